//! Checkpoints (c2sp.org/tlog-checkpoint): the head of a log as the text of a signed note.
//!
//! ```
//! use ombud_ledger::{Checkpoint, EMPTY_ROOT, note::{Algorithm, SignerKey}};
//!
//! let key = SignerKey::from_seed("desk.example/ledger", Algorithm::Ed25519, &[7; 32])?;
//! let signed = Checkpoint::new("desk.example/ledger", 0, EMPTY_ROOT)?.sign(&key)?.to_string();
//!
//! let opened = Checkpoint::open(&signed, "desk.example/ledger", key.verifier(), &[])?;
//! assert_eq!((opened.checkpoint.size(), opened.witnesses.len()), (0, 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::{
    Hash, encoding,
    note::{Note, NoteError, SignerKey, Verified, VerifierKey},
};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// How large a log is and what its root is, said by the log of that origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

/// A checkpoint that its log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// The witnesses among those asked for that have cosigned it, with the times.
    pub witnesses: Vec<Verified>,
    /// All of it, with the signatures that were not looked at.
    pub note: Note,
}

/// Why a checkpoint is refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CheckpointError {
    /// As a note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text of the note is no checkpoint.
    #[error("not a checkpoint: {0}")]
    Malformed(&'static str),
    /// It is signed by witnesses, but not by the log.
    #[error("the log has not signed it")]
    NotByLog,
    /// Another log's.
    #[error("it is a checkpoint of {0}")]
    Origin(String),
}

impl Checkpoint {
    /// A checkpoint to be signed.
    ///
    /// # Errors
    /// When the origin cannot be one: empty, or with control characters.
    pub fn new(origin: impl Into<String>, size: u64, root: Hash) -> Result<Self, CheckpointError> {
        let origin = origin.into();
        if origin.is_empty() || origin.contains(char::is_control) {
            return Err(CheckpointError::Malformed("its origin is empty or has control characters"));
        }
        Ok(Self { origin, size, root, extensions: Vec::new() })
    }

    /// Which log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many leaves it had.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of its tree.
    pub fn root(&self) -> &Hash {
        &self.root
    }

    /// Lines below these three, which say nothing that anyone checks.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// The note, signed by the log. A log must never sign a checkpoint that is not consistent with all before it.
    ///
    /// # Errors
    /// When the key is one for cosignatures.
    pub fn sign(&self, key: &SignerKey) -> Result<Note, CheckpointError> {
        let mut note = Note::new(self.to_string())?;
        note.sign(key)?;
        Ok(note)
    }

    /// Reads a note, whose text must be a checkpoint of `origin` and signed by `log`, and tells which of the
    /// `witnesses` have cosigned it. Signatures of others are ignored.
    ///
    /// # Errors
    /// When it is malformed, another log's, not signed by it, or when a signature of one of these keys is wrong.
    pub fn open(
        note: &str,
        origin: &str,
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<Opened, CheckpointError> {
        let note: Note = note.parse()?;
        let keys: Vec<VerifierKey> = std::iter::once(log).chain(witnesses).cloned().collect();
        let mut verified = note.verify(&keys)?;
        let by_log = verified.iter().position(|it| it.name == log.name() && it.id == log.id());
        verified.remove(by_log.ok_or(CheckpointError::NotByLog)?);
        let checkpoint: Self = note.text().parse()?;
        if checkpoint.origin != origin {
            return Err(CheckpointError::Origin(checkpoint.origin));
        }
        Ok(Opened { checkpoint, witnesses: verified, note })
    }
}

impl fmt::Display for Checkpoint {
    /// The text of the note.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, encoding::encode(&self.root))?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let malformed = CheckpointError::Malformed;
        let text = text.strip_suffix('\n').ok_or(malformed("it does not end in a newline"))?;
        let mut lines = text.split('\n');
        let mut line = || lines.next().filter(|it| !it.is_empty()).ok_or(malformed("a line is missing"));
        let (origin, size, root) = (line()?, line()?, line()?);
        let plain = size.bytes().all(|it| it.is_ascii_digit()) && (size == "0" || !size.starts_with('0'));
        let size = size.parse().ok().filter(|_| plain).ok_or(malformed("its size is no number"))?;
        let root = encoding::decode_exact(root).ok_or(malformed("its root is no hash"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(malformed("it has an empty line"));
        }
        Ok(Self { extensions, ..Self::new(origin, size, root)? })
    }
}
