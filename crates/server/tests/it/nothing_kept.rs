//! Promise one, as a thief would try it: secrets of every kind are brought in by every way there is, and afterwards nothing
//! that was written anywhere holds one of them.

use crate::places::{Place, Server, each_place, ombud};
use axum::{Router, body::Bytes, extract::State};
use futures_util::{SinkExt, StreamExt};
use ombud_base::{Clock, Random, id::v7};
use reqwest::{Method, RequestBuilder, header, multipart};
use serde_json::{Value as Json, json};
use std::{
    io::Read,
    net::Ipv4Addr,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio_tungstenite::{connect_async, tungstenite::Message};

const PASSWORD: &str = "correct horse battery staple 1";
/// What must be found by the same search, or the search is blind.
const HARMLESS: &str = "harmless-words-that-are-kept";

/// Makes secrets, each only once, and knows what of each must not be found.
struct Secrets {
    random: Random,
    planted: Vec<(String, String)>,
}

/// How many kinds [`Secrets::next`] goes through.
const KINDS: usize = 8;

impl Secrets {
    fn new() -> Self {
        // The same ones each time: this is about the ways in. What is recognised is measured elsewhere.
        Self { random: Random::seeded(29), planted: Vec::new() }
    }

    fn phrase(&mut self, bytes: usize) -> (String, String) {
        let entropy: [u8; 32] = self.random.bytes();
        let phrase = bip39::Mnemonic::from_entropy(&entropy[..bytes]).unwrap().to_string();
        let first: Vec<&str> = phrase.split(' ').take(4).collect();
        (first.join(" "), phrase)
    }

    fn hex<const N: usize>(&mut self) -> String {
        self.random.bytes::<N>().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A secret of the kind that is next, as people write it down, for `place`.
    fn next(&mut self, place: &str) -> String {
        let (core, text) = match self.planted.len() % KINDS {
            0 => self.phrase(16),
            1 => self.phrase(32),
            2 => {
                let key = self.hex::<32>();
                (key.clone(), format!("my private key is {key}"))
            }
            3 => {
                let key: [u8; 32] = self.random.bytes();
                let wif = bs58::encode([&[0x80], key.as_slice(), &[1]].concat()).with_check().into_string();
                (wif.clone(), wif)
            }
            4 => {
                let node: [u8; 64] = self.random.bytes();
                let start = [0x04, 0x88, 0xad, 0xe4, 0, 0, 0, 0, 0, 0, 0, 0, 0];
                let xprv = bs58::encode([&start, &node[..32], &[0], &node[32..]].concat())
                    .with_check()
                    .into_string();
                (xprv.clone(), xprv)
            }
            5 => {
                let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
                let seed: [u8; 32] = self.random.bytes();
                let seed: String = seed.iter().map(|it| char::from(letters[usize::from(*it % 32)])).collect();
                (seed.clone(), format!("otpauth://totp/Nimbus:kim?secret={seed}&issuer=Nimbus"))
            }
            6 => {
                let secret = self.hex::<32>();
                (secret.clone(), format!("api secret: {secret}"))
            }
            _ => {
                let password = format!("Zq{}!7", self.hex::<6>());
                (password.clone(), format!("my password is {password}"))
            }
        };
        self.planted.push((place.to_owned(), core));
        text
    }

    /// One of each kind.
    fn each(&mut self, place: &str) -> Vec<String> {
        (0..KINDS).map(|_| self.next(place)).collect()
    }

    /// Fails where something of a planted secret is in `bytes`.
    fn must_not_be_in(&self, what: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let leaks: Vec<String> = self
            .planted
            .iter()
            .filter(|(_, core)| {
                text.contains(core.as_str())
                    || text.contains(&core.replace(' ', "+"))
                    || text.contains(&core.replace(' ', "%20"))
            })
            .map(|(place, core)| format!("{place}: {core}"))
            .collect();
        assert!(leaks.is_empty(), "{what} holds what was planted in: {leaks:?}");
    }
}

/// Everything that webhooks were sent.
#[derive(Clone, Default)]
struct Received(Arc<Mutex<Vec<u8>>>);

impl Received {
    async fn start() -> (Self, String) {
        let received = Self::default();
        let take = |State(it): State<Self>, body: Bytes| async move {
            it.0.lock().unwrap().extend_from_slice(&body)
        };
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new().fallback(take).with_state(received.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (received, url)
    }
}

/// The desk under test, with what it takes to write to it.
struct Desk {
    server: Server,
    cookie: String,
    inbox: Json,
    identity_key: Json,
    session: String,
    conversation: String,
    case: String,
    customer: String,
}

fn fresh_id() -> String {
    v7(Clock::system().now(), &Random::system()).to_string()
}

async fn ok(request: RequestBuilder) -> Json {
    let answer = request.send().await.unwrap();
    let (status, url, text) = (answer.status(), answer.url().path().to_owned(), answer.text().await.unwrap());
    assert!(status.is_success(), "{url}: {status} {text}");
    serde_json::from_str(&text).unwrap_or_default()
}

impl Desk {
    async fn open(place: &Place, log: &Path, hook: &str) -> Self {
        let add = ["staff", "add", "admin@example.com", "--role", "Admin", "--password-stdin"];
        place.run_with_input(&add, PASSWORD).unwrap();
        let environment =
            [("OMBUD_LOG__FILTER", "trace".to_owned()), ("OMBUD_WEBHOOKS__ALLOW_PRIVATE", "true".to_owned())];
        let server = Server::start_logged(place, &environment, log).await;
        let login = json!({"email": "admin@example.com", "password": PASSWORD});
        let answer = server.request(Method::POST, "/auth/login").json(&login).send().await.unwrap();
        let cookies = answer.headers().get_all(header::SET_COOKIE).iter().map(|it| it.to_str().unwrap());
        let cookie = cookies.filter_map(|it| it.split(';').next()).collect::<Vec<_>>().join("; ");
        let inbox = server.staff(&cookie, Method::POST, "/inboxes", json!({"name": "Web"})).await;
        let keys = format!("/inboxes/{}/identity-keys", inbox["id"].as_str().unwrap());
        let identity_key = server.staff(&cookie, Method::POST, &keys, json!({"algorithm": "HS256"})).await;
        let all = server.staff(&cookie, Method::GET, "/event-kinds", Json::Null).await;
        let kinds: Vec<Json> = all["items"].as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
        server.staff(&cookie, Method::POST, "/webhooks", json!({"url": hook, "events": kinds})).await;
        let begun = ok(server
            .request(Method::POST, "/widget/sessions")
            .json(&json!({"inbox": inbox["key"], "language": "en"})))
        .await;
        let session = begun["session"].as_str().unwrap().to_owned();
        let conversation = fresh_id();
        let path = format!("/widget/conversations/{conversation}/messages");
        let first = json!({"id": "first", "body": HARMLESS});
        ok(server.request(Method::POST, &path).bearer_auth(&session).json(&first)).await;
        let cases = server.staff(&cookie, Method::GET, "/cases?view=all", Json::Null).await;
        let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
        let customer = begun["customer"]["id"].as_str().unwrap().to_owned();
        Self { server, cookie, inbox, identity_key, session, conversation, case, customer }
    }

    fn widget(&self, method: Method, path: &str) -> RequestBuilder {
        self.server.request(method, &format!("/widget{path}")).bearer_auth(&self.session)
    }

    fn staff(&self, method: Method, path: &str) -> RequestBuilder {
        self.server.request(method, path).header(header::COOKIE, &self.cookie)
    }

    /// By the widget over HTTP.
    async fn by_widget(&self, secrets: &mut Secrets) {
        let messages = format!("/conversations/{}/messages", self.conversation);
        for (n, text) in secrets.each("a message").into_iter().enumerate() {
            let body = json!({"id": format!("w{n}"), "body": format!("hello, {text} thank you")});
            ok(self.widget(Method::POST, &messages).json(&body)).await;
        }
        for text in secrets.each("unknown keys and values") {
            let body =
                json!({"id": fresh_id(), "body": "hello", (text.clone()): text, "more": {"deep": [text]}});
            self.widget(Method::POST, &messages).json(&body).send().await.unwrap();
        }
        for text in secrets.each("an oversize message") {
            let body = json!({"id": "large", "body": format!("{text} {}", "a".repeat(16_000))});
            assert_eq!(self.widget(Method::POST, &messages).json(&body).send().await.unwrap().status(), 422);
        }
        for text in secrets.each("broken JSON") {
            for broken in [
                format!("{{\"id\": \"x\", \"body\": \"{text}"),
                format!("{{\"id\": {{}}, \"body\": \"{text}\"}}"),
                text,
            ] {
                let sent =
                    self.widget(Method::POST, &messages).header(header::CONTENT_TYPE, "application/json");
                assert!(sent.body(broken).send().await.unwrap().status().is_client_error());
            }
        }
        for text in secrets.each("name, email and language of oneself") {
            for field in ["name", "email", "language", "nonsense"] {
                let request = self.widget(Method::PATCH, "/customer").json(&json!({(field): text}));
                request.send().await.unwrap();
            }
        }
        for text in secrets.each("a rating") {
            let path = format!("/conversations/{}/rating", self.conversation);
            self.widget(Method::POST, &path)
                .json(&json!({"score": 5, "comment": text}))
                .send()
                .await
                .unwrap();
        }
        for text in secrets.each("a poll") {
            let question = json!({"seen": {}, "wait_ms": 0, "note": text, (text.clone()): 1});
            self.widget(Method::POST, "/poll").json(&question).send().await.unwrap();
        }
        for text in secrets.each("the beginning of a session") {
            let body = json!({"inbox": self.inbox["key"], "language": text, "time_zone": text, "session": text, "identity": text});
            self.server.request(Method::POST, "/widget/sessions").json(&body).send().await.unwrap();
            let body = json!({"inbox": self.inbox["key"], "language": text, "time_zone": text});
            self.server.request(Method::POST, "/widget/sessions").json(&body).send().await.unwrap();
        }
    }

    /// By what a host app vouches for.
    async fn by_identity_tokens(&self, secrets: &mut Secrets) {
        let kid = self.identity_key["kid"].as_str().unwrap().to_owned();
        let key =
            jsonwebtoken::EncodingKey::from_secret(self.identity_key["secret"].as_str().unwrap().as_bytes());
        let head = jsonwebtoken::Header {
            kid: Some(kid),
            ..jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256)
        };
        let exp = Clock::system().now().seconds() + 600;
        for (n, text) in secrets.each("an identity token").into_iter().enumerate() {
            let named = json!({"sub": format!("u{n}"), "exp": exp, "name": text, "more": text});
            let known_as = json!({"sub": text, "exp": exp});
            let reached =
                json!({"sub": "other", "exp": exp, "email": format!("{text}@example.com"), "language": text});
            for (claims, good) in [(named, true), (known_as, false), (reached, false)] {
                let token = jsonwebtoken::encode(&head, &claims, &key).unwrap();
                let body = json!({"inbox": self.inbox["key"], "identity": token});
                let answer =
                    self.server.request(Method::POST, "/widget/sessions").json(&body).send().await.unwrap();
                assert_eq!(answer.status().is_success(), good, "{claims}");
            }
        }
    }

    /// By files of the customer's and of staff.
    async fn by_files(&self, secrets: &mut Secrets) {
        for text in secrets.each("the name and content of a file") {
            for (name, content) in
                [(text.clone(), b"nothing".to_vec()), ("notes.txt".into(), text.clone().into_bytes())]
            {
                let named = content == b"nothing";
                for request in [self.widget(Method::POST, "/files"), self.staff(Method::POST, "/files")] {
                    let part = multipart::Part::bytes(content.clone()).file_name(name.clone());
                    let answer =
                        request.multipart(multipart::Form::new().part("file", part)).send().await.unwrap();
                    let (status, said) = (answer.status(), answer.text().await.unwrap());
                    if named {
                        assert_eq!(status, 201, "{said}");
                        secrets.must_not_be_in("the answer", said.as_bytes());
                    } else {
                        assert_eq!(status, 422, "{said}");
                        assert!(said.contains("secret-found"), "{said}");
                    }
                }
            }
        }
    }

    /// By staff over HTTP.
    async fn by_staff(&self, secrets: &mut Secrets) {
        let (case, customer) = (format!("/cases/{}", self.case), format!("/customers/{}", self.customer));
        let later = Clock::system().now().plus_seconds(3600).to_string();
        let field = json!({"on": "customer", "key": "memo", "label": "Memo", "type": "text"});
        ok(self.staff(Method::POST, "/fields").json(&field)).await;
        for text in secrets.each("what staff write") {
            let message = |more: Json| {
                let mut body = json!({"id": fresh_id(), "body": text});
                body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                body
            };
            for (method, path, body) in [
                (Method::POST, format!("{case}/messages"), message(json!({}))),
                (Method::POST, format!("{case}/messages"), message(json!({"kind": "note"}))),
                (Method::POST, format!("{case}/messages"), message(json!({"send_at": later}))),
                (Method::PUT, format!("{case}/draft"), json!({"body": text})),
                (Method::PATCH, case.clone(), json!({"subject": text})),
                (Method::PATCH, case.clone(), json!({"type": text})),
                (Method::PATCH, case.clone(), json!({"fields": {(text.clone()): text}})),
                (Method::POST, format!("{case}/resolve"), json!({"reason": text})),
                (Method::PATCH, customer.clone(), json!({"name": text})),
                (Method::PATCH, customer.clone(), json!({"note": text})),
                (Method::PATCH, customer.clone(), json!({"email": format!("{text}@example.com")})),
                (Method::PATCH, customer.clone(), json!({"fields": {"memo": text}})),
                (
                    Method::POST,
                    "/canned-replies".into(),
                    json!({"shortcut": fresh_id(), "title": text, "body": text}),
                ),
                (Method::POST, "/tags".into(), json!({"name": text, "color": "#000000"})),
                (Method::POST, "/teams".into(), json!({"name": text})),
                (
                    Method::POST,
                    "/fields".into(),
                    json!({"on": "case", "key": "k", "label": text, "type": "choice", "options": [text]}),
                ),
                (Method::POST, "/inboxes".into(), json!({"name": text})),
                (Method::POST, "/api-tokens".into(), json!({"name": text, "scopes": []})),
                (Method::POST, "/roles".into(), json!({"name": text, "permissions": []})),
                (Method::POST, "/skills".into(), json!({"name": text})),
                (Method::PATCH, "/auth/me".into(), json!({"name": text, "display_name": text})),
                (Method::PATCH, "/workspace".into(), json!({"brand": text})),
                (
                    Method::POST,
                    "/cases".into(),
                    json!({"customer": self.customer, "inbox": self.inbox["id"], "body": text}),
                ),
            ] {
                let answer = self.staff(method, &path).json(&body).send().await.unwrap();
                assert!(!answer.status().is_server_error(), "{path} {body}");
            }
            for path in ["/search", "/customers", "/cases"] {
                for name in ["q", "cursor", "view", "more"] {
                    let query =
                        form_urlencoded::Serializer::new(String::new()).append_pair(name, &text).finish();
                    self.staff(Method::GET, &format!("{path}?{query}")).send().await.unwrap();
                }
            }
        }
    }

    /// By what surrounds a request.
    async fn by_headers_and_addresses(&self, secrets: &mut Secrets) {
        let login = json!({"email": "admin@example.com", "password": PASSWORD});
        for text in secrets.each("headers and addresses") {
            let names = [
                "user-agent",
                "referer",
                "accept-language",
                "x-request-id",
                "idempotency-key",
                "x-forwarded-for",
                "x-anything",
            ];
            let dressed = |mut request: RequestBuilder| {
                for name in names {
                    request = request.header(name, &text);
                }
                request
            };
            dressed(self.server.request(Method::POST, "/auth/login").json(&login)).send().await.unwrap();
            let wrong = json!({"email": text, "password": text, "workspace": text});
            dressed(self.server.request(Method::POST, "/auth/login").json(&wrong)).send().await.unwrap();
            let messages = format!("/conversations/{}/messages", self.conversation);
            let body = json!({"id": fresh_id(), "body": "hello"});
            dressed(self.widget(Method::POST, &messages).json(&body)).send().await.unwrap();
            let tail: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
            for path in [
                format!("/{tail}"),
                format!("/files/{tail}/{tail}/{tail}"),
                format!("/api/v1/cases/{tail}?{tail}={tail}"),
            ] {
                self.server.get(&path).await;
            }
            let method = Method::from_bytes(b"MAKE").unwrap();
            self.staff(method, &format!("/tags/{tail}")).send().await.unwrap();
        }
    }

    /// By sockets: messages, frames that are none, frames that are too large.
    async fn by_sockets(&self, secrets: &mut Secrets) {
        let (mut customer, _) =
            connect_async(format!("ws://localhost:{}/ws/customer", self.server.port)).await.unwrap();
        let hello = json!({"t": "hello", "v": 1, "session": self.session, "seen": {}});
        customer.send(Message::text(hello.to_string())).await.unwrap();
        for (n, text) in secrets.each("a frame of the customer's").into_iter().enumerate() {
            let frame = json!({"t": "send", "id": format!("s{n}"), "conversation": self.conversation, "body": text, "more": text});
            customer.send(Message::text(frame.to_string())).await.unwrap();
            loop {
                let frame =
                    tokio::time::timeout(Duration::from_secs(10), customer.next()).await.unwrap().unwrap();
                let Ok(Message::Text(said)) = frame else { continue };
                secrets.must_not_be_in("a frame to the customer", said.as_bytes());
                if said.contains(&format!("\"s{n}\"")) {
                    break;
                }
            }
        }
        for text in secrets.each("frames that are refused") {
            for frame in [
                json!({"t": text, "body": text}).to_string(),
                format!("{{\"t\": \"send\", \"id\": 7, \"body\": \"{text}\"}}"),
                text.clone(),
                json!({"t": "send", "id": "large", "conversation": self.conversation, "body": format!("{text}{}", "a".repeat(20_000))}).to_string(),
                format!("{text}{}", "a".repeat(2_000_000)),
            ] {
                let url = format!("ws://localhost:{}/ws/customer", self.server.port);
                let (mut socket, _) = connect_async(url).await.unwrap();
                // The server may close while a frame that it refuses is still under way.
                drop(socket.send(Message::text(hello.to_string())).await);
                drop(socket.send(Message::text(frame)).await);
                drop(socket.send(Message::binary(text.clone().into_bytes())).await);
                let over = tokio::time::timeout(Duration::from_secs(2), async { while let Some(Ok(_)) = socket.next().await {} });
                drop(over.await);
            }
        }
    }
}

/// Every file below a folder, archives unpacked.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
            continue;
        }
        let mut bytes = std::fs::read(&path).unwrap();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            let mut unpacked = Vec::new();
            flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
            bytes = unpacked;
        }
        all.push((path.display().to_string(), bytes));
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(text)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_kept_anywhere() {
    each_place(|place| async move {
        drop(crate::support::plain());
        let kept = tempfile::tempdir().unwrap();
        let log = kept.path().join("server.log");
        let (received, hook) = Received::start().await;
        let mut desk = Desk::open(&place, &log, &hook).await;
        let mut secrets = Secrets::new();
        desk.by_widget(&mut secrets).await;
        desk.by_identity_tokens(&mut secrets).await;
        desk.by_files(&mut secrets).await;
        desk.by_staff(&mut secrets).await;
        desk.by_headers_and_addresses(&mut secrets).await;
        desk.by_sockets(&mut secrets).await;
        assert!(secrets.planted.len() > 100);

        let mut tries = 0;
        while !holds(&received.0.lock().unwrap(), "message.created") && tries < 100 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            tries += 1;
        }
        // What lies about while the server runs: the write-ahead log among it.
        files(place.folder()).iter().for_each(|(name, bytes)| secrets.must_not_be_in(name, bytes));
        let archive = kept.path().join("backup.tar.gz");
        place.run(&["backup", archive.to_str().unwrap()]).unwrap();
        desk.server.stop().await;
        let dump = kept.path().join("dump.db");
        ombud(&["db", "copy", "--from", &place.url, "--to", &format!("sqlite:{}", dump.display())], "")
            .unwrap();

        secrets.must_not_be_in("webhooks", &received.0.lock().unwrap());
        assert!(holds(&received.0.lock().unwrap(), "guard.secret_removed"));
        files(place.folder()).iter().for_each(|(name, bytes)| secrets.must_not_be_in(name, bytes));
        let rest = files(kept.path());
        let opened = crate::sealed::of_file(&dump, &place).await;
        opened.iter().for_each(|(column, text)| secrets.must_not_be_in(column, text.as_bytes()));
        rest.iter().for_each(|(name, bytes)| secrets.must_not_be_in(name, bytes));
        // The same search finds what is kept, so that it would have found the others.
        let found = |text| opened.iter().any(|(_, it)| it.contains(text));
        assert!(found(HARMLESS) && found("[seed phrase removed]"));
        for name in ["dump.db", "backup.tar.gz"] {
            let found = |text| rest.iter().any(|(path, bytes)| path.contains(name) && holds(bytes, text));
            assert!(found("message.created"), "{name}");
        }
        let (_, said) = rest.iter().find(|(path, _)| path.ends_with("server.log")).unwrap();
        assert!(holds(said, "TRACE") && holds(said, "DEBUG"), "the log is not at its loudest");
    })
    .await;
}
