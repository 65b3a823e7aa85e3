//! What moved, and to whom.

use crate::node::{
    ALICE, BOB, CAROL, GWEI, Node, ONE, address, codes, fact, mintCall, passCall, platform,
    safeTransferFromCall, transaction, transferCall,
};
use alloy_primitives::U256;
use ombud_chain::PlatformData;
use serde_json::{Value, json};

/// Looks like Bob: 0x7099797…dc79c8 at both ends.
const LIKE_BOB: &str = "0x70997970c5aaaaaaaaaaaaaaaaaaaaaaaadc79c8";

fn tokens(to: &str, units: u64) -> transferCall {
    transferCall { to: address(to), value: U256::from(units) }
}

fn labelled(address: &str, kind: &str) -> PlatformData {
    platform(json!({"labels": [{"address": address, "kind": kind, "name": "Somebody"}]}))
}

#[tokio::test]
async fn coins() {
    let Some(node) = Node::start().await else { return };
    let hash = node.pay(BOB, ONE).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
    let source = told.found[0].verdicts[0].source.as_ref().unwrap();
    assert_eq!((source.block.as_ref().unwrap().height, source.endpoint.as_str()), (1, &node.url[7..]));
    let fee = transaction(&told).fee.unwrap();
    assert!(fee.0 >= U256::from(21_000 * GWEI / 10), "{fee}");
    // With capitals, without the prefix and out of a link it is the same.
    let bare = hash[2..].to_ascii_uppercase();
    let link = format!("https://explorer.example/tx/{hash}");
    for text in [format!(" {bare}\n"), link] {
        assert_eq!(node.plain(&text).await, ["tx.succeeded", "transfer.native"]);
    }
}

#[tokio::test]
async fn tokens_move_by_their_contract() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    let hash = node.call(&token, tokens(BOB, 12_500_000)).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.token"]);
    let amount = fact(&told, "transfer.token", "amount");
    assert_eq!(amount, json!({"units": "12500000", "decimals": 6, "symbol": "USDX"}));
    let said = ombud_chain::say(&told.found[0].verdicts[1], "en");
    assert_eq!(said.title, "12.5 USDX was sent");
}

#[tokio::test]
async fn an_item_that_exists_once() {
    let Some(node) = Node::start().await else { return };
    let art = node.collection().await;
    node.call(&art, mintCall { id: U256::from(7) }).await;
    let call = safeTransferFromCall { from: address(ALICE), to: address(BOB), id: U256::from(7) };
    let hash = node.call(&art, call).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.token"]);
    assert_eq!(transaction(&told).transfers[0].asset.item.unwrap().to_string(), "7");
}

#[tokio::test]
async fn coins_that_a_contract_passes_on() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call_as(ALICE, &pot, passCall { to: address(BOB) }, ONE).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native", "transfer.internal"]);
    assert_eq!(fact(&told, "transfer.internal", "to"), BOB);
}

#[tokio::test]
async fn a_token_that_keeps_a_part() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("TAX", 6, 500).await;
    let hash = node.call(&token, tokens(BOB, 1_000_000)).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.fee-on-transfer", "transfer.token"]);
    assert_eq!(fact(&told, "transfer.fee-on-transfer", "sent")["units"], "1000000");
    assert_eq!(fact(&told, "transfer.fee-on-transfer", "amount")["units"], "950000");
}

#[tokio::test]
async fn tokens_to_a_contract_and_to_their_own() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let hash = node.call(&token, tokens(&pot, 5)).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "sent.to-contract", "transfer.token"]);
    let hash = node.call(&token, tokens(&token, 5)).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "sent.to-token-contract", "transfer.token"]);
}

#[tokio::test]
async fn coins_to_a_contract() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.send(json!({"from": ALICE, "to": pot, "value": "0x64", "gas": "0x30d40"})).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "sent.to-contract", "transfer.native"]);
}

#[tokio::test]
async fn an_account_with_lent_code_is_no_contract() {
    let Some(node) = Node::start().await else { return };
    let code = format!("0xef0100{}", &CAROL[2..]);
    node.ask("anvil_setCode", json!([BOB, code])).await;
    let hash = node.send(json!({"from": ALICE, "to": BOB, "value": "0x64", "gas": "0x30d40"})).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "transfer.native"]);
}

#[tokio::test]
async fn coins_to_a_poisoned_address() {
    let Some(node) = Node::start().await else { return };
    let knows = platform(json!({"known": [BOB, CAROL]}));
    let hash = node.pay(LIKE_BOB, ONE).await;
    let told = node.look(&hash, &knows).await;
    assert_eq!(codes(&told), ["tx.succeeded", "sent.to-lookalike", "transfer.native"]);
    assert_eq!(fact(&told, "sent.to-lookalike", "resembles"), BOB);
    let hash = node.pay(BOB, ONE).await;
    assert_eq!(node.codes(&hash, &knows).await, ["tx.succeeded", "transfer.native"]);
}

#[tokio::test]
async fn a_poisoned_address_is_told_while_it_can_still_be_cancelled() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    node.hold().await;
    let hash = node.call(&token, tokens(LIKE_BOB, 5)).await;
    let knows = platform(json!({"known": [BOB]}));
    assert_eq!(node.codes(&hash, &knows).await, ["tx.pending.waiting", "sent.to-lookalike"]);
}

#[tokio::test]
async fn dust_from_a_poisoned_address() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    node.ask("anvil_setBalance", json!([LIKE_BOB, "0xde0b6b3a7640000"])).await;
    node.ask("anvil_impersonateAccount", json!([LIKE_BOB])).await;
    let hash = node.call_as(LIKE_BOB, &token, tokens(ALICE, 0), 0).await;
    let knows = platform(json!({"known": [BOB]}));
    let expected = ["tx.succeeded", "transfer.from-lookalike", "transfer.token"];
    assert_eq!(node.codes(&hash, &knows).await, expected);
}

#[tokio::test]
async fn coins_to_those_who_are_known() {
    let Some(node) = Node::start().await else { return };
    let hash = node.pay(BOB, ONE).await;
    for (kind, code) in [
        ("sanctioned", "sent.to-sanctioned"),
        ("scam", "sent.to-scam"),
        ("drainer", "sent.to-scam"),
        ("exchange", "sent.to-exchange"),
        ("bridge", "sent.to-bridge"),
    ] {
        // Capitals of a list change nothing.
        let list = labelled("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", kind);
        assert_eq!(node.codes(&hash, &list).await, ["tx.succeeded", code, "transfer.native"], "{kind}");
    }
    let elsewhere = platform(
        json!({"labels": [{"address": BOB, "chain": "eip155:1", "kind": "sanctioned", "name": "x"}]}),
    );
    assert_eq!(node.codes(&hash, &elsewhere).await, ["tx.succeeded", "transfer.native"]);
}

#[tokio::test]
async fn coins_that_a_contract_passes_on_to_a_sanctioned_address() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call_as(ALICE, &pot, passCall { to: address(BOB) }, ONE).await;
    let expected = ["tx.succeeded", "sent.to-sanctioned", "transfer.native", "transfer.internal"];
    assert_eq!(node.codes(&hash, &labelled(BOB, "sanctioned")).await, expected);
}

#[tokio::test]
async fn a_contract_that_logs_coins_as_tokens_is_not_listened_to() {
    let Some(node) = Node::start().await else { return };
    let mirror = "0x000000000000000000000000000000000000800a";
    node.place("Token", mirror).await;
    let hash = node.call(mirror, tokens(BOB, 0)).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded"]);
}

#[tokio::test]
async fn tokens_that_are_false() {
    let Some(node) = Node::start().await else { return };
    let (token, real) = (node.token("USDT", 6, 0).await, node.token("USDT", 6, 0).await);
    let hash = node.call(&token, tokens(BOB, 5)).await;
    let listed = labelled(&token, "scam-token");
    assert_eq!(node.codes(&hash, &listed).await, ["tx.succeeded", "transfer.scam-token"]);
    let asset: Value = json!({"chain": node.id(), "token": real, "symbol": "USDT", "decimals": 6});
    let coin = json!({"chain": node.id(), "symbol": "ETH", "decimals": 18});
    let supports = platform(json!({"assets": [asset, coin]}));
    assert_eq!(node.codes(&hash, &supports).await, ["tx.succeeded", "transfer.same-name"]);
    let hash = node.call(&real, tokens(BOB, 5)).await;
    assert_eq!(node.codes(&hash, &supports).await, ["tx.succeeded", "transfer.token"]);
    let coin = node.token("ETH", 18, 0).await;
    let hash = node.call(&coin, tokens(BOB, 5)).await;
    assert_eq!(node.codes(&hash, &supports).await, ["tx.succeeded", "transfer.same-name"]);
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "transfer.token"]);
}
