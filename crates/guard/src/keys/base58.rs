//! Keys in base58 with a checksum: wallet import format, extended keys, encrypted paper wallets.

use super::{Message, broken};
use crate::text::Run;
use crate::{Hit, Kind};

/// How many runs a key may be broken into.
const MOST_PARTS: usize = 6;

/// How extended private keys begin.
const EXTENDED: [&[u8]; 10] =
    [b"xprv", b"yprv", b"zprv", b"tprv", b"uprv", b"vprv", b"Yprv", b"Zprv", b"Uprv", b"Vprv"];

/// How keys in wallet import format begin, by network.
const WIF: [u8; 8] = *b"5KL9c6QT";

/// Finds keys in base58.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    let scan = message.scan;
    let mut rest = scan.runs.as_slice();
    while let Some(first) = rest.first() {
        let found =
            checked(message, rest).or_else(|| extended(message, rest)).or_else(|| misspelt(message, first));
        let parts = found.map_or(1, |(parts, _)| parts);
        hits.extend(found.map(|(_, hit)| hit));
        rest = rest.get(parts..).unwrap_or_default();
    }
}

/// A key with a valid checksum that begins with the first run, and of how many runs it is made.
fn checked(message: &Message, runs: &[Run]) -> Option<(usize, Hit)> {
    let mut key = Vec::new();
    for (i, run) in runs.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !broken(message.scan, runs, i) {
            return None;
        }
        let part = message.run(run);
        // A key is broken into long parts, except for what is left over at the end.
        if key.len() + part.len() > 113 || (i == 0 && part.len() < 8) {
            return None;
        }
        key.extend_from_slice(part);
        if matches!(key.len(), 49..=52 | 58 | 107..=113)
            && let Some((kind, why)) = kind(&key)
        {
            let start = runs.first()?.start;
            return Some((i + 1, Hit { start, end: run.end, kind, confidence: 100, why }));
        }
    }
    None
}

/// What a text in base58 is, if its checksum holds and it is secret.
fn kind(key: &[u8]) -> Option<(Kind, &'static str)> {
    let payload = bs58::decode(key).with_check(None).into_vec().ok()?;
    match (payload.len(), payload.get(45), payload.last(), payload.as_slice()) {
        // Network, key; a byte 1 says that the public key is compressed. Nothing else is this long.
        (33, ..) | (34, _, Some(1), _) => Some((Kind::Wif, "wallet import format with a valid checksum")),
        // A public key in this place begins with 2 or 3.
        (78, Some(0), ..) => Some((Kind::ExtendedPrivateKey, "extended private key with a valid checksum")),
        (39, .., [1, 0x42 | 0x43, ..]) => {
            Some((Kind::PrivateKey, "encrypted paper wallet with a valid checksum"))
        }
        _ => None,
    }
}

/// An extended key by its beginning and length, with a mistake in it.
fn extended(message: &Message, runs: &[Run]) -> Option<(usize, Hit)> {
    let first = runs.first()?;
    if !EXTENDED.iter().any(|prefix| message.run(first).starts_with(prefix)) {
        return None;
    }
    let mut len = 0;
    for (i, run) in runs.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !broken(message.scan, runs, i) {
            return None;
        }
        len += run.end - run.start;
        if (105..=115).contains(&len) {
            let why = "begins like an extended private key and is as long";
            let hit =
                Hit { start: first.start, end: run.end, kind: Kind::ExtendedPrivateKey, confidence: 90, why };
            return Some((i + 1, hit));
        }
    }
    None
}

/// A key in wallet import format with a mistake in it: by its form, or because the words beside it say so.
fn misspelt(message: &mut Message, run: &Run) -> Option<(usize, Hit)> {
    let key = message.run(run);
    if !(49..=54).contains(&key.len()) || !key.first().is_some_and(|b| WIF.contains(b)) {
        return None;
    }
    let mixed = key.iter().any(u8::is_ascii_lowercase) && key.iter().any(u8::is_ascii_uppercase);
    let plain = bs58::decode(key).into_vec().ok();
    let (confidence, why) = match plain.as_deref() {
        Some([0x80 | 0xef, rest @ ..]) if rest.len() == 37 && rest.get(32) == Some(&1) => {
            (85, "wallet import format with a wrong checksum")
        }
        Some([0x80 | 0xef, rest @ ..]) if rest.len() == 36 && key.len() == 51 => {
            (80, "wallet import format with a wrong checksum")
        }
        _ => {
            let (from, to) = message.cleaned.code_points(run.start, run.end);
            if !mixed || !message.nearby.says_key(from, to) {
                return None;
            }
            (75, "nearly wallet import format, and called a private key")
        }
    };
    Some((1, Hit { start: run.start, end: run.end, kind: Kind::Wif, confidence, why }))
}
