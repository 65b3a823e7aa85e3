//! A sign-in on its way through the provider: what is needed to finish it travels sealed in a cookie of the browser that began it.

use super::{Refused, Sso};
use crate::{
    access::{Provider, sign_in::cookie_named},
    http::Problem,
    keys::{open_bytes, seal_own},
};
use axum::http::{HeaderMap, HeaderValue};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ombud_base::{
    Time, Uuid,
    id::{SessionId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How long it may take.
pub(super) const PATIENCE_SECONDS: i64 = 600;
/// The longest address to go on to.
const LONGEST_NEXT: usize = 1000;
/// The longest cookie: browsers keep 4,096 bytes with its name.
const LONGEST_COOKIE: usize = 3800;

/// A session in which somebody proves again that it is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Again {
    /// Who.
    pub staff: StaffId,
    /// In which session.
    pub session: SessionId,
}

/// What is needed to finish.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Flow {
    /// Ties the answer to this browser.
    pub state: String,
    /// Ties the ID token to this question.
    pub nonce: String,
    /// Ties the code to whoever began (PKCE).
    pub verifier: String,
    /// Who was asked.
    pub issuer: String,
    /// As whom.
    pub client_id: String,
    /// Where in the console it goes on.
    pub next: String,
    /// When it began.
    pub began: Time,
    /// How long ago they may have proved at the provider that it is them, in seconds.
    pub max_age: i64,
    /// It is a proof in a session that is open, and opens none.
    pub again: Option<Again>,
}

fn place(workspace: WorkspaceId) -> Place {
    Place::new("sso.flow").id(workspace.0)
}

/// The cookie's name. With encryption, browsers take one of this prefix from this very host alone: a neighbouring host cannot
/// plant a sign-in of its own. Each sign-in has one, so that two tabs do not disturb each other.
fn name(sso: &Sso, state: &str) -> String {
    let prefix = if sso.config.server.public_url.starts_with("https://") { "__Host-" } else { "" };
    format!("{prefix}ombud_sso_{}", state.get(..12).unwrap_or_default())
}

/// As `Set-Cookie`. It comes along when the provider sends the browser back, which a strict one would not.
fn header(sso: &Sso, name: &str, value: &str, age: i64) -> Option<HeaderValue> {
    let secure = if sso.config.server.public_url.starts_with("https://") { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

/// Where to go on, within the console: a path that cannot lead to another host.
pub(super) fn inside(next: Option<&str>) -> String {
    let next = next.unwrap_or("/");
    let plain = next.chars().all(|it| !it.is_control() && it != '\\');
    let own = next.starts_with('/') && !next.starts_with("//") && !next.starts_with("/login");
    if own && plain && next.len() <= LONGEST_NEXT { next.to_owned() } else { "/".to_owned() }
}

impl Sso {
    /// A fresh one.
    pub(super) fn new_flow(
        &self,
        provider: &Provider,
        next: String,
        max_age: i64,
        again: Option<Again>,
    ) -> Flow {
        Flow {
            state: self.random.token(),
            nonce: self.random.token(),
            verifier: self.random.token(),
            issuer: provider.settings.issuer.clone(),
            client_id: provider.settings.client_id.clone(),
            next,
            began: self.now(),
            max_age,
            again,
        }
    }

    /// Seals it for the browser's cookie.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn keep(&self, workspace: WorkspaceId, flow: &Flow) -> Result<HeaderValue, Problem> {
        let text = serde_json::to_string(flow).map_err(Problem::internal)?;
        let sealed = self
            .db
            .read::<_, DbError, _>(move |tx| seal_own(tx, workspace, &place(workspace), &text))
            .await?;
        let value = URL_SAFE_NO_PAD.encode([workspace.0.as_bytes().as_slice(), &sealed].concat());
        if value.len() > LONGEST_COOKIE {
            return Err(Problem::invalid("next", "is too long"));
        }
        header(self, &name(self, &flow.state), &value, PATIENCE_SECONDS)
            .ok_or_else(|| Problem::internal("a cookie that is no header"))
    }

    /// The cookie that an answer belongs to, opened, and what takes it away: it is good once.
    ///
    /// # Errors
    /// [`Refused`] where this browser did not begin it, or too long ago.
    pub(super) async fn kept(
        &self,
        headers: &HeaderMap,
        state: &str,
    ) -> Result<(WorkspaceId, Flow, Option<HeaderValue>), Refused> {
        let expired = |detail: &str| Refused::new("expired", detail);
        let name = name(self, state);
        let cookie = cookie_named(headers, &name).filter(|_| state.len() == 43);
        let cookie =
            cookie.ok_or_else(|| expired("this browser has not begun it, or finished it already"))?;
        let bytes = URL_SAFE_NO_PAD.decode(cookie).map_err(|_| expired("the cookie cannot be read"))?;
        let (id, sealed) = bytes.split_at_checked(16).ok_or_else(|| expired("the cookie is too short"))?;
        let workspace = WorkspaceId(Uuid::from_slice(id).unwrap_or_default());
        let sealed = sealed.to_vec();
        let opened = self.db.read::<_, DbError, _>(move |tx| open(tx, workspace, &sealed)).await;
        let opened = opened.ok().flatten().ok_or_else(|| expired("the cookie does not open"))?;
        let flow: Flow = serde_json::from_slice(&opened).map_err(|_| expired("the cookie cannot be read"))?;
        if flow.state != state {
            return Err(expired("the answer belongs to another sign-in: `state` differs"));
        }
        if flow.began.plus_seconds(PATIENCE_SECONDS) <= self.now() {
            return Err(expired("it took longer than ten minutes"));
        }
        Ok((workspace, flow, header(self, &name, "", 0)))
    }

    /// Where the browser is sent.
    ///
    /// # Errors
    /// When the provider's address cannot be one.
    pub(super) fn authorization_url(
        &self,
        provider: &Provider,
        endpoint: &str,
        flow: &Flow,
        login_hint: Option<&str>,
    ) -> Result<Url, Refused> {
        let mut url =
            Url::parse(endpoint).map_err(|_| Refused::provider("authorization_endpoint is no URL"))?;
        let scope = ["openid"]
            .into_iter()
            .chain(provider.settings.scopes.iter().map(String::as_str).filter(|it| *it != "openid"))
            .collect::<Vec<_>>()
            .join(" ");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(flow.verifier.as_bytes()));
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &flow.client_id)
            .append_pair("redirect_uri", &self.redirect_uri())
            .append_pair("scope", &scope)
            .append_pair("state", &flow.state)
            .append_pair("nonce", &flow.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("max_age", &flow.max_age.to_string());
        if flow.again.is_some() {
            query.append_pair("prompt", "login");
        }
        if let Some(hint) = login_hint {
            query.append_pair("login_hint", hint);
        }
        drop(query);
        Ok(url)
    }
}

fn open(tx: &mut Tx<'_>, workspace: WorkspaceId, sealed: &[u8]) -> Result<Option<Vec<u8>>, DbError> {
    open_bytes(tx, &place(workspace), sealed)
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn one_goes_on_within_the_console_alone() {
        for good in ["/", "/inbox/mine?sort=waiting", "/settings/sso"] {
            assert_eq!(inside(Some(good)), good);
        }
        for bad in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "",
            "inbox",
            "/login?next=/",
            "/a\r\nset-cookie: x",
            "/a\\b",
        ] {
            assert_eq!(inside(Some(bad)), "/", "{bad:?}");
        }
        assert_eq!(inside(None), "/");
        assert_eq!(inside(Some(&format!("/{}", "a".repeat(1000)))), "/");
    }
}
