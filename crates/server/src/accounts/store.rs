//! The SQL of platforms, actions, freeze tokens and pushed events.

use super::types::{ActionRow, ActionState, Link};
use crate::{
    customers::{Customer, IdentityKind, Proof},
    keys::{self, Owner},
};
use ombud_base::{
    Time, Uuid,
    id::{AccountActionId, CaseId, CustomerId, FreezeTokenId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};

/// The customer's id with the platform: what its app has vouched for by a signed token, and nothing less. Whoever only claims
/// an id gets nothing that is another's.
pub fn subject(customer: &Customer) -> Option<String> {
    let vouched =
        |it: &&crate::customers::Identity| it.kind == IdentityKind::AppUser && it.proof >= Proof::SignedToken;
    // In an address, these two would mean another one.
    let named = |it: &&crate::customers::Identity| !matches!(it.value.as_str(), "" | "." | "..");
    customer.identities.iter().filter(vouched).find(named).map(|it| it.value.clone())
}

/// Both secrets have one place: yesterday's current one is today's old one.
fn place_of_secret(ws: WorkspaceId) -> Place {
    Place::new("platforms.secret").id(ws.0)
}

pub(super) fn link(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Link>, DbError> {
    tx.maybe(
        sql!(
            "SELECT url, enabled, secret, old_secret, old_secret_until FROM platforms WHERE workspace_id = $1"
        ),
        &[ws.into()],
        |row| {
            let mut row = row.reader();
            Ok(Link {
                url: row.next()?,
                enabled: row.next()?,
                secret: row.open(&place_of_secret(ws))?.unwrap_or_default(),
                old_secret: row.open(&place_of_secret(ws))?,
                old_secret_until: row.next()?,
            })
        },
    )
}

pub(super) fn save_link(tx: &mut Tx<'_>, ws: WorkspaceId, link: &Link) -> Result<(), DbError> {
    let chain = keys::sealing(tx, ws, [Owner::Workspace])?;
    let place = place_of_secret(ws);
    let secret = chain.seal(Owner::Workspace, &place, &link.secret)?;
    let old = chain.seal_some(Owner::Workspace, &place, link.old_secret.as_deref())?;
    tx.exec(
        sql!(
            "INSERT INTO platforms (workspace_id, url, enabled, secret, old_secret, old_secret_until) ",
            "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace_id) DO UPDATE SET url = excluded.url, ",
            "enabled = excluded.enabled, secret = excluded.secret, old_secret = excluded.old_secret, ",
            "old_secret_until = excluded.old_secret_until"
        ),
        &[
            ws.into(),
            (&link.url).into(),
            link.enabled.into(),
            (&secret).into(),
            old.as_ref().into(),
            link.old_secret_until.into(),
        ],
    )
    .map(drop)
}

macro_rules! action_columns {
    () => {
        "id, customer_id, case_id, token_id, action, state, reason, outcome, status, by_kind, by_id, approved_by, at, ended_at, tries"
    };
}

fn place_of(column: &str, id: AccountActionId) -> Place {
    Place::new(&format!("account_actions.{column}")).id(id.0)
}

fn action_row(row: &Row<'_>) -> Result<ActionRow, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(ActionRow {
        id,
        customer: row.next()?,
        case: row.next()?,
        token: row.next()?,
        action: row.next()?,
        state: row.next()?,
        reason: row.open(&place_of("reason", id))?.unwrap_or_default(),
        outcome: row.open(&place_of("outcome", id))?,
        status: row.next()?,
        by_kind: row.next()?,
        by: row.next()?,
        approved_by: row.next()?,
        at: row.next()?,
        ended_at: row.next()?,
        tries: row.next()?,
    })
}

pub(super) fn insert_action(tx: &mut Tx<'_>, ws: WorkspaceId, it: &ActionRow) -> Result<(), DbError> {
    let reason = keys::seal_of(tx, ws, it.customer, &place_of("reason", it.id), &it.reason)?;
    tx.exec(
        sql!(
            "INSERT INTO account_actions (workspace_id, ",
            action_columns!(),
            ") ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, $9, $10, $11, $12, NULL, 0)"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.customer.into(),
            it.case.into(),
            it.token.into(),
            it.action.into(),
            it.state.into(),
            (&reason).into(),
            it.by_kind.as_str().into(),
            it.by.into(),
            it.approved_by.into(),
            it.at.into(),
        ],
    )
    .map(drop)
}

/// Writes what has become of an action: state, outcome, status, end and tries.
pub(super) fn settle_action(tx: &mut Tx<'_>, ws: WorkspaceId, it: &ActionRow) -> Result<(), DbError> {
    let place = place_of("outcome", it.id);
    let outcome =
        it.outcome.as_deref().map(|text| keys::seal_of(tx, ws, it.customer, &place, text)).transpose()?;
    tx.exec(
        sql!(
            "UPDATE account_actions SET state = $3, outcome = $4, status = $5, ended_at = $6, tries = $7 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.state.into(),
            outcome.as_ref().into(),
            it.status.map(super::AccountStatus::word).into(),
            it.ended_at.into(),
            it.tries.into(),
        ],
    )
    .map(drop)
}

pub(super) fn action(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: AccountActionId,
) -> Result<Option<ActionRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", action_columns!(), " FROM account_actions WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        action_row,
    )
}

/// What was asked for a customer, the newest first, at most 20.
pub(super) fn actions_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<ActionRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            action_columns!(),
            " FROM account_actions ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY at DESC, id DESC LIMIT 20"
        ),
        &[ws.into(), customer.into()],
        action_row,
    )
}

/// Something that the platform was asked to do: what, and when, without anybody's words.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What.
    pub action: super::AccountAction,
    /// What became of it.
    pub state: ActionState,
    /// How the account stood after it.
    pub status: Option<super::AccountStatus>,
    /// When it was asked for.
    pub at: Time,
    /// When it was settled.
    pub ended_at: Option<Time>,
    /// `staff`, `token` or `customer`.
    pub by_kind: String,
}

/// What was asked for a customer by way of a case or of none, such as by a freeze token: the newest 20, the oldest first.
///
/// # Errors
/// As the database says.
pub fn asked_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    case: CaseId,
) -> Result<Vec<Asked>, DbError> {
    let all = actions_of(tx, ws, customer)?.into_iter().rev();
    let of_case = all.filter(|it| it.case.is_none_or(|it| it == case));
    Ok(of_case
        .map(|it| Asked {
            action: it.action,
            state: it.state,
            status: it.status,
            at: it.at,
            ended_at: it.ended_at,
            by_kind: it.by_kind,
        })
        .collect())
}

/// The newest action that a freeze token has begun since `since`.
pub(super) fn pressed_since(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    token: FreezeTokenId,
    since: Time,
) -> Result<Option<ActionRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            action_columns!(),
            " FROM account_actions ",
            "WHERE workspace_id = $1 AND token_id = $2 AND at > $3 ORDER BY at DESC, id DESC LIMIT 1"
        ),
        &[ws.into(), token.into(), since.into()],
        action_row,
    )
}

/// The newest freeze of a customer's account since `since` that is done or under way, with how it stands.
pub(super) fn frozen_since(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    since: Time,
) -> Result<Option<(AccountActionId, ActionState)>, DbError> {
    tx.maybe(
        sql!(
            "SELECT id, state FROM account_actions WHERE workspace_id = $1 AND customer_id = $2 AND action = 'freeze' ",
            "AND state IN ('waiting', 'done') AND at > $3 ORDER BY at DESC, id DESC LIMIT 1"
        ),
        &[ws.into(), customer.into(), since.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The freeze that was asked for last and stands, as far as is known here: no release was done since. With when it was done, or
/// asked for.
pub(super) fn standing_freeze(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Option<(ActionState, Time)>, DbError> {
    tx.maybe(
        sql!(
            "SELECT f.state, COALESCE(f.ended_at, f.at) FROM account_actions f WHERE f.workspace_id = $1 AND f.customer_id = $2 ",
            "AND f.action = 'freeze' AND f.state IN ('waiting', 'done') AND NOT EXISTS (SELECT 1 FROM account_actions r ",
            "WHERE r.workspace_id = f.workspace_id AND r.customer_id = f.customer_id AND r.action = 'release' ",
            "AND r.state = 'done' AND r.at >= f.at) ORDER BY f.at DESC, f.id DESC LIMIT 1"
        ),
        &[ws.into(), customer.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether this is asked for already, and not settled.
pub(super) fn waits(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    action: super::AccountAction,
) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT id FROM account_actions WHERE workspace_id = $1 AND customer_id = $2 AND action = $3 AND state = $4 LIMIT 1"
        ),
        &[ws.into(), customer.into(), action.into(), ActionState::Waiting.into()],
        |row| row.get::<Uuid>(0),
    )?;
    Ok(found.is_some())
}

/// A freeze token, without its text, which nobody has but whoever holds it.
#[derive(Clone, Debug)]
pub(super) struct TokenRow {
    pub(super) id: FreezeTokenId,
    pub(super) workspace: WorkspaceId,
    pub(super) customer: CustomerId,
    pub(super) created_at: Time,
    pub(super) by_kind: String,
    pub(super) by: Option<Uuid>,
    pub(super) expires_at: Time,
    pub(super) revoked_at: Option<Time>,
    pub(super) used_at: Option<Time>,
}

impl TokenRow {
    /// Whether it can be used.
    pub(super) fn is_live(&self, now: Time) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

macro_rules! token_columns {
    () => {
        "id, workspace_id, customer_id, created_at, by_kind, by_id, expires_at, revoked_at, used_at"
    };
}

fn token_row(row: &Row<'_>) -> Result<TokenRow, DbError> {
    let mut row = row.reader();
    Ok(TokenRow {
        id: row.next()?,
        workspace: row.next()?,
        customer: row.next()?,
        created_at: row.next()?,
        by_kind: row.next()?,
        by: row.next()?,
        expires_at: row.next()?,
        revoked_at: row.next()?,
        used_at: row.next()?,
    })
}

pub(super) fn insert_token(tx: &mut Tx<'_>, it: &TokenRow, hash: &[u8]) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO freeze_tokens (",
            token_columns!(),
            ", token_hash) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, $8)"
        ),
        &[
            it.id.into(),
            it.workspace.into(),
            it.customer.into(),
            it.created_at.into(),
            it.by_kind.as_str().into(),
            it.by.into(),
            it.expires_at.into(),
            hash.into(),
        ],
    )
    .map(drop)
}

/// The token with this hash, in whichever workspace.
pub(super) fn token_by_hash(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<TokenRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", token_columns!(), " FROM freeze_tokens WHERE token_hash = $1"),
        &[hash.into()],
        token_row,
    )
}

/// A customer's tokens, the newest first.
pub(super) fn tokens_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<TokenRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            token_columns!(),
            " FROM freeze_tokens ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY created_at DESC, id DESC"
        ),
        &[ws.into(), customer.into()],
        token_row,
    )
}

/// How many tokens somebody has issued since `since`, whatever became of them.
pub(super) fn issued_since(tx: &mut Tx<'_>, ws: WorkspaceId, by: Uuid, since: Time) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM freeze_tokens WHERE workspace_id = $1 AND by_id = $2 AND created_at > $3"),
        &[ws.into(), by.into(), since.into()],
        |row| row.get(0),
    )
}

pub(super) fn revoke_token(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: FreezeTokenId,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE freeze_tokens SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into(), now.into()],
    )
    .map(drop)
}

pub(super) fn mark_used(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: FreezeTokenId,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE freeze_tokens SET used_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into(), now.into()],
    )
    .map(drop)
}

/// Deletes a customer's tokens that ended before `before`.
pub(super) fn sweep_tokens(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    before: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "DELETE FROM freeze_tokens WHERE workspace_id = $1 AND customer_id = $2 ",
            "AND (expires_at < $3 OR revoked_at < $3)"
        ),
        &[ws.into(), customer.into(), before.into()],
    )
    .map(drop)
}

/// Notes an event of the platform; false when it was noted before.
pub(super) fn note_event(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: &str,
    case: Option<CaseId>,
    at: Time,
) -> Result<bool, DbError> {
    let written = tx.exec(
        sql!(
            "INSERT INTO platform_events (workspace_id, id, case_id, at) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, id) DO NOTHING"
        ),
        &[ws.into(), id.into(), case.into(), at.into()],
    )?;
    Ok(written > 0)
}

/// Forgets the ids of events that came before `before`: nobody sends those again.
pub(super) fn sweep_events(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM platform_events WHERE workspace_id = $1 AND at < $2"),
        &[ws.into(), before.into()],
    )
    .map(drop)
}

/// What was kept about the account of a customer who was erased.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten {
    /// What it was asked.
    pub actions: u64,
    /// Links by which it could be frozen.
    pub freeze_links: u64,
}

/// Takes away what a customer's account was asked, and the tokens that could freeze it; for who is erased.
///
/// # Errors
/// As the database says.
pub fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Forgotten, DbError> {
    let key = [ws.into(), customer.into()];
    let freeze_links =
        tx.exec(sql!("DELETE FROM freeze_tokens WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    let actions =
        tx.exec(sql!("DELETE FROM account_actions WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    Ok(Forgotten { actions, freeze_links })
}
