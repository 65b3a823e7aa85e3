//! Asking the platform to act on an account, by staff.

use super::{
    Accounts, carry, store,
    types::{AccountAction, ActionRow, ActionState, NewAccountAction},
};
use crate::{
    access::Signed,
    approvals::Approved,
    conversations::{actions::visible, changes::Changes},
    customers,
    events::kinds,
    http::{Checks, Code, Problem},
    proof::{self, Prover},
};
use ombud_base::{
    Time, Uuid,
    id::{AccountActionId, CaseId, CustomerId, FreezeTokenId, WorkspaceId},
};
use ombud_db::Tx;
use serde_json::json;

/// Who asks, and for which customer.
pub(super) struct Beginning {
    pub(super) customer: CustomerId,
    pub(super) case: Option<CaseId>,
    pub(super) token: Option<FreezeTokenId>,
    pub(super) action: AccountAction,
    pub(super) reason: String,
    pub(super) by_kind: &'static str,
    pub(super) by: Option<Uuid>,
    pub(super) approved_by: Option<Uuid>,
}

fn checked(new: NewAccountAction) -> Result<NewAccountAction, Problem> {
    let mut checks = Checks::new();
    let reason = checks.text("reason", &new.reason, 500);
    let said = reason.chars().filter(|it| it.is_alphanumeric()).count();
    checks.expect(said >= 5, "reason", "must say why, in 5 characters or more");
    checks.done()?;
    Ok(NewAccountAction { reason, ..new })
}

/// Asks for it, by way of a case; answers what the platform said to it, if it said something in time.
pub(super) async fn act(
    accounts: &Accounts,
    signed: &Signed,
    case: CaseId,
    new: NewAccountAction,
    approved: Option<Approved>,
) -> Result<ActionRow, Problem> {
    signed.need(new.action.permission())?;
    let new = checked(new)?;
    if new.action == AccountAction::Release && approved.is_none() {
        let detail = "Ending a freeze takes two people, and nobody else here may agree to it. Somebody else needs the \
                      permission accounts.release.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let (parts, seer) = (accounts.clone(), signed.clone());
    let begun = accounts.db.write::<_, Problem, _>(move |tx| {
        let mut changes = Changes::open(&parts, tx, seer.workspace, seer.actor(), parts.now())?;
        let case = visible(tx, &seer, case)?;
        if case.erased_at.is_some() {
            return Err(Problem::erased());
        }
        askable(tx, seer.workspace, case.customer)?;
        if new.action == AccountAction::Release {
            refuse_unproved(tx, seer.workspace, case.id, parts.now())?;
        }
        if store::waits(tx, seer.workspace, case.customer, new.action)? {
            let detail = "The platform was asked for this already and has not answered yet. It is asked again by itself.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        let actor = seer.actor();
        let beginning = Beginning {
            customer: case.customer,
            case: Some(case.id),
            token: None,
            action: new.action,
            reason: new.reason.clone(),
            by_kind: actor.kind(),
            by: actor.id(),
            approved_by: approved.map(|it| it.by.0),
        };
        let id = begin(&parts, tx, &mut changes, beginning)?;
        changes.close(tx)?;
        Ok(id)
    });
    let id = begun.await?;
    let row = carry::carry(accounts, signed.workspace, id).await?;
    row.ok_or_else(|| Problem::internal("an action that was just written"))
}

/// Refuses to end a freeze by way of a case before its customer has shown who they are.
///
/// # Errors
/// [`Code::ProofRequired`]; [`Problem::not_found`] for no case.
pub fn refuse_early_release(tx: &mut Tx<'_>, ws: WorkspaceId, case: &str, now: Time) -> Result<(), Problem> {
    let case: CaseId = case.parse().map_err(|_| Problem::not_found())?;
    refuse_unproved(tx, ws, case, now)
}

fn refuse_unproved(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId, now: Time) -> Result<(), Problem> {
    let demand = proof::rules_of(tx, ws)?.release;
    proof::require(tx, Prover::Case(ws, case), demand, now)
}

/// Refuses where the platform cannot be asked about a customer.
pub(super) fn askable(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<(), Problem> {
    if store::link(tx, ws)?.is_none_or(|it| !it.enabled) {
        let detail = "This workspace is not connected to its platform. An admin connects it under Settings, Account facts.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let customer = customers::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
    if store::subject(&customer).is_none() {
        let detail = "Whose account this is, is not proved: the customer has to sign in with your app first.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    Ok(())
}

/// Writes an action down, and the job that sees to it should this node not.
pub(super) fn begin(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    it: Beginning,
) -> Result<AccountActionId, Problem> {
    let (ws, now): (WorkspaceId, Time) = (changes.journal.workspace, changes.journal.now);
    let row = ActionRow {
        id: AccountActionId::new(now, &accounts.random),
        customer: it.customer,
        case: it.case,
        token: it.token,
        action: it.action,
        state: ActionState::Waiting,
        reason: it.reason,
        outcome: None,
        status: None,
        by_kind: it.by_kind.to_owned(),
        by: it.by,
        approved_by: it.approved_by,
        at: now,
        ended_at: None,
        tries: 0,
    };
    store::insert_action(tx, ws, &row)?;
    let data = json!({
        "action": row.id, "kind": row.action, "customer": row.customer, "reason": row.reason, "token": row.token,
        "approved_by": row.approved_by,
    });
    changes.journal.event_on(row.customer, row.case, kinds::ACCOUNT_ACTION_ASKED, &data);
    let first = now.plus_seconds(carry::FIRST_LOOK_SECONDS);
    accounts.jobs.enqueue(tx, ws, carry::CARRY, &row.id.to_string(), &json!({}), first)?;
    Ok(row.id)
}
