//! Whoever is disabled, or limited to other cases, keeps no work that they cannot see: it goes back to the teams, to be given out anew.

use super::{
    Desk,
    actions::{give, load_whole},
    changes::Changes,
    store,
    types::CaseRow,
};
use crate::{
    access::{Bind, Binds, person_of},
    events::{Actor, kinds},
    http::Problem,
    jobs::{Job, JobError},
};
use ombud_base::{
    Time,
    id::{CaseId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
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

/// Takes some cases from somebody who cannot see them any more; tells how many there were.
fn hand_over(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<usize, Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    let cases = hidden_work(tx, ws, staff, changes.journal.now)?;
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

/// Open and sleeping cases whose owner this is, and who cannot see them: a disabled one sees none.
fn hidden_work(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, now: Time) -> Result<Vec<CaseRow>, DbError> {
    let Some(person) = person_of(tx, ws, staff, now)? else { return Ok(Vec::new()) };
    let mut binds = Binds::default();
    let (ws_at, staff_at) = (binds.add(Bind::Id(ws.0)), binds.add(Bind::Id(staff.0)));
    let seen = if person.active { person.scope.condition("k", &mut binds) } else { "1 = 0".to_owned() };
    let most = binds.add(Bind::Int(AT_ONCE));
    let text = format!(
        "SELECT k.id FROM cases k WHERE k.workspace_id = {ws_at} AND k.assignee_id = {staff_at} \
         AND k.state IN ('open', 'snoozed') AND NOT ({seen}) ORDER BY k.id LIMIT {most}"
    );
    let ids: Vec<CaseId> = tx.all(&text, &binds.values(), |row| row.get(0))?;
    let rows = ids.into_iter().map(|id| store::case(tx, ws, id)).collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().flatten().collect())
}
