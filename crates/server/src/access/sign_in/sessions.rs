//! Sessions of staff: a random token in a cookie, its hash in a row.

use super::SignedSession;
use crate::{
    access::{COOKIE, Who, hash_token},
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

/// A session ends at the latest after this.
pub const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);
/// A session ends when nothing was asked in it for this long.
pub const IDLE: Duration = Duration::from_secs(12 * 3600);
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
}

impl Cookies {
    /// As `Set-Cookie` headers.
    pub fn headers(&self, server: &Server) -> Vec<HeaderValue> {
        let session = set_cookie(server, COOKIE, &self.session, LONGEST);
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

/// Opens a session, remembers the device, writes the event. `how` says by which proof, for the event.
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
    sweep(tx, workspace, staff, now)?;
    let (token, id) = (app.random.token(), SessionId::new(now, &app.random));
    let agent: String = visit.agent.chars().filter(|it| !it.is_control()).take(300).collect();
    tx.exec(
        sql!(
            "INSERT INTO staff_sessions (token_hash, workspace_id, id, staff_id, address, agent, created_at, last_seen_at, expires_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)"
        ),
        &[
            hash_token(&token).as_slice().into(),
            workspace.into(),
            id.into(),
            staff.into(),
            (&visit.address.0.to_string()).into(),
            (&agent).into(),
            now.into(),
            (now + LONGEST).into(),
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
    Ok(Cookies { session: token, device })
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
fn sweep(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId, now: Time) -> Result<(), DbError> {
    let seconds = |it: Duration| i64::try_from(it.as_secs()).unwrap_or(i64::MAX);
    tx.exec(
        sql!(
            "DELETE FROM staff_sessions WHERE workspace_id = $1 AND staff_id = $2 ",
            "AND (expires_at <= $3 OR last_seen_at <= $4)"
        ),
        &[workspace.into(), staff.into(), now.into(), now.plus_seconds(-seconds(IDLE)).into()],
    )?;
    tx.exec(
        sql!("DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2 AND last_seen_at <= $3"),
        &[workspace.into(), staff.into(), now.plus_seconds(-seconds(DEVICE_KEPT)).into()],
    )?;
    Ok(())
}

/// The moment after which a session must have been seen to be alive at `now`.
pub fn idle_since(now: Time) -> Time {
    now.plus_seconds(-i64::try_from(IDLE.as_secs()).unwrap_or(i64::MAX))
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
    let all = tx.all(
        sql!("SELECT id FROM staff_sessions WHERE workspace_id = $1 AND staff_id = $2"),
        &[journal.workspace.into(), staff.into()],
        |row| row.get::<SessionId>(0),
    )?;
    let ended: Vec<SessionId> = all
        .into_iter()
        .filter(|id| match which {
            Which::One(one) => *id == one,
            Which::AllBut(one) => *id != one,
            Which::All => true,
        })
        .collect();
    for id in &ended {
        tx.exec(
            sql!("DELETE FROM staff_sessions WHERE workspace_id = $1 AND id = $2"),
            &[journal.workspace.into(), (*id).into()],
        )?;
        tx.exec(
            sql!("DELETE FROM enrolments WHERE workspace_id = $1 AND session_id = $2"),
            &[journal.workspace.into(), (*id).into()],
        )?;
    }
    if !ended.is_empty() {
        journal.event(kinds::STAFF_SIGNED_OUT, None, &json!({"staff": staff, "sessions": ended}));
        journal.notify(Notice::SessionsEnded(ended.clone()));
    }
    Ok(ended.len())
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
    let found = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT id, created_at, last_seen_at, address, agent FROM staff_sessions ",
                "WHERE workspace_id = $1 AND staff_id = $2 AND expires_at > $3 AND last_seen_at > $4 ",
                "ORDER BY last_seen_at DESC, id DESC"
            ),
            &[workspace.into(), staff.into(), now.into(), idle_since(now).into()],
            |row| {
                let mut row = row.reader();
                let id = row.next()?;
                Ok(StaffSession {
                    id,
                    created_at: row.next()?,
                    last_seen_at: row.next()?,
                    address: row.next()?,
                    agent: row.next()?,
                    current: id == session,
                })
            },
        )
    });
    Ok(found.await?)
}

/// The session's id and its owner, of a caller that has a session.
pub(super) const fn of(who: &Who) -> Option<(StaffId, SessionId)> {
    match who {
        Who::Staff { staff, session } => Some((*staff, *session)),
        Who::Token(_) => None,
    }
}
