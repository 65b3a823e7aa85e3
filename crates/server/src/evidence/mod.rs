//! Evidence: what the chains said of a theft, kept with its case as it was said.
//!
//! Whoever keeps something says what is to be asked, never what was answered: the server asks the networks itself at that
//! moment. What they say is stored sealed with the customer's key, and its hash is in an event, so that the ledger vouches for
//! it. Nothing is changed afterwards, and nothing deleted but by what erases the customer or empties the case.

mod actions;
mod api;
mod store;
mod types;

pub use actions::EVIDENCE_MOST;
pub use store::{expire, forget, held, of_case};
pub use types::{EvidenceKind, EvidenceRow, HeldEvidence, hex};

use crate::chains::ChainDesk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<ChainDesk> {
    OpenApiRouter::new()
        .routes(routes!(api::list_evidence, api::keep_evidence))
        .routes(routes!(api::show_evidence))
}
