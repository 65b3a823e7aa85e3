//! Keys of 64 hex digits: as many as a transaction has, so that only the words beside them tell, or an address.

use super::pair::Pairs;
use super::{Message, broken, found, solana};
use crate::nearby::Says;
use crate::text::Run;
use crate::{Hit, Kind};

/// Hex keys are also copied in groups of two digits.
const MOST_PARTS: usize = 32;

/// Finds keys in hex digits.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    let scan = message.scan;
    if scan.hex < 24 && scan.longest < 32 {
        return;
    }
    let mut pairs = Pairs::new(message);
    let mut rest = scan.runs.as_slice();
    while let Some(first) = rest.first() {
        let mut parts = 1;
        if let Some((count, end, digits)) =
            digits(message, rest).filter(|(_, end, _)| !found(hits, first.start, *end))
        {
            let kind = judge(message, &mut pairs, (first.start, end), &digits);
            hits.extend(kind.map(|(kind, confidence, why)| Hit {
                start: first.start,
                end,
                kind,
                confidence,
                why,
            }));
            parts = count;
        }
        rest = rest.get(parts..).unwrap_or_default();
    }
}

fn judge(
    message: &mut Message,
    pairs: &mut Pairs,
    place: (usize, usize),
    digits: &[u8],
) -> Option<(Kind, u8, &'static str)> {
    let bytes = unhex(digits)?;
    if let Ok(pair) = <[u8; 64]>::try_from(bytes.as_slice()) {
        let why = "64 bytes of which the second half is the Ed25519 public key of the first";
        return solana::is_pair(&pair).then_some((Kind::SolanaKey, 100, why));
    }
    let key: [u8; 32] = bytes.try_into().ok()?;
    // Hashes of blocks begin with many zeros, keys with one at most now and then.
    if digits.iter().take_while(|b| **b == b'0').count() >= 8 {
        return None;
    }
    if pairs.owns(&key) {
        return Some((Kind::PrivateKey, 100, "64 hex digits that are the key of an address beside them"));
    }
    let (from, to) = message.cleaned.code_points(place.0, place.1);
    let in_path = place.0 > 0 && message.bytes(place.0 - 1, place.0) == b"/";
    if in_path || !message.nearby.says_key(from, to) {
        return None;
    }
    // Some exchanges draw the secrets of their API as long as a key.
    if message.nearby.nearer(Says::ApiSecret, Says::Key, from, to)
        && message.nearby.distance(Says::Api, from, to).is_some()
    {
        return Some((Kind::ApiSecret, 90, "64 hex digits that the words beside them call an API secret"));
    }
    Some((Kind::PrivateKey, 90, "64 hex digits that the words beside them call a private key"))
}

/// 64 or 128 hex digits that begin with the first run: of how many runs they are made, where they end, and what
/// they are.
fn digits(message: &Message, runs: &[Run]) -> Option<(usize, usize, Vec<u8>)> {
    let mut digits: Vec<u8> = Vec::new();
    for (i, run) in runs.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !broken(message.scan, runs, i) {
            return None;
        }
        let mut part = message.run(run);
        if let (0, [b'0', b'x' | b'X', rest @ ..]) = (i, part) {
            part = rest;
        }
        if part.len() < 2 || digits.len() + part.len() > 128 || !part.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        digits.extend_from_slice(part);
        let goes_on = || {
            let next = runs.get(i + 1).filter(|_| broken(message.scan, runs, i + 1))?;
            let next = message.run(next);
            (digits.len() == 64 && next.len() == 64 && next.iter().all(u8::is_ascii_hexdigit)).then_some(())
        };
        if digits.len() == 128 || (digits.len() == 64 && goes_on().is_none()) {
            return Some((i + 1, run.end, digits));
        }
    }
    None
}

/// Bytes of hex digits.
pub(super) fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |b: &u8| char::from(*b).to_digit(16).and_then(|it| u8::try_from(it).ok());
    digits
        .chunks(2)
        .map(|pair| match pair {
            [a, b] => Some(digit(a)? << 4 | digit(b)?),
            _ => None,
        })
        .collect()
}
