//! Heads in transactions, on a real development node (anvil): `OMBUD_TEST_ANVIL` names its program.

use super::*;
use crate::ledger::busy_desk;
use ombud_ledger::{Checkpoint, Trust, bundle};
use ombud_server::ledger::anchors::evm::Proof;
use serde_json::json;
use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

const CHAIN: u64 = 31_337;

/// A node of its own, ended with the test.
struct Node {
    child: Child,
    url: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.child.wait());
    }
}

impl Node {
    fn start() -> Option<Self> {
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
            .args(["--port", &port.to_string(), "--silent", "--chain-id", &CHAIN.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // npm's program is a script that starts the node: both are ended as a group.
            .process_group(0)
            .spawn()
            .unwrap();
        let it = Self { child, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(it);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the development node does not start");
    }

    async fn ask(&self, method: &str, params: Json) -> Json {
        let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let answer = crate::support::plain().post(&self.url).json(&body).send().await.unwrap();
        let answer: Json = answer.json().await.unwrap();
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    async fn fund(&self, account: &str) {
        self.ask("anvil_setBalance", json!([account, "0xde0b6b3a7640000"])).await;
    }

    async fn mine(&self, blocks: u64) {
        self.ask("anvil_mine", json!([format!("{blocks:#x}")])).await;
    }

    /// The transactions that wait, by their hashes.
    async fn waiting(&self) -> Vec<String> {
        let block = self.ask("eth_getBlockByNumber", json!(["pending", false])).await;
        block["transactions"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    }
}

static NODES: Mutex<Vec<Node>> = Mutex::new(Vec::new());

fn with_chain(config: &mut Config) {
    let Some(node) = Node::start() else { return };
    config.anchors.evm_url = ombud_base::Secret::new(node.url.clone());
    config.anchors.evm_chain_id = CHAIN;
    config.anchors.evm_minutes = 1;
    config.anchors.evm_confirmations = 3;
    config.anchors.allow_private = true;
    NODES.lock().unwrap().push(node);
}

async fn each_engine_with_chain<F, Fut>(test: F)
where
    F: Fn(TestApp, Arc<Node>) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    each_engine_with(with_chain, move |app| async move {
        let node = {
            let mut nodes = NODES.lock().unwrap();
            let url = app.app.config.anchors.evm_url.expose().clone();
            let at = nodes.iter().position(|it| it.url == url);
            at.map(|at| nodes.remove(at))
        };
        if let Some(node) = node {
            test(app, Arc::new(node)).await;
        }
    })
    .await;
}

async fn the_target(client: &crate::support::Client) -> Json {
    targets(client).await.remove(0)
}

/// A little later: sooner than a transaction is made anew.
async fn soon(app: &TestApp) {
    app.advance(Duration::from_secs(61));
    app.run_jobs().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_goes_into_a_transaction_and_counts_after_its_confirmations() {
    each_engine_with_chain(|app, node| async move {
        let (desk, ..) = busy_desk(&app).await;
        let head = sign(&app).await;
        app.run_jobs().await;
        let shown = the_target(&desk.admin).await;
        assert_eq!(
            (&shown["name"], &shown["trouble"]["code"]),
            (&json!("eip155:31337"), &json!("no_funds")),
            "{shown}"
        );
        let account = shown["account"].as_str().unwrap().to_owned();
        node.fund(&account).await;
        soon(&app).await;
        let shown = the_target(&desk.admin).await;
        assert_eq!(
            (&shown["sent_size"], &shown["held_size"]),
            (&json!(sign(&app).await.size), &Json::Null),
            "{shown}"
        );
        let size = shown["sent_size"].as_i64().unwrap();
        assert!(size >= head.size);
        let proof = format!("/ledger/anchors/evm-31337/{size}");
        assert_eq!(desk.admin.get(&proof).await.status, 404, "what is on its way is not for others");
        node.mine(2).await;
        soon(&app).await;
        let shown = the_target(&desk.admin).await;
        assert_eq!((&shown["held_size"], &shown["trouble"]), (&json!(size), &Json::Null), "{shown}");
        let proof: Proof = serde_json::from_str(&desk.admin.get(&proof).await.text).unwrap();
        let on_chain = node.ask("eth_getTransactionByHash", json!([proof.hash])).await;
        assert_eq!(on_chain["from"].as_str().unwrap().to_lowercase(), account.to_lowercase());
        assert!(
            on_chain["input"].as_str().unwrap().starts_with("0x6f6d6275642d616e63686f722d31"),
            "{on_chain}"
        );

        // The file carries it, and whoever has the file and a node verifies it without us.
        let key = log_key(&app).await;
        let file = export(&app).await;
        let trust = Trust { log: Some(key.clone()), ..Trust::default() };
        let report = bundle::verify(&file[..], &trust).unwrap();
        assert!(report.is_good() && report.anchors.len() == 1, "{:?}", report.faults);
        let text: Checkpoint = report.anchors[0].text.parse().unwrap();
        assert!(proof.read(text.origin(), text.size(), text.root()).is_ok());
        assert!(proof.read(text.origin(), text.size() + 1, text.root()).is_err());
        assert!(proof.read("another/log", text.size(), text.root()).is_err());
        let (good, said) = verify(&app, &file, &["--evm-rpc", &node.url]);
        assert!(good && said.contains("blocks deep"), "{said}");
        let other = Node::start().unwrap();
        let (good, said) = verify(&app, &file, &["--evm-rpc", &other.url]);
        assert!(!good && said.contains("in no block of that chain"), "{said}");
        let forged = String::from_utf8(file).unwrap().replace(&proof.hash, &format!("0x{}", "ab".repeat(32)));
        let (good, said) = verify(&app, forged.as_bytes(), &[]);
        assert!(!good && said.contains("another hash"), "{said}");
    })
    .await;
}

fn verify(app: &TestApp, file: &[u8], more: &[&str]) -> (bool, String) {
    let path = app.app.config.server.data.join("exported.jsonl");
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ombud"));
    let output = command.args(["ledger", "verify", path.to_str().unwrap()]).args(more).output().unwrap();
    (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

/// A desk whose account has money, at a node that makes no blocks by itself, with one transaction on its way.
async fn on_its_way(app: &TestApp, node: &Node) -> (crate::talk::Desk, String) {
    let (desk, ..) = busy_desk(app).await;
    sign(app).await;
    app.run_jobs().await;
    let account = the_target(&desk.admin).await["account"].as_str().unwrap().to_owned();
    node.fund(&account).await;
    node.ask("evm_setAutomine", json!([false])).await;
    soon(app).await;
    assert_eq!(node.waiting().await.len(), 1);
    (desk, account)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_is_forgotten_is_sent_again_and_one_that_waits_pays_more() {
    each_engine_with_chain(|app, node| async move {
        let (desk, account) = on_its_way(&app, &node).await;
        let first = node.waiting().await.remove(0);
        node.ask("anvil_dropTransaction", json!([first])).await;
        assert!(node.waiting().await.is_empty());
        soon(&app).await;
        assert_eq!(node.waiting().await, [first.as_str()], "the very same");
        app.advance(Duration::from_secs(601));
        app.run_jobs().await;
        let second = node.waiting().await;
        assert!(second.len() == 1 && second[0] != first, "{second:?}");
        node.mine(3).await;
        soon(&app).await;
        let shown = the_target(&desk.admin).await;
        assert!(shown["held_size"].is_i64() && shown["trouble"].is_null(), "{shown}");
        let count = node.ask("eth_getTransactionCount", json!([account, "latest"])).await;
        assert_eq!(count, "0x1", "one transaction, whatever its forms");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_whose_place_is_taken_or_whose_block_is_gone_is_made_up_for() {
    each_engine_with_chain(|app, node| async move {
        let (desk, account) = on_its_way(&app, &node).await;
        let first = node.waiting().await.remove(0);
        node.ask("anvil_dropTransaction", json!([first])).await;
        node.ask("anvil_impersonateAccount", json!([account])).await;
        node.ask("eth_sendTransaction", json!([{"from": account, "to": account, "value": "0x0"}])).await;
        node.mine(1).await;
        soon(&app).await;
        let shown = the_target(&desk.admin).await;
        assert_eq!(
            (&shown["trouble"]["code"], &shown["sent_size"]),
            (&json!("replaced"), &Json::Null),
            "{shown}"
        );
        soon(&app).await;
        let snapshot = node.ask("evm_snapshot", json!([])).await;
        assert_eq!(node.waiting().await.len(), 1);
        node.mine(1).await;
        soon(&app).await;
        assert_eq!(the_target(&desk.admin).await["held_size"], Json::Null, "one block is not enough");
        node.ask("evm_revert", json!([snapshot])).await;
        soon(&app).await;
        assert_eq!(node.waiting().await.len(), 1, "sent again after the chain took another turn");
        node.mine(3).await;
        soon(&app).await;
        assert!(the_target(&desk.admin).await["held_size"].is_i64());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_is_paid_than_may_be() {
    each_engine_with_chain(|app, node| async move {
        let (desk, ..) = busy_desk(&app).await;
        sign(&app).await;
        app.run_jobs().await;
        let account = the_target(&desk.admin).await["account"].as_str().unwrap().to_owned();
        node.fund(&account).await;
        node.ask("anvil_setNextBlockBaseFeePerGas", json!(["0xe8d4a51000"])).await;
        node.mine(1).await;
        soon(&app).await;
        let shown = the_target(&desk.admin).await;
        assert_eq!(shown["trouble"]["code"], "too_expensive", "{shown}");
        assert_eq!(node.ask("eth_getTransactionCount", json!([account, "latest"])).await, "0x0");
    })
    .await;
}

#[derive(Clone)]
struct Stub(Arc<Mutex<Json>>);

async fn answer(axum::extract::State(stub): axum::extract::State<Stub>, body: String) -> String {
    let method = serde_json::from_str::<Json>(&body).unwrap()["method"].as_str().unwrap().to_owned();
    let answers = stub.0.lock().unwrap();
    match &answers[&method] {
        Json::Null => answers["*"].as_str().unwrap_or("{}").to_owned(),
        it => json!({"jsonrpc": "2.0", "id": 1, "result": it}).to_string(),
    }
}

fn with_stub(config: &mut Config) {
    let outside = Outside::prepare();
    config.anchors.evm_url =
        ombud_base::Secret::new(format!("http://{}/v3/provider-secret-4711", outside.address()));
    config.anchors.allow_private = true;
    PREPARED.lock().unwrap().push(outside);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_lies_or_breaks_is_named_without_its_secret_address() {
    each_engine_with(with_stub, |app| async move {
        let outside = {
            let mut prepared = PREPARED.lock().unwrap();
            let url = app.app.config.anchors.evm_url.expose().clone();
            let at = prepared.iter().position(|it| url.contains(&it.address().to_string())).unwrap();
            prepared.remove(at)
        };
        let stub = Stub(Arc::new(Mutex::new(json!({}))));
        let router = axum::Router::new().fallback(axum::routing::post(answer)).with_state(stub.clone());
        let server = outside.answer_by(router);
        let (desk, ..) = busy_desk(&app).await;
        let good = json!({
            "eth_chainId": "0x1", "eth_getTransactionCount": "0x0", "eth_estimateGas": "0x5dc0",
            "eth_maxPriorityFeePerGas": "0x1", "eth_getBalance": "0xffffffffffffffffff",
            "eth_getBlockByNumber": {"number": "0x1", "hash": format!("0x{}", "11".repeat(32)), "timestamp": "0x1", "baseFeePerGas": "0x7"},
            "*": "{\"error\": {\"code\": -32000, \"message\": \"not today\"}}",
        });
        let with = |name: &str, value: Json| {
            let mut all = good.clone();
            all[name] = value;
            all
        };
        let cases = [
            ("bad_answer", json!({"*": "nonsense"})),
            ("bad_answer", json!({"*": "[]"})),
            ("bad_answer", json!({"eth_chainId": 1})),
            ("bad_answer", json!({"eth_chainId": "0x"})),
            ("bad_answer", json!({"eth_chainId": "0xfffffffffffffffffffffffffffffffff"})),
            ("bad_answer", json!({"*": "x".repeat(2 << 20)})),
            ("rejected", json!({"*": "{\"error\": {\"code\": 1, \"message\": \"no\"}}"})),
            ("wrong_chain", json!({"eth_chainId": "0x5"})),
            ("bad_answer", with("eth_getBlockByNumber", json!({"number": "0x1", "hash": "0x", "timestamp": "0x1"}))),
            ("bad_answer", with("eth_getBlockByNumber", json!({"number": "0x1", "hash": format!("0x{}", "11".repeat(32)), "timestamp": "0x1"}))),
            ("too_expensive", with("eth_estimateGas", json!("0xfffffff"))),
            ("too_expensive", with("eth_maxPriorityFeePerGas", json!("0xffffffffff"))),
            ("no_funds", with("eth_getBalance", json!("0x7"))),
            ("rejected", good.clone()),
        ];
        sign(&app).await;
        for (expected, answers) in cases {
            *stub.0.lock().unwrap() = answers.clone();
            later(&app).await;
            let shown = the_target(&desk.admin).await;
            assert_eq!(shown["trouble"]["code"], expected, "{answers}: {shown}");
            assert!(shown["sent_size"].is_null(), "{answers}: {shown}");
        }
        server.stop().await;
        drop(outside);
        later(&app).await;
        let shown = the_target(&desk.admin).await;
        assert_eq!(shown["trouble"]["code"], "unreachable", "{shown}");
        let all = desk.admin.get("/ledger/anchors").await.text;
        assert!(!all.contains("provider-secret"), "{all}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_of_the_account_is_sealed_and_never_told() {
    each_engine_with_chain(|app, _node| async move {
        let (desk, ..) = busy_desk(&app).await;
        sign(&app).await;
        app.run_jobs().await;
        let opened = app.opened().await;
        let secret =
            opened.iter().find(|it| it.0.contains("anchor_accounts")).map(|it| it.1.clone()).unwrap();
        assert_eq!(secret.len(), 44, "32 bytes in base64");
        assert!(!desk.admin.get("/ledger/anchors").await.text.contains(&secret));
        for (name, bytes) in app.files_of_the_database().await {
            assert!(!bytes.windows(secret.len()).any(|it| it == secret.as_bytes()), "{name}");
        }
    })
    .await;
}
