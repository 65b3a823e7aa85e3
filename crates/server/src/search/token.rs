use super::filter;
use crate::{keys, messages::MessageRow, trust::asked::findable};
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

    /// The tokens of a message: of its words, of the personal values in it, whole, and of what can be filtered by. Nothing of an
    /// activity, whose words are the reader's language's, and nothing of what was destroyed.
    pub(super) fn tokens_of(&self, row: &MessageRow) -> Vec<u64> {
        if filter::is_empty(row) {
            return Vec::new();
        }
        let mut tokens = self.tokens_of_text(&row.body);
        tokens.extend(filter::traits_of(row).iter().map(|it| self.of_trait(it)));
        tokens
    }

    /// The tokens of a text.
    pub(super) fn tokens_of_text(&self, text: &str) -> Vec<u64> {
        findable(text, |words, wholes| {
            let mut hashes = Vec::new();
            ombud_nlp::index_tokens(words, &mut hashes);
            let words = hashes.iter().map(|it| self.token(*it));
            words.chain(wholes.iter().map(|it| self.whole(it))).collect()
        })
    }

    /// The token of the whole of a personal value.
    pub(super) fn whole(&self, value: &str) -> u64 {
        self.named(b"whole\0", value)
    }

    /// The token of something that messages can be filtered by.
    pub(super) fn of_trait(&self, name: &str) -> u64 {
        self.named(b"trait\0", name)
    }

    /// What is no word: longer than a hash, so it is none of theirs.
    fn named(&self, salt: &[u8], text: &str) -> u64 {
        let mut hasher = self.0;
        hasher.write(salt);
        hasher.write(&[0; 8]);
        hasher.write(text.as_bytes());
        hasher.finish()
    }

    /// The token of a word's hash.
    pub(super) fn token(&self, hash: u64) -> u64 {
        let mut hasher = self.0;
        hasher.write(&hash.to_be_bytes());
        hasher.finish()
    }
}
