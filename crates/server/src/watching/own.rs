//! What customers see and do of what is watched for them.

use super::{
    Watches, begin, store,
    types::{NewWatch, OwnWatch, WatchRow},
};
use crate::{
    chains::ChainStanding,
    conversations::Asker,
    events::Actor,
    http::{Page, PathOf, Problem, Written},
    safety::Policy,
    widget::{CustomerSession, take_frame},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{ConversationId, WatchId};
use ombud_chain::facts::Status;
use serde::Deserialize;
use utoipa::ToSchema;

fn view(desk: &Watches, policy: &Policy, it: WatchRow) -> OwnWatch {
    let link = desk.chains.link_of(&it.network, &it.transaction);
    // A host that was taken over after the operator named it is blocked by the workspace, and for its customers too.
    let link = link.filter(|it| ombud_guard::outbound::refusals(it, &policy.links()).is_empty());
    OwnWatch {
        standing: it.believed(),
        waits_for: it.waits_for(),
        confirmations: (it.seen.status == Status::Succeeded).then_some(it.seen.confirmations),
        needed: desk.chains.needed_on(&it.network),
        network_name: desk.chains.name_of(&it.network),
        link,
        asked: it.by_kind == "customer",
        answered: it.standing != ChainStanding::Silent,
        id: it.id,
        conversation: it.conversation,
        network: it.network,
        transaction: it.transaction,
        begun_at: it.begun_at,
        looked_at: it.looked_at,
        next_at: it.next_at,
        ends_at: it.ends_at,
        ended_at: it.ended_at,
        ended: it.ended,
    }
}

/// What is watched for you in all your conversations, whoever asked for it, or was: what runs, then what has ended, each the newest
/// first, 20 in all.
#[utoipa::path(get, path = "/widget/watches", tag = "widget", responses((status = 200, body = Page<OwnWatch>)))]
pub(super) async fn own_watches(
    State(desk): State<Watches>,
    session: CustomerSession,
) -> Result<Json<Page<OwnWatch>>, Problem> {
    take_frame(&desk, &session)?;
    let (ws, customer) = (session.workspace, session.customer);
    let policy = desk.safety.policy(ws).await?;
    let rows = desk.db.read::<_, Problem, _>(move |tx| Ok(store::own(tx, ws, customer)?)).await?;
    Ok(Json(Page::whole(rows.into_iter().map(|it| view(&desk, &policy, it)).collect())))
}

/// What you want to be told of.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnWatchAsked {
    /// In which of your conversations; you have named the transaction there.
    conversation: ConversationId,
    /// The transaction.
    watch: NewWatch,
}

/// Be told, in the conversation, when a transaction that you named is through, or will not come through. Asked twice, it is the same
/// watch.
#[utoipa::path(
    post, path = "/widget/watches", tag = "widget",
    request_body(content = OwnWatchAsked, example = json!({
        "conversation": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b",
        "watch": {"network": "eip155:1", "transaction": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"}
    })),
    responses((status = 201, body = OwnWatch))
)]
pub(super) async fn watch_own(
    State(desk): State<Watches>,
    session: CustomerSession,
    Written(it): Written<OwnWatchAsked>,
) -> Result<(StatusCode, Json<OwnWatch>), Problem> {
    take_frame(&desk, &session)?;
    let asker = Asker::of_customer(session.workspace, session.customer, it.conversation);
    let row = begin::begin(&desk, asker, &it.watch).await?;
    let policy = desk.safety.policy(session.workspace).await?;
    Ok((StatusCode::CREATED, Json(view(&desk, &policy, row))))
}

/// Be told no more.
#[utoipa::path(
    delete, path = "/widget/watches/{id}", tag = "widget", params(("id" = WatchId, Path)), responses((status = 204))
)]
pub(super) async fn stop_own_watch(
    State(desk): State<Watches>,
    session: CustomerSession,
    PathOf(id): PathOf<WatchId>,
) -> Result<StatusCode, Problem> {
    take_frame(&desk, &session)?;
    let (parts, CustomerSession { workspace, customer, .. }) = (desk.clone(), session);
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        begin::stop(&parts, tx, (workspace, Actor::Customer(customer)), id, |_, it| {
            Ok(it.customer == customer)
        })
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}
