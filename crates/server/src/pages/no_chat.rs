//! The chat's address without an inbox: leads to the only desk's chat, or says what is to be done.

use super::headers::{Page, page_policy};
use crate::{
    app::App,
    http::Problem,
    inboxes,
    texts::{Texts, direction},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use minijinja::{Environment, context};

const PAGE: &str = include_str!("../../../../templates/chat/none.html");

/// Where whoever named no inbox goes.
pub(super) async fn whither(app: &App, lang: Option<&str>, headers: &HeaderMap) -> Result<Response, Problem> {
    if let Some(key) = app.db.read(inboxes::only_chat).await? {
        let lang = lang.filter(|it| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-'));
        let lang = lang.map(|it| format!("&lang={it}")).unwrap_or_default();
        return Ok(Redirect::temporary(&format!("/chat?inbox={key}{lang}")).into_response());
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    let first = wanted.and_then(|it| it.split([',', ';']).next());
    let text = page(Texts::of(lang.or(first)))?;
    let headers = [
        (header::CONTENT_SECURITY_POLICY, page_policy(Page::Docs)),
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("Accept-Language")),
    ];
    Ok((StatusCode::NOT_FOUND, headers, text).into_response())
}

fn page(texts: Texts) -> Result<String, Problem> {
    let mut templates = Environment::new();
    templates.add_template("none.html", PAGE).map_err(Problem::internal)?;
    let say = |id: &str| texts.say(&format!("no-chat-{id}"), &[]);
    let view = context! {
        lang => texts.language(),
        dir => direction(texts.language()),
        title => say("title"),
        visitor => say("visitor"),
        yours => say("yours"),
        operator => say("operator"),
        lead => say("lead"),
    };
    let template = templates.get_template("none.html").map_err(Problem::internal)?;
    template.render(view).map_err(|error| Problem::internal(format!("{error:#}")))
}
