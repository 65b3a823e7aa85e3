//! What left an address, by TronGrid's index.

use super::{
    Tron, abi,
    model::{self, WireTransaction},
};
use crate::{
    adapter::Told,
    facts::{Asset, BlockRef, Kind, Outgoing, Sourced, Status, Transfer},
    transport::Round,
    wire::{self, MOMENT, coin, native, units},
};
use futures_util::future::try_join;
use serde::Deserialize;

const TRONGRID: &str = "trongrid";
/// The most that the index answers at once.
const PAGE: usize = 200;

#[derive(Deserialize)]
struct Page<T> {
    data: Vec<T>,
}

#[derive(Deserialize)]
struct Indexed {
    #[serde(flatten)]
    wire: WireTransaction,
    #[serde(rename = "blockNumber")]
    height: u64,
    block_timestamp: i64,
}

#[derive(Deserialize)]
struct TokenTransfer {
    transaction_id: String,
    block_timestamp: i64,
    from: String,
    to: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(deserialize_with = "units")]
    value: crate::amount::Units,
    token_info: TokenInfo,
}

#[derive(Deserialize)]
struct TokenInfo {
    symbol: Option<String>,
    address: String,
    decimals: Option<u8>,
}

impl Indexed {
    /// The coins that it moves.
    fn outgoing(&self) -> Vec<Outgoing> {
        let time = model::milliseconds(self.block_timestamp);
        let block = BlockRef { height: self.height, hash: String::new(), time };
        let transfers = self.wire.facts(Status::Succeeded).transfers.into_iter();
        transfers
            .filter(|it| it.kind == Kind::Native)
            .map(|transfer| Outgoing { transaction: self.wire.tx_id.clone(), block: block.clone(), transfer })
            .collect()
    }
}

impl TokenTransfer {
    /// The index of tokens knows no heights; the other one has the same transaction's, if its coins' owner sent it.
    fn outgoing(&self, sent: &[Indexed], since: u64) -> Outgoing {
        let height =
            sent.iter().find(|it| it.wire.tx_id == self.transaction_id).map_or(since, |it| it.height);
        let asset = Asset {
            token: abi::any_address(&self.token_info.address),
            symbol: self.token_info.symbol.clone(),
            decimals: self.token_info.decimals,
            ..coin()
        };
        Outgoing {
            transaction: self.transaction_id.clone(),
            block: BlockRef { height, hash: String::new(), time: model::milliseconds(self.block_timestamp) },
            transfer: Transfer { kind: Kind::Token, asset, ..native(&self.from, &self.to, self.value) },
        }
    }
}

impl Tron {
    pub(super) async fn left(
        &self,
        address: &str,
        since: u64,
        limit: usize,
        round: &Round,
    ) -> Told<Vec<Outgoing>> {
        let most = limit.clamp(1, PAGE);
        let order = format!("limit={most}&order_by=block_timestamp,asc&only_confirmed=true");
        let coins =
            wire::get(format!("/v1/accounts/{address}/transactions?only_from=true&{order}"), Some(TRONGRID));
        let tokens = wire::get(
            format!("/v1/accounts/{address}/transactions/trc20?only_from=true&{order}"),
            Some(TRONGRID),
        );
        let (coins, tokens) = try_join(
            self.pool
                .ask(round, &coins, |body| wire::read_json::<Page<Indexed>>(body).map(|it| (it, MOMENT))),
            self.pool.ask(round, &tokens, |body| {
                wire::read_json::<Page<TokenTransfer>>(body).map(|it| (it, MOMENT))
            }),
        )
        .await?;
        let mut found: Vec<Outgoing> = coins.value.data.iter().flat_map(Indexed::outgoing).collect();
        for it in tokens.value.data.iter().filter(|it| it.kind == "Transfer" && it.from == address) {
            found.push(it.outgoing(&coins.value.data, since));
        }
        found.retain(|it| it.block.height >= since);
        found.sort_by(|a, b| (a.block.height, &a.transaction).cmp(&(b.block.height, &b.transaction)));
        found.truncate(limit);
        Ok(Sourced { value: found, host: coins.host, asked: coins.asked })
    }
}
