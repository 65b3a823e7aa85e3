//! Seeds of one-time passwords: the URI in the QR code, and base32 beside words that say so.

use super::{Message, found};
use crate::nearby::Says;
use crate::text::Run;
use crate::{Hit, Kind};

/// Lengths of a seed in base32; 58 letters are an Algorand address.
const SHORTEST: usize = 16;
const LONGEST: usize = 128;

/// Finds seeds.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    uris(message, hits);
    let runs = message.scan.runs.as_slice();
    let mut at = 0;
    while at < runs.len() {
        let count = seed(message, runs.get(at..).unwrap_or_default());
        let parts = runs.get(at..at + count).unwrap_or_default();
        at += count.max(1);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let (from, to) = message.cleaned.code_points(first.start, last.end);
        if found(hits, first.start, last.end) || !message.nearby.nearer(Says::Otp, Says::Public, from, to) {
            continue;
        }
        let why = "base32 that the words beside it call a key for one-time passwords";
        hits.push(Hit { start: first.start, end: last.end, kind: Kind::OneTimeSeed, confidence: 90, why });
    }
}

/// `otpauth://` and `otpauth-migration://` as far as the URI goes.
fn uris(message: &Message, hits: &mut Vec<Hit>) {
    let bytes = message.scan.bytes;
    for run in &message.scan.runs {
        if !message.run(run).eq_ignore_ascii_case(b"otpauth") {
            continue;
        }
        let rest = bytes.get(run.end..).unwrap_or_default();
        if !rest.starts_with(b"://") && !rest.starts_with(b"-migration://") && !rest.starts_with(b"%3A%2F%2F")
        {
            continue;
        }
        let inside = |b: &u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&*+;=%,|".contains(b);
        let mut end = run.end + rest.iter().take_while(|b| inside(b)).count();
        while end > run.end && bytes.get(end - 1).is_some_and(|b| b",.;:!?])&".contains(b)) {
            end -= 1;
        }
        let why = "the URI that sets up one-time passwords";
        hits.push(Hit { start: run.start, end, kind: Kind::OneTimeSeed, confidence: 99, why });
    }
}

/// How many runs from the first on are one seed in base32: one long one, or groups of four.
fn seed(message: &Message, runs: &[Run]) -> usize {
    let Some(first) = runs.first() else { return 0 };
    let text = message.run(first);
    if base32(text) && (SHORTEST..=LONGEST).contains(&text.len()) && text.len() != 58 {
        let upper = text.iter().all(|b| !b.is_ascii_lowercase());
        return usize::from(has_digit(text) || upper);
    }
    let size = text.len();
    if !(4..=8).contains(&size) || !base32(text) {
        return 0;
    }
    let upper = text.iter().any(u8::is_ascii_uppercase);
    let mut count = 1;
    while let (Some(last), Some(next)) = (runs.get(count - 1), runs.get(count)) {
        let part = message.run(next);
        let gap = message.bytes(last.end, next.start);
        let same_case = upper != part.iter().any(u8::is_ascii_lowercase);
        let same = part.len() <= size && base32(part) && (same_case || part.iter().all(u8::is_ascii_digit));
        if !same || gap.len() != 1 || !gap.iter().all(|b| matches!(b, b' ' | b'-' | b'\n' | 0x81)) {
            break;
        }
        count += 1;
        if part.len() < size {
            break;
        }
    }
    let all: Vec<&[u8]> = runs.get(..count).unwrap_or_default().iter().map(|run| message.run(run)).collect();
    let len: usize = all.iter().map(|part| part.len()).sum();
    let harsh = |part: &&&[u8]| !part.iter().any(|b| b"aeiouAEIOU".contains(b));
    let drawn = all.iter().any(|part| has_digit(part)) || upper || all.iter().filter(harsh).count() >= 2;
    if (SHORTEST..=LONGEST).contains(&len) && drawn { count } else { 0 }
}

fn base32(text: &[u8]) -> bool {
    let lower = text.iter().any(u8::is_ascii_lowercase);
    let upper = text.iter().any(u8::is_ascii_uppercase);
    !(lower && upper) && text.iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b'2'..=b'7'))
}

fn has_digit(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_digit)
}
