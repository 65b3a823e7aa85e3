//! API tokens: for programmes. A token may do what its scopes say, and never more than the one who created it may do at
//! the time of the request; it stops when they are disabled.

use super::{
    Permission, Signed, hash_token,
    policy::{checked_networks, stored_networks},
};
use crate::{
    app::App,
    events::Journal,
    http::{Body, Checks, Page, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{ApiTokenId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many tokens a workspace may have: they are listed whole.
const MOST: i64 = 200;
/// By one of these a programme takes personal data along in clear, without the budgets that staff have.
pub const WATCHED_SCOPES: [Permission; 3] =
    [Permission::CustomersUnmasked, Permission::CustomersExport, Permission::FilesDownload];
/// The job by which those who watch hear of a token with one of [`WATCHED_SCOPES`]; its key is the token. Who tells them is above this
/// capability.
pub const TOKEN_MADE: &str = "token.made";

/// What [`TOKEN_MADE`] tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TokenMade {
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Time,
    /// What it is called.
    pub name: String,
    /// Those of its scopes that are watched.
    pub scopes: Vec<Permission>,
}

/// A programme, as those know it who read what it did: also when its token was revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Programme {
    /// The token's id.
    pub id: ApiTokenId,
    /// What it is for.
    #[schema(example = "Nightly export")]
    pub name: String,
    /// When the token was revoked; none: it was not.
    pub revoked_at: Option<Time>,
}

/// The programmes that there are and were, by name.
///
/// # Errors
/// As the database says.
pub fn programmes(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<Programme>, DbError> {
    tx.all(
        sql!(
            "SELECT id, name, CAST(NULL AS BIGINT) AS revoked_at FROM api_tokens WHERE workspace_id = $1 ",
            "UNION ALL SELECT id, name, revoked_at FROM revoked_tokens WHERE workspace_id = $1 ORDER BY name, id"
        ),
        &[workspace.into()],
        |row| Ok(Programme { id: row.get(0)?, name: row.get(1)?, revoked_at: row.get(2)? }),
    )
}

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_api_tokens, create_api_token))
        .routes(routes!(show_api_token, revoke_api_token))
}

/// A programme's token.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ApiToken {
    /// Its id.
    id: ApiTokenId,
    /// What it is for.
    #[schema(example = "Nightly export")]
    name: String,
    /// What it may do: names of permissions.
    #[schema(example = json!(["cases.view", "reports.view"]))]
    scopes: Vec<Permission>,
    /// Addresses and networks that it may be used from. Empty: those that the workspace lets staff in from. Null: the
    /// list cannot be read, and the token lets in nobody.
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
    #[schema(example = "omb_q3Vn0bqkM9Uj5mIh0Xw7l0mJmO0a3c7mT1yQ8f2x9zE")]
    token: Option<String>,
}

/// A new token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiToken {
    /// What it is for: 1 to 100 characters.
    #[schema(max_length = 100, example = "Nightly export")]
    name: String,
    /// What it may do: nothing that you may not do yourself.
    scopes: Vec<Permission>,
    /// When it stops; none: never.
    #[serde(default)]
    expires_at: Option<Time>,
    /// Addresses and networks that it may be used from, up to 200. Empty: those that the workspace lets staff in from.
    #[serde(default)]
    #[schema(max_items = 200)]
    allowed_networks: Vec<String>,
}

fn row(row: &Row<'_>) -> Result<ApiToken, DbError> {
    Ok(ApiToken {
        id: row.get(0)?,
        name: row.get(1)?,
        scopes: super::callers::parse_permissions(&row.get::<String>(2)?),
        created_at: row.get(3)?,
        last_used_at: row.get(4)?,
        expires_at: row.get(5)?,
        token: None,
        allowed_networks: stored_networks(&row.get::<String>(6)?),
    })
}

fn one(tx: &mut Tx<'_>, workspace: WorkspaceId, id: ApiTokenId) -> Result<ApiToken, Problem> {
    let found = tx.maybe(
        sql!(
            "SELECT id, name, scopes, created_at, last_used_at, expires_at, networks FROM api_tokens ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[workspace.into(), id.into()],
        row,
    )?;
    found.ok_or_else(Problem::not_found)
}

/// The API tokens, the latest first.
#[utoipa::path(get, path = "/api-tokens", tag = "api tokens", responses((status = 200, body = Page<ApiToken>)))]
async fn list_api_tokens(State(app): State<App>, signed: Signed) -> Result<Json<Page<ApiToken>>, Problem> {
    signed.need(Permission::TokensManage)?;
    let all = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT id, name, scopes, created_at, last_used_at, expires_at, networks FROM api_tokens ",
                "WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC"
            ),
            &[signed.workspace.into()],
            row,
        )
    });
    Ok(Json(Page::whole(all.await?)))
}

/// One API token.
#[utoipa::path(get, path = "/api-tokens/{id}", tag = "api tokens", params(("id" = ApiTokenId, Path)), responses((status = 200, body = ApiToken), (status = 404)))]
async fn show_api_token(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ApiTokenId>,
) -> Result<Json<ApiToken>, Problem> {
    signed.need(Permission::TokensManage)?;
    app.db.read(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Creates an API token and shows it, once. Only staff can: a token does not make tokens.
#[utoipa::path(
    post, path = "/api-tokens", tag = "api tokens",
    request_body(content = NewApiToken, example = json!({"name": "Nightly export", "scopes": ["cases.view"], "expires_at": null})),
    responses((status = 201, body = ApiToken), (status = 403), (status = 422))
)]
async fn create_api_token(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewApiToken>,
) -> Result<(StatusCode, Json<ApiToken>), Problem> {
    signed.need(Permission::TokensManage)?;
    let creator = signed.staff()?;
    let now = app.now();
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 100);
    checks.expect(new.expires_at.is_none_or(|it| it > now), "expires_at", "must be later than now");
    let allowed_networks = checked_networks(&mut checks, "allowed_networks", new.allowed_networks);
    checks.done()?;
    signed.need_all_of(&new.scopes)?;
    let mut scopes = new.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    let secret = format!("omb_{}", app.random.token());
    let token = ApiToken {
        id: ApiTokenId::new(now, &app.random),
        name,
        scopes,
        created_at: now,
        last_used_at: None,
        expires_at: new.expires_at,
        allowed_networks: Some(allowed_networks),
        token: None,
    };
    let (parts, hash) = (app.clone(), hash_token(&secret));
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        insert(tx, workspace, creator, hash.as_slice(), &token)?;
        settings_changed(&mut journal, "api_token", token.id, Change::Created, &token);
        tell_watchers(tx, &parts, workspace, creator, &token)?;
        journal.close(tx, &parts.hub)?;
        Ok(token.clone())
    });
    let token = ApiToken { token: Some(secret), ..written.await? };
    Ok((StatusCode::CREATED, Json(token)))
}

/// Keeps a new token, if there is room for it.
fn insert(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    creator: StaffId,
    hash: &[u8],
    token: &ApiToken,
) -> Result<(), Problem> {
    let count = tx.one(
        sql!("SELECT count(*) FROM api_tokens WHERE workspace_id = $1"),
        &[workspace.into()],
        |row| row.get(0),
    )?;
    room_for_one_more(count, MOST)?;
    let scopes = serde_json::to_string(&token.scopes).map_err(Problem::internal)?;
    let networks = serde_json::to_string(&token.allowed_networks).map_err(Problem::internal)?;
    tx.exec(
        sql!(
            "INSERT INTO api_tokens (workspace_id, id, token_hash, name, scopes, created_by, created_at, last_used_at, expires_at, networks) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8, $9)"
        ),
        &[
            workspace.into(),
            token.id.into(),
            hash.into(),
            (&token.name).into(),
            (&scopes).into(),
            creator.into(),
            token.created_at.into(),
            token.expires_at.into(),
            (&networks).into(),
        ],
    )?;
    Ok(())
}

fn tell_watchers(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    by: StaffId,
    token: &ApiToken,
) -> Result<(), DbError> {
    let scopes: Vec<Permission> =
        token.scopes.iter().copied().filter(|it| WATCHED_SCOPES.contains(it)).collect();
    if scopes.is_empty() {
        return Ok(());
    }
    let (key, at) = (token.id.to_string(), token.created_at);
    let made = TokenMade { by, at, name: token.name.clone(), scopes };
    app.jobs.enqueue(tx, workspace, TOKEN_MADE, &key, &made, at)
}

/// Revokes an API token, at once.
#[utoipa::path(delete, path = "/api-tokens/{id}", tag = "api tokens", params(("id" = ApiTokenId, Path)), responses((status = 204), (status = 404)))]
async fn revoke_api_token(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ApiTokenId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::TokensManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let token = one(tx, signed.workspace, id)?;
        // What it did stays in the audit, and so does what it was called.
        tx.exec(
            sql!("INSERT INTO revoked_tokens (workspace_id, id, name, revoked_at) VALUES ($1, $2, $3, $4)"),
            &[signed.workspace.into(), id.into(), (&token.name).into(), now.into()],
        )?;
        tx.exec(
            sql!("DELETE FROM api_tokens WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into()],
        )?;
        settings_changed(&mut journal, "api_token", id, Change::Deleted, &token);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
