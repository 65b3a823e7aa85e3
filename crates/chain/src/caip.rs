//! Names of chains and accounts that mean the same everywhere: CAIP-2 and CAIP-10.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr, sync::Arc};

/// A chain by CAIP-2: `eip155:1`, `bip122:000000000019d6689c085ae165831e93`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChainId {
    text: Arc<str>,
    colon: usize,
}

/// An account on a chain by CAIP-10: `eip155:1:0xab16a96d359ec26a11e2c2b3d8f8b8942d5bfcdb`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId {
    /// The chain.
    pub chain: ChainId,
    /// The address as its chain writes it.
    pub address: String,
}

/// Why a text is no CAIP identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaipError {
    /// A part between colons is missing, or there is one too many.
    #[error("not of the form namespace:reference")]
    Form,
    /// The namespace is not 3 to 8 of `a-z`, `0-9`, `-`.
    #[error("the namespace is 3 to 8 of a-z, 0-9 and -")]
    Namespace,
    /// The reference is not 1 to 32 of `a-z`, `A-Z`, `0-9`, `-`, `_`.
    #[error("the reference is 1 to 32 letters, digits, - and _")]
    Reference,
    /// The address is not 1 to 128 of letters, digits, `-`, `.`, `%`.
    #[error("the address is 1 to 128 letters, digits, -, . and %")]
    Address,
}

impl ChainId {
    /// The kind of chain: `eip155`, `bip122`, `tron`.
    pub fn namespace(&self) -> &str {
        self.text.get(..self.colon).unwrap_or_default()
    }

    /// Which of that kind.
    pub fn reference(&self) -> &str {
        self.text.get(self.colon + 1..).unwrap_or_default()
    }

    /// Both, as CAIP-2 writes them.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ChainId {
    type Err = CaipError;

    fn from_str(text: &str) -> Result<Self, CaipError> {
        let (namespace, reference) = text.split_once(':').ok_or(CaipError::Form)?;
        let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !(3..=8).contains(&namespace.len()) || !namespace.bytes().all(small) {
            return Err(CaipError::Namespace);
        }
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !(1..=32).contains(&reference.len()) || !reference.bytes().all(sound) {
            return Err(CaipError::Reference);
        }
        Ok(Self { text: text.into(), colon: namespace.len() })
    }
}

impl FromStr for AccountId {
    type Err = CaipError;

    fn from_str(text: &str) -> Result<Self, CaipError> {
        let (chain, address) = text.rsplit_once(':').ok_or(CaipError::Form)?;
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'%');
        if !(1..=128).contains(&address.len()) || !address.bytes().all(sound) {
            return Err(CaipError::Address);
        }
        Ok(Self { chain: chain.parse()?, address: address.to_owned() })
    }
}

impl fmt::Display for ChainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ChainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.chain, self.address)
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! as_text {
    ($($it:ty),*) => {$(
        impl Serialize for $it {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $it {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

as_text!(ChainId, AccountId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standards_are_read_and_printed() {
        for text in [
            "eip155:1",
            "bip122:000000000019d6689c085ae165831e93",
            "bip122:12a765e31ffd4059bada1e25190f6e98",
            "cosmos:cosmoshub-3",
            "cosmos:Binance-Chain-Tigris",
            "starknet:SN_GOERLI",
            "chainstd:8c3444cf8970a9e41a706fab93e7a6c4",
        ] {
            assert_eq!(text.parse::<ChainId>().map(|it| it.to_string()), Ok(text.to_owned()));
        }
        let account: AccountId =
            "bip122:000000000019d6689c085ae165831e93:128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6".parse().unwrap();
        assert_eq!(
            (account.chain.namespace(), account.address.as_str()),
            ("bip122", "128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6")
        );
        assert_eq!(
            "hedera:mainnet:0.0.1234567890-zbhlt".parse::<AccountId>().unwrap().address,
            "0.0.1234567890-zbhlt"
        );
    }

    #[test]
    fn what_is_malformed_says_why() {
        let fault = |text: &str| text.parse::<ChainId>().unwrap_err();
        assert_eq!(fault("eip155"), CaipError::Form);
        assert_eq!(fault("EIP155:1"), CaipError::Namespace);
        assert_eq!(fault("ab:1"), CaipError::Namespace);
        assert_eq!(fault("eip155:"), CaipError::Reference);
        assert_eq!(fault("eip155:1:2"), CaipError::Reference);
        assert_eq!(fault(&format!("eip155:{}", "1".repeat(33))), CaipError::Reference);
        assert_eq!("eip155:1:0x/".parse::<AccountId>().unwrap_err(), CaipError::Address);
    }
}
