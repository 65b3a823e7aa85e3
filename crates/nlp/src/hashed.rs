//! A hasher for keys that are hashes already.

use std::hash::Hasher;

/// Takes a hash for what it is: for maps whose keys are 64-bit hashes already, under a key or of a fixed vocabulary, so that nobody
/// outside can choose two that meet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
