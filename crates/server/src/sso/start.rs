//! The way to the provider: what the sign-in page offers, and where it sends browsers.

use super::{
    Refused, Sso,
    flow::{Again, Flow, inside},
};
use crate::{
    access::{
        Provider, policy_of, provider_of,
        sign_in::{SignedSession, tell_refusal, vouched},
    },
    events::{Actor, Journal},
    http::{Code, Problem},
    staff,
};
use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// By what one signs in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignInWays {
    /// What the provider is called; none: there is none.
    #[schema(example = "Okta")]
    provider: Option<String>,
    /// Everybody's password opens a session. Otherwise those of admins with a second factor alone do.
    password: bool,
}

/// Which workspace is meant; the oldest one where none is named.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(
    dead_code,
    reason = "it describes the query, which is read by hand: a code in it is no text to guard"
)]
pub struct Meant {
    /// The workspace's short name.
    workspace: Option<String>,
}

/// Where to go on.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "it describes the query, which is read by hand")]
pub struct GoOn {
    /// The workspace's short name.
    workspace: Option<String>,
    /// A path in the console, such as `/inbox/mine`.
    next: Option<String>,
}

/// A parameter of a query.
pub(super) fn param(query: Option<&str>, name: &str) -> Option<String> {
    form_urlencoded::parse(query?.as_bytes()).find(|it| it.0 == name).map(|it| it.1.into_owned())
}

/// The workspace that is meant, as at the sign-in by password: the named one, else the oldest.
fn meant(tx: &mut Tx<'_>, slug: &str) -> Result<Option<WorkspaceId>, DbError> {
    tx.maybe(
        sql!("SELECT id FROM workspaces WHERE slug = $1 OR $1 = '' ORDER BY created_at, id LIMIT 1"),
        &[slug.into()],
        |row| row.get(0),
    )
}

impl Sso {
    /// The provider of a workspace, if one can sign in by it.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn provider(&self, workspace: WorkspaceId) -> Result<Option<Provider>, Problem> {
        let found = self.db.read::<_, DbError, _>(move |tx| provider_of(tx, workspace)).await?;
        Ok(found.filter(|it| it.settings.enabled))
    }

    /// Begins: the address to go to, and the cookie that brings the answer back.
    async fn begin(
        &self,
        workspace: WorkspaceId,
        provider: &Provider,
        flow: Flow,
        hint: Option<String>,
    ) -> Result<Result<(String, HeaderValue), Refused>, Problem> {
        let metadata = match self.metadata(&provider.settings.issuer).await {
            Ok(metadata) => metadata,
            Err(refused) => return Ok(Err(refused)),
        };
        let endpoint = &metadata.authorization_endpoint;
        match self.authorization_url(provider, endpoint, &flow, hint.as_deref()) {
            Ok(url) => Ok(Ok((url.into(), self.keep(workspace, &flow).await?))),
            Err(refused) => Ok(Err(refused)),
        }
    }

    /// Writes a refusal down, for the audit.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn note_refusal(
        &self,
        workspace: WorkspaceId,
        refused: &Refused,
    ) -> Result<(), Problem> {
        let (sso, refused) = (self.clone(), refused.clone());
        self.db
            .write::<_, Problem, _>(move |tx| {
                let mut journal = Journal::open(tx, workspace, Actor::System, sso.now())?;
                tell_refusal(&mut journal, None, refused.word, &refused.detail);
                Ok(journal.close(tx, &sso.hub)?)
            })
            .await
    }
}

/// Sends the browser somewhere else.
pub(super) fn see_other(to: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers
        .insert(header::LOCATION, HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/console")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    for cookie in cookies {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

/// By what one signs in: what the sign-in page offers.
#[utoipa::path(get, path = "/auth/sso", tag = "sign-in", security(()), params(Meant), responses((status = 200, body = SignInWays)))]
pub(super) async fn sign_in_ways(
    State(sso): State<Sso>,
    RawQuery(query): RawQuery,
) -> Result<Json<SignInWays>, Problem> {
    let slug = param(query.as_deref(), "workspace").unwrap_or_default();
    let found = sso
        .db
        .read::<_, DbError, _>(move |tx| match meant(tx, &slug)? {
            Some(workspace) => provider_of(tx, workspace),
            None => Ok(None),
        })
        .await?;
    let settings = found.map(|it| it.settings).filter(|it| it.enabled);
    let password = settings.as_ref().is_none_or(|it| it.password_sign_in);
    Ok(Json(SignInWays { provider: settings.map(|it| it.name), password }))
}

/// Sends the browser to the provider, to sign in there. It comes back to `/auth/sso/callback`.
#[utoipa::path(get, path = "/auth/sso/start", tag = "sign-in", security(()), params(GoOn), responses((status = 303)))]
pub(super) async fn begin_sso(
    State(sso): State<Sso>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.as_deref();
    let slug = param(query, "workspace").unwrap_or_default();
    let next = inside(param(query, "next").as_deref());
    let found = sso
        .db
        .read::<_, DbError, _>(move |tx| {
            let Some(workspace) = meant(tx, &slug)? else { return Ok(None) };
            let provider = provider_of(tx, workspace)?.filter(|it| it.settings.enabled);
            let longest = policy_of(tx, workspace)?.longest();
            Ok(provider.map(|it| (workspace, it, longest)))
        })
        .await?;
    let Some((workspace, provider, longest)) = found else {
        return Ok(see_other("/console/login?sso=off", None));
    };
    let max_age = i64::try_from(longest.as_secs()).unwrap_or(i64::MAX);
    let flow = sso.new_flow(&provider, next, max_age, None);
    match sso.begin(workspace, &provider, flow, None).await? {
        Ok((url, cookie)) => Ok(see_other(&url, Some(cookie))),
        Err(refused) => {
            tracing::warn!(%workspace, detail = refused.detail, "the provider of single sign-on does not answer");
            Ok(see_other(&format!("/console/login?sso={}", refused.word), None))
        }
    }
}

/// Where to prove it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofElsewhere {
    /// The provider's address, for a window of its own.
    url: String,
}

/// Begins to prove at the provider, again, that it is oneself: it asks anew, whoever is signed in there. For sessions that were
/// opened by it.
#[utoipa::path(post, path = "/auth/sso/step-up", tag = "account", responses((status = 200, body = ProofElsewhere), (status = 409), (status = 503)))]
pub(super) async fn begin_sso_step_up(
    State(sso): State<Sso>,
    own: SignedSession,
) -> Result<Response, Problem> {
    let (workspace, app, asker) = (own.signed.workspace, crate::app::App::clone(&sso), own.clone());
    let (vouched, member) = sso
        .db
        .read::<_, DbError, _>(move |tx| {
            let vouched = vouched(tx, workspace, asker.staff, asker.session)?;
            Ok((vouched, staff::find(tx, &app, workspace, asker.staff)?))
        })
        .await?;
    let provider = sso.provider(workspace).await?;
    let (Some(provider), Some(_)) = (provider, vouched) else {
        let detail =
            "This session was not opened by the provider of single sign-on, or there is none any more.";
        return Err(Problem::new(Code::Conflict, detail));
    };
    let again = Again { staff: own.staff, session: own.session };
    let flow = sso.new_flow(&provider, "/".into(), 0, Some(again));
    match sso.begin(workspace, &provider, flow, member.map(|it| it.email)).await? {
        Ok((url, cookie)) => {
            let mut response = Json(ProofElsewhere { url }).into_response();
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(refused) => {
            let detail = format!("The provider of single sign-on does not answer: {}", refused.detail);
            Err(Problem::new(Code::Unavailable, detail))
        }
    }
}
