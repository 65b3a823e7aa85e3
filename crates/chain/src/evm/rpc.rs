//! Ethereum's JSON-RPC (EIP-1474): questions, and answers as far as facts need them. What the networks add of their own is
//! passed over.

use crate::{
    facts::Sourced,
    transport::{Ask, Bad, CannotTell, Endpoints, Keep, Probe, Round},
    wire,
};
use alloy_primitives::{Address, B256, Bytes, U64, U256};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::time::Duration;

/// How long what is not needed is waited for.
const EXTRA: Duration = Duration::from_millis(900);

pub(super) use crate::wire::{RpcError, read_rpc as read};

/// What a method answers: a value, nothing, or an error of the node's own.
pub(super) type Reply<T> = Result<Option<T>, RpcError>;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireTransaction {
    pub hash: B256,
    pub nonce: U64,
    pub block_hash: Option<B256>,
    pub from: Address,
    pub to: Option<Address>,
    pub value: U256,
    #[serde(alias = "data")]
    pub input: Bytes,
    pub gas: U64,
    pub gas_price: Option<U256>,
    pub max_fee_per_gas: Option<U256>,
    pub max_priority_fee_per_gas: Option<U256>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Receipt {
    pub transaction_hash: B256,
    pub block_hash: B256,
    pub block_number: U64,
    pub status: Option<U64>,
    pub gas_used: U64,
    pub effective_gas_price: Option<U256>,
    /// What rollups add for their parent chain.
    pub l1_fee: Option<U256>,
    pub logs: Vec<Log>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    pub address: Address,
    pub topics: Vec<B256>,
    pub data: Bytes,
    pub block_number: Option<U64>,
    pub block_hash: Option<B256>,
    pub transaction_hash: Option<B256>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Block {
    pub number: U64,
    pub hash: B256,
    pub timestamp: U64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FullBlock {
    #[serde(flatten)]
    pub header: Block,
    pub transactions: Vec<WireTransaction>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FeeHistory {
    pub base_fee_per_gas: Vec<U256>,
    pub reward: Option<Vec<Vec<U256>>>,
}

/// A frame of geth's `callTracer`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Frame {
    #[serde(rename = "type")]
    pub kind: String,
    pub from: Address,
    pub to: Option<Address>,
    pub value: Option<U256>,
    pub error: Option<String>,
    #[serde(default)]
    pub calls: Vec<Frame>,
}

/// A question.
pub(super) fn ask(method: &str, params: &Value) -> Ask {
    wire::rpc(method, params, None)
}

/// Asks what every node offers: its errors are failures, so the next endpoint is asked.
pub(super) async fn need<T: DeserializeOwned>(
    pool: &Endpoints,
    round: &Round,
    (method, params): (&str, Value),
    judge: impl Fn(Option<&T>) -> Result<Keep, Bad>,
) -> Result<Sourced<Option<T>>, CannotTell> {
    let read = |body: &[u8]| match read::<T>(body)? {
        Ok(value) => judge(value.as_ref()).map(|keep| (value, keep)),
        Err(_) => Err(Bad::Refused),
    };
    pool.ask(round, &ask(method, &params), read).await
}

/// Asks what a node may not offer, or may answer with an error that says something.
pub(super) async fn may<T: DeserializeOwned>(
    pool: &Endpoints,
    round: &Round,
    (method, params): (&str, Value),
    keep: Keep,
) -> Result<Sourced<Reply<T>>, CannotTell> {
    pool.ask(round, &ask(method, &params), |body| Ok((read(body)?, keep))).await
}

/// Asks for what makes an answer better and is not needed for it; `None` if it is not offered, or not in time.
pub(super) async fn extra<T: DeserializeOwned>(
    pool: &Endpoints,
    round: &Round,
    (method, params): (&str, Value),
    keep: Keep,
) -> Option<T> {
    let answer = pool.offer(round, &ask(method, &params), EXTRA, |body| Ok((read::<T>(body)?, keep))).await;
    answer?.value.ok()?
}

/// Is an endpoint of the chain that it is meant to be of?
pub(super) struct ChainProbe(pub u64);

impl Probe for ChainProbe {
    fn ask(&self, _kind: Option<&str>) -> Ask {
        ask("eth_chainId", &json!([]))
    }

    fn is_it(&self, _kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        match read::<U64>(body)? {
            Ok(Some(id)) => Ok(id.to::<u64>() == self.0),
            Ok(None) => Err(Bad::Garbage),
            Err(_) => Err(Bad::Refused),
        }
    }
}
