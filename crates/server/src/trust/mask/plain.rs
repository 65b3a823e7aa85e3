//! A text as those read it who look for numbers and addresses in it: digits of any script, full-width letters and signs as ASCII,
//! every space and dash as one, and without what nobody sees. Each character keeps its place in the original.

use super::Personal;
use std::borrow::Cow;

/// The first digit, zero, of each script whose digits people type.
const ZEROS: [u32; 17] = [
    0x0660, // Arabic
    0x06F0, // Persian
    0x0966, // Devanagari
    0x09E6, // Bengali
    0x0A66, // Gurmukhi
    0x0AE6, // Gujarati
    0x0B66, // Oriya
    0x0BE6, // Tamil
    0x0C66, // Telugu
    0x0CE6, // Kannada
    0x0D66, // Malayalam
    0x0E50, // Thai
    0x0ED0, // Lao
    0x0F20, // Tibetan
    0x1040, // Burmese
    0x17E0, // Khmer
    0xFF10, // full width
];

/// Such a text.
pub(super) struct Plain<'a> {
    pub(super) chars: Cow<'a, [char]>,
    /// Where each stood; none if all stand where they stood.
    places: Option<Vec<usize>>,
}

impl<'a> Plain<'a> {
    pub(super) fn of(chars: &'a [char]) -> Self {
        // Most texts are plain as they are.
        if chars.iter().all(|it| it.is_ascii() || one(*it) == Some(*it)) {
            return Self { chars: Cow::Borrowed(chars), places: None };
        }
        let (mut plain, mut places) = (Vec::with_capacity(chars.len()), Vec::with_capacity(chars.len()));
        for (place, it) in chars.iter().enumerate() {
            if let Some(it) = one(*it) {
                plain.push(it);
                places.push(place);
            }
        }
        Self { chars: Cow::Owned(plain), places: Some(places) }
    }

    /// The places in the text as it was written.
    pub(super) fn back(&self, it: Personal) -> Personal {
        let Some(places) = &self.places else { return it };
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        let span = |from: usize, to: usize| {
            if from < to { (place(from), place(to - 1) + 1) } else { (place(from), place(from)) }
        };
        let ((from, to), hidden) = (span(it.from, it.to), span(it.hidden.0, it.hidden.1));
        Personal { kind: it.kind, from, to, hidden }
    }
}

/// Latin, Greek, Cyrillic, Hebrew, and all of Chinese, Japanese and Korean but their signs: most of what is not ASCII.
const fn is_letter(code: u32) -> bool {
    matches!(code, 0xAE..=0x34E | 0x350..=0x5FF | 0x3016..=0xFDFF)
}

/// Whether it is a digit of any script.
pub(super) fn is_digit(it: char) -> bool {
    it.is_ascii_digit() || !it.is_ascii() && !is_letter(u32::from(it)) && digit(u32::from(it)).is_some()
}

/// The digit of another script as ASCII writes it.
fn digit(char: u32) -> Option<u8> {
    let of = |zero: &u32| u8::try_from(char.wrapping_sub(*zero)).ok().filter(|it| *it < 10);
    let found = match char {
        // Mathematical digits: five alphabets of ten.
        0x1D7CE..=0x1D7FF => u8::try_from((char - 0x1D7CE) % 10).ok(),
        // Circled ones.
        0x2460..=0x2468 => u8::try_from(char - 0x2460 + 1).ok(),
        0x24EA => Some(0),
        _ => ZEROS.iter().find_map(of),
    };
    found.map(|it| b'0' + it)
}

/// One character; none for one that nobody sees.
fn one(it: char) -> Option<char> {
    let code = u32::from(it);
    Some(match code {
        0..0xA0 => it,
        _ if is_letter(code) => it,
        0xAD | 0x34F | 0x61C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E => return None,
        0x2060..=0x2064 | 0x2066..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF => return None,
        0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => ' ',
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => '-',
        0x66B => '.',
        0x66C => ',',
        0xFE6B => '@',
        // Brackets of Chinese and Japanese texts.
        0x3010 | 0x3014 => '[',
        0x3011 | 0x3015 => ']',
        _ if digit(code).is_some() => char::from(digit(code).unwrap_or(b'0')),
        // Full width.
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(it),
        _ => it,
    })
}

/// A letter or digit that goes on in the next one: of a script that parts words by spaces. Before and after all others a number may
/// begin and end, as in `电话13800138000`.
pub(super) fn glues(it: char) -> bool {
    matches!(u32::from(it), 0..0x590 | 0x1E00..0x2000) && it.is_alphanumeric()
}
