//! Words without anything between them, and words that were torn apart.

use std::ops::RangeInclusive;

use super::tokens::{GLUED, Token, What};
use crate::words::{LATIN_LISTS, pack};

/// A piece of a run: a word of a list, or what is left between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub start: usize,
    pub end: usize,
    pub word: bool,
}

/// What a letter costs that is in no word, and what a word costs: few letters are left over, and of two ways
/// the one with longer words is taken.
const LEFT: u32 = 12;
const WORD: u32 = 1;

/// Cuts a run into words, so that as few letters as can be are left over.
pub(super) fn segment(
    len: usize,
    lengths: RangeInclusive<usize>,
    listed: impl Fn(usize, usize) -> bool,
) -> Vec<Part> {
    // For each place the cheapest way to it: its cost, and where its last part begins.
    let mut ways: Vec<(u32, usize, bool)> = vec![(u32::MAX, 0, false); len + 1];
    if let Some(first) = ways.first_mut() {
        first.0 = 0;
    }
    for at in 0..len {
        let Some((cost, ..)) = ways.get(at).copied() else { break };
        let mut offer = |to: usize, cost: u32, word: bool| {
            if let Some(way) = ways.get_mut(to).filter(|way| cost < way.0) {
                *way = (cost, at, word);
            }
        };
        offer(at + 1, cost.saturating_add(LEFT), false);
        for to in lengths.clone().map(|len| at + len).take_while(|to| *to <= len) {
            if listed(at, to) {
                offer(to, cost.saturating_add(WORD), true);
            }
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut end = len;
    while let Some((_, start, word)) = ways.get(end).copied().filter(|_| end > 0) {
        match parts.last_mut() {
            Some(next) if !word && !next.word => next.start = start,
            _ => parts.push(Part { start, end, word }),
        }
        end = start;
    }
    parts.reverse();
    parts
}

/// The parts, if they are worth it; else the run as one.
pub(super) fn worth(parts: &[Part], len: usize) -> Vec<Part> {
    let words = parts.iter().filter(|part| part.word).count();
    let left: usize = parts.iter().filter(|part| !part.word).map(|part| part.end - part.start).sum();
    if words >= 2 && (left == 0 || (words >= 4 && left * 3 <= len)) {
        parts.to_vec()
    } else {
        vec![Part { start: 0, end: len, word: false }]
    }
}

/// Joins words that were broken at the end of a line, or by a sign in the place of a letter. Gives how many.
pub(super) fn mend_broken_words(bytes: &[u8], tokens: &mut Vec<Token>) -> usize {
    let mut mended: Vec<Token> = Vec::with_capacity(tokens.len());
    let before = tokens.len();
    for token in tokens.iter().copied() {
        match mended.last_mut() {
            Some(last) => match mend(bytes, *last, token) {
                Some(word) => *last = word,
                None => mended.push(token),
            },
            None => mended.push(token),
        }
    }
    *tokens = mended;
    before - tokens.len()
}

/// The word that was broken into these two.
fn mend(bytes: &[u8], a: Token, b: Token) -> Option<Token> {
    let gap = bytes.get(a.end..b.start)?;
    let sign: &[u8] = match gap {
        b"@" => b"a",
        b"$" => b"s",
        b"!" => b"i",
        _ => b"",
    };
    let broken = gap.contains(&b'\n') && gap.len() <= 4;
    if (!broken && sign.is_empty())
        || (a.what != What::Miss && b.what != What::Miss)
        || a.len() + b.len() > 12
    {
        return None;
    }
    if broken && !gap.iter().all(|b| matches!(b, b'\n' | b'\r' | b' ' | b'-')) {
        return None;
    }
    let key = pack(&[bytes.get(a.start..a.end)?, sign, bytes.get(b.start..b.end)?].concat());
    let entry = LATIN_LISTS.look_up(key).filter(|it| it.exact != 0)?;
    Some(Token { start: a.start, end: b.end, what: What::Word(entry), key, common: false })
}

/// Reads "a b a n d o n" as the letters of words. Gives how many words.
pub(super) fn join_single_letters(bytes: &[u8], tokens: &mut Vec<Token>) -> usize {
    let single = |token: &Token| {
        token.len() == 1
            && matches!(token.what, What::Miss)
            && bytes.get(token.start).is_some_and(u8::is_ascii_alphabetic)
    };
    let mut words = 0;
    let mut out = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some(token) = rest.first() {
        let count = rest.iter().take_while(|it| single(it)).count();
        let (letters, after) = rest.split_at(count.max(1));
        rest = after;
        if count < GLUED {
            out.extend_from_slice(letters);
            continue;
        }
        let text: Vec<u8> = letters.iter().filter_map(|it| bytes.get(it.start).copied()).collect();
        let key = |from: usize, to: usize| pack(text.get(from..to).unwrap_or_default());
        let look_up = |from, to| LATIN_LISTS.look_up(key(from, to)).filter(|it| it.exact != 0);
        let parts = segment(text.len(), 3..=12, |from, to| look_up(from, to).is_some());
        out.extend(worth(&parts, text.len()).into_iter().map(|part| {
            let entry = part.word.then(|| look_up(part.start, part.end)).flatten();
            words += usize::from(entry.is_some());
            Token {
                start: letters.get(part.start).map_or(token.start, |it| it.start),
                end: letters.get(part.end - 1).map_or(token.end, |it| it.end),
                what: entry.map_or(What::Miss, What::Word),
                key: key(part.start, part.end),
                common: false,
            }
        }));
    }
    *tokens = out;
    words
}
