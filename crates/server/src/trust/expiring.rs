//! What a retention rule does to reveals and settled alerts. The ledger keeps that they were.

use crate::holds::not_held;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};

macro_rules! old_reveals {
    () => {
        concat!("r.workspace_id = $1 AND r.at < $2 AND ", not_held!("r.customer_id"))
    };
}

/// How many reveals there were before a time.
///
/// # Errors
/// As the database says.
pub fn count_old_reveals(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    let text = sql!("SELECT count(*) FROM reveals r WHERE ", old_reveals!());
    tx.one(text, &[ws.into(), before.into()], |row| row.get(0))
}

/// Deletes reveals before a time with their reasons, at most `limit`; tells how many.
///
/// # Errors
/// As the database says.
pub fn expire_reveals(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time, limit: i64) -> Result<u64, DbError> {
    tx.exec(
        sql!(
            "DELETE FROM reveals WHERE workspace_id = $1 AND id IN (SELECT r.id FROM reveals r WHERE ",
            old_reveals!(),
            " ORDER BY r.id LIMIT $3)"
        ),
        &[ws.into(), before.into(), limit.into()],
    )
}

/// How many alerts were settled before a time.
///
/// # Errors
/// As the database says.
pub fn count_old_alerts(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM alerts WHERE workspace_id = $1 AND acknowledged_at < $2"),
        &[ws.into(), before.into()],
        |row| row.get(0),
    )
}

/// Deletes alerts that were settled before a time, at most `limit`; tells how many. What nobody has settled stays.
///
/// # Errors
/// As the database says.
pub fn expire_alerts(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time, limit: i64) -> Result<u64, DbError> {
    tx.exec(
        sql!(
            "DELETE FROM alerts WHERE workspace_id = $1 AND id IN ",
            "(SELECT id FROM alerts WHERE workspace_id = $1 AND acknowledged_at < $2 ORDER BY id LIMIT $3)"
        ),
        &[ws.into(), before.into(), limit.into()],
    )
}
