use super::{BLOCK, block};
use crate::{app::App, conversations::reading, http::Problem, realtime::stopped};
use ombud_base::{Value, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::sleep;

/// The cursor's name.
const CURSOR: &str = "search";
/// Messages indexed in one transaction.
const STRIDE: i64 = 2000;
/// How long the indexer lets messages gather, so that many share a transaction.
const GATHER: Duration = Duration::from_millis(100);

/// Indexes what is written, until the server stops.
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
        while step(app, ws).await? {}
    }
    Ok(())
}

/// Indexes a stride; tells whether there may be more.
async fn step(app: &App, ws: WorkspaceId) -> Result<bool, Problem> {
    let (after, bodies) = app
        .db
        .read::<_, DbError, _>(move |tx| {
            let after = cursor(tx, ws)?;
            Ok((after, reading::bodies_after(tx, ws, after, STRIDE)?))
        })
        .await?;
    let Some((last, _)) = bodies.last() else { return Ok(false) };
    let (last, full) = (*last, bodies.len() as i64 == STRIDE);
    let tokens = tokio::task::spawn_blocking(move || gather(&bodies)).await.map_err(Problem::internal)?;
    app.db.write::<_, DbError, _>(move |tx| write(tx, ws, after, last, &tokens)).await?;
    Ok(full)
}

type Tokens = BTreeMap<(i64, i64), Vec<u16>>;

/// For each block and token, the offsets of the messages that hold it.
fn gather(bodies: &[(i64, String)]) -> Tokens {
    let mut all = Tokens::new();
    let mut tokens = Vec::new();
    for (pos, body) in bodies {
        tokens.clear();
        ombud_nlp::index_tokens(body, &mut tokens);
        tokens.sort_unstable();
        tokens.dedup();
        let offset = u16::try_from(pos.rem_euclid(BLOCK)).unwrap_or(0);
        for token in &tokens {
            all.entry((token.cast_signed(), pos.div_euclid(BLOCK))).or_default().push(offset);
        }
    }
    all
}

fn cursor(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    let pos = tx.maybe(
        sql!("SELECT pos FROM cursors WHERE workspace_id = $1 AND name = $2 FOR UPDATE"),
        &[ws.into(), CURSOR.into()],
        |row| row.get(0),
    )?;
    Ok(pos.unwrap_or(0))
}

fn write(tx: &mut Tx<'_>, ws: WorkspaceId, after: i64, last: i64, tokens: &Tokens) -> Result<(), DbError> {
    // Another node may have indexed the same stride meanwhile.
    if cursor(tx, ws)? != after {
        return Ok(());
    }
    let keys: Vec<Vec<Value<'_>>> =
        tokens.keys().map(|(token, at)| vec![ws.into(), Value::Int(*token), Value::Int(*at)]).collect();
    let held = tx.maybe_many(
        sql!("SELECT positions FROM search_blocks WHERE workspace_id = $1 AND token = $2 AND block = $3"),
        &keys,
        |row| row.get::<Vec<u8>>(0),
    )?;
    let grown: Vec<Vec<u8>> = tokens
        .values()
        .zip(held)
        .map(|(offsets, held)| {
            let mut bytes = held.unwrap_or_default();
            block::add(&mut bytes, offsets);
            bytes
        })
        .collect();
    let rows: Vec<Vec<Value<'_>>> = tokens
        .keys()
        .zip(&grown)
        .map(|((token, at), bytes)| vec![ws.into(), Value::Int(*token), Value::Int(*at), Value::Blob(bytes)])
        .collect();
    tx.exec_many(
        sql!(
            "INSERT INTO search_blocks (workspace_id, token, block, positions) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id, token, block) DO UPDATE SET positions = excluded.positions"
        ),
        &rows,
    )?;
    tx.exec(
        sql!(
            "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id, name) DO UPDATE SET pos = excluded.pos"
        ),
        &[ws.into(), CURSOR.into(), last.into()],
    )
    .map(drop)
}
