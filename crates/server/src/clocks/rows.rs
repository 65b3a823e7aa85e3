//! Clocks and episodes as they are stored.

use super::hours::{self, Hours};
use crate::words::words;
use ombud_base::{
    Time, Value,
    id::{BusinessHoursId, CaseId, ClockId, ServiceLevelId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

words! {
    /// What a clock measures.
    ClockKind {
        /// From a customer's first message to the first reply of a person.
        FirstReply = "first_reply",
        /// From a customer's first unanswered message to the reply, after the first one.
        NextReply = "next_reply",
        /// From opening to resolving.
        Resolution = "resolution",
        /// From one word of a person to the next, whether the customer has written or not, while the case is not resolved.
        Update = "update",
    }
}
words! {
    /// How a clock stands.
    ClockState {
        /// It runs.
        Running = "running",
        /// It is stopped for a while: the case sleeps, and it is the customer's turn.
        Paused = "paused",
        /// It ended in time.
        Met = "met",
        /// Its target was missed.
        Breached = "breached",
        /// It lost its meaning: the case was merged, or no service level asks for it any more. Not shown.
        Cancelled = "cancelled",
    }
}

impl ClockKind {
    /// Whether it runs while a customer waits.
    pub(super) const fn is_reply(self) -> bool {
        matches!(self, Self::FirstReply | Self::NextReply)
    }
}

/// One target's run on one case.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClockRow {
    pub(super) id: ClockId,
    pub(super) case: CaseId,
    pub(super) kind: ClockKind,
    pub(super) state: ClockState,
    pub(super) level: ServiceLevelId,
    pub(super) target: i64,
    pub(super) hours: Option<BusinessHoursId>,
    pub(super) warn_percent: i64,
    pub(super) started_at: Time,
    pub(super) spans: Vec<(i64, i64)>,
    pub(super) resumed_at: Option<Time>,
    pub(super) warn_at: Option<Time>,
    pub(super) due_at: Option<Time>,
    pub(super) warned: bool,
    pub(super) ended_at: Option<Time>,
    pub(super) breached_at: Option<Time>,
}

impl ClockRow {
    /// Counts anew when it warns and when it is due, from what it has run so far.
    pub(super) fn recount(&mut self, hours: Option<&Hours>) {
        let Some(resumed) = self.resumed_at else {
            (self.warn_at, self.due_at) = (None, None);
            return;
        };
        let span =
            |(from, to): &(i64, i64)| hours::between(hours, Time::from_micros(*from), Time::from_micros(*to));
        let spent: i64 = self.spans.iter().map(span).sum();
        let target = self.target * 1_000_000;
        self.due_at = hours::add(hours, resumed, target - spent);
        self.warn_at = hours::add(hours, resumed, target / 100 * self.warn_percent - spent);
    }

    /// Stops it for now.
    pub(super) fn stop(&mut self, now: Time) {
        if let Some(resumed) = self.resumed_at.take()
            && resumed < now
        {
            self.spans.push((resumed.micros(), now.micros()));
        }
    }

    /// Whether a target can still be missed.
    pub(super) fn ticks(&self) -> bool {
        self.state == ClockState::Running && self.ended_at.is_none()
    }
}

macro_rules! columns {
    () => {
        "id, case_id, kind, state, service_level_id, target_seconds, business_hours_id, warn_percent, started_at, spans, \
         resumed_at, warn_at, due_at, warned, ended_at, breached_at"
    };
}

fn row(row: &Row<'_>) -> Result<ClockRow, DbError> {
    let mut row = row.reader();
    Ok(ClockRow {
        id: row.next()?,
        case: row.next()?,
        kind: row.next()?,
        state: row.next()?,
        level: row.next()?,
        target: row.next()?,
        hours: row.next()?,
        warn_percent: row.next()?,
        started_at: row.next()?,
        spans: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("clock spans: {error}")))?,
        resumed_at: row.next()?,
        warn_at: row.next()?,
        due_at: row.next()?,
        warned: row.next()?,
        ended_at: row.next()?,
        breached_at: row.next()?,
    })
}

pub(super) fn by_id(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: ClockId,
) -> Result<Option<ClockRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM clocks WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into()],
        row,
    )
}

pub(super) fn of_case(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    case: CaseId,
) -> Result<Vec<ClockRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM clocks WHERE workspace_id = $1 AND case_id = $2 AND state <> 'cancelled' ",
            "ORDER BY started_at, id"
        ),
        &[workspace.into(), case.into()],
        row,
    )
}

/// What still matters of these cases' clocks: those that have not ended, and of resolution also those that have.
pub(super) fn of_cases(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    cases: &[CaseId],
) -> Result<Vec<ClockRow>, DbError> {
    let mut found = Vec::new();
    for some in cases.chunks(8) {
        // One statement for any number: what is left of the eight repeats the last one.
        let last = some.last().copied();
        let ids = some.iter().copied().chain(std::iter::repeat_with(|| last).flatten()).take(8);
        let values: Vec<Value<'_>> = std::iter::once(workspace.into()).chain(ids.map(Value::from)).collect();
        found.extend(tx.all(
            sql!(
                "SELECT ",
                columns!(),
                " FROM clocks WHERE workspace_id = $1 ",
                "AND case_id IN ($2, $3, $4, $5, $6, $7, $8, $9) ",
                "AND (ended_at IS NULL OR kind = 'resolution') AND state <> 'cancelled'"
            ),
            &values,
            row,
        )?);
    }
    Ok(found)
}

pub(super) fn save(tx: &mut Tx<'_>, workspace: WorkspaceId, rows: &[ClockRow]) -> Result<(), DbError> {
    if rows.is_empty() {
        return Ok(());
    }
    let spans: Result<Vec<String>, _> = rows.iter().map(|it| serde_json::to_string(&it.spans)).collect();
    let spans = spans.map_err(|error| DbError::Statement(error.to_string()))?;
    let values: Vec<Vec<Value<'_>>> = rows
        .iter()
        .zip(&spans)
        .map(|(it, spans)| {
            vec![
                workspace.into(),
                it.id.into(),
                it.case.into(),
                it.kind.into(),
                it.state.into(),
                it.level.into(),
                it.target.into(),
                it.hours.into(),
                it.warn_percent.into(),
                it.started_at.into(),
                spans.into(),
                it.resumed_at.into(),
                it.warn_at.into(),
                it.due_at.into(),
                it.warned.into(),
                it.ended_at.into(),
                it.breached_at.into(),
            ]
        })
        .collect();
    tx.exec_many(
        sql!(
            "INSERT INTO clocks (workspace_id, ", columns!(), ") ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET state = excluded.state, service_level_id = excluded.service_level_id, ",
            "target_seconds = excluded.target_seconds, business_hours_id = excluded.business_hours_id, ",
            "warn_percent = excluded.warn_percent, spans = excluded.spans, resumed_at = excluded.resumed_at, ",
            "warn_at = excluded.warn_at, due_at = excluded.due_at, warned = excluded.warned, ended_at = excluded.ended_at, ",
            "breached_at = excluded.breached_at"
        ),
        &values,
    )?;
    Ok(())
}

/// What happened to an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Episode {
    /// A customer began to wait at this time.
    Began(CaseId, Time),
    /// Staff replied to who had waited since this time.
    Replied(CaseId, Time, Option<StaffId>, Option<TeamId>),
    /// It ended otherwise.
    Closed(CaseId, Time),
}

/// Writes what happened to episodes, in order; neighbours of one kind go together.
pub(super) fn write_episodes(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    now: Time,
    episodes: &[Episode],
) -> Result<(), DbError> {
    let same = |a: &Episode, b: &Episode| std::mem::discriminant(a) == std::mem::discriminant(b);
    for alike in episodes.chunk_by(same) {
        let values: Vec<Vec<Value<'_>>> = alike
            .iter()
            .map(|it| match *it {
                Episode::Began(case, at) => vec![workspace.into(), case.into(), at.into()],
                Episode::Replied(case, at, staff, team) => {
                    vec![workspace.into(), case.into(), at.into(), now.into(), staff.into(), team.into()]
                }
                Episode::Closed(case, at) => vec![workspace.into(), case.into(), at.into(), now.into()],
            })
            .collect();
        let statement = match alike.first() {
            // One that began and ended at the same moment goes on.
            Some(Episode::Began(..)) => sql!(
                "INSERT INTO episodes (workspace_id, case_id, started_at, first) VALUES ($1, $2, $3, ",
                "NOT EXISTS (SELECT 1 FROM episodes e WHERE e.workspace_id = $1 AND e.case_id = $2 AND e.replied_at IS NOT NULL)) ",
                "ON CONFLICT (workspace_id, case_id, started_at) DO UPDATE SET replied_at = NULL, closed_at = NULL, ",
                "staff_id = NULL, team_id = NULL"
            ),
            Some(Episode::Replied(..)) => sql!(
                "UPDATE episodes SET replied_at = $4, staff_id = $5, team_id = $6 ",
                "WHERE workspace_id = $1 AND case_id = $2 AND started_at = $3"
            ),
            _ => sql!(
                "UPDATE episodes SET closed_at = $4 WHERE workspace_id = $1 AND case_id = $2 AND started_at = $3"
            ),
        };
        tx.exec_many(statement, &values)?;
    }
    Ok(())
}

/// When the episode began that ended at `ended` without a reply.
pub(super) fn ended_unanswered(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    case: CaseId,
    ended: Time,
) -> Result<Option<Time>, DbError> {
    tx.maybe(
        sql!(
            "SELECT started_at FROM episodes WHERE workspace_id = $1 AND case_id = $2 AND closed_at = $3 ",
            "AND replied_at IS NULL ORDER BY started_at DESC LIMIT 1"
        ),
        &[workspace.into(), case.into(), ended.into()],
        |row| row.get(0),
    )
}

/// Whether these episodes are the first of their cases; false for one that is not there.
pub(super) fn are_first(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    episodes: &[(CaseId, Time)],
) -> Result<Vec<bool>, DbError> {
    let asked: Vec<Vec<Value<'_>>> =
        episodes.iter().map(|(case, at)| vec![workspace.into(), (*case).into(), (*at).into()]).collect();
    let found = tx.maybe_many(
        sql!("SELECT first FROM episodes WHERE workspace_id = $1 AND case_id = $2 AND started_at = $3"),
        &asked,
        |row| row.get::<bool>(0),
    )?;
    Ok(found.into_iter().map(Option::unwrap_or_default).collect())
}

/// Writes when the next clock of each case is due: its name and state as `first_reply/running`.
pub(super) fn write_next_due(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    due: &[(CaseId, Option<String>, Option<Time>)],
) -> Result<(), DbError> {
    let values: Vec<Vec<Value<'_>>> = due
        .iter()
        .map(|(case, next, at)| vec![workspace.into(), (*case).into(), next.into(), (*at).into()])
        .collect();
    tx.exec_many(
        sql!("UPDATE cases SET next_due = $3, next_due_at = $4 WHERE workspace_id = $1 AND id = $2"),
        &values,
    )?;
    Ok(())
}
