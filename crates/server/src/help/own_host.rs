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
const ANSWERS: [&str; 7] =
    ["/help/", "/chat", "/widget.js", "/assets/widget/", "/api/v1/widget/", "/ws/customer", "/healthz"];

/// Lets a request pass that is not for the help centre's own address, or for what answers there.
pub async fn keep_apart(State(centre): State<Centre>, request: Request, next: Next) -> Response {
    match centre.is_own_host(host_of(&request)).await {
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

/// What is said of everything else: to people by a page of the help centre.
async fn lost(centre: &Centre, request: Request) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    if !accepts_page(&parts.method, &parts.headers) {
        return Err(Problem::not_found());
    }
    let Ok(reader) = Reader::from_request_parts(&mut parts, centre).await;
    pages::nothing(State(centre.clone()), parts.uri, reader).await
}

/// The host that was asked, with its port if that was named (RFC 9110, 7.2).
fn host_of(request: &Request) -> Option<String> {
    let named = request.headers().get(header::HOST).and_then(|it| it.to_str().ok());
    request.uri().authority().map(Authority::as_str).or(named).map(str::to_owned)
}

impl Centre {
    /// Whether a host is the help centre's own.
    async fn is_own_host(&self, asked: Option<String>) -> Result<bool, Problem> {
        let public = self.config.server.public_url.split_once("://").map(|it| it.1.trim_end_matches('/'));
        // Nearly every request is for the server's own host: nothing is looked up for it.
        let other = asked.filter(|asked| public.is_none_or(|it| !it.eq_ignore_ascii_case(asked)));
        let Some(asked) = other else { return Ok(false) };
        let Some(ws) = self.front().await? else { return Ok(false) };
        let shelf = self.of(ws).await?;
        Ok(shelf.settings.host().is_some_and(|it| it.eq_ignore_ascii_case(&asked)))
    }
}
