//! What everybody may read of a log, without signing in: its newest signed head and the hashes of its tree (C2SP tlog-tiles).
//! They tell how much happened and when, and nothing of what; a witness or an auditor needs no more.

use super::{anchors, head, nodes::Nodes};
use crate::{
    app::App,
    http::{PathOf, Problem},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use ombud_base::id::WorkspaceId;
use ombud_db::{Tx, sql};
use ombud_ledger::{proof::TileStore, tiles::Tile};

/// The public pages of every workspace's log.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ledger/{slug}/checkpoint", get(checkpoint))
        .route("/ledger/{slug}/key", get(key))
        .route("/ledger/{slug}/tile/{*path}", get(tile))
}

fn workspace(tx: &mut Tx<'_>, slug: &str) -> Result<WorkspaceId, Problem> {
    let found =
        tx.maybe(sql!("SELECT id FROM workspaces WHERE slug = $1"), &[slug.into()], |row| row.get(0))?;
    found.ok_or_else(Problem::not_found)
}

fn text(body: String) -> Response {
    // Pages of others verify with it.
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (headers, body).into_response()
}

async fn checkpoint(State(app): State<App>, PathOf(slug): PathOf<String>) -> Result<Response, Problem> {
    let found = app.db.read::<String, Problem, _>(move |tx| {
        let ws = workspace(tx, &slug)?;
        let head = head::head(tx, ws)?.ok_or_else(Problem::not_found)?;
        Ok(anchors::cosigned(&head, &anchors::between(tx, ws, head.size, head.size)?))
    });
    Ok(text(found.await?))
}

async fn key(State(app): State<App>, PathOf(slug): PathOf<String>) -> Result<Response, Problem> {
    let found = app.db.read::<_, Problem, _>(move |tx| {
        let ws = workspace(tx, &slug)?;
        Ok(head::identity(tx, ws)?)
    });
    let identity = found.await?.ok_or_else(Problem::not_found)?;
    Ok(text(format!("{}\n", identity.verifier)))
}

async fn tile(
    State(app): State<App>,
    PathOf((slug, path)): PathOf<(String, String)>,
) -> Result<Response, Problem> {
    let tile = Tile::parse(&format!("tile/{path}")).ok_or_else(Problem::not_found)?;
    let bytes = app.db.read::<_, Problem, _>(move |tx| {
        let ws = workspace(tx, &slug)?;
        let signed = head::head(tx, ws)?.ok_or_else(Problem::not_found)?.size;
        let there = Tile::of_size(tile.level, tile.index, u64::try_from(signed).unwrap_or(0));
        if there.is_none_or(|it| it.width < tile.width) {
            return Err(Problem::not_found());
        }
        Ok(Nodes { tx, workspace: ws }.tile(tile)?)
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    Ok((headers, bytes.await?).into_response())
}
