//! Links that freeze an account without a log-in: made by staff on the screen and by customers in the chat, and who abuses that.

use crate::{
    platform::{Scene, case_of, open_doors, vouch},
    proof::HostApp,
    support::{TestApp, each_engine_with},
    talk::{Customer, conversation_id, customer},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_server::{customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use std::time::Duration;

const OWN: &str = "/widget/freeze-tokens";

/// The lines about links in a conversation, as the customer sees them.
async fn told(anna: &Customer, conversation: &str) -> Vec<Json> {
    let page = anna.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
    let all = page["items"].as_array().unwrap().iter().map(|it| it["system"].clone());
    all.filter(|it| it["code"].as_str().is_some_and(|it| it.starts_with("proof_freeze"))).collect()
}

/// The app says who is signed in, just now, at this device.
async fn sign_in(app: &TestApp, host: &HostApp, anna: &Customer) {
    app.advance(Duration::from_secs(1));
    let token = json!({"identity": host.token(app, "user-1", &json!({}))});
    anna.client.post("/widget/proof/token", token).await.ok();
}

async fn events(app: &TestApp) -> usize {
    app.event_kinds().await.iter().filter(|it| *it == "account.freeze_token").count()
}

fn id(of: &Json) -> String {
    of["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_makes_a_link_with_the_apps_word_alone_and_revokes_it() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let (anna, host) = (&scene.anna, HostApp::of(&scene.desk).await);
        // A thief who has the chat, and not the app: no link is made, and none is ended.
        let refused = anna.client.post(OWN, json!({})).await.problem(Code::ProofRequired);
        assert_eq!(refused["level"], "signed_token");
        assert_eq!(anna.client.get(OWN).await.ok()["items"], json!([]));
        sign_in(&scene.app, &host, anna).await;
        let made = anna.client.post(OWN, json!({})).await;
        assert_eq!(made.status, 201);
        let made = made.ok();
        let (link, token) = (made["link"].as_str().unwrap(), made["token"].as_str().unwrap());
        assert!(link.ends_with(&format!("/freeze#token={token}")), "{link}");
        // The code leads to the same page: whoever reads it with another phone has the link.
        let png =
            STANDARD.decode(made["qr"].as_str().unwrap().strip_prefix("data:image/png;base64,").unwrap());
        assert_eq!(png.unwrap(), qrcodegen_image::draw_png(link).unwrap());
        assert_eq!((&made["by_kind"], &made["by"]), (&json!("customer"), &Json::Null));
        // It is shown once; both sides read that it was made.
        let listed = anna.client.get(OWN).await.ok();
        assert_eq!(listed["items"][0]["id"], made["id"]);
        assert!(!listed.to_string().contains(token) && listed["items"][0].get("qr").is_none(), "{listed}");
        let lines = told(anna, &scene.conversation).await;
        assert_eq!(lines, [json!({"code": "proof_freeze_link", "args": {"maker": "customer"}})]);
        let staff = scene.agent.get(&format!("/customers/{}/freeze-tokens", anna.id)).await.ok();
        assert_eq!(
            (&staff["items"][0]["id"], &staff["items"][0]["by_kind"]),
            (&made["id"], &json!("customer"))
        );
        // A quarter of an hour later the same chat ends nothing.
        scene.app.advance(Duration::from_secs(16 * 60));
        let path = format!("{OWN}/{}", id(&made));
        anna.client.delete(&path).await.problem(Code::ProofRequired);
        // Nor does somebody else's, however well they are signed in.
        let bob = customer(&scene.app, &scene.desk).await;
        vouch(&scene.app, &bob.id, "user-2", Proof::SignedToken).await;
        bob.client.delete(&path).await.problem(Code::NotFound);
        assert_eq!(bob.client.get(OWN).await.ok()["items"], json!([]));
        assert_eq!(scene.press(token).await.ok()["state"], "done");
        sign_in(&scene.app, &host, anna).await;
        assert_eq!(anna.client.delete(&path).await.status, 204);
        assert_eq!(anna.client.delete(&path).await.status, 204, "again is no trouble");
        scene.app.advance(Duration::from_secs(61));
        scene.press(token).await.problem(Code::WrongCredentials);
        assert_eq!(anna.client.get(OWN).await.ok()["items"], json!([]));
        assert_eq!(events(&scene.app).await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thief_with_the_app_open_neither_fills_it_with_links_nor_ends_those_that_were_given() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let (anna, host) = (&scene.anna, HostApp::of(&scene.desk).await);
        let given = scene.token().await;
        sign_in(&scene.app, &host, anna).await;
        let there = anna.client.get(OWN).await.ok();
        assert_eq!((&there["items"][0]["by_kind"], &there["items"][0]["by"]), (&json!("staff"), &Json::Null));
        let path = format!("{OWN}/{}", id(&there["items"][0]));
        anna.client.delete(&path).await.problem(Code::Conflict);
        for _ in 0..3 {
            anna.client.post(OWN, json!({})).await.ok();
        }
        let most = anna.client.post(OWN, json!({})).await.problem(Code::Conflict);
        assert!(most["detail"].as_str().unwrap().contains("3 freeze links"), "{most}");
        // Making and ending by turns is no way round.
        let mut made = 3;
        loop {
            scene.app.advance(Duration::from_secs(1));
            let all = anna.client.get(OWN).await.ok();
            let own = all["items"]
                .as_array()
                .unwrap()
                .iter()
                .find(|it| it["by_kind"] == "customer")
                .unwrap()
                .clone();
            anna.client.delete(&format!("{OWN}/{}", id(&own))).await.ok();
            if anna.client.post(OWN, json!({})).await.status != 201 {
                break;
            }
            made += 1;
        }
        assert_eq!(made, 10);
        scene.app.advance(Duration::from_secs(86_401));
        sign_in(&scene.app, &host, anna).await;
        anna.client.post(OWN, json!({})).await.ok();
        // What the owner keeps at home still works.
        assert_eq!(scene.press(&given).await.ok()["state"], "done");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_no_app_vouches_for_gets_no_link() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let eve = customer(&scene.app, &scene.desk).await;
        vouch(&scene.app, &eve.id, "user-1000", Proof::EmailCode).await;
        eve.client.post(OWN, json!({})).await.problem(Code::Conflict);
        scene.desk.admin.put("/platform", json!({"url": scene.platform.url, "enabled": false})).await.ok();
        scene.anna.client.post(OWN, json!({})).await.problem(Code::Conflict);
        scene.app.anonymous().get(OWN).await.problem(Code::Unauthenticated);
        scene.agent.post(OWN, json!({})).await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_makes_no_links_behind_a_customers_back_nor_by_the_dozen() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let path = format!("/customers/{}/freeze-tokens", scene.anna.id);
        let made = scene.agent.post(&path, json!({})).await.ok();
        assert!(made["qr"].as_str().unwrap().starts_with("data:image/png;base64,"));
        scene.app.advance(Duration::from_secs(1));
        scene.agent.delete(&format!("{path}/{}", id(&made))).await.ok();
        // The customer reads that staff did it, without a name; colleagues read the name.
        let lines = told(&scene.anna, &scene.conversation).await;
        assert_eq!(lines[0], json!({"code": "proof_freeze_link", "args": {"maker": "staff"}}));
        assert_eq!(lines[1]["code"], "proof_freeze_link_revoked");
        let thread = scene.desk.admin.get(&format!("/cases/{}/messages", scene.case)).await.ok();
        let mut lines_of_staff = thread["items"].as_array().unwrap().iter().map(|it| &it["activity"]);
        let line = lines_of_staff.find(|it| it["code"] == "proof_freeze_link").unwrap();
        assert!(line["args"]["by"].as_str().unwrap().starts_with("agent"), "{line}");
        // One member of staff, over all customers, 30 a day.
        let mut count = 1;
        'all: for n in 0..3 {
            let bob = customer(&scene.app, &scene.desk).await;
            vouch(&scene.app, &bob.id, &format!("user-b{n}"), Proof::SignedToken).await;
            bob.write(&conversation_id(), "c1", "hello").await;
            case_of(&scene.agent, &bob).await;
            for _ in 0..19 {
                scene.app.advance(Duration::from_secs(1));
                let told = scene.agent.post(&format!("/customers/{}/freeze-tokens", bob.id), json!({})).await;
                if told.status != 201 {
                    let problem = told.problem(Code::Conflict);
                    assert!(problem["detail"].as_str().unwrap().contains("within a day"), "{problem}");
                    break 'all;
                }
                count += 1;
            }
        }
        assert_eq!(count, 30);
        // A programme of the platform hands out as many as there are customers, and writes no lines into their talks.
        let scopes = json!({"name": "app", "scopes": ["accounts.freeze"]});
        let token = scene.desk.admin.post("/api-tokens", scopes).await.ok();
        let programme = scene.app.bearer(token["token"].as_str().unwrap());
        programme.post(&path, json!({})).await.ok();
        assert_eq!(told(&scene.anna, &scene.conversation).await.len(), 2);
        scene.app.advance(Duration::from_secs(86_401));
        let agent = scene.app.sign_in_again(scene.agent.staff.unwrap()).await;
        agent.post(&path, json!({})).await.ok();
    })
    .await;
}
