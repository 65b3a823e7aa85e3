//! A text as the rules see it: small letters, without accents and invisible characters, with the way back.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// A folded text, and the code point of the original that each byte comes from.
pub(super) struct Folded {
    pub text: String,
    origins: Vec<u32>,
}

impl Folded {
    pub fn new(text: &str) -> Folded {
        let mut folded =
            Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
        for (c, at) in text.chars().zip(0..) {
            fold(c, |part| {
                folded.text.push(part);
                folded.origins.resize(folded.text.len(), at);
            });
        }
        folded
    }

    /// The code points of the original that a range of bytes came from.
    pub fn code_points(&self, range: &Range<usize>) -> (usize, usize) {
        let origin = |byte: usize| self.origins.get(byte).map_or(0, |at| *at as usize);
        (origin(range.start), origin(range.end.saturating_sub(1)) + 1)
    }
}

/// A pattern, folded as texts are.
pub(super) fn folded(pattern: &str) -> String {
    Folded::new(pattern).text
}

fn fold(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    // Syllables of Korean stay whole: a pattern must not end within one.
    if matches!(c, '\u{ac00}'..='\u{d7a3}') {
        return push(c);
    }
    for c in c.to_lowercase() {
        decompose_compatible(c, |part| match part {
            // Accents, vowel signs of Arabic, and what shows nothing.
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{655}' | '\u{640}' | '\u{670}' => {}
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {}
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {}
            'ı' => push('i'),
            'ł' => push('l'),
            'ø' => push('o'),
            '’' | '‘' | 'ʼ' | '´' => push('\''),
            '‐' | '‑' | '‒' => push('-'),
            'ß' => {
                push('s');
                push('s');
            }
            part => push(part),
        });
    }
}

/// Whether words of a letter's script are written without blanks between them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a place lies between words.
pub(super) fn is_bound(text: &str, at: usize) -> bool {
    let inside = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    match (before, after) {
        // In Arabic "and" and "so" are a letter at the beginning of the next word.
        (Some('و' | 'ف'), Some('\u{600}'..='\u{6ff}')) => true,
        (Some(before), Some(after)) => !(inside(before) && inside(after)),
        _ => true,
    }
}

/// Whether a character ends a sentence.
fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '.' => next.is_none_or(char::is_whitespace),
        '!' | '?' | '\n' | '。' | '؟' | '।' | ';' | '؛' | '…' => true,
        _ => false,
    }
}

/// Whether a character parts the clauses of a sentence.
fn parts_clauses(c: char) -> bool {
    matches!(c, ',' | '،' | '、' | '，' | '(' | ')' | '—' | '–' | ':')
}

/// Sentences, as ranges of bytes, each with the ends of its clauses.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut current = Sentence::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        if ends_sentence(c, chars.peek().map(|(_, next)| *next)) {
            current.end = after;
            sentences.push(std::mem::take(&mut current));
            current.start = after;
        } else if parts_clauses(c) {
            current.bounds.push(after);
        }
    }
    current.end = text.len();
    sentences.push(current);
    sentences
}

/// A sentence in a text.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub start: usize,
    pub end: usize,
    /// Where clauses begin, but for the first.
    bounds: Vec<usize>,
}

impl Sentence {
    /// The clauses that a range lies in.
    pub fn clauses(&self, range: &Range<usize>) -> Range<usize> {
        let before = self.bounds.partition_point(|bound| *bound <= range.start);
        let after = self.bounds.partition_point(|bound| *bound < range.end);
        let start = before.checked_sub(1).and_then(|at| self.bounds.get(at)).copied().unwrap_or(self.start);
        start..self.bounds.get(after).copied().unwrap_or(self.end)
    }

    /// Whether a clause ends just behind a place: "never, under no circumstances".
    pub fn is_cut_behind(&self, at: usize) -> bool {
        self.bounds.binary_search(&(at + 1)).is_ok()
    }
}
