//! What the platform knows of a customer, and what it does when it is asked: with a stand-in for the platform that checks
//! signatures, and with everything that goes wrong between the two.

use crate::{
    platform::{ADDRESS, HASH, Mood, Platform, Scene, case_of, facts, open_doors, vouch},
    proof::{self, HostApp},
    support::{Client, each_engine, each_engine_with},
    talk::{Desk, conversation_id, customer},
};
use ombud_server::{customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

const WHY: &str = "Asked%20for%20it%20on%20the%20phone";
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

#[tokio::test(flavor = "multi_thread")]
async fn facts_are_masked_recorded_revealed_for_a_while_and_stored_nowhere() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let seen = scene.account(&scene.agent).await;
        assert_eq!((&seen["stand"], &seen["masked"]), (&json!("known"), &json!(true)), "{seen}");
        let facts = &seen["facts"];
        assert_eq!(facts["deposits"][0]["address"], "0x5290…9EE7");
        assert_eq!(facts["deposits"][0]["amount"], "1250.5");
        assert!(!seen.to_string().contains("Nowheretown") && !seen.to_string().contains(HASH), "{seen}");
        assert_eq!(facts["verification"]["pending"], "proof of address");
        assert_eq!(seen["may"], json!(["freeze", "resend"]), "an agent neither releases nor recovers");
        let clear = scene.account(&scene.desk.admin).await;
        assert_eq!(
            (&clear["masked"], &clear["facts"]["deposits"][0]["address"]),
            (&json!(false), &json!(ADDRESS))
        );

        // One's own case, a reason, a few minutes.
        let reveal = json!({"field": "account", "reason": "Compares the address", "case": scene.case});
        let path = format!("/customers/{}/reveals", scene.anna.id);
        scene.agent.post(&path, reveal.clone()).await.problem(Code::Forbidden);
        let mine = json!({"assignee": scene.agent.staff});
        scene.agent.post(&format!("/cases/{}/assign", scene.case), mine).await.ok();
        scene.agent.post(&path, reveal).await.ok();
        let shown = scene.account(&scene.agent).await;
        assert_eq!(shown["facts"]["withdrawals"][0]["address"], ADDRESS);
        scene.app.advance(Duration::from_secs(3600));
        let agent = scene.app.sign_in_again(scene.agent.staff.unwrap()).await;
        assert_eq!(scene.account(&agent).await["masked"], true);

        scene.app.app.trust.settled().await;
        assert!(scene.app.event_kinds().await.iter().any(|it| it == "customer.read"));
        assert_eq!(scene.platform.refused(), 0, "every request was signed");
        let asked = ["/v1/customers/user%2D1/facts", "/v1/customers/user%2D1/deposit-addresses"];
        assert!(scene.platform.got().iter().all(|it| asked.contains(&it.path.as_str())));
        // Nothing of it is in any table, sealed or not.
        for (column, text) in scene.app.opened().await {
            assert!(
                !text.contains(ADDRESS) && !text.contains("Nowheretown") && !text.contains("1250.5"),
                "{column}"
            );
        }
        for (file, bytes) in scene.app.files_of_the_database().await {
            let found = bytes.windows(ADDRESS.len()).any(|it| it == ADDRESS.as_bytes());
            assert!(!found, "{file}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_platform_is_asked_about_nobody_who_is_not_proved_and_by_nobody_who_may_not() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let before = scene.platform.got().len();
        // Who claims another's id, by whatever is less than the app's signature, or by one that would be another address.
        for (subject, proof) in
            [("user-2", Proof::None), ("user-3", Proof::EmailCode), ("..", Proof::SignedToken)]
        {
            let eve = customer(&scene.app, &scene.desk).await;
            vouch(&scene.app, &eve.id, subject, proof).await;
            eve.write(&conversation_id(), "c1", "I am Anna").await;
            let case = case_of(&scene.desk.admin, &eve).await;
            let seen = scene.desk.admin.get(&format!("/cases/{case}/account")).await.ok();
            assert_eq!(
                (&seen["stand"], &seen["facts"], &seen["may"]),
                (&json!("unproved"), &Json::Null, &json!([]))
            );
            let freeze = json!({"action": "freeze", "reason": "She says so"});
            let told = scene.desk.admin.post(&format!("/cases/{case}/account/actions"), freeze).await;
            told.problem(Code::Conflict);
            let tokens = format!("/customers/{}/freeze-tokens", eve.id);
            scene.desk.admin.post(&tokens, json!({})).await.problem(Code::Conflict);
        }
        // Another workspace, a case of another team, a role without the permission, a token without the scope.
        let elsewhere = scene.app.another_workspace("elsewhere").await;
        let stranger = scene.app.sign_in_to(elsewhere, "Admin").await;
        let editor = scene.app.sign_in("Editor").await;
        let team = scene.desk.admin.post("/teams", json!({"name": "Vault", "members": []})).await.ok();
        let to = json!({"team": team["id"]});
        scene.desk.admin.post(&format!("/cases/{}/assign", scene.case), to).await.ok();
        let token = scene
            .desk
            .admin
            .post("/api-tokens", json!({"name": "t", "scopes": ["cases.view_all"]}))
            .await
            .ok();
        let token = scene.app.bearer(token["token"].as_str().unwrap());
        for (who, code) in [
            (&stranger, Code::NotFound),
            (&scene.agent, Code::NotFound),
            (&editor, Code::Forbidden),
            (&token, Code::Forbidden),
            (&scene.anna.client, Code::Unauthenticated),
        ] {
            who.get(&scene.path()).await.problem(code);
            scene.ask(who, "freeze").await.problem(code);
        }
        stranger
            .post(&format!("/customers/{}/freeze-tokens", scene.anna.id), json!({}))
            .await
            .problem(Code::NotFound);
        let tokens = format!("/customers/{}/freeze-tokens", scene.anna.id);
        scene.agent.post(&tokens, json!({})).await.problem(Code::NotFound);
        assert_eq!(scene.platform.got().len(), before, "nobody was asked about");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_hangs_lies_or_floods_is_told_plainly_and_in_time() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let other = Platform::start(scene.app.app.clock.clone()).await;
        let mut lie = facts("active");
        lie["deposits"][0]["amount"] = json!("NaN");
        let huge = format!("{{\"status\":\"{}\"}}", "x".repeat(10 * 1024 * 1024));
        for (mood, words) in [
            (Mood::Hangs, "does not answer (no answer within 3 seconds)"),
            (Mood::Sends(format!("{}/v1/customers/user-1/facts", other.url)), "redirects are not followed"),
            (Mood::Says(200, lie.to_string()), "deposits[0].amount is no decimal number"),
            (Mood::Says(200, "<html>".into()), "does not fit the contract"),
            (Mood::Says(200, huge), "larger than 256 KiB"),
            (Mood::Says(404, "{}".into()), "without the code unknown-customer"),
            (Mood::Says(401, String::new()), "does not accept our signature"),
            (Mood::Says(503, String::new()), "answered 503"),
        ] {
            scene.platform.be(mood.clone());
            let began = Instant::now();
            let seen = scene.account(&scene.agent).await;
            assert!(began.elapsed() < Duration::from_secs(6), "{mood:?} took {:?}", began.elapsed());
            assert_eq!((&seen["stand"], &seen["facts"]), (&json!("unavailable"), &Json::Null), "{seen}");
            let trouble = seen["trouble"].as_str().unwrap();
            assert!(trouble.contains(words), "{trouble}");
            let test = scene.desk.admin.post("/platform/test", json!({})).await.ok();
            assert_eq!(test["good"], false, "{test}");
        }
        assert!(other.got().is_empty(), "no redirect is followed");
        scene.platform.be(Mood::Says(404, json!({"code": "unknown-customer"}).to_string()));
        assert_eq!(scene.account(&scene.agent).await["stand"], "unknown");
        assert_eq!(scene.desk.admin.post("/platform/test", json!({})).await.ok()["good"], true);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_is_done_once_whatever_gets_lost_and_is_kept_in_sight() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let short = json!({"action": "freeze", "reason": "  .,! "});
        let to = format!("{}/actions", scene.path());
        scene.agent.post(&to, short).await.problem(Code::Invalid);
        scene.platform.be(Mood::Lost);
        let begun = scene.ask(&scene.agent, "freeze").await.ok();
        assert_eq!((&begun["state"], &begun["ended_at"]), (&json!("waiting"), &Json::Null), "{begun}");
        assert!(begun["outcome"].as_str().unwrap().contains("does not answer"), "{begun}");
        scene.ask(&scene.agent, "freeze").await.problem(Code::Conflict);
        scene.platform.be(Mood::Good);
        scene.app.advance(Duration::from_secs(11));
        scene.app.run_jobs().await;
        let seen = scene.account(&scene.agent).await;
        let done = &seen["actions"][0];
        assert_eq!(
            (&done["id"], &done["state"], &done["status"]),
            (&begun["id"], &json!("done"), &json!("frozen"))
        );
        assert_eq!(seen["facts"]["status"], "frozen");
        assert_eq!(scene.platform.acted(), 1, "one key, one freeze");
        let posts: Vec<_> = scene.platform.got().into_iter().filter(|it| !it.key.is_empty()).collect();
        assert_eq!(posts.len(), 2);
        assert!(posts.iter().all(
            |it| it.key == begun["id"].as_str().unwrap() && it.body["reason"] == "Reported on the phone"
        ));
        assert!(posts.iter().all(|it| it.body["customer"] == "user-1" && it.body["by"]["kind"] == "staff"));
        scene.app.advance(Duration::from_secs(7200));
        scene.app.run_jobs().await;
        assert_eq!(
            scene.platform.got().iter().filter(|it| !it.key.is_empty()).count(),
            2,
            "settled is settled"
        );
        let desk = Scene {
            agent: scene.app.sign_in("Agent").await,
            desk: Desk { admin: scene.app.sign_in("Admin").await, ..scene.desk },
            ..scene
        };
        let codes: Vec<Json> = desk.lines(&desk.case).await.iter().map(|it| it["code"].clone()).collect();
        assert_eq!(codes, [json!("account_waiting"), json!("account_done")]);

        // What it refuses, it says; a secret in what it says is cut out.
        desk.platform
            .be(Mood::Says(409, json!({"code": "x", "reason": format!("No: {PHRASE}")}).to_string()));
        let refused = desk.ask(&desk.agent, "resend").await.ok();
        assert_eq!(refused["state"], "refused");
        let why = refused["outcome"].as_str().unwrap();
        assert!(why.starts_with("No: ") && !why.contains("sausage"), "{why}");
        // What never answers is given up in the end, and says that nobody knows.
        desk.platform.be(Mood::Says(500, String::new()));
        assert_eq!(desk.ask(&desk.agent, "resend").await.ok()["state"], "waiting");
        for _ in 0..6 {
            desk.app.advance(Duration::from_secs(400));
            desk.app.run_jobs().await;
        }
        let admin = desk.app.sign_in("Admin").await;
        let given_up = &desk.account(&admin).await["actions"][0];
        assert_eq!(given_up["state"], "failed", "{given_up}");
        let kinds = desk.app.event_kinds().await;
        for kind in ["account.action_asked", "account.action_settled"] {
            assert!(kinds.iter().any(|it| it == kind), "{kind}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_and_release_wait_for_the_customers_proof_in_that_case() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let host = HostApp::of(&scene.desk).await;
        let strict = json!({"level": "signed_token", "max_age_minutes": 15});
        let rule = json!({"account": strict, "account_app": false});
        scene.desk.admin.put("/proof/rules", rule).await.ok();
        // The platform is not even asked: what is not fetched cannot leak.
        let before = scene.platform.got().len();
        let seen = scene.account(&scene.agent).await;
        assert_eq!((&seen["stand"], &seen["facts"]), (&json!("proof_needed"), &Json::Null), "{seen}");
        assert_eq!(scene.platform.got().len(), before);
        scene.ask(&scene.agent, "freeze").await.ok();
        let mut ada = scene.app.sign_in_again(scene.desk.admin.staff.unwrap()).await;
        ada.headers.insert("ombud-reason".into(), WHY.into());
        let ben = scene.app.sign_in("Security").await;
        // Beforehand, everybody whom it concerns sees what is still to be proved, and nobody else.
        let seen = scene.account(&ada).await;
        assert_eq!(seen["proof"]["max_age_minutes"], 15, "{seen}");
        assert_eq!(seen["release_proof"]["level"], "signed_token");
        assert_eq!(scene.account(&scene.agent).await["release_proof"], Json::Null);
        let path = format!("{}/release", scene.path());
        scene.agent.get(&path).await.problem(Code::Forbidden);
        let need = async |who: &Client| who.get(&path).await.ok()["proof"].clone();
        let asked = scene.ask(&ada, "release").await.problem(Code::ApprovalRequired);
        let approval = format!("/approvals/{}", asked["approval"].as_str().unwrap());
        for who in [&ada, &ben] {
            let it = need(who).await;
            let stands = (&it["level"], &it["max_age_minutes"], &it["given_at"], &it["asked_until"]);
            assert_eq!(stands, (&json!("signed_token"), &json!(1440), &Json::Null, &Json::Null), "{it}");
            assert_eq!(it["reachable"], true);
        }
        // Two people who agree are not enough: the thief may have talked to both. What was asked for goes on waiting.
        let refused = ben.post(&format!("{approval}/approve"), json!({})).await.problem(Code::ProofRequired);
        assert_eq!(refused["level"], "signed_token", "{refused}");
        assert_eq!(ada.get(&approval).await.ok()["state"], "pending");
        assert!(!scene.platform.got().iter().any(|it| it.body["action"] == "release"), "it was not asked");
        // What is less than that counts for nothing.
        proof::ask(&scene.desk, &scene.case, "email_code").await;
        assert_eq!(need(&ben).await["asked_until"], Json::Null);
        let ask = proof::ask(&scene.desk, &scene.case, "signed_token").await;
        assert!(need(&ben).await["asked_until"].is_string(), "the second person sees that it was asked for");
        let token = json!({"identity": host.token(&scene.app, "user-1", &json!({})), "ask": ask});
        scene.anna.client.post("/widget/proof/token", token).await.ok();
        assert_eq!(scene.account(&scene.agent).await["stand"], "known");
        let given = need(&ben).await;
        assert!(given["given_at"].is_string() && given["until"].is_string(), "{given}");
        assert_eq!(given["asked_until"], Json::Null);
        ben.post(&format!("{approval}/approve"), json!({})).await.ok();
        assert_eq!(ada.get(&approval).await.ok()["state"], "done");
        // A quarter of an hour later they are strangers again.
        scene.app.advance(Duration::from_secs(16 * 60));
        let agent = scene.app.sign_in_again(scene.agent.staff.unwrap()).await;
        assert_eq!(scene.account(&agent).await["stand"], "proof_needed");
        let ada = scene.app.sign_in_again(scene.desk.admin.staff.unwrap()).await;
        assert!(scene.account(&ada).await["release_proof"]["given_at"].is_string(), "that may be older");
        scene.app.advance(Duration::from_secs(24 * 3600));
        let ada = scene.app.sign_in_again(scene.desk.admin.staff.unwrap()).await;
        assert_eq!(scene.account(&ada).await["release_proof"]["given_at"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_session_opens_no_account_and_the_apps_word_does() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let host = HostApp::of(&scene.desk).await;
        // As a new workspace has it: nothing is set.
        scene.desk.admin.put("/proof/rules", json!({})).await.ok();
        let before = scene.platform.got().len();
        assert_eq!(
            scene.account(&scene.agent).await["stand"],
            "proof_needed",
            "vouched for long ago, and by nobody now"
        );
        assert_eq!(scene.platform.got().len(), before, "the platform is not even asked");
        // The app vouches for whoever sits there; nobody has asked for it in the case.
        let token = json!({"identity": host.token(&scene.app, "user-1", &json!({}))});
        scene.anna.client.post("/widget/proof/token", token).await.ok();
        assert_eq!(scene.account(&scene.agent).await["stand"], "known");
        // A workspace that wants it asked for in the case gets that.
        let asked =
            json!({"account": {"level": "email_code", "max_age_minutes": 1440}, "account_app": false});
        scene.desk.admin.put("/proof/rules", asked).await.ok();
        assert_eq!(scene.account(&scene.agent).await["stand"], "proof_needed");
        scene.desk.admin.put("/proof/rules", json!({})).await.ok();
        scene.app.advance(Duration::from_secs(24 * 3600 + 60));
        let agent = scene.app.sign_in_again(scene.agent.staff.unwrap()).await;
        assert_eq!(
            scene.account(&agent).await["stand"],
            "proof_needed",
            "a day later they are strangers again"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_is_ended_by_two_people_and_never_by_one() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        // What customers prove before it is another test's.
        let free = json!({"level": "none", "max_age_minutes": 15});
        let nothing = json!({"release": free, "account": free});
        scene.desk.admin.put("/proof/rules", nothing).await.ok();
        scene.ask(&scene.agent, "freeze").await.ok();
        assert_eq!(
            scene.anna.client.get("/widget/freeze").await.ok()["state"],
            "done",
            "whoever asked for it"
        );
        scene.ask(&scene.agent, "release").await.problem(Code::Forbidden);
        let lead = scene.app.sign_in("Lead").await;
        scene.ask(&lead, "release").await.problem(Code::Forbidden);
        // Alone, nobody ends it, with a reason or without.
        let mut ada = scene.app.sign_in_again(scene.desk.admin.staff.unwrap()).await;
        ada.headers.insert("ombud-reason".into(), WHY.into());
        scene.ask(&ada, "release").await.problem(Code::Conflict);
        let ben = scene.app.sign_in("Security").await;
        let asked = scene.ask(&ada, "release").await.problem(Code::ApprovalRequired);
        assert_eq!((&asked["operation"], &asked["group"]), (&json!("account-release"), &json!("accounts")));
        let approve = format!("/approvals/{}/approve", asked["approval"].as_str().unwrap());
        ada.post(&approve, json!({})).await.problem(Code::Forbidden);
        scene.desk.admin.post(&approve, json!({})).await.problem(Code::Forbidden);
        lead.post(&approve, json!({})).await.problem(Code::NotFound);
        let scopes =
            json!({"name": "all", "scopes": ["cases.view_all", "accounts.release", "accounts.freeze"]});
        let token = scene.desk.admin.post("/api-tokens", scopes).await.ok();
        let mut token = scene.app.bearer(token["token"].as_str().unwrap());
        token.headers.insert("ombud-reason".into(), WHY.into());
        assert_eq!(scene.ask(&token, "release").await.problem(Code::ApprovalRequired).get("approval"), None);
        assert_eq!(scene.account(&ada).await["facts"]["status"], "frozen");
        ben.post(&approve, json!({})).await.ok();
        let seen = scene.account(&ada).await;
        assert_eq!(seen["facts"]["status"], "active");
        let own = scene.anna.client.get("/widget/freeze").await.ok();
        assert_eq!((&own["state"], &own["since"]), (&json!(null), &json!(null)));
        let done = &seen["actions"][0];
        assert_eq!(
            (&done["action"], &done["state"], &done["by"]),
            (&json!("release"), &json!("done"), &json!(ada.staff))
        );
        assert_eq!(done["approved_by"], json!(ben.staff));
        let last = scene.platform.got().into_iter().rfind(|it| !it.key.is_empty()).unwrap();
        assert_eq!(last.body["by"]["approved_by"], json!(ben.staff));
        // Everything else of that address needs nobody: the approval is about what it does.
        assert_eq!(scene.ask(&token, "freeze").await.ok()["state"], "done");
        let lines = scene.lines(&scene.case).await;
        assert!(
            lines
                .iter()
                .any(|it| it["args"]["action"] == "release"
                    && it["args"]["by"].as_str().unwrap().contains(", "))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_take_public_addresses_and_show_the_secret_once() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        for url in [
            "http://example.com/x",
            "https://127.0.0.1/x",
            "https://[::1]/",
            "https://169.254.169.254/latest",
            "https://10.0.0.1",
            "https://user:pass@example.com",
            "https://example.com/?q=1",
            "not an address",
            "",
        ] {
            let told =
                admin.put("/platform", json!({"url": url, "enabled": true})).await.problem(Code::Invalid);
            assert_eq!(told["errors"][0]["field"], "url", "{url}");
        }
        admin.post("/platform/secret", json!({})).await.problem(Code::Conflict);
        let good = json!({"url": "https://platform.invalid/ombud/", "enabled": true});
        let first = admin.put("/platform", good.clone()).await.ok();
        let secret = first["secret"].as_str().unwrap().to_owned();
        assert_eq!(first["url"], "https://platform.invalid/ombud");
        assert_eq!(admin.put("/platform", good.clone()).await.ok().get("secret"), None);
        assert_eq!(admin.get("/platform").await.ok().get("secret"), None);
        let second = admin.post("/platform/secret", json!({})).await.ok();
        assert!(second["secret"].as_str().unwrap() != secret && !second["old_secret_until"].is_null());
        for role in ["Agent", "Lead", "Security"] {
            let who = app.sign_in(role).await;
            who.get("/platform").await.problem(Code::Forbidden);
            who.put("/platform", good.clone()).await.problem(Code::Forbidden);
            who.post("/platform/test", json!({})).await.problem(Code::Forbidden);
        }
        for (column, text) in app.opened().await {
            let kept = column.starts_with("platforms.");
            assert!(kept || !text.contains(&secret), "{column} has the secret");
        }
        // An old proof does not do.
        app.advance(Duration::from_secs(16 * 60));
        admin.put("/platform", good).await.problem(Code::StepUpRequired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn for_a_day_both_secrets_sign() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let second = scene.desk.admin.post("/platform/secret", json!({})).await.ok();
        assert_eq!(scene.account(&scene.agent).await["stand"], "known", "the old secret still counts");
        assert_eq!(scene.platform.got().last().unwrap().signatures, 2);
        scene.platform.trust(second["secret"].as_str().unwrap());
        assert_eq!(scene.account(&scene.agent).await["stand"], "known");
        scene.app.advance(Duration::from_secs(86_401));
        let agent = scene.app.sign_in("Agent").await;
        assert_eq!(scene.account(&agent).await["stand"], "known");
        assert_eq!(scene.platform.got().last().unwrap().signatures, 1);
        scene.platform.trust("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assert_eq!(scene.account(&agent).await["stand"], "unavailable");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_tells_reaches_the_customer_once() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let admin = &scene.desk.admin;
        let made = admin.post("/api-tokens", json!({"name": "platform", "scopes": ["accounts.events"]})).await.ok();
        let platform = scene.app.bearer(made["token"].as_str().unwrap());
        let event = |id: &str, customer: &str| {
            json!({"id": id, "kind": "withdrawal.held", "customer": customer, "at": "2026-01-05T09:00:00Z", "asset": "USDT", "amount": "300"})
        };
        let waiting = admin.get(&format!("/cases/{}", scene.case)).await.ok();
        let taken = platform.post("/platform/events", event("e1", "user-1")).await.ok();
        assert_eq!(taken["outcome"], "told");
        let bodies = scene.app.bodies(&scene.conversation).await;
        assert_eq!(bodies.len(), 2);
        assert!(bodies[1].contains("300 USDT") && bodies[1].contains("Was it you?"), "{bodies:?}");
        let after = admin.get(&format!("/cases/{}", scene.case)).await.ok();
        let since = |it: &Json| it["case"]["waiting_since"].clone();
        assert_eq!(since(&after), since(&waiting), "news is no answer");
        assert_eq!(platform.post("/platform/events", event("e1", "user-1")).await.ok()["outcome"], "again");
        assert_eq!(platform.post("/platform/events", event("e2", "user-404")).await.ok()["outcome"], "unknown");
        assert_eq!(scene.app.bodies(&scene.conversation).await.len(), 2);
        // Nothing that could be a link gets into a message, and nobody without the scope tells anything.
        let mut link = event("e3", "user-1");
        link["asset"] = json!("evil.example");
        platform.post("/platform/events", link).await.problem(Code::Invalid);
        scene.agent.post("/platform/events", event("e4", "user-1")).await.problem(Code::Forbidden);
        let weak = admin.post("/api-tokens", json!({"name": "weak", "scopes": ["cases.view"]})).await.ok();
        let weak = scene.app.bearer(weak["token"].as_str().unwrap());
        weak.post("/platform/events", event("e4", "user-1")).await.problem(Code::Forbidden);
        // Who has not written lately is not written to.
        scene.app.advance(Duration::from_secs(31 * 86_400));
        assert_eq!(platform.post("/platform/events", event("e5", "user-1")).await.ok()["outcome"], "noted");
        assert_eq!(scene.app.bodies(&scene.conversation).await.len(), 2);
    })
    .await;
}
