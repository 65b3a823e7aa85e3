//! Exports of other help centres: articles in languages, sorted into categories, with links to each other and pictures elsewhere. Each
//! reader makes a [`Page`] of every article in every language; what they have in common is done here.

mod chatwoot;
mod html;
mod zendesk;

pub(super) use chatwoot::read as chatwoot;
pub(super) use zendesk::read as zendesk;

use super::{Bundle, BundleArticle, BundleCategory, BundleTopic, ImportFile};
use crate::knowledge::{render::is_slug, shelf::slug_from, types::Content};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Gives each file of an export to a reader as JSON; what is none is told with how to mend it.
fn each_json(
    files: &[ImportFile],
    mend: &str,
    bundle: &mut Bundle,
    mut read: impl FnMut(Json, &str, &mut Bundle),
) {
    for file in files.iter().filter(|it| it.data.is_none()) {
        match serde_json::from_str::<Json>(&file.text) {
            Ok(json) => read(json, &file.path, bundle),
            Err(error) => bundle.problem(&file.path, error.line().max(1), &error.to_string(), mend),
        }
    }
}

/// Tells that an export has no articles, and what to bring instead.
fn nothing_in(files: &[ImportFile], mend: &str, bundle: &mut Bundle) {
    let path = files.first().map_or("", |it| &it.path).to_owned();
    bundle.problem(&path, 1, "there are no articles in it", mend);
}

/// An id in a foreign export: a number, or a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        Ok(match Written::deserialize(from)? {
            Written::Number(it) => Self(it.to_string()),
            Written::Text(it) => Self(it),
        })
    }
}

/// What a reader has found, before it becomes topics.
#[derive(Default)]
struct Found {
    /// Categories by their ids, in order.
    categories: Vec<Shelfmark>,
    /// Topics by their ids, in order.
    topics: Vec<Matter>,
}

/// A category.
struct Shelfmark {
    id: Id,
    slug: String,
    titles: BTreeMap<String, String>,
}

/// A topic.
#[derive(Default)]
struct Matter {
    id: Id,
    category: Id,
    /// Only some readers of the old help centre saw it.
    internal: bool,
    tags: Vec<String>,
    original: String,
    pages: Vec<Page>,
}

/// An article in a language.
struct Page {
    lang: String,
    file: String,
    content: Content,
    public: bool,
}

/// The names in addresses of topics, by their ids. None is given twice; where two would be the same, the second has its id in it.
fn names<'a>(all: impl Iterator<Item = (&'a Id, &'a str)>) -> HashMap<Id, String> {
    let (mut names, mut taken) = (HashMap::new(), BTreeSet::new());
    for (id, title) in all {
        let otherwise = slug_from(&format!("article-{}", id.0), "article");
        let mut name: String = slug_from(title, &otherwise).chars().take(60).collect();
        name = name.trim_matches('-').to_owned();
        if !is_slug(&name) {
            name.clone_from(&otherwise);
        }
        if !taken.insert(name.clone()) {
            name = slug_from(&format!("{name}-{}", id.0), &otherwise);
            taken.insert(name.clone());
        }
        names.insert(id.clone(), name);
    }
    names
}

/// The tag of a language: the knowledge's own where it is the same language, else as it is commonly written.
fn language(locale: &str, known: &[String]) -> String {
    let parts: Vec<&str> = locale.split(['-', '_']).filter(|it| !it.is_empty()).collect();
    let primary = parts.first().map(|it| it.to_ascii_lowercase()).unwrap_or_default();
    let written = parts.iter().enumerate().map(|(at, part)| match (at, part.len()) {
        (0, _) => primary.clone(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) => {
            let mut letters = part.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            first + &letters.as_str().to_ascii_lowercase()
        }
        _ => part.to_ascii_lowercase(),
    });
    let written = written.collect::<Vec<_>>().join("-");
    if let Some(own) = known.iter().find(|it| it.eq_ignore_ascii_case(&written)) {
        return own.clone();
    }
    // Chinese is written in two ways, and Portuguese in two countries: those are languages of their own.
    let several = ["zh", "pt"].contains(&primary.as_str()) && parts.len() > 1;
    let same = known.iter().find(|it| it.split('-').next() == Some(primary.as_str()) && !several);
    same.cloned().unwrap_or(written)
}

/// Makes topics of what was found.
fn into_bundle(found: Found, names: &HashMap<Id, String>, bundle: &mut Bundle) {
    let mut slugs: HashMap<Id, String> = HashMap::new();
    let mut taken = BTreeSet::new();
    for it in found.categories {
        let mut slug = it.slug;
        if !taken.insert(slug.clone()) {
            slug = slug_from(&format!("{slug}-{}", it.id.0), "category");
            taken.insert(slug.clone());
        }
        bundle.categories.push(BundleCategory { slug: slug.clone(), titles: it.titles, icon: String::new() });
        slugs.insert(it.id, slug);
    }
    for it in found.topics {
        let Some(slug) = names.get(&it.id) else { continue };
        let mut articles: Vec<BundleArticle> = Vec::new();
        let mut pages = it.pages;
        pages.sort_by_key(|page| page.lang != it.original);
        for page in pages {
            if articles.iter().any(|there| there.lang == page.lang) {
                let what = format!("there is another text in {} already, which is kept", page.lang);
                bundle.problem(&page.file, 1, &what, "put what it says more into that one");
                continue;
            }
            articles.push(BundleArticle::new(page.lang, page.file, page.content, None, page.public));
        }
        let Some(first) = articles.first() else { continue };
        bundle.topics.push(BundleTopic {
            slug: slug.clone(),
            category: slugs.get(&it.category).cloned().unwrap_or_else(|| "general".to_owned()),
            internal: it.internal,
            tags: it.tags.into_iter().take(30).collect(),
            original_lang: first.lang.clone(),
            articles,
            ..BundleTopic::default()
        });
    }
}

/// A name in addresses for a category.
fn category_slug(title: &str, id: &Id) -> String {
    let slug: String =
        slug_from(title, &format!("category-{}", id.0.to_ascii_lowercase())).chars().take(60).collect();
    let slug = slug.trim_matches('-').to_owned();
    if is_slug(&slug) { slug } else { "general".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_those_of_the_knowledge_where_they_are_the_same() {
        let known: Vec<String> = ["en", "zh-CN", "pt-BR"].map(str::to_owned).into();
        for (locale, lang) in [
            ("en-us", "en"),
            ("EN_gb", "en"),
            ("zh-cn", "zh-CN"),
            ("zh", "zh-CN"),
            ("zh-tw", "zh-TW"),
            ("zh_hant", "zh-Hant"),
            ("pt-pt", "pt-PT"),
            ("pt", "pt-BR"),
            ("de", "de"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(language(locale, &known), lang, "{locale}");
        }
    }

    #[test]
    fn no_two_topics_have_one_name() {
        let ids = ["1", "2", "3", "4"].map(|it| Id(it.to_owned()));
        let titles = ["Fees & limits", "Fees, limits", "手续费", "x"];
        let names = names(ids.iter().zip(titles));
        let said: Vec<&str> = ids.iter().map(|it| names[it].as_str()).collect();
        assert_eq!(said, ["fees-limits", "fees-limits-2", "article-3", "article-4"]);
    }
}
