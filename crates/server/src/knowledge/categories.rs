//! What topics are sorted into.

use super::{Library, render::is_slug, shelf::slug_from, store, types::Category, writing::admit};
use crate::{
    access::{Permission, Signed},
    events::Journal,
    http::{Body, Checks, Code, Page, PathOf, Problem},
    settings::{Change, room_for_one_more, settings_changed},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::id::{CategoryId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How many a workspace may have: they are listed whole.
const MOST: i64 = 200;

/// What stands in the help centre's addresses where a category's name would.
const TAKEN: [&str; 4] = ["a", "search", "suggest", "contact"];

/// A new category.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCategory {
    /// What stands for it in addresses: up to 80 of `a` to `z`, digits and dashes; absent: made of its title.
    #[serde(default)]
    #[schema(max_length = 80, example = "deposits")]
    slug: Option<String>,
    /// Its title in each language (BCP 47), 1 to 100 characters each; at least one.
    titles: BTreeMap<String, String>,
    /// The name of the picture that stands beside it, up to 40 of `a` to `z`, digits and dashes; empty: none.
    #[serde(default)]
    #[schema(max_length = 40)]
    icon: String,
}

/// What to change of a category; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryChange {
    /// What stands for it in addresses.
    #[schema(max_length = 80)]
    slug: Option<String>,
    /// Its title in each language; these take the place of all that there are.
    titles: Option<BTreeMap<String, String>>,
    /// The name of its picture.
    #[schema(max_length = 40)]
    icon: Option<String>,
}

/// In which order the categories stand.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryOrder {
    /// All of them, each once.
    #[schema(max_items = 200)]
    ids: Vec<CategoryId>,
}

/// Checks a category, and cleans it.
pub(super) fn check(category: &mut Category) -> Result<(), Problem> {
    let mut checks = Checks::new();
    checks.expect(is_slug(&category.slug), "slug", "must be up to 80 of a to z, digits and dashes");
    checks.expect(!TAKEN.contains(&category.slug.as_str()), "slug", "is taken by the help centre itself");
    checks.expect(!category.titles.is_empty(), "titles", "must name at least one language");
    checks.expect(category.titles.len() <= 50, "titles", "must have at most 50 languages");
    for (lang, title) in &mut category.titles {
        checks.language(format!("titles.{lang}"), lang);
        *title = checks.line(&format!("titles.{lang}"), title, 100);
    }
    let plain = category.icon.is_empty() || (is_slug(&category.icon) && category.icon.len() <= 40);
    checks.expect(plain, "icon", "must be up to 40 of a to z, digits and dashes");
    checks.done()
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: CategoryId) -> Result<Category, Problem> {
    let found = store::categories(tx, ws)?.into_iter().find(|it| it.id == id);
    found.ok_or_else(Problem::not_found)
}

/// The categories, in order.
#[utoipa::path(get, path = "/knowledge/categories", tag = "knowledge", responses((status = 200, body = Page<Category>)))]
pub(super) async fn list_categories(
    State(library): State<Library>,
    signed: Signed,
) -> Result<Json<Page<Category>>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let all = library.db.read::<_, DbError, _>(move |tx| store::categories(tx, signed.workspace));
    Ok(Json(Page::whole(all.await?)))
}

/// Creates a category, behind the others.
#[utoipa::path(
    post, path = "/knowledge/categories", tag = "knowledge",
    request_body(content = NewCategory, example = json!({"titles": {"en": "Deposits", "zh-CN": "充值"}, "icon": "deposits"})),
    responses((status = 201, body = Category))
)]
pub(super) async fn create_category(
    State(library): State<Library>,
    signed: Signed,
    Body(new): Body<NewCategory>,
) -> Result<(StatusCode, Json<Category>), Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let id = CategoryId::new(now, &library.random);
    let title = new.titles.get("en").or_else(|| new.titles.values().next()).cloned().unwrap_or_default();
    let slug = new.slug.unwrap_or_else(|| slug_from(&title, &id.to_string()));
    let mut category = Category { id, slug, titles: new.titles, icon: new.icon, position: 0, topics: 0 };
    check(&mut category)?;
    admit(&library, &signed, category.titles.values().cloned().collect(), "category").await?;
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let mut category = category.clone();
        category.position = add(tx, ws, &category)?;
        settings_changed(&mut journal, "knowledge_category", id, Change::Created, &category);
        journal.close(tx, &hub)?;
        Ok(category)
    });
    let made = written.await?;
    library.renew(ws).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Puts a category behind the others; answers its place.
pub(super) fn add(tx: &mut Tx<'_>, ws: WorkspaceId, category: &Category) -> Result<i64, Problem> {
    let all = store::categories(tx, ws)?;
    room_for_one_more(i64::try_from(all.len()).unwrap_or(i64::MAX), MOST)?;
    let position = all.iter().map(|it| it.position + 1).max().unwrap_or(0);
    store::insert_category(tx, ws, &Category { position, ..category.clone() })?;
    store::moved(tx, ws)?;
    Ok(position)
}

/// Changes a category.
#[utoipa::path(
    patch, path = "/knowledge/categories/{id}", tag = "knowledge", params(("id" = CategoryId, Path)),
    request_body(content = CategoryChange, example = json!({"titles": {"en": "Deposits"}})),
    responses((status = 200, body = Category))
)]
pub(super) async fn change_category(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<CategoryId>,
    Body(change): Body<CategoryChange>,
) -> Result<Json<Category>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let titles = change.titles.iter().flatten().map(|it| it.1.clone()).collect();
    admit(&library, &signed, titles, "category").await?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let (mut category, change) = (one(tx, ws, id)?, change.clone());
        category.slug = change.slug.unwrap_or(category.slug);
        category.titles = change.titles.unwrap_or(category.titles);
        category.icon = change.icon.unwrap_or(category.icon);
        check(&mut category)?;
        store::update_category(tx, ws, &category)?;
        store::moved(tx, ws)?;
        settings_changed(&mut journal, "knowledge_category", id, Change::Changed, &category);
        journal.close(tx, &hub)?;
        Ok(category)
    });
    let changed = written.await?;
    library.renew(ws).await?;
    Ok(Json(changed))
}

/// Deletes a category that has no topics.
#[utoipa::path(
    delete, path = "/knowledge/categories/{id}", tag = "knowledge", params(("id" = CategoryId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_category(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<CategoryId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let category = one(tx, ws, id)?;
        if category.topics > 0 {
            let detail =
                format!("There are {} topics in it. Move them to another category first.", category.topics);
            return Err(Problem::new(Code::Conflict, detail));
        }
        store::delete_category(tx, ws, id)?;
        store::moved(tx, ws)?;
        settings_changed(&mut journal, "knowledge_category", id, Change::Deleted, &category);
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    library.renew(ws).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts the categories into another order.
#[utoipa::path(
    post, path = "/knowledge/categories/order", tag = "knowledge",
    request_body(content = CategoryOrder, example = json!({"ids": []})),
    responses((status = 200, body = Page<Category>))
)]
pub(super) async fn order_categories(
    State(library): State<Library>,
    signed: Signed,
    Body(order): Body<CategoryOrder>,
) -> Result<Json<Page<Category>>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let all = store::categories(tx, ws)?;
        let place = |id: CategoryId| order.ids.iter().position(|it| *it == id);
        if order.ids.len() != all.len() || all.iter().any(|it| place(it.id).is_none()) {
            return Err(Problem::invalid("ids", "must name every category once"));
        }
        for mut category in all {
            let position = place(category.id).and_then(|it| i64::try_from(it).ok()).unwrap_or(0);
            if category.position != position {
                category.position = position;
                store::update_category(tx, ws, &category)?;
                settings_changed(&mut journal, "knowledge_category", category.id, Change::Changed, &category);
            }
        }
        store::moved(tx, ws)?;
        let all = store::categories(tx, ws)?;
        journal.close(tx, &hub)?;
        Ok(all)
    });
    let all = written.await?;
    library.renew(ws).await?;
    Ok(Json(Page::whole(all)))
}
