//! The daily run.
//!
//! It walks over what the rules concern, a batch in each transaction. Nothing is remembered between batches but where the walk
//! stands; begun again after a stop, it finds what is left. A slice takes a minute at most, so that its lease holds, and then puts
//! the job back.

use super::{
    rules::{self, Rules, before},
    runs::{self, Sum},
};
use crate::{
    access::sign_in,
    conversations::{
        Desk,
        expiring::{self, Due, Rule},
    },
    customers,
    events::{Actor, Journal, kinds},
    evidence,
    http::Problem,
    privacy, trust, watching, webhooks,
};
use ombud_base::{
    Time, Uuid,
    id::{CaseId, CustomerId, EvidenceId, RetentionRunId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde_json::json;

/// The job.
pub(super) const RUN: &str = "retention.run";
/// From when rules are kept until they first destroy: a mistake can be taken back meanwhile.
pub(super) const FIRST_SECONDS: i64 = 3600;
/// From the end of a run to the next.
const EVERY_SECONDS: i64 = 86_400;
/// How long a job goes on before it is put back.
const SLICE_SECONDS: i64 = 60;
/// Cases or customers that are looked up at once.
const PAGE: i64 = 100;
/// Records that are deleted in one transaction.
const RECORDS: i64 = 500;
/// Why a customer is erased, in the event.
const REASON: &str = "Retention rule: not seen for";

/// Whether a part of the walk came to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    Whole,
    Partly,
}

struct Walk<'a> {
    app: &'a Desk,
    ws: WorkspaceId,
    run: RetentionRunId,
    rules: Rules,
    /// What is too old is too old at this moment, for the whole slice.
    now: Time,
}

/// Puts the job where the rules want it: due in an hour, or gone.
pub(super) fn schedule(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, rules: &Rules) -> Result<(), DbError> {
    if rules.any() {
        return enqueue(app, tx, ws, FIRST_SECONDS);
    }
    crate::jobs::Jobs::cancel(tx, ws, RUN, "").map(drop)
}

fn enqueue(app: &Desk, tx: &mut Tx<'_>, ws: WorkspaceId, wait: i64) -> Result<(), DbError> {
    app.jobs.enqueue(tx, ws, RUN, "", &json!({}), app.now().plus_seconds(wait))
}

/// The job's work.
pub(super) async fn run(app: &Desk, ws: WorkspaceId) -> Result<(), Problem> {
    let now = app.now();
    let new = RetentionRunId::new(now, &app.random);
    let opened = app.db.write::<_, DbError, _>(move |tx| {
        let rules = rules::of(tx, ws)?;
        if !rules.any() {
            return Ok(None);
        }
        Ok(Some((rules, runs::open(tx, ws, new, now)?)))
    });
    let Some((rules, run)) = opened.await? else { return Ok(()) };
    let walk = Walk { app, ws, run: run.id, rules, now };
    let walked = walk.all().await?;
    let (parts, id, kept) = (app.clone(), run.id, walk.rules);
    let ended = app.db.write::<_, DbError, _>(move |tx| {
        let same = rules::of(tx, ws)? == kept;
        if same && walked == Walked::Partly {
            return enqueue(&parts, tx, ws, 0);
        }
        runs::finish(tx, ws, id, parts.now())?;
        privacy::scrub_later(&parts, tx, ws)?;
        // Other rules have put the job where they want it.
        if same { enqueue(&parts, tx, ws, EVERY_SECONDS) } else { Ok(()) }
    });
    Ok(ended.await?)
}

impl Walk<'_> {
    async fn all(&self) -> Result<Walked, Problem> {
        for rule in self.rules.messages(self.now) {
            if self.cases(rule, true).await? == Walked::Partly {
                return Ok(Walked::Partly);
            }
        }
        for rule in self.rules.files(self.now) {
            if self.cases(rule, false).await? == Walked::Partly {
                return Ok(Walked::Partly);
            }
        }
        if self.customers().await? == Walked::Partly {
            return Ok(Walked::Partly);
        }
        self.records().await
    }

    /// Whether to stop here: the slice is over, or the rules are others by now. Rules that are taken back hold from the next
    /// case on.
    async fn is_over(&self) -> Result<bool, Problem> {
        let ws = self.ws;
        let rules = self.app.db.read::<_, DbError, _>(move |tx| rules::of(tx, ws)).await?;
        Ok(rules != self.rules || self.app.now() >= self.now.plus_seconds(SLICE_SECONDS))
    }

    /// Walks over the cases of a rule: what was said in them, or their files.
    async fn cases(&self, rule: Rule, messages: bool) -> Result<Walked, Problem> {
        let (ws, mut after) = (self.ws, None::<Due>);
        loop {
            let page = self.app.db.read::<_, DbError, _>(move |tx| {
                let find = if messages { expiring::due_messages } else { expiring::due_files };
                find(tx, ws, rule, after, PAGE)
            });
            let page = page.await?;
            for due in &page {
                if self.is_over().await? {
                    return Ok(Walked::Partly);
                }
                self.case(due.case, rule, messages).await?;
            }
            match page.last() {
                None => return Ok(Walked::Whole),
                Some(last) => after = Some(*last),
            }
        }
    }

    /// A case, in as many steps as it needs. One that cannot be read is passed over: it must not keep all others.
    async fn case(&self, case: CaseId, rule: Rule, messages: bool) -> Result<(), Problem> {
        loop {
            let (app, ws, run) = (self.app.clone(), self.ws, self.run);
            let step = self.app.db.write::<_, Problem, _>(move |tx| {
                let expire = if messages { expiring::expire_messages } else { expiring::expire_files };
                let Some(step) = expire(&app, tx, ws, case, rule)? else { return Ok(true) };
                let key = format!("expired/{}", step.event);
                privacy::wipe_later(&app, tx, ws, &key, &step.files, &step.positions)?;
                if messages && step.done {
                    let gone = evidence::expire(tx, ws, case)?;
                    tell_evidence(&app, tx, ws, (case, rule.days), &gone)?;
                    watching::expire(tx, ws, case)?;
                }
                let sum = Sum {
                    cases: i64::from(messages && step.done),
                    messages: step.messages,
                    files: i64::try_from(step.files.len()).unwrap_or(i64::MAX),
                    ..Sum::default()
                };
                runs::add(tx, ws, run, sum)?;
                Ok(step.done)
            });
            match step.await {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(problem) => return self.passed_over("case", case.0, &problem).await,
            }
        }
    }

    async fn customers(&self) -> Result<Walked, Problem> {
        let days = self.rules.customers_days;
        let Some(before) = before(self.now, days) else { return Ok(Walked::Whole) };
        let (ws, mut after) = (self.ws, CustomerId(Uuid::nil()));
        loop {
            let page = self
                .app
                .db
                .read::<_, DbError, _>(move |tx| customers::expiring::unseen(tx, ws, before, after, PAGE));
            let page = page.await?;
            for customer in &page {
                if self.is_over().await? {
                    return Ok(Walked::Partly);
                }
                self.customer(*customer, before, days).await?;
            }
            match page.last() {
                None => return Ok(Walked::Whole),
                Some(last) => after = *last,
            }
        }
    }

    async fn customer(&self, customer: CustomerId, before: Time, days: i64) -> Result<(), Problem> {
        let (app, ws, run) = (self.app.clone(), self.ws, self.run);
        let erased = self.app.db.write::<_, Problem, _>(move |tx| {
            // From here on nobody else writes: they may have come back, or be held by now.
            Journal::open(tx, ws, Actor::System, app.now())?;
            if !customers::expiring::is_unseen(tx, ws, before, customer)?
                || trust::is_canary(tx, ws, customer)?
            {
                return Ok(());
            }
            let reason = format!("{REASON} {days} days");
            privacy::erase(&app, tx, ws, Actor::System, customer, &reason)?;
            Ok(runs::add(tx, ws, run, Sum { customers: 1, ..Sum::default() })?)
        });
        match erased.await {
            Ok(()) => Ok(()),
            Err(problem) => self.passed_over("customer", customer.0, &problem).await,
        }
    }

    async fn passed_over(&self, what: &'static str, id: Uuid, problem: &Problem) -> Result<(), Problem> {
        problem.log();
        tracing::error!(%what, %id, code = problem.code.name(), "a retention rule could not be kept");
        let (ws, run) = (self.ws, self.run);
        let noted = self
            .app
            .db
            .write::<_, DbError, _>(move |tx| runs::add(tx, ws, run, Sum { failed: 1, ..Sum::default() }));
        Ok(noted.await?)
    }

    async fn records(&self) -> Result<Walked, Problem> {
        type Expire = fn(&mut Tx<'_>, WorkspaceId, Time, i64) -> Result<u64, DbError>;
        let all: [(&str, i64, Expire); 4] = [
            ("deliveries", self.rules.deliveries_days, webhooks::expire),
            ("reveals", self.rules.reveals_days, trust::expire_reveals),
            ("devices", self.rules.devices_days, sign_in::expire_devices),
            ("alerts", self.rules.alerts_days, trust::expire_alerts),
        ];
        for (what, days, expire) in all {
            let Some(before) = before(self.now, days) else { continue };
            loop {
                if self.is_over().await? {
                    return Ok(Walked::Partly);
                }
                let (app, ws, run) = (self.app.clone(), self.ws, self.run);
                let gone = self.app.db.write::<_, DbError, _>(move |tx| {
                    let gone = i64::try_from(expire(tx, ws, before, RECORDS)?).unwrap_or(i64::MAX);
                    if gone > 0 {
                        let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
                        let data = json!({"what": what, "days": days, "count": gone});
                        journal.event(kinds::RECORDS_EXPIRED, None, &data);
                        journal.close(tx, &app.hub)?;
                        runs::add(tx, ws, run, Sum { records: gone, ..Sum::default() })?;
                    }
                    Ok(gone)
                });
                if gone.await? < RECORDS {
                    break;
                }
            }
        }
        Ok(Walked::Whole)
    }
}

/// Says which evidence a rule destroyed with the words of its case: the ledger's check accounts by it for what is gone.
fn tell_evidence(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, days): (CaseId, i64),
    gone: &[EvidenceId],
) -> Result<(), DbError> {
    if gone.is_empty() {
        return Ok(());
    }
    let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
    let data = json!({"what": "evidence", "days": days, "count": gone.len(), "case": case, "evidence": gone});
    journal.event(kinds::RECORDS_EXPIRED, None, &data);
    journal.close(tx, &app.hub)
}
