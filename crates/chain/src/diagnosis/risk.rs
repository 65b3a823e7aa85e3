//! Where it went and who may take more: what the customer has to be told even though the chain calls it a success.

use super::{Bench, Code, Verdict, amount};
use crate::{
    facts::{Allowance, Approval, Kind, Transaction, Transfer},
    platform::LabelKind,
};

/// Whether somebody else took the tokens: whoever sent the transaction told the token itself to move what is not theirs, which a
/// permission allows. Whoever the platform knows to be honest may.
pub(super) fn is_taken(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer) -> bool {
    let Some(by) = it.from.as_deref().filter(|by| *by != transfer.from) else { return false };
    let asked = transfer.kind == Kind::Token && transfer.direct && it.to == transfer.asset.token;
    let honest = |kind| matches!(kind, LabelKind::Exchange | LabelKind::Bridge | LabelKind::Service);
    let known = bench.platform.label(&bench.network.id, by).is_some_and(|it| honest(it.kind));
    asked && !known
}

pub(super) fn transfer(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer, all: &mut Vec<Verdict>) {
    if let Some(resembles) = bench.resembles(&transfer.from) {
        let verdict = Verdict::new(Code::TransferFromLookalike).with("from", transfer.from.as_str());
        all.push(verdict.with("resembles", resembles));
    }
    let much = amount(transfer.amount, &transfer.asset);
    if is_taken(bench, it, transfer) {
        let token = transfer.asset.token.clone().unwrap_or_default();
        let taken = Verdict::new(Code::TransferTaken).with("amount", much.clone()).with("token", token);
        let taken = taken.with("from", transfer.from.as_str()).with("to", transfer.to.as_str());
        all.push(taken.with("by", it.from.clone().unwrap_or_default()));
    }
    let told = |code| Verdict::new(code).with("amount", much.clone()).with("to", transfer.to.as_str());
    if let Some(label) = bench.platform.label(&bench.network.id, &transfer.to) {
        let code = match label.kind {
            LabelKind::Sanctioned => Some(Code::SentToSanctioned),
            LabelKind::Drainer | LabelKind::Scam => Some(Code::SentToScam),
            LabelKind::Exchange if transfer.direct => Some(Code::SentToExchange),
            LabelKind::Bridge if transfer.direct || transfer.kind == Kind::Native => Some(Code::SentToBridge),
            _ => None,
        };
        all.extend(code.map(|code| told(code).with("name", label.name.as_str())));
        return;
    }
    if !bench.platform.deposits(&transfer.to).is_empty() || !transfer.direct {
        return;
    }
    if let Some(resembles) = bench.resembles(&transfer.to) {
        all.push(told(Code::SentToLookalike).with("resembles", resembles));
    } else if transfer.asset.token.as_ref() == Some(&transfer.to) {
        all.push(told(Code::SentToTokenContract));
    } else if it.contracts.contains(&transfer.to) {
        all.push(told(Code::SentToContract));
    }
}

pub(super) fn approval(bench: &Bench<'_>, it: &Transaction, approval: &Approval, all: &mut Vec<Verdict>) {
    let token = approval.asset.token.as_deref().unwrap_or_default();
    let told = |code| Verdict::new(code).with("token", token).with("spender", approval.spender.as_str());
    if approval.allowance == Allowance::Revoked {
        // Marketplaces clear permissions with each sale; only what was asked for is told.
        if it.to.as_deref() == Some(token) && it.transfers.is_empty() {
            all.push(told(Code::ApprovalRevoked));
        }
        return;
    }
    let label = bench.platform.label(&bench.network.id, &approval.spender);
    let thief = |kind| matches!(kind, LabelKind::Drainer | LabelKind::Scam | LabelKind::Sanctioned);
    if let Some(label) = label.filter(|it| thief(it.kind)) {
        all.push(told(Code::ApprovalDrainer).with("name", label.name.as_str()));
        return;
    }
    // Many tokens log what is left of a permission whenever it is used: that permits nothing new.
    // It is a new one only where its owner asks the token itself for it.
    let used = |it: &Transfer| it.asset.token == approval.asset.token && it.from == approval.owner;
    let asked_for = it.from.as_ref() == Some(&approval.owner);
    let called = it.to.as_deref() == Some(token) && asked_for && approval.spender != approval.owner;
    if !called && it.transfers.iter().any(used) {
        return;
    }
    if asked_for && label.is_none() && !it.contracts.contains(&approval.spender) {
        all.push(told(Code::ApprovalToAccount));
        return;
    }
    all.push(match approval.allowance {
        Allowance::Unlimited | Allowance::All => told(Code::ApprovalUnlimited),
        Allowance::Limited(units) | Allowance::Item(units) => {
            let units = if approval.asset.item.is_some() { 1u64.into() } else { units };
            told(Code::ApprovalGiven).with("amount", amount(units, &approval.asset))
        }
        Allowance::Revoked => return,
    });
}
