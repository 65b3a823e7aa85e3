//! The workspace's rules, tags, canned replies and fields.

use crate::support::{TestApp, each_engine};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

fn fields_at_fault(problem: &Json) -> Vec<String> {
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|it| it["field"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_changed_by_those_who_may_and_checked() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let before = agent.get("/workspace").await.ok();
        let changes = |kinds: Vec<String>| kinds.iter().filter(|it| *it == "settings.changed").count();
        let noted = changes(app.event_kinds().await);
        assert_eq!((before["csat"]["enabled"].clone(), before["auto_resolve_days"].clone()), (json!(true), Json::Null));
        agent.patch("/workspace", json!({"brand": "Mine"})).await.problem(Code::Forbidden);
        let change = json!({
            "name": "  Exchange  ", "brand": "币安", "languages": ["de", "zh-CN", "de"], "auto_resolve_days": 7,
            "csat": {"enabled": true, "delay_seconds": 60, "question": {"de": "Zufrieden?"}}
        });
        let after = admin.patch("/workspace", change).await.ok();
        assert_eq!(after["name"], "Exchange");
        assert_eq!(after["languages"], json!(["de", "zh-CN"]));
        assert_eq!((after["auto_resolve_days"].clone(), after["resolve_reasons"].clone()), (json!(7), before["resolve_reasons"].clone()));
        assert_eq!(agent.get("/workspace").await.ok(), after);
        let never = admin.patch("/workspace", json!({"auto_resolve_days": null})).await.ok();
        assert_eq!(never["auto_resolve_days"], Json::Null);

        let wrong = json!({
            "name": "", "languages": ["x"], "resolve_reasons": [], "auto_resolve_days": 0, "brand": "a\u{0}b",
            "csat": {"delay_seconds": 604_801, "question": {"english": "?"}}
        });
        let problem = admin.patch("/workspace", wrong).await.problem(Code::Invalid);
        let expected = [
            "name", "brand", "languages[0]", "resolve_reasons", "csat.delay_seconds", "csat.question.english", "auto_resolve_days",
        ];
        assert_eq!(fields_at_fault(&problem), expected);
        admin.patch("/workspace", json!({"colour": "red"})).await.problem(Code::Malformed);
        assert_eq!(changes(app.event_kinds().await) - noted, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_have_one_name_each_and_belong_to_their_workspace() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let tag = admin.post("/tags", json!({"name": " deposit ", "color": "#0A7CFF"})).await.ok();
        assert_eq!(
            (&tag["name"], &tag["color"], &tag["cases"]),
            (&json!("deposit"), &json!("#0a7cff"), &json!(0))
        );
        admin.post("/tags", json!({"name": "deposit", "color": "#000000"})).await.problem(Code::Conflict);
        admin.post("/tags", json!({"name": "DEPOSIT", "color": "#000000"})).await.problem(Code::Conflict);
        agent.post("/tags", json!({"name": "mine", "color": "#000000"})).await.problem(Code::Forbidden);
        let problem =
            admin.post("/tags", json!({"name": "x".repeat(51), "color": "red"})).await.problem(Code::Invalid);
        assert_eq!(fields_at_fault(&problem), ["name", "color"]);
        let path = format!("/tags/{}", tag["id"].as_str().unwrap());
        assert_eq!(agent.get(&path).await.ok(), tag);
        assert_eq!(agent.get("/tags").await.ok(), json!({"items": [tag], "next": null}));

        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        stranger.get(&path).await.problem(Code::NotFound);
        stranger.patch(&path, json!({"name": "theirs"})).await.problem(Code::NotFound);
        stranger.delete(&path).await.problem(Code::NotFound);
        assert_eq!(stranger.get("/tags").await.ok()["items"], json!([]));
        stranger.post("/tags", json!({"name": "deposit", "color": "#000000"})).await.ok();

        assert_eq!(admin.patch(&path, json!({"color": "#d9480f"})).await.ok()["color"], "#d9480f");
        admin.delete(&path).await.ok();
        admin.get(&path).await.problem(Code::NotFound);
        admin.get("/tags/not-an-id").await.problem(Code::NotFound);
        app.anonymous().get("/tags").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn canned_replies_are_seen_by_their_team() {
    each_engine(|app| async move {
        let (admin, lead) = (app.sign_in("Admin").await, app.sign_in("Lead").await);
        let (member, other) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        let team = admin.post("/teams", json!({"name": "Deposits", "members": [member.staff.unwrap()]})).await.ok();
        let new = json!({
            "shortcut": "Deposit-Delay", "title": "Late", "body": "Hello {{customer.name}}, case {{ case.number }}.", "team": team["id"]
        });
        let reply = lead.post("/canned-replies", new.clone()).await.ok();
        assert_eq!((&reply["shortcut"], &reply["used"], &reply["language"]), (&json!("deposit-delay"), &json!(0), &Json::Null));
        lead.post("/canned-replies", new).await.problem(Code::Conflict);
        member.post("/canned-replies", json!({"shortcut": "x", "title": "x", "body": "x"})).await.problem(Code::Forbidden);
        let path = format!("/canned-replies/{}", reply["id"].as_str().unwrap());
        assert_eq!(member.get("/canned-replies").await.ok()["items"], json!([reply]));
        assert_eq!(other.get("/canned-replies").await.ok()["items"], json!([]));
        other.get(&path).await.problem(Code::NotFound);
        other.post(&format!("{path}/use"), json!({})).await.problem(Code::NotFound);
        member.post(&format!("{path}/use"), json!({})).await.ok();
        assert_eq!(member.get(&path).await.ok()["used"], 1);

        let wrong = json!({
            "shortcut": "two words", "title": "", "body": "{{customer.password}}", "language": "English",
            "team": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"
        });
        let problem = lead.post("/canned-replies", wrong).await.problem(Code::Invalid);
        assert_eq!(fields_at_fault(&problem), ["shortcut", "title", "body", "language", "team"]);
        let everybody = lead.patch(&path, json!({"team": null, "language": "en"})).await.ok();
        assert_eq!((&everybody["team"], &everybody["used"]), (&Json::Null, &json!(1)));
        other.get(&path).await.ok();
        lead.delete(&path).await.ok();
        lead.get(&path).await.problem(Code::NotFound);
    })
    .await;
}

async fn define(app: &TestApp, field: Json) -> Json {
    app.sign_in("Lead").await.post("/fields", field).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_take_only_what_they_are_for() {
    each_engine(|app| async move {
        let lead = app.sign_in("Lead").await;
        let choice = json!({"on": "customer", "key": "tier", "label": "Tier", "type": "choice", "options": ["gold", "silver"]});
        let tier = define(&app, choice.clone()).await;
        for (key, kind) in [("age", "number"), ("born", "date"), ("vip", "boolean"), ("about", "text")] {
            define(&app, json!({"on": "customer", "key": key, "label": key, "type": kind, "position": 1})).await;
        }
        define(&app, json!({"on": "case", "key": "tier", "label": "Of a case", "type": "text"})).await;
        lead.post("/fields", choice).await.problem(Code::Conflict);
        let wrong = json!({"on": "customer", "key": "Tier!", "label": "", "type": "text", "options": ["a"], "required_to_resolve": true});
        let problem = lead.post("/fields", wrong).await.problem(Code::Invalid);
        assert_eq!(fields_at_fault(&problem), ["key", "label", "options", "required_to_resolve"]);
        let of_customers = lead.get("/fields?on=customer").await.ok();
        let keys: Vec<_> = of_customers["items"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap().to_owned()).collect();
        assert_eq!(keys, ["tier", "about", "age", "born", "vip"]);

        let desk = crate::talk::desk(&app, json!({})).await;
        let customer = crate::talk::customer(&app, &desk).await;
        let path = format!("/customers/{}", customer.id);
        let good = json!({"tier": "gold", "age": 30.5, "born": "1990-02-28", "vip": false, "about": "说中文"});
        assert_eq!(lead.patch(&path, json!({"fields": good})).await.ok()["fields"], good);
        let bad = json!({"tier": "bronze", "age": "30", "born": "1990-02-30", "vip": 1, "about": "\u{0}", "unknown": 1});
        let problem = lead.patch(&path, json!({"fields": bad})).await.problem(Code::Invalid);
        let mut faults = fields_at_fault(&problem);
        faults.sort();
        assert_eq!(faults, ["fields.about", "fields.age", "fields.born", "fields.tier", "fields.unknown", "fields.vip"]);
        let less = lead.patch(&path, json!({"fields": {"tier": null, "vip": true}})).await.ok();
        assert_eq!(less["fields"], json!({"age": 30.5, "born": "1990-02-28", "vip": true, "about": "说中文"}));

        let path = format!("/fields/{}", tier["id"].as_str().unwrap());
        lead.patch(&path, json!({"options": []})).await.problem(Code::Invalid);
        lead.patch(&path, json!({"type": "text"})).await.problem(Code::Malformed);
        assert_eq!(lead.patch(&path, json!({"options": ["gold", "bronze"]})).await.ok()["options"], json!(["gold", "bronze"]));
        lead.delete(&path).await.ok();
        lead.get(&path).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn kinds_of_events_are_listed_with_what_they_say() {
    each_engine(|app| async move {
        let kinds = app.sign_in("Agent").await.get("/event-kinds").await.ok();
        let items = kinds["items"].as_array().unwrap();
        assert!(items.iter().any(|it| it["kind"] == "message.created" && it["description"] != ""));
        assert_eq!(items.len(), ombud_server::events::kinds::ALL.len());
    })
    .await;
}
