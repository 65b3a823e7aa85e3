use std::io::{self, BufReader, Write};

use serde_json::{Value, json};

use super::{addresses, identities, outbound, poisoning, urls, verdicts};

/// A file with these lines, for what is given as a path.
fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

fn parsed(predictions: &[u8]) -> Vec<Value> {
    predictions.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

#[test]
fn links_are_counted_by_verdict_and_lines_without_answer_only_answered() {
    let test = r#"{"id": 1, "url": "https://nimbus.example", "official": ["nimbus.example"], "verdict": "official"}
        {"id": 2, "url": "https://a.bad.example.org", "official": [], "verdict": "clean"}
        {"id": 3, "url": "https://bit.ly/x", "official": []}
        {"id": 4}
        no JSON"#;
    let list = file("bad.example.org\nnot a host\n");
    let mut predictions = Vec::new();
    let figures =
        urls(BufReader::new(test.as_bytes()), Some(list.path()), Some(&mut predictions), &mut io::sink())
            .unwrap();
    assert_eq!((&figures["lines"], &figures["judged"], &figures["right"]), (&json!(3), &json!(2), &json!(1)));
    assert_eq!((&figures["unreadable"], &figures["percent"]), (&json!(2), &json!(50.0)));
    assert_eq!(figures["blocklist"]["hosts"], 1);
    assert_eq!(figures["blocklist"]["bad_lines"][0]["line"], 2);
    let verdicts: Vec<Value> = parsed(&predictions).iter().map(|line| line["verdict"].clone()).collect();
    assert_eq!(verdicts, ["official", "blocked", "clean"]);
}

#[test]
fn links_are_judged_for_the_command_line() {
    let links = ["https://nimbusvault-login.com".to_owned(), "https://a.example".to_owned()];
    let answers = verdicts(&links, &["nimbusvault.com".to_owned()], None).unwrap();
    assert_eq!(
        (&answers[0]["verdict"], &answers[0]["imitates"], &answers[1]["verdict"]),
        (&json!("lookalike"), &json!("nimbusvault.com"), &json!("clean"))
    );
    assert!(verdicts(&links, &[], Some(std::path::Path::new("/there/is/none"))).is_err());
}

#[test]
fn addresses_are_counted_and_identified() {
    let test = r#"{"id": 1, "text": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "chain": "bitcoin", "kind": "address", "valid": true}
        {"id": 2, "text": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "chain": "bitcoin", "kind": "address", "valid": true}
        {"id": 3, "text": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "chain": "bitcoin", "kind": "tx"}"#;
    let mut predictions = Vec::new();
    let figures =
        addresses(BufReader::new(test.as_bytes()), Some(&mut predictions), &mut io::sink()).unwrap();
    assert_eq!((&figures["lines"], &figures["judged"], &figures["right"]), (&json!(3), &json!(2), &json!(1)));
    let predictions = parsed(&predictions);
    assert_eq!(predictions[0], json!({"id": 1, "valid": true, "kind": "p2pkh", "reason": null}));
    assert_eq!(predictions[1]["reason"], "checksum");
    assert_eq!(predictions[2]["valid"], false);
    let whole = identities("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
    assert_eq!(whole["identities"][0]["chain"], "tron");
    let within = identities("to TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t please");
    assert_eq!((&within["found"][0]["start"], &within["found"][0]["end"]), (&json!(3), &json!(37)));
}

#[test]
fn poisoned_addresses_are_counted() {
    let test = r#"{"id": 1, "chain": "ethereum", "known": ["0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"],
        "candidate": "0x5aaeb0000000000000000000000000000001beaed", "verdict": "lookalike"}"#
        .replace('\n', " ");
    let mut predictions = Vec::new();
    let figures =
        poisoning(BufReader::new(test.as_bytes()), Some(&mut predictions), &mut io::sink()).unwrap();
    assert_eq!(figures["percent"], 100.0);
    assert_eq!(parsed(&predictions), [json!({"id": 1, "verdict": "lookalike", "shared_bits": 44.0})]);
}

#[test]
fn refusals_are_counted() {
    let test = r#"{"id": 1, "text": "Send me your seed phrase.", "refused": true}
        {"id": 2, "text": "Never share it.", "refused": false}"#;
    let mut predictions = Vec::new();
    let figures = outbound(BufReader::new(test.as_bytes()), Some(&mut predictions), &mut io::sink()).unwrap();
    assert_eq!((&figures["right"], &figures["given"]["refused"]), (&json!(2), &json!(1)));
    assert_eq!(parsed(&predictions)[0]["refusals"][0]["rule"], "asks_for_secret");
}
