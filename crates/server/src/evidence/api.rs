use super::{
    actions::{self, BY_ITSELF},
    store::of_case,
    types::{EvidenceRow, EvidenceView, EvidenceWhole, NewEvidence, hex},
};
use crate::{
    access::{Permission, Signed},
    chains::ChainDesk,
    conversations::{actions::visible, list, people::staff_name},
    customers,
    http::{Body, Page, PathOf, Problem},
    trust::What,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CaseId, EvidenceId, WorkspaceId};
use ombud_db::Tx;

fn view(tx: &mut Tx<'_>, ws: WorkspaceId, it: &EvidenceRow) -> Result<EvidenceView, Problem> {
    Ok(EvidenceView {
        id: it.id,
        kind: it.kind,
        network: it.network.clone(),
        subject: it.subject.clone(),
        sha256: hex(&it.sha256),
        shared: it.shared,
        kept_at: it.at,
        kept_by: it.by,
        name: match it.by {
            Some(staff) => staff_name(tx, ws, staff)?.name,
            None => BY_ITSELF.to_owned(),
        },
        position: it.pos,
    })
}

fn whole(tx: &mut Tx<'_>, ws: WorkspaceId, it: &EvidenceRow) -> Result<EvidenceWhole, Problem> {
    Ok(EvidenceWhole { about: view(tx, ws, it)?, look: it.look()?, trace: it.trace()? })
}

/// What is kept as evidence with a case, the oldest first.
#[utoipa::path(
    get, path = "/cases/{id}/evidence", tag = "chains", params(("id" = CaseId, Path)),
    responses((status = 200, body = Page<EvidenceView>))
)]
pub(super) async fn list_evidence(
    State(desk): State<ChainDesk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Page<EvidenceView>>, Problem> {
    signed.need(Permission::CasesView)?;
    let (ws, seer) = (signed.workspace, signed.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let case = visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let look = list::look(&seer, &case, name, What::Opened);
        let rows = of_case(tx, ws, case.id)?;
        Ok((look, rows.iter().map(|it| view(tx, ws, it)).collect::<Result<Vec<_>, _>>()?))
    });
    let (seen, items) = read.await?;
    desk.trust.observe(&signed, [seen]).await;
    Ok(Json(Page::whole(items)))
}

/// Asks the networks about a transaction or an address, or follows coins, and keeps what they say as evidence. It cannot be
/// changed or deleted afterwards; it goes when the customer is erased, or when a retention rule destroys what was said in the
/// case.
#[utoipa::path(
    post, path = "/cases/{id}/evidence", tag = "chains", params(("id" = CaseId, Path)),
    request_body(content = NewEvidence, example = json!({
        "kind": "trace", "network": "eip155:1", "depth": 3,
        "text": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    })),
    responses((status = 201, body = EvidenceWhole))
)]
pub(super) async fn keep_evidence(
    State(desk): State<ChainDesk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(new): Body<NewEvidence>,
) -> Result<(StatusCode, Json<EvidenceWhole>), Problem> {
    let kept = actions::keep(&desk, &signed, id, new).await?;
    let ws = signed.workspace;
    let shown = desk.db.read::<_, Problem, _>(move |tx| whole(tx, ws, &kept));
    Ok((StatusCode::CREATED, Json(shown.await?)))
}

/// A piece of evidence, as it was kept.
#[utoipa::path(
    get, path = "/cases/{id}/evidence/{evidence}", tag = "chains",
    params(("id" = CaseId, Path), ("evidence" = EvidenceId, Path)), responses((status = 200, body = EvidenceWhole))
)]
pub(super) async fn show_evidence(
    State(desk): State<ChainDesk>,
    signed: Signed,
    PathOf((id, evidence)): PathOf<(CaseId, EvidenceId)>,
) -> Result<Json<EvidenceWhole>, Problem> {
    signed.need(Permission::CasesView)?;
    let (ws, seer) = (signed.workspace, signed.clone());
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let case = visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let look = list::look(&seer, &case, name, What::Opened);
        let found = of_case(tx, ws, case.id)?.into_iter().find(|it| it.id == evidence);
        Ok((look, whole(tx, ws, &found.ok_or_else(Problem::not_found)?)?))
    });
    let (seen, shown) = read.await?;
    desk.trust.observe(&signed, [seen]).await;
    Ok(Json(shown))
}
