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

/// A thread as the bot sees it.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    /// The conversation that the customer used last.
    pub conversation: ConversationId,
    /// What the customer wrote since somebody last answered, in one text.
    pub question: String,
    /// What they asked before that, if they did.
    pub before: Option<String>,
    /// What the bot said and offered, the newest last.
    pub said: Vec<BotWords>,
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
        let last = self.said.last();
        let choices = last.map(|it| it.choices.as_slice()).unwrap_or_default();
        let offers = last.and_then(|it| it.why.as_ref()).map(|it| it.offers.as_slice()).unwrap_or_default();
        choices.iter().map(String::as_str).zip(offers.iter().map(String::as_str))
    }

    /// A thread that nobody has written in but with this.
    pub fn first(conversation: ConversationId, question: String) -> Self {
        Self {
            conversation,
            question,
            before: None,
            said: Vec::new(),
            files: false,
            pos: 0,
            asked: Vec::new(),
            exposed: false,
            seen: None,
        }
    }

    /// How often a rule decided so far.
    pub fn times(&self, rule: &str) -> usize {
        self.said.iter().filter(|it| it.why.as_ref().is_some_and(|why| why.rule == rule)).count()
    }

    /// Whether a rule decided what the bot said last.
    pub fn ruled_last(&self, rule: &str) -> bool {
        self.said.last().and_then(|it| it.why.as_ref()).is_some_and(|why| why.rule == rule)
    }

    /// How many turns the bot took outside guided flows.
    pub fn turns(&self) -> usize {
        self.said.iter().filter(|it| it.why.as_ref().is_none_or(|why| why.flow.is_none())).count()
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
        self.said.iter().any(|it| it.sources.iter().any(|source| source.path == path))
    }
}

/// Reads the thread of a case; none when nobody waits in it.
///
/// # Errors
/// As the database says.
pub(super) fn read(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow) -> Result<Option<Thread>, Problem> {
    let Some(conversation) = reading::latest_conversation(tx, ws, case.id)? else { return Ok(None) };
    let mut rows = reading::public_before(tx, ws, conversation, i64::MAX, TAIL)?;
    rows.retain(|it| it.kind == Kind::Message);
    rows.sort_unstable_by_key(|it| it.pos);
    Ok(of(conversation, rows))
}

pub(super) fn of(conversation: ConversationId, rows: Vec<MessageRow>) -> Option<Thread> {
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
    let own: Vec<MessageRow> = old.iter().filter(|it| it.author == Author::Customer).cloned().collect();
    let before = own.last().map(|it| it.body.trim().to_owned()).filter(|it| !it.is_empty());
    Some(Thread {
        conversation,
        question: text(new),
        before,
        said: old.iter().filter_map(|it| it.data.bot.as_deref().cloned()).collect(),
        files: new.iter().any(|it| !it.data.files.is_empty()),
        pos,
        asked: asked(&rows),
        exposed: new.iter().any(|it| opens_wallet(&it.data.guard)),
        seen: None,
    })
}

/// Where the last question stands: what the customer wrote without anybody between, and was no click.
fn asked(rows: &[MessageRow]) -> Vec<i64> {
    let mut offered: &[String] = &[];
    let (mut last, mut run) = (Vec::new(), Vec::new());
    for row in rows {
        if row.author != Author::Customer {
            offered = row.data.bot.as_deref().map(|it| it.choices.as_slice()).unwrap_or_default();
            run.clear();
            continue;
        }
        let said = fold(row.body.trim());
        if !said.is_empty() && !offered.iter().any(|it| fold(it) == said) {
            run.push(row.pos);
            last.clone_from(&run);
        }
    }
    last
}
