//! What a short text says, as weighted features: words, pairs of words and parts of words, each kind a block of its own.
//!
//! Spaced scripts give words, pairs of neighbours, pairs with up to three words between, and the parts of each word from two
//! to five characters; scripts without spaces give single characters and runs of two to four. Marks such as `?` are words.

use crate::fold::fold_into;
use crate::words::{Gap, Words};
use twox_hash::XxHash3_64;

/// A block: its features are weighed against each other, and each block has its own part in the whole.
pub(crate) const BLOCKS: usize = 3;
/// Words and pairs of neighbours.
const WORDS: u8 = 0;
/// Parts of words.
const PARTS: u8 = 1;
/// Pairs of words that do not touch.
const PAIRS: u8 = 2;

/// How much each block counts.
pub(crate) const SHARES: [f32; BLOCKS] = [1.0, 1.4, 0.7];

/// Texts below which every feature is kept.
const FEW: usize = 3000;

/// Words beyond this are not looked at: intents are told early, and time must be bounded.
const MOST_WORDS: usize = 256;
/// Characters of a word that are looked at.
const MOST_CHARS: usize = 40;

/// Words from so many characters on that mix digits and letters are hashes, addresses and keys: what they spell says nothing, that
/// there is one does.
const SPELLS_NOTHING: usize = 24;
/// What stands for them.
const HASH: &str = "#hash";

fn shape(word: &str) -> &str {
    let long = word.len() >= SPELLS_NOTHING && word.is_ascii();
    let mixed = word.bytes().any(|it| it.is_ascii_digit()) && word.bytes().any(|it| it.is_ascii_alphabetic());
    if long && mixed { HASH } else { word }
}

/// A feature of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    pub block: u8,
    pub hash: u64,
}

/// Appends all features of a text, as often as they occur.
pub(crate) fn features(text: &str, out: &mut Vec<Feature>) {
    let mut folded = String::new();
    fold_into(text, &mut folded, None);
    let words = split(&folded);
    for (at, word) in words.iter().enumerate() {
        push(out, WORDS, &[word.text]);
        if let Some(next) = words.get(at + 1) {
            push(out, WORDS, &[word.text, " ", next.text]);
        }
        for far in words.iter().skip(at + 2).take(3) {
            push(out, PAIRS, &[word.text, "~", far.text]);
        }
    }
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        push(out, WORDS, &["^ ", first.text]);
        push(out, WORDS, &[last.text, " $"]);
    }
    parts(&folded, &words, out);
}

struct Piece<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    /// One character of a script without spaces, or a mark.
    single: bool,
    /// Touches the one before, which is of the same kind.
    joined: bool,
}

/// Words, characters of scripts without spaces, and the marks between them.
fn split(folded: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for word in Words::new(folded).take(MOST_WORDS) {
        push_marks(folded, end, word.start, &mut pieces);
        let text = folded.get(word.start..word.end).unwrap_or_default();
        let single = !text.is_ascii() && text.chars().nth(1).is_none();
        let joined = single && word.gap == Gap::Joined && end == word.start;
        pieces.push(Piece { start: word.start, end: word.end, text: shape(text), single, joined });
        end = word.end;
    }
    push_marks(folded, end, folded.len(), &mut pieces);
    pieces
}

fn push_marks<'a>(folded: &'a str, from: usize, to: usize, pieces: &mut Vec<Piece<'a>>) {
    let between = folded.get(from..to).unwrap_or_default();
    for (at, mark) in between.char_indices().filter(|(_, it)| !it.is_whitespace()).take(4) {
        let (start, end) = (from + at, from + at + mark.len_utf8());
        let text = folded.get(start..end).unwrap_or_default();
        pieces.push(Piece { start, end, text, single: false, joined: false });
    }
}

fn parts(folded: &str, words: &[Piece<'_>], out: &mut Vec<Feature>) {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let mut run = at + 1;
        if word.single {
            while words.get(run).is_some_and(|it| it.joined) {
                run += 1;
            }
            let end = words.get(run - 1).map_or(word.end, |it| it.end);
            grams(folded.get(word.start..end).unwrap_or_default(), 1..=4, out);
        } else {
            let mut padded = String::with_capacity(word.text.len() + 2);
            padded.push(' ');
            padded.extend(word.text.chars().take(MOST_CHARS));
            padded.push(' ');
            grams(&padded, 2..=5, out);
        }
        at = run;
    }
}

fn grams(text: &str, lengths: std::ops::RangeInclusive<usize>, out: &mut Vec<Feature>) {
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    for length in lengths {
        for pair in ends.windows(length + 1) {
            if let (Some(from), Some(to)) = (pair.first(), pair.last()) {
                push(out, PARTS, &[text.get(*from..*to).unwrap_or_default()]);
            }
        }
    }
}

fn push(out: &mut Vec<Feature>, block: u8, text: &[&str]) {
    let hash = match text {
        [one] => XxHash3_64::oneshot_with_seed(block.into(), one.as_bytes()),
        many => XxHash3_64::oneshot_with_seed(block.into(), many.concat().as_bytes()),
    };
    out.push(Feature { block, hash });
}

/// The features that a model knows, and how much each tells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    /// Sorted.
    pub hashes: Vec<u64>,
    /// Inverse document frequency of each.
    pub idf: Vec<f32>,
    pub blocks: Vec<u8>,
    /// The inverse document frequency of what does not occur.
    pub rarest: f32,
}

/// A text as a vector, and how much of it the vocabulary does not know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vector {
    /// Feature and weight, in order of feature.
    pub cells: Vec<(u32, f32)>,
    /// Share of the words and of the parts that are unknown, 0 to 1.
    pub unknown: [f32; 2],
}

impl Vocabulary {
    /// Of all features of some texts that occur often enough.
    pub(crate) fn of(texts: &[Vec<(Feature, f32)>]) -> Self {
        let mut seen: Vec<Feature> = texts.iter().flatten().map(|(it, _)| *it).collect();
        seen.sort_unstable_by_key(|it| it.hash);
        let mut vocabulary = Self::default();
        let all = texts.len() as f32;
        vocabulary.rarest = (1.0 + all).ln() + 1.0;
        for same in seen.chunk_by(|a, b| a.hash == b.hash) {
            let (Some(first), often) = (same.first(), same.len()) else { continue };
            // Among many texts, what occurs once tells little for the room that it takes.
            let kept = often >= 2 || texts.len() < FEW;
            if kept {
                vocabulary.hashes.push(first.hash);
                vocabulary.blocks.push(first.block);
                vocabulary.idf.push(((1.0 + all) / (1.0 + often as f32)).ln() + 1.0);
            }
        }
        vocabulary
    }

    fn find(&self, hash: u64) -> Option<usize> {
        self.hashes.binary_search(&hash).ok()
    }

    /// A text's vector: in each block of length 1, times the block's share.
    pub(crate) fn vector(&self, counted: &[(Feature, f32)]) -> Vector {
        let mut vector = Vector::default();
        let mut squares = [0.0_f32; BLOCKS];
        let (mut known, mut all) = ([0.0_f32; BLOCKS], [0.0_f32; BLOCKS]);
        for (feature, count) in counted {
            let block = usize::from(feature.block);
            if let Some(all) = all.get_mut(block) {
                *all += 1.0;
            }
            // What is unknown takes its part of the length: a text of which nearly nothing is known says nearly nothing.
            let at = self.find(feature.hash);
            let idf = at.and_then(|at| self.idf.get(at).copied()).unwrap_or(self.rarest);
            let weight = (1.0 + count.ln()) * idf;
            if let Some(square) = squares.get_mut(block) {
                *square += weight * weight;
            }
            if let (Some(at), Some(known)) = (at, known.get_mut(block)) {
                *known += 1.0;
                vector.cells.push((at as u32, weight));
            }
        }
        let scale: Vec<f32> =
            squares.iter().zip(SHARES).map(|(square, share)| share / square.sqrt().max(1e-9)).collect();
        for (at, weight) in &mut vector.cells {
            let block = self.blocks.get(*at as usize).copied().unwrap_or_default();
            *weight *= scale.get(usize::from(block)).copied().unwrap_or_default();
        }
        vector.cells.sort_unstable_by_key(|(at, _)| *at);
        for (unknown, (known, all)) in vector.unknown.iter_mut().zip(known.iter().zip(all)) {
            *unknown = 1.0 - known / all.max(1.0);
        }
        vector
    }
}

/// The features of a text with how often each occurs.
pub(crate) fn counted(text: &str) -> Vec<(Feature, f32)> {
    let mut all = Vec::new();
    features(text, &mut all);
    all.sort_unstable_by_key(|it| (it.hash, it.block));
    all.chunk_by(|a, b| a == b).filter_map(|same| same.first().map(|it| (*it, same.len() as f32))).collect()
}
