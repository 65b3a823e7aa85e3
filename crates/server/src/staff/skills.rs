//! Skills: what staff can do that a team's work may need.

use super::store::pairs;
use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Page, PathOf, Problem},
    hub::Notice,
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{SkillId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// How many skills a workspace may have: they are listed whole.
const MOST: i64 = 500;
const READERS: [Permission; 4] =
    [Permission::StaffView, Permission::CasesView, Permission::TeamsManage, Permission::StaffManage];

/// What it answers under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_skills, create_skill)).routes(routes!(
        show_skill,
        change_skill,
        delete_skill
    ))
}

/// Something that staff can do.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Skill {
    /// Its id.
    id: SkillId,
    /// Its name.
    #[schema(example = "Lightning network")]
    name: String,
    /// Who can do it.
    staff: Vec<StaffId>,
}

/// A new skill.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSkill {
    /// Its name: 1 to 60 characters, no other skill's.
    #[schema(max_length = 60, example = "Lightning network")]
    name: String,
    /// Who can do it.
    #[serde(default)]
    staff: Vec<StaffId>,
}

/// What to change of a skill; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillChange {
    /// Its name: 1 to 60 characters, no other skill's.
    #[schema(max_length = 60)]
    name: Option<String>,
    /// Everybody who can do it.
    staff: Option<Vec<StaffId>>,
}

/// Refuses unless all of `skills` exist; `field` is named in the refusal.
///
/// # Errors
/// [`crate::http::Code::Invalid`].
pub fn skills_exist(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    field: &str,
    skills: &[SkillId],
) -> Result<(), Problem> {
    let asked: Vec<_> = skills.iter().map(|it| vec![workspace.into(), (*it).into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT id FROM skills WHERE workspace_id = $1 AND id = $2"), &asked, |row| {
            row.get::<SkillId>(0)
        })?;
    match found.iter().position(Option::is_none) {
        Some(index) => Err(Problem::invalid(format!("{field}[{index}]"), "is no skill")),
        None => Ok(()),
    }
}

fn one(tx: &mut Tx<'_>, workspace: WorkspaceId, id: SkillId) -> Result<Skill, Problem> {
    let key = [workspace.into(), id.into()];
    let name =
        tx.maybe(sql!("SELECT name FROM skills WHERE workspace_id = $1 AND id = $2"), &key, |row| {
            row.get(0)
        })?;
    let staff = tx.all(
        sql!("SELECT staff_id FROM staff_skills WHERE workspace_id = $1 AND skill_id = $2 ORDER BY staff_id"),
        &key,
        |row| row.get(0),
    )?;
    Ok(Skill { id, name: name.ok_or_else(Problem::not_found)?, staff })
}

fn refuse_taken_name(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    name: &str,
    own: SkillId,
) -> Result<(), Problem> {
    let taken = tx.maybe(
        sql!("SELECT id FROM skills WHERE workspace_id = $1 AND name = $2 AND id <> $3"),
        &[workspace.into(), name.into(), own.into()],
        |row| row.get::<SkillId>(0),
    )?;
    if taken.is_some() { Err(Problem::invalid("name", "is another skill's already")) } else { Ok(()) }
}

/// Writes who can do it; returns everybody for whom that changed.
fn write_holders(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: SkillId,
    before: &[StaffId],
    after: &[StaffId],
) -> Result<Vec<StaffId>, Problem> {
    super::staff_exist(tx, workspace, "staff", after)?;
    tx.exec(
        sql!("DELETE FROM staff_skills WHERE workspace_id = $1 AND skill_id = $2"),
        &[workspace.into(), id.into()],
    )?;
    let rows: Vec<_> = after.iter().map(|it| vec![workspace.into(), (*it).into(), id.into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO staff_skills (workspace_id, staff_id, skill_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"),
        &rows,
    )?;
    Ok(super::differing(before, after))
}

/// The skills, by name.
#[utoipa::path(get, path = "/skills", tag = "skills", responses((status = 200, body = Page<Skill>)))]
async fn list_skills(State(app): State<App>, signed: Signed) -> Result<Json<Page<Skill>>, Problem> {
    signed.need_any(&READERS)?;
    let all = app.db.snapshot::<_, DbError, _>(move |tx| {
        let mut holders: BTreeMap<SkillId, Vec<StaffId>> = BTreeMap::new();
        let statement =
            sql!("SELECT skill_id, staff_id FROM staff_skills WHERE workspace_id = $1 ORDER BY staff_id");
        for (skill, staff) in pairs(tx, signed.workspace, statement)? {
            holders.entry(SkillId(skill)).or_default().push(StaffId(staff));
        }
        tx.all(
            sql!("SELECT id, name FROM skills WHERE workspace_id = $1 ORDER BY name"),
            &[signed.workspace.into()],
            |row| {
                let id = row.get(0)?;
                Ok(Skill { id, name: row.get(1)?, staff: holders.remove(&id).unwrap_or_default() })
            },
        )
    });
    Ok(Json(Page::whole(all.await?)))
}

/// One skill.
#[utoipa::path(get, path = "/skills/{id}", tag = "skills", params(("id" = SkillId, Path)), responses((status = 200, body = Skill), (status = 404)))]
async fn show_skill(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<SkillId>,
) -> Result<Json<Skill>, Problem> {
    signed.need_any(&READERS)?;
    app.db.snapshot(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Creates a skill.
#[utoipa::path(
    post, path = "/skills", tag = "skills",
    request_body(content = NewSkill, example = json!({"name": "Lightning network", "staff": []})),
    responses((status = 201, body = Skill), (status = 422))
)]
async fn create_skill(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewSkill>,
) -> Result<(StatusCode, Json<Skill>), Problem> {
    signed.need(Permission::TeamsManage)?;
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 60);
    checks.count("staff", &new.staff, 10_000);
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let id = SkillId::new(now, &app.random);
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        refuse_taken_name(tx, workspace, &name, id)?;
        let count = tx.one(
            sql!("SELECT count(*) FROM skills WHERE workspace_id = $1"),
            &[workspace.into()],
            |row| row.get(0),
        )?;
        room_for_one_more(count, MOST)?;
        tx.exec(
            sql!("INSERT INTO skills (workspace_id, id, name) VALUES ($1, $2, $3)"),
            &[workspace.into(), id.into(), (&name).into()],
        )?;
        let changed = write_holders(tx, workspace, id, &[], &new.staff)?;
        changed.into_iter().for_each(|it| journal.notify(Notice::Presence(it)));
        let skill = one(tx, workspace, id)?;
        settings_changed(&mut journal, "skill", id, Change::Created, &skill);
        journal.close(tx, &hub)?;
        Ok(skill)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Changes a skill.
#[utoipa::path(
    patch, path = "/skills/{id}", tag = "skills", params(("id" = SkillId, Path)),
    request_body(content = SkillChange, example = json!({"name": "Lightning"})), responses((status = 200, body = Skill), (status = 404), (status = 422))
)]
async fn change_skill(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<SkillId>,
    Body(change): Body<SkillChange>,
) -> Result<Json<Skill>, Problem> {
    signed.need(Permission::TeamsManage)?;
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 60));
    change.staff.iter().for_each(|it| checks.count("staff", it, 10_000));
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let workspace = signed.workspace;
        let mut journal = Journal::open(tx, workspace, signed.actor(), now)?;
        let before = one(tx, workspace, id)?;
        if let Some(name) = &name {
            refuse_taken_name(tx, workspace, name, id)?;
            tx.exec(
                sql!("UPDATE skills SET name = $3 WHERE workspace_id = $1 AND id = $2"),
                &[workspace.into(), id.into(), name.into()],
            )?;
        }
        if let Some(staff) = &change.staff {
            let changed = write_holders(tx, workspace, id, &before.staff, staff)?;
            changed.into_iter().for_each(|it| journal.notify(Notice::Presence(it)));
        }
        let after = one(tx, workspace, id)?;
        settings_changed(&mut journal, "skill", id, Change::Changed, &after);
        journal.close(tx, &hub)?;
        Ok(after)
    });
    written.await.map(Json)
}

/// Deletes a skill; no team's work needs it any more.
#[utoipa::path(delete, path = "/skills/{id}", tag = "skills", params(("id" = SkillId, Path)), responses((status = 204), (status = 404)))]
async fn delete_skill(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<SkillId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::TeamsManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let skill = one(tx, signed.workspace, id)?;
        let key = [signed.workspace.into(), id.into()];
        tx.exec(sql!("DELETE FROM staff_skills WHERE workspace_id = $1 AND skill_id = $2"), &key)?;
        tx.exec(sql!("DELETE FROM team_skills WHERE workspace_id = $1 AND skill_id = $2"), &key)?;
        tx.exec(sql!("DELETE FROM skills WHERE workspace_id = $1 AND id = $2"), &key)?;
        settings_changed(&mut journal, "skill", id, Change::Deleted, &skill);
        journal.notify(Notice::Work);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
