//! Exhaustive search over messages, the same on every database engine.
//!
//! A message becomes a set of 64-bit tokens ([`index_tokens`]); a query becomes the tokens that a message
//! must have ([`query_tokens`]). The database intersects sets of integers and needs no full-text extension,
//! dictionary or collation. What it returns are *candidates*: [`verify`] then reads each text and keeps
//! those that really contain the query, and [`snippet`] cuts out the passage to show.
//!
//! ```
//! let mut tokens = Vec::new();
//! let text = "我的助记词丢了, I sent 1,000 USDT to 0x52908400098527886E0F7030069857D2E4169EE7";
//! ombud_nlp::index_tokens(text, &mut tokens);
//! for q in ["助记词", "usdt", "1000", "0x5290…9EE7"] {
//!     let query = ombud_nlp::query_tokens(q);
//!     assert!(query.tokens().iter().all(|t| tokens.contains(t)));
//!     assert!(ombud_nlp::verify(&query, text));
//! }
//! ```
//!
//! # Atoms
//!
//! [`fold`] makes spellings equal; then the text is cut into *atoms*:
//!
//! - In scripts that part words by spaces an atom is a run of letters, marks and digits. An amount with its
//!   unit is two atoms (`100usdt` is `100` and `usdt`), so that either finds it.
//! - In Han, Kana, Hangul, Thai, Lao, Khmer and Burmese, and for emoji, every code point is an atom.
//!
//! Atoms are *joined* when nothing stands between them (`转账`, `usdt转账`), or only one to three signs such
//! as hold names together: `. - _ @ / : + # & = ? % ~ '`, and a comma between digits. A message is indexed
//! by each atom and by each pair of joined atoms with the signs between. A query is parted at its spaces
//! into runs of joined atoms: a run of one asks its atom, a longer run asks its pairs. So
//! `alice@example.com`, `example.com` and `alice` all find the address, `okx.com` finds
//! `https://www.okx.com/help`, `p2p-2026` finds `P2P-2026-0001`, and no form has to be foreseen. Signs
//! before a word (`@handle`, `$BTC`, `#12`) are not part of it.
//!
//! # Why pairs and verification, not a dictionary
//!
//! A segmenter decides once, when the message is indexed, where the words of unspaced text lie. A query that
//! is cut otherwise finds nothing, and the words that matter most here are those that no dictionary has:
//! 助记词, 铭文, 链上, the name of last week's token. Search over messages must not lose any. Every substring
//! of two or more characters is made of pairs that the index has, so *every* substring is found; pairs alone
//! would also return texts that have them apart, and those [`verify`] removes. The price is about two tokens
//! for each character, and verification of few false candidates. Segmentation serves *ranking*, where a wrong
//! cut costs a place and not the result, and belongs to the retrieval of articles.
//!
//! # Hashes, addresses, order numbers
//!
//! A *code* is a word of ASCII letters and digits with at least one digit and at least six characters. It is
//! indexed by its beginnings of 6, 8, 10, 12, 16, 24 and 32 characters too, and a query that is a code asks
//! for the longest of those that it covers. So a code is found by any beginning of six characters or more,
//! however long it is; the query `12345678` also finds `1234567890`. A beginning without any digit is an
//! ordinary word to the query, and is found if it is as long as one of those seven.
//!
//! A code of 20 characters or more is also indexed by its two ends, and so is a pair of words with an
//! ellipsis (`…`, `..`, `****`) between: `0x1234…abcd` finds the whole address and other shortened forms of
//! it. Four characters at least must be shown at each end, after the `0x` if there is one.
//!
//! # Word forms
//!
//! `withdrawal` and `withdraws` share a stem; Snowball's algorithms cut it off, English for ASCII letters and Russian for
//! Cyrillic ones. A word whose stem is not the word itself is indexed by its stem too, under a sign of its own, which adds
//! about a sixth to the tokens of an English message. [`Query::tokens`] asks for the words as written, [`Query::forms`]
//! for any form of each, and [`verify_forms`] decides: so exact hits can be shown first, and those in other forms after
//! them. Joined words and codes have no forms. Scripts without spaces need none: any part of them is found.
//!
//! # What is not done
//!
//! No stop words, no synonyms, no irregular forms (`sent` for `send`). The last word is not taken as a
//! prefix while typing: hashes answer only for lengths that were indexed, and indexing every beginning of
//! every word would triple the index. Traditional and simplified Chinese are kept apart, since the mapping
//! is not one to one and would find what the reader did not write.
//!
//! # Stability
//!
//! Tokens are stored, so they must never change silently. A token is XXH3-64 with seed 0 over UTF-8 bytes of
//! the folded text, and of a form over `~` and the stem; golden values are pinned by a test. Version 2 added the forms and
//! left everything else as it was: an index of version 1 answers all but forms. Whatever changes [`fold`] or the atoms must raise
//! [`TOKENS_VERSION`], and an index of another version must be rebuilt.
//!
//! To add a script without spaces, extend `single` in `words.rs`; to make more spellings equal, extend
//! `letter` in `fold.rs`; then raise the version.

pub mod cluster;
pub mod eval;
mod features;
mod fold;
mod hashed;
pub mod intents;
pub mod langid;
pub mod nearest;
pub mod pieces;
mod query;
pub mod retrieval;
pub mod signals;
mod snippet;
mod stem;
mod stems;
mod token;
mod words;

#[cfg(test)]
mod tests;

pub use fold::fold;
pub use hashed::Hashed;
pub use query::{Query, query_tokens, verify, verify_forms};
pub use snippet::{Passage, snippet};
pub use stems::stems;
pub use token::index_tokens;
pub use words::word_starts;

/// Version of the tokens: an index made with another must be rebuilt.
pub const TOKENS_VERSION: u32 = 2;
