//! The same questions for somebody who is limited to a part of the workspace: each is asked of the cases that lie within.

use super::store::{Moment, Reply, Scope, reply};
use crate::access::{Bind, Binds};
use ombud_base::{Time, id::StaffId};
use ombud_db::{DbError, Row, Tx};
use std::collections::HashMap;

/// A question about the cases `k` within: `body` goes on from `WHERE` with what it asks for, `$1` being the workspace.
fn ask<T>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (select, body, more): (&str, &str, &str),
    times: &[Time],
    read: impl FnMut(&Row<'_>) -> Result<T, DbError>,
) -> Result<Vec<T>, DbError> {
    let mut binds = Binds::default();
    binds.add(Bind::Id(scope.workspace.0));
    for time in times {
        binds.add(Bind::Int(time.micros()));
    }
    let mut within = scope.within.condition("k", &mut binds);
    if let Some(team) = scope.team {
        within = format!("{within} AND k.team_id = {}", binds.add(Bind::Id(team.0)));
    }
    let text = format!("SELECT {select} WHERE k.workspace_id = $1 AND {body} AND {within} {more}");
    tx.all(&text, &binds.values(), read)
}

fn one(tx: &mut Tx<'_>, scope: &Scope, from: &str, body: &str, times: &[Time]) -> Result<i64, DbError> {
    let select = format!("count(*) FROM {from}");
    let counts = ask(tx, scope, (&select, body, ""), times, |row| row.get(0))?;
    Ok(counts.first().copied().unwrap_or_default())
}

pub(super) fn waits(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ranges: &[(Time, Time)],
) -> Result<(Vec<i64>, Option<Time>), DbError> {
    let body = "k.state = 'open' AND k.waiting_since > $2 AND k.waiting_since <= $3";
    let mut counts = Vec::with_capacity(ranges.len());
    for (after, upto) in ranges {
        counts.push(one(tx, scope, "cases k", body, &[*after, *upto])?);
    }
    let (select, body) =
        ("min(k.waiting_since) FROM cases k", "k.state = 'open' AND k.waiting_since IS NOT NULL");
    let oldest = ask(tx, scope, (select, body, ""), &[], |row| row.get::<Option<Time>>(0))?;
    Ok((counts, oldest.into_iter().flatten().next()))
}

pub(super) fn waiting_for(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<StaffId, i64>, DbError> {
    let select = "k.assignee_id, count(*) FROM cases k";
    let body = "k.state = 'open' AND k.waiting_since IS NOT NULL AND k.assignee_id IS NOT NULL";
    let all =
        ask(tx, scope, (select, body, "GROUP BY k.assignee_id"), &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.into_iter().collect())
}

pub(super) fn replies(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Reply>, DbError> {
    let select = "e.started_at, e.replied_at, e.staff_id, e.team_id, e.first FROM episodes e \
                  JOIN cases k ON k.workspace_id = e.workspace_id AND k.id = e.case_id";
    ask(tx, scope, (select, "e.workspace_id = $1 AND e.replied_at >= $2", ""), &[scope.since], reply)
}

pub(super) fn per_hour(
    tx: &mut Tx<'_>,
    scope: &Scope,
    what: Moment,
    hours: &[Time],
) -> Result<Vec<i64>, DbError> {
    let body = match what {
        Moment::Opened => "k.created_at >= $2 AND k.created_at < $3",
        Moment::Resolved => "k.resolved_at >= $2 AND k.resolved_at < $3",
    };
    hours.iter().map(|hour| one(tx, scope, "cases k", body, &[*hour, hour.plus_seconds(3600)])).collect()
}

pub(super) fn scores(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Option<i64>>, DbError> {
    let select =
        "r.score FROM ratings r JOIN cases k ON k.workspace_id = r.workspace_id AND k.id = r.case_id";
    let body = "r.workspace_id = $1 AND r.asked_at >= $2";
    ask(tx, scope, (select, body, ""), &[scope.since], |row| row.get(0))
}

pub(super) fn breaches(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64, DbError> {
    let from = "clocks c JOIN cases k ON k.workspace_id = c.workspace_id AND k.id = c.case_id";
    one(tx, scope, from, "c.workspace_id = $1 AND c.breached_at >= $2", &[scope.since])
}
