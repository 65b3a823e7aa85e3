//! What was removed or read before, brought back: a list for a day after it was removed, its version before at any time. And a list's text
//! to be taken along.

use super::{
    Safety,
    content::{self, As, Content},
    kinds::ChainLabelKind,
    lists::{meanwhile, one, room},
    refresh::refresh_at,
    store::{self, ListRow},
    types::BlockList,
};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Code, PathOf, Problem},
    jobs::{Job, JobError},
    settings::{Change, settings_changed},
};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Time,
    id::{BlockListId, RevisionId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;
use std::io;

/// The job that forgets a removed list for good; its key is the list's id.
pub(super) const FORGET: &str = "safety.forget_list";
/// For how long a removed list can be brought back, in seconds.
const KEPT: i64 = 86_400;

/// Has a list that was just removed forgotten once nobody can bring it back any more.
///
/// # Errors
/// As the database says.
pub(super) fn forget_later(
    tx: &mut Tx<'_>,
    safety: &Safety,
    ws: WorkspaceId,
    id: BlockListId,
    now: Time,
) -> Result<(), DbError> {
    safety.jobs.enqueue(tx, ws, FORGET, &id.to_string(), &json!({}), now.plus_seconds(KEPT))
}

pub(super) async fn forget(safety: Safety, job: Job) -> Result<(), JobError> {
    let ws = job.workspace;
    let id: BlockListId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let forgotten = safety.db.write::<_, DbError, _>(move |tx| {
        match store::any_list(tx, ws, id)?.is_some_and(|it| it.removed_at.is_some()) {
            true => store::delete_list(tx, ws, id),
            false => Ok(()),
        }
    });
    forgotten.await?;
    Ok(())
}

/// Forgets a removed list whose name another one is to bear.
///
/// # Errors
/// As the database says.
pub(super) fn make_way(tx: &mut Tx<'_>, ws: WorkspaceId, name: &str) -> Result<(), DbError> {
    let removed: Vec<BlockListId> = tx.all(
        sql!("SELECT id FROM block_lists WHERE workspace_id = $1 AND name = $2 AND removed_at IS NOT NULL"),
        &[ws.into(), name.into()],
        |row| row.get(0),
    )?;
    removed.into_iter().try_for_each(|id| store::delete_list(tx, ws, id))
}

/// A revision of a list, read and counted before anything is written: its text may be long, and every message would wait for it.
pub(super) struct Read {
    revision: RevisionId,
    label: Option<ChainLabelKind>,
    content: Result<Content, String>,
}

impl Read {
    /// What it holds, or why it is no list; for a list that is still the one that was read.
    ///
    /// # Errors
    /// [`Code::Conflict`] when it is another one by now.
    fn of(&self, row: &ListRow, revision: RevisionId) -> Result<Result<&Content, String>, Problem> {
        if self.revision != revision || self.label != row.view.label {
            return Err(meanwhile());
        }
        Ok(self.content.as_ref().map_err(Clone::clone))
    }
}

/// A list's text by what its addresses are to be; none where that is what they are, or nothing was read of it yet.
///
/// # Errors
/// [`Problem::not_found`] for no list, or as the database says.
pub(super) async fn labelled(
    safety: &Safety,
    ws: WorkspaceId,
    id: BlockListId,
    label: Option<ChainLabelKind>,
) -> Result<Option<Read>, Problem> {
    let other = move |row: &mut ListRow| {
        let is_other = row.view.label != label;
        row.view.label = label;
        Ok(row.revision.filter(|_| is_other))
    };
    read_of(safety, ws, id, other).await
}

/// Counts a list's text anew whose addresses are said to be something else.
///
/// # Errors
/// [`Code::Invalid`] for the field `label` when the text says nothing then; [`Code::Conflict`] when it is another one by now.
pub(super) fn read_otherwise(row: &mut ListRow, read: Option<&Read>) -> Result<(), Problem> {
    let Some(revision) = row.revision else { return Ok(()) };
    let content = read.ok_or_else(meanwhile)?.of(row, revision)?;
    count(row, content.map_err(|why| Problem::invalid("label", why))?);
    Ok(())
}

/// Reads the revision of a list that `which` chooses, by what the list is or `which` makes it. What its text must hash to says nothing of an
/// older one.
async fn read_of(
    safety: &Safety,
    ws: WorkspaceId,
    id: BlockListId,
    which: impl FnOnce(&mut ListRow) -> Result<Option<RevisionId>, Problem> + Send + 'static,
) -> Result<Option<Read>, Problem> {
    let read = safety.db.snapshot::<_, Problem, _>(move |tx| {
        let mut row = one(tx, ws, id)?;
        let Some(revision) = which(&mut row)? else { return Ok(None) };
        Ok(Some((store::parts(tx, ws, id, revision)?, row.view, revision)))
    });
    let Some((parts, view, revision)) = read.await? else { return Ok(None) };
    let label = view.label;
    let how = As::of(&BlockList { sha256: None, ..view });
    let read = move || Ok::<_, io::Error>(Content::of(&content::text_of(&parts)?, &how));
    let content = tokio::task::spawn_blocking(read).await.map_err(Problem::internal)?;
    Ok(Some(Read { revision, label, content: content.map_err(Problem::internal)? }))
}

fn count(row: &mut ListRow, content: &Content) {
    row.view.format = Some(content.format.to_owned());
    (row.view.entries, row.view.bad_lines) = (content.entries, content.bad_lines);
    row.view.bad_samples.clone_from(&content.bad_samples);
}

/// Brings a block list back that was removed within the last day; it is in force again at once.
#[utoipa::path(
    post, path = "/safety/lists/{id}/restore", tag = "safety", params(("id" = BlockListId, Path)),
    responses((status = 200, body = BlockList), (status = 404), (status = 409))
)]
pub(super) async fn restore_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<Json<BlockList>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let mut row = store::any_list(tx, ws, id)?.ok_or_else(Problem::not_found)?;
        if row.removed_at.take().is_none() {
            return Ok(row.view);
        }
        room(tx, ws, row.view.names)?;
        store::save_list(tx, ws, &row)?;
        crate::jobs::Jobs::cancel(tx, ws, FORGET, &id.to_string())?;
        if row.view.url.is_some() && row.view.enabled {
            refresh_at(tx, &parts, ws, id, now)?;
        }
        settings_changed(&mut journal, "block_list", id, Change::Created, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(row.view)
    });
    let view = written.await?;
    safety.renew(ws).await?;
    Ok(Json(safety.shown(ws, view)))
}

/// Puts the version before in force again. One that is read from an address stays as it is now until what is there changes: what was
/// read last is not taken a second time.
#[utoipa::path(
    post, path = "/safety/lists/{id}/previous", tag = "safety", params(("id" = BlockListId, Path)),
    responses((status = 200, body = BlockList), (status = 404), (status = 409))
)]
pub(super) async fn put_previous_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<Json<BlockList>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let none = || Problem::new(Code::Conflict, "There is no version before.");
    let read = read_of(&safety, ws, id, |row| Ok(row.previous)).await?.ok_or_else(none)?;
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let mut row = one(tx, ws, id)?;
        let previous = row.previous.ok_or_else(none)?;
        let content = read.of(&row, previous)?;
        let content =
            content.map_err(|why| Problem::new(Code::Conflict, format!("The version before: {why}.")))?;
        count(&mut row, content);
        if row.view.url.is_none() {
            // Nobody reads it anew, so the digest is that of what is in force.
            row.digest = Some(content.digest.clone());
        }
        (row.previous, row.revision) = (row.revision, Some(previous));
        row.view.changed_at = Some(now);
        store::save_list(tx, ws, &row)?;
        settings_changed(&mut journal, "block_list", id, Change::Changed, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(row.view)
    });
    let view = written.await?;
    safety.renew(ws).await?;
    Ok(Json(safety.shown(ws, view)))
}

/// The text of a block list as it is in force, to be taken along.
#[utoipa::path(
    get, path = "/safety/lists/{id}/text", tag = "safety", params(("id" = BlockListId, Path)),
    responses((status = 200, body = String, content_type = "text/plain"), (status = 404))
)]
pub(super) async fn download_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<Response, Problem> {
    signed.need(Permission::SafetyManage)?;
    let ws = signed.workspace;
    let read = safety.db.read::<_, Problem, _>(move |tx| {
        let revision = one(tx, ws, id)?.revision.ok_or_else(Problem::not_found)?;
        Ok(store::parts(tx, ws, id, revision)?)
    });
    let parts = read.await?;
    let text =
        tokio::task::spawn_blocking(move || content::text_of(&parts)).await.map_err(Problem::internal)?;
    let text = text.map_err(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"list.txt\""),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, text).into_response())
}
