//! What links and addresses are judged by: the workspace's own hosts, blocked hosts, lists of bad hosts, and the addresses
//! that a customer is known by.
//!
//! [`Safety`] keeps a workspace's [`Policy`] in memory.

mod check;
mod content;
mod judge;
mod known;
mod policy;
mod store;
mod types;

pub(crate) use judge::{Judge, LinkWarning, has_links, judge_now, link_warning};
pub(crate) use known::remember_addresses;
pub use policy::{Policy, Safety};
pub use types::{CaseSafety, Judged, JudgedAddress, JudgedLink, LinkVerdict, Poisoned, SpottedKind};

use crate::app::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(check::check_text))
}
