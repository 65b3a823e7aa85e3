use crate::{Fault, Hash, What, tiles::WIDTH};
use std::collections::BTreeMap;

/// How many leaves that came too early are remembered.
const MAX_EARLY: usize = 1 << 16;

/// A leaf as the file has it.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub line: u64,
    /// The hash of its entry.
    pub hash: Hash,
    /// The hash of the entry that its content and salt commit to, where that is another.
    pub committed: Option<Hash>,
    pub erased: bool,
}

/// The leaves of the tile that is being read, and those that came before their tile.
pub(super) struct Slots {
    /// The number of the tile.
    pub tile: u64,
    leaves: Vec<Option<Leaf>>,
    /// One past the highest place that is taken.
    pub next: usize,
    /// One past the highest place that was taken in turn.
    turn: usize,
    early: BTreeMap<u64, Leaf>,
    /// Those that came early for the tile that is being read: index and line.
    placed: Vec<(u64, u64)>,
}

/// Whether a leaf could be put somewhere.
pub(super) enum Put {
    /// It is in its place, or remembered.
    Done,
    /// It must be told that it is not.
    Fault(Fault),
    /// The tile is full, and this leaf belongs into the next one.
    TileOver,
}

impl Slots {
    pub fn new() -> Self {
        Self {
            tile: 0,
            leaves: vec![None; usize::from(WIDTH)],
            next: 0,
            turn: 0,
            early: BTreeMap::new(),
            placed: Vec::new(),
        }
    }

    /// The first leaf of the tile.
    pub fn first(&self) -> u64 {
        self.tile.saturating_mul(u64::from(WIDTH))
    }

    pub fn put(&mut self, index: u64, leaf: Leaf) -> Put {
        let Some(at) = index.checked_sub(self.first()) else {
            let detail = "it comes after its place, or again, and was not compared";
            return Put::Fault(Fault::leaf(What::LeafOutOfPlace, index, detail).at(leaf.line));
        };
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        if let Some(slot) = self.leaves.get_mut(at) {
            if slot.is_some() {
                return Put::Fault(Fault::leaf(What::LeafRepeated, index, "it comes again").at(leaf.line));
            }
            *slot = Some(leaf);
            let late = at < self.turn;
            (self.next, self.turn) = (self.next.max(at + 1), self.turn.max(at + 1));
            if late {
                let detail = "it comes after leaves that follow it";
                return Put::Fault(Fault::leaf(What::LeafOutOfPlace, index, detail).at(leaf.line));
            }
            return Put::Done;
        }
        if self.turn == self.leaves.len() && at < 2 * self.leaves.len() {
            return Put::TileOver;
        }
        if self.early.len() < MAX_EARLY && !self.early.contains_key(&index) {
            self.early.insert(index, leaf);
            return Put::Done;
        }
        Put::Fault(Fault::leaf(What::LeafOutOfPlace, index, "it comes long before its place").at(leaf.line))
    }

    /// How many leaves are there already of a later tile.
    pub fn early_of(&self, tile: u64) -> usize {
        let first = tile.saturating_mul(u64::from(WIDTH));
        self.early.range(first..first.saturating_add(u64::from(WIDTH))).count()
    }

    pub fn leaf(&self, at: usize) -> Option<Leaf> {
        self.leaves.get(at).copied().flatten()
    }

    /// Goes on to a later tile, with the leaves that came early for it. Gives back those for the tiles between.
    pub fn go_to(&mut self, tile: u64) -> Vec<(u64, Leaf)> {
        self.tile = tile;
        (self.next, self.turn) = (0, 0);
        self.leaves.fill(None);
        self.placed.clear();
        let first = self.first();
        let mut rest = self.early.split_off(&first);
        let passed = std::mem::take(&mut self.early).into_iter().collect();
        self.early = rest.split_off(&first.saturating_add(u64::from(WIDTH)));
        for (index, leaf) in rest {
            let at = usize::try_from(index - first).unwrap_or(usize::MAX);
            if let Some(slot) = self.leaves.get_mut(at) {
                *slot = Some(leaf);
                self.next = self.next.max(at + 1);
                self.placed.push((index, leaf.line));
            }
        }
        passed
    }

    /// The leaves of this tile that came before it began.
    pub fn take_placed(&mut self) -> Vec<(u64, u64)> {
        std::mem::take(&mut self.placed)
    }

    /// What never found its tile.
    pub fn into_early(self) -> impl Iterator<Item = (u64, Leaf)> {
        self.early.into_iter()
    }
}
