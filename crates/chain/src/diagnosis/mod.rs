//! From facts to verdicts. Pure: the same facts and the same platform always give the same verdicts.

mod address;
mod code;
pub(crate) mod codes;
mod deposit;
mod failure;
mod risk;
#[cfg(test)]
mod tests;
mod transaction;

pub(crate) use address::judge as judge_account;
pub use code::{Code, Severity, UnknownCode};
pub(crate) use deposit::uncredited;
pub(crate) use transaction::{judge as judge_transaction, settled};

use crate::{
    amount::Units,
    caip::ChainId,
    config::Network,
    facts::{Account, Asset, BlockRef, Transaction},
    platform::Platform,
    transport::CannotTell,
};
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What was read, without white space or a link around it; empty if that names nothing.
    pub text: String,
    /// What it was read as.
    pub kind: AskedKind,
    /// When.
    pub at: Time,
}

/// What a text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedKind {
    /// A transaction's id.
    Transaction,
    /// An address.
    Address,
    /// Some networks have such ids of transactions, others such addresses.
    Either,
    /// Nothing of any configured network.
    Nothing,
}

/// The answer to a pasted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// What was asked.
    pub asked: Asked,
    /// What was found where, in the order of the configuration.
    pub found: Vec<Found>,
    /// What is to be said where nothing was found.
    pub verdicts: Vec<Verdict>,
    /// The networks that answered and know nothing of it.
    pub nowhere: Vec<ChainId>,
    /// The networks that could not be asked, with the reason: of them nothing is said.
    pub cannot_tell: Vec<(ChainId, CannotTell)>,
}

/// What one network knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The network.
    pub chain: ChainId,
    /// What people call it.
    pub network: String,
    /// What is to be said: where it stands first, then the rest, the gravest first.
    pub verdicts: Vec<Verdict>,
    /// The transaction.
    pub transaction: Option<Transaction>,
    /// The address.
    pub account: Option<Account>,
    /// A page of an explorer that shows it.
    pub link: Option<String>,
}

/// One thing to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What.
    pub code: Code,
    /// How much it is to worry about.
    pub severity: Severity,
    /// What the texts need, by name.
    pub facts: BTreeMap<String, Fact>,
    /// What it rests on; `None` where nothing was found.
    pub source: Option<Source>,
}

/// A value in a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// A name, an address, a hash or what a contract says. Empty where it is not known.
    Text(String),
    /// So much of something.
    Amount {
        /// In smallest units.
        units: Units,
        /// Places behind the point; `None` if nobody says.
        decimals: Option<u8>,
        /// Of what; empty if nobody says.
        symbol: String,
    },
    /// So many.
    Count(u64),
    /// So long, in seconds.
    Seconds(u64),
}

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The network.
    pub chain: ChainId,
    /// The block, if it is in one.
    pub block: Option<BlockRef>,
    /// Host of the endpoint that said so.
    pub endpoint: String,
    /// When it was asked.
    pub asked: Time,
}

impl Verdict {
    /// A verdict without facts.
    pub fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), facts: BTreeMap::new(), source: None }
    }

    /// With one more fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Fact {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// So much of an asset.
pub(crate) fn amount(units: Units, asset: &Asset) -> Fact {
    if asset.item.is_some() && asset.decimals.is_none() {
        let symbol = asset.symbol.clone().unwrap_or_else(|| "NFT".into());
        return Fact::Amount { units, decimals: Some(0), symbol };
    }
    Fact::Amount { units, decimals: asset.decimals, symbol: asset.symbol.clone().unwrap_or_default() }
}

/// What everything is judged by.
pub(crate) struct Bench<'a> {
    pub network: &'a Network,
    pub platform: &'a Platform,
    /// What people call the other networks.
    pub names: &'a BTreeMap<ChainId, String>,
}

impl Bench<'_> {
    /// The names of networks, for a sentence.
    pub fn named(&self, chains: &[ChainId]) -> String {
        let name = |it: &ChainId| self.names.get(it).cloned().unwrap_or_else(|| it.to_string());
        chains.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// Which known address another was made to look like.
    pub fn resembles(&self, address: &str) -> Option<&str> {
        use ombud_guard::addresses::poisoning::{Likeness, compare};
        let known = self.platform.known_addresses();
        let told = compare(known, address, self.network.guard_name());
        let nearest = (told.likeness == Likeness::Lookalike).then_some(told.nearest)?;
        known.get(nearest?).map(String::as_str)
    }
}
