//! What a customer can hold us to: the receipt of a conversation, and who read what is theirs.

use super::CustomerSession;
use crate::{
    conversations::{Desk, reading},
    http::{Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    ledger::{self, Reader, Wanted},
    proof::{self, Prover},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
};
use ombud_base::id::ConversationId;

/// The receipt of one of your conversations: every message as it was logged, with the proof that the log holds it. It is verified
/// without us, at /verify or by `ombud ledger verify`.
#[utoipa::path(get, path = "/widget/conversations/{id}/receipt", tag = "widget", params(("id" = ConversationId, Path)), responses((status = 200, body = String, content_type = "application/json")))]
pub(super) async fn download_receipt(
    State(desk): State<Desk>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
) -> Result<(HeaderMap, String), Problem> {
    let (parts, ws, customer) = (desk.clone(), session.workspace, session.customer);
    let receipt = desk.db.write::<_, Problem, _>(move |tx| {
        let own = reading::conversation(tx, ws, id)?.filter(|it| it.customer == customer);
        own.ok_or_else(Problem::not_found)?;
        ledger::of_conversation(tx, &parts, ws, id, Wanted::Public)
    });
    let receipt = receipt.await.map_err(ledger::for_customers)?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let disposition = HeaderValue::from_static("attachment; filename=\"receipt.json\"");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, receipt))
}

/// Who read what is yours, the newest first: each look of staff and programmes, as the ledger has it.
#[utoipa::path(get, path = "/widget/readers", tag = "widget", params(Paging), responses((status = 200, body = Page<Reader>)))]
pub(super) async fn list_readers(
    State(desk): State<Desk>,
    session: CustomerSession,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<Reader>>, Problem> {
    let limit = paging.limit()?;
    let before = paging.cursor.as_deref().map(decode_cursor).transpose()?.unwrap_or(i64::MAX);
    desk.trust.settled().await;
    let (parts, ws, customer) = (desk.clone(), session.workspace, session.customer);
    let (device, now) = (session.device(), desk.now());
    let readers = desk.db.read::<_, Problem, _>(move |tx| {
        let demand = proof::rules_of(tx, ws)?.readers;
        proof::require(tx, Prover::Device(device), demand, now)?;
        Ok(ledger::readers(tx, &parts, ws, customer, before, limit)?)
    });
    let (items, next) = readers.await?;
    Ok(Json(Page { items, next: next.as_ref().map(encode_cursor) }))
}
