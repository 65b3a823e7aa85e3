//! The endpoints of one network together.

use super::{
    CannotTell, Fetch, Health, Keep, LONGEST_BODY, Request, Round, cache::Cache, endpoint::Endpoint,
};
use crate::{config::EndpointEntry, facts::Sourced};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use ombud_base::Secret;
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, timeout};
use url::Url;

/// The longest that one endpoint is waited for while there is another to ask.
const PATIENCE: Duration = Duration::from_millis(1_200);

/// A question to whichever endpoint answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ask {
    /// What follows the endpoint's address, beginning with a slash, with its query; empty where all goes to one address.
    pub path: String,
    /// A body to be posted; `None` asks by GET.
    pub body: Option<Bytes>,
    /// Only endpoints of this kind; `None` asks any.
    pub kind: Option<&'static str>,
}

/// Why an answer is no answer. What a node says by its own protocol, such as that it does not know, is an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// It cannot be read.
    Garbage,
    /// It is of something else than was asked, or contradicts itself.
    Lie,
    /// The node has an error of its own.
    Refused,
    /// The node asks to be asked less often.
    Busy,
}

impl From<Bad> for CannotTell {
    fn from(bad: Bad) -> Self {
        match bad {
            Bad::Garbage => Self::Garbage,
            Bad::Lie => Self::Contradiction,
            Bad::Refused => Self::Refused,
            Bad::Busy => Self::Busy,
        }
    }
}

/// How an endpoint shows that it is of the right chain, before it is believed anything.
pub trait Probe: Send + Sync {
    /// The question, by the endpoint's kind.
    fn ask(&self, kind: Option<&str>) -> Ask;

    /// Whether the answer is the chain's own; `Ok(false)` is that of another chain.
    ///
    /// # Errors
    /// It cannot be read.
    fn is_it(&self, kind: Option<&str>, body: &[u8]) -> Result<bool, Bad>;
}

/// A pool of endpoints of one network.
pub struct Endpoints {
    all: Vec<Endpoint>,
    fetch: Arc<dyn Fetch>,
    probe: Box<dyn Probe>,
    cache: Cache,
}

impl Endpoints {
    /// A pool that believes an endpoint nothing until it has passed the probe.
    pub fn new(entries: &[EndpointEntry], fetch: Arc<dyn Fetch>, probe: Box<dyn Probe>) -> Self {
        let all = entries.iter().cloned().map(Endpoint::new).collect();
        Self { all, fetch, probe, cache: Cache::new() }
    }

    /// Whether there is an endpoint of this kind.
    pub fn has(&self, kind: &str) -> bool {
        self.all.iter().any(|it| it.entry.kind.as_deref() == Some(kind))
    }

    /// How they are, in the order of the configuration.
    pub fn health(&self) -> Vec<Health> {
        self.all.iter().map(Endpoint::health).collect()
    }

    /// Asks one endpoint after the other until one gives an answer that `read` takes, within the round's deadline. `read`
    /// also says how long the answer holds; until then it is given again without asking.
    ///
    /// # Errors
    /// The weightiest of the endpoints' reasons.
    pub async fn ask<T>(
        &self,
        round: &Round,
        ask: &Ask,
        read: impl Fn(&[u8]) -> Result<(T, Keep), Bad>,
    ) -> Result<Sourced<T>, CannotTell> {
        if let Some(kept) = self.cache.get(ask)
            && let Ok((value, _)) = read(&kept.body)
        {
            return Ok(Sourced { value, host: kept.host, asked: kept.asked });
        }
        let mut worst = CannotTell::NoEndpoint;
        let order = self.order(round, ask, &mut worst);
        for (place, at) in order.iter().enumerate() {
            let Some(endpoint) = self.all.get(*at) else { continue };
            let last = place + 1 == order.len();
            let limit = if last { round.remaining() } else { round.remaining().min(PATIENCE) };
            if limit.is_zero() {
                return Err(worst.max(CannotTell::TimedOut));
            }
            let started = Instant::now();
            let outcome = timeout(limit, self.one(endpoint, round, ask, &read)).await;
            match outcome.unwrap_or(Err(CannotTell::TimedOut)) {
                Ok((value, keep, body)) => {
                    endpoint.answered(round.now, started.elapsed());
                    self.cache.put(ask, keep, body, &endpoint.host, round.now);
                    return Ok(Sourced { value, host: endpoint.host.clone(), asked: round.now });
                }
                Err(why) => {
                    // Our own limit is no fault of the endpoint's.
                    if why != CannotTell::Busy {
                        endpoint.failed(round.now, why);
                    }
                    round.failed.lock().insert(*at);
                    worst = worst.max(why);
                }
            }
        }
        Err(worst)
    }

    /// Asks the healthiest endpoint for what it may not offer or may be slow at, for at most `limit` and half of what is left
    /// of the round. That it does not answer is no failure of the endpoint's and harms nothing else.
    pub async fn offer<T>(
        &self,
        round: &Round,
        ask: &Ask,
        limit: Duration,
        read: impl Fn(&[u8]) -> Result<(T, Keep), Bad>,
    ) -> Option<Sourced<T>> {
        if let Some(kept) = self.cache.get(ask)
            && let Ok((value, _)) = read(&kept.body)
        {
            return Some(Sourced { value, host: kept.host, asked: kept.asked });
        }
        let order = self.order(round, ask, &mut CannotTell::NoEndpoint);
        let endpoint = self.all.get(*order.first()?)?;
        let limit = limit.min(round.remaining() / 2);
        let answer = timeout(limit, self.one(endpoint, round, ask, &read)).await;
        let (value, keep, body) = answer.ok()?.ok()?;
        self.cache.put(ask, keep, body, &endpoint.host, round.now);
        Some(Sourced { value, host: endpoint.host.clone(), asked: round.now })
    }

    /// Which are asked, in which order: not those that rest or have failed in this round, the healthiest first.
    fn order(&self, round: &Round, ask: &Ask, worst: &mut CannotTell) -> Vec<usize> {
        let failed = round.failed.lock();
        let mut order = Vec::new();
        for (at, endpoint) in self.all.iter().enumerate() {
            if ask.kind.is_some() && endpoint.entry.kind.as_deref() != ask.kind {
                continue;
            }
            if let Some(why) = endpoint.rests() {
                *worst = (*worst).max(why);
            } else if failed.contains(&at) {
                *worst = (*worst).max(endpoint.health().last_error.unwrap_or(CannotTell::Busy));
            } else {
                order.push(at);
            }
        }
        order.sort_by_key(|at| self.all.get(*at).map(Endpoint::rank));
        order
    }

    async fn one<T>(
        &self,
        endpoint: &Endpoint,
        round: &Round,
        ask: &Ask,
        read: &impl Fn(&[u8]) -> Result<(T, Keep), Bad>,
    ) -> Result<(T, Keep, Bytes), CannotTell> {
        self.verify(endpoint, round).await?;
        let body = self.send(endpoint, round, ask).await?;
        let (value, keep) = read(&body)?;
        Ok((value, keep, body))
    }

    /// Asks an endpoint which chain it is of, unless it has said so lately.
    async fn verify(&self, endpoint: &Endpoint, round: &Round) -> Result<(), CannotTell> {
        let mut verified = endpoint.verified.lock().await;
        if verified.is_some_and(|until| until > Instant::now()) {
            return Ok(());
        }
        *verified = None;
        let kind = endpoint.entry.kind.as_deref();
        let body = self.send(endpoint, round, &self.probe.ask(kind)).await?;
        if !self.probe.is_it(kind, &body)? {
            return Err(CannotTell::WrongChain);
        }
        *verified = Some(Endpoint::trusted_until());
        Ok(())
    }

    async fn send(&self, endpoint: &Endpoint, round: &Round, ask: &Ask) -> Result<Bytes, CannotTell> {
        while let Err(wait) = endpoint.take_turn() {
            if wait > round.remaining() {
                return Err(CannotTell::Busy);
            }
            tokio::time::sleep(wait).await;
        }
        let url = address(endpoint.entry.url.expose(), &ask.path).ok_or(CannotTell::Unreachable)?;
        let mut headers: Vec<_> =
            endpoint.entry.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        if let Some(basic) = &endpoint.entry.basic {
            let pair = format!("{}:{}", basic.user, basic.password.expose());
            let value = format!("Basic {}", BASE64_STANDARD.encode(pair));
            headers.push(("authorization".to_owned(), Secret::new(value)));
        }
        let request = Request { url: Secret::new(url), headers, body: ask.body.clone() };
        let answer = self.fetch.fetch(request).await?;
        if answer.body.len() > LONGEST_BODY {
            return Err(CannotTell::TooLarge);
        }
        match answer.status {
            429 => {
                endpoint.failed(round.now, CannotTell::Busy);
                Err(CannotTell::Busy)
            }
            // Some interfaces say "not found" by 404 and errors of their protocol by 400 or 500: who reads decides.
            200..=299 | 400 | 404 | 500 if !answer.body.is_empty() => Ok(answer.body),
            _ => Err(CannotTell::Refused),
        }
    }
}

/// An endpoint's address with a path and its query behind it; the endpoint's own query, often a key, stays.
fn address(base: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(base.to_owned());
    }
    let mut url = Url::parse(base).ok()?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let whole = format!("{}{path}", url.path().trim_end_matches('/'));
    url.set_path(&whole);
    if !query.is_empty() {
        let all = url.query().map_or_else(|| query.to_owned(), |own| format!("{own}&{query}"));
        url.set_query(Some(&all));
    }
    Some(url.into())
}

#[cfg(test)]
#[test]
fn a_path_goes_behind_an_address_that_has_its_own_query() {
    let made = address("https://node.example/api/?key=k", "/tx/1?full=1");
    assert_eq!(made.as_deref(), Some("https://node.example/api/tx/1?key=k&full=1"));
    assert_eq!(address("https://node.example/?key=k", "").as_deref(), Some("https://node.example/?key=k"));
}
