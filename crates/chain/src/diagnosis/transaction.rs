//! The verdicts on a transaction.

use super::{Bench, Code, Fact, Source, Verdict, amount, deposit, failure, risk};
use crate::{
    config::Family,
    facts::{Asset, Kind, Queue, Sourced, Status, Transaction, Transfer},
    platform::{LabelKind, spelling},
};

/// More transfers than this are not told one by one: a spammer's transaction has thousands.
pub(super) const TOLD: usize = 16;

/// Everything that is to be said of a transaction: where it stands first, then the rest, the gravest first.
pub(crate) fn judge(bench: &Bench<'_>, told: &Sourced<Transaction>) -> Vec<Verdict> {
    let it = &told.value;
    let mut rest = Vec::new();
    // Of one whose place another may take, nobody knows whether anything of it will move.
    if matches!(it.status, Status::Pending | Status::Succeeded) && !competes(it) {
        for transfer in it.transfers.iter().take(TOLD) {
            told_of(bench, it, transfer, &mut rest);
            risk::transfer(bench, it, transfer, &mut rest);
            deposit::judge(bench, it, transfer, &mut rest);
        }
        for crossing in it.crossings.iter().take(TOLD) {
            let there = bench.named(std::slice::from_ref(&crossing.chain));
            let verdict = Verdict::new(Code::TransferCrossed).with("name", crossing.bridge.as_str());
            rest.push(verdict.with("destination", there).with("to", crossing.recipient.as_str()));
        }
        for approval in it.approvals.iter().take(TOLD) {
            risk::approval(bench, it, approval, &mut rest);
        }
    }
    rest.sort_by_key(|it| std::cmp::Reverse(it.severity));
    let mut all = vec![standing(bench, it)];
    all.extend(rest);
    all.dedup();
    for verdict in &mut all {
        finish(bench, verdict);
        verdict.source = Some(Source {
            chain: bench.network.id.clone(),
            block: it.block.clone().or_else(|| it.was_in.clone()),
            endpoint: told.host.clone(),
            asked: told.asked,
        });
    }
    all
}

/// What every text may need.
pub(super) fn finish(bench: &Bench<'_>, verdict: &mut Verdict) {
    verdict.facts.insert("network".into(), Fact::Text(bench.network.name.clone()));
}

/// How many blocks the platform asks for: the network's number, or the largest of what moved to it.
fn needed(bench: &Bench<'_>, it: &Transaction) -> u64 {
    let network = bench.network;
    let own = it.transfers.iter().filter_map(|transfer| {
        let ours = bench.platform.deposits(&transfer.to).iter().any(|it| it.chains.contains(&network.id));
        let token = transfer.asset.token.as_deref().map(spelling);
        let credited = bench.platform.credited(&network.id, &transfer.to).into_iter().filter(|_| ours);
        credited.filter(|it| it.token == token).find_map(|it| it.confirmations)
    });
    own.max().unwrap_or(network.confirmations)
}

/// Whether the platform takes it as settled.
pub(crate) fn settled(bench: &Bench<'_>, it: &Transaction) -> bool {
    it.finalised || it.confirmations >= needed(bench, it)
}

/// Whether another waits that can take its place.
pub(super) fn competes(it: &Transaction) -> bool {
    it.status == Status::Pending && it.replaced_by.is_some()
}

fn standing(bench: &Bench<'_>, it: &Transaction) -> Verdict {
    match it.status {
        Status::Pending if competes(it) => {
            Verdict::new(Code::TxPendingCompeting).with("by", it.replaced_by.clone().unwrap_or_default())
        }
        Status::Pending => pending(bench, it.queue.as_ref().unwrap_or(&Queue::default())),
        Status::Failed => failure::judge(bench, it),
        Status::Replaced => {
            Verdict::new(Code::TxReplaced).with("by", it.replaced_by.clone().unwrap_or_default())
        }
        Status::Reorganised => {
            let height = it.was_in.as_ref().map_or(0, |it| it.height);
            Verdict::new(Code::TxReorganised).with("height", height)
        }
        Status::Expired => Verdict::new(Code::TxExpired),
        Status::Succeeded => {
            if let Some(verdict) = immature(bench, it) {
                return verdict;
            }
            let needed = needed(bench, it);
            let told =
                |code| Verdict::new(code).with("confirmations", it.confirmations).with("needed", needed);
            if settled(bench, it) {
                return told(Code::TxSucceeded);
            }
            let missing = needed.saturating_sub(it.confirmations);
            let wait = Fact::Seconds(missing.saturating_mul(bench.network.block_seconds));
            told(Code::TxConfirming).with("missing", missing).with("wait", wait)
        }
    }
}

/// A miner's new coins can be moved in the hundredth block after theirs (Bitcoin's `COINBASE_MATURITY`).
fn immature(bench: &Bench<'_>, it: &Transaction) -> Option<Verdict> {
    const NEEDED: u64 = 100;
    let new =
        bench.network.family == Family::Bitcoin && it.inputs.first().is_some_and(|it| it.at == "coinbase");
    let missing = NEEDED.checked_sub(it.confirmations).filter(|missing| new && *missing > 0)?;
    let wait = Fact::Seconds(missing.saturating_mul(bench.network.block_seconds));
    let told = Verdict::new(Code::TxImmature).with("confirmations", it.confirmations).with("needed", NEEDED);
    Some(told.with("missing", missing).with("wait", wait))
}

fn pending(bench: &Bench<'_>, queue: &Queue) -> Verdict {
    if let (Some(missing), Some(nonce)) = (queue.missing_nonce, queue.nonce) {
        return Verdict::new(Code::TxPendingNonceGap).with("nonce", nonce).with("missing", missing);
    }
    let behind = u64::try_from(queue.behind.len()).unwrap_or(u64::MAX);
    // A node that shows no others still shows that their numbers come first.
    let before = queue.nonce.zip(queue.next_nonce).map_or(0, |(nonce, next)| nonce.saturating_sub(next));
    let count = behind.max(before);
    if count > 0 {
        let ahead = queue.behind.first().cloned().unwrap_or_default();
        return Verdict::new(Code::TxPendingStuckBehind).with("count", count).with("ahead", ahead);
    }
    if let (Some(offered), Some(needed)) = (queue.offered, queue.needed)
        && offered < needed
    {
        let (symbol, decimals) =
            queue.unit.as_ref().map_or((String::new(), None), |it| (it.name.clone(), Some(it.decimals)));
        let rate = |units| Fact::Amount { units, decimals, symbol: symbol.clone() };
        return Verdict::new(Code::TxPendingFeeLow)
            .with("offered", rate(offered))
            .with("needed", rate(needed));
    }
    Verdict::new(Code::TxPendingWaiting).with("block_time", Fact::Seconds(bench.network.block_seconds))
}

/// What moved, once it has.
fn told_of(bench: &Bench<'_>, it: &Transaction, transfer: &Transfer, all: &mut Vec<Verdict>) {
    let asset = &transfer.asset;
    let token = asset.token.clone().unwrap_or_default();
    let much = amount(transfer.amount, asset);
    if let Some(name) = false_token(bench, asset) {
        let verdict = Verdict::new(Code::TransferScamToken);
        all.push(verdict.with("amount", much).with("token", token).with("name", name));
        return;
    }
    if let Some(name) = borrowed_name(bench, asset) {
        let verdict = Verdict::new(Code::TransferSameName).with("amount", much).with("token", token);
        all.push(verdict.with("name", name).with("to", transfer.to.as_str()));
        return;
    }
    if it.status != Status::Succeeded {
        return;
    }
    if let (Some(sent), Family::Xrp) = (transfer.sent, bench.network.family) {
        let verdict = Verdict::new(Code::TransferPartial).with("amount", much);
        all.push(verdict.with("sent", amount(sent, asset)).with("to", transfer.to.as_str()));
        return;
    }
    if let Some(sent) = transfer.sent {
        let verdict = Verdict::new(Code::TransferFeeOnTransfer).with("amount", much);
        let to = transfer.to.as_str();
        all.push(verdict.with("sent", amount(sent, asset)).with("token", token).with("to", to));
        return;
    }
    // What a contract did is told beside it: that it was taken may be known of one look and not of the next.
    if risk::taking(bench, it, transfer) == Some(risk::Taking::Plainly) {
        return;
    }
    let code = match transfer.kind {
        Kind::Native => Code::TransferNative,
        Kind::Token => Code::TransferToken,
        Kind::Internal => Code::TransferInternal,
    };
    let (from, to) = (transfer.from.as_str(), transfer.to.as_str());
    let verdict = Verdict::new(code).with("amount", much).with("from", from).with("to", to);
    all.push(if transfer.kind == Kind::Token { verdict.with("token", token) } else { verdict });
}

/// By which list a token is a fraud.
pub(super) fn false_token<'a>(bench: &Bench<'a>, asset: &Asset) -> Option<&'a str> {
    let label = bench.platform.label(&bench.network.id, asset.token.as_deref()?)?;
    matches!(label.kind, LabelKind::ScamToken | LabelKind::Scam).then_some(label.name.as_str())
}

/// The symbol of a supported asset that another contract's token bears. That alone is no fraud: bridges make such tokens.
fn borrowed_name(bench: &Bench<'_>, asset: &Asset) -> Option<String> {
    let (token, symbol) = (asset.token.as_deref()?, asset.symbol.as_deref()?);
    let chain = &bench.network.id;
    if bench.platform.asset(chain, Some(token)).is_some() || bench.platform.label(chain, token).is_some() {
        return None;
    }
    let assets = bench.platform.assets(chain);
    assets.iter().find(|it| it.symbol.eq_ignore_ascii_case(symbol)).map(|it| it.symbol.clone())
}
