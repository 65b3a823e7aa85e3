//! TON, by the HTTP interface of toncenter, version 3; an endpoint's address ends with `/api/v3`.
//!
//! A payment is a chain of messages: the wallet's transaction sends one, the receiver's takes it, and what is not taken
//! bounces back. What a customer calls "the transaction" may be the hash of either one or of the message between them; all
//! three are looked for, and the receivers of a wallet's messages are looked at before anything is called a success.

mod address;
mod model;

use crate::{
    adapter::{Adapter, BoxFuture, Subject, Told},
    config::{ConfigError, Network},
    diagnosis::codes::BOUNCED,
    facts::{Account, Asset, BlockRef, Failure, Kind, Outgoing, Sourced, Status, Transaction, Transfer},
    transport::{Ask, Bad, CannotTell, Endpoints, Fetch, Health, Probe, Round},
    wire::{self, MOMENT, coin, native},
};
use address::{raw, to_base64, to_hex};
use futures_util::future::try_join;
use model::{Actions, Book, Page, WireAccounts, WireTransaction};
use ombud_guard::addresses::{Asked, check};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// How many messages of one transaction are followed.
const MESSAGES: usize = 4;
/// "Send tokens", the operation of a jetton's wallet (TEP-74).
const SEND_JETTONS: &str = "0x0f8a7ea5";

/// What is said of an endpoint of version 2. It hands on what a node knows, which has no index: each of its methods that answers
/// transactions wants the account (`getTransactions`) or both accounts and the logical time (`tryLocateTx` and its kin), and a
/// customer names a hash. Nor do its answers say in which block of the masterchain one is, and only in raw cells whether it failed.
const VERSION_2: &str = "an endpoint speaks version 2 of toncenter's interface, which finds no transaction by its hash; \
                         name one of version 3, whose address ends with /api/v3";

/// The adapter of one network of this family.
pub struct Ton {
    network: Network,
    pool: Endpoints,
}

impl Ton {
    /// An adapter of a network whose id is `tvm:` and its global id, -239 for the main one.
    ///
    /// # Errors
    /// The id is another's, or an endpoint speaks version 2.
    pub fn new(network: Network, fetch: Arc<dyn Fetch>) -> Result<Self, ConfigError> {
        let number = network.id.reference().parse().ok().filter(|_| network.id.namespace() == "tvm");
        let Some(number) = number else {
            return Err(ConfigError::Invalid(
                network.id,
                "a ton network's id is tvm: and its global id".into(),
            ));
        };
        if network.endpoints.iter().any(|it| is_version_2(it.url.expose())) {
            return Err(ConfigError::Invalid(network.id, VERSION_2.into()));
        }
        let pool = Endpoints::new(&network.endpoints, fetch, Box::new(GlobalId(number)));
        Ok(Self { network, pool })
    }

    async fn ask<T: DeserializeOwned>(&self, path: String, round: &Round) -> Result<Sourced<T>, CannotTell> {
        let read = |body: &[u8]| {
            let value: serde_json::Value = wire::read_json(body)?;
            if value.get("error").is_some() {
                return Err(Bad::Refused);
            }
            serde_json::from_value(value).map(|it| (it, MOMENT)).map_err(|_| Bad::Garbage)
        };
        self.pool.ask(round, &wire::get(path, None), read).await
    }

    /// The transaction of this hash, or that which took in the message of this hash.
    async fn find(
        &self,
        hash: &str,
        round: &Round,
    ) -> Result<Sourced<Option<(WireTransaction, Book)>>, CannotTell> {
        let (page, by_message) = try_join(
            self.ask::<Page>(format!("/transactions?hash={hash}&limit=1"), round),
            self.ask::<Page>(format!("/transactionsByMessage?msg_hash={hash}&direction=in&limit=1"), round),
        )
        .await?;
        let wanted = to_base64(hash).ok_or(CannotTell::Contradiction)?;
        let Sourced { value: page, host, asked } = page;
        let mut found = None;
        if let Some(wire) = page.transactions.into_iter().next() {
            if wire.hash != wanted {
                return Err(CannotTell::Contradiction);
            }
            found = Some((wire, page.address_book));
        } else if let Some(wire) = by_message.value.transactions.into_iter().next() {
            if wire.in_msg.as_ref().is_none_or(|it| !it.is(&wanted)) {
                return Err(CannotTell::Contradiction);
            }
            found = Some((wire, by_message.value.address_book));
        }
        Ok(Sourced { value: found, host, asked })
    }

    async fn facts(
        &self,
        hash: &str,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let (found, newest) = try_join(self.find(hash, round), self.newest(round)).await?;
        let Sourced { value, host, asked } = found;
        let value = match value {
            Some((wire, book)) => Some(self.included(&wire, &book, newest, round).await?),
            None => before.cloned(),
        };
        Ok(Sourced { value, host, asked })
    }

    async fn newest(&self, round: &Round) -> Result<u64, CannotTell> {
        let info: model::MasterchainInfo = self.ask("/masterchainInfo".into(), round).await?.value;
        Ok(info.last.seqno)
    }

    async fn included(
        &self,
        wire: &WireTransaction,
        book: &Book,
        newest: u64,
        round: &Round,
    ) -> Result<Transaction, CannotTell> {
        let mut it = Transaction::new(to_hex(&wire.hash).ok_or(CannotTell::Garbage)?, Status::Succeeded);
        let height = wire.mc_block_seqno.ok_or(CannotTell::Contradiction)?;
        let block = &wire.block_ref;
        let hash = format!("({},{},{})", block.workchain, block.shard, block.seqno);
        it.block = Some(BlockRef { height, hash, time: wire::seconds(wire.now) });
        it.confirmations = wire::confirmations(newest, height)?;
        it.finalised = newest >= height;
        it.fee = Some(wire.total_fees);
        it.resources.extend(wire.description.gas());
        let own = book.name(&wire.account);
        if let Some(failure) = wire.failure() {
            it.status = Status::Failed;
            it.failure = Some(failure);
        }
        match &wire.in_msg {
            // Taken in from another account: the payment's second half.
            Some(message) if message.source.is_some() => {
                let from = book.name(message.source.as_deref().unwrap_or_default());
                (it.from, it.to) = (Some(from.clone()), Some(own.clone()));
                if it.status == Status::Succeeded {
                    let amount = message.value.unwrap_or_default();
                    it.transfers.push(Transfer { memo: message.comment(), ..native(&from, &own, amount) });
                }
                if message.bounced {
                    it.status = Status::Failed;
                    it.failure = Some(bounced());
                    it.transfers.clear();
                }
            }
            _ => {
                it.from = Some(own.clone());
                self.follow(wire, book, &own, &mut it, round).await?;
            }
        }
        Ok(it)
    }

    /// Where a wallet's messages went, and whether they were taken.
    async fn follow(
        &self,
        wire: &WireTransaction,
        book: &Book,
        own: &str,
        it: &mut Transaction,
        round: &Round,
    ) -> Result<(), CannotTell> {
        let mut jettons = false;
        for message in wire.out_msgs.iter().take(MESSAGES) {
            let Some(destination) = &message.destination else { continue };
            let to = book.name(destination);
            it.to.get_or_insert_with(|| to.clone());
            jettons |= message.opcode.as_deref() == Some(SEND_JETTONS);
            let hash = to_hex(&message.hash).ok_or(CannotTell::Garbage)?;
            let path = format!("/transactionsByMessage?msg_hash={hash}&direction=in&limit=1");
            let taken = self.ask::<Page>(path, round).await?.value.transactions;
            match taken.first() {
                Some(taken) if taken.bounces() => {
                    it.status = Status::Failed;
                    it.failure.get_or_insert_with(bounced);
                }
                // Sent off, not taken in yet: the receiver's shard is some seconds behind.
                None if it.status == Status::Succeeded => it.status = Status::Pending,
                _ => {}
            }
            // Coins that go to one's own jetton wallet pay for the way and mostly come back: no payment.
            if message.opcode.as_deref() != Some(SEND_JETTONS) {
                let transfer = native(own, &to, message.value.unwrap_or_default());
                it.transfers.push(Transfer { memo: message.comment(), ..transfer });
            }
        }
        if it.status == Status::Pending {
            // Its first half is in a block; the payment as a whole is not.
            (it.block, it.confirmations, it.finalised) = (None, 0, false);
            it.queue = Some(crate::facts::Queue::default());
        }
        if it.status == Status::Failed {
            it.transfers.clear();
        } else if jettons {
            self.add_jettons(wire, it, round).await?;
        }
        Ok(())
    }

    /// Jettons that moved in all that followed from a transaction.
    async fn add_jettons(
        &self,
        wire: &WireTransaction,
        it: &mut Transaction,
        round: &Round,
    ) -> Result<(), CannotTell> {
        let hash = to_hex(&wire.hash).ok_or(CannotTell::Garbage)?;
        let answer: Actions = self.ask(format!("/actions?tx_hash={hash}&limit=10"), round).await?.value;
        for action in answer.actions.iter().filter(|it| it.kind == "jetton_transfer") {
            let Some(details) = &action.details else { continue };
            if !action.success {
                it.status = Status::Failed;
                it.failure =
                    Some(Failure { reason: Some("the jetton transfer failed".into()), ..Failure::default() });
                it.transfers.clear();
                return Ok(());
            }
            let (symbol, decimals) = answer.describe(&details.asset);
            it.transfers.push(Transfer {
                kind: Kind::Token,
                asset: Asset {
                    token: Some(answer.address_book.name(&details.asset)),
                    symbol,
                    decimals,
                    ..coin()
                },
                memo: details.comment.clone(),
                ..native(
                    &answer.address_book.name(&details.sender),
                    &answer.address_book.name(&details.receiver),
                    details.amount,
                )
            });
        }
        Ok(())
    }

    async fn account(&self, address: &str, round: &Round) -> Told<Account> {
        let path = format!("/accountStates?address={}&include_boc=false", encoded(&raw(address)));
        let answer: Sourced<WireAccounts> = self.ask(path, round).await?;
        let wire = answer.value.accounts.into_iter().next();
        let unused = wire.as_ref().is_none_or(model::WireAccount::is_unused);
        let value = Account {
            address: address.to_owned(),
            // Every account of TON is a program; those of known wallets act for a person.
            contract: wire.as_ref().and_then(|it| it.is_contract()),
            balance: wire.and_then(|it| it.balance).unwrap_or_default(),
            sent: unused.then_some(0),
            last_active: None,
            block: None,
        };
        Ok(Sourced { value, host: answer.host, asked: answer.asked })
    }

    async fn left(&self, address: &str, since: u64, limit: usize, round: &Round) -> Told<Vec<Outgoing>> {
        let most = limit.clamp(1, 100);
        let path = format!("/transactions?account={}&limit={most}&sort=desc", encoded(&raw(address)));
        let answer: Sourced<Page> = self.ask(path, round).await?;
        let Page { transactions, address_book: book } = answer.value;
        let mut found = Vec::new();
        for wire in transactions.iter().rev() {
            let Some(height) = wire.mc_block_seqno.filter(|it| *it >= since) else { continue };
            let block = BlockRef { height, hash: String::new(), time: wire::seconds(wire.now) };
            let id = to_hex(&wire.hash).ok_or(CannotTell::Garbage)?;
            for message in &wire.out_msgs {
                let Some(to) = &message.destination else { continue };
                let transfer =
                    native(&book.name(&wire.account), &book.name(to), message.value.unwrap_or_default());
                let transfer = Transfer { memo: message.comment(), ..transfer };
                found.push(Outgoing { transaction: id.clone(), block: block.clone(), transfer });
            }
        }
        found.truncate(limit);
        Ok(Sourced { value: found, host: answer.host, asked: answer.asked })
    }
}

/// Whether an address is that of version 2, or of the JSON-RPC that only version 2 has.
fn is_version_2(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    last.eq_ignore_ascii_case("v2") || last.eq_ignore_ascii_case("jsonrpc")
}

fn bounced() -> Failure {
    Failure { code: Some(BOUNCED.into()), ..Failure::default() }
}

/// A raw address has a colon.
fn encoded(raw: &str) -> String {
    raw.replace(':', "%3A")
}

impl Adapter for Ton {
    fn network(&self) -> &Network {
        &self.network
    }

    fn read(&self, text: &str) -> Vec<Subject> {
        if let Some(hash) = to_hex(text) {
            return vec![Subject::Transaction(hash)];
        }
        let valid = check(text, "ton", Asked::Address).valid();
        if valid { vec![Subject::Address(text.to_owned())] } else { Vec::new() }
    }

    fn canonical(&self, address: &str) -> String {
        raw(address)
    }

    fn transaction<'a>(
        &'a self,
        id: &'a str,
        before: Option<&'a Transaction>,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Transaction>>> {
        Box::pin(self.facts(id, before, round))
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
            let info = self.ask::<model::MasterchainInfo>("/masterchainInfo".into(), round).await?;
            let last = info.value.last;
            let time = last.gen_utime.and_then(|it| i64::try_from(it).ok()).and_then(wire::seconds);
            let value = BlockRef { height: last.seqno, hash: last.root_hash.unwrap_or_default(), time };
            Ok(Sourced { value, host: info.host, asked: info.asked })
        })
    }

    fn health(&self) -> Vec<Health> {
        self.pool.health()
    }
}

/// Is an endpoint of the network that it is meant to be of?
struct GlobalId(i64);

impl Probe for GlobalId {
    fn ask(&self, _kind: Option<&str>) -> Ask {
        wire::get("/masterchainInfo".into(), None)
    }

    fn is_it(&self, _kind: Option<&str>, body: &[u8]) -> Result<bool, Bad> {
        let info: model::MasterchainInfo = wire::read_json(body)?;
        Ok(info.last.global_id == self.0)
    }
}
