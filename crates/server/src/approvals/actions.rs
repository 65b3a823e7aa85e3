//! Asking, deciding, taking back, carrying out: each in one transaction, with its event.

use super::{
    gate::{Approved, Carrier},
    judge::Case,
    mails::MAIL,
    store,
    table::{Group, Guarded},
    types::{Approval, ApprovalState, Hindrance, Row, Stored},
};
use crate::{
    access::{PRIVILEGED, Permission, Signed, last_touched, signed_as},
    app::App,
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    hub::Notice,
};
use axum::{body::to_bytes, response::Response};
use ombud_base::{
    Time,
    id::{ApprovalId, SessionId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};

/// How long it can be decided.
const OPEN_SECONDS: i64 = 24 * 3600;
/// How long its asker can carry it out once it was approved.
const CARRY_SECONDS: i64 = 3600;
/// For how long a change of somebody's access keeps the two from deciding for each other.
const APART_SECONDS: i64 = 24 * 3600;
/// How many of one person's may wait at once.
const MOST_WAITING: i64 = 20;
/// How many one person may ask for within a day.
const MOST_A_DAY: i64 = 50;
/// The largest answer of what is carried out at once.
const ANSWER_MOST: usize = 1024 * 1024;

/// What is asked for, and by whom.
pub(super) struct Asked {
    pub(super) guarded: &'static Guarded,
    pub(super) stored: Stored,
    pub(super) staff: StaffId,
    pub(super) session: SessionId,
}

/// Keeps a request for a second person.
pub(super) async fn ask(app: &App, signed: &Signed, asked: Asked) -> Result<ApprovalId, Problem> {
    let (now, ws, actor, parts) = (app.now(), signed.workspace, signed.actor(), app.clone());
    let row = Row {
        id: ApprovalId::new(now, &app.random),
        operation: asked.guarded.name.to_owned(),
        asked_by: asked.staff,
        session: asked.session,
        asked_at: now,
        expires_at: now.plus_seconds(OPEN_SECONDS),
        state: ApprovalState::Pending,
        request: asked.stored,
        decided_by: None,
        decided_at: None,
        note: None,
        ended_at: None,
        status: None,
        outcome: None,
    };
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, ws, actor, now)?;
            let (today, waiting) =
                store::asked(tx, ws, row.asked_by, now.plus_seconds(-OPEN_SECONDS), now)?;
            if waiting >= MOST_WAITING || today >= MOST_A_DAY {
                let detail = format!(
                    "{waiting} of your requests wait, and you asked {today} times within a day: at most {MOST_WAITING} wait, \
                     and {MOST_A_DAY} are asked a day. Withdraw some, or ask later."
                );
                return Err(Problem::new(Code::Conflict, detail));
            }
            store::insert(tx, ws, &row)?;
            journal.event(kinds::APPROVAL_ASKED, None, &told(&row));
            journal.notify(Notice::Approvals);
            if parts.config.mail.is_configured() {
                parts.jobs.enqueue(tx, ws, MAIL, &row.id.to_string(), &json!({}), now)?;
            }
            journal.close(tx, &parts.hub)?;
            Ok(row.id)
        })
        .await
}

/// What every event about it says.
fn told(row: &Row) -> Json {
    json!({
        "approval": row.id,
        "operation": row.operation,
        "path": row.request.path,
        "asked_by": row.asked_by,
        "reason": row.request.reason,
    })
}

/// What a decision needs of whoever decides, by what the request would do now.
pub(super) fn needed(tx: &mut Tx<'_>, case: &Case<'_>) -> Result<Vec<Permission>, Problem> {
    let beside = (case.guarded.judge)(tx, case)?;
    Ok([vec![case.guarded.permission], beside.unwrap_or_default()].concat())
}

/// What a row is about, as it is judged now; none where there is no such operation any more.
pub(super) fn case_of(ws: WorkspaceId, row: &Row, now: Time) -> Option<Case<'_>> {
    let guarded = Guarded::named(&row.operation)?;
    Some(Case { ws, guarded, asked: &row.request, asker: Some(row.asked_by), now })
}

/// Why somebody who holds all that is needed may not decide all the same; of two who are not apart, when they are again.
pub(super) fn kept_from(
    tx: &mut Tx<'_>,
    case: &Case<'_>,
    staff: StaffId,
    needed: &[Permission],
) -> Result<Option<(Hindrance, Option<Time>)>, Problem> {
    if case.asker == Some(staff) {
        return Ok(Some((Hindrance::Own, None)));
    }
    if case.is_for(staff) {
        return Ok(Some((Hindrance::Gains, None)));
    }
    let Some(asker) = case.asker.filter(|_| weighs(case, needed)) else { return Ok(None) };
    let touched = last_touched(tx, case.ws, staff, asker, case.now.plus_seconds(-APART_SECONDS))?;
    Ok(touched.map(|at| (Hindrance::Touched, Some(at.plus_seconds(APART_SECONDS)))))
}

fn hindrance(tx: &mut Tx<'_>, signed: &Signed, row: &Row, now: Time) -> Result<Option<Hindrance>, Problem> {
    let Some(staff) = signed.staff_id() else { return Ok(Some(Hindrance::Permission)) };
    if staff == row.asked_by {
        return Ok(Some(Hindrance::Own));
    }
    let Some(case) = case_of(signed.workspace, row, now) else { return Ok(Some(Hindrance::Permission)) };
    let needed = needed(tx, &case)?;
    // By their role: who was lent something for a while does not decide about it for others as well.
    if needed.iter().any(|it| !signed.may_by_role(*it)) {
        return Ok(Some(Hindrance::Permission));
    }
    Ok(kept_from(tx, &case, staff, &needed)?.map(|it| it.0))
}

/// Whether two persons have to be apart for it. Whoever lends permissions touches whom they lend them to, and may do so again the same
/// day, unless these decide over others: what else they could just give.
fn weighs(case: &Case<'_>, needed: &[Permission]) -> bool {
    case.guarded.group != Group::Elevation || needed.iter().skip(1).any(|it| PRIVILEGED.contains(it))
}

/// It as the caller may see it: whoever asked, may do the same, or reads the audit. For others it is not there.
pub(super) fn view(
    tx: &mut Tx<'_>,
    signed: &Signed,
    row: &Row,
    now: Time,
) -> Result<Option<Approval>, Problem> {
    let Some(guarded) = Guarded::named(&row.operation) else { return Ok(None) };
    let own = signed.staff_id() == Some(row.asked_by);
    if !own && !signed.may(guarded.permission) && !signed.may(Permission::AuditRead) {
        return Ok(None);
    }
    let state = row.state_at(now);
    let request = row.request.clone();
    Ok(Some(Approval {
        id: row.id,
        operation: row.operation.clone(),
        group: guarded.group,
        method: request.method,
        path: request.path,
        body: request.body,
        reason: request.reason,
        asked_by: row.asked_by,
        asked_at: row.asked_at,
        expires_at: row.expires_at,
        state,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
        note: row.note.clone(),
        ended_at: row.ended_at,
        status: row.status,
        outcome: row.outcome.clone(),
        hindrance: hindrance(tx, signed, row, now)?,
        may_carry_out: own && state == ApprovalState::Approved,
    }))
}

/// The row, if the caller may see it.
pub(super) fn visible(
    tx: &mut Tx<'_>,
    signed: &Signed,
    id: ApprovalId,
    now: Time,
) -> Result<(Row, Approval), Problem> {
    let row = store::find(tx, signed.workspace, id)?.ok_or_else(Problem::not_found)?;
    let view = view(tx, signed, &row, now)?.ok_or_else(Problem::not_found)?;
    Ok((row, view))
}

fn still(view: &Approval, state: ApprovalState) -> Result<(), Problem> {
    if view.state == state {
        return Ok(());
    }
    let detail = format!("This is {} already.", view.state.word());
    Err(Problem::new(Code::Conflict, detail))
}

fn refuse_hindered(view: &Approval) -> Result<(), Problem> {
    let detail = match view.hindrance {
        None => return Ok(()),
        Some(Hindrance::Own) => "Somebody else has to decide: you asked for this yourself.",
        Some(Hindrance::Touched) => {
            "One of you has changed the other's access (role, second factor, password, joining, permissions lent for a while) \
             within the last 24 hours, so you do not count as two persons. Somebody else has to decide."
        }
        Some(Hindrance::Gains) => "Somebody else has to decide: it would give you more to see.",
        Some(Hindrance::Permission) => {
            "You lack a permission that this needs, so you cannot decide about it."
        }
    };
    Err(Problem::new(Code::Forbidden, detail))
}

/// What was decided, as it goes on.
pub(super) struct Decided {
    row: Row,
    asker: Option<Signed>,
    by: StaffId,
}

/// Decides. What is approved is carried out at once, unless its answer is for whoever asked alone.
pub(super) async fn decide(
    app: &App,
    carrier: &Carrier,
    signed: Signed,
    id: ApprovalId,
    (approve, note): (bool, String),
) -> Result<Approval, Problem> {
    let by = signed.staff()?;
    let (now, parts, decider) = (app.now(), app.clone(), signed.clone());
    let first = carrier.clone();
    let decided = app
        .db
        .write::<_, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, decider.workspace, decider.actor(), now)?;
            if approve {
                refuse_early(tx, &first, &decider, id, now)?;
            }
            let decided = write_decision(tx, &mut journal, &decider, id, by, (approve, &note))?;
            journal.close(tx, &parts.hub)?;
            Ok(decided)
        })
        .await?;
    if let Some(Decided { row, asker: Some(asker), by }) = decided {
        let response = carrier.carry(&row.request, asker, Approved { id, by }).await;
        let (parts, body) = response.into_parts();
        let answer = to_bytes(body, ANSWER_MOST).await.unwrap_or_default();
        record(app, signed.workspace, &row, i64::from(parts.status.as_u16()), &answer).await?;
    }
    app.db.read(move |tx| visible(tx, &signed, id, now).map(|it| it.1)).await
}

/// What waits for something beside a second person goes on waiting, and says for what: agreed to now, it would fail.
fn refuse_early(
    tx: &mut Tx<'_>,
    carrier: &Carrier,
    signed: &Signed,
    id: ApprovalId,
    now: Time,
) -> Result<(), Problem> {
    let (row, seen) = visible(tx, signed, id, now)?;
    if seen.hindrance.is_some() || seen.state != ApprovalState::Pending {
        return Ok(());
    }
    carrier.refuse_early(tx, signed.workspace, (&row.operation, &row.request.path), now)
}

fn write_decision(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    signed: &Signed,
    id: ApprovalId,
    by: StaffId,
    (approve, note): (bool, &str),
) -> Result<Option<Decided>, Problem> {
    let (ws, now) = (signed.workspace, journal.now);
    let (mut row, seen) = visible(tx, signed, id, now)?;
    refuse_hindered(&seen)?;
    still(&seen, ApprovalState::Pending)?;
    let by_asker = Guarded::named(&row.operation).is_none_or(|it| it.by_asker);
    let to = match (approve, by_asker) {
        (false, _) => ApprovalState::Refused,
        (true, true) => ApprovalState::Approved,
        (true, false) => ApprovalState::Carrying,
    };
    if !store::move_on(tx, ws, id, (ApprovalState::Pending, to))? {
        return Err(Problem::new(Code::Conflict, "Somebody else has just decided."));
    }
    let expires =
        if to == ApprovalState::Approved { now.plus_seconds(CARRY_SECONDS) } else { row.expires_at };
    store::decide(tx, ws, id, (by, now, expires), note)?;
    let mut data = told(&row);
    data["approved"] = json!(approve);
    data["decided_by"] = json!(by);
    data["note"] = json!(note);
    journal.event(kinds::APPROVAL_DECIDED, None, &data);
    journal.notify(Notice::Approvals);
    row.decided_by = Some(by);
    if to != ApprovalState::Carrying {
        return Ok(None);
    }
    match signed_as(tx, ws, row.asked_by, row.session, now)? {
        Some(asker) => Ok(Some(Decided { row, asker: Some(asker), by })),
        None => {
            let outcome = "Whoever asked is not active any more.";
            finish(tx, journal, &row, 403, Some(outcome))?;
            Ok(None)
        }
    }
}

/// Its asker carries out what was approved, once; the answer is theirs.
pub(super) async fn carry_out(
    app: &App,
    carrier: &Carrier,
    signed: Signed,
    id: ApprovalId,
) -> Result<Response, Problem> {
    let staff = signed.staff()?;
    let (now, ws, seer) = (app.now(), signed.workspace, signed.clone());
    let row = app.db.write::<_, Problem, _>(move |tx| {
        let (row, seen) = visible(tx, &seer, id, now)?;
        if row.asked_by != staff {
            return Err(Problem::new(Code::Forbidden, "Only whoever asked for it can carry it out."));
        }
        still(&seen, ApprovalState::Approved)?;
        if !store::move_on(tx, ws, id, (ApprovalState::Approved, ApprovalState::Carrying))? {
            return Err(Problem::new(Code::Conflict, "It is being carried out just now."));
        }
        Ok(row)
    });
    let row = row.await?;
    let by = row.decided_by.ok_or_else(|| Problem::internal("approved by nobody"))?;
    let response = carrier.carry(&row.request, signed, Approved { id, by }).await;
    let status = response.status();
    if status.is_success() {
        record(app, ws, &row, i64::from(status.as_u16()), b"").await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let answer = to_bytes(body, ANSWER_MOST).await.unwrap_or_default();
    record(app, ws, &row, i64::from(status.as_u16()), &answer).await?;
    Ok(Response::from_parts(parts, answer.into()))
}

/// Writes down what became of it; of an answer, only what went wrong.
async fn record(app: &App, ws: WorkspaceId, row: &Row, status: i64, answer: &[u8]) -> Result<(), Problem> {
    let read: Json = serde_json::from_slice(answer).unwrap_or_default();
    let failed = !(200..300).contains(&status);
    let outcome = read["detail"].as_str().filter(|_| failed).map(str::to_owned);
    let (parts, row, now) = (app.clone(), row.clone(), app.now());
    app.db
        .write(move |tx| {
            let mut journal = Journal::open(tx, ws, Actor::Staff(row.asked_by), now)?;
            finish(tx, &mut journal, &row, status, outcome.as_deref())?;
            journal.close(tx, &parts.hub)?;
            Ok(())
        })
        .await
}

fn finish(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    row: &Row,
    status: i64,
    outcome: Option<&str>,
) -> Result<(), DbError> {
    let good = (200..300).contains(&status);
    let to = if good { ApprovalState::Done } else { ApprovalState::Failed };
    let (ws, now) = (journal.workspace, journal.now);
    if store::move_on(tx, ws, row.id, (ApprovalState::Carrying, to))? {
        store::end(tx, ws, row.id, (now, status), outcome)?;
        let mut data = told(row);
        data["approved_by"] = json!(row.decided_by);
        data["status"] = json!(status);
        journal.event_by(Actor::Staff(row.asked_by), kinds::APPROVAL_CARRIED_OUT, None, data.to_string());
        journal.notify(Notice::Approvals);
    }
    Ok(())
}

/// Takes back what one asked for.
pub(super) async fn withdraw(app: &App, signed: Signed, id: ApprovalId) -> Result<Approval, Problem> {
    let staff = signed.staff()?;
    let (now, parts) = (app.now(), app.clone());
    app.db
        .write(move |tx| {
            let ws = signed.workspace;
            let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
            let (row, seen) = visible(tx, &signed, id, now)?;
            if row.asked_by != staff {
                return Err(Problem::new(Code::Forbidden, "Only whoever asked for it can withdraw it."));
            }
            if seen.state != ApprovalState::Approved {
                still(&seen, ApprovalState::Pending)?;
            }
            if !store::move_on(tx, ws, id, (row.state, ApprovalState::Withdrawn))? {
                return Err(Problem::new(Code::Conflict, "Somebody has just decided."));
            }
            journal.event(kinds::APPROVAL_WITHDRAWN, None, &told(&row));
            journal.notify(Notice::Approvals);
            journal.close(tx, &parts.hub)?;
            visible(tx, &signed, id, now).map(|it| it.1)
        })
        .await
}
