//! A whole log in one file, to be verified offline: `ombud-ledger-1`, lines of JSON.
//!
//! | line | is |
//! |---|---|
//! | `{"format":"ombud-ledger-1","origin":…,"vkey":…}` | the first: the log's name and key ([`crate::note::VerifierKey`]) |
//! | `{"i":0,"salt":…,"content":{…},"entry":…}` | a leaf: its index from 0, 16 bytes, a [`Content`], and the 32 bytes of [`crate::commit`] over both |
//! | `{"i":1,"entry":…}` | a leaf whose content was erased |
//! | `{"tile":0,"hashes":…}` | after each 256 leaves, and after the last: the number of the tile and its hashes, as in [`crate::tiles`] |
//! | `{"anchor":"evm","size":…,"proof":…}` | after a checkpoint of that size: what carries it outside, of one of the [`KINDS`]; told by [`Report::anchors`], and verified by whoever knows that kind |
//! | `{"checkpoint":…}` | a signed checkpoint, as text. After the leaves that it speaks for, and before the end of the tile in which they end |
//!
//! Bytes are in base64. Other keys, keys that come twice and other kinds of line are refused, so that nothing can be
//! shown that was not verified; empty lines are not.
//!
//! # Why tiles
//!
//! A root only tells that some leaf is another. The tiles repeat each leaf's hash: where a leaf and its tile disagree,
//! the signed root says which of them is right, and so the leaf is named; where a leaf is missing its hash is
//! not, and the leaves after it can be verified. They cost a fifth of the file.
//!
//! # What is not missed
//!
//! A checkpoint that was taken out, as long as a later one speaks for its leaves: nothing is lost with it. And a
//! content: a file cannot tell an erasure that was right from one that was not. [`Report::erased`] counts them; a log
//! should have a leaf for each erasure.
//!
//! # Example
//!
//! ```
//! use ombud_ledger::{Checkpoint, Content, Replay, Trust, What, bundle, commit};
//! use ombud_ledger::note::{Algorithm, SignerKey};
//!
//! let key = SignerKey::from_seed("desk.example/ledger", Algorithm::Ed25519, &[7; 32])?;
//! let mut replay = Replay::default();
//! let mut file = bundle::Writer::new(Vec::new(), "desk.example/ledger", key.verifier())?;
//! for (salt, text) in [([1; 16], "asked"), ([2; 16], "answered")] {
//!     let content = Content::new([("event", text.into())])?;
//!     let entry = commit(&salt, &content.encode());
//!     replay.entry(&entry);
//!     file.leaf(&entry, Some((&salt, &content)))?;
//! }
//! let head = Checkpoint::new("desk.example/ledger", replay.size(), replay.root())?.sign(&key)?;
//! file.checkpoint(&head.to_string())?;
//! let file = file.finish()?;
//!
//! let trust = Trust { log: Some(key.verifier().clone()), ..Trust::default() };
//! assert!(bundle::verify(&file[..], &trust)?.is_good());
//!
//! let forged = String::from_utf8(file)?.replace("answered", "ignored!");
//! let report = bundle::verify(forged.as_bytes(), &trust)?;
//! assert_eq!((report.faults[0].what, report.faults[0].index), (What::ContentChanged, Some(1)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod line;
mod tile;
mod verify;
mod write;

pub use verify::verify;
pub use write::Writer;

use crate::{Fault, Head};
use serde::Serialize;
use std::collections::BTreeMap;

#[allow(unused_imports, reason = "for the docs")]
use crate::Content;

/// What the first line says.
pub const FORMAT: &str = "ombud-ledger-1";
/// The kinds of anchor: a transaction of an EVM chain, as JSON with its raw bytes, and a detached timestamp of OpenTimestamps, in
/// base64. Cosignatures of witnesses stand in the checkpoints themselves.
pub const KINDS: [&str; 2] = ["evm", "ots"];
/// How many anchors a file may have.
pub const MAX_ANCHORS: usize = 100_000;
/// How many faults a report tells one by one.
pub const MAX_FAULTS: usize = 10_000;

/// What was found in a file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The log's name, as the file says.
    pub origin: String,
    /// The key that was verified with: the trusted one, else the file's own.
    pub vkey: Option<String>,
    /// Whether that key was given, and not only found in the file.
    pub key_is_trusted: bool,
    /// How many leaves there are in their places.
    pub leaves: u64,
    /// How many of them have no content any more.
    pub erased: u64,
    /// How many checkpoints hold, trusted ones included.
    pub checkpoints: u64,
    /// The largest head that holds.
    pub head: Option<Head>,
    /// Of each witness that was asked for, the largest head that it has cosigned: how many leaves, and when, in seconds since 1970.
    pub cosigned: BTreeMap<String, (u64, u64)>,
    /// What carries checkpoints of the file outside. Only that each follows its checkpoint was verified.
    pub anchors: Vec<Anchored>,
    /// How many faults there are.
    pub fault_count: u64,
    /// The faults, by the leaf that they are about, those about the file itself first; no more than [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
}

/// Something outside that is said to carry a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Anchored {
    /// One of the [`KINDS`].
    pub kind: String,
    /// How many leaves the checkpoint speaks for.
    pub size: u64,
    /// The checkpoint's text, which its log has signed.
    pub text: String,
    /// What carries it.
    pub proof: String,
}

impl Report {
    /// Nothing is wrong, and a signed checkpoint speaks for every leaf.
    pub fn is_good(&self) -> bool {
        self.fault_count == 0
    }

    /// The first leaf that something is wrong with.
    pub fn first(&self) -> Option<&Fault> {
        self.faults.iter().find(|it| it.index.is_some())
    }

    fn fault(&mut self, fault: Fault) {
        self.fault_count += 1;
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }
}
