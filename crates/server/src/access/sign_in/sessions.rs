//! Sessions of staff: a random token in a cookie, its hash in a row.

use super::SignedSession;
use crate::{
    access::{
        COOKIE, Over, Who, hash_token,
        policy::{Age, SessionPolicy, policy_of},
    },
    app::App,
    config::Server,
    events::{Journal, kinds},
    http::{ClientAddress, Problem},
    hub::Notice,
};
use axum::http::{HeaderValue, header};
use ombud_base::{
    Time,
    id::{SessionId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::json;
use std::time::Duration;
use utoipa::ToSchema;

/// `last_seen_at` is written at most this often.
pub const SEEN_EVERY: Duration = Duration::from_secs(60);
/// The cookie that marks a browser from which somebody has signed in.
pub const DEVICE_COOKIE: &str = "ombud_device";
/// How long such a browser is remembered.
pub const DEVICE_KEPT: Duration = Duration::from_secs(180 * 24 * 3600);

/// A signed-in browser.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffSession {
    /// Its id.
    pub id: SessionId,
    /// When it was signed in.
    pub created_at: Time,
    /// When it last asked for something, to the minute.
    pub last_seen_at: Time,
    /// The address that it was signed in from.
    #[schema(example = "198.51.100.7")]
    pub address: String,
    /// The address that it was last used from.
    #[schema(example = "198.51.100.9")]
    pub last_address: String,
    /// By what: `password`, `totp`, `recovery`, `passkey`, `invitation` or `oidc` (the provider's word).
    #[schema(example = "passkey")]
    pub how: String,
    /// What the browser calls itself.
    pub agent: String,
    /// It is the one that asks.
    pub current: bool,
}

/// From where somebody signs in.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The address.
    pub address: ClientAddress,
    /// The browser's `User-Agent`.
    pub agent: String,
    /// The hash of its device cookie.
    pub device: Option<[u8; 32]>,
}

/// The cookies of a browser that has just signed in. A fresh pair for each sign-in: a token that was there before, however
/// it came there, is never given more rights.
pub struct Cookies {
    /// The session's token.
    pub session: String,
    /// The device's token; none where the browser has one already.
    pub device: Option<String>,
    /// How long the session's is kept.
    pub age: Duration,
}

impl Cookies {
    /// As `Set-Cookie` headers.
    pub fn headers(&self, server: &Server) -> Vec<HeaderValue> {
        let session = set_cookie(server, COOKIE, &self.session, self.age);
        let device = self.device.as_ref().and_then(|it| set_cookie(server, DEVICE_COOKIE, it, DEVICE_KEPT));
        session.into_iter().chain(device).collect()
    }
}

/// A cookie that scripts cannot read and that no other site's request carries.
pub fn set_cookie(server: &Server, name: &str, value: &str, age: Duration) -> Option<HeaderValue> {
    let secure = if server.public_url.starts_with("https://") { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{secure}", age.as_secs());
    HeaderValue::from_str(&text).ok()
}

/// The value of a cookie.
pub fn cookie_named<'a>(headers: &'a axum::http::HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    all.flat_map(|it| it.split(';')).find_map(|it| it.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Opens a session, remembers the device, writes the event; ends the oldest where there are more than the policy lets one have.
/// `how` says by which proof.
///
/// # Errors
/// As the database says.
pub fn open_session(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    staff: StaffId,
    visit: &Visit,
    how: &str,
) -> Result<Cookies, DbError> {
    let (workspace, now) = (journal.workspace, journal.now);
    let policy = policy_of(tx, workspace)?;
    sweep(tx, workspace, staff, &policy, now)?;
    make_room(tx, journal, staff, &policy)?;
    let (token, id) = (app.random.token(), SessionId::new(now, &app.random));
    let agent: String = visit.agent.chars().filter(|it| !it.is_control()).take(300).collect();
    tx.exec(
        sql!(
            "INSERT INTO staff_sessions (token_hash, workspace_id, id, staff_id, address, last_address, agent, how, created_at, ",
            "last_seen_at, proved_at, expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $8, $8, $9)"
        ),
        &[
            hash_token(&token).as_slice().into(),
            workspace.into(),
            id.into(),
            staff.into(),
            (&visit.address.0.to_string()).into(),
            (&agent).into(),
            how.into(),
            now.into(),
            (now + policy.longest()).into(),
        ],
    )?;
    tx.exec(
        sql!("UPDATE staff SET last_seen_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into(), now.into()],
    )?;
    let device = remember_device(tx, app, workspace, staff, visit, now)?;
    journal.event_by(
        crate::events::Actor::Staff(staff),
        kinds::STAFF_SIGNED_IN,
        None,
        json!({"staff": staff, "session": id, "how": how, "address": visit.address.0}).to_string(),
    );
    Ok(Cookies { session: token, device, age: policy.longest() })
}

fn remember_device(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    staff: StaffId,
    visit: &Visit,
    now: Time,
) -> Result<Option<String>, DbError> {
    let network = visit.address.network();
    if let Some(hash) = visit.device {
        let known = tx.exec(
            sql!(
                "UPDATE known_devices SET network = $4, last_seen_at = $5 ",
                "WHERE workspace_id = $1 AND staff_id = $2 AND token_hash = $3"
            ),
            &[workspace.into(), staff.into(), hash.as_slice().into(), (&network).into(), now.into()],
        )?;
        if known > 0 {
            return Ok(None);
        }
    }
    let token = app.random.token();
    tx.exec(
        sql!(
            "INSERT INTO known_devices (workspace_id, staff_id, token_hash, network, last_seen_at) ",
            "VALUES ($1, $2, $3, $4, $5)"
        ),
        &[
            workspace.into(),
            staff.into(),
            hash_token(&token).as_slice().into(),
            (&network).into(),
            now.into(),
        ],
    )?;
    Ok(Some(token))
}

/// Forgets what has run out, of this member of staff.
fn sweep(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    policy: &SessionPolicy,
    now: Time,
) -> Result<(), DbError> {
    for (id, age) in ages(tx, workspace, staff)? {
        if policy.over(age, now).is_some() {
            delete(tx, workspace, id)?;
        }
    }
    let kept = i64::try_from(DEVICE_KEPT.as_secs()).unwrap_or(i64::MAX);
    tx.exec(
        sql!("DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2 AND last_seen_at <= $3"),
        &[workspace.into(), staff.into(), now.plus_seconds(-kept).into()],
    )?;
    let told = i64::try_from(policy.longest().as_secs()).unwrap_or(i64::MAX);
    tx.exec(
        sql!("DELETE FROM replaced_sessions WHERE workspace_id = $1 AND staff_id = $2 AND ended_at <= $3"),
        &[workspace.into(), staff.into(), now.plus_seconds(-told).into()],
    )?;
    Ok(())
}

/// Ends the oldest sessions, so that one more keeps within the policy's number. Their tokens are kept for as long as a browser may
/// come with one, to tell why it is signed out.
fn make_room(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    policy: &SessionPolicy,
) -> Result<(), DbError> {
    let most = usize::try_from(policy.most_sessions).unwrap_or(0);
    let all = ages(tx, journal.workspace, staff)?;
    if most == 0 || all.len() < most {
        return Ok(());
    }
    let oldest: Vec<SessionId> = all.iter().take(all.len() + 1 - most).map(|it| it.0).collect();
    for id in &oldest {
        tx.exec(
            sql!(
                "INSERT INTO replaced_sessions (token_hash, workspace_id, staff_id, session_id, ended_at) ",
                "SELECT token_hash, workspace_id, staff_id, id, $3 FROM staff_sessions WHERE workspace_id = $1 AND id = $2"
            ),
            &[journal.workspace.into(), (*id).into(), journal.now.into()],
        )?;
    }
    end_these(tx, journal, staff, oldest, Over::Replaced.word())
}

/// The sessions of somebody, the oldest first.
fn ages(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<Vec<(SessionId, Age)>, DbError> {
    tx.all(
        sql!(
            "SELECT id, created_at, last_seen_at, expires_at FROM staff_sessions ",
            "WHERE workspace_id = $1 AND staff_id = $2 ORDER BY created_at, id"
        ),
        &[workspace.into(), staff.into()],
        |row| Ok((row.get(0)?, Age { created: row.get(1)?, seen: row.get(2)?, expires: row.get(3)? })),
    )
}

fn delete(tx: &mut Tx<'_>, workspace: WorkspaceId, id: SessionId) -> Result<(), DbError> {
    let key = [workspace.into(), id.into()];
    tx.exec(sql!("DELETE FROM staff_sessions WHERE workspace_id = $1 AND id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM enrolments WHERE workspace_id = $1 AND session_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND session_id = $2"), &key)?;
    Ok(())
}

/// Deletes sessions, writes the event, closes their sockets with a word that says why.
pub(super) fn end_these(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    sessions: Vec<SessionId>,
    why: &'static str,
) -> Result<(), DbError> {
    if sessions.is_empty() {
        return Ok(());
    }
    for id in &sessions {
        delete(tx, journal.workspace, *id)?;
    }
    journal.event(kinds::STAFF_SIGNED_OUT, None, &json!({"staff": staff, "sessions": sessions, "why": why}));
    journal.notify(Notice::SessionsEnded { sessions, why });
    Ok(())
}

/// Which sessions to end.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// One.
    One(SessionId),
    /// All but one.
    AllBut(SessionId),
    /// All.
    All,
}

/// Ends sessions of `staff`: deletes them, writes the event, closes their sockets. Returns how many.
///
/// # Errors
/// As the database says.
pub fn end_sessions(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    which: Which,
) -> Result<usize, DbError> {
    let chosen = |id: &SessionId| match which {
        Which::One(one) => *id == one,
        Which::AllBut(one) => *id != one,
        Which::All => true,
    };
    let all = ages(tx, journal.workspace, staff)?;
    let ended: Vec<SessionId> = all.into_iter().map(|it| it.0).filter(chosen).collect();
    let count = ended.len();
    end_these(tx, journal, staff, ended, "session")?;
    Ok(count)
}

/// Ends sessions of the one who asks.
pub(super) async fn end_own(app: &App, own: &SignedSession, which: Which) -> Result<usize, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, own.signed.workspace, own.signed.actor(), app2.now())?;
            let ended = end_sessions(tx, &mut journal, own.staff, which)?;
            journal.close(tx, &app2.hub)?;
            Ok(ended)
        })
        .await
}

/// The sessions of the one who asks, the latest first.
pub(super) async fn own_sessions(app: &App, own: &SignedSession) -> Result<Vec<StaffSession>, Problem> {
    let (workspace, staff, session, now) = (own.signed.workspace, own.staff, own.session, app.now());
    let found = app.db.read::<_, DbError, _>(move |tx| sessions_of(tx, workspace, staff, Some(session), now));
    Ok(found.await?)
}

/// The sessions of somebody that are not over, the latest first.
///
/// # Errors
/// As the database says.
pub fn sessions_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    current: Option<SessionId>,
    now: Time,
) -> Result<Vec<StaffSession>, DbError> {
    let policy = policy_of(tx, workspace)?;
    let all = tx.all(
        sql!(
            "SELECT id, created_at, last_seen_at, expires_at, address, last_address, how, agent FROM staff_sessions ",
            "WHERE workspace_id = $1 AND staff_id = $2 ORDER BY last_seen_at DESC, id DESC"
        ),
        &[workspace.into(), staff.into()],
        |row| {
            let mut row = row.reader();
            let id = row.next()?;
            let age = Age { created: row.next()?, seen: row.next()?, expires: row.next()? };
            let (address, last_address, how, agent) = (row.next()?, row.next()?, row.next()?, row.next()?);
            let (created_at, last_seen_at, current) = (age.created, age.seen, current == Some(id));
            let session =
                StaffSession { id, created_at, last_seen_at, address, last_address, how, agent, current };
            Ok((session, age))
        },
    )?;
    Ok(all.into_iter().filter(|(_, age)| policy.over(*age, now).is_none()).map(|it| it.0).collect())
}

/// The session's id and its owner, of a caller that has a session.
pub(super) const fn of(who: &Who) -> Option<(StaffId, SessionId)> {
    match who {
        Who::Staff { staff, session } => Some((*staff, *session)),
        Who::Token(_) => None,
    }
}
