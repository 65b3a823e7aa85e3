//! Who may do what: sign-in, sessions, second factors, roles, API tokens.
//!
//! A handler takes a [`Signed`] (staff by session cookie, or a programme by token) and asks it for each permission by
//! [`Signed::need`]; what is hidden from the caller is answered with [`Problem::not_found`], as if it were not there.

mod callers;
mod elevated;
mod email;
mod kept;
mod password;
mod people;
mod permission;
mod policy;
mod provider;
mod reach;
mod roles;
mod setup;
pub mod sign_in;
mod signed;
mod step_up;
mod survey;
mod tokens;
mod touched;

pub use callers::{Standing, by_session, by_session_at_rest, by_token, signed_as, standings, used};
pub use elevated::{LASTING, Lent, end_elevations, lent_to};
pub use email::parse_email;
pub use kept::{StaffCells, email_hash, seal_email, seal_invited, seal_names};
pub use password::{hash_in_turn, hash_password, password_problem};
pub use people::{Person, everybody, person_of};
pub use permission::{PRIVILEGED, Permission, WITHIN_SCOPE, builtin_roles};
pub use policy::{Over, SessionPolicy, not_from_here, policy_of, unlock, write_policy};
pub(crate) use policy::{checked_networks, lets_in, stored_networks};
pub use provider::{
    GroupMapping, Provider, ProviderSettings, break_glass, break_glass_remains, has_identity, identified,
    is_privileged, link_identity, password_can_open, passwords_closed, provider_of, remove_provider,
    use_once, workspaces_of_issuer, write_provider,
};
pub use reach::{Bind, Binds, CASE_TYPES, COMMON_TYPE, CaseScope, DATA_REQUEST, Part, Reach, Spot};
pub use roles::{
    Holder, Role, another_admin_remains, called, find_role, holders_of, holders_of_all, role_names, role_of,
};
pub(crate) use setup::{Joining, insert_staff, role_named};
pub use setup::{NewStaff, NewWorkspace, add_staff, create_workspace, invite_as_operator};
pub(crate) use sign_in::{parse_credential, relying_party};
pub use signed::{
    COOKIE, Onlooker, Signed, Who, bearer, cookie, hash_token, is_own_origin, refuse_foreign_origin,
    unauthenticated,
};

pub use step_up::{SENSITIVE, Sensitive};
pub use survey::{AccountFacts, TokenFacts, people, token_facts};
pub use tokens::{Programme, TOKEN_MADE, TokenMade, WATCHED_SCOPES, programmes};
pub use touched::{Member, change_email, last_touched, member, member_by_email, touch, touch_as};

use crate::app::App;
use utoipa_axum::router::OpenApiRouter;

#[allow(unused_imports, reason = "for the docs")]
use crate::http::Problem;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(sign_in::routes())
        .merge(roles::routes())
        .merge(tokens::routes())
        .merge(policy::routes())
}
