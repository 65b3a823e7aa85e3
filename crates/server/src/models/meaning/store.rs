//! The SQL of embeddings: what is set, how far the articles are, and their vectors.

use super::types::EmbeddingSettings;
use crate::keys;
use ombud_base::{Secret, Time, id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Row, Tx, sql};

/// What a piece of an article is known by: of the model and the text.
pub(in crate::models) type Hash = [u8; 16];

/// An embedding model as it is set.
#[derive(Clone, Debug, Default)]
pub(in crate::models) struct Stored {
    pub settings: EmbeddingSettings,
    pub key: Option<Secret<String>>,
    pub stand: Stand,
}

/// How far the articles are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::models) struct Stand {
    /// It moves with the vectors.
    pub version: i64,
    /// Of which state of the articles all are there; empty: of none.
    pub mark: String,
    /// How many numbers a vector has; 0: none is there yet.
    pub dimensions: i64,
    /// Articles that are published, and those of which all is there.
    pub articles: i64,
    pub embedded: i64,
    /// Why it failed last, and when; empty: it did not, or has gone on since.
    pub failure: String,
    pub failed_at: Option<Time>,
}

fn place_of_key(ws: WorkspaceId) -> Place {
    Place::new("embedders.api_key").id(ws.0)
}

fn settings_of(text: &str) -> Result<EmbeddingSettings, DbError> {
    serde_json::from_str(text)
        .map_err(|error| DbError::Statement(format!("settings of an embedding model: {error}")))
}

fn stored(row: &Row<'_>, ws: WorkspaceId) -> Result<Stored, DbError> {
    let mut row = row.reader();
    Ok(Stored {
        settings: settings_of(&row.next::<String>()?)?,
        key: row.open(&place_of_key(ws))?.map(Secret::new),
        stand: Stand {
            version: row.next()?,
            mark: row.next()?,
            dimensions: row.next()?,
            articles: row.next()?,
            embedded: row.next()?,
            failure: row.next()?,
            failed_at: row.next()?,
        },
    })
}

pub(super) fn embedder(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Stored>, DbError> {
    let text = sql!(
        "SELECT settings, api_key, version, mark, dimensions, articles, embedded, failure, failed_at ",
        "FROM embedders WHERE workspace_id = $1"
    );
    tx.maybe(text, &[ws.into()], |row| stored(row, ws))
}

/// Where somebody has set one: whose, what, and which state of the vectors and the articles is there.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<(WorkspaceId, EmbeddingSettings, i64, String)>, DbError> {
    tx.all(
        sql!("SELECT workspace_id, settings, version, mark FROM embedders ORDER BY workspace_id"),
        &[],
        |row| Ok((row.get(0)?, settings_of(&row.get::<String>(1)?)?, row.get(2)?, row.get(3)?)),
    )
}

/// Writes what is set, and the key as it is to be. Where the model is another one, all begins anew.
pub(super) fn save(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    settings: &EmbeddingSettings,
    key: Option<&Secret<String>>,
) -> Result<(), DbError> {
    let text = serde_json::to_string(settings).map_err(|error| DbError::Statement(error.to_string()))?;
    let key = key.map(|key| keys::seal_own(tx, ws, &place_of_key(ws), key.expose())).transpose()?;
    tx.exec(
        sql!(
            "INSERT INTO embedders (workspace_id, settings, api_key, minute, in_minute, day, tokens, version, mark, ",
            "dimensions, articles, embedded, failure) VALUES ($1, $2, $3, 0, 0, 0, 0, 0, '', 0, 0, 0, '') ",
            "ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, api_key = excluded.api_key, ",
            "failure = '', failed_at = NULL"
        ),
        &[ws.into(), (&text).into(), key.as_ref().into()],
    )
    .map(drop)
}

/// Sets that nothing is known of the model's vectors: it is another one.
pub(super) fn begin_anew(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE embedders SET mark = '', dimensions = 0, embedded = 0 WHERE workspace_id = $1"),
        &[ws.into()],
    )
    .map(drop)
}

/// Notes how far it is.
pub(super) fn note_progress(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    articles: i64,
    embedded: i64,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE embedders SET articles = $2, embedded = $3 WHERE workspace_id = $1"),
        &[ws.into(), articles.into(), embedded.into()],
    )
    .map(drop)
}

/// Notes why it does not go on.
pub(super) fn note_failure(tx: &mut Tx<'_>, ws: WorkspaceId, why: &str, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE embedders SET failure = $2, failed_at = $3 WHERE workspace_id = $1"),
        &[ws.into(), why.into(), now.into()],
    )
    .map(drop)
}

/// Notes that of this state of the articles all is there.
pub(super) fn note_done(tx: &mut Tx<'_>, ws: WorkspaceId, mark: &str) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE embedders SET mark = $2, failure = '', failed_at = NULL WHERE workspace_id = $1"),
        &[ws.into(), mark.into()],
    )
    .map(drop)
}

/// Adds vectors of so many numbers each; what is there stays.
pub(super) fn add(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    dimensions: i64,
    vectors: &[(Hash, Vec<u8>)],
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE embedders SET version = version + 1, dimensions = $2, failure = '', failed_at = NULL ",
            "WHERE workspace_id = $1"
        ),
        &[ws.into(), dimensions.into()],
    )?;
    for (hash, vector) in vectors {
        tx.exec(
            sql!(
                "INSERT INTO embedded_texts (workspace_id, hash, vector, version) ",
                "VALUES ($1, $2, $3, (SELECT version FROM embedders WHERE workspace_id = $1)) ",
                "ON CONFLICT (workspace_id, hash) DO NOTHING"
            ),
            &[ws.into(), hash.as_slice().into(), vector.into()],
        )?;
    }
    Ok(())
}

fn hash(row: &Row<'_>) -> Result<Hash, DbError> {
    let bytes: Vec<u8> = row.get(0)?;
    bytes.try_into().map_err(|_| DbError::Statement("a hash of another length".into()))
}

/// What is embedded.
pub(super) fn hashes(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Hash>, DbError> {
    tx.all(sql!("SELECT hash FROM embedded_texts WHERE workspace_id = $1"), &[ws.into()], hash)
}

/// The vectors that came after a version.
pub(super) fn vectors_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    version: i64,
) -> Result<Vec<(Hash, Vec<u8>)>, DbError> {
    tx.all(
        sql!("SELECT hash, vector FROM embedded_texts WHERE workspace_id = $1 AND version > $2"),
        &[ws.into(), version.into()],
        |row| Ok((hash(row)?, row.get(1)?)),
    )
}

/// Forgets vectors that stand for nothing any more.
pub(super) fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, gone: &[Hash]) -> Result<(), DbError> {
    for hash in gone {
        tx.exec(
            sql!("DELETE FROM embedded_texts WHERE workspace_id = $1 AND hash = $2"),
            &[ws.into(), hash.as_slice().into()],
        )?;
    }
    Ok(())
}
