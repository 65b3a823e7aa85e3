//! What the clocks need to know of a case.

use super::{
    Desk,
    changes::Changes,
    types::{Activity, CaseRow, CaseState},
};
use crate::{
    access::{CASE_TYPES, COMMON_TYPE},
    clocks::{CaseFacts, Standing},
    http::Problem,
};
use ombud_base::id::{CaseId, ConversationId};
use ombud_db::Tx;

/// Tells the customer how often they hear from a person at least, where a service level promises it.
///
/// # Errors
/// As the database says.
pub fn promise_updates(
    desk: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (id, conversation): (CaseId, ConversationId),
) -> Result<(), Problem> {
    let Some(case) = changes.case(id).map(facts) else { return Ok(()) };
    let Some(seconds) = desk.clocks.updates(tx, &changes.journal, &case)? else { return Ok(()) };
    let minutes = seconds.div_euclid(60).max(1).to_string();
    changes.note_activity(conversation, Activity::new("updates_promised", [("minutes", minutes)]), true)
}

/// Where a case stands, as far as clocks care.
pub(super) fn facts(case: &CaseRow) -> CaseFacts {
    CaseFacts {
        case: case.id,
        inbox: case.inbox,
        team: case.team,
        priority: case.priority.rank(),
        standing: match case.state {
            CaseState::Open => Standing::Open,
            CaseState::Snoozed => Standing::Snoozed,
            CaseState::Resolved => Standing::Resolved,
            CaseState::Merged => Standing::Merged,
        },
        created_at: case.created_at,
        // While the bot has it, nobody is late: the wait begins when the bot gives it to people, and then with the question.
        waiting_since: case.waiting_since.filter(|_| !case.with_bot()),
        peoples: !case.with_bot(),
        kind: CASE_TYPES.iter().find(|it| **it == case.kind).copied().unwrap_or(COMMON_TYPE),
        clocked: case.next_due.is_some(),
    }
}
