//! What is undone is as if it had not been done.

use crate::{
    support::each_engine,
    talk::{conversation_id, customer, desk, only_case},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn resolving_is_undone_as_if_it_had_not_been() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        anna.write(&conversation, "1", "where is my deposit").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let whole = async || desk.admin.get(&format!("/cases/{case}")).await.ok();
        let shown = async || anna.client.get("/widget/conversations").await.ok()["items"][0].clone();
        let waiting = whole().await["waiting_since"].clone();
        assert!(waiting.is_string());
        let (resolve, reopen) = (format!("/cases/{case}/resolve"), format!("/cases/{case}/reopen"));
        app.advance(Duration::from_secs(60));
        desk.admin.post(&resolve, json!({"reason": "Solved"})).await.ok();
        assert_eq!(shown().await["rating"]["asked"], true);
        assert!(whole().await["waiting_since"].is_null());
        app.advance(Duration::from_secs(5));
        desk.admin.post(&reopen, json!({})).await.ok();
        let back = whole().await;
        assert_eq!(
            (&back["state"], &back["waiting_since"]),
            (&json!("open"), &waiting),
            "who waited waits on"
        );
        assert_eq!(back["customer"]["name"], Json::Null, "who has told no name is worded by the screen");
        let told = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        let line = told["items"].as_array().unwrap().iter().find(|it| it["activity"]["code"] == "reopened");
        let me = desk.admin.get("/auth/me").await.ok();
        assert_eq!(line.unwrap()["activity"]["args"]["by"], me["staff"]["name"], "{told}");
        let read = anna.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
        let line = read["items"].as_array().unwrap().iter().find(|it| it["system"]["code"] == "reopened");
        assert_eq!(line.unwrap()["system"]["args"], json!({}), "who it was is for staff: {read}");
        assert_eq!(desk.admin.get("/cases?view=waiting").await.ok()["items"][0]["id"], json!(case));
        let customers = shown().await;
        assert_eq!((&customers["state"], &customers["rating"]), (&json!("open"), &Json::Null), "{customers}");
        let rate = format!("/widget/conversations/{conversation}/rating");
        anna.client.post(&rate, json!({"score": 1})).await.problem(Code::Conflict);
        desk.admin.post(&reopen, json!({})).await.problem(Code::Conflict);

        // Answered, resolved and rated: what the customer said stays, and nobody waits.
        let answer = json!({"id": "r", "body": "an answer"});
        desk.admin.post(&format!("/cases/{case}/messages"), answer).await.ok();
        app.advance(Duration::from_secs(60));
        desk.admin.post(&resolve, json!({"reason": "Solved"})).await.ok();
        anna.client.post(&rate, json!({"score": 4})).await.ok();
        desk.admin.post(&reopen, json!({})).await.ok();
        let back = whole().await;
        assert_eq!((&back["waiting_since"], &back["rating"]["score"]), (&Json::Null, &json!(4)));

        // Asked later: what was undone asks nobody.
        desk.admin.patch("/workspace", json!({"csat": {"enabled": true, "delay_seconds": 600}})).await.ok();
        desk.admin.post(&resolve, json!({"reason": "Solved"})).await.ok();
        desk.admin.post(&reopen, json!({})).await.ok();
        desk.admin.post(&resolve, json!({"reason": "Solved", "ask_rating": false})).await.ok();
        app.advance(Duration::from_secs(700));
        app.run_jobs().await;
        assert_eq!(shown().await["rating"]["asked"], false, "only the rating that was given");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_and_a_note_are_kept_each_by_itself() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        anna.write(&conversation_id(), "1", "hello").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let path = format!("/cases/{case}/draft");
        let kept = async || {
            let whole = desk.admin.get(&format!("/cases/{case}")).await.ok();
            let text = |which: &str| (whole[which]["kind"].clone(), whole[which]["body"].clone());
            (text("draft"), text("draft_beside"))
        };
        let (reply, note) = ((json!("message"), json!("Dear Anna")), (json!("note"), json!("a mule")));
        let nothing = (Json::Null, Json::Null);
        let put = async |(kind, body): &(Json, Json)| {
            app.advance(Duration::from_secs(1));
            desk.admin.put(&path, json!({"kind": kind, "body": body})).await.ok()
        };
        put(&reply).await;
        assert_eq!(kept().await, (reply.clone(), nothing.clone()));
        put(&note).await;
        assert_eq!(kept().await, (note.clone(), reply.clone()), "what was kept last comes first");
        put(&reply).await;
        assert_eq!(kept().await, (reply.clone(), note.clone()));
        // An empty one is thrown away, and the other stays.
        assert_eq!(put(&(json!("message"), json!(" "))).await["kind"], "message");
        assert_eq!(kept().await, (note.clone(), nothing.clone()));
        put(&reply).await;
        desk.admin.delete(&path).await.ok();
        assert_eq!(kept().await, (nothing.clone(), nothing));
    })
    .await;
}
