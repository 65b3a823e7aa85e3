//! Reading JSON schemas: what a type is called, which fields it has, what one looks like.

use super::{markdown, sample::text_for};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

/// How deep an example nests before it is cut: schemas may hold themselves.
const DEEPEST: usize = 6;

/// A type's name, with the schema that it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TypeName {
    pub text: String,
    pub link: Option<String>,
    /// Limits and allowed values.
    pub bounds: String,
}

/// One field of an object.
#[derive(Debug, Serialize)]
pub struct Field {
    pub name: String,
    pub kind: TypeName,
    pub required: bool,
    pub description: String,
}

/// The document's schemas.
pub struct Schemas<'a>(pub &'a Map<String, Json>);

impl Schemas<'_> {
    /// What a schema is called.
    pub fn type_name(&self, schema: &Json) -> TypeName {
        if let Some(name) = reference(schema) {
            return TypeName { text: name.to_owned(), link: Some(name.to_owned()), ..TypeName::default() };
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            if let Some(all) = schema[key].as_array() {
                return self.joined(all);
            }
        }
        let (kinds, nullable) = kinds(schema);
        let bounds = bounds(schema);
        let mut name = match kinds.as_str() {
            "array" => {
                let item = self.type_name(&schema["items"]);
                TypeName { text: format!("{}[]", item.text), bounds: join(&item.bounds, &bounds), ..item }
            }
            "object" if schema["additionalProperties"].is_object() => {
                let value = self.type_name(&schema["additionalProperties"]);
                TypeName { text: format!("map of {}", value.text), bounds, ..value }
            }
            "" => TypeName { text: "any".into(), link: None, bounds },
            kind => TypeName { text: kind.to_owned(), link: None, bounds },
        };
        if nullable {
            name.text.push_str(" or null");
        }
        name
    }

    fn joined(&self, all: &[Json]) -> TypeName {
        let names: Vec<TypeName> = all.iter().map(|it| self.type_name(it)).collect();
        let text = names.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" or ");
        let link = names.iter().find_map(|it| it.link.clone());
        TypeName {
            text,
            link,
            bounds: names.into_iter().map(|it| it.bounds).find(|it| !it.is_empty()).unwrap_or_default(),
        }
    }

    /// The fields of an object; of a reference's object too.
    pub fn fields(&self, schema: &Json) -> Vec<Field> {
        let mut fields = Vec::new();
        for part in schema["allOf"].as_array().into_iter().flatten() {
            fields.extend(self.fields(reference(part).and_then(|it| self.0.get(it)).unwrap_or(part)));
        }
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            fields.push(Field {
                name: name.clone(),
                kind: self.type_name(property),
                required: required.contains(&name.as_str()),
                description: markdown(property["description"].as_str().unwrap_or_default()),
            });
        }
        fields
    }

    /// What a value of this schema looks like.
    pub fn example(&self, schema: &Json) -> Json {
        self.example_at("", schema, 0)
    }

    /// What a value of this schema looks like in a field of this name.
    fn example_at(&self, field: &str, schema: &Json, depth: usize) -> Json {
        let given = schema["examples"].as_array().and_then(|it| it.first()).or(schema.get("example"));
        if let Some(given) = given {
            return given.clone();
        }
        if let Some(given) = schema.get("default") {
            return given.clone();
        }
        if is_cursor(field) && kinds(schema).1 {
            return Json::Null;
        }
        if let Some(target) = reference(schema).and_then(|it| self.0.get(it)) {
            return self.example_at(field, target, depth + 1);
        }
        if let Some(all) = schema["allOf"].as_array() {
            let parts = all.iter().map(|it| self.example_at(field, it, depth + 1));
            return parts.filter_map(|it| it.as_object().cloned()).flatten().collect::<Map<_, _>>().into();
        }
        for key in ["oneOf", "anyOf"] {
            let Some(all) = schema[key].as_array() else { continue };
            if depth >= DEEPEST && all.iter().any(|it| it["type"] == "null") {
                return Json::Null;
            }
            if let Some(first) = all.iter().find(|it| it["type"] != "null") {
                return self.example_at(field, first, depth + 1);
            }
        }
        self.plain_example(field, schema, depth)
    }

    fn plain_example(&self, field: &str, schema: &Json, depth: usize) -> Json {
        if let Some(value) = schema["enum"].as_array().and_then(|it| it.first()) {
            return value.clone();
        }
        match (kinds(schema).0.as_str(), schema["format"].as_str()) {
            ("string", Some("uuid")) => json!("0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"),
            ("string", Some("date-time")) => json!("2026-01-31T12:00:00Z"),
            ("string", _) => json!(text_for(field)),
            ("integer" | "number", _) => schema.get("minimum").cloned().unwrap_or(json!(1)),
            ("boolean", _) => json!(true),
            ("array", _) if depth >= DEEPEST => json!([]),
            ("array", _) => match schema.get("prefixItems").and_then(Json::as_array) {
                Some(items) => items.iter().map(|it| self.example_at(field, it, depth + 1)).collect(),
                None => json!([self.example_at(field, &schema["items"], depth + 1)]),
            },
            ("object", _) => self.object_example(schema, depth),
            _ => Json::Null,
        }
    }

    /// Every field; deep down only those that have to be there.
    fn object_example(&self, schema: &Json, depth: usize) -> Json {
        let must =
            |name: &str| schema["required"].as_array().is_some_and(|it| it.iter().any(|it| it == name));
        let fields = schema["properties"].as_object().into_iter().flatten();
        let shown = fields.filter(|(name, _)| depth < DEEPEST || must(name));
        let made = shown.map(|(name, it)| (name.clone(), self.example_at(name, it, depth + 1)));
        made.collect::<Map<_, _>>().into()
    }
}

/// Where the next page begins; on the last page there is none.
fn is_cursor(field: &str) -> bool {
    matches!(field, "next" | "cursor")
}

/// The schema that a `$ref` leads to.
pub fn reference(schema: &Json) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/components/schemas/")
}

/// The type, and whether null is one too.
fn kinds(schema: &Json) -> (String, bool) {
    let all: Vec<&str> = match &schema["type"] {
        Json::String(it) => vec![it],
        Json::Array(all) => all.iter().filter_map(Json::as_str).collect(),
        _ if schema["properties"].is_object() => vec!["object"],
        _ => Vec::new(),
    };
    let named: Vec<&str> = all.iter().copied().filter(|it| *it != "null").collect();
    let only_null = named.is_empty() && !all.is_empty();
    (if only_null { "null".into() } else { named.join(" or ") }, all.contains(&"null") && !only_null)
}

fn bounds(schema: &Json) -> String {
    let mut all = Vec::new();
    if let Some(format) = schema["format"].as_str().filter(|it| !it.starts_with("int")) {
        all.push(format.to_owned());
    }
    let range = |least: &Json, most: &Json, of: &str| match (least.as_i64(), most.as_i64()) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}{of}")),
        (Some(least), None) => Some(format!("at least {least}{of}")),
        (None, Some(most)) => Some(format!("at most {most}{of}")),
        (None, None) => None,
    };
    all.extend(range(&schema["minimum"], &schema["maximum"], ""));
    all.extend(range(&schema["minLength"], &schema["maxLength"], " characters"));
    all.extend(range(&schema["minItems"], &schema["maxItems"], " items"));
    if let Some(pattern) = schema["pattern"].as_str() {
        all.push(format!("matches {pattern}"));
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<String> =
            values.iter().map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned)).collect();
        all.push(format!("one of {}", values.join(", ")));
    }
    all.join("; ")
}

fn join(a: &str, b: &str) -> String {
    [a, b].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_with_their_bounds_and_examples_follow_references() {
        let all = json!({
            "Team": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string", "maxLength": 80, "description": "Its name."},
                "lead": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Team"}]},
                "tags": {"type": ["array", "null"], "items": {"type": "string", "enum": ["a", "b"]}},
            }},
        });
        let schemas = Schemas(all.as_object().unwrap());
        let fields = schemas.fields(&all["Team"]);
        let shown: Vec<String> = fields
            .iter()
            .map(|it| format!("{} {} ({}) {}", it.name, it.kind.text, it.kind.bounds, it.required))
            .collect();
        assert_eq!(
            shown,
            [
                "lead null or Team () false",
                "name string (at most 80 characters) true",
                "tags string[] or null (one of a, b) false",
            ]
        );
        let example = schemas.example(&json!({"$ref": "#/components/schemas/Team"}));
        assert_eq!(example["name"], "Anna Berger");
        assert_eq!(example["tags"], json!(["a"]));
        assert_eq!(example["lead"]["name"], "Anna Berger");
        assert_eq!(schemas.example(&json!({"type": "string", "examples": ["x"]})), "x");
        // What is unknown by its name is seen, and not taken for an answer.
        assert_eq!(
            schemas.example_at("nobody_knows", &json!({"type": "string"}), 0),
            super::super::sample::UNKNOWN
        );
    }
}
