//! Situations that are built on a real development node; every verdict has to be right. `OMBUD_TEST_ANVIL` names the node's
//! program.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod addresses;
mod approvals;
mod bridges;
mod demo;
mod deposits;
mod failures;
mod moves;
mod node;
mod pending;
mod several;
#[path = "../support/mod.rs"]
mod support;
mod traces;
