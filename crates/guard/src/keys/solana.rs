//! Pairs of Ed25519 keys, as Solana wallets export them: base58, or an array of 64 numbers.

use super::{Message, broken, found};
use crate::text::Run;
use crate::{Hit, Kind};

const WHY: &str = "64 bytes of which the second half is the Ed25519 public key of the first";

/// How many runs a key in base58 may be broken into.
const MOST_PARTS: usize = 5;

/// Whether the second half is the public key of the first.
pub(super) fn is_pair(bytes: &[u8; 64]) -> bool {
    let (secret, public) = bytes.split_at(32);
    let Ok(secret) = <[u8; 32]>::try_from(secret) else { return false };
    ed25519_dalek::SigningKey::from_bytes(&secret).verifying_key().as_bytes() == public
}

/// Finds pairs.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    let scan = message.scan;
    let mut rest = scan.runs.as_slice();
    while let Some(first) = rest.first() {
        let found_here = base58(message, rest).filter(|(_, end)| !found(hits, first.start, *end));
        let parts = found_here.map_or(1, |(parts, _)| parts);
        let hit =
            |(_, end)| Hit { start: first.start, end, kind: Kind::SolanaKey, confidence: 100, why: WHY };
        hits.extend(found_here.map(hit));
        rest = rest.get(parts..).unwrap_or_default();
    }
    arrays(message, hits);
}

/// A pair in base58 that begins with the first run: of how many runs it is made, and where it ends.
fn base58(message: &Message, runs: &[Run]) -> Option<(usize, usize)> {
    let mut key: Vec<u8> = Vec::new();
    for (i, run) in runs.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !broken(message.scan, runs, i) {
            return None;
        }
        let part = message.run(run);
        if key.len() + part.len() > 88 || (i == 0 && part.len() < 16) {
            return None;
        }
        key.extend_from_slice(part);
        if (85..=88).contains(&key.len()) {
            let bytes = bs58::decode(&key).into_vec().ok().and_then(|it| <[u8; 64]>::try_from(it).ok());
            if bytes.is_some_and(|it| is_pair(&it)) {
                return Some((i + 1, run.end));
            }
        }
    }
    None
}

/// Rows of 64 numbers of a byte each that are a pair, or of 32 that words call a key.
fn arrays(message: &mut Message, hits: &mut Vec<Hit>) {
    let runs = message.scan.runs.as_slice();
    let mut at = 0;
    while at < runs.len() {
        let (count, bytes) = row(message, runs.get(at..).unwrap_or_default());
        let whole = runs.get(at..at + count).unwrap_or_default();
        if let (Some(first), Some(last)) = (whole.first(), whole.last()) {
            let place = message.cleaned.code_points(first.start, last.end);
            let why = match bytes.len() {
                64 => {
                    <[u8; 64]>::try_from(bytes.as_slice()).is_ok_and(|it| is_pair(&it)).then_some((100, WHY))
                }
                32 if message.nearby.says_key(place.0, place.1) => {
                    Some((85, "32 bytes that the words beside them call a private key"))
                }
                _ => None,
            };
            let hit = |(confidence, why)| Hit {
                start: first.start,
                end: last.end,
                kind: Kind::SolanaKey,
                confidence,
                why,
            };
            hits.extend(why.map(hit));
        }
        at += count.max(1);
    }
}

/// Numbers of a byte each with commas or spaces between: how many runs, and what they are.
fn row(message: &Message, runs: &[Run]) -> (usize, Vec<u8>) {
    let mut bytes = Vec::new();
    let mut last: Option<&Run> = None;
    for run in runs {
        let gap = last.map(|last| message.bytes(last.end, run.start));
        let goes_on = gap.is_none_or(|gap| {
            gap.len() <= 12 && gap.iter().all(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';'))
        });
        let text = str::from_utf8(message.run(run)).unwrap_or_default();
        let (true, Ok(byte)) = (goes_on && text.len() <= 3, text.parse::<u8>()) else { break };
        bytes.push(byte);
        last = Some(run);
    }
    (bytes.len(), bytes)
}
