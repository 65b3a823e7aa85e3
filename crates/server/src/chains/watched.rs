//! One network's word on one transaction, for whoever looks again and again; and what was seen earlier, which is remembered over
//! a restart.

use super::{ChainDesk, deposits::Stuck, ground::Ground, told::Seen};
use crate::{http::Problem, words::words};
use ombud_base::{
    Time,
    id::{CustomerId, WorkspaceId},
};
use ombud_chain::{
    ChainId, Code, Diagnosis,
    config::Network,
    facts::{Status, Transaction},
};
use ombud_db::{DbError, Tx};

words! {
    /// Where a transaction stands, for whoever waits for it.
    ChainStanding {
        /// It waits to be included, or to be deep enough.
        Waiting = "waiting",
        /// It is as deep as the platform asks.
        Through = "through",
        /// It is in a block and did nothing.
        Failed = "failed",
        /// Another one took its place.
        Replaced = "replaced",
        /// The chain has left the block that it was in.
        Reorganised = "reorganised",
        /// It can be included no more.
        Expired = "expired",
        /// It was known, and is not any more.
        Gone = "gone",
        /// The network cannot be asked, or says what cannot be believed.
        Silent = "silent",
    }
}

impl ChainStanding {
    fn of_code(code: Code) -> Self {
        match code {
            Code::TxSucceeded => Self::Through,
            Code::TxReplaced => Self::Replaced,
            Code::TxReorganised => Self::Reorganised,
            Code::TxExpired => Self::Expired,
            code if code.name().starts_with("tx.failed.") => Self::Failed,
            code if code.name().starts_with("tx.") => Self::Waiting,
            _ => Self::Silent,
        }
    }

    /// Whether nothing that the chain says later can change it.
    pub const fn is_last(self) -> bool {
        matches!(self, Self::Through | Self::Failed | Self::Replaced | Self::Expired)
    }
}

/// A transaction that was seen earlier, for the memory of the chain desk.
#[derive(Clone, Debug)]
pub struct Sighted {
    /// On which network (CAIP-2).
    pub network: String,
    /// What was said of it.
    pub facts: Transaction,
    /// When.
    pub at: Time,
}

/// Reads what was seen earlier of a customer's transactions and is kept: whoever keeps some is handed to the chain desk by the root.
pub type Recall = fn(&mut Tx<'_>, WorkspaceId, CustomerId) -> Result<Vec<Sighted>, DbError>;

/// What one network says of one transaction.
#[derive(Clone, Debug)]
pub struct Sight {
    /// Where it stands.
    pub standing: ChainStanding,
    /// The whole look, to be put into words.
    pub seen: Seen,
    /// The facts, where there are any.
    pub facts: Option<Transaction>,
    /// Seconds until it is deep enough, by the pace of blocks; none where it is in no block.
    pub wait: Option<u64>,
    /// What people call the network.
    pub network: String,
    /// Seconds from block to block.
    pub block_seconds: u64,
    /// Whether something may be missing: the platform did not say which addresses it gave to the customer, and what came to one that is not
    /// credited looks like any payment then.
    pub in_part: bool,
}

/// A transaction that somebody may want to wait for.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The network (CAIP-2).
    pub network: String,
    /// What people call it.
    pub name: String,
    /// The transaction's id, as its chain writes it.
    pub transaction: String,
}

impl Seen {
    /// What of it waits, on whichever network.
    pub fn waiting(&self) -> Vec<Pending> {
        let waits = |it: &&ombud_chain::Found| {
            it.verdicts.first().is_some_and(|it| ChainStanding::of_code(it.code) == ChainStanding::Waiting)
        };
        let found = self.all().flat_map(|it| &it.found).filter(waits);
        let pending = found.filter_map(|it| {
            let transaction = it.transaction.as_ref()?.id.clone();
            Some(Pending { network: it.chain.to_string(), name: it.network.clone(), transaction })
        });
        pending.collect()
    }
}

/// What a look at one network comes to.
fn standing(it: &Diagnosis) -> ChainStanding {
    match (it.found.first(), it.nowhere.is_empty()) {
        (Some(found), _) => {
            found.verdicts.first().map_or(ChainStanding::Silent, |it| ChainStanding::of_code(it.code))
        }
        (None, false) if it.cannot_tell.is_empty() => ChainStanding::Gone,
        _ => ChainStanding::Silent,
    }
}

impl ChainDesk {
    /// Asks one network about one transaction, which was seen `before`; none when the network is none of those that are asked.
    ///
    /// # Errors
    /// As the database says; a network that cannot be asked is no error but is told.
    pub async fn sight(
        &self,
        ws: WorkspaceId,
        customer: CustomerId,
        (network, transaction): (&str, &str),
    ) -> Result<Option<Sight>, Problem> {
        let chain: Option<ChainId> = network.parse().ok();
        let Some((chain, network)) = chain.and_then(|it| Some((it.clone(), self.network(&it)?.clone())))
        else {
            return Ok(None);
        };
        let ground = self.ground(ws, Some(customer)).await?;
        let diagnosis = self.diagnose(transaction, Some(&chain), &ground).await;
        let whole = ground.whole(self).await;
        let stuck: Vec<Stuck> = diagnosis.found.iter().flat_map(|it| self.stuck(it, whole)).collect();
        let in_part = stuck.is_empty() && ground.is_silent(self).await;
        let facts = diagnosis.found.first().and_then(|it| it.transaction.clone());
        let included = facts.as_ref().filter(|it| it.status == Status::Succeeded);
        let wait = included.map(|it| {
            network.confirmations.saturating_sub(it.confirmations).saturating_mul(network.block_seconds)
        });
        Ok(Some(Sight {
            standing: standing(&diagnosis),
            seen: Seen { lead: diagnosis, others: Vec::new(), stuck },
            facts,
            wait,
            network: network.name.clone(),
            block_seconds: network.block_seconds,
            in_part,
        }))
    }

    /// What a look for a customer is judged by; what was seen of their transactions earlier is remembered with it.
    pub(super) fn ground_of(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        customer: Option<CustomerId>,
    ) -> Result<Ground, DbError> {
        if let Some(customer) = customer {
            for recall in self.recall.iter() {
                recall(tx, ws, customer)?.into_iter().for_each(|it| self.remember(it));
            }
        }
        let listed = self.safety.policy_in(tx, ws)?.labels.clone();
        Ground::of(tx, ws, customer, listed)
    }

    fn remember(&self, it: Sighted) {
        if let Ok(chain) = it.network.parse() {
            self.chains.remember(&chain, it.facts, it.at);
        }
    }

    /// What people call a network; its id where it is none of those that are asked.
    pub fn name_of(&self, network: &str) -> String {
        self.named(network).map_or_else(|| network.to_owned(), |it| it.name.clone())
    }

    /// A page of an explorer that shows a transaction, where the operator has named one for its network.
    pub fn link_of(&self, network: &str, transaction: &str) -> Option<String> {
        self.named(network)?.transaction_link(transaction)
    }

    /// As how deep the platform takes a transaction of a network as settled; none where the network is not asked.
    pub fn needed_on(&self, network: &str) -> Option<u64> {
        self.named(network).map(|it| it.confirmations)
    }

    fn named(&self, network: &str) -> Option<&Network> {
        self.chains.networks().find(|it| it.id.as_str() == network)
    }

    /// Whether an id names a transaction, of whichever network.
    pub fn may_be_transaction(&self, text: &str) -> bool {
        ombud_guard::addresses::identify(text)
            .iter()
            .any(|it| it.asked != ombud_guard::addresses::Asked::Address && it.valid())
    }
}
