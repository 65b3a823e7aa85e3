//! What is personal in an event, for those who do not get it: masked as staff see it.

use super::Sight;
use crate::workspace::Subject;
use serde_json::{Map, Value as Json};

/// An event's data as `sight` shows it. What an event says of a customer has names of its own; every other text loses the
/// addresses and numbers in it.
pub fn masked_event(sight: &Sight, kind: &str, data: Map<String, Json>) -> Map<String, Json> {
    let of_customer = kind.starts_with("customer.");
    data.into_iter()
        .map(|(key, value)| {
            let value = if of_customer { of_field(sight, &key, value) } else { text_of(sight, &key, value) };
            (key, value)
        })
        .collect()
}

/// An event's data for whoever may read the audit: as [`masked_event`], but for what an event about staff says of them, from where they
/// came and by which address they are reached. Whoever looks into who signed in asks for just that, and it is no customer's.
pub fn audited_event(sight: &Sight, kind: &str, data: Map<String, Json>) -> Map<String, Json> {
    let of_staff = kind.starts_with("staff.");
    let (own, other): (Vec<_>, Vec<_>) =
        data.into_iter().partition(|(key, _)| of_staff && matches!(key.as_str(), "address" | "email"));
    let mut shown = masked_event(sight, kind, other.into_iter().collect());
    shown.extend(own);
    shown
}

fn of_field(sight: &Sight, key: &str, value: Json) -> Json {
    match (key, value) {
        ("name", Json::String(it)) => sight.name(&it).into(),
        ("email", Json::String(it)) => sight.email(&it).into(),
        // An identity: whatever its kind, no more than a mail address would show.
        ("value", Json::String(it)) if it.contains('@') => sight.email(&it).into(),
        ("value", Json::String(it)) => sight.id(&it).into(),
        ("fields", Json::Object(fields)) => sight.fields(Subject::Customer, &fields, &mut Vec::new()).into(),
        ("changes", Json::Object(changes)) => {
            let each = |(field, change): (String, Json)| {
                let change = match change {
                    Json::Object(ends) => {
                        let ends = ends.into_iter().map(|(end, it)| (end, of_field(sight, &field, it)));
                        ends.collect::<Map<_, _>>().into()
                    }
                    other => other,
                };
                (field, change)
            };
            changes.into_iter().map(each).collect::<Map<_, _>>().into()
        }
        (key, value) => text_of(sight, key, value),
    }
}

/// What has the form of an address but is the hash of a document or a row, by what it is called: whoever has the document compares
/// it, and it says nothing of anybody.
fn is_digest(key: &str, value: &Json) -> bool {
    let hex = |it: &str| it.len() == 64 && it.bytes().all(|it| it.is_ascii_hexdigit());
    matches!(key, "sha256" | "row") && value.as_str().is_some_and(hex)
}

fn text_of(sight: &Sight, key: &str, value: Json) -> Json {
    if is_digest(key, &value) { value } else { texts(sight, value) }
}

fn texts(sight: &Sight, value: Json) -> Json {
    match value {
        Json::String(it) => sight.text(&it).into(),
        Json::Array(all) => all.into_iter().map(|it| texts(sight, it)).collect(),
        Json::Object(all) => all
            .into_iter()
            .map(|(key, it)| {
                let it = text_of(sight, &key, it);
                (key, it)
            })
            .collect::<Map<_, _>>()
            .into(),
        other => other,
    }
}
