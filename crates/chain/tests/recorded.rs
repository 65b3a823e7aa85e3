//! Every recording in `tests/recorded` gives the diagnosis that was made when it was recorded, word for word, without a
//! network.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod support;

use futures_util::{FutureExt, future::BoxFuture, future::join_all};
use ombud_chain::{
    Chains, ChainsConfig, Code, Diagnosis, Platform, say,
    transport::{CannotTell, Fetch, Request, Response},
};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use support::{Recording, Replay};

fn recordings() -> Vec<(PathBuf, Recording)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<_> = files.filter(|it| it.extension().is_some_and(|it| it == "json")).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), Recording::read(&path))).collect()
}

#[tokio::test]
async fn recorded_answers_give_the_same_diagnosis() {
    let all = recordings();
    assert!(all.len() >= 40, "{} recordings", all.len());
    for (path, recording) in all {
        let again = recording.again().await;
        assert_eq!(again, recording.diagnosis, "{}", path.display());
        let json = serde_json::to_string(&again).unwrap();
        assert_eq!(serde_json::from_str::<Diagnosis>(&json).unwrap(), again, "{}", path.display());
    }
}

#[tokio::test]
async fn no_answer_that_is_missing_changes_what_is_said_except_to_less() {
    for (path, recording) in recordings() {
        for missing in 0..recording.exchanges.len() {
            let mut less = recording.clone();
            less.exchanges.remove(missing);
            let told = less.again().await;
            let codes = |it: &Diagnosis| -> BTreeSet<Code> {
                it.found.iter().flat_map(|it| &it.verdicts).map(|it| it.code).collect()
            };
            let (had, has) = (codes(&recording.diagnosis), codes(&told));
            // Without traces, without the market, without old states less is known, and a reason is told more plainly.
            let plainer = [Code::TxPendingWaiting, Code::TxFailedReverted, Code::TxFailedOutOfGas];
            let new: Vec<_> = has.difference(&had).filter(|it| !plainer.contains(it)).collect();
            let asked = &recording.exchanges[missing].body;
            assert!(new.is_empty(), "{} without {asked:?}: {new:?}", path.display());
        }
    }
}

#[test]
fn all_that_was_said_has_words() {
    let mut seen = BTreeSet::new();
    for (path, recording) in recordings() {
        let it = &recording.diagnosis;
        for verdict in it.found.iter().flat_map(|it| &it.verdicts).chain(&it.verdicts) {
            seen.insert(verdict.code);
            for language in say::languages() {
                let said = say::say(verdict, language);
                assert!(!said.text.is_empty() && !said.text.contains('{'), "{}: {said:?}", path.display());
            }
        }
    }
    assert!(seen.len() >= 35, "{} codes", seen.len());
}

/// A node that takes its time, and counts what it is asked.
struct Slow(Replay, AtomicUsize);

impl Fetch for Slow {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        let answer = self.0.fetch(request);
        async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            answer.await
        }
        .boxed()
    }
}

#[tokio::test]
async fn many_who_look_at_one_transaction_at_once_are_one_question() {
    let (mut looked, mut single) = (0, 0);
    for (path, recording) in recordings() {
        if recording.diagnosis.found.iter().all(|it| it.transaction.is_none()) {
            continue;
        }
        let asked = async |times: usize| {
            let node = Arc::new(Slow(Replay::new(recording.exchanges.clone()), AtomicUsize::new(0)));
            let config = ChainsConfig::from_toml(&recording.config).unwrap();
            let desk = Chains::new(config, Arc::<Slow>::clone(&node)).unwrap();
            let platform = Platform::new(recording.platform.clone());
            let looks = (0..times).map(|_| desk.diagnose(&recording.text, None, &platform, recording.now));
            for told in join_all(looks).await {
                assert_eq!(told, recording.diagnosis, "{}", path.display());
            }
            node.1.load(Ordering::Relaxed)
        };
        let (one, twenty) = (asked(1).await, asked(20).await);
        assert!(twenty <= one + 1, "{}: {twenty} questions of twenty, {one} of one", path.display());
        looked += 1;
        single += one;
        if looked == 8 {
            break;
        }
    }
    assert!(looked == 8 && single > 8, "{looked} looked at, {single} questions");
}
