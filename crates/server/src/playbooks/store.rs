//! The SQL of playbooks.

use super::types::{Flow, Playbook, PlaybookLine, PlaybookState, PlaybookVersion};
use crate::knowledge::ChangedBy;
use ombud_base::{
    Time,
    id::{PlaybookId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// Versions that were never published and are kept, the newest ones.
const KEPT: i64 = 100;

fn flow_of(text: &str) -> Result<Flow, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Statement(format!("a playbook's flow: {error}")))
}

/// A flow as it is stored.
pub(super) fn written(flow: &Flow) -> Result<String, DbError> {
    serde_json::to_string(flow).map_err(|error| DbError::Statement(error.to_string()))
}

fn row(row: &Row<'_>) -> Result<Playbook, DbError> {
    let flow = flow_of(&row.get::<String>(9)?)?;
    let line = PlaybookLine {
        id: row.get(0)?,
        slug: row.get(1)?,
        state: row.get(2)?,
        titles: flow.titles.clone(),
        intents: flow.intents.clone(),
        steps: flow.steps.len(),
        version: row.get(3)?,
        published_version: row.get(4)?,
        published_at: row.get(5)?,
        updated_at: row.get(6)?,
        updated_by: ChangedBy { kind: row.get(7)?, id: row.get(8)? },
    };
    Ok(Playbook { line, flow })
}

macro_rules! columns {
    () => {
        "SELECT p.id, p.slug, p.state, p.version, p.published_version, p.published_at, p.updated_at, p.updated_kind, \
         p.updated_by, v.flow FROM playbooks p JOIN playbook_versions v ON v.workspace_id = p.workspace_id \
         AND v.playbook_id = p.id AND v.version = p.version WHERE p.workspace_id = $1"
    };
}

pub(super) fn all(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Playbook>, DbError> {
    tx.all(sql!(columns!(), " ORDER BY p.slug"), &[ws.into()], row)
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: PlaybookId) -> Result<Option<Playbook>, DbError> {
    tx.maybe(sql!(columns!(), " AND p.id = $2"), &[ws.into(), id.into()], row)
}

pub(super) fn is_taken(tx: &mut Tx<'_>, ws: WorkspaceId, slug: &str) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT id FROM playbooks WHERE workspace_id = $1 AND slug = $2"),
        &[ws.into(), slug.into()],
        |row| row.get::<PlaybookId>(0),
    )?;
    Ok(found.is_some())
}

pub(super) fn count(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT count(*) FROM playbooks WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))
}

/// Writes a playbook's row, new or not.
pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, it: &PlaybookLine) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO playbooks (workspace_id, id, slug, state, version, published_version, published_at, updated_at, ",
            "updated_kind, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET state = excluded.state, version = excluded.version, ",
            "published_version = excluded.published_version, published_at = excluded.published_at, ",
            "updated_at = excluded.updated_at, updated_kind = excluded.updated_kind, updated_by = excluded.updated_by"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&it.slug).into(),
            it.state.into(),
            it.version.into(),
            it.published_version.into(),
            it.published_at.into(),
            it.updated_at.into(),
            (&it.updated_by.kind).into(),
            it.updated_by.id.into(),
        ],
    )
    .map(drop)
}

/// Writes the newest version, and lets go of old ones that nobody ever met.
pub(super) fn add_version(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Playbook) -> Result<(), DbError> {
    let (line, flow) = (&it.line, written(&it.flow)?);
    tx.exec(
        sql!(
            "INSERT INTO playbook_versions (workspace_id, playbook_id, version, at, by_kind, by_id, flow, published_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)"
        ),
        &[
            ws.into(),
            line.id.into(),
            line.version.into(),
            line.updated_at.into(),
            (&line.updated_by.kind).into(),
            line.updated_by.id.into(),
            (&flow).into(),
        ],
    )?;
    tx.exec(
        sql!(
            "DELETE FROM playbook_versions WHERE workspace_id = $1 AND playbook_id = $2 AND version <= $3 ",
            "AND published_at IS NULL"
        ),
        &[ws.into(), line.id.into(), (line.version - KEPT).into()],
    )
    .map(drop)
}

pub(super) fn version_published(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: PlaybookId,
    version: i64,
    at: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE playbook_versions SET published_at = $4 WHERE workspace_id = $1 AND playbook_id = $2 ",
            "AND version = $3"
        ),
        &[ws.into(), id.into(), version.into(), at.into()],
    )
    .map(drop)
}

pub(super) fn version(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: PlaybookId,
    version: i64,
) -> Result<Option<Flow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT flow FROM playbook_versions WHERE workspace_id = $1 AND playbook_id = $2 AND version = $3"
        ),
        &[ws.into(), id.into(), version.into()],
        |row| flow_of(&row.get::<String>(0)?),
    )
}

pub(super) fn versions(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    line: &PlaybookLine,
    before: i64,
    most: i64,
) -> Result<Vec<PlaybookVersion>, DbError> {
    tx.all(
        sql!(
            "SELECT version, at, by_kind, by_id, published_at FROM playbook_versions WHERE workspace_id = $1 ",
            "AND playbook_id = $2 AND version < $3 ORDER BY version DESC LIMIT $4"
        ),
        &[ws.into(), line.id.into(), before.into(), most.into()],
        |row| {
            let version = row.get(0)?;
            Ok(PlaybookVersion {
                version,
                at: row.get(1)?,
                by: ChangedBy { kind: row.get(2)?, id: row.get(3)? },
                published_at: row.get(4)?,
                published: line.state == PlaybookState::Published && line.published_version == Some(version),
            })
        },
    )
}

pub(super) fn delete(tx: &mut Tx<'_>, ws: WorkspaceId, id: PlaybookId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM playbook_versions WHERE workspace_id = $1 AND playbook_id = $2"),
        &[ws.into(), id.into()],
    )?;
    tx.exec(sql!("DELETE FROM playbooks WHERE workspace_id = $1 AND id = $2"), &[ws.into(), id.into()])
        .map(drop)
}

/// The published ones: id, name, version.
pub(super) fn published(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<(PlaybookId, String, i64)>, DbError> {
    tx.all(
        sql!(
            "SELECT id, slug, published_version FROM playbooks WHERE workspace_id = $1 AND state = 'published' ",
            "AND published_version IS NOT NULL ORDER BY slug"
        ),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}
