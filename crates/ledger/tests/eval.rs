//! Lines with answers.
#![cfg(feature = "eval")]

use ombud_ledger::{eval::merkle, leaf_hash, node_hash};
use serde_json::{Value, json};

fn hex(hash: [u8; 32]) -> String {
    data_encoding::HEXLOWER.encode(&hash)
}

#[test]
fn lines_are_judged() {
    let (a, b) = (leaf_hash(b"a"), leaf_hash(b"b"));
    let root = node_hash(&a, &b);
    let inclusion = json!({"id": "1", "kind": "inclusion", "leaf_hash": hex(b), "index": 1, "size": 2, "root": hex(root), "proof": [hex(a)], "valid": true});
    let consistency = json!({"id": "2", "kind": "consistency", "size1": 1, "size2": 2, "root1": hex(a), "root2": hex(root), "proof": [hex(b)]});
    let edited = |line: &Value, name: &str, value: Value| {
        let mut line = line.clone();
        line[name] = value;
        merkle(&line).map(|it| it.valid)
    };
    let judged = merkle(&inclusion).unwrap();
    assert_eq!((judged.expected, judged.valid, judged.reason), (Some(true), true, None));
    let judged = merkle(&consistency).unwrap();
    assert_eq!((judged.expected, judged.valid), (None, true));
    for (name, value) in [
        ("index", json!(0)),
        ("size", json!(3)),
        ("index", json!(-1)),
        ("size", json!(1.5)),
        ("root", json!("00")),
        ("root", json!("x")),
        ("leaf_hash", json!("")),
        ("proof", json!([])),
        ("proof", json!([hex(a), hex(a)])),
        ("proof", json!(["zz"])),
        ("proof", json!([1])),
    ] {
        assert_eq!(edited(&inclusion, name, value.clone()), Some(false), "{name} {value}");
    }
    for (name, value) in
        [("size1", json!(0)), ("size1", json!(2)), ("size2", json!(1)), ("root1", json!(hex(b)))]
    {
        assert_eq!(edited(&consistency, name, value.clone()), Some(false), "{name} {value}");
    }
    for (name, value) in [
        ("kind", json!("other")),
        ("kind", json!(1)),
        ("proof", json!("")),
        ("index", json!("1")),
        ("root", Value::Null),
    ] {
        assert_eq!(edited(&inclusion, name, value.clone()), None, "{name} {value}");
    }
    assert_eq!(merkle(&json!([])), None);
}
