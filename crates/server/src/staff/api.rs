use super::{
    actions,
    store::{find, list},
    types::{Presence, Staff, StaffChange},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    http::{Body, Page, PathOf, Problem},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::StaffId;
use ombud_db::DbError;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_staff))
        .routes(routes!(show_staff, change_staff))
        .routes(routes!(reset_second_factor))
        .routes(routes!(end_staff_sessions))
        .routes(routes!(set_presence))
}

/// What a colleague is suspected of is no business of the other colleagues.
fn shows_suspension(signed: &Signed) -> bool {
    signed.may(Permission::StaffManage) || signed.may(Permission::SecurityRead)
}

/// Everybody who is staff, by name: their teams, presence and load.
#[utoipa::path(get, path = "/staff", tag = "staff", responses((status = 200, body = Page<Staff>)))]
async fn list_staff(State(app): State<App>, signed: Signed) -> Result<Json<Page<Staff>>, Problem> {
    signed.need_any(&[Permission::StaffView, Permission::StaffManage])?;
    let app2 = app.clone();
    let shows = shows_suspension(&signed);
    let mut all = app.db.snapshot::<_, DbError, _>(move |tx| list(tx, &app2, signed.workspace)).await?;
    if !shows {
        all.iter_mut().for_each(|it| it.suspended = None);
    }
    Ok(Json(Page::whole(all)))
}

/// One member of staff.
#[utoipa::path(get, path = "/staff/{id}", tag = "staff", params(("id" = StaffId, Path)), responses((status = 200, body = Staff), (status = 404)))]
async fn show_staff(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
) -> Result<Json<Staff>, Problem> {
    signed.need_any(&[Permission::StaffView, Permission::StaffManage])?;
    let app2 = app.clone();
    let shows = shows_suspension(&signed);
    let found = app.db.snapshot::<_, DbError, _>(move |tx| find(tx, &app2, signed.workspace, id)).await?;
    let mut found = found.ok_or_else(Problem::not_found)?;
    if !shows {
        found.suspended = None;
    }
    Ok(Json(found))
}

/// Changes a member of staff. To change a role or a state, or somebody who has it, you must have every permission of it
/// yourself. Whoever is disabled is signed out everywhere at once, and their API tokens stop; they are kept out, also by a provider, until somebody sets them active again. The last
/// active admin stays one.
#[utoipa::path(
    patch, path = "/staff/{id}", tag = "staff", params(("id" = StaffId, Path)),
    request_body(content = StaffChange, example = json!({"max_load": 8, "teams": []})),
    responses((status = 200, body = Staff), (status = 403), (status = 404), (status = 409), (status = 422))
)]
async fn change_staff(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
    Body(change): Body<StaffChange>,
) -> Result<Json<Staff>, Problem> {
    actions::change_staff(&app, signed, id, change).await.map(Json)
}

/// Takes somebody's authenticator app, passkeys and recovery codes away, for the day they lost them; ends their sessions.
#[utoipa::path(post, path = "/staff/{id}/reset-second-factor", tag = "staff", params(("id" = StaffId, Path)), responses((status = 204), (status = 403), (status = 404)))]
async fn reset_second_factor(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
) -> Result<StatusCode, Problem> {
    actions::reset_factors(&app, signed, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends every session of somebody, and closes their WebSockets.
#[utoipa::path(delete, path = "/staff/{id}/sessions", tag = "staff", params(("id" = StaffId, Path)), responses((status = 204), (status = 403), (status = 404)))]
async fn end_staff_sessions(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
) -> Result<StatusCode, Problem> {
    actions::cut_sessions(&app, signed, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether one takes work.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceChange {
    /// From now on.
    presence: Presence,
}

/// Says whether one takes work.
#[utoipa::path(
    put, path = "/presence", tag = "staff",
    request_body(content = PresenceChange, example = json!({"presence": "away"})), responses((status = 200, body = Staff))
)]
async fn set_presence(
    State(app): State<App>,
    signed: Signed,
    Body(change): Body<PresenceChange>,
) -> Result<Json<Staff>, Problem> {
    actions::set_presence(&app, signed, change.presence).await.map(Json)
}
