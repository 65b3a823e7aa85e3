//! Lines of text: broken by Unicode's rules, reordered where they run from right to left, shaped.

use super::fonts::{Fonts, JOINERS, is_emoji};
use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};
use krilla::text::{GlyphId, KrillaGlyph};
use std::{cell::RefCell, collections::HashMap, fmt::Write as _, ops::Range};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) color: [u8; 3],
}

impl Style {
    pub(super) const fn new(size: f32, color: [u8; 3]) -> Self {
        Self { size, bold: false, color }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// From one line to the next.
    pub(super) fn leading(&self) -> f32 {
        self.size * 1.42
    }
}

/// A stretch of a line in one font.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) font: usize,
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// From the line's left end.
    pub(super) x: f32,
}

/// A line, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f32,
    pub(super) style: Style,
    /// It belongs to a paragraph that runs from right to left.
    pub(super) rtl: bool,
}

/// What sets text.
pub(super) struct Setter {
    pub(super) fonts: Fonts,
    /// Widths of words at size 1.
    widths: RefCell<HashMap<(String, bool), f32>>,
}

impl Setter {
    pub(super) fn new(fonts: Fonts) -> Self {
        Self { fonts, widths: RefCell::default() }
    }

    /// Sets a text into lines of at most this width.
    pub(super) fn lines(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        for paragraph in text.replace("\r\n", "\n").split(['\n', '\r']) {
            let paragraph = self.readable(paragraph, style.bold);
            if paragraph.trim().is_empty() {
                lines.push(Line { pieces: Vec::new(), width: 0.0, style, rtl: false });
                continue;
            }
            self.paragraph(&paragraph, style, width, &mut lines);
        }
        lines
    }

    /// Sets a text into one line; what does not fit is cut.
    pub(super) fn line(&self, text: &str, style: Style, width: f32) -> Line {
        let mut text = self.readable(&text.replace(['\n', '\r'], " "), style.bold);
        if self.width(&text, style.bold) * style.size > width {
            while !text.is_empty() && (self.width(&text, style.bold) + 1.0) * style.size > width {
                text.pop();
            }
            text.push('…');
        }
        let mut lines = Vec::new();
        self.paragraph(&text, style, f32::MAX, &mut lines);
        lines.pop().unwrap_or(Line { pieces: Vec::new(), width: 0.0, style, rtl: false })
    }

    /// The text with everything that cannot be seen, or that no font has, as its code point. What turns the order of letters
    /// around, or has no width, is what phishers write addresses with: it is shown, too.
    fn readable(&self, text: &str, bold: bool) -> String {
        let mut readable = String::with_capacity(text.len());
        let mut hidden: Vec<char> = Vec::new();
        let mut before = ' ';
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            // "As a picture", behind what is one anyhow: it is drawn no otherwise.
            if letter == AS_PICTURE && is_emoji(before) && hidden.is_empty() {
                continue;
            }
            let joins = JOINERS.contains(&letter) && takes_joiners(before, letters.peek().copied());
            before = letter;
            if letter == '\t' || letter == '\u{A0}' {
                flush(&mut hidden, &mut readable);
                readable.push(' ');
            } else if joins || (!is_unseen(letter) && self.fonts.writes(letter, bold).is_some()) {
                flush(&mut hidden, &mut readable);
                readable.push(letter);
            } else {
                hidden.push(letter);
            }
        }
        flush(&mut hidden, &mut readable);
        readable
    }

    fn paragraph(&self, text: &str, style: Style, width: f32, lines: &mut Vec<Line>) {
        let bidi = BidiInfo::new(text, None);
        let Some(paragraph) = bidi.paragraphs.first() else { return };
        let rtl = paragraph.level.is_rtl();
        for range in self.broken(text, style, width) {
            let shown = text.get(range.clone()).unwrap_or_default().trim_end();
            let range = range.start..range.start + shown.len();
            if range.is_empty() {
                continue;
            }
            let (levels, runs) = bidi.visual_runs(paragraph, range);
            let mut line = Line { pieces: Vec::new(), width: 0.0, style, rtl };
            for run in runs {
                let level = levels.get(run.start).copied().unwrap_or_else(Level::ltr);
                self.run(text, run, level.is_rtl(), style, &mut line);
            }
            lines.push(line);
        }
    }

    fn run(&self, text: &str, run: Range<usize>, rtl: bool, style: Style, line: &mut Line) {
        let Some(words) = text.get(run) else { return };
        let mut parts = self.fonts.runs(words, style.bold);
        if rtl {
            parts.reverse();
        }
        for (font, range) in parts {
            let text = words.get(range).unwrap_or_default().to_owned();
            let glyphs = self.shape(&text, font, rtl);
            let advance: f32 = glyphs.iter().map(|it| it.x_advance).sum();
            line.pieces.push(Piece { font, text, glyphs, x: line.width });
            line.width += advance * style.size;
        }
    }

    /// Where its lines begin and end.
    fn broken(&self, text: &str, style: Style, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let (mut start, mut end, mut used) = (0, 0, 0.0);
        let room = width / style.size;
        for (at, _) in linebreaks(text) {
            let word = text.get(end..at).unwrap_or_default();
            let whole = self.width(word, style.bold);
            let needed = self.width(word.trim_end(), style.bold);
            if used + needed > room && start < end {
                lines.push(start..end);
                (start, used) = (end, 0.0);
            }
            if needed > room {
                // A word that is wider than a line, such as an address: it is broken where it must.
                (start, used) = self.cut(text, end..at, (start, used), room, style.bold, &mut lines);
            } else {
                used += whole;
            }
            end = at;
        }
        if start < text.len() {
            lines.push(start..text.len());
        }
        lines
    }

    fn cut(
        &self,
        text: &str,
        word: Range<usize>,
        (mut start, mut used): (usize, f32),
        room: f32,
        bold: bool,
        lines: &mut Vec<Range<usize>>,
    ) -> (usize, f32) {
        for (at, cluster) in text.get(word.clone()).unwrap_or_default().grapheme_indices(true) {
            let needed = self.width(cluster, bold);
            let at = word.start + at;
            if used + needed > room && start < at {
                lines.push(start..at);
                (start, used) = (at, 0.0);
            }
            used += needed;
        }
        (start, used)
    }

    /// How wide a text is at size 1.
    pub(super) fn width(&self, text: &str, bold: bool) -> f32 {
        if let Some(known) = self.widths.borrow().get(&(text.to_owned(), bold)) {
            return *known;
        }
        let runs = self.fonts.runs(text, bold);
        let widths = runs.into_iter().map(|(font, range)| {
            let part = text.get(range).unwrap_or_default();
            let glyphs = self.shape(part, font, part.chars().any(runs_left));
            glyphs.iter().map(|it| it.x_advance).sum::<f32>()
        });
        let width = widths.sum();
        self.widths.borrow_mut().insert((text.to_owned(), bold), width);
        width
    }

    fn shape(&self, text: &str, font: usize, rtl: bool) -> Vec<KrillaGlyph> {
        let letters = self.fonts.letters(font);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        if harfrust::shape(&ShaperFont::new(&letters.face), &mut buffer, ShapeOptions::new()).is_err() {
            debug_assert!(false, "a direction is set, and no plan is given that might not fit");
            return Vec::new();
        }
        let units = letters.font.units_per_em();
        #[allow(clippy::cast_precision_loss, reason = "units of a font are small numbers")]
        let em = |it: i32| it as f32 / units;
        let mut starts: Vec<usize> = buffer.glyph_infos().iter().map(|it| it.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |start: usize| {
            let next = starts.partition_point(|it| *it <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        glyphs
            .map(|(info, at)| {
                let start = info.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    em(at.x_advance),
                    em(at.x_offset),
                    em(at.y_offset),
                    em(at.y_advance),
                    start..end_of(start),
                    None,
                )
            })
            .collect()
    }
}

fn flush(hidden: &mut Vec<char>, into: &mut String) {
    if hidden.is_empty() {
        return;
    }
    into.push('[');
    for (at, letter) in hidden.drain(..).enumerate() {
        let gap = if at == 0 { "" } else { " " };
        let _ = write!(into, "{gap}U+{:04X}", u32::from(letter)); // writing to a string cannot fail
    }
    into.push(']');
}

/// The variation selector that asks for a letter's form as a picture.
const AS_PICTURE: char = '\u{FE0F}';

/// What has no form of its own: controls, marks of direction, letters without width, tags.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(u32::from(letter),
            0xAD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180E | 0x200B..=0x200F
            | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFC
            | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
}

/// Whether a joiner between these letters says how they are to be written.
fn takes_joiners(before: char, next: Option<char>) -> bool {
    matches!(u32::from(before), 0x0600..=0x0DFF) || (is_emoji(before) && next.is_some_and(is_emoji))
}

/// Whether a letter is of a script that runs from right to left.
fn runs_left(letter: char) -> bool {
    matches!(u32::from(letter), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}
