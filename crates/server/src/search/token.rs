use crate::keys;
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// What turns the hashes of words into tokens that tell nobody without the key which words they are: SipHash-2-4, a
/// pseudo-random function with 64 bits of output, under a key that is derived from the workspace's index key. (HMAC-SHA-256
/// serves as well and took a tenth of all that a message costs: ADR 0009.)
pub(super) struct TokenKey(SipHasher24);

impl TokenKey {
    /// A workspace's.
    pub(super) fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        let key = keys::index_key(tx, ws)?.derive("search");
        let (half, _) =
            key.expose().split_first_chunk::<16>().ok_or_else(|| DbError::Sealed("a short key".into()))?;
        Ok(Self(SipHasher24::new_with_key(half)))
    }

    /// The tokens of a message.
    pub(super) fn tokens_of(&self, body: &str) -> Vec<u64> {
        let mut hashes = Vec::new();
        ombud_nlp::index_tokens(body, &mut hashes);
        hashes.iter().map(|it| self.token(*it)).collect()
    }

    /// The token of a word's hash.
    pub(super) fn token(&self, hash: u64) -> u64 {
        let mut hasher = self.0;
        hasher.write(&hash.to_be_bytes());
        hasher.finish()
    }
}
