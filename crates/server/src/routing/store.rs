//! The SQL of routing.

use super::types::{Overflow, Routing};
use crate::customers::{Proof, Tier};
use ombud_base::{
    Time,
    id::{BusinessHoursId, CaseId, CustomerId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// A workspace's rules, with how often they were changed.
///
/// # Errors
/// As the database says.
pub fn routing(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(i64, Routing), DbError> {
    let found = tx.maybe(
        sql!("SELECT version, data FROM routing_rules WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
    )?;
    let Some((version, data)) = found else { return Ok((0, Routing::default())) };
    let routing =
        serde_json::from_str(&data).map_err(|error| DbError::Statement(format!("routing rules: {error}")))?;
    Ok((version, routing))
}

pub(super) fn write(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    version: i64,
    routing: &Routing,
    now: Time,
) -> Result<(), DbError> {
    let data = serde_json::to_string(routing).map_err(|error| DbError::Statement(error.to_string()))?;
    tx.exec(
        sql!(
            "INSERT INTO routing_rules (workspace_id, version, data, changed_at) VALUES ($1, $2, $3, $4) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, data = excluded.data, ",
            "changed_at = excluded.changed_at"
        ),
        &[ws.into(), version.into(), (&data).into(), now.into()],
    )?;
    Ok(())
}

/// What a customer's business is worth, and how surely they have proved who they are.
pub(super) fn customer(tx: &mut Tx<'_>, ws: WorkspaceId, id: CustomerId) -> Result<(Tier, Proof), DbError> {
    let found = tx.maybe(
        sql!("SELECT tier, proof FROM customers WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.unwrap_or((Tier::Standard, Proof::None)))
}

/// A team, as far as routing cares.
#[derive(Clone, Debug)]
pub(super) struct Team {
    pub name: String,
    pub hours: Option<BusinessHoursId>,
    /// It gives work out by itself.
    pub gives_out: bool,
    /// How many active people it has.
    pub members: i64,
}

pub(super) fn team(tx: &mut Tx<'_>, ws: WorkspaceId, id: TeamId) -> Result<Option<Team>, DbError> {
    tx.maybe(
        sql!(
            "SELECT t.name, t.business_hours_id, t.auto_assign, (SELECT count(*) FROM team_members m JOIN staff s ",
            "ON s.workspace_id = m.workspace_id AND s.id = m.staff_id AND s.state = 'active' ",
            "WHERE m.workspace_id = t.workspace_id AND m.team_id = t.id) ",
            "FROM teams t WHERE t.workspace_id = $1 AND t.id = $2"
        ),
        &[ws.into(), id.into()],
        |row| Ok(Team { name: row.get(0)?, hours: row.get(1)?, gives_out: row.get(2)?, members: row.get(3)? }),
    )
}

pub(super) fn inbox_team(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    inbox: ombud_base::id::InboxId,
) -> Result<Option<TeamId>, DbError> {
    let found = tx.maybe(
        sql!("SELECT team_id FROM inboxes WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), inbox.into()],
        |row| row.get(0),
    )?;
    Ok(found.flatten())
}

pub(super) fn skill_names(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
) -> Result<std::collections::HashMap<String, String>, DbError> {
    let all = tx.all(sql!("SELECT id, name FROM skills WHERE workspace_id = $1"), &[ws.into()], |row| {
        Ok((row.get::<ombud_base::id::SkillId>(0)?.to_string(), row.get(1)?))
    })?;
    Ok(all.into_iter().collect())
}

/// A case that goes on to somebody else unless somebody takes it.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub workspace: WorkspaceId,
    pub case: CaseId,
    pub team: Option<TeamId>,
    pub overflow: Overflow,
    pub rule: String,
}

macro_rules! waiting_columns {
    () => {
        "o.workspace_id, o.case_id, o.team_id, o.to_team_id, o.after_seconds, o.when_full, o.rule"
    };
}

fn waiting_row(row: &Row<'_>) -> Result<Waiting, DbError> {
    let mut row = row.reader();
    let (workspace, case, team) = (row.next()?, row.next()?, row.next()?);
    let (to, after_seconds, when_full) = (row.next()?, row.next()?, row.next()?);
    let overflow = Overflow { team: to, after_seconds, when_full };
    Ok(Waiting { workspace, case, team, overflow, rule: row.next()? })
}

pub(super) fn waiting(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Option<Waiting>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            waiting_columns!(),
            " FROM case_overflows o WHERE o.workspace_id = $1 AND o.case_id = $2"
        ),
        &[ws.into(), case.into()],
        waiting_row,
    )
}

/// Those that go on as soon as nobody of their team has time.
pub(super) fn waiting_for_room(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Waiting>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            waiting_columns!(),
            " FROM case_overflows o JOIN cases k ON k.workspace_id = o.workspace_id AND k.id = o.case_id ",
            "WHERE o.when_full = TRUE AND k.state = 'open' AND k.assignee_id IS NULL AND k.team_id = o.team_id ",
            "ORDER BY o.case_id LIMIT $1"
        ),
        &[limit.into()],
        waiting_row,
    )
}

pub(super) fn keep_waiting(tx: &mut Tx<'_>, it: &Waiting) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO case_overflows (workspace_id, case_id, team_id, to_team_id, after_seconds, when_full, rule) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, case_id) DO UPDATE SET ",
            "team_id = excluded.team_id, to_team_id = excluded.to_team_id, after_seconds = excluded.after_seconds, ",
            "when_full = excluded.when_full, rule = excluded.rule"
        ),
        &[
            it.workspace.into(),
            it.case.into(),
            it.team.into(),
            it.overflow.team.into(),
            it.overflow.after_seconds.into(),
            it.overflow.when_full.into(),
            (&it.rule).into(),
        ],
    )?;
    Ok(())
}

pub(super) fn forget_waiting(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM case_overflows WHERE workspace_id = $1 AND case_id = $2"),
        &[ws.into(), case.into()],
    )?;
    Ok(())
}
