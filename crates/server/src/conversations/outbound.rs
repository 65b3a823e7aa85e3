//! What goes to customers is judged, whoever writes it: nobody may ask for a phrase, a key, a code or remote access, send
//! somebody's money away, or hand out a dangerous link. What is refused is recorded, and so is who sent it all the same.

use super::{
    Desk,
    types::{Kind, Post},
};
use crate::{
    access::{Permission, Signed},
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    safety::Policy,
};
use ombud_base::id::CaseId;
use ombud_guard::outbound::{self, Refusal};
use serde::Serialize;
use serde_json::json;

/// The shortest and the longest reason for sending what the guard refuses, in code points.
pub const REASON: (usize, usize) = (3, 500);

/// Whether a message is sent although the guard refuses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Insist {
    /// Its writer may not do that.
    No,
    /// Its writer may, and has not asked for it.
    May,
    /// Its writer may, and says why.
    Because(String),
}

impl Insist {
    /// Why it is sent all the same.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Because(reason) => Some(reason),
            Self::No | Self::May => None,
        }
    }
}

/// A part of a message that may not be sent, as it is told to the writer.
#[derive(Serialize)]
struct Refused {
    start: usize,
    end: usize,
    rule: &'static str,
    why: &'static str,
}

/// What is wrong with a post, if it goes to a customer and is not theirs.
pub(super) fn judge(post: &Post, policy: &Policy) -> Vec<Refusal> {
    if post.kind != Kind::Message || matches!(post.by, Actor::Customer(_) | Actor::System) {
        return Vec::new();
    }
    outbound::refusals(&post.body, &policy.links())
}

/// Records what was found; refuses it, unless somebody who may do so insists.
///
/// # Errors
/// [`Code::UnsafeReply`] with what is wrong where.
pub(crate) fn decide(
    journal: &mut Journal,
    by: Actor,
    insist: &Insist,
    case: Option<CaseId>,
    refusals: &[Refusal],
) -> Result<(), Problem> {
    if refusals.is_empty() {
        return Ok(());
    }
    let rules: Vec<&str> = refusals.iter().map(|it| it.rule.name()).collect();
    let (kind, data) = match insist {
        Insist::Because(reason) => (kinds::OUTBOUND_OVERRIDDEN, json!({"rules": rules, "reason": reason})),
        _ => (kinds::OUTBOUND_REFUSED, json!({"rules": rules})),
    };
    journal.event_by(by, kind, case, data.to_string());
    match insist {
        Insist::Because(_) => Ok(()),
        Insist::No => Err(refused(refusals, false)),
        Insist::May => Err(refused(refusals, true)),
    }
}

/// Judges a message that is sent by another way than the lane: one for later, or the first of a case.
///
/// # Errors
/// As [`decide`]; what was refused is recorded all the same.
pub async fn admit(
    app: &Desk,
    signed: &Signed,
    case: Option<CaseId>,
    body: &str,
    insist: &Insist,
) -> Result<(), Problem> {
    let policy = app.safety.policy(signed.workspace).await?;
    let refusals = outbound::refusals(body, &policy.links());
    if refusals.is_empty() {
        return Ok(());
    }
    let (inner, signed, insist) = (app.clone(), signed.clone(), insist.clone());
    let decided = app.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, signed.workspace, signed.actor(), inner.now())?;
        let decided = decide(&mut journal, signed.actor(), &insist, case, &refusals);
        journal.close(tx, &inner.hub)?;
        Ok(decided)
    });
    decided.await?
}

fn refused(refusals: &[Refusal], may_override: bool) -> Problem {
    let shown: Vec<Refused> = refusals
        .iter()
        .map(|it| Refused { start: it.start, end: it.end, rule: it.rule.name(), why: it.why })
        .collect();
    let why: Vec<&str> = shown.iter().map(|it| it.why).collect();
    let detail =
        format!("This was not sent, for it {}. Change these words and send it again.", why.join("; and it "));
    Problem::new(Code::UnsafeReply, detail)
        .with("refusals", json!(shown))
        .with("may_override", json!(may_override))
}

/// What somebody may do about a refusal, who gives this reason or none.
///
/// # Errors
/// When they may not override the guard, or the reason is too short or too long.
pub fn insist(signed: &Signed, despite: Option<String>) -> Result<Insist, Problem> {
    let Some(reason) = despite else {
        return Ok(if signed.may(Permission::GuardOverride) { Insist::May } else { Insist::No });
    };
    signed.need(Permission::GuardOverride)?;
    let reason = reason.trim().to_owned();
    if !(REASON.0..=REASON.1).contains(&reason.chars().count()) {
        let detail = format!("says in {} to {} characters why it is sent all the same", REASON.0, REASON.1);
        return Err(Problem::invalid("despite", detail));
    }
    Ok(Insist::Because(ombud_guard::inspect(&reason).redacted.unwrap_or(reason)))
}
