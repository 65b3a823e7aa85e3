//! What nodes of chains answer: a recorded story in which one answer is another.

use bytes::Bytes;
use ombud_base::Time;
use ombud_chain::{
    Chains, ChainsConfig, Diagnosis, Platform, PlatformData,
    adapter::BoxFuture,
    transport::{CannotTell, Fetch, Request, Response},
};
use serde::Deserialize;
use serde_json::Value;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// As `crates/chain/tests/support` writes them.
#[derive(Clone, Deserialize)]
struct Recording {
    config: String,
    text: String,
    now: Time,
    platform: PlatformData,
    exchanges: Vec<Exchange>,
}

#[derive(Clone, Deserialize)]
struct Exchange {
    url: String,
    body: Option<Value>,
    status: u16,
    answer: Value,
}

struct Replay {
    exchanges: Vec<Exchange>,
    changed: usize,
    instead: Bytes,
}

impl Fetch for Replay {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        let body: Option<Value> = request.body.and_then(|it| serde_json::from_slice(&it).ok());
        let same = |it: &Exchange| it.url == *request.url.expose() && it.body == body;
        let answer = self.exchanges.iter().position(same).map(|at| {
            let it = &self.exchanges[at];
            let said = match &it.answer {
                _ if at == self.changed => self.instead.clone(),
                Value::String(text) => Bytes::from(text.clone()),
                json => Bytes::from(json.to_string()),
            };
            Response { status: it.status, body: said }
        });
        Box::pin(async move { answer.ok_or(CannotTell::Unreachable) })
    }
}

fn recordings() -> &'static [Recording] {
    static ALL: OnceLock<Vec<Recording>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/chain/tests/recorded");
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
        let mut files: Vec<PathBuf> =
            files.filter(|it| it.extension().is_some_and(|it| it == "json")).collect();
        files.sort();
        let read = |path: &PathBuf| serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok();
        files.iter().filter_map(read).collect()
    })
}

/// Two bytes choose a recording and one of its answers, the rest is said instead. Whatever it is, a diagnosis comes out that can
/// be written, read again and said in words.
pub fn chain_answers(bytes: &[u8]) {
    let [which, at, instead @ ..] = bytes else { return };
    let all = recordings();
    assert!(!all.is_empty(), "no recordings");
    let recording = &all[usize::from(*which) % all.len()];
    if recording.exchanges.is_empty() {
        return;
    }
    let fetch = Replay {
        exchanges: recording.exchanges.clone(),
        changed: usize::from(*at) % recording.exchanges.len(),
        instead: Bytes::copy_from_slice(instead),
    };
    let Ok(config) = ChainsConfig::from_toml(&recording.config) else { return };
    let Ok(chains) = Chains::new(config, Arc::new(fetch)) else { return };
    let platform = Platform::new(recording.platform.clone());
    // A clock that stands still: nobody waits for what hangs, and no endpoint rests.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let Ok(runtime) = runtime else { unreachable!("a runtime of one thread") };
    let diagnosis = runtime.block_on(chains.diagnose(&recording.text, None, &platform, recording.now));
    let json = serde_json::to_string(&diagnosis).unwrap_or_default();
    assert_eq!(serde_json::from_str::<Diagnosis>(&json).ok().as_ref(), Some(&diagnosis));
    for verdict in diagnosis.found.iter().flat_map(|it| &it.verdicts).chain(&diagnosis.verdicts) {
        let said = ombud_chain::say(verdict, "en");
        assert!(!said.text.is_empty());
    }
}
