use super::Permission;
use crate::{
    app::App,
    events::Actor,
    http::{Code, Problem},
};
use axum::{
    extract::FromRequestParts,
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
        if self.must_enrol {
            return Err(Problem::new(
                Code::SecondFactorNeeded,
                "This workspace asks everybody for a second factor. Set one up under Account, then go on.",
            ));
        }
        if self.permissions.contains(&permission) {
            return Ok(());
        }
        let detail =
            format!("Your role lacks the permission {}. An admin can give it to you.", permission.name());
        Err(Problem::new(Code::Forbidden, detail))
    }

    /// Refuses unless one of them is allowed: what several kinds of work have to read.
    ///
    /// # Errors
    /// As [`Signed::need`] of the first.
    pub fn need_any(&self, permissions: &[Permission]) -> Result<(), Problem> {
        match permissions.first() {
            Some(first) if !permissions.iter().any(|it| self.may(*it)) => self.need(*first),
            _ => Ok(()),
        }
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

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Some(signed) = parts.extensions.get::<Self>() {
            return Ok(signed.clone());
        }
        let signed = match bearer(&parts.headers) {
            Some(token) => by_token(app, token).await?,
            None => {
                refuse_foreign_origin(&parts.method, &parts.headers)?;
                let token = cookie(&parts.headers).ok_or_else(unauthenticated)?;
                by_session(app, token).await?
            }
        };
        parts.extensions.insert(signed.clone());
        Ok(signed)
    }
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
    let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    all.flat_map(|it| it.split(';')).find_map(|it| it.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// A cookie comes with every request of the browser, also with those that another site made it send: unsafe methods and
/// WebSockets must name our own origin.
pub fn refuse_foreign_origin(method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    let upgrade = headers.contains_key(header::UPGRADE);
    if method.is_safe() && !upgrade {
        return Ok(());
    }
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let origin = headers.get(header::ORIGIN).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let same = origin.split_once("://").is_some_and(|(_, rest)| !host.is_empty() && rest == host);
    if same {
        return Ok(());
    }
    Err(Problem::new(
        Code::Forbidden,
        "A request with the session cookie must come from Ombud's own pages (its Origin must be ours).",
    ))
}

/// Finds the session of `token`.
///
/// # Errors
/// [`Code::Unauthenticated`].
pub async fn by_session(app: &App, token: &str) -> Result<Signed, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| session(tx, &hash, now)).await?;
    found.ok_or_else(unauthenticated)
}

fn session(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Option<Signed>, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT s.workspace_id, s.staff_id, s.id, r.permissions, w.settings, ",
            "s2.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.staff_id) ",
            "FROM staff_sessions s JOIN staff s2 ON s2.workspace_id = s.workspace_id AND s2.id = s.staff_id ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s2.role_id ",
            "JOIN workspaces w ON w.id = s.workspace_id ",
            "WHERE s.token_hash = $1 AND s.expires_at > $2 AND s2.state = 'active'"
        ),
        &[hash.as_slice().into(), now.into()],
        |row| {
            let mut row = row.reader();
            let (workspace, staff, session): (WorkspaceId, StaffId, SessionId) = (row.next()?, row.next()?, row.next()?);
            let (permissions, settings, second): (String, String, bool) = (row.next()?, row.next()?, row.next()?);
            let settings: crate::workspace::Settings = serde_json::from_str(&settings).unwrap_or_default();
            Ok(Signed {
                workspace,
                who: Who::Staff { staff, session },
                permissions: parse_permissions(&permissions),
                teams: Vec::new(),
                must_enrol: settings.require_second_factor && !second,
            })
        },
    )?;
    let Some(mut signed) = found else { return Ok(None) };
    if let Who::Staff { staff, .. } = signed.who {
        signed.teams = tx.all(
            sql!("SELECT team_id FROM team_members WHERE workspace_id = $1 AND staff_id = $2"),
            &[signed.workspace.into(), staff.into()],
            |row: &Row<'_>| row.get(0),
        )?;
    }
    Ok(Some(signed))
}

/// Finds the API token.
///
/// # Errors
/// [`Code::Unauthenticated`].
pub async fn by_token(app: &App, token: &str) -> Result<Signed, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| {
        tx.maybe(
            sql!(
                "SELECT workspace_id, id, scopes FROM api_tokens ",
                "WHERE token_hash = $1 AND (expires_at IS NULL OR expires_at > $2)"
            ),
            &[hash.as_slice().into(), now.into()],
            |row| {
                Ok(Signed {
                    workspace: row.get(0)?,
                    who: Who::Token(row.get(1)?),
                    permissions: parse_permissions(&row.get::<String>(2)?),
                    teams: Vec::new(),
                    must_enrol: false,
                })
            },
        )
    });
    found.await?.ok_or_else(unauthenticated)
}

fn parse_permissions(json: &str) -> Vec<Permission> {
    let names: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    names.iter().filter_map(|name| Permission::named(name)).collect()
}
