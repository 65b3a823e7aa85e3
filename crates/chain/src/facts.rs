//! What a chain says of a transaction or an address, put the same way for every family. Facts, no opinions: those are
//! [`diagnosis`](crate::diagnosis)'s.

use crate::{amount::Units, caip::ChainId};
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockRef {
    /// Its height, slot, ledger index or masterchain number.
    pub height: u64,
    /// Its hash, as the chain writes it.
    pub hash: String,
    /// When it was made, by its own word.
    pub time: Option<Time>,
}

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Status {
    /// Known, and in no block.
    Pending,
    /// In a block, and it did what it was made for.
    Succeeded,
    /// In a block, paid its fee, and changed nothing else.
    Failed,
    /// Another one has taken its place (nonce, inputs, sequence): it can never be included.
    Replaced,
    /// It was in a block that the chain has left, and is in no other.
    Reorganised,
    /// It can never be included any more: its blockhash, ledger or time has passed.
    Expired,
}

/// Why a transaction that is in a block failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// It ran out of what pays for computation: gas, energy, compute units.
    pub out_of_gas: bool,
    /// What the contract said, in its own words or by the name of its error.
    pub reason: Option<String>,
    /// The first four bytes of a custom error, `0x`-hex (Solidity), or a program's error code.
    pub code: Option<String>,
    /// The code of a Solidity panic.
    pub panic: Option<u64>,
}

/// What prices of block space are shown in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateUnit {
    /// `gwei`, `sat/vB`.
    pub name: String,
    /// How many places of the facts' smaller unit it has behind the point.
    pub decimals: u8,
}

/// What is waited for by one that is in no block. What a chain does not have or a node does not tell is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// The most it pays for a unit of block space, its tip included, in smallest units (wei a gas, millisatoshi a virtual byte).
    pub offered: Option<Units>,
    /// What gets into the next blocks now, in the same unit.
    pub needed: Option<Units>,
    /// What the two are shown in.
    pub unit: Option<RateUnit>,
    /// Its sequence number at its sender: nonce, sequence, seqno.
    pub nonce: Option<u64>,
    /// The sender's next number that is in no block yet.
    pub next_nonce: Option<u64>,
    /// The first number before its own that no known transaction has: nothing moves until one takes it.
    pub missing_nonce: Option<u64>,
    /// Unconfirmed transactions that must be included before it, nearest to the chain first: lower nonces, parents.
    pub behind: Vec<String>,
    /// Whether its sender may still replace it (BIP-125; always so for Ethereum).
    pub replaceable: Option<bool>,
    /// Unconfirmed transactions that spend its outputs and pay for it too (CPFP).
    pub children: Vec<String>,
    /// The last block, ledger or slot that can include it.
    pub expires: Option<u64>,
}

/// What is moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Asset {
    /// The contract, mint or issuer; `None` for the chain's own coin.
    pub token: Option<String>,
    /// As the contract calls itself, which anybody can choose; cleaned of signs that are no letters.
    pub symbol: Option<String>,
    /// Places behind the point; `None` if it does not say.
    pub decimals: Option<u8>,
    /// The id of one that exists once, or of one kind among many (ERC-721, ERC-1155).
    pub item: Option<Units>,
}

/// How a transfer came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// The chain's own coin, moved by the transaction itself.
    Native,
    /// A token, by its contract's or program's word.
    Token,
    /// The chain's own coin, moved by a contract on the way; many wallets and explorers show it elsewhere or not at all.
    Internal,
}

/// A movement from one address to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// How it came to be.
    pub kind: Kind,
    /// What is moved.
    pub asset: Asset,
    /// Whose it was.
    pub from: String,
    /// Whose it is.
    pub to: String,
    /// How much arrived.
    pub amount: Units,
    /// How much was sent off, where that is another amount: the token keeps a part of each transfer.
    pub sent: Option<Units>,
    /// Whether the sender asked for just this transfer, rather than a contract for its own reasons.
    pub direct: bool,
    /// Memo, comment or destination tag that goes with it.
    pub memo: Option<String>,
}

/// How much may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Allowance {
    /// At most so much, in smallest units.
    Limited(Units),
    /// Whatever there is, now and later: a limit that no balance reaches.
    Unlimited,
    /// The one item.
    Item(Units),
    /// All items of a collection.
    All,
    /// Nothing: an earlier permission is taken back.
    Revoked,
}

/// A permission to take tokens away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Of what.
    pub asset: Asset,
    /// Whose tokens.
    pub owner: String,
    /// Who may take them.
    pub spender: String,
    /// How much.
    pub allowance: Allowance,
    /// Until when, if it ends (Permit2).
    pub until: Option<Time>,
}

/// An input or output of a chain without accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coin {
    /// For an input the output that it spends, `id:index`; for an output its own.
    pub at: String,
    /// The address, where the script has one.
    pub address: Option<String>,
    /// How much.
    pub amount: Units,
    /// Of an output: the transaction that spends it, if one does.
    pub spent_by: Option<String>,
}

/// A way on to another network, as a bridge's own contract says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// What people call the bridge.
    pub bridge: String,
    /// Its contract on the network that is left.
    pub contract: String,
    /// The network that is left.
    pub origin: ChainId,
    /// The network that it goes to.
    pub chain: ChainId,
    /// By which the bridge tells it from others, with `origin`.
    pub id: String,
    /// Who is to get it there.
    pub recipient: String,
    /// The token that they are to get; `None` for what stands there for the same.
    pub token: Option<String>,
    /// How much, in smallest units.
    pub amount: Units,
    /// A hash over what the bridge holds a payment to, so that nothing else is taken for it that bears the same `id`.
    pub terms: String,
    /// When it left.
    pub at: Option<Time>,
}

/// Something beside the fee that a transaction uses up: gas, energy, bandwidth, compute units, virtual bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// What it is called, small letters.
    pub name: String,
    /// How much was used.
    pub used: Option<u64>,
    /// How much was allowed.
    pub limit: Option<u64>,
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// Its hash or signature, as its chain writes it.
    pub id: String,
    /// Where it stands.
    pub status: Status,
    /// The block that it is in.
    pub block: Option<BlockRef>,
    /// Blocks on top of it, its own included; at least so many once it is final.
    pub confirmations: u64,
    /// Whether the chain itself takes it as settled for good.
    pub finalised: bool,
    /// Who made it; `None` where there are no accounts.
    pub from: Option<String>,
    /// To whom it is addressed: a recipient or the contract that it calls.
    pub to: Option<String>,
    /// Its sequence number at its sender.
    pub nonce: Option<u64>,
    /// What was paid for including it, in smallest units of the native asset.
    pub fee: Option<Units>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// Why it waits.
    pub queue: Option<Queue>,
    /// Which took its place; of one that is pending: which may still take it.
    pub replaced_by: Option<String>,
    /// The block that it was in before the chain left that block.
    pub was_in: Option<BlockRef>,
    /// What moved, or would if it were included, in order.
    pub transfers: Vec<Transfer>,
    /// What others may take from now on.
    pub approvals: Vec<Approval>,
    /// What it spends, on chains without accounts.
    pub inputs: Vec<Coin>,
    /// What it makes, on chains without accounts.
    pub outputs: Vec<Coin>,
    /// Which of the addresses that it pays to or approves are contracts, as far as was asked.
    pub contracts: BTreeSet<String>,
    /// Whose tokens it moved without having been sent by them, of those of whom it is certain that no program acts for them, not even a
    /// lent one: only a permission of theirs, or an order that they signed, can have moved what was theirs.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub bare_owners: BTreeSet<String>,
    /// What of it goes on to other networks, by bridges that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crossings: Vec<Crossing>,
    /// What it used up.
    pub resources: Vec<Resource>,
}

impl Transaction {
    /// One of which nothing else is known yet.
    pub fn new(id: impl Into<String>, status: Status) -> Self {
        Self {
            id: id.into(),
            status,
            block: None,
            confirmations: 0,
            finalised: false,
            from: None,
            to: None,
            nonce: None,
            fee: None,
            failure: None,
            queue: None,
            replaced_by: None,
            was_in: None,
            transfers: Vec::new(),
            approvals: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            contracts: BTreeSet::new(),
            bare_owners: BTreeSet::new(),
            crossings: Vec::new(),
            resources: Vec::new(),
        }
    }
}

impl Transaction {
    /// Whose tokens it moved although somebody else sent it, and not by a call that names them: each once, at most `most`. Where tokens
    /// come into being or merely pass through is no owner's.
    pub(crate) fn owners_of_others(&self, nobody: &str, most: usize) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for moved in self.transfers.iter().filter(|it| it.kind == Kind::Token && !it.direct) {
            let sender = self.from.as_ref() == Some(&moved.from);
            let called = self.to.as_ref() == Some(&moved.from) || self.contracts.contains(&moved.from);
            if !sender && !called && moved.from != nobody && !all.contains(&moved.from) && all.len() < most {
                all.push(moved.from.clone());
            }
        }
        all
    }
}

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// As its chain writes it.
    pub address: String,
    /// Whether a program acts for it, not a person's key; `None` where nobody can tell.
    pub contract: Option<bool>,
    /// What it holds of the native asset.
    pub balance: Units,
    /// How many transactions it has sent.
    pub sent: Option<u64>,
    /// When it last moved something, where that is cheap to know.
    pub last_active: Option<Time>,
    /// The newest block that this was read at.
    pub block: Option<BlockRef>,
}

/// A movement of funds away from an address, as a trace follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The transaction.
    pub transaction: String,
    /// Its block.
    pub block: BlockRef,
    /// What moved.
    pub transfer: Transfer,
}

/// An answer with who gave it and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The answer.
    pub value: T,
    /// Host of the endpoint.
    pub host: String,
    /// When it was asked.
    pub asked: Time,
}
