//! Coming in by the provider's word instead of a password: what was asked there is remembered by the session that it opens.

use super::{
    Visit,
    login::{Entering, Login, Outcome, open, second_factor},
    sessions::end_these,
    step_up::note_proof,
};
use crate::{
    access::provider::link_identity,
    app::App,
    events::{Actor, Journal, kinds},
    http::Problem,
    keys::{open_bytes, seal_own},
};
use ombud_base::{
    Time,
    id::{ChallengeId, SessionId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How sessions are opened by the provider's word.
pub const BY_PROVIDER: &str = "oidc";
/// Why sessions end when it takes its word back.
pub const AT_PROVIDER: &str = "provider";

/// What the provider said of somebody who comes in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Arrival {
    /// Who said it.
    pub issuer: String,
    /// Whom it knows them as.
    pub subject: String,
    /// The mark of its own session; empty where it named none.
    pub sid: String,
    /// Its ID token, to sign out there, too.
    pub hint: String,
    /// It vouched for a second factor.
    pub factor: bool,
    /// They are known by their mail address alone so far: their own second factor is asked for, whatever the provider says.
    pub first: bool,
    /// When they last proved there that it is them.
    pub proved_at: Time,
}

fn place_of_arrival(challenge: ChallengeId) -> Place {
    Place::new("login_challenges.arrival").id(challenge.0)
}

fn place_of_hint(session: SessionId) -> Place {
    Place::new("staff_sessions.sso_hint").id(session.0)
}

/// Lets somebody in whom the provider has vouched for: a session at once, or the question for their own second factor.
///
/// # Errors
/// As the database says; the inner one where they may not come in from there.
pub(crate) fn arrive(
    tx: &mut Tx<'_>,
    app: &App,
    journal: Journal,
    (staff, arrival): (StaffId, &Arrival),
    (visit, previous, host): (&Visit, Option<&str>, &str),
) -> Result<Result<Outcome, Problem>, Problem> {
    let workspace = journal.workspace;
    if !arrival.factor || arrival.first {
        let asked = second_factor(tx, app, workspace, staff, host, None)?;
        if let Some(login @ Login::SecondFactor { challenge, .. }) = asked {
            keep(tx, workspace, challenge, arrival)?;
            journal.close(tx, &app.hub)?;
            return Ok(Ok((login, None)));
        }
    }
    let entering = Entering { staff, visit, previous, how: BY_PROVIDER, arrival: Some(arrival) };
    let opened = open(tx, app, journal, &entering)?;
    Ok(opened.map(|cookies| (Login::SignedIn, Some(cookies))))
}

fn keep(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    challenge: ChallengeId,
    arrival: &Arrival,
) -> Result<(), Problem> {
    let text = serde_json::to_string(arrival).map_err(Problem::internal)?;
    let sealed = seal_own(tx, workspace, &place_of_arrival(challenge), &text)?;
    tx.exec(
        sql!("UPDATE login_challenges SET arrival = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), challenge.into(), (&sealed).into()],
    )?;
    Ok(())
}

/// What the provider had said before a second factor was asked for.
pub(super) fn kept(
    tx: &mut Tx<'_>,
    challenge: ChallengeId,
    cell: Option<&[u8]>,
) -> Result<Option<Arrival>, Problem> {
    let Some(cell) = cell else { return Ok(None) };
    let plain = open_bytes(tx, &place_of_arrival(challenge), cell)?;
    plain.map(|it| serde_json::from_slice(&it).map_err(Problem::internal)).transpose()
}

/// Has a session that was just opened remember who vouched for it.
pub(super) fn remember(
    tx: &mut Tx<'_>,
    journal: &Journal,
    who: &Entering<'_>,
    arrival: &Arrival,
    token: &str,
) -> Result<(), Problem> {
    let workspace = journal.workspace;
    let hash = crate::access::hash_token(token);
    let session: SessionId = tx.one(
        sql!("SELECT id FROM staff_sessions WHERE token_hash = $1 AND workspace_id = $2"),
        &[hash.as_slice().into(), workspace.into()],
        |row| row.get(0),
    )?;
    let hint = seal_own(tx, workspace, &place_of_hint(session), &arrival.hint)?;
    // Their own second factor, where it was asked for, is the later proof.
    let proved = if who.how == BY_PROVIDER { arrival.proved_at.min(journal.now) } else { journal.now };
    tx.exec(
        sql!(
            "UPDATE staff_sessions SET sso_sid = $3, sso_hint = $4, sso_factor = $5, proved_at = $6 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            workspace.into(),
            session.into(),
            (&arrival.sid).into(),
            (&hint).into(),
            arrival.factor.into(),
            proved.into(),
        ],
    )?;
    link_identity(tx, workspace, (&arrival.issuer, &arrival.subject), who.staff, journal.now)
}

/// A session that the provider vouched for.
pub(crate) struct Vouched {
    /// Its ID token.
    pub hint: Option<String>,
    /// It vouched for a second factor.
    pub factor: bool,
}

/// What a session remembers of the provider; none where it was opened by something else, or is not there any more.
///
/// # Errors
/// As the database says.
pub(crate) fn vouched(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    session: SessionId,
) -> Result<Option<Vouched>, DbError> {
    tx.maybe(
        sql!(
            "SELECT sso_hint, sso_factor FROM staff_sessions ",
            "WHERE workspace_id = $1 AND staff_id = $2 AND id = $3 AND sso_sid IS NOT NULL"
        ),
        &[workspace.into(), staff.into(), session.into()],
        |row| Ok(Vouched { hint: row.open(0, &place_of_hint(session))?, factor: row.get(1)? }),
    )
}

/// Notes that somebody has proved at the provider, again, that it is them.
///
/// # Errors
/// As the database says.
pub(crate) fn proved_again(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    session: SessionId,
) -> Result<(), DbError> {
    note_proof(tx, journal, staff, session, BY_PROVIDER)
}

/// Which sessions the provider ends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Taken<'a> {
    /// All that it vouched for, of one person.
    Everywhere(StaffId),
    /// That with this mark, of one person.
    One(StaffId, &'a str),
    /// Those with this mark.
    Marked(&'a str),
    /// All that it vouched for, but one: it is not asked any more.
    All(Option<SessionId>),
}

/// Ends sessions that the provider vouched for, and what was about to become one. Returns how many.
///
/// # Errors
/// As the database says.
pub(crate) fn take_back(tx: &mut Tx<'_>, journal: &mut Journal, taken: Taken<'_>) -> Result<usize, DbError> {
    let workspace = journal.workspace;
    let all: Vec<(StaffId, SessionId, String)> = tx.all(
        sql!(
            "SELECT staff_id, id, sso_sid FROM staff_sessions WHERE workspace_id = $1 AND sso_sid IS NOT NULL ",
            "ORDER BY staff_id, id"
        ),
        &[workspace.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let chosen = |it: &&(StaffId, SessionId, String)| match taken {
        Taken::Everywhere(staff) => it.0 == staff,
        Taken::One(staff, sid) => it.0 == staff && it.2 == sid,
        Taken::Marked(sid) => it.2 == sid,
        Taken::All(but) => Some(it.1) != but,
    };
    let mut count = 0;
    for (staff, session, _) in all.iter().filter(chosen) {
        end_these(tx, journal, *staff, vec![*session], AT_PROVIDER)?;
        count += 1;
    }
    match taken {
        Taken::Everywhere(staff) | Taken::One(staff, _) => tx.exec(
            sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND arrival IS NOT NULL AND staff_id = $2"),
            &[workspace.into(), staff.into()],
        )?,
        Taken::Marked(_) | Taken::All(_) => tx.exec(
            sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND arrival IS NOT NULL"),
            &[workspace.into()],
        )?,
    };
    Ok(count)
}

/// Writes down that somebody could not come in by the provider's word, and why.
pub(crate) fn tell_refusal(journal: &mut Journal, staff: Option<StaffId>, why: &str, detail: &str) {
    let data = json!({"staff": staff, "by": BY_PROVIDER, "why": why, "detail": detail});
    journal.event_by(Actor::System, kinds::STAFF_SIGN_IN_FAILED, None, data.to_string());
}
