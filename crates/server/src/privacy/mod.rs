//! What the law gives customers: all that is held on them, and to be erased.
//!
//! Erasing is destroying keys. [`erase`] does all of it in one transaction: what a customer is known and found by is deleted,
//! their cases are emptied, nothing more is sent to them, and their data keys go, so that what is left of theirs in the database,
//! its log and every backup cannot be opened by anybody. What lies outside of the database (files' bytes), and what the database
//! still holds of deleted rows, goes by jobs right after the commit.

mod api;
mod counts;
mod erase;
mod export;
mod page;
mod written;

pub use counts::Counts;
pub use erase::{Receipt, erase, scrub_later, wipe_later};
pub use export::{Export, export, note};
pub use page::{Reader, page};

use crate::{
    conversations::Desk,
    jobs::{Handler, standard_back_off},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::erase_customer))
        .routes(routes!(api::export_customer))
        .routes(routes!(api::export_own))
}

/// Its durable jobs.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![Handler::new(erase::WIPE, desk, erase::wipe, standard_back_off)]
}
