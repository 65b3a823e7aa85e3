//! Secrets of an exchange's API: long drawn strings that the words beside them call so.

use super::{Message, found};
use crate::nearby::Says;
use crate::{Hit, Kind};

/// Fewest letters and digits of one.
const SHORTEST: usize = 16;

/// Farthest that words may be from it.
const FARTHEST: usize = 48;

/// Finds secrets, and the keys that stand with them.
pub(super) fn find(message: &mut Message, hits: &mut Vec<Hit>) {
    let tokens = tokens(message);
    let mut found_here: Vec<(Hit, bool)> = Vec::new();
    for (start, end) in tokens {
        if found(hits, start, end) || !drawn(message.bytes(start, end)) {
            continue;
        }
        let (from, to) = message.cleaned.code_points(start, end);
        let secret = message.nearby.distance(Says::ApiSecret, from, to);
        let key = message.nearby.distance(Says::ApiKey, from, to);
        let public = message.nearby.distance(Says::Public, from, to).unwrap_or(usize::MAX);
        let hit = |kind, confidence, why| Hit { start, end, kind, confidence, why };
        match (secret, key) {
            (Some(near), key) if near <= FARTHEST && near <= public && key.is_none_or(|key| near <= key) => {
                let why = "a drawn string that the words beside it call an API secret";
                found_here.push((hit(Kind::ApiSecret, 90, why), true));
            }
            (_, Some(near)) if near <= FARTHEST && near <= public => {
                let why = "a drawn string that the words beside it call an API key";
                // "secret API key" is nearer to the key's name than to the secret's.
                let both = secret.is_some_and(|secret| secret <= FARTHEST);
                let kind = if both && !found_here.iter().any(|(_, secret)| *secret) {
                    Kind::ApiSecret
                } else {
                    Kind::ApiKey
                };
                found_here.push((hit(kind, 70, why), false));
            }
            _ => {}
        }
    }
    let secrets = found_here.iter().any(|(_, secret)| *secret);
    for (mut hit, secret) in found_here {
        if secrets && !secret {
            hit.kind = Kind::ApiKey;
        }
        // A key alone opens nothing.
        if secrets || hit.kind == Kind::ApiSecret {
            hits.push(hit);
        }
    }
}

/// Strings of letters, digits and the signs of base64 and UUIDs.
fn tokens(message: &Message) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for run in &message.scan.runs {
        let gap = tokens.last().map(|last| message.bytes(last.1, run.start));
        let goes_on = gap
            .is_some_and(|gap| gap.len() <= 2 && !gap.is_empty() && gap.iter().all(|b| b"+/-_".contains(b)));
        match tokens.last_mut().filter(|_| goes_on) {
            Some(last) => last.1 = run.end,
            None => tokens.push((run.start, run.end)),
        }
    }
    for token in &mut tokens {
        token.1 += message.bytes(token.1, token.1 + 2).iter().take_while(|b| **b == b'=').count();
    }
    tokens
}

/// Whether a string looks drawn and not written: long, letters and digits, and no path or name.
fn drawn(text: &[u8]) -> bool {
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let len = digits + letters;
    let turns = text.windows(2).filter(|pair| matches!(pair, [a, b] if class(*a) != class(*b))).count();
    (SHORTEST..=200).contains(&len) && letters >= 2 && (digits >= 2 || turns * 4 >= len) && turns * 6 >= len
}

fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    }
}
