use super::{
    CaseReport, CaseReports,
    gather::{For, ReportMakerName},
    make::{Wanted, make},
    pdf,
    types::Made,
};
use crate::{
    access::{Permission, Signed},
    conversations::{actions::visible, list, people::staff_name, reading},
    customers,
    events::Actor,
    http::{Checks, Params, PathOf, Problem},
    ledger,
    proof::{self, Prover},
    trust::What,
    widget::CustomerSession,
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use ombud_base::id::{CaseId, ConversationId};
use serde::Deserialize;
use utoipa::IntoParams;

/// How a report is written.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ReportQuery {
    /// The language of its own words (BCP 47): English and Simplified Chinese there are. What was said stays as it was said.
    #[param(example = "zh-CN")]
    lang: Option<String>,
}

impl ReportQuery {
    fn language(&self) -> Result<String, Problem> {
        let mut checks = Checks::new();
        let lang = self.lang.as_deref().unwrap_or("en");
        checks.language("lang", lang);
        checks.done()?;
        Ok(pdf::language(lang).to_owned())
    }
}

/// A report of a case as JSON, for the police or another platform: the case, what its customer named and the chains say of it, the
/// evidence, the conversation without notes, what was done with the account, files by their hashes, and the ledger's receipts. It
/// is all in clear; it counts as a look at the customer, and is an event with the SHA-256 of this very answer.
#[utoipa::path(
    get, path = "/cases/{id}/report", tag = "cases", params(("id" = CaseId, Path), ReportQuery),
    responses((status = 200, body = CaseReport))
)]
pub(super) async fn report_case(
    State(reports): State<CaseReports>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Params(query): Params<ReportQuery>,
) -> Result<Response, Problem> {
    let made = of_case(&reports, &signed, id, &query, "json").await?;
    file(made.json.into_bytes(), "application/json", &format!("report-{}.json", made.report.case.number))
}

/// The same as a PDF to read and print, in which the JSON is embedded as `report.json`. The event has the SHA-256 of that.
#[utoipa::path(
    get, path = "/cases/{id}/report.pdf", tag = "cases", params(("id" = CaseId, Path), ReportQuery),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"))
)]
pub(super) async fn report_case_pdf(
    State(reports): State<CaseReports>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
    Params(query): Params<ReportQuery>,
) -> Result<Response, Problem> {
    let made = of_case(&reports, &signed, id, &query, "pdf").await?;
    drawn(&reports, made).await
}

async fn of_case(
    reports: &CaseReports,
    signed: &Signed,
    id: CaseId,
    query: &ReportQuery,
    form: &'static str,
) -> Result<Made, Problem> {
    signed.need(Permission::CasesReport)?;
    let lang = query.language()?;
    let (ws, seer) = (signed.workspace, signed.clone());
    let read = reports.db.read::<_, Problem, _>(move |tx| {
        let case = visible(tx, &seer, id)?;
        let name = customers::customer(tx, ws, case.customer)?.and_then(|it| it.name);
        let maker = seer.staff_id().map(|it| staff_name(tx, ws, it)).transpose()?.map(|it| it.name);
        Ok((list::look(&seer, &case, name, What::Exported), maker))
    });
    let (look, name) = read.await?;
    let actor = signed.actor();
    let maker = ReportMakerName { kind: actor.kind(), name };
    let wanted = Wanted { workspace: ws, case: id, actor, whom: For::Staff(maker), lang, form };
    let made = make(reports, wanted).await?;
    reports.trust.observe(signed, [look]).await;
    Ok(made)
}

/// A report of one of your conversations as JSON, for the police: what you wrote and were answered, what the chains say of the
/// transactions and addresses in it, what was done with your account, and the ledger's receipt. A proof of who you are comes
/// first, where the workspace wants one before a conversation is taken along.
#[utoipa::path(
    get, path = "/widget/conversations/{id}/report", tag = "widget", params(("id" = ConversationId, Path), ReportQuery),
    responses((status = 200, body = CaseReport))
)]
pub(super) async fn report_own(
    State(reports): State<CaseReports>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
    Params(query): Params<ReportQuery>,
) -> Result<Response, Problem> {
    let made = of_own(&reports, &session, id, &query, "json").await?;
    file(made.json.into_bytes(), "application/json", &format!("report-{}.json", made.report.case.number))
}

/// The same as a PDF to read and print, in which the JSON is embedded as `report.json`.
#[utoipa::path(
    get, path = "/widget/conversations/{id}/report.pdf", tag = "widget", params(("id" = ConversationId, Path), ReportQuery),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"))
)]
pub(super) async fn report_own_pdf(
    State(reports): State<CaseReports>,
    session: CustomerSession,
    PathOf(id): PathOf<ConversationId>,
    Params(query): Params<ReportQuery>,
) -> Result<Response, Problem> {
    let made = of_own(&reports, &session, id, &query, "pdf").await?;
    drawn(&reports, made).await
}

async fn of_own(
    reports: &CaseReports,
    session: &CustomerSession,
    id: ConversationId,
    query: &ReportQuery,
    form: &'static str,
) -> Result<Made, Problem> {
    let lang = query.language()?;
    let (device, now) = (session.device(), reports.now());
    let (ws, customer) = (session.workspace, session.customer);
    let read = reports.db.read::<_, Problem, _>(move |tx| {
        let own = reading::conversation(tx, ws, id)?.filter(|it| it.customer == customer);
        let case = own.ok_or_else(Problem::not_found)?.case;
        let demand = proof::rules_of(tx, ws)?.transcript;
        proof::require(tx, Prover::Device(device), demand, now)?;
        Ok(case)
    });
    let case = read.await?;
    // Each asks the chains and reads files: whoever asks for the hundredth in a minute wants something else than a report.
    reports.hub.take_report(customer, now)?;
    let (actor, whom) = (Actor::Customer(customer), For::Customer(id));
    let made = make(reports, Wanted { workspace: ws, case, actor, whom, lang, form }).await;
    made.map_err(ledger::for_customers)
}

async fn drawn(reports: &CaseReports, made: Made) -> Result<Response, Problem> {
    let name = format!("report-{}.pdf", made.report.case.number);
    let _room = reports.drawing.acquire().await.map_err(Problem::internal)?;
    let drawn = tokio::task::spawn_blocking(move || pdf::draw(&made.report, &made.json, &made.sha256));
    let bytes = drawn.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
    file(bytes, "application/pdf", &name)
}

/// A report as a file to keep.
fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Result<Response, Problem> {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition).map_err(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, bytes).into_response())
}
