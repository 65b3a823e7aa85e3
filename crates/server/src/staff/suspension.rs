//! Who is kept out, since when, by whom and why. It holds until a person lets them in again: a provider that says they work here
//! does not.

use super::{actions, store::find, types::State};
use crate::{
    access::{Signed, another_admin_remains, break_glass_remains, find_role, touch},
    app::App,
    events::{Journal, kinds},
    http::{Code, Problem},
    hub::Notice,
    keys,
};
use ombud_base::{
    Time,
    id::{AlertId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The longest reason, in code points.
pub const LONGEST_REASON: usize = 500;

/// That somebody is kept out until they are let in again.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Suspension {
    /// Since when.
    pub at: Time,
    /// Who did it; none where a programme with a token did.
    pub by: Option<StaffId>,
    /// The alert from which it was done.
    pub alert: Option<AlertId>,
    /// Why, in words.
    #[schema(example = "Opened a canary, and cannot say why.")]
    pub reason: Option<String>,
}

fn place(staff: StaffId) -> Place {
    Place::new("staff_suspensions.reason").id(staff.0)
}

fn read(row: &Row<'_>) -> Result<(StaffId, Suspension), DbError> {
    let mut row = row.reader();
    let staff: StaffId = row.next()?;
    let (at, by, alert) = (row.next()?, row.next()?, row.next()?);
    Ok((staff, Suspension { at, by, alert, reason: row.open(&place(staff))? }))
}

/// How somebody is kept out; none where nobody here has done it.
///
/// # Errors
/// As the database says.
pub fn suspension_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
) -> Result<Option<Suspension>, DbError> {
    let found = tx.maybe(
        sql!("SELECT staff_id, at, by_id, alert_id, reason FROM staff_suspensions WHERE workspace_id = $1 AND staff_id = $2"),
        &[ws.into(), staff.into()],
        read,
    )?;
    Ok(found.map(|it| it.1))
}

/// Everybody who is kept out.
pub(super) fn suspensions(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<HashMap<StaffId, Suspension>, DbError> {
    let all = tx.all(
        sql!("SELECT staff_id, at, by_id, alert_id, reason FROM staff_suspensions WHERE workspace_id = $1"),
        &[ws.into()],
        read,
    )?;
    Ok(all.into_iter().collect())
}

/// Writes down that somebody is kept out; the first who did it stays named.
pub(super) fn suspend(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    it: &Suspension,
) -> Result<(), DbError> {
    let sealed = it.reason.as_ref().map(|it| keys::seal_own(tx, ws, &place(staff), it)).transpose()?;
    tx.exec(
        sql!(
            "INSERT INTO staff_suspensions (workspace_id, staff_id, at, by_id, alert_id, reason) ",
            "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace_id, staff_id) DO NOTHING"
        ),
        &[ws.into(), staff.into(), it.at.into(), it.by.into(), it.alert.into(), sealed.as_ref().into()],
    )
    .map(drop)
}

/// They are let in again.
pub(super) fn lift(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM staff_suspensions WHERE workspace_id = $1 AND staff_id = $2"),
        &[ws.into(), staff.into()],
    )
    .map(drop)
}

/// Shuts somebody out from an alert about them, until a person lets them in again: their sessions end, their tokens stop, their
/// invitations are gone. It takes power away and gives none, so whoever settles alerts may do it to whoever stands above them.
///
/// # Errors
/// [`Code::Conflict`] for oneself and for the last admin; [`Code::NotFound`].
pub fn keep_out(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    by: &Signed,
    id: StaffId,
    alert: AlertId,
    reason: Option<String>,
) -> Result<(), Problem> {
    let workspace = journal.workspace;
    if by.staff_id() == Some(id) {
        let detail =
            "You cannot keep yourself out. Cut your sessions with `keep_out` false, or ask somebody else.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let mut staff = find(tx, app, workspace, id)?.ok_or_else(Problem::not_found)?;
    let held = Suspension { at: journal.now, by: by.staff_id(), alert: Some(alert), reason };
    suspend(tx, workspace, id, &held)?;
    // A provider may have disabled them meanwhile; sessions that are there all the same end either way.
    let active = staff.state == State::Active;
    if active {
        let role = find_role(tx, workspace, staff.role)?.ok_or_else(Problem::not_found)?;
        if role.is_admin() && staff.scope.is_everything() {
            another_admin_remains(tx, workspace, id)?;
        }
    }
    actions::shut_out(tx, app, journal, &mut staff)?;
    tx.exec(
        sql!("UPDATE staff SET state = 'disabled' WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
    )?;
    break_glass_remains(tx, workspace)?;
    touch(tx, by, id, journal.now)?;
    let mut data = json!({"staff": id, "state": State::Disabled, "alert": alert});
    if let Some(reason) = &held.reason {
        data["reason"] = json!(reason);
    }
    journal.event(kinds::STAFF_CHANGED, None, &data);
    journal.notify(Notice::AccessChanged(vec![id]));
    journal.notify(Notice::Presence(id));
    Ok(())
}
