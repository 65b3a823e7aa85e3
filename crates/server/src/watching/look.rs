//! The job that looks again, and what it writes.

use super::{
    Watches, begin,
    judge::{self, Known, Pace, Verdict},
    say, store,
    types::{WatchEnd, WatchRow},
};
use crate::{
    chains::{ChainStanding, Sight, short},
    conversations::{actions::load_whole, changes::Changes, types::Activity},
    customers,
    events::{Actor, kinds},
    http::{Code, Problem},
    jobs::{Job, JobError},
    safety::Policy,
};
use ombud_base::id::{CaseId, WatchId, WorkspaceId};
use ombud_db::Tx;
use serde_json::json;
use std::time::Duration;

/// The job that looks at a transaction again; its key is the watch.
pub(super) const LOOK: &str = "chain.watch";
/// Seconds until a look is tried again that had no turn, or that would have spoken over the bot.
const BUSY: i64 = 4;

/// A promise to look again is kept however often the database was away.
pub(super) fn never_give_up(attempt: i64) -> Option<Duration> {
    Some(Duration::from_secs(u64::try_from(attempt).unwrap_or(1).saturating_mul(15).clamp(5, 600)))
}

/// Seconds until the first look after the one that it began with.
pub(super) fn first_pause(sight: &Sight) -> i64 {
    judge::pause(pace(0, Some(sight)), Verdict::Same, false)
}

fn pace(age: i64, sight: Option<&Sight>) -> Pace {
    let seconds = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    Pace {
        age,
        block: sight.map_or(60, |it| seconds(it.block_seconds)),
        wait: sight.and_then(|it| it.wait).map(seconds),
    }
}

/// The job.
pub(super) async fn run(desk: Watches, job: Job) -> Result<(), JobError> {
    let id: WatchId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    let Ok(_turn) = desk.turns.try_acquire() else {
        return Ok(later(&desk, ws, id).await?);
    };
    let found = desk.db.read::<_, Problem, _>(move |tx| Ok(store::find(tx, ws, id)?)).await?;
    let Some(it) = found.filter(|it| it.ended_at.is_none()) else { return Ok(()) };
    let sight = desk.chains.sight(ws, it.customer, (&it.network, &it.transaction)).await?;
    let policy = desk.safety.policy(ws).await?;
    let parts = desk.clone();
    let written =
        desk.db.write::<_, Problem, _>(move |tx| gone(write(&parts, tx, ws, id, sight.as_ref(), &policy)));
    Ok(written.await?)
}

/// Tries again in a moment.
async fn later(desk: &Watches, ws: WorkspaceId, id: WatchId) -> Result<(), Problem> {
    let (jobs, at) = (desk.jobs.clone(), desk.now().plus_seconds(BUSY));
    let wait = desk
        .db
        .write::<_, Problem, _>(move |tx| Ok(jobs.enqueue(tx, ws, LOOK, &id.to_string(), &json!({}), at)?));
    wait.await
}

/// A case that was erased meanwhile waits for nothing any more; its watches are gone with it.
fn gone(done: Result<(), Problem>) -> Result<(), Problem> {
    match done {
        Err(problem) if matches!(problem.code, Code::Erased | Code::NotFound) => Ok(()),
        other => other,
    }
}

/// Writes what a look came to. Nothing of the earlier reading counts here: somebody may have stopped it meanwhile.
fn write(
    desk: &Watches,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: WatchId,
    sight: Option<&Sight>,
    policy: &Policy,
) -> Result<(), Problem> {
    let mut changes = Changes::open(desk, tx, ws, Actor::Bot, desk.now())?;
    let found = store::find(tx, ws, id)?.filter(|it| it.ended_at.is_none());
    let Some(mut it) = found else { return Ok(()) };
    changes.load_conversations(tx, &[it.conversation])?;
    let case = changes.conversation(it.conversation).map(|it| it.case).ok_or_else(Problem::not_found)?;
    load_whole(tx, &mut changes, case)?;
    if customers::customer(tx, ws, it.customer)?.is_none_or(|it| it.blocked) {
        begin::ended(desk, tx, &mut changes, &mut it, WatchEnd::Blocked, "Ombud".into())?;
    } else if changes.case(case).is_some_and(|it| it.with_bot() && it.waiting_since.is_some()) {
        // The bot is about to answer what the customer just wrote; news in between would be taken for that answer.
        let at = changes.journal.now.plus_seconds(BUSY);
        return Ok(desk.jobs.enqueue(tx, ws, LOOK, &id.to_string(), &json!({}), at)?);
    } else {
        looked(desk, tx, &mut changes, (&mut it, case), sight, policy)?;
    }
    store::save(tx, ws, &it)?;
    if let Some(at) = it.next_at {
        desk.jobs.enqueue(tx, ws, LOOK, &id.to_string(), &json!({}), at)?;
    }
    changes.close(tx)
}

fn looked(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&mut WatchRow, CaseId),
    sight: Option<&Sight>,
    policy: &Policy,
) -> Result<(), Problem> {
    let now = changes.journal.now;
    let Some(sight) = sight else {
        say::sorry(desk, tx, changes, (&*it, case), "bot-watch-network")?;
        return begin::ended(desk, tx, changes, it, WatchEnd::Network, "Ombud".into());
    };
    (it.looked_at, it.standing) = (now, sight.standing);
    it.looks += 1;
    let known = Known { hint: it.hint, hints: it.hints, told: &it.told, in_part: sight.in_part };
    let verdict = judge::judge(&known, sight.standing);
    (it.hint, it.hints) = match verdict {
        Verdict::Perhaps(what, times) => (Some(what), times),
        Verdict::Same | Verdict::News(_) => (None, 0),
    };
    // What it came from is only known by what was seen before, so a word that is not believed yet must not take its place.
    if let Some(facts) = &sight.facts
        && sight.standing == ChainStanding::Waiting
    {
        (it.seen, it.seen_at) = (facts.clone(), now);
    }
    if let Verdict::News(news) = verdict {
        tell(desk, tx, changes, (&mut *it, case), sight, (news, policy))?;
    }
    if it.ended_at.is_none() && now >= it.ends_at {
        say::sorry(desk, tx, changes, (&*it, case), "bot-watch-over")?;
        begin::ended(desk, tx, changes, it, WatchEnd::Over, "Ombud".into())?;
    }
    if it.ended_at.is_none() {
        let age = i64::try_from(now.since(it.begun_at).as_secs()).unwrap_or(i64::MAX);
        let silent = sight.standing == ChainStanding::Silent;
        let seconds = judge::pause(pace(age, Some(sight)), verdict, silent);
        it.next_at = Some(now.plus_seconds(seconds));
    }
    Ok(())
}

/// Tells the customer what is new, with a line for staff; ends the watch where nothing can change it any more.
fn tell(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&mut WatchRow, CaseId),
    sight: &Sight,
    (news, policy): (ChainStanding, &Policy),
) -> Result<(), Problem> {
    it.told.push(news);
    say::news(desk, tx, changes, (&*it, case), sight, policy)?;
    let args = [
        ("what", news.word().to_owned()),
        ("network", sight.network.clone()),
        ("transaction", short(&it.transaction)),
    ];
    changes.note_activity(it.conversation, Activity::new("watch_told", args), false)?;
    let codes = sight.seen.codes();
    let data = json!({"watch": it.id, "standing": news, "codes": codes});
    changes.journal.event_on(it.customer, Some(case), kinds::WATCH_TOLD, &data);
    if news.is_last() {
        begin::ended(desk, tx, changes, it, WatchEnd::Told, "bot".into())?;
    }
    Ok(())
}
