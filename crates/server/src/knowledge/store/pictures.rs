//! The SQL of pictures.

use crate::knowledge::pictures::Picture;
use ombud_base::{
    Time, Value,
    id::{TopicId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use std::collections::HashMap;

fn picture_row(row: &Row<'_>) -> Result<Picture, DbError> {
    let mut row = row.reader();
    Ok(Picture {
        name: row.next()?,
        media_type: row.next()?,
        width: row.next()?,
        height: row.next()?,
        size: row.next()?,
    })
}

/// Keeps a picture; one that is there is as new.
pub(in crate::knowledge) fn put_picture(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    it: &Picture,
    bytes: &[u8],
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO knowledge_pictures (workspace_id, name, media_type, width, height, size, uploaded_at, bytes) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ",
            "ON CONFLICT (workspace_id, name) DO UPDATE SET uploaded_at = excluded.uploaded_at"
        ),
        &[
            ws.into(),
            (&it.name).into(),
            (&it.media_type).into(),
            it.width.into(),
            it.height.into(),
            it.size.into(),
            now.into(),
            bytes.into(),
        ],
    )
    .map(drop)
}

/// Those of these pictures that are there.
pub(in crate::knowledge) fn pictures_named(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    names: &[String],
) -> Result<Vec<Picture>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = names.iter().map(|name| vec![ws.into(), name.into()]).collect();
    let found = tx.maybe_many(
        sql!(
            "SELECT name, media_type, width, height, size FROM knowledge_pictures WHERE workspace_id = $1 AND name = $2"
        ),
        &rows,
        picture_row,
    )?;
    Ok(found.into_iter().flatten().collect())
}

/// The sizes of all pictures, by their names.
pub(in crate::knowledge) fn picture_sizes(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
) -> Result<HashMap<String, (i64, i64)>, DbError> {
    let all = tx.all(
        sql!("SELECT name, width, height FROM knowledge_pictures WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
    )?;
    Ok(all.into_iter().collect())
}

/// A picture's bytes, with what it is.
pub(in crate::knowledge) fn picture_bytes(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    name: &str,
) -> Result<Option<(String, Vec<u8>)>, DbError> {
    tx.maybe(
        sql!("SELECT media_type, bytes FROM knowledge_pictures WHERE workspace_id = $1 AND name = $2"),
        &[ws.into(), name.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many pictures there are, and their bytes in all.
pub(in crate::knowledge) fn count_pictures(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(i64, i64), DbError> {
    tx.one(
        sql!(
            "SELECT count(*), CAST(COALESCE(sum(size), 0) AS BIGINT) FROM knowledge_pictures WHERE workspace_id = $1"
        ),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The pictures that were brought in before a time.
pub(in crate::knowledge) fn pictures_before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    before: Time,
) -> Result<Vec<String>, DbError> {
    tx.all(
        sql!(
            "SELECT name FROM knowledge_pictures WHERE workspace_id = $1 AND uploaded_at < $2 ORDER BY name"
        ),
        &[ws.into(), before.into()],
        |row| row.get(0),
    )
}

/// The texts of all versions of a topic that may have a picture in them.
pub(in crate::knowledge) fn pictured_bodies(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
) -> Result<Vec<String>, DbError> {
    tx.all(
        sql!(
            "SELECT body FROM knowledge_versions WHERE workspace_id = $1 AND topic_id = $2 AND body LIKE '%pictures/%'"
        ),
        &[ws.into(), topic.into()],
        |row| row.get(0),
    )
}

/// Deletes a picture that no version of any article names. Answers whether it did.
pub(in crate::knowledge) fn delete_unused_picture(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    name: &str,
    before: Time,
) -> Result<bool, DbError> {
    let named = format!("%{name}%");
    let gone = tx.exec(
        sql!(
            "DELETE FROM knowledge_pictures WHERE workspace_id = $1 AND name = $2 AND uploaded_at < $3 AND NOT EXISTS ",
            "(SELECT 1 FROM knowledge_versions v WHERE v.workspace_id = $1 AND v.body LIKE $4)"
        ),
        &[ws.into(), name.into(), before.into(), (&named).into()],
    )?;
    Ok(gone > 0)
}
