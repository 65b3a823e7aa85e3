//! What every answer says to the browser, and the policy of each page: no inline code, no third party.

use crate::app::App;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};

/// A page with a policy of its own.
pub enum Page<'a> {
    /// The staff's console.
    Console,
    /// The customer's chat, with the origins that may frame it; none named: all.
    Chat(&'a [String]),
    /// The page that verifies files of the ledger.
    Verify,
    /// The demo's host page.
    Demo,
    /// A page to read.
    Docs,
    /// A page of the help centre.
    Help,
}

/// The page's Content-Security-Policy.
pub fn page_policy(page: Page<'_>) -> HeaderValue {
    let parents = match &page {
        Page::Console | Page::Verify | Page::Demo | Page::Docs | Page::Help => "'none'".to_owned(),
        Page::Chat([]) => "*".to_owned(),
        Page::Chat(origins) => format!("'self' {}", origins.join(" ")),
    };
    let sources = match page {
        Page::Console | Page::Chat(_) => {
            "script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; \
             connect-src 'self'; manifest-src 'self'; form-action 'self'"
        }
        // It asks its own server for a key and a head, and only when the reader wants it.
        Page::Verify => {
            "script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'"
        }
        Page::Demo => {
            "script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; \
             form-action 'none'"
        }
        Page::Help => {
            "script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'"
        }
        Page::Docs => "style-src 'self'; img-src 'self'; form-action 'none'",
    };
    let policy = format!("default-src 'none'; {sources}; base-uri 'none'; frame-ancestors {parents}");
    HeaderValue::from_str(&policy).unwrap_or(NOTHING)
}

const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

pub fn wrap(router: Router, app: &App) -> Router {
    let encrypted = app.config.server.public_url.starts_with("https:");
    router.layer(middleware::from_fn_with_state(encrypted, add))
}

async fn add(State(encrypted): State<bool>, request: Request, next: Next) -> Response {
    let told = request.uri().path().starts_with("/api/v1/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if told {
        // What people said and are stays in no cache of a browser: it would outlive the session, and an erasure.
        set(headers, header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    set(headers, header::CONTENT_SECURITY_POLICY, NOTHING);
    for (name, value) in ALWAYS {
        set(headers, HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if encrypted {
        set(headers, header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}

const ALWAYS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// What a handler has set itself stays.
fn set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chat_is_framed_by_whom_its_inbox_names() {
        let parents = |origins: &[&str]| {
            let origins: Vec<String> = origins.iter().map(|it| (*it).to_owned()).collect();
            let policy = page_policy(Page::Chat(&origins));
            policy.to_str().unwrap().rsplit("frame-ancestors ").next().unwrap().to_owned()
        };
        assert_eq!(parents(&[]), "*");
        let two = parents(&["https://wallet.example", "https://app.wallet.example:8443"]);
        assert_eq!(two, "'self' https://wallet.example https://app.wallet.example:8443");
        // What no header can hold falls back to the strictest policy there is.
        assert_eq!(page_policy(Page::Chat(&["https://a\r\nx: y".to_owned()])), NOTHING);
    }

    #[test]
    fn no_page_takes_inline_code_or_a_third_party() {
        for page in [Page::Console, Page::Chat(&[]), Page::Verify, Page::Demo, Page::Docs, Page::Help] {
            let policy = page_policy(page);
            let policy = policy.to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
            let (sources, _) = policy.split_once("frame-ancestors").unwrap();
            assert!(!sources.contains("http") && !sources.contains('*'), "{policy}");
            assert!(policy.contains("base-uri 'none'"), "{policy}");
        }
    }
}
