//! The page with one big button, for who cannot log in. The token stands behind the `#` of its address, which no server sees
//! and no log keeps; its script sends it once the button is pressed.

use crate::{
    app::App,
    http::{Params, Problem},
    pages::{Page, page_policy},
    texts::{Texts, direction},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use minijinja::{Environment, context};
use serde::Deserialize;
use std::sync::LazyLock;

const STYLE: &str = include_str!("../../../../templates/freeze/freeze.css");
const SCRIPT: &str = include_str!("../../../../templates/freeze/freeze.js");
const PAGE: &str = include_str!("../../../../templates/freeze/freeze.html");

/// The languages that it speaks: tag and the name by which it calls itself.
const LANGUAGES: [(&str, &str); 11] = [
    ("en", "English"),
    ("zh-CN", "中文"),
    ("es", "Español"),
    ("pt", "Português"),
    ("fr", "Français"),
    ("vi", "Tiếng Việt"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
];

static ENVIRONMENT: LazyLock<Result<Environment<'static>, minijinja::Error>> = LazyLock::new(|| {
    let mut all = Environment::new();
    all.add_template("freeze.html", PAGE)?;
    Ok(all)
});

/// What it answers outside of the API.
pub fn pages() -> Router<App> {
    Router::new()
        .route("/freeze", get(page))
        .route("/assets/freeze/freeze.css", get(|| async { asset("text/css; charset=utf-8", STYLE) }))
        .route("/assets/freeze/freeze.js", get(|| async { asset("text/javascript; charset=utf-8", SCRIPT) }))
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response()
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

/// The language that was asked for, else the first of the browser's that the page speaks.
fn language(asked: Option<&str>, headers: &HeaderMap) -> &'static str {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let wanted = asked
        .into_iter()
        .chain(accepted.split(',').map(|it| it.split(';').next().unwrap_or_default().trim()));
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let spoken = |tag: &str| LANGUAGES.iter().find(|it| primary(it.0) == primary(tag)).map(|it| it.0);
    wanted.filter_map(spoken).next().unwrap_or(LANGUAGES[0].0)
}

async fn page(
    State(app): State<App>,
    Params(asked): Params<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // The button is there without it, whatever the database says: nobody waits for a name who is being robbed.
    let brand = app.db.read(crate::inboxes::only_brand).await.ok().flatten();
    let lang = language(asked.lang.as_deref(), &headers);
    let texts = Texts::of(Some(lang));
    let say = |id: &str| texts.say(&format!("freeze-{id}"), &[]);
    let all = ENVIRONMENT.as_ref().map_err(|error| Problem::internal(format!("{error:#}")))?;
    let made = all.get_template("freeze.html").and_then(|it| {
        it.render(context! {
            lang,
            dir => direction(lang),
            brand,
            languages => LANGUAGES.map(|(tag, name)| context! { tag, name }),
            title => say("title"), text => say("text"), button => say("button"), again => say("again"),
            working => say("working"), no_script => say("no-script"), no_token => say("no-token"),
            done => say("done"), waiting => say("waiting"), refused => say("refused"), unknown => say("unknown"),
            slow => say("slow"), trouble => say("trouble"), told => say("told"), next => say("next"), person => say("person"),
            steps => ["phrase", "devices", "nobody"].map(|it| say(&format!("next-{it}"))),
        })
    });
    let made = made.map_err(|error| Problem::internal(format!("freeze.html: {error:#}")))?;
    let mut response = Html(made).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, page_policy(Page::Help));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_speaks_what_is_asked_for_then_what_the_browser_prefers() {
        let headers = |accepted: &'static str| {
            HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted))])
        };
        assert_eq!(language(None, &headers("nl-NL,zh-TW;q=0.8,en;q=0.5")), "zh-CN");
        assert_eq!(language(Some("en"), &headers("zh-CN")), "en");
        assert_eq!(language(Some("xx"), &headers("zh")), "zh-CN");
        assert_eq!(language(None, &HeaderMap::new()), "en");
    }
}
