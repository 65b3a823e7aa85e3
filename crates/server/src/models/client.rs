//! The way out to a model: `POST …/chat/completions` as OpenAI describes it and others speak it, and what `…/embeddings` has in common
//! with that. Short of patience, and suspicious of what comes back.

use super::types::{Dialect, ModelSettings};
use crate::http::{Outward, guarded};
use ombud_base::Secret;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// The largest answer that is read.
const LARGEST: usize = 256 * 1024;
/// The most that is kept of what a server says of a failure, in characters.
const LONGEST: usize = 200;
/// Tokens that an answer may have.
pub(super) const MOST_OUT: i64 = 500;
/// How long it is left alone where it says that it is asked too much, and not for how long.
const REST_SECONDS: u64 = 60;

/// What a model wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    pub text: String,
    /// Whether it came to its end by itself.
    pub whole: bool,
    /// As it says; none: it does not say.
    pub tokens: Option<(i64, i64)>,
}

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It took too long.
    Slow,
    /// It does not answer as it must: why, for an admin; after how many seconds it wants to be asked again.
    Failed(String, Option<u64>),
}

pub(super) fn failed(why: impl Into<String>) -> Trouble {
    Trouble::Failed(why.into(), None)
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Choice {
    message: Said,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    content: Option<String>,
}

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    prompt_tokens: i64,
    #[serde(default)]
    completion_tokens: i64,
}

/// The body of a request.
pub(super) fn body(settings: &ModelSettings, messages: &[Json]) -> Json {
    let mut body = json!({"model": settings.model, "messages": messages, "stream": false});
    let more = match settings.dialect {
        Dialect::Common => json!({"max_tokens": MOST_OUT, "temperature": 0}),
        // Models that think take neither of the two.
        Dialect::OpenAi => json!({"max_completion_tokens": MOST_OUT}),
    };
    if let (Some(body), Json::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}

/// Asks for the wording of an answer.
pub(super) async fn ask(
    outward: &Outward,
    settings: &ModelSettings,
    key: Option<&Secret<String>>,
    body: &Json,
) -> Result<Reply, Trouble> {
    let patience = Duration::from_millis(settings.timeout_ms.unsigned_abs());
    let to = Way { url: &settings.url, path: "/chat/completions", key, patience, largest: LARGEST };
    reply(&to.post(outward, body).await?)
}

/// Where something is asked, and how much is taken of it.
pub(super) struct Way<'a> {
    pub url: &'a str,
    pub path: &'static str,
    pub key: Option<&'a Secret<String>>,
    pub patience: Duration,
    /// The largest answer that is read, in bytes.
    pub largest: usize,
}

impl Way<'_> {
    /// Asks, and reads what is answered.
    pub async fn post(&self, outward: &Outward, body: &Json) -> Result<Vec<u8>, Trouble> {
        let url = format!("{}{}", self.url.trim_end_matches('/'), self.path);
        if let Some(why) = outward.refuse(&url) {
            return Err(failed(format!("The address {why}.")));
        }
        let mut request = outward
            .client()
            .post(&url)
            .timeout(self.patience)
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(body.to_string());
        if let Some(key) = self.key {
            request = request.bearer_auth(key.expose());
        }
        // The limit holds for all of it: to find it, to ask it, to read what it says.
        tokio::time::timeout(self.patience, self.read(outward, request)).await.unwrap_or(Err(Trouble::Slow))
    }

    async fn read(&self, outward: &Outward, request: reqwest::RequestBuilder) -> Result<Vec<u8>, Trouble> {
        let silent = |error: reqwest::Error| match error.is_timeout() {
            true => Trouble::Slow,
            false => failed(format!("It cannot be reached: {}.", outward.words(&error))),
        };
        let mut response = request.send().await.map_err(silent)?;
        let status = response.status().as_u16();
        let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok());
        let again = header("retry-after").and_then(|it| it.trim().parse::<u64>().ok());
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(silent)? {
            if bytes.len() + chunk.len() > self.largest {
                let most = self.largest / 1024;
                return Err(failed(format!("Its answer is larger than {most} KiB; it was not read.")));
            }
            bytes.extend_from_slice(&chunk);
        }
        if status == 200 { Ok(bytes) } else { Err(self.refused(status, again, &bytes)) }
    }

    /// What a status says that is none of success.
    fn refused(&self, status: u16, again: Option<u64>, bytes: &[u8]) -> Trouble {
        let said = said(bytes);
        match status {
            401 | 403 => failed(format!("It does not accept the key (it answered {status}). {said}")),
            404 => failed(format!(
                "It answered 404: is the address right, up to the part before {}, and the model's name? {said}",
                self.path
            )),
            429 | 503 => {
                let why = format!("It is asked too much (it answered {status}). {said}");
                Trouble::Failed(why, again.or((status == 429).then_some(REST_SECONDS)))
            }
            300..=399 => failed(format!(
                "It answered {status}, and redirects are not followed. Enter the address that it leads to."
            )),
            status => failed(format!("It answered {status}. {said}")),
        }
    }
}

fn reply(bytes: &[u8]) -> Result<Reply, Trouble> {
    let odd = || failed("What it answered is no chat completion as OpenAI describes it.");
    let completion: Completion = serde_json::from_slice(bytes).map_err(|_| odd())?;
    let choice = completion.choices.into_iter().next().ok_or_else(odd)?;
    let sane = |it: i64| it.clamp(0, 10_000_000);
    Ok(Reply {
        // It is kept and shown to staff: no secret.
        text: guarded(choice.message.content.unwrap_or_default()),
        whole: choice.finish_reason.is_none_or(|it| it == "stop"),
        tokens: completion.usage.map(|it| (sane(it.prompt_tokens), sane(it.completion_tokens))),
    })
}

/// What a server says of a failure, as one line without secrets.
fn said(bytes: &[u8]) -> String {
    let json: Json = serde_json::from_slice(bytes).unwrap_or_default();
    let text = json.pointer("/error/message").or_else(|| json.get("message")).and_then(Json::as_str);
    let line: String =
        text.unwrap_or_default().chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    guarded(line.chars().take(LONGEST).collect())
}
