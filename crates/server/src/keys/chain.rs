//! The keys that one action works with.

use super::store::{self, Purpose};
use ombud_base::{
    Uuid,
    id::{CustomerId, WorkspaceId},
    keyring::{Keyring, key_of_cell, open_cell, seal_cell},
    sealed::{Broken, Key, Place},
};
use ombud_db::{DbError, Tx};
use std::collections::HashMap;

/// Whose a value is: with their key it is sealed, and with their key it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A customer.
    Customer(CustomerId),
    /// The workspace itself.
    Workspace,
}

/// The keys that one action seals with.
pub struct Keychain {
    ring: Keyring,
    current: HashMap<Owner, (Uuid, Key)>,
}

/// The keys to seal values of these owners with; makes those that are missing.
///
/// # Errors
/// As the database says.
pub fn sealing(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    owners: impl IntoIterator<Item = Owner>,
) -> Result<Keychain, DbError> {
    let ring = tx.keyring()?.clone();
    let mut chain = Keychain { ring, current: HashMap::new() };
    for owner in owners {
        if chain.current.contains_key(&owner) {
            continue;
        }
        chain.current.insert(owner, store::current(tx, ws, owner.into())?);
    }
    Ok(chain)
}

/// Makes a new workspace's own keys: who only reads must find them.
///
/// # Errors
/// As the database says.
pub fn prepare(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    store::current(tx, ws, Purpose::Workspace)?;
    store::current(tx, ws, Purpose::Index)?;
    Ok(())
}

/// The key under which a workspace's search tokens and look-up values are made. It stays when other keys are changed: what
/// was made with it need not be made anew.
///
/// # Errors
/// As the database says.
pub fn index_key(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Key, DbError> {
    Ok(store::current(tx, ws, Purpose::Index)?.1)
}

/// Seals one value that is the workspace's own.
///
/// # Errors
/// As the database says.
pub fn seal_own(tx: &mut Tx<'_>, ws: WorkspaceId, place: &Place, plain: &str) -> Result<Vec<u8>, DbError> {
    sealing(tx, ws, [Owner::Workspace])?.seal(Owner::Workspace, place, plain)
}

/// Seals one value of a customer.
///
/// # Errors
/// As the database says.
pub fn seal_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    place: &Place,
    plain: &str,
) -> Result<Vec<u8>, DbError> {
    let owner = Owner::Customer(customer);
    sealing(tx, ws, [owner])?.seal(owner, place, plain)
}

/// Opens bytes that are kept elsewhere than in a row, such as a file's; none when their key was destroyed.
///
/// # Errors
/// As the database says, or when they were changed or moved.
pub fn open_bytes(tx: &mut Tx<'_>, place: &Place, cell: &[u8]) -> Result<Option<Vec<u8>>, DbError> {
    let damaged = |error: Broken| DbError::Sealed(error.to_string());
    let id = key_of_cell(cell).map_err(damaged)?;
    let key = match tx.keyring()?.kept(id) {
        Some(key) => key,
        None => {
            let key = store::load(tx, &[id])?.pop().flatten();
            tx.keyring()?.keep(id, key.clone());
            key
        }
    };
    key.map(|key| open_cell(&key, place, cell).map_err(damaged)).transpose()
}

impl Keychain {
    /// Seals a value.
    ///
    /// # Errors
    /// When [`sealing`] was not asked for this owner.
    pub fn seal(&self, owner: Owner, place: &Place, plain: &str) -> Result<Vec<u8>, DbError> {
        self.seal_bytes(owner, place, plain.as_bytes())
    }

    /// Seals bytes.
    ///
    /// # Errors
    /// As [`Keychain::seal`].
    pub fn seal_bytes(&self, owner: Owner, place: &Place, plain: &[u8]) -> Result<Vec<u8>, DbError> {
        let current = self.current.get(&owner);
        let (id, key) = current.ok_or_else(|| DbError::Sealed("a key that was not asked for".into()))?;
        Ok(seal_cell(*id, key, place, plain, self.ring.random()))
    }

    /// Seals a value that may be absent.
    ///
    /// # Errors
    /// As [`Keychain::seal`].
    pub fn seal_some(
        &self,
        owner: Owner,
        place: &Place,
        plain: Option<&str>,
    ) -> Result<Option<Vec<u8>>, DbError> {
        plain.map(|it| self.seal(owner, place, it)).transpose()
    }
}
