//! Who may see what: what one member of staff can do and see, with where each of it comes from, and who can see a case or a customer.
//!
//! It asks the definitions by which requests are decided ([`crate::access::Person`], [`crate::access::Reach`]) and has none of its
//! own. Each look is an event: whoever wants to know where data can be had from is seen to ask.

mod api;
mod explain;
mod readers;

pub use explain::{Explained, explain};

use crate::conversations::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::explain_access))
        .routes(routes!(api::readers_of_case))
        .routes(routes!(api::readers_of_customer))
}
