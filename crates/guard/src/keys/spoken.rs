//! What only words make a secret: passwords, and codes for getting back into an account.

use super::{Message, found};
use crate::nearby::Says;
use crate::{Hit, Kind};

/// How far behind the words codes may stand, in code points.
const REACH: usize = 400;

/// Finds them.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    if message.scan.codes == 0 {
        return;
    }
    for end in message.nearby.ends(Says::Password) {
        if let Some(start) = message.nearby.value_after(end) {
            hits.extend(password(message, start).filter(|hit| !found(hits, hit.start, hit.end)));
        }
    }
    for end in message.nearby.ends(Says::Recovery) {
        codes(message, end, hits);
    }
}

/// The password that begins at a code point: letters with a digit among them, as no word of a sentence has.
fn password(message: &Message, start: usize) -> Option<Hit> {
    let from = message.cleaned.byte(start)?;
    let rest = message.scan.bytes.get(from..)?;
    let inside = |b: &&u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'`' | b',' | b';');
    let mut len = rest.iter().take(64).take_while(inside).count();
    while len > 0 && rest.get(len - 1).is_some_and(|b| matches!(b, b'.' | b')' | b']' | b'\'' | b'?')) {
        len -= 1;
    }
    let text = rest.get(..len)?;
    let any = |is: fn(&u8) -> bool| text.iter().any(is);
    let spoken =
        len >= 6 && any(u8::is_ascii_digit) && any(u8::is_ascii_alphabetic) && !text.starts_with(b"http");
    let why = "a string that the words before it call a password";
    spoken.then_some(Hit { start: from, end: from + len, kind: Kind::Password, confidence: 80, why })
}

/// Codes behind a place: the first is near it, and each other near the one before.
fn codes(message: &Message, end: usize, hits: &mut Vec<Hit>) {
    let Some(from) = message.cleaned.byte(end) else { return };
    let mut last = from;
    let mut at = message.scan.runs.partition_point(|run| run.start < from);
    let mut open: Option<(usize, usize)> = None;
    while let Some(run) = message.scan.runs.get(at) {
        if run.start > from + REACH || run.start > last + 40 {
            break;
        }
        let mut to = run.end;
        let next = message.scan.runs.get(at + 1).filter(|next| {
            let gap = message.bytes(run.end, next.start);
            next.end - next.start == run.end - run.start && matches!(gap, b"-" | b" ")
        });
        let halves = (4..=6).contains(&(run.end - run.start));
        if let Some(next) = next.filter(|_| halves) {
            to = next.end;
        }
        if code(message.bytes(run.start, to)) {
            open = Some((open.map_or(run.start, |open| open.0), to));
            last = to;
            at += if to > run.end { 2 } else { 1 };
        } else {
            at += 1;
        }
    }
    if let Some((start, end)) = open.filter(|(start, end)| !found(hits, *start, *end)) {
        let why = "codes that the words before them call recovery codes";
        hits.push(Hit { start, end, kind: Kind::RecoveryCode, confidence: 80, why });
    }
}

/// Eight to sixteen letters and digits, of which some are digits.
fn code(text: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| text.iter().filter(|b| is(b)).count();
    (8..=16).contains(&count(u8::is_ascii_alphanumeric)) && count(u8::is_ascii_digit) >= 2
}
