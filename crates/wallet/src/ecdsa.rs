//! ECDSA over secp256k1, as Ethereum, Tron and Bitcoin's signed messages use it: the key is recovered from the signature.

use crate::Refusal;
use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};

/// The key that signed a hash. `odd` is the parity of the point's y.
pub(crate) fn recover(hash: &[u8; 32], rs: &[u8], odd: bool) -> Result<VerifyingKey, Refusal> {
    let signature = strict(Signature::from_slice(rs).ok())?;
    // The bit for an x above n is left out: such an r exists for one key in 2^127, and no wallet makes it.
    VerifyingKey::recover_from_prehash(hash, &signature, RecoveryId::new(odd, false))
        .map_err(|_| Refusal::BadSignature)
}

/// A signature whose `s` is in the lower half, so that it is the only one of its kind.
pub(crate) fn strict(signature: Option<Signature>) -> Result<Signature, Refusal> {
    let signature = signature.ok_or(Refusal::SignatureForm("r or s is zero or above the group's order"))?;
    if signature.normalize_s() == signature { Ok(signature) } else { Err(Refusal::HighS) }
}
