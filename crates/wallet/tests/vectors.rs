//! Vectors of others: EIP-4361's reference library and BIP-322.
#![allow(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use ombud_wallet::{Challenge, Expected, Family, Proof, Refusal, Scheme, contract::Question, verify};
use serde_json::Value;

fn read(text: &str) -> serde_json::Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

#[test]
fn eip_4361_texts_are_read() {
    let cases = read(include_str!("data/parsing_positive.json"));
    assert_eq!(cases.len(), 19);
    for (name, case) in &cases {
        let (read, fields) = (Challenge::parse(text(case, "message"), Family::Ethereum), &case["fields"]);
        let read = read.unwrap_or_else(|error| panic!("{name}: {error}"));
        for (field, found) in [
            ("domain", &read.domain),
            ("address", &read.address),
            ("uri", &read.uri),
            ("nonce", &read.nonce),
            ("statement", read.statement.as_ref().unwrap_or(&String::new())),
        ] {
            assert_eq!(found, text(fields, field), "{name} {field}");
        }
        assert_eq!(read.chain_id, fields["chainId"].to_string(), "{name}");
        assert_eq!(read.issued_at, time(text(fields, "issuedAt")), "{name}");
        let resources: Vec<&str> =
            fields["resources"].as_array().into_iter().flatten().map(|it| it.as_str().unwrap()).collect();
        assert_eq!(read.resources.unwrap_or_default(), resources, "{name}");
    }
}

#[test]
fn what_eip_4361_does_not_allow_is_refused() {
    let cases = read(include_str!("data/parsing_negative.json"));
    assert_eq!(cases.len(), 29);
    for (name, case) in &cases {
        let read = Challenge::parse(case.as_str().unwrap(), Family::Ethereum);
        assert!(read.is_err(), "{name}: {read:?}");
    }
}

/// The text of a case, written by hand: its times are not those that we would write.
fn sign_in_text(case: &Value) -> String {
    let mut out = format!(
        "{} wants you to sign in with your Ethereum account:\n{}\n\n{}\n\nURI: {}\nVersion: {}\nChain ID: {}\nNonce: {}\nIssued At: {}",
        text(case, "domain"),
        text(case, "address"),
        text(case, "statement"),
        text(case, "uri"),
        text(case, "version"),
        case["chainId"],
        text(case, "nonce"),
        text(case, "issuedAt"),
    );
    for (name, field) in [("Expiration Time", "expirationTime"), ("Not Before", "notBefore")] {
        if let Some(value) = case[field].as_str() {
            out += &format!("\n{name}: {value}");
        }
    }
    out
}

fn sign_in(case: &Value) -> Result<(), Refusal> {
    let proof = Proof {
        scheme: Scheme::Eip4361,
        address: text(case, "address").into(),
        message: sign_in_text(case),
        signature: text(case, "signature").into(),
    };
    let domain = case["domainBinding"].as_str().unwrap_or(text(case, "domain"));
    let nonce = case["matchNonce"].as_str().unwrap_or(text(case, "nonce"));
    let now = time(case["time"].as_str().unwrap_or("2026-07-29T17:33:00Z"));
    verify(&proof, &Expected::SignIn { domain, nonce }, now).map(drop)
}

#[test]
fn eip_4361_proofs_are_verified() {
    for (name, case) in &read(include_str!("data/verification_positive.json")) {
        assert_eq!(sign_in(case), Ok(()), "{name}");
    }
    let cases = read(include_str!("data/verification_negative.json"));
    let codes: Vec<(&str, &str)> =
        cases.iter().map(|(name, case)| (name.as_str(), sign_in(case).unwrap_err().code())).collect();
    let mut expected = vec![
        ("expired message", "expired"),
        ("domain binding", "differs"),
        ("custom time", "expired"),
        ("custom nonce", "differs"),
        ("malformed signature", "signature_form"),
        ("wrong signature", "other_signer"),
        ("not yet valid", "not_yet"),
        ("invalid issuedAt", "message"),
        ("invalid notBefore", "message"),
        ("invalid expirationTime", "message"),
    ];
    expected.sort_unstable();
    let mut codes = codes;
    codes.sort_unstable();
    assert_eq!(codes, expected);
}

/// Both wallets sign with 65 bytes of a key that is not the address's, one with a `v` of its own: only the chain can tell.
#[test]
fn contract_wallets_are_left_to_the_chain() {
    let now = time("2022-04-19T18:58:00Z");
    for (name, case) in &read(include_str!("data/eip1271.json")) {
        let message = text(case, "message");
        let proof = Proof {
            scheme: Scheme::Eip4361,
            address: message.lines().nth(1).unwrap().into(),
            message: message.into(),
            signature: text(case, "signature").into(),
        };
        let refusal = verify(&proof, &Expected::AnyText, now).unwrap_err();
        assert!(
            matches!(refusal.code(), "other_signer" | "signature_form" | "contract_wallet"),
            "{name}: {refusal}"
        );

        let question = Question::of(&proof, &Expected::AnyText, now).unwrap();
        assert_eq!((question.to.as_str(), question.chain_id()), (proof.address.as_str(), Some("1")));
        // selector, hash, offset, length, then the signature in whole words
        let words = 3 + (proof.signature.len() / 2 - 1).div_ceil(32);
        assert_eq!(question.data.len(), 2 + 8 + 64 * words, "{name}");
        let magic = format!("0x1626ba7e{}", "0".repeat(56));
        assert_eq!(question.clone().judge(&magic).map(|it| it.address), Ok(proof.address.clone()));
        for (answer, code) in [
            ("0x", "no_contract"),
            ("", "no_contract"),
            ("0x1626ba7e", "no_contract"),
            (&*format!("0x{}", "f".repeat(64)), "contract_refused"),
            (&*format!("0x{}", "0".repeat(64)), "contract_refused"),
            (&*format!("0x{}1", "0".repeat(63)), "contract_refused"),
            (&*format!("0x1626ba7e{}1", "0".repeat(55)), "contract_refused"),
        ] {
            assert_eq!(question.clone().judge(answer).unwrap_err().code(), code, "{answer}");
        }
    }
}

fn bip322(case: &Value, signature: &str) -> Result<(), Refusal> {
    let proof = Proof {
        scheme: Scheme::Bip322Simple,
        address: text(case, "address").into(),
        message: text(case, "message").into(),
        signature: signature.into(),
    };
    verify(&proof, &Expected::AnyText, Timestamp::UNIX_EPOCH).map(drop)
}

#[test]
fn bip_322_vectors() {
    let files =
        [include_str!("data/basic-test-vectors.json"), include_str!("data/generated-test-vectors.json")];
    let (mut simple, mut refused, mut full) = (0, 0, 0);
    for file in files.map(read) {
        for case in file["simple"].as_array().unwrap() {
            for signature in case["bip322_signatures"].as_array().unwrap() {
                assert_eq!(bip322(case, signature.as_str().unwrap()), Ok(()), "{case}");
                simple += 1;
            }
        }
        for case in file["error"].as_array().unwrap() {
            assert!(bip322(case, text(case, "signature")).is_err(), "{case}");
            refused += 1;
        }
        for case in file.get("full").and_then(Value::as_array).into_iter().flatten() {
            let refusal = bip322(case, case["bip322_signatures"][0].as_str().unwrap()).unwrap_err();
            assert_eq!(refusal.code(), "unsupported", "{case}");
            full += 1;
        }
    }
    assert_eq!((simple, refused, full), (10, 36, 10));
}
