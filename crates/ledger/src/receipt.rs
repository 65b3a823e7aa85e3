//! One JSON document that proves some leaves of a log, such as those of one conversation: `ombud-receipt-1`.
//!
//! ```json
//! {
//!   "format": "ombud-receipt-1",
//!   "origin": "desk.example/ledger",
//!   "vkey": "desk.example/ledger+…",
//!   "checkpoint": "desk.example/ledger\n20852163\n…\n\n— desk.example/ledger …\n",
//!   "leaves": [{"i": 17, "salt": "…", "content": {"event": "…"}, "entry": "…", "proof": "…"}]
//! }
//! ```
//!
//! A leaf is that of a [`crate::bundle`] with its proof of inclusion in the checkpoint's tree: hashes one after the
//! other, in base64. Leaves are in the order of the log. Other keys are refused, as there.
//!
//! A receipt cannot prove that no leaf was left out of it; a content that counts its leaves can.

use crate::{
    Content, Fault, Hash, Head, Salt, Trust, What, commit,
    encoding::{Fixed, Hashes},
    leaf_hash,
    note::VerifierKey,
    proof::verify_inclusion,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a receipt calls itself.
pub const FORMAT: &str = "ombud-receipt-1";

/// A receipt to be written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    #[serde(borrow)]
    origin: Cow<'a, str>,
    #[serde(borrow)]
    vkey: Cow<'a, str>,
    #[serde(borrow)]
    checkpoint: Cow<'a, str>,
    #[serde(borrow)]
    leaves: Vec<Line<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    i: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<Fixed<16>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    content: Option<Content<'a>>,
    entry: Fixed<32>,
    proof: Hashes,
}

/// A leaf that is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proved {
    /// Its place in the log.
    pub index: u64,
    /// What was logged; `None` if it was erased.
    pub content: Option<Content<'static>>,
}

/// What was found in a receipt.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The log's name, as the receipt says.
    pub origin: String,
    /// The key that was verified with: the trusted one, else the receipt's own.
    pub vkey: Option<String>,
    /// Whether that key was given, and not only found in the receipt.
    pub key_is_trusted: bool,
    /// The head that the proofs lead to.
    pub head: Option<Head>,
    /// The leaves that are proved.
    pub leaves: Vec<Proved>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Nothing is wrong: every leaf is proved.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

impl<'a> Receipt<'a> {
    /// A receipt without leaves yet, under a signed checkpoint of that log.
    pub fn new(origin: &'a str, key: &VerifierKey, checkpoint: &'a str) -> Self {
        Self {
            format: FORMAT.into(),
            origin: origin.into(),
            vkey: key.to_string().into(),
            checkpoint: checkpoint.into(),
            leaves: Vec::new(),
        }
    }

    /// Adds a leaf with its proof of inclusion in the checkpoint's tree; without its content where that was erased.
    pub fn leaf(
        &mut self,
        index: u64,
        entry: &Hash,
        content: Option<(&Salt, Content<'a>)>,
        proof: Vec<Hash>,
    ) {
        let (salt, content) = content.unzip();
        let (salt, entry) = (salt.map(|it| Fixed(*it)), Fixed(*entry));
        self.leaves.push(Line { i: index, salt, content, entry, proof: Hashes(proof) });
    }

    /// The document.
    ///
    /// # Errors
    /// As `serde_json` has it: none.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// Recomputes all of a receipt: every entry, every proof, the signature.
pub fn verify(document: &[u8], trust: &Trust) -> Report {
    let mut report = Report { key_is_trusted: trust.log.is_some(), ..Report::default() };
    let receipt: Receipt = match serde_json::from_slice(document) {
        Ok(receipt) => receipt,
        Err(error) => {
            let at = u64::try_from(error.line()).ok();
            report.faults.push(Fault::new(What::Unreadable, "this is no receipt").at(at));
            return report;
        }
    };
    if receipt.format != FORMAT {
        report.faults.push(Fault::new(What::Header, "an unknown format"));
    }
    let key = receipt.vkey.parse::<VerifierKey>();
    if let Err(error) = &key {
        report.faults.push(Fault::new(What::Header, format!("its key: {error}")));
    }
    let (key, fault) = trust.key(key.ok());
    report.faults.extend(fault);
    report.origin = receipt.origin.to_string();
    report.vkey = key.as_ref().map(VerifierKey::to_string);
    let Some(key) = key else { return report };
    match trust.open(&receipt.checkpoint, &receipt.origin, &key) {
        Ok(head) => verify_leaves(&receipt, head, &mut report),
        Err(error) => report.faults.push(Fault::new(What::Checkpoint, format!("the checkpoint: {error}"))),
    }
    verify_trusted(trust, &key, &mut report);
    report
}

fn verify_leaves(receipt: &Receipt<'_>, head: Head, report: &mut Report) {
    let mut next = 0;
    for leaf in &receipt.leaves {
        match verify_leaf(leaf, &head) {
            Ok(proved) if leaf.i >= next => report.leaves.push(proved),
            Ok(_) => {
                report.faults.push(Fault::leaf(What::LeafOutOfPlace, leaf.i, "it comes again, or too late"))
            }
            Err(fault) => report.faults.push(fault),
        }
        next = next.max(leaf.i.saturating_add(1));
    }
    report.head = Some(head);
}

fn verify_leaf(leaf: &Line<'_>, head: &Head) -> Result<Proved, Fault> {
    let entry = leaf.entry.0;
    verify_inclusion(&leaf_hash(&entry), leaf.i, head.size, &leaf.proof.0, &head.root)
        .map_err(|error| Fault::leaf(What::Proof, leaf.i, error.to_string()))?;
    match (&leaf.salt, &leaf.content) {
        (Some(salt), Some(content)) if commit(&salt.0, &content.encode()) == entry => {
            Ok(Proved { index: leaf.i, content: Some(content.clone().into_owned()) })
        }
        (Some(_), Some(_)) => {
            let detail = "its content or salt is not what was logged";
            Err(Fault::leaf(What::ContentChanged, leaf.i, detail))
        }
        (None, None) => Ok(Proved { index: leaf.i, content: None }),
        _ => Err(Fault::leaf(
            What::Halved,
            leaf.i,
            "a content without its salt, or a salt without its content",
        )),
    }
}

/// A trusted checkpoint of the same size must have the same root; of others, a receipt can say nothing.
fn verify_trusted(trust: &Trust, key: &VerifierKey, report: &mut Report) {
    for note in &trust.checkpoints {
        match trust.open(note, &report.origin, key) {
            Ok(known) => {
                let other =
                    report.head.as_ref().is_some_and(|it| it.size == known.size && it.root != known.root);
                if other {
                    let detail = format!("the log has signed two heads of {} leaves", known.size);
                    report.faults.push(Fault::new(What::Root, detail));
                }
            }
            Err(error) => {
                report.faults.push(Fault::new(What::Checkpoint, format!("the trusted checkpoint: {error}")));
            }
        }
    }
}
