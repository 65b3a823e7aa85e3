//! What left an address, without an index of addresses: token transfers by their logs, coins by the steps of the nonce.

use super::{
    Evm,
    abi::{self, text},
    block_ref,
    rpc::{self, Log, WireTransaction},
};
use crate::{
    adapter::Told,
    amount::Units,
    facts::{Asset, BlockRef, Kind, Outgoing, Sourced, Status, Transaction, Transfer},
    transport::{Bad, CannotTell, Keep, Round},
};
use alloy_primitives::{Address, B256};
use futures_util::future::join;
use ombud_base::Time;
use serde_json::json;
use std::collections::BTreeMap;

/// How many blocks of logs are asked for at once, and how often.
const SPAN: u64 = 10_000;
const SPANS: u64 = 4;

impl Evm {
    pub(super) async fn left(
        &self,
        address: Address,
        since: u64,
        limit: usize,
        round: &Round,
    ) -> Told<Vec<Outgoing>> {
        let head = self.head(round).await?;
        let newest: u64 = head.value.number.to();
        let (tokens, coins) = join(
            self.tokens_left(round, address, (since, newest), limit),
            self.coins_left(round, address, (since, newest), limit),
        )
        .await;
        let mut all = tokens?;
        // Nodes without old states cannot tell of coins; what tokens tell still holds.
        all.extend(coins.or_else(|why| if why == CannotTell::Refused { Ok(Vec::new()) } else { Err(why) })?);
        all.sort_by(|a, b| (a.block.height, &a.transaction).cmp(&(b.block.height, &b.transaction)));
        all.truncate(limit);
        self.name_and_date(round, &mut all).await?;
        Ok(Sourced { value: all, host: head.host, asked: head.asked })
    }

    async fn tokens_left(
        &self,
        round: &Round,
        address: Address,
        (since, newest): (u64, u64),
        limit: usize,
    ) -> Result<Vec<Outgoing>, CannotTell> {
        let mut found = Vec::new();
        for span in 0..SPANS {
            let first = since + span * SPAN;
            if first > newest || found.len() >= limit {
                break;
            }
            let last = (first + SPAN - 1).min(newest);
            let filter = json!([{
                "fromBlock": format!("{first:#x}"),
                "toBlock": format!("{last:#x}"),
                "topics": [abi::TRANSFER, address.into_word()],
            }]);
            // Many nodes refuse long lists; that is an answer, and no illness.
            let answer =
                rpc::may::<Vec<Log>>(&self.pool, round, ("eth_getLogs", filter), Keep::For(super::MOMENT));
            let logs = answer.await?.value.ok().flatten().ok_or(CannotTell::Refused)?;
            let asked = |it: &Log| it.topics.get(..2) == Some(&[abi::TRANSFER, address.into_word()]);
            if !logs.iter().all(asked) {
                return Err(CannotTell::Contradiction);
            }
            found.extend(logs.iter().filter_map(from_log).take(limit));
        }
        Ok(found)
    }

    async fn coins_left(
        &self,
        round: &Round,
        address: Address,
        (since, newest): (u64, u64),
        limit: usize,
    ) -> Result<Vec<Outgoing>, CannotTell> {
        let from = text(address);
        let before = format!("{:#x}", since.saturating_sub(1));
        let first = if since == 0 { 0 } else { self.nonce(round, &from, &before).await? };
        let end = self.nonce(round, &from, "latest").await?;
        let mut found = Vec::new();
        let most = u64::try_from(limit).unwrap_or(u64::MAX);
        for nonce in first..end.min(first.saturating_add(most)) {
            let Some((wire, block)) = self.sent_at(round, &from, nonce, since, newest).await? else {
                continue;
            };
            let Some(to) = wire.to.filter(|_| !wire.value.is_zero()) else { continue };
            found.push(Outgoing {
                transaction: format!("{:#x}", wire.hash),
                block,
                transfer: Transfer {
                    kind: Kind::Native,
                    asset: Asset { token: None, symbol: None, decimals: None, item: None },
                    from: from.clone(),
                    to: text(to),
                    amount: Units(wire.value),
                    sent: None,
                    direct: wire.input.is_empty(),
                    memo: None,
                },
            });
        }
        Ok(found)
    }

    /// The transaction by which an address used a nonce, with its block, searched by halves in blocks `low` to `high`:
    /// the count of transactions only grows. `None` if it did not use it there.
    pub(super) async fn sent_at(
        &self,
        round: &Round,
        from: &str,
        nonce: u64,
        mut low: u64,
        mut high: u64,
    ) -> Result<Option<(WireTransaction, BlockRef)>, CannotTell> {
        while low < high {
            let middle = low + (high - low) / 2;
            if self.nonce(round, from, &format!("{middle:#x}")).await? > nonce {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let question = ("eth_getBlockByNumber", json!([format!("{low:#x}"), true]));
        let judge = |block: Option<&rpc::FullBlock>| match block {
            Some(block) if block.header.number.to::<u64>() != low => Err(Bad::Lie),
            _ => Ok(Keep::For(super::MOMENT)),
        };
        let block = rpc::need::<rpc::FullBlock>(&self.pool, round, question, judge).await?.value;
        Ok(block.and_then(|block| {
            let mine = |it: &WireTransaction| text(it.from) == from && it.nonce.to::<u64>() == nonce;
            let place = block_ref(&block.header);
            block.transactions.into_iter().find(mine).map(|wire| (wire, place))
        }))
    }

    /// Names the assets, and adds times to the blocks that logs name by number only.
    pub(super) async fn name_and_date(&self, round: &Round, all: &mut [Outgoing]) -> Result<(), CannotTell> {
        let mut named = Transaction::new("", Status::Succeeded);
        named.transfers = all.iter().map(|it| it.transfer.clone()).collect();
        self.name_assets(round, &mut named).await?;
        let mut times: BTreeMap<u64, Option<Time>> = BTreeMap::new();
        for (outgoing, transfer) in all.iter_mut().zip(named.transfers) {
            outgoing.transfer = transfer;
            let height = outgoing.block.height;
            if outgoing.block.time.is_none() && !times.contains_key(&height) {
                let block = self.block(round, &format!("{height:#x}")).await?.value;
                times.insert(height, block.and_then(|it| block_ref(&it).time));
            }
            outgoing.block.time = outgoing.block.time.or(times.get(&height).copied().flatten());
        }
        Ok(())
    }
}

fn from_log(log: &Log) -> Option<Outgoing> {
    let text = |hash: B256| format!("{hash:#x}");
    let block = BlockRef { height: log.block_number?.to(), hash: text(log.block_hash?), time: None };
    let transfer = abi::transfers(log).pop()?;
    Some(Outgoing { transaction: text(log.transaction_hash?), block, transfer })
}
