//! Private keys: base58 with a checksum, and hex that the words beside it call a key.

use crate::nearby::Nearby;
use crate::text::{Run, Scan, Text};
use crate::{Hit, Kind};

/// How many runs a key may be broken into.
const MOST_PARTS: usize = 4;
/// Hex keys are also copied in groups of four digits.
const MOST_HEX_PARTS: usize = 16;

/// Finds private keys in the runs.
pub(crate) fn find(text: &str, cleaned: &Text, scan: &Scan, hits: &mut Vec<Hit>) {
    let mut nearby = Nearby::new(text);
    let mut rest = scan.runs.as_slice();
    while let Some(first) = rest.first() {
        let found = base58_key(scan, rest).or_else(|| {
            let (parts, end) = hex_key(scan, rest)?;
            let (from, to) = cleaned.code_points(first.start, end);
            let hit = Hit {
                start: first.start,
                end,
                kind: Kind::PrivateKey,
                confidence: 90,
                why: "64 hex digits that the words beside them call a private key",
            };
            nearby.says_key(from, to).then_some((parts, hit))
        });
        let parts = found.map_or(1, |(parts, _)| parts);
        hits.extend(found.map(|(_, hit)| hit));
        rest = rest.get(parts..).unwrap_or_default();
    }
}

/// A key in base58 that begins with the first run, and of how many runs it is made.
fn base58_key(scan: &Scan, runs: &[Run]) -> Option<(usize, Hit)> {
    let mut key = Vec::new();
    for (i, run) in runs.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !broken(scan, runs, i) {
            return None;
        }
        let part = scan.bytes.get(run.start..run.end)?;
        // A key is broken into long parts, except for what is left over at the end.
        if key.len() + part.len() > 113 || (i == 0 && part.len() < 16) {
            return None;
        }
        key.extend_from_slice(part);
        if matches!(key.len(), 49..=52 | 107..=113)
            && let Some((kind, why)) = base58_kind(&key)
        {
            let start = runs.first()?.start;
            return Some((i + 1, Hit { start, end: run.end, kind, confidence: 100, why }));
        }
    }
    None
}

/// What a text in base58 is, if its checksum holds and it is secret.
fn base58_kind(key: &[u8]) -> Option<(Kind, &'static str)> {
    let payload = bs58::decode(key).with_check(None).into_vec().ok()?;
    match (payload.len(), payload.get(45), payload.last()) {
        // Network, key; a byte 1 says that the public key is compressed. Nothing else is this long.
        (33, ..) | (34, _, Some(1)) => Some((Kind::PrivateKey, "wallet import format with a valid checksum")),
        // A public key in this place begins with 2 or 3.
        (78, Some(0), _) => Some((Kind::ExtendedPrivateKey, "extended private key with a valid checksum")),
        _ => None,
    }
}

/// 64 hex digits that begin with the first run: of how many runs they are made, and where they end.
fn hex_key(scan: &Scan, runs: &[Run]) -> Option<(usize, usize)> {
    let mut digits = 0;
    let mut zeros = 0;
    for (i, run) in runs.iter().take(MOST_HEX_PARTS).enumerate() {
        if i > 0 && !broken(scan, runs, i) {
            return None;
        }
        let mut part = scan.bytes.get(run.start..run.end)?;
        // In the path of a URL, which is an explorer's.
        if i == 0 && run.start > 0 && scan.bytes.get(run.start - 1) == Some(&b'/') {
            return None;
        }
        if let (0, [b'0', b'x' | b'X', rest @ ..]) = (i, part) {
            part = rest;
        }
        if part.len() < 4 || !part.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        if zeros == digits {
            zeros += part.iter().take_while(|b| **b == b'0').count();
        }
        digits += part.len();
        if digits >= 64 {
            // Hashes of blocks begin with many zeros, keys with one at most now and then.
            return (digits == 64 && zeros < 8).then_some((i + 1, run.end));
        }
    }
    None
}

/// Whether run `i` goes on where the one before was broken by white space.
fn broken(scan: &Scan, runs: &[Run], i: usize) -> bool {
    let (Some(last), Some(next)) = (runs.get(i - 1), runs.get(i)) else { return false };
    let gap = scan.bytes.get(last.end..next.start).unwrap_or_default();
    next.follows && gap.len() <= 2 && gap.iter().all(u8::is_ascii_whitespace)
}
