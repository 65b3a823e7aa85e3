//! The sentences of a text, and the passage of it that answers a query best.

use std::ops::Range;

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

/// A sentence of a text: where it is, and which of the asked terms it has.
pub(super) type Sentence = (Range<usize>, Vec<usize>);

/// The passage of a text that has most of what is asked, at most `most` characters of whole sentences in a row of one section, as a
/// range of bytes; the beginning of the first section when nothing that is asked for is in any.
///
/// A single sentence that is longer is given whole up to `most` characters. `worth`: of each asked term. `sentences`: those of the
/// text, in order.
pub(super) fn extract(
    text: &str,
    sections: &[Section],
    sentences: &[Sentence],
    worth: &[f32],
    most: usize,
) -> Range<usize> {
    let further = worth.iter().sum::<f32>() * FURTHER;
    let (mut best, mut highest) = (0..0, f32::NEG_INFINITY);
    for section in sections {
        let over = section.heading.iter().flat_map(|it| within(sentences, it)).flat_map(|it| &it.1);
        let over = HEADING * over.filter_map(|it| worth.get(*it)).sum::<f32>();
        let own = within(sentences, &section.text);
        for (at, (first, _)) in own.iter().enumerate() {
            let mut left = worth.to_vec();
            let (mut score, mut length) = (if at == 0 { over } else { 0.0 }, 0);
            let mut end = first.start;
            for (sentence, has) in own.iter().skip(at) {
                length += text.get(end..sentence.end).unwrap_or_default().chars().count();
                end = sentence.end;
                if length > most && sentence != first {
                    break;
                }
                score += has.iter().map(|it| left.get_mut(*it).map_or(0.0, std::mem::take)).sum::<f32>();
                if score > highest {
                    (best, highest) = (first.start..end, score);
                }
                score -= further;
            }
        }
    }
    let cut = text
        .get(best.clone())
        .and_then(|it| it.char_indices().nth(most))
        .map_or(best.end, |(at, _)| best.start + at);
    best.start..cut
}

/// The sentences that lie within a range.
fn within<'s>(sentences: &'s [Sentence], range: &Range<usize>) -> &'s [Sentence] {
    let from = sentences.partition_point(|it| it.0.start < range.start);
    let to = sentences.partition_point(|it| it.0.end <= range.end);
    sentences.get(from..to).unwrap_or_default()
}
