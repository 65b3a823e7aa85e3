//! When what is to be done from time to time was last done: backups, checks of the ledger. For the security check, which says when
//! it was too long ago.

use crate::words::words;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};

words! {
    /// What is done from time to time.
    Upkeep {
        /// A backup of everything, by `ombud backup`: of the installation, and so of no workspace.
        Backup = "backup",
        /// The whole ledger of a workspace was held against the tables.
        LedgerCheck = "ledger_check",
    }
}

/// Writes down that it was done, and whether all was well.
///
/// # Errors
/// As the database says.
pub fn done(
    tx: &mut Tx<'_>,
    workspace: Option<WorkspaceId>,
    what: Upkeep,
    at: Time,
    good: bool,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO upkeep (workspace_id, what, at, good) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, what) DO UPDATE SET at = excluded.at, good = excluded.good"
        ),
        &[of(workspace).into(), what.into(), at.into(), good.into()],
    )
    .map(drop)
}

/// When it was last done, and whether all was well.
///
/// # Errors
/// As the database says.
pub fn last(
    tx: &mut Tx<'_>,
    workspace: Option<WorkspaceId>,
    what: Upkeep,
) -> Result<Option<(Time, bool)>, DbError> {
    tx.maybe(
        sql!("SELECT at, good FROM upkeep WHERE workspace_id = $1 AND what = $2"),
        &[of(workspace).into(), what.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What is the installation's has the id that no workspace has.
fn of(workspace: Option<WorkspaceId>) -> WorkspaceId {
    workspace.unwrap_or(WorkspaceId(ombud_base::Uuid::nil()))
}
