//! What a transaction that is in no block waits for, and what became of one that is gone.

use super::{
    Evm, MOMENT,
    abi::text,
    rpc::{self, WireTransaction},
};
use crate::{
    amount::Units,
    facts::{Queue, RateUnit, Status, Transaction},
    transport::{CannotTell, Keep, Round},
};
use alloy_primitives::U256;
use futures_util::future::join3;
use serde_json::json;

/// How many of the transactions before it are looked for.
const AHEAD: u64 = 8;
/// How many blocks back the one that took a nonce is searched for; older states are kept by few nodes.
const BACK: u64 = 1_024;

/// Where one that is in no block stands.
pub(super) enum Place {
    /// It can still be included.
    Queued(Box<Queue>),
    /// Its nonce is used, by the one named if it was found.
    Taken(Option<String>),
}

/// What the transactions of a sender at one nonce are, as a node knows them.
enum Slot {
    Known(String),
    Empty,
    /// The node does not offer to say.
    Unknown,
}

pub(super) async fn place(evm: &Evm, round: &Round, wire: &WireTransaction) -> Result<Place, CannotTell> {
    let from = text(wire.from);
    let (next, pending, market) =
        join3(evm.nonce(round, &from, "latest"), evm.nonce(round, &from, "pending"), market(evm, round))
            .await;
    let (next, pending, nonce) = (next?, pending?, wire.nonce.to::<u64>());
    let own = format!("{:#x}", wire.hash);
    if nonce < next {
        return Ok(Place::Taken(taken_by(evm, round, &from, nonce).await?.filter(|by| *by != own)));
    }
    let mut queue =
        Queue { nonce: Some(nonce), next_nonce: Some(next), replaceable: Some(true), ..Queue::default() };
    queue.unit = Some(RateUnit { name: "gwei".into(), decimals: 9 });
    if let Some((base, tip)) = market {
        queue.offered = Some(Units(offered(wire, base)));
        queue.needed = Some(Units(base.saturating_add(tip)));
    }
    for earlier in next..nonce.min(next.saturating_add(AHEAD)) {
        match slot(evm, round, &from, earlier).await? {
            Slot::Known(hash) => queue.behind.push(hash),
            Slot::Empty => queue.missing_nonce = Some(earlier),
            Slot::Unknown if pending < nonce => queue.missing_nonce = Some(pending),
            Slot::Unknown => {}
        }
        if queue.missing_nonce.is_some() {
            break;
        }
    }
    Ok(Place::Queued(Box::new(queue)))
}

/// What a transaction pays for a unit of gas in the next block: its limit, or the base fee and its tip (EIP-1559).
fn offered(wire: &WireTransaction, base: U256) -> U256 {
    match (wire.max_fee_per_gas, wire.max_priority_fee_per_gas) {
        (Some(most), Some(tip)) => most.min(base.saturating_add(tip)),
        (Some(most), None) => most,
        (None, _) => wire.gas_price.unwrap_or_default(),
    }
}

/// The base fee of the next block, and the tip that a tenth of the gas of the last blocks was content with. `None` where
/// a node or network has no such market: then nothing is said about fees.
async fn market(evm: &Evm, round: &Round) -> Option<(U256, U256)> {
    let question = ("eth_feeHistory", json!(["0x5", "latest", [10]]));
    let history: rpc::FeeHistory = rpc::extra(&evm.pool, round, question, Keep::For(MOMENT)).await?;
    let base = *history.base_fee_per_gas.last()?;
    let mut tips: Vec<U256> =
        history.reward.unwrap_or_default().iter().filter_map(|it| it.first().copied()).collect();
    tips.sort_unstable();
    Some((base, tips.get(tips.len() / 2).copied().unwrap_or_default()))
}

async fn slot(evm: &Evm, round: &Round, from: &str, nonce: u64) -> Result<Slot, CannotTell> {
    let question = ("eth_getTransactionBySenderAndNonce", json!([from, format!("{nonce:#x}")]));
    let answer = rpc::may::<WireTransaction>(&evm.pool, round, question, Keep::For(MOMENT)).await?;
    Ok(match answer.value {
        Ok(Some(it)) if it.nonce.to::<u64>() == nonce && text(it.from) == from => {
            Slot::Known(format!("{:#x}", it.hash))
        }
        Ok(Some(_)) => return Err(CannotTell::Contradiction),
        Ok(None) => Slot::Empty,
        Err(_) => Slot::Unknown,
    })
}

/// Which transaction used a nonce, as a node's index tells or as states of old blocks do.
async fn taken_by(evm: &Evm, round: &Round, from: &str, nonce: u64) -> Result<Option<String>, CannotTell> {
    if let Slot::Known(hash) = slot(evm, round, from, nonce).await? {
        return Ok(Some(hash));
    }
    let head: u64 = evm.head(round).await?.value.number.to();
    match evm.sent_at(round, from, nonce, head.saturating_sub(BACK), head).await {
        Ok(found) => Ok(found.map(|(it, _)| format!("{:#x}", it.hash))),
        // Without old states it is known that it was replaced, and not by which.
        Err(_) => Ok(None),
    }
}

/// What became of one that the node does not know, by what was known of it earlier.
pub(super) async fn vanished(
    evm: &Evm,
    round: &Round,
    before: Option<&Transaction>,
) -> Result<Option<Transaction>, CannotTell> {
    let Some((before, from, nonce)) = before.and_then(|it| Some((it, it.from.as_deref()?, it.nonce?))) else {
        return Ok(None);
    };
    let next = evm.nonce(round, from, "latest").await?;
    let (by, status) = if nonce < next {
        (taken_by(evm, round, from, nonce).await?, Status::Replaced)
    } else if let Slot::Known(other) = slot(evm, round, from, nonce).await? {
        // Until one of the two is in a block, this one may still be it: other nodes may know it.
        (Some(other), Status::Pending)
    } else {
        return Ok(None);
    };
    if by.as_deref() == Some(before.id.as_str()) {
        return Err(CannotTell::Contradiction);
    }
    let mut it = Transaction::new(before.id.clone(), status);
    (it.from, it.to, it.nonce) = (before.from.clone(), before.to.clone(), before.nonce);
    it.was_in = before.block.clone();
    it.replaced_by = by;
    Ok(Some(it))
}
