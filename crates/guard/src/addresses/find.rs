//! Addresses and transaction ids inside a message.

use super::{Identity, identify};

/// The shortest address that is looked for, in characters, apart from accounts by name or number.
const SHORTEST: usize = 25;

/// The longest, but for what has no end in sight, such as a pasted file.
const LONGEST: usize = 256;

/// An address or transaction id in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spotted {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// What it may be; never empty.
    pub identities: Vec<Identity>,
}

/// Finds the addresses and transaction ids in a message, in order, not overlapping. Texts that only nearly are
/// addresses are found too, with what is wrong with them.
pub fn find(text: &str) -> Vec<Spotted> {
    let mut found = Vec::new();
    let (mut code_points, mut counted) = (0, 0);
    for (start, run) in runs(text, is_part) {
        let mut spot = |start: usize, part: &str| {
            let identities = identify(part);
            if identities.is_empty() {
                return false;
            }
            code_points += text.get(counted..start).map_or(0, |before| before.chars().count());
            counted = start;
            found.push(Spotted { start: code_points, end: code_points + part.len(), identities });
            true
        };
        let trimmed = run.trim_start_matches(is_edge);
        let start = start + run.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_edge);
        if worth(trimmed) && spot(start, trimmed) {
            continue;
        }
        // An address in a URL, or with a word glued to it by a sign.
        for (offset, part) in runs(trimmed, |byte| byte.is_ascii_alphanumeric()) {
            if part.len() < trimmed.len() && (SHORTEST..=LONGEST).contains(&part.len()) {
                spot(start + offset, part);
            }
        }
    }
    found
}

/// Characters that addresses are made of, with the signs of some chains.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b'@')
}

/// Signs that a sentence puts around an address.
fn is_edge(c: char) -> bool {
    matches!(c, ':' | '_' | '-' | '+' | '/' | '.' | '@') || c == '='
}

/// Whether it can be an address at all. None has two colons: a time of day has, and an address with its network's name before it.
fn worth(part: &str) -> bool {
    if part.bytes().filter(|it| *it == b':').nth(1).is_some() {
        return false;
    }
    let named = part.len() >= 7 && (part.starts_with("0.0.") || part.ends_with(".near"));
    part.len() <= LONGEST && (part.len() >= SHORTEST || named)
}

/// The longest stretches of bytes of a class, with where they begin. The class holds ASCII alone.
fn runs(text: &str, class: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| class(*byte))?;
        let length = bytes.get(start..)?.iter().position(|byte| !class(*byte)).unwrap_or(bytes.len() - start);
        at = start + length;
        Some((start, text.get(start..at)?))
    })
}
