//! The SQL of keys.

use super::Owner;
use ombud_base::{
    Uuid, Value,
    id::{CustomerId, WorkspaceId},
    keyring::Keyring,
    sealed::{Key, Place},
};
use ombud_db::{DbError, Row, Tx, sql};

/// What a data key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A customer's values.
    Customer(CustomerId),
    /// The workspace's own.
    Workspace,
    /// Search tokens.
    Index,
}

impl From<Owner> for Purpose {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::Customer(customer) => Self::Customer(customer),
            Owner::Workspace => Self::Workspace,
        }
    }
}

impl Purpose {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Customer(_) => "customer",
            Self::Workspace => "workspace",
            Self::Index => "index",
        }
    }

    /// Whose: a customer's id, else the workspace's.
    pub(super) const fn subject(self, ws: WorkspaceId) -> Uuid {
        match self {
            Self::Customer(id) => id.0,
            Self::Workspace | Self::Index => ws.0,
        }
    }
}

/// Where a wrapped workspace key belongs.
pub(super) fn place_of_workspace_key(ws: WorkspaceId, id: Uuid) -> Place {
    Place::new("workspace_keys.wrapped").id(ws.0).id(id)
}

/// Where a wrapped data key belongs.
pub(super) fn place_of_data_key(ws: WorkspaceId, id: Uuid) -> Place {
    Place::new("data_keys.wrapped").id(ws.0).id(id)
}

/// The data key that seals now, and its id; makes it if there is none.
pub(super) fn current(tx: &mut Tx<'_>, ws: WorkspaceId, purpose: Purpose) -> Result<(Uuid, Key), DbError> {
    let (ring, word, subject) = (tx.keyring()?.clone(), purpose.word(), purpose.subject(ws));
    if let Some(current) = ring.current(word, subject) {
        return Ok(current);
    }
    let found = tx.maybe(
        sql!(
            "SELECT id, wrapped, wrapped_by FROM data_keys ",
            "WHERE workspace_id = $1 AND subject_id = $2 AND purpose = $3 AND retired_at IS NULL"
        ),
        &[ws.into(), purpose.subject(ws).into(), purpose.word().into()],
        |row| Ok((row.get::<Uuid>(0)?, row.get::<Vec<u8>>(1)?, row.get::<Uuid>(2)?)),
    )?;
    match found {
        Some((id, wrapped, by)) => {
            let key = unwrap(tx, ws, id, &wrapped, by)?;
            // What this very transaction has made counts once it is committed; a reader's hooks are never called.
            let (ring, kept) = (ring.clone(), key.clone());
            tx.after_commit(move || ring.set_current(word, subject, id, kept));
            Ok((id, key))
        }
        None => make(tx, ws, purpose),
    }
}

pub(super) fn make(tx: &mut Tx<'_>, ws: WorkspaceId, purpose: Purpose) -> Result<(Uuid, Key), DbError> {
    let ring = tx.keyring()?.clone();
    let (by, outer) = current_workspace_key(tx, ws)?;
    let (id, key) = (fresh_id(&ring), Key::generate(ring.random()));
    let wrapped = outer.wrap(&place_of_data_key(ws, id), &key, ring.random());
    tx.exec(
        sql!(
            "INSERT INTO data_keys (workspace_id, id, purpose, subject_id, wrapped, wrapped_by, created_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            ws.into(),
            id.into(),
            purpose.word().into(),
            purpose.subject(ws).into(),
            (&wrapped).into(),
            by.into(),
            ring.now().into(),
        ],
    )?;
    let (kept, word, subject) = (key.clone(), purpose.word(), purpose.subject(ws));
    tx.after_commit(move || ring.set_current(word, subject, id, kept));
    Ok((id, key))
}

fn fresh_id(ring: &Keyring) -> Uuid {
    Uuid::from_bytes(ring.random().bytes())
}

/// A key of a transaction that is rolled back must open nothing later.
fn keep_once_committed(tx: &mut Tx<'_>, ring: &Keyring, id: Uuid, key: &Key) {
    let (ring, key) = (ring.clone(), key.clone());
    tx.after_commit(move || ring.keep(id, Some(key)));
}

/// The workspace key that wraps now, and its id; makes it if there is none.
pub(super) fn current_workspace_key(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(Uuid, Key), DbError> {
    let ring = tx.keyring()?.clone();
    // Twice: one that is replaced while its row's lock is waited for is not found, and its successor only by another look.
    for _ in 0..2 {
        let found = tx.maybe(
            sql!(
                "SELECT id, wrapped, wrapped_by FROM workspace_keys WHERE workspace_id = $1 AND retired_at IS NULL FOR UPDATE"
            ),
            &[ws.into()],
            wrapped_key,
        )?;
        if let Some((id, wrapped, by)) = found {
            return Ok((id, open_workspace_key(&ring, ws, id, (&wrapped, &by))?));
        }
    }
    make_workspace_key(tx, ws)
}

/// A workspace key's id, what it is wrapped in, and the print of the root key that wraps it.
pub(super) type WrappedKey = (Uuid, Vec<u8>, String);

pub(super) fn wrapped_key(row: &Row<'_>) -> Result<WrappedKey, DbError> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

pub(super) fn make_workspace_key(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(Uuid, Key), DbError> {
    let ring = tx.keyring()?.clone();
    let (id, key) = (fresh_id(&ring), Key::generate(ring.random()));
    let wrapped = ring.root().wrap(&place_of_workspace_key(ws, id), &key, ring.random());
    tx.exec(
        sql!(
            "INSERT INTO workspace_keys (workspace_id, id, wrapped, wrapped_by, created_at) VALUES ($1, $2, $3, $4, $5)"
        ),
        &[ws.into(), id.into(), (&wrapped).into(), (&ring.root_print()).into(), ring.now().into()],
    )?;
    keep_once_committed(tx, &ring, id, &key);
    Ok((id, key))
}

pub(super) fn open_workspace_key(
    ring: &Keyring,
    ws: WorkspaceId,
    id: Uuid,
    (wrapped, by): (&[u8], &str),
) -> Result<Key, DbError> {
    if let Some(Some(key)) = ring.kept(id) {
        return Ok(key);
    }
    let another = || {
        DbError::Sealed(format!(
            "the workspace's key does not open: it is wrapped by the root key {by}, which is not known here"
        ))
    };
    let root = ring.root_of(by).ok_or_else(another)?;
    let key = root.unwrap_key(&place_of_workspace_key(ws, id), wrapped).map_err(|_| another())?;
    ring.keep(id, Some(key.clone()));
    Ok(key)
}

pub(super) fn unwrap(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: Uuid,
    wrapped: &[u8],
    by: Uuid,
) -> Result<Key, DbError> {
    let ring = tx.keyring()?.clone();
    let outer = match ring.kept(by).flatten() {
        Some(key) => key,
        None => {
            let (_, sealed, print) = tx.one(
                sql!(
                    "SELECT id, wrapped, wrapped_by FROM workspace_keys WHERE workspace_id = $1 AND id = $2"
                ),
                &[ws.into(), by.into()],
                wrapped_key,
            )?;
            open_workspace_key(&ring, ws, by, (&sealed, &print))?
        }
    };
    outer.unwrap_key(&place_of_data_key(ws, id), wrapped).map_err(|it| DbError::Sealed(it.to_string()))
}

/// These data keys, in the order of `ids`; none for those that were destroyed. The ids alone name them, for a sealed value
/// holds no more.
///
/// # Errors
/// As the database says, or when one does not open.
pub fn load(tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<Vec<Option<Key>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![(*id).into()]).collect();
    let found = tx.maybe_many(
        sql!("SELECT workspace_id, wrapped, wrapped_by FROM data_keys WHERE id = $1"),
        &rows,
        |row| Ok((row.get::<WorkspaceId>(0)?, row.get::<Vec<u8>>(1)?, row.get::<Uuid>(2)?)),
    )?;
    ids.iter()
        .zip(found)
        .map(|(id, found)| found.map(|(ws, wrapped, by)| unwrap(tx, ws, *id, &wrapped, by)).transpose())
        .collect()
}

/// Destroys the data keys of a customer: from the commit on, nothing that they have sealed opens on this node, and within
/// [`TRUSTED`](ombud_base::keyring::TRUSTED) on no other. Tells how many there were.
///
/// # Errors
/// As the database says.
pub fn destroy(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<u64, DbError> {
    let purpose = Purpose::Customer(customer);
    let (word, subject) = (purpose.word(), purpose.subject(ws));
    let ids: Vec<Uuid> = tx.all(
        sql!("SELECT id FROM data_keys WHERE workspace_id = $1 AND subject_id = $2 AND purpose = $3"),
        &[ws.into(), subject.into(), word.into()],
        |row| row.get(0),
    )?;
    let gone = tx.exec(
        sql!("DELETE FROM data_keys WHERE workspace_id = $1 AND subject_id = $2 AND purpose = $3"),
        &[ws.into(), subject.into(), word.into()],
    )?;
    let ring = tx.keyring()?.clone();
    tx.after_commit(move || ring.destroyed(word, subject, &ids));
    Ok(gone)
}

/// The ids of the keys that a customer's values are sealed with: those that erasing them destroys.
///
/// # Errors
/// As the database says.
pub fn keys_of(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Uuid>, DbError> {
    tx.all(
        sql!("SELECT id FROM data_keys WHERE workspace_id = $1 AND subject_id = $2 AND purpose = 'customer' ORDER BY id"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )
}
