//! The questions of the dashboard; an index answers each.

use super::within;
use crate::{
    access::{CaseScope, Spot, StaffCells},
    conversations::tally::{Owner, Tally},
};
use ombud_base::{
    Time, Value,
    id::{StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use std::collections::HashMap;

/// Which part of a workspace is looked at, and since when.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) workspace: WorkspaceId,
    pub(super) team: Option<TeamId>,
    /// What the one who looks is limited to.
    pub(super) within: CaseScope,
    pub(super) since: Time,
    pub(super) now: Time,
}

impl Scope {
    /// Whether a case there is looked at.
    pub(super) fn takes(&self, spot: &Spot<'_>) -> bool {
        self.team.is_none_or(|it| spot.team == Some(it)) && self.within.holds(spot)
    }

    fn times<T>(
        &self,
        tx: &mut Tx<'_>,
        [all, of_team]: [&str; 2],
        read: impl FnMut(&ombud_db::Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut values: Vec<Value<'_>> = vec![self.workspace.into(), self.since.into()];
        match self.team {
            None => tx.all(all, &values, read),
            Some(team) => {
                values.push(team.into());
                tx.all(of_team, &values, read)
            }
        }
    }
}

/// Open, unassigned and sleeping cases, by the counts that are kept with every change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    pub(super) open: i64,
    pub(super) unassigned: i64,
    pub(super) snoozed: i64,
    pub(super) waiting: i64,
}

pub(super) fn standings(tally: &Tally, scope: &Scope) -> Standings {
    let mut sums = Standings::default();
    for (bucket, n) in tally.sums(|spot| scope.takes(spot)) {
        if bucket.open {
            sums.open += n;
            sums.unassigned += if bucket.owner == Owner::Nobody { n } else { 0 };
            sums.waiting += if bucket.waiting { n } else { 0 };
        } else {
            sums.snoozed += n;
        }
    }
    sums
}

/// How many have waited since a time in each range (after the first, up to the second), and since when the longest.
pub(super) fn waits(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ranges: &[(Time, Time)],
) -> Result<(Vec<i64>, Option<Time>), DbError> {
    if !scope.within.is_everything() {
        return within::waits(tx, scope, ranges);
    }
    let of_team = scope.team.is_some();
    let values: Vec<Vec<Value<'_>>> = ranges
        .iter()
        .map(|(after, upto)| {
            let mut values = vec![scope.workspace.into(), (*after).into(), (*upto).into()];
            values.extend(scope.team.map(Value::from));
            values
        })
        .collect();
    let count = if of_team {
        sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND state = 'open' AND waiting_since > $2 ",
            "AND waiting_since <= $3 AND team_id = $4"
        )
    } else {
        sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND state = 'open' AND waiting_since > $2 ",
            "AND waiting_since <= $3"
        )
    };
    let counts = tx.maybe_many(count, &values, |row| row.get::<i64>(0))?;
    let mut values = vec![scope.workspace.into()];
    values.extend(scope.team.map(Value::from));
    let oldest = if of_team {
        sql!(
            "SELECT min(waiting_since) FROM cases WHERE workspace_id = $1 AND state = 'open' AND team_id = $2"
        )
    } else {
        sql!(
            "SELECT min(waiting_since) FROM cases WHERE workspace_id = $1 AND state = 'open' ",
            "AND waiting_since IS NOT NULL"
        )
    };
    let oldest = tx.one(oldest, &values, |row| row.get(0))?;
    Ok((counts.into_iter().map(Option::unwrap_or_default).collect(), oldest))
}

/// How many customers wait for each member of staff.
pub(super) fn waiting_for(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<StaffId, i64>, DbError> {
    if !scope.within.is_everything() {
        return within::waiting_for(tx, scope);
    }
    let all = tx.all(
        sql!(
            "SELECT assignee_id, count(*) FROM cases WHERE workspace_id = $1 AND state = 'open' ",
            "AND waiting_since IS NOT NULL AND assignee_id IS NOT NULL GROUP BY assignee_id"
        ),
        &[scope.workspace.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(all.into_iter().collect())
}

/// Somebody at work.
pub(super) struct Worker {
    pub(super) id: StaffId,
    pub(super) name: String,
    pub(super) presence: String,
    pub(super) load: i64,
    pub(super) max_load: i64,
}

/// Active staff, by name.
pub(super) fn staff(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Worker>, DbError> {
    let read = |row: &ombud_db::Row<'_>| {
        let mut row = row.reader();
        let id = row.next()?;
        let (name, presence) = (row.name_of(id)?, row.next()?);
        Ok(Worker { id, name, presence, load: row.next()?, max_load: row.next()? })
    };
    let mut all = match scope.team {
        None => tx.all(
            sql!(
                "SELECT id, name, presence, load, max_load FROM staff ",
                "WHERE workspace_id = $1 AND state = 'active'"
            ),
            &[scope.workspace.into()],
            read,
        ),
        Some(team) => tx.all(
            sql!(
                "SELECT s.id, s.name, s.presence, s.load, s.max_load FROM team_members m ",
                "JOIN staff s ON s.workspace_id = m.workspace_id AND s.id = m.staff_id ",
                "WHERE m.workspace_id = $1 AND m.team_id = $2 AND s.state = 'active'"
            ),
            &[scope.workspace.into(), team.into()],
            read,
        ),
    }?;
    all.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(all)
}

/// A wait that staff ended.
pub(super) struct Reply {
    pub(super) started_at: Time,
    pub(super) replied_at: Time,
    pub(super) staff: Option<StaffId>,
    pub(super) team: Option<TeamId>,
    pub(super) first: bool,
}

/// The waits that staff ended since the day began, of every team.
pub(super) fn replies(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Reply>, DbError> {
    if !scope.within.is_everything() {
        return within::replies(tx, scope);
    }
    tx.all(
        sql!(
            "SELECT started_at, replied_at, staff_id, team_id, first FROM episodes ",
            "WHERE workspace_id = $1 AND replied_at >= $2"
        ),
        &[scope.workspace.into(), scope.since.into()],
        reply,
    )
}

pub(super) fn reply(row: &ombud_db::Row<'_>) -> Result<Reply, DbError> {
    Ok(Reply {
        started_at: row.get(0)?,
        replied_at: row.get(1)?,
        staff: row.get(2)?,
        team: row.get(3)?,
        first: row.get(4)?,
    })
}

/// How many cases were opened, or resolved, in each of the hours that begin at `hours`; the last one is still running.
pub(super) fn per_hour(
    tx: &mut Tx<'_>,
    scope: &Scope,
    what: Moment,
    hours: &[Time],
) -> Result<Vec<i64>, DbError> {
    if !scope.within.is_everything() {
        return within::per_hour(tx, scope, what, hours);
    }
    let values: Vec<Vec<Value<'_>>> = hours
        .iter()
        .map(|hour| {
            let mut values = vec![scope.workspace.into(), (*hour).into(), hour.plus_seconds(3600).into()];
            values.extend(scope.team.map(Value::from));
            values
        })
        .collect();
    let statement = match (what, scope.team.is_some()) {
        (Moment::Opened, false) => sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND created_at >= $2 AND created_at < $3"
        ),
        (Moment::Opened, true) => sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND created_at >= $2 AND created_at < $3 AND team_id = $4"
        ),
        (Moment::Resolved, false) => sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND resolved_at >= $2 AND resolved_at < $3"
        ),
        (Moment::Resolved, true) => sql!(
            "SELECT count(*) FROM cases WHERE workspace_id = $1 AND resolved_at >= $2 AND resolved_at < $3 AND team_id = $4"
        ),
    };
    let counts = tx.maybe_many(statement, &values, |row| row.get::<i64>(0))?;
    Ok(counts.into_iter().map(Option::unwrap_or_default).collect())
}

/// A moment in the life of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// It was opened.
    Opened,
    /// It was resolved, and has not been opened again.
    Resolved,
}

/// The scores of those who were asked today; none: no answer yet.
pub(super) fn scores(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Option<i64>>, DbError> {
    if !scope.within.is_everything() {
        return within::scores(tx, scope);
    }
    scope.times(
        tx,
        [
            sql!("SELECT score FROM ratings WHERE workspace_id = $1 AND asked_at >= $2"),
            sql!(
                "SELECT r.score FROM ratings r JOIN cases k ON k.workspace_id = r.workspace_id AND k.id = r.case_id ",
                "WHERE r.workspace_id = $1 AND r.asked_at >= $2 AND k.team_id = $3"
            ),
        ],
        |row| row.get(0),
    )
}

/// How many targets were missed today.
pub(super) fn breaches(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64, DbError> {
    if !scope.within.is_everything() {
        return within::breaches(tx, scope);
    }
    let counts = scope.times(
        tx,
        [
            sql!("SELECT count(*) FROM clocks WHERE workspace_id = $1 AND breached_at >= $2"),
            sql!(
                "SELECT count(*) FROM clocks c JOIN cases k ON k.workspace_id = c.workspace_id AND k.id = c.case_id ",
                "WHERE c.workspace_id = $1 AND c.breached_at >= $2 AND k.team_id = $3"
            ),
        ],
        |row| row.get(0),
    )?;
    Ok(counts.first().copied().unwrap_or_default())
}
