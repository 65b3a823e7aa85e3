//! What is in no block, or is no longer.

use crate::node::{ALICE, BOB, GWEI, Node, ONE, codes, fact, now, transaction};
use ombud_chain::{Platform, PlatformData, facts::Status, transport::CannotTell};
use serde_json::{Value, json};
use std::time::Duration;

/// Longer than anything unfinal is kept.
async fn later() {
    tokio::time::sleep(Duration::from_millis(1_100)).await;
}

fn paying(nonce: u64, gwei: u128) -> Value {
    let fee = format!("{:#x}", gwei * GWEI);
    json!({"from": ALICE, "to": BOB, "value": "0x1", "gas": "0x5208", "nonce": format!("{nonce:#x}"), "maxFeePerGas": fee, "maxPriorityFeePerGas": "0x3b9aca00"})
}

#[tokio::test]
async fn one_that_only_waits() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let hash = node.send(paying(0, 100)).await;
    assert_eq!(node.plain(&hash).await, ["tx.pending.waiting"]);
}

#[tokio::test]
async fn one_that_pays_too_little() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let hash = node.send(paying(0, 5)).await;
    node.base_fee(100 * GWEI).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.pending.fee-low"]);
    assert_eq!(fact(&told, "tx.pending.fee-low", "offered")["units"], (5 * GWEI).to_string());
    assert_eq!(fact(&told, "tx.pending.fee-low", "offered")["symbol"], "gwei");
}

#[tokio::test]
async fn one_with_a_gap_before_it() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    node.send(paying(0, 100)).await;
    let hash = node.send(paying(3, 100)).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.pending.nonce-gap"]);
    assert_eq!(fact(&told, "tx.pending.nonce-gap", "missing"), 1);
    assert_eq!(fact(&told, "tx.pending.nonce-gap", "nonce"), 3);
}

#[tokio::test]
async fn one_stuck_behind_a_cheap_one() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let cheap = node.send(paying(0, 5)).await;
    let hash = node.send(paying(1, 500)).await;
    node.base_fee(100 * GWEI).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.pending.stuck-behind"]);
    assert_eq!(fact(&told, "tx.pending.stuck-behind", "ahead"), cheap);
}

#[tokio::test]
async fn one_whose_place_was_taken_by_one_that_was_mined() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let (desk, nobody) = (node.desk(1), Platform::default());
    let hash = node.send(paying(0, 10)).await;
    assert_eq!(codes(&desk.diagnose(&hash, None, &nobody, now()).await), ["tx.pending.waiting"]);
    let other = node.send(paying(0, 50)).await;
    node.mine(3).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.replaced"]);
    assert_eq!(fact(&told, "tx.replaced", "by"), other);
    // Who never saw it before cannot know that there ever was one.
    assert_eq!(node.plain(&hash).await, ["tx.not-found"]);
}

#[tokio::test]
async fn one_whose_place_is_taken_by_one_that_waits() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let (desk, nobody) = (node.desk(1), Platform::default());
    let hash = node.send(paying(0, 10)).await;
    assert_eq!(codes(&desk.diagnose(&hash, None, &nobody, now()).await), ["tx.pending.waiting"]);
    let other = node.send(paying(0, 50)).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    // Other nodes may still know the first: until one of the two is in a block, nothing is over.
    let code = "tx.pending.competing";
    assert_eq!((codes(&told), fact(&told, code, "by")), (vec![code], json!(other)));
    assert_eq!(transaction(&told).status, Status::Pending);
    node.mine(3).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!((codes(&told), fact(&told, "tx.replaced", "by")), (vec!["tx.replaced"], json!(other)));
}

#[tokio::test]
async fn one_that_was_dropped_is_not_found() {
    let Some(node) = Node::start().await else { return };
    node.hold().await;
    let hash = node.send(paying(0, 10)).await;
    let (desk, nobody) = (node.desk(1), Platform::default());
    let seen = transaction(&desk.diagnose(&hash, None, &nobody, now()).await).clone();
    node.ask("anvil_dropTransaction", json!([hash])).await;
    assert_eq!(node.plain(&hash).await, ["tx.not-found"]);
    // Who saw it wait says that it is gone; so does another desk that was told.
    later().await;
    assert_eq!(codes(&desk.diagnose(&hash, None, &nobody, now()).await), ["tx.dropped"]);
    let other = node.desk(1);
    other.remember(&node.id().parse().unwrap(), seen, now());
    assert_eq!(codes(&other.diagnose(&hash, None, &nobody, now()).await), ["tx.dropped"]);
}

#[tokio::test]
async fn one_whose_block_the_chain_has_left() {
    let Some(node) = Node::start().await else { return };
    let (desk, nobody) = (node.desk(3), Platform::default());
    node.mine(2).await;
    let before = node.ask("evm_snapshot", json!([])).await;
    let hash = node.pay(BOB, ONE).await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.confirming", "transfer.native"]);
    let seen = transaction(&told).clone();
    node.ask("evm_revert", json!([before])).await;
    node.mine(5).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.reorganised"]);
    assert_eq!(transaction(&told).status, Status::Reorganised);
    assert_eq!(transaction(&told).was_in, seen.block);
    // What another desk has seen and kept counts as well.
    let other = node.desk(3);
    other.remember(&node.id().parse().unwrap(), seen, now());
    assert_eq!(codes(&other.diagnose(&hash, None, &nobody, now()).await), ["tx.reorganised"]);
}

#[tokio::test]
async fn a_node_that_lags_behind_proves_nothing() {
    let Some(node) = Node::start().await else { return };
    let (desk, nobody) = (node.desk(3), Platform::default());
    let before = node.ask("evm_snapshot", json!([])).await;
    let hash = node.pay(BOB, ONE).await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.confirming", "transfer.native"]);
    node.ask("evm_revert", json!([before])).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["cannot-tell"]);
    assert_eq!(told.cannot_tell[0].1, CannotTell::Contradiction);
}

#[tokio::test]
async fn one_that_a_reorganisation_moves_to_another_block_is_in_that() {
    let Some(node) = Node::start().await else { return };
    let (desk, nobody) = (node.desk(1), Platform::default());
    node.mine(3).await;
    let hash = node.pay(BOB, ONE).await;
    let seen = transaction(&desk.diagnose(&hash, None, &nobody, now()).await).clone();
    let raw = node.ask("eth_getRawTransactionByHash", json!([hash])).await;
    node.ask("anvil_reorg", json!([1, []])).await;
    let again = node.ask("eth_getTransactionByHash", json!([hash])).await;
    if again.is_null() {
        node.ask("eth_sendRawTransaction", json!([raw])).await;
    }
    node.mine(1).await;
    later().await;
    let told = desk.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
    assert_ne!(transaction(&told).block, seen.block);
    assert_eq!(transaction(&told).was_in, seen.block);
}

#[tokio::test]
async fn confirmations_are_counted_to_what_the_platform_needs() {
    let Some(node) = Node::start().await else { return };
    let nobody = Platform::default();
    let hash = node.pay(BOB, ONE).await;
    node.mine(1).await;
    let told = node.desk(3).diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.confirming", "transfer.native"]);
    let number = |name| fact(&told, "tx.confirming", name);
    assert_eq!(
        (number("confirmations"), number("needed"), number("missing")),
        (json!(2), json!(3), json!(1))
    );
    node.mine(1).await;
    let told = node.desk(3).diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
}

#[tokio::test]
async fn one_that_nobody_sent() {
    let Some(node) = Node::start().await else { return };
    let hash = format!("0x{}", "ab".repeat(32));
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.not-found"]);
    assert_eq!(told.nowhere, [node.id().parse().unwrap()]);
}
