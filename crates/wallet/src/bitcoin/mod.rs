//! Bitcoin: BIP-322 in its simple form, and the older signed messages (BIP-137).
//!
//! The two virtual transactions of BIP-322 have one input and one output each, so that their bytes are written here in
//! thirty lines; the library for whole transactions would bring the C library secp256k1 beside the k256 that the other
//! chains need.

mod address;
mod legacy;
mod script;
mod simple;
mod transactions;

pub(crate) use address::Address;
pub(crate) use legacy::verify as verify_bip137;
pub(crate) use simple::verify as verify_bip322_simple;

use ripemd::Ripemd160;
use sha2::{Digest, Sha256};

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 twice.
fn sha256d(bytes: &[u8]) -> [u8; 32] {
    sha256(&sha256(bytes))
}

/// RIPEMD-160 of SHA-256.
fn hash160(bytes: &[u8]) -> [u8; 20] {
    Ripemd160::digest(sha256(bytes)).into()
}

/// SHA-256 with the tag of BIP-340.
fn tagged(tag: &str, bytes: &[u8]) -> [u8; 32] {
    let tag = sha256(tag.as_bytes());
    Sha256::new().chain_update(tag).chain_update(tag).chain_update(bytes).finalize().into()
}

/// The script that a key's P2SH-P2WPKH address commits to.
fn nested(key_hash: &[u8; 20]) -> Vec<u8> {
    let mut script = vec![0x00, 20];
    script.extend_from_slice(key_hash);
    script
}
