//! SCIM 2.0 (RFC 7643, RFC 7644): the provider says who is staff and in which groups, before anybody signs in and the moment that
//! somebody leaves.
//!
//! What a group gives is what the settings of single sign-on say. SCIM keeps what it was told beside the staff that it concerns
//! (`store.rs`), and everything it changes goes by [`crate::staff::change_by_provider`].

mod answer;
mod apply;
mod caller;
mod describe;
mod filter;
mod groups;
mod patch;
mod store;
mod tokens;
mod users;

pub(super) use store::{groups_of, knows_as};
pub(super) use tokens::routes as token_routes;

use super::Sso;
use answer::ScimProblem;
use axum::{
    Router,
    routing::{get, post},
};

/// The largest body.
const LARGEST: usize = 1024 * 1024;

/// What it answers under `/scim/v2`.
pub fn scim() -> Router<Sso> {
    let inner = Router::new()
        .route("/ServiceProviderConfig", get(describe::service_provider_config))
        .route("/ResourceTypes", get(describe::resource_types))
        .route("/ResourceTypes/{id}", get(describe::resource_type))
        .route("/Schemas", get(describe::schemas))
        .route("/Schemas/{id}", get(describe::schema))
        .route("/Users", get(users::list).post(users::create))
        .route("/Users/.search", post(users::search))
        .route("/Users/{id}", get(users::show).put(users::replace).patch(users::change).delete(users::remove))
        .route("/Groups", get(groups::list).post(groups::create))
        .route("/Groups/.search", post(groups::search))
        .route(
            "/Groups/{id}",
            get(groups::show).put(groups::replace).patch(groups::change).delete(groups::remove),
        )
        .fallback(|| async { ScimProblem::not_found() })
        .method_not_allowed_fallback(|| async {
            ScimProblem::new(405, None, "This address takes other methods.")
        })
        .layer(axum::extract::DefaultBodyLimit::max(LARGEST));
    Router::new().nest("/scim/v2", inner)
}
