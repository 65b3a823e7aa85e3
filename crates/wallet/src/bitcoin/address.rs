//! Addresses of Bitcoin and its test networks.

use bech32::Hrp;

/// The networks' prefixes: main, test (and signet), regtest.
const PREFIXES: [&str; 3] = ["bc", "tb", "bcrt"];

/// What an address commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// The hash of a key.
    P2pkh([u8; 20]),
    /// The hash of a script.
    P2sh([u8; 20]),
    /// SegWit 0: the hash of a key.
    P2wpkh([u8; 20]),
    /// SegWit 0: the hash of a script.
    P2wsh([u8; 32]),
    /// SegWit 1: a key.
    P2tr([u8; 32]),
}

impl Address {
    /// Reads base58check or bech32.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let lower = text.to_ascii_lowercase();
        if PREFIXES.iter().any(|it| lower.strip_prefix(it).is_some_and(|rest| rest.starts_with('1'))) {
            return Self::segwit(text);
        }
        let bytes = bs58::decode(text)
            .with_check(None)
            .into_vec()
            .map_err(|_| "its base58 checksum does not hold")?;
        let (version, hash) = bytes.split_first().ok_or("it is empty")?;
        let hash = hash.try_into().map_err(|_| "it is not 20 bytes long")?;
        match version {
            0x00 | 0x6f => Ok(Self::P2pkh(hash)),
            0x05 | 0xc4 => Ok(Self::P2sh(hash)),
            _ => Err("it is not one of Bitcoin"),
        }
    }

    fn segwit(text: &str) -> Result<Self, &'static str> {
        let (prefix, version, program) =
            bech32::segwit::decode(text).map_err(|_| "its bech32 checksum or form does not hold")?;
        if !PREFIXES.iter().any(|it| Hrp::parse(it).is_ok_and(|it| it == prefix)) {
            return Err("it is not one of Bitcoin");
        }
        match (version.to_u8(), program.len()) {
            (0, 20) => program.try_into().map(Self::P2wpkh).map_err(|_| "length"),
            (0, 32) => program.try_into().map(Self::P2wsh).map_err(|_| "length"),
            (1, 32) => program.try_into().map(Self::P2tr).map_err(|_| "length"),
            _ => Err("its witness version has no meaning yet"),
        }
    }

    /// The script that pays to it.
    pub(crate) fn script(&self) -> Vec<u8> {
        let parts: [&[u8]; 3] = match self {
            Self::P2pkh(hash) => [&[0x76, 0xa9, 20], hash, &[0x88, 0xac]],
            Self::P2sh(hash) => [&[0xa9, 20], hash, &[0x87]],
            Self::P2wpkh(hash) => [&[0x00, 20], hash, &[]],
            Self::P2wsh(hash) => [&[0x00, 32], hash, &[]],
            Self::P2tr(key) => [&[0x51, 32], key, &[]],
        };
        parts.concat()
    }
}
