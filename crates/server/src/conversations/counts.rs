//! What is counted of cases: who has how many, and how many lie in each view.

use super::types::{CaseRow, CaseState};
use crate::events::Journal;
use ombud_base::id::StaffId;

/// Whose hands an open case is in.
pub(super) fn burdened(case: &CaseRow) -> Option<StaffId> {
    case.assignee.filter(|_| case.state == CaseState::Open)
}

/// The bucket of the counts that a case lies in: state, team, whether it has an owner, whether its customer waits.
pub(super) fn bucket(case: &CaseRow) -> Option<String> {
    let team = case.team.map_or_else(|| "-".to_owned(), |team| team.to_string());
    match case.state {
        CaseState::Open => Some(format!(
            "open/{team}/{}/{}",
            if case.assignee.is_some() { "owned" } else { "free" },
            if case.waiting_since.is_some() { "waiting" } else { "answered" }
        )),
        CaseState::Snoozed => Some(format!("snoozed/{team}")),
        CaseState::Resolved | CaseState::Merged => None,
    }
}

/// Moves the counts by what has changed of a case.
pub(super) fn recount(journal: &mut Journal, before: Option<&CaseRow>, after: &CaseRow) {
    let same = before.is_some_and(|before| {
        (before.state, before.team, before.assignee.is_some(), before.waiting_since.is_some())
            == (after.state, after.team, after.assignee.is_some(), after.waiting_since.is_some())
    });
    if same {
        return;
    }
    if let Some(bucket) = before.and_then(bucket) {
        journal.count(bucket, -1);
    }
    if let Some(bucket) = bucket(after) {
        journal.count(bucket, 1);
    }
}
