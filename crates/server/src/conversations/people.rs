//! The names of staff: among themselves and for customers.

use crate::access::StaffCells;
use ombud_base::id::{StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use parking_lot::RwLock;
use std::{collections::HashMap, sync::Arc};

/// How one member of staff is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffName {
    /// Among staff.
    pub name: String,
    /// By customers.
    pub for_customers: String,
}

/// Names that were asked for before; forgotten as a whole when staff changes.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<RwLock<HashMap<(WorkspaceId, StaffId), StaffName>>>);

impl Names {
    /// The name, from memory or the database.
    ///
    /// # Errors
    /// As the database says.
    pub fn of(&self, tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<StaffName, DbError> {
        if let Some(name) = self.0.read().get(&(ws, staff)) {
            return Ok(name.clone());
        }
        let name = staff_name(tx, ws, staff)?;
        self.0.write().insert((ws, staff), name.clone());
        Ok(name)
    }

    /// The name, if it is in memory.
    pub fn known(&self, ws: WorkspaceId, staff: StaffId) -> Option<StaffName> {
        self.0.read().get(&(ws, staff)).cloned()
    }

    /// Forgets all.
    pub fn forget(&self) {
        self.0.write().clear();
    }
}

/// The name of one member of staff, read anew.
///
/// # Errors
/// As the database says.
pub fn staff_name(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId) -> Result<StaffName, DbError> {
    let found = tx.maybe(
        sql!("SELECT name, display_name FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), staff.into()],
        |row| {
            let mut row = row.reader();
            Ok(StaffName { name: row.name_of(staff)?, for_customers: row.display_name_of(staff)? })
        },
    )?;
    Ok(found.unwrap_or_else(|| StaffName { name: "—".into(), for_customers: "—".into() }))
}
