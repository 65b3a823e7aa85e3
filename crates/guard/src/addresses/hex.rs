//! Hex: Ethereum and its kin, Aptos, Sui, ICON, and the hashes of most chains.

use sha3::{Digest, Keccak256};

use super::{Fault, Outcome};

/// Whether a text is so many hex digits of any case.
pub(super) fn digits(text: &str, count: usize) -> Result<(), Fault> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Fault::Alphabet);
    }
    if text.len() != count { Err(Fault::Length) } else { Ok(()) }
}

fn after_0x(text: &str) -> Result<&str, Fault> {
    text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).ok_or(Fault::Form)
}

/// An address of Ethereum: all small, all capital, or capitals as EIP-55 asks.
pub(super) fn ethereum(text: &str) -> Outcome {
    let address = after_0x(text)?;
    digits(address, 40)?;
    let upper = address.bytes().any(|byte| byte.is_ascii_uppercase());
    let lower = address.bytes().any(|byte| byte.is_ascii_lowercase());
    match (upper, lower) {
        (true, true) if has_eip55_capitals(address) => Ok("eip55"),
        (true, true) => Err(Fault::Capitals),
        (true, false) => Ok("upper"),
        (false, _) => Ok("lower"),
    }
}

fn has_eip55_capitals(address: &str) -> bool {
    let hash = Keccak256::digest(address.to_ascii_lowercase());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    address
        .bytes()
        .zip(nibbles)
        .all(|(byte, nibble)| !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() == (nibble >= 8))
}

/// An address of Aptos as AIP-40 writes it: 64 digits, or one for those of the system.
pub(super) fn aptos(text: &str) -> Outcome {
    let address = text.strip_prefix("0x").ok_or(Fault::Form)?;
    digits(address, if address.len() == 1 { 1 } else { 64 }).map(|()| "hex")
}

/// An address of Sui.
pub(super) fn sui(text: &str) -> Outcome {
    digits(text.strip_prefix("0x").ok_or(Fault::Form)?, 64).map(|()| "hex")
}

/// An address of ICON: `hx` for an account, `cx` for a contract.
pub(super) fn icon(text: &str) -> Outcome {
    let (kind, address) = match text.split_at_checked(2) {
        Some(("hx", address)) => ("hx", address),
        Some(("cx", address)) => ("cx", address),
        _ => return Err(Fault::Form),
    };
    digits(address, 40).map(|()| kind)
}

/// A hash of 32 bytes, without `0x`.
pub(super) fn hash(text: &str) -> Outcome {
    digits(text, 64).map(|()| "transaction")
}

/// A hash of 32 bytes after `0x`.
pub(super) fn hash_0x(text: &str) -> Outcome {
    hash(after_0x(text)?)
}

/// A hash of 32 bytes with `0x` or without.
pub(super) fn hash_either(text: &str) -> Outcome {
    hash(after_0x(text).unwrap_or(text))
}
