//! What a person's browser shows at an address where nothing is. The chat's address without an inbox leads to the only desk's
//! chat, or says what is to be done.

use super::headers::{Page, page_policy};
use crate::{
    app::App,
    http::Problem,
    inboxes,
    texts::{Texts, direction},
};
use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use minijinja::{Environment, Value, context};

const PAGE: &str = include_str!("../../../../templates/pages/nowhere.html");

/// What answers where no route does: a page for people who read, a problem for programmes.
pub async fn nothing(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let of_programmes = ["/api", "/ws", "/scim"].into_iter().any(|it| uri.path().starts_with(it));
    if of_programmes || !accepts_page(&method, &headers) {
        return Problem::not_found().into_response();
    }
    let texts = texts(None, &headers);
    let say = |id: &str| texts.say(&format!("nowhere-{id}"), &[]);
    let leads = [("/chat", say("chat")), ("/console/", say("console"))];
    page(&texts, context! { title => say("title"), visitor => say("visitor"), leads })
        .unwrap_or_else(IntoResponse::into_response)
}

/// Whether somebody reads, who wants a page rather than a problem.
pub fn accepts_page(method: &Method, headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    [Method::GET, Method::HEAD].contains(method) && accepted.contains("text/html")
}

/// Where whoever named no inbox goes.
pub(super) async fn whither(app: &App, lang: Option<&str>, headers: &HeaderMap) -> Result<Response, Problem> {
    if let Some(key) = app.db.read(inboxes::only_chat).await? {
        let lang = lang.filter(|it| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-'));
        let lang = lang.map(|it| format!("&lang={it}")).unwrap_or_default();
        return Ok(Redirect::temporary(&format!("/chat?inbox={key}{lang}")).into_response());
    }
    let texts = texts(lang, headers);
    let say = |id: &str| texts.say(&format!("no-chat-{id}"), &[]);
    let view = context! {
        title => say("title"),
        visitor => say("visitor"),
        yours => say("yours"),
        operator => say("operator"),
        leads => [("/console/settings/inboxes", say("lead"))],
    };
    page(&texts, view)
}

/// In the language that is asked for, or else in the first that the browser names.
fn texts(lang: Option<&str>, headers: &HeaderMap) -> Texts {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    Texts::of(lang.or(wanted.and_then(|it| it.split([',', ';']).next())))
}

fn page(texts: &Texts, said: Value) -> Result<Response, Problem> {
    let mut templates = Environment::new();
    templates.add_template("nowhere.html", PAGE).map_err(Problem::internal)?;
    let template = templates.get_template("nowhere.html").map_err(Problem::internal)?;
    let language = texts.language();
    let view = context! { lang => language, dir => direction(language), ..said };
    let text = template.render(view).map_err(|error| Problem::internal(format!("{error:#}")))?;
    let headers = [
        (header::CONTENT_SECURITY_POLICY, page_policy(Page::Docs)),
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("Accept-Language")),
    ];
    Ok((StatusCode::NOT_FOUND, headers, text).into_response())
}
