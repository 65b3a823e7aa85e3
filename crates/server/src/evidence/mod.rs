//! Evidence: what the chains said of a theft, kept with its case as it was said.
//!
//! Whoever keeps something says what is to be asked, never what was answered: the server asks the networks itself at that
//! moment. What they say is stored sealed with the customer's key, and its hash is in an event, so that the ledger vouches for
//! it. Nothing is changed afterwards, and nothing deleted but by what erases the customer or empties the case.

mod actions;
mod api;
mod follow;
mod followed;
mod recall;
mod store;
mod types;

pub use actions::EVIDENCE_MOST;
pub use follow::{EVERY_SECONDS, HASHES_MOST, TIMES_MOST};
pub use recall::recalled;
pub use store::{Forgotten, expire, forget, held, of_case};
pub use types::{EvidenceKind, EvidenceRow, HeldEvidence, hex};

use crate::{
    chains::ChainDesk,
    conversations::{Desk, FOLLOW},
    jobs::Handler,
};
use std::{ops::Deref, sync::Arc};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Cases whose coins are followed at the same time: a trace may take twenty seconds.
const TOGETHER: usize = 2;

/// What follows the coins of thefts by itself. Cheap to clone.
#[derive(Clone)]
pub struct Followers {
    chains: ChainDesk,
    turns: Arc<Semaphore>,
}

impl Followers {
    /// Of these parts.
    pub fn new(chains: ChainDesk) -> Self {
        Self { chains, turns: Arc::new(Semaphore::new(TOGETHER)) }
    }
}

impl Deref for Followers {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.chains
    }
}

/// Its durable jobs.
pub fn jobs(parts: &Followers) -> Vec<Handler> {
    vec![Handler::new(FOLLOW, parts, follow::run, follow::patient)]
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<ChainDesk> {
    OpenApiRouter::new()
        .routes(routes!(api::list_evidence, api::keep_evidence))
        .routes(routes!(api::show_evidence))
}
