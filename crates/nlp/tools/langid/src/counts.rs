//! How often each n-gram occurs in a language, with the boundaries of words told from the tables.
//!
//! The tables hold n-grams of one to five letters from within words, each with the share that it has of what begins with
//! the same letters but the last. Since nothing was left out, counts follow, and from counts how often a word begins or
//! ends: what occurs more often than all its continuations to one side together stands at the edge of a word as often as
//! that.

use fst::{Map, Streamer};
use std::{
    collections::HashMap,
    error::Error,
    fs,
    hash::{BuildHasherDefault, Hasher},
    path::Path,
};

/// Up to five code points of 21 bits, the last lowest.
pub type Key = u128;
/// A code point's bits.
pub const BITS: u32 = 21;
/// The edge of a word, as a letter.
pub const EDGE: Key = 0x20;
/// The longest n-gram.
pub const LONGEST: u32 = 5;

/// Multiplies: keys are no one's to choose.
#[derive(Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are numbers");
    }

    fn write_u128(&mut self, key: u128) {
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 ^= self.0 >> 32;
    }
}

/// A map by n-gram.
pub type Table<T> = HashMap<Key, T, BuildHasherDefault<Quick>>;

/// How much of each count is given to what was not seen, at most.
const DISCOUNT: f64 = 0.9;

/// A language.
pub struct Counts {
    /// How often each n-gram occurs.
    pub of: Table<f64>,
    /// What follows a context: how often in all, and how much of it is given to what was not seen.
    pub contexts: Table<(f64, f64)>,
    /// How many letters and ends of words there are.
    pub total: f64,
}

/// Length of an n-gram.
pub fn length(key: Key) -> u32 {
    (Key::BITS - key.leading_zeros()).div_ceil(BITS)
}

/// All but the first letter.
pub fn suffix(key: Key) -> Key {
    key & ((1 << (BITS * (length(key) - 1))) - 1)
}

fn prepend(first: Key, key: Key) -> Key {
    key | first << (BITS * length(key))
}

/// Reads a table.
pub fn read(path: &Path, script: &str) -> Result<Counts, Box<dyn Error>> {
    let map = Map::new(fs::read(path)?)?;
    let mut shares: Vec<(u32, Key, f64)> = Vec::with_capacity(map.len());
    // The rarest letter occurs once.
    let mut rarest = 0.0_f64;
    let mut stream = map.stream();
    while let Some((gram, bits)) = stream.next() {
        let gram = std::str::from_utf8(gram)?;
        if gram.chars().nth(1).is_none() {
            rarest = rarest.min(f64::from_bits(bits));
        }
        if !gram.chars().all(|it| belongs(it, script)) {
            continue;
        }
        let key = gram.chars().fold(0, |key, it| key << BITS | Key::from(u32::from(it)));
        shares.push((length(key), key, f64::from_bits(bits)));
    }
    shares.sort_unstable_by_key(|it| (it.0, it.1));
    let letters = (-rarest).exp().round();
    let mut of: Table<f64> = Table::default();
    for (length, key, share) in shares {
        let whole = if length == 1 { letters } else { of.get(&(key >> BITS)).copied().unwrap_or_default() };
        let count = (whole * share.exp()).round();
        if count >= 1.0 {
            of.insert(key, count);
        }
    }
    add_edges(&mut of);
    Ok(with_total(of))
}

/// Letters of other scripts in a language's texts tell nothing of it.
fn belongs(letter: char, script: &str) -> bool {
    match script {
        "Latn" => matches!(u32::from(letter), 0..0x250 | 0x1e00..0x1f00),
        "Cyrl" => matches!(u32::from(letter), 0x400..0x530),
        _ => matches!(u32::from(letter), 0x600..0x780),
    }
}

fn add_edges(of: &mut Table<f64>) {
    let starts = at_edge(of, |key| suffix(key), |key| prepend(EDGE, key), 4);
    of.extend(starts);
    let ends = at_edge(of, |key| key >> BITS, |key| key << BITS | EDGE, 4);
    let words: f64 = ends.iter().filter(|(key, _)| length(*key) == 2).map(|(_, count)| count).sum();
    of.extend(ends);
    of.insert(EDGE, words);
}

/// What occurs at the edge of words on one side.
fn at_edge(
    of: &Table<f64>,
    within: impl Fn(Key) -> Key,
    edged: impl Fn(Key) -> Key,
    longest: u32,
) -> Vec<(Key, f64)> {
    let mut continued: Table<f64> = Table::default();
    for (key, count) in of.iter().filter(|(key, _)| length(**key) > 1) {
        *continued.entry(within(*key)).or_default() += count;
    }
    of.iter()
        .filter(|(key, _)| length(**key) <= longest)
        .map(|(key, count)| (edged(*key), count - continued.get(key).copied().unwrap_or_default()))
        .filter(|(_, count)| *count >= 1.0)
        .collect()
}

fn with_total(of: Table<f64>) -> Counts {
    let total = of.iter().filter(|(key, _)| length(**key) == 1).map(|(_, count)| count).sum();
    Counts { of, contexts: Table::default(), total }
}

impl Counts {
    /// As if the texts had been only so long: a language with more of them knows more rare n-grams, and would be taken for
    /// its neighbour less often than the other way round.
    pub fn scale(&mut self, total: f64) {
        let factor = (total / self.total).min(1.0);
        self.total *= factor;
        for (key, count) in &mut self.of {
            *count *= factor;
            if length(*key) > 1 {
                let context = self.contexts.entry(key >> BITS).or_default();
                *context = (context.0 + *count, context.1 + discount(*count));
            }
        }
    }
}

/// What is taken of a count for what was not seen (absolute discounting).
pub fn discount(count: f64) -> f64 {
    DISCOUNT * count.min(1.0)
}
