use super::{
    Permission,
    sign_in::{SEEN_EVERY, cookie_named, idle_since},
};
use crate::{
    app::App,
    events::Actor,
    http::{Code, Problem},
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use ombud_base::{
    Time,
    id::{ApiTokenId, SessionId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use sha2::{Digest, Sha256};

/// The session cookie's name.
pub const COOKIE: &str = "ombud_session";

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A second factor is compulsory and this one has none yet: only the sign-in routes answer.
    pub must_enrol: bool,
}

impl Signed {
    /// Whether it is allowed.
    pub fn may(&self, permission: Permission) -> bool {
        !self.must_enrol && self.permissions.contains(&permission)
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

    /// Whether a case with this team and owner may be seen.
    pub fn sees(&self, team: Option<TeamId>, assignee: Option<StaffId>) -> bool {
        self.may(Permission::CasesViewAll)
            || (self.may(Permission::CasesView)
                && (team.is_none_or(|team| self.teams.contains(&team))
                    || (assignee.is_some() && assignee == self.staff_id())))
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

pub(super) async fn any_signed(parts: &mut Parts, app: &App) -> Result<Signed, Problem> {
    if let Some(signed) = parts.extensions.get::<Signed>() {
        return Ok(signed.clone());
    }
    let signed = match bearer(&parts.headers) {
        Some(token) => by_token(app, token).await?,
        None => {
            let token = cookie(&parts.headers).ok_or_else(unauthenticated)?;
            refuse_foreign_origin(app, &parts.method, &parts.headers)?;
            by_session(app, token).await?
        }
    };
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

/// Finds the session of `token`.
///
/// # Errors
/// [`Code::Unauthenticated`].
pub async fn by_session(app: &App, token: &str) -> Result<Signed, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| session(tx, &hash, now)).await?;
    let (signed, seen) = found.ok_or_else(unauthenticated)?;
    if now.since(seen) >= SEEN_EVERY {
        let written = app.db.write::<_, DbError, _>(move |tx| touch_session(tx, &hash, now)).await;
        if let Err(error) = written {
            tracing::warn!(%error, "a session's last use could not be written");
        }
    }
    Ok(signed)
}

fn touch_session(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE staff_sessions SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2"),
        &[hash.as_slice().into(), now.into()],
    )?;
    tx.exec(
        sql!(
            "UPDATE staff SET last_seen_at = $2 WHERE EXISTS (SELECT 1 FROM staff_sessions s ",
            "WHERE s.token_hash = $1 AND s.workspace_id = staff.workspace_id AND s.staff_id = staff.id)"
        ),
        &[hash.as_slice().into(), now.into()],
    )?;
    Ok(())
}

fn session(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Option<(Signed, Time)>, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT s.workspace_id, s.staff_id, s.id, s.last_seen_at, r.permissions, w.settings, ",
            "s2.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.staff_id) ",
            "FROM staff_sessions s JOIN staff s2 ON s2.workspace_id = s.workspace_id AND s2.id = s.staff_id ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s2.role_id ",
            "JOIN workspaces w ON w.id = s.workspace_id ",
            "WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND s2.state = 'active'"
        ),
        &[hash.as_slice().into(), now.into(), idle_since(now).into()],
        |row| {
            let mut row = row.reader();
            let (workspace, staff, session): (WorkspaceId, StaffId, SessionId) =
                (row.next()?, row.next()?, row.next()?);
            let seen: Time = row.next()?;
            let (permissions, settings, second): (String, String, bool) =
                (row.next()?, row.next()?, row.next()?);
            let settings: crate::settings::Settings = serde_json::from_str(&settings).unwrap_or_default();
            let signed = Signed {
                workspace,
                who: Who::Staff { staff, session },
                permissions: parse_permissions(&permissions),
                teams: Vec::new(),
                must_enrol: settings.require_second_factor && !second,
            };
            Ok((signed, seen))
        },
    )?;
    let Some((mut signed, seen)) = found else { return Ok(None) };
    if let Who::Staff { staff, .. } = signed.who {
        signed.teams = tx.all(
            sql!("SELECT team_id FROM team_members WHERE workspace_id = $1 AND staff_id = $2"),
            &[signed.workspace.into(), staff.into()],
            |row: &Row<'_>| row.get(0),
        )?;
    }
    Ok(Some((signed, seen)))
}

/// Finds the API token. It may do what its scopes say, as far as the one who created it may still do so, and nothing
/// once they have left: a token is no way around a role that was taken away.
///
/// # Errors
/// [`Code::Unauthenticated`].
pub async fn by_token(app: &App, token: &str) -> Result<Signed, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| {
        tx.maybe(
            sql!(
                "SELECT t.workspace_id, t.id, t.scopes, t.last_used_at, r.permissions FROM api_tokens t ",
                "JOIN staff s ON s.workspace_id = t.workspace_id AND s.id = t.created_by ",
                "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
                "WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND s.state = 'active'"
            ),
            &[hash.as_slice().into(), now.into()],
            |row| {
                let (mut permissions, creators) =
                    (parse_permissions(&row.get::<String>(2)?), parse_permissions(&row.get::<String>(4)?));
                permissions.retain(|it| creators.contains(it));
                let id: ApiTokenId = row.get(1)?;
                let (workspace, teams) = (row.get(0)?, Vec::new());
                let signed =
                    Signed { workspace, who: Who::Token(id), permissions, teams, must_enrol: false };
                Ok((signed, id, row.get::<Option<Time>>(3)?))
            },
        )
    });
    let (signed, id, used) = found.await?.ok_or_else(unauthenticated)?;
    if used.is_none_or(|used| now.since(used) >= SEEN_EVERY) {
        let workspace = signed.workspace;
        let written = app.db.write::<_, DbError, _>(move |tx| {
            tx.exec(
                sql!("UPDATE api_tokens SET last_used_at = $3 WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), id.into(), now.into()],
            )
        });
        if let Err(error) = written.await {
            tracing::warn!(%error, "a token's last use could not be written");
        }
    }
    Ok(signed)
}

/// Reads stored permissions; `*` is everything, and names that this version does not know are left out.
pub(crate) fn parse_permissions(json: &str) -> Vec<Permission> {
    if json == super::setup::EVERYTHING {
        return Permission::ALL.to_vec();
    }
    let names: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    names.iter().filter_map(|name| Permission::named(name)).collect()
}
