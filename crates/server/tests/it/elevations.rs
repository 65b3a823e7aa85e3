//! Permissions for a while, and the ways to keep them longer or to make more of them.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{conversation_id, customer, desk, only_case, staff_socket},
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
            "teams.manage",
            "inboxes.manage",
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
            assert_eq!(mia.get(&of).await.ok()["hindrance"], "permission", "it is not by her role");
            mia.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_lent_decides_nothing_for_others_and_is_not_made_longer_by_itself() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let mia = app.sign_in("Agent").await;
        ben.put("/approval-policy", json!({"groups": ["erase"]})).await.ok();
        ben.post(&to(&mia), wanted(&["customers.erase"], 60)).await.ok();
        let mia = reasoning(&app, &mia).await;
        assert!(may(&mia, "customers.erase").await);
        // Ada asks; Mia, who could do it herself for an hour, is no second person about it, though nobody touched the other.
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let ada = reasoning(&app, &ada).await;
        let erase = format!("/customers/{}/erase", anna.id);
        let asked = ada.post(&erase, json!({"reason": "By mail, ticket 4711"})).await;
        let of =
            format!("/approvals/{}", asked.problem(Code::ApprovalRequired)["approval"].as_str().unwrap());
        assert_eq!(mia.get(&of).await.ok()["hindrance"], "permission");
        mia.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);

        // Asking for more time is asking anew, and waits like the first time; nothing changes meanwhile.
        let before = mia.get("/elevations").await.ok()["items"].clone();
        let more = mia.post(&to(&mia), wanted(&["reports.view"], 480)).await.problem(Code::ApprovalRequired);
        assert_eq!(mia.get("/elevations").await.ok()["items"], before);
        let one = format!("/elevations/{}", before[0]["id"].as_str().unwrap());
        for method in [reqwest::Method::PATCH, reqwest::Method::PUT] {
            let sent = mia.send(method, &one, Some(json!({"minutes": 480}))).await;
            assert!(sent.status == 404 || sent.status == 405, "{}", sent.status);
        }
        // The minutes begin when it is agreed to; agreeing a second time begins nothing.
        app.advance(10 * MINUTE);
        let agree = format!("/approvals/{}/approve", more["approval"].as_str().unwrap());
        assert_eq!(ben.post(&agree, json!({})).await.ok()["state"], "done");
        ben.post(&agree, json!({})).await.problem(Code::Conflict);
        // What decides over others is not agreed to twice by the same one within the day.
        let audit = mia.post(&to(&mia), wanted(&["audit.read"], 30)).await.problem(Code::ApprovalRequired);
        let audit = format!("/approvals/{}", audit["approval"].as_str().unwrap());
        assert_eq!(ben.get(&audit).await.ok()["hindrance"], "touched");
        ben.post(&format!("{audit}/approve"), json!({})).await.problem(Code::Forbidden);
        let all = mia.get("/elevations").await.ok()["items"].clone();
        assert_eq!(all.as_array().unwrap().len(), 2);
        let last =
            all.as_array().unwrap().iter().find(|it| it["permissions"] == json!(["reports.view"])).unwrap();
        assert_eq!(last["approval"], more["approval"]);
        let given = app.opened().await.into_iter().filter(|it| it.1.contains(last["id"].as_str().unwrap()));
        assert!(
            given.clone().any(|it| it.1.contains(more["approval"].as_str().unwrap())),
            "names what was asked for"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_on_the_dot_for_an_open_socket_and_for_good_with_whoever_is_disabled() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let ben = app.sign_in("Admin").await;
        let mia = app.sign_in("Agent").await;
        let team = ben.post("/teams", json!({"name": "Far away"})).await.ok();
        let anna = customer(&app, &desk).await;
        anna.write(&conversation_id(), "m1", "It is about something").await;
        let case = only_case(&ben).await["id"].as_str().unwrap().to_owned();
        ben.post(&format!("/cases/{case}/assign"), json!({"team": team["id"]})).await.ok();
        mia.get(&format!("/cases/{case}")).await.problem(Code::NotFound);
        ben.post(&to(&mia), wanted(&["cases.view_all"], 5)).await.ok();
        mia.get(&format!("/cases/{case}")).await.ok();
        let (mut socket, _) = staff_socket(&app, &mia).await;
        socket.send(json!({"t": "open", "case": case})).await;
        socket.next_of("opened").await;
        app.advance(5 * MINUTE);
        // Neither what is asked by the socket that is still open nor what is said meanwhile comes through.
        socket.send(json!({"t": "open", "case": case, "after": 0})).await;
        loop {
            let told = socket.next().await.expect("a last frame");
            assert!(told["t"] != "message" && told["t"] != "opened", "{told}");
            if told["t"] == "bye" {
                break;
            }
        }
        mia.get(&format!("/cases/{case}")).await.problem(Code::NotFound);

        // Disabled and let in again, nothing of it is left.
        ben.post(&to(&mia), wanted(&["reports.view"], 480)).await.ok();
        let mias = format!("/staff/{}", mia.staff.unwrap());
        ben.patch(&mias, json!({"state": "disabled"})).await.ok();
        ben.patch(&mias, json!({"state": "active"})).await.ok();
        let again = app.sign_in_again(mia.staff.unwrap()).await;
        assert!(!may(&again, "reports.view").await);
        assert_eq!(again.get("/elevations").await.ok()["items"], json!([]));
        let ended = app.opened().await.into_iter().filter(|it| it.1.contains("\"why\":\"disabled\"")).count();
        assert_eq!(ended, 1, "the event says why");
    })
    .await;
}
