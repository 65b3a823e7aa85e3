//! Phrases in parts, with prose between them.

use super::row::{Class, Word, checksum, read};
use super::tokens::{Token, What};
use super::{LENGTHS, announced, hit};
use crate::Hit;
use crate::text::Text;
use crate::words::List;

const VALID: &str = "parts of a phrase that together have a valid checksum";
const PARTS: &str = "parts that together are as long as a phrase, and no sentences";

/// Fewest words of a part.
const SHORTEST: usize = 3;
/// Most parts of a phrase.
const MOST: usize = 8;

/// A row of listed words, without any other word in it.
struct Part {
    words: Vec<Word>,
}

/// Finds phrases whose parts lie between the hits that are known.
pub(super) fn judge(text: &Text, bytes: &[u8], tokens: &[Token], known: &[Hit], hits: &mut Vec<Hit>) {
    let lists = tokens.iter().fold(0, |mask, token| mask | token.exact());
    for list in List::of(lists & !List::MONERO.0) {
        let parts = parts(bytes, tokens, list, known);
        let mut at = 0;
        while at + 1 < parts.len() {
            let taken = taken(text, parts.get(at..).unwrap_or_default(), list);
            for part in parts.get(at..at + taken.len()).unwrap_or_default().iter().zip(&taken) {
                let (part, (from, to, sure, why)) = part;
                if let Some((first, last)) =
                    part.words.get(*from..*to).and_then(|it| it.first().zip(it.last()))
                {
                    hits.push(hit(first.start, last.end, *sure, why));
                }
            }
            at += taken.len().max(1);
        }
    }
}

/// The rows of listed words outside of what is found already.
fn parts(bytes: &[u8], tokens: &[Token], list: List, known: &[Hit]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open: Vec<Token> = Vec::new();
    let mut known = known.iter().peekable();
    let mut close = |open: &mut Vec<Token>| {
        if open.iter().filter(|it| it.exact() != 0).count() >= SHORTEST {
            let words = read(bytes, open, list);
            let function = words.iter().filter(|it| it.function()).count();
            if words.len() >= SHORTEST && function * 3 <= words.len() {
                parts.push(Part { words });
            }
        }
        open.clear();
    };
    for (at, token) in tokens.iter().enumerate() {
        while known.next_if(|hit| hit.end <= token.start).is_some() {}
        let found = known.peek().is_some_and(|hit| hit.start <= token.start);
        let gap = open.last().map_or(&[][..], |last| bytes.get(last.end..token.start).unwrap_or_default());
        let word = open.last().is_some_and(|last| last.what != What::Between);
        if gap.len() > 12 || (word && gap.first().is_some_and(|b| b".:!?".contains(b))) {
            close(&mut open);
        }
        // A Chinese character that touches another is rather prose.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| tokens.get(at));
        let touched = list.0 & List::HAN != 0
            && beside.clone().any(|it| it.end == token.start || it.start == token.end);
        if !found && !touched && (token.exact() & list.0 != 0 || token.what == What::Between) {
            open.push(*token);
        } else {
            close(&mut open);
        }
    }
    close(&mut open);
    parts
}

/// What of the first parts belongs to one phrase: for each the range of its words, how sure, and why.
fn taken(text: &Text, parts: &[Part], list: List) -> Vec<(usize, usize, u8, &'static str)> {
    for count in 2..=parts.len().min(MOST) {
        let Some(some) = parts.get(..count) else { break };
        let total: usize = some.iter().map(|part| part.words.len()).sum();
        if total > 24 + 2 * count {
            break;
        }
        if let Some(ranges) = trimmed(some).into_iter().find(|ranges| valid(some, ranges)) {
            return ranges.into_iter().map(|(from, to)| (from, to, 93, VALID)).collect();
        }
        let long =
            some.iter().all(|part| part.words.len() >= 5 && part.words.iter().all(|it| !it.function()));
        let start = some.first().and_then(|part| part.words.first()).map_or(0, |word| word.start);
        if LENGTHS.contains(&total) && long && list == List::ENGLISH && announced(text, start) {
            return some.iter().map(|part| (0, part.words.len(), 65, PARTS)).collect();
        }
    }
    Vec::new()
}

/// Ways to read the parts: whole, or without a word of prose at one of the inner ends.
fn trimmed(parts: &[Part]) -> Vec<Vec<(usize, usize)>> {
    let whole: Vec<(usize, usize)> = parts.iter().map(|part| (0, part.words.len())).collect();
    let mut ways = vec![whole.clone()];
    if parts.len() > 3 {
        return ways;
    }
    for at in 0..parts.len() {
        for (from, to) in [(0, 1), (0, 2), (1, 0), (2, 0), (1, 1), (3, 0), (0, 3)] {
            let mut way = whole.clone();
            if let Some(range) = way.get_mut(at).filter(|range| range.1 > from + to + SHORTEST) {
                *range = (from, range.1 - to);
                ways.push(way);
            }
        }
    }
    ways
}

fn valid(parts: &[Part], ranges: &[(usize, usize)]) -> bool {
    let total: usize = ranges.iter().map(|(from, to)| to - from).sum();
    if !LENGTHS.contains(&total) {
        return false;
    }
    let words: Vec<Word> = parts
        .iter()
        .zip(ranges)
        .flat_map(|(part, (from, to))| part.words.get(*from..*to).unwrap_or_default())
        .copied()
        .collect();
    words.iter().all(|word| word.class == Class::Exact) && checksum(&words)
}
