//! A stand-in for a server of language models: it takes `POST …/chat/completions` as OpenAI documents it, refuses what that refuses,
//! and misbehaves as a test wants.

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
    got: Arc<Mutex<Vec<Got>>>,
    pub let_go: Arc<Notify>,
}

impl Llm {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let llm = Self {
            url,
            mood: Arc::new(Mutex::new(Mood::Hangs)),
            got: Arc::default(),
            let_go: Arc::default(),
        };
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
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
