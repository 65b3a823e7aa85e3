//! Whether the server lives, and whether it can work.

use crate::app::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// `settled`: whether what the first questions need has been made.
pub fn routes(settled: Arc<AtomicBool>) -> Router<App> {
    let ready = move |State(app): State<App>| async move { ready(&app, &settled).await };
    Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}

async fn ready(app: &App, settled: &AtomicBool) -> (StatusCode, &'static str) {
    if *app.hub.stopping().borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the server is stopping\n");
    }
    if !settled.load(Ordering::Acquire) {
        return (StatusCode::SERVICE_UNAVAILABLE, "the articles are being made ready\n");
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
