//! The API of legal holds.

use crate::{
    access::{Permission, Signed},
    conversations::{Desk, actions::visible},
    customers,
    holds::{self, Hold, New, Wanted},
    http::{Body, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CaseId, CustomerId, HoldId};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Which holds to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HoldQuery {
    /// Those in force that keep what is this customer's. Everybody who may look customers up sees that there are some; why, only
    /// those who may set holds or read the audit.
    customer: Option<CustomerId>,
    /// Those that were lifted, instead of those in force.
    lifted: Option<bool>,
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HoldPage {
    /// Where the page before ended.
    cursor: Option<String>,
    /// 1 to 100; 50 when absent.
    limit: Option<i64>,
}

/// Legal holds, the newest first.
#[utoipa::path(get, path = "/holds", tag = "retention", params(HoldQuery, HoldPage), responses((status = 200, body = Page<Hold>)))]
pub(super) async fn list_holds(
    State(desk): State<Desk>,
    signed: Signed,
    Params(query): Params<HoldQuery>,
    Params(page): Params<HoldPage>,
) -> Result<Json<Page<Hold>>, Problem> {
    let whole = signed.may(Permission::HoldsManage) || signed.may(Permission::AuditRead);
    match query.customer {
        Some(_) if !whole => signed.need(Permission::CustomersView)?,
        Some(_) => {}
        None => signed.need_any(&[Permission::HoldsManage, Permission::AuditRead])?,
    }
    let limit = Paging { cursor: None, limit: page.limit }.limit()?;
    let before = page.cursor.as_deref().map(decode_cursor::<HoldId>).transpose()?;
    let wanted = match (query.customer, query.lifted) {
        (Some(customer), _) => Wanted::Of(customer),
        (None, Some(true)) => Wanted::Lifted,
        (None, _) => Wanted::Active,
    };
    let mut items = desk
        .db
        .read::<_, Problem, _>(move |tx| {
            if let Wanted::Of(customer) = wanted {
                customers::refuse_hidden(tx, &signed, customer)?;
            }
            Ok(holds::list(tx, signed.workspace, wanted, before, limit + 1)?)
        })
        .await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > most;
    items.truncate(most);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.id));
    if !whole {
        for it in &mut items {
            // Who inquires, and why, must not reach whoever is inquired about.
            (it.reason, it.set_by, it.case) = (None, None, None);
        }
    }
    Ok(Json(Page { items, next }))
}

/// What to keep, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHold {
    /// Whose everything is to be kept; or a case.
    customer: Option<CustomerId>,
    /// The case because of which everything of its customer is to be kept.
    case: Option<CaseId>,
    /// 3 to 500 characters.
    #[schema(min_length = 3, max_length = 500)]
    reason: String,
}

/// Sets a legal hold on a customer, or on a case of theirs: until it is lifted, no retention rule destroys anything of that
/// customer's, and they cannot be erased. A customer can have several.
#[utoipa::path(
    post, path = "/holds", tag = "retention",
    request_body(content = NewHold, example = json!({"customer": "0197c0de-0000-7000-8000-000000000001", "reason": "Request 2026/117 of the public prosecutor"})),
    responses((status = 201, body = Hold))
)]
pub(super) async fn set_hold(
    State(desk): State<Desk>,
    signed: Signed,
    Body(new): Body<NewHold>,
) -> Result<(StatusCode, Json<Hold>), Problem> {
    signed.need(Permission::HoldsManage)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let customer = match (new.customer, new.case) {
            (Some(customer), None) => customer,
            (None, Some(case)) => visible(tx, &signed, case)?.customer,
            _ => return Err(Problem::invalid("customer", "or case must be there: one of them")),
        };
        let kept = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
        if kept.erased_at.is_some() {
            return Err(Problem::erased());
        }
        holds::set(
            &parts,
            tx,
            ws,
            signed.actor(),
            &New { customer, case: new.case, reason: new.reason.clone() },
        )
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Why a hold is lifted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Lifting {
    /// 3 to 500 characters.
    #[schema(min_length = 3, max_length = 500)]
    reason: String,
}

/// Lifts a legal hold. From the next run on, rules destroy what is too old by then.
#[utoipa::path(
    post, path = "/holds/{id}/lift", tag = "retention", params(("id" = HoldId, Path)),
    request_body(content = Lifting, example = json!({"reason": "Proceedings closed on 3 March"})),
    responses((status = 200, body = Hold))
)]
pub(super) async fn lift_hold(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<HoldId>,
    Body(lifting): Body<Lifting>,
) -> Result<Json<Hold>, Problem> {
    signed.need(Permission::HoldsManage)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        holds::lift(&parts, tx, signed.workspace, signed.actor(), id, &lifting.reason)
    });
    written.await.map(Json)
}
