//! Who reads: what the browser says, and where it is. What is for some regions alone is shown to nobody else.

use super::Centre;
use crate::{
    access::{
        is_own_origin,
        sign_in::{cookie_named, set_cookie},
    },
    http::{Code, PathOf, Problem, is_trusted},
};
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRef, FromRequestParts, State},
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use std::{convert::Infallible, net::SocketAddr, ops::Deref, time::Duration};

/// What a reader has said of where they are. It says nothing else of them, and is set only when somebody chooses.
const COOKIE: &str = "ombud_region";
/// How long it is kept.
const KEPT: Duration = Duration::from_hours(24 * 365);
/// Where nothing that is named by its letters is (ISO 3166 gives `ZZ` to nobody): somebody is in none of the named regions.
pub const ELSEWHERE: &str = "ZZ";
/// The largest form, in bytes.
const LARGEST: usize = 4 * 1024;

/// A reader, as the request tells of them.
pub struct Reader {
    headers: HeaderMap,
    /// Where they are (ISO 3166), if that is known.
    pub region: Option<String>,
    /// A proxy has said so: then there is nothing to choose.
    pub told: bool,
}

impl Deref for Reader {
    type Target = HeaderMap;
    fn deref(&self) -> &HeaderMap {
        &self.headers
    }
}

impl<S> FromRequestParts<S> for Reader
where
    Centre: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let centre = Centre::from_ref(state);
        let server = &centre.config.server;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        // Anybody can send a header; what a proxy of ours says there, nobody else can.
        let believed = !server.country_header.is_empty()
            && peer.is_some_and(|it| is_trusted(it, &server.trusted_proxies));
        let headers = parts.headers.clone();
        let said = headers.get(server.country_header.as_str()).filter(|_| believed);
        let said = said.and_then(|it| it.to_str().ok()).and_then(code);
        let told = believed && said.is_some();
        let region = if told { said } else { cookie_named(&headers, COOKIE).and_then(code) };
        Ok(Self { headers, region, told })
    }
}

/// A country's two letters.
fn code(text: &str) -> Option<String> {
    // What proxies say where they do not know (Cloudflare: `XX`, and `T1` for Tor).
    let letters = |it: &String| it.len() == 2 && it.bytes().all(|it| it.is_ascii_uppercase()) && it != "XX";
    // Others that ISO 3166 does not name (`XK`, and `ZZ` of the form) are somewhere all the same.
    Some(text.trim().to_ascii_uppercase()).filter(letters)
}

/// Takes a reader's word for where they are.
pub async fn choose(
    State(centre): State<Centre>,
    PathOf(lang): PathOf<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if headers.contains_key(header::ORIGIN) && !is_own_origin(&centre, &headers) {
        return Err(Problem::new(Code::Forbidden, "A region is chosen on a page of the help centre."));
    }
    if body.len() > LARGEST {
        return Err(Problem::new(Code::TooLarge, "The form is larger than this address takes."));
    }
    let (mut region, mut back) = (None, format!("/help/{lang}/"));
    for (name, value) in form_urlencoded::parse(&body) {
        match &*name {
            "region" => region = code(&value),
            "back" if is_page(&value) => back = value.into_owned(),
            _ => {}
        }
    }
    let mut response = Redirect::to(&back).into_response();
    let (value, kept) = region.map_or((String::new(), Duration::ZERO), |it| (it, KEPT));
    if let Some(cookie) = set_cookie(&centre.config.server, COOKIE, &value, kept) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Whether it is a page of the help centre: a form leads nowhere else.
fn is_page(path: &str) -> bool {
    path.starts_with("/help/") && path.chars().all(|it| it.is_ascii_graphic() && it != '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_two_letters_and_a_form_leads_to_the_help_centre() {
        assert_eq!([code(" de "), code("ZZ")], [Some("DE".to_owned()), Some("ZZ".to_owned())]);
        for none in ["", "XX", "T1", "DEU", "d", "é"] {
            assert_eq!(code(none), None, "{none}");
        }
        assert!(is_page("/help/en/a/fees") && is_page("/help/en/search?q=fee"));
        for other in [
            "https://evil.example/help/",
            "//evil.example/help/",
            "/console/",
            "/help/\\evil",
            "/help/\nx",
            "",
        ] {
            assert!(!is_page(other), "{other:?}");
        }
    }
}
