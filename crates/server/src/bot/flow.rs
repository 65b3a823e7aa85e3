//! A customer in a guided flow: it begins, goes on with what they chose or wrote, and ends. Nothing here asks a clock or a database.

use super::{
    decide::{Ends, Move, Reason},
    thread::Thread,
};
use crate::{
    knowledge::Found,
    messages::{BotField, BotFlow},
    playbooks::{Flow, FlowStep, Flows, FormField, Live, Said, StepKind, Wanted, walk},
    understanding::{Decision, Reading, Urgency},
};
use ombud_nlp::{fold, signals::Signal};
use std::sync::Arc;

/// What a turn of a flow goes by.
pub(super) struct Ground<'a> {
    pub thread: &'a Thread,
    pub reading: &'a Reading,
    pub flows: &'a Flows,
    /// Finds a published article by its topic's slug.
    pub topic: &'a dyn Fn(&str) -> Option<Found>,
}

/// Where a turn comes to.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub at: BotFlow,
    /// What is said on the way, and at the step itself.
    pub says: Vec<String>,
    /// Whether the step that ends it has words of its own.
    pub ends_in_own_words: bool,
    pub stop: Stop,
}

/// What is at the end of what is said.
#[derive(Clone, Debug)]
pub(super) enum Stop {
    /// One of these labels is chosen.
    Choose(Vec<String>),
    /// Something is written.
    Write,
    /// An article is given.
    Article(Box<Found>),
    /// A person is brought.
    Person(Box<Bring>),
    /// The matter is done.
    Close,
}

/// How a flow brings a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Bring {
    /// The role whose team gets the case.
    pub role: Option<String>,
    /// How urgent it is at least.
    pub urgency: Option<Urgency>,
    /// The type that the case gets.
    pub case_type: Option<String>,
    /// Whether the customer is offered to have their account frozen.
    pub freeze: bool,
    /// What the customer is asked meanwhile.
    pub form: Vec<BotField>,
    /// What they can read meanwhile.
    pub article: Option<Box<Found>>,
}

impl Bring {
    fn of(flow: &Flow, step: &FlowStep, lang: &str) -> Self {
        let said = |it: &Said| flow.text(it, lang).unwrap_or_default().to_owned();
        let field = |it: &FormField| BotField {
            id: it.id.clone(),
            kind: it.kind,
            label: said(&it.labels),
            hint: said(&it.hints),
            options: it.options.iter().map(said).collect(),
        };
        Self {
            role: step.role.clone(),
            urgency: step.urgency,
            case_type: step.case_type.clone(),
            freeze: step.freeze,
            form: step.form.iter().map(field).collect(),
            article: None,
        }
    }
}

impl Standing {
    /// The rule's name, as staff read it.
    pub const fn rule(&self) -> &'static str {
        match self.stop {
            Stop::Choose(_) | Stop::Write | Stop::Article(_) => "flow",
            Stop::Person(_) => Reason::Flow.rule(),
            Stop::Close => "close",
        }
    }

    /// What it leaves behind.
    pub const fn ends(&self) -> Ends {
        match self.stop {
            Stop::Choose(_) | Stop::Write => Ends::Question,
            Stop::Article(_) => Ends::Answer,
            Stop::Person(_) => Ends::Person(Reason::Flow),
            Stop::Close => Ends::Close,
        }
    }
}

const PERSON: Move = Move::HandOver(Reason::Flow, None);

/// Whether a flow brings a person at once.
fn at_once(next: &Move) -> bool {
    matches!(next, Move::Flow(standing) if matches!(standing.stop, Stop::Person(_)))
}

impl Ground<'_> {
    /// Begins the flow of an intent that is sure enough; once in a case.
    pub fn begin(&self, route: &Decision) -> Option<Move> {
        let intent = route.intent.filter(|_| !self.reading.asks_advice())?;
        self.begin_of(intent)
    }

    /// The flow of what cannot wait, where it brings a person at once.
    pub fn begin_urgent(&self, intent: Option<&str>) -> Option<Move> {
        self.begin_of(intent?).filter(at_once)
    }

    /// The flow of this title, folded, in any of its languages.
    pub fn begin_titled(&self, title: &str) -> Option<Move> {
        let has = |it: &&Arc<Live>| it.flow.titles.values().any(|own| fold(own) == title);
        self.begin_one(self.flows.published.iter().find(has)?)
    }

    /// The same for who asks for it by its own button: it may have happened before, and does once more.
    pub fn begin_again(&self, intent: &str) -> Option<Move> {
        self.start(self.flow_of(intent)?).filter(at_once)
    }

    fn begin_of(&self, intent: &str) -> Option<Move> {
        self.begin_one(self.flow_of(intent)?)
    }

    fn begin_one(&self, live: &Live) -> Option<Move> {
        let was_in = |it: &BotFlow| it.id == live.id;
        let been = self.thread.said.iter().filter_map(|it| it.why.as_ref()?.flow.as_ref()).any(was_in);
        if been { None } else { self.start(live) }
    }

    fn flow_of(&self, intent: &str) -> Option<&Live> {
        self.flows
            .published
            .iter()
            .find(|it| it.flow.intents.iter().any(|own| own == intent))
            .map(Arc::as_ref)
    }

    fn start(&self, live: &Live) -> Option<Move> {
        let at = BotFlow {
            id: live.id,
            playbook: live.slug.clone(),
            version: live.version,
            step: String::new(),
            lang: live.flow.language(&self.reading.lang).to_owned(),
            taken: 0,
            again: false,
            answers: Vec::new(),
        };
        Some(self.walk(&live.flow, at, &live.flow.start))
    }

    /// The step that the customer stands at; none when they are in no flow, or theirs is gone.
    fn standing(&self) -> Option<(&BotFlow, &Live, &FlowStep)> {
        let at = self.thread.flow()?;
        let live = self.flows.running.as_deref().filter(|it| it.id == at.id && it.version == at.version)?;
        Some((at, live, live.flow.step(&at.step)?))
    }

    /// Goes on with what was chosen by a click: the number of an option, or `no` at an article.
    pub fn chosen(&self, option: &str) -> Move {
        let Some((at, live, step)) = self.standing() else { return PERSON };
        match option.parse() {
            Ok(nth) => self.take(at, live, step, nth),
            Err(_) => self.follow(at, live, step.next.as_deref(), None),
        }
    }

    /// Goes on with what was written; none when the customer is in no flow, or has left it with a question of another kind.
    pub fn go_on(&self) -> Option<Move> {
        self.thread.flow()?;
        let Some((at, live, step)) = self.standing() else { return Some(PERSON) };
        let written = self.thread.question.as_str();
        match step.kind {
            StepKind::Ask => {
                // The number of a button, for those who cannot click.
                if let Some(nth) = written.trim().parse::<usize>().ok().and_then(|it| it.checked_sub(1))
                    && nth < step.options.len()
                {
                    return Some(self.take(at, live, step, nth));
                }
                if self.leaves(live) {
                    return None;
                }
                if self.reading.has(Signal::Solved) && !self.reading.has(Signal::Unsolved) {
                    return Some(Move::Close);
                }
                Some(if at.again { PERSON } else { self.once_more(at, live) })
            }
            StepKind::Input => {
                let wanted = step.wants.unwrap_or(Wanted::Text);
                let fits = wanted.is_in(written) || (written.is_empty() && self.thread.files);
                // Any words will do for a text, so a question of another kind would pass for one.
                if (!fits || wanted == Wanted::Text) && self.leaves(live) {
                    return None;
                }
                if !fits && !at.again {
                    return Some(self.once_more(at, live));
                }
                let given = step.name.as_ref().map(|it| format!("{it}: {}", if fits { "✓" } else { "–" }));
                Some(self.follow(at, live, step.next.as_deref(), given))
            }
            StepKind::Article => {
                if self.leaves(live) {
                    return None;
                }
                if self.reading.has(Signal::Unsolved) {
                    return Some(self.follow(at, live, step.next.as_deref(), None));
                }
                let glad = self.reading.has(Signal::Solved) || self.reading.has(Signal::Thanks);
                glad.then_some(Move::Close)
            }
            StepKind::Say | StepKind::HandOver | StepKind::Done => None,
        }
    }

    /// Whether the customer asks, for sure, about something of another kind than the flow is about.
    fn leaves(&self, live: &Live) -> bool {
        let group = |it: &str| it.split('.').next().unwrap_or_default().to_owned();
        self.reading.sure_intent().is_some_and(|asked| {
            group(asked) != "smalltalk" && !live.flow.intents.iter().any(|own| group(own) == group(asked))
        })
    }

    fn take(&self, at: &BotFlow, live: &Live, step: &FlowStep, nth: usize) -> Move {
        let Some(option) = step.options.get(nth) else { return PERSON };
        let label = live.flow.text(&option.labels, live.flow.main()).unwrap_or_default();
        let answer = step.name.as_ref().map_or_else(|| label.to_owned(), |it| format!("{it}: {label}"));
        self.follow(at, live, Some(&option.next), Some(answer))
    }

    fn follow(&self, at: &BotFlow, live: &Live, next: Option<&str>, answer: Option<String>) -> Move {
        let mut at = BotFlow { again: false, ..at.clone() };
        at.answers.extend(answer);
        self.walk(&live.flow, at, next.unwrap_or_default())
    }

    /// The same step again, which does not count as another one.
    fn once_more(&self, at: &BotFlow, live: &Live) -> Move {
        let step = at.step.clone();
        self.walk(&live.flow, BotFlow { again: true, taken: at.taken.saturating_sub(1), ..at.clone() }, &step)
    }

    fn walk(&self, flow: &Flow, mut at: BotFlow, from: &str) -> Move {
        let walked = walk(flow, from, &at.lang, at.taken, |slug| (self.topic)(slug).is_some());
        at.taken = walked.taken;
        let mut says: Vec<String> = walked.says.into_iter().map(str::to_owned).collect();
        let Some(step) = walked.stop else {
            let stop = Stop::Person(Box::default());
            return Move::Flow(Box::new(Standing { at, says, ends_in_own_words: false, stop }));
        };
        at.step.clone_from(&step.id);
        let own = flow.text(&step.texts, &at.lang);
        says.extend(own.map(str::to_owned));
        let ends_in_own_words = own.is_some();
        let stop = match step.kind {
            StepKind::Ask => {
                let label =
                    |it: &crate::playbooks::FlowOption| flow.text(&it.labels, &at.lang).map(str::to_owned);
                Stop::Choose(step.options.iter().map(|it| label(it).unwrap_or_default()).collect())
            }
            StepKind::Article => match step.topic.as_deref().and_then(|it| (self.topic)(it)) {
                Some(found) => Stop::Article(Box::new(found)),
                None => Stop::Person(Box::default()),
            },
            StepKind::HandOver => {
                let article = step.topic.as_deref().and_then(|it| (self.topic)(it)).map(Box::new);
                Stop::Person(Box::new(Bring { article, ..Bring::of(flow, step, &at.lang) }))
            }
            StepKind::Done => Stop::Close,
            StepKind::Input | StepKind::Say => Stop::Write,
        };
        Move::Flow(Box::new(Standing { at, says, ends_in_own_words, stop }))
    }
}
