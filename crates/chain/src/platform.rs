//! What the platform knows and a chain cannot: its own addresses, what it supports, and lists of others' addresses.

use crate::{amount::Units, caip::ChainId, labels::Labels};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};

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
    /// What is credited there, where that is said of this address; empty: what is credited on the network.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<SupportedAsset>,
    /// To whom it was given.
    #[serde(default, skip_serializing_if = "Whose::is_platform")]
    pub whose: Whose,
}

/// To whom an address was given at which the platform takes deposits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// To nobody alone: it is the platform's for all.
    #[default]
    Platform,
    /// To the customer who is looked for.
    Customer,
    /// To some customer; nobody is looked for.
    Somebody,
    /// To another customer than the one who is looked for.
    Another,
}

impl Whose {
    const fn is_platform(&self) -> bool {
        matches!(self, Self::Platform)
    }
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

/// The platform's knowledge, ready to be asked. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Platform {
    deposits: Arc<HashMap<String, Vec<Deposit>>>,
    assets: Arc<HashMap<ChainId, Vec<SupportedAsset>>>,
    labels: Arc<HashMap<String, Vec<Label>>>,
    /// What lists say that others keep.
    listed: Arc<Labels>,
    known: Vec<String>,
    /// What was given to customers, as far as it was asked for.
    given: HashMap<String, Vec<Deposit>>,
}

/// The one spelling of an address: hex without capitals, for those are a checksum alone. All else is left as it is.
pub(crate) fn spelling(address: &str) -> String {
    let hex = address.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("0x"));
    if hex { address.to_ascii_lowercase() } else { address.to_owned() }
}

impl Platform {
    /// Sorts it for look-up; once for many diagnoses.
    pub fn new(data: PlatformData) -> Self {
        let (mut deposits, mut assets, mut labels) = (HashMap::new(), HashMap::new(), HashMap::new());
        for deposit in data.deposits {
            deposits.entry(spelling(&deposit.address)).or_insert_with(Vec::new).push(named(deposit));
        }
        for asset in data.assets {
            assets.entry(asset.chain.clone()).or_insert_with(Vec::new).push(spelt(asset));
        }
        for label in data.labels {
            labels.entry(spelling(&label.address)).or_insert_with(Vec::new).push(label);
        }
        Self {
            deposits: Arc::new(deposits),
            assets: Arc::new(assets),
            labels: Arc::new(labels),
            known: data.known.iter().map(|it| spelling(it)).collect(),
            ..Self::default()
        }
    }

    /// The same knowledge for another customer, who has used other addresses.
    pub fn known(&mut self, addresses: impl IntoIterator<Item = String>) {
        self.known = addresses.into_iter().map(|it| spelling(&it)).collect();
    }

    /// With what lists say that others keep.
    #[must_use]
    pub fn listing(mut self, listed: Arc<Labels>) -> Self {
        self.listed = listed;
        self
    }

    /// The same with addresses that customers were given. Of an address that is given, only that counts: it is said more exactly than
    /// what is known of the platform's addresses at large.
    #[must_use]
    pub fn giving(mut self, deposits: impl IntoIterator<Item = Deposit>) -> Self {
        for deposit in deposits {
            self.given.entry(spelling(&deposit.address)).or_default().push(named(deposit));
        }
        self
    }

    /// What the customer has used before.
    pub fn known_addresses(&self) -> &[String] {
        &self.known
    }

    /// The platform's own entries for an address, on whichever network.
    pub fn deposits(&self, address: &str) -> &[Deposit] {
        let address = spelling(address);
        self.given.get(&address).or_else(|| self.deposits.get(&address)).map_or(&[], Vec::as_slice)
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

    /// What is credited on a network at an address: what is said of the address itself, else what is credited there at large.
    pub fn credited<'a>(&'a self, chain: &'a ChainId, address: &str) -> Vec<&'a SupportedAsset> {
        let entries = self.deposits(address).iter();
        let own: Vec<_> = entries.flat_map(|it| &it.assets).filter(|it| it.chain == *chain).collect();
        if own.is_empty() { self.assets(chain).iter().collect() } else { own }
    }

    /// What an address is known to be on a network; the gravest, if several.
    pub fn label(&self, chain: &ChainId, address: &str) -> Option<&Label> {
        let address = spelling(address);
        let own = self.labels.get(&address).into_iter().flatten();
        let fits = |it: &&Label| it.chain.as_ref().is_none_or(|it| it == chain);
        own.chain(self.listed.of(&address)).filter(fits).min_by_key(|it| it.kind)
    }
}

fn named(mut deposit: Deposit) -> Deposit {
    deposit.assets = deposit.assets.into_iter().map(spelt).collect();
    deposit
}

fn spelt(mut asset: SupportedAsset) -> SupportedAsset {
    asset.token = asset.token.as_deref().map(spelling);
    asset
}
