use super::{
    decide::{Decided, Move, Reason, decide, query},
    thread::{Thread, of},
};
use crate::{
    knowledge::Found,
    messages::{Activity, Author, BotSource, BotWhy, BotWords, Kind, MessageData, MessageRow},
    playbooks::Flows,
    understanding::{Mind, Reading, Routes, Urgency},
};
use ombud_base::{
    Random, Time,
    id::{ConversationId, TopicId},
};

pub(super) fn row(pos: i64, author: Author, body: &str, bot: Option<BotWords>) -> MessageRow {
    MessageRow {
        conversation: ConversationId::new(Time::from_micros(0), &Random::seeded(1)),
        seq: pos,
        public_seq: Some(pos),
        pos,
        at: Time::from_micros(pos),
        kind: Kind::Message,
        author,
        author_id: None,
        body: body.into(),
        data: MessageData { bot: bot.map(Box::new), ..MessageData::default() },
        client_key: None,
        erased: false,
        expired: false,
    }
}

/// A thread of lines: `c` is the customer's, everything else a rule by which the bot spoke, with choices `label>offer`.
fn thread(lines: &[(&str, &str)]) -> Thread {
    let rows = (1..).zip(lines).map(|(pos, (who, text))| {
        if *who == "c" {
            return row(pos, Author::Customer, text, None);
        }
        let choices: Vec<(&str, &str)> = text.split('|').filter_map(|it| it.split_once('>')).collect();
        let words = BotWords {
            sources: vec![BotSource { path: format!("/help/en/a/{text}"), ..BotSource::default() }],
            choices: choices.iter().map(|it| it.0.to_owned()).collect(),
            why: Some(BotWhy {
                rule: (*who).to_owned(),
                offers: choices.iter().map(|it| it.1.to_owned()).collect(),
                ..BotWhy::default()
            }),
            ..BotWords::default()
        };
        row(pos, Author::Bot, "…", Some(words))
    });
    let conversation = ConversationId::new(Time::from_micros(0), &Random::seeded(1));
    of(conversation, rows.collect()).unwrap()
}

pub(super) fn article(slug: &str, intents: &[&str], score: f32, fit: f32) -> Found {
    Found {
        topic: TopicId::new(Time::from_micros(0), &Random::seeded(slug.len() as u64)),
        slug: slug.into(),
        url: format!("/help/en/a/{slug}"),
        lang: "en".into(),
        title: slug.into(),
        summary: String::new(),
        extract: "What to do.".into(),
        intents: intents.iter().map(|it| (*it).to_owned()).collect(),
        score,
        fit,
        near: None,
        in_other_language: false,
    }
}

fn decided(thread: &Thread, found: Vec<Found>) -> Decided {
    decided_of(thread, found, |_| {})
}

/// The same where the reading is another one.
fn decided_of(thread: &Thread, found: Vec<Found>, change: fn(&mut Reading)) -> Decided {
    let mut reading = Mind::default().read(&thread.question, Some("en"));
    change(&mut reading);
    let route = Routes::default().decide(&reading);
    decide(thread, &reading, &route, found, &Flows::default(), |slug| Some(article(slug, &[], 1.0, 1.0)))
}

#[test]
fn a_question_that_one_article_answers_gets_it() {
    let thread = thread(&[("c", "my withdrawal has been pending since yesterday")]);
    let found = vec![
        article("withdrawal-pending", &["withdrawal.pending"], 20.0, 0.9),
        article("fees", &["tx.fee"], 6.0, 0.2),
    ];
    let it = decided(&thread, found);
    assert!(matches!(&it.next, Move::Answer(found) if found.slug == "withdrawal-pending"), "{:?}", it.next);
    assert!(it.weighed[0].score <= 1.0 && it.weighed[1].score >= 0.0);
}

#[test]
fn two_that_are_as_near_are_asked_back_once_and_the_click_answers() {
    let asked = thread(&[("c", "something about limits there")]);
    let near = || vec![article("a", &[], 10.0, 0.5), article("b", &[], 9.9, 0.5)];
    assert!(matches!(decided(&asked, near()).next, Move::AskBack(all) if all.len() == 2));
    let clicked = thread(&[("c", "limits"), ("ask_back", "A title>topic:a|None>person"), ("c", " a TITLE ")]);
    assert!(matches!(decided(&clicked, near()).next, Move::Answer(it) if it.slug == "a"));
    let none = thread(&[("c", "limits"), ("ask_back", "A title>topic:a|None>person"), ("c", "None")]);
    assert!(matches!(decided(&none, near()).next, Move::HandOver(Reason::Asked, None)));
    let again =
        thread(&[("c", "limits"), ("ask_back", "A title>topic:a"), ("c", "hmm the other limit thing")]);
    assert!(!matches!(decided(&again, near()).next, Move::AskBack(_)), "it is asked back once");
}

#[test]
fn what_cannot_wait_goes_to_a_person_at_once() {
    let found = || vec![article("stolen-funds", &["security.theft"], 20.0, 0.9)];
    let theft = thread(&[("c", "someone stole all my coins, they are moving them right now")]);
    let next = decided(&theft, found()).next;
    assert!(
        matches!(&next, Move::HandOver(Reason::Urgent, Some(it)) if it.slug == "stolen-funds"),
        "{next:?}"
    );
    let person = thread(&[("c", "I want to talk to a real person")]);
    assert!(matches!(decided(&person, found()).next, Move::HandOver(Reason::Asked, _)));
    let danger = thread(&[("c", "I lost everything, I want to kill myself")]);
    assert!(matches!(decided(&danger, found()).next, Move::HandOver(Reason::Danger, None)));
}

#[test]
fn what_may_be_urgent_is_asked_beside_the_answer_and_once() {
    let found = || vec![article("change-details", &["account.contact_change"], 20.0, 0.9)];
    let doubtful = |it: &mut Reading| (it.urgency, it.doubtful) = (Urgency::Normal, true);
    let asked = thread(&[("c", "how to change my email address")]);
    let it = decided_of(&asked, found(), doubtful);
    assert!(it.doubt && matches!(&it.next, Move::AskBack(all) if all.len() == 1), "{:?}", it.next);
    let hand_over = decided_of(&thread(&[("c", "how to change my email address")]), Vec::new(), doubtful);
    assert!(!hand_over.doubt, "whoever gets a person is not asked: {:?}", hand_over.next);
    let again =
        thread(&[("c", "hello"), ("ask_more", "It is urgent>urgent|Talk>person"), ("c", "my email address")]);
    assert!(!decided_of(&again, found(), doubtful).doubt, "it is asked once");
    let share = |it: &mut Reading| (it.doubtful, it.shares) = (true, vec![("security.theft", 0.19)]);
    let next = decided_of(&again, found(), share).next;
    assert!(matches!(next, Move::HandOver(Reason::Urgent, _)), "who goes on so is believed: {next:?}");
    let pressed =
        thread(&[("c", "hello"), ("answer", "It is urgent>urgent|Yes>helped"), ("c", "it is URGENT")]);
    assert!(matches!(decided(&pressed, found()).next, Move::HandOver(Reason::Urgent, None)));
    for text in ["my account was hacked", "somebody is draining my wallet", "有人正在转走我的币"] {
        let it = decided(&thread(&[("c", text)]), found());
        assert!(matches!(it.next, Move::HandOver(Reason::Urgent, _)) && !it.doubt, "{text}: {:?}", it.next);
    }
}

#[test]
fn no_advice_is_ever_given() {
    let found = || {
        vec![
            article("buy-crypto", &["trade.order"], 30.0, 1.0),
            article("investment-advice", &["invest.advice"], 5.0, 0.1),
        ]
    };
    for text in [
        "should I buy bitcoin now?",
        "will ETH go up next week",
        "which coin is best to invest my savings in",
    ] {
        let next = decided(&thread(&[("c", text)]), found()).next;
        assert!(matches!(&next, Move::Position(it) if it.slug == "investment-advice"), "{text}: {next:?}");
    }
    let again = thread(&[
        ("c", "should I buy bitcoin now?"),
        ("position", "investment-advice"),
        ("c", "will eth go up?"),
    ]);
    let next = decided(&again, found()).next;
    assert!(matches!(&next, Move::Position(_)), "as often as it is asked: {next:?}");
    // An article that is near by chance makes no question one of investment.
    let fee = decided_of(&thread(&[("c", "how much is the fee")]), found(), |it| {
        (it.sure, it.advice_words, it.shares) = (false, 0.01, vec![("invest.advice", 0.4)]);
    });
    assert!(!matches!(&fee.next, Move::Position(_)), "{:?}", fee.next);
    let next =
        decided(&thread(&[("c", "should I buy bitcoin now?")]), vec![article("buy", &[], 30.0, 1.0)]).next;
    assert!(
        matches!(next, Move::HandOver(Reason::Unknown, None)),
        "without the platform's word there is none: {next:?}"
    );
}

#[test]
fn it_never_goes_round_in_circles() {
    let mut lines = vec![("c", "my withdrawal is pending")];
    for _ in 0..4 {
        lines.push(("answer", "Yes>helped|No>not_helped|Person>person"));
        lines.push(("c", "No"));
    }
    let found = vec![article("withdrawal-pending", &["withdrawal.pending"], 20.0, 0.9)];
    let next = decided(&thread(&lines), found.clone()).next;
    assert!(matches!(next, Move::HandOver(Reason::NotHelped, None)), "{next:?}");
    let once = [
        ("c", "my withdrawal is pending"),
        ("answer", "withdrawal-pending"),
        ("c", "my withdrawal is pending"),
    ];
    let next = decided(&thread(&once), found).next;
    assert!(!matches!(&next, Move::Answer(_)), "the same article is not given twice: {next:?}");
}

#[test]
fn thanks_after_an_answer_close_the_case() {
    let lines = [("c", "withdrawal pending"), ("answer", "Yes>helped"), ("c", "thank you, it works now")];
    assert!(matches!(decided(&thread(&lines), Vec::new()).next, Move::Close));
    let lines = [("c", "withdrawal pending"), ("answer", "Yes>helped"), ("c", "yes")];
    assert!(matches!(decided(&thread(&lines), Vec::new()).next, Move::Close));
}

#[test]
fn a_short_question_goes_on_with_the_one_before() {
    let lines = [("c", "how long does a deposit take on Ethereum"), ("answer", "x"), ("c", "and for Tron?")];
    let thread = thread(&lines);
    let reading = Mind::default().read(&thread.question, Some("en"));
    assert_eq!(query(&thread, &reading), "how long does a deposit take on Ethereum\nand for Tron?");
}

#[test]
fn what_follows_from_questions_that_were_short_is_read_with_the_whole_one() {
    let lines = [
        ("c", "how many confirmations does a bitcoin deposit need"),
        ("answer", "confirmations"),
        ("c", "and for Tron?"),
        ("more", "confirmations"),
        ("c", "and ethereum?"),
    ];
    let asked = thread(&lines);
    let reading = Reading { sure: false, ..Mind::default().read(&asked.question, Some("en")) };
    let whole = "how many confirmations does a bitcoin deposit need\nand for Tron?\nand ethereum?";
    assert_eq!(query(&asked, &reading), whole);
    // What was clicked is no question, but for a title.
    let lines = [
        ("c", "hello"),
        ("greet", "How long does a deposit take?>topic:deposit-times"),
        ("c", "How long does a deposit take?"),
        ("answer", "No, not yet>not_helped"),
        ("c", "No, not yet"),
        ("ask_more", "Talk>person"),
        ("c", "for Tron"),
    ];
    let asked = thread(&lines);
    let reading = Reading { sure: false, ..Mind::default().read(&asked.question, Some("en")) };
    assert_eq!(query(&asked, &reading), "How long does a deposit take?\nfor Tron");
}

#[test]
fn a_further_question_goes_on_in_the_article_that_was_given() {
    let lines = [
        ("c", "how many confirmations does a bitcoin deposit need"),
        ("answer", "times"),
        ("c", "and for Tron?"),
    ];
    let found = || vec![article("times", &[], 20.0, 0.8), article("wrong-network", &[], 19.0, 0.5)];
    let unsure = |it: &mut Reading| it.sure = false;
    let next = decided_of(&thread(&lines), found(), unsure).next;
    assert!(matches!(&next, Move::More(it) if it.slug == "times"), "{next:?}");
    let other = || vec![article("wrong-network", &[], 20.0, 0.9), article("times", &[], 9.0, 0.3)];
    let next = decided_of(&thread(&lines), other(), unsure).next;
    assert!(
        matches!(&next, Move::Answer(it) if it.slug == "wrong-network"),
        "it is about something else: {next:?}"
    );
    let mut on = lines.to_vec();
    for _ in 0..2 {
        on.extend([("more", "times"), ("c", "and for Solana?")]);
    }
    let next = decided_of(&thread(&on), found(), unsure).next;
    assert!(!matches!(&next, Move::More(_)), "not for ever: {next:?}");
}

#[test]
fn of_many_articles_one_is_always_the_nearest_and_that_is_no_answer() {
    let asked = thread(&[("c", "tell me a joke about penguins")]);
    let far = || {
        vec![article("scam", &["security.scam"], 3.0, 0.12), article("frozen", &["account.frozen"], 1.0, 0.1)]
    };
    let unsure = |it: &mut Reading| (it.sure, it.confidence, it.doubtful) = (false, 0.04, false);
    let next = decided_of(&asked, far(), unsure).next;
    assert!(matches!(next, Move::AskMore), "{next:?}");
    let again = thread(&[("c", "tell me a joke"), ("ask_more", "Talk>person"), ("c", "asdf qwer zxcv")]);
    let next = decided_of(&again, far(), unsure).next;
    assert!(matches!(next, Move::HandOver(Reason::Unknown, None)), "{next:?}");
}

#[test]
fn what_was_said_before_a_case_was_opened_again_counts_no_more() {
    let mut rows: Vec<MessageRow> = Vec::new();
    let bot = |rule: &str, source: &str| BotWords {
        sources: vec![BotSource { path: format!("/help/en/a/{source}"), ..BotSource::default() }],
        why: Some(BotWhy { rule: rule.into(), ..BotWhy::default() }),
        ..BotWords::default()
    };
    for pos in [1, 3, 5] {
        rows.push(row(pos, Author::Customer, "my withdrawal is pending", None));
        rows.push(row(pos + 1, Author::Bot, "…", Some(bot("answer", "withdrawal-pending"))));
    }
    rows.push(row(7, Author::Customer, "yes", None));
    rows.push(row(8, Author::Bot, "Good to hear.", Some(bot("close", "x"))));
    let mut line = row(9, Author::Customer, "", None);
    line.kind = Kind::Activity;
    line.data.activity = Some(Activity { code: "reopened".into(), args: std::collections::BTreeMap::new() });
    rows.push(line);
    rows.push(row(10, Author::Customer, "my withdrawal is pending", None));
    let asked = of(rows[0].conversation, rows.clone()).unwrap();
    assert_eq!((asked.times("answer"), asked.turns(), asked.said.len()), (0, 0, 4));
    let found = vec![article("withdrawal-pending", &["withdrawal.pending"], 20.0, 0.9)];
    assert!(matches!(decided(&asked, found).next, Move::Answer(_)), "it is answered anew");
    rows.pop();
    rows.push(row(10, Author::Customer, "thanks", None));
    let thanked = of(rows[0].conversation, rows).unwrap();
    assert!(matches!(decided(&thanked, Vec::new()).next, Move::Close), "thanks are no new question");
}
