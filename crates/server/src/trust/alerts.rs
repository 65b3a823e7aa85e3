//! Alerts: who read what, why it is unusual, and what became of it.

use super::{
    Trust,
    loosened::Loosened,
    reading::{Noted, Read, Reader, ReaderKind, ReadingRow, What},
    watch::{Rule, Unusual},
    watchers::ALERT_MAIL,
};
use crate::{
    access::{
        Permission, Signed, Who,
        sign_in::{Which, end_sessions},
    },
    app::App,
    events::{Actor, Journal, kinds},
    http::{Body, Checks, Code, Page, Paging, Params, PathOf, Problem, decode_cursor, encode_cursor},
    hub::Notice,
    keys,
    staff::{LONGEST_REASON, keep_out},
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::{
    Time, Uuid,
    id::{AlertId, CaseId, CustomerId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

/// The most looks that an alert keeps: the newest.
const EVIDENCE: usize = 200;

words! {
    /// How bad.
    Severity {
        /// Worth knowing.
        Low = "low",
        /// Worth a question.
        Medium = "medium",
        /// Look into it today.
        High = "high",
        /// Act now.
        Critical = "critical",
    }
}

/// One look, as an alert shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// When.
    pub at: Time,
    /// How.
    pub what: What,
    /// At whom.
    pub customer: CustomerId,
    /// By way of which case.
    pub case: Option<CaseId>,
    /// That case's number.
    pub number: Option<i64>,
}

impl Evidence {
    pub(super) fn of(row: &ReadingRow) -> Self {
        let ReadingRow { customer, case, number, what, at, .. } = *row;
        Self { at, what, customer, case, number }
    }

    pub(super) const fn of_noted(it: &Noted) -> Self {
        Self {
            at: it.at,
            what: it.read.what,
            customer: it.read.customer,
            case: it.read.case,
            number: it.read.number,
        }
    }
}

/// What shows that something is unusual, as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Shown {
    looks: Vec<Evidence>,
    changes: Vec<Loosened>,
}

/// Who read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AlertReader)]
pub struct ReaderView {
    /// A member of staff, or a programme with a token.
    pub kind: ReaderKind,
    /// Their id, or the token's.
    pub id: Uuid,
}

/// Reading that somebody should look into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Alert {
    /// Its id.
    pub id: AlertId,
    /// What is unusual.
    pub rule: Rule,
    /// How bad.
    pub severity: Severity,
    /// Who read, or loosened the watch.
    pub reader: ReaderView,
    /// How many customers, cases, reveals, guesses or changes.
    pub counted: i64,
    /// What was read, the newest first; up to 200 looks. Of guesses none: they found nobody.
    pub evidence: Vec<Evidence>,
    /// By what the watch sees less, the newest first; up to 200 changes. Of reading none.
    pub changes: Vec<Loosened>,
    /// When it was raised.
    pub at: Time,
    /// When it was last added to.
    pub last_at: Time,
    /// When somebody has settled it; what is read later raises a new one.
    pub acknowledged_at: Option<Time>,
    /// Who has.
    pub acknowledged_by: Option<StaffId>,
    /// What they found.
    pub note: Option<String>,
    /// When the reader's sessions were cut.
    pub cut_at: Option<Time>,
}

macro_rules! columns {
    () => {
        "id, rule, severity, reader_kind, reader_id, counted, evidence, at, last_at, acknowledged_at, acknowledged_by, note, cut_at"
    };
}

fn place(column: &str, id: AlertId) -> Place {
    Place::new(&format!("alerts.{column}")).id(id.0)
}

fn row(row: &Row<'_>) -> Result<Alert, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    let (rule, severity) = (row.next()?, row.next()?);
    let reader = ReaderView { kind: row.next()?, id: row.next()? };
    let counted = row.next()?;
    let Shown { looks, changes } =
        serde_json::from_str(&row.open(&place("evidence", id))?.unwrap_or_default())
            .map_err(|error| DbError::Statement(format!("alert evidence: {error}")))?;
    Ok(Alert {
        id,
        rule,
        severity,
        reader,
        counted,
        evidence: looks,
        changes,
        at: row.next()?,
        last_at: row.next()?,
        acknowledged_at: row.next()?,
        acknowledged_by: row.next()?,
        note: row.open(&place("note", id))?,
        cut_at: row.next()?,
    })
}

/// Up to when each rule's alerts about a reader were settled.
pub(super) fn settled(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    reader: Uuid,
) -> Result<HashMap<Rule, Time>, DbError> {
    let all = tx.all(
        sql!(
            "SELECT rule, max(acknowledged_at) FROM alerts WHERE workspace_id = $1 AND reader_id = $2 ",
            "AND acknowledged_at IS NOT NULL GROUP BY rule"
        ),
        &[ws.into(), reader.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(all.into_iter().collect())
}

/// Raises alerts, or adds to those that are open.
pub(super) fn raise(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    all: Vec<(Reader, Unusual)>,
) -> Result<(), DbError> {
    let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
    for (reader, unusual) in all {
        raise_one(tx, app, &mut journal, reader, unusual)?;
    }
    journal.close(tx, &app.hub)
}

pub(super) fn raise_one(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    reader: Reader,
    unusual: Unusual,
) -> Result<(), DbError> {
    raise_with(tx, app, journal, reader, unusual, Vec::new())
}

/// As [`raise_one`], with what was changed.
pub(super) fn raise_with(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    reader: Reader,
    unusual: Unusual,
    mut changes: Vec<Loosened>,
) -> Result<(), DbError> {
    let (ws, now) = (journal.workspace, journal.now);
    let open = tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM alerts WHERE workspace_id = $1 AND reader_id = $2 AND rule = $3 AND acknowledged_at IS NULL ",
            "ORDER BY id DESC LIMIT 1"
        ),
        &[ws.into(), reader.id.into(), unusual.rule.into()],
        row,
    )?;
    let Unusual { rule, severity, counted, mut evidence } = unusual;
    let (id, at) = open.as_ref().map_or_else(|| (AlertId::new(now, &app.random), now), |it| (it.id, it.at));
    let (mut most, mut worst, mut called) = (counted, severity, true);
    if let Some(before) = open {
        // What grows worse calls anew, and so does each change: a trifle that nobody has settled yet must not hide what follows it.
        called = severity > before.severity || changes.iter().any(|it| !before.changes.contains(it));
        let news = called || evidence.iter().any(|it| !before.evidence.contains(it));
        // Guesses that found nobody have no looks to show: their number is the news.
        let grew = rule == Rule::Guessing && counted > before.counted;
        if !news && !grew {
            return Ok(());
        }
        let adds_up = matches!(rule, Rule::Canary | Rule::Famous | Rule::Address | Rule::Loosened);
        most = if adds_up { before.counted + counted } else { before.counted.max(counted) };
        worst = before.severity.max(severity);
        evidence.extend(before.evidence.into_iter().filter(|it| !evidence.contains(it)).collect::<Vec<_>>());
        changes.extend(before.changes.into_iter().filter(|it| !changes.contains(it)).collect::<Vec<_>>());
    }
    if called {
        let reader = json!({"kind": reader.kind, "id": reader.id});
        let data = json!({"alert": id, "rule": rule, "severity": worst, "reader": reader, "counted": most});
        journal.event(kinds::SECURITY_ALERT, None, &data);
        if worst >= Severity::High && app.config.mail.is_configured() {
            app.jobs.enqueue(tx, ws, ALERT_MAIL, &id.to_string(), &json!({}), now)?;
        }
    }
    evidence.sort_by_key(|it| std::cmp::Reverse(it.at));
    evidence.truncate(EVIDENCE);
    changes.sort_by_key(|it| std::cmp::Reverse(it.at));
    changes.truncate(EVIDENCE);
    let shown = Shown { looks: evidence, changes };
    keep(tx, (ws, id), (rule, worst, most), reader, (at, now), &shown)?;
    journal.notify(Notice::Alert { alert: id, severity: worst.word() });
    Ok(())
}

fn keep(
    tx: &mut Tx<'_>,
    (ws, id): (WorkspaceId, AlertId),
    (rule, severity, counted): (Rule, Severity, i64),
    reader: Reader,
    (at, now): (Time, Time),
    shown: &Shown,
) -> Result<(), DbError> {
    let text = serde_json::to_string(shown).map_err(|error| DbError::Statement(error.to_string()))?;
    let sealed = keys::seal_own(tx, ws, &place("evidence", id), &text)?;
    tx.exec(
        sql!(
            "INSERT INTO alerts (workspace_id, id, rule, severity, reader_kind, reader_id, counted, evidence, at, last_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (workspace_id, id) DO UPDATE SET ",
            "severity = excluded.severity, counted = excluded.counted, evidence = excluded.evidence, last_at = excluded.last_at"
        ),
        &[
            ws.into(),
            id.into(),
            rule.into(),
            severity.into(),
            reader.kind.into(),
            reader.id.into(),
            counted.into(),
            (&sealed).into(),
            at.into(),
            now.into(),
        ],
    )
    .map(drop)
}

/// Raises the alert that somebody has spent nearly all, or all, of a day's reveals.
///
/// # Errors
/// As the database says.
pub fn note_budget(
    tx: &mut Tx<'_>,
    trust: &Trust,
    journal: &mut Journal,
    staff: StaffId,
    (used, limit): (i64, i64),
    refused: bool,
    evidence: Evidence,
) -> Result<(), DbError> {
    // Four fifths, in whole numbers.
    if !refused && used * 5 < limit * 4 {
        return Ok(());
    }
    let severity = if refused { Severity::Medium } else { Severity::Low };
    let unusual = Unusual { rule: Rule::Budget, severity, counted: used, evidence: vec![evidence] };
    raise_one(tx, trust, journal, Reader { kind: ReaderKind::Staff, id: staff.0 }, unusual)
}

/// Raises the alert that staff changed an address which the customer had given, or even proved: who reads the new one is not
/// known, and a bribed colleague would write their own.
///
/// # Errors
/// As the database says.
pub fn note_readdressed(
    tx: &mut Tx<'_>,
    trust: &Trust,
    journal: &mut Journal,
    who: &Who,
    read: &Read,
    proved: bool,
) -> Result<(), DbError> {
    let severity = if proved { Severity::High } else { Severity::Medium };
    let Read { customer, case, number, what, .. } = *read;
    let evidence = vec![Evidence { at: journal.now, what, customer, case, number }];
    let unusual = Unusual { rule: Rule::Address, severity, counted: 1, evidence };
    raise_one(tx, trust, journal, Reader::of(who), unusual)
}

/// How many alerts of before that time nobody has settled.
///
/// # Errors
/// As the database says.
pub fn open_before(tx: &mut Tx<'_>, ws: WorkspaceId, before: Time) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM alerts WHERE workspace_id = $1 AND acknowledged_at IS NULL AND at < $2"),
        &[ws.into(), before.into()],
        |row| row.get(0),
    )
}

fn by_id(tx: &mut Tx<'_>, ws: WorkspaceId, id: AlertId) -> Result<Alert, Problem> {
    let found = tx.maybe(
        sql!("SELECT ", columns!(), " FROM alerts WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        row,
    )?;
    found.ok_or_else(Problem::not_found)
}

/// Which alerts are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AlertQuery {
    /// Only those that nobody has settled yet.
    #[serde(default)]
    open: bool,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// Alerts about unusual reading of customers' data, the newest first.
#[utoipa::path(get, path = "/trust/alerts", tag = "trust", params(AlertQuery), responses((status = 200, body = Page<Alert>)))]
pub(super) async fn list_alerts(
    State(trust): State<Trust>,
    signed: Signed,
    Params(query): Params<AlertQuery>,
) -> Result<Json<Page<Alert>>, Problem> {
    signed.need(Permission::SecurityRead)?;
    let limit = Paging { cursor: None, limit: query.limit }.limit()?;
    let before = match &query.cursor {
        Some(cursor) => decode_cursor(cursor)?,
        None => AlertId(Uuid::max()),
    };
    let mut items = trust
        .db
        .read::<_, DbError, _>(move |tx| {
            tx.all(
                sql!(
                    "SELECT ",
                    columns!(),
                    " FROM alerts WHERE workspace_id = $1 AND id < $2 AND ($3 = FALSE OR acknowledged_at IS NULL) ",
                    "ORDER BY id DESC LIMIT $4"
                ),
                &[signed.workspace.into(), before.into(), query.open.into(), (limit + 1).into()],
                row,
            )
        })
        .await?;
    let whole = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > whole;
    items.truncate(whole);
    let next = items.last().filter(|_| more).map(|it| encode_cursor(&it.id));
    Ok(Json(Page { items, next }))
}

/// One alert.
#[utoipa::path(get, path = "/trust/alerts/{id}", tag = "trust", params(("id" = AlertId, Path)), responses((status = 200, body = Alert)))]
pub(super) async fn show_alert(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<AlertId>,
) -> Result<Json<Alert>, Problem> {
    signed.need(Permission::SecurityRead)?;
    trust.db.read(move |tx| by_id(tx, signed.workspace, id)).await.map(Json)
}

/// What was found out.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Acknowledgement {
    /// In words: 3 to 1,000 characters.
    #[schema(min_length = 3, max_length = 1000, example = "Asked her: an outage, all of these called.")]
    note: String,
}

/// Settles an alert. What the same reader reads from then on can raise a new one.
#[utoipa::path(
    post, path = "/trust/alerts/{id}/acknowledge", tag = "trust", params(("id" = AlertId, Path)),
    request_body(content = Acknowledgement, example = json!({"note": "Asked her: an outage, all of these called."})),
    responses((status = 200, body = Alert), (status = 409))
)]
pub(super) async fn acknowledge_alert(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<AlertId>,
    Body(said): Body<Acknowledgement>,
) -> Result<Json<Alert>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let staff = signed.staff()?;
    let mut checks = Checks::new();
    let note = checks.text("note", &said.note, 1000);
    checks.expect(note.chars().count() >= 3, "note", "must say what was found, in 3 characters or more");
    checks.done()?;
    let (hub, now) = (trust.hub.clone(), trust.now());
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let alert = by_id(tx, ws, id)?;
        if alert.acknowledged_at.is_some() {
            return Err(Problem::new(Code::Conflict, "This alert was settled before."));
        }
        refuse_own(&alert, staff)?;
        let sealed = keys::seal_own(tx, ws, &place("note", id), &note)?;
        tx.exec(
            sql!("UPDATE alerts SET acknowledged_at = $3, acknowledged_by = $4, note = $5 WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), id.into(), now.into(), staff.into(), (&sealed).into()],
        )?;
        journal.event(kinds::SECURITY_ALERT_SETTLED, None, &json!({"alert": id, "note": note}));
        journal.notify(Notice::Alert { alert: id, severity: alert.severity.word() });
        let alert = by_id(tx, ws, id)?;
        journal.close(tx, &hub)?;
        Ok(alert)
    });
    written.await.map(Json)
}

/// Nobody settles what is about themselves.
fn refuse_own(alert: &Alert, staff: StaffId) -> Result<(), Problem> {
    if alert.reader.id == staff.0 {
        return Err(Problem::new(Code::Conflict, "This alert is about you. Somebody else has to settle it."));
    }
    Ok(())
}

/// How somebody is cut off.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cut {
    /// They cannot sign in again, and their API tokens stop, until somebody lets them in under Settings, Staff. True when absent.
    #[serde(default = "yes")]
    keep_out: bool,
    /// Why they are kept out, in words: up to 500 characters. It stands beside them until they are let in.
    #[schema(max_length = 500, example = "Opened a canary, and cannot say why.")]
    reason: Option<String>,
}

const fn yes() -> bool {
    true
}

/// Ends all sessions of the one whom an alert is about, at once: their sockets close. They are kept out as well, unless
/// `keep_out` is false. Refused (409) where that would lock out the last admin, or oneself.
#[utoipa::path(
    post, path = "/trust/alerts/{id}/cut", tag = "trust", params(("id" = AlertId, Path)),
    request_body(content = Cut, example = json!({"keep_out": true, "reason": "Opened a canary, and cannot say why."})),
    responses((status = 200, body = Alert), (status = 409), (status = 422))
)]
pub(super) async fn cut_sessions(
    State(trust): State<Trust>,
    signed: Signed,
    PathOf(id): PathOf<AlertId>,
    Body(cut): Body<Cut>,
) -> Result<Json<Alert>, Problem> {
    signed.need(Permission::SecurityManage)?;
    let mut checks = Checks::new();
    let reason = cut.reason.as_deref().map(|it| checks.line("reason", it, LONGEST_REASON));
    checks.done()?;
    let (parts, now) = (trust.clone(), trust.now());
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let ws = signed.workspace;
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let alert = by_id(tx, ws, id)?;
        if alert.reader.kind == ReaderKind::Token {
            let detail = "This is about a programme. Revoke its token under Settings, API tokens.";
            return Err(Problem::new(Code::Conflict, detail));
        }
        let reader = StaffId(alert.reader.id);
        if cut.keep_out {
            keep_out(tx, &parts, &mut journal, &signed, reader, id, reason.clone())?;
        } else {
            end_sessions(tx, &mut journal, reader, Which::All)?;
        }
        tx.exec(
            sql!("UPDATE alerts SET cut_at = $3 WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), id.into(), now.into()],
        )?;
        let alert = by_id(tx, ws, id)?;
        journal.close(tx, &parts.hub)?;
        Ok(alert)
    });
    written.await.map(Json)
}
