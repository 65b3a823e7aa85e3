use super::types::{ApprovalState, Row, Stored};
use crate::{http::Problem, keys};
use ombud_base::{
    Time,
    id::{ApprovalId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row as DbRow, Tx, sql};

fn place(column: &'static str, id: ApprovalId) -> Place {
    Place::new(column).id(id.0)
}

macro_rules! columns {
    () => {
        "id, operation, asked_by, session_id, asked_at, expires_at, state, request, decided_by, decided_at, note, ended_at, \
         status, outcome"
    };
}

fn row(row: &DbRow<'_>) -> Result<Row, DbError> {
    let mut row = row.reader();
    let id: ApprovalId = row.next()?;
    Ok(Row {
        id,
        operation: row.next()?,
        asked_by: row.next()?,
        session: row.next()?,
        asked_at: row.next()?,
        expires_at: row.next()?,
        state: row.next()?,
        request: {
            let text = row.open(&place("approvals.request", id))?.unwrap_or_default();
            serde_json::from_str(&text).map_err(|error| DbError::Statement(format!("approval: {error}")))?
        },
        decided_by: row.next()?,
        decided_at: row.next()?,
        note: row.open(&place("approvals.note", id))?,
        ended_at: row.next()?,
        status: row.next()?,
        outcome: row.open(&place("approvals.outcome", id))?,
    })
}

pub(super) fn find(tx: &mut Tx<'_>, ws: WorkspaceId, id: ApprovalId) -> Result<Option<Row>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM approvals WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        row,
    )
}

/// Those before `before`, the newest first; `open`: only those that still wait for somebody.
pub(super) fn list(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    before: ApprovalId,
    open: Option<Time>,
    most: i64,
) -> Result<Vec<Row>, DbError> {
    let (only, now) = (open.is_some(), open.unwrap_or(Time::from_micros(0)));
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM approvals WHERE workspace_id = $1 AND id < $2 ",
            "AND ($3 = FALSE OR (state IN ('pending', 'approved') AND expires_at > $4)) ORDER BY id DESC LIMIT $5"
        ),
        &[ws.into(), before.into(), only.into(), now.into(), most.into()],
        row,
    )
}

/// How many somebody has asked for since then, and how many of theirs wait.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    by: StaffId,
    since: Time,
    now: Time,
) -> Result<(i64, i64), DbError> {
    tx.one(
        sql!(
            "SELECT count(*), CAST(COALESCE(sum(CASE WHEN state = 'pending' AND expires_at > $4 THEN 1 ELSE 0 END), 0) AS BIGINT) ",
            "FROM approvals WHERE workspace_id = $1 AND asked_by = $2 AND asked_at > $3"
        ),
        &[ws.into(), by.into(), since.into(), now.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(super) fn insert(tx: &mut Tx<'_>, ws: WorkspaceId, new: &Row) -> Result<(), Problem> {
    let text = serde_json::to_string::<Stored>(&new.request).map_err(Problem::internal)?;
    let sealed = keys::seal_own(tx, ws, &place("approvals.request", new.id), &text)?;
    tx.exec(
        sql!(
            "INSERT INTO approvals (workspace_id, id, operation, asked_by, session_id, asked_at, expires_at, state, request) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            ws.into(),
            new.id.into(),
            (&new.operation).into(),
            new.asked_by.into(),
            new.session.into(),
            new.asked_at.into(),
            new.expires_at.into(),
            new.state.into(),
            (&sealed).into(),
        ],
    )?;
    Ok(())
}

/// Moves one from a state to another; false when it was not in that state any more.
pub(super) fn move_on(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ApprovalId,
    (from, to): (ApprovalState, ApprovalState),
) -> Result<bool, DbError> {
    let moved = tx.exec(
        sql!("UPDATE approvals SET state = $4 WHERE workspace_id = $1 AND id = $2 AND state = $3"),
        &[ws.into(), id.into(), from.into(), to.into()],
    )?;
    Ok(moved == 1)
}

pub(super) fn decide(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ApprovalId,
    (by, at, expires): (StaffId, Time, Time),
    note: &str,
) -> Result<(), DbError> {
    let note = if note.is_empty() {
        None
    } else {
        Some(keys::seal_own(tx, ws, &place("approvals.note", id), note)?)
    };
    tx.exec(
        sql!(
            "UPDATE approvals SET decided_by = $3, decided_at = $4, expires_at = $5, note = $6 ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), id.into(), by.into(), at.into(), expires.into(), note.as_deref().into()],
    )
    .map(drop)
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: ApprovalId,
    (at, status): (Time, i64),
    outcome: Option<&str>,
) -> Result<(), DbError> {
    let outcome =
        outcome.map(|it| keys::seal_own(tx, ws, &place("approvals.outcome", id), it)).transpose()?;
    tx.exec(
        sql!(
            "UPDATE approvals SET ended_at = $3, status = $4, outcome = $5 WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), id.into(), at.into(), status.into(), outcome.as_deref().into()],
    )
    .map(drop)
}
