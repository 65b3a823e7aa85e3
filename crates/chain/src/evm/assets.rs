//! What the assets of a transaction call themselves.

use super::{Evm, LONG, abi, rpc};
use crate::{
    facts::{Asset, Transaction},
    transport::{CannotTell, Keep, Round},
};
use alloy_primitives::Bytes;
use alloy_sol_types::SolCall;
use futures_util::future::{join, join_all};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Of how many tokens it is asked.
const TOKENS: usize = 8;

type Names = (Option<String>, Option<u8>);

impl Evm {
    /// Asks each token for its symbol and its places behind the point.
    pub(super) async fn name_assets(&self, round: &Round, it: &mut Transaction) -> Result<(), CannotTell> {
        let assets =
            || it.transfers.iter().map(|it| &it.asset).chain(it.approvals.iter().map(|it| &it.asset));
        let tokens: BTreeSet<String> = assets().filter_map(|it| it.token.clone()).take(TOKENS).collect();
        let asked = tokens.into_iter().map(|token| async move {
            let names = self.names(round, &token).await;
            names.map(|names| (token, names))
        });
        let names: BTreeMap<String, Names> = join_all(asked).await.into_iter().collect::<Result<_, _>>()?;
        let name = |asset: &mut Asset| {
            if let Some((symbol, decimals)) = asset.token.as_ref().and_then(|it| names.get(it)) {
                (asset.symbol, asset.decimals) = (symbol.clone(), *decimals);
            }
        };
        it.transfers.iter_mut().map(|it| &mut it.asset).for_each(name);
        it.approvals.iter_mut().map(|it| &mut it.asset).for_each(name);
        Ok(())
    }

    async fn names(&self, round: &Round, token: &str) -> Result<Names, CannotTell> {
        let (symbol, decimals) = join(
            self.view(round, token, abi::symbolCall {}.abi_encode()),
            self.view(round, token, abi::decimalsCall {}.abi_encode()),
        )
        .await;
        let symbol = symbol?.and_then(|data| {
            let text = abi::symbolCall::abi_decode_returns(&data).ok();
            // The oldest tokens (MKR) answer with 32 bytes instead of a text.
            let text =
                text.or_else(|| (data.len() == 32).then(|| String::from_utf8_lossy(&data).into_owned()));
            text.and_then(|text| abi::clean_symbol(&text))
        });
        let decimals = decimals?.and_then(|data| abi::decimalsCall::abi_decode_returns(&data).ok());
        Ok((symbol, decimals.filter(|it| *it <= 36)))
    }

    /// Calls a function that only tells; `None` if the contract has none such.
    async fn view(&self, round: &Round, to: &str, data: Vec<u8>) -> Result<Option<Bytes>, CannotTell> {
        let params = json!([{"to": to, "data": Bytes::from(data)}, "latest"]);
        let answer = rpc::may::<Bytes>(&self.pool, round, ("eth_call", params), Keep::For(LONG)).await?;
        Ok(answer.value.ok().flatten())
    }
}
