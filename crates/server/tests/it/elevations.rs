//! Permissions for a while.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::staff_socket,
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

fn wanted(permissions: &[&str], minutes: i64) -> Json {
    json!({"permissions": permissions, "minutes": minutes, "reason": "Handles the outage of tonight"})
}

fn to(client: &Client) -> String {
    format!("/staff/{}/elevations", client.staff.unwrap())
}

async fn reasoning(app: &TestApp, who: &Client) -> Client {
    let mut client = app.sign_in_again(who.staff.unwrap()).await;
    client.headers.insert("ombud-reason".into(), "Handles%20the%20outage".into());
    client
}

async fn may(client: &Client, permission: &str) -> bool {
    let me = client.get("/auth/me").await.ok();
    me["permissions"].as_array().unwrap().contains(&json!(permission))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_lent_is_agreed_to_by_another_and_ends_by_itself() {
    each_engine(|app| async move {
        let (admin, lead) = (app.sign_in("Admin").await, app.sign_in("Lead").await);
        let mia = app.sign_in("Agent").await;
        let mia = reasoning(&app, &mia).await;
        mia.get("/dashboard").await.problem(Code::Forbidden);
        let asked = mia.post(&to(&mia), wanted(&["reports.view"], 30)).await.problem(Code::ApprovalRequired);
        let of = format!("/approvals/{}", asked["approval"].as_str().unwrap());
        mia.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);
        lead.post(&format!("{of}/approve"), json!({})).await.problem(Code::NotFound);
        assert!(!may(&mia, "reports.view").await);
        let (mut before, _) = staff_socket(&app, &mia).await;
        let done = admin.post(&format!("{of}/approve"), json!({})).await.ok();
        assert_eq!((&done["state"], &done["status"]), (&json!("done"), &json!(201)), "{done}");
        before.next_of("bye").await;
        let (mut socket, _) = staff_socket(&app, &mia).await;
        mia.get("/dashboard").await.ok();
        let lent = mia.get("/elevations").await.ok()["items"][0].clone();
        assert_eq!((&lent["given_by"], &lent["staff"]), (&json!(admin.staff), &json!(mia.staff)));
        assert_eq!(lead.get("/elevations").await.ok()["items"], json!([]), "others' are nobody's business");
        assert_eq!(admin.get("/elevations").await.ok()["items"].as_array().unwrap().len(), 1);
        // To the minute on HTTP; the socket follows within seconds.
        app.advance(29 * MINUTE);
        mia.get("/dashboard").await.ok();
        app.advance(MINUTE);
        mia.get("/dashboard").await.problem(Code::Forbidden);
        socket.next_of("bye").await;
        assert_eq!(mia.get("/elevations").await.ok()["items"], json!([]));
        let kinds = app.event_kinds().await;
        assert_eq!(kinds.iter().filter(|it| *it == "elevation.given").count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_lends_to_themselves_or_what_could_be_kept_or_what_is_lent() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let (mia, sam) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        for lasting in [
            "staff.manage",
            "roles.manage",
            "tokens.manage",
            "webhooks.manage",
            "webhooks.personal",
            "security.manage",
            "workspace.manage",
        ] {
            ada.post(&to(&mia), wanted(&[lasting], 30)).await.problem(Code::Invalid);
        }
        for wrong in [wanted(&[], 30), wanted(&["reports.view"], 4), wanted(&["reports.view"], 481)] {
            ada.post(&to(&mia), wrong).await.problem(Code::Invalid);
        }
        mia.post(&to(&sam), wanted(&["cases.view"], 30)).await.problem(Code::Forbidden);
        let token = ada.post("/api-tokens", json!({"name": "n", "scopes": ["staff.manage"]})).await.ok();
        let token = app.bearer(token["token"].as_str().unwrap());
        token.post(&to(&mia), wanted(&["reports.view"], 30)).await.problem(Code::Forbidden);

        // What one lends counts while one may do it oneself.
        ada.post(&to(&mia), wanted(&["customers.export", "reports.view"], 60)).await.ok();
        let mia = app.sign_in_again(mia.staff.unwrap()).await;
        assert!(may(&mia, "customers.export").await);
        mia.post(&to(&sam), wanted(&["customers.export"], 30)).await.problem(Code::Forbidden);
        let agent = ben.get(&format!("/staff/{}", sam.staff.unwrap())).await.ok()["role"].clone();
        ben.patch(&format!("/staff/{}", ada.staff.unwrap()), json!({"role": agent})).await.ok();
        assert!(!may(&mia, "customers.export").await);
        assert!(may(&mia, "cases.reply").await);

        // Given back at once, by whoever has it, and taken away by who looks after people; nobody else's is there to be ended.
        let lent = ben.post(&to(&mia), wanted(&["reports.view"], 60)).await.ok();
        let one = format!("/elevations/{}", lent["id"].as_str().unwrap());
        assert!(may(&mia, "reports.view").await);
        sam.delete(&one).await.problem(Code::NotFound);
        assert_eq!(mia.delete(&one).await.status, 204);
        assert!(!may(&mia, "reports.view").await);
        mia.delete(&one).await.problem(Code::NotFound);
        let lent = ben.post(&to(&mia), wanted(&["reports.view"], 60)).await.ok();
        assert_eq!(ben.delete(&format!("/elevations/{}", lent["id"].as_str().unwrap())).await.status, 204);
        assert!(!may(&mia, "reports.view").await);
        // Where nobody else may give it, it is refused instead of waiting for nobody.
        ben.post(&to(&ben), wanted(&["reports.view"], 60)).await.problem(Code::Forbidden);
        for _ in 0..9 {
            ben.post(&to(&mia), wanted(&["reports.view"], 60)).await.ok();
        }
        ben.post(&to(&mia), wanted(&["reports.view"], 60)).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_lent_makes_nobody_a_second_person_of_their_lender() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let mia = app.sign_in("Agent").await;
        ada.put("/approval-policy", json!({"groups": ["keys", "people"]})).await.ok();
        let ada = reasoning(&app, &ada).await;
        // It decides over others, so it waits as well.
        let asked = ada.post(&to(&mia), wanted(&["keys.manage"], 60)).await.problem(Code::ApprovalRequired);
        let of = format!("/approvals/{}", asked["approval"].as_str().unwrap());
        assert_eq!(ben.post(&format!("{of}/approve"), json!({})).await.ok()["state"], "done");
        ada.post(&to(&mia), wanted(&["reports.view"], 60)).await.ok();
        let mia = app.sign_in_again(mia.staff.unwrap()).await;
        for lender in [reasoning(&app, &ada).await, reasoning(&app, &ben).await] {
            let asked = lender.post("/keys/rotations", json!({"level": "workspace"})).await;
            let asked = asked.problem(Code::ApprovalRequired);
            let of = format!("/approvals/{}", asked["approval"].as_str().unwrap());
            assert_eq!(mia.get(&of).await.ok()["hindrance"], "touched");
            mia.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);
        }
    })
    .await;
}
