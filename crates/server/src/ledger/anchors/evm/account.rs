//! The account that pays: a key of its own for each workspace, made when it is first needed, sealed, and never shown.

use super::{
    super::{Anchors, store, work::Stop, work::Turn},
    tx::{Address, address_of},
};
use crate::keys;
use base64::{Engine, engine::general_purpose::STANDARD};
use k256::ecdsa::SigningKey;
use ombud_base::{id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};

/// An account.
pub(super) struct Account {
    pub(super) address: Address,
    pub(super) key: SigningKey,
}

fn place(ws: WorkspaceId) -> Place {
    Place::new("anchor_accounts.secret").id(ws.0)
}

fn broken() -> DbError {
    DbError::Sealed("the key of the account that pays was changed".into())
}

/// The address of the workspace's account; none before it was needed.
pub(in crate::ledger) fn address(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<String>, DbError> {
    tx.maybe(sql!("SELECT address FROM anchor_accounts WHERE workspace_id = $1"), &[ws.into()], |row| {
        row.get(0)
    })
}

/// The workspace's account, made now if there is none.
pub(super) async fn of(anchors: &Anchors, turn: &Turn) -> Result<Account, Stop> {
    let (app, ws) = (anchors.app.clone(), turn.workspace);
    if let Some(account) = anchors.db.read::<_, DbError, _>(move |tx| read(tx, ws)).await? {
        return Ok(account);
    }
    let made = anchors.db.write::<_, DbError, _>(move |tx| {
        // Nodes take turns: the account must be one.
        store::lock(tx, ws)?;
        if let Some(account) = read(tx, ws)? {
            return Ok(account);
        }
        let secret = app.random.bytes::<32>();
        let key = SigningKey::from_slice(&secret).map_err(|_| broken())?;
        let address = address_of(key.verifying_key());
        let sealed = keys::seal_own(tx, ws, &place(ws), &STANDARD.encode(secret))?;
        tx.exec(
            sql!("INSERT INTO anchor_accounts (workspace_id, address, secret, created_at) VALUES ($1, $2, $3, $4)"),
            &[ws.into(), (&address.to_string()).into(), (&sealed).into(), app.now().into()],
        )?;
        Ok(Account { address, key })
    });
    Ok(made.await?)
}

fn read(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Account>, DbError> {
    let found = tx.maybe(
        sql!("SELECT address, secret FROM anchor_accounts WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get::<String>(0)?, row.open(1, &place(ws))?)),
    )?;
    let Some((address, secret)) = found else { return Ok(None) };
    let secret = secret.and_then(|it| STANDARD.decode(it).ok()).ok_or_else(broken)?;
    let key = SigningKey::from_slice(&secret).map_err(|_| broken())?;
    let own = address_of(key.verifying_key());
    if own.to_string() != address {
        return Err(broken());
    }
    Ok(Some(Account { address: own, key }))
}
