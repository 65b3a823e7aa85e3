//! Anchors for those who audit: how each target stands, what it holds, and a head at once.

use super::{
    Anchors, Standing, evm,
    store::{self, Anchor, Hitch, Kind, State, Trouble},
    target::Target,
    work,
};
use crate::{
    access::{Permission, Signed},
    events::{Journal, kinds},
    http::{Page, PathOf, Problem},
    ledger::head,
};
use axum::{
    Json,
    extract::State as Parts,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// Somewhere outside that heads of the ledger are handed to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct AnchorTarget {
    /// What it is called in addresses.
    id: String,
    /// What kind it is.
    kind: Kind,
    /// The folder's path, the witness's name.
    name: String,
    /// Seconds between two heads, where all goes well.
    every_seconds: u64,
    /// The newest head that it holds: how many leaves; none yet: absent.
    held_size: Option<i64>,
    /// Since when.
    held_at: Option<Time>,
    /// A newer head that was handed over and is not final yet.
    sent_size: Option<i64>,
    /// The account that pays for transactions, by its address; it needs a little money.
    account: Option<String>,
    /// What is in the way of a newer one.
    trouble: Option<AnchorTrouble>,
}

/// What is in the way of an anchor.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct AnchorTrouble {
    /// What.
    code: Trouble,
    /// The same in words, in English.
    detail: String,
    /// Whether it says that this log is not the one that others have seen.
    grave: bool,
    /// How often in a row.
    tries: i64,
    /// Since when.
    since: Time,
    /// When it is tried again.
    next_at: Time,
}

impl From<Hitch> for AnchorTrouble {
    fn from(it: Hitch) -> Self {
        Self {
            code: it.trouble,
            detail: it.detail,
            grave: it.trouble.is_grave(),
            tries: it.tries,
            since: it.since,
            next_at: it.at + work::wait_after(it.tries),
        }
    }
}

impl AnchorTarget {
    fn read(tx: &mut Tx<'_>, ws: WorkspaceId, target: &Target) -> Result<Self, DbError> {
        let account = if target.kind() == Kind::Evm { evm::address(tx, ws)? } else { None };
        Ok(Self { account, ..Self::new(target, store::standing(tx, ws, &target.id)?) })
    }

    fn new(target: &Target, standing: Standing) -> Self {
        let Standing { held, sent, hitch } = standing;
        Self {
            id: target.id.clone(),
            kind: target.kind(),
            name: target.name.clone(),
            every_seconds: target.every.as_secs(),
            held_size: held.as_ref().map(|it| it.size),
            held_at: held.and_then(|it| it.held_at),
            sent_size: sent.map(|it| it.size),
            account: None,
            trouble: hitch.map(Into::into),
        }
    }
}

/// A head at a target.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(in crate::ledger) struct AnchorView {
    /// The target's id.
    target: String,
    /// What kind it is.
    kind: Kind,
    /// What it is called.
    name: String,
    /// How far it is.
    state: State,
    /// Since when it is held.
    held_at: Option<Time>,
    /// Whether there is something to download: `GET /ledger/anchors/{id}/{size}`.
    proof: bool,
}

impl From<Anchor> for AnchorView {
    fn from(it: Anchor) -> Self {
        let proof = it.has_proof();
        Self { target: it.target, kind: it.kind, name: it.name, state: it.state, held_at: it.held_at, proof }
    }
}

/// Where the ledger's heads are anchored outside, and how each stands. The configuration file says which there are.
#[utoipa::path(get, path = "/ledger/anchors", tag = "ledger", responses((status = 200, body = Page<AnchorTarget>)))]
pub(super) async fn list_anchors(
    Parts(anchors): Parts<Anchors>,
    signed: Signed,
) -> Result<Json<Page<AnchorTarget>>, Problem> {
    signed.need(Permission::AuditRead)?;
    let (ws, targets) = (signed.workspace, anchors.targets.clone());
    let all = anchors
        .db
        .read::<_, DbError, _>(move |tx| targets.iter().map(|it| AnchorTarget::read(tx, ws, it)).collect());
    Ok(Json(Page::whole(all.await?)))
}

/// Sign the head as it is now and have it anchored here at once, once a minute at most.
#[utoipa::path(
    post, path = "/ledger/anchors/{id}", tag = "ledger", params(("id" = String, Path, description = "The target's id.")),
    responses((status = 202, body = AnchorTarget))
)]
pub(super) async fn anchor_now(
    Parts(anchors): Parts<Anchors>,
    signed: Signed,
    PathOf(id): PathOf<String>,
) -> Result<(StatusCode, Json<AnchorTarget>), Problem> {
    signed.need(Permission::WorkspaceManage)?;
    let target = anchors.target(&id).cloned().ok_or_else(Problem::not_found)?;
    let (app, ws, now) = (anchors.app.clone(), signed.workspace, anchors.now());
    let asked = anchors.db.write::<_, Problem, _>(move |tx| {
        // Taken before anything is looked at, so that two who ask at once are one after the other.
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        if let Some(last) = store::asked(tx, ws, &target.id)?.filter(|it| now < *it + work::PAUSE) {
            return Err(Problem::slow_down((last + work::PAUSE).since(now).as_secs().max(1)));
        }
        journal.event(kinds::ANCHOR_ASKED, None, &json!({ "target": target.id, "name": target.name }));
        journal.close(tx, &app.hub)?;
        store::note_asked(tx, ws, &target.id, now)?;
        head::sign(tx, &app, ws).map_err(head::refused)?;
        work::hurry(tx, &app, ws, &target)?;
        Ok(AnchorTarget::read(tx, ws, &target)?)
    });
    Ok((StatusCode::ACCEPTED, Json(asked.await?)))
}

/// What came back for a head: from a witness the signed note with its cosignature; the transaction (JSON); the timestamp, as a
/// detached file of OpenTimestamps, once or before it leads to a block.
#[utoipa::path(
    get, path = "/ledger/anchors/{id}/{size}", tag = "ledger",
    params(("id" = String, Path, description = "The target's id."), ("size" = i64, Path, description = "The head's size.")),
    responses((status = 200, body = String, content_type = "text/plain"))
)]
pub(super) async fn download_anchor(
    Parts(anchors): Parts<Anchors>,
    signed: Signed,
    PathOf((id, size)): PathOf<(String, i64)>,
) -> Result<Response, Problem> {
    signed.need(Permission::AuditRead)?;
    let found = anchors.db.read::<_, DbError, _>(move |tx| store::one(tx, signed.workspace, &id, size));
    let found = found.await?.filter(|it| it.has_proof()).ok_or_else(Problem::not_found)?;
    let proof = found.proof.unwrap_or_default();
    let (kind, name, body) = match found.kind {
        Kind::Ots => {
            let bytes = STANDARD.decode(proof).map_err(Problem::internal)?;
            ("application/vnd.opentimestamps.ots", "attachment; filename=\"checkpoint.ots\"", bytes)
        }
        Kind::Evm => ("application/json", "attachment; filename=\"transaction.json\"", proof.into_bytes()),
        Kind::Folder | Kind::Witness => {
            ("text/plain; charset=utf-8", "attachment; filename=\"cosigned.txt\"", proof.into_bytes())
        }
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body).into_response())
}
