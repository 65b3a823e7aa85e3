//! What is seen of each request from outside: an id, a line in the log when it went wrong, figures.

use crate::app::App;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use ombud_base::id::v7;
use std::time::Instant;
use tracing::Instrument;

const ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id (or keeps a proxy's), and counts it under its route, never under its path, which holds ids.
pub async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let given = request.headers().get(&ID).filter(|it| is_fit(it)).cloned();
    let id = match given {
        Some(id) => id,
        None => fresh(&app),
    };
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let name = route.as_ref().map_or("none", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!(
        "request",
        request.id = id.to_str().unwrap_or_default(),
        http.method = method.as_str(),
        http.route = name,
    );
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    span.in_scope(|| match status {
        // Who asks it waits for the start, or for the end: nothing has failed.
        503 if name == "/readyz" => tracing::debug!(http.status = status, took_us = micros, "not ready"),
        500.. => tracing::warn!(http.status = status, took_us = micros, "request failed"),
        _ => tracing::debug!(http.status = status, took_us = micros, "request done"),
    });
    let labels =
        [("method", known(method.as_str()).to_owned()), ("route", name), ("status", status.to_string())];
    metrics::histogram!("ombud_http_request_seconds", &labels).record(took.as_secs_f64());
    response.headers_mut().insert(ID, id);
    response
}

/// A stranger may invent methods; each would be a series of its own.
fn known(method: &str) -> &str {
    match method {
        "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" => method,
        _ => "other",
    }
}

fn is_fit(id: &HeaderValue) -> bool {
    let text = id.as_bytes();
    // Shorter than a key in any alphabet, for it goes to the log.
    (1..=48).contains(&text.len()) && text.iter().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(it))
}

fn fresh(app: &App) -> HeaderValue {
    let id = v7(app.now(), &app.random).simple().to_string();
    HeaderValue::from_str(&id).unwrap_or(HeaderValue::from_static("none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_from_outside_is_kept_only_when_it_is_harmless() {
        let fit = |text: &'static str| is_fit(&HeaderValue::from_static(text));
        assert!(fit("0192f0c1-2d3e_7a4b.8"));
        for wrong in ["", "two words", "a;b", "{}", "a/../b"] {
            assert!(!fit(wrong), "{wrong}");
        }
        assert!(!is_fit(&HeaderValue::from_str(&"a".repeat(49)).unwrap()));
    }
}
