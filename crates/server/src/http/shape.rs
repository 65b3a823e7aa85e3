//! A JSON body against its schema: all that does not fit is told at once, where serde stops at the first.

use super::{Code, FieldProblem, Problem, body::guarded};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use utoipa::{
    PartialSchema,
    openapi::{
        RefOr, Schema,
        schema::{AdditionalProperties, SchemaType, Type},
    },
};

/// How like a field must be to one that is not known, to be the one that was meant.
const LIKE: f64 = 0.8;
/// Fields at fault that are told of at most.
const MOST: usize = 50;

/// Reads a body.
///
/// # Errors
/// [`Code::Malformed`] with where JSON breaks off, or with every field that is missing, not known or of another type.
pub(super) fn parse<T: DeserializeOwned + PartialSchema>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader);
    let error = match (read, reader.end()) {
        (Ok(body), Ok(())) => return Ok(body),
        (Ok(_), Err(end)) => return Err(broken(&end)),
        (Err(error), _) => error,
    };
    match serde_json::from_slice::<Json>(bytes) {
        Ok(json) => Err(misfit::<T>(&json, &error)),
        Err(broken_off) => Err(broken(&broken_off)),
    }
}

/// Reads a body that is JSON already.
///
/// # Errors
/// As [`parse`].
pub(super) fn shape<T: DeserializeOwned + PartialSchema>(json: &Json) -> Result<T, Problem> {
    serde_path_to_error::deserialize(json).map_err(|error| misfit::<T>(json, &error))
}

pub(super) fn broken(error: &serde_json::Error) -> Problem {
    malformed(&format!("The body is no JSON: {error}."))
}

/// What the reader of JSON or of a query says may quote what it has read.
pub(super) fn malformed(text: &str) -> Problem {
    Problem::new(Code::Malformed, guarded(text.to_owned()))
}

/// What is wrong with a query, told at its parameter and in words that say how to mend it.
pub(super) fn misread(error: &serde_path_to_error::Error<serde_urlencoded::de::Error>) -> Problem {
    let (path, said) = (error.path().to_string(), error.inner().to_string());
    let named = said.split('`').nth(1).unwrap_or_default();
    let (field, detail) = match said.split_once("expected ") {
        _ if said.starts_with("missing field") => (named, "is missing".into()),
        _ if said.starts_with("duplicate field") => (named, "is given twice".into()),
        Some((_, known)) if said.starts_with("unknown field") => (
            named,
            format!("is no parameter here; it takes {}", known.replace('`', "").replace("one of ", "")),
        ),
        Some((_, known)) if said.starts_with("unknown variant") => {
            (path.as_str(), format!("must be {}", known.replace('`', "")))
        }
        // The standard library's words, whole: those of times and ids speak of digits as well.
        _ if said == "provided string was not `true` or `false`" => {
            (path.as_str(), "must be true or false".into())
        }
        _ if said == "invalid digit found in string" || said == "cannot parse integer from empty string" => {
            (path.as_str(), "must be a whole number".into())
        }
        _ if said.starts_with("number too ") => (path.as_str(), "is a number that is out of bounds".into()),
        _ => (path.as_str(), said.clone()),
    };
    if field.is_empty() || field == "." {
        return malformed(&format!("The query cannot be read: {said}."));
    }
    let fault = FieldProblem { field: guarded(field.to_owned()), detail: guarded(detail) };
    Problem::of_fields(Code::Malformed, vec![fault])
}

fn misfit<T: PartialSchema>(json: &Json, error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let mut fields = match json {
        Json::Object(body) => faults(&T::schema(), body),
        _ => Vec::new(),
    };
    let (path, said) = (error.path().to_string(), error.inner().to_string());
    let said = said.split(" at line ").next().unwrap_or_default();
    let told = |it: &FieldProblem| path.starts_with(&it.field) || path == ".";
    if fields.is_empty() && path == "." {
        return malformed(&format!("The body does not fit: {said}."));
    }
    if !fields.iter().any(told) {
        fields.push(FieldProblem { field: guarded(path), detail: guarded(said.to_owned()) });
    }
    fields.truncate(MOST);
    Problem::of_fields(Code::Malformed, fields)
}

/// What a schema says of the fields of an object.
#[derive(Default)]
struct Known<'a> {
    properties: BTreeMap<&'a str, &'a RefOr<Schema>>,
    required: Vec<&'a str>,
    closed: bool,
}

impl<'a> Known<'a> {
    fn of(schema: &'a RefOr<Schema>) -> Option<Self> {
        let mut known = Self::default();
        let RefOr::T(Schema::Object(object)) = schema else { return None };
        known.properties = object.properties.iter().map(|(name, it)| (name.as_str(), it)).collect();
        known.required = object.required.iter().map(String::as_str).collect();
        known.closed =
            matches!(object.additional_properties.as_deref(), Some(AdditionalProperties::FreeForm(false)));
        Some(known)
    }

    fn unknown(&self, name: &str) -> String {
        let near = self.properties.keys().map(|it| (strsim::jaro_winkler(it, name), it));
        match near.max_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((likeness, it)) if likeness > LIKE => {
                format!("is no field of this body; did you mean {it}?")
            }
            _ => "is no field of this body".into(),
        }
    }
}

/// What of these fields is missing, not known or of another type.
fn faults(schema: &RefOr<Schema>, body: &Map<String, Json>) -> Vec<FieldProblem> {
    let Some(known) = Known::of(schema) else { return Vec::new() };
    let fault = |field: &str, detail: String| FieldProblem { field: guarded(field.to_owned()), detail };
    let missing = known.required.iter().filter(|it| !body.contains_key(**it));
    let mut all: Vec<_> = missing.map(|it| fault(it, "is missing".into())).collect();
    for (name, value) in body {
        match known.properties.get(name.as_str()) {
            Some(schema) => all.extend(wrong_type(schema, value).map(|it| fault(name, it))),
            None if known.closed => all.push(fault(name, known.unknown(name))),
            None => {}
        }
    }
    all
}

/// That a value is of another type than its schema says; none where that is left to who reads it.
fn wrong_type(schema: &RefOr<Schema>, value: &Json) -> Option<String> {
    let wanted: Vec<&Type> = match schema {
        RefOr::T(Schema::Object(it)) => types(&it.schema_type),
        RefOr::T(Schema::Array(it)) => types(&it.schema_type),
        _ => return None,
    };
    let fits = |it: &&Type| match it {
        Type::Object => value.is_object(),
        Type::String => value.is_string(),
        Type::Integer => value.is_i64() || value.is_u64(),
        Type::Number => value.is_number(),
        Type::Boolean => value.is_boolean(),
        Type::Array => value.is_array(),
        Type::Null => value.is_null(),
    };
    if wanted.is_empty() || wanted.iter().any(fits) {
        return None;
    }
    let names: Vec<&str> = wanted.iter().map(|it| name_of(it)).collect();
    let given = match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    Some(format!("must be {}, not {given}", names.join(" or ")))
}

fn types(schema: &SchemaType) -> Vec<&Type> {
    match schema {
        SchemaType::Type(it) => vec![it],
        SchemaType::Array(all) => all.iter().collect(),
        SchemaType::AnyValue => Vec::new(),
    }
}

const fn name_of(kind: &Type) -> &'static str {
    match kind {
        Type::Object => "an object",
        Type::String => "a text",
        Type::Integer => "a whole number",
        Type::Number => "a number",
        Type::Boolean => "true or false",
        Type::Array => "a list",
        Type::Null => "null",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use utoipa::ToSchema;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Order {
        Newest,
        Oldest,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Asked {
        q: String,
        limit: Option<u8>,
        order: Option<Order>,
        open: Option<bool>,
    }

    #[test]
    fn a_query_is_told_which_parameter_is_wrong_and_what_it_must_be() {
        let of = |query: &str| {
            let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
            let error = serde_path_to_error::deserialize::<_, Asked>(reader).unwrap_err();
            let fields = misread(&error).body().errors;
            assert_eq!(fields.len(), 1, "{query}");
            format!("{} {}", fields[0].field, fields[0].detail)
        };
        assert_eq!(of("limit=3"), "q is missing");
        assert_eq!(of("q=a&q=b"), "q is given twice");
        assert_eq!(of("q=a&limit=many"), "limit must be a whole number");
        assert_eq!(of("q=a&limit=300"), "limit is a number that is out of bounds");
        assert_eq!(of("q=a&order=best"), "order must be newest or oldest");
        assert_eq!(of("q=a&open=perhaps"), "open must be true or false");
        assert_eq!(of("q=a&colour=red"), "colour is no parameter here; it takes q, limit, order, open");
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code)]
    struct Team {
        name: String,
        members: Vec<u32>,
        #[serde(default)]
        note: Option<String>,
        hours: Hours,
    }

    #[derive(Debug, Deserialize, ToSchema)]
    #[expect(dead_code)]
    struct Hours {
        from: u32,
    }

    fn told(body: &str) -> Vec<String> {
        let problem = parse::<Team>(body.as_bytes()).unwrap_err();
        assert_eq!(problem.code, Code::Malformed);
        problem.fields.iter().map(|it| format!("{} {}", it.field, it.detail)).collect()
    }

    #[test]
    fn everything_that_does_not_fit_is_told_at_once() {
        assert_eq!(told("{}"), ["name is missing", "members is missing", "hours is missing"]);
        assert_eq!(
            told(r#"{"nam": "a", "members": 3, "note": 4, "hours": {"from": 1}}"#),
            [
                "name is missing",
                "members must be a list, not a number",
                "nam is no field of this body; did you mean name?",
                "note must be a text or null, not a number",
            ]
        );
        assert_eq!(told(r#"{"name": "a", "members": [1], "hours": {}}"#), ["hours missing field `from`"]);
        assert_eq!(
            told(r#"{"name": "a", "members": [1, -2], "hours": {"from": 1}}"#),
            ["members[1] invalid value: integer `-2`, expected u32"]
        );
    }

    #[test]
    fn what_is_no_json_says_where_it_breaks() {
        for body in ["{\"name\": ", "{\"name\": \"a\"} x", "name=a", ""] {
            let problem = parse::<Team>(body.as_bytes()).unwrap_err();
            assert!(problem.detail.contains("no JSON") && problem.fields.is_empty(), "{}", problem.detail);
        }
        let problem = parse::<Team>(b"[]").unwrap_err();
        assert!(problem.detail.contains("does not fit"), "{}", problem.detail);
    }

    #[test]
    fn a_secret_in_a_name_is_not_said_again() {
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let problem = parse::<Team>(format!("{{\"{phrase}\": 1}}").as_bytes()).unwrap_err();
        let said = format!("{problem:?}");
        assert!(!said.contains("sausage"), "{said}");
    }
}
