//! Reading: a case's thread, what was read, drafts.

use super::{
    Desk,
    actions::{visible, writable},
    changes::Changes,
    places, store,
    types::{Draft, Kind, MessageRow, StaffMessage},
    view,
};
use crate::{
    access::Signed,
    events::Actor,
    files,
    http::Problem,
    hub::Notice,
    keys,
    safety::{CaseSafety, Judge},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{Tx, sql};

/// Which part of a thread.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// The newest.
    Newest,
    /// Before this position, the nearest.
    Before(i64),
    /// After this position, the nearest.
    After(i64),
}

/// A part of a case's thread over all its conversations, in order; and whether there is more in that direction.
///
/// # Errors
/// As the database says.
pub fn read(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    part: Part,
    limit: i64,
) -> Result<(Vec<MessageRow>, bool), Problem> {
    let mut rows = Vec::new();
    for conversation in store::conversations_of_case(tx, ws, case)? {
        rows.extend(match part {
            Part::Newest => store::messages_before(tx, ws, conversation.id, i64::MAX, limit + 1)?,
            Part::Before(pos) => store::messages_before(tx, ws, conversation.id, pos, limit + 1)?,
            Part::After(pos) => store::messages_after(tx, ws, conversation.id, pos, limit + 1)?,
        });
    }
    rows.sort_unstable_by_key(|row| row.pos);
    let limit = usize::try_from(limit).unwrap_or(50);
    let more = rows.len() > limit;
    match part {
        Part::After(_) => rows.truncate(limit),
        Part::Newest | Part::Before(_) => drop(rows.drain(..rows.len().saturating_sub(limit))),
    }
    Ok((rows, more))
}

/// Messages as staff sees them.
///
/// # Errors
/// As the database says.
pub fn shown(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rows: &[MessageRow],
) -> Result<Vec<StaffMessage>, Problem> {
    let mut all = Vec::with_capacity(rows.len());
    let mut judge = Judge::new(&app.safety, ws);
    for row in rows {
        let name = view::author_name(&app.names, tx, ws, row, false)?;
        let judged = judge.message(tx, row.pos, &row.body, |tx| {
            Ok(store::conversation(tx, ws, row.conversation)?.map(|it| it.customer))
        })?;
        all.push(view::staff_message(row, name, judged));
    }
    files::mark_gone(tx, ws, all.iter_mut().flat_map(|it| &mut it.files))?;
    Ok(all)
}

/// How far back a case's messages are judged for its summary.
const JUDGED: i64 = 200;

/// What the newest messages of a case hold that staff should beware of.
///
/// # Errors
/// As the database says.
pub fn safety(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    customer: CustomerId,
) -> Result<CaseSafety, Problem> {
    let mut safety = CaseSafety::default();
    let mut judge = Judge::new(&app.safety, ws);
    for row in read(tx, ws, case, Part::Newest, JUDGED)?.0 {
        safety.add(&judge.message(tx, row.pos, &row.body, |_| Ok(Some(customer)))?);
    }
    Ok(safety)
}

/// Staff has read a case up to `pos`: for the unread counts, the mentions, and the customer's marks.
///
/// # Errors
/// When the case is not visible.
pub fn mark_read(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    pos: i64,
) -> Result<(), Problem> {
    let staff = signed.staff()?;
    let row = visible(tx, signed, case)?;
    let ws = signed.workspace;
    tx.exec(
        sql!(
            "INSERT INTO case_reads (workspace_id, staff_id, case_id, pos, messages) VALUES ($1, $2, $3, $4, $5) ",
            "ON CONFLICT (workspace_id, staff_id, case_id) DO UPDATE SET pos = excluded.pos, messages = excluded.messages ",
            "WHERE case_reads.pos < excluded.pos"
        ),
        &[ws.into(), staff.into(), case.into(), pos.into(), row.messages.into()],
    )?;
    tx.exec(
        sql!(
            "UPDATE mentions SET seen = TRUE WHERE workspace_id = $1 AND staff_id = $2 AND case_id = $3 AND pos <= $4 ",
            "AND seen = FALSE"
        ),
        &[ws.into(), staff.into(), case.into(), pos.into()],
    )?;
    let mut notices = Vec::new();
    for conversation in store::conversations_of_case(tx, ws, case)? {
        let read = places::public_up_to(tx, ws, conversation.id, pos)?;
        if read > conversation.staff_read {
            tx.exec(
                sql!("UPDATE conversations SET staff_read = $3 WHERE workspace_id = $1 AND id = $2 AND staff_read < $3"),
                &[ws.into(), conversation.id.into(), read.into()],
            )?;
            notices.push(Notice::StaffRead {
                customer: conversation.customer,
                conversation: conversation.id,
                seq: read,
            });
        }
    }
    notices.push(Notice::Read { staff, case });
    let hub = app.hub.clone();
    tx.after_commit(move || hub.publish(ws, notices, false));
    Ok(())
}

/// The customer has read up to `seq`.
///
/// # Errors
/// When the conversation is not theirs.
pub fn customer_read(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
    seq: i64,
) -> Result<(), Problem> {
    let row = store::conversation(tx, ws, id)?
        .filter(|it| it.customer == customer)
        .ok_or_else(Problem::not_found)?;
    let seq = seq.clamp(0, row.last_public_seq);
    let moved = tx.exec(
        sql!("UPDATE conversations SET customer_read = $3 WHERE workspace_id = $1 AND id = $2 AND customer_read < $3"),
        &[ws.into(), id.into(), seq.into()],
    )?;
    if moved > 0 {
        let (hub, notice) =
            (app.hub.clone(), Notice::CustomerRead { case: row.case, customer, conversation: id, seq });
        tx.after_commit(move || hub.publish(ws, vec![notice], false));
    }
    Ok(())
}

/// How far a member of staff has read a case.
///
/// # Errors
/// As the database says.
pub fn read_pos(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, case: CaseId) -> Result<i64, Problem> {
    let pos = tx.maybe(
        sql!("SELECT pos FROM case_reads WHERE workspace_id = $1 AND staff_id = $2 AND case_id = $3"),
        &[ws.into(), staff.into(), case.into()],
        |row| row.get(0),
    )?;
    Ok(pos.unwrap_or(0))
}

pub(super) fn place_of_draft(staff: StaffId, case: CaseId) -> Place {
    Place::new("drafts.body").id(staff.0).id(case.0)
}

/// What a member of staff has begun to write in a case, a reply and a note each by itself; what was kept last comes first.
///
/// # Errors
/// As the database says.
pub fn drafts(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, case: CaseId) -> Result<Vec<Draft>, Problem> {
    let found: Vec<(String, Kind, String, Time)> = tx.all(
        sql!(
            "SELECT body, kind, files, updated_at FROM drafts WHERE workspace_id = $1 AND staff_id = $2 AND case_id = $3 ",
            "ORDER BY updated_at DESC, kind"
        ),
        &[ws.into(), staff.into(), case.into()],
        |row| {
            let body = row.open(0, &place_of_draft(staff, case))?.unwrap_or_default();
            Ok((body, row.get(1)?, row.get(2)?, row.get(3)?))
        },
    )?;
    let mut all = Vec::with_capacity(found.len());
    for (body, kind, list, updated_at) in found {
        let ids: Vec<FileId> = serde_json::from_str(&list).unwrap_or_default();
        let files = files::stored_of(tx, ws, Actor::Staff(staff), &ids)?.iter().map(Into::into).collect();
        all.push(Draft { body, kind, files, updated_at });
    }
    Ok(all)
}

/// Keeps a draft; an empty one is thrown away, and the other kind's stays. What the guard would cut out of a message is cut out of it
/// as well.
///
/// # Errors
/// When the case is not visible or the text is too long.
pub fn keep_draft(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    kind: Kind,
    body: &str,
    files: &[FileId],
) -> Result<Draft, Problem> {
    let staff = signed.staff()?;
    let customer = writable(tx, signed, case)?.customer;
    if body.chars().count() > crate::messages::BODY_MOST {
        return Err(Problem::new(crate::http::Code::BodyTooLong, "A draft is no longer than a message."));
    }
    let body = ombud_guard::inspect(body).redacted.unwrap_or_else(|| body.replace('\0', ""));
    let (ws, now) = (signed.workspace, app.now());
    if body.trim().is_empty() && files.is_empty() {
        tx.exec(
            sql!(
                "DELETE FROM drafts WHERE workspace_id = $1 AND staff_id = $2 AND case_id = $3 AND kind = $4"
            ),
            &[ws.into(), staff.into(), case.into(), kind.into()],
        )?;
        return Ok(Draft { body, kind, files: Vec::new(), updated_at: now });
    }
    write_draft(tx, ws, (case, customer, staff), kind, &body, files, now)?;
    let kept = drafts(tx, ws, staff, case)?.into_iter().find(|it| it.kind == kind);
    kept.ok_or_else(|| Problem::internal("a draft that was just kept"))
}

fn write_draft(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, customer, staff): (CaseId, CustomerId, StaffId),
    kind: Kind,
    body: &str,
    files: &[FileId],
    now: Time,
) -> Result<(), Problem> {
    let list = serde_json::to_string(files).map_err(Problem::internal)?;
    let body = keys::seal_of(tx, ws, customer, &place_of_draft(staff, case), body)?;
    tx.exec(
        sql!(
            "INSERT INTO drafts (workspace_id, staff_id, case_id, kind, body, files, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ",
            "ON CONFLICT (workspace_id, staff_id, case_id, kind) DO UPDATE SET body = excluded.body, ",
            "files = excluded.files, updated_at = excluded.updated_at"
        ),
        &[ws.into(), staff.into(), case.into(), kind.into(), (&body).into(), (&list).into(), now.into()],
    )?;
    Ok(())
}

/// Puts a message that was not sent into its writer's draft of a reply, behind what is in it already.
pub(super) fn restore_draft(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, customer, staff): (CaseId, CustomerId, StaffId),
    (text, files): &(String, Vec<FileId>),
) -> Result<(), Problem> {
    let now = app.now();
    let before = drafts(tx, ws, staff, case)?.into_iter().find(|it| it.kind == Kind::Message);
    match before.filter(|it| !it.body.is_empty()) {
        None => write_draft(tx, ws, (case, customer, staff), Kind::Message, text, files, now),
        Some(before) => {
            let body = format!("{}\n\n{text}", before.body);
            let files: Vec<FileId> =
                before.files.iter().map(|it| it.id).chain(files.iter().copied()).collect();
            write_draft(tx, ws, (case, customer, staff), Kind::Message, &body, &files, now)
        }
    }
}

/// Throws away what somebody has begun to write, reply and note.
///
/// # Errors
/// When the case is not visible.
pub fn drop_draft(tx: &mut Tx<'_>, signed: &Signed, case: CaseId) -> Result<(), Problem> {
    let staff = signed.staff()?;
    visible(tx, signed, case)?;
    tx.exec(
        sql!("DELETE FROM drafts WHERE workspace_id = $1 AND staff_id = $2 AND case_id = $3"),
        &[signed.workspace.into(), staff.into(), case.into()],
    )?;
    Ok(())
}

/// The customer ends the talk themselves.
///
/// # Errors
/// When the conversation is not theirs.
pub fn close_by_customer(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ConversationId,
) -> Result<(), Problem> {
    let actor = Actor::Customer(customer);
    let mut changes = Changes::open(app, tx, ws, actor, app.now())?;
    let row = store::conversation(tx, ws, id)?
        .filter(|it| it.customer == customer)
        .ok_or_else(Problem::not_found)?;
    super::actions::load_whole(tx, &mut changes, row.case)?;
    let open = changes.case(row.case).is_some_and(|it| it.resolved_at.is_none());
    if open {
        super::actions::close_row(&mut changes, row.case, id, None, "Closed by the customer", "customer")?;
    }
    changes.close(tx)
}
