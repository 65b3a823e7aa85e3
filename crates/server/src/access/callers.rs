//! Who is behind a session's cookie or an API token, and whether they may come from where they come.

use super::{
    CaseScope, Permission, Signed, WITHIN_SCOPE, Who, hash_token, lent_to,
    policy::{Age, Over, SessionPolicy, lets_in, not_from_here, parse, policy_of},
    sign_in::SEEN_EVERY,
    unauthenticated,
};
use crate::{app::App, http::Problem};
use ombud_base::{
    Time,
    id::{ApiTokenId, SessionId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::json;
use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
};

#[allow(unused_imports, reason = "for the docs")]
use crate::http::Code;

/// A session as it is found by its token.
struct Found {
    signed: Signed,
    age: Age,
    policy: SessionPolicy,
}

/// Finds the session of `token`, for somebody who comes from `address`.
///
/// # Errors
/// [`Code::Unauthenticated`], with a `reason` where the session is over by the workspace's policy;
/// [`Code::AddressNotAllowed`].
pub async fn by_session(app: &App, token: &str, address: IpAddr) -> Result<Signed, Problem> {
    let (signed, seen) = in_force(app, token, address).await?;
    let now = app.now();
    if now.since(seen) >= SEEN_EVERY {
        let (hash, address) = (hash_token(token), address.to_string());
        let written = app.db.write::<_, DbError, _>(move |tx| touch_session(tx, &hash, &address, now)).await;
        if let Err(error) = written {
            tracing::warn!(%error, "a session's last use could not be written");
        }
    }
    Ok(signed)
}

/// As [`by_session`], for a page that merely waits for news: that a browser is still there is no use of the session, so it
/// goes on to idle out.
///
/// # Errors
/// As [`by_session`].
pub async fn by_session_at_rest(app: &App, token: &str, address: IpAddr) -> Result<Signed, Problem> {
    in_force(app, token, address).await.map(|it| it.0)
}

/// The session if it is in force, and when it was used last.
async fn in_force(app: &App, token: &str, address: IpAddr) -> Result<(Signed, Time), Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app
        .db
        .read::<_, DbError, _>(move |tx| {
            let found = session(tx, &hash, now)?;
            let replaced = found.is_none() && was_replaced(tx, &hash)?;
            Ok((found, replaced))
        })
        .await?;
    let Found { signed, age, policy } = match found {
        (Some(found), _) => found,
        (None, true) => return Err(ended(Over::Replaced, &SessionPolicy::default())),
        (None, false) => return Err(unauthenticated()),
    };
    if let Some(over) = policy.over(age, now) {
        return Err(ended(over, &policy));
    }
    if !policy.lets_in(address) {
        return Err(not_from_here(address));
    }
    Ok((signed, age.seen))
}

fn ended(over: Over, policy: &SessionPolicy) -> Problem {
    let why = match over {
        Over::Idle => format!("was not used for {} minutes", policy.idle_minutes),
        Over::Aged => "is as old as a session may become".to_owned(),
        Over::Elsewhere => "has ended".to_owned(),
        Over::Replaced => {
            "has ended, because you signed in on more devices than your workspace allows".to_owned()
        }
    };
    let mut problem = unauthenticated().with("reason", json!(over.word()));
    problem.detail = format!("This session {why}. Sign in again at /console/login.").into();
    problem
}

fn touch_session(tx: &mut Tx<'_>, hash: &[u8; 32], address: &str, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE staff_sessions SET last_seen_at = $2, last_address = $3 WHERE token_hash = $1 AND last_seen_at <= $2"),
        &[hash.as_slice().into(), now.into(), address.into()],
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

/// Notes that a session is used, by what its WebSocket brings. Once it is over nothing brings it back.
///
/// # Errors
/// As the database says.
pub fn used(tx: &mut Tx<'_>, workspace: WorkspaceId, session: SessionId, now: Time) -> Result<(), DbError> {
    let policy = policy_of(tx, workspace)?;
    let age = tx.maybe(
        sql!("SELECT created_at, last_seen_at, expires_at FROM staff_sessions WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), session.into()],
        |row| Ok(Age { created: row.get(0)?, seen: row.get(1)?, expires: row.get(2)? }),
    )?;
    if age.is_some_and(|it| policy.over(it, now).is_none()) {
        tx.exec(
            sql!("UPDATE staff_sessions SET last_seen_at = $3 WHERE workspace_id = $1 AND id = $2 AND last_seen_at < $3"),
            &[workspace.into(), session.into(), now.into()],
        )?;
    }
    Ok(())
}

fn was_replaced(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT staff_id FROM replaced_sessions WHERE token_hash = $1"),
        &[hash.as_slice().into()],
        |row| row.get::<StaffId>(0),
    )?;
    Ok(found.is_some())
}

fn session(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Option<Found>, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT s.workspace_id, s.staff_id, s.id, s.created_at, s.last_seen_at, s.expires_at, s.proved_at, s.sso_factor, ",
            "r.permissions, s2.scope, w.settings, sp.policy, ",
            "s2.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.staff_id) ",
            "FROM staff_sessions s JOIN staff s2 ON s2.workspace_id = s.workspace_id AND s2.id = s.staff_id ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s2.role_id ",
            "JOIN workspaces w ON w.id = s.workspace_id ",
            "LEFT JOIN session_policies sp ON sp.workspace_id = s.workspace_id ",
            "WHERE s.token_hash = $1 AND s2.state = 'active'"
        ),
        &[hash.as_slice().into()],
        |row| {
            let mut row = row.reader();
            let (workspace, staff, session): (WorkspaceId, StaffId, SessionId) =
                (row.next()?, row.next()?, row.next()?);
            let age = Age { created: row.next()?, seen: row.next()?, expires: row.next()? };
            let (proved, vouched): (Time, bool) = (row.next()?, row.next()?);
            let (permissions, scope) = held(&row.next::<String>()?, &row.next::<String>()?)?;
            let settings: String = row.next()?;
            let (policy, second): (Option<String>, bool) = (row.next()?, row.next()?);
            let settings: crate::settings::Settings = serde_json::from_str(&settings).unwrap_or_default();
            let policy = parse(policy)?;
            let signed = Signed {
                workspace,
                who: Who::Staff { staff, session },
                permissions,
                teams: Vec::new(),
                scope,
                must_enrol: settings.wants_factor(now) && !second && !vouched,
                fresh_until: Some(proved + policy.proof()),
                lent: Vec::new(),
                elevated_until: None,
            };
            Ok(Found { signed, age, policy })
        },
    )?;
    let Some(mut found) = found else { return Ok(None) };
    if let Who::Staff { staff, .. } = found.signed.who {
        found.signed.teams = teams_of(tx, found.signed.workspace, staff)?;
        elevate(tx, &mut found.signed, staff, now)?;
    }
    Ok(Some(found))
}

fn elevate(tx: &mut Tx<'_>, signed: &mut Signed, staff: StaffId, now: Time) -> Result<(), DbError> {
    let lent = lent_to(tx, signed.workspace, staff, now)?;
    signed.elevated_until = lent.first().map(|it| it.until);
    signed.lent = lent.into_iter().flat_map(|it| it.permissions).collect();
    let limited = !signed.scope.is_everything();
    signed.lent.retain(|it| !signed.permissions.contains(it) && (!limited || WITHIN_SCOPE.contains(it)));
    signed.lent.sort_unstable();
    signed.lent.dedup();
    signed.permissions.extend_from_slice(&signed.lent);
    Ok(())
}

/// A member of staff as a caller, without a request of theirs: with what they may do now, as if in `session`. None when they are
/// not active.
///
/// # Errors
/// As the database says.
pub fn signed_as(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    session: SessionId,
    now: Time,
) -> Result<Option<Signed>, DbError> {
    let found = tx.maybe(
        sql!(
            "SELECT r.permissions, s.scope, w.settings, s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p ",
            "WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.id) OR EXISTS (SELECT 1 FROM staff_sessions v ",
            "WHERE v.workspace_id = s.workspace_id AND v.staff_id = s.id AND v.id = $3 AND v.sso_factor) FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "JOIN workspaces w ON w.id = s.workspace_id ",
            "WHERE s.workspace_id = $1 AND s.id = $2 AND s.state = 'active'"
        ),
        &[workspace.into(), staff.into(), session.into()],
        |row| {
            let (permissions, scope) = held(&row.get::<String>(0)?, &row.get::<String>(1)?)?;
            let settings: crate::settings::Settings =
                serde_json::from_str(&row.get::<String>(2)?).unwrap_or_default();
            Ok(Signed {
                workspace,
                who: Who::Staff { staff, session },
                permissions,
                teams: Vec::new(),
                scope,
                must_enrol: settings.wants_factor(now) && !row.get::<bool>(3)?,
                fresh_until: None,
                lent: Vec::new(),
                elevated_until: None,
            })
        },
    )?;
    let Some(mut signed) = found else { return Ok(None) };
    signed.teams = teams_of(tx, workspace, staff)?;
    elevate(tx, &mut signed, staff, now)?;
    Ok(Some(signed))
}

fn teams_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Vec<ombud_base::id::TeamId>, DbError> {
    tx.all(
        sql!("SELECT team_id FROM team_members WHERE workspace_id = $1 AND staff_id = $2"),
        &[workspace.into(), staff.into()],
        |row: &Row<'_>| row.get(0),
    )
}

/// Finds the API token, for a programme that comes from `address`. It may do what its scopes say, as far as the one who created it
/// may still do so, within their scope, and nothing once they have left: a token is no way around a role that was taken away.
///
/// # Errors
/// [`Code::Unauthenticated`]; [`Code::AddressNotAllowed`].
pub async fn by_token(app: &App, token: &str, address: IpAddr) -> Result<Signed, Problem> {
    let (hash, now) = (hash_token(token), app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| {
        tx.maybe(
            sql!(
                "SELECT t.workspace_id, t.id, t.scopes, t.last_used_at, r.permissions, t.networks, p.policy, s.scope FROM api_tokens t ",
                "JOIN staff s ON s.workspace_id = t.workspace_id AND s.id = t.created_by ",
                "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
                "LEFT JOIN session_policies p ON p.workspace_id = t.workspace_id ",
                "WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND s.state = 'active'"
            ),
            &[hash.as_slice().into(), now.into()],
            |row| {
                let mut permissions = parse_permissions(&row.get::<String>(2)?);
                let (creators, scope) = held(&row.get::<String>(4)?, &row.get::<String>(7)?)?;
                permissions.retain(|it| creators.contains(it));
                let id: ApiTokenId = row.get(1)?;
                let signed = Signed {
                    workspace: row.get(0)?,
                    who: Who::Token(id),
                    permissions,
                    teams: Vec::new(),
                    scope,
                    must_enrol: false,
                    fresh_until: None,
                    lent: Vec::new(),
                    elevated_until: None,
                };
                let networks = networks_of(&row.get::<String>(5)?, &parse(row.get(6)?)?)?;
                Ok((signed, id, row.get::<Option<Time>>(3)?, networks))
            },
        )
    });
    let (signed, id, used, networks) = found.await?.ok_or_else(unauthenticated)?;
    if !lets_in(&networks, address) {
        return Err(not_from_here(address));
    }
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

/// From where a token may be used: by its own list, else by the workspace's. A list that cannot be read is not the empty one,
/// which lets in from wherever the workspace does.
fn networks_of(own: &str, policy: &SessionPolicy) -> Result<Vec<String>, DbError> {
    let own: Vec<String> = serde_json::from_str(own)
        .map_err(|error| DbError::Statement(format!("the networks of an API token: {error}")))?;
    Ok(if own.is_empty() { policy.allowed_networks.clone() } else { own })
}

/// Reads stored permissions; `*` is everything, and names that this version does not know are left out.
pub(crate) fn parse_permissions(json: &str) -> Vec<Permission> {
    if json == super::setup::EVERYTHING {
        return Permission::ALL.to_vec();
    }
    let names: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    names.iter().filter_map(|name| Permission::named(name)).collect()
}

/// What a role gives to somebody with this scope, and the scope itself: who is limited has nothing that reaches beyond.
///
/// # Errors
/// When the scope is damaged.
pub(crate) fn held(role: &str, scope: &str) -> Result<(Vec<Permission>, CaseScope), DbError> {
    let (mut permissions, scope) = (parse_permissions(role), CaseScope::parse(scope)?);
    if !scope.is_everything() {
        permissions.retain(|it| WITHIN_SCOPE.contains(it));
    }
    Ok((permissions, scope))
}

/// How an open connection stands, by what is in force now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may stay.
    Good,
    /// Its session or token is gone.
    Gone,
    /// Its session is over, or it comes from where nobody may come from.
    Over(Over),
}

/// How the open connections of a workspace stand; three queries, however many there are, and one more where one's session is gone.
///
/// # Errors
/// As the database says.
pub fn standings(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    connections: &[(Who, IpAddr)],
    now: Time,
) -> Result<Vec<Standing>, DbError> {
    let policy = policy_of(tx, workspace)?;
    let sessions = sessions_of(tx, workspace)?;
    let gone = |(who, _): &(Who, IpAddr)| matches!(who, Who::Staff { session, .. } if !sessions.contains_key(session));
    let replaced = if connections.iter().any(gone) { replaced_of(tx, workspace)? } else { HashSet::new() };
    let tokens: HashMap<ApiTokenId, Vec<String>> = tx
        .all(
            sql!(
                "SELECT t.id, t.networks FROM api_tokens t ",
                "JOIN staff s ON s.workspace_id = t.workspace_id AND s.id = t.created_by ",
                "WHERE t.workspace_id = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND s.state = 'active'"
            ),
            &[workspace.into(), now.into()],
            |row| Ok((row.get(0)?, networks_of(&row.get::<String>(1)?, &policy).ok())),
        )?
        .into_iter()
        .filter_map(|(id, networks)| Some((id, networks?)))
        .collect();
    let standing = |(who, address): &(Who, IpAddr)| {
        let networks = match who {
            Who::Staff { session, .. } => match sessions.get(session) {
                None if replaced.contains(session) => return Standing::Over(Over::Replaced),
                None => return Standing::Gone,
                Some(age) => match policy.over(*age, now) {
                    Some(over) => return Standing::Over(over),
                    None => &policy.allowed_networks,
                },
            },
            Who::Token(token) => match tokens.get(token) {
                None => return Standing::Gone,
                Some(networks) => networks,
            },
        };
        if lets_in(networks, *address) { Standing::Good } else { Standing::Over(Over::Elsewhere) }
    };
    Ok(connections.iter().map(standing).collect())
}

/// The sessions of a workspace's active staff.
fn sessions_of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<HashMap<SessionId, Age>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT s.id, s.created_at, s.last_seen_at, s.expires_at FROM staff_sessions s ",
            "JOIN staff p ON p.workspace_id = s.workspace_id AND p.id = s.staff_id ",
            "WHERE s.workspace_id = $1 AND p.state = 'active'"
        ),
        &[workspace.into()],
        |row| Ok((row.get(0)?, Age { created: row.get(1)?, seen: row.get(2)?, expires: row.get(3)? })),
    )?;
    Ok(all.into_iter().collect())
}

/// The sessions of a workspace that had to give way to newer ones, as long as that is told.
fn replaced_of(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<HashSet<SessionId>, DbError> {
    let all = tx.all(
        sql!("SELECT session_id FROM replaced_sessions WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.get(0),
    )?;
    Ok(all.into_iter().collect())
}
