//! What an operator needs: commands, checks, backups, demo data.

/// What it answers outside of the API.
pub fn pages() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
