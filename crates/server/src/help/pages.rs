//! The first page, categories, articles, and the ways between them.

use super::{
    Centre, answer, data, languages,
    rate::{Said, reasons},
    reader::Reader,
    room::{FEW, Frame, Place, Room, by_language, preferred},
    view::{self, Line},
};
use crate::{
    http::{ClientAddress, Params, PathOf, Problem},
    knowledge::{Shelf, ShelfCategory, ShelfTopic, Shown, served_picture},
    texts::direction,
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Leads to the pages in the reader's language.
pub async fn entrance(State(centre): State<Centre>, reader: Reader) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    Ok(by_language(&format!("/help/{}/", preferred(&shelf, &reader))))
}

/// Lists have a slash at their end.
pub async fn with_slash(uri: Uri) -> Redirect {
    Redirect::permanent(&format!("/help{}/", uri.path()))
}

/// Pages of one thing have none.
pub async fn without_slash(uri: Uri) -> Response {
    let query = uri.query().map(|it| format!("?{it}")).unwrap_or_default();
    moved(&format!("/help{}{query}", uri.path().trim_end_matches('/')))
}

/// Leads to where a page is now, for good.
fn moved(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/help/"));
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response()
}

/// There is no such page.
pub async fn nothing(State(centre): State<Centre>, uri: Uri, reader: Reader) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let named = uri.path().split('/').nth(1).unwrap_or_default();
    let lang = shelf.languages.iter().find(|it| *it == named);
    let lang = lang.map_or_else(|| preferred(&shelf, &reader), String::as_str);
    centre.room(&shelf, lang, &reader).missing()
}

#[derive(Serialize)]
struct Home<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    categories: Vec<Card>,
    read: Vec<Line>,
}

#[derive(Serialize)]
struct Card {
    url: String,
    title: String,
    icon: String,
    count: String,
}

/// The first page of a language.
pub async fn home(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    centre.within(&shelf, (&lang, ""), &reader, |room| {
        let page = centre.made.page(&shelf, &room.named(&format!("{lang}/")), || {
            let words = room.words();
            let there: Vec<&str> = shelf.languages.iter().map(String::as_str).collect();
            let f = room.frame(Place {
                page: "home",
                title: room.site(),
                description: room.say("help-about", "brand", &shelf.brand),
                hidden: !there.contains(&room.lang),
                there,
                everywhere: true,
                data: Some(data::home(room)),
                ..Place::default()
            });
            let cards = shelf.categories.iter().filter_map(|it| card(room, it)).collect();
            view::page("home.html", &Home { f, t: &words, categories: cards, read: room.most_read() })
        })?;
        Ok(Some(page.answer(&reader, answer::kept(&shelf))))
    })
}

fn card(room: &Room<'_>, it: &ShelfCategory) -> Option<Card> {
    let count = within(room.shelf, it, room.lang).len();
    (count > 0).then(|| Card {
        url: format!("{}{}/", room.base(), it.slug),
        title: it.title(room.lang).to_owned(),
        icon: icon(it),
        count: room.count("help-articles", count),
    })
}

fn icon(it: &ShelfCategory) -> String {
    if it.icon.is_empty() { it.slug.clone() } else { it.icon.clone() }
}

/// The topics of a category that can be read in a language, those with an article in it first.
fn within<'s>(shelf: &'s Shelf, category: &'s ShelfCategory, lang: &str) -> Vec<&'s ShelfTopic> {
    shelf.own_first(category.topics.iter().filter_map(|it| shelf.topic(*it)), lang)
}

/// Whether a category has an article in a language.
fn speaks(shelf: &Shelf, category: &ShelfCategory, lang: &str) -> bool {
    category.topics.iter().any(|it| shelf.topic(*it).is_some_and(|it| it.article(lang).is_some()))
}

#[derive(Serialize)]
struct CategoryPage<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    icon: String,
    count: String,
    articles: Vec<Line>,
}

/// What there is in a category.
pub async fn category(
    State(centre): State<Centre>,
    PathOf((lang, slug)): PathOf<(String, String)>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let path = format!("{slug}/");
    centre.within(&shelf, (&lang, &path), &reader, |room| {
        let found = shelf.category_named(&slug).filter(|it| !within(&shelf, it, &lang).is_empty());
        let Some(category) = found else { return Ok(None) };
        let page = centre.made.page(&shelf, &room.named(&format!("{lang}/{path}")), || {
            let words = room.words();
            let articles = room.lines(within(&shelf, category, &lang).into_iter());
            let count = room.count("help-articles", articles.len());
            let title = category.title(&lang).to_owned();
            let langs = shelf.languages.iter().map(String::as_str);
            let f = room.frame(Place {
                page: "category",
                path: path.clone(),
                description: format!("{title} · {count} · {}", room.site()),
                title,
                hidden: !speaks(&shelf, category, &lang),
                there: langs.filter(|it| speaks(&shelf, category, it)).collect(),
                everywhere: true,
                ..Place::default()
            });
            view::page("category.html", &CategoryPage { f, t: &words, icon: icon(category), count, articles })
        })?;
        Ok(Some(page.answer(&reader, answer::kept(&shelf))))
    })
}

#[derive(Serialize)]
struct ArticlePage<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    steps: Vec<Step>,
    other_language: Option<String>,
    text_lang: Option<&'a str>,
    text_dir: &'static str,
    summary: &'a str,
    changed: String,
    headings: Vec<Part<'a>>,
    html: &'a str,
    rate: String,
    said: Option<Said>,
    reasons: Vec<super::rate::Choice>,
    related: Vec<Line>,
    siblings: Vec<Line>,
    more_in: String,
}

#[derive(Serialize)]
struct Step {
    url: String,
    title: String,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Deserialize)]
pub struct Query {
    said: Option<Said>,
}

/// An article: in the page's language, or in the one that it is there in.
pub async fn article(
    State(centre): State<Centre>,
    PathOf((lang, slug)): PathOf<(String, String)>,
    Params(query): Params<Query>,
    address: ClientAddress,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    centre.within(&shelf, (&lang, &format!("a/{slug}")), &reader, |room| {
        let Some((topic, shown)) = readable(room, &slug) else { return Ok(None) };
        if topic.slug != slug {
            return Ok(Some(moved(&format!("{}a/{}", room.base(), topic.slug))));
        }
        if query.said.is_some() {
            let page = article_page(room, topic, shown, query.said)?;
            return Ok(Some(answer::once(StatusCode::OK, answer::HTML, page)));
        }
        let page = centre.made.page(&shelf, &room.named(&format!("{lang}/a/{slug}")), || {
            Ok(answer::Sent::new(answer::HTML, article_page(room, topic, shown, None)?))
        })?;
        centre.viewed(shelf.workspace, topic.id, address);
        Ok(Some(page.answer(&reader, answer::kept(&shelf))))
    })
}

/// A picture of an article. Its name says what is in it, so that it never changes.
pub async fn picture(
    State(centre): State<Centre>,
    PathOf(name): PathOf<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let region = reader.region.as_deref();
    let ((kind, bytes), everywhere) = centre.public_picture(shelf.workspace, &name, region).await?;
    let kept = if everywhere { answer::FOREVER } else { answer::FOREVER_ALONE };
    served_picture(&reader, &name, &kind, bytes, kept)
}

/// What a reader gets of a topic.
pub fn readable<'s>(room: &Room<'s>, slug: &str) -> Option<(&'s ShelfTopic, &'s Shown)> {
    let topic = room.shelf.topic_named(slug)?;
    Some((topic, room.shelf.answer_of(topic, room.lang)?))
}

fn article_page(
    room: &Room<'_>,
    topic: &ShelfTopic,
    shown: &Shown,
    said: Option<Said>,
) -> Result<String, Problem> {
    let (shelf, words) = (room.shelf, room.words());
    let category = shelf.categories.iter().find(|it| it.id == topic.category);
    let other = (shown.lang != room.lang).then_some(shown.lang.as_str());
    let name = other.map(languages::name);
    let f = room.frame(Place {
        page: "article",
        path: format!("a/{}", topic.slug),
        title: shown.title.clone(),
        description: shown.summary.clone(),
        there: topic.articles.iter().map(|it| it.lang.as_str()).collect(),
        everywhere: true,
        gone: topic.retired.iter().map(String::as_str).collect(),
        shown_in: other,
        data: Some(data::article(room, shown, category)),
        ..Place::default()
    });
    let related = topic.related.iter().filter_map(|it| shelf.topic(*it)).take(FEW);
    let beside = |it: &&ShelfTopic| it.id != topic.id && !topic.related.contains(&it.id);
    let siblings = category.into_iter().flat_map(|it| within(shelf, it, room.lang)).filter(beside).take(FEW);
    let title = category.map_or("", |it| it.title(room.lang));
    let page = ArticlePage {
        f,
        t: &words,
        steps: category
            .filter(|it| !within(shelf, it, room.lang).is_empty())
            .map(|it| Step { url: format!("{}{}/", room.base(), it.slug), title: title.to_owned() })
            .into_iter()
            .collect(),
        other_language: name.map(|it| room.say("help-other-language", "language", it)),
        text_lang: other,
        text_dir: direction(&shown.lang),
        summary: &shown.summary,
        changed: room.say("help-changed", "date", &room.day(shown.published_at)),
        headings: shown
            .headings
            .iter()
            .filter(|it| it.level == 2)
            .map(|it| Part { id: &it.id, text: &it.text })
            .collect(),
        html: &shown.html,
        rate: format!("{}a/{}/rate#rate", room.base(), topic.slug),
        said,
        reasons: reasons(&room.texts),
        related: titles(room.lines(related)),
        siblings: titles(room.lines(siblings)),
        more_in: room.say("help-more-in", "category", title),
    };
    view::render("article.html", &page)
}

/// Beside a text there is room for titles alone.
fn titles(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().map(|it| Line { text: String::new(), ..it }).collect()
}

/// Leads to where a reader can ask: what the workspace has named, or the chat of its first inbox.
pub async fn contact(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let ws = shelf.workspace;
    let named = shelf.settings.contact.clone().filter(|it| is_address(it));
    let key = match named {
        Some(_) => None,
        None => centre.db.read(move |tx| crate::inboxes::first_chat(tx, ws)).await?,
    };
    centre.within(&shelf, (&lang, "contact"), &reader, |room| {
        let to = named.or_else(|| key.map(|it| format!("/chat?inbox={it}&lang={}", room.lang)));
        Ok(to.map(|it| Redirect::temporary(&it).into_response()))
    })
}

fn is_address(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|it| text.starts_with(it))
}
