//! Who hears of an alert, also while they look at no screen.

use super::reading::ReaderKind;
use crate::{
    access::{Holder, Permission, holders_of_all},
    http::Problem,
};
use ombud_base::{
    Uuid,
    id::{AlertId, WorkspaceId},
};
use ombud_db::{Tx, sql};

/// The job by which an alert is mailed; its key is the alert. Who sends is above this capability.
pub const ALERT_MAIL: &str = "alert.mail";

/// The most who hear of it.
const MOST: usize = 20;

/// Who may see the alert, but for the one it is about; nobody once it is settled.
///
/// # Errors
/// As the database says.
pub fn watchers(tx: &mut Tx<'_>, ws: WorkspaceId, id: AlertId) -> Result<Vec<Holder>, Problem> {
    let about: Option<(ReaderKind, Uuid)> = tx.maybe(
        sql!(
            "SELECT reader_kind, reader_id FROM alerts WHERE workspace_id = $1 AND id = $2 AND acknowledged_at IS NULL"
        ),
        &[ws.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let Some((kind, reader)) = about else { return Ok(Vec::new()) };
    let mut holders = holders_of_all(tx, ws, &[Permission::SecurityRead])?;
    holders.retain(|it| kind != ReaderKind::Staff || it.id.0 != reader);
    holders.truncate(MOST);
    Ok(holders)
}
