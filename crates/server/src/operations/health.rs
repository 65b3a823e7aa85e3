//! Whether the server lives, and whether it can work.

use crate::app::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};
use ombud_db::DbError;

pub fn routes() -> Router<App> {
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.db.applied().await {
        Ok(applied) if ombud_db::pending(applied).is_empty() => (StatusCode::OK, "ready\n"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are missing: run `ombud migrate`\n"),
        Err(error) => {
            let _: DbError = error;
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
