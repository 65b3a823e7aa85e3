use crate::keys;
use hmac::{Hmac, Mac};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use sha2::Sha256;

/// What turns the hashes of words into tokens that tell nobody without the key which words they are: the first eight bytes of
/// HMAC-SHA-256 (RFC 2104) under the workspace's index key.
pub(super) struct TokenKey(Hmac<Sha256>);

impl TokenKey {
    /// A workspace's.
    pub(super) fn of(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        Ok(Self(keys::index_key(tx, ws)?.derive("search").macs()))
    }

    /// The tokens of a message.
    pub(super) fn tokens_of(&self, body: &str) -> Vec<u64> {
        let mut hashes = Vec::new();
        ombud_nlp::index_tokens(body, &mut hashes);
        hashes.iter().map(|it| self.token(*it)).collect()
    }

    /// The token of a word's hash.
    pub(super) fn token(&self, hash: u64) -> u64 {
        let mut mac = self.0.clone();
        mac.update(&hash.to_be_bytes());
        let bytes: [u8; 32] = mac.finalize().into_bytes().into();
        bytes.first_chunk().map_or(0, |it| u64::from_be_bytes(*it))
    }
}
