//! One turn of the bot, carried out.

use super::{
    Bot, Due,
    decide::{self, Decided, Ends, Move, Reason},
    flow::Stop,
    phrase,
    say::{self, Said, Speaker},
    thread::{self, Thread},
};
use crate::{
    chains::{ChainSeverity, Pending, Seen, Stuck},
    clocks,
    conversations::{
        ASSUME, Assisted, SILENCE_SECONDS,
        actions::{close_row, load_whole},
        assisted,
        changes::{Changes, Words},
        outbound, promise_updates, ratings, reading,
        types::{Activity, Author, BotPart, CaseRow, Insist, Kind, MessageData, Priority},
    },
    customers,
    events::{Actor, kinds},
    http::Problem,
    inboxes,
    jobs::{Job, JobError},
    knowledge::{Found, Shelf},
    learning,
    messages::BotFlow,
    models::{self, meaning::Nearness},
    playbooks::Flows,
    recovery,
    routing::{self, Asked},
    safety::Policy,
    settings::{self, Settings},
    understanding::{self, Decision, Mind, Reading, Routes, Tree, Urgency},
    watching,
};
use ombud_base::id::{CaseId, ConversationId, CustomerId, WorkspaceId};
use ombud_db::Tx;
use ombud_guard::outbound::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;

/// Articles that are weighed.
const WEIGHED: usize = 10;

/// What a turn goes by.
pub(super) struct Before {
    pub case: CaseRow,
    pub thread: Thread,
    pub routes: Routes,
    pub settings: Settings,
    /// The guided flows that may begin or go on.
    flows: Flows,
    /// By which version of the classifier messages are read.
    pub mind: i64,
    /// Whether the bot still answers first in the case's inbox.
    pub on: bool,
    /// Seconds until people are there again; none while they are there.
    opens_in: Option<u64>,
    /// Whether a language model phrases answers.
    pub phrases: bool,
    /// By what the customer is called and known, where a model is asked for anything.
    pub known: Vec<String>,
    /// Where the customer is (ISO 3166), if that is known.
    pub region: Option<String>,
    /// The question as it was read, if it was.
    pub read: Option<Read>,
}

/// A question as it was read.
pub(super) struct Read {
    /// By what is published where the customer is.
    pub shelf: Arc<Shelf>,
    pub reading: Reading,
    /// The articles that its words find.
    pub found: Vec<Found>,
}

/// What a turn answers.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub customer: CustomerId,
    pub conversation: ConversationId,
    pub pos: i64,
}

/// What a turn comes to.
pub(super) struct Outcome {
    next: Move,
    pub said: Said,
    pub reading: Reading,
    route: Decision,
    /// The titles of all that the bot gave, this turn included.
    given: Vec<String>,
    /// Where the question stands that is answered: a click on what was offered is none.
    asked: Vec<i64>,
    /// Whether the bot speaks for the first time to what is asked, and whether it has answered it before.
    begins: bool,
    was_answered: bool,
    /// The rule by which the bot spoke last before.
    former: Option<String>,
    /// Where the customer came in the flow that they were in last.
    flow: Option<BotFlow>,
    /// What was asked.
    question: String,
    /// The deposits that are not credited by themselves, of which it was told.
    stuck: Vec<Stuck>,
    /// The transactions that wait, of which it was told.
    waiting: Vec<Pending>,
    /// The articles by which the answer may be phrased.
    pub phrased_from: Vec<Found>,
}

/// Writes what was thought out, if nothing has changed meanwhile.
pub(super) async fn post(
    bot: &Bot,
    due: &Due,
    place: Place,
    outcome: Outcome,
    refused: Vec<Refusal>,
) -> Result<(), Problem> {
    let (ws, id, inner) = (due.workspace, due.case, bot.clone());
    let Place { conversation, pos, .. } = place;
    bot.db
        .write::<_, Problem, _>(move |tx| {
            let mut changes = Changes::open(&inner, tx, ws, Actor::Bot, inner.now())?;
            load_whole(tx, &mut changes, id)?;
            if !still_waits(tx, &changes, conversation, id, pos)? {
                return Ok(());
            }
            if !refused.is_empty() {
                // It was recorded; that it may not be sent is known.
                let _ = outbound::decide(&mut changes.journal, Actor::Bot, &Insist::No, Some(id), &refused);
            }
            write(&inner, tx, &mut changes, id, conversation, &outcome)?;
            changes.close(tx)
        })
        .await
}

/// Decides, and finds the words. Also answers what of them may not be sent; then a person is brought instead.
pub(super) fn think(
    shelf: &Shelf,
    policy: &Policy,
    before: &Before,
    reading: Reading,
    found: (Vec<Found>, &Nearness),
) -> (Outcome, Vec<Refusal>) {
    let thread = &before.thread;
    let mut route = before.routes.decide(&reading);
    let Decided { mut next, weighed, mut doubt } =
        consider(shelf, thread, &reading, &route, found, &before.flows);
    // Where people answer first, they do not come as fast as the button that freezes.
    if !before.on && !decide::is_theft(thread) {
        (next, doubt) = (Move::HandOver(Reason::Route, None), false);
    }
    let lang = next.language().unwrap_or(&reading.lang).to_owned();
    let speaker =
        Speaker::new(shelf, &lang, &before.settings.brand, before.opens_in).with_chains(thread.seen.as_ref());
    let phrased_from = phrase::of_answer(&next, doubt, thread, (&reading, &route), &weighed);
    let speaker = speaker.in_doubt(doubt);
    let mut said = speaker.speak(&next, say::why(next.rule(), &reading, &weighed));
    let mut judged = said.body.clone();
    if next.flow().is_some() {
        // What stands on a flow's buttons and in its form was written by somebody of this workspace, too.
        said.words.choices.iter().for_each(|it| judged.extend(["\n", it]));
        for field in &said.words.form {
            let all = [&field.label, &field.hint].into_iter().chain(&field.options);
            all.for_each(|it| judged.extend(["\n", it]));
        }
    }
    let refused = ombud_guard::outbound::refusals(&judged, &policy.links());
    if !refused.is_empty() {
        next = Move::HandOver(Reason::Unknown, None);
        said = speaker.in_doubt(false).speak(&next, say::why(next.rule(), &reading, &weighed));
    }
    let sources = thread.said.iter().chain([&said.words]).flat_map(|it| &it.sources);
    let given = sources.map(|it| it.title.clone()).collect();
    let former = thread.said.last().and_then(|it| it.why.as_ref()).map(|it| it.rule.clone());
    let asked = thread.asked.clone();
    let flow = next.flow().or(thread.last_flow()).cloned();
    send_on(&next, before, &mut route);
    if let Move::Chain(seen, _) = &next
        && seen.severity() == ChainSeverity::Danger
    {
        route.urgency = Urgency::Urgent;
    }
    let question = thread.question.clone();
    let told = matches!(next, Move::Chain(..) | Move::HandOver(..));
    let stuck = thread.seen.iter().filter(|_| told).flat_map(|it| it.stuck().to_vec()).collect();
    let waiting = thread.seen.iter().filter(|_| told).flat_map(Seen::waiting).collect();
    let outcome = Outcome {
        next,
        said,
        reading,
        route,
        given,
        asked,
        begins: thread.begins(),
        was_answered: thread.was_answered(),
        former,
        flow,
        question,
        stuck,
        waiting,
        phrased_from,
    };
    (outcome, refused)
}

/// Where a flow sends a case: to the team of the role that its step names, else to that of the case's intent, for a click says
/// little of what it is about.
fn send_on(next: &Move, before: &Before, route: &mut Decision) {
    let intent = before.case.intent.as_deref().and_then(|it| Tree::get().intent(it));
    let of_intent = || intent.and_then(|it| before.routes.team_of(it).0);
    if matches!(next, Move::HandOver(Reason::Urgent, _)) {
        route.team = route.team.or_else(of_intent);
        return;
    }
    let Move::Flow(standing) = next else { return };
    let Stop::Person(bring) = &standing.stop else { return };
    let named = bring.role.as_deref().and_then(|it| before.routes.said(it)).and_then(|it| it.team);
    route.team = named.or(route.team).or_else(of_intent);
    route.intent = route.intent.or_else(|| intent.map(|it| it.id.as_str()));
    route.urgency = route.urgency.max(bring.urgency.unwrap_or(Urgency::Normal));
}

/// Reads a message by its words and by the articles that answer it; those are found, best first, with their summaries for extracts.
pub(super) fn understand(
    mind: &Mind,
    shelf: &Shelf,
    text: &str,
    hint: Option<&str>,
) -> (Reading, Vec<Found>) {
    let reading = mind.read(text, hint);
    let found = shelf.suggest(text, &reading.lang, WEIGHED);
    (reading.with_articles(found.iter().map(|it| (it.intents.as_slice(), it.fit))), found)
}

/// What comes next in a thread that was read so, for whose question words found these articles, and whose meaning is near to those.
pub(super) fn consider(
    shelf: &Shelf,
    thread: &Thread,
    reading: &Reading,
    route: &Decision,
    (found, near): (Vec<Found>, &Nearness),
    flows: &Flows,
) -> Decided {
    let query = decide::query(thread, reading);
    let mut found =
        if query == thread.question { found } else { shelf.suggest(&query, &reading.lang, WEIGHED) };
    near.put_in(shelf, &reading.lang, &mut found);
    let found = with_those_of_intent(shelf, reading, route, found);
    let topic = |slug: &str| shelf.found_of(slug, &reading.lang, &query);
    let mut decided = decide::decide(thread, reading, route, found, flows, topic);
    // The summary of the article given last was read: of the rest, what the further question is about.
    let asked = if matches!(decided.next, Move::More(_)) { &thread.question } else { &query };
    if let Some(said) = decided.next.article() {
        *said = shelf.with_extract(said.clone(), asked);
    }
    decided
}

/// Adds the articles of the intent that the words did not find.
fn with_those_of_intent(
    shelf: &Shelf,
    reading: &Reading,
    route: &Decision,
    mut found: Vec<Found>,
) -> Vec<Found> {
    let intents = [route.intent, reading.intent];
    for intent in intents.into_iter().flatten() {
        for more in shelf.of_intent(intent, &reading.lang) {
            if !found.iter().any(|it| it.topic == more.topic) {
                found.push(more);
            }
        }
    }
    found
}

/// What a case's turn goes by; none where nobody waits for the bot. `field`: the customers' field that says where they are.
pub(super) fn look(
    bot: &Bot,
    tx: &mut Tx<'_>,
    (ws, id): (WorkspaceId, CaseId),
    field: Option<&str>,
) -> Result<Option<Before>, Problem> {
    let Some(case) = reading::case(tx, ws, id)?.filter(|it| it.with_bot() && it.waiting_since.is_some())
    else {
        return Ok(None);
    };
    // A customer waits, and what for cannot be read: the turn fails, and a person is brought.
    let unread = || Problem::internal("a case waits for the bot, and there is nothing to answer");
    let thread = thread::read(tx, ws, &case)?.ok_or_else(unread)?;
    let inbox = inboxes::inbox(tx, ws, case.inbox)?;
    let hours = inbox.as_ref().and_then(|it| it.business_hours);
    let hours = hours.map(|it| clocks::business_hours(tx, ws, it)).transpose()?.flatten();
    let now = bot.now();
    let closed = hours.filter(|it| !it.open_at(now));
    let opens_in = closed.and_then(|it| it.next_change(now)).map(|it| it.since(now).as_secs());
    let (routes, settings) = (Routes::of(tx, ws)?, settings::of(tx, ws)?);
    let flows = bot.flows.flows(tx, ws, thread.flow().map(|it| (it.id, it.version)))?;
    let mind = understanding::used(tx, ws)?;
    let phrases = models::in_use(tx, ws)?.is_some_and(|it| it.phrases);
    let hides = phrases || bot.meaning.is_on(ws);
    let wanted = hides || field.is_some();
    let customer = if wanted { customers::customer(tx, ws, case.customer)? } else { None };
    let known = customer.as_ref().filter(|_| hides).map(phrase::known).unwrap_or_default();
    let region = field.zip(customer).and_then(|(field, it)| super::region_in(field, &it));
    Ok(Some(Before {
        case,
        thread,
        routes,
        settings,
        flows,
        mind,
        on: inbox.is_some_and(|it| it.bot),
        opens_in,
        phrases,
        known,
        region,
        read: None,
    }))
}

/// Whether nothing has changed since the turn was thought out: no word, no colleague.
fn still_waits(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    conversation: ConversationId,
    id: CaseId,
    pos: i64,
) -> Result<bool, Problem> {
    if !changes.case(id).is_some_and(|it| it.with_bot() && it.waiting_since.is_some()) {
        return Ok(false);
    }
    let last = reading::last_words(tx, changes.journal.workspace, conversation)?;
    Ok(last.is_some_and(|it| it.pos == pos))
}

fn write(
    bot: &Bot,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    outcome: &Outcome,
) -> Result<(), Problem> {
    let Outcome { next, said, reading, route, .. } = outcome;
    understood(changes, id, reading, route)?;
    if outcome.begins {
        assisted::count(tx, changes, id, Assisted::Asked)?;
    }
    if next.ends() == Ends::Answer && !outcome.was_answered {
        assisted::count(tx, changes, id, Assisted::Answered)?;
    }
    let since = changes.case(id).and_then(|it| it.waiting_since);
    let words = Words {
        kind: Kind::Message,
        author: Author::Bot,
        body: said.body.clone(),
        data: MessageData { bot: Some(Box::new(said.words.clone())), ..MessageData::default() },
        client_key: None,
        public: true,
        origin: None,
    };
    let (row, _) = changes.write(Actor::Bot, conversation, words)?;
    recovery::offer(tx, changes, conversation, &outcome.stuck)?;
    watching::offer(tx, changes, conversation, &outcome.waiting)?;
    match next.ends() {
        Ends::Answer => {
            let silent = Silent { case: id, pos: row.pos };
            let at = changes.journal.now.plus_seconds(SILENCE_SECONDS);
            bot.jobs.enqueue(
                tx,
                changes.journal.workspace,
                ASSUME,
                &format!("{id}/{}", row.pos),
                &silent,
                at,
            )?;
        }
        Ends::Close => resolve(bot, tx, changes, id, conversation, BotPart::Confirmed)?,
        Ends::Person(reason) => {
            changes.change(id, |it| it.waiting_since = since)?;
            if let Some(why) = unanswered(reason, outcome.former.as_deref()) {
                let (ws, now) = (changes.journal.workspace, changes.journal.now);
                learning::note_unanswered(tx, ws, id, &outcome.asked, why, now)?;
            }
            hand_over(bot, tx, changes, id, conversation, (reason, Some(outcome)))?;
        }
        Ends::Question => {}
    }
    Ok(())
}

/// Why a question stays without an answer, where it does: nothing fits, or what was given did not help. Who asks for a person
/// instead of saying more, or of taking what was offered, has none either.
fn unanswered(reason: Reason, former: Option<&str>) -> Option<&'static str> {
    match (reason, former) {
        (Reason::Unknown, _) | (Reason::Asked, Some("ask_back" | "ask_more")) => Some("unknown"),
        (Reason::NotHelped, _) | (Reason::Asked, Some("answer" | "more")) => Some("not_helped"),
        _ => None,
    }
}

/// Keeps what the message was read as.
pub(super) fn understood(
    changes: &mut Changes<'_>,
    id: CaseId,
    reading: &Reading,
    route: &Decision,
) -> Result<(), Problem> {
    changes.change(id, |it| {
        if it.language.is_none() && reading.lang != "und" {
            it.language = Some(reading.lang.clone());
        }
        if let Some(intent) =
            route.intent.filter(|it| !it.starts_with("smalltalk.") && *it != "person.request")
        {
            it.intent = Some(intent.to_owned());
        }
    })
}

/// Gives a case to people, with a line that says what went before; where it goes from there, the rules say.
fn hand_over(
    bot: &Bot,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    (reason, outcome): (Reason, Option<&Outcome>),
) -> Result<(), Problem> {
    let route = outcome.map(|it| &it.route);
    let priority = match (reason, route.map(|it| it.urgency)) {
        (Reason::Danger | Reason::Urgent, _) | (_, Some(Urgency::Urgent)) => Priority::Urgent,
        // It may be urgent: before others, and no alarm.
        _ if route.is_some_and(|it| it.doubtful) => Priority::High,
        (Reason::Upset | Reason::Chain, _) | (_, Some(Urgency::High)) => Priority::High,
        _ => Priority::Normal,
    };
    let kind = outcome.and_then(|it| it.next.case_type());
    changes.change(id, |it| {
        it.bot = Some(BotPart::HandedOver);
        if let Some(kind) = kind {
            kind.clone_into(&mut it.kind);
        }
    })?;
    let given = outcome.map(|it| it.given.join(" · ")).filter(|it| !it.is_empty());
    let flow = outcome.and_then(|it| it.flow.as_ref());
    // Nothing that the customer wrote: a secret that is found later is cut out where it was written, and nowhere else.
    let args = [
        ("reason", reason.word().to_owned()),
        ("intent", route.and_then(|it| it.intent).unwrap_or_default().to_owned()),
        ("urgent_for", route.and_then(|it| it.urgent_for).unwrap_or_default().to_owned()),
        ("language", outcome.map(|it| it.reading.lang.clone()).unwrap_or_default()),
        ("articles", given.unwrap_or_else(|| "none".into())),
        ("flow", flow.map_or_else(|| "none".into(), |it| format!("{}@{}", it.playbook, it.version))),
        ("answers", flow.map(|it| it.answers.join(" · ")).unwrap_or_default()),
    ];
    changes.note_activity(conversation, Activity::new("bot_handed_over", args), false)?;
    let asked = Asked {
        route,
        priority,
        text: outcome.map(|it| it.question.as_str()).unwrap_or_default(),
        language: outcome.map(|it| it.reading.lang.as_str()).filter(|it| *it != "und"),
    };
    routing::route(bot, tx, changes, id, conversation, &asked)?;
    promise_updates(bot, tx, changes, (id, conversation))?;
    // What cannot wait is counted as that, whether or not a flow says what to do meanwhile.
    let urgent = reason == Reason::Flow && route.is_some_and(|it| it.urgency == Urgency::Urgent);
    let counted = if urgent { Reason::Urgent } else { reason };
    assisted::count(tx, changes, id, Assisted::HandedOver(counted.rule()))?;
    changes.journal.event(kinds::BOT_HANDED_OVER, Some(id), &json!({"reason": reason.rule()}));
    Ok(())
}

fn resolve(
    bot: &Bot,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    part: BotPart,
) -> Result<(), Problem> {
    let settings = settings::of(tx, changes.journal.workspace)?;
    let wanted = if part == BotPart::Confirmed { "Solved" } else { "Answered" };
    let known = settings.resolve_reasons.iter().find(|it| *it == wanted).or(settings.resolve_reasons.first());
    let reason = known.cloned().unwrap_or_else(|| wanted.to_owned());
    changes.change(id, |it| it.bot = Some(part))?;
    let came = if part == BotPart::Confirmed { Assisted::Confirmed } else { Assisted::Assumed };
    assisted::count(tx, changes, id, came)?;
    close_row(changes, id, conversation, None, &reason, "bot")?;
    changes.journal.event(kinds::BOT_RESOLVED, Some(id), &json!({"how": part.word()}));
    if part == BotPart::Confirmed && settings.csat.enabled {
        ratings::ask(bot, tx, changes, id, conversation, &settings.csat)?;
    }
    Ok(())
}

/// Gives a case to people because the bot cannot answer; says nothing, for what it would say may be what fails.
///
/// # Errors
/// As the database says.
pub(super) async fn give_up(bot: &Bot, due: &Due) -> Result<(), Problem> {
    let (inner, ws, id) = (bot.clone(), due.workspace, due.case);
    bot.db
        .write::<_, Problem, _>(move |tx| {
            let mut changes = Changes::open(&inner, tx, ws, Actor::Bot, inner.now())?;
            let conversation = load_whole(tx, &mut changes, id)?;
            if let Some(case) = changes.case(id).filter(|it| it.with_bot()) {
                // Why it failed may be that it cannot be read; then it was asked now.
                if thread::read(tx, ws, case).ok().flatten().is_none_or(|it| it.begins()) {
                    assisted::count(tx, &changes, id, Assisted::Asked)?;
                }
                hand_over(&inner, tx, &mut changes, id, conversation, (Reason::Failed, None))?;
            }
            changes.close(tx)
        })
        .await
}

/// An answer after which nobody said anything.
#[derive(Serialize, Deserialize)]
struct Silent {
    case: CaseId,
    pos: i64,
}

/// The job: an answer that nobody objected to is taken to have helped. It is counted apart from those who said so.
pub(super) async fn assume(bot: Bot, job: Job) -> Result<(), JobError> {
    let Silent { case: id, pos } = job.read()?;
    let (inner, ws) = (bot.clone(), job.workspace);
    bot.db
        .write::<_, Problem, _>(move |tx| {
            let mut changes = Changes::open(&inner, tx, ws, Actor::Bot, inner.now())?;
            let conversation = load_whole(tx, &mut changes, id)?;
            let silent = reading::last_words(tx, ws, conversation)?.is_some_and(|it| it.pos == pos);
            let open =
                |it: &CaseRow| it.with_bot() && it.state == crate::conversations::types::CaseState::Open;
            // Who waits to be told of a transaction is silent for another reason.
            let silent = silent && !watching::is_waiting(tx, ws, conversation)?;
            if silent && changes.case(id).is_some_and(open) {
                resolve(&inner, tx, &mut changes, id, conversation, BotPart::Assumed)?;
            }
            changes.close(tx)
        })
        .await?;
    Ok(())
}
