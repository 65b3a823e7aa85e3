//! Base58: Bitcoin and its kin, Tron, XRP, Solana, Tezos, Monero, Polkadot, Cardano before Shelley.

use blake2::{Blake2b512, Digest};
use bs58::Alphabet;
use bs58::decode::Error;
use sha3::Keccak256;

use super::{Fault, Outcome};

/// The longest base58 that is decoded: its cost grows with the square of the length.
const LONGEST: usize = 128;

fn fault(error: &Error) -> Fault {
    match error {
        Error::InvalidCharacter { .. } | Error::NonAsciiCharacter { .. } => Fault::Alphabet,
        Error::InvalidChecksum { .. } => Fault::Checksum,
        _ => Fault::Length,
    }
}

fn plain(text: &str) -> Result<Vec<u8>, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::Length);
    }
    bs58::decode(text).into_vec().map_err(|error| fault(&error))
}

/// The bytes before the four of the checksum.
fn checked(text: &str, alphabet: &Alphabet) -> Result<Vec<u8>, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::Length);
    }
    bs58::decode(text).with_alphabet(alphabet).with_check(None).into_vec().map_err(|error| fault(&error))
}

/// A version before a payload of a known length, and the name of the kind.
pub(super) struct Version {
    /// The bytes before the payload.
    pub bytes: &'static [u8],
    /// Length of the payload.
    pub payload: usize,
    /// The letters that every text of it begins with: they tell a mistake from another chain.
    pub begins: &'static [&'static str],
    /// The kind.
    pub kind: &'static str,
}

/// Reads base58 with checksum and any of some versions.
pub(super) fn versioned(text: &str, versions: &[Version]) -> Outcome {
    versioned_in(text, versions, Alphabet::BITCOIN)
}

fn versioned_in(text: &str, versions: &[Version], alphabet: &Alphabet) -> Outcome {
    if !versions.iter().any(|version| version.begins.iter().any(|begin| text.starts_with(begin))) {
        return Err(Fault::Form);
    }
    // A line of the usual length with a wrong checksum is a mistyped address; another length is something else.
    let bytes = match checked(text, alphabet) {
        Err(Fault::Checksum) if text.len() < 24 => return Err(Fault::Length),
        other => other?,
    };
    let known = versions.iter().find(|version| bytes.starts_with(version.bytes)).ok_or(Fault::Version)?;
    if bytes.len() == known.bytes.len() + known.payload { Ok(known.kind) } else { Err(Fault::Length) }
}

/// An account of the XRP Ledger, classic or as X-address.
pub(super) fn xrp(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [
        Version { bytes: &[0], payload: 20, begins: &["r"], kind: "classic" },
        Version { bytes: &[5, 68], payload: 29, begins: &["X"], kind: "x-address" },
    ];
    xrp_of(text, &VERSIONS)
}

/// An X-address of the XRP Ledger's test network; classic addresses are the same on both.
pub(super) fn xrp_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [
        Version { bytes: &[0], payload: 20, begins: &["r"], kind: "classic" },
        Version { bytes: &[4, 147], payload: 29, begins: &["T"], kind: "x-address" },
    ];
    xrp_of(text, &VERSIONS)
}

fn xrp_of(text: &str, versions: &[Version]) -> Outcome {
    let kind = versioned_in(text, versions, Alphabet::RIPPLE)?;
    if kind == "x-address" {
        let bytes = checked(text, Alphabet::RIPPLE)?;
        // After the account: whether there is a tag, then its 32 bits, then zeros.
        let sound = match bytes.get(22..) {
            Some([0, tag @ ..]) => tag.iter().all(|byte| *byte == 0),
            Some([1, _, _, _, _, rest @ ..]) => rest.iter().all(|byte| *byte == 0),
            _ => false,
        };
        if !sound {
            return Err(Fault::Version);
        }
    }
    Ok(kind)
}

/// An account of Solana: 32 bytes.
pub(super) fn solana(text: &str) -> Outcome {
    of_bytes(text, 32, 32..=44).map(|()| "base58")
}

/// A transaction of Solana: a signature of 64 bytes.
pub(super) fn signature(text: &str) -> Outcome {
    of_bytes(text, 64, 64..=88).map(|()| "transaction")
}

/// A transaction of NEAR or Sui: a hash of 32 bytes.
pub(super) fn hash(text: &str) -> Outcome {
    of_bytes(text, 32, 32..=44).map(|()| "transaction")
}

fn of_bytes(text: &str, bytes: usize, lengths: std::ops::RangeInclusive<usize>) -> Result<(), Fault> {
    if !lengths.contains(&text.len()) {
        return Err(if text.bytes().any(|byte| !byte.is_ascii_alphanumeric()) {
            Fault::Alphabet
        } else {
            Fault::Length
        });
    }
    if plain(text)?.len() == bytes { Ok(()) } else { Err(Fault::Length) }
}

/// The network prefix of an account of a Substrate chain, if its checksum holds.
pub(super) fn ss58(text: &str) -> Result<u16, Fault> {
    if !(46..=50).contains(&text.len()) {
        return Err(Fault::Length);
    }
    let bytes = plain(text)?;
    let (prefix, width) = match *bytes.as_slice() {
        [first @ 0..=63, ..] => (u16::from(first), 1),
        // Fourteen bits, in the order that keeps the first two of them marking the long form.
        [first @ 64..=127, second, ..] => {
            let low = ((first & 0b0011_1111) << 2) | (second >> 6);
            (u16::from(low) | (u16::from(second & 0b0011_1111) << 8), 2)
        }
        _ => return Err(Fault::Version),
    };
    if bytes.len() != width + 32 + 2 {
        return Err(Fault::Length);
    }
    let (body, sum) = bytes.split_at(bytes.len() - 2);
    let hash = Blake2b512::new().chain_update(b"SS58PRE").chain_update(body).finalize();
    if hash.starts_with(sum) { Ok(prefix) } else { Err(Fault::Checksum) }
}

/// An account of Polkadot.
pub(super) fn polkadot(text: &str) -> Outcome {
    if ss58(text)? == 0 { Ok("ss58-0") } else { Err(Fault::Version) }
}

/// An account of Kusama.
pub(super) fn kusama(text: &str) -> Outcome {
    if ss58(text)? == 2 { Ok("ss58-2") } else { Err(Fault::Version) }
}

/// An account of any other Substrate chain.
pub(super) fn substrate(text: &str) -> Outcome {
    match ss58(text)? {
        0 | 2 => Err(Fault::Version),
        42 => Ok("ss58-42"),
        0..=63 => Ok("ss58"),
        _ => Ok("ss58-two-byte"),
    }
}

/// An address of Monero: eleven letters for every eight bytes, with a checksum by Keccak.
pub(super) fn monero(text: &str) -> Outcome {
    /// Letters that a last block of so many bytes takes.
    const WIDTHS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];
    if !text.starts_with(['4', '8']) {
        return Err(Fault::Form);
    }
    if !text.is_ascii() {
        return Err(Fault::Alphabet);
    }
    if text.len() != 95 && text.len() != 106 {
        return Err(Fault::Length);
    }
    let mut bytes = Vec::with_capacity(80);
    for block in text.as_bytes().chunks(11) {
        let width = WIDTHS.iter().position(|letters| *letters == block.len()).ok_or(Fault::Length)?;
        let decoded = bs58::decode(block).into_vec().map_err(|error| fault(&error))?;
        // The decoder gives a byte for each leading `1`; a block is a number of a fixed width.
        let number = decoded.iter().skip_while(|byte| **byte == 0).copied().collect::<Vec<u8>>();
        bytes.extend(std::iter::repeat_n(0, width.checked_sub(number.len()).ok_or(Fault::Checksum)?));
        bytes.extend(number);
    }
    let (body, sum) = bytes.split_at(bytes.len().saturating_sub(4));
    if !Keccak256::digest(body).starts_with(sum) {
        return Err(Fault::Checksum);
    }
    match (body.first(), body.len()) {
        (Some(18), 65) => Ok("standard"),
        (Some(42), 65) => Ok("subaddress"),
        (Some(19), 73) => Ok("integrated"),
        _ => Err(Fault::Version),
    }
}

/// An address of Cardano before Shelley: CBOR of a payload and its CRC-32, in base58.
pub(super) fn byron(text: &str) -> Outcome {
    const CRC: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    if !(50..=LONGEST).contains(&text.len()) {
        return Err(Fault::Length);
    }
    let bytes = plain(text)?;
    // An array of two: tag 24 with the payload's bytes, and an unsigned number.
    let (length, rest) = match bytes.as_slice() {
        [0x82, 0xd8, 0x18, 0x58, length, rest @ ..] => (usize::from(*length), rest),
        [0x82, 0xd8, 0x18, short @ 0x40..=0x57, rest @ ..] => (usize::from(short & 0x1f), rest),
        _ => return Err(Fault::Version),
    };
    let (payload, number) = rest.split_at_checked(length).ok_or(Fault::Length)?;
    let sum = match *number {
        [0x1a, a, b, c, d] => u32::from_be_bytes([a, b, c, d]),
        [0x19, a, b] => u32::from(u16::from_be_bytes([a, b])),
        [0x18, a] | [a @ 0..=0x17] => u32::from(a),
        _ => return Err(Fault::Checksum),
    };
    if CRC.checksum(payload) == sum { Ok("byron") } else { Err(Fault::Checksum) }
}

/// Whether it is a private key in wallet import format.
pub(super) fn is_private_key(text: &str) -> bool {
    if !(50..=53).contains(&text.len()) {
        return false;
    }
    checked(text, Alphabet::BITCOIN).is_ok_and(|bytes| match bytes.as_slice() {
        [128..=255, rest @ ..] => rest.len() == 32 || (rest.len() == 33 && rest.last() == Some(&1)),
        _ => false,
    })
}
