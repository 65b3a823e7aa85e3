//! What staff does with requests, and a programme of the platform by a token.

use super::{
    Recoveries, actions,
    open::{self, Asked},
    store,
    types::{RecoveryRefusal, RecoveryRow, RecoveryState},
    view::{Recovery, case_of, for_staff},
};
use crate::{
    access::{Permission, Signed, Spot},
    conversations::{Asker, actions::visible, list},
    customers,
    http::{Body, Checks, Code, Page, Params, PathOf, Problem},
    trust::{Read, Sight, What},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CaseId, RecoveryId};
use ombud_db::Tx;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The most requests of one state that a list holds.
const MOST: i64 = 200;
/// Up to how many are counted.
const MOST_COUNTED: i64 = 999;

/// One as its reader sees it; none where they do not see its case.
fn shown(tx: &mut Tx<'_>, signed: &Signed, row: RecoveryRow) -> Result<Option<(Recovery, Read)>, Problem> {
    let ws = signed.workspace;
    let case = case_of(tx, ws, &row)?;
    if !signed.sees(&case.spot()) {
        return Ok(None);
    }
    let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
    let read = list::look(signed, &case, name, What::Looked);
    let (sight, rivals) = (Sight::of(tx, signed)?, store::rivals(tx, ws, &row)?);
    let view = for_staff(tx, signed, &sight, row, &rivals, (case.id, case.number))?;
    Ok(Some((view, read)))
}

async fn answer(desk: &Recoveries, signed: &Signed, id: RecoveryId) -> Result<Json<Recovery>, Problem> {
    let seer = signed.clone();
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let row = store::find(tx, seer.workspace, id)?.ok_or_else(Problem::not_found)?;
        shown(tx, &seer, row)?.ok_or_else(Problem::not_found)
    });
    let (view, look) = read.await?;
    desk.trust.observe(signed, [look]).await;
    Ok(Json(view))
}

/// The requests of a case to have coins back that were not credited, the newest first.
#[utoipa::path(get, path = "/cases/{id}/recoveries", tag = "recoveries", params(("id" = CaseId, Path)), responses((status = 200, body = Page<Recovery>)))]
pub(super) async fn recoveries_of_case(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Page<Recovery>>, Problem> {
    signed.need(Permission::CasesView)?;
    let seer = signed.clone();
    let read = desk.db.snapshot::<_, Problem, _>(move |tx| {
        visible(tx, &seer, id)?;
        let mut all = Vec::new();
        for row in store::of_case(tx, seer.workspace, id)? {
            all.extend(shown(tx, &seer, row)?);
        }
        Ok(all)
    });
    let (items, looks): (Vec<_>, Vec<_>) = read.await?.into_iter().unzip();
    desk.trust.observe(&signed, looks.into_iter().take(1)).await;
    Ok(Json(Page::whole(items)))
}

/// Open a request for the customer of a case. They see it in the conversation, and say themselves where the coins go back to.
#[utoipa::path(
    post, path = "/cases/{id}/recoveries", tag = "recoveries", params(("id" = CaseId, Path)),
    request_body(content = Asked, example = json!({
        "network": "eip155:1", "transaction": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    })),
    responses((status = 201, body = Recovery))
)]
pub(super) async fn open_recovery(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Body(asked): Body<Asked>,
) -> Result<(StatusCode, Json<Recovery>), Problem> {
    signed.need(Permission::CasesChange)?;
    let seer = signed.clone();
    let asker = desk.db.read::<_, Problem, _>(move |tx| Asker::of_staff(tx, &seer, id));
    let row = open::open(&desk, asker.await?, &asked).await?;
    Ok((StatusCode::CREATED, answer(&desk, &signed, row.id).await?))
}

/// Which requests.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct RecoveryFilter {
    /// In which state; left out: all that wait for staff.
    state: Option<String>,
}

/// Requests by where they stand, over all cases that you see, those that moved longest ago first, at most 200 of each state.
#[utoipa::path(get, path = "/recoveries", tag = "recoveries", params(RecoveryFilter), responses((status = 200, body = Page<Recovery>)))]
pub(super) async fn list_recoveries(
    State(desk): State<Recoveries>,
    signed: Signed,
    Params(filter): Params<RecoveryFilter>,
) -> Result<Json<Page<Recovery>>, Problem> {
    signed.need(Permission::RecoveriesManage)?;
    let states = match filter.state.as_deref() {
        None => vec![RecoveryState::Ready, RecoveryState::InWork, RecoveryState::Asked],
        Some(word) => vec![RecoveryState::of(word).ok_or_else(|| {
            Problem::new(
                Code::Invalid,
                "state is none of those that recoveries have: see the description of this API",
            )
        })?],
    };
    let seer = signed.clone();
    let read = desk.db.snapshot::<_, Problem, _>(move |tx| {
        let mut all = Vec::new();
        for state in &states {
            for row in store::in_state(tx, seer.workspace, *state, MOST)? {
                all.extend(shown(tx, &seer, row)?);
            }
        }
        Ok(all)
    });
    let (items, mut looks): (Vec<_>, Vec<Read>) = read.await?.into_iter().unzip();
    looks.iter_mut().for_each(|it| it.what = What::Listed);
    desk.trust.observe(&signed, looks).await;
    Ok(Json(Page::whole(items)))
}

/// How many requests wait for staff.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RecoveriesWaiting {
    /// Of the cases that you see; 999 stands for that and more.
    waiting: usize,
}

/// How many requests wait for staff, over all cases that you see: what `GET /recoveries` lists when no state is named.
#[utoipa::path(get, path = "/recoveries/count", tag = "recoveries", responses((status = 200, body = RecoveriesWaiting)))]
pub(super) async fn count_recoveries(
    State(desk): State<Recoveries>,
    signed: Signed,
) -> Result<Json<RecoveriesWaiting>, Problem> {
    signed.need(Permission::RecoveriesManage)?;
    let read = desk.db.read::<_, Problem, _>(move |tx| {
        let all = store::waiting(tx, signed.workspace, MOST_COUNTED)?;
        let seen = all.iter().filter(|it| {
            let spot = Spot { team: it.team, inbox: it.inbox, kind: &it.kind, assignee: it.assignee };
            signed.sees(&spot)
        });
        Ok(seen.count())
    });
    Ok(Json(RecoveriesWaiting { waiting: read.await? }))
}

/// Whose a deposit is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryCheck {
    /// Whether it is this customer's; if not, the request is refused.
    theirs: bool,
    /// By what that was found out: 5 to 1,000 characters, for colleagues and auditors.
    #[schema(
        min_length = 5,
        max_length = 1000,
        example = "Withdrawal slip of the other exchange, same amount and hash."
    )]
    note: String,
}

/// Say whose a deposit is that cannot be signed for. Whoever says so does not pay it back.
#[utoipa::path(
    post, path = "/recoveries/{id}/check", tag = "recoveries", params(("id" = RecoveryId, Path)),
    request_body(content = RecoveryCheck, example = json!({"theirs": true, "note": "Withdrawal slip of the other exchange."})),
    responses((status = 200, body = Recovery))
)]
pub(super) async fn check_recovery(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<RecoveryId>,
    Body(it): Body<RecoveryCheck>,
) -> Result<Json<Recovery>, Problem> {
    let (parts, seer) = (desk.clone(), signed.clone());
    let step = desk
        .db
        .write::<_, Problem, _>(move |tx| actions::check(&parts, tx, &seer, id, (it.theirs, &it.note)));
    step.await?;
    answer(&desk, &signed, id).await
}

/// Take a request up, perhaps from a colleague.
#[utoipa::path(post, path = "/recoveries/{id}/take", tag = "recoveries", params(("id" = RecoveryId, Path)), responses((status = 200, body = Recovery)))]
pub(super) async fn take_recovery(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<RecoveryId>,
) -> Result<Json<Recovery>, Problem> {
    let (parts, seer) = (desk.clone(), signed.clone());
    desk.db.write::<_, Problem, _>(move |tx| actions::take(&parts, tx, &seer, id)).await?;
    answer(&desk, &signed, id).await
}

/// The payment that gave coins back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryPaid {
    /// The transaction's id, on the deposit's network.
    #[schema(
        max_length = 200,
        example = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    )]
    transaction: String,
    /// Where it is less than the deposit without the fee: why, in 5 to 1,000 characters, for colleagues and auditors.
    #[serde(default)]
    #[schema(max_length = 1000)]
    less: Option<String>,
}

/// Say by which transaction coins were given back. It is asked of the chain: settled, of the same coin or token, to the address that
/// the customer gave, and not counted for another request.
#[utoipa::path(
    post, path = "/recoveries/{id}/finish", tag = "recoveries", params(("id" = RecoveryId, Path)),
    request_body(content = RecoveryPaid, example = json!({
        "transaction": "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b"
    })),
    responses((status = 200, body = Recovery))
)]
pub(super) async fn finish_recovery(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<RecoveryId>,
    Body(it): Body<RecoveryPaid>,
) -> Result<Json<Recovery>, Problem> {
    signed.need(Permission::RecoveriesManage)?;
    let mut checks = Checks::new();
    let transaction = checks.line("transaction", &it.transaction, 200);
    checks.done()?;
    let seer = signed.clone();
    let row = desk.db.read::<_, Problem, _>(move |tx| {
        let row = store::find(tx, seer.workspace, id)?.ok_or_else(Problem::not_found)?;
        let case = case_of(tx, seer.workspace, &row)?;
        if seer.sees(&case.spot()) { Ok(row) } else { Err(Problem::not_found()) }
    });
    let row = row.await?;
    let facts = row.facts.ok_or_else(Problem::erased)?;
    let to = row.return_to.ok_or_else(|| {
        Problem::new(Code::Conflict, "The customer has not said yet where the coins go back to.")
    })?;
    if transaction.eq_ignore_ascii_case(&facts.transaction) {
        return Err(Problem::invalid("transaction", "is the deposit itself, not the payment back"));
    }
    let paid =
        desk.chains.paid(signed.workspace, (&row.network, &transaction), &to.address, facts.token.as_deref());
    let paid = paid.await?.ok_or_else(|| {
        Problem::new(Code::Unavailable, "The network cannot be asked just now. Try again in a minute.")
    })?;
    if paid.is_empty() {
        let detail = "is no settled payment of this coin or token to the address that the customer gave: look at the id, the \
                      network and the address, and wait until it is settled";
        return Err(Problem::invalid("transaction", detail));
    }
    let (parts, seer) = (desk.clone(), signed.clone());
    let step = desk.db.write::<_, Problem, _>(move |tx| {
        actions::pay(&parts, tx, &seer, (id, &to), &paid, it.less.as_deref())
    });
    step.await?;
    answer(&desk, &signed, id).await
}

/// Why a request is refused.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryRefused {
    /// What the customer is told: `not_theirs`, `not_possible`, `not_worth` or `other`.
    reason: RecoveryRefusal,
    /// Why, in 5 to 1,000 characters, for colleagues and auditors.
    #[schema(
        min_length = 5,
        max_length = 1000,
        example = "Nobody holds the key of this address on that network."
    )]
    note: String,
}

/// Refuse a request. The customer is told the reason, and not the note.
#[utoipa::path(
    post, path = "/recoveries/{id}/refuse", tag = "recoveries", params(("id" = RecoveryId, Path)),
    request_body(content = RecoveryRefused, example = json!({"reason": "not_possible", "note": "Nobody holds the key there."})),
    responses((status = 200, body = Recovery))
)]
pub(super) async fn refuse_recovery(
    State(desk): State<Recoveries>,
    signed: Signed,
    PathOf(id): PathOf<RecoveryId>,
    Body(it): Body<RecoveryRefused>,
) -> Result<Json<Recovery>, Problem> {
    let (parts, seer) = (desk.clone(), signed.clone());
    let step = desk
        .db
        .write::<_, Problem, _>(move |tx| actions::refuse(&parts, tx, &seer, id, (it.reason, &it.note)));
    step.await?;
    answer(&desk, &signed, id).await
}
