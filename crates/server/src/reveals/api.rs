use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk, actions, list,
        revealing::{fields_of, may_reveal},
        types::CaseRow,
    },
    customers::{self, field_of},
    events::{Journal, kinds},
    http::{Body, Checks, Code, PathOf, Problem},
    keys,
    proof::{self, Prover},
    trust::{self, Counted, Evidence, What},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CaseId, CustomerId, RevealId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json_, json};
use utoipa::ToSchema;

/// What to have shown, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReveal {
    /// What is masked, by the name that the customer's or the case's `masked` has for it.
    #[schema(example = "email")]
    field: String,
    /// Why: 5 to 500 characters. Whoever looks into it later reads this.
    #[schema(min_length = 5, max_length = 500, example = "Asked to confirm the address of the account.")]
    reason: String,
    /// The case for which it is needed: one's own, or one of one's teams.
    case: CaseId,
}

/// A value in clear.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Revealed {
    /// Which field.
    field: String,
    /// What it holds.
    #[schema(value_type = Value)]
    value: Json_,
    /// Until when it is to be shown.
    until: Time,
    /// How many more can be revealed today.
    left: i64,
}

impl NewReveal {
    fn check(mut self) -> Result<Self, Problem> {
        let mut checks = Checks::new();
        self.field = checks.line("field", &self.field, 100);
        self.reason = checks.text("reason", &self.reason, 500);
        let said = self.reason.chars().filter(|it| it.is_alphanumeric()).count();
        checks.expect(said >= 5, "reason", "must say why, in 5 characters or more");
        checks.done()?;
        Ok(self)
    }
}

/// The field that stands for all that is masked of the account behind a case (`GET /cases/{id}/account`).
const ACCOUNT: &str = "account";

fn place(id: RevealId) -> Place {
    Place::new("reveals.reason").id(id.0)
}

/// Shows one masked field of a customer for a few minutes, by way of one's own case, with a reason, within the day's budget.
///
/// Asking again for what is still shown to you costs nothing. `budget-spent` says when the budget renews and who can grant
/// more. What was revealed is written down, without the value.
#[utoipa::path(
    post, path = "/customers/{id}/reveals", tag = "customers", params(("id" = CustomerId, Path)),
    request_body = NewReveal,
    responses((status = 201, body = Revealed), (status = 403), (status = 404), (status = 422), (status = 429))
)]
pub(super) async fn reveal(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Body(new): Body<NewReveal>,
) -> Result<(StatusCode, Json<Revealed>), Problem> {
    signed.need_any(&[Permission::CustomersReveal, Permission::CustomersRevealTeam])?;
    let staff = signed.staff()?;
    let new = new.check()?;
    let (parts, seer) = (desk.clone(), signed.clone());
    let done = desk.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, seer.workspace, seer.actor(), parts.now())?;
        let outcome = attempt(tx, &parts, &mut journal, &seer, staff, id, &new)?;
        journal.close(tx, &parts.hub)?;
        Ok(outcome)
    });
    let (case, name, outcome) = done.await?;
    desk.trust.observe(&signed, [list::look(&signed, &case, name, What::Revealed)]).await;
    outcome.map(|it| (StatusCode::CREATED, Json(it)))
}

/// What became of it. A spent budget is no failure of the transaction: that it was asked for is kept.
type Outcome = (CaseRow, Option<String>, Result<Revealed, Problem>);

fn attempt(
    tx: &mut Tx<'_>,
    desk: &Desk,
    journal: &mut Journal,
    signed: &Signed,
    staff: StaffId,
    id: CustomerId,
    new: &NewReveal,
) -> Result<Outcome, Problem> {
    let (ws, now) = (signed.workspace, journal.now);
    let customer = customers::customer(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    let case = actions::visible(tx, signed, new.case)?;
    if case.customer != id {
        return Err(Problem::invalid("case", "is not this customer's"));
    }
    if !may_reveal(signed, &case) {
        let detail =
            "Only what belongs to your own case can be revealed. Take the case first, or ask whoever has it.";
        return Err(Problem::new(Code::Forbidden, detail));
    }
    let demand = proof::rules_of(tx, ws)?.reveal;
    proof::require(tx, Prover::Case(ws, case.id), demand, now)?;
    let value = match new.field.strip_prefix("case.fields.") {
        Some(key) => fields_of(&case).get(key).cloned(),
        // What the platform knows is not here: it is shown by the account itself, for as long as this reveal lasts.
        None if new.field == ACCOUNT => Some(Json_::Bool(true)),
        None => field_of(&customer, &new.field),
    };
    let value = value.ok_or_else(|| Problem::invalid("field", "is nothing that this customer has"))?;
    let shown = |until, left| Revealed { field: new.field.clone(), value: value.clone(), until, left };
    let name = customer.name.clone();
    if let Some(until) = still_shown(tx, ws, staff, id, &new.field, now)? {
        let budget = trust::state(tx, ws, staff, Counted::Reveals, now)?;
        return Ok((case, name, Ok(shown(until, budget.limit - budget.used))));
    }
    let (budget, taken) = trust::spend(tx, ws, staff, Counted::Reveals, now)?;
    let evidence = Evidence {
        at: now,
        what: What::Revealed,
        customer: id,
        case: Some(case.id),
        number: Some(case.number),
    };
    trust::note_budget(tx, &desk.trust, journal, staff, (budget.used, budget.limit), !taken, evidence)?;
    let data = json!({"customer": id, "field": new.field, "case": case.id, "reason": new.reason});
    if !taken {
        journal.event_on(id, Some(case.id), kinds::REVEAL_REFUSED, &data);
        return Ok((case, name, Err(budget.refusal(tx, ws, staff, now)?)));
    }
    let until = now.plus_seconds(budget.minutes * 60);
    keep(tx, desk, ws, staff, id, new, (now, until))?;
    // Of its case as well: whoever asks the audit about the case finds who revealed what there.
    journal.event_on(id, Some(case.id), kinds::CUSTOMER_REVEALED, &data);
    Ok((case, name, Ok(shown(until, budget.limit - budget.used))))
}

/// Until when the same field is shown to the same person already.
///
/// # Errors
/// As the database says.
pub fn still_shown(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    staff: StaffId,
    customer: CustomerId,
    field: &str,
    now: Time,
) -> Result<Option<Time>, DbError> {
    tx.one(
        sql!(
            "SELECT max(until) FROM reveals WHERE workspace_id = $1 AND staff_id = $2 AND customer_id = $3 AND field = $4 ",
            "AND until > $5"
        ),
        &[ws.into(), staff.into(), customer.into(), field.into(), now.into()],
        |row| row.get(0),
    )
}

fn keep(
    tx: &mut Tx<'_>,
    desk: &Desk,
    ws: WorkspaceId,
    staff: StaffId,
    customer: CustomerId,
    new: &NewReveal,
    (now, until): (Time, Time),
) -> Result<(), DbError> {
    let id = RevealId::new(now, &desk.random);
    let reason = keys::seal_of(tx, ws, customer, &place(id), &new.reason)?;
    tx.exec(
        sql!(
            "INSERT INTO reveals (workspace_id, id, staff_id, customer_id, case_id, field, reason, at, until) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            ws.into(),
            id.into(),
            staff.into(),
            customer.into(),
            new.case.into(),
            (&new.field).into(),
            (&reason).into(),
            now.into(),
            until.into(),
        ],
    )
    .map(drop)
}
