//! Messages that wait for their time.

use super::{
    Desk,
    actions::{load_whole, visible, writable},
    changes::{Changes, Words},
    people::staff_name,
    post::{FILES_MOST, admit},
    store,
    thread::restore_draft,
    types::{Activity, Author, Insist, Kind, MessageData, Post, Scheduled, Target},
};
use crate::{
    access::{Permission, Signed, person_of},
    events::{Actor, Journal, kinds},
    files,
    http::{Code, Problem},
    jobs::{Job, JobError, Jobs},
    keys,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, ScheduledId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::json;

/// The job that sends one.
pub const SEND: &str = "message.send";
/// The furthest that a message can be scheduled.
pub const MOST_DAYS: i64 = 366;

/// What is to be sent later.
#[derive(Clone, Debug)]
pub struct Later {
    /// The text.
    pub body: String,
    /// Its files.
    pub files: Vec<FileId>,
    /// When.
    pub send_at: Time,
    /// Which conversation; none: the one that was used last.
    pub conversation: Option<ConversationId>,
    /// Not sent when the customer writes before.
    pub cancel_on_reply: bool,
    /// What happens when the guard refuses it.
    pub insist: Insist,
}

struct Stored {
    case: CaseId,
    conversation: ConversationId,
    staff: StaffId,
    body: String,
    files: Vec<FileId>,
    despite: Option<String>,
}

fn place(column: &str, id: ScheduledId) -> Place {
    Place::new(&format!("scheduled.{column}")).id(id.0)
}

fn seal(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    id: ScheduledId,
    (body, despite): (&str, Option<&str>),
) -> Result<(Vec<u8>, Option<Vec<u8>>), DbError> {
    let body = keys::seal_of(tx, ws, customer, &place("body", id), body)?;
    let despite = despite.map(|it| keys::seal_of(tx, ws, customer, &place("despite", id), it)).transpose()?;
    Ok((body, despite))
}

/// Keeps a message until its time.
///
/// # Errors
/// When the case is not visible or the message or its time does not fit.
pub fn schedule(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    later: &Later,
) -> Result<ScheduledId, Problem> {
    signed.need(Permission::CasesReply)?;
    let staff = signed.staff()?;
    let now = app.now();
    let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
    let customer = writable(tx, signed, case)?.customer;
    if later.send_at <= now || later.send_at > now.plus_seconds(MOST_DAYS * 86_400) {
        return Err(Problem::invalid(
            "send_at",
            format!("must lie in the future, at most {MOST_DAYS} days away"),
        ));
    }
    let all = store::conversations_of_case(tx, signed.workspace, case)?;
    let conversation = match later.conversation {
        Some(wanted) => all.iter().find(|it| it.id == wanted),
        None => all.iter().max_by_key(|it| (it.last_public_seq > 0, it.created_at)),
    };
    let conversation = conversation.ok_or_else(Problem::not_found)?.id;
    let mut draft = Post {
        workspace: signed.workspace,
        by: signed.actor(),
        to: Target::Case { case, conversation: Some(conversation) },
        kind: Kind::Message,
        id: None,
        body: later.body.clone(),
        files: later.files.clone(),
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
        form: None,
    };
    admit(&mut draft)?;
    files::check(tx, signed.workspace, signed.actor(), &draft.files)?;
    let id = ScheduledId::new(now, &app.random);
    let list = serde_json::to_string(&draft.files).map_err(Problem::internal)?;
    let sealed = (draft.body.as_str(), later.insist.reason());
    let (body, despite) = seal(tx, signed.workspace, customer, id, sealed)?;
    tx.exec(
        sql!(
            "INSERT INTO scheduled (workspace_id, id, case_id, conversation_id, staff_id, body, files, send_at, ",
            "cancel_on_reply, created_at, despite) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            signed.workspace.into(),
            id.into(),
            case.into(),
            conversation.into(),
            staff.into(),
            (&body).into(),
            (&list).into(),
            later.send_at.into(),
            later.cancel_on_reply.into(),
            now.into(),
            despite.as_ref().into(),
        ],
    )?;
    app.jobs.enqueue(tx, signed.workspace, SEND, &id.to_string(), &json!({}), later.send_at)?;
    journal.event(kinds::MESSAGE_SCHEDULED, Some(case), &json!({"scheduled": id, "send_at": later.send_at}));
    journal.close(tx, &app.hub)?;
    Ok(id)
}

/// Takes a scheduled message back.
///
/// # Errors
/// When the case is not visible or holds no such message.
pub fn cancel(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    id: ScheduledId,
) -> Result<(), Problem> {
    signed.need(Permission::CasesReply)?;
    let mut journal = Journal::open(tx, signed.workspace, signed.actor(), app.now())?;
    visible(tx, signed, case)?;
    let gone = tx.exec(
        sql!("DELETE FROM scheduled WHERE workspace_id = $1 AND id = $2 AND case_id = $3"),
        &[signed.workspace.into(), id.into(), case.into()],
    )?;
    if gone == 0 {
        return Err(Problem::not_found());
    }
    Jobs::cancel(tx, signed.workspace, SEND, &id.to_string())?;
    journal.event(kinds::MESSAGE_UNSCHEDULED, Some(case), &json!({"scheduled": id, "why": "cancelled"}));
    journal.close(tx, &app.hub)?;
    Ok(())
}

/// The customer has written: what was only meant for silence is not sent.
pub(super) fn cancel_on_reply(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let gone: Vec<ScheduledId> = tx.all(
        sql!("SELECT id FROM scheduled WHERE workspace_id = $1 AND case_id = $2 AND cancel_on_reply = TRUE"),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )?;
    for id in gone {
        delete(tx, ws, id)?;
        Jobs::cancel(tx, ws, SEND, &id.to_string())?;
        changes.journal.event(
            kinds::MESSAGE_UNSCHEDULED,
            Some(case),
            &json!({"scheduled": id, "why": "customer wrote"}),
        );
    }
    Ok(())
}

/// A case's scheduled messages, the next first.
///
/// # Errors
/// As the database says.
pub fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<Scheduled>, Problem> {
    let rows = tx.all(
        sql!(
            "SELECT id, body, files, send_at, staff_id, cancel_on_reply FROM scheduled ",
            "WHERE workspace_id = $1 AND case_id = $2 ORDER BY send_at, id"
        ),
        &[ws.into(), case.into()],
        |row| {
            let mut row = row.reader();
            let id: ScheduledId = row.next()?;
            let body = row.open(&place("body", id))?.unwrap_or_default();
            let list: String = row.next()?;
            Ok((id, body, list, row.next()?, row.next()?, row.next()?))
        },
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, body, list, send_at, staff, cancel_on_reply) in rows {
        let ids: Vec<FileId> = serde_json::from_str(&list).unwrap_or_default();
        let files = files::stored(tx, ws, &ids)?.iter().map(Into::into).collect();
        all.push(Scheduled { id, body, files, send_at, staff, cancel_on_reply });
    }
    Ok(all)
}

fn stored(row: &Row<'_>, id: ScheduledId) -> Result<Stored, DbError> {
    let mut row = row.reader();
    Ok(Stored {
        case: row.next()?,
        conversation: row.next()?,
        staff: row.next()?,
        body: row.open(&place("body", id))?.unwrap_or_default(),
        files: serde_json::from_str(&row.next::<String>()?).unwrap_or_default(),
        despite: row.open(&place("despite", id))?,
    })
}

/// Sends a scheduled message. Its id is the message's client id, so a second run stores nothing.
pub(super) async fn send(app: Desk, job: Job) -> Result<(), JobError> {
    let id: ScheduledId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let found = app.db.read::<_, Problem, _>(move |tx| {
        Ok(tx.maybe(
            sql!("SELECT case_id, conversation_id, staff_id, body, files, despite FROM scheduled WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), id.into()],
            |row| stored(row, id),
        )?)
    });
    let Some(it) = found.await? else { return Ok(()) };
    debug_assert!(it.files.len() <= FILES_MOST);
    let post = Post {
        workspace: ws,
        by: Actor::Staff(it.staff),
        to: Target::Case { case: it.case, conversation: Some(it.conversation) },
        kind: Kind::Message,
        id: Some(id.0.simple().to_string()),
        body: it.body,
        files: it.files,
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: it.despite.map_or(Insist::No, Insist::Because),
        form: None,
    };
    let words = (post.body.clone(), post.files.clone());
    // Whoever cannot see the case any more does not write into it either.
    let (case, staff, now) = (it.case, it.staff, app.now());
    let sees = app.db.read::<_, Problem, _>(move |tx| sees(tx, ws, case, staff, now)).await?;
    let sent = if sees { app.lane.post(post).await } else { Err(Problem::not_found()) };
    match sent {
        Ok(_) => forget(&app, ws, id).await?,
        Err(problem) if matches!(problem.code, Code::Internal | Code::Unavailable) => Err(problem)?,
        Err(problem) => {
            let inner = app.clone();
            let case = it.case;
            let given_back =
                app.db.write(move |tx| give_back(&inner, tx, ws, (case, it.staff), id, &words, &problem));
            given_back.await?;
        }
    }
    Ok(())
}

fn sees(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId, staff: StaffId, now: Time) -> Result<bool, Problem> {
    let Some(row) = store::case(tx, ws, case)? else { return Ok(false) };
    Ok(person_of(tx, ws, staff, now)?.is_some_and(|it| it.reach().holds(&row.spot())))
}

async fn forget(app: &Desk, ws: WorkspaceId, id: ScheduledId) -> Result<(), Problem> {
    app.db
        .write::<_, Problem, _>(move |tx| {
            delete(tx, ws, id)?;
            Ok(())
        })
        .await
}

fn delete(tx: &mut Tx<'_>, ws: WorkspaceId, id: ScheduledId) -> Result<u64, DbError> {
    tx.exec(sql!("DELETE FROM scheduled WHERE workspace_id = $1 AND id = $2"), &[ws.into(), id.into()])
}

/// A message that cannot be sent any more (its link was blocked meanwhile, its case merged) is no surprise weeks later: the
/// case says so, its writer is mentioned, and the text is a draft of theirs again.
fn give_back(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, staff): (CaseId, StaffId),
    id: ScheduledId,
    words: &(String, Vec<FileId>),
    problem: &Problem,
) -> Result<(), Problem> {
    let mut changes = Changes::open(app, tx, ws, Actor::System, app.now())?;
    if delete(tx, ws, id)? == 0 {
        return Ok(());
    }
    let code = problem.code.name();
    changes.journal.event(kinds::MESSAGE_UNSCHEDULED, Some(case), &json!({"scheduled": id, "why": code}));
    if let Ok(last) = load_whole(tx, &mut changes, case) {
        let customer = changes.case(case).ok_or_else(Problem::not_found)?.customer;
        restore_draft(app, tx, ws, (case, customer, staff), words)?;
        let (name, seen) = (staff_name(tx, ws, staff)?.name, sees(tx, ws, case, staff, app.now())?);
        let words = Words {
            kind: Kind::Activity,
            author: Author::System,
            body: String::new(),
            data: MessageData {
                mentions: seen.then_some(staff).into_iter().collect(),
                activity: Some(Activity::new("not_sent", [("to", name), ("why", code.to_owned())])),
                ..MessageData::default()
            },
            client_key: None,
            public: false,
            origin: None,
        };
        let (row, case) = changes.write(Actor::System, last, words)?;
        if seen {
            store::add_mention(tx, ws, staff, case, row.pos, row.at)?;
        }
    }
    changes.close(tx)
}
