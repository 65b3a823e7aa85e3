//! Several networks and several endpoints.

use crate::node::{BOB, CHAIN, Node, ONE, codes, desk, entry, now};
use ombud_chain::{Platform, transport::CannotTell};
use std::time::Instant;

#[tokio::test]
async fn a_hash_is_looked_for_everywhere_at_once() {
    let (Some(node), Some(other)) = (Node::start().await, Node::start_as(4_242).await) else { return };
    let (both, nobody) = (desk(&format!("{}{}", node.entry(1), other.entry(1))), Platform::default());
    let hash = other.pay(BOB, ONE).await;
    let told = both.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
    assert_eq!(told.found[0].chain.to_string(), "eip155:4242");
    let only = node.id().parse().unwrap();
    let told = both.diagnose(&hash, Some(&only), &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.not-found"]);
}

#[tokio::test]
async fn a_node_of_another_chain_is_not_believed() {
    let (Some(node), Some(other)) = (Node::start().await, Node::start_as(4_242).await) else { return };
    let nobody = Platform::default();
    let hash = other.pay(BOB, ONE).await;
    let wrong = desk(&entry(CHAIN, &[&other.url], 1));
    let told = wrong.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["cannot-tell"]);
    assert_eq!(told.cannot_tell, [(node.id().parse().unwrap(), CannotTell::WrongChain)]);
    // With a right one beside it the right one answers.
    let mixed = desk(&entry(CHAIN, &[&other.url, &node.url], 1));
    let told = mixed.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.not-found"]);
    let hash = node.pay(BOB, ONE).await;
    let told = mixed.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
    let health = &mixed.health()[0].1;
    assert!(health[0].resting && !health[1].resting, "{health:?}");
}

#[tokio::test]
async fn a_node_that_is_gone_is_passed_over() {
    let Some(node) = Node::start().await else { return };
    let nobody = Platform::default();
    let hash = node.pay(BOB, ONE).await;
    let started = Instant::now();
    let told = desk(&entry(CHAIN, &["http://127.0.0.1:1", &node.url], 1));
    let told = told.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!(codes(&told), ["tx.succeeded", "transfer.native"]);
    assert!(started.elapsed().as_secs_f32() < 1.0, "{:?}", started.elapsed());
    let alone = desk(&entry(CHAIN, &["http://127.0.0.1:1"], 1));
    let told = alone.diagnose(&hash, None, &nobody, now()).await;
    assert_eq!((codes(&told), told.cannot_tell[0].1), (vec!["cannot-tell"], CannotTell::Unreachable));
}
