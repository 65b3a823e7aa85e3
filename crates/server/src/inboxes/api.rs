use super::{
    actions, store,
    types::{IdentityKey, Inbox, InboxChange, NewIdentityKey},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Confidential, Page, PathOf, Problem},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{IdentityKeyId, InboxId};
use ombud_db::DbError;

/// The inboxes, by name.
#[utoipa::path(get, path = "/inboxes", tag = "inboxes", responses((status = 200, body = Page<Inbox>)))]
pub(super) async fn list_inboxes(
    State(app): State<App>,
    signed: Signed,
) -> Result<Json<Page<Inbox>>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::InboxesManage])?;
    let scope = signed.scope.clone();
    let mut all = app.db.read::<_, DbError, _>(move |tx| store::all(tx, signed.workspace)).await?;
    all.retain(|it| scope.inboxes.is_empty() || scope.inboxes.contains(&it.id));
    Ok(Json(Page::whole(all.into_iter().map(|it| actions::with_snippet(it, &app)).collect())))
}

/// One inbox.
#[utoipa::path(
    get, path = "/inboxes/{id}", tag = "inboxes", params(("id" = InboxId, Path)), responses((status = 200, body = Inbox))
)]
pub(super) async fn show_inbox(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
) -> Result<Json<Inbox>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::InboxesManage])?;
    if !signed.scope.inboxes.is_empty() && !signed.scope.inboxes.contains(&id) {
        return Err(Problem::not_found());
    }
    let found = app.db.read::<_, DbError, _>(move |tx| store::by_id(tx, signed.workspace, id)).await?;
    Ok(Json(actions::with_snippet(found.ok_or_else(Problem::not_found)?, &app)))
}

/// Creates an inbox. Its `snippet` is what goes into the pages of a site.
#[utoipa::path(
    post, path = "/inboxes", tag = "inboxes",
    request_body(content = InboxChange, example = json!({
        "name": "Website", "look": {"color": "#3b5bdb", "greeting": {"en": "How can we help?", "zh-CN": "需要什么帮助？"}},
        "ask_email": "offline", "allowed_origins": ["https://example.com"]
    })),
    responses((status = 201, body = Inbox))
)]
pub(super) async fn create_inbox(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<InboxChange>,
) -> Result<(StatusCode, Json<Inbox>), Problem> {
    signed.need(Permission::InboxesManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let inbox = actions::create(tx, &parts, &mut journal, new.clone())?;
        journal.close(tx, &parts.hub)?;
        Ok(inbox)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes an inbox.
#[utoipa::path(
    patch, path = "/inboxes/{id}", tag = "inboxes", params(("id" = InboxId, Path)),
    request_body(content = InboxChange, example = json!({"enabled": false})), responses((status = 200, body = Inbox))
)]
pub(super) async fn change_inbox(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
    Body(change): Body<InboxChange>,
) -> Result<Json<Inbox>, Problem> {
    signed.need(Permission::InboxesManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let inbox = actions::change(tx, &parts, &mut journal, id, change.clone())?;
        journal.close(tx, &parts.hub)?;
        Ok(inbox)
    });
    written.await.map(Json)
}

/// Deletes an inbox that nobody has written to; any other can be disabled.
#[utoipa::path(
    delete, path = "/inboxes/{id}", tag = "inboxes", params(("id" = InboxId, Path)), responses((status = 204))
)]
pub(super) async fn delete_inbox(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::InboxesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        actions::delete(tx, &mut journal, id)?;
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

/// The keys that a host app may sign its customers' identity tokens with, oldest first.
///
/// An identity token is a JWT. Its header names the key by `kid`; its claims have `sub` (the user's id in the host app,
/// 1 to 200 characters) and `exp` (at most an hour ahead), and may have `nbf`, `aud` (the inbox's key), `email`,
/// `email_verified`, `name` and `language`. It has at most 4,096 characters. Clocks may differ by 30 seconds.
#[utoipa::path(
    get, path = "/inboxes/{id}/identity-keys", tag = "inboxes", params(("id" = InboxId, Path)),
    responses((status = 200, body = Page<IdentityKey>))
)]
pub(super) async fn list_identity_keys(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
) -> Result<Json<Page<IdentityKey>>, Problem> {
    signed.need(Permission::InboxesManage)?;
    let found = app.db.read::<_, Problem, _>(move |tx| {
        store::by_id(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        Ok(store::keys(tx, signed.workspace, id)?)
    });
    Ok(Json(Page::whole(found.await?.into_iter().map(|it| it.key).collect())))
}

/// Adds an identity key. Several may be there at once: to rotate, add the new one, sign with it, delete the old one an
/// hour later. The secret of an HS256 key is shown in this answer and never again.
#[utoipa::path(
    post, path = "/inboxes/{id}/identity-keys", tag = "inboxes", params(("id" = InboxId, Path)),
    request_body(content = NewIdentityKey, example = json!({"kid": "2026-01", "algorithm": "HS256"})),
    responses((status = 201, body = IdentityKey))
)]
pub(super) async fn create_identity_key(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<InboxId>,
    Confidential(new): Confidential<NewIdentityKey>,
) -> Result<(StatusCode, Json<IdentityKey>), Problem> {
    signed.need(Permission::InboxesManage)?;
    let (parts, now) = (app.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let key = actions::create_key(tx, &parts, &mut journal, id, &new)?;
        journal.close(tx, &parts.hub)?;
        Ok(key)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Deletes an identity key: tokens signed by it are refused from now on.
#[utoipa::path(
    delete, path = "/inboxes/{id}/identity-keys/{key}", tag = "inboxes",
    params(("id" = InboxId, Path), ("key" = IdentityKeyId, Path)), responses((status = 204))
)]
pub(super) async fn delete_identity_key(
    State(app): State<App>,
    signed: Signed,
    PathOf((id, key)): PathOf<(InboxId, IdentityKeyId)>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::InboxesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        actions::delete_key(tx, &mut journal, id, key)?;
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
