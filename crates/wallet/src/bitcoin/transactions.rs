//! BIP-322's two virtual transactions, and what their keys sign (BIP-143, BIP-341).

use super::{sha256, sha256d, tagged};

/// `to_sign`, whose one input spends the one output of `to_spend`; both are worth nothing and never sent.
pub(crate) struct ToSign {
    /// What the address pays to.
    script: Vec<u8>,
    /// The input: the id of `to_spend`, output 0.
    outpoint: [u8; 36],
}

const VERSION: [u8; 4] = [0; 4];
const LOCK_TIME: [u8; 4] = [0; 4];
const SEQUENCE: [u8; 4] = [0; 4];
const AMOUNT: [u8; 8] = [0; 8];
/// The output of `to_sign`: nothing, to `OP_RETURN`.
const OUTPUT: [u8; 10] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 0x6a];
/// Every input and every output are signed.
pub(crate) const SIGHASH_ALL: u8 = 1;

impl ToSign {
    pub(crate) fn new(message: &str, script: Vec<u8>) -> Self {
        let mut outpoint = [0; 36];
        outpoint[..32].copy_from_slice(&to_spend_id(message, &script));
        Self { script, outpoint }
    }

    /// What an ECDSA key signs: BIP-143, `SIGHASH_ALL`.
    pub(crate) fn segwit_v0(&self, script_code: &[u8]) -> [u8; 32] {
        sha256d(
            &[
                &VERSION[..],
                &sha256d(&self.outpoint),
                &sha256d(&SEQUENCE),
                &self.outpoint,
                script_code,
                &AMOUNT,
                &SEQUENCE,
                &sha256d(&OUTPUT),
                &LOCK_TIME,
                &[SIGHASH_ALL, 0, 0, 0],
            ]
            .concat(),
        )
    }

    /// What a Taproot key signs: BIP-341, by the key, without annex. `hash_type` is 0 or [`SIGHASH_ALL`].
    pub(crate) fn taproot(&self, hash_type: u8) -> [u8; 32] {
        let script = [&[self.script.len().to_le_bytes()[0]], self.script.as_slice()].concat();
        tagged(
            "TapSighash",
            &[
                &[0, hash_type][..],
                &VERSION,
                &LOCK_TIME,
                &sha256(&self.outpoint),
                &sha256(&AMOUNT),
                &sha256(&script),
                &sha256(&SEQUENCE),
                &sha256(&OUTPUT),
                &[0],          // by the key, no annex
                &[0, 0, 0, 0], // the first input
            ]
            .concat(),
        )
    }

    /// Its id, in the order of bytes in which it is hashed.
    #[cfg(test)]
    fn id(&self) -> [u8; 32] {
        sha256d(&[&VERSION[..], &[1], &self.outpoint, &[0], &SEQUENCE, &[1], &OUTPUT, &LOCK_TIME].concat())
    }
}

/// The id of the transaction whose input commits to the message and whose output pays to the address.
fn to_spend_id(message: &str, script: &[u8]) -> [u8; 32] {
    let message = tagged("BIP0322-signed-message", message.as_bytes());
    sha256d(
        &[
            &VERSION[..],
            &[1],
            &[0; 32],
            &[0xff; 4],
            &[34, 0x00, 32],
            &message,
            &SEQUENCE,
            &[1],
            &AMOUNT,
            &[script.len().to_le_bytes()[0]],
            script,
            &LOCK_TIME,
        ]
        .concat(),
    )
}

#[cfg(test)]
mod tests {
    use super::{ToSign, tagged};
    use crate::bitcoin::Address;
    use data_encoding::HEXLOWER;
    use serde_json::Value;

    /// Ids are shown with their bytes reversed.
    fn shown(mut id: [u8; 32]) -> String {
        id.reverse();
        HEXLOWER.encode(&id)
    }

    #[test]
    fn the_transactions_have_the_ids_of_bip_322() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../tests/data/basic-test-vectors.json")).unwrap();
        let cases = vectors["tx_hashes"].as_array().unwrap();
        assert_eq!(cases.len(), 3);
        for case in cases {
            let message = case["message"].as_str().unwrap();
            let hash = tagged("BIP0322-signed-message", message.as_bytes());
            assert_eq!(HEXLOWER.encode(&hash), case["message_hash"]);
            let script = Address::parse(case["address"].as_str().unwrap()).unwrap().script();
            let to_sign = ToSign::new(message, script);
            assert_eq!(shown(to_sign.outpoint[..32].try_into().unwrap()), case["to_spend_tx_hash"]);
            assert_eq!(shown(to_sign.id()), case["to_sign_tx_hash"]);
        }
    }
}
