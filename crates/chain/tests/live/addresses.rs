//! Addresses that are pasted.

use crate::node::{ALICE, BOB, Node, ONE, codes, fact, platform};
use ombud_chain::PlatformData;
use serde_json::json;

const UNUSED: &str = "0x00000000000000000000000000000000000abcde";

#[tokio::test]
async fn of_a_person_of_a_contract_and_of_nobody() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let told = node.look("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", &PlatformData::default()).await;
    assert_eq!(codes(&told), ["address.account"]);
    assert_eq!(fact(&told, "address.account", "sent"), 1);
    assert_eq!(node.plain(&format!("{}:{ALICE}", node.id())).await, ["address.account"]);
    assert_eq!(node.plain(&pot).await, ["address.contract"]);
    assert_eq!(node.plain(UNUSED).await, ["address.unused"]);
    // A checksum that does not hold is a slip of the pen, not an address.
    assert_eq!(node.plain("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92265").await, ["unreadable"]);
    assert_eq!(node.plain("hello").await, ["unreadable"]);
}

#[tokio::test]
async fn of_those_who_are_known() {
    let Some(node) = Node::start().await else { return };
    node.pay(UNUSED, ONE).await;
    for (kind, code) in [
        ("sanctioned", "address.sanctioned"),
        ("drainer", "address.scam"),
        ("exchange", "address.exchange"),
        ("bridge", "address.labelled"),
    ] {
        let list = platform(json!({"labels": [{"address": UNUSED, "kind": kind, "name": "Somebody"}]}));
        assert_eq!(node.codes(UNUSED, &list).await, [code, "address.account"]);
    }
    let ours = |chain: &str| platform(json!({"deposits": [{"address": UNUSED, "chains": [chain]}]}));
    assert_eq!(node.codes(UNUSED, &ours(&node.id())).await, ["address.deposit", "address.account"]);
    assert_eq!(node.codes(UNUSED, &ours("eip155:1")).await, ["address.wrong-network", "address.account"]);
}

#[tokio::test]
async fn that_look_like_another() {
    let Some(node) = Node::start().await else { return };
    let knows = platform(json!({"known": [BOB]}));
    let like = "0x70997970c5aaaaaaaaaaaaaaaaaaaaaaaadc79c8";
    assert_eq!(node.codes(like, &knows).await, ["address.lookalike"]);
}
