//! BIP-322's simple form: the witness of the virtual transaction's input, in base64.

use super::{
    Address, hash160, nested,
    script::Multisig,
    sha256,
    transactions::{SIGHASH_ALL, ToSign},
};
use crate::{Refusal, ecdsa::strict};
use base64::{Engine, engine::general_purpose::STANDARD};
use k256::{
    ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier},
    schnorr,
};

/// Verifies P2WPKH, P2SH-P2WPKH, P2TR by its key, and P2WSH of m of n keys.
pub(crate) fn verify(address: &Address, message: &str, signature: &str) -> Result<(), Refusal> {
    let witness = witness(signature)?;
    let items: Vec<&[u8]> = witness.iter().map(Vec::as_slice).collect();
    let to_sign = ToSign::new(message, address.script());
    match address {
        Address::P2wpkh(hash) => by_key(&to_sign, &items, |key| key == hash),
        Address::P2sh(hash) => by_key(&to_sign, &items, |key| hash160(&nested(key)) == *hash),
        Address::P2tr(key) => taproot(&to_sign, &items, key),
        Address::P2wsh(hash) => by_script(&to_sign, &items, hash),
        Address::P2pkh(_) => Err(Refusal::Unsupported(
            "an address beginning with 1 has no witness: it signs in the older form (BIP-137)",
        )),
    }
}

/// The witness's items. Since 2025 the BIP puts `smp` before the base64; older signatures have nothing there.
fn witness(signature: &str) -> Result<Vec<Vec<u8>>, Refusal> {
    if signature.starts_with("ful") || signature.starts_with("pof") {
        return Err(Refusal::Unsupported("this is a full signature of BIP-322, only simple ones are read"));
    }
    let base64 = signature.strip_prefix("smp").unwrap_or(signature);
    let bytes = STANDARD.decode(base64).map_err(|_| Refusal::SignatureForm("it is not base64"))?;
    let mut rest = bytes.as_slice();
    let form = Refusal::SignatureForm("it is not a witness: a length is wrong, or bytes are left over");
    let items = (|| {
        let count = read_size(&mut rest)?;
        // An item is at least the byte of its length, so that `count` cannot ask for more than was sent.
        (count <= rest.len()).then_some(())?;
        (0..count)
            .map(|_| {
                let size = read_size(&mut rest)?;
                let (item, tail) = rest.split_at_checked(size)?;
                rest = tail;
                Some(item.to_vec())
            })
            .collect::<Option<Vec<_>>>()
    })();
    items.filter(|_| rest.is_empty()).ok_or(form)
}

/// Bitcoin's variable-length number in its shortest form; larger than 65,535 is no part of a witness here.
fn read_size(rest: &mut &[u8]) -> Option<usize> {
    let (size, tail) = match *rest {
        [size @ 0..=0xfc, tail @ ..] => (u16::from(*size), tail),
        [0xfd, low, high, tail @ ..] => (u16::from_le_bytes([*low, *high]), tail),
        _ => return None,
    };
    let shortest = size > 0xfc || rest.len() - tail.len() == 1;
    *rest = tail;
    shortest.then_some(usize::from(size))
}

/// Two items: a signature and the key that the address has the hash of.
fn by_key(to_sign: &ToSign, witness: &[&[u8]], owns: impl Fn(&[u8; 20]) -> bool) -> Result<(), Refusal> {
    let [signature, key] = witness else {
        return Err(Refusal::SignatureForm("its witness is not a signature and a key"));
    };
    if key.len() != 33 {
        return Err(Refusal::SignatureForm("its key is not compressed, as SegWit asks"));
    }
    let hash = hash160(key);
    if !owns(&hash) {
        return Err(Refusal::BadSignature);
    }
    let script_code = [&[25, 0x76, 0xa9, 20][..], &hash, &[0x88, 0xac]].concat();
    if is_signed(&to_sign.segwit_v0(&script_code), signature, key)? {
        Ok(())
    } else {
        Err(Refusal::BadSignature)
    }
}

/// Whether a signature of DER (BIP-66) and its type is the key's.
fn is_signed(hash: &[u8; 32], signature: &[u8], key: &[u8]) -> Result<bool, Refusal> {
    let (hash_type, der) = signature.split_last().ok_or(Refusal::SignatureForm("a signature is empty"))?;
    if *hash_type != SIGHASH_ALL {
        return Err(Refusal::SignatureForm(
            "its type is not SIGHASH_ALL: it does not sign all of the message",
        ));
    }
    let parsed = Signature::from_der(der).ok().filter(|it| it.to_der().as_bytes() == der).ok_or(
        Refusal::SignatureForm(
            "a signature is not in strict DER, or its r or s is zero or above the group's order",
        ),
    )?;
    let parsed = strict(Some(parsed))?;
    let key =
        VerifyingKey::from_sec1_bytes(key).map_err(|_| Refusal::SignatureForm("its key is no point"))?;
    Ok(key.verify_prehash(hash, &parsed).is_ok())
}

/// One item: a Schnorr signature by the key that the address is.
fn taproot(to_sign: &ToSign, witness: &[&[u8]], key: &[u8; 32]) -> Result<(), Refusal> {
    let [item] = witness else {
        return Err(match witness {
            [_, annex] if annex.first() == Some(&0x50) => {
                Refusal::Unsupported("it has an annex, which has no meaning")
            }
            [_, _, ..] => {
                Refusal::Unsupported("it spends by a script: only a signature by the address's key is read")
            }
            _ => Refusal::SignatureForm("its witness is empty"),
        });
    };
    let (signature, hash_type) = match item.split_at_checked(64) {
        Some((signature, [])) => (signature, 0),
        Some((signature, [SIGHASH_ALL])) => (signature, SIGHASH_ALL),
        Some((_, [_])) => {
            return Err(Refusal::SignatureForm("its type is neither SIGHASH_DEFAULT nor SIGHASH_ALL"));
        }
        _ => return Err(Refusal::SignatureForm("its Schnorr signature is not 64 or 65 bytes long")),
    };
    let key = schnorr::VerifyingKey::from_slice(key)
        .map_err(|_| Refusal::Address { scheme: "bip322-simple", why: "its key is no point of the curve" })?;
    let signature = schnorr::Signature::try_from(signature)
        .map_err(|_| Refusal::SignatureForm("its r or s is above what it can be"))?;
    key.verify_prehash(&to_sign.taproot(hash_type), &signature).map_err(|_| Refusal::BadSignature)
}

/// An empty item, m signatures in the order of the keys, and the script.
fn by_script(to_sign: &ToSign, witness: &[&[u8]], hash: &[u8; 32]) -> Result<(), Refusal> {
    let Some((script, inputs)) = witness.split_last() else {
        return Err(Refusal::SignatureForm("its witness is empty"));
    };
    if sha256(script) != *hash {
        return Err(Refusal::BadSignature);
    }
    let multisig = Multisig::read(script)
        .ok_or(Refusal::Unsupported("the address's script is not one of m of n compressed keys"))?;
    let [[], signatures @ ..] = inputs else {
        return Err(Refusal::SignatureForm(
            "its witness does not begin with an empty item, as m of n keys ask",
        ));
    };
    if signatures.len() != multisig.needed {
        return Err(Refusal::SignatureForm("it has not as many signatures as the script asks for"));
    }
    let mut script_code = Vec::with_capacity(script.len() + 3);
    match u8::try_from(script.len()) {
        Ok(size @ 0..=0xfc) => script_code.push(size),
        _ => {
            let size =
                u16::try_from(script.len()).map_err(|_| Refusal::SignatureForm("its script is too long"))?;
            script_code.push(0xfd);
            script_code.extend_from_slice(&size.to_le_bytes());
        }
    }
    script_code.extend_from_slice(script);
    let message = to_sign.segwit_v0(&script_code);
    // A key that did not sign is passed over; none is used twice.
    let mut keys = multisig.keys.iter();
    for signature in signatures {
        let mut signed = false;
        for key in keys.by_ref() {
            if is_signed(&message, signature, key)? {
                signed = true;
                break;
            }
        }
        if !signed {
            return Err(Refusal::BadSignature);
        }
    }
    Ok(())
}
