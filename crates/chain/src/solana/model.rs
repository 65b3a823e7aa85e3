//! What validators answer, and why a transaction failed.

use super::transfers;
use crate::facts::{Failure, Resource, Status, Transaction};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub(super) struct InContext<T> {
    pub context: Context,
    pub value: T,
}

#[derive(Deserialize)]
pub(super) struct Context {
    pub slot: u64,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct SignatureStatus {
    pub slot: u64,
    pub err: Option<Value>,
    #[serde(rename = "confirmationStatus")]
    pub confirmation: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireBlock {
    pub blockhash: String,
    pub block_time: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct AccountInfo {
    pub lamports: u64,
    executable: bool,
    owner: String,
}

impl AccountInfo {
    /// Whether a program acts for it: it is one, or belongs to one. Accounts of persons belong to the system program.
    pub fn is_program(&self) -> bool {
        self.executable || self.owner != transfers::SYSTEM
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireTransaction {
    pub slot: u64,
    pub block_time: Option<i64>,
    pub transaction: Signed,
    pub meta: Meta,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Signed {
    pub signatures: Vec<String>,
    pub message: Message,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Message {
    pub account_keys: Vec<Key>,
    pub instructions: Vec<Instruction>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Key {
    pub pubkey: String,
    pub signer: bool,
}

/// An instruction that the node could read has `parsed`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Instruction {
    pub program_id: String,
    pub parsed: Option<Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Meta {
    pub err: Option<Value>,
    fee: u64,
    #[serde(default)]
    pub inner_instructions: Option<Vec<Inner>>,
    #[serde(default)]
    log_messages: Option<Vec<String>>,
    #[serde(default)]
    pub pre_token_balances: Option<Vec<TokenBalance>>,
    #[serde(default)]
    pub post_token_balances: Option<Vec<TokenBalance>>,
    compute_units_consumed: Option<u64>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Inner {
    pub instructions: Vec<Instruction>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TokenBalance {
    pub account_index: usize,
    pub mint: String,
    pub owner: Option<String>,
    pub ui_token_amount: TokenAmount,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct TokenAmount {
    pub decimals: u8,
}

impl WireTransaction {
    /// The facts that do not depend on the newest block.
    pub fn facts(&self, id: &str) -> Transaction {
        let status = if self.meta.err.is_some() { Status::Failed } else { Status::Succeeded };
        let mut it = Transaction::new(id, status);
        it.from =
            self.transaction.message.account_keys.iter().find(|it| it.signer).map(|it| it.pubkey.clone());
        it.fee = Some(self.meta.fee.into());
        let used = self.meta.compute_units_consumed;
        it.resources.push(Resource { name: "compute units".into(), used, limit: None });
        match &self.meta.err {
            Some(error) => it.failure = Some(self.failure(error)),
            None => transfers::add(self, &mut it),
        }
        it
    }

    fn failure(&self, error: &Value) -> Failure {
        let logs = self.meta.log_messages.as_deref().unwrap_or_default();
        // {"InstructionError": [2, {"Custom": 6001}]}, {"InstructionError": [0, "…"]}, "AccountNotFound"
        let inner = error.get("InstructionError").and_then(|it| it.get(1)).unwrap_or(error);
        let code = inner.get("Custom").and_then(Value::as_u64);
        let name = inner.as_str().or_else(|| inner.as_object()?.keys().next().map(String::as_str));
        let name = name.filter(|it| *it != "Custom");
        let out_of_gas = name == Some("ComputationalBudgetExceeded")
            || logs.iter().any(|it| {
                it.contains("exceeded CUs meter") || it.contains("exceeded maximum number of instructions")
            });
        Failure {
            out_of_gas,
            reason: logs.iter().rev().find_map(|it| words(it)).or(name.map(str::to_owned)),
            code: code.map(|it| it.to_string()),
            panic: None,
        }
    }
}

/// What a program said of its error in the log.
fn words(line: &str) -> Option<String> {
    let said = line.split_once("Error Message: ").map(|(_, it)| it);
    let said = said.or_else(|| line.strip_prefix("Program log: Error: "));
    let said = said
        .or_else(|| line.strip_prefix("Transfer: insufficient lamports").map(|_| "insufficient lamports"))?;
    Some(said.trim_end_matches('.').chars().filter(|it| !it.is_control()).take(200).collect())
}
