//! Bech32 and bech32m: SegWit, Cosmos and its kin, Cardano, Avalanche, Zcash, Zilliqa, Harmony.

use bech32::primitives::decode::{
    CharError, CheckedHrpstring, CheckedHrpstringError, SegwitHrpstring, UncheckedHrpstring,
    UncheckedHrpstringError,
};
use bech32::{Bech32, Bech32m, Checksum};

use super::{Fault, Outcome};

/// The part before the separator in small letters, whatever the rest.
pub(super) fn prefix(text: &str) -> Option<String> {
    let (prefix, _) = text.rsplit_once('1')?;
    let sound = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    sound.then(|| prefix.to_ascii_lowercase())
}

fn begins(text: &str, prefix: &str) -> bool {
    let same = text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    same && text.as_bytes().get(prefix.len()) == Some(&b'1')
}

fn unchecked_fault(error: &UncheckedHrpstringError) -> Fault {
    match error {
        UncheckedHrpstringError::Char(CharError::MixedCase) => Fault::Capitals,
        UncheckedHrpstringError::Char(CharError::InvalidChar(_)) => Fault::Alphabet,
        _ => Fault::Form,
    }
}

/// The bytes behind a prefix, if the checksum holds.
fn payload<Ck: Checksum>(text: &str, prefix: &str) -> Result<Vec<u8>, Fault> {
    if !begins(text, prefix) {
        return Err(Fault::Form);
    }
    let checked = CheckedHrpstring::new::<Ck>(text).map_err(|error| match &error {
        CheckedHrpstringError::Parse(parse) => unchecked_fault(parse),
        _ => Fault::Checksum,
    })?;
    checked.validate_segwit_padding().map_err(|_| Fault::Length)?;
    Ok(checked.byte_iter().collect())
}

/// An address that pays to a witness program.
pub(super) fn segwit(text: &str, prefix: &str) -> Outcome {
    if !begins(text, prefix) {
        return Err(Fault::Form);
    }
    let unchecked = UncheckedHrpstring::new(text).map_err(|error| unchecked_fault(&error))?;
    let version = unchecked.witness_version().map(|version| version.to_u8()).ok_or(Fault::Version)?;
    let sound = match version {
        0 => unchecked.has_valid_checksum::<Bech32>(),
        _ => unchecked.has_valid_checksum::<Bech32m>(),
    };
    if !sound {
        return Err(Fault::Checksum);
    }
    let program = SegwitHrpstring::new(text).map_err(|_| Fault::Version)?;
    match (version, program.byte_iter().count()) {
        (0, 20) => Ok("p2wpkh"),
        (0, _) => Ok("p2wsh"),
        (1, 32) => Ok("p2tr"),
        _ => Ok("segwit-future"),
    }
}

/// An account of a chain built on the Cosmos SDK, or one of its validators.
pub(super) fn cosmos(text: &str, chain: &str) -> Outcome {
    const ROLES: [(&str, &str); 3] = [("", "bech32"), ("valoper", "valoper"), ("valcons", "valcons")];
    let prefix = prefix(text).ok_or(Fault::Form)?;
    let role = prefix.strip_prefix(chain).ok_or(Fault::Form)?;
    let (_, kind) = ROLES.iter().find(|(name, _)| *name == role).ok_or(Fault::Form)?;
    sized(&payload::<Bech32>(text, &prefix)?, &[20, 32]).map(|()| *kind)
}

fn sized(bytes: &[u8], lengths: &[usize]) -> Result<(), Fault> {
    if lengths.contains(&bytes.len()) { Ok(()) } else { Err(Fault::Length) }
}

/// An account of twenty bytes behind one prefix.
pub(super) fn account(text: &str, prefix: &str) -> Result<(), Fault> {
    sized(&payload::<Bech32>(text, prefix)?, &[20])
}

/// An address on one of Avalanche's chains, whose letter stands before it.
pub(super) fn avalanche(text: &str, prefix: &str) -> Outcome {
    let (chain, address) = text.split_once('-').ok_or(Fault::Form)?;
    let kind = match chain {
        "X" => "X",
        "P" => "P",
        "C" => "C",
        _ => return Err(Fault::Form),
    };
    account(address, prefix).map(|()| kind)
}

/// A shielded or unified address of Zcash.
pub(super) fn zcash(text: &str) -> Outcome {
    if begins(text, "zs") {
        return sized(&payload::<Bech32>(text, "zs")?, &[43]).map(|()| "sapling");
    }
    // The receivers of a unified address are shuffled over its whole length: the checksum is what can be asked.
    payload::<Bech32m>(text, "u").map(|_| "unified")
}

/// An address of Cardano since Shelley. `network` is 1 for the main network and 0 for those of tests.
pub(super) fn cardano(text: &str, network: u8) -> Outcome {
    let (address, stake) = if network == 1 { ("addr", "stake") } else { ("addr_test", "stake_test") };
    let is_stake = begins(text, stake);
    let bytes = payload::<Bech32>(text, if is_stake { stake } else { address })?;
    let [header, hashes @ ..] = bytes.as_slice() else { return Err(Fault::Length) };
    if header & 15 != network {
        return Err(Fault::Version);
    }
    match (header >> 4, is_stake, hashes.len()) {
        // Eight is Byron's in binary; wallets take it in this form as a base address.
        (0..=3 | 8, false, 56) => Ok("base"),
        (4 | 5, false, 31..=58) => Ok("pointer"),
        (6 | 7, false, 28) => Ok("enterprise"),
        (14 | 15, true, 28) => Ok("stake"),
        (0..=8, false, _) | (14 | 15, true, _) => Err(Fault::Length),
        _ => Err(Fault::Version),
    }
}
