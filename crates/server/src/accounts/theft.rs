//! The case of a theft that a customer reports by a freeze token: opened, or joined, urgent, with the team that works on theft.

use super::Accounts;
use crate::{
    conversations::{
        actions::{load_whole, refuse_erased},
        changes::Changes,
        reading,
        types::{Activity, Author, BotPart, CaseState, Priority},
    },
    events::kinds,
    http::{Code, Problem},
    understanding::{Routes, Tree},
};
use ombud_base::id::{CaseId, ConversationId, CustomerId};
use ombud_db::Tx;
use serde_json::json;

/// The type of such cases.
const THEFT: &str = "theft";
/// The intent whose route names the team.
const INTENT: &str = "security.theft";

/// The customer's open case of a theft, or a new one; nothing where no inbox takes one, for a freeze does not wait for that.
pub(super) fn case_of(
    accounts: &Accounts,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    customer: CustomerId,
) -> Result<Option<CaseId>, Problem> {
    let ws = changes.journal.workspace;
    let (case, conversation) = match reading::open_case_of(tx, ws, customer, THEFT)? {
        Some(case) => (case, load_whole(tx, changes, case)?),
        None => {
            let Some(inbox) = reading::latest_inbox(tx, ws, customer)? else { return Ok(None) };
            let id = ConversationId::new(changes.journal.now, &accounts.random);
            match changes.open_case(tx, id, customer, inbox, Author::System) {
                Ok(case) => (case, id),
                Err(problem) if problem.code == Code::Blocked => return Ok(None),
                Err(problem) => return Err(problem),
            }
        }
    };
    alarm(tx, changes, case)?;
    changes.note_activity(conversation, Activity::new("freeze_pressed", []), false)?;
    Ok(Some(case))
}

/// The case of the talk in which the customer presses the button.
pub(super) fn in_talk(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    customer: CustomerId,
    conversation: ConversationId,
) -> Result<CaseId, Problem> {
    let talk = reading::conversation(tx, changes.journal.workspace, conversation)?;
    let case = talk.filter(|it| it.customer == customer).ok_or_else(Problem::not_found)?.case;
    load_whole(tx, changes, case)?;
    refuse_erased(changes.case(case))?;
    alarm(tx, changes, case)?;
    changes.note_activity(conversation, Activity::new("freeze_pressed_here", []), false)?;
    Ok(case)
}

/// Makes it what it is: a theft, urgent, somebody's, awake, and no longer the bot's.
fn alarm(tx: &mut Tx<'_>, changes: &mut Changes<'_>, case: CaseId) -> Result<(), Problem> {
    let intent = Tree::get().intent(INTENT);
    let routes = Routes::of(tx, changes.journal.workspace)?;
    let team = intent.and_then(|it| routes.team_of(it).0);
    let now = changes.journal.now;
    changes.change(case, |row| {
        THEFT.clone_into(&mut row.kind);
        row.priority = Priority::Urgent;
        row.intent = Some(INTENT.to_owned());
        row.state = CaseState::Open;
        row.snoozed_until = None;
        if row.assignee.is_none() {
            row.team = team.or(row.team);
        }
        row.bot = row.bot.map(|_| BotPart::HandedOver);
        row.waiting_since = row.waiting_since.or(Some(now));
    })?;
    let data = json!({"type": THEFT, "priority": Priority::Urgent});
    changes.journal.event(kinds::CASE_CHANGED, Some(case), &data);
    Ok(())
}
