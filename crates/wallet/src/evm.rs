//! Ethereum's `personal_sign` (EIP-191, version 0x45) and Tron's (TIP-191).

use crate::{Refusal, ecdsa::recover};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use k256::ecdsa::VerifyingKey;
use sha3::{Digest, Keccak256};

/// What EIP-6492 puts behind the signature of a contract that may not exist yet.
pub(crate) const EIP_6492: [u8; 32] = {
    let mut suffix = [0; 32];
    let mut at = 0;
    while at < 32 {
        suffix[at] = if at % 2 == 0 { 0x64 } else { 0x92 };
        at += 1;
    }
    suffix
};

/// The 20 bytes of an account.
pub(crate) type Account = [u8; 20];

pub(crate) fn keccak(bytes: &[u8]) -> [u8; 32] {
    Keccak256::digest(bytes).into()
}

/// What an Ethereum wallet signs for a text: EIP-191.
pub(crate) fn eip191_hash(message: &str) -> [u8; 32] {
    prefixed("\x19Ethereum Signed Message:\n", message)
}

/// What a Tron wallet signs for a text: TIP-191, TronWeb's `signMessageV2`.
pub(crate) fn tip191_hash(message: &str) -> [u8; 32] {
    prefixed("\x19TRON Signed Message:\n", message)
}

fn prefixed(prefix: &str, message: &str) -> [u8; 32] {
    keccak(format!("{prefix}{}{message}", message.len()).as_bytes())
}

/// How the capitals of an address are judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// They must be those of EIP-55, as EIP-4361 asks.
    Eip55,
    /// No capitals or nothing but capitals say nothing; mixed ones must be those of EIP-55.
    Any,
}

/// The account of an address `0x…`.
pub(crate) fn ethereum_account(text: &str, capitals: Capitals) -> Result<Account, &'static str> {
    let digits = text.strip_prefix("0x").ok_or("it does not begin with 0x")?;
    let account = HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok().and_then(|it| it.try_into().ok());
    let account: Account = account.ok_or("it is not 40 hex digits after 0x")?;
    let uniform = !digits.bytes().any(|it| it.is_ascii_uppercase())
        || !digits.bytes().any(|it| it.is_ascii_lowercase());
    if ethereum_address(&account) == text || (capitals == Capitals::Any && uniform) {
        return Ok(account);
    }
    Err(if uniform {
        "its capitals are lost: EIP-4361 asks for those of EIP-55"
    } else {
        "its capitals are not those of EIP-55: a character is wrong"
    })
}

/// An account as EIP-55 writes it.
pub(crate) fn ethereum_address(account: &Account) -> String {
    let digits = HEXLOWER.encode(account);
    let hash = keccak(digits.as_bytes());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let capital = |(digit, nibble): (char, u8)| if nibble >= 8 { digit.to_ascii_uppercase() } else { digit };
    let digits: String = digits.chars().zip(nibbles).map(capital).collect();
    format!("0x{digits}")
}

/// The account of a Tron address: base58check, 0x41 and 20 bytes.
pub(crate) fn tron_account(text: &str) -> Result<Account, &'static str> {
    let bytes =
        bs58::decode(text).with_check(None).into_vec().map_err(|_| "its base58 checksum does not hold")?;
    match bytes.split_first() {
        Some((0x41, account)) => account.try_into().map_err(|_| "it is not 20 bytes long"),
        _ => Err("it is not one of Tron"),
    }
}

/// An account as Tron writes it.
pub(crate) fn tron_address(account: &Account) -> String {
    let mut bytes = vec![0x41];
    bytes.extend_from_slice(account);
    bs58::encode(bytes).with_check().into_string()
}

/// Hex digits, with `0x` before them or without.
pub(crate) fn hex(text: &str) -> Result<Vec<u8>, Refusal> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    HEXLOWER_PERMISSIVE
        .decode(digits.as_bytes())
        .map_err(|_| Refusal::SignatureForm("it is not in hex digits"))
}

/// Whose key signed: 65 bytes `r s v` with `v` 0, 1, 27 or 28, or the 64 of EIP-2098.
pub(crate) fn signer(hash: &[u8; 32], signature: &[u8]) -> Result<Account, Refusal> {
    let key = match signature.len() {
        64 => compact(hash, signature)?,
        65 => {
            let (rs, v) = signature.split_at(64);
            let odd = match v.first() {
                Some(0 | 27) => false,
                Some(1 | 28) => true,
                _ => return Err(Refusal::SignatureForm("its last byte v is none of 0, 1, 27 and 28")),
            };
            recover(hash, rs, odd)?
        }
        _ if signature.ends_with(&EIP_6492) => return Err(Refusal::NotDeployed),
        0..64 => return Err(Refusal::SignatureForm("it is shorter than 64 bytes: a part is missing")),
        _ => return Err(Refusal::ContractWallet),
    };
    Ok(account_of(&key))
}

/// EIP-2098: the parity is the highest bit of `s`, which is free because `s` is in the lower half.
fn compact(hash: &[u8; 32], signature: &[u8]) -> Result<VerifyingKey, Refusal> {
    let mut rs = [0; 64];
    rs.copy_from_slice(signature);
    let odd = rs[32] >= 0x80;
    rs[32] &= 0x7f;
    recover(hash, &rs, odd)
}

fn account_of(key: &VerifyingKey) -> Account {
    let point = key.to_sec1_point(false);
    let hash = keccak(point.as_bytes().get(1..).unwrap_or_default());
    let mut account = [0; 20];
    account.copy_from_slice(&hash[12..]);
    account
}
