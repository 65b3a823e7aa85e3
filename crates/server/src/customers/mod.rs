//! Customers: who they are, how sure we are of it, and what is known of them.
//!
//! A customer has identities, each with its level of proof. What is only claimed never leads anywhere: two customers may
//! claim one address, and neither sees the other. Only one can have proved it.

mod actions;
mod api;
pub(crate) mod expiring;
mod names;
mod store;
mod types;
mod view;

pub use actions::{
    READDRESSED, by_identity, change, create, customer, customers, disown, erase, is_within, prove,
    refuse_hidden, seen, sign_in, speaks, tell_readdressed,
};
pub(crate) use api::found;
pub use store::count_erased;
pub(crate) use store::{EMAIL, NAME, place};
pub use types::{
    AddressFrom, Customer, CustomerChange, Gone, Identity, IdentityKind, NewCustomer, Proof, Readdressed,
    Tier,
};
pub use view::{CustomerView, IdentityView, field_of};

use crate::trust::Trust;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Trust> {
    OpenApiRouter::new()
        .routes(routes!(api::list_customers))
        .routes(routes!(api::show_customer, api::change_customer))
}
