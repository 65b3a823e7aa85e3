//! Links and addresses judged: by the workspace's own hosts, by lists, by what a customer is known by.

use crate::{
    support::{Answer, Client, TestApp, each_engine, each_engine_with},
    talk::{Customer, Desk, conversation_id, customer, desk, only_case, staff_socket},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::future::join_all;
use ombud_base::{Clock, Random};
use ombud_server::{config::Config, http::Code, ombud::Ombud};
use reqwest::Method;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex},
    time::Duration,
};

const REAL: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

fn fake() -> String {
    // The same length as an address, the first five and the last five digits of the real one.
    format!("0x5aaeb{}beaed", "1".repeat(30))
}

async fn host(admin: &Client, host: &str, standing: &str) -> Json {
    admin.post("/safety/hosts", json!({"host": host, "standing": standing})).await.ok()
}

async fn thread(client: &Client, case: &Json) -> Vec<Json> {
    let path = format!("/cases/{}/messages", case["id"].as_str().unwrap());
    client.get(&path).await.ok()["items"].as_array().unwrap().clone()
}

async fn verdict(client: &Client, url: &str) -> Json {
    let judged = client.post("/safety/check", json!({"text": url})).await.ok();
    judged["links"][0]["verdict"].clone()
}

struct Scene {
    desk: Desk,
    customer: Customer,
    conversation: String,
}

impl Scene {
    async fn new(app: &TestApp) -> Self {
        let desk = desk(app, json!({})).await;
        let customer = customer(app, &desk).await;
        Self { desk, customer, conversation: conversation_id() }
    }

    async fn write(&self, id: &str, body: &str) -> Json {
        self.customer.write(&self.conversation, id, body).await
    }

    async fn case(&self) -> Json {
        let id = only_case(&self.desk.admin).await["id"].as_str().unwrap().to_owned();
        self.desk.admin.get(&format!("/cases/{id}")).await.ok()
    }

    /// What the message of this client's id holds, as staff sees it.
    async fn shown(&self, id: &str) -> Json {
        let all = thread(&self.desk.admin, &self.case().await).await;
        all.into_iter().find(|it| it["id"] == id).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_see_what_links_are() {
    each_engine(|app| async move {
        let scene = Scene::new(&app).await;
        let admin = &scene.desk.admin;
        host(admin, "https://nimbusvault.com/app", "official").await;
        let blocked = host(admin, "claim-drop.com", "blocked").await;
        let (mut socket, _) = staff_socket(&app, admin).await;
        scene.write("plain", "Hello. I have a question...").await;
        let case = scene.case().await;
        socket.send(json!({"t": "open", "case": case["id"], "after": 0})).await;
        socket.next_of("opened").await;
        let text = "🙂 https://help.nimbusvault.com/x, hxxp://www[.]claim-drop[.]com nimbusvauIt.com bit.ly/abc \
                    https://weather.example.org";
        scene.write("links", text).await;
        let live = socket.next_of("message").await["message"].clone();
        let shown = scene.shown("links").await;
        assert_eq!(live["links"], shown["links"], "live and read are the same");
        let links = shown["links"].as_array().unwrap();
        let said: Vec<(&str, &str)> = links
            .iter()
            .map(|it| (it["verdict"].as_str().unwrap(), it["reason"].as_str().unwrap()))
            .collect();
        let expected = [
            ("official", "own"),
            ("blocked", "listed"),
            ("lookalike", "glyphs"),
            ("shortener", "shortened"),
            ("clean", "unknown"),
        ];
        assert_eq!(said, expected);
        assert_eq!(links[2]["imitates"], "nimbusvault.com");
        assert_eq!(links[1]["host"], "www.claim-drop.com");
        for link in links {
            let (start, end) = (link["start"].as_u64().unwrap(), link["end"].as_u64().unwrap());
            let cut: String =
                text.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(link["url"], cut, "positions count code points");
        }
        let plain = scene.shown("plain").await;
        assert!(plain.get("links").is_none() && plain.get("addresses").is_none(), "{plain}");
        assert_eq!(scene.case().await["safety"], json!({"worst": "blocked", "poisoned": false}));
        // What customers see carries no verdicts; a host that is named no longer is judged anew.
        let path = format!("/widget/conversations/{}/messages", scene.conversation);
        assert!(!scene.customer.client.get(&path).await.text.contains("verdict\":\"official"));
        admin.delete(&format!("/safety/hosts/{}", blocked["id"].as_str().unwrap())).await.ok();
        assert_eq!(scene.shown("links").await["links"][1]["verdict"], "clean");
        assert_eq!(scene.case().await["safety"]["worst"], "lookalike");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_warned_of_bad_links_once() {
    each_engine(|app| async move {
        let scene = Scene::new(&app).await;
        let admin = &scene.desk.admin;
        host(admin, "nimbusvault.com", "official").await;
        host(admin, "claim-drop.com", "blocked").await;
        let body = "They sent me nimbusvauIt.com/login?user=1 and https://claim-drop.com/secret-path, are these yours?";
        for _ in 0..2 {
            scene.write("bad", body).await;
        }
        scene.write("good", "And https://nimbusvault.com or weather.example.org?").await;
        let path = format!("/widget/conversations/{}/messages", scene.conversation);
        let seen = scene.customer.client.get(&path).await.ok();
        let lines: Vec<&Json> =
            seen["items"].as_array().unwrap().iter().map(|it| &it["system"]).filter(|it| !it.is_null()).collect();
        let warning = json!({"code": "link_warning", "args": {"host": "claim-drop.com", "verdict": "blocked"}});
        assert_eq!(lines, [&warning], "once, of the worst, without its path");
        let warned = app.event_kinds().await.iter().filter(|it| *it == "safety.link_warned").count();
        assert_eq!(warned, 1);
        // Staff who quote the link are not customers who must be warned.
        let case = scene.case().await["id"].as_str().unwrap().to_owned();
        let note = json!({"id": "n", "kind": "note", "body": "claim-drop.com is a thief's"});
        admin.post(&format!("/cases/{case}/messages"), note).await.ok();
        assert_eq!(app.event_kinds().await.iter().filter(|it| *it == "safety.link_warned").count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_made_to_be_mistaken_is_marked() {
    each_engine(|app| async move {
        let scene = Scene::new(&app).await;
        scene.write("first", &format!("My address is {REAL}.")).await;
        let first = scene.shown("first").await["addresses"].clone();
        assert_eq!(
            (&first[0]["text"], &first[0]["kind"], &first[0]["valid"], &first[0]["poisoned"]),
            (&json!(REAL), &json!("address"), &json!(true), &Json::Null)
        );
        assert!(first[0]["chains"].as_array().unwrap().contains(&json!("ethereum")));
        assert_eq!(scene.case().await["safety"]["poisoned"], false);
        for id in ["second", "third"] {
            scene.write(id, &format!("I sent to {} out of my history", fake())).await;
            let poisoned = &scene.shown(id).await["addresses"][0]["poisoned"];
            assert_eq!(poisoned["like"], REAL, "{id}: however often it is written");
            assert!(poisoned["shared_bits"].as_f64().unwrap() >= 40.0);
        }
        assert_eq!(scene.shown("first").await["addresses"], first, "what was known then does not change");
        assert_eq!(scene.case().await["safety"]["poisoned"], true);
        // An agent who copies the wrong one is told as well.
        let case = scene.case().await["id"].as_str().unwrap().to_owned();
        let note = json!({"id": "n", "kind": "note", "body": format!("refund to {}", fake())});
        let written = scene.desk.admin.post(&format!("/cases/{case}/messages"), note).await.ok();
        assert_eq!(written["addresses"][0]["poisoned"]["like"], REAL);
        // A broken one is told from a sound one; it is nobody's.
        scene.write("typo", &REAL.replace("BeAed", "BeAeD")).await;
        let typo = scene.shown("typo").await["addresses"].clone();
        assert_eq!((&typo[0]["valid"], &typo[0]["fault"]), (&json!(false), &json!("capitals")));
        // Another customer has never used the real one.
        let other = customer(&app, &scene.desk).await;
        let conversation = conversation_id();
        other.write(&conversation, "o", &fake()).await;
        let cases = scene.desk.admin.get(&format!("/customers/{}/cases", other.id)).await.ok();
        let shown = thread(&scene.desk.admin, &cases["items"][0]).await;
        assert_eq!(shown[0]["addresses"][0]["poisoned"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_200_addresses_of_a_customer_are_remembered() {
    each_engine(|app| async move {
        let scene = Scene::new(&app).await;
        let made = |n: u32| -> String {
            let digits: String =
                Sha256::digest(n.to_be_bytes()).iter().map(|it| format!("{it:02x}")).collect();
            format!("0x{}", &digits[..40])
        };
        let known =
            || app.read(|tx| tx.one("SELECT count(*) FROM customer_addresses", &[], |row| row.get::<i64>(0)));
        scene.write("one", &made(0)).await;
        assert_eq!(known().await, 1);
        let many: Vec<String> = (1..=150).map(made).collect();
        scene.write("many", &many.join(" ")).await;
        assert_eq!(known().await, 151);
        let more: Vec<String> = (151..=400).map(made).collect();
        scene.write("more", &more.join("\n")).await;
        assert_eq!(known().await, 200);
        let last = made(400);
        let like = format!("{}{}{}", &last[..8], "0".repeat(28), &last[36..]);
        scene.write("like", &like).await;
        assert_eq!(scene.shown("like").await["addresses"][0]["poisoned"]["like"], last);
        assert_eq!(known().await, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_are_named_as_browsers_write_them() {
    each_engine(|app| async move {
        let more = json!({"allowed_origins": ["https://app.nimbusvault.com", "http://localhost:3000"]});
        let admin = desk(&app, more).await.admin;
        let made = host(&admin, " HTTPS://Nimbus-Vault.COM:8443/a?b ", "official").await;
        assert_eq!(made["host"], "nimbus-vault.com");
        let umlaut = host(&admin, "bücher.example", "blocked").await;
        assert_eq!(umlaut["host"], "xn--bcher-kva.example");
        let again = json!({"host": "nimbus-vault.com", "standing": "blocked"});
        admin.post("/safety/hosts", again).await.problem(Code::Conflict);
        for bad in ["", "com", "github.io", "co.uk", "localhost", "not a host", "https://"] {
            let bad = json!({"host": bad, "standing": "official"});
            admin.post("/safety/hosts", bad).await.problem(Code::Invalid);
        }
        let suggested = admin.get("/safety/hosts/suggested").await.ok();
        assert_eq!(suggested["items"], json!([{"host": "app.nimbusvault.com", "from": "inbox"}]));
        let list = admin.get("/safety/hosts").await.ok();
        let names: Vec<&str> =
            list["items"].as_array().unwrap().iter().map(|it| it["host"].as_str().unwrap()).collect();
        assert_eq!(names, ["nimbus-vault.com", "xn--bcher-kva.example"]);
        let changes = app.event_kinds().await;
        assert!(changes.iter().any(|it| it == "settings.changed"));
        let agent = app.sign_in("Agent").await;
        agent.get("/safety/hosts").await.problem(Code::Forbidden);
        assert_eq!(verdict(&agent, "https://nimbus-vault.com").await, "official");
        let security = app.sign_in("Security").await;
        security.get("/safety/hosts").await.ok();
        let long = json!({"text": "a".repeat(16_001)});
        agent.post("/safety/check", long).await.problem(Code::Invalid);
        assert_eq!(agent.post("/safety/check", json!({"text": "nothing here"})).await.ok(), json!({}));
    })
    .await;
}

pub async fn new_list(admin: &Client, more: Json) -> String {
    let mut new = json!({"name": "Bad hosts"});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    format!("/safety/lists/{}", admin.post("/safety/lists", new).await.ok()["id"].as_str().unwrap())
}

pub async fn send_text(admin: &Client, list: &str, text: &str) -> Answer {
    admin.raw(Method::PUT, &format!("{list}/text"), "text/plain", text).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_sent_and_holds_at_once() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let list = new_list(&admin, json!({})).await;
        let hosts: String = (0..50_000).map(|n| format!("0.0.0.0 drain{n}.example.com\n")).collect();
        let sent = send_text(&admin, &list, &format!("# made\n{hosts}two words here\n")).await.ok();
        assert_eq!(
            (&sent["format"], &sent["entries"], &sent["bad_lines"]),
            (&json!("hosts"), &json!(50_000), &json!(1))
        );
        assert_eq!(sent["bad_samples"], json!([{"line": 50_002, "text": "two words here"}]));
        assert_eq!(verdict(&admin, "https://www.drain49999.example.com/x").await, "blocked");
        // What is no list changes nothing.
        for bad in ["", "<html>\n<p>Sorry, not now\n</p>\n", "{\"a\": 1}"] {
            send_text(&admin, &list, bad).await.problem(Code::Invalid);
        }
        assert_eq!(verdict(&admin, "drain0.example.com").await, "blocked");
        // Off and on again, replaced, deleted.
        admin.patch(&list, json!({"enabled": false})).await.ok();
        assert_eq!(verdict(&admin, "drain0.example.com").await, "clean");
        admin.patch(&list, json!({"enabled": true, "name": "Ours"})).await.ok();
        assert_eq!(verdict(&admin, "drain0.example.com").await, "blocked");
        for n in 0..3 {
            send_text(&admin, &list, &format!("drain{n}.example.org\n")).await.ok();
        }
        assert_eq!(verdict(&admin, "drain0.example.com").await, "clean");
        assert_eq!(verdict(&admin, "drain2.example.org").await, "blocked");
        let kept = app.read(|tx| {
            tx.one("SELECT count(DISTINCT revision) FROM block_list_parts", &[], |row| row.get::<i64>(0))
        });
        assert_eq!(kept.await, 2, "the one in force and the one before");
        admin.post(&format!("{list}/refresh"), json!({})).await.problem(Code::Conflict);
        // Removed, it can be brought back for a day.
        admin.delete(&list).await.ok();
        assert_eq!(verdict(&admin, "drain2.example.org").await, "clean");
        admin.get(&list).await.problem(Code::NotFound);
        admin.post(&format!("{list}/restore"), json!({})).await.ok();
        assert_eq!(verdict(&admin, "drain2.example.org").await, "blocked");
        admin.delete(&list).await.ok();
        app.advance(Duration::from_secs(86_401));
        app.run_jobs().await;
        let admin = app.sign_in_again(admin.staff.unwrap()).await;
        admin.post(&format!("{list}/restore"), json!({})).await.problem(Code::NotFound);
        let left =
            app.read(|tx| tx.one("SELECT count(*) FROM block_list_parts", &[], |row| row.get::<i64>(0)));
        assert_eq!(left.await, 0);
        send_text(&admin, &list, "bad.example.com\n").await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_come_at_once_leave_one_of_them_in_force() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let list = new_list(&admin, json!({})).await;
        // Of several pieces each: one is finished while the others are being written.
        let text = |n: u64| {
            let host = |at: u64| {
                format!("h{:x}.example.com\n", (at + n * 99_991).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            };
            format!("all.example.com\n{}", (0..100_000).map(host).collect::<String>())
        };
        let texts: Vec<String> = (0..4).map(text).collect();
        let sent = join_all(texts.iter().map(|it| send_text(&admin, &list, it))).await;
        assert!(sent.iter().all(|it| [200, 409].contains(&it.status)), "{:?}", sent.first());
        assert!(sent.iter().any(|it| it.status == 200));
        assert_eq!(admin.get(&list).await.ok()["error"], Json::Null);
        assert_eq!(verdict(&admin, "all.example.com").await, "blocked");
        let taken = admin.raw(Method::GET, &format!("{list}/text"), "text/plain", "").await;
        assert!(taken.status == 200 && texts.contains(&taken.text), "one of them, whole");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_cannot_be_read_back_says_so_and_is_read_anew() {
    each_engine_with(open_doors, |app| async move {
        let admin = app.sign_in("Admin").await;
        let (keeper, url) = Keeper::start().await;
        keeper.say(200, "\"one\"", "drain.example.com\n");
        let list = new_list(&admin, json!({"url": url})).await;
        app.run_jobs().await;
        assert_eq!(verdict(&admin, "drain.example.com").await, "blocked");
        app.write(|tx, _| Ok(tx.exec("DELETE FROM block_list_parts", &[])?)).await;
        admin.patch(&list, json!({"enabled": false})).await.ok();
        let on = admin.patch(&list, json!({"enabled": true})).await.ok();
        assert!(on["error"].as_str().unwrap().contains("read back"), "{on}");
        assert_eq!(admin.get(&list).await.ok()["error"], on["error"]);
        assert_eq!(admin.get("/safety/lists").await.ok()["items"][0]["error"], on["error"]);
        assert_eq!(verdict(&admin, "drain.example.com").await, "clean");
        // The same text as before, and nobody says that nothing is new.
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (2, 0));
        assert_eq!(admin.get(&list).await.ok()["error"], Json::Null);
        assert_eq!(verdict(&admin, "drain.example.com").await, "blocked");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_have_limits() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let list = new_list(&admin, json!({})).await;
        let too_large = "a".repeat(64 * 1024 * 1024 + 1);
        send_text(&admin, &list, &too_large).await.problem(Code::TooLarge);
        for bad in [
            json!({"name": ""}),
            json!({"name": "x", "every_hours": 0}),
            json!({"name": "x", "every_hours": 169}),
            json!({"name": "x", "url": "http://lists.example.com/a"}),
            json!({"name": "x", "url": "https://127.0.0.1/a"}),
            json!({"name": "x", "url": "https://[::1]/a"}),
            json!({"name": "x", "url": "https://user:pass@lists.example.com/a"}),
        ] {
            admin.post("/safety/lists", bad).await.problem(Code::Invalid);
        }
        admin.post("/safety/lists", json!({"name": "Bad hosts"})).await.problem(Code::Conflict);
        let mut all = Vec::new();
        for n in 1..20 {
            all.push(new_list(&admin, json!({"name": format!("List {n}")})).await);
        }
        admin.post("/safety/lists", json!({"name": "One more"})).await.problem(Code::Conflict);
        // One that was removed comes back where there is room for it, and gives its name away to whoever asks for it.
        admin.delete(&all[0]).await.ok();
        let more = new_list(&admin, json!({"name": "One more"})).await;
        admin.post(&format!("{}/restore", all[0]), json!({})).await.problem(Code::Conflict);
        admin.delete(&more).await.ok();
        admin.post(&format!("{}/restore", all[0]), json!({})).await.ok();
        admin.delete(&all[0]).await.ok();
        admin.patch(&all[1], json!({"name": "List 1"})).await.ok();
        admin.post(&format!("{}/restore", all[0]), json!({})).await.problem(Code::NotFound);
        app.sign_in("Lead").await.get("/safety/lists").await.problem(Code::Forbidden);
    })
    .await;
}

/// Where a list is kept: it answers as a test wants, and counts.
#[derive(Clone, Default)]
pub struct Keeper(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    status: u16,
    text: String,
    etag: String,
    asked: usize,
    unchanged: usize,
}

impl Keeper {
    pub async fn start() -> (Self, String) {
        let keeper = Self::default();
        let answer = |State(it): State<Self>, headers: HeaderMap| async move { it.answer(&headers) };
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/list.txt", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(keeper.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (keeper, url)
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let mut kept = self.0.lock().unwrap();
        kept.asked += 1;
        let known = headers.get(header::IF_NONE_MATCH).is_some_and(|it| *it == *kept.etag);
        if known && kept.status == 200 {
            kept.unchanged += 1;
            return StatusCode::NOT_MODIFIED.into_response();
        }
        let status = StatusCode::from_u16(kept.status).unwrap();
        (status, [(header::ETAG, kept.etag.clone())], kept.text.clone()).into_response()
    }

    pub fn say(&self, status: u16, etag: &str, text: &str) {
        let mut kept = self.0.lock().unwrap();
        (kept.status, kept.etag, kept.text) = (status, etag.into(), text.into());
    }

    pub fn counts(&self) -> (usize, usize) {
        let kept = self.0.lock().unwrap();
        (kept.asked, kept.unchanged)
    }
}

fn open_doors(config: &mut Config) {
    config.safety.allow_private = true;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_read_anew_and_survives_its_server() {
    each_engine_with(open_doors, |app| async move {
        let mut admin = app.sign_in("Admin").await;
        let (keeper, url) = Keeper::start().await;
        let text: String = (0..100).map(|n| format!("drain{n}.example.com\n")).collect();
        keeper.say(200, "\"one\"", &text);
        let list = new_list(&admin, json!({"url": url, "every_hours": 2})).await;
        assert_eq!(verdict(&admin, "drain7.example.com").await, "clean");
        app.run_jobs().await;
        let view = admin.get(&list).await.ok();
        assert_eq!(
            (&view["entries"], &view["format"], &view["error"]),
            (&json!(100), &json!("plain"), &Json::Null)
        );
        assert_eq!(verdict(&admin, "drain7.example.com").await, "blocked");
        send_text(&admin, &list, "bad.example.com").await.problem(Code::Conflict);
        // Every two hours, and told that nothing is new.
        app.advance(Duration::from_secs(2 * 3600 - 1));
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (1, 0));
        app.advance(Duration::from_secs(1));
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (2, 1));
        // Broken, nearly empty, or not answered: what was read before stays in force, and it is told once.
        let page = "<html>\n<p>Sorry, not now\n</p>\n";
        for (status, text) in [(200, page), (200, "one.example.com\n"), (503, ""), (302, "")] {
            keeper.say(status, "\"two\"", text);
            app.advance(Duration::from_secs(2 * 3600));
            app.run_jobs().await;
            admin = app.sign_in("Admin").await;
            let view = admin.get(&list).await.ok();
            assert!(view["error"].is_string(), "{status} {text}: {view}");
            assert_eq!(view["entries"], 100);
            assert_eq!(verdict(&admin, "drain7.example.com").await, "blocked", "{status} {text}");
        }
        let failures = app.event_kinds().await.iter().filter(|it| *it == "safety.list_failed").count();
        assert_eq!(failures, 1);
        // It recovers at a word, and what is gone from it is gone here.
        keeper.say(200, "\"three\"", &text.replace("drain7.", "drained7."));
        assert_eq!(admin.post(&format!("{list}/refresh"), json!({})).await.status, 202);
        app.run_jobs().await;
        assert_eq!(admin.get(&list).await.ok()["error"], Json::Null);
        assert_eq!(verdict(&admin, "drain7.example.com").await, "clean");
        assert_eq!(verdict(&admin, "drained7.example.com").await, "blocked");
        // Off, nobody asks for it.
        admin.patch(&list, json!({"enabled": false})).await.ok();
        let (asked, _) = keeper.counts();
        app.advance(Duration::from_secs(24 * 3600));
        app.run_jobs().await;
        assert_eq!(keeper.counts().0, asked);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_follows() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let other =
            Ombud::assemble(app.app.config.clone(), app.app.db.clone(), Clock::system(), Random::seeded(5));
        let other = other.await.unwrap();
        let (ws, link) = (app.workspace, "https://drain1.example.com");
        let judged = || async {
            let policy = other.safety.policy(ws).await.unwrap();
            ombud_guard::links::judge(link, &policy.links()).kind.name()
        };
        assert_eq!(judged().await, "clean");
        let own = host(&admin, "drain1.example.com", "official").await;
        assert_eq!(judged().await, "official", "hosts hold at once");
        admin.delete(&format!("/safety/hosts/{}", own["id"].as_str().unwrap())).await.ok();
        assert_eq!(judged().await, "clean");
        let list = new_list(&admin, json!({})).await;
        send_text(&admin, &list, "drain1.example.com\n").await.ok();
        for _ in 0..500 {
            if judged().await == "blocked" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the list never came into force");
    })
    .await;
}
