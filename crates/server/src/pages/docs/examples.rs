//! Every body in the API's description has an example: where none was written beside the handler it is made of its schema.

use super::schema::Schemas;
use serde_json::Map;
use utoipa::openapi::{OpenApi, RefOr, path::Operation};

/// What is JSON; of other bodies (files, forms with files, pages) the media type says all.
const JSON: &str = "application/json";

/// Gives each body an example that has none.
pub fn fill(document: &mut OpenApi) {
    let described = serde_json::to_value(&document.components).unwrap_or_default();
    let none = Map::new();
    let schemas = Schemas(described["schemas"].as_object().unwrap_or(&none));
    for item in document.paths.paths.values_mut() {
        let all = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        all.into_iter().flatten().for_each(|it| fill_operation(&schemas, it));
    }
}

fn fill_operation(schemas: &Schemas<'_>, operation: &mut Operation) {
    let request = match &mut operation.request_body {
        Some(RefOr::T(body)) => body.content.get_mut(JSON),
        _ => None,
    };
    let answers = operation.responses.responses.iter_mut().filter_map(|(status, answer)| match answer {
        RefOr::T(answer) if status.starts_with('2') => answer.content.get_mut(JSON),
        _ => None,
    });
    for body in request.into_iter().chain(answers) {
        let RefOr::T(body) = body else { continue };
        if body.example.is_none() && body.examples.is_empty() {
            let schema = serde_json::to_value(&body.schema).unwrap_or_default();
            body.example = Some(schemas.example(&schema));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{sample::UNKNOWN, schema::reference};
    use super::*;
    use serde_json::Value as Json;

    /// Where an example is not what its schema says: the type of each value, the fields that must be there and those that may.
    fn wrong(schemas: &Map<String, Json>, schema: &Json, value: &Json, at: &str, found: &mut Vec<String>) {
        if let Some(target) = reference(schema) {
            return wrong(schemas, &schemas[target], value, at, found);
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            wrong(schemas, part, value, at, found);
        }
        for key in ["oneOf", "anyOf"] {
            let Some(all) = schema[key].as_array() else { continue };
            let fits = |one: &Json| {
                let mut faults = Vec::new();
                wrong(schemas, one, value, at, &mut faults);
                faults.is_empty()
            };
            if !all.iter().any(fits) {
                found.push(format!("{at}: {value} is none of {key}"));
            }
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Json::String(one) => vec![one],
            Json::Array(all) => all.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let kind = match value {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(number) if number.is_f64() => "number",
            Json::Number(_) => "integer",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        };
        let fits =
            kinds.is_empty() || kinds.contains(&kind) || (kind == "integer" && kinds.contains(&"number"));
        if !fits {
            return found.push(format!("{at}: {value} is no {kinds:?}"));
        }
        if let Some(values) = schema["enum"].as_array()
            && !values.contains(value)
            && !value.is_null()
        {
            found.push(format!("{at}: {value} is none of {values:?}"));
        }
        for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
            if schema["items"].is_object() {
                wrong(schemas, &schema["items"], item, &format!("{at}[{nth}]"), found);
            }
        }
        let Some(object) = value.as_object() else { return };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if !object.contains_key(name) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, value) in object {
            if let Some(property) = schema["properties"].get(name) {
                wrong(schemas, property, value, &format!("{at}.{name}"), found);
            } else if schema["additionalProperties"] == false {
                found.push(format!("{at}: there is no {name}"));
            }
        }
    }

    /// Names of fields whose examples are only put in their places.
    fn unknown(value: &Json, field: &str, found: &mut Vec<String>) {
        match value {
            Json::String(text) if text == UNKNOWN => found.push(field.to_owned()),
            Json::Array(all) => all.iter().for_each(|it| unknown(it, field, found)),
            Json::Object(all) => all.iter().for_each(|(name, it)| unknown(it, name, found)),
            _ => {}
        }
    }

    #[test]
    fn every_operation_with_a_body_has_an_example_that_fits_its_schema() {
        let document = serde_json::to_value(crate::ombud::document()).unwrap();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let (mut lacking, mut faults, mut bodies, mut unsaid) = (Vec::new(), Vec::new(), 0, Vec::new());
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let request = [("request", &operation["requestBody"])];
                let answers = operation["responses"].as_object().unwrap().iter();
                let answers = answers.filter(|(status, _)| status.starts_with('2'));
                for (which, body) in
                    request.into_iter().chain(answers.map(|(status, it)| (status.as_str(), it)))
                {
                    let Some(content) = body["content"].get(JSON) else { continue };
                    bodies += 1;
                    let at = format!("{method} {path} {which}");
                    let written = content["examples"].as_object().and_then(|it| it.values().next());
                    match content.get("example").or(written.and_then(|it| it.get("value"))) {
                        None | Some(Json::Null) => lacking.push(at),
                        Some(example) => {
                            wrong(schemas, &content["schema"], example, &at, &mut faults);
                            unknown(example, &at, &mut unsaid);
                        }
                    }
                }
            }
        }
        assert!(bodies > 300, "{bodies} bodies were looked at");
        assert_eq!(lacking, [] as [String; 0], "have no example");
        assert_eq!(faults, [] as [String; 0], "do not fit");
        assert_eq!(unsaid, [] as [String; 0], "have no line in sample.rs");
    }
}
