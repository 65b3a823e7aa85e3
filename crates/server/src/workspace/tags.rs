use crate::{
    access::{Permission, Signed},
    app::App,
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{TagId, WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many tags a workspace may have: they are listed whole.
const MOST: i64 = 1000;

/// A label for cases.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Tag {
    /// Its id.
    id: TagId,
    /// Its name.
    #[schema(example = "deposit")]
    name: String,
    /// Its colour.
    #[schema(example = "#0a7cff")]
    color: String,
    /// How many cases have it.
    cases: i64,
}

/// A new tag.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTag {
    /// Its name: 1 to 50 characters, no other tag's.
    #[schema(max_length = 50, example = "deposit")]
    name: String,
    /// Its colour.
    #[schema(example = "#0a7cff")]
    color: String,
}

/// What to change of a tag; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TagChange {
    /// Its name: 1 to 50 characters, no other tag's.
    #[schema(max_length = 50)]
    name: Option<String>,
    /// Its colour.
    color: Option<String>,
}

fn row(row: &Row<'_>) -> Result<Tag, DbError> {
    Ok(Tag { id: row.get(0)?, name: row.get(1)?, color: row.get(2)?, cases: row.get(3)? })
}

fn one(tx: &mut Tx<'_>, workspace: WorkspaceId, id: TagId) -> Result<Tag, Problem> {
    let found = tx.maybe(
        sql!(
            "SELECT t.id, t.name, t.color, (SELECT count(*) FROM case_tags c WHERE c.workspace_id = t.workspace_id ",
            "AND c.tag_id = t.id) FROM tags t WHERE t.workspace_id = $1 AND t.id = $2"
        ),
        &[workspace.into(), id.into()],
        row,
    )?;
    found.ok_or_else(Problem::not_found)
}

fn room(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<(), Problem> {
    let count: i64 =
        tx.one(sql!("SELECT count(*) FROM tags WHERE workspace_id = $1"), &[workspace.into()], |row| {
            row.get(0)
        })?;
    room_for_one_more(count, MOST)
}

/// The tags, by name.
#[utoipa::path(get, path = "/tags", tag = "tags", responses((status = 200, body = Page<Tag>)))]
pub(super) async fn list_tags(State(app): State<App>, signed: Signed) -> Result<Json<Page<Tag>>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::TagsManage])?;
    let all = app.db.read::<_, DbError, _>(move |tx| {
        tx.all(
            sql!(
                "SELECT t.id, t.name, t.color, (SELECT count(*) FROM case_tags c WHERE c.workspace_id = t.workspace_id ",
                "AND c.tag_id = t.id) FROM tags t WHERE t.workspace_id = $1 ORDER BY t.name"
            ),
            &[signed.workspace.into()],
            row,
        )
    });
    Ok(Json(Page::whole(all.await?)))
}

/// One tag.
#[utoipa::path(get, path = "/tags/{id}", tag = "tags", params(("id" = TagId, Path)), responses((status = 200, body = Tag)))]
pub(super) async fn show_tag(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TagId>,
) -> Result<Json<Tag>, Problem> {
    signed.need_any(&[Permission::CasesView, Permission::TagsManage])?;
    app.db.read(move |tx| one(tx, signed.workspace, id)).await.map(Json)
}

/// Creates a tag.
#[utoipa::path(
    post, path = "/tags", tag = "tags",
    request_body(content = NewTag, example = json!({"name": "deposit", "color": "#0a7cff"})),
    responses((status = 201, body = Tag))
)]
pub(super) async fn create_tag(
    State(app): State<App>,
    signed: Signed,
    Body(new): Body<NewTag>,
) -> Result<(StatusCode, Json<Tag>), Problem> {
    signed.need(Permission::TagsManage)?;
    let mut checks = Checks::new();
    let name = checks.line("name", &new.name, 50);
    checks.color("color", &new.color);
    checks.done()?;
    let (hub, now) = (app.hub.clone(), app.now());
    let tag = Tag { id: TagId::new(now, &app.random), name, color: new.color.to_lowercase(), cases: 0 };
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        room(tx, signed.workspace)?;
        unlike_others(tx, signed.workspace, tag.id, &tag.name)?;
        tx.exec(
            sql!("INSERT INTO tags (workspace_id, id, name, color) VALUES ($1, $2, $3, $4)"),
            &[signed.workspace.into(), tag.id.into(), (&tag.name).into(), (&tag.color).into()],
        )?;
        settings_changed(&mut journal, "tag", tag.id, Change::Created, &tag);
        journal.close(tx, &hub)?;
        Ok(tag.clone())
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Two tags that differ by capitals alone would be one to everybody who reads them.
fn unlike_others(tx: &mut Tx<'_>, ws: WorkspaceId, id: TagId, name: &str) -> Result<(), Problem> {
    let others: Vec<String> = tx.all(
        sql!("SELECT name FROM tags WHERE workspace_id = $1 AND id <> $2"),
        &[ws.into(), id.into()],
        |row| row.get(0),
    )?;
    let folded = name.to_lowercase();
    match others.iter().find(|it| it.to_lowercase() == folded) {
        Some(like) => Err(Problem::new(Code::Conflict, format!("There is a tag {like:?} already."))),
        None => Ok(()),
    }
}

/// Changes a tag, on every case that has it.
#[utoipa::path(
    patch, path = "/tags/{id}", tag = "tags", params(("id" = TagId, Path)),
    request_body(content = TagChange, example = json!({"color": "#d9480f"})), responses((status = 200, body = Tag))
)]
pub(super) async fn change_tag(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TagId>,
    Body(change): Body<TagChange>,
) -> Result<Json<Tag>, Problem> {
    signed.need(Permission::TagsManage)?;
    let mut checks = Checks::new();
    let name = change.name.map(|it| checks.line("name", &it, 50));
    change.color.iter().for_each(|it| checks.color("color", it));
    checks.done()?;
    let color = change.color.map(|it| it.to_lowercase());
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let mut tag = one(tx, signed.workspace, id)?;
        tag.name = name.clone().unwrap_or(tag.name);
        tag.color = color.clone().unwrap_or(tag.color);
        unlike_others(tx, signed.workspace, id, &tag.name)?;
        tx.exec(
            sql!("UPDATE tags SET name = $3, color = $4 WHERE workspace_id = $1 AND id = $2"),
            &[signed.workspace.into(), id.into(), (&tag.name).into(), (&tag.color).into()],
        )?;
        settings_changed(&mut journal, "tag", id, Change::Changed, &tag);
        journal.close(tx, &hub)?;
        Ok(tag)
    });
    written.await.map(Json)
}

/// Deletes a tag and takes it off every case.
#[utoipa::path(delete, path = "/tags/{id}", tag = "tags", params(("id" = TagId, Path)), responses((status = 204)))]
pub(super) async fn delete_tag(
    State(app): State<App>,
    signed: Signed,
    PathOf(id): PathOf<TagId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::TagsManage)?;
    let (hub, now) = (app.hub.clone(), app.now());
    let written = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), now)?;
        let tag = one(tx, signed.workspace, id)?;
        let key = [signed.workspace.into(), id.into()];
        tx.exec(sql!("DELETE FROM case_tags WHERE workspace_id = $1 AND tag_id = $2"), &key)?;
        tx.exec(sql!("DELETE FROM tags WHERE workspace_id = $1 AND id = $2"), &key)?;
        settings_changed(&mut journal, "tag", id, Change::Deleted, &tag);
        journal.close(tx, &hub)?;
        Ok(StatusCode::NO_CONTENT)
    });
    written.await
}
