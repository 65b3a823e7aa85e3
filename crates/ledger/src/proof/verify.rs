use super::{Path, Side, Span, is_subtree};
use crate::{EMPTY_ROOT, Hash, node_hash};
use thiserror::Error;

/// Why a proof is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ProofError {
    /// There is no such leaf.
    #[error("leaf {index} is not in a tree of {size} leaves")]
    Index {
        /// The leaf asked for.
        index: u64,
        /// The tree's size.
        size: u64,
    },
    /// Nothing can be proved of an empty tree, nor of an older one that is larger.
    #[error("a tree of {old} leaves cannot be proved to be the beginning of one of {new}")]
    Sizes {
        /// The older size.
        old: u64,
        /// The newer size.
        new: u64,
    },
    /// No subtree that a proof can speak of.
    #[error("leaves {start} to {end} are no subtree of that tree")]
    Subtree {
        /// Its first leaf.
        start: u64,
        /// The leaf after its last.
        end: u64,
    },
    /// Too few hashes, or too many.
    #[error("the proof has {found} hashes instead of {needed}")]
    Length {
        /// How many there are.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The proof does not lead to the root.
    #[error("the proof leads to another root")]
    Root,
    /// The proof does not lead to the older tree's root.
    #[error("the proof leads to another root of the older tree")]
    OldRoot,
}

/// Checks that the leaf of that hash is the `index`-th of the tree with that size and root.
///
/// # Errors
/// When it is not proved.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    let path = index.checked_add(1).and_then(|end| Path::new(Span { start: index, end }, size));
    let path = path.ok_or(ProofError::Index { index, size })?;
    climb(&path, leaf, proof, root)
}

/// Checks that the tree of `old` leaves and `old_root` is the beginning of the one of `new` leaves and `new_root`.
/// An empty tree is the beginning of every other and proves nothing: it is refused.
///
/// # Errors
/// When it is not proved.
pub fn verify_consistency(
    old: u64,
    new: u64,
    proof: &[Hash],
    old_root: &Hash,
    new_root: &Hash,
) -> Result<(), ProofError> {
    let path = Path::new(Span { start: 0, end: old }, new).ok_or(ProofError::Sizes { old, new })?;
    climb(&path, old_root, proof, new_root)
}

/// Checks that a leaf is in the subtree of the leaves `start..end`, whose own root is given.
///
/// # Errors
/// When it is not proved.
pub fn verify_subtree_inclusion(
    leaf: &Hash,
    index: u64,
    (start, end): (u64, u64),
    proof: &[Hash],
    subtree_root: &Hash,
) -> Result<(), ProofError> {
    if !is_subtree(Span { start, end }) {
        return Err(ProofError::Subtree { start, end });
    }
    let within = index.checked_sub(start).ok_or(ProofError::Index { index, size: end })?;
    verify_inclusion(leaf, within, end - start, proof, subtree_root)
}

/// Checks that the leaves `start..end`, whose own root is given, are those of the tree with that size and root.
/// An empty subtree is part of every tree that reaches so far.
///
/// # Errors
/// When it is not proved.
pub fn verify_subtree_consistency(
    (start, end): (u64, u64),
    size: u64,
    proof: &[Hash],
    subtree_root: &Hash,
    root: &Hash,
) -> Result<(), ProofError> {
    if start == end && end <= size {
        return match proof.len() {
            0 if *subtree_root == EMPTY_ROOT => Ok(()),
            0 => Err(ProofError::OldRoot),
            found => Err(ProofError::Length { found, needed: 0 }),
        };
    }
    let path = Path::new(Span { start, end }, size).ok_or(ProofError::Subtree { start, end })?;
    climb(&path, subtree_root, proof, root)
}

/// Computes both roots from the bottom up.
fn climb(path: &Path, subtree_root: &Hash, proof: &[Hash], root: &Hash) -> Result<(), ProofError> {
    let (found, needed) = (proof.len(), path.len());
    if found != needed {
        return Err(ProofError::Length { found, needed });
    }
    let (seed, hashes) = match proof.split_first() {
        Some((seed, rest)) if path.seed.is_some() => (seed, rest),
        _ => (subtree_root, proof),
    };
    let (mut old, mut new) = (*seed, *seed);
    for ((side, _), hash) in path.steps.iter().zip(hashes) {
        new = match side {
            Side::Right => node_hash(&new, hash),
            Side::Left | Side::Both => node_hash(hash, &new),
        };
        if *side == Side::Both {
            old = node_hash(hash, &old);
        }
    }
    if old != *subtree_root {
        Err(ProofError::OldRoot)
    } else if new != *root {
        Err(ProofError::Root)
    } else {
        Ok(())
    }
}
