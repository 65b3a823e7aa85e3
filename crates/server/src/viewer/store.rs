use crate::{
    access::Signed,
    conversations::{actions, reading, types::CaseRow},
    customers,
    events::Actor,
    files::{self, Kept},
    http::Problem,
};
use ombud_base::{
    Time,
    id::{FileId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// A file that somebody may see.
pub(super) struct Seen {
    pub(super) kept: Kept,
    /// By way of which case, and what its customer is called; none for what one has uploaded oneself.
    pub(super) case: Option<(CaseRow, Option<String>)>,
}

/// The file, if `signed` sees the case that it was sent in, or has uploaded it.
///
/// # Errors
/// [`Problem::not_found`] for everything else: whoever guesses learns nothing.
pub(super) fn seen(tx: &mut Tx<'_>, signed: &Signed, id: FileId) -> Result<Seen, Problem> {
    let ws = signed.workspace;
    let kept = files::kept(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    if is_own(&kept, signed.actor()) {
        return Ok(Seen { kept, case: None });
    }
    let conversation = kept.conversation.ok_or_else(Problem::not_found)?;
    let conversation = reading::conversation(tx, ws, conversation)?.ok_or_else(Problem::not_found)?;
    let case = actions::visible(tx, signed, conversation.case)?;
    let customer = customers::customer(tx, ws, case.customer)?;
    Ok(Seen { kept, case: Some((case, customer.and_then(|it| it.name))) })
}

fn is_own(kept: &Kept, by: Actor) -> bool {
    kept.owner_kind == by.kind() && kept.owner == by.id()
}

/// Until when somebody has a file open.
///
/// # Errors
/// As the database says.
pub(super) fn open_until(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    id: FileId,
    now: Time,
) -> Result<Option<Time>, DbError> {
    tx.maybe(
        sql!("SELECT until FROM file_views WHERE workspace_id = $1 AND staff_id = $2 AND file_id = $3 AND until > $4"),
        &[ws.into(), staff.into(), id.into(), now.into()],
        |row| row.get(0),
    )
}

/// Opens a file for somebody until then; forgets what they had open before.
///
/// # Errors
/// As the database says.
pub(super) fn open(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    id: FileId,
    (now, until): (Time, Time),
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM file_views WHERE workspace_id = $1 AND staff_id = $2 AND until <= $3"),
        &[ws.into(), staff.into(), now.into()],
    )?;
    tx.exec(
        sql!(
            "INSERT INTO file_views (workspace_id, staff_id, file_id, until) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, staff_id, file_id) DO UPDATE SET until = excluded.until"
        ),
        &[ws.into(), staff.into(), id.into(), until.into()],
    )
    .map(drop)
}
