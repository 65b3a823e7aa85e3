//! Where it went and who may take more: what the customer has to be told even though the chain calls it a success.

use super::{Bench, Code, Verdict, amount};
use crate::{
    amount::Units,
    facts::{Allowance, Approval, Kind, Transaction, Transfer},
    platform::LabelKind,
};
use alloy_primitives::U256;

/// How somebody else came by tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taking {
    /// They told the token itself to move what is not theirs, which a permission allows.
    Plainly,
    /// A contract did it for them: what it took from a person came to them, or a known thief has a hand in it.
    ByContract,
    /// A contract moved what is a person's, who did not send this and got nothing for it here that is known to be worth something. A thief's
    /// contract looks like that, and so does a payment or an order that the owner signed and others carry out: nothing on the chain tells
    /// the two apart.
    Unclear,
}

/// Whether, and how, somebody else moved the owner's tokens. Whoever the platform knows to be honest may.
pub(super) fn taking(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer) -> Option<Taking> {
    let by = it.from.as_deref().filter(|by| *by != transfer.from && transfer.kind == Kind::Token)?;
    let kind = |address: &str| bench.platform.label(&bench.network.id, address).map(|it| it.kind);
    let honest = |address: &str| {
        matches!(kind(address), Some(LabelKind::Exchange | LabelKind::Bridge | LabelKind::Service))
    };
    let thief = |address: &str| matches!(kind(address), Some(LabelKind::Drainer | LabelKind::Scam));
    if honest(by) {
        return None;
    }
    if transfer.direct {
        return (it.to == transfer.asset.token).then_some(Taking::Plainly);
    }
    let called = it.to.as_deref().unwrap_or_default();
    if !it.bare_owners.contains(&transfer.from) || honest(called) || honest(&transfer.to) {
        return None;
    }
    if [by, called, transfer.to.as_str()].into_iter().any(thief) {
        return Some(Taking::ByContract);
    }
    let got = || it.transfers.iter().filter(|it| it.to == transfer.from && it.amount > Units::ZERO);
    if got().any(|it| has_worth(bench, it)) {
        return None;
    }
    // A token of which nothing is known may be what they wanted, or one that a thief made up for this.
    if got().all(|it| it.kind != Kind::Token) && reaches(bench, it, transfer, by) {
        return Some(Taking::ByContract);
    }
    Some(Taking::Unclear)
}

/// Whether something is known to be worth something, and more than dust: the network's own coin, and what the platform credits, from the
/// least that it credits on. Any contract can log that its own tokens moved.
fn has_worth(bench: &Bench<'_>, it: &Transfer) -> bool {
    let known = bench.platform.asset(&bench.network.id, it.asset.token.as_deref());
    let decimals = match (it.kind, known) {
        (Kind::Token, None) => return false,
        (Kind::Token, Some(known)) => known.decimals,
        (Kind::Native | Kind::Internal, _) => bench.network.decimals,
    };
    let thousandth = Units(U256::from(10).saturating_pow(U256::from(decimals.saturating_sub(3))));
    it.amount >= known.and_then(|it| it.minimum).unwrap_or_default().max(thousandth)
}

/// Whether all that left an owner came to whoever sent the transaction, at once or by way of the contract that they called, and they paid
/// nothing in it: a buyer pays, and who carries out an order for a fee gets but the fee.
fn reaches(bench: &Bench<'_>, it: &Transaction, taken: &Transfer, by: &str) -> bool {
    let paid = it.transfers.iter().any(|it| it.kind == Kind::Native && has_worth(bench, it));
    let passed = |moved: &Transfer| {
        it.transfers.iter().any(|next| {
            next.asset == moved.asset && next.from == moved.to && next.to == by && next.amount >= moved.amount
        })
    };
    let comes = |moved: &Transfer| moved.to == by || (it.to.as_ref() == Some(&moved.to) && passed(moved));
    let gave = it.transfers.iter().any(|it| it.kind == Kind::Token && it.from == by);
    !paid && !gave && it.transfers.iter().filter(|it| it.from == taken.from).all(comes)
}

pub(super) fn transfer(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer, all: &mut Vec<Verdict>) {
    if let Some(resembles) = bench.resembles(&transfer.from) {
        let verdict = Verdict::new(Code::TransferFromLookalike).with("from", transfer.from.as_str());
        all.push(verdict.with("resembles", resembles));
    }
    let much = amount(transfer.amount, &transfer.asset);
    if let Some(taking) = taking(bench, it, transfer) {
        let token = transfer.asset.token.clone().unwrap_or_default();
        let code = match taking {
            Taking::Plainly | Taking::ByContract => Code::TransferTaken,
            Taking::Unclear => Code::TransferByOther,
        };
        let taken = Verdict::new(code).with("amount", much.clone()).with("token", token);
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
