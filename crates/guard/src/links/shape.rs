//! What a reader takes letters for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton;

/// A label in the Latin letters that it looks like: the skeleton of Unicode's list of confusables, without accents.
pub(super) fn plain(label: &str) -> String {
    if label.is_ascii() {
        return label.to_ascii_lowercase();
    }
    let bare = |text: &str| text.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    let mut out = String::with_capacity(label.len());
    for c in bare(&label.to_lowercase()).chars() {
        match c {
            '\0'..='\x7f' => out.push(c),
            _ => out.push_str(&latin(c)),
        }
    }
    out
}

/// One letter beyond ASCII as Latin ones, or as it is.
fn latin(c: char) -> String {
    // Letters that the list of confusables gives to none of ours, or to a capital, and readers do.
    let near = match c {
        'α' | 'ɑ' | 'а' => "a",
        'β' | 'в' => "b",
        'є' | 'ε' | 'э' | 'ɛ' => "e",
        'η' | 'п' | 'ŋ' | 'ո' => "n",
        'κ' | 'к' => "k",
        'м' => "m",
        'н' => "h",
        'τ' | 'т' => "t",
        'ω' | 'ш' => "w",
        'χ' | 'х' => "x",
        'ρ' | 'р' | 'þ' => "p",
        'υ' | 'μ' | 'ս' => "u",
        'γ' | 'у' => "y",
        'ι' | 'і' | 'ı' | 'ɩ' => "i",
        'σ' | 'ο' | 'о' | 'ø' => "o",
        'ν' => "v",
        'ζ' => "z",
        'δ' | 'đ' => "d",
        'ł' | 'ɫ' | 'ӏ' => "l",
        'ħ' => "h",
        'г' | 'ɾ' => "r",
        'ß' => "b",
        'ʂ' => "s",
        'ɡ' => "g",
        'ŧ' => "t",
        'ʏ' => "y",
        _ => "",
    };
    if !near.is_empty() {
        return near.to_owned();
    }
    let mut buffer = [0; 4];
    skeleton(c.encode_utf8(&mut buffer))
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Plain letters with those that are drawn alike made one: `0` and `o`, `1`, `i`, `j` and `l`, `rn` and `m`, `vv` and `w`.
fn glyphs(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.chars().peekable();
    while let Some(c) = rest.next() {
        let pair = match (c, rest.peek()) {
            ('r', Some('n')) => Some('m'),
            ('v', Some('v')) => Some('w'),
            ('c', Some('l' | 'i' | '1')) => Some('d'),
            _ => None,
        };
        if let Some(joined) = pair {
            rest.next();
            out.push(joined);
            continue;
        }
        out.push(match c {
            '0' => 'o',
            '1' | 'i' | 'j' | '|' => 'l',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            '8' => 'b',
            '9' => 'g',
            other => other,
        });
    }
    out
}

/// A word as it is written and as it is drawn, with which letters are in it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In plain letters.
    pub plain: String,
    /// As [`glyphs`].
    pub glyphs: String,
    letters: u64,
    glyph_letters: u64,
}

impl Word {
    pub fn new(plain: String) -> Word {
        let glyphs = glyphs(&plain);
        Word { letters: letters(&plain), glyph_letters: letters(&glyphs), plain, glyphs }
    }

    /// Whether a word is this one with so many letters put in, left out, replaced or exchanged with a neighbour.
    pub fn is_near(&self, name: &Word, most: usize) -> bool {
        // One mistake takes one letter from the set at most and brings another into it.
        let differ = (self.letters ^ name.letters).count_ones() as usize > 2 * most;
        !differ && is_near(&self.plain, &name.plain, most)
    }

    /// The same as they are drawn.
    pub fn is_drawn_near(&self, name: &Word, most: usize) -> bool {
        let differ = (self.glyph_letters ^ name.glyph_letters).count_ones() as usize > 2 * most;
        !differ && is_near(&self.glyphs, &name.glyphs, most)
    }

    /// Whether a name stands in this longer word with at most one letter wrong, as written or as drawn.
    pub fn nearly_holds(&self, name: &Word) -> bool {
        let lacks = |own: u64, name: u64| (name & !own).count_ones() > 1;
        (!lacks(self.letters, name.letters) && nearly_within(&self.plain, &name.plain))
            || (!lacks(self.glyph_letters, name.glyph_letters) && nearly_within(&self.glyphs, &name.glyphs))
    }
}

/// Which letters a text has, a bit for each; others than ours share bits.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

fn is_near(a: &str, b: &str, most: usize) -> bool {
    a.len().abs_diff(b.len()) <= most && strsim::osa_distance(a, b) <= most
}

/// Whether a name stands in a longer label with at most one letter wrong.
fn nearly_within(label: &str, name: &str) -> bool {
    let (label, name) = (label.as_bytes(), name.as_bytes());
    if label.len() + 1 < name.len() {
        return false;
    }
    // Rows of the table of distances where a match may begin and end anywhere in the label.
    let mut row: Vec<usize> = vec![0; label.len() + 1];
    for (at, letter) in name.iter().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (above, other) in row.iter().skip(1).zip(label) {
            left = (diagonal + usize::from(letter != other)).min(left + 1).min(above + 1);
            next.push(left);
            diagonal = *above;
        }
        row = next;
    }
    row.iter().any(|distance| *distance <= 1)
}
