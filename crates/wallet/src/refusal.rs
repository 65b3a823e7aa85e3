//! Why a proof is refused, in words that help the one who reads them.

use jiff::Timestamp;
use thiserror::Error;

/// Why a proof is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The address is none of those that the scheme can prove.
    #[error("the address is not one that {scheme} can prove: {why}")]
    Address {
        /// The scheme's name.
        scheme: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The signature's bytes are not of the scheme's form.
    #[error("the signature is not well formed: {0}")]
    SignatureForm(&'static str),
    /// `s` is above n/2: the signature was changed, or made by a wallet that no longer conforms (BIP-62, EIP-2).
    #[error("the signature is malleable: its s is in the upper half of the range")]
    HighS,
    /// The signature is sound, by another key.
    #[error("the message was signed by {signer}, or it was changed after signing")]
    OtherSigner {
        /// Whose key it is.
        signer: String,
    },
    /// The signature does not belong to this message and this address.
    #[error(
        "the signature does not belong to this message and address: another key signed, or a byte was changed"
    )]
    BadSignature,
    /// A signature that only a contract can judge (EIP-1271): see [`crate::contract`].
    #[error("only the contract at the address can judge this signature (EIP-1271): ask a node of its chain")]
    ContractWallet,
    /// A signature of a contract that need not exist yet (EIP-6492).
    #[error(
        "the signature is of a contract wallet that is not yet deployed (EIP-6492): deploy it, then sign again"
    )]
    NotDeployed,
    /// What the scheme allows and this crate does not verify.
    #[error("cannot be verified here: {0}")]
    Unsupported(&'static str),
    /// The message is longer than any wallet shows.
    #[error("the message is longer than {limit} bytes")]
    TooLong {
        /// The most that is looked at, in bytes.
        limit: usize,
    },
    /// The message is no sign-in text.
    #[error("the message is not a sign-in text: {0}")]
    Message(#[from] Malformed),
    /// The message names another address than the one to prove.
    #[error("the message speaks of the address {found}, not of the one to prove")]
    OtherAddress {
        /// The message's address.
        found: String,
    },
    /// A field says another thing than was asked for. A domain that is not ours means that somebody else asked for it.
    #[error("the message's {field} is `{found}`, expected `{expected}`")]
    Differs {
        /// The field, as the text names it: `domain`, `Nonce`, `Chain ID`.
        field: &'static str,
        /// What it says; empty if it is missing.
        found: String,
        /// What was asked for; empty if it should be missing.
        expected: String,
    },
    /// The message is not the text that was asked for, byte for byte.
    #[error("the message is not the text that was to be signed, byte for byte")]
    OtherText,
    /// The message is no longer valid.
    #[error("the message expired at {at}")]
    Expired {
        /// Since when.
        at: Timestamp,
    },
    /// The message is not valid yet.
    #[error("the message is not valid before {at}")]
    NotYet {
        /// From when on.
        at: Timestamp,
    },
    /// The contract answered, and not with EIP-1271's magic value.
    #[error("the contract at the address does not accept the signature")]
    ContractRefused,
    /// What the node answered is no answer of `isValidSignature`: most likely there is no such contract on this chain.
    #[error("the address has no contract on this chain that can judge a signature")]
    NoContract,
}

impl Refusal {
    /// A stable name, for logs, statistics and translated texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Address { .. } => "address",
            Self::SignatureForm(_) => "signature_form",
            Self::HighS => "high_s",
            Self::OtherSigner { .. } => "other_signer",
            Self::BadSignature => "bad_signature",
            Self::ContractWallet => "contract_wallet",
            Self::NotDeployed => "not_deployed",
            Self::Unsupported(_) => "unsupported",
            Self::TooLong { .. } => "too_long",
            Self::Message(_) => "message",
            Self::OtherAddress { .. } => "other_address",
            Self::Differs { .. } => "differs",
            Self::OtherText => "other_text",
            Self::Expired { .. } => "expired",
            Self::NotYet { .. } => "not_yet",
            Self::ContractRefused => "contract_refused",
            Self::NoContract => "no_contract",
        }
    }
}

/// What is wrong with a sign-in text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: &'static str,
}
