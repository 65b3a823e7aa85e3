//! Pages from templates, and the words that stand on all of them.

use super::{answer::HTML, answer::Sent};
use crate::{http::Problem, texts::Texts};
use minijinja::Environment;
use parking_lot::Mutex;
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock},
};

/// What pages say without any number or name in it.
const WORDS: [&str; 43] = [
    "welcome",
    "skip",
    "more",
    "language",
    "contact",
    "contact-still",
    "never",
    "feed",
    "search",
    "search-hint",
    "find",
    "trail",
    "home",
    "topics",
    "most-read",
    "nothing-yet",
    "contents",
    "further",
    "related",
    "rate-ask",
    "yes",
    "no",
    "rate-thanks",
    "rate-sorry",
    "rate-why",
    "rate-text",
    "rate-hint",
    "rate-send",
    "rate-noted",
    "rate-slow",
    "search-how",
    "check",
    "check-how",
    "check-what",
    "check-look",
    "check-explorer",
    "check-secret",
    "missing",
    "missing-text",
    "to-home",
    "region",
    "region-unknown",
    "region-set",
];

type Words = Arc<BTreeMap<String, String>>;

/// The words in the language of `texts`, by the names that templates know them by.
pub fn words(texts: &Texts) -> Words {
    static ALL: LazyLock<Mutex<HashMap<&'static str, Words>>> = LazyLock::new(Mutex::default);
    let mut all = ALL.lock();
    let made = all.entry(texts.language()).or_insert_with(|| {
        let word = |id: &&str| (id.replace('-', "_"), texts.say(&format!("help-{id}"), &[]));
        Arc::new(WORDS.iter().map(word).collect())
    });
    made.clone()
}

macro_rules! templates {
    ($($name:literal),+) => {
        [$(($name, include_str!(concat!("../../../../templates/help/", $name)))),+]
    };
}

const TEMPLATES: [(&str, &str); 10] = templates!(
    "parts.html",
    "frame.html",
    "home.html",
    "category.html",
    "article.html",
    "search.html",
    "check.html",
    "missing.html",
    "feed.xml",
    "sitemap.xml"
);

static ENVIRONMENT: LazyLock<Result<Environment<'static>, minijinja::Error>> = LazyLock::new(|| {
    let mut all = Environment::new();
    for (name, text) in TEMPLATES {
        all.add_template(name, text)?;
    }
    Ok(all)
});

/// A template filled in.
///
/// # Errors
/// [`crate::http::Code::Internal`] when the template and the view do not fit.
pub fn render(name: &str, view: &impl Serialize) -> Result<String, Problem> {
    let all = ENVIRONMENT.as_ref().map_err(|error| Problem::internal(format!("{error:#}")))?;
    let made = all.get_template(name).and_then(|it| it.render(minijinja::value::Serde(view)));
    made.map_err(|error| Problem::internal(format!("{name}: {error:#}")))
}

/// A page that is kept.
///
/// # Errors
/// As [`render`] says.
pub fn page(name: &str, view: &impl Serialize) -> Result<Sent, Problem> {
    Ok(Sent::new(HTML, render(name, view)?))
}

/// An article in a list.
#[derive(Serialize)]
pub struct Line {
    pub title: String,
    pub url: String,
    pub text: String,
    /// The language, where it is another one than the page's.
    pub lang: Option<String>,
    pub dir: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_template_is_said_in_every_language() {
        let mut used = 0;
        for (name, text) in TEMPLATES {
            let words = text.split("t.").skip(1).filter(|_| name.ends_with(".html"));
            for word in words {
                let word: String =
                    word.chars().take_while(|it| it.is_ascii_lowercase() || *it == '_').collect();
                if text.contains(&format!("{{{{ t.{word} }}}}")) {
                    assert!(WORDS.contains(&word.replace('_', "-").as_str()), "{name}: {word}");
                    used += 1;
                }
            }
        }
        assert!(used >= WORDS.len() - 1, "{used}");
        let english = words(&Texts::of(Some("en")));
        for language in Texts::tags() {
            let said = words(&Texts::of(Some(language)));
            for (id, text) in said.iter() {
                assert!(!text.is_empty() && !text.contains('{'), "{language} {id}: {text}");
                // Short words may be the same in Latin letters: "Questions" is French, too.
                let other_letters = language == "zh-CN" || language == "ar";
                let same = english.get(id) == Some(text) && (other_letters || text.chars().count() > 14);
                assert!(language == "en" || !same, "{language} {id} is in English");
            }
        }
    }

    #[test]
    fn numbers_and_dates_are_said_in_every_language() {
        for language in Texts::tags() {
            let texts = Texts::of(Some(language));
            for count in [0, 1, 2, 5, 11, 100] {
                assert!(
                    !texts.count("help-articles", &[("count", count)]).contains('{'),
                    "{language} {count}"
                );
                assert!(!texts.count("help-results", &[("count", count)]).is_empty(), "{language} {count}");
            }
            let date = texts.count("help-date", &[("day", 5), ("month", 1), ("year", 2026)]);
            assert!(date.contains("2026") && date.contains('5'), "{language}: {date}");
        }
        let english = Texts::of(None).count("help-date", &[("day", 28), ("month", 11), ("year", 2026)]);
        assert_eq!(english, "28 November 2026");
    }
}
