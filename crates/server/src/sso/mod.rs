//! Single sign-on: staff sign in by OpenID Connect (authorization code, PKCE), by the provider that their workspace has set.
//!
//! What a sign-in that goes on needs to be finished is sealed in a cookie of the browser that began it, so that strangers write
//! nothing here; what counts once is marked in the database when it was verified. `discovery.rs` speaks to the provider, `token.rs`
//! judges what it signs, `people.rs` says who somebody is here, `leaving.rs` ends sessions on either side.

mod callback;
mod discovery;
mod flow;
mod leaving;
mod people;
mod scim;
mod settings;
mod start;
mod token;

pub use scim::scim;

use crate::{
    app::App,
    config,
    http::{Outward, Reach},
};
use axum::extract::FromRef;
use discovery::Known;
use parking_lot::Mutex;
use std::{collections::HashMap, ops::Deref, sync::Arc, time::Duration};
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long an exchange with the provider may take in all.
const PATIENCE: Duration = Duration::from_secs(10);
/// Exchanges with providers that go on at the same time, whatever comes in.
const AT_ONCE: usize = 32;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Sso> {
    OpenApiRouter::new()
        .routes(routes!(settings::show_sso, settings::set_sso, settings::remove_sso))
        .routes(routes!(settings::set_sso_secret))
        .routes(routes!(settings::check_sso))
        .merge(scim::token_routes())
        .routes(routes!(start::sign_in_ways))
        .routes(routes!(start::begin_sso))
        .routes(routes!(start::begin_sso_step_up))
        .routes(routes!(callback::finish_sso))
        .routes(routes!(leaving::sign_out_everywhere))
        .routes(routes!(leaving::back_channel_logout))
}

/// The app with what it knows of providers. Cheap to clone.
#[derive(Clone)]
pub struct Sso {
    app: App,
    outward: Outward,
    known: Arc<Mutex<HashMap<String, Known>>>,
    turns: Arc<Semaphore>,
}

impl Sso {
    /// With nothing known yet.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(app: App) -> Result<Self, anyhow::Error> {
        let outward = outward(&app.config.sso)?;
        Ok(Self { app, outward, known: Arc::default(), turns: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// An address of this server, as providers and browsers know it.
    fn own_url(&self, path: &str) -> String {
        format!("{}{path}", self.config.server.public_url.trim_end_matches('/'))
    }

    /// Where the provider sends browsers back to.
    fn redirect_uri(&self) -> String {
        self.own_url("/api/v1/auth/sso/callback")
    }
}

fn outward(config: &config::Sso) -> Result<Outward, anyhow::Error> {
    Outward::new(Reach {
        agent: concat!("Ombud-SSO/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 0,
        allow_private: config.allow_private,
    })
}

impl Deref for Sso {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl FromRef<Sso> for App {
    fn from_ref(sso: &Sso) -> Self {
        sso.app.clone()
    }
}

/// Why somebody does not come in: a word that the sign-in page has a text for, and what an admin needs to know, for the audit.
#[derive(Clone, Debug)]
struct Refused {
    word: &'static str,
    detail: String,
}

impl Refused {
    fn new(word: &'static str, detail: impl Into<String>) -> Self {
        Self { word, detail: detail.into().chars().take(500).collect() }
    }

    /// The provider could not be reached, or did not answer as it must.
    fn provider(detail: impl Into<String>) -> Self {
        Self::new("provider", detail)
    }

    /// What the provider signed is not what it must be.
    fn token(detail: impl Into<String>) -> Self {
        Self::new("token", detail)
    }
}
