//! Staff, teams, skills and presence.

mod store;
mod types;

pub use store::{find, list, names, write_profile};
pub use types::{Notify, Presence, Staff, State, Theme, parse_email};

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
