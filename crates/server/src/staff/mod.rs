//! Staff, teams, skills and presence.

mod types;

pub use types::parse_email;

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
