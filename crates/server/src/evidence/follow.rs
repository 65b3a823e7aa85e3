//! The coins of a theft are followed by the program itself: whoever is robbed has minutes, and nobody should have to press a button.
//!
//! The job of a case reads which transactions its customer named, follows each on the networks that know it, and keeps what is new
//! as evidence, in its own name. It comes again each hour while coins may move on, [`TIMES_MOST`] times for each transaction. Where
//! they reach somebody whom the workspace knows, colleagues are alarmed at once, and told what to do: an exchange can still freeze
//! them, a bridge says where they came out, and what went into a mixer or to a sanctioned address goes to the police.

use super::{
    Followers, actions,
    actions::{BY_ITSELF, Said},
    followed::{self, Followed},
    types::EvidenceKind,
};
use crate::{
    chains::{ChainLabelKind, ChainTrace, Walked, folded, short, transactions_in},
    conversations::{
        FOLLOW, THEFT,
        actions::load_whole,
        alarms::{self, Alarm, Raised},
        changes::Changes,
        reading,
        types::{Activity, Author, CaseRow, CaseState, Kind, Priority},
    },
    events::{Actor, kinds},
    http::Problem,
    jobs::{Job, JobError},
    settings,
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, WorkspaceId},
};
use ombud_db::Tx;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Transactions of a case that are followed: the first that its customer named.
pub const HASHES_MOST: usize = 3;
/// How often each is followed.
pub const TIMES_MOST: i64 = 6;
/// Seconds from one time to the next.
pub const EVERY_SECONDS: i64 = 3_600;

/// How many steps.
const DEPTH: u32 = 3;
/// Networks on which one is followed: an id rarely is on two.
const NETWORKS: usize = 2;
/// Messages of each conversation that are looked through.
const MESSAGES: i64 = 60;
/// Seconds until it is tried again when too many are followed at once.
const BUSY: i64 = 10;

/// A database that is away for an hour must not end it.
pub(super) fn patient(attempt: i64) -> Option<Duration> {
    (attempt <= 20)
        .then(|| Duration::from_secs(u64::try_from(attempt).unwrap_or(1).saturating_mul(30).min(600)))
}

/// What is to be followed now.
struct Plan {
    customer: CustomerId,
    due: Vec<String>,
}

/// The job.
pub(super) async fn run(parts: Followers, job: Job) -> Result<(), JobError> {
    let case: CaseId = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let ws = job.workspace;
    if !parts.chains.asks_any() {
        return Ok(());
    }
    let Ok(_turn) = parts.turns.try_acquire() else {
        return Ok(again(&parts, ws, case, parts.now().plus_seconds(BUSY)).await?);
    };
    let now = parts.now();
    let read = parts.db.read::<_, Problem, _>(move |tx| plan(tx, ws, case, now));
    let Some(plan) = read.await? else { return Ok(()) };
    for subject in plan.due {
        let traces = traced(&parts, ws, plan.customer, &subject).await?;
        let own = parts.clone();
        let written =
            parts.db.write::<_, Problem, _>(move |tx| write(&own, tx, (ws, case), &subject, &traces));
        written.await?;
    }
    let next = parts.db.read::<_, Problem, _>(move |tx| Ok(followed::next(tx, ws, case)?)).await?;
    match next {
        Some(at) => Ok(again(&parts, ws, case, at).await?),
        None => Ok(()),
    }
}

async fn again(parts: &Followers, ws: WorkspaceId, case: CaseId, at: Time) -> Result<(), Problem> {
    let jobs = parts.jobs.clone();
    let wait = parts.db.write::<_, Problem, _>(move |tx| {
        Ok(jobs.enqueue(tx, ws, FOLLOW, &case.to_string(), &json!({}), at)?)
    });
    wait.await
}

/// Whether the coins of a case are followed: a theft that nobody has closed, where the workspace wants it.
fn wanted(tx: &mut Tx<'_>, ws: WorkspaceId, case: Option<&CaseRow>) -> Result<bool, Problem> {
    let lives = |it: &CaseRow| {
        it.kind == THEFT && it.erased_at.is_none() && matches!(it.state, CaseState::Open | CaseState::Snoozed)
    };
    Ok(case.is_some_and(lives) && settings::of(tx, ws)?.follow_thefts)
}

fn plan(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId, now: Time) -> Result<Option<Plan>, Problem> {
    let row = reading::case(tx, ws, case)?;
    if !wanted(tx, ws, row.as_ref())? {
        return Ok(None);
    }
    let Some(row) = row else { return Ok(None) };
    let mut due = Vec::new();
    let known = followed::of_case(tx, ws, case)?;
    let mut room = HASHES_MOST.saturating_sub(known.len());
    for subject in named(tx, ws, case)? {
        let mark = followed::mark(tx, ws, &subject)?;
        match known.iter().find(|it| it.mark == mark) {
            Some(it) if it.next_at.is_some_and(|at| at <= now) => due.push(subject),
            None if room > 0 => {
                room -= 1;
                due.push(subject);
            }
            _ => {}
        }
    }
    Ok(Some(Plan { customer: row.customer, due }))
}

/// The transactions that a case's customer named, in a form or in words, in the order in which they did.
fn named(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<String>, Problem> {
    let mut rows = Vec::new();
    for conversation in reading::conversations_of(tx, ws, case)? {
        rows.extend(reading::public_before(tx, ws, conversation.id, i64::MAX, MESSAGES)?);
    }
    rows.retain(|it| it.kind == Kind::Message && it.author == Author::Customer);
    rows.sort_unstable_by_key(|it| it.pos);
    let mut all: Vec<String> = Vec::new();
    for subject in rows.iter().flat_map(|it| transactions_in(&it.body, HASHES_MOST)) {
        if !all.iter().any(|it| folded(it) == folded(&subject)) {
            all.push(subject);
        }
    }
    Ok(all)
}

/// Where its coins went, on each network that knows it. A network that cannot be asked says nothing, this time.
async fn traced(
    parts: &Followers,
    ws: WorkspaceId,
    customer: CustomerId,
    subject: &str,
) -> Result<Vec<ChainTrace>, Problem> {
    let look = parts.chains.look_for(ws, (customer, None), subject, "en").await?;
    let known = look.found.into_iter().filter(|it| it.transaction.is_some()).take(NETWORKS);
    let mut all = Vec::new();
    for found in known {
        let walked =
            Walked { text: subject.to_owned(), network: found.network.id, depth: DEPTH, since_block: None };
        all.extend(parts.chains.trace(ws, walked).await.ok().filter(|it| !it.edges.is_empty()));
    }
    Ok(all)
}

/// Whether coins of a trace may still move on: some lie with nobody who is known, or not everything was seen.
fn moves_on(it: &ChainTrace) -> bool {
    let sends: BTreeSet<&str> = it.edges.iter().map(|it| it.from.as_str()).collect();
    let rests = |node: &&crate::chains::ChainTraceNode| {
        node.depth > 0 && node.label.is_none() && !sends.contains(node.address.as_str())
    };
    it.cut || it.nodes.iter().any(|node| rests(&node))
}

fn write(
    parts: &Followers,
    tx: &mut Tx<'_>,
    (ws, case): (WorkspaceId, CaseId),
    subject: &str,
    traces: &[ChainTrace],
) -> Result<(), Problem> {
    let mut changes = Changes::open(&parts.chains, tx, ws, Actor::Bot, parts.now())?;
    let row = changes.load_case(tx, case)?.cloned();
    // It may have been closed, merged or erased while the networks were asked.
    if !wanted(tx, ws, row.as_ref())? {
        return Ok(());
    }
    let Some(row) = row else { return Ok(()) };
    let conversation = load_whole(tx, &mut changes, case)?;
    let now = changes.journal.now;
    let mark = followed::mark(tx, ws, subject)?;
    let mut it = followed::find(tx, ws, case, &mark)?.unwrap_or_else(|| Followed::new(mark, row.customer));
    it.times += 1;
    let moves: i64 = traces.iter().map(|it| i64::try_from(it.edges.len()).unwrap_or(i64::MAX)).sum();
    if moves > it.moves {
        it.moves = moves;
        for trace in traces {
            keep(parts, tx, &mut changes, (&row, conversation), subject, trace)?;
        }
    }
    for trace in traces {
        alarm(parts, tx, &mut changes, (&row, conversation), &mut it, trace)?;
    }
    let over = it.times >= TIMES_MOST || (!traces.is_empty() && !traces.iter().any(moves_on));
    it.next_at = (!over).then(|| now.plus_seconds(EVERY_SECONDS));
    followed::save(tx, ws, case, &it)?;
    changes.close(tx)
}

/// Keeps a trace as evidence, where there is room, and tells of it.
fn keep(
    parts: &Followers,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (row, conversation): (&CaseRow, ConversationId),
    subject: &str,
    trace: &ChainTrace,
) -> Result<(), Problem> {
    let content = serde_json::to_string(trace).map_err(Problem::internal)?;
    let fits = content.len() <= actions::BYTES_MOST;
    if fits && actions::has_room(tx, changes.journal.workspace, row.id).is_ok() {
        let (subject, network) = (subject.to_owned(), Some(trace.network.clone()));
        let said = Said { kind: EvidenceKind::Trace, network, subject, content, shared: false };
        actions::put(&parts.chains, tx, changes, (row, conversation), &said, None)?;
    }
    let reached: Vec<&str> = reached(trace).map(|it| it.name).collect();
    let data =
        json!({"network": trace.network, "movements": trace.edges.len(), "reached": reached, "kept": fits});
    changes.journal.event_on(row.customer, Some(row.id), kinds::COINS_FOLLOWED, &data);
    let args = [
        ("subject", short(subject)),
        ("network", parts.chains.name_of(&trace.network)),
        ("count", trace.edges.len().to_string()),
        ("by", BY_ITSELF.to_owned()),
    ];
    changes.note_activity(conversation, Activity::new("coins_followed", args), false)
}

/// Somebody known whom the coins of a trace reached.
struct Reached<'a> {
    address: &'a str,
    name: &'a str,
    alarm: Alarm,
}

/// What is to be told where coins reach an address of this kind; nothing where nobody there can do anything about it.
const fn alarm_of(kind: ChainLabelKind) -> Option<Alarm> {
    Some(match kind {
        ChainLabelKind::Exchange => Alarm::CoinsExchange,
        ChainLabelKind::Mixer => Alarm::CoinsMixer,
        ChainLabelKind::Bridge => Alarm::CoinsBridge,
        ChainLabelKind::Sanctioned => Alarm::CoinsSanctioned,
        ChainLabelKind::Drainer
        | ChainLabelKind::Scam
        | ChainLabelKind::ScamToken
        | ChainLabelKind::Service => return None,
    })
}

/// Whom a trace reached of whom colleagues are told.
fn reached(trace: &ChainTrace) -> impl Iterator<Item = Reached<'_>> {
    let nodes = trace.nodes.iter().filter(|it| it.depth > 0);
    nodes.filter_map(|it| {
        Some(Reached {
            address: &it.address,
            name: it.label.as_deref()?,
            alarm: it.label_kind.and_then(alarm_of)?,
        })
    })
}

/// One alarm for each kind, with the mark of the first and the names of all: one transaction may lead to many.
fn gathered(news: Vec<(Alarm, String, String)>) -> BTreeMap<Alarm, (String, String)> {
    let mut all: BTreeMap<Alarm, (String, Vec<String>)> = BTreeMap::new();
    for (alarm, mark, name) in news {
        let (_, names) = all.entry(alarm).or_insert_with(|| (mark, Vec::new()));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    all.into_iter().map(|(alarm, (mark, names))| (alarm, (mark, names.join(", ")))).collect()
}

/// Alarms colleagues about each of them once, with what to do.
fn alarm(
    parts: &Followers,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (row, conversation): (&CaseRow, ConversationId),
    it: &mut Followed,
    trace: &ChainTrace,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let mut news = Vec::new();
    for Reached { address, name, alarm } in reached(trace) {
        let mark = followed::reached(tx, ws, &trace.network, address)?;
        if it.alarmed.contains(&mark) {
            continue;
        }
        let arrived = trace.edges.iter().find(|it| it.to == address);
        let args = [
            ("kind", alarm.word().trim_start_matches("coins_").to_owned()),
            ("name", name.to_owned()),
            ("network", parts.chains.name_of(&trace.network)),
            ("amount", arrived.map(|it| it.amount.clone()).unwrap_or_default()),
            ("transaction", arrived.map(|it| it.transaction.clone()).unwrap_or_default()),
        ];
        changes.note_activity(conversation, Activity::new("coins_reached", args), false)?;
        changes.change(row.id, |it| it.priority = Priority::Urgent)?;
        news.push((alarm, mark.clone(), name.to_owned()));
        it.alarmed.push(mark);
    }
    for (alarm, (mark, names)) in gathered(news) {
        let raised = Raised { case: row.id, alarm };
        let known = [("name", names)];
        alarms::raise(&parts.chains, tx, &mut changes.journal, (raised, &mark), known)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_are_reached_each_kind_is_one_alarm() {
        let new = |alarm, mark: &str, name: &str| (alarm, mark.to_owned(), name.to_owned());
        let all = gathered(vec![
            new(Alarm::CoinsExchange, "m1", "Northwind"),
            new(Alarm::CoinsMixer, "m2", "Whirlpool"),
            new(Alarm::CoinsExchange, "m3", "Southwind"),
            new(Alarm::CoinsExchange, "m4", "Northwind"),
        ]);
        let told: Vec<_> = all.iter().map(|(alarm, (mark, names))| (*alarm, &**mark, &**names)).collect();
        let one =
            [(Alarm::CoinsExchange, "m1", "Northwind, Southwind"), (Alarm::CoinsMixer, "m2", "Whirlpool")];
        assert_eq!(told, one);
    }
}
