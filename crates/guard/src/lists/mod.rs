//! Lists of hosts known to be bad: a million of them in eight megabytes, asked in well under a microsecond.
//!
//! A host is kept as 64 bits of a keyed hash (SipHash), so that nobody can make an honest host that collides with
//! a listed one without the key. Hashes are sorted, and an index over their first bits leads to the few that can
//! match. For a host that is not listed, each of its names (itself and its parents, five at most times out of a
//! hundred more) is taken for a listed one with a chance of n / 2^64: with a million hosts, one in
//! 18,000,000,000,000.
//!
//! Lists are read in the formats that they are published in; see [`Builder::read`].

mod read;
#[cfg(test)]
mod tests;

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

pub use read::{BadLine, BadLines, KEPT, ReadError};

use crate::links::Host;

/// How many hashes share a place of the index, about.
const PER_PLACE: usize = 8;

/// Hosts, asked by themselves and by all their parents.
#[derive(Clone, Debug)]
pub struct HostList {
    key: [u8; 16],
    hashes: Box<[u64]>,
    /// Where the hashes begin that have a place's first bits; one more than there are places.
    index: Box<[u32]>,
    /// How many bits of a hash say its place.
    bits: u32,
}

impl Default for HostList {
    fn default() -> Self {
        Builder::new([0; 16]).build()
    }
}

impl HostList {
    /// Whether a host, as a browser writes it, or a parent of it is listed.
    pub fn holds(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.');
        if self.hashes.is_empty() {
            return false;
        }
        let mut rest = host;
        loop {
            // A whole top-level domain is never listed.
            let Some((_, parent)) = rest.split_once('.') else { return false };
            if self.holds_hash(hash(&self.key, rest)) {
                return true;
            }
            rest = parent;
        }
    }

    fn holds_hash(&self, hash: u64) -> bool {
        let place = place(hash, self.bits);
        let bound = |at: usize| self.index.get(at).and_then(|bound| usize::try_from(*bound).ok());
        let (Some(start), Some(end)) = (bound(place), bound(place + 1)) else { return false };
        self.hashes.get(start..end).is_some_and(|hashes| hashes.contains(&hash))
    }

    /// How many hosts it has.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// How much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.hashes) + size_of_val(&*self.index)
    }
}

fn hash(key: &[u8; 16], host: &str) -> u64 {
    let mut hasher = SipHasher13::new_with_key(key);
    hasher.write(host.as_bytes());
    hasher.finish()
}

fn place(hash: u64, bits: u32) -> usize {
    // A shift by all 64 bits is none of the processor's.
    hash.checked_shr(u64::BITS - bits).and_then(|place| usize::try_from(place).ok()).unwrap_or(0)
}

/// A list in the making.
#[derive(Clone, Debug)]
pub struct Builder {
    key: [u8; 16],
    blocked: Vec<u64>,
    /// Hosts that a list names as honest; they are left out whatever another list says.
    allowed: Vec<u64>,
}

impl Builder {
    /// An empty list, with the key of its hashes: random, and the same as long as the list lives.
    pub fn new(key: [u8; 16]) -> Builder {
        Builder { key, blocked: Vec::new(), allowed: Vec::new() }
    }

    /// Puts in a host or URL; `false` if there is no host in it.
    pub fn block(&mut self, host: &str) -> bool {
        let hash = self.hash_of(host);
        self.blocked.extend(hash);
        hash.is_some()
    }

    /// Leaves out a host, but not those below it; `false` if there is no host in it.
    pub fn allow(&mut self, host: &str) -> bool {
        let hash = self.hash_of(host);
        self.allowed.extend(hash);
        hash.is_some()
    }

    fn hash_of(&self, host: &str) -> Option<u64> {
        let host = host.strip_prefix("*.").unwrap_or(host);
        // Nearly all hosts of a list are as a browser would write them: only others are worth parsing.
        let plain = host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.'));
        if plain
            && host.contains('.')
            && !host.contains("..")
            && !host.starts_with('.')
            && !host.ends_with('.')
        {
            return Some(hash(&self.key, host));
        }
        let host = Host::of(host).filter(|host| host.ascii.contains('.'))?;
        let sound =
            host.ascii.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        sound.then(|| hash(&self.key, &host.ascii))
    }

    /// The list, ready to be asked.
    pub fn build(mut self) -> HostList {
        self.allowed.sort_unstable();
        self.blocked.retain(|hash| self.allowed.binary_search(hash).is_err());
        self.blocked.sort_unstable();
        self.blocked.dedup();
        // Positions of the index have 32 bits; that is four thousand times the largest list there is.
        self.blocked.truncate(u32::MAX as usize);
        let hashes = self.blocked.into_boxed_slice();
        let bits = (hashes.len() / PER_PLACE).max(1).ilog2() + 1;
        let mut index = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0u32;
        let mut rest = hashes.iter().peekable();
        for here in 0..1usize << bits {
            index.push(at);
            while rest.next_if(|hash| place(**hash, bits) == here).is_some() {
                at += 1;
            }
        }
        index.push(at);
        HostList { key: self.key, hashes, index: index.into_boxed_slice(), bits }
    }
}
