//! What SCIM is answered with: its own errors, lists and versions.

use super::attributes::Wanted;
use crate::http::{Code, Problem};
use axum::{
    Json as Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use ombud_base::Time;
use ombud_db::DbError;
use serde_json::{Value as Json, json};

const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// A refusal in SCIM's own form (RFC 7644, section 3.12).
#[derive(Debug)]
pub(super) struct ScimProblem {
    status: StatusCode,
    kind: Option<&'static str>,
    detail: String,
    retry_after: Option<u64>,
}

impl ScimProblem {
    pub(super) fn new(status: u16, kind: Option<&'static str>, detail: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, kind, detail: detail.into(), retry_after: None }
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, None, "There is no such resource.")
    }

    /// A value that cannot be.
    pub(super) fn value(detail: impl Into<String>) -> Self {
        Self::new(400, Some("invalidValue"), detail)
    }

    /// A value that another resource has.
    pub(super) fn taken(detail: impl Into<String>) -> Self {
        Self::new(409, Some("uniqueness"), detail)
    }

    /// An attribute that stays (RFC 7644, section 3.5.2.2).
    pub(super) fn stays(detail: impl Into<String>) -> Self {
        Self::new(400, Some("mutability"), detail)
    }

    /// What SCIM may not do here.
    pub(super) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(403, None, detail)
    }
}

impl From<Problem> for ScimProblem {
    fn from(problem: Problem) -> Self {
        problem.log();
        let kind = match problem.code {
            Code::Invalid => Some("invalidValue"),
            Code::Malformed => Some("invalidSyntax"),
            _ => None,
        };
        let status = if problem.code == Code::Invalid { 400 } else { problem.code.status().as_u16() };
        let retry_after = problem.retry_after;
        Self { retry_after, ..Self::new(status, kind, problem.detail.into_owned()) }
    }
}

impl From<DbError> for ScimProblem {
    fn from(error: DbError) -> Self {
        Problem::from(error).into()
    }
}

impl IntoResponse for ScimProblem {
    fn into_response(self) -> Response {
        let mut said = json!({"schemas": [ERROR], "status": self.status.as_str(), "detail": self.detail});
        if let Some(kind) = self.kind {
            said["scimType"] = json!(kind);
        }
        let mut response = scim_json(self.status, &said);
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// JSON under SCIM's own type.
pub(super) fn scim_json(status: StatusCode, body: &Json) -> Response {
    let mut response = (status, Body(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/scim+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A resource with where it is and which version of it.
pub(super) struct Shown {
    /// As JSON, with its `meta`.
    pub json: Json,
    /// Which version.
    pub version: i64,
}

/// What every resource says of itself.
pub(super) fn meta(kind: &str, location: &str, created: Time, changed: Time, version: i64) -> Json {
    json!({
        "resourceType": kind, "created": created, "lastModified": changed, "location": location, "version": etag(version),
    })
}

fn etag(version: i64) -> String {
    format!("W/\"{version}\"")
}

impl Shown {
    /// As an answer, with what is wanted of it.
    pub(super) fn answer(&self, status: StatusCode, wanted: &Wanted) -> Response {
        let mut json = self.json.clone();
        wanted.trim(&mut json);
        let mut response = scim_json(status, &json);
        let headers = response.headers_mut();
        if let Ok(tag) = HeaderValue::from_str(&etag(self.version)) {
            headers.insert(header::ETAG, tag);
        }
        let location = self.json["meta"]["location"].as_str().and_then(|it| HeaderValue::from_str(it).ok());
        if let Some(location) = location {
            headers.insert(header::LOCATION, location);
        }
        response
    }

    /// As an answer to a look, or that nothing has changed since.
    pub(super) fn unless_known(&self, headers: &HeaderMap, wanted: &Wanted) -> Response {
        let known = headers.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
        if known.is_some_and(|it| names(it, self.version)) {
            return StatusCode::NOT_MODIFIED.into_response();
        }
        self.answer(StatusCode::OK, wanted)
    }
}

/// Whether one of the tags of a header is this version's.
fn names(header: &str, version: i64) -> bool {
    let tag = etag(version);
    header.split(',').map(str::trim).any(|it| it == "*" || it == tag || Some(it) == tag.strip_prefix("W/"))
}

/// Refuses a change of another version than the sender has seen.
pub(super) fn must_match(headers: &HeaderMap, version: i64) -> Result<(), ScimProblem> {
    match headers.get(header::IF_MATCH).and_then(|it| it.to_str().ok()) {
        Some(seen) if !names(seen, version) => {
            Err(ScimProblem::new(412, None, "It has changed since: get it again, and change that."))
        }
        _ => Ok(()),
    }
}

/// One page of a list, in the order that it always has. `start` counts from 1.
pub(super) fn page(all: Vec<Json>, start: i64, count: i64) -> Response {
    let (total, start) = (all.len(), start.max(1));
    let skipped = usize::try_from(start - 1).unwrap_or(usize::MAX);
    let taken = usize::try_from(count.max(0)).unwrap_or(0);
    let page: Vec<Json> = all.into_iter().skip(skipped).take(taken).collect();
    let body = json!({
        "schemas": [LIST], "totalResults": total, "itemsPerPage": page.len(), "startIndex": start, "Resources": page,
    });
    scim_json(StatusCode::OK, &body)
}
