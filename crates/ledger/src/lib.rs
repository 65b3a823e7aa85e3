//! An append-only log that anyone can check offline: a Merkle tree over what happened, its head signed, and files that
//! prove to a stranger that nothing was changed, taken out or put in later. Pure computation; storing and sending are
//! the caller's.
//!
//! - **The tree** is RFC 6962's over SHA-256. [`Frontier`] is all that a database transaction needs to append; [`tiles`]
//!   says how the hashes are stored and published (C2SP tlog-tiles), and [`tiles::Growth`] what a transaction adds to them.
//! - **Proofs** of inclusion and consistency are made from tiles and verified in [`proof`].
//! - **Heads** are a [`Checkpoint`] in a signed [`note`], which witnesses can cosign (see [`witness`]).
//! - **Leaves** are a salted commitment ([`commit`]) to [`Content`]: once content and salt are erased, nothing can be
//!   told from the leaf, and every proof still holds.
//! - **Outside**: witnesses cosign heads ([`witness`]), an [`auditor`] keeps them in files, transactions carry
//!   them ([`calldata`]), and calendars stamp them ([`ots`]).
//! - **Files**: a [`bundle`] is a whole log, a [`receipt`] proves a few leaves of it. Both are checked by one call that
//!   needs nothing but the file and a key.
//!
//! # What a good file proves, and what it does not
//!
//! That the leaves are those over which the key's owner signed. An owner who signs two histories is only caught by
//! somebody who has seen both: keep an older checkpoint and give it to the verifier ([`Trust::checkpoints`]), or ask for
//! cosignatures of witnesses. That what a leaf says is true, nobody can prove afterwards.

pub mod auditor;
pub mod bundle;
pub mod calldata;
mod checkpoint;
mod content;
mod encoding;
mod entry;
#[cfg(feature = "eval")]
pub mod eval;
mod frontier;
mod hash;
pub mod note;
pub mod ots;
pub mod proof;
pub mod receipt;
mod report;
pub mod tiles;
pub mod witness;

pub use checkpoint::{Checkpoint, CheckpointError, Opened};
pub use content::{Content, ContentError, Value};
pub use entry::{Salt, commit};
pub use frontier::{Frontier, FrontierError, MAX_SIZE, Replay};
pub use hash::{EMPTY_ROOT, Hash, leaf_hash, node_hash};
pub use report::{Fault, Head, Trust, What};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
