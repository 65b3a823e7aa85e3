//! What was said of transactions: given again while it holds, and remembered longer, for one that vanishes is only known
//! by what was said of it before.

use crate::{
    config::Network,
    facts::{Sourced, Transaction},
};
use lru::LruCache;
use ombud_base::Time;
use parking_lot::Mutex;
use std::{
    collections::HashMap,
    num::NonZeroUsize,
    sync::{Arc, Weak},
    time::Duration,
};
use tokio::time::Instant;

/// How many transactions are remembered; with their transfers some 2 KiB each.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(20_000).unwrap();

/// From so many turns on those that nobody holds any more are looked for.
const ASKED_AT_ONCE: usize = 1_024;

/// From so many blocks on nothing is undone on any chain that has no word of its own for it.
const DEEP: u64 = 64;

type Key = (usize, String);
type Told = Arc<Sourced<Option<Transaction>>>;

pub(crate) struct Memory {
    fresh: Mutex<LruCache<Key, (Told, Option<Instant>)>>,
    seen: Mutex<LruCache<Key, (Arc<Transaction>, Time)>>,
    asking: Mutex<HashMap<Key, Weak<Turn>>>,
}

/// Who holds it asks the network; whoever waits for it finds the answer in the memory.
type Turn = tokio::sync::Mutex<()>;

impl Default for Memory {
    fn default() -> Self {
        let (fresh, seen) = (LruCache::new(REMEMBERED), LruCache::new(REMEMBERED));
        Self { fresh: Mutex::new(fresh), seen: Mutex::new(seen), asking: Mutex::default() }
    }
}

impl Memory {
    /// What was said of it and still holds.
    pub fn fresh(&self, network: usize, id: &str) -> Option<Told> {
        let key = (network, id.to_owned());
        let mut all = self.fresh.lock();
        let (told, until) = all.get(&key)?;
        if until.is_some_and(|until| until <= Instant::now()) {
            all.pop(&key);
            return None;
        }
        Some(Arc::clone(told))
    }

    /// The turn of asking for it: a thousand people who look at one transaction are one question to the network.
    pub fn turn(&self, network: usize, id: &str) -> Arc<Turn> {
        let mut all = self.asking.lock();
        if let Some(turn) = all.get(&(network, id.to_owned())).and_then(Weak::upgrade) {
            return turn;
        }
        if all.len() >= ASKED_AT_ONCE {
            all.retain(|_, turn| turn.strong_count() > 0);
        }
        let turn = Arc::new(Turn::default());
        all.insert((network, id.to_owned()), Arc::downgrade(&turn));
        turn
    }

    /// What was last known of it, and when.
    pub fn before(&self, network: usize, id: &str) -> Option<(Arc<Transaction>, Time)> {
        self.seen.lock().get(&(network, id.to_owned())).cloned()
    }

    /// Remembers what was seen, unless something newer is known.
    pub fn remember(&self, network: usize, seen: Transaction, at: Time) {
        let key = (network, seen.id.clone());
        let mut all = self.seen.lock();
        if all.peek(&key).is_none_or(|(_, known)| *known < at) {
            all.put(key, (Arc::new(seen), at));
        }
    }

    /// Keeps an answer: for ever if the chain cannot take it back, else about as long as a block.
    pub fn keep(&self, network: usize, id: &str, told: &Told, of: &Network) {
        let last = |it: &Transaction| {
            it.block.is_some() && (it.finalised || it.confirmations >= of.confirmations.max(DEEP))
        };
        let until = if told.value.as_ref().is_some_and(last) {
            None
        } else {
            Some(
                Instant::now()
                    + Duration::from_millis(of.block_seconds.saturating_mul(500).clamp(500, 3_000)),
            )
        };
        if let Some(seen) = &told.value {
            let known = (Arc::new(seen.clone()), told.asked);
            self.seen.lock().put((network, seen.id.clone()), known);
        }
        self.fresh.lock().put((network, id.to_owned()), (Arc::clone(told), until));
    }
}
