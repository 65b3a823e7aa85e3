//! A stand-in for a platform: it checks every signature, acts once for each idempotency key, and misbehaves as a test wants.

use crate::{
    support::{Answer, Client, TestApp},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::{Time, id::CustomerId};
use ombud_server::{
    config::Config,
    customers::{self, IdentityKind, Proof},
    events::{Actor, Journal},
    webhooks,
};
use serde_json::{Value as Json, json};
use std::{
    collections::HashMap,
    net::Ipv4Addr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// An address and a hash that no other test has.
pub const ADDRESS: &str = "0x52908400098527886E0F7030069857D2E4169EE7";
pub const HASH: &str = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";

/// How it behaves.
#[derive(Clone, Debug, PartialEq)]
pub enum Mood {
    /// By the contract.
    Good,
    /// It acts, and its answer gets lost.
    Lost,
    /// It does not answer.
    Hangs,
    /// It answers this, whatever it is asked.
    Says(u16, String),
    /// It sends on to this address.
    Sends(String),
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Got {
    pub path: String,
    pub key: String,
    pub body: Json,
    pub signatures: usize,
    pub at: Instant,
}

#[derive(Default)]
struct Inner {
    secret: String,
    got: Vec<Got>,
    /// What it has done: path by idempotency key.
    acted: HashMap<String, String>,
    status: HashMap<String, String>,
    refused: usize,
    /// A deposit that it lists beside the others: network and transaction.
    listed: Option<(String, String)>,
    /// The deposit addresses that it gave, by customer.
    given: HashMap<String, Json>,
}

#[derive(Clone)]
pub struct Platform {
    inner: Arc<Mutex<Inner>>,
    mood: Arc<Mutex<Mood>>,
    now: ombud_base::Clock,
    pub url: String,
}

impl Platform {
    /// Listens. It tells the time by `clock`.
    pub async fn start(clock: ombud_base::Clock) -> Self {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/base", listener.local_addr().unwrap());
        let platform =
            Self { inner: Arc::default(), mood: Arc::new(Mutex::new(Mood::Good)), now: clock, url };
        let router = Router::new().fallback(take).with_state(platform.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        platform
    }

    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn trust(&self, secret: &str) {
        self.inner.lock().unwrap().secret = secret.to_owned();
    }

    /// Has it list a transaction among everybody's deposits.
    pub fn lists(&self, network: &str, transaction: &str) {
        self.inner.lock().unwrap().listed = Some((network.to_owned(), transaction.to_owned()));
    }

    /// Has it give a customer deposit addresses.
    pub fn gives(&self, customer: &str, addresses: Json) {
        self.inner.lock().unwrap().given.insert(customer.to_owned(), addresses);
    }

    pub fn got(&self) -> Vec<Got> {
        self.inner.lock().unwrap().got.clone()
    }

    /// How often it has acted.
    pub fn acted(&self) -> usize {
        self.inner.lock().unwrap().acted.len()
    }

    /// How many requests were not signed as they must be.
    pub fn refused(&self) -> usize {
        self.inner.lock().unwrap().refused
    }

    fn by_contract(&self, path: &str, key: &str, body: &Json) -> Response {
        let parts: Vec<&str> = path.split('/').collect();
        let mut inner = self.inner.lock().unwrap();
        match parts.as_slice() {
            ["", "v1", "customers", id, "facts"] if id.starts_with("user") => {
                let status = inner.status.get(*id).cloned().unwrap_or_else(|| "active".into());
                let mut facts = facts(&status);
                if let Some((network, transaction)) = &inner.listed {
                    let mut more = facts["deposits"][0].clone();
                    (more["id"], more["network"], more["transaction"]) =
                        (json!("d-listed"), json!(network), json!(transaction));
                    facts["deposits"].as_array_mut().unwrap().push(more);
                }
                axum::Json(facts).into_response()
            }
            ["", "v1", "customers", id, "deposit-addresses"] if id.starts_with("user") => {
                let given = inner.given.get(&id.replace("%2D", "-")).cloned().unwrap_or_else(|| json!([]));
                axum::Json(json!({"addresses": given})).into_response()
            }
            ["", "v1", "deposit-addresses", "owners"] => {
                let answers: Vec<Json> =
                    body["addresses"].as_array().unwrap().iter().map(|it| owner(&inner, body, it)).collect();
                axum::Json(json!({"answers": answers})).into_response()
            }
            ["", "v1", "customers", id, "actions", action] if id.starts_with("user") => {
                assert_eq!(body["action"], *action, "the body says the same as the path");
                let after = match *action {
                    "freeze" => "frozen",
                    "release" => "active",
                    _ => "under_review",
                };
                inner.acted.entry(key.to_owned()).or_insert_with(|| path.to_owned());
                inner.status.insert((*id).to_owned(), after.to_owned());
                axum::Json(json!({"status": after})).into_response()
            }
            _ => (StatusCode::NOT_FOUND, axum::Json(json!({"code": "unknown-customer"}))).into_response(),
        }
    }
}

/// Whether an address is anybody's, and whose where that was asked for.
fn owner(inner: &Inner, body: &Json, asked: &Json) -> Json {
    let same = |it: &Json| it["network"] == asked["network"] && it["address"] == asked["address"];
    let has = |all: &Json| all.as_array().unwrap().iter().any(same);
    let owner = inner.given.iter().find(|it| has(it.1)).map(|it| it.0);
    json!({"ours": owner.is_some(), "customer": owner.filter(|_| body["reveal"] == true)})
}

/// Facts with one of everything.
pub fn facts(status: &str) -> Json {
    json!({
        "status": status, "verification": {"level": "advanced", "pending": "proof of address"},
        "holds": [{"id": "h1", "kind": "withdrawals", "reason": "new device", "since": "2026-01-05T08:00:00Z", "until": "2026-01-06T08:00:00Z"}],
        "deposits": [{"id": "d1", "asset": "USDT", "network": "eip155:1", "amount": "1250.5", "state": "confirming",
            "at": "2026-01-05T08:30:00Z", "transaction": HASH, "address": ADDRESS}],
        "withdrawals": [{"id": "w1", "asset": "ETH", "network": "eip155:1", "amount": "2", "state": "held",
            "at": "2026-01-05T08:40:00Z", "transaction": null, "address": ADDRESS}],
        "logins": [{"at": "2026-01-05T08:00:00Z", "device": "Chrome on Windows", "place": "Nowheretown, XX", "trusted": false}],
        "limits": [{"what": "a day", "amount": "10000", "left": "8749.50", "resets_at": "2026-01-06T00:00:00Z"}],
    })
}

async fn take(State(it): State<Platform>, request: Request) -> Response {
    let at = Instant::now();
    let (parts, body) = request.into_parts();
    let body: Bytes = axum::body::to_bytes(body, 1024 * 1024).await.unwrap();
    let path = parts.uri.path().strip_prefix("/base").unwrap_or("/outside").to_owned();
    let signatures = signed(&it, &parts.headers, &path, &body);
    let json: Json = serde_json::from_slice(&body).unwrap_or_default();
    let key =
        parts.headers.get("idempotency-key").map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
    {
        let mut inner = it.inner.lock().unwrap();
        inner.got.push(Got {
            path: path.clone(),
            key: key.clone(),
            body: json.clone(),
            signatures: signatures.unwrap_or(0),
            at,
        });
        inner.refused += usize::from(signatures.is_none());
    }
    let mood = it.mood.lock().unwrap().clone();
    if signatures.is_none() && mood == Mood::Good {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match mood {
        Mood::Good => it.by_contract(&path, &key, &json),
        Mood::Lost => {
            drop(it.by_contract(&path, &key, &json));
            tokio::time::sleep(Duration::from_secs(8)).await;
            StatusCode::OK.into_response()
        }
        Mood::Hangs => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            StatusCode::OK.into_response()
        }
        Mood::Says(status, text) => (
            StatusCode::from_u16(status).unwrap(),
            [(header::CONTENT_TYPE, "application/json")],
            Body::from(text),
        )
            .into_response(),
        Mood::Sends(to) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
    }
}

/// How many signatures there are, if one of them is genuine: over the body, or over the path where there is none.
fn signed(it: &Platform, headers: &HeaderMap, path: &str, body: &Bytes) -> Option<usize> {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let payload = if body.is_empty() { path } else { std::str::from_utf8(body).ok()? };
    let (at, all) = (text("webhook-timestamp").parse().ok()?, text("webhook-signature"));
    let now: Time = it.now.now();
    let secret = it.inner.lock().unwrap().secret.clone();
    webhooks::verify(&secret, text("webhook-id"), at, payload, all, now).then(|| all.split(' ').count())
}

pub fn open_doors(config: &mut Config) {
    config.accounts.allow_private = true;
}

/// Gives a customer an id with the platform, at a level of proof.
pub async fn vouch(app: &TestApp, customer: &str, subject: &str, proof: Proof) {
    let (workspace, id, subject): (_, CustomerId, _) =
        (app.workspace, customer.parse().unwrap(), subject.to_owned());
    app.write(move |tx, parts| {
        let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
        customers::prove(tx, &mut journal, &parts.random, id, IdentityKind::AppUser, &subject, proof)?;
        journal.close(tx, &parts.hub)?;
        Ok(())
    })
    .await;
}

/// A desk that is connected to its platform, and a customer whom its app vouched for, who wrote.
pub struct Scene {
    pub app: TestApp,
    pub desk: Desk,
    pub agent: Client,
    pub platform: Platform,
    pub anna: Customer,
    pub case: String,
    pub conversation: String,
}

impl Scene {
    pub async fn new(app: TestApp) -> Self {
        let desk = desk(&app, json!({})).await;
        let platform = Platform::start(app.app.clock.clone()).await;
        let set = desk.admin.put("/platform", json!({"url": platform.url, "enabled": true})).await.ok();
        platform.trust(set["secret"].as_str().unwrap());
        // What customers prove before their account is seen is a test of its own.
        let nothing = json!({"account": {"level": "none", "max_age_minutes": 15}});
        desk.admin.put("/proof/rules", nothing).await.ok();
        let anna = customer(&app, &desk).await;
        vouch(&app, &anna.id, "user-1", Proof::SignedToken).await;
        let conversation = conversation_id();
        anna.write(&conversation, "c1", "Somebody took my coins").await;
        let case = case_of(&desk.admin, &anna).await;
        let agent = app.sign_in("Agent").await;
        Self { app, desk, agent, platform, anna, case, conversation }
    }

    pub fn path(&self) -> String {
        format!("/cases/{}/account", self.case)
    }

    pub async fn account(&self, who: &Client) -> Json {
        who.get(&self.path()).await.ok()
    }

    pub async fn ask(&self, who: &Client, action: &str) -> Answer {
        // The newest stands first, to the millisecond.
        self.app.advance(Duration::from_millis(2));
        let body = json!({"action": action, "reason": "Reported on the phone"});
        who.post(&format!("{}/actions", self.path()), body).await
    }

    /// The codes of the lines in the case's thread about its account.
    pub async fn lines(&self, case: &str) -> Vec<Json> {
        let thread = self.desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        let all = thread["items"].as_array().unwrap_or_else(|| panic!("{thread}")).iter();
        let codes = all.map(|it| it["activity"].clone());
        codes
            .filter(|it| {
                it["code"].as_str().is_some_and(|it| it.starts_with("account_") || it == "freeze_pressed")
            })
            .collect()
    }

    pub async fn token(&self) -> String {
        self.app.advance(Duration::from_millis(2));
        let issued =
            self.desk.admin.post(&format!("/customers/{}/freeze-tokens", self.anna.id), json!({})).await.ok();
        issued["token"].as_str().unwrap().to_owned()
    }

    pub async fn press(&self, token: &str) -> Answer {
        self.app.anonymous().post("/freeze", json!({"token": token})).await
    }
}

pub async fn case_of(who: &Client, customer: &Customer) -> String {
    let cases = who.get(&format!("/customers/{}/cases", customer.id)).await.ok();
    cases["items"][0]["id"].as_str().unwrap().to_owned()
}
