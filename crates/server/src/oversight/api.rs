use super::{
    explain::{Explained, explain},
    readers::{self, Reader},
};
use crate::{
    access::{Permission, Signed},
    app::App,
    conversations::{Desk, actions::visible},
    customers,
    events::{Journal, kinds},
    http::{Page, PathOf, Problem},
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, CustomerId, StaffId};
use ombud_db::Tx;
use serde_json::{Value, json};

/// Answers by `look`, and writes down that somebody asked.
async fn recorded<T: Send + 'static>(
    app: &App,
    signed: Signed,
    data: Value,
    look: impl Fn(&mut Tx<'_>, &Signed) -> Result<(T, Option<(CustomerId, Option<CaseId>)>), Problem>
    + Send
    + Sync
    + 'static,
) -> Result<T, Problem> {
    let parts = app.clone();
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, signed.workspace, signed.actor(), parts.now())?;
            let (found, about) = look(tx, &signed)?;
            match about {
                Some((customer, case)) => {
                    journal.event_on(customer, case, kinds::ACCESS_EXPLAINED, &data);
                }
                None => {
                    journal.event(kinds::ACCESS_EXPLAINED, None, &data);
                }
            }
            journal.close(tx, &parts.hub)?;
            Ok(found)
        })
        .await
}

/// What a member of staff can do and see: each permission with where it comes from, how many cases and customers are in reach, what
/// they can have shown, their sessions and programmes. For who looks after people, security or the audit. Each look is an event.
#[utoipa::path(get, path = "/staff/{id}/access", tag = "staff", params(("id" = StaffId, Path)), responses((status = 200, body = Explained), (status = 403), (status = 404)))]
pub(super) async fn explain_access(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<StaffId>,
) -> Result<Json<Explained>, Problem> {
    signed.need_any(&[Permission::StaffManage, Permission::SecurityRead, Permission::AuditRead])?;
    let now = app.now();
    let found = recorded(&app, signed, json!({"staff": id}), move |tx, signed| {
        let found = explain(tx, signed.workspace, id, now)?.ok_or_else(Problem::not_found)?;
        Ok((found, None))
    });
    found.await.map(Json)
}

fn refuse_unless_lead(signed: &Signed) -> Result<(), Problem> {
    signed.need(Permission::CasesViewAll)?;
    signed.need(Permission::StaffView)
}

/// Who can see a case, and why. For those who see the cases of every team and who is staff. Each look is an event.
#[utoipa::path(get, path = "/cases/{id}/readers", tag = "cases", params(("id" = CaseId, Path)), responses((status = 200, body = Page<Reader>), (status = 403), (status = 404)))]
pub(super) async fn readers_of_case(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<Page<Reader>>, Problem> {
    refuse_unless_lead(&signed)?;
    let now = app.now();
    let found = recorded(&app, signed, json!({"readers_of": "case"}), move |tx, signed| {
        let case = visible(tx, signed, id)?;
        Ok((readers::of_case(tx, signed.workspace, &case.spot(), now)?, Some((case.customer, Some(id)))))
    });
    Ok(Json(Page::whole(found.await?)))
}

/// Who can look a customer up or sees a case of theirs, and why. As for a case.
#[utoipa::path(get, path = "/customers/{id}/readers", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 200, body = Page<Reader>), (status = 403), (status = 404)))]
pub(super) async fn readers_of_customer(
    State(app): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
) -> Result<Json<Page<Reader>>, Problem> {
    refuse_unless_lead(&signed)?;
    signed.need(Permission::CustomersView)?;
    let now = app.now();
    let found = recorded(&app, signed, json!({"readers_of": "customer"}), move |tx, signed| {
        customers::refuse_hidden(tx, signed, id)?;
        customers::customer(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
        Ok((readers::of_customer(tx, signed.workspace, id, now)?, Some((id, None))))
    });
    Ok(Json(Page::whole(found.await?)))
}
