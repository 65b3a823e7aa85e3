//! Roles: sets of permissions. Agent, Lead and Admin are always there; Admin has every permission and cannot be changed.
//!
//! Nobody gives or takes away what they may not do themselves: neither by a role, nor by giving somebody a role.

use super::{
    Permission, Signed, StaffCells,
    callers::{held, parse_permissions},
    reach::UNLIMITED,
    setup::EVERYTHING,
    touched::touch,
};
use crate::{
    app::App,
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem},
    hub::Notice,
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{RoleId, StaffId, WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many roles a workspace may have: they are listed whole.
const MOST: i64 = 200;

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_permissions))
        .routes(routes!(list_roles, create_role))
        .routes(routes!(show_role, change_role, delete_role))
}

/// A set of permissions.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    #[schema(example = "Agent")]
    pub name: String,
    /// It is always there.
    pub builtin: bool,
    /// What it allows.
    pub permissions: Vec<Permission>,
    /// How many staff have it.
    pub staff: i64,
    #[serde(skip)]
    everything: bool,
}

impl Role {
    /// It is the one that may do everything, now and later.
    pub const fn is_admin(&self) -> bool {
        self.everything
    }
}

fn row(row: &Row<'_>) -> Result<Role, DbError> {
    let permissions: String = row.get(3)?;
    Ok(Role {
        id: row.get(0)?,
        name: row.get(1)?,
        builtin: row.get(2)?,
        permissions: parse_permissions(&permissions),
        staff: row.get(4)?,
        everything: permissions == EVERYTHING,
    })
}

/// What the roles are called.
///
/// # Errors
/// As the database says.
pub fn role_names(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<HashMap<RoleId, String>, DbError> {
    let all =
        tx.all(sql!("SELECT id, name FROM roles WHERE workspace_id = $1"), &[workspace.into()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(all.into_iter().collect())
}

/// A role.
///
/// # Errors
/// As the database says.
pub fn find_role(tx: &mut Tx<'_>, workspace: WorkspaceId, id: RoleId) -> Result<Option<Role>, DbError> {
    tx.maybe(
        sql!(
            "SELECT r.id, r.name, r.builtin, r.permissions, (SELECT count(*) FROM staff s ",
            "WHERE s.workspace_id = r.workspace_id AND s.role_id = r.id) FROM roles r WHERE r.workspace_id = $1 AND r.id = $2"
        ),
        &[workspace.into(), id.into()],
        row,
    )
}

/// The role of a member of staff, where there is such a one.
///
/// # Errors
/// As the database says.
pub fn role_of(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<Option<Role>, DbError> {
    tx.maybe(
        sql!(
            "SELECT r.id, r.name, r.builtin, r.permissions, CAST(0 AS BIGINT) FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id WHERE s.workspace_id = $1 AND s.id = $2"
        ),
        &[workspace.into(), staff.into()],
        row,
    )
}

/// The names of the active staff who may do something, the first ones by name.
///
/// # Errors
/// As the database says.
pub fn holders_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    permission: Permission,
    most: usize,
) -> Result<Vec<(StaffId, String)>, DbError> {
    let all = holders_of_all(tx, workspace, &[permission])?;
    Ok(all.into_iter().map(|it| (it.id, it.name)).take(most).collect())
}

/// The name of a member of staff, and where mail reaches them.
///
/// # Errors
/// As the database says.
pub fn called(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(String, String), DbError> {
    tx.one(
        sql!("SELECT name, email FROM staff WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), staff.into()],
        |row| {
            let mut row = row.reader();
            Ok((row.name_of(staff)?, row.email_of(staff)?))
        },
    )
}

/// Somebody who may do something.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// The active staff whose roles have all of these permissions, by name.
///
/// # Errors
/// As the database says.
pub fn holders_of_all(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    needed: &[Permission],
) -> Result<Vec<Holder>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT s.id, s.name, s.email, s.language, r.permissions, s.scope FROM staff s ",
            "JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "WHERE s.workspace_id = $1 AND s.state = 'active'"
        ),
        &[workspace.into()],
        |row| {
            let mut row = row.reader();
            let id = row.next()?;
            let (name, email) = (row.name_of(id)?, row.email_of(id)?);
            let holder = Holder { id, name, email, language: row.next()? };
            Ok((holder, held(&row.next::<String>()?, &row.next::<String>()?)?.0))
        },
    )?;
    let may = all.into_iter().filter(|(_, held)| needed.iter().all(|it| held.contains(it)));
    let mut holders: Vec<Holder> = may.map(|it| it.0).collect();
    holders.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(holders)
}

/// Refuses to leave the workspace without anybody who may do everything. Called when `staff` is about to stop being one.
///
/// # Errors
/// [`Code::Conflict`].
pub fn another_admin_remains(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(), Problem> {
    let others: i64 = tx.one(
        sql!(
            "SELECT count(*) FROM staff s JOIN roles r ON r.workspace_id = s.workspace_id AND r.id = s.role_id ",
            "WHERE s.workspace_id = $1 AND s.id <> $2 AND s.state = 'active' AND r.permissions = $3 AND s.scope = $4"
        ),
        &[workspace.into(), staff.into(), EVERYTHING.into(), UNLIMITED.into()],
        |row| row.get(0),
    )?;
    if others > 0 {
        return Ok(());
    }
    Err(Problem::new(Code::Conflict, "This is the last active admin. Make somebody else an admin first."))
}

/// One thing that a role may allow.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermissionView {
    /// Its stable name.
    #[schema(example = "cases.reply")]
    name: &'static str,
    /// The group under which the settings show it.
    #[schema(example = "cases")]
    group: &'static str,
    /// What it allows, in English.
    #[schema(example = "Write to customers.")]
    description: &'static str,
}

/// A new role.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    /// Its name: 1 to 60 characters, no other role's.
    #[schema(max_length = 60, example = "Weekend agent")]
    name: String,
    /// What it allows: nothing that you may not do yourself.
    permissions: Vec<Permission>,
}

/// What to change of a role; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleChange {
    /// Its name: 1 to 60 characters, no other role's. The names of Agent, Lead and Admin stay.
    #[schema(max_length = 60)]
    name: Option<String>,
    /// All that it allows. What is added or taken away must be something that you may do yourself.
    permissions: Option<Vec<Permission>>,
}

fn tidy(mut permissions: Vec<Permission>) -> Vec<Permission> {
    permissions.sort_unstable();
    permissions.dedup();
    permissions
}

fn stored(permissions: &[Permission]) -> Result<String, Problem> {
    serde_json::to_string(permissions).map_err(Problem::internal)
}

fn refuse_taken_name(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    name: &str,
    own: Option<RoleId>,
) -> Result<(), Problem> {
    match super::setup::role_named(tx, workspace, name)? {
        Some(id) if own != Some(id) => Err(Problem::invalid("name", "is another role's already")),
        _ => Ok(()),
    }
}

/// Everything that a role may allow.
#[utoipa::path(get, path = "/permissions", tag = "roles", responses((status = 200, body = Page<PermissionView>)))]
async fn list_permissions(signed: Signed) -> Json<Page<PermissionView>> {
    let view = |it: &Permission| PermissionView {
        name: it.name(),
        group: it.group(),
        description: it.description(),
    };
    drop(signed); // being signed in is enough: the list is the same everywhere
    Json(Page::whole(Permission::ALL.iter().map(view).collect()))
}

/// The roles: those that are always there, then by name.
#[utoipa::path(get, path = "/roles", tag = "roles", responses((status = 200, body = Page<Role>)))]
async fn list_roles(State(app): State<App>, signed: Signed) -> Result<Json<Page<Role>>, Problem> {
    signed.need_any(&[Permission::StaffView, Permission::StaffManage, Permission::RolesManage])?;
    let all = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT r.id, r.name, r.builtin, r.permissions, (SELECT count(*) FROM staff s ",
                "WHERE s.workspace_id = r.workspace_id AND s.role_id = r.id) FROM roles r WHERE r.workspace_id = $1 ",
                "ORDER BY r.builtin DESC, r.name"
            ),
            &[signed.workspace.into()],
            row,
        )
    });
    Ok(Json(Page::whole(all.await?)))
}

/// One role.
#[utoipa::path(get, path = "/roles/{id}", tag = "roles", params(("id" = RoleId, Path)), responses((status = 200, body = Role), (status = 404)))]
async fn show_role(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<RoleId>,
) -> Result<Json<Role>, Problem> {
    signed.need_any(&[Permission::StaffView, Permission::StaffManage, Permission::RolesManage])?;
    let found = app.db.read::<_, DbError, _>(move |tx| find_role(tx, signed.workspace, id)).await?;
    found.map(Json).ok_or_else(Problem::not_found)
}

/// Creates a role.
#[utoipa::path(
    post, path = "/roles", tag = "roles",
    request_body(content = NewRole, example = json!({"name": "Weekend agent", "permissions": ["cases.view", "cases.reply"]})),
    responses((status = 201, body = Role), (status = 403), (status = 422))
)]
async fn create_role(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewRole>,
) -> Result<(StatusCode, Json<Role>), Problem> {
    signed.need(Permission::RolesManage)?;
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 60);
    checks.done()?;
    signed.need_all_of(&new.permissions)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let role = Role {
        id: RoleId::new(now, &app.random),
        name,
        builtin: false,
        permissions: tidy(new.permissions),
        staff: 0,
        everything: false,
    };
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        refuse_taken_name(tx, workspace, &role.name, None)?;
        let count =
            tx.one(sql!("SELECT count(*) FROM roles WHERE workspace_id = $1"), &[workspace.into()], |row| row.get(0))?;
        room_for_one_more(count, MOST)?;
        tx.exec(
            sql!("INSERT INTO roles (workspace_id, id, name, builtin, permissions) VALUES ($1, $2, $3, FALSE, $4)"),
            &[workspace.into(), role.id.into(), (&role.name).into(), (&stored(&role.permissions)?).into()],
        )?;
        settings_changed(&mut journal, "role", role.id, Change::Created, &role);
        journal.close(tx, &hub)?;
        Ok(role.clone())
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a role, at once for everybody who has it.
#[utoipa::path(
    patch, path = "/roles/{id}", tag = "roles", params(("id" = RoleId, Path)),
    request_body(content = RoleChange, example = json!({"permissions": ["cases.view"]})),
    responses((status = 200, body = Role), (status = 403), (status = 404), (status = 409), (status = 422))
)]
async fn change_role(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<RoleId>,
    Body(change): Body<RoleChange>,
) -> Result<Json<Role>, Problem> {
    signed.need(Permission::RolesManage)?;
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 60));
    checks.done()?;
    let permissions = change.permissions.map(tidy);
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let mut role = find_role(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
        if role.is_admin() {
            return Err(Problem::new(Code::Conflict, "Admin has every permission and cannot be changed."));
        }
        if let Some(name) = name.as_ref().filter(|it| **it != role.name) {
            if role.builtin {
                return Err(Problem::new(Code::Conflict, "The names of Agent, Lead and Admin stay."));
            }
            refuse_taken_name(tx, workspace, name, Some(id))?;
            role.name.clone_from(name);
        }
        if let Some(permissions) = &permissions {
            let moved: Vec<Permission> = Permission::ALL
                .iter()
                .filter(|it| permissions.contains(it) != role.permissions.contains(it))
                .copied()
                .collect();
            signed.need_all_of(&moved)?;
            role.permissions.clone_from(permissions);
            let changed = holders(tx, workspace, id)?;
            for staff in &changed {
                touch(tx, &signed, *staff, now)?;
            }
            journal.notify(Notice::AccessChanged(changed));
        }
        tx.exec(
            sql!("UPDATE roles SET name = $3, permissions = $4 WHERE workspace_id = $1 AND id = $2"),
            &[workspace.into(), id.into(), (&role.name).into(), (&stored(&role.permissions)?).into()],
        )?;
        settings_changed(&mut journal, "role", id, Change::Changed, &role);
        journal.close(tx, &hub)?;
        Ok(role)
    });
    written.await.map(Json)
}

fn holders(tx: &mut Tx<'_>, workspace: WorkspaceId, role: RoleId) -> Result<Vec<StaffId>, DbError> {
    tx.all(
        sql!("SELECT id FROM staff WHERE workspace_id = $1 AND role_id = $2"),
        &[workspace.into(), role.into()],
        |row| row.get(0),
    )
}

/// Deletes a role that nobody has.
#[utoipa::path(delete, path = "/roles/{id}", tag = "roles", params(("id" = RoleId, Path)), responses((status = 204), (status = 404), (status = 409)))]
async fn delete_role(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<RoleId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::RolesManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let role = find_role(tx, workspace, id)?.ok_or_else(Problem::not_found)?;
        let invited: i64 = tx.one(
            sql!("SELECT count(*) FROM invitations WHERE workspace_id = $1 AND role_id = $2 AND expires_at > $3"),
            &[workspace.into(), id.into(), now.into()],
            |row| row.get(0),
        )?;
        if role.builtin {
            return Err(Problem::new(Code::Conflict, "Agent, Lead and Admin cannot be deleted."));
        }
        if role.staff + invited > 0 {
            let detail = format!(
                "{} staff and {invited} invitations have this role. Give them another one first.",
                role.staff
            );
            return Err(Problem::new(Code::Conflict, detail));
        }
        signed.need_all_of(&role.permissions)?;
        let key = [workspace.into(), id.into()];
        tx.exec(sql!("DELETE FROM invitations WHERE workspace_id = $1 AND role_id = $2"), &key)?;
        tx.exec(sql!("DELETE FROM roles WHERE workspace_id = $1 AND id = $2"), &key)?;
        settings_changed(&mut journal, "role", id, Change::Deleted, &role);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
