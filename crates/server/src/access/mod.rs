//! Who may do what: sign-in, sessions, second factors, roles, API tokens.
//!
//! A handler takes a [`Signed`] (staff by session cookie, or a programme by token) and asks it for each permission by
//! [`Signed::need`]; what is hidden from the caller is answered with [`Problem::not_found`], as if it were not there.

mod permission;
mod signed;

pub use permission::{Permission, builtin_roles};
pub use signed::{Signed, Who, hash_token};

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

#[allow(unused_imports, reason = "for the docs")]
use crate::http::Problem;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
