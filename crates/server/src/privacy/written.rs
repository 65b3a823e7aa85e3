//! The body of the page: written along the very JSON that programmes get, so that nothing which is in the one can be missing in the
//! other. Names of fields and words get their texts; what has none (a field that a workspace made, a key within an event) is
//! named as it is.

use crate::texts::Texts;
use jiff::tz::TimeZone;
use minijinja::HtmlEscape;
use ombud_base::{Time, Uuid};
use serde_json::{Map, Value as Json};
use std::{collections::BTreeMap, fmt::Write};

/// What stands above the body already.
const ABOVE: [&str; 3] = ["brand", "made_at", "whole"];
/// In which order fields come; what is not here comes behind, by name.
const ORDER: [&str; 40] = [
    "customer",
    "identities",
    "addresses",
    "sessions",
    "proofs",
    "recoveries",
    "cases",
    "evidence",
    "watches",
    "files",
    "readings",
    "reveals",
    "events",
    "number",
    "at",
    "asked_at",
    "begun_at",
    "kept_at",
    "name",
    "email",
    "kind",
    "type",
    "subject",
    "title",
    "what",
    "level",
    "state",
    "standing",
    "language",
    "time_zone",
    "created_at",
    "resolved_at",
    "value",
    "from",
    "to",
    "amount",
    "reason",
    "tags",
    "ratings",
    "conversations",
];
/// Whose values are of a few words that have their texts. What people wrote is never taken for one of those.
const WORDED: [&str; 22] = [
    "kind",
    "state",
    "proof",
    "level",
    "what",
    "reader_kind",
    "by_kind",
    "tier",
    "from",
    "ended",
    "stand",
    "standing",
    "refusal",
    "reason",
    "type",
    "severity",
    "label_kind",
    "status",
    "uploaded_by",
    "field",
    "channel",
    "change",
];
/// Values to be compared letter by letter: they run from left to right in every language.
const EXACT: [&str; 16] = [
    "id",
    "address",
    "transaction",
    "subject",
    "block_hash",
    "sha256",
    "contract",
    "inbox",
    "case",
    "link",
    "memo",
    "file",
    "message",
    "conversation",
    "customer",
    "hash",
];

/// What people write: shown as it was written, whatever it looks like.
const PEOPLES: [&str; 6] = ["body", "comment", "name", "note", "subject", "value"];

/// How deep a value is written out; nothing that is held is nested half as deep.
const DEEPEST: usize = 24;

/// Writes an export for one reader.
pub(super) struct Written<'a> {
    texts: Texts,
    zone: TimeZone,
    /// What staff and programmes are called.
    called: &'a BTreeMap<Uuid, String>,
}

fn safe(text: &str) -> String {
    HtmlEscape(text).to_string()
}

fn in_order(map: Map<String, Json>) -> Vec<(String, Json)> {
    let mut all: Vec<_> = map.into_iter().collect();
    let place = |key: &str| ORDER.iter().position(|it| *it == key).unwrap_or(ORDER.len());
    all.sort_by(|one, other| (place(&one.0), &one.0).cmp(&(place(&other.0), &other.0)));
    all
}

/// Nothing to be told.
fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(all) => all.iter().all(is_empty),
        Json::Object(all) => all.values().all(is_empty),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

impl<'a> Written<'a> {
    pub(super) fn new(texts: Texts, zone: TimeZone, called: &'a BTreeMap<Uuid, String>) -> Self {
        Self { texts, zone, called }
    }

    /// The body: a section for each part, also for those with nothing in them.
    pub(super) fn body(&self, export: Json) -> String {
        let mut out = String::new();
        let Json::Object(parts) = export else { return out };
        for (key, value) in in_order(parts).into_iter().filter(|it| !ABOVE.contains(&it.0.as_str())) {
            let _ = writeln!(out, "<h2>{}</h2>", safe(&self.label(&key)));
            if key == "readings" {
                let _ = writeln!(out, "<p class=\"quiet\">{}</p>", safe(&self.say("thirty-days")));
            }
            match (key.as_str(), value) {
                (_, value) if is_empty(&value) => {
                    let _ = writeln!(out, "<p>{}</p>", safe(&self.say("nothing")));
                }
                ("cases", Json::Array(all)) => all.into_iter().for_each(|it| self.case(&mut out, it)),
                ("staff" | "programmes", Json::Object(names)) => {
                    let names: Vec<Json> = names.into_iter().map(|it| it.1).collect();
                    self.value(&mut out, "name", Json::Array(names), 0);
                }
                (key, value) => self.value(&mut out, key, value, 0),
            }
        }
        out
    }

    fn say(&self, what: &str) -> String {
        self.texts.say(&format!("held-page-{what}"), &[])
    }

    fn label(&self, key: &str) -> String {
        let said = self.texts.say(&format!("held-{}", key.replace('_', "-")), &[]);
        if said.is_empty() { key.replace(['_', '.'], " ") } else { said }
    }

    /// A case: what it is, then what was said, one below the other.
    fn case(&self, out: &mut String, case: Json) {
        let Json::Object(mut case) = case else { return };
        let talks = case.remove("conversations").unwrap_or_default();
        let number = case.get("number").map(Json::to_string).unwrap_or_default();
        let _ = writeln!(out, "<section>\n<h3>{} #{}</h3>", safe(&self.label("case")), safe(&number));
        self.rows(out, case, 1, false);
        if let Json::Array(talks) = talks {
            for mut talk in talks {
                let said = talk.as_object_mut().and_then(|it| it.remove("messages")).unwrap_or_default();
                self.value(out, "conversation", talk, 1);
                if let Json::Array(all) = said {
                    all.into_iter().for_each(|it| self.message(out, it));
                }
            }
        }
        out.push_str("</section>\n");
    }

    fn message(&self, out: &mut String, message: Json) {
        let Json::Object(mut it) = message else { return };
        let mut take = |key: &str| it.remove(key).unwrap_or_default();
        let (internal, erased) = (take("internal") == Json::Bool(true), take("erased") == Json::Bool(true));
        let head = ["seq", "at", "kind", "from", "name"].map(|key| (key, take(key)));
        let (body, activity) = (take("body"), take("activity"));
        let class = if internal { " class=\"internal\"" } else { "" };
        let mut heading: Vec<String> =
            head.into_iter().filter_map(|(key, value)| self.scalar(key, &value)).collect();
        if internal {
            heading.push(safe(&self.say("internal-mark")));
        }
        let _ = writeln!(out, "<article{class}>\n<header>{}</header>", heading.join(" · "));
        if erased {
            let _ = writeln!(out, "<p class=\"quiet\">{}</p>", safe(&self.say("gone")));
        }
        if let Json::String(text) = body
            && !text.is_empty()
        {
            let _ = writeln!(out, "<p class=\"said\" dir=\"auto\">{}</p>", safe(&text));
        }
        if let Json::Object(mut activity) = activity {
            let code = activity.remove("code").unwrap_or_default();
            let _ = writeln!(out, "<p>{}</p>", safe(&self.happened(code.as_str().unwrap_or_default())));
            self.rows(out, activity, 1, false);
        }
        self.rows(out, it, 1, false);
        out.push_str("</article>\n");
    }

    fn happened(&self, code: &str) -> String {
        let said = self.texts.say(&format!("held-activity-{}", code.replace('_', "-")), &[]);
        if said.is_empty() { code.replace('_', " ") } else { said }
    }

    /// Any value, below the name of its field.
    fn value(&self, out: &mut String, key: &str, value: Json, depth: usize) {
        match value {
            _ if depth > DEEPEST => {}
            Json::Object(map) => self.rows(out, map, depth, key == "fields"),
            Json::Array(all) if all.iter().any(Json::is_object) => self.list(out, key, all, depth),
            Json::Array(all) => {
                out.push_str("<ul>");
                for it in all.into_iter().filter(|it| !is_empty(it)) {
                    out.push_str("<li dir=\"auto\">");
                    self.value(out, key, it, depth + 1);
                    out.push_str("</li>");
                }
                out.push_str("</ul>\n");
            }
            one => {
                if let Some(said) = self.scalar(key, &one) {
                    out.push_str(&said);
                }
            }
        }
    }

    /// An object: a row for each field that says something. `plain`: its keys are names that the workspace gave.
    fn rows(&self, out: &mut String, map: Map<String, Json>, depth: usize, plain: bool) {
        if map.values().all(is_empty) {
            return;
        }
        out.push_str("<table><tbody>\n");
        for (key, value) in in_order(map).into_iter().filter(|it| !is_empty(&it.1)) {
            let name = if plain { key.clone() } else { self.label(&key) };
            let _ = write!(out, "<tr><th scope=\"row\">{}</th><td dir=\"auto\">", safe(&name));
            self.value(out, &key, value, depth + 1);
            out.push_str("</td></tr>\n");
        }
        out.push_str("</tbody></table>\n");
    }

    /// Several objects: a table with a column for each field where they are flat, else one below the other.
    fn list(&self, out: &mut String, key: &str, all: Vec<Json>, depth: usize) {
        let nested = |it: &Json| {
            it.as_object().is_some_and(|it| it.values().any(|it| it.is_object() || it.is_array()))
        };
        if depth > 0 || all.iter().any(nested) {
            for it in all {
                self.value(out, key, it, depth + 1);
            }
            return;
        }
        let mut columns: Map<String, Json> = Map::new();
        let told = all.iter().filter_map(Json::as_object).flatten().filter(|it| !is_empty(it.1));
        told.for_each(|it| drop(columns.insert(it.0.clone(), Json::Null)));
        let columns: Vec<String> = in_order(columns).into_iter().map(|it| it.0).collect();
        out.push_str("<div class=\"wide\"><table><thead><tr>");
        for column in &columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", safe(&self.label(column)));
        }
        out.push_str("</tr></thead><tbody>\n");
        for it in all {
            out.push_str("<tr>");
            for column in &columns {
                let said = self.scalar(column, &it[column.as_str()]).unwrap_or_default();
                let _ = write!(out, "<td dir=\"auto\">{said}</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table></div>\n");
    }

    /// One value, escaped; none where it says nothing.
    fn scalar(&self, key: &str, value: &Json) -> Option<String> {
        match value {
            Json::Bool(yes) => Some(safe(&self.say(if *yes { "yes" } else { "no" }))),
            Json::Number(number) => Some(format!("<bdi dir=\"ltr\">{number}</bdi>")),
            Json::String(text) if !text.is_empty() => Some(self.text(key, text)),
            _ => None,
        }
    }

    fn text(&self, key: &str, text: &str) -> String {
        if let Ok(at) = text.parse::<Time>()
            && !PEOPLES.contains(&key)
        {
            let here = at.timestamp().to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string();
            return format!("<time datetime=\"{}\" dir=\"ltr\">{here}</time>", safe(text));
        }
        if let Some(name) = text.parse::<Uuid>().ok().and_then(|it| self.called.get(&it)) {
            return format!("<bdi>{}</bdi>", safe(name));
        }
        if WORDED.contains(&key) {
            let said = self.word(key, text);
            if !said.is_empty() {
                return safe(&said);
            }
        }
        if EXACT.contains(&key) {
            return format!("<code dir=\"ltr\">{}</code>", safe(text));
        }
        format!("<bdi>{}</bdi>", safe(text))
    }

    /// The text of a word of the field `key`, where it means something else there; or else a word's text: a state, a kind, what kind
    /// of event it was, the name of a field.
    fn word(&self, key: &str, word: &str) -> String {
        let own = self.texts.say(&format!("held-word-{key}-{word}").replace('_', "-"), &[]);
        let said = if own.is_empty() {
            self.texts.say(&format!("held-word-{word}").replace('_', "-"), &[])
        } else {
            own
        };
        if !said.is_empty() {
            return said;
        }
        let event = self.texts.label(&format!("event-{}", word.replace('.', "-")));
        if !event.is_empty() {
            return event;
        }
        match word.split_once("fields.") {
            Some((_, own)) => format!("{}: {own}", self.label("fields")),
            None => self.texts.say(&format!("held-{}", word.replace('_', "-")), &[]),
        }
    }
}
