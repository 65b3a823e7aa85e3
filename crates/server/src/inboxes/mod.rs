//! Inboxes: the connected ends of channels, their look, their identity keys.

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
