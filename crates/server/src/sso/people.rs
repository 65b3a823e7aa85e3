//! Who somebody of the provider's is here. An account is its issuer and subject; a mail address leads to one once, and only where
//! nobody gains by it.

use super::{Refused, scim, token::Claims};
use crate::{
    access::{
        GroupMapping, Joining, PRIVILEGED, ProviderSettings, break_glass, find_role, has_identity,
        identified, insert_staff, is_privileged, link_identity, member, member_by_email, parse_email,
        passwords_closed,
    },
    app::App,
    approvals,
    events::{Journal, kinds},
    http::{Code, Problem, guarded},
    staff::{self, StaffChange, join_teams},
};
use ombud_base::id::{RoleId, StaffId, TeamId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};

/// The most groups of one person that are looked at.
const MOST_GROUPS: usize = 1000;

/// What the provider says of somebody.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Whom it knows them as.
    pub subject: String,
    /// What else it knows them as: Entra ID provisions by `oid`, and its subject is another one for each client.
    also: Option<String>,
    email: Option<String>,
    verified: bool,
    name: Option<String>,
    groups: Vec<String>,
}

/// The value at a path with dots, or of a claim whose very name has them.
fn claim<'a>(claims: &'a Claims, path: &str) -> Option<&'a Json> {
    if let Some(found) = claims.0.get(path) {
        return Some(found);
    }
    let mut parts = path.split('.');
    let first = claims.0.get(parts.next()?)?;
    parts.try_fold(first, |at, part| at.get(part))
}

/// Whether a token leaves something open that the provider may tell apart.
pub(super) fn lacks(claims: &Claims, settings: &ProviderSettings) -> bool {
    let groups = !settings.mappings.is_empty() && claim(claims, &settings.groups_claim).is_none();
    claims.text("email").is_none() || claims.text("name").is_none() || groups
}

impl Person {
    pub(super) fn of(claims: &Claims, settings: &ProviderSettings) -> Self {
        // Some providers write it as a text.
        let said = claims.0.get("email_verified");
        let verified = said.is_some_and(|it| it == &Json::Bool(true) || it == "true");
        let denied = said.is_some_and(|it| it == &Json::Bool(false) || it == "false");
        let groups = match claim(claims, &settings.groups_claim) {
            Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
            Some(Json::String(one)) => vec![one.clone()],
            _ => Vec::new(),
        };
        let named = claims.text("name").or_else(|| claims.text("preferred_username"));
        Self {
            subject: claims.text("sub").unwrap_or_default().to_owned(),
            also: claims.text("oid").map(str::to_owned),
            email: claims.text("email").and_then(parse_email),
            verified: verified || (settings.trust_email && !denied),
            name: named.map(|it| guarded(it.chars().filter(|it| !it.is_control()).take(100).collect())),
            groups: groups.into_iter().take(MOST_GROUPS).collect(),
        }
    }

    /// Their address, where it may lead to an account.
    fn known_email(&self, settings: &ProviderSettings) -> Result<&str, Refused> {
        let email = self.email.as_deref();
        let email = email.ok_or_else(|| Refused::new("no-email", "the provider names no mail address"))?;
        if !self.verified {
            return Err(Refused::new("unverified", format!("{email} is not verified at the provider")));
        }
        let domain = email.rsplit_once('@').map_or("", |it| it.1);
        if !settings.domains.is_empty() && !settings.domains.iter().any(|it| it == domain) {
            return Err(Refused::new("domain", format!("{domain} is none of the domains that are let in")));
        }
        Ok(email)
    }
}

/// Somebody who may come in.
pub(super) struct Found {
    /// Who.
    pub staff: StaffId,
    /// They are known by their mail address alone so far.
    pub first: bool,
}

type Resolved = Result<Found, (Option<StaffId>, Refused)>;

/// What their groups give to somebody.
pub(super) struct Given {
    pub role: Option<RoleId>,
    pub teams: Vec<TeamId>,
}

/// What groups give: the first mapping that fits gives the role, all of them give their teams. A role that is not there any more
/// gives nothing.
pub(super) fn given(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    settings: &ProviderSettings,
    groups: &[String],
) -> Result<Given, DbError> {
    let mut role = None;
    let mut teams = Vec::new();
    let fits = |it: &&GroupMapping| groups.contains(&it.group);
    for mapping in settings.mappings.iter().filter(fits) {
        teams.extend(&mapping.teams);
        if let (None, Some(wanted)) = (role, mapping.role) {
            role = find_role(tx, workspace, wanted)?.map(|it| it.id);
        }
    }
    if let (None, Some(wanted)) = (role, settings.default_role) {
        role = find_role(tx, workspace, wanted)?.map(|it| it.id);
    }
    teams.sort_unstable();
    teams.dedup();
    Ok(Given { role, teams })
}

/// Finds out who it is, or has them join, and brings role and teams up to what their groups give.
///
/// # Errors
/// As the database says; the inner one where they do not come in.
pub(super) fn resolve(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    settings: &ProviderSettings,
    person: &Person,
) -> Result<Resolved, Problem> {
    let workspace = journal.workspace;
    if let Some(staff) = identified(tx, workspace, &settings.issuer, &person.subject)? {
        let given = all_given(tx, workspace, settings, person, staff)?;
        return returning(tx, app, journal, settings, staff, &given);
    }
    let email = match person.known_email(settings) {
        Ok(email) => email,
        Err(refused) => return Ok(Err((None, refused))),
    };
    match member_by_email(tx, workspace, email)? {
        Some(known) => match may_link(tx, workspace, settings, person, known.id)? {
            Ok(()) => {
                let given = all_given(tx, workspace, settings, person, known.id)?;
                let found = returning(tx, app, journal, settings, known.id, &given)?;
                Ok(found.map(|it| Found { first: true, ..it }))
            }
            Err(refused) => Ok(Err((Some(known.id), refused))),
        },
        None => {
            let given = given(tx, workspace, settings, &person.groups)?;
            join(tx, app, journal, settings, person, email, &given)
        }
    }
}

/// What somebody's groups give: those that the provider names now, and those that it has provisioned.
fn all_given(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    settings: &ProviderSettings,
    person: &Person,
    staff: StaffId,
) -> Result<Given, DbError> {
    let mut groups = person.groups.clone();
    groups.extend(scim::groups_of(tx, workspace, staff)?);
    given(tx, workspace, settings, &groups)
}

/// Whether a mail address may lead to an account that is there already. Who decides over others is not handed over by an address:
/// they prove by a second factor of their own that it is them.
fn may_link(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    settings: &ProviderSettings,
    person: &Person,
    staff: StaffId,
) -> Result<Result<(), Refused>, Problem> {
    let subjects: Vec<&str> =
        person.also.iter().map(String::as_str).chain([person.subject.as_str()]).collect();
    let (provisioned, same) = scim::knows_as(tx, workspace, staff, &subjects)?;
    if !settings.link && !provisioned {
        return Ok(Err(Refused::new(
            "no-link",
            "accounts that are there already are not linked by mail address",
        )));
    }
    if has_identity(tx, workspace, &settings.issuer, staff)? {
        return Ok(Err(Refused::new(
            "taken",
            "this address belongs to another account of the provider's already",
        )));
    }
    let factors = crate::access::sign_in::second_factors(tx, workspace, staff)?;
    if !same && !factors.totp && factors.passkeys == 0 && is_privileged(tx, workspace, staff)? {
        let detail = "whoever decides over others is linked with a second factor of their own alone";
        return Ok(Err(Refused::new("factor-first", detail)));
    }
    Ok(Ok(()))
}

/// Somebody who is staff.
fn returning(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    settings: &ProviderSettings,
    staff: StaffId,
    given: &Given,
) -> Result<Resolved, Problem> {
    let workspace = journal.workspace;
    let Some(member) = member(tx, workspace, staff)? else {
        return Ok(Err((Some(staff), Refused::new("no-account", "the member of staff is gone"))));
    };
    if !member.active {
        return Ok(Err((Some(staff), Refused::new("disabled", "the member of staff is disabled"))));
    }
    if settings.follow && !settings.mappings.is_empty() {
        if given.role.is_none() {
            let detail = "none of their groups gives a role, and there is none for everybody";
            return Ok(Err((Some(staff), Refused::new("no-role", detail))));
        }
        follow(tx, app, journal, settings, staff, given)?;
    }
    Ok(Ok(Found { staff, first: false }))
}

/// Brings role and teams up to what the groups give. What must not be taken or given so stays, and is told.
fn follow(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    settings: &ProviderSettings,
    id: StaffId,
    given: &Given,
) -> Result<(), Problem> {
    let workspace = journal.workspace;
    let Some(now) = staff::find(tx, app, workspace, id)? else { return Ok(()) };
    let teams = teams_with(tx, workspace, settings, &now.teams, given)?;
    let mut role = given.role.filter(|it| *it != now.role);
    if let Some(to) = role
        && let Err(why) = may_change_role(tx, workspace, id, now.role, to)?
    {
        let data = json!({"staff": id, "change": "role kept", "wanted": to, "why": why});
        journal.event(kinds::STAFF_CHANGED, None, &data);
        role = None;
    }
    let teams = (teams != now.teams).then_some(teams);
    if role.is_none() && teams.is_none() {
        return Ok(());
    }
    let change = StaffChange { role, teams, ..StaffChange::default() };
    staff::change_by_provider(tx, app, journal, id, change).map(drop)
}

/// The teams of somebody with those that their groups give, and without those that other groups give.
pub(super) fn teams_with(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    settings: &ProviderSettings,
    now: &[TeamId],
    given: &Given,
) -> Result<Vec<TeamId>, Problem> {
    let managed = |team: &TeamId| settings.mappings.iter().any(|it| it.teams.contains(team));
    let mut teams: Vec<TeamId> = now.iter().copied().filter(|it| !managed(it)).collect();
    for team in &given.teams {
        match staff::teams_exist(tx, workspace, "teams", &[*team]) {
            Ok(()) => teams.push(*team),
            // It was deleted since it was mapped.
            Err(problem) if problem.code == Code::Invalid => {}
            Err(problem) => return Err(problem),
        }
    }
    teams.sort_unstable();
    teams.dedup();
    Ok(teams)
}

/// What the audit and the provider are told where a group may not give or take power.
pub(super) const NEEDS_TWO: &str = "needs a second person";

/// Whether nobody may be given this role, or let in with it, without a second person.
pub(super) fn needs_two(tx: &mut Tx<'_>, workspace: WorkspaceId, role: RoleId) -> Result<bool, DbError> {
    Ok(approvals::asks_for_power(tx, workspace)? && weighs(tx, workspace, role)?)
}

/// Whether the provider may change a role: not where that needs a second person by hand, and not of the last one who may do
/// everything or comes in while it is away.
pub(super) fn may_change_role(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    from: RoleId,
    to: RoleId,
) -> Result<Result<(), &'static str>, Problem> {
    if needs_two(tx, workspace, from)? || needs_two(tx, workspace, to)? {
        return Ok(Err(NEEDS_TWO));
    }
    let from = find_role(tx, workspace, from)?;
    if from.is_some_and(|it| it.is_admin()) {
        let remains = crate::access::another_admin_remains(tx, workspace, staff);
        match remains {
            Ok(()) => {}
            Err(problem) if problem.code == Code::Conflict => return Ok(Err("is the last admin")),
            Err(problem) => return Err(problem),
        }
        if passwords_closed(tx, workspace)? && break_glass(tx, workspace)? == [staff] {
            return Ok(Err("is the last admin who comes in by password"));
        }
    }
    Ok(Ok(()))
}

/// Whether a role has what decides over others.
fn weighs(tx: &mut Tx<'_>, workspace: WorkspaceId, role: RoleId) -> Result<bool, DbError> {
    let role = find_role(tx, workspace, role)?;
    Ok(role.is_some_and(|it| it.permissions.iter().any(|it| PRIVILEGED.contains(it))))
}

/// Somebody new.
fn join(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    settings: &ProviderSettings,
    person: &Person,
    email: &str,
    given: &Given,
) -> Result<Resolved, Problem> {
    let workspace = journal.workspace;
    let refused = |word, detail: &str| Ok(Err((None, Refused::new(word, detail))));
    if !settings.create {
        return refused(
            "no-account",
            "nobody with this address is staff, and nobody becomes it by signing in",
        );
    }
    let Some(role) = given.role else {
        return refused("no-role", "none of their groups gives a role, and there is none for everybody");
    };
    if needs_two(tx, workspace, role)? {
        return refused(
            "approval",
            "their role decides over others, which needs a second person: invite them",
        );
    }
    let local = email.split('@').next().unwrap_or_default();
    let name = person.name.as_deref().map(str::trim).filter(|it| !it.is_empty()).unwrap_or(local).to_owned();
    let new = Joining { email: email.to_owned(), name, role, password_hash: None };
    let staff = insert_staff(tx, app, workspace, &new)?;
    join_teams(tx, workspace, staff, &given.teams)?;
    link_identity(tx, workspace, (&settings.issuer, &person.subject), staff, journal.now)?;
    journal.event(kinds::STAFF_JOINED, None, &json!({"staff": staff, "role": role, "by": "oidc"}));
    Ok(Ok(Found { staff, first: false }))
}
