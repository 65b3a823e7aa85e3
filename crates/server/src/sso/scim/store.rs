//! What the provider has said of people and groups, beside the staff that it concerns.

use super::super::Sso;
use crate::{
    access::{email_hash, lets_in, parse_email},
    keys::{self, Owner},
    staff::{self, Staff},
};
use ombud_base::{
    Time,
    id::{ApiTokenId, ScimGroupId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use std::{collections::HashMap, net::IpAddr};

/// A token as it is found by its hash.
pub(super) struct FoundToken {
    pub workspace: WorkspaceId,
    pub id: ApiTokenId,
    pub last_used_at: Option<Time>,
    networks: Vec<String>,
}

impl FoundToken {
    /// Whether it may be used from there. The workspace's own list is for people: the provider comes from its own networks.
    pub(super) fn lets_in(&self, address: IpAddr) -> bool {
        lets_in(&self.networks, address)
    }
}

pub(super) fn token(tx: &mut Tx<'_>, hash: &[u8; 32], now: Time) -> Result<Option<FoundToken>, DbError> {
    tx.maybe(
        sql!(
            "SELECT workspace_id, id, last_used_at, networks FROM scim_tokens ",
            "WHERE token_hash = $1 AND (expires_at IS NULL OR expires_at > $2)"
        ),
        &[hash.as_slice().into(), now.into()],
        |row| {
            // A list that cannot be read is not the empty one, which lets in everybody.
            let networks = serde_json::from_str(&row.get::<String>(3)?)
                .map_err(|error| DbError::Statement(format!("the networks of a SCIM token: {error}")))?;
            Ok(FoundToken { workspace: row.get(0)?, id: row.get(1)?, last_used_at: row.get(2)?, networks })
        },
    )
}

pub(super) fn note_use(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    token: ApiTokenId,
    now: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE scim_tokens SET last_used_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), token.into(), now.into()],
    )
    .map(drop)
}

/// What the provider has said of somebody.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub external_id: Option<String>,
    pub user_name: String,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    /// They work here, as far as the provider is asked.
    pub active: bool,
    /// They are disabled by what it said, and not by hand.
    pub off: bool,
    /// They are staff by what it said, and not by an invitation.
    pub provisioned: bool,
    /// It has deleted them.
    pub gone: bool,
    pub version: i64,
    pub changed_at: Time,
}

impl Said {
    /// Of somebody of whom it has said nothing so far: they are staff by other means, under their address.
    pub(super) fn unknown(email: String, now: Time) -> Self {
        Self {
            external_id: None,
            user_name: email,
            given_name: None,
            family_name: None,
            active: false,
            off: false,
            provisioned: false,
            gone: false,
            version: 0,
            changed_at: now,
        }
    }
}

fn place(what: &'static str, staff: StaffId) -> Place {
    Place::new(what).id(staff.0)
}

/// What somebody is found by under the name that the provider has for them: it is compared without its case.
fn user_hash(tx: &mut Tx<'_>, workspace: WorkspaceId, user_name: &str) -> Result<Vec<u8>, DbError> {
    let name = user_name.to_lowercase();
    Ok(keys::index_key(tx, workspace)?.mac(&[b"scim user name\0", name.as_bytes()]).to_vec())
}

fn said(row: &Row<'_>, staff: StaffId, at: usize) -> Result<Said, DbError> {
    Ok(Said {
        external_id: row.open(at, &place("scim_users.external_id", staff))?,
        user_name: row.open(at + 1, &place("scim_users.user_name", staff))?.unwrap_or_default(),
        given_name: row.open(at + 2, &place("scim_users.given_name", staff))?,
        family_name: row.open(at + 3, &place("scim_users.family_name", staff))?,
        active: row.get(at + 4)?,
        off: row.get(at + 5)?,
        provisioned: row.get(at + 6)?,
        gone: row.get(at + 7)?,
        version: row.get(at + 8)?,
        changed_at: row.get(at + 9)?,
    })
}

/// Somebody, with what the provider has said of them, if it has.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub staff: Staff,
    pub said: Option<Said>,
}

impl Known {
    /// Whether there is such a user for the provider: not whom it has deleted, nor whom somebody disabled before it knew them.
    pub(super) fn is_shown(&self) -> bool {
        match &self.said {
            Some(said) => !said.gone,
            None => self.staff.state == staff::State::Active,
        }
    }

    /// The name by which the provider knows them; their address until it has given one.
    pub(super) fn user_name(&self) -> &str {
        self.said.as_ref().map_or(&self.staff.email, |it| &it.user_name)
    }
}

pub(super) fn said_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Option<Said>, DbError> {
    tx.maybe(
        sql!(
            "SELECT external_id, user_name, given_name, family_name, active, off, provisioned, gone, version, changed_at ",
            "FROM scim_users WHERE workspace_id = $1 AND staff_id = $2"
        ),
        &[workspace.into(), staff.into()],
        |row| said(row, staff, 0),
    )
}

pub(super) fn known(
    tx: &mut Tx<'_>,
    sso: &Sso,
    workspace: WorkspaceId,
    id: StaffId,
) -> Result<Option<Known>, DbError> {
    let Some(staff) = staff::find(tx, sso, workspace, id)? else { return Ok(None) };
    Ok(Some(Known { staff, said: said_of(tx, workspace, id)? }))
}

/// Everybody, in the order of their ids, which is that of their coming.
pub(super) fn everybody(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId) -> Result<Vec<Known>, DbError> {
    let mut all: HashMap<StaffId, Said> = tx
        .all(
            sql!(
                "SELECT staff_id, external_id, user_name, given_name, family_name, active, off, provisioned, gone, version, ",
                "changed_at FROM scim_users WHERE workspace_id = $1"
            ),
            &[workspace.into()],
            |row| {
                let staff = row.get(0)?;
                Ok((staff, said(row, staff, 1)?))
            },
        )?
        .into_iter()
        .collect();
    let mut known: Vec<Known> = staff::list(tx, sso, workspace)?
        .into_iter()
        .map(|staff| Known { said: all.remove(&staff.id), staff })
        .collect();
    known.sort_by_key(|it| it.staff.id);
    Ok(known)
}

/// The member of staff who has this user name, whether it is shown or not.
pub(super) fn by_user_name(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    user_name: &str,
) -> Result<Option<StaffId>, DbError> {
    let hash = user_hash(tx, workspace, user_name)?;
    let found = tx.maybe(
        sql!("SELECT staff_id FROM scim_users WHERE workspace_id = $1 AND user_hash = $2"),
        &[workspace.into(), (&hash).into()],
        |row| row.get(0),
    )?;
    match (found, parse_email(user_name)) {
        (Some(found), _) => Ok(Some(found)),
        // Whoever it has not named yet has their address for a name.
        (None, Some(email)) => {
            let hash = email_hash(tx, workspace, &email)?;
            tx.maybe(
                sql!(
                    "SELECT s.id FROM staff s WHERE s.workspace_id = $1 AND s.email_hash = $2 AND NOT EXISTS ",
                    "(SELECT 1 FROM scim_users u WHERE u.workspace_id = s.workspace_id AND u.staff_id = s.id)"
                ),
                &[workspace.into(), (&hash).into()],
                |row| row.get(0),
            )
        }
        (None, None) => Ok(None),
    }
}

pub(super) fn write_said(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    it: &Said,
) -> Result<(), DbError> {
    let hash = user_hash(tx, workspace, &it.user_name)?;
    let chain = keys::sealing(tx, workspace, [Owner::Workspace])?;
    let seal = |what: &'static str, text: Option<&str>| {
        text.map(|text| chain.seal(Owner::Workspace, &place(what, staff), text)).transpose()
    };
    let external = seal("scim_users.external_id", it.external_id.as_deref())?;
    let user_name = seal("scim_users.user_name", Some(&it.user_name))?;
    let given = seal("scim_users.given_name", it.given_name.as_deref())?;
    let family = seal("scim_users.family_name", it.family_name.as_deref())?;
    tx.exec(
        sql!(
            "INSERT INTO scim_users (workspace_id, staff_id, external_id, user_name, user_hash, given_name, family_name, active, ",
            "off, provisioned, gone, version, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ",
            "ON CONFLICT (workspace_id, staff_id) DO UPDATE SET external_id = excluded.external_id, ",
            "user_name = excluded.user_name, user_hash = excluded.user_hash, given_name = excluded.given_name, ",
            "family_name = excluded.family_name, active = excluded.active, off = excluded.off, ",
            "provisioned = excluded.provisioned, gone = excluded.gone, version = excluded.version, ",
            "changed_at = excluded.changed_at"
        ),
        &[
            workspace.into(),
            staff.into(),
            external.as_ref().into(),
            user_name.as_ref().into(),
            (&hash).into(),
            given.as_ref().into(),
            family.as_ref().into(),
            it.active.into(),
            it.off.into(),
            it.provisioned.into(),
            it.gone.into(),
            it.version.into(),
            it.changed_at.into(),
        ],
    )
    .map(drop)
}

/// Whether the provider has provisioned somebody under an id that it also signs them in by.
///
/// # Errors
/// As the database says.
pub(in crate::sso) fn knows_as(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    subjects: &[&str],
) -> Result<(bool, bool), DbError> {
    let said = said_of(tx, workspace, staff)?.filter(|it| it.provisioned && !it.gone);
    let external = said.as_ref().and_then(|it| it.external_id.as_deref());
    Ok((said.is_some(), external.is_some_and(|it| subjects.contains(&it))))
}

/// A group of the provider's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub id: ScimGroupId,
    pub display_name: String,
    pub external_id: Option<String>,
    pub version: i64,
    pub created_at: Time,
    pub changed_at: Time,
}

fn group_row(row: &Row<'_>) -> Result<Group, DbError> {
    Ok(Group {
        id: row.get(0)?,
        display_name: row.get(1)?,
        external_id: row.get(2)?,
        version: row.get(3)?,
        created_at: row.get(4)?,
        changed_at: row.get(5)?,
    })
}

pub(super) fn group(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: ScimGroupId,
) -> Result<Option<Group>, DbError> {
    tx.maybe(
        sql!(
            "SELECT id, display_name, external_id, version, created_at, changed_at FROM scim_groups ",
            "WHERE workspace_id = $1 AND id = $2"
        ),
        &[workspace.into(), id.into()],
        group_row,
    )
}

pub(super) fn every_group(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<Group>, DbError> {
    tx.all(
        sql!(
            "SELECT id, display_name, external_id, version, created_at, changed_at FROM scim_groups ",
            "WHERE workspace_id = $1 ORDER BY id"
        ),
        &[workspace.into()],
        group_row,
    )
}

pub(super) fn write_group(tx: &mut Tx<'_>, workspace: WorkspaceId, it: &Group) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO scim_groups (workspace_id, id, display_name, external_id, version, created_at, changed_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, id) DO UPDATE SET ",
            "display_name = excluded.display_name, external_id = excluded.external_id, version = excluded.version, ",
            "changed_at = excluded.changed_at"
        ),
        &[
            workspace.into(),
            it.id.into(),
            (&it.display_name).into(),
            (&it.external_id).into(),
            it.version.into(),
            it.created_at.into(),
            it.changed_at.into(),
        ],
    )
    .map(drop)
}

pub(super) fn delete_group(tx: &mut Tx<'_>, workspace: WorkspaceId, id: ScimGroupId) -> Result<(), DbError> {
    let key = [workspace.into(), id.into()];
    tx.exec(sql!("DELETE FROM scim_members WHERE workspace_id = $1 AND group_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM scim_groups WHERE workspace_id = $1 AND id = $2"), &key)?;
    Ok(())
}

/// Who is in which group: all of a workspace's.
pub(super) fn memberships(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
) -> Result<Vec<(ScimGroupId, StaffId)>, DbError> {
    tx.all(
        sql!(
            "SELECT group_id, staff_id FROM scim_members WHERE workspace_id = $1 ORDER BY group_id, staff_id"
        ),
        &[workspace.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(super) fn members(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    group: ScimGroupId,
) -> Result<Vec<StaffId>, DbError> {
    tx.all(
        sql!("SELECT staff_id FROM scim_members WHERE workspace_id = $1 AND group_id = $2 ORDER BY staff_id"),
        &[workspace.into(), group.into()],
        |row| row.get(0),
    )
}

/// Sets who is in a group.
pub(super) fn write_members(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    group: ScimGroupId,
    members: &[StaffId],
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM scim_members WHERE workspace_id = $1 AND group_id = $2"),
        &[workspace.into(), group.into()],
    )?;
    let rows: Vec<_> = members.iter().map(|it| vec![workspace.into(), group.into(), (*it).into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO scim_members (workspace_id, group_id, staff_id) VALUES ($1, $2, $3)"),
        &rows,
    )?;
    Ok(())
}

/// Takes somebody out of every group.
pub(super) fn leave_groups(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM scim_members WHERE workspace_id = $1 AND staff_id = $2"),
        &[workspace.into(), staff.into()],
    )
    .map(drop)
}

/// The groups of somebody.
pub(super) fn own_groups(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Vec<Group>, DbError> {
    tx.all(
        sql!(
            "SELECT g.id, g.display_name, g.external_id, g.version, g.created_at, g.changed_at FROM scim_groups g ",
            "JOIN scim_members m ON m.workspace_id = g.workspace_id AND m.group_id = g.id ",
            "WHERE m.workspace_id = $1 AND m.staff_id = $2 ORDER BY g.id"
        ),
        &[workspace.into(), staff.into()],
        group_row,
    )
}

/// What the groups of somebody are called: by their names, and by the ids that the provider has for them.
///
/// # Errors
/// As the database says.
pub(in crate::sso) fn groups_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
) -> Result<Vec<String>, DbError> {
    let groups = own_groups(tx, workspace, staff)?;
    Ok(groups.into_iter().flat_map(|it| [Some(it.display_name), it.external_id]).flatten().collect())
}
