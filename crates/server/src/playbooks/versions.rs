//! Versions of a playbook: published, taken back, looked at.

use super::{
    api::{self, all_problems, may_read, newer, one},
    check::Found,
    store,
    types::{Flow, FlowProblem, Playbook, PlaybookState, PlaybookVersion},
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    safety::{Policy, Safety},
    settings::Change,
};
use axum::{Json, extract::State};
use ombud_base::id::PlaybookId;
use ombud_db::Tx;
use serde::Deserialize;
use utoipa::ToSchema;

/// Which version is published.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishPlaybook {
    /// The number of the newest version: what somebody has looked at is what customers meet.
    #[schema(minimum = 1)]
    version: i64,
}

/// Publishes the newest version of a playbook: it begins by itself from now on. Who is in an older one goes on with it.
#[utoipa::path(
    post, path = "/playbooks/{id}/publish", tag = "playbooks", params(("id" = PlaybookId, Path)),
    request_body(content = PublishPlaybook, example = json!({"version": 1})),
    responses((status = 200, body = Playbook))
)]
pub(super) async fn publish_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
    Body(asked): Body<PublishPlaybook>,
) -> Result<Json<Playbook>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let policy = safety.policy(signed.workspace).await?;
    let (hub, now) = (safety.hub.clone(), safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let it = one(tx, signed.workspace, id)?;
        if it.line.version != asked.version {
            return Err(newer(it.line.version));
        }
        let it = publish(tx, &mut journal, it, &policy)?;
        journal.close(tx, &hub)?;
        Ok(it)
    });
    Ok(Json(written.await?))
}

/// Publishes the newest version.
///
/// # Errors
/// [`crate::http::Code::Invalid`] with all that is wrong with it; as the database says.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    mut it: Playbook,
    policy: &Policy,
) -> Result<Playbook, Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    let mut found = all_problems(&it.flow, policy);
    begun_elsewhere(tx, &it, journal, &mut found)?;
    found.done()?;
    let line = &mut it.line;
    line.state = PlaybookState::Published;
    (line.published_version, line.published_at) = (Some(line.version), Some(now));
    (line.updated_at, line.updated_by) = (now, journal.actor.into());
    store::save(tx, ws, line)?;
    store::version_published(tx, ws, line.id, line.version, now)?;
    api::note(journal, &it.line, &it.flow, it.line.version, Change::Changed)?;
    Ok(it)
}

/// One intent begins one flow.
fn begun_elsewhere(
    tx: &mut Tx<'_>,
    it: &Playbook,
    journal: &Journal,
    found: &mut Found,
) -> Result<(), Problem> {
    let ws = journal.workspace;
    for (id, slug, version) in store::published(tx, ws)? {
        if id == it.line.id {
            continue;
        }
        let Some(other) = store::version(tx, ws, id, version)? else { continue };
        for (at, intent) in it.flow.intents.iter().enumerate() {
            if other.intents.contains(intent) {
                found.0.push(FlowProblem {
                    field: format!("intents[{at}]"),
                    step: None,
                    code: "begins_other",
                    detail: format!("begins the published playbook «{slug}» already"),
                });
            }
        }
    }
    Ok(())
}

/// Takes a playbook back: it begins no more. Whoever is in it gets a person with their next answer.
#[utoipa::path(
    post, path = "/playbooks/{id}/retire", tag = "playbooks", params(("id" = PlaybookId, Path)),
    responses((status = 200, body = Playbook))
)]
pub(super) async fn retire_playbook(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
) -> Result<Json<Playbook>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let (hub, now) = (safety.hub.clone(), safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut it = one(tx, signed.workspace, id)?;
        if it.line.state == PlaybookState::Published {
            it.line.state = PlaybookState::Retired;
            (it.line.updated_at, it.line.updated_by) = (now, signed.actor().into());
            store::save(tx, signed.workspace, &it.line)?;
            api::note(&mut journal, &it.line, &it.flow, it.line.version, Change::Changed)?;
        }
        journal.close(tx, &hub)?;
        Ok(it)
    });
    Ok(Json(written.await?))
}

/// The versions of a playbook, the newest first.
#[utoipa::path(
    get, path = "/playbooks/{id}/versions", tag = "playbooks", params(("id" = PlaybookId, Path), Paging),
    responses((status = 200, body = Page<PlaybookVersion>))
)]
pub(super) async fn list_playbook_versions(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<PlaybookId>,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<PlaybookVersion>>, Problem> {
    may_read(&signed)?;
    let limit = paging.limit()?;
    let before: Option<i64> = paging.cursor.as_deref().map(decode_cursor).transpose()?;
    let read = safety.db.read::<_, Problem, _>(move |tx| {
        let it = one(tx, signed.workspace, id)?;
        Ok(store::versions(tx, signed.workspace, &it.line, before.unwrap_or(i64::MAX), limit + 1)?)
    });
    let mut items = read.await?;
    let limit = usize::try_from(limit).unwrap_or(50);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.version));
    Ok(Json(Page { items, next }))
}

/// What a version is.
#[utoipa::path(
    get, path = "/playbooks/{id}/versions/{version}", tag = "playbooks",
    params(("id" = PlaybookId, Path), ("version" = i64, Path)), responses((status = 200, body = Flow))
)]
pub(super) async fn show_playbook_version(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf((id, version)): PathOf<(PlaybookId, i64)>,
) -> Result<Json<Flow>, Problem> {
    may_read(&signed)?;
    let read = safety.db.read::<_, Problem, _>(move |tx| {
        store::version(tx, signed.workspace, id, version)?.ok_or_else(Problem::not_found)
    });
    read.await.map(Json)
}
