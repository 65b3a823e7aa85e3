//! The security check: what it sees of a workspace, who may ask, and that the command says the same.

use crate::support::{Client, TestApp, each_engine};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

async fn checked(client: &Client) -> Json {
    client.get("/security-check").await.ok()
}

fn state(posture: &Json, id: &str) -> String {
    let check = posture["checks"].as_array().unwrap().iter().find(|it| it["id"] == id);
    check.unwrap_or_else(|| panic!("{id} is missing"))["state"].as_str().unwrap().to_owned()
}

fn args(posture: &Json, id: &str) -> Json {
    posture["checks"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()["args"].clone()
}

/// Somebody with an authenticator app, without the way there.
async fn enrol_all(app: &TestApp) {
    app.write(|tx, _| Ok(tx.exec("UPDATE staff SET totp_secret = $1", &[b"x".as_slice().into()])?)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_is_what_is_judged() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let begun = checked(&admin).await;
        let score = begun["score"].as_i64().unwrap();
        for (id, expected) in [
            ("second_factor_required", "fail"),
            ("second_factor_share", "fail"),
            ("admins", "warn"),
            ("approvals", "fail"),
            ("canaries", "fail"),
            ("retention", "warn"),
            ("networks", "warn"),
            ("ledger_check", "fail"),
            ("heads_outside", "fail"),
            ("backup", "fail"),
            ("https", "fail"),
            ("root_key_place", "fail"),
            ("sessions", "pass"),
            ("endless_tokens", "skipped"),
            ("plain_webhooks", "skipped"),
            ("clamd", "warn"),
            ("alerts", "pass"),
            ("masks", "pass"),
        ] {
            assert_eq!(state(&begun, id), expected, "{id}");
        }
        // The most urgent stand first.
        let order: Vec<&str> =
            begun["checks"].as_array().unwrap().iter().filter_map(|it| it["state"].as_str()).collect();
        let rank = |it: &str| ["fail", "warn", "pass", "skipped"].iter().position(|other| *other == it);
        assert!(order.is_sorted_by_key(|it| rank(it)), "{order:?}");

        // Each is mended where the screen leads.
        let second = app.sign_in("Admin").await;
        let inbox = admin.post("/inboxes", json!({"name": "Website", "channel": "web"})).await.ok();
        let canary = json!({"domain": "letters.example", "inbox": inbox["id"]});
        admin.post("/trust/canaries", canary).await.ok();
        let never = json!({"name": "a", "scopes": []});
        let token = admin.post("/api-tokens", never).await.ok();
        admin.put("/trust/rules", json!({"reveals_per_day": 1000})).await.ok();
        let policy = json!({"groups": ["erase", "retention", "export", "keys", "people", "watch"]});
        admin.put("/approval-policy", policy).await.ok();
        admin.post("/ledger/check", json!({})).await.ok();
        let later = checked(&second).await;
        for (id, expected) in [
            ("admins", "pass"),
            ("approvals", "pass"),
            ("canaries", "pass"),
            ("ledger_check", "pass"),
            ("endless_tokens", "fail"),
            ("open_tokens", "warn"),
            ("idle_tokens", "pass"),
            ("masks", "warn"),
        ] {
            assert_eq!(state(&later, id), expected, "{id}");
        }
        assert_eq!(args(&later, "endless_tokens"), json!({"some": 1, "all": 1}));
        assert!(later["score"].as_i64().unwrap() > score, "{later}");
        let id = token["id"].as_str().unwrap();
        admin.delete(&format!("/api-tokens/{id}")).await;

        // A second factor for all; and what time does.
        enrol_all(&app).await;
        let settings = json!({"require_second_factor": true});
        admin.patch("/workspace", settings).await.ok();
        let now = checked(&admin).await;
        assert_eq!(
            (state(&now, "second_factor_required"), state(&now, "second_factor_share")),
            ("pass".into(), "pass".into())
        );
        app.advance(Duration::from_secs(10 * 86_400));
        let fresh = app.sign_in("Admin").await;
        enrol_all(&app).await;
        assert_eq!(state(&checked(&fresh).await, "ledger_check"), "warn");
        app.advance(Duration::from_secs(90 * 86_400));
        let fresh = app.sign_in("Admin").await;
        enrol_all(&app).await;
        let old = checked(&fresh).await;
        assert_eq!((state(&old, "ledger_check"), state(&old, "unseen")), ("fail".into(), "warn".into()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_keep_it_safe_may_ask_and_nothing_of_the_machine_is_told() {
    each_engine(|app| async move {
        for role in ["Agent", "Lead", "Compliance"] {
            app.sign_in(role).await.get("/security-check").await.problem(Code::Forbidden);
        }
        app.anonymous().get("/security-check").await.problem(Code::Unauthenticated);
        let security = app.sign_in("Security").await;
        let answer = security.get("/security-check").await;
        let data = app.app.config.server.data.display().to_string();
        assert_eq!(answer.status, 200);
        assert!(!answer.text.contains(&data) && !answer.text.contains("127.0.0.1"), "{}", answer.text);
        // Another workspace's people and settings are its own.
        let elsewhere = app.another_workspace("elsewhere").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        assert_eq!(args(&checked(&stranger).await, "admins")["all"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_recommended_is_turned_on_by_one_press() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let agent = app.sign_in("Agent").await;
        let path = "/security-check/recommended";
        agent.get(path).await.problem(Code::Forbidden);
        agent.post(path, json!({})).await.problem(Code::Forbidden);
        let of = |all: &Json, measure: &str| {
            let found = all["measures"].as_array().unwrap().iter().find(|it| it["measure"] == measure);
            found.unwrap_or_else(|| panic!("{measure}: {all}")).clone()
        };
        let begun = admin.get(path).await.ok();
        let factor = of(&begun, "second_factor");
        assert_eq!((&factor["on"], &factor["people"]), (&json!(false), &json!(2)));
        assert_eq!(of(&begun, "two_persons")["on"], false, "{begun}");
        assert_eq!(of(&begun, "account_proof")["on"], true, "a new workspace has it: {begun}");
        let weak = json!({"account": {"level": "none", "max_age_minutes": 15}, "erasure": {"level": "passkey", "max_age_minutes": 5}});
        admin.put("/proof/rules", weak).await.ok();
        assert_eq!(state(&checked(&admin).await, "account_proof"), "fail");
        for bad in [json!({"days": -1}), json!({"days": 31})] {
            admin.post(path, bad).await.problem(Code::Invalid);
        }
        // Alone, the rule of two has no effect, and holds as soon as there is a second one.
        let done = admin.post(path, json!({"days": 3})).await.ok();
        assert_eq!(of(&done, "second_factor")["from"], "2026-01-08T09:00:00Z");
        assert_eq!((&of(&done, "two_persons")["on"], &of(&done, "account_proof")["on"]), (&json!(true), &json!(true)));
        let rules = admin.get("/proof/rules").await.ok();
        assert_eq!((&rules["account"]["level"], &rules["erasure"]["level"]), (&json!("email_code"), &json!("passkey")));
        let policy = admin.get("/approval-policy").await.ok();
        assert_eq!(policy["groups"].as_array().unwrap().len(), 6, "{policy}");
        let roles = admin.get("/roles").await.ok();
        let role = roles["items"].as_array().unwrap().iter().find(|it| it["name"] == "Admin").unwrap()["id"].clone();
        admin.post("/invitations", json!({"email": "second@example.com", "role": role})).await.ok();
        let now = checked(&admin).await;
        assert_eq!((state(&now, "account_proof"), state(&now, "second_factor_required")), ("pass".into(), "pass".into()));

        // With a second one it asks. The days that were given are neither lengthened nor cut.
        app.sign_in("Admin").await;
        let again = admin.post(path, json!({"days": 30})).await.ok();
        assert_eq!(of(&again, "second_factor")["from"], "2026-01-08T09:00:00Z");
        assert_eq!((&of(&again, "two_persons")["on"], &of(&again, "two_persons")["people"]), (&json!(true), &json!(2)));
        admin.post("/invitations", json!({"email": "third@example.com", "role": role})).await.problem(Code::ApprovalRequired);
        let kinds = app.event_kinds().await.len();
        admin.post(path, json!({})).await.ok();
        assert_eq!(app.event_kinds().await.len(), kinds, "what is on already is no news");

        // Until then people work; from then on who has none sets one up before anything else.
        assert_eq!(agent.get("/auth/me").await.ok()["must_enrol"], false);
        agent.get("/cases").await.ok();
        app.advance(Duration::from_secs(3 * 86_400));
        let late = app.sign_in_again(agent.staff.unwrap()).await;
        late.get("/cases").await.problem(Code::SecondFactorNeeded);
        assert_eq!(late.get("/auth/me").await.ok()["must_enrol"], true);
    })
    .await;
}
