//! What links and addresses are judged by: the workspace's own hosts, hosts that it blocks, lists of bad hosts that others
//! keep, and the addresses that a customer is known by. Lists of known addresses are kept in the same way; the chain desk looks them up.
//!
//! [`Safety`] keeps a workspace's [`Policy`] in memory. `judge.rs` says what a text holds, `hosts.rs` and `lists.rs` are what
//! staff sets, `refresh.rs` reads lists anew, `removed.rs` brings back what was removed or read before.

mod check;
mod content;
mod hosts;
mod judge;
mod kinds;
mod known;
mod lists;
mod policy;
mod refresh;
mod removed;
mod store;
mod types;

pub use hosts::{NewSafetyHost, SafetyHost, Standing, SuggestedHost};
pub(crate) use judge::{Judge, LinkWarning, has_links, judge_now, link_warning};
pub use kinds::ChainLabelKind;
pub(crate) use known::{
    addresses_of, forget_addresses, forget_written, has_addresses, remember_addresses, written_addresses,
};
pub use policy::{Policy, Safety};
pub use types::{
    BadLine, BlockList, BlockListChange, CaseSafety, Judged, JudgedAddress, JudgedLink, LinkVerdict,
    ListNames, NewBlockList, Poisoned, SpottedKind,
};

use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Safety> {
    OpenApiRouter::new()
        .routes(routes!(check::check_text))
        .routes(routes!(hosts::list_safety_hosts, hosts::create_safety_host))
        .routes(routes!(hosts::suggest_safety_hosts))
        .routes(routes!(hosts::show_safety_host, hosts::delete_safety_host))
        .merge(lists::routes())
}

/// Its durable jobs.
pub fn jobs(safety: &Safety) -> Vec<crate::jobs::Handler> {
    refresh::handlers(safety)
}
