//! One way, and no other, to write named values as bytes, so that a hash over the bytes is one over the values.
//!
//! Fields stand in the order of their names' bytes, each name once. All numbers have their highest byte first.
//!
//! | what | bytes |
//! |---|---|
//! | number of fields | 4 |
//! | for each: length of the name, the name in UTF-8 | 4, that many |
//! | then one of: nothing | `00` |
//! | · an integer | `01`, 8 as two's complement |
//! | · bytes | `02`, length 4, that many |
//! | · text | `03`, length 4, that many in UTF-8 |
//!
//! In JSON the same is an object: `null`, an integer, `{"base64": "…"}`, a string. There are no fractions, which no two
//! languages write alike, and no lists and objects: what is nested can be put in as text.

use crate::encoding;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
    ser::SerializeMap,
};
use std::{borrow::Cow, fmt};
use thiserror::Error;

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    None,
    /// A whole number.
    Int(i64),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
    /// Text. Two texts that look alike and are other code points are two texts.
    Text(Cow<'a, str>),
}

/// Fields in order, each name once: what a leaf commits to.
///
/// ```
/// use ombud_ledger::{Content, Value};
///
/// let content = Content::new([("actor", Value::Text("ana".into())), ("at", Value::Int(5))])?;
/// let bytes = content.encode();
/// assert_eq!(bytes.len(), 4 + (4 + 5 + 1 + 4 + 3) + (4 + 2 + 1 + 8));
/// assert_eq!(Content::decode(&bytes)?, content);
/// assert_eq!(serde_json::to_string(&content)?, r#"{"actor":"ana","at":5}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// Fields or bytes that are no content.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ContentError {
    /// A name that comes twice.
    #[error("the field {0} comes twice")]
    Twice(String),
    /// Longer than its length can say.
    #[error("a field is too long")]
    Length,
    /// Bytes that no content is written as.
    #[error("these bytes are no content")]
    Malformed,
}

impl<'a> Content<'a> {
    /// Puts fields in order.
    ///
    /// # Errors
    /// When a name comes twice, or a field is 4 GiB or longer.
    pub fn new<N: Into<Cow<'a, str>>>(
        fields: impl IntoIterator<Item = (N, Value<'a>)>,
    ) -> Result<Self, ContentError> {
        let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| (name.into(), value)).collect();
        if !fields.is_sorted_by(|(a, _), (b, _)| a < b) {
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            let twice = fields.windows(2).find_map(|pair| match pair {
                [(a, _), (b, _)] if a == b => Some(a.to_string()),
                _ => None,
            });
            if let Some(name) = twice {
                return Err(ContentError::Twice(name));
            }
        }
        let fits = |length: usize| u32::try_from(length).is_ok();
        let short = fields.iter().all(|(name, value)| fits(name.len()) && fits(value.len()));
        if short && fits(fields.len()) { Ok(Self(fields)) } else { Err(ContentError::Length) }
    }

    /// The fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.fields().find(|(it, _)| *it == name).map(|(_, value)| value)
    }

    /// The bytes that are committed to.
    pub fn encode(&self) -> Vec<u8> {
        let size = self.0.iter().map(|(name, value)| name.len() + value.len() + 16).sum::<usize>();
        let mut bytes = Vec::with_capacity(4 + size);
        put_length(&mut bytes, self.0.len());
        for (name, value) in &self.0 {
            put(&mut bytes, name.as_bytes());
            match value {
                Value::None => bytes.push(0),
                Value::Int(it) => {
                    bytes.push(1);
                    bytes.extend_from_slice(&it.to_be_bytes());
                }
                Value::Bytes(it) => {
                    bytes.push(2);
                    put(&mut bytes, it);
                }
                Value::Text(it) => {
                    bytes.push(3);
                    put(&mut bytes, it.as_bytes());
                }
            }
        }
        bytes
    }

    /// Reads what [`Content::encode`] wrote, and nothing else.
    ///
    /// # Errors
    /// When the bytes are not of that form.
    pub fn decode(mut bytes: &'a [u8]) -> Result<Self, ContentError> {
        let count = length(&mut bytes)?;
        let mut fields: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        for _ in 0..count {
            let name = text(take(&mut bytes)?)?;
            if fields.last().is_some_and(|(before, _)| before.as_ref() >= name) {
                return Err(ContentError::Malformed);
            }
            let (tag, rest) = bytes.split_first().ok_or(ContentError::Malformed)?;
            bytes = rest;
            let value = match tag {
                0 => Value::None,
                1 => {
                    let (int, rest) = bytes.split_first_chunk::<8>().ok_or(ContentError::Malformed)?;
                    bytes = rest;
                    Value::Int(i64::from_be_bytes(*int))
                }
                2 => Value::Bytes(take(&mut bytes)?.into()),
                3 => Value::Text(text(take(&mut bytes)?)?.into()),
                _ => return Err(ContentError::Malformed),
            };
            fields.push((name.into(), value));
        }
        if bytes.is_empty() { Ok(Self(fields)) } else { Err(ContentError::Malformed) }
    }

    /// The same without borrowing.
    pub fn into_owned(self) -> Content<'static> {
        let owned = |(name, value): (Cow<'a, str>, Value<'a>)| {
            let value = match value {
                Value::None => Value::None,
                Value::Int(it) => Value::Int(it),
                Value::Bytes(it) => Value::Bytes(it.into_owned().into()),
                Value::Text(it) => Value::Text(it.into_owned().into()),
            };
            (name.into_owned().into(), value)
        };
        Content(self.0.into_iter().map(owned).collect())
    }
}

impl Value<'_> {
    fn len(&self) -> usize {
        match self {
            Self::None | Self::Int(_) => 0,
            Self::Bytes(it) => it.len(),
            Self::Text(it) => it.len(),
        }
    }
}

impl From<i64> for Value<'_> {
    fn from(it: i64) -> Self {
        Self::Int(it)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(it: &'a str) -> Self {
        Self::Text(it.into())
    }
}

impl From<String> for Value<'_> {
    fn from(it: String) -> Self {
        Self::Text(it.into())
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(it: &'a [u8]) -> Self {
        Self::Bytes(it.into())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(it: Option<T>) -> Self {
        it.map_or(Self::None, Into::into)
    }
}

fn put_length(bytes: &mut Vec<u8>, length: usize) {
    // `Content::new` lets nothing in that is longer.
    bytes.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
}

fn put(bytes: &mut Vec<u8>, part: &[u8]) {
    put_length(bytes, part.len());
    bytes.extend_from_slice(part);
}

fn length(bytes: &mut &[u8]) -> Result<usize, ContentError> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(ContentError::Malformed)?;
    *bytes = rest;
    Ok(u32::from_be_bytes(*length) as usize)
}

fn take<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], ContentError> {
    let length = length(bytes)?;
    let (part, rest) = bytes.split_at_checked(length).ok_or(ContentError::Malformed)?;
    *bytes = rest;
    Ok(part)
}

fn text(bytes: &[u8]) -> Result<&str, ContentError> {
    std::str::from_utf8(bytes).map_err(|_| ContentError::Malformed)
}

impl Serialize for Content<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.fields())
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => out.serialize_unit(),
            Self::Int(it) => out.serialize_i64(*it),
            Self::Text(it) => out.serialize_str(it),
            Self::Bytes(it) => {
                let mut map = out.serialize_map(Some(1))?;
                map.serialize_entry("base64", &encoding::encode(it))?;
                map.end()
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Content<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> de::Visitor<'de> for Fields {
            type Value = Content<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Content<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, Value<'de>>()? {
                    fields.push((name, value));
                }
                Content::new(fields).map_err(de::Error::custom)
            }
        }
        from.deserialize_map(Fields)
    }
}

/// A key of an object, borrowed where it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Text(it) => Ok(Self(it)),
            _ => Err(de::Error::custom("expected a name")),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Field;
        impl<'de> de::Visitor<'de> for Field {
            type Value = Value<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("null, a whole number, a string or bytes as {\"base64\": \"…\"}")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Value<'de>, E> {
                Ok(Value::None)
            }

            fn visit_i64<E: de::Error>(self, it: i64) -> Result<Value<'de>, E> {
                Ok(Value::Int(it))
            }

            fn visit_u64<E: de::Error>(self, it: u64) -> Result<Value<'de>, E> {
                i64::try_from(it).map(Value::Int).map_err(|_| E::custom("the number is too large"))
            }

            fn visit_borrowed_str<E: de::Error>(self, it: &'de str) -> Result<Value<'de>, E> {
                Ok(Value::Text(it.into()))
            }

            fn visit_str<E: de::Error>(self, it: &str) -> Result<Value<'de>, E> {
                Ok(Value::Text(it.to_owned().into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
                let wrong = || de::Error::custom("expected bytes as {\"base64\": \"…\"} and nothing beside");
                let (Name(name), Name(text)) = map.next_entry()?.ok_or_else(wrong)?;
                let more = map.next_key::<Name<'de>>()?.is_some();
                let bytes = encoding::decode(&text).filter(|_| name == "base64" && !more);
                Ok(Value::Bytes(bytes.ok_or_else(wrong)?.into()))
            }
        }
        from.deserialize_any(Field)
    }
}
