use super::{
    BLOCK, Search,
    seal::{cut_after, head, hold, put, rows_now, workspaces},
    tail::sealed,
};
use crate::{http::Problem, hub::stopped};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};
use std::time::Duration;

/// The cursor's name: from this block on the index is as it is made today, with personal values as wholes alone and with what
/// messages are filtered by; 2, since more ways to write a number are known. Whoever changes what is indexed gives it another name.
const MADE: &str = "search_wholes_2";
/// Between two blocks others may write.
const BREATH: Duration = Duration::from_millis(100);
/// After a failure.
const AGAIN: Duration = Duration::from_secs(5);

/// Brings blocks that were sealed by an older version up to what is indexed today, the newest first. Until then they find what
/// they can; that no part of a personal value is found is seen to by the look at the message, not by the index. Ends when there are none left or the server stops.
pub(super) async fn run(search: Search) {
    let mut stopping = search.hub.stopping();
    loop {
        let pause = match step(&search).await {
            Ok(true) => BREATH,
            Ok(false) => return,
            Err(problem) => {
                problem.log();
                AGAIN
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stopped(&mut stopping) => return,
        }
    }
}

/// Brings all sealed blocks up to what is indexed today.
///
/// # Errors
/// As the database says.
pub async fn renew(search: &Search) -> Result<(), Problem> {
    while step(search).await? {}
    Ok(())
}

/// One block of each workspace that has an old one. Tells whether there was any.
async fn step(search: &Search) -> Result<bool, Problem> {
    let mut any = false;
    for ws in workspaces(&search.db).await? {
        let old = search
            .db
            .read::<_, DbError, _>(move |tx| {
                let below = begins(tx, ws)?.unwrap_or((sealed(tx, ws)? + 1).div_euclid(BLOCK));
                let block = below - 1;
                // Read and cut outside the write, for nobody can write meanwhile.
                if block < 0 { Ok(None) } else { Ok(Some((block, head(tx, ws)?, rows_now(tx, ws, block)?))) }
            })
            .await?;
        let Some((block, read_at, rows)) = old else { continue };
        search.db.write::<_, DbError, _>(move |tx| bring_up(tx, ws, block, read_at, &rows)).await?;
        any = true;
    }
    Ok(any)
}

fn bring_up(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    block: i64,
    read_at: i64,
    rows: &[Vec<u8>],
) -> Result<(), DbError> {
    hold(tx, ws)?;
    let from = begins(tx, ws)?.unwrap_or((sealed(tx, ws)? + 1).div_euclid(BLOCK));
    if from != block + 1 {
        // Another node was here first.
        return Ok(());
    }
    if cut_after(tx, ws, read_at)? {
        let rows = rows_now(tx, ws, block)?;
        put(tx, ws, block, &rows)?;
    } else {
        put(tx, ws, block, rows)?;
    }
    tx.exec(
        sql!(
            "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id, name) DO UPDATE SET pos = excluded.pos"
        ),
        &[ws.into(), MADE.into(), block.into()],
    )
    .map(drop)
}

/// The first block that is as it is made today; none when that was never written down.
fn begins(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<i64>, DbError> {
    tx.maybe(
        sql!("SELECT pos FROM cursors WHERE workspace_id = $1 AND name = $2"),
        &[ws.into(), MADE.into()],
        |row| row.get(0),
    )
}

/// Notes, when a block is sealed, that what is made today begins with it, unless it began before.
pub(super) fn begin(tx: &mut Tx<'_>, ws: WorkspaceId, block: i64) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id, name) DO NOTHING"
        ),
        &[ws.into(), MADE.into(), block.into()],
    )
    .map(drop)
}
