//! What somebody may do for a while, beside what their role allows. It is read with every request; at its end it is gone.

use super::{Permission, callers::parse_permissions};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// By these one could keep what one was lent: make oneself, an accomplice, a token or a webhook that outlives it, or change the
/// rules. They are never lent.
pub const LASTING: &[Permission] = &[
    Permission::StaffManage,
    Permission::RolesManage,
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
