//! Webhooks: events out, signed and retried (Standard Webhooks).

mod sender;

pub use sender::Sender;

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}

/// Its durable jobs.
pub fn jobs() -> Vec<crate::jobs::Handler> {
    Vec::new()
}
