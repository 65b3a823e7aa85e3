//! OpenTimestamps: proofs that bytes existed before a block of Bitcoin was made (opentimestamps.org).
//!
//! A [`Timestamp`] is a tree of operations on a message, whose leaves attest to what comes out: a calendar that has promised to
//! put it into Bitcoin, or the block whose Merkle root it is. A [`Proof`] is the detached file (`.ots`) of a SHA-256. What
//! Ombud stamps is the text of a checkpoint, without its signatures: [`digest`].
//!
//! Read as python-opentimestamps does: the same bounds, the same order where it is written. Of other hashes than
//! SHA-256 and RIPEMD-160 (which no calendar has ever used) the operations are kept, and what comes out is not known here.

use crate::Hash;
use ripemd::Ripemd160;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

const MAGIC: &[u8] = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94";
const VERSION: u64 = 1;
const RIPEMD160: u8 = 0x03;
const SHA256: u8 = 0x08;
const PENDING: [u8; 8] = [0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e];
const BITCOIN: [u8; 8] = [0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01];
/// The longest message, and the longest argument of an operation.
const MAX_MESSAGE: usize = 4096;
const MAX_PAYLOAD: usize = 8192;
const MAX_URI: usize = 1000;
/// How deep operations may stand in each other.
const MAX_DEPTH: usize = 256;
/// The longest proof that is read.
pub const MAX_LENGTH: usize = 1 << 20;

/// Why bytes are no timestamp.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum OtsError {
    /// They end too early.
    #[error("it ends in the middle")]
    Short,
    /// They go on after the end.
    #[error("it goes on after its end")]
    Long,
    /// Not a detached timestamp of a SHA-256.
    #[error("this is no detached timestamp of a SHA-256")]
    Magic,
    /// A number, length or depth that the format does not allow.
    #[error("it is out of the format's bounds")]
    Bounds,
    /// An operation that is not known.
    #[error("it has an operation that is not known")]
    Operation,
    /// Another message's.
    #[error("it is of something else")]
    Other,
}

/// What is done to a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// Its hash by something else than SHA-256: SHA-1, RIPEMD-160 or Keccak-256, by the format's number.
    Hash(u8),
    /// Its SHA-256.
    Sha256,
    /// Bytes behind it.
    Append(Vec<u8>),
    /// Bytes before it.
    Prepend(Vec<u8>),
    /// Backwards.
    Reverse,
    /// As hexadecimal.
    Hexlify,
}

/// Who attests to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attestation {
    /// The block of Bitcoin of this height: the message is its Merkle root.
    Bitcoin(u64),
    /// A calendar: whoever asks it later gets more.
    Pending(String),
    /// Somebody who is not known here.
    Unknown([u8; 8], Vec<u8>),
}

/// What follows from a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timestamp {
    attestations: BTreeSet<Attestation>,
    ops: BTreeMap<Op, Timestamp>,
}

/// A detached timestamp of a SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The SHA-256.
    pub digest: Hash,
    /// What follows from it.
    pub timestamp: Timestamp,
}

/// An attestation with the message that it is about; none where that is not known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested<'a> {
    /// The message.
    pub message: Option<Vec<u8>>,
    /// Who attests.
    pub by: &'a Attestation,
}

/// What of a signed checkpoint is stamped: the SHA-256 of its text, which is everything before the empty line.
pub fn digest(text: &str) -> Hash {
    Sha256::digest(text).into()
}

impl Ord for Attestation {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Attestation {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Attestation {
    /// By what they are ordered: their kind, then what they say.
    fn key(&self) -> ([u8; 8], u64, &[u8]) {
        match self {
            Self::Bitcoin(height) => (BITCOIN, *height, &[]),
            Self::Pending(uri) => (PENDING, 0, uri.as_bytes()),
            Self::Unknown(tag, payload) => (*tag, 0, payload),
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        let (tag, payload) = match self {
            Self::Bitcoin(height) => (BITCOIN, number(*height)),
            Self::Pending(uri) => (PENDING, sized(uri.as_bytes())),
            Self::Unknown(tag, payload) => (*tag, payload.clone()),
        };
        out.push(0);
        out.extend_from_slice(&tag);
        out.extend(sized(&payload));
    }

    fn read(input: &mut Input<'_>) -> Result<Self, OtsError> {
        let tag: [u8; 8] = *input.chunk()?;
        let payload = input.sized(0, MAX_PAYLOAD)?;
        let mut inner = Input(payload);
        let it = match tag {
            BITCOIN => Self::Bitcoin(inner.number()?),
            PENDING => Self::Pending(uri(inner.sized(0, MAX_URI)?)?),
            _ => return Ok(Self::Unknown(tag, payload.to_vec())),
        };
        inner.end()?;
        Ok(it)
    }
}

/// An address with nothing in it that could mislead: neither queries nor names before the host.
fn uri(bytes: &[u8]) -> Result<String, OtsError> {
    let plain = |it: &u8| it.is_ascii_alphanumeric() || b"-._/:".contains(it);
    let text = bytes.iter().all(plain).then(|| String::from_utf8_lossy(bytes).into_owned());
    text.ok_or(OtsError::Bounds)
}

impl Op {
    fn read(tag: u8, input: &mut Input<'_>) -> Result<Self, OtsError> {
        Ok(match tag {
            0x02 | 0x03 | 0x67 => Self::Hash(tag),
            SHA256 => Self::Sha256,
            0xf0 => Self::Append(input.sized(1, MAX_MESSAGE)?.to_vec()),
            0xf1 => Self::Prepend(input.sized(1, MAX_MESSAGE)?.to_vec()),
            0xf2 => Self::Reverse,
            0xf3 => Self::Hexlify,
            _ => return Err(OtsError::Operation),
        })
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Hash(tag) => out.push(*tag),
            Self::Sha256 => out.push(SHA256),
            Self::Append(bytes) => {
                out.push(0xf0);
                out.extend(sized(bytes));
            }
            Self::Prepend(bytes) => {
                out.push(0xf1);
                out.extend(sized(bytes));
            }
            Self::Reverse => out.push(0xf2),
            Self::Hexlify => out.push(0xf3),
        }
    }

    /// What comes out; none where it is not known here, or would be too long.
    fn apply(&self, message: &[u8]) -> Option<Vec<u8>> {
        let out = match self {
            Self::Hash(RIPEMD160) => Ripemd160::digest(message).to_vec(),
            Self::Hash(_) => return None,
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Append(bytes) => [message, bytes].concat(),
            Self::Prepend(bytes) => [bytes, message].concat(),
            Self::Reverse => message.iter().rev().copied().collect(),
            Self::Hexlify => message.iter().flat_map(|it| format!("{it:02x}").into_bytes()).collect(),
        };
        (out.len() <= MAX_MESSAGE).then_some(out)
    }
}

impl Timestamp {
    /// With one attestation and nothing else.
    pub fn of(attestation: Attestation) -> Self {
        Self { attestations: BTreeSet::from([attestation]), ops: BTreeMap::new() }
    }

    /// With one operation, and what follows from it.
    #[must_use]
    pub fn after(op: Op, rest: Self) -> Self {
        Self { attestations: BTreeSet::new(), ops: BTreeMap::from([(op, rest)]) }
    }

    /// Reads what a calendar answers.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, OtsError> {
        let mut input = Input(bytes);
        if bytes.len() > MAX_LENGTH {
            return Err(OtsError::Bounds);
        }
        let it = Self::read(&mut input, MAX_DEPTH)?;
        input.end()?;
        Ok(it)
    }

    fn read(input: &mut Input<'_>, depth: usize) -> Result<Self, OtsError> {
        let depth = depth.checked_sub(1).ok_or(OtsError::Bounds)?;
        let mut it = Self::default();
        loop {
            let tag = input.byte()?;
            let (tag, last) = if tag == 0xff { (input.byte()?, false) } else { (tag, true) };
            if tag == 0 {
                it.attestations.insert(Attestation::read(input)?);
            } else {
                let op = Op::read(tag, input)?;
                let rest = Self::read(input, depth)?;
                it.ops.entry(op).or_default().merge(rest);
            }
            if last {
                return Ok(it);
            }
        }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut left = self.attestations.len() + self.ops.len();
        let mut part = |out: &mut Vec<u8>| {
            left -= 1;
            if left > 0 {
                out.push(0xff);
            }
        };
        for it in &self.attestations {
            part(out);
            it.write(out);
        }
        for (op, rest) in &self.ops {
            part(out);
            op.write(out);
            rest.write(out);
        }
    }

    /// Adds what follows from the same message by another.
    pub fn merge(&mut self, other: Self) {
        self.attestations.extend(other.attestations);
        for (op, rest) in other.ops {
            self.ops.entry(op).or_default().merge(rest);
        }
    }

    /// Every attestation, with what it is about.
    pub fn attested(&self, message: &[u8]) -> Vec<Attested<'_>> {
        let mut all = Vec::new();
        self.walk(Some(message.to_vec()), &mut all);
        all
    }

    fn walk<'a>(&'a self, message: Option<Vec<u8>>, all: &mut Vec<Attested<'a>>) {
        all.extend(self.attestations.iter().map(|by| Attested { message: message.clone(), by }));
        for (op, rest) in &self.ops {
            rest.walk(message.as_deref().and_then(|it| op.apply(it)), all);
        }
    }

    /// Adds what a calendar has told about `commitment`, wherever that comes out of `message`. Tells whether it did.
    pub fn add(&mut self, message: &[u8], commitment: &[u8], more: &Self) -> bool {
        let mut found = message == commitment;
        if found {
            self.merge(more.clone());
        }
        for (op, rest) in &mut self.ops {
            if let Some(next) = op.apply(message) {
                // What was added just now leads on from here, and is not searched: nothing is told of it.
                found |= next != message && rest.add(&next, commitment, more);
            }
        }
        found
    }
}

impl Proof {
    /// Reads a detached file.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, OtsError> {
        if bytes.len() > MAX_LENGTH {
            return Err(OtsError::Bounds);
        }
        let mut input = Input(bytes.strip_prefix(MAGIC).ok_or(OtsError::Magic)?);
        if input.number()? != VERSION || input.byte()? != SHA256 {
            return Err(OtsError::Magic);
        }
        let digest = *input.chunk()?;
        let timestamp = Timestamp::parse(input.0)?;
        Ok(Self { digest, timestamp })
    }

    /// As a detached file.
    pub fn to_bytes(&self) -> Vec<u8> {
        [MAGIC, &number(VERSION), &[SHA256], &self.digest, &self.timestamp.to_bytes()].concat()
    }

    /// The blocks of Bitcoin that it leads to, each with the Merkle root that the block must have, in the order in which headers
    /// hold it.
    pub fn blocks(&self) -> Vec<(u64, Hash)> {
        let all = self.timestamp.attested(&self.digest);
        let block = |it: Attested<'_>| match it.by {
            Attestation::Bitcoin(height) => Some((*height, it.message?.try_into().ok()?)),
            _ => None,
        };
        all.into_iter().filter_map(block).collect()
    }

    /// The calendars that have promised more, each with what it is asked for.
    pub fn pending(&self) -> Vec<(String, Vec<u8>)> {
        let all = self.timestamp.attested(&self.digest);
        let calendar = |it: Attested<'_>| match it.by {
            Attestation::Pending(uri) => Some((uri.clone(), it.message?)),
            _ => None,
        };
        all.into_iter().filter_map(calendar).collect()
    }
}

/// When the block of this header was made, in seconds since 1970, if its Merkle root is `root` and the work was done that it says.
/// Which height it has, and that it is in the chain, only a node of one's own or others' records can tell; a lonely header costs
/// whoever wants to deceive some minutes of computing.
pub fn header_time(header: &[u8; 80], root: &Hash) -> Option<u64> {
    let hash = Sha256::digest(Sha256::digest(header));
    let field = |at: usize| header.get(at..at + 4).and_then(|it| it.try_into().ok()).map(u32::from_le_bytes);
    let (time, bits) = (field(68)?, field(72)?);
    let same = header.get(36..68)? == root;
    (same && meets(&hash, bits)).then_some(u64::from(time))
}

/// Whether a hash, read as a number from its end, is no more than the target.
fn meets(hash: &[u8], bits: u32) -> bool {
    let (exponent, mantissa) = ((bits >> 24) as usize, bits & 0x00ff_ffff);
    // Bitcoin has never allowed an easier target than its first.
    let easy = exponent > 0x1d || exponent == 0x1d && mantissa > 0xffff;
    if mantissa & 0x0080_0000 != 0 || mantissa == 0 || exponent < 3 || easy {
        return false;
    }
    let mut target = [0_u8; 32];
    let at = 32 - exponent;
    for (place, byte) in target.iter_mut().skip(at).zip(&mantissa.to_be_bytes()[1..]) {
        *place = *byte;
    }
    hash.iter().rev().copied().collect::<Vec<u8>>().as_slice() <= target.as_slice()
}

/// A number, seven bits in a byte, the least significant first.
fn number(mut it: u64) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = (it & 0x7f) as u8;
        it >>= 7;
        if it == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}

fn sized(bytes: &[u8]) -> Vec<u8> {
    [number(bytes.len() as u64).as_slice(), bytes].concat()
}

/// What is still to be read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn byte(&mut self) -> Result<u8, OtsError> {
        let (first, rest) = self.0.split_first().ok_or(OtsError::Short)?;
        self.0 = rest;
        Ok(*first)
    }

    fn chunk<const N: usize>(&mut self) -> Result<&'a [u8; N], OtsError> {
        let (chunk, rest) = self.0.split_first_chunk().ok_or(OtsError::Short)?;
        self.0 = rest;
        Ok(chunk)
    }

    fn number(&mut self) -> Result<u64, OtsError> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(OtsError::Bounds)
    }

    fn sized(&mut self, least: usize, most: usize) -> Result<&'a [u8], OtsError> {
        let length = usize::try_from(self.number()?).map_err(|_| OtsError::Bounds)?;
        if !(least..=most).contains(&length) {
            return Err(OtsError::Bounds);
        }
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(OtsError::Short)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn end(&self) -> Result<(), OtsError> {
        if self.0.is_empty() { Ok(()) } else { Err(OtsError::Long) }
    }
}
