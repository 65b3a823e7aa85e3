//! Whether a key is that of an address in the same message.

use std::collections::HashSet;

use k256::elliptic_curve::sec1::ToSec1Point;
use ripemd::Ripemd160;
use sha2::{Digest, Sha256};
use sha3::Keccak256;

use super::Message;
use super::hex::unhex;

/// Most keys that are tried in one message; each costs some tens of microseconds.
const MOST_KEYS: usize = 16;

/// The addresses of a message, as the hashes of public keys that they stand for.
pub(super) struct Pairs {
    hashes: HashSet<[u8; 20]>,
    tried: usize,
}

impl Pairs {
    pub fn new(message: &Message) -> Self {
        let hashes = message.scan.runs.iter().filter_map(|run| hash(message.run(run))).collect();
        Pairs { hashes, tried: 0 }
    }

    /// Whether one of the addresses belongs to the secp256k1 key.
    pub fn owns(&mut self, key: &[u8; 32]) -> bool {
        if self.hashes.is_empty() || self.tried == MOST_KEYS {
            return false;
        }
        self.tried += 1;
        let Ok(secret) = k256::SecretKey::from_slice(key) else { return false };
        let point = secret.public_key();
        let (short, long) = (point.to_sec1_point(true), point.to_sec1_point(false));
        let compressed = hash160(short.as_bytes());
        let mut nested = vec![0, 20];
        nested.extend(compressed);
        let ethereum = long.as_bytes().get(1..).map(Keccak256::digest);
        let ethereum = ethereum.and_then(|digest| digest.get(12..)?.try_into().ok());
        let of_key = [Some(compressed), Some(hash160(long.as_bytes())), Some(hash160(&nested)), ethereum];
        of_key.iter().flatten().any(|hash| self.hashes.contains(hash))
    }
}

fn hash160(bytes: &[u8]) -> [u8; 20] {
    Ripemd160::digest(Sha256::digest(bytes)).into()
}

/// The hash of a public key or script that an address holds: Ethereum's, Bitcoin's and its kin's, Tron's.
fn hash(address: &[u8]) -> Option<[u8; 20]> {
    if let [b'0', b'x' | b'X', digits @ ..] = address {
        return unhex(digits)?.try_into().ok();
    }
    match address.len() {
        26..=36 => {
            let payload = bs58::decode(address).with_check(None).into_vec().ok()?;
            payload.get(1..).filter(|hash| hash.len() == 20)?.try_into().ok()
        }
        40..=46 => segwit(address),
        _ => None,
    }
}

/// The hash in a bech32 address of version 0; its own checksum is not looked at, for the hash must match anyway.
fn segwit(address: &[u8]) -> Option<[u8; 20]> {
    const LETTERS: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let address = address.to_ascii_lowercase();
    let one = address.iter().rposition(|b| *b == b'1')?;
    let data = address.get(one + 2..)?;
    let (mut bits, mut count, mut out) = (0u32, 0, Vec::with_capacity(20));
    for letter in data.get(..32)? {
        let five = LETTERS.iter().position(|it| it == letter)?;
        bits = bits << 5 | u32::try_from(five).ok()?;
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out.try_into().ok()
}
