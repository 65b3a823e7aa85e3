//! What somebody may do for a while, beside what their role allows. It is read with every request; at its end it is gone.

use super::{Permission, callers::parse_permissions};
use crate::{
    events::{Journal, kinds},
    hub::Notice,
};
use ombud_base::{
    Time,
    id::{ElevationId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
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
    Permission::SecurityManage,
    Permission::WorkspaceManage,
];

/// What is added to a role just now, and until when all of it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elevated {
    /// What is lent, and whoever lent it may still do by their own role.
    pub permissions: Vec<Permission>,
    /// When the first of it ends.
    pub until: Option<Time>,
}

/// What somebody may do for a while.
///
/// # Errors
/// As the database says.
pub fn elevated(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    now: Time,
) -> Result<Elevated, DbError> {
    let all = tx.all(
        sql!(
            "SELECT e.permissions, r.permissions, e.until FROM elevations e ",
            "JOIN staff g ON g.workspace_id = e.workspace_id AND g.id = e.given_by ",
            "JOIN roles r ON r.workspace_id = g.workspace_id AND r.id = g.role_id ",
            "WHERE e.workspace_id = $1 AND e.staff_id = $2 AND e.until > $3 AND e.ended_at IS NULL AND g.state = 'active'"
        ),
        &[workspace.into(), staff.into(), now.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<Time>(2)?)),
    )?;
    let mut sum = Elevated::default();
    for (lent, held, until) in all {
        let held = parse_permissions(&held);
        let lent = parse_permissions(&lent);
        sum.permissions.extend(lent.into_iter().filter(|it| held.contains(it) && !LASTING.contains(it)));
        sum.until = Some(sum.until.map_or(until, |it| it.min(until)));
    }
    Ok(sum)
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
