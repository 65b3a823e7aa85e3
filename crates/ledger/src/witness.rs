//! What a log and its witnesses say to each other (c2sp.org/tlog-witness): the body of `add-checkpoint` and its answer.

use crate::{
    Hash, encoding,
    note::{Note, NoteError, VerifierKey, parse_signatures},
};
use std::fmt::Write;
use thiserror::Error;

/// How many hashes a proof may have in a request.
const MAX_PROOF: usize = 63;

/// A request to cosign a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the last checkpoint that the witness has cosigned; 0 if none.
    pub old: u64,
    /// The proof that the tree of that size is the beginning of the new one; empty if that was 0.
    pub proof: Vec<Hash>,
    /// The checkpoint, signed by the log.
    pub checkpoint: Note,
}

/// A body that is no such request.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WitnessError {
    /// Not written as the protocol asks for.
    #[error("not an add-checkpoint request: {0}")]
    Malformed(&'static str),
    /// The checkpoint in it is no note.
    #[error(transparent)]
    Note(#[from] NoteError),
}

impl AddCheckpoint {
    /// The request's body.
    pub fn body(&self) -> String {
        let mut body = format!("old {}\n", self.old);
        for hash in &self.proof {
            // Writing to a string cannot fail.
            let _ = writeln!(body, "{}", encoding::encode(hash));
        }
        let _ = write!(body, "\n{}", self.checkpoint);
        body
    }

    /// Reads a request's body. Nothing in it is verified yet.
    ///
    /// # Errors
    /// When it is no request.
    pub fn parse(body: &str) -> Result<Self, WitnessError> {
        let malformed = WitnessError::Malformed;
        let (head, checkpoint) = body.split_once("\n\n").ok_or(malformed("it has no checkpoint"))?;
        let mut lines = head.split('\n');
        let old =
            lines.next().and_then(|it| it.strip_prefix("old ")).ok_or(malformed("it has no old size"))?;
        let plain = old.bytes().all(|it| it.is_ascii_digit()) && (old == "0" || !old.starts_with('0'));
        let old = old.parse().ok().filter(|_| plain).ok_or(malformed("its old size is no number"))?;
        let hash =
            |line: &str| encoding::decode_exact(line).ok_or(malformed("a line of its proof is no hash"));
        let proof = lines.take(MAX_PROOF + 1).map(hash).collect::<Result<Vec<Hash>, _>>()?;
        if proof.len() > MAX_PROOF {
            return Err(malformed("its proof is too long"));
        }
        Ok(Self { old, proof, checkpoint: checkpoint.parse()? })
    }
}

/// Puts the cosignatures of a witness's answer under a checkpoint: those by the `witnesses`, and no others.
///
/// # Errors
/// When the answer has none of them, or a wrong one.
pub fn add_answer(checkpoint: &mut Note, answer: &str, witnesses: &[VerifierKey]) -> Result<(), NoteError> {
    let mut answered = Note::new(checkpoint.text())?;
    let signatures = parse_signatures(answer)?;
    signatures.iter().for_each(|it| answered.put(it.clone()));
    let verified = answered.verify(witnesses)?;
    let known = |name: &str, id: u32| verified.iter().any(|it| it.name == name && it.id == id);
    for it in answered.signatures() {
        if known(&it.name, it.id) {
            checkpoint.put(it.clone());
        }
    }
    Ok(())
}
