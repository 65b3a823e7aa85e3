use super::{
    begin,
    store::{self, KeyLevel, Rotation},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    customers,
    http::{Body, Page, Problem},
    keys::renew,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{Time, Uuid, id::CustomerId};
use ombud_db::DbError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The keys of a workspace: what there is, how old, how many; never a key.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeysView)]
pub struct View {
    /// The print of the root key, eight digits that tell it from others.
    #[schema(example = "7f3a90c1")]
    root: Option<String>,
    /// The workspace's key, which wraps the data keys.
    workspace: Option<OneKey>,
    /// The data key of what is the workspace's own.
    own: Option<OneKey>,
    /// How many customers have a data key.
    customers: i64,
    /// How many customers are erased: their keys are destroyed as they should be, and there is nothing to change.
    erased: i64,
    /// Keys that were replaced and are still needed.
    retired: i64,
}

/// One key.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneKey {
    /// Its id.
    id: Uuid,
    /// When it was made.
    created_at: Time,
}

/// The keys of the workspace: ids, ages and counts.
#[utoipa::path(get, path = "/keys", tag = "keys", responses((status = 200, body = View)))]
pub(super) async fn show_keys(State(app): State<App>, signed: Signed) -> Result<Json<View>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::KeysManage])?;
    let read = app.db.read::<_, DbError, _>(move |tx| {
        Ok((renew::state(tx, signed.workspace)?, customers::count_erased(tx, signed.workspace)?))
    });
    let (state, erased) = read.await?;
    let one = |it: (Uuid, Time)| OneKey { id: it.0, created_at: it.1 };
    Ok(Json(View {
        root: state.root,
        workspace: state.workspace_key.map(one),
        own: state.own.map(one),
        customers: state.customers,
        erased,
        retired: state.retired + state.retired_workspace_keys,
    }))
}

/// Keys that are being changed and those that were, the newest first: the last 50.
#[utoipa::path(get, path = "/keys/rotations", tag = "keys", responses((status = 200, body = Page<Rotation>)))]
pub(super) async fn list_rotations(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<Rotation>>, Problem> {
    signed.need_any(&[Permission::SecurityRead, Permission::KeysManage])?;
    let all = app.db.read::<_, DbError, _>(move |tx| store::latest(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(all)))
}

/// Which keys to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRotation {
    /// The workspace's key, or a data key.
    level: KeyLevel,
    /// Whose data key; absent: the workspace's own.
    customer: Option<CustomerId>,
}

/// Changes keys while everything goes on: a new key seals from now on, what the old one has sealed is sealed anew in the
/// background, and the old one is deleted when nothing refers to it. The root key is changed at the machine, by
/// `ombud keys rotate root`.
#[utoipa::path(
    post, path = "/keys/rotations", tag = "keys",
    request_body(content = NewRotation, example = json!({"level": "workspace"})),
    responses((status = 202, body = Rotation))
)]
pub(super) async fn begin_rotation(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewRotation>,
) -> Result<(StatusCode, Json<Rotation>), Problem> {
    signed.need(Permission::KeysManage)?;
    let parts = app.clone();
    let begun = app.db.write::<_, Problem, _>(move |tx| {
        begin(&parts, tx, signed.workspace, signed.actor(), new.level, new.customer)
    });
    Ok((StatusCode::ACCEPTED, Json(begun.await?)))
}
