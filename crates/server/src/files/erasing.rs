//! The files of a customer: listed for an export, and taken away for good. First go their rows, in the transaction that
//! decides it, then their bytes.

use super::{Shown, place_of_name, serve::path_of};
use crate::{app::App, http::Problem};
use ombud_base::{
    Time, Value,
    id::{ConversationId, CustomerId, FileId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use std::{collections::BTreeSet, io::ErrorKind};
use utoipa::ToSchema;

/// Deletes the rows of all files that were sent in these conversations, by whomever, that the customer has uploaded, and
/// `others`. Answers whose bytes have to go: [`delete_bytes`], once this is committed.
///
/// # Errors
/// As the database says.
pub fn forget(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    conversations: &[ConversationId],
    others: &[FileId],
) -> Result<Vec<FileId>, DbError> {
    let mut all: BTreeSet<FileId> = others.iter().copied().collect();
    all.extend(ids_of(tx, ws, customer, conversations)?);
    let all: Vec<FileId> = all.into_iter().collect();
    forget_these(tx, ws, &all)?;
    Ok(all)
}

/// Deletes the rows of all files that were sent in these conversations. Answers whose bytes have to go: [`delete_bytes`], once this
/// is committed.
///
/// # Errors
/// As the database says.
pub fn forget_sent(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversations: &[ConversationId],
) -> Result<Vec<FileId>, DbError> {
    let mut all = Vec::new();
    for conversation in conversations {
        all.extend(tx.all(
            sql!("SELECT id FROM files WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY id"),
            &[ws.into(), (*conversation).into()],
            |row| row.get::<FileId>(0),
        )?);
    }
    forget_these(tx, ws, &all)?;
    Ok(all)
}

/// Deletes the rows of these files.
///
/// # Errors
/// As the database says.
pub fn forget_these(tx: &mut Tx<'_>, ws: WorkspaceId, ids: &[FileId]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![ws.into(), (*id).into()]).collect();
    tx.exec_many(sql!("DELETE FROM files WHERE workspace_id = $1 AND id = $2"), &rows)
}

/// Says of each file that is shown whether it is still there: a message outlives its files.
///
/// # Errors
/// As the database says.
pub fn mark_gone<'a, F: Shown + 'a>(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    shown: impl IntoIterator<Item = &'a mut F>,
) -> Result<(), DbError> {
    let shown: Vec<&mut F> = shown.into_iter().collect();
    if shown.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Value<'_>>> = shown.iter().map(|it| vec![ws.into(), it.id().into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT 1 FROM files WHERE workspace_id = $1 AND id = $2"), &rows, |row| {
            row.get::<i64>(0)
        })?;
    for (file, found) in shown.into_iter().zip(found) {
        if found.is_none() {
            file.go();
        }
    }
    Ok(())
}

fn ids_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    conversations: &[ConversationId],
) -> Result<BTreeSet<FileId>, DbError> {
    let own = tx.all(
        sql!("SELECT id FROM files WHERE workspace_id = $1 AND owner_id = $2 AND owner_kind = 'customer'"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    let mut all: BTreeSet<FileId> = own.into_iter().collect();
    for conversation in conversations {
        all.extend(tx.all(
            sql!("SELECT id FROM files WHERE workspace_id = $1 AND conversation_id = $2"),
            &[ws.into(), (*conversation).into()],
            |row| row.get::<FileId>(0),
        )?);
    }
    Ok(all)
}

/// A file that is held.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldFile {
    pub(crate) id: FileId,
    /// Its name, as it was uploaded.
    name: String,
    /// What it is.
    media_type: String,
    /// Bytes.
    size: i64,
    /// When it was uploaded.
    created_at: Time,
    /// What uploaded it: `customer`, `staff` or `token`.
    pub(crate) uploaded_by: String,
}

/// All files that a customer has uploaded or was sent.
///
/// # Errors
/// As the database says.
pub fn held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<HeldFile>, DbError> {
    let conversations: Vec<ConversationId> = tx.all(
        sql!("SELECT id FROM conversations WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    let ids = ids_of(tx, ws, customer, &conversations)?;
    let asked: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![ws.into(), (*id).into()]).collect();
    let found = tx.maybe_many(
        sql!("SELECT id, name, media_type, size, created_at, owner_kind FROM files WHERE workspace_id = $1 AND id = $2"),
        &asked,
        |row| {
            let id = row.get(0)?;
            Ok(HeldFile {
                id,
                name: row.open(1, &place_of_name(id))?.unwrap_or_default(),
                media_type: row.get(2)?,
                size: row.get(3)?,
                created_at: row.get(4)?,
                uploaded_by: row.get(5)?,
            })
        },
    )?;
    Ok(found.into_iter().flatten().collect())
}

/// Deletes the bytes of files; those that are gone already count as deleted.
///
/// # Errors
/// When the disk refuses.
pub async fn delete_bytes(app: &App, ws: WorkspaceId, ids: &[FileId]) -> Result<(), Problem> {
    for id in ids {
        match tokio::fs::remove_file(path_of(app, ws, *id)).await {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Problem::internal(format!("a file cannot be deleted: {error}")));
            }
            _ => {}
        }
    }
    Ok(())
}
