//! What a retention rule does to browsers that staff have signed in with before.

use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};

/// How many browsers were last signed in with before a time.
///
/// # Errors
/// As the database says.
pub fn count_old_devices(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM known_devices WHERE workspace_id = $1 AND last_seen_at < $2"),
        &[ws.into(), before.into()],
        |row| row.get(0),
    )
}

/// Forgets browsers that were last signed in with before a time, at most `limit`; tells how many. Whoever signs in with one
/// again is slowed down by others' wrong passwords like anybody, and known again afterwards.
///
/// # Errors
/// As the database says.
pub fn expire_devices(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time, limit: i64) -> Result<u64, DbError> {
    tx.exec(
        sql!(
            "DELETE FROM known_devices WHERE workspace_id = $1 AND token_hash IN ",
            "(SELECT token_hash FROM known_devices WHERE workspace_id = $1 AND last_seen_at < $2 ORDER BY last_seen_at LIMIT $3) ",
            "AND last_seen_at < $2"
        ),
        &[ws.into(), before.into(), limit.into()],
    )
}
