//! A chain: each head goes into a transaction of an account of ours, and is held once enough blocks stand on it.
//!
//! The signed transaction is stored before it is sent, so that what may be on its way is never made a second time. While it is in
//! no block it is handed over again if the node has forgotten it, and made anew with the same number and more to pay if it
//! waits for long. All that were made are asked after; if another one took its place, it begins anew.

mod account;
mod proof;
mod rpc;
mod tx;

pub(super) use account::address;
pub use proof::Proof;
pub use rpc::{Node, RpcError};
pub use tx::{Address, hex};

use super::{
    Anchors,
    store::{Anchor, State, Trouble},
    work::{Failure, Outcome, Stop, Turn, persist, persist_first},
};
use crate::{config::Evm, ledger::head};
use account::Account;
use ombud_base::Time;
use ombud_db::DbError;
use ombud_ledger::{Checkpoint, calldata::Calldata};
use rpc::{Block, Receipt};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tx::{Signed, Transaction, decode_hex};

/// The most gas that a transaction with a head may take: a plain one takes about 23,000; rollups ask for more.
const MAX_GAS: u64 = 1_000_000;
/// How long a transaction may wait before it is made anew with more to pay.
const PATIENCE: Duration = Duration::from_secs(600);
/// How many forms of one transaction there may be.
const MAX_ATTEMPTS: usize = 20;
/// How often it is looked whether a transaction is in a block.
const LOOK: Duration = Duration::from_secs(15);
const GWEI: u128 = 1_000_000_000;

/// What is kept while a transaction is on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct OnItsWay {
    nonce: u64,
    to: String,
    gas: u64,
    data: String,
    attempts: Vec<Attempt>,
}

/// One form of the transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Attempt {
    tip: u128,
    max_fee: u128,
    at: Time,
    raw: String,
    hash: String,
}

impl Attempt {
    fn signed(&self) -> Option<Signed> {
        let raw = decode_hex(&self.raw)?;
        let hash = decode_hex(&self.hash)?.try_into().ok()?;
        Some(Signed { raw, hash })
    }
}

/// What a transaction may cost.
#[derive(Clone, Copy)]
struct Fees {
    tip: u128,
    max_fee: u128,
}

fn broken() -> Stop {
    DbError::Sealed("what is kept of a transaction was changed".into()).into()
}

pub(super) async fn step(anchors: &Anchors, turn: &Turn, evm: &Evm) -> Result<Outcome, Stop> {
    let account = account::of(anchors, turn).await?;
    if turn.held() == turn.head.size && turn.standing.sent.is_none() {
        return Ok(Outcome::Nothing);
    }
    let node = Node::new(&anchors.outward, evm.url.expose())?;
    let id = node.chain_id().await.map_err(Failure::from)?;
    if id != evm.chain_id {
        let detail = format!("the node is of chain {id}, and chain {} is meant", evm.chain_id);
        return Err(Failure::new(Trouble::WrongChain, detail).into());
    }
    let chain = Chain { anchors, turn, evm, node, account };
    match &turn.standing.sent {
        Some(sent) => chain.follow(sent).await,
        None => chain.begin().await,
    }
}

/// All that a turn works with.
struct Chain<'a> {
    anchors: &'a Anchors,
    turn: &'a Turn,
    evm: &'a Evm,
    node: Node<'a>,
    account: Account,
}

impl Chain<'_> {
    /// Makes a transaction of the newest head, stores it, and hands it over.
    async fn begin(&self) -> Result<Outcome, Stop> {
        let failed = Failure::from;
        let (own, data) = (self.account.address, self.data().await?);
        // Any other address was refused when the server started.
        let to = Address::parse(&self.evm.to).unwrap_or(own);
        let nonce = self.node.nonce(own).await.map_err(failed)?;
        let gas = self.node.gas(own, to, &data).await.map_err(failed)?;
        if gas > MAX_GAS {
            let detail = format!("it would take {gas} gas, and {MAX_GAS} is the most");
            return Err(Failure::new(Trouble::TooExpensive, detail).into());
        }
        let fees = self.fees().await?;
        let way = OnItsWay { nonce, to: to.to_string(), gas, data: hex(&data), attempts: Vec::new() };
        self.enough(gas, fees).await?;
        let row = Anchor {
            state: State::Sent,
            held_at: None,
            ..Anchor::held(&self.turn.target, self.turn.head.size, None, self.anchors.now())
        };
        self.attempt(row, way, fees).await
    }

    /// The head, as the transaction carries it.
    async fn data(&self) -> Result<Vec<u8>, Stop> {
        let ws = self.turn.workspace;
        let identity = self.anchors.db.read::<_, DbError, _>(move |tx| head::identity(tx, ws)).await?;
        let identity = identity.ok_or_else(|| head::broken("key"))?;
        let opened = Checkpoint::open(&self.turn.head.note, &identity.origin, &identity.verifier, &[]);
        let head = opened.map_err(|_| head::broken("last checkpoint"))?.checkpoint;
        Ok(Calldata::new(head.origin(), head.size(), *head.root()).encode())
    }

    /// What the chain takes at the moment, as far as it may be paid.
    async fn fees(&self) -> Result<Fees, Stop> {
        let block = self.node.block(None).await.map_err(Failure::from)?;
        let base = block.and_then(|it| it.base_fee);
        let base =
            base.ok_or_else(|| Failure::new(Trouble::BadAnswer, "this chain does not know EIP-1559"))?;
        let tip = self.node.tip().await.map_err(Failure::from)?;
        let most = u128::from(self.evm.max_fee_gwei) * GWEI;
        if base.saturating_add(tip) > most {
            let detail = format!(
                "each gas costs {} gwei at the moment, and {} is the most that may be paid",
                base.saturating_add(tip).div_ceil(GWEI),
                self.evm.max_fee_gwei
            );
            return Err(Failure::new(Trouble::TooExpensive, detail).into());
        }
        Ok(Fees { tip, max_fee: base.saturating_mul(2).saturating_add(tip).min(most) })
    }

    async fn enough(&self, gas: u64, fees: Fees) -> Result<(), Stop> {
        let own = self.account.address;
        let (has, needs) = (
            self.node.balance(own).await.map_err(Failure::from)?,
            fees.max_fee.saturating_mul(u128::from(gas)),
        );
        if has < needs {
            let detail = format!("account {own} has {has} wei, and a transaction may need {needs}");
            return Err(Failure::new(Trouble::NoFunds, detail).into());
        }
        Ok(())
    }

    /// One form of the transaction: signed, stored, and only then handed over.
    async fn attempt(&self, mut row: Anchor, mut way: OnItsWay, fees: Fees) -> Result<Outcome, Stop> {
        let tx = Transaction {
            chain_id: self.evm.chain_id,
            nonce: way.nonce,
            tip: fees.tip,
            max_fee: fees.max_fee,
            gas: way.gas,
            to: Address::parse(&way.to).ok_or_else(broken)?,
            data: decode_hex(&way.data).ok_or_else(broken)?,
        };
        let signed = tx.sign(&self.account.key);
        way.attempts.push(Attempt {
            tip: fees.tip,
            max_fee: fees.max_fee,
            at: self.anchors.now(),
            raw: hex(&signed.raw),
            hash: hex(&signed.hash),
        });
        row.proof = Some(serde_json::to_string(&way).map_err(|error| DbError::Statement(error.to_string()))?);
        if way.attempts.len() > 1 {
            persist(self.anchors, self.turn, row.clone()).await?;
        } else if !persist_first(self.anchors, self.turn, row.clone()).await? {
            return Ok(Outcome::Nothing);
        }
        match self.node.send(&signed.raw).await {
            Ok(()) => Ok(Outcome::Sent(row, LOOK)),
            // What the node does not want it will not put into a block; another one may have it already.
            Err(RpcError::Refused(words)) if way.attempts.len() == 1 => {
                let failure = Failure::new(Trouble::Rejected, words);
                Ok(Outcome::Gone(row.size, failure))
            }
            Err(error) => Err(Failure::from(error).into()),
        }
    }

    /// Looks what became of the transaction that is on its way.
    async fn follow(&self, sent: &Anchor) -> Result<Outcome, Stop> {
        let way: OnItsWay =
            sent.proof.as_deref().and_then(|it| serde_json::from_str(it).ok()).ok_or_else(broken)?;
        if let Some((signed, receipt)) = self.landed(&way).await? {
            return self.confirmed(sent, &signed, &receipt).await;
        }
        if self.node.nonce(self.account.address).await.map_err(Failure::from)? > way.nonce {
            // Asked once more: it may have got into a block between the two questions.
            if let Some((signed, receipt)) = self.landed(&way).await? {
                return self.confirmed(sent, &signed, &receipt).await;
            }
            let failure =
                Failure::new(Trouble::Replaced, "another transaction of this account took its number");
            return Ok(Outcome::Gone(sent.size, failure));
        }
        let last = way.attempts.last().ok_or_else(broken)?.clone();
        if self.anchors.now().since(last.at) > PATIENCE && way.attempts.len() < MAX_ATTEMPTS {
            return self.bump(sent, way, &last).await;
        }
        let signed = last.signed().ok_or_else(broken)?;
        if !self.node.knows(&signed.hash).await.map_err(Failure::from)? {
            self.node.send(&signed.raw).await.map_err(Failure::from)?;
        }
        Ok(Outcome::Sent(sent.clone(), LOOK))
    }

    /// The form of the transaction that is in a block, if one is.
    async fn landed(&self, way: &OnItsWay) -> Result<Option<(Signed, Receipt)>, Stop> {
        for attempt in way.attempts.iter().rev() {
            let signed = attempt.signed().ok_or_else(broken)?;
            if let Some(receipt) = self.node.receipt(&signed.hash).await.map_err(Failure::from)? {
                return Ok(Some((signed, receipt)));
            }
        }
        Ok(None)
    }

    /// The same with more to pay, in its place: nodes ask for a tenth more of both.
    async fn bump(&self, sent: &Anchor, way: OnItsWay, last: &Attempt) -> Result<Outcome, Stop> {
        let now = self.fees().await?;
        let more = |it: u128| it.saturating_add(it / 8).saturating_add(1);
        let fees = Fees { tip: now.tip.max(more(last.tip)), max_fee: now.max_fee.max(more(last.max_fee)) };
        let most = u128::from(self.evm.max_fee_gwei) * GWEI;
        if fees.max_fee > most {
            let detail = format!("it waits, and more than {} gwei may not be paid", self.evm.max_fee_gwei);
            return Err(Failure::new(Trouble::TooExpensive, detail).into());
        }
        self.enough(way.gas, fees).await?;
        self.attempt(sent.clone(), way, fees).await
    }

    /// Whether enough blocks stand on it, and it is still in the one that it was in.
    async fn confirmed(&self, sent: &Anchor, signed: &Signed, receipt: &Receipt) -> Result<Outcome, Stop> {
        let nothing = || Failure::new(Trouble::BadAnswer, "it has no newest block");
        let newest: Block = self.node.block(None).await.map_err(Failure::from)?.ok_or_else(nothing)?;
        let own = self.node.block(Some(receipt.block)).await.map_err(Failure::from)?;
        let Some(own) = own.filter(|it| it.hash == receipt.block_hash) else {
            // The chain has taken another turn: what the receipt says will change.
            return Ok(Outcome::Sent(sent.clone(), LOOK));
        };
        if !receipt.good {
            let failure =
                Failure::new(Trouble::Rejected, "the chain took the transaction, and it failed there");
            return Ok(Outcome::Gone(sent.size, failure));
        }
        let confirmations = (newest.number + 1).saturating_sub(receipt.block);
        if confirmations < u64::from(self.evm.confirmations) {
            return Ok(Outcome::Sent(sent.clone(), LOOK));
        }
        let proof =
            Proof { block: Some(own.number), time: Some(own.time), ..Proof::new(self.evm.chain_id, signed) };
        let proof = serde_json::to_string(&proof).map_err(|error| DbError::Statement(error.to_string()))?;
        let now = self.anchors.now();
        Ok(Outcome::Held(vec![Anchor {
            at: sent.at,
            ..Anchor::held(&self.turn.target, sent.size, Some(proof), now)
        }]))
    }
}
