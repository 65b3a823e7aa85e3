//! The end of sessions, on either side: signing out here signs out at the provider, and who signs out there is out here at once.

use super::{
    Refused, Sso,
    callback::sid_mark,
    token::{SKEW, named_issuer},
};
use crate::{
    access::{
        COOKIE, identified, provider_of,
        sign_in::{SignedSession, Taken, Which, end_sessions, set_cookie, take_back, vouched},
        use_once, workspaces_of_issuer,
    },
    events::{Actor, Journal},
    http::Problem,
};
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::id::WorkspaceId;
use ombud_db::DbError;
use reqwest::Url;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::Duration;
use utoipa::ToSchema;

/// Where a browser goes after signing out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignedOut {
    /// The provider's address, to sign out there, too; none where it has none, or the session was not opened by it.
    url: Option<String>,
}

/// Signs out: the session ends, and the answer says where to sign out at the provider (OpenID Connect RP-Initiated Logout).
#[utoipa::path(post, path = "/auth/sso/sign-out", tag = "sign-in", responses((status = 200, body = SignedOut)))]
pub(super) async fn sign_out_everywhere(
    State(sso): State<Sso>,
    own: SignedSession,
) -> Result<Response, Problem> {
    let (workspace, parts, asker) = (own.signed.workspace, sso.clone(), own.clone());
    let vouched = sso
        .db
        .write::<_, Problem, _>(move |tx| {
            let vouched = vouched(tx, workspace, asker.staff, asker.session)?;
            let mut journal = Journal::open(tx, workspace, asker.signed.actor(), parts.now())?;
            end_sessions(tx, &mut journal, asker.staff, Which::One(asker.session))?;
            journal.close(tx, &parts.hub)?;
            Ok(vouched)
        })
        .await?;
    // The session has ended by now, whether the provider answers or not.
    let url = match vouched {
        Some(vouched) => sso.end_session_url(workspace, vouched.hint).await?,
        None => None,
    };
    let mut response = Json(SignedOut { url }).into_response();
    if let Some(cookie) = set_cookie(&sso.config.server, COOKIE, "", Duration::ZERO) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

impl Sso {
    async fn end_session_url(
        &self,
        workspace: WorkspaceId,
        hint: Option<String>,
    ) -> Result<Option<String>, Problem> {
        let Some(provider) = self.provider(workspace).await? else { return Ok(None) };
        let Ok(metadata) = self.metadata(&provider.settings.issuer).await else { return Ok(None) };
        let url = metadata.end_session_endpoint.and_then(|it| Url::parse(&it).ok());
        Ok(url.map(|mut url| {
            url.query_pairs_mut()
                .append_pair("client_id", &provider.settings.client_id)
                .append_pair("post_logout_redirect_uri", &self.own_url("/console/login"));
            if let Some(hint) = hint {
                url.query_pairs_mut().append_pair("id_token_hint", &hint);
            }
            url.into()
        }))
    }

    /// Verifies a logout token against every workspace that signs in by its issuer, and ends what it names. Fails only where it fits
    /// none of them.
    async fn logged_out(&self, token: &str) -> Result<Result<(), Refused>, Problem> {
        let Some(issuer) = named_issuer(token) else {
            return Ok(Err(Refused::token("it is no JWT with an issuer")));
        };
        let found = self
            .db
            .read::<_, DbError, _>(move |tx| {
                let mut all = Vec::new();
                for workspace in workspaces_of_issuer(tx, &issuer)? {
                    let provider = provider_of(tx, workspace)?.filter(|it| it.settings.enabled);
                    all.extend(provider.map(|it| (workspace, it.settings)));
                }
                Ok(all)
            })
            .await?;
        let mut outcome = Err(Refused::token("nobody here signs in by its issuer"));
        for (workspace, settings) in found {
            match self.logout_token(&settings, token).await {
                Ok(claims) => outcome = self.take_back(workspace, &settings.issuer, &claims).await?,
                Err(refused) if outcome.is_err() => outcome = Err(refused),
                Err(_) => {}
            }
        }
        Ok(outcome)
    }

    async fn take_back(
        &self,
        workspace: WorkspaceId,
        issuer: &str,
        claims: &super::token::Claims,
    ) -> Result<Result<(), Refused>, Problem> {
        let (sub, sid) = (claims.text("sub").map(str::to_owned), claims.text("sid"));
        let sid = sid.map(|it| sid_mark(issuer, it));
        let mark: [u8; 32] =
            Sha256::digest(format!("jti\n{}", claims.text("jti").unwrap_or_default())).into();
        // It is refused by its age afterwards.
        let until = self.now().plus_seconds(600 + 2 * SKEW);
        let (sso, issuer) = (self.clone(), issuer.to_owned());
        self.db
            .write::<_, Problem, _>(move |tx| {
                let mut journal = Journal::open(tx, workspace, Actor::System, sso.now())?;
                if !use_once(tx, workspace, &mark, journal.now, until)? {
                    return Ok(Err(Refused::token("it was used already")));
                }
                let staff = match &sub {
                    Some(sub) => match identified(tx, workspace, &issuer, sub)? {
                        Some(staff) => Some(staff),
                        // They never came here: there is nothing to end.
                        None => return Ok(Ok(())),
                    },
                    None => None,
                };
                let taken = match (staff, &sid) {
                    (Some(staff), Some(sid)) => Taken::One(staff, sid),
                    (Some(staff), None) => Taken::Everywhere(staff),
                    (None, Some(sid)) => Taken::Marked(sid),
                    (None, None) => return Ok(Ok(())),
                };
                take_back(tx, &mut journal, taken)?;
                journal.close(tx, &sso.hub)?;
                Ok(Ok(()))
            })
            .await
    }
}

/// For the provider alone: it says by a signed token whose session has ended there; those that it opened here end at once
/// (OpenID Connect Back-Channel Logout 1.0).
#[utoipa::path(
    post, path = "/auth/sso/back-channel-logout", tag = "sign-in", security(()),
    request_body(content = String, content_type = "application/x-www-form-urlencoded", example = json!("logout_token=eyJhbGciOi")),
    responses((status = 200), (status = 400))
)]
pub(super) async fn back_channel_logout(State(sso): State<Sso>, body: Bytes) -> Result<Response, Problem> {
    let token = form_urlencoded::parse(&body).find(|it| it.0 == "logout_token").map(|it| it.1.into_owned());
    let outcome = match token {
        Some(token) => sso.logged_out(&token).await?,
        None => Err(Refused::token("there is no logout_token in the form")),
    };
    let mut response = match outcome {
        Ok(()) => StatusCode::OK.into_response(),
        // In the form that its specification asks for.
        Err(refused) => {
            tracing::info!(detail = refused.detail, "a logout token was refused");
            let said = json!({"error": "invalid_request", "error_description": refused.detail});
            (StatusCode::BAD_REQUEST, Json(said)).into_response()
        }
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
