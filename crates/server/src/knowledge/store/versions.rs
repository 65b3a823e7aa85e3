//! The SQL of versions, and of what readers said.

use super::{VersionRow, json, written};
use crate::knowledge::{
    library::Rating,
    types::{ChangedBy, Content, VersionLine},
};
use ombud_base::{
    Time, Uuid,
    id::{ArticleRatingId, TopicId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use std::collections::HashMap;

/// Where the words of a rating belong.
pub(in crate::knowledge) fn place_of_words(id: ArticleRatingId) -> Place {
    Place::new("knowledge_ratings.words").id(id.0)
}

pub(in crate::knowledge) fn content(row: &mut ombud_db::Reader<'_>) -> Result<Content, DbError> {
    Ok(Content {
        title: row.next()?,
        summary: row.next()?,
        questions: json(&row.next::<String>()?, "questions")?,
        body: row.next()?,
    })
}

fn version_row(row: &Row<'_>) -> Result<VersionRow, DbError> {
    let mut row = row.reader();
    let (version, at) = (row.next()?, row.next()?);
    let by = ChangedBy { kind: row.next()?, id: row.next::<Option<Uuid>>()? };
    let (published_at, note) = (row.next()?, row.next()?);
    let content = content(&mut row)?;
    let line =
        VersionLine { version, at, by, title: content.title.clone(), published_at, published: false, note };
    Ok(VersionRow { line, content })
}

pub(in crate::knowledge) fn version(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
    version: i64,
) -> Result<Option<VersionRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT version, at, by_kind, by_id, published_at, note, title, summary, questions, body FROM knowledge_versions ",
            "WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3 AND version = $4"
        ),
        &[ws.into(), topic.into(), lang.into(), version.into()],
        version_row,
    )
}

/// The versions before `before`, the newest first, `most` at most; texts are left out.
pub(in crate::knowledge) fn versions(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
    before: i64,
    most: i64,
) -> Result<Vec<VersionLine>, DbError> {
    tx.all(
        sql!(
            "SELECT version, at, by_kind, by_id, published_at, note, title, '', '[]', '' FROM knowledge_versions ",
            "WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3 AND version < $4 ORDER BY version DESC LIMIT $5"
        ),
        &[ws.into(), topic.into(), lang.into(), before.into(), most.into()],
        |row| Ok(version_row(row)?.line),
    )
}

/// What the newest and the published version of every article say.
pub(in crate::knowledge) fn contents(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
) -> Result<Vec<(TopicId, String, i64, Content)>, DbError> {
    tx.all(
        sql!(
            "SELECT v.topic_id, v.lang, v.version, v.title, v.summary, v.questions, v.body FROM knowledge_articles a ",
            "JOIN knowledge_versions v ON v.workspace_id = a.workspace_id AND v.topic_id = a.topic_id AND v.lang = a.lang ",
            "AND (v.version = a.draft_version OR v.version = a.published_version) WHERE a.workspace_id = $1"
        ),
        &[ws.into()],
        |row| {
            let mut row = row.reader();
            Ok((row.next()?, row.next()?, row.next()?, content(&mut row)?))
        },
    )
}

pub(in crate::knowledge) fn insert_version(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
    row: &VersionRow,
) -> Result<(), DbError> {
    let questions = written(&row.content.questions)?;
    tx.exec(
        sql!(
            "INSERT INTO knowledge_versions (workspace_id, topic_id, lang, version, at, by_kind, by_id, title, summary, ",
            "questions, body, published_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        &[
            ws.into(),
            topic.into(),
            lang.into(),
            row.line.version.into(),
            row.line.at.into(),
            (&row.line.by.kind).into(),
            row.line.by.id.into(),
            (&row.content.title).into(),
            (&row.content.summary).into(),
            (&questions).into(),
            (&row.content.body).into(),
            row.line.published_at.into(),
            (&row.line.note).into(),
        ],
    )
    .map(drop)
}

pub(in crate::knowledge) fn delete_version(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
    version: i64,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "DELETE FROM knowledge_versions WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3 AND version = $4"
        ),
        &[ws.into(), topic.into(), lang.into(), version.into()],
    )
    .map(drop)
}

pub(in crate::knowledge) fn version_published(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    topic: TopicId,
    lang: &str,
    version: i64,
    at: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE knowledge_versions SET published_at = $5 ",
            "WHERE workspace_id = $1 AND topic_id = $2 AND lang = $3 AND version = $4"
        ),
        &[ws.into(), topic.into(), lang.into(), version.into(), at.into()],
    )
    .map(drop)
}

pub(in crate::knowledge) fn add_views(
    tx: &mut Tx<'_>,
    counted: &HashMap<(WorkspaceId, TopicId), i64>,
) -> Result<(), DbError> {
    let mut keys: Vec<_> = counted.iter().collect();
    keys.sort(); // rows are locked in one order by all nodes
    for ((ws, topic), n) in keys {
        tx.exec(
            sql!("UPDATE knowledge_topics SET views = views + $3 WHERE workspace_id = $1 AND id = $2"),
            &[(*ws).into(), (*topic).into(), (*n).into()],
        )?;
    }
    Ok(())
}

/// Whether a reader has said that an article helped; none when nothing was said.
pub(in crate::knowledge) fn helped(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ArticleRatingId,
) -> Result<Option<bool>, DbError> {
    tx.maybe(
        sql!("SELECT helped FROM knowledge_ratings WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        |row| row.get(0),
    )
}

/// Writes what a reader says, in place of what they said before, if anything.
pub(in crate::knowledge) fn put_rating(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ArticleRatingId,
    (it, former): (&Rating, Option<bool>),
    words: Option<&[u8]>,
    now: Time,
) -> Result<(), DbError> {
    let key = [ws.into(), id.into()];
    tx.exec(sql!("DELETE FROM knowledge_ratings WHERE workspace_id = $1 AND id = $2"), &key)?;
    tx.exec(
        sql!(
            "INSERT INTO knowledge_ratings (workspace_id, id, topic_id, lang, helped, reason, words, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            ws.into(),
            id.into(),
            it.topic.into(),
            (&it.lang).into(),
            it.helped.into(),
            it.reason.into(),
            words.into(),
            now.into(),
        ],
    )?;
    let counted = |yes: bool| i64::from(it.helped == yes) - i64::from(former == Some(yes));
    tx.exec(
        sql!(
            "UPDATE knowledge_topics SET helped = helped + $3, not_helped = not_helped + $4 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), it.topic.into(), counted(true).into(), counted(false).into()],
    )
    .map(drop)
}
