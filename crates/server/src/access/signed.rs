use super::{
    CaseScope, Permission, by_session, by_session_at_rest, by_token,
    sign_in::cookie_named,
    step_up::{self, step_up_required},
};
use crate::{
    app::App,
    events::Actor,
    http::{ClientAddress, Code, Problem},
};
use axum::{
    extract::{FromRef, FromRequestParts, MatchedPath},
    http::{HeaderMap, Method, header, request::Parts},
};
use futures_util::{FutureExt, future::BoxFuture};
use ombud_base::{
    Time,
    id::{ApiTokenId, SessionId, StaffId, TeamId, WorkspaceId},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The session cookie's name.
pub const COOKIE: &str = "ombud_session";

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Staff, in a browser.
    Staff {
        /// Who.
        staff: StaffId,
        /// In which session.
        session: SessionId,
    },
    /// A programme.
    Token(ApiTokenId),
}

/// A caller that has signed in, with what it may do.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who.
    pub who: Who,
    /// What the role or the token's scopes allow.
    pub permissions: Vec<Permission>,
    /// The teams of staff.
    pub teams: Vec<TeamId>,
    /// To which part of the workspace all of it is limited.
    pub scope: CaseScope,
    /// A second factor is compulsory and this one has none yet: only the sign-in routes answer.
    pub must_enrol: bool,
    /// Until when the last proof is good for what is sensitive; none for programmes, which cannot prove anything.
    pub fresh_until: Option<Time>,
    /// Those of the permissions that are there for a while only, not by the role.
    pub lent: Vec<Permission>,
    /// When some of the permissions end that are there for a while.
    pub elevated_until: Option<Time>,
}

impl Signed {
    /// Whether it is allowed.
    pub fn may(&self, permission: Permission) -> bool {
        !self.must_enrol && self.permissions.contains(&permission)
    }

    /// Whether it is allowed by the role itself, and not only for a while.
    pub fn may_by_role(&self, permission: Permission) -> bool {
        self.may(permission) && !self.lent.contains(&permission)
    }

    /// Refuses unless it is allowed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], or [`Code::SecondFactorNeeded`].
    pub fn need(&self, permission: Permission) -> Result<(), Problem> {
        self.need_any(&[permission])
    }

    /// Refuses unless one of them is allowed; names the first one.
    ///
    /// # Errors
    /// As [`Signed::need`].
    pub fn need_any(&self, permissions: &[Permission]) -> Result<(), Problem> {
        if self.must_enrol {
            return Err(must_enrol());
        }
        if permissions.iter().any(|it| self.permissions.contains(it)) {
            return Ok(());
        }
        let name = permissions.first().map_or("", |it| it.name());
        let holder = if self.staff_id().is_some() { "Your role" } else { "This token" };
        let detail = format!("{holder} lacks the permission {name}. An admin can give it.");
        Err(Problem::new(Code::Forbidden, detail))
    }

    /// Refuses to hand out what the caller does not have itself.
    ///
    /// # Errors
    /// [`Code::Forbidden`] naming what is missing.
    pub fn need_all_of(&self, granted: &[Permission]) -> Result<(), Problem> {
        let missing: Vec<&str> = granted.iter().filter(|it| !self.may(**it)).map(|it| it.name()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let detail =
            format!("You cannot give or take away what you may not do yourself: {}.", missing.join(", "));
        Err(Problem::new(Code::Forbidden, detail))
    }

    /// The member of staff.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for a programme's token.
    pub fn staff(&self) -> Result<StaffId, Problem> {
        match self.who {
            Who::Staff { staff, .. } => Ok(staff),
            Who::Token(_) => {
                Err(Problem::new(Code::Forbidden, "An API token cannot do this; sign in as staff."))
            }
        }
    }

    /// The member of staff, if it is one.
    pub const fn staff_id(&self) -> Option<StaffId> {
        match self.who {
            Who::Staff { staff, .. } => Some(staff),
            Who::Token(_) => None,
        }
    }

    /// As the author of events.
    pub const fn actor(&self) -> Actor {
        match self.who {
            Who::Staff { staff, .. } => Actor::Staff(staff),
            Who::Token(token) => Actor::Token(token),
        }
    }

    /// Whether a case with this team and owner is the caller's own work: theirs, or of a team of theirs.
    pub fn works_on(&self, team: Option<TeamId>, assignee: Option<StaffId>) -> bool {
        (assignee.is_some() && assignee == self.staff_id()) || team.is_some_and(|it| self.teams.contains(&it))
    }
}

/// What is stored of a token: its SHA-256. Tokens have 256 random bits, so that a slow hash would add nothing.
pub fn hash_token(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A programme or staff; staff that must set a second factor up first is turned away.
impl<S> FromRequestParts<S> for Signed
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let signed = any_signed(parts, &App::from_ref(state)).await?;
        if signed.must_enrol { Err(must_enrol()) } else { Ok(signed) }
    }
}

/// Who waits for news, as [`Signed`] would tell, without that counting as use of their session.
pub struct Onlooker(pub Signed);

impl<S> FromRequestParts<S> for Onlooker
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let app = App::from_ref(state);
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let signed = match bearer(&parts.headers) {
            Some(token) => by_token(&app, token, address).await?,
            None => {
                let token = cookie(&parts.headers).ok_or_else(unauthenticated)?;
                refuse_foreign_origin(&app, &parts.method, &parts.headers)?;
                by_session_at_rest(&app, token, address).await?
            }
        };
        if signed.must_enrol { Err(must_enrol()) } else { Ok(Self(signed)) }
    }
}

/// Boxed: it is part of nearly every handler, and what is in a box need not be gone through again for each.
pub(super) fn any_signed<'a>(parts: &'a mut Parts, app: &'a App) -> BoxFuture<'a, Result<Signed, Problem>> {
    recognized(parts, app).boxed()
}

async fn recognized(parts: &mut Parts, app: &App) -> Result<Signed, Problem> {
    if let Some(signed) = parts.extensions.get::<Signed>() {
        return Ok(signed.clone());
    }
    let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, app).await;
    let signed = match bearer(&parts.headers) {
        Some(token) => by_token(app, token, address).await?,
        None => {
            let token = cookie(&parts.headers).ok_or_else(unauthenticated)?;
            refuse_foreign_origin(app, &parts.method, &parts.headers)?;
            by_session(app, token, address).await?
        }
    };
    let template = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if step_up::is_needed(&signed, &parts.method, template, app.now()) {
        return Err(step_up_required());
    }
    parts.extensions.insert(signed.clone());
    Ok(signed)
}

fn must_enrol() -> Problem {
    Problem::new(
        Code::SecondFactorNeeded,
        "This workspace asks everybody for a second factor. Set one up under Account, then go on.",
    )
}

/// Not signed in, or no longer.
pub fn unauthenticated() -> Problem {
    Problem::new(
        Code::Unauthenticated,
        "Sign in at /console/login, or send an API token as `Authorization: Bearer omb_…`.",
    )
}

/// The bearer token of a request.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// The session cookie of a request.
pub fn cookie(headers: &HeaderMap) -> Option<&str> {
    cookie_named(headers, COOKIE)
}

/// A cookie comes with every request of the browser, also with those that another site made it send: unsafe methods and
/// WebSockets must name our own origin, which is the one of `public_url` or of the address that was asked.
///
/// # Errors
/// [`Code::Forbidden`].
pub fn refuse_foreign_origin(app: &App, method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    let upgrade = headers.contains_key(header::UPGRADE);
    if (method.is_safe() && !upgrade) || is_own_origin(app, headers) {
        return Ok(());
    }
    Err(Problem::new(
        Code::Forbidden,
        "A request with the session cookie must come from Ombud's own pages (its Origin must be ours).",
    ))
}

/// Whether the request says that it comes from our own pages.
pub fn is_own_origin(app: &App, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let (host, origin) = (text(header::HOST), text(header::ORIGIN));
    let Some((_, authority)) = origin.split_once("://") else { return false };
    let public = app.config.server.public_url.trim_end_matches('/');
    origin.eq_ignore_ascii_case(public) || (!host.is_empty() && authority.eq_ignore_ascii_case(host))
}
