//! SCIM 2.0 (RFC 7643, RFC 7644): the provider says who is staff and in which groups, before anybody signs in and the moment that
//! somebody leaves.
//!
//! What a group gives is what the settings of single sign-on say. SCIM keeps what it was told beside the staff that it concerns
//! (`store.rs`), and everything it changes goes by [`crate::staff::change_by_provider`].

mod answer;
mod apply;
mod attributes;
mod caller;
mod describe;
mod filter;
mod groups;
mod patch;
mod resources;
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
use groups::Groups;
use resources::{Kind, change, create, list, remove, replace, search, search_all, show};
use users::Users;

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
        .route("/.search", post(search_all))
        .nest("/Users", routes_of::<Users>())
        .nest("/Groups", routes_of::<Groups>())
        .fallback(|| async { ScimProblem::not_found() })
        .method_not_allowed_fallback(|| async {
            ScimProblem::new(405, None, "This address takes other methods.")
        })
        .layer(axum::extract::DefaultBodyLimit::max(LARGEST));
    Router::new().nest("/scim/v2", inner)
}

fn routes_of<K: Kind>() -> Router<Sso> {
    let one = get(show::<K>).put(replace::<K>).patch(change::<K>).delete(remove::<K>);
    Router::new()
        .route("/", get(list::<K>).post(create::<K>))
        .route("/.search", post(search::<K>))
        .route("/{id}", one)
}
