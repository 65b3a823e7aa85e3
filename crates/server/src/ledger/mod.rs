//! The ledger: whatever happened in a workspace, and whoever read what is a customer's, as a log that anyone can check.
//!
//! Each event is a leaf (`events::Leaf`), appended in its own transaction; the log's index is the event's position less one. Here
//! is what is made of it: heads are signed ([`head`]), the whole is held against the tables ([`check`]), written to a file that is
//! verified without us ([`export`]), handed to others ([`anchors`]), and a few leaves are handed out with their proofs ([`receipt`]). ADR 0011 has the reasons.

pub mod anchors;
mod api;
mod audit;
mod beside;
mod chain;
pub mod check;
mod export;
mod head;
mod nodes;
mod public;
mod readers;
mod receipt;
mod rows;

pub use beside::recovery_print;
pub use chain::trouble;
pub use export::write as export;
pub use head::{Head, Identity, for_customers, head, identity, run, sign};
pub use public::routes as pages;
pub use readers::{Reader, readers};
pub use receipt::{MOST as RECEIPT_MOST, Wanted, of_conversation, of_positions};

use crate::conversations::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::show_ledger))
        .routes(routes!(api::list_checkpoints, api::sign_checkpoint))
        .routes(routes!(api::check_ledger))
        .routes(routes!(api::export_ledger))
        .routes(routes!(audit::list_programmes))
        .routes(routes!(audit::list_audit))
        .routes(routes!(audit::export_audit))
}
