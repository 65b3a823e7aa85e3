//! How a workspace and its first people come into being: by an operator's command or a demo, before anybody can sign in.

use super::{
    Permission, builtin_roles, hash_token,
    kept::{email_hash, seal_email, seal_invited, seal_names},
    parse_email,
    touched::member_by_email,
};
use crate::{
    app::App,
    events::{self, Actor, Journal, kinds},
    http::{Code, Problem},
    keys,
    settings::Settings,
};
use ombud_base::id::{InvitationId, RoleId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// How the admin's permissions are stored: all there are, also those that a later version adds.
pub(super) const EVERYTHING: &str = "[\"*\"]";

/// A workspace to be.
#[derive(Clone, Debug)]
pub struct NewWorkspace {
    /// Its short name in addresses: `a-z`, `0-9` and `-`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its rules.
    pub settings: Settings,
}

/// Creates a workspace with its head of events and the roles that every one begins with.
///
/// # Errors
/// [`Code::Conflict`] when the slug is taken.
pub fn create_workspace(tx: &mut Tx<'_>, app: &App, new: &NewWorkspace) -> Result<WorkspaceId, Problem> {
    let now = app.now();
    let id = WorkspaceId::new(now, &app.random);
    let settings = serde_json::to_string(&new.settings).map_err(Problem::internal)?;
    let known = new.slug.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    if !known || new.slug.is_empty() || new.slug.len() > 63 {
        return Err(Problem::invalid("slug", "must be 1 to 63 characters of a-z, 0-9 and -"));
    }
    tx.exec(
        sql!("INSERT INTO workspaces (id, slug, name, settings, created_at) VALUES ($1, $2, $3, $4, $5)"),
        &[id.into(), (&new.slug).into(), (&new.name).into(), (&settings).into(), now.into()],
    )?;
    keys::prepare(tx, id)?;
    events::begin(tx, id)?;
    for (name, permissions) in builtin_roles() {
        let all = permissions.len() == Permission::ALL.len();
        let stored = if all {
            EVERYTHING.to_owned()
        } else {
            serde_json::to_string(&permissions).map_err(Problem::internal)?
        };
        tx.exec(
            sql!("INSERT INTO roles (workspace_id, id, name, builtin, permissions) VALUES ($1, $2, $3, TRUE, $4)"),
            &[id.into(), RoleId::new(now, &app.random).into(), name.into(), (&stored).into()],
        )?;
    }
    let mut journal = Journal::open(tx, id, Actor::System, now)?;
    journal.event(
        kinds::SETTINGS_CHANGED,
        None,
        &json!({"what": "workspace", "id": id, "change": "created"}),
    );
    journal.close(tx, &app.hub)?;
    Ok(id)
}

/// Somebody to be added without an invitation.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The address to sign in with.
    pub email: String,
    /// The name.
    pub name: String,
    /// The role, by its name (`Agent`, `Lead`, `Admin` or one of the workspace's own).
    pub role: String,
    /// The password's hash, by [`super::hash_password`]; without one nobody can sign in until an invitation sets it.
    pub password_hash: Option<String>,
}

/// Adds a member of staff.
///
/// # Errors
/// [`Code::Conflict`] when the address is taken, [`Code::Invalid`] when the role does not exist.
pub fn add_staff(tx: &mut Tx<'_>, app: &App, new: &NewStaff) -> Result<StaffId, Problem> {
    let role = role_or_all(tx, new.workspace, &new.role)?;
    let email =
        parse_email(&new.email).ok_or_else(|| Problem::invalid("email", "is not an email address"))?;
    let mut journal = Journal::open(tx, new.workspace, Actor::System, app.now())?;
    let row = Joining { email, name: new.name.clone(), role, password_hash: new.password_hash.clone() };
    let id = insert_staff(tx, app, new.workspace, &row)?;
    journal.event(kinds::STAFF_JOINED, None, &json!({"staff": id, "role": role}));
    journal.close(tx, &app.hub)?;
    Ok(id)
}

/// How long an invitation by an operator is good.
const INVITED_FOR_SECONDS: i64 = 7 * 24 * 3600;

/// Invites somebody by an operator's command; returns the token of the link, which is stored as its hash alone.
///
/// # Errors
/// [`Code::Invalid`] when the address or the role cannot be; [`Code::Conflict`] when they are staff already.
pub fn invite_as_operator(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    email: &str,
    role: &str,
) -> Result<String, Problem> {
    let role_id = role_or_all(tx, workspace, role)?;
    let email = parse_email(email).ok_or_else(|| Problem::invalid("email", "is not an email address"))?;
    if member_by_email(tx, workspace, &email)?.is_some() {
        return Err(Problem::new(Code::Conflict, KNOWN));
    }
    let (now, token) = (app.now(), app.random.token());
    let id = InvitationId::new(now, &app.random);
    let mut journal = Journal::open(tx, workspace, Actor::System, now)?;
    let (sealed, hash) = (seal_invited(tx, workspace, id, &email)?, email_hash(tx, workspace, &email)?);
    tx.exec(
        sql!(
            "INSERT INTO invitations (workspace_id, id, token_hash, email, role_id, teams, invited_by, created_at, expires_at, email_hash) ",
            "VALUES ($1, $2, $3, $4, $5, '[]', NULL, $6, $7, $8)"
        ),
        &[
            workspace.into(),
            id.into(),
            hash_token(&token).as_slice().into(),
            (&sealed).into(),
            role_id.into(),
            now.into(),
            now.plus_seconds(INVITED_FOR_SECONDS).into(),
            (&hash).into(),
        ],
    )?;
    journal.event(kinds::STAFF_INVITED, None, &json!({"email": email, "role": role_id}));
    journal.close(tx, &app.hub)?;
    Ok(token)
}

/// The role of this name.
pub(crate) fn role_named(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    name: &str,
) -> Result<Option<RoleId>, DbError> {
    tx.maybe(
        sql!("SELECT id FROM roles WHERE workspace_id = $1 AND name = $2"),
        &[workspace.into(), name.into()],
        |row| row.get(0),
    )
}

/// The role of this name, or a problem that names those that there are.
fn role_or_all(tx: &mut Tx<'_>, workspace: WorkspaceId, name: &str) -> Result<RoleId, Problem> {
    if let Some(id) = role_named(tx, workspace, name)? {
        return Ok(id);
    }
    let all: Vec<String> = tx.all(
        sql!("SELECT name FROM roles WHERE workspace_id = $1 ORDER BY name"),
        &[workspace.into()],
        |row| row.get(0),
    )?;
    if let Some(like) = all.iter().find(|it| it.to_lowercase() == name.to_lowercase())
        && let Some(id) = role_named(tx, workspace, like)?
    {
        return Ok(id);
    }
    Err(Problem::invalid("role", format!("there is no role {name:?}; there are {}", all.join(", "))))
}

/// Nobody is added twice: their role, and a new way in where theirs is lost, are given where everybody sees it.
pub(super) const KNOWN: &str = "Somebody with this address is staff already. Another role, or a new way in for somebody \
                                who lost theirs, is given in the console: Settings > Staff.";

/// A row of staff that is about to be.
pub(crate) struct Joining {
    pub email: String,
    pub name: String,
    pub role: RoleId,
    pub password_hash: Option<String>,
}

/// Adds the row; the caller writes the event.
pub(crate) fn insert_staff(
    tx: &mut Tx<'_>,
    app: &App,
    workspace: WorkspaceId,
    new: &Joining,
) -> Result<StaffId, Problem> {
    let now = app.now();
    let id = StaffId::new(now, &app.random);
    let (name, display_name) = seal_names(tx, workspace, id, &new.name, &new.name)?;
    let email = seal_email(tx, workspace, id, &new.email)?;
    let hash = email_hash(tx, workspace, &new.email)?;
    let added = tx.exec(
        sql!(
            "INSERT INTO staff (workspace_id, id, email, name, display_name, password_hash, role_id, state, presence, ",
            "max_load, load, last_assigned_at, language, theme, notify, totp_secret, totp_last_step, last_seen_at, created_at, email_hash) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', 'online', 10, 0, 0, 'en', 'system', $8, NULL, 0, NULL, $9, $10) ",
            "ON CONFLICT DO NOTHING"
        ),
        &[
            workspace.into(),
            id.into(),
            (&email).into(),
            (&name).into(),
            (&display_name).into(),
            (&new.password_hash).into(),
            new.role.into(),
            "{\"sound\":true,\"desktop\":true,\"mail\":\"away\"}".into(),
            now.into(),
            (&hash).into(),
        ],
    )?;
    if added == 0 {
        return Err(Problem::new(Code::Conflict, KNOWN));
    }
    Ok(id)
}
