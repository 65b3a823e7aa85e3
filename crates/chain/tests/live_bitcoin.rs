//! Bitcoin against a node: bcoin on its own regtest chain, which speaks the JSON-RPC of Bitcoin Core. `OMBUD_TEST_BCOIN`
//! names the folder in whose `node_modules` it is installed (`npm install --ignore-scripts bcoin@1.0.2`).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use ombud_base::Time;
use ombud_chain::{
    Chains, ChainsConfig, Platform, PlatformData,
    transport::{Fetch, HttpFetch},
};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::Arc,
};

/// The first 32 digits of the hash of regtest's first block.
const REGTEST: &str = "bip122:0f9188f13cb7b2c71f2a335e3a4fc328";

struct Node {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    port: u16,
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Node {
    fn start() -> Option<Self> {
        let Ok(folder) = std::env::var("OMBUD_TEST_BCOIN") else {
            assert!(
                std::env::var("CI").is_err(),
                "OMBUD_TEST_BCOIN names no folder with bcoin: scripts/test.sh does"
            );
            eprintln!("not run: OMBUD_TEST_BCOIN names no folder with bcoin");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/live_bitcoin/node.cjs");
        let mut child = Command::new("node")
            .args([script, &folder, &port.to_string()])
            .env("NODE_BACKEND", "js")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut it = Self { child, input, output, port };
        assert_eq!(it.answer()["ready"], true);
        Some(it)
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer.get("error"), None, "{answer}");
        answer
    }

    fn order(&mut self, order: &Value) -> Value {
        writeln!(self.input, "{order}").unwrap();
        self.input.flush().unwrap();
        self.answer()
    }

    fn pay(&mut self, what: &Value) -> String {
        let mut order = json!({"order": "pay", "amount": 100_000, "fee": 3_000});
        order.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        self.order(&order)["id"].as_str().unwrap().to_owned()
    }

    fn mine(&mut self, n: u64, ids: &[&str]) -> Value {
        self.order(&json!({"order": "mine", "n": n, "ids": ids}))
    }

    fn desk(&self) -> Chains {
        let text = format!(
            r#"
            [[network]]
            id = "{REGTEST}"
            name = "Bitcoin regtest"
            family = "bitcoin"
            symbol = "BTC"
            decimals = 8
            block_seconds = 600
            confirmations = 3
            minimum_deposit = "0.0005"
            endpoints = [{{ url = "http://127.0.0.1:{}", kind = "bitcoind" }}]
            "#,
            self.port
        );
        let fetch: Arc<dyn Fetch> = Arc::new(HttpFetch::new().unwrap());
        Chains::new(ChainsConfig::from_toml(&text).unwrap(), fetch).unwrap()
    }
}

struct Desk {
    chains: Chains,
    platform: Platform,
}

impl Desk {
    /// The codes of the verdicts on a text.
    async fn says(&self, text: &str) -> Vec<&'static str> {
        // What was said holds for a moment.
        tokio::time::sleep(std::time::Duration::from_millis(3_100)).await;
        let now = Time::from_micros(1_785_000_000_000_000);
        let told = self.chains.diagnose(text, None, &self.platform, now).await;
        let all = told.found.iter().flat_map(|it| &it.verdicts).chain(&told.verdicts);
        all.map(|it| it.code.name()).collect()
    }
}

#[tokio::test]
async fn a_regtest_node_is_understood() {
    let Some(mut node) = Node::start() else { return };
    let addresses = node.order(&json!({"order": "addresses"}));
    let other = addresses["other"].as_str().unwrap();
    let deposits = json!({"deposits": [{"address": other, "chains": [REGTEST]}]});
    let platform = Platform::new(serde_json::from_value::<PlatformData>(deposits).unwrap());
    let desk = Desk { chains: node.desk(), platform };

    // Coins of the first blocks may be moved, the newest may not.
    let newest = node.mine(110, &[])["coinbase"].as_str().unwrap().to_owned();
    assert_eq!(desk.says(&newest).await, ["tx.immature", "transfer.native"]);
    assert_eq!(desk.says(&"ab".repeat(32)).await, ["tx.not-found"]);

    let paid = node.pay(&json!({}));
    assert_eq!(desk.says(&paid).await, ["tx.pending.waiting"]);
    let child = node.pay(&json!({"from": {"id": paid, "index": 1}}));
    assert_eq!(desk.says(&child).await, ["tx.pending.stuck-behind"]);

    node.mine(1, &[&paid, &child]);
    assert_eq!(desk.says(&paid).await, ["tx.confirming", "transfer.native"]);
    node.mine(2, &[]);
    assert_eq!(desk.says(&paid).await, ["tx.succeeded", "transfer.native", "deposit.complete"]);

    let dust = node.pay(&json!({"amount": 600}));
    node.mine(3, &[&dust]);
    assert_eq!(desk.says(&dust).await, ["tx.succeeded", "deposit.below-minimum", "transfer.native"]);

    // The same coin is spent twice, and a miner takes the other one.
    let first = node.pay(&json!({}));
    assert_eq!(desk.says(&first).await, ["tx.pending.waiting"]);
    let second = node.pay(&json!({"again": first, "fee": 9_000, "hold": true}));
    node.mine(1, &[&second]);
    assert_eq!(desk.says(&first).await, ["tx.replaced"]);

    // A block is left, with a payment in it. As long as the chain has nothing else there, the node may only lag behind.
    let fleeting = node.pay(&json!({}));
    let block = node.mine(1, &[&fleeting])["block"].clone();
    assert_eq!(desk.says(&fleeting).await, ["tx.confirming", "transfer.native"]);
    node.order(&json!({"order": "leave", "block": block}));
    assert_eq!(desk.says(&fleeting).await, ["cannot-tell"]);
    node.mine(1, &[]);
    assert_eq!(desk.says(&fleeting).await, ["tx.reorganised"]);
}
