//! Topics: what is asked about, whatever the language.

use super::{
    Library, categories,
    links::with_links,
    render::{Slip, is_slug, slip_of},
    shelf::slug_from,
    store::{self, ArticleRow, Details, TopicRow, reviews::Wanted},
    types::{ArticleLine, ArticleState, Content, Topic, TopicLine},
    writing::{self, known_language},
};
use crate::{
    access::{Permission, Signed, member},
    events::{Journal, kinds},
    http::{Body, Checks, PathOf, Problem, present},
    jobs::Jobs,
    settings::room_for_one_more,
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CategoryId, StaffId, TopicId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How many topics a workspace may have: what is published of them is held in memory.
pub(super) const MOST: i64 = 5000;

/// A new topic with its first article.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    /// What stands for it in addresses: up to 80 of `a` to `z`, digits and dashes; absent: made of its title.
    #[serde(default)]
    #[schema(max_length = 80, example = "deposit-not-arrived")]
    slug: Option<String>,
    /// The category that it is in.
    category: CategoryId,
    /// The language of the first article; the others are translated from it.
    #[schema(example = "en")]
    lang: String,
    /// The first article's title: 1 to 200 characters.
    #[schema(max_length = 200)]
    title: String,
    /// For staff alone.
    #[serde(default)]
    internal: bool,
}

/// What to change of a topic; absent fields stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicChange {
    /// What stands for it in addresses. Links to the one that it had go on leading here, until another topic takes that name.
    #[schema(max_length = 80)]
    slug: Option<String>,
    /// The category that it is in.
    category: Option<CategoryId>,
    /// For staff alone. Of a topic that is published, only those change it who may publish.
    internal: Option<bool>,
    /// Who looks after it; null: nobody.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<StaffId>)]
    owner: Option<Option<StaffId>>,
    /// When it should be looked at again; null: never.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Time>)]
    review_by: Option<Option<Time>>,
    /// The intents that it answers, up to 20.
    #[schema(max_items = 20)]
    intents: Option<Vec<String>>,
    /// Words to find it by among staff, up to 30 of up to 50 characters.
    #[schema(max_items = 30)]
    tags: Option<Vec<String>>,
    /// Topics that a reader may want next, up to 12.
    #[schema(max_items = 12)]
    related: Option<Vec<TopicId>>,
    /// The countries that it is for (ISO 3166, two letters); empty: all. Of a topic that is published, only those change it
    /// who may publish.
    #[schema(max_items = 250)]
    regions: Option<Vec<String>>,
    /// The language that the others are translated from.
    original_lang: Option<String>,
    /// How people ask for it in languages that have no article: up to 200 in each language.
    questions: Option<BTreeMap<String, Vec<String>>>,
}

/// How a topic and its articles stand; how many links lead nowhere is known to a shelf ([`super::links::count_broken`]).
pub(super) fn line(
    row: &TopicRow,
    articles: &[(ArticleRow, String)],
    (languages, wanted): (&[String], &Wanted),
    now: Time,
) -> TopicLine {
    let original = articles.iter().find(|(it, _)| it.lang == row.original_lang);
    let place = |lang: &str| languages.iter().position(|it| it == lang).unwrap_or(usize::MAX);
    let mut lines: Vec<ArticleLine> = articles
        .iter()
        .map(|(it, title)| ArticleLine {
            lang: it.lang.clone(),
            state: it.state,
            title: title.clone(),
            outdated: outdated(it, original.map(|it| &it.0)),
            has_draft: it.published_version != Some(it.draft_version),
            published_at: it.published_at,
            scheduled_for: it.scheduled_for,
            changes_wanted: wanted.contains_key(&(row.id, it.lang.clone())),
        })
        .collect();
    lines.sort_by_key(|it| place(&it.lang));
    let title = lines.first().or_else(|| lines.iter().find(|it| it.lang == row.original_lang));
    TopicLine {
        id: row.id,
        slug: row.slug.clone(),
        category: row.category,
        internal: row.internal,
        owner: row.owner,
        review_by: row.review_by,
        stale: row.review_by.is_some_and(|it| it <= now),
        title: title.map(|it| it.title.clone()).unwrap_or_default(),
        languages: lines,
        updated_at: row.updated_at,
        helped: row.helped,
        not_helped: row.not_helped,
        views: row.views,
        broken_links: 0,
    }
}

/// Whether the original was published anew since a translation was.
pub(super) fn outdated(row: &ArticleRow, original: Option<&ArticleRow>) -> bool {
    let newest = original.filter(|it| it.lang != row.lang).and_then(|it| it.published_version);
    row.published_version.is_some() && newest.is_some_and(|it| it > row.follows.unwrap_or(0))
}

pub(super) fn view(tx: &mut Tx<'_>, ws: WorkspaceId, row: TopicRow, now: Time) -> Result<Topic, Problem> {
    let languages = store::settings(tx, ws)?.languages;
    let articles = store::articles_of(tx, ws, row.id)?;
    let wanted = store::reviews::wanted(tx, ws)?;
    let line = line(&row, &articles, (languages.as_slice(), &wanted), now);
    let Details { intents, tags, related, regions, questions, former, .. } = row.details;
    Ok(Topic {
        line,
        intents,
        tags,
        related,
        regions,
        original_lang: row.original_lang,
        questions,
        former_slugs: former,
        linked_from: Vec::new(),
    })
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId) -> Result<TopicRow, Problem> {
    store::topic(tx, ws, id)?.ok_or_else(Problem::not_found)
}

/// Whether anything of a topic is published.
pub(super) fn is_public(tx: &mut Tx<'_>, ws: WorkspaceId, id: TopicId) -> Result<bool, Problem> {
    Ok(store::articles_of(tx, ws, id)?.iter().any(|(it, _)| it.public().is_some()))
}

/// Checks what a topic says of itself, and cleans it.
pub(super) fn check(tx: &mut Tx<'_>, ws: WorkspaceId, row: &mut TopicRow) -> Result<(), Problem> {
    let mut checks = Checks::new();
    checks.expect(is_slug(&row.slug), "slug", "must be up to 80 of a to z, digits and dashes");
    let category = categories::one(tx, ws, row.category);
    checks.expect(category.is_ok(), "category", "is no category");
    if let Some(owner) = row.owner {
        checks.expect(member(tx, ws, owner)?.is_some(), "owner", "is nobody of the staff");
    }
    checks.language("original_lang", &row.original_lang);
    let details = &mut row.details;
    details.intents = words(&mut checks, "intents", &details.intents, 20, 80);
    details.tags = words(&mut checks, "tags", &details.tags, 30, 50);
    checks.count("related", &details.related, 12);
    for (at, related) in details.related.iter().enumerate() {
        let there = *related != row.id && store::topic(tx, ws, *related)?.is_some();
        checks.expect(there, format!("related[{at}]"), "is no other topic");
    }
    checks.count("regions", &details.regions, 250);
    for (at, region) in details.regions.iter_mut().enumerate() {
        *region = region.to_ascii_uppercase();
        let slip = slip_of(region);
        let how = match slip {
            Some(Slip::Britain) => "is no code of ISO 3166: write GB",
            _ => "must be a country's two letters (ISO 3166)",
        };
        checks.expect(slip.is_none(), format!("regions[{at}]"), how);
    }
    checks.expect(details.questions.len() <= 50, "questions", "must have at most 50 languages");
    for (lang, all) in &mut details.questions {
        let field = format!("questions.{lang}");
        checks.language(&field, lang);
        checks.count(&field, all, writing::MOST_QUESTIONS);
        *all = writing::questions(&mut checks, &field, all);
    }
    details.questions.retain(|_, all| !all.is_empty());
    checks.done()
}

fn words(checks: &mut Checks, field: &str, all: &[String], most: usize, longest: usize) -> Vec<String> {
    checks.count(field, all, most);
    let mut once: Vec<String> = Vec::with_capacity(all.len());
    for (at, word) in all.iter().enumerate() {
        let word = checks.line(&format!("{field}[{at}]"), word, longest);
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

/// One topic.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}", tag = "knowledge", params(("id" = TopicId, Path)),
    responses((status = 200, body = Topic))
)]
pub(super) async fn show_topic(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<TopicId>,
) -> Result<Json<Topic>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let (ws, now) = (signed.workspace, library.now());
    let found = library.db.read::<_, Problem, _>(move |tx| {
        let row = one(tx, ws, id)?;
        view(tx, ws, row, now)
    });
    with_links(&library, ws, found.await?).await.map(Json)
}

/// Creates a topic with a first article, a draft.
#[utoipa::path(
    post, path = "/knowledge/topics", tag = "knowledge",
    request_body(content = NewTopic, example = json!({
        "category": "0197c0de-0000-7000-8000-000000000001", "lang": "en", "title": "Where is my deposit?"
    })),
    responses((status = 201, body = Topic))
)]
pub(super) async fn create_topic(
    State(library): State<Library>,
    signed: Signed,
    Body(new): Body<NewTopic>,
) -> Result<(StatusCode, Json<Topic>), Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let id = TopicId::new(now, &library.random);
    let slug = new.slug.clone().unwrap_or_else(|| slug_from(&new.title, &id.to_string()));
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        room_for_one_more(store::count_topics(tx, ws)?, MOST)?;
        let mut row = fresh(id, slug.clone(), new.category, &new.lang, now);
        (row.internal, row.owner) = (new.internal, signed.staff_id());
        check(tx, ws, &mut row)?;
        known_language(tx, ws, &new.lang)?;
        store::insert_topic(tx, ws, &row)?;
        let mut checks = Checks::new();
        let title = checks.line("title", &new.title, 200);
        checks.done()?;
        let content = Content { title, ..Content::default() };
        writing::save(tx, &mut journal, &row, &new.lang, content, None, "")?;
        note(&mut journal, &row, "created");
        let topic = view(tx, ws, row, now)?;
        journal.close(tx, &hub)?;
        Ok(topic)
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// An article that somebody begins to write, with what is known of it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The category that it is in.
    pub category: CategoryId,
    /// Its language (BCP 47).
    pub lang: String,
    /// Its title: 1 to 200 characters.
    pub title: String,
    /// The intents that it answers.
    pub intents: Vec<String>,
    /// How people ask for it, in its language.
    pub questions: Vec<String>,
}

/// Begins a topic with a draft of its first article.
///
/// # Errors
/// When it cannot be, said by field; as the database says.
pub fn begin_draft(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    id: TopicId,
    owner: Option<StaffId>,
    draft: Draft,
) -> Result<Topic, Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    room_for_one_more(store::count_topics(tx, ws)?, MOST)?;
    let mut slug = slug_from(&draft.title, &id.to_string());
    if store::topic_by_slug(tx, ws, &slug)?.is_some() {
        slug = id.to_string();
    }
    let mut row = fresh(id, slug, draft.category, &draft.lang, now);
    row.owner = owner;
    row.details.intents = draft.intents;
    check(tx, ws, &mut row)?;
    known_language(tx, ws, &draft.lang)?;
    store::insert_topic(tx, ws, &row)?;
    let mut checks = Checks::new();
    let title = checks.line("title", &draft.title, 200);
    let questions = writing::questions(&mut checks, "questions", &draft.questions);
    checks.done()?;
    let content = Content { title, questions, ..Content::default() };
    writing::save(tx, journal, &row, &draft.lang, content, None, "")?;
    note(journal, &row, "created");
    view(tx, ws, row, now)
}

/// A topic with nothing in it yet.
pub(super) fn fresh(id: TopicId, slug: String, category: CategoryId, lang: &str, now: Time) -> TopicRow {
    TopicRow {
        id,
        slug,
        category,
        internal: false,
        owner: None,
        review_by: None,
        details: Details::default(),
        original_lang: lang.to_owned(),
        updated_at: now,
        helped: 0,
        not_helped: 0,
        views: 0,
    }
}

/// Tells that something of a topic changed: `what` in a word.
pub(super) fn note(journal: &mut Journal, row: &TopicRow, what: &str) {
    let data = json!({
        "topic": row.id, "what": what, "slug": row.slug, "category": row.category, "internal": row.internal,
        "owner": row.owner, "review_by": row.review_by, "details": row.details, "original_lang": row.original_lang,
    });
    journal.event(kinds::KNOWLEDGE_CHANGED, None, &data);
}

/// How many former names of a topic lead to it.
const MOST_FORMER: usize = 20;

impl TopicRow {
    /// Remembers the name that it had, if that was another one.
    fn rename(&mut self, former: &str) {
        let all = &mut self.details.former;
        if self.slug != former {
            all.insert(0, former.to_owned());
        }
        all.retain(|it| *it != self.slug);
        all.truncate(MOST_FORMER);
    }
}

impl TopicChange {
    fn apply(self, row: &mut TopicRow) {
        row.slug = self.slug.unwrap_or_else(|| row.slug.clone());
        row.category = self.category.unwrap_or(row.category);
        row.internal = self.internal.unwrap_or(row.internal);
        row.owner = self.owner.unwrap_or(row.owner);
        row.review_by = self.review_by.unwrap_or(row.review_by);
        row.original_lang = self.original_lang.unwrap_or_else(|| row.original_lang.clone());
        let details = &mut row.details;
        details.intents = self.intents.unwrap_or_else(|| details.intents.clone());
        details.tags = self.tags.unwrap_or_else(|| details.tags.clone());
        details.related = self.related.unwrap_or_else(|| details.related.clone());
        details.regions = self.regions.unwrap_or_else(|| details.regions.clone());
        details.questions = self.questions.unwrap_or_else(|| details.questions.clone());
    }
}

/// Changes a topic. What readers may see of it changes at once.
#[utoipa::path(
    patch, path = "/knowledge/topics/{id}", tag = "knowledge", params(("id" = TopicId, Path)),
    request_body(content = TopicChange, example = json!({"tags": ["deposit"], "review_by": "2027-01-01T00:00:00Z"})),
    responses((status = 200, body = Topic))
)]
pub(super) async fn change_topic(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<TopicId>,
    Body(change): Body<TopicChange>,
) -> Result<Json<Topic>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let old = one(tx, ws, id)?;
        let mut row = old.clone();
        change.clone().apply(&mut row);
        check(tx, ws, &mut row)?;
        if row != old {
            row.rename(&old.slug);
            let reach = row.internal != old.internal || row.details.regions != old.details.regions;
            if reach && is_public(tx, ws, id)? {
                signed.need(Permission::KnowledgePublish)?;
            }
            row.updated_at = now;
            store::update_topic(tx, ws, &row)?;
            store::moved(tx, ws)?;
            note(&mut journal, &row, "changed");
        }
        let topic = view(tx, ws, row, now)?;
        journal.close(tx, &hub)?;
        Ok(topic)
    });
    let topic = written.await?;
    library.renew(ws).await?;
    with_links(&library, ws, topic).await.map(Json)
}

/// Deletes a topic with its articles and all their versions. Of one that is published, only those who may publish.
#[utoipa::path(
    delete, path = "/knowledge/topics/{id}", tag = "knowledge", params(("id" = TopicId, Path)),
    responses((status = 204))
)]
pub(super) async fn delete_topic(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<TopicId>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let (hub, now, ws) = (library.hub.clone(), library.now(), signed.workspace);
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let row = one(tx, ws, id)?;
        if is_public(tx, ws, id)? {
            signed.need(Permission::KnowledgePublish)?;
        }
        for (article, _) in store::articles_of(tx, ws, id)? {
            Jobs::cancel(tx, ws, super::publishing::PUBLISH, &super::publishing::key_of(id, &article.lang))?;
        }
        store::delete_topic(tx, ws, id)?;
        forget(tx, &mut journal, id)?;
        store::moved(tx, ws)?;
        note(&mut journal, &row, "deleted");
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    library.renew(ws).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a topic out of what others are related to.
fn forget(tx: &mut Tx<'_>, journal: &mut Journal, id: TopicId) -> Result<(), Problem> {
    let ws = journal.workspace;
    for mut row in store::topics(tx, ws)? {
        if row.details.related.contains(&id) {
            row.details.related.retain(|it| *it != id);
            store::update_topic(tx, ws, &row)?;
            note(journal, &row, "changed");
        }
    }
    Ok(())
}

/// Whether an article is as far as a list asks for.
pub(super) fn stands(line: &TopicLine, state: Option<ArticleState>, lang: Option<&str>) -> bool {
    let mut articles = line.languages.iter().filter(|it| lang.is_none_or(|lang| it.lang == lang));
    match (state, lang) {
        (None, None) => true,
        (state, _) => articles.any(|it| state.is_none_or(|state| it.state == state)),
    }
}
