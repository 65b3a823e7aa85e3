//! Which networks there are and how they are reached, as data.

use crate::{amount::Units, caip::ChainId, facts::Transfer};
use ombud_base::Secret;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use url::Url;

/// The networks that are known without being described.
const READY_MADE: &str = include_str!("../networks.toml");

/// A kind of chain: those that one adapter speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Family {
    /// Ethereum and what speaks its JSON-RPC.
    Evm,
    /// Bitcoin and what descends from it.
    Bitcoin,
    /// TRON.
    Tron,
    /// Solana.
    Solana,
    /// TON.
    Ton,
    /// The XRP Ledger.
    Xrp,
}

/// The part of a configuration file that speaks of chains: `[[network]]`, any number of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainsConfig {
    /// One entry for each network that is asked.
    #[serde(default)]
    pub network: Vec<NetworkEntry>,
}

/// A network as it is written down. What is left out comes from the ready-made entry of the same id.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkEntry {
    /// CAIP-2, such as `eip155:1`.
    pub id: ChainId,
    /// What people call it.
    pub name: Option<String>,
    /// How it is spoken to.
    pub family: Option<Family>,
    /// Where it is asked; several, so that one may fail.
    #[serde(default)]
    pub endpoints: Vec<EndpointEntry>,
    /// After how many blocks, its own included, the platform takes a transaction as settled.
    pub confirmations: Option<u64>,
    /// The least native amount that is credited, such as `0.001`.
    pub minimum_deposit: Option<String>,
    /// An explorer's address; links by EIP-3091 unless `explorer_paths` says otherwise.
    pub explorer: Option<String>,
    /// What stands between the explorer's address and an identifier.
    pub explorer_paths: Option<ExplorerPaths>,
    /// Of the native asset.
    pub symbol: Option<String>,
    /// Of the native asset.
    pub decimals: Option<u8>,
    /// Seconds from block to block, as people should expect them.
    pub block_seconds: Option<u64>,
    /// Contracts of bridges that say where what they took goes on, by the bridge: `{ across = "0x…" }`, its SpokePool.
    #[serde(default)]
    pub bridges: BTreeMap<String, String>,
}

/// One place where a network is asked. Printing it tells neither its path nor its credentials: providers put keys into
/// both.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndpointEntry {
    /// Its address, `http` or `https`.
    pub url: Secret<String>,
    /// Which interface it speaks, where a family has several: `esplora`, `bitcoind`.
    pub kind: Option<String>,
    /// How often it may be asked in a second; unbounded if left out.
    pub per_second: Option<u32>,
    /// A header that goes with each request, such as `x-api-key = "…"`.
    #[serde(default)]
    pub headers: BTreeMap<String, Secret<String>>,
    /// Name and password by RFC 7617.
    pub basic: Option<Basic>,
}

/// Name and password of an endpoint (RFC 7617).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basic {
    /// The name.
    pub user: String,
    /// The password; never printed.
    pub password: Secret<String>,
}

/// What stands between an explorer's address and an identifier; EIP-3091's by default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExplorerPaths {
    /// Before a transaction's id.
    pub transaction: String,
    /// Before an address.
    pub address: String,
    /// Before a block's height.
    pub block: String,
}

impl Default for ExplorerPaths {
    fn default() -> Self {
        Self { transaction: "tx/".into(), address: "address/".into(), block: "block/".into() }
    }
}

/// A network with everything that is needed to speak of it.
#[derive(Clone, Debug)]
pub struct Network {
    /// CAIP-2.
    pub id: ChainId,
    /// What people call it.
    pub name: String,
    /// How it is spoken to.
    pub family: Family,
    /// Where it is asked.
    pub endpoints: Vec<EndpointEntry>,
    /// Blocks until the platform takes a transaction as settled.
    pub confirmations: u64,
    /// The least native amount that is credited.
    pub minimum_deposit: Option<Units>,
    /// An explorer's address, ending with a slash.
    pub explorer: Option<String>,
    /// Its paths.
    pub explorer_paths: ExplorerPaths,
    /// Of the native asset.
    pub symbol: String,
    /// Of the native asset.
    pub decimals: u8,
    /// Seconds from block to block.
    pub block_seconds: u64,
    /// Contracts of bridges, by the bridge.
    pub bridges: BTreeMap<String, String>,
}

/// Why a configuration is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// Something is left out that no ready-made entry has.
    #[error("network {0}: {1} is missing, and there is no ready-made entry to take it from")]
    Missing(ChainId, &'static str),
    /// Something does not hold.
    #[error("network {0}: {1}")]
    Invalid(ChainId, String),
    /// Described twice.
    #[error("network {0} is there twice")]
    Twice(ChainId),
    /// Nothing here speaks to such a chain.
    #[error("network {0}: this version has no adapter for the family")]
    Family(ChainId),
    /// Not TOML, or a key that means nothing.
    #[error("{0}")]
    Toml(String),
}

impl ChainsConfig {
    /// Reads a TOML text with `[[network]]` entries.
    ///
    /// # Errors
    /// Not TOML, a key that means nothing, an id that is not CAIP-2.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::Toml(error.to_string()))
    }

    /// The networks, with what the ready-made entries add.
    ///
    /// # Errors
    /// Something missing, an endpoint that is no address, a network that is there twice.
    pub fn networks(self) -> Result<Vec<Network>, ConfigError> {
        let ready = Self::from_toml(READY_MADE)?.network;
        let mut all: Vec<Network> = Vec::new();
        for entry in self.network {
            if all.iter().any(|it| it.id == entry.id) {
                return Err(ConfigError::Twice(entry.id));
            }
            let base = ready.iter().find(|it| it.id == entry.id).cloned();
            all.push(entry.complete(base)?);
        }
        Ok(all)
    }

    /// The ready-made entries, which have no endpoints yet.
    ///
    /// # Errors
    /// Never, unless the file in the crate is broken, which a test would tell.
    pub fn ready_made() -> Result<Vec<Network>, ConfigError> {
        Self::from_toml(READY_MADE)?.network.into_iter().map(|it| it.complete(None)).collect()
    }
}

impl NetworkEntry {
    fn complete(self, base: Option<NetworkEntry>) -> Result<Network, ConfigError> {
        let id = self.id;
        let base = base.unwrap_or_else(|| NetworkEntry::empty(id.clone()));
        let missing = |what| ConfigError::Missing(id.clone(), what);
        let decimals = self.decimals.or(base.decimals).ok_or_else(|| missing("decimals"))?;
        for endpoint in &self.endpoints {
            endpoint.check().map_err(|error| ConfigError::Invalid(id.clone(), error))?;
        }
        let minimum = self.minimum_deposit.or(base.minimum_deposit);
        let minimum_deposit = minimum
            .map(|text| Units::parse(&text, decimals))
            .transpose()
            .map_err(|error| ConfigError::Invalid(id.clone(), format!("minimum_deposit: {error}")))?;
        let block_seconds =
            self.block_seconds.or(base.block_seconds).ok_or_else(|| missing("block_seconds"))?;
        let confirmations =
            self.confirmations.or(base.confirmations).ok_or_else(|| missing("confirmations"))?;
        if block_seconds == 0 || confirmations == 0 || decimals > 36 {
            let error = "block_seconds and confirmations are at least 1, decimals at most 36";
            return Err(ConfigError::Invalid(id, error.into()));
        }
        let explorer = self.explorer.or(base.explorer).map(|it| explorer_of(&it)).transpose();
        let explorer = explorer.map_err(|error| ConfigError::Invalid(id.clone(), error))?;
        Ok(Network {
            name: self.name.or(base.name).ok_or_else(|| missing("name"))?,
            family: self.family.or(base.family).ok_or_else(|| missing("family"))?,
            symbol: self.symbol.or(base.symbol).ok_or_else(|| missing("symbol"))?,
            endpoints: self.endpoints,
            explorer_paths: self.explorer_paths.or(base.explorer_paths).unwrap_or_default(),
            id,
            confirmations,
            minimum_deposit,
            explorer,
            decimals,
            block_seconds,
            bridges: base.bridges.into_iter().chain(self.bridges).collect(),
        })
    }

    fn empty(id: ChainId) -> Self {
        Self {
            id,
            name: None,
            family: None,
            endpoints: Vec::new(),
            confirmations: None,
            minimum_deposit: None,
            explorer: None,
            explorer_paths: None,
            symbol: None,
            decimals: None,
            block_seconds: None,
            bridges: BTreeMap::new(),
        }
    }
}

impl EndpointEntry {
    /// An endpoint that is only an address.
    pub fn new(url: impl Into<String>) -> Self {
        let url = Secret::new(url.into());
        Self { url, kind: None, per_second: None, headers: BTreeMap::new(), basic: None }
    }

    /// Its host and port: what may be shown.
    pub fn host(&self) -> String {
        let url = Url::parse(self.url.expose()).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned();
        url.and_then(|it| it.port()).map_or(host.clone(), |port| format!("{host}:{port}"))
    }

    fn check(&self) -> Result<(), String> {
        // The error of the parser would show the address, which may hold a key.
        let url = Url::parse(self.url.expose()).map_err(|_| "an endpoint's url is no address".to_owned())?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err("an endpoint's url begins with http:// or https://".into());
        }
        let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if self.headers.keys().any(|name| name.is_empty() || !name.bytes().all(token)) {
            return Err("the name of an endpoint's header is none by RFC 9110".into());
        }
        Ok(())
    }
}

/// An explorer's address, ending with a slash. Customers are handed links to it: it is a page of the web, and nothing else.
fn explorer_of(text: &str) -> Result<String, String> {
    let is_page = |it: &Url| matches!(it.scheme(), "http" | "https") && it.host_str().is_some();
    let url = Url::parse(text).ok().filter(is_page);
    url.map(|_| format!("{}/", text.trim_end_matches('/')))
        .ok_or_else(|| "an explorer's address begins with http:// or https://".into())
}

impl Network {
    /// A link to a transaction (EIP-3091).
    pub fn transaction_link(&self, id: &str) -> Option<String> {
        self.explorer.as_ref().map(|base| format!("{base}{}{id}", self.explorer_paths.transaction))
    }

    /// A link to an address (EIP-3091).
    pub fn address_link(&self, address: &str) -> Option<String> {
        self.explorer.as_ref().map(|base| format!("{base}{}{address}", self.explorer_paths.address))
    }

    /// A link to a block (EIP-3091).
    pub fn block_link(&self, height: u64) -> Option<String> {
        self.explorer.as_ref().map(|base| format!("{base}{}{height}", self.explorer_paths.block))
    }

    /// Says what the chain's own coin is called, where it moves: adapters leave that to whoever asked them.
    pub(crate) fn name_coin(&self, transfer: &mut Transfer) {
        if transfer.asset.token.is_none() {
            transfer.asset.symbol = Some(self.symbol.clone());
            transfer.asset.decimals = Some(self.decimals);
        }
    }

    /// What `ombud-guard` calls chains whose addresses look like this one's.
    pub fn guard_name(&self) -> &'static str {
        match self.family {
            Family::Evm => "ethereum",
            Family::Bitcoin if self.id.reference() == "12a765e31ffd4059bada1e25190f6e98" => "litecoin",
            Family::Bitcoin if self.id.reference() == "000000000019d6689c085ae165831e93" => "bitcoin",
            Family::Bitcoin => "bitcoin-testnet",
            Family::Tron => "tron",
            Family::Solana => "solana",
            Family::Ton => "ton",
            Family::Xrp => "xrp",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ready_made_networks_are_complete() {
        let all = ChainsConfig::ready_made().unwrap();
        assert_eq!(all.len(), 14);
        let base = all.iter().find(|it| it.name == "Base").unwrap();
        assert_eq!(base.transaction_link("0x1").as_deref(), Some("https://basescan.org/tx/0x1"));
    }

    #[test]
    fn an_entry_adds_to_the_ready_made_one_and_tells_no_key() {
        let text = r#"
            [[network]]
            id = "eip155:1"
            confirmations = 3
            minimum_deposit = "0.01"
            endpoints = [{ url = "https://node.example:8443/v3/s3cret-key", headers = { x-api-key = "s3cret" } }]
        "#;
        let network = ChainsConfig::from_toml(text).unwrap().networks().unwrap().remove(0);
        assert_eq!((network.name.as_str(), network.confirmations), ("Ethereum", 3));
        assert_eq!(network.minimum_deposit.unwrap().to_string(), "10000000000000000");
        assert_eq!(network.endpoints[0].host(), "node.example:8443");
        assert!(!format!("{network:?}").contains("s3cret"), "{network:?}");
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let refused =
            |text: &str| ChainsConfig::from_toml(text).and_then(ChainsConfig::networks).unwrap_err();
        assert!(matches!(refused("[[network]]\nid = \"eip155:1\"\nnope = 1"), ConfigError::Toml(_)));
        assert!(matches!(refused("[[network]]\nid = \"eip155:99\""), ConfigError::Missing(..)));
        assert!(matches!(
            refused("[[network]]\nid = \"eip155:1\"\n[[network]]\nid = \"eip155:1\""),
            ConfigError::Twice(_)
        ));
        let bad = refused("[[network]]\nid = \"eip155:1\"\nendpoints = [{ url = \"file:///etc/s3cret\" }]");
        assert!(matches!(&bad, ConfigError::Invalid(_, why) if !why.contains("s3cret")), "{bad}");
        for explorer in ["javascript:alert(1)//", "etherscan.io", "https://"] {
            let bad = refused(&format!("[[network]]\nid = \"eip155:1\"\nexplorer = \"{explorer}\""));
            assert!(matches!(&bad, ConfigError::Invalid(_, why) if why.contains("explorer")), "{bad}");
        }
    }
}
