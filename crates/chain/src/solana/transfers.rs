//! What moved: the system program's lamports and the token programs' tokens, whose accounts are told by their owners.

use super::model::{Instruction, WireTransaction};
use crate::{
    amount::Units,
    facts::{Allowance, Approval, Asset, Kind, Transaction, Transfer},
    wire::{coin, native},
};
use serde_json::Value;

/// The system program, to which the accounts of persons belong.
pub(super) const SYSTEM: &str = "11111111111111111111111111111111";
const TOKEN: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
const TOKEN_2022: &str = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
const MEMOS: [&str; 2] =
    ["MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo"];

/// An account of a token: whose it is and of what.
struct Holding<'a> {
    owner: &'a str,
    mint: &'a str,
    decimals: u8,
}

pub(super) fn add(wire: &WireTransaction, it: &mut Transaction) {
    let message = &wire.transaction.message;
    for instruction in &message.instructions {
        read(wire, instruction, true, it);
    }
    for inner in wire.meta.inner_instructions.iter().flatten() {
        for instruction in &inner.instructions {
            read(wire, instruction, false, it);
        }
    }
    let memo = message
        .instructions
        .iter()
        .filter(|it| MEMOS.contains(&it.program_id.as_str()))
        .find_map(|it| it.parsed.as_ref()?.as_str());
    for transfer in it.transfers.iter_mut().filter(|it| it.direct) {
        transfer.memo = memo.map(str::to_owned);
    }
    it.to = it.transfers.iter().find(|it| it.direct).map(|it| it.to.clone());
}

fn read(wire: &WireTransaction, instruction: &Instruction, direct: bool, it: &mut Transaction) {
    let Some(parsed) = instruction.parsed.as_ref().filter(|it| it.is_object()) else { return };
    let (Some(kind), Some(info)) = (parsed.get("type").and_then(Value::as_str), parsed.get("info")) else {
        return;
    };
    match instruction.program_id.as_str() {
        SYSTEM => it.transfers.extend(lamports(kind, info, direct)),
        TOKEN | TOKEN_2022 if kind.starts_with("transfer") => it.transfers.extend(tokens(wire, info, direct)),
        TOKEN | TOKEN_2022 if matches!(kind, "approve" | "approveChecked" | "revoke") => {
            it.approvals.extend(approval(wire, kind, info));
        }
        _ => {}
    }
}

fn text<'a>(info: &'a Value, name: &str) -> Option<&'a str> {
    info.get(name)?.as_str()
}

fn lamports(kind: &str, info: &Value, direct: bool) -> Option<Transfer> {
    let to = match kind {
        "transfer" | "transferWithSeed" => text(info, "destination")?,
        "createAccount" | "createAccountWithSeed" => text(info, "newAccount")?,
        _ => return None,
    };
    let amount = info.get("lamports")?.as_u64()?;
    // Rent for new accounts is no payment, though it moves.
    let payment = kind.starts_with("transfer");
    let kind = if direct { Kind::Native } else { Kind::Internal };
    let transfer = native(text(info, "source")?, to, amount.into());
    Some(Transfer { kind, direct: direct && payment, ..transfer })
}

fn tokens(wire: &WireTransaction, info: &Value, direct: bool) -> Option<Transfer> {
    let (source, destination) = (text(info, "source")?, text(info, "destination")?);
    let (from, to) = (holding(wire, source), holding(wire, destination));
    let known = from.as_ref().or(to.as_ref());
    let mint = text(info, "mint").or_else(|| known.map(|it| it.mint))?;
    let stated = info.get("tokenAmount");
    let amount = stated.and_then(|it| text(it, "amount")).or_else(|| text(info, "amount"))?;
    let amount = Units::parse(amount, 0).ok()?;
    let decimals = stated.and_then(|it| u8::try_from(it.get("decimals")?.as_u64()?).ok());
    // A Token-2022 mint may keep a part of each transfer.
    let kept =
        info.get("feeAmount").and_then(|it| text(it, "amount")).and_then(|it| Units::parse(it, 0).ok());
    let arrived = kept.and_then(|kept| amount.0.checked_sub(kept.0)).map_or(amount, Units);
    Some(Transfer {
        kind: Kind::Token,
        asset: Asset {
            token: Some(mint.to_owned()),
            decimals: decimals.or(known.map(|it| it.decimals)),
            ..coin()
        },
        direct,
        sent: (arrived < amount).then_some(amount),
        ..native(
            from.map_or_else(|| text(info, "authority").unwrap_or(source), |it| it.owner),
            to.map_or(destination, |it| it.owner),
            arrived,
        )
    })
}

fn approval(wire: &WireTransaction, kind: &str, info: &Value) -> Option<Approval> {
    let source = text(info, "source")?;
    let held = holding(wire, source);
    let stated = info.get("tokenAmount");
    let amount = stated.and_then(|it| text(it, "amount")).or_else(|| text(info, "amount"));
    let amount = amount.and_then(|it| it.parse::<u64>().ok());
    let allowance = match amount {
        None | Some(0) if kind == "revoke" || amount == Some(0) => Allowance::Revoked,
        Some(u64::MAX) => Allowance::Unlimited,
        Some(amount) => Allowance::Limited(amount.into()),
        None => return None,
    };
    let mint = text(info, "mint").or(held.as_ref().map(|it| it.mint))?;
    Some(Approval {
        asset: Asset {
            token: Some(mint.to_owned()),
            decimals: held.as_ref().map(|it| it.decimals),
            ..coin()
        },
        owner: text(info, "owner").unwrap_or(source).to_owned(),
        spender: text(info, "delegate").unwrap_or_default().to_owned(),
        allowance,
        until: None,
    })
}

/// What the balances say of an account of a token.
fn holding<'a>(wire: &'a WireTransaction, account: &str) -> Option<Holding<'a>> {
    let index = wire.transaction.message.account_keys.iter().position(|it| it.pubkey == account)?;
    let (after, before) =
        (wire.meta.post_token_balances.iter().flatten(), wire.meta.pre_token_balances.iter().flatten());
    let balance = after.chain(before).find(|it| it.account_index == index)?;
    let owner = balance.owner.as_deref()?;
    Some(Holding { owner, mint: &balance.mint, decimals: balance.ui_token_amount.decimals })
}
