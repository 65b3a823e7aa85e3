//! As much of Solidity's ABI as TRC-20 and revert reasons need.

use crate::amount::Units;
use alloy_primitives::U256;
use data_encoding::HEXLOWER_PERMISSIVE;

/// `transfer(address,uint256)`
pub(super) const TRANSFER: [u8; 4] = [0xa9, 0x05, 0x9c, 0xbb];
/// `transferFrom(address,address,uint256)`
pub(super) const TRANSFER_FROM: [u8; 4] = [0x23, 0xb8, 0x72, 0xdd];
/// `approve(address,uint256)`
pub(super) const APPROVE: [u8; 4] = [0x09, 0x5e, 0xa7, 0xb3];
/// `Error(string)`
const ERROR: [u8; 4] = [0x08, 0xc3, 0x79, 0xa0];
/// `Panic(uint256)`
const PANIC: [u8; 4] = [0x4e, 0x48, 0x7b, 0x71];
/// The topic of `Transfer(address,address,uint256)`.
pub(super) const TRANSFERRED: &str = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
/// The topic of `Approval(address,address,uint256)`.
pub(super) const APPROVED: &str = "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925";

pub(super) fn hex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(text.strip_prefix("0x").unwrap_or(text).as_bytes()).ok()
}

/// The word of 32 bytes at a place.
pub(super) fn word(data: &[u8], at: usize) -> Option<&[u8]> {
    data.get(at * 32..at * 32 + 32)
}

/// The address in a word: its last 20 bytes, as TRON writes it.
pub(super) fn address(word: &[u8]) -> Option<String> {
    encode(word.get(12..32)?)
}

/// 20 bytes as TRON writes them: 0x41 before, base58 with a checksum.
pub(super) fn encode(account: &[u8]) -> Option<String> {
    let bytes = [&[0x41], account].concat();
    (bytes.len() == 21).then(|| bs58::encode(bytes).with_check().into_string())
}

/// An address in any of the forms that nodes answer: base58, 21 bytes in hex, 20 bytes in hex.
pub(super) fn any_address(text: &str) -> Option<String> {
    if text.starts_with('T') {
        return Some(text.to_owned());
    }
    let bytes = hex(text)?;
    match bytes.as_slice() {
        [0x41, account @ ..] if account.len() == 20 => encode(account),
        account if account.len() == 20 => encode(account),
        _ => None,
    }
}

pub(super) fn units(word: &[u8]) -> Option<Units> {
    U256::try_from_be_slice(word).map(Units)
}

/// A number of decimal places.
pub(super) fn small(data: &[u8]) -> Option<u8> {
    let word = word(data, 0)?;
    let (last, rest) = word.split_last()?;
    rest.iter().all(|it| *it == 0).then_some(*last)
}

/// A text, as `string` or as the `bytes32` of older tokens; letters, digits and a few signs of it.
pub(super) fn text(data: &[u8]) -> Option<String> {
    let raw = string(data).unwrap_or_else(|| data.get(..32).unwrap_or_default().to_vec());
    let text = String::from_utf8_lossy(&raw);
    let kept: String =
        text.chars().filter(|it| it.is_alphanumeric() || "._-$+".contains(*it)).take(32).collect();
    (!kept.is_empty()).then_some(kept)
}

/// A `string`: where it begins, its length, its bytes.
fn string(data: &[u8]) -> Option<Vec<u8>> {
    let offset = usize::try_from(units(word(data, 0)?)?.0).ok()?;
    let rest = data.get(offset..)?;
    let length = usize::try_from(units(word(rest, 0)?)?.0).ok()?;
    rest.get(32..)?.get(..length).map(<[u8]>::to_vec)
}

/// Why a contract refused: its words, its own error's code, or Solidity's panic.
pub(super) fn reason(data: &[u8]) -> (Option<String>, Option<String>, Option<u64>) {
    let Some((selector, rest)) = data.split_at_checked(4) else { return (None, None, None) };
    if selector == ERROR {
        let words = string(rest)
            .map(|it| String::from_utf8_lossy(&it).chars().filter(|it| !it.is_control()).take(200).collect());
        return (words, None, None);
    }
    if selector == PANIC {
        let code = word(rest, 0).and_then(units).and_then(|it| u64::try_from(it.0).ok());
        return (None, None, code);
    }
    (None, Some(format!("0x{}", data_encoding::HEXLOWER.encode(selector))), None)
}
