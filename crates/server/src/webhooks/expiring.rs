//! What a retention rule does to deliveries that are done with. Those of a customer who is held stay.

use crate::holds::not_held;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};

macro_rules! old {
    () => {
        concat!(
            "d.workspace_id = $1 AND d.created_at < $2 AND d.next_at IS NULL AND (d.customer_id IS NULL OR ",
            not_held!("d.customer_id"),
            ")"
        )
    };
}

/// How many deliveries were made before a time.
///
/// # Errors
/// As the database says.
pub fn count_old(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM deliveries d WHERE ", old!()), &[ws.into(), before.into()], |row| {
        row.get(0)
    })
}

/// Deletes deliveries that were made before a time, at most `limit`; tells how many.
///
/// # Errors
/// As the database says.
pub fn expire(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time, limit: i64) -> Result<u64, DbError> {
    tx.exec(
        sql!(
            "DELETE FROM deliveries WHERE workspace_id = $1 AND id IN (SELECT d.id FROM deliveries d WHERE ",
            old!(),
            " ORDER BY d.id LIMIT $3)"
        ),
        &[ws.into(), before.into(), limit.into()],
    )
}
