//! Search over all messages, however old, the same on every database engine.
//!
//! The index is rows of ours: for each token and each block of [`BLOCK`] positions the sorted positions that hold it.
//! Tokens are made by `ombud-nlp`; they are hashes, so the index holds no words. A question is the intersection of its
//! tokens' positions, walked from the newest block down, each candidate checked against the message itself.
//!
//! The indexer reads messages behind a cursor; it can be run anew from nothing.

mod api;
mod block;
mod index;

pub use api::{Found, find, routes};
pub use index::{catch_up, run};

/// Positions of one row.
pub const BLOCK: i64 = 4096;
