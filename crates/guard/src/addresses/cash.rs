//! The checksum of Bitcoin Cash and Kaspa: bech32's letters, forty bits, a prefix with a colon.

use super::{Fault, Outcome};

const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS: [u64; 5] = [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];

fn remainder(values: impl Iterator<Item = u8>) -> u64 {
    values.fold(1, |sum, value| {
        let top = sum >> 35;
        let mut next = ((sum & 0x07_ffff_ffff) << 5) ^ u64::from(value);
        for (bit, generator) in GENERATORS.iter().enumerate() {
            if (top >> bit) & 1 == 1 {
                next ^= generator;
            }
        }
        next
    }) ^ 1
}

/// The bytes after a prefix, if the checksum holds. The prefix may be left out where `bare` says so.
fn decode(text: &str, prefix: &str, bare: bool) -> Result<Vec<u8>, Fault> {
    let small = text.to_ascii_lowercase();
    let body = match small.split_once(':') {
        Some((before, body)) if before == prefix => body,
        None if bare => &small,
        _ => return Err(Fault::Form),
    };
    let values = body
        .bytes()
        .map(|byte| ALPHABET.iter().position(|letter| *letter == byte).and_then(|at| u8::try_from(at).ok()))
        .collect::<Option<Vec<u8>>>()
        .ok_or(Fault::Alphabet)?;
    if text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
    {
        return Err(Fault::Capitals);
    }
    let data = values.len().checked_sub(8).ok_or(Fault::Length)?;
    let head = prefix.bytes().map(|byte| byte & 0x1f).chain([0]);
    if remainder(head.chain(values.iter().copied())) != 0 {
        return Err(Fault::Checksum);
    }
    let mut bytes = Vec::with_capacity(data * 5 / 8);
    let (mut held, mut bits) = (0u16, 0);
    for value in values.iter().take(data) {
        held = (held << 5) | u16::from(*value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_le_bytes()[0]);
            held &= (1 << bits) - 1;
        }
    }
    if bits < 5 && held == 0 { Ok(bytes) } else { Err(Fault::Version) }
}

/// An address of Bitcoin Cash, with its prefix or without.
pub(super) fn bitcoin_cash(text: &str) -> Outcome {
    let bare = !text.contains(':');
    if bare && !text.starts_with(['q', 'p', 'z', 'r', 'Q', 'P', 'Z', 'R']) {
        return Err(Fault::Form);
    }
    if text.len() < 40 {
        return Err(Fault::Length);
    }
    let bytes = decode(text, "bitcoincash", true)?;
    of_cash(&bytes)?;
    Ok(if bare { "cashaddr-bare" } else { "cashaddr" })
}

/// An address of Bitcoin Cash's test network.
pub(super) fn bitcoin_cash_testnet(text: &str) -> Outcome {
    if !text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("bchtest:")) {
        return Err(Fault::Form);
    }
    of_cash(&decode(text, "bchtest", false)?).map(|()| "cashaddr")
}

/// The version byte says the type in its upper half and the length of the hash in its last three bits.
fn of_cash(bytes: &[u8]) -> Result<(), Fault> {
    const LENGTHS: [usize; 8] = [20, 24, 28, 32, 40, 48, 56, 64];
    let [version, hash @ ..] = bytes else { return Err(Fault::Length) };
    if version >> 3 > 3 {
        return Err(Fault::Version);
    }
    if LENGTHS.get(usize::from(version & 7)) == Some(&hash.len()) { Ok(()) } else { Err(Fault::Length) }
}

/// An address of Kaspa.
pub(super) fn kaspa(text: &str) -> Outcome {
    kaspa_of(text, "kaspa")
}

/// An address of Kaspa's test network.
pub(super) fn kaspa_testnet(text: &str) -> Outcome {
    kaspa_of(text, "kaspatest")
}

fn kaspa_of(text: &str, prefix: &str) -> Outcome {
    match decode(text, prefix, false)?.as_slice() {
        [0, key @ ..] if key.len() == 32 => Ok("schnorr"),
        [1, key @ ..] if key.len() == 33 => Ok("ecdsa"),
        [8, hash @ ..] if hash.len() == 32 => Ok("script-hash"),
        _ => Err(Fault::Version),
    }
}
