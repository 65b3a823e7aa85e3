//! The audit: who read and did what. Everything that is an event, filtered, the newest first.

use super::receipt::{self, Under};
use crate::{
    access::{Permission, Programme, Signed, programmes, role_names},
    conversations::Desk,
    events::{Journal, Logged, kinds, logged_columns, logged_row},
    http::{Body, Page, Paging, Params, Problem, decode_cursor, encode_cursor},
    trust::{Read, Sight, Stand, What, audited_event},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, header},
};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, CustomerId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::{IntoParams, ToSchema};

/// What is wanted of the audit. Each condition narrows it.
#[derive(Clone, Debug, Default, Deserialize, IntoParams, ToSchema)]
#[serde(default)]
#[into_params(parameter_in = Query)]
// Another type of the API is called `Wanted`, and the description knows types by their names alone.
#[schema(as = AuditWanted)]
pub(super) struct Wanted {
    /// By this member of staff or token.
    actor: Option<Uuid>,
    /// About this customer.
    customer: Option<CustomerId>,
    /// About this case; its messages are in its thread and not here.
    case: Option<CaseId>,
    /// A kind of event.
    #[param(example = "customer.read")]
    kind: Option<String>,
    /// From this time on.
    from: Option<Time>,
    /// Before this time.
    until: Option<Time>,
}

/// A page of the audit.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AuditPage {
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct By {
    /// `customer`, `staff`, `token`, `bot` or `system`.
    kind: String,
    /// Who.
    id: Option<Uuid>,
    /// What a member of staff, or a programme, is called.
    name: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct AuditEntry {
    /// Its place in the log: 1, 2, 3 …
    position: i64,
    /// When.
    at: Time,
    /// What: a kind of event.
    #[schema(example = "customer.read")]
    kind: String,
    /// Who did it.
    by: By,
    /// The case that it is about.
    case: Option<CaseId>,
    /// The number of that case.
    #[schema(example = 1042)]
    number: Option<i64>,
    /// The customer that it is about.
    customer: Option<CustomerId>,
    /// What else was recorded; personal data is masked. Nothing once its customer was erased.
    #[schema(value_type = Object)]
    data: Map<String, Value>,
    /// What roles and programmes that stand in `data` by their ids are called.
    #[schema(example = json!({"0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b": "Agent"}))]
    names: BTreeMap<String, String>,
    /// The ledger's entry for it, in hexadecimal.
    entry: String,
}

/// A kind may be left out; then every kind is wanted.
fn kind_of(wanted: &Wanted) -> Result<&str, Problem> {
    let kind = wanted.kind.as_deref().unwrap_or_default();
    if kind.is_empty() || kinds::ALL.iter().any(|it| it.name == kind) {
        return Ok(kind);
    }
    Err(Problem::invalid("kind", "is no kind of event; /docs/api lists them"))
}

/// The events that are wanted before a position, the newest first.
fn find(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    wanted: &Wanted,
    before: i64,
    limit: i64,
) -> Result<Vec<Logged>, Problem> {
    let kind = kind_of(wanted)?;
    let (first, last) = (first_at(tx, ws, wanted.from)?, first_at(tx, ws, wanted.until)?);
    let (first, last) = (first.unwrap_or(1), before.min(last.unwrap_or(i64::MAX)));
    let actor = wanted.actor.unwrap_or_default();
    // The narrowest condition leads, along its index; the others are looked at on the way.
    macro_rules! text {
        ($lead:literal) => {
            sql!(
                "SELECT ",
                logged_columns!(),
                " FROM events e WHERE e.workspace_id = $1 AND e.pos >= $2 AND e.pos < $3 AND ($4 = '' OR e.kind = $4) ",
                "AND ($5 = FALSE OR e.actor_id = $6) AND ($9 = FALSE OR e.case_id = $10) AND ",
                $lead,
                " ORDER BY e.pos DESC LIMIT $8"
            )
        };
    }
    let (text, lead) = match (wanted.customer, wanted.case, wanted.actor) {
        (Some(customer), ..) => (text!("e.customer_id = $7"), customer.0),
        (None, Some(case), _) => (text!("e.case_id = $7 AND e.kind <> 'message.created'"), case.0),
        (None, None, Some(actor)) => (text!("e.actor_id = $7 AND e.actor_kind IN ('staff', 'token')"), actor),
        (None, None, None) => (text!("e.workspace_id = $7"), ws.0),
    };
    let values = [
        ws.into(),
        first.into(),
        last.into(),
        kind.into(),
        wanted.actor.is_some().into(),
        actor.into(),
        lead.into(),
        limit.into(),
        wanted.case.is_some().into(),
        wanted.case.map(|it| it.0).unwrap_or_default().into(),
    ];
    Ok(tx.all(text, &values, |row| logged_row(row, ws))?)
}

/// The first position at or after a time. Times follow the positions; so it is found by halving.
fn first_at(tx: &mut Tx<'_>, ws: WorkspaceId, at: Option<Time>) -> Result<Option<i64>, DbError> {
    let Some(at) = at else { return Ok(None) };
    let head: i64 =
        tx.one(sql!("SELECT pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))?;
    let (mut low, mut high) = (1, head + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let then: Option<Time> = tx.maybe(
            sql!("SELECT at FROM events WHERE workspace_id = $1 AND pos = $2"),
            &[ws.into(), middle.into()],
            |row| row.get(0),
        )?;
        if then.is_none_or(|it| it < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(Some(low))
}

/// Who read and did what, the newest first. Asking is recorded, too: the first page of each question.
#[utoipa::path(get, path = "/ledger/audit", tag = "ledger", params(Wanted, AuditPage), responses((status = 200, body = Page<AuditEntry>)))]
pub(super) async fn list_audit(
    State(desk): State<Desk>,
    signed: Signed,
    Params(wanted): Params<Wanted>,
    Params(page): Params<AuditPage>,
) -> Result<Json<Page<AuditEntry>>, Problem> {
    signed.need(Permission::AuditRead)?;
    let limit = Paging { cursor: None, limit: page.limit }.limit()?;
    let before = page.cursor.as_deref().map(decode_cursor).transpose()?.unwrap_or(i64::MAX);
    if page.cursor.is_none() {
        note_reading(&desk, &signed, &wanted).await?;
    }
    let (parts, ws) = (desk.clone(), signed.workspace);
    let mut items = desk
        .db
        .read::<_, Problem, _>(move |tx| {
            let sight = Sight::masked(tx, ws)?;
            let called = called(tx, ws)?;
            let found = find(tx, ws, &wanted, before, limit + 1)?;
            let numbers = numbers(tx, ws, &found)?;
            found
                .into_iter()
                .map(|it| {
                    let number = it.case.and_then(|case| numbers.get(&case).copied());
                    Ok(AuditEntry { number, ..shown(&parts, tx, ws, (&sight, &called), it)? })
                })
                .collect::<Result<Vec<_>, Problem>>()
        })
        .await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > whole;
    items.truncate(whole);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.position));
    Ok(Json(Page { items, next }))
}

/// Whoever looks into the audit is in it: by which filters, once for each question and not for each of its pages.
async fn note_reading(desk: &Desk, signed: &Signed, wanted: &Wanted) -> Result<(), Problem> {
    kind_of(wanted)?;
    let data = json!({
        "actor": wanted.actor, "customer": wanted.customer, "case": wanted.case, "kind": wanted.kind,
        "from": wanted.from, "until": wanted.until,
    });
    let (parts, ws, actor) = (desk.clone(), signed.workspace, signed.actor());
    let noted = desk.db.write::<_, DbError, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, parts.now())?;
        journal.event(kinds::AUDIT_READ, None, &data);
        journal.close(tx, &parts.hub)
    });
    Ok(noted.await?)
}

/// The numbers of the cases that lines are about.
fn numbers(tx: &mut Tx<'_>, ws: WorkspaceId, lines: &[Logged]) -> Result<HashMap<CaseId, i64>, DbError> {
    let cases: BTreeSet<CaseId> = lines.iter().filter_map(|it| it.case).collect();
    let asked: Vec<_> = cases.iter().map(|case| vec![ws.into(), (*case).into()]).collect();
    let found =
        tx.maybe_many(sql!("SELECT number FROM cases WHERE workspace_id = $1 AND id = $2"), &asked, |row| {
            row.get(0)
        })?;
    Ok(cases.into_iter().zip(found).filter_map(|(case, number)| Some((case, number?))).collect())
}

/// The programmes that there are and were, by name: for whoever asks the audit what one of them did.
#[utoipa::path(get, path = "/ledger/programmes", tag = "ledger", responses((status = 200, body = Page<Programme>)))]
pub(super) async fn list_programmes(
    State(desk): State<Desk>,
    signed: Signed,
) -> Result<Json<Page<Programme>>, Problem> {
    signed.need(Permission::AuditRead)?;
    let all = desk.db.read::<_, DbError, _>(move |tx| programmes(tx, signed.workspace));
    Ok(Json(Page::whole(all.await?)))
}

/// What roles and programmes are called.
fn called(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<HashMap<Uuid, String>, DbError> {
    let roles = role_names(tx, ws)?.into_iter().map(|(id, name)| (id.0, name));
    Ok(roles.chain(programmes(tx, ws)?.into_iter().map(|it| (it.id.0, it.name))).collect())
}

/// Notes what those are called whose ids stand in a value.
fn name_all(value: &Value, called: &HashMap<Uuid, String>, names: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(name) = text.parse().ok().and_then(|id: Uuid| called.get(&id)) {
                names.insert(text.clone(), name.clone());
            }
        }
        Value::Array(all) => all.iter().for_each(|it| name_all(it, called, names)),
        Value::Object(all) => all.values().for_each(|it| name_all(it, called, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn shown(
    desk: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (sight, called): (&Sight, &HashMap<Uuid, String>),
    it: Logged,
) -> Result<AuditEntry, DbError> {
    let name = match it.actor {
        Some(id) if it.actor_kind == "staff" => Some(desk.names.of(tx, ws, StaffId(id))?.name),
        Some(id) if it.actor_kind == "token" => called.get(&id).cloned(),
        _ => None,
    };
    let data = it.data.as_ref().and_then(|(_, text)| serde_json::from_str::<Map<_, _>>(text).ok());
    let data = audited_event(sight, &it.kind, data.unwrap_or_default());
    let mut names = BTreeMap::new();
    data.values().for_each(|value| name_all(value, called, &mut names));
    Ok(AuditEntry {
        position: it.pos,
        at: it.at,
        data,
        names,
        kind: it.kind,
        by: By { kind: it.actor_kind, id: it.actor, name },
        case: it.case,
        number: None,
        customer: it.customer,
        entry: it.entry.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

/// What is exported.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub(super) struct WantedExport {
    #[serde(flatten)]
    wanted: Wanted,
    /// Only lines before this position: how the lines that one document did not hold are asked for.
    before: Option<i64>,
    /// How many lines the document holds at most, the newest: 1 to 10,000; 10,000 when absent.
    #[schema(minimum = 1, maximum = 10000)]
    limit: Option<i64>,
}

/// The most lines of one document.
const MOST: i64 = receipt::MOST as i64;
/// Lines that are read at once.
const STRIDE: usize = 500;
/// Where the lines begin that the document has no more room for.
const NEXT: HeaderName = HeaderName::from_static("ombud-next");

/// Lines of the audit with the proofs that they are in the log: a document that is verified at /verify or by
/// `ombud ledger verify`, without us. It says all that was recorded, in clear; so it needs the permission to see personal data
/// without masks, and is recorded itself. Where there are more lines than one document holds, the header `ombud-next` says which
/// `before` gets the next ones.
#[utoipa::path(
    post, path = "/ledger/audit/export", tag = "ledger", request_body = WantedExport,
    responses((
        status = 200, body = String, content_type = "application/json",
        headers(("ombud-next" = i64, description = "There are more lines: ask again with this `before`.")),
    )),
)]
pub(super) async fn export_audit(
    State(desk): State<Desk>,
    signed: Signed,
    Body(export): Body<WantedExport>,
) -> Result<(HeaderMap, String), Problem> {
    signed.need(Permission::AuditRead)?;
    signed.need(Permission::CustomersUnmasked)?;
    let most = export.limit.unwrap_or(MOST);
    if !(1..=MOST).contains(&most) {
        return Err(Problem::invalid("limit", format!("must be from 1 to {MOST}")));
    }
    let (parts, ws, actor) = (desk.clone(), signed.workspace, signed.actor());
    let (found, more, under) = desk
        .db
        .write::<_, Problem, _>(move |tx| {
            let mut found = find(tx, ws, &export.wanted, export.before.unwrap_or(i64::MAX), most + 1)?;
            let more = found.len() as i64 > most;
            found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            let under = Under::head(tx, &parts, ws, found.first().map_or(0, |it| it.pos))?;
            let mut journal = Journal::open(tx, ws, actor, parts.now())?;
            journal.event(kinds::AUDIT_EXPORTED, None, &json!({"events": found.len()}));
            journal.close(tx, &parts.hub)?;
            Ok((found, more, under))
        })
        .await?;
    let text = document_of(&desk, &under, found.iter().rev().map(|it| it.pos).collect()).await?;
    observe(&desk, &signed, &found).await;
    let mut headers = document("audit.json");
    if let Some(last) = found.last().filter(|_| more) {
        headers.insert(NEXT, HeaderValue::from(last.pos));
    }
    Ok((headers, text))
}

/// Reads the lines in strides, each in a look of its own: nobody waits for a long export.
async fn document_of(desk: &Desk, under: &Under, positions: Vec<i64>) -> Result<String, Problem> {
    let mut leaves = Vec::with_capacity(positions.len());
    for stride in positions.chunks(STRIDE) {
        let (under, stride) = (under.clone(), stride.to_vec());
        leaves.extend(desk.db.read::<_, Problem, _>(move |tx| under.leaves(tx, &stride)).await?);
    }
    let under = under.clone();
    tokio::task::spawn_blocking(move || under.document(&leaves)).await.map_err(Problem::internal)?
}

/// Every customer whose lines these are was looked at.
async fn observe(desk: &Desk, signed: &Signed, lines: &[Logged]) {
    let of: BTreeSet<(CustomerId, Option<CaseId>)> =
        lines.iter().filter_map(|it| Some((it.customer?, it.case))).collect();
    let read = |(customer, case): (CustomerId, Option<CaseId>)| Read {
        customer,
        name: None,
        case,
        number: None,
        stand: Stand::Without,
        what: What::Listed,
        named: false,
    };
    desk.trust.observe(signed, of.into_iter().map(read)).await;
}

/// The headers of a document to keep.
pub(super) fn document(name: &'static str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers
}
