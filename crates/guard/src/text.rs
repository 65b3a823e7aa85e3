//! The text as detectors see it: disguises taken off, one byte for each character.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A letter of another script: no key goes across it.
pub(crate) const OTHER_LETTER: u8 = 0x80;
/// Any other sign beyond ASCII: a separator.
const OTHER_SIGN: u8 = 0x81;
/// Longest distance between two words of a phrase, in cleaned bytes.
pub(crate) const LONGEST_GAP: usize = 40;

/// A text with full-width, bold, accented and look-alike letters as ASCII, and without invisible characters.
pub(crate) struct Text<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where each byte came from; `None` if the text is ASCII, where they are the same.
    origins: Option<Vec<Origin>>,
}

/// The character that a byte of a cleaned text stands for.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// Its place among the code points of the original.
    at: u32,
    c: char,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Text { bytes: Cow::Borrowed(text.as_bytes()), origins: None };
        }
        let mut bytes = Vec::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len());
        for (c, at) in text.chars().zip(0..) {
            if let Some(byte) = clean(c) {
                bytes.push(byte);
                origins.push(Origin { at, c });
            }
        }
        Text { bytes: Cow::Owned(bytes), origins: Some(origins) }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The character at a place of the cleaned bytes.
    pub fn char(&self, byte: usize) -> Option<char> {
        match &self.origins {
            Some(origins) => origins.get(byte).map(|origin| origin.c),
            None => self.bytes.get(byte).map(|b| char::from(*b)),
        }
    }

    /// The place in the cleaned bytes of a code point of the original, or of the next that shows anything.
    pub fn byte(&self, code_point: usize) -> Option<usize> {
        let byte = match &self.origins {
            Some(origins) => origins.partition_point(|origin| (origin.at as usize) < code_point),
            None => code_point,
        };
        (byte < self.bytes.len()).then_some(byte)
    }

    /// The code points of the original from the first to the last byte of a range.
    pub fn code_points(&self, start: usize, end: usize) -> (usize, usize) {
        let origin = |byte: usize| match &self.origins {
            Some(origins) => origins.get(byte).map_or(0, |origin| origin.at as usize),
            None => byte,
        };
        (origin(start), origin(end.saturating_sub(1)) + 1)
    }
}

/// The ASCII that a reader sees in a character; `None` if it shows nothing.
fn clean(c: char) -> Option<u8> {
    Some(match c {
        '\0'..='\x7f' => c as u8,
        // Invisible, or a mark on the letter before
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => return None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => {
            return None;
        }
        '\u{2010}'..='\u{205f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => OTHER_SIGN,
        // Digits of other scripts
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' => digit(c),
        '\u{9e6}'..='\u{9ef}' | '\u{e50}'..='\u{e59}' => digit(c),
        '\u{1100}'..='\u{11ff}'
        | '\u{3041}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => OTHER_LETTER,
        'а'..='я' | 'А'..='Я' | '\u{370}'..='\u{3ff}' | '\u{450}'..='\u{52f}' => {
            lookalike(c).unwrap_or(OTHER_LETTER)
        }
        _ => return other(c),
    })
}

/// A digit of another script, by the place of that script's zero.
fn digit(c: char) -> u8 {
    let zero =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xe50].into_iter().rfind(|zero| *zero <= u32::from(c)).unwrap_or(0);
    b'0' + u32::from(c).saturating_sub(zero).to_be_bytes()[3] % 10
}

/// Cyrillic and Greek letters that are written like Latin ones.
fn lookalike(c: char) -> Option<u8> {
    Some(match c {
        'а' | 'α' => b'a',
        'ԁ' => b'd',
        'е' | 'ε' => b'e',
        'һ' => b'h',
        'і' | 'ι' => b'i',
        'ј' => b'j',
        'к' | 'κ' => b'k',
        'ӏ' => b'l',
        'м' => b'm',
        'о' | 'ο' => b'o',
        'р' | 'ρ' => b'p',
        'ԛ' => b'q',
        'ѕ' => b's',
        'т' | 'τ' => b't',
        'υ' => b'u',
        'с' | 'ϲ' => b'c',
        'ν' | 'ѵ' => b'v',
        'ԝ' => b'w',
        'х' | 'χ' => b'x',
        'у' => b'y',
        'А' | 'Α' => b'A',
        'В' | 'Β' => b'B',
        'С' | 'Ϲ' => b'C',
        'Е' | 'Ε' => b'E',
        'Н' | 'Η' => b'H',
        'І' | 'Ι' => b'I',
        'К' | 'Κ' => b'K',
        'М' | 'Μ' => b'M',
        'Ν' => b'N',
        'О' | 'Ο' => b'O',
        'Р' | 'Ρ' => b'P',
        'Ѕ' => b'S',
        'Т' | 'Τ' => b'T',
        'Х' | 'Χ' => b'X',
        'У' | 'Υ' => b'Y',
        'Ζ' => b'Z',
        _ => return None,
    })
}

/// Compatibility forms (`ｗ`, `𝐰`, `①`), accents, and what is left.
fn other(c: char) -> Option<u8> {
    if is_combining_mark(c) {
        // The marks of kana tell words apart.
        return matches!(c, '\u{3099}' | '\u{309a}').then_some(OTHER_LETTER);
    }
    let mut first = None;
    decompose_compatible(c, |part| first = first.or(Some(part)));
    match first {
        Some(part) if part.is_ascii() => Some(part as u8),
        Some(part) if part.is_alphabetic() => Some(lookalike(part).unwrap_or(OTHER_LETTER)),
        _ => Some(OTHER_SIGN),
    }
}

/// A run of ASCII letters and digits in the cleaned text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub start: usize,
    pub end: usize,
    /// Whether a secret of several runs can go on from the one before into this one.
    pub follows: bool,
}

/// Cleaned text, cut into runs.
pub(crate) struct Scan<'a> {
    pub bytes: &'a [u8],
    pub runs: Vec<Run>,
    /// Length of the longest run.
    pub longest: usize,
    /// Whether there are letters that are not Latin.
    pub other_letters: bool,
    /// Most hex digits in runs of at least two that follow each other.
    pub hex: usize,
    /// How many digits there are.
    pub digits: usize,
    /// How many runs have digits.
    pub digit_runs: usize,
    /// How many of them are more than the number of an amount or a list: long, among letters, or after a sign.
    pub codes: usize,
    /// Most letters and digits in runs of the same length that follow each other.
    pub like: usize,
}

impl<'a> Scan<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        // Words of five letters and a space: seldom too few, never many times too many.
        let mut scan = Scan {
            bytes,
            runs: Vec::with_capacity(bytes.len() / 5 + 1),
            longest: 0,
            other_letters: false,
            hex: 0,
            digits: 0,
            digit_runs: 0,
            codes: 0,
            like: 0,
        };
        let (mut hex_in_row, mut like, mut size) = (0, 0, 0);
        let mut at = 0;
        let mut last_end = 0;
        let mut follows = false;
        while let Some(byte) = bytes.get(at) {
            let class = class(*byte);
            if class == 0 {
                follows &= *byte != OTHER_LETTER;
                scan.other_letters |= *byte == OTHER_LETTER;
                at += mark_len(bytes, at).inspect(|_| follows = false).unwrap_or(1);
                continue;
            }
            let start = at;
            let mut every = class;
            let mut digits = usize::from(byte.is_ascii_digit());
            at += 1;
            while let Some(class) = bytes.get(at).map(|b| self::class(*b)).filter(|class| *class != 0) {
                every &= class;
                digits += usize::from(class & DIGIT != 0);
                at += 1;
            }
            scan.runs.push(Run { start, end: at, follows: follows && start - last_end <= LONGEST_GAP });
            (last_end, follows) = (at, true);
            let len = at - start;
            scan.longest = scan.longest.max(len);
            hex_in_row = if every & HEX != 0 && len >= 2 { hex_in_row + len } else { 0 };
            scan.hex = scan.hex.max(hex_in_row);
            scan.digits += digits;
            scan.digit_runs += usize::from(digits > 0);
            let signed = || {
                start.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|b| b"@!#$%^&*_-+".contains(b))
            };
            scan.codes += usize::from(digits > 0 && (digits < at - start || digits >= 4 || signed()));
            like = if len == size && (4..=8).contains(&len) { like + len } else { len };
            size = len;
            scan.like = scan.like.max(like);
        }
        scan
    }

    /// Whether there is anything that looks like a key or a part of one.
    pub fn may_hold_key(&self) -> bool {
        // One base58 key in some thousands has no digit, so words of this length pass too. The first of eight
        // groups of a hex key may have `0x` before it.
        self.longest >= 16 || self.hex >= 56 || self.digit_runs >= 32
    }

    /// Whether there is anything that looks drawn: long, or in groups of the same length.
    pub fn may_be_drawn(&self) -> bool {
        self.longest >= 16 || self.like >= 12
    }
}

/// Length of a mark of ours at this place: a text that went through the guard before must not be found
/// again for the words of its marks.
fn mark_len(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..).filter(|rest| rest.first() == Some(&b'['))?;
    crate::Kind::ALL
        .iter()
        .map(|kind| kind.mark())
        .find(|mark| rest.starts_with(mark.as_bytes()))
        .map(str::len)
}

const ALPHANUMERIC: u8 = 1;
const HEX: u8 = 2;
const DIGIT: u8 = 4;

/// What a byte is, as bits; 0 if it parts runs.
fn class(byte: u8) -> u8 {
    const CLASSES: [u8; 256] = {
        let mut table = [0; 256];
        let mut i = 0;
        while i < 128 {
            let byte = i as u8;
            if byte.is_ascii_alphanumeric() {
                table[i] |= ALPHANUMERIC;
            }
            if byte.is_ascii_hexdigit() {
                table[i] |= HEX;
            }
            if byte.is_ascii_digit() {
                table[i] |= DIGIT;
            }
            i += 1;
        }
        table
    };
    CLASSES[usize::from(byte)]
}
