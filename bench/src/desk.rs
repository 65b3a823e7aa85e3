//! What the load generator asks of Ombud over HTTP: staff accounts, customers' sessions, cases.

use crate::adapters::http;
use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, RequestBuilder, header};
use serde_json::{Value, json};

const PASSWORD: &str = "correct horse battery staple 1";

pub struct Desk {
    url: String,
    client: Client,
    admin: String,
}

/// A customer's device.
pub struct Session {
    pub token: String,
    pub customer: String,
}

impl Desk {
    /// `login` is `email:password`.
    pub async fn sign_in(url: &str, login: &str) -> Result<Self> {
        crate::require_loopback(url)?;
        let (email, password) = login.split_once(':').context("--login must be email:password")?;
        let mut desk =
            Self { url: url.trim_end_matches('/').to_owned(), client: http::client()?, admin: String::new() };
        let login = json!({"email": email, "password": password});
        desk.admin = desk.cookie(desk.request(Method::POST, "/auth/login").json(&login)).await?;
        Ok(desk)
    }

    /// A request to the API, signed in as the administrator.
    pub fn admin(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).header(header::COOKIE, &self.admin)
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        // Requests with a cookie must come from the server's own pages.
        self.client.request(method, format!("{}/api/v1{path}", self.url)).header(header::ORIGIN, &self.url)
    }

    pub fn socket_url(&self, path: &str) -> String {
        format!("{}{path}", self.url.replacen("http", "ws", 1))
    }

    /// Items of a list that the administrator sees.
    pub async fn items(&self, path: &str) -> Result<Vec<Value>> {
        let mut list = http::json(self.admin(Method::GET, path)).await?;
        match list["items"].take() {
            Value::Array(items) => Ok(items),
            other => anyhow::bail!("{path} has no items: {other}"),
        }
    }

    /// A new inbox, open to everybody at any hour; answers its public key.
    pub async fn new_inbox(&self) -> Result<String> {
        let inbox = json!({"name": format!("Bench {}", std::process::id())});
        text(&http::json(self.admin(Method::POST, "/inboxes").json(&inbox)).await?, "key")
    }

    /// Invites somebody who sees every team's cases and accepts the invitation; answers the cookie.
    pub async fn new_agent(&self, number: usize) -> Result<String> {
        let roles = self.items("/roles").await?;
        let role = roles
            .iter()
            .find(|role| role["name"].as_str().is_some_and(|name| name.eq_ignore_ascii_case("lead")))
            .context("no role is named lead")?;
        let email = format!("bench-{}-{number}@example.org", std::process::id());
        let invitation = json!({"email": email, "role": role["id"]});
        let made = http::json(self.admin(Method::POST, "/invitations").json(&invitation)).await?;
        let link = text(&made, "link")?;
        let token = link.rsplit(['/', '=', '#']).next().unwrap_or_default();
        let acceptance = json!({"name": format!("Bench {number}"), "password": PASSWORD});
        self.cookie(self.request(Method::POST, &format!("/invitations/{token}")).json(&acceptance)).await
    }

    pub async fn session(&self, inbox: &str) -> Result<Session> {
        let wanted = json!({"inbox": inbox, "language": "en"});
        let made = http::json(self.request(Method::POST, "/widget/sessions").json(&wanted)).await?;
        Ok(Session { token: text(&made, "session")?, customer: text(&made["customer"], "id")? })
    }

    /// The case of a customer who has written once.
    pub async fn case_of(&self, customer: &str) -> Result<String> {
        let cases = self.items(&format!("/cases?view=all&customer={customer}")).await?;
        ensure!(cases.len() == 1, "{} cases of one customer", cases.len());
        text(&cases[0], "id")
    }

    async fn cookie(&self, request: RequestBuilder) -> Result<String> {
        let answer = request.send().await?;
        let status = answer.status();
        let cookie = answer.headers().get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
        let body = answer.text().await?;
        ensure!(status.is_success(), "signing in: {status}: {body}");
        cookie.with_context(|| format!("signing in gave no cookie: {body}"))
    }
}

/// The text in a field of an answer.
pub fn text(value: &Value, field: &str) -> Result<String> {
    Ok(value[field].as_str().with_context(|| format!("no {field} in {value}"))?.to_owned())
}
