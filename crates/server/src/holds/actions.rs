use super::{
    MOST, REASON,
    store::{self, Hold, Wanted, place},
};
use crate::{
    app::App,
    events::{Actor, Journal, kinds},
    http::{Checks, Code, Problem},
    keys,
};
use ombud_base::id::{CaseId, CustomerId, HoldId, WorkspaceId};
use ombud_db::Tx;
use serde_json::json;

/// What to keep, and why.
#[derive(Clone, Debug)]
pub struct New {
    /// Whose everything.
    pub customer: CustomerId,
    /// The case that it is set on, if on one.
    pub case: Option<CaseId>,
    /// Why.
    pub reason: String,
}

/// Sets a hold. That the customer is there, and the case theirs, was looked at before.
///
/// # Errors
/// [`Code::Invalid`] for a reason that is too short or too long, [`Code::Conflict`] when there are too many.
pub fn set(app: &App, tx: &mut Tx<'_>, ws: WorkspaceId, actor: Actor, new: &New) -> Result<Hold, Problem> {
    let reason = reason_of(&new.reason)?;
    let mut journal = Journal::open(tx, ws, actor, app.now())?;
    if store::count(tx, ws)? >= MOST {
        let detail = format!("{MOST} holds are in force, which is the most. Lift one that is not needed.");
        return Err(Problem::new(Code::Conflict, detail));
    }
    let hold = Hold {
        id: HoldId::new(journal.now, &app.random),
        customer: new.customer,
        case: new.case,
        reason: Some(reason.clone()),
        set_by_kind: actor.kind().to_owned(),
        set_by: actor.id(),
        set_at: journal.now,
        lifted_by_kind: None,
        lifted_by: None,
        lifted_at: None,
        lift_reason: None,
    };
    let sealed = keys::seal_own(tx, ws, &place("reason", hold.id), &reason)?;
    store::insert(tx, ws, &hold, &sealed)?;
    tell(&mut journal, kinds::LEGAL_HOLD_SET, &hold, &reason);
    journal.close(tx, &app.hub)?;
    Ok(hold)
}

/// Lifts a hold.
///
/// # Errors
/// [`Problem::not_found`], [`Code::Conflict`] for one that was lifted before, [`Code::Invalid`] for a bad reason.
pub fn lift(
    app: &App,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    actor: Actor,
    id: HoldId,
    reason: &str,
) -> Result<Hold, Problem> {
    let reason = reason_of(reason)?;
    let mut journal = Journal::open(tx, ws, actor, app.now())?;
    let mut hold = store::one(tx, ws, id)?.ok_or_else(Problem::not_found)?;
    if hold.lifted_at.is_some() {
        return Err(Problem::new(Code::Conflict, "This hold was lifted before."));
    }
    hold.lifted_by_kind = Some(actor.kind().to_owned());
    hold.lifted_by = actor.id();
    hold.lifted_at = Some(journal.now);
    hold.lift_reason = Some(reason.clone());
    let sealed = keys::seal_own(tx, ws, &place("lift_reason", id), &reason)?;
    store::save_lifted(tx, ws, &hold, &sealed)?;
    tell(&mut journal, kinds::LEGAL_HOLD_LIFTED, &hold, &reason);
    journal.close(tx, &app.hub)?;
    Ok(hold)
}

/// Refuses to destroy what is held. To be called with the workspace's head locked: nobody sets a hold meanwhile.
///
/// # Errors
/// [`Code::OnHold`] naming the holds.
pub fn refuse(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<(), Problem> {
    const TOLD: i64 = 20;
    let holds = store::list(tx, ws, Wanted::Of(customer), None, TOLD)?;
    let Some(first) = holds.last() else { return Ok(()) };
    let on = first.case.map_or("this customer".to_owned(), |case| format!("this customer's case {case}"));
    let detail = format!(
        "The legal hold {} on {on} keeps everything of theirs since {}. Nothing was destroyed. Ask who has the permission \
         holds.manage whether it can be lifted.",
        first.id, first.set_at
    );
    let ids: Vec<HoldId> = holds.iter().map(|it| it.id).collect();
    Err(Problem::new(Code::OnHold, detail).with("holds", json!(ids)))
}

fn tell(journal: &mut Journal, kind: &'static str, hold: &Hold, reason: &str) {
    let data = json!({"hold": hold.id, "on": hold.case.map_or("customer", |_| "case"), "reason": reason});
    journal.event_on(hold.customer, hold.case, kind, &data);
}

fn reason_of(reason: &str) -> Result<String, Problem> {
    let mut checks = Checks::new();
    let reason = ombud_guard::inspect(reason).redacted.unwrap_or_else(|| reason.to_owned());
    let reason = checks.line("reason", &reason, REASON.1);
    if !reason.is_empty() && reason.chars().count() < REASON.0 {
        checks.fail("reason", format!("says in {} to {} characters why", REASON.0, REASON.1));
    }
    checks.done()?;
    Ok(reason)
}
