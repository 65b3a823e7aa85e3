//! What full nodes answer, and the facts in it. Addresses come in hex with 0x41 before, in logs without.

use super::abi;
use crate::{
    amount::Units,
    facts::{Allowance, Approval, Asset, Failure, Kind, Resource, Status, Transaction, Transfer},
    wire::{coin, native},
};
use alloy_primitives::U256;
use ombud_base::Time;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub(super) struct WireTransaction {
    #[serde(rename = "txID")]
    pub tx_id: String,
    pub raw_data: RawData,
    #[serde(default)]
    pub ret: Vec<Ret>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct RawData {
    pub contract: Vec<Contract>,
    /// Milliseconds.
    pub expiration: Option<i64>,
    /// A memo, in hex.
    pub data: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Contract {
    #[serde(rename = "type")]
    pub kind: String,
    pub parameter: Parameter,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Parameter {
    pub value: Call,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Call {
    pub owner_address: Option<String>,
    pub to_address: Option<String>,
    pub contract_address: Option<String>,
    pub amount: Option<u64>,
    pub call_value: Option<u64>,
    pub asset_name: Option<String>,
    pub data: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Ret {
    #[serde(rename = "contractRet")]
    pub contract_ret: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Info {
    pub id: String,
    #[serde(default)]
    pub fee: u64,
    pub block_number: u64,
    #[serde(default)]
    pub contract_result: Vec<String>,
    #[serde(default)]
    pub receipt: Receipt,
    /// `FAILED`, or nothing.
    pub result: Option<String>,
    pub res_message: Option<String>,
    #[serde(default)]
    pub log: Vec<Log>,
    #[serde(default, rename = "internal_transactions")]
    pub internal: Vec<Internal>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Receipt {
    pub energy_usage_total: Option<u64>,
    pub net_usage: Option<u64>,
    pub net_fee: Option<u64>,
    pub energy_fee: Option<u64>,
    pub result: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Log {
    pub address: String,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub data: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Internal {
    pub caller_address: String,
    #[serde(rename = "transferTo_address")]
    pub to: String,
    #[serde(default, rename = "callValueInfo")]
    pub values: Vec<CallValue>,
    #[serde(default)]
    pub rejected: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct CallValue {
    #[serde(rename = "callValue")]
    pub value: Option<u64>,
    #[serde(rename = "tokenId")]
    pub token: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Block {
    #[serde(rename = "blockID")]
    pub id: String,
    #[serde(rename = "block_header")]
    header: BlockHeader,
}

#[derive(Clone, Debug, Deserialize)]
struct BlockHeader {
    raw_data: BlockData,
}

#[derive(Clone, Debug, Deserialize)]
struct BlockData {
    /// Left out for the first block.
    #[serde(default)]
    number: u64,
    /// Milliseconds.
    timestamp: Option<i64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct WireAccount {
    pub address: String,
    #[serde(default)]
    pub balance: u64,
    /// Spelt like this.
    pub latest_opration_time: Option<i64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Constant {
    #[serde(default)]
    pub constant_result: Vec<String>,
}

pub(super) fn milliseconds(at: i64) -> Option<Time> {
    at.checked_mul(1_000).map(Time::from_micros)
}

impl Block {
    pub fn height(&self) -> u64 {
        self.header.raw_data.number
    }

    pub fn time(&self) -> Option<Time> {
        self.header.raw_data.timestamp.and_then(milliseconds)
    }
}

impl WireTransaction {
    /// What it asks for.
    pub fn facts(&self, status: Status) -> Transaction {
        let mut it = Transaction::new(self.tx_id.clone(), status);
        let Some(contract) = self.raw_data.contract.first() else { return it };
        let call = &contract.parameter.value;
        let address = |text: &Option<String>| text.as_deref().and_then(abi::any_address);
        it.from = address(&call.owner_address);
        it.to = address(&call.to_address).or_else(|| address(&call.contract_address));
        let (Some(from), Some(to)) = (it.from.clone(), it.to.clone()) else { return it };
        let memo = self.raw_data.data.as_deref().and_then(abi::hex);
        let memo = memo.and_then(|it| String::from_utf8(it).ok()).filter(|it| !it.is_empty());
        match contract.kind.as_str() {
            "TransferContract" => {
                let amount = call.amount.unwrap_or_default().into();
                it.transfers.push(Transfer { memo, ..native(&from, &to, amount) });
            }
            "TransferAssetContract" => {
                let token = call.asset_name.as_deref().and_then(abi::hex);
                let token = token.and_then(|it| String::from_utf8(it).ok());
                let asset = Asset { token, ..coin() };
                let amount = call.amount.unwrap_or_default().into();
                it.transfers.push(Transfer { kind: Kind::Token, asset, memo, ..native(&from, &to, amount) });
            }
            "TriggerSmartContract" => {
                if let Some(value) = call.call_value.filter(|it| *it > 0) {
                    it.transfers.push(Transfer { direct: false, ..native(&from, &to, value.into()) });
                }
                wish(&mut it, &from, &to, call.data.as_deref().and_then(abi::hex).unwrap_or_default(), memo);
            }
            _ => {}
        }
        it
    }
}

/// What a call of a TRC-20 contract asks for.
fn wish(it: &mut Transaction, from: &str, token: &str, data: Vec<u8>, memo: Option<String>) {
    let Some((selector, rest)) = data.split_at_checked(4) else { return };
    if selector == abi::TRANSFER_FROM {
        let party = |at| abi::word(rest, at).and_then(abi::address);
        let amount = abi::word(rest, 2).and_then(abi::units);
        if let (Some(owner), Some(to), Some(amount)) = (party(0), party(1), amount) {
            let asset = Asset { token: Some(token.to_owned()), ..coin() };
            it.transfers.push(Transfer { kind: Kind::Token, asset, memo, ..native(&owner, &to, amount) });
        }
        return;
    }
    let (Some(other), Some(amount)) =
        (abi::word(rest, 0).and_then(abi::address), abi::word(rest, 1).and_then(abi::units))
    else {
        return;
    };
    let asset = Asset { token: Some(token.to_owned()), ..coin() };
    if selector == abi::TRANSFER {
        it.transfers.push(Transfer { kind: Kind::Token, asset, memo, ..native(from, &other, amount) });
    } else if selector == abi::APPROVE {
        it.approvals.push(approval(asset, from, other, amount));
    }
}

fn approval(asset: Asset, owner: &str, spender: String, amount: Units) -> Approval {
    let allowance = if amount == Units::ZERO {
        Allowance::Revoked
    } else if amount.0 > U256::from(u128::MAX) {
        Allowance::Unlimited
    } else {
        Allowance::Limited(amount)
    };
    Approval { asset, owner: owner.to_owned(), spender, allowance, until: None }
}

impl Info {
    /// Adds what came of it.
    pub fn complete(&self, it: &mut Transaction, wire: &WireTransaction) {
        it.fee = Some(self.fee.into());
        let receipt = &self.receipt;
        if receipt.energy_usage_total.is_some() || receipt.energy_fee.is_some() {
            it.resources.push(Resource {
                name: "energy".into(),
                used: receipt.energy_usage_total,
                limit: None,
            });
        }
        let bandwidth = receipt.net_usage.or(receipt.net_fee.map(|fee| fee / 1_000));
        it.resources.push(Resource { name: "bandwidth".into(), used: bandwidth, limit: None });
        let said = wire.ret.first().and_then(|it| it.contract_ret.as_deref());
        let result = receipt.result.as_deref().or(said).unwrap_or("SUCCESS");
        if result != "SUCCESS" || self.result.as_deref() == Some("FAILED") {
            it.status = Status::Failed;
            it.transfers.clear();
            it.approvals.clear();
            it.failure = Some(self.failure(result));
            return;
        }
        self.add_logs(it);
        self.add_internal(it);
    }

    fn failure(&self, result: &str) -> Failure {
        let data = self.contract_result.first().and_then(|it| abi::hex(it)).unwrap_or_default();
        let (reason, code, panic) = abi::reason(&data);
        let message = self.res_message.as_deref().and_then(abi::hex);
        let message = message.and_then(|it| String::from_utf8(it).ok()).filter(|it| !it.is_empty());
        Failure {
            out_of_gas: matches!(result, "OUT_OF_ENERGY" | "OUT_OF_TIME"),
            reason: reason.or(message).or_else(|| (result != "SUCCESS").then(|| result.to_owned())),
            code,
            panic,
        }
    }

    /// What the tokens say has moved, instead of what was asked of them.
    fn add_logs(&self, it: &mut Transaction) {
        let wished: Vec<Transfer> = it.transfers.iter().filter(|it| is_trc20(it)).cloned().collect();
        it.transfers.retain(|it| !is_trc20(it));
        it.approvals.clear();
        for log in &self.log {
            let (Some(token), [event, first, second]) =
                (abi::any_address(&log.address), log.topics.as_slice())
            else {
                continue;
            };
            let topic = |text: &String| abi::hex(text).and_then(|it| abi::address(&it));
            let (Some(from), Some(to)) = (topic(first), topic(second)) else { continue };
            let Some(amount) = abi::hex(&log.data).and_then(|it| abi::units(abi::word(&it, 0)?)) else {
                continue;
            };
            let asset = Asset { token: Some(token.clone()), ..coin() };
            if event == abi::TRANSFERRED {
                let wish = wished.iter().find(|it| it.asset.token.as_ref() == Some(&token) && it.to == to);
                let sent = wish.map(|it| it.amount).filter(|it| *it > amount);
                let memo = wish.and_then(|it| it.memo.clone());
                let direct = wish.is_some();
                it.transfers.push(Transfer {
                    kind: Kind::Token,
                    asset,
                    sent,
                    memo,
                    direct,
                    ..native(&from, &to, amount)
                });
            } else if event == abi::APPROVED {
                it.approvals.push(approval(asset, &from, to, amount));
            }
        }
    }

    fn add_internal(&self, it: &mut Transaction) {
        for internal in self.internal.iter().filter(|it| !it.rejected) {
            let parties = (abi::any_address(&internal.caller_address), abi::any_address(&internal.to));
            let (Some(from), Some(to)) = parties else { continue };
            for value in internal.values.iter().filter(|it| it.token.is_none()) {
                if let Some(value) = value.value.filter(|it| *it > 0) {
                    let transfer = native(&from, &to, value.into());
                    it.transfers.push(Transfer { kind: Kind::Internal, direct: false, ..transfer });
                }
            }
        }
    }
}

/// Contracts' tokens have an address; TRC-10's have a number.
fn is_trc20(it: &Transfer) -> bool {
    it.kind == Kind::Token && it.asset.token.as_ref().is_some_and(|it| it.starts_with('T'))
}
