//! Who has changed whose access. Whoever opened, raised or took over an account can act by it; so the two do not count as two
//! persons for a while.

use super::{
    Signed, Who,
    kept::{email_hash, seal_email},
};
use ombud_base::{
    Time,
    id::{ApiTokenId, RoleId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// A member of staff, as far as it matters for what they may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: StaffId,
    /// With which role.
    pub role: RoleId,
    /// They are not disabled.
    pub active: bool,
}

fn row(row: &Row<'_>) -> Result<Member, DbError> {
    Ok(Member { id: row.get(0)?, role: row.get(1)?, active: row.get::<String>(2)? == "active" })
}

/// A member of staff.
///
/// # Errors
/// As the database says.
pub fn member(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<Option<Member>, DbError> {
    tx.maybe(
        sql!("SELECT id, role_id, state FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into()],
        row,
    )
}

/// The member of staff who signs in with this address.
///
/// # Errors
/// As the database says.
pub fn member_by_email(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    email: &str,
) -> Result<Option<Member>, DbError> {
    let hash = email_hash(tx, workspace, email)?;
    tx.maybe(
        sql!("SELECT id, role_id, state FROM staff WHERE workspace_id = $1 AND email_hash = $2"),
        &[workspace.into(), (&hash).into()],
        row,
    )
}

/// Changes the address that somebody signs in with. Browsers from which they signed in are strangers again.
///
/// # Errors
/// [`crate::http::Code::Conflict`] where it is somebody else's.
pub fn change_email(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    email: &str,
) -> Result<(), crate::http::Problem> {
    if member_by_email(tx, workspace, email)?.is_some_and(|it| it.id != staff) {
        return Err(crate::http::Problem::new(crate::http::Code::Conflict, super::setup::KNOWN));
    }
    let (sealed, hash) = (seal_email(tx, workspace, staff, email)?, email_hash(tx, workspace, email)?);
    tx.exec(
        sql!("UPDATE staff SET email = $3, email_hash = $4 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into(), (&sealed).into(), (&hash).into()],
    )?;
    tx.exec(
        sql!("DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2"),
        &[workspace.into(), staff.into()],
    )?;
    Ok(())
}

/// Notes that the caller changed somebody's access; of a token, whoever made it.
///
/// # Errors
/// As the database says.
pub fn touch(tx: &mut Tx<'_>, signed: &Signed, staff: StaffId, now: Time) -> Result<(), DbError> {
    let by = match signed.who {
        Who::Staff { staff, .. } => Some(staff),
        Who::Token(token) => maker_of(tx, signed.workspace, token)?,
    };
    by.map_or(Ok(()), |by| touch_as(tx, signed.workspace, by, staff, now))
}

fn maker_of(tx: &mut Tx<'_>, workspace: WorkspaceId, token: ApiTokenId) -> Result<Option<StaffId>, DbError> {
    tx.maybe(
        sql!("SELECT created_by FROM api_tokens WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), token.into()],
        |row| row.get(0),
    )
}

/// Notes that `by` changed somebody's access.
///
/// # Errors
/// As the database says.
pub fn touch_as(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    by: StaffId,
    staff: StaffId,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO staff_touched (workspace_id, staff_id, by_id, at) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, staff_id, by_id) DO UPDATE SET at = excluded.at"
        ),
        &[workspace.into(), staff.into(), by.into(), now.into()],
    )
    .map(drop)
}

/// When one of the two last changed the other's access, if that was since then.
///
/// # Errors
/// As the database says.
pub fn last_touched(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    one: StaffId,
    other: StaffId,
    since: Time,
) -> Result<Option<Time>, DbError> {
    tx.one(
        sql!(
            "SELECT max(at) FROM staff_touched WHERE workspace_id = $1 AND at > $4 ",
            "AND ((staff_id = $2 AND by_id = $3) OR (staff_id = $3 AND by_id = $2))"
        ),
        &[workspace.into(), one.into(), other.into(), since.into()],
        |row| row.get(0),
    )
}
