//! What links and addresses are judged by: the workspace's own hosts, blocked hosts, lists of bad hosts, and the addresses
//! that a customer is known by.
//!
//! [`Safety`] keeps a workspace's [`Policy`] in memory.

mod content;
mod policy;
mod store;

pub use policy::{Policy, Safety};
