//! The chain of `ombud serve --demo`: a story on a real development node, and all that was asked and answered about it.
//! `OMBUD_DEMO_RECORD=FILE` writes it down anew, for crates/server/src/operations/demo/chain.json.

use crate::{
    node::{ALICE, BOB, CAROL, GWEI, Node, ONE, address, codes, now, platform, refuseCall, transferCall},
    support::Recorder,
};
use alloy_primitives::U256;
use ombud_chain::{
    Chains, ChainsConfig, Platform, PlatformData,
    trace::{Limits, Start},
    transport::Fetch,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// No network's id: nobody can mistake the demo's for one.
const CHAIN: u64 = 1_337_007;
const CONFIRMATIONS: u64 = 12;
/// The pretended wallet's own.
const OURS: &str = "0x00000000000000000000000000000000deadbeef";
const EXCHANGE: &str = "0x00000000000000000000000000000000000e0c01";
const DRAINER: &str = "0xe7f1725e7734ce288f8367e1bb143e90bb3f0512";
/// Looks like Bob's at both ends.
const LIKE_BOB: &str = "0x70997970c5aaaaaaaaaaaaaaaaaaaaaaaadc79c8";
const THIEF: &str = "0x90f79bf6eb2c4f870365e785982e1f101e93b906";
/// Where what came to the platform and was too little goes back to.
const BACK: &str = "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65";

/// What is asked, and under which name a guest of the demo finds it.
struct Tale {
    name: &'static str,
    hash: String,
    codes: &'static [&'static str],
}

fn known(token: &str) -> PlatformData {
    let chain = format!("eip155:{CHAIN}");
    platform(json!({
        "deposits": [{"address": OURS, "chains": [chain]}],
        "assets": [
            {"chain": chain, "symbol": "ETH", "decimals": 18},
            {"chain": chain, "token": token, "symbol": "USDT", "decimals": 6, "minimum": "10000000"},
        ],
        "labels": [
            {"address": EXCHANGE, "chain": chain, "kind": "exchange", "name": "Northwind Exchange"},
            {"address": DRAINER, "chain": chain, "kind": "drainer", "name": "Drainer of the fake airdrop"},
        ],
        "known": [BOB],
    }))
}

/// What happened before anybody asks.
async fn past(node: &Node, token: &str) -> Vec<Tale> {
    let tokens = |to: &str, units: u64| transferCall { to: address(to), value: U256::from(units) };
    let mut tales = Vec::new();
    let mut tale = |name, hash, codes| tales.push(Tale { name, hash, codes });
    tale("deposit", node.call(token, tokens(OURS, 250_000_000)).await, &["deposit.complete"]);
    tale("too-little", node.call(token, tokens(OURS, 4_000_000)).await, &["deposit.below-minimum"]);
    let pot = node.pot().await;
    let reason = "UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT".to_owned();
    tale("failed-swap", node.call(&pot, refuseCall { reason }).await, &["tx.failed.slippage"]);
    tale("lookalike", node.pay(LIKE_BOB, ONE).await, &["sent.to-lookalike"]);
    let approve = crate::node::approveCall { spender: address(DRAINER), value: U256::MAX };
    tale("approval", node.call(token, approve).await, &["approval.drainer"]);
    tale("theft", node.pay(THIEF, 3 * ONE).await, &["transfer.native"]);
    tale("payout", node.call(token, tokens(BACK, 3_000_000)).await, &["transfer.token"]);
    node.mine(2).await;
    node.send(json!({"from": THIEF, "to": CAROL, "value": format!("{:#x}", 2 * ONE)})).await;
    node.send(json!({"from": THIEF, "to": EXCHANGE, "value": format!("{:#x}", ONE / 2)})).await;
    node.mine(1).await;
    node.send(json!({"from": CAROL, "to": EXCHANGE, "value": format!("{:#x}", 2 * ONE)})).await;
    node.mine(CONFIRMATIONS + 2).await;
    tales
}

#[tokio::test]
async fn a_story_for_the_demo() {
    let Some(node) = Node::start_as(CHAIN).await else { return };
    let token = node.token("USDT", 6, 0).await;
    node.place("Pot", DRAINER).await;
    let mut tales = past(&node, &token).await;
    let hash = node.pay(OURS, 2 * ONE).await;
    tales.push(Tale { name: "confirming", hash, codes: &["tx.confirming"] });
    node.mine(2).await;
    node.hold().await;
    let cheap = json!({"from": ALICE, "to": OURS, "value": "0xde0b6b3a7640000", "gas": "0x5208",
        "maxFeePerGas": format!("{GWEI:#x}"), "maxPriorityFeePerGas": "0x1"});
    tales.push(Tale { name: "pending", hash: node.send(cheap).await, codes: &["tx.pending.fee-low"] });
    node.base_fee(50 * GWEI).await;

    let recorder = Recorder::start();
    let fetch: Arc<dyn Fetch> = Arc::<Recorder>::clone(&recorder);
    let entry = format!(
        "[[network]]\nid = \"eip155:{CHAIN}\"\nname = \"Demo chain\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\n\
         block_seconds = 12\nconfirmations = {CONFIRMATIONS}\nendpoints = [{{ url = \"{}\" }}]\n",
        node.url
    );
    let chains = Chains::new(ChainsConfig::from_toml(&entry).unwrap(), fetch).unwrap();
    let knows = Platform::new(known(&token));
    for tale in &tales {
        let said = codes(&chains.diagnose(&tale.hash, None, &knows, now()).await);
        let all = tale.codes.iter().all(|it| said.contains(it));
        assert!(all, "{}: {said:?}", tale.name);
        let start = Start::Transaction(tale.hash.clone());
        let id = node.id().parse().unwrap();
        // What waits has gone nowhere.
        drop(chains.trace(&id, &start, &Limits { depth: 6, ..Limits::default() }, &knows, now()).await);
    }
    for subject in [OURS, EXCHANGE, THIEF, BOB, ALICE, LIKE_BOB] {
        chains.diagnose(subject, None, &knows, now()).await;
    }
    if let Ok(file) = std::env::var("OMBUD_DEMO_RECORD") {
        let mut answers: Vec<Value> = Vec::new();
        for it in recorder.exchanges() {
            let body = it.body.unwrap();
            let mut one = json!({"method": body["method"], "params": body["params"]});
            for part in ["result", "error"] {
                if let Some(said) = it.answer.get(part) {
                    one[part] = said.clone();
                }
            }
            if !answers.contains(&one) {
                answers.push(one);
            }
        }
        let named: Vec<Value> = tales.iter().map(|it| json!({"name": it.name, "hash": it.hash})).collect();
        let all = json!({"chain": CHAIN, "confirmations": CONFIRMATIONS, "token": token, "tales": named, "answers": answers});
        std::fs::write(file, format!("{all}\n")).unwrap();
    }
}
