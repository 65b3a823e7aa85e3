//! How each endpoint is by itself, for whoever runs the desk. A pool hides an endpoint that is ill behind the others, until none is left.

use crate::{
    caip::ChainId,
    config::{EndpointEntry, Network},
    facts::BlockRef,
    family,
    transport::{CannotTell, Fetch, LONGEST_ROUND, Round},
};
use futures_util::future::join_all;
use ombud_base::Time;
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, timeout_at};

/// From how many seconds without a new block on a node is taken to stand still, however fast its chain is.
const STILL_SECONDS: u64 = 300;
/// From how many missing blocks on. Blocks of some chains are found by chance: fifteen in a row are as good as never missing.
const STILL_BLOCKS: u64 = 15;

/// A network with all its endpoints.
#[derive(Clone, Debug)]
pub struct Checked {
    /// CAIP-2.
    pub id: ChainId,
    /// What people call it.
    pub name: String,
    /// Seconds from block to block.
    pub block_seconds: u64,
    /// How each is, in the order of the configuration.
    pub endpoints: Vec<EndpointChecked>,
}

/// An endpoint.
#[derive(Clone, Debug)]
pub struct EndpointChecked {
    /// Its host and port.
    pub host: String,
    /// Its newest block, or why it said none.
    pub head: Result<BlockRef, CannotTell>,
    /// How long that took.
    pub took: Duration,
}

impl Checked {
    /// Seconds after which a newest block is too old.
    pub fn still_after(&self) -> u64 {
        STILL_SECONDS.max(self.block_seconds.saturating_mul(STILL_BLOCKS))
    }

    /// How many blocks an endpoint is behind the one that is furthest; none where it says no block.
    pub fn behind(&self, it: &EndpointChecked) -> Option<u64> {
        let heights = self.endpoints.iter().filter_map(|it| it.head.as_ref().ok()).map(|it| it.height);
        Some(heights.max()?.saturating_sub(it.head.as_ref().ok()?.height))
    }

    /// From how many blocks behind the others on an endpoint misleads.
    pub fn behind_most(&self) -> u64 {
        // What a round asks of two endpoints may be some blocks apart.
        (STILL_SECONDS / self.block_seconds.max(1)).max(3)
    }
}

/// Asks all endpoints of a network at once.
pub(crate) async fn of(network: &Network, fetch: &Arc<dyn Fetch>, now: Time) -> Checked {
    let each = network.endpoints.iter().map(|it| one(network, it, fetch, now));
    Checked {
        id: network.id.clone(),
        name: network.name.clone(),
        block_seconds: network.block_seconds,
        endpoints: join_all(each).await,
    }
}

async fn one(network: &Network, entry: &EndpointEntry, fetch: &Arc<dyn Fetch>, now: Time) -> EndpointChecked {
    let host = entry.host();
    let alone = Network { endpoints: vec![entry.clone()], ..network.clone() };
    let (round, started) = (Round::new(now, LONGEST_ROUND), Instant::now());
    let head = match family::open(alone, Arc::clone(fetch)) {
        Ok(adapter) => match timeout_at(round.deadline(), adapter.head(&round)).await {
            Ok(told) => told.map(|it| it.value),
            Err(_) => Err(CannotTell::TimedOut),
        },
        Err(_) => Err(CannotTell::NoEndpoint),
    };
    EndpointChecked { host, head, took: started.elapsed() }
}
