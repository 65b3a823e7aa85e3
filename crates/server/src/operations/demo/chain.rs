//! The chain of the pretended wallet: what a development node said of a short story, told again by the server itself. The story is
//! made by `tests/live/demo.rs` of `ombud-chain`, which writes `chain.json`.

use super::reachable;
use anyhow::Context;
use axum::{Json, Router, routing::post};
use serde::Deserialize;
use serde_json::{Value as Any, json};
use std::{fmt::Write, net::SocketAddr, sync::LazyLock};

/// Where it answers.
const PATH: &str = "/demo/chain";
/// The pretended wallet's own address, and those that it knows others by.
const OURS: &str = "0x00000000000000000000000000000000deadbeef";
const EXCHANGE: &str = "0x00000000000000000000000000000000000e0c01";
const DRAINER: &str = "0xe7f1725e7734ce288f8367e1bb143e90bb3f0512";

#[derive(Deserialize)]
struct Story {
    /// The chain's id (EIP-155).
    chain: u64,
    confirmations: u64,
    /// The contract of its USDT.
    token: String,
    tales: Vec<Told>,
    answers: Vec<Answer>,
}

/// A transaction of the story, and what the tales call it.
#[derive(Deserialize)]
struct Told {
    name: String,
    hash: String,
}

#[derive(Deserialize)]
struct Answer {
    method: String,
    params: Any,
    /// What it said, or what it refused with.
    #[serde(default)]
    result: Any,
    error: Option<Any>,
}

static STORY: LazyLock<Result<Story, serde_json::Error>> =
    LazyLock::new(|| serde_json::from_str(include_str!("chain.json")));

fn story() -> anyhow::Result<&'static Story> {
    STORY.as_ref().context("the demo's chain")
}

/// A text with the hashes of transactions in the place of `{tx:NAME}`.
///
/// # Errors
/// When what is built in cannot be read.
pub fn with_hashes(text: &str) -> anyhow::Result<String> {
    let tales = &story()?.tales;
    Ok(tales.iter().fold(text.to_owned(), |text, it| text.replace(&format!("{{tx:{}}}", it.name), &it.hash)))
}

/// The network as an entry of `chains.toml`, where the server listens at `address`.
///
/// # Errors
/// When what is built in cannot be read.
pub fn network(address: SocketAddr) -> anyhow::Result<String> {
    let story = story()?;
    let host = reachable(address);
    let mut entry = String::from(
        "\n[[network]]\nname = \"Demo chain\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\n",
    );
    writeln!(
        entry,
        "id = \"eip155:{}\"\nblock_seconds = 12\nconfirmations = {}",
        story.chain, story.confirmations
    )?;
    writeln!(entry, "endpoints = [{{ url = \"http://{host}{PATH}\" }}]")?;
    Ok(entry)
}

/// What the pretended wallet says of itself there.
///
/// # Errors
/// When what is built in cannot be read.
pub fn platform() -> anyhow::Result<Any> {
    let story = story()?;
    let chain = format!("eip155:{}", story.chain);
    Ok(json!({
        "deposits": [{"networks": [chain], "address": OURS}],
        "assets": [
            {"network": chain, "symbol": "ETH", "decimals": 18},
            {"network": chain, "contract": story.token, "symbol": "USDT", "decimals": 6, "minimum": "10"},
        ],
        "labels": [
            {"network": chain, "address": EXCHANGE, "kind": "exchange", "name": "Northwind Exchange"},
            {"network": chain, "address": DRAINER, "kind": "drainer", "name": "Drainer of the fake airdrop"},
        ],
    }))
}

/// The address that each of its customers was given there, as the contract of platforms has it.
///
/// # Errors
/// When what is built in cannot be read.
pub fn given() -> anyhow::Result<Any> {
    let story = story()?;
    Ok(json!({
        "network": format!("eip155:{}", story.chain), "address": OURS, "memo": null,
        "assets": [
            {"asset": "ETH", "contract": null, "decimals": 18, "minimum": null, "confirmations": story.confirmations},
            {"asset": "USDT", "contract": story.token, "decimals": 6, "minimum": "10", "confirmations": story.confirmations},
        ],
    }))
}

/// On which terms it gives deposits back.
pub fn recovery_rules() -> Any {
    let fixed = |amount: &str| json!({"kind": "fixed", "amount": amount, "asset": "USDT"});
    let rule = |reason: &str, fee: Any, days: u32, signature: bool| json!({"reason": reason, "offered": true, "fee": fee, "days": days, "signature": signature});
    json!({"version": 0, "rules": [
        rule("wrong_network", fixed("25"), 14, true),
        rule("missing_memo", json!({"kind": "none"}), 3, true),
        rule("unsupported_token", json!({"kind": "percent", "percent": "5"}), 30, true),
        rule("below_minimum", fixed("1"), 7, true),
    ]})
}

/// The node.
pub fn routes() -> Router {
    Router::new().route(PATH, post(answer))
}

async fn answer(Json(question): Json<Any>) -> Json<Any> {
    let (id, method, params) = (&question["id"], &question["method"], &question["params"]);
    let known = STORY
        .as_ref()
        .ok()
        .and_then(|it| it.answers.iter().find(|it| *method == it.method.as_str() && it.params == *params));
    // What it does not know is not there, as a node says of a transaction or an address that it never saw.
    let said = match (known, method.as_str().unwrap_or_default()) {
        (Some(Answer { error: Some(error), .. }), _) => Err(error.clone()),
        (Some(known), _) => Ok(known.result.clone()),
        (None, "eth_getTransactionByHash" | "eth_getTransactionReceipt") => Ok(Any::Null),
        (None, "eth_getBalance" | "eth_getTransactionCount") => Ok(json!("0x0")),
        (None, "eth_getCode") => Ok(json!("0x")),
        (None, _) => Err(json!({"code": -32601, "message": "not in the story"})),
    };
    Json(match said {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(error) => json!({"jsonrpc": "2.0", "id": id, "error": error}),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tales_name_what_the_story_tells() {
        let text = include_str!("cases.toml");
        assert!(text.contains("{tx:pending}"));
        let told = with_hashes(text).unwrap();
        assert!(!told.contains("{tx:"), "a transaction that is not in the story");
        let page = include_str!("../../../../../web/demo/index.html");
        let hashes = page.split("class=\"hash\">").skip(1).filter_map(|it| it.split('<').next());
        let known = |hash: &str| story().unwrap().tales.iter().any(|it| it.hash == hash);
        assert_eq!(hashes.filter(|it| known(it)).count(), 2, "the page's transactions are in the story");
        let entry = network("0.0.0.0:8080".parse().unwrap()).unwrap();
        assert!(ombud_chain::ChainsConfig::from_toml(&entry).unwrap().networks().is_ok(), "{entry}");
    }
}
