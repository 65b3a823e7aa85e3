//! Changes, as providers send them: RFC 7644, section 3.5.2, in the styles of Entra ID (`Add`, `Replace`, texts for true and false, names
//! with dots as keys) and Okta (a value without a path).

use super::{
    answer::ScimProblem,
    filter::{Equal, picked, plain},
};
use serde_json::Value as Json;

/// The most operations of one request.
const MOST: usize = 1000;

/// What to do with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Add to a list; set what is one.
    Add,
    /// Set.
    Replace,
    /// Take away.
    Remove,
}

/// One change of one attribute.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    /// What.
    pub verb: Verb,
    /// Of which, in small letters, without schema and brackets.
    pub attribute: String,
    /// Of a list, the one that is meant.
    pub picked: Option<Equal>,
    /// To what.
    pub value: Json,
}

fn refused(kind: &'static str, detail: impl Into<String>) -> ScimProblem {
    ScimProblem::new(400, Some(kind), detail)
}

/// Reads the changes of a request, one for each attribute.
///
/// # Errors
/// `invalidSyntax`, `invalidPath`, `noTarget`.
pub(super) fn parse(body: &Json) -> Result<Vec<Edit>, ScimProblem> {
    let operations = member(body, "operations").and_then(Json::as_array);
    let operations = operations.ok_or_else(|| refused("invalidSyntax", "There are no Operations."))?;
    if operations.len() > MOST {
        return Err(ScimProblem::new(413, Some("tooMany"), "There are more than 1,000 operations."));
    }
    let mut edits = Vec::new();
    for operation in operations {
        let verb = member(operation, "op").and_then(Json::as_str).unwrap_or_default().to_lowercase();
        let verb = match verb.as_str() {
            "add" => Verb::Add,
            "replace" => Verb::Replace,
            "remove" => Verb::Remove,
            _ => return Err(refused("invalidSyntax", "An operation is add, replace or remove.")),
        };
        let value = member(operation, "value").cloned().unwrap_or(Json::Null);
        match member(operation, "path") {
            Some(Json::String(path)) if !path.trim().is_empty() => {
                let picked = if path.contains('[') {
                    Some(picked(path).ok_or_else(|| refused("invalidPath", "The path cannot be read."))?)
                } else {
                    None
                };
                spread(&mut edits, verb, &plain(path), picked, value);
            }
            None | Some(Json::Null) if verb == Verb::Remove => {
                return Err(refused("noTarget", "What is removed needs a path."));
            }
            None | Some(Json::Null | Json::String(_)) => match value {
                Json::Object(all) => {
                    all.into_iter()
                        .for_each(|(name, value)| spread(&mut edits, verb, &plain(&name), None, value));
                }
                _ => return Err(refused("invalidSyntax", "Without a path, the value is an object.")),
            },
            Some(_) => return Err(refused("invalidPath", "The path is no text.")),
        }
    }
    Ok(edits)
}

/// An object is a change of each of its attributes: `name` of `name.givenName` and the others.
fn spread(edits: &mut Vec<Edit>, verb: Verb, attribute: &str, picked: Option<Equal>, value: Json) {
    match value {
        Json::Object(all) if !attribute.contains('.') && attribute == "name" => {
            for (name, value) in all {
                let attribute = format!("{attribute}.{}", name.to_lowercase());
                edits.push(Edit { verb, attribute, picked: None, value });
            }
        }
        value => edits.push(Edit { verb, attribute: attribute.to_owned(), picked, value }),
    }
}

/// A member of an object, whatever case its name is in.
pub(super) fn member<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    json.as_object()?.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1)
}

/// True or false, also as the texts that some providers send.
pub(super) fn truth(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(it) => Some(*it),
        Json::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Json::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        // `[{"value": false}]` is sent as well.
        Json::Array(all) if all.len() == 1 => truth(member(&all[0], "value")?),
        _ => None,
    }
}

/// The values of a list of `{"value": …}`, or of one of them.
pub(super) fn values(value: &Json) -> Vec<&str> {
    match value {
        Json::Array(all) => all.iter().filter_map(one_value).collect(),
        it => one_value(it).into_iter().collect(),
    }
}

fn one_value(it: &Json) -> Option<&str> {
    match it {
        Json::String(text) => Some(text.as_str()),
        it => member(it, "value").and_then(Json::as_str),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_styles_say_the_same() {
        let entra = json!({"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
            {"op": "Replace", "path": "active", "value": "False"},
            {"op": "Add", "path": "name.givenName", "value": "Kim"},
        ]});
        let okta = json!({"Operations": [{"op": "replace", "value": {"active": false, "name": {"givenName": "Kim"}}}]});
        let of = |body: &Json| {
            parse(body).unwrap().into_iter().map(|it| (it.attribute, it.value)).collect::<Vec<_>>()
        };
        let (entra, okta) = (of(&entra), of(&okta));
        assert_eq!(entra[1], okta[1]);
        assert_eq!((truth(&entra[0].1), truth(&okta[0].1)), (Some(false), Some(false)));
        let removed = json!({"Operations": [{"op": "remove", "path": "members[value eq \"7\"]"}]});
        let edit = parse(&removed).unwrap().pop().unwrap();
        assert_eq!((edit.attribute.as_str(), edit.picked.unwrap().value), ("members", json!("7")));
        assert_eq!(values(&json!([{"value": "1"}, {"value": "2", "display": "x"}])), ["1", "2"]);
        assert_eq!(values(&json!({"value": "1"})), ["1"]);
    }

    #[test]
    fn what_is_no_change_is_refused() {
        for body in [
            json!({}),
            json!({"Operations": {}}),
            json!({"Operations": [{"op": "move", "path": "active"}]}),
            json!({"Operations": [{"op": "remove"}]}),
            json!({"Operations": [{"op": "replace", "value": true}]}),
            json!({"Operations": [{"op": "replace", "path": 7, "value": true}]}),
            json!({"Operations": [{"op": "replace", "path": "members[value eq", "value": true}]}),
        ] {
            assert!(parse(&body).is_err(), "{body}");
        }
        assert!(parse(&json!({"Operations": vec![json!({"op": "add", "value": {}}); 1001]})).is_err());
    }
}
