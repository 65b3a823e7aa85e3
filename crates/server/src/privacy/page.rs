//! An export as a page to read and print: one file, no script, nothing from elsewhere, in the language and the time zone of whoever
//! reads it.

use super::{Export, written::Written};
use crate::{
    http::{Checks, Problem},
    texts::Texts,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::tz::TimeZone;
use minijinja::{Environment, context};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("../../../../templates/export/export.css");
const PAGE: &str = include_str!("../../../../templates/export/export.html");

/// What such a page may do: show its own style, and nothing else.
pub(super) fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// For whom a page is written.
#[derive(Clone, Debug)]
pub struct Reader {
    /// English or Simplified Chinese.
    lang: &'static str,
    zone: TimeZone,
    zone_name: String,
}

impl Reader {
    /// Somebody who reads `lang` (BCP 47; English where it is neither of the two that there are) in the time zone `zone` (IANA).
    ///
    /// # Errors
    /// [`crate::http::Code::Invalid`] naming `lang` or `tz`.
    pub fn new(lang: &str, zone: &str) -> Result<Self, Problem> {
        let mut checks = Checks::new();
        checks.language("lang", lang);
        let found = TimeZone::get(zone);
        checks.expect(found.is_ok(), "tz", "must be a time zone such as Europe/Berlin or UTC");
        checks.done()?;
        let lang = if lang.split('-').next() == Some("zh") { "zh-CN" } else { "en" };
        Ok(Self { lang, zone: found.unwrap_or(TimeZone::UTC), zone_name: zone.to_owned() })
    }
}

/// The page. All that customers and staff have written is escaped.
///
/// # Errors
/// When it cannot be made, which is our mistake.
pub fn page(export: &Export, reader: &Reader) -> Result<String, Problem> {
    let texts = Texts::of(Some(reader.lang));
    let called = export.called();
    let written = Written::new(texts, reader.zone.clone(), &called);
    let body = written.body(serde_json::to_value(export).map_err(Problem::internal)?);
    let made = export.made_at.timestamp().to_zoned(reader.zone.clone());
    let zone = [
        ("when", made.strftime("%Y-%m-%d %H:%M:%S").to_string()),
        ("zone", reader.zone_name.clone()),
        ("offset", made.strftime("UTC%:z").to_string()),
    ];
    let notes = if export.whole { "held-page-with-notes" } else { "held-page-without-notes" };
    let mut templates = Environment::new();
    templates.add_template("export.html", PAGE).map_err(Problem::internal)?;
    let view = context! {
        style => STYLE,
        policy => policy(),
        lang => reader.lang,
        title => texts.say("held-page-title", &[("brand", export.brand.clone())]),
        zone => texts.say("held-page-zone", &zone),
        notes => texts.say(notes, &[]),
        body => body,
    };
    let template = templates.get_template("export.html").map_err(Problem::internal)?;
    template.render(view).map_err(|error| Problem::internal(format!("{error:#}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;
    use std::collections::BTreeSet;

    const DESCRIBED: &str = include_str!("../../../../web/openapi/openapi.json");

    /// The names of all fields below a schema, and all words that they may be.
    fn below(
        all: &Json,
        node: &Json,
        done: &mut BTreeSet<String>,
        names: &mut BTreeSet<String>,
        words: &mut BTreeSet<String>,
    ) {
        match node {
            Json::Object(map) => {
                if let Some(name) = map.get("$ref").and_then(|it| it.as_str()?.rsplit('/').next())
                    && done.insert(name.to_owned())
                {
                    below(all, &all[name], done, names, words);
                }
                if let Some(Json::Object(fields)) = map.get("properties") {
                    names.extend(fields.keys().cloned());
                }
                if let Some(Json::Array(some)) = map.get("enum") {
                    words.extend(some.iter().filter_map(|it| it.as_str().map(str::to_owned)));
                }
                let inner = map.iter().filter(|it| !["example", "examples", "enum"].contains(&it.0.as_str()));
                inner.for_each(|it| below(all, it.1, done, names, words));
            }
            Json::Array(some) => some.iter().for_each(|it| below(all, it, done, names, words)),
            _ => {}
        }
    }

    #[test]
    fn every_part_has_its_words_in_both_languages() {
        let described: Json = serde_json::from_str(DESCRIBED).unwrap();
        let schemas = &described["components"]["schemas"];
        let (mut done, mut names, mut words) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for part in ["CustomerExport", "ChainLook", "ChainTrace"] {
            below(schemas, &schemas[part], &mut done, &mut names, &mut words);
        }
        assert!(names.len() > 100 && words.len() > 50, "{} {}", names.len(), words.len());
        let source = |tag: &str| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/");
            std::fs::read_to_string(format!("{path}{tag}/held.ftl")).unwrap()
        };
        for tag in ["en", "zh-CN"] {
            let source = source(tag);
            let has = |id: String| source.lines().any(|it| it.starts_with(&format!("{id} = ")));
            let lacks: Vec<&String> =
                names.iter().filter(|it| !has(format!("held-{}", it.replace('_', "-")))).collect();
            assert!(lacks.is_empty(), "{tag} has no label for {lacks:?}");
            let lacks: Vec<&String> =
                words.iter().filter(|it| !has(format!("held-word-{}", it.replace('_', "-")))).collect();
            assert!(lacks.is_empty(), "{tag} has no word for {lacks:?}");
        }
    }

    #[test]
    fn a_reader_has_a_language_and_a_zone_that_are_there() {
        let bad = Reader::new("x", "Mars/Olympus").unwrap_err();
        assert_eq!(bad.code, crate::http::Code::Invalid);
        assert_eq!(Reader::new("zh-Hant", "Asia/Shanghai").unwrap().lang, "zh-CN");
        assert_eq!(Reader::new("ar", "UTC").unwrap().lang, "en");
    }
}
