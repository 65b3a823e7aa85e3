//! The way out of webhooks: it reaches public addresses alone and follows nobody.

use crate::{
    config,
    http::{Outward, Reach},
};
use ombud_base::id::WebhookId;
use parking_lot::Mutex;
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
    time::{Duration, Instant},
};

/// How long a receiver may take in all: to be found, to take the request, to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How much of an answer is kept.
const SNIPPET_BYTES: usize = 1024;

/// What a receiver answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) snippet: String,
    pub(super) millis: i64,
}

/// One signed request.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub(super) url: String,
    pub(super) id: String,
    pub(super) timestamp: i64,
    pub(super) signatures: String,
    pub(super) body: String,
}

/// Sends to webhooks. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    outward: Outward,
    /// The webhooks whose round goes on here, with whether somebody asked for another one meanwhile.
    rounds: Arc<Mutex<HashMap<WebhookId, bool>>>,
}

impl Sender {
    /// Prepares the client: no redirects, 15 seconds in all.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub(super) fn new(config: &config::Webhooks) -> Result<Self, anyhow::Error> {
        let outward = Outward::new(Reach {
            agent: concat!("Ombud-Webhooks/", env!("CARGO_PKG_VERSION")),
            patience: PATIENCE,
            redirects: 0,
            allow_private: config.allow_private,
        })?;
        Ok(Self { outward, rounds: Arc::default() })
    }

    /// Whether the caller may begin a round of this webhook; otherwise the one that goes on is asked to look again.
    pub(super) fn enter(&self, id: WebhookId) -> bool {
        match self.rounds.lock().entry(id) {
            Entry::Occupied(mut entry) => {
                entry.insert(true);
                false
            }
            Entry::Vacant(entry) => {
                entry.insert(false);
                true
            }
        }
    }

    /// Ends a round that found nothing more. Tells whether it has to look again after all.
    pub(super) fn leave(&self, id: WebhookId) -> bool {
        let mut rounds = self.rounds.lock();
        let again = rounds.get_mut(&id).is_some_and(std::mem::take);
        if !again {
            rounds.remove(&id);
        }
        again
    }

    /// Ends a round that failed: its job begins another one.
    pub(super) fn abandon(&self, id: WebhookId) {
        self.rounds.lock().remove(&id);
    }

    /// Why `url` cannot be a webhook's address, if so.
    pub(super) fn refuse(&self, url: &str) -> Option<&'static str> {
        self.outward.refuse(url)
    }

    /// Sends once.
    ///
    /// # Errors
    /// Why no answer came, in words for the delivery log.
    pub(super) async fn send(&self, outgoing: Outgoing) -> Result<Answer, String> {
        if let Some(why) = self.refuse(&outgoing.url) {
            return Err(format!("the address {why}"));
        }
        let began = Instant::now();
        let request = self
            .outward
            .client()
            .post(&outgoing.url)
            .header("content-type", "application/json")
            .header("webhook-id", &outgoing.id)
            .header("webhook-timestamp", outgoing.timestamp)
            .header("webhook-signature", &outgoing.signatures)
            .body(outgoing.body);
        let mut response = request.send().await.map_err(|error| self.outward.words(&error))?;
        let status = response.status().as_u16();
        let mut bytes = Vec::new();
        while bytes.len() < SNIPPET_BYTES {
            match response.chunk().await {
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => break,
                // What matters is the status, which is known; the log shows what had come.
                Err(_) => break,
            }
        }
        bytes.truncate(SNIPPET_BYTES);
        let text = String::from_utf8_lossy(&bytes);
        let snippet = text.chars().filter(|it| !it.is_control() || matches!(it, '\n' | '\t')).collect();
        let millis = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        Ok(Answer { status, snippet, millis })
    }
}
