//! The SQL of runs.

use ombud_base::{
    Time,
    id::{RetentionRunId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// The most runs that are listed.
const SHOWN: i64 = 50;

/// A run of the rules, and what it destroyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RetentionRun)]
pub struct Run {
    /// Its id.
    pub id: RetentionRunId,
    /// When it began.
    pub started_at: Time,
    /// When it was done; none: it goes on.
    pub finished_at: Option<Time>,
    /// Cases in which what was said is destroyed.
    pub cases: i64,
    /// Messages, notes and lines about what happened that were destroyed.
    pub messages: i64,
    /// Files that were deleted.
    pub files: i64,
    /// Customers who were erased.
    pub customers: i64,
    /// Deliveries, reveals, browsers and alerts that were deleted.
    pub records: i64,
    /// Cases and customers that could not be dealt with; the log says why, and the next run tries again.
    pub failed: i64,
}

/// What a batch adds to its run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub(super) cases: i64,
    pub(super) messages: i64,
    pub(super) files: i64,
    pub(super) customers: i64,
    pub(super) records: i64,
    pub(super) failed: i64,
}

macro_rules! columns {
    () => {
        "id, started_at, finished_at, cases, messages, files, customers, records, failed"
    };
}

fn run(row: &Row<'_>) -> Result<Run, DbError> {
    let mut row = row.reader();
    Ok(Run {
        id: row.next()?,
        started_at: row.next()?,
        finished_at: row.next()?,
        cases: row.next()?,
        messages: row.next()?,
        files: row.next()?,
        customers: row.next()?,
        records: row.next()?,
        failed: row.next()?,
    })
}

/// The latest runs, the newest first.
pub(super) fn latest(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<Run>, DbError> {
    tx.all(
        sql!("SELECT ", columns!(), " FROM retention_runs WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2"),
        &[ws.into(), SHOWN.into()],
        run,
    )
}

/// The run that goes on; a new one where there is none.
pub(super) fn open(tx: &mut Tx<'_>, ws: WorkspaceId, new: RetentionRunId, now: Time) -> Result<Run, DbError> {
    let going = tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM retention_runs WHERE workspace_id = $1 AND finished_at IS NULL ORDER BY id LIMIT 1"
        ),
        &[ws.into()],
        run,
    )?;
    if let Some(going) = going {
        return Ok(going);
    }
    tx.exec(
        sql!(
            "INSERT INTO retention_runs (workspace_id, id, started_at, cases, messages, files, customers, records, failed) ",
            "VALUES ($1, $2, $3, 0, 0, 0, 0, 0, 0)"
        ),
        &[ws.into(), new.into(), now.into()],
    )?;
    Ok(Run {
        id: new,
        started_at: now,
        finished_at: None,
        cases: 0,
        messages: 0,
        files: 0,
        customers: 0,
        records: 0,
        failed: 0,
    })
}

/// Adds what a batch destroyed, in the transaction that did.
pub(super) fn add(tx: &mut Tx<'_>, ws: WorkspaceId, id: RetentionRunId, by: Sum) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE retention_runs SET cases = cases + $3, messages = messages + $4, files = files + $5, ",
            "customers = customers + $6, records = records + $7, failed = failed + $8 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            ws.into(),
            id.into(),
            by.cases.into(),
            by.messages.into(),
            by.files.into(),
            by.customers.into(),
            by.records.into(),
            by.failed.into(),
        ],
    )
    .map(drop)
}

/// Ends a run.
pub(super) fn finish(tx: &mut Tx<'_>, ws: WorkspaceId, id: RetentionRunId, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE retention_runs SET finished_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into(), now.into()],
    )
    .map(drop)
}
