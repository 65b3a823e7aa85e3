//! Carrying an action to the platform, once: what is not answered is asked again under the same id, by a durable job.

use super::{
    Accounts,
    client::Did,
    store,
    types::{AccountAction, ActionRow, ActionState, Link},
};
use crate::{
    conversations::{actions::note_where_open, changes::Changes, people::staff_name, types::Activity},
    customers,
    events::{Actor, kinds},
    http::Problem,
    jobs::{Job, JobError, Jobs},
};
use ombud_base::id::{AccountActionId, ApiTokenId, StaffId, WorkspaceId};
use ombud_db::Tx;
use serde_json::json;
use std::time::Duration;

/// The job that asks again.
pub(super) const CARRY: &str = "accounts.carry";
/// When the job first looks whether the answer came: later than the first try can take.
pub(super) const FIRST_LOOK_SECONDS: i64 = 10;

/// A freeze is worth asking for over a day; what else staff wanted, they want now.
const fn most_tries(action: AccountAction) -> i64 {
    match action {
        AccountAction::Freeze => 30,
        AccountAction::Release | AccountAction::Resend | AccountAction::Recovery => 4,
    }
}

/// Ten seconds, then half a minute and longer, at last every hour.
pub(super) fn back_off(attempt: i64) -> Option<Duration> {
    let seconds = [10, 30, 60, 300, 900, 1800];
    let at = usize::try_from(attempt - 1).ok()?;
    Some(Duration::from_secs(seconds.get(at).copied().unwrap_or(3600)))
}

/// The job.
pub(super) async fn again(accounts: Accounts, job: Job) -> Result<(), JobError> {
    let id: AccountActionId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    match carry(&accounts, job.workspace, id).await?.map(|it| it.state) {
        Some(ActionState::Waiting) => Err(JobError::Again("the platform has not answered".into())),
        _ => Ok(()),
    }
}

/// Asks the platform, unless that is settled, and writes down what it said. Nothing when there is no such action any more.
pub(super) async fn carry(
    accounts: &Accounts,
    ws: WorkspaceId,
    id: AccountActionId,
) -> Result<Option<ActionRow>, Problem> {
    let found = accounts.db.read::<_, Problem, _>(move |tx| {
        let Some(row) = store::action(tx, ws, id)? else { return Ok(None) };
        let subject = customers::customer(tx, ws, row.customer)?.as_ref().and_then(store::subject);
        Ok(Some((row, store::link(tx, ws)?.filter(|it| it.enabled), subject)))
    });
    let Some((row, link, subject)) = found.await? else { return Ok(None) };
    if row.state != ActionState::Waiting {
        return Ok(Some(row));
    }
    let did = match (link, subject) {
        (Some(link), Some(subject)) => ask(accounts, &link, &subject, &row).await,
        (None, _) => Did::Refused("The workspace is not connected to its platform any more.".into()),
        (_, None) => {
            Did::Refused("The customer has no identity any more that the platform vouched for.".into())
        }
    };
    let parts = accounts.clone();
    let settled = accounts.db.write::<_, Problem, _>(move |tx| settle(&parts, tx, ws, id, &did));
    settled.await
}

async fn ask(accounts: &Accounts, link: &Link, subject: &str, row: &ActionRow) -> Did {
    // The body names customer and action once more, so that the signature binds both.
    let body = json!({
        "customer": subject,
        "action": row.action,
        "case": row.case,
        "by": {"kind": row.by_kind, "id": row.by, "approved_by": row.approved_by},
        "reason": row.reason,
    });
    accounts.act(link, subject, row.action, row.id.to_string(), &body).await
}

fn actor_of(row: &ActionRow) -> Actor {
    match (row.by_kind.as_str(), row.by) {
        ("staff", Some(id)) => Actor::Staff(StaffId(id)),
        ("token", Some(id)) => Actor::Token(ApiTokenId(id)),
        ("customer", _) => Actor::Customer(row.customer),
        _ => Actor::System,
    }
}

/// Who it was, for the line in the thread: a release is two people's.
fn by_line(tx: &mut Tx<'_>, ws: WorkspaceId, row: &ActionRow) -> Result<String, Problem> {
    let mut names = match actor_of(row) {
        Actor::Staff(staff) => staff_name(tx, ws, staff)?.name,
        Actor::Token(_) => "API".to_owned(),
        _ => row.by_kind.clone(),
    };
    if let Some(other) = row.approved_by {
        names = format!("{names}, {}", staff_name(tx, ws, StaffId(other))?.name);
    }
    Ok(names)
}

/// Writes down what the platform said, with its event and its line in the thread.
fn settle(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: AccountActionId,
    did: &Did,
) -> Result<Option<ActionRow>, Problem> {
    // The journal's lock first: of two that carry at once, the second one finds it settled.
    let Some(row) = store::action(tx, ws, id)? else { return Ok(None) };
    let mut changes = Changes::open(accounts, tx, ws, actor_of(&row), accounts.now())?;
    let Some(mut row) = store::action(tx, ws, id)? else { return Ok(None) };
    if row.state != ActionState::Waiting {
        return Ok(Some(row));
    }
    row.tries += 1;
    match did {
        Did::Done(status) => (row.state, row.status, row.outcome) = (ActionState::Done, Some(*status), None),
        Did::Refused(why) => (row.state, row.outcome) = (ActionState::Refused, Some(why.clone())),
        Did::Nothing(why) => {
            row.outcome = Some(why.clone());
            if row.tries >= most_tries(row.action) {
                row.state = ActionState::Failed;
            }
        }
    }
    if row.state != ActionState::Waiting {
        row.ended_at = Some(changes.journal.now);
        Jobs::cancel(tx, ws, CARRY, &id.to_string())?;
    }
    store::settle_action(tx, ws, &row)?;
    if row.state != ActionState::Waiting || row.tries == 1 {
        tell(tx, &mut changes, ws, &row)?;
    }
    changes.close(tx)?;
    Ok(Some(row))
}

fn tell(tx: &mut Tx<'_>, changes: &mut Changes<'_>, ws: WorkspaceId, row: &ActionRow) -> Result<(), Problem> {
    let data = json!({
        "action": row.id, "kind": row.action, "customer": row.customer, "state": row.state, "status": row.status,
        "outcome": row.outcome, "tries": row.tries, "approved_by": row.approved_by,
    });
    changes.journal.event_on(row.customer, row.case, kinds::ACCOUNT_ACTION_SETTLED, &data);
    let Some(case) = row.case else { return Ok(()) };
    let args = [
        ("action", row.action.word().to_owned()),
        ("by", by_line(tx, ws, row)?),
        ("why", row.outcome.clone().unwrap_or_default()),
        ("reason", row.reason.clone()),
    ];
    let activity = Activity::new(&format!("account_{}", row.state.word()), args);
    note_where_open(tx, changes, case, activity, false)
}
