//! The tables as leaves: each event with its message, opened so far as it opens.

use crate::{
    events::{Leaf, Logged, kinds, logged_columns, logged_row},
    keys::Salt,
    messages::{Author, Kind, MessageData, MessageRow, content_parts, place_of_content},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{
    Uuid,
    id::{ConversationId, WorkspaceId},
    keyring::key_of_cell,
};
use ombud_db::{DbError, Row, Tx, sql};
use ombud_ledger::{Content, Hash};
use std::borrow::Cow;

/// An event with its message.
pub(super) struct Stored {
    pub(super) event: Logged,
    message: Option<Said>,
    /// The key that is gone, where what was said cannot be opened any more.
    pub(super) gone: Option<Uuid>,
}

struct Said {
    row: MessageRow,
    salt: Option<Salt>,
    carries: String,
}

/// Events with their positions, each alone readable or not.
pub(super) type Rows = Vec<(i64, Result<Stored, DbError>)>;

/// Columns of a stored event: nine of the event, then those of its message.
macro_rules! columns {
    () => {
        "m.conversation_id, m.seq, m.public_seq, m.at, m.kind, m.author_kind, m.author_id, m.content, m.client_key"
    };
}

/// Events after `after`, in order, each alone readable or not.
///
/// # Errors
/// As the database says; also when a key that rows are sealed with does not open.
pub(super) fn after(tx: &mut Tx<'_>, ws: WorkspaceId, after: i64, limit: i64) -> Result<Rows, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            logged_columns!(),
            ", ",
            columns!(),
            " FROM events e LEFT JOIN messages m ON m.workspace_id = e.workspace_id AND m.pos = e.pos ",
            "WHERE e.workspace_id = $1 AND e.pos > $2 ORDER BY e.pos LIMIT $3"
        ),
        &[ws.into(), after.into(), limit.into()],
        |row| Ok((row.get(0)?, stored(row, ws))),
    )
}

fn stored(row: &Row<'_>, ws: WorkspaceId) -> Result<Stored, DbError> {
    let event = logged_row(row, ws)?;
    let message =
        row.get::<Option<Uuid>>(9)?.map(|id| said(row, ws, &event, ConversationId(id))).transpose()?;
    let (cell, opened) = match &message {
        Some(it) => (16, it.salt.is_some()),
        None => (7, event.data.is_some()),
    };
    if !opened && message.is_none() && row.bytes(cell).is_err() {
        // An event of a message has nothing of its own: what was said lies in the message.
        return Err(DbError::Sealed("its message is gone".into()));
    }
    let gone = if opened { None } else { Some(key_of_cell(row.bytes(cell)?).map_err(damaged)?) };
    Ok(Stored { event, message, gone })
}

fn damaged(error: ombud_base::sealed::Broken) -> DbError {
    DbError::Sealed(error.to_string())
}

fn said(
    row: &Row<'_>,
    ws: WorkspaceId,
    event: &Logged,
    conversation: ConversationId,
) -> Result<Said, DbError> {
    let opened = row.open(16, &place_of_content(ws, event.pos))?;
    let parts = opened.as_deref().map(content_parts).transpose()?;
    let (salt, carries, body) = match parts {
        Some((salt, carries, body)) => (Some(salt), carries.to_owned(), body.to_owned()),
        None => Default::default(),
    };
    let row = MessageRow {
        conversation,
        seq: row.get(10)?,
        public_seq: row.get(11)?,
        pos: event.pos,
        at: row.get(12)?,
        kind: row.get::<Kind>(13)?,
        author: row.get::<Author>(14)?,
        author_id: row.get(15)?,
        body,
        data: MessageData::default(),
        client_key: row.get(17)?,
        erased: false,
        expired: false,
    };
    Ok(Said { row, salt, carries })
}

impl Stored {
    /// The salt and what the leaf says by these rows; none once it is erased.
    pub(super) fn content(&self) -> Result<Option<(Salt, Content<'_>)>, DbError> {
        let plain = self.event.leaf();
        match &self.message {
            Some(Said { row, salt: Some(salt), carries }) => {
                let message = Some((row, Cow::Borrowed(carries.as_str())));
                Ok(Some((*salt, Leaf { message, ..plain }.content()?)))
            }
            Some(_) => Ok(None),
            None => self.event.data.as_ref().map(|(salt, _)| Ok((*salt, plain.content()?))).transpose(),
        }
    }

    /// The entry that stands in the row; none if it is no hash.
    pub(super) fn entry(&self) -> Option<Hash> {
        self.event.entry.as_slice().try_into().ok()
    }

    /// What this event says about earlier leaves that may be others than their rows: the position of a message that was cut, with
    /// the entry of what stands there now.
    pub(super) fn redacts(&self) -> Option<(i64, Hash)> {
        let says = self.says(kinds::MESSAGE_REDACTED)?;
        let entry = STANDARD.decode(says["entry"].as_str()?).ok()?.try_into().ok()?;
        Some((says["position"].as_i64()?, entry))
    }

    /// The keys that this event destroyed.
    pub(super) fn destroys(&self) -> Vec<Uuid> {
        let says = self.says(kinds::CUSTOMER_ERASED);
        let keys = says.as_ref().and_then(|it| it["keys"].as_array());
        keys.into_iter().flatten().filter_map(|it| it.as_str()?.parse().ok()).collect()
    }

    /// The positions of what this event destroyed, each stretch with its first and last.
    pub(super) fn expires(&self) -> Vec<(i64, i64)> {
        let says = self.says(kinds::MESSAGES_EXPIRED);
        let all = says.as_ref().and_then(|it| it["positions"].as_array());
        let pair = |it: &serde_json::Value| Some((it[0].as_i64()?, it[1].as_i64()?));
        all.into_iter().flatten().filter_map(pair).collect()
    }

    /// The conversation of a message that answers a form, with the number of the message that asked.
    pub(super) fn answers(&self) -> Option<(ConversationId, i64)> {
        let said = self.message.as_ref().filter(|it| it.carries.contains("\"form\""))?;
        let data: MessageData = serde_json::from_str(&said.carries).ok()?;
        Some((said.row.conversation, data.form?.asked))
    }

    /// What this event says, beside its message.
    pub(super) fn data(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.event.data.as_ref()?.1).ok()
    }

    fn says(&self, kind: &str) -> Option<serde_json::Value> {
        if self.event.kind == kind { self.data() } else { None }
    }
}
