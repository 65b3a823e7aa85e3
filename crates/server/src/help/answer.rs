//! Pages as they leave: made once for each state of the shelf, with a tag to ask again by, packed for whoever takes that.

use super::{Centre, color};
use crate::{
    http::{Params, Problem},
    knowledge::Shelf,
    pages::{Page, accepted_encoding, pack, page_policy},
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use parking_lot::RwLock;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, OnceLock},
};

const STYLE: &str = concat!(
    include_str!("../../../../templates/help/help.css"),
    include_str!("../../../../templates/help/article.css")
);
const SCRIPT: &str = include_str!("../../../../templates/help/search.js");

/// A browser and what is between asks each time whether there is something newer: what was taken down is gone at once.
pub const ASK_AGAIN: &str = "public, no-cache";
/// The same for what depends on who asks: nothing between keeps it.
pub const ASK_AGAIN_ALONE: &str = "private, no-cache";
/// Nobody keeps what was made for one reader.
pub const OWN: &str = "private, no-store";
/// The same for what readers elsewhere do not get.
pub const FOREVER_ALONE: &str = "private, max-age=31536000, immutable";
/// Its address carries a hash of what it says.
pub const FOREVER: &str = "public, max-age=31536000, immutable";
/// Smaller ones do not gain from being packed.
const WORTH_PACKING: usize = 1024;

/// What a page is made of.
pub const HTML: &str = "text/html; charset=utf-8";

/// Something to be sent, more than once.
pub struct Sent {
    kind: &'static str,
    tag: String,
    plain: Bytes,
    packed: [OnceLock<Bytes>; 2],
}

impl Sent {
    /// Of this media type.
    pub fn new(kind: &'static str, body: String) -> Self {
        Self { kind, tag: hash(body.as_bytes()), plain: body.into(), packed: Default::default() }
    }

    fn packed(&self, encoding: &str) -> Option<&Bytes> {
        let place = self.packed.get(usize::from(encoding == "gzip"))?;
        if let Some(there) = place.get() {
            return Some(there);
        }
        let made = pack(encoding, &self.plain).ok()?;
        Some(place.get_or_init(|| made.into()))
    }

    /// As an answer: the whole of it, or that nothing has changed.
    pub fn answer(&self, asked: &HeaderMap, kept: &'static str) -> Response {
        let worth = self.plain.len() >= WORTH_PACKING;
        let encoding = accepted_encoding(asked).filter(|_| worth);
        let packed = encoding.and_then(|it| Some((it, self.packed(it)?.clone())));
        let etag = match &packed {
            Some((encoding, _)) => format!("\"{}-{encoding}\"", self.tag),
            None => format!("\"{}\"", self.tag),
        };
        let mut headers = HeaderMap::new();
        insert(&mut headers, header::ETAG, &etag);
        insert(&mut headers, header::CACHE_CONTROL, kept);
        let vary = if kept == ASK_AGAIN_ALONE { "Accept-Encoding, Cookie" } else { "Accept-Encoding" };
        insert(&mut headers, header::VARY, vary);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy());
        let known = asked.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if known.split(',').any(|it| it.trim().trim_start_matches("W/") == etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        insert(&mut headers, header::CONTENT_TYPE, self.kind);
        let body = match packed {
            Some((encoding, body)) => {
                insert(&mut headers, header::CONTENT_ENCODING, encoding);
                body
            }
            None => self.plain.clone(),
        };
        (headers, body).into_response()
    }
}

/// A page for one reader alone.
pub fn once(status: StatusCode, kind: &'static str, body: String) -> Response {
    let mut headers = HeaderMap::new();
    insert(&mut headers, header::CACHE_CONTROL, OWN);
    insert(&mut headers, header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy());
    (status, headers, body).into_response()
}

/// For whom a page of a shelf may be kept: where readers elsewhere get another one, for this browser alone.
pub fn kept(shelf: &Shelf) -> &'static str {
    if shelf.regions.is_empty() { ASK_AGAIN } else { ASK_AGAIN_ALONE }
}

fn policy() -> HeaderValue {
    static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| page_policy(Page::Help));
    POLICY.clone()
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// The pages that were made of the shelves as they are, up to [`MOST_KEPT`] bytes of them: what is there in one language can be asked
/// for in fifty. Only what is on a shelf may have a name. Readers of different regions have different shelves of one state.
#[derive(Default)]
pub struct Made(RwLock<Vec<(Arc<Shelf>, Pages)>>);

/// The most that is kept of pages, in bytes before they are packed; beyond it a page is made anew each time.
const MOST_KEPT: usize = 64 * 1024 * 1024;

#[derive(Default)]
struct Pages {
    all: HashMap<String, Arc<Sent>>,
    bytes: usize,
}

impl Pages {
    /// Keeps a page, if there is room beside what others have.
    fn keep(&mut self, name: &str, page: &Arc<Sent>, others: usize) {
        let known = self.all.contains_key(name);
        if !known && others + self.bytes + page.plain.len() <= MOST_KEPT {
            self.bytes += page.plain.len();
            self.all.insert(name.to_owned(), page.clone());
        }
    }
}

impl Made {
    /// The page with this name, made by `make` if it is not there.
    ///
    /// # Errors
    /// As `make` says.
    pub fn page(
        &self,
        shelf: &Arc<Shelf>,
        name: &str,
        make: impl FnOnce() -> Result<Sent, Problem>,
    ) -> Result<Arc<Sent>, Problem> {
        if let Some((_, pages)) = self.0.read().iter().find(|it| Arc::ptr_eq(&it.0, shelf))
            && let Some(page) = pages.all.get(name)
        {
            return Ok(page.clone());
        }
        let made = Arc::new(make()?);
        let mut kept = self.0.write();
        if !kept.iter().any(|it| Arc::ptr_eq(&it.0, shelf)) {
            kept.retain(|it| it.0.is_as_new_as(shelf));
            kept.push((shelf.clone(), Pages::default()));
        }
        let bytes: usize = kept.iter().map(|it| it.1.bytes).sum();
        if let Some((_, pages)) = kept.iter_mut().find(|it| Arc::ptr_eq(&it.0, shelf)) {
            let others = bytes - pages.bytes;
            pages.keep(name, &made, others);
        }
        Ok(made)
    }
}

/// Where the style of a shelf is.
pub fn style_of(shelf: &Shelf) -> String {
    format!("/help/help.css?v={}", style_hash(shelf))
}

fn style_hash(shelf: &Shelf) -> String {
    static OWN_HASH: LazyLock<String> = LazyLock::new(|| hash(STYLE.as_bytes()));
    let variables = color::variables(shelf.settings.color.as_deref());
    hash(format!("{}{variables}", *OWN_HASH).as_bytes())
}

/// Where the script is.
pub fn script_of() -> String {
    format!("/help/search.js?v={}", *SCRIPT_HASH)
}

static SCRIPT_HASH: LazyLock<String> = LazyLock::new(|| hash(SCRIPT.as_bytes()));

/// Which version of a file a page has asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Version {
    v: String,
}

impl Version {
    /// While an update is rolled out, a page of the new program may ask the old one: what it gets under the new name is not kept.
    fn kept(&self, own: &str) -> &'static str {
        if self.v == own { FOREVER } else { ASK_AGAIN }
    }
}

/// The style, with the colour that the workspace has chosen.
pub async fn style(
    State(centre): State<Centre>,
    Params(asked): Params<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let shelf = centre.open().await?;
    let page = centre.made.page(&shelf, "style", || {
        let variables = color::variables(shelf.settings.color.as_deref());
        Ok(Sent::new("text/css; charset=utf-8", format!("{variables}{STYLE}")))
    })?;
    Ok(page.answer(&headers, asked.kept(&style_hash(&shelf))))
}

/// The script of the search field.
pub async fn script(Params(asked): Params<Version>, headers: HeaderMap) -> Response {
    static SENT: LazyLock<Sent> =
        LazyLock::new(|| Sent::new("text/javascript; charset=utf-8", SCRIPT.to_owned()));
    SENT.answer(&headers, asked.kept(&SCRIPT_HASH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_pages_are_kept_than_there_is_room_for() {
        let (mut pages, large) = (Pages::default(), "x".repeat(MOST_KEPT / 2 + 1));
        for name in ["one", "two"] {
            pages.keep(name, &Arc::new(Sent::new(HTML, large.clone())), 0);
        }
        pages.keep("three", &Arc::new(Sent::new(HTML, "a small one".into())), 0);
        pages.keep("four", &Arc::new(Sent::new(HTML, "a small one".into())), MOST_KEPT / 2);
        assert!(!pages.all.contains_key("four"), "other shelves' pages take room, too");
        assert!(pages.all.contains_key("one") && !pages.all.contains_key("two"));
        assert!(pages.all.contains_key("three") && pages.bytes <= MOST_KEPT);
    }

    #[test]
    fn the_script_is_small() {
        assert!(SCRIPT.len() < 3 * 1024, "{}", SCRIPT.len());
    }

    #[test]
    fn who_knows_a_page_gets_no_body_and_who_takes_packed_gets_it() {
        let page = Sent::new(HTML, "<p>Where is my deposit?</p>".repeat(100));
        let asked = |name: HeaderName, value: &str| HeaderMap::from_iter([(name, value.parse().unwrap())]);
        let first = page.answer(&HeaderMap::new(), ASK_AGAIN);
        assert_eq!((first.status(), first.headers().get(header::CONTENT_ENCODING)), (StatusCode::OK, None));
        let etag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = page.answer(&asked(header::IF_NONE_MATCH, &format!("\"x\", W/{etag}")), ASK_AGAIN);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let packed = page.answer(&asked(header::ACCEPT_ENCODING, "gzip, br"), ASK_AGAIN);
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "br");
        assert_ne!(packed.headers()[header::ETAG], etag.as_str());
    }
}
