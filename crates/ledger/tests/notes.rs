//! Notes, keys, checkpoints and cosignatures: examples of others, and what must be refused.
#![allow(clippy::unwrap_used, reason = "tests")]

use ombud_ledger::{
    Checkpoint, CheckpointError, EMPTY_ROOT,
    note::{Algorithm, KeyError, MAX_SIGNATURES, Note, NoteError, SignerKey, VerifierKey},
    witness::{self, AddCheckpoint},
};
use proptest::prelude::*;

/// The example of c2sp.org/signed-note.
const EXAMPLE_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

/// The example of the documentation of golang.org/x/mod/sumdb/note. It signs the same every time.
const GO_SKEY: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

/// A checkpoint of a public log of certificates, with its witnesses' cosignatures.
const REAL: &str = "arche2025h1.staging.ct.transparency.dev\n1432088532\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n\n\
— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=\n\
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=\n\
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==\n\
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==\n";
const REAL_LOG: &str =
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";
const REAL_WITNESS: &str = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

fn key(vkey: &str) -> VerifierKey {
    vkey.parse().unwrap()
}

fn signer(name: &str, algorithm: Algorithm, seed: u8) -> SignerKey {
    SignerKey::from_seed(name, algorithm, &[seed; 32]).unwrap()
}

#[test]
fn examples_of_others_are_read_and_written() {
    let note: Note = EXAMPLE.parse().unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.to_string(), EXAMPLE);
    let verified = note.verify(&[key(GO_VKEY), key(EXAMPLE_KEY)]).unwrap();
    assert_eq!(
        (verified[0].name.as_str(), verified[0].id, verified[0].timestamp),
        ("example.com/foo", 0x530d_903a, None)
    );
    assert_eq!(key(EXAMPLE_KEY).to_string(), EXAMPLE_KEY);

    let peter: SignerKey = GO_SKEY.parse().unwrap();
    assert_eq!((peter.to_skey().as_str(), peter.verifier().to_string().as_str()), (GO_SKEY, GO_VKEY));
    let mut note = Note::new(GO_TEXT).unwrap();
    note.sign(&peter).unwrap();
    assert_eq!(note.to_string(), format!("{GO_TEXT}\n{GO_LINE}"));
    assert!(!format!("{peter:?}").contains("YEKFALVF"), "a secret is not shown");
}

#[test]
fn a_real_checkpoint_holds_with_its_cosignature() {
    let origin = "arche2025h1.staging.ct.transparency.dev";
    let opened = Checkpoint::open(REAL, origin, &key(REAL_LOG), &[key(REAL_WITNESS)]).unwrap();
    assert_eq!(opened.checkpoint.size(), 1_432_088_532);
    assert_eq!(opened.witnesses.len(), 1);
    assert_eq!(opened.witnesses[0].timestamp, Some(0x6a12_2120));
    assert_eq!(opened.note.to_string(), REAL);
    let unknown = Checkpoint::open(REAL, origin, &key(EXAMPLE_KEY), &[]);
    assert_eq!(unknown.unwrap_err(), CheckpointError::Note(NoteError::Unsigned));
    let witness_only = Checkpoint::open(REAL, origin, &key(EXAMPLE_KEY), &[key(REAL_WITNESS)]);
    assert_eq!(witness_only.unwrap_err(), CheckpointError::NotByLog);
    let elsewhere = Checkpoint::open(REAL, "example.com", &key(REAL_LOG), &[]);
    assert_eq!(elsewhere.unwrap_err(), CheckpointError::Origin(origin.into()));
    // The time is part of what a witness signs.
    let later = REAL.replace("2net5wAAAABqEiEg", "2net5wAAAABqEiEh");
    let later = Checkpoint::open(&later, origin, &key(REAL_LOG), &[key(REAL_WITNESS)]);
    assert_eq!(later.unwrap_err(), CheckpointError::Note(NoteError::Wrong("remora.n621.de".into())));
}

#[test]
fn unknown_signatures_are_ignored_and_known_ones_must_hold() {
    let (log, other) = (signer("log", Algorithm::Ed25519, 1), signer("other", Algorithm::Ed25519, 2));
    let mut note = Note::new("a\n\nb\n").unwrap();
    note.sign(&other).unwrap();
    note.sign(&log).unwrap();
    note.sign(&log).unwrap();
    assert_eq!(note.signatures().len(), 2, "a key signs once");
    let text = note.to_string();
    let keys = [log.verifier().clone(), other.verifier().clone()];
    let note: Note = text.parse().unwrap();
    assert_eq!(note.text(), "a\n\nb\n");
    assert_eq!(note.verify(&keys).unwrap().len(), 2);
    assert_eq!(note.verify(&keys[..1]).unwrap().len(), 1);
    assert_eq!(note.verify(&[]), Err(NoteError::Unsigned));
    // The same name with another key is another signer.
    let namesake = signer("log", Algorithm::Ed25519, 3);
    assert_eq!(note.verify(&[namesake.verifier().clone()]), Err(NoteError::Unsigned));
    let changed: Note = text.replacen("a\n", "c\n", 1).parse().unwrap();
    assert_eq!(changed.verify(&keys[..1]), Err(NoteError::Wrong("log".into())));
    // A line more by nobody does no harm; the same line twice does none either.
    let line = note.signatures()[1].to_string();
    let more: Note = format!("{text}— nobody AAAAAAA=\n{line}").parse().unwrap();
    assert_eq!(more.verify(&keys).unwrap().len(), 2);
    assert_ne!(signer("log", Algorithm::CosignatureV1, 1).verifier().id(), keys[0].id());
}

#[test]
fn kinds_of_keys_are_kept_apart() {
    let (log, witness) = (signer("log", Algorithm::Ed25519, 1), signer("w", Algorithm::CosignatureV1, 2));
    let mut note = Checkpoint::new("log", 0, EMPTY_ROOT).unwrap().sign(&log).unwrap();
    assert_eq!(note.sign(&witness), Err(NoteError::Algorithm));
    assert_eq!(note.cosign(&log, 5), Err(NoteError::Algorithm));
    assert_eq!(note.cosign(&witness, 1 << 63), Err(NoteError::Time));
    note.cosign(&witness, 1_700_000_000).unwrap();
    let text = note.to_string();
    let opened = Checkpoint::open(&text, "log", log.verifier(), &[witness.verifier().clone()]).unwrap();
    assert_eq!(opened.witnesses[0].timestamp, Some(1_700_000_000));
    let skey = witness.to_skey();
    assert_eq!(skey.parse::<SignerKey>().unwrap().verifier(), witness.verifier());
}

#[test]
fn what_is_no_note_is_refused() {
    let line = GO_LINE;
    let many = line.repeat(MAX_SIGNATURES + 1);
    for bad in [
        String::new(),
        "\n".into(),
        "a\n".into(),
        "a\n\n".into(),
        format!("a\n{line}"),
        format!("a\n\n{}", line.trim_end()),
        format!("a\n\n{line}\n"),
        format!("a\r\n\n{line}"),
        format!("a\tb\n\n{line}"),
        format!("a\n\n{}", line.replace('—', "-")),
        format!("a\n\n{}", line.replace("— ", "—")),
        format!("a\n\n{}", line.replace("PeterNeumann", "Peter+Neumann")),
        format!("a\n\n{}", line.replace("PeterNeumann", "Peter\u{a0}Neumann")),
        format!("a\n\n{}", line.replace("PeterNeumann", "")),
        format!("a\n\n{}", line.replace("JnAM=", "JnAM")),
        format!("a\n\n{}", line.replace("JnAM=", "JnAN=")),
        "a\n\n— a AAAAAA==\n".into(),
        format!("a\n\n{many}"),
        format!("{}\n\n{line}", "a".repeat(1 << 20)),
    ] {
        assert!(matches!(bad.parse::<Note>(), Err(NoteError::Malformed(_))), "{bad:.200}");
    }
    assert!(format!("a\n\n{}", line.repeat(MAX_SIGNATURES)).parse::<Note>().is_ok());
}

#[test]
fn what_is_no_key_is_refused() {
    let parse = |text: &str| text.parse::<VerifierKey>().unwrap_err();
    assert_eq!(parse(""), KeyError::Malformed);
    assert_eq!(parse("a+b"), KeyError::Malformed);
    assert_eq!(parse(&EXAMPLE_KEY.replace("530d903a", "530D903A")), KeyError::Malformed);
    assert_eq!(parse(&EXAMPLE_KEY.replace("530d903a", "+30d903a")), KeyError::Malformed);
    assert_eq!(parse(&EXAMPLE_KEY.replace("530d903a", "530d903b")), KeyError::Id);
    assert_eq!(parse(&EXAMPLE_KEY.replace("/foo", " foo")), KeyError::Name);
    assert_eq!(parse(&EXAMPLE_KEY[..EXAMPLE_KEY.len() - 4]), KeyError::Malformed);
    assert_eq!(parse("a+00000000+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), KeyError::Algorithm);
    assert_eq!(EXAMPLE_KEY.parse::<SignerKey>().unwrap_err(), KeyError::Malformed);
    let off_curve = (0..=255).find_map(|it| VerifierKey::new("a", Algorithm::Ed25519, &[it; 32]).err());
    assert_eq!(off_curve, Some(KeyError::Point));
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let good = format!("example.com/behind-the-sofa\n20852163\n{root}\n");
    let read: Checkpoint = good.parse().unwrap();
    assert_eq!((read.size(), read.to_string().as_str()), (20_852_163, good.as_str()));
    let extended: Checkpoint = format!("{good}more\nof it\n").parse().unwrap();
    assert_eq!((extended.extensions().len(), extended.to_string()), (2, format!("{good}more\nof it\n")));
    for bad in [
        good.trim_end().to_owned(),
        good.replace("20852163", "020852163"),
        good.replace("20852163", "-1"),
        good.replace("20852163", "+1"),
        good.replace("20852163", " 1"),
        good.replace("20852163", ""),
        good.replace("20852163", "18446744073709551616"),
        good.replace(root, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx"),
        good.replace("q2I=", "q2J="),
        good.replace("example.com/behind-the-sofa", ""),
        format!("{good}\n"),
        "a\n1\n".into(),
    ] {
        assert!(matches!(bad.parse::<Checkpoint>(), Err(CheckpointError::Malformed(_))), "{bad}");
    }
    assert!(Checkpoint::new("", 0, EMPTY_ROOT).is_err());
    assert!(Checkpoint::new("a\nb", 0, EMPTY_ROOT).is_err());
}

#[test]
fn witnesses_are_asked_and_answer() {
    let (log, witness) = (signer("log", Algorithm::Ed25519, 1), signer("w", Algorithm::CosignatureV1, 2));
    let checkpoint = Checkpoint::new("log", 9, [5; 32]).unwrap().sign(&log).unwrap();
    let request = AddCheckpoint { old: 4, proof: vec![[1; 32], [2; 32]], checkpoint };
    let body = request.body();
    assert!(body.starts_with("old 4\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\nAgIC"), "{body}");
    assert_eq!(AddCheckpoint::parse(&body).unwrap(), request);
    let first = AddCheckpoint { old: 0, proof: Vec::new(), ..request.clone() };
    assert_eq!(AddCheckpoint::parse(&first.body()).unwrap(), first);
    let long = AddCheckpoint { proof: vec![[1; 32]; 64], ..request.clone() };
    for bad in [
        "",
        "old 4",
        &body.replace("old 4", "old 04"),
        &body.replace("old 4", "old"),
        &body.replace("AgIC", "Ag"),
        &body.replace("\n\n", "\n"),
        &long.body(),
    ] {
        assert!(AddCheckpoint::parse(bad).is_err(), "{bad}");
    }

    // What the witness does, and what comes back.
    let mut cosigned = request.checkpoint.clone();
    cosigned.cosign(&witness, 1_700_000_000).unwrap();
    cosigned.cosign(&signer("other", Algorithm::CosignatureV1, 3), 1_700_000_000).unwrap();
    let answer: String = cosigned.signatures()[1..].iter().map(ToString::to_string).collect();
    let mut checkpoint = request.checkpoint.clone();
    witness::add_answer(&mut checkpoint, &answer, &[witness.verifier().clone()]).unwrap();
    assert_eq!(checkpoint.signatures().len(), 2, "unknown witnesses are left out");
    let opened =
        Checkpoint::open(&checkpoint.to_string(), "log", log.verifier(), &[witness.verifier().clone()]);
    assert_eq!(opened.unwrap().witnesses.len(), 1);
    let forged = answer.replace("— w ", "— x ");
    assert!(witness::add_answer(&mut checkpoint, &forged, &[witness.verifier().clone()]).is_err());
    assert!(witness::add_answer(&mut checkpoint, "", &[witness.verifier().clone()]).is_err());
}

proptest! {
    #[test]
    fn no_byte_of_a_note_can_be_changed(at: prop::sample::Index, byte: u8, cosigned: bool) {
        let (log, witness) = (signer("log", Algorithm::Ed25519, 1), signer("w", Algorithm::CosignatureV1, 2));
        let mut note = Checkpoint::new("log", 77, [9; 32]).unwrap().sign(&log).unwrap();
        if cosigned { note.cosign(&witness, 1_700_000_000).unwrap(); }
        let mut bytes = note.to_string().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        let witnesses = [witness.verifier().clone()];
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(opened) = Checkpoint::open(&text, "log", log.verifier(), &witnesses)
        {
            // A changed name or id makes a signature unknown, which is no fault; but then it does not count.
            prop_assert!(cosigned && opened.witnesses.is_empty());
            prop_assert_eq!((opened.checkpoint.size(), *opened.checkpoint.root()), (77, [9; 32]));
        }
    }

    #[test]
    fn garbage_is_no_note(text in "\\PC{0,40}\n{0,3}(— \\PC{0,20} [A-Za-z0-9+/=]{0,20}\n){0,3}") {
        if let Ok(note) = text.parse::<Note>() {
            prop_assert_eq!(note.to_string(), text);
        }
    }
}
