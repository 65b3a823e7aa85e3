//! The SQL of messages.

use super::{
    store::message_columns,
    types::{MessageData, MessageRow},
};
use crate::{
    keys::Keychain,
    messages::{place_of_content, read_content, seal_content},
};
use ombud_base::{
    Value,
    id::{CaseId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

pub(crate) fn message_row(row: &Row<'_>) -> Result<MessageRow, DbError> {
    let mut row = row.reader();
    let (conversation, seq) = (row.next()?, row.next()?);
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
    };
    (message.body, message.data) = read_content(row.open(&place_of_content(conversation, seq))?)?;
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

/// Stores messages, each with whose it is.
pub(crate) fn insert_messages(
    tx: &mut Tx<'_>,
    chain: &Keychain,
    ws: WorkspaceId,
    messages: &[(&MessageRow, CustomerId)],
) -> Result<(), DbError> {
    let contents: Vec<Vec<u8>> =
        messages.iter().map(|(it, customer)| seal_content(chain, *customer, it)).collect::<Result<_, _>>()?;
    let rows: Vec<Vec<Value<'_>>> = messages
        .iter()
        .zip(&contents)
        .map(|((it, _), content)| {
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
    // A message's number for staff is never below its number for customers, so the primary key finds the place.
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ",
        "AND m.seq > $3 AND m.public_seq > $3 ORDER BY m.seq LIMIT $4"
    );
    tx.all(text, &[ws.into(), conversation.into(), after.into(), limit.into()], message_row)
}

/// A conversation's public messages before `before`, the newest first.
pub(crate) fn public_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ",
        "AND m.public_seq < $3 ORDER BY m.seq DESC LIMIT $4"
    );
    tx.all(text, &[ws.into(), conversation.into(), before.into(), limit.into()], message_row)
}

/// A conversation's messages with `pos > after`, in order.
pub(crate) fn messages_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ",
        "AND m.pos > $3 ORDER BY m.seq LIMIT $4"
    );
    tx.all(text, &[ws.into(), conversation.into(), after.into(), limit.into()], message_row)
}

/// A conversation's messages with `pos < before`, the newest first.
pub(crate) fn messages_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, DbError> {
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ",
        "AND m.pos < $3 ORDER BY m.seq DESC LIMIT $4"
    );
    tx.all(text, &[ws.into(), conversation.into(), before.into(), limit.into()], message_row)
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
    tx.maybe_many(text, &rows, |row| Ok((message_row(row)?, row.get(10)?)))
}

/// The last message that customer and staff exchanged in a conversation: for the preview after a split.
pub(crate) fn last_words(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<Option<MessageRow>, DbError> {
    let text = sql!(
        "SELECT ",
        message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ",
        "AND m.kind = 'message' ORDER BY m.seq DESC LIMIT 1"
    );
    tx.maybe(text, &[ws.into(), conversation.into()], message_row)
}

/// Whether a customer's message lies after `pos` in a case's conversations.
pub(crate) fn customer_wrote_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    pos: i64,
) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT 1 FROM messages WHERE workspace_id = $1 AND conversation_id = $2 AND pos > $3 AND author_kind = 'customer' ",
            "ORDER BY seq DESC LIMIT 1"
        ),
        &[ws.into(), conversation.into(), pos.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}
