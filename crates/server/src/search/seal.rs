use super::{
    BLOCK, Search, TokenKey, renew,
    tail::{CURSOR, Tail, sealed},
};
use crate::{conversations::reading, events::kinds, http::Problem, messages::MessageRow};
use ombud_base::{Value, id::WorkspaceId};
use ombud_db::{Db, DbError, Tx, sql};
use std::time::Duration;

/// How long messages gather before they are indexed in memory; a question does not wait for it.
const GATHER: Duration = Duration::from_millis(500);

/// Indexes what is written and seals the blocks that are complete, until the server stops.
pub async fn run(search: Search) {
    tokio::join!(search.hub.follow_events(GATHER, || catch_up(&search)), renew::run(search.clone()));
}

/// Every workspace.
pub(super) async fn workspaces(db: &Db) -> Result<Vec<WorkspaceId>, Problem> {
    let all = db.read::<_, DbError, _>(|tx| {
        tx.all(sql!("SELECT id FROM workspaces ORDER BY id"), &[], |row| row.get(0))
    });
    Ok(all.await?)
}

/// Indexes all that has been written up to now.
///
/// # Errors
/// As the database says.
pub async fn catch_up(search: &Search) -> Result<(), Problem> {
    for ws in workspaces(&search.db).await? {
        let tail = search.tails.refresh(&search.db, &search.hub, ws).await?;
        loop {
            let complete = tail.lock().complete();
            let Some((block, rows)) = complete else { break };
            search.db.write::<_, DbError, _>(move |tx| write(tx, ws, block, &rows)).await?;
            tail.lock().forget_before(block + 1);
        }
    }
    Ok(())
}

fn write(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64, rows: &[Vec<u8>]) -> Result<(), DbError> {
    // Nothing is cut out of a message while its block is sealed; and nobody else seals it.
    hold(tx, ws)?;
    if sealed(tx, ws)? != block * BLOCK - 1 {
        return Ok(());
    }
    let read_anew;
    // Messages of the block may have been changed since they were read, and then the tokens in memory are no longer theirs.
    let rows = if cut_after(tx, ws, block * BLOCK - 1)? {
        read_anew = rows_now(tx, ws, block)?;
        &read_anew
    } else {
        rows
    };
    tx.exec_many(
        sql!("INSERT INTO search_parts (workspace_id, shard, block, postings) VALUES ($1, $2, $3, $4)"),
        &values(ws, block, rows),
    )?;
    renew::begin(tx, ws, block)?;
    tx.exec(
        sql!(
            "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id, name) DO UPDATE SET pos = excluded.pos"
        ),
        &[ws.into(), CURSOR.into(), ((block + 1) * BLOCK - 1).into()],
    )
    .map(drop)
}

fn values(ws: WorkspaceId, block: i64, rows: &[Vec<u8>]) -> Vec<Vec<Value<'_>>> {
    (0..)
        .zip(rows)
        .map(|(shard, bytes)| vec![ws.into(), Value::Int(shard), Value::Int(block), Value::Blob(bytes)])
        .collect()
}

/// Holds the head: nobody writes an event until this transaction ends.
pub(super) fn hold(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    let text = sql!("SELECT pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE");
    tx.one(text, &[ws.into()], |row| row.get::<i64>(0)).map(drop)
}

/// The position of the newest event.
pub(super) fn head(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))
}

/// Whether something was cut out of any message after a position.
pub(super) fn cut_after(tx: &mut Tx<'_>, ws: WorkspaceId, pos: i64) -> Result<bool, DbError> {
    let cut = tx.maybe(
        sql!("SELECT pos FROM events WHERE workspace_id = $1 AND pos > $2 AND kind IN ($3, $4, $5) LIMIT 1"),
        &[
            ws.into(),
            pos.into(),
            kinds::MESSAGE_REDACTED.into(),
            kinds::CUSTOMER_ERASED.into(),
            kinds::MESSAGES_EXPIRED.into(),
        ],
        |row| row.get::<i64>(0),
    )?;
    Ok(cut.is_some())
}

pub(super) fn rows_now(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<Vec<Vec<u8>>, DbError> {
    let mut messages = reading::messages_after(tx, ws, block * BLOCK - 1, BLOCK)?;
    messages.retain(|it| it.pos < (block + 1) * BLOCK);
    Ok(Tail::rows_of(&TokenKey::of(tx, ws)?, &messages))
}

/// Keeps nothing of what was cut out of a message in this transaction, which holds the head. A block that is not
/// sealed yet is read anew when it is; until then its tokens, in memory alone, find nothing: the message refuses them.
///
/// # Errors
/// As the database says.
pub fn cut(tx: &mut Tx<'_>, ws: WorkspaceId, row: &MessageRow) -> Result<(), DbError> {
    if row.pos > sealed(tx, ws)? {
        return Ok(());
    }
    rewrite(tx, ws, row.pos.div_euclid(BLOCK))
}

/// Seals a block anew from what its messages say now, so that it keeps no word of those that were erased. One that is not
/// sealed yet needs nothing: it is read anew when it is.
///
/// # Errors
/// As the database says.
pub fn reseal(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<(), DbError> {
    // Nothing is sealed meanwhile.
    hold(tx, ws)?;
    if block * BLOCK > sealed(tx, ws)? { Ok(()) } else { rewrite(tx, ws, block) }
}

fn rewrite(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<(), DbError> {
    let rows = rows_now(tx, ws, block)?;
    put(tx, ws, block, &rows)
}

/// Writes other rows in the place of a sealed block's.
pub(super) fn put(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64, rows: &[Vec<u8>]) -> Result<(), DbError> {
    tx.exec_many(
        sql!("UPDATE search_parts SET postings = $4 WHERE workspace_id = $1 AND shard = $2 AND block = $3"),
        &values(ws, block, rows),
    )
}
