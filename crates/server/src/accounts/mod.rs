//! Accounts: what the platform (the exchange, the wallet's back end) knows of a customer, and what it does when staff or the
//! customer asks for it: freeze, release, resend a mail, open recovery.
//!
//! The platform answers a small contract, `docs/platform-api.yaml`; [`client`] is the way out to it. Facts are pulled when
//! somebody looks and are stored nowhere; the chain desk judges deposits by the addresses that the platform gave ([`given`]). An action is a row before it is a request, and its id is the request's idempotency key:
//! whatever gets lost in between, it is done once ([`carry`]). The platform is only ever asked about an identity that its own app
//! has vouched for by a signed token ([`store::subject`]).

mod actions;
mod addresses;
mod api;
mod carry;
mod chat;
mod client;
mod deposits;
mod facts;
mod freeze;
mod given;
mod inbound;
mod own_links;
mod page;
mod settings;
mod stand;
mod store;
mod theft;
mod tokens;
mod types;
mod whose;

pub use actions::refuse_early_release;
pub use page::pages;
pub use settings::connect;
pub use stand::{AccountStanding, is_frozen};
pub use store::{Asked, Forgotten, asked_of, forget, subject};
pub use types::{AccountAction, AccountStatus, ActionState};

use crate::{
    app::App,
    config,
    conversations::Desk,
    http::{Outward, Reach},
    jobs::Handler,
};
use axum::extract::FromRef;
use std::{ops::Deref, sync::Arc, time::Duration};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long the platform may take in all: to be found, to take the request, to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// The desk with the way out to platforms. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    desk: Desk,
    outward: Outward,
    /// What was just asked about deposit addresses.
    lately: Arc<given::Lately>,
}

impl Accounts {
    /// With nothing under way.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(desk: Desk) -> anyhow::Result<Self> {
        let outward = outward(&desk.config.accounts)?;
        Ok(Self { desk, outward, lately: Arc::default() })
    }
}

fn outward(config: &config::Accounts) -> anyhow::Result<Outward> {
    Outward::new(Reach {
        agent: concat!("Ombud-Accounts/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 0,
        allow_private: config.allow_private,
    })
}

impl Deref for Accounts {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl FromRef<Accounts> for App {
    fn from_ref(accounts: &Accounts) -> Self {
        Self::from_ref(&accounts.desk)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Accounts> {
    OpenApiRouter::new()
        .routes(routes!(settings::show_platform, settings::set_platform))
        .routes(routes!(settings::rotate_platform_secret))
        .routes(routes!(settings::test_platform))
        .routes(routes!(api::show_account))
        .routes(routes!(api::act_on_account))
        .routes(routes!(api::show_release))
        .routes(routes!(whose::whose_address))
        .routes(routes!(tokens::list_freeze_tokens, tokens::issue_freeze_token))
        .routes(routes!(tokens::revoke_freeze_token))
        .routes(routes!(own_links::own_freeze_tokens, own_links::make_own_freeze_token))
        .routes(routes!(own_links::revoke_own_freeze_token))
        .routes(routes!(freeze::freeze))
        .routes(routes!(chat::own_freeze, chat::freeze_own))
        .routes(routes!(inbound::take_platform_event))
}

/// Its durable jobs.
pub fn jobs(accounts: &Accounts) -> Vec<Handler> {
    vec![Handler::new(carry::CARRY, accounts, carry::again, carry::back_off)]
}
