//! Contract wallets: a signature that only the contract at the address can judge, by EIP-1271.
//!
//! ```
//! use ombud_wallet::{Expected, Proof, Refusal, Scheme, contract::Question, verify};
//!
//! let proof = Proof {
//!     scheme: Scheme::Eip191,
//!     address: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".into(),
//!     message: "hello".into(),
//!     signature: "0x".to_owned() + &"ab".repeat(130),
//! };
//! let now = "2026-07-29T17:33:00Z".parse()?;
//! assert_eq!(verify(&proof, &Expected::AnyText, now), Err(Refusal::ContractWallet));
//!
//! let question = Question::of(&proof, &Expected::AnyText, now)?;
//! // eth_call {to: question.to, data: question.data} at the newest final block, on the chain that the message names:
//! let answer = "0x1626ba7e00000000000000000000000000000000000000000000000000000000";
//! assert_eq!(question.judge(answer)?.address, proof.address);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A key's own signature may come from a contract wallet too: those of 65 bytes whose owner signs for it. So after
//! [`Refusal::OtherSigner`] it is worth asking, if the address has code.

use crate::{
    Challenge, Expected, Proof, Proven, Refusal, Scheme,
    evm::{self, Capitals},
    proof::judge_message,
};
use data_encoding::HEXLOWER;
use jiff::Timestamp;

/// What `isValidSignature(bytes32,bytes)` answers when it accepts, and its selector: EIP-1271.
const MAGIC: &str = "1626ba7e";

/// A call that lets the contract judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The contract.
    pub to: String,
    /// The call's data in hex, with `0x`.
    pub data: String,
    proven: Proven,
}

impl Question {
    /// Judges all that needs no chain, as [`crate::verify`] does, and writes the call.
    ///
    /// # Errors
    ///
    /// When the message is refused, or the scheme is none of Ethereum; [`Refusal::NotDeployed`] for a signature of EIP-6492.
    pub fn of(proof: &Proof, expected: &Expected<'_>, now: Timestamp) -> Result<Self, Refusal> {
        let capitals = match proof.scheme {
            Scheme::Eip4361 => Capitals::Eip55,
            Scheme::Eip191 => Capitals::Any,
            _ => {
                return Err(Refusal::Unsupported(
                    "only Ethereum and its kin have contract wallets of EIP-1271",
                ));
            }
        };
        let sign_in = judge_message(proof, expected, now)?;
        let account = evm::ethereum_account(&proof.address, capitals)
            .map_err(|why| Refusal::Address { scheme: proof.scheme.name(), why })?;
        let signature = evm::hex(&proof.signature)?;
        if is_wrapped(&signature) {
            return Err(Refusal::NotDeployed);
        }
        let address = evm::ethereum_address(&account);
        Ok(Self {
            to: address.clone(),
            data: is_valid_signature(&evm::eip191_hash(&proof.message), &signature),
            proven: Proven { address, scheme: proof.scheme, sign_in },
        })
    }

    /// The chain to ask, if the message names one (`Chain ID` of EIP-4361).
    pub fn chain_id(&self) -> Option<&str> {
        self.proven.sign_in.as_ref().map(|it: &Challenge| it.chain_id.as_str())
    }

    /// Judges the call's answer: 32 bytes in hex, with `0x`.
    ///
    /// # Errors
    ///
    /// [`Refusal::ContractRefused`] for any other word than EIP-1271's; [`Refusal::NoContract`] for what is no word: an
    /// address without code answers nothing at all.
    pub fn judge(self, answer: &str) -> Result<Proven, Refusal> {
        let word = evm::hex(answer).ok().filter(|it| it.len() == 32).ok_or(Refusal::NoContract)?;
        let digits = HEXLOWER.encode(&word);
        let rest = digits.strip_prefix(MAGIC).ok_or(Refusal::ContractRefused)?;
        if rest.bytes().all(|it| it == b'0') { Ok(self.proven) } else { Err(Refusal::ContractRefused) }
    }
}

/// Whether a signature carries the code of a wallet that may not exist yet: EIP-6492.
fn is_wrapped(signature: &[u8]) -> bool {
    signature.ends_with(&evm::EIP_6492)
}

/// The ABI's form: the hash, where the bytes begin, their length, and they, filled up to whole words.
fn is_valid_signature(hash: &[u8; 32], signature: &[u8]) -> String {
    let filling = signature.len().next_multiple_of(32) - signature.len();
    format!(
        "0x{MAGIC}{}{:064x}{:064x}{}{}",
        HEXLOWER.encode(hash),
        0x40,
        signature.len(),
        HEXLOWER.encode(signature),
        "00".repeat(filling)
    )
}
