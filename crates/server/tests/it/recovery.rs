//! Deposits that were not credited are given back: on a real development node, from the customer's question to the payment.

use crate::{
    bot::{Talk, desk_with_bot},
    platform::{Platform, case_of, open_doors, vouch},
    support::{Answer, Client, TestApp, each_engine_with},
    talk::{Customer, Desk, conversation_id, customer},
    wallet_proof::{Key, Node},
};
use ombud_server::{config::Config, customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use std::{cell::RefCell, sync::Arc, time::Duration};

pub const CHAIN: &str = "eip155:31337";
/// The platform's own address.
pub const OURS: &str = "0x00000000000000000000000000000000deadbeef";
/// One of the node's own accounts, from which the platform pays.
const HOT: &str = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
/// Too little: less than the network's least deposit.
pub const LITTLE: u128 = 5_000_000_000_000_000;
pub const NEEDED: u64 = 3;
/// After this, a node is asked anew.
const STALE: Duration = Duration::from_millis(1300);

thread_local! {
    /// The node of this test: what configures a test's application takes no closure, and runs on the test's own thread.
    static NODE: RefCell<String> = const { RefCell::new(String::new()) };
}

pub fn with_node(config: &mut Config) {
    open_doors(config);
    let url = NODE.with_borrow(Clone::clone);
    let networks = format!(
        "[[network]]\nid = \"{CHAIN}\"\nname = \"Dev\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\nblock_seconds = 1\n\
         confirmations = {NEEDED}\nminimum_deposit = \"0.01\"\nendpoints = [{{ url = \"{url}\" }}]\n"
    );
    std::fs::write(config.server.data.join("chains.toml"), networks).unwrap();
}

/// Runs a test on each engine, beside one node.
pub async fn each_with_node<F, Fut>(test: F)
where
    F: Fn(Scene) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    each_with_node_as(with_node, test).await;
}

/// The same with another configuration, which calls [`with_node`].
pub async fn each_with_node_as<F, Fut>(configure: fn(&mut Config), test: F)
where
    F: Fn(Scene) -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let Some(node) = Node::start() else { return };
    NODE.set(node.1.clone());
    let node = Arc::new(node);
    each_engine_with(configure, move |app| {
        let node = Arc::clone(&node);
        async move { test(Scene::new(app, node).await).await }
    })
    .await;
}

/// A desk whose bot answers, which gives deposits back, and a chain.
pub struct Scene {
    pub app: TestApp,
    pub desk: Desk,
    pub node: Arc<Node>,
}

pub fn rule(reason: &str) -> Json {
    json!({
        "reason": reason, "offered": true, "fee": {"kind": "fixed", "amount": "0.0001", "asset": "ETH"}, "days": 7,
        "signature": true
    })
}

impl Scene {
    async fn new(app: TestApp, node: Arc<Node>) -> Self {
        let desk = desk_with_bot(&app).await;
        let it = Self { app, desk, node };
        it.says(json!([{"networks": [CHAIN], "address": OURS}])).await;
        it.rules(json!([rule("below_minimum"), rule("wrong_network"), rule("missing_memo")])).await.ok();
        it
    }

    /// Where the platform takes deposits.
    pub async fn says(&self, deposits: Json) {
        let version = self.desk.admin.get("/chains/platform").await.ok()["version"].clone();
        let known = json!({
            "deposits": deposits, "assets": [],
            "labels": [{"address": "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "kind": "drainer", "name": "Drainer of May"}]
        });
        self.desk.admin.put("/chains/platform", json!({"version": version, "platform": known})).await.ok();
    }

    pub async fn rules(&self, rules: Json) -> Answer {
        let version = self.desk.admin.get("/recovery-rules").await.ok()["version"].clone();
        self.desk.admin.put("/recovery-rules", json!({"version": version, "rules": rules})).await
    }

    /// Sends coins from an account that the node acts for.
    pub async fn send(&self, from: &str, to: &str, wei: u128) -> String {
        self.node.ask("anvil_setBalance", json!([from, "0x8ac7230489e80000"])).await;
        self.node.ask("anvil_impersonateAccount", json!([from])).await;
        let transaction = json!({"from": from, "to": to, "value": format!("{wei:#x}"), "gas": "0x5208"});
        let hash = self.node.ask("eth_sendTransaction", json!([transaction])).await;
        hash.as_str().unwrap().to_owned()
    }

    /// Makes blocks, and waits: what a node has said of its newest block counts for half of what a block takes.
    pub async fn mine(&self, blocks: u64) {
        self.node.ask("anvil_mine", json!([format!("{blocks:#x}")])).await;
        tokio::time::sleep(STALE).await;
    }

    /// A deposit that is too small, settled.
    pub async fn deposit(&self, key: &Key) -> String {
        let hash = self.send(&key.address(), OURS, LITTLE).await;
        self.mine(NEEDED).await;
        hash
    }

    pub async fn pay(&self, to: &str, wei: u128) -> String {
        let hash = self.send(HOT, to, wei).await;
        self.mine(NEEDED).await;
        hash
    }

    /// A customer who wrote, with their conversation and case.
    pub async fn writer(&self) -> Writer {
        let who = customer(&self.app, &self.desk).await;
        let conversation = conversation_id();
        who.write(&conversation, "c1", "I want a person about my deposit").await;
        let case = case_of(&self.desk.admin, &who).await;
        Writer { who, conversation, case }
    }

    /// What became of a request's proof, once the jobs have run.
    pub async fn sign(&self, writer: &Writer, id: &str, key: &Key) -> Answer {
        let client = &writer.who.client;
        let asked =
            client.post(&format!("/widget/recoveries/{id}/proof"), json!({"by": "signature"})).await.ok();
        let begun = client.post("/widget/proof/wallet/begin", json!({"ask": asked["ask"]})).await.ok();
        let signature = key.sign(begun["text"].as_str().unwrap());
        let body = json!({"challenge": begun["challenge"], "signature": signature});
        let given = client.post("/widget/proof/wallet", body).await;
        self.app.run_jobs().await;
        given
    }
}

/// A customer who wrote.
pub struct Writer {
    pub who: Customer,
    pub conversation: String,
    pub case: String,
}

impl Writer {
    pub async fn ask(&self, hash: &str) -> Answer {
        let deposit = json!({"network": CHAIN, "transaction": hash});
        let body = json!({"conversation": self.conversation, "deposit": deposit});
        self.who.client.post("/widget/recoveries", body).await
    }

    pub async fn asked(&self, hash: &str) -> String {
        self.ask(hash).await.ok()["id"].as_str().unwrap().to_owned()
    }

    pub async fn seen(&self, id: &str) -> Json {
        self.who.client.get(&format!("/widget/recoveries/{id}")).await.ok()
    }

    pub async fn agree(&self, id: &str, address: &str) -> Answer {
        let body = json!({"fee": "0.0001 ETH", "address": address});
        self.who.client.post(&format!("/widget/recoveries/{id}/terms"), body).await
    }

    /// The codes of what happened in the conversation, as the customer sees them.
    pub async fn lines(&self) -> Vec<String> {
        let path = format!("/widget/conversations/{}/messages", self.conversation);
        let page = self.who.client.get(&path).await.ok();
        let all = page["items"].as_array().unwrap().iter();
        all.filter_map(|it| it["system"]["code"].as_str().map(str::to_owned)).collect()
    }
}

pub async fn of_case(who: &Client, case: &str) -> Json {
    who.get(&format!("/cases/{case}/recoveries")).await.ok()["items"].clone()
}

pub async fn step(who: &Client, id: &str, step: &str, body: Json) -> Answer {
    who.post(&format!("/recoveries/{id}/{step}"), body).await
}

/// The customer's part, from the bot's offer to the terms.
async fn agreed(it: &Scene, key: &Key, back: &str) -> (Writer, String, String) {
    let hash = it.deposit(key).await;
    let mut talk = Talk::begin(&it.app, &it.desk).await;
    talk.say(&format!("my deposit is not there {hash}")).await;
    let offered = talk.messages().await.into_iter().find(|it| it["system"]["code"] == "recovery_offered");
    let args = offered.expect("the bot offers it")["system"]["args"].clone();
    assert_eq!(
        (&args["network"], &args["transaction"], &args["amount"]),
        (&json!(CHAIN), &json!(hash), &json!("0.005 ETH"))
    );
    let case = case_of(&it.desk.admin, &talk.customer).await;
    let anna = Writer { conversation: talk.id.clone(), who: talk.customer, case };

    let own = anna.ask(&hash).await.ok();
    let id = own["id"].as_str().unwrap().to_owned();
    assert_eq!(
        (&own["state"], &own["fee"], &own["days"]),
        (&json!("needs_proof"), &json!("0.0001 ETH"), &json!(7))
    );
    assert_eq!((&own["amount"], &own["reason"]), (&json!("0.005 ETH"), &json!("below_minimum")));
    // A provider's or an impatient finger's retry is the same request.
    assert_eq!(anna.ask(&hash).await.ok()["id"], json!(id));
    let seen = it.desk.admin.get(&format!("/cases/{}", anna.case)).await.ok();
    assert_eq!((&seen["type"], &seen["bot"]), (&json!("deposit_recovery"), &json!("handed_over")));

    // First whose it is, then the rest.
    anna.agree(&id, back).await.problem(Code::Conflict);
    it.sign(&anna, &id, &Key::new(23)).await.problem(Code::WrongCredentials);
    assert_eq!(anna.seen(&id).await["state"], "needs_proof");
    it.sign(&anna, &id, key).await.ok();
    let own = anna.seen(&id).await;
    assert_eq!((&own["state"], &own["proof"]), (&json!("needs_terms"), &json!("signature")));
    anna.agree(&id, back).await.ok();
    assert_eq!(anna.seen(&id).await["return_to"]["address"], json!(back));
    (anna, id, hash)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deposit_that_was_too_small_is_given_back_from_the_question_to_the_payment() {
    each_with_node(|it: Scene| async move {
        let (key, back) = (Key::new(21), Key::new(22).address());
        let (anna, id, hash) = agreed(&it, &key, &back).await;
        // Who may not work on it sees it, with the address masked, and does nothing.
        let agent = it.app.sign_in("Agent").await;
        let shown = of_case(&agent, &anna.case).await;
        assert!(shown[0]["return_to"]["address"].as_str().unwrap().contains('…'), "{shown}");
        assert_eq!(shown[0]["may"], json!([]));
        step(&agent, &id, "take", json!({})).await.problem(Code::Forbidden);
        agent.get("/recoveries").await.problem(Code::Forbidden);

        let lead = it.app.sign_in("Lead").await;
        let waits = lead.get("/recoveries").await.ok();
        assert_eq!(
            (&waits["items"][0]["id"], &waits["items"][0]["return_to"]["address"]),
            (&json!(id), &json!(back))
        );
        let deposit = &waits["items"][0]["deposit"];
        assert_eq!(
            (&deposit["from"], &deposit["units"]),
            (&json!(key.address()), &json!(LITTLE.to_string()))
        );
        let paid = json!({"transaction": it.pay(&back, LITTLE - 100_000_000_000_000).await});
        step(&lead, &id, "finish", paid.clone()).await.problem(Code::Conflict);
        step(&lead, &id, "take", json!({})).await.ok();
        anna.who
            .client
            .post(&format!("/widget/recoveries/{id}/withdraw"), json!({}))
            .await
            .problem(Code::Conflict);
        let done = step(&lead, &id, "finish", paid.clone()).await.ok();
        assert_eq!((&done["state"], &done["payout"]["amount"]), (&json!("done"), &json!("0.0049 ETH")));
        // Sent again, it is done all the same.
        assert_eq!(step(&lead, &id, "finish", paid).await.ok()["state"], "done");
        let own = anna.seen(&id).await;
        assert_eq!((&own["state"], &own["payout"]["amount"]), (&json!("done"), &json!("0.0049 ETH")));
        let lines = anna.lines().await;
        for wanted in ["asked", "proved", "agreed", "taken", "done"] {
            let wanted = format!("recovery_{wanted}");
            assert_eq!(lines.iter().filter(|it| **it == wanted).count(), 1, "{wanted}: {lines:?}");
        }
        let kinds = it.app.event_kinds().await;
        for wanted in ["asked", "proved", "agreed", "moved", "settled"] {
            assert!(kinds.contains(&format!("recovery.{wanted}")), "{wanted}: {kinds:?}");
        }
        // What was given back is not asked for again, nor offered.
        assert_eq!(anna.ask(&hash).await.ok()["state"], "done");
        for (name, bytes) in it.app.files_of_the_database().await {
            let kept = back.as_bytes();
            assert!(!bytes.windows(kept.len()).any(|it| it == kept), "the address lies open in {name}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_settled_is_opened_and_what_the_chain_left_is_not() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(24);
        let anna = it.writer().await;
        let again = async |hash: &str| {
            // What a node has said of what is not settled counts for a moment.
            tokio::time::sleep(STALE).await;
            anna.ask(hash).await
        };
        it.node.ask("evm_setAutomine", json!([false])).await;
        let hash = it.send(&key.address(), OURS, LITTLE).await;
        assert_eq!(again(&hash).await.problem(Code::Conflict)["refusal"], "waiting");
        it.mine(1).await;
        let waits = again(&hash).await.problem(Code::Conflict);
        assert_eq!(
            (&waits["refusal"], &waits["confirmations"], &waits["needed"]),
            (&json!("waiting"), &json!(1), &json!(NEEDED))
        );
        // The chain leaves the block.
        it.node.ask("anvil_reorg", json!([1, []])).await;
        it.node.ask("anvil_dropTransaction", json!([hash])).await;
        let left = again(&hash).await.problem(Code::Conflict);
        assert!(["void", "nowhere", "waiting"].contains(&left["refusal"].as_str().unwrap()), "{left}");
        it.mine(NEEDED).await;
        again(&hash).await.problem(Code::Conflict);
        it.node.ask("evm_setAutomine", json!([true])).await;
        // What is unknown, what failed, what was credited, and what is nobody's of ours.
        let unknown = format!("0x{}", "ab".repeat(32));
        assert_eq!(again(&unknown).await.problem(Code::Conflict)["refusal"], "nowhere");
        let enough = it.send(&key.address(), OURS, 20_000_000_000_000_000).await;
        let others = it.send(&key.address(), &Key::new(25).address(), LITTLE).await;
        it.mine(NEEDED).await;
        for hash in [enough, others] {
            assert_eq!(again(&hash).await.problem(Code::Conflict)["refusal"], "not-here");
        }
        let elsewhere = json!({"network": "eip155:9", "transaction": unknown});
        let body = json!({"conversation": anna.conversation, "deposit": elsewhere});
        anna.who.client.post("/widget/recoveries", body).await.problem(Code::Invalid);
        assert_eq!(of_case(&it.desk.admin, &anna.case).await, json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_shown_counts_whatever_the_rules_say_later() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(26);
        let hash = it.deposit(&key).await;
        let anna = it.writer().await;
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        let dear = json!({"kind": "fixed", "amount": "0.004", "asset": "ETH"});
        let mut changed = rule("below_minimum");
        changed["fee"] = dear;
        it.rules(json!([changed])).await.ok();
        assert_eq!(anna.seen(&id).await["fee"], "0.0001 ETH");
        let body = json!({"fee": "0.004 ETH", "address": Key::new(27).address()});
        let refused = anna.who.client.post(&format!("/widget/recoveries/{id}/terms"), body).await;
        assert_eq!(refused.problem(Code::Conflict)["fee"], "0.0001 ETH");
        anna.agree(&id, &Key::new(27).address()).await.ok();
        // The next one is shown the new terms; what is no longer offered is not opened, by nobody.
        let hash = it.deposit(&key).await;
        let id = anna.asked(&hash).await;
        assert_eq!(anna.seen(&id).await["fee"], "0.004 ETH");
        it.rules(json!([])).await.ok();
        let hash = it.deposit(&key).await;
        anna.ask(&hash).await.problem(Code::Conflict);
        let body = json!({"network": CHAIN, "transaction": hash});
        it.desk.admin.post(&format!("/cases/{}/recoveries", anna.case), body).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_are_the_admins_and_sound() {
    each_with_node(|it: Scene| async move {
        let lead = it.app.sign_in("Lead").await;
        lead.get("/recovery-rules").await.problem(Code::Forbidden);
        let kept = it.desk.admin.get("/recovery-rules").await.ok();
        lead.put("/recovery-rules", kept.clone()).await.problem(Code::Forbidden);
        let with = |part: &str, value: Json| {
            let mut one = rule("below_minimum");
            one[part] = value;
            json!([one])
        };
        for wrong in [
            with("days", json!(0)),
            with("days", json!(366)),
            with("network", json!("Ethereum")),
            with("token", json!("native")),
            with("smallest", json!("1")),
            with("fee", json!({"kind": "fixed", "amount": "-1", "asset": "ETH"})),
            with("fee", json!({"kind": "fixed", "amount": "0", "asset": "ETH"})),
            with("fee", json!({"kind": "percent", "percent": "100"})),
            with("fee", json!({"kind": "percent", "percent": "0.001"})),
            json!([rule("below_minimum"), rule("below_minimum")]),
        ] {
            it.rules(wrong).await.problem(Code::Invalid);
        }
        let stale = json!({"version": kept["version"].as_i64().unwrap() - 1, "rules": []});
        it.desk.admin.put("/recovery-rules", stale).await.problem(Code::Conflict);
        let before = it.app.event_kinds().await.len();
        it.desk.admin.put("/recovery-rules", kept).await.ok();
        assert_eq!(it.app.event_kinds().await.len(), before, "what did not change is no event");
        // By network and token, with a least amount.
        let mut narrow = rule("below_minimum");
        (narrow["network"], narrow["token"], narrow["smallest"]) =
            (json!(CHAIN), json!("native"), json!("0.006"));
        it.rules(json!([narrow, rule("below_minimum")])).await.ok();
        let hash = it.deposit(&Key::new(28)).await;
        it.writer().await.ask(&hash).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_sign_is_checked_by_a_person_who_does_not_pay_as_well() {
    each_with_node(|it: Scene| async move {
        let hash = it.deposit(&Key::new(29)).await;
        let anna = it.writer().await;
        // Opened by staff, who say nothing of where the coins go.
        let body = json!({"network": CHAIN, "transaction": hash});
        let opened = it.desk.admin.post(&format!("/cases/{}/recoveries", anna.case), body).await.ok();
        let id = opened["id"].as_str().unwrap().to_owned();
        assert_eq!((&opened["opened_by"], &opened["state"]), (&json!("staff"), &json!("needs_proof")));
        let own = anna.seen(&id).await;
        assert_eq!(own["state"], "needs_proof");
        let proof = format!("/widget/recoveries/{id}/proof");
        anna.who.client.post(&proof, json!({"by": "person"})).await.ok();
        let case = it.desk.admin.get(&format!("/cases/{}", anna.case)).await.ok();
        assert!(!case["waiting_since"].is_null(), "it waits for somebody: {case}");
        let lead = it.app.sign_in("Lead").await;
        step(&lead, &id, "check", json!({"theirs": true, "note": "hm"})).await.problem(Code::Invalid);
        let note = json!({"theirs": true, "note": "The slip of the other exchange has this hash."});
        let checked = step(&lead, &id, "check", note.clone()).await.ok();
        assert_eq!((&checked["state"], &checked["proof"]), (&json!("needs_terms"), &json!("person")));
        step(&lead, &id, "check", note).await.problem(Code::Conflict);
        let back = Key::new(30).address();
        anna.agree(&id, &back).await.ok();
        let taken = step(&lead, &id, "take", json!({})).await.ok();
        assert_eq!(taken["may"], json!(["refuse"]), "who checked does not pay");
        let paid = json!({"transaction": it.pay(&back, 1000).await});
        step(&lead, &id, "finish", paid.clone()).await.problem(Code::Conflict);
        let other = it.app.sign_in("Security").await;
        step(&other, &id, "take", json!({})).await.ok();
        // Less than is due is nothing to be passed over.
        let short = step(&other, &id, "finish", paid.clone()).await.problem(Code::Conflict);
        assert_eq!(short["refusal"], "less");
        let mut said = paid;
        said["less"] = json!("The rest was paid in cash.");
        assert_eq!(step(&other, &id, "finish", said).await.ok()["state"], "done");
        // What staff wrote is for colleagues.
        let told = anna.seen(&id).await.to_string();
        assert!(!told.contains("slip"), "{told}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_lists_as_theirs_needs_no_signature() {
    each_with_node(|it: Scene| async move {
        let platform = Platform::start(it.app.app.clock.clone()).await;
        let set = it.desk.admin.put("/platform", json!({"url": platform.url, "enabled": true})).await.ok();
        platform.trust(set["secret"].as_str().unwrap());
        let hash = it.deposit(&Key::new(31)).await;
        platform.lists(CHAIN, &hash);
        // Who only claims the id gets nothing by it.
        let mallory = it.writer().await;
        vouch(&it.app, &mallory.who.id, "user-1", Proof::None).await;
        let id = mallory.asked(&hash).await;
        assert_eq!(mallory.seen(&id).await["state"], "needs_proof");
        mallory.who.client.post(&format!("/widget/recoveries/{id}/withdraw"), json!({})).await.ok();
        let anna = it.writer().await;
        vouch(&it.app, &anna.who.id, "user-2", Proof::SignedToken).await;
        let id = anna.asked(&hash).await;
        let own = anna.seen(&id).await;
        assert_eq!((&own["state"], &own["proof"]), (&json!("needs_terms"), &json!("platform")));
    })
    .await;
}
