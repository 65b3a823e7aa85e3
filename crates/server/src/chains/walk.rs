//! Following coins: what is asked for, checked, walked and put into what staff sees.

use super::{
    ChainDesk,
    api::{LONGEST, only},
    look::amount,
    types::{ChainTrace, ChainTraceEdge, ChainTraceEnd, ChainTraceNode},
};
use crate::http::{Checks, Code, Problem};
use ombud_base::id::WorkspaceId;
use ombud_chain::trace::{Limits, Node, Start, Stop, Trace};
use ombud_guard::addresses::identify;
use std::collections::HashSet;

/// The deepest that a trace goes.
pub const DEEPEST: u32 = 6;

/// What is to be followed, as it was asked for.
#[derive(Clone, Debug)]
pub struct Walked {
    /// A transaction's id or an address.
    pub text: String,
    /// On which network (CAIP-2).
    pub network: String,
    /// How many steps.
    pub depth: u32,
    /// For an address: from which block on; none: from the first.
    pub since_block: Option<u64>,
}

/// Why a trace goes on no further, of what a bridge took.
fn end(stop: Stop) -> Option<ChainTraceEnd> {
    Some(match stop {
        Stop::Unclear => ChainTraceEnd::Unclear,
        Stop::Elsewhere => ChainTraceEnd::Elsewhere,
        Stop::NotArrived => ChainTraceEnd::NotArrived,
        Stop::Known | Stop::Depth | Stop::Limit | Stop::CannotTell(_) => return None,
    })
}

/// Whether it is on another network and was not seen to get anything there.
fn is_pending(node: &Node) -> bool {
    node.chain.is_some() && matches!(node.stopped, Some(Stop::Elsewhere | Stop::NotArrived))
}

impl ChainDesk {
    /// Follows coins, stopping at addresses that the workspace knows.
    ///
    /// # Errors
    /// [`Code::Invalid`] for what cannot be followed, [`Code::Unavailable`] where the network cannot be asked.
    pub async fn trace(&self, ws: WorkspaceId, asked: Walked) -> Result<ChainTrace, Problem> {
        let mut checks = Checks::new();
        let text = checks.line("text", &asked.text, LONGEST);
        let network = only(&mut checks, Some(&asked.network), self);
        checks.expect((1..=DEEPEST).contains(&asked.depth), "depth", format!("must be from 1 to {DEEPEST}"));
        let named = identify(&text);
        checks.expect(named.iter().any(|it| it.valid()), "text", "is no transaction and no address");
        checks.done()?;
        let network = network.ok_or_else(Problem::not_found)?;
        // By the network's own form: what is a transaction here may have the form of another chain's address.
        let start = match self.may_be_address(&text, Some(network.as_str())) {
            true => Start::Address(text, asked.since_block.unwrap_or(0)),
            false => Start::Transaction(text),
        };
        let platform = self.ground(ws, None).await?.platform;
        let limits = Limits { depth: asked.depth, ..Limits::default() };
        let traced = self.chains.trace(&network, &start, &limits, &platform, self.now()).await;
        let traced = traced.map_err(|why| {
            let detail = format!("The network cannot be asked now ({}). Try again in a minute.", why.name());
            Problem::new(Code::Unavailable, detail)
        })?;
        Ok(self.walked(traced))
    }

    fn walked(&self, traced: Trace) -> ChainTrace {
        let pending: HashSet<String> =
            traced.nodes.iter().filter(|it| is_pending(it)).map(|it| it.address.clone()).collect();
        let nodes = traced.nodes.into_iter().map(|it| ChainTraceNode {
            network: it.chain.as_ref().map(|it| self.name(it)),
            end: it.stopped.and_then(end),
            address: it.address,
            depth: it.depth,
            label: it.label.as_ref().map(|it| it.1.clone()),
            label_kind: it.label.map(|it| it.0.into()),
            cut: matches!(it.stopped, Some(Stop::Limit | Stop::NotArrived | Stop::CannotTell(_))),
        });
        let home = traced.chain.clone();
        let edges = traced.edges.into_iter().map(|it| ChainTraceEdge {
            amount: match self.network(it.chain.as_ref().unwrap_or(&home)) {
                // Nobody has paid it yet, and how many places its number has only the other network says.
                Some(_) if pending.contains(&it.to) => String::new(),
                Some(network) => amount(it.transfer.amount, &it.transfer.asset, network),
                None => String::new(),
            },
            network: it.chain.as_ref().map(ToString::to_string),
            from: it.from,
            to: it.to,
            transaction: it.transaction,
            block: it.block.height,
            block_hash: it.block.hash,
            time: it.block.time,
            host: it.endpoint,
        });
        ChainTrace {
            network: traced.chain.to_string(),
            made_at: traced.made,
            nodes: nodes.collect(),
            edges: edges.collect(),
            cut: !traced.complete,
        }
    }
}
