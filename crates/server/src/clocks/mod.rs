//! Service levels, business hours and the clocks that run against them.
//!
//! What changes cases tells it by a [`Turn`], in its own transaction; timers are durable jobs that are due to the second.
//! To add a kind of clock, add it to [`ClockKind`], give [`ServiceLevel`] its target, and say in `engine.rs` when it
//! starts, pauses and ends.

mod business_hours;
mod engine;
mod hours;
#[cfg(test)]
mod hours_tests;
mod policies;
mod rows;
mod service_levels;
mod timers;

pub use business_hours::{BusinessHours, business_hours, first_time_zone};
pub use engine::{Answer, CaseFacts, Standing, Turn};
pub use hours::Hours;
pub use rows::{ClockKind, ClockState};
pub use service_levels::{ServiceLevel, When, service_level_exists};
pub use timers::{UPDATE_MISSED, is_missed};

use crate::{app::App, jobs::Jobs};
use ombud_base::{
    Random, Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(business_hours::list_business_hours, business_hours::create_business_hours))
        .routes(routes!(
            business_hours::show_business_hours,
            business_hours::change_business_hours,
            business_hours::delete_business_hours
        ))
        .routes(routes!(service_levels::list_service_levels, service_levels::create_service_level))
        .routes(routes!(
            service_levels::show_service_level,
            service_levels::change_service_level,
            service_levels::delete_service_level
        ))
}

/// Its durable jobs.
pub fn jobs(app: &App, clocks: &Clocks) -> Vec<crate::jobs::Handler> {
    timers::handlers(app, clocks)
}

/// What waits are measured by. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clocks {
    jobs: Jobs,
    random: Random,
    policies: policies::Kept,
}

impl Clocks {
    /// Clocks whose timers are `jobs`.
    pub fn new(jobs: Jobs, random: Random) -> Self {
        Self { jobs, random, policies: policies::Kept::default() }
    }
}

/// A clock of a case.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Clock {
    /// What it measures.
    pub kind: ClockKind,
    /// How it stands.
    pub state: ClockState,
    /// Whether staff was warned.
    pub warned: bool,
    /// When it started.
    pub started_at: Time,
    /// When its target is missed; null while it is paused, or when nobody will be there.
    pub due_at: Option<Time>,
    /// When it ended; null while it runs, is paused, or is missed and still open.
    pub ended_at: Option<Time>,
}

/// Since when a customer had waited whose waiting ended at `ended` without a reply; none when nobody did.
///
/// # Errors
/// As the database says.
pub fn ended_unanswered(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    case: CaseId,
    ended: Time,
) -> Result<Option<Time>, DbError> {
    rows::ended_unanswered(tx, workspace, case, ended)
}

/// The clocks of a case, oldest first.
///
/// # Errors
/// As the database says.
pub fn of_case(tx: &mut Tx<'_>, workspace: WorkspaceId, case: CaseId) -> Result<Vec<Clock>, DbError> {
    let all = rows::of_case(tx, workspace, case)?;
    let shown = |it: rows::ClockRow| Clock {
        kind: it.kind,
        state: it.state,
        warned: it.warned,
        started_at: it.started_at,
        due_at: it.due_at,
        ended_at: it.ended_at,
    };
    Ok(all.into_iter().map(shown).collect())
}
