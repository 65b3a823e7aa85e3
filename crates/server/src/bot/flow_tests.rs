//! Customers in guided flows, without a database: what they say, and where that takes them.

use super::{
    decide::{Move, Reason, decide},
    flow::{Standing, Stop},
    tests::{article, row},
    thread::{Thread, of},
};
use crate::{
    messages::{Author, BotFlow, BotWhy, BotWords, MessageRow},
    playbooks::{Flow, Flows, Live},
    understanding::{Mind, Routes},
};
use ombud_base::{
    Random, Time,
    id::{ConversationId, PlaybookId},
};
use serde_json::json;
use std::sync::Arc;

const HASH: &str = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";

fn live(version: i64) -> Arc<Live> {
    let flow: Flow = serde_json::from_value(json!({
        "titles": {"en": "Pending", "zh-CN": "转账"}, "intents": ["withdrawal.pending"], "start": "hello",
        "steps": [
            {"id": "hello", "kind": "say", "texts": {"en": "Let us look.", "zh-CN": "我们来看看。"}, "next": "which"},
            {"id": "which", "kind": "ask", "name": "Page", "texts": {"en": "What does it say?", "zh-CN": "显示什么？"}, "options": [
                {"labels": {"en": "Completed", "zh-CN": "已完成"}, "next": "hash"},
                {"labels": {"en": "In review", "zh-CN": "审核中"}, "next": "read"},
                {"labels": {"en": "It came"}, "next": "end"}]},
            {"id": "hash", "kind": "input", "name": "Hash", "wants": "transaction", "texts": {"en": "The hash?"}, "next": "again"},
            {"id": "read", "kind": "article", "topic": "withdrawal-pending", "next": "person"},
            {"id": "again", "kind": "ask", "texts": {"en": "Once more?"}, "options": [
                {"labels": {"en": "Again"}, "next": "which"}, {"labels": {"en": "Enough"}, "next": "person"}]},
            {"id": "person", "kind": "hand_over", "role": "transactions", "urgency": "high"},
            {"id": "end", "kind": "done"},
        ],
    }))
    .unwrap();
    let id = PlaybookId::new(Time::from_micros(1), &Random::seeded(7));
    Arc::new(Live { id, slug: "pending".into(), version, flow })
}

/// A talk that is played turn by turn: what the bot says is what it goes by next.
struct Talk {
    rows: Vec<MessageRow>,
    flows: Flows,
    has_article: bool,
}

impl Talk {
    fn new() -> Self {
        let live = live(1);
        let flows = Flows { published: vec![live.clone()], running: Some(live) };
        Self { rows: Vec::new(), flows, has_article: true }
    }

    fn next_pos(&self) -> i64 {
        i64::try_from(self.rows.len()).unwrap() + 1
    }

    fn thread(&self) -> Thread {
        let conversation = ConversationId::new(Time::from_micros(0), &Random::seeded(1));
        of(conversation, self.rows.clone()).unwrap()
    }

    fn say(&mut self, text: &str) -> Move {
        self.rows.push(row(self.next_pos(), Author::Customer, text, None));
        let thread = self.thread();
        let reading = Mind::default().read(&thread.question, Some("en"));
        let route = Routes::default().decide(&reading);
        let has = self.has_article;
        let topic = |slug: &str| has.then(|| article(slug, &[], 1.0, 1.0));
        let next = decide(&thread, &reading, &route, Vec::new(), &self.flows, topic).next;
        if let Move::Flow(standing) = &next {
            self.answered(standing);
        }
        next
    }

    fn answered(&mut self, standing: &Standing) {
        let at = &standing.at;
        let place = |what: String| format!("flow:pending@{}/{}/{what}", at.version, at.step);
        let (choices, offers) = match &standing.stop {
            Stop::Choose(labels) => {
                (labels.clone(), (0..labels.len()).map(|it| place(it.to_string())).collect())
            }
            Stop::Article(_) => (vec!["Yes".into(), "No".into()], vec!["helped".into(), place("no".into())]),
            _ => (Vec::new(), Vec::new()),
        };
        let why =
            BotWhy { rule: standing.rule().into(), offers, flow: Some(at.clone()), ..BotWhy::default() };
        let words = BotWords { choices, why: Some(why), ..BotWords::default() };
        self.rows.push(row(self.next_pos(), Author::Bot, "…", Some(words)));
    }

    fn at(&self) -> BotFlow {
        self.rows.iter().rev().find_map(|it| it.data.bot.as_ref()?.why.as_ref()?.flow.clone()).unwrap()
    }
}

fn standing(next: Move) -> Box<Standing> {
    match next {
        Move::Flow(standing) => standing,
        other => panic!("no step of a flow: {other:?}"),
    }
}

const QUESTION: &str = "my withdrawal has been pending since yesterday";

#[test]
fn it_begins_by_its_intent_and_goes_to_the_end_by_what_is_chosen() {
    let mut talk = Talk::new();
    let begun = standing(talk.say(QUESTION));
    assert_eq!(begun.says, ["Let us look.", "What does it say?"]);
    assert!(matches!(&begun.stop, Stop::Choose(all) if all.len() == 3));
    let asked = standing(talk.say("completed"));
    assert!(matches!(asked.stop, Stop::Write));
    standing(talk.say(&format!("here: {HASH}")));
    let ended = standing(talk.say("Enough"));
    assert!(matches!(&ended.stop, Stop::Person(it) if it.role.as_deref() == Some("transactions")));
    assert_eq!(ended.rule(), "hand_over:flow");
    assert_eq!(ended.at.answers, ["Page: Completed", "Hash: ✓", "Enough"], "never what was written");
    let mut done = Talk::new();
    done.say(QUESTION);
    assert!(matches!(standing(done.say("3")).stop, Stop::Close), "a number stands for its button");
}

#[test]
fn its_article_helps_or_leads_on_and_is_passed_over_when_it_is_gone() {
    for (said, closes) in [("Yes", true), ("thank you, solved", true), ("No", false)] {
        let mut talk = Talk::new();
        talk.say(QUESTION);
        assert!(matches!(standing(talk.say("In review")).stop, Stop::Article(_)));
        let next = talk.say(said);
        assert_eq!(matches!(next, Move::Close), closes, "{said}: {next:?}");
    }
    let mut gone = Talk::new();
    gone.has_article = false;
    gone.say(QUESTION);
    assert!(matches!(standing(gone.say("In review")).stop, Stop::Person { .. }));
}

#[test]
fn what_does_not_fit_is_asked_once_more() {
    let mut talk = Talk::new();
    talk.say(QUESTION);
    talk.say("Completed");
    let again = standing(talk.say("hm hm"));
    assert!(again.at.again && matches!(again.stop, Stop::Write));
    let on = standing(talk.say("hm hm"));
    assert_eq!((on.at.step.as_str(), on.at.answers.last().unwrap().as_str()), ("again", "Hash: –"));
    assert!(!on.at.again);
    let once = standing(talk.say("hm hm"));
    assert!(once.at.again);
    assert!(matches!(talk.say("hm hm"), Move::HandOver(Reason::Flow, None)), "a choice has no second chance");
}

#[test]
fn what_cannot_wait_and_who_asks_for_a_person_come_before_it() {
    for (text, reason) in [
        ("someone is stealing all my coins right now!!", Reason::Urgent),
        ("I want to talk to a real person", Reason::Asked),
        ("I lost everything, I want to kill myself", Reason::Danger),
        ("this is fraud, my lawyer will sue you", Reason::Upset),
    ] {
        let mut talk = Talk::new();
        talk.say(QUESTION);
        talk.say("Completed");
        let next = talk.say(text);
        assert!(
            matches!(&next, Move::HandOver(own, _) if *own == reason || matches!(own, Reason::Urgent | Reason::Route)),
            "{text}: {next:?}"
        );
    }
}

#[test]
fn a_question_of_another_kind_leaves_it_and_it_does_not_begin_twice() {
    let mut talk = Talk::new();
    talk.say(QUESTION);
    let next = talk.say("I forgot my password and cannot log in");
    assert!(!matches!(next, Move::Flow(_)), "{next:?}");
    talk.rows.push(row(talk.next_pos(), Author::Bot, "…", Some(BotWords::default())));
    let next = talk.say(QUESTION);
    assert!(!matches!(next, Move::Flow(_)), "{next:?}");
}

#[test]
fn it_never_goes_round_for_ever_and_no_other_limit_cuts_it_short() {
    let mut talk = Talk::new();
    talk.say(QUESTION);
    let mut turns = 0;
    let ended = 'round: loop {
        for said in ["Completed", HASH, "Again"] {
            turns += 1;
            let next = standing(talk.say(said));
            if matches!(next.stop, Stop::Person { .. }) {
                break 'round next;
            }
        }
        assert!(turns < 40, "it goes round for ever");
    };
    assert!(matches!(&ended.stop, Stop::Person(it) if it.role.is_none()));
    assert!(turns > 6, "a limit of turns outside flows cut it short after {turns}");
}

#[test]
fn a_newer_version_does_not_move_whoever_is_in_an_older_one_and_a_retired_one_brings_a_person() {
    let mut talk = Talk::new();
    talk.say(QUESTION);
    talk.flows.published = vec![live(2)];
    assert_eq!(standing(talk.say("Completed")).at.version, 1);
    talk.flows = Flows::default();
    assert!(matches!(talk.say(HASH), Move::HandOver(Reason::Flow, None)));
    // By a click, too.
    let mut talk = Talk::new();
    talk.say(QUESTION);
    talk.flows = Flows::default();
    assert!(matches!(talk.say("Completed"), Move::HandOver(Reason::Flow, None)));
}

#[test]
fn it_speaks_the_language_that_it_began_in() {
    let mut talk = Talk::new();
    let begun = standing(talk.say("我的提币一直在处理中，还没到账"));
    assert_eq!((begun.at.lang.as_str(), begun.says[1].as_str()), ("zh-CN", "显示什么？"));
    let asked = standing(talk.say("已完成"));
    assert_eq!(
        (asked.at.lang.as_str(), asked.says.as_slice()),
        ("zh-CN", ["The hash?".to_owned()].as_slice())
    );
    standing(talk.say(HASH));
    assert_eq!(
        talk.at().answers,
        ["Page: Completed", "Hash: ✓"],
        "staff read the words of the playbook's own language"
    );
}

#[test]
fn nobody_who_asks_what_to_buy_gets_a_flow() {
    let mut talk = Talk::new();
    let next = talk.say("my withdrawal is pending, should I buy more bitcoin now, will it go up?");
    assert!(!matches!(next, Move::Flow(_)), "{next:?}");
}
