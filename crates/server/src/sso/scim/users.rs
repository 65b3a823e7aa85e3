//! `/scim/v2/Users`.

use super::{
    answer::{ScimProblem, Shown, meta, must_match},
    apply::settle,
    filter::Equal,
    patch::{Edit, Verb, member, truth, values},
    resources::Kind,
    store::{self, Group, Known, Said},
};
use crate::{
    access::{Joining, change_email, insert_staff, is_privileged, parse_email, role_named},
    events::{Journal, kinds},
    http::Problem,
    sso::Sso,
    staff::{self, StaffChange, State},
};
use axum::http::HeaderMap;
use ombud_base::id::{ScimGroupId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};
use std::collections::HashMap;

pub(super) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The longest text of an attribute.
const LONGEST: usize = 200;

/// What a request says of a user.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    user_name: Option<String>,
    external_id: Option<String>,
    formatted: Option<String>,
    given: Option<String>,
    family: Option<String>,
    display: Option<String>,
    email: Option<String>,
    active: Option<bool>,
}

fn text(json: Option<&Json>) -> Result<Option<String>, ScimProblem> {
    match json {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => {
            let text = text.trim();
            if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
                return Err(ScimProblem::value(
                    "An attribute is longer than 200 characters, or has control characters.",
                ));
            }
            Ok((!text.is_empty()).then(|| text.to_owned()))
        }
        Some(_) => Err(ScimProblem::value("An attribute that must be a text is none.")),
    }
}

/// The address among several: the primary one, else that of work, else the first.
fn address(emails: &Json) -> Option<&str> {
    let Json::Array(all) = emails else { return values(emails).first().copied() };
    let primary = |it: &&Json| member(it, "primary").and_then(truth) == Some(true);
    let work = |it: &&Json| member(it, "type").and_then(Json::as_str) == Some("work");
    let chosen = all.iter().find(primary).or_else(|| all.iter().find(work)).or_else(|| all.first())?;
    values(chosen).first().copied()
}

impl Draft {
    fn read(body: &Json) -> Result<Self, ScimProblem> {
        let name = member(body, "name");
        let part = |of: &str| text(name.and_then(|it| member(it, of)));
        Ok(Self {
            user_name: text(member(body, "userName"))?,
            external_id: text(member(body, "externalId"))?,
            formatted: part("formatted")?,
            given: part("givenName")?,
            family: part("familyName")?,
            display: text(member(body, "displayName"))?,
            email: member(body, "emails").and_then(address).map(str::to_owned),
            active: member(body, "active").and_then(truth),
        })
    }

    /// Somebody as they are, to be changed.
    fn of(known: &Known) -> Self {
        let said = known.said.as_ref();
        Self {
            user_name: Some(known.user_name().to_owned()),
            external_id: said.and_then(|it| it.external_id.clone()),
            formatted: None,
            given: said.and_then(|it| it.given_name.clone()),
            family: said.and_then(|it| it.family_name.clone()),
            display: Some(known.staff.name.clone()),
            email: Some(known.staff.email.clone()),
            active: None,
        }
    }

    fn edit(&mut self, edit: &Edit) -> Result<(), ScimProblem> {
        let value = if edit.verb == Verb::Remove { &Json::Null } else { &edit.value };
        match edit.attribute.as_str() {
            "username" => {
                self.user_name = text(Some(value))?;
                if self.user_name.is_none() {
                    return Err(ScimProblem::stays("userName cannot be taken away."));
                }
            }
            "externalid" => self.external_id = text(Some(value))?,
            "displayname" => self.display = text(Some(value))?,
            "name" if value.is_null() => (self.formatted, self.given, self.family) = (None, None, None),
            "name.formatted" => self.formatted = text(Some(value))?,
            "name.givenname" => self.given = text(Some(value))?,
            "name.familyname" => self.family = text(Some(value))?,
            "emails" | "emails.value"
                if edit.verb == Verb::Remove && edit.picked.as_ref().is_none_or(|it| self.is_picked(it)) =>
            {
                return Err(ScimProblem::stays("Staff have an address: replace it."));
            }
            "emails" | "emails.value" => self.email = address(value).map(str::to_owned).or(self.email.take()),
            "active" if edit.verb == Verb::Remove => {
                return Err(ScimProblem::stays("active is true or false, and cannot be taken away."));
            }
            "active" => {
                let active = truth(value);
                self.active = Some(active.ok_or_else(|| ScimProblem::value("active is true or false."))?);
            }
            // Providers send what they have; what a desk has no use for is left with them.
            _ => {}
        }
        Ok(())
    }

    /// Whether the one address that is kept is the one that a path such as `emails[type eq "work"]` means.
    fn is_picked(&self, picked: &Equal) -> bool {
        match picked.attribute.as_str() {
            "type" => picked.value.as_str().is_some_and(|it| it.eq_ignore_ascii_case("work")),
            "primary" => truth(&picked.value) == Some(true),
            _ => picked.value.as_str().map(str::to_lowercase) == self.email,
        }
    }

    /// What they are called among staff.
    fn name(&self, email: &str) -> String {
        let whole = [self.given.as_deref(), self.family.as_deref()];
        let whole = whole.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let named = [self.formatted.clone(), self.display.clone(), Some(whole).filter(|it| !it.is_empty())];
        let local = email.split('@').next().unwrap_or_default().to_owned();
        named.into_iter().flatten().next().unwrap_or(local).chars().take(100).collect()
    }

    fn user_name(&self) -> Result<&str, ScimProblem> {
        self.user_name.as_deref().ok_or_else(|| ScimProblem::value("userName is needed."))
    }

    /// The address by which they are known: of `emails`, else the user name, where that is one.
    fn address(&self) -> Result<String, ScimProblem> {
        let given = self.email.as_deref().or(self.user_name.as_deref()).unwrap_or_default();
        parse_email(given)
            .ok_or_else(|| ScimProblem::value("emails must have an address, or userName must be one."))
    }
}

fn shown(sso: &Sso, known: &Known, groups: &[(ScimGroupId, String)]) -> Shown {
    let (staff, said) = (&known.staff, known.said.as_ref());
    let location = sso.own_url(&format!("/scim/v2/Users/{}", staff.id));
    let (version, changed) = said.map_or((0, staff.created_at), |it| (it.version, it.changed_at));
    // Whoever waits for a group that gives a role works here, as far as the provider is asked.
    let active = staff.state == State::Active || said.is_some_and(|it| it.off && it.active);
    let groups: Vec<Json> = groups
        .iter()
        .map(|(id, name)| json!({"value": id, "display": name, "$ref": sso.own_url(&format!("/scim/v2/Groups/{id}"))}))
        .collect();
    let mut json = json!({
        "schemas": [USER], "id": staff.id, "userName": known.user_name(), "displayName": staff.name,
        "emails": [{"value": staff.email, "type": "work", "primary": true}], "active": active, "groups": groups,
        "meta": meta("User", &location, staff.created_at, changed, version),
    });
    let parts = [
        ("givenName", said.and_then(|it| it.given_name.as_ref())),
        ("familyName", said.and_then(|it| it.family_name.as_ref())),
    ];
    // Whose name was taken away has none; they are called something all the same, which is the display name.
    if said.is_none() || parts.iter().any(|it| it.1.is_some()) {
        json["name"] = json!({"formatted": staff.name});
        for (key, value) in parts {
            if let Some(value) = value {
                json["name"][key] = json!(value);
            }
        }
    }
    if let Some(external) = said.and_then(|it| it.external_id.as_ref()) {
        json["externalId"] = json!(external);
    }
    Shown { json, version }
}

fn found(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId, id: StaffId) -> Result<Known, ScimProblem> {
    let known = store::known(tx, sso, workspace, id)?.filter(Known::is_shown);
    known.ok_or_else(ScimProblem::not_found)
}

/// Somebody new; or somebody whom the provider itself had deleted, and who comes back.
fn bring(tx: &mut Tx<'_>, sso: &Sso, journal: &mut Journal, draft: &Draft) -> Result<StaffId, ScimProblem> {
    let (workspace, now) = (journal.workspace, journal.now);
    let (user_name, email) = (draft.user_name()?, draft.address()?);
    let known = match store::by_user_name(tx, workspace, user_name)? {
        Some(known) => Some(known),
        None => crate::access::member_by_email(tx, workspace, &email)?.map(|it| it.id),
    };
    let back = match known {
        None => None,
        Some(id) => store::said_of(tx, workspace, id)?.filter(|it| it.gone),
    };
    if known.is_some() && back.is_none() {
        return Err(ScimProblem::taken("Somebody with this userName or address is there already."));
    }
    let said = Said {
        external_id: draft.external_id.clone(),
        user_name: user_name.to_owned(),
        given_name: draft.given.clone(),
        family_name: draft.family.clone(),
        active: draft.active.unwrap_or(true),
        // Whom somebody had disabled by hand before stays so.
        off: back.as_ref().is_none_or(|it| it.off),
        provisioned: true,
        gone: false,
        version: back.as_ref().map_or(1, |it| it.version + 1),
        changed_at: now,
    };
    let id = match known {
        Some(id) => {
            store::write_said(tx, workspace, id, &said)?;
            rename(tx, sso, journal, id, draft.name(&email))?;
            id
        }
        None => {
            let new =
                Joining { name: draft.name(&email), email, role: least(tx, workspace)?, password_hash: None };
            let id = insert_staff(tx, sso, workspace, &new)?;
            journal.event(kinds::STAFF_JOINED, None, &json!({"staff": id, "role": new.role, "by": "scim"}));
            let change = StaffChange { state: Some(State::Disabled), ..StaffChange::default() };
            // Nobody works here before a group says as what.
            staff::change_by_provider(tx, sso, journal, id, change)?;
            store::write_said(tx, workspace, id, &said)?;
            id
        }
    };
    settle(tx, sso, journal, id, said.active)?;
    Ok(id)
}

/// The role that somebody has while no group gives them one: they are disabled as long.
fn least(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<ombud_base::id::RoleId, ScimProblem> {
    let agent = role_named(tx, workspace, "Agent")?;
    agent.ok_or_else(|| Problem::internal("there is no role Agent").into())
}

fn rename(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &mut Journal,
    id: StaffId,
    name: String,
) -> Result<(), ScimProblem> {
    let now = found(tx, sso, journal.workspace, id)?.staff;
    if now.name == name {
        return Ok(());
    }
    // What customers see follows as long as it is the same: whoever chose another name for them keeps it.
    let display_name = (now.display_name == now.name).then(|| name.clone());
    let change = StaffChange { name: Some(name), display_name, ..StaffChange::default() };
    staff::change_by_provider(tx, sso, journal, id, change)?;
    Ok(())
}

/// Writes what is different.
fn rewrite(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &mut Journal,
    known: &Known,
    draft: &Draft,
) -> Result<(), ScimProblem> {
    let (workspace, id, now) = (journal.workspace, known.staff.id, journal.now);
    let (user_name, email) = (draft.user_name()?, draft.address()?);
    if let Some(other) = store::by_user_name(tx, workspace, user_name)?
        && other != id
    {
        return Err(ScimProblem::taken("This userName is somebody else's."));
    }
    if email != known.staff.email {
        // An address is a way to an account: nobody who decides over others is moved to another one from outside.
        if is_privileged(tx, workspace, id)? {
            return Err(ScimProblem::forbidden(
                "Their role decides over others, so their address is changed by hand alone.",
            ));
        }
        change_email(tx, workspace, id, &email)?;
        journal.event(kinds::STAFF_CHANGED, None, &json!({"staff": id, "change": "email", "email": email}));
    }
    rename(tx, sso, journal, id, draft.name(&email))?;
    let before = known.said.as_ref();
    let said = Said {
        external_id: draft.external_id.clone(),
        user_name: user_name.to_owned(),
        given_name: draft.given.clone(),
        family_name: draft.family.clone(),
        active: draft
            .active
            .unwrap_or_else(|| before.map_or(known.staff.state == State::Active, |it| it.active)),
        off: before.is_some_and(|it| it.off),
        provisioned: before.is_some_and(|it| it.provisioned),
        gone: false,
        version: before.map_or(0, |it| it.version) + 1,
        changed_at: now,
    };
    store::write_said(tx, workspace, id, &said)?;
    settle(tx, sso, journal, id, draft.active == Some(true))
}

/// Users, who are staff.
pub(super) struct Users;

impl Kind for Users {
    type Id = StaffId;

    fn every(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId) -> Result<Vec<Json>, DbError> {
        let groups = store::every_group(tx, workspace)?;
        let names: HashMap<ScimGroupId, String> =
            groups.into_iter().map(|it| (it.id, it.display_name)).collect();
        let mut own: HashMap<StaffId, Vec<(ScimGroupId, String)>> = HashMap::new();
        for (group, staff) in store::memberships(tx, workspace)? {
            if let Some(name) = names.get(&group) {
                own.entry(staff).or_default().push((group, name.clone()));
            }
        }
        let known = store::everybody(tx, sso, workspace)?;
        let show = |it: &Known| shown(sso, it, own.get(&it.staff.id).map_or(&[], Vec::as_slice)).json;
        Ok(known.iter().filter(|it| it.is_shown()).map(show).collect())
    }

    fn one(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId, id: StaffId) -> Result<Shown, ScimProblem> {
        let known = found(tx, sso, workspace, id)?;
        let groups: Vec<Group> = store::own_groups(tx, workspace, id)?;
        let groups: Vec<_> = groups.into_iter().map(|it| (it.id, it.display_name)).collect();
        Ok(shown(sso, &known, &groups))
    }

    fn create(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        body: &Json,
    ) -> Result<StaffId, ScimProblem> {
        bring(tx, sso, journal, &Draft::read(body)?)
    }

    fn replace(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (StaffId, &HeaderMap),
        body: &Json,
    ) -> Result<(), ScimProblem> {
        let draft = Draft::read(body)?;
        let known = seen(tx, sso, journal, id, headers)?;
        rewrite(tx, sso, journal, &known, &draft)
    }

    fn change(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (StaffId, &HeaderMap),
        edits: &[Edit],
    ) -> Result<(), ScimProblem> {
        let known = seen(tx, sso, journal, id, headers)?;
        let mut draft = Draft::of(&known);
        let before = draft.clone();
        for edit in edits {
            draft.edit(edit)?;
        }
        let named = |it: &Draft| (it.given.clone(), it.family.clone());
        let renamed = named(&draft) != named(&before) && named(&draft) != (None, None);
        if renamed && draft.display == before.display && draft.formatted.is_none() {
            // Only the parts of the name were sent: the whole follows from them.
            draft.display = None;
        } else if draft.display != before.display {
            draft.formatted = None;
        }
        rewrite(tx, sso, journal, &known, &draft)
    }

    fn remove(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (StaffId, &HeaderMap),
    ) -> Result<(), ScimProblem> {
        let workspace = journal.workspace;
        let known = seen(tx, sso, journal, id, headers)?;
        let version = version_of(&known) + 1;
        let user_name = known.staff.email;
        let before = known.said.unwrap_or_else(|| Said::unknown(user_name, journal.now));
        let said = Said { active: false, gone: true, version, changed_at: journal.now, ..before };
        store::write_said(tx, workspace, id, &said)?;
        store::leave_groups(tx, workspace, id)?;
        settle(tx, sso, journal, id, false)
    }
}

fn version_of(known: &Known) -> i64 {
    known.said.as_ref().map_or(0, |it| it.version)
}

/// Somebody, if they are of the version that the sender has seen.
fn seen(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &Journal,
    id: StaffId,
    headers: &HeaderMap,
) -> Result<Known, ScimProblem> {
    let known = found(tx, sso, journal.workspace, id)?;
    must_match(headers, version_of(&known))?;
    Ok(known)
}
