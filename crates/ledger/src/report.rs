//! What verifying a file needs to be told, and what it answers.

use crate::{Checkpoint, CheckpointError, EMPTY_ROOT, Hash, Opened, encoding::Fixed, note::VerifierKey};
use serde::{Serialize, Serializer};
use std::fmt;

/// What the one who verifies knows from elsewhere. Nothing of it is needed, but without a key a file only proves to be
/// in agreement with itself.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The log's key.
    pub log: Option<VerifierKey>,
    /// Signed checkpoints that were seen before: the file must agree with them.
    pub checkpoints: Vec<String>,
    /// Witnesses whose cosignatures are looked for.
    pub witnesses: Vec<VerifierKey>,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What kind of fault.
    pub what: What,
    /// The leaf that it is about, or the first of them.
    pub index: Option<u64>,
    /// How many leaves from there on.
    pub count: u64,
    /// The line of the file, from 1.
    pub line: Option<u64>,
    /// The same in words.
    pub detail: String,
}

/// The kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// Not what the format allows.
    Unreadable,
    /// The beginning is missing, comes twice or names a log that cannot be.
    Header,
    /// The file's key is not the one that is trusted.
    Key,
    /// The content or the salt of a leaf is not what was committed to.
    ContentChanged,
    /// The entry of a leaf is not what was logged; its content and salt are.
    EntryChanged,
    /// A leaf is another than was logged, in one piece.
    LeafReplaced,
    /// A leaf holds what was logged for another place.
    LeafMoved,
    /// A leaf is not there.
    LeafMissing,
    /// A leaf is not where its index says.
    LeafOutOfPlace,
    /// A leaf comes again.
    LeafRepeated,
    /// A content without a salt, or a salt without a content.
    Halved,
    /// The hashes of a tile are not those of the leaves that were signed.
    TileChanged,
    /// A tile is not there, or not whole.
    TileMissing,
    /// A tile is not where it belongs.
    TileOutOfPlace,
    /// A checkpoint is malformed, another log's, or not signed.
    Checkpoint,
    /// A checkpoint comes after its place.
    CheckpointLate,
    /// An anchor does not follow the checkpoint that it is of, or is of no known kind.
    Anchor,
    /// The leaves do not have the root that was signed.
    Root,
    /// What is missing before it makes a checkpoint's root unknowable.
    Unchecked,
    /// No signed checkpoint speaks for these leaves.
    Unsigned,
    /// A proof does not hold.
    Proof,
}

/// A head of the log that was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// How many leaves it speaks for.
    pub size: u64,
    /// Its root, in base64.
    #[serde(serialize_with = "base64")]
    pub root: Hash,
    /// The witnesses that have cosigned it, and when, in seconds since 1970.
    pub witnesses: Vec<(String, u64)>,
}

fn base64<S: Serializer>(hash: &Hash, out: S) -> Result<S::Ok, S::Error> {
    Fixed(*hash).serialize(out)
}

impl From<Opened> for Head {
    fn from(it: Opened) -> Self {
        let witnesses = it.witnesses.into_iter().map(|it| (it.name, it.timestamp.unwrap_or(0))).collect();
        Self { size: it.checkpoint.size(), root: *it.checkpoint.root(), witnesses }
    }
}

impl Fault {
    pub(crate) fn new(what: What, detail: impl Into<String>) -> Self {
        Self { what, index: None, count: 0, line: None, detail: detail.into() }
    }

    pub(crate) fn leaf(what: What, index: u64, detail: impl Into<String>) -> Self {
        Self { index: Some(index), count: 1, ..Self::new(what, detail) }
    }

    pub(crate) fn at(self, line: impl Into<Option<u64>>) -> Self {
        Self { line: line.into(), ..self }
    }

    pub(crate) fn leaves(self, count: u64) -> Self {
        Self { count, ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.index, self.count) {
            (Some(index), 0 | 1) => write!(f, "leaf {index}: ")?,
            (Some(index), count) => write!(f, "leaves {index} to {}: ", index.saturating_add(count - 1))?,
            (None, _) => (),
        }
        f.write_str(&self.detail)?;
        self.line.map_or(Ok(()), |line| write!(f, " (line {line})"))
    }
}

impl Trust {
    /// The key to verify with, given the file's; a fault if they differ.
    pub(crate) fn key(&self, file: Option<VerifierKey>) -> (Option<VerifierKey>, Option<Fault>) {
        match (&self.log, file) {
            (Some(trusted), Some(file)) if *trusted != file => {
                let detail = format!("the file names the key {file}, which is not the trusted one");
                (Some(trusted.clone()), Some(Fault::new(What::Key, detail)))
            }
            (Some(trusted), _) => (Some(trusted.clone()), None),
            (None, file) => (file, None),
        }
    }

    /// Opens a checkpoint, and refuses one that can be signed but not be: an empty log with a root.
    pub(crate) fn open(&self, note: &str, origin: &str, key: &VerifierKey) -> Result<Head, CheckpointError> {
        let head = Head::from(Checkpoint::open(note, origin, key, &self.witnesses)?);
        if head.size == 0 && head.root != EMPTY_ROOT {
            return Err(CheckpointError::Malformed("an empty log has another root"));
        }
        Ok(head)
    }
}
