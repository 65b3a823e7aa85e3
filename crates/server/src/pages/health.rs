//! Whether the server lives, and whether it can work.

use crate::app::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};

pub fn routes() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if *app.hub.stopping().borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the server is stopping\n");
    }
    match app.db.applied().await {
        Ok(applied) if ombud_db::pending(applied).is_empty() => (StatusCode::OK, "ready\n"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are missing: run `ombud migrate`\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
