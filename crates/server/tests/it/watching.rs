//! Transactions that are watched, on a real development node: told once when there is news, whatever happens in between.

use crate::{
    bot::Talk,
    platform::case_of,
    recovery::{CHAIN, Scene, each_with_node},
    support::{Client, TestApp},
    talk::{conversation_id, customer},
};
use ombud_base::{
    Random,
    id::{ConversationId, CustomerId, WatchId},
    sealed::Place,
};
use ombud_chain::facts::{Status, Transaction};
use ombud_server::{http::Code, ombud::Ombud};
use serde_json::{Value as Json, json};
use std::time::Duration;

/// One of the node's own accounts.
pub const SENDER: &str = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
pub const RECEIVER: &str = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
/// After this, a node is asked anew.
const STALE: Duration = Duration::from_millis(1300);

/// A program that was started anew: it knows what is stored, and nothing else.
async fn restarted(it: &Scene) -> Ombud {
    let app = &it.app.app;
    Ombud::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), Random::system()).await.unwrap()
}

/// Looks again, after any pause that there may be.
pub async fn look(it: &Scene, program: &Ombud) {
    it.app.advance(Duration::from_secs(3_700));
    tokio::time::sleep(STALE).await;
    program.runner().run_due().await.unwrap();
}

pub async fn hold(it: &Scene) {
    it.node.ask("evm_setAutomine", json!([false])).await;
}

/// What a customer reads of the bot's news.
async fn news(talk: &Talk<'_>) -> Vec<String> {
    let all = talk.messages().await;
    let bot = all.iter().filter(|it| it["from"] == "bot").map(|it| it["body"].as_str().unwrap().to_owned());
    bot.skip(1).collect()
}

fn line<'a>(all: &'a [Json], code: &str) -> &'a Json {
    all.iter().rfind(|it| it["system"]["code"] == code).unwrap_or_else(|| panic!("no {code}: {all:?}"))
}

pub fn body(conversation: &str, hash: &str) -> Json {
    json!({"conversation": conversation, "watch": {"network": CHAIN, "transaction": hash}})
}

/// A customer whose transaction waits, and is watched by a press of the button that the bot offers.
pub async fn waiting<'a>(it: &'a Scene, hash: &str) -> (Talk<'a>, String) {
    let mut talk = Talk::begin(&it.app, &it.desk).await;
    talk.say(&format!("my transfer is pending since an hour {hash}")).await;
    let all = talk.messages().await;
    let offer = &line(&all, "watch_offered")["system"]["args"];
    assert_eq!(
        (&offer["chain"], &offer["id"], &offer["network"]),
        (&json!(CHAIN), &json!(hash), &json!("Dev"))
    );
    let begun = talk.customer.client.post("/widget/watches", body(&talk.id, hash)).await.ok();
    (talk, begun["id"].as_str().unwrap().to_owned())
}

/// Waits until the bot has said its part: news never speaks over it.
pub async fn handed_over(admin: &Client, case: &str) {
    for _ in 0..400 {
        if admin.get(&format!("/cases/{case}")).await.ok()["bot"] == "handed_over" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the bot keeps {case}");
}

/// What a customer sees.
pub async fn own(who: &Client) -> Vec<Json> {
    who.get("/widget/watches").await.ok()["items"].as_array().unwrap().clone()
}

pub async fn watches(admin: &Client, case: &str) -> Vec<Json> {
    admin.get(&format!("/cases/{case}/watches")).await.ok()["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_told_once_it_is_through_and_not_before() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let (talk, id) = waiting(&it, &hash).await;
        let client = &talk.customer.client;
        assert_eq!(client.post("/widget/watches", body(&talk.id, &hash)).await.ok()["id"], json!(id), "once");
        assert_eq!(line(&talk.messages().await, "watch_begun")["system"]["args"]["watch"], json!(id));
        let case = case_of(&it.desk.admin, &talk.customer).await;

        // Waiting, and in a block that is not deep enough: nothing is said.
        look(&it, &it.app.app).await;
        it.mine(1).await;
        look(&it, &it.app.app).await;
        assert_eq!(news(&talk).await, Vec::<String>::new());
        let runs = watches(&it.desk.admin, &case).await;
        assert_eq!((&runs[0]["standing"], &runs[0]["by"]), (&json!("waiting"), &json!("customer")));
        assert!(runs[0]["looks"].as_i64().unwrap() >= 3 && runs[0]["next_at"].is_string(), "{runs:?}");

        it.mine(3).await;
        look(&it, &it.app.app).await;
        assert_eq!(news(&talk).await.len(), 0, "seen once, it is not told");
        look(&it, &it.app.app).await;
        let told = news(&talk).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("News of your transaction") && told[0].contains("Dev"), "{told:?}");
        assert_eq!(line(&talk.messages().await, "watch_ended")["system"]["args"]["how"], "told");
        let ended = watches(&it.desk.admin, &case).await;
        assert_eq!((&ended[0]["standing"], &ended[0]["ended"]), (&json!("through"), &json!("told")));
        let kinds = it.app.event_kinds().await;
        for kind in ["watch.begun", "watch.told", "watch.ended"] {
            assert_eq!(kinds.iter().filter(|it| *it == kind).count(), 1, "{kind}");
        }
        let lines = it.desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        assert!(lines.to_string().contains("watch_told"), "staff sees what was said");
        for _ in 0..3 {
            look(&it, &it.app.app).await;
        }
        assert_eq!(news(&talk).await.len(), 1, "and never again");
        // Asked once more, there is nothing to wait for.
        let late = client.post("/widget/watches", body(&talk.id, &hash)).await.problem(Code::Conflict);
        assert_eq!(late["refusal"], "through");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_took_its_place_is_known_after_a_restart() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let nonce = it.node.ask("eth_getTransactionByHash", json!([hash])).await["nonce"].clone();
        let (talk, _) = waiting(&it, &hash).await;
        // A person has taken it over, and the customer waits for them: news is no answer of theirs.
        let case = case_of(&it.desk.admin, &talk.customer).await;
        let reply = json!({"id": "r1", "body": "We look into it."});
        it.desk.admin.post(&format!("/cases/{case}/messages"), reply).await.ok();
        talk.customer.write(&talk.id, "w1", "and?").await;
        let again = restarted(&it).await;
        let other = json!({
            "from": SENDER, "to": RECEIVER, "value": "0x1", "nonce": nonce, "gas": "0x5208",
            "maxFeePerGas": "0x174876e800", "maxPriorityFeePerGas": "0x174876e800"
        });
        it.node.ask("eth_sendTransaction", json!([other])).await;
        it.mine(1).await;
        look(&it, &again).await;
        look(&it, &again).await;
        let told = news(&talk).await;
        assert!(told.len() == 1 && told[0].contains("another one"), "{told:?}");
        let case = it.desk.admin.get(&format!("/cases/{case}")).await.ok();
        assert!(case["waiting_since"].is_string(), "who waits for a person goes on waiting: {case}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_that_the_chain_has_left_is_told_after_a_restart_and_the_wait_goes_on() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let before = it.node.ask("evm_snapshot", json!([])).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        it.mine(1).await;
        let (talk, _) = waiting(&it, &hash).await;
        let case = case_of(&it.desk.admin, &talk.customer).await;
        let again = restarted(&it).await;
        it.node.ask("evm_revert", json!([before])).await;
        it.mine(5).await;
        look(&it, &again).await;
        look(&it, &again).await;
        let told = news(&talk).await;
        assert!(told.len() == 1 && told[0].to_lowercase().contains("block"), "{told:?}");
        assert!(watches(&it.desk.admin, &case).await[0]["ended"].is_null(), "it may come back");
        // Whoever else looks for this customer, in a program that has never seen it, hears the same.
        let third = restarted(&it).await;
        let (ws, id) = (it.app.workspace, talk.customer.id.parse().unwrap());
        let seen = third.chains.look_for(ws, (id, None), &hash, "en").await.unwrap();
        assert_eq!(seen.found[0].verdicts[0].code, "tx.reorganised");
        for _ in 0..3 {
            look(&it, &again).await;
        }
        assert_eq!(news(&talk).await.len(), 1, "once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_gone_is_told_late_and_silence_is_no_news() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let (talk, _) = waiting(&it, &hash).await;
        let case = case_of(&it.desk.admin, &talk.customer).await;
        // A network that hangs: nothing is said, and it is looked at again.
        let file = it.app.app.config.server.data.join("chains.toml");
        let good = std::fs::read_to_string(&file).unwrap();
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let bad = good.replace(&it.node.1, &format!("http://{}", silent.local_addr().unwrap()));
        std::fs::write(&file, bad).unwrap();
        let deaf = restarted(&it).await;
        it.node.ask("anvil_dropTransaction", json!([hash])).await;
        for _ in 0..4 {
            look(&it, &deaf).await;
        }
        let runs = watches(&it.desk.admin, &case).await;
        assert_eq!((&runs[0]["standing"], &runs[0]["ended"]), (&json!("silent"), &Json::Null));
        let seen = own(&talk.customer.client).await;
        assert_eq!(
            (&seen[0]["standing"], &seen[0]["answered"]),
            (&json!("waiting"), &json!(false)),
            "{seen:?}"
        );
        std::fs::write(&file, &good).unwrap();
        let again = restarted(&it).await;
        look(&it, &again).await;
        look(&it, &again).await;
        assert_eq!(news(&talk).await.len(), 0, "nodes lose what others have");
        look(&it, &again).await;
        let told = news(&talk).await;
        assert!(told.len() == 1 && told[0].contains("gone from the queue"), "{told:?}");
        let seen = own(&talk.customer.client).await;
        assert_eq!(
            (&seen[0]["standing"], &seen[0]["waits_for"]),
            (&json!("gone"), &json!("block")),
            "{seen:?}"
        );
        // The operator asks this network no more: the promise is taken back in words.
        std::fs::write(&file, "").unwrap();
        let without = restarted(&it).await;
        look(&it, &without).await;
        let told = news(&talk).await;
        assert!(told.len() == 2 && told[1].contains("can no longer look at"), "{told:?}");
        assert_eq!(watches(&it.desk.admin, &case).await[0]["ended"], "network");
        std::fs::write(&file, good).unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_watches_what_they_did_not_name_or_without_end() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let mut all = Vec::new();
        for wei in 0..7 {
            all.push(it.send(SENDER, RECEIVER, 1_000 + wei).await);
        }
        let anna = customer(&it.app, &it.desk).await;
        let talk = conversation_id();
        anna.write(&talk, "c1", &format!("I want a person about {}", all[..6].join(" and "))).await;
        let post = async |what: Json| anna.client.post("/widget/watches", what).await;
        assert_eq!(post(body(&talk, &all[6])).await.problem(Code::Conflict)["refusal"], "not-named");
        post(json!({"conversation": talk, "watch": {"network": "eip155:9", "transaction": all[0]}}))
            .await
            .problem(Code::Invalid);
        post(body(&talk, "where is my money")).await.problem(Code::Invalid);
        let mallory = customer(&it.app, &it.desk).await;
        mallory.client.post("/widget/watches", body(&talk, &all[0])).await.problem(Code::NotFound);
        it.app.anonymous().post("/widget/watches", body(&talk, &all[0])).await.problem(Code::Unauthenticated);
        let mut ids = Vec::new();
        for hash in &all[..5] {
            // As their wallet writes it.
            let shout = format!("0x{}", hash[2..].to_uppercase());
            ids.push(post(body(&talk, &shout)).await.ok()["id"].as_str().unwrap().to_owned());
        }
        assert_eq!(post(body(&talk, &all[5])).await.problem(Code::Conflict)["refusal"], "full");
        let stop = format!("/widget/watches/{}", ids[0]);
        mallory.client.delete(&stop).await.problem(Code::NotFound);
        assert_eq!(anna.client.delete(&stop).await.status, 204);
        assert_eq!(anna.client.delete(&stop).await.status, 204);
        // To begin and to stop without end would be as many looks.
        let mut begun = 5;
        let mut last = Json::Null;
        for _ in 0..40 {
            let answer = post(body(&talk, &all[5])).await;
            if answer.status == 429 {
                it.app.advance(Duration::from_secs(60));
                continue;
            }
            if answer.status != 201 {
                last = answer.problem(Code::Conflict);
                break;
            }
            begun += 1;
            let id = answer.ok()["id"].as_str().unwrap().to_owned();
            assert_eq!(anna.client.delete(&format!("/widget/watches/{id}")).await.status, 204);
        }
        assert_eq!((begun, &last["refusal"]), (20, &json!("full")));
        // Staff stops what runs, and who may not see the case neither sees nor stops nor begins.
        let case = case_of(&it.desk.admin, &anna).await;
        let path = format!("/cases/{case}/watches");
        let other = it.app.another_workspace("other").await;
        let stranger = it.app.sign_in_to(other, "Admin").await;
        stranger.get(&path).await.problem(Code::NotFound);
        let new = json!({"network": CHAIN, "transaction": all[6]});
        stranger.post(&path, new.clone()).await.problem(Code::NotFound);
        stranger.delete(&format!("{path}/{}", ids[1])).await.problem(Code::NotFound);
        assert_eq!(it.desk.admin.delete(&format!("{path}/{}", ids[1])).await.status, 204);
        let stopped = watches(&it.desk.admin, &case).await;
        assert!(stopped.iter().any(|it| it["id"] == json!(ids[1]) && it["ended"] == "staff"), "{stopped:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn merged_resolved_blocked_and_erased() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let admin = &it.desk.admin;
        let first = it.send(SENDER, RECEIVER, 1_000).await;
        let second = it.send(SENDER, RECEIVER, 2_000).await;
        let anna = customer(&it.app, &it.desk).await;
        let (one, two) = (conversation_id(), conversation_id());
        anna.write(&one, "c1", &format!("I want a person: {first}")).await;
        let into = case_of(admin, &anna).await;
        handed_over(admin, &into).await;
        anna.write(&two, "c2", &format!("I want a person again: {second}")).await;
        let all = admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
        let mut ids = all["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned());
        let from = ids.find(|it| *it != into).unwrap();
        handed_over(admin, &from).await;
        assert_eq!(anna.client.post("/widget/watches", body(&one, &first)).await.status, 201);
        assert_eq!(anna.client.post("/widget/watches", body(&two, &second)).await.status, 201);
        admin.post(&format!("/cases/{from}/merge"), json!({"into": into})).await.ok();
        admin.post(&format!("/cases/{into}/resolve"), json!({"reason": "Solved"})).await.ok();
        assert_eq!(watches(admin, &into).await.len(), 2, "what was watched goes with the conversation");
        it.mine(3).await;
        look(&it, &it.app.app).await;
        look(&it, &it.app.app).await;
        for conversation in [&one, &two] {
            let path = format!("/widget/conversations/{conversation}/messages");
            let all = anna.client.get(&path).await.ok();
            assert!(all.to_string().contains("News of your transaction"), "{all}");
        }
        let case = admin.get(&format!("/cases/{into}")).await.ok();
        assert_eq!(case["state"], "resolved", "good news opens nothing");

        // A customer who is blocked is written nothing; one who is erased leaves nothing behind.
        let third = it.send(SENDER, RECEIVER, 3_000).await;
        let eve = customer(&it.app, &it.desk).await;
        let talk = conversation_id();
        eve.write(&talk, "c1", &format!("I want a person: {third}")).await;
        let case = case_of(admin, &eve).await;
        handed_over(admin, &case).await;
        let new = json!({"network": CHAIN, "transaction": third});
        assert_eq!(admin.post(&format!("/cases/{case}/watches"), new.clone()).await.status, 201);
        admin.patch(&format!("/customers/{}", eve.id), json!({"blocked": true})).await.ok();
        look(&it, &it.app.app).await;
        assert_eq!(watches(admin, &case).await[0]["ended"], "blocked");
        admin.post(&format!("/cases/{case}/watches"), new.clone()).await.problem(Code::Blocked);
        admin.patch(&format!("/customers/{}", eve.id), json!({"blocked": false})).await.ok();
        assert_eq!(admin.post(&format!("/cases/{case}/watches"), new).await.status, 201);
        it.app.prove_again().await;
        let erase = json!({"reason": "asked for it"});
        admin.post(&format!("/customers/{}/erase", eve.id), erase).await.ok();
        let left: i64 = it
            .app
            .read(|tx| {
                tx.one("SELECT count(*) FROM chain_watches WHERE ended_at IS NULL", &[], |row| row.get(0))
            })
            .await;
        assert_eq!(left, 0);
        look(&it, &it.app.app).await;
    })
    .await;
}

/// A watch that runs, for whoever needs one where no chain is there to tell of any. Returns its id.
pub async fn planted(app: &TestApp, customer: &str, conversation: &str) -> String {
    let workspace = app.workspace;
    let customer: CustomerId = customer.parse().unwrap();
    let conversation: ConversationId = conversation.parse().unwrap();
    let id = app.write(move |tx, app| {
        let id = WatchId::new(app.now(), &app.random);
        let seal = |tx: &mut _, column: &str, text: &str| {
            let place = Place::new(&format!("chain_watches.{column}")).id(id.0);
            ombud_server::keys::seal_of(tx, workspace, customer, &place, text)
        };
        let facts = serde_json::to_string(&Transaction::new("0x9fc7", Status::Pending)).unwrap();
        let (subject, seen) = (seal(tx, "subject", "0x9fc7")?, seal(tx, "seen", &facts)?);
        tx.exec(
            "INSERT INTO chain_watches (workspace_id, id, conversation_id, customer_id, network, mark, subject, seen, seen_at, \
             by_kind, begun_at, standing, looked_at, looks, hints, told, ends_at) VALUES \
             ($1, $2, $3, $4, 'eip155:1', $5, $6, $7, 0, 'customer', 0, 'waiting', 0, 1, 0, '', $8)",
            &[
                workspace.into(),
                id.into(),
                conversation.into(),
                customer.into(),
                id.0.as_bytes().as_slice().into(),
                subject.as_slice().into(),
                seen.as_slice().into(),
                i64::MAX.into(),
            ],
        )?;
        Ok(id)
    });
    id.await.to_string()
}
