//! Links in a text.

use super::host::{bracketed, refang};

/// The longest link, in code points.
const LONGEST: usize = 2048;

/// Endings that may follow the word "dot".
const SPOKEN: [&str; 14] = [
    "com", "org", "net", "io", "app", "xyz", "info", "co", "me", "finance", "exchange", "network", "site",
    "online",
];

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// As it is written.
    pub written: String,
}

/// Finds the links in a text, in order, not overlapping: with a scheme, as bare hosts, and made harmless.
pub fn find(text: &str) -> Vec<Link> {
    if !may_hold(text.as_bytes()) {
        return Vec::new();
    }
    find_all(text)
}

/// Whether there is anything in a text without which there is no link: a dot within a word, the signs behind a scheme,
/// brackets, the word "dot". Sentences have none of them, and are done with after one pass.
fn may_hold(text: &[u8]) -> bool {
    const WIDE: [&str; 5] = ["。", "．", "｡", "【", "（"];
    let is_sign = |byte: u8| {
        matches!(byte, b'.' | b':' | b'[' | b'(' | b'{' | b'<' | b'\\' | b'd' | b'D' | 0xe3 | 0xef)
    };
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| is_sign(*byte)) {
        // A blank is no sign, so one before a sign still stands before it.
        let (before, here) = rest.split_at(at);
        let holds = match here {
            [b'.', after, ..] => !after.is_ascii_whitespace(),
            [b'[' | b'(' | b'{' | b'<' | b'\\', ..] | [b':', b'/', b'/', ..] => true,
            [b'd' | b'D', b'o' | b'O', b't' | b'T', b' ', ..] => before.ends_with(b" "),
            [0xe3 | 0xef, ..] => WIDE.iter().any(|sign| here.starts_with(sign.as_bytes())),
            _ => false,
        };
        if holds {
            return true;
        }
        rest = here.get(1..).unwrap_or_default();
    }
    false
}

fn find_all(text: &str) -> Vec<Link> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut links = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = candidate(text, &chars, at);
        if end == at {
            at += 1;
            continue;
        }
        if end - at >= 4
            && let Some((start, stop)) = link_within(text, &chars, at, end)
        {
            let byte = |index: usize| chars.get(index).map_or(text.len(), |(byte, _)| *byte);
            let written = text.get(byte(start)..byte(stop)).unwrap_or_default().to_owned();
            links.push(Link { start, end: stop, written });
        }
        at = end;
    }
    links
}

/// Where a stretch of characters that may be a link ends.
fn candidate(text: &str, chars: &[(usize, char)], start: usize) -> usize {
    let mut at = start;
    // After a scheme a host may be written in any script.
    let mut any_script = false;
    while let Some((byte, c)) = chars.get(at) {
        if at - start >= LONGEST {
            break;
        }
        let rest = text.get(*byte..).unwrap_or_default();
        if let Some(length) = dot(rest, at - start) {
            at += rest.get(..length).map_or(1, |dot| dot.chars().count());
            continue;
        }
        if matches!(c, '/') {
            let before = at.checked_sub(1).and_then(|at| chars.get(at)).map(|(_, c)| *c);
            let next = chars.get(at + 1).map(|(_, c)| *c);
            any_script = before == Some('/') && next.is_some_and(is_unspaced);
        }
        if stops(*c) || (is_unspaced(*c) && !any_script) {
            break;
        }
        at += 1;
    }
    at
}

/// The length of a dot that was made harmless or is written as a word, at the beginning of a text.
fn dot(rest: &str, before: usize) -> Option<usize> {
    let (_, length) = bracketed(rest)?;
    if !rest.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(" dot ")) {
        return (before > 0 || !rest.starts_with(' ')).then_some(length);
    }
    let word: String = rest.get(length..)?.chars().take_while(char::is_ascii_alphabetic).take(9).collect();
    // "The dot com" is no host.
    (before >= 4 && SPOKEN.contains(&word.to_ascii_lowercase().as_str())).then_some(length)
}

/// Letters of scripts without blanks between words: they part a link from the sentence around it.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs that are in no link.
fn stops(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>'
                | '"'
                | '`'
                | '|'
                | '^'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '„'
                | '…'
                | '—'
                | '–'
        )
        || matches!(
            c,
            '，' | '、'
                | '；'
                | '：'
                | '！'
                | '？'
                | '（'
                | '）'
                | '「'
                | '」'
                | '『'
                | '』'
                | '《'
                | '》'
                | '【'
                | '】'
        )
}

/// The link in a stretch, as positions of code points, if there is one.
fn link_within(text: &str, chars: &[(usize, char)], start: usize, end: usize) -> Option<(usize, usize)> {
    let slice = chars.get(start..end)?;
    let first = slice.iter().position(|(_, c)| c.is_alphanumeric())?;
    let from = start + first;
    let to = start + trimmed(slice)?;
    if to <= from {
        return None;
    }
    let byte = |index: usize| chars.get(index).map_or(text.len(), |(byte, _)| *byte);
    let written = text.get(byte(from)..byte(to))?;
    let meant = refang(written);
    if let Some((scheme, _)) = meant.split_once("://") {
        let letters = scheme.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').count();
        let cut = scheme.chars().count() - letters;
        // Refanging keeps the length of all before the scheme, or there would be no letters to skip.
        if letters == 0 {
            return None;
        }
        let from = from + cut;
        // Brackets that were opened before the link are closed behind it.
        return Some((from, from + trimmed(chars.get(from..end)?)?));
    }
    is_bare_host(&meant).then_some((from, to))
}

/// The length of a stretch without the punctuation of the sentence behind it.
fn trimmed(slice: &[(usize, char)]) -> Option<usize> {
    let count = |sign: char| slice.iter().filter(|(_, c)| *c == sign).count();
    let mut open = count('(') + count('[');
    let mut closed = count(')') + count(']');
    let mut end = slice.len();
    while let Some((_, c)) = end.checked_sub(1).and_then(|at| slice.get(at)) {
        match c {
            ')' | ']' if closed > open => closed -= 1,
            '(' | '[' => open = open.saturating_sub(1),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '。' | '．' | '｡' | '}' | '{'
            | '@' => {}
            _ => return Some(end),
        }
        end -= 1;
    }
    None
}

/// Whether a text without a scheme begins with a host under a known ending.
fn is_bare_host(meant: &str) -> bool {
    let authority = meant.split(['/', '?', '#', '\\', ',']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let host = host.replace(['。', '．', '｡'], ".").to_lowercase();
    let host = host.trim_end_matches('.');
    let sound =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || is_in_label(c));
    if !host.contains('.') || !host.split('.').all(sound) {
        return false;
    }
    let ascii =
        if host.is_ascii() { host.to_owned() } else { idna::domain_to_ascii(host).unwrap_or_default() };
    let host = if ascii.is_empty() { host } else { &ascii };
    psl::suffix(host.as_bytes())
        .is_some_and(|suffix| suffix.is_known() && suffix.as_bytes().len() < host.len())
}

/// Signs within a label; the invisible ones are dropped by browsers.
fn is_in_label(c: char) -> bool {
    matches!(c, '-' | '_' | '%' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::{find, find_all};

    /// A small generator, so that the texts are the same everywhere.
    fn next(state: &mut u64) -> usize {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) as usize
    }

    #[test]
    fn the_quick_look_misses_no_link() {
        const PARTS: [&str; 34] = [
            "example",
            "com",
            "org",
            ".",
            ". ",
            " ",
            "/",
            "://",
            "http",
            "hxxps",
            "[.]",
            "(dot)",
            " dot ",
            " DOT ",
            "d",
            "<.>",
            "< . >",
            "【.】",
            "（dot）",
            "。",
            "．",
            "｡",
            "[:]//",
            "@",
            ":",
            "\\.",
            "你好",
            "münchen",
            "{at}",
            ",",
            "!",
            "\u{200b}",
            "1",
            "xn--80ak6aa92e",
        ];
        let (mut state, mut linked) = (7, 0);
        for _ in 0..100_000 {
            let text: String =
                (0..next(&mut state) % 9).map(|_| PARTS[next(&mut state) % PARTS.len()]).collect();
            let all = find_all(&text);
            linked += usize::from(!all.is_empty());
            assert_eq!(find(&text), all, "{text:?}");
        }
        assert!(linked > 5_000, "{linked} of the texts hold a link");
    }
}
