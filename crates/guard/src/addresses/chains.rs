//! The chains: what their addresses and transactions look like.

use std::borrow::Cow;

use super::base58::{self, Version};
use super::{Fault, Outcome, base32, bech32, cash, hex, named, ton};

type Reader = fn(&str) -> Outcome;

/// A chain and its readers.
pub(super) struct Row {
    id: &'static str,
    address: Reader,
    transaction: Reader,
}

const fn row(id: &'static str, address: Reader, transaction: Reader) -> Row {
    Row { id, address, transaction }
}

static CHAINS: [Row; 46] = [
    row("bitcoin", bitcoin, hex::hash),
    row("bitcoin-testnet", bitcoin_testnet, hex::hash),
    row("ethereum", hex::ethereum, hex::hash_0x),
    row("tron", tron, hex::hash),
    row("solana", base58::solana, base58::signature),
    row("xrp", base58::xrp, hex::hash),
    row("litecoin", litecoin, hex::hash),
    row("litecoin-testnet", litecoin_testnet, hex::hash),
    row("dogecoin", dogecoin, hex::hash),
    row("dogecoin-testnet", dogecoin_testnet, hex::hash),
    row("bitcoin-cash", cash::bitcoin_cash, hex::hash),
    row("bitcoin-cash-testnet", cash::bitcoin_cash_testnet, hex::hash),
    row("dash", dash, hex::hash),
    row("dash-testnet", dash_testnet, hex::hash),
    row("zcash", zcash, hex::hash),
    row("zcash-testnet", zcash_testnet, hex::hash),
    row("cardano", cardano, hex::hash),
    row("cardano-testnet", cardano_testnet, hex::hash),
    row("polkadot", base58::polkadot, hex::hash_0x),
    row("kusama", base58::kusama, hex::hash_0x),
    row("substrate", base58::substrate, hex::hash_0x),
    row("ton", ton::mainnet, ton::transaction),
    row("ton-testnet", ton::testnet, ton::transaction),
    row("monero", base58::monero, hex::hash),
    row("stellar", base32::stellar, hex::hash),
    row("algorand", base32::algorand, base32::algorand_transaction),
    row("tezos", tezos, tezos_operation),
    row("near", named::near, base58::hash),
    row("aptos", hex::aptos, hex::hash_0x),
    row("sui", hex::sui, base58::hash),
    row("avalanche", avalanche, hex::hash_0x),
    row("avalanche-testnet", avalanche_testnet, hex::hash_0x),
    row("filecoin", base32::filecoin, filecoin_message),
    row("filecoin-testnet", base32::filecoin_testnet, filecoin_message),
    row("harmony", harmony, hex::hash_0x),
    row("hedera", named::hedera, named::hedera_transaction),
    row("icon", hex::icon, hex::hash_0x),
    row("kaspa", cash::kaspa, hex::hash),
    row("kaspa-testnet", cash::kaspa_testnet, hex::hash),
    row("nano", base32::nano, hex::hash),
    row("zilliqa", zilliqa, hex::hash_either),
    row("ronin", ronin, hex::hash_0x),
    row("xdc", xdc, hex::hash_0x),
    row("vechain", hex::ethereum, hex::hash_0x),
    row("theta", hex::ethereum, hex::hash_0x),
    row("xrp-testnet", base58::xrp_testnet, hex::hash),
];

/// Chains whose addresses are Ethereum's: each is known by name, and `ethereum` speaks for all when guessing.
const LIKE_ETHEREUM: [&str; 33] = [
    "arbitrum",
    "aurora",
    "avalanche-c",
    "base",
    "berachain",
    "blast",
    "bsc",
    "bsc-testnet",
    "celo",
    "cronos",
    "ethereum-classic",
    "ethereum-holesky",
    "ethereum-hoodi",
    "ethereum-sepolia",
    "ethereum-testnet",
    "fantom",
    "gnosis",
    "hyperevm",
    "kava-evm",
    "linea",
    "mantle",
    "moonbeam",
    "moonriver",
    "opbnb",
    "optimism",
    "polygon",
    "polygon-testnet",
    "polygon-zkevm",
    "scroll",
    "sonic",
    "unichain",
    "worldchain",
    "zksync",
];

/// Chains that a bare text does not speak of: their forms are another's too, or anything's.
const SILENT: [&str; 5] = ["vechain", "theta", "xrp-testnet", "near", "hedera"];

/// Chains whose accounts are told by more when a text stands alone.
static ALONE: [Row; 2] = [
    row("near", named::near_alone, base58::hash),
    row("hedera", named::hedera_alone, named::hedera_transaction),
];

/// Prefixes of bech32 that are no chain of the Cosmos SDK.
const NOT_COSMOS: [&str; 18] = [
    "bc",
    "tb",
    "bcrt",
    "ltc",
    "tltc",
    "rltc",
    "addr",
    "addr_test",
    "stake",
    "stake_test",
    "avax",
    "fuji",
    "one",
    "zil",
    "zs",
    "u",
    "npub",
    "nsec",
];

/// A chain that is known here.
pub(super) enum Chain {
    Row(&'static Row),
    /// By the prefix of its accounts.
    Cosmos(String),
}

impl Chain {
    pub fn id(&self) -> Cow<'static, str> {
        match self {
            Chain::Row(row) => Cow::Borrowed(row.id),
            Chain::Cosmos(prefix) => Cow::Owned(format!("cosmos-{prefix}")),
        }
    }

    pub fn address(&self, text: &str) -> Outcome {
        match self {
            Chain::Row(row) => (row.address)(text),
            Chain::Cosmos(prefix) => bech32::cosmos(text, prefix),
        }
    }

    pub fn transaction(&self, text: &str) -> Outcome {
        match self {
            Chain::Row(row) => (row.transaction)(text),
            Chain::Cosmos(_) => hex::hash(text),
        }
    }
}

/// The chain of an id.
pub(super) fn of(id: &str) -> Option<Chain> {
    if let Some(prefix) = id.strip_prefix("cosmos-") {
        return (!prefix.is_empty() && !NOT_COSMOS.contains(&prefix))
            .then(|| Chain::Cosmos(prefix.to_owned()));
    }
    let id = if LIKE_ETHEREUM.contains(&id) { "ethereum" } else { id };
    CHAINS.iter().find(|row| row.id == id).map(Chain::Row)
}

/// The chains that a bare text may speak of.
pub(super) fn telling(text: &str) -> impl Iterator<Item = Chain> {
    let cosmos = bech32::prefix(text).filter(|prefix| !NOT_COSMOS.contains(&prefix.as_str())).map(|prefix| {
        let chain = ["valoper", "valcons"].iter().find_map(|role| prefix.strip_suffix(role));
        Chain::Cosmos(chain.unwrap_or(&prefix).to_owned())
    });
    let rows = CHAINS.iter().filter(|row| !SILENT.contains(&row.id)).chain(&ALONE);
    rows.map(Chain::Row).chain(cosmos)
}

const fn version(bytes: &'static [u8], begins: &'static [&'static str], kind: &'static str) -> Version {
    Version { bytes, payload: 20, begins, kind }
}

fn bitcoin(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[0], &["1"], "p2pkh"), version(&[5], &["3"], "p2sh")];
    segwit_or(text, "bc", &VERSIONS)
}

fn bitcoin_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[111], &["m", "n"], "p2pkh"), version(&[196], &["2"], "p2sh")];
    segwit_or(text, "tb", &VERSIONS)
}

fn litecoin(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[48], &["L"], "p2pkh"), version(&[50], &["M"], "p2sh")];
    segwit_or(text, "ltc", &VERSIONS)
}

fn litecoin_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[111], &["m", "n"], "p2pkh"), version(&[58], &["Q"], "p2sh")];
    segwit_or(text, "tltc", &VERSIONS)
}

fn segwit_or(text: &str, prefix: &str, versions: &[Version]) -> Outcome {
    match bech32::segwit(text, prefix) {
        Err(Fault::Form) => base58::versioned(text, versions),
        outcome => outcome,
    }
}

fn dogecoin(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[30], &["D"], "p2pkh"), version(&[22], &["9", "A"], "p2sh")];
    base58::versioned(text, &VERSIONS)
}

fn dogecoin_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[113], &["n"], "p2pkh"), version(&[196], &["2"], "p2sh")];
    base58::versioned(text, &VERSIONS)
}

fn dash(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[76], &["X"], "p2pkh"), version(&[16], &["7"], "p2sh")];
    base58::versioned(text, &VERSIONS)
}

fn dash_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] = [version(&[140], &["y"], "p2pkh"), version(&[19], &["8", "9"], "p2sh")];
    base58::versioned(text, &VERSIONS)
}

fn zcash(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] =
        [version(&[0x1c, 0xb8], &["t1"], "t1"), version(&[0x1c, 0xbd], &["t3"], "t3")];
    if text.starts_with('t') { base58::versioned(text, &VERSIONS) } else { bech32::zcash(text) }
}

fn zcash_testnet(text: &str) -> Outcome {
    const VERSIONS: [Version; 2] =
        [version(&[0x1d, 0x25], &["tm"], "tm"), version(&[0x1c, 0xba], &["t2"], "t2")];
    base58::versioned(text, &VERSIONS)
}

fn tron(text: &str) -> Outcome {
    const VERSIONS: [Version; 1] = [version(&[65], &["T"], "base58")];
    base58::versioned(text, &VERSIONS)
}

fn tezos(text: &str) -> Outcome {
    const VERSIONS: [Version; 6] = [
        version(&[6, 161, 159], &["tz1"], "tz1"),
        version(&[6, 161, 161], &["tz2"], "tz2"),
        version(&[6, 161, 164], &["tz3"], "tz3"),
        version(&[6, 161, 166], &["tz4"], "tz4"),
        version(&[2, 90, 121], &["KT1"], "KT1"),
        version(&[6, 124, 117], &["sr1"], "sr1"),
    ];
    base58::versioned(text, &VERSIONS)
}

fn tezos_operation(text: &str) -> Outcome {
    const VERSIONS: [Version; 1] =
        [Version { bytes: &[5, 116], payload: 32, begins: &["o"], kind: "transaction" }];
    base58::versioned(text, &VERSIONS)
}

fn cardano(text: &str) -> Outcome {
    if text.starts_with("Ae2") || text.starts_with("DdzFF") {
        return base58::byron(text);
    }
    bech32::cardano(text, 1)
}

fn cardano_testnet(text: &str) -> Outcome {
    bech32::cardano(text, 0)
}

fn avalanche(text: &str) -> Outcome {
    bech32::avalanche(text, "avax")
}

fn avalanche_testnet(text: &str) -> Outcome {
    bech32::avalanche(text, "fuji")
}

fn harmony(text: &str) -> Outcome {
    bech32::account(text, "one").map(|()| "one1")
}

fn zilliqa(text: &str) -> Outcome {
    bech32::account(text, "zil").map(|()| "zil1")
}

/// Ethereum's forty digits behind another prefix.
fn behind(text: &str, prefix: &str) -> Outcome {
    hex::ethereum(&format!("0x{}", text.strip_prefix(prefix).ok_or(Fault::Form)?))
}

fn ronin(text: &str) -> Outcome {
    behind(text, "ronin:")
}

fn xdc(text: &str) -> Outcome {
    behind(text, "xdc")
}

/// A message of Filecoin: a content id, version 1, of 32 bytes by Blake2b.
fn filecoin_message(text: &str) -> Outcome {
    let body = text.strip_prefix("bafy2bzace").ok_or(Fault::Form)?;
    let sound = body.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'2'..=b'7'));
    match (sound, text.len()) {
        (false, _) => Err(Fault::Alphabet),
        (true, 62) => Ok("transaction"),
        (true, _) => Err(Fault::Length),
    }
}
