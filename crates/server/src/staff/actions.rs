//! Changes of people. Whoever changes somebody's role or state, resets their second factor or ends their sessions may do
//! everything that they may do: nobody gets at somebody above them.

use super::{
    store::{find, write_profile},
    suspension::{LONGEST_REASON, Suspension, lift, suspend, suspension_of},
    teams::{join_teams, leave_teams, teams_exist},
    types::{Presence, Staff, StaffChange, State},
};
use crate::{
    access::{
        CASE_TYPES, CaseScope, Permission, Signed, another_admin_remains, break_glass_remains,
        end_elevations, find_role, role_of,
        sign_in::{Which, end_sessions, reset_second_factor},
        touch,
    },
    app::App,
    events::{Journal, kinds},
    http::{Checks, Code, Problem},
    hub::Notice,
};
use ombud_base::id::{InboxId, SkillId, StaffId, WorkspaceId};
use ombud_db::{Tx, sql};
use serde_json::json;

/// The most open cases that can be given to one at once.
const MOST_LOAD: i64 = 1000;

/// The job that gives the cases that somebody cannot see any more, disabled or limited, back to their teams; its key is the member
/// of staff. What the cases are is no business of this capability: the one that has them does the work.
pub const HAND_OVER: &str = "case.hand_over";

/// Refuses unless the caller may do everything that `staff` may do.
fn need_above(tx: &mut Tx<'_>, signed: &Signed, staff: StaffId) -> Result<(), Problem> {
    let role = role_of(tx, signed.workspace, staff)?.ok_or_else(Problem::not_found)?;
    signed.need_all_of(&role.permissions)
}

/// By whose power somebody is changed.
#[derive(Clone, Copy)]
enum By<'a> {
    /// A caller's, who may do everything that is given or taken.
    Caller(&'a Signed),
    /// The provider's, by what its mapping gives: whoever set that could do all of it.
    Provider(WorkspaceId),
}

impl<'a> By<'a> {
    const fn workspace(self) -> WorkspaceId {
        match self {
            Self::Caller(signed) => signed.workspace,
            Self::Provider(workspace) => workspace,
        }
    }

    /// The caller, if it is one.
    const fn caller(self) -> Option<&'a Signed> {
        match self {
            Self::Caller(signed) => Some(signed),
            Self::Provider(_) => None,
        }
    }
}

fn checked(change: StaffChange) -> Result<StaffChange, Problem> {
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 100));
    let display_name = change.display_name.map(|it| checks.line("display_name", &it, 100));
    let reason = change.reason.as_deref().map(|it| checks.line("reason", it, LONGEST_REASON));
    if reason.is_some() && change.state != Some(State::Disabled) {
        checks.fail("reason", "is only kept of somebody who is disabled: send \"state\": \"disabled\" along");
    }
    change.max_load.iter().for_each(|it| checks.within("max_load", *it, 0, MOST_LOAD));
    change.teams.iter().for_each(|it| checks.count("teams", it, 200));
    change.skills.iter().for_each(|it| checks.count("skills", it, 200));
    change.scope.iter().for_each(|it| it.check(&mut checks));
    for (index, tag) in change.languages.iter().flatten().enumerate() {
        checks.language(format!("languages[{index}]"), tag);
    }
    change.languages.iter().for_each(|it| checks.count("languages", it, 20));
    checks.done()?;
    Ok(StaffChange { name, display_name, reason, ..change })
}

/// Changes a member of staff.
pub(super) async fn change_staff(
    app: &App,
    signed: Signed,
    id: StaffId,
    change: StaffChange,
) -> Result<Staff, Problem> {
    signed.need(Permission::StaffManage)?;
    let change = checked(change)?;
    let app2 = app.clone();
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, signed.workspace, signed.actor(), app2.now())?;
            let after = change_one(tx, &app2, By::Caller(&signed), &mut journal, id, &change)?;
            journal.close(tx, &app2.hub)?;
            Ok(after)
        })
        .await
}

fn change_one(
    tx: &mut Tx<'_>,
    app: &App,
    by: By<'_>,
    journal: &mut Journal,
    id: StaffId,
    change: &StaffChange,
) -> Result<Staff, Problem> {
    let workspace = by.workspace();
    let before = find(tx, app, workspace, id)?.ok_or_else(Problem::not_found)?;
    let mut after = before.clone();
    change_role_and_state(tx, app, by, journal, &mut after, change)?;
    change_memberships(tx, workspace, &mut after, change)?;
    after.name = change.name.clone().unwrap_or(after.name);
    after.display_name = change.display_name.clone().unwrap_or(after.display_name);
    after.max_load = change.max_load.unwrap_or(after.max_load);
    after.languages = change.languages.clone().unwrap_or(after.languages);
    write_profile(tx, workspace, &after)?;
    if (before.role, before.state, &before.scope) != (after.role, after.state, &after.scope) {
        break_glass_remains(tx, workspace)?;
    }
    tell(journal, &before, &after);
    Ok(after)
}

/// Changes a member of staff by the provider's power: what a group of theirs gives, or that they have left.
///
/// # Errors
/// [`Code::Invalid`], [`Code::NotFound`]; [`Code::Conflict`] where it would leave nobody who may do everything.
pub fn change_by_provider(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    id: StaffId,
    change: StaffChange,
) -> Result<Staff, Problem> {
    let change = checked(change)?;
    change_one(tx, app, By::Provider(journal.workspace), journal, id, &change)
}

fn change_role_and_state(
    tx: &mut Tx<'_>,
    app: &App,
    by: By<'_>,
    journal: &mut Journal,
    staff: &mut Staff,
    change: &StaffChange,
) -> Result<(), Problem> {
    let workspace = by.workspace();
    let (role, state) = (change.role.unwrap_or(staff.role), change.state.unwrap_or(staff.state));
    let scope = change.scope.clone().unwrap_or_else(|| staff.scope.clone()).tidy();
    if (role, state, &scope) == (staff.role, staff.state, &staff.scope) {
        return Ok(());
    }
    let old = find_role(tx, workspace, staff.role)?.ok_or_else(Problem::not_found)?;
    let new = find_role(tx, workspace, role)?;
    let new = new.ok_or_else(|| Problem::invalid("role", "is no role"))?;
    if let Some(signed) = by.caller() {
        need_above(tx, signed, staff.id)?;
        signed.need_all_of(&new.permissions)?;
        if signed.staff_id() == Some(staff.id) && state == State::Disabled {
            return Err(Problem::new(Code::Conflict, "You cannot disable yourself; ask another admin."));
        }
        touch(tx, signed, staff.id, journal.now)?;
    }
    let was_admin = old.is_admin() && staff.state == State::Active && staff.scope.is_everything();
    if was_admin && !(new.is_admin() && state == State::Active && scope.is_everything()) {
        another_admin_remains(tx, workspace, staff.id)?;
    }
    drop_invitations(tx, workspace, staff.id)?;
    if scope != staff.scope {
        scope_exists(tx, workspace, &scope)?;
    }
    if state == State::Disabled {
        shut_out(tx, app, journal, staff)?;
    } else if scope != staff.scope {
        app.jobs.enqueue(tx, workspace, HAND_OVER, &staff.id.to_string(), &json!({}), journal.now)?;
    }
    // Of whom the provider had disabled before, nobody here has decided anything by changing a role.
    let leaves = staff.state == State::Active && state == State::Disabled;
    if let (true, Some(signed)) = (leaves, by.caller()) {
        let reason = change.reason.clone();
        let held = Suspension { at: journal.now, by: signed.staff_id(), alert: None, reason };
        suspend(tx, workspace, staff.id, &held)?;
    }
    if state == State::Active {
        lift(tx, workspace, staff.id)?;
        staff.suspended = None;
    } else {
        staff.suspended = suspension_of(tx, workspace, staff.id)?;
    }
    (staff.role, staff.state, staff.scope) = (role, state, scope);
    Ok(())
}

/// Refuses a scope of what is not there: it would be a limit to nothing that nobody notices.
pub(super) fn scope_exists(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    scope: &CaseScope,
) -> Result<(), Problem> {
    teams_exist(tx, workspace, "scope.teams", &scope.teams)?;
    for (at, inbox) in scope.inboxes.iter().enumerate() {
        let found = tx.maybe(
            sql!("SELECT id FROM inboxes WHERE workspace_id = $1 AND id = $2"),
            &[workspace.into(), (*inbox).into()],
            |row| row.get::<InboxId>(0),
        )?;
        found.ok_or_else(|| Problem::invalid(format!("scope.inboxes[{at}]"), "is no inbox"))?;
    }
    match scope.types.iter().position(|it| !CASE_TYPES.contains(&it.as_str())) {
        Some(at) => Err(Problem::invalid(
            format!("scope.types[{at}]"),
            format!("must be one of: {}", CASE_TYPES.join(", ")),
        )),
        None => Ok(()),
    }
}

/// What somebody has handed out must not outlive what they may hand out.
fn drop_invitations(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(), Problem> {
    tx.exec(
        sql!("DELETE FROM invitations WHERE workspace_id = $1 AND invited_by = $2"),
        &[workspace.into(), staff.into()],
    )?;
    Ok(())
}

/// Ends all that somebody has open, and lets their cases go to others; the caller writes the state.
pub(super) fn shut_out(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    staff: &mut Staff,
) -> Result<(), Problem> {
    let who = [journal.workspace.into(), staff.id.into()];
    drop_invitations(tx, journal.workspace, staff.id)?;
    app.jobs.enqueue(tx, journal.workspace, HAND_OVER, &staff.id.to_string(), &json!({}), journal.now)?;
    end_sessions(tx, journal, staff.id, Which::All)?;
    // Else it would be there again when they are let in again.
    end_elevations(tx, journal, staff.id, None, "disabled")?;
    tx.exec(sql!("DELETE FROM login_challenges WHERE workspace_id = $1 AND staff_id = $2"), &who)?;
    tx.exec(sql!("DELETE FROM known_devices WHERE workspace_id = $1 AND staff_id = $2"), &who)?;
    tx.exec(sql!("UPDATE staff SET presence = 'offline' WHERE workspace_id = $1 AND id = $2"), &who)?;
    staff.presence = Presence::Offline;
    Ok(())
}

fn change_memberships(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: &mut Staff,
    change: &StaffChange,
) -> Result<(), Problem> {
    if let Some(teams) = &change.teams {
        teams_exist(tx, workspace, "teams", teams)?;
        leave_teams(tx, workspace, staff.id)?;
        join_teams(tx, workspace, staff.id, teams)?;
        staff.teams.clone_from(teams);
        staff.teams.sort_unstable();
        staff.teams.dedup();
    }
    if let Some(skills) = &change.skills {
        super::skills::skills_exist(tx, workspace, "skills", skills)?;
        let mut skills: Vec<SkillId> = skills.clone();
        skills.sort_unstable();
        skills.dedup();
        tx.exec(
            sql!("DELETE FROM staff_skills WHERE workspace_id = $1 AND staff_id = $2"),
            &[workspace.into(), staff.id.into()],
        )?;
        let rows: Vec<_> =
            skills.iter().map(|it| vec![workspace.into(), staff.id.into(), (*it).into()]).collect();
        tx.exec_many(
            sql!("INSERT INTO staff_skills (workspace_id, staff_id, skill_id) VALUES ($1, $2, $3)"),
            &rows,
        )?;
        staff.skills = skills;
    }
    Ok(())
}

fn tell(journal: &mut Journal, before: &Staff, after: &Staff) {
    let mut data = json!({"staff": after.id});
    let changed = [
        ("role", before.role != after.role, json!(after.role)),
        ("state", before.state != after.state, json!(after.state)),
        ("teams", before.teams != after.teams, json!(after.teams)),
        ("scope", before.scope != after.scope, json!(after.scope)),
        ("skills", before.skills != after.skills, json!(after.skills)),
        ("languages", before.languages != after.languages, json!(after.languages)),
        ("max_load", before.max_load != after.max_load, json!(after.max_load)),
        ("name", before.name != after.name, json!(after.name)),
        ("display_name", before.display_name != after.display_name, json!(after.display_name)),
    ];
    for (field, _, value) in changed.into_iter().filter(|it| it.1) {
        data[field] = value;
    }
    let news = after.suspended.as_ref().filter(|_| before.state != after.state);
    if let Some(reason) = news.and_then(|it| it.reason.as_ref()) {
        data["reason"] = json!(reason);
    }
    journal.event(kinds::STAFF_CHANGED, None, &data);
    if (before.role, before.state, &before.teams, &before.scope)
        != (after.role, after.state, &after.teams, &after.scope)
    {
        journal.notify(Notice::AccessChanged(vec![after.id]));
    }
    journal.notify(Notice::Presence(after.id));
}

/// Takes every second factor of somebody away, and ends their sessions: with the password alone, whoever has it would be in.
pub(super) async fn reset_factors(app: &App, signed: Signed, id: StaffId) -> Result<(), Problem> {
    signed.need(Permission::StaffManage)?;
    let app2 = app.clone();
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, signed.workspace, signed.actor(), app2.now())?;
            need_above(tx, &signed, id)?;
            reset_second_factor(tx, signed.workspace, id)?;
            break_glass_remains(tx, signed.workspace)?;
            touch(tx, &signed, id, journal.now)?;
            end_sessions(tx, &mut journal, id, Which::All)?;
            journal.event(kinds::STAFF_SECOND_FACTOR, None, &json!({"staff": id, "change": "reset"}));
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}

/// Ends every session of somebody.
pub(super) async fn cut_sessions(app: &App, signed: Signed, id: StaffId) -> Result<(), Problem> {
    signed.need(Permission::StaffManage)?;
    let app2 = app.clone();
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, signed.workspace, signed.actor(), app2.now())?;
            need_above(tx, &signed, id)?;
            end_sessions(tx, &mut journal, id, Which::All)?;
            journal.close(tx, &app2.hub)?;
            Ok(())
        })
        .await
}

/// Says whether one takes work.
pub(super) async fn set_presence(app: &App, signed: Signed, presence: Presence) -> Result<Staff, Problem> {
    let id = signed.staff()?;
    let app2 = app.clone();
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, signed.workspace, signed.actor(), app2.now())?;
            let changed = tx.exec(
                sql!("UPDATE staff SET presence = $3 WHERE workspace_id = $1 AND id = $2 AND presence <> $3"),
                &[signed.workspace.into(), id.into(), presence.word().into()],
            )?;
            if changed > 0 {
                let data = json!({"staff": id, "presence": presence});
                journal.event(kinds::STAFF_PRESENCE, None, &data);
                journal.notify(Notice::Presence(id));
            }
            let staff = find(tx, &app2, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
            journal.close(tx, &app2.hub)?;
            Ok(staff)
        })
        .await
}
