//! Changing keys while the desk works.
//!
//! A **data key** is replaced in three steps, each a part of a durable job: a new one seals from now on; once every node is sure
//! to know it ([`work::GRACE_SECONDS`]), the walk over [`crate::keys::columns::SEALED`] and the files seals anew what the old one had
//! sealed, a few hundred rows in a transaction; when nothing refers to the old one any more, it is deleted. A **workspace key** is
//! replaced in the same way, and what is walked over are the data keys. How far it has come is a row, so a stop costs nothing but
//! time. The **root key** is changed by an operator, for it is in no database.

mod api;
mod store;
mod work;

pub use store::{KeyLevel, Rotation, RotationState};
pub use work::begin;

use crate::{
    app::App,
    jobs::{Handler, standard_back_off},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::show_keys))
        .routes(routes!(api::list_rotations, api::begin_rotation))
}

/// Its durable jobs.
pub fn jobs(app: &App) -> Vec<Handler> {
    vec![Handler::new(work::ROTATE, app, work::run, standard_back_off)]
}

/// The latest rotations of a workspace, the newest first: at most 50.
///
/// # Errors
/// As the database says.
pub fn latest(
    tx: &mut ombud_db::Tx<'_>,
    ws: ombud_base::id::WorkspaceId,
) -> Result<Vec<Rotation>, ombud_db::DbError> {
    store::latest(tx, ws)
}
