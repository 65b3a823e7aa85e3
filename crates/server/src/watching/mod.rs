//! Watching: a transaction that waits is looked at again until there is news, and the customer is told in the chat.
//!
//! A watch is a row with a job: [`look`] asks the network, [`judge`] decides without a clock or a database whether what it says
//! is news, and the bot writes it into the conversation in which it was promised. What may be news is believed only when it is
//! seen more than once; a network that cannot be asked, or lies, changes nothing but the time of the next look. Each thing is told
//! once. A watch ends by what nothing can change any more, after [`DAYS`] days, or when somebody stops it.
//!
//! Who asks decides little: customers watch what they named themselves, and [`limits`](begin) keep them from making the desk
//! hammer a node.

mod api;
mod begin;
mod judge;
mod look;
mod offer;
mod own;
mod reported;
mod say;
mod store;
mod types;

#[cfg(test)]
mod tests;

pub use begin::{AT_ONCE_IN_CASE, AT_ONCE_OF_CUSTOMER, AT_ONCE_OF_WORKSPACE, BEGUN_A_DAY, DAYS};
pub use offer::offer;
pub use reported::{ReportTold, ReportWatch, reported};
pub use store::{HeldWatch, expire, forget, held, is_waiting, recalled, watches_for};
pub use types::WatchEnd;

use crate::{app::App, chains::ChainDesk, conversations::Desk, jobs::Handler};
use std::{ops::Deref, sync::Arc};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Looks that are taken at the same time: other jobs must not wait for networks that hang.
const TOGETHER: usize = 8;

/// The desk with the networks, and the turns of those who ask them. Cheap to clone.
#[derive(Clone)]
pub struct Watches {
    chains: ChainDesk,
    turns: Arc<Semaphore>,
}

impl Watches {
    /// Of these parts.
    pub fn new(chains: ChainDesk) -> Self {
        Self { chains, turns: Arc::new(Semaphore::new(TOGETHER)) }
    }
}

impl Deref for Watches {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.chains
    }
}

impl axum::extract::FromRef<Watches> for App {
    fn from_ref(it: &Watches) -> Self {
        Self::from_ref(&it.chains)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Watches> {
    OpenApiRouter::new()
        .routes(routes!(api::watches_of_case, api::watch_for_customer))
        .routes(routes!(api::stop_watch))
        .routes(routes!(own::own_watches, own::watch_own))
        .routes(routes!(own::stop_own_watch))
}

/// Its durable jobs.
pub fn jobs(parts: &Watches) -> Vec<Handler> {
    vec![Handler::new(look::LOOK, parts, look::run, look::never_give_up)]
}
