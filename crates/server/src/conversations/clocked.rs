//! What the clocks need to know of a case.

use super::types::{CaseRow, CaseState};
use crate::clocks::{CaseFacts, Standing};

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
        clocked: case.next_due.is_some(),
    }
}
