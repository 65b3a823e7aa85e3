//! A bribed admin, or lead, tries to make the watch see less, and to have others see more, by whatever they may do alone.

use crate::{
    proof::each_with_mail,
    support::{Client, TestApp, each_engine},
    talk::{customer, desk},
};
use futures_util::future::join_all;
use ombud_server::http::Code;
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::time::Duration;

const ALL: [&str; 6] = ["erase", "retention", "export", "keys", "people", "watch"];
const HOUR: Duration = Duration::from_secs(3600);

/// The same person in another session, with a reason for whatever needs a second one.
async fn reasoning(app: &TestApp, who: &Client) -> Client {
    let mut client = app.sign_in_again(who.staff.unwrap()).await;
    client.headers.insert("ombud-reason".into(), "Nobody%20looks%20at%20it".into());
    client
}

async fn held_up(client: &Client, method: Method, path: &str, body: Json) -> String {
    let body = (method != Method::DELETE).then_some(body);
    let problem = client.send(method, path, body).await.problem(Code::ApprovalRequired);
    assert_eq!(problem["group"], "watch", "{problem}");
    problem["approval"].as_str().unwrap_or_else(|| panic!("{problem}")).to_owned()
}

/// What the open alerts of this rule say was loosened, by this person; an alert for each of them.
async fn told(app: &TestApp, watcher: &Client, by: &Client) -> Vec<Json> {
    app.run_jobs().await;
    let all = watcher.get("/trust/alerts?open=true").await.ok()["items"].as_array().unwrap().clone();
    let by = json!(by.staff.unwrap());
    let mine = |it: &&Json| it["rule"] == "loosened" && it["reader"]["id"] == by;
    all.iter().filter(mine).flat_map(|it| it["changes"].as_array().unwrap().clone()).collect()
}

fn hook(personal: bool) -> Json {
    json!({"url": "https://hooks.example/ombud?key=1", "events": ["case.opened"], "personal": personal})
}

async fn canary(app: &TestApp, admin: &Client) -> String {
    let inbox = admin.post("/inboxes", json!({"name": "Website", "channel": "web"})).await.ok();
    let canary = json!({"domain": "letters.example", "inbox": inbox["id"]});
    let planted = admin.post("/trust/canaries", canary).await.ok();
    app.app.trust.settled().await;
    format!("/trust/canaries/{}", planted["id"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bribed_admin_makes_the_watch_see_no_less() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let mia = app.sign_in("Agent").await;
        let canary = canary(&app, &ada).await;
        let masked = ada.post("/webhooks", hook(false)).await.ok();
        let masked = format!("/webhooks/{}", masked["id"].as_str().unwrap());
        ada.put("/approval-policy", json!({"groups": ALL})).await.ok();
        let ada = reasoning(&app, &ada).await;
        let before = ada.get("/trust/rules").await.ok();

        let wide = json!({"listed_per_hour": 10_000, "reveals_per_day": 1000, "files_per_day": 1000});
        let clear = |scope: &str| json!({"name": "Nightly", "scopes": ["customers.view", scope]});
        let grant = format!("/staff/{}/reveal-budget", mia.staff.unwrap());
        let much = json!({"extra": 100, "reason": "An outage, they say"});
        let mut waiting = Vec::new();
        for (method, path, body) in [
            (Method::PUT, "/trust/rules", wide.clone()),
            (Method::PUT, "/trust/rules", json!({"walk_length": 11})),
            (Method::DELETE, canary.as_str(), Json::Null),
            (Method::POST, "/api-tokens", clear("customers.unmasked")),
            (Method::POST, "/api-tokens", clear("customers.export")),
            (Method::POST, "/api-tokens", clear("files.download")),
            (Method::POST, "/webhooks", hook(true)),
            (Method::PATCH, masked.as_str(), json!({"personal": true})),
            (Method::POST, grant.as_str(), much.clone()),
        ] {
            waiting.push(held_up(&ada, method, path, body).await);
        }
        // Nothing of it has happened, and she cannot agree with herself.
        assert_eq!(ada.get("/trust/rules").await.ok(), before);
        assert_eq!(ada.get("/trust/canaries").await.ok()["items"].as_array().unwrap().len(), 1);
        assert_eq!(ada.get("/api-tokens").await.ok()["items"], json!([]));
        assert_eq!(ada.get(&masked).await.ok()["personal"], false);
        assert_eq!(ada.get(&grant).await.ok()["extra"], 0);
        for id in &waiting {
            ada.post(&format!("/approvals/{id}/approve"), json!({})).await.problem(Code::Forbidden);
        }
        assert_eq!(told(&app, &ben, &ada).await, Vec::<Json>::new(), "nothing was loosened");
        // The rule itself is no way round.
        let fewer = json!({"groups": ["erase", "retention", "export", "keys", "people"]});
        ada.put("/approval-policy", fewer).await.problem(Code::ApprovalRequired);

        // What makes the watch see more, or gives less, needs nobody else.
        ada.put("/trust/rules", json!({"listed_per_hour": 200, "mask_names": true})).await.ok();
        held_up(&ada, Method::PUT, "/trust/rules", json!({"listed_per_hour": 200})).await;
        ada.post("/api-tokens", json!({"name": "Reports", "scopes": ["reports.view"]})).await.ok();
        ada.patch(&masked, json!({"events": ["case.opened", "case.resolved"]})).await.ok();
        ada.post(&grant, json!({"extra": 30, "reason": "An outage, they say"})).await.ok();
        held_up(&ada, Method::POST, &grant, json!({"extra": 1, "reason": "An outage, they say"})).await;

        // The other one refuses what is too much, and agrees to the rest, which is done once.
        let no = json!({"note": "Certainly not"});
        assert_eq!(ben.post(&format!("/approvals/{}/refuse", waiting[2]), no).await.ok()["state"], "refused");
        let done = ben.post(&format!("/approvals/{}/approve", waiting[0]), json!({})).await.ok();
        assert_eq!((&done["state"], &done["status"]), (&json!("done"), &json!(200)), "{done}");
        assert_eq!(ada.get("/trust/rules").await.ok()["listed_per_hour"], 10_000);
        let token = format!("/approvals/{}", waiting[3]);
        let agreed = ben.post(&format!("{token}/approve"), json!({})).await.ok();
        assert_eq!(agreed["state"], "approved", "the token is for whoever asked alone");
        ben.post(&format!("{token}/carry-out"), json!({})).await.problem(Code::Forbidden);
        let made = ada.post(&format!("{token}/carry-out"), json!({})).await.ok();
        assert!(made["token"].as_str().unwrap().starts_with("omb_"));
        ada.post(&format!("{token}/carry-out"), json!({})).await.problem(Code::Conflict);
        assert!(!ada.get(&token).await.text.contains("omb_"));
        // Agreed to or not, everybody else who watches hears of it.
        let heard = told(&app, &ben, &ada).await;
        assert!(heard.iter().any(|it| it["of"] == "files_per_day" && it["to"] == "1000"), "{heard:?}");
        assert!(heard.iter().any(|it| it["what"] == "token" && it["of"] == "Nightly"), "{heard:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_loosens_the_watch_is_told_to_whoever_else_watches() {
    each_engine(|app| async move {
        // No policy at all: nobody is asked, and all the same it is no secret.
        let (ada, security) = (app.sign_in("Admin").await, app.sign_in("Security").await);
        let mia = app.sign_in("Agent").await;
        let canary = canary(&app, &ada).await;
        ada.put("/trust/rules", json!({"listed_per_hour": 200, "famous": ["A Person"]})).await.ok();
        ada.post("/api-tokens", json!({"name": "Reports", "scopes": ["reports.view"]})).await.ok();
        let plain = ada.post("/webhooks", hook(false)).await.ok();
        let plain = format!("/webhooks/{}", plain["id"].as_str().unwrap());
        let grant = format!("/staff/{}/reveal-budget", mia.staff.unwrap());
        ada.post(&grant, json!({"extra": 30, "reason": "An outage, they say"})).await.ok();
        assert_eq!(told(&app, &security, &ada).await, Vec::<Json>::new(), "all of that is honest work");

        ada.put("/trust/rules", json!({"listed_per_hour": 10_000})).await.ok();
        ada.delete(&canary).await.ok();
        let scopes = ["customers.view", "customers.unmasked"];
        ada.post("/api-tokens", json!({"name": "Nightly", "scopes": scopes})).await.ok();
        ada.post("/webhooks", hook(true)).await.ok();
        ada.patch(&plain, json!({"personal": true})).await.ok();
        ada.patch(&plain, json!({"url": "https://elsewhere.example/x"})).await.ok();
        ada.patch(&plain, json!({"events": ["*"]})).await.ok();
        ada.patch(&plain, json!({"url": "https://elsewhere.example/y"})).await.ok();
        ada.patch(&plain, json!({"events": ["message.created"], "enabled": true})).await.ok();
        ada.post(&grant, json!({"extra": 100, "reason": "An outage, they say"})).await.ok();
        let heard = told(&app, &security, &ada).await;
        let line = |it: &Json| format!("{} {} {} > {}", it["what"], it["of"], it["from"], it["to"]);
        let mut lines: Vec<String> = heard.iter().map(|it| line(it).replace('"', "")).collect();
        lines.sort();
        assert_eq!(
            lines,
            [
                "canary  1 > 0",
                "grant reveals 60 > 160",
                "rule famous 1 > 0",
                "rule listed_per_hour 200 > 10000",
                "token Nightly null > customers.unmasked",
                "webhook https://elsewhere.example personal: * → https://elsewhere.example > personal: * → https://elsewhere.example (moved)",
                "webhook https://elsewhere.example personal: case.opened → https://elsewhere.example > personal: * → https://elsewhere.example",
                "webhook https://elsewhere.example personal: case.opened → https://hooks.example > personal: case.opened → https://elsewhere.example",
                "webhook https://hooks.example masked: case.opened → https://hooks.example > personal: case.opened → https://hooks.example",
                "webhook https://hooks.example null > personal: case.opened → https://hooks.example",
            ]
        );
        assert_eq!(heard.iter().find(|it| it["what"] == "grant").unwrap()["person"], json!(mia.staff));
        // It is one alert, high, and not hers to settle.
        let alerts = security.get("/trust/alerts?open=true").await.ok()["items"].clone();
        let alert = alerts.as_array().unwrap().iter().find(|it| it["rule"] == "loosened").unwrap();
        assert_eq!((&alert["severity"], &alert["counted"]), (&json!("high"), &json!(10)), "{alert}");
        let settle = format!("/trust/alerts/{}/acknowledge", alert["id"].as_str().unwrap());
        ada.post(&settle, json!({"note": "All is well"})).await.problem(Code::Conflict);
        security.post(&settle, json!({"note": "Asked her, and undone"})).await.ok();
        mia.get("/trust/alerts").await.problem(Code::Forbidden);
        // What she does afterwards is another alert.
        ada.put("/trust/rules", json!({"listed_per_hour": 20_000})).await.ok();
        let again = told(&app, &security, &ada).await;
        assert_eq!(again.len(), 1, "{again:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_masked_no_more_is_told() {
    each_engine(|app| async move {
        let (ada, security) = (app.sign_in("Admin").await, app.sign_in("Security").await);
        let mut paths = Vec::new();
        for (key, personal) in [("passport", true), ("iban", true), ("network", false)] {
            let field =
                json!({"on": "customer", "key": key, "label": key, "type": "text", "personal": personal});
            let made = ada.post("/fields", field).await.ok();
            paths.push(format!("/fields/{}", made["id"].as_str().unwrap()));
        }
        ada.patch(&paths[0], json!({"label": "Pass"})).await.ok();
        ada.patch(&paths[2], json!({"personal": true})).await.ok();
        assert_eq!(told(&app, &security, &ada).await, Vec::<Json>::new(), "that is honest work");
        ada.patch(&paths[0], json!({"personal": false})).await.ok();
        // Whoever deletes one can make another of the same key, which masks nothing.
        ada.delete(&paths[1]).await.ok();
        let heard = told(&app, &security, &ada).await;
        let mut lines: Vec<_> = heard
            .iter()
            .map(|it| [&it["what"], &it["of"], &it["from"], &it["to"]].map(Json::to_string))
            .collect();
        lines.sort();
        let line = |of: &str| ["field", of, "true", "false"].map(|it| json!(it).to_string());
        assert_eq!(lines, [line("Pass"), line("iban")]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trifle_that_nobody_has_settled_hides_nothing_that_follows() {
    each_with_mail(|app, mailbox| async move {
        let (ada, _security) = (app.sign_in("Admin").await, app.sign_in("Security").await);
        let before = mailbox.all().len();
        for (number, count) in [(301, 1), (10_000, 2)] {
            ada.put("/trust/rules", json!({"listed_per_hour": number})).await.ok();
            app.run_jobs().await;
            // Security alone: nobody is called about themselves.
            assert_eq!(mailbox.all().len() - before, count);
            let told = app.event_kinds().await.into_iter().filter(|it| it == "security.alert").count();
            assert_eq!(told, count);
            app.advance(Duration::from_secs(60));
        }
        // What loosens nothing calls nobody.
        ada.put("/trust/rules", json!({"listed_per_hour": 10_000})).await.ok();
        app.run_jobs().await;
        assert_eq!(mailbox.all().len() - before, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn grants_of_a_day_do_not_stack_without_end() {
    each_engine(|app| async move {
        let (lead, security) = (app.sign_in("Lead").await, app.sign_in("Security").await);
        let (mia, leo) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        let to = |who: &Client| format!("/staff/{}/reveal-budget", who.staff.unwrap());
        let more = |extra: i64| json!({"extra": extra, "reason": "An outage, they say"});
        lead.post(&to(&mia), more(501)).await.problem(Code::Invalid);
        assert_eq!(lead.post(&to(&mia), more(30)).await.ok()["grantable"], 470);
        assert_eq!(told(&app, &security, &lead).await.len(), 0, "twice their own is no alarm");
        assert_eq!(lead.post(&to(&mia), more(70)).await.ok()["limit"], 130);
        assert_eq!(told(&app, &security, &lead).await.len(), 1);
        let problem = lead.post(&to(&mia), more(500)).await.problem(Code::Conflict);
        assert_eq!((&problem["left"], &problem["granted"]), (&json!(400), &json!(100)), "{problem}");
        assert!(problem["detail"].as_str().unwrap().contains("400 more"), "{problem}");
        // However many at once, and by however many.
        let other = app.sign_in("Lead").await;
        let (path, both) = (to(&mia), [&lead, &other]);
        let all = join_all((0..12).map(|n| both[n % 2].post(&path, more(100))));
        let done = all.await.iter().filter(|it| it.status == 200).count();
        assert_eq!(done, 4);
        let budget = lead.get(&to(&mia)).await.ok();
        assert_eq!(
            (&budget["extra"], &budget["limit"], &budget["grantable"]),
            (&json!(500), &json!(530), &json!(0))
        );
        assert_eq!(lead.post(&to(&mia), more(1)).await.problem(Code::Conflict)["left"], 0);
        // Files and others are counted by themselves; the next day begins anew.
        let files = json!({"of": "files", "extra": 200, "reason": "An outage, they say"});
        assert_eq!(lead.post(&to(&mia), files.clone()).await.ok()["limit"], 400);
        lead.post(&to(&leo), more(10)).await.ok();
        app.advance(24 * HOUR);
        let lead = app.sign_in_again(lead.staff.unwrap()).await;
        assert_eq!(lead.post(&to(&mia), more(10)).await.ok()["limit"], 40);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_would_gain_by_a_grant_does_not_agree_to_it() {
    each_engine(|app| async move {
        let ada = app.sign_in("Admin").await;
        let (lea, lou) = (app.sign_in("Lead").await, app.sign_in("Lead").await);
        ada.put("/approval-policy", json!({"groups": ["watch"]})).await.ok();
        let lea = reasoning(&app, &lea).await;
        let grant = format!("/staff/{}/reveal-budget", lou.staff.unwrap());
        let much = json!({"extra": 400, "reason": "An outage, they say"});
        let asked = lea.post(&grant, much).await.problem(Code::ApprovalRequired);
        assert_eq!(asked["deciders"].as_array().unwrap().len(), 1, "{asked}");
        let of = format!("/approvals/{}", asked["approval"].as_str().unwrap());
        assert_eq!(lou.get(&of).await.ok()["hindrance"], "gains");
        lou.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);
        assert_eq!(ada.post(&format!("{of}/approve"), json!({})).await.ok()["state"], "done");
        assert_eq!(ada.get(&grant).await.ok()["limit"], 430);
        // What could not be done anyway waits for nobody.
        let more = json!({"extra": 200, "reason": "An outage, they say"});
        assert_eq!(lea.post(&grant, more).await.problem(Code::Conflict)["left"], 100);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_are_named_as_deciders_may_decide() {
    each_engine(|app| async move {
        let (ada, sam) = (app.sign_in("Admin").await, app.sign_in("Security").await);
        ada.put("/approval-policy", json!({"groups": ["keys"]})).await.ok();
        let lent = json!({"permissions": ["reports.view"], "minutes": 60, "reason": "Handles the outage"});
        ada.post(&format!("/staff/{}/elevations", sam.staff.unwrap()), lent).await.ok();
        let bare = sam.post("/keys/rotations", json!({"level": "workspace"})).await;
        let bare = bare.problem(Code::ApprovalRequired);
        assert_eq!(bare["deciders"], json!([]), "{bare}");
        let detail = bare["detail"].as_str().unwrap();
        assert!(detail.contains("Nobody may decide") && detail.contains("lent"), "{detail}");
        assert!(detail.contains("ombud access approvals"), "{detail}");
        let earliest: ombud_base::Time = bare["earliest"].as_str().unwrap().parse().unwrap();
        assert_eq!(earliest.since(app.app.now()), 24 * HOUR);

        let ben = app.sign_in("Admin").await;
        let name = ada.get(&format!("/staff/{}", ben.staff.unwrap())).await.ok()["name"].clone();
        let sam = reasoning(&app, &sam).await;
        let asked = sam.post("/keys/rotations", json!({"level": "workspace"})).await;
        let asked = asked.problem(Code::ApprovalRequired);
        assert_eq!((&asked["deciders"], &asked["earliest"]), (&json!([name]), &Json::Null));
        let of = format!("/approvals/{}", asked["approval"].as_str().unwrap());
        let refused = ada.post(&format!("{of}/approve"), json!({})).await.problem(Code::Forbidden);
        assert!(refused["detail"].as_str().unwrap().contains("lent"), "{refused}");
        ben.post(&format!("{of}/approve"), json!({})).await.ok();

        // A day later ada counts again.
        app.advance(25 * HOUR);
        let sam = app.sign_in_again(sam.staff.unwrap()).await;
        let later = sam.post("/keys/rotations", json!({"level": "data"})).await;
        let later = later.problem(Code::ApprovalRequired);
        assert_eq!(later["deciders"].as_array().unwrap().len(), 2, "{later}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_says_from_where_staff_came_and_which_programme_it_was() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let compliance = app.sign_in("Compliance").await;
        let in_audit = |of: &str| format!("/ledger/audit?{of}&limit=100");
        let seen = compliance.get(&in_audit("kind=staff.signed_in")).await.ok();
        assert_eq!(seen["items"][0]["data"]["address"], "127.0.0.1", "{seen}");

        let scopes = ["customers.view", "cases.view", "cases.view_all"];
        let made = desk.admin.post("/api-tokens", json!({"name": "Nightly export", "scopes": scopes})).await;
        let made = made.ok();
        let id = made["id"].as_str().unwrap().to_owned();
        let programme = app.bearer(made["token"].as_str().unwrap());
        programme.get(&format!("/customers/{}", anna.id)).await.ok();
        app.app.trust.settled().await;
        desk.admin.delete(&format!("/api-tokens/{id}")).await.ok();
        // Also when it is gone: it is found, and named.
        let known = compliance.get("/ledger/programmes").await.ok();
        assert_eq!(
            (&known["items"][0]["name"], &known["items"][0]["id"]),
            (&json!("Nightly export"), &json!(id))
        );
        assert!(known["items"][0]["revoked_at"].is_string(), "{known}");
        desk.admin.get("/ledger/programmes").await.ok();
        app.sign_in("Agent").await.get("/ledger/programmes").await.problem(Code::Forbidden);
        let lines = compliance.get(&in_audit(&format!("actor={id}"))).await.ok();
        assert_eq!(lines["items"][0]["kind"], "customer.read", "{lines}");
        assert_eq!(lines["items"][0]["by"], json!({"kind": "token", "id": id, "name": "Nightly export"}));
        let page = compliance.get(&format!("/customers/{}/export?format=html", anna.id)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("Nightly export") && !page.text.contains(&id), "{id}");
        let export = compliance.get(&format!("/customers/{}/export", anna.id)).await.ok();
        assert_eq!(export["programmes"][&id], "Nightly export");
    })
    .await;
}
