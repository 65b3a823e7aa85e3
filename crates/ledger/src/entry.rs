//! What a leaf holds: not the content, but a commitment to it, so that content can be erased and the log stays whole.

use crate::Hash;
use sha2::{Digest, Sha256};

/// 16 random bytes that go into a commitment. Without them whoever guesses an erased content could confirm the guess;
/// so they must be drawn anew for each leaf, and erased with its content.
pub type Salt = [u8; 16];

const CONTEXT: &[u8] = b"ombud-leaf-v1\0";

/// The entry of a leaf: SHA-256 over `ombud-leaf-v1`, a zero byte, the salt and the content.
///
/// ```
/// use ombud_ledger::{Content, Value, commit, leaf_hash};
///
/// let content = Content::new([("event", Value::from("case.closed")), ("at", Value::from(1_767_225_600))])?;
/// let entry = commit(&[7; 16], &content.encode());
/// let leaf = leaf_hash(&entry);
/// # Ok::<(), ombud_ledger::ContentError>(())
/// ```
pub fn commit(salt: &Salt, content: &[u8]) -> Hash {
    Sha256::new().chain_update(CONTEXT).chain_update(salt).chain_update(content).finalize().into()
}
