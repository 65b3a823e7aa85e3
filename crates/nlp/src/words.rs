//! Cutting folded text into words and atoms.

/// A word of folded text: a run of letters, marks and digits, or one character of an unspaced script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// What parts it from the word before.
    pub gap: Gap,
    /// Only ASCII, at least six characters, at least one digit: a hash, an address, an order number.
    pub code: bool,
    /// Begins with digits and ends with two to six ASCII letters: where the letters begin.
    pub unit: Option<usize>,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing, or signs that hold a name together.
    Joined,
    /// Dots or stars that stand for left-out characters; `true` if it also joins.
    Ellipsis(bool),
    /// Anything else.
    Break,
}

impl Word {
    /// Whether the word is joined to the one before.
    pub fn joined(&self) -> bool {
        matches!(self.gap, Gap::Joined | Gap::Ellipsis(true))
    }

    /// The one or two atoms of the word.
    pub fn atoms(&self) -> impl Iterator<Item = (usize, usize)> {
        let (first, second) = match self.unit {
            Some(at) => ((self.start, at), Some((at, self.end))),
            None => ((self.start, self.end), None),
        };
        std::iter::once(first).chain(second)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Word,
    Single,
}

/// The words of a folded text, in order.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
    last_end: Option<usize>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Self {
        Words { text, at: 0, last_end: None }
    }

    /// Class and length of the character at a byte position.
    fn class_at(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            let class = if byte.is_ascii_alphanumeric() { Class::Word } else { Class::Gap };
            return Some((class, 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((class(c), c.len_utf8()))
    }

    /// End of the run of word characters that begins at `start`, and whether all are ASCII.
    fn word_end(&self, start: usize) -> (usize, bool) {
        let mut end = start;
        let mut ascii = true;
        while let Some((Class::Word, len)) = self.class_at(end) {
            ascii &= len == 1;
            end += len;
        }
        (end, ascii)
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        let (class, len) = loop {
            match self.class_at(start)? {
                (Class::Gap, len) => start += len,
                found => break found,
            }
        };
        let (end, ascii) = if class == Class::Single { (start + len, false) } else { self.word_end(start) };
        let gap = match self.last_end {
            Some(last) if last == start => Gap::Joined,
            Some(last) => gap(bytes, last, start),
            None => Gap::Break,
        };
        let word = bytes.get(start..end).unwrap_or_default();
        let code = ascii && word.len() >= 6 && word.iter().any(u8::is_ascii_digit);
        let unit = if ascii { unit(word).map(|at| start + at) } else { None };
        self.at = end;
        self.last_end = Some(end);
        Some(Word { start, end, gap, code, unit })
    }
}

/// Judges the signs between two words.
fn gap(bytes: &[u8], from: usize, to: usize) -> Gap {
    let signs = bytes.get(from..to).unwrap_or_default();
    let joins = match signs {
        [b','] => {
            let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            from > 0 && digit(from - 1) && digit(to)
        }
        _ => signs.len() <= 3 && signs.iter().all(|b| b".-_@/:+#&=?%~'".contains(b)),
    };
    if signs.len() >= 2 && signs.iter().all(|b| matches!(b, b'.' | b'*')) {
        Gap::Ellipsis(joins)
    } else if joins {
        Gap::Joined
    } else {
        Gap::Break
    }
}

/// Where the unit of an amount begins, as in `100usdt`.
fn unit(word: &[u8]) -> Option<usize> {
    let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
    let letters = word.len() - digits;
    let amount =
        digits > 0 && (2..=6).contains(&letters) && word.get(digits..)?.iter().all(u8::is_ascii_alphabetic);
    amount.then_some(digits)
}

fn class(c: char) -> Class {
    // The letters of the most frequent alphabets need no table.
    if matches!(c, 'а'..='я' | 'α'..='ω' | 'א'..='ת' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{94d}') {
        Class::Word
    } else if single(c) {
        Class::Single
    } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
        Class::Word
    } else {
        Class::Gap
    }
}

/// Where the words of a folded text begin, in bytes: of a script without spaces, each of its signs.
pub fn word_starts(folded: &str) -> Vec<usize> {
    Words::new(folded).map(|it| it.start).collect()
}

/// Scripts written without spaces between words, and pictures.
fn single(c: char) -> bool {
    match c {
        // Han, Kana, Hangul and Thai without their rarities, which need the tables
        '\u{4e00}'..='\u{9fff}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => true,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aaf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{318f}'
        | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}'
        | '\u{d7b0}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => {
            c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
        }
        '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => true,
        _ => false,
    }
}
