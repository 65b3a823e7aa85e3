//! Base64 with padding, and nothing that decodes to the same: the only encoding of bytes in what this crate reads.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Exactly `N` bytes; longer input is refused before it is decoded.
pub(crate) fn decode_exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N.div_ceil(3) * 4 {
        return None;
    }
    let mut buffer = [0; 96];
    let length = STANDARD.decode_slice(text, &mut buffer).ok()?;
    buffer.get(..length)?.try_into().ok()
}

/// `N` bytes as a string of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fixed<const N: usize>(pub [u8; N]);

impl<const N: usize> Serialize for Fixed<N> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&base64::display::Base64Display::new(&self.0, &STANDARD))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Fixed<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text<const N: usize>;
        impl<const N: usize> de::Visitor<'_> for Text<N> {
            type Value = Fixed<N>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{N} bytes in base64")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Fixed<N>, E> {
                decode_exact(text)
                    .map(Fixed)
                    .ok_or_else(|| E::custom(format_args!("expected {N} bytes in base64")))
            }
        }
        from.deserialize_str(Text)
    }
}

/// Hashes, one after the other, as a string of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hashes(pub Vec<crate::Hash>);

impl Serialize for Hashes {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&encode(self.0.as_flattened()))
    }
}

impl<'de> Deserialize<'de> for Hashes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Hashes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("hashes in base64")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Hashes, E> {
                let bytes = decode(text).ok_or_else(|| E::custom("expected hashes in base64"))?;
                let (hashes, rest) = bytes.as_chunks::<32>();
                let whole = rest.is_empty().then(|| Hashes(hashes.to_vec()));
                whole.ok_or_else(|| E::custom("expected hashes of 32 bytes"))
            }
        }
        from.deserialize_str(Text)
    }
}
