//! Playbooks are written.

use super::{
    check::{self, Found, MOST_PLAYBOOKS},
    store,
    types::{Flow, FlowProblem, Playbook, PlaybookLine, PlaybookState},
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, Journal, kinds},
    http::{Body, Code, Page, PathOf, Problem},
    safety::{Policy, Safety},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{PlaybookId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use utoipa::ToSchema;

/// A new playbook.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlaybook {
    /// Its stable name: 1 to 40 of `a` to `z`, digits and dashes, no other playbook's.
    #[schema(max_length = 40, example = "pending-transfer")]
    slug: String,
    /// What it is.
    flow: Flow,
}

/// A newer version of a playbook.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedFlow {
    /// The number of the version that it was made from: the newest one.
    #[schema(minimum = 1)]
    base_version: i64,
    /// What it is now.
    flow: Flow,
}

/// What is wrong with a flow.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FlowChecked {
    /// Everything that keeps it from being published.
    problems: Vec<FlowProblem>,
}

pub(super) fn may_read(signed: &Signed) -> Result<(), Problem> {
    signed.need_any(&[Permission::CasesView, Permission::RoutingManage])
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: PlaybookId) -> Result<Playbook, Problem> {
    store::one(tx, ws, id)?.ok_or_else(Problem::not_found)
}

/// Tells that a playbook changed: which version it is about, and what that version is, as a hash.
///
/// # Errors
/// When the flow cannot be written.
pub(super) fn note(
    journal: &mut Journal,
    it: &PlaybookLine,
    flow: &Flow,
    version: i64,
    change: Change,
) -> Result<(), DbError> {
    let hash = Sha256::digest(store::written(flow)?).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let value = json!({
        "slug": it.slug, "state": it.state, "version": version, "published_version": it.published_version, "sha256": hash,
    });
    settings_changed(journal, "playbook", it.id, change, &value);
    Ok(())
}

/// Cleans a flow and refuses what is too much of something, and what may not be said to customers. What was refused is recorded.
///
/// # Errors
/// [`Code::Invalid`] with every field at fault; as the database says.
async fn admit(safety: &Safety, signed: &Signed, flow: Flow, slug: &str) -> Result<Flow, Problem> {
    let flow = check::cleaned(flow);
    let mut found = Found::default();
    check::limits(&flow, &mut found);
    if found.too_much() {
        return found.done().map(|()| flow);
    }
    let policy = safety.policy(signed.workspace).await?;
    let rules = check::judge(&flow, &policy, &mut found);
    if !rules.is_empty() {
        let (hub, now, ws, actor) = (safety.hub.clone(), safety.now(), signed.workspace, signed.actor());
        let slug = if check::is_name(slug, 40) { slug.to_owned() } else { String::new() };
        let noted = safety.db.write::<_, DbError, _>(move |tx| {
            let mut journal = Journal::open(tx, ws, actor, now)?;
            journal.event(kinds::OUTBOUND_REFUSED, None, &json!({"rules": rules, "playbook": slug}));
            journal.close(tx, &hub)
        });
        noted.await?;
    }
    found.done()?;
    Ok(flow)
}

/// The playbooks, by name.
#[utoipa::path(get, path = "/playbooks", tag = "playbooks", responses((status = 200, body = Page<PlaybookLine>)))]
pub(super) async fn list_playbooks(
    State(safety): State<Safety>,
    signed: Signed,
) -> Result<Json<Page<PlaybookLine>>, Problem> {
    may_read(&signed)?;
    let all = safety.db.read::<_, DbError, _>(move |tx| store::all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(all.into_iter().map(|it| it.line).collect())))
}

/// Creates a playbook, a draft.
#[utoipa::path(
    post, path = "/playbooks", tag = "playbooks",
    request_body(content = NewPlaybook, example = json!({
        "slug": "new-flow", "flow": {"titles": {"en": "A new flow"}, "intents": ["tx.pending"], "start": "where", "steps": [
            {"id": "where", "kind": "ask", "texts": {"en": "Where did you send it from?"}, "options": [
                {"labels": {"en": "From my wallet"}, "next": "person"}, {"labels": {"en": "It has arrived"}, "next": "done"}]},
            {"id": "person", "kind": "hand_over", "role": "transactions"},
            {"id": "done", "kind": "done"}]}
    })),
    responses((status = 201, body = Playbook))
)]
pub(super) async fn create_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    Body(new): Body<NewPlaybook>,
) -> Result<(StatusCode, Json<Playbook>), Problem> {
    signed.need(Permission::RoutingManage)?;
    if !check::is_name(&new.slug, 40) {
        return Err(Problem::invalid("slug", "must be 1 to 40 of a to z, digits and dashes"));
    }
    let flow = admit(&safety, &signed, new.flow, &new.slug).await?;
    let (hub, now, slug) = (safety.hub.clone(), safety.now(), new.slug);
    let id = PlaybookId::new(now, &safety.random);
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        if store::is_taken(tx, signed.workspace, &slug)? {
            return Err(Problem::invalid("slug", "is another playbook's already"));
        }
        let made = insert(tx, &mut journal, (id, slug.clone()), flow.clone(), now)?;
        journal.close(tx, &hub)?;
        Ok(made)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Writes a new playbook, a draft.
///
/// # Errors
/// [`Code::Conflict`] where there are too many; as the database says.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    (id, slug): (PlaybookId, String),
    flow: Flow,
    now: Time,
) -> Result<Playbook, Problem> {
    let ws = journal.workspace;
    room_for_one_more(store::count(tx, ws)?, MOST_PLAYBOOKS)?;
    let line = PlaybookLine {
        id,
        slug,
        state: PlaybookState::Draft,
        titles: flow.titles.clone(),
        intents: flow.intents.clone(),
        steps: flow.steps.len(),
        version: 1,
        published_version: None,
        published_at: None,
        updated_at: now,
        updated_by: journal.actor.into(),
    };
    let made = Playbook { line, flow };
    store::save(tx, ws, &made.line)?;
    store::add_version(tx, ws, &made)?;
    note(journal, &made.line, &made.flow, 1, Change::Created)?;
    Ok(made)
}

/// What is wrong with a flow: everything that keeps it from being published. Nothing is kept.
#[utoipa::path(
    post, path = "/playbooks/check", tag = "playbooks",
    request_body(content = Flow, example = json!({"titles": {"en": "A new flow"}, "start": "where", "steps": []})),
    responses((status = 200, body = FlowChecked))
)]
pub(super) async fn check_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    Body(flow): Body<Flow>,
) -> Result<Json<FlowChecked>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let policy = safety.policy(signed.workspace).await?;
    Ok(Json(FlowChecked { problems: all_problems(&check::cleaned(flow), &policy).0 }))
}

/// Everything that keeps a flow from being published.
pub(super) fn all_problems(flow: &Flow, policy: &Policy) -> Found {
    let mut found = Found::default();
    check::limits(flow, &mut found);
    if !found.too_much() {
        check::judge(flow, policy, &mut found);
        check::faults(flow, &mut found);
    }
    found
}

/// One playbook, with its newest version.
#[utoipa::path(
    get, path = "/playbooks/{id}", tag = "playbooks", params(("id" = PlaybookId, Path)),
    responses((status = 200, body = Playbook))
)]
pub(super) async fn show_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
) -> Result<Json<Playbook>, Problem> {
    may_read(&signed)?;
    safety.db.read(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Saves a newer version of a playbook: a draft, which customers meet when it is published. It need not be whole.
#[utoipa::path(
    put, path = "/playbooks/{id}", tag = "playbooks", params(("id" = PlaybookId, Path)),
    request_body(content = SavedFlow, example = json!({
        "base_version": 1, "flow": {"titles": {"en": "A new flow"}, "start": "where", "steps": []}
    })),
    responses((status = 200, body = Playbook))
)]
pub(super) async fn save_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
    Body(saved): Body<SavedFlow>,
) -> Result<Json<Playbook>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let ws = signed.workspace;
    let slug = safety.db.read::<_, Problem, _>(move |tx| Ok(one(tx, ws, id)?.line.slug)).await?;
    let flow = admit(&safety, &signed, saved.flow, &slug).await?;
    let (hub, now, actor) = (safety.hub.clone(), safety.now(), signed.actor());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let old = one(tx, ws, id)?;
        if old.line.version != saved.base_version {
            return Err(newer(old.line.version));
        }
        if old.flow == flow {
            journal.close(tx, &hub)?;
            return Ok(old);
        }
        let saved = renewed(old.line, flow.clone(), actor, now);
        store::save(tx, ws, &saved.line)?;
        store::add_version(tx, ws, &saved)?;
        note(&mut journal, &saved.line, &saved.flow, saved.line.version, Change::Changed)?;
        journal.close(tx, &hub)?;
        Ok(saved)
    });
    Ok(Json(written.await?))
}

/// The next version of a playbook.
fn renewed(mut line: PlaybookLine, flow: Flow, actor: Actor, now: Time) -> Playbook {
    line.version += 1;
    (line.titles, line.intents, line.steps) = (flow.titles.clone(), flow.intents.clone(), flow.steps.len());
    (line.updated_at, line.updated_by) = (now, actor.into());
    Playbook { line, flow }
}

pub(super) fn newer(version: i64) -> Problem {
    let detail =
        format!("Somebody has saved version {version} meanwhile. Take it, and make the change there again.");
    Problem::new(Code::Conflict, detail).with("version", json!(version))
}

/// Deletes a playbook with all its versions. One that customers meet is retired first.
#[utoipa::path(
    delete, path = "/playbooks/{id}", tag = "playbooks", params(("id" = PlaybookId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::RoutingManage)?;
    let (hub, now) = (safety.hub.clone(), safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let Playbook { line, flow } = one(tx, signed.workspace, id)?;
        if line.state == PlaybookState::Published {
            let detail = "Customers meet this playbook. Retire it first; then it can be deleted.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        store::delete(tx, signed.workspace, id)?;
        note(&mut journal, &line, &flow, line.version, Change::Deleted)?;
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}
