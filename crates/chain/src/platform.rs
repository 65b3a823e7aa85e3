//! What the platform knows and a chain cannot: its own addresses, what it supports, and lists of others' addresses.

use crate::{amount::Units, caip::ChainId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The platform's knowledge, as it is written down.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformData {
    /// Where it takes deposits.
    pub deposits: Vec<Deposit>,
    /// What it credits. A chain of which nothing is listed is credited for its own coin alone.
    pub assets: Vec<SupportedAsset>,
    /// Addresses that are known to be something.
    pub labels: Vec<Label>,
    /// Addresses that the customer has used before; what looks like one of them without being it was made to be mistaken.
    pub known: Vec<String>,
}

/// An address at which the platform takes deposits.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deposit {
    /// The address.
    pub address: String,
    /// The networks on which what arrives is credited.
    pub chains: Vec<ChainId>,
    /// The memo or tag without which nobody knows whose it is.
    #[serde(default)]
    pub memo: Option<String>,
}

/// Something that is credited.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportedAsset {
    /// On which network.
    pub chain: ChainId,
    /// The contract, mint or issuer; left out for the chain's own coin.
    #[serde(default)]
    pub token: Option<String>,
    /// What the platform calls it.
    pub symbol: String,
    /// Places behind the point.
    pub decimals: u8,
    /// The least that is credited, in smallest units.
    #[serde(default)]
    pub minimum: Option<Units>,
    /// Blocks until it is credited, where that is other than the network's.
    #[serde(default)]
    pub confirmations: Option<u64>,
}

/// What an address is known to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The address.
    pub address: String,
    /// Only on this network; on all if left out.
    #[serde(default)]
    pub chain: Option<ChainId>,
    /// What it is.
    pub kind: LabelKind,
    /// Whose, or by which list: shown to customers.
    pub name: String,
}

/// Kinds of known addresses, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LabelKind {
    /// On a list of sanctions.
    Sanctioned,
    /// Takes what it is permitted to take.
    Drainer,
    /// Known from frauds.
    Scam,
    /// A token that is worth nothing or cannot be sold.
    ScamToken,
    /// Mixes coins so that they cannot be followed.
    Mixer,
    /// Another exchange.
    Exchange,
    /// Moves assets to another chain.
    Bridge,
    /// Anything else that is known by name.
    Service,
}

/// The platform's knowledge, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Platform {
    deposits: HashMap<String, Vec<Deposit>>,
    assets: HashMap<ChainId, Vec<SupportedAsset>>,
    labels: HashMap<String, Vec<Label>>,
    known: Vec<String>,
}

/// The one spelling of an address: hex without capitals, for those are a checksum alone. All else is left as it is.
pub(crate) fn spelling(address: &str) -> String {
    let hex = address.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("0x"));
    if hex { address.to_ascii_lowercase() } else { address.to_owned() }
}

impl Platform {
    /// Sorts it for look-up; once for many diagnoses.
    pub fn new(data: PlatformData) -> Self {
        let mut it = Self { known: data.known.iter().map(|it| spelling(it)).collect(), ..Self::default() };
        for deposit in data.deposits {
            it.deposits.entry(spelling(&deposit.address)).or_default().push(deposit);
        }
        for mut asset in data.assets {
            asset.token = asset.token.as_deref().map(spelling);
            it.assets.entry(asset.chain.clone()).or_default().push(asset);
        }
        for label in data.labels {
            it.labels.entry(spelling(&label.address)).or_default().push(label);
        }
        it
    }

    /// The same knowledge for another customer, who has used other addresses.
    pub fn known(&mut self, addresses: impl IntoIterator<Item = String>) {
        self.known = addresses.into_iter().map(|it| spelling(&it)).collect();
    }

    /// What the customer has used before.
    pub fn known_addresses(&self) -> &[String] {
        &self.known
    }

    /// The platform's own entries for an address, on whichever network.
    pub fn deposits(&self, address: &str) -> &[Deposit] {
        self.deposits.get(&spelling(address)).map_or(&[], Vec::as_slice)
    }

    /// What is credited on a network.
    pub fn assets(&self, chain: &ChainId) -> &[SupportedAsset] {
        self.assets.get(chain).map_or(&[], Vec::as_slice)
    }

    /// The entry of one asset on a network.
    pub fn asset(&self, chain: &ChainId, token: Option<&str>) -> Option<&SupportedAsset> {
        let token = token.map(spelling);
        self.assets(chain).iter().find(|it| it.token == token)
    }

    /// What an address is known to be on a network; the gravest, if several.
    pub fn label(&self, chain: &ChainId, address: &str) -> Option<&Label> {
        let all = self.labels.get(&spelling(address))?;
        all.iter().filter(|it| it.chain.as_ref().is_none_or(|it| it == chain)).min_by_key(|it| it.kind)
    }
}
