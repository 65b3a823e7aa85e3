//! Lines with answers.

use ombud_wallet::eval::wallet_proofs;
use serde_json::{Value, json};

const LINES: &str = include_str!("data/wallet_proofs.jsonl");

#[test]
fn every_shared_line_is_judged_right() {
    let mut judged = 0;
    for line in LINES.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let answer = wallet_proofs(&line).unwrap();
        assert_eq!(Some(answer.valid), answer.expected, "{line}: {:?}", answer.reason);
        assert_eq!(answer.valid, answer.reason.is_none());
        judged += 1;
    }
    assert_eq!(judged, 300);
}

/// A refused line must be refused for what its case says.
#[test]
fn refusals_name_what_is_wrong() {
    let expected = [
        ("crlf", "line 1"),
        ("trailing newline", "does not belong here"),
        ("lower-case address", "EIP-55"),
        ("nonce too short", "nonce"),
        ("other nonce", "Nonce is"),
        ("other domain", "domain is"),
        ("expired", "expired at"),
        ("not yet", "not valid before"),
        ("high s", "malleable"),
        ("short signature", "shorter"),
        ("zero r", "zero"),
        ("wrong key", "signed by"),
    ];
    for line in LINES.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let reason = wallet_proofs(&line).unwrap().reason.unwrap_or_default();
        let case = line["case"].as_str().unwrap();
        let solana = line["scheme"] == "solana-ed25519";
        if let Some((_, part)) = expected.iter().find(|(name, _)| *name == case && !solana) {
            assert!(reason.contains(part), "{case}: {reason}");
        }
    }
}

#[test]
fn what_is_no_line_is_told_apart_from_what_is_no_proof() {
    let lines: Vec<Value> = LINES.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let good = lines.iter().find(|it| it["scheme"] == "eip4361" && it["valid"] == true).unwrap();
    let edited = |path: &str, value: Value| {
        let mut line = good.clone();
        *line.pointer_mut(path).unwrap() = value;
        wallet_proofs(&line).map(|it| it.valid)
    };
    for path in ["/scheme", "/message", "/signature", "/expect", "/expect/now", "/expect/domain"] {
        assert_eq!(edited(path, json!(7)), None, "{path}");
    }
    for (path, value) in [
        ("/scheme", json!("eip4362")),
        ("/scheme", json!("bip137")),
        ("/expect/now", json!("yesterday")),
        ("/signature", json!("")),
        ("/message", json!("")),
        ("/address", json!("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")),
    ] {
        assert_eq!(edited(path, value.clone()), Some(false), "{path} {value}");
    }
    let mut unlabelled = good.clone();
    unlabelled.as_object_mut().unwrap().remove("valid");
    assert_eq!(wallet_proofs(&unlabelled).map(|it| (it.expected, it.valid)), Some((None, true)));
}
