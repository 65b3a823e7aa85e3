//! The web's files: the console, the widget, the page that verifies, the demo's page. An optimised build has them inside; others read the disk.

use super::{
    headers::{Page, page_policy},
    nowhere,
};
use crate::{
    app::App,
    http::{Params, Problem},
};
use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use bytes::Bytes;
use parking_lot::Mutex;
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;
use std::{collections::HashMap, io::Write, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "../../web/console/dist"]
#[allow_missing = true]
struct Console;

#[derive(RustEmbed)]
#[folder = "../../web/widget/dist"]
#[allow_missing = true]
struct Widget;

#[derive(RustEmbed)]
#[folder = "../../web/verify/dist"]
#[allow_missing = true]
struct Verify;

#[derive(RustEmbed)]
#[folder = "../../web/demo"]
#[allow_missing = true]
struct Demo;

const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";
/// Browsers ask for the icon again with each address that the console shows.
const A_DAY: &str = "max-age=86400";
/// Smaller ones do not gain from being packed.
const WORTH_PACKING: usize = 1024;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/console/") }))
        .route("/console", get(|| async { Redirect::permanent("/console/") }))
        .route("/console/", get(|headers: HeaderMap| async move { console_page(&headers) }))
        .route("/console/{*path}", get(console))
        .route("/assets/console/{*path}", get(console_asset))
        .route("/assets/widget/{*path}", get(widget_asset))
        .route("/assets/verify/{*path}", get(verify_asset))
        .route("/verify", get(|headers: HeaderMap| async move { verify_page(&headers) }))
        .route("/widget.js", get(loader))
        .route("/chat", get(chat))
}

/// The page of a pretended wallet with the widget on it.
pub fn demo_routes() -> Router<App> {
    Router::new().route("/demo", get(|headers: HeaderMap| async move { demo(&headers, "index.html") })).route(
        "/demo/{*path}",
        get(|Path(path): Path<String>, headers: HeaderMap| async move { demo(&headers, &path) }),
    )
}

fn demo(headers: &HeaderMap, path: &str) -> Response {
    answer(headers, path, Demo::get(path), Some(page_policy(Page::Demo)))
}

fn console_page(headers: &HeaderMap) -> Response {
    match Console::get("index.html") {
        Some(file) => answer(headers, "index.html", Some(file), Some(page_policy(Page::Console))),
        None => not_built("console"),
    }
}

/// A file of the console, or its page: the path of a screen is the console's own matter.
async fn console(Path(path): Path<String>, headers: HeaderMap) -> Response {
    match Console::get(&path) {
        Some(file) => answer(&headers, &path, Some(file), None),
        None if is_file_name(&path) => Problem::not_found().into_response(),
        None => console_page(&headers),
    }
}

async fn console_asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let file = Console::get(&format!("assets/{path}")).or_else(|| Console::get(&path));
    answer(&headers, &path, file, None)
}

async fn widget_asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    answer(&headers, &path, Widget::get(&path), None)
}

/// The page that verifies receipts and exported ledgers by itself.
fn verify_page(headers: &HeaderMap) -> Response {
    match Verify::get("index.html") {
        Some(file) => answer(headers, "index.html", Some(file), Some(page_policy(Page::Verify))),
        None => not_built("page that verifies"),
    }
}

/// Its worker, too, may load nothing, and runs under the strictest policy.
async fn verify_asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    answer(&headers, &path, Verify::get(&path), None)
}

/// The script that a host page includes, also one that isolates itself from other origins.
async fn loader(headers: HeaderMap) -> Response {
    let mut response = answer(&headers, "widget.js", Widget::get("widget.js"), None);
    let all = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, all);
    let cross = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert(HeaderName::from_static("cross-origin-resource-policy"), cross);
    response
}

#[derive(Deserialize)]
struct ChatQuery {
    inbox: Option<String>,
    lang: Option<String>,
}

/// The chat, on a page of its own or in the frame of a host page. Where the inbox names the sites that may show it, the
/// browser holds others off.
async fn chat(State(app): State<App>, Params(query): Params<ChatQuery>, headers: HeaderMap) -> Response {
    if query.inbox.as_ref().is_none_or(String::is_empty) {
        return nowhere::whither(&app, query.lang.as_deref(), &headers)
            .await
            .unwrap_or_else(IntoResponse::into_response);
    }
    let Some(file) = Widget::get("chat.html") else { return not_built("widget") };
    let inbox = match query.inbox {
        Some(key) => app.db.read(move |tx| crate::inboxes::by_key(tx, &key)).await,
        None => Ok(None),
    };
    match inbox {
        Ok(inbox) => {
            let origins = inbox.map(|it| it.allowed_origins).unwrap_or_default();
            answer(&headers, "chat.html", Some(file), Some(page_policy(Page::Chat(&origins))))
        }
        Err(error) => Problem::from(error).into_response(),
    }
}

fn not_built(what: &str) -> Response {
    let text = format!("The {what} is not built: run `./x run`, or `npm run build` in web/.\n");
    (StatusCode::NOT_FOUND, text).into_response()
}

fn is_file_name(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

fn kept_for(path: &str) -> &'static str {
    if is_hashed(path) {
        FOREVER
    } else if path.ends_with(".svg") {
        A_DAY
    } else {
        ASK_AGAIN
    }
}

/// Whether the name carries a hash of the content (`name-1a2b3c4d.js`), so that what it names never changes.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let bytes = stem.as_bytes();
    let Some(at) = bytes.len().checked_sub(9).filter(|at| *at > 0) else { return false };
    let (dash, hash) = (bytes.get(at), bytes.get(at + 1..).unwrap_or_default());
    dash == Some(&b'-')
        && hash.iter().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'))
        && hash.iter().any(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
}

fn answer(
    asked: &HeaderMap,
    path: &str,
    file: Option<EmbeddedFile>,
    policy: Option<HeaderValue>,
) -> Response {
    let Some(file) = file else { return Problem::not_found().into_response() };
    let tag = hex(&file.metadata.sha256_hash());
    let (body, encoding) = packed(asked, path, &file);
    let mut headers = HeaderMap::new();
    let etag = format!("\"{tag}{}\"", encoding.map(|it| format!("-{it}")).unwrap_or_default());
    let unchanged = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|it| it.to_str().ok())
        .is_some_and(|it| it.split(',').any(|it| it.trim().trim_start_matches("W/") == etag));
    insert(&mut headers, header::ETAG, &etag);
    insert(&mut headers, header::CACHE_CONTROL, kept_for(path));
    insert(&mut headers, header::VARY, "Accept-Encoding");
    if let Some(policy) = policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if unchanged {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    insert(&mut headers, header::CONTENT_TYPE, &media_type(file.metadata.mimetype()));
    if let Some(encoding) = encoding {
        insert(&mut headers, header::CONTENT_ENCODING, encoding);
    }
    (headers, Body::from(body)).into_response()
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn media_type(guessed: &str) -> String {
    let text = guessed.starts_with("text/") || guessed.ends_with("/json") || guessed.ends_with("javascript");
    if text { format!("{guessed}; charset=utf-8") } else { guessed.to_owned() }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Which content, in which encoding.
type PackedKey = ([u8; 32], &'static str);

/// What has been packed already: each file once.
static PACKED: LazyLock<Mutex<HashMap<PackedKey, Bytes>>> = LazyLock::new(Mutex::default);

fn packed(asked: &HeaderMap, path: &str, file: &EmbeddedFile) -> (Bytes, Option<&'static str>) {
    let plain = || match &file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes.clone()),
    };
    let text = [".js", ".css", ".html", ".svg", ".json", ".ftl", ".map", ".webmanifest"];
    if file.data.len() < WORTH_PACKING || !text.iter().any(|end| path.ends_with(end)) {
        return (plain(), None);
    }
    let Some(encoding) = accepted_encoding(asked) else { return (plain(), None) };
    let key = (file.metadata.sha256_hash(), encoding);
    if let Some(bytes) = PACKED.lock().get(&key) {
        return (bytes.clone(), Some(encoding));
    }
    match pack(encoding, &file.data) {
        Ok(bytes) => {
            let bytes = Bytes::from(bytes);
            PACKED.lock().insert(key, bytes.clone());
            (bytes, Some(encoding))
        }
        Err(_) => (plain(), None),
    }
}

/// The encoding that a browser is sent, of those that it takes.
pub fn accepted_encoding(asked: &HeaderMap) -> Option<&'static str> {
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let accepts = |name: &str| {
        accepted.split(',').any(|it| {
            let (coding, quality) = it.split_once(';').unwrap_or((it, ""));
            coding.trim() == name && quality.trim() != "q=0"
        })
    };
    ["br", "gzip"].into_iter().find(|it| accepts(it))
}

/// Packs in such an encoding.
///
/// # Errors
/// As the packer says.
pub fn pack(encoding: &str, data: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::with_capacity(data.len() / 3);
    if encoding == "br" {
        // Level 9 takes a tenth of the highest level's time, for one percent more bytes.
        let mut writer = brotli::CompressorWriter::new(&mut packed, 16 * 1024, 9, 22);
        writer.write_all(data)?;
        writer.flush()?;
        drop(writer);
    } else {
        let mut writer = flate2::write::GzEncoder::new(&mut packed, flate2::Compression::best());
        writer.write_all(data)?;
        writer.finish()?;
    }
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for hashed in ["assets/index-BZ4c9_x1.js", "chat-A-b_9xYz.css", "a/b/inter-Dx4k3m2P.woff2"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["widget.js", "index.html", "emoji-language.js", "favicon.svg", "-BZ4c9_x1.js", "a-b.js"]
        {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn packing_loses_nothing() {
        let data = b"const greeting = 'hello';\n".repeat(200);
        let mut back = Vec::new();
        brotli::Decompressor::new(pack("br", &data).unwrap().as_slice(), 4096)
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, data);
        back.clear();
        flate2::read::GzDecoder::new(pack("gzip", &data).unwrap().as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, data);
    }
}
