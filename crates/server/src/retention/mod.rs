//! How long what is kept is kept, and what must be kept longer.
//!
//! A workspace has [`Rules`]: after how many days what was said in a resolved case is destroyed, its files are deleted, a customer
//! who does not come any more is erased, old records go. Nothing is destroyed without a rule. A job does it once a day, a
//! batch in each transaction, so that nobody waits; where it stands is in the rows themselves, so a stop costs nothing. Each batch
//! has its event, which names what it destroyed: the ledger's check accounts by it for what is gone.
//!
//! What a legal hold keeps ([`crate::holds`]) no rule touches; the holds are set, listed and lifted here.

mod api;
mod counts;
mod holding;
mod rules;
mod runs;
mod work;

pub use counts::Preview;
pub use rules::Rules;
pub use runs::Run;

use crate::{
    conversations::Desk,
    jobs::{Handler, Job, JobError},
};
use std::time::Duration;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::show_retention, api::set_retention))
        .routes(routes!(api::preview_retention))
        .routes(routes!(api::list_retention_runs))
        .routes(routes!(holding::list_holds, holding::set_hold))
        .routes(routes!(holding::lift_hold))
}

/// Its durable jobs.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![Handler::new(work::RUN, desk, run, |_| Some(Duration::from_secs(600)))]
}

/// Whether anything ever goes by itself.
///
/// # Errors
/// As the database says.
pub fn is_set(
    tx: &mut ombud_db::Tx<'_>,
    workspace: ombud_base::id::WorkspaceId,
) -> Result<bool, ombud_db::DbError> {
    Ok(rules::of(tx, workspace)?.any())
}

async fn run(app: Desk, job: Job) -> Result<(), JobError> {
    work::run(&app, job.workspace).await.map_err(JobError::from)
}
