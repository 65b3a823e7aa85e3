//! The letters. Fonts are part of the program, packed; a report unpacks those whose letters it needs.
//!
//! To add a script, add its file under `crates/server/fonts` and a line in [`PACKED`]. What no font has is written as its code
//! point, so that nothing that somebody wrote is missing from what the police reads.

use harfrust::font;
use krilla::{Data, text::Font};
use std::{cell::RefCell, collections::BTreeSet, collections::HashMap, io::Read, sync::Arc};
use unicode_normalization::char::is_combining_mark;

/// A font, and which letters it is asked for.
struct Packed {
    bytes: &'static [u8],
    /// Ranges of code points; the first font is asked for all.
    ranges: &'static [(u32, u32)],
}

macro_rules! packed {
    ($file:literal, $ranges:expr) => {
        Packed { bytes: include_bytes!(concat!("../../../fonts/", $file, ".br")), ranges: $ranges }
    };
}

/// Latin, Greek and Cyrillic, upright and bold; then the others, asked in this order.
const PACKED: [Packed; 10] = [
    packed!("NotoSans-Regular.ttf", &[(0, 0x10_FFFF)]),
    packed!("NotoSans-Bold.ttf", &[(0, 0x10_FFFF)]),
    packed!("NotoSansArabic-Regular.ttf", &[(0x0600, 0x08FF), (0xFB50, 0xFEFF)]),
    packed!("NotoSansHebrew-Regular.ttf", &[(0x0590, 0x05FF), (0xFB1D, 0xFB4F)]),
    packed!("NotoSansThai-Regular.ttf", &[(0x0E00, 0x0E7F)]),
    packed!("NotoSansDevanagari-Regular.ttf", &[(0x0900, 0x097F), (0xA8E0, 0xA8FF)]),
    packed!("NotoSansBengali-Regular.ttf", &[(0x0980, 0x09FF)]),
    packed!("NotoSansTamil-Regular.ttf", &[(0x0B80, 0x0BFF)]),
    // Before the Chinese one, which is the largest: a smile alone does not unpack it.
    packed!("NotoEmoji-Regular.ttf", EMOJI),
    packed!("wqy-microhei.ttc", &[(0x2000, 0x10_FFFF)]),
];
/// Where emoji are; few of what is there besides is not one.
const EMOJI: &[(u32, u32)] = &[
    (0x231A, 0x231B),
    (0x23E9, 0x23FA),
    (0x25FB, 0x25FE),
    (0x2600, 0x27BF),
    (0x2934, 0x2935),
    (0x2B05, 0x2B55),
    (0x1_F000, 0x1_FAFF),
];
const REGULAR: usize = 0;
const BOLD: usize = 1;

/// Whether a letter is an emoji, of those that have no other form.
pub(super) fn is_emoji(letter: char) -> bool {
    EMOJI.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter)))
}

/// A font that can be shaped with and drawn with.
pub(super) struct Letters {
    pub(super) face: font::Font,
    pub(super) font: Font,
}

impl Letters {
    fn unpack(packed: &Packed) -> anyhow::Result<Self> {
        let mut bytes = Vec::new();
        brotli::Decompressor::new(packed.bytes, 64 * 1024).read_to_end(&mut bytes)?;
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        let damaged = || anyhow::anyhow!("a font of the report is damaged");
        let face = font::Font::new(bytes.clone(), 0).ok_or_else(damaged)?;
        let font = Font::new(Data::from(bytes), 0).ok_or_else(damaged)?;
        Ok(Self { face, font })
    }

    fn has(&self, letter: char) -> bool {
        self.face.charmap().map_unicode(letter).is_some()
    }
}

/// Those fonts that are needed.
pub(super) struct Fonts {
    all: Vec<Letters>,
    /// Which of them writes a letter.
    known: RefCell<HashMap<(char, bool), Option<usize>>>,
}

impl Fonts {
    /// For what is to be written.
    ///
    /// # Errors
    /// When a font does not unpack or is damaged, which is our mistake.
    pub(super) fn of(chars: &BTreeSet<char>) -> anyhow::Result<Self> {
        let mut all: Vec<Letters> = Vec::new();
        let mut missing = chars.clone();
        for (at, packed) in PACKED.iter().enumerate() {
            let asked = |it: &char| {
                packed.ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(*it)))
            };
            if at > BOLD && !missing.iter().any(asked) {
                continue;
            }
            let letters = Letters::unpack(packed)?;
            missing.retain(|it| !letters.has(*it));
            all.push(letters);
        }
        Ok(Self { all, known: RefCell::default() })
    }

    /// The font of this number.
    pub(super) fn letters(&self, at: usize) -> &Letters {
        &self.all[at]
    }

    /// Which font writes a letter; none: no font has it.
    pub(super) fn writes(&self, letter: char, bold: bool) -> Option<usize> {
        *self.known.borrow_mut().entry((letter, bold)).or_insert_with(|| {
            let first = if bold { [BOLD, REGULAR] } else { [REGULAR, BOLD] };
            let order = first.into_iter().chain(BOLD + 1..self.all.len());
            let mut has = order.filter(|at| self.all[*at].has(letter));
            has.next()
        })
    }

    /// Which font writes each letter of a text, one that joins itself to the letter before by that one's, if it can.
    pub(super) fn runs(&self, text: &str, bold: bool) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut runs: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let last = runs.last().map(|it| it.0);
            let joins = is_combining_mark(letter) || JOINERS.contains(&letter);
            let stays = last.filter(|it| joins && self.all[*it].has(letter));
            let font = stays.or_else(|| self.writes(letter, bold)).unwrap_or(REGULAR);
            let end = at + letter.len_utf8();
            match runs.last_mut() {
                Some((same, range)) if *same == font => range.end = end,
                _ => runs.push((font, at..end)),
            }
        }
        runs
    }
}

/// Zero-width joiner and non-joiner: letters of Arabic and Indic scripts take another form by them.
pub(super) const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];
