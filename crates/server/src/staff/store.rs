use super::{
    suspension::{suspension_of, suspensions},
    types::{Notify, Staff},
};
use crate::{
    access::{CaseScope, StaffCells, seal_names},
    app::App,
    http::Problem,
};
use ombud_base::{
    Uuid,
    id::{SkillId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use std::collections::BTreeMap;

fn damaged(what: &str) -> DbError {
    DbError::Statement(format!("a row of staff has a strange {what}"))
}

fn read(app: &App, workspace: WorkspaceId, row: &Row<'_>) -> Result<Staff, DbError> {
    let mut row = row.reader();
    let id: StaffId = row.next()?;
    Ok(Staff {
        id,
        email: row.email_of(id)?,
        name: row.name_of(id)?,
        display_name: row.display_name_of(id)?,
        role: row.next()?,
        teams: Vec::new(),
        scope: CaseScope::parse(&row.next::<String>()?)?,
        skills: Vec::new(),
        state: row.next()?,
        suspended: None,
        presence: row.next()?,
        connected: app.hub.staff_connected(workspace, id),
        max_load: row.next()?,
        load: row.next()?,
        language: row.next()?,
        theme: row.next()?,
        notify: serde_json::from_str::<Notify>(&row.next::<String>()?).map_err(|_| damaged("notify"))?,
        second_factor: row.next()?,
        last_seen_at: row.next()?,
        created_at: row.next()?,
        languages: serde_json::from_str(&row.next::<String>()?).map_err(|_| damaged("languages"))?,
    })
}

/// A member of staff.
///
/// # Errors
/// As the database says.
pub fn find(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    id: StaffId,
) -> Result<Option<Staff>, DbError> {
    let key = [workspace.into(), id.into()];
    let found = tx.maybe(
        sql!(
            "SELECT s.id, s.email, s.name, s.display_name, s.role_id, s.scope, s.state, s.presence, s.max_load, s.load, s.language, ",
            "s.theme, s.notify, s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p ",
            "WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.id), s.last_seen_at, s.created_at, s.languages ",
            "FROM staff s WHERE s.workspace_id = $1 AND s.id = $2"
        ),
        &key,
        |row| read(app, workspace, row),
    )?;
    let Some(mut staff) = found else { return Ok(None) };
    staff.suspended = suspension_of(tx, workspace, id)?;
    staff.teams = tx.all(
        sql!("SELECT team_id FROM team_members WHERE workspace_id = $1 AND staff_id = $2 ORDER BY team_id"),
        &key,
        |row| row.get(0),
    )?;
    staff.skills = tx.all(
        sql!("SELECT skill_id FROM staff_skills WHERE workspace_id = $1 AND staff_id = $2 ORDER BY skill_id"),
        &key,
        |row| row.get(0),
    )?;
    Ok(Some(staff))
}

/// Everybody, by name.
///
/// # Errors
/// As the database says.
pub fn list(tx: &mut Tx<'_>, app: &App, workspace: WorkspaceId) -> Result<Vec<Staff>, DbError> {
    let mut all = tx.all(
        sql!(
            "SELECT s.id, s.email, s.name, s.display_name, s.role_id, s.scope, s.state, s.presence, s.max_load, s.load, s.language, ",
            "s.theme, s.notify, s.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys p ",
            "WHERE p.workspace_id = s.workspace_id AND p.staff_id = s.id), s.last_seen_at, s.created_at, s.languages ",
            "FROM staff s WHERE s.workspace_id = $1"
        ),
        &[workspace.into()],
        |row| read(app, workspace, row),
    )?;
    all.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let mut teams: BTreeMap<StaffId, Vec<TeamId>> = BTreeMap::new();
    for (staff, team) in pairs(
        tx,
        workspace,
        sql!("SELECT staff_id, team_id FROM team_members WHERE workspace_id = $1 ORDER BY team_id"),
    )? {
        teams.entry(StaffId(staff)).or_default().push(TeamId(team));
    }
    let mut skills: BTreeMap<StaffId, Vec<SkillId>> = BTreeMap::new();
    for (staff, skill) in pairs(
        tx,
        workspace,
        sql!("SELECT staff_id, skill_id FROM staff_skills WHERE workspace_id = $1 ORDER BY skill_id"),
    )? {
        skills.entry(StaffId(staff)).or_default().push(SkillId(skill));
    }
    let mut held = suspensions(tx, workspace)?;
    for it in &mut all {
        it.suspended = held.remove(&it.id);
        it.teams = teams.remove(&it.id).unwrap_or_default();
        it.skills = skills.remove(&it.id).unwrap_or_default();
    }
    Ok(all)
}

/// Pairs of ids.
pub(super) fn pairs(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    statement: &str,
) -> Result<Vec<(Uuid, Uuid)>, DbError> {
    tx.all(statement, &[workspace.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Writes name, preferences, role, scope, state and maximum load.
///
/// # Errors
/// As the database says.
pub fn write_profile(tx: &mut Tx<'_>, workspace: WorkspaceId, it: &Staff) -> Result<(), DbError> {
    let (name, display_name) = seal_names(tx, workspace, it.id, &it.name, &it.display_name)?;
    let notify = serde_json::to_string(&it.notify).map_err(|error| DbError::Statement(error.to_string()))?;
    let languages = serde_json::to_string(&it.languages).map_err(|_| damaged("languages"))?;
    let scope = it.scope.stored().map_err(|_| damaged("scope"))?;
    tx.exec(
        sql!(
            "UPDATE staff SET name = $3, display_name = $4, role_id = $5, state = $6, max_load = $7, language = $8, ",
            "theme = $9, notify = $10, scope = $11, languages = $12 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            workspace.into(),
            it.id.into(),
            (&name).into(),
            (&display_name).into(),
            it.role.into(),
            it.state.word().into(),
            it.max_load.into(),
            (&it.language).into(),
            it.theme.word().into(),
            (&notify).into(),
            (&scope).into(),
            (&languages).into(),
        ],
    )?;
    Ok(())
}

/// The names of these, as customers see them.
///
/// # Errors
/// As the database says.
pub fn names(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    ids: &[StaffId],
) -> Result<BTreeMap<StaffId, String>, DbError> {
    let asked: Vec<_> = ids.iter().map(|it| vec![workspace.into(), (*it).into()]).collect();
    let found = tx.maybe_many(
        sql!("SELECT id, display_name FROM staff WHERE workspace_id = $1 AND id = $2"),
        &asked,
        |row| {
            let mut row = row.reader();
            let id = row.next()?;
            Ok((id, row.display_name_of(id)?))
        },
    )?;
    Ok(found.into_iter().flatten().collect())
}

/// Refuses unless all of `staff` exist; `field` is named in the refusal.
///
/// # Errors
/// [`crate::http::Code::Invalid`].
pub fn staff_exist(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    field: &str,
    staff: &[StaffId],
) -> Result<(), Problem> {
    let known = names(tx, workspace, staff)?;
    match staff.iter().position(|it| !known.contains_key(it)) {
        Some(index) => Err(Problem::invalid(format!("{field}[{index}]"), "is not staff")),
        None => Ok(()),
    }
}
