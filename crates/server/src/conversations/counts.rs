//! What is counted of cases: who has how many, and how many lie in each view.
//!
//! Each open or sleeping case is in one bucket, by all that decides who sees it and in which views it is; one that has an owner is
//! in a second one, by its owner, for those who see it because it is theirs.

use super::types::{CaseRow, CaseState};
use crate::{access::Spot, events::Journal};
use ombud_base::id::{InboxId, StaffId, TeamId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};

/// Whose hands an open case is in.
pub(super) fn burdened(case: &CaseRow) -> Option<StaffId> {
    case.assignee.filter(|_| case.state == CaseState::Open)
}

/// What one bucket counts. In the database it is a text: its parts in this order, with a slash between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bucket {
    /// Open, or asleep.
    pub(crate) open: bool,
    /// Of this team.
    pub(crate) team: Option<TeamId>,
    /// Of this inbox.
    pub(crate) inbox: InboxId,
    /// Somebody's, nobody's, or exactly this one's.
    pub(crate) owner: Owner,
    /// The customer waits.
    pub(crate) waiting: bool,
    /// Of this type.
    pub(crate) kind: String,
}

/// Whose the cases of a bucket are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Nobody's.
    Nobody,
    /// Somebody's.
    Somebody,
    /// One member of staff's. These buckets count once more what is in the others.
    One(StaffId),
}

impl Bucket {
    /// Where its cases lie, as far as it says so.
    pub(crate) fn spot(&self) -> Spot<'_> {
        let assignee = match self.owner {
            Owner::One(staff) => Some(staff),
            Owner::Nobody | Owner::Somebody => None,
        };
        Spot { team: self.team, inbox: self.inbox, kind: &self.kind, assignee }
    }

    fn text(&self) -> String {
        let state = if self.open { "open" } else { "snoozed" };
        let team = self.team.map_or_else(|| "-".to_owned(), |team| team.to_string());
        let owner = match self.owner {
            Owner::Nobody => "free".to_owned(),
            Owner::Somebody => "owned".to_owned(),
            Owner::One(staff) => staff.to_string(),
        };
        let waiting = if self.waiting { "waiting" } else { "answered" };
        format!("{state}/{team}/{}/{owner}/{waiting}/{}", self.inbox, self.kind)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, '/');
        let open = parts.next()? == "open";
        let team = match parts.next()? {
            "-" => None,
            team => Some(team.parse().ok()?),
        };
        let inbox = parts.next()?.parse().ok()?;
        let owner = match parts.next()? {
            "free" => Owner::Nobody,
            "owned" => Owner::Somebody,
            staff => Owner::One(staff.parse().ok()?),
        };
        Some(Self {
            open,
            team,
            inbox,
            owner,
            waiting: parts.next()? == "waiting",
            kind: parts.next()?.to_owned(),
        })
    }

    /// All of a workspace that are not empty.
    ///
    /// # Errors
    /// As the database says.
    pub(crate) fn all(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<(Self, i64)>, DbError> {
        let all = tx.all(
            sql!("SELECT bucket, n FROM case_counts WHERE workspace_id = $1 AND n <> 0"),
            &[ws.into()],
            |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
        )?;
        let damaged = |text: &str| DbError::Statement(format!("a count of cases is called {text}"));
        all.into_iter().map(|(text, n)| Ok((Self::parse(&text).ok_or_else(|| damaged(&text))?, n))).collect()
    }

    /// Those that a case is in. That its customer waits is not in its owner's bucket: it would move with every message.
    fn of(case: &CaseRow) -> Vec<Self> {
        let open = match case.state {
            CaseState::Open => true,
            CaseState::Snoozed => false,
            CaseState::Resolved | CaseState::Merged => return Vec::new(),
        };
        let bucket = |owner, waiting| Self {
            open,
            team: case.team,
            inbox: case.inbox,
            owner,
            waiting,
            kind: case.kind.clone(),
        };
        let owner = if case.assignee.is_some() { Owner::Somebody } else { Owner::Nobody };
        let mut all = vec![bucket(owner, open && case.waiting_since.is_some())];
        all.extend(case.assignee.map(|it| bucket(Owner::One(it), false)));
        all
    }
}

/// Moves the counts by what has changed of a case.
pub(super) fn recount(journal: &mut Journal, before: Option<&CaseRow>, after: &CaseRow) {
    let same = |before: &CaseRow| {
        (
            before.state,
            before.team,
            before.inbox,
            before.assignee,
            before.waiting_since.is_some(),
            &before.kind,
        ) == (
            after.state,
            after.team,
            after.inbox,
            after.assignee,
            after.waiting_since.is_some(),
            &after.kind,
        )
    };
    if before.is_some_and(same) {
        return;
    }
    // What is in both is taken out and put back: the journal writes the sum, and nothing where that is none.
    before.map(Bucket::of).unwrap_or_default().iter().for_each(|it| journal.count(it.text(), -1));
    Bucket::of(after).iter().for_each(|it| journal.count(it.text(), 1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Uuid;

    #[test]
    fn a_bucket_is_read_as_it_was_written() {
        let id = |n| Uuid::from_u128(n);
        for owner in [Owner::Nobody, Owner::Somebody, Owner::One(StaffId(id(3)))] {
            for team in [None, Some(TeamId(id(1)))] {
                let (inbox, kind) = (InboxId(id(2)), "free/waiting".to_owned());
                let it = Bucket { open: true, team, inbox, owner, waiting: true, kind };
                assert_eq!(Bucket::parse(&it.text()), Some(it));
            }
        }
        assert_eq!(Bucket::parse("open/-/free"), None);
    }
}
