//! Who does not answer is left alone for a while: the next customers do not wait for what the last ones waited for in vain.
//!
//! It is this process's own experience, and kept in memory: after a restart a model is asked at once.

use ombud_base::{Time, id::WorkspaceId};
use parking_lot::Mutex;
use std::{collections::HashMap, sync::Arc, time::Duration};

/// Failures in a row after which it rests.
const FAILURES: u32 = 3;
/// The first rest; each further one is twice as long.
const REST_SECONDS: u64 = 30;
/// The longest rest.
const LONGEST_SECONDS: u64 = 600;
/// How long one request that tries whether it answers again keeps others off.
const PROBE_SECONDS: u64 = 30;

#[derive(Clone, Debug, Default)]
struct State {
    failures: u32,
    rests: u32,
    until: Option<Time>,
    /// Whether one request tries it.
    probing: bool,
    why: String,
}

/// How it stands with a workspace's model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stand {
    /// Until when it is left alone; none: it is asked.
    pub until: Option<Time>,
    /// Why it failed last; empty: it answered.
    pub why: String,
}

/// Of all workspaces. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Breakers(Arc<Mutex<HashMap<WorkspaceId, State>>>);

impl Breakers {
    /// Whether it may be asked. After a rest one request tries it, and others wait for what comes of that.
    pub fn may(&self, ws: WorkspaceId, now: Time) -> bool {
        let mut all = self.0.lock();
        let Some(state) = all.get_mut(&ws) else { return true };
        match state.until {
            Some(until) if until > now => false,
            Some(_) => {
                (state.until, state.probing) = (Some(now + Duration::from_secs(PROBE_SECONDS)), true);
                true
            }
            None => true,
        }
    }

    /// It answered.
    pub fn good(&self, ws: WorkspaceId) {
        self.0.lock().remove(&ws);
    }

    /// It did not; `retry_after`: it said for how long it does not want to be asked, in seconds.
    pub fn bad(&self, ws: WorkspaceId, now: Time, why: &str, retry_after: Option<u64>) {
        let mut all = self.0.lock();
        let state = all.entry(ws).or_default();
        why.clone_into(&mut state.why);
        if state.until.is_some_and(|it| it > now) && !state.probing {
            return; // several were asked at once, and the first of them said so already
        }
        (state.failures, state.probing) = (state.failures + 1, false);
        let rest = |rests: u32| REST_SECONDS.saturating_mul(1 << rests.min(10)).min(LONGEST_SECONDS);
        if let Some(seconds) = retry_after {
            state.until = Some(now + Duration::from_secs(seconds.clamp(1, LONGEST_SECONDS)));
        } else if state.failures >= FAILURES || state.until.is_some() {
            state.until = Some(now + Duration::from_secs(rest(state.rests)));
            state.rests += 1;
        }
    }

    /// Forgets what was: it is another one now.
    pub fn forget(&self, ws: WorkspaceId) {
        self.0.lock().remove(&ws);
    }

    /// How it stands.
    pub fn stand(&self, ws: WorkspaceId, now: Time) -> Stand {
        let all = self.0.lock();
        let Some(state) = all.get(&ws) else { return Stand::default() };
        Stand { until: state.until.filter(|it| *it > now), why: state.why.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Uuid;

    #[test]
    fn it_rests_after_three_failures_is_tried_once_and_rests_longer() {
        let (all, ws) = (Breakers::default(), WorkspaceId(Uuid::nil()));
        let at = |seconds: i64| Time::from_micros(0).plus_seconds(seconds);
        for _ in 0..2 {
            all.bad(ws, at(0), "500", None);
            assert!(all.may(ws, at(0)));
        }
        all.bad(ws, at(0), "500", None);
        assert!(!all.may(ws, at(29)));
        assert!(all.may(ws, at(30)), "one tries");
        assert!(!all.may(ws, at(31)), "and the others wait for it");
        all.bad(ws, at(32), "500", None);
        assert!(!all.may(ws, at(32 + 59)));
        assert_eq!(all.stand(ws, at(40)).why, "500");
        assert!(all.may(ws, at(32 + 60)));
        all.good(ws);
        assert!(all.may(ws, at(93)) && all.stand(ws, at(93)) == Stand::default());
        all.bad(ws, at(100), "429", Some(5));
        assert!(!all.may(ws, at(104)) && all.may(ws, at(105)));
    }
}
