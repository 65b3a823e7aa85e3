//! The lists that tell what cannot wait: they are read whole, find in `check.tsv` exactly what stands there, and tell in
//! `together.tsv` what means danger only together; each language has its share of each.

#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_nlp::signals::{Signal, Signals, together};
use std::{collections::BTreeSet, fs, path::PathBuf};

const LANGUAGES: [&str; 11] = ["ar", "en", "es", "fr", "ja", "ko", "pt", "ru", "tr", "vi", "zh"];
/// Languages in which only what can cost a life, or everything, is told, and that a person is wanted.
const FEWER: [&str; 6] = ["de", "id", "it", "nl", "pl", "uk"];

fn list(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/signals");
    fs::read_to_string(folder.join(format!("{name}.tsv"))).unwrap()
}

fn signals() -> Signals {
    let lists: Vec<(&str, String)> = LANGUAGES.iter().chain(&FEWER).map(|it| (*it, list(it))).collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|it| (it.0, it.1.as_str())).collect();
    Signals::parse(&lists).unwrap()
}

/// Lines of three columns.
fn rows(text: &str) -> Vec<[&str; 3]> {
    text.lines().map(|it| it.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn what_is_to_be_found_is_found_and_nothing_else() {
    let signals = signals();
    for [lang, wanted, text] in rows(&list("check")) {
        let wanted: BTreeSet<&str> = wanted.split(',').filter(|it| *it != "-").collect();
        let found = signals.of(text);
        let found: BTreeSet<&str> = found.iter().filter(|it| !it.is_sign()).map(|it| it.name()).collect();
        assert_eq!(found, wanted, "{lang}: {text}");
    }
}

#[test]
fn signs_mean_danger_together_and_in_no_harmless_question() {
    let signals = signals();
    let rows_text = list("together");
    let rows = rows(&rows_text);
    for [lang, wanted, text] in &rows {
        let found = signals.of(text);
        assert_eq!(together(&found), *wanted == "yes", "{lang}: {text}: {found:?}");
    }
    for lang in LANGUAGES {
        for wanted in ["yes", "no"] {
            let of = rows.iter().filter(|it| it[0] == lang && it[1] == wanted).count();
            assert!(of >= 2, "{lang}: {of} that are to say {wanted}");
        }
    }
}

#[test]
fn no_language_has_much_fewer_words_than_the_others() {
    for lang in LANGUAGES {
        let text = list(lang);
        let of =
            |signal: Signal| text.lines().filter(|it| it.split('\t').next() == Some(signal.name())).count();
        for (signal, least) in [(Signal::Theft, 100), (Signal::Exposed, 110), (Signal::SelfHarm, 70)] {
            assert!(of(signal) >= least, "{lang}: {} has {}", signal.name(), of(signal));
        }
        for &signal in Signal::ALL.iter().filter(|it| it.is_sign()) {
            assert!(of(signal) >= 8, "{lang}: {} has {}", signal.name(), of(signal));
        }
    }
}
