//! Searching: as a page, and while the reader types.

use super::{
    Centre, answer,
    reader::Reader,
    room::{Frame, Place, Room},
    view::{self, Line},
};
use crate::{
    events::Actor,
    http::{Params, PathOf, Problem},
    knowledge::{Found, Shelf, tells},
    models::meaning::{self, Asking, Nearness, What},
    texts::direction,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_nlp::stems;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// Results of a page.
const PAGE: usize = 20;
/// Suggestions under the field.
const SUGGESTIONS: usize = 6;
/// The longest question, in characters.
const LONGEST: usize = 200;

/// What is searched for.
#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
}

impl Query {
    fn text(&self) -> String {
        self.q.trim().chars().take(LONGEST).collect()
    }
}

#[derive(Serialize)]
struct SearchPage<'a> {
    f: Frame,
    t: &'a BTreeMap<String, String>,
    heading: String,
    count: String,
    results: Vec<Line>,
}

fn found(room: &Room<'_>, query: &str, near: &Nearness, most: usize) -> Vec<Found> {
    if query.is_empty() {
        return Vec::new();
    }
    let mut found = room.shelf.search(query, room.lang, most);
    near.put_in(room.shelf, room.lang, &mut found);
    let mut found = named_first(meaning::best_first(found), query);
    found.truncate(most);
    found
}

/// What a search means, where there is a model to tell.
async fn near(centre: &Centre, shelf: &Arc<Shelf>, query: &str) -> Nearness {
    if query.is_empty() || !centre.meaning.is_on(shelf.workspace) {
        return Nearness::default();
    }
    let text = query.to_owned();
    let asking = Asking { by: Actor::System, case: None, what: What::Search, text, known: Vec::new() };
    centre.meaning.near(shelf.workspace, shelf, asking).await
}

/// Those whose title, or name in addresses, has all the words of the query stand first: who writes them looks for it by its name.
fn named_first(found: Vec<Found>, query: &str) -> Vec<Found> {
    let words = stems(query);
    let named = |it: &Found| !words.is_empty() && (has_all(&it.title, &words) || has_all(&it.slug, &words));
    let (mut first, others): (Vec<_>, Vec<_>) = found.into_iter().partition(named);
    first.extend(others);
    first
}

/// Whether a name has all of these words in some form of theirs. A lone sign of a script without spaces stands in pairs there.
fn has_all(name: &str, words: &[String]) -> bool {
    let name = stems(name);
    let lone = |word: &str| !word.is_ascii() && word.chars().nth(1).is_none();
    let has = |word: &String| name.iter().any(|it| it == word || (lone(word) && it.contains(word.as_str())));
    words.iter().all(has)
}

/// What stands under a title: what of the text answers, or the summary where that is a scrap.
fn snippet(it: &Found) -> String {
    if tells(&it.extract) || it.summary.is_empty() { it.extract.clone() } else { it.summary.clone() }
}

/// The reader stays in their language; an article that is not there in it says so itself.
fn line(room: &Room<'_>, it: Found) -> Line {
    Line {
        url: format!("{}a/{}", room.base(), it.slug),
        text: snippet(&it),
        title: it.title,
        dir: direction(&it.lang),
        lang: it.in_other_language.then_some(it.lang),
    }
}

/// What is found, as a page.
pub async fn page(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    Params(query): Params<Query>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let query = query.text();
    let near = near(&centre, &shelf, &query).await;
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    let path = format!("search?{}", pairs.append_pair("q", &query).finish());
    centre.within(&shelf, (&lang, &path), &reader, |room| {
        let words = room.words();
        let results: Vec<Line> =
            found(room, &query, &near, PAGE).into_iter().map(|it| line(room, it)).collect();
        let heading = match query.as_str() {
            "" => words.get("search").cloned().unwrap_or_default(),
            query => room.say("help-results-for", "query", query),
        };
        let f = room.frame(Place {
            page: "results",
            title: heading.clone(),
            description: heading.clone(),
            path: path.clone(),
            everywhere: true,
            hidden: true,
            query: query.clone(),
            ..Place::default()
        });
        let count = room.count("help-results", results.len());
        let page = view::render("search.html", &SearchPage { f, t: &words, heading, count, results })?;
        Ok(Some(answer::once(StatusCode::OK, answer::HTML, page)))
    })
}

#[derive(Serialize)]
struct Suggestions {
    results: Vec<Suggestion>,
    /// How many there are, in words, for a screen reader.
    said: String,
}

#[derive(Serialize)]
struct Suggestion {
    title: String,
    url: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

/// What is found, while the reader types.
pub async fn suggest(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    Params(query): Params<Query>,
    reader: Reader,
) -> Result<Response, Problem> {
    let shelf = centre.open_for(&reader).await?;
    let query = query.text();
    centre.within(&shelf, (&lang, "suggest"), &reader, |room| {
        let found = named_first(room.shelf.suggest(&query, room.lang, SUGGESTIONS), &query);
        let results: Vec<Suggestion> = found
            .into_iter()
            .map(|it| Suggestion {
                url: format!("{}a/{}", room.base(), it.slug),
                title: it.title,
                text: it.summary,
                lang: it.in_other_language.then_some(it.lang),
            })
            .collect();
        let said = room.count("help-results", results.len());
        let kept = (header::CACHE_CONTROL, HeaderValue::from_static(answer::OWN));
        Ok(Some(([kept], Json(Suggestions { results, said })).into_response()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_title_are_known_by_their_stem() {
        for (title, query, named) in [
            ("Withdrawals", "withdrawal", true),
            ("withdrawal-pending", "Pending withdrawals", true),
            ("How many confirmations?", "confirmed", true),
            ("Fees", "fee", true),
            ("How it feels", "fee", false),
            ("An ass", "as", false),
            ("提现处理中", "提现", true),
            ("提现处理中", "提现 处理中", true),
            ("提现处理中", "币", false),
            ("提现处理中", "提", true),
            ("提现", "充值", false),
        ] {
            assert_eq!(has_all(title, &stems(query)), named, "{title} {query}");
        }
    }
}
