//! What the server answers beside the API, and what every answer carries: the web's files, the docs, figures and health for an
//! operator's monitoring; headers, limits, an id and a line in the log.

mod assets;
mod docs;
mod figures;
mod headers;
mod health;
mod limits;
mod nowhere;
mod observe;

pub use assets::{accepted_encoding, pack};
pub use docs::{complete, fill_examples};
pub use figures::start as start_figures;
pub use headers::{Page, page_policy};
pub use nowhere::{accepts_page, nothing};

use crate::app::App;
use axum::{Router, middleware};
use std::sync::{Arc, atomic::AtomicBool};
use utoipa::openapi::OpenApi;

/// What it answers outside of the API, which `document` describes.
pub fn routes(document: fn() -> OpenApi, settled: Arc<AtomicBool>) -> Router<App> {
    Router::new()
        .merge(assets::routes())
        .merge(docs::routes(document))
        .merge(figures::routes())
        .merge(health::routes(settled))
}

/// What it answers with demo data alone.
pub fn demo(app: &App) -> Router {
    wrap(assets::demo_routes().with_state(app.clone()), app)
}

/// What every answer carries, put around all routes.
pub fn wrap(router: Router, app: &App) -> Router {
    let bounded = limits::wrap(router, limits::PATIENCE);
    headers::wrap(bounded, app).layer(middleware::from_fn_with_state(app.clone(), observe::observe))
}
