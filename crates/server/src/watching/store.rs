//! The SQL of watches.

use super::types::{WatchEnd, WatchRow};
use crate::{
    chains::{ChainStanding, Sighted},
    conversations::expiring::with_merged,
    jobs::Jobs,
    keys::{self, Owner},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, WatchId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use std::cmp::Reverse;
use utoipa::ToSchema;

macro_rules! columns {
    () => {
        "id, conversation_id, customer_id, network, mark, subject, seen, seen_at, by_kind, by_id, begun_at, standing, looked_at, \
         looks, hint, hints, told, next_at, ends_at, ended_at, ended"
    };
}

/// What runs before what has ended, each the newest first: whoever has begun and stopped many still sees, and stops, what runs.
macro_rules! running_first {
    () => {
        " ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, begun_at DESC, id DESC"
    };
}

/// How many of a case or a customer are shown, and of a customer remembered.
const MOST: i64 = 20;

fn place(column: &str, id: WatchId) -> Place {
    Place::new(&format!("chain_watches.{column}")).id(id.0)
}

fn wrong(error: impl std::fmt::Display) -> DbError {
    DbError::Statement(format!("a watch: {error}"))
}

fn row(row: &Row<'_>) -> Result<WatchRow, DbError> {
    let mut row = row.reader();
    let id: WatchId = row.next()?;
    Ok(WatchRow {
        id,
        conversation: row.next()?,
        customer: row.next()?,
        network: row.next()?,
        mark: row.next()?,
        transaction: row.open(&place("subject", id))?.unwrap_or_default(),
        seen: serde_json::from_str(&row.open(&place("seen", id))?.unwrap_or_default()).map_err(wrong)?,
        seen_at: row.next()?,
        by_kind: row.next()?,
        by: row.next()?,
        begun_at: row.next()?,
        standing: row.next()?,
        looked_at: row.next()?,
        looks: row.next()?,
        hint: row.next()?,
        hints: row.next()?,
        told: row.next::<String>()?.split(',').filter_map(ChainStanding::of).collect(),
        next_at: row.next()?,
        ends_at: row.next()?,
        ended_at: row.next()?,
        ended: row.next()?,
    })
}

fn words(told: &[ChainStanding]) -> String {
    told.iter().map(|it| it.word()).collect::<Vec<_>>().join(",")
}

/// By what a transaction is found again, without saying which it is.
pub(super) fn mark(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    network: &str,
    transaction: &str,
) -> Result<Vec<u8>, DbError> {
    let key = keys::index_key(tx, ws)?;
    Ok(key.mac(&[b"watch\0", network.as_bytes(), b"\0", transaction.as_bytes()]).to_vec())
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, it: &WatchRow) -> Result<(), DbError> {
    let (subject, seen) = sealed(tx, ws, it)?;
    tx.exec(
        sql!(
            "INSERT INTO chain_watches (workspace_id, ",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
        ),
        &[
            ws.into(),
            it.id.into(),
            it.conversation.into(),
            it.customer.into(),
            it.network.as_str().into(),
            it.mark.as_slice().into(),
            (&subject).into(),
            (&seen).into(),
            it.seen_at.into(),
            it.by_kind.as_str().into(),
            it.by.into(),
            it.begun_at.into(),
            it.standing.into(),
            it.looked_at.into(),
            it.looks.into(),
            it.hint.into(),
            it.hints.into(),
            (&words(&it.told)).into(),
            it.next_at.into(),
            it.ends_at.into(),
            it.ended_at.into(),
            it.ended.into(),
        ],
    )
    .map(drop)
}

fn sealed(tx: &mut Tx<'_>, ws: WorkspaceId, it: &WatchRow) -> Result<(Vec<u8>, Vec<u8>), DbError> {
    let owner = Owner::Customer(it.customer);
    let chain = keys::sealing(tx, ws, [owner])?;
    let facts = serde_json::to_string(&it.seen).map_err(wrong)?;
    let subject = chain.seal(owner, &place("subject", it.id), &it.transaction)?;
    Ok((subject, chain.seal(owner, &place("seen", it.id), &facts)?))
}

/// Writes what a look, or a stop, may change.
pub(super) fn save(tx: &mut Tx<'_>, ws: WorkspaceId, it: &WatchRow) -> Result<(), DbError> {
    let (_, seen) = sealed(tx, ws, it)?;
    tx.exec(
        sql!(
            "UPDATE chain_watches SET seen = $3, seen_at = $4, standing = $5, looked_at = $6, looks = $7, hint = $8, hints = $9, ",
            "told = $10, next_at = $11, ended_at = $12, ended = $13 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            it.id.into(),
            (&seen).into(),
            it.seen_at.into(),
            it.standing.into(),
            it.looked_at.into(),
            it.looks.into(),
            it.hint.into(),
            it.hints.into(),
            (&words(&it.told)).into(),
            it.next_at.into(),
            it.ended_at.into(),
            it.ended.into(),
        ],
    )
    .map(drop)
}

pub(super) fn find(tx: &mut Tx<'_>, ws: WorkspaceId, id: WatchId) -> Result<Option<WatchRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM chain_watches WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        row,
    )
}

/// The one that runs for a transaction in a conversation.
pub(super) fn running(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    mark: &[u8],
) -> Result<Option<WatchRow>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM chain_watches WHERE workspace_id = $1 AND conversation_id = $2 AND mark = $3 AND ended_at IS NULL"
        ),
        &[ws.into(), conversation.into(), mark.into()],
        row,
    )
}

/// Those of a case's conversations, wherever they began; what runs comes first.
pub(super) fn of_case(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<WatchRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM chain_watches WHERE workspace_id = $1 AND conversation_id IN ",
            "(SELECT id FROM conversations WHERE workspace_id = $1 AND case_id = $2)",
            running_first!(),
            " LIMIT $3"
        ),
        &[ws.into(), case.into(), MOST.into()],
        row,
    )
}

/// How many run, and were begun.
pub(super) struct Counted {
    pub in_case: i64,
    pub of_customer: i64,
    pub of_workspace: i64,
    /// Begun for this customer since a day ago.
    pub begun: i64,
}

pub(super) fn counted(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, customer): (CaseId, CustomerId),
    since: Time,
) -> Result<Counted, DbError> {
    let in_case = tx.one(
        sql!(
            "SELECT count(*) FROM chain_watches WHERE workspace_id = $1 AND ended_at IS NULL AND conversation_id IN ",
            "(SELECT id FROM conversations WHERE workspace_id = $1 AND case_id = $2)"
        ),
        &[ws.into(), case.into()],
        |row| row.get(0),
    )?;
    let of_customer = tx.one(
        sql!(
            "SELECT count(*) FROM chain_watches WHERE workspace_id = $1 AND customer_id = $2 AND ended_at IS NULL"
        ),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    let of_workspace = tx.one(
        sql!("SELECT count(*) FROM chain_watches WHERE workspace_id = $1 AND ended_at IS NULL"),
        &[ws.into()],
        |row| row.get(0),
    )?;
    let begun = tx.one(
        sql!(
            "SELECT count(*) FROM chain_watches WHERE workspace_id = $1 AND customer_id = $2 AND begun_at > $3"
        ),
        &[ws.into(), customer.into(), since.into()],
        |row| row.get(0),
    )?;
    Ok(Counted { in_case, of_customer, of_workspace, begun })
}

/// Whether a transaction is watched in a conversation: its matter is not over.
///
/// # Errors
/// As the database says.
pub fn is_waiting(tx: &mut Tx<'_>, ws: WorkspaceId, conversation: ConversationId) -> Result<bool, DbError> {
    let found: i64 = tx.one(
        sql!(
            "SELECT count(*) FROM chain_watches WHERE workspace_id = $1 AND conversation_id = $2 AND ended_at IS NULL"
        ),
        &[ws.into(), conversation.into()],
        |row| row.get(0),
    )?;
    Ok(found > 0)
}

fn of_customer(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    most: i64,
) -> Result<Vec<WatchRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM chain_watches WHERE workspace_id = $1 AND customer_id = $2",
            running_first!(),
            " LIMIT $3"
        ),
        &[ws.into(), customer.into(), most.into()],
        row,
    )
}

/// Those that a customer may see: of conversations that are theirs, which is also how they see the conversations.
pub(super) fn own(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<WatchRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM chain_watches WHERE workspace_id = $1 AND customer_id = $2 AND conversation_id IN ",
            "(SELECT id FROM conversations WHERE workspace_id = $1 AND customer_id = $2)",
            running_first!(),
            " LIMIT $3"
        ),
        &[ws.into(), customer.into(), MOST.into()],
        row,
    )
}

/// Whether a transaction is watched for a customer now.
///
/// # Errors
/// As the database says.
pub fn watches_for(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<bool, DbError> {
    Ok(own(tx, ws, customer)?.iter().any(|it| it.ended_at.is_none()))
}

/// Those of a conversation, the oldest first.
pub(super) fn of_conversation(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<Vec<WatchRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM chain_watches WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY begun_at, id"
        ),
        &[ws.into(), conversation.into()],
        row,
    )
}

/// What was last seen of a customer's transactions.
///
/// # Errors
/// As the database says.
pub fn recalled(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Sighted>, DbError> {
    let rows = of_customer(tx, ws, customer, MOST)?;
    Ok(rows.into_iter().map(|it| Sighted { network: it.network, facts: it.seen, at: it.seen_at }).collect())
}

/// A watch, for an export of all that is held on a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldWatch {
    id: WatchId,
    network: String,
    transaction: String,
    begun_at: Time,
    looked_at: Time,
    standing: ChainStanding,
    ended_at: Option<Time>,
    ended: Option<WatchEnd>,
}

/// What was watched for a customer, the newest first: for an export.
///
/// # Errors
/// As the database says.
pub fn held(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<HeldWatch>, DbError> {
    let mut rows = of_customer(tx, ws, customer, i64::from(i32::MAX))?;
    rows.sort_by_key(|it| Reverse((it.begun_at, it.id)));
    let held = |it: WatchRow| HeldWatch {
        id: it.id,
        network: it.network,
        transaction: it.transaction,
        begun_at: it.begun_at,
        looked_at: it.looked_at,
        standing: it.standing,
        ended_at: it.ended_at,
        ended: it.ended,
    };
    Ok(rows.into_iter().map(held).collect())
}

/// Stops and deletes what is watched for a customer; for who is erased.
///
/// # Errors
/// As the database says.
pub fn forget(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<u64, DbError> {
    let ids: Vec<WatchId> = tx.all(
        sql!("SELECT id FROM chain_watches WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    delete(tx, ws, &ids)?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

/// Stops and deletes what is watched in a case whose words a rule has destroyed.
///
/// # Errors
/// As the database says.
pub fn expire(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<(), DbError> {
    for one in with_merged(tx, ws, case)? {
        let ids: Vec<WatchId> = tx.all(
            sql!(
                "SELECT id FROM chain_watches WHERE workspace_id = $1 AND conversation_id IN ",
                "(SELECT id FROM conversations WHERE workspace_id = $1 AND case_id = $2)"
            ),
            &[ws.into(), one.into()],
            |row| row.get(0),
        )?;
        delete(tx, ws, &ids)?;
    }
    Ok(())
}

fn delete(tx: &mut Tx<'_>, ws: WorkspaceId, ids: &[WatchId]) -> Result<(), DbError> {
    for id in ids {
        Jobs::cancel(tx, ws, super::look::LOOK, &id.to_string())?;
        tx.exec(
            sql!("DELETE FROM chain_watches WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), (*id).into()],
        )?;
    }
    Ok(())
}
