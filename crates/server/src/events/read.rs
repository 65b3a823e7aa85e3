//! Reading events in their order.

use super::{journal::place_of_data, leaf::Leaf};
use crate::keys::{Salt, unsalted};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::{Map, Value as Json};

/// A stored event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its place in the workspace's order: 1, 2, 3 … without gaps.
    pub pos: i64,
    /// When it happened.
    pub at: Time,
    /// What happened: one of [`super::kinds`].
    pub kind: String,
    /// `customer`, `staff`, `token`, `bot` or `system`.
    pub actor_kind: String,
    /// Who, where it is somebody.
    pub actor_id: Option<Uuid>,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// What changed; never a secret and never a message's body.
    pub data: Json,
}

/// The events after `after`, in order, at most `limit`.
///
/// # Errors
/// As the database says.
pub fn read_events(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<Event>, DbError> {
    tx.all(
        sql!(
            "SELECT e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.data, m.conversation_id, m.seq, m.kind, ",
            "m.author_kind FROM events e LEFT JOIN messages m ON m.workspace_id = e.workspace_id AND m.pos = e.pos ",
            "WHERE e.workspace_id = $1 AND e.pos > $2 ORDER BY e.pos LIMIT $3"
        ),
        &[workspace.into(), after.into(), limit.into()],
        |row| {
            let mut row = row.reader();
            let pos = row.next()?;
            Ok(Event {
                pos,
                at: row.next()?,
                kind: row.next()?,
                actor_kind: row.next()?,
                actor_id: row.next()?,
                case: row.next()?,
                data: {
                    let own = row.open(&place_of_data(workspace, pos))?;
                    with_message(own, row.next()?, row.next()?, row.next()?, row.next()?)?
                },
            })
        },
    )
}

/// What an event says, with what the message of the same position does, if there is one.
fn with_message(
    own: Option<String>,
    conversation: Option<ConversationId>,
    seq: Option<i64>,
    kind: Option<String>,
    from: Option<String>,
) -> Result<Json, DbError> {
    let own = own.as_deref().map(said).transpose()?.filter(|it| !it.is_empty());
    let parsed = own.map(serde_json::from_str).transpose();
    let mut data = parsed.map_err(|error| DbError::Statement(error.to_string()))?.unwrap_or(Json::Null);
    if let Some(conversation) = conversation {
        if data.is_null() {
            data = Json::Object(Map::new());
        }
        if let Some(data) = data.as_object_mut() {
            data.insert("conversation".into(), Json::String(conversation.to_string()));
            data.insert("seq".into(), seq.into());
            data.insert("kind".into(), kind.into());
            data.insert("from".into(), from.into());
        }
    }
    Ok(data)
}

/// An event without what a message of the same position says.
pub(super) fn event_row(row: &Row<'_>, workspace: WorkspaceId) -> Result<Event, DbError> {
    let pos = row.get(0)?;
    Ok(Event {
        pos,
        at: row.get(1)?,
        kind: row.get(2)?,
        actor_kind: row.get(3)?,
        actor_id: row.get(4)?,
        case: row.get(5)?,
        data: with_message(row.open(6, &place_of_data(workspace, pos))?, None, None, None, None)?,
    })
}

/// What an opened cell says, without the salt of its leaf.
fn said(opened: &str) -> Result<&str, DbError> {
    let parts = unsalted(opened).ok_or_else(|| DbError::Sealed("an event without a salt".into()))?;
    Ok(parts.1)
}

/// An event as its row and its leaf have it.
#[derive(Clone, Debug)]
pub struct Logged {
    /// Its position.
    pub pos: i64,
    /// When.
    pub at: Time,
    /// What happened.
    pub kind: String,
    /// What the one is who did it.
    pub actor_kind: String,
    /// Who.
    pub actor: Option<Uuid>,
    /// The case.
    pub case: Option<CaseId>,
    /// The customer, where it is about one and not their case alone.
    pub customer: Option<CustomerId>,
    /// The salt and what it says, so far as it says something of its own and is not erased.
    pub data: Option<(Salt, String)>,
    /// The entry of its leaf.
    pub entry: Vec<u8>,
}

impl Logged {
    /// What its leaf says, but for its message.
    pub fn leaf(&self) -> Leaf<'_> {
        Leaf {
            at: self.at,
            kind: &self.kind,
            actor_kind: &self.actor_kind,
            actor: self.actor,
            case: self.case,
            customer: self.customer,
            data: self.data.as_ref().map_or("", |it| &it.1),
            message: None,
        }
    }
}

/// The columns of [`logged_row`], of `events e`.
macro_rules! logged_columns {
    () => {
        "e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.customer_id, e.data, e.entry"
    };
}
pub(crate) use logged_columns;

/// Reads [`logged_columns`] from a row's first columns.
///
/// # Errors
/// When a cell is nothing of its kind or does not open.
pub fn logged_row(row: &Row<'_>, workspace: WorkspaceId) -> Result<Logged, DbError> {
    let mut row = row.reader();
    let pos = row.next()?;
    Ok(Logged {
        pos,
        at: row.next()?,
        kind: row.next()?,
        actor_kind: row.next()?,
        actor: row.next()?,
        case: row.next()?,
        customer: row.next()?,
        data: {
            let opened = row.open(&place_of_data(workspace, pos))?;
            let parts = opened.map(|it| unsalted(&it).map(|(salt, text)| (salt, text.to_owned())));
            match parts {
                Some(None) => return Err(DbError::Sealed("an event without a salt".into())),
                Some(some) => some,
                None => None,
            }
        },
        entry: row.next()?,
    })
}

/// The event at a position.
///
/// # Errors
/// As the database says.
pub fn logged(tx: &mut Tx<'_>, workspace: WorkspaceId, pos: i64) -> Result<Option<Logged>, DbError> {
    tx.maybe(
        sql!("SELECT ", logged_columns!(), " FROM events e WHERE e.workspace_id = $1 AND e.pos = $2"),
        &[workspace.into(), pos.into()],
        |row| logged_row(row, workspace),
    )
}
