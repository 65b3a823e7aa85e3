//! Staff, teams, skills and presence.

use crate::support::{Client, each_engine};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

fn id(client: &Client) -> String {
    client.staff.unwrap().to_string()
}

fn at(folder: &str, thing: &Json) -> String {
    format!("{folder}/{}", thing["id"].as_str().unwrap())
}

const NOBODY: &str = "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b";

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_listed_and_changed() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let path = format!("/staff/{}", id(&agent));
        let team = admin.post("/teams", json!({"name": "Deposits"})).await.ok();
        let skill = admin.post("/skills", json!({"name": "Lightning"})).await.ok();
        let change = json!({"name": " Mia Chen ", "display_name": "Mia", "max_load": 3,
                            "teams": [team["id"], team["id"]], "skills": [skill["id"]]});
        let changed = admin.patch(&path, change).await.ok();
        assert_eq!(changed["name"], "Mia Chen");
        assert_eq!((&changed["teams"], &changed["skills"]), (&json!([team["id"]]), &json!([skill["id"]])));
        assert_eq!(agent.get(&path).await.ok(), changed);
        let all = agent.get("/staff").await.ok();
        assert!(all["items"].as_array().unwrap().contains(&changed));
        assert_eq!(admin.get(&at("/teams", &team)).await.ok()["members"], json!([id(&agent)]));
        assert_eq!(admin.get(&at("/skills", &skill)).await.ok()["staff"], json!([id(&agent)]));
        for refused in [
            json!({"max_load": -1}),
            json!({"max_load": 1001}),
            json!({"name": ""}),
            json!({"name": "x".repeat(101)}),
            json!({"display_name": "a\nb"}),
            json!({"teams": [NOBODY]}),
            json!({"skills": [NOBODY]}),
            json!({"role": NOBODY}),
        ] {
            admin.patch(&path, refused).await.problem(Code::Invalid);
        }
        admin.patch(&path, json!({"email": "x@example.com"})).await.problem(Code::Malformed);
        assert_eq!(admin.get(&path).await.ok(), changed, "nothing of it was kept");
        agent.patch(&path, json!({"max_load": 9})).await.problem(Code::Forbidden);
        admin.patch(&format!("/staff/{NOBODY}"), json!({})).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn presence_is_told_once() {
    each_engine(|app| async move {
        let agent = app.sign_in("Agent").await;
        for presence in ["away", "away", "online", "offline"] {
            let answer = agent.put("/presence", json!({"presence": presence})).await.ok();
            assert_eq!(answer["presence"], presence);
        }
        agent.put("/presence", json!({"presence": "asleep"})).await.problem(Code::Malformed);
        let told = app.event_kinds().await.iter().filter(|it| *it == "staff.presence").count();
        assert_eq!(told, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_are_created_changed_and_deleted() {
    each_engine(|app| async move {
        let (lead, agent) = (app.sign_in("Lead").await, app.sign_in("Agent").await);
        let skill = lead.post("/skills", json!({"name": "Lightning", "staff": [id(&agent)]})).await.ok();
        let hours = lead.post(
            "/business-hours",
            json!({"name": "Office", "time_zone": "Asia/Singapore", "week": [{"day": 0, "from": "09:00", "to": "18:00"}], "holidays": []}),
        );
        let hours = hours.await.ok();
        let new = json!({"name": "Deposits", "emoji": "🏦", "members": [id(&agent)], "skills": [skill["id"]],
                         "business_hours": hours["id"], "auto_assign": false});
        let team = lead.post("/teams", new.clone()).await.ok();
        assert_eq!((&team["emoji"], &team["auto_assign"]), (&json!("🏦"), &json!(false)));
        assert_eq!(team["business_hours"], hours["id"]);
        lead.post("/teams", new).await.problem(Code::Invalid);
        assert_eq!(agent.get("/teams").await.ok()["items"], json!([team]));
        assert_eq!(agent.get("/auth/me").await.ok()["teams"], json!([team["id"]]));
        let path = at("/teams", &team);
        let changed = lead.patch(&path, json!({"name": "Money", "members": [], "business_hours": null})).await.ok();
        assert_eq!((&changed["name"], &changed["members"]), (&json!("Money"), &json!([])));
        assert_eq!((&changed["business_hours"], &changed["skills"]), (&json!(null), &json!([skill["id"]])));
        for refused in [
            json!({"members": [NOBODY]}),
            json!({"skills": [NOBODY]}),
            json!({"business_hours": NOBODY}),
            json!({"name": " "}),
        ] {
            lead.patch(&path, refused).await.problem(Code::Invalid);
        }
        assert_eq!(lead.get(&path).await.ok(), changed);
        agent.delete(&path).await.problem(Code::Forbidden);
        assert_eq!(lead.delete(&path).await.status, 204);
        lead.get(&path).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_that_is_needed_stays() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let team = admin.post("/teams", json!({"name": "Deposits"})).await.ok();
        let reply = json!({"shortcut": "hi", "title": "Hello", "body": "Hello!", "team": team["id"]});
        let reply = admin.post("/canned-replies", reply).await.ok();
        let refused = admin.delete(&at("/teams", &team)).await.problem(Code::Conflict);
        assert!(refused["detail"].as_str().unwrap().contains("1 canned replies"), "{refused}");
        admin.delete(&at("/canned-replies", &reply)).await.ok();
        assert_eq!(admin.delete(&at("/teams", &team)).await.status, 204);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn skills_are_created_changed_and_deleted() {
    each_engine(|app| async move {
        let (lead, agent) = (app.sign_in("Lead").await, app.sign_in("Agent").await);
        let skill = lead.post("/skills", json!({"name": "Lightning", "staff": [id(&agent)]})).await.ok();
        lead.post("/skills", json!({"name": "Lightning"})).await.problem(Code::Invalid);
        lead.post("/skills", json!({"name": "Else", "staff": [NOBODY]})).await.problem(Code::Invalid);
        let path = at("/skills", &skill);
        let changed = lead.patch(&path, json!({"name": "LN", "staff": [id(&lead)]})).await.ok();
        assert_eq!((&changed["name"], &changed["staff"]), (&json!("LN"), &json!([id(&lead)])));
        assert_eq!(agent.get("/skills").await.ok()["items"], json!([changed]));
        agent.patch(&path, json!({"name": "x"})).await.problem(Code::Forbidden);
        let team = lead.post("/teams", json!({"name": "Deposits", "skills": [skill["id"]]})).await.ok();
        assert_eq!(lead.delete(&path).await.status, 204);
        assert_eq!(lead.get(&at("/teams", &team)).await.ok()["skills"], json!([]));
        assert_eq!(lead.get(&format!("/staff/{}", id(&lead))).await.ok()["skills"], json!([]));
    })
    .await;
}
