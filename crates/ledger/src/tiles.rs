//! Hashes stored as C2SP tiles (c2sp.org/tlog-tiles): 256 neighbours of one level to a tile, every eighth level.
//!
//! The levels between are hashed from the tile when they are needed, which is at most 255 hashes. Tiles are filled
//! from the left and never change otherwise, so that they can be rows of a table as well as static files.

use crate::{Frontier, Hash};
use std::{
    collections::BTreeMap,
    fmt::{self, Write},
};

/// How many levels of the tree one tile spans.
pub const HEIGHT: u8 = 8;
/// How many hashes a full tile holds.
pub const WIDTH: u16 = 256;
/// The levels of tiles that a tree of [`crate::MAX_SIZE`] can have.
const LEVELS: u8 = 8;

/// The root of a perfect subtree: the `index`-th of the nodes over `2^level` leaves each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// Its height; leaves are 0.
    pub level: u8,
    /// Its place among those of the same height.
    pub index: u64,
}

/// A tile: full with [`WIDTH`] hashes, partial with fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// The tiles with leaves are 0, those above them 1.
    pub level: u8,
    /// Its place within the level.
    pub index: u64,
    /// How many hashes it holds: 1 to 256.
    pub width: u16,
}

impl Tile {
    /// The tile of that place in a tree of `size` leaves, if it has any hash there.
    pub fn of_size(level: u8, index: u64, size: u64) -> Option<Self> {
        let before = index.checked_mul(u64::from(WIDTH))?;
        let width = hashes_at(level, size).checked_sub(before)?.min(u64::from(WIDTH));
        (width > 0).then_some(Self { level, index, width: width as u16 })
    }

    /// Whether nothing can be added to it.
    pub fn is_full(self) -> bool {
        self.width == WIDTH
    }

    /// The path of its hashes below the log's address: `tile/0/x001/234.p/7`.
    pub fn path(self) -> String {
        self.path_below(&self.level.to_string())
    }

    /// The path of the bundle of entries whose hashes are this tile; only leaves have one.
    pub fn entries_path(self) -> Option<String> {
        (self.level == 0).then(|| self.path_below("entries"))
    }

    fn path_below(self, name: &str) -> String {
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        let mut path = format!("tile/{name}");
        for (left, group) in groups.iter().enumerate().rev() {
            let x = if left > 0 { "x" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(path, "/{x}{group:03}");
        }
        if !self.is_full() {
            let _ = write!(path, ".p/{}", self.width);
        }
        path
    }

    /// Reads a path of [`Tile::path`], and no other way to write it.
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = number(level).filter(|it| *it < 64)? as u8;
        let (groups, width) = match rest.split_once(".p/") {
            Some((groups, width)) => (groups, number(width).filter(|it| (1..256).contains(it))? as u16),
            None => (rest, WIDTH),
        };
        let mut index = 0u64;
        for group in groups.split('/') {
            let digits = group.strip_prefix('x').unwrap_or(group);
            if digits.len() != 3 || !digits.bytes().all(|it| it.is_ascii_digit()) {
                return None;
            }
            index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
        }
        let tile = Self { level, index, width };
        (tile.path() == path).then_some(tile)
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

/// A decimal without leading zeroes.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|it| it.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}

/// How many hashes the tiles of a level hold together.
fn hashes_at(level: u8, size: u64) -> u64 {
    size.checked_shr(u32::from(level) * u32::from(HEIGHT)).unwrap_or(0)
}

/// Where a node's hash is found: in the tile of a level and index, the hashes from `first`, `count` of them, which are
/// the leaves of the node's own little tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub level: u8,
    pub index: u64,
    pub first: usize,
    pub count: usize,
}

impl Node {
    pub(crate) fn place(self) -> Place {
        let within = self.level % HEIGHT;
        let first = self.index << within;
        let width = u64::from(WIDTH);
        Place {
            level: self.level / HEIGHT,
            index: first / width,
            first: (first % width) as usize,
            count: 1 << within,
        }
    }
}

/// The tiles that a tree of `to` leaves has and a tree of `from` leaves did not have or had narrower: what to publish
/// when a log grows. From 0 they are all its tiles.
pub fn grown(from: u64, to: u64) -> impl Iterator<Item = Tile> {
    (0..LEVELS).flat_map(move |level| {
        let (old, new) = (hashes_at(level, from), hashes_at(level, to));
        let range = if new > old { old / u64::from(WIDTH)..new.div_ceil(u64::from(WIDTH)) } else { 0..0 };
        range.filter_map(move |index| Tile::of_size(level, index, to))
    })
}

/// Hashes to be written behind those that a tile has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The tile's level.
    pub level: u8,
    /// Its place within the level.
    pub index: u64,
    /// How many hashes the tile has already; with none the tile is new.
    pub offset: u16,
    /// The hashes, one after the other.
    pub bytes: Vec<u8>,
}

impl Addition {
    /// The tile with what is added.
    pub fn tile(&self) -> Tile {
        let width = usize::from(self.offset) + self.bytes.len() / 32;
        Tile { level: self.level, index: self.index, width: width as u16 }
    }
}

/// A frontier that grows, and what of that has to be written to tiles: what one transaction appends.
///
/// ```
/// use ombud_ledger::{Frontier, leaf_hash, tiles::Growth};
///
/// let mut growth = Growth::new(Frontier::default());
/// for entry in 0..300u32 {
///     growth.append(leaf_hash(&entry.to_be_bytes()));
/// }
/// let (frontier, additions) = growth.finish();
/// assert_eq!(frontier.size(), 300);
/// let paths: Vec<String> = additions.iter().map(|it| it.tile().path()).collect();
/// assert_eq!(paths, ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"]);
/// ```
#[derive(Clone, Debug)]
pub struct Growth {
    frontier: Frontier,
    added: BTreeMap<(u8, u64), (u16, Vec<u8>)>,
}

impl Growth {
    /// Grows from here.
    pub fn new(frontier: Frontier) -> Self {
        Self { frontier, added: BTreeMap::new() }
    }

    /// How many leaves there are by now.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Appends a leaf.
    pub fn append(&mut self, leaf: Hash) {
        let added = &mut self.added;
        self.frontier.append_with(leaf, |node, hash| {
            if node.level % HEIGHT == 0 {
                let place = node.place();
                let key = (place.level, place.index);
                let (_, bytes) = added.entry(key).or_insert_with(|| (place.first as u16, Vec::new()));
                bytes.extend_from_slice(hash);
            }
        });
    }

    /// The frontier to keep, and what to add to tiles, leaves first.
    pub fn finish(self) -> (Frontier, Vec<Addition>) {
        let addition = |((level, index), (offset, bytes))| Addition { level, index, offset, bytes };
        (self.frontier, self.added.into_iter().map(addition).collect())
    }
}
