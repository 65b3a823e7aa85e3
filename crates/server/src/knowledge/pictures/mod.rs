//! Pictures of articles. What is brought in is looked at by the guard and clamd, drawn anew without anything but its pixels, and kept
//! under a name that is made of what it is. Staff see every picture; everybody sees those that an article shows that everybody sees.

mod sweep;

pub(super) use sweep::handlers;

use super::{
    Library,
    render::{PictureAt, is_picture, mentioned},
    store,
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, Journal, kinds},
    files::{
        admitted,
        drawn::{Fresh, Unfit, anew},
        take_multipart,
    },
    http::{PathOf, Problem},
};
use axum::{
    Json,
    extract::{DefaultBodyLimit, Multipart, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use utoipa::ToSchema;

/// The largest file that is taken as a picture, in bytes.
pub(super) const LARGEST: usize = 10 * 1024 * 1024;
/// The most pictures of a workspace, and the most bytes of them.
const MOST: i64 = 10_000;
const MOST_BYTES: i64 = 2 * 1024 * 1024 * 1024;
/// What a request may be larger than its picture.
const ENVELOPE: usize = 64 * 1024;

/// A picture that articles can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Picture {
    /// Its name, made of what it is; in Markdown it stands behind `pictures/`.
    #[schema(example = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png")]
    pub name: String,
    /// What it is.
    #[schema(example = "image/png")]
    pub media_type: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Bytes.
    pub size: i64,
}

/// A picture that was looked at and drawn, and is not kept yet.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) picture: Picture,
    pub(super) bytes: Bytes,
    /// Clamd has not looked at it.
    unscanned: bool,
}

/// The name that bytes have.
pub(super) fn name_of(bytes: &[u8], end: &str) -> String {
    let digits: String = Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let (mut name, mut rest) = (String::with_capacity(40), digits.as_str());
    for group in [8, 4, 4, 4, 12] {
        let (part, after) = rest.split_at_checked(group).unwrap_or((rest, ""));
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
        rest = after;
    }
    format!("{name}.{end}")
}

/// Why a file is not taken.
pub(super) enum Refused {
    /// For what it is.
    Unfit(Unfit),
    /// For what is in it, or because nobody can look.
    Problem(Problem),
}

/// Has a file looked at, and draws it anew.
pub(super) async fn draw(
    library: &Library,
    ws: WorkspaceId,
    by: Actor,
    bytes: Bytes,
) -> Result<Drawn, Refused> {
    if bytes.len() > LARGEST {
        let what = "it is larger than 10 MiB";
        return Err(Refused::Unfit(Unfit {
            what,
            how: "make it smaller: 2400 pixels are the widest that is shown",
        }));
    }
    let unscanned = admitted(library, ws, by, &bytes).await.map_err(Refused::Problem)?;
    let Fresh { media_type, end, width, height, bytes } = anew(bytes).await.map_err(Refused::Unfit)?;
    let picture = Picture {
        name: name_of(&bytes, end),
        media_type: media_type.into(),
        width: width.into(),
        height: height.into(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
    };
    Ok(Drawn { picture, bytes, unscanned })
}

/// Keeps a picture. Answers whether it is new.
///
/// # Errors
/// [`crate::http::Code::Invalid`] where there are too many; as the database says.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    library: &Library,
    journal: &mut Journal,
    it: &Drawn,
) -> Result<bool, Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    let there = !store::pictures_named(tx, ws, std::slice::from_ref(&it.picture.name))?.is_empty();
    if !there {
        let (count, bytes) = store::count_pictures(tx, ws)?;
        if count >= MOST || bytes + it.picture.size > MOST_BYTES {
            let detail = format!(
                "there are {count} pictures already, of at most {MOST} and 2 GiB in all. Those that no article shows are deleted \
                 after a week: take some out of articles, or delete what is not needed"
            );
            return Err(Problem::invalid("file", detail));
        }
    }
    store::put_picture(tx, ws, &it.picture, &it.bytes, now)?;
    if it.unscanned {
        journal.event(kinds::FILE_UNSCANNED, None, &json!({"picture": it.picture.name}));
    }
    if !there {
        let data = json!({"what": "added", "name": it.picture.name, "size": it.picture.size});
        journal.event(kinds::KNOWLEDGE_PICTURE, None, &data);
    }
    sweep::keep_swept(tx, library, ws, now)?;
    Ok(!there)
}

/// Finds pictures at the staff's address of them, for what is not public.
pub(super) fn for_staff(sizes: &HashMap<String, (i64, i64)>, name: &str) -> Option<PictureAt> {
    let (width, height) = *sizes.get(name)?;
    Some(PictureAt { url: format!("/api/v1/knowledge/pictures/{name}"), width, height })
}

/// Finds pictures at their public address.
pub(super) fn for_readers(sizes: &HashMap<String, (i64, i64)>, name: &str) -> Option<PictureAt> {
    let (width, height) = *sizes.get(name)?;
    Some(PictureAt { url: format!("/help/pictures/{name}"), width, height })
}

/// The sizes of those pictures of a text that are there.
pub(super) fn sizes_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    markdown: &str,
) -> Result<HashMap<String, (i64, i64)>, DbError> {
    let mut names: Vec<String> = mentioned(markdown).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    let found = store::pictures_named(tx, ws, &names)?;
    Ok(found.into_iter().map(|it| (it.name, (it.width, it.height))).collect())
}

/// A form with one field `file`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form")]
pub(super) struct PictureForm {
    /// The picture: a PNG, JPEG, WebP or GIF of at most 10 MiB and 40 million pixels.
    #[schema(value_type = String, format = Binary, content_media_type = "image/png")]
    file: Vec<u8>,
}

/// What a request with a picture may take.
pub(super) fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST + ENVELOPE)
}

/// Brings a picture in. It is drawn anew: nothing is left of the file but what is seen, and the same picture has the same name.
#[utoipa::path(
    post, path = "/knowledge/pictures", tag = "knowledge",
    request_body(content = PictureForm, content_type = "multipart/form-data"),
    responses((status = 201, body = Picture))
)]
pub(super) async fn add_picture(
    State(library): State<Library>,
    signed: Signed,
    form: Multipart,
) -> Result<(StatusCode, Json<Picture>), Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    let file = take_multipart(&library, form).await?;
    let (ws, actor, now, hub) = (signed.workspace, signed.actor(), library.now(), library.hub.clone());
    let drawn = match draw(&library, ws, actor, file.bytes.into()).await {
        Ok(drawn) => drawn,
        Err(Refused::Problem(problem)) => return Err(problem),
        Err(Refused::Unfit(Unfit { what, how })) => {
            return Err(Problem::invalid("file", format!("cannot be taken as a picture, for {what}: {how}")));
        }
    };
    let picture = drawn.picture.clone();
    let parts = library.clone();
    let written = library.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        keep(tx, &parts, &mut journal, &drawn)?;
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    Ok((StatusCode::CREATED, Json(picture)))
}

/// A picture as it is kept, for staff: also one that no published article shows.
#[utoipa::path(
    get, path = "/knowledge/pictures/{name}", tag = "knowledge", params(("name" = String, Path)),
    responses((status = 200, description = "The picture.", content_type = "image/*", body = Vec<u8>))
)]
pub(super) async fn show_picture(
    State(library): State<Library>,
    signed: Signed,
    PathOf(name): PathOf<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    signed.need(Permission::KnowledgeView)?;
    let (kind, bytes) = library.picture(signed.workspace, &name).await?;
    served(&headers, &name, &kind, bytes, "private, max-age=31536000, immutable")
}

/// A picture as it is sent. Its name says what is in it, so whoever has it needs never ask again.
///
/// # Errors
/// When its name makes no header.
pub fn served(
    asked: &HeaderMap,
    name: &str,
    kind: &str,
    bytes: Bytes,
    kept: &'static str,
) -> Result<Response, Problem> {
    let value = |text: &str| HeaderValue::from_str(text).map_err(Problem::internal);
    let tag = format!("\"{name}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, value(&tag)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    if known.split(',').any(|it| it.trim().trim_start_matches("W/") == tag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, value(kind)?);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok((headers, bytes).into_response())
}

impl Library {
    /// A picture of a workspace, whoever may see it: what it is, and its bytes.
    ///
    /// # Errors
    /// [`crate::http::Code::NotFound`]; as the database says.
    async fn picture(&self, ws: WorkspaceId, name: &str) -> Result<(String, Bytes), Problem> {
        if !is_picture(name) {
            return Err(Problem::not_found());
        }
        if let Some(kept) = self.kept_picture(ws, name) {
            return Ok(kept);
        }
        let asked = name.to_owned();
        let found = self.db.read::<_, DbError, _>(move |tx| store::picture_bytes(tx, ws, &asked)).await?;
        let (kind, bytes) = found.ok_or_else(Problem::not_found)?;
        let bytes = Bytes::from(bytes);
        self.keep_picture(ws, name, &kind, &bytes);
        Ok((kind, bytes))
    }

    /// A picture that an article shows to readers of a region, and whether all others may see it, too.
    ///
    /// # Errors
    /// [`crate::http::Code::NotFound`] for every other one; as the database says.
    pub async fn public_picture(
        &self,
        ws: WorkspaceId,
        name: &str,
        region: Option<&str>,
    ) -> Result<((String, Bytes), bool), Problem> {
        let everywhere = self.of(ws).await?.shows_picture(name);
        if !everywhere && !self.seen_from(ws, region).await?.shows_picture(name) {
            return Err(Problem::not_found());
        }
        Ok((self.picture(ws, name).await?, everywhere))
    }
}
