//! Verifying.

use crate::{
    Challenge, Family, Refusal, bitcoin,
    evm::{self, Capitals},
    solana,
};
use jiff::Timestamp;

/// The longest message that is looked at, in bytes.
const LONGEST_MESSAGE: usize = 64 * 1024;
/// The longest signature that is looked at, in bytes of its text: EIP-6492 wraps the code of a wallet.
const LONGEST_SIGNATURE: usize = 64 * 1024;

/// How a message was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// A sign-in text of EIP-4361, signed by EIP-191.
    Eip4361,
    /// Any text, signed by EIP-191: Ethereum's `personal_sign`.
    Eip191,
    /// BIP-322, the simple form: a witness in base64, with or without `smp` before it.
    Bip322Simple,
    /// Bitcoin's older signed messages, with the header bytes of BIP-137.
    Bip137,
    /// Solana's `signMessage`: Ed25519 over the bytes.
    SolanaEd25519,
    /// Tron's `signMessageV2`: TIP-191.
    Tip191,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Eip4361, Self::Eip191, Self::Bip322Simple, Self::Bip137, Self::SolanaEd25519, Self::Tip191];

    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eip4361 => "eip4361",
            Self::Eip191 => "eip191",
            Self::Bip322Simple => "bip322-simple",
            Self::Bip137 => "bip137",
            Self::SolanaEd25519 => "solana-ed25519",
            Self::Tip191 => "tip191",
        }
    }

    /// The scheme of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The chains whose addresses it proves.
    pub fn family(self) -> Family {
        match self {
            Self::Eip4361 | Self::Eip191 => Family::Ethereum,
            Self::Bip322Simple | Self::Bip137 => Family::Bitcoin,
            Self::SolanaEd25519 => Family::Solana,
            Self::Tip191 => Family::Tron,
        }
    }
}

/// What somebody shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// How it was signed.
    pub scheme: Scheme,
    /// The address that is said to be theirs.
    pub address: String,
    /// The message, byte for byte as it was signed.
    pub message: String,
    /// The signature as wallets give it: hex for Ethereum and Tron, base64 for Bitcoin, any of base58, base64 and hex for
    /// Solana.
    pub signature: String,
}

/// What the message must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected<'a> {
    /// What this challenge says, field by field; and it must be valid now. The one to use for letting somebody in.
    Challenge(&'a Challenge),
    /// A sign-in text of this domain with this nonce, valid now.
    SignIn {
        /// Who asks, as in [`Challenge::domain`]; compared byte for byte.
        domain: &'a str,
        /// The nonce.
        nonce: &'a str,
    },
    /// This text and no other.
    Text(&'a str),
    /// Whatever it says. Proves nothing about when it was signed, nor for whom.
    AnyText,
}

/// A proof that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The address, in its usual form: with the capitals of EIP-55.
    pub address: String,
    /// How it was proved.
    pub scheme: Scheme,
    /// What the sign-in text said; `None` if the message was another text.
    pub sign_in: Option<Challenge>,
}

/// Verifies a proof: what the message says, whether it is valid `now`, and that the address's key signed it.
///
/// # Errors
///
/// With the first thing that is wrong; the message is judged before the signature.
pub fn verify(proof: &Proof, expected: &Expected<'_>, now: Timestamp) -> Result<Proven, Refusal> {
    let sign_in = judge_message(proof, expected, now)?;
    let address = judge_signature(proof)?;
    Ok(Proven { address, scheme: proof.scheme, sign_in })
}

/// Whether the message is what was asked for; what it says, if it is a sign-in text.
pub(crate) fn judge_message(
    proof: &Proof,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<Option<Challenge>, Refusal> {
    if proof.message.len() > LONGEST_MESSAGE {
        return Err(Refusal::TooLong { limit: LONGEST_MESSAGE });
    }
    if matches!(expected, Expected::Text(text) if *text != proof.message) {
        return Err(Refusal::OtherText);
    }
    let is_sign_in = matches!(expected, Expected::Challenge(_) | Expected::SignIn { .. });
    if !is_sign_in && proof.scheme != Scheme::Eip4361 {
        return Ok(None);
    }
    let said = Challenge::parse(&proof.message, proof.scheme.family())?;
    if said.address != proof.address {
        return Err(Refusal::OtherAddress { found: said.address });
    }
    match expected {
        Expected::Challenge(asked) => said.judge_fields(asked)?,
        Expected::SignIn { domain, nonce } => {
            same("domain", &said.domain, domain)?;
            same("Nonce", &said.nonce, nonce)?;
        }
        Expected::Text(_) | Expected::AnyText => {}
    }
    said.judge_time(now)?;
    Ok(Some(said))
}

fn same(field: &'static str, found: &str, expected: &str) -> Result<(), Refusal> {
    if found == expected {
        return Ok(());
    }
    Err(Refusal::Differs { field, found: found.into(), expected: expected.into() })
}

/// Whether the address's key signed the message; the address in its usual form.
fn judge_signature(proof: &Proof) -> Result<String, Refusal> {
    let Proof { scheme, address, message, signature } = proof;
    if signature.len() > LONGEST_SIGNATURE {
        return Err(Refusal::SignatureForm("it is longer than any"));
    }
    let refuse = |why| Refusal::Address { scheme: scheme.name(), why };
    match scheme {
        Scheme::Eip4361 | Scheme::Eip191 => {
            let capitals = if *scheme == Scheme::Eip4361 { Capitals::Eip55 } else { Capitals::Any };
            let account = evm::ethereum_account(address, capitals).map_err(refuse)?;
            let signer = evm::signer(&evm::eip191_hash(message), &evm::hex(signature)?)?;
            owner(account, signer, evm::ethereum_address)
        }
        Scheme::Tip191 => {
            let account = evm::tron_account(address).map_err(refuse)?;
            let signer = evm::signer(&evm::tip191_hash(message), &evm::hex(signature)?)?;
            owner(account, signer, evm::tron_address)
        }
        Scheme::SolanaEd25519 => {
            solana::verify(address, message, signature)?;
            Ok(address.clone())
        }
        Scheme::Bip322Simple | Scheme::Bip137 => {
            let parsed = bitcoin::Address::parse(address).map_err(refuse)?;
            match scheme {
                Scheme::Bip137 => bitcoin::verify_bip137(&parsed, message, signature)?,
                _ => bitcoin::verify_bip322_simple(&parsed, message, signature)?,
            }
            Ok(if address.starts_with(['1', '2', '3', 'm', 'n']) {
                address.clone()
            } else {
                address.to_ascii_lowercase()
            })
        }
    }
}

fn owner(
    account: evm::Account,
    signer: evm::Account,
    write: fn(&evm::Account) -> String,
) -> Result<String, Refusal> {
    if account == signer { Ok(write(&account)) } else { Err(Refusal::OtherSigner { signer: write(&signer) }) }
}
