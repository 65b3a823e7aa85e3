//! Folding: spellings that a reader takes for the same become the same text.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};

/// Where a piece of folded text came from: (byte in the folded text, code point in the original).
pub(crate) type Origin = (usize, usize);

/// Makes texts comparable: compatibility forms (NFKC), case (full folding, as lowercase of uppercase),
/// diacritics, invisible characters, and the digits and quotes of other scripts.
///
/// - Latin and Greek lose every mark, and `đ ħ ı ł ø ŧ æ œ ß` become `d h i l o t ae oe ss`; German
///   `ü` is `u`, not `ue`.
/// - Cyrillic loses stress marks, and `ё` becomes `е`, as most people type it. `й`, `ї` and `ў` are letters
///   of their own and stay.
/// - Arabic loses its vowel marks and the tatweel, Hebrew its points; both are seldom typed.
/// - Kana keep their voicing marks, and traditional Chinese is not mapped to simplified.
/// - Commas that group thousands go: `1,000.25` is `1000.25`.
///
/// Folding twice gives the same as folding once.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out, None);
    out
}

/// Folds into `out` (emptied first), and notes where each piece came from.
pub(crate) fn fold_into(text: &str, out: &mut String, mut origins: Option<&mut Vec<Origin>>) {
    out.clear();
    if let Some(o) = origins.as_deref_mut() {
        o.clear();
    }
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        if let Some(o) = origins.as_deref_mut() {
            o.extend((0..text.len()).map(|i| (i, i)));
        }
    } else {
        fold_pieces(text, out, origins.as_deref_mut());
    }
    ungroup(out, origins);
}

/// Works piece by piece: a piece begins where normalisation cannot reach across.
fn fold_pieces(text: &str, out: &mut String, mut origins: Option<&mut Vec<Origin>>) {
    let mut scratch = String::new();
    let mut chars = text.char_indices().enumerate().peekable();
    while let Some((at, (start, c))) = chars.next() {
        if let Some(o) = origins.as_deref_mut() {
            o.push((out.len(), at));
        }
        let mut end = start + c.len_utf8();
        let mut alone = true;
        while let Some((_, (_, next))) = chars.next_if(|(_, (_, next))| !begins_piece(*next)) {
            end += next.len_utf8();
            alone = false;
        }
        let piece = text.get(start..end).unwrap_or_default();
        match simple(c) {
            Some(folded) if alone => out.push(folded),
            _ if alone => fold_char(c, out, &mut scratch),
            Some(_) if thai_pair(piece) => out.push_str(piece),
            _ => fold_piece(piece.nfkd(), out, &mut scratch),
        }
    }
}

/// A Thai letter with one mark stays as it is. Only for speed: every third letter has one.
fn thai_pair(piece: &str) -> bool {
    piece.len() == 6 && piece.chars().all(|c| matches!(c, '\u{e01}'..='\u{e4e}'))
}

/// Characters that fold to one character whatever follows, unless it combines: the bulk of most texts.
fn simple(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(c as u32 + 32)?,
        'ё' | 'Ё' => 'е',
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => c,
        '\u{3001}' | '\u{3002}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' => c,
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)?.to_ascii_lowercase(),
        '\u{e01}'..='\u{e32}' | '\u{e34}'..='\u{e37}' | '\u{e40}'..='\u{e47}' => c, // Thai
        '‘' | '’' => '\'',
        _ => return None,
    })
}

/// Whether normalisation cannot reach back over this character.
fn begins_piece(c: char) -> bool {
    simple(c).is_some()
        || (!dropped(c)
            && canonical_combining_class(c) == 0
            && (starter(c) || is_nfkc_quick(std::iter::once(c)) == IsNormalized::Yes))
}

/// Blocks where no character of class 0 composes with the one before. Only for speed: the tables of the
/// quick check are slow, and these hold most text that is not [`simple`].
fn starter(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{97f}' | '\u{e00}'..='\u{eff}' | '\u{1e00}'..='\u{205f}' | '\u{2190}'..='\u{2bff}'
        | '\u{1f300}'..='\u{1faff}')
}

/// Marks and invisible characters that never carry what a reader searches for.
fn dropped(c: char) -> bool {
    if c < '\u{ad}' {
        return false;
    }
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        // enclosing marks, as of keycap emoji
        | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}'
        // Arabic: tatweel and vowel marks, but not madda and hamza (U+0653–0655), which make letters
        | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{656}'..='\u{65f}' | '\u{670}'
        // Hebrew points and accents
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}')
}

/// One character with nothing combining after it: its decomposition is already in canonical order.
fn fold_char(c: char, out: &mut String, scratch: &mut String) {
    let mut parts = ['\0'; 18]; // the longest compatibility decomposition in Unicode
    let mut n = 0;
    decompose_compatible(c, |d| {
        if let Some(slot) = parts.get_mut(n) {
            *slot = d;
            n += 1;
        }
    });
    fold_piece(parts.into_iter().take(n), out, scratch);
}

/// Folds decomposed characters and composes what is left.
fn fold_piece(decomposed: impl Iterator<Item = char>, out: &mut String, scratch: &mut String) {
    scratch.clear();
    let mut base = '\0';
    for c in decomposed {
        if dropped(c) {
            continue;
        }
        let mark = canonical_combining_class(c) != 0;
        if mark && strips(base, c) {
            continue;
        }
        fold_letter(c, scratch);
        if !mark {
            base = scratch.chars().next_back().unwrap_or('\0');
        }
    }
    let single = scratch.chars().nth(1).is_none();
    if single || is_nfc_quick(scratch.chars()) == IsNormalized::Yes {
        out.push_str(scratch);
    } else {
        out.extend(scratch.nfc());
    }
}

/// Whether a mark on this folded base only decorates it.
fn strips(base: char, mark: char) -> bool {
    match base {
        _ if !base.is_alphanumeric() => false,
        // Latin and Greek
        '\0'..='\u{3ff}' | '\u{1d00}'..='\u{1fff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' => {
            true
        }
        '\u{400}'..='\u{52f}' => match mark {
            '\u{300}' | '\u{301}' => true,
            '\u{308}' => base == 'е',
            _ => false,
        },
        _ => false,
    }
}

fn fold_letter(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    // Full case folding: uppercase spells out what has no capital (ß), and lowercase brings it back.
    for lower in c.to_lowercase() {
        for upper in lower.to_uppercase() {
            for folded in upper.to_lowercase() {
                letter(folded, out);
            }
        }
    }
}

/// Letters, digits and quotes that Unicode does not decompose, but people type in place of each other.
fn letter(c: char, out: &mut String) {
    match c {
        'đ' => out.push('d'),
        'ħ' => out.push('h'),
        'ł' => out.push('l'),
        'ø' => out.push('o'),
        'ŧ' => out.push('t'),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        '‘' | '’' => out.push('\''),
        _ => out.push(digit(c).unwrap_or(c)),
    }
}

/// The ASCII digit for one of Arabic, Persian, Devanagari, Bengali, Thai, Lao, Burmese or Khmer.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 8] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0];
    let c = u32::from(c);
    let value = ZEROS.iter().find_map(|zero| c.checked_sub(*zero).filter(|v| *v < 10))?;
    char::from_digit(value, 10)
}

/// Takes out commas that group thousands, so that `1,000` and `1000` are the same number.
fn ungroup(text: &mut String, origins: Option<&mut Vec<Origin>>) {
    let commas = grouping_commas(text.as_bytes());
    if commas.is_empty() {
        return;
    }
    let mut at = 0;
    text.retain(|c| {
        let keep = commas.binary_search(&at).is_err();
        at += c.len_utf8();
        keep
    });
    if let Some(origins) = origins {
        origins.retain(|(folded, _)| commas.binary_search(folded).is_err());
        for (folded, _) in origins {
            *folded -= commas.partition_point(|comma| comma < folded);
        }
    }
}

/// Where the commas stand in numbers of the form 1,234,567, and in no others.
fn grouping_commas(bytes: &[u8]) -> Vec<usize> {
    let mut commas = Vec::new();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut i = 0;
    while let Some(next) = bytes.get(i..).and_then(|rest| rest.iter().position(|b| *b == b',')) {
        let first = i + next;
        let (before, _) = bytes.split_at(first);
        let lead = before.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        i = first + 1;
        if lead == 0 {
            continue;
        }
        let mut end = first;
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
        let fraction = matches!(before[..first - lead], [.., b'0'..=b'9', b'.']);
        let closed = bytes.get(end) != Some(&b',') || digits(end + 1) == 0;
        if lead <= 3 && !fraction && closed {
            commas.extend((first..end).step_by(4));
        }
        // The rest of the same chain of digits and commas was judged with its beginning.
        i = i.max(end);
        while bytes.get(i).is_some_and(|b| b.is_ascii_digit() || (*b == b',' && digits(i + 1) > 0)) {
            i += 1;
        }
    }
    commas
}
