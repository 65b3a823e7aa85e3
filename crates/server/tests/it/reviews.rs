//! What is sent for review is published, or sent back with what is to be changed.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{desk, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

/// A topic with a draft that somebody wrote; the address of its article.
async fn written(app: &TestApp, admin: &Client, writer: &Client) -> String {
    let category = json!({"slug": "fees", "titles": {"en": "Fees"}});
    let category = admin.post("/knowledge/categories", category).await.ok()["id"].clone();
    let topic = json!({"slug": "tron-fees", "category": category, "lang": "en", "title": "Fees on Tron"});
    let topic = writer.post("/knowledge/topics", topic).await.ok()["id"].as_str().unwrap().to_owned();
    let article = format!("/knowledge/topics/{topic}/articles/en");
    let base = writer.get(&article).await.ok()["draft_version"].clone();
    let content = json!({"title": "Fees on Tron", "summary": "", "questions": [], "body": "They are low."});
    writer.put(&article, json!({"base_version": base, "content": content})).await.ok();
    app.app.trust.settled().await;
    article
}

async fn step(client: &Client, article: &str, step: &str, body: Json) -> crate::support::Answer {
    client.post(&format!("{article}/{step}"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_goes_back_to_its_author_with_a_note_and_comes_again() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        // A lead writes; an editor publishes.
        let (lead, editor) = (app.sign_in("Lead").await, app.sign_in("Editor").await);
        let article = written(&app, &desk.admin, &lead).await;
        let note = json!({"note": "Say how much, and link to the limits."});
        step(&editor, &article, "ask-changes", note.clone()).await.problem(Code::Conflict);
        step(&lead, &article, "submit", json!({})).await.ok();
        assert_eq!(editor.get("/knowledge/reviews").await.ok()["waiting"], 1);
        assert_eq!(
            lead.get("/knowledge/reviews").await.ok()["waiting"],
            0,
            "one's own is nobody's to look at"
        );
        step(&lead, &article, "ask-changes", note.clone()).await.problem(Code::Forbidden);
        step(&editor, &article, "ask-changes", json!({"note": "  "})).await.problem(Code::Invalid);
        step(&editor, &article, "ask-changes", json!({"note": "x", "version": 99}))
            .await
            .problem(Code::Conflict);

        let mut socket = staff_socket(&app, &lead).await.0;
        let back = step(&editor, &article, "ask-changes", note).await.ok();
        socket.next_of("reviews").await;
        assert_eq!(
            (&back["state"], &back["changes_wanted"]["of"]),
            (&json!("draft"), &json!(lead.staff.unwrap()))
        );
        let mine = lead.get("/knowledge/reviews").await.ok();
        assert_eq!(mine["sent_back"][0]["note"], "Say how much, and link to the limits.", "{mine}");
        assert_eq!(
            (&mine["sent_back"][0]["title"], &mine["sent_back"][0]["by"]["id"]),
            (&json!("Fees on Tron"), &json!(editor.staff.unwrap()))
        );
        assert_eq!(editor.get("/knowledge/reviews").await.ok(), json!({"sent_back": [], "waiting": 0}));
        let line = lead.get("/knowledge/topics").await.ok()["items"][0]["languages"][0].clone();
        assert_eq!(line["changes_wanted"], true, "{line}");

        // What was asked for stays while it is mended, and is done once it comes again.
        let base = lead.get(&article).await.ok()["draft_version"].clone();
        let content =
            json!({"title": "Fees on Tron", "summary": "", "questions": [], "body": "They are 1 USDT."});
        let saved = lead.put(&article, json!({"base_version": base, "content": content})).await.ok();
        assert!(saved["changes_wanted"]["note"].is_string(), "{saved}");
        let again = step(&lead, &article, "submit", json!({})).await.ok();
        assert_eq!(
            (&again["state"], &again["changes_wanted"]),
            (&json!("in_review"), &Json::Null),
            "{again}"
        );
        assert_eq!(lead.get("/knowledge/reviews").await.ok()["sent_back"], json!([]));
        let published = step(&editor, &article, "publish", json!({})).await.ok();
        assert_eq!((&published["state"], &published["changes_wanted"]), (&json!("published"), &Json::Null));
        assert_eq!(editor.get("/knowledge/reviews").await.ok()["waiting"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_customers_read_stays_while_a_newer_version_is_sent_back() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let article = written(&app, &desk.admin, &desk.admin).await;
        step(&desk.admin, &article, "publish", json!({})).await.ok();
        let base = desk.admin.get(&article).await.ok()["draft_version"].clone();
        let content =
            json!({"title": "Fees on Tron", "summary": "", "questions": [], "body": "They are high."});
        desk.admin.put(&article, json!({"base_version": base, "content": content})).await.ok();
        step(&desk.admin, &article, "submit", json!({})).await.ok();
        let back = step(&desk.admin, &article, "ask-changes", json!({"note": "They are not."})).await.ok();
        assert_eq!(
            (&back["state"], &back["published"]["body"]),
            (&json!("published"), &json!("They are low.")),
            "{back}"
        );
        // It goes with the article.
        let topic = article.split("/articles").next().unwrap();
        desk.admin.delete(topic).await.ok();
        let left = app
            .read(|tx| tx.one("SELECT count(*) FROM knowledge_reviews", &[], |row| row.get::<i64>(0)))
            .await;
        assert_eq!(left, 0);
    })
    .await;
}
