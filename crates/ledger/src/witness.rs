//! What a log and its witnesses say to each other (c2sp.org/tlog-witness): the body of `add-checkpoint` and its answer, and
//! what a witness decides. Keeping what it has seen is the caller's.

use crate::{
    Checkpoint, CheckpointError, EMPTY_ROOT, Hash, encoding,
    note::{Note, NoteError, SignerKey, VerifierKey, parse_signatures},
    proof,
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

/// Why a witness does not cosign.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// The log's key has not signed it (403).
    #[error("the log's signature does not hold: {0}")]
    Signature(CheckpointError),
    /// Its text is no checkpoint, or it is smaller than the size that the request begins at (400).
    #[error("this cannot be judged: {0}")]
    Malformed(&'static str),
    /// The request begins at another size than this, which was the last to be cosigned (409).
    #[error("the last head that was cosigned here has {0} leaves")]
    Conflict(u64),
    /// The log is another than the one that was cosigned before (422).
    #[error("this log does not go on from the one that was cosigned before: {0}")]
    Inconsistent(String),
}

/// Decides whether a witness may cosign: whether the checkpoint is signed by `log` and goes on from what was `seen`, the
/// size and root that this witness cosigned last. Whoever cosigns must have stored the new checkpoint first, and must let no
/// other request about the same log be judged in between.
///
/// # Errors
/// Why it may not.
pub fn judge(
    request: &AddCheckpoint,
    log: &VerifierKey,
    seen: Option<(u64, Hash)>,
) -> Result<Checkpoint, Refusal> {
    let opened = Checkpoint::open(&request.checkpoint.to_string(), log.name(), log, &[]);
    let new = opened.map_err(|error| match error {
        CheckpointError::Malformed(why) => Refusal::Malformed(why),
        error => Refusal::Signature(error),
    })?;
    let new = new.checkpoint;
    if request.old > new.size() {
        return Err(Refusal::Malformed("it has fewer leaves than the size that it is said to go on from"));
    }
    let (size, root) = seen.unwrap_or((0, EMPTY_ROOT));
    if request.old != size {
        return Err(Refusal::Conflict(size));
    }
    let other = |why: String| Refusal::Inconsistent(why);
    if new.size() == 0 && *new.root() != EMPTY_ROOT {
        return Err(other("an empty log has another root".into()));
    }
    if size == 0 {
        return match request.proof.is_empty() {
            true => Ok(new),
            false => Err(other("nothing needs to be proved from the empty log on".into())),
        };
    }
    proof::verify_consistency(size, new.size(), &request.proof, &root, new.root())
        .map_err(|error| other(error.to_string()))?;
    Ok(new)
}

/// Cosigns a checkpoint that [`judge`] has let pass, at a time in seconds since 1970: the note with the log's signature and
/// this one, and no others; and the line that is the answer.
///
/// # Errors
/// When the key is not one for cosignatures, or the time cannot be written.
pub fn cosign(
    request: &AddCheckpoint,
    log: &VerifierKey,
    key: &SignerKey,
    timestamp: u64,
) -> Result<(Note, String), NoteError> {
    let mut note = Note::new(request.checkpoint.text())?;
    let by_log = |it: &&crate::note::Signature| it.name == log.name() && it.id == log.id();
    request.checkpoint.signatures().iter().filter(by_log).for_each(|it| note.put(it.clone()));
    note.cosign(key, timestamp)?;
    let own = key.verifier();
    let answer = note.signatures().iter().filter(|it| it.name == own.name() && it.id == own.id());
    let answer = answer.map(ToString::to_string).collect();
    Ok((note, answer))
}
