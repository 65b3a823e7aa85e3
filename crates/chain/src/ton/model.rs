//! What toncenter's version 3 answers, and the facts in it.

use crate::{
    amount::Units,
    facts::{Failure, Resource},
    wire,
};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct Page {
    pub transactions: Vec<WireTransaction>,
    #[serde(default)]
    pub address_book: Book,
}

/// How raw addresses are shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Book(BTreeMap<String, Entry>);

#[derive(Clone, Debug, Deserialize)]
struct Entry {
    user_friendly: Option<String>,
}

impl Book {
    /// An address as people know it.
    pub fn name(&self, raw: &str) -> String {
        self.0.get(raw).and_then(|it| it.user_friendly.clone()).unwrap_or_else(|| raw.to_ascii_lowercase())
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct WireTransaction {
    pub account: String,
    pub hash: String,
    pub now: i64,
    pub mc_block_seqno: Option<u64>,
    pub block_ref: BlockId,
    #[serde(deserialize_with = "wire::units")]
    pub total_fees: Units,
    pub description: Description,
    pub in_msg: Option<Message>,
    #[serde(default)]
    pub out_msgs: Vec<Message>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct BlockId {
    pub workchain: i64,
    pub shard: String,
    pub seqno: u64,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Description {
    #[serde(default)]
    aborted: bool,
    compute_ph: Option<Compute>,
    action: Option<Action>,
    bounce: Option<Bounce>,
}

#[derive(Clone, Debug, Deserialize)]
struct Compute {
    #[serde(default)]
    skipped: bool,
    reason: Option<String>,
    success: Option<bool>,
    exit_code: Option<i64>,
    #[serde(default, deserialize_with = "number")]
    gas_used: Option<u64>,
    #[serde(default, deserialize_with = "number")]
    gas_limit: Option<u64>,
}

#[derive(Clone, Debug, Deserialize)]
struct Action {
    #[serde(default)]
    success: bool,
    #[serde(default)]
    no_funds: bool,
    result_code: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
struct Bounce {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Message {
    pub hash: String,
    /// The same without what relays may change, for messages from outside (TEP-467).
    hash_norm: Option<String>,
    pub source: Option<String>,
    pub destination: Option<String>,
    #[serde(default, deserialize_with = "maybe_units")]
    pub value: Option<Units>,
    pub opcode: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub bounced: bool,
    message_content: Option<Content>,
}

#[derive(Clone, Debug, Deserialize)]
struct Content {
    decoded: Option<Value>,
}

#[derive(Deserialize)]
pub(super) struct MasterchainInfo {
    pub last: MasterBlock,
}

#[derive(Deserialize)]
pub(super) struct MasterBlock {
    pub seqno: u64,
    pub global_id: i64,
    pub root_hash: Option<String>,
    /// When it was made, in seconds.
    #[serde(default, deserialize_with = "number")]
    pub gen_utime: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct WireAccounts {
    pub accounts: Vec<WireAccount>,
}

#[derive(Deserialize)]
pub(super) struct WireAccount {
    #[serde(default, deserialize_with = "maybe_units")]
    pub balance: Option<Units>,
    status: Option<String>,
    #[serde(default)]
    interfaces: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct Actions {
    pub actions: Vec<WireAction>,
    #[serde(default)]
    pub address_book: Book,
    #[serde(default)]
    metadata: BTreeMap<String, Metadata>,
}

#[derive(Deserialize)]
pub(super) struct WireAction {
    #[serde(rename = "type")]
    pub kind: String,
    pub success: bool,
    /// Of a jetton's transfer; other kinds have other details.
    #[serde(default, deserialize_with = "lenient")]
    pub details: Option<JettonTransfer>,
}

#[derive(Deserialize)]
pub(super) struct JettonTransfer {
    pub asset: String,
    pub sender: String,
    pub receiver: String,
    #[serde(deserialize_with = "wire::units")]
    pub amount: Units,
    pub comment: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    token_info: Vec<TokenInfo>,
}

#[derive(Deserialize)]
struct TokenInfo {
    symbol: Option<String>,
    #[serde(default)]
    extra: Value,
}

impl Actions {
    /// Symbol and decimals of a jetton.
    pub fn describe(&self, asset: &str) -> (Option<String>, Option<u8>) {
        let Some(info) = self.metadata.get(asset).and_then(|it| it.token_info.first()) else {
            return (None, None);
        };
        let letters = |it: &String| {
            it.chars().filter(|it| it.is_alphanumeric() || "._-$+".contains(*it)).take(32).collect()
        };
        let decimals = info.extra.get("decimals");
        let decimals = decimals.and_then(|it| it.as_str().map_or_else(|| it.as_u64(), |it| it.parse().ok()));
        (info.symbol.as_ref().map(letters), decimals.and_then(|it| u8::try_from(it).ok()))
    }
}

impl Message {
    /// Whether this is its hash, in base64.
    pub fn is(&self, hash: &str) -> bool {
        self.hash == hash || self.hash_norm.as_deref() == Some(hash)
    }

    /// The text that goes with it.
    pub fn comment(&self) -> Option<String> {
        let decoded = self.message_content.as_ref()?.decoded.as_ref()?;
        Some(decoded.get("comment")?.as_str()?.to_owned())
    }
}

impl Description {
    pub fn gas(&self) -> Option<Resource> {
        let compute = self.compute_ph.as_ref()?;
        Some(Resource { name: "gas".into(), used: Some(compute.gas_used?), limit: compute.gas_limit })
    }
}

impl WireTransaction {
    /// Whether it sent the message that it was given back.
    pub fn bounces(&self) -> bool {
        self.description.aborted && self.description.bounce.as_ref().is_some_and(|it| it.kind == "ok")
    }

    /// Why it failed, if it did. Coins sent to an account without code are taken although nothing was computed.
    pub fn failure(&self) -> Option<Failure> {
        let it = &self.description;
        if let Some(compute) = &it.compute_ph {
            if compute.skipped {
                let reason = compute.reason.clone().unwrap_or_default();
                // `no_state`: to an address that nobody has set up, and which did not bounce.
                let taken = reason == "no_state" && !self.bounces();
                return (!taken).then(|| Failure {
                    out_of_gas: reason == "no_gas",
                    reason: Some(reason),
                    ..Failure::default()
                });
            }
            if compute.success == Some(false) {
                let code = compute.exit_code;
                // -14: out of gas by TVM; 13: the same, as older versions tell it
                let out_of_gas = matches!(code, Some(-14 | 13));
                return Some(Failure {
                    out_of_gas,
                    code: code.map(|it| it.to_string()),
                    ..Failure::default()
                });
            }
        }
        let action = it.action.as_ref().filter(|it| !it.success)?;
        // 37: not enough coins, 38: not enough of another currency
        let poor = action.no_funds || matches!(action.result_code, Some(37 | 38));
        Some(Failure {
            reason: poor.then(|| "not enough TON for what it was to send".into()),
            code: action.result_code.map(|it| it.to_string()),
            ..Failure::default()
        })
    }
}

impl WireAccount {
    /// Whether nothing was ever sent to it.
    pub fn is_unused(&self) -> bool {
        self.status.as_deref() == Some("nonexist")
    }

    pub fn is_contract(&self) -> Option<bool> {
        match self.status.as_deref() {
            Some("active") => Some(!self.interfaces.as_ref()?.iter().any(|it| it.starts_with("wallet"))),
            Some("uninit" | "nonexist") => Some(false),
            _ => None,
        }
    }
}

/// A number that is written as a text.
fn number<'de, D: Deserializer<'de>>(it: D) -> Result<Option<u64>, D::Error> {
    let value = Option::<Value>::deserialize(it)?;
    Ok(value.and_then(|it| it.as_u64().or_else(|| it.as_str()?.parse().ok())))
}

fn maybe_units<'de, D: Deserializer<'de>>(it: D) -> Result<Option<Units>, D::Error> {
    let text = Option::<String>::deserialize(it)?;
    text.map(|it| Units::parse(&it, 0).map_err(serde::de::Error::custom)).transpose()
}

/// `null` is no.
fn flag<'de, D: Deserializer<'de>>(it: D) -> Result<bool, D::Error> {
    Ok(Option::<bool>::deserialize(it)?.unwrap_or_default())
}

/// Details of another form are of another kind of action.
fn lenient<'de, D: Deserializer<'de>>(it: D) -> Result<Option<JettonTransfer>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(it)?).ok())
}
