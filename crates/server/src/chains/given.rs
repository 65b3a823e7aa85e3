//! Addresses that the platform gave to customers: only it knows them. They are asked for when something is looked at, by whoever the
//! root has handed to the desk, and belong to that look alone.

use crate::access::Signed;
use futures_util::future::BoxFuture;
use ombud_base::id::{CaseId, CustomerId, WorkspaceId};
use ombud_chain::{
    ChainId, Diagnosis, Platform,
    platform::{Deposit, Whose},
};
use std::collections::HashSet;

/// How many addresses of one look are asked for whether they are the platform's.
const MOST: usize = 50;

/// Who is to see what comes of a look.
#[derive(Clone)]
pub enum Seer {
    /// The customer whose addresses they are, or whoever works for them alone.
    Customer,
    /// Staff, by way of a case.
    Staff(Box<Signed>, CaseId),
}

/// An address that may be the platform's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Suspect {
    /// The network (CAIP-2).
    pub network: String,
    /// The address as its chain writes it.
    pub address: String,
    /// The memo that came with what was sent there.
    pub memo: Option<String>,
}

/// What the platform says of the addresses that it gave to a customer.
#[derive(Clone, Debug)]
pub enum Gave {
    /// It gave them these, and no others.
    These(Vec<Deposit>),
    /// It was not asked: there is none that tells them, or the seer may not see them.
    NotAsked,
    /// It was asked, and nothing came that counts. What it gave is not known, which is something else than nothing.
    Silent,
}

/// Asks the platform which addresses it gave to customers. Whoever does it keeps to what the seer may see, and never fails.
pub trait Given: Send + Sync {
    /// The addresses of a customer.
    fn of(&self, ws: WorkspaceId, customer: CustomerId, seer: Seer) -> BoxFuture<'_, Gave>;

    /// Which of some addresses are the platform's, in their order; for staff alone. Where nothing can be had, none is.
    fn ours(&self, ws: WorkspaceId, staff: Box<Signed>, asked: Vec<Suspect>) -> BoxFuture<'_, Vec<bool>>;
}

/// What of a diagnosis may be the platform's and is not known to be: receivers, and the address that was asked for.
pub(super) fn suspects(diagnosis: &Diagnosis, platform: &Platform) -> Vec<Suspect> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for found in &diagnosis.found {
        let moved = found.transaction.iter().flat_map(|it| &it.transfers).map(|it| (&it.to, it.memo.clone()));
        let asked = found.account.iter().map(|it| (&it.address, None));
        for (address, memo) in moved.chain(asked) {
            let known =
                !platform.deposits(address).is_empty() || platform.label(&found.chain, address).is_some();
            let network = found.chain.to_string();
            let suspect = Suspect { network, address: address.clone(), memo };
            if !known && all.len() < MOST && seen.insert(suspect.clone()) {
                all.push(suspect);
            }
        }
    }
    all
}

/// An address that is the platform's, as it is judged by.
pub(super) fn as_deposit(it: Suspect, whose: Whose) -> Option<Deposit> {
    let chain: ChainId = it.network.parse().ok()?;
    Some(Deposit { address: it.address, chains: vec![chain], memo: None, assets: Vec::new(), whose })
}
