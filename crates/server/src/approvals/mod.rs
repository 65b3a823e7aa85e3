//! Two-person approval: what cannot be taken back is asked for by one and agreed to by another.
//!
//! [`GUARDED`] lists the operations. The [`gate`] stands before every request: one that is guarded, by the workspace's policy and
//! by what it would do, is not carried out but kept as it was sent ([`types::Stored`]), with a reason, for a day. Another who may
//! do the same decides. What was approved is carried out once, by the same routes as any request ([`Carrier`]), as its asker,
//! with what they may do at that time. To add an operation, add a line to [`GUARDED`].

mod actions;
mod api;
mod elevations;
mod gate;
mod judge;
mod mails;
mod policy;
mod store;
mod table;
mod types;

pub use gate::{Approved, Carrier, Ready, gate};
pub use policy::{
    ApprovalPolicy, all_required, asks_for_power, coverage, policy_of, require_all, switch_off,
};
pub use table::{GUARDED, Group, Guarded};

use crate::{app::App, jobs::Handler, jobs::standard_back_off};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(policy::routes())
        .routes(routes!(elevations::list_elevations))
        .routes(routes!(elevations::elevate))
        .routes(routes!(elevations::end_elevation))
        .routes(routes!(api::list_approvals))
        .routes(routes!(api::show_approval))
        .routes(routes!(api::approve))
        .routes(routes!(api::refuse))
        .routes(routes!(api::withdraw))
        .routes(routes!(api::carry_out_approved))
}

/// Its durable jobs.
pub fn jobs(app: &App) -> Vec<Handler> {
    vec![Handler::new(mails::MAIL, app, mails::send, standard_back_off)]
}
