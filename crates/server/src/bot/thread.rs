//! What of a conversation the bot goes by: the question, what was asked before it, and what the bot itself said.

use crate::{
    chains::Seen,
    conversations::{opens_wallet, reading, types::CaseRow},
    http::Problem,
    messages::{Author, BotFlow, BotWords, Kind, MessageRow},
};
use ombud_base::id::{ConversationId, WorkspaceId};
use ombud_db::Tx;
use ombud_nlp::fold;

/// Messages that are looked at.
const TAIL: i64 = 30;
/// Words up to which a question is taken to go on with the one before it.
const GOES_ON: usize = 5;
/// Characters up to which it is.
const GOES_ON_CHARS: usize = 40;
/// Questions that go on from one, which are read with it.
const FURTHER: usize = 3;
/// What is noted in a thread when its case is opened again.
const REOPENED: &str = "reopened";

/// A thread as the bot sees it.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    /// The conversation that the customer used last.
    pub conversation: ConversationId,
    /// What the customer wrote since somebody last answered, in one text.
    pub question: String,
    /// What they asked before that, if they did: their last whole question, with what went on from it.
    pub before: Option<String>,
    /// What the bot said and offered, the newest last.
    pub said: Vec<BotWords>,
    /// How much of that was said before the case was last opened again: it counts no more against another try.
    pub earlier: usize,
    /// Whether there is more to what was written than text.
    pub files: bool,
    /// The last message's position.
    pub pos: i64,
    /// Where the last question stands that was no click on what was offered.
    pub asked: Vec<i64>,
    /// Whether the question held what opens a wallet; the guard has cut it out.
    pub exposed: bool,
    /// What the chains say of a transaction that the question names.
    pub seen: Option<Seen>,
}

impl Thread {
    /// What was offered last, with what each choice stands for.
    pub fn offered(&self) -> impl Iterator<Item = (&str, &str)> {
        self.said.last().into_iter().flat_map(offers_of)
    }

    /// A thread that nobody has written in but with this.
    pub fn first(conversation: ConversationId, question: String) -> Self {
        Self {
            conversation,
            question,
            before: None,
            said: Vec::new(),
            earlier: 0,
            files: false,
            pos: 0,
            asked: Vec::new(),
            exposed: false,
            seen: None,
        }
    }

    /// What was said since the case was last opened again.
    fn lately(&self) -> &[BotWords] {
        self.said.get(self.earlier..).unwrap_or_default()
    }

    /// Whether the bot has said anything yet to what is asked.
    pub fn begins(&self) -> bool {
        self.lately().is_empty()
    }

    /// Whether the bot gave an answer yet: each asks whether it helped.
    pub fn was_answered(&self) -> bool {
        self.lately().iter().any(|it| offers_of(it).any(|(_, offer)| offer == "helped"))
    }

    /// How often a rule decided so far.
    pub fn times(&self, rule: &str) -> usize {
        self.lately().iter().filter(|it| is_by(it, rule)).count()
    }

    /// Whether one of these rules ever decided what was said.
    pub fn ever(&self, rules: &[&str]) -> bool {
        self.said.iter().any(|it| rules.iter().any(|rule| is_by(it, rule)))
    }

    /// Whether a rule decided what the bot said last.
    pub fn ruled_last(&self, rule: &str) -> bool {
        self.said.last().is_some_and(|it| is_by(it, rule))
    }

    /// How many turns the bot took outside guided flows.
    pub fn turns(&self) -> usize {
        self.lately().iter().filter(|it| it.why.as_ref().is_none_or(|why| why.flow.is_none())).count()
    }

    /// Where the customer stands in a guided flow: the bot's last words were one's.
    pub fn flow(&self) -> Option<&BotFlow> {
        self.said.last()?.why.as_ref()?.flow.as_ref()
    }

    /// Where the customer came in the flow that they were in last, in it or not.
    pub fn last_flow(&self) -> Option<&BotFlow> {
        self.said.iter().rev().find_map(|it| it.why.as_ref()?.flow.as_ref())
    }

    /// Whether an article was given already.
    pub fn has_given(&self, path: &str) -> bool {
        self.lately().iter().any(|it| it.sources.iter().any(|source| source.path == path))
    }

    /// Whether an article was what the bot gave last.
    pub fn gave_last(&self, path: &str) -> bool {
        let last = self.lately().iter().rfind(|it| !it.sources.is_empty());
        last.is_some_and(|it| it.sources.iter().any(|source| source.path == path))
    }
}

fn is_by(said: &BotWords, rule: &str) -> bool {
    said.why.as_ref().is_some_and(|why| why.rule == rule)
}

/// Whether a text is so short that it may go on with what stood before it.
pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= GOES_ON && text.chars().count() <= GOES_ON_CHARS
}

/// Reads the thread of a case; none when nobody waits in it.
///
/// # Errors
/// As the database says.
pub(super) fn read(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow) -> Result<Option<Thread>, Problem> {
    let Some(conversation) = reading::latest_conversation(tx, ws, case.id)? else { return Ok(None) };
    let mut rows = reading::public_before(tx, ws, conversation, i64::MAX, TAIL)?;
    rows.sort_unstable_by_key(|it| it.pos);
    Ok(of(conversation, rows))
}

pub(super) fn of(conversation: ConversationId, mut rows: Vec<MessageRow>) -> Option<Thread> {
    let reopens = |it: &&MessageRow| it.data.activity.as_ref().is_some_and(|it| it.code == REOPENED);
    let reopened = rows.iter().rfind(reopens).map_or(i64::MIN, |it| it.pos);
    rows.retain(|it| it.kind == Kind::Message);
    let pos = rows.last()?.pos;
    let answered = rows.iter().rposition(|it| it.author != Author::Customer);
    let (old, new) = rows.as_slice().split_at(answered.map_or(0, |it| it + 1));
    if new.is_empty() {
        return None;
    }
    let text = |rows: &[MessageRow]| {
        let bodies: Vec<&str> = rows.iter().map(|it| it.body.trim()).filter(|it| !it.is_empty()).collect();
        bodies.join("\n")
    };
    let said = |rows: &[MessageRow]| -> Vec<BotWords> {
        rows.iter().filter_map(|it| it.data.bot.as_deref().cloned()).collect()
    };
    let earlier = old.iter().take_while(|it| it.pos < reopened).count();
    Some(Thread {
        conversation,
        question: text(new),
        before: asked_before(old),
        said: said(old),
        earlier: said(old.get(..earlier).unwrap_or_default()).len(),
        files: new.iter().any(|it| !it.data.files.is_empty()),
        pos,
        asked: asked(&rows),
        exposed: new.iter().any(|it| opens_wallet(&it.data.guard)),
        seen: None,
    })
}

/// The last whole question of these messages with the short ones that went on from it; of what was clicked, a title is one.
fn asked_before(rows: &[MessageRow]) -> Option<String> {
    let asks = |click: Option<&str>| click.is_none_or(|it| it.starts_with("topic:"));
    let own =
        rows.iter().zip(clicks(rows)).filter(|(it, click)| it.author == Author::Customer && asks(*click));
    let all: Vec<&str> = own.map(|(it, _)| it.body.trim()).filter(|it| !it.is_empty()).collect();
    let short = all.iter().rev().take(FURTHER).take_while(|it| is_short(it)).count();
    let from = all.len().saturating_sub(short + 1);
    let asked = all.get(from..).unwrap_or_default().join("\n");
    Some(asked).filter(|it| !it.is_empty())
}

/// Of each message, for what it stands where it is one of the choices that the bot had offered just before.
fn clicks(rows: &[MessageRow]) -> Vec<Option<&str>> {
    let mut last: Option<&BotWords> = None;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let chosen = last.and_then(|it| pressed(it, &row.body));
        all.push(chosen.filter(|_| row.author == Author::Customer));
        if row.author != Author::Customer {
            last = row.data.bot.as_deref();
        }
    }
    all
}

/// For what it stands that was written, where it is one of the choices that were offered.
pub(super) fn pressed<'a>(offered: &'a BotWords, body: &str) -> Option<&'a str> {
    let said = fold(body.trim());
    offers_of(offered).find(|(choice, _)| fold(choice) == said).map(|it| it.1)
}

/// What is offered, with what each choice stands for.
fn offers_of(said: &BotWords) -> impl Iterator<Item = (&str, &str)> {
    let offers = said.why.as_ref().map(|it| it.offers.as_slice()).unwrap_or_default();
    said.choices.iter().map(String::as_str).zip(offers.iter().map(String::as_str))
}

/// Where the last question stands: what the customer wrote without anybody between, and was no click.
fn asked(rows: &[MessageRow]) -> Vec<i64> {
    let (mut last, mut run) = (Vec::new(), Vec::new());
    for (row, click) in rows.iter().zip(clicks(rows)) {
        if row.author != Author::Customer {
            run.clear();
        } else if click.is_none() && !row.body.trim().is_empty() {
            run.push(row.pos);
            last.clone_from(&run);
        }
    }
    last
}
