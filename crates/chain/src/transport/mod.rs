//! How endpoints are asked: one trait for the wire, and above it a pool that fails over, waits its turn, rests what is
//! ill and keeps answers as long as they hold.

mod cache;
mod endpoint;
mod http;
mod pool;

pub use cache::Keep;
pub use endpoint::Health;
pub use http::HttpFetch;
pub use pool::{Ask, Bad, Endpoints, Probe};

use crate::adapter::BoxFuture;
use bytes::Bytes;
use ombud_base::{Secret, Time};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, time::Duration};
use tokio::time::Instant;

/// The longest body that is read, in bytes.
pub const LONGEST_BODY: usize = 1 << 20;

/// The longest that one call may take.
pub const LONGEST_CALL: Duration = Duration::from_secs(3);

/// Within this a whole diagnosis has to know what it says, so that its answer is out before three seconds.
pub const LONGEST_ROUND: Duration = Duration::from_millis(2_800);

/// One request to one endpoint.
#[derive(Clone)]
pub struct Request {
    /// Its address, with what is secret in it.
    pub url: Secret<String>,
    /// Its headers; values may be secret.
    pub headers: Vec<(String, Secret<String>)>,
    /// A body to be posted; `None` asks by GET.
    pub body: Option<Bytes>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status of HTTP.
    pub status: u16,
    /// The body, at most [`LONGEST_BODY`].
    pub body: Bytes,
}

/// The wire. Tests answer from files; the server from [`HttpFetch`].
pub trait Fetch: Send + Sync {
    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// [`CannotTell::Unreachable`], [`CannotTell::TimedOut`], [`CannotTell::TooLarge`].
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>>;
}

/// Why a network could not be asked. Later ones say more than earlier ones: of several endpoints' reasons the last counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CannotTell {
    /// There is no endpoint for it.
    NoEndpoint,
    /// It was asked too often, by its own limit or ours.
    Busy,
    /// It could not be reached.
    Unreachable,
    /// It did not answer in time.
    TimedOut,
    /// It refused: a status of HTTP or an error of its interface.
    Refused,
    /// It answered more than anybody reads.
    TooLarge,
    /// Its answer cannot be read.
    Garbage,
    /// Its answer is not of what was asked, or contradicts itself.
    Contradiction,
    /// It speaks of another chain.
    WrongChain,
}

impl CannotTell {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NoEndpoint,
        Self::Busy,
        Self::Unreachable,
        Self::TimedOut,
        Self::Refused,
        Self::TooLarge,
        Self::Garbage,
        Self::Contradiction,
        Self::WrongChain,
    ];

    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoEndpoint => "no-endpoint",
            Self::Busy => "busy",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Refused => "refused",
            Self::TooLarge => "too-large",
            Self::Garbage => "garbage",
            Self::Contradiction => "contradiction",
            Self::WrongChain => "wrong-chain",
        }
    }
}

impl fmt::Display for CannotTell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for CannotTell {}

/// One question of a customer to one network: all calls that it takes share a deadline, and pass over an endpoint that
/// has failed in it.
pub struct Round {
    /// What time it is, for what is said and kept.
    pub now: Time,
    deadline: Instant,
    failed: Mutex<BTreeSet<usize>>,
}

impl Round {
    /// A round that begins now and ends within `limit`.
    pub fn new(now: Time, limit: Duration) -> Self {
        Self { now, deadline: Instant::now() + limit, failed: Mutex::default() }
    }

    /// When it has to be over.
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }
}
