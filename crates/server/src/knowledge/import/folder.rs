//! A document as a folder of Markdown, as [`super::markdown`] reads it: the newest version of each article, pictures beside.

use super::document::{DocumentArticle, DocumentTopic, KnowledgeDocument};
use crate::knowledge::render::{FOLDER, Leads, rewritten};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt::Write;

/// The files of the folder, by their paths in it.
pub fn files(document: &KnowledgeDocument) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("categories.toml".to_owned(), categories(document).into_bytes())];
    for topic in &document.topics {
        for article in &topic.articles {
            let path = format!("{}/{}.{}.md", topic.category, topic.slug, article.lang);
            files.push((path, page(topic, article).into_bytes()));
        }
        if !topic.questions.is_empty() {
            let lines = topic
                .questions
                .iter()
                .flat_map(|(lang, all)| all.iter().map(move |it| format!("{lang}\t{it}\n")));
            files.push((
                format!("{}/{}.questions.tsv", topic.category, topic.slug),
                lines.collect::<String>().into_bytes(),
            ));
        }
    }
    let pictures = document.pictures.iter().filter_map(|it| Some((it, STANDARD.decode(&it.data).ok()?)));
    files.extend(pictures.map(|(it, bytes)| (format!("{FOLDER}{}", it.name), bytes)));
    files
}

fn categories(document: &KnowledgeDocument) -> String {
    let mut out = String::new();
    for it in &document.categories {
        let titles = it.titles.iter().map(|(lang, title)| format!("{} = {}", quoted(lang), quoted(title)));
        let titles = titles.collect::<Vec<_>>().join(", ");
        // Writing into a text does not fail.
        let _ = writeln!(
            out,
            "[[category]]\nslug = {}\ntitles = {{ {titles} }}\nicon = {}",
            quoted(&it.slug),
            quoted(&it.icon)
        );
        let within = document.topics.iter().filter(|topic| topic.category == it.slug);
        let mut placed: Vec<_> = within.filter_map(|it| Some((it.order?, &it.slug))).collect();
        placed.sort_unstable();
        if !placed.is_empty() {
            let names: Vec<String> = placed.iter().map(|it| quoted(it.1)).collect();
            let _ = writeln!(out, "topics = [{}]", names.join(", "));
        }
        out.push('\n');
    }
    out
}

fn page(topic: &DocumentTopic, article: &DocumentArticle) -> String {
    let content = &article.content;
    let mut out = format!("---\ntitle: {}\n", quoted(&content.title));
    if !content.summary.is_empty() {
        let _ = writeln!(out, "summary: {}", quoted(&content.summary));
    }
    let mut list = |key: &str, all: &[String]| {
        if !all.is_empty() {
            let items = all.iter().map(|it| format!("  - {}\n", quoted(it)));
            let _ = write!(out, "{key}:\n{}", items.collect::<String>());
        }
    };
    list("questions", &content.questions);
    // What is the same for all languages is said by the original.
    if article.lang == topic.original_lang {
        for (key, all) in [
            ("intents", &topic.intents),
            ("tags", &topic.tags),
            ("related", &topic.related),
            ("regions", &topic.regions),
        ] {
            list(key, all);
        }
        if let Some(at) = topic.review_by {
            let day = at.timestamp().strftime("%Y-%m-%d");
            let _ = writeln!(out, "review_by: {day}");
        }
        if topic.internal {
            out.push_str("internal: true\n");
        }
    }
    let body = rewritten(&content.body, &mut |leads, href| {
        (leads == Leads::Picture && href.starts_with(FOLDER)).then(|| format!("../{href}"))
    });
    let _ = write!(out, "---\n\n{}\n", body.trim());
    out
}

/// One line in quotes; front matter and TOML take it alike.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}
