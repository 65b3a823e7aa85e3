//! Proving again that it is oneself, in a session that is open: with a second factor where there is one, else with the password.

use super::{
    SignedSession,
    account::{confirm_password, has_password},
    arrival::vouched,
    factors,
    login::{Login, Method, Proof, Step, judge_again, second_factor},
};
use crate::{
    access::policy::policy_of,
    app::App,
    events::{Journal, kinds},
    http::Problem,
};
use ombud_base::{
    Time,
    id::{ChallengeId, SessionId, StaffId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::{Value as Json, json};
use utoipa::ToSchema;

/// What to prove it with.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofAsked {
    /// The password is asked for: there is no second factor.
    password: bool,
    /// It can be proved at the provider, by `POST /auth/sso/step-up`: this session was opened by its word.
    sso: bool,
    /// Names the question where a second factor is asked for; good for five minutes and five tries.
    challenge: Option<ChallengeId>,
    /// Which second factors this account has.
    methods: Vec<Method>,
    /// For `navigator.credentials.get`: PublicKeyCredentialRequestOptions as JSON.
    #[schema(value_type = Option<Object>)]
    passkey: Option<Json>,
}

/// A proof that was right.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Proved {
    /// Until when it is good for what is sensitive.
    until: Time,
}

/// Asks for a proof.
pub(super) async fn begin(app: &App, own: &SignedSession, host: String) -> Result<ProofAsked, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let (workspace, session) = (own.signed.workspace, Some(own.session));
            let vouched = vouched(tx, workspace, own.staff, own.session)?;
            Ok(match second_factor(tx, &app2, workspace, own.staff, &host, session)? {
                // The provider's word stands for a second factor where it did so when the session was opened.
                Some(Login::SecondFactor { challenge, methods, passkey }) => {
                    let sso = vouched.is_some_and(|it| it.factor);
                    ProofAsked { password: false, sso, challenge: Some(challenge), methods, passkey }
                }
                _ => ProofAsked {
                    password: has_password(tx, workspace, own.staff)?,
                    sso: vouched.is_some(),
                    challenge: None,
                    methods: Vec::new(),
                    passkey: None,
                },
            })
        })
        .await
}

/// Proves it with the password, of an account without a second factor.
pub(super) async fn by_password(app: &App, own: &SignedSession, password: String) -> Result<Proved, Problem> {
    let (workspace, staff) = (own.signed.workspace, own.staff);
    let (has, has_password) = app
        .db
        .read::<_, Problem, _>(move |tx| {
            Ok((factors(tx, workspace, staff)?, has_password(tx, workspace, staff)?))
        })
        .await?;
    if !has_password {
        return Err(Problem::invalid("password", "is none of yours: prove it where you signed in"));
    }
    if has != (false, 0) {
        return Err(Problem::invalid(
            "password",
            "is not enough: you have a second factor; prove it with that",
        ));
    }
    confirm_password(app, own, password).await?;
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            keep(tx, &app2, journal, &own, "password")
        })
        .await
}

/// Proves it with a second factor.
pub(super) async fn by_factor(
    app: &App,
    own: &SignedSession,
    challenge: ChallengeId,
    proof: Proof,
    host: String,
) -> Result<Proved, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    let step = move |tx: &mut Tx<'_>| -> Result<Result<Proved, Problem>, Problem> {
        let mut journal = Journal::open(tx, own.signed.workspace, own.signed.actor(), app2.now())?;
        let asked = Step { challenge, session: own.session, staff: own.staff };
        match judge_again(tx, &app2, &mut journal, &asked, &proof, &host)? {
            Ok(how) => Ok(Ok(keep(tx, &app2, journal, &own, how)?)),
            Err(problem) => {
                journal.close(tx, &app2.hub)?;
                Ok(Err(problem))
            }
        }
    };
    app.db.write(step).await?
}

/// Notes the proof in the session.
fn keep(
    tx: &mut Tx<'_>,
    app: &App,
    mut journal: Journal,
    own: &SignedSession,
    how: &str,
) -> Result<Proved, Problem> {
    note_proof(tx, &mut journal, own.staff, own.session, how)?;
    let until = journal.now + policy_of(tx, journal.workspace)?.proof();
    journal.close(tx, &app.hub)?;
    Ok(Proved { until })
}

/// Notes in a session that its owner has proved that it is them.
pub(super) fn note_proof(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    staff: StaffId,
    session: SessionId,
    how: &str,
) -> Result<(), DbError> {
    let key = [journal.workspace.into(), session.into()];
    tx.exec(
        sql!("UPDATE staff_sessions SET proved_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[journal.workspace.into(), session.into(), journal.now.into()],
    )?;
    tx.exec(sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND session_id = $2"), &key)?;
    journal.event(kinds::STAFF_STEPPED_UP, None, &json!({"staff": staff, "session": session, "how": how}));
    Ok(())
}
