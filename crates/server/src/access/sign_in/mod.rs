//! Sign-in: passwords, second factors, sessions, and what keeps guessers out.

mod account;
mod api;
mod arrival;
mod expiring;
mod login;
mod passkeys;
mod recovery;
mod sessions;
mod step_up;
mod throttle;
mod totp;

pub(crate) use account::has_password;
pub(super) use api::routes;
pub(crate) use arrival::{Arrival, Taken, arrive, proved_again, take_back, tell_refusal, vouched};
pub use expiring::{count_old_devices, expire_devices};
pub use login::{Login, Method};
pub(crate) use passkeys::{parse as parse_credential, relying_party};
pub use sessions::{
    Cookies, DEVICE_COOKIE, DEVICE_KEPT, SEEN_EVERY, StaffSession, Visit, Which, cookie_named, end_sessions,
    open_session, sessions_of, set_cookie,
};
pub(crate) use totp::CodeLine;
pub(crate) use {
    api::{Browser, signed_in_answer},
    login::second_factor,
};

use crate::{
    access::{Signed, break_glass_remains, signed::any_signed},
    app::App,
    http::{Code, Problem},
    keys::seal_own,
};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use ombud_base::{
    Time,
    id::{SessionId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

/// Staff in a browser, also one that still has to set a second factor up: for the own account's routes alone.
#[derive(Clone, Debug)]
pub struct SignedSession {
    /// The caller.
    pub signed: Signed,
    /// Who.
    pub staff: StaffId,
    /// In which session.
    pub session: SessionId,
}

impl<S> FromRequestParts<S> for SignedSession
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let signed = any_signed(parts, &App::from_ref(state)).await?;
        let (staff, session) = sessions::of(&signed.who).ok_or_else(|| {
            Problem::new(Code::Forbidden, "An API token has no account of its own; sign in as staff.")
        })?;
        Ok(Self { signed, staff, session })
    }
}

fn place_of_enrolment(session: SessionId) -> Place {
    Place::new("enrolments.state").id(session.0)
}

/// Which second factors there are.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Factors {
    /// An authenticator app.
    pub totp: bool,
    /// How many passkeys.
    pub passkeys: i64,
    /// How many recovery codes are unused.
    pub recovery_left: i64,
}

/// The second factors of a member of staff.
///
/// # Errors
/// As the database says.
pub(crate) fn second_factors(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Factors, DbError> {
    let (totp, passkeys) = factors(tx, workspace, staff)?;
    Ok(Factors { totp, passkeys, recovery_left: recovery::left(tx, workspace, staff)? })
}

/// Keeps what a second factor that is being set up needs, for this session.
fn keep_enrolment(
    tx: &mut Tx<'_>,
    own: &SignedSession,
    kind: &str,
    state: &str,
    until: Time,
) -> Result<(), DbError> {
    let state = seal_own(tx, own.signed.workspace, &place_of_enrolment(own.session), state)?;
    tx.exec(
        sql!(
            "INSERT INTO enrolments (workspace_id, session_id, kind, state, expires_at) VALUES ($1, $2, $3, $4, $5) ",
            "ON CONFLICT (workspace_id, session_id, kind) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at"
        ),
        &[own.signed.workspace.into(), own.session.into(), kind.into(), (&state).into(), until.into()],
    )?;
    Ok(())
}

fn kept_enrolment<T: DeserializeOwned>(
    tx: &mut Tx<'_>,
    own: &SignedSession,
    kind: &str,
    now: Time,
) -> Result<T, Problem> {
    let state = tx.maybe(
        sql!(
            "SELECT state FROM enrolments WHERE workspace_id = $1 AND session_id = $2 AND kind = $3 AND expires_at > $4"
        ),
        &[own.signed.workspace.into(), own.session.into(), kind.into(), now.into()],
        |row| row.open(0, &place_of_enrolment(own.session)),
    )?;
    let state = state
        .flatten()
        .ok_or_else(|| Problem::new(Code::Conflict, "This was not begun, or took too long. Start again."))?;
    serde_json::from_str(&state).map_err(Problem::internal)
}

fn forget_enrolment(tx: &mut Tx<'_>, own: &SignedSession, kind: &str) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM enrolments WHERE workspace_id = $1 AND session_id = $2 AND kind = $3"),
        &[own.signed.workspace.into(), own.session.into(), kind.into()],
    )?;
    Ok(())
}

/// How many second factors there are: authenticator app and passkeys.
fn factors(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(bool, i64), DbError> {
    tx.one(
        sql!(
            "SELECT totp_secret IS NOT NULL, ",
            "(SELECT count(*) FROM passkeys p WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.id) ",
            "FROM staff s WHERE workspace_id = $1 AND id = $2"
        ),
        &[workspace.into(), staff.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Checks that a second factor could be removed, and voids the recovery codes when none is left.
fn after_removal(tx: &mut Tx<'_>, app: &App, workspace: WorkspaceId, staff: StaffId) -> Result<(), Problem> {
    tx.exec(
        sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND (staff_id = $2 OR expires_at <= $3)"),
        &[workspace.into(), staff.into(), app.now().into()],
    )?;
    if factors(tx, workspace, staff)? != (false, 0) {
        return Ok(());
    }
    if crate::settings::of(tx, workspace)?.require_second_factor {
        return Err(Problem::new(
            Code::Conflict,
            "This workspace asks everybody for a second factor. Add another one before you remove this.",
        ));
    }
    recovery::void(tx, workspace, staff)?;
    break_glass_remains(tx, workspace)
}

/// Takes every second factor away: for somebody who lost them all.
///
/// # Errors
/// As the database says.
pub(crate) fn reset_second_factor(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<(), DbError> {
    let who = [workspace.into(), staff.into()];
    tx.exec(
        sql!("UPDATE staff SET totp_secret = NULL, totp_last_step = 0 WHERE workspace_id = $1 AND id = $2"),
        &who,
    )?;
    tx.exec(sql!("DELETE FROM passkeys WHERE workspace_id = $1 AND staff_id = $2"), &who)?;
    tx.exec(sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND staff_id = $2"), &who)?;
    recovery::void(tx, workspace, staff)
}
