//! Files: uploaded first, then sent with a message. Customers fetch theirs by signed addresses that work for an hour; staff get no
//! address at all: what they see is drawn by [`drawn`], with their name in it.
//!
//! What a file is, is told by its first bytes, never by its name. Only pictures are shown inline; everything else is a
//! download, so that nothing uploaded can act as a page of ours. Names and bytes are sealed with the key of whose they are.

mod content;
#[cfg(test)]
pub(crate) mod damage;
pub mod drawn;
mod erasing;
mod pieces;
mod resealing;
mod scan;
mod serve;
mod upload;

pub use erasing::{HeldFile, delete_bytes, forget, forget_sent, forget_these, held, mark_gone};
pub use resealing::{Resealed, reseal};
pub use scan::{Scan, keeps_unscanned};
pub use serve::{attachment, bytes_of, pages, show};
pub use upload::{Upload, admitted, body_limit, routes, take_multipart, upload};

use crate::{
    events::Actor,
    http::{Code, Problem},
    messages::StoredFile,
};
use ombud_base::{
    Uuid,
    id::{ConversationId, FileId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// A file as it is shown, with an address that works for an hour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileRef {
    /// Its id.
    pub id: FileId,
    /// Its name, as it was uploaded.
    #[schema(example = "receipt.png")]
    pub name: String,
    /// What it is.
    #[schema(example = "image/png")]
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, of a picture.
    pub width: Option<i64>,
    /// Pixels, of a picture.
    pub height: Option<i64>,
    /// Where it can be fetched for an hour; empty once it was deleted.
    pub url: String,
    /// Where a small version can be fetched, of a picture.
    pub thumb: Option<String>,
    /// It was deleted by a retention rule.
    pub gone: bool,
}

/// A file as staff sees it in a thread. It has no address: who wants to see more opens it in the viewer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffFile {
    /// Its id.
    pub id: FileId,
    /// Its name, as it was uploaded.
    #[schema(example = "receipt.png")]
    pub name: String,
    /// What it is.
    #[schema(example = "image/png")]
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Pixels, of a picture.
    pub width: Option<i64>,
    /// Pixels, of a picture.
    pub height: Option<i64>,
    /// It was deleted by a retention rule.
    pub gone: bool,
}

impl From<&StoredFile> for StaffFile {
    fn from(file: &StoredFile) -> Self {
        Self {
            id: file.id,
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            width: file.width,
            height: file.height,
            gone: false,
        }
    }
}

/// A file as a message shows it, which may outlive it.
pub trait Shown {
    /// Whose it is to say.
    fn id(&self) -> FileId;
    /// It was deleted.
    fn go(&mut self);
}

impl Shown for FileRef {
    fn id(&self) -> FileId {
        self.id
    }
    fn go(&mut self) {
        (self.gone, self.thumb) = (true, None);
        self.url.clear();
    }
}

impl Shown for StaffFile {
    fn id(&self) -> FileId {
        self.id
    }
    fn go(&mut self) {
        self.gone = true;
    }
}

/// A file with whose it is and where it was sent.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The file.
    pub file: StoredFile,
    /// What uploaded it, in the word of [`Actor::kind`].
    pub owner_kind: String,
    /// Who uploaded it.
    pub owner: Option<Uuid>,
    /// The conversation that it was sent in; none before it is sent.
    pub conversation: Option<ConversationId>,
}

/// The file of this id.
///
/// # Errors
/// As the database says.
pub fn kept(tx: &mut Tx<'_>, ws: WorkspaceId, id: FileId) -> Result<Option<Kept>, DbError> {
    let found = tx.maybe(
        sql!("SELECT owner_kind, owner_id, conversation_id FROM files WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let Some((owner_kind, owner, conversation)) = found else { return Ok(None) };
    let file = stored(tx, ws, &[id])?.pop();
    Ok(file.map(|file| Kept { file, owner_kind, owner, conversation }))
}

fn place_of_name(id: FileId) -> Place {
    Place::new("files.name").id(id.0)
}

fn stored_file(row: &Row<'_>) -> Result<StoredFile, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(StoredFile {
        id,
        name: row.open(&place_of_name(id))?.unwrap_or_default(),
        media_type: row.next()?,
        size: row.next()?,
        width: row.next()?,
        height: row.next()?,
    })
}

/// The files of these ids that exist, in order.
///
/// # Errors
/// As the database says.
pub fn stored(tx: &mut Tx<'_>, ws: WorkspaceId, ids: &[FileId]) -> Result<Vec<StoredFile>, DbError> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(tx.maybe(
            sql!("SELECT id, name, media_type, size, width, height FROM files WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), (*id).into()],
            stored_file,
        )?);
    }
    Ok(all)
}

/// Those of [`stored`] that `by` has uploaded: whoever names another's file learns nothing of it.
///
/// # Errors
/// As the database says.
pub fn stored_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    by: Actor,
    ids: &[FileId],
) -> Result<Vec<StoredFile>, DbError> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let found = kept(tx, ws, *id)?.filter(|it| it.owner_kind == by.kind() && it.owner == by.id());
        all.extend(found.map(|it| it.file));
    }
    Ok(all)
}

/// The files that a message wants to carry, if the writer has uploaded them and no other message carries them.
///
/// # Errors
/// [`Code::Invalid`] for one that is unknown, somebody else's, or sent before.
pub fn check(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    by: Actor,
    ids: &[FileId],
) -> Result<Vec<StoredFile>, Problem> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let own: Option<(String, Option<Uuid>, bool)> = tx.maybe(
            sql!(
                "SELECT owner_kind, owner_id, conversation_id IS NOT NULL FROM files WHERE workspace_id = $1 AND id = $2"
            ),
            &[ws.into(), (*id).into()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let fits = own.is_some_and(|(kind, owner, sent)| !sent && kind == by.kind() && owner == by.id());
        if !fits {
            return Err(Problem::new(
                Code::Invalid,
                format!("The file {id} is unknown or was sent before. Upload it again."),
            ));
        }
        all.extend(stored(tx, ws, &[*id])?);
    }
    Ok(all)
}

/// Binds files to the conversation that they are sent in.
///
/// # Errors
/// As the database says.
pub fn attach(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    ids: &[FileId],
) -> Result<(), Problem> {
    for id in ids {
        tx.exec(
            sql!("UPDATE files SET conversation_id = $3 WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), (*id).into(), conversation.into()],
        )?;
    }
    Ok(())
}
