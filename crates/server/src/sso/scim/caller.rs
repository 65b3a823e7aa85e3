//! Who speaks SCIM: a bearer token of its own, which opens nothing else, and no other token opens this.

use super::{answer::ScimProblem, store};
use crate::{
    access::{bearer, hash_token},
    app::App,
    events::Actor,
    http::{ClientAddress, guard},
    sso::Sso,
};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::request::Parts,
};
use ombud_base::id::{ApiTokenId, WorkspaceId};
use ombud_db::DbError;
use serde_json::Value as Json;
use std::time::Duration;

/// How often the last use of a token is written down at most.
const NOTED_EVERY: Duration = Duration::from_secs(60);

/// A programme that provisions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caller {
    /// For which workspace.
    pub workspace: WorkspaceId,
    /// By which token.
    pub token: ApiTokenId,
}

impl Caller {
    /// As the author of events.
    pub(super) const fn actor(self) -> Actor {
        Actor::Token(self.token)
    }
}

impl FromRequestParts<Sso> for Caller {
    type Rejection = ScimProblem;

    async fn from_request_parts(parts: &mut Parts, sso: &Sso) -> Result<Self, ScimProblem> {
        let app = App::clone(sso);
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, sso).await;
        let unknown = || {
            ScimProblem::new(
                401,
                None,
                "Send a SCIM token of Settings, Single sign-on, as `Authorization: Bearer …`.",
            )
        };
        let hash = hash_token(bearer(&parts.headers).ok_or_else(unknown)?);
        let now = app.now();
        let found = app.db.read::<_, DbError, _>(move |tx| store::token(tx, &hash, now)).await?;
        let found = found.ok_or_else(unknown)?;
        if !found.lets_in(address) {
            let detail = format!("This token may not be used from {address}.");
            return Err(ScimProblem::forbidden(detail));
        }
        let caller = Self { workspace: found.workspace, token: found.id };
        if found.last_used_at.is_none_or(|it| now.since(it) >= NOTED_EVERY) {
            app.db
                .write::<_, DbError, _>(move |tx| store::note_use(tx, caller.workspace, caller.token, now))
                .await?;
        }
        Ok(caller)
    }
}

/// A JSON body, after the guard, under any content type: providers differ.
pub(super) struct Sent(pub(super) Json);

impl FromRequest<Sso> for Sent {
    type Rejection = ScimProblem;

    async fn from_request(request: Request, sso: &Sso) -> Result<Self, ScimProblem> {
        let bytes = Bytes::from_request(request, sso)
            .await
            .map_err(|error| ScimProblem::new(error.status().as_u16(), None, error.body_text()))?;
        let mut json: Json = serde_json::from_slice(&bytes)
            .map_err(|_| ScimProblem::new(400, Some("invalidSyntax"), "The body is no JSON."))?;
        guard(&mut json);
        if json.is_object() {
            Ok(Self(json))
        } else {
            Err(ScimProblem::new(400, Some("invalidSyntax"), "The body is no object."))
        }
    }
}
