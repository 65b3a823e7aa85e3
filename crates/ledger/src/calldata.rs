//! A head as the data of a transaction on a chain: 86 bytes that say which log, how many leaves and which root.
//!
//! | bytes | are |
//! |---|---|
//! | 0 to 13 | `ombud-anchor-1` in ASCII |
//! | 14 to 45 | the SHA-256 of the log's origin |
//! | 46 to 53 | the number of leaves, the most significant byte first |
//! | 54 to 85 | the root |
//!
//! ```
//! use ombud_ledger::{EMPTY_ROOT, calldata::Calldata};
//!
//! let data = Calldata::new("desk.example/ledger/main", 7, EMPTY_ROOT);
//! assert_eq!(Calldata::parse(&data.encode()), Some(data));
//! ```

use crate::Hash;
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 14] = b"ombud-anchor-1";
/// How many bytes there are.
pub const LENGTH: usize = 14 + 32 + 8 + 32;

/// What the data says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calldata {
    /// The SHA-256 of the log's origin.
    pub origin: Hash,
    /// How many leaves.
    pub size: u64,
    /// The root.
    pub root: Hash,
}

impl Calldata {
    /// Of a head.
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: Sha256::digest(origin).into(), size, root }
    }

    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &self.origin, &self.size.to_be_bytes(), &self.root].concat()
    }

    /// From bytes; none if they are anything else.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let (origin, rest) = rest.split_first_chunk::<32>()?;
        let (size, rest) = rest.split_first_chunk::<8>()?;
        let root = rest.try_into().ok()?;
        Some(Self { origin: *origin, size: u64::from_be_bytes(*size), root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_those_of_the_page() {
        let data = Calldata::new("desk.example/ledger/main", 0x0102, [0xab; 32]).encode();
        assert_eq!(
            (data.len(), &data[..14], &data[46..54]),
            (LENGTH, b"ombud-anchor-1".as_slice(), &[0, 0, 0, 0, 0, 0, 1, 2][..])
        );
        assert_eq!(data[54..], [0xab; 32]);
    }

    #[test]
    fn nothing_else_is_read() {
        let data = Calldata::new("a", 1, [1; 32]).encode();
        for cut in 0..data.len() {
            assert_eq!(Calldata::parse(&data[..cut]), None);
        }
        assert_eq!(Calldata::parse(&[data.as_slice(), &[0]].concat()), None);
        for at in 0..14 {
            let mut other = data.clone();
            other[at] ^= 1;
            assert_eq!(Calldata::parse(&other), None);
        }
    }
}
