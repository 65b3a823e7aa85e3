//! What rippled answers, and the facts in it.

use crate::{
    amount::Units,
    facts::{Asset, Failure, Kind, Status, Transaction, Transfer},
    transport::Bad,
    wire::{self, coin, native},
};
use ombud_base::Time;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// The XRP Ledger counts seconds from 2000-01-01T00:00:00Z.
const EPOCH: i64 = 946_684_800;
/// Issued currencies have 15 digits; amounts of them are counted here with so many places.
const PLACES: u8 = 15;
/// `tfPartialPayment`: less than `Amount` may arrive.
const PARTIAL_PAYMENT: u64 = 0x0002_0000;

pub(super) enum Answer<T> {
    Is(T),
    Error(String),
}

#[derive(Deserialize)]
struct Envelope {
    result: Value,
}

/// Reads an answer: an error has `error` in its result.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<Answer<T>, Bad> {
    let envelope: Envelope = wire::read_json(body)?;
    if let Some(name) = envelope.result.get("error").and_then(Value::as_str) {
        return Ok(Answer::Error(name.to_owned()));
    }
    serde_json::from_value(envelope.result).map(Answer::Is).map_err(|_| Bad::Garbage)
}

pub(super) fn ripple_time(seconds: i64) -> Option<Time> {
    wire::seconds(seconds.checked_add(EPOCH)?)
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct WireTransaction {
    transaction_type: String,
    account: String,
    destination: Option<String>,
    destination_tag: Option<u64>,
    amount: Option<Amount>,
    send_max: Option<Value>,
    fee: String,
    sequence: u64,
    #[serde(default)]
    flags: u64,
    pub last_ledger_sequence: Option<u64>,
    #[serde(default)]
    memos: Vec<MemoEntry>,
    #[serde(rename = "hash")]
    hash: Option<String>,
    #[serde(rename = "ledger_index")]
    pub ledger_index: Option<u64>,
    #[serde(rename = "date")]
    pub date: Option<i64>,
    #[serde(rename = "meta", alias = "metaData")]
    meta: Option<Meta>,
    #[serde(default, rename = "validated")]
    pub validated: bool,
}

#[derive(Clone, Debug, Deserialize)]
struct Meta {
    #[serde(rename = "TransactionResult")]
    result: String,
    delivered_amount: Option<Amount>,
}

/// Drops (or `unavailable`, of partial payments before 2014), or a currency that somebody owes.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Amount {
    Drops(String),
    Issued { currency: String, issuer: String, value: String },
    Mpt { mpt_issuance_id: String, value: String },
}

#[derive(Clone, Debug, Deserialize)]
struct MemoEntry {
    #[serde(rename = "Memo")]
    memo: Memo,
}

#[derive(Clone, Debug, Deserialize)]
struct Memo {
    #[serde(rename = "MemoData")]
    data: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Ledger {
    #[serde(rename = "ledger_hash")]
    pub hash: String,
    #[serde(rename = "ledger_index")]
    pub index: u64,
    ledger: Option<Closed>,
}

impl Ledger {
    /// When it was closed, by the ledger's own count of seconds.
    pub(super) fn closed(&self) -> Option<i64> {
        self.ledger.as_ref()?.close_time
    }
}

#[derive(Clone, Debug, Deserialize)]
struct Closed {
    close_time: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct AccountData {
    pub account_data: AccountRoot,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct AccountRoot {
    pub account: String,
    #[serde(deserialize_with = "wire::units")]
    pub balance: Units,
}

#[derive(Deserialize)]
pub(super) struct ServerInfo {
    pub info: Info,
}

#[derive(Deserialize)]
pub(super) struct Info {
    pub network_id: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct History {
    pub account: String,
    pub transactions: Vec<Entry>,
}

#[derive(Deserialize)]
pub(super) struct Entry {
    tx: WireTransaction,
    meta: Option<Meta>,
    #[serde(default)]
    validated: bool,
}

impl Entry {
    /// A transaction with its result, as `tx` answers it.
    pub fn whole(self) -> Option<WireTransaction> {
        let meta = Some(self.meta?);
        Some(WireTransaction { meta, validated: self.validated, ..self.tx })
    }
}

impl Amount {
    fn read(&self) -> Option<(Asset, Units)> {
        match self {
            Self::Drops(text) => Some((coin(), Units::parse(text, 0).ok()?)),
            Self::Issued { currency, issuer, value } => {
                let symbol = symbol(currency);
                let asset = Asset { token: Some(issuer.clone()), symbol, decimals: Some(PLACES), item: None };
                Some((asset, wire::decimal(value, PLACES)?))
            }
            // A multi-purpose token; how many places it has stands in its issuance.
            Self::Mpt { mpt_issuance_id, value } => {
                Some((Asset { token: Some(mpt_issuance_id.clone()), ..coin() }, Units::parse(value, 0).ok()?))
            }
        }
    }
}

/// Three letters as they are, or 20 bytes in hex that hold a longer name.
fn symbol(currency: &str) -> Option<String> {
    if currency.len() == 3 {
        return Some(currency.to_owned());
    }
    let bytes = data_encoding::HEXUPPER_PERMISSIVE.decode(currency.as_bytes()).ok()?;
    let name = String::from_utf8(bytes.into_iter().take_while(|it| *it != 0).collect()).ok()?;
    (!name.is_empty() && name.chars().all(|it| it.is_ascii_graphic())).then_some(name)
}

impl WireTransaction {
    pub fn hash(&self) -> Option<&str> {
        self.hash.as_deref()
    }

    /// What it says, and what came of it.
    pub fn facts(&self) -> Transaction {
        let result = self.meta.as_ref().map_or("tesSUCCESS", |it| it.result.as_str());
        let succeeded = result == "tesSUCCESS";
        let status = if succeeded { Status::Succeeded } else { Status::Failed };
        let mut it = Transaction::new(self.hash.clone().unwrap_or_default(), status);
        it.from = Some(self.account.clone());
        it.to = self.destination.clone();
        it.nonce = Some(self.sequence);
        it.fee = Units::parse(&self.fee, 0).ok();
        if !succeeded {
            it.failure = Some(Failure { code: Some(result.to_owned()), ..Failure::default() });
            return it;
        }
        if let (Some(to), "Payment") = (&self.destination, self.transaction_type.as_str()) {
            it.transfers.extend(self.payment(to));
        }
        it
    }

    fn payment(&self, to: &str) -> Option<Transfer> {
        let (asset, asked) = self.amount.as_ref()?.read()?;
        let delivered = self.meta.as_ref().and_then(|it| it.delivered_amount.as_ref());
        let arrived = delivered.map_or(Some((asset, asked)), Amount::read)?;
        let partial = self.flags & PARTIAL_PAYMENT != 0 && arrived.1 < asked;
        let kind = if arrived.0.token.is_some() { Kind::Token } else { Kind::Native };
        Some(Transfer {
            kind,
            asset: arrived.0,
            sent: partial.then_some(asked),
            memo: self.memo(),
            direct: self.send_max.is_none() || kind == Kind::Token,
            ..native(&self.account, to, arrived.1)
        })
    }

    /// The destination tag, by which platforms tell their customers apart; without one the first memo that is a text.
    fn memo(&self) -> Option<String> {
        let text = |it: &MemoEntry| {
            let data = it.memo.data.as_ref()?;
            String::from_utf8(data_encoding::HEXUPPER_PERMISSIVE.decode(data.as_bytes()).ok()?).ok()
        };
        self.destination_tag.map(|it| it.to_string()).or_else(|| self.memos.iter().find_map(text))
    }
}
