//! `/scim/v2/Groups`: what their members get follows from the mapping of single sign-on.

use super::{
    answer::{ScimProblem, Shown, meta, must_match},
    apply::settle,
    patch::{Edit, Verb, member, values},
    resources::Kind,
    store::{self, Group, Known, Said},
};
use crate::{
    events::Journal,
    settings::{Change, settings_changed},
    sso::Sso,
    staff::State,
};
use axum::http::HeaderMap;
use ombud_base::id::{ScimGroupId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};
use std::collections::{BTreeSet, HashMap, HashSet};

pub(super) const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The most groups of a workspace.
const MOST: usize = 1000;
/// The most members of a group.
const MOST_MEMBERS: usize = 10_000;

fn name_of(json: Option<&Json>) -> Result<Option<String>, ScimProblem> {
    match json {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => {
            let text = text.trim();
            let fits = (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control);
            if fits {
                Ok(Some(text.to_owned()))
            } else {
                Err(ScimProblem::value("A name has 1 to 200 characters, in one line."))
            }
        }
        Some(_) => Err(ScimProblem::value("An attribute that must be a text is none.")),
    }
}

/// The ids that are sent; one that nobody has is refused, so that a group never says less than the provider believes.
fn members_of(
    tx: &mut Tx<'_>,
    sso: &Sso,
    workspace: WorkspaceId,
    sent: &[&str],
) -> Result<BTreeSet<StaffId>, ScimProblem> {
    if sent.len() > MOST_MEMBERS {
        return Err(ScimProblem::new(413, Some("tooMany"), "A group has at most 10,000 members."));
    }
    if sent.is_empty() {
        return Ok(BTreeSet::new());
    }
    // Everybody at once: the writer is held meanwhile, and a provider sends thousands.
    let everybody = store::everybody(tx, sso, workspace)?;
    let users: HashSet<StaffId> = everybody.iter().filter(|it| it.is_shown()).map(|it| it.staff.id).collect();
    let user = |it: &&str| it.parse().ok().filter(|id| users.contains(id));
    sent.iter()
        .map(|it| user(it).ok_or_else(|| ScimProblem::value(format!("{it} is the id of no user."))))
        .collect()
}

fn shown(sso: &Sso, group: &Group, members: &[StaffId]) -> Shown {
    let location = sso.own_url(&format!("/scim/v2/Groups/{}", group.id));
    let members: Vec<Json> = members
        .iter()
        .map(|id| json!({"value": id, "type": "User", "$ref": sso.own_url(&format!("/scim/v2/Users/{id}"))}))
        .collect();
    let mut json = json!({
        "schemas": [GROUP], "id": group.id, "displayName": group.display_name, "members": members,
        "meta": meta("Group", &location, group.created_at, group.changed_at, group.version),
    });
    if let Some(external) = &group.external_id {
        json["externalId"] = json!(external);
    }
    Shown { json, version: group.version }
}

/// Tells a change of a group, and brings those up to it whom it concerns.
fn follow(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &mut Journal,
    group: &Group,
    change: Change,
    concerned: &BTreeSet<StaffId>,
) -> Result<(), ScimProblem> {
    let value = json!({"name": group.display_name, "concerned": concerned});
    settings_changed(journal, "scim_group", group.id, change, &value);
    for staff in concerned {
        adopt(tx, sso, journal, *staff)?;
        settle(tx, sso, journal, *staff, false)?;
    }
    Ok(())
}

/// Somebody whom the provider puts into a group is known to it from now on.
fn adopt(tx: &mut Tx<'_>, sso: &Sso, journal: &Journal, id: StaffId) -> Result<(), ScimProblem> {
    let workspace = journal.workspace;
    let Some(Known { staff, said: None }) = store::known(tx, sso, workspace, id)? else { return Ok(()) };
    let active = staff.state == State::Active;
    let said = Said { active, version: 1, ..Said::unknown(staff.email, journal.now) };
    Ok(store::write_said(tx, workspace, id, &said)?)
}

fn refuse_taken(all: &[Group], own: Option<ScimGroupId>, name: &str) -> Result<(), ScimProblem> {
    let lower = name.to_lowercase();
    let taken = all.iter().any(|it| Some(it.id) != own && it.display_name.to_lowercase() == lower);
    if taken { Err(ScimProblem::taken("There is a group with this displayName already.")) } else { Ok(()) }
}

/// A group as a change leaves it.
struct Draft {
    group: Group,
    members: BTreeSet<StaffId>,
}

impl Draft {
    fn edit(
        &mut self,
        tx: &mut Tx<'_>,
        sso: &Sso,
        workspace: WorkspaceId,
        edit: &Edit,
    ) -> Result<(), ScimProblem> {
        match edit.attribute.as_str() {
            "displayname" => {
                let name = name_of(Some(&edit.value))?.filter(|_| edit.verb != Verb::Remove);
                self.group.display_name =
                    name.ok_or_else(|| ScimProblem::stays("A group has a displayName: replace it."))?;
            }
            "externalid" => {
                self.group.external_id =
                    if edit.verb == Verb::Remove { None } else { name_of(Some(&edit.value))? };
            }
            "members" => self.edit_members(tx, sso, workspace, edit)?,
            _ => {}
        }
        Ok(())
    }

    fn edit_members(
        &mut self,
        tx: &mut Tx<'_>,
        sso: &Sso,
        workspace: WorkspaceId,
        edit: &Edit,
    ) -> Result<(), ScimProblem> {
        let sent = values(&edit.value);
        match (edit.verb, &edit.picked) {
            (Verb::Add, _) => self.members.extend(members_of(tx, sso, workspace, &sent)?),
            (Verb::Replace, None) => self.members = members_of(tx, sso, workspace, &sent)?,
            (Verb::Replace, Some(_)) => {
                return Err(ScimProblem::stays("A member is added or removed, not changed."));
            }
            (Verb::Remove, Some(picked)) => {
                let gone = picked.value.as_str().and_then(|it| it.parse::<StaffId>().ok());
                self.members.retain(|it| Some(*it) != gone);
            }
            // Entra ID says in the value who is removed; without one, everybody is.
            (Verb::Remove, None) if edit.value.is_null() => self.members.clear(),
            (Verb::Remove, None) => self.members.retain(|it| !sent.contains(&it.to_string().as_str())),
        }
        if self.members.len() > MOST_MEMBERS {
            return Err(ScimProblem::new(413, Some("tooMany"), "A group has at most 10,000 members."));
        }
        Ok(())
    }
}

/// Writes a group as it was left, and brings those up to it who came, left, or stay in one that is called otherwise now.
fn rewrite(
    tx: &mut Tx<'_>,
    sso: &Sso,
    journal: &mut Journal,
    before: &Draft,
    mut after: Draft,
) -> Result<(), ScimProblem> {
    let (workspace, id) = (journal.workspace, before.group.id);
    let named = |it: &Draft| (it.group.display_name.clone(), it.group.external_id.clone());
    let renamed = named(before) != named(&after);
    if !renamed && before.members == after.members {
        return Ok(());
    }
    refuse_taken(&store::every_group(tx, workspace)?, Some(id), &after.group.display_name)?;
    after.group.version += 1;
    after.group.changed_at = journal.now;
    store::write_group(tx, workspace, &after.group)?;
    store::write_members(tx, workspace, id, &after.members.iter().copied().collect::<Vec<_>>())?;
    let concerned: BTreeSet<StaffId> = if renamed {
        before.members.union(&after.members).copied().collect()
    } else {
        before.members.symmetric_difference(&after.members).copied().collect()
    };
    follow(tx, sso, journal, &after.group, Change::Changed, &concerned)
}

fn draft(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: ScimGroupId,
    headers: &HeaderMap,
) -> Result<Draft, ScimProblem> {
    let group = store::group(tx, workspace, id)?.ok_or_else(ScimProblem::not_found)?;
    must_match(headers, group.version)?;
    let members = store::members(tx, workspace, id)?.into_iter().collect();
    Ok(Draft { group, members })
}

/// What is sent of a group besides its members.
fn names_of(body: &Json) -> Result<(String, Option<String>), ScimProblem> {
    let name = name_of(member(body, "displayName"))?;
    let name = name.ok_or_else(|| ScimProblem::value("displayName is needed."))?;
    Ok((name, name_of(member(body, "externalId"))?))
}

fn sent_members(
    tx: &mut Tx<'_>,
    sso: &Sso,
    workspace: WorkspaceId,
    body: &Json,
) -> Result<BTreeSet<StaffId>, ScimProblem> {
    let sent = member(body, "members").map(values).unwrap_or_default();
    members_of(tx, sso, workspace, &sent)
}

/// Groups of the provider's.
pub(super) struct Groups;

impl Kind for Groups {
    type Id = ScimGroupId;

    fn every(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId) -> Result<Vec<Json>, DbError> {
        let mut members: HashMap<ScimGroupId, Vec<StaffId>> = HashMap::new();
        for (group, staff) in store::memberships(tx, workspace)? {
            members.entry(group).or_default().push(staff);
        }
        let groups = store::every_group(tx, workspace)?;
        let show = |it: &Group| shown(sso, it, members.get(&it.id).map_or(&[], Vec::as_slice)).json;
        Ok(groups.iter().map(show).collect())
    }

    fn one(
        tx: &mut Tx<'_>,
        sso: &Sso,
        workspace: WorkspaceId,
        id: ScimGroupId,
    ) -> Result<Shown, ScimProblem> {
        let group = store::group(tx, workspace, id)?.ok_or_else(ScimProblem::not_found)?;
        Ok(shown(sso, &group, &store::members(tx, workspace, id)?))
    }

    fn create(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        body: &Json,
    ) -> Result<ScimGroupId, ScimProblem> {
        let (workspace, now) = (journal.workspace, journal.now);
        let (display_name, external_id) = names_of(body)?;
        let all = store::every_group(tx, workspace)?;
        if all.len() >= MOST {
            return Err(ScimProblem::new(403, Some("tooMany"), "There are 1,000 groups, which is the most."));
        }
        refuse_taken(&all, None, &display_name)?;
        let members = sent_members(tx, sso, workspace, body)?;
        let id = ScimGroupId::new(now, &sso.random);
        let group = Group { id, display_name, external_id, version: 1, created_at: now, changed_at: now };
        store::write_group(tx, workspace, &group)?;
        store::write_members(tx, workspace, id, &members.iter().copied().collect::<Vec<_>>())?;
        follow(tx, sso, journal, &group, Change::Created, &members)?;
        Ok(id)
    }

    fn replace(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (ScimGroupId, &HeaderMap),
        body: &Json,
    ) -> Result<(), ScimProblem> {
        let (display_name, external_id) = names_of(body)?;
        let before = draft(tx, journal.workspace, id, headers)?;
        let members = sent_members(tx, sso, journal.workspace, body)?;
        let group = Group { display_name, external_id, ..before.group.clone() };
        rewrite(tx, sso, journal, &before, Draft { group, members })
    }

    fn change(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (ScimGroupId, &HeaderMap),
        edits: &[Edit],
    ) -> Result<(), ScimProblem> {
        let before = draft(tx, journal.workspace, id, headers)?;
        let mut after = Draft { group: before.group.clone(), members: before.members.clone() };
        for edit in edits {
            after.edit(tx, sso, journal.workspace, edit)?;
        }
        rewrite(tx, sso, journal, &before, after)
    }

    fn remove(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        (id, headers): (ScimGroupId, &HeaderMap),
    ) -> Result<(), ScimProblem> {
        let Draft { group, members } = draft(tx, journal.workspace, id, headers)?;
        store::delete_group(tx, journal.workspace, id)?;
        follow(tx, sso, journal, &group, Change::Deleted, &members)
    }
}
