//! What one must know of a tree to append to it: the roots of its perfect subtrees.

use crate::{EMPTY_ROOT, Hash, leaf_hash, node_hash, tiles::Node};
use thiserror::Error;

/// No tree is larger, so that no sum of positions overflows. At a million leaves a second that takes 146,000 years.
pub const MAX_SIZE: u64 = 1 << 62;

/// The right edge of a tree: the hashes of its perfect subtrees, largest first; one for each bit that is set in the
/// size, 32 bytes each. A database transaction reads it, appends its leaves and writes it back.
///
/// ```
/// use ombud_ledger::{Frontier, leaf_hash};
///
/// let mut frontier = Frontier::default();
/// frontier.append(leaf_hash(b"first"));
/// let stored = frontier.to_bytes();
/// let mut frontier = Frontier::from_bytes(&stored)?;
/// frontier.append(leaf_hash(b"second"));
/// assert_eq!(frontier.size(), 2);
/// # Ok::<(), ombud_ledger::FrontierError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    hashes: Vec<Hash>,
}

/// Bytes that are no frontier.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum FrontierError {
    /// Not as long as the size that they begin with asks for.
    #[error("a frontier of this size has another length")]
    Length,
    /// Larger than [`MAX_SIZE`].
    #[error("no tree is that large")]
    Size,
}

impl Frontier {
    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of the perfect subtrees, largest and leftmost first.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// Appends a leaf: one hash of two others on average.
    pub fn append(&mut self, leaf: Hash) {
        self.append_with(leaf, |_, _| ());
    }

    /// Appends leaves.
    pub fn append_many(&mut self, leaves: impl IntoIterator<Item = Hash>) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }

    /// Appends a leaf and tells each node that it completes, from the leaf upwards.
    pub fn append_with(&mut self, leaf: Hash, mut each: impl FnMut(Node, &Hash)) {
        let (mut node, mut hash) = (Node { level: 0, index: self.size }, leaf);
        each(node, &hash);
        // A right child completes its parent; its left sibling is the smallest subtree that is kept.
        while node.index & 1 == 1 {
            let Some(left) = self.hashes.pop() else { break };
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index >> 1 };
            each(node, &hash);
        }
        self.hashes.push(hash);
        self.size += 1;
    }

    /// The root of the tree as it is now.
    pub fn root(&self) -> Hash {
        let Some((last, rest)) = self.hashes.split_last() else { return EMPTY_ROOT };
        rest.iter().rev().fold(*last, |right, left| node_hash(left, &right))
    }

    /// The size, 8 bytes with the highest first, and the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + 32 * self.hashes.len());
        bytes.extend_from_slice(&self.size.to_be_bytes());
        self.hashes.iter().for_each(|hash| bytes.extend_from_slice(hash));
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is not of that form. Whether the hashes are right only a root can tell.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (size, rest) = bytes.split_first_chunk::<8>().ok_or(FrontierError::Length)?;
        let size = u64::from_be_bytes(*size);
        if size > MAX_SIZE {
            return Err(FrontierError::Size);
        }
        let (hashes, more) = rest.as_chunks::<32>();
        if !more.is_empty() || hashes.len() != size.count_ones() as usize {
            return Err(FrontierError::Length);
        }
        Ok(Self { size, hashes: hashes.to_vec() })
    }
}

/// Takes the entries of a log one by one and gives its root at any size; what an auditor runs over a whole log.
///
/// ```
/// let mut replay = ombud_ledger::Replay::default();
/// for entry in ["a", "b", "c"] {
///     replay.entry(entry.as_bytes());
/// }
/// assert_eq!(replay.size(), 3);
/// println!("{:02x?}", replay.root());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Replay(Frontier);

impl Replay {
    /// The next entry.
    pub fn entry(&mut self, entry: &[u8]) {
        self.0.append(leaf_hash(entry));
    }

    /// How many there were.
    pub fn size(&self) -> u64 {
        self.0.size()
    }

    /// The root over all that came.
    pub fn root(&self) -> Hash {
        self.0.root()
    }

    /// What to append to from here on.
    pub fn into_frontier(self) -> Frontier {
        self.0
    }
}
