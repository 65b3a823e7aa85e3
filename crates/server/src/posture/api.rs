use super::{Posture, posture};
use crate::{
    access::{Permission, Signed},
    app::App,
    http::Problem,
};
use axum::{Json, extract::State};

/// Check whether everything is set up as it should be: a score, and what lowers it.
///
/// Of the machine it says how it went, and no path, address or name of it. `ombud doctor --security` says the same.
#[utoipa::path(get, path = "/security-check", tag = "security", responses((status = 200, body = Posture)))]
pub(super) async fn check_security(State(app): State<App>, signed: Signed) -> Result<Json<Posture>, Problem> {
    signed.need(Permission::SecurityManage)?;
    posture(&app, signed.workspace).await.map(Json)
}
