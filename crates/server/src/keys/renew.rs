//! Changing keys, level by level, while everything goes on: the steps, each for a transaction of its own. What goes through them
//! in order, and finishes what was begun, is the capability `rotation`.
//!
//! What was replaced stays until nothing refers to it: `retired_at` says since when it does not seal or wrap any more.

use super::{
    Owner,
    store::{
        self, Purpose, WrappedKey, make, make_workspace_key, open_workspace_key, place_of_data_key,
        place_of_workspace_key, unwrap, wrapped_key,
    },
};
use ombud_base::{Time, Uuid, Value, id::WorkspaceId, keyring::print_of, sealed::Key};
use ombud_db::{DbError, Tx, sql};

/// Makes a new data key that seals from now on, and retires the one that did; answers the retired one, if there was any.
///
/// # Errors
/// As the database says.
pub fn replace_data_key(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    owner: Owner,
    now: Time,
) -> Result<Option<Uuid>, DbError> {
    let purpose = Purpose::from(owner);
    let (word, subject) = (purpose.word(), purpose.subject(ws));
    let old: Option<Uuid> = tx.maybe(
        sql!(
            "SELECT id FROM data_keys WHERE workspace_id = $1 AND subject_id = $2 AND purpose = $3 AND retired_at IS NULL FOR UPDATE"
        ),
        &[ws.into(), subject.into(), word.into()],
        |row| row.get(0),
    )?;
    let Some(old) = old else { return Ok(None) };
    tx.exec(
        sql!("UPDATE data_keys SET retired_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), old.into(), now.into()],
    )?;
    make(tx, ws, purpose)?;
    Ok(Some(old))
}

/// Whether a data key is still there: its customer may have been erased.
///
/// # Errors
/// As the database says.
pub fn is_there(tx: &mut Tx<'_>, id: Uuid) -> Result<bool, DbError> {
    Ok(store::load(tx, &[id])?.pop().flatten().is_some())
}

/// Deletes a data key that nothing refers to any more.
///
/// # Errors
/// As the database says.
pub fn drop_data_key(tx: &mut Tx<'_>, ws: WorkspaceId, owner: Owner, id: Uuid) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM data_keys WHERE workspace_id = $1 AND id = $2 AND retired_at IS NOT NULL"),
        &[ws.into(), id.into()],
    )?;
    let (ring, purpose) = (tx.keyring()?.clone(), Purpose::from(owner));
    let (word, subject) = (purpose.word(), purpose.subject(ws));
    tx.after_commit(move || ring.destroyed(word, subject, &[id]));
    Ok(())
}

/// Makes a new workspace key that wraps from now on, and retires the one that did; answers the retired one.
///
/// # Errors
/// As the database says.
pub fn replace_workspace_key(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time) -> Result<Option<Uuid>, DbError> {
    let old: Option<Uuid> = tx.maybe(
        sql!("SELECT id FROM workspace_keys WHERE workspace_id = $1 AND retired_at IS NULL FOR UPDATE"),
        &[ws.into()],
        |row| row.get(0),
    )?;
    let Some(old) = old else { return Ok(None) };
    tx.exec(
        sql!("UPDATE workspace_keys SET retired_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), old.into(), now.into()],
    )?;
    make_workspace_key(tx, ws)?;
    Ok(Some(old))
}

/// Wraps some of the data keys anew that a retired workspace key wraps; tells how many.
///
/// # Errors
/// As the database says.
pub fn rewrap_data_keys(tx: &mut Tx<'_>, ws: WorkspaceId, old: Uuid, limit: i64) -> Result<usize, DbError> {
    let ring = tx.keyring()?.clone();
    let (by, outer) = store::current_workspace_key(tx, ws)?;
    let some: Vec<(Uuid, Vec<u8>)> = tx.all(
        sql!(
            "SELECT id, wrapped FROM data_keys WHERE workspace_id = $1 AND wrapped_by = $2 ORDER BY id LIMIT $3 FOR UPDATE"
        ),
        &[ws.into(), old.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut fresh = Vec::with_capacity(some.len());
    for (id, wrapped) in &some {
        let key = unwrap(tx, ws, *id, wrapped, old)?;
        fresh.push((*id, outer.wrap(&place_of_data_key(ws, *id), &key, ring.random())));
    }
    let rows: Vec<Vec<Value<'_>>> =
        fresh.iter().map(|(id, wrapped)| vec![ws.into(), (*id).into(), wrapped.into(), by.into()]).collect();
    tx.exec_many(
        sql!("UPDATE data_keys SET wrapped = $3, wrapped_by = $4 WHERE workspace_id = $1 AND id = $2"),
        &rows,
    )?;
    Ok(some.len())
}

/// Deletes a retired workspace key, unless it wraps something; tells whether it is gone.
///
/// # Errors
/// As the database says.
pub fn drop_workspace_key(tx: &mut Tx<'_>, ws: WorkspaceId, id: Uuid) -> Result<bool, DbError> {
    let gone = tx.exec(
        sql!(
            "DELETE FROM workspace_keys WHERE workspace_id = $1 AND id = $2 AND retired_at IS NOT NULL AND NOT EXISTS ",
            "(SELECT 1 FROM data_keys d WHERE d.workspace_id = $1 AND d.wrapped_by = $2)"
        ),
        &[ws.into(), id.into()],
    )?;
    if gone > 0 {
        let ring = tx.keyring()?.clone();
        tx.after_commit(move || ring.keep(id, None));
    }
    Ok(gone > 0)
}

/// Wraps every workspace key by another root key, in this transaction: there are few. Done again, it does only what is left.
/// Tells how many were wrapped anew.
///
/// # Errors
/// As the database says, or when one is wrapped by a root key that is not known.
pub fn rewrap_workspace_keys(tx: &mut Tx<'_>, root: &Key) -> Result<usize, DbError> {
    let (ring, print) = (tx.keyring()?.clone(), print_of(root));
    let rows: Vec<(WorkspaceId, WrappedKey)> = tx.all(
        sql!("SELECT id, wrapped, wrapped_by, workspace_id FROM workspace_keys WHERE wrapped_by <> $1 FOR UPDATE"),
        &[(&print).into()],
        |row| Ok((row.get(3)?, wrapped_key(row)?)),
    )?;
    for (ws, (id, wrapped, by)) in &rows {
        let key = open_workspace_key(&ring, *ws, *id, (wrapped, by))?;
        let wrapped = root.wrap(&place_of_workspace_key(*ws, *id), &key, ring.random());
        tx.exec(
            sql!(
                "UPDATE workspace_keys SET wrapped = $3, wrapped_by = $4 WHERE workspace_id = $1 AND id = $2"
            ),
            &[(*ws).into(), (*id).into(), (&wrapped).into(), (&print).into()],
        )?;
    }
    Ok(rows.len())
}

/// The keys of a workspace, without the keys.
#[derive(Clone, Debug)]
pub struct State {
    /// The print of the root key that wraps the current workspace key.
    pub root: Option<String>,
    /// The current workspace key: its id, and when it was made.
    pub workspace_key: Option<(Uuid, Time)>,
    /// Workspace keys that are retired and still there.
    pub retired_workspace_keys: i64,
    /// The workspace's own data key, and when it was made.
    pub own: Option<(Uuid, Time)>,
    /// Data keys of customers that seal.
    pub customers: i64,
    /// Data keys that are retired and still there.
    pub retired: i64,
}

/// What there is of a workspace's keys.
///
/// # Errors
/// As the database says.
pub fn state(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<State, DbError> {
    let current = tx.maybe(
        sql!("SELECT id, created_at, wrapped_by FROM workspace_keys WHERE workspace_id = $1 AND retired_at IS NULL"),
        &[ws.into()],
        |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
    )?;
    let (workspace_key, root) = current.unzip();
    let own = tx.maybe(
        sql!(
            "SELECT id, created_at FROM data_keys WHERE workspace_id = $1 AND subject_id = $1 AND purpose = 'workspace' AND retired_at IS NULL"
        ),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let count = |tx: &mut Tx<'_>, text| tx.one(text, &[ws.into()], |row| row.get::<i64>(0));
    Ok(State {
        root,
        workspace_key,
        own,
        retired_workspace_keys: count(
            tx,
            sql!("SELECT count(*) FROM workspace_keys WHERE workspace_id = $1 AND retired_at IS NOT NULL"),
        )?,
        customers: count(
            tx,
            sql!(
                "SELECT count(*) FROM data_keys WHERE workspace_id = $1 AND purpose = 'customer' AND retired_at IS NULL"
            ),
        )?,
        retired: count(
            tx,
            sql!("SELECT count(*) FROM data_keys WHERE workspace_id = $1 AND retired_at IS NOT NULL"),
        )?,
    })
}
