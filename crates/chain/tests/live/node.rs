//! A development node of Ethereum's kind (anvil) for one test, and a desk that asks it.

use crate::support;
use alloy_primitives::{Address, Bytes, U256, hex};
use alloy_sol_types::{SolCall, SolValue, sol};
use ombud_base::Time;
use ombud_chain::{
    Chains, ChainsConfig, Diagnosis, Platform, PlatformData,
    facts::Transaction,
    transport::{Fetch, HttpFetch},
};
use serde_json::{Value, json};
use std::{
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

sol! {
    function transfer(address to, uint256 value);
    function transferFrom(address from, address to, uint256 value);
    function approve(address spender, uint256 value);
    function mint(uint256 id);
    function safeTransferFrom(address from, address to, uint256 id);
    function setApprovalForAll(address operator, bool approved);
    function pass(address to);
    function pull(address token, address to, uint256 value);
    function refuse(string reason);
    function refuseSilently();
    function closed();
    function divide(uint256 by);
    function toil();
    interface Permit2 {
        function approve(address token, address spender, uint160 amount, uint48 expiration);
    }
}

/// The node's own accounts, which it signs for.
pub const ALICE: &str = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
pub const BOB: &str = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
pub const CAROL: &str = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";

pub const CHAIN: u64 = 31_337;
pub const ONE: u128 = 1_000_000_000_000_000_000;
pub const GWEI: u128 = 1_000_000_000;

static CONTRACTS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../contracts/contracts.json")).unwrap());

/// A node of its own, ended with the test.
pub struct Node {
    child: Child,
    pub url: String,
    pub chain: u64,
    http: reqwest::Client,
    holds: AtomicBool,
}

impl Drop for Node {
    fn drop(&mut self) {
        // npm's program is a script that starts the node, so both are ended as a group.
        let group = format!("-{}", self.child.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.child.wait());
    }
}

impl Node {
    pub async fn start() -> Option<Self> {
        Self::start_as(CHAIN).await
    }

    /// `None`, with a word of it, where `OMBUD_TEST_ANVIL` names no program; in CI that is a failure.
    pub async fn start_as(chain: u64) -> Option<Self> {
        let Ok(program) = std::env::var("OMBUD_TEST_ANVIL") else {
            assert!(
                std::env::var("CI").is_err(),
                "OMBUD_TEST_ANVIL names no development node: scripts/test.sh does"
            );
            eprintln!("not run: OMBUD_TEST_ANVIL names no development node");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program)
            .args(["--port", &port.to_string(), "--silent", "--chain-id", &chain.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        // The test's client and the desk's share one provider of cryptography.
        HttpFetch::new().unwrap();
        let http = reqwest::Client::new();
        let it = Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
            chain,
            http,
            holds: AtomicBool::new(false),
        };
        for _ in 0..400 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(it);
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("the development node does not start");
    }

    pub async fn ask(&self, method: &str, params: Value) -> Value {
        let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let answer = self.http.post(&self.url).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub async fn mine(&self, blocks: u64) {
        self.ask("anvil_mine", json!([format!("{blocks:#x}")])).await;
    }

    /// Transactions wait from now on until [`Node::mine`].
    pub async fn hold(&self) {
        self.ask("evm_setAutomine", json!([false])).await;
        self.holds.store(true, Ordering::Relaxed);
    }

    /// Makes the next block cost so much a unit of gas.
    pub async fn base_fee(&self, wei: u128) {
        self.ask("anvil_setNextBlockBaseFeePerGas", json!([format!("{wei:#x}")])).await;
    }

    /// Sends a transaction and says its hash, once it is in a block unless such are held back.
    pub async fn send(&self, transaction: Value) -> String {
        let hash = self.ask("eth_sendTransaction", json!([transaction])).await;
        while !self.holds.load(Ordering::Relaxed)
            && self.ask("eth_getTransactionReceipt", json!([hash])).await.is_null()
        {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        hash.as_str().unwrap().to_owned()
    }

    /// Coins from Alice.
    pub async fn pay(&self, to: &str, wei: u128) -> String {
        self.send(json!({"from": ALICE, "to": to, "value": format!("{wei:#x}")})).await
    }

    /// A call by Alice, with gas enough for what fails too.
    pub async fn call(&self, to: &str, call: impl SolCall) -> String {
        self.call_as(ALICE, to, call, 0).await
    }

    pub async fn call_as(&self, from: &str, to: &str, call: impl SolCall, wei: u128) -> String {
        let data = Bytes::from(call.abi_encode());
        let value = format!("{wei:#x}");
        self.send(json!({"from": from, "to": to, "data": data, "value": value, "gas": "0x30d40"})).await
    }

    async fn deploy(&self, name: &str, arguments: &[u8]) -> String {
        let code = CONTRACTS[name]["creation"].as_str().unwrap();
        let data = format!("{code}{}", hex::encode(arguments));
        let hash = self.send(json!({"from": ALICE, "data": data, "gas": "0x4c4b40"})).await;
        let receipt = self.ask("eth_getTransactionReceipt", json!([hash])).await;
        receipt["contractAddress"].as_str().unwrap().to_owned()
    }

    /// A token of Alice's.
    pub async fn token(&self, symbol: &str, decimals: u8, fee: u64) -> String {
        let arguments = (symbol.to_owned(), U256::from(decimals), U256::from(fee)).abi_encode_params();
        self.deploy("Token", &arguments).await
    }

    pub async fn collection(&self) -> String {
        self.deploy("Collection", &[]).await
    }

    pub async fn pot(&self) -> String {
        self.deploy("Pot", &[]).await
    }

    /// Puts a contract to where another one stands on real chains.
    pub async fn place(&self, name: &str, address: &str) {
        self.ask("anvil_setCode", json!([address, CONTRACTS[name]["runtime"]])).await;
    }

    pub fn id(&self) -> String {
        format!("eip155:{}", self.chain)
    }

    /// A desk's entry for this node.
    pub fn entry(&self, confirmations: u64) -> String {
        entry(self.chain, &[&self.url], confirmations)
    }

    /// A desk that remembers nothing yet.
    pub fn desk(&self, confirmations: u64) -> Chains {
        desk(&self.entry(confirmations))
    }

    /// What a new desk says of a text.
    pub async fn look(&self, text: &str, platform: &PlatformData) -> Diagnosis {
        let Ok(folder) = std::env::var("OMBUD_TEST_RECORD") else {
            return self.desk(1).diagnose(text, None, &Platform::new(platform.clone()), now()).await;
        };
        let recording = support::record(self.entry(1), text, platform, now()).await;
        recording.write(folder.as_ref());
        recording.diagnosis
    }

    /// … in codes.
    pub async fn codes(&self, text: &str, platform: &PlatformData) -> Vec<&'static str> {
        codes(&self.look(text, platform).await)
    }

    /// … where the platform knows nothing.
    pub async fn plain(&self, text: &str) -> Vec<&'static str> {
        self.codes(text, &PlatformData::default()).await
    }
}

pub fn entry(chain: u64, urls: &[&str], confirmations: u64) -> String {
    let endpoints: Vec<String> = urls.iter().map(|url| format!("{{ url = \"{url}\" }}")).collect();
    format!(
        "[[network]]\nid = \"eip155:{chain}\"\nname = \"Dev {chain}\"\nfamily = \"evm\"\nsymbol = \"ETH\"\n\
         decimals = 18\nblock_seconds = 1\nconfirmations = {confirmations}\nminimum_deposit = \"0.01\"\n\
         endpoints = [{}]\n",
        endpoints.join(", ")
    )
}

pub fn desk(toml: &str) -> Chains {
    let fetch: Arc<dyn Fetch> = Arc::new(HttpFetch::new().unwrap());
    Chains::new(ChainsConfig::from_toml(toml).unwrap(), fetch).unwrap()
}

pub fn now() -> Time {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

/// What the platform knows, as JSON.
pub fn platform(data: Value) -> PlatformData {
    serde_json::from_value(data).unwrap()
}

/// All verdicts of a diagnosis, by their codes. Each must come with all that its text needs.
pub fn codes(it: &Diagnosis) -> Vec<&'static str> {
    let all = it.found.iter().flat_map(|it| &it.verdicts).chain(&it.verdicts);
    all.map(|it| {
        for fact in it.code.facts() {
            assert!(it.facts.contains_key(*fact), "{} lacks {fact}", it.code);
        }
        for language in ombud_chain::say::languages() {
            assert_ne!(ombud_chain::say(it, language).title, it.code.name());
        }
        it.code.name()
    })
    .collect()
}

/// The transaction that was found.
pub fn transaction(it: &Diagnosis) -> &Transaction {
    it.found[0].transaction.as_ref().unwrap()
}

/// A fact of the verdict with a code, as JSON.
pub fn fact(it: &Diagnosis, code: &str, name: &str) -> Value {
    let mut all = it.found.iter().flat_map(|it| &it.verdicts).chain(&it.verdicts);
    let verdict = all.find(|it| it.code.name() == code).unwrap();
    let fact = serde_json::to_value(&verdict.facts[name]).unwrap();
    fact.as_object().unwrap().values().next().unwrap().clone()
}

pub fn address(text: &str) -> Address {
    text.parse().unwrap()
}
