//! Who may take tokens.

use crate::node::{
    ALICE, BOB, CAROL, Node, Permit2, address, approveCall, codes, fact, platform, pullCall,
    setApprovalForAllCall, transferFromCall,
};
use alloy_primitives::{U256, Uint};
use alloy_sol_types::SolCall;
use ombud_chain::PlatformData;
use serde_json::{Value, json};

fn approve(spender: &str, value: U256) -> approveCall {
    approveCall { spender: address(spender), value }
}

#[tokio::test]
async fn to_a_contract_up_to_an_amount() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let hash = node.call(&token, approve(&pot, U256::from(2_000_000))).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "approval.given"]);
    assert_eq!(fact(&told, "approval.given", "amount")["units"], "2000000");
}

#[tokio::test]
async fn to_a_contract_without_limit() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let hash = node.call(&token, approve(&pot, U256::MAX)).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "approval.unlimited"]);
}

#[tokio::test]
async fn to_a_thief_even_while_it_waits() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let knows = platform(json!({"labels": [{"address": pot, "kind": "drainer", "name": "Inferno"}]}));
    node.hold().await;
    let hash = node.call(&token, approve(&pot, U256::MAX)).await;
    assert_eq!(node.codes(&hash, &knows).await, ["tx.pending.waiting", "approval.drainer"]);
    node.mine(1).await;
    assert_eq!(node.codes(&hash, &knows).await, ["tx.succeeded", "approval.drainer"]);
}

#[tokio::test]
async fn to_a_person() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    let hash = node.call(&token, approve(BOB, U256::from(5))).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "approval.to-account"]);
}

#[tokio::test]
async fn taken_back() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    node.call(&token, approve(&pot, U256::MAX)).await;
    let hash = node.call(&token, approve(&pot, U256::ZERO)).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "approval.revoked"]);
}

#[tokio::test]
async fn of_a_whole_collection() {
    let Some(node) = Node::start().await else { return };
    let (art, pot) = (node.collection().await, node.pot().await);
    let hash = node.call(&art, setApprovalForAllCall { operator: address(&pot), approved: true }).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "approval.unlimited"]);
}

#[tokio::test]
async fn what_is_left_of_one_that_is_used_is_no_new_one() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    node.call(&token, approve(&pot, U256::from(9))).await;
    let call = pullCall { token: address(&token), to: address(BOB), value: U256::from(5) };
    let hash = node.call_as(ALICE, &pot, call, 0).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "transfer.token"]);
}

#[tokio::test]
async fn one_by_which_a_thief_takes_tokens() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    node.call(&token, approve(BOB, U256::from(900))).await;
    let take = || transferFromCall { from: address(ALICE), to: address(CAROL), value: U256::from(250) };
    let hash = node.call_as(BOB, &token, take(), 0).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    // What is left of the permission is no new one, even where the token itself was called.
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.taken"]);
    let facts = ["by", "from", "to", "token"].map(|name| fact(&told, "transfer.taken", name));
    assert_eq!(facts, [BOB, ALICE, CAROL, token.as_str()].map(Value::from));
    assert_eq!(fact(&told, "transfer.taken", "amount")["units"], "250");
    // An exchange that collects what its customers permitted is no thief.
    let exchange = platform(json!({"labels": [{"address": BOB, "kind": "exchange", "name": "Somebody"}]}));
    assert_eq!(node.codes(&hash, &exchange).await, ["tx.succeeded", "transfer.token"]);
}

/// The program of a thief: it calls whom its call begins with, with all that follows, and undoes everything if that fails.
const PUPPET: &str = "0x60143603806014600037600060009160006000600035606\
                      01c5af1602257600080fd5b00";

#[tokio::test]
async fn a_thief_takes_tokens_by_a_contract_of_their_own() {
    let Some(node) = Node::start().await else { return };
    const DRAINER: &str = "0x00000000000000000000000000000000000d4a1e";
    let token = node.token("USDX", 6, 0).await;
    node.ask("anvil_setCode", json!([DRAINER, PUPPET])).await;
    node.call(&token, approve(DRAINER, U256::MAX)).await;
    let take = async |to: &str| {
        let call = transferFromCall { from: address(ALICE), to: address(to), value: U256::from(250) };
        let data = format!("0x{}{}", &token[2..], alloy_primitives::hex::encode(call.abi_encode()));
        node.send(json!({"from": BOB, "to": DRAINER, "data": data, "gas": "0x30d40"})).await
    };
    // All of it came to whoever called.
    let hash = take(BOB).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.taken", "transfer.token"]);
    let facts = ["by", "from", "to", "token"].map(|name| fact(&told, "transfer.taken", name));
    assert_eq!(facts, [BOB, ALICE, BOB, token.as_str()].map(Value::from));
    // It came to somebody else: a thief's purse, or a shop that Alice has signed a payment to.
    let hash = take(CAROL).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "transfer.by-other", "transfer.token"]);
    let known =
        |kind: &str| platform(json!({"labels": [{"address": DRAINER, "kind": kind, "name": "Somebody"}]}));
    let thief = node.codes(&hash, &known("drainer")).await;
    // The permission is still there.
    assert_eq!(thief, ["tx.succeeded", "transfer.taken", "approval.drainer", "transfer.token"]);
    assert_eq!(node.codes(&hash, &known("service")).await, ["tx.succeeded", "transfer.token"]);
    // Of an owner for whom a lent program acts, nothing is certain.
    let lent = format!("0xef0100{}", &CAROL[2..]);
    node.ask("anvil_setCode", json!([ALICE, lent])).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded", "transfer.token"]);
}

#[tokio::test]
async fn by_permit2() {
    let Some(node) = Node::start().await else { return };
    const PERMIT2: &str = "0x000000000022d473030f116ddee9f6b43ac78ba3";
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let call = || Permit2::approveCall {
        token: address(&token),
        spender: address(&pot),
        amount: Uint::MAX,
        expiration: Uint::from(1_800_000_000u64),
    };
    node.place("Permit", PERMIT2).await;
    let hash = node.call(PERMIT2, call()).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "approval.unlimited"]);
    assert_eq!(fact(&told, "approval.unlimited", "token"), token);
    // The same log of a contract elsewhere permits nothing.
    node.place("Permit", "0x00000000000000000000000000000000000d4a11").await;
    let hash = node.call("0x00000000000000000000000000000000000d4a11", call()).await;
    assert_eq!(node.plain(&hash).await, ["tx.succeeded"]);
}
