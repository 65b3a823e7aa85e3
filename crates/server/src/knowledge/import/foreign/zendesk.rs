//! Zendesk Guide: what its Help Center API answers, one file for each answer or all in one. Articles, sections, categories, translations and
//! attachments are told apart by the key that they stand under.
//!
//! A section becomes a category; a category of Zendesk's stands before its sections where two sections have one name. What only some saw (a
//! user segment) is for staff alone here.

use super::{
    super::{Bundle, ImportFile, pictures::Incomings},
    Found, Id, Matter, Page, Shelfmark, category_slug, each_json,
    html::{Change, Refers, anchors, markdown, with_room},
    into_bundle, language, names, nothing_in,
};
use crate::knowledge::{render::slug_of, types::Content};
use bytes::Bytes;
use parking_lot::Mutex;
use serde::Deserialize;
use serde_json::Value as Json;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

#[derive(Deserialize)]
struct Article {
    id: Id,
    #[serde(default)]
    html_url: Option<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    section_id: Option<Id>,
    #[serde(default)]
    user_segment_id: Option<Id>,
    #[serde(default)]
    label_names: Vec<String>,
    #[serde(default)]
    source_locale: Option<String>,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Group {
    id: Id,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    source_locale: Option<String>,
    #[serde(default)]
    position: i64,
    #[serde(default)]
    category_id: Option<Id>,
    #[serde(default)]
    translations: Vec<Translation>,
}

#[derive(Clone, Deserialize)]
struct Translation {
    #[serde(default)]
    source_id: Option<Id>,
    #[serde(default)]
    source_type: Option<String>,
    locale: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    hidden: bool,
}

#[derive(Deserialize)]
struct Attachment {
    id: Id,
    #[serde(default)]
    file_name: Option<String>,
}

/// All that the files say.
#[derive(Default)]
struct Dump {
    articles: Vec<(Article, String)>,
    sections: Vec<Group>,
    categories: Vec<Group>,
    translations: Vec<(Translation, String)>,
    attachments: HashMap<String, String>,
}

/// Reads files of the Help Center API.
pub(in crate::knowledge::import) fn read(
    files: &[ImportFile],
    known: &[String],
    there: &HashMap<String, Bytes>,
) -> Bundle {
    let mut bundle = Bundle::default();
    let mut dump = Dump::default();
    let mend = "take the file as the Help Center API answers it (JSON)";
    each_json(files, mend, &mut bundle, |json, file, bundle| dump.take(json, file, bundle));
    if dump.articles.is_empty() && bundle.problems.is_empty() {
        nothing_in(
            files,
            "take what GET /api/v2/help_center/articles.json answers, with sections, categories and translations",
            &mut bundle,
        );
    }
    let room = with_room(move || {
        dump.into_bundle(&mut bundle, known, there);
        bundle
    });
    room.unwrap_or_else(|| {
        let mut bundle = Bundle::default();
        bundle.problem("", 1, "the export could not be read", "tell the operator: the log says more");
        bundle
    })
}

impl Dump {
    fn take(&mut self, json: Json, file: &str, bundle: &mut Bundle) {
        let all: Vec<(String, Json)> = match json {
            Json::Object(all) => all.into_iter().collect(),
            // A list by itself is told by the name of its file.
            Json::Array(_) => {
                let name = file.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
                let kinds = ["attachments", "translations", "sections", "categories"];
                let kind = kinds
                    .into_iter()
                    .find(|it| name.contains(it.get(..6).unwrap_or(it)))
                    .unwrap_or("articles");
                vec![(kind.to_owned(), json)]
            }
            _ => Vec::new(),
        };
        for (key, value) in all {
            match key.as_str() {
                "articles" | "article" => {
                    let read = entries::<Article>(value, file, "article", bundle);
                    self.articles.extend(read.into_iter().map(|it| (it, file.to_owned())));
                }
                "sections" | "section" => self.sections.extend(entries(value, file, "section", bundle)),
                "categories" | "category" => self.categories.extend(entries(value, file, "category", bundle)),
                "translations" | "translation" => {
                    let read = entries::<Translation>(value, file, "translation", bundle);
                    self.translations.extend(read.into_iter().map(|it| (it, file.to_owned())));
                }
                "article_attachments" | "attachments" => {
                    let read = entries::<Attachment>(value, file, "attachment", bundle);
                    self.attachments.extend(read.into_iter().filter_map(|it| Some((it.id.0, it.file_name?))));
                }
                _ => {}
            }
        }
    }

    fn into_bundle(mut self, bundle: &mut Bundle, known: &[String], there: &HashMap<String, Bytes>) {
        let mut of_article: HashMap<Id, Vec<(Translation, String)>> = HashMap::new();
        let mut of_group: HashMap<Id, Vec<Translation>> = HashMap::new();
        for (it, file) in std::mem::take(&mut self.translations) {
            let Some(id) = it.source_id.clone() else { continue };
            match it.source_type.as_deref() {
                Some("Section" | "Category") => of_group.entry(id).or_default().push(it),
                _ => of_article.entry(id).or_default().push((it, file)),
            }
        }
        let names =
            names(self.articles.iter().map(|(it, _)| (&it.id, it.title.as_deref().unwrap_or_default())));
        let mut found = Found { categories: self.shelfmarks(&of_group, known), topics: Vec::new() };
        let mut texts: Vec<(usize, Raw)> = Vec::new();
        for (article, file) in std::mem::take(&mut self.articles) {
            let at = found.topics.len();
            let said = of_article.remove(&article.id).unwrap_or_default();
            found.topics.push(matter(&article, known));
            if article.user_segment_id.is_some() {
                let what = "only some readers saw it there (a user segment): it is for staff alone here";
                bundle.problem(
                    &named(&file, &article.id, ""),
                    1,
                    what,
                    "make it public by hand, if it is for everybody",
                );
            }
            texts.extend(raws(article, said, &file, known).into_iter().map(|it| (at, it)));
        }
        let pages = Pages {
            names: Arc::new(names.clone()),
            headings: Arc::new(headings_of(&texts, &found)),
            there: Arc::new(there.clone()),
            attachments: Arc::new(std::mem::take(&mut self.attachments)),
        };
        let incomings = Arc::new(Mutex::new(std::mem::take(&mut bundle.pictures)));
        for (at, raw) in texts {
            let Some(topic) = found.topics.get_mut(at) else { continue };
            if let Some(page) = pages.page(&topic.id, raw, bundle, &incomings) {
                topic.pages.push(page);
            }
        }
        bundle.pictures = std::mem::take(&mut *incomings.lock());
        into_bundle(found, &names, bundle);
    }

    /// Sections as categories, in the order of their categories.
    fn shelfmarks(&mut self, of_group: &HashMap<Id, Vec<Translation>>, known: &[String]) -> Vec<Shelfmark> {
        let titles = |it: &Group| -> BTreeMap<String, String> {
            let own = it.source_locale.as_deref().or(it.locale.as_deref()).unwrap_or("en");
            let own = it.name.clone().map(|name| (language(own, known), name));
            let more = it.translations.iter().chain(of_group.get(&it.id).into_iter().flatten());
            let more = more.filter_map(|it| Some((language(&it.locale, known), it.title.clone()?)));
            more.chain(own).filter(|(_, name)| !name.trim().is_empty()).collect()
        };
        let above: HashMap<&Id, &Group> = self.categories.iter().map(|it| (&it.id, it)).collect();
        let mut sections: Vec<&Group> = self.sections.iter().collect();
        let place = |it: &Group| {
            it.category_id.as_ref().and_then(|id| above.get(id)).map_or(i64::MAX, |it| it.position)
        };
        sections.sort_by_key(|it| (place(it), it.position));
        let mut names: HashMap<String, usize> = HashMap::new();
        for it in &sections {
            *names.entry(it.name.clone().unwrap_or_default()).or_default() += 1;
        }
        let mut all = Vec::with_capacity(sections.len());
        for it in sections {
            let name = it.name.clone().unwrap_or_default();
            let mut titles = titles(it);
            let category = it.category_id.as_ref().and_then(|id| above.get(id));
            if names.get(&name).copied().unwrap_or(0) > 1
                && let Some(category) = category.and_then(|it| it.name.as_ref())
            {
                titles
                    .values_mut()
                    .for_each(|it| *it = format!("{category} · {it}").chars().take(100).collect());
            }
            if titles.is_empty() {
                titles.insert(language("en", known), format!("Section {}", it.id.0));
            }
            let slug = category_slug(&name, &it.id);
            all.push(Shelfmark { id: it.id.clone(), slug, titles });
        }
        all
    }
}

/// The entries of a list, or the one that stands alone. Those that are none are told.
fn entries<T: serde::de::DeserializeOwned>(
    value: Json,
    file: &str,
    what: &str,
    bundle: &mut Bundle,
) -> Vec<T> {
    let all = match value {
        Json::Array(all) => all,
        Json::Null => Vec::new(),
        one => vec![one],
    };
    let mut read = Vec::with_capacity(all.len());
    for it in all {
        let id = it.get("id").map(Json::to_string).unwrap_or_default();
        match serde_json::from_value(it) {
            Ok(it) => read.push(it),
            Err(error) => {
                let said = format!("the {what} {id} cannot be read: {error}");
                bundle.problem(file, 1, &said, "take it as the Help Center API answers it");
            }
        }
    }
    read
}

/// Where something was read, for problems.
fn named(file: &str, id: &Id, lang: &str) -> String {
    format!("{file}: article {} {lang}", id.0).trim_end().to_owned()
}

fn matter(article: &Article, known: &[String]) -> Matter {
    let source = article.source_locale.as_deref().or(article.locale.as_deref()).unwrap_or("en-us");
    Matter {
        id: article.id.clone(),
        category: article.section_id.clone().unwrap_or_default(),
        internal: article.user_segment_id.is_some(),
        tags: article
            .label_names
            .iter()
            .map(|it| it.trim().chars().take(60).collect())
            .filter(|it: &String| !it.is_empty())
            .collect(),
        original: language(source, known),
        pages: Vec::new(),
    }
}

/// A text before it is Markdown.
struct Raw {
    lang: String,
    title: String,
    html: String,
    public: bool,
    file: String,
    /// Where the old help centre is.
    host: Option<String>,
}

/// The texts of an article: its translations, and its own where none of them is in its language.
fn raws(article: Article, more: Vec<(Translation, String)>, file: &str, known: &[String]) -> Vec<Raw> {
    let host = article.html_url.as_deref().and_then(|it| reqwest::Url::parse(it).ok());
    let host = host.and_then(|it| Some(format!("https://{}", it.host_str()?)));
    let mut all: Vec<Raw> = Vec::new();
    let mut add = |locale: &str, title: Option<String>, body: Option<String>, public: bool, file: &str| {
        let lang = language(locale, known);
        let (Some(title), html) = (title, body.unwrap_or_default()) else { return };
        if all.iter().any(|it| it.lang == lang && it.html == html) {
            return;
        }
        let file = named(file, &article.id, &lang);
        all.push(Raw { lang, title, html, public, file, host: host.clone() });
    };
    let embedded = article.translations.into_iter().map(|it| (it, file.to_owned()));
    let translations: Vec<(Translation, String)> = embedded.chain(more).collect();
    let own = article.locale.as_deref().or(article.source_locale.as_deref()).unwrap_or("en-us");
    let said = translations.iter().any(|(it, _)| it.locale.eq_ignore_ascii_case(own));
    for (it, file) in translations {
        add(&it.locale, it.title, it.body, !it.draft && !it.hidden, &file);
    }
    if !said {
        add(own, article.title.or(article.name), article.body, !article.draft, file);
    }
    all
}

/// The headings of each topic's original, by the ids that links name.
fn headings_of(texts: &[(usize, Raw)], found: &Found) -> HashMap<Id, HashMap<String, String>> {
    let mut headings: HashMap<Id, HashMap<String, String>> = HashMap::new();
    for (at, raw) in texts {
        if let Some(topic) = found.topics.get(*at) {
            headings.entry(topic.id.clone()).or_default().extend(anchors(&raw.html));
        }
    }
    headings
}

/// What pages refer to.
struct Pages {
    names: Arc<HashMap<Id, String>>,
    headings: Arc<HashMap<Id, HashMap<String, String>>>,
    there: Arc<HashMap<String, Bytes>>,
    attachments: Arc<HashMap<String, String>>,
}

impl Pages {
    fn page(
        &self,
        id: &Id,
        raw: Raw,
        bundle: &mut Bundle,
        incomings: &Arc<Mutex<Incomings>>,
    ) -> Option<Page> {
        let lost = Arc::new(Mutex::new(Vec::<String>::new()));
        let change = self.change(id, &raw, incomings.clone(), lost.clone());
        let body = match markdown(&raw.html, change) {
            Ok(body) => body,
            Err(why) => {
                bundle.problem(&raw.file, 1, why, "mend it in the old help centre, or write it anew here");
                return None;
            }
        };
        for href in lost.lock().drain(..) {
            let what =
                format!("a link leads to {href} in the old help centre, which is no article of this export");
            bundle.problem(
                &raw.file,
                1,
                &what,
                "lead it to a topic, or take it out, before the old help centre goes",
            );
        }
        let content = Content { title: raw.title.trim().to_owned(), body, ..Content::default() };
        Some(Page { lang: raw.lang, file: raw.file, content, public: raw.public })
    }

    /// What becomes of the addresses of a page.
    fn change(
        &self,
        id: &Id,
        raw: &Raw,
        incomings: Arc<Mutex<Incomings>>,
        lost: Arc<Mutex<Vec<String>>>,
    ) -> Change {
        let (names, headings, there) = (self.names.clone(), self.headings.clone(), self.there.clone());
        let (attachments, host, file, own) =
            (self.attachments.clone(), raw.host.clone(), raw.file.clone(), id.clone());
        let place = move |of: &Id, fragment: Option<&str>| {
            let words = fragment.and_then(|it| headings.get(of)?.get(it));
            words.map(|it| format!("#s-{}", slug_of(it))).unwrap_or_default()
        };
        Box::new(move |refers, href| {
            let whole = absolute(href, host.as_deref());
            if refers == Refers::Picture {
                let path = kept_at(&whole, &there, &attachments).unwrap_or_else(|| whole.clone());
                return incomings.lock().placed(&there, "", &path, &file).unwrap_or(whole);
            }
            if let Some(fragment) = href.strip_prefix('#') {
                let to = place(&own, Some(fragment));
                return if to.is_empty() { "#".to_owned() + fragment } else { to };
            }
            let (address, fragment) =
                whole.split_once('#').map_or((whole.as_str(), None), |(a, f)| (a, Some(f)));
            if let Some(of) = article_of(address)
                && let Some(name) = names.get(&of)
            {
                return format!("{name}{}", place(&of, fragment));
            }
            let old = host.as_deref().is_some_and(|it| whole.starts_with(it)) && whole.contains("/hc/");
            if old {
                lost.lock().push(whole.clone());
            }
            whole
        })
    }
}

/// An address as it is from anywhere.
fn absolute(href: &str, host: Option<&str>) -> String {
    if let Some(rest) = href.strip_prefix("//") {
        return format!("https://{rest}");
    }
    match (href.strip_prefix('/'), host) {
        (Some(rest), Some(host)) => format!("{host}/{rest}"),
        _ => href.to_owned(),
    }
}

/// The article that an address leads to: `…/hc/en-us/articles/360001234-Title`.
fn article_of(address: &str) -> Option<Id> {
    let (_, rest) = address.split_once("/hc/")?;
    let (_, rest) = rest.split_once("articles/")?;
    digits(rest)
}

fn digits(text: &str) -> Option<Id> {
    let id: String = text.chars().take_while(char::is_ascii_digit).collect();
    (!id.is_empty()).then_some(Id(id))
}

/// Where among the files a picture of the old help centre is: by its id or its name.
fn kept_at(
    address: &str,
    there: &HashMap<String, Bytes>,
    attachments: &HashMap<String, String>,
) -> Option<String> {
    let (_, rest) = address.split_once("/article_attachments/")?;
    let rest = rest.trim_start_matches("token/");
    let id = rest.split('/').find_map(|it| digits(it).filter(|id| id.0.len() >= 6))?.0;
    let last = rest.rsplit('/').next().unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let name = attachments.get(&id).map_or(last, String::as_str);
    let mut paths: Vec<&String> = there.keys().collect();
    paths.sort();
    let by_id =
        paths.iter().find(|path| path.split('/').any(|part| digits(part).is_some_and(|it| it.0 == id)));
    let by_name = || paths.iter().find(|path| path.rsplit('/').next() == Some(name));
    by_id.or_else(by_name).map(|it| (*it).clone())
}
