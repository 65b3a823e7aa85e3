//! The chain desk: from a transaction hash or an address to a diagnosis in plain words.
//!
//! [`config`] says which networks there are, [`transport`] asks their endpoints, an [`adapter`] for each family turns
//! answers into [`facts`].

pub mod adapter;
pub mod amount;
pub mod bitcoin;
pub mod caip;
pub mod config;
pub mod facts;
mod family;
pub mod solana;
pub mod ton;
pub mod transport;
pub mod tron;
mod wire;
pub mod xrp;
