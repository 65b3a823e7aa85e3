//! What reads the ledger's documents, which come from anywhere.

use ombud_ledger::{
    Checkpoint, Content, Frontier, Trust,
    auditor::Reader,
    bundle,
    calldata::Calldata,
    note::{Note, SignerKey, VerifierKey},
    ots::{Proof, Timestamp},
    receipt,
    tiles::Tile,
    witness::AddCheckpoint,
};

/// A key that signed none of the input.
const FOREIGN: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

/// Notes, keys, checkpoints: what is read is written the same, and none carries a signature that nobody made.
pub fn note(text: &str) {
    if let Ok(note) = text.parse::<Note>() {
        assert_eq!(note.to_string(), text);
        let Ok(key) = FOREIGN.parse::<VerifierKey>() else { unreachable!("the key is a good one") };
        let signed = note.verify(&[key]).is_ok_and(|by| !by.is_empty());
        assert!(!signed || text.contains("PeterNeumann x08go"), "a signature of nobody's");
    }
    if let Ok(checkpoint) = text.parse::<Checkpoint>() {
        assert_eq!(checkpoint.to_string().parse::<Checkpoint>().ok(), Some(checkpoint));
    }
    let _ = text.parse::<SignerKey>();
    if let Ok(key) = text.parse::<VerifierKey>() {
        assert_eq!(key.to_string().parse::<VerifierKey>().ok(), Some(key));
    }
    let _ = AddCheckpoint::parse(text);
    let mut reader = Reader::default();
    reader.add("file", text);
    let _ = reader.finish();
    if let Some(tile) = Tile::parse(text) {
        assert_eq!(tile.path(), text);
    }
}

/// Bundles and receipts: nothing is good to who trusts another key.
pub fn ledger_file(bytes: &[u8]) {
    let trust = Trust { log: FOREIGN.parse().ok(), ..Trust::default() };
    if let Ok(report) = bundle::verify(bytes, &trust) {
        assert!(!report.is_good(), "a bundle of another log is good");
    }
    assert!(!receipt::verify(bytes, &trust).is_good(), "a receipt of another log is good");
    let _ = bundle::verify(bytes, &Trust::default());
    let _ = receipt::verify(bytes, &Trust::default());
}

/// Timestamps and what is packed: what is read is written the same.
pub fn timestamp(bytes: &[u8]) {
    if let Ok(proof) = Proof::parse(bytes) {
        assert_eq!(Proof::parse(&proof.to_bytes()).ok().as_ref(), Some(&proof));
        let _ = (proof.blocks(), proof.pending());
    }
    if let Ok(timestamp) = Timestamp::parse(bytes) {
        assert_eq!(Timestamp::parse(&timestamp.to_bytes()).ok().as_ref(), Some(&timestamp));
        let _ = timestamp.attested(&[0; 32]);
    }
    if let Some(anchored) = Calldata::parse(bytes) {
        assert_eq!(anchored.encode(), bytes);
    }
    if let Ok(content) = Content::decode(bytes) {
        assert_eq!(content.encode(), bytes);
    }
    if let Ok(frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
        let _ = frontier.root();
    }
}
