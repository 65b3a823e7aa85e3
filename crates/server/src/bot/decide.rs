//! What the bot does next. Nothing here asks a clock or a database: a thread, a reading and the articles in question are all.

use super::{
    flow::{self, Standing, Stop},
    thread::{Thread, is_short},
    weigh::{Weighed, weigh},
};
use crate::{
    chains::Seen,
    knowledge::Found,
    messages::{BotFlow, BotWords, THEFT_OFFER},
    playbooks::Flows,
    understanding::{Answering, Decision, Reading, Urgency},
};
use ombud_nlp::{fold, signals::Signal};

/// From this on an article is given as the answer.
const SURE: f32 = 0.5;
/// By how much the best must be before the second one; else it is asked which of them is meant.
const AHEAD: f32 = 0.06;
/// From this on an article is worth being offered.
const WORTH: f32 = 0.3;
/// Articles that are offered at most.
const OFFERED: usize = 3;
/// Answers that did not help until a person is brought.
const TRIES: usize = 2;
/// Answers from a chain in one case; whoever asks again wants to hear more than what a chain says.
const LOOKS: usize = 2;
/// Turns that the bot takes at most in one case.
const TURNS: usize = 6;
/// Characters of a title.
const TITLE: usize = 120;
/// How much of what is asked must stand together in an article that is said to be the answer, unless it is the article of what is
/// surely meant: of many articles one is always the nearest.
const FITS: f32 = 0.45;
/// The same of an article that is offered.
const NEAR: f32 = 0.3;
/// How far behind the best one the article given last may be, to be what a further question is still about.
const BEHIND: f32 = 0.15;

/// The share of what cannot wait from which a message is urgent, if the one before it was asked about.
const URGENT_AGAIN_FROM: f32 = 0.15;

/// The intent of a theft, which has a button of its own.
pub const THEFT: &str = "security.theft";
/// The intent of a phrase or a key that somebody else may have read.
const EXPOSED: &str = "security.phrase_exposed";

/// The offer of a person for what cannot wait.
pub(super) const URGENT: &str = "urgent";

/// Why somebody gets a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// They asked for one.
    Asked,
    /// It cannot wait.
    Urgent,
    /// Somebody speaks of ending their life.
    Danger,
    /// They are angry, or threaten with the law.
    Upset,
    /// The workspace has it answered by people.
    Route,
    /// Nothing fits.
    Unknown,
    /// What was given did not help.
    NotHelped,
    /// A guided flow leads to one, or cannot go on.
    Flow,
    /// What the chain says needs one.
    Chain,
    /// The bot could not.
    Failed,
}

impl Reason {
    /// The same without what kind of rule it is.
    pub fn word(self) -> &'static str {
        self.rule().trim_start_matches("hand_over:")
    }

    /// The rule's name, as staff read it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Asked => "hand_over:asked",
            Self::Urgent => "hand_over:urgent",
            Self::Danger => "hand_over:danger",
            Self::Upset => "hand_over:upset",
            Self::Route => "hand_over:route",
            Self::Unknown => "hand_over:unknown",
            Self::NotHelped => "hand_over:not_helped",
            Self::Flow => "hand_over:flow",
            Self::Chain => "hand_over:chain",
            Self::Failed => "hand_over:failed",
        }
    }
}

/// What is done next.
#[derive(Clone, Debug)]
pub(super) enum Move {
    /// Greets and offers the most read topics, and a person.
    Greet,
    /// Gives an article's extract.
    Answer(Box<Found>),
    /// Gives what of the article given last answers a further question.
    More(Box<Found>),
    /// Gives the platform's position, in the place of advice.
    Position(Box<Found>),
    /// Asks which of these is meant.
    AskBack(Vec<Found>),
    /// Asks to say more.
    AskMore,
    /// It helped: the case is done.
    Close,
    /// A person, after an article that says what to do meanwhile, if there is one.
    HandOver(Reason, Option<Box<Found>>),
    /// A step of a guided flow.
    Flow(Box<Standing>),
    /// Says what the chains say, and brings a person where that is needed.
    Chain(Box<Seen>, bool),
}

impl Move {
    /// The rule's name, as staff read it.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Greet => "greet",
            Self::Answer(_) => "answer",
            Self::More(_) => "more",
            Self::Position(_) => "position",
            Self::AskBack(_) => "ask_back",
            Self::AskMore => "ask_more",
            Self::Close => "close",
            Self::HandOver(reason, _) => reason.rule(),
            Self::Flow(standing) => standing.rule(),
            Self::Chain(_, false) => "chain",
            Self::Chain(_, true) => Reason::Chain.rule(),
        }
    }
}

/// What a move leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// An answer, after which silence counts for a yes.
    Answer,
    /// A question.
    Question,
    /// A case that is done.
    Close,
    /// A person who takes over.
    Person(Reason),
}

impl Move {
    /// What it leaves behind.
    pub fn ends(&self) -> Ends {
        match self {
            Self::Answer(_) | Self::More(_) | Self::Position(_) | Self::Chain(_, false) => Ends::Answer,
            Self::Chain(_, true) => Ends::Person(Reason::Chain),
            Self::Greet | Self::AskBack(_) | Self::AskMore => Ends::Question,
            Self::Close => Ends::Close,
            Self::HandOver(reason, _) => Ends::Person(*reason),
            Self::Flow(standing) => standing.ends(),
        }
    }

    /// Where it stands in a guided flow.
    pub fn flow(&self) -> Option<&BotFlow> {
        match self {
            Self::Flow(standing) => Some(&standing.at),
            _ => None,
        }
    }

    /// The article that is given.
    pub fn article(&mut self) -> Option<&mut Found> {
        match self {
            Self::Answer(found)
            | Self::More(found)
            | Self::Position(found)
            | Self::HandOver(_, Some(found)) => Some(found),
            _ => None,
        }
    }

    /// The type that a guided flow gives to the case.
    pub fn case_type(&self) -> Option<&str> {
        match self {
            Self::Flow(standing) => match &standing.stop {
                Stop::Person(bring) => bring.case_type.as_deref(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The language that a guided flow speaks (BCP 47).
    pub fn language(&self) -> Option<&str> {
        self.flow().map(|it| it.lang.as_str())
    }
}

/// What was decided, with what was weighed.
#[derive(Clone, Debug)]
pub(super) struct Decided {
    pub next: Move,
    pub weighed: Vec<Weighed>,
    /// Whether it may be that it cannot wait: then that is asked with whatever else is said.
    pub doubt: bool,
}

/// What a click, or the same words, stands for.
enum Chosen<'a> {
    Topic(&'a str),
    Helped,
    NotHelped,
    /// An option of a flow's step, or that its article did not help.
    Flow(&'a str),
    /// Something is being stolen.
    Theft,
    /// It cannot wait.
    Urgent,
    Person,
}

/// The text that is searched for: a short question goes on with the one before it (`and for Tron?`).
pub(super) fn query(thread: &Thread, reading: &Reading) -> String {
    match &thread.before {
        Some(before) if goes_on(thread, reading) => format!("{before}\n{}", thread.question),
        _ => thread.question.clone(),
    }
}

/// Whether a question means little without the one before it.
fn goes_on(thread: &Thread, reading: &Reading) -> bool {
    thread.before.is_some() && is_short(&thread.question) && !reading.sure && chosen(thread).is_none()
}

/// Decides. `topic` finds an article by its slug, `found` are those that were found for [`query`], `flows` those that may begin or go on.
pub(super) fn decide(
    thread: &Thread,
    reading: &Reading,
    route: &Decision,
    found: Vec<Found>,
    flows: &Flows,
    topic: impl Fn(&str) -> Option<Found>,
) -> Decided {
    let weighed = weigh(reading, found);
    let ground = flow::Ground { thread, reading, flows, topic: &topic };
    let titled = titled(thread, &weighed, &ground);
    // Who pressed what was offered before the first message is not asked whether it can wait, unless it is about danger.
    let asked = titled.as_ref().is_some_and(|it| !matches!(it, Move::Answer(found) if is_of_danger(found)));
    let next = next(thread, (reading, route), &weighed, &ground, titled);
    let asks = matches!(next.ends(), Ends::Answer | Ends::Question);
    let doubt = asks && !asked && in_doubt(thread, route);
    Decided { next, weighed, doubt }
}

/// Whether it may be urgent, and that is not yet asked.
fn in_doubt(thread: &Thread, route: &Decision) -> bool {
    route.doubtful && chosen(thread).is_none() && !was_asked(thread)
}

/// Whether the customer was asked if it can wait.
fn was_asked(thread: &Thread) -> bool {
    let offered = |it: &BotWords| it.why.as_ref().is_some_and(|why| why.offers.iter().any(|it| it == URGENT));
    thread.said.iter().any(offered)
}

fn is_of_danger(found: &Found) -> bool {
    found.intents.iter().any(|it| it.starts_with("security."))
}

/// The flow or the article whose very title was sent: the chat offers some before the first message.
fn titled(thread: &Thread, weighed: &[Weighed], ground: &flow::Ground<'_>) -> Option<Move> {
    if !thread.begins() || thread.question.chars().count() > TITLE {
        return None;
    }
    let said = fold(thread.question.trim());
    if let Some(begun) = ground.begin_titled(&said) {
        return Some(begun);
    }
    let found = weighed.iter().map(|it| &it.found).find(|it| fold(&it.title) == said)?;
    let given = Box::new(found.clone());
    let position = found.intents.iter().any(|it| it == "invest.advice");
    Some(if position { Move::Position(given) } else { Move::Answer(given) })
}

fn next(
    thread: &Thread,
    (reading, route): (&Reading, &Decision),
    weighed: &[Weighed],
    ground: &flow::Ground<'_>,
    titled: Option<Move>,
) -> Move {
    // What is to be done meanwhile stands in the article of the intent itself, or nowhere.
    let meanwhile = || {
        let own = |it: &&Weighed| {
            route.intent.is_some_and(|intent| it.found.intents.iter().any(|own| own == intent))
        };
        weighed.iter().find(own).filter(|it| it.score >= WORTH).map(|it| Box::new(it.found.clone()))
    };
    if reading.has(Signal::SelfHarm) {
        return Move::HandOver(Reason::Danger, None);
    }
    if let Some(next) = after_choice(thread, ground) {
        return next;
    }
    if thread.exposed {
        // Whoever has read the phrase before us empties the wallet in minutes: nothing else that was asked matters now.
        let own = ground.begin_urgent(Some(EXPOSED));
        return own.unwrap_or_else(|| Move::HandOver(Reason::Urgent, meanwhile()));
    }
    // Who was asked if it can wait, and goes on to write what sounds like danger, is believed.
    let again = route.doubtful && reading.urgent_share() >= URGENT_AGAIN_FROM && was_asked(thread);
    if reading.urgency == Urgency::Urgent || route.urgency == Urgency::Urgent || again {
        let own = || ground.begin_urgent(route.intent);
        return own().unwrap_or_else(|| Move::HandOver(Reason::Urgent, meanwhile()));
    }
    if reading.has(Signal::Person) || route.intent == Some("person.request") {
        return Move::HandOver(Reason::Asked, None);
    }
    if reading.has(Signal::Angry) || reading.has(Signal::Legal) {
        return Move::HandOver(Reason::Upset, None);
    }
    if let Some(next) = by_chain(thread, route, ground) {
        return next;
    }
    if route.answering == Answering::Person {
        return Move::HandOver(Reason::Route, meanwhile());
    }
    if let Some(next) = titled {
        return next;
    }
    // A flow has a bound of its own; in it, no other limit of turns counts.
    if let Some(next) = ground.go_on() {
        return next;
    }
    if thread.turns() >= TURNS || thread.times("answer") > TRIES {
        return Move::HandOver(Reason::NotHelped, None);
    }
    if let Some(next) = after_answer(thread, reading) {
        return next;
    }
    if greets(thread, reading) {
        return Move::Greet;
    }
    if thread.question.is_empty() && thread.files {
        return if thread.times("ask_more") == 0 {
            Move::AskMore
        } else {
            Move::HandOver(Reason::Unknown, None)
        };
    }
    // What may be urgent gets titles to choose from, and nothing that sounds like the answer.
    let careful = in_doubt(thread, route);
    ground.begin(route).unwrap_or_else(|| answer(thread, reading, weighed, careful))
}

/// What follows from what the chains say; none where they say nothing, or said enough.
fn by_chain(thread: &Thread, route: &Decision, ground: &flow::Ground<'_>) -> Option<Move> {
    let seen = thread.seen.as_ref().filter(|_| thread.times("chain") < LOOKS)?;
    let theft = || ground.begin_urgent(Some(THEFT));
    if let Some(Move::Flow(mut begun)) = seen.tells_of_theft().then(theft).flatten() {
        // What the chain says is why: it stands before what is to be done.
        begun.says.insert(0, seen.told(&begun.at.lang).text);
        return Some(Move::Flow(begun));
    }
    let person = route.answering == Answering::Person || seen.needs_person();
    Some(Move::Chain(Box::new(seen.clone()), person))
}

/// What follows from what a customer chose of what was offered; none where they wrote something else.
fn after_choice(thread: &Thread, ground: &flow::Ground<'_>) -> Option<Move> {
    Some(match chosen(thread)? {
        Chosen::Topic(slug) => (ground.topic)(slug)
            .map_or(Move::HandOver(Reason::Unknown, None), |it| Move::Answer(Box::new(it))),
        Chosen::Helped => Move::Close,
        Chosen::Person => Move::HandOver(Reason::Asked, None),
        Chosen::Flow(option) => ground.chosen(option),
        Chosen::Theft => ground.begin_again(THEFT).unwrap_or(Move::HandOver(Reason::Urgent, None)),
        Chosen::Urgent => Move::HandOver(Reason::Urgent, None),
        Chosen::NotHelped if thread.times("answer") >= TRIES || thread.ruled_last("chain") => {
            Move::HandOver(Reason::NotHelped, None)
        }
        Chosen::NotHelped => Move::AskMore,
    })
}

/// What follows from what a customer says to an answer; none where it is a question of its own.
fn after_answer(thread: &Thread, reading: &Reading) -> Option<Move> {
    if !thread.ever(&["answer", "more", "position", "chain", "close"]) {
        return None;
    }
    let glad = reading.has(Signal::Solved) || reading.has(Signal::Thanks);
    let unsolved = reading.has(Signal::Unsolved);
    match (glad, unsolved) {
        (true, false) => Some(Move::Close),
        (_, true) if !reading.sure && thread.times("ask_more") == 0 => Some(Move::AskMore),
        (_, true) if !reading.sure => Some(Move::HandOver(Reason::NotHelped, None)),
        _ => None,
    }
}

fn greets(thread: &Thread, reading: &Reading) -> bool {
    let short = thread.question.chars().count() <= 30;
    let greeting = reading.has(Signal::Greeting) || reading.sure_intent() == Some("smalltalk.greeting");
    short
        && greeting
        && thread.times("greet") == 0
        && reading.sure_intent().is_none_or(|it| it.starts_with("smalltalk."))
}

fn answer(thread: &Thread, reading: &Reading, weighed: &[Weighed], careful: bool) -> Move {
    // Of prices and of what to buy the bot says nothing but what the platform has written on just that, as often as it is asked.
    let about = |it: &&Weighed| it.found.intents.iter().any(|it| it == "invest.advice");
    if reading.asks_advice() {
        let position = weighed.iter().find(about).map(|it| Move::Position(Box::new(it.found.clone())));
        return position.unwrap_or(Move::HandOver(Reason::Unknown, None));
    }
    let others = || weighed.iter().filter(|it| !about(it));
    if let Some(more) = more(thread, reading, others()) {
        return Move::More(Box::new(more.found.clone()));
    }
    let fits = |it: &&Weighed, least: f32| it.fit() >= least || is_meant(reading, &it.found);
    let mut fresh = others().filter(|it| !thread.has_given(&it.found.url));
    let Some(best) = fresh.next() else {
        return Move::HandOver(Reason::Unknown, None);
    };
    let second = fresh.next();
    let ahead = second.is_none_or(|it| best.score - it.score >= AHEAD);
    if !careful && best.score >= SURE && fits(&best, FITS) && (ahead || thread.times("ask_back") > 0) {
        return Move::Answer(Box::new(best.found.clone()));
    }
    let fresh = others().filter(|it| !thread.has_given(&it.found.url));
    let worth = fresh.filter(|it| it.score >= WORTH && fits(it, NEAR));
    let offered: Vec<Found> = worth.take(OFFERED).map(|it| it.found.clone()).collect();
    match offered.as_slice() {
        [] if thread.times("ask_more") == 0 && !reading.sure => Move::AskMore,
        [] => Move::HandOver(Reason::Unknown, None),
        _ if thread.times("ask_back") > 0 => Move::HandOver(Reason::Unknown, None),
        _ => Move::AskBack(offered),
    }
}

/// Whether an article is that of what is surely meant.
fn is_meant(reading: &Reading, found: &Found) -> bool {
    reading.sure_intent().is_some_and(|it| found.intents.iter().any(|own| own == it))
}

/// The article given last, where a question goes on from it and it is still about the best that is found.
fn more<'a>(
    thread: &Thread,
    reading: &Reading,
    mut weighed: impl Iterator<Item = &'a Weighed>,
) -> Option<&'a Weighed> {
    if !goes_on(thread, reading) || thread.times("more") >= TRIES {
        return None;
    }
    let best = weighed.next()?;
    let near = |it: &&Weighed| best.score - it.score <= BEHIND && thread.gave_last(&it.found.url);
    std::iter::once(best).chain(weighed).take(OFFERED).find(near)
}

/// Whether the customer pressed the button of a theft.
pub(super) fn is_theft(thread: &Thread) -> bool {
    matches!(chosen(thread), Some(Chosen::Theft))
}

/// What the customer chose of what was offered last: the words of a choice, however they are written.
fn chosen(thread: &Thread) -> Option<Chosen<'_>> {
    let said = fold(thread.question.trim());
    let (_, offer) = thread.offered().find(|(choice, _)| fold(choice) == said)?;
    Some(match offer.split_once(':') {
        Some(("topic", slug)) => Chosen::Topic(slug),
        Some(("flow", place)) => Chosen::Flow(place.rsplit('/').next().unwrap_or_default()),
        _ if offer == "helped" => Chosen::Helped,
        _ if offer == "not_helped" => Chosen::NotHelped,
        _ if offer == THEFT_OFFER => Chosen::Theft,
        _ if offer == URGENT => Chosen::Urgent,
        _ => Chosen::Person,
    })
}
