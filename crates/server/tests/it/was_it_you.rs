//! The platform tells of something that somebody else may have done, and the customer says whether it was them.

use crate::{
    bot::{Talk, choices},
    platform::vouch,
    proof::{each_with_mail, prove},
    support::{Client, TestApp, each_engine},
    talk::{Desk, only_case},
    theft::desk_with_playbooks,
};
use ombud_server::customers::Proof;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A customer of the platform whose case a colleague has, and who waits for nothing.
pub async fn begun<'a>(app: &'a TestApp, desk: &Desk) -> (Talk<'a>, Client, String) {
    known(app, desk, Talk::begin(app, desk).await).await
}

async fn known<'a>(app: &'a TestApp, desk: &Desk, mut talk: Talk<'a>) -> (Talk<'a>, Client, String) {
    vouch(app, &talk.customer.id, "user-1", Proof::SignedToken).await;
    talk.say("I want to talk to a person").await;
    let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
    desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": desk.admin.staff})).await.ok();
    let reply = json!({"id": "r1", "body": "What can I do for you?"});
    desk.admin.post(&format!("/cases/{case}/messages"), reply).await.ok();
    let token = json!({"name": "platform", "scopes": ["accounts.events"]});
    let token = desk.admin.post("/api-tokens", token).await.ok()["token"].as_str().unwrap().to_owned();
    (talk, app.bearer(&token), case)
}

/// The platform tells of something.
pub async fn tell(app: &TestApp, platform: &Client, id: &str, kind: &str) {
    app.advance(Duration::from_millis(5));
    let event = json!({"id": id, "kind": kind, "customer": "user-1", "at": "2026-01-05T09:00:00Z"});
    assert_eq!(platform.post("/platform/events", event).await.ok()["outcome"], "told");
}

fn stands(case: &Json) -> (String, String, String, bool) {
    let text = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
    (text("type"), text("state"), text("bot"), case["waiting_since"].is_null())
}

fn as_it_was(state: &str) -> (String, String, String, bool) {
    ("question".into(), state.into(), "handed_over".into(), true)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_not_log_in_gets_the_button_that_freezes_whoever_has_the_case() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let (mut talk, platform, id) = begun(&app, &desk).await;
        tell(&app, &platform, "e1", "login.new_device").await;
        let told = talk.messages().await.pop().unwrap();
        assert_eq!(choices(&told), ["It was not me", "It was me"]);
        assert!(told["bot"]["why"].is_null(), "why is for staff: {told}");
        let thread = desk.admin.get(&format!("/cases/{id}/messages")).await.ok();
        let told = thread["items"].as_array().unwrap().iter().rfind(|it| it["from"] == "bot").unwrap();
        assert_eq!(told["bot"]["why"]["rule"], "was_it_you");

        let said = talk.say("It was not me").await;
        assert!(said["body"].as_str().unwrap().contains("1. Freeze your account"), "{said}");
        assert_eq!(said["bot"]["freeze"], true, "the button comes first");
        assert!(!said["bot"]["form"].as_array().unwrap().is_empty(), "{said}");
        let case = desk.admin.get(&format!("/cases/{id}")).await.ok();
        let now = (&case["type"], &case["priority"], &case["bot"], &case["assignee"]);
        let owner = json!(desk.admin.staff);
        assert_eq!(now, (&json!("theft"), &json!("urgent"), &json!("handed_over"), &owner));
        assert!(case["waiting_since"].is_string(), "somebody has to look");
        // It happens once more: it is a theft once more, button and all.
        tell(&app, &platform, "e2", "withdrawal.held").await;
        assert_eq!(talk.say("it was NOT me").await["bot"]["freeze"], true);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_it_themselves_is_thanked_and_nobody_is_woken() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let (mut talk, platform, id) = begun(&app, &desk).await;
        tell(&app, &platform, "e1", "withdrawal.completed").await;
        let said = talk.say("It was me").await;
        assert!(said["body"].as_str().unwrap().contains("nothing is wrong"), "{said}");
        let case = async || desk.admin.get(&format!("/cases/{id}")).await.ok();
        assert_eq!(stands(&case().await), as_it_was("open"));
        desk.admin.post(&format!("/cases/{id}/resolve"), json!({"reason": "Solved"})).await.ok();
        tell(&app, &platform, "e2", "login.new_device").await;
        talk.say("It was me").await;
        assert_eq!(stands(&case().await), as_it_was("resolved"), "nothing is opened for it");
        // It can be taken back.
        assert_eq!(choices(&talk.messages().await.pop().unwrap()), ["It was not me"]);
        assert_eq!(talk.say("It was not me").await["bot"]["freeze"], true);
        assert_eq!((&case().await["type"], &case().await["state"]), (&json!("theft"), &json!("open")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_alone_are_no_answer_and_what_is_good_news_asks_nothing() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let (talk, platform, id) = begun(&app, &desk).await;
        tell(&app, &platform, "e1", "deposit.credited").await;
        assert!(talk.messages().await.pop().unwrap()["bot"].is_null(), "nothing to answer");
        talk.customer.write(&talk.id, "w1", "It was not me").await;
        ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
        let case = desk.admin.get(&format!("/cases/{id}")).await.ok();
        assert_eq!((&case["type"], &case["bot"]), (&json!("question"), &json!("handed_over")));
        // A colleague has spoken since: the question is theirs now.
        tell(&app, &platform, "e2", "login.new_device").await;
        let reply = json!({"id": "r2", "body": "Was that you?"});
        desk.admin.post(&format!("/cases/{id}/messages"), reply).await.ok();
        talk.customer.write(&talk.id, "w2", "It was me").await;
        let case = desk.admin.get(&format!("/cases/{id}")).await.ok();
        assert!(case["waiting_since"].is_string(), "a person is waited for: {case}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_asked_in_the_customers_language_and_where_people_answer_first_as_well() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let (mut talk, platform, _) = begun(&app, &desk).await;
        let inbox = desk.inbox["id"].as_str().unwrap();
        desk.admin.patch(&format!("/inboxes/{inbox}"), json!({"bot": false})).await.ok();
        let path = format!("/customers/{}", talk.customer.id);
        desk.admin.patch(&path, json!({"language": "zh-CN"})).await.ok();
        tell(&app, &platform, "e1", "login.new_device").await;
        let told = talk.messages().await.pop().unwrap();
        assert_eq!(choices(&told), ["不是我本人", "是我本人"]);
        let said = talk.say("不是我本人").await;
        assert_eq!(said["bot"]["freeze"], true, "{said}");
        assert!(said["body"].as_str().unwrap().contains("冻结账户"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_closed_the_chat_is_asked_by_mail() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk_with_playbooks(&app).await;
        let talk = Talk::begin(&app, &desk).await;
        prove(&app, &mailbox, &talk.customer.client, "anna@example.com").await;
        let (_, platform, _) = known(&app, &desk, talk).await;
        tell(&app, &platform, "e1", "login.new_device").await;
        app.advance(Duration::from_secs(121));
        app.run_jobs().await;
        let mail = mailbox.last();
        assert_eq!(mail.to, "anna@example.com");
        // Quoted-printable breaks lines (RFC 2045, 6.7).
        let text = mail.text.replace("=\r\n", "");
        assert!(text.contains("from a new device. Was it you?"), "{mail:?}");
    })
    .await;
}
