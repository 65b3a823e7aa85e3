//! What staff finds: lists of topics, search, what readers said.

use super::{
    Library, links, pictures,
    render::{Finder, Heading, Labels, Mistake, Rendered, Seen, is_code, render},
    shelf::Shelf,
    store::{self, ArticleRow},
    topics,
    types::{ArticleState, BrokenLink, Content, RatingReason, TopicLine},
    writing,
};
use crate::{
    access::{Permission, Signed},
    http::{Checks, LongTexts, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{ArticleRatingId, CategoryId, StaffId, TopicId},
};
use ombud_db::{DbError, sql};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

/// Which topics.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TopicQuery {
    /// Words of the title, the name or the tags.
    pub q: Option<String>,
    /// Of this category.
    pub category: Option<CategoryId>,
    /// With an article that is so far.
    pub state: Option<ArticleState>,
    /// With an article in this language.
    pub lang: Option<String>,
    /// Only those whose time to be looked at again has come.
    pub stale: Option<bool>,
    /// Only those without a published article in this language, or with an outdated one.
    pub missing: Option<String>,
    /// Of this owner.
    pub owner: Option<StaffId>,
    /// For staff alone, or not.
    pub internal: Option<bool>,
    /// Only those with published articles of which a link leads nowhere.
    pub broken: Option<bool>,
}

impl TopicQuery {
    fn takes(&self, line: &TopicLine, tags: &[String]) -> bool {
        let words = self.q.as_deref().unwrap_or_default().to_lowercase();
        let said = || {
            let titles = line.languages.iter().map(|it| it.title.as_str());
            let all: Vec<&str> =
                titles.chain([line.slug.as_str()]).chain(tags.iter().map(String::as_str)).collect();
            all.join("\n").to_lowercase()
        };
        let missing = |lang: &str| {
            let there = line.languages.iter().find(|it| it.lang == lang);
            there.is_none_or(|it| {
                it.outdated || it.published_at.is_none() || it.state == ArticleState::Retired
            })
        };
        self.category.is_none_or(|it| it == line.category)
            && self.owner.is_none_or(|it| Some(it) == line.owner)
            && self.internal.is_none_or(|it| it == line.internal)
            && self.stale.is_none_or(|it| it == line.stale)
            && self.broken.is_none_or(|it| it == (line.broken_links > 0))
            && topics::stands(line, self.state, self.lang.as_deref())
            && self.missing.as_deref().is_none_or(missing)
            && (words.trim().is_empty() || {
                let said = said();
                words.split_whitespace().all(|it| said.contains(it))
            })
    }
}

/// The topics, those that were changed last first.
#[utoipa::path(
    get, path = "/knowledge/topics", tag = "knowledge", params(TopicQuery, Paging),
    responses((status = 200, body = Page<TopicLine>))
)]
pub(super) async fn list_topics(
    State(library): State<Library>,
    signed: Signed,
    Params(query): Params<TopicQuery>,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<TopicLine>>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let limit = usize::try_from(paging.limit()?).unwrap_or(50);
    let after: Option<(Time, TopicId)> = paging.cursor.as_deref().map(decode_cursor).transpose()?;
    let (ws, now) = (signed.workspace, library.now());
    let read = library.db.snapshot::<_, DbError, _>(move |tx| {
        let wanted = store::reviews::wanted(tx, ws)?;
        Ok((store::settings(tx, ws)?.languages, store::topics(tx, ws)?, store::articles(tx, ws)?, wanted))
    });
    let (languages, rows, articles, wanted) = read.await?;
    let shelf = library.staff(ws).await?;
    let mut of: HashMap<TopicId, Vec<(ArticleRow, String)>> = HashMap::new();
    for (row, title) in articles {
        of.entry(row.topic).or_default().push((row, title));
    }
    let lines = rows.iter().filter_map(|row| {
        let articles = of.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let mut line = topics::line(row, articles, (languages.as_slice(), &wanted), now);
        links::count_broken(&shelf, &mut line);
        query.takes(&line, &row.details.tags).then_some(line)
    });
    let mut items: Vec<TopicLine> =
        lines.filter(|it| after.is_none_or(|after| (it.updated_at, it.id) < after)).collect();
    items.sort_by_key(|it| std::cmp::Reverse((it.updated_at, it.id)));
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&(it.updated_at, it.id)));
    Ok(Json(Page { items, next }))
}

/// What staff looks for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// The question, up to 1,000 characters.
    pub q: String,
    /// The language that it is in (BCP 47).
    pub lang: String,
    /// Also what is for staff alone; true when absent.
    pub internal: Option<bool>,
    /// How many, 1 to 50; 10 when absent.
    #[param(minimum = 1, maximum = 50)]
    pub limit: Option<i64>,
}

/// A published article that answers a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KnowledgeHit {
    /// Its topic.
    topic: TopicId,
    /// Its language.
    lang: String,
    /// The topic's name in addresses.
    slug: String,
    /// Its title.
    title: String,
    /// The answer in a sentence or two.
    summary: String,
    /// What of its text answers the question.
    extract: String,
    /// Where customers read it; null: it is for staff alone.
    url: Option<String>,
    /// How well it fits, comparable within one answer.
    score: f32,
    /// The topic has no article in the asked language.
    in_other_language: bool,
}

/// What was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KnowledgeHits {
    /// The best first.
    results: Vec<KnowledgeHit>,
}

/// Finds published articles that answer a question, for staff: in every region, also what is for staff alone.
#[utoipa::path(
    get, path = "/knowledge/search", tag = "knowledge", params(SearchQuery),
    responses((status = 200, body = KnowledgeHits))
)]
pub(super) async fn search_knowledge(
    State(library): State<Library>,
    signed: Signed,
    Params(query): Params<SearchQuery>,
) -> Result<Json<KnowledgeHits>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let mut checks = Checks::new();
    let asked = checks.line("q", &query.q, 1000);
    checks.language("lang", &query.lang);
    let limit = query.limit.unwrap_or(10);
    checks.within("limit", limit, 1, 50);
    checks.done()?;
    let internal = query.internal.unwrap_or(true);
    let ws = signed.workspace;
    let shelf = if internal { library.staff(ws).await? } else { library.everywhere(ws).await? };
    let found = shelf.search(&asked, &query.lang, usize::try_from(limit).unwrap_or(10));
    let hit = |it: super::Found| {
        let internal = shelf.topic(it.topic).is_some_and(|it| it.internal);
        KnowledgeHit {
            topic: it.topic,
            lang: it.lang,
            slug: it.slug,
            title: it.title,
            summary: it.summary,
            extract: it.extract,
            url: (!internal).then_some(it.url),
            score: it.score,
            in_other_language: it.in_other_language,
        }
    };
    Ok(Json(KnowledgeHits { results: found.into_iter().map(hit).collect() }))
}

/// What to show as it would be published.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// The language (BCP 47).
    #[schema(example = "en")]
    lang: String,
    /// What the article says.
    content: Content,
    /// For staff alone: then it may link to what is, too.
    #[serde(default)]
    internal: bool,
    /// Its topic: what it has published already in the same words is let through again. Absent or null: a new one.
    #[serde(default)]
    topic: Option<TopicId>,
    /// As a reader sees it who is there: a country's two letters (ISO 3166), or `unknown` where that is not known. Absent or null:
    /// all of it, each part with whom it is for.
    #[serde(default)]
    #[schema(example = "DE")]
    region: Option<String>,
}

/// Where it is not known where a reader is.
const UNKNOWN: &str = "unknown";

/// An article as it would be published.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Preview {
    /// Its text: safe HTML, the same as the help centre's.
    html: String,
    /// Its headings.
    headings: Vec<Heading>,
    /// Links that lead nowhere.
    broken_links: Vec<BrokenLink>,
    /// What keeps it from being published, in words; empty: nothing but perhaps `mistakes`.
    refusals: Vec<String>,
    /// What is wrong with the marks of parts that are for some regions alone: that keeps it from being published, too.
    mistakes: Vec<Mistake>,
}

/// Shows an article as it would be published. Nothing is kept.
#[utoipa::path(
    post, path = "/knowledge/preview", tag = "knowledge",
    request_body(content = PreviewRequest, example = json!({"lang": "en", "content": {"title": "Fees", "body": "## Why fees?"}})),
    responses((status = 200, body = Preview))
)]
pub(super) async fn preview_article(
    State(library): State<Library>,
    signed: Signed,
    LongTexts(asked): LongTexts<PreviewRequest>,
) -> Result<Json<Preview>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let mut checks = Checks::new();
    checks.language("lang", &asked.lang);
    let region = asked.region.map(|it| if it == UNKNOWN { it } else { it.to_ascii_uppercase() });
    let known = region.as_deref().is_none_or(|it| it == UNKNOWN || is_code(it));
    checks.expect(known, "region", "must be a country's two letters (ISO 3166), or `unknown`");
    let content = writing::checked(&mut checks, asked.content);
    checks.done()?;
    let ws = signed.workspace;
    let shelf = if asked.internal { library.staff(ws).await? } else { library.everywhere(ws).await? };
    let policy = library.safety().policy(ws).await?;
    let (body, brand) = (content.body.clone(), shelf.brand.clone());
    let refusals = writing::refusals(&content, &brand, &policy);
    let article = asked.topic.map(|it| (it, asked.lang.clone()));
    let read = library.db.read::<_, DbError, _>(move |tx| {
        let sizes = pictures::sizes_of(tx, ws, &body)?;
        let row = match &article {
            Some((topic, lang)) => store::article(tx, ws, *topic, lang)?,
            None => None,
        };
        // As publishing judges it.
        let refusals = match row {
            Some(row) => writing::news(tx, ws, &row, refusals.clone(), &brand, &policy)?,
            None => refusals.clone(),
        };
        Ok((sizes, refusals))
    });
    let (sizes, refusals) = read.await?;
    let seen = match region.as_deref() {
        None => Seen::Everywhere,
        Some(region) => Seen::From(Some(region).filter(|it| *it != UNKNOWN)),
    };
    let Rendered { html, headings, broken, .. } = rendered(&shelf, &asked.lang, &content, &sizes, seen);
    let refusals = refusals.into_iter().map(|(it, text)| format!("{text}: {}", it.why)).collect();
    let mistakes = writing::mistaken(&content);
    Ok(Json(Preview { html, headings, broken_links: broken, refusals, mistakes }))
}

/// A content rendered as on a shelf.
pub(super) fn rendered(
    shelf: &Shelf,
    lang: &str,
    content: &Content,
    sizes: &HashMap<String, (i64, i64)>,
    seen: Seen<'_>,
) -> Rendered {
    let link = |slug: &str| {
        let topic = shelf.topic_named(slug)?;
        Some(shelf.answer_of(topic, lang)?.url())
    };
    let finder = Finder { topic: &link, picture: &|name| pictures::for_staff(sizes, name) };
    render(&content.body, &shelf.brand, &Labels::of(lang), &finder, seen)
}

/// What a reader said of an article.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ArticleRating {
    /// Its id.
    id: ArticleRatingId,
    /// The language that was read.
    lang: String,
    /// Whether it helped.
    helped: bool,
    /// Why not.
    reason: Option<RatingReason>,
    /// In the reader's words, without secrets.
    words: String,
    /// When.
    at: Time,
}

/// What readers said of a topic's articles, the newest first.
#[utoipa::path(
    get, path = "/knowledge/topics/{id}/ratings", tag = "knowledge", params(("id" = TopicId, Path), Paging),
    responses((status = 200, body = Page<ArticleRating>))
)]
pub(super) async fn list_article_ratings(
    State(library): State<Library>,
    signed: Signed,
    PathOf(id): PathOf<TopicId>,
    Params(paging): Params<Paging>,
) -> Result<Json<Page<ArticleRating>>, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let limit = paging.limit()?;
    let before: Option<(Time, ArticleRatingId)> = paging.cursor.as_deref().map(decode_cursor).transpose()?;
    let before = before.unwrap_or((Time::from_micros(i64::MAX), ArticleRatingId(ombud_base::Uuid::max())));
    let ws = signed.workspace;
    let read = library.db.read::<_, Problem, _>(move |tx| {
        topics::one(tx, ws, id)?;
        Ok(tx.all(
            sql!(
                "SELECT id, lang, helped, reason, words, at FROM knowledge_ratings WHERE workspace_id = $1 AND topic_id = $2 ",
                "AND (at < $3 OR (at = $3 AND id < $4)) ORDER BY at DESC, id DESC LIMIT $5"
            ),
            &[ws.into(), id.into(), before.0.into(), before.1.into(), (limit + 1).into()],
            |row| {
                let mut row = row.reader();
                let id = row.next()?;
                Ok(ArticleRating {
                    id,
                    lang: row.next()?,
                    helped: row.next()?,
                    reason: row.next()?,
                    words: row.open(&store::place_of_words(id))?.unwrap_or_default(),
                    at: row.next()?,
                })
            },
        )?)
    });
    let mut items = read.await?;
    let limit = usize::try_from(limit).unwrap_or(50);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&(it.at, it.id)));
    Ok(Json(Page { items, next }))
}
