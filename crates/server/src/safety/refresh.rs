//! Block lists read anew, by a durable job for each: a list that cannot be read, or is suddenly nearly empty, changes nothing.

use super::{
    Safety,
    content::{As, Content, LARGEST},
    lists, removed,
    store::{self, ListRow, Version},
    types::ListNames,
};
use crate::{
    config,
    events::{Actor, Journal, kinds},
    http::{Outward, Problem, Reach},
    jobs::{Handler, Job, JobError},
};
use ombud_base::{
    Time,
    id::{BlockListId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use reqwest::{StatusCode, header};
use serde_json::json;
use std::time::Duration;

/// The job that reads a list anew; its key is the list's id.
pub(super) const REFRESH: &str = "safety.refresh_list";
/// How long reading a list may take in all; shorter than a job is kept from other nodes.
const PATIENCE: Duration = Duration::from_secs(60);
/// A list that could not be read is tried again within so many hours.
const RETRY_HOURS: i64 = 1;

/// The way out to where lists are kept.
///
/// # Errors
/// When the TLS library cannot be set up.
pub(super) fn outward(config: &config::Safety) -> Result<Outward, anyhow::Error> {
    Outward::new(Reach {
        agent: concat!("Ombud-Lists/", env!("CARGO_PKG_VERSION")),
        patience: PATIENCE,
        redirects: 5,
        allow_private: config.allow_private,
    })
}

/// Its durable jobs.
pub(super) fn handlers(safety: &Safety) -> Vec<Handler> {
    // What fails here is the database, and nobody else takes the list's turn.
    vec![
        Handler::new(REFRESH, safety, refresh, |_| Some(Duration::from_secs(600))),
        Handler::new(removed::FORGET, safety, removed::forget, |_| Some(Duration::from_secs(600))),
    ]
}

/// Has a list read anew at `at`.
///
/// # Errors
/// As the database says.
pub(super) fn refresh_at(
    tx: &mut Tx<'_>,
    safety: &Safety,
    ws: WorkspaceId,
    id: BlockListId,
    at: Time,
) -> Result<(), DbError> {
    safety.jobs.enqueue(tx, ws, REFRESH, &id.to_string(), &json!({}), at)
}

async fn refresh(safety: Safety, job: Job) -> Result<(), JobError> {
    let ws = job.workspace;
    let id: BlockListId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let found = safety.db.read::<_, DbError, _>(move |tx| store::list(tx, ws, id)).await?;
    let Some(mut row) = found.filter(|it| it.view.enabled) else { return Ok(()) };
    let Some(url) = row.view.url.clone() else { return Ok(()) };
    safety.policy(ws).await?;
    if safety.has_lost(ws, id) {
        // The same text is news where it cannot be read back.
        (row.digest, row.version) = (None, Version::default());
    }
    let outcome = match read_anew(&safety, ws, &row, &url).await {
        Ok(version) => Ok(version),
        Err(Failure::List(why)) => Err(why),
        Err(Failure::Here(problem)) => return Err(problem.into()),
    };
    let (parts, now) = (safety.clone(), safety.now());
    safety.db.write::<_, Problem, _>(move |tx| note(tx, &parts, ws, &row, outcome.clone(), now)).await?;
    Ok(())
}

/// Why a list was not read.
enum Failure {
    /// The fault of the list or its server, in words.
    List(String),
    /// Ours.
    Here(Problem),
}

/// Reads a list and puts what is new in force. Answers what its server calls a text that came and is the same as before.
async fn read_anew(
    safety: &Safety,
    ws: WorkspaceId,
    row: &ListRow,
    url: &str,
) -> Result<Option<Version>, Failure> {
    let fetched = fetch(&safety.outward, url, &row.version).await.map_err(Failure::List)?;
    let Some((text, version)) = fetched else { return Ok(None) };
    let how = As::of(&row.view);
    let read = tokio::task::spawn_blocking(move || Content::of(&text, &how)).await;
    let read = read.map_err(|error| Failure::Here(Problem::internal(error)))?;
    let content = read.map_err(Failure::List)?;
    if row.digest.as_ref() == Some(&content.digest) {
        return Ok(Some(version));
    }
    if let Some(why) = shrunk(row, content.entries) {
        return Err(Failure::List(why));
    }
    let put =
        lists::put_in_place(safety, ws, row.view.id, Actor::System, content, Some((url, version))).await;
    match put {
        // Deleted, or set to another address meanwhile: what was read concerns nobody any more.
        Ok(_) => Ok(None),
        Err(problem) if problem.code == crate::http::Code::NotFound => Ok(None),
        Err(problem) => Err(Failure::Here(problem)),
    }
}

/// Why a text is not taken that names so much less than the one before: hosts come and go, and who is known once stays known.
fn shrunk(row: &ListRow, now: i64) -> Option<String> {
    let before = row.view.entries;
    match row.view.names {
        ListNames::Hosts => (now.saturating_mul(10) < before)
            .then(|| format!("it names {now} hosts, and {before} before: more than 90 % are gone")),
        ListNames::Addresses => (now.saturating_mul(2) < before)
            .then(|| format!("it names {now} addresses, and {before} before: more than half are gone")),
    }
}

/// The text of a list with what its server calls it; none if it is the same as before.
async fn fetch(
    outward: &Outward,
    url: &str,
    version: &Version,
) -> Result<Option<(Vec<u8>, Version)>, String> {
    if let Some(why) = outward.refuse(url) {
        return Err(format!("the address {why}"));
    }
    let mut request = outward.client().get(url);
    if let Some(etag) = &version.etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    }
    if let Some(time) = &version.last_modified {
        request = request.header(header::IF_MODIFIED_SINCE, time);
    }
    let mut response = request.send().await.map_err(|error| outward.words(&error))?;
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED => return Ok(None),
        status => return Err(format!("its server answered {}", status.as_u16())),
    }
    let called = |name| response.headers().get(name)?.to_str().ok().map(str::to_owned);
    let version = Version { etag: called(header::ETAG), last_modified: called(header::LAST_MODIFIED) };
    let too_large = || format!("it is larger than {} MiB", LARGEST / 1024 / 1024);
    if response.content_length().is_some_and(|it| it > LARGEST as u64) {
        return Err(too_large());
    }
    let mut text = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| outward.words(&error))? {
        if text.len() + chunk.len() > LARGEST {
            return Err(too_large());
        }
        text.extend_from_slice(&chunk);
    }
    Ok(Some((text, version)))
}

/// Writes what became of a try, and when the next one is. Where another address or another text was asked for meanwhile, a try for that
/// one waits already.
fn note(
    tx: &mut Tx<'_>,
    safety: &Safety,
    ws: WorkspaceId,
    tried: &ListRow,
    outcome: Result<Option<Version>, String>,
    now: Time,
) -> Result<(), Problem> {
    let mut journal = Journal::open(tx, ws, Actor::System, now)?;
    let id = tried.view.id;
    let same = |it: &ListRow| it.view.url == tried.view.url && it.view.sha256 == tried.view.sha256;
    let found = store::list(tx, ws, id)?.filter(|it| it.view.enabled && same(it));
    let Some(mut row) = found else { return Ok(()) };
    let view = &mut row.view;
    let hours = if outcome.is_ok() { view.every_hours } else { view.every_hours.min(RETRY_HOURS) };
    match outcome {
        Ok(version) => {
            (view.refreshed_at, view.error) = (Some(now), None);
            if let Some(version) = version.filter(|_| row.digest == tried.digest) {
                row.version = version;
            }
        }
        Err(why) => {
            if view.error.is_none() {
                let data = json!({"list": id, "name": view.name, "error": why});
                journal.event(kinds::LIST_FAILED, None, &data);
            }
            view.error = Some(why);
        }
    }
    store::save_list(tx, ws, &row)?;
    refresh_at(tx, safety, ws, id, now.plus_seconds(hours * 3600))?;
    journal.close(tx, &safety.hub)?;
    Ok(())
}
