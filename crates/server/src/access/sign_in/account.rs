//! The own account: who one is, what one may do, the password.

use super::{
    SignedSession, Visit, Which, end_sessions, factors, recovery,
    throttle::{charge_confirmation, forgive},
};
use crate::{
    access::{
        Permission,
        password::{hash_in_turn, password_problem, verify_in_turn},
    },
    app::App,
    events::{Journal, kinds},
    http::{Checks, Code, Problem},
    staff::{self, Notify, Staff, Theme},
};
use ombud_base::id::{TeamId, WorkspaceId};
use ombud_db::{Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// Who one is and what one may do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Me {
    /// Oneself.
    staff: Staff,
    /// The workspace.
    workspace: MyWorkspace,
    /// What the role allows.
    permissions: Vec<Permission>,
    /// The own teams.
    teams: Vec<TeamId>,
    /// A second factor is compulsory, and there is none yet: only `/auth/…` answers.
    must_enrol: bool,
    /// The second factors.
    second_factor: Factors,
}

/// What everybody knows of their workspace.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyWorkspace {
    /// Its id.
    id: WorkspaceId,
    /// Its name among staff.
    #[schema(example = "Example Exchange")]
    name: String,
    /// Its name for customers.
    brand: String,
    /// What a resolved case can have been.
    resolve_reasons: Vec<String>,
    /// The languages that staff answer in.
    languages: Vec<String>,
    /// Everybody needs a second factor.
    require_second_factor: bool,
}

/// Which second factors there are.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Factors {
    /// An authenticator app.
    totp: bool,
    /// How many passkeys.
    passkeys: i64,
    /// How many recovery codes are unused.
    recovery_left: i64,
}

/// What to change of the own account; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MyChange {
    /// The name among staff: 1 to 100 characters.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// The name that customers see: 1 to 100 characters.
    #[schema(max_length = 100)]
    display_name: Option<String>,
    /// The console's language (BCP 47).
    #[schema(example = "zh-CN")]
    language: Option<String>,
    /// The console's colours.
    theme: Option<Theme>,
    /// How to be told of news.
    notify: Option<Notify>,
}

/// Who asks.
pub(super) async fn me(app: &App, own: &SignedSession) -> Result<Me, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db.snapshot(move |tx| read_me(tx, &app2, &own)).await
}

fn read_me(tx: &mut Tx<'_>, app: &App, own: &SignedSession) -> Result<Me, Problem> {
    let workspace = own.signed.workspace;
    let settings = crate::workspace::settings(tx, workspace)?;
    let name =
        tx.one(sql!("SELECT name FROM workspaces WHERE id = $1"), &[workspace.into()], |row| row.get(0))?;
    let (totp, passkeys) = factors(tx, workspace, own.staff)?;
    Ok(Me {
        staff: staff::find(tx, app, workspace, own.staff)?.ok_or_else(Problem::not_found)?,
        workspace: MyWorkspace {
            id: workspace,
            name,
            brand: settings.brand,
            resolve_reasons: settings.resolve_reasons,
            languages: settings.languages,
            require_second_factor: settings.require_second_factor,
        },
        permissions: own.signed.permissions.clone(),
        teams: own.signed.teams.clone(),
        must_enrol: own.signed.must_enrol,
        second_factor: Factors { totp, passkeys, recovery_left: recovery::left(tx, workspace, own.staff)? },
    })
}

/// Changes the own account.
pub(super) async fn change_me(app: &App, own: &SignedSession, change: MyChange) -> Result<Me, Problem> {
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 100));
    let display_name = change.display_name.map(|it| checks.line("display_name", &it, 100));
    change.language.iter().for_each(|it| checks.language("language", it));
    checks.done()?;
    let (app2, own) = (app.clone(), own.clone());
    app.db
        .write(move |tx| {
            let workspace = own.signed.workspace;
            let mut journal = Journal::open(tx, workspace, own.signed.actor(), app2.now())?;
            let mut staff = staff::find(tx, &app2, workspace, own.staff)?.ok_or_else(Problem::not_found)?;
            let was = (staff.name.clone(), staff.display_name.clone());
            staff.name = name.clone().unwrap_or(staff.name);
            staff.display_name = display_name.clone().unwrap_or(staff.display_name);
            staff.language = change.language.clone().unwrap_or(staff.language);
            staff.theme = change.theme.unwrap_or(staff.theme);
            staff.notify = change.notify.unwrap_or(staff.notify);
            staff::write_profile(tx, workspace, &staff)?;
            let renamed = was != (staff.name.clone(), staff.display_name.clone());
            let data = json!({"staff": own.staff, "change": if renamed { "name" } else { "preferences" }});
            journal.event(kinds::STAFF_CHANGED, None, &data);
            journal.close(tx, &app2.hub)?;
            read_me(tx, &app2, &own)
        })
        .await
}

/// Checks the own password once more, before something that a stolen session alone must not do.
///
/// # Errors
/// [`Code::WrongCredentials`], [`Code::SlowDown`].
pub(super) async fn confirm_password(
    app: &App,
    own: &SignedSession,
    password: String,
) -> Result<(), Problem> {
    let (workspace, staff, now) = (own.signed.workspace, own.staff, app.now());
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
                |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
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
