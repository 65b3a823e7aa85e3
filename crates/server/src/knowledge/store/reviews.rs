//! What was sent for review, and what was sent back with what is to be changed.

use super::super::types::{ChangedBy, ChangesWanted};
use ombud_base::{
    Time, Uuid,
    id::{StaffId, TopicId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use std::collections::HashMap;

/// Notes who sent an article for review; what was to be changed before is done.
pub(in super::super) fn submitted(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (topic, lang): (TopicId, &str),
    by: Option<Uuid>,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO knowledge_reviews (workspace_id, topic_id, lang, submitted_at, submitted_by) ",
            "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace_id, topic_id, lang) DO UPDATE SET ",
            "submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by, note = NULL, asked_at = NULL, ",
            "asked_by_kind = NULL, asked_by = NULL, version = NULL"
        ),
        &[ws.into(), topic.into(), lang.into(), now.into(), by.into()],
    )
    .map(drop)
}

/// Notes what is to be changed.
pub(in super::super) fn ask(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (topic, lang): (TopicId, &str),
    wanted: &ChangesWanted,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE knowledge_reviews SET note = $4, asked_at = $5, asked_by_kind = $6, asked_by = $7, version = $8 ",
            "WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3"
        ),
        &[
            ws.into(),
            topic.into(),
            lang.into(),
            (&wanted.note).into(),
            wanted.at.into(),
            (&wanted.by.kind).into(),
            wanted.by.id.into(),
            wanted.version.into(),
        ],
    )
    .map(drop)
}

/// Nothing waits for a review any more, nor for changes.
pub(in super::super) fn over(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (topic, lang): (TopicId, &str),
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM knowledge_reviews WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3"),
        &[ws.into(), topic.into(), lang.into()],
    )
    .map(drop)
}

/// What is to be changed, by article.
pub(in super::super) type Wanted = HashMap<(TopicId, String), ChangesWanted>;

/// What is to be changed of all articles.
pub(in super::super) fn wanted(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Wanted, DbError> {
    let all = tx.all(
        sql!(
            "SELECT topic_id, lang, note, asked_at, asked_by_kind, asked_by, version, submitted_by FROM knowledge_reviews ",
            "WHERE workspace_id = $1 AND note IS NOT NULL"
        ),
        &[ws.into()],
        |row| {
            let mut row = row.reader();
            let key = (row.next()?, row.next()?);
            let (note, at) = (row.next()?, row.next()?);
            let by = ChangedBy { kind: row.next()?, id: row.next()? };
            let version = row.next()?;
            let of: Option<Uuid> = row.next()?;
            Ok((key, ChangesWanted { note, at, by, version, of: of.map(StaffId) }))
        },
    )?;
    Ok(all.into_iter().collect())
}

/// How many articles are in review that somebody else has sent.
pub(in super::super) fn to_look_at(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    me: Option<Uuid>,
) -> Result<i64, DbError> {
    let senders: Vec<Option<Uuid>> = tx.all(
        sql!(
            "SELECT r.submitted_by FROM knowledge_articles a LEFT JOIN knowledge_reviews r ON ",
            "r.workspace_id = a.workspace_id AND r.topic_id = a.topic_id AND r.lang = a.lang ",
            "WHERE a.workspace_id = $1 AND a.state = 'in_review'"
        ),
        &[ws.into()],
        |row| row.get(0),
    )?;
    let others = senders.into_iter().filter(|it| it.is_none() || *it != me).count();
    Ok(i64::try_from(others).unwrap_or(i64::MAX))
}
