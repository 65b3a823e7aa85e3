//! What arrives at the platform's own addresses.

use crate::node::{
    ALICE, BOB, CHAIN, Node, ONE, address, codes, desk, fact, now, passCall, platform, transferCall,
};
use alloy_primitives::U256;
use ombud_chain::{Platform, PlatformData};
use serde_json::{Value, json};

const OURS: &str = "0x00000000000000000000000000000000deadbeef";

/// A platform that credits coins, and a token from five up, at one address on one network.
fn ours(token: &str) -> PlatformData {
    let chain = format!("eip155:{CHAIN}");
    platform(json!({
        "deposits": [{"address": OURS, "chains": [chain]}],
        "assets": [
            {"chain": chain, "symbol": "ETH", "decimals": 18},
            {"chain": chain, "token": token, "symbol": "USDX", "decimals": 6, "minimum": "5000000", "confirmations": 2},
        ],
    }))
}

fn tokens(units: u64) -> transferCall {
    transferCall { to: address(OURS), value: U256::from(units) }
}

#[tokio::test]
async fn coins_enough_and_too_few() {
    let Some(node) = Node::start().await else { return };
    let hash = node.pay(OURS, ONE).await;
    let expected = ["tx.succeeded", "transfer.native", "deposit.complete"];
    assert_eq!(node.codes(&hash, &ours(BOB)).await, expected);
    let hash = node.pay(OURS, ONE / 200).await;
    let told = node.look(&hash, &ours(BOB)).await;
    assert_eq!(codes(&told), ["tx.succeeded", "deposit.below-minimum", "transfer.native"]);
    assert_eq!(fact(&told, "deposit.below-minimum", "minimum")["units"], (ONE / 100).to_string());
}

#[tokio::test]
async fn tokens_enough_and_too_few_with_confirmations_of_their_own() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    let hash = node.call(&token, tokens(5_000_000)).await;
    assert_eq!(node.codes(&hash, &ours(&token)).await, ["tx.confirming", "transfer.token"]);
    node.mine(1).await;
    let expected = ["tx.succeeded", "transfer.token", "deposit.complete"];
    assert_eq!(node.codes(&hash, &ours(&token)).await, expected);
    let hash = node.call(&token, tokens(4_999_999)).await;
    let expected = ["tx.confirming", "deposit.below-minimum", "transfer.token"];
    assert_eq!(node.codes(&hash, &ours(&token)).await, expected);
}

#[tokio::test]
async fn a_token_that_nobody_asked_for() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("MEME", 6, 0).await;
    let hash = node.call(&token, tokens(5_000_000)).await;
    let expected = ["tx.succeeded", "deposit.token-unsupported", "transfer.token"];
    assert_eq!(node.codes(&hash, &ours(BOB)).await, expected);
}

#[tokio::test]
async fn a_token_that_bears_the_name_of_another() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("usdx", 6, 0).await;
    let hash = node.call(&token, tokens(5_000_000)).await;
    let expected = ["tx.succeeded", "transfer.same-name", "deposit.token-unsupported"];
    assert_eq!(node.codes(&hash, &ours(BOB)).await, expected);
}

#[tokio::test]
async fn a_token_that_keeps_so_much_that_too_little_arrives() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 500).await;
    let hash = node.call(&token, tokens(5_000_000)).await;
    node.mine(1).await;
    let told = node.codes(&hash, &ours(&token)).await;
    assert_eq!(told, ["tx.succeeded", "deposit.below-minimum", "transfer.fee-on-transfer", "transfer.token"]);
}

#[tokio::test]
async fn coins_that_a_contract_pays_in() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call_as(ALICE, &pot, passCall { to: address(OURS) }, ONE).await;
    let expected = ["tx.succeeded", "transfer.native", "transfer.internal", "deposit.complete"];
    assert_eq!(node.codes(&hash, &ours(BOB)).await, expected);
}

#[tokio::test]
async fn memos_that_are_missing() {
    let Some(node) = Node::start().await else { return };
    let hash = node.pay(OURS, ONE).await;
    let shared = platform(json!({"deposits": [{"address": OURS, "chains": [node.id()], "memo": "77"}]}));
    let expected = ["tx.succeeded", "deposit.memo-missing", "transfer.native"];
    assert_eq!(node.codes(&hash, &shared).await, expected);
}

#[tokio::test]
async fn coins_by_the_wrong_network_of_two() {
    let (Some(node), Some(other)) = (Node::start().await, Node::start_as(4_242).await) else { return };
    let both = desk(&format!("{}{}", node.entry(1), other.entry(1)));
    let hash = other.pay(OURS, ONE).await;
    let told = both.diagnose(&hash, None, &Platform::new(ours(BOB)), now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "deposit.wrong-network", "transfer.native"]);
    let expected: Value = fact(&told, "deposit.wrong-network", "expected");
    assert_eq!((expected, told.nowhere), (json!("Dev 31337"), vec![node.id().parse().unwrap()]));
}
