//! What the clocks need to know of a case.

use super::types::{CaseRow, CaseState};
use crate::clocks::{CaseFacts, Standing};

/// Where a case stands, as far as clocks care.
pub(super) const fn facts(case: &CaseRow) -> CaseFacts {
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
        waiting_since: case.waiting_since,
        clocked: case.next_due.is_some(),
    }
}
