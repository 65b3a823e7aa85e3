use super::{
    BLOCK, Search, TokenKey,
    tail::{CURSOR, Tail, sealed},
};
use crate::{conversations::reading, events::kinds, http::Problem, messages::MessageRow};
use ombud_base::{Value, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use std::time::Duration;

/// How long messages gather before they are indexed in memory; a question does not wait for it.
const GATHER: Duration = Duration::from_millis(500);

/// Indexes what is written and seals the blocks that are complete, until the server stops.
pub async fn run(search: Search) {
    search.hub.follow_events(GATHER, || catch_up(&search)).await;
}

/// Indexes all that has been written up to now.
///
/// # Errors
/// As the database says.
pub async fn catch_up(search: &Search) -> Result<(), Problem> {
    let workspaces: Vec<WorkspaceId> = search
        .db
        .read::<_, DbError, _>(|tx| {
            tx.all(sql!("SELECT id FROM workspaces ORDER BY id"), &[], |row| row.get(0))
        })
        .await?;
    for ws in workspaces {
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
    // The head is held, so nothing is cut out of a message while its block is sealed; and nobody else seals it.
    let _: i64 = tx.one(
        sql!("SELECT pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE"),
        &[ws.into()],
        |row| row.get(0),
    )?;
    if sealed(tx, ws)? != block * BLOCK - 1 {
        return Ok(());
    }
    let read_anew;
    let rows = if was_cut(tx, ws, block)? {
        read_anew = rows_now(tx, ws, block)?;
        &read_anew
    } else {
        rows
    };
    tx.exec_many(
        sql!("INSERT INTO search_parts (workspace_id, shard, block, postings) VALUES ($1, $2, $3, $4)"),
        &values(ws, block, rows),
    )?;
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

/// Whether a message may have been changed since it was read: then the tokens in memory are no longer its own.
fn was_cut(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<bool, DbError> {
    let cut = tx.maybe(
        sql!("SELECT pos FROM events WHERE workspace_id = $1 AND pos >= $2 AND kind IN ($3, $4, $5) LIMIT 1"),
        &[
            ws.into(),
            (block * BLOCK).into(),
            kinds::MESSAGE_REDACTED.into(),
            kinds::CUSTOMER_ERASED.into(),
            kinds::MESSAGES_EXPIRED.into(),
        ],
        |row| row.get::<i64>(0),
    )?;
    Ok(cut.is_some())
}

fn rows_now(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<Vec<Vec<u8>>, DbError> {
    let mut bodies = reading::bodies_after(tx, ws, block * BLOCK - 1, BLOCK)?;
    bodies.retain(|(pos, _)| *pos < (block + 1) * BLOCK);
    Ok(Tail::rows_of(&TokenKey::of(tx, ws)?, &bodies))
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
    // The head is held, so nothing is sealed meanwhile.
    let _: i64 = tx.one(
        sql!("SELECT pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE"),
        &[ws.into()],
        |row| row.get(0),
    )?;
    if block * BLOCK > sealed(tx, ws)? { Ok(()) } else { rewrite(tx, ws, block) }
}

fn rewrite(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<(), DbError> {
    let rows = rows_now(tx, ws, block)?;
    tx.exec_many(
        sql!("UPDATE search_parts SET postings = $4 WHERE workspace_id = $1 AND shard = $2 AND block = $3"),
        &values(ws, block, &rows),
    )
}
