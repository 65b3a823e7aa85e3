use super::{Path, ProofError, Span};
use crate::{
    EMPTY_ROOT, Hash, node_hash,
    tiles::{Addition, Node, Tile, WIDTH},
};
use std::{collections::HashMap, convert::Infallible};
use thiserror::Error;

/// Where tiles are read from.
pub trait TileStore {
    /// Why it cannot.
    type Error;

    /// The hashes of a tile, one after the other: at least as many as its width; those behind are not looked at, so
    /// that a tile that has grown since will do.
    ///
    /// # Errors
    /// When it cannot be read.
    fn tile(&mut self, tile: Tile) -> Result<Vec<u8>, Self::Error>;
}

impl<E, F: FnMut(Tile) -> Result<Vec<u8>, E>> TileStore for F {
    type Error = E;

    fn tile(&mut self, tile: Tile) -> Result<Vec<u8>, E> {
        self(tile)
    }
}

/// Tiles in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryTiles(HashMap<(u8, u64), Vec<u8>>);

impl MemoryTiles {
    /// Puts a tile's hashes in; those there were give way.
    pub fn insert(&mut self, level: u8, index: u64, bytes: Vec<u8>) {
        self.0.insert((level, index), bytes);
    }

    /// A tile's hashes.
    pub fn get(&self, level: u8, index: u64) -> Option<&[u8]> {
        self.0.get(&(level, index)).map(Vec::as_slice)
    }

    /// Adds what a tree has grown by.
    pub fn add(&mut self, additions: Vec<Addition>) {
        for it in additions {
            let tile = self.0.entry((it.level, it.index)).or_default();
            tile.truncate(usize::from(it.offset) * 32);
            tile.extend_from_slice(&it.bytes);
        }
    }
}

impl TileStore for MemoryTiles {
    type Error = Infallible;

    fn tile(&mut self, tile: Tile) -> Result<Vec<u8>, Infallible> {
        Ok(self.0.get(&(tile.level, tile.index)).cloned().unwrap_or_default())
    }
}

/// Why no proof could be made.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ReadError<E> {
    /// There is none.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The store failed.
    #[error("the tiles cannot be read")]
    Store(#[source] E),
    /// The store has fewer hashes than it should.
    #[error("{0} is incomplete")]
    Short(Tile),
}

/// The proof that the `index`-th leaf is in the tree of the first `size` leaves.
///
/// # Errors
/// When there is no such leaf, or the tiles cannot be read.
pub fn inclusion<S: TileStore>(
    index: u64,
    size: u64,
    store: &mut S,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    let path = Path::new(Span { start: index, end: index.saturating_add(1) }, size);
    Reading::new(size, store).proof(&path.ok_or(ProofError::Index { index, size })?)
}

/// The proof that the first `old` leaves are the beginning of the first `new`.
///
/// # Errors
/// When `old` is 0 or more than `new`, or the tiles cannot be read.
pub fn consistency<S: TileStore>(
    old: u64,
    new: u64,
    store: &mut S,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    let path = Path::new(Span { start: 0, end: old }, new);
    Reading::new(new, store).proof(&path.ok_or(ProofError::Sizes { old, new })?)
}

/// The proof that the subtree of the leaves `start..end` is part of the tree of the first `size`.
///
/// # Errors
/// When it is no subtree of it, or the tiles cannot be read.
pub fn subtree_consistency<S: TileStore>(
    (start, end): (u64, u64),
    size: u64,
    store: &mut S,
) -> Result<Vec<Hash>, ReadError<S::Error>> {
    let path = Path::new(Span { start, end }, size);
    Reading::new(size, store).proof(&path.ok_or(ProofError::Subtree { start, end })?)
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// When the tiles cannot be read.
pub fn root<S: TileStore>(size: u64, store: &mut S) -> Result<Hash, ReadError<S::Error>> {
    if size == 0 {
        return Ok(EMPTY_ROOT);
    }
    Reading::new(size, store).span(Span { start: 0, end: size })
}

/// The tiles that [`inclusion`] will read, for whoever fetches them all at once. None where there is no such proof.
pub fn inclusion_tiles(index: u64, size: u64) -> Vec<Tile> {
    tiles_of(Path::new(Span { start: index, end: index.saturating_add(1) }, size), size)
}

/// The tiles that [`consistency`] will read.
pub fn consistency_tiles(old: u64, new: u64) -> Vec<Tile> {
    tiles_of(Path::new(Span { start: 0, end: old }, new), new)
}

fn tiles_of(path: Option<Path>, size: u64) -> Vec<Tile> {
    let nodes = path.iter().flat_map(Path::spans).flat_map(perfect);
    let places = nodes.map(Node::place);
    let mut tiles: Vec<Tile> =
        places.filter_map(|place| Tile::of_size(place.level, place.index, size)).collect();
    tiles.sort_unstable();
    tiles.dedup();
    tiles
}

/// The perfect subtrees that a span is made of, from the left, largest first.
fn perfect(span: Span) -> impl Iterator<Item = Node> {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let level = span.end.checked_sub(at).filter(|rest| *rest > 0)?.ilog2();
        let node = Node { level: level as u8, index: at >> level };
        at += 1 << level;
        Some(node)
    })
}

/// Reads each tile once.
struct Reading<'s, S> {
    size: u64,
    store: &'s mut S,
    read: Vec<(Tile, Vec<u8>)>,
}

impl<'s, S: TileStore> Reading<'s, S> {
    fn new(size: u64, store: &'s mut S) -> Self {
        Self { size, store, read: Vec::new() }
    }

    fn proof(&mut self, path: &Path) -> Result<Vec<Hash>, ReadError<S::Error>> {
        path.spans().map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: Span) -> Result<Hash, ReadError<S::Error>> {
        let mut hashes = perfect(span).map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
        let mut hash = hashes.pop().unwrap_or(EMPTY_ROOT);
        while let Some(left) = hashes.pop() {
            hash = node_hash(&left, &hash);
        }
        Ok(hash)
    }

    fn node(&mut self, node: Node) -> Result<Hash, ReadError<S::Error>> {
        let place = node.place();
        let tile = Tile::of_size(place.level, place.index, self.size);
        // A span lies within the tree; so its nodes lie within tiles.
        let tile = tile.unwrap_or(Tile { level: place.level, index: place.index, width: WIDTH });
        let known = match self.read.iter().position(|(it, _)| *it == tile) {
            Some(known) => known,
            None => {
                let bytes = self.store.tile(tile).map_err(ReadError::Store)?;
                self.read.push((tile, bytes));
                self.read.len() - 1
            }
        };
        let bytes = self.read.get(known).map(|(_, bytes)| bytes.as_slice()).unwrap_or_default();
        let hashes = bytes.as_chunks::<32>().0;
        let last = place.first + place.count;
        let under = hashes.get(place.first..last).filter(|_| last <= usize::from(tile.width));
        Ok(fold(under.ok_or(ReadError::Short(tile))?.to_vec()))
    }
}

/// The root over a power of two of hashes.
fn fold(mut hashes: Vec<Hash>) -> Hash {
    while hashes.len() > 1 {
        hashes = hashes.as_chunks::<2>().0.iter().map(|[left, right]| node_hash(left, right)).collect();
    }
    hashes.pop().unwrap_or(EMPTY_ROOT)
}
