//! Who may do what, and see which cases: everybody, or one. Requests find their caller out in `callers`; this is for questions about
//! others.

use super::{
    CaseScope, Permission, Reach, StaffCells, WITHIN_SCOPE,
    callers::parse_permissions,
    elevated::{Lent, lent_to, lent_to_all},
};
use ombud_base::{
    Time,
    id::{RoleId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use std::collections::HashMap;

/// A member of staff, with all that decides what they may do and see.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// They may sign in.
    pub active: bool,
    /// Their role.
    pub role: RoleId,
    /// Its name.
    pub role_name: String,
    /// All that the role allows, also what their scope takes away.
    pub by_role: Vec<Permission>,
    /// What they have for a while.
    pub lent: Vec<Lent>,
    /// Their teams.
    pub teams: Vec<TeamId>,
    /// To which part of the workspace they are limited.
    pub scope: CaseScope,
}

impl Person {
    /// Whether their scope lets a permission count.
    pub fn counts(&self, permission: Permission) -> bool {
        self.scope.is_everything() || WITHIN_SCOPE.contains(&permission)
    }

    /// Whether they may do it now.
    pub fn may(&self, permission: Permission) -> bool {
        let lent = || self.lent.iter().any(|it| it.permissions.contains(&permission));
        self.active && self.counts(permission) && (self.by_role.contains(&permission) || lent())
    }

    /// Which cases they see now.
    pub fn reach(&self) -> Reach {
        Reach {
            scope: self.scope.clone(),
            all: self.may(Permission::CasesViewAll),
            some: self.may(Permission::CasesView),
            teams: self.teams.clone(),
            me: Some(self.id),
        }
    }
}

fn person(row: &Row<'_>) -> Result<Person, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Person {
        id,
        name: row.name_of(id)?,
        email: row.email_of(id)?,
        active: row.next::<String>()? == "active",
        role: row.next()?,
        role_name: row.next()?,
        by_role: parse_permissions(&row.next::<String>()?),
        scope: CaseScope::parse(&row.next::<String>()?)?,
        lent: Vec::new(),
        teams: Vec::new(),
    })
}

/// One member of staff, active or not.
///
/// # Errors
/// As the database says.
pub fn person_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    now: Time,
) -> Result<Option<Person>, DbError> {
    let key = [workspace.into(), staff.into()];
    let found = tx.maybe(
        sql!(
            "SELECT s.id, s.name, s.email, s.state, r.id, r.name, r.permissions, s.scope FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id WHERE s.workspace_id = $1 AND s.id = $2"
        ),
        &key,
        person,
    )?;
    let Some(mut found) = found else { return Ok(None) };
    found.teams = tx.all(
        sql!("SELECT team_id FROM team_members WHERE workspace_id = $1 AND staff_id = $2 ORDER BY team_id"),
        &key,
        |row| row.get(0),
    )?;
    found.lent = lent_to(tx, workspace, staff, now)?;
    Ok(Some(found))
}

/// All staff, active or not, by name.
///
/// # Errors
/// As the database says.
pub fn everybody(tx: &mut Tx<'_>, workspace: WorkspaceId, now: Time) -> Result<Vec<Person>, DbError> {
    let mut all = tx.all(
        sql!(
            "SELECT s.id, s.name, s.email, s.state, r.id, r.name, r.permissions, s.scope FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "WHERE s.workspace_id = $1"
        ),
        &[workspace.into()],
        person,
    )?;
    // Names are sealed: the database cannot order by them.
    all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut teams: HashMap<StaffId, Vec<TeamId>> = HashMap::new();
    for (staff, team) in tx.all(
        sql!("SELECT staff_id, team_id FROM team_members WHERE workspace_id = $1 ORDER BY team_id"),
        &[workspace.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )? {
        teams.entry(staff).or_default().push(team);
    }
    let mut elevations: HashMap<StaffId, Vec<Lent>> = HashMap::new();
    for (staff, it) in lent_to_all(tx, workspace, now)? {
        elevations.entry(staff).or_default().push(it);
    }
    for it in &mut all {
        it.teams = teams.remove(&it.id).unwrap_or_default();
        it.lent = elevations.remove(&it.id).unwrap_or_default();
    }
    Ok(all)
}
