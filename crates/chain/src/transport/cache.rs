//! Answers that were given before, kept as long as they hold.

use super::pool::Ask;
use bytes::Bytes;
use lru::LruCache;
use ombud_base::Time;
use parking_lot::Mutex;
use std::{num::NonZeroUsize, time::Duration};
use tokio::time::Instant;

/// How many answers are kept for a network.
const ANSWERS: NonZeroUsize = NonZeroUsize::new(4_096).unwrap();

/// The largest answer that is kept, in bytes; with [`ANSWERS`] it bounds the memory of a network at 64 MiB.
const LARGEST: usize = 16 << 10;

/// How long an answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It is already history.
    No,
    /// For so long: it may change with the next block.
    For(Duration),
    /// It can never change: it speaks of what is final.
    Final,
}

#[derive(Clone)]
pub(super) struct Kept {
    pub body: Bytes,
    pub host: String,
    pub asked: Time,
    until: Option<Instant>,
}

pub(super) struct Cache(Mutex<LruCache<Ask, Kept>>);

impl Cache {
    pub fn new() -> Self {
        Self(Mutex::new(LruCache::new(ANSWERS)))
    }

    pub fn get(&self, ask: &Ask) -> Option<Kept> {
        let mut all = self.0.lock();
        let kept = all.get(ask)?;
        if kept.until.is_some_and(|until| until <= Instant::now()) {
            all.pop(ask);
            return None;
        }
        Some(kept.clone())
    }

    pub fn put(&self, ask: &Ask, keep: Keep, body: Bytes, host: &str, asked: Time) {
        let until = match keep {
            Keep::No => return,
            Keep::For(time) => Some(Instant::now() + time),
            Keep::Final => None,
        };
        if body.len() <= LARGEST {
            self.0.lock().put(ask.clone(), Kept { body, host: host.to_owned(), asked, until });
        }
    }
}
