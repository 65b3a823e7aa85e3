//! The facts of a transaction, from several questions that are asked together.

use super::{
    Evm, MOMENT,
    abi::{self, Wish, text},
    block_ref, pending, revert,
    rpc::{self, Receipt, WireTransaction},
};
use crate::{
    adapter::Told,
    amount::Units,
    facts::{Asset, BlockRef, Kind, Resource, Sourced, Status, Transaction, Transfer},
    transport::{Bad, CannotTell, Keep, Round},
};
use alloy_primitives::{Address, B256, Bytes, U256};
use futures_util::future::{join, join_all};
use serde_json::json;
use std::collections::BTreeSet;

/// How many movements of each kind are kept: an airdrop has thousands, and nobody reads them.
const MOVES: usize = 256;
/// Of how many addresses it is asked whether they are contracts.
const PARTIES: usize = 8;
/// How many ways on to other networks are kept.
const CROSSINGS: usize = 16;
/// Of how many owners it is asked whether no program acts for them, and whose tokens are nobody's: they are made just then.
const OWNERS: usize = 4;
const NOBODY: &str = "0x0000000000000000000000000000000000000000";

impl Evm {
    pub(super) async fn facts(
        &self,
        hash: B256,
        before: Option<&Transaction>,
        round: &Round,
    ) -> Told<Option<Transaction>> {
        let (wire, head) = join(self.wire(round, hash), self.head(round)).await;
        let (wire, head) = (wire?, head?);
        let (host, asked) = (wire.host, wire.asked);
        let value = match wire.value {
            None => pending::vanished(self, round, before).await?,
            Some(wire) if wire.block_hash.is_none() => {
                let it = self.waiting(round, &wire).await?;
                if it.status != Status::Replaced {
                    return Ok(Sourced { value: Some(it), host, asked });
                }
                // Its nonce may be used because it was itself included while the questions were on their way.
                match self.wire(round, hash).await?.value.filter(|it| it.block_hash.is_some()) {
                    Some(wire) => Some(self.included(round, &wire, head.value.number.to()).await?),
                    None => Some(it),
                }
            }
            Some(wire) => Some(self.included(round, &wire, head.value.number.to()).await?),
        };
        Ok(Sourced { value, host, asked })
    }

    async fn wire(&self, round: &Round, hash: B256) -> Result<Sourced<Option<WireTransaction>>, CannotTell> {
        let question = ("eth_getTransactionByHash", json!([hash]));
        let judge = |wire: Option<&WireTransaction>| match wire {
            Some(wire) if wire.hash != hash => Err(Bad::Lie),
            Some(wire) if wire.block_hash.is_some() => Ok(Keep::For(MOMENT)),
            _ => Ok(Keep::No),
        };
        rpc::need(&self.pool, round, question, judge).await
    }

    async fn receipt(&self, round: &Round, wire: &WireTransaction) -> Result<Receipt, CannotTell> {
        let question = ("eth_getTransactionReceipt", json!([wire.hash]));
        let judge = |receipt: Option<&Receipt>| match receipt {
            Some(it) if it.transaction_hash != wire.hash => Err(Bad::Lie),
            Some(it) if Some(it.block_hash) != wire.block_hash => Err(Bad::Lie),
            None => Err(Bad::Lie),
            _ => Ok(Keep::For(MOMENT)),
        };
        rpc::need(&self.pool, round, question, judge).await?.value.ok_or(CannotTell::Contradiction)
    }

    /// One that is in no block: what it wants, and what it waits for.
    async fn waiting(&self, round: &Round, wire: &WireTransaction) -> Result<Transaction, CannotTell> {
        let mut it = start(wire, Status::Pending);
        match abi::wish(wire) {
            Some(Wish::Transfer(transfer)) => it.transfers.push(transfer),
            Some(Wish::Approval(approval)) => it.approvals.push(approval),
            None => {}
        }
        let (place, rest) = join(pending::place(self, round, wire), self.complete(round, &mut it)).await;
        rest?;
        match place? {
            pending::Place::Queued(queue) => it.queue = Some(*queue),
            pending::Place::Taken(by) => {
                it.status = Status::Replaced;
                it.replaced_by = by;
            }
        }
        Ok(it)
    }

    /// One that is in a block.
    async fn included(
        &self,
        round: &Round,
        wire: &WireTransaction,
        head: u64,
    ) -> Result<Transaction, CannotTell> {
        let receipt = self.receipt(round, wire).await?;
        let height: u64 = receipt.block_number.to();
        let name = format!("{height:#x}");
        let (block, finalised) = join(self.block(round, &name), self.finalised(round)).await;
        let block = block?.value;
        let mut it = start(wire, Status::Succeeded);
        it.resources.push(Resource {
            name: "gas".into(),
            used: Some(receipt.gas_used.to()),
            limit: Some(wire.gas.to()),
        });
        match block {
            Some(block) if block.hash == receipt.block_hash => it.block = Some(block_ref(&block)),
            // The chain has another block at this height: what this one says is void.
            _ => {
                it.status = Status::Reorganised;
                let hash = format!("{:#x}", receipt.block_hash);
                it.was_in = Some(BlockRef { height, hash, time: None });
                return Ok(it);
            }
        }
        it.confirmations = head.saturating_sub(height) + 1;
        it.finalised = finalised.is_some_and(|finalised| finalised >= height);
        it.fee = fee(wire, &receipt);
        if receipt.status.is_some_and(|status| status.is_zero()) {
            it.status = Status::Failed;
            it.transfers.clear();
            it.failure = Some(revert::failure(self, round, wire, &receipt).await?);
            return Ok(it);
        }
        told_by_logs(&mut it, wire, &receipt);
        let at = it.block.as_ref().and_then(|it| it.time);
        let crossings = receipt.logs.iter().filter_map(|log| self.bridges.crossing(&self.network, log, at));
        it.crossings = crossings.take(CROSSINGS).collect();
        if wire.to.is_none() || !wire.input.is_empty() {
            it.transfers.extend(self.internal(round, wire.hash).await);
        }
        self.complete(round, &mut it).await?;
        it.bare_owners = self.bare_owners(round, &it).await;
        Ok(it)
    }

    /// Which owners of what somebody else moved are persons for certain. Where a node does not say, nothing is certain.
    async fn bare_owners(&self, round: &Round, it: &Transaction) -> BTreeSet<String> {
        let asked = it.owners_of_others(NOBODY, OWNERS).into_iter().map(|address| async move {
            let question = ("eth_getCode", json!([address, "latest"]));
            let code: Option<Bytes> = rpc::extra(&self.pool, round, question, Keep::For(MOMENT)).await;
            code.is_some_and(|it| it.is_empty()).then_some(address)
        });
        join_all(asked).await.into_iter().flatten().collect()
    }

    /// Coins that contracts moved on the way, if a node traces.
    async fn internal(&self, round: &Round, hash: B256) -> Vec<Transfer> {
        let question = ("debug_traceTransaction", json!([hash, {"tracer": "callTracer"}]));
        let frame: Option<rpc::Frame> = rpc::extra(&self.pool, round, question, Keep::For(super::LONG)).await;
        let mut found = Vec::new();
        inner(&frame.map(|it| it.calls).unwrap_or_default(), &mut found);
        found.truncate(MOVES);
        found
    }

    /// Adds what is known of the assets and the parties.
    async fn complete(&self, round: &Round, it: &mut Transaction) -> Result<(), CannotTell> {
        self.name_assets(round, it).await?;
        let receivers = it.transfers.iter().filter(|it| it.direct).map(|it| it.to.clone());
        let spenders = it.approvals.iter().map(|it| it.spender.clone());
        let parties: BTreeSet<String> = it.to.iter().cloned().chain(receivers).chain(spenders).collect();
        let asked = parties.into_iter().take(PARTIES).map(|address| async move {
            let contract = self.is_contract(round, &address).await;
            contract.map(|contract| contract.then_some(address))
        });
        for contract in join_all(asked).await {
            it.contracts.extend(contract?);
        }
        Ok(())
    }
}

/// What the transaction itself says.
fn start(wire: &WireTransaction, status: Status) -> Transaction {
    let mut it = Transaction::new(format!("{:#x}", wire.hash), status);
    it.from = Some(text(wire.from));
    it.to = wire.to.map(text);
    it.nonce = Some(wire.nonce.to());
    if let (Some(to), false) = (wire.to, wire.value.is_zero()) {
        let direct = wire.input.is_empty();
        it.transfers.push(Transfer { direct, ..native(Kind::Native, wire.from, to, wire.value) });
    }
    it
}

fn native(kind: Kind, from: Address, to: Address, amount: U256) -> Transfer {
    Transfer {
        kind,
        asset: Asset { token: None, symbol: None, decimals: None, item: None },
        from: text(from),
        to: text(to),
        amount: Units(amount),
        sent: None,
        direct: false,
        memo: None,
    }
}

/// Gas, and what a rollup pays to its parent chain.
fn fee(wire: &WireTransaction, receipt: &Receipt) -> Option<Units> {
    let price = receipt.effective_gas_price.or(wire.gas_price)?;
    let gas = price.checked_mul(U256::from(receipt.gas_used.to::<u64>()))?;
    gas.checked_add(receipt.l1_fee.unwrap_or_default()).map(Units)
}

fn told_by_logs(it: &mut Transaction, wire: &WireTransaction, receipt: &Receipt) {
    let wish = abi::wish(wire);
    for log in &receipt.logs {
        for mut transfer in abi::transfers(log) {
            if let Some(Wish::Transfer(wish)) = &wish
                && (&wish.asset.token, &wish.to) == (&transfer.asset.token, &transfer.to)
            {
                transfer.direct = true;
                let less = wish.asset.item.is_none()
                    && transfer.asset.item.is_none()
                    && transfer.amount < wish.amount;
                transfer.sent = less.then_some(wish.amount);
            }
            it.transfers.push(transfer);
        }
        it.approvals.extend(abi::approval(log));
    }
    it.transfers.truncate(MOVES);
    it.approvals.truncate(MOVES);
}

/// Walks the calls that were made and not undone.
fn inner(frames: &[rpc::Frame], found: &mut Vec<Transfer>) {
    for frame in frames.iter().filter(|it| it.error.is_none()) {
        let moves = matches!(frame.kind.as_str(), "CALL" | "CREATE" | "CREATE2" | "SELFDESTRUCT");
        if let (true, Some(to), Some(value)) = (moves, frame.to, frame.value)
            && !value.is_zero()
        {
            found.push(native(Kind::Internal, frame.from, to, value));
        }
        inner(&frame.calls, found);
    }
}
