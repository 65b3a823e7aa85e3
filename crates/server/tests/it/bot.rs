//! The bot: answers from articles, hands over what it cannot answer and what cannot wait, and keeps out of people's way.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk, only_case},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// An inbox whose bot answers, and two articles that it answers from.
pub async fn desk_with_bot(app: &TestApp) -> Desk {
    let desk = desk(app, json!({"bot": true})).await;
    let category = json!({"slug": "withdrawals", "titles": {"en": "Withdrawals"}});
    let category = desk.admin.post("/knowledge/categories", category).await.ok()["id"].clone();
    let pending = "A withdrawal stays pending while our checks run. They take up to 24 hours. Nothing is lost meanwhile.";
    let questions =
        ["my withdrawal is pending", "withdrawal stuck for hours", "why does my withdrawal take so long"];
    publish(
        &desk.admin,
        &category,
        "withdrawal-pending",
        ("My withdrawal is pending", pending),
        &questions,
        &["withdrawal.pending"],
    )
    .await;
    let advice = "We never tell you what to buy or sell, and nobody here does. Prices can fall to nothing.";
    publish(
        &desk.admin,
        &category,
        "investment-advice",
        ("We give no investment advice", advice),
        &["should I buy"],
        &["invest.advice"],
    )
    .await;
    desk
}

async fn publish(
    admin: &Client,
    category: &Json,
    slug: &str,
    (title, body): (&str, &str),
    questions: &[&str],
    intents: &[&str],
) {
    let topic = json!({"slug": slug, "category": category, "lang": "en", "title": title});
    let topic = admin.post("/knowledge/topics", topic).await.ok()["id"].as_str().unwrap().to_owned();
    admin.patch(&format!("/knowledge/topics/{topic}"), json!({"intents": intents})).await.ok();
    let article = format!("/knowledge/topics/{topic}/articles/en");
    let base = admin.get(&article).await.ok()["draft_version"].clone();
    let content = json!({"title": title, "summary": "", "questions": questions, "body": body});
    admin.put(&article, json!({"base_version": base, "content": content})).await.ok();
    admin.post(&format!("{article}/publish"), json!({})).await.ok();
}

/// A conversation in which the customer writes and the bot answers.
pub struct Talk<'a> {
    app: &'a TestApp,
    pub customer: Customer,
    pub id: String,
    written: usize,
}

impl<'a> Talk<'a> {
    pub async fn begin(app: &'a TestApp, desk: &Desk) -> Self {
        Self { app, customer: customer(app, desk).await, id: conversation_id(), written: 0 }
    }

    /// Writes, and returns what the bot says to it.
    pub async fn say(&mut self, text: &str) -> Json {
        self.written += 1;
        self.customer.write(&self.id, &format!("m{}", self.written), text).await;
        ombud_server::bot::answer_due(&self.app.app.bot).await.unwrap();
        // The server's own turn may have been the one that answered, and be about to commit.
        for _ in 0..200 {
            let last = self.messages().await.pop().unwrap();
            if last["from"] == "bot" || last["from"] == "system" {
                let all = self.messages().await;
                return all.into_iter().rfind(|it| it["from"] == "bot").unwrap();
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("nobody answered {text}");
    }

    pub async fn messages(&self) -> Vec<Json> {
        let path = format!("/widget/conversations/{}/messages", self.id);
        self.customer.client.get(&path).await.ok()["items"].as_array().unwrap().clone()
    }
}

pub fn choices(said: &Json) -> Vec<String> {
    let all = said["bot"]["choices"].as_array().unwrap();
    all.iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

pub async fn thread_of_staff(desk: &Desk) -> Vec<Json> {
    let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
    desk.admin.get(&format!("/cases/{case}/messages")).await.ok()["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_from_an_article_and_the_case_closed_by_a_yes() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("hi, my withdrawal is pending since 5 hours??").await;
        assert!(said["body"].as_str().unwrap().contains("up to 24 hours"), "{said}");
        assert_eq!(said["bot"]["sources"][0]["path"], "/help/en/a/withdrawal-pending");
        assert!(said["bot"]["why"].is_null(), "why is for staff: {said}");
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["bot"], &case["intent"]), (&json!("talks"), &json!("withdrawal.pending")));
        assert!(case["waiting_since"].is_null() && case["next_due"].is_null(), "{case}");
        assert_eq!(
            case["preview"], "hi, my withdrawal is pending since 5 hours??",
            "what was asked, not the answer"
        );
        assert_eq!(case["last_from"], "customer");

        let bot = thread_of_staff(&desk).await.into_iter().find(|it| it["from"] == "bot").unwrap();
        assert_eq!(bot["bot"]["why"]["rule"], "answer");
        assert_eq!(bot["bot"]["why"]["candidates"][0]["slug"], "withdrawal-pending");

        let yes = choices(&said)[0].clone();
        talk.say(&yes).await;
        let case = desk.admin.get("/cases?view=resolved").await.ok()["items"][0].clone();
        assert_eq!((&case["bot"], &case["state"]), (&json!("confirmed"), &json!("resolved")));
        assert!(app.event_kinds().await.contains(&"bot.resolved".to_owned()));

        // "Just write again", it had said: thanks are no work for anybody, and another question is answered.
        talk.say("thanks a lot!").await;
        let case = desk.admin.get("/cases?view=resolved").await.ok()["items"][0].clone();
        assert_eq!((&case["bot"], &case["state"]), (&json!("confirmed"), &json!("resolved")), "{case}");
        let said = talk.say("hi, my withdrawal is pending since 5 hours??").await;
        assert!(said["body"].as_str().unwrap().contains("up to 24 hours"), "{said}");
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["bot"], &case["state"]), (&json!("talks"), &json!("open")), "{case}");
        assert!(case["waiting_since"].is_null(), "nobody waits for a person: {case}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_wait_goes_to_its_team_at_once_and_the_wait_counts_from_the_question() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let team =
            desk.admin.post("/teams", json!({"name": "Security", "members": [], "skills": []})).await.ok();
        desk.admin.put("/understanding/routes/security", json!({"team": team["id"]})).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("HELP someone stole all my coins they are moving them right now").await;
        assert!(said["bot"]["choices"].as_array().unwrap().is_empty(), "{said}");
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["bot"], &case["priority"]), (&json!("handed_over"), &json!("urgent")));
        assert_eq!(case["team"], team["id"]);
        assert_eq!(case["waiting_since"], case["created_at"], "it waits since it was asked");
        let line =
            thread_of_staff(&desk).await.into_iter().find(|it| it["activity"]["code"] == "bot_handed_over");
        let args = line.unwrap()["activity"]["args"].clone();
        assert_eq!((&args["reason"], &args["urgent_for"]), (&json!("urgent"), &json!("theft")));

        // From now on the bot is silent.
        talk.customer.write(&talk.id, "later", "hello?? my withdrawal is pending").await;
        assert_eq!(ombud_server::bot::answer_due(&app.app.bot).await.unwrap(), 0);
        assert_eq!(talk.messages().await.last().unwrap()["body"], "hello?? my withdrawal is pending");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_advice() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        for text in
            ["should I buy bitcoin now?", "will ETH go up next week, yes or no", "我现在应该买比特币吗"]
        {
            let said = Talk::begin(&app, &desk).await.say(text).await;
            let sources = said["bot"]["sources"].as_array().unwrap();
            let others = sources.iter().filter(|it| it["path"] != "/help/en/a/investment-advice");
            assert_eq!(others.count(), 0, "{text}: {said}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_brought_on_request_and_when_nothing_helps() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("withdrawal pending").await;
        let no = choices(&said)[1].clone();
        let more = talk.say(&no).await;
        assert_eq!(choices(&more).len(), 1, "{more}");
        talk.say(&choices(&more)[0].clone()).await;
        let case = only_case(&desk.admin).await;
        assert_eq!(case["bot"], "handed_over");
        assert!(!case["waiting_since"].is_null());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_greeting_offers_topics_and_a_person_who_comes_by_one_click_in_any_language() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        for (hello, person) in
            [("Hello", "Talk to a person"), ("你好", "转人工客服"), ("مرحبا", "التحدث إلى شخص")]
        {
            // Each is the newest in the list.
            app.advance(Duration::from_secs(3600));
            let mut talk = Talk::begin(&app, &desk).await;
            let said = talk.say(hello).await;
            let offered = choices(&said);
            assert_eq!(offered.last().unwrap(), person, "{said}");
            let why = desk.admin.get("/cases?limit=1").await.ok()["items"][0]["id"].clone();
            let path = format!("/cases/{}/messages", why.as_str().unwrap());
            let thread = desk.admin.get(&path).await.ok();
            let bot = thread["items"].as_array().unwrap().iter().rfind(|it| it["from"] == "bot").unwrap();
            assert_eq!(bot["bot"]["why"]["rule"], "greet", "{bot}");
            if hello == "Hello" {
                assert_eq!(offered.len(), 4, "both topics, a theft and a person: {offered:?}");
            }
            talk.say(person).await;
            let case = desk.admin.get(&path.replace("/messages", "")).await.ok();
            assert_eq!(case["bot"], "handed_over", "{case}");
            assert!(!case["waiting_since"].is_null(), "somebody is waited for: {case}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_a_case_has_it_and_the_bot_is_silent() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("my withdrawal is pending").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        desk.admin
            .post(&format!("/cases/{case}/messages"), json!({"id": "r", "body": "I look into it."}))
            .await
            .ok();
        assert_eq!(only_case(&desk.admin).await["bot"], "handed_over");
        talk.customer.write(&talk.id, "x", "my withdrawal is pending").await;
        assert_eq!(ombud_server::bot::answer_due(&app.app.bot).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_after_an_answer_is_counted_apart() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("my withdrawal is pending").await;
        app.advance(Duration::from_secs(23 * 3600));
        app.run_jobs().await;
        assert_eq!(only_case(&app.sign_in("Admin").await).await["bot"], "talks");
        app.advance(Duration::from_secs(2 * 3600));
        app.run_jobs().await;
        // A session that nobody uses for so long has ended.
        let admin = app.sign_in("Admin").await;
        let case = admin.get("/cases?view=resolved").await.ok()["items"][0].clone();
        assert_eq!(case["bot"], "assumed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_comes_late_gives_the_case_to_people() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = Talk::begin(&app, &desk).await;
        talk.customer.write(&talk.id, "1", "my withdrawal is pending").await;
        // As if the server had stopped between the question and the answer.
        let ws = app.workspace;
        app.write(move |tx, _| {
            tx.exec("UPDATE cases SET bot = 'talks' WHERE workspace_id = $1", &[ws.into()])?;
            Ok(())
        })
        .await;
        app.advance(Duration::from_secs(3600));
        ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
        let case = only_case(&desk.admin).await;
        assert_eq!(case["bot"], "handed_over");
        assert!(!case["waiting_since"].is_null());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_whose_words_the_bot_cannot_find_goes_to_people_instead_of_round_in_circles() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("my withdrawal is pending").await;
        app.advance(Duration::from_secs(5));
        // Two talks of one customer become one case; then the customer goes on in the older one.
        let (older, newer) = (talk.id.clone(), conversation_id());
        talk.id = newer;
        talk.say("my withdrawal is pending").await;
        let list = desk.admin.get("/cases?sort=created").await.ok();
        let id = |n: usize| list["items"][n]["id"].as_str().unwrap().to_owned();
        desk.admin.post(&format!("/cases/{}/merge", id(0)), json!({"into": id(1)})).await.ok();
        talk.customer.write(&older, "late", "and where is it now?").await;
        let turns = ombud_server::bot::answer_due(&app.app.bot);
        tokio::time::timeout(Duration::from_secs(20), turns).await.expect("it ends").unwrap();
        let case = only_case(&desk.admin).await;
        assert_eq!(case["bot"], "handed_over", "{case}");
        assert!(!case["waiting_since"].is_null());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_was_switched_off_gives_what_it_has_to_people() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("my withdrawal is pending").await;
        let inbox = only_case(&desk.admin).await["inbox"].as_str().unwrap().to_owned();
        desk.admin.patch(&format!("/inboxes/{inbox}"), json!({"bot": false})).await.ok();
        let said = talk.say("my withdrawal is pending").await;
        assert!(said["bot"]["choices"].as_array().unwrap().is_empty(), "{said}");
        assert_eq!(only_case(&desk.admin).await["bot"], "handed_over");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_told_to_be_first_is_first_in_line() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        for _ in 0..2 {
            Talk::begin(&app, &desk).await.say("I want to talk to a person").await;
            app.advance(Duration::from_secs(5));
        }
        let mut robbed = Talk::begin(&app, &desk).await;
        robbed.say("HELP someone stole all my coins they are moving them right now").await;
        let mut last = Talk::begin(&app, &desk).await;
        last.say("I want to talk to a person").await;
        let place = async |talk: &Talk<'_>| {
            let list = talk.customer.client.get("/widget/conversations").await.ok();
            list["items"][0]["queue"]["position"].clone()
        };
        assert_eq!((place(&robbed).await, place(&last).await), (json!(1), json!(4)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn routes_are_set_by_those_who_may_and_explained() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let set = json!({"team": null, "urgency": "high", "answering": "person"});
        agent.put("/understanding/routes/tx.fee", set.clone()).await.problem(Code::Forbidden);
        desk.admin.put("/understanding/routes/nonsense", set.clone()).await.problem(Code::NotFound);
        desk.admin.put("/understanding/routes/support", set.clone()).await.problem(Code::Invalid);
        let wrong = json!({"team": no_team(), "urgency": null, "answering": null});
        desk.admin.put("/understanding/routes/tx.fee", wrong).await.problem(Code::Invalid);
        let all = desk.admin.put("/understanding/routes/tx.fee", set).await.ok();
        let fee = all["intents"].as_array().unwrap().iter().find(|it| it["id"] == "tx.fee").unwrap().clone();
        assert_eq!((&fee["urgency"], &fee["answering"]), (&json!("high"), &json!("person")));
        let found = agent.post("/understanding/try", json!({"text": "someone stole my coins"})).await.ok();
        let read = &found["reading"];
        assert_eq!((&read["urgency"], &read["urgent_for"]), (&json!("urgent"), &json!("theft")));
        assert_eq!((&read["language"], &found["why"]["rule"]), (&json!("en"), &json!("hand_over:urgent")));
        agent.post("/understanding/try", json!({"text": ""})).await.problem(Code::Invalid);
    })
    .await;
}

/// The id of a team that is nobody's.
fn no_team() -> String {
    let random = ombud_base::Random::system();
    ombud_base::id::TeamId::new(ombud_base::Clock::system().now(), &random).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_get_the_same_suggestions() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("my withdrawal is pending").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        app.app.trust.settled().await;
        assert!(!app.event_kinds().await.contains(&"customer.read".to_owned()));
        let found = desk.admin.get(&format!("/cases/{case}/suggestions")).await.ok();
        assert_eq!(found["articles"][0]["path"], "/help/en/a/withdrawal-pending");
        assert_eq!(found["reading"]["intent"], "withdrawal.pending");
        // What it tells comes from what the customer wrote, so it is a look at the customer.
        app.app.trust.settled().await;
        let looks = app.event_kinds().await.into_iter().filter(|it| it == "customer.read").count();
        assert_eq!(looks, 1);
    })
    .await;
}
