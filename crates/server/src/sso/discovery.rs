//! What a provider says of itself: its discovery document and its keys, kept for an hour. A key that is not known yet has them
//! read anew, at most twice a minute.

use super::{Refused, Sso};
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use ombud_base::Time;
use reqwest::{RequestBuilder, StatusCode, header};
use serde::Deserialize;
use serde_json::Value as Json;
use std::time::Duration;

/// How long what a provider says of itself is believed.
const KEPT: Duration = Duration::from_secs(3600);
/// How often its keys are read anew at most.
const KEYS_EVERY: Duration = Duration::from_secs(30);
/// The largest answer of a provider.
const LARGEST: usize = 512 * 1024;
/// Keys of a provider that are looked at.
const MOST_KEYS: usize = 100;

/// A provider's discovery document, as far as it is needed (OpenID Connect Discovery 1.0, RFC 8414).
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Metadata {
    /// Its name, which must be the one that was set.
    pub issuer: String,
    /// Where browsers sign in.
    pub authorization_endpoint: String,
    /// Where a code is turned into tokens.
    pub token_endpoint: String,
    /// Where its keys are.
    pub jwks_uri: String,
    /// Where more about somebody is told.
    pub userinfo_endpoint: Option<String>,
    /// Where browsers sign out.
    pub end_session_endpoint: Option<String>,
    /// How a client may prove itself at the token endpoint.
    pub token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// It names itself in its answers (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
    /// It can end our sessions.
    #[serde(default)]
    pub backchannel_logout_supported: bool,
}

/// What is known of a provider.
#[derive(Clone)]
pub(super) struct Known {
    metadata: Metadata,
    read_at: Time,
    keys: Vec<Jwk>,
    keys_at: Time,
}

impl Sso {
    /// The provider's discovery document.
    ///
    /// # Errors
    /// When it cannot be read or is not what it must be.
    pub(super) async fn metadata(&self, issuer: &str) -> Result<Metadata, Refused> {
        self.known(issuer).await.map(|it| it.metadata)
    }

    /// The provider's keys; `anew` where a token names one that is not known.
    ///
    /// # Errors
    /// As [`Sso::metadata`].
    pub(super) async fn keys(&self, issuer: &str, anew: bool) -> Result<Vec<Jwk>, Refused> {
        let mut known = self.known(issuer).await?;
        if anew && self.now().since(known.keys_at) >= KEYS_EVERY {
            known.keys = self.read_keys(&known.metadata).await?;
            known.keys_at = self.now();
            self.known.lock().insert(issuer.to_owned(), known.clone());
        }
        Ok(known.keys)
    }

    async fn known(&self, issuer: &str) -> Result<Known, Refused> {
        let kept = self.known.lock().get(issuer).cloned();
        let now = self.now();
        if let Some(kept) = kept.filter(|it| now.since(it.read_at) < KEPT) {
            return Ok(kept);
        }
        let metadata = self.read_metadata(issuer).await?;
        let keys = self.read_keys(&metadata).await?;
        let known = Known { metadata, read_at: now, keys, keys_at: now };
        self.known.lock().insert(issuer.to_owned(), known.clone());
        Ok(known)
    }

    /// Reads the discovery document, whatever is kept of it.
    ///
    /// # Errors
    /// As [`Sso::metadata`].
    pub(super) async fn read_metadata(&self, issuer: &str) -> Result<Metadata, Refused> {
        let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let json = self.ask(&url, self.outward.client().get(&url)).await?;
        let metadata: Metadata = serde_json::from_value(json)
            .map_err(|error| Refused::provider(format!("{url} is no discovery document: {error}")))?;
        if metadata.issuer != issuer {
            let detail =
                format!("{url} is the document of {}, not of {issuer}: set exactly that", metadata.issuer);
            return Err(Refused::provider(detail));
        }
        let endpoints = [
            Some(&metadata.authorization_endpoint),
            Some(&metadata.token_endpoint),
            Some(&metadata.jwks_uri),
            metadata.userinfo_endpoint.as_ref(),
            metadata.end_session_endpoint.as_ref(),
        ];
        for endpoint in endpoints.into_iter().flatten() {
            if let Some(why) = self.outward.refuse(endpoint) {
                return Err(Refused::provider(format!("{endpoint}, in {url}, {why}")));
            }
        }
        Ok(metadata)
    }

    /// Reads the provider's keys. One that cannot be read, or is no public key, is left out: it may be for something else.
    ///
    /// # Errors
    /// As [`Sso::metadata`].
    pub(super) async fn read_keys(&self, metadata: &Metadata) -> Result<Vec<Jwk>, Refused> {
        let url = &metadata.jwks_uri;
        let json = self.ask(url, self.outward.client().get(url)).await?;
        let keys = json.get("keys").and_then(Json::as_array);
        let keys = keys.ok_or_else(|| Refused::provider(format!("{url} lists no keys")))?;
        let read = |it: &Json| serde_json::from_value::<Jwk>(it.clone()).ok();
        let public = |it: &Jwk| {
            use AlgorithmParameters::{EllipticCurve, OctetKeyPair, RSA};
            matches!(it.algorithm, RSA(_) | EllipticCurve(_) | OctetKeyPair(_))
        };
        Ok(keys.iter().take(MOST_KEYS).filter_map(read).filter(public).collect())
    }

    /// Sends a request and reads the JSON that answers it.
    ///
    /// # Errors
    /// When the address must not be reached, nothing answers, or what answers is no JSON.
    pub(super) async fn ask(&self, url: &str, request: RequestBuilder) -> Result<Json, Refused> {
        if let Some(why) = self.outward.refuse(url) {
            return Err(Refused::provider(format!("{url} {why}")));
        }
        let turn = tokio::time::timeout(super::PATIENCE, self.turns.acquire()).await;
        let _turn = turn.map_err(|_| Refused::provider("too many sign-ins at the same time"))?;
        let failed =
            |error: reqwest::Error| Refused::provider(format!("{url}: {}", self.outward.words(&error)));
        let mut response = request.header(header::ACCEPT, "application/json").send().await.map_err(failed)?;
        let status = response.status();
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(failed)? {
            body.extend_from_slice(&part);
            if body.len() > LARGEST {
                return Err(Refused::provider(format!("{url} answers with more than {LARGEST} bytes")));
            }
        }
        let json: Option<Json> = serde_json::from_slice(&body).ok();
        if status != StatusCode::OK {
            // What OAuth 2.0 says of an error is for developers, and holds no secret.
            let text = |name: &str| json.as_ref()?.get(name)?.as_str().map(str::to_owned);
            let said = [text("error"), text("error_description")].into_iter().flatten().collect::<Vec<_>>();
            return Err(Refused::provider(format!("{url} answers {status} {}", said.join(": "))));
        }
        json.ok_or_else(|| Refused::provider(format!("{url} does not answer with JSON")))
    }
}
