//! Why a transaction failed, by what its contract says.

use super::{Bench, Code, Fact, Verdict, codes};
use crate::facts::{Failure, Transaction};

/// Words by which contracts say that the price moved; small letters.
const SLIPPAGE: [&str; 12] = [
    "slippage",
    "insufficient_output_amount",
    "excessive_input_amount",
    "insufficient output amount",
    "too little received",
    "toolittlereceived",
    "too much requested",
    "toomuchrequested",
    "return amount is not enough",
    "min return not reached",
    "minreturn",
    "price impact",
];
/// … that it came too late.
const DEADLINE: [&str; 5] =
    ["expired", "transaction too old", "deadlinepassed", "deadline exceeded", "past deadline"];
/// … that they were not permitted to take the tokens.
const ALLOWANCE: [&str; 5] = [
    "insufficient allowance",
    "exceeds allowance",
    "insufficientallowance",
    "allowanceexpired",
    "transfer_from_failed",
];
/// … that there is too little of the token.
const BALANCE: [&str; 7] = [
    "exceeds balance",
    "insufficient balance",
    "insufficientbalance",
    "insufficient funds",
    "insufficient lamports",
    "balance is not sufficient",
    "not enough",
];

pub(super) fn judge(bench: &Bench<'_>, it: &Transaction) -> Verdict {
    let none = Failure::default();
    let failure = it.failure.as_ref().unwrap_or(&none);
    let network = bench.network;
    let coded = failure.code.as_deref().and_then(|code| codes::meaning(network.family, code));
    let words = coded.map(|it| it.words.to_owned());
    let reason = failure.reason.clone().or(words).or_else(|| failure.code.clone()).unwrap_or_default();
    let fee = Fact::Amount {
        units: it.fee.unwrap_or_default(),
        decimals: Some(network.decimals),
        symbol: network.symbol.clone(),
    };
    if failure.out_of_gas {
        let resource = it.resources.first();
        let used = resource.and_then(|it| it.used).unwrap_or_default();
        let limit = resource.and_then(|it| it.limit).unwrap_or(used);
        return Verdict::new(Code::TxFailedOutOfGas).with("used", used).with("limit", limit).with("fee", fee);
    }
    if let Some(panic) = failure.panic {
        return Verdict::new(Code::TxFailedPanic).with("panic", format!("{panic:#04x}")).with("fee", fee);
    }
    if let Some(code) = coded.and_then(|it| it.code) {
        let verdict = Verdict::new(code).with("fee", fee);
        return if code.facts().contains(&"reason") { verdict.with("reason", reason) } else { verdict };
    }
    let small = reason.to_ascii_lowercase();
    let speaks = |words: &[&str]| words.iter().any(|word| small.contains(word));
    // An allowance that has expired speaks of both; what is to be done is to permit anew.
    let code = if speaks(&ALLOWANCE) {
        Code::TxFailedAllowance
    } else if speaks(&SLIPPAGE) {
        Code::TxFailedSlippage
    } else if speaks(&DEADLINE) {
        Code::TxFailedDeadline
    } else if speaks(&BALANCE) {
        Code::TxFailedBalance
    } else {
        Code::TxFailedReverted
    };
    Verdict::new(code).with("reason", reason).with("fee", fee)
}
