//! Coins that cross to another network by a bridge that says where to.

use crate::node::{ALICE, BOB, CAROL, Node, ONE, address, codes, desk, fact, now, platform, transaction};
use alloy_primitives::{B256, Bytes, U256, hex};
use alloy_sol_types::{SolEvent, SolValue};
use ombud_chain::{
    Chains, Platform, PlatformData,
    trace::{Limits, Start, Stop, Trace},
};
use serde_json::json;

alloy_sol_types::sol! {
    struct Executed { bytes32 recipient; bytes32 messageHash; uint256 outputAmount; uint8 fillType; }
    event FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
        uint256 indexed destinationChainId, uint256 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,
        uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient, bytes32 exclusiveRelayer, bytes message);
    event FilledRelay(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
        uint256 repaymentChainId, uint256 indexed originChainId, uint256 indexed depositId, uint32 fillDeadline,
        uint32 exclusivityDeadline, bytes32 exclusiveRelayer, bytes32 indexed relayer, bytes32 depositor, bytes32 recipient,
        bytes32 messageHash, Executed relayExecutionInfo);
}

/// Where the bridge stands on both networks, and a program there that logs what it is called with: three topics behind its own, then data.
const POOL: &str = "0x00000000000000000000000000000000000acc05";
const LOGS: &str = "0x60803603806080600037606035604035602035600035846000a400";
const EXCHANGE: &str = "0x00000000000000000000000000000000000e0c01";
const THERE: u64 = 31_338;
const ID: u64 = 77;

fn word(text: &str) -> B256 {
    address(text).into_word()
}

fn input(topics: &[B256], data: &[u8]) -> Bytes {
    let mut all: Vec<u8> = topics.iter().flat_map(|it| it.0).collect();
    all.extend(data);
    Bytes::from(all)
}

/// Bob sends half a coin over to Carol, for a token there or whatever stands for it.
async fn leave(node: &Node, pool: &str, recipient: B256, token: B256) -> String {
    let half = U256::from(ONE / 2);
    let data = (
        B256::ZERO,
        token,
        half,
        half - U256::from(5),
        1u32,
        2u32,
        0u32,
        recipient,
        B256::ZERO,
        Bytes::new(),
    );
    let topics = [
        FundsDeposited::SIGNATURE_HASH,
        B256::from(U256::from(THERE)),
        B256::from(U256::from(ID)),
        word(BOB),
    ];
    let data = input(&topics, &data.abi_encode_params());
    let value = format!("{half:#x}");
    node.send(json!({"from": BOB, "to": pool, "data": data, "value": value, "gas": "0x30d40"})).await
}

/// What the bridge is to pay out.
fn announced() -> U256 {
    U256::from(ONE / 2) - U256::from(5)
}

/// The relayer pays so much out to `to`, who is not whom the deposit named where the depositor has changed their mind.
async fn arrive(node: &Node, token: &str, to: &str, paid: U256) -> String {
    fill(node, token, (CAROL, to), U256::from(ONE / 2), paid).await
}

/// The same of a deposit to somebody of so much, which may never have been made.
async fn fill(node: &Node, token: &str, (first, to): (&str, &str), deposited: U256, paid: U256) -> String {
    let done = (word(to), B256::ZERO, paid, U256::ZERO);
    let data = (
        B256::ZERO,
        word(token),
        deposited,
        announced(),
        U256::from(1),
        2u32,
        0u32,
        B256::ZERO,
        word(BOB),
        word(first),
        B256::ZERO,
        done,
    );
    let topics = [
        FilledRelay::SIGNATURE_HASH,
        B256::from(U256::from(node_chain())),
        B256::from(U256::from(ID)),
        word(ALICE),
    ];
    let data = input(&topics, &data.abi_encode_params());
    node.send(json!({"from": ALICE, "to": POOL, "data": data, "gas": "0x30d40"})).await
}

const fn node_chain() -> u64 {
    crate::node::CHAIN
}

fn entry(node: &Node) -> String {
    format!("{}bridges = {{ across = \"{POOL}\" }}\n", node.entry(1))
}

async fn bridge(node: &Node) {
    node.ask("anvil_setCode", json!([POOL, LOGS])).await;
}

async fn traced(desk: &Chains, node: &Node, start: &Start, knows: &PlatformData) -> Trace {
    let chain = node.id().parse().unwrap();
    desk.trace(&chain, start, &Limits::default(), &Platform::new(knows.clone()), now()).await.unwrap()
}

fn stopped(trace: &Trace, address: &str) -> Option<Stop> {
    trace.nodes.iter().find(|it| it.address == address).unwrap_or_else(|| panic!("{trace:?}")).stopped
}

#[tokio::test]
async fn a_trace_goes_on_behind_a_bridge() {
    let (Some(here), Some(there)) = (Node::start().await, Node::start_as(THERE).await) else { return };
    bridge(&here).await;
    bridge(&there).await;
    let stolen = here.pay(BOB, ONE).await;
    let start = Start::Transaction(stolen);
    let left = leave(&here, POOL, word(CAROL), B256::ZERO).await;
    let nobody = PlatformData::default();
    let carol = format!("eip155:{THERE}:{CAROL}");

    // The other network is not asked: to whom it goes there is known all the same.
    let trace = traced(&desk(&entry(&here)), &here, &start, &nobody).await;
    assert_eq!((stopped(&trace, POOL), stopped(&trace, &carol)), (Some(Stop::Known), Some(Stop::Elsewhere)));
    let edge = trace.edges.last().unwrap();
    assert_eq!((edge.from.as_str(), edge.to.as_str(), &edge.transaction), (POOL, carol.as_str(), &left));
    assert!(trace.complete, "{trace:?}");

    // It is asked, and nothing has arrived yet.
    let both = entry(&here) + &entry(&there);
    let trace = traced(&desk(&both), &here, &start, &nobody).await;
    assert_eq!((stopped(&trace, &carol), trace.complete), (Some(Stop::NotArrived), false));

    // It has arrived, and went on to an exchange.
    let token = there.token("WETH", 18, 0).await;
    // What somebody makes up by the same number comes first and leads nowhere.
    fill(&there, &token, (EXCHANGE, EXCHANGE), U256::from(1), U256::from(1)).await;
    let paid = arrive(&there, &token, CAROL, announced()).await;
    there.send(json!({"from": CAROL, "to": EXCHANGE, "value": format!("{:#x}", ONE / 4)})).await;
    let knows =
        platform(json!({"labels": [{"address": EXCHANGE, "kind": "exchange", "name": "Big Exchange"}]}));
    let trace = traced(&desk(&both), &here, &start, &knows).await;
    let end = format!("eip155:{THERE}:{EXCHANGE}");
    let path: Vec<_> = trace.edges.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(path, [(ALICE, BOB), (BOB, POOL), (POOL, carol.as_str()), (carol.as_str(), end.as_str())]);
    let over = &trace.edges[2];
    assert_eq!(over.transaction, paid);
    assert_eq!(over.chain.as_ref().unwrap().as_str(), format!("eip155:{THERE}"));
    assert_eq!(over.transfer.asset.symbol.as_deref(), Some("WETH"));
    assert!(over.block.time.is_some() && trace.complete, "{trace:?}");
    let depths: Vec<u32> = trace.nodes.iter().map(|it| it.depth).collect();
    assert_eq!(depths, [0, 1, 2, 3, 4]);
    assert_eq!(stopped(&trace, &end), Some(Stop::Known));
}

#[tokio::test]
async fn the_bridge_pays_whom_the_depositor_named_last() {
    let (Some(here), Some(there)) = (Node::start().await, Node::start_as(THERE).await) else { return };
    bridge(&here).await;
    bridge(&there).await;
    let token = there.token("WETH", 18, 0).await;
    let left = leave(&here, POOL, word(CAROL), word(&token)).await;
    arrive(&there, &token, ALICE, announced()).await;
    let both = entry(&here) + &entry(&there);
    let trace =
        traced(&desk(&both), &here, &Start::Transaction(left.clone()), &PlatformData::default()).await;
    let alice = format!("eip155:{THERE}:{ALICE}");
    assert!(trace.edges.iter().any(|it| it.from == POOL && it.to == alice), "{trace:?}");
    assert!(!trace.nodes.iter().any(|it| it.address.ends_with(CAROL)), "{trace:?}");
    // A look at it says where it goes on.
    let told = desk(&both).diagnose(&left, None, &Platform::default(), now()).await;
    assert!(codes(&told).contains(&"transfer.crossed"), "{:?}", codes(&told));
    assert_eq!(fact(&told, "transfer.crossed", "destination"), format!("Dev {THERE}"));
    assert_eq!(fact(&told, "transfer.crossed", "to"), CAROL);
    assert_eq!(transaction(&told).crossings[0].id, ID.to_string());
}

#[tokio::test]
async fn a_bridge_that_pays_nothing_out_is_an_end_that_is_seen() {
    let (Some(here), Some(there)) = (Node::start().await, Node::start_as(THERE).await) else { return };
    bridge(&here).await;
    bridge(&there).await;
    let token = there.token("WETH", 18, 0).await;
    let left = leave(&here, POOL, word(CAROL), word(&token)).await;
    arrive(&there, &token, ALICE, U256::ZERO).await;
    let both = entry(&here) + &entry(&there);
    let trace = traced(&desk(&both), &here, &Start::Transaction(left), &PlatformData::default()).await;
    assert_eq!(stopped(&trace, POOL), Some(Stop::Unclear));
    assert!(!trace.nodes.iter().any(|it| it.address.ends_with(ALICE)), "{trace:?}");
}

#[tokio::test]
async fn what_any_other_contract_logs_is_not_believed() {
    let Some(here) = Node::start().await else { return };
    const OTHER: &str = "0x00000000000000000000000000000000000acc06";
    here.ask("anvil_setCode", json!([OTHER, LOGS])).await;
    let stolen = here.pay(BOB, ONE).await;
    let left = leave(&here, OTHER, word(CAROL), B256::ZERO).await;
    let nobody = PlatformData::default();
    let trace = traced(&desk(&entry(&here)), &here, &Start::Transaction(left), &nobody).await;
    assert!(!trace.nodes.iter().any(|it| it.chain.is_some()), "{trace:?}");
    // A bridge that is known by name alone is an end, and so is one that sends to what is no address of Ethereum's kind.
    let named = platform(json!({"labels": [{"address": OTHER, "kind": "bridge", "name": "Some bridge"}]}));
    let trace = traced(&desk(&entry(&here)), &here, &Start::Transaction(stolen.clone()), &named).await;
    assert_eq!(stopped(&trace, OTHER), Some(Stop::Unclear));
    bridge(&here).await;
    leave(&here, POOL, B256::repeat_byte(9), B256::ZERO).await;
    let trace = traced(&desk(&entry(&here)), &here, &Start::Transaction(stolen), &named).await;
    assert_eq!(stopped(&trace, POOL), Some(Stop::Unclear));
    assert!(hex::decode(&LOGS[2..]).is_ok());
}
