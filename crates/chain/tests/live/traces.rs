//! Money that is followed.

use crate::node::{ALICE, BOB, CAROL, Node, ONE, address, now, platform, transferCall};
use alloy_primitives::U256;
use ombud_chain::{
    Platform,
    trace::{Limits, Start, Stop},
};
use serde_json::json;

const EXCHANGE: &str = "0x00000000000000000000000000000000000e0c01";

#[tokio::test]
async fn coins_and_tokens_are_followed_to_an_exchange() {
    let Some(node) = Node::start().await else { return };
    let chain = node.id().parse().unwrap();
    let token = node.token("USDX", 6, 0).await;
    let send = |to: &str, units: u64| transferCall { to: address(to), value: U256::from(units) };
    node.mine(20).await;
    let stolen = node.pay(BOB, ONE).await;
    let since = node.ask("eth_blockNumber", json!([])).await;
    node.call(&token, send(BOB, 900)).await;
    node.mine(5).await;
    node.send(json!({"from": BOB, "to": CAROL, "value": format!("{:#x}", ONE / 2)})).await;
    node.call_as(BOB, &token, send(EXCHANGE, 900), 0).await;
    node.mine(3).await;
    node.send(json!({"from": CAROL, "to": EXCHANGE, "value": format!("{:#x}", ONE / 4)})).await;
    node.mine(2).await;
    let knows =
        platform(json!({"labels": [{"address": EXCHANGE, "kind": "exchange", "name": "Big Exchange"}]}));
    let desk = node.desk(1);
    let start = Start::Transaction(stolen.clone());
    let trace = desk.trace(&chain, &start, &Limits::default(), &Platform::new(knows), now()).await.unwrap();
    let path: Vec<_> = trace.edges.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(path, [(ALICE, BOB), (BOB, CAROL), (BOB, EXCHANGE), (CAROL, EXCHANGE)]);
    assert!(trace.complete, "{trace:?}");
    assert!(trace.edges.iter().all(|it| it.block.time.is_some() && it.block.hash.len() == 66), "{trace:?}");
    let end = trace.nodes.iter().find(|it| it.address == EXCHANGE).unwrap();
    assert_eq!((end.stopped, end.depth), (Some(Stop::Known), 2));
    assert_eq!(trace.edges[0].transaction, stolen);

    let since = u64::from_str_radix(&since.as_str().unwrap()[2..], 16).unwrap();
    let start = Start::Address(ALICE.into(), since);
    let near = Limits { depth: 1, ..Limits::default() };
    let trace = desk.trace(&chain, &start, &near, &Platform::default(), now()).await.unwrap();
    assert_eq!(trace.nodes.iter().map(|it| it.address.as_str()).collect::<Vec<_>>(), [ALICE, BOB]);
    assert_eq!((trace.edges.len(), trace.nodes[1].stopped), (2, Some(Stop::Depth)));

    let few = Limits { nodes: 2, ..Limits::default() };
    let start = Start::Transaction(stolen);
    let trace = desk.trace(&chain, &start, &few, &Platform::default(), now()).await.unwrap();
    assert!(!trace.complete && trace.nodes.len() == 2, "{trace:?}");
}
