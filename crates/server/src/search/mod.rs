//! Search over all messages, however old, the same on every database engine.
//!
//! Positions are cut into blocks of [`BLOCK`]. The index of a block that is complete is sealed: [`SHARDS`] rows, each with
//! those of its tokens that fall into the shard, and for each token the offsets of the messages that hold it. A question
//! reads one row of each block for each of its tokens, and these lie side by side. Messages since the last sealed block
//! are indexed in memory, up to the very question; nothing of that has to be kept, for messages can be read again.
//!
//! Tokens are made by `ombud-nlp` and hashed under a key of the workspace, so the index holds no words and tells none to who
//! does not have the key. What the mask hides in a message (addresses, numbers) is one token of the whole value, and none of its
//! parts: see [`crate::trust::asked`]. Who wrote it, whether it has a file, its month and year are tokens, too, so that filters need no scan
//! ([`filter`]). A question is the intersection of its
//! tokens' offsets, walked from the newest block down, each candidate checked against the message itself. When that is at
//! its end the walk is done once more for messages with other forms of the words, which is why exact hits come first.

mod api;
mod filter;
mod part;
mod renew;
mod seal;
mod spelling;
mod tail;
mod token;
mod walk;

pub use api::{Found, SearchPage, routes};
pub use renew::renew;
pub use seal::{catch_up, cut, reseal, run};

use crate::{app::App, conversations::Desk};
use axum::extract::FromRef;
use std::{ops::Deref, sync::Arc};
use tail::Tails;
use token::TokenKey;

/// The desk with what makes its messages findable. Cheap to clone.
#[derive(Clone)]
pub struct Search {
    desk: Desk,
    /// The newest messages, ready to be searched.
    tails: Arc<Tails>,
}

impl Search {
    /// With nothing indexed in memory yet.
    pub fn new(desk: Desk) -> Self {
        Self { desk, tails: Arc::default() }
    }
}

impl Deref for Search {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl FromRef<Search> for App {
    fn from_ref(search: &Search) -> Self {
        Self::from_ref(&search.desk)
    }
}

/// Positions of a block: an offset within it takes two bytes.
pub const BLOCK: i64 = 4096;
/// Rows of a block.
pub const SHARDS: usize = 512;

/// The shard that a token falls into: its highest nine bits.
#[allow(clippy::cast_possible_truncation, reason = "nine bits are left")]
const fn shard(token: u64) -> usize {
    (token >> (u64::BITS - SHARDS.trailing_zeros())) as usize
}

/// What a shard tells tokens apart by: their lowest 32 bits. Two tokens that share them give candidates that the look at
/// the message refuses.
#[allow(clippy::cast_possible_truncation, reason = "the low bits are meant")]
const fn print(token: u64) -> u32 {
    token as u32
}
