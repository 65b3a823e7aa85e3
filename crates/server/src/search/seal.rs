use super::{
    BLOCK,
    tail::{CURSOR, NOTHING, Tail},
};
use crate::{app::App, conversations::reading, http::Problem, realtime::stopped};
use ombud_base::{Value, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use std::time::Duration;
use tokio::time::sleep;

/// How long messages gather before they are indexed in memory; a question does not wait for it.
const GATHER: Duration = Duration::from_millis(500);

/// Indexes what is written and seals the blocks that are complete, until the server stops.
pub async fn run(app: App) {
    let mut appended = app.hub.appended();
    let mut stopping = app.hub.stopping();
    loop {
        appended.mark_unchanged();
        if let Err(problem) = catch_up(&app).await {
            problem.log();
            sleep(Duration::from_secs(1)).await;
        }
        tokio::select! {
            changed = appended.changed() => if changed.is_err() { return },
            () = stopped(&mut stopping) => return,
        }
        sleep(GATHER).await;
    }
}

/// Indexes all that has been written up to now.
///
/// # Errors
/// As the database says.
pub async fn catch_up(app: &App) -> Result<(), Problem> {
    let workspaces: Vec<WorkspaceId> = app
        .db
        .read::<_, DbError, _>(|tx| {
            tx.all(sql!("SELECT id FROM workspaces ORDER BY id"), &[], |row| row.get(0))
        })
        .await?;
    for ws in workspaces {
        let tail = app.search.refresh(&app.db, ws).await?;
        loop {
            let complete = tail.lock().complete();
            let Some((block, rows)) = complete else { break };
            app.db.write::<_, DbError, _>(move |tx| write(tx, ws, block, &rows)).await?;
            tail.lock().forget_before(block + 1);
        }
    }
    Ok(())
}

fn write(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64, rows: &[Vec<u8>]) -> Result<(), DbError> {
    let sealed: Option<i64> = tx.maybe(
        sql!("SELECT pos FROM cursors WHERE workspace_id = $1 AND name = $2 FOR UPDATE"),
        &[ws.into(), CURSOR.into()],
        |row| row.get(0),
    )?;
    // Another node may have sealed it meanwhile.
    if sealed.unwrap_or(NOTHING) != block * BLOCK - 1 {
        return Ok(());
    }
    let rows: Vec<Vec<Value<'_>>> = (0..)
        .zip(rows)
        .map(|(shard, bytes)| vec![ws.into(), Value::Int(shard), Value::Int(block), Value::Blob(bytes)])
        .collect();
    tx.exec_many(
        sql!("INSERT INTO search_parts (workspace_id, shard, block, postings) VALUES ($1, $2, $3, $4)"),
        &rows,
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

/// Seals a block anew, from the messages as they are now.
pub(super) fn anew(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<(), DbError> {
    let mut bodies = reading::bodies_after(tx, ws, block * BLOCK - 1, BLOCK)?;
    bodies.retain(|(pos, _)| *pos < (block + 1) * BLOCK);
    let rows = Tail::rows_of(&bodies);
    let rows: Vec<Vec<Value<'_>>> = (0..)
        .zip(&rows)
        .map(|(shard, bytes)| vec![ws.into(), Value::Int(shard), Value::Int(block), Value::Blob(bytes)])
        .collect();
    tx.exec_many(
        sql!("UPDATE search_parts SET postings = $4 WHERE workspace_id = $1 AND shard = $2 AND block = $3"),
        &rows,
    )
}
