//! Follows stolen money: from a transaction or an address along what left each receiver afterwards, to a depth, within
//! limits of nodes and time, stopping at addresses that are known. The graph is evidence: each edge names its transaction
//! and block.
//!
//! A trace shows where coins of an address went after it received, not whose coins they are: an address that mixes several
//! sources sends on a mixture.
//!
//! Where a bridge says itself where what it took goes on, the trace goes on there, if that network is asked: what arrived is found by the
//! bridge's own number for it. Any other bridge is an end, and it is said that nobody can see where it goes on.

use crate::{
    adapter::Adapter,
    amount::Units,
    caip::ChainId,
    facts::{Asset, BlockRef, Crossing, Kind, Outgoing, Transaction, Transfer},
    platform::{LabelKind, Platform},
    transport::{CannotTell, Round},
};
use alloy_primitives::U256;
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
    /// The address; on another network than the trace's by CAIP-10.
    pub address: String,
    /// The network, where it is another one than the trace's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainId>,
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
    /// It is a bridge, and nothing tells for certain where what it took goes on, or the most of it.
    Unclear,
    /// It is on a network that is not asked: it crossed to there.
    Elsewhere,
    /// It is on another network, where nothing has arrived from the bridge yet, as far as was searched.
    NotArrived,
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
    /// What moved; of what has not been seen to arrive on another network: what the bridge is to pay out there.
    pub transfer: Transfer,
    /// Host of the endpoint that said so.
    pub endpoint: String,
    /// The network of the transaction, where it is another one than the trace's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainId>,
}

struct Walk<'a> {
    adapters: &'a [Box<dyn Adapter>],
    limits: &'a Limits,
    platform: &'a Platform,
    trace: Trace,
    places: BTreeMap<String, usize>,
    edges: BTreeSet<(String, String, String, String)>,
    /// Transactions of which it was looked where they cross to.
    crossed: BTreeSet<(usize, String)>,
    until: Instant,
    now: Time,
}

/// An address to follow from a block on, on the network at a place among the adapters.
#[derive(Clone)]
struct Next {
    at: usize,
    address: String,
    since: u64,
    depth: u32,
}

pub(crate) async fn follow(
    adapters: &[Box<dyn Adapter>],
    at: usize,
    start: &Start,
    limits: &Limits,
    platform: &Platform,
    now: Time,
) -> Result<Trace, CannotTell> {
    let home = adapters.get(at).ok_or(CannotTell::NoEndpoint)?;
    let trace = Trace {
        chain: home.network().id.clone(),
        start: start.clone(),
        made: now,
        nodes: Vec::new(),
        edges: Vec::new(),
        complete: true,
    };
    let until = Instant::now() + Duration::from_secs(limits.seconds);
    let (places, edges, crossed) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    let mut walk = Walk { adapters, limits, platform, trace, places, edges, crossed, until, now };
    let mut next = walk.begin(at, home.as_ref(), start).await?;
    let mut depth = next.iter().map(|it| it.depth).min().unwrap_or(0);
    while !next.is_empty() {
        next = walk.step(next, depth).await;
        depth += 1;
    }
    Ok(walk.trace)
}

/// Whether a bridge paid out next to nothing of what it had announced. A depositor may agree to that, and then the rest is whose they let
/// pay it out, on a network of their choice.
fn is_bought_off(crossing: &Crossing, arrived: &Outgoing) -> bool {
    let paid = arrived.transfer.amount;
    paid == Units::ZERO || Units(paid.0.saturating_mul(U256::from(2))) < crossing.amount
}

impl Walk<'_> {
    async fn begin(
        &mut self,
        at: usize,
        adapter: &dyn Adapter,
        start: &Start,
    ) -> Result<Vec<Next>, CannotTell> {
        let round = self.round();
        match start {
            Start::Address(address, since) => {
                let address = adapter.canonical(address);
                self.place(at, &address, 0);
                Ok(vec![Next { at, address, since: *since, depth: 0 }])
            }
            Start::Transaction(id) => {
                let told = adapter.transaction(id, None, &round).await?;
                let Some(it) = told.value else { return Ok(Vec::new()) };
                let Some(block) = it.block.clone() else { return Ok(Vec::new()) };
                let mut next = Vec::new();
                for transfer in it.transfers.iter().take(self.limits.fan_out).cloned() {
                    self.place(at, &transfer.from.clone(), 0);
                    let outgoing = Outgoing { transaction: it.id.clone(), block: block.clone(), transfer };
                    next.extend(self.take(at, outgoing, 1, &told.host));
                }
                next.extend(self.crossings(at, &it, 2, &told.host).await);
                Ok(next)
            }
        }
    }

    fn round(&self) -> Round {
        let left = self.until.saturating_duration_since(Instant::now());
        Round::new(self.now, left.min(crate::transport::LONGEST_ROUND))
    }

    /// An address as the trace writes it: by CAIP-10 on another network than its own.
    fn name(&self, at: usize, address: &str) -> String {
        match self.chain(at) {
            Some(chain) => format!("{chain}:{address}"),
            None => address.to_owned(),
        }
    }

    /// The network at a place among the adapters, where it is another one than the trace's.
    fn chain(&self, at: usize) -> Option<ChainId> {
        let id = self.adapters.get(at).map(|it| it.network().id.clone());
        id.filter(|it| *it != self.trace.chain)
    }

    /// Asks for what left the addresses of one depth; says where it arrived.
    async fn step(&mut self, all: Vec<Next>, depth: u32) -> Vec<Next> {
        // What came over a bridge is a step further away.
        let (mut next, mut now_at): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.depth > depth);
        if depth >= self.limits.depth {
            for it in now_at.drain(..) {
                self.stop(&self.name(it.at, &it.address), Stop::Depth);
            }
        }
        for some in now_at.chunks(AT_ONCE) {
            if Instant::now() >= self.until {
                some.iter().for_each(|it| self.stop(&self.name(it.at, &it.address), Stop::Limit));
                continue;
            }
            let (adapters, fan_out) = (self.adapters, self.limits.fan_out);
            let asked = some.iter().map(|it| {
                let round = self.round();
                // One more than is followed tells whether any were left out.
                async move {
                    let adapter = adapters.get(it.at).ok_or(CannotTell::NoEndpoint)?;
                    adapter.outgoing(&it.address, it.since, fan_out.saturating_add(1), &round).await
                }
            });
            for (it, answer) in some.iter().zip(join_all(asked).await) {
                match answer {
                    Err(why) => self.stop(&self.name(it.at, &it.address), Stop::CannotTell(why)),
                    Ok(told) => {
                        self.trace.complete &= told.value.len() <= fan_out;
                        for outgoing in told.value.into_iter().take(fan_out) {
                            let (id, to) = (outgoing.transaction.clone(), outgoing.transfer.to.clone());
                            next.extend(self.take(it.at, outgoing, depth + 1, &told.host));
                            next.extend(self.cross(it.at, &id, &to, depth + 2).await);
                        }
                    }
                }
            }
        }
        next
    }

    /// Goes on behind a bridge that something went to, where it says how.
    async fn cross(&mut self, at: usize, id: &str, to: &str, depth: u32) -> Vec<Next> {
        let adapters = self.adapters;
        let Some(adapter) = adapters.get(at).filter(|it| it.bridge(to).is_some()) else { return Vec::new() };
        if !self.crossed.insert((at, id.to_owned())) {
            return Vec::new();
        }
        let told = adapter.transaction(id, None, &self.round()).await;
        match told.map(|it| (it.value, it.host)) {
            Ok((Some(it), host)) if !it.crossings.is_empty() => self.crossings(at, &it, depth, &host).await,
            Ok(_) => {
                self.stop(&self.name(at, to), Stop::Unclear);
                Vec::new()
            }
            Err(why) => {
                self.stop(&self.name(at, to), Stop::CannotTell(why));
                Vec::new()
            }
        }
    }

    /// Looks for what a transaction sent to other networks.
    async fn crossings(&mut self, at: usize, it: &Transaction, depth: u32, host: &str) -> Vec<Next> {
        let Some(block) = &it.block else { return Vec::new() };
        let (mut next, adapters) = (Vec::new(), self.adapters);
        self.crossed.insert((at, it.id.clone()));
        for crossing in it.crossings.iter().take(self.limits.fan_out) {
            self.place(at, &crossing.contract, depth.saturating_sub(1));
            let other = adapters.iter().position(|it| it.network().id == crossing.chain);
            let round = self.round();
            let arrived = match other.and_then(|at| adapters.get(at)) {
                Some(adapter) => Some(adapter.arrival(crossing, &round).await),
                None => None,
            };
            let from = self.name(at, &crossing.contract);
            match (other, arrived) {
                (Some(other), Some(Ok(told))) if told.value.is_some() => {
                    let Some(outgoing) = told.value else { continue };
                    if is_bought_off(crossing, &outgoing) {
                        self.stop(&from, Stop::Unclear);
                    }
                    next.extend(self.link(other, from, outgoing, depth, &told.host));
                }
                (_, arrived) => {
                    let stop = match arrived {
                        None => Stop::Elsewhere,
                        Some(Ok(_)) => Stop::NotArrived,
                        Some(Err(why)) => Stop::CannotTell(why),
                    };
                    self.announced(at, crossing, (it, block), depth, host, stop);
                }
            }
        }
        next
    }

    /// What is to arrive on another network and was not seen to: the bridge has said to whom.
    fn announced(
        &mut self,
        at: usize,
        crossing: &Crossing,
        (it, block): (&Transaction, &BlockRef),
        depth: u32,
        host: &str,
        stop: Stop,
    ) {
        let from = self.name(at, &crossing.contract);
        let to = format!("{}:{}", crossing.chain, crossing.recipient);
        if !self.places.contains_key(&to) && !self.has_room(&from) {
            return;
        }
        self.set(to.clone(), Some(crossing.chain.clone()), depth, None, None);
        self.stop(&to, stop);
        let asset = Asset { token: crossing.token.clone(), symbol: None, decimals: None, item: None };
        let transfer = Transfer {
            kind: Kind::Token,
            asset,
            from: crossing.contract.clone(),
            to: crossing.recipient.clone(),
            amount: crossing.amount,
            sent: None,
            direct: false,
            memo: None,
        };
        let (transaction, block, endpoint) = (it.id.clone(), block.clone(), host.to_owned());
        self.edge(Edge { from, to, transaction, block, transfer, endpoint, chain: self.chain(at) });
    }

    fn stop(&mut self, address: &str, why: Stop) {
        if !matches!(why, Stop::Known | Stop::Unclear | Stop::Depth | Stop::Elsewhere) {
            self.trace.complete = false;
        }
        if let Some(node) = self.places.get(address).and_then(|at| self.trace.nodes.get_mut(*at)) {
            node.stopped = Some(why);
        }
    }

    /// Adds a transfer of a network; says whom to follow if it reached somebody new who is not known.
    fn take(&mut self, at: usize, it: Outgoing, depth: u32, endpoint: &str) -> Option<Next> {
        let from = self.name(at, &it.transfer.from);
        self.link(at, from, it, depth, endpoint)
    }

    /// The same from an address that may be on another network. What is worth nothing is no trace: thieves and spammers send it to
    /// confuse.
    fn link(
        &mut self,
        at: usize,
        from: String,
        mut it: Outgoing,
        depth: u32,
        endpoint: &str,
    ) -> Option<Next> {
        self.adapters.get(at)?.network().name_coin(&mut it.transfer);
        if it.transfer.amount == Units::ZERO {
            return None;
        }
        let (address, to) = (it.transfer.to.clone(), self.name(at, &it.transfer.to));
        let new = !self.places.contains_key(&to);
        if new && !self.has_room(&from) {
            return None;
        }
        let since = it.block.height;
        let known = self.place(at, &address, depth);
        let (transaction, block, transfer) = (it.transaction, it.block, it.transfer);
        let (endpoint, chain) = (endpoint.to_owned(), self.chain(at));
        self.edge(Edge { from, to, transaction, block, transfer, endpoint, chain });
        (new && !known).then_some(Next { at, address, since, depth })
    }

    fn has_room(&mut self, from: &str) -> bool {
        let room = self.trace.nodes.len() < self.limits.nodes;
        if !room {
            self.trace.complete = false;
            self.stop(from, Stop::Limit);
        }
        room
    }

    fn edge(&mut self, edge: Edge) {
        let Edge { transaction, from, to, transfer, .. } = &edge;
        let key = (transaction.clone(), from.clone(), to.clone(), transfer.amount.to_string());
        if self.edges.insert(key) {
            self.trace.edges.push(edge);
        }
    }

    /// Makes sure that there is a node; whether it is known and so an end.
    fn place(&mut self, at: usize, address: &str, depth: u32) -> bool {
        let name = self.name(at, address);
        if let Some(node) = self.places.get(&name).and_then(|at| self.trace.nodes.get(*at)) {
            return matches!(node.stopped, Some(Stop::Known | Stop::Unclear));
        }
        let Some(adapter) = self.adapters.get(at) else { return true };
        let bridge = adapter.bridge(address);
        let label = self.platform.label(&adapter.network().id, address);
        let label = label.map(|it| (it.kind, it.name.clone()));
        let label = label.or_else(|| bridge.map(|it| (LabelKind::Bridge, it.to_owned())));
        let known = depth > 0 && (label.is_some() || !self.platform.deposits(address).is_empty());
        let opaque = bridge.is_none() && matches!(label, Some((LabelKind::Bridge, _)));
        let stop = if opaque { Stop::Unclear } else { Stop::Known };
        self.set(name, self.chain(at), depth, label, known.then_some(stop));
        known
    }

    fn set(
        &mut self,
        address: String,
        chain: Option<ChainId>,
        depth: u32,
        label: Option<(LabelKind, String)>,
        stopped: Option<Stop>,
    ) {
        if !self.places.contains_key(&address) {
            self.places.insert(address.clone(), self.trace.nodes.len());
            self.trace.nodes.push(Node { address, chain, depth, label, stopped });
        }
    }
}
