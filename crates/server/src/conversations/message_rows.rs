//! The SQL of messages.

use super::{
    places::{self, Bound},
    store::message_columns,
    types::{Author, Kind, MessageData, MessageRow},
};
use crate::{
    keys::{Keychain, Salt},
    messages::{place_of_content, read_content, seal_content},
};
use ombud_base::{
    Uuid, Value,
    id::{CaseId, ConversationId, CustomerId, WorkspaceId},
    keyring::{EXPIRED, key_of_cell},
};
use ombud_db::{DbError, Row, Tx, sql};

pub(crate) fn message_row(row: &Row<'_>) -> Result<MessageRow, DbError> {
    // Where `message_columns` has the content.
    const CONTENT: usize = 9;
    let expired = key_of_cell(row.bytes(CONTENT)?).is_ok_and(|it| it == EXPIRED);
    let mut row = row.reader();
    let (workspace, conversation, seq) = (row.next()?, row.next()?, row.next()?);
    let mut message = MessageRow {
        conversation,
        seq,
        public_seq: row.next()?,
        pos: row.next()?,
        at: row.next()?,
        kind: row.next()?,
        author: row.next()?,
        author_id: row.next()?,
        body: String::new(),
        data: MessageData::default(),
        client_key: None,
        erased: false,
        expired,
    };
    let content = row.open(&place_of_content(workspace, message.pos))?;
    message.erased = content.is_none();
    (message.body, message.data) = read_content(content)?;
    message.client_key = row.next()?;
    Ok(message)
}

/// Where messages with these client keys are, in the order of `keys`.
pub(crate) fn posted_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    keys: &[(ConversationId, &str)],
) -> Result<Vec<Option<MessageRow>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = keys
        .iter()
        .map(|(conversation, key)| vec![ws.into(), (*conversation).into(), (*key).into()])
        .collect();
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m ",
        "WHERE m.workspace_id = $1 AND m.client_key = $3 AND m.conversation_id = $2"
    );
    tx.maybe_many(text, &rows, message_row)
}

/// Stores messages, each with whose it is and the salt of its leaf.
pub(crate) fn insert_messages(
    tx: &mut Tx<'_>,
    chain: &Keychain,
    ws: WorkspaceId,
    messages: &[(&MessageRow, CustomerId, Salt)],
) -> Result<(), DbError> {
    let contents: Vec<Vec<u8>> = messages
        .iter()
        .map(|(it, customer, salt)| seal_content(chain, ws, *customer, it, salt))
        .collect::<Result<_, _>>()?;
    let rows: Vec<Vec<Value<'_>>> = messages
        .iter()
        .zip(&contents)
        .map(|((it, _, _), content)| {
            vec![
                ws.into(),
                it.conversation.into(),
                it.seq.into(),
                it.public_seq.into(),
                it.pos.into(),
                it.at.into(),
                it.kind.into(),
                it.author.into(),
                it.author_id.into(),
                content.into(),
                (&it.client_key).into(),
            ]
        })
        .collect();
    let text = sql!(
        "INSERT INTO messages (workspace_id, conversation_id, seq, public_seq, pos, at, kind, author_kind, author_id, ",
        "content, client_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    );
    tx.exec_many(text, &rows)
}

/// A conversation's public messages after `after`, in order.
pub(crate) fn public_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let places = places::after(tx, ws, conversation, Bound::Public(after), most(limit))?;
    places::messages(tx, ws, &places)
}

/// A conversation's public messages before `before`, the newest first.
pub(crate) fn public_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let places = places::before(tx, ws, conversation, Bound::Public(before), most(limit))?;
    places::messages(tx, ws, &places)
}

/// A conversation's messages with `pos > after`, in order.
pub(crate) fn messages_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let places = places::after(tx, ws, conversation, Bound::Pos(after), most(limit))?;
    places::messages(tx, ws, &places)
}

/// A conversation's messages with `pos < before`, the newest first.
pub(crate) fn messages_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let places = places::before(tx, ws, conversation, Bound::Pos(before), most(limit))?;
    places::messages(tx, ws, &places)
}

fn most(limit: i64) -> usize {
    usize::try_from(limit).unwrap_or(0)
}

/// The messages at these positions, in the order of `positions`.
pub(crate) fn messages_at(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    positions: &[i64],
) -> Result<Vec<Option<(MessageRow, CaseId)>>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = positions.iter().map(|pos| vec![ws.into(), (*pos).into()]).collect();
    let text = sql!(
        "SELECT ",
        message_columns!(),
        ", v.case_id FROM messages m ",
        "JOIN conversations v ON v.workspace_id = m.workspace_id AND v.id = m.conversation_id ",
        "WHERE m.workspace_id = $1 AND m.pos = $2"
    );
    tx.maybe_many(text, &rows, |row| Ok((message_row(row)?, row.get(11)?)))
}

/// The newest messages of a conversation that are `wanted`, at most `limit`, the newest first.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    limit: usize,
    wanted: impl Fn(&MessageRow) -> bool,
) -> Result<Vec<MessageRow>, DbError> {
    // What is wanted is mostly among the newest; each step back is twice as long as the one before.
    const LONGEST: usize = 64;
    let (mut found, mut before, mut step) = (Vec::new(), i64::MAX, limit);
    while found.len() < limit {
        let places = places::before(tx, ws, conversation, Bound::Pos(before), step)?;
        let Some(oldest) = places.last() else { break };
        before = oldest.pos;
        step = (step * 2).min(LONGEST);
        found.extend(places::messages(tx, ws, &places)?.into_iter().filter(&wanted));
    }
    found.truncate(limit);
    Ok(found)
}

/// The last message that customer and staff exchanged in a conversation: for the preview after a split.
pub(crate) fn last_words(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<Option<MessageRow>, DbError> {
    Ok(newest(tx, ws, conversation, 1, |it| it.kind == Kind::Message)?.pop())
}

/// Who speaks in a message: their part, and whoever it is.
pub(crate) type Speaker = (Author, Option<Uuid>);

/// Who speaks in a message that a reply has to reckon with: the customer, or whoever answered them; notes are for staff.
pub(crate) fn speaker(kind: Kind, author: Author, id: Option<Uuid>) -> Option<Speaker> {
    (kind == Kind::Message || author == Author::Customer).then_some((author, id))
}

/// Who has spoken to or as the customer after `pos` in a conversation.
pub(crate) fn spoke_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    pos: i64,
) -> Result<Vec<Speaker>, DbError> {
    let places = places::after(tx, ws, conversation, Bound::Pos(pos), usize::MAX)?;
    let rows: Vec<Vec<Value<'_>>> = places.iter().map(|it| vec![ws.into(), it.pos.into()]).collect();
    let text = sql!("SELECT kind, author_kind, author_id FROM messages WHERE workspace_id = $1 AND pos = $2");
    let found = tx.maybe_many(text, &rows, |row| Ok(speaker(row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(found.into_iter().flatten().flatten().collect())
}
