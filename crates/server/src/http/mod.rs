//! HTTP: the routes put together, problems, what every answer carries.

mod address;
mod body;
mod check;
mod idempotency;
mod outward;
mod problem;

pub use address::{ClientAddress, client_address};
pub use body::{
    Body, Confidential, Page, Paging, Params, PathOf, Written, decode_cursor, encode_cursor, guarded,
};
pub use check::{Checks, present};
pub use outward::{Outward, Reach};
pub use problem::{Code, FieldProblem, Problem, ProblemBody};

use crate::app::App;
use axum::{Json, Router, routing::get};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The description that the OpenAPI document begins with.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ombud",
        description = "The support desk of a crypto exchange or wallet. Errors are RFC 9457 problem details; lists come in \
                       pages with a cursor; every request with a body may carry an `Idempotency-Key`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody, FieldProblem))
)]
struct Document;

/// The API's routes and their description.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi()).nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(crate::access::routes())
            .merge(crate::staff::routes())
            .merge(crate::workspace::routes())
            .merge(crate::inboxes::routes())
            .merge(crate::clocks::routes())
            .merge(crate::webhooks::routes())
            .merge(crate::reports::routes())
            .merge(crate::customers::routes())
            .merge(crate::conversations::routes())
            .merge(crate::search::routes())
            .merge(crate::safety::routes())
            .merge(crate::files::routes())
            .merge(crate::widget::routes()),
    )
}

/// Everything that the server answers.
pub fn router(app: App) -> Router {
    let (router, document) = api().split_for_parts();
    let router = router
        .route("/api/openapi.json", get(move || async move { Json(document) }))
        .merge(crate::realtime::routes())
        .merge(crate::files::pages())
        .merge(crate::operations::pages())
        .layer(axum::middleware::from_fn_with_state(app.clone(), idempotency::once))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .with_state(app.clone());
    crate::operations::wrap(router, &app)
}
