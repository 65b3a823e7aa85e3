//! Recovery: a customer has coins back that were sent to the platform and not credited: on the wrong network, without the memo,
//! of an unsupported token, or below the minimum.
//!
//! What arrived is the chain's word, asked anew when a request is opened ([`ChainDesk::arrived`]); on which terms it is given
//! back are the workspace's [`rules`], and a request keeps the terms that the customer was shown. One request at a time holds a
//! transfer, by what it has shown ([`claims`]). It goes through few states:
//!
//! | state | waits for |
//! |---|---|
//! | `needs_proof` | the customer's signature with the address that sent |
//! | `asked` | somebody of staff, who checks whose it is: an exchange's address cannot sign |
//! | `needs_terms` | the customer, who agrees to the fee and says where the coins go back to |
//! | `ready`, `in_work` | somebody of staff, who pays |
//! | `done`, `refused`, `withdrawn` | nobody |
//!
//! Where the coins go back to is the customer's to say and nobody else's; where a signature was demanded, only at the device that
//! signed. It is done once the chain shows a payment there that counts for no other request.

mod actions;
mod api;
mod claims;
mod jobs;
mod offer;
mod open;
mod own;
mod rules;
mod store;
mod types;
mod view;

#[cfg(test)]
mod tests;

pub use offer::offer;
pub use store::{HeldRecovery, forget, held};

use crate::{accounts::Accounts, app::App, chains::ChainDesk, conversations::Desk, jobs::Handler};
use std::ops::Deref;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The desk with the networks, and the way out to the platform. Cheap to clone.
#[derive(Clone)]
pub struct Recoveries {
    chains: ChainDesk,
    accounts: Accounts,
}

impl Recoveries {
    /// Of these parts.
    pub const fn new(chains: ChainDesk, accounts: Accounts) -> Self {
        Self { chains, accounts }
    }
}

impl Deref for Recoveries {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.chains
    }
}

impl axum::extract::FromRef<Recoveries> for App {
    fn from_ref(it: &Recoveries) -> Self {
        Self::from_ref(&it.chains)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Recoveries> {
    OpenApiRouter::new()
        .routes(routes!(rules::show_recovery_rules, rules::set_recovery_rules))
        .routes(routes!(api::recoveries_of_case, api::open_recovery))
        .routes(routes!(api::list_recoveries))
        .routes(routes!(api::count_recoveries))
        .routes(routes!(api::check_recovery))
        .routes(routes!(api::take_recovery))
        .routes(routes!(api::finish_recovery))
        .routes(routes!(api::refuse_recovery))
        .routes(routes!(own::ask_for_recovery))
        .routes(routes!(own::own_recovery))
        .routes(routes!(own::prove_recovery))
        .routes(routes!(own::agree_to_recovery))
        .routes(routes!(own::withdraw_recovery))
}

/// Its durable jobs.
pub fn jobs(parts: &Recoveries) -> Vec<Handler> {
    vec![
        Handler::new(crate::proof::WALLET_GIVEN, parts, jobs::proved, crate::jobs::standard_back_off),
        Handler::new(jobs::LAPSE, parts, jobs::lapse, crate::jobs::standard_back_off),
    ]
}
