//! What whoever is given a case has to have: a skill, a language. The rows say it in words that routing makes; here they are only
//! kept, and held against what somebody has.

use super::Desk;
use ombud_base::{
    Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// Nobody has it: a case that needs it is not routed yet.
pub const ROUTE: &str = "route";

/// Says anew what a case needs.
///
/// # Errors
/// As the database says.
pub fn set(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId, needs: &[String]) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM case_needs WHERE workspace_id = $1 AND case_id = $2"),
        &[ws.into(), case.into()],
    )?;
    let rows: Vec<_> = needs.iter().map(|it| vec![ws.into(), case.into(), it.into()]).collect();
    tx.exec_many(
        sql!(
            "INSERT INTO case_needs (workspace_id, case_id, need) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        ),
        &rows,
    )?;
    Ok(())
}

/// A case that nobody is given before the rules have spoken; a job has them speak.
///
/// # Errors
/// As the database says.
pub(super) fn wait_for_rules(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    now: Time,
) -> Result<(), DbError> {
    set(tx, ws, case, &[ROUTE.to_owned()])?;
    app.jobs.enqueue(tx, ws, super::ROUTE, &case.to_string(), &json!({}), now)
}

/// What a case needs.
///
/// # Errors
/// As the database says.
pub fn of(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<String>, DbError> {
    tx.all(
        sql!("SELECT need FROM case_needs WHERE workspace_id = $1 AND case_id = $2 ORDER BY need"),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )
}

/// All that cases need which wait for somebody.
///
/// # Errors
/// As the database says.
pub fn wanted(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<String>, DbError> {
    tx.all(
        sql!(
            "SELECT DISTINCT n.need FROM case_needs n JOIN cases k ON k.workspace_id = n.workspace_id AND k.id = n.case_id ",
            "WHERE n.workspace_id = $1 AND k.state = 'open' AND k.assignee_id IS NULL ORDER BY n.need"
        ),
        &[ws.into()],
        |row| row.get(0),
    )
}
