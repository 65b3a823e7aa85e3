//! Base32 with a checksum behind: Stellar, Algorand, Filecoin, Nano.

use std::sync::LazyLock;

use blake2::Blake2b;
use blake2::digest::consts::{U4, U5};
use data_encoding::{BASE32_NOPAD, BitOrder, Encoding, Specification};
use sha2::{Digest, Sha512_256};

use super::{Fault, Outcome};

const CRC: crc::Crc<u16> = crc::Crc::<u16>::new(&crc::CRC_16_XMODEM);

/// Where the version of a Stellar key says that it is the seed.
const STELLAR_SEED: u8 = 18 << 3;

/// The version and payload of a Stellar key.
fn stellar_key(text: &str) -> Result<(u8, usize), Fault> {
    if text.len() != 56 && text.len() != 69 {
        return Err(Fault::Length);
    }
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| Fault::Alphabet)?;
    let (body, sum) = bytes.split_at(bytes.len().saturating_sub(2));
    if CRC.checksum(body).to_le_bytes() != sum {
        return Err(Fault::Checksum);
    }
    body.split_first().map(|(version, payload)| (*version, payload.len())).ok_or(Fault::Length)
}

/// An account, muxed account or contract of Stellar.
pub(super) fn stellar(text: &str) -> Outcome {
    if !text.starts_with(['G', 'M', 'C', 'S']) {
        return Err(Fault::Form);
    }
    match stellar_key(text)? {
        (version, 32) if version == 6 << 3 => Ok("G"),
        (version, 40) if version == 12 << 3 => Ok("M-muxed"),
        (version, 32) if version == 2 << 3 => Ok("C-contract"),
        (STELLAR_SEED, 32) => Err(Fault::Secret),
        _ => Err(Fault::Version),
    }
}

/// Whether it is the seed of a Stellar account.
pub(super) fn is_stellar_seed(text: &str) -> bool {
    text.starts_with('S') && stellar_key(text) == Ok((STELLAR_SEED, 32))
}

/// An account of Algorand.
pub(super) fn algorand(text: &str) -> Outcome {
    if text.len() != 58 {
        return Err(Fault::Length);
    }
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| Fault::Alphabet)?;
    let (key, sum) = bytes.split_at_checked(32).ok_or(Fault::Length)?;
    if Sha512_256::digest(key).ends_with(sum) { Ok("base32") } else { Err(Fault::Checksum) }
}

/// A transaction of Algorand: a hash of 32 bytes.
pub(super) fn algorand_transaction(text: &str) -> Outcome {
    if text.len() != 52 {
        return Err(Fault::Length);
    }
    BASE32_NOPAD.decode(text.as_bytes()).map(|_| "transaction").map_err(|_| Fault::Alphabet)
}

/// An actor of Filecoin: by number (`f0`), key (`f1`, `f3`), contract (`f2`) or delegated (`f4`).
pub(super) fn filecoin(text: &str) -> Outcome {
    filecoin_of(text, 'f')
}

/// An actor of Filecoin's test network.
pub(super) fn filecoin_testnet(text: &str) -> Outcome {
    filecoin_of(text, 't')
}

fn filecoin_of(text: &str, network: char) -> Outcome {
    static ENCODING: LazyLock<Option<Encoding>> = LazyLock::new(|| {
        let mut specification = Specification::new();
        specification.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
        specification.encoding().ok()
    });
    let mut rest = text.strip_prefix(network).ok_or(Fault::Form)?.chars();
    let (protocol, kind, payload) = match rest.next() {
        Some('0') => {
            let number = rest.as_str();
            let sound = (1..=19).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
            return if sound { Ok("f0") } else { Err(Fault::Form) };
        }
        Some('1') => (vec![1], "f1", Some(20)),
        Some('2') => (vec![2], "f2", Some(20)),
        Some('3') => (vec![3], "f3", Some(48)),
        // The number of the actor that manages the address stands before another `f`.
        Some('4') => {
            let (manager, delegated) = rest.as_str().split_once('f').ok_or(Fault::Form)?;
            rest = delegated.chars();
            let mut manager = manager.parse::<u64>().map_err(|_| Fault::Form)?;
            let mut protocol = vec![4];
            while manager >= 0x80 {
                protocol.push((manager & 0x7f) as u8 | 0x80);
                manager >>= 7;
            }
            protocol.push(manager as u8);
            (protocol, "f4", None)
        }
        _ => return Err(Fault::Form),
    };
    let encoding = ENCODING.as_ref().ok_or(Fault::Form)?;
    let bytes = encoding.decode(rest.as_str().as_bytes()).map_err(|_| Fault::Alphabet)?;
    let (body, sum) = bytes.split_at(bytes.len().saturating_sub(4));
    if payload.is_some_and(|length| body.len() != length) || body.is_empty() || body.len() > 54 {
        return Err(Fault::Length);
    }
    let hash = Blake2b::<U4>::new().chain_update(protocol).chain_update(body).finalize();
    if hash.as_slice() == sum { Ok(kind) } else { Err(Fault::Checksum) }
}

/// An account of Nano: a key of 260 bits in its own letters, and five bytes of checksum backwards.
pub(super) fn nano(text: &str) -> Outcome {
    static ENCODING: LazyLock<Option<Encoding>> = LazyLock::new(|| {
        let mut specification = Specification::new();
        specification.symbols.push_str("13456789abcdefghijkmnopqrstuwxyz");
        specification.bit_order = BitOrder::MostSignificantFirst;
        specification.encoding().ok()
    });
    let account = text.strip_prefix("nano_").or_else(|| text.strip_prefix("xrb_")).ok_or(Fault::Form)?;
    if !account.is_ascii() {
        return Err(Fault::Alphabet);
    }
    if account.len() != 60 {
        return Err(Fault::Length);
    }
    let encoding = ENCODING.as_ref().ok_or(Fault::Form)?;
    let decode = |letters: String| encoding.decode(letters.as_bytes()).map_err(|_| Fault::Alphabet);
    let (key, sum) = account.split_at(52);
    // Four bits of zeros come before the key; four letters more make whole bytes of it.
    let padded = decode(format!("1111{key}"))?;
    let (zeros, key) = padded.split_at_checked(3).ok_or(Fault::Length)?;
    if zeros.iter().any(|byte| *byte != 0) {
        return Err(Fault::Version);
    }
    let mut hash = Blake2b::<U5>::digest(key);
    hash.as_mut_slice().reverse();
    if hash.as_slice() == decode(sum.to_owned())?.as_slice() { Ok("nano_") } else { Err(Fault::Checksum) }
}
