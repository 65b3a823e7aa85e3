//! Sealed values: what must not be readable in a database, a backup or a log. XChaCha20-Poly1305
//! (draft-irtf-cfrg-xchacha-03) with a random nonce, and with the value's place as associated data: a sealed value that is
//! moved to another row, column or workspace does not open there.
//!
//! ```
//! use ombud_base::{Random, sealed::{Key, Place}};
//! let random = Random::system();
//! let key = Key::generate(&random);
//! let place = Place::new("customers.email").number(7);
//! let sealed = key.seal(&place, b"anna@example.com", &random);
//! assert_eq!(key.open(&place, &sealed).unwrap(), b"anna@example.com");
//! assert!(key.open(&Place::new("customers.email").number(8), &sealed).is_err());
//! ```

use crate::Random;
use chacha20poly1305::{
    AeadInOut, KeyInit, XChaCha20Poly1305,
    aead::{Tag, inout::InOutBuf},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of a nonce.
const NONCE: usize = 24;
/// Bytes of a tag.
const TAG: usize = 16;
/// How many bytes a sealed value has more than what is sealed in it.
pub const OVERHEAD: usize = NONCE + TAG;

/// A key of 256 bits. It prints as `***` and is wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

/// What does not open: another key, another place, or other bytes than were sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sealed value does not open: it was changed, moved, or sealed with another key")
    }
}

impl std::error::Error for Broken {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Where a sealed value belongs: its column, then what names its row. The parts are written with their lengths or have a
/// fixed one, so two places never have the same bytes.
#[derive(Clone, Debug)]
pub struct Place(Vec<u8>);

impl Place {
    /// A column, `table.column`.
    pub fn new(column: &str) -> Self {
        let mut bytes = Vec::with_capacity(96);
        bytes.push(u8::try_from(column.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(column.as_bytes());
        Self(bytes)
    }

    /// And an id of its row.
    #[must_use]
    pub fn id(mut self, id: Uuid) -> Self {
        self.0.push(b'u');
        self.0.extend_from_slice(id.as_bytes());
        self
    }

    /// And a number of its row.
    #[must_use]
    pub fn number(mut self, number: i64) -> Self {
        self.0.push(b'n');
        self.0.extend_from_slice(&number.to_be_bytes());
        self
    }
}

impl Key {
    /// A fresh one.
    pub fn generate(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// The one with these bytes; none unless there are 32.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes. The call is meant to stand out in a review.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose alone, which tells nothing of this one: HMAC-SHA-256 of the purpose, as HKDF-Expand
    /// (RFC 5869) does for one block.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        Self(self.mac(&[purpose.as_bytes(), &[1]]))
    }

    /// HMAC-SHA-256 (RFC 2104) of the parts, one behind the other.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.macs();
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().into()
    }

    fn macs(&self) -> Hmac<Sha256> {
        // A key shorter than a block is filled up with zeros (RFC 2104, section 2).
        let mut block = [0; 64];
        block.iter_mut().zip(self.0).for_each(|(to, from)| *to = from);
        <Hmac<Sha256> as KeyInit>::new(&block.into())
    }

    /// Seals: nonce, ciphertext and tag.
    pub fn seal(&self, place: &Place, plain: &[u8], random: &Random) -> Vec<u8> {
        let nonce: [u8; NONCE] = random.bytes();
        let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let (_, text) = sealed.split_at_mut(NONCE);
        // It refuses texts of 256 GiB alone; an empty tag then makes what is returned unreadable instead of open.
        match self.cipher().encrypt_inout_detached(&nonce.into(), &place.0, InOutBuf::from(text)) {
            Ok(tag) => sealed.extend_from_slice(&tag),
            Err(_) => sealed.clear(),
        }
        sealed
    }

    /// Opens what [`Key::seal`] gave.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(Broken)?;
        let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(Broken)?;
        let mut plain = text.to_vec();
        let tag = Tag::<XChaCha20Poly1305>::from(*tag);
        self.cipher()
            .decrypt_inout_detached(&(*nonce).into(), &place.0, InOutBuf::from(plain.as_mut_slice()), &tag)
            .map_err(|_| Broken)?;
        Ok(plain)
    }

    /// Opens a text.
    ///
    /// # Errors
    /// [`Broken`], also when what was sealed is no text.
    pub fn open_text(&self, place: &Place, sealed: &[u8]) -> Result<String, Broken> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| Broken)
    }

    /// Seals another key with this one.
    pub fn wrap(&self, place: &Place, key: &Self, random: &Random) -> Vec<u8> {
        self.seal(place, &key.0, random)
    }

    /// Opens a key that [`Key::wrap`] sealed.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn unwrap_key(&self, place: &Place, sealed: &[u8]) -> Result<Self, Broken> {
        let mut plain = self.open(place, sealed)?;
        let key = Self::from_slice(&plain).ok_or(Broken);
        plain.zeroize();
        key
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Vector {
        tc_id: u32,
        key: String,
        iv: String,
        aad: String,
        msg: String,
        ct: String,
        tag: String,
        result: String,
    }

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    }

    #[test]
    fn wycheproof() {
        let mut seen = (0, 0);
        for line in include_str!("../tests/vectors/xchacha20_poly1305.jsonl").lines() {
            let it: Vector = serde_json::from_str(line).unwrap();
            let key = Key::from_slice(&hex(&it.key)).unwrap();
            let iv = hex(&it.iv);
            let sealed = [iv.clone(), hex(&it.ct), hex(&it.tag)].concat();
            // What has another nonce than ours has no form in which it could be handed in.
            let opened =
                if iv.len() == NONCE { key.open(&Place(hex(&it.aad)), &sealed) } else { Err(Broken) };
            if it.result == "valid" {
                assert_eq!(opened.as_deref(), Ok(hex(&it.msg).as_slice()), "case {}", it.tc_id);
                seen.0 += 1;
            } else {
                assert_eq!(opened, Err(Broken), "case {}", it.tc_id);
                seen.1 += 1;
            }
        }
        assert!(seen.0 > 200 && seen.1 > 50, "{seen:?}");
    }

    #[test]
    fn every_changed_bit_and_every_other_place_is_refused() {
        let random = Random::seeded(1);
        let key = Key::generate(&random);
        let place = Place::new("messages.body").id(Uuid::from_u128(7)).number(3);
        let sealed = key.seal(&place, "Guten Tag".as_bytes(), &random);
        assert_eq!(key.open_text(&place, &sealed).unwrap(), "Guten Tag");
        for bit in 0..sealed.len() * 8 {
            let mut other = sealed.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.open(&place, &other), Err(Broken), "bit {bit}");
        }
        for len in 0..sealed.len() {
            assert_eq!(key.open(&place, &sealed[..len]), Err(Broken));
        }
        let elsewhere = [
            Place::new("messages.data").id(Uuid::from_u128(7)).number(3),
            Place::new("messages.body").id(Uuid::from_u128(8)).number(3),
            Place::new("messages.body").id(Uuid::from_u128(7)).number(4),
            Place::new("messages.body").id(Uuid::from_u128(7)),
        ];
        assert!(elsewhere.iter().all(|it| key.open(it, &sealed) == Err(Broken)));
        assert_eq!(Key::generate(&random).open(&place, &sealed), Err(Broken));
        assert_ne!(key.seal(&place, b"x", &random), key.seal(&place, b"x", &random), "nonces are fresh");
    }

    #[test]
    fn keys_are_wrapped_and_derived() {
        let random = Random::seeded(2);
        let (outer, inner) = (Key::generate(&random), Key::generate(&random));
        let place = Place::new("customer_keys.wrapped");
        let wrapped = outer.wrap(&place, &inner, &random);
        assert_eq!(outer.unwrap_key(&place, &wrapped), Ok(inner.clone()));
        assert_eq!(outer.unwrap_key(&place, &outer.seal(&place, b"short", &random)), Err(Broken));
        assert_ne!(outer.derive("search"), outer.derive("names"));
        assert_eq!(outer.derive("search"), outer.derive("search"));
        assert_eq!(format!("{outer:?}"), "***");
    }
}
