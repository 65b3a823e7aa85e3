//! The sentences of a text, and the passage of it that answers a query best.

use super::terms::counted;
use std::{collections::HashMap, ops::Range};

/// Characters after which a sentence is cut at the next space, as scripts without full stops need.
const LONG_SENTENCE: usize = 240;

/// What part of the query a further sentence must add to the passage, to be worth reading.
const FURTHER: f32 = 0.1;
/// How much what stands over a section counts for a passage with which it begins.
const HEADING: f32 = 0.5;

/// The sentences of a text, as ranges of bytes.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        length += 1;
        let next = chars.peek().map(|it| it.1);
        let spaced = next.is_none_or(char::is_whitespace);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '；' | '｡' | '।' | '؟' | '۔' | '።' => true,
            '.' | '!' | '?' | ';' | '…' => spaced,
            _ => length >= LONG_SENTENCE && (c.is_whitespace() || length >= 2 * LONG_SENTENCE),
        };
        if ends {
            push(text, start..at + c.len_utf8(), &mut found);
            start = at + c.len_utf8();
            length = 0;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let (left, right) = (piece.len() - piece.trim_start().len(), piece.trim_end().len());
    if left < right {
        found.push(range.start + left..range.start + right);
    }
}

/// A part of a text out of which a passage can be shown by itself: what stands in another one says nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What stands over it. Its words count for what comes right after it; it is not shown.
    pub heading: Option<Range<usize>>,
    /// The part, in bytes of the text, from the beginning of a line to the end of one.
    pub text: Range<usize>,
}

impl Section {
    /// All of a text.
    pub const fn whole(text: &str) -> Self {
        Self { heading: None, text: 0..text.len() }
    }

    /// The same where something of this many bytes stands before the text.
    #[must_use]
    pub fn moved(self, by: usize) -> Self {
        let moved = |it: Range<usize>| it.start + by..it.end + by;
        Self { heading: self.heading.map(moved), text: moved(self.text) }
    }
}

/// The passage of a text that has most of a query, at most `most` characters of whole sentences in a row of one section, as a
/// range of bytes; the beginning of the first one when nothing of the query is in any.
///
/// A single sentence that is longer is given whole up to `most` characters.
pub(super) fn extract(
    text: &str,
    sections: &[Section],
    query: &str,
    most: usize,
    rarity: impl Fn(u64) -> f32,
) -> Range<usize> {
    let asked: HashMap<u64, f32> =
        counted(query).into_iter().map(|(term, often)| (term.hash, often * rarity(term.hash))).collect();
    let whole: f32 = asked.values().sum();
    let has = |piece: &Range<usize>| -> Vec<u64> {
        let terms = counted(text.get(piece.clone()).unwrap_or_default());
        terms.iter().map(|(term, _)| term.hash).filter(|it| asked.contains_key(it)).collect()
    };
    let (mut best, mut highest) = (0..0, f32::NEG_INFINITY);
    for section in sections {
        let from = section.text.start;
        let within = pieces(text.get(section.text.clone()).unwrap_or_default());
        let pieces: Vec<(Range<usize>, Vec<u64>)> = within
            .into_iter()
            .map(|it| it.start + from..it.end + from)
            .map(|it| (it.clone(), has(&it)))
            .collect();
        let over = section.heading.as_ref().map(&has).unwrap_or_default();
        let over = HEADING * over.iter().filter_map(|it| asked.get(it)).sum::<f32>();
        for (at, (first, _)) in pieces.iter().enumerate() {
            let mut left = asked.clone();
            let mut score = if at == 0 { over } else { 0.0 };
            for (piece, found) in pieces.iter().skip(at) {
                let passage = first.start..piece.end;
                let length = text.get(passage.clone()).unwrap_or_default().chars().count();
                if length > most && passage != *first {
                    break;
                }
                score += found.iter().filter_map(|it| left.remove(it)).sum::<f32>();
                if score > highest {
                    (best, highest) = (passage, score);
                }
                score -= whole * FURTHER;
            }
        }
    }
    let cut = text
        .get(best.clone())
        .and_then(|it| it.char_indices().nth(most))
        .map_or(best.end, |(at, _)| best.start + at);
    best.start..cut
}
