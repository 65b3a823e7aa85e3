//! Terms of a text: words, pairs of neighbours, parts of words, and runs of characters of scripts without spaces.

use crate::fold::fold_into;
use crate::words::Words;
use std::ops::RangeInclusive;
use twox_hash::XxHash3_64;

/// What a term is a piece of. It is the seed of the term's hash, so kinds never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A word of a script with spaces.
    Word,
    /// Two words in a row.
    Pair,
    /// Three characters of a word.
    Part3,
    /// Four.
    Part4,
    /// Five.
    Part5,
    /// A character of a script without spaces.
    Single,
    /// Two in a row.
    Double,
    /// Three.
    Triple,
}

/// How many kinds there are.
pub(super) const KINDS: usize = 8;

impl Kind {
    /// How much a term of this kind counts.
    pub fn weight(self) -> f32 {
        match self {
            Self::Word => 1.0,
            Self::Pair => 0.5,
            Self::Part3 => 0.2,
            Self::Part4 => 0.3,
            Self::Part5 => 0.3,
            Self::Single => 0.3,
            Self::Double => 1.0,
            Self::Triple => 0.5,
        }
    }
}

/// A term of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub hash: u64,
    pub kind: Kind,
}

/// Characters of a word that are looked at: a longer one is a code, told by its beginning.
const MOST_CHARS: usize = 40;

/// Words of a text that are looked at, to bound the time that an endless text takes.
const MOST_WORDS: usize = 50_000;

/// What a text is cut up in, kept from word to word.
#[derive(Default)]
struct Bench {
    text: String,
    bounds: Vec<usize>,
}

/// Appends the terms of a text, as often as they occur.
pub(super) fn terms(text: &str, out: &mut Vec<Term>) {
    let (mut folded, mut bench) = (String::new(), Bench::default());
    fold_into(text, &mut folded, None);
    let mut last: Option<&str> = None;
    let mut run: Option<(usize, usize)> = None;
    for word in Words::new(&folded).take(MOST_WORDS) {
        let text = folded.get(word.start..word.end).unwrap_or_default();
        if !text.is_ascii() && text.chars().nth(1).is_none() {
            last = None;
            run = match run {
                Some((from, to)) if to == word.start => Some((from, word.end)),
                other => {
                    unspaced(&folded, other, &mut bench, out);
                    Some((word.start, word.end))
                }
            };
            continue;
        }
        unspaced(&folded, run.take(), &mut bench, out);
        push(out, Kind::Word, text);
        if let Some(last) = last {
            pair(last, text, &mut bench, out);
        }
        parts(text, &mut bench, out);
        last = Some(text);
    }
    unspaced(&folded, run, &mut bench, out);
}

fn pair(last: &str, text: &str, bench: &mut Bench, out: &mut Vec<Term>) {
    bench.text.clear();
    for part in [last, " ", text] {
        bench.text.push_str(part);
    }
    push(out, Kind::Pair, &bench.text);
}

fn unspaced(folded: &str, run: Option<(usize, usize)>, bench: &mut Bench, out: &mut Vec<Term>) {
    let text = run.and_then(|(from, to)| folded.get(from..to)).unwrap_or_default();
    grams(text, 1..=3, &mut bench.bounds, out, |length| match length {
        1 => Kind::Single,
        2 => Kind::Double,
        _ => Kind::Triple,
    });
}

/// The parts of a word with its bounds, so that beginnings and ends are told from what lies between.
fn parts(word: &str, bench: &mut Bench, out: &mut Vec<Term>) {
    let Bench { text, bounds } = bench;
    text.clear();
    text.push(' ');
    text.extend(word.chars().take(MOST_CHARS));
    text.push(' ');
    grams(text, 3..=5, bounds, out, |length| match length {
        3 => Kind::Part3,
        4 => Kind::Part4,
        _ => Kind::Part5,
    });
}

fn grams(
    text: &str,
    lengths: RangeInclusive<usize>,
    bounds: &mut Vec<usize>,
    out: &mut Vec<Term>,
    kind: impl Fn(usize) -> Kind,
) {
    bounds.clear();
    bounds.extend(text.char_indices().map(|(at, _)| at));
    bounds.push(text.len());
    for length in lengths {
        for window in bounds.windows(length + 1) {
            if let (Some(from), Some(to)) = (window.first(), window.last()) {
                push(out, kind(length), text.get(*from..*to).unwrap_or_default());
            }
        }
    }
}

fn push(out: &mut Vec<Term>, kind: Kind, text: &str) {
    out.push(Term { hash: XxHash3_64::oneshot_with_seed(kind as u64, text.as_bytes()), kind });
}

/// The terms of a text with how often each occurs, in order.
pub(super) fn counted(text: &str) -> Vec<(Term, f32)> {
    let mut all = Vec::new();
    terms(text, &mut all);
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter_map(|same| same.first().map(|it| (*it, same.len() as f32))).collect()
}
