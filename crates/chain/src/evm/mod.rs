//! Ethereum and every network that speaks its JSON-RPC.

mod abi;
mod assets;
mod bridges;
mod outgoing;
mod pending;
mod revert;
mod rpc;
mod transaction;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    facts::{Account, BlockRef, Crossing, Outgoing, Sourced, Transaction},
    transport::{Bad, CannotTell, Endpoints, Fetch, Health, Keep, Round},
};
use alloy_primitives::{Address, B256, Bytes, U64, U256};
use futures_util::future::try_join4;
use ombud_base::Time;
use ombud_guard::addresses::{Asked, check};
use serde_json::json;
use std::{sync::Arc, time::Duration};

/// How long what may change with the next block is kept.
const MOMENT: Duration = Duration::from_millis(1_000);
/// How long what hardly ever changes is kept: whether there is code, what a token calls itself.
const LONG: Duration = Duration::from_secs(3_600);

/// The adapter of one network of this family.
pub struct Evm {
    network: Network,
    pool: Endpoints,
    bridges: bridges::Bridges,
}

impl Evm {
    /// An adapter of a network whose id is `eip155:` and a number.
    ///
    /// # Errors
    /// The id is another's.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let number =
            (network.id.namespace() == "eip155").then(|| network.id.reference().parse().ok()).flatten();
        let wrong =
            || ConfigError::Invalid(network.id.clone(), "an evm network's id is eip155:NUMBER".into());
        let probe = Box::new(rpc::ChainProbe(number.ok_or_else(wrong)?));
        let pool = Endpoints::new(&network.endpoints, fetch, probe);
        let bridges = bridges::Bridges::of(&network)?;
        Ok(Self { network, pool, bridges })
    }

    /// The block that a tag (`latest`, `finalized`) or a height names; `None` if there is none yet.
    async fn block(&self, round: &Round, name: &str) -> Result<Sourced<Option<rpc::Block>>, CannotTell> {
        let height = name.strip_prefix("0x").and_then(|hex| u64::from_str_radix(hex, 16).ok());
        let judge = |block: Option<&rpc::Block>| match (block, height) {
            (Some(block), Some(height)) if block.number.to::<u64>() != height => Err(Bad::Lie),
            _ => Ok(Keep::For(MOMENT)),
        };
        rpc::need(&self.pool, round, ("eth_getBlockByNumber", json!([name, false])), judge).await
    }

    /// The newest block.
    async fn head(&self, round: &Round) -> Result<Sourced<rpc::Block>, CannotTell> {
        let answer = self.block(round, "latest").await?;
        let value = answer.value.ok_or(CannotTell::Garbage)?;
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    /// The height up to which nothing can be undone, where a node knows such a thing.
    async fn finalised(&self, round: &Round) -> Option<u64> {
        let question = ("eth_getBlockByNumber", json!(["finalized", false]));
        let block: Option<rpc::Block> = rpc::extra(&self.pool, round, question, Keep::For(MOMENT)).await;
        block.map(|it| it.number.to())
    }

    /// Whether there is a program at an address. An account that lends itself code (EIP-7702) is still a person's.
    async fn is_contract(&self, round: &Round, address: &str) -> Result<bool, CannotTell> {
        let question = ("eth_getCode", json!([address, "latest"]));
        let judge = |code: Option<&Bytes>| match code {
            None => Err(Bad::Garbage),
            Some(code) => Ok(Keep::For(if code.is_empty() { MOMENT } else { LONG })),
        };
        let code = rpc::need::<Bytes>(&self.pool, round, question, judge).await?.value.unwrap_or_default();
        Ok(!code.is_empty() && !code.starts_with(&[0xef, 0x01, 0x00]))
    }

    /// How many transactions an address has sent by a block: the nonce of its next one.
    async fn nonce(&self, round: &Round, address: &str, block: &str) -> Result<u64, CannotTell> {
        let question = ("eth_getTransactionCount", json!([address, block]));
        if block.starts_with("0x") {
            // A node without old states is not ill for that, and what a block left never changes.
            let answer = rpc::may::<U64>(&self.pool, round, question, Keep::For(LONG)).await?.value;
            return answer.ok().flatten().map(|it| it.to()).ok_or(CannotTell::Refused);
        }
        // Where a sender stands now is asked anew each time, for it is compared with other answers.
        let judge = |count: Option<&U64>| count.map(|_| Keep::No).ok_or(Bad::Garbage);
        let count = rpc::need::<U64>(&self.pool, round, question, judge).await?.value;
        count.map(|it| it.to()).ok_or(CannotTell::Garbage)
    }

    async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let question = ("eth_getBalance", json!([address, "latest"]));
        let judge = |it: Option<&U256>| it.map(|_| Keep::For(MOMENT)).ok_or(Bad::Garbage);
        let (balance, contract, sent, head) = try_join4(
            rpc::need::<U256>(&self.pool, round, question, judge),
            self.is_contract(round, address),
            self.nonce(round, address, "latest"),
            self.head(round),
        )
        .await?;
        let value = Account {
            address: address.to_owned(),
            contract: Some(contract),
            balance: balance.value.unwrap_or_default().into(),
            sent: Some(sent),
            last_active: None,
            block: Some(block_ref(&head.value)),
        };
        Ok(Sourced { value, host: balance.host, asked: balance.asked })
    }
}

impl Adapter for Evm {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        // Wallets copy a hash with and without its prefix.
        let bare = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        let hex = bare.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hex && bare.len() == 64 {
            return vec![Subject::Transaction(format!("0x{}", bare.to_ascii_lowercase()))];
        }
        let valid = check(text, "ethereum", Asked::Address).valid();
        if valid { vec![Subject::Address(text.to_ascii_lowercase())] } else { Vec::new() }
    }

    fn canonical(&self, address: &str) -> String {
        address.to_ascii_lowercase()
    }

    fn transaction<'a>(
        &'a self,
        id: &'a str,
        before: Option<&'a Transaction>,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Transaction>>> {
        Box::pin(async move {
            let hash: B256 = id.parse().map_err(|_| CannotTell::Contradiction)?;
            self.facts(hash, before, round).await
        })
    }

    fn block_hash<'a>(
        &'a self,
        height: u64,
        round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(async move {
            let block = self.block(round, &format!("{height:#x}")).await?.value;
            Ok(block.map(|it| format!("{:#x}", it.hash)))
        })
    }

    fn address<'a>(&'a self, address: &'a str, round: &'a Round) -> BoxFuture<'a, Told<Account>> {
        Box::pin(self.account(address, round))
    }

    fn outgoing<'a>(
        &'a self,
        address: &'a str,
        since: u64,
        limit: usize,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Vec<Outgoing>>> {
        Box::pin(async move {
            let address: Address = address.parse().map_err(|_| CannotTell::Contradiction)?;
            self.left(address, since, limit, round).await
        })
    }

    fn bridge(&self, address: &str) -> Option<&'static str> {
        self.bridges.name(address)
    }

    fn arrival<'a>(
        &'a self,
        crossing: &'a Crossing,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Outgoing>>> {
        Box::pin(self.arrived(crossing, round))
    }

    fn call<'a>(
        &'a self,
        to: &'a str,
        data: &'a str,
        round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(async move {
            let question = ("eth_call", json!([{"to": to, "data": data}, "latest"]));
            // A revert is an answer: the program refuses.
            let answer = rpc::may::<Bytes>(&self.pool, round, question, Keep::No).await?.value;
            Ok(answer.ok().flatten().map(|it| it.to_string()))
        })
    }

    fn head<'a>(&'a self, round: &'a Round) -> BoxFuture<'a, Told<BlockRef>> {
        Box::pin(async move {
            let head = self.head(round).await?;
            Ok(Sourced { value: block_ref(&head.value), host: head.host, asked: head.asked })
        })
    }

    fn health(&self) -> Vec<Health> {
        self.pool.health()
    }
}

fn block_ref(block: &rpc::Block) -> BlockRef {
    let seconds = i64::try_from(block.timestamp.to::<u64>()).unwrap_or(i64::MAX);
    let time = seconds.checked_mul(1_000_000).map(Time::from_micros);
    BlockRef { height: block.number.to(), hash: format!("{:#x}", block.hash), time }
}
