//! Reveals: one masked field of one customer, shown to one person for a few minutes, with a reason, within a day's budget.
//!
//! Refusals are worked out before anything is counted; the count is raised in the same transaction that writes the event. So
//! however many ask at once, nobody sees more than their day's budget, and whatever was seen is in the events.

mod api;
mod canaries;
mod planted;

pub use api::still_shown;
pub use planted::jobs;

use crate::conversations::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(api::reveal)).routes(routes!(canaries::plant_canary))
}
