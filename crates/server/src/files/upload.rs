use super::{
    StaffFile,
    content::{self, Verdict},
    pieces, place_of_name,
    scan::{self, Scan, keeps_unscanned},
    serve::path_of,
};
use crate::{
    access::{Permission, Signed},
    app::App,
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    keys::{self, Owner},
    messages::StoredFile,
};
use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, State},
    http::StatusCode,
};
use bytes::Bytes;
use ombud_base::{
    Time,
    id::{FileId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use ombud_guard::Kind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use tokio::{fs, io::AsyncWriteExt};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most code points of a file's name.
const NAME_MOST: usize = 200;
/// What a request may be larger than its file.
const ENVELOPE: usize = 64 * 1024;

/// What it answers under `/api/v1`. The size is limited while reading, by the configuration.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(upload_file)).layer(body_limit())
}

/// What a route that takes files lets through: as much as may ever be configured, and its form around it.
pub fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(1024 * 1024 * 1024 + ENVELOPE)
}

/// A form with one field `file`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form")]
struct UploadForm {
    /// The file, at most 20 MiB unless the operator sets another limit.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
}

/// Upload a file, to be sent with a message.
#[utoipa::path(post, path = "/files", tag = "files", request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = StaffFile)))]
async fn upload_file(
    State(app): State<App>,
    signed: Signed,
    form: Multipart,
) -> Result<(StatusCode, Json<StaffFile>), Problem> {
    signed.need(Permission::CasesReply)?;
    let file = take_multipart(&app, form).await?;
    let stored = upload(&app, signed.workspace, signed.actor(), file).await?;
    Ok((StatusCode::CREATED, Json((&stored).into())))
}

/// A file that was read from a form.
pub struct Upload {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the field `file` of a form, up to the configured size.
///
/// # Errors
/// When the form cannot be read, has no file, or the file is too large or empty.
pub async fn take_multipart(app: &App, mut form: Multipart) -> Result<Upload, Problem> {
    let most = usize::try_from(app.config.files.max_bytes).unwrap_or(usize::MAX);
    let broken =
        |error: axum::extract::multipart::MultipartError| Problem::new(Code::Malformed, error.body_text());
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = clean_name(field.file_name().unwrap_or("file"));
        let mut bytes = Vec::new();
        while let Some(part) = field.chunk().await.map_err(broken)? {
            if bytes.len() + part.len() > most {
                return Err(Problem::new(
                    Code::TooLarge,
                    format!("A file holds at most {} MiB.", most / 1024 / 1024),
                ));
            }
            bytes.extend_from_slice(&part);
        }
        if bytes.is_empty() {
            return Err(Problem::invalid("file", "is empty"));
        }
        return Ok(Upload { name, bytes });
    }
    Err(Problem::invalid("file", "is missing: send a form with a field of this name"))
}

/// A name without folders and control characters.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|it| !it.is_control()).take(NAME_MOST).collect();
    if kept.trim_matches(['.', ' ']).is_empty() { "file".into() } else { kept }
}

/// Keeps a file, unless the guard finds a secret in it: first its bytes, then its row, so that a row never lacks its
/// bytes.
///
/// # Errors
/// [`Code::SecretFound`], and when the disk or the database refuses.
pub async fn upload(app: &App, ws: WorkspaceId, by: Actor, file: Upload) -> Result<StoredFile, Problem> {
    let (now, id) = (app.now(), FileId::new(app.now(), &app.random));
    let (name, found) = guarded_name(file.name);
    if !found.is_empty() {
        tell(app, ws, by, kinds::SECRET_REMOVED, json!({"kinds": names(&found), "in": "file_name"})).await?;
    }
    let bytes = Bytes::from(file.bytes);
    let (unscanned, unread) = looked_at(app, ws, by, &bytes).await?;
    let size = imagesize::blob_size(&bytes).ok();
    let stored = StoredFile {
        id,
        name,
        media_type: media_type(&bytes).to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        width: size.and_then(|it| it.width.try_into().ok()),
        height: size.and_then(|it| it.height.try_into().ok()),
    };
    let path = path_of(app, ws, id);
    let failed = |error: std::io::Error| Problem::internal(format!("a file cannot be kept: {error}"));
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).await.map_err(failed)?;
    }
    let chain = app.db.write::<_, DbError, _>(move |tx| keys::sealing(tx, ws, [owner(by)])).await?;
    let sealed = tokio::task::spawn_blocking(move || pieces::seal(&chain, owner(by), id, &bytes));
    let sealed = sealed.await.map_err(Problem::internal)??;
    let hash: [u8; 32] = Sha256::digest(&sealed).into();
    let mut made = fs::OpenOptions::new();
    let mut kept =
        made.write(true).create(true).truncate(true).mode(0o600).open(&path).await.map_err(failed)?;
    kept.write_all(&sealed).await.map_err(failed)?;
    kept.sync_all().await.map_err(failed)?;
    let row = stored.clone();
    let hub = app.hub.clone();
    let write = app.db.write::<_, DbError, _>(move |tx| {
        if unscanned || unread.is_some() {
            let mut journal = Journal::open(tx, ws, by, now)?;
            if unscanned {
                journal.event(kinds::FILE_UNSCANNED, None, &json!({"file": id}));
            }
            if let Some(why) = unread {
                journal.event(kinds::FILE_UNREAD, None, &json!({"file": id, "why": why.name()}));
            }
            journal.close(tx, &hub)?;
        }
        insert(tx, ws, by, &row, &hash, now)
    });
    write.await?;
    Ok(stored)
}

/// Lets clamd and the guard look at bytes that are not kept as a file of a conversation. Answers whether they were let through
/// without clamd's word, which whoever keeps them writes down.
///
/// # Errors
/// [`Code::SecretFound`], [`Code::VirusFound`], and [`Code::Unavailable`] where nobody looks and nothing may be kept unseen.
pub async fn admitted(app: &App, ws: WorkspaceId, by: Actor, bytes: &Bytes) -> Result<bool, Problem> {
    Ok(looked_at(app, ws, by, bytes).await?.0)
}

/// Answers whether clamd has not looked, and why the guard could not read it all.
async fn looked_at(
    app: &App,
    ws: WorkspaceId,
    by: Actor,
    bytes: &Bytes,
) -> Result<(bool, Option<content::Why>), Problem> {
    // Before anything of ours reads it.
    let unscanned = scanned(app, ws, by, bytes).await?;
    match content::judge(bytes.clone()).await {
        Verdict::Clean => Ok((unscanned, None)),
        Verdict::Unread(why) => Ok((unscanned, Some(why))),
        Verdict::Secrets(found) => {
            tell(app, ws, by, kinds::SECRET_REMOVED, json!({"kinds": names(&found), "in": "file"})).await?;
            Err(refusal(&found))
        }
    }
}

/// Lets clamd look, where there is one. Answers whether the file is kept without its word.
async fn scanned(app: &App, ws: WorkspaceId, by: Actor, bytes: &Bytes) -> Result<bool, Problem> {
    match scan::scan(&app.config.files, bytes).await {
        Scan::Clean => Ok(false),
        Scan::Infected(virus) => {
            tell(app, ws, by, kinds::VIRUS_FOUND, json!({"virus": virus})).await?;
            let detail = format!(
                "A virus was found in the file ({virus}), and it was not kept. Look at the device that it comes from with a virus \
                 scanner, and send another file."
            );
            Err(Problem::new(Code::VirusFound, detail))
        }
        Scan::Unscanned(_) if keeps_unscanned(&app.config.files) => Ok(true),
        Scan::Unscanned(_) => {
            let mut problem = Problem::new(
                Code::Unavailable,
                "Files cannot be looked at for viruses just now, and so not be taken. Try again in a few minutes, or send a \
                 smaller one.",
            );
            problem.retry_after = Some(60);
            Err(problem)
        }
    }
}

/// With whose key a file is sealed: the customer's who uploaded it, else the workspace's.
const fn owner(by: Actor) -> Owner {
    match by {
        Actor::Customer(id) => Owner::Customer(id),
        _ => Owner::Workspace,
    }
}

fn insert(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    by: Actor,
    row: &StoredFile,
    hash: &[u8],
    now: Time,
) -> Result<(), DbError> {
    let name = keys::sealing(tx, ws, [owner(by)])?.seal(owner(by), &place_of_name(row.id), &row.name)?;
    tx.exec(
        sql!(
            "INSERT INTO files (workspace_id, id, owner_kind, owner_id, name, media_type, size, width, height, sha256, ",
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            ws.into(),
            row.id.into(),
            by.kind().into(),
            by.id().into(),
            (&name).into(),
            (&row.media_type).into(),
            row.size.into(),
            row.width.into(),
            row.height.into(),
            hash.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// A name without what the guard cuts out, and what that was.
fn guarded_name(name: String) -> (String, BTreeSet<Kind>) {
    let inspection = ombud_guard::inspect(&name);
    let found = inspection.findings.iter().map(|it| it.kind).collect();
    (inspection.redacted.unwrap_or(name), found)
}

fn names(found: &BTreeSet<Kind>) -> Vec<&'static str> {
    found.iter().map(|it| it.name()).collect()
}

/// Writes down what the guard did: what it found, and never where.
async fn tell(app: &App, ws: WorkspaceId, by: Actor, kind: &'static str, data: Value) -> Result<(), Problem> {
    let (hub, now) = (app.hub.clone(), app.now());
    let write = app.db.write::<_, DbError, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, by, now)?;
        journal.event(kind, None, &data);
        journal.close(tx, &hub)
    });
    Ok(write.await?)
}

fn refusal(found: &BTreeSet<Kind>) -> Problem {
    let marks: BTreeSet<&str> = found.iter().map(|it| it.mark().trim_matches(['[', ']'])).collect();
    let what: Vec<&str> = marks.iter().map(|it| it.strip_suffix(" removed").unwrap_or(it)).collect();
    Problem::new(
        Code::SecretFound,
        format!(
            "The file holds a secret ({}) and was not kept. Nobody here needs it: send the file without it. Whoever has seen \
             it can take what it protects, so move your funds or replace it if others have the file.",
            what.join(", ")
        ),
    )
}

/// What the bytes say that they are; text and everything unknown is told apart by whether it is UTF-8.
fn media_type(bytes: &[u8]) -> &'static str {
    match infer::get(bytes) {
        Some(kind) => kind.mime_type(),
        None if std::str::from_utf8(bytes).is_ok() => "text/plain",
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::files::damage::config())]

        #[test]
        fn no_name_leaves_its_folder_or_breaks_a_header(name in "\\PC{0,300}|[./\\\\\u{0}-\u{1f}a]{0,40}") {
            let kept = clean_name(&name);
            prop_assert!(!kept.is_empty() && kept.chars().count() <= NAME_MOST);
            prop_assert!(!kept.contains(['/', '\\']) && !kept.chars().any(char::is_control));
            prop_assert!(!kept.trim_matches(['.', ' ']).is_empty());
            prop_assert!(super::super::attachment(&kept, Vec::new()).is_ok());
        }

        #[test]
        fn any_bytes_are_of_some_kind_and_none_is_a_page(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(media_type(&bytes).contains('/'));
        }
    }
}
