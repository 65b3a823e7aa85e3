use super::{actions, gate::Carrier, store, types::Approval};
use crate::{
    access::Signed,
    app::App,
    http::{Body, Checks, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
};
use axum::{Extension, Json, extract::State, response::Response};
use ombud_base::{Uuid, id::ApprovalId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Which are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ApprovalQuery {
    /// Only those that still wait for somebody.
    #[serde(default)]
    open: bool,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many are looked at, 1 to 100; 50 when absent. What is not yours to see is left out, so a page can hold fewer.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// What was asked for and needs a second person, the newest first: what you asked for, and what you may do yourself.
#[utoipa::path(get, path = "/approvals", tag = "approvals", params(ApprovalQuery), responses((status = 200, body = Page<Approval>)))]
pub(super) async fn list_approvals(
    State(app): State<App>,
    signed: Signed,
    Params(query): Params<ApprovalQuery>,
) -> Result<Json<Page<Approval>>, Problem> {
    signed.staff()?;
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => ApprovalId(Uuid::max()),
    };
    let now = app.now();
    let listed = app.db.read::<_, Problem, _>(move |tx| {
        let open = query.open.then_some(now);
        let mut rows = store::list(tx, signed.workspace, before, open, limit + 1)?;
        let whole = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > whole;
        rows.truncate(whole);
        let next = rows.last().filter(|_| more).map(|it| encode_cursor(&it.id));
        let mut items = Vec::new();
        for row in &rows {
            items.extend(actions::view(tx, &signed, row, now)?);
        }
        Ok(Page { items, next })
    });
    listed.await.map(Json)
}

/// One of them.
#[utoipa::path(get, path = "/approvals/{id}", tag = "approvals", params(("id" = ApprovalId, Path)), responses((status = 200, body = Approval), (status = 404)))]
pub(super) async fn show_approval(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ApprovalId>,
) -> Result<Json<Approval>, Problem> {
    signed.staff()?;
    let now = app.now();
    app.db.read(move |tx| actions::visible(tx, &signed, id, now).map(|it| it.1)).await.map(Json)
}

/// With which words it is decided.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    /// What is to be said about it, up to 1,000 characters; whoever refuses says why.
    #[serde(default)]
    #[schema(max_length = 1000, example = "Checked the ticket with them.")]
    note: String,
}

fn note_of(said: &Decision, refuses: bool) -> Result<String, Problem> {
    let mut checks = Checks::new();
    let note = checks.text("note", &said.note, 1000);
    let long = note.chars().filter(|it| it.is_alphanumeric()).count() >= 3;
    checks.expect(!refuses || long, "note", "must say why, in 3 characters or more");
    checks.done()?;
    Ok(note)
}

/// Approves it, with a fresh proof. It is carried out at once, exactly as it was asked for, as whoever asked, if they still may;
/// `state` and `outcome` say what became of it. A file or a link goes to whoever asked: they carry it out within the hour.
#[utoipa::path(
    post, path = "/approvals/{id}/approve", tag = "approvals", params(("id" = ApprovalId, Path)),
    request_body(content = Decision, example = json!({"note": "Checked the ticket with them."})),
    responses((status = 200, body = Approval), (status = 403), (status = 404), (status = 409))
)]
pub(super) async fn approve(
    State(app): State<App>,
    Extension(carrier): Extension<Carrier>,
    signed: Signed,
    PathOf(id): PathOf<ApprovalId>,
    Body(said): Body<Decision>,
) -> Result<Json<Approval>, Problem> {
    let note = note_of(&said, false)?;
    actions::decide(&app, &carrier, signed, id, (true, note)).await.map(Json)
}

/// Refuses it, with a note that says why.
#[utoipa::path(
    post, path = "/approvals/{id}/refuse", tag = "approvals", params(("id" = ApprovalId, Path)),
    request_body(content = Decision, example = json!({"note": "The ticket is closed."})),
    responses((status = 200, body = Approval), (status = 403), (status = 404), (status = 409), (status = 422))
)]
pub(super) async fn refuse(
    State(app): State<App>,
    Extension(carrier): Extension<Carrier>,
    signed: Signed,
    PathOf(id): PathOf<ApprovalId>,
    Body(said): Body<Decision>,
) -> Result<Json<Approval>, Problem> {
    let note = note_of(&said, true)?;
    actions::decide(&app, &carrier, signed, id, (false, note)).await.map(Json)
}

/// Withdraws what you asked for and is not carried out yet.
#[utoipa::path(post, path = "/approvals/{id}/withdraw", tag = "approvals", params(("id" = ApprovalId, Path)), responses((status = 200, body = Approval), (status = 403), (status = 404), (status = 409)))]
pub(super) async fn withdraw(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<ApprovalId>,
) -> Result<Json<Approval>, Problem> {
    actions::withdraw(&app, signed, id).await.map(Json)
}

/// Carries out what you asked for and somebody has approved, once, within the hour. The answer is that of the operation.
#[utoipa::path(post, path = "/approvals/{id}/carry-out", tag = "approvals", params(("id" = ApprovalId, Path)), responses((status = 200, description = "The operation's own answer"), (status = 403), (status = 404), (status = 409)))]
pub(super) async fn carry_out_approved(
    State(app): State<App>,
    Extension(carrier): Extension<Carrier>,
    signed: Signed,
    PathOf(id): PathOf<ApprovalId>,
) -> Result<Response, Problem> {
    actions::carry_out(&app, &carrier, signed, id).await
}
