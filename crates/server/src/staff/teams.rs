//! Teams: staff that shares work.

use super::{differing, skills::skills_exist, staff_exist, store::pairs};
use crate::{
    access::{Permission, Signed},
    app::App,
    clocks::business_hours,
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem, present},
    hub::Notice,
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{BusinessHoursId, SkillId, StaffId, TeamId, WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many teams a workspace may have: they are listed whole.
const MOST: i64 = 500;
const READERS: [Permission; 4] =
    [Permission::StaffView, Permission::CasesView, Permission::TeamsManage, Permission::StaffManage];

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_teams, create_team)).routes(routes!(
        show_team,
        change_team,
        delete_team
    ))
}

/// Staff that shares work.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Team {
    /// Its id.
    id: TeamId,
    /// Its name.
    #[schema(example = "Deposits")]
    name: String,
    /// A symbol to know it by.
    #[schema(example = "🏦")]
    emoji: String,
    /// Who is in it.
    members: Vec<StaffId>,
    /// When it works; none: always.
    business_hours: Option<BusinessHoursId>,
    /// New work is given to members at once; otherwise they take it.
    auto_assign: bool,
    /// The skills that its work needs: it is given to members who have all of them.
    skills: Vec<SkillId>,
}

/// A new team.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTeam {
    /// Its name: 1 to 60 characters, no other team's.
    #[schema(max_length = 60, example = "Deposits")]
    name: String,
    /// A symbol: up to 16 characters.
    #[serde(default)]
    #[schema(max_length = 16, example = "🏦")]
    emoji: String,
    /// Who is in it.
    #[serde(default)]
    members: Vec<StaffId>,
    /// When it works; none: always.
    #[serde(default)]
    business_hours: Option<BusinessHoursId>,
    /// New work is given to members at once.
    #[serde(default = "yes")]
    auto_assign: bool,
    /// The skills that its work needs.
    #[serde(default)]
    skills: Vec<SkillId>,
}

const fn yes() -> bool {
    true
}

/// What to change of a team; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamChange {
    /// Its name: 1 to 60 characters, no other team's.
    #[schema(max_length = 60)]
    name: Option<String>,
    /// A symbol: up to 16 characters.
    #[schema(max_length = 16)]
    emoji: Option<String>,
    /// Everybody who is in it.
    members: Option<Vec<StaffId>>,
    /// When it works; `null`: always.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<BusinessHoursId>)]
    business_hours: Option<Option<BusinessHoursId>>,
    /// New work is given to members at once.
    auto_assign: Option<bool>,
    /// All skills that its work needs.
    skills: Option<Vec<SkillId>>,
}

/// Refuses unless all of `teams` exist; `field` is named in the refusal.
///
/// # Errors
/// [`Code::Invalid`].
pub fn teams_exist(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    field: &str,
    teams: &[TeamId],
) -> Result<(), Problem> {
    let asked: Vec<_> = teams.iter().map(|it| vec![workspace.into(), (*it).into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT id FROM teams WHERE workspace_id = $1 AND id = $2"), &asked, |row| {
            row.get::<TeamId>(0)
        })?;
    match found.iter().position(Option::is_none) {
        Some(index) => Err(Problem::invalid(format!("{field}[{index}]"), "is no team")),
        None => Ok(()),
    }
}

/// Makes `staff` a member of `teams`, of those that exist.
///
/// # Errors
/// As the database says.
pub fn join_teams(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    staff: StaffId,
    teams: &[TeamId],
) -> Result<(), DbError> {
    for team in teams {
        tx.exec(
            sql!(
                "INSERT INTO team_members (workspace_id, team_id, staff_id) ",
                "SELECT workspace_id, id, $3 FROM teams WHERE workspace_id = $1 AND id = $2 ON CONFLICT DO NOTHING"
            ),
            &[workspace.into(), (*team).into(), staff.into()],
        )?;
    }
    Ok(())
}

pub(super) fn leave_teams(tx: &mut Tx<'_>, workspace: WorkspaceId, staff: StaffId) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM team_members WHERE workspace_id = $1 AND staff_id = $2"),
        &[workspace.into(), staff.into()],
    )?;
    Ok(())
}

fn row(row: &Row<'_>) -> Result<Team, DbError> {
    Ok(Team {
        id: row.get(0)?,
        name: row.get(1)?,
        emoji: row.get(2)?,
        business_hours: row.get(3)?,
        auto_assign: row.get(4)?,
        members: Vec::new(),
        skills: Vec::new(),
    })
}

fn one(tx: &mut Tx<'_>, workspace: WorkspaceId, id: TeamId) -> Result<Team, Problem> {
    let key = [workspace.into(), id.into()];
    let found = tx.maybe(
        sql!(
            "SELECT id, name, emoji, business_hours_id, auto_assign FROM teams WHERE workspace_id = $1 AND id = $2"
        ),
        &key,
        row,
    )?;
    let mut team = found.ok_or_else(Problem::not_found)?;
    team.members = tx.all(
        sql!("SELECT staff_id FROM team_members WHERE workspace_id = $1 AND team_id = $2 ORDER BY staff_id"),
        &key,
        |row| row.get(0),
    )?;
    team.skills = tx.all(
        sql!("SELECT skill_id FROM team_skills WHERE workspace_id = $1 AND team_id = $2 ORDER BY skill_id"),
        &key,
        |row| row.get(0),
    )?;
    Ok(team)
}

fn all(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<Team>, DbError> {
    let mut members: BTreeMap<TeamId, Vec<StaffId>> = BTreeMap::new();
    for (team, staff) in pairs(
        tx,
        workspace,
        sql!("SELECT team_id, staff_id FROM team_members WHERE workspace_id = $1 ORDER BY staff_id"),
    )? {
        members.entry(TeamId(team)).or_default().push(StaffId(staff));
    }
    let mut skills: BTreeMap<TeamId, Vec<SkillId>> = BTreeMap::new();
    for (team, skill) in pairs(
        tx,
        workspace,
        sql!("SELECT team_id, skill_id FROM team_skills WHERE workspace_id = $1 ORDER BY skill_id"),
    )? {
        skills.entry(TeamId(team)).or_default().push(SkillId(skill));
    }
    let mut teams = tx.all(
        sql!(
            "SELECT id, name, emoji, business_hours_id, auto_assign FROM teams WHERE workspace_id = $1 ORDER BY name, id"
        ),
        &[workspace.into()],
        row,
    )?;
    for team in &mut teams {
        team.members = members.remove(&team.id).unwrap_or_default();
        team.skills = skills.remove(&team.id).unwrap_or_default();
    }
    Ok(teams)
}

/// Refuses what a team cannot be.
fn check(tx: &mut Tx<'_>, workspace: WorkspaceId, team: &Team) -> Result<(), Problem> {
    let taken = tx.maybe(
        sql!("SELECT id FROM teams WHERE workspace_id = $1 AND name = $2 AND id <> $3"),
        &[workspace.into(), (&team.name).into(), team.id.into()],
        |row| row.get::<TeamId>(0),
    )?;
    if taken.is_some() {
        return Err(Problem::invalid("name", "is another team's already"));
    }
    staff_exist(tx, workspace, "members", &team.members)?;
    skills_exist(tx, workspace, "skills", &team.skills)?;
    match team.business_hours {
        Some(id) if business_hours(tx, workspace, id)?.is_none() => {
            Err(Problem::invalid("business_hours", "are none of this workspace's"))
        }
        _ => Ok(()),
    }
}

fn write(tx: &mut Tx<'_>, workspace: WorkspaceId, team: &Team) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO teams (workspace_id, id, name, emoji, business_hours_id, auto_assign) VALUES ($1, $2, $3, $4, $5, $6) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, emoji = excluded.emoji, ",
            "business_hours_id = excluded.business_hours_id, auto_assign = excluded.auto_assign"
        ),
        &[
            workspace.into(),
            team.id.into(),
            (&team.name).into(),
            (&team.emoji).into(),
            team.business_hours.into(),
            team.auto_assign.into(),
        ],
    )?;
    clear(tx, workspace, team.id)?;
    let members: Vec<_> =
        team.members.iter().map(|it| vec![workspace.into(), team.id.into(), (*it).into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO team_members (workspace_id, team_id, staff_id) VALUES ($1, $2, $3)"),
        &members,
    )?;
    let skills: Vec<_> =
        team.skills.iter().map(|it| vec![workspace.into(), team.id.into(), (*it).into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO team_skills (workspace_id, team_id, skill_id) VALUES ($1, $2, $3)"),
        &skills,
    )?;
    Ok(())
}

fn clear(tx: &mut Tx<'_>, workspace: WorkspaceId, id: TeamId) -> Result<(), DbError> {
    let key = [workspace.into(), id.into()];
    tx.exec(sql!("DELETE FROM team_members WHERE workspace_id = $1 AND team_id = $2"), &key)?;
    tx.exec(sql!("DELETE FROM team_skills WHERE workspace_id = $1 AND team_id = $2"), &key)?;
    Ok(())
}

/// Tells whose cases changed by it, and that work may be given out anew.
fn tell(journal: &mut Journal, change: Change, before: &[StaffId], team: &Team) {
    settings_changed(journal, "team", team.id, change, team);
    let moved = differing(before, if change == Change::Deleted { &[] } else { &team.members });
    if !moved.is_empty() {
        journal.notify(Notice::AccessChanged(moved));
    }
    journal.notify(Notice::Work);
}

fn tidy<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

/// The teams, by name.
#[utoipa::path(get, path = "/teams", tag = "teams", responses((status = 200, body = Page<Team>)))]
async fn list_teams(State(app): State<App>, signed: Signed) -> Result<Json<Page<Team>>, Problem> {
    signed.need_any(&READERS)?;
    let teams = app.db.snapshot::<_, DbError, _>(move |tx| all(tx, signed.workspace)).await?;
    Ok(Json(Page::whole(teams)))
}

/// One team.
#[utoipa::path(get, path = "/teams/{id}", tag = "teams", params(("id" = TeamId, Path)), responses((status = 200, body = Team), (status = 404)))]
async fn show_team(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TeamId>,
) -> Result<Json<Team>, Problem> {
    signed.need_any(&READERS)?;
    app.db.snapshot(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Creates a team.
#[utoipa::path(
    post, path = "/teams", tag = "teams",
    request_body(content = NewTeam, example = json!({"name": "Deposits", "emoji": "🏦", "members": [], "auto_assign": true})),
    responses((status = 201, body = Team), (status = 422))
)]
async fn create_team(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewTeam>,
) -> Result<(StatusCode, Json<Team>), Problem> {
    signed.need(Permission::TeamsManage)?;
    let mut checks = Checks::new();
    let team = Team {
        id: TeamId::new(app.now(), &app.random),
        name: checks.line("name", &new.name, 60),
        emoji: checks.line_or_empty("emoji", &new.emoji, 16),
        members: tidy(new.members),
        business_hours: new.business_hours,
        auto_assign: new.auto_assign,
        skills: tidy(new.skills),
    };
    checks.count("members", &team.members, 10_000);
    checks.count("skills", &team.skills, 50);
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let count =
            tx.one(sql!("SELECT count(*) FROM teams WHERE workspace_id = $1"), &[workspace.into()], |row| {
                row.get(0)
            })?;
        room_for_one_more(count, MOST)?;
        check(tx, workspace, &team)?;
        write(tx, workspace, &team)?;
        tell(&mut journal, Change::Created, &[], &team);
        journal.close(tx, &hub)?;
        Ok(team.clone())
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a team.
#[utoipa::path(
    patch, path = "/teams/{id}", tag = "teams", params(("id" = TeamId, Path)),
    request_body(content = TeamChange, example = json!({"auto_assign": false})), responses((status = 200, body = Team), (status = 404), (status = 422))
)]
async fn change_team(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TeamId>,
    Body(change): Body<TeamChange>,
) -> Result<Json<Team>, Problem> {
    signed.need(Permission::TeamsManage)?;
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 60));
    let emoji = change.emoji.map(|it| checks.line_or_empty("emoji", &it, 16));
    let (members, skills) = (change.members.map(tidy), change.skills.map(tidy));
    members.iter().for_each(|it| checks.count("members", it, 10_000));
    skills.iter().for_each(|it| checks.count("skills", it, 50));
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let mut team = one(tx, workspace, id)?;
        let before = team.members.clone();
        team.name = name.clone().unwrap_or(team.name);
        team.emoji = emoji.clone().unwrap_or(team.emoji);
        team.members = members.clone().unwrap_or(team.members);
        team.skills = skills.clone().unwrap_or(team.skills);
        team.business_hours = change.business_hours.unwrap_or(team.business_hours);
        team.auto_assign = change.auto_assign.unwrap_or(team.auto_assign);
        check(tx, workspace, &team)?;
        write(tx, workspace, &team)?;
        tell(&mut journal, Change::Changed, &before, &team);
        journal.close(tx, &hub)?;
        Ok(team)
    });
    written.await.map(Json)
}

/// Deletes a team that nothing points to: no inbox, no open case, no canned reply.
#[utoipa::path(delete, path = "/teams/{id}", tag = "teams", params(("id" = TeamId, Path)), responses((status = 204), (status = 404), (status = 409)))]
async fn delete_team(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TeamId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::TeamsManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let team = one(tx, workspace, id)?;
        refuse_while_used(tx, workspace, id)?;
        clear(tx, workspace, id)?;
        tx.exec(
            sql!("DELETE FROM teams WHERE workspace_id = $1 AND id = $2"),
            &[workspace.into(), id.into()],
        )?;
        tell(&mut journal, Change::Deleted, &team.members, &team);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}

fn refuse_while_used(tx: &mut Tx<'_>, workspace: WorkspaceId, id: TeamId) -> Result<(), Problem> {
    let (inboxes, cases, replies): (i64, i64, i64) = tx.one(
        sql!(
            "SELECT (SELECT count(*) FROM inboxes WHERE workspace_id = $1 AND team_id = $2), ",
            "(SELECT count(*) FROM cases WHERE workspace_id = $1 AND team_id = $2 AND state IN ('open', 'snoozed')), ",
            "(SELECT count(*) FROM canned_replies WHERE workspace_id = $1 AND team_id = $2)"
        ),
        &[workspace.into(), id.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if inboxes + cases + replies == 0 {
        return Ok(());
    }
    let detail = format!(
        "{inboxes} inboxes, {cases} open cases and {replies} canned replies belong to this team. Move them first."
    );
    Err(Problem::new(Code::Conflict, detail))
}
