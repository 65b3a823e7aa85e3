//! What the product itself says to customers is held to the rules for staff. Articles quote thieves; they are judged where they are
//! published.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path};

use ombud_guard::{
    links::{Official, Policy},
    lists::HostList,
    outbound::refusals,
};

/// What is said to customers of the words of the interface, but for the card that asks for a mailed code in its own field; staff and operators are told of keys that they are to enter.
const FOR_CUSTOMERS: [&str; 9] = [
    "widget.ftl",
    "urgent.ftl",
    "recovery.ftl",
    "watch.ftl",
    "bot.ftl",
    "freeze.ftl",
    "mail.ftl",
    "help.ftl",
    "transcript.ftl",
];

/// Texts of a folder, with those below it.
fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
            continue;
        }
        let playbook = path.extension().is_some_and(|it| it == "toml");
        if playbook || FOR_CUSTOMERS.iter().any(|it| path.ends_with(it)) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn shipped_playbooks_and_words_of_the_chat_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for folder in ["content/playbooks", "locales"] {
        texts(&root.join(folder), &mut found);
    }
    assert!(found.len() > 30, "{}", found.len());
    let (official, listed) = (Official::new::<&str>([]), HostList::default());
    let policy = Policy { official: &official, listed: &listed };
    let mut wrong = Vec::new();
    for (path, text) in &found {
        for it in refusals(text, &policy) {
            let words: String = text.chars().skip(it.start).take(it.end - it.start).collect();
            wrong.push(format!("{path}: {words}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
