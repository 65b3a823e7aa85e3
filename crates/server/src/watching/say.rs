//! What the bot writes to the customer when there is news.

use super::{Watches, types::WatchRow};
use crate::{
    chains::{Sight, short, speaks},
    conversations::{
        ASSUME, ROUTE, SILENCE_SECONDS, actions, bring_unseen,
        changes::{Changes, Words},
        outbound,
        types::{Author, BotPart, CaseState, Insist, Kind, MessageData},
    },
    customers,
    events::Actor,
    http::Problem,
    messages::{BotSource, BotWhy, BotWords},
    safety::Policy,
    texts::Texts,
};
use ombud_base::id::CaseId;
use ombud_db::Tx;
use serde_json::json;

/// A message of the bot's about a watch.
struct Said {
    body: String,
    words: BotWords,
    /// Whether a person has to look at what the chain says.
    person: bool,
}

fn language(tx: &mut Tx<'_>, changes: &Changes<'_>, it: &WatchRow, case: CaseId) -> Result<String, Problem> {
    let of_case = changes.case(case).and_then(|it| it.language.clone());
    if let Some(language) = of_case {
        return Ok(language);
    }
    let customer = customers::customer(tx, changes.journal.workspace, it.customer)?;
    Ok(customer.and_then(|it| it.language).unwrap_or_else(|| "en".into()))
}

/// Says what is new, in the chain's own words.
pub(super) fn news(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&WatchRow, CaseId),
    sight: &Sight,
    policy: &Policy,
) -> Result<(), Problem> {
    let lang = language(tx, changes, it, case)?;
    let texts = Texts::of_bot(Some(&lang));
    let args = [("transaction", short(&it.transaction)), ("network", sight.network.clone())];
    let intro = texts.say("bot-watch-news", &args);
    let told = sight.seen.told(&lang);
    let foreign = told.foreign.then(|| texts.say("bot-other-language-chain", &[]));
    let parts = [Some(intro.clone()), foreign, Some(told.text)];
    let mut body = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let mut person = sight.seen.needs_person();
    // A contract says what its writer wants, and it stands in the chain's words: they are judged as everybody's are.
    let refused = ombud_guard::outbound::refusals(&body, &policy.links());
    let mut words = BotWords::default();
    if refused.is_empty() {
        let in_words = if speaks(&lang) { lang.as_str() } else { "en" };
        let source = |(title, path)| BotSource { title, path, lang: in_words.to_owned() };
        words.sources.extend(told.links.into_iter().map(source));
    } else {
        // It was recorded; that it may not be sent is known.
        let _ = outbound::decide(&mut changes.journal, Actor::Bot, &Insist::No, Some(case), &refused);
        body = intro;
        person = true;
    }
    words.why = Some(BotWhy {
        rule: "watch".into(),
        language: lang.clone(),
        chain: sight.seen.codes().into_iter().map(str::to_owned).collect(),
        ..BotWhy::default()
    });
    if person {
        body = format!("{body}\n\n{}", texts.say("bot-hand-over", &[]));
    }
    write(desk, tx, changes, (it, case), Said { body, words, person })
}

/// Says that it is watched no longer, and why.
pub(super) fn sorry(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&WatchRow, CaseId),
    text: &str,
) -> Result<(), Problem> {
    let lang = language(tx, changes, it, case)?;
    let args = [("transaction", short(&it.transaction)), ("network", desk.chains.name_of(&it.network))];
    let body = Texts::of_bot(Some(&lang)).say(text, &args);
    let why = BotWhy { rule: "watch".into(), language: lang, ..BotWhy::default() };
    let words = BotWords { why: Some(why), ..BotWords::default() };
    write(desk, tx, changes, (it, case), Said { body, words, person: false })
}

fn write(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&WatchRow, CaseId),
    said: Said,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let Said { body, words, person } = said;
    let row = changes.case(case).cloned().ok_or_else(Problem::not_found)?;
    let message = Words {
        kind: Kind::Message,
        author: Author::Bot,
        body,
        data: MessageData { bot: Some(Box::new(words)), ..MessageData::default() },
        client_key: None,
        public: true,
        origin: None,
    };
    let (written, _) = changes.write(Actor::Bot, it.conversation, message)?;
    // News is no answer: who waits for a person goes on waiting.
    changes.change(case, |now| now.waiting_since = row.waiting_since)?;
    if person {
        bring_person(desk, tx, changes, (it, case), row.state)?;
    } else if row.with_bot() && row.state == CaseState::Open {
        let at = changes.journal.now.plus_seconds(SILENCE_SECONDS);
        let silent = json!({"case": case, "pos": written.pos});
        desk.jobs.enqueue(tx, ws, ASSUME, &format!("{case}/{}", written.pos), &silent, at)?;
    }
    Ok(bring_unseen(desk, tx, ws, it.conversation)?)
}

/// Somebody of staff has the next step: the case is theirs, open, and its clock runs.
fn bring_person(
    desk: &Watches,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    (it, case): (&WatchRow, CaseId),
    was: CaseState,
) -> Result<(), Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    if matches!(was, CaseState::Resolved | CaseState::Snoozed) {
        actions::reopen_row(tx, changes, case, it.conversation, was, None)?;
    }
    let nobodys = changes.case(case).is_some_and(|it| it.team.is_none() && it.assignee.is_none());
    changes.change(case, |it| {
        it.bot = it.bot.map(|_| BotPart::HandedOver);
        it.waiting_since = it.waiting_since.or(Some(now));
    })?;
    if nobodys {
        desk.jobs.enqueue(tx, ws, ROUTE, &case.to_string(), &json!({}), now)?;
    }
    Ok(())
}
