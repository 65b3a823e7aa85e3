//! Proofs that a leaf is in a tree, and that one tree is the beginning of another: RFC 6962, sections 2.1.1 and 2.1.2.
//!
//! Both are one thing seen twice. Take a *subtree*: leaves `start..end`, where `start` is a multiple of the next power
//! of two at or above its length (draft-ietf-plants-merkle-tree-certs, section 4). To prove it, walk from the root
//! down to it and write down what lies beside the way. A leaf is the subtree `index..index + 1`, an older tree is
//! `0..old`. An older tree may end in the middle of a perfect subtree; the walk then goes on to the subtree's last
//! perfect part, and the proof begins with that one's hash, its seed.

mod generate;
mod verify;

pub use generate::{
    MemoryTiles, ReadError, TileStore, consistency, consistency_tiles, inclusion, inclusion_tiles, root,
    subtree_consistency,
};
pub use verify::{
    ProofError, verify_consistency, verify_inclusion, verify_subtree_consistency, verify_subtree_inclusion,
};

/// Leaves from `start` up to, not with, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: u64,
    end: u64,
}

/// How a hash of a proof joins what was computed below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// From the right, and only in the whole tree: the subtree ended before it.
    Right,
    /// From the left, and only in the whole tree: the subtree began after it.
    Left,
    /// From the left, in the subtree too.
    Both,
}

/// What a proof holds, from the bottom.
struct Path {
    /// The part of the subtree that the proof begins with, where it is not the whole of it.
    seed: Option<Span>,
    steps: Vec<(Side, Span)>,
}

impl Path {
    /// Walks down from the root to the subtree. `None` for what is no subtree of a tree of that size, or empty.
    fn new(subtree: Span, size: u64) -> Option<Self> {
        let Span { mut start, end } = subtree;
        if !is_subtree(subtree) || end > size {
            return None;
        }
        let (mut at, mut whole, mut steps) = (Span { start: 0, end: size }, true, Vec::new());
        while at != (Span { start, end }) {
            let middle = at.start + split(at.end - at.start);
            if end <= middle {
                steps.push((Side::Right, Span { start: middle, end: at.end }));
                at.end = middle;
            } else if start >= middle {
                steps.push((Side::Left, Span { start: at.start, end: middle }));
                at.start = middle;
            } else {
                steps.push((Side::Both, Span { start: at.start, end: middle }));
                (at.start, start, whole) = (middle, middle, false);
            }
        }
        steps.reverse();
        Some(Self { seed: (!whole).then_some(at), steps })
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        self.seed.into_iter().chain(self.steps.iter().map(|(_, span)| *span))
    }

    /// How many hashes the proof has.
    fn len(&self) -> usize {
        self.steps.len() + usize::from(self.seed.is_some())
    }
}

fn is_subtree(span: Span) -> bool {
    let length = span.end.saturating_sub(span.start);
    let aligned = |power: u64| span.start.is_multiple_of(power);
    length > 0 && length.checked_next_power_of_two().is_some_and(aligned)
}

/// The largest power of two below a number of two or more: the size of its tree's left half.
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}
