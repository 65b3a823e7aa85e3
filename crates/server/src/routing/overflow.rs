//! Overflow: a case that nobody takes goes on. By time, exact to the second, by a durable job; and as soon as nobody of its team has
//! time, where its rule says so.

use super::{
    apply::standing,
    plan::Plan,
    store::{self, Waiting},
    types::{Overflow, Routing},
};
use crate::{
    conversations::{
        Desk,
        actions::load_whole,
        changes::Changes,
        needs,
        types::{Activity, CaseRow, CaseState},
    },
    events::{Actor, kinds},
    http::Problem,
    hub::Notice,
    jobs::{Job, JobError},
};
use ombud_base::id::{CaseId, ConversationId, TeamId};
use ombud_db::{DbError, Tx};
use serde_json::json;

/// The job that lets a case go on; its key is the case.
pub(super) const OVERFLOW: &str = "case.overflow";
/// Cases that are looked at once whether their teams have time.
const STRIDE: i64 = 200;

/// Why a case goes on.
enum Why {
    /// It has waited so many seconds.
    Waited(i64),
    /// Nobody of its team can take it: `full`, `away`, `closed`, `unfit`; how many are full, and how many away.
    Nobody(&'static str, usize, usize),
}

impl Why {
    fn word(&self) -> &'static str {
        match self {
            Self::Waited(_) => "waited",
            Self::Nobody(word, ..) => word,
        }
    }
}

/// Has a case that was just routed go on when its time comes; at once, where nobody can take it and the rule does not wait.
pub(super) fn watch(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    case: CaseId,
    conversation: ConversationId,
    plan: &Plan,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let Some(overflow) = plan.overflow else { return Ok(store::forget_waiting(tx, ws, case)?) };
    let rule = plan.rule.as_ref().map(|it| it.0.clone()).unwrap_or_default();
    let team = changes.case(case).and_then(|it| it.team);
    let waiting = Waiting { workspace: ws, case, team, overflow, rule };
    keep(app, tx, changes, &waiting)?;
    if !overflow.when_full {
        return Ok(());
    }
    match nobody(app, tx, changes, case)? {
        Some(why) => spill(app, tx, changes, conversation, &waiting, &why),
        None => Ok(()),
    }
}

fn keep(app: &Desk, tx: &mut Tx<'_>, changes: &Changes<'_>, it: &Waiting) -> Result<(), DbError> {
    store::keep_waiting(tx, it)?;
    let key = it.case.to_string();
    match it.overflow.after_seconds {
        Some(seconds) => {
            let at = changes.journal.now.plus_seconds(seconds);
            app.jobs.enqueue(tx, it.workspace, OVERFLOW, &key, &json!({"seconds": seconds}), at)
        }
        None => crate::jobs::Jobs::cancel(tx, it.workspace, OVERFLOW, &key).map(drop),
    }
}

/// Why nobody of its team can take a loaded case; none if somebody can.
fn nobody(app: &Desk, tx: &mut Tx<'_>, changes: &Changes<'_>, case: CaseId) -> Result<Option<Why>, DbError> {
    let needs = needs::of(tx, changes.journal.workspace, case)?;
    let Some(standing) = standing(app, tx, changes, case, &needs)? else { return Ok(None) };
    Ok(standing.nobody().map(|it| Why::Nobody(it, standing.count("full"), standing.count("away"))))
}

/// Whether a case still waits where it did.
fn still(row: Option<&CaseRow>, team: Option<TeamId>) -> bool {
    row.is_some_and(|it| {
        it.state == CaseState::Open && it.assignee.is_none() && it.team == team && !it.with_bot()
    })
}

/// The job: the time has come.
pub(super) async fn ring(app: Desk, job: Job) -> Result<(), JobError> {
    let case: CaseId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (inner, ws) = (app.clone(), job.workspace);
    app.db
        .write::<_, Problem, _>(move |tx| {
            let mut changes = Changes::open(&inner, tx, ws, Actor::System, inner.now())?;
            let Some(waiting) = store::waiting(tx, ws, case)? else { return Ok(()) };
            let Some(seconds) = waiting.overflow.after_seconds else { return Ok(()) };
            if !still(changes.load_case(tx, case)?, waiting.team) {
                return Ok(store::forget_waiting(tx, ws, case)?);
            }
            let conversation = load_whole(tx, &mut changes, case)?;
            spill(&inner, tx, &mut changes, conversation, &waiting, &Why::Waited(seconds))?;
            changes.close(tx)
        })
        .await?;
    Ok(())
}

/// Lets those cases go on of whose team nobody has time any more; tells how many went.
pub(super) async fn when_full(app: &Desk) -> Result<u64, Problem> {
    let all = app.db.read::<_, DbError, _>(|tx| store::waiting_for_room(tx, STRIDE)).await?;
    let mut gone = 0;
    for waiting in all {
        let inner = app.clone();
        gone += app.db.write::<_, Problem, _>(move |tx| go_on(&inner, tx, &waiting)).await?;
    }
    Ok(gone)
}

fn go_on(app: &Desk, tx: &mut Tx<'_>, waiting: &Waiting) -> Result<u64, Problem> {
    let mut changes = Changes::open(app, tx, waiting.workspace, Actor::System, app.now())?;
    if !still(changes.load_case(tx, waiting.case)?, waiting.team) {
        return Ok(0);
    }
    let Some(why) = nobody(app, tx, &changes, waiting.case)? else { return Ok(0) };
    let conversation = load_whole(tx, &mut changes, waiting.case)?;
    spill(app, tx, &mut changes, conversation, waiting, &why)?;
    changes.close(tx)?;
    Ok(1)
}

/// The team that a case goes on to: the one that is named, if it is still there, else the fallback; none: it stays, and whoever has
/// time may take it.
fn next_team(
    tx: &mut Tx<'_>,
    waiting: &Waiting,
    routing: &Routing,
) -> Result<Option<(TeamId, String)>, DbError> {
    let Some(named) = waiting.overflow.team else { return Ok(None) };
    for id in [Some(named), routing.fallback].into_iter().flatten().filter(|it| Some(*it) != waiting.team) {
        if let Some(team) = store::team(tx, waiting.workspace, id)? {
            return Ok(Some((id, team.name)));
        }
    }
    Ok(None)
}

fn spill(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    conversation: ConversationId,
    waiting: &Waiting,
    why: &Why,
) -> Result<(), Problem> {
    let Waiting { workspace: ws, case, team: was, .. } = *waiting;
    let (_, routing) = store::routing(tx, ws)?;
    let to = next_team(tx, waiting, &routing)?;
    let from = was.map(|it| store::team(tx, ws, it)).transpose()?.flatten().map(|it| it.name);
    needs::set(tx, ws, case, &[])?;
    changes.change(case, |it| it.team = to.as_ref().map(|it| it.0).or(it.team))?;
    let (seconds, full, away) = match *why {
        Why::Waited(seconds) => (seconds, 0, 0),
        Why::Nobody(_, full, away) => (0, full, away),
    };
    let args = [
        ("why", why.word().to_owned()),
        ("from", from.unwrap_or_else(|| "none".into())),
        ("team", to.as_ref().map_or_else(|| "none".into(), |it| it.1.clone())),
        ("seconds", seconds.to_string()),
        ("full", full.to_string()),
        ("away", away.to_string()),
    ];
    changes.note_activity(conversation, Activity::new("overflowed", args), false)?;
    let id = to.as_ref().map(|it| it.0);
    let data = json!({
        "through": "overflow", "why": why.word(), "seconds": seconds, "full": full, "away": away, "team": id.or(was),
        "was": {"team": was}, "rule": waiting.rule,
    });
    changes.journal.event(kinds::CASE_ROUTED, Some(case), &data);
    if let Some(id) = id {
        let data = json!({"team": id, "was": {"team": was}, "by": "overflow"});
        changes.journal.event(kinds::CASE_ASSIGNED, Some(case), &data);
    }
    // Without its needs it is work for others, in the same team as well.
    changes.journal.notify(Notice::Work);
    go_on_from(app, tx, changes, waiting, &routing, id)
}

/// What nobody takes in the next team either goes to the fallback after the same time; from there it goes nowhere. A case whose
/// overflow names no other team never leaves its own: it may be there because others are not to see it.
fn go_on_from(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    waiting: &Waiting,
    routing: &Routing,
    team: Option<TeamId>,
) -> Result<(), Problem> {
    let stays = waiting.overflow.team.is_none();
    let team = team.or(waiting.team);
    match (routing.fallback, waiting.overflow.after_seconds) {
        (Some(fallback), Some(seconds)) if !stays && team != Some(fallback) => {
            let overflow = Overflow { team: Some(fallback), after_seconds: Some(seconds), when_full: false };
            Ok(keep(app, tx, changes, &Waiting { team, overflow, ..waiting.clone() })?)
        }
        _ => {
            crate::jobs::Jobs::cancel(tx, waiting.workspace, OVERFLOW, &waiting.case.to_string())?;
            Ok(store::forget_waiting(tx, waiting.workspace, waiting.case)?)
        }
    }
}
