//! The API's reference, from its OpenAPI document.

use super::{
    markdown,
    schema::{Field, Schemas, TypeName, reference},
};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct View {
    title: String,
    version: String,
    description: String,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    id: String,
    operations: Vec<Operation>,
}

#[derive(Serialize)]
struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    description: String,
    parameters: Vec<Parameter>,
    request: Option<Body>,
    answers: Vec<Answer>,
}

#[derive(Serialize)]
struct Parameter {
    name: String,
    place: String,
    required: bool,
    kind: TypeName,
    description: String,
}

#[derive(Serialize)]
struct Body {
    media: String,
    kind: TypeName,
    fields: Vec<Field>,
    example: String,
}

#[derive(Serialize)]
struct Answer {
    status: String,
    description: String,
    body: Option<Body>,
}

#[derive(Serialize)]
struct Schema {
    name: String,
    kind: TypeName,
    description: String,
    fields: Vec<Field>,
}

/// What the page shows of `document`.
pub fn view(document: &utoipa::openapi::OpenApi) -> View {
    let document = serde_json::to_value(document).unwrap_or_default();
    let none = Map::new();
    let schemas = Schemas(document["components"]["schemas"].as_object().unwrap_or(&none));
    let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap_or(&none) {
        for (method, operation) in methods.as_object().unwrap_or(&none) {
            let tag = operation["tags"][0].as_str().unwrap_or("other").to_owned();
            groups.entry(tag).or_default().push(view_operation(&schemas, path, method, operation));
        }
    }
    let groups = groups.into_iter().map(|(name, operations)| Group { id: anchor(&name), name, operations });
    View {
        title: text(&document["info"]["title"]),
        version: text(&document["info"]["version"]),
        description: markdown(&text(&document["info"]["description"])),
        groups: groups.collect(),
        schemas: schemas.0.iter().map(|(name, it)| view_schema(&schemas, name, it)).collect(),
    }
}

fn view_operation(schemas: &Schemas<'_>, path: &str, method: &str, operation: &Json) -> Operation {
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|it| Parameter {
        name: text(&it["name"]),
        place: text(&it["in"]),
        required: it["required"] == true,
        kind: schemas.type_name(&it["schema"]),
        description: markdown(&text(&it["description"])),
    });
    let answers = operation["responses"].as_object().into_iter().flatten().map(|(status, it)| Answer {
        status: status.clone(),
        description: text(&it["description"]),
        body: body(schemas, &it["content"]),
    });
    Operation {
        id: anchor(&format!("{method} {path}")),
        method: method.to_owned(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        description: markdown(&text(&operation["description"])),
        parameters: parameters.collect(),
        request: body(schemas, &operation["requestBody"]["content"]),
        answers: answers.collect(),
    }
}

fn body(schemas: &Schemas<'_>, content: &Json) -> Option<Body> {
    let (media, content) = content.as_object()?.iter().next()?;
    let schema = &content["schema"];
    let given = content["examples"].as_object().and_then(|it| it.values().next()).map(|it| &it["value"]);
    let example = given.or(content.get("example")).cloned().unwrap_or_else(|| schemas.example(schema));
    let fields = match reference(schema) {
        // A schema with a name has a place of its own on the page.
        Some(_) => Vec::new(),
        None => schemas.fields(schema),
    };
    let example = match example {
        Json::Null => String::new(),
        Json::String(text) => text,
        example => serde_json::to_string_pretty(&example).unwrap_or_default(),
    };
    Some(Body { media: media.clone(), kind: schemas.type_name(schema), fields, example })
}

fn view_schema(schemas: &Schemas<'_>, name: &str, schema: &Json) -> Schema {
    let fields = schemas.fields(schema);
    let kind = if fields.is_empty() { schemas.type_name(schema) } else { TypeName::default() };
    Schema { name: name.to_owned(), kind, description: markdown(&text(&schema["description"])), fields }
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn anchor(text: &str) -> String {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}
