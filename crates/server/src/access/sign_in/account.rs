//! The own account: the password, recovery codes.

use super::{
    SignedSession, Visit, Which, end_sessions, factors, recovery,
    throttle::{charge_confirmation, forgive},
};
use crate::{
    access::{
        StaffCells,
        password::{hash_in_turn, password_problem, verify_in_turn},
        step_up::step_up_required,
    },
    app::App,
    events::{Journal, kinds},
    http::{Code, Problem},
};
use ombud_base::id::{StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// Whether somebody has a password at all: whoever joined by the provider has none.
///
/// # Errors
/// As the database says.
pub(crate) fn has_password(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<bool, DbError> {
    tx.one(
        sql!("SELECT password_hash IS NOT NULL FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into()],
        |row| row.get(0),
    )
}

/// Checks the own password once more, before something that a stolen session alone must not do. Of whoever has none, a proof of
/// the last minutes is asked.
///
/// # Errors
/// [`Code::WrongCredentials`], [`Code::SlowDown`], [`Code::StepUpRequired`].
pub(super) async fn confirm_password(
    app: &App,
    own: &SignedSession,
    password: String,
) -> Result<(), Problem> {
    let (workspace, staff, now) = (own.signed.workspace, own.staff, app.now());
    if !app.db.read::<_, DbError, _>(move |tx| has_password(tx, workspace, staff)).await? {
        let fresh = own.signed.fresh_until.is_some_and(|until| now < until);
        return if fresh { Ok(()) } else { Err(step_up_required()) };
    }
    let (charged, hash) = app
        .db
        .write::<_, Problem, _>(move |tx| {
            let charged = charge_confirmation(tx, now, staff)?;
            let hash: Option<String> = tx.one(
                sql!("SELECT password_hash FROM staff WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), staff.into()],
                |row| row.get(0),
            )?;
            Ok((charged, hash))
        })
        .await?;
    if !verify_in_turn(password, hash).await? {
        return Err(Problem::new(Code::WrongCredentials, "This is not your password."));
    }
    app.db.write::<_, Problem, _>(move |tx| Ok(forgive(tx, &charged)?)).await
}

/// Changes the own password; every other session ends, and other browsers are strangers again.
pub(super) async fn change_password(
    app: &App,
    own: &SignedSession,
    visit: Visit,
    current: String,
    new: String,
) -> Result<(), Problem> {
    let (workspace, staff) = (own.signed.workspace, own.staff);
    let (email, name) = app
        .db
        .read::<_, Problem, _>(move |tx| {
            Ok(tx.one(
                sql!("SELECT email, name FROM staff WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), staff.into()],
                |row| {
                    let mut row = row.reader();
                    Ok((row.email_of(staff)?, row.name_of(staff)?))
                },
            )?)
        })
        .await?;
    if let Some(problem) = password_problem("new", &new, &[&email, &name]) {
        return Err(Problem::invalid_fields(vec![problem]));
    }
    if new == current {
        return Err(Problem::invalid("new", "must differ from the current password"));
    }
    confirm_password(app, own, current).await?;
    let hash = hash_in_turn(new, app.random.clone()).await?;
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            tx.exec(
                sql!("UPDATE staff SET password_hash = $3 WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), staff.into(), (&hash).into()],
            )?;
            tx.exec(
                sql!(
                    "DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2 AND token_hash <> $3"
                ),
                &[workspace.into(), staff.into(), visit.device.unwrap_or_default().as_slice().into()],
            )?;
            tx.exec(
                sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND staff_id = $2"),
                &[workspace.into(), staff.into()],
            )?;
            journal.event(kinds::STAFF_CHANGED, None, &json!({"staff": staff, "change": "password"}));
            end_sessions(tx, &mut journal, staff, Which::AllBut(own.session))?;
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}

/// Makes fresh recovery codes. The caller has checked the password.
///
/// # Errors
/// [`Code::Conflict`] without a second factor.
pub(super) async fn renew_recovery_codes(app: &App, own: &SignedSession) -> Result<Vec<String>, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let workspace = own.signed.workspace;
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            if factors(tx, workspace, own.staff)? == (false, 0) {
                return Err(Problem::new(
                    Code::Conflict,
                    "Recovery codes stand in for a second factor; set one up first.",
                ));
            }
            let codes = recovery::renew(tx, &app2, workspace, own.staff)?;
            let data = json!({"staff": own.staff, "change": "recovery codes renewed"});
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &data);
            journal.close(tx, &app2.hub)?;
            Ok(codes)
        })
        .await
}
