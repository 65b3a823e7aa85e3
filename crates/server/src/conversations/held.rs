//! All that is held of a customer's cases, for an export: as it is, notes of staff included.

use super::{
    Desk,
    places::Bound,
    ratings, scheduled, store,
    thread::place_of_draft,
    types::{CaseRow, CaseState, Kind, MessageRow},
    view,
};
use crate::{http::Problem, messages::Activity};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, FileId, InboxId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// Messages that are read at once.
const STRIDE: usize = 500;

/// A case with all that was said in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldCase {
    id: CaseId,
    /// The number to call it by.
    pub(crate) number: i64,
    /// Its type.
    #[serde(rename = "type")]
    kind: String,
    /// What it is about, in staff's words.
    subject: Option<String>,
    state: CaseState,
    created_at: Time,
    resolved_at: Option<Time>,
    /// As what it was resolved.
    resolve_reason: Option<String>,
    /// Its tags.
    tags: Vec<String>,
    /// Custom fields.
    #[schema(value_type = Object)]
    fields: serde_json::Map<String, serde_json::Value>,
    ratings: Vec<HeldRating>,
    /// Its conversations, the oldest first.
    conversations: Vec<HeldConversation>,
    /// Messages that wait for their time.
    scheduled: Vec<HeldUnsent>,
    /// What staff has begun to write.
    drafts: Vec<HeldUnsent>,
}

/// A conversation with its messages.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldConversation {
    id: ConversationId,
    inbox: InboxId,
    created_at: Time,
    messages: Vec<HeldMessage>,
}

/// A message, a note, or a line about what happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldMessage {
    seq: i64,
    at: Time,
    kind: Kind,
    from: super::types::Author,
    /// The writer's name, of staff.
    name: Option<String>,
    /// The writer's name, as customers know it.
    #[serde(skip)]
    shown_name: Option<String>,
    /// Not for the customer's eyes when it was written; the law asks for it all the same.
    internal: bool,
    body: String,
    files: Vec<HeldFileName>,
    /// What happened, of an activity.
    activity: Option<Activity>,
    /// What it said was destroyed.
    erased: bool,
}

/// A file of a message.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldFileName {
    id: FileId,
    name: String,
}

/// A rating.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldRating {
    asked_at: Time,
    rated_at: Option<Time>,
    /// 1 (bad) to 5 (good).
    score: Option<i64>,
    comment: Option<String>,
}

/// What was written and not sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldUnsent {
    staff: StaffId,
    /// When it will be sent, or was kept.
    at: Time,
    body: String,
}

/// A customer's cases, the oldest first.
///
/// # Errors
/// As the database says.
pub(crate) fn cases(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<HeldCase>, Problem> {
    let ids: Vec<CaseId> = tx.all(
        sql!("SELECT id FROM cases WHERE workspace_id = $1 AND customer_id = $2 ORDER BY number"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    ids.into_iter()
        .map(|id| {
            let row = store::case(tx, ws, id)?.ok_or_else(Problem::not_found)?;
            case(app, tx, ws, row)
        })
        .collect()
}

fn case(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, row: CaseRow) -> Result<HeldCase, Problem> {
    let conversations = store::conversations_of_case(tx, ws, row.id)?;
    let conversations = conversations
        .into_iter()
        .map(|it| {
            Ok(HeldConversation {
                id: it.id,
                inbox: it.inbox,
                created_at: it.created_at,
                messages: messages(app, tx, ws, it.id)?,
            })
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    let unsent = scheduled::of_case(tx, ws, row.id)?;
    Ok(HeldCase {
        ratings: ratings::held(tx, ws, row.id)?,
        conversations,
        scheduled: unsent
            .into_iter()
            .map(|it| HeldUnsent { staff: it.staff, at: it.send_at, body: it.body })
            .collect(),
        drafts: drafts(tx, ws, row.id)?,
        tags: tags(tx, ws, row.id)?,
        id: row.id,
        number: row.number,
        kind: row.kind,
        subject: row.subject,
        state: row.state,
        created_at: row.created_at,
        resolved_at: row.resolved_at,
        resolve_reason: row.resolve_reason,
        fields: serde_json::from_str(&row.fields).unwrap_or_default(),
    })
}

fn messages(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<Vec<HeldMessage>, Problem> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let places = super::places::after(tx, ws, conversation, Bound::Pos(after), STRIDE)?;
        let Some(last) = places.last() else { return Ok(all) };
        after = last.pos;
        for row in super::places::messages(tx, ws, &places)? {
            all.push(message(app, tx, ws, row)?);
        }
    }
}

fn message(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, row: MessageRow) -> Result<HeldMessage, Problem> {
    Ok(HeldMessage {
        name: view::author_name(&app.names, tx, ws, &row, false)?,
        shown_name: view::author_name(&app.names, tx, ws, &row, true)?,
        internal: view::hidden_from_customers(&row),
        seq: row.seq,
        at: row.at,
        kind: row.kind,
        from: row.author,
        body: row.body,
        files: row.data.files.into_iter().map(|it| HeldFileName { id: it.id, name: it.name }).collect(),
        activity: row.data.activity,
        erased: row.erased,
    })
}

fn drafts(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<HeldUnsent>, DbError> {
    tx.all(
        sql!("SELECT staff_id, body, updated_at FROM drafts WHERE workspace_id = $1 AND case_id = $2 ORDER BY updated_at"),
        &[ws.into(), case.into()],
        |row| {
            let staff = row.get(0)?;
            let body = row.open(1, &place_of_draft(staff, case))?.unwrap_or_default();
            Ok(HeldUnsent { staff, at: row.get(2)?, body })
        },
    )
}

fn tags(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<String>, DbError> {
    tx.all(
        sql!(
            "SELECT t.name FROM case_tags c JOIN tags t ON t.workspace_id = c.workspace_id AND t.id = c.tag_id ",
            "WHERE c.workspace_id = $1 AND c.case_id = $2 ORDER BY t.name"
        ),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )
}

impl HeldCase {
    /// Takes away what staff has written for each other.
    pub(crate) fn without_internal(&mut self) {
        self.scheduled.clear();
        self.drafts.clear();
        self.tags.clear();
        self.fields.clear();
        (self.subject, self.resolve_reason) = (None, None);
        for conversation in &mut self.conversations {
            conversation.messages.retain(|it| !it.internal && it.activity.is_none());
            conversation.messages.iter_mut().for_each(|it| it.name = it.shown_name.take());
        }
    }

    /// The files of its messages.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> {
        let messages = self.conversations.iter().flat_map(|it| &it.messages);
        messages.flat_map(|it| it.files.iter().map(|it| it.id))
    }
}

impl HeldRating {
    pub(super) const fn new(
        asked_at: Time,
        rated_at: Option<Time>,
        score: Option<i64>,
        comment: Option<String>,
    ) -> Self {
        Self { asked_at, rated_at, score, comment }
    }
}
