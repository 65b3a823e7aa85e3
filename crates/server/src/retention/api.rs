use super::{
    counts::{self, Preview},
    rules::{self, Rules},
    runs::{self, Run},
    work,
};
use crate::{
    access::{Permission, Signed},
    conversations::Desk,
    events::Journal,
    http::{Body, Page, Problem},
    settings::{Change, settings_changed},
};
use axum::{Json, extract::State};
use ombud_db::DbError;

/// How long what is kept is kept.
#[utoipa::path(get, path = "/retention", tag = "retention", responses((status = 200, body = Rules)))]
pub(super) async fn show_retention(State(desk): State<Desk>, signed: Signed) -> Result<Json<Rules>, Problem> {
    signed.need_any(&[Permission::RetentionManage, Permission::AuditRead])?;
    Ok(Json(desk.db.read::<_, DbError, _>(move |tx| rules::of(tx, signed.workspace)).await?))
}

/// Sets how long what is kept is kept. What is absent is kept for good. The first run begins an hour later, so that a mistake can be
/// taken back; then one follows each day.
#[utoipa::path(
    put, path = "/retention", tag = "retention",
    request_body(content = Rules, example = json!({"messages_days": 730, "messages_by_type": {"theft": 3650, "complaint": 0}})),
    responses((status = 200, body = Rules))
)]
pub(super) async fn set_retention(
    State(desk): State<Desk>,
    signed: Signed,
    Body(rules): Body<Rules>,
) -> Result<Json<Rules>, Problem> {
    signed.need(Permission::RetentionManage)?;
    rules.check()?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), parts.now())?;
        if rules::of(tx, ws)? == rules {
            return Ok(rules.clone());
        }
        rules::save(tx, ws, &rules, journal.now)?;
        settings_changed(&mut journal, "retention", ws, Change::Changed, &rules);
        journal.close(tx, &parts.hub)?;
        work::schedule(&parts, tx, ws, &rules)?;
        Ok(rules.clone())
    });
    written.await.map(Json)
}

/// What rules would destroy now, before they are kept: only counted.
#[utoipa::path(
    post, path = "/retention/preview", tag = "retention",
    request_body(content = Rules, example = json!({"messages_days": 730})),
    responses((status = 200, body = Preview))
)]
pub(super) async fn preview_retention(
    State(desk): State<Desk>,
    signed: Signed,
    Body(rules): Body<Rules>,
) -> Result<Json<Preview>, Problem> {
    signed.need(Permission::RetentionManage)?;
    rules.check()?;
    let now = desk.now();
    let counted = desk.db.read::<_, DbError, _>(move |tx| counts::preview(tx, signed.workspace, &rules, now));
    Ok(Json(counted.await?))
}

/// The runs of the rules and what they destroyed, the newest first: the last 50.
#[utoipa::path(get, path = "/retention/runs", tag = "retention", responses((status = 200, body = Page<Run>)))]
pub(super) async fn list_retention_runs(
    State(desk): State<Desk>,
    signed: Signed,
) -> Result<Json<Page<Run>>, Problem> {
    signed.need_any(&[Permission::RetentionManage, Permission::AuditRead])?;
    let all = desk.db.read::<_, DbError, _>(move |tx| runs::latest(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(all)))
}
