//! Whether what arrived at the platform's addresses can be credited.

use super::{Bench, Code, Fact, Severity, Verdict, amount, transaction};
use crate::{
    facts::{Status, Transaction, Transfer},
    platform::{Deposit, Whose, spelling},
};

/// The transfers of a transaction that reached the platform's addresses and are not credited by themselves, each by its place
/// with what is wrong with it. Two that are alike are two: a verdict tells them once.
pub(crate) fn uncredited(bench: &Bench<'_>, it: &Transaction) -> Vec<(usize, Code)> {
    if !matches!(it.status, Status::Pending | Status::Succeeded) || transaction::competes(it) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (at, transfer) in it.transfers.iter().enumerate().take(transaction::TOLD) {
        let mut verdicts = Vec::new();
        judge(bench, it, transfer, &mut verdicts);
        all.extend(verdicts.iter().filter(|it| it.severity == Severity::Act).map(|it| (at, it.code)));
    }
    all
}

pub(super) fn judge(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer, all: &mut Vec<Verdict>) {
    let entries = bench.platform.deposits(&transfer.to);
    // A false token's verdict says it all.
    if entries.is_empty() || transaction::false_token(bench, &transfer.asset).is_some() {
        return;
    }
    let much = amount(transfer.amount, &transfer.asset);
    let told = |code| Verdict::new(code).with("amount", much.clone()).with("to", transfer.to.as_str());
    let chain = &bench.network.id;
    // What another customer was given is not judged: what is credited there is theirs to know.
    if let Some(code) = entries.iter().find_map(|it| given_to_others(it.whose)) {
        all.push(told(code));
        return;
    }
    let here: Vec<&Deposit> = entries.iter().filter(|it| it.chains.contains(chain)).collect();
    if here.is_empty() {
        let expected: Vec<_> = entries.iter().flat_map(|it| it.chains.iter().cloned()).collect();
        all.push(told(Code::DepositWrongNetwork).with("expected", bench.named(&expected)));
        return;
    }
    let token = transfer.asset.token.as_deref();
    let credited = bench.platform.credited(chain, &transfer.to);
    let wanted = token.map(spelling);
    let supported = credited.iter().copied().find(|it| it.token == wanted);
    let native_by_default = token.is_none() && credited.is_empty();
    if supported.is_none() && !native_by_default {
        let token = token.unwrap_or(&bench.network.symbol);
        all.push(told(Code::DepositTokenUnsupported).with("token", token));
        return;
    }
    if here.iter().all(|entry| entry.memo.is_some() && entry.memo != transfer.memo) {
        all.push(match &transfer.memo {
            None => told(Code::DepositMemoMissing),
            Some(memo) => told(Code::DepositMemoWrong).with("memo", memo.as_str()),
        });
        return;
    }
    let minimum = match supported.and_then(|it| it.minimum) {
        None if token.is_none() => bench.network.minimum_deposit,
        own => own,
    };
    if let Some(minimum) = minimum.filter(|minimum| transfer.amount < *minimum) {
        let asset = &transfer.asset;
        let decimals = supported.map(|it| it.decimals).or(asset.decimals);
        let symbol = supported.map(|it| it.symbol.clone()).or_else(|| asset.symbol.clone());
        let fact = Fact::Amount { units: minimum, decimals, symbol: symbol.unwrap_or_default() };
        all.push(told(Code::DepositBelowMinimum).with("minimum", fact));
        return;
    }
    if it.status == Status::Succeeded && transaction::settled(bench, it) {
        all.push(told(Code::DepositComplete));
    }
}

fn given_to_others(whose: Whose) -> Option<Code> {
    match whose {
        Whose::Platform | Whose::Customer => None,
        Whose::Somebody => Some(Code::DepositSomebody),
        Whose::Another => Some(Code::DepositAnother),
    }
}
