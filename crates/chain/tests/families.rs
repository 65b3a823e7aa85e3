//! Situations on the chains that no test can start a node of, from answers as their interfaces document them. Each file of
//! `families/` is a network, what the platform knows, and situations: the text that is pasted, what the endpoint answers to
//! which question, and the verdicts, in order.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use ombud_base::Time;
use ombud_chain::{
    Chains, ChainsConfig, Diagnosis, Platform, PlatformData,
    adapter::BoxFuture,
    facts::Transaction,
    say,
    trace::{Edge, Limits, Start},
    transport::{CannotTell, Fetch, Request, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recording {
    /// A configuration in TOML.
    network: String,
    platform: PlatformData,
    /// Answers that all situations share.
    common: Answers,
    situations: Vec<Situation>,
    /// What left an address.
    #[serde(default)]
    left: Vec<Left>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    address: String,
    since: u64,
    answers: Answers,
    /// Transaction, height, receiver, amount.
    edges: Vec<(String, u64, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    name: String,
    text: String,
    now: String,
    /// What was answered when it was asked about for the first time, if this is the second.
    before: Option<Answers>,
    answers: Answers,
    verdicts: Vec<String>,
    /// Facts of the first verdict that has them.
    #[serde(default)]
    facts: BTreeMap<String, Value>,
}

/// By question: `GET /path`, `POST /path {body}`, `method [params]`; without body or params, whatever they are.
type Answers = BTreeMap<String, Value>;

struct Recorded {
    answers: Answers,
    unanswered: Mutex<BTreeSet<String>>,
}

impl Recorded {
    fn keys(request: &Request) -> Vec<String> {
        let path = request.url.expose().strip_prefix("http://node.test").unwrap();
        let Some(body) = &request.body else { return vec![format!("GET {path}")] };
        let body: Value = serde_json::from_slice(body).unwrap();
        match body["method"].as_str() {
            Some(method) => vec![format!("{method} {}", body["params"]), method.to_owned()],
            None => vec![format!("POST {path} {body}"), format!("POST {path}")],
        }
    }
}

impl Fetch for Recorded {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        let keys = Self::keys(&request);
        let answer = keys.iter().find_map(|key| self.answers.get(key));
        let response = match answer {
            None => {
                self.unanswered.lock().unwrap().insert(keys[0].clone());
                Err(CannotTell::Unreachable)
            }
            // Pages of text, which these interfaces send for what they do not have.
            Some(Value::String(text)) => {
                let status = if text.contains("not found") { 404 } else { 200 };
                Ok(Response { status, body: text.clone().into() })
            }
            Some(json) => Ok(Response { status: 200, body: json.to_string().into() }),
        };
        Box::pin(async move { response })
    }
}

async fn ask(
    recording: &Recording,
    of: &Situation,
    answers: &Answers,
    seen: Option<Transaction>,
) -> Result<Diagnosis, String> {
    let mut all = recording.common.clone();
    all.extend(answers.clone());
    let fetch = Arc::new(Recorded { answers: all, unanswered: Mutex::default() });
    let config = ChainsConfig::from_toml(&recording.network).unwrap();
    let chains = Chains::new(config, Arc::clone(&fetch) as Arc<dyn Fetch>).unwrap();
    if let Some(seen) = seen {
        let chain = chains.networks().next().unwrap().id.clone();
        chains.remember(&chain, seen, of.now.parse().unwrap());
    }
    let platform = Platform::new(recording.platform.clone());
    let now: Time = of.now.parse().unwrap();
    let told = chains.diagnose(&of.text, None, &platform, now).await;
    let unanswered = fetch.unanswered.lock().unwrap();
    let only_may = |it: &&String| !it.starts_with("gettxspendingprevout");
    match unanswered.iter().find(only_may) {
        Some(question) => Err(format!("{}: {question} was not recorded", of.name)),
        None => Ok(told),
    }
}

/// What is other than it should be.
async fn judge(recording: &Recording, of: &Situation) -> Result<(), String> {
    let seen = match &of.before {
        Some(before) => {
            let first = ask(recording, of, before, None).await?;
            let found = first.found.first().and_then(|it| it.transaction.clone());
            Some(found.ok_or_else(|| format!("{}: nothing at first: {first:?}", of.name))?)
        }
        None => None,
    };
    let told = ask(recording, of, &of.answers, seen).await?;
    let verdicts: Vec<_> = told.found.iter().flat_map(|it| &it.verdicts).chain(&told.verdicts).collect();
    let codes: Vec<&str> = verdicts.iter().map(|it| it.code.name()).collect();
    if codes != of.verdicts {
        return Err(format!("{}: {codes:?}, {told:?}", of.name));
    }
    for (name, expected) in &of.facts {
        let fact = verdicts.iter().find_map(|it| it.facts.get(name));
        let fact = serde_json::to_value(fact).unwrap();
        // A fact is `{"text": "…"}`, `{"count": 1}`, `{"amount": {"units": "1", …}}`.
        let value = fact.pointer("/amount/units").or_else(|| fact.as_object()?.values().next());
        if value != Some(expected) {
            return Err(format!("{}: {name} is {value:?}, {told:?}", of.name));
        }
    }
    let unsaid = |it: &&&ombud_chain::Verdict| {
        ["en", "zh-Hans"].iter().any(|language| say(it, language).title.is_empty())
    };
    match verdicts.iter().find(unsaid) {
        Some(verdict) => Err(format!("{}: {} has no text", of.name, verdict.code)),
        None => Ok(()),
    }
}

async fn play(text: &str, situations: usize) {
    let recording: Recording = serde_json::from_str(text).unwrap();
    let mut faults = Vec::new();
    for situation in &recording.situations {
        faults.extend(judge(&recording, situation).await.err());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(recording.situations.len(), situations);
}

/// A trace goes on with what left an address; those of Bitcoin's nodes know no addresses.
#[tokio::test]
async fn what_left_an_address_is_followed() {
    let mut followed = 0;
    for file in FILES {
        let recording: Recording = serde_json::from_str(file).unwrap();
        for of in &recording.left {
            let mut all = recording.common.clone();
            all.extend(of.answers.clone());
            let fetch = Recorded { answers: all, unanswered: Mutex::default() };
            let config = ChainsConfig::from_toml(&recording.network).unwrap();
            let chains = Chains::new(config, Arc::new(fetch)).unwrap();
            let chain = chains.networks().next().unwrap().id.clone();
            let start = Start::Address(of.address.clone(), of.since);
            let limits = Limits { depth: 1, ..Limits::default() };
            let now: Time = "2026-07-27T00:00:00Z".parse().unwrap();
            let trace = chains.trace(&chain, &start, &limits, &Platform::default(), now).await.unwrap();
            let edge = |it: &Edge| {
                (it.transaction.clone(), it.block.height, it.to.clone(), it.transfer.amount.to_string())
            };
            let edges: Vec<_> = trace.edges.iter().map(edge).collect();
            assert_eq!(edges, of.edges, "{chain}");
            assert!(trace.edges.iter().all(|it| it.from == of.address), "{chain}");
            followed += 1;
        }
    }
    assert_eq!(followed, 5);
}

/// By its newest block whoever runs the desk sees whether an endpoint keeps up.
#[tokio::test]
async fn each_family_says_its_newest_block() {
    let hash = "00000000000000000001307ab0fb2fe816b8273e3fb1dadc71826cabbf810813";
    let rpc = |result: Value| json!({"jsonrpc": "2.0", "id": 1, "result": result});
    let more = [
        ("GET /blocks/tip/hash".to_owned(), json!(hash)),
        (format!("GET /block/{hash}"), json!({"id": hash, "height": 958_000, "timestamp": 1_785_109_960})),
        ("getbestblockhash".to_owned(), rpc(json!(hash))),
        (
            "getblockheader".to_owned(),
            rpc(json!({"hash": hash, "height": 958_000, "time": 1_785_109_960, "confirmations": 1})),
        ),
        ("getSlot".to_owned(), rpc(json!(380_000_000))),
    ];
    let now: Time = "2026-07-27T00:00:00Z".parse().unwrap();
    let mut heights = Vec::new();
    for file in FILES {
        let recording: Recording = serde_json::from_str(file).unwrap();
        let mut all = recording.common.clone();
        all.extend(more.clone());
        let fetch = Recorded { answers: all, unanswered: Mutex::default() };
        let config = ChainsConfig::from_toml(&recording.network).unwrap();
        let told = Chains::new(config, Arc::new(fetch)).unwrap().check(now).await;
        let [network] = told.as_slice() else { panic!("{told:?}") };
        let head = network.endpoints[0].head.as_ref().unwrap_or_else(|why| panic!("{}: {why}", network.id));
        let age = head.time.map(|it| now.since(it).as_secs());
        // The recordings were made within the same quarter of an hour.
        assert!(age.is_some_and(|it| it < 900), "{}: {age:?}", network.id);
        assert_eq!(network.behind(&network.endpoints[0]), Some(0));
        heights.push(head.height);
    }
    assert_eq!(heights, [958_000, 958_000, 80_000_000, 380_000_000, 52_000_000, 98_000_000]);
}

const FILES: [&str; 6] = [
    include_str!("families/esplora.json"),
    include_str!("families/bitcoind.json"),
    include_str!("families/tron.json"),
    include_str!("families/solana.json"),
    include_str!("families/ton.json"),
    include_str!("families/xrp.json"),
];

/// Whichever answer cannot be read: the desk says what it would have said without it, or that it cannot tell.
#[tokio::test]
async fn rubbish_never_makes_a_wrong_verdict() {
    let rubbish = [
        json!("<html><body>502 Bad Gateway</body></html>"),
        json!("{\"result\": {\"a"),
        json!([[1]]),
        json!(5),
    ];
    let (mut told, mut untold) = (0, 0);
    for file in FILES {
        let recording: Recording = serde_json::from_str(file).unwrap();
        for of in recording.situations.iter().filter(|it| it.before.is_none()) {
            for key in recording.common.keys().chain(of.answers.keys()) {
                for rubbish in &rubbish {
                    let mut answers = of.answers.clone();
                    answers.insert(key.clone(), rubbish.clone());
                    let said = ask(&recording, of, &answers, None).await.unwrap();
                    let all = said.found.iter().flat_map(|it| &it.verdicts).chain(&said.verdicts);
                    let codes: Vec<&str> = all.map(|it| it.code.name()).collect();
                    assert!(codes == of.verdicts || codes == ["cannot-tell"], "{} {key}: {codes:?}", of.name);
                    if codes == ["cannot-tell"] { untold += 1 } else { told += 1 }
                }
            }
        }
    }
    assert!(told > 500 && untold > 1_000, "{told} {untold}");
}

#[tokio::test]
async fn bitcoin_by_esplora() {
    play(FILES[0], 21).await;
}

#[tokio::test]
async fn bitcoin_by_bitcoind() {
    play(FILES[1], 9).await;
}

#[tokio::test]
async fn tron() {
    play(FILES[2], 27).await;
}

#[tokio::test]
async fn solana() {
    play(FILES[3], 17).await;
}

#[tokio::test]
async fn ton() {
    play(FILES[4], 16).await;
}

/// What would never answer a customer is refused when the program starts, in words that help, and without the address: it may
/// hold a key.
#[test]
fn ton_is_not_asked_by_an_interface_that_finds_no_hash() {
    let network = |url: &str| {
        let entry = format!("[[network]]\nid = \"tvm:-239\"\nendpoints = [{{ url = \"{url}\" }}]\n");
        let fetch = Recorded { answers: Answers::default(), unanswered: Mutex::default() };
        Chains::new(ChainsConfig::from_toml(&entry).unwrap(), Arc::new(fetch)).map(|_| ())
    };
    for old in ["api/v2", "api/v2/", "s3cret/api/v2/jsonRPC", "jsonRPC?api_key=s3cret"] {
        let why = network(&format!("https://ton.example/{old}")).unwrap_err().to_string();
        assert!(why.contains("tvm:-239") && why.contains("/api/v3") && !why.contains("s3cret"), "{why}");
    }
    for good in ["api/v3", "api/v3/", "v2.key/api/v3", "s3cret"] {
        assert!(network(&format!("https://ton.example/{good}")).is_ok(), "{good}");
    }
}

#[tokio::test]
async fn xrp() {
    play(FILES[5], 18).await;
}
