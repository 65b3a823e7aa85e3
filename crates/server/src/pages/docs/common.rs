//! What every operation of the API has in common, said once and not beside each handler: who may ask, what a status means, and
//! that an error is a problem (RFC 9457).

use utoipa::openapi::{
    Content, OpenApi, Ref, RefOr, Response,
    path::{Operation, PathItem},
    security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
    server::Server,
};

/// The media type of a problem.
const PROBLEM: &str = "application/problem+json";
/// Names of ways to say who asks.
const TOKEN: &str = "api_token";
const SESSION: &str = "staff_session";
const CUSTOMER: &str = "customer_session";

/// What anybody may ask, by paths below `/api/v1`: how one gets in.
const OPEN: [&str; 11] = [
    "/auth/login",
    "/auth/second-factor",
    "/auth/sso",
    "/auth/sso/back-channel-logout",
    "/auth/sso/callback",
    "/auth/sso/start",
    "/freeze",
    "/invitations/{key}",
    "/widget/inboxes/{key}",
    "/widget/passkeys/open",
    "/widget/sessions",
];

/// Completes the description: servers, ways to sign in, answers.
pub fn complete(document: &mut OpenApi) {
    document.servers = Some(vec![Server::new("/")]);
    let components = document.components.get_or_insert_default();
    for (name, scheme) in schemes() {
        components.add_security_scheme(name, scheme);
    }
    for (path, item) in &mut document.paths.paths {
        let security = security(path.strip_prefix("/api/v1").unwrap_or(path));
        for operation in operations(item) {
            operation.security = Some(security.clone());
            answers(operation);
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch].into_iter().flatten()
}

fn schemes() -> [(&'static str, SecurityScheme); 3] {
    let bearer = |said: &str| {
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.description = Some(said.to_owned());
        SecurityScheme::Http(scheme)
    };
    let cookie = ApiKeyValue::with_description(
        crate::access::COOKIE,
        "A person of the staff, in a browser: the cookie that `POST /api/v1/auth/login` sets. Requests that change something \
         also need the `Origin` of the desk.",
    );
    [
        (
            TOKEN,
            bearer(
                "A programme: a token that an admin makes under Settings, API tokens, with the scopes that it needs.",
            ),
        ),
        (SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie))),
        (CUSTOMER, bearer("A customer's device: the `session` that `POST /api/v1/widget/sessions` answers.")),
    ]
}

/// Each of these suffices.
fn security(path: &str) -> Vec<SecurityRequirement> {
    let by = |name: &str| SecurityRequirement::new::<_, [&str; 0], &str>(name, []);
    if OPEN.contains(&path) {
        vec![SecurityRequirement::default()]
    } else if path.starts_with("/widget/") {
        vec![by(CUSTOMER)]
    } else {
        vec![by(TOKEN), by(SESSION)]
    }
}

fn answers(operation: &mut Operation) {
    let any = RefOr::T(Response::new(""));
    operation.responses.responses.entry("default".into()).or_insert(any);
    for (status, answer) in &mut operation.responses.responses {
        let RefOr::T(answer) = answer else { continue };
        if answer.description.is_empty() {
            answer.description = meaning(status).to_owned();
        }
        if !status.starts_with(['2', '3']) && answer.content.is_empty() {
            let schema = Ref::from_schema_name("ProblemBody");
            answer.content.insert(PROBLEM.into(), RefOr::T(Content::new(Some(schema))));
        }
    }
}

fn meaning(status: &str) -> &'static str {
    match status {
        "200" => "Done; this is the answer.",
        "201" => "Made; this is it.",
        "202" => "Taken on: it is done in the background, or once somebody else has agreed.",
        "204" => "Done. There is nothing to answer.",
        "303" => "It is to be found at `Location`.",
        "400" => "The request is not of the form that is described here; `errors` names each fault.",
        "401" => "Nobody is signed in, or not any more.",
        "403" => "You may not do this.",
        "404" => "There is none, or you may not know of it.",
        "409" => "It does not fit what is there now, or has changed meanwhile.",
        "422" => "A value cannot be accepted; `errors` names each.",
        "429" => "Too much at once; `Retry-After` says when to try again.",
        "503" => "It cannot be done just now; nothing was changed.",
        _ => "What went wrong: what, where, and how to mend it.",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    #[test]
    fn every_answer_is_described_every_problem_has_its_form_and_it_is_said_who_may_ask() {
        let document = serde_json::to_value(crate::ombud::document()).unwrap();
        let schemes = document["components"]["securitySchemes"].as_object().unwrap();
        let (mut operations, mut open) = (0, 0);
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let at = format!("{method} {path}");
                operations += 1;
                let security = operation["security"].as_array().unwrap();
                assert!(!security.is_empty(), "{at}");
                for name in security.iter().flat_map(|it| it.as_object().unwrap().keys()) {
                    assert!(schemes.contains_key(name), "{at}: {name}");
                }
                open += usize::from(security.iter().all(|it| it.as_object().unwrap().is_empty()));
                let answers = operation["responses"].as_object().unwrap();
                assert!(answers.contains_key("default"), "{at}");
                for (status, answer) in answers {
                    assert!(answer["description"].as_str().is_some_and(|it| !it.is_empty()), "{at} {status}");
                    if !status.starts_with(['2', '3']) {
                        assert!(answer["content"].is_object(), "{at} {status} says nothing of its body");
                    }
                }
            }
        }
        assert!(operations > 300 && open >= super::OPEN.len(), "{operations} operations, {open} open");
    }

    /// A body with a key that nobody knows is a mistake of the one who wrote it: of `knd` for `kind` comes a note that the customer
    /// reads.
    #[test]
    fn no_body_swallows_a_key_that_it_does_not_know() {
        let document = serde_json::to_value(crate::ombud::document()).unwrap();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        // What holds the filters of a list within it cannot be closed (serde's `flatten`); it refuses them by itself.
        let open_by_nature = ["WantedExport"];
        let mut swallowing = Vec::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
                let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) else {
                    continue;
                };
                let closed = closed(schemas, &schemas[name]);
                if !closed && !open_by_nature.contains(&name) {
                    swallowing.push(format!("{method} {path}: {name}"));
                }
            }
        }
        assert_eq!(swallowing, [] as [String; 0]);
    }

    /// One that is one of several is as closed as they are.
    fn closed(schemas: &serde_json::Map<String, Json>, schema: &Json) -> bool {
        if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
            return closed(schemas, &schemas[name]);
        }
        match schema["oneOf"].as_array() {
            Some(all) => all.iter().all(|it| closed(schemas, it)),
            None => schema["type"] != "object" || schema["additionalProperties"] == false,
        }
    }
}
