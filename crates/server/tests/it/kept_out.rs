//! Whoever is cut off from an alert stays out until a person lets them in again.

use crate::{
    planted::arrived,
    support::{Client, TestApp, each_engine},
    talk::{Desk, desk},
};
use ombud_base::id::StaffId;
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";

/// Somebody with a password, signed in by it.
async fn with_password(app: &TestApp, role: &str, email: &str) -> Client {
    let staff = app.add_staff(app.workspace, role, email, Some(PASSWORD)).await;
    let mut client = app.sign_in_again(staff).await;
    client.staff = Some(staff);
    client
}

async fn signs_in(app: &TestApp, email: &str) -> crate::support::Answer {
    app.anonymous().post("/auth/login", json!({"email": email, "password": PASSWORD})).await
}

/// The path of the alert about somebody who has opened a canary.
async fn caught(app: &TestApp, desk: &Desk, security: &Client, reader: &Client) -> String {
    let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
    let canary = arrived(app, &security.post("/trust/canaries", new).await.ok()).await;
    reader.get(&format!("/customers/{}", canary["customer"].as_str().unwrap())).await.ok();
    app.app.trust.settled().await;
    let open = security.get("/trust/alerts?open=true").await.ok();
    let about = json!(reader.staff.unwrap());
    let found = open["items"].as_array().unwrap().iter().find(|it| it["reader"]["id"] == about).unwrap();
    format!("/trust/alerts/{}", found["id"].as_str().unwrap())
}

fn path(staff: StaffId) -> String {
    format!("/staff/{staff}")
}

async fn state_of(admin: &Client, staff: StaffId) -> (Json, Json) {
    let it = admin.get(&path(staff)).await.ok();
    (it["state"].clone(), it["suspended"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_cut_off_stays_out_until_somebody_lets_them_in() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let security = app.sign_in("Security").await;
        let colleague = app.sign_in("Agent").await;
        let role = json!({"name": "Builder", "permissions": ["customers.view", "cases.view", "cases.view_all", "tokens.manage", "staff.view"]});
        desk.admin.post("/roles", role).await.ok();
        let eve = with_password(&app, "Builder", "eve@example.com").await;
        let token = eve.post("/api-tokens", json!({"name": "x", "scopes": ["staff.view"]})).await.ok();
        let programme = app.bearer(token["token"].as_str().unwrap());
        programme.get("/staff").await.ok();
        let who = eve.staff.unwrap();
        let alert = caught(&app, &desk, &security, &eve).await;

        // As it was: only the session ends, and she is back the next second.
        security.post(&format!("{alert}/cut"), json!({"keep_out": false})).await.ok();
        eve.get("/auth/me").await.problem(Code::Unauthenticated);
        assert_eq!(signs_in(&app, "eve@example.com").await.status, 200);
        assert_eq!(state_of(&desk.admin, who).await, (json!("active"), Json::Null));

        // And keep her out, which is what is done when nothing else is said.
        let long = json!({"reason": "x".repeat(501)});
        security.post(&format!("{alert}/cut"), long).await.problem(Code::Invalid);
        eve.post(&format!("{alert}/cut"), json!({})).await.problem(Code::Unauthenticated);
        colleague.post(&format!("{alert}/cut"), json!({})).await.problem(Code::Forbidden);
        let cut = security.post(&format!("{alert}/cut"), json!({"reason": "Opened a canary"})).await.ok();
        assert!(cut["cut_at"].is_string(), "{cut}");
        signs_in(&app, "eve@example.com").await.problem(Code::WrongCredentials);
        programme.get("/staff").await.problem(Code::Unauthenticated);
        let (state, held) = state_of(&desk.admin, who).await;
        assert_eq!((&state, &held["by"]), (&json!("disabled"), &json!(security.staff.unwrap())));
        assert_eq!(held["reason"], "Opened a canary");
        assert_eq!(alert, format!("/trust/alerts/{}", held["alert"].as_str().unwrap()));
        // What she is suspected of is not for her colleagues; it stands sealed.
        assert_eq!(state_of(&colleague, who).await, (json!("disabled"), Json::Null));
        let all = colleague.get("/staff").await.ok();
        assert!(!all.to_string().contains("Opened a canary"), "{all}");
        for (file, bytes) in app.files_of_the_database().await {
            assert!(!String::from_utf8_lossy(&bytes).contains("Opened a canary"), "{file}");
        }

        // Whoever cut her off cannot let her in, nor can a colleague; an admin can, with a fresh proof.
        security.patch(&path(who), json!({"state": "active"})).await.problem(Code::Forbidden);
        colleague.patch(&path(who), json!({"state": "active"})).await.problem(Code::Forbidden);
        app.advance(Duration::from_secs(16 * 60));
        desk.admin.patch(&path(who), json!({"state": "active"})).await.problem(Code::StepUpRequired);
        signs_in(&app, "eve@example.com").await.problem(Code::WrongCredentials);
        app.prove_again().await;
        let before = app.event_kinds().await.iter().filter(|it| *it == "staff.changed").count();
        let after = desk.admin.patch(&path(who), json!({"state": "active"})).await.ok();
        assert_eq!((&after["state"], &after["suspended"]), (&json!("active"), &Json::Null));
        let told = app.event_kinds().await.iter().filter(|it| *it == "staff.changed").count();
        assert_eq!(told, before + 1);
        assert_eq!(signs_in(&app, "eve@example.com").await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_locks_out_the_last_admin_or_themselves() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let security = app.sign_in("Security").await;
        let alert = caught(&app, &desk, &security, &desk.admin).await;
        let problem = security.post(&format!("{alert}/cut"), json!({})).await.problem(Code::Conflict);
        assert!(problem["detail"].as_str().unwrap().contains("last active admin"), "{problem}");
        desk.admin.get("/auth/me").await.ok();
        assert_eq!(state_of(&desk.admin, desk.admin.staff.unwrap()).await, (json!("active"), Json::Null));

        let own = caught(&app, &desk, &security, &security).await;
        let problem = security.post(&format!("{own}/cut"), json!({})).await.problem(Code::Conflict);
        assert!(problem["detail"].as_str().unwrap().contains("yourself"), "{problem}");
        security.get("/auth/me").await.ok();

        // Where there is another admin, this one can be kept out, also by somebody who may do less.
        app.sign_in("Admin").await;
        security.post(&format!("{alert}/cut"), json!({})).await.ok();
        desk.admin.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_disabled_by_hand_is_told_with_who_and_why() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let who = agent.staff.unwrap();
        admin.patch(&path(who), json!({"reason": "Left"})).await.problem(Code::Invalid);
        let reason = json!({"state": "disabled", "reason": "Left the company"});
        let after = admin.patch(&path(who), reason).await.ok();
        assert_eq!(after["suspended"]["reason"], "Left the company");
        assert_eq!(after["suspended"]["by"], json!(admin.staff.unwrap()));
        assert_eq!(after["suspended"]["alert"], Json::Null);
        // Said again it changes nothing: the first who did it stays named.
        let other = app.sign_in("Admin").await;
        other.patch(&path(who), json!({"state": "disabled", "reason": "Mine"})).await.ok();
        assert_eq!(admin.get(&path(who)).await.ok()["suspended"], after["suspended"]);
    })
    .await;
}
