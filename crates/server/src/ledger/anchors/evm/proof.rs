//! What is kept of a head on a chain, and handed to whoever verifies.

use super::tx::{Address, Signed, Transaction, decode_hex, hex, keccak};
use ombud_ledger::{Hash, calldata::Calldata};
use serde::{Deserialize, Serialize};

/// A transaction that carries a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Which chain (EIP-155).
    pub chain_id: u64,
    /// By what the chain calls the transaction, in hexadecimal with `0x`.
    pub hash: String,
    /// All of it, in hexadecimal with `0x`.
    pub raw: String,
    /// The number of the block that it is in.
    pub block: Option<u64>,
    /// When that block was made, in seconds since 1970.
    pub time: Option<u64>,
}

/// What a transaction proves by itself, whatever chain it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// Who has signed it.
    pub from: Address,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Proof {
    /// Of a transaction that is in no block yet.
    pub fn new(chain_id: u64, signed: &Signed) -> Self {
        let [hash, raw] = [signed.hash.as_slice(), &signed.raw].map(|it| format!("0x{}", hex(it)));
        Self { chain_id, hash, raw, block: None, time: None }
    }

    /// The transaction's bytes; none if they are no hexadecimal.
    pub fn raw(&self) -> Option<Vec<u8>> {
        decode_hex(self.raw.strip_prefix("0x")?)
    }

    /// By what the chain calls it; none if that is no hexadecimal.
    pub fn hash(&self) -> Option<[u8; 32]> {
        decode_hex(self.hash.strip_prefix("0x")?)?.try_into().ok()
    }

    /// Whether the transaction carries this head, and by whom. Which block it is in only a node can tell.
    ///
    /// # Errors
    /// Why it does not.
    pub fn read(&self, origin: &str, size: u64, root: &Hash) -> Result<Read, &'static str> {
        let raw = self.raw().ok_or("its transaction is not written in hexadecimal")?;
        let hash = keccak(&raw);
        if self.hash != format!("0x{}", hex(&hash)) {
            return Err("its transaction has another hash");
        }
        let (tx, from) = Transaction::read(&raw).ok_or("its transaction cannot be read")?;
        if tx.chain_id != self.chain_id {
            return Err("its transaction is for another chain");
        }
        let data = Calldata::parse(&tx.data).ok_or("its transaction carries something else")?;
        if data != Calldata::new(origin, size, *root) {
            return Err("its transaction carries another head");
        }
        Ok(Read { from, hash })
    }
}
