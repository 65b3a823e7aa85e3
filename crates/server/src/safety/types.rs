use super::kinds::ChainLabelKind;
use crate::{http::present, words::words};
use ombud_base::{Time, id::BlockListId};
use ombud_guard::links::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What a link is; later ones are worse.
    LinkVerdict {
        /// It leads to one of the workspace's own hosts.
        Official = "official",
        /// Nothing is known of it.
        Clean = "clean",
        /// It hides where it leads.
        Shortener = "shortener",
        /// Its host was made to be taken for one of the workspace's.
        Lookalike = "lookalike",
        /// Its host, or a parent of it, is blocked.
        Blocked = "blocked",
    }
}

impl LinkVerdict {
    /// Whether a customer must be warned of it.
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Lookalike | Self::Blocked)
    }
}

impl From<Kind> for LinkVerdict {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Official => Self::Official,
            Kind::Clean => Self::Clean,
            Kind::Shortener => Self::Shortener,
            Kind::Lookalike => Self::Lookalike,
            Kind::Blocked => Self::Blocked,
        }
    }
}

/// A link in a text, judged.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JudgedLink {
    /// Its first code point.
    #[schema(example = 8)]
    pub start: usize,
    /// The code point after its last.
    #[schema(example = 38)]
    pub end: usize,
    /// As it is written.
    #[schema(example = "hxxps://nimbus-wallet[.]example")]
    pub url: String,
    /// Where it leads, in ASCII; null if there is no host in it.
    #[schema(example = "nimbus-wallet.example")]
    pub host: Option<String>,
    /// What it is.
    pub verdict: LinkVerdict,
    /// What made it so: `own`, `listed`, `user_info` (an official host before the `@`), `subdomain` (an official host begins
    /// a longer one), `homograph` (letters of other scripts), `other_ending`, `glyphs` (letters that are drawn alike),
    /// `misspelt`, `within` (the name inside the host), `shortened`, `unknown` or `no_host`.
    #[schema(example = "within")]
    pub reason: &'static str,
    /// The official host that it is made to be taken for.
    #[schema(example = "nimbus.example")]
    pub imitates: Option<String>,
}

words! {
    /// Whether an address or the id of a transaction.
    SpottedKind {
        /// An address or account.
        Address = "address",
        /// The id of a transaction.
        Transaction = "transaction",
    }
}

/// An address or a transaction's id in a text, judged.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JudgedAddress {
    /// Its first code point.
    #[schema(example = 8)]
    pub start: usize,
    /// The code point after its last.
    #[schema(example = 50)]
    pub end: usize,
    /// As it is written.
    #[schema(example = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    pub text: String,
    /// Which of the two. What can be both is an address, unless Ethereum has such transactions.
    pub kind: SpottedKind,
    /// The chains that have such addresses, or transactions.
    #[schema(example = json!(["ethereum"]))]
    pub chains: Vec<String>,
    /// Whether every check of a chain's format passed. Nothing says that it was ever used.
    pub valid: bool,
    /// What is wrong, where it is not valid: `checksum`, `capitals`.
    pub fault: Option<String>,
    /// The address that it was made to be mistaken for; null where it is like none that the customer is known by.
    pub poisoned: Option<Poisoned>,
}

/// The address that another one was made to be mistaken for.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Poisoned {
    /// The address that the customer is known by.
    pub like: String,
    /// Bits that both share at their beginnings and ends; from 26 on, no chance made them alike.
    #[schema(example = 32.0)]
    pub shared_bits: f64,
}

/// What there is in a text, judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Judged {
    /// Its links, in order; absent without any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<JudgedLink>,
    /// Its addresses and transactions, in order; absent without any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<JudgedAddress>,
}

impl Judged {
    /// The worst verdict on a link; none without links.
    pub fn worst(&self) -> Option<LinkVerdict> {
        self.links.iter().map(|it| it.verdict).max()
    }

    /// Whether an address was made to be mistaken for one that the customer is known by.
    pub fn is_poisoned(&self) -> bool {
        self.addresses.iter().any(|it| it.poisoned.is_some())
    }
}

/// What the newest 200 messages and notes of a case hold that staff should beware of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseSafety {
    /// The worst verdict on a link; null without links.
    pub worst: Option<LinkVerdict>,
    /// Whether an address was made to be mistaken for one that the customer is known by.
    pub poisoned: bool,
}

impl CaseSafety {
    /// With one more message.
    pub fn add(&mut self, judged: &Judged) {
        self.worst = self.worst.max(judged.worst());
        self.poisoned |= judged.is_poisoned();
    }
}

/// A line of a block list that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BadLine {
    /// Its number, from 1; of JSON, its place in its array.
    #[schema(example = 17)]
    pub line: i64,
    /// Its beginning.
    #[schema(example = "not a host")]
    pub text: String,
}

words! {
    /// What a list names.
    ListNames {
        /// Hosts that are bad.
        Hosts = "hosts",
        /// Addresses on chains that are known.
        Addresses = "addresses",
    }
}

/// A list that somebody else keeps: of bad hosts, or of known addresses.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct BlockList {
    /// Its id.
    pub id: BlockListId,
    /// What it names.
    pub names: ListNames,
    /// What it is called here.
    #[schema(example = "MetaMask")]
    pub name: String,
    /// Where it is read from; null: it is sent here.
    #[schema(example = "https://lists.example/hosts.txt")]
    pub url: Option<String>,
    /// How often it is read anew, in hours.
    pub every_hours: i64,
    /// Whether it is in force.
    pub enabled: bool,
    /// Of addresses: what all of them are; null: each line says it.
    pub label: Option<ChainLabelKind>,
    /// What its text must hash to (SHA-256, 64 digits in hex); null: anything is taken.
    pub sha256: Option<String>,
    /// Of hosts `plain` (one on each line), `urls`, `hosts`, `adblock` or `json`; of addresses `plain`, `csv`, `json`, `json-lines` or
    /// `sdn`; null before it was read.
    #[schema(example = "hosts")]
    pub format: Option<String>,
    /// How many hosts or addresses it names.
    pub entries: i64,
    /// Whether there is a version before, which can be put in force again.
    pub has_previous: bool,
    /// How many of its lines say nothing.
    pub bad_lines: i64,
    /// The first 20 of them.
    pub bad_samples: Vec<BadLine>,
    /// When it last said something new.
    pub changed_at: Option<Time>,
    /// When it was last read, whether or not it said something new.
    pub refreshed_at: Option<Time>,
    /// Why it could not be read anew; null when the last try succeeded. What was read before stays in force, unless this says that it
    /// cannot be read back.
    pub error: Option<String>,
    /// Since when it is here.
    pub created_at: Time,
}

/// A block list to be added.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBlockList {
    /// What it names.
    #[serde(default = "hosts")]
    #[schema(default = "hosts")]
    pub names: ListNames,
    /// Of addresses: what all of them are; null: each line says it.
    #[serde(default)]
    pub label: Option<ChainLabelKind>,
    /// What its text must hash to (SHA-256 in hex), for a list that never changes; null: anything is taken.
    #[serde(default)]
    #[schema(min_length = 64, max_length = 64)]
    pub sha256: Option<String>,
    /// What it is called here: 1 to 100 characters, no other list's.
    #[schema(max_length = 100)]
    pub name: String,
    /// Where it is read from: `https://…`; null: it is sent here.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub url: Option<String>,
    /// How often it is read anew, in hours: 1 to 168.
    #[serde(default = "six")]
    #[schema(minimum = 1, maximum = 168, default = 6)]
    pub every_hours: i64,
    /// Whether it is in force.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub enabled: bool,
}

const fn hosts() -> ListNames {
    ListNames::Hosts
}

const fn six() -> i64 {
    6
}

const fn yes() -> bool {
    true
}

/// What to change of a block list; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockListChange {
    /// What it is called here.
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// Where it is read from; null: it is sent here from now on.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub url: Option<Option<String>>,
    /// How often it is read anew, in hours.
    #[schema(minimum = 1, maximum = 168)]
    pub every_hours: Option<i64>,
    /// Whether it is in force.
    pub enabled: Option<bool>,
    /// Of addresses: what all of them are; null: each line says it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<ChainLabelKind>)]
    pub label: Option<Option<ChainLabelKind>>,
    /// What its text must hash to; null: anything is taken.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, min_length = 64, max_length = 64)]
    pub sha256: Option<Option<String>>,
}

impl BlockListChange {
    /// A list, changed.
    pub(super) fn of(self, it: BlockList) -> BlockList {
        BlockList {
            name: self.name.unwrap_or(it.name),
            url: self.url.unwrap_or(it.url),
            every_hours: self.every_hours.unwrap_or(it.every_hours),
            enabled: self.enabled.unwrap_or(it.enabled),
            label: self.label.unwrap_or(it.label),
            sha256: self.sha256.unwrap_or(it.sha256),
            ..it
        }
    }
}
