//! Seed phrases: rows of words of the BIP-39 list, judged by checksum and by what prose looks like.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::text::{Run, Scan};
use crate::{Hit, Kind};

/// Why a valid phrase was found.
const VALID: &str = "words of a BIP-39 list with a valid checksum";

/// Lengths of a phrase.
const LENGTHS: [usize; 5] = [12, 15, 18, 21, 24];

/// Words of the list that hold sentences together. A third of any prose is made of them.
pub(crate) const FUNCTION_WORDS: [&str; 80] = [
    "about", "above", "across", "again", "all", "almost", "alone", "already", "also", "always", "among",
    "another", "any", "around", "because", "become", "before", "behind", "below", "between", "beyond", "can",
    "during", "either", "else", "enough", "few", "have", "help", "inside", "into", "just", "know", "like",
    "make", "more", "much", "must", "near", "need", "neither", "never", "next", "now", "off", "often",
    "once", "one", "only", "other", "over", "own", "please", "rather", "same", "since", "someone", "soon",
    "still", "such", "tell", "that", "then", "there", "they", "this", "today", "together", "toward", "under",
    "until", "upon", "use", "very", "want", "what", "when", "where", "will", "you",
];

/// A listed word in the text.
#[derive(Clone, Copy)]
struct Listed {
    index: u16,
    start: usize,
    end: usize,
    function: bool,
}

/// Finds seed phrases in rows of listed words.
pub(crate) fn find(scan: &Scan, hits: &mut Vec<Hit>) {
    if scan.runs.len() < LENGTHS[0] {
        return;
    }
    let mut row: Vec<Listed> = Vec::new();
    for run in &scan.runs {
        if !run.follows {
            judge(&row, hits);
            row.clear();
        }
        match word(scan.bytes, run) {
            Word::Listed(listed) => row.push(listed),
            Word::Between => {}
            Word::Unlisted => {
                judge(&row, hits);
                row.clear();
            }
        }
    }
    judge(&row, hits);
}

enum Word {
    Listed(Listed),
    /// What stands between the words of a list: its numbers, "and", tags of HTML.
    Between,
    Unlisted,
}

/// Looks a run up, without the list numbers that may be glued to it.
fn word(bytes: &[u8], run: &Run) -> Word {
    let text = bytes.get(run.start..run.end).unwrap_or_default();
    let before = text.iter().take_while(|b| b.is_ascii_digit()).count();
    if before == text.len() {
        return if before <= 3 { Word::Between } else { Word::Unlisted };
    }
    let tag = run.start > 0 && matches!(bytes.get(run.start - 1..), Some([b'<', ..] | [b'/', ..]));
    if text.eq_ignore_ascii_case(b"and") || (tag && bytes.get(run.end) == Some(&b'>')) {
        return Word::Between;
    }
    let after = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let letters = text.get(before..text.len() - after).unwrap_or_default();
    match LIST.look_up(letters) {
        Some((index, function)) => {
            Word::Listed(Listed { index, start: run.start + before, end: run.end - after, function })
        }
        None => Word::Unlisted,
    }
}

/// Cuts phrases out of a row of listed words.
fn judge(row: &[Listed], hits: &mut Vec<Hit>) {
    if row.len() < LENGTHS[0] {
        return;
    }
    let from = hits.len();
    valid_windows(row, |words| {
        let confidence = if words.len() == 12 { 95 } else { 99 };
        let hit = hit(words, confidence, VALID);
        // Windows that touch or overlap are one finding: which of them is the true one cannot be known.
        match hits.get_mut(from..).and_then(|own| own.last_mut()) {
            Some(last) if hit.start <= last.end => {
                last.end = last.end.max(hit.end);
                last.confidence = last.confidence.max(hit.confidence);
            }
            _ => hits.push(hit),
        }
    });
    let function = row.iter().filter(|word| word.function).count();
    let valid = hits.get(from..).and_then(|own| own.iter().map(|hit| hit.confidence).max());
    // No sentence: then a window may have passed by chance inside a longer phrase with a mistake in it, and
    // the words around it are no words of the customer's own.
    if function * 5 <= row.len() {
        hits.truncate(from);
        let (confidence, why) = match valid {
            Some(confidence) => (confidence, VALID),
            None => (75, "a row of words of a BIP-39 list that is no sentence"),
        };
        hits.push(hit(row, confidence, why));
    }
}

fn hit(words: &[Listed], confidence: u8, why: &'static str) -> Hit {
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(start, |word| word.end);
    Hit { start, end, kind: Kind::SeedPhrase, confidence, why }
}

/// Calls `found` for every window that is a valid phrase and no prose, from left to right.
fn valid_windows(row: &[Listed], mut found: impl FnMut(&[Listed])) {
    for start in 0..row.len() {
        for len in LENGTHS {
            let Some(window) = row.get(start..start + len) else { break };
            let function = window.iter().filter(|word| word.function).count();
            if function * 3 <= len && checksum(window) {
                found(window);
            }
        }
    }
}

/// Whether the words are a phrase by length and checksum.
fn checksum(words: &[Listed]) -> bool {
    if !LENGTHS.contains(&words.len()) {
        return false;
    }
    // 24 words of 11 bits are 33 bytes.
    let mut packed = [0u8; 33];
    for (i, word) in words.iter().enumerate() {
        // The 11 bits lie within three bytes.
        let bits = u32::from(word.index) << (13 - i * 11 % 8);
        for (slot, byte) in packed.iter_mut().skip(i * 11 / 8).zip([bits >> 16, bits >> 8, bits]) {
            *slot |= byte.to_be_bytes()[3];
        }
    }
    let check_bits = words.len() / 3;
    let (entropy, rest) = packed.split_at(check_bits * 4);
    let digest = Sha256::digest(entropy);
    let shift = 8 - check_bits;
    matches!((digest.first(), rest.first()), (Some(a), Some(b)) if a >> shift == b >> shift)
}

/// The list as a hash table: a word of at most eight letters is a number of 64 bits.
struct List {
    slots: Box<[(u64, u16, bool)]>,
}

static LIST: LazyLock<List> = LazyLock::new(List::new);

impl List {
    /// Four slots for each word.
    const BITS: u32 = 13;

    fn new() -> Self {
        let mut list = List { slots: vec![(0, 0, false); 1 << Self::BITS].into_boxed_slice() };
        for (word, index) in bip39::Language::English.word_list().iter().zip(0..) {
            let key = pack(word.as_bytes());
            let slot = list.slot(key);
            if let Some(free) = list.slots.get_mut(slot) {
                *free = (key, index, FUNCTION_WORDS.contains(word));
            }
        }
        list
    }

    /// The index of a word in any case, and whether it is a function word.
    fn look_up(&self, word: &[u8]) -> Option<(u16, bool)> {
        if !(3..=8).contains(&word.len()) {
            return None;
        }
        let key = pack(word);
        let (found, index, function) = *self.slots.get(self.slot(key))?;
        (found == key).then_some((index, function))
    }

    /// Where a key is, or the free slot where it would be.
    fn slot(&self, key: u64) -> usize {
        let mask = (1 << Self::BITS) - 1;
        let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Self::BITS)) as usize;
        while self.slots.get(slot).is_some_and(|(found, ..)| *found != 0 && *found != key) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// The letters as a number; only for letters and digits, which never give 0.
fn pack(word: &[u8]) -> u64 {
    word.iter().fold(0, |key, byte| key << 8 | u64::from(byte | 0x20))
}
