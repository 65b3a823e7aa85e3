//! An OpenID provider as tests need one: it says what it is told to say, and signs by the key that it is told to sign with. What a
//! real one says is tested in `web/e2e/tests/sso.spec.ts`.

use crate::support::{Answer, Client, TestApp};
use axum::{
    Json as Reply, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, jwk::Jwk};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    net::Ipv4Addr,
    sync::{Arc, Mutex, MutexGuard},
};

pub const CLIENT: &str = "ombud desk";
pub const SECRET: &str = "s3cret/of+the desk";

/// A key that the provider signs with.
pub struct Key {
    pub kid: String,
    pem: String,
}

impl Key {
    pub fn new(kid: &str) -> Self {
        Self { kid: kid.into(), pem: rcgen::KeyPair::generate().unwrap().serialize_pem() }
    }

    fn encoding(&self) -> EncodingKey {
        EncodingKey::from_ec_pem(self.pem.as_bytes()).unwrap()
    }

    pub fn public(&self) -> Jwk {
        let mut jwk = Jwk::from_encoding_key(&self.encoding(), Algorithm::ES256).unwrap();
        jwk.common.key_id = Some(self.kid.clone());
        jwk
    }

    pub fn sign(&self, claims: &Json) -> String {
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::ES256) };
        jsonwebtoken::encode(&header, claims, &self.encoding()).unwrap()
    }
}

/// What was asked for, of somebody who has signed in at the provider.
struct Granted {
    challenge: String,
    redirect: String,
    id_token: String,
}

pub struct Inner {
    pub key: Key,
    /// Keys that it publishes beside that.
    pub others: Vec<Jwk>,
    codes: HashMap<String, Granted>,
    /// What `/userinfo` says, where it is more than the subject.
    pub userinfo: Json,
    /// Whose claims were made last.
    subject: String,
    /// What its discovery document says beside what it must.
    pub more: Json,
    /// How often its keys were read.
    pub keys_read: usize,
}

/// A running provider.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

/// The parameters of a query or a form.
pub fn params(text: &str) -> HashMap<String, String> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

impl Provider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let inner = Inner {
            key: Key::new("first"),
            others: Vec::new(),
            codes: HashMap::new(),
            userinfo: Json::Null,
            subject: String::new(),
            more: json!({}),
            keys_read: 0,
        };
        let provider = Self { issuer, inner: Arc::new(Mutex::new(inner)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// The claims of somebody who has just signed in.
    pub fn claims(&self, app: &TestApp, sub: &str, more: &Json) -> Json {
        let now = app.app.now().seconds();
        sub.clone_into(&mut self.inner().subject);
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": sub, "iat": now, "exp": now + 300, "auth_time": now,
            "email": format!("{sub}@example.com"), "email_verified": true, "name": format!("{sub} of the provider"),
        });
        for (name, value) in more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        claims
    }

    /// What the provider would send a browser back with that was sent to `url`, once somebody has signed in: the query.
    pub fn sign_in(&self, app: &TestApp, url: &str, sub: &str, more: &Json) -> String {
        let asked = params(url.split_once('?').unwrap().1);
        let mut claims = self.claims(app, sub, more);
        claims["nonce"] = more.get("nonce").cloned().unwrap_or(json!(asked["nonce"]));
        let token = self.inner().key.sign(&claims);
        self.grant(url, token)
    }

    /// The same with an ID token that the test has made.
    pub fn grant(&self, url: &str, id_token: String) -> String {
        let asked = params(url.split_once('?').unwrap().1);
        assert_eq!((asked["response_type"].as_str(), asked["client_id"].as_str()), ("code", CLIENT));
        assert_eq!(asked["code_challenge_method"], "S256");
        let code = format!("code-{}", self.inner().codes.len());
        let granted = Granted {
            challenge: asked["code_challenge"].clone(),
            redirect: asked["redirect_uri"].clone(),
            id_token,
        };
        self.inner().codes.insert(code.clone(), granted);
        form_urlencoded::Serializer::new(String::new())
            .append_pair("code", &code)
            .append_pair("state", &asked["state"])
            .finish()
    }
}

async fn discovery(State(provider): State<Provider>) -> Reply<Json> {
    let at = |path: &str| format!("{}{path}", provider.issuer);
    let mut document = json!({
        "issuer": provider.issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
        "jwks_uri": at("/jwks"), "userinfo_endpoint": at("/userinfo"), "end_session_endpoint": at("/end"),
        "backchannel_logout_supported": true,
    });
    for (name, value) in provider.inner().more.as_object().unwrap() {
        document[name] = value.clone();
    }
    Reply(document)
}

async fn jwks(State(provider): State<Provider>) -> Reply<Json> {
    let mut inner = provider.inner();
    inner.keys_read += 1;
    let mut keys = vec![json!(inner.key.public())];
    keys.extend(inner.others.iter().map(|it| json!(it)));
    // What it does not know of must not keep it from the rest.
    keys.push(json!({"kty": "AKP", "alg": "ML-DSA-44", "kid": "new", "pub": "AA"}));
    Reply(json!({"keys": keys}))
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, body: Bytes) -> Response {
    let form = params(std::str::from_utf8(&body).unwrap());
    let refuse = |why: &str| (StatusCode::BAD_REQUEST, Reply(json!({"error": why}))).into_response();
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(CLIENT), encoded(SECRET))));
    if headers.get("authorization").and_then(|it| it.to_str().ok()) != Some(&basic) {
        return refuse("invalid_client");
    }
    let Some(granted) = provider.inner().codes.remove(&form["code"]) else { return refuse("invalid_grant") };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    if challenge != granted.challenge || form["redirect_uri"] != granted.redirect {
        return refuse("invalid_grant");
    }
    Reply(json!({"access_token": "at", "token_type": "Bearer", "id_token": granted.id_token})).into_response()
}

async fn userinfo(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    if headers.get("authorization").and_then(|it| it.to_str().ok()) != Some("Bearer at") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let inner = provider.inner();
    let said = if inner.userinfo.is_null() { json!({"sub": inner.subject}) } else { inner.userinfo.clone() };
    Reply(said).into_response()
}

/// Sets the provider, with everything that makes it useful; `more` says what differs.
pub async fn set(app: &TestApp, provider: &Provider, more: Json) -> Client {
    let admin = app.sign_in("Admin").await;
    let roles = roles(&admin).await;
    let mut settings = json!({
        "enabled": true, "name": "Keys & Co", "issuer": provider.issuer, "client_id": CLIENT, "create": true,
        "mappings": [
            {"group": "leads", "role": roles["Lead"], "teams": []},
            {"group": "support", "role": roles["Agent"], "teams": []},
        ],
    });
    for (name, value) in more.as_object().unwrap() {
        settings[name] = value.clone();
    }
    admin.put("/sso", settings).await.ok();
    admin.put("/sso/secret", json!({"client_secret": SECRET})).await.ok();
    admin
}

/// The roles' ids by their names.
pub async fn roles(admin: &Client) -> HashMap<String, Json> {
    let all = admin.get("/roles").await.ok();
    let named = |it: &Json| (it["name"].as_str().unwrap().to_owned(), it["id"].clone());
    all["items"].as_array().unwrap().iter().map(named).collect()
}

/// A browser that begins to sign in, and the provider's address that it is sent to.
pub async fn begin(app: &TestApp) -> (Client, String) {
    let mut browser = app.anonymous();
    browser.headers.remove("origin"); // a navigation names none
    let url = location(&browser.get("/auth/sso/start?next=/inbox/mine").await);
    (browser, url)
}

/// Where an answer sends the browser.
#[track_caller]
pub fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{} answered {}", answer.asked, answer.text);
    answer.header("location").unwrap().to_owned()
}

/// Brings the provider's answer back.
pub async fn finish(browser: &Client, query: &str) -> String {
    location(&browser.get(&format!("/auth/sso/callback?{query}")).await)
}

/// Signs somebody in; answers with the browser and where it goes on.
pub async fn sign_in(app: &TestApp, provider: &Provider, sub: &str, more: &Json) -> (Client, String) {
    let (mut browser, url) = begin(app).await;
    let query = provider.sign_in(app, &url, sub, more);
    let to = finish(&browser, &query).await;
    browser.headers.insert("origin".into(), app.base.clone());
    (browser, to)
}
