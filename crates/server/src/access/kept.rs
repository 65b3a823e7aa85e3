//! How names and addresses of staff are kept: sealed under the workspace's data key, an address beside it as a keyed hash, by
//! which whoever signs in is found. SQL can neither look for them nor sort by them; there are few of them, so what wants an
//! order by name makes it in memory.

use super::parse_email;
use crate::keys::{self, Owner};
use ombud_base::{
    id::{InvitationId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Reader, Tx};

/// What stands where nothing can be opened.
const NOBODY: &str = "—";

fn place(what: &'static str, id: StaffId) -> Place {
    Place::new(what).id(id.0)
}

fn place_of_invited(id: InvitationId) -> Place {
    Place::new("invitations.email").id(id.0)
}

/// Reads the cell of a name, of that name for customers, or of an address, as the next one of a row of staff.
pub trait StaffCells {
    /// `staff.name`.
    ///
    /// # Errors
    /// As the database says.
    fn name_of(&mut self, id: StaffId) -> Result<String, DbError>;
    /// `staff.display_name`.
    ///
    /// # Errors
    /// As the database says.
    fn display_name_of(&mut self, id: StaffId) -> Result<String, DbError>;
    /// `staff.email`.
    ///
    /// # Errors
    /// As the database says.
    fn email_of(&mut self, id: StaffId) -> Result<String, DbError>;
    /// `invitations.email`.
    ///
    /// # Errors
    /// As the database says.
    fn email_of_invited(&mut self, id: InvitationId) -> Result<String, DbError>;
}

impl StaffCells for Reader<'_> {
    fn name_of(&mut self, id: StaffId) -> Result<String, DbError> {
        Ok(self.open(&place("staff.name", id))?.unwrap_or_else(|| NOBODY.into()))
    }

    fn display_name_of(&mut self, id: StaffId) -> Result<String, DbError> {
        Ok(self.open(&place("staff.display_name", id))?.unwrap_or_else(|| NOBODY.into()))
    }

    fn email_of(&mut self, id: StaffId) -> Result<String, DbError> {
        Ok(self.open(&place("staff.email", id))?.unwrap_or_default())
    }

    fn email_of_invited(&mut self, id: InvitationId) -> Result<String, DbError> {
        Ok(self.open(&place_of_invited(id))?.unwrap_or_default())
    }
}

/// The cells of a name and of that name for customers.
///
/// # Errors
/// As the database says.
pub fn seal_names(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: StaffId,
    name: &str,
    display_name: &str,
) -> Result<(Vec<u8>, Vec<u8>), DbError> {
    let chain = keys::sealing(tx, workspace, [Owner::Workspace])?;
    Ok((
        chain.seal(Owner::Workspace, &place("staff.name", id), name)?,
        chain.seal(Owner::Workspace, &place("staff.display_name", id), display_name)?,
    ))
}

/// The cell of an address.
///
/// # Errors
/// As the database says.
pub fn seal_email(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: StaffId,
    email: &str,
) -> Result<Vec<u8>, DbError> {
    keys::seal_own(tx, workspace, &place("staff.email", id), email)
}

/// The cell of an address that was invited.
///
/// # Errors
/// As the database says.
pub fn seal_invited(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: InvitationId,
    email: &str,
) -> Result<Vec<u8>, DbError> {
    keys::seal_own(tx, workspace, &place_of_invited(id), email)
}

/// What an address of staff, or of somebody invited, is found by: a hash under the workspace's index key, however it is written.
///
/// # Errors
/// As the database says.
pub fn email_hash(tx: &mut Tx<'_>, workspace: WorkspaceId, email: &str) -> Result<Vec<u8>, DbError> {
    let email = parse_email(email).unwrap_or_else(|| email.to_owned());
    Ok(keys::index_key(tx, workspace)?.mac(&[b"staff address\0", email.as_bytes()]).to_vec())
}
