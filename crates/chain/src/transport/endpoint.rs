//! One endpoint: its health, its circuit and its turn.

use super::CannotTell;
use crate::config::EndpointEntry;
use ombud_base::Time;
use parking_lot::Mutex;
use serde::Serialize;
use std::time::Duration;
use tokio::time::Instant;

/// After so many failures in a row an endpoint rests.
const PATIENCE: u32 = 3;
/// How long it rests at first; twice as long each further time.
const REST: Duration = Duration::from_secs(5);
/// The longest rest, and that of one that speaks of another chain.
const LONGEST_REST: Duration = Duration::from_secs(120);
/// How long it is believed to speak of the chain that it said.
const TRUST: Duration = Duration::from_secs(600);

/// How an endpoint is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// Its host and port.
    pub host: String,
    /// When it last answered.
    pub last_answer: Option<Time>,
    /// When it last failed.
    pub last_failure: Option<Time>,
    /// Why.
    pub last_error: Option<CannotTell>,
    /// How long it takes to answer: a moving average in milliseconds.
    pub latency_ms: Option<u64>,
    /// How often it was asked since the program started.
    pub asked: u64,
    /// How often it failed.
    pub failed: u64,
    /// Whether it rests after failures and is passed over.
    pub resting: bool,
}

#[derive(Default)]
struct State {
    last_answer: Option<Time>,
    last_failure: Option<Time>,
    last_error: Option<CannotTell>,
    /// Microseconds.
    latency: Option<u64>,
    asked: u64,
    failed: u64,
    in_a_row: u32,
    rests_until: Option<Instant>,
    /// When the next request may go, if they came evenly (GCRA).
    turn: Option<Instant>,
}

pub(super) struct Endpoint {
    pub entry: EndpointEntry,
    pub host: String,
    state: Mutex<State>,
    /// Until when it is believed to be of the right chain. Whoever holds it asks for all that wait.
    pub verified: tokio::sync::Mutex<Option<Instant>>,
}

impl Endpoint {
    pub fn new(entry: EndpointEntry) -> Self {
        Self { host: entry.host(), entry, state: Mutex::default(), verified: tokio::sync::Mutex::default() }
    }

    /// What it is sorted by: the healthy before the ill, the quick before the slow, in steps that keep order steady.
    pub fn rank(&self) -> (u32, u64) {
        let state = self.state.lock();
        (state.in_a_row, state.latency.unwrap_or(0) / 100_000)
    }

    /// Why it is passed over now, if it is.
    pub fn rests(&self) -> Option<CannotTell> {
        let state = self.state.lock();
        let rests = state.rests_until.is_some_and(|until| until > Instant::now());
        rests.then_some(state.last_error.unwrap_or(CannotTell::Unreachable))
    }

    /// Takes a turn; says how long to wait if there is none yet. A second's worth may go at once.
    pub fn take_turn(&self) -> Result<(), Duration> {
        let Some(rate) = self.entry.per_second.filter(|rate| *rate > 0) else { return Ok(()) };
        let step = Duration::from_secs(1) / rate;
        let now = Instant::now();
        let mut state = self.state.lock();
        let turn = state.turn.map_or(now, |turn| turn.max(now));
        let ahead = turn.saturating_duration_since(now);
        let allowed = step * (rate - 1);
        if ahead > allowed {
            return Err(ahead - allowed);
        }
        state.turn = Some(turn + step);
        Ok(())
    }

    pub fn answered(&self, now: Time, took: Duration) {
        let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let mut state = self.state.lock();
        state.asked += 1;
        state.in_a_row = 0;
        state.rests_until = None;
        state.last_answer = Some(now);
        state.latency = Some(state.latency.map_or(took, |it| it - it / 8 + took / 8));
    }

    pub fn failed(&self, now: Time, why: CannotTell) {
        let mut state = self.state.lock();
        state.asked += 1;
        state.failed += 1;
        state.in_a_row = state.in_a_row.saturating_add(1);
        state.last_failure = Some(now);
        state.last_error = Some(why);
        let rest = if why == CannotTell::WrongChain {
            LONGEST_REST
        } else if state.in_a_row >= PATIENCE {
            REST.saturating_mul(1 << (state.in_a_row - PATIENCE).min(6)).min(LONGEST_REST)
        } else {
            return;
        };
        state.rests_until = Some(Instant::now() + rest);
    }

    /// Until when it is believed after it has just said that it is of the right chain.
    pub fn trusted_until() -> Instant {
        Instant::now() + TRUST
    }

    pub fn health(&self) -> Health {
        let resting = self.rests().is_some();
        let state = self.state.lock();
        Health {
            host: self.host.clone(),
            last_answer: state.last_answer,
            last_failure: state.last_failure,
            last_error: state.last_error,
            latency_ms: state.latency.map(|it| it / 1_000),
            asked: state.asked,
            failed: state.failed,
            resting,
        }
    }
}
