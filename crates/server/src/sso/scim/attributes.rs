//! Which attributes an answer has: `attributes` and `excludedAttributes` (RFC 7644, section 3.9), of every request that a resource
//! answers.

use super::{
    answer::ScimProblem,
    filter::plain,
    patch::{member, values},
};
use crate::sso::{Sso, start::param};
use axum::{extract::FromRequestParts, http::request::Parts};
use serde_json::Value as Json;

/// What every answer has, whatever is asked for.
const ALWAYS: [&str; 2] = ["schemas", "id"];

/// The attributes that somebody wants to see: in small letters, without schema and brackets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wanted {
    only: Vec<String>,
    without: Vec<String>,
}

impl Wanted {
    fn of(only: &[&str], without: &[&str]) -> Result<Self, ScimProblem> {
        let names =
            |all: &[&str]| all.iter().map(|it| plain(it)).filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let it = Self { only: names(only), without: names(without) };
        if it.only.is_empty() || it.without.is_empty() {
            return Ok(it);
        }
        Err(ScimProblem::value("attributes and excludedAttributes exclude one another: send one of them."))
    }

    pub(super) fn of_query(query: Option<&str>) -> Result<Self, ScimProblem> {
        let list = |name: &str| param(query, name).unwrap_or_default();
        let (only, without) = (list("attributes"), list("excludedAttributes"));
        Self::of(&only.split(',').collect::<Vec<_>>(), &without.split(',').collect::<Vec<_>>())
    }

    pub(super) fn of_body(body: &Json) -> Result<Self, ScimProblem> {
        let list = |name: &str| member(body, name).map(values).unwrap_or_default();
        Self::of(&list("attributes"), &list("excludedAttributes"))
    }

    /// Leaves of a resource what is wanted.
    pub(super) fn trim(&self, json: &mut Json) {
        let Json::Object(all) = json else { return };
        all.retain(|name, value| {
            let name = name.to_lowercase();
            ALWAYS.contains(&name.as_str()) || self.keeps(&name, value)
        });
    }

    /// Whether an attribute stays; what is not wanted inside it goes.
    fn keeps(&self, name: &str, value: &mut Json) -> bool {
        let inner = |all: &[String]| -> Vec<String> {
            all.iter().filter_map(|it| it.strip_prefix(name)?.strip_prefix('.')).map(str::to_owned).collect()
        };
        let named = |all: &[String]| all.iter().any(|it| it == name);
        if named(&self.without) {
            return false;
        }
        let gone = inner(&self.without);
        inside(value, &|part| !gone.contains(&part));
        if self.only.is_empty() || named(&self.only) {
            return true;
        }
        let kept = inner(&self.only);
        inside(value, &|part| kept.contains(&part));
        !kept.is_empty()
    }
}

/// Takes parts out of an attribute, or of each of a list.
fn inside(value: &mut Json, keeps: &impl Fn(String) -> bool) {
    match value {
        Json::Object(all) => all.retain(|name, _| keeps(name.to_lowercase())),
        Json::Array(all) => all.iter_mut().for_each(|it| inside(it, keeps)),
        _ => {}
    }
}

impl FromRequestParts<Sso> for Wanted {
    type Rejection = ScimProblem;

    async fn from_request_parts(parts: &mut Parts, _: &Sso) -> Result<Self, ScimProblem> {
        Self::of_query(parts.uri.query())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_has_what_is_wanted() {
        let whole = json!({
            "schemas": ["s"], "id": "7", "userName": "kim", "name": {"givenName": "Kim", "familyName": "Lee"},
            "emails": [{"value": "kim@example.com", "type": "work"}], "meta": {"version": "1", "location": "l"},
        });
        let of = |query: &str| {
            let mut json = whole.clone();
            Wanted::of_query(Some(query)).unwrap().trim(&mut json);
            json
        };
        assert_eq!(of(""), whole);
        assert_eq!(of("attributes=username"), json!({"schemas": ["s"], "id": "7", "userName": "kim"}));
        assert_eq!(
            of(
                "attributes=name.givenName,%20emails.value,urn:ietf:params:scim:schemas:core:2.0:User:meta.version"
            ),
            json!({
                "schemas": ["s"], "id": "7", "name": {"givenName": "Kim"}, "emails": [{"value": "kim@example.com"}],
                "meta": {"version": "1"},
            })
        );
        assert_eq!(
            of("excludedAttributes=id,schemas,emails,Meta,name.familyName"),
            json!({"schemas": ["s"], "id": "7", "userName": "kim", "name": {"givenName": "Kim"}})
        );
        assert_eq!(of("attributes=nothing"), json!({"schemas": ["s"], "id": "7"}));
        assert!(Wanted::of_query(Some("attributes=id&excludedAttributes=name")).is_err());
        let body = Wanted::of_body(&json!({"attributes": ["userName"]})).unwrap();
        assert_eq!(body, Wanted::of_query(Some("attributes=userName")).unwrap());
    }
}
