//! Cases that wait for a customer who does not come back: resolved after the days that the workspace says.
//!
//! One job of each workspace, due when the next case has been quiet for long enough: no case is looked at before its time.

use super::{
    Desk,
    actions::{close_row, load_whole},
    changes::Changes,
};
use crate::{
    events::Actor,
    http::Problem,
    jobs::{Job, JobError},
    settings,
    workspace::AUTO_RESOLVE,
};
use ombud_base::{
    Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// Cases that are resolved in one transaction: others of the workspace wait for it.
const AT_ONCE: i64 = 20;
/// The reason, where the workspace has it; else its last one.
const REASON: &str = "No answer from the customer";

pub(super) async fn run(app: Desk, job: Job) -> Result<(), JobError> {
    loop {
        let (inner, ws) = (app.clone(), job.workspace);
        if app.db.write::<_, Problem, _>(move |tx| resolve_quiet(&inner, tx, ws)).await? {
            return Ok(());
        }
    }
}

/// Resolves some of the cases whose time has come; once there are none left, waits for the next one's. Tells whether it
/// has come so far.
fn resolve_quiet(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<bool, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let settings = settings::of(tx, ws)?;
    let Some(days) = settings.auto_resolve_days else { return Ok(true) };
    let wait = i64::from(days) * 24 * 3600;
    let (now, last_reason) =
        (changes.journal.now, settings.resolve_reasons.last().cloned().unwrap_or_default());
    let quiet = quietest(tx, ws)?;
    let (due, later): (Vec<_>, Vec<_>) =
        quiet.into_iter().partition(|(_, last)| last.plus_seconds(wait) <= now);
    if due.is_empty() {
        let next = later.first().map_or(now, |(_, last)| *last).plus_seconds(wait);
        app.jobs.enqueue(tx, ws, AUTO_RESOLVE, "", &json!({}), next)?;
        return Ok(true);
    }
    let reason = if settings.resolve_reasons.iter().any(|it| it == REASON) { REASON } else { &last_reason };
    for (case, _) in due {
        let last = load_whole(tx, &mut changes, case)?;
        close_row(&mut changes, case, last, None, reason, "Ombud")?;
    }
    changes.close(tx)?;
    Ok(false)
}

/// The open cases in which nobody waits for the platform, the longest quiet first, with their last word.
fn quietest(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<(CaseId, Time)>, DbError> {
    tx.all(
        sql!(
            "SELECT id, last_at FROM cases WHERE workspace_id = $1 AND state = 'open' AND waiting_since IS NULL ",
            "ORDER BY sort_at, id LIMIT $2"
        ),
        &[ws.into(), AT_ONCE.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
