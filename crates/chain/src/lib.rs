//! The chain desk: paste a transaction hash or an address, get a diagnosis in plain words.
//!
//! [`Chains`] asks all configured networks at once and says what was found where. [`config`] says which networks there
//! are, [`transport`] asks their endpoints, an [`adapter`] for each family turns answers into [`facts`], [`diagnosis`] turns
//! facts and what the [`platform`] knows into verdicts, [`trace`] follows what left.

pub mod adapter;
pub mod amount;
pub mod bitcoin;
pub mod caip;
pub mod check;
pub mod config;
mod desk;
pub mod diagnosis;
pub mod evm;
pub mod facts;
mod family;
pub mod foreign;
pub mod labels;
mod memory;
pub mod platform;
pub mod say;
pub mod solana;
pub mod ton;
pub mod trace;
pub mod transport;
pub mod tron;
mod wire;
pub mod xrp;

pub use caip::{AccountId, ChainId};
pub use check::{Checked, EndpointChecked};
pub use config::ChainsConfig;
pub use desk::Chains;
pub use diagnosis::{Code, Diagnosis, Found, Severity, Verdict};
pub use platform::{Platform, PlatformData};
pub use say::{Said, say};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
