//! What staff says of messages is learnt, what is learnt is judged before it is used, and what the bot could not answer becomes
//! an article.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_nlp::intents::Example;
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// Few lines, so that learning takes no time: three intents, each said in some ways.
pub fn base() -> Vec<Example> {
    let said = [
        (
            "withdrawal.pending",
            [
                "my withdrawal is pending",
                "the withdrawal hangs",
                "withdrawal not sent yet",
                "where is my payout",
            ],
        ),
        (
            "tx.fee",
            ["why is the fee so high", "gas costs too much", "who gets the network fee", "the fee is a joke"],
        ),
        (
            "login.password",
            [
                "I forgot my password",
                "how do I reset my password",
                "password does not work",
                "new password please",
            ],
        ),
    ];
    let mut all: Vec<Example> = said
        .into_iter()
        .flat_map(|(intent, texts)| texts.map(|it| Example { text: it.into(), intent: intent.into() }))
        .collect();
    // Enough of each that a tenth can be kept back.
    for round in 0..12 {
        for at in 0..12 {
            let text = format!(
                "{} {}",
                all[at].text,
                ["please", "now", "today", "again", "help", "hello"][round % 6]
            );
            let text = if round < 6 { text } else { format!("hi {text}") };
            all.push(Example { text, intent: all[at].intent.clone() });
        }
    }
    all
}

/// A case in which a customer wrote this.
async fn asked(app: &TestApp, desk: &Desk, text: &str) -> String {
    let writer: Customer = customer(app, desk).await;
    writer.write(&conversation_id(), "m1", text).await;
    let cases = desk.admin.get("/cases?view=all&limit=100").await.ok();
    let own = cases["items"].as_array().unwrap().iter().find(|it| it["customer"]["id"] == writer.id.as_str());
    own.unwrap_or_else(|| panic!("{cases}"))["id"].as_str().unwrap().to_owned()
}

async fn mean(client: &Client, case: &str, intent: &str) -> Json {
    client.put(&format!("/cases/{case}/meaning"), json!({"intent": intent})).await.ok()
}

async fn learn(app: &TestApp) -> u64 {
    ombud_server::learning::learn_due(&app.app.learner).await.unwrap()
}

/// Has it learn what is due, here or beside the requests, until this version is there.
async fn learnt(app: &TestApp, client: &Client, version: i64) -> Json {
    loop {
        learn(app).await;
        let quality = client.get("/understanding/quality").await.ok();
        if quality["versions"][0]["version"] == version {
            return quality;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_kept_with_its_case_and_can_be_taken_back() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let case = asked(&app, &desk, "the zorgle of my frobnicator is gone").await;
        let said = mean(&desk.admin, &case, "tx.fee").await;
        assert_eq!((&said["intent"], &said["case"]), (&json!("tx.fee"), &json!(case)));
        let suggested = desk.admin.get(&format!("/cases/{case}/suggestions")).await.ok();
        assert_eq!(suggested["corrected"]["intent"], "tx.fee");
        assert_eq!(suggested["reading"]["intent"], "tx.fee");
        let wrong = desk.admin.put(&format!("/cases/{case}/meaning"), json!({"intent": "no.such"})).await;
        wrong.problem(Code::Invalid);
        // The same words again: one correction, with what it was read as at first.
        mean(&desk.admin, &case, "oos").await;
        let all = desk.admin.get("/understanding/corrections").await.ok();
        assert_eq!(all["items"].as_array().unwrap().len(), 1, "{all}");
        assert_eq!(all["items"][0]["intent"], "oos");
        assert_eq!(all["items"][0]["text"], "the zorgle of my frobnicator is gone");
        let stored = app.opened().await.into_iter().filter(|it| it.0.starts_with("corrections."));
        assert!(stored.into_iter().all(|it| !it.1.contains("zorgle")), "what was written stays in the case");
        desk.admin.delete(&format!("/cases/{case}/meaning")).await.ok();
        let all = desk.admin.get("/understanding/corrections").await.ok();
        assert_eq!(all["items"], json!([]));
        desk.admin.delete(&format!("/cases/{case}/meaning")).await.problem(Code::NotFound);
    })
    .await;
}

/// The texts of a list of corrections.
fn texts(page: &Json) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap_or("hidden")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_are_listed_with_the_words_that_one_may_see() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let lead = app.sign_in("Lead").await;
        let list = "/understanding/corrections";
        let first = asked(&app, &desk, "my zorgle is gone, mail me at jane@example.org").await;
        mean(&desk.admin, &first, "tx.fee").await;
        app.advance(Duration::from_secs(1));
        let second = asked(&app, &desk, "the second zorgle is gone").await;
        mean(&lead, &second, "login.password").await;
        app.app.trust.settled().await;
        let looks = || async { app.event_kinds().await.iter().filter(|it| *it == "customer.read").count() };
        let before = looks().await;
        // Who sees no cases sees that somebody said something, and of none what was written, or in which case.
        let editor = app.sign_in("Editor").await;
        let hidden = editor.get(list).await.ok();
        assert_eq!(texts(&hidden), ["hidden", "hidden"]);
        assert_eq!(
            (&hidden["items"][0]["case"], &hidden["items"][0]["case_number"]),
            (&Json::Null, &Json::Null)
        );
        assert!(!hidden.to_string().contains(&first), "{hidden}");
        app.app.trust.settled().await;
        assert_eq!(looks().await, before, "nobody was shown to the editor");
        // Others see the words as they see everything; and that is written down.
        let seen = lead.get(list).await.ok();
        assert!(texts(&seen)[1].starts_with("my zorgle is gone, mail me at"), "{seen}");
        assert!(!seen.to_string().contains("jane@example.org"), "masked: {seen}");
        app.app.trust.settled().await;
        assert_eq!(looks().await, before + 2, "both customers were shown to the lead");
        assert!(desk.admin.get(list).await.ok().to_string().contains("jane@example.org"));
        // By intent, whether it was said or corrected; by person; page by page.
        let of = |query: String| {
            let lead = &lead;
            async move { lead.get(&format!("{list}?{query}")).await.ok() }
        };
        assert_eq!(texts(&of("intent=login.password".into()).await), ["the second zorgle is gone"]);
        assert_eq!(texts(&of("intent=withdrawal.pending".into()).await), [""; 0]);
        lead.get(&format!("{list}?intent=no.such")).await.problem(Code::Invalid);
        let own = of(format!("by={}", lead.staff.unwrap())).await;
        assert_eq!(texts(&own), ["the second zorgle is gone"]);
        let page = of("limit=1".into()).await;
        assert_eq!(texts(&page), ["the second zorgle is gone"]);
        let page = of(format!("limit=1&cursor={}", page["next"].as_str().unwrap())).await;
        assert!(texts(&page)[0].starts_with("my zorgle") && page["next"].is_null(), "{page}");
        app.sign_in("Agent").await.get(list).await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn any_correction_of_the_list_can_be_taken_back_and_that_is_in_the_ledger() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let writer = customer(&app, &desk).await;
        let talk = conversation_id();
        writer.write(&talk, "m1", "my zorgle is gone").await;
        let case =
            desk.admin.get("/cases?view=all").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let older = mean(&desk.admin, &case, "tx.fee").await["pos"].clone();
        writer.write(&talk, "m2", "and I forgot something").await;
        let said = mean(&desk.admin, &case, "login.password").await;
        let (newer, read_as) = (said["pos"].clone(), said["read_as"].clone());
        assert_ne!(older, newer);
        let path = |pos: &Json| format!("/understanding/corrections/{pos}");
        let intent = || async { desk.admin.get(&format!("/cases/{case}")).await.ok()["intent"].clone() };
        let (editor, agent) = (app.sign_in("Editor").await, app.sign_in("Agent").await);
        for other in [&editor, &agent] {
            other.delete(&path(&older)).await.problem(Code::Forbidden);
        }
        desk.admin.delete("/understanding/corrections/999999").await.problem(Code::NotFound);
        // One of older words says nothing of what the case is about now.
        desk.admin.delete(&path(&older)).await.ok();
        assert_eq!(intent().await, "login.password");
        let left = desk.admin.get("/understanding/corrections").await.ok();
        assert_eq!(left["items"].as_array().unwrap().len(), 1, "{left}");
        desk.admin.delete(&path(&older)).await.problem(Code::NotFound);
        desk.admin.delete(&path(&newer)).await.ok();
        assert_eq!(intent().await, read_as, "it is about what it had been read as again");
        let said = app.event_kinds().await.iter().filter(|it| *it == "case.meant").count();
        assert_eq!(said, 4, "said twice, taken back twice");
        assert!(crate::ledger::checked(&app).await.is_good());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_are_learnt_and_judged_and_a_click_goes_back() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        for at in 0..4 {
            let case = asked(&app, &desk, &format!("my zorgle number {at} did not flumph")).await;
            mean(&desk.admin, &case, "withdrawal.pending").await;
        }
        app.advance(Duration::from_secs(601));
        assert_eq!(learn(&app).await, 0, "too few to learn from");
        let case = asked(&app, &desk, "zorgle does not flumph since monday").await;
        mean(&desk.admin, &case, "withdrawal.pending").await;
        assert_eq!(learn(&app).await, 0, "others mostly follow: not at once");
        app.advance(Duration::from_secs(601));
        let list = || async { desk.admin.get("/understanding/corrections").await.ok()["items"].clone() };
        let marks = |list: &Json| -> Vec<(Json, Json)> {
            list.as_array()
                .unwrap()
                .iter()
                .map(|it| (it["learnt_in"].clone(), it["in_use"].clone()))
                .collect()
        };
        assert_eq!(marks(&list().await), vec![(Json::Null, json!(false)); 5], "nothing has learnt from them");
        let quality = learnt(&app, &desk.admin, 1).await;
        assert_eq!(marks(&list().await), vec![(json!(1), json!(true)); 5]);
        assert_eq!(
            (&quality["used"], &quality["corrections"], &quality["unlearnt"]),
            (&json!(1), &json!(5), &json!(0)),
            "{quality}"
        );
        assert_eq!(quality["versions"][0]["verdict"], "used");
        assert_eq!(quality["versions"][1]["version"], 0, "what ships is judged on the same lines: {quality}");
        assert!(quality["versions"][0]["figures"]["shipped"]["lines"].as_u64().unwrap() > 5, "{quality}");
        let read = desk
            .admin
            .post("/understanding/try", json!({"text": "why does my zorgle not flumph"}))
            .await
            .ok();
        assert_eq!(read["reading"]["intent"], "withdrawal.pending", "{read}");
        // It is there after a restart, too: nothing of it is in memory alone.
        let fresh = ombud_server::understanding::Minds::new(app.app.db.clone());
        let mind = fresh.of(app.workspace).await.unwrap();
        assert_eq!(mind.read("why does my zorgle not flumph", None).intent, Some("withdrawal.pending"));
        let back = desk.admin.post("/understanding/models/0/use", json!({})).await.ok();
        assert_eq!(back["used"], 0);
        assert_eq!(
            marks(&list().await),
            vec![(json!(1), json!(false)); 5],
            "the one that ships knows none of them"
        );
        let read = desk
            .admin
            .post("/understanding/try", json!({"text": "why does my zorgle not flumph"}))
            .await
            .ok();
        assert_ne!(
            (&read["reading"]["intent"], &read["reading"]["sure"]),
            (&json!("withdrawal.pending"), &json!(true)),
            "{read}"
        );
        assert_eq!(desk.admin.post("/understanding/models/1/use", json!({})).await.ok()["used"], 1);
        desk.admin.post("/understanding/models/9/use", json!({})).await.problem(Code::NotFound);
        // By hand, whatever there is to learn.
        desk.admin.post("/understanding/learn", json!({})).await.ok();
        let newest = || async {
            desk.admin.get("/understanding/quality").await.ok()["versions"][0]["version"].clone()
        };
        while newest().await != 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_are_erased_are_learnt_from_no_more() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let mut cases = Vec::new();
        for at in 0..6 {
            let case = asked(&app, &desk, &format!("my zorgle number {at} did not flumph")).await;
            mean(&desk.admin, &case, "tx.fee").await;
            cases.push(case);
        }
        app.advance(Duration::from_secs(601));
        learnt(&app, &desk.admin, 1).await;
        let whose = desk.admin.get(&format!("/cases/{}", cases[0])).await.ok()["customer"]["id"].clone();
        app.prove_again().await;
        let erase = format!("/customers/{}/erase", whose.as_str().unwrap());
        desk.admin.post(&erase, json!({"reason": "they asked"})).await.ok();
        app.advance(Duration::from_hours(25));
        // What was learnt from words that are gone is learnt without them.
        let again = app.sign_in("Admin").await;
        let quality = learnt(&app, &again, 2).await;
        assert_eq!((&quality["used"], &quality["corrections"]), (&json!(2), &json!(5)), "{quality}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_corrects_learns_and_chooses() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let case = asked(&app, &desk, "the fee is too high").await;
        let stranger = app.sign_in_to(app.another_workspace("other").await, "Admin").await;
        let path = format!("/cases/{case}/meaning");
        stranger.put(&path, json!({"intent": "tx.fee"})).await.problem(Code::NotFound);
        stranger.delete(&path).await.problem(Code::NotFound);
        let said = mean(&desk.admin, &case, "login.password").await["pos"].clone();
        stranger.delete(&format!("/understanding/corrections/{said}")).await.problem(Code::NotFound);
        let drafts =
            json!({"cases": [case], "category": ombud_base::Uuid::nil(), "lang": "en", "title": "Fees"});
        stranger.post("/understanding/unanswered/drafts", drafts).await.problem(Code::NotFound);
        stranger
            .post("/understanding/unanswered/settle", json!({"cases": [case]}))
            .await
            .problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_bot_could_not_answer_is_gathered_and_becomes_an_article() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({"bot": true})).await;
        let category = json!({"slug": "apps", "titles": {"en": "Apps"}});
        let category = desk.admin.post("/knowledge/categories", category).await.ok()["id"].clone();
        let texts = [
            "does your wallet work on my smart fridge",
            "wallet on my smart fridge possible? jane@example.org",
            "wallet on smart fridge possible?",
            "do you sponsor our football club",
        ];
        for text in texts {
            let writer = customer(&app, &desk).await;
            let id = conversation_id();
            for (at, words) in [text, text].into_iter().enumerate() {
                writer.write(&id, &format!("m{at}"), words).await;
                ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
            }
        }
        let found = desk.admin.get("/understanding/unanswered").await.ok();
        assert_eq!(found["count"], 4, "{found}");
        let fridge = found["groups"].as_array().unwrap().iter().find(|it| it["count"] == 3).unwrap_or_else(|| panic!("those of the fridge: {found}"));
        assert!(!found.to_string().contains("jane@example.org"), "{found}");
        let draft = json!({"cases": fridge["cases"], "category": category, "lang": "en", "title": "Our wallet on other devices"});
        let topic = desk.admin.post("/understanding/unanswered/drafts", draft).await.ok();
        let article = format!("/knowledge/topics/{}/articles/en", topic["id"].as_str().unwrap());
        let article = desk.admin.get(&article).await.ok();
        let questions = article["draft"]["questions"].to_string();
        assert!(questions.contains("fridge") && !questions.contains("jane@"), "{article}");
        let left = desk.admin.get("/understanding/unanswered").await.ok();
        assert_eq!(left["count"], 1, "what is being written is not asked for any more: {left}");
        let other = left["groups"][0]["cases"].clone();
        desk.admin.post("/understanding/unanswered/settle", json!({"cases": other})).await.ok();
        assert_eq!(desk.admin.get("/understanding/unanswered").await.ok()["count"], 0);
    })
    .await;
}
