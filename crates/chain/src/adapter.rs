//! What a family of chains has to be able to do. The README says how to add one.

use crate::{
    config::Network,
    facts::{Account, BlockRef, Crossing, Outgoing, Sourced, Transaction},
    transport::{CannotTell, Health, Round},
};
use std::{future::Future, pin::Pin};

/// A future behind a pointer, so that adapters of different families stand in one list.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What an adapter says: an answer with its source, or why there is none.
pub type Told<T> = Result<Sourced<T>, CannotTell>;

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A transaction, by its id as the chain writes it.
    Transaction(String),
    /// An address, as the chain writes it.
    Address(String),
}

/// Speaks to one network.
///
/// An adapter turns answers into facts and judges nothing. It never guesses: an answer that contradicts itself or what was
/// asked is [`Bad::Lie`](crate::transport::Bad), one that cannot be read [`Bad::Garbage`](crate::transport::Bad), and the pool
/// then asks the next endpoint. It keeps no state of its own that changes what it says, so that recorded answers always give
/// the same facts.
pub trait Adapter: Send + Sync {
    /// The network that it speaks to.
    fn network(&self) -> &Network;

    /// Everything that a text can name on this network, by its form alone; asks nobody. Both where a form fits both.
    fn read(&self, text: &str) -> Vec<Subject>;

    /// An address as it is compared with others: the one spelling of all that mean the same.
    fn canonical(&self, address: &str) -> String {
        address.to_owned()
    }

    /// The facts of a transaction, without the name of the network's own coin; `None` if the network does not know it. `before` is what was said of it earlier, by
    /// which one that has vanished can be told from one that never was: its nonce, inputs or block.
    fn transaction<'a>(
        &'a self,
        id: &'a str,
        before: Option<&'a Transaction>,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Transaction>>>;

    /// The hash of the block that the chain has at a height; `None` if it is not that high. The desk asks it when a
    /// transaction is no longer in the block that it was seen in: only another block there proves that the chain has left
    /// it, for a node that lags behind knows nothing either. Without this nothing is ever said to be reorganised away.
    fn block_hash<'a>(
        &'a self,
        _height: u64,
        _round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(async { Ok(None) })
    }

    /// The facts of an address. One that was never used is an account with nothing.
    fn address<'a>(&'a self, address: &'a str, round: &'a Round) -> BoxFuture<'a, Told<Account>>;

    /// What left an address in or after the block of height `since`, oldest first, at most `limit`.
    fn outgoing<'a>(
        &'a self,
        address: &'a str,
        since: u64,
        limit: usize,
        round: &'a Round,
    ) -> BoxFuture<'a, Told<Vec<Outgoing>>>;

    /// What an address is called, if it is a bridge's that says itself where what it took goes on ([`Crossing`]).
    fn bridge(&self, _address: &str) -> Option<&'static str> {
        None
    }

    /// How something arrived on this network that left another one by a bridge; `None` if it has not, as far as was searched.
    /// Where that cannot be found for certain, the answer is an error.
    fn arrival<'a>(
        &'a self,
        _crossing: &'a Crossing,
        _round: &'a Round,
    ) -> BoxFuture<'a, Told<Option<Outgoing>>> {
        Box::pin(std::future::ready(Err(CannotTell::Refused)))
    }

    /// What the program at an address answers to a call that changes nothing, in hex with `0x`; `None` if it refuses the
    /// call, and where there are no such programs. `to` and `data` are in hex with `0x`. Nothing of it is kept.
    fn call<'a>(
        &'a self,
        _to: &'a str,
        _data: &'a str,
        _round: &'a Round,
    ) -> BoxFuture<'a, Result<Option<String>, CannotTell>> {
        Box::pin(std::future::ready(Ok(None)))
    }

    /// The newest block. By it operators are told whether an endpoint keeps up.
    fn head<'a>(&'a self, round: &'a Round) -> BoxFuture<'a, Told<BlockRef>>;

    /// How its endpoints are.
    fn health(&self) -> Vec<Health>;
}
