//! `/auth/me`: who one is, what one may do, how one is called.

use super::{
    store::{find, write_profile},
    types::{Notify, Staff, Theme},
};
use crate::{
    access::{
        Permission,
        sign_in::{Factors, SignedSession, has_password, second_factors, vouched},
    },
    app::App,
    events::{Journal, kinds},
    http::{Body, Checks, Problem},
    settings,
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{TeamId, WorkspaceId},
};
use ombud_db::{Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_me, change_me))
}

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
    /// Whether there is a password: whoever joined by the provider has none.
    has_password: bool,
    /// This session was opened by the provider's word: signing out signs out there, too.
    sso: bool,
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
    /// From when on; none: at once.
    second_factor_from: Option<Time>,
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

/// Who one is and what one may do.
#[utoipa::path(get, path = "/auth/me", tag = "account", responses((status = 200, body = Me)))]
async fn show_me(State(app): State<App>, own: SignedSession) -> Result<Json<Me>, Problem> {
    me(&app, &own).await.map(Json)
}

/// Changes the own name and preferences.
#[utoipa::path(
    patch, path = "/auth/me", tag = "account",
    request_body(content = MyChange, example = json!({"theme": "dark", "language": "zh-CN"})), responses((status = 200, body = Me))
)]
async fn change_me(
    State(app): State<App>,
    own: SignedSession,
    Body(change): Body<MyChange>,
) -> Result<Json<Me>, Problem> {
    write_me(&app, &own, change).await.map(Json)
}

/// Who asks.
async fn me(app: &App, own: &SignedSession) -> Result<Me, Problem> {
    let (app2, own) = (app.clone(), own.clone());
    app.db.snapshot(move |tx| read_me(tx, &app2, &own)).await
}

fn read_me(tx: &mut Tx<'_>, app: &App, own: &SignedSession) -> Result<Me, Problem> {
    let workspace = own.signed.workspace;
    let settings = settings::of(tx, workspace)?;
    let name =
        tx.one(sql!("SELECT name FROM workspaces WHERE id = $1"), &[workspace.into()], |row| row.get(0))?;
    Ok(Me {
        staff: find(tx, app, workspace, own.staff)?.ok_or_else(Problem::not_found)?,
        workspace: MyWorkspace {
            id: workspace,
            name,
            brand: settings.brand,
            resolve_reasons: settings.resolve_reasons,
            languages: settings.languages,
            require_second_factor: settings.require_second_factor,
            second_factor_from: settings.second_factor_from,
        },
        permissions: own.signed.permissions.clone(),
        teams: own.signed.teams.clone(),
        must_enrol: own.signed.must_enrol,
        second_factor: second_factors(tx, workspace, own.staff)?,
        has_password: has_password(tx, workspace, own.staff)?,
        sso: vouched(tx, workspace, own.staff, own.session)?.is_some(),
    })
}

/// Changes the own account.
async fn write_me(app: &App, own: &SignedSession, change: MyChange) -> Result<Me, Problem> {
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
            let mut staff = find(tx, &app2, workspace, own.staff)?.ok_or_else(Problem::not_found)?;
            let was = (staff.name.clone(), staff.display_name.clone());
            staff.name = name.clone().unwrap_or(staff.name);
            staff.display_name = display_name.clone().unwrap_or(staff.display_name);
            staff.language = change.language.clone().unwrap_or(staff.language);
            staff.theme = change.theme.unwrap_or(staff.theme);
            staff.notify = change.notify.unwrap_or(staff.notify);
            write_profile(tx, workspace, &staff)?;
            let renamed = was != (staff.name.clone(), staff.display_name.clone());
            let data = json!({"staff": own.staff, "change": if renamed { "name" } else { "preferences" }});
            journal.event(kinds::STAFF_CHANGED, None, &data);
            journal.close(tx, &app2.hub)?;
            read_me(tx, &app2, &own)
        })
        .await
}
