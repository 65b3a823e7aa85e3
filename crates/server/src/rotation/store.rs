//! The SQL of rotations.

use crate::{keys::columns::Stand, words::words};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

words! {
    /// Which keys are changed.
    KeyLevel {
        /// The workspace's key, which wraps the data keys.
        Workspace = "workspace",
        /// A data key: a customer's, or the workspace's own.
        Data = "data",
    }
}
words! {
    /// Where a rotation stands.
    RotationState {
        /// The new key seals; the old one may still be in use on another node.
        Waiting = "waiting",
        /// What the old one has sealed is sealed anew.
        Walking = "walking",
        /// Nothing refers to the old one; another node may still know it.
        Closing = "closing",
        /// The old one is deleted.
        Done = "done",
        /// Its customer was erased meanwhile, and with them both keys: nothing is lost, and nothing is left to do.
        Erased = "erased",
    }
}

/// A key that is being changed, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = KeyRotation)]
pub struct Rotation {
    /// Its id.
    pub id: Uuid,
    /// Which keys.
    pub level: KeyLevel,
    /// Whose data key; null: the workspace's own.
    pub customer: Option<CustomerId>,
    /// Where it stands.
    pub state: RotationState,
    /// Rows and files that were looked at so far, or wrapped keys.
    pub seen: i64,
    /// Cells and files that were sealed anew so far, or keys that were wrapped anew.
    pub changed: i64,
    /// How many of all sealed columns are done; files are the last.
    pub columns_done: i64,
    /// How many there are.
    pub columns: i64,
    /// Who began it; null: an operator at the machine.
    pub started_by: Option<Uuid>,
    /// When.
    pub started_at: Time,
    /// When the old key was deleted.
    pub finished_at: Option<Time>,
    #[serde(skip)]
    pub(super) old: Uuid,
    #[serde(skip)]
    pub(super) row: Option<Vec<Stand>>,
}

macro_rules! columns {
    () => {
        "id, level, customer_id, state, seen, changed, at_column, started_by, started_at, finished_at, old_key, at_row"
    };
}

fn rotation(row: &Row<'_>) -> Result<Rotation, DbError> {
    let mut row = row.reader();
    Ok(Rotation {
        id: row.next()?,
        level: row.next()?,
        customer: row.next()?,
        state: row.next()?,
        seen: row.next()?,
        changed: row.next()?,
        columns_done: row.next()?,
        columns: i64::try_from(crate::keys::columns::SEALED.len() + 1).unwrap_or(0),
        started_by: row.next()?,
        started_at: row.next()?,
        finished_at: row.next()?,
        old: row.next()?,
        row: match row.next::<Option<String>>()? {
            None => None,
            Some(text) => serde_json::from_str(&text).map_err(|it| DbError::Statement(it.to_string()))?,
        },
    })
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Rotation) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO key_rotations (workspace_id, ",
            columns!(),
            ") ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.level.into(),
            it.customer.into(),
            it.state.into(),
            it.seen.into(),
            it.changed.into(),
            it.columns_done.into(),
            it.started_by.into(),
            it.started_at.into(),
            it.finished_at.into(),
            it.old.into(),
            None::<&str>.into(),
        ],
    )
    .map(drop)
}

pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Rotation) -> Result<(), DbError> {
    let row = it.row.as_ref().map(serde_json::to_string).transpose();
    let row = row.map_err(|error| DbError::Statement(error.to_string()))?;
    tx.exec(
        sql!(
            "UPDATE key_rotations SET state = $3, seen = $4, changed = $5, at_column = $6, finished_at = $7, at_row = $8 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.state.into(),
            it.seen.into(),
            it.changed.into(),
            it.columns_done.into(),
            it.finished_at.into(),
            (&row).into(),
        ],
    )
    .map(drop)
}

/// One rotation, locked: two nodes that have the same job take turns.
pub(super) fn lock(tx: &mut Tx<'_>, ws: WorkspaceId, id: Uuid) -> Result<Option<Rotation>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM key_rotations WHERE workspace_id = $1 AND id = $2 FOR UPDATE"),
        &[ws.into(), id.into()],
        rotation,
    )
}

/// Whether a rotation of the same keys goes on.
pub(super) fn runs(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    level: KeyLevel,
    customer: Option<CustomerId>,
) -> Result<bool, DbError> {
    let running: Vec<Option<CustomerId>> = tx.all(
        sql!("SELECT customer_id FROM key_rotations WHERE workspace_id = $1 AND level = $2 AND finished_at IS NULL"),
        &[ws.into(), level.into()],
        |row| row.get(0),
    )?;
    Ok(running.contains(&customer))
}

/// The latest ones, the newest first.
pub(super) fn latest(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Rotation>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM key_rotations WHERE workspace_id = $1 ORDER BY started_at DESC, id LIMIT 50"
        ),
        &[ws.into()],
        rotation,
    )
}
