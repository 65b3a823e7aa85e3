use super::{NoteError, Signature, is_name};
use crate::encoding;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// What signers' keys begin with, so that they are not taken for others.
const SECRET: &str = "PRIVATE+KEY+";

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// The text of a note: what a log signs its checkpoints with.
    Ed25519 = 1,
    /// A time and the text of a checkpoint: what a witness cosigns with (c2sp.org/tlog-cosignature).
    CosignatureV1 = 4,
}

impl Algorithm {
    fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            1 => Some(Self::Ed25519),
            4 => Some(Self::CosignatureV1),
            _ => None,
        }
    }
}

/// A key that is none.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum KeyError {
    /// Not written as a key is.
    #[error("this is not written as a key is: a name, an id and the key, with plus signs between")]
    Malformed,
    /// A kind of key that is not known here.
    #[error("keys of this kind are not known here")]
    Algorithm,
    /// The id does not follow from the rest.
    #[error("the key's id does not belong to it")]
    Id,
    /// A name with white space or a plus sign in it, or none.
    #[error("a key's name has neither white space nor plus signs")]
    Name,
    /// Bytes that are no point of the curve.
    #[error("this is no Ed25519 key")]
    Point,
}

/// The public half of a key, with its name: a *vkey*.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: u32,
    algorithm: Algorithm,
    key: VerifyingKey,
}

/// The secret half. It is wiped from memory when it is dropped, and is not shown by `{:?}`.
#[derive(Clone)]
pub struct SignerKey {
    verifier: VerifierKey,
    key: SigningKey,
}

fn key_id(name: &str, algorithm: Algorithm, public: &[u8; 32]) -> u32 {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', algorithm as u8])
        .chain_update(public)
        .finalize();
    hash.first_chunk::<4>().map_or(0, |id| u32::from_be_bytes(*id))
}

/// A name, an id and what follows the byte of the algorithm.
fn split(text: &str) -> Result<(&str, u32, Algorithm, [u8; 32]), KeyError> {
    // Base64 may have plus signs of its own.
    let mut parts = text.splitn(3, '+');
    let mut part = || parts.next().ok_or(KeyError::Malformed);
    let (name, hex, data) = (part()?, part()?, part()?);
    if !is_name(name) {
        return Err(KeyError::Name);
    }
    let plain = hex.len() == 8 && hex.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    let id = u32::from_str_radix(hex, 16).ok().filter(|_| plain).ok_or(KeyError::Malformed)?;
    let data = encoding::decode(data).ok_or(KeyError::Malformed)?;
    let (algorithm, key) = data.split_first().ok_or(KeyError::Malformed)?;
    let algorithm = Algorithm::from_byte(*algorithm).ok_or(KeyError::Algorithm)?;
    Ok((name, id, algorithm, key.try_into().map_err(|_| KeyError::Malformed)?))
}

fn join(name: &str, id: u32, algorithm: Algorithm, key: &[u8; 32]) -> String {
    let data = [&[algorithm as u8], key.as_slice()].concat();
    format!("{name}+{id:08x}+{}", encoding::encode(&data))
}

/// What a witness signs.
fn cosigned(text: &str, timestamp: u64) -> String {
    format!("cosignature/v1\ntime {timestamp}\n{text}")
}

impl VerifierKey {
    /// A key of that name.
    ///
    /// # Errors
    /// When the name cannot be one, or the bytes are no key.
    pub fn new(name: &str, algorithm: Algorithm, public: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let key = VerifyingKey::from_bytes(public).map_err(|_| KeyError::Point)?;
        Ok(Self { name: name.to_owned(), id: key_id(name, algorithm, public), algorithm, key })
    }

    /// Its name, by custom the address of the log or witness without `https://`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of its hash.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// What it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The key itself.
    pub fn public_key(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// `None` if the signature is wrong; else the time in it, if it has one.
    pub(super) fn verify(&self, text: &str, signature: &[u8]) -> Option<Option<u64>> {
        match self.algorithm {
            Algorithm::Ed25519 => self.holds(text.as_bytes(), signature).then_some(None),
            Algorithm::CosignatureV1 => {
                let (time, signature) = signature.split_first_chunk::<8>()?;
                let time = u64::from_be_bytes(*time);
                let sound =
                    i64::try_from(time).is_ok() && self.holds(cosigned(text, time).as_bytes(), signature);
                sound.then_some(Some(time))
            }
        }
    }

    /// Strictly: no keys of small order, with which anything can be signed.
    fn holds(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = ed25519_dalek::Signature::from_slice(signature);
        signature.is_ok_and(|it| self.key.verify_strict(message, &it).is_ok())
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(vkey: &str) -> Result<Self, KeyError> {
        let (name, id, algorithm, public) = split(vkey)?;
        let key = Self::new(name, algorithm, &public)?;
        if key.id == id { Ok(key) } else { Err(KeyError::Id) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&join(&self.name, self.id, self.algorithm, self.key.as_bytes()))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl SignerKey {
    /// The key that follows from 32 random bytes, which are the secret.
    ///
    /// # Errors
    /// When the name cannot be one.
    pub fn from_seed(name: &str, algorithm: Algorithm, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let verifier = VerifierKey::new(name, algorithm, key.verifying_key().as_bytes())?;
        Ok(Self { verifier, key })
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The key as text, an *skey*: `PRIVATE+KEY+` before what looks like a vkey. Whoever has it can sign.
    pub fn to_skey(&self) -> String {
        let VerifierKey { name, id, algorithm, .. } = &self.verifier;
        format!("{SECRET}{}", join(name, *id, *algorithm, self.key.as_bytes()))
    }

    pub(super) fn sign(&self, text: &str) -> Result<Signature, NoteError> {
        if self.verifier.algorithm != Algorithm::Ed25519 {
            return Err(NoteError::Algorithm);
        }
        Ok(self.signature(self.key.sign(text.as_bytes()).to_bytes().to_vec()))
    }

    pub(super) fn cosign(&self, text: &str, timestamp: u64) -> Result<Signature, NoteError> {
        if self.verifier.algorithm != Algorithm::CosignatureV1 {
            return Err(NoteError::Algorithm);
        }
        if i64::try_from(timestamp).is_err() {
            return Err(NoteError::Time);
        }
        let signature = self.key.sign(cosigned(text, timestamp).as_bytes()).to_bytes();
        Ok(self.signature([timestamp.to_be_bytes().as_slice(), &signature].concat()))
    }

    fn signature(&self, bytes: Vec<u8>) -> Signature {
        Signature { name: self.verifier.name.clone(), id: self.verifier.id, bytes }
    }
}

impl FromStr for SignerKey {
    type Err = KeyError;

    fn from_str(skey: &str) -> Result<Self, KeyError> {
        let (name, id, algorithm, seed) = split(skey.strip_prefix(SECRET).ok_or(KeyError::Malformed)?)?;
        let key = Self::from_seed(name, algorithm, &seed)?;
        if key.verifier.id == id { Ok(key) } else { Err(KeyError::Id) }
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({})", self.verifier)
    }
}
