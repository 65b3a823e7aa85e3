//! Every recording in `tests/recorded` gives the diagnosis that was made when it was recorded, word for word, without a
//! network.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod support;

use ombud_chain::{Code, Diagnosis, say};
use std::{collections::BTreeSet, path::PathBuf};
use support::Recording;

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
