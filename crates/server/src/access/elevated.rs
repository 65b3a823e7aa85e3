//! What somebody may do for a while, beside what their role allows. It is read with every request; at its end it is gone.

use super::{
    Permission,
    callers::{held, parse_permissions},
};
use crate::{
    events::{Journal, kinds},
    hub::Notice,
};
use ombud_base::{
    Time,
    id::{ElevationId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::json;

/// By these one could keep what one was lent: make oneself, an accomplice, a token or a webhook that outlives it, join a team, take an
/// inbox's key along, or change the rules. They are never lent.
pub const LASTING: &[Permission] = &[
    Permission::StaffManage,
    Permission::RolesManage,
    Permission::TeamsManage,
    Permission::InboxesManage,
    Permission::TokensManage,
    Permission::WebhooksManage,
    Permission::WebhooksPersonal,
    Permission::AccountsManage,
    Permission::SecurityManage,
    Permission::WorkspaceManage,
];

/// Permissions that somebody has for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// Which elevation it is.
    pub id: ElevationId,
    /// Those that count: whoever gave them may still do them by their own role.
    pub permissions: Vec<Permission>,
    /// Who gave them.
    pub given_by: StaffId,
    /// Until when.
    pub until: Time,
}

fn row(row: &Row<'_>) -> Result<(StaffId, Lent), DbError> {
    let mut row = row.reader();
    let (staff, id) = (row.next()?, row.next()?);
    let mut permissions = parse_permissions(&row.next::<String>()?);
    let (given_by, until) = (row.next()?, row.next()?);
    let (givers, _) = held(&row.next::<String>()?, &row.next::<String>()?)?;
    permissions.retain(|it| givers.contains(it) && !LASTING.contains(it));
    Ok((staff, Lent { id, permissions, given_by, until }))
}

/// What somebody has for a while, the soonest to end first.
///
/// # Errors
/// As the database says.
pub fn lent_to(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    now: Time,
) -> Result<Vec<Lent>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT e.staff_id, e.id, e.permissions, e.given_by, e.until, r.permissions, g.scope FROM elevations e ",
            "JOIN staff g ON g.workspace_id = e.workspace_id AND g.id = e.given_by AND g.state = 'active' ",
            "JOIN roles r ON r.workspace_id = g.workspace_id AND r.id = g.role_id ",
            "WHERE e.workspace_id = $1 AND e.staff_id = $2 AND e.until > $3 AND e.ended_at IS NULL ORDER BY e.until, e.id"
        ),
        &[workspace.into(), staff.into(), now.into()],
        row,
    )?;
    Ok(all.into_iter().map(|it| it.1).collect())
}

/// The same of everybody.
///
/// # Errors
/// As the database says.
pub(super) fn lent_to_all(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    now: Time,
) -> Result<Vec<(StaffId, Lent)>, DbError> {
    tx.all(
        sql!(
            "SELECT e.staff_id, e.id, e.permissions, e.given_by, e.until, r.permissions, g.scope FROM elevations e ",
            "JOIN staff g ON g.workspace_id = e.workspace_id AND g.id = e.given_by AND g.state = 'active' ",
            "JOIN roles r ON r.workspace_id = g.workspace_id AND r.id = g.role_id ",
            "WHERE e.workspace_id = $1 AND e.until > $2 AND e.ended_at IS NULL ORDER BY e.until, e.id"
        ),
        &[workspace.into(), now.into()],
        row,
    )
}

/// Ends what somebody has for a while: one of it, or all of it. Each is an event that names it and says why it ended.
///
/// # Errors
/// As the database says.
pub fn end_elevations(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    only: Option<ElevationId>,
    why: &str,
) -> Result<(), DbError> {
    let (ws, now) = (journal.workspace, journal.now);
    let mut current = tx.all(
        sql!(
            "SELECT id, permissions FROM elevations ",
            "WHERE workspace_id = $1 AND staff_id = $2 AND until > $3 AND ended_at IS NULL ORDER BY until, id"
        ),
        &[ws.into(), staff.into(), now.into()],
        |row| Ok((row.get::<ElevationId>(0)?, row.get::<String>(1)?)),
    )?;
    current.retain(|it| only.is_none_or(|only| only == it.0));
    for (id, permissions) in &current {
        tx.exec(
            sql!("UPDATE elevations SET ended_at = $3 WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), (*id).into(), now.into()],
        )?;
        let data = json!({"elevation": id, "staff": staff, "permissions": parse_permissions(permissions), "why": why});
        journal.event(kinds::ELEVATION_ENDED, None, &data);
    }
    if !current.is_empty() {
        journal.notify(Notice::AccessChanged(vec![staff]));
        journal.notify(Notice::Approvals);
    }
    Ok(())
}
