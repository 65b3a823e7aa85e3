//! The SQL of inboxes and identity keys.

use super::types::{Algorithm, IdentityKey, Inbox, Stored};
use crate::keys::seal_own;
use ombud_base::{
    Time,
    id::{IdentityKeyId, InboxId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};

macro_rules! columns {
    () => {
        "workspace_id, id, name, channel, key, enabled, team_id, business_hours_id, service_level_id, settings, created_at, bot"
    };
}

fn row(row: &Row<'_>) -> Result<Inbox, DbError> {
    let settings: Stored = serde_json::from_str(&row.get::<String>(9)?)
        .map_err(|error| DbError::Statement(format!("inbox settings: {error}")))?;
    Ok(Inbox {
        workspace: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        channel: row.get(3)?,
        key: row.get(4)?,
        enabled: row.get(5)?,
        team: row.get(6)?,
        business_hours: row.get(7)?,
        service_level: row.get(8)?,
        look: settings.look,
        ask_name: settings.ask_name,
        ask_email: settings.ask_email,
        identity_required: settings.identity_required,
        allowed_origins: settings.allowed_origins,
        languages: settings.languages,
        csat: settings.csat,
        menu: settings.menu,
        snippet: String::new(),
        created_at: row.get(10)?,
        bot: row.get(11)?,
    })
}

fn settings(inbox: &Inbox) -> Result<String, DbError> {
    let stored = Stored {
        look: inbox.look.clone(),
        ask_name: inbox.ask_name,
        ask_email: inbox.ask_email,
        identity_required: inbox.identity_required,
        allowed_origins: inbox.allowed_origins.clone(),
        languages: inbox.languages.clone(),
        csat: inbox.csat,
        menu: inbox.menu.clone(),
    };
    serde_json::to_string(&stored).map_err(|error| DbError::Statement(error.to_string()))
}

pub(super) fn by_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Inbox>, DbError> {
    tx.maybe(sql!("SELECT ", columns!(), " FROM inboxes WHERE key = $1"), &[key.into()], row)
}

pub(super) fn by_id(tx: &mut Tx<'_>, workspace: WorkspaceId, id: InboxId) -> Result<Option<Inbox>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM inboxes WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )
}

pub(super) fn workspaces(tx: &mut Tx<'_>) -> Result<Vec<WorkspaceId>, DbError> {
    tx.all(sql!("SELECT id FROM workspaces"), &[], |row| row.get(0))
}

pub(super) fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<Inbox>, DbError> {
    tx.all(
        sql!("SELECT ", columns!(), " FROM inboxes WHERE workspace_id = $1 ORDER BY name, id"),
        &[workspace.into()],
        row,
    )
}

pub(super) fn insert(tx: &mut Tx<'_>, inbox: &Inbox) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO inboxes (workspace_id, id, name, channel, key, enabled, team_id, business_hours_id, ",
            "service_level_id, settings, created_at, bot) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        &[
            inbox.workspace.into(),
            inbox.id.into(),
            (&inbox.name).into(),
            (&inbox.channel).into(),
            (&inbox.key).into(),
            inbox.enabled.into(),
            inbox.team.into(),
            inbox.business_hours.into(),
            inbox.service_level.into(),
            (&settings(inbox)?).into(),
            inbox.created_at.into(),
            inbox.bot.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, inbox: &Inbox) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE inboxes SET name = $3, enabled = $4, team_id = $5, business_hours_id = $6, service_level_id = $7, ",
            "settings = $8, bot = $9 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            inbox.workspace.into(),
            inbox.id.into(),
            (&inbox.name).into(),
            inbox.enabled.into(),
            inbox.team.into(),
            inbox.business_hours.into(),
            inbox.service_level.into(),
            (&settings(inbox)?).into(),
            inbox.bot.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, workspace: WorkspaceId, id: InboxId) -> Result<(), DbError> {
    let key = [workspace.into(), id.into()];
    tx.exec(sql!("DELETE FROM identity_keys WHERE workspace_id = $1 AND inbox_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM customer_sessions WHERE workspace_id = $1 AND inbox_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM inboxes WHERE workspace_id = $1 AND id = $2"), &key)?;
    Ok(())
}

/// Whether anything was ever said in it.
pub(super) fn has_cases(tx: &mut Tx<'_>, workspace: WorkspaceId, id: InboxId) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT id FROM cases WHERE workspace_id = $1 AND inbox_id = $2 LIMIT 1"),
        &[workspace.into(), id.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// A key with what tokens are verified by: the secret, or the public key.
pub(super) struct KeyRow {
    pub(super) key: IdentityKey,
    pub(super) material: String,
}

fn place_of_key(id: IdentityKeyId) -> Place {
    Place::new("identity_keys.secret").id(id.0)
}

fn key_row(row: &Row<'_>) -> Result<KeyRow, DbError> {
    let (id, word): (IdentityKeyId, String) = (row.get(0)?, row.get(2)?);
    let material = row.open(3, &place_of_key(id))?.unwrap_or_default();
    let algorithm = match word.as_str() {
        "HS256" => Algorithm::HS256,
        "ES256" => Algorithm::ES256,
        "EdDSA" => Algorithm::EdDSA,
        other => return Err(DbError::Statement(format!("identity key algorithm {other}"))),
    };
    let public_key = (algorithm != Algorithm::HS256).then(|| material.clone());
    let key = IdentityKey {
        id,
        kid: row.get(1)?,
        algorithm,
        public_key,
        secret: None,
        created_at: row.get(4)?,
        last_used_at: row.get(5)?,
    };
    Ok(KeyRow { key, material })
}

pub(super) fn keys(tx: &mut Tx<'_>, workspace: WorkspaceId, inbox: InboxId) -> Result<Vec<KeyRow>, DbError> {
    tx.all(
        sql!(
            "SELECT id, kid, algorithm, secret, created_at, last_used_at FROM identity_keys ",
            "WHERE workspace_id = $1 AND inbox_id = $2 ORDER BY created_at, id"
        ),
        &[workspace.into(), inbox.into()],
        key_row,
    )
}

pub(super) fn key_by_kid(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    inbox: InboxId,
    kid: &str,
) -> Result<Option<KeyRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT id, kid, algorithm, secret, created_at, last_used_at FROM identity_keys ",
            "WHERE workspace_id = $1 AND inbox_id = $2 AND kid = $3"
        ),
        &[workspace.into(), inbox.into(), kid.into()],
        key_row,
    )
}

pub(super) fn insert_key(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    inbox: InboxId,
    key: &IdentityKey,
    material: &str,
) -> Result<(), DbError> {
    let material = seal_own(tx, workspace, &place_of_key(key.id), material)?;
    tx.exec(
        sql!(
            "INSERT INTO identity_keys (workspace_id, id, inbox_id, kid, algorithm, secret, created_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            workspace.into(),
            key.id.into(),
            inbox.into(),
            (&key.kid).into(),
            key.algorithm.word().into(),
            (&material).into(),
            key.created_at.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn delete_key(tx: &mut Tx<'_>, workspace: WorkspaceId, id: IdentityKeyId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM identity_keys WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
    )?;
    Ok(())
}

pub(super) fn note_use(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: IdentityKeyId,
    at: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE identity_keys SET last_used_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into(), at.into()],
    )?;
    Ok(())
}
