//! What reads text that people write.

use jiff::Timestamp;
use ombud_guard::{
    Inspection, inspect,
    links::{Official, Policy, judge},
    lists::Builder,
};
use ombud_nlp::{fold, index_tokens, query_tokens, snippet, verify, verify_forms};
use ombud_wallet::{Challenge, Expected, Family, Proof, Scheme};

/// Findings lie in order on code points, and what the guard leaves holds nothing more to find.
pub fn guard(text: &str) {
    let Inspection { findings, redacted } = inspect(text);
    assert_eq!(redacted.is_some(), !findings.is_empty());
    let length = text.chars().count();
    let mut last = 0;
    for finding in &findings {
        assert!(
            last <= finding.start && finding.start < finding.end && finding.end <= length,
            "{findings:?}"
        );
        last = finding.end;
    }
    if let Some(redacted) = redacted {
        assert_eq!(inspect(&redacted), Inspection::default());
    }
}

/// Any link is judged, any list is read; a host of the list that was read is not called the workspace's own.
pub fn links(bytes: &[u8]) {
    let mut builder = Builder::new([7; 16]);
    let _ = builder.read(bytes);
    let listed = builder.build();
    let official = Official::new(["nimbus.example"]);
    let policy = Policy { official: &official, listed: &listed };
    for line in String::from_utf8_lossy(bytes).lines() {
        let verdict = judge(line, &policy);
        assert_eq!(verdict, judge(line, &policy));
    }
}

/// The first line is looked for in the rest: what is there the index returns.
pub fn search(input: &str) {
    let (query, text) = input.split_once('\n').unwrap_or((input, input));
    let mut tokens = Vec::new();
    index_tokens(text, &mut tokens);
    let query = query_tokens(query);
    let has = |it: &u64| tokens.binary_search(it).is_ok();
    if verify(&query, text) {
        assert!(query.tokens().iter().all(has), "what is written so is not in the index");
        assert!(verify_forms(&query, text), "what is written so is a form of it");
    }
    if verify_forms(&query, text) {
        assert!(query.forms().iter().all(|any| any.iter().any(has)), "a form of it is not in the index");
    }
    let _ = snippet(&query, text, 120);
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding twice is folding once");
}

/// A sign-in text that is read says the same when it is written and read again; no made-up signature proves anything.
pub fn wallet(input: &str) {
    for family in [Family::Ethereum, Family::Bitcoin, Family::Solana, Family::Tron] {
        if let Ok(challenge) = Challenge::parse(input, family) {
            assert!(challenge.text().is_ok(), "what is read can be written, and is read the same");
        }
    }
    let (first, message) = input.split_once('\n').unwrap_or((input, ""));
    let (address, signature) = first.split_once(' ').unwrap_or((first, first));
    let schemes = [
        Scheme::Eip4361,
        Scheme::Eip191,
        Scheme::Bip322Simple,
        Scheme::Bip137,
        Scheme::SolanaEd25519,
        Scheme::Tip191,
    ];
    for scheme in schemes {
        let proof =
            Proof { scheme, address: address.into(), message: message.into(), signature: signature.into() };
        let _ = ombud_wallet::verify(&proof, &Expected::AnyText, Timestamp::UNIX_EPOCH);
    }
}
