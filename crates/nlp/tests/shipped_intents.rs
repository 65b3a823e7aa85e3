//! The intents that the product ships with: the tree is whole, every line belongs to it, and what is learnt from four fifths
//! of the lines holds for the fifth that was kept back.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests, whose figures are read")]

use ombud_nlp::intents::{Example, Model, OUT_OF_SCOPE, sum_of, train};
use std::{collections::BTreeMap, fs, path::PathBuf};

const LANGUAGES: [&str; 10] = ["en", "es", "fr", "ja", "ko", "pt", "ru", "tr", "vi", "zh"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/intents")
}

/// The ids of the tree, in order.
fn tree() -> Vec<String> {
    let text = fs::read_to_string(folder().join("intents.toml")).unwrap();
    text.lines().filter_map(|it| it.strip_prefix("id = \"")?.strip_suffix('"')).map(str::to_owned).collect()
}

fn lines(language: &str) -> Vec<Example> {
    let text = fs::read_to_string(folder().join(format!("lines/{language}.tsv"))).unwrap();
    let example = |line: &str| {
        let (intent, text) =
            line.split_once('\t').unwrap_or_else(|| panic!("{language}: no tab in {line:?}"));
        Example { text: text.to_owned(), intent: intent.to_owned() }
    };
    text.lines().map(example).collect()
}

#[test]
fn the_tree_is_whole_and_every_line_belongs_to_it() {
    let tree = tree();
    assert!(tree.len() >= 45, "{}", tree.len());
    for language in LANGUAGES {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for Example { text, intent } in lines(language) {
            assert!(!text.trim().is_empty() && text.trim() == text, "{language}: {text:?}");
            assert!(intent == OUT_OF_SCOPE || tree.contains(&intent), "{language}: {intent} is no intent");
            if let Some(other) = seen.insert(ombud_nlp::fold(&text), intent.clone()) {
                panic!("{language}: {text:?} stands twice, as {other} and {intent}");
            }
            *count.entry(intent).or_default() += 1;
        }
        for intent in &tree {
            let lines = count.get(intent).copied().unwrap_or_default();
            assert!(lines >= 12, "{language}: {intent} has {lines} lines");
        }
        assert!(count.get(OUT_OF_SCOPE).copied().unwrap_or_default() >= 40, "{language}");
    }
}

#[test]
fn what_is_learnt_holds_for_lines_that_were_kept_back() {
    let (mut learnt, mut kept) = (Vec::new(), Vec::new());
    for language in LANGUAGES {
        for (at, example) in lines(language).into_iter().enumerate() {
            if at % 5 == 2 { kept.push((language, example)) } else { learnt.push(example) }
        }
    }
    let model = train(&learnt, 1);
    let mut by_language: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut outside, mut left_alone) = (0, 0);
    for (language, example) in &kept {
        let guess = model.guess(&example.text);
        if example.intent == OUT_OF_SCOPE {
            outside += 1;
            left_alone += usize::from(!guess.in_scope);
            continue;
        }
        let (all, right) = by_language.entry(language).or_default();
        *all += 1;
        *right += usize::from(guess.best == example.intent);
    }
    for (language, (all, right)) in &by_language {
        let share = *right as f64 / *all as f64;
        println!("{language}: {right} of {all}, {share:.3}");
        assert!(share > LEAST, "{language}: {right} of {all}");
    }
    println!("out of scope: {left_alone} of {outside} left alone, threshold {:.2}", model.threshold());
    assert!(left_alone * 10 > outside * 6, "{left_alone} of {outside}");
}

/// Lines of an intent are few and each is worded on its own: the share that the worst language must reach.
const LEAST: f64 = 0.35;

#[test]
fn the_model_was_learnt_from_the_lines() {
    // In the order of the files, as `examples/train.rs` reads them.
    let all: String = LANGUAGES
        .iter()
        .map(|language| fs::read_to_string(folder().join(format!("lines/{language}.tsv"))).unwrap())
        .collect();
    let kept = fs::read_to_string(folder().join("model.sum")).unwrap();
    let again = "lines have changed: cargo run --release -p ombud-nlp --example train";
    assert_eq!(kept.trim(), format!("{:016x}", sum_of(&all)), "{again}");
    let model = Model::from_bytes(&fs::read(folder().join("model.bin")).unwrap()).unwrap();
    assert_eq!(model.guess("my withdrawal has been pending since yesterday").best, "withdrawal.pending");
}
