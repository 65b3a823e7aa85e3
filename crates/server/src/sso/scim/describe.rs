//! What this end of SCIM can do, in its own words: for any programme that asks, with a token.

use super::{
    answer::{ScimProblem, page, scim_json},
    caller::Caller,
    groups::GROUP,
    resources::MOST,
    users::USER,
};
use crate::sso::Sso;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde_json::{Value as Json, json};

const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";
const TYPE: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

pub(super) async fn service_provider_config(State(sso): State<Sso>, _: Caller) -> Response {
    let no = json!({"supported": false});
    let body = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "documentationUri": sso.own_url("/docs"),
        "patch": {"supported": true},
        "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": true, "maxResults": MOST},
        "changePassword": no, "sort": no, "etag": {"supported": true},
        "authenticationSchemes": [{
            "type": "oauthbearertoken", "name": "Bearer token", "primary": true,
            "description": "A SCIM token of Settings, Single sign-on.",
        }],
        "meta": {"resourceType": "ServiceProviderConfig", "location": sso.own_url("/scim/v2/ServiceProviderConfig")},
    });
    scim_json(StatusCode::OK, &body)
}

fn types(sso: &Sso) -> Vec<Json> {
    let one = |name: &str, endpoint: &str, schema: &str| {
        json!({
            "schemas": [TYPE], "id": name, "name": name, "endpoint": endpoint, "schema": schema, "schemaExtensions": [],
            "meta": {"resourceType": "ResourceType", "location": sso.own_url(&format!("/scim/v2/ResourceTypes/{name}"))},
        })
    };
    vec![one("User", "/Users", USER), one("Group", "/Groups", GROUP)]
}

fn attribute(name: &str, kind: &str, more: &Json) -> Json {
    let mut it = json!({
        "name": name, "type": kind, "multiValued": false, "required": false, "caseExact": false,
        "mutability": "readWrite", "returned": "default", "uniqueness": "none",
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        it[key] = value.clone();
    }
    it
}

/// A list of objects, each of these parts.
fn list(name: &str, parts: &[Json], more: &Json) -> Json {
    let mut it = attribute(name, "complex", more);
    it["multiValued"] = json!(true);
    it["subAttributes"] = json!(parts);
    it
}

fn user() -> Vec<Json> {
    let text = |name: &str| attribute(name, "string", &json!({}));
    let read_only = json!({"mutability": "readOnly"});
    let mut name = attribute("name", "complex", &json!({}));
    name["subAttributes"] = json!([text("formatted"), text("givenName"), text("familyName")]);
    // A desk keeps one address of somebody.
    let emails = [
        attribute("value", "string", &json!({"required": true, "uniqueness": "server"})),
        attribute("type", "string", &json!({"canonicalValues": ["work"]})),
        attribute("primary", "boolean", &json!({"canonicalValues": ["true"]})),
    ];
    let groups = [
        attribute("value", "string", &read_only),
        attribute("$ref", "reference", &json!({"mutability": "readOnly", "referenceTypes": ["Group"]})),
        attribute("display", "string", &read_only),
    ];
    vec![
        attribute("userName", "string", &json!({"required": true, "uniqueness": "server"})),
        attribute("externalId", "string", &json!({"caseExact": true})),
        name,
        text("displayName"),
        attribute("active", "boolean", &json!({"required": true})),
        list("emails", &emails, &json!({"required": true})),
        list("groups", &groups, &read_only),
    ]
}

fn group() -> Vec<Json> {
    let members = [
        attribute(
            "value",
            "string",
            &json!({"required": true, "caseExact": true, "mutability": "immutable"}),
        ),
        attribute("$ref", "reference", &json!({"mutability": "immutable", "referenceTypes": ["User"]})),
        attribute("type", "string", &json!({"mutability": "immutable", "canonicalValues": ["User"]})),
    ];
    vec![
        attribute("displayName", "string", &json!({"required": true, "uniqueness": "server"})),
        attribute("externalId", "string", &json!({"caseExact": true})),
        list("members", &members, &json!({})),
    ]
}

fn all_schemas(sso: &Sso) -> Vec<Json> {
    let one = |id: &str, name: &str, attributes: Vec<Json>| {
        json!({
            "schemas": [SCHEMA], "id": id, "name": name, "attributes": attributes,
            "meta": {"resourceType": "Schema", "location": sso.own_url(&format!("/scim/v2/Schemas/{id}"))},
        })
    };
    vec![one(USER, "User", user()), one(GROUP, "Group", group())]
}

fn one_of(all: Vec<Json>, id: &str) -> Result<Response, ScimProblem> {
    let found = all.into_iter().find(|it| it["id"] == id);
    found.map(|it| scim_json(StatusCode::OK, &it)).ok_or_else(ScimProblem::not_found)
}

pub(super) async fn resource_types(State(sso): State<Sso>, _: Caller) -> Response {
    page(types(&sso), 1, MOST)
}

pub(super) async fn resource_type(
    State(sso): State<Sso>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Response, ScimProblem> {
    one_of(types(&sso), &id)
}

pub(super) async fn schemas(State(sso): State<Sso>, _: Caller) -> Response {
    page(all_schemas(&sso), 1, MOST)
}

pub(super) async fn schema(
    State(sso): State<Sso>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Response, ScimProblem> {
    one_of(all_schemas(&sso), &id)
}
