use super::{FileRef, pieces};
use crate::{
    app::App,
    http::{Params, PathOf, Problem},
    messages::StoredFile,
};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use ombud_base::id::{FileId, WorkspaceId};
use ombud_db::DbError;
use serde::Deserialize;
use sha2::Sha256;
use std::path::PathBuf;

/// How long a signed address works.
const WORKS_SECONDS: i64 = 3600;
/// Addresses change once in so many seconds, so that browsers can keep what they have.
const STEP_SECONDS: i64 = 600;
/// Kinds that a browser may show in place. No SVG: it can hold scripts.
const INLINE: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Where a file's bytes lie.
pub(super) fn path_of(app: &App, ws: WorkspaceId, id: FileId) -> PathBuf {
    let name = id.0.simple().to_string();
    let folder = name.get(name.len() - 2..).unwrap_or("00").to_owned();
    app.config.server.data.join("files").join(ws.0.simple().to_string()).join(folder).join(name)
}

/// A file with an address that works for an hour.
pub fn show(app: &App, ws: WorkspaceId, file: &StoredFile) -> FileRef {
    let now = app.now().seconds();
    let until = (now - now.rem_euclid(STEP_SECONDS)) + STEP_SECONDS + WORKS_SECONDS;
    let signature = sign(app, ws, file, until);
    let name = percent_encode(&file.name);
    let kind = URL_SAFE_NO_PAD.encode(&file.media_type);
    let url = format!(
        "/files/{}/{}/{name}?until={until}&kind={kind}&signature={signature}",
        ws.0.simple(),
        file.id.0.simple()
    );
    FileRef {
        id: file.id,
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        width: file.width,
        height: file.height,
        thumb: INLINE.contains(&file.media_type.as_str()).then(|| url.clone()),
        url,
        gone: false,
    }
}

fn percent_encode(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn sign(app: &App, ws: WorkspaceId, file: &StoredFile, until: i64) -> String {
    URL_SAFE_NO_PAD.encode(mac(app, ws, file.id, &file.name, &file.media_type, until).finalize().into_bytes())
}

fn mac(app: &App, ws: WorkspaceId, id: FileId, name: &str, kind: &str, until: i64) -> Hmac<Sha256> {
    // A key of any length fits HMAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&app.keys.files) else {
        unreachable!("HMAC takes any key")
    };
    mac.update(format!("file\n{ws}\n{id}\n{until}\n{kind}\n{name}").as_bytes());
    mac
}

/// What it answers outside of the API.
pub fn pages() -> Router<App> {
    Router::new().route("/files/{workspace}/{id}/{name}", get(download))
}

/// The bytes of a file, opened.
///
/// # Errors
/// [`Problem::not_found`] when they are gone, or the key that opens them is.
pub async fn bytes_of(app: &App, ws: WorkspaceId, id: FileId) -> Result<Vec<u8>, Problem> {
    let sealed = tokio::fs::read(path_of(app, ws, id)).await.map_err(|_| Problem::not_found())?;
    let opened = app.db.read::<_, DbError, _>(move |tx| pieces::open(tx, id, &sealed));
    opened.await?.ok_or_else(Problem::not_found)
}

/// A file to be kept by whoever asked for it, and by nothing between.
///
/// # Errors
/// When its name makes no header.
pub fn attachment(name: &str, bytes: Vec<u8>) -> Result<Response, Problem> {
    let disposition = format!("attachment; filename*=UTF-8''{}", percent_encode(name));
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let disposition = HeaderValue::from_str(&disposition).map_err(Problem::internal)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}

#[derive(Deserialize)]
struct Grant {
    until: i64,
    kind: String,
    signature: String,
}

async fn download(
    State(app): State<App>,
    PathOf((ws, id, name)): PathOf<(WorkspaceId, FileId, String)>,
    Params(grant): Params<Grant>,
) -> Result<Response, Problem> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::not_found());
    let kind = String::from_utf8(bytes(&grant.kind)?).map_err(|_| Problem::not_found())?;
    let signature = bytes(&grant.signature)?;
    let genuine = mac(&app, ws, id, &name, &kind, grant.until).verify_slice(&signature).is_ok();
    if !genuine || grant.until < app.now().seconds() {
        return Err(Problem::not_found());
    }
    let reading = pieces::Reading::begin(&app.db, id, &path_of(&app, ws, id)).await;
    let reading = reading.map_err(Problem::internal)?.ok_or_else(Problem::not_found)?;
    let length = reading.length;
    let inline = INLINE.contains(&kind.as_str());
    let disposition = format!(
        "{}; filename*=UTF-8''{}",
        if inline { "inline" } else { "attachment" },
        percent_encode(&name)
    );
    let kind = if inline { kind } else { "application/octet-stream".into() };
    let mut response = Body::from_stream(reading.into_stream()).into_response();
    let headers = response.headers_mut();
    let value = |text: &str| HeaderValue::from_str(text).map_err(Problem::internal);
    headers.insert(header::CONTENT_TYPE, value(&kind)?);
    headers.insert(header::CONTENT_LENGTH, length.into());
    headers.insert(header::CONTENT_DISPOSITION, value(&disposition)?);
    // A picture of somebody's papers is not left behind on the disk of whoever looked at it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    Ok(response)
}
