//! A bribed agent writes a mailbox of their own into a customer's address: what goes there, and who hears of it.

use crate::{
    mailbox::{Mail, Mailbox},
    proof::{asks, each_with_mail, prove},
    support::{Client, TestApp},
    talk::desk,
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// What an answer says, and no mail of ours does by itself.
const WORD: &str = "kingfisher";

/// Answers, and lets the time pass after which an answer that nobody saw is mailed.
async fn answer(app: &TestApp, staff: &Client, case: &str, id: &str) {
    let body = json!({"id": id, "body": format!("The bird of the day is the {WORD}.")});
    staff.post(&format!("/cases/{case}/messages"), body).await.ok();
    app.advance(Duration::from_secs(121));
    app.run_jobs().await;
}

fn to(mailbox: &Mailbox, address: &str) -> Vec<Mail> {
    mailbox.all().into_iter().filter(|it| it.to == address).collect()
}

async fn alerts(app: &TestApp, security: &Client) -> Vec<Json> {
    app.app.trust.settled().await;
    let all = security.get("/trust/alerts?open=true").await.ok()["items"].as_array().unwrap().clone();
    all.into_iter().filter(|it| it["rule"] == "address").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_redirects_no_mail_and_is_caught_trying() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (mia, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        let (anna, _, case) = asks(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        let before = to(&mailbox, "anna@example.com").len();
        answer(&app, &desk.admin, &case, "a1").await;
        let got = to(&mailbox, "anna@example.com");
        assert_eq!(got.len(), before + 1, "{got:?}");
        assert!(got[before].text.contains(WORD), "who has proved an address gets the words there");

        let path = format!("/customers/{}", anna.id);
        let theft = json!({"email": "thief@evil.example"});
        let known = desk.admin.get(&path).await.ok();
        assert_eq!(known["email_from"], "proved", "staff see that it is: {known}");
        let known = known["email"].clone();
        mia.patch(&path, theft.clone()).await.problem(Code::Forbidden);
        mia.patch(&path, json!({"email": null})).await.problem(Code::Forbidden);
        assert_eq!(desk.admin.get(&path).await.ok()["email"], known, "it takes a case of one's own");
        assert!(alerts(&app, &security).await.is_empty());

        desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": mia.staff})).await.ok();
        let moved = mia.patch(&path, theft).await.ok();
        assert_eq!(moved["email_from"], "staff", "and whoever looks at the case sees who typed it: {moved}");
        let seen = desk.admin.get(&format!("/cases/{case}")).await.ok();
        assert_eq!(seen["customer_detail"]["email_from"], "staff", "{seen}");
        app.run_jobs().await;
        let told = to(&mailbox, "anna@example.com");
        assert_eq!(told.len(), before + 2, "whoever proved the old address hears of it");
        assert!(!told[before + 1].text.contains("evil.example"), "{told:?}");
        let raised = alerts(&app, &security).await;
        assert_eq!(raised.len(), 1, "{raised:?}");
        assert_eq!(raised[0]["severity"], "high");
        assert_eq!(raised[0]["reader"]["id"], json!(mia.staff.unwrap()));
        assert_eq!(raised[0]["evidence"][0]["what"], "readdressed");
        assert_eq!(raised[0]["evidence"][0]["case"], json!(case));

        // The other engine's mails are in the box as well.
        let before = to(&mailbox, "thief@evil.example").len();
        answer(&app, &desk.admin, &case, "a2").await;
        let stolen = to(&mailbox, "thief@evil.example").split_off(before);
        assert_eq!(stolen.len(), 1, "{stolen:?}");
        assert!(!stolen[0].text.contains(WORD), "no words go where nobody has shown that the customer reads");
        assert!(stolen[0].text.contains("/chat"));
        let officer = app.sign_in("Compliance").await;
        let report = officer.get(&format!("/cases/{case}/report")).await.ok();
        assert_eq!(report["customer"]["email_from"], "staff");
        // Nor by way of none: what staff typed in after taking the old one away is theirs as well.
        mia.patch(&path, json!({"email": null})).await.ok();
        mia.patch(&path, json!({"email": "other@evil.example"})).await.ok();
        answer(&app, &desk.admin, &case, "a3").await;
        assert!(to(&mailbox, "other@evil.example").iter().all(|it| !it.text.contains(WORD)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_staff_typed_in_gets_the_words_once_it_is_proved() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (mia, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        let (bob, _, case) = asks(&app, &desk).await;
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": mia.staff})).await.ok();
        // Said on the phone: there was none before, so that nobody is robbed.
        mia.patch(&format!("/customers/{}", bob.id), json!({"email": "bob@example.com"})).await.ok();
        assert!(alerts(&app, &security).await.is_empty());
        let before = to(&mailbox, "bob@example.com").len();
        answer(&app, &desk.admin, &case, "a1").await;
        let bare = to(&mailbox, "bob@example.com").split_off(before);
        assert_eq!(bare.len(), 1, "{bare:?}");
        assert!(!bare[0].text.contains(WORD));
        prove(&app, &mailbox, &bob.client, "bob@example.com").await;
        answer(&app, &desk.admin, &case, "a2").await;
        assert!(to(&mailbox, "bob@example.com").pop().unwrap().text.contains(WORD));

        // One that the customer only gave is theirs: replacing it is told, though less loudly.
        let (eve, _, case) = asks(&app, &desk).await;
        eve.client.patch("/widget/customer", json!({"email": "eve@example.com"})).await.ok();
        answer(&app, &desk.admin, &case, "a1").await;
        assert!(to(&mailbox, "eve@example.com").pop().unwrap().text.contains(WORD));
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": mia.staff})).await.ok();
        mia.patch(&format!("/customers/{}", eve.id), json!({"email": "eva@example.com"})).await.ok();
        let raised = alerts(&app, &security).await;
        assert_eq!(raised.len(), 1, "{raised:?}");
        assert_eq!(raised[0]["severity"], "medium");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_a_customers_session_alone_moves_no_address_unheard() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, _) = asks(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        let before = to(&mailbox, "anna@example.com").len();
        anna.client.patch("/widget/customer", json!({"email": "new@example.com"})).await.ok();
        app.run_jobs().await;
        assert_eq!(to(&mailbox, "anna@example.com").len(), before + 1);
        // The same again says nothing new.
        anna.client.patch("/widget/customer", json!({"email": "new@example.com"})).await.ok();
        app.run_jobs().await;
        assert_eq!(to(&mailbox, "anna@example.com").len(), before + 1);
    })
    .await;
}
