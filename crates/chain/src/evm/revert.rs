//! Why a transaction failed: it is run again where it failed, and what it says is read.

use super::{
    Evm,
    abi::text,
    rpc::{self, Receipt, RpcError, WireTransaction},
};
use crate::{
    facts::Failure,
    transport::{CannotTell, Keep, Round},
};
use alloy_primitives::{Bytes, hex};
use alloy_sol_types::{Panic, Revert, SolError};
use serde_json::{Value, json};

/// Runs a failed transaction again, on the state before its block and then on that after it.
pub(super) async fn failure(
    evm: &Evm,
    round: &Round,
    wire: &WireTransaction,
    receipt: &Receipt,
) -> Result<Failure, CannotTell> {
    let height = receipt.block_number.to::<u64>();
    let call = json!({
        "from": text(wire.from),
        "to": wire.to.map(text),
        "data": wire.input,
        "value": format!("{:#x}", wire.value),
        "gas": format!("{:#x}", wire.gas.to::<u64>()),
    });
    let mut failure = Failure { out_of_gas: receipt.gas_used >= wire.gas, ..Failure::default() };
    for height in [height.saturating_sub(1), height] {
        let question = ("eth_call", json!([call, format!("{height:#x}")]));
        match rpc::may::<Bytes>(&evm.pool, round, question, Keep::Final).await {
            Ok(answer) => {
                if let Err(error) = answer.value
                    && read(&error, &mut failure)
                {
                    break;
                }
            }
            // A node without old states still tells the rest.
            Err(CannotTell::Refused) => {}
            Err(why) => return Err(why),
        }
    }
    Ok(failure)
}

/// Takes what a node says of a call that failed; whether it says that it failed by running at all.
fn read(error: &RpcError, failure: &mut Failure) -> bool {
    let message = error.message.to_ascii_lowercase();
    if let Some(data) = error.data.as_ref().and_then(bytes) {
        failure.out_of_gas = false;
        decode(&data, failure);
        return true;
    }
    if message.contains("out of gas") || message.contains("outofgas") {
        failure.out_of_gas = true;
        return true;
    }
    // All its gas is gone by an opcode that does not exist: asserts of old compilers.
    let invalid = message.contains("invalid opcode") || message.contains("invalidfeopcode");
    if message.contains("revert") || invalid {
        failure.out_of_gas = false;
        let told = error.message.split_once("execution reverted: ").map(|(_, told)| told);
        failure.reason = told.and_then(clean);
        return true;
    }
    false
}

/// The data of an error, as nodes wrap it: a hex text, with words before it, or in an object.
fn bytes(data: &Value) -> Option<Vec<u8>> {
    let text = data.as_str().or_else(|| data.get("data").and_then(Value::as_str))?;
    let text = text.rsplit(' ').next()?;
    hex::decode(text.strip_prefix("0x")?).ok()
}

fn decode(data: &[u8], failure: &mut Failure) {
    if let Ok(revert) = Revert::abi_decode(data) {
        failure.reason = clean(&revert.reason);
    } else if let Ok(panic) = Panic::abi_decode(data) {
        failure.panic = panic.code.try_into().ok();
    } else if let Some(selector) = data.get(..4) {
        let code = format!("0x{}", hex::encode(selector));
        failure.reason = known(&code).map(str::to_owned);
        failure.code = Some(code);
    }
}

/// What contracts say is shown to customers: no lines, no links, not long.
fn clean(reason: &str) -> Option<String> {
    let sound = |it: char| if it.is_control() { ' ' } else { it };
    let flat: String = reason.chars().map(sound).take(160).collect();
    let flat = flat.trim().replace("://", " ");
    (!flat.is_empty()).then_some(flat)
}

/// Names of errors that many contracts use: OpenZeppelin 5 (ERC-6093), Uniswap, 0x, 1inch.
fn known(selector: &str) -> Option<&'static str> {
    Some(match selector {
        "0xe450d38c" => "ERC20InsufficientBalance",
        "0xfb8f41b2" => "ERC20InsufficientAllowance",
        "0x96c6fd1e" => "ERC20InvalidSender",
        "0xec442f05" => "ERC20InvalidReceiver",
        "0x94280d62" => "ERC20InvalidSpender",
        "0x7e273289" => "ERC721NonexistentToken",
        "0x177e802f" => "ERC721InsufficientApproval",
        "0xd93c0665" => "EnforcedPause",
        "0x118cdaa7" => "OwnableUnauthorizedAccount",
        "0x39d35496" => "V3TooLittleReceived",
        "0x849eaf98" => "V2TooLittleReceived",
        "0x8b063d73" => "V4TooLittleReceived",
        "0x5bf6f916" => "TransactionDeadlinePassed",
        "0xd81b2f2e" => "AllowanceExpired",
        "0x13be252b" => "InsufficientAllowance",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::keccak256;

    #[test]
    fn the_selectors_of_known_errors_are_those_of_their_declarations() {
        for declaration in [
            "ERC20InsufficientBalance(address,uint256,uint256)",
            "ERC20InsufficientAllowance(address,uint256,uint256)",
            "ERC20InvalidSender(address)",
            "ERC20InvalidReceiver(address)",
            "ERC20InvalidSpender(address)",
            "ERC721NonexistentToken(uint256)",
            "ERC721InsufficientApproval(address,uint256)",
            "EnforcedPause()",
            "OwnableUnauthorizedAccount(address)",
            "V3TooLittleReceived()",
            "V2TooLittleReceived()",
            "V4TooLittleReceived(uint256,uint256)",
            "TransactionDeadlinePassed()",
            "AllowanceExpired(uint256)",
            "InsufficientAllowance()",
        ] {
            let selector = format!("0x{}", hex::encode(&keccak256(declaration)[..4]));
            let name = declaration.split('(').next();
            assert_eq!(known(&selector), name, "{declaration} is {selector}");
        }
    }

    #[test]
    fn what_nodes_say_of_a_revert_is_read_however_they_wrap_it() {
        let data = format!("0x{}", hex::encode(Revert::from("too little\nhttp://x").abi_encode()));
        for data in [json!(data), json!({"data": data}), json!(format!("Reverted {data}"))] {
            let mut failure = Failure { out_of_gas: true, ..Failure::default() };
            assert!(read(&RpcError { code: 3, message: "x".into(), data: Some(data) }, &mut failure));
            assert_eq!((failure.reason.as_deref(), failure.out_of_gas), (Some("too little http x"), false));
        }
        let mut failure = Failure::default();
        let error = RpcError {
            code: -32_000,
            message: "gas required exceeds allowance, out of gas".into(),
            data: None,
        };
        assert!(read(&error, &mut failure) && failure.out_of_gas);
        let error = RpcError { code: -32_000, message: "missing trie node".into(), data: None };
        assert!(!read(&error, &mut failure));
    }
}
