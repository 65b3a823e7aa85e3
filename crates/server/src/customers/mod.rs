//! Customers: who they are, how sure we are of it, and what is known of them.

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
