//! The threat model ties each threat to tests. Here it is held to its word: every threat has one, and each that it names
//! is there, in the file that the link leads to, and is run.

use std::{collections::BTreeSet, fs, path::Path};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/security");

/// A row of one of the tables of threats.
#[derive(Debug)]
struct Threat<'a> {
    id: &'a str,
    /// What a link's text says, and where it leads.
    tests: Vec<(&'a str, &'a str)>,
}

/// The rows that begin with an id: a letter for who attacks, and a number.
fn threats(page: &str) -> Vec<Threat<'_>> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split(" | ").collect();
        let id = cells[0];
        let (letter, number) = id.split_at_checked(1)?;
        let is_id = letter.as_bytes()[0].is_ascii_uppercase() && number.parse::<u8>().is_ok();
        is_id.then(|| Threat { id, tests: links(cells.last().unwrap_or(&"")) })
    })
    .collect()
}

fn links(text: &str) -> Vec<(&str, &str)> {
    let starts = text.split('[').skip(1);
    starts
        .filter_map(|link| {
            let (name, rest) = link.split_once("](")?;
            Some((name, rest.split_once(')')?.0))
        })
        .collect()
}

/// Whether `source` has a test of this name that is not switched off.
fn is_run(source: &str, is_rust: bool, name: &str) -> bool {
    if is_rust { is_run_by_cargo(source, name) } else { is_run_by_node(source, name) }
}

fn is_run_by_cargo(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim_start).collect();
    let starts = [format!("fn {name}("), format!("async fn {name}(")];
    lines.iter().enumerate().any(|(at, line)| {
        let attributes = lines[..at].iter().rev().take_while(|above| above.starts_with("#["));
        let attributes: Vec<&&str> = attributes.collect();
        starts.iter().any(|start| line.starts_with(start))
            && attributes.iter().any(|one| one.starts_with("#[test") || one.starts_with("#[tokio::test"))
            && !attributes.iter().any(|one| one.starts_with("#[ignore"))
    })
}

fn is_run_by_node(source: &str, name: &str) -> bool {
    let starts = ["test", "it"].map(|word| format!("{word}(\"{name}\""));
    source.lines().any(|line| starts.iter().any(|start| line.trim_start().starts_with(start)))
}

#[test]
fn every_threat_is_tied_to_tests_that_are_there() {
    let page = fs::read_to_string(Path::new(FOLDER).join("threat-model.md")).unwrap();
    let threats = threats(&page);
    assert!(
        threats.len() >= 40,
        "only {} threats were read: has the form of the tables changed?",
        threats.len()
    );

    let ids: BTreeSet<&str> = threats.iter().map(|threat| threat.id).collect();
    assert_eq!(ids.len(), threats.len(), "an id stands for one threat");

    let mut faults = Vec::new();
    for threat in &threats {
        if threat.tests.is_empty() {
            faults.push(format!("{}: no test", threat.id));
        }
        for (name, file) in &threat.tests {
            let is_rust = Path::new(file).extension().is_some_and(|ending| ending == "rs");
            match fs::read_to_string(Path::new(FOLDER).join(file)) {
                Err(error) => faults.push(format!("{}: {file}: {error}", threat.id)),
                Ok(source) if !is_run(&source, is_rust, name) => {
                    faults.push(format!("{}: {file} has no test `{name}` that is run", threat.id));
                }
                Ok(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "docs/security/threat-model.md:\n{}", faults.join("\n"));
}

/// Every id that the page's text speaks of is a row of it: what is accepted refers to threats, and must not outlive them.
#[test]
fn what_the_threat_model_refers_to_is_in_it() {
    let page = fs::read_to_string(Path::new(FOLDER).join("threat-model.md")).unwrap();
    let ids: BTreeSet<&str> = threats(&page).iter().map(|threat| threat.id).collect();
    let accepted = page.split_once("## What is accepted").unwrap().1;
    let rows = accepted.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").nth(1));
    let named: Vec<&str> = rows.skip(1).flat_map(|cell| cell.trim_end_matches(" |").split(", ")).collect();
    assert!(named.len() >= 5, "{named:?}");
    for id in named {
        assert!(ids.contains(id), "`{id}` is no threat of the page");
    }
}

#[test]
fn a_name_alone_is_no_test() {
    let source = "
        #[tokio::test]
        async fn runs() {}
        #[test]
        #[ignore = \"later\"]
        fn sleeps() {}
        fn helps() {}
        // #[test] fn spoken_of() {}
        proptest! {
            #[test]
            fn any_bytes(bytes: Vec<u8>) {}
        }";
    for (name, runs) in [
        ("runs", true),
        ("any_bytes", true),
        ("sleeps", false),
        ("helps", false),
        ("spoken_of", false),
        ("run", false),
    ] {
        assert_eq!(is_run_by_cargo(source, name), runs, "{name}");
    }
    let source = "
        test(\"it runs\", async () => {
        test.skip(\"it is skipped\", async () => {
        test.fixme(\"it is broken\", async () => {
          it(\"counts\", () => {";
    for (name, runs) in [
        ("it runs", true),
        ("counts", true),
        ("it is skipped", false),
        ("it is broken", false),
        ("it", false),
    ] {
        assert_eq!(is_run_by_node(source, name), runs, "{name}");
    }
    let row = "| X1 | a | b | [one](a.rs), [two, and more](b.ts) |\n| id | threat |\n|---|---|";
    let read = threats(row);
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].tests, [("one", "a.rs"), ("two, and more", "b.ts")]);
}
