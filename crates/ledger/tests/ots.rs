//! Timestamps as python-opentimestamps 0.4.5 writes and reads them: `tests/data/ots.json` was made with it, and holds two that
//! real calendars have made.
#![allow(clippy::unwrap_used, reason = "tests")]

use data_encoding::HEXLOWER;
use ombud_ledger::ots::{Attestation, Op, OtsError, Proof, Timestamp, digest, header_time};
use proptest::prelude::*;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

fn vectors() -> Vec<Json> {
    serde_json::from_str(include_str!("data/ots.json")).unwrap()
}

fn bytes(it: &Json) -> Vec<u8> {
    HEXLOWER.decode(it.as_str().unwrap().as_bytes()).unwrap()
}

fn proof(name: &str) -> Proof {
    let all = vectors();
    Proof::parse(&bytes(&all.iter().find(|it| it["name"] == name).unwrap()["ots"])).unwrap()
}

#[test]
fn the_files_of_others_are_read_and_written_byte_by_byte() {
    let all = vectors();
    assert_eq!(all.len(), 6);
    for it in all {
        let file = bytes(&it["ots"]);
        let proof = Proof::parse(&file).unwrap();
        assert_eq!(proof.digest.to_vec(), bytes(&it["digest"]), "{}", it["name"]);
        assert_eq!(proof.to_bytes(), file, "{}", it["name"]);
        assert_eq!(proof.timestamp.to_bytes(), bytes(&it["timestamp"]), "{}", it["name"]);
        let mut blocks = proof.blocks();
        blocks.sort_unstable();
        let blocks: Vec<Json> =
            blocks.iter().map(|(height, root)| serde_json::json!([height, HEXLOWER.encode(root)])).collect();
        // What comes out of hashes that no calendar uses is not known here.
        let known: Vec<&Json> = it["blocks"].as_array().unwrap().iter().filter(|it| it[0] != 6).collect();
        assert_eq!(
            blocks.iter().collect::<Vec<_>>(),
            known.into_iter().filter(|it| it[1].as_str().unwrap().len() == 64).collect::<Vec<_>>(),
            "{}",
            it["name"]
        );
        {
            let mut pending = proof.pending();
            pending.sort();
            let pending: Vec<Json> =
                pending.iter().map(|(uri, it)| serde_json::json!([uri, HEXLOWER.encode(it)])).collect();
            assert_eq!(Json::from(pending), it["pending"], "{}", it["name"]);
        }
    }
}

#[test]
fn a_promise_is_kept_where_it_was_made() {
    let mut proof = proof("a real one, promised by two calendars");
    let pending = proof.pending();
    let more = Timestamp::after(Op::Sha256, Timestamp::of(Attestation::Bitcoin(400_000)));
    let before = proof.clone();
    let digest = proof.digest;
    assert!(!proof.timestamp.add(&digest, b"something else", &more));
    assert_eq!(proof, before);
    assert!(proof.timestamp.add(&digest, &pending[0].1, &more));
    let expected = Sha256::digest(&pending[0].1).into();
    assert_eq!(proof.blocks(), [(400_000, expected)]);
    assert_eq!(Proof::parse(&proof.to_bytes()), Ok(proof.clone()));
    assert_eq!(proof.pending().len(), 2, "the promises stay");
}

/// The first block of Bitcoin.
#[test]
fn a_header_tells_when_if_its_work_was_done() {
    let header = "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c";
    let header: [u8; 80] = HEXLOWER.decode(header.as_bytes()).unwrap().try_into().unwrap();
    let root: [u8; 32] = header[36..68].try_into().unwrap();
    assert_eq!(header_time(&header, &root), Some(1_231_006_505));
    assert_eq!(header_time(&header, &[0; 32]), None, "another root");
    for at in 0..80 {
        let mut other = header;
        other[at] ^= 1;
        let root: [u8; 32] = other[36..68].try_into().unwrap();
        assert_eq!(header_time(&other, &root), None, "byte {at}: nobody has worked for it");
    }
    // An easier target than any that was ever allowed would be met by chance.
    let mut easy = header;
    easy[72..76].copy_from_slice(&[0xff, 0xff, 0x7f, 0x20]);
    assert_eq!(header_time(&easy, &root), None);
}

#[test]
fn what_the_format_does_not_allow_is_refused() {
    let good = proof("upgraded").to_bytes();
    for cut in 0..good.len() {
        assert!(Proof::parse(&good[..cut]).is_err(), "{cut}");
    }
    assert_eq!(Proof::parse(&[good.as_slice(), &[0]].concat()), Err(OtsError::Long));
    let mut version = good.clone();
    version[31] = 2;
    assert_eq!(Proof::parse(&version), Err(OtsError::Magic));
    let pending = HEXLOWER.decode(b"0083dfe30d2ef90c8e0706666f6f626172").unwrap();
    let deep = |depth: usize| [vec![0x08; depth], pending.clone()].concat();
    assert!(Timestamp::parse(&deep(255)).is_ok());
    assert_eq!(Timestamp::parse(&deep(256)), Err(OtsError::Bounds));
    for (bad, error) in [
        ("f000", OtsError::Bounds),
        ("f081 20", OtsError::Bounds),
        ("42", OtsError::Operation),
        ("ff", OtsError::Short),
        ("0083dfe30d2ef90c8e0706666f6f62613f", OtsError::Bounds),
        ("0083dfe30d2ef90c8e0806666f6f62617200", OtsError::Long),
        ("000588960d73d71901ffffffffffffffffffff01", OtsError::Bounds),
    ] {
        let mut bytes = HEXLOWER.decode(bad.replace(' ', "").as_bytes()).unwrap();
        if bad == "f081 20" {
            bytes = [&[0xf0, 0x81, 0x20][..], &[1; 4097], &pending].concat();
        }
        assert_eq!(Timestamp::parse(&bytes), Err(error), "{bad}");
    }
}

#[test]
fn the_digest_is_of_the_text_alone() {
    let text = "desk.example/ledger/main\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    assert_eq!(digest(text).to_vec(), Sha256::digest(text).to_vec());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(it) = Timestamp::parse(&bytes) {
            prop_assert_eq!(Timestamp::parse(&it.to_bytes()), Ok(it.clone()));
            it.attested(&[7; 32]);
        }
    }

    #[test]
    fn a_changed_byte_is_another_proof_or_none(at in 0_usize..688, bit in 0_u8..8) {
        let good = proof("a real one, in block 358391");
        let mut bytes = good.to_bytes();
        bytes[at] ^= 1 << bit;
        if let Ok(other) = Proof::parse(&bytes) {
            prop_assert_ne!(&other, &good);
            prop_assert!(other.digest != good.digest || other.blocks() != good.blocks());
        }
    }
}
