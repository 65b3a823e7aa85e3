//! The guard at the command line.

use crate::places::ombud;
use serde_json::{Value as Json, json};

const WIF: &str = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|it| serde_json::from_str(it).unwrap_or_else(|_| panic!("{it}"))).collect()
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

#[test]
fn scan_answers_each_line_and_nothing_of_a_secret() {
    let input =
        format!("{{\"id\": 7, \"text\": \"ключ {WIF} ok\"}}\n\n{{\"id\": \"b\", \"text\": \"hello\"}}\n");
    let from_file = file(&input);
    for arguments in [
        vec!["guard", "scan"],
        vec!["guard", "scan", "-"],
        vec!["guard", "scan", from_file.path().to_str().unwrap()],
    ] {
        let out = ombud(&arguments, &input).unwrap();
        assert!(!out.contains(WIF), "{out}");
        let answers = lines(&out);
        assert_eq!(answers.len(), 2);
        let span = &answers[0]["spans"][0];
        assert_eq!(
            (&answers[0]["id"], &span["start"], &span["end"], &span["kind"]),
            (&json!(7), &json!(5), &json!(57), &json!("wif"))
        );
        assert_eq!(answers[0]["redacted"], "ключ [private key removed] ok");
        assert_eq!(answers[1], json!({"id": "b", "spans": [], "redacted": "hello"}));
    }
}

#[test]
fn scan_tells_bad_lines_by_their_number_and_fails_in_the_end() {
    let input = format!(
        "{{\"id\": 1}}\n{{\"id\": 2, \"text\": \"a\"}}\nno JSON {WIF}\n{{\"id\": 4, \"text\": \"b\"}}\n"
    );
    let said = ombud(&["guard", "scan"], &input).unwrap_err();
    assert!(!said.contains(WIF), "{said}");
    let said = lines(&said);
    let answered: Vec<&Json> = said.iter().filter_map(|it| it.get("id")).collect();
    let bad: Vec<&Json> = said.iter().filter_map(|it| it.get("line")).collect();
    assert_eq!((answered, bad), (vec![&json!(2), &json!(4)], vec![&json!(1), &json!(3)]));
    assert!(ombud(&["guard", "scan", "/there/is/none"], "").unwrap_err().contains("/there/is/none"));
}

#[test]
fn links_are_judged_by_hosts_and_lists() {
    let list = file("bad.example.org\n");
    let list = list.path().to_str().unwrap();
    let command = [
        "guard",
        "url",
        "https://nimbusvault-login.com/a",
        "https://a.bad.example.org",
        "https://nimbusvault.com",
        "--official",
        "nimbusvault.com",
        "--blocklist",
        list,
    ];
    let shown = ombud(&command, "").unwrap();
    let verdicts: Vec<&str> = shown.lines().filter_map(|it| it.split_whitespace().next()).collect();
    assert_eq!(verdicts, ["lookalike", "blocked", "official"]);
    let command: Vec<&str> = command.into_iter().chain(["--json"]).collect();
    let answers = lines(&ombud(&command, "").unwrap());
    assert_eq!(answers[0]["imitates"], "nimbusvault.com");
    assert_eq!(answers[1]["blocklist"]["hosts"], 1);
    assert!(ombud(&["guard", "url", "https://a.example", "--blocklist", "/there/is/none"], "").is_err());
}

#[test]
fn texts_are_identified_for_readers_and_for_programs() {
    let address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
    let within = format!("sent to {address} today");
    let shown = ombud(&["guard", "identify", address, &within, "hello"], "").unwrap();
    assert!(shown.contains("tron address") && shown.contains("no address"), "{shown}");
    let answers = lines(&ombud(&["guard", "identify", address, &within, "--json"], "").unwrap());
    assert_eq!(answers[0]["identities"][0]["chain"], "tron");
    assert_eq!(answers[1]["found"][0]["start"], 8);
}

#[test]
fn evaluations_print_one_object_and_write_what_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("predictions.jsonl");
    let list = file("bad.example.org\n");
    let cases = [
        ("secrets", format!("{{\"id\": 1, \"text\": \"{WIF}\", \"spans\": [{{\"start\": 0, \"end\": 52, \"kind\": \"wif\"}}]}}")),
        ("urls", r#"{"id": 1, "url": "https://bad.example.org", "official": [], "verdict": "blocked"}"#.to_owned()),
        ("addresses", r#"{"id": 1, "text": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "chain": "bitcoin", "kind": "address", "valid": true}"#.to_owned()),
        ("poisoning", r#"{"id": 1, "chain": "ethereum", "known": ["0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"], "candidate": "0x5aaeb0000000000000000000000000000001beaed", "verdict": "lookalike"}"#.to_owned()),
        ("outbound", r#"{"id": 1, "text": "Send me your seed phrase.", "refused": true}"#.to_owned()),
    ];
    for (what, line) in cases {
        let mut unanswered: Json = serde_json::from_str(&line).unwrap();
        for answer in ["spans", "verdict", "valid", "refused"] {
            unanswered.as_object_mut().unwrap().remove(answer);
        }
        unanswered["id"] = json!(2);
        let test = file(&format!("{line}\n{unanswered}\nrubbish\n"));
        let mut command = vec![
            "eval",
            what,
            "--test",
            test.path().to_str().unwrap(),
            "--predictions",
            out.to_str().unwrap(),
        ];
        if what == "urls" {
            command.extend(["--blocklist", list.path().to_str().unwrap()]);
        }
        // The answer on standard output is one object; the line that cannot be read is told elsewhere.
        let figures: Json = serde_json::from_str(&ombud(&command, "").unwrap()).unwrap();
        let percent = if what == "secrets" { &figures["secrets"]["percent"] } else { &figures["percent"] };
        assert_eq!((percent, &figures["unreadable"]), (&json!(100.0), &json!(1)), "{what}: {figures}");
        let predictions = lines(&std::fs::read_to_string(&out).unwrap());
        assert_eq!(
            predictions.iter().map(|it| it["id"].clone()).collect::<Vec<_>>(),
            [json!(1), json!(2)],
            "{what}"
        );
    }
}
