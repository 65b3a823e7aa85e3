//! The viewer: files of customers as staff sees them. Each opening is counted against the reader's day, written down in the same
//! transaction, and good for some minutes; what is shown is drawn by [`crate::files::drawn`] with the reader's name in it.
//!
//! There is no secret address: a page is drawn for the session of somebody who has opened that file and may still see its case.
//! The bytes as they are leave by one way, [`download`], for the few who may.

mod download;
mod open;
mod store;

use crate::conversations::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(open::open_file))
        .routes(routes!(open::draw_page))
        .routes(routes!(download::download_file))
}
