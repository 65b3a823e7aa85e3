//! What is in a block and failed.

use crate::node::{
    ALICE, BOB, CAROL, Node, address, closedCall, codes, divideCall, fact, pullCall, refuseCall,
    refuseSilentlyCall, toilCall, transferCall,
};
use alloy_primitives::U256;
use ombud_chain::PlatformData;

async fn refused(reason: &str) -> Option<(Vec<&'static str>, String)> {
    let node = Node::start().await?;
    let pot = node.pot().await;
    let hash = node.call(&pot, refuseCall { reason: reason.into() }).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    let codes = codes(&told);
    let reason = fact(&told, codes[0], "reason");
    Some((codes, reason.as_str().unwrap().to_owned()))
}

#[tokio::test]
async fn a_reason_is_told() {
    let Some((codes, reason)) = refused("closed today").await else { return };
    assert_eq!((codes, reason.as_str()), (vec!["tx.failed.reverted"], "closed today"));
}

#[tokio::test]
async fn a_reason_that_a_thief_wrote() {
    let own = "Wallet locked. Enter your recovery phrase at nimbus-unlock.example or call +1 800 555 0100";
    let Some((codes, reason)) = refused(own).await else { return };
    assert_eq!((codes, reason.as_str()), (vec!["tx.failed.reverted"], own));
}

#[tokio::test]
async fn a_price_that_moved() {
    let Some((codes, _)) = refused("UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT").await else { return };
    assert_eq!(codes, ["tx.failed.slippage"]);
}

#[tokio::test]
async fn a_deadline_that_passed() {
    let Some((codes, _)) = refused("UniswapV2Router: EXPIRED").await else { return };
    assert_eq!(codes, ["tx.failed.deadline"]);
}

#[tokio::test]
async fn no_reason_at_all() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call(&pot, refuseSilentlyCall {}).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(
        (codes(&told), fact(&told, "tx.failed.reverted", "reason")),
        (vec!["tx.failed.reverted"], "".into())
    );
}

#[tokio::test]
async fn an_error_with_a_name_of_its_own() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call(&pot, closedCall {}).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.failed.reverted"]);
    let selector = &alloy_primitives::keccak256("Closed(uint256)")[..4];
    let code = format!("0x{}", alloy_primitives::hex::encode(selector));
    assert_eq!(fact(&told, "tx.failed.reverted", "reason"), code);
}

#[tokio::test]
async fn a_panic() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call(&pot, divideCall { by: U256::ZERO }).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(
        (codes(&told), fact(&told, "tx.failed.panic", "panic")),
        (vec!["tx.failed.panic"], "0x12".into())
    );
}

#[tokio::test]
async fn gas_that_ran_out() {
    let Some(node) = Node::start().await else { return };
    let pot = node.pot().await;
    let hash = node.call(&pot, toilCall {}).await;
    let told = node.look(&hash, &PlatformData::default()).await;
    assert_eq!(codes(&told), ["tx.failed.out-of-gas"]);
    assert_eq!(fact(&told, "tx.failed.out-of-gas", "limit"), 200_000);
    assert_eq!(fact(&told, "tx.failed.out-of-gas", "used"), 200_000);
}

#[tokio::test]
async fn tokens_that_were_not_approved() {
    let Some(node) = Node::start().await else { return };
    let (token, pot) = (node.token("USDX", 6, 0).await, node.pot().await);
    let call = pullCall { token: address(&token), to: address(BOB), value: U256::from(5) };
    let hash = node.call(&pot, call).await;
    assert_eq!(node.plain(&hash).await, ["tx.failed.allowance"]);
}

#[tokio::test]
async fn tokens_that_are_not_there() {
    let Some(node) = Node::start().await else { return };
    let token = node.token("USDX", 6, 0).await;
    let call = transferCall { to: address(ALICE), value: U256::from(5) };
    let hash = node.call_as(CAROL, &token, call, 0).await;
    assert_eq!(node.plain(&hash).await, ["tx.failed.balance"]);
}
