//! Esplora's REST, as Blockstream and mempool.space serve it.

use super::{
    Bitcoin, ESPLORA,
    model::{self, Around, Input, Output, Raw, Weighed},
};
use crate::{
    adapter::Told,
    facts::{Account, BlockRef, Outgoing, Sourced, Status, Transaction},
    transport::{Bad, CannotTell, Round},
    wire::{self, MOMENT},
};
use futures_util::future::{join_all, try_join, try_join3};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many parents or children are looked at.
const RELATIVES: usize = 8;
/// How many pages of an address's history are read.
const PAGES: usize = 4;

#[derive(Clone, Debug, Deserialize)]
struct WireTransaction {
    txid: String,
    vin: Vec<WireInput>,
    vout: Vec<WireOutput>,
    weight: u64,
    fee: Option<u64>,
    status: WireStatus,
}

#[derive(Clone, Debug, Deserialize)]
struct WireInput {
    txid: String,
    vout: u64,
    prevout: Option<WireOutput>,
    #[serde(default)]
    is_coinbase: bool,
    sequence: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct WireOutput {
    scriptpubkey_address: Option<String>,
    value: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct WireStatus {
    confirmed: bool,
    block_height: Option<u64>,
    block_hash: Option<String>,
    block_time: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
struct WireBlock {
    id: String,
    height: u64,
    timestamp: i64,
}

#[derive(Clone, Debug, Deserialize)]
struct Outspend {
    spent: bool,
    txid: Option<String>,
    status: Option<WireStatus>,
}

#[derive(Deserialize)]
struct WireAddress {
    address: String,
    chain_stats: Stats,
    mempool_stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    funded_txo_sum: u64,
    spent_txo_sum: u64,
    spent_txo_count: u64,
}

impl WireTransaction {
    fn raw(&self) -> Raw {
        let input = |it: &WireInput| Input {
            spends: (!it.is_coinbase).then(|| (it.txid.clone(), it.vout)),
            address: it.prevout.as_ref().and_then(|it| it.scriptpubkey_address.clone()),
            amount: it.prevout.as_ref().map(|it| it.value),
            sequence: it.sequence,
        };
        let output = |it: &WireOutput| Output {
            address: it.scriptpubkey_address.clone(),
            amount: it.value,
            spent_by: None,
        };
        Raw {
            id: self.txid.clone(),
            inputs: self.vin.iter().map(input).collect(),
            outputs: self.vout.iter().map(output).collect(),
            fee: self.fee.filter(|_| !self.vin.iter().any(|it| it.is_coinbase)),
            weight: self.weight,
        }
    }

    fn weighed(&self) -> Weighed {
        Weighed { id: self.txid.clone(), fee: self.fee.unwrap_or_default(), weight: self.weight }
    }

    fn block(&self) -> Option<BlockRef> {
        let WireStatus { confirmed, block_height, block_hash, block_time } = &self.status;
        let time = block_time.and_then(wire::seconds);
        let (height, hash) = block_height.zip(block_hash.clone())?;
        confirmed.then_some(BlockRef { height, hash, time })
    }
}

impl Bitcoin {
    pub(super) async fn by_esplora(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let Sourced { value, host, asked } = self.wire(id, round).await?;
        let value = match value {
            None => self.vanished(id, before, round).await?,
            Some(wire) => Some(match wire.block() {
                Some(block) => self.included(&wire, block, round).await?,
                None => self.waiting(&wire, before, round).await?,
            }),
        };
        Ok(Sourced { value, host, asked })
    }

    async fn wire(&self, id: &str, round: &Round) -> Result<Sourced<Option<WireTransaction>>, CannotTell> {
        let read = |body: &[u8]| {
            // 404 and a sentence: not JSON.
            if body.starts_with(b"Transaction not found") || body.starts_with(b"Transaction missing") {
                return Ok((None, MOMENT));
            }
            let wire: WireTransaction = wire::read_json(body)?;
            if wire.txid != id || (wire.status.confirmed && wire.block().is_none()) {
                return Err(Bad::Lie);
            }
            Ok((Some(wire), MOMENT))
        };
        self.pool.ask(round, &wire::get(format!("/tx/{id}"), Some(ESPLORA)), read).await
    }

    async fn tip(&self, round: &Round) -> Result<u64, CannotTell> {
        let read = |body: &[u8]| {
            let text = std::str::from_utf8(body).map_err(|_| Bad::Garbage)?;
            text.trim().parse().map(|tip| (tip, MOMENT)).map_err(|_| Bad::Garbage)
        };
        let ask = wire::get("/blocks/tip/height".into(), Some(ESPLORA));
        self.pool.ask(round, &ask, read).await.map(|it| it.value)
    }

    /// The newest block.
    pub(super) async fn head_by_esplora(&self, round: &Round) -> Told<BlockRef> {
        let newest = wire::get("/blocks/tip/hash".into(), Some(ESPLORA));
        let hash = self.pool.ask(round, &newest, |body| Ok((model::hash(body)?, MOMENT))).await?.value;
        let read = |body: &[u8]| {
            let it: WireBlock = wire::read_json(body)?;
            if it.id == hash { Ok((it, MOMENT)) } else { Err(Bad::Lie) }
        };
        let answer = self.pool.ask(round, &wire::get(format!("/block/{hash}"), Some(ESPLORA)), read).await?;
        let WireBlock { id, height, timestamp } = answer.value;
        let value = BlockRef { height, hash: id, time: wire::seconds(timestamp) };
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    /// The hash of the chain's block at a height; `None` above its end.
    pub(super) async fn hash_at(&self, height: u64, round: &Round) -> Result<Option<String>, CannotTell> {
        let read = |body: &[u8]| match model::hash(body) {
            Ok(hash) => Ok((Some(hash), MOMENT)),
            Err(_) if body.starts_with(b"Block not found") => Ok((None, MOMENT)),
            Err(bad) => Err(bad),
        };
        let ask = wire::get(format!("/block-height/{height}"), Some(ESPLORA));
        self.pool.ask(round, &ask, read).await.map(|it| it.value)
    }

    async fn outspends(&self, id: &str, round: &Round) -> Result<Vec<Outspend>, CannotTell> {
        let read = |body: &[u8]| wire::read_json(body).map(|it: Vec<Outspend>| (it, MOMENT));
        let ask = wire::get(format!("/tx/{id}/outspends"), Some(ESPLORA));
        self.pool.ask(round, &ask, read).await.map(|it| it.value)
    }

    /// What gets into the next blocks, in millisatoshi a virtual byte.
    async fn market(&self, round: &Round) -> Result<Option<u64>, CannotTell> {
        let read = |body: &[u8]| {
            let all: BTreeMap<String, serde_json::Number> = wire::read_json(body)?;
            let soon = ["3", "2", "1"].iter().find_map(|it| all.get(*it));
            Ok((soon.and_then(|it| per_vbyte(&it.to_string())), MOMENT))
        };
        let ask = wire::get("/fee-estimates".into(), Some(ESPLORA));
        self.pool.ask(round, &ask, read).await.map(|it| it.value)
    }

    async fn included(
        &self,
        wire: &WireTransaction,
        block: BlockRef,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let (tip, now, spent) =
            try_join3(self.tip(round), self.hash_at(block.height, round), self.outspends(&wire.txid, round))
                .await?;
        let mut raw = wire.raw();
        for (output, spend) in raw.outputs.iter_mut().zip(spent) {
            output.spent_by = spend.txid.filter(|_| spend.spent);
        }
        if now.as_ref() != Some(&block.hash) {
            let mut it = raw.facts(Status::Reorganised);
            it.was_in = Some(block);
            return Ok(it);
        }
        model::confirmed(raw.facts(Status::Succeeded), block, tip)
    }

    async fn waiting(
        &self,
        wire: &WireTransaction,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let (needed, spent) = try_join(self.market(round), self.outspends(&wire.txid, round)).await?;
        let mut raw = wire.raw();
        let mut children = BTreeSet::new();
        for (output, spend) in raw.outputs.iter_mut().zip(spent) {
            output.spent_by = spend.txid.filter(|_| spend.spent);
            children.extend(output.spent_by.clone());
        }
        let parents: BTreeSet<String> = wire.vin.iter().map(|it| it.txid.clone()).collect();
        let (parents, children) =
            try_join(self.unconfirmed(parents, round), self.unconfirmed(children, round)).await?;
        let around = Around { parents, children };
        let mut it = raw.facts(Status::Pending);
        it.queue = Some(raw.queue(&around, needed));
        // It was in a block once and waits again.
        it.was_in = before.and_then(|it| it.block.clone().or_else(|| it.was_in.clone()));
        Ok(it)
    }

    /// Those of some transactions that are in no block.
    async fn unconfirmed(&self, ids: BTreeSet<String>, round: &Round) -> Result<Vec<Weighed>, CannotTell> {
        let asked = ids.into_iter().take(RELATIVES).map(|id| async move { self.wire(&id, round).await });
        let mut found = Vec::new();
        for answer in join_all(asked).await {
            found.extend(answer?.value.filter(|it| !it.status.confirmed).map(|it| it.weighed()));
        }
        Ok(found)
    }

    /// One that is no longer known: by the inputs that it had, what has become of it.
    async fn vanished(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Result<Option<Transaction>, CannotTell> {
        let Some(before) = before else { return Ok(None) };
        for input in &before.inputs {
            let Some((parent, index)) = input.at.split_once(':') else { continue };
            let Ok(index) = index.parse::<usize>() else { continue };
            let spent = self.outspends(parent, round).await?;
            let by = spent.into_iter().nth(index).filter(|it| it.spent).and_then(|it| it.txid.zip(it.status));
            if let Some((other, status)) = by.filter(|(other, _)| other != id) {
                let mut it = Transaction { id: id.to_owned(), ..before.clone() };
                // Until the other is in a block, this one might still come back: a miner decides.
                it.status = if status.confirmed { Status::Replaced } else { Status::Pending };
                it.replaced_by = Some(other);
                it.confirmations = 0;
                it.was_in = it.block.take().or(it.was_in);
                it.queue = None;
                it.finalised = status.confirmed;
                return Ok(Some(it));
            }
        }
        Ok(None)
    }

    pub(super) async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let read = |body: &[u8]| {
            let wire: WireAddress = wire::read_json(body)?;
            if wire.address != address { Err(Bad::Lie) } else { Ok((wire, MOMENT)) }
        };
        let ask = wire::get(format!("/address/{address}"), Some(ESPLORA));
        let answer = self.pool.ask(round, &ask, read).await?;
        let (chain, mempool) = (&answer.value.chain_stats, &answer.value.mempool_stats);
        let funded = chain.funded_txo_sum.saturating_add(mempool.funded_txo_sum);
        let spent = chain.spent_txo_sum.saturating_add(mempool.spent_txo_sum);
        let value = Account {
            address: address.to_owned(),
            contract: Some(false),
            balance: funded.checked_sub(spent).ok_or(CannotTell::Contradiction)?.into(),
            sent: Some(chain.spent_txo_count),
            last_active: None,
            block: None,
        };
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    pub(super) async fn left(
        &self,
        address: &str,
        since: u64,
        limit: usize,
        round: &Round,
    ) -> Told<Vec<Outgoing>> {
        let mut found = Vec::new();
        let (mut last, mut source) = (String::new(), None);
        for _ in 0..PAGES {
            let read = |body: &[u8]| wire::read_json(body).map(|it: Vec<WireTransaction>| (it, MOMENT));
            let path = format!("/address/{address}/txs/chain{last}");
            let answer = self.pool.ask(round, &wire::get(path, Some(ESPLORA)), read).await?;
            source.get_or_insert((answer.host, answer.asked));
            let Some(end) = answer.value.last() else { break };
            last = format!("/{}", end.txid);
            let old = end.block().is_some_and(|it| it.height < since);
            for wire in &answer.value {
                let Some(block) = wire.block().filter(|it| it.height >= since) else { continue };
                let raw = wire.raw();
                if !raw.inputs.iter().any(|it| it.address.as_deref() == Some(address)) {
                    continue;
                }
                let transfers = raw.facts(Status::Succeeded).transfers;
                found.extend(transfers.into_iter().map(|transfer| Outgoing {
                    transaction: wire.txid.clone(),
                    block: block.clone(),
                    transfer: crate::facts::Transfer { from: address.to_owned(), ..transfer },
                }));
            }
            if old {
                break;
            }
        }
        found.sort_by(|a, b| (a.block.height, &a.transaction).cmp(&(b.block.height, &b.transaction)));
        found.truncate(limit);
        let (host, asked) = source.ok_or(CannotTell::NoEndpoint)?;
        Ok(Sourced { value: found, host, asked })
    }
}

/// Satoshi a virtual byte, written with a point, in millisatoshi; what is behind the third place is cut off.
fn per_vbyte(text: &str) -> Option<u64> {
    if text.contains(['e', 'E']) {
        return None;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole.parse::<u64>().ok()?.checked_mul(1_000)?.checked_add(fraction.parse().ok()?)
}
