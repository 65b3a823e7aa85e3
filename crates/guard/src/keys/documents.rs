//! Secrets of many lines: keystores in JSON, and keys in PEM.

use super::Message;
use crate::{Hit, Kind};

/// What an encrypted keystore holds, of which all of one row are asked for; without case.
const KEYSTORES: [&[&[u8]]; 5] = [
    &[b"ciphertext", b"kdf"],
    &[b"ciphertext", b"iv"],
    &[b"ciphertext", b"mac"],
    &[b"encoded", b"pkcs8"],
    &[b"\"data\"", b"\"iv\"", b"\"salt\""],
];

/// Longest keystore, in bytes.
const LONGEST: usize = 16_384;

/// Finds them.
pub(super) fn find(message: &Message, hits: &mut Vec<Hit>) {
    let bytes = message.scan.bytes;
    if bytes.contains(&b'{') {
        keystores(bytes, hits);
    }
    pem(message, hits);
}

fn keystores(bytes: &[u8], hits: &mut Vec<Hit>) {
    for (start, end) in objects(bytes) {
        let object = bytes.get(start..end.min(start + LONGEST)).unwrap_or_default().to_ascii_lowercase();
        let holds = |words: &&[&[u8]]| words.iter().all(|word| position(&object, word).is_some());
        if KEYSTORES.iter().any(holds) {
            let why = "an encrypted keystore, which a password opens";
            hits.push(Hit { start, end, kind: Kind::Keystore, confidence: 97, why });
        }
    }
}

/// Outermost pairs of braces; the last ends with the text if it is not closed.
fn objects(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut objects = Vec::new();
    let mut open = 0usize;
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => {
                if open == 0 {
                    start = at;
                }
                open += 1;
            }
            b'}' if open > 0 => {
                open -= 1;
                if open == 0 {
                    objects.push((start, at + 1));
                }
            }
            _ => {}
        }
    }
    if open > 0 {
        objects.push((start, bytes.len()));
    }
    objects
}

/// Keys between "-----BEGIN … PRIVATE KEY-----" and its end.
fn pem(message: &Message, hits: &mut Vec<Hit>) {
    let bytes = message.scan.bytes;
    let mut from = 0;
    while let Some(begin) = position(bytes.get(from..).unwrap_or_default(), b"-----BEGIN").map(|at| from + at)
    {
        let head = bytes.get(begin + 10..).unwrap_or_default();
        let name = head.get(..position(head, b"-----").unwrap_or(0)).unwrap_or_default();
        let body = begin + 10 + name.len();
        let rest = bytes.get(body..).unwrap_or_default();
        let secret = position(name, b"PRIVATE KEY").is_some();
        let end = position(rest, b"-----END").map(|at| {
            let tail = rest.get(at + 8..).unwrap_or_default();
            body + at + 8 + position(tail, b"-----").map_or(0, |at| at + 5)
        });
        // Without an end: as far as it looks like the inside of one.
        let inside = |b: &u8| {
            b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'\n' | b'\r' | b'\\')
        };
        let end = end.unwrap_or_else(|| body + rest.iter().take_while(|b| inside(b)).count());
        if secret {
            let openssl = position(name, b"OPENSSH").is_none() && position(name, b"PGP").is_none();
            let kind = if openssl { Kind::ApiSecret } else { Kind::PrivateKey };
            hits.push(Hit { start: begin, end, kind, confidence: 99, why: "a private key in PEM" });
        }
        from = end.max(begin + 10);
    }
}

/// Where a row of bytes is in another.
fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
