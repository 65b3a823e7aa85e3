use super::{
    erase::{self, Receipt},
    export::{self, Export},
    page::{self, Reader},
};
use crate::{
    access::{Permission, Signed},
    conversations::Desk,
    events::Actor,
    http::{Body, Params, PathOf, Problem},
    proof::{self, Prover},
    settings,
    trust::{Read, Stand, What},
    widget::CustomerSession,
    words::words,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use ombud_base::id::CustomerId;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Why a customer is erased.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// 3 to 500 characters. It stays, sealed with the workspace's key: do not name the customer in it.
    #[schema(min_length = 3, max_length = 500)]
    reason: String,
}

/// Erases a customer for good: their keys are destroyed, and with them everything that they said and were. Cases, numbers and
/// times stay for the statistics. It cannot be undone, by nobody; backups that were made before hold what they held, until
/// they are thrown away. Refused (409 `on-hold`) while a legal hold keeps what is theirs.
#[utoipa::path(
    post, path = "/customers/{id}/erase", tag = "customers", params(("id" = CustomerId, Path)),
    request_body(content = Erasure, example = json!({"reason": "Asked for it by mail, ticket 4711"})),
    responses((status = 200, body = Receipt))
)]
pub(super) async fn erase_customer(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Body(asked): Body<Erasure>,
) -> Result<Json<Receipt>, Problem> {
    signed.need(Permission::CustomersErase)?;
    let parts = desk.clone();
    let written = desk.db.write::<_, Problem, _>(move |tx| {
        erase::erase(&parts, tx, signed.workspace, signed.actor(), id, &asked.reason)
    });
    written.await.map(Json)
}

words! {
    /// How an export is written.
    Format {
        /// For programmes.
        Json = "json",
        /// A page to read and print.
        Html = "html",
    }
}

/// How to export.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// `json` when absent.
    #[param(inline)]
    format: Option<Format>,
    /// The language of the page's own words (BCP 47): English and Simplified Chinese there are. The workspace's first one when
    /// absent. What was said stays as it was said.
    #[param(example = "zh-CN")]
    lang: Option<String>,
    /// The time zone of the page (IANA), which it names; UTC when absent. JSON has UTC.
    #[param(example = "Asia/Singapore")]
    tz: Option<String>,
}

impl ExportQuery {
    /// For whom it is written; before anything is read, so that a mistake costs no look.
    fn reader(&self, languages: &[String]) -> Result<Reader, Problem> {
        let own = languages.first().map_or("en", String::as_str);
        Reader::new(self.lang.as_deref().unwrap_or(own), self.tz.as_deref().unwrap_or("UTC"))
    }
}

/// Everything that is held on a customer, in clear: what they are known by, their cases with all messages and notes, files,
/// who looked at them, what happened. It counts as a look at the customer and is an event of its own.
#[utoipa::path(
    get, path = "/customers/{id}/export", tag = "customers", params(("id" = CustomerId, Path), ExportQuery),
    responses((status = 200, body = Export))
)]
pub(super) async fn export_customer(
    State(desk): State<Desk>,
    signed: Signed,
    PathOf(id): PathOf<CustomerId>,
    Params(query): Params<ExportQuery>,
) -> Result<Response, Problem> {
    signed.need(Permission::CustomersExport)?;
    let (format, ws) = (query.format.unwrap_or(Format::Json), signed.workspace);
    let parts = desk.clone();
    let (export, reader) = desk
        .db
        .snapshot::<_, Problem, _>(move |tx| {
            let reader = query.reader(&settings::of(tx, ws)?.languages)?;
            Ok((export::export(&parts, tx, ws, id)?, reader))
        })
        .await?;
    let (parts, actor) = (desk.clone(), signed.actor());
    let note = desk.db.write(move |tx| export::note(&parts, tx, ws, actor, id, format.word()));
    note.await?;
    let look = Read {
        customer: id,
        name: None,
        case: None,
        number: None,
        stand: Stand::Without,
        what: What::Exported,
        named: true,
    };
    desk.trust.observe(&signed, [look]).await;
    file(&export, format, &reader, &format!("customer-{id}"))
}

/// Takes along all that is held on you: what you are known by, your conversations, files and devices. A fresh proof comes first,
/// where the workspace wants one.
#[utoipa::path(
    get, path = "/widget/export", tag = "widget", params(ExportQuery), responses((status = 200, body = Export))
)]
pub(super) async fn export_own(
    State(desk): State<Desk>,
    session: CustomerSession,
    Params(query): Params<ExportQuery>,
) -> Result<Response, Problem> {
    let format = query.format.unwrap_or(Format::Json);
    let (parts, device) = (desk.clone(), session.device());
    let (ws, id, now) = (device.workspace, device.customer, desk.now());
    let export = desk.db.snapshot::<_, Problem, _>(move |tx| {
        let demand = proof::rules_of(tx, ws)?.export;
        proof::require(tx, Prover::Device(device), demand, now)?;
        let reader = query.reader(&settings::of(tx, ws)?.languages)?;
        Ok((export::export(&parts, tx, ws, id)?.for_customer(), reader))
    });
    let (export, reader) = export.await?;
    let parts = desk.clone();
    let note = desk.db.write(move |tx| export::note(&parts, tx, ws, Actor::Customer(id), id, format.word()));
    note.await?;
    file(&export, format, &reader, "my-data")
}

/// An export as a file to keep.
fn file(export: &Export, format: Format, reader: &Reader, name: &str) -> Result<Response, Problem> {
    let (kind, text) = match format {
        Format::Json => {
            ("application/json", serde_json::to_string_pretty(export).map_err(Problem::internal)?)
        }
        Format::Html => ("text/html; charset=utf-8", page::page(export, reader)?),
    };
    let name = format!("attachment; filename=\"{name}.{}\"", format.word());
    let value = |text: &str| HeaderValue::from_str(text).map_err(Problem::internal);
    let headers = [
        (header::CONTENT_TYPE, value(kind)?),
        (header::CONTENT_DISPOSITION, value(&name)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, value(&page::policy())?),
    ];
    Ok((headers, text).into_response())
}
