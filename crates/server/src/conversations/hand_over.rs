//! Whoever is disabled keeps no work: their cases go back to their teams, to be given out anew.

use super::{
    Desk,
    actions::{give, load_whole},
    changes::Changes,
    store,
    types::CaseRow,
};
use crate::{
    events::{Actor, kinds},
    http::Problem,
    jobs::{Job, JobError},
};
use ombud_base::id::{CaseId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// Cases that move in one transaction: others of the workspace wait for it.
const AT_ONCE: i64 = 20;

pub(super) async fn run(app: Desk, job: Job) -> Result<(), JobError> {
    let staff: StaffId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    loop {
        let (inner, ws) = (app.clone(), job.workspace);
        let moved = app.db.write::<_, Problem, _>(move |tx| hand_over(&inner, tx, ws, staff)).await?;
        if moved == 0 {
            return Ok(());
        }
    }
}

/// Takes some cases from somebody who is disabled; tells how many there were.
fn hand_over(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<usize, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let cases = of_disabled(tx, ws, staff)?;
    for case in &cases {
        let last = load_whole(tx, &mut changes, case.id)?;
        give(tx, &mut changes, case.id, last, None, "Ombud")?;
        changes.journal.event(
            kinds::CASE_ASSIGNED,
            Some(case.id),
            &json!({
                "assignee": null, "team": case.team, "was": {"assignee": staff, "team": case.team}
            }),
        );
    }
    changes.close(tx)?;
    Ok(cases.len())
}

fn of_disabled(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<Vec<CaseRow>, DbError> {
    let ids: Vec<CaseId> = tx.all(
        sql!(
            "SELECT k.id FROM cases k JOIN staff s ON s.workspace_id = k.workspace_id AND s.id = k.assignee_id ",
            "WHERE k.workspace_id = $1 AND k.assignee_id = $2 AND k.state IN ('open', 'snoozed') AND s.state = 'disabled' ",
            "ORDER BY k.id LIMIT $3"
        ),
        &[ws.into(), staff.into(), AT_ONCE.into()],
        |row| row.get(0),
    )?;
    let rows = ids.into_iter().map(|id| store::case(tx, ws, id)).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}
