//! The JSON-RPC of Bitcoin Core and of nodes that speak it.

use super::{
    BITCOIND, Bitcoin,
    model::{self, Around, Input, Output, Raw, Weighed},
};
use crate::{
    adapter::Told,
    facts::{BlockRef, Sourced, Status, Transaction},
    transport::{Bad, CannotTell, Round},
    wire::{self, LONG, MOMENT, RpcError},
};
use serde::Deserialize;
use serde_json::{Number, Value, json};
use std::{collections::BTreeMap, time::Duration};

/// "No such transaction", "no such block", "not in the mempool".
const UNKNOWN: i64 = -5;
/// An error without a number of its own.
const MISC: i64 = -1;
/// "That is not the type of argument that I take": nodes that know only `true` where newer ones take 2.
const TYPE: i64 = -3;
/// "Block height out of range".
const OUT_OF_RANGE: i64 = -8;
/// How long is waited for what is only good to know.
const PATIENCE: Duration = Duration::from_millis(500);
/// How many parents are fetched for what an input was worth.
const PARENTS: usize = 16;

#[derive(Clone, Debug, Deserialize)]
struct WireTransaction {
    txid: String,
    vin: Vec<WireInput>,
    vout: Vec<WireOutput>,
    weight: Option<u64>,
    vsize: Option<u64>,
    size: Option<u64>,
    fee: Option<Number>,
    blockhash: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct WireInput {
    txid: Option<String>,
    vout: Option<u64>,
    coinbase: Option<Value>,
    prevout: Option<WireOutput>,
    sequence: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct WireOutput {
    value: Number,
    #[serde(rename = "scriptPubKey")]
    script: Script,
}

#[derive(Clone, Debug, Deserialize)]
struct Script {
    address: Option<String>,
    /// As nodes before 22 wrote it.
    #[serde(default)]
    addresses: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Header {
    hash: String,
    height: u64,
    time: i64,
    /// -1 where the chain has left the block.
    confirmations: i64,
}

#[derive(Clone, Debug, Deserialize)]
struct Entry {
    vsize: Option<u64>,
    size: Option<u64>,
    fees: Option<Fees>,
    fee: Option<Number>,
    #[serde(default)]
    depends: Vec<String>,
    #[serde(default)]
    spentby: Vec<String>,
    #[serde(rename = "bip125-replaceable")]
    replaceable: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
struct Fees {
    base: Number,
}

/// What a node says of a transaction.
enum Reply {
    Is(Box<WireTransaction>),
    Unknown,
    /// It wants to be asked in the older way.
    Older,
}

/// Whether an error says that there is no such thing; other implementations than Bitcoin Core say it in words alone.
fn is_unknown(error: &RpcError) -> bool {
    error.code == UNKNOWN || (error.code == MISC && error.message.contains("not "))
}

#[derive(Deserialize)]
struct Estimate {
    feerate: Option<Number>,
}

#[derive(Deserialize)]
struct Spending {
    spendingtxid: Option<String>,
}

fn btc(number: &Number) -> Result<u64, Bad> {
    wire::decimal(&number.to_string(), 8).ok_or(Bad::Garbage).and_then(model::satoshi)
}

impl Entry {
    fn weighed(&self, id: &str) -> Result<Weighed, CannotTell> {
        let fee = self.fees.as_ref().map(|it| &it.base).or(self.fee.as_ref()).ok_or(CannotTell::Garbage)?;
        let vsize = self.vsize.or(self.size).ok_or(CannotTell::Garbage)?;
        Ok(Weighed { id: id.to_owned(), fee: btc(fee)?, weight: vsize.saturating_mul(4) })
    }
}

impl WireOutput {
    fn address(&self) -> Option<String> {
        self.script.address.clone().or_else(|| self.script.addresses.first().cloned())
    }
}

impl Bitcoin {
    pub(super) async fn by_bitcoind(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let Sourced { value, host, asked } = self.fetch(id, round).await?;
        let value = match value {
            None => self.gone(id, before, round).await?,
            Some(wire) => {
                let raw = self.raw(&wire, round).await?;
                Some(match &wire.blockhash {
                    Some(hash) => self.in_block(&raw, hash, round).await?,
                    None => self.in_mempool(raw, before, round).await?,
                })
            }
        };
        Ok(Sourced { value, host, asked })
    }

    async fn fetch(&self, id: &str, round: &Round) -> Result<Sourced<Option<WireTransaction>>, CannotTell> {
        let newest = self.fetch_as(id, &json!(2), round).await?;
        let answer = match newest.value {
            Reply::Is(it) => Some(*it),
            Reply::Unknown => None,
            Reply::Older => match self.fetch_as(id, &json!(true), round).await?.value {
                Reply::Is(it) => Some(*it),
                Reply::Unknown => None,
                Reply::Older => return Err(CannotTell::Refused),
            },
        };
        Ok(Sourced { value: answer, host: newest.host, asked: newest.asked })
    }

    async fn fetch_as(&self, id: &str, how: &Value, round: &Round) -> Result<Sourced<Reply>, CannotTell> {
        let ask = wire::rpc("getrawtransaction", &json!([id, how]), Some(BITCOIND));
        let read = |body: &[u8]| match wire::read_rpc::<WireTransaction>(body)? {
            Ok(Some(it)) if it.txid == id => Ok((Reply::Is(Box::new(it)), MOMENT)),
            Ok(Some(_)) => Err(Bad::Lie),
            Ok(None) => Err(Bad::Garbage),
            Err(error) if is_unknown(&error) => Ok((Reply::Unknown, MOMENT)),
            Err(error) if error.code == TYPE => Ok((Reply::Older, LONG)),
            Err(_) => Err(Bad::Refused),
        };
        self.pool.ask(round, &ask, read).await
    }

    /// The transaction with what its inputs were worth; nodes before 25 do not say it, so the parents are asked.
    async fn raw(&self, wire: &WireTransaction, round: &Round) -> Result<Raw, CannotTell> {
        let mut parents: BTreeMap<&str, Option<WireTransaction>> = BTreeMap::new();
        let mut inputs = Vec::new();
        for input in &wire.vin {
            let spends = input.txid.clone().zip(input.vout).filter(|_| input.coinbase.is_none());
            let mut output = input.prevout.clone();
            if let (Some(id), Some((_, index)), None) = (&input.txid, &spends, &output) {
                if !parents.contains_key(id.as_str()) && parents.len() < PARENTS {
                    parents.insert(id, self.fetch(id, round).await?.value);
                }
                let parent = parents.get(id.as_str()).and_then(Option::as_ref);
                output = usize::try_from(*index).ok().and_then(|at| parent?.vout.get(at).cloned());
            }
            inputs.push(Input {
                spends,
                address: output.as_ref().and_then(WireOutput::address),
                amount: output.as_ref().map(|it| btc(&it.value)).transpose()?,
                sequence: input.sequence,
            });
        }
        let mut outputs = Vec::new();
        for it in &wire.vout {
            outputs.push(Output { address: it.address(), amount: btc(&it.value)?, spent_by: None });
        }
        let coinbase = wire.vin.iter().any(|it| it.coinbase.is_some());
        let fee = match &wire.fee {
            Some(fee) => Some(btc(fee)?),
            None => {
                let spent = inputs.iter().map(|it| it.amount).sum::<Option<u64>>();
                let paid = outputs.iter().map(|it| it.amount).sum::<u64>();
                spent.filter(|_| !coinbase).and_then(|spent| spent.checked_sub(paid))
            }
        };
        let weight = wire.weight.or(wire.vsize.or(wire.size).map(|it| it * 4)).ok_or(CannotTell::Garbage)?;
        Ok(Raw { id: wire.txid.clone(), inputs, outputs, fee, weight })
    }

    async fn in_block(&self, raw: &Raw, hash: &str, round: &Round) -> Result<Transaction, CannotTell> {
        let header = self.header(hash, round).await?.ok_or(CannotTell::Contradiction)?;
        let time = wire::seconds(header.time);
        let block = BlockRef { height: header.height, hash: header.hash, time };
        let Ok(confirmations) = u64::try_from(header.confirmations) else {
            let mut it = raw.facts(Status::Reorganised);
            it.was_in = Some(block);
            return Ok(it);
        };
        let tip = block.height.saturating_add(confirmations.saturating_sub(1));
        model::confirmed(raw.facts(Status::Succeeded), block, tip)
    }

    /// The newest block.
    pub(super) async fn head_by_rpc(&self, round: &Round) -> Told<BlockRef> {
        let ask = wire::rpc("getbestblockhash", &json!([]), Some(BITCOIND));
        let Sourced { value: hash, host, asked } = wire::must::<String>(&self.pool, round, &ask).await?;
        let it = self.header(&hash, round).await?.ok_or(CannotTell::Contradiction)?;
        let value = BlockRef { height: it.height, hash: it.hash, time: wire::seconds(it.time) };
        Ok(Sourced { value, host, asked })
    }

    async fn header(&self, hash: &str, round: &Round) -> Result<Option<Header>, CannotTell> {
        let ask = wire::rpc("getblockheader", &json!([hash]), Some(BITCOIND));
        let judge = |it: &Header| if it.hash == hash { Ok(MOMENT) } else { Err(Bad::Lie) };
        Ok(wire::call(&self.pool, round, &ask, &[UNKNOWN], judge).await?.value)
    }

    pub(super) async fn hash_by_rpc(&self, height: u64, round: &Round) -> Result<Option<String>, CannotTell> {
        let ask = wire::rpc("getblockhash", &json!([height]), Some(BITCOIND));
        Ok(wire::call(&self.pool, round, &ask, &[OUT_OF_RANGE, MISC], |_| Ok(MOMENT)).await?.value)
    }

    async fn entry(&self, id: &str, round: &Round) -> Result<Option<Entry>, CannotTell> {
        let ask = wire::rpc("getmempoolentry", &json!([id]), Some(BITCOIND));
        let read = |body: &[u8]| match wire::read_rpc::<Entry>(body)? {
            Ok(entry) => Ok((entry, MOMENT)),
            Err(error) if is_unknown(&error) => Ok((None, MOMENT)),
            Err(_) => Err(Bad::Refused),
        };
        self.pool.ask(round, &ask, read).await.map(|it| it.value)
    }

    /// What gets into the next blocks, in millisatoshi a virtual byte; `None` where the node has seen too little.
    async fn estimate(&self, round: &Round) -> Result<Option<u64>, CannotTell> {
        let ask = wire::rpc("estimatesmartfee", &json!([3]), Some(BITCOIND));
        let estimate: Estimate = wire::must(&self.pool, round, &ask).await?.value;
        // Nodes that know nothing say -1 or nothing. A coin for 1,000 bytes is 10^8 millisatoshi a byte.
        let rate = estimate.feerate.and_then(|it| wire::decimal(&it.to_string(), 8));
        Ok(rate.and_then(|it| u64::try_from(it.0).ok()))
    }

    async fn in_mempool(
        &self,
        raw: Raw,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let needed = self.estimate(round).await?;
        let entry = self.entry(&raw.id, round).await?;
        let mut around = Around::default();
        let (mut depends, mut spent_by, mut replaceable) = (Vec::new(), Vec::new(), None);
        if let Some(entry) = entry {
            (depends, spent_by, replaceable) = (entry.depends, entry.spentby, entry.replaceable);
        }
        for (ids, found) in [(depends, &mut around.parents), (spent_by, &mut around.children)] {
            for id in ids.iter().take(PARENTS) {
                if let Some(entry) = self.entry(id, round).await? {
                    found.push(entry.weighed(id)?);
                }
            }
        }
        let mut it = raw.facts(Status::Pending);
        let mut queue = raw.queue(&around, needed);
        queue.replaceable = replaceable.or(queue.replaceable);
        it.queue = Some(queue);
        it.was_in = before.and_then(|it| it.block.clone().or_else(|| it.was_in.clone()));
        Ok(it)
    }

    /// One that is no longer known: whether its inputs are spent by another, or its block was left.
    async fn gone(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Result<Option<Transaction>, CannotTell> {
        let Some(before) = before else { return Ok(None) };
        let outputs: Vec<(&str, u64)> = before
            .inputs
            .iter()
            .filter_map(|it| it.at.split_once(':'))
            .filter_map(|(parent, index)| Some((parent, index.parse().ok()?)))
            .collect();
        let mut it = Transaction { id: id.to_owned(), queue: None, confirmations: 0, ..before.clone() };
        it.was_in = it.block.take().or(it.was_in);
        for (parent, index) in outputs {
            let ask = wire::rpc("gettxout", &json!([parent, index, true]), Some(BITCOIND));
            let unspent = wire::call::<Value>(&self.pool, round, &ask, &[UNKNOWN], |_| Ok(MOMENT)).await?;
            if unspent.value.is_some() {
                continue;
            }
            // Spent, and not by this one, which is unknown: by another in a block, or by the one named in the mempool. Until
            // that is in a block, this one might still come back.
            it.replaced_by = self.spender(parent, index, round).await;
            it.status = if it.replaced_by.is_some() { Status::Pending } else { Status::Replaced };
            return Ok(Some(it));
        }
        Ok(None)
    }

    /// Who spends an output in the mempool; nodes before 24 do not tell.
    async fn spender(&self, parent: &str, index: u64, round: &Round) -> Option<String> {
        let ask =
            wire::rpc("gettxspendingprevout", &json!([[{"txid": parent, "vout": index}]]), Some(BITCOIND));
        let read = |body: &[u8]| match wire::read_rpc::<Vec<Spending>>(body)? {
            Ok(Some(spending)) => Ok((spending, MOMENT)),
            _ => Err(Bad::Refused),
        };
        self.pool.offer(round, &ask, PATIENCE, read).await?.value.pop()?.spendingtxid
    }
}
