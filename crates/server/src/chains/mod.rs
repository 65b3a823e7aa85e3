//! The chain desk: what the chains say of a transaction or an address that somebody names, in plain words.
//!
//! The networks are the operator's (`chains.file`), what the platform says of itself is the workspace's ([`platform`]). What a
//! customer is told comes from a chain's own answers, with its source: nothing here guesses. A look is not kept; asking again
//! is cheap, for `ombud-chain` keeps answers for as long as they hold.

mod api;
mod deposits;
mod given;
mod ground;
mod look;
mod platform;
mod told;
mod types;
mod walk;
mod watched;

pub use crate::safety::ChainLabelKind;
pub use deposits::{Arrived, Paid, Stuck, StuckReason};
pub use given::{Gave, Given, Seer, Suspect};
pub use look::{holds_secret, subjects_in, transactions_in};
pub use ombud_chain::say::speaks;
pub use platform::known_to;
pub use told::{Seen, folded, short};
pub use types::{
    ChainAccount, ChainFound, ChainLook, ChainSeverity, ChainTrace, ChainTraceEdge, ChainTraceEnd,
    ChainTraceNode, ChainTransaction,
};
pub use walk::{DEEPEST, Walked};
pub use watched::{ChainStanding, Pending, Recall, Sight, Sighted};

use crate::{
    app::App,
    config::Config,
    conversations::Desk,
    http::{Outward, Problem, Reach},
};
use anyhow::Context;
use ground::Ground;
use ombud_base::id::{CustomerId, WorkspaceId};
use ombud_chain::{
    Chains, ChainsConfig,
    transport::{CannotTell, HttpFetch, LONGEST_CALL},
};
use ombud_db::DbError;
use ombud_guard::addresses::{Asked, check, identify};
use std::{ops::Deref, path::PathBuf, sync::Arc};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The desk with the networks that it asks. Cheap to clone.
#[derive(Clone)]
pub struct ChainDesk {
    desk: Desk,
    chains: Arc<Chains>,
    /// Those who keep what was seen.
    recall: Arc<[Recall]>,
    /// Who asks the platform which addresses it gave to customers.
    given: Arc<dyn Given>,
}

impl Deref for ChainDesk {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl axum::extract::FromRef<ChainDesk> for App {
    fn from_ref(desk: &ChainDesk) -> Self {
        Self::from_ref(&desk.desk)
    }
}

/// The networks of a configuration.
///
/// # Errors
/// When the file cannot be read, or says what cannot be.
pub fn open(config: &Config) -> anyhow::Result<Chains> {
    let file = config.chains.file.clone().or_else(|| beside_data(config));
    let said = || file.as_ref().map_or_else(|| "chains".into(), |it| format!("chains.file {}", it.display()));
    let text = file.as_ref().map(std::fs::read_to_string).transpose().with_context(said)?;
    let text = text.unwrap_or_default() + &config.chains.more;
    let networks = ChainsConfig::from_toml(&text).with_context(said)?;
    // Nodes are where the operator says, so also on this machine and without encryption.
    let reach = Reach { agent: "ombud", patience: LONGEST_CALL, redirects: 0, allow_private: true };
    let fetch = HttpFetch::over(Outward::new(reach).context("the way to the networks")?.client().clone());
    Chains::new(networks, Arc::new(fetch)).with_context(said)
}

fn beside_data(config: &Config) -> Option<PathBuf> {
    Some(config.server.data.join("chains.toml")).filter(|it| it.exists())
}

impl ChainDesk {
    /// With the networks of the desk's configuration. `recall` are those who keep what was seen, `given` is who asks the platform
    /// which addresses it gave to customers.
    ///
    /// # Errors
    /// As [`open`].
    pub fn new(desk: Desk, recall: Vec<Recall>, given: Arc<dyn Given>) -> anyhow::Result<Self> {
        let chains = Arc::new(open(&desk.config)?);
        Ok(Self { desk, chains, recall: recall.into(), given })
    }

    /// Whether any network can be asked.
    pub fn asks_any(&self) -> bool {
        self.chains.networks().next().is_some()
    }

    /// Whether a network of EIP-155's numbers is configured.
    pub fn has(&self, number: &str) -> bool {
        self.chains.networks().any(|it| it.id.namespace() == "eip155" && it.id.reference() == number)
    }

    /// Whether a network is asked, by CAIP-2.
    pub fn asks(&self, network: &str) -> bool {
        self.chains.networks().any(|it| it.id.as_str() == network)
    }

    /// Lets a contract answer a call that changes nothing, on a network of EIP-155's numbers; none where it refuses the call.
    ///
    /// # Errors
    /// The network is not configured, or cannot be asked just now.
    pub async fn call(&self, number: &str, to: &str, data: &str) -> Result<Option<String>, CannotTell> {
        let chain = format!("eip155:{number}").parse().map_err(|_| CannotTell::NoEndpoint)?;
        self.chains.call(&chain, to, data, self.now()).await
    }

    /// What looks in a workspace are judged by.
    ///
    /// # Errors
    /// As the database says.
    async fn ground(&self, ws: WorkspaceId, customer: Option<CustomerId>) -> Result<Ground, Problem> {
        let own = self.clone();
        Ok(self.db.read::<_, DbError, _>(move |tx| own.ground_of(tx, ws, customer)).await?)
    }

    /// Whether a text may be an address, on a network or on any.
    fn may_be_address(&self, text: &str, on: Option<&str>) -> bool {
        let network = on.and_then(|id| self.chains.networks().find(|it| it.id.as_str() == id));
        match network {
            Some(network) => check(text, network.guard_name(), Asked::Address).valid(),
            None => identify(text).iter().any(|it| it.asked != Asked::Transaction && it.valid()),
        }
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<ChainDesk> {
    OpenApiRouter::new()
        .routes(routes!(api::list_networks))
        .routes(routes!(api::look))
        .routes(routes!(api::trace))
        .routes(routes!(api::of_case))
        .routes(routes!(platform::show_chain_platform, platform::set_chain_platform))
}
