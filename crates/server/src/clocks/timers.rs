//! The moments at which a clock warns or is missed: jobs, due exactly then.

use super::{
    Clocks,
    engine::{breach, next_due},
    rows::{self, ClockKind, ClockRow, ClockState},
};
use crate::{
    app::App,
    events::{Actor, Journal, kinds},
    hub::{Hub, Notice},
    jobs::{Handler, Job, JobError, Jobs, standard_back_off},
};
use ombud_base::id::{CaseId, ClockId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::json;

const WARN: &str = "clock.warn";
const BREACH: &str = "clock.breach";
/// The job that tells a customer of an update that was promised and missed; its key is the clock. Who may write to customers does
/// the work.
pub const UPDATE_MISSED: &str = "update.missed";

pub(super) fn handlers(app: &App, clocks: &Clocks) -> Vec<Handler> {
    let parts = (app.clone(), clocks.clone());
    [WARN, BREACH].map(|kind| Handler::new(kind, &parts, ring, standard_back_off)).into()
}

/// Sets, moves or stops the timers of a clock.
pub(super) fn set(
    tx: &mut Tx<'_>,
    jobs: &Jobs,
    workspace: WorkspaceId,
    row: &ClockRow,
) -> Result<(), DbError> {
    let key = row.id.to_string();
    let warn_at =
        row.warn_at.filter(|warn| row.ticks() && !row.warned && row.due_at.is_some_and(|due| *warn < due));
    match warn_at {
        Some(at) => jobs.enqueue(tx, workspace, WARN, &key, &json!({}), at)?,
        None => drop(Jobs::cancel(tx, workspace, WARN, &key)?),
    }
    match row.due_at.filter(|_| row.ticks()) {
        Some(at) => jobs.enqueue(tx, workspace, BREACH, &key, &json!({}), at)?,
        None => drop(Jobs::cancel(tx, workspace, BREACH, &key)?),
    }
    tell_missed(tx, jobs, workspace, row)
}

/// Has the customer told of a promised update that was missed, as long as they wait for it.
fn tell_missed(tx: &mut Tx<'_>, jobs: &Jobs, workspace: WorkspaceId, row: &ClockRow) -> Result<(), DbError> {
    let Some(at) = row.breached_at.filter(|_| row.kind == ClockKind::Update && row.ended_at.is_none()) else {
        return Ok(());
    };
    let payload = json!({"case": row.case, "minutes": row.target.div_euclid(60).max(1)});
    jobs.enqueue_unless_there(tx, workspace, UPDATE_MISSED, &row.id.to_string(), &payload, at)
}

/// Whether a clock was missed and nobody has answered since.
///
/// # Errors
/// As the database says.
pub fn is_missed(tx: &mut Tx<'_>, workspace: WorkspaceId, id: ClockId) -> Result<bool, DbError> {
    let row = rows::by_id(tx, workspace, id)?;
    Ok(row.is_some_and(|it| it.breached_at.is_some() && it.ended_at.is_none()))
}

async fn ring((app, clocks): (App, Clocks), job: Job) -> Result<(), JobError> {
    let id: ClockId = job.key.parse().map_err(|error| JobError::Final(format!("key: {error}")))?;
    let (workspace, warning, now) = (job.workspace, job.kind == WARN, app.now());
    let hub = app.hub.clone();
    app.db.write::<_, DbError, _>(move |tx| write(tx, &clocks, &hub, workspace, id, warning, now)).await?;
    Ok(())
}

fn write(
    tx: &mut Tx<'_>,
    clocks: &Clocks,
    hub: &Hub,
    workspace: WorkspaceId,
    id: ClockId,
    warning: bool,
    now: ombud_base::Time,
) -> Result<(), DbError> {
    let mut journal = Journal::open(tx, workspace, Actor::System, now)?;
    // Whatever happened since the timer was set has set it anew or stopped it; one that is late finds nothing to do.
    let Some(mut row) = rows::by_id(tx, workspace, id)?.filter(ClockRow::ticks) else { return Ok(()) };
    if !clocks.policies.of(tx, &journal)?.has(row.level) {
        row.stop(now);
        (row.state, row.ended_at) = (ClockState::Cancelled, Some(now));
    } else if warning {
        if row.warned || row.warn_at.is_none_or(|it| it > now) {
            return Ok(());
        }
        row.warned = true;
        let data = json!({"clock": id, "kind": row.kind, "due_at": row.due_at, "service_level": row.level});
        journal.event(kinds::CLOCK_WARNED, Some(row.case), &data);
        let code = match row.kind {
            ClockKind::FirstReply => "first_reply_due_soon",
            ClockKind::NextReply => "next_reply_due_soon",
            ClockKind::Resolution => "resolution_due_soon",
            ClockKind::Update => "update_due_soon",
        };
        journal.notify(Notice::Breach { case: row.case, code });
    } else {
        let Some(due) = row.due_at.filter(|it| *it <= now) else { return Ok(()) };
        breach(&mut journal, &mut row, due);
        tell_missed(tx, &clocks.jobs, workspace, &row)?;
    }
    let case = row.case;
    rows::save(tx, workspace, &[row])?;
    refresh(tx, workspace, case)?;
    journal.notify(Notice::Case(case));
    journal.close(tx, hub)
}

/// Writes anew when the case's next clock is due.
fn refresh(tx: &mut Tx<'_>, workspace: WorkspaceId, case: CaseId) -> Result<(), DbError> {
    let (next, at) = next_due(&rows::of_cases(tx, workspace, &[case])?);
    rows::write_next_due(tx, workspace, &[(case, next, at)])
}
