//! Follows stolen money: from a transaction or an address along what left each receiver afterwards, to a depth, within
//! limits of nodes and time, stopping at addresses that are known. The graph is evidence: each edge names its transaction
//! and block.
//!
//! A trace shows where coins of an address went after it received, not whose coins they are: an address that mixes several
//! sources sends on a mixture.

use crate::{
    adapter::Adapter,
    caip::ChainId,
    facts::{BlockRef, Outgoing, Transaction, Transfer},
    platform::{LabelKind, Platform},
    transport::{CannotTell, Round},
};
use futures_util::future::join_all;
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use tokio::time::Instant;

/// How many addresses are asked for at once.
const AT_ONCE: usize = 4;

/// Where a trace begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// With what a transaction moved.
    Transaction(String),
    /// With what left an address in or after a block.
    Address(String, u64),
}

/// How far a trace goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Steps from the start.
    pub depth: u32,
    /// Addresses in all.
    pub nodes: usize,
    /// Transfers that are followed from each address, the oldest first.
    pub fan_out: usize,
    /// Seconds in all.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 4, nodes: 100, fan_out: 20, seconds: 20 }
    }
}

/// The graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The network.
    pub chain: ChainId,
    /// Where it began.
    pub start: Start,
    /// When it was made.
    pub made: Time,
    /// The addresses, in the order in which they were reached.
    pub nodes: Vec<Node>,
    /// The transfers between them.
    pub edges: Vec<Edge>,
    /// Whether nothing within the depth was left out: no limit was reached and every address could be asked.
    pub complete: bool,
}

/// An address in the graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// The address.
    pub address: String,
    /// Steps from the start.
    pub depth: u32,
    /// What it is known to be; such a node is not followed.
    pub label: Option<(LabelKind, String)>,
    /// Why it was not followed.
    pub stopped: Option<Stop>,
}

/// Why an address was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// It is known: an exchange, a bridge, a thief's contract, the platform itself.
    Known,
    /// It is as deep as was asked for.
    Depth,
    /// There are more nodes than were asked for, or the time is over.
    Limit,
    /// It could not be asked.
    CannotTell(CannotTell),
}

/// A transfer in the graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// From which address.
    pub from: String,
    /// To which.
    pub to: String,
    /// Its transaction.
    pub transaction: String,
    /// The block of that.
    pub block: BlockRef,
    /// What moved.
    pub transfer: Transfer,
    /// Host of the endpoint that said so.
    pub endpoint: String,
}

struct Walk<'a> {
    adapter: &'a dyn Adapter,
    limits: &'a Limits,
    platform: &'a Platform,
    trace: Trace,
    places: BTreeMap<String, usize>,
    edges: BTreeSet<(String, String, String, String)>,
    until: Instant,
}

/// An address to follow from a block on.
type Next = (String, u64);

pub(crate) async fn follow(
    adapter: &dyn Adapter,
    start: &Start,
    limits: &Limits,
    platform: &Platform,
    now: Time,
) -> Result<Trace, CannotTell> {
    let trace = Trace {
        chain: adapter.network().id.clone(),
        start: start.clone(),
        made: now,
        nodes: Vec::new(),
        edges: Vec::new(),
        complete: true,
    };
    let until = Instant::now() + Duration::from_secs(limits.seconds);
    let (places, edges) = (BTreeMap::new(), BTreeSet::new());
    let mut walk = Walk { adapter, limits, platform, trace, places, edges, until };
    let mut next = walk.begin(start, now).await?;
    let mut depth = walk.trace.nodes.iter().map(|it| it.depth).max().unwrap_or(0);
    while !next.is_empty() {
        next = walk.step(next, depth, now).await;
        depth += 1;
    }
    Ok(walk.trace)
}

impl Walk<'_> {
    async fn begin(&mut self, start: &Start, now: Time) -> Result<Vec<Next>, CannotTell> {
        let round = self.round(now);
        match start {
            Start::Address(address, since) => {
                let address = self.adapter.canonical(address);
                self.place(&address, 0);
                Ok(vec![(address, *since)])
            }
            Start::Transaction(id) => {
                let told = self.adapter.transaction(id, None, &round).await?;
                let Some(Transaction { block: Some(block), transfers, id, .. }) = told.value else {
                    return Ok(Vec::new());
                };
                let mut next = Vec::new();
                for transfer in transfers.into_iter().take(self.limits.fan_out) {
                    self.place(&transfer.from.clone(), 0);
                    let outgoing = Outgoing { transaction: id.clone(), block: block.clone(), transfer };
                    next.extend(self.take(outgoing, 1, &told.host));
                }
                Ok(next)
            }
        }
    }

    fn round(&self, now: Time) -> Round {
        let left = self.until.saturating_duration_since(Instant::now());
        Round::new(now, left.min(crate::transport::LONGEST_ROUND))
    }

    /// Asks for what left the addresses of one depth; says where it arrived.
    async fn step(&mut self, mut now_at: Vec<Next>, depth: u32, now: Time) -> Vec<Next> {
        let mut next = Vec::new();
        if depth >= self.limits.depth {
            now_at.drain(..).for_each(|(address, _)| self.stop(&address, Stop::Depth));
        }
        for some in now_at.chunks(AT_ONCE) {
            if Instant::now() >= self.until {
                some.iter().for_each(|(address, _)| self.stop(address, Stop::Limit));
                continue;
            }
            let (adapter, fan_out) = (self.adapter, self.limits.fan_out);
            let asked = some.iter().map(|(address, since)| {
                let round = self.round(now);
                // One more than is followed tells whether any were left out.
                async move { adapter.outgoing(address, *since, fan_out.saturating_add(1), &round).await }
            });
            for ((address, _), answer) in some.iter().zip(join_all(asked).await) {
                match answer {
                    Err(why) => self.stop(address, Stop::CannotTell(why)),
                    Ok(told) => {
                        self.trace.complete &= told.value.len() <= fan_out;
                        for outgoing in told.value.into_iter().take(fan_out) {
                            next.extend(self.take(outgoing, depth + 1, &told.host));
                        }
                    }
                }
            }
        }
        next
    }

    fn stop(&mut self, address: &str, why: Stop) {
        if !matches!(why, Stop::Known | Stop::Depth) {
            self.trace.complete = false;
        }
        if let Some(node) = self.places.get(address).and_then(|at| self.trace.nodes.get_mut(*at)) {
            node.stopped = Some(why);
        }
    }

    /// Adds a transfer; says whom to follow if it reached somebody new who is not known. What is worth nothing is no
    /// trace: thieves and spammers send it to confuse.
    fn take(&mut self, mut it: Outgoing, depth: u32, endpoint: &str) -> Option<Next> {
        self.adapter.network().name_coin(&mut it.transfer);
        let (from, to) = (it.transfer.from.clone(), it.transfer.to.clone());
        if it.transfer.amount == crate::amount::Units::ZERO {
            return None;
        }
        let new = !self.places.contains_key(&to);
        if new && self.trace.nodes.len() >= self.limits.nodes {
            self.trace.complete = false;
            self.stop(&from, Stop::Limit);
            return None;
        }
        let height = it.block.height;
        let known = self.place(&to, depth);
        let key = (it.transaction.clone(), from.clone(), to.clone(), it.transfer.amount.to_string());
        if self.edges.insert(key) {
            let endpoint = endpoint.to_owned();
            let (transaction, block, transfer) = (it.transaction, it.block, it.transfer);
            self.trace.edges.push(Edge { from, to: to.clone(), transaction, block, transfer, endpoint });
        }
        (new && !known).then_some((to, height))
    }

    /// Makes sure that there is a node; whether it is known and so an end.
    fn place(&mut self, address: &str, depth: u32) -> bool {
        if let Some(node) = self.places.get(address).and_then(|at| self.trace.nodes.get(*at)) {
            return node.stopped == Some(Stop::Known);
        }
        let label = self.platform.label(&self.trace.chain, address);
        let label = label.map(|it| (it.kind, it.name.clone()));
        let known = depth > 0 && (label.is_some() || !self.platform.deposits(address).is_empty());
        self.places.insert(address.to_owned(), self.trace.nodes.len());
        let stopped = known.then_some(Stop::Known);
        self.trace.nodes.push(Node { address: address.to_owned(), depth, label, stopped });
        known
    }
}
