//! TRON, by the HTTP interface of its full nodes (`/wallet/…`), as TronGrid serves it too. What left an address is asked of
//! TronGrid's own index (`kind = "trongrid"`), for nodes have none.

mod abi;
mod model;
mod outgoing;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    facts::{Account, BlockRef, Outgoing, Queue, Sourced, Status, Transaction},
    transport::{Ask, Bad, CannotTell, Endpoints, Fetch, Health, Keep, Probe, Round},
    wire::{self, LONG, MOMENT},
};
use futures_util::future::{try_join, try_join3};
use model::{Block, Info, WireTransaction};
use ombud_guard::addresses::{Asked, check};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};

/// Twenty bytes of nothing: tokens that are made come from there.
const NOBODY: &str = "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb";

/// The adapter of one network of this family.
pub struct Tron {
    network: Network,
    pool: Endpoints,
}

impl Tron {
    /// An adapter of a network whose id is `tron:` and the last four bytes of its genesis block's id in hex.
    ///
    /// # Errors
    /// The id is another's.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let genesis = network.id.reference().strip_prefix("0x").filter(|it| it.len() == 8);
        let Some(genesis) = genesis.filter(|_| network.id.namespace() == "tron") else {
            let why = "a tron network's id is tron:0x and 8 digits of its genesis block's id";
            return Err(ConfigError::Invalid(network.id, why.into()));
        };
        let pool = Endpoints::new(&network.endpoints, fetch, Box::new(Genesis(genesis.to_owned())));
        Ok(Self { network, pool })
    }

    /// Asks what may not be there: then a node answers `{}`.
    async fn ask<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &Value,
        round: &Round,
        judge: impl Fn(&T) -> Result<Keep, Bad>,
    ) -> Result<Sourced<Option<T>>, CannotTell> {
        let read = |body: &[u8]| {
            let value: Value = wire::read_json(body)?;
            let object = value.as_object().ok_or(Bad::Garbage)?;
            if object.is_empty() {
                return Ok((None, MOMENT));
            }
            if object.contains_key("Error") {
                return Err(Bad::Refused);
            }
            let it: T = serde_json::from_value(value).map_err(|_| Bad::Garbage)?;
            judge(&it).map(|keep| (Some(it), keep))
        };
        self.pool.ask(round, &wire::post(path, body, None), read).await
    }

    async fn must<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &Value,
        round: &Round,
    ) -> Result<T, CannotTell> {
        self.ask(path, body, round, |_| Ok(MOMENT)).await?.value.ok_or(CannotTell::Garbage)
    }

    async fn facts(
        &self,
        id: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let judge = |it: &WireTransaction| if it.tx_id == id { Ok(MOMENT) } else { Err(Bad::Lie) };
        let body = json!({"value": id});
        let (known, info) = try_join(
            self.ask("/wallet/gettransactionbyid", &body, round, judge),
            self.ask("/wallet/gettransactioninfobyid", &body, round, |it: &Info| {
                if it.id == id { Ok(MOMENT) } else { Err(Bad::Lie) }
            }),
        )
        .await?;
        let (host, asked) = (known.host, known.asked);
        let value = match (known.value, info.value) {
            (Some(wire), Some(info)) => Some(self.included(&wire, &info, round).await?),
            // Only what is in a block has a body there, so the receipt is missing: the block has just come, or the node
            // is behind itself.
            (Some(_), None) | (None, Some(_)) => return Err(CannotTell::Contradiction),
            (None, None) => {
                let judge = |it: &WireTransaction| if it.tx_id == id { Ok(MOMENT) } else { Err(Bad::Lie) };
                let pending = self.ask("/wallet/gettransactionfrompending", &body, round, judge).await?;
                match pending.value {
                    Some(wire) => Some(waiting(&wire, round)),
                    None => before.and_then(vanished),
                }
            }
        };
        let mut value = value;
        if let Some(it) = &mut value {
            self.name_assets(it, round).await?;
        }
        Ok(Sourced { value, host, asked })
    }

    async fn included(
        &self,
        wire: &WireTransaction,
        info: &Info,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let height = info.block_number;
        let by_height = json!({"id_or_num": height.to_string(), "detail": false});
        let (block, newest, solid) = try_join3(
            self.must::<Block>("/wallet/getblock", &by_height, round),
            self.must::<Block>("/wallet/getnowblock", &json!({}), round),
            self.must::<Block>("/walletsolidity/getnowblock", &json!({}), round),
        )
        .await?;
        if block.height() != height {
            return Err(CannotTell::Contradiction);
        }
        let mut it = wire.facts(Status::Succeeded);
        it.block = Some(BlockRef { height, hash: block.id.clone(), time: block.time() });
        it.confirmations = wire::confirmations(newest.height(), height)?;
        it.finalised = solid.height() >= height;
        info.complete(&mut it, wire);
        self.add_contracts(&mut it, round).await?;
        Ok(it)
    }

    /// Which of those that it pays are contracts.
    async fn add_contracts(&self, it: &mut Transaction, round: &Round) -> Result<(), CannotTell> {
        let receivers = it.transfers.iter().filter(|it| it.direct).map(|it| it.to.clone());
        let spenders = it.approvals.iter().map(|it| it.spender.clone());
        let parties: BTreeSet<String> =
            it.to.iter().cloned().chain(receivers).chain(spenders).take(8).collect();
        for address in parties {
            if self.is_contract(&address, round).await? {
                it.contracts.insert(address);
            }
        }
        for owner in it.owners_of_others(NOBODY, 4) {
            if !self.is_contract(&owner, round).await? {
                it.bare_owners.insert(owner);
            }
        }
        Ok(())
    }

    async fn is_contract(&self, address: &str, round: &Round) -> Result<bool, CannotTell> {
        let body = json!({"value": address, "visible": true});
        let answer = self.ask::<Value>("/wallet/getcontract", &body, round, |_| Ok(LONG)).await?;
        Ok(answer.value.is_some())
    }

    /// What the tokens call themselves.
    async fn name_assets(&self, it: &mut Transaction, round: &Round) -> Result<(), CannotTell> {
        let transfers = it.transfers.iter_mut().map(|it| &mut it.asset);
        for asset in transfers.chain(it.approvals.iter_mut().map(|it| &mut it.asset)).take(16) {
            let Some(token) = asset.token.clone().filter(|it| it.starts_with('T')) else { continue };
            asset.decimals = self.constant(&token, "decimals()", round).await?.and_then(|it| abi::small(&it));
            asset.symbol = self.constant(&token, "symbol()", round).await?.and_then(|it| abi::text(&it));
        }
        Ok(())
    }

    /// What a contract answers without a transaction; `None` if it does not.
    async fn constant(
        &self,
        contract: &str,
        selector: &str,
        round: &Round,
    ) -> Result<Option<Vec<u8>>, CannotTell> {
        let body = json!({
            "owner_address": contract,
            "contract_address": contract,
            "function_selector": selector,
            "visible": true,
        });
        let answer: model::Constant = self
            .ask("/wallet/triggerconstantcontract", &body, round, |_| Ok(LONG))
            .await?
            .value
            .unwrap_or_default();
        Ok(answer.constant_result.first().and_then(|it| abi::hex(it)))
    }

    async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let body = json!({"address": address, "visible": true});
        let judge = |it: &model::WireAccount| if it.address == address { Ok(MOMENT) } else { Err(Bad::Lie) };
        let (account, contract) =
            try_join(self.ask("/wallet/getaccount", &body, round, judge), self.is_contract(address, round))
                .await?;
        let unused = account.value.is_none();
        let wire = account.value.unwrap_or_default();
        let value = Account {
            address: address.to_owned(),
            contract: Some(contract),
            balance: wire.balance.into(),
            sent: unused.then_some(0),
            last_active: wire.latest_opration_time.and_then(model::milliseconds),
            block: None,
        };
        Ok(Sourced { value, host: account.host, asked: account.asked })
    }
}

/// One that is in no block. Its sender has said until when it may be included.
fn waiting(wire: &WireTransaction, round: &Round) -> Transaction {
    let ends = wire.raw_data.expiration.and_then(model::milliseconds);
    let status = if ends.is_some_and(|ends| ends <= round.now) { Status::Expired } else { Status::Pending };
    let mut it = wire.facts(status);
    if status == Status::Pending {
        it.queue = Some(Queue { replaceable: Some(false), ..Queue::default() });
    }
    it
}

/// One that is no longer known. A transaction lives for at most a day, mostly a minute, and nodes drop it then; one that
/// was in a block is the desk's.
fn vanished(before: &Transaction) -> Option<Transaction> {
    let waited = before.block.is_none() && before.was_in.is_none();
    waited.then(|| Transaction { queue: None, status: Status::Expired, ..before.clone() })
}

impl Adapter for Tron {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        let bare = text.strip_prefix("0x").unwrap_or(text);
        if bare.len() == 64 && bare.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return vec![Subject::Transaction(bare.to_ascii_lowercase())];
        }
        let valid = check(text, "tron", Asked::Address).valid();
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
        Box::pin(async move {
            let body = json!({"id_or_num": height.to_string(), "detail": false});
            let block = self.ask::<Block>("/wallet/getblock", &body, round, |_| Ok(MOMENT)).await?.value;
            Ok(block.filter(|it| it.height() == height).map(|it| it.id))
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
        Box::pin(self.left(address, since, limit, round))
    }

    fn head<'a>(&'a self, round: &'a Round) -> BoxFuture<'a, Told<BlockRef>> {
        Box::pin(async move {
            let newest = self.ask::<Block>("/wallet/getnowblock", &json!({}), round, |_| Ok(MOMENT)).await?;
            let block = newest.value.ok_or(CannotTell::Garbage)?;
            let value = BlockRef { height: block.height(), time: block.time(), hash: block.id };
            Ok(Sourced { value, host: newest.host, asked: newest.asked })
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
        wire::post("/wallet/getblock", &json!({"id_or_num": "0", "detail": false}), None)
    }

    fn is_it(&self, _kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        let block: Block = wire::read_json(body)?;
        Ok(block.id.ends_with(&self.0))
    }
}
