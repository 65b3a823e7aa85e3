//! `Bitcoin Signed Message`: 65 bytes in base64, of which the first says which key and, by BIP-137, which kind of address.

use super::{Address, hash160, nested, sha256d};
use crate::{Refusal, ecdsa::recover};
use base64::{Engine, engine::general_purpose::STANDARD};

/// Verifies. Of the header bytes, 27 to 30 are an uncompressed key, 31 to 34 a compressed one, 35 to 38 P2SH-P2WPKH and 39
/// to 42 P2WPKH. Electrum and others write 31 to 34 for any address of a compressed key, which is accepted: the key and the
/// address decide, and the header adds nothing. What BIP-137 says of SegWit is held: 35 and above prove no other kind.
pub(crate) fn verify(address: &Address, message: &str, signature: &str) -> Result<(), Refusal> {
    let bytes = STANDARD.decode(signature).map_err(|_| Refusal::SignatureForm("it is not base64"))?;
    let (header, rs) = bytes
        .split_first()
        .filter(|(_, rs)| rs.len() == 64)
        .ok_or(Refusal::SignatureForm("it is not 65 bytes long: a newer signature is one of BIP-322"))?;
    let fits = match (header, address) {
        (27..=34, Address::P2pkh(_))
        | (31..=38, Address::P2sh(_))
        | (31..=34 | 39..=42, Address::P2wpkh(_)) => true,
        (27..=42, Address::P2wsh(_) | Address::P2tr(_)) => {
            return Err(Refusal::Unsupported("addresses of scripts and of Taproot sign by BIP-322"));
        }
        (27..=42, _) => false,
        _ => return Err(Refusal::SignatureForm("its first byte is not between 27 and 42")),
    };
    if !fits {
        return Err(Refusal::SignatureForm("its first byte is of another kind of address"));
    }
    let id = (header - 27) % 4;
    if id > 1 {
        return Err(Refusal::SignatureForm(
            "its r stands for an x above the group's order, which no wallet makes",
        ));
    }
    let key = recover(&hash(message), rs, id == 1)?.to_sec1_point(*header >= 31);
    let key_hash = hash160(key.as_bytes());
    let owns = match address {
        Address::P2pkh(hash) | Address::P2wpkh(hash) => *hash == key_hash,
        Address::P2sh(hash) => *hash == hash160(&nested(&key_hash)),
        Address::P2wsh(_) | Address::P2tr(_) => false,
    };
    if owns { Ok(()) } else { Err(Refusal::BadSignature) }
}

/// The prefix and the message, each behind its length, hashed twice.
fn hash(message: &str) -> [u8; 32] {
    let mut bytes = b"\x18Bitcoin Signed Message:\n".to_vec();
    write_size(&mut bytes, message.len());
    bytes.extend_from_slice(message.as_bytes());
    sha256d(&bytes)
}

/// Bitcoin's variable-length number. Messages are at most 64 KiB long.
fn write_size(out: &mut Vec<u8>, size: usize) {
    match u16::try_from(size) {
        Ok(size @ 0..=252) => out.extend_from_slice(&size.to_le_bytes()[..1]),
        Ok(size) => {
            out.push(0xfd);
            out.extend_from_slice(&size.to_le_bytes());
        }
        Err(_) => {
            out.push(0xfe);
            out.extend_from_slice(&u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes());
        }
    }
}
