//! The XRP Ledger, by the JSON-RPC of rippled and Clio.

mod model;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    facts::{Account, BlockRef, Outgoing, Queue, Sourced, Status, Transaction},
    transport::{Ask, Bad, CannotTell, Endpoints, Fetch, Health, Keep, Probe, Round},
    wire::{self, MOMENT},
};
use futures_util::future::try_join;
use model::{AccountData, Answer, Ledger, WireTransaction};
use ombud_guard::addresses::{Asked, check};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;

/// The adapter of one network of this family.
pub struct Xrp {
    network: Network,
    pool: Endpoints,
}

impl Xrp {
    /// An adapter of a network whose id is `xrpl:` and the number of the network, 0 for the main one.
    ///
    /// # Errors
    /// The id is another's.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let number = network.id.reference().parse().ok().filter(|_| network.id.namespace() == "xrpl");
        let Some(number) = number else {
            return Err(ConfigError::Invalid(network.id, "an xrp network's id is xrpl:NUMBER".into()));
        };
        let pool = Endpoints::new(&network.endpoints, fetch, Box::new(NetworkId(number)));
        Ok(Self { network, pool })
    }

    /// Asks; `unknown` are the errors that say that there is no such thing.
    async fn ask<T: DeserializeOwned>(
        &self,
        method: &str,
        params: Value,
        unknown: &[&str],
        round: &Round,
        judge: impl Fn(&T) -> Result<Keep, Bad>,
    ) -> Result<Sourced<Option<T>>, CannotTell> {
        let ask = question(method, &params);
        let read = |body: &[u8]| match model::read::<T>(body)? {
            Answer::Is(it) => judge(&it).map(|keep| (Some(it), keep)),
            Answer::Error(name) if unknown.contains(&name.as_str()) => Ok((None, MOMENT)),
            Answer::Error(name) if matches!(name.as_str(), "slowDown" | "tooBusy") => Err(Bad::Busy),
            Answer::Error(_) => Err(Bad::Refused),
        };
        self.pool.ask(round, &ask, read).await
    }

    /// The newest ledger that is settled.
    async fn newest(&self, round: &Round) -> Result<Ledger, CannotTell> {
        self.ledger(json!("validated"), round).await
    }

    async fn ledger(&self, index: Value, round: &Round) -> Result<Ledger, CannotTell> {
        let params = json!({"ledger_index": index, "transactions": false, "expand": false});
        let answer = self.ask("ledger", params, &[], round, |_| Ok(MOMENT)).await?;
        answer.value.ok_or(CannotTell::Garbage)
    }

    async fn facts(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let judge = |it: &WireTransaction| if it.hash() == Some(id) { Ok(MOMENT) } else { Err(Bad::Lie) };
        let params = json!({"transaction": id, "binary": false, "api_version": 1});
        let (wire, newest) =
            try_join(self.ask("tx", params, &["txnNotFound"], round, judge), self.newest(round)).await?;
        let value = match wire.value {
            None => before.map(|it| vanished(it, newest.index)),
            Some(wire) if !wire.validated => Some(waiting(&wire, newest.index)),
            Some(wire) => Some(self.settled(&wire, newest.index, round).await?),
        };
        Ok(Sourced { value, host: wire.host, asked: wire.asked })
    }

    async fn settled(
        &self,
        wire: &WireTransaction,
        newest: u64,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let height = wire.ledger_index.ok_or(CannotTell::Contradiction)?;
        let ledger = self.ledger(json!(height), round).await?;
        if ledger.index != height {
            return Err(CannotTell::Contradiction);
        }
        let mut it = wire.facts();
        it.confirmations = wire::confirmations(newest, height)?;
        it.block = Some(BlockRef { height, hash: ledger.hash, time: wire.date.and_then(model::ripple_time) });
        it.finalised = true;
        Ok(it)
    }

    async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let params = json!({"account": address, "ledger_index": "validated"});
        let judge =
            |it: &AccountData| if it.account_data.account == address { Ok(MOMENT) } else { Err(Bad::Lie) };
        let answer = self.ask("account_info", params, &["actNotFound"], round, judge).await?;
        let unused = answer.value.is_none();
        let balance = answer.value.map_or(crate::amount::Units::ZERO, |it| it.account_data.balance);
        let value = Account {
            address: address.to_owned(),
            contract: Some(false),
            balance,
            // Sequences begin at a ledger's number, so that they count nothing.
            sent: unused.then_some(0),
            last_active: None,
            block: None,
        };
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    async fn left(&self, address: &str, since: u64, limit: usize, round: &Round) -> Told<Vec<Outgoing>> {
        let params = json!({
            "account": address,
            "ledger_index_min": since,
            "ledger_index_max": -1,
            "forward": true,
            "limit": limit.clamp(10, 200),
            "api_version": 1,
        });
        let answer = self
            .ask("account_tx", params, &["actNotFound"], round, |it: &model::History| {
                if it.account == address { Ok(MOMENT) } else { Err(Bad::Lie) }
            })
            .await?;
        let mut found = Vec::new();
        for wire in answer.value.into_iter().flat_map(|it| it.transactions).filter_map(model::Entry::whole) {
            let Some(height) = wire.ledger_index.filter(|_| wire.validated) else { continue };
            let block =
                BlockRef { height, hash: String::new(), time: wire.date.and_then(model::ripple_time) };
            let it = wire.facts();
            let own = it.transfers.into_iter().filter(|it| it.from == address);
            found.extend(own.map(|transfer| Outgoing {
                transaction: it.id.clone(),
                block: block.clone(),
                transfer,
            }));
        }
        found.truncate(limit);
        Ok(Sourced { value: found, host: answer.host, asked: answer.asked })
    }
}

/// One that is known and not settled.
fn waiting(wire: &WireTransaction, newest: u64) -> Transaction {
    let mut it = wire.facts();
    let expires = wire.last_ledger_sequence;
    it.failure = None;
    it.status = if expires.is_some_and(|last| newest > last) { Status::Expired } else { Status::Pending };
    if it.status == Status::Pending {
        it.queue = Some(Queue { nonce: it.nonce, expires, replaceable: Some(true), ..Queue::default() });
    }
    it
}

/// One that is no longer known: by the ledger that it named, whether it can still come.
fn vanished(before: &Transaction, newest: u64) -> Transaction {
    let expires = before.queue.as_ref().and_then(|it| it.expires);
    let mut it = before.clone();
    if before.status == Status::Pending && expires.is_some_and(|last| newest > last) {
        it.status = Status::Expired;
        it.queue = None;
    }
    it
}

fn question(method: &str, params: &Value) -> Ask {
    wire::post("", &json!({"method": method, "params": [params]}), None)
}

impl Adapter for Xrp {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return vec![Subject::Transaction(text.to_ascii_uppercase())];
        }
        let valid = check(text, "xrp", Asked::Address).valid();
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
        Box::pin(async move { Ok(Some(self.ledger(json!(height), round).await?.hash)) })
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
            let params = json!({"ledger_index": "validated", "transactions": false, "expand": false});
            let answer = self.ask("ledger", params, &[], round, |_: &Ledger| Ok(MOMENT)).await?;
            let ledger = answer.value.ok_or(CannotTell::Garbage)?;
            let time = ledger.closed().and_then(model::ripple_time);
            let value = BlockRef { height: ledger.index, time, hash: ledger.hash };
            Ok(Sourced { value, host: answer.host, asked: answer.asked })
        })
    }

    fn health(&self) -> Vec<Health> {
        self.pool.health()
    }
}

/// Is an endpoint of the network that it is meant to be of? Servers of the main network may leave its number out.
struct NetworkId(u64);

impl Probe for NetworkId {
    fn ask(&self, _kind: Option<&str>) -> Ask {
        question("server_info", &json!({}))
    }

    fn is_it(&self, _kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        match model::read::<model::ServerInfo>(body)? {
            Answer::Is(it) => Ok(it.info.network_id.unwrap_or_default() == self.0),
            Answer::Error(_) => Err(Bad::Refused),
        }
    }
}
