use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Problem, present},
    settings::{self, Change, Csat, Settings, settings_changed},
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The job that resolves cases in which the customer has not answered; it runs anew when [`Settings::auto_resolve_days`]
/// changes.
pub const AUTO_RESOLVE: &str = "workspace.auto_resolve";

/// The workspace and its rules.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct WorkspaceView {
    /// Its name among staff.
    #[schema(example = "Example Exchange")]
    name: String,
    /// Its rules.
    #[serde(flatten)]
    settings: Settings,
}

/// What to change of the workspace; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceChange {
    /// Its name among staff: 1 to 100 characters.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// The name that customers see: 1 to 100 characters.
    #[schema(max_length = 100)]
    brand: Option<String>,
    /// Everybody needs a second factor. Who has none yet is asked to set one up before anything else.
    require_second_factor: Option<bool>,
    /// The languages that staff answer in: 1 to 50.
    #[schema(max_items = 50)]
    languages: Option<Vec<String>>,
    /// What a resolved case can have been: 1 to 50, each of up to 60 characters.
    #[schema(max_items = 50)]
    resolve_reasons: Option<Vec<String>>,
    /// Whether and how customers are asked to rate.
    csat: Option<Csat>,
    /// Days after which a case without an answer of the customer is resolved by itself, 1 to 365; null: never.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 365)]
    auto_resolve_days: Option<Option<u32>>,
    /// Whether the coins of a theft are followed by the program itself, and what it finds is kept as evidence.
    follow_thefts: Option<bool>,
}

fn read(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Option<WorkspaceView>, DbError> {
    Ok(settings::with_name(tx, workspace)?.map(|(name, settings)| WorkspaceView { name, settings }))
}

impl WorkspaceChange {
    fn apply(self, view: &mut WorkspaceView) -> Result<(), Problem> {
        let mut checks = Checks::new();
        if let Some(name) = &self.name {
            view.name = checks.line("name", name, 100);
        }
        let settings = &mut view.settings;
        if let Some(brand) = &self.brand {
            settings.brand = checks.line("brand", brand, 100);
        }
        if let Some(required) = self.require_second_factor {
            // Turned on by hand it holds at once; the days that were given before stay when it is saved again.
            settings.second_factor_from = settings.second_factor_from.filter(|_| required);
            settings.require_second_factor = required;
        }
        if let Some(languages) = self.languages {
            settings.languages = checked_languages(&mut checks, "languages", languages);
            checks.expect(!settings.languages.is_empty(), "languages", "must name at least one");
        }
        if let Some(reasons) = &self.resolve_reasons {
            settings.resolve_reasons = checked_reasons(&mut checks, reasons);
        }
        if let Some(csat) = self.csat {
            check_csat(&mut checks, &csat);
            settings.csat = csat;
        }
        if let Some(days) = self.auto_resolve_days {
            checks.expect(
                days.is_none_or(|it| (1..=365).contains(&it)),
                "auto_resolve_days",
                "must be from 1 to 365, or null",
            );
            settings.auto_resolve_days = days;
        }
        if let Some(follow) = self.follow_thefts {
            settings.follow_thefts = follow;
        }
        checks.done()
    }
}

/// Checks a list of language tags and drops what is said twice.
pub(crate) fn checked_languages(checks: &mut Checks, field: &str, languages: Vec<String>) -> Vec<String> {
    checks.count(field, &languages, 50);
    let mut once: Vec<String> = Vec::with_capacity(languages.len());
    for (index, language) in languages.into_iter().enumerate() {
        checks.language(format!("{field}[{index}]"), &language);
        if !once.contains(&language) {
            once.push(language);
        }
    }
    once
}

fn checked_reasons(checks: &mut Checks, reasons: &[String]) -> Vec<String> {
    checks.expect(!reasons.is_empty(), "resolve_reasons", "must name at least one");
    checks.count("resolve_reasons", reasons, 50);
    let mut once: Vec<String> = Vec::with_capacity(reasons.len());
    for (index, reason) in reasons.iter().enumerate() {
        let reason = checks.line(&format!("resolve_reasons[{index}]"), reason, 60);
        if !once.contains(&reason) {
            once.push(reason);
        }
    }
    once
}

fn check_csat(checks: &mut Checks, csat: &Csat) {
    checks.within("csat.delay_seconds", csat.delay_seconds.into(), 0, 604_800);
    checks.expect(csat.question.len() <= 50, "csat.question", "must have at most 50 languages");
    for (language, question) in &csat.question {
        checks.language(format!("csat.question.{language}"), language);
        checks.line(&format!("csat.question.{language}"), question, 300);
    }
}

/// The workspace: its name and its rules.
#[utoipa::path(get, path = "/workspace", tag = "workspace", responses((status = 200, body = WorkspaceView)))]
pub(super) async fn show_workspace(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<WorkspaceView>, Problem> {
    signed.need_any(&[Permission::WorkspaceManage, Permission::CasesView])?;
    let found = app.db.read::<_, DbError, _>(move |tx| read(tx, signed.workspace)).await?;
    found.map(Json).ok_or_else(Problem::not_found)
}

/// Makes a second factor compulsory from `from` on; where it is already, nothing changes.
///
/// # Errors
/// As the database says.
pub fn require_factor(tx: &mut Tx<'_>, journal: &mut Journal, from: Time) -> Result<(), Problem> {
    let mut view = read(tx, journal.workspace)?.ok_or_else(Problem::not_found)?;
    if view.settings.require_second_factor {
        return Ok(());
    }
    (view.settings.require_second_factor, view.settings.second_factor_from) = (true, Some(from));
    let settings = serde_json::to_string(&view.settings).map_err(Problem::internal)?;
    tx.exec(
        sql!("UPDATE workspaces SET settings = $2 WHERE id = $1"),
        &[journal.workspace.into(), (&settings).into()],
    )?;
    settings_changed(journal, "workspace", journal.workspace, Change::Changed, &view);
    Ok(())
}

/// Changes the workspace's name or rules.
#[utoipa::path(
    patch, path = "/workspace", tag = "workspace",
    request_body(content = WorkspaceChange, example = json!({"brand": "Example", "auto_resolve_days": 7})),
    responses((status = 200, body = WorkspaceView))
)]
pub(super) async fn change_workspace(
    State(app): State<App>,
    signed: Signed,
    Body(change): Body<WorkspaceChange>,
) -> Result<Json<WorkspaceView>, Problem> {
    signed.need(Permission::WorkspaceManage)?;
    let (hub, jobs, now) = (app.hub.clone(), app.jobs.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut view = read(tx, signed.workspace)?.ok_or_else(Problem::not_found)?;
        change.clone().apply(&mut view)?;
        if change.auto_resolve_days.is_some() {
            jobs.enqueue(tx, signed.workspace, AUTO_RESOLVE, "", &json!({}), now)?;
        }
        let settings = serde_json::to_string(&view.settings).map_err(Problem::internal)?;
        tx.exec(
            sql!("UPDATE workspaces SET name = $2, settings = $3 WHERE id = $1"),
            &[signed.workspace.into(), (&view.name).into(), (&settings).into()],
        )?;
        settings_changed(&mut journal, "workspace", signed.workspace, Change::Changed, &view);
        journal.close(tx, &hub)?;
        Ok(view)
    });
    written.await.map(Json)
}
