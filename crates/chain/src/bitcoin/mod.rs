//! Bitcoin and what descends from it: by Esplora's REST (`kind = "esplora"`) and by the JSON-RPC of bitcoind
//! (`kind = "bitcoind"`), which needs `txindex=1` for transactions of others and knows no addresses.

mod bitcoind;
mod esplora;
mod model;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    facts::{Account, BlockRef, Outgoing, Transaction},
    transport::{Ask, Bad, CannotTell, Endpoints, Fetch, Health, Probe, Round},
    wire,
};
use ombud_guard::addresses::{Asked, check};
use serde_json::json;
use std::sync::Arc;

/// The kinds of endpoint.
const ESPLORA: &str = "esplora";
const BITCOIND: &str = "bitcoind";

/// The adapter of one network of this family.
pub struct Bitcoin {
    network: Network,
    pool: Endpoints,
}

impl Bitcoin {
    /// An adapter of a network whose id is `bip122:` and the first 32 digits of its genesis block's hash.
    ///
    /// # Errors
    /// The id is another's, or an endpoint is of no known kind.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let invalid = |why: &str| ConfigError::Invalid(network.id.clone(), why.into());
        let reference = network.id.reference();
        if network.id.namespace() != "bip122" || reference.len() != 32 {
            return Err(invalid(
                "a bitcoin network's id is bip122: and 32 digits of its genesis block's hash",
            ));
        }
        let known = |it: &Option<String>| matches!(it.as_deref(), Some(ESPLORA | BITCOIND));
        if !network.endpoints.iter().all(|it| known(&it.kind)) {
            return Err(invalid("a bitcoin endpoint's kind is esplora or bitcoind"));
        }
        let probe = Box::new(Genesis(reference.to_owned()));
        let pool = Endpoints::new(&network.endpoints, fetch, probe);
        Ok(Self { network, pool })
    }

    async fn facts(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let first = if self.pool.has(ESPLORA) {
            self.by_esplora(id, before, round).await
        } else {
            Err(CannotTell::NoEndpoint)
        };
        match first {
            Err(why) if self.pool.has(BITCOIND) => {
                self.by_bitcoind(id, before, round).await.map_err(|other| why.max(other))
            }
            answer => answer,
        }
    }
}

impl Bitcoin {
    async fn newest(&self, round: &Round) -> Told<BlockRef> {
        if self.pool.has(ESPLORA) { self.head_by_esplora(round).await } else { self.head_by_rpc(round).await }
    }

    async fn hash_of(&self, height: u64, round: &Round) -> Result<Option<String>, CannotTell> {
        if self.pool.has(ESPLORA) {
            self.hash_at(height, round).await
        } else {
            self.hash_by_rpc(height, round).await
        }
    }
}

impl Adapter for Bitcoin {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return vec![Subject::Transaction(text.to_ascii_lowercase())];
        }
        let regtest = text.to_ascii_lowercase().starts_with("bcrt1");
        let valid = regtest || check(text, self.network.guard_name(), Asked::Address).valid();
        if valid { vec![Subject::Address(self.canonical(text))] } else { Vec::new() }
    }

    fn canonical(&self, address: &str) -> String {
        // Bech32 may be written in capitals, base58 means another thing in each case.
        let lower = address.to_ascii_lowercase();
        let bech32 = ["bc1", "tb1", "bcrt1", "ltc1", "tltc1"].iter().any(|it| lower.starts_with(it));
        if bech32 { lower } else { address.to_owned() }
    }

    fn transaction<'a>(
        &'a self,
        id: &'a str,
        before: Option<&'a Transaction>,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Transaction>>> {
        Box::pin(self.facts(id, before, round))
    }

    fn block_hash<'a>(
        &'a self,
        height: u64,
        round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(self.hash_of(height, round))
    }

    fn address<'a>(&'a self, address: &'a str, round: &'a Round) -> BoxFuture<'a, Told<Account>> {
        Box::pin(self.account(address, round))
    }

    fn outgoing<'a>(
        &'a self,
        address: &'a str,
        since: u64,
        limit: usize,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Vec<Outgoing>>> {
        Box::pin(self.left(address, since, limit, round))
    }

    fn head<'a>(&'a self, round: &'a Round) -> BoxFuture<'a, Told<BlockRef>> {
        Box::pin(self.newest(round))
    }

    fn health(&self) -> Vec<Health> {
        self.pool.health()
    }
}

/// Is an endpoint of the chain that it is meant to be of?
struct Genesis(String);

impl Probe for Genesis {
    fn ask(&self, kind: Option<&str>) -> Ask {
        match kind {
            Some(BITCOIND) => wire::rpc("getblockhash", &json!([0]), None),
            _ => wire::get("/block-height/0".into(), None),
        }
    }

    fn is_it(&self, kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        let hash = match kind {
            Some(BITCOIND) => match wire::read_rpc::<String>(body)? {
                Ok(Some(hash)) => hash,
                Ok(None) => return Err(Bad::Garbage),
                Err(_) => return Err(Bad::Refused),
            },
            _ => model::hash(body)?,
        };
        Ok(hash.starts_with(&self.0))
    }
}
