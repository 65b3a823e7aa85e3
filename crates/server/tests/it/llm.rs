//! A stand-in for a server of language models: it takes `POST …/chat/completions` and `POST …/embeddings` as OpenAI documents them,
//! refuses what that refuses, and misbehaves as a test wants.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value as Json, json};
use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::Notify;

pub const KEY: &str = "sk-proj-Zq8vT3nX5bK1wLr9";

/// How it behaves.
#[derive(Clone, Debug)]
pub enum Mood {
    /// It writes this.
    Writes(String),
    /// The same, cut off by its limit.
    Breaks(String),
    /// It writes this once it is let.
    Waits(String),
    /// It does not answer.
    Hangs,
    /// It answers this, with these headers.
    Says(u16, Vec<(&'static str, String)>, String),
}

/// How it embeds.
#[derive(Clone, Debug)]
pub enum Embeds {
    /// Words that mean the same lead the same way.
    Well,
    /// The same, with the vectors in another order.
    Shuffled,
    /// The same, with so many numbers.
    With(usize),
    /// One vector too few.
    TooFew,
    /// A number that is none.
    Nonsense(&'static str),
    /// It does not answer.
    Hangs,
    /// It answers this.
    Says(u16, String),
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Got {
    pub body: Json,
    pub authorization: String,
}

impl Got {
    /// What the model is told beside the rules: parsed, for it is data.
    pub fn data(&self) -> Json {
        serde_json::from_str(self.body["messages"][1]["content"].as_str().unwrap()).unwrap()
    }

    pub fn rules(&self) -> &str {
        self.body["messages"][0]["content"].as_str().unwrap()
    }
}

#[derive(Clone)]
pub struct Llm {
    pub url: String,
    mood: Arc<Mutex<Mood>>,
    embeds: Arc<Mutex<Embeds>>,
    got: Arc<Mutex<Vec<Got>>>,
    embedded: Arc<Mutex<Vec<Got>>>,
    pub let_go: Arc<Notify>,
}

impl Llm {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let llm = Self {
            url,
            mood: Arc::new(Mutex::new(Mood::Hangs)),
            embeds: Arc::new(Mutex::new(Embeds::Well)),
            got: Arc::default(),
            embedded: Arc::default(),
            let_go: Arc::default(),
        };
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
            .route("/v1/embeddings", post(embed))
            .fallback(|| async { problem(StatusCode::NOT_FOUND, "Unknown request URL.") })
            .with_state(llm.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        llm
    }

    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn writes(&self, text: &str) {
        self.be(Mood::Writes(text.to_owned()));
    }

    pub fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }

    pub fn embeds(&self, how: Embeds) {
        *self.embeds.lock().unwrap() = how;
    }

    /// The texts that it was given to embed since this was last asked, in their order.
    pub fn was_given(&self) -> Vec<String> {
        let all: Vec<Got> = self.embedded.lock().unwrap().drain(..).collect();
        let texts = all.iter().flat_map(|it| it.body["input"].as_array().unwrap().clone());
        texts.map(|it| it.as_str().unwrap().to_owned()).collect()
    }

    /// Waits until it was asked so often.
    pub async fn asked(&self, times: usize) {
        for _ in 0..400 {
            if self.got().len() >= times {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("it was asked {} times, not {times}", self.got().len());
    }
}

fn problem(status: StatusCode, message: &str) -> Response {
    let error =
        json!({"error": {"message": message, "type": "invalid_request_error", "param": null, "code": null}});
    (status, axum::Json(error)).into_response()
}

fn completion(body: &Json, content: &str, finish: &str) -> Response {
    let written = i64::try_from(content.split_whitespace().count()).unwrap();
    axum::Json(json!({
        "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1_741_569_952,
        "model": body["model"],
        "choices": [{
            "index": 0, "logprobs": null, "finish_reason": finish,
            "message": {"role": "assistant", "content": content, "refusal": null, "annotations": []},
        }],
        "usage": {"prompt_tokens": 700, "completion_tokens": written, "total_tokens": 700 + written},
        "service_tier": "default",
    }))
    .into_response()
}

/// What is wrong with a request, as OpenAI would have it.
fn wrong(headers: &HeaderMap, body: &Json) -> Option<Response> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if bearer != format!("Bearer {KEY}") {
        return Some(problem(StatusCode::UNAUTHORIZED, "Incorrect API key provided."));
    }
    let messages = body["messages"].as_array().cloned().unwrap_or_default();
    let roles = ["system", "user", "assistant", "developer", "tool"];
    let role = |it: &Json| it["role"].as_str().is_some_and(|it| roles.contains(&it));
    let good = !messages.is_empty() && messages.iter().all(|it| role(it) && it["content"].is_string());
    if !good || !body["model"].is_string() || body["stream"] == json!(true) {
        return Some(problem(StatusCode::BAD_REQUEST, "We could not parse the JSON body of your request."));
    }
    if body["model"] == "thinks" && (body.get("max_tokens").is_some() || body.get("temperature").is_some()) {
        let why = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
        return Some(problem(StatusCode::BAD_REQUEST, why));
    }
    None
}

async fn complete(State(it): State<Llm>, headers: HeaderMap, body: Bytes) -> Response {
    let body: Json = serde_json::from_slice(&body).unwrap_or_default();
    let authorization = headers.get(header::AUTHORIZATION).map(|it| it.to_str().unwrap().to_owned());
    it.got.lock().unwrap().push(Got { body: body.clone(), authorization: authorization.unwrap_or_default() });
    if let Some(wrong) = wrong(&headers, &body) {
        return wrong;
    }
    let mood = it.mood.lock().unwrap().clone();
    match mood {
        Mood::Writes(text) => completion(&body, &text, "stop"),
        Mood::Breaks(text) => completion(&body, &text, "length"),
        Mood::Waits(text) => {
            it.let_go.notified().await;
            completion(&body, &text, "stop")
        }
        Mood::Hangs => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            StatusCode::OK.into_response()
        }
        Mood::Says(status, more, text) => {
            let mut response =
                Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
            for (name, value) in more {
                response = response.header(name, value);
            }
            response.body(Body::from(text)).unwrap()
        }
    }
}

/// Words that mean the same, and words that mean nothing.
const MEANINGS: [(&str, &[&str]); 6] = [
    ("dark", &["night", "black", "夜间"]),
    ("theme", &["look", "appearance", "外观"]),
    ("switch", &["flip", "change", "切换"]),
    ("withdrawal", &["payout", "withdrawals"]),
    ("pending", &["hangs", "stuck"]),
    (
        "",
        &["a", "the", "my", "is", "to", "into", "it", "i", "do", "how", "of", "and", "over", "under", "see"],
    ),
];

fn meaning(word: &str) -> &str {
    MEANINGS.iter().find(|it| it.1.contains(&word)).map_or(word, |it| it.0)
}

/// Which way a text leads: the sum of what its words mean.
fn direction(text: &str, dimensions: usize) -> Vec<f64> {
    let mut sum = vec![0.0; dimensions];
    let text = text.to_lowercase();
    let words = text.split(|it: char| !it.is_alphanumeric()).map(meaning).filter(|it| !it.is_empty());
    for word in words {
        let seed = word.bytes().fold(0xcbf2_9ce4_8422_2325, |it: u64, byte| {
            (it ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut state = seed;
        for number in &mut sum {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *number += f64::from(u32::try_from(state >> 33).unwrap()) / f64::from(1_u32 << 30) - 1.0;
        }
    }
    // A text of nothing leads somewhere, too.
    sum[0] += 1e-3;
    sum
}

/// What is wrong with a request for embeddings, as OpenAI would have it.
fn wrong_to_embed(headers: &HeaderMap, body: &Json) -> Option<Response> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if bearer != format!("Bearer {KEY}") {
        return Some(problem(StatusCode::UNAUTHORIZED, "Incorrect API key provided."));
    }
    let input = body["input"].as_array().cloned().unwrap_or_default();
    let texts = input.iter().all(|it| it.as_str().is_some_and(|it| !it.is_empty()));
    if !(1..=2048).contains(&input.len()) || !texts || body["encoding_format"] != "float" {
        return Some(problem(StatusCode::BAD_REQUEST, "'$.input' is invalid."));
    }
    (!body["model"].is_string())
        .then(|| problem(StatusCode::BAD_REQUEST, "you must provide a model parameter"))
}

async fn embed(State(it): State<Llm>, headers: HeaderMap, body: Bytes) -> Response {
    let body: Json = serde_json::from_slice(&body).unwrap_or_default();
    let authorization = headers.get(header::AUTHORIZATION).map(|it| it.to_str().unwrap().to_owned());
    let authorization = authorization.unwrap_or_default();
    if let Some(wrong) = wrong_to_embed(&headers, &body) {
        return wrong;
    }
    it.embedded.lock().unwrap().push(Got { body: body.clone(), authorization });
    let how = it.embeds.lock().unwrap().clone();
    let dimensions = if let Embeds::With(dimensions) = how { dimensions } else { 64 };
    let input = body["input"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned());
    let input: Vec<String> = input.collect();
    let mut data: Vec<Json> = input
        .iter()
        .enumerate()
        .map(|(index, text)| {
            json!({"object": "embedding", "index": index, "embedding": direction(text, dimensions)})
        })
        .collect();
    match &how {
        Embeds::Shuffled => data.reverse(),
        Embeds::TooFew => drop(data.pop()),
        Embeds::Hangs => tokio::time::sleep(Duration::from_secs(60)).await,
        Embeds::Says(status, text) => {
            let status = StatusCode::from_u16(*status).unwrap();
            return (status, [(header::CONTENT_TYPE, "application/json")], text.clone()).into_response();
        }
        Embeds::Well | Embeds::With(_) | Embeds::Nonsense(_) => {}
    }
    let tokens = input.iter().map(|it| it.split_whitespace().count()).sum::<usize>();
    let usage = json!({"prompt_tokens": tokens, "total_tokens": tokens});
    let text = json!({"object": "list", "data": data, "model": body["model"], "usage": usage}).to_string();
    let text = match how {
        Embeds::Nonsense(number) => text.replacen("\"embedding\":[", &format!("\"embedding\":[{number},"), 1),
        _ => text,
    };
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
