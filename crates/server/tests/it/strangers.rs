//! What frightened and harmless people write, in the words of strangers: `content/eval/messages.tsv`. Nobody who cries for help
//! is to be overlooked, and who asks how to buy is no case for alarm.

use crate::{
    support::{Client, each_engine},
    talk::desk,
};
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, fs, path::Path};

/// Set, kind, language and text of each message.
fn messages() -> Vec<[String; 4]> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/eval/messages.tsv");
    let text = fs::read_to_string(file).unwrap();
    let parted = |line: &str| {
        line.split('\t')
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_else(|it| panic!("{it:?}"))
    };
    text.lines().skip(1).map(parted).collect()
}

/// What the desk makes of a message, in a word.
fn told(found: &Json, kind: &str) -> &'static str {
    let (reading, rule) = (&found["reading"], found["why"]["rule"].as_str().unwrap());
    match (kind, rule) {
        _ if reading["urgency"] == "urgent" => "urgent",
        ("invest" | "buy", "position") => "position",
        ("invest", "answer" | "more") => "answer",
        ("invest" | "buy", _) => "other",
        _ if reading["may_be_urgent"] == true => "asked",
        _ => "calm",
    }
}

type Tallies = BTreeMap<(String, String), BTreeMap<&'static str, usize>>;

/// What became of the messages of each kind and set, and those of which something else would have been right.
async fn tally(admin: &Client) -> (Tallies, Vec<String>) {
    let mut all = Tallies::new();
    let mut wrong = Vec::new();
    for [set, kind, lang, text] in messages() {
        let found = admin.post("/understanding/try", json!({"text": text})).await.ok();
        let told = told(&found, &kind);
        *all.entry((kind.clone(), set.clone())).or_default().entry(told).or_default() += 1;
        let dangerous = ["theft", "phrase", "self_harm"].contains(&kind.as_str());
        if dangerous != (told == "urgent") && !["position", "other", "calm"].contains(&told)
            || dangerous && told == "calm"
        {
            wrong.push(format!("{set} {kind} {lang} {told}: {text}"));
        }
    }
    (all, wrong)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_danger_is_heard_and_who_is_not_is_left_in_peace() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        let (all, wrong) = tally(&desk.admin).await;
        println!("{}", wrong.join("\n"));
        for ((kind, set), told) in &all {
            println!("{set} {kind}: {told:?}");
        }
        let share = |kind: &str, words: &[&str]| {
            let of_kind = || all.iter().filter(|it| it.0.0 == kind).flat_map(|it| it.1);
            let (part, whole): (usize, usize) = (
                of_kind().filter(|it| words.contains(it.0)).map(|it| it.1).sum(),
                of_kind().map(|it| it.1).sum(),
            );
            part * 100 / whole.max(1)
        };
        // What was reached, less a little; the figures are in docs/understanding.md.
        for (kind, words, least) in [
            ("theft", ["urgent"].as_slice(), 92),
            ("theft", &["urgent", "asked"], 96),
            ("phrase", &["urgent"], 94),
            ("phrase", &["urgent", "asked"], 98),
            ("self_harm", &["urgent"], 85),
            ("self_harm", &["urgent", "asked"], 95),
            ("invest", &["position"], 92),
            ("buy", &["other"], 92),
            ("normal", &["asked", "calm"], 88),
        ] {
            let reached = share(kind, words);
            assert!(reached >= least, "{kind}: {words:?} {reached} %");
        }
    })
    .await;
}
