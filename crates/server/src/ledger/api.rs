//! The ledger for those who audit: its head, its checkpoints, the check, the file.

use super::{
    anchors::{self, Anchor, AnchorView},
    chain,
    check::{self, Report},
    export,
    head::{self, Head},
};
use crate::{
    access::{Permission, Signed},
    conversations::Desk,
    http::{Code, Page, Paging, Params, Problem, decode_cursor, encode_cursor},
    upkeep::{self, Upkeep},
};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::Serialize;
use std::{
    fs::File,
    io::{BufWriter, Read, Seek},
};
use utoipa::ToSchema;

/// A signed head.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct CheckpointView {
    /// How many events it speaks for.
    size: i64,
    /// When it was signed, by the server's clock.
    at: Time,
    /// The signed note (C2SP tlog-checkpoint).
    #[schema(
        example = "desk.example.com/ledger/main\n1000\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n— desk.example.com/ledger/main …\n"
    )]
    note: String,
    /// Where it is anchored outside.
    anchors: Vec<AnchorView>,
}

impl CheckpointView {
    /// A head with what became of it outside: `anchors` may be others' as well.
    fn new(head: &Head, anchors: &[Anchor]) -> Self {
        let own = anchors.iter().filter(|it| it.size == head.size);
        let note = anchors::cosigned(head, anchors);
        Self { size: head.size, at: head.at, note, anchors: own.cloned().map(Into::into).collect() }
    }
}

/// Heads, the newest first, with what became of them outside.
fn views(tx: &mut Tx<'_>, ws: WorkspaceId, heads: &[Head]) -> Result<Vec<CheckpointView>, DbError> {
    let (Some(most), Some(least)) = (heads.first(), heads.last()) else { return Ok(Vec::new()) };
    let anchors = anchors::between(tx, ws, least.size, most.size)?;
    Ok(heads.iter().map(|it| CheckpointView::new(it, &anchors)).collect())
}

/// The ledger as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct LedgerView {
    /// The log's name; none before its first head is signed.
    origin: Option<String>,
    /// The key that its heads are verified by (C2SP signed-note).
    #[schema(example = "desk.example.com/ledger/main+1f2e3d4c+AVsBnQ0lJc2Q4QjYx3bq1v9tS7cXz3mD0aHkPzUuT5wq")]
    key: Option<String>,
    /// How many events there are.
    size: i64,
    /// The newest signed head.
    checkpoint: Option<CheckpointView>,
    /// Why nothing is signed any more, where signed heads are missing or do not fit; null if all is well.
    #[schema(example = "3 heads were signed, and 2 are there")]
    trouble: Option<String>,
}

/// The log's name, key and newest head.
#[utoipa::path(get, path = "/ledger", tag = "ledger", responses((status = 200, body = LedgerView)))]
pub(super) async fn show_ledger(
    State(desk): State<Desk>,
    signed: Signed,
) -> Result<Json<LedgerView>, Problem> {
    signed.need(Permission::AuditRead)?;
    let ws = signed.workspace;
    let shown = desk.db.read::<_, DbError, _>(move |tx| {
        let identity = head::identity(tx, ws)?;
        let newest = head::head(tx, ws)?;
        Ok(LedgerView {
            origin: identity.as_ref().map(|it| it.origin.clone()),
            key: identity.map(|it| it.verifier.to_string()),
            size: head::edge(tx, ws, false)?.0,
            checkpoint: views(tx, ws, newest.as_slice())?.pop(),
            trouble: chain::trouble(tx, ws)?,
        })
    });
    Ok(Json(shown.await?))
}

/// The signed heads, the newest first.
#[utoipa::path(get, path = "/ledger/checkpoints", tag = "ledger", params(Paging), responses((status = 200, body = Page<CheckpointView>)))]
pub(super) async fn list_checkpoints(
    State(desk): State<Desk>,
    signed: Signed,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<CheckpointView>>, Problem> {
    signed.need(Permission::AuditRead)?;
    let limit = paging.limit()?;
    let last: Option<i64> = paging.cursor.as_deref().map(decode_cursor).transpose()?;
    let upto = last.map_or(i64::MAX, |it| it.saturating_sub(1));
    let heads = desk.db.read::<_, DbError, _>(move |tx| {
        let heads = head::heads(tx, signed.workspace, upto, limit + 1)?;
        views(tx, signed.workspace, &heads)
    });
    let mut items = heads.await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > whole;
    items.truncate(whole);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.size));
    Ok(Json(Page { items, next }))
}

/// Sign the head as it is now. It is signed by itself, too, within half a minute of whatever happens.
#[utoipa::path(post, path = "/ledger/checkpoints", tag = "ledger", responses((status = 200, body = CheckpointView)))]
pub(super) async fn sign_checkpoint(
    State(desk): State<Desk>,
    signed: Signed,
) -> Result<Json<CheckpointView>, Problem> {
    signed.need(Permission::AuditRead)?;
    let parts = desk.clone();
    let head = desk.db.write::<_, DbError, _>(move |tx| head::sign(tx, &parts, signed.workspace));
    Ok(Json(CheckpointView::new(&head.await.map_err(head::refused)?, &[])))
}

/// Hold the whole ledger against the tables: every event and message against its entry, every entry against the tree, the tree
/// against every signed head. Reads everything; one runs at a time.
#[utoipa::path(post, path = "/ledger/check", tag = "ledger", responses((status = 200, body = Report)))]
pub(super) async fn check_ledger(State(desk): State<Desk>, signed: Signed) -> Result<Json<Report>, Problem> {
    signed.need(Permission::AuditRead)?;
    let _turn = turn()?;
    desk.trust.settled().await;
    let (ws, now) = (signed.workspace, desk.now());
    let report = desk.db.snapshot::<_, DbError, _>(move |tx| check::check(tx, ws)).await?;
    let good = report.is_good();
    desk.db
        .write::<_, DbError, _>(move |tx| upkeep::done(tx, Some(ws), Upkeep::LedgerCheck, now, good))
        .await?;
    Ok(Json(report))
}

/// One check or export at a time: each reads everything.
fn turn() -> Result<tokio::sync::SemaphorePermit<'static>, Problem> {
    static TURN: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);
    TURN.try_acquire().map_err(|_| {
        Problem::new(
            Code::Conflict,
            "The ledger is being read by another check or export. Try again when it has ended.",
        )
    })
}

/// The log as a file (`ombud-ledger-1`), with the entries of all leaves and every signed head, and without their contents:
/// for an auditor, who verifies by it that nothing was changed, taken out or put in between two heads that they have seen.
/// With contents it is written by `ombud ledger export`.
#[utoipa::path(get, path = "/ledger/export", tag = "ledger", responses((status = 200, body = String, content_type = "application/jsonl")))]
pub(super) async fn export_ledger(State(desk): State<Desk>, signed: Signed) -> Result<Response, Problem> {
    signed.need(Permission::AuditRead)?;
    let _turn = turn()?;
    let (parts, ws) = (desk.clone(), signed.workspace);
    desk.db.write::<_, DbError, _>(move |tx| head::sign(tx, &parts, ws)).await.map_err(head::refused)?;
    let written = desk.db.snapshot::<_, Problem, _>(move |tx| {
        let mut file = tempfile::tempfile().map_err(Problem::internal)?;
        export::write(tx, ws, BufWriter::new(&file), false).map_err(Problem::internal)?;
        file.rewind().map_err(Problem::internal)?;
        Ok(file)
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/jsonl")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"ledger.jsonl\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, pieces(written.await?)).into_response())
}

/// A file, piece by piece.
fn pieces(file: File) -> Body {
    const PIECE: usize = 1 << 16;
    Body::from_stream(stream::try_unfold(file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok::<_, std::io::Error>((piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((!piece.is_empty()).then_some((piece, file)))
    }))
}
