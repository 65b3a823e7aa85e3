//! Playbooks: small guided flows as data. A flow is a handful of steps that ask, say, give an article, bring a person, or end; the
//! bot takes a customer through it.
//!
//! `check.rs` says what is wrong with one, `walk.rs` how one is walked; `live.rs` has those that customers meet. Every version that
//! was ever published stays: whoever is in a flow goes on with the version that they began with.

mod api;
mod check;
mod live;
mod shipped;
mod store;
mod translation;
mod types;
mod versions;
mod walk;

#[cfg(test)]
mod tests;

pub use live::{Flows, Kept, Live};
pub use types::{
    Flow, FlowOption, FlowProblem, FlowStep, FormField, Playbook, PlaybookLine, PlaybookState,
    PlaybookVersion, Said, StepKind, Wanted,
};
pub use walk::{MOST_TAKEN, Walk, walk};

use crate::safety::Safety;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Safety> {
    OpenApiRouter::new()
        .routes(routes!(api::list_playbooks, api::create_playbook))
        .routes(routes!(shipped::add_shipped_playbooks))
        .routes(routes!(api::check_playbook))
        .routes(routes!(api::show_playbook, api::save_playbook, api::delete_playbook))
        .routes(routes!(versions::publish_playbook))
        .routes(routes!(versions::retire_playbook))
        .routes(routes!(versions::list_playbook_versions))
        .routes(routes!(versions::show_playbook_version))
}
