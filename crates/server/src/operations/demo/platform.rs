//! The platform of the pretended wallet: a reference implementation of `docs/platform-api.yaml`, in memory. What it says of a customer
//! follows from their id, so that it says the same after every start; what it was asked to do holds until then.

use super::{chain, reachable};
use crate::{
    accounts::{AccountAction, AccountStatus, connect},
    app::App,
    customers::{IdentityKind, Proof, prove},
    events::{Actor, Journal},
    http::Problem,
    webhooks,
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use ombud_base::{
    Time,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::sql;
use parking_lot::Mutex;
use serde_json::{Value as Value_, json};
use std::{collections::HashMap, net::SocketAddr, ops::Range, sync::Arc};

/// What both sides sign with. The demo is one program, and no secret of anybody's.
const SECRET: &str = "whsec_bmltYnVzLXdhbGxldC1kZW1vLXBsYXRmb3JtLXNlY3JldA==";
/// What its customers' ids begin with.
const PREFIX: &str = "nimbus-";
/// Their numbers.
const CUSTOMERS: Range<i64> = 10_001..10_401;
/// The address on the XRP Ledger that all of them share.
const SHARED: &str = "rf1BiGeXwwQoi8Z2ueFYTEXSwuJYfV2Jpn";
/// Where it answers, behind the server's own address.
const BASE: &str = "/demo/platform";

/// What has been asked of it.
#[derive(Default)]
struct Asked {
    status: HashMap<String, AccountStatus>,
    /// Answers by idempotency key.
    answers: HashMap<String, (StatusCode, Value_)>,
}

#[derive(Clone)]
struct Platform {
    app: App,
    asked: Arc<Mutex<Asked>>,
}

/// What it answers, with demo data alone.
pub fn routes(app: &App) -> Router {
    Router::new()
        .route(&format!("{BASE}/v1/customers/{{id}}/facts"), get(facts))
        .route(&format!("{BASE}/v1/customers/{{id}}/deposit-addresses"), get(addresses))
        .route(&format!("{BASE}/v1/deposit-addresses/owners"), post(owners))
        .route(&format!("{BASE}/v1/customers/{{id}}/actions/{{action}}"), post(act))
        .with_state(Platform { app: app.clone(), asked: Arc::default() })
}

/// Tells the workspace where its platform listens, which may be another port with each start.
///
/// # Errors
/// As the database says.
pub async fn connect_to(
    app: &App,
    workspace: WorkspaceId,
    address: SocketAddr,
    encrypted: bool,
) -> Result<(), Problem> {
    let parts = app.clone();
    let host = reachable(address);
    let url = format!("{}://{host}{BASE}", if encrypted { "https" } else { "http" });
    app.db
        .write::<_, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
            connect(tx, &mut journal, &url, SECRET)?;
            Ok(journal.close(tx, &parts.hub)?)
        })
        .await
}

/// Has the app vouch for the customers of the tales: each gets an account.
///
/// # Errors
/// As the database says.
pub async fn vouch(app: &App, workspace: WorkspaceId) -> Result<(), Problem> {
    let parts = app.clone();
    app.db
        .write::<_, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
            let all: Vec<CustomerId> = tx.all(
                sql!("SELECT id FROM customers WHERE workspace_id = $1 ORDER BY id"),
                &[workspace.into()],
                |row| row.get(0),
            )?;
            for (number, customer) in all.into_iter().enumerate() {
                let id = format!("{PREFIX}{}", 10_001 + number);
                prove(
                    tx,
                    &mut journal,
                    &parts.random,
                    customer,
                    IdentityKind::AppUser,
                    &id,
                    Proof::SignedToken,
                )?;
            }
            Ok(journal.close(tx, &parts.hub)?)
        })
        .await
}

impl Platform {
    /// What is said to a request that the desk has not signed. What has no body is signed by its path.
    fn refusal(&self, headers: &HeaderMap, payload: &str) -> Option<Response> {
        let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let at = text("webhook-timestamp").parse().unwrap_or_default();
        let (id, signatures) = (text("webhook-id"), text("webhook-signature"));
        let genuine = webhooks::verify(SECRET, id, at, payload, signatures, self.app.now());
        (!genuine).then(|| told(StatusCode::UNAUTHORIZED, "wrong-signature", "The signature does not fit."))
    }

    fn status(&self, id: &str) -> AccountStatus {
        let known = self.asked.lock().status.get(id).copied();
        known.unwrap_or(if number(id) % 7 == 3 { AccountStatus::UnderReview } else { AccountStatus::Active })
    }
}

/// The number in a customer's id; what differs from customer to customer follows from it.
fn number(id: &str) -> i64 {
    id.strip_prefix(PREFIX).and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn told(status: StatusCode, code: &str, reason: &str) -> Response {
    (status, Json(json!({"code": code, "reason": reason}))).into_response()
}

async fn facts(
    State(platform): State<Platform>,
    uri: Uri,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().strip_prefix(BASE).unwrap_or_default();
    if let Some(refused) = platform.refusal(&headers, path) {
        return refused;
    }
    if number(&id) == 0 {
        return told(StatusCode::NOT_FOUND, "unknown-customer", "Nobody has this id.");
    }
    Json(story(&id, platform.status(&id), platform.app.now())).into_response()
}

/// What is known of a customer.
fn story(id: &str, status: AccountStatus, now: Time) -> Value_ {
    let n = number(id);
    let ago = |minutes: i64| now.plus_seconds(-60 * (minutes + n % 17));
    let movement = |kind: &str, at: i64, asset: &str, network: &str, amount: &str, state: &str| {
        json!({
            "id": format!("{kind}{n}{at}"), "asset": asset, "network": network, "amount": amount, "state": state, "at": ago(at),
            "transaction": format!("0x{:064x}", u128::from(n.unsigned_abs()) * 0x9e37_79b9_7f4a_7c15 + u128::from(at.unsigned_abs())),
            "address": format!("0x{:040x}", u128::from(n.unsigned_abs()) * 0xd1b5_4a32_d192_ed03 + 0x5290_8400_0985_2788),
        })
    };
    let mut holds = Vec::new();
    if n % 3 == 1 {
        holds.push(json!({
            "id": format!("h{n}"), "kind": "withdrawals", "reason": "New device: withdrawals wait for a day",
            "since": ago(200), "until": ago(200).plus_seconds(86_400),
        }));
    }
    if status == AccountStatus::Frozen {
        holds.push(json!({"id": format!("f{n}"), "kind": "account", "reason": "Frozen", "since": ago(1), "until": null}));
    }
    let known = n % 3 != 1;
    json!({
        "status": status,
        "verification": {"level": if n % 4 == 2 { "basic" } else { "advanced" },
            "pending": if n % 4 == 2 { Value_::from("proof of address") } else { Value_::Null }},
        "holds": holds,
        "deposits": [
            movement("d", 40, "USDT", "eip155:1", "1250.5", if n % 2 == 0 { "confirming" } else { "completed" }),
            movement("d", 2900, "ETH", "eip155:42161", "0.85", "completed"),
        ],
        "withdrawals": [movement("w", 120, "USDT", "eip155:56", "300", if n % 3 == 1 { "held" } else { "completed" })],
        "logins": [
            {"at": ago(15), "device": if known { "Nimbus for iPhone" } else { "Chrome on Windows" },
             "place": if known { "Lisbon, PT" } else { "Kyiv, UA" }, "trusted": known},
            {"at": ago(1500), "device": "Nimbus for iPhone", "place": "Lisbon, PT", "trusted": true},
        ],
        "limits": [{"what": "Withdrawals a day, USD", "amount": "10000", "left": format!("{}.00", 9_700 - n % 5 * 1_000), "resets_at": ago(0).plus_seconds(9 * 3600)}],
    })
}

/// The address of a customer's own on Ethereum.
fn own_address(n: i64) -> String {
    format!("0x{:040x}", u128::from(n.unsigned_abs()).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

/// Where deposits of a customer are taken: at an address of their own, on the demo's chain at one that all have, and on the XRP Ledger
/// at one for all with a tag for each.
fn given(n: i64) -> Vec<Value_> {
    let usdt = json!({"asset": "USDT", "contract": "0xdac17f958d2ee523a2206206994597c13d831ec7", "decimals": 6,
        "minimum": "10", "confirmations": 12});
    let coin =
        json!({"asset": "ETH", "contract": null, "decimals": 18, "minimum": "0.005", "confirmations": 12});
    let mut all = vec![
        json!({"network": "eip155:1", "address": own_address(n), "memo": null, "assets": [usdt, coin]}),
        json!({"network": "xrpl:0", "address": SHARED, "memo": n.to_string(), "assets": [
            {"asset": "XRP", "contract": null, "decimals": 6, "minimum": "1", "confirmations": null},
        ]}),
    ];
    all.extend(chain::given());
    all
}

async fn addresses(
    State(platform): State<Platform>,
    uri: Uri,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().strip_prefix(BASE).unwrap_or_default();
    if let Some(refused) = platform.refusal(&headers, path) {
        return refused;
    }
    match number(&id) {
        0 => told(StatusCode::NOT_FOUND, "unknown-customer", "Nobody has this id."),
        n => Json(json!({"addresses": given(n)})).into_response(),
    }
}

async fn owners(State(platform): State<Platform>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some(refused) = platform.refusal(&headers, &String::from_utf8_lossy(&body)) {
        return refused;
    }
    let asked: Value_ = serde_json::from_slice(&body).unwrap_or_default();
    let answer = |it: &Value_| {
        let is = |given: &Value_| {
            let text = |it: &Value_| it.as_str().unwrap_or_default().to_ascii_lowercase();
            given["network"] == it["network"] && text(&given["address"]) == text(&it["address"])
        };
        let ours = CUSTOMERS.clone().any(|n| given(n).iter().any(is));
        let theirs = |n: &i64| given(*n).iter().any(|given| is(given) && given["memo"] == it["memo"]);
        let whose: Vec<i64> = CUSTOMERS.clone().filter(|_| ours).filter(theirs).collect();
        let customer = match whose.as_slice() {
            [one] if asked["reveal"] == true => Some(format!("{PREFIX}{one}")),
            _ => None,
        };
        json!({"ours": ours, "customer": customer})
    };
    let all: Vec<Value_> = asked["addresses"].as_array().into_iter().flatten().take(50).map(answer).collect();
    Json(json!({"answers": all})).into_response()
}

async fn act(
    State(platform): State<Platform>,
    Path((id, action)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Some(refused) = platform.refusal(&headers, &String::from_utf8_lossy(&body)) {
        return refused;
    }
    let key = headers.get("idempotency-key").and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    let (Some(action), true) = (AccountAction::of(&action), number(&id) != 0) else {
        return told(StatusCode::NOT_FOUND, "unknown-customer", "Nobody has this id.");
    };
    if let Some((status, answer)) = platform.asked.lock().answers.get(&key).cloned() {
        return (status, Json(answer)).into_response();
    }
    let before = platform.status(&id);
    let refused = match (action, before) {
        (AccountAction::Release, AccountStatus::Active) => Some("The account is not frozen."),
        (_, AccountStatus::Closed) => Some("The account is closed."),
        _ => None,
    };
    let after = match action {
        AccountAction::Freeze => AccountStatus::Frozen,
        AccountAction::Release => AccountStatus::Active,
        AccountAction::Resend | AccountAction::Recovery => before,
    };
    let answer = match refused {
        Some(reason) => (StatusCode::CONFLICT, json!({"code": "not-possible", "reason": reason})),
        None => (StatusCode::OK, json!({"status": after})),
    };
    let mut asked = platform.asked.lock();
    if refused.is_none() {
        asked.status.insert(id, after);
    }
    asked.answers.insert(key, answer.clone());
    (answer.0, Json(answer.1)).into_response()
}
