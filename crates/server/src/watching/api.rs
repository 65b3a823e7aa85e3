use super::{
    Watches, begin, store,
    types::{NewWatch, Watch, WatchRow},
};
use crate::{
    access::{Permission, Signed},
    conversations::{Asker, actions::visible, list, people::staff_name, reading},
    customers,
    http::{Page, PathOf, Problem, Written},
    trust::What,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CaseId, StaffId, WatchId, WorkspaceId};
use ombud_db::Tx;

fn view(desk: &Watches, tx: &mut Tx<'_>, ws: WorkspaceId, it: WatchRow) -> Result<Watch, Problem> {
    let by = match (it.by_kind.as_str(), it.by) {
        ("staff", Some(staff)) => staff_name(tx, ws, StaffId(staff))?.name,
        ("token", _) => "API".to_owned(),
        (kind, _) => kind.to_owned(),
    };
    Ok(Watch {
        id: it.id,
        network_name: desk.chains.name_of(&it.network),
        network: it.network,
        transaction: it.transaction,
        begun_at: it.begun_at,
        by,
        standing: it.standing,
        looked_at: it.looked_at,
        looks: it.looks,
        next_at: it.next_at,
        ends_at: it.ends_at,
        ended_at: it.ended_at,
        ended: it.ended,
    })
}

/// The transactions that are watched for a case's customer, or were: what runs, then what has ended,
/// each the newest first, 20 in all.
#[utoipa::path(
    get, path = "/cases/{id}/watches", tag = "chains", params(("id" = CaseId, Path)),
    responses((status = 200, body = Page<Watch>))
)]
pub(super) async fn watches_of_case(
    State(desk): State<Watches>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Page<Watch>>, Problem> {
    signed.need(Permission::CasesView)?;
    let (ws, seer, parts) = (signed.workspace, signed.clone(), desk.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let case = visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let look = list::look(&seer, &case, name, What::Opened);
        let rows = store::of_case(tx, ws, case.id)?;
        let items = rows.into_iter().map(|it| view(&parts, tx, ws, it)).collect::<Result<Vec<_>, _>>()?;
        Ok((look, items))
    });
    let (seen, items) = read.await?;
    desk.trust.observe(&signed, [seen]).await;
    Ok(Json(Page::whole(items)))
}

/// Tell a case's customer, in the conversation, when a transaction that waits is through, or will not come through. Asked twice, it is
/// the same watch.
#[utoipa::path(
    post, path = "/cases/{id}/watches", tag = "chains", params(("id" = CaseId, Path)),
    request_body(content = NewWatch, example = json!({
        "network": "eip155:1", "transaction": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    })),
    responses((status = 201, body = Watch))
)]
pub(super) async fn watch_for_customer(
    State(desk): State<Watches>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    // As it was written: the guard might take an id for a key.
    Written(new): Written<NewWatch>,
) -> Result<(StatusCode, Json<Watch>), Problem> {
    signed.need(Permission::CasesChange)?;
    let seer = signed.clone();
    let asker = desk.db.read::<_, Problem, _>(move |tx| Asker::of_staff(tx, &seer, id));
    let row = begin::begin(&desk, asker.await?, &new).await?;
    let (ws, parts) = (signed.workspace, desk.clone());
    let shown = desk.db.read::<_, Problem, _>(move |tx| view(&parts, tx, ws, row));
    Ok((StatusCode::CREATED, Json(shown.await?)))
}

/// Stop watching a transaction. The customer sees that it was stopped.
#[utoipa::path(
    delete, path = "/cases/{id}/watches/{watch}", tag = "chains", params(("id" = CaseId, Path), ("watch" = WatchId, Path)),
    responses((status = 204))
)]
pub(super) async fn stop_watch(
    State(desk): State<Watches>,
    signed: Signed,
    PathOf((id, watch)): PathOf<(CaseId, WatchId)>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::CasesChange)?;
    let (parts, seer) = (desk.clone(), signed.clone());
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        visible(tx, &seer, id)?;
        let ws = seer.workspace;
        begin::stop(&parts, tx, (ws, seer.actor()), watch, |tx, it| {
            Ok(reading::conversation(tx, ws, it.conversation)?.is_some_and(|it| it.case == id))
        })
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}
