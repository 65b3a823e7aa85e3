//! `/scim-tokens`: by which the provider proves itself. They open SCIM and nothing else.

use crate::{
    access::{Permission, Signed, checked_networks, hash_token, stored_networks},
    app::App,
    events::Journal,
    http::{Body, Checks, Page, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
    sso::Sso,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{ApiTokenId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many a workspace may have: the old one and the new one, while they are changed, for a few providers.
const MOST: i64 = 10;

/// What it answers under `/api/v1`.
pub(in crate::sso) fn routes() -> OpenApiRouter<Sso> {
    OpenApiRouter::new()
        .routes(routes!(list_scim_tokens, create_scim_token))
        .routes(routes!(revoke_scim_token))
}

/// A token by which the provider provisions.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScimToken {
    /// Its id.
    id: ApiTokenId,
    /// What it is for.
    #[schema(example = "Okta")]
    name: String,
    /// Addresses and networks that it may be used from. Empty: from everywhere. Null: the list cannot be read, and the token lets
    /// in nobody.
    #[schema(required, example = json!(["198.51.100.0/24"]))]
    allowed_networks: Option<Vec<String>>,
    /// When it was created.
    created_at: Time,
    /// When it was last used, to the minute.
    last_used_at: Option<Time>,
    /// When it stops; none: never.
    expires_at: Option<Time>,
    /// The token itself, shown once, in the answer that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "omb_scim_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE")]
    token: Option<String>,
}

/// A new token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewScimToken {
    /// What it is for: 1 to 100 characters.
    #[schema(max_length = 100, example = "Okta")]
    name: String,
    /// When it stops; none: never.
    #[serde(default)]
    expires_at: Option<Time>,
    /// Addresses and networks that it may be used from, up to 200. Empty: from everywhere, for the provider comes from its own.
    #[serde(default)]
    #[schema(max_items = 200)]
    allowed_networks: Vec<String>,
}

fn row(row: &Row<'_>) -> Result<ScimToken, DbError> {
    Ok(ScimToken {
        id: row.get(0)?,
        name: row.get(1)?,
        allowed_networks: stored_networks(&row.get::<String>(2)?),
        created_at: row.get(3)?,
        last_used_at: row.get(4)?,
        expires_at: row.get(5)?,
        token: None,
    })
}

fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<ScimToken>, DbError> {
    tx.all(
        sql!(
            "SELECT id, name, networks, created_at, last_used_at, expires_at FROM scim_tokens ",
            "WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC"
        ),
        &[workspace.into()],
        row,
    )
}

/// The SCIM tokens, the latest first.
#[utoipa::path(get, path = "/scim-tokens", tag = "single sign-on", responses((status = 200, body = Page<ScimToken>)))]
async fn list_scim_tokens(State(app): State<App>, signed: Signed) -> Result<Json<Page<ScimToken>>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let found = app.db.read::<_, DbError, _>(move |tx| all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(found)))
}

/// Creates a SCIM token and shows it, once.
#[utoipa::path(
    post, path = "/scim-tokens", tag = "single sign-on",
    request_body(content = NewScimToken, example = json!({"name": "Okta", "expires_at": null})),
    responses((status = 201, body = ScimToken), (status = 403), (status = 409), (status = 422))
)]
async fn create_scim_token(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewScimToken>,
) -> Result<(StatusCode, Json<ScimToken>), Problem> {
    signed.need(Permission::SecurityManage)?;
    let creator = signed.staff()?;
    let now = app.now();
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 100);
    checks.expect(new.expires_at.is_none_or(|it| it > now), "expires_at", "must be later than now");
    let allowed_networks = checked_networks(&mut checks, "allowed_networks", new.allowed_networks);
    checks.done()?;
    let secret = format!("omb_scim_{}", app.random.token());
    let token = ScimToken {
        id: ApiTokenId::new(now, &app.random),
        name,
        allowed_networks: Some(allowed_networks),
        created_at: now,
        last_used_at: None,
        expires_at: new.expires_at,
        token: None,
    };
    let (hub, hash) = (app.hub.clone(), hash_token(&secret));
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let count = i64::try_from(all(tx, workspace)?.len()).unwrap_or(i64::MAX);
        room_for_one_more(count, MOST)?;
        let networks = serde_json::to_string(&token.allowed_networks).map_err(Problem::internal)?;
        tx.exec(
            sql!(
                "INSERT INTO scim_tokens (workspace_id, id, token_hash, name, networks, created_by, created_at, last_used_at, expires_at) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8)"
            ),
            &[
                workspace.into(),
                token.id.into(),
                hash.as_slice().into(),
                (&token.name).into(),
                (&networks).into(),
                creator.into(),
                now.into(),
                token.expires_at.into(),
            ],
        )?;
        settings_changed(&mut journal, "scim_token", token.id, Change::Created, &token);
        journal.close(tx, &hub)?;
        Ok(token.clone())
    });
    let token = ScimToken { token: Some(secret), ..written.await? };
    Ok((StatusCode::CREATED, Json(token)))
}

/// Revokes a SCIM token, at once.
#[utoipa::path(delete, path = "/scim-tokens/{id}", tag = "single sign-on", params(("id" = ApiTokenId, Path)), responses((status = 204), (status = 404)))]
async fn revoke_scim_token(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ApiTokenId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SecurityManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let token = all(tx, workspace)?.into_iter().find(|it| it.id == id).ok_or_else(Problem::not_found)?;
        tx.exec(
            sql!("DELETE FROM scim_tokens WHERE workspace_id = $1 AND id = $2"),
            &[workspace.into(), id.into()],
        )?;
        settings_changed(&mut journal, "scim_token", id, Change::Deleted, &token);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
