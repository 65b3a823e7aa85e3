//! Pages to read: the API by its OpenAPI document, the kinds of problems, the realtime protocol, what a
//! platform answers. They need no script.

mod api;
mod common;
mod examples;
mod problems;
mod sample;
mod schema;

pub use common::complete;
pub use examples::fill as fill_examples;

use super::headers::{Page, page_policy};
use crate::{app::App, http::Problem};
use axum::{
    Router,
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use minijinja::Environment;
use pulldown_cmark::{Event, Options, Parser, html};
use serde::Serialize;
use std::sync::{LazyLock, OnceLock};
use utoipa::openapi::OpenApi;

const STYLE: &str = include_str!("../../../../../templates/docs/docs.css");
const REALTIME: &str = include_str!("../../../../../docs/realtime.md");
const ACCOUNTS: &str = include_str!("../../../../../docs/accounts.md");
const MODELS: &str = include_str!("../../../../../docs/models.md");
const CONTRACT: &str = include_str!("../../../../../docs/platform-api.yaml");

pub fn routes(document: fn() -> OpenApi) -> Router<App> {
    Router::new()
        .route("/api/openapi.json", get(move || async move { described(document) }))
        .route("/api/docs", get(move || async move { page(API.get_or_init(|| reference(&document()))) }))
        .route("/api", get(|| async { Redirect::to("/api/docs") }))
        .route("/api/", get(|| async { Redirect::to("/api/docs") }))
        .route("/docs", get(|| async { Redirect::to("/api/docs") }))
        .route("/docs/problems", get(|| async { page(&PROBLEMS) }))
        .route("/docs/realtime", get(|| async { page(&PROTOCOL) }))
        .route("/docs/accounts", get(|| async { page(&PLATFORM) }))
        .route("/docs/models", get(|| async { page(&MODELS_PAGE) }))
        .route("/docs/platform-api.yaml", get(contract))
        .route("/docs/docs.css", get(style))
}

/// The API's reference.
fn reference(document: &OpenApi) -> Result<String, String> {
    render("api.html", &api::view(document)).map_err(|error| format!("{error:#}"))
}

/// The description itself, for programs.
fn described(document: fn() -> OpenApi) -> Response {
    let text = DESCRIBED.get_or_init(|| document().to_json().map_err(|error| format!("{error:#}")));
    match text {
        Ok(text) => ([(header::CONTENT_TYPE, mime("application/json"))], text.as_str()).into_response(),
        Err(error) => Problem::internal(error).into_response(),
    }
}

// What a page says follows from the program alone, so it is made once, when it is first asked for.
static API: OnceLock<Result<String, String>> = OnceLock::new();
static DESCRIBED: OnceLock<Result<String, String>> = OnceLock::new();
static PROBLEMS: LazyLock<Result<String, String>> =
    LazyLock::new(|| render("problems.html", &problems::view()).map_err(|error| format!("{error:#}")));
static PROTOCOL: LazyLock<Result<String, String>> = LazyLock::new(|| text(REALTIME));
static PLATFORM: LazyLock<Result<String, String>> = LazyLock::new(|| text(ACCOUNTS));
static MODELS_PAGE: LazyLock<Result<String, String>> = LazyLock::new(|| text(MODELS));

/// A page of `docs/`.
fn text(source: &str) -> Result<String, String> {
    let text = minijinja::context! { body => markdown(source) };
    render("text.html", &text).map_err(|error| format!("{error:#}"))
}

fn page(made: &'static Result<String, String>) -> Response {
    match made {
        Ok(text) => {
            let headers = [
                (header::CONTENT_SECURITY_POLICY, page_policy(Page::Docs)),
                (header::CONTENT_TYPE, mime("text/html; charset=utf-8")),
                (header::CACHE_CONTROL, mime("no-cache")),
            ];
            (headers, text.as_str()).into_response()
        }
        Err(error) => Problem::internal(error).into_response(),
    }
}

/// What a platform answers, as a file for tools.
async fn contract() -> Response {
    // RFC 9512.
    ([(header::CONTENT_TYPE, mime("application/yaml")), (header::CACHE_CONTROL, mime("no-cache"))], CONTRACT)
        .into_response()
}

async fn style() -> Response {
    let headers =
        [(header::CONTENT_TYPE, mime("text/css; charset=utf-8")), (header::CACHE_CONTROL, mime("no-cache"))];
    (headers, STYLE).into_response()
}

const fn mime(text: &'static str) -> header::HeaderValue {
    header::HeaderValue::from_static(text)
}

fn render(name: &str, view: &impl Serialize) -> anyhow::Result<String> {
    let mut templates = Environment::new();
    templates.add_template("frame.html", include_str!("../../../../../templates/docs/frame.html"))?;
    templates.add_template("api.html", include_str!("../../../../../templates/docs/api.html"))?;
    templates.add_template("problems.html", include_str!("../../../../../templates/docs/problems.html"))?;
    templates.add_template("text.html", include_str!("../../../../../templates/docs/text.html"))?;
    Ok(templates.get_template(name)?.render(minijinja::value::Serde(view))?)
}

/// Markdown as HTML. HTML inside it is shown as it is written.
fn markdown(text: &str) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_and_schema_is_on_the_page_and_every_link_leads_somewhere() {
        let document = crate::ombud::document();
        let reference = reference(&document);
        let document = serde_json::to_value(document).unwrap();
        let page = reference.as_ref().unwrap().replace("&#x2f;", "/");
        let mut operations = 0;
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys() {
                operations += 1;
                let title = format!(
                    "<span class=\"method {method}\">{}</span> <code>{path}</code>",
                    method.to_uppercase()
                );
                assert!(page.contains(&title), "{title}");
            }
        }
        assert!(operations > 0);
        for (page, text) in
            [("api", reference.as_ref()), ("problems", PROBLEMS.as_ref()), ("realtime", PROTOCOL.as_ref())]
        {
            let text = text.unwrap();
            for link in text.split("href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
                assert!(text.contains(&format!("id=\"{link}\"")), "{page}: #{link} leads nowhere");
            }
            assert!(
                !text.contains("<script") && !text.contains(" style="),
                "{page} needs more than its policy allows"
            );
        }
    }

    #[test]
    fn html_in_a_description_is_shown_and_not_followed() {
        let made = markdown("a <img src=x> & `b`");
        assert_eq!(made, "<p>a &lt;img src=x&gt; &amp; <code>b</code></p>\n");
    }
}
