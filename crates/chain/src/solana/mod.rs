//! Solana, by the JSON-RPC of its validators.

mod model;
mod transfers;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    facts::{Account, BlockRef, Outgoing, Queue, Sourced, Status, Transaction},
    transport::{Ask, Bad, CannotTell, Endpoints, Fetch, Health, Probe, Round},
    wire::{self, LONG, MOMENT},
};
use futures_util::future::{join_all, try_join};
use model::{AccountInfo, InContext, SignatureStatus, WireBlock, WireTransaction};
use ombud_guard::addresses::{Asked, check};
use serde::Deserialize;
use serde_json::json;
use std::{collections::BTreeSet, sync::Arc};

/// "Block not available", "slot was skipped", "block cleaned up": there is no such block to ask any more.
const NO_BLOCK: [i64; 4] = [-32_004, -32_007, -32_009, -32_001];
/// How many transactions of an address are read.
const HISTORY: usize = 64;

/// The adapter of one network of this family.
pub struct Solana {
    network: Network,
    pool: Endpoints,
}

#[derive(Deserialize)]
struct Signed {
    signature: String,
    slot: u64,
    err: Option<serde_json::Value>,
}

impl Solana {
    /// An adapter of a network whose id is `solana:` and the first 32 letters of its genesis hash.
    ///
    /// # Errors
    /// The id is another's.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        if network.id.namespace() != "solana" || network.id.reference().len() != 32 {
            let why = "a solana network's id is solana: and 32 letters of its genesis hash";
            return Err(ConfigError::Invalid(network.id, why.into()));
        }
        let probe = Box::new(Genesis(network.id.reference().to_owned()));
        let pool = Endpoints::new(&network.endpoints, fetch, probe);
        Ok(Self { network, pool })
    }

    async fn status(
        &self,
        id: &str,
        round: &Round,
    ) -> Result<Sourced<(u64, Option<SignatureStatus>)>, CannotTell> {
        let ask = wire::rpc("getSignatureStatuses", &json!([[id], {"searchTransactionHistory": true}]), None);
        let judge = |it: &InContext<Vec<Option<SignatureStatus>>>| {
            let ahead = it.value.iter().flatten().any(|status| status.slot > it.context.slot);
            if it.value.len() == 1 && !ahead { Ok(MOMENT) } else { Err(Bad::Lie) }
        };
        let answer = wire::call(&self.pool, round, &ask, &[], judge).await?;
        let mut it = answer.value.ok_or(CannotTell::Garbage)?;
        let status = it.value.pop().flatten();
        Ok(Sourced { value: (it.context.slot, status), host: answer.host, asked: answer.asked })
    }

    async fn wire(&self, id: &str, round: &Round) -> Result<Option<WireTransaction>, CannotTell> {
        let how =
            json!({"encoding": "jsonParsed", "commitment": "confirmed", "maxSupportedTransactionVersion": 0});
        let ask = wire::rpc("getTransaction", &json!([id, how]), None);
        let judge = |it: &WireTransaction| {
            if it.transaction.signatures.first().is_some_and(|it| it == id) {
                Ok(MOMENT)
            } else {
                Err(Bad::Lie)
            }
        };
        Ok(wire::call(&self.pool, round, &ask, &[], judge).await?.value)
    }

    async fn block(&self, slot: u64, round: &Round) -> Result<Option<WireBlock>, CannotTell> {
        let how = json!({"transactionDetails": "none", "rewards": false, "commitment": "confirmed", "maxSupportedTransactionVersion": 0});
        let ask = wire::rpc("getBlock", &json!([slot, how]), None);
        Ok(wire::call(&self.pool, round, &ask, &NO_BLOCK, |_| Ok(LONG)).await?.value)
    }

    async fn facts(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let Sourced { value: (newest, status), host, asked } = self.status(id, round).await?;
        let value = match status {
            None => before.and_then(vanished),
            Some(status) if status.confirmation.as_deref() == Some("processed") => {
                let mut it = Transaction::new(id, Status::Pending);
                it.queue = Some(Queue::default());
                Some(it)
            }
            Some(status) => Some(self.included(id, &status, newest, round).await?),
        };
        Ok(Sourced { value, host, asked })
    }

    async fn included(
        &self,
        id: &str,
        status: &SignatureStatus,
        newest: u64,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let (wire, block) = try_join(self.wire(id, round), self.block(status.slot, round)).await?;
        let wire = wire.ok_or(CannotTell::Contradiction)?;
        // Two answers on one transaction must agree on where it is and whether it failed.
        if wire.slot != status.slot || wire.meta.err.is_some() != status.err.is_some() {
            return Err(CannotTell::Contradiction);
        }
        let mut it = wire.facts(id);
        let block = block.ok_or(CannotTell::Refused)?;
        let time = block.block_time.or(wire.block_time).and_then(wire::seconds);
        it.block = Some(BlockRef { height: status.slot, hash: block.blockhash, time });
        it.confirmations = (newest + 1).saturating_sub(status.slot);
        it.finalised = status.confirmation.as_deref() == Some("finalized");
        self.add_contracts(&mut it, round).await?;
        Ok(it)
    }

    /// Which of those that it pays are programs.
    async fn add_contracts(&self, it: &mut Transaction, round: &Round) -> Result<(), CannotTell> {
        let receivers = it.transfers.iter().filter(|it| it.direct).map(|it| it.to.clone());
        let delegates = it.approvals.iter().map(|it| it.spender.clone());
        let parties: BTreeSet<String> =
            receivers.chain(delegates).filter(|it| !it.is_empty()).take(8).collect();
        let asked = parties.into_iter().map(|address| async move {
            let info = self.info(&address, round).await?;
            let program = info.value.is_some_and(|it| it.is_program());
            Ok::<_, CannotTell>(program.then_some(address))
        });
        for found in join_all(asked).await {
            it.contracts.extend(found?);
        }
        Ok(())
    }

    async fn info(&self, address: &str, round: &Round) -> Result<Sourced<Option<AccountInfo>>, CannotTell> {
        let how = json!({"encoding": "base64", "dataSlice": {"offset": 0, "length": 0}});
        let ask = wire::rpc("getAccountInfo", &json!([address, how]), None);
        let answer: Sourced<InContext<Option<AccountInfo>>> = wire::must(&self.pool, round, &ask).await?;
        Ok(Sourced { value: answer.value.value, host: answer.host, asked: answer.asked })
    }

    async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let answer = self.info(address, round).await?;
        let unused = answer.value.is_none();
        let value = Account {
            address: address.to_owned(),
            contract: Some(answer.value.as_ref().is_some_and(AccountInfo::is_program)),
            balance: answer.value.map(|it| it.lamports).unwrap_or_default().into(),
            sent: unused.then_some(0),
            last_active: None,
            block: None,
        };
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    async fn left(&self, address: &str, since: u64, limit: usize, round: &Round) -> Told<Vec<Outgoing>> {
        let ask = wire::rpc("getSignaturesForAddress", &json!([address, {"limit": 1_000}]), None);
        let answer: Sourced<Vec<Signed>> = wire::must(&self.pool, round, &ask).await?;
        let mut signed: Vec<Signed> =
            answer.value.into_iter().filter(|it| it.slot >= since && it.err.is_none()).collect();
        signed.reverse();
        signed.truncate(HISTORY.min(limit));
        let mut found = Vec::new();
        for part in signed.chunks(8) {
            let read = part.iter().map(|it| self.wire(&it.signature, round));
            for (one, wire) in part.iter().zip(join_all(read).await) {
                let Some(wire) = wire? else { continue };
                let block = BlockRef {
                    height: one.slot,
                    hash: String::new(),
                    time: wire.block_time.and_then(wire::seconds),
                };
                let own = wire.facts(&one.signature).transfers.into_iter().filter(|it| it.from == address);
                found.extend(own.map(|transfer| Outgoing {
                    transaction: one.signature.clone(),
                    block: block.clone(),
                    transfer,
                }));
            }
        }
        found.truncate(limit);
        Ok(Sourced { value: found, host: answer.host, asked: answer.asked })
    }
}

/// One that is no longer known. What never was in a block has outlived its blockhash, for this is asked again only after
/// some time; one that was is the desk's.
fn vanished(before: &Transaction) -> Option<Transaction> {
    let waited = before.block.is_none() && before.was_in.is_none();
    waited.then(|| Transaction { queue: None, status: Status::Expired, ..before.clone() })
}

impl Adapter for Solana {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        if check(text, "solana", Asked::Transaction).valid() {
            return vec![Subject::Transaction(text.to_owned())];
        }
        let valid = check(text, "solana", Asked::Address).valid();
        if valid { vec![Subject::Address(text.to_owned())] } else { Vec::new() }
    }

    fn transaction<'a>(
        &'a self,
        id: &'a str,
        before: Option<&'a Transaction>,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Transaction>>> {
        Box::pin(self.facts(id, before, round))
    }

    fn block_hash<'a>(
        &'a self,
        height: u64,
        round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(async move { Ok(self.block(height, round).await?.map(|it| it.blockhash)) })
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
        Box::pin(self.left(address, since, limit, round))
    }

    fn head<'a>(&'a self, round: &'a Round) -> BoxFuture<'a, Told<BlockRef>> {
        Box::pin(async move {
            let ask = wire::rpc("getSlot", &json!([{"commitment": "confirmed"}]), None);
            let Sourced { value: slot, host, asked } = wire::must::<u64>(&self.pool, round, &ask).await?;
            // The newest slot may have been skipped: then nothing is known of it but its number.
            let block = self.block(slot, round).await?;
            let time = block.as_ref().and_then(|it| it.block_time).and_then(wire::seconds);
            let hash = block.map(|it| it.blockhash).unwrap_or_default();
            Ok(Sourced { value: BlockRef { height: slot, hash, time }, host, asked })
        })
    }

    fn health(&self) -> Vec<Health> {
        self.pool.health()
    }
}

/// Is an endpoint of the chain that it is meant to be of?
struct Genesis(String);

impl Probe for Genesis {
    fn ask(&self, _kind: Option<&str>) -> Ask {
        wire::rpc("getGenesisHash", &json!([]), None)
    }

    fn is_it(&self, _kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        match wire::read_rpc::<String>(body)? {
            Ok(Some(hash)) => Ok(hash.starts_with(&self.0)),
            Ok(None) => Err(Bad::Garbage),
            Err(_) => Err(Bad::Refused),
        }
    }
}
