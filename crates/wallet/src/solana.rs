//! Solana: Ed25519 over the bytes of the message (Wallet Standard's `solana:signMessage`).

use crate::Refusal;
use base64::{Engine, engine::general_purpose::STANDARD};
use data_encoding::HEXLOWER_PERMISSIVE;
use ed25519_dalek::{Signature, VerifyingKey};

const SCHEME: &str = "solana-ed25519";

/// Verifies by RFC 8032 with what `verify_strict` adds: no key and no `R` of small order, `s` below the order.
pub(crate) fn verify(address: &str, message: &str, signature: &str) -> Result<(), Refusal> {
    let key = key(address)?;
    let signature = Signature::from_bytes(&bytes(signature)?);
    key.verify_strict(message.as_bytes(), &signature).map_err(|_| Refusal::BadSignature)
}

fn key(address: &str) -> Result<VerifyingKey, Refusal> {
    let refuse = |why| Refusal::Address { scheme: SCHEME, why };
    let bytes = bs58::decode(address).into_vec().map_err(|_| refuse("it is not base58"))?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| refuse("it is not 32 bytes long"))?;
    if !is_canonical(&bytes) {
        return Err(refuse("it is not the canonical form of a point"));
    }
    VerifyingKey::from_bytes(&bytes)
        .map_err(|_| refuse("it is no point of the curve: a program's address, which no key can sign for"))
}

/// Whether y is below p = 2^255 - 19. The library reduces what is not, which would give a key two addresses.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    bytes[31] & 0x7f != 0x7f || bytes[1..31].iter().any(|it| *it != 0xff) || bytes[0] < 0xed
}

/// The 64 bytes of a signature, as wallets give them: base58, base64 or hex. Their lengths hardly overlap: what is read as
/// base58 has 64 bytes, and base64 of 64 bytes ends with `==`, which base58 lacks.
fn bytes(text: &str) -> Result<[u8; 64], Refusal> {
    let base58 = || bs58::decode(text).into_vec().ok();
    let base64 = || STANDARD.decode(text).ok();
    let hex = || HEXLOWER_PERMISSIVE.decode(text.strip_prefix("0x").unwrap_or(text).as_bytes()).ok();
    let decoded = match text.len() {
        128 | 130 => hex(),
        88 if text.ends_with('=') => base64(),
        0..=88 => base58(),
        _ => None,
    };
    decoded
        .and_then(|it| it.try_into().ok())
        .ok_or(Refusal::SignatureForm("it is not 64 bytes in base58, base64 or hex"))
}
