//! The tables of n-grams: what each letter of a word, after those before it, says of the languages of its script.
//!
//! The file: `OLID`, the number of scripts, then for each script the number of languages, their codes (two bytes each), the
//! number of buckets and of n-grams (`u32`, little endian like all numbers here), where each bucket begins and the last ends
//! (`u32`), the upper 16 bits of the hash of each n-gram, and for each n-gram half a byte a language: how many steps of
//! [`STEP`] its last letter is less likely in it than in the language where it is likeliest.

use std::sync::OnceLock;

/// Natural logarithms in one step of a cell.
pub(super) const STEP: f32 = 0.5;
/// The longest n-gram, edges of words counted.
const LONGEST: usize = 5;
/// The edge of a word, as a letter.
const EDGE: u32 = 0x20;
/// Languages of a script at most.
pub(super) const MOST: usize = 32;

static FILE: &[u8] = include_bytes!("model.bin");

/// Steps below the likeliest, for each language of a script: the lowest is the likeliest language.
pub(super) type Steps = [u32; MOST];

/// The n-grams of a script.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub codes: Vec<&'static str>,
    buckets: u32,
    offsets: &'static [u8],
    prints: &'static [u8],
    cells: &'static [u8],
    width: usize,
}

/// All scripts that need n-grams.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub latin: Table,
    pub cyrillic: Table,
    pub arabic: Table,
}

impl Model {
    /// The one that the crate brings with it.
    pub fn get() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| read(FILE).unwrap_or_default())
    }
}

fn read(file: &'static [u8]) -> Option<Model> {
    let mut rest = file.strip_prefix(b"OLID")?;
    if take(&mut rest, 1)? != [3] {
        return None;
    }
    let mut table = || Table::read(&mut rest);
    Some(Model { latin: table()?, cyrillic: table()?, arabic: table()? })
}

fn take(rest: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at * 4..)?.first_chunk()?))
}

impl Table {
    fn read(rest: &mut &'static [u8]) -> Option<Self> {
        let languages = usize::from(*take(rest, 1)?.first()?);
        let codes: Option<Vec<&str>> =
            take(rest, languages * 2)?.chunks(2).map(|it| std::str::from_utf8(it).ok()).collect();
        let sizes = take(rest, 8)?;
        let (buckets, grams) = (number(sizes, 0)?, number(sizes, 1)? as usize);
        let width = languages.div_ceil(2);
        Some(Self {
            codes: codes.filter(|it| it.len() <= MOST)?,
            buckets,
            offsets: take(rest, (buckets as usize + 1) * 4)?,
            prints: take(rest, grams * 2)?,
            cells: take(rest, grams * width)?,
            width,
        })
    }

    fn find(&self, hash: u64) -> Option<&'static [u8]> {
        let bucket = (u64::from(hash as u32) * u64::from(self.buckets)) >> 32;
        let (from, to) = (
            number(self.offsets, bucket as usize)? as usize,
            number(self.offsets, bucket as usize + 1)? as usize,
        );
        let print = ((hash >> 48) as u16).to_le_bytes();
        let at = self.prints.get(from * 2..to * 2)?.chunks_exact(2).position(|it| it == print)?;
        self.cells.get((from + at) * self.width..)?.get(..self.width)
    }

    /// Adds what a word says.
    pub fn add_word(&self, letters: &[u32], steps: &mut Steps) {
        let at = |at: usize| match at.checked_sub(1) {
            Some(at) => letters.get(at).copied().unwrap_or(EDGE),
            None => EDGE,
        };
        for last in 1..=letters.len() + 1 {
            self.add(last, at, steps);
        }
    }

    /// Adds what the longest known n-gram says that ends at a place.
    fn add(&self, last: usize, letter: impl Fn(usize) -> u32, steps: &mut Steps) {
        let mut hashes = [0_u64; LONGEST];
        let mut hash = 0_u64;
        let mut length = 0;
        for (back, slot) in hashes.iter_mut().enumerate().take(last + 1) {
            hash = extended(hash, letter(last - back));
            *slot = hash;
            length = back + 1;
        }
        if let Some(cells) = hashes.iter().take(length).rev().find_map(|it| self.find(*it)) {
            for (pair, cell) in steps.chunks_exact_mut(2).zip(cells) {
                if let [first, second] = pair {
                    *first += u32::from(cell & 15);
                    *second += u32::from(cell >> 4);
                }
            }
        }
    }
}

/// The hash of an n-gram with one letter more at its beginning.
fn extended(hash: u64, letter: u32) -> u64 {
    let mixed =
        (hash ^ u64::from(letter)).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let model = read(FILE).unwrap();
        assert_eq!(model.latin.codes.len(), 20);
        assert_eq!(model.cyrillic.codes, ["bg", "kk", "ru", "sr", "uk"]);
        assert_eq!(model.arabic.codes, ["ar", "fa", "ur"]);
        assert!(FILE.len() < 5_000_000, "{}", FILE.len());
        assert!(read(FILE.get(..FILE.len() - 1).unwrap()).is_none());
    }
}
