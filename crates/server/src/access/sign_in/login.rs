//! Signing in: the password, then the second factor.

use super::{
    Cookies, Visit, Which,
    arrival::{Arrival, kept, remember},
    end_sessions, open_session,
    passkeys::{self, Asked},
    recovery,
    throttle::{Charged, charge_confirmation, charge_sign_in, forgive, take_back},
    totp,
};
use crate::{
    access::{
        StaffCells, email_hash, not_from_here, parse_email,
        password::{LONGEST, verify_in_turn},
        policy_of,
        provider::password_opens,
    },
    app::App,
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
};
use ombud_base::{
    Time,
    id::{ChallengeId, SessionId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

/// How long the second factor may take.
const PATIENCE_SECONDS: i64 = 300;
/// Tries at the second factor before the password is asked for again.
const TRIES: i64 = 5;

/// Where a sign-in stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Login {
    /// Done: the session's cookie came with this answer.
    SignedIn,
    /// The password was right; now a second factor, by `POST /auth/second-factor`.
    SecondFactor {
        /// Names this sign-in; good for five minutes and five tries.
        challenge: ChallengeId,
        /// What this account can prove itself with.
        methods: Vec<Method>,
        /// For `navigator.credentials.get`: PublicKeyCredentialRequestOptions as JSON.
        passkey: Option<Json>,
    },
}

/// A kind of second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The code of an authenticator app.
    Totp,
    /// A recovery code.
    Recovery,
    /// A passkey or security key.
    Passkey,
}

/// A proof for the second factor.
#[derive(Clone, Debug)]
pub enum Proof {
    /// The code of an authenticator app.
    Totp(String),
    /// A recovery code.
    Recovery(String),
    /// What the browser made of the passkey.
    Passkey(Json),
}

/// An answer to a sign-in, with the cookies of one that is done.
pub type Outcome = (Login, Option<Cookies>);

/// Who may be meant by an address.
struct Candidate {
    workspace: WorkspaceId,
    staff: StaffId,
    password_hash: Option<String>,
    active: bool,
}

pub(super) fn wrong() -> Problem {
    Problem::new(Code::WrongCredentials, "Email, password or code is wrong.")
}

fn expired() -> Problem {
    Problem::new(
        Code::Unauthenticated,
        "This sign-in took too long or too many tries. Start again with your password.",
    )
}

/// An address means the oldest workspace that has it, or the one that is named: always one account at most, so that every try
/// takes the work of one.
fn candidate(tx: &mut Tx<'_>, email: &str, slug: Option<&str>) -> Result<Option<Candidate>, DbError> {
    let workspaces: Vec<WorkspaceId> = tx.all(
        sql!("SELECT id FROM workspaces WHERE slug = $1 OR $1 = '' ORDER BY created_at, id"),
        &[slug.unwrap_or_default().into()],
        |row| row.get(0),
    )?;
    let mut found = None;
    // Each workspace has a hash of its own for an address. All are asked, so that where somebody is does not show in the time.
    for workspace in workspaces {
        let hash = email_hash(tx, workspace, email)?;
        let here = tx.maybe(
            sql!("SELECT id, password_hash, state FROM staff WHERE workspace_id = $1 AND email_hash = $2"),
            &[workspace.into(), (&hash).into()],
            |row| {
                Ok(Candidate {
                    workspace,
                    staff: row.get(0)?,
                    password_hash: row.get(1)?,
                    active: row.get::<String>(2)? == "active",
                })
            },
        )?;
        found = found.or(here);
    }
    Ok(found)
}

/// What a browser sends to sign in.
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The workspace's slug, where one address is staff in several.
    pub workspace: Option<String>,
    /// A session's token that the browser had before.
    pub previous: Option<String>,
}

/// Signs in by password. Whether the account exists, is disabled or has no password shows neither in the answer nor in
/// the time that it takes.
///
/// # Errors
/// [`Code::WrongCredentials`], or [`Code::SlowDown`].
pub async fn sign_in(app: &App, given: Credentials, visit: Visit, host: &str) -> Result<Outcome, Problem> {
    let email = parse_email(&given.email).unwrap_or_default();
    let (found, charged) = {
        let (app2, email, visit, slug) = (app.clone(), email.clone(), visit.clone(), given.workspace.clone());
        app.db
            .write::<_, Problem, _>(move |tx| {
                let found = candidate(tx, &email, slug.as_deref())?;
                let account = found.as_ref().map(|it| (it.workspace, it.staff));
                let charged = charge_sign_in(tx, app2.now(), &email, account, &visit)?;
                Ok((found, charged))
            })
            .await?
    };
    let hash = found.as_ref().filter(|it| it.active).and_then(|it| it.password_hash.clone());
    let fits = given.password.chars().count() <= LONGEST;
    let right = verify_in_turn(if fits { given.password } else { String::new() }, hash).await? && fits;
    match found {
        Some(found) if right => enter(app, &found, charged, visit, given.previous, host).await,
        found => {
            tell_failure(app, found.map(|it| (it.workspace, it.staff)), given.workspace, "password").await?;
            Err(wrong())
        }
    }
}

/// Writes that a sign-in failed: with who was meant, or for nobody, in the workspace that was meant; one write in both cases.
async fn tell_failure(
    app: &App,
    account: Option<(WorkspaceId, StaffId)>,
    slug: Option<String>,
    by: &'static str,
) -> Result<(), Problem> {
    let app2 = app.clone();
    app.db
        .write(move |tx| {
            let meant = tx.maybe(
                sql!("SELECT id FROM workspaces WHERE slug = $1 OR $1 = '' ORDER BY created_at, id LIMIT 1"),
                &[slug.as_deref().unwrap_or_default().into()],
                |row| row.get::<WorkspaceId>(0),
            )?;
            let Some(workspace) = account.map(|it| it.0).or(meant) else { return Ok(()) };
            let mut journal = Journal::open(tx, workspace, Actor::System, app2.now())?;
            let data = json!({"staff": account.map(|it| it.1), "by": by});
            journal.event(kinds::STAFF_SIGN_IN_FAILED, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}

/// The password was right: a session at once, or the question for the second factor.
async fn enter(
    app: &App,
    found: &Candidate,
    charged: Charged,
    visit: Visit,
    previous: Option<String>,
    host: &str,
) -> Result<Outcome, Problem> {
    let (app2, workspace, staff, host) = (app.clone(), found.workspace, found.staff, host.to_owned());
    app.db
        .write::<Result<Outcome, Problem>, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, workspace, Actor::Staff(staff), app2.now())?;
            if let Err(problem) = password_opens(tx, workspace, staff)? {
                let data = json!({"staff": staff, "by": "password", "why": "closed"});
                journal.event_by(Actor::System, kinds::STAFF_SIGN_IN_FAILED, None, data.to_string());
                journal.close(tx, &app2.hub)?;
                return Ok(Err(problem));
            }
            match second_factor(tx, &app2, workspace, staff, &host, None)? {
                Some(login) => {
                    take_back(tx, &charged)?;
                    journal.close(tx, &app2.hub)?;
                    Ok(Ok((login, None)))
                }
                None => {
                    forgive(tx, &charged)?;
                    let (previous, how) = (previous.as_deref(), "password");
                    let entering = Entering { staff, visit: &visit, previous, how, arrival: None };
                    let opened = open(tx, &app2, journal, &entering)?;
                    Ok(opened.map(|cookies| (Login::SignedIn, Some(cookies))))
                }
            }
        })
        .await?
}

/// Somebody who has proved everything.
pub(super) struct Entering<'a> {
    /// Who.
    pub staff: StaffId,
    /// From where.
    pub visit: &'a Visit,
    /// The session's token that the browser had before.
    pub previous: Option<&'a str>,
    /// By which proof.
    pub how: &'a str,
    /// What the provider said of them, where it was its word.
    pub arrival: Option<&'a Arrival>,
}

/// Opens the session and ends the one that the browser had before. Only whoever has proved everything hears that one cannot come in
/// from there.
pub(super) fn open(
    tx: &mut Tx<'_>,
    app: &App,
    mut journal: Journal,
    who: &Entering<'_>,
) -> Result<Result<Cookies, Problem>, Problem> {
    let address = who.visit.address.0;
    if !policy_of(tx, journal.workspace)?.lets_in(address) {
        let data = json!({"staff": who.staff, "by": "address", "address": address});
        journal.event_by(Actor::System, kinds::STAFF_SIGN_IN_FAILED, None, data.to_string());
        journal.close(tx, &app.hub)?;
        return Ok(Err(not_from_here(address)));
    }
    if let Some(previous) = who.previous {
        let hash = crate::access::hash_token(previous);
        let had = tx.maybe(
            sql!("SELECT staff_id, id FROM staff_sessions WHERE token_hash = $1 AND workspace_id = $2"),
            &[hash.as_slice().into(), journal.workspace.into()],
            |row| Ok((row.get::<StaffId>(0)?, row.get::<SessionId>(1)?)),
        )?;
        if let Some((staff, session)) = had {
            end_sessions(tx, &mut journal, staff, Which::One(session))?;
        }
    }
    let cookies = open_session(tx, app, &mut journal, who.staff, who.visit, who.how)?;
    if let Some(arrival) = who.arrival {
        remember(tx, &journal, who, arrival, &cookies.session)?;
    }
    journal.close(tx, &app.hub)?;
    Ok(Ok(cookies))
}

/// The question for the second factor, of accounts that have one. `host` is the address that the browser asked; `session` the one
/// in which it is asked for again: what answers it opens no other.
pub(crate) fn second_factor(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    staff: StaffId,
    host: &str,
    session: Option<SessionId>,
) -> Result<Option<Login>, Problem> {
    let now = app.now();
    let mut methods = Vec::new();
    let asked = passkeys::ask(tx, app, workspace, staff, host)?;
    let has_passkeys = !matches!(asked, Asked::None);
    if matches!(asked, Asked::Options { .. }) {
        methods.push(Method::Passkey);
    }
    let has_totp = totp::secret(tx, workspace, staff)?.is_some();
    if has_totp {
        methods.push(Method::Totp);
    }
    if !has_passkeys && !has_totp {
        return Ok(None);
    }
    if recovery::left(tx, workspace, staff)? > 0 {
        methods.push(Method::Recovery);
    }
    let challenge = ChallengeId::new(now, &app.random);
    let (options, state) = match asked {
        Asked::Options { options, state } => (Some(options), Some(state)),
        Asked::None | Asked::Elsewhere => (None, None),
    };
    tx.exec(sql!("DELETE FROM login_challenges WHERE expires_at <= $1"), &[now.into()])?;
    tx.exec(
        sql!(
            "INSERT INTO login_challenges (id, workspace_id, staff_id, session_id, passkey, attempts, expires_at) ",
            "VALUES ($1, $2, $3, $4, $5, 0, $6)"
        ),
        &[
            challenge.into(),
            workspace.into(),
            staff.into(),
            session.into(),
            (&state).into(),
            now.plus_seconds(PATIENCE_SECONDS).into(),
        ],
    )?;
    Ok(Some(Login::SecondFactor { challenge, methods, passkey: options }))
}

struct Challenge {
    workspace: WorkspaceId,
    staff: StaffId,
    email: String,
    passkey: Option<String>,
    arrival: Option<Vec<u8>>,
}

/// Takes one of the challenge's tries; one that was asked in a session counts there alone.
fn take_try(
    tx: &mut Tx<'_>,
    id: ChallengeId,
    session: Option<SessionId>,
    now: Time,
) -> Result<Option<Challenge>, DbError> {
    let taken = match session {
        None => tx.exec(
            sql!(
                "UPDATE login_challenges SET attempts = attempts + 1 ",
                "WHERE id = $1 AND expires_at > $2 AND attempts < $3 AND session_id IS NULL"
            ),
            &[id.into(), now.into(), TRIES.into()],
        )?,
        Some(session) => tx.exec(
            sql!(
                "UPDATE login_challenges SET attempts = attempts + 1 ",
                "WHERE id = $1 AND expires_at > $2 AND attempts < $3 AND session_id = $4"
            ),
            &[id.into(), now.into(), TRIES.into(), session.into()],
        )?,
    };
    if taken == 0 {
        return Ok(None);
    }
    tx.maybe(
        sql!(
            "SELECT c.workspace_id, c.staff_id, s.email, c.passkey, c.arrival FROM login_challenges c ",
            "JOIN staff s ON s.workspace_id = c.workspace_id AND s.id = c.staff_id WHERE c.id = $1 AND s.state = 'active'"
        ),
        &[id.into()],
        |row| {
            let mut row = row.reader();
            let (workspace, staff) = (row.next()?, row.next()?);
            let (email, passkey) = (row.email_of(staff)?, row.next()?);
            Ok(Challenge { workspace, staff, email, passkey, arrival: row.next()? })
        },
    )
}

/// The second step of signing in.
///
/// # Errors
/// [`Code::WrongCredentials`]; [`Code::Unauthenticated`] when the password has to be asked for again; [`Code::SlowDown`].
pub async fn prove(
    app: &App,
    id: ChallengeId,
    proof: Proof,
    visit: Visit,
    previous: Option<String>,
    host: &str,
) -> Result<Outcome, Problem> {
    let (app2, host) = (app.clone(), host.to_owned());
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Cookies, Problem>, Problem> {
        let Some(challenge) = take_try(tx, id, None, app2.now())? else { return Ok(Err(expired())) };
        let (workspace, staff) = (challenge.workspace, challenge.staff);
        let charged = charge_sign_in(tx, app2.now(), &challenge.email, Some((workspace, staff)), &visit)?;
        let mut journal = Journal::open(tx, workspace, Actor::Staff(staff), app2.now())?;
        let arrival = kept(tx, id, challenge.arrival.as_deref())?;
        // Passwords may have been closed meanwhile.
        let opens = if arrival.is_some() { Ok(()) } else { password_opens(tx, workspace, staff)? };
        if let Err(problem) = opens {
            return Ok(Err(problem));
        }
        let (right, how) = judge(tx, &app2, &challenge, &proof, &host)?;
        if !right {
            let data = json!({"staff": staff, "by": how});
            journal.event_by(Actor::System, kinds::STAFF_SIGN_IN_FAILED, None, data.to_string());
            journal.close(tx, &app2.hub)?;
            return Ok(Err(wrong()));
        }
        forgive(tx, &charged)?;
        tx.exec(
            sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND staff_id = $2"),
            &[workspace.into(), staff.into()],
        )?;
        let (previous, arrival) = (previous.as_deref(), arrival.as_ref());
        let entering = Entering { staff, visit: &visit, previous, how, arrival };
        open(tx, &app2, journal, &entering)
    };
    let cookies = app.db.write(step).await??;
    Ok((Login::SignedIn, Some(cookies)))
}

fn judge(
    tx: &mut Tx<'_>,
    app: &App,
    challenge: &Challenge,
    proof: &Proof,
    host: &str,
) -> Result<(bool, &'static str), Problem> {
    let (workspace, staff) = (challenge.workspace, challenge.staff);
    Ok(match proof {
        Proof::Totp(code) => (totp::use_code(tx, workspace, staff, code, app.now())?, "totp"),
        Proof::Recovery(code) => (recovery::use_code(tx, workspace, staff, code, app.now())?, "recovery"),
        Proof::Passkey(credential) => {
            let state = challenge.passkey.as_deref();
            (passkeys::verify(tx, app, workspace, staff, state, credential, host)?, "passkey")
        }
    })
}

/// A second factor that is asked for again in an open session.
pub(super) struct Step {
    /// Names the question.
    pub challenge: ChallengeId,
    /// In which it was asked.
    pub session: SessionId,
    /// Whose it is.
    pub staff: StaffId,
}

/// Judges a proof that was asked for again: tells by what it was right, or the refusal, which the journal has.
pub(super) fn judge_again(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    step: &Step,
    proof: &Proof,
    host: &str,
) -> Result<Result<&'static str, Problem>, Problem> {
    let asked = take_try(tx, step.challenge, Some(step.session), journal.now)?;
    let Some(challenge) = asked.filter(|it| it.staff == step.staff) else {
        let detail = "This question is not open any more. Ask again by POST /api/v1/auth/step-up/begin.";
        return Ok(Err(Problem::new(Code::Conflict, detail)));
    };
    let charged = charge_confirmation(tx, journal.now, step.staff)?;
    let (right, how) = judge(tx, app, &challenge, proof, host)?;
    if right {
        forgive(tx, &charged)?;
        return Ok(Ok(how));
    }
    let data = json!({"staff": step.staff, "session": step.session, "by": how});
    journal.event(kinds::STAFF_SIGN_IN_FAILED, None, &data);
    Ok(Err(wrong()))
}
