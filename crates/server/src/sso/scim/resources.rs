//! What users and groups have in common: how they are listed, shown, written and taken away.

use super::{
    answer::{ScimProblem, Shown, page},
    attributes::Wanted,
    caller::{Caller, Sent},
    filter,
    groups::Groups,
    patch::{self, Edit, member, truth},
    users::Users,
};
use crate::{
    events::Journal,
    http::Problem,
    sso::{Sso, start::param},
};
use axum::{
    extract::{Path, RawQuery, State as Parts},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use serde_json::Value as Json;
use std::str::FromStr;

/// The most resources of one page.
pub(super) const MOST: i64 = 200;

/// A kind of resource.
pub(super) trait Kind: Send + Sync + 'static {
    /// By which one is found.
    type Id: FromStr + Copy + Send + Sync + 'static;

    /// All of them, in the order that they always have.
    fn every(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId) -> Result<Vec<Json>, DbError>;

    /// One of them.
    fn one(tx: &mut Tx<'_>, sso: &Sso, workspace: WorkspaceId, id: Self::Id) -> Result<Shown, ScimProblem>;

    /// A new one.
    fn create(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        body: &Json,
    ) -> Result<Self::Id, ScimProblem>;

    /// As it is sent, whatever it was. `headers` say of which version.
    fn replace(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        of: (Self::Id, &HeaderMap),
        body: &Json,
    ) -> Result<(), ScimProblem>;

    /// Some of it.
    fn change(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        of: (Self::Id, &HeaderMap),
        edits: &[Edit],
    ) -> Result<(), ScimProblem>;

    /// Takes it away.
    fn remove(
        tx: &mut Tx<'_>,
        sso: &Sso,
        journal: &mut Journal,
        of: (Self::Id, &HeaderMap),
    ) -> Result<(), ScimProblem>;
}

fn id_of<K: Kind>(text: &str) -> Result<K::Id, ScimProblem> {
    text.parse().map_err(|_| ScimProblem::not_found())
}

/// Whether a resource fits a filter.
fn fits(json: &Json, filter: &[filter::Equal]) -> Result<bool, ScimProblem> {
    for it in filter {
        let text = |key: &str| json.get(key).cloned().unwrap_or(Json::Null);
        let (is, exact) = match it.attribute.as_str() {
            "id" => (vec![text("id")], true),
            "externalid" => (vec![text("externalId")], true),
            "username" => (vec![text("userName")], false),
            "displayname" => (vec![text("displayName")], false),
            "active" => (vec![text("active")], true),
            "emails" | "emails.value" => (each_value(json, "emails"), false),
            "members" | "members.value" => (each_value(json, "members"), true),
            other => {
                let detail = format!("Nothing is found by {other}.");
                return Err(ScimProblem::new(400, Some("invalidFilter"), detail));
            }
        };
        let wanted = if it.attribute == "active" {
            truth(&it.value).map(Json::Bool).unwrap_or(Json::Null)
        } else {
            it.value.clone()
        };
        let same = |one: &Json| match (one.as_str(), wanted.as_str()) {
            (Some(one), Some(wanted)) if !exact => one.to_lowercase() == wanted.to_lowercase(),
            _ => *one == wanted,
        };
        if !is.iter().any(same) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn each_value(json: &Json, list: &str) -> Vec<Json> {
    let all = json.get(list).and_then(Json::as_array);
    all.into_iter().flatten().filter_map(|it| it.get("value").cloned()).collect()
}

/// What a list is asked by.
struct Asked {
    filter: Vec<filter::Equal>,
    start: i64,
    count: i64,
    wanted: Wanted,
}

impl Asked {
    fn of_query(query: Option<&str>) -> Result<Self, ScimProblem> {
        let number = |name: &str| param(query, name).and_then(|it| it.trim().parse().ok());
        let filter = param(query, "filter").filter(|it| !it.trim().is_empty());
        Self::of(filter.as_deref(), number("startIndex"), number("count"), Wanted::of_query(query)?)
    }

    fn of_body(body: &Json) -> Result<Self, ScimProblem> {
        let number = |name: &str| member(body, name).and_then(Json::as_i64);
        let filter = member(body, "filter").and_then(Json::as_str);
        Self::of(filter, number("startIndex"), number("count"), Wanted::of_body(body)?)
    }

    fn of(
        filter: Option<&str>,
        start: Option<i64>,
        count: Option<i64>,
        wanted: Wanted,
    ) -> Result<Self, ScimProblem> {
        let filter = filter.map(filter::parse).transpose()?.unwrap_or_default();
        Ok(Self { filter, start: start.unwrap_or(1), count: count.unwrap_or(100).clamp(0, MOST), wanted })
    }

    /// The page of those that fit.
    fn answer(&self, all: Vec<Json>) -> Result<Response, ScimProblem> {
        let mut fitting = Vec::new();
        for mut json in all {
            if fits(&json, &self.filter)? {
                self.wanted.trim(&mut json);
                fitting.push(json);
            }
        }
        Ok(page(fitting, self.start, self.count))
    }
}

async fn every<K: Kind>(sso: &Sso, caller: Caller) -> Result<Vec<Json>, ScimProblem> {
    let parts = sso.clone();
    Ok(sso.db.snapshot::<_, DbError, _>(move |tx| K::every(tx, &parts, caller.workspace)).await?)
}

pub(super) async fn list<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, ScimProblem> {
    Asked::of_query(query.as_deref())?.answer(every::<K>(&sso, caller).await?)
}

pub(super) async fn search<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, ScimProblem> {
    Asked::of_body(&body)?.answer(every::<K>(&sso, caller).await?)
}

/// Among all kinds of resources.
pub(super) async fn search_all(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, ScimProblem> {
    let asked = Asked::of_body(&body)?;
    let mut all = every::<Users>(&sso, caller).await?;
    all.extend(every::<Groups>(&sso, caller).await?);
    asked.answer(all)
}

pub(super) async fn show<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Path(id): Path<String>,
    wanted: Wanted,
    headers: HeaderMap,
) -> Result<Response, ScimProblem> {
    let (id, parts) = (id_of::<K>(&id)?, sso.clone());
    let shown = sso.db.snapshot::<_, Wrapped, _>(move |tx| Ok(K::one(tx, &parts, caller.workspace, id)?));
    Ok(shown.await?.unless_known(&headers, &wanted))
}

/// The database gives back what fails in its own words; SCIM's go along.
struct Wrapped(ScimProblem);

impl From<ScimProblem> for Wrapped {
    fn from(problem: ScimProblem) -> Self {
        Self(problem)
    }
}

impl From<DbError> for Wrapped {
    fn from(error: DbError) -> Self {
        Self(error.into())
    }
}

impl From<Problem> for Wrapped {
    fn from(problem: Problem) -> Self {
        Self(problem.into())
    }
}

impl From<Wrapped> for ScimProblem {
    fn from(wrapped: Wrapped) -> Self {
        wrapped.0
    }
}

/// Writes as one transaction, with the events of it, and shows what came of it, where something is left.
async fn written<K: Kind>(
    sso: &Sso,
    caller: Caller,
    mut work: impl FnMut(&mut Tx<'_>, &Sso, &mut Journal) -> Result<Option<K::Id>, ScimProblem> + Send + 'static,
) -> Result<Option<Shown>, ScimProblem> {
    let parts = sso.clone();
    let shown = sso.db.write::<_, Wrapped, _>(move |tx| {
        let mut journal = Journal::open(tx, caller.workspace, caller.actor(), parts.now())?;
        let id = work(tx, &parts, &mut journal)?;
        journal.close(tx, &parts.hub)?;
        Ok(id.map(|id| K::one(tx, &parts, caller.workspace, id)).transpose()?)
    });
    Ok(shown.await?)
}

fn answer(shown: Option<Shown>, status: StatusCode, wanted: &Wanted) -> Response {
    shown.map_or_else(|| StatusCode::NO_CONTENT.into_response(), |it| it.answer(status, wanted))
}

pub(super) async fn create<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    wanted: Wanted,
    Sent(body): Sent,
) -> Result<Response, ScimProblem> {
    let made =
        written::<K>(&sso, caller, move |tx, sso, journal| K::create(tx, sso, journal, &body).map(Some));
    Ok(answer(made.await?, StatusCode::CREATED, &wanted))
}

pub(super) async fn replace<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Path(id): Path<String>,
    wanted: Wanted,
    headers: HeaderMap,
    Sent(body): Sent,
) -> Result<Response, ScimProblem> {
    let id = id_of::<K>(&id)?;
    let shown = written::<K>(&sso, caller, move |tx, sso, journal| {
        K::replace(tx, sso, journal, (id, &headers), &body).map(|()| Some(id))
    });
    Ok(answer(shown.await?, StatusCode::OK, &wanted))
}

pub(super) async fn change<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Path(id): Path<String>,
    wanted: Wanted,
    headers: HeaderMap,
    Sent(body): Sent,
) -> Result<Response, ScimProblem> {
    let (id, edits) = (id_of::<K>(&id)?, patch::parse(&body)?);
    let shown = written::<K>(&sso, caller, move |tx, sso, journal| {
        K::change(tx, sso, journal, (id, &headers), &edits).map(|()| Some(id))
    });
    Ok(answer(shown.await?, StatusCode::OK, &wanted))
}

pub(super) async fn remove<K: Kind>(
    Parts(sso): Parts<Sso>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ScimProblem> {
    let id = id_of::<K>(&id)?;
    let gone = written::<K>(&sso, caller, move |tx, sso, journal| {
        K::remove(tx, sso, journal, (id, &headers)).map(|()| None)
    });
    Ok(answer(gone.await?, StatusCode::OK, &Wanted::default()))
}
