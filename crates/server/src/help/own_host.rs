//! The help centre's own address. It leads to this server, and there is nothing at it but what readers and customers need: who
//! takes it over, or is led to a look-alike of it, finds no console to sign in to.

use super::{Centre, pages, reader::Reader};
use crate::{http::Problem, pages::accepts_page};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// What answers there, by how a path begins.
const ANSWERS: [&str; 8] = [
    "/help/",
    "/chat",
    "/widget.js",
    "/assets/widget/",
    "/api/v1/widget/",
    "/ws/customer",
    "/files/",
    "/healthz",
];

/// Lets a request pass that is not for the help centre's own address, or for what answers there.
pub async fn keep_apart(State(centre): State<Centre>, request: Request, next: Next) -> Response {
    match centre.is_own_host(host_elsewhere(&centre, &request)).await {
        Ok(false) => next.run(request).await,
        Ok(true) => match request.uri().path() {
            "/" | "/help" => Redirect::temporary("/help/").into_response(),
            "/robots.txt" => robots(&centre).await.unwrap_or_else(IntoResponse::into_response),
            path if ANSWERS.iter().any(|it| path.starts_with(it)) => next.run(request).await,
            _ => lost(&centre, request).await.unwrap_or_else(IntoResponse::into_response),
        },
        Err(problem) => problem.into_response(),
    }
}

/// What may be looked for there (RFC 9309), and where all of it is named (sitemaps.org).
async fn robots(centre: &Centre) -> Result<Response, Problem> {
    let shelf = centre.open().await?;
    let map = format!("{}/help/sitemap.xml", centre.public(&shelf));
    Ok(format!("User-agent: *\nAllow: /help/\nDisallow: /\n\nSitemap: {map}\n").into_response())
}

/// What is said of everything else: to people by a page of the help centre. The chat leads them to the page that verifies receipts, which
/// is the server's own.
async fn lost(centre: &Centre, request: Request) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    if !accepts_page(&parts.method, &parts.headers) {
        return Err(Problem::not_found());
    }
    if parts.uri.path() == "/verify" {
        let server = centre.config.server.public_url.trim_end_matches('/');
        return Ok(Redirect::temporary(&format!("{server}/verify")).into_response());
    }
    let Ok(reader) = Reader::from_request_parts(&mut parts, centre).await;
    pages::nothing(State(centre.clone()), parts.uri, reader).await
}

/// The host that was asked, with its port if that was named (RFC 9110, 7.2); none where it is the server's own, as nearly always.
fn host_elsewhere(centre: &Centre, request: &Request) -> Option<String> {
    let public = centre.config.server.public_url.split_once("://").map(|it| it.1.trim_end_matches('/'));
    let named = request.headers().get(header::HOST).and_then(|it| it.to_str().ok());
    let asked = request.uri().authority().map(Authority::as_str).or(named)?;
    public.is_none_or(|it| !it.eq_ignore_ascii_case(asked)).then(|| asked.to_owned())
}

impl Centre {
    /// Whether a host is the help centre's own.
    async fn is_own_host(&self, asked: Option<String>) -> Result<bool, Problem> {
        let Some(asked) = asked else { return Ok(false) };
        let Some(ws) = self.front().await? else { return Ok(false) };
        let shelf = self.of(ws).await?;
        Ok(shelf.settings.host().is_some_and(|it| it.eq_ignore_ascii_case(&asked)))
    }
}
