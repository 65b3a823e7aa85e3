//! Hosts that a workspace names itself: its own ones, and bad ones.

use super::Safety;
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Page, PathOf, Problem},
    inboxes,
    settings::{Change, room_for_one_more, settings_changed},
    words::words,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{SafetyHostId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use ombud_guard::{
    links::{Official, Policy, judge},
    lists::HostList,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many hosts a workspace may name: they are listed whole. Longer lists are block lists.
const MOST: i64 = 1000;

words! {
    /// What a host is to the workspace.
    Standing {
        /// Its own: links to it and to what is below it are official, and hosts made to be taken for it are found.
        Official = "official",
        /// Bad, with all that is below it.
        Blocked = "blocked",
    }
}

/// A host that the workspace names.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SafetyHost {
    /// Its id.
    id: SafetyHostId,
    /// Which, in ASCII and small letters.
    #[schema(example = "nimbus.example")]
    host: String,
    /// What it is.
    standing: Standing,
    /// Why it is here, for staff.
    note: String,
    /// Since when.
    created_at: Time,
}

/// A host to be named.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSafetyHost {
    /// A host, or a URL with one: `nimbus.example`, `https://nimbus.example/login`. No ending under which anybody may register,
    /// such as `com` or `github.io`.
    #[schema(max_length = 2000, example = "nimbus.example")]
    host: String,
    /// What it is.
    standing: Standing,
    /// Why it is here, for staff: up to 200 characters.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: String,
}

/// A host that the workspace seems to own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SuggestedHost {
    /// Which.
    #[schema(example = "nimbus.example")]
    host: String,
    /// Where it is from: `public_url` (the address of this server) or `inbox` (a site that shows the widget).
    #[schema(example = "inbox")]
    from: &'static str,
}

fn row(row: &Row<'_>) -> Result<SafetyHost, DbError> {
    let mut row = row.reader();
    Ok(SafetyHost {
        id: row.next()?,
        host: row.next()?,
        standing: row.next()?,
        note: row.next()?,
        created_at: row.next()?,
    })
}

fn all(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<SafetyHost>, DbError> {
    tx.all(
        sql!(
            "SELECT id, host, standing, note, created_at FROM safety_hosts WHERE workspace_id = $1 ",
            "ORDER BY standing DESC, host"
        ),
        &[ws.into()],
        row,
    )
}

fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: SafetyHostId) -> Result<SafetyHost, Problem> {
    let found = tx.maybe(
        sql!(
            "SELECT id, host, standing, note, created_at FROM safety_hosts WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), id.into()],
        row,
    )?;
    found.ok_or_else(Problem::not_found)
}

/// The host of a text as browsers write it, if anybody in particular can own it.
fn owned_host(text: &str) -> Option<String> {
    let (official, listed) = (Official::default(), HostList::default());
    let host = judge(text, &Policy { official: &official, listed: &listed }).host?;
    psl::domain_str(&host).is_some().then_some(host)
}

/// The workspace's own hosts, then the blocked ones, by name.
#[utoipa::path(get, path = "/safety/hosts", tag = "safety", responses((status = 200, body = Page<SafetyHost>)))]
pub(super) async fn list_safety_hosts(
    State(safety): State<Safety>,
    signed: Signed,
) -> Result<Json<Page<SafetyHost>>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let hosts = safety.db.read::<_, DbError, _>(move |tx| all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(hosts)))
}

/// Hosts that the workspace seems to own and has not named: of this server's address, and of the sites that show its widgets.
#[utoipa::path(
    get, path = "/safety/hosts/suggested", tag = "safety", responses((status = 200, body = Page<SuggestedHost>))
)]
pub(super) async fn suggest_safety_hosts(
    State(safety): State<Safety>,
    signed: Signed,
) -> Result<Json<Page<SuggestedHost>>, Problem> {
    signed.need(Permission::SafetyManage)?;
    let ws = signed.workspace;
    let (named, sites) =
        safety.db.read::<_, DbError, _>(move |tx| Ok((all(tx, ws)?, inboxes::sites(tx, ws)?))).await?;
    let mut suggested: Vec<SuggestedHost> = Vec::new();
    let public = [(safety.config.server.public_url.as_str(), "public_url")];
    for (url, from) in public.into_iter().chain(sites.iter().map(|it| (it.as_str(), "inbox"))) {
        let Some(host) = owned_host(url) else { continue };
        let known = named.iter().map(|it| &it.host).chain(suggested.iter().map(|it| &it.host));
        if !known.into_iter().any(|it| *it == host) {
            suggested.push(SuggestedHost { host, from });
        }
    }
    Ok(Json(Page::whole(suggested)))
}

/// Names a host. It holds for every message from then on, also for those of before when they are shown again.
#[utoipa::path(
    post, path = "/safety/hosts", tag = "safety",
    request_body(content = NewSafetyHost, example = json!({
        "host": "https://nimbus.example/", "standing": "official", "note": "The exchange itself"
    })),
    responses((status = 201, body = SafetyHost))
)]
pub(super) async fn create_safety_host(
    State(safety): State<Safety>,
    signed: Signed,
    Body(new): Body<NewSafetyHost>,
) -> Result<(StatusCode, Json<SafetyHost>), Problem> {
    signed.need(Permission::SafetyManage)?;
    let mut checks = Checks::new();
    let written = checks.line("host", &new.host, 2000);
    let note = checks.line_or_empty("note", &new.note, 200);
    let host = owned_host(&written);
    checks.expect(
        host.is_some(),
        "host",
        "must be a host such as example.com, and no ending under which anybody may register",
    );
    checks.done()?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let id = SafetyHostId::new(now, &safety.random);
    let view =
        SafetyHost { id, host: host.unwrap_or_default(), standing: new.standing, note, created_at: now };
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let count = sql!("SELECT count(*) FROM safety_hosts WHERE workspace_id = $1");
        room_for_one_more(tx.one(count, &[ws.into()], |row| row.get(0))?, MOST)?;
        tx.exec(
            sql!(
                "INSERT INTO safety_hosts (workspace_id, id, host, standing, note, created_at) ",
                "VALUES ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                ws.into(),
                id.into(),
                (&view.host).into(),
                view.standing.into(),
                (&view.note).into(),
                now.into(),
            ],
        )?;
        settings_changed(&mut journal, "safety_host", id, Change::Created, &view);
        journal.close(tx, &parts.hub)?;
        Ok(view.clone())
    });
    let view = written.await?;
    safety.renew(ws).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// One host.
#[utoipa::path(
    get, path = "/safety/hosts/{id}", tag = "safety", params(("id" = SafetyHostId, Path)),
    responses((status = 200, body = SafetyHost))
)]
pub(super) async fn show_safety_host(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<SafetyHostId>,
) -> Result<Json<SafetyHost>, Problem> {
    signed.need(Permission::SafetyManage)?;
    safety.db.read(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Names a host no longer.
#[utoipa::path(
    delete, path = "/safety/hosts/{id}", tag = "safety", params(("id" = SafetyHostId, Path)), responses((status = 204))
)]
pub(super) async fn delete_safety_host(
    State(safety): State<Safety>,
    signed: Signed,
    PathOf(id): PathOf<SafetyHostId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::SafetyManage)?;
    let (parts, ws, now) = (safety.clone(), signed.workspace, safety.now());
    let written = safety.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let view = one(tx, ws, id)?;
        tx.exec(
            sql!("DELETE FROM safety_hosts WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), id.into()],
        )?;
        settings_changed(&mut journal, "safety_host", id, Change::Deleted, &view);
        journal.close(tx, &parts.hub)?;
        Ok(())
    });
    written.await?;
    safety.renew(ws).await?;
    Ok(StatusCode::NO_CONTENT)
}
