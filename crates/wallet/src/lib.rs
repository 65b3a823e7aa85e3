//! Somebody says that an address is theirs. This crate says whether they have shown it.
//!
//! Pure computation: no network, no clock, no randomness. The caller draws the nonce, tells the time, and remembers which
//! nonces were used.
//!
//! ```
//! use ombud_wallet::{Challenge, Expected, Family, Proof, Refusal, Scheme, verify};
//!
//! let challenge = Challenge {
//!     domain: "desk.example".into(),
//!     address: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".into(),
//!     statement: Some("Show the support desk that this wallet is yours.".into()),
//!     uri: "https://desk.example/c/7f3a".into(),
//!     chain_id: "1".into(),
//!     nonce: "bX84zvmnQ2".into(),
//!     issued_at: "2026-07-29T17:32:34Z".parse()?,
//!     expires_at: Some("2026-07-29T17:42:34Z".parse()?),
//!     request_id: Some("7f3a".into()),
//!     ..Challenge::new(Family::Ethereum)
//! };
//! let message = challenge.text()?; // what the wallet is asked to sign
//!
//! let answer = Proof {
//!     scheme: Scheme::Eip4361,
//!     address: challenge.address.clone(),
//!     message,
//!     signature: "0x".to_owned() + &"11".repeat(64) + "1b", // what it answered
//! };
//! let refusal = verify(&answer, &Expected::Challenge(&challenge), "2026-07-29T17:33:00Z".parse()?);
//! assert!(matches!(refusal, Err(Refusal::BadSignature | Refusal::OtherSigner { .. })));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What a proof proves, and what it does not
//!
//! That whoever made the signature held the address's key at some time, and has seen the message. *When*, and that it was
//! made for the asker, is proved only by what the message says: hence [`Expected::Challenge`], with a nonce that was never
//! used before. A signature over a text that others chose ([`Expected::AnyText`]) can be a copy of one shown elsewhere.
//!
//! # Strictness
//!
//! One signature has one form. Signatures with `s` above n/2, witnesses and DER that are not minimal, base64 with stray
//! bits, Ed25519 keys of small order: all refused, so that nobody can make a second signature from the first. A sign-in
//! text is read by the grammar of EIP-4361 and nothing is forgiven: what a wallet shows and what the desk reads must be
//! the same.

mod bitcoin;
mod challenge;
pub mod contract;
mod ecdsa;
#[cfg(feature = "eval")]
pub mod eval;
mod evm;
mod grammar;
mod proof;
mod refusal;
mod solana;
mod time;

pub use challenge::{Challenge, Family};
pub use proof::{Expected, Proof, Proven, Scheme, verify};
pub use refusal::{Malformed, Refusal};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
