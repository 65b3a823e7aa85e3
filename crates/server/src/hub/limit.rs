//! Rate limits by the generic cell rate algorithm: one number for each key, no queue, no tick.

use ombud_base::{
    Time,
    id::{CustomerId, InboxId, WorkspaceId},
};
use parking_lot::Mutex;
use std::{collections::HashMap, hash::Hash, time::Duration};

/// Keys that are remembered before those at rest are forgotten.
const MOST: usize = 100_000;

/// Limits of a kind of key.
pub struct Rates<K>(Mutex<HashMap<K, i64>>);

impl<K> Default for Rates<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Hash + Eq> Rates<K> {
    /// Takes one of `per_second`, with bursts of `burst`. When there is none: how long until there is.
    pub fn take(&self, key: K, per_second: u32, burst: u32, now: Time) -> Result<(), Duration> {
        self.take_spaced(key, 1_000_000 / i64::from(per_second.max(1)), burst, now)
    }

    fn take_spaced(&self, key: K, gap: i64, burst: u32, now: Time) -> Result<(), Duration> {
        let now = now.micros();
        let mut all = self.0.lock();
        if all.len() >= MOST {
            all.retain(|_, due| *due > now);
        }
        let due = all.entry(key).or_insert(now);
        let next = (*due).max(now) + gap;
        let wait = next - now - gap * i64::from(burst.max(1));
        if wait > 0 {
            return Err(Duration::from_micros(u64::try_from(wait).unwrap_or(0)));
        }
        *due = next;
        Ok(())
    }
}

/// A rate counted by the minute, all of which may be used at once.
pub(super) struct PerMinute<K>(Rates<K>);

impl<K> Default for PerMinute<K> {
    fn default() -> Self {
        Self(Rates::default())
    }
}

impl<K: Hash + Eq> PerMinute<K> {
    pub(super) fn take(&self, key: K, per_minute: u32, now: Time) -> Result<(), Duration> {
        self.0.take_spaced(key, 60_000_000 / i64::from(per_minute.max(1)), per_minute, now)
    }
}

/// The limits of customers and staff.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) frames: Rates<[u8; 16]>,
    pub(super) strangers: PerMinute<(InboxId, String)>,
    pub(super) readers: PerMinute<(WorkspaceId, String)>,
    pub(super) looks: PerMinute<(WorkspaceId, String)>,
    pub(super) freezes: PerMinute<String>,
    pub(super) reports: PerMinute<CustomerId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds_and_neighbours_are_not_touched() {
        let rates = Rates::default();
        let start = Time::from_micros(1_000_000);
        let passed = (0..100).filter(|_| rates.take(1, 20, 60, start).is_ok()).count();
        assert_eq!(passed, 60);
        assert!(rates.take(2, 20, 60, start).is_ok(), "another key has its own");
        let wait = rates.take(1, 20, 60, start).unwrap_err();
        assert_eq!(wait, Duration::from_millis(50));
        assert!(rates.take(1, 20, 60, start + wait).is_ok());
        let passed = (0..100).filter(|_| rates.take(1, 20, 60, start.plus_seconds(10)).is_ok()).count();
        assert_eq!(passed, 60, "after a rest there is a whole burst again, and no more");
    }
}
