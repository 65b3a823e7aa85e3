//! What is sent by nobody's client: bodies, addresses and frames with mistakes of every kind. The server answers each with
//! a refusal or does what was asked; it never panics and never answers 500.
//!
//! A few thousand cases by default. All of them:
//! `OMBUD_CASES=1000000 cargo test -p ombud-server --test it malformed`

use crate::{
    coverage::{Operation, operations},
    support::{Client, TestApp, each_engine_with},
    talk::{Socket, conversation_id, customer, desk, only_case, staff_socket},
    world::{Asked, Caller, World},
};
use futures_util::{StreamExt, stream};
use ombud_base::Random;
use reqwest::Method;
use serde_json::{Map, Value as Json, json};
use std::sync::atomic::{AtomicU64, Ordering};

static PANICS: AtomicU64 = AtomicU64::new(0);

fn cases() -> u64 {
    std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(3000)
}

/// Counts panics of every thread of this process from now on.
fn count_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        before(info);
    }));
}

/// Makes mistakes.
struct Mistakes(Random);

impl Mistakes {
    fn below(&self, n: usize) -> usize {
        usize::try_from(self.0.below(n.max(1) as u64)).unwrap()
    }

    fn text(&self) -> String {
        const PARTS: [&str; 16] = [
            "",
            "\0",
            "a",
            "字",
            "\u{202e}",
            "\u{feff}",
            "💥",
            "'; DROP TABLE cases; --",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "<script>",
            "%00",
            "\r\nSet-Cookie: x=y",
            "9999999999999999999999",
            "\u{10ffff}",
            " ",
        ];
        let length = [1, 1, 2, 3, 8, 60, 5000][self.below(7)];
        (0..length).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }

    fn value(&self) -> Json {
        match self.below(14) {
            0 => Json::Null,
            1 => json!(true),
            2 => json!(-1),
            3 => json!(i64::MAX),
            4 => json!(i64::MIN),
            5 => json!(u64::MAX),
            6 => json!(1e308),
            7 => json!(0.1),
            8 => json!([]),
            9 => json!({}),
            10 => (0..self.below(100)).fold(json!("deep"), |inner, _| json!([inner])),
            11 => json!(vec![self.value(); self.below(4)]),
            12 => json!("018f0000-0000-7000-8000-000000000000"),
            _ => json!(self.text()),
        }
    }

    /// Changes one place of the tree.
    fn spoil(&self, tree: &mut Json) {
        if self.below(4) == 0 {
            *tree = self.value();
            return;
        }
        match tree {
            Json::Object(map) if !map.is_empty() => self.spoil_object(map),
            Json::Array(items) if !items.is_empty() => {
                let at = self.below(items.len());
                self.spoil(&mut items[at]);
            }
            other => *other = self.value(),
        }
    }

    fn spoil_object(&self, map: &mut Map<String, Json>) {
        let key = map.keys().nth(self.below(map.len())).unwrap().clone();
        match self.below(5) {
            0 => drop(map.remove(&key)),
            1 => drop(map.insert(self.text(), self.value())),
            _ => self.spoil(&mut map[&key]),
        }
    }

    /// Text of a request that is hardly JSON any more.
    fn torn(&self, tree: &Json) -> String {
        let mut chars: Vec<char> = tree.to_string().chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(chars.len().max(1));
            match self.below(3) {
                0 => chars.truncate(at),
                1 => chars.insert(at.min(chars.len()), ['{', '"', '\\', '\0', '字', ']', '-'][self.below(7)]),
                _ if at < chars.len() => drop(chars.remove(at)),
                _ => {}
            }
        }
        chars.into_iter().collect()
    }

    fn address(&self, path: &str) -> String {
        let (path, query) = path.split_once('?').map_or((path, ""), |(path, query)| (path, query));
        let coded = percent_encode(&self.text());
        match self.below(4) {
            0 => format!("{path}?{query}&limit={coded}&cursor={coded}"),
            1 => {
                let mut parts: Vec<&str> = path.split('/').collect();
                let at = self.below(parts.len());
                parts[at] = &coded;
                format!(
                    "{}?{query}",
                    if parts[0].is_empty() { parts.join("/") } else { format!("/{}", parts.join("/")) }
                )
            }
            2 => format!("{path}?q={coded}&from={coded}&to={coded}&sort={coded}&{coded}"),
            _ => format!("{path}?{query}"),
        }
    }
}

fn percent_encode(text: &str) -> String {
    text.bytes().take(1500).map(|byte| format!("%{byte:02X}")).collect()
}

async fn ask_badly(mistakes: &Mistakes, operation: &Operation, asked: &Asked, client: &Client) {
    let method: Method = operation.method.parse().unwrap();
    let tree = asked.body.clone().or_else(|| operation.body.clone()).unwrap_or_else(|| json!({}));
    let path = if mistakes.below(3) == 0 { mistakes.address(&asked.path) } else { asked.path.clone() };
    let mut spoilt = tree.clone();
    let answer = match mistakes.below(4) {
        0 => client.raw(method, &path, "application/json", &mistakes.torn(&tree)).await,
        1 => {
            client
                .raw(method, &path, &mistakes.text().replace(|it: char| !it.is_ascii_graphic(), ""), "x")
                .await
        }
        _ => {
            (0..=mistakes.below(3)).for_each(|_| mistakes.spoil(&mut spoilt));
            client.send(method, &path, Some(spoilt.clone())).await
        }
    };
    // A mistake may set the platform's address to nowhere: that it does not answer is told as what it is.
    let elsewhere = answer.status == 503 && answer.text.contains("\"code\":\"unavailable\"");
    assert!(
        answer.status < 500 || elsewhere,
        "{} answered {} {} to {}",
        answer.asked,
        answer.status,
        answer.text,
        spoilt.to_string().chars().take(2000).collect::<String>()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_body_and_no_address_breaks_the_server() {
    count_panics();
    let parts = cases().div_ceil(PART);
    for part in 0..parts {
        each_engine_with(roomy, move |app| async move {
            mistakes_of_a_part(&app, part, PART.min(cases() - part * PART)).await;
        })
        .await;
    }
    assert_eq!(PANICS.load(Ordering::Relaxed), 0);
}

/// So many are made on one desk: what mistakes create is few by rule, and a desk that is full refuses the right requests as well.
const PART: u64 = 40_000;

async fn mistakes_of_a_part(app: &TestApp, part: u64, mut left: u64) {
    let world = World::new(app).await;
    let operations = operations();
    let mistakes = Mistakes(Random::seeded(11 + part));
    while left > 0 {
        for operation in &operations {
            let caller = if operation.path.starts_with("/widget") { Caller::Customer } else { Caller::Admin };
            let asked = world.ask(&operation.method, &operation.path, caller).await;
            let turns = left.min(if cases() > 100_000 { 100 } else { 5 });
            let (mistakes, asked) = (&mistakes, &asked);
            stream::iter(0..turns)
                .for_each_concurrent(16, |_| ask_badly(mistakes, operation, asked, &asked.client))
                .await;
            left -= turns;
            world.tidy().await;
        }
    }
}

fn roomy(config: &mut ombud_server::config::Config) {
    config.limits.customer_frames = 1_000_000;
    config.limits.staff_frames = 1_000_000;
    config.limits.strangers_a_minute = 1_000_000;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_frame_breaks_the_server() {
    count_panics();
    each_engine_with(roomy, |app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let conversation = conversation_id();
        customer.write(&conversation, "first", "hello").await;
        let mistakes = Mistakes(Random::seeded(12));
        let case = only_case(&desk.admin).await["id"].clone();
        let of_customer = [
            json!({"t": "send", "id": "x", "conversation": conversation, "body": "hello", "files": []}),
            json!({"t": "read", "conversation": conversation, "seq": 1}),
            json!({"t": "typing", "conversation": conversation, "on": true}),
            json!({"t": "more", "conversation": conversation, "after": 0}),
            json!({"t": "hello", "v": 1, "session": "x", "seen": {}}),
            json!({"t": "ping"}),
        ];
        let of_staff = [
            json!({"t": "send", "id": "x", "case": case, "body": "hello", "kind": "note", "files": []}),
            json!({"t": "open", "case": case, "after": 0}),
            json!({"t": "close", "case": case}),
            json!({"t": "typing", "case": case, "on": true}),
            json!({"t": "read", "case": case, "pos": 1}),
        ];
        let mut sent = 0;
        while sent < cases() {
            let (mut socket, _) = customer.connect(&app, json!({})).await;
            sent += flood(&mistakes, &mut socket, &of_customer).await;
            let (mut socket, _) = staff_socket(&app, &desk.admin).await;
            sent += flood(&mistakes, &mut socket, &of_staff).await;
        }
        customer.write(&conversation, "last", "still there").await;
        assert_eq!(PANICS.load(Ordering::Relaxed), 0);
        assert_works(&app, &desk.admin).await;
    })
    .await;
}

/// Sends frames until the server has had enough of them; tells how many.
async fn flood(mistakes: &Mistakes, socket: &mut Socket, frames: &[Json]) -> u64 {
    for sent in 1..=50 {
        let mut frame = frames[mistakes.below(frames.len())].clone();
        let text = match mistakes.below(8) {
            0 => mistakes.torn(&frame),
            1 => mistakes.text(),
            _ => {
                // The kind stays, or every frame would be one from the future.
                let kind = frame["t"].clone();
                mistakes.spoil(&mut frame);
                if let Some(map) = frame.as_object_mut() {
                    map.insert("t".into(), kind);
                }
                frame.to_string()
            }
        };
        if !socket.try_raw(&text).await {
            return sent;
        }
    }
    50
}

async fn assert_works(app: &TestApp, admin: &Client) {
    admin.get("/cases?view=all").await.ok();
    let (_socket, welcome) = staff_socket(app, admin).await;
    assert_eq!(welcome["t"], "welcome");
}

/// A form as no browser sends it.
fn torn_form(mistakes: &Mistakes) -> (String, Vec<u8>) {
    const PARTS: [&[u8]; 14] = [
        b"--x\r\n",
        b"--x--\r\n",
        b"--x",
        b"\r\n",
        b"\r\n\r\n",
        b"Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
        b"Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%00%ff",
        b"Content-Disposition: form-data; name=\"other\"",
        b"Content-Disposition: ;;;=\"",
        b"Content-Type: text/plain",
        b"Content-Length: -1",
        b"hello",
        b"\0\xff\xfe",
        b"--y\r\n",
    ];
    let mut body = Vec::new();
    if mistakes.below(2) == 0 {
        body.extend_from_slice(PARTS[0]);
        body.extend_from_slice(PARTS[5]);
        body.extend_from_slice(PARTS[4]);
    }
    for _ in 0..mistakes.below(20) {
        body.extend_from_slice(PARTS[mistakes.below(PARTS.len())]);
    }
    let boundary = [
        "x",
        "",
        "\"x\"",
        "y",
        "x; boundary=y",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];
    (format!("multipart/form-data; boundary={}", boundary[mistakes.below(boundary.len())]), body)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_breaks_the_server() {
    count_panics();
    each_engine_with(roomy, |app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let mistakes = Mistakes(Random::seeded(13));
        let client = crate::support::plain();
        let to = format!("{}/api/v1/widget/files", app.base);
        for _ in 0..cases() / 3 {
            let (kind, body) = torn_form(&mistakes);
            let shown = String::from_utf8_lossy(&body).into_owned();
            let request =
                client.post(&to).bearer_auth(&anna.session).header("content-type", &kind).body(body);
            // A connection that is closed on a body nobody wants to read is an answer, too.
            let Ok(answer) = request.send().await else { continue };
            assert!(answer.status().as_u16() < 500, "{} to {kind} {shown:?}", answer.status());
        }
        assert_eq!(PANICS.load(Ordering::Relaxed), 0);
    })
    .await;
}
