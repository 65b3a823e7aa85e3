//! The way out to the platform: signed, short of patience, and suspicious of what comes back.

use super::{
    Accounts,
    addresses::{Addresses, Owners},
    facts::Facts,
    types::{AccountAction, AccountStatus, Link},
};
use crate::{
    chains::{Gave, Suspect},
    http::guarded,
    webhooks,
};
use ombud_base::Time;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

/// The largest answer that is read.
const LARGEST: usize = 256 * 1024;
/// The most characters of a reason that are kept.
const LONGEST: usize = 300;
/// By this code, in the body of a 404, the platform says that it does not know the customer: any web server answers 404.
const UNKNOWN: &str = "unknown-customer";

/// What the platform said to a question.
pub(super) enum Told<T> {
    Known(Box<T>),
    Unknown,
    /// Why there is no answer that counts.
    Nothing(String),
}

/// What the platform said to an action.
#[derive(Debug)]
pub(super) enum Did {
    Done(AccountStatus),
    /// It will not do it: why.
    Refused(String),
    /// Whether it was done is not known: why.
    Nothing(String),
}

/// One request.
struct Asked<'a> {
    method: Method,
    path: String,
    /// `webhook-id`, and the `Idempotency-Key` of an action.
    id: String,
    body: Option<String>,
    /// Whether it is an action, which is done once.
    once: bool,
    link: &'a Link,
}

struct Answer {
    status: u16,
    bytes: Vec<u8>,
}

/// The body of a refusal.
#[derive(Default, Deserialize)]
struct Refusal {
    #[serde(default)]
    code: String,
    #[serde(default)]
    reason: String,
}

/// The body of an action's success.
#[derive(Deserialize)]
struct Success {
    status: AccountStatus,
}

fn path(subject: &str, rest: &str) -> String {
    format!("/v1/customers/{}/{rest}", utf8_percent_encode(subject, NON_ALPHANUMERIC))
}

impl Answer {
    fn refusal(&self) -> Refusal {
        let refusal: Refusal = serde_json::from_slice(&self.bytes).unwrap_or_default();
        // It is kept and shown: no secret, and one line.
        let clean = |it: String| -> String {
            let line: String = it.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
            guarded(line).trim().chars().take(LONGEST).collect()
        };
        Refusal { code: refusal.code, reason: clean(refusal.reason) }
    }

    /// Why an answer that is no success and no refusal counts for nothing.
    fn unheard_of(&self) -> String {
        match self.status {
            401 | 403 => format!(
                "The platform does not accept our signature (it answered {}). Give it the current secret, under Settings, Account facts.",
                self.status
            ),
            404 => format!(
                "The platform answered 404 without the code {UNKNOWN}: is its address right, up to the part before /v1?"
            ),
            300..=399 => format!(
                "The platform answered {}, and redirects are not followed. Enter the address that it leads to.",
                self.status
            ),
            status => format!("The platform answered {status}. Ask whoever runs it; nothing is wrong here."),
        }
    }
}

impl Accounts {
    /// Asks what the platform knows of a customer.
    pub(super) async fn facts(&self, link: &Link, subject: &str) -> Told<Facts> {
        let (path, id) = (path(subject, "facts"), format!("facts_{}", self.random.token()));
        let asked = Asked { method: Method::GET, path, id, body: None, once: false, link };
        self.told(asked, Facts::read).await
    }

    /// Asks at which addresses the platform takes deposits of a customer.
    pub(super) async fn addresses(&self, link: &Link, subject: &str) -> Told<Addresses> {
        self.told(self.for_addresses(link, subject), Addresses::read).await
    }

    fn for_addresses<'a>(&self, link: &'a Link, subject: &str) -> Asked<'a> {
        let path = path(subject, "deposit-addresses");
        let id = format!("addresses_{}", self.random.token());
        Asked { method: Method::GET, path, id, body: None, once: false, link }
    }

    /// The same, told apart: a platform that tells nobody's addresses is not silent.
    ///
    /// # Errors
    /// In words, when what it gave is not known.
    pub(super) async fn gave(&self, link: &Link, subject: &str) -> Result<Gave, String> {
        let answer = self.send(self.for_addresses(link, subject)).await?;
        let status = answer.status;
        match judged(answer, Addresses::read) {
            Told::Known(all) => Ok(Gave::These(all.deposits())),
            Told::Unknown => Ok(Gave::These(Vec::new())),
            Told::Nothing(_) if matches!(status, 404 | 405 | 501) => Ok(Gave::NotAsked),
            Told::Nothing(why) => Err(why),
        }
    }

    /// Asks whether addresses are the platform's; with `reveal`, whose.
    pub(super) async fn owners(
        &self,
        link: &Link,
        all: &[Suspect],
        by: serde_json::Value,
        reveal: bool,
    ) -> Told<Owners> {
        let named = |it: &Suspect| json!({"network": it.network, "address": it.address, "memo": it.memo});
        let addresses: Vec<_> = all.iter().map(named).collect();
        let body = json!({"addresses": addresses, "reveal": reveal, "by": by}).to_string();
        let (path, id) =
            ("/v1/deposit-addresses/owners".to_owned(), format!("owners_{}", self.random.token()));
        let asked = Asked { method: Method::POST, path, id, body: Some(body), once: false, link };
        self.told(asked, |bytes| Owners::read(bytes, all.len())).await
    }

    async fn told<T>(&self, asked: Asked<'_>, read: impl FnOnce(&[u8]) -> Result<T, String>) -> Told<T> {
        match self.send(asked).await {
            Ok(answer) => judged(answer, read),
            Err(why) => Told::Nothing(why),
        }
    }

    /// Asks the platform to do something; with the same `id` it does it once.
    pub(super) async fn act(
        &self,
        link: &Link,
        subject: &str,
        action: AccountAction,
        id: String,
        body: &serde_json::Value,
    ) -> Did {
        let path = path(subject, &format!("actions/{}", action.word()));
        let asked = Asked { method: Method::POST, path, id, body: Some(body.to_string()), once: true, link };
        let answer = match self.send(asked).await {
            Ok(answer) => answer,
            Err(why) => return Did::Nothing(why),
        };
        let refusal = answer.refusal();
        match answer.status {
            200 => match serde_json::from_slice::<Success>(&answer.bytes) {
                Ok(success) => Did::Done(success.status),
                Err(_) => Did::Nothing("The platform answered 200 without the account's status.".into()),
            },
            404 if refusal.code == UNKNOWN => {
                Did::Refused("The platform does not know this customer.".into())
            }
            409 | 422 if refusal.reason.is_empty() => Did::Refused(format!(
                "The platform refused (it answered {}), and gave no reason.",
                answer.status
            )),
            409 | 422 => Did::Refused(refusal.reason),
            _ => Did::Nothing(answer.unheard_of()),
        }
    }

    async fn send(&self, asked: Asked<'_>) -> Result<Answer, String> {
        let url = format!("{}{}", asked.link.url.trim_end_matches('/'), asked.path);
        if let Some(why) = self.outward.refuse(&url) {
            return Err(format!("The platform's address {why}. Change it under Settings, Account facts."));
        }
        let now = self.now();
        // What has no body is signed by its path: a signature for one customer is none for another.
        let payload = asked.body.as_deref().unwrap_or(&asked.path);
        let signatures = signatures(asked.link, &asked.id, now, payload).ok_or_else(|| {
            "The platform's secret cannot be used. Make a new one under Settings, Account facts.".to_owned()
        })?;
        let mut request = self
            .outward
            .client()
            .request(asked.method, &url)
            .header("accept", "application/json")
            .header("webhook-id", &asked.id)
            .header("webhook-timestamp", now.seconds())
            .header("webhook-signature", signatures);
        if asked.once {
            request = request.header("idempotency-key", &asked.id);
        }
        if let Some(body) = asked.body {
            request = request.header("content-type", "application/json").body(body);
        }
        self.read(request).await
    }

    async fn read(&self, request: reqwest::RequestBuilder) -> Result<Answer, String> {
        let silent = |error: reqwest::Error| {
            format!(
                "The platform does not answer ({}). Try again; if it stays so, tell whoever runs it.",
                self.outward.words(&error)
            )
        };
        let mut response = request.send().await.map_err(silent)?;
        let (status, mut bytes) = (response.status().as_u16(), Vec::new());
        while let Some(chunk) = response.chunk().await.map_err(silent)? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err("The platform's answer is larger than 256 KiB; it was not read.".into());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Answer { status, bytes })
    }
}

fn judged<T>(answer: Answer, read: impl FnOnce(&[u8]) -> Result<T, String>) -> Told<T> {
    match answer.status {
        200 => match read(&answer.bytes) {
            Ok(it) => Told::Known(Box::new(it)),
            Err(why) => Told::Nothing(format!(
                "The platform's answer does not fit the contract: {}.",
                guarded(why).chars().take(LONGEST).collect::<String>()
            )),
        },
        404 if answer.refusal().code == UNKNOWN => Told::Unknown,
        _ => Told::Nothing(answer.unheard_of()),
    }
}

fn signatures(link: &Link, id: &str, now: Time, payload: &str) -> Option<String> {
    let all: Option<Vec<String>> =
        link.secrets(now).map(|secret| webhooks::sign(secret, id, now.seconds(), payload)).collect();
    all.map(|it| it.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_segment_of_the_path() {
        assert_eq!(path("u-1/../2?x", "facts"), "/v1/customers/u%2D1%2F%2E%2E%2F2%3Fx/facts");
        assert_eq!(path("用户", "facts"), "/v1/customers/%E7%94%A8%E6%88%B7/facts");
    }

    #[test]
    fn what_the_platform_says_is_one_line_without_secrets() {
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let body = serde_json::json!({"code": "x", "reason": format!("no\n{phrase}")}).to_string();
        let told = Answer { status: 409, bytes: body.into_bytes() }.refusal().reason;
        assert!(told.starts_with("no ") && !told.contains("sausage"), "{told}");
    }
}
