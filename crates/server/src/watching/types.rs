//! A watch, as it is stored and shown.

use crate::{chains::ChainStanding, words::words};
use ombud_base::{
    Time, Uuid,
    id::{ConversationId, CustomerId, WatchId},
};
use ombud_chain::facts::{Status, Transaction};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// Why a transaction is watched no longer.
    WatchEnd {
        /// The customer was told what nothing changes any more.
        Told = "told",
        /// The customer stopped it.
        Customer = "customer",
        /// Staff stopped it.
        Staff = "staff",
        /// Its time was over.
        Over = "over",
        /// Its network is none of those that are asked any more.
        Network = "network",
        /// The customer is blocked: nothing is written to them.
        Blocked = "blocked",
    }
}

words! {
    /// What a transaction that is watched waits for.
    WatchWait {
        /// To be included in a block.
        Block = "block",
        /// To be as deep in the chain as the platform asks.
        Depth = "depth",
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct WatchRow {
    pub id: WatchId,
    pub conversation: ConversationId,
    pub customer: CustomerId,
    pub network: String,
    pub mark: Vec<u8>,
    /// The transaction's id as its chain writes it.
    pub transaction: String,
    /// The facts when it was last seen.
    pub seen: Transaction,
    pub seen_at: Time,
    pub by_kind: String,
    pub by: Option<Uuid>,
    pub begun_at: Time,
    pub standing: ChainStanding,
    pub looked_at: Time,
    pub looks: i64,
    /// What may be news, and how often in a row it was seen.
    pub hint: Option<ChainStanding>,
    pub hints: i64,
    /// What the customer was told.
    pub told: Vec<ChainStanding>,
    pub next_at: Option<Time>,
    pub ends_at: Time,
    pub ended_at: Option<Time>,
    pub ended: Option<WatchEnd>,
}

impl WatchRow {
    /// Ends it.
    pub fn end(&mut self, how: WatchEnd, now: Time) {
        (self.ended, self.ended_at, self.next_at) = (Some(how), Some(now), None);
    }

    /// Where it stands as far as that is believed. What was seen once may be a lie, or a fork that lasts a second: until it is
    /// told, nobody outside reads it either. That it waits harms nobody, and is believed at once.
    pub fn believed(&self) -> ChainStanding {
        match self.standing {
            ChainStanding::Waiting => ChainStanding::Waiting,
            now if self.told.contains(&now) => now,
            _ => self.told.last().copied().unwrap_or(ChainStanding::Waiting),
        }
    }

    /// What it waits for while it runs: by the facts of when it was last seen waiting.
    pub fn waits_for(&self) -> Option<WatchWait> {
        let in_block = self.seen.status == Status::Succeeded && self.believed() == ChainStanding::Waiting;
        let what = if in_block { WatchWait::Depth } else { WatchWait::Block };
        self.ended_at.is_none().then_some(what)
    }
}

/// What is to be watched.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewWatch {
    /// On which network (CAIP-2).
    #[schema(max_length = 100, example = "eip155:1")]
    pub(super) network: String,
    /// The transaction's id.
    #[schema(
        max_length = 200,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    pub(super) transaction: String,
}

/// A transaction that is watched for a customer, or was.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Watch {
    /// Its id.
    pub(super) id: WatchId,
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub(super) network: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub(super) network_name: String,
    /// The transaction's id.
    pub(super) transaction: String,
    /// Since when.
    pub(super) begun_at: Time,
    /// Who asked for it: a name, `customer` or `API`.
    #[schema(example = "customer")]
    pub(super) by: String,
    /// Where it stood at the last look.
    pub(super) standing: ChainStanding,
    /// When that was.
    pub(super) looked_at: Time,
    /// How often it was looked at.
    pub(super) looks: i64,
    /// When it is looked at next; null: no more.
    pub(super) next_at: Option<Time>,
    /// When it ends at the latest.
    pub(super) ends_at: Time,
    /// When it ended; null: it runs.
    pub(super) ended_at: Option<Time>,
    /// Why.
    pub(super) ended: Option<WatchEnd>,
}

/// A transaction that is watched for you, or was.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OwnWatch {
    /// Its id, by which it is stopped.
    pub(super) id: WatchId,
    /// In which of your conversations you are told.
    pub(super) conversation: ConversationId,
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub(super) network: String,
    /// What people call it.
    #[schema(example = "Ethereum")]
    pub(super) network_name: String,
    /// The transaction's id.
    pub(super) transaction: String,
    /// A page of an explorer that shows it; null where none is named, or the workspace's rules let no link to it through.
    pub(super) link: Option<String>,
    /// Whether you asked for it; otherwise the team did.
    pub(super) asked: bool,
    /// Since when.
    pub(super) begun_at: Time,
    /// Where it stands, as far as you were told: what was seen once is not believed yet.
    pub(super) standing: ChainStanding,
    /// What it waits for; null: it waits no more.
    pub(super) waits_for: Option<WatchWait>,
    /// How deep it was when it was last seen waiting; null where it was in no block.
    pub(super) confirmations: Option<u64>,
    /// As how deep it is through; null where its network is asked no longer.
    pub(super) needed: Option<u64>,
    /// When the network was last asked.
    pub(super) looked_at: Time,
    /// Whether it could tell.
    pub(super) answered: bool,
    /// When it is asked next; null: no more.
    pub(super) next_at: Option<Time>,
    /// When it ends at the latest.
    pub(super) ends_at: Time,
    /// When it ended; null: it runs.
    pub(super) ended_at: Option<Time>,
    /// Why.
    pub(super) ended: Option<WatchEnd>,
}
