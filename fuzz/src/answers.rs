//! What nodes of chains answer: a recorded story in which one answer is another.

#[path = "../../crates/chain/tests/support/mod.rs"]
mod support;

use ombud_chain::Diagnosis;
use serde_json::Value;
use std::{path::PathBuf, sync::OnceLock};
use support::Recording;

fn recordings() -> &'static [Recording] {
    static ALL: OnceLock<Vec<Recording>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/chain/tests/recorded");
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
        let mut files: Vec<PathBuf> =
            files.filter(|it| it.extension().is_some_and(|it| it == "json")).collect();
        files.sort();
        files.iter().map(|path| Recording::read(path)).collect()
    })
}

/// Two bytes choose a recording and one of its answers, the rest is said instead. Whatever it is, a diagnosis comes out that can
/// be written, read again and said in words.
pub fn chain_answers(bytes: &[u8]) {
    let [which, at, instead @ ..] = bytes else { return };
    let all = recordings();
    assert!(!all.is_empty(), "no recordings");
    let mut recording = all[usize::from(*which) % all.len()].clone();
    let answers = recording.exchanges.len();
    let Some(exchange) = recording.exchanges.get_mut(usize::from(*at) % answers.max(1)) else { return };
    // A text is replayed as it stands.
    exchange.answer = Value::String(String::from_utf8_lossy(instead).into_owned());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let Ok(runtime) = runtime else { unreachable!("a runtime of one thread") };
    let diagnosis = runtime.block_on(recording.again());
    let json = serde_json::to_string(&diagnosis).unwrap_or_default();
    assert_eq!(serde_json::from_str::<Diagnosis>(&json).ok().as_ref(), Some(&diagnosis));
    for verdict in diagnosis.found.iter().flat_map(|it| &it.verdicts).chain(&diagnosis.verdicts) {
        let said = ombud_chain::say(verdict, "en");
        assert!(!said.text.is_empty());
    }
}
