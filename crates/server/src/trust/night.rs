//! Whether somebody's teams are away.

use crate::clocks::business_hours;
use ombud_base::{
    Time,
    id::{BusinessHoursId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// Whether all teams of a member of staff that have business hours are closed. Who has no such team is never away.
pub(super) fn is_away(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, at: Time) -> Result<bool, DbError> {
    let all: Vec<BusinessHoursId> = tx.all(
        sql!(
            "SELECT DISTINCT t.business_hours_id FROM team_members m ",
            "JOIN teams t ON t.workspace_id = m.workspace_id AND t.id = m.team_id ",
            "WHERE m.workspace_id = $1 AND m.staff_id = $2 AND t.business_hours_id IS NOT NULL"
        ),
        &[ws.into(), staff.into()],
        |row| row.get(0),
    )?;
    let mut known = false;
    for id in all {
        if let Some(hours) = business_hours(tx, ws, id)? {
            if hours.open_at(at) {
                return Ok(false);
            }
            known = true;
        }
    }
    Ok(known)
}
