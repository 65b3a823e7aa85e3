//! The SQL of cases and conversations; that of messages stands in `message_rows`.

use super::{
    places::Places,
    types::{CaseRow, ConversationRow, Priority},
};
use crate::{
    keys::{Keychain, Owner},
    messages::{place_of_content, preview, read_content},
};
use ombud_base::{
    Time, Uuid, Value,
    id::{CaseId, ConversationId, CustomerId, StaffId, TagId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};

macro_rules! case_columns {
    () => {
        "k.id, k.number, k.customer_id, k.inbox_id, k.type, k.subject, k.state, k.priority, k.team_id, k.assignee_id, \
         k.language, \
         (SELECT p.content FROM messages p WHERE p.workspace_id = k.workspace_id AND p.pos = k.preview_pos), k.last_from, k.last_at, k.sort_at, k.last_pos, k.created_at, k.waiting_since, \
         k.snoozed_until, k.resolved_at, k.resolved_by, k.resolve_reason, k.merged_into, k.fields, k.messages, \
         k.next_due_at, k.next_due, k.exposed_at, k.exposed, k.preview_pos, k.workspace_id, k.erased_at, k.exposed_handled_at, k.bot, k.intent"
    };
}
macro_rules! conversation_columns {
    () => {
        "v.id, v.case_id, v.inbox_id, v.customer_id, v.home_case_id, v.last_seq, v.last_public_seq, v.customer_read, \
         v.staff_read, v.mailed, v.created_at, v.places"
    };
}
macro_rules! message_columns {
    () => {
        "m.workspace_id, m.conversation_id, m.seq, m.public_seq, m.pos, m.at, m.kind, m.author_kind, m.author_id, m.content, m.client_key"
    };
}
pub(crate) use super::message_rows::{
    Speaker, insert_messages, last_words, message_row, messages_after, messages_at, messages_before, newest,
    posted_before, public_after, public_before, speaker, spoke_after,
};
pub(super) use {case_columns, message_columns};

/// How many columns a case has: what a joined query selects comes after them.
pub(super) const CASE_WIDTH: usize = 35;
const CONVERSATION_WIDTH: usize = 12;

const SUBJECT: &str = "cases.subject";
const REASON: &str = "cases.resolve_reason";
const FIELDS: &str = "cases.fields";
/// Fields without any, which are not worth sealing.
const NO_FIELDS: &str = "{}";

fn place_of_case(column: &str, id: CaseId) -> Place {
    Place::new(column).id(id.0)
}

/// What is sealed of a case.
struct SealedCase {
    subject: Option<Vec<u8>>,
    resolve_reason: Option<Vec<u8>>,
    fields: Option<Vec<u8>>,
}

fn seal_case(chain: &Keychain, case: &CaseRow) -> Result<SealedCase, DbError> {
    let seal = |column: &str, text: Option<&str>| {
        chain.seal_some(Owner::Customer(case.customer), &place_of_case(column, case.id), text)
    };
    Ok(SealedCase {
        subject: seal(SUBJECT, case.subject.as_deref())?,
        resolve_reason: seal(REASON, case.resolve_reason.as_deref())?,
        fields: seal(FIELDS, Some(case.fields.as_str()).filter(|it| *it != NO_FIELDS))?,
    })
}

pub(crate) fn case_row(row: &Row<'_>) -> Result<CaseRow, DbError> {
    case_at(row, 0)
}

fn case_at(row: &Row<'_>, first: usize) -> Result<CaseRow, DbError> {
    let at = |column: usize| first + column;
    let id: CaseId = row.get(at(0))?;
    let open = |name: &str, column: usize| row.open(at(column), &place_of_case(name, id));
    Ok(CaseRow {
        id,
        number: row.get(at(1))?,
        customer: row.get(at(2))?,
        inbox: row.get(at(3))?,
        kind: row.get(at(4))?,
        subject: open(SUBJECT, 5)?,
        state: row.get(at(6))?,
        priority: Priority::of_rank(row.get(at(7))?),
        team: row.get(at(8))?,
        assignee: row.get(at(9))?,
        language: row.get(at(10))?,
        preview: preview_at(row, first)?,
        preview_pos: row.get(at(29))?,
        last_from: row.get(at(12))?,
        last_at: row.get(at(13))?,
        sort_at: row.get(at(14))?,
        last_pos: row.get(at(15))?,
        created_at: row.get(at(16))?,
        waiting_since: row.get(at(17))?,
        snoozed_until: row.get(at(18))?,
        resolved_at: row.get(at(19))?,
        resolved_by: row.get(at(20))?,
        resolve_reason: open(REASON, 21)?,
        merged_into: row.get(at(22))?,
        fields: open(FIELDS, 23)?.unwrap_or_else(|| NO_FIELDS.into()),
        messages: row.get(at(24))?,
        next_due_at: row.get(at(25))?,
        next_due: row.get(at(26))?,
        exposed_at: row.get(at(27))?,
        exposed: row.get(at(28))?,
        erased_at: row.get(at(31))?,
        exposed_handled_at: row.get(at(32))?,
        bot: row.get(at(33))?,
        intent: row.get(at(34))?,
    })
}

/// What lists show of a case whose columns begin at `first`: the beginning of a message.
fn preview_at(row: &Row<'_>, first: usize) -> Result<Option<String>, DbError> {
    let Some(pos) = row.get(first + 29)? else { return Ok(None) };
    let opened = row.open(first + 11, &place_of_content(row.get(first + 30)?, pos))?;
    let Some(content) = opened else { return Ok(None) };
    let (body, data) = read_content(Some(content))?;
    Ok(Some(preview(&body, &data)))
}

fn conversation_row(row: &Row<'_>) -> Result<ConversationRow, DbError> {
    let mut row = row.reader();
    Ok(ConversationRow {
        id: row.next()?,
        case: row.next()?,
        inbox: row.next()?,
        customer: row.next()?,
        home_case: row.next()?,
        last_seq: row.next()?,
        last_public_seq: row.next()?,
        customer_read: row.next()?,
        staff_read: row.next()?,
        mailed: row.next()?,
        created_at: row.next()?,
        places: Places::of(row.next()?),
    })
}

pub(crate) fn case(tx: &mut Tx<'_>, ws: WorkspaceId, id: CaseId) -> Result<Option<CaseRow>, DbError> {
    Ok(cases(tx, ws, &[id])?.pop().flatten())
}

/// Many cases, in the order of `ids`.
pub(crate) fn cases(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    ids: &[CaseId],
) -> Result<Vec<Option<CaseRow>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![ws.into(), (*id).into()]).collect();
    let text = sql!("SELECT ", case_columns!(), " FROM cases k WHERE k.workspace_id = $1 AND k.id = $2");
    tx.maybe_many(text, &rows, case_row)
}

/// Many conversations with their cases, in the order of `ids`.
pub(crate) fn conversations_with_cases(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    ids: &[ConversationId],
) -> Result<Vec<Option<(ConversationRow, CaseRow)>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![ws.into(), (*id).into()]).collect();
    let text = sql!(
        "SELECT ",
        conversation_columns!(),
        ", ",
        case_columns!(),
        " FROM conversations v ",
        "JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id WHERE v.workspace_id = $1 AND v.id = $2"
    );
    tx.maybe_many(text, &rows, |row| Ok((conversation_row(row)?, case_at(row, CONVERSATION_WIDTH)?)))
}

pub(crate) fn conversation(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ConversationId,
) -> Result<Option<ConversationRow>, DbError> {
    let text = sql!(
        "SELECT ",
        conversation_columns!(),
        " FROM conversations v WHERE v.workspace_id = $1 AND v.id = $2"
    );
    tx.maybe(text, &[ws.into(), id.into()], conversation_row)
}

/// A case's conversations, the oldest first.
pub(crate) fn conversations_of_case(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
) -> Result<Vec<ConversationRow>, DbError> {
    let text = sql!(
        "SELECT ",
        conversation_columns!(),
        " FROM conversations v WHERE v.workspace_id = $1 AND v.case_id = $2 ORDER BY v.id"
    );
    tx.all(text, &[ws.into(), case.into()], conversation_row)
}

/// A customer's conversations with their cases, the newest first, at most `limit`.
pub(crate) fn conversations_of_customer(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    limit: i64,
) -> Result<Vec<(ConversationRow, CaseRow)>, DbError> {
    let text = sql!(
        "SELECT ",
        conversation_columns!(),
        ", ",
        case_columns!(),
        " FROM conversations v ",
        "JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id ",
        "WHERE v.workspace_id = $1 AND v.customer_id = $2 ORDER BY v.id DESC LIMIT $3"
    );
    tx.all(text, &[ws.into(), customer.into(), limit.into()], |row| {
        Ok((conversation_row(row)?, case_at(row, CONVERSATION_WIDTH)?))
    })
}

pub(crate) fn insert_cases(
    tx: &mut Tx<'_>,
    chain: &Keychain,
    ws: WorkspaceId,
    cases: &[&CaseRow],
) -> Result<(), DbError> {
    let sealed = seal_cases(chain, cases)?;
    let rows: Vec<Vec<Value<'_>>> =
        cases.iter().zip(&sealed).map(|(case, sealed)| case_values(ws, case, sealed)).collect();
    let text = sql!(
        "INSERT INTO cases (workspace_id, id, number, customer_id, inbox_id, type, subject, state, priority, team_id, ",
        "assignee_id, language, preview_pos, last_from, last_at, sort_at, last_pos, created_at, waiting_since, snoozed_until, ",
        "resolved_at, resolved_by, resolve_reason, merged_into, fields, messages, exposed_at, exposed, erased_at, exposed_handled_at, ",
        "bot, intent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, ",
        "$25, $26, $27, $28, $29, $30, $31, $32)"
    );
    tx.exec_many(text, &rows)
}

fn seal_cases(chain: &Keychain, cases: &[&CaseRow]) -> Result<Vec<SealedCase>, DbError> {
    cases.iter().map(|case| seal_case(chain, case)).collect()
}

fn case_values<'a>(ws: WorkspaceId, case: &'a CaseRow, sealed: &'a SealedCase) -> Vec<Value<'a>> {
    vec![
        ws.into(),
        case.id.into(),
        case.number.into(),
        case.customer.into(),
        case.inbox.into(),
        (&case.kind).into(),
        sealed.subject.as_ref().into(),
        case.state.into(),
        case.priority.rank().into(),
        case.team.into(),
        case.assignee.into(),
        (&case.language).into(),
        case.preview_pos.into(),
        case.last_from.into(),
        case.last_at.into(),
        case.sort_at.into(),
        case.last_pos.into(),
        case.created_at.into(),
        case.waiting_since.into(),
        case.snoozed_until.into(),
        case.resolved_at.into(),
        case.resolved_by.into(),
        sealed.resolve_reason.as_ref().into(),
        case.merged_into.into(),
        sealed.fields.as_ref().into(),
        case.messages.into(),
        case.exposed_at.into(),
        (&case.exposed).into(),
        case.erased_at.into(),
        case.exposed_handled_at.into(),
        case.bot.into(),
        (&case.intent).into(),
    ]
}

/// Writes what a message changes of its case: everything of it that a talk moves.
pub(crate) fn touch_cases(tx: &mut Tx<'_>, ws: WorkspaceId, cases: &[&CaseRow]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = cases
        .iter()
        .map(|case| {
            vec![
                ws.into(),
                case.id.into(),
                case.preview_pos.into(),
                case.last_from.into(),
                case.last_at.into(),
                case.last_pos.into(),
                case.messages.into(),
            ]
        })
        .collect();
    let text = sql!(
        "UPDATE cases SET preview_pos = $3, last_from = $4, last_at = $5, last_pos = $6, messages = $7 ",
        "WHERE workspace_id = $1 AND id = $2"
    );
    tx.update_many(text, &rows)
}

/// Writes everything of a case that can change, but its service-level columns, which belong to the clocks.
pub(crate) fn update_cases(
    tx: &mut Tx<'_>,
    chain: &Keychain,
    ws: WorkspaceId,
    cases: &[&CaseRow],
) -> Result<(), DbError> {
    let sealed = seal_cases(chain, cases)?;
    let rows: Vec<Vec<Value<'_>>> =
        cases.iter().zip(&sealed).map(|(case, sealed)| case_values(ws, case, sealed)).collect();
    let text = sql!(
        "UPDATE cases SET number = $3, customer_id = $4, inbox_id = $5, type = $6, subject = $7, state = $8, priority = $9, ",
        "team_id = $10, assignee_id = $11, language = $12, preview_pos = $13, last_from = $14, last_at = $15, sort_at = $16, ",
        "last_pos = $17, created_at = $18, waiting_since = $19, snoozed_until = $20, resolved_at = $21, resolved_by = $22, ",
        "resolve_reason = $23, merged_into = $24, fields = $25, messages = $26, exposed_at = $27, exposed = $28, erased_at = $29, ",
        "exposed_handled_at = $30, bot = $31, intent = $32 WHERE workspace_id = $1 AND id = $2"
    );
    tx.update_many(text, &rows)
}

pub(crate) fn insert_conversations(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversations: &[&ConversationRow],
) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = conversations
        .iter()
        .map(|it| {
            vec![
                ws.into(),
                it.id.into(),
                it.case.into(),
                it.inbox.into(),
                it.customer.into(),
                it.home_case.into(),
                it.last_seq.into(),
                it.last_public_seq.into(),
                it.customer_read.into(),
                it.staff_read.into(),
                it.created_at.into(),
                it.places.bytes().into(),
            ]
        })
        .collect();
    let text = sql!(
        "INSERT INTO conversations (workspace_id, id, case_id, inbox_id, customer_id, home_case_id, last_seq, ",
        "last_public_seq, customer_read, staff_read, mailed, created_at, places) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12)"
    );
    tx.exec_many(text, &rows)
}

pub(crate) fn update_conversations(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversations: &[&ConversationRow],
) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = conversations
        .iter()
        .map(|it| {
            vec![
                ws.into(),
                it.id.into(),
                it.last_seq.into(),
                it.last_public_seq.into(),
                it.customer_read.into(),
                it.places.bytes().into(),
            ]
        })
        .collect();
    // What was read may have been marked meanwhile, and never goes back.
    let text = sql!(
        "UPDATE conversations SET last_seq = $3, last_public_seq = $4, ",
        "customer_read = CASE WHEN customer_read < $5 THEN $5 ELSE customer_read END, places = $6 ",
        "WHERE workspace_id = $1 AND id = $2"
    );
    tx.update_many(text, &rows)
}

/// Moves conversations into the cases that they name.
pub(crate) fn rehome_conversations(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversations: &[&ConversationRow],
) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> =
        conversations.iter().map(|it| vec![ws.into(), it.id.into(), it.case.into()]).collect();
    let text = sql!("UPDATE conversations SET case_id = $3 WHERE workspace_id = $1 AND id = $2");
    tx.update_many(text, &rows)
}

pub(crate) fn case_tags(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<TagId>, DbError> {
    tx.all(
        sql!("SELECT tag_id FROM case_tags WHERE workspace_id = $1 AND case_id = $2 ORDER BY tag_id"),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )
}

/// The tags of many cases, in the order of `cases`.
pub(crate) fn tags_of_cases(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    cases: &[CaseId],
) -> Result<Vec<Vec<TagId>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = cases.iter().map(|case| vec![ws.into(), (*case).into()]).collect();
    let text = sql!("SELECT tag_id FROM case_tags WHERE workspace_id = $1 AND case_id = $2 ORDER BY tag_id");
    tx.all_many(text, &rows, |row| row.get(0))
}

pub(crate) fn set_case_tags(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    tags: &[TagId],
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM case_tags WHERE workspace_id = $1 AND case_id = $2"),
        &[ws.into(), case.into()],
    )?;
    let rows: Vec<Vec<Value<'_>>> =
        tags.iter().map(|tag| vec![ws.into(), (*tag).into(), case.into()]).collect();
    tx.exec_many(sql!("INSERT INTO case_tags (workspace_id, tag_id, case_id) VALUES ($1, $2, $3)"), &rows)
        .map(drop)
}

/// Moves the load of staff by `by`.
pub(crate) fn move_load(tx: &mut Tx<'_>, ws: WorkspaceId, staff: StaffId, by: i64) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE staff SET load = load + $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), staff.into(), by.into()],
    )
    .map(drop)
}

pub(crate) fn add_mention(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    case: CaseId,
    pos: i64,
    at: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("INSERT INTO mentions (workspace_id, staff_id, case_id, pos, at, seen) VALUES ($1, $2, $3, $4, $5, FALSE)"),
        &[ws.into(), staff.into(), case.into(), pos.into(), at.into()],
    )
    .map(drop)
}

/// What is needed of an inbox to open a case: its team and whether it takes messages.
pub(super) struct InboxFacts {
    pub(super) team: Option<ombud_base::id::TeamId>,
    pub(super) enabled: bool,
    /// Whether the bot answers first.
    pub(super) bot: bool,
    /// Whether the workspace has rules by which cases go to teams.
    pub(super) routed: bool,
}

pub(crate) fn inbox(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ombud_base::id::InboxId,
) -> Result<Option<InboxFacts>, DbError> {
    tx.maybe(
        sql!(
            "SELECT i.team_id, i.enabled, i.bot, EXISTS (SELECT 1 FROM routing_rules r WHERE r.workspace_id = i.workspace_id) ",
            "FROM inboxes i WHERE i.workspace_id = $1 AND i.id = $2"
        ),
        &[ws.into(), id.into()],
        |row| {
            let (team, enabled) = (row.get(0)?, row.get(1)?);
            Ok(InboxFacts { team, enabled, bot: row.get(2)?, routed: row.get(3)? })
        },
    )
}

/// What is needed of a customer to take a message.
pub(crate) struct CustomerFacts {
    pub(crate) language: Option<String>,
    pub(crate) blocked: bool,
    pub(crate) erased: bool,
}

/// What is needed of a customer to take a message.
pub(crate) fn customer(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: CustomerId,
) -> Result<Option<CustomerFacts>, DbError> {
    tx.maybe(
        sql!("SELECT language, blocked, erased_at FROM customers WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        |row| {
            let erased = row.get::<Option<Time>>(2)?.is_some();
            Ok(CustomerFacts { language: row.get(0)?, blocked: row.get(1)?, erased })
        },
    )
}

/// The id of whoever wrote, if it is somebody: for a message's row.
pub(super) const fn author_id(actor: crate::events::Actor) -> Option<Uuid> {
    actor.id()
}
