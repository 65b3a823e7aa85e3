//! A case in few words, for whoever takes it up: who asked for what, what was tried and what is promised. Nothing in it is made up: each
//! line says what stands in the case, and where. No model sees it, for what is said in a case leaves to none.

use super::{Bot, thread};
use crate::{
    access::{Permission, Signed},
    chains::{ChainStanding, subjects_in},
    clocks::{self, ClockKind},
    conversations::{
        actions, forms, list, reading, scheduled,
        thread::{Part, read},
        types::{CaseRow, CaseSummary},
        view,
    },
    customers,
    http::{PathOf, Problem},
    messages::{Author, BotWords, Kind, MessageRow},
    trust::{Sight, What},
    understanding::Tree,
    watching,
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, WorkspaceId},
};
use ombud_db::Tx;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The newest messages, notes and lines that are looked at.
const TAIL: i64 = 400;
/// The first ones, where there are more.
const HEAD: i64 = 20;
/// Characters of what was written that are shown.
const SHOWN: usize = 280;
/// Steps, presses, and transactions that are named, the newest.
const MOST: usize = 12;
/// Transactions and addresses of one message.
const NAMED_IN_ONE: usize = 5;

words! {
    /// What was tried.
    BriefStep {
        /// An article was given.
        Article = "article",
        /// The chains were asked.
        Chain = "chain",
        /// A guided flow was walked.
        Flow = "flow",
        /// A colleague replied.
        Reply = "reply",
    }
}
words! {
    /// What is promised, or waited for.
    BriefPromise {
        /// A first reply.
        FirstReply = "first_reply",
        /// The next reply.
        NextReply = "next_reply",
        /// A resolution.
        Resolution = "resolution",
        /// An update.
        Update = "update",
        /// News of a transaction, once it is through.
        Watch = "watch",
        /// A message that is written and waits for its time.
        Scheduled = "scheduled",
        /// The case sleeps until then.
        Snoozed = "snoozed",
    }
}

/// A case in few words, of what stands in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CaseBrief {
    /// Whose it is, what about, how urgent, and where it stands.
    pub case: CaseSummary,
    /// What that is called, by language (BCP 47); null where it is not known what it is about.
    pub intent_title: Option<&'static BTreeMap<String, String>>,
    /// How many messages they wrote.
    pub written: i64,
    /// What they wrote first, and what last where that is something else; clicks are neither.
    pub first: Option<BriefWords>,
    /// The same of the last.
    pub last: Option<BriefWords>,
    /// What they answered to questions of a form or of a guided flow.
    pub told: Vec<BriefFact>,
    /// The buttons that they pressed, the newest last.
    pub pressed: Vec<BriefWords>,
    /// The transactions and addresses that they named, the newest last.
    pub named: Vec<BriefWords>,
    /// What was tried, the newest last.
    pub tried: Vec<BriefTried>,
    /// Why the assistant brought a person, where it did: `asked`, `unknown`, `urgent`, …
    #[schema(example = "unknown")]
    pub handed_over: Option<String>,
    /// What is promised, and until when.
    pub promised: Vec<BriefPromised>,
    /// Whether older messages than those that were looked at are left out.
    pub cut: bool,
}

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BriefWords {
    /// The words in one line, at most 280 characters of them.
    pub text: String,
    /// When.
    pub at: Time,
    /// In which message: its place in the workspace's order.
    pub pos: i64,
}

/// Something that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BriefFact {
    /// What was asked; empty where the answer says it.
    pub asked: String,
    /// The answer.
    pub answer: String,
    /// In which message, where that is known.
    pub pos: Option<i64>,
}

/// Something that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BriefTried {
    /// What.
    pub step: BriefStep,
    /// The article's title, the playbook's name, what the chain says in a line, or the colleague's name.
    pub title: String,
    /// Where the article is read.
    pub path: Option<String>,
    /// Whether the customer said that it helped; null: they said nothing.
    pub helped: Option<bool>,
    /// When.
    pub at: Time,
    /// In which message.
    pub pos: i64,
}

/// Something that is promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BriefPromised {
    /// What.
    pub what: BriefPromise,
    /// Until when.
    pub until: Time,
    /// Whether that has passed.
    pub missed: bool,
    /// Of which transaction there will be news.
    pub transaction: Option<String>,
    /// Where that transaction stands, as far as it is believed.
    pub standing: Option<ChainStanding>,
}

/// A case in few words, for whoever takes it up: who asked for what, what they told and pressed, what was tried, and what is promised
/// until when. It is put together from what stands in the case.
#[utoipa::path(
    get, path = "/cases/{id}/brief", tag = "understanding", params(("id" = CaseId, Path)),
    responses((status = 200, body = CaseBrief), (status = 404))
)]
pub(super) async fn show_brief(
    State(bot): State<Bot>,
    signed: Signed,
    PathOf(id): PathOf<CaseId>,
) -> Result<Json<CaseBrief>, Problem> {
    signed.need(Permission::CasesView)?;
    let (inner, seer) = (bot.clone(), signed.clone());
    let gathered = bot.db.snapshot::<_, Problem, _>(move |tx| {
        let case = actions::visible(tx, &seer, id)?;
        let shown = list::by_ids(&inner, tx, &seer, &[id])?.0.pop().ok_or_else(Problem::not_found)?;
        let name = customers::customer(tx, seer.workspace, case.customer)?.and_then(|it| it.name);
        let look = list::look(&seer, &case, name, What::Opened);
        let sight = Sight::of(tx, &seer)?;
        Ok((gather(&inner, tx, seer.workspace, (&case, shown), &sight)?, look))
    });
    let (brief, look) = gathered.await?;
    bot.trust.observe(&signed, [look]).await;
    Ok(Json(brief))
}

fn gather(
    bot: &Bot,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    (case, shown): (&CaseRow, CaseSummary),
    sight: &Sight,
) -> Result<CaseBrief, Problem> {
    let (rows, cut) = read(tx, ws, case.id, Part::Newest, TAIL)?;
    let oldest = if cut { read(tx, ws, case.id, Part::After(0), HEAD)?.0 } else { Vec::new() };
    let mut said = Said::default();
    for row in &rows {
        said.note(bot, tx, ws, row)?;
    }
    let first = oldest.iter().chain(&rows).find(|it| is_written(it)).map(words_of);
    let last = said.last.take().filter(|it| first.as_ref().is_none_or(|first| first.pos != it.pos));
    let mut told = told(tx, ws, case.id)?;
    told.extend(said.answers.drain(..).map(|answer| BriefFact { asked: String::new(), answer, pos: None }));
    let intent = case.intent.as_deref().and_then(|it| Tree::get().intent(it));
    let mut brief = CaseBrief {
        case: shown,
        intent_title: intent.map(|it| &it.title),
        written: case.messages,
        first,
        last,
        told,
        pressed: newest(said.pressed),
        named: newest(said.named),
        tried: newest(said.tried),
        handed_over: said.handed_over,
        promised: promised(bot, tx, ws, case)?,
        cut,
    };
    brief.seen_by(sight);
    Ok(brief)
}

impl CaseBrief {
    /// Masks what the customer wrote, where the reader sees it masked.
    fn seen_by(&mut self, sight: &Sight) {
        let words = self.first.iter_mut().chain(&mut self.last).chain(&mut self.pressed);
        words.for_each(|it| it.text = sight.text(&it.text));
        self.told.iter_mut().for_each(|it| it.answer = sight.text(&it.answer));
    }
}

/// What is gathered message by message.
#[derive(Default)]
struct Said {
    last: Option<BriefWords>,
    pressed: Vec<BriefWords>,
    named: Vec<BriefWords>,
    tried: Vec<BriefTried>,
    answers: Vec<String>,
    handed_over: Option<String>,
    /// What the bot said last.
    bot: Option<BotWords>,
}

impl Said {
    fn note(&mut self, bot: &Bot, tx: &mut Tx<'_>, ws: WorkspaceId, row: &MessageRow) -> Result<(), Problem> {
        if let Some(line) = row.data.activity.as_ref().filter(|it| it.code == "bot_handed_over") {
            self.handed_over = line.args.get("reason").cloned();
        }
        if row.kind != Kind::Message || row.erased {
            return Ok(());
        }
        match row.author {
            Author::Customer => self.note_customer(row),
            Author::Bot => self.note_bot(row),
            Author::Staff => {
                let name = view::author_name(&bot.names, tx, ws, row, false)?;
                self.tried(row, BriefStep::Reply, name.unwrap_or_default(), None);
                self.bot = None;
            }
            Author::System => {}
        }
        Ok(())
    }

    fn note_customer(&mut self, row: &MessageRow) {
        let pressed = self.bot.as_ref().and_then(|it| thread::pressed(it, &row.body).map(str::to_owned));
        for subject in subjects_in(&row.body, NAMED_IN_ONE) {
            self.named.retain(|it| it.text != subject);
            self.named.push(BriefWords { text: subject, at: row.at, pos: row.pos });
        }
        let Some(offer) = pressed else {
            if is_written(row) {
                self.last = Some(words_of(row));
            }
            return;
        };
        self.pressed.push(words_of(row));
        let helped = match offer.as_str() {
            "helped" => true,
            it if it == "not_helped" || it.ends_with("/no") => false,
            _ => return,
        };
        // An answer may be several articles: what is said of it is said of all.
        let at = self.tried.last().map(|it| it.pos);
        self.tried.iter_mut().filter(|it| Some(it.pos) == at).for_each(|it| it.helped = Some(helped));
    }

    fn note_bot(&mut self, row: &MessageRow) {
        let Some(words) = row.data.bot.as_deref() else { return };
        self.bot = Some(words.clone());
        let Some(why) = &words.why else { return };
        if let Some(flow) = &why.flow {
            let title = flow.playbook.clone();
            self.tried.retain(|it| it.step != BriefStep::Flow || it.title != title);
            self.tried(row, BriefStep::Flow, title, None);
            self.answers.clone_from(&flow.answers);
        }
        if !why.chain.is_empty() {
            // Its first line is the title of what matters most.
            let line = row.body.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
            self.tried(row, BriefStep::Chain, in_line(line), None);
        }
        let articles: Vec<(String, String)> = words
            .sources
            .iter()
            .filter(|it| it.path.starts_with('/'))
            .map(|it| (it.title.clone(), it.path.clone()))
            .collect();
        for (title, path) in articles {
            self.tried(row, BriefStep::Article, title, Some(path));
        }
    }

    fn tried(&mut self, row: &MessageRow, step: BriefStep, title: String, path: Option<String>) {
        self.tried.push(BriefTried { step, title, path, helped: None, at: row.at, pos: row.pos });
    }
}

/// Whether a customer wrote words in it.
fn is_written(row: &MessageRow) -> bool {
    let words = row.kind == Kind::Message && row.author == Author::Customer;
    words && !row.erased && row.data.form.is_none() && !row.body.trim().is_empty()
}

fn words_of(row: &MessageRow) -> BriefWords {
    BriefWords { text: in_line(&row.body), at: row.at, pos: row.pos }
}

/// In one line, cut off where it is long.
fn in_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

fn newest<T>(mut all: Vec<T>) -> Vec<T> {
    let from = all.len().saturating_sub(MOST);
    all.split_off(from)
}

/// What was answered to forms.
fn told(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Vec<BriefFact>, Problem> {
    let fields = forms::of_case(tx, ws, case)?.into_iter().flat_map(|it| it.fields);
    let fact = |it: forms::Told| {
        let answer = in_line(&it.answer?);
        Some(BriefFact { asked: it.label, answer, pos: it.pos })
    };
    Ok(fields.filter_map(fact).collect())
}

/// What is promised, the soonest first.
fn promised(
    bot: &Bot,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: &CaseRow,
) -> Result<Vec<BriefPromised>, Problem> {
    let now = bot.now();
    let plain =
        |what, until| BriefPromised { what, until, missed: until < now, transaction: None, standing: None };
    let mut all = Vec::new();
    for clock in clocks::of_case(tx, ws, case.id)?.into_iter().filter(|it| it.ended_at.is_none()) {
        let what = match clock.kind {
            ClockKind::FirstReply => BriefPromise::FirstReply,
            ClockKind::NextReply => BriefPromise::NextReply,
            ClockKind::Resolution => BriefPromise::Resolution,
            ClockKind::Update => BriefPromise::Update,
        };
        all.extend(clock.due_at.map(|until| plain(what, until)));
    }
    all.extend(
        scheduled::of_case(tx, ws, case.id)?.iter().map(|it| plain(BriefPromise::Scheduled, it.send_at)),
    );
    all.extend(case.snoozed_until.map(|it| plain(BriefPromise::Snoozed, it)));
    let talks: Vec<_> = reading::conversations_of(tx, ws, case.id)?.iter().map(|it| it.id).collect();
    let watches = watching::reported(&bot.chains, tx, ws, case.customer, &talks)?;
    all.extend(watches.into_iter().filter(|it| it.ended_at.is_none()).map(|it| BriefPromised {
        transaction: Some(it.transaction),
        standing: Some(it.standing),
        ..plain(BriefPromise::Watch, it.ends_at)
    }));
    all.sort_by_key(|it| it.until);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{in_line, newest};

    #[test]
    fn what_is_long_is_cut_and_what_is_old_left_out() {
        assert_eq!(in_line("one\n  two\tthree "), "one two three");
        let long = in_line(&"字".repeat(400));
        assert_eq!((long.chars().count(), long.ends_with('…')), (281, true));
        assert_eq!(newest((0..20).collect()), (8..20).collect::<Vec<_>>());
    }
}
