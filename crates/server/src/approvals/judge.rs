//! Whether a request of the table needs a second person, by what it would do now. `None`: it may go on alone. Otherwise what
//! whoever decides must hold beside the operation's own permission: nobody agrees to what they could not do themselves.

use super::{
    policy::policy_of,
    table::{Group, Guarded},
    types::Stored,
};
use crate::{
    access::{
        CaseScope, Member, PRIVILEGED, Permission, WATCHED_SCOPES, find_role, member, member_by_email,
        parse_email, person_of,
    },
    http::Problem,
    trust, webhooks,
};
use ombud_base::{
    Time,
    id::{RoleId, StaffId, WebhookId, WorkspaceId},
};
use ombud_db::Tx;

/// What is judged.
pub(super) struct Case<'a> {
    pub(super) ws: WorkspaceId,
    pub(super) asker: Option<StaffId>,
    pub(super) guarded: &'static Guarded,
    pub(super) asked: &'a Stored,
    pub(super) now: Time,
}

impl Case<'_> {
    fn id<T: std::str::FromStr>(&self) -> Option<T> {
        self.guarded.part(&self.asked.path, "id")?.parse().ok()
    }

    /// Whether it would give somebody more to see: then they do not decide about it.
    pub(super) fn is_for(&self, staff: StaffId) -> bool {
        self.guarded.permission == Permission::RevealsGrant && self.id() == Some(staff)
    }

    fn text(&self, field: &str) -> Option<&str> {
        self.asked.body.get(field)?.as_str()
    }
}

/// Looks at one request.
pub(super) type Judge = fn(&mut Tx<'_>, &Case<'_>) -> Result<Option<Vec<Permission>>, Problem>;

/// Whoever sends it.
pub(super) fn always(_: &mut Tx<'_>, _: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    Ok(Some(Vec::new()))
}

/// Nothing beside the operation's own permission, where it weighs.
fn itself(weighs: bool) -> Option<Vec<Permission>> {
    weighs.then(Vec::new)
}

/// Permissions that decide over others, if there are any.
fn weighty(permissions: impl IntoIterator<Item = Permission>) -> Option<Vec<Permission>> {
    let mut all: Vec<Permission> = permissions.into_iter().filter(|it| PRIVILEGED.contains(it)).collect();
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

fn allowed_by(tx: &mut Tx<'_>, ws: WorkspaceId, role: Option<RoleId>) -> Result<Vec<Permission>, Problem> {
    let Some(role) = role else { return Ok(Vec::new()) };
    Ok(find_role(tx, ws, role)?.map(|it| it.permissions).unwrap_or_default())
}

/// A role, a state or a scope is given or taken, and the old or the new role decides over others.
pub(super) fn member_change(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(id) = case.id() else { return Ok(None) };
    let Some(Member { role, active, .. }) = member(tx, case.ws, id)? else { return Ok(None) };
    let to: Option<RoleId> = case.text("role").and_then(|it| it.parse().ok()).filter(|it| *it != role);
    let state = case.text("state").is_some_and(|it| (it == "active") != active);
    // A limit that is lifted gives what the role allows; one that is set takes it.
    let scope = case.asked.body.get("scope").filter(|it| !it.is_null());
    let scope = scope.map(|it| serde_json::from_value::<CaseScope>(it.clone()).unwrap_or_default().tidy());
    let scoped = match scope {
        Some(new) => person_of(tx, case.ws, id, Time::from_micros(0))?.is_some_and(|it| it.scope != new),
        None => false,
    };
    if to.is_none() && !state && !scoped {
        return Ok(None);
    }
    let (mut held, given) = (allowed_by(tx, case.ws, Some(role))?, allowed_by(tx, case.ws, to)?);
    held.extend(given);
    Ok(weighty(held))
}

/// With the second factor of somebody who decides over others gone, their password alone is in the way.
pub(super) fn factor_reset(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(id) = case.id() else { return Ok(None) };
    let role = member(tx, case.ws, id)?.map(|it| it.role);
    Ok(weighty(allowed_by(tx, case.ws, role)?))
}

/// To a role that decides over others, or to the address of somebody who has such a one: that is a way to a new password.
pub(super) fn invitation(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let mut held = allowed_by(tx, case.ws, case.text("role").and_then(|it| it.parse().ok()))?;
    if let Some(email) = case.text("email").and_then(parse_email) {
        let role = member_by_email(tx, case.ws, &email)?.map(|it| it.role);
        held.extend(allowed_by(tx, case.ws, role)?);
    }
    Ok(weighty(held))
}

/// Permissions for a while: for oneself always, by whoever holds all of them; for others where the policy says so.
pub(super) fn elevation(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(id) = case.id::<StaffId>() else { return Ok(None) };
    let names = case.asked.body.get("permissions").and_then(|it| it.as_array());
    let lent: Vec<Permission> =
        names.into_iter().flatten().filter_map(|it| it.as_str()).filter_map(Permission::named).collect();
    if case.asker == Some(id) {
        return Ok(Some(lent));
    }
    let asks = policy_of(tx, case.ws)?.asks(Group::People);
    Ok(weighty(lent.iter().copied()).filter(|_| asks).map(|_| lent))
}

/// What decides over others is added to a role, or taken from it.
pub(super) fn role_change(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(names) = case.asked.body.get("permissions").and_then(|it| it.as_array()) else {
        return Ok(None);
    };
    let new: Vec<Permission> =
        names.iter().filter_map(|it| it.as_str()).filter_map(Permission::named).collect();
    let old = allowed_by(tx, case.ws, case.id())?;
    Ok(weighty(Permission::ALL.iter().copied().filter(|it| old.contains(it) != new.contains(it))))
}

/// A frozen account is let go: what a thief waits for. Freezing one, and the rest, needs nobody else.
pub(super) fn account_release(_: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    Ok(itself(case.text("action") == Some("release")))
}

/// Who vouches for people, and what their groups give: whoever decides must hold what can be given.
pub(super) fn sso_change(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let mappings = case.asked.body.get("mappings").and_then(|it| it.as_array());
    let mapped = mappings.into_iter().flatten().filter_map(|it| it.get("role")?.as_str());
    let roles: Vec<RoleId> =
        mapped.chain(case.text("default_role")).filter_map(|it| it.parse().ok()).collect();
    let mut held = Vec::new();
    for role in roles {
        held.extend(allowed_by(tx, case.ws, Some(role))?);
    }
    Ok(Some(weighty(held).unwrap_or_default()))
}

/// A language model is to be asked, or asked otherwise: what customers write leaves the house. Switching it off needs nobody else.
pub(super) fn model_change(_: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let on = case.asked.body.get("enabled").and_then(serde_json::Value::as_bool);
    Ok(itself(on != Some(false)))
}

/// Rules of the watch are to see less. Seeing more needs nobody else.
pub(super) fn watch_rules(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    Ok(itself(trust::is_loosened(tx, case.ws, &case.asked.body)?))
}

/// A programme is to get personal data in clear: whoever agrees must be able to get as much.
pub(super) fn token_make(_: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let names = case.asked.body.get("scopes").and_then(|it| it.as_array());
    let scopes = names.into_iter().flatten().filter_map(|it| it.as_str()).filter_map(Permission::named);
    let watched: Vec<Permission> = scopes.filter(|it| WATCHED_SCOPES.contains(it)).collect();
    Ok((!watched.is_empty()).then_some(watched))
}

/// A webhook is to get personal data as it is.
pub(super) fn webhook_make(_: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    Ok(webhooks::is_personal(&case.asked.body).then(|| vec![Permission::WebhooksPersonal]))
}

/// The same for one that is there: it gets what it did not, or gets it elsewhere.
pub(super) fn webhook_change(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(id) = case.id::<WebhookId>() else { return Ok(None) };
    let widened = webhooks::is_widened(tx, case.ws, id, &case.asked.body)?;
    Ok(widened.then(|| vec![Permission::WebhooksPersonal]))
}

/// Somebody is to see more than twice their own budget today.
pub(super) fn budget_grant(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let Some(id) = case.id::<StaffId>().filter(|it| case.asker != Some(*it)) else { return Ok(None) };
    Ok(itself(trust::is_far_above(tx, case.ws, id, &case.asked.body, case.now)?))
}

/// A group is taken off the policy. Adding one makes nothing easier.
pub(super) fn rule_change(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Option<Vec<Permission>>, Problem> {
    let new: Vec<&str> = case
        .asked
        .body
        .get("groups")
        .and_then(|it| it.as_array())
        .map(|it| it.iter().filter_map(|it| it.as_str()).collect())
        .unwrap_or_default();
    let loosens = policy_of(tx, case.ws)?.groups.iter().any(|it| !new.contains(&it.word()));
    Ok(itself(loosens))
}
