//! Chatwoot: what its API answers for a portal, one file for each answer or all in one. Portals, categories and articles are told apart by
//! what they have; each list stands under `payload`, or alone.
//!
//! Articles are Markdown. Translations hang on a root article (`associated_articles`), those of categories on a root category.

use super::{
    super::{Bundle, ImportFile, pictures::Incomings},
    Found, Id, Matter, Page, Shelfmark, category_slug, each_json, into_bundle, language, names, nothing_in,
};
use crate::knowledge::{
    render::{Leads, rewritten},
    types::Content,
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone, Deserialize)]
struct Article {
    id: Id,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    status: Json,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    category_id: Option<Id>,
    #[serde(default)]
    category: Option<Group>,
    #[serde(default)]
    associated_article_id: Option<Id>,
    #[serde(default)]
    associated_articles: Option<Vec<Json>>,
    #[serde(default)]
    meta: Json,
}

#[derive(Clone, Default, Deserialize)]
struct Group {
    #[serde(default)]
    id: Id,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    position: Option<i64>,
    #[serde(default)]
    root_category: Option<Box<Group>>,
    #[serde(default)]
    related_categories: Option<Json>,
}

#[derive(Default)]
struct Dump {
    articles: Vec<(Article, String)>,
    groups: Vec<Group>,
    default_locale: Option<String>,
}

/// Reads files of the API of a portal.
pub(in crate::knowledge::import) fn read(
    files: &[ImportFile],
    known: &[String],
    there: &HashMap<String, Bytes>,
) -> Bundle {
    let mut bundle = Bundle::default();
    let mut dump = Dump::default();
    let mend = "take the file as the API of Chatwoot answers it (JSON)";
    each_json(files, mend, &mut bundle, |json, file, bundle| dump.take(json, file, bundle));
    if dump.articles.is_empty() && bundle.problems.is_empty() {
        nothing_in(
            files,
            "take what GET /api/v1/accounts/…/portals/…/articles answers, with its categories",
            &mut bundle,
        );
    }
    dump.into_bundle(&mut bundle, known, there);
    bundle
}

impl Dump {
    fn take(&mut self, json: Json, file: &str, bundle: &mut Bundle) {
        match json {
            Json::Array(all) => all.into_iter().for_each(|it| self.one(it, file, bundle)),
            Json::Object(mut all) => {
                let lists = ["payload", "articles", "categories", "portals"];
                let found: Vec<Json> = lists.iter().filter_map(|it| all.remove(*it)).collect();
                if found.is_empty() {
                    self.one(Json::Object(all), file, bundle);
                }
                found.into_iter().for_each(|it| self.take(it, file, bundle));
            }
            _ => {}
        }
    }

    fn one(&mut self, json: Json, file: &str, bundle: &mut Bundle) {
        let has = |key: &str| json.get(key).is_some();
        if has("config") && has("slug") {
            let locale =
                json.pointer("/config/default_locale").or_else(|| json.pointer("/meta/default_locale"));
            self.default_locale =
                locale.and_then(Json::as_str).map(str::to_owned).or(self.default_locale.take());
        } else if has("content") || (has("title") && has("status")) {
            let id = json.get("id").map(Json::to_string).unwrap_or_default();
            match serde_json::from_value::<Article>(json) {
                Ok(it) => self.article(it, file),
                Err(error) => {
                    let said = format!("the article {id} cannot be read: {error}");
                    bundle.problem(file, 1, &said, "take it as the API of Chatwoot answers it");
                }
            }
        } else if has("name")
            && let Ok(group) = serde_json::from_value(json)
        {
            self.groups.push(group);
        }
    }

    /// An article, with the translations that hang on it.
    fn article(&mut self, mut it: Article, file: &str) {
        for child in it.associated_articles.take().unwrap_or_default() {
            if let Ok(mut child) = serde_json::from_value::<Article>(child) {
                child.associated_article_id = Some(it.id.clone());
                self.articles.push((child, file.to_owned()));
            }
        }
        self.articles.push((it, file.to_owned()));
    }

    fn into_bundle(mut self, bundle: &mut Bundle, known: &[String], there: &HashMap<String, Bytes>) {
        let family = Family::of(std::mem::take(&mut self.articles));
        for (it, _) in family.members.values() {
            let unknown = |group: &Group| !self.groups.iter().any(|it| it.id == group.id);
            if let Some(group) = it.category.clone().filter(unknown) {
                self.groups.push(group);
            }
        }
        let (categories, root_of_group) = self.shelfmarks(known);
        let roots = family.roots();
        let titles: Vec<(Id, String)> = roots
            .iter()
            .map(|id| (id.clone(), family.members.get(id).map(|(it, _)| bare(it)).unwrap_or_default()))
            .collect();
        let names = names(titles.iter().map(|(id, title)| (id, title.as_str())));
        let by_slug = family
            .members
            .values()
            .filter_map(|(it, _)| Some((it.slug.clone()?, names.get(&family.root(&it.id))?.clone())));
        let by_file =
            there.keys().filter_map(|path| Some((path.rsplit('/').next()?.to_owned(), path.clone())));
        let links = Links { by_slug: by_slug.collect(), there, by_file: by_file.collect() };
        let mut topics: Vec<Matter> = Vec::new();
        let mut of_root: HashMap<Id, Vec<&(Article, String)>> = HashMap::new();
        for id in &family.order {
            of_root.entry(family.root(id)).or_default().extend(family.members.get(id));
        }
        for id in &roots {
            let members = of_root.remove(id).unwrap_or_default();
            topics.push(self.matter(id, &members, (&root_of_group, known), &links, bundle));
        }
        into_bundle(Found { categories, topics }, &names, bundle);
    }

    fn matter(
        &self,
        id: &Id,
        members: &[&(Article, String)],
        (root_of_group, known): (&HashMap<Id, Id>, &[String]),
        links: &Links<'_>,
        bundle: &mut Bundle,
    ) -> Matter {
        let mut matter = Matter { id: id.clone(), ..Matter::default() };
        for (it, file) in members {
            let group = it.category_id.as_ref().or_else(|| it.category.as_ref().map(|it| &it.id));
            let of_group = group.and_then(|id| self.groups.iter().find(|it| it.id == *id)?.locale.clone());
            let locale = it.locale.clone().or(of_group).or_else(|| self.default_locale.clone());
            let lang = language(locale.as_deref().unwrap_or("en"), known);
            if it.id == *id {
                matter.original.clone_from(&lang);
                matter.category =
                    group.map(|it| root_of_group.get(it).unwrap_or(it).clone()).unwrap_or_default();
                matter.tags = tags_of(&it.meta);
            }
            if archived(&it.status) {
                continue;
            }
            let file = format!("{file}: article {} {lang}", it.id.0);
            let body = links.body(it.content.as_deref().unwrap_or_default(), &file, &mut bundle.pictures);
            let summary: String =
                it.description.clone().unwrap_or_default().trim().chars().take(1000).collect();
            let title = it.title.clone().unwrap_or_default().trim().to_owned();
            let content = Content { title, summary, body, ..Content::default() };
            matter.pages.push(Page { lang, file, content, public: published(&it.status) });
        }
        matter
    }

    /// Categories with their titles in each language, and the root of each.
    fn shelfmarks(&self, known: &[String]) -> (Vec<Shelfmark>, HashMap<Id, Id>) {
        let mut root_of: HashMap<Id, Id> = HashMap::new();
        for it in &self.groups {
            if let Some(root) = &it.root_category {
                root_of.insert(it.id.clone(), root.id.clone());
            }
            for other in it.related_categories.iter().filter_map(Json::as_array).flatten() {
                // Those that are related are translations where they have another language.
                if let Ok(other) = serde_json::from_value::<Group>(other.clone())
                    && other.locale.is_some()
                    && other.locale != it.locale
                    && !root_of.contains_key(&it.id)
                {
                    root_of.entry(other.id).or_insert_with(|| it.id.clone());
                }
            }
        }
        // The same name in addresses in another language is the same category.
        let mut by_slug: HashMap<&str, &Id> = HashMap::new();
        for it in &self.groups {
            if let Some(slug) = it.slug.as_deref().filter(|it| !it.is_empty()) {
                let first = by_slug.entry(slug).or_insert(&it.id);
                if **first != it.id {
                    root_of.entry(it.id.clone()).or_insert_with(|| (*first).clone());
                }
            }
        }
        let mut groups: Vec<&Group> = self.groups.iter().collect();
        groups.sort_by_key(|it| it.position.unwrap_or(i64::MAX));
        let ids: BTreeSet<&Id> = groups.iter().map(|it| &it.id).collect();
        root_of.retain(|_, root| ids.contains(root));
        let mut all: Vec<Shelfmark> = Vec::new();
        for it in groups.iter().filter(|it| !root_of.contains_key(&it.id)) {
            let mut titles = BTreeMap::new();
            for own in
                groups.iter().filter(|other| other.id == it.id || root_of.get(&other.id) == Some(&it.id))
            {
                if let Some(name) = own.name.clone().filter(|it| !it.trim().is_empty()) {
                    titles.entry(language(own.locale.as_deref().unwrap_or("en"), known)).or_insert(name);
                }
            }
            let slug = it.slug.clone().or_else(|| it.name.clone()).unwrap_or_default();
            if titles.is_empty() {
                titles.insert(language("en", known), slug.clone());
            }
            all.push(Shelfmark { id: it.id.clone(), slug: category_slug(&slug, &it.id), titles });
        }
        (all, root_of)
    }
}

/// Articles by their ids, and on which others they hang.
struct Family {
    members: BTreeMap<Id, (Article, String)>,
    order: Vec<Id>,
    above: HashMap<Id, Id>,
}

impl Family {
    /// The same article stands in a list and on its root: once is enough, and the one that says more of itself counts.
    fn of(articles: Vec<(Article, String)>) -> Self {
        let weight = |it: &Article| {
            [it.category.is_some(), it.slug.is_some(), it.locale.is_some()]
                .into_iter()
                .filter(|it| *it)
                .count()
        };
        let mut all = Self { members: BTreeMap::new(), order: Vec::new(), above: HashMap::new() };
        for (it, file) in articles {
            if let Some(root) = &it.associated_article_id {
                all.above.insert(it.id.clone(), root.clone());
            }
            let there = all.members.get(&it.id).map(|(there, _)| weight(there));
            if there.is_none() {
                all.order.push(it.id.clone());
            }
            if there.is_none_or(|there| weight(&it) > there) {
                all.members.insert(it.id.clone(), (it, file));
            }
        }
        all
    }

    /// The article that it is a translation of; one that is not in the export is none.
    fn root(&self, id: &Id) -> Id {
        let mut at = id;
        // Two that hang on each other end somewhere, too.
        for _ in 0..8 {
            match self.above.get(at).filter(|it| self.members.contains_key(*it)) {
                Some(next) => at = next,
                None => break,
            }
        }
        at.clone()
    }

    /// Those that are translations of none, in order.
    fn roots(&self) -> Vec<Id> {
        let mut seen = BTreeSet::new();
        self.order.iter().map(|it| self.root(it)).filter(|it| seen.insert(it.clone())).collect()
    }
}

/// The name of an article in addresses, without the time that Chatwoot puts before it; else its title.
fn bare(it: &Article) -> String {
    let slug = it.slug.as_deref().map(|slug| match slug.split_once('-') {
        Some((time, rest)) if time.len() >= 9 && time.bytes().all(|it| it.is_ascii_digit()) => rest,
        _ => slug,
    });
    slug.filter(|it| it.chars().any(|it| it.is_ascii_alphabetic()))
        .map_or_else(|| it.title.clone().unwrap_or_default(), str::to_owned)
}

fn published(status: &Json) -> bool {
    status == "published" || *status == 1
}

fn archived(status: &Json) -> bool {
    status == "archived" || *status == 2
}

fn tags_of(meta: &Json) -> Vec<String> {
    let tags = meta.get("tags");
    let words: Vec<String> = match tags {
        Some(Json::Array(all)) => all.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect(),
        Some(Json::String(all)) => all.split(',').map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    words.iter().map(|it| it.trim().chars().take(60).collect()).filter(|it: &String| !it.is_empty()).collect()
}

/// What texts refer to.
struct Links<'a> {
    /// Topics by the names that articles had.
    by_slug: HashMap<String, String>,
    there: &'a HashMap<String, Bytes>,
    /// Files by their last name.
    by_file: HashMap<String, String>,
}

impl Links<'_> {
    /// A text with its links to other articles and its pictures put right.
    fn body(&self, markdown: &str, file: &str, pictures: &mut Incomings) -> String {
        let text = cards(&markdown.replace("\r\n", "\n"));
        rewritten(&text, &mut |leads, href| match leads {
            Leads::Picture => {
                let path = href.split(['?', '#']).next().unwrap_or_default();
                let name = percent_encoding::percent_decode_str(path.rsplit('/').next().unwrap_or_default())
                    .decode_utf8_lossy();
                let kept = self.by_file.get(name.as_ref()).map_or(href, String::as_str);
                pictures.placed(self.there, "", kept, file)
            }
            Leads::Link => {
                let (_, rest) = href.split_once("/articles/")?;
                let slug = rest.split(['?', '#', '/']).next()?;
                self.by_slug.get(slug).cloned()
            }
        })
    }
}

/// Chatwoot shows an address alone on its line as what it leads to, such as a video: here it is a link.
fn cards(markdown: &str) -> String {
    let mut fenced = false;
    let lines = markdown.split('\n').map(|line| {
        let bare = line.trim();
        fenced ^= bare.starts_with("```");
        let address = (bare.starts_with("https://") || bare.starts_with("http://"))
            && !bare.contains(|it: char| it.is_whitespace() || matches!(it, '<' | '>'));
        if address && !fenced { format!("<{bare}>") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}
