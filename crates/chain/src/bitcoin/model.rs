//! What both interfaces say, in one form, and the facts that follow from it.

use crate::{
    amount::Units,
    facts::{BlockRef, Coin, Queue, RateUnit, Resource, Status, Transaction},
    transport::{Bad, CannotTell},
    wire::{confirmations, native},
};
use alloy_primitives::U256;

/// A transaction as an interface tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    pub id: String,
    pub inputs: Vec<Input>,
    pub outputs: Vec<Output>,
    /// Satoshi; `None` for a coinbase or where it cannot be told.
    pub fee: Option<u64>,
    /// Weight units (BIP-141).
    pub weight: u64,
}

/// An input.
#[derive(Clone, Debug, Default)]
pub(super) struct Input {
    /// The output that it spends; `None` for new coins.
    pub spends: Option<(String, u64)>,
    pub address: Option<String>,
    pub amount: Option<u64>,
    pub sequence: u64,
}

/// An output.
#[derive(Clone, Debug, Default)]
pub(super) struct Output {
    pub address: Option<String>,
    pub amount: u64,
    pub spent_by: Option<String>,
}

/// Unconfirmed transactions around one: parents that must come with it, children that pay for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub parents: Vec<Weighed>,
    pub children: Vec<Weighed>,
}

/// What one of them pays for how much.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub id: String,
    pub fee: u64,
    pub weight: u64,
}

impl Raw {
    /// Virtual bytes (BIP-141).
    pub fn vsize(&self) -> u64 {
        self.weight.div_ceil(4)
    }

    /// Whether its sender says that it may be replaced (BIP-125).
    pub fn signals_replacement(&self) -> bool {
        self.inputs.iter().any(|it| it.sequence < 0xffff_fffe)
    }

    /// The facts that do not depend on where it stands.
    pub fn facts(&self, status: Status) -> Transaction {
        let mut it = Transaction::new(self.id.clone(), status);
        it.fee = self.fee.map(Units::from);
        it.inputs = self
            .inputs
            .iter()
            .map(|input| Coin {
                at: input.spends.as_ref().map_or("coinbase".into(), |(id, index)| format!("{id}:{index}")),
                address: input.address.clone(),
                amount: input.amount.unwrap_or_default().into(),
                spent_by: None,
            })
            .collect();
        it.outputs = self
            .outputs
            .iter()
            .enumerate()
            .map(|(index, output)| Coin {
                at: format!("{}:{index}", self.id),
                address: output.address.clone(),
                amount: output.amount.into(),
                spent_by: output.spent_by.clone(),
            })
            .collect();
        let sender = self.inputs.iter().find_map(|it| it.address.clone()).unwrap_or_default();
        let own = |address: &String| self.inputs.iter().any(|it| it.address.as_ref() == Some(address));
        let paid = self.outputs.iter().filter_map(|it| Some((it.address.as_ref()?, it.amount)));
        it.transfers = paid
            .filter(|(address, _)| !own(address))
            .map(|(address, amount)| native(&sender, address, amount.into()))
            .collect();
        it.resources.push(Resource { name: "virtual bytes".into(), used: Some(self.vsize()), limit: None });
        it
    }

    /// What it waits for. `needed` is in millisatoshi a virtual byte.
    pub fn queue(&self, around: &Around, needed: Option<u64>) -> Queue {
        let offered = self.offered(around);
        // Parents that pay enough together with it come with it: it waits behind none of them.
        let comes_along = offered.zip(needed).is_some_and(|(offered, needed)| offered >= needed);
        let parents = if comes_along { &[] } else { around.parents.as_slice() };
        Queue {
            offered: offered.map(Units::from),
            needed: needed.map(Units::from),
            unit: Some(RateUnit { name: "sat/vB".into(), decimals: 3 }),
            behind: parents.iter().map(|it| it.id.clone()).collect(),
            replaceable: Some(self.signals_replacement()),
            children: around.children.iter().map(|it| it.id.clone()).collect(),
            ..Queue::default()
        }
    }

    /// What a miner gets for a virtual byte of it, in millisatoshi: together with the parents that have to come first if
    /// they pay less, and with the child that pays most for it if that pays more.
    fn offered(&self, around: &Around) -> Option<u64> {
        let own = (self.fee?, self.weight);
        let sum = |one: (u64, u64), other: &Weighed| {
            (one.0.saturating_add(other.fee), one.1.saturating_add(other.weight))
        };
        let family = around.parents.iter().fold(own, sum);
        let alone = rate(own)?.min(rate(family)?);
        let best = around.children.iter().filter_map(|it| rate(sum(family, it))).max();
        Some(best.map_or(alone, |best| alone.max(best)))
    }
}

fn rate((fee, weight): (u64, u64)) -> Option<u64> {
    // millisatoshi a virtual byte = 1000 fee / (weight / 4)
    fee.checked_mul(4_000)?.checked_div(weight)
}

/// Puts a transaction on the chain: confirmations count its own block.
pub(super) fn confirmed(mut it: Transaction, block: BlockRef, tip: u64) -> Result<Transaction, CannotTell> {
    it.confirmations = confirmations(tip, block.height)?;
    it.block = Some(block);
    Ok(it)
}

/// A hash as a page of text.
pub(super) fn hash(body: &[u8]) -> Result<String, Bad> {
    let text = std::str::from_utf8(body).map_err(|_| Bad::Garbage)?.trim();
    let sound = text.len() == 64 && text.bytes().all(|it| it.is_ascii_hexdigit());
    if sound { Ok(text.to_owned()) } else { Err(Bad::Garbage) }
}

/// Satoshi out of units that cannot be more than all there are.
pub(super) fn satoshi(units: Units) -> Result<u64, Bad> {
    if units.0 > U256::from(2_100_000_000_000_000u64) { Err(Bad::Lie) } else { Ok(units.0.to()) }
}
