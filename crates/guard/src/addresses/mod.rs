//! Addresses and transaction ids: what a string is, and whether it is right.
//!
//! [`check`] asks whether a text is an address or a transaction id of one chain; [`identify`] asks what a text
//! could be at all; [`find`] finds such texts in a message. Everything that a chain's format lets one verify is
//! verified: alphabet, length, version, checksum, capitals. Nothing says that an address was ever used.
//!
//! # Adding a chain
//!
//! Add a row to `CHAINS` in `chains.rs`. Where its form is new, write a reader `fn(&str) -> Outcome` beside
//! those of its family (`base58.rs`, `bech32.rs`, `base32.rs`, `hex.rs`, `named.rs`).

mod base32;
mod base58;
mod bech32;
mod cash;
mod chains;
mod find;
mod hex;
mod named;
pub mod poisoning;
#[cfg(test)]
mod tests;
mod ton;

use std::borrow::Cow;
use std::fmt;

pub use find::{Spotted, find};

/// The longest text that is looked at, in bytes: Zcash's unified addresses and Byron's are the longest.
const LONGEST: usize = 512;

/// What a reader says: the kind of address, such as `p2pkh`, or why it is none.
type Outcome = Result<&'static str, Fault>;

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It does not look like one at all.
    Form,
    /// A character that the alphabet lacks.
    Alphabet,
    /// Too long or too short.
    Length,
    /// The checksum does not hold: a character is wrong, missing or exchanged.
    Checksum,
    /// Capitals and small letters are mixed where they must not be, or are not those that EIP-55 asks for.
    Capitals,
    /// A version, header or witness program that the chain does not have.
    Version,
    /// It is one of another chain or network.
    Of(Cow<'static, str>),
    /// It is a secret: whoever shows it loses the money.
    Secret,
    /// The chain is not known here.
    UnknownChain,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Form => f.write_str("not of the form"),
            Fault::Alphabet => f.write_str("a character that cannot be in it"),
            Fault::Length => f.write_str("length"),
            Fault::Checksum => f.write_str("checksum"),
            Fault::Capitals => f.write_str("capitals"),
            Fault::Version => f.write_str("version"),
            Fault::Of(chain) => write!(f, "of another kind: {chain}"),
            Fault::Secret => f.write_str("of another kind: a private key"),
            Fault::UnknownChain => f.write_str("unknown chain"),
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An address or account.
    Address,
    /// The id of a transaction.
    Transaction,
    /// Either.
    Either,
}

/// The answer of [`check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// What it is, such as `p2tr` or `transaction`; `None` if it is nothing of the chain.
    pub kind: Option<&'static str>,
    /// Why it is nothing of the chain.
    pub fault: Option<Fault>,
}

impl Validity {
    /// Whether it is what was asked for.
    pub fn valid(&self) -> bool {
        self.kind.is_some()
    }
}

/// What a text may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The chain's id: `bitcoin`, `cosmos-osmo`, `ton-testnet`.
    pub chain: Cow<'static, str>,
    /// Whether an address or a transaction.
    pub asked: Asked,
    /// The kind of address, or `transaction`.
    pub kind: &'static str,
    /// Why it is not valid although it looks like one; `None` if it is valid.
    pub fault: Option<Fault>,
}

impl Identity {
    /// Whether every check passed.
    pub fn valid(&self) -> bool {
        self.fault.is_none()
    }

    /// `testnet` or `mainnet`.
    pub fn network(&self) -> &'static str {
        if self.chain.ends_with("-testnet") { "testnet" } else { "mainnet" }
    }
}

/// Whether a text is an address or a transaction id of a chain.
///
/// ```
/// use ombud_guard::addresses::{Asked, check};
/// assert!(check("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum", Asked::Address).valid());
/// assert!(!check("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "ethereum", Asked::Address).valid());
/// ```
pub fn check(text: &str, chain: &str, asked: Asked) -> Validity {
    let outcome = match chains::of(chain) {
        None => Err(Fault::UnknownChain),
        Some(_) if text.is_empty() || text.len() > LONGEST => Err(Fault::Length),
        Some(chain) => match asked {
            Asked::Address => chain.address(text),
            Asked::Transaction => chain.transaction(text),
            Asked::Either => chain.address(text).or_else(|fault| chain.transaction(text).map_err(|_| fault)),
        },
    };
    match outcome {
        Ok(kind) => Validity { kind: Some(kind), fault: None },
        Err(Fault::UnknownChain) => Validity { kind: None, fault: Some(Fault::UnknownChain) },
        Err(fault) => Validity { kind: None, fault: Some(explain(text, fault)) },
    }
}

/// What else a refused text is, since "an address of Litecoin" helps more than "version".
fn explain(text: &str, fault: Fault) -> Fault {
    if base58::is_private_key(text) || base32::is_stellar_seed(text) {
        return Fault::Secret;
    }
    match identify(text).into_iter().find(Identity::valid) {
        Some(other) if other.asked == Asked::Transaction => Fault::Of(Cow::Borrowed("a transaction or hash")),
        Some(other) => Fault::Of(other.chain),
        None => fault,
    }
}

/// All that a text can be. If it is nothing, then what it was probably meant to be, with what is wrong.
pub fn identify(text: &str) -> Vec<Identity> {
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    let mut sound = Vec::new();
    let mut faulty = Vec::new();
    for chain in chains::telling(text) {
        match chain.address(text) {
            Ok(kind) => sound.push(Identity { chain: chain.id(), asked: Asked::Address, kind, fault: None }),
            // Other faults say that it is something else, not that it is nearly this.
            Err(fault @ (Fault::Checksum | Fault::Capitals)) => {
                faulty.push(Identity {
                    chain: chain.id(),
                    asked: Asked::Address,
                    kind: "address",
                    fault: Some(fault),
                });
            }
            Err(_) => {}
        }
        if let Ok(kind) = chain.transaction(text) {
            sound.push(Identity { chain: chain.id(), asked: Asked::Transaction, kind, fault: None });
        }
    }
    if sound.is_empty() { faulty } else { sound }
}
