//! Block lists: added by address or by text, turned on and off.

use super::{
    Safety,
    content::{As, Content, LARGEST, not_pinned},
    refresh::{REFRESH, refresh_at},
    removed,
    store::{self, ListRow, Version},
    types::{BlockList, BlockListChange, ListNames, NewBlockList},
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, Journal},
    http::{Body, Checks, Code, Page, PathOf, Problem},
    jobs::Jobs,
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{
    Json,
    body::Bytes,
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    http::StatusCode,
};
use ombud_base::id::{BlockListId, RevisionId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many lists of hosts a workspace may have, and how many of addresses.
const MOST: i64 = 20;
/// Pieces of a text that did not come into force for so long, in seconds, are nobody's any more.
const UNFINISHED: i64 = 3_600;

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<Safety> {
    OpenApiRouter::new()
        .routes(routes!(list_block_lists, create_block_list))
        .routes(routes!(show_block_list, change_block_list, delete_block_list))
        .routes(routes!(refresh_block_list))
        .routes(routes!(removed::restore_block_list))
        .routes(routes!(removed::put_previous_block_list))
        .routes(routes!(removed::download_block_list))
        .merge(OpenApiRouter::new().routes(routes!(send_block_list)).layer(DefaultBodyLimit::max(LARGEST)))
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: BlockListId) -> Result<ListRow, Problem> {
    store::list(tx, ws, id)?.ok_or_else(Problem::not_found)
}

/// What was read of a list before it is written holds no longer.
pub(super) fn meanwhile() -> Problem {
    Problem::new(
        Code::Conflict,
        "This list was changed meanwhile. Look at what it is now, and try once more.",
    )
}

/// Refuses one more list that names such things, where there are as many as there may be.
pub(super) fn room(tx: &mut Tx<'_>, ws: WorkspaceId, names: ListNames) -> Result<(), Problem> {
    let count = sql!(
        "SELECT count(*) FROM block_lists WHERE workspace_id = $1 AND names = $2 AND removed_at IS NULL"
    );
    room_for_one_more(tx.one(count, &[ws.into(), names.into()], |row| row.get(0))?, MOST)
}

/// Checks a list and cleans its texts.
fn check(safety: &Safety, view: &mut BlockList) -> Result<(), Problem> {
    let mut checks = Checks::new();
    view.name = checks.line("name", &view.name, 100);
    if let Some(url) = &view.url {
        let url = checks.line("url", url, 2000);
        if let Some(why) = safety.outward.refuse(&url) {
            checks.fail("url", why);
        }
        view.url = Some(url);
    }
    checks.within("every_hours", view.every_hours, 1, 168);
    if let Some(own) = &view.sha256 {
        let hex = own.trim().to_ascii_lowercase();
        let good = hex.len() == 64 && hex.bytes().all(|it| it.is_ascii_hexdigit());
        checks.expect(good, "sha256", "must be a SHA-256: 64 digits in hex");
        view.sha256 = Some(hex);
    }
    let fits = view.label.is_none() || view.names == ListNames::Addresses;
    checks.expect(fits, "label", "is for lists of addresses alone");
    checks.done()
}

/// The block lists, by name.
#[utoipa::path(get, path = "/safety/lists", tag = "safety", responses((status = 200, body = Page<BlockList>)))]
async fn list_block_lists(
    State(safety): State<Safety>,
    signed: Signed,
) -> Result<Json<Page<BlockList>>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws) = (safety.clone(), signed.workspace);
    let read = safety.db.read::<_, DbError, _>(move |tx| {
        parts.policy_in(tx, ws)?;
        store::lists(tx, ws)
    });
    let all = read.await?.into_iter().map(|it| safety.shown(ws, it.view));
    Ok(Json(Page::whole(all.collect())))
}

/// One block list.
#[utoipa::path(
    get, path = "/safety/lists/{id}", tag = "safety", params(("id" = BlockListId, Path)),
    responses((status = 200, body = BlockList))
)]
async fn show_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<Json<BlockList>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws) = (safety.clone(), signed.workspace);
    let read = safety.db.read::<_, Problem, _>(move |tx| {
        parts.policy_in(tx, ws)?;
        Ok(one(tx, ws, id)?.view)
    });
    Ok(Json(safety.shown(ws, read.await?)))
}

/// Adds a block list. One with an address is read from there at once, and then every so many hours; of one without, the text
/// is sent to `/safety/lists/{id}/text`.
#[utoipa::path(
    post, path = "/safety/lists", tag = "safety",
    request_body(content = NewBlockList, example = json!({
        "name": "Phishing hosts", "url": "https://lists.example/hosts.txt", "every_hours": 6
    })),
    responses((status = 201, body = BlockList))
)]
async fn create_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    Body(new): Body<NewBlockList>,
) -> Result<(StatusCode, Json<BlockList>), Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let mut view = BlockList {
        id: BlockListId::new(now, &safety.random),
        names: new.names,
        name: new.name,
        url: new.url,
        every_hours: new.every_hours,
        enabled: new.enabled,
        label: new.label,
        sha256: new.sha256,
        format: None,
        entries: 0,
        has_previous: false,
        bad_lines: 0,
        bad_samples: Vec::new(),
        changed_at: None,
        refreshed_at: None,
        error: None,
        created_at: now,
    };
    check(&safety, &mut view)?;
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        room(tx, ws, view.names)?;
        removed::make_way(tx, ws, &view.name)?;
        let row = ListRow::new(view.clone());
        store::save_list(tx, ws, &row)?;
        if row.view.url.is_some() && row.view.enabled {
            refresh_at(tx, &parts, ws, row.view.id, now)?;
        }
        settings_changed(&mut journal, "block_list", row.view.id, Change::Created, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(row.view)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a block list. Turned on, with another address or another `sha256`, it is read anew at once; what it named stays in force
/// until then.
#[utoipa::path(
    patch, path = "/safety/lists/{id}", tag = "safety", params(("id" = BlockListId, Path)),
    request_body(content = BlockListChange, example = json!({"enabled": false})),
    responses((status = 200, body = BlockList))
)]
async fn change_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
    Body(change): Body<BlockListChange>,
) -> Result<Json<BlockList>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let read = match change.label {
        Some(label) => removed::labelled(&safety, ws, id, label).await?,
        None => None,
    };
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let mut row = one(tx, ws, id)?;
        let before = row.view.clone();
        row.view = change.clone().of(row.view);
        check(&parts, &mut row.view)?;
        if row.view.name != before.name {
            removed::make_way(tx, ws, &row.view.name)?;
        }
        if row.view.label != before.label {
            removed::read_otherwise(&mut row, read.as_ref())?;
        }
        let other_text = row.view.url != before.url || row.view.sha256 != before.sha256;
        if other_text {
            // Its server would say that nothing is new, and nobody would hold what is there against what it must be now.
            row.version = Version::default();
            row.view.error = row.digest.as_deref().and_then(|it| not_pinned(it, row.view.sha256.as_deref()));
        }
        store::save_list(tx, ws, &row)?;
        if row.view.url.is_none() || !row.view.enabled {
            Jobs::cancel(tx, ws, REFRESH, &id.to_string())?;
        } else if other_text || !before.enabled || row.view.every_hours != before.every_hours {
            refresh_at(tx, &parts, ws, id, now)?;
        }
        settings_changed(&mut journal, "block_list", id, Change::Changed, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(row.view)
    });
    let view = written.await?;
    safety.renew(ws).await?;
    Ok(Json(safety.shown(ws, view)))
}

/// Removes a block list with all that it names. It can be brought back for a day, by `/restore`.
#[utoipa::path(
    delete, path = "/safety/lists/{id}", tag = "safety", params(("id" = BlockListId, Path)), responses((status = 204))
)]
async fn delete_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let mut row = one(tx, ws, id)?;
        row.removed_at = Some(now);
        store::save_list(tx, ws, &row)?;
        Jobs::cancel(tx, ws, REFRESH, &id.to_string())?;
        removed::forget_later(tx, &parts, ws, id, now)?;
        settings_changed(&mut journal, "block_list", id, Change::Deleted, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(())
    });
    written.await?;
    safety.renew(ws).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has a block list read anew now. Answered before it is read: `refreshed_at` and `error` tell what became of it.
#[utoipa::path(
    post, path = "/safety/lists/{id}/refresh", tag = "safety", params(("id" = BlockListId, Path)),
    responses((status = 202, body = BlockList))
)]
async fn refresh_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
) -> Result<(StatusCode, Json<BlockList>), Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let row = one(tx, ws, id)?;
        if row.view.url.is_none() || !row.view.enabled {
            let detail = "Only a list that has an address and is turned on is read anew.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        refresh_at(tx, &parts, ws, id, now)?;
        Ok(row.view)
    });
    Ok((StatusCode::ACCEPTED, Json(written.await?)))
}

/// Sends the text of a block list that has no address, up to 64 MiB: one host or URL on each line, a hosts file, rules of ad
/// blockers (`||host^`), or JSON as MetaMask and polkadot-js publish it; of a list of addresses one on each line, a table with names of
/// columns, JSON, or OFAC's `SDN.CSV`. It takes the place of what was sent before.
#[utoipa::path(
    put, path = "/safety/lists/{id}/text", tag = "safety", params(("id" = BlockListId, Path)),
    request_body(content = String, content_type = "text/plain", example = "bad.example\n0.0.0.0 worse.example\n"),
    responses((status = 200, body = BlockList))
)]
async fn send_block_list(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<BlockListId>,
    text: Result<Bytes, BytesRejection>,
) -> Result<Json<BlockList>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let text = text.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(Code::TooLarge, format!("A list is at most {} MiB large.", LARGEST / 1024 / 1024))
        }
        _ => Problem::new(Code::Malformed, error.body_text()),
    })?;
    let ws = signed.workspace;
    let row = safety.db.read(move |tx| one(tx, ws, id)).await?;
    if row.view.url.is_some() {
        let detail = "This list is read from its address. Take the address away first, or add another list.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let how = As::of(&row.view);
    let read =
        tokio::task::spawn_blocking(move || Content::of(&text, &how)).await.map_err(Problem::internal)?;
    let content = read.map_err(|why| Problem::invalid("text", why))?;
    put_in_place(&safety, ws, id, signed.actor(), content, None).await.map(Json)
}

/// Puts a list's new text in place of the old one; `from` is the address that it was read from. The pieces are written one by
/// one before, so that no message waits for all of them.
///
/// # Errors
/// [`Problem::not_found`] when the list is gone, or has another address by now; [`Code::Conflict`] when its text is to be another one by
/// now, or not all of the pieces are there.
pub(super) async fn put_in_place(
    safety: &Safety,
    ws: WorkspaceId,
    id: BlockListId,
    actor: Actor,
    content: Content,
    from: Option<(&str, Version)>,
) -> Result<BlockList, Problem> {
    let now = safety.now();
    let revision = RevisionId::new(now, &safety.random);
    let stale = RevisionId::new(now.plus_seconds(-UNFINISHED), &safety.random);
    let Content { pieces, digest, format, entries, bad_lines, bad_samples } = content;
    let count = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
    for (part, piece) in (0..).zip(pieces) {
        let written = safety
            .db
            .write::<_, DbError, _>(move |tx| store::insert_part(tx, ws, id, revision, part, &piece));
        written.await?;
    }
    let (url, version) = from.map_or((None, Version::default()), |(url, it)| (Some(url.to_owned()), it));
    let parts = safety.clone();
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        let Some(mut row) = store::list(tx, ws, id)?.filter(|it| it.view.url == url) else {
            store::drop_parts(tx, ws, id, revision)?;
            return Ok(Err(Problem::not_found()));
        };
        let fits = not_pinned(&digest, row.view.sha256.as_deref()).is_none();
        if !fits || store::count_parts(tx, ws, id, revision)? != count {
            store::drop_parts(tx, ws, id, revision)?;
            return Ok(Err(meanwhile()));
        }
        store::drop_old(tx, ws, id, [row.revision, Some(revision)], (row.previous, stale))?;
        (row.previous, row.revision) = (row.revision, Some(revision));
        (row.digest, row.version) = (Some(digest.clone()), version.clone());
        row.view = BlockList {
            format: Some(format.to_owned()),
            entries,
            has_previous: row.previous.is_some(),
            bad_lines,
            bad_samples: bad_samples.clone(),
            changed_at: Some(now),
            refreshed_at: Some(now),
            error: None,
            ..row.view
        };
        store::save_list(tx, ws, &row)?;
        settings_changed(&mut journal, "block_list", id, Change::Changed, &row.view);
        journal.close(tx, &parts.hub)?;
        Ok(Ok(row.view))
    });
    let view = written.await??;
    safety.renew(ws).await?;
    Ok(safety.shown(ws, view))
}
