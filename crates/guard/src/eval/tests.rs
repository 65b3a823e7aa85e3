//! The judge itself: figures for answers that are known.

use serde_json::{Value, json};

use super::{scan, secrets};

const KEY: &str = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";

#[test]
fn figures_count_what_is_found_and_what_is_not() {
    let lines = [
        json!({ "id": 1, "text": format!("wif {KEY}"), "spans": [{ "start": 4, "end": 56, "kind": "wif" }] }),
        json!({ "id": 2, "text": "nothing here", "spans": [{ "start": 0, "end": 7, "kind": "card" }], "case": "card/x" }),
        json!({ "id": 3, "text": "good morning", "spans": [] }),
        json!({ "id": 4, "text": "good evening", "source": "made" }),
        json!({ "id": 5, "text": format!("and {KEY}"), "spans": [], "case": "neg/key/a" }),
        json!({ "id": 6, "text": "no answer" }),
    ];
    let mut input = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    input.push_str("{not json\n");
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let figures = secrets(input.as_bytes(), Some(&mut out), &mut errors).unwrap();
    assert_eq!((&figures["n"], &figures["unreadable"]), (&json!(6), &json!(1)));
    let error: Value = serde_json::from_slice(&errors).unwrap();
    assert_eq!(error["line"], 7);
    assert_eq!(figures["secrets"], json!({ "n": 2, "found": 1, "percent": 50.0 }));
    assert_eq!(figures["kinds"]["wif"]["found"], 1);
    assert_eq!(figures["clean"], json!({ "n": 3, "alarms": 1, "percent": 33.3333 }));
    assert_eq!(figures["families"]["neg/key"]["alarms"], 1);
    assert_eq!(figures["missed"], json!({ "card/x": 1 }));
    assert_eq!(figures["excess"]["excess"], 0);
    let first: Value = serde_json::from_slice(out.split(|b| *b == b'\n').next().unwrap()).unwrap();
    assert_eq!(first["spans"][0]["start"], 4);
    assert_eq!(first["spans"][0]["confidence"], 1.0);
}

#[test]
fn a_bad_line_is_told_by_number_and_the_rest_goes_on() {
    let input = format!(
        "{{\"id\":\"a\",\"text\":\"{KEY}\"}}\n\n{{\"id\":\"b\",\"text\":7}}\n{KEY}\n{{\"id\":\"c\",\"text\":\"hi\"}}\n"
    );
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    assert_eq!(scan(input.as_bytes(), &mut out, &mut errors).unwrap(), 2);
    let out: Vec<Value> =
        String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(out.len(), 2);
    assert_eq!(out[1], json!({ "id": "c", "spans": [], "redacted": "hi" }));
    let errors = String::from_utf8(errors).unwrap();
    assert!(!errors.contains(KEY) && !out[0].to_string().contains(KEY));
    let numbers: Vec<Value> =
        errors.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["line"].clone()).collect();
    assert_eq!(numbers, [json!(3), json!(4)]);
}
