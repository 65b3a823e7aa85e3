//! What machines read: the map of all pages, and the newest articles of a language.

use super::{
    Centre,
    answer::{self, Sent},
    reader::Reader,
    room::{Alternate, Room},
    view,
};
use crate::{
    http::{PathOf, Problem},
    knowledge::{Shelf, ShelfTopic},
};
use axum::{extract::State, response::Response};
use ombud_base::Time;
use serde::Serialize;
use std::sync::Arc;

/// Articles in a feed.
const NEWEST: usize = 50;
/// Addresses that a map may hold (sitemaps.org).
const MAP: usize = 50_000;

#[derive(Serialize)]
struct Feed {
    lang: String,
    title: String,
    brand: String,
    home: String,
    updated: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    title: String,
    url: String,
    published: String,
    updated: String,
    category: String,
    summary: String,
}

/// The newest articles of a language.
pub async fn feed(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    centre.within(&shelf, (&lang, "feed.xml"), &reader, |room| {
        let page = centre.made.page(&shelf, &room.named(&format!("{lang}/feed.xml")), || {
            let text = view::render("feed.xml", &newest(room))?;
            Ok(Sent::new("application/atom+xml; charset=utf-8", text))
        })?;
        Ok(Some(page.answer(&reader, answer::kept(&shelf))))
    })
}

fn newest(room: &Room<'_>) -> Feed {
    let shelf = room.shelf;
    let mut all: Vec<(&ShelfTopic, _)> =
        shelf.topics().filter_map(|it| Some((it, it.article(room.lang)?))).collect();
    all.sort_by(|(_, a), (_, b)| b.published_at.cmp(&a.published_at).then_with(|| a.slug.cmp(&b.slug)));
    all.truncate(NEWEST);
    let updated = all.first().map_or(Time::from_micros(0), |it| it.1.published_at);
    let category = |topic: &ShelfTopic| {
        let found = shelf.categories.iter().find(|it| it.id == topic.category);
        found.map(|it| it.title(room.lang).to_owned()).unwrap_or_default()
    };
    let entries = all.iter().map(|(topic, it)| Entry {
        title: it.title.clone(),
        url: format!("{}{}", room.public, it.url()),
        published: it.published_at.to_string(),
        updated: it.published_at.to_string(),
        category: category(topic),
        summary: it.summary.clone(),
    });
    Feed {
        lang: room.lang.to_owned(),
        title: room.site(),
        brand: shelf.brand.clone(),
        home: format!("{}{}", room.public, room.base()),
        updated: updated.to_string(),
        entries: entries.collect(),
    }
}

#[derive(Serialize)]
struct Map {
    pages: Vec<Address>,
}

#[derive(Serialize)]
struct Address {
    url: String,
    changed: Option<String>,
    alternates: Vec<Alternate>,
}

/// All pages, with the languages that each is there in.
pub async fn sitemap(State(centre): State<Centre>, reader: Reader) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let page = centre.made.page(&shelf, "sitemap.xml", || {
        let text = view::render("sitemap.xml", &map(&shelf, centre.public(&shelf)))?;
        Ok(Sent::new("application/xml; charset=utf-8", text))
    })?;
    Ok(page.answer(&reader, answer::kept(&shelf)))
}

fn map(shelf: &Arc<Shelf>, public: &str) -> Map {
    let mut pages = Vec::new();
    let mut add = |path: &str, langs: &[&str], changed: &dyn Fn(&str) -> Option<Time>| {
        for lang in langs {
            let at = |lang: &str| format!("{public}/help/{lang}/{path}");
            let alternates: Vec<Alternate> =
                langs.iter().map(|it| Alternate { lang: (*it).to_owned(), url: at(it) }).collect();
            pages.push(Address {
                url: at(lang),
                changed: changed(lang).map(|it| it.to_string()),
                alternates: if langs.len() > 1 { alternates } else { Vec::new() },
            });
        }
    };
    let all: Vec<&str> = shelf.languages.iter().map(String::as_str).collect();
    add("", &all, &|_| None);
    for category in &shelf.categories {
        let topics = || category.topics.iter().filter_map(|it| shelf.topic(*it));
        let langs: Vec<&str> =
            all.iter().copied().filter(|lang| topics().any(|it| it.article(lang).is_some())).collect();
        add(&format!("{}/", category.slug), &langs, &|_| None);
    }
    let mut topics: Vec<&ShelfTopic> = shelf.topics().collect();
    topics.sort_by(|a, b| a.slug.cmp(&b.slug));
    for topic in topics {
        let langs: Vec<&str> = topic.articles.iter().map(|it| it.lang.as_str()).collect();
        let changed = |lang: &str| topic.article(lang).map(|it| it.published_at);
        add(&format!("a/{}", topic.slug), &langs, &changed);
    }
    pages.truncate(MAP);
    Map { pages }
}
