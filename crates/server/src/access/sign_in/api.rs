//! `/auth/…`: signing in and out, and what the own account is protected by.

use super::{
    SignedSession, StaffSession, Visit, Which, account, cookie_named,
    login::{self, Credentials, Login, Outcome, Proof},
    passkeys::{self, Passkey},
    sessions::{self, DEVICE_COOKIE, set_cookie},
    step_up::{self as again, ProofAsked, Proved},
    totp::{self, TotpSetup},
};
use crate::{
    access::{COOKIE, cookie, hash_token, is_own_origin},
    app::App,
    http::{Checks, ClientAddress, Code, Confidential, Page, PathOf, Problem, guarded},
};
use axum::{
    Json,
    extract::{FromRef, FromRequestParts, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use ombud_base::id::{ChallengeId, PasskeyId, SessionId};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json_;
use std::time::Duration;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in))
        .routes(routes!(prove))
        .routes(routes!(begin_step_up))
        .routes(routes!(step_up))
        .routes(routes!(sign_out))
        .routes(routes!(change_password))
        .routes(routes!(list_sessions, end_other_sessions))
        .routes(routes!(end_session))
        .routes(routes!(begin_totp, remove_totp))
        .routes(routes!(confirm_totp))
        .routes(routes!(renew_recovery_codes))
        .routes(routes!(begin_passkey))
        .routes(routes!(list_passkeys, add_passkey))
        .routes(routes!(remove_passkey))
}

/// A browser that is about to sign in. A form of another site cannot sign somebody in as somebody else: where the
/// browser names an origin, it must be ours.
pub(crate) struct Browser {
    /// From where.
    pub visit: Visit,
    /// The session's token that it had before.
    pub previous: Option<String>,
    /// The address that it asked, `Host`.
    pub host: String,
}

impl<S> FromRequestParts<S> for Browser
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let app = &App::from_ref(state);
        if parts.headers.contains_key(header::ORIGIN) && !is_own_origin(app, &parts.headers) {
            return Err(Problem::new(
                Code::Forbidden,
                "Sign in on Ombud's own pages (the Origin must be ours).",
            ));
        }
        let Ok(address) = ClientAddress::from_request_parts(parts, state).await;
        let text =
            |name| parts.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let device = cookie_named(&parts.headers, DEVICE_COOKIE).map(hash_token);
        Ok(Self {
            visit: Visit { address, agent: guarded(text(header::USER_AGENT)), device },
            previous: cookie(&parts.headers).map(str::to_owned),
            host: text(header::HOST),
        })
    }
}

/// The answer to a sign-in, with its cookies.
pub(crate) fn signed_in_answer(app: &App, (login, cookies): Outcome) -> Response {
    let mut response = Json(login).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for cookie in cookies.iter().flat_map(|it| it.headers(&app.config.server)) {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

/// An address and a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The address.
    #[schema(example = "mia@example.com")]
    email: String,
    /// The password.
    #[schema(example = "correct horse battery")]
    password: String,
    /// The workspace's short name, for somebody who is staff in several; otherwise the oldest one is meant.
    workspace: Option<String>,
}

/// Signs in with the password. The answer says whether a second factor is awaited. Too many wrong tries have to wait
/// (`429` with `Retry-After`); browsers and networks that one has signed in from before are not held up by others' tries.
#[utoipa::path(
    post, path = "/auth/login", tag = "sign-in", security(()),
    request_body(content = SignIn, example = json!({"email": "mia@example.com", "password": "correct horse battery"})),
    responses((status = 200, body = Login, example = json!({"state": "signed_in"})), (status = 401), (status = 429))
)]
async fn sign_in(
    State(app): State<App>,
    browser: Browser,
    Confidential(it): Confidential<SignIn>,
) -> Result<Response, Problem> {
    let given = Credentials {
        email: it.email,
        password: it.password,
        workspace: it.workspace,
        previous: browser.previous,
    };
    let outcome = login::sign_in(&app, given, browser.visit, &browser.host).await?;
    Ok(signed_in_answer(&app, outcome))
}

/// One of the proofs.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactor {
    /// From the first step's answer.
    challenge: ChallengeId,
    /// The code of the authenticator app.
    #[schema(example = "123456")]
    totp: Option<String>,
    /// A recovery code.
    recovery: Option<String>,
    /// The browser's PublicKeyCredential as JSON.
    passkey: Option<Json_>,
}

/// Proves the second factor. Five tries, then the password is asked for again (`401` with code `unauthenticated`).
#[utoipa::path(
    post, path = "/auth/second-factor", tag = "sign-in", security(()),
    request_body(content = SecondFactor, example = json!({"challenge": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "totp": "123456"})),
    responses((status = 200, body = Login, example = json!({"state": "signed_in"})), (status = 401), (status = 429))
)]
async fn prove(
    State(app): State<App>,
    browser: Browser,
    Confidential(it): Confidential<SecondFactor>,
) -> Result<Response, Problem> {
    let proof = one_proof(it.totp, it.recovery, it.passkey)?;
    let Browser { visit, previous, host } = browser;
    let outcome = login::prove(&app, it.challenge, proof, visit, previous, &host).await?;
    Ok(signed_in_answer(&app, outcome))
}

fn one_proof(
    totp: Option<String>,
    recovery: Option<String>,
    passkey: Option<Json_>,
) -> Result<Proof, Problem> {
    match (totp, recovery, passkey) {
        (Some(code), None, None) => Ok(Proof::Totp(code)),
        (None, Some(code), None) => Ok(Proof::Recovery(code)),
        (None, None, Some(credential)) => Ok(Proof::Passkey(credential)),
        _ => Err(Problem::invalid("totp", "or recovery or passkey must be there, and one of them alone")),
    }
}

/// Asks how to prove again that it is oneself, before what is sensitive (`step-up-required`).
#[utoipa::path(post, path = "/auth/step-up/begin", tag = "account", responses((status = 200, body = ProofAsked)))]
async fn begin_step_up(
    State(app): State<App>,
    own: SignedSession,
    browser: Browser,
) -> Result<Json<ProofAsked>, Problem> {
    again::begin(&app, &own, browser.host).await.map(Json)
}

/// One of the proofs: the password alone where there is no second factor, else the question's answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    /// The own password, of an account without a second factor.
    password: Option<String>,
    /// The question that is answered.
    challenge: Option<ChallengeId>,
    /// The code of the authenticator app.
    #[schema(example = "123456")]
    totp: Option<String>,
    /// A recovery code.
    recovery: Option<String>,
    /// The browser's PublicKeyCredential as JSON.
    #[schema(value_type = Option<Object>)]
    passkey: Option<Json_>,
}

/// Proves again that it is oneself. The proof is good for what is sensitive in this session, for as many minutes as the workspace
/// has set.
#[utoipa::path(
    post, path = "/auth/step-up", tag = "account",
    request_body(content = StepUp, example = json!({"password": "correct horse battery"})),
    responses((status = 200, body = Proved), (status = 401), (status = 409), (status = 422), (status = 429))
)]
async fn step_up(
    State(app): State<App>,
    own: SignedSession,
    browser: Browser,
    Confidential(it): Confidential<StepUp>,
) -> Result<Json<Proved>, Problem> {
    let proved = match (it.password, it.challenge) {
        (Some(password), None) => again::by_password(&app, &own, password).await?,
        (None, Some(challenge)) => {
            let proof = one_proof(it.totp, it.recovery, it.passkey)?;
            again::by_factor(&app, &own, challenge, proof, browser.host).await?
        }
        _ => return Err(Problem::invalid("password", "or challenge must be there, and one of them alone")),
    };
    Ok(Json(proved))
}

/// Signs out: the session ends, also for its WebSockets.
#[utoipa::path(post, path = "/auth/logout", tag = "sign-in", responses((status = 204)))]
async fn sign_out(State(app): State<App>, own: SignedSession) -> Result<Response, Problem> {
    sessions::end_own(&app, &own, Which::One(own.session)).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = set_cookie(&app.config.server, COOKIE, "", Duration::ZERO) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The old and the new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password of now.
    current: String,
    /// The next one: 12 to 256 characters.
    #[schema(min_length = 12, max_length = 256)]
    new: String,
}

/// Changes the password. Every other session ends.
#[utoipa::path(
    post, path = "/auth/password", tag = "account",
    request_body(content = PasswordChange, example = json!({"current": "correct horse battery", "new": "staple correct horse"})),
    responses((status = 204), (status = 401), (status = 422), (status = 429))
)]
async fn change_password(
    State(app): State<App>,
    own: SignedSession,
    browser: Browser,
    Confidential(it): Confidential<PasswordChange>,
) -> Result<StatusCode, Problem> {
    account::change_password(&app, &own, browser.visit, it.current, it.new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The own sessions, the latest first.
#[utoipa::path(get, path = "/auth/sessions", tag = "account", responses((status = 200, body = Page<StaffSession>)))]
async fn list_sessions(
    State(app): State<App>,
    own: SignedSession,
) -> Result<Json<Page<StaffSession>>, Problem> {
    Ok(Json(Page::whole(sessions::own_sessions(&app, &own).await?)))
}

/// Ends all other sessions of one's own.
#[utoipa::path(delete, path = "/auth/sessions", tag = "account", responses((status = 204)))]
async fn end_other_sessions(State(app): State<App>, own: SignedSession) -> Result<StatusCode, Problem> {
    sessions::end_own(&app, &own, Which::AllBut(own.session)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends one of the own sessions.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "account", params(("id" = SessionId, Path)), responses((status = 204), (status = 404)))]
async fn end_session(
    State(app): State<App>,
    own: SignedSession,
    PathOf(id): PathOf<SessionId>,
) -> Result<StatusCode, Problem> {
    match sessions::end_own(&app, &own, Which::One(id)).await? {
        0 => Err(Problem::not_found()),
        _ => Ok(StatusCode::NO_CONTENT),
    }
}

/// Begins to set an authenticator app up: shows its secret, once.
#[utoipa::path(post, path = "/auth/totp", tag = "account", responses((status = 200, body = TotpSetup), (status = 409)))]
async fn begin_totp(State(app): State<App>, own: SignedSession) -> Result<Json<TotpSetup>, Problem> {
    totp::begin(&app, &own).await.map(Json)
}

/// A code of the authenticator app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpCode {
    /// Six digits.
    #[schema(example = "123456")]
    code: String,
}

/// Recovery codes, shown once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten codes, each good once.
    #[schema(example = json!(["8k2d-q0zt-5v1m-hw3c"]))]
    recovery_codes: Vec<String>,
}

/// Finishes setting the authenticator app up, with its first code.
#[utoipa::path(
    post, path = "/auth/totp/confirm", tag = "account",
    request_body(content = TotpCode, example = json!({"code": "123456"})),
    responses((status = 200, body = RecoveryCodes), (status = 401), (status = 409))
)]
async fn confirm_totp(
    State(app): State<App>,
    own: SignedSession,
    Confidential(it): Confidential<TotpCode>,
) -> Result<Json<RecoveryCodes>, Problem> {
    Ok(Json(RecoveryCodes { recovery_codes: totp::confirm(&app, &own, it.code).await? }))
}

/// The own password, to confirm.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The own password.
    password: String,
}

/// Removes the authenticator app.
#[utoipa::path(
    delete, path = "/auth/totp", tag = "account",
    request_body(content = Confirmation, example = json!({"password": "correct horse battery"})),
    responses((status = 204), (status = 401), (status = 404), (status = 409))
)]
async fn remove_totp(
    State(app): State<App>,
    own: SignedSession,
    Confidential(it): Confidential<Confirmation>,
) -> Result<StatusCode, Problem> {
    account::confirm_password(&app, &own, it.password).await?;
    totp::remove(&app, &own).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes ten fresh recovery codes; those of before are void.
#[utoipa::path(
    post, path = "/auth/recovery-codes", tag = "account",
    request_body(content = Confirmation, example = json!({"password": "correct horse battery"})),
    responses((status = 200, body = RecoveryCodes), (status = 401), (status = 409))
)]
async fn renew_recovery_codes(
    State(app): State<App>,
    own: SignedSession,
    Confidential(it): Confidential<Confirmation>,
) -> Result<Json<RecoveryCodes>, Problem> {
    account::confirm_password(&app, &own, it.password).await?;
    Ok(Json(RecoveryCodes { recovery_codes: account::renew_recovery_codes(&app, &own).await? }))
}

/// Begins to add a passkey: PublicKeyCredentialCreationOptions for `navigator.credentials.create`.
#[utoipa::path(post, path = "/auth/passkeys/begin", tag = "account", responses((status = 200, body = Object), (status = 409)))]
async fn begin_passkey(
    State(app): State<App>,
    own: SignedSession,
    browser: Browser,
) -> Result<Json<Json_>, Problem> {
    passkeys::begin(&app, &own, &browser.host).await.map(Json)
}

/// A new passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What to call it: 1 to 60 characters.
    #[schema(max_length = 60, example = "Blue YubiKey")]
    name: String,
    /// The browser's PublicKeyCredential as JSON.
    #[schema(value_type = Object)]
    credential: Json_,
}

/// Adds the passkey that the browser made.
#[utoipa::path(
    post, path = "/auth/passkeys", tag = "account", request_body = NewPasskey,
    responses((status = 201, body = Passkey), (status = 401), (status = 409))
)]
async fn add_passkey(
    State(app): State<App>,
    own: SignedSession,
    browser: Browser,
    Confidential(it): Confidential<NewPasskey>,
) -> Result<(StatusCode, Json<Passkey>), Problem> {
    let mut checks = Checks::new();
    let name = checks.line("name", &guarded(it.name), 60);
    checks.done()?;
    let passkey = passkeys::add(&app, &own, name, it.credential, &browser.host).await?;
    Ok((StatusCode::CREATED, Json(passkey)))
}

/// The own passkeys.
#[utoipa::path(get, path = "/auth/passkeys", tag = "account", responses((status = 200, body = Page<Passkey>)))]
async fn list_passkeys(State(app): State<App>, own: SignedSession) -> Result<Json<Page<Passkey>>, Problem> {
    Ok(Json(Page::whole(passkeys::list(&app, &own).await?)))
}

/// Removes one of the own passkeys.
#[utoipa::path(delete, path = "/auth/passkeys/{id}", tag = "account", params(("id" = PasskeyId, Path)), responses((status = 204), (status = 404), (status = 409)))]
async fn remove_passkey(
    State(app): State<App>,
    own: SignedSession,
    PathOf(id): PathOf<PasskeyId>,
) -> Result<StatusCode, Problem> {
    passkeys::remove(&app, &own, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
