//! The text as words of the lists, and what stands between them.

use crate::phrase::glued;
use crate::text::{OTHER_LETTER, Run, Scan, Text};
use crate::words::{EASTERN, Entry, LATIN_LISTS, List, Use, letters, pack};

/// Fewest letters in a row that may be a phrase without anything between its words.
pub(super) const GLUED: usize = 30;

/// Elements of HTML in which words are listed.
const TAGS: [&[u8]; 19] = [
    b"li", b"td", b"tr", b"th", b"p", b"div", b"span", b"br", b"b", b"i", b"ol", b"ul", b"strong", b"em",
    b"code", b"pre", b"table", b"tbody", b"font",
];

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it is in the cleaned text.
    pub start: usize,
    pub end: usize,
    pub what: What,
    /// Packed, if it is Latin; for the other lists, its places in them.
    pub key: u64,
    /// A Chinese character that is more common in support chats than in books.
    pub common: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A word of a list.
    Word(Entry),
    /// A number, "and", a tag: what stands between the words of a list.
    Between,
    /// A word or a letter of no list.
    Miss,
    /// Nothing goes on across this.
    Break,
}

impl Token {
    pub fn exact(&self) -> u16 {
        match self.what {
            What::Word(entry) => entry.exact,
            _ => 0,
        }
    }

    pub fn prefix(&self) -> u16 {
        match self.what {
            What::Word(entry) => entry.prefix,
            _ => 0,
        }
    }

    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// The two places of a Chinese character, by the list.
    pub fn han_places(&self) -> (Option<u16>, Option<u16>) {
        let place = |bits: u64| u16::try_from(bits & 0xffff).ok()?.checked_sub(1);
        (place(self.key >> 16), place(self.key))
    }
}

/// Cuts a text into tokens. `None` if there are fewer listed words in it.
pub(super) fn tokens(text: &Text, scan: &Scan, fewest: usize) -> Option<Vec<Token>> {
    let long = scan.longest >= GLUED;
    if scan.runs.len() < fewest.min(3) && !long && !scan.other_letters {
        return None;
    }
    let mut out =
        Tokens { text, scan, list: Vec::with_capacity(scan.runs.len() + 8), words: 0, tag_until: 0 };
    let mut last = 0;
    for run in &scan.runs {
        if !run.follows {
            out.gap(last, run.start);
        }
        out.run(run);
        last = run.end;
    }
    out.gap(last, scan.bytes.len());
    let Tokens { mut list, mut words, .. } = out;
    if words + 2 >= fewest && scan.bytes.iter().any(|b| matches!(b, b'\n' | b'@' | b'$' | b'!')) {
        words += glued::mend_broken_words(scan.bytes, &mut list);
    }
    words += glued::join_single_letters(scan.bytes, &mut list);
    (words >= fewest).then_some(list)
}

struct Tokens<'a> {
    text: &'a Text<'a>,
    scan: &'a Scan<'a>,
    list: Vec<Token>,
    /// How many are words.
    words: usize,
    /// Where the tag ends in which we are.
    tag_until: usize,
}

impl Tokens<'_> {
    fn push(&mut self, start: usize, end: usize, what: What, key: u64) {
        self.words += usize::from(matches!(what, What::Word(_)));
        self.list.push(Token { start, end, what, key, common: false });
    }

    fn bytes(&self, start: usize, end: usize) -> &[u8] {
        self.scan.bytes.get(start..end.min(self.scan.bytes.len())).unwrap_or_default()
    }

    fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).and_then(|at| self.scan.bytes.get(at)).copied().unwrap_or(0)
    }

    fn byte(&self, at: usize) -> u8 {
        self.scan.bytes.get(at).copied().unwrap_or(0)
    }

    /// A run of ASCII letters and digits.
    fn run(&mut self, run: &Run) {
        let (mut start, end) = (run.start, run.end);
        let before = self.byte_before(start);
        if start < self.tag_until || self.is_tag(start, end) {
            return self.push(start, end, What::Between, 0);
        }
        if before == b'&' && self.byte(end) == b';' && end - start <= 6 {
            return self.push(start, end, What::Between, 0);
        }
        // What is escaped in a URL or a string.
        let escaped = match (before, self.bytes(start, end)) {
            (b'%', [a, b, _, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => 2,
            (b'\\', [b'n' | b'r' | b't', rest @ ..]) if look_up(rest).is_some() => 1,
            _ => 0,
        };
        start += escaped;
        let text = self.bytes(start, end);
        if text.iter().all(u8::is_ascii_alphabetic) {
            return self.letters(start, end);
        }
        if text.iter().all(u8::is_ascii_digit) {
            let what = if end - start <= 3 { What::Between } else { What::Miss };
            return self.push(start, end, what, 0);
        }
        self.mixed(start, end);
    }

    /// Letters with digits among them: list numbers glued to words, or a digit in the place of a letter.
    fn mixed(&mut self, start: usize, end: usize) {
        let text = self.bytes(start, end);
        let listed = |part: &[u8]| part.len() >= 3 && look_up(part).is_some_and(|it| it.exact != 0);
        let glued = text.split(u8::is_ascii_digit).any(|part| listed(part) || part.len() >= GLUED);
        let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
        let edge =
            text.first().zip(text.last()).is_some_and(|(a, b)| a.is_ascii_digit() || b.is_ascii_digit());
        if !glued && (digits > 3 || !edge || text.len() > 16) {
            let meant = (digits <= 2 && text.len() <= 10).then(|| meant(text)).flatten();
            let (what, key) = meant.map_or((What::Miss, pack(text)), |(entry, key)| (What::Word(entry), key));
            return self.push(start, end, what, key);
        }
        let mut at = start;
        while at < end {
            let digit = self.byte(at).is_ascii_digit();
            let len = self.bytes(at, end).iter().take_while(|b| b.is_ascii_digit() == digit).count().max(1);
            match (digit, len) {
                (true, 0..=3) => self.push(at, at + len, What::Between, 0),
                (true, _) => self.push(at, at + len, What::Miss, 0),
                (false, _) => self.letters(at, at + len),
            }
            at += len;
        }
    }

    fn letters(&mut self, start: usize, end: usize) {
        let text = self.bytes(start, end);
        let key = pack(text);
        if text.eq_ignore_ascii_case(b"and") {
            return self.push(start, end, What::Between, key);
        }
        if let Some(entry) = LATIN_LISTS.look_up(key) {
            return self.push(start, end, What::Word(entry), key);
        }
        if text.len() >= GLUED {
            return self.glued_letters(start, end);
        }
        // "a) …" and the keys of a JSON object
        if text.len() == 1 && matches!(self.byte(end), b')' | b'.' | b':' | b'=' | b'"' | b'\'' | b']') {
            return self.push(start, end, What::Between, key);
        }
        // "word 3: …", whatever "word" is in that language.
        let next = self.bytes(end, end + 5);
        let digits = next
            .iter()
            .skip_while(|b| matches!(b, b' ' | b'#' | b'_' | b'-' | b'.'))
            .take_while(|b| b.is_ascii_digit());
        let what = if digits.count() > 0 { What::Between } else { What::Miss };
        self.push(start, end, what, key);
    }

    fn glued_letters(&mut self, start: usize, end: usize) {
        let text: Vec<u8> = self.bytes(start, end).to_vec();
        let parts = glued::segment(text.len(), 3..=12, |from, to| {
            look_up(text.get(from..to).unwrap_or_default()).is_some_and(|it| it.exact != 0)
        });
        for part in glued::worth(&parts, text.len()) {
            let word = text.get(part.start..part.end).unwrap_or_default();
            let entry = part.word.then(|| look_up(word)).flatten();
            self.push(start + part.start, start + part.end, entry.map_or(What::Miss, What::Word), pack(word));
        }
    }

    /// Whether a run is in a tag; remembers where that ends.
    fn is_tag(&mut self, start: usize, end: usize) -> bool {
        let opened = match self.byte_before(start) {
            b'<' => true,
            b'/' => self.byte_before(start - 1) == b'<',
            _ => false,
        };
        if !opened {
            return false;
        }
        if self.byte(end) == b'>' || self.bytes(end, end + 2) == b"/>" {
            return true;
        }
        let name = self.bytes(start, end).to_ascii_lowercase();
        let close = self.bytes(end, end + 80).iter().position(|b| *b == b'>');
        match close {
            Some(close) if TAGS.contains(&name.as_slice()) => {
                self.tag_until = end + close;
                true
            }
            _ => false,
        }
    }

    /// What lies between two runs: signs, letters of other scripts, marks of ours.
    fn gap(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let byte = self.byte(at);
            if byte == OTHER_LETTER {
                at = self.other_letters(at, end);
            } else if byte.is_ascii_alphanumeric() {
                self.push(at, at + 1, What::Break, 0);
                at += self.bytes(at, end).iter().take_while(|b| **b != b']').count().max(1);
            } else {
                at += 1;
            }
        }
    }

    /// Letters of one other script from `start` on; gives where they end.
    fn other_letters(&mut self, start: usize, limit: usize) -> usize {
        let script = |at: usize| self.text.char(at).map_or(Script::Other, Script::of);
        let first = script(start);
        let mut end = start + 1;
        while end < limit
            && self.byte(end) == OTHER_LETTER
            && (script(end) == first || self.text.char(end).is_some_and(is_kana_mark))
        {
            end += 1;
        }
        match first {
            Script::Han => {
                for at in start..end {
                    self.han(at);
                }
            }
            Script::Hiragana | Script::Katakana | Script::Hangul => self.eastern(start, end, first),
            Script::Other => self.push(start, end, What::Miss, 0),
        }
        end
    }

    fn han(&mut self, at: usize) {
        let places = self.text.char(at).map(|c| EASTERN.han(c)).unwrap_or_default();
        let bits = |place: Option<u16>| place.map_or(0, |place| u64::from(place) + 1);
        let mask = |place: Option<u16>, list: List| place.map_or(0, |_| list.0);
        let exact = mask(places.0, List::HAN_SIMPLIFIED) | mask(places.1, List::HAN_TRADITIONAL);
        let what = match exact {
            0 => What::Miss,
            exact => What::Word(Entry { exact, prefix: 0, usage: Use::Rare }),
        };
        self.push(at, at + 1, what, bits(places.0) << 16 | bits(places.1));
        if let (Some(token), Some(c)) = (self.list.last_mut(), self.text.char(at)) {
            token.common = EASTERN.is_common(c);
        }
    }

    /// A run of kana or Hangul: a word, or several without anything between.
    fn eastern(&mut self, start: usize, end: usize, script: Script) {
        let mut parts: Vec<char> = Vec::new();
        let mut from: Vec<usize> = Vec::new();
        for at in start..end {
            let c = self.text.char(at).unwrap_or(' ');
            letters(c, |part| {
                parts.push(part);
                from.push(at);
            });
        }
        let (list, lengths) = match script {
            Script::Hangul => (List::KOREAN, 4..=16),
            _ => (List::JAPANESE, 3..=14),
        };
        let place = |from: usize, to: usize| {
            let word = parts.get(from..to)?;
            if script == Script::Hangul { EASTERN.hangul(word) } else { EASTERN.kana(word) }
        };
        let word = What::Word(Entry { exact: list.0, prefix: 0, usage: Use::Rare });
        if let Some(place) = place(0, parts.len()) {
            return self.push(start, end, word, u64::from(place));
        }
        // No word begins within a syllable.
        let whole = |at: usize| at == parts.len() || at == 0 || from.get(at) != from.get(at - 1);
        let segments = glued::segment(parts.len(), lengths, |from, to| {
            whole(from) && whole(to) && place(from, to).is_some()
        });
        for part in glued::worth(&segments, parts.len()) {
            let (a, b) = (from.get(part.start).copied(), from.get(part.end - 1).copied());
            let (a, b) = (a.unwrap_or(start), b.unwrap_or(end - 1) + 1);
            let place = part.word.then(|| place(part.start, part.end)).flatten();
            self.push(a, b, place.map_or(What::Miss, |_| word), place.map_or(0, u64::from));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Other,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            '\u{3400}'..='\u{9fff}' => Script::Han,
            '\u{3041}'..='\u{309f}' => Script::Hiragana,
            '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3131}'..='\u{318e}' => Script::Hangul,
            _ => Script::Other,
        }
    }
}

/// Marks of voice that follow kana, and the sign of a long vowel.
fn is_kana_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' | '\u{30fc}')
}

fn look_up(word: &[u8]) -> Option<Entry> {
    LATIN_LISTS.look_up(pack(word))
}

/// The word that is meant where digits stand for the letters that they look like.
fn meant(text: &[u8]) -> Option<(Entry, u64)> {
    let read = |one: u8| -> Vec<u8> {
        let letter = |byte: &u8| match byte {
            b'0' => b'o',
            b'1' => one,
            b'3' => b'e',
            b'4' => b'a',
            b'5' => b's',
            b'6' | b'9' => b'g',
            b'7' => b't',
            b'8' => b'b',
            other => *other,
        };
        text.iter().map(letter).collect()
    };
    [b'i', b'l'].into_iter().find_map(|one| {
        let key = pack(&read(one));
        LATIN_LISTS.look_up(key).filter(|it| it.exact != 0).map(|it| (it, key))
    })
}
