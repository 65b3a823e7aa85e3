//! Webhooks with a receiver that answers as a test wants: signed, retried, logged, and never sent where they must not go.

use crate::{
    support::{Client, TestApp, each_engine, each_engine_with},
    talk::{conversation_id, customer, desk},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use ombud_server::{config::Config, http::Code, webhooks};
use serde_json::{Value as Json, json};
use sha2::Sha256;
use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex},
    time::Duration,
};

fn open_doors(config: &mut Config) {
    config.webhooks.allow_private = true;
}

#[derive(Clone, Debug)]
struct Got {
    headers: HeaderMap,
    body: String,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether one of its signatures is that of `secret`, computed here from the standard's words.
    fn signed_by(&self, secret: &Json) -> bool {
        let key = STANDARD.decode(secret.as_str().unwrap().strip_prefix("whsec_").unwrap()).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        let signed =
            format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body);
        mac.update(signed.as_bytes());
        let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.header("webhook-signature").split(' ').any(|it| it == expected)
    }
}

#[derive(Clone, Default)]
struct Receiver {
    got: Arc<Mutex<Vec<Got>>>,
    status: Arc<Mutex<u16>>,
}

impl Receiver {
    /// Listens; returns its address, too.
    async fn start() -> (Self, String) {
        let receiver = Self::default();
        receiver.answer(200);
        let take = |State(it): State<Self>, headers: HeaderMap, body: String| async move {
            it.got.lock().unwrap().push(Got { headers, body });
            let status = StatusCode::from_u16(*it.status.lock().unwrap()).unwrap();
            let location = [("location", "http://127.0.0.1:1/elsewhere")];
            (status, location, "x".repeat(5000)).into_response()
        };
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new().fallback(take).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (receiver, url)
    }

    fn answer(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }
}

struct Scene {
    app: TestApp,
    admin: Client,
    receiver: Receiver,
    hook: Json,
    path: String,
}

impl Scene {
    async fn new(app: TestApp, events: Json) -> Self {
        let (receiver, url) = Receiver::start().await;
        let admin = app.sign_in("Admin").await;
        let hook = admin.post("/webhooks", json!({"url": url, "events": events})).await.ok();
        let path = format!("/webhooks/{}", hook["id"].as_str().unwrap());
        Self { app, admin, receiver, hook, path }
    }

    async fn tag(&self, name: &str) {
        self.admin.post("/tags", json!({"name": name, "color": "#000000"})).await.ok();
    }

    /// Moves the clock; sessions of staff do not last as long.
    async fn pass(&self, seconds: u64) {
        self.app.advance(Duration::from_secs(seconds));
        let session = self.app.session_of(self.app.workspace, self.admin.staff.unwrap()).await;
        self.admin.set_cookie("ombud_session", &session);
    }

    async fn log(&self, query: &str) -> Vec<Json> {
        let page = self.admin.get(&format!("{}/deliveries{query}", self.path)).await.ok();
        page["items"].as_array().unwrap().clone()
    }

    /// Lets everything be sent that is due: until the log satisfies `done`.
    async fn until(&self, what: &str, done: impl Fn(&[Json]) -> bool) -> Vec<Json> {
        for _ in 0..500 {
            while webhooks::dispatch(&self.app.app.webhooks, self.app.workspace).await.unwrap() {}
            self.app.run_jobs().await;
            let log = self.log("").await;
            if done(&log) {
                return log;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{what}: {:?}", self.log("").await);
    }

    async fn hook_now(&self) -> Json {
        self.admin.get(&self.path).await.ok()
    }
}

fn all_delivered(n: usize) -> impl Fn(&[Json]) -> bool {
    move |log| log.len() == n && log.iter().all(|it| it["state"] == "delivered")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_arrives_once_signed_by_the_standard() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["settings.changed"])).await;
        let secret = scene.hook["secret"].clone();
        assert!(secret.as_str().unwrap().starts_with("whsec_"));
        scene.tag("deposit").await;
        let log = scene.until("delivered", all_delivered(2)).await;
        let got = scene.receiver.got();
        assert_eq!(got.len(), 2, "its own creation and the tag");
        let tag = got.iter().find(|it| it.json()["data"]["subject"] == "tag").unwrap();
        let body = tag.json();
        assert_eq!(
            (&body["type"], &body["timestamp"]),
            (&json!("settings.changed"), &json!("2026-01-05T09:00:00Z"))
        );
        assert_eq!(body["data"]["value"]["name"], "deposit");
        assert_eq!(body["data"]["actor"], json!({"kind": "staff", "id": scene.admin.staff.unwrap()}));
        assert!(tag.signed_by(&secret));
        assert_eq!(tag.header("webhook-timestamp"), "1767603600");
        assert_eq!(tag.header("content-type"), "application/json");
        let delivery = log.iter().find(|it| it["id"] == tag.header("webhook-id")).unwrap();
        assert_eq!((&delivery["attempts"], &delivery["last_status"]), (&json!(1), &json!(200)));
        assert_eq!(delivery["response"].as_str().unwrap().len(), 1024);
        assert_eq!(delivery["payload"], tag.body);
        assert!(
            !scene.hook_now().await.to_string().contains(secret.as_str().unwrap()),
            "the secret is shown once"
        );
        assert!(got.iter().all(|it| !it.body.contains(secret.as_str().unwrap())));
        // What stands behind the host may be a secret as well: it is for who manages webhooks.
        assert!(got.iter().all(|it| !it.body.contains("/hook")), "{got:?}");
        assert!(scene.hook_now().await["url"].as_str().unwrap().ends_with("/hook"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_asked_for_is_sent_and_messages_come_with_their_text() {
    each_engine_with(open_doors, |app| async move {
        let desk = desk(&app, json!({})).await;
        let scene = Scene::new(app, json!(["message.created", "case.opened", "note.created"])).await;
        let customer = customer(&scene.app, &desk).await;
        customer.write(&conversation_id(), "1", "Where is my deposit?").await;
        let page = desk.admin.get("/cases").await.ok();
        let case = page["items"][0]["id"].as_str().unwrap();
        let note = json!({"id": "n", "kind": "note", "body": "between us"});
        desk.admin.post(&format!("/cases/{case}/messages"), note).await.ok();
        scene.until("delivered", |log| log.iter().filter(|it| it["state"] == "delivered").count() == 3).await;
        let got: Vec<Json> = scene.receiver.got().iter().map(Got::json).collect();
        let of = |kind: &str| got.iter().find(|it| it["type"] == kind).unwrap();
        assert_eq!(of("message.created")["data"]["body"], "Where is my deposit?");
        assert_eq!(
            (&of("message.created")["data"]["case"], &of("case.opened")["data"]["case"]),
            (&json!(case), &json!(case))
        );
        assert!(!of("note.created").to_string().contains("between us"), "notes stay inside");
        assert_eq!(got.len(), 3, "{got:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_tried_again_for_two_days_with_the_same_id() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["settings.changed"])).await;
        scene.until("its own creation", all_delivered(1)).await;
        scene.pass(1).await;
        scene.receiver.answer(500);
        scene.tag("deposit").await;
        let tries = |n: i64| move |log: &[Json]| log.len() == 2 && log[0]["attempts"] == n;
        let first = scene.until("tried", tries(1)).await.swap_remove(0);
        assert_eq!((&first["state"], &first["last_status"]), (&json!("pending"), &json!(500)));
        assert_eq!(first["next_at"], "2026-01-05T09:00:06Z");
        assert_eq!(first["last_error"], "the receiver answered 500");
        assert_eq!(scene.hook_now().await["failing_since"], "2026-01-05T09:00:01Z");
        for (n, wait) in [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 57_600].into_iter().enumerate() {
            scene.pass(wait - 1).await;
            scene.app.run_jobs().await;
            scene.pass(1).await;
            scene.until("tried again", tries(n as i64 + 2)).await;
        }
        let last = scene.log("").await.swap_remove(0);
        assert_eq!((&last["state"], &last["next_at"]), (&json!("failed"), &Json::Null));
        let got = scene.receiver.got();
        assert_eq!(got.len(), 10, "nine tries, and one of its creation");
        assert!(got[1..].iter().all(|it| it.header("webhook-id") == first["id"]));
        let sent: Vec<i64> =
            got[1..].iter().map(|it| it.header("webhook-timestamp").parse().unwrap()).collect();
        assert_eq!(sent[8] - sent[0], 171_305, "each try is signed anew");
        assert_eq!(scene.hook_now().await["enabled"], true, "two days have not passed");

        // A replay begins anew, and a success forgives.
        scene.receiver.answer(204);
        let replay = format!("{}/deliveries/{}/replay", scene.path, first["id"].as_str().unwrap());
        let replayed = scene.admin.post(&replay, json!({})).await.ok();
        assert_eq!((&replayed["state"], &replayed["attempts"]), (&json!("pending"), &json!(0)));
        let id = first["id"].clone();
        scene
            .until("delivered", |log| log.iter().any(|it| it["id"] == id && it["state"] == "delivered"))
            .await;
        assert_eq!(scene.hook_now().await["failing_since"], Json::Null);
        assert_eq!(scene.log("?state=failed").await.len(), 0);
        assert_eq!(scene.log("?state=delivered&limit=1").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_days_without_success_or_gone_turn_it_off() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["settings.changed"])).await;
        scene.receiver.answer(503);
        scene.until("tried", |log| log.len() == 1 && log[0]["attempts"] == 1).await;
        scene.pass(2 * 86_400).await;
        scene.until("given up", |log| log.iter().all(|it| it["state"] == "failed")).await;
        let hook = scene.hook_now().await;
        assert_eq!(hook["enabled"], false, "{hook}");
        let workspace = scene.app.workspace;
        let events =
            scene.app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
        let last = events.last().unwrap();
        assert_eq!(
            (last.kind.as_str(), last.actor_kind.as_str(), &last.data["value"]["enabled"]),
            ("settings.changed", "system", &json!(false))
        );
        let before = scene.receiver.got().len();
        scene.tag("while it is off").await;
        scene.receiver.answer(200);
        scene.admin.patch(&scene.path, json!({"enabled": true})).await.ok();
        scene.tag("after").await;
        scene.until("goes on", |log| log.iter().filter(|it| it["state"] == "delivered").count() == 2).await;
        let later: Vec<Json> = scene.receiver.got()[before..].iter().map(Got::json).collect();
        assert!(later.iter().all(|it| it["data"]["value"]["name"] != "while it is off"), "{later:?}");

        scene.pass(1).await;
        scene.receiver.answer(410);
        scene.tag("gone").await;
        scene.until("given up", |log| log[0]["state"] == "failed").await;
        assert_eq!(scene.hook_now().await["enabled"], false);
        let replay =
            format!("{}/deliveries/{}/replay", scene.path, scene.log("").await[0]["id"].as_str().unwrap());
        scene.admin.post(&replay, json!({})).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_secret_signs_beside_the_old_one_for_a_day() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["settings.changed"])).await;
        let old = scene.hook["secret"].clone();
        let new = scene.admin.post(&format!("{}/rotate", scene.path), json!({})).await.ok()["secret"].clone();
        assert_ne!(old, new);
        let test = format!("{}/test", scene.path);
        let tested = scene.admin.post(&test, json!({})).await.ok();
        assert_eq!(
            (&tested["event"], &tested["state"], &tested["last_status"]),
            (&json!("webhook.test"), &json!("delivered"), &json!(200))
        );
        let got = scene.receiver.got().into_iter().find(|it| it.json()["type"] == "webhook.test").unwrap();
        assert!(got.signed_by(&old) && got.signed_by(&new));
        scene.pass(86_400).await;
        scene.receiver.answer(500);
        let tested = scene.admin.post(&test, json!({})).await.ok();
        assert_eq!((&tested["state"], &tested["next_at"]), (&json!("failed"), &Json::Null));
        let got = scene.receiver.got().into_iter().rfind(|it| it.json()["type"] == "webhook.test").unwrap();
        assert!(!got.signed_by(&old) && got.signed_by(&new));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn redirects_are_not_followed_and_silence_is_a_failure() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["settings.changed"])).await;
        scene.receiver.answer(302);
        let test = format!("{}/test", scene.path);
        let tested = scene.admin.post(&test, json!({})).await.ok();
        assert_eq!((&tested["state"], &tested["last_status"]), (&json!("failed"), &json!(302)));
        let refused = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let closed = format!("http://{}/", refused.local_addr().unwrap());
        drop(refused);
        scene.admin.patch(&scene.path, json!({"url": closed})).await.ok();
        let tested = scene.admin.post(&test, json!({})).await.ok();
        assert_eq!((&tested["state"], &tested["last_status"]), (&json!("failed"), &Json::Null));
        assert!(tested["last_error"].as_str().unwrap().contains("refused"), "{tested}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_into_private_networks() {
    each_engine(|app| async move {
        let (receiver, url) = Receiver::start().await;
        let admin = app.sign_in("Admin").await;
        let port = url.rsplit(':').next().unwrap().to_owned();
        let bad = [
            url.clone(),
            "https://127.0.0.1/".into(),
            "https://169.254.169.254/latest/meta-data".into(),
            "https://[::1]/".into(),
            "https://[::ffff:127.0.0.1]/".into(),
            "https://0x7f000001/".into(),
            "https://10.0.0.1/".into(),
            format!("https://localhost:{port}/"),
            "https://metadata.google.internal/".into(),
            "https://intranet/hook".into(),
            "https://user:pass@example.com/".into(),
            "http://example.com/".into(),
            "file:///etc/passwd".into(),
            "not a url".into(),
        ];
        for url in bad {
            let problem =
                admin.post("/webhooks", json!({"url": url, "events": ["*"]})).await.problem(Code::Invalid);
            assert_eq!(problem["errors"][0]["field"], "url", "{url}");
        }
        let hook = json!({"url": "https://hooks.example.com/", "events": ["case.opened"]});
        let hook = admin.post("/webhooks", hook).await.ok();
        let path = format!("/webhooks/{}", hook["id"].as_str().unwrap());
        let inside = json!({"url": format!("https://localhost:{port}/")});
        admin.patch(&path, inside).await.problem(Code::Invalid);
        assert!(receiver.got().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn webhooks_belong_to_those_who_may_and_to_their_workspace() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app, json!(["case.opened", "*"])).await;
        assert_eq!(scene.hook["events"], json!(["*"]));
        // What stood on whose screen is more than the rest together: it is named, or not sent.
        let named = json!({"events": ["customer.shown", "*", "case.opened"]});
        assert_eq!(
            scene.admin.patch(&scene.path, named).await.ok()["events"],
            json!(["*", "customer.shown"])
        );
        let lead = scene.app.sign_in("Lead").await;
        lead.get("/webhooks").await.problem(Code::Forbidden);
        let elsewhere = scene.app.another_workspace("other").await;
        let stranger = scene.app.sign_in_to(elsewhere, "Admin").await;
        stranger.get(&scene.path).await.problem(Code::NotFound);
        stranger.get(&format!("{}/deliveries", scene.path)).await.problem(Code::NotFound);
        stranger.post(&format!("{}/rotate", scene.path), json!({})).await.problem(Code::NotFound);
        stranger.post(&format!("{}/test", scene.path), json!({})).await.problem(Code::NotFound);
        let problem =
            scene.admin.patch(&scene.path, json!({"events": ["case.eaten"]})).await.problem(Code::Invalid);
        assert_eq!(problem["errors"][0]["field"], "events[0]");
        scene.admin.patch(&scene.path, json!({"events": []})).await.problem(Code::Invalid);
        stranger.post("/tags", json!({"name": "theirs", "color": "#000000"})).await.ok();
        scene.tag("ours").await;
        scene
            .until("delivered", |log| !log.is_empty() && log.iter().all(|it| it["state"] == "delivered"))
            .await;
        assert!(scene.receiver.got().iter().all(|it| !it.body.contains("theirs")));
        scene.admin.delete(&scene.path).await.ok();
        scene.admin.get(&scene.path).await.problem(Code::NotFound);
    })
    .await;
}
