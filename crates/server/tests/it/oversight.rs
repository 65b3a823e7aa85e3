//! What somebody can see, and who can see something: the answers are held against what happens when they try.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use crate::{
    places::each_place,
    support::{Client, TestApp, each_engine},
    talk::{Desk, conversation_id, customer, desk},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

fn id(json: &Json) -> String {
    json["id"].as_str().unwrap().to_owned()
}

async fn case_of(app: &TestApp, desk: &Desk, kind: &str) -> (String, String) {
    let who = customer(app, desk).await;
    who.write(&conversation_id(), "1", "about something").await;
    let case = id(&desk.admin.get(&format!("/cases?customer={}", who.id)).await.ok()["items"][0]);
    desk.admin.patch(&format!("/cases/{case}"), json!({"type": kind})).await.ok();
    (case, who.id)
}

async fn readers(client: &Client, path: &str) -> BTreeMap<String, Json> {
    let all = client.get(&format!("{path}/readers")).await.ok();
    all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["staff"].as_str().unwrap().to_owned(), it.clone()))
        .collect()
}

fn granted<'a>(explained: &'a Json, permission: &str) -> Vec<&'a Json> {
    explained["permissions"].as_array().unwrap().iter().filter(|it| it["permission"] == permission).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_what_is_so_and_where_it_comes_from() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let admin = &desk.admin;
        let (theft, victim) = case_of(&app, &desk, "theft").await;
        let (question, _) = case_of(&app, &desk, "question").await;
        let team = admin.post("/teams", json!({"name": "Far"})).await.ok();
        admin.post(&format!("/cases/{theft}/assign"), json!({"team": team["id"]})).await.ok();
        let mia = app.sign_in("Agent").await;
        let of = format!("/staff/{}/access", mia.staff.unwrap());
        let before = admin.get(&of).await.ok();
        assert_eq!(before["reach"]["extent"], "teams");
        assert_eq!(before["reach"]["cases"], json!({"count": 1, "more": false}), "not the far team's");
        assert_eq!(before["reach"]["customers"]["count"], 2, "looks everybody up");
        assert_eq!((&before["reveals"]["own"], &before["reveals"]["team"]), (&json!(true), &json!(false)));
        assert_eq!((&before["sessions"]["open"], &before["sessions"]["second_factor"]), (&json!(1), &json!(false)));
        assert_eq!(granted(&before, "cases.view_all").len(), 0);

        // What is lent is there with its elevation and its end; what a scope takes is there, and does not count.
        let lent = json!({"permissions": ["cases.view_all", "audit.read"], "minutes": 60, "reason": "Tonight's outage"});
        let lent = admin.post(&format!("/staff/{}/elevations", mia.staff.unwrap()), lent).await.ok();
        let more = admin.get(&of).await.ok();
        let found = granted(&more, "cases.view_all")[0];
        assert_eq!((&found["source"], &found["elevation"]), (&json!("elevation"), &lent["id"]));
        assert_eq!((&found["given_by"], &found["until"]), (&json!(admin.staff), &lent["until"]));
        assert_eq!((&more["reach"]["extent"], &more["reach"]["cases"]["count"]), (&json!("everything"), &json!(2)));
        admin.patch(&format!("/staff/{}", mia.staff.unwrap()), json!({"scope": {"types": ["theft"]}})).await.ok();
        let limited = admin.get(&of).await.ok();
        assert_eq!((&limited["reach"]["extent"], &limited["reach"]["cases"]["count"]), (&json!("scope"), &json!(1)));
        assert_eq!(limited["reach"]["customers"]["count"], 1);
        assert_eq!(granted(&limited, "audit.read")[0]["counts"], false);
        assert_eq!(limited["scope"]["types"], json!(["theft"]));
        mia.get("/ledger/audit").await.problem(Code::Forbidden);

        // Who is named can open it; who is not, cannot.
        let everybody = [&mia, admin, &app.sign_in("Agent").await, &app.sign_in("Lead").await, &app.sign_in("Compliance").await];
        for (path, why) in [(format!("/cases/{theft}"), "all"), (format!("/cases/{question}"), "no_team"), (format!("/customers/{victim}"), "look_up")] {
            let named = readers(admin, &path).await;
            for client in everybody {
                let there = client.get(&path).await.status == 200;
                assert_eq!(named.contains_key(&client.staff.unwrap().to_string()), there, "{path}: {named:?}");
            }
            assert!(named.values().any(|it| it["why"].as_array().unwrap().contains(&json!(why))), "{named:?}");
        }
        let named = readers(admin, &format!("/cases/{theft}")).await;
        let seen = &named[&mia.staff.unwrap().to_string()];
        assert_eq!((&seen["until"], &seen["limited"], &seen["unmasked"]), (&json!(null), &json!(true), &json!(false)));
        assert_eq!(named[&admin.staff.unwrap().to_string()]["unmasked"], true);
        let token = json!({"name": "Nightly export", "scopes": ["cases.view_all"]});
        admin.post("/api-tokens", token).await.ok();
        let named = readers(admin, &format!("/cases/{theft}")).await;
        assert_eq!(named[&admin.staff.unwrap().to_string()]["tokens"][0]["name"], "Nightly export");
        assert_eq!(admin.get(&format!("/staff/{}/access", admin.staff.unwrap())).await.ok()["tokens"][0]["name"], "Nightly export");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_look_is_written_down_and_only_some_may_look() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (case, customer) = case_of(&app, &desk, "question").await;
        let (theft, victim) = case_of(&app, &desk, "theft").await;
        let (agent, lead, security) =
            (app.sign_in("Agent").await, app.sign_in("Lead").await, app.sign_in("Security").await);
        let of = format!("/staff/{}/access", agent.staff.unwrap());
        for nobody in [&agent, &lead] {
            nobody.get(&of).await.problem(Code::Forbidden);
        }
        for path in [format!("/cases/{case}/readers"), format!("/customers/{customer}/readers")] {
            agent.get(&path).await.problem(Code::Forbidden);
            lead.get(&path).await.ok();
        }
        security.get(&of).await.ok();
        security.get(&format!("/staff/{case}/access")).await.problem(Code::NotFound);
        // Who is limited asks about what is there for them.
        desk.admin
            .patch(&format!("/staff/{}", lead.staff.unwrap()), json!({"scope": {"types": ["question"]}}))
            .await
            .ok();
        for path in [format!("/cases/{theft}/readers"), format!("/customers/{victim}/readers")] {
            lead.get(&path).await.problem(Code::NotFound);
        }
        lead.get(&format!("/cases/{case}/readers")).await.ok();
        let kinds = app.event_kinds().await;
        assert_eq!(
            kinds.iter().filter(|it| *it == "access.explained").count(),
            4,
            "each look, and no refusal"
        );
        let seen = security.get("/ledger/audit?kind=access.explained").await.ok();
        assert_eq!(seen["items"].as_array().unwrap().len(), 4);
        assert_eq!(seen["items"][0]["case"], json!(case));
        // Somebody who is disabled can do nothing, whatever their role says.
        desk.admin
            .patch(&format!("/staff/{}", agent.staff.unwrap()), json!({"state": "disabled"}))
            .await
            .ok();
        let gone = security.get(&of).await.ok();
        assert_eq!((&gone["active"], &gone["reach"]["extent"]), (&json!(false), &json!("nothing")));
        assert!(gone["permissions"].as_array().unwrap().iter().all(|it| it["counts"] == false));
        assert!(
            !readers(&desk.admin, &format!("/cases/{case}"))
                .await
                .contains_key(&agent.staff.unwrap().to_string())
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_has_it_explained_at_the_machine() {
    each_place(|place| async move {
        let add = ["staff", "add", "kim@example.com", "--role", "Admin", "--password-stdin"];
        place.run_with_input(&add, "correct horse battery staple 1\n").unwrap();
        let told = place.run(&["access", "explain", "kim@example.com"]).unwrap();
        for line in [
            "<kim@example.com>, active",
            "role      Admin",
            "limits    none",
            "reach     everything: 0 cases",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }
        assert!(told.lines().any(|it| it.contains("roles.manage") && it.ends_with("role")), "{told}");
        let told = place.run(&["access", "explain", "KIM@example.com", "--json"]).unwrap();
        let told: Json = serde_json::from_str(&told).unwrap();
        assert_eq!(
            (&told["email"], &told["reach"]["extent"]),
            (&json!("kim@example.com"), &json!("everything"))
        );
        let nobody = place.run(&["access", "explain", "lee@example.com"]).unwrap_err();
        assert!(nobody.contains("nobody here is lee@example.com"), "{nobody}");
    })
    .await;
}
