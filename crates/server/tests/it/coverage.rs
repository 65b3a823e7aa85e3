//! Who may do what: every operation of the API's document, asked by every kind of caller, against a table that people
//! have read. An operation that is missing from `coverage.txt` fails; so does an answer that differs, or a 500.
//!
//! After a change that is meant, `OMBUD_COVERAGE=write cargo nextest run -p ombud-server coverage` writes the table anew;
//! read the difference as a security review.

use crate::{
    support::{Answer, Client, each_engine},
    world::{Caller, World},
};
use ombud_server::ombud::document;
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::fmt::Write;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/coverage.txt");

const HEAD: &str = "\
# Who may do what. Each operation below /api/v1, then what it answers to each caller:
#   yes  let in: done, or refused for what the request says
#   401  not signed in    403  signed in, and not allowed    404  hidden, or not there
# nobody; customer: the one whose conversation it is; other: another customer; nothing: staff whose role allows nothing;
# token: an API token without scopes; outsider: an agent who is not in the case's team; agent, lead, admin: the roles that
# every workspace has; stranger: another workspace's admin, with this workspace's ids.
";

/// One operation of the API's document.
pub struct Operation {
    pub method: String,
    pub path: String,
    pub body: Option<Json>,
    multipart: bool,
}

/// Every operation of the document, with the example of its body.
pub fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(document()).unwrap();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = path.strip_prefix("/api/v1").unwrap_or_else(|| panic!("{path} is not below /api/v1"));
        for (method, operation) in item.as_object().unwrap() {
            if !["get", "put", "post", "patch", "delete"].contains(&method.as_str()) {
                continue;
            }
            let content = &operation["requestBody"]["content"];
            let json = &content["application/json"];
            let body = (!json.is_null()).then(|| json["example"].clone());
            let multipart = !content["multipart/form-data"].is_null() || path.ends_with("/files");
            all.push(Operation { method: method.to_uppercase(), path: path.to_owned(), body, multipart });
        }
    }
    all.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    all
}

async fn send(client: &Client, operation: &Operation, path: &str, body: Option<Json>) -> Answer {
    let method: Method = operation.method.parse().unwrap();
    if operation.multipart && method == Method::POST {
        let form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\
                    Content-Type: text/plain\r\n\r\nhello\r\n--x--\r\n";
        return client.raw(method, path, "multipart/form-data; boundary=x", form).await;
    }
    let body =
        body.or_else(|| operation.body.clone()).or_else(|| (method == Method::POST).then(|| json!({})));
    client.send(method, path, body).await
}

fn verdict(asked: &str, answer: &Answer) -> &'static str {
    let code = answer.json()["code"].as_str().unwrap_or_default().to_owned();
    match (answer.status, code.as_str()) {
        (500.., _) | (405, _) => panic!("{asked}: {answer:?}"),
        (401, "unauthenticated") => "401",
        (403, "forbidden") => "403",
        (404, "not-found") => "404",
        // Let in, and asked for a proof first: every caller's own data.
        (403, "proof-required") => "yes",
        (404 | 403, _) => panic!("{asked}: {answer:?}"),
        _ => "yes",
    }
}

fn head() -> String {
    let names =
        Caller::ALL.iter().map(|it| format!("{:<9}", format!("{it:?}").to_lowercase())).collect::<String>();
    format!("{HEAD}{:<52}{}\n", "", names.trim_end())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_answers_that_should_not() {
    each_engine(|app| async move {
        let world = World::new(&app).await;
        let mut table = head();
        for operation in operations() {
            let name = format!("{} {}", operation.method, operation.path);
            let mut line = format!("{name:<52}");
            for caller in Caller::ALL {
                let asked = world.ask(&operation.method, &operation.path, caller).await;
                let sent = asked.body.as_ref().map(Json::to_string).unwrap_or_default();
                let answer = send(&asked.client, &operation, &asked.path, asked.body).await;
                let name = format!("{name} by {caller:?}");
                let verdict = verdict(&name, &answer);
                // What a browser keeps outlives the session. A picture of an article says nothing of anybody.
                let kept = answer.headers.get("cache-control").and_then(|it| it.to_str().ok());
                let public = operation.path.starts_with("/knowledge/pictures/");
                assert!(kept == Some("no-store") || public, "{name} may be kept: {kept:?}");
                // What the caller sent may come back; nothing else that is not theirs to know.
                let told = |it: &&String| answer.text.contains(it.as_str()) && !sent.contains(it.as_str());
                let leak = asked.secret.iter().find(told);
                assert!(leak.is_none(), "{name} tells {leak:?}: {}", answer.text);
                write!(line, "{verdict:<9}").unwrap();
                world.tidy().await;
            }
            writeln!(table, "{}", line.trim_end()).unwrap();
        }
        compare(&table);
    })
    .await;
}

fn compare(table: &str) {
    if std::env::var("OMBUD_COVERAGE").is_ok_and(|it| it == "write") {
        std::fs::write(TABLE, table).unwrap();
    }
    let reviewed = std::fs::read_to_string(TABLE).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (reviewed, actual) = (lines(&reviewed), lines(table));
    let gone = reviewed.iter().filter(|it| !actual.contains(it)).map(|it| format!("- {it}"));
    let new = actual.iter().filter(|it| !reviewed.contains(it)).map(|it| format!("+ {it}"));
    let difference: Vec<String> = gone.chain(new).collect();
    assert!(difference.is_empty(), "who may do what is not what was reviewed:\n{}", difference.join("\n"));
}
