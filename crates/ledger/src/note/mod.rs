//! Signed notes (c2sp.org/signed-note): text that carries its signatures, readable as it is.
//!
//! ```
//! use ombud_ledger::note::{Note, VerifierKey};
//!
//! let key: VerifierKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k".parse()?;
//! let note: Note = "This is an example message.\n\n— example.com/foo \
//!     Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n".parse()?;
//! assert_eq!(note.verify(&[key])?.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod key;

pub use key::{Algorithm, KeyError, SignerKey, VerifierKey};

use crate::encoding;
use std::{fmt, str::FromStr};
use thiserror::Error;

/// How many signatures a note may have; the specification asks for 16 at least.
pub const MAX_SIGNATURES: usize = 100;
/// How long a note may be, in bytes.
pub const MAX_LENGTH: usize = 1 << 20;

const DASH: &str = "— ";

/// A text and its signatures, of which some may be by keys that one does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// A line under a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The key's name.
    pub name: String,
    /// The key's id, which with the name tells it from others.
    pub id: u32,
    /// What the key's algorithm made.
    pub bytes: Vec<u8>,
}

/// A signature that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The key's name.
    pub name: String,
    /// The key's id.
    pub id: u32,
    /// When it was made, in seconds since 1970, where it is a cosignature.
    pub timestamp: Option<u64>,
}

/// What is wrong with a note.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoteError {
    /// Not written as a note is.
    #[error("not a signed note: {0}")]
    Malformed(&'static str),
    /// A key that is known is named, but did not sign this.
    #[error("the signature of {0} is wrong")]
    Wrong(String),
    /// No known key signed it.
    #[error("no known key signed it")]
    Unsigned,
    /// Two of the keys that were given go by the same name and id.
    #[error("two keys are called {0}")]
    Ambiguous(String),
    /// The key signs with a time, or signs without.
    #[error("this key is for another kind of signature")]
    Algorithm,
    /// A time beyond what the format can say.
    #[error("that time cannot be written")]
    Time,
}

impl Note {
    /// A text nobody has signed yet.
    ///
    /// # Errors
    /// When it does not end in a newline or has other control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, NoteError> {
        let text = text.into();
        check_text(&text)?;
        Ok(Self { text, signatures: Vec::new() })
    }

    /// What is signed, with its final newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All signatures, not verified.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Signs it with a key of [`Algorithm::Ed25519`]; a signature that this key made before gives way.
    ///
    /// # Errors
    /// When the key is for cosignatures.
    pub fn sign(&mut self, key: &SignerKey) -> Result<(), NoteError> {
        let signature = key.sign(&self.text)?;
        self.put(signature);
        Ok(())
    }

    /// Signs it as a witness does, with a key of [`Algorithm::CosignatureV1`] and the time in seconds since 1970.
    /// Whoever cosigns must have verified that this checkpoint is consistent with all it signed before.
    ///
    /// # Errors
    /// When the key is not for cosignatures, or the time beyond 2^63.
    pub fn cosign(&mut self, key: &SignerKey, timestamp: u64) -> Result<(), NoteError> {
        let signature = key.cosign(&self.text, timestamp)?;
        self.put(signature);
        Ok(())
    }

    /// Takes over the signatures of another note of the same text, not verified; one by the same key gives way. Nothing happens if
    /// the text is another.
    pub fn add_signatures(&mut self, other: &Self) {
        if self.text == other.text {
            other.signatures.iter().for_each(|it| self.put(it.clone()));
        }
    }

    pub(crate) fn put(&mut self, signature: Signature) {
        self.signatures.retain(|it| (&it.name, it.id) != (&signature.name, signature.id));
        self.signatures.push(signature);
    }

    /// The signatures by these keys, one for each key. Those of others are ignored.
    ///
    /// # Errors
    /// When none of them signed, or a signature that says so is not theirs.
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Vec<Verified>, NoteError> {
        let mut verified: Vec<Verified> = Vec::new();
        for it in &self.signatures {
            let mut known = keys.iter().filter(|key| key.name() == it.name && key.id() == it.id);
            let Some(key) = known.next() else { continue };
            if known.any(|other| other != key) {
                return Err(NoteError::Ambiguous(it.name.clone()));
            }
            if verified.iter().any(|before| before.name == it.name && before.id == it.id) {
                continue;
            }
            let timestamp =
                key.verify(&self.text, &it.bytes).ok_or_else(|| NoteError::Wrong(it.name.clone()))?;
            verified.push(Verified { name: it.name.clone(), id: it.id, timestamp });
        }
        if verified.is_empty() { Err(NoteError::Unsigned) } else { Ok(verified) }
    }
}

fn check_text(text: &str) -> Result<(), NoteError> {
    if text.bytes().any(|it| it < 0x20 && it != b'\n') {
        Err(NoteError::Malformed("it has control characters"))
    } else if !text.ends_with('\n') {
        Err(NoteError::Malformed("it does not end in a newline"))
    } else if text.len() > MAX_LENGTH {
        Err(NoteError::Malformed("it is too long"))
    } else {
        Ok(())
    }
}

/// Not empty, without white space, control characters and plus signs.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|it: char| it.is_whitespace() || it.is_control() || it == '+')
}

/// Reads the lines under a note, or what a witness answers.
pub(crate) fn parse_signatures(lines: &str) -> Result<Vec<Signature>, NoteError> {
    let lines = lines.strip_suffix('\n').ok_or(NoteError::Malformed("it does not end in a newline"))?;
    let signatures: Vec<Signature> = lines
        .split('\n')
        .take(MAX_SIGNATURES + 1)
        .map(|line| signature(line).ok_or(NoteError::Malformed("a line under it is no signature")))
        .collect::<Result<_, _>>()?;
    if signatures.len() > MAX_SIGNATURES {
        return Err(NoteError::Malformed("it has too many signatures"));
    }
    Ok(signatures)
}

fn signature(line: &str) -> Option<Signature> {
    let (name, text) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = encoding::decode(text)?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    let sound = is_name(name) && !bytes.is_empty();
    sound.then(|| Signature { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: bytes.to_vec() })
}

impl FromStr for Note {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        check_text(note)?;
        // The text may have empty lines; only the last one parts it from its signatures.
        let blank = note.rfind("\n\n").ok_or(NoteError::Malformed("it has no signatures"))?;
        let (text, lines) = note.split_at(blank + 1);
        let signatures = parse_signatures(lines.strip_prefix('\n').unwrap_or(lines))?;
        Ok(Self { text: text.to_owned(), signatures })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.id.to_be_bytes().as_slice(), self.bytes.as_slice()].concat();
        writeln!(f, "{DASH}{} {}", self.name, encoding::encode(&bytes))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|it| it.fmt(f))
    }
}
