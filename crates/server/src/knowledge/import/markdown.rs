//! Folders of Markdown: `<category>/<topic>.<language>.md` with front matter, `<category>/<topic>.questions.tsv` with how people
//! ask in languages that have no article, and `categories.toml` with the titles of categories.
//!
//! Front matter is the small part of YAML that such files use: `key: text`, `key: [a, b]`, and `key:` with lines `- text` below.

use super::{
    Bundle, BundleArticle, BundleCategory, BundleTopic, ImportFile, ImportProblem, pictures::marked,
};
use crate::knowledge::{render::is_slug, types::Content};
use bytes::Bytes;
use ombud_base::Time;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// What front matter may say.
const KEYS: &str = "title, summary, questions, intents, tags, related, regions, review_by and internal";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryFile {
    #[serde(default)]
    category: Vec<CategoryEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    slug: String,
    titles: BTreeMap<String, String>,
    #[serde(default)]
    icon: String,
    /// The names of its topics, those first that are asked for most. Others stand behind them.
    #[serde(default)]
    topics: Vec<String>,
}

/// What one file of an article says.
#[derive(Default)]
struct Page {
    title: String,
    summary: String,
    questions: Vec<String>,
    intents: Vec<String>,
    tags: Vec<String>,
    related: Vec<String>,
    regions: Vec<String>,
    review_by: Option<Time>,
    internal: bool,
    body: String,
}

/// A file's language, its path, and what it says.
type Version = (String, String, Page);

/// Reads files; those of no known form are told as problems. `languages` are the knowledge's own: a topic's original is the
/// first of them that it has; `pictures` are the files that articles may show.
pub(super) fn read(files: &[ImportFile], languages: &[String], pictures: &HashMap<String, Bytes>) -> Bundle {
    let mut bundle = Bundle::default();
    let mut topics: BTreeMap<(String, String), Vec<Version>> = BTreeMap::new();
    let mut asked: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let mut places = HashMap::new();
    for file in files {
        let path = file.path.replace('\\', "/");
        let mut parts = path.rsplit('/');
        let name = parts.next().unwrap_or_default();
        let category = parts.next().filter(|it| !it.is_empty()).unwrap_or("general").to_owned();
        if name == "categories.toml" {
            categories(file, &mut bundle, &mut places);
        } else if let Some(slug) = name.strip_suffix(".questions.tsv") {
            let all = asked.entry(slug.to_owned()).or_default();
            question_lines(file, all, &mut bundle.problems);
        } else if let Some(stem) = name.strip_suffix(".md").filter(|_| name != "README.md") {
            let Some((slug, lang)) = stem.rsplit_once('.') else {
                let how = "call it <topic>.<language>.md, such as fees.en.md";
                bundle.problem(&file.path, 1, "the name of the file says no language", how);
                continue;
            };
            if !is_slug(slug) || !is_slug(&category) {
                let how = "use up to 80 of a to z, digits and dashes for folder and file";
                bundle.problem(&file.path, 1, "the name of the file is no name for an address", how);
                continue;
            }
            match page(&file.text) {
                Ok(mut page) => {
                    page.body = marked(&mut bundle.pictures, pictures, (&path, &page.body));
                    let of = topics.entry((category, slug.to_owned())).or_default();
                    of.push((lang.to_owned(), file.path.clone(), page));
                }
                Err((line, what, how)) => bundle.problem(&file.path, line, &what, &how),
            }
        }
    }
    for ((category, slug), pages) in topics {
        let questions = asked.remove(&slug).unwrap_or_default();
        let order = places.remove(&(category.clone(), slug.clone()));
        bundle.topics.push(BundleTopic { order, ..topic(category, slug, pages, questions, languages) });
    }
    for slug in asked.into_keys() {
        let file = format!("{slug}.questions.tsv");
        bundle.problem(
            &file,
            1,
            "there is no article that these questions are for",
            "name the file like its topic",
        );
    }
    bundle
}

fn topic(
    category: String,
    slug: String,
    mut pages: Vec<(String, String, Page)>,
    questions: BTreeMap<String, Vec<String>>,
    languages: &[String],
) -> BundleTopic {
    let place = |lang: &str| languages.iter().position(|it| it == lang).unwrap_or(usize::MAX);
    pages.sort_by(|a, b| (place(&a.0), &a.0).cmp(&(place(&b.0), &b.0)));
    let mut topic = BundleTopic { slug, category, questions, ..BundleTopic::default() };
    for (at, (lang, file, page)) in pages.into_iter().enumerate() {
        // What is the same for all languages is said by the original.
        if at == 0 {
            topic.original_lang.clone_from(&lang);
            (topic.intents, topic.tags, topic.related) = (page.intents, page.tags, page.related);
            (topic.regions, topic.review_by, topic.internal) = (page.regions, page.review_by, page.internal);
        }
        let Page { title, summary, questions, body, .. } = page;
        let content = Content { title, summary, questions, body };
        topic.articles.push(BundleArticle::new(lang, file, content, None, true));
    }
    topic
}

/// Of two topics that nobody has read, the one that stands higher in its category stands higher everywhere.
fn categories(file: &ImportFile, bundle: &mut Bundle, places: &mut HashMap<(String, String), i64>) {
    match toml::from_str::<CategoryFile>(&file.text) {
        Ok(read) => {
            for (at, it) in (0..).zip(read.category) {
                let topics = (0_i64..).zip(it.topics);
                places.extend(topics.map(|(place, slug)| ((it.slug.clone(), slug), place * 1000 + at)));
                bundle.categories.push(BundleCategory { slug: it.slug, titles: it.titles, icon: it.icon });
            }
        }
        Err(error) => {
            let before = error.span().map_or("", |it| file.text.get(..it.start).unwrap_or_default());
            let line = before.matches('\n').count() + 1;
            let how = "write [[category]] with slug, titles = { en = \"…\" } and, if you like, icon";
            bundle.problem(&file.path, line, error.message(), how);
        }
    }
}

fn question_lines(
    file: &ImportFile,
    all: &mut BTreeMap<String, Vec<String>>,
    problems: &mut Vec<ImportProblem>,
) {
    for (at, line) in file.text.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once('\t') {
            Some((lang, question)) if !question.trim().is_empty() && !lang.is_empty() => {
                all.entry(lang.trim().to_owned()).or_default().push(question.trim().to_owned());
            }
            _ => problems.push(ImportProblem {
                file: file.path.clone(),
                line: u32::try_from(at + 1).unwrap_or(u32::MAX),
                what: "this line is no language and question".into(),
                how: "write the language's tag, one tab, the question".into(),
            }),
        }
    }
}

type Fault = (usize, String, String);

fn fault<T>(line: usize, what: impl Into<String>, how: impl Into<String>) -> Result<T, Fault> {
    Err((line, what.into(), how.into()))
}

/// A value of front matter with the line that it begins in.
enum Value {
    Text(String),
    List(Vec<String>),
}

fn page(text: &str) -> Result<Page, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, it)| it.trim_end() != "---") {
        return fault(
            1,
            "the file has no front matter",
            "begin it with a line ---, then title: …, then a line ---",
        );
    }
    let mut page = Page::default();
    let mut open: Option<(usize, String, Vec<String>)> = None;
    let mut seen: Vec<String> = Vec::new();
    for (at, line) in lines.by_ref() {
        let number = at + 1;
        if line.trim_end() == "---" {
            if let Some((line, key, items)) = open.take() {
                page.take(line, &key, Value::List(items))?;
            }
            if page.title.trim().is_empty() {
                return fault(number, "the front matter has no title", "add a line title: …");
            }
            page.body = text.split('\n').skip(number).collect::<Vec<_>>().join("\n").trim().to_owned();
            return Ok(page);
        }
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let Some((_, _, items)) = &mut open else {
                return fault(
                    number,
                    "this item is of no list",
                    "write the list's key and a colon on the line above",
                );
            };
            items.push(unquoted(item, number)?);
            continue;
        }
        if let Some((line, key, items)) = open.take() {
            page.take(line, &key, Value::List(items))?;
        }
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with(char::is_whitespace))
        else {
            return fault(
                number,
                "this line is no key with a value",
                "write key: value, or - item in a list",
            );
        };
        let (key, value) = (key.trim().to_owned(), value.trim());
        if seen.contains(&key) {
            return fault(number, format!("{key} is said twice"), "keep one of them");
        }
        seen.push(key.clone());
        match value {
            "" => open = Some((number, key, Vec::new())),
            value => page.take(number, &key, valued(value, number)?)?,
        }
    }
    fault(1, "the front matter does not end", "put a line --- behind it")
}

fn valued(value: &str, line: usize) -> Result<Value, Fault> {
    let Some(inside) = value.strip_prefix('[') else { return unquoted(value, line).map(Value::Text) };
    let Some(inside) = inside.strip_suffix(']') else {
        return fault(
            line,
            "the list does not end on its line",
            "end it with ], or write one item on each line below",
        );
    };
    let mut items = Vec::new();
    let mut rest = inside.trim();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''));
        let end = match quote {
            Some(quote) => {
                let closed = rest.get(1..).and_then(|it| it.find(quote)).map(|it| it + 2);
                let Some(closed) = closed else {
                    return fault(line, "a quoted text does not end", format!("end it with {quote}"));
                };
                closed
            }
            None => rest.find(',').unwrap_or(rest.len()),
        };
        let (item, after) = rest.split_at(end);
        items.push(unquoted(item, line)?);
        let after = after.trim_start();
        rest = match after.strip_prefix(',') {
            Some(after) => after.trim_start(),
            None if after.is_empty() => after,
            None => {
                return fault(line, "something stands behind a quoted text", "put a comma between the items");
            }
        };
    }
    Ok(Value::List(items))
}

fn unquoted(text: &str, line: usize) -> Result<String, Fault> {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix('"') {
        let Some(inside) = inside.strip_suffix('"').filter(|_| text.len() > 1) else {
            return fault(line, "a quoted text does not end", "end it with \"");
        };
        return Ok(inside.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if let Some(inside) = text.strip_prefix('\'') {
        let Some(inside) = inside.strip_suffix('\'').filter(|_| text.len() > 1) else {
            return fault(line, "a quoted text does not end", "end it with '");
        };
        return Ok(inside.replace("''", "'"));
    }
    Ok(text.to_owned())
}

impl Page {
    fn take(&mut self, line: usize, key: &str, value: Value) -> Result<(), Fault> {
        match (key, value) {
            ("title", Value::Text(text)) => self.title = text,
            ("summary", Value::Text(text)) => self.summary = text,
            ("questions", Value::List(items)) => self.questions = items,
            ("intents", Value::List(items)) => self.intents = items,
            ("tags", Value::List(items)) => self.tags = items,
            ("related", Value::List(items)) => self.related = items,
            ("regions", Value::List(items)) => self.regions = items,
            ("internal", Value::Text(text)) => match text.as_str() {
                "true" => self.internal = true,
                "false" => self.internal = false,
                _ => return fault(line, "internal is neither true nor false", "write internal: true"),
            },
            ("review_by", Value::Text(text)) => {
                let time = format!("{text}T00:00:00Z").parse().or_else(|_| text.parse());
                let Ok(time) = time else {
                    return fault(line, "review_by is no date", "write it as 2027-01-31");
                };
                self.review_by = Some(time);
            }
            ("title" | "summary" | "internal" | "review_by", Value::List(_)) => {
                return fault(
                    line,
                    format!("{key} is a list"),
                    format!("write {key}: and its text on the same line"),
                );
            }
            ("questions" | "intents" | "tags" | "related" | "regions", Value::Text(_)) => {
                return fault(
                    line,
                    format!("{key} is no list"),
                    format!("write {key}: [a, b], or one - item on each line"),
                );
            }
            _ => return fault(line, format!("{key} is unknown"), format!("front matter may say {KEYS}")),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> Vec<ImportFile> {
        all.iter().map(|(path, text)| ImportFile::of_text((*path).into(), (*text).into())).collect()
    }

    #[test]
    fn a_folder_is_read() {
        let bundle = read(
            &files(&[
                ("kb/fees/gas.zh-CN.md", "---\ntitle: 矿工费\n---\n正文"),
                (
                    "kb/fees/gas.en.md",
                    "\u{feff}---\r\ntitle: \"Gas: what \\\"it\\\" is\"\r\nsummary: It's: a fee.\r\nquestions:\r\n  - why gas\r\n  - 'what''s gas'\r\n\r\nintents: [fees.network, \"a, b\"]\r\nrelated: []\r\ninternal: true\r\nreview_by: 2027-01-31\r\n---\r\n\r\n## Why\r\n---\r\nx\r\n",
                ),
                ("kb/fees/gas.questions.tsv", "# how\nfr\tpourquoi\nfr\tc'est quoi\nde\twarum\n"),
                ("kb/categories.toml", "[[category]]\nslug = \"fees\"\ntitles = { en = \"Fees\" }\n"),
                ("kb/README.md", "not an article"),
            ]),
            &["en".into(), "zh-CN".into()],
            &HashMap::new(),
        );
        assert_eq!(bundle.problems, []);
        assert_eq!(bundle.categories[0].titles["en"], "Fees");
        let topic = &bundle.topics[0];
        assert_eq!(
            (topic.slug.as_str(), topic.category.as_str(), topic.original_lang.as_str()),
            ("gas", "fees", "en")
        );
        assert_eq!(
            (topic.intents.as_slice(), topic.internal),
            (["fees.network".to_owned(), "a, b".into()].as_slice(), true)
        );
        assert_eq!(topic.review_by.unwrap().to_string(), "2027-01-31T00:00:00Z");
        assert_eq!(topic.questions["fr"], ["pourquoi", "c'est quoi"]);
        let english = &topic.articles[0].content;
        assert_eq!(
            (english.title.as_str(), english.summary.as_str()),
            ("Gas: what \"it\" is", "It's: a fee.")
        );
        assert_eq!(english.questions, ["why gas", "what's gas"]);
        assert_eq!(english.body, "## Why\n---\nx");
        assert_eq!(topic.articles[1].lang, "zh-CN");
    }

    #[test]
    fn what_is_broken_is_told_with_file_and_line() {
        for (text, line, what) in [
            ("no front matter", 1, "no front matter"),
            ("---\ntitle: A\n", 1, "does not end"),
            ("---\nsummary: A\n---\n", 3, "no title"),
            ("---\ntitle: A\ntags: [a, b\n---\n", 3, "does not end on its line"),
            ("---\ntitle: A\ntags: [\"a]\n---\n", 3, "does not end"),
            ("---\ntitle: A\ntags: [\"a\" b]\n---\n", 3, "stands behind"),
            ("---\ntitle: A\ntags: a\n---\n", 3, "tags is no list"),
            ("---\ntitle:\n  - A\n---\n", 2, "title is a list"),
            ("---\ntitle: A\ntitle: B\n---\n", 3, "said twice"),
            ("---\ntitle: A\ncolour: red\n---\n", 3, "colour is unknown"),
            ("---\ntitle: A\n- x\n---\n", 3, "of no list"),
            ("---\ntitle: A\n  nested: x\n---\n", 3, "no key"),
            ("---\ntitle: A\ninternal: yes\n---\n", 3, "neither"),
            ("---\ntitle: A\nreview_by: soon\n---\n", 3, "no date"),
            ("---\ntitle: \"A\n---\n", 2, "does not end"),
        ] {
            let bundle = read(&files(&[("a/b.en.md", text)]), &[], &HashMap::new());
            let [problem] = bundle.problems.as_slice() else { panic!("{text:?}: {:?}", bundle.problems) };
            assert_eq!((problem.file.as_str(), problem.line), ("a/b.en.md", line), "{text:?}: {problem:?}");
            assert!(problem.what.contains(what) && !problem.how.is_empty(), "{text:?}: {problem:?}");
            assert!(bundle.topics.is_empty());
        }
        let bundle = read(
            &files(&[
                ("a/b.md", "x"),
                ("a/B c.en.md", "x"),
                ("a/x.questions.tsv", "fr pourquoi"),
                ("categories.toml", "\n[[category]]\nslug = 1"),
            ]),
            &[],
            &HashMap::new(),
        );
        let told: Vec<(&str, u32)> = bundle.problems.iter().map(|it| (it.file.as_str(), it.line)).collect();
        assert_eq!(
            told,
            [
                ("a/b.md", 1),
                ("a/B c.en.md", 1),
                ("a/x.questions.tsv", 1),
                ("categories.toml", 3),
                ("x.questions.tsv", 1)
            ]
        );
    }
}
