//! Two-person approval, and the ways round it.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{customer, desk, staff_socket},
};
use ombud_base::id::StaffId;
use ombud_server::http::Code;
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
const WHY: &str = "Asked%20for%20it%20in%20person";

/// The same person in another session, with a reason for whatever needs a second one.
async fn reasoning(app: &TestApp, who: &Client) -> Client {
    let mut client = app.sign_in_again(who.staff.unwrap()).await;
    client.headers.insert("ombud-reason".into(), WHY.into());
    client
}

/// What waits now.
async fn asked(client: &Client, method: Method, path: &str, body: Json) -> String {
    let body = (method != Method::GET).then_some(body);
    let problem = client.send(method, path, body).await.problem(Code::ApprovalRequired);
    problem["approval"].as_str().unwrap_or_else(|| panic!("{problem}")).to_owned()
}

async fn approve(client: &Client, id: &str) -> Json {
    client.post(&format!("/approvals/{id}/approve"), json!({})).await.ok()
}

async fn set_role(app: &TestApp, staff: StaffId, role: &'static str) {
    app.write(move |tx, _| {
        let sql = "UPDATE staff SET role_id = (SELECT r.id FROM roles r WHERE r.workspace_id = staff.workspace_id AND r.name = $2) \
                   WHERE id = $1";
        Ok(tx.exec(sql, &[staff.into(), role.into()])?)
    })
    .await;
}

async fn role(client: &Client, name: &str) -> String {
    let roles = client.get("/roles").await.ok();
    let found = roles["items"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

const ALL: [&str; 6] = ["erase", "retention", "export", "keys", "people", "watch"];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_irreversible_waits_for_somebody_else_and_is_done_once() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (ada, ben, agent) =
            (reasoning(&app, &desk.admin).await, app.sign_in("Admin").await, app.sign_in("Agent").await);
        let anna = customer(&app, &desk).await;
        let set = ada.put("/approval-policy", json!({"groups": ALL})).await.ok();
        assert_eq!(set["choices"][0], json!({"group": "erase", "deciders": 2}));
        let erase = format!("/customers/{}/erase", anna.id);
        let body = json!({"reason": "By mail, ticket 4711"});
        // Without a reason nothing waits; the same key gets a new answer once there is one.
        let mut silent = reasoning(&app, &ada).await;
        silent.headers.remove("ombud-reason");
        silent.headers.insert("idempotency-key".into(), "erase-once".into());
        let refused = silent.post(&erase, body.clone()).await.problem(Code::ApprovalRequired);
        assert_eq!((refused.get("approval"), &refused["operation"]), (None, &json!("customer-erase")));
        assert_eq!(refused["deciders"].as_array().unwrap().len(), 1, "the others, and not whoever asks");
        assert_eq!(ada.get("/approvals").await.ok()["items"], json!([]));
        silent.headers.insert("ombud-reason".into(), "no".into());
        let short = silent.post(&erase, body.clone()).await.problem(Code::ApprovalRequired);
        assert_eq!(short.get("approval"), None, "that is no reason");
        let (mut socket, _) = staff_socket(&app, &ben).await;
        silent.headers.insert("ombud-reason".into(), WHY.into());
        let id = asked(&silent, Method::POST, &erase, body.clone()).await;
        socket.next_of("approvals").await;
        ben.get(&format!("/customers/{}", anna.id)).await.ok();

        // Neither whoever asked, in any session, nor a programme, nor who may not do it.
        let of = format!("/approvals/{id}");
        let to = format!("{of}/approve");
        for own in [&ada, &silent, &desk.admin] {
            own.post(&to, json!({})).await.problem(Code::Forbidden);
        }
        assert_eq!(ada.get(&of).await.ok()["hindrance"], "own");
        let scopes = json!({"name": "all", "scopes": ["customers.erase", "audit.read", "keys.manage"]});
        let token = ben.post("/api-tokens", scopes).await.ok();
        let mut token = app.bearer(token["token"].as_str().unwrap());
        token.headers.insert("ombud-reason".into(), WHY.into());
        token.post(&to, json!({})).await.problem(Code::Forbidden);
        let no_way = token.post(&erase, body.clone()).await.problem(Code::ApprovalRequired);
        assert_eq!(no_way.get("approval"), None);
        agent.get(&of).await.problem(Code::NotFound);
        agent.post(&to, json!({})).await.problem(Code::NotFound);
        assert_eq!(agent.get("/approvals").await.ok()["items"], json!([]));
        let compliance = app.sign_in("Compliance").await;
        assert_eq!(compliance.get(&of).await.ok()["hindrance"], Json::Null, "may erase, so may decide");
        let security = app.sign_in("Security").await;
        assert_eq!(security.get(&of).await.ok()["hindrance"], "permission", "reads the audit");
        security.post(&to, json!({})).await.problem(Code::Forbidden);

        // With a fresh proof, by exactly one of two at once.
        app.advance(Duration::from_secs(16 * 60));
        ben.post(&to, json!({})).await.problem(Code::StepUpRequired);
        app.prove_again().await;
        let seen = ben.get(&of).await.ok();
        assert_eq!((&seen["body"], &seen["reason"]), (&body, &json!("Asked for it in person")));
        let (one, other) =
            tokio::join!(ben.post(&to, json!({"note": "Checked it."})), compliance.post(&to, json!({})));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        let done = ada.get(&of).await.ok();
        assert_eq!((&done["state"], &done["status"]), (&json!("done"), &json!(200)), "{done}");
        ben.post(&to, json!({})).await.problem(Code::Conflict);
        ada.post(&format!("{of}/withdraw"), json!({})).await.problem(Code::Conflict);
        let kinds = app.event_kinds().await;
        // A rule that erases by itself is no way round.
        let rules = desk.admin.get("/retention").await.ok();
        let told = desk.admin.put("/retention", rules).await.problem(Code::ApprovalRequired);
        assert_eq!(told["operation"], "retention-rules");
        for kind in ["approval.asked", "approval.decided", "approval.carried_out", "customer.erased"] {
            assert_eq!(kinds.iter().filter(|it| *it == kind).count(), 1, "{kind}");
        }
        let events = app.opened().await;
        let carried = events.iter().find(|it| it.1.contains("approved_by")).unwrap();
        assert!(carried.1.contains(&ada.staff.unwrap().to_string()), "names both: {carried:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_out_is_what_was_asked_by_who_may_still_do_it() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let ada = reasoning(&app, &ada).await;
        ben.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        let agents = format!("/roles/{}", role(&ada, "Agent").await);
        let before = ada.get(&agents).await.ok()["permissions"].clone();
        let with = |name: &str| {
            let mut all = before.as_array().unwrap().clone();
            all.push(json!(name));
            json!({"permissions": all})
        };
        let first = asked(&ada, Method::PATCH, &agents, with("audit.read")).await;
        // Asking for something else is another request; approving one approves none of the others.
        let second = asked(&ada, Method::PATCH, &agents, with("customers.export")).await;
        assert_ne!(first, second);
        assert_eq!(ada.get(&agents).await.ok()["permissions"], before);
        assert_eq!(approve(&ben, &first).await["state"], "done");
        let after = ada.get(&agents).await.ok()["permissions"].clone();
        assert!(after.as_array().unwrap().contains(&json!("audit.read")));
        assert!(!after.as_array().unwrap().contains(&json!("customers.export")));
        // Whoever asked may do no more than at that time.
        set_role(&app, ada.staff.unwrap(), "Agent").await;
        let failed = approve(&ben, &second).await;
        assert_eq!((&failed["state"], &failed["status"]), (&json!("failed"), &json!(403)), "{failed}");
        assert!(failed["outcome"].as_str().unwrap().contains("roles.manage"));
        let unchanged = ben.get(&agents).await.ok()["permissions"].clone();
        assert!(!unchanged.as_array().unwrap().contains(&json!("customers.export")));
        // What cannot be done says so, and is over.
        set_role(&app, ada.staff.unwrap(), "Admin").await;
        let nothing = json!({"role": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "state": "disabled"});
        let third = asked(&ada, Method::PATCH, &format!("/staff/{}", ben.staff.unwrap()), nothing).await;
        assert_eq!(approve(&ben, &third).await["status"], 422);
        ben.post(&format!("/approvals/{third}/approve"), json!({})).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_no_way_round() {
    each_engine(|app| async move {
        let ada = app.sign_in("Admin").await;
        let ben = app.add_staff(app.workspace, "Admin", "ben@example.com", None).await;
        let ben = app.sign_in_again(ben).await;
        let ada = reasoning(&app, &ada).await;
        let cy = app.add_staff(app.workspace, "Agent", "cy@example.com", None).await;
        ada.put("/approval-policy", json!({"groups": ALL})).await.ok();
        let (admin, agent, lead) =
            (role(&ada, "Admin").await, role(&ada, "Agent").await, role(&ada, "Lead").await);
        let bens = format!("/staff/{}", ben.staff.unwrap());
        let cys = format!("/staff/{cy}");
        let ways = [
            (Method::POST, "/invitations".to_owned(), json!({"email": "new@example.com", "role": admin})),
            (Method::POST, "/invitations".to_owned(), json!({"email": " BEN@example.com", "role": agent})),
            (Method::POST, format!("{bens}/reset-second-factor"), json!({})),
            (Method::PATCH, bens.clone(), json!({"role": agent})),
            (Method::PATCH, bens.clone(), json!({"state": "disabled"})),
            (Method::PATCH, cys.clone(), json!({"role": admin})),
            (Method::PATCH, format!("/roles/{agent}"), json!({"permissions": ["customers.erase"]})),
            (Method::PUT, "/approval-policy".to_owned(), json!({"groups": []})),
            (Method::PUT, "/approval-policy".to_owned(), json!({"groups": ["erase", "export", "keys"]})),
            (Method::POST, "/keys/rotations".to_owned(), json!({"level": "workspace"})),
            (Method::POST, "/ledger/audit/export".to_owned(), json!({})),
        ];
        for (method, path, body) in ways {
            asked(&ada, method, &path, body).await;
        }
        // What decides over nobody goes on alone.
        ada.post("/invitations", json!({"email": "new@example.com", "role": agent})).await.ok();
        ada.patch(&cys, json!({"role": lead})).await.ok();
        ada.patch(&bens, json!({"max_load": 3, "role": admin, "state": "active"})).await.ok();
        ada.patch(&format!("/roles/{agent}"), json!({"permissions": ["cases.view"]})).await.ok();
        ada.put("/approval-policy", json!({"groups": ALL})).await.ok();
        assert_eq!(ada.get(&bens).await.ok()["role"], json!(admin));

        // An accomplice whom ada has raised, be it with consent, is no second person of hers for a day; nor is she one of theirs.
        let raise = asked(&ada, Method::PATCH, &cys, json!({"role": admin})).await;
        assert_eq!(approve(&ben, &raise).await["state"], "done");
        let cy = app.sign_in_again(cy).await;
        let rotation = json!({"level": "workspace"});
        let keys = asked(&ada, Method::POST, "/keys/rotations", rotation.clone()).await;
        assert_eq!(cy.get(&format!("/approvals/{keys}")).await.ok()["hindrance"], "touched");
        cy.post(&format!("/approvals/{keys}/approve"), json!({})).await.problem(Code::Forbidden);
        let back =
            asked(&reasoning(&app, &cy).await, Method::POST, "/keys/rotations", rotation.clone()).await;
        ada.post(&format!("/approvals/{back}/approve"), json!({})).await.problem(Code::Forbidden);
        assert_eq!(approve(&ben, &keys).await["state"], "done");
        app.advance(25 * HOUR);
        let (ada, cy) = (reasoning(&app, &ada).await, app.sign_in_again(cy.staff.unwrap()).await);
        let later = asked(&ada, Method::POST, "/keys/rotations", rotation).await;
        assert_eq!(cy.get(&format!("/approvals/{later}")).await.ok()["hindrance"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_refused_withdrawn_and_too_late_and_is_not_asked_without_end() {
    each_engine(|app| async move {
        let (ada, ben) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let rotation = json!({"level": "workspace"});
        ada.put("/approval-policy", json!({"groups": ["keys"]})).await.ok();
        ada.put("/approval-policy", json!({"groups": ["keys", "rule"]})).await.problem(Code::Invalid);
        let ada = reasoning(&app, &ada).await;
        let ask = async || asked(&ada, Method::POST, "/keys/rotations", rotation.clone()).await;
        // Each at a time of its own: what is asked for at the same instant stands in any order.
        let later = async || {
            app.advance(Duration::from_millis(1));
            ask().await
        };
        let (one, two, three) = (ask().await, later().await, later().await);
        ben.post(&format!("/approvals/{one}/refuse"), json!({})).await.problem(Code::Invalid);
        let said = json!({"note": "Not this week."});
        let refused = ben.post(&format!("/approvals/{one}/refuse"), said.clone()).await.ok();
        assert_eq!((&refused["state"], &refused["note"]), (&json!("refused"), &said["note"]));
        ben.post(&format!("/approvals/{two}/withdraw"), json!({})).await.problem(Code::Forbidden);
        assert_eq!(
            ada.post(&format!("/approvals/{two}/withdraw"), json!({})).await.ok()["state"],
            "withdrawn"
        );
        for over in [&one, &two] {
            ben.post(&format!("/approvals/{over}/approve"), json!({})).await.problem(Code::Conflict);
        }
        assert_eq!(ada.get("/approvals?open=true").await.ok()["items"].as_array().unwrap().len(), 1);
        let page = ada.get("/approvals?limit=2").await.ok();
        let rest =
            ada.get(&format!("/approvals?limit=2&cursor={}", page["next"].as_str().unwrap())).await.ok();
        assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&json!(one), &Json::Null));
        for _ in 0..19 {
            ask().await;
        }
        ada.post("/keys/rotations", rotation.clone()).await.problem(Code::Conflict);
        app.advance(24 * HOUR);
        let ben = app.sign_in_again(ben.staff.unwrap()).await;
        assert_eq!(ben.get(&format!("/approvals/{three}")).await.ok()["state"], "expired");
        ben.post(&format!("/approvals/{three}/approve"), json!({})).await.problem(Code::Conflict);
        assert_eq!(ben.get("/approvals?open=true").await.ok()["items"], json!([]));
        assert_eq!(ben.get("/keys/rotations").await.ok()["items"], json!([]), "nothing was carried out");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_to_whoever_asked_for_it_once_within_the_hour() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (ada, ben) = (reasoning(&app, &desk.admin).await, app.sign_in("Admin").await);
        let anna = customer(&app, &desk).await;
        ada.put("/approval-policy", json!({"groups": ALL})).await.ok();
        let export = format!("/customers/{}/export?format=html", anna.id);
        let id = asked(&ada, Method::GET, &export, json!({})).await;
        let late = asked(&ada, Method::GET, &export, json!({})).await;
        let take = format!("/approvals/{id}/carry-out");
        ada.post(&take, json!({})).await.problem(Code::Conflict);
        let approved = approve(&ben, &id).await;
        assert_eq!((&approved["state"], &approved["may_carry_out"]), (&json!("approved"), &json!(false)));
        ben.post(&take, json!({})).await.problem(Code::Forbidden);
        // The approval opens nothing but itself.
        asked(&ada, Method::GET, &export, json!({})).await;
        let file = ada.post(&take, json!({})).await;
        assert_eq!(file.status, 200);
        assert!(file.header("content-disposition").unwrap().contains(".html"), "{file:?}");
        ada.post(&take, json!({})).await.problem(Code::Conflict);
        assert_eq!(ada.get(&format!("/approvals/{id}")).await.ok()["state"], "done");
        approve(&ben, &late).await;
        app.advance(HOUR);
        let ada = reasoning(&app, &ada).await;
        ada.post(&format!("/approvals/{late}/carry-out"), json!({})).await.problem(Code::Conflict);
        // A link, too, is told to its asker alone.
        let new = json!({"email": "new@example.com", "role": role(&ada, "Admin").await});
        let invitation = asked(&ada, Method::POST, "/invitations", new).await;
        let ben = app.sign_in_again(ben.staff.unwrap()).await;
        assert!(!approve(&ben, &invitation).await.to_string().contains("/invite/"));
        let made = ada.post(&format!("/approvals/{invitation}/carry-out"), json!({})).await.ok();
        assert!(made["link"].as_str().unwrap().contains("/console/invite/"));
        assert!(!ada.get(&format!("/approvals/{invitation}")).await.text.contains("/invite/"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_alone_is_not_held_up_and_the_operator_can_switch_it_off() {
    each_engine(|app| async move {
        let ada = app.sign_in("Admin").await;
        let rotation = json!({"level": "workspace"});
        let set = ada.put("/approval-policy", json!({"groups": ["keys"]})).await.ok();
        assert_eq!(set["choices"][3], json!({"group": "keys", "deciders": 1}));
        ada.post("/keys/rotations", rotation.clone()).await.ok();
        let token = ada.post("/api-tokens", json!({"name": "n", "scopes": ["keys.manage"]})).await.ok();
        let token = app.bearer(token["token"].as_str().unwrap());
        token.post("/keys/rotations", rotation.clone()).await.problem(Code::Conflict); // one runs
        app.sign_in("Security").await;
        ada.post("/keys/rotations", rotation.clone()).await.problem(Code::ApprovalRequired);
        token.post("/keys/rotations", rotation.clone()).await.problem(Code::ApprovalRequired);
        let workspace = app.workspace;
        let was = app.write(move |tx, parts| ombud_server::approvals::switch_off(tx, parts, workspace)).await;
        assert_eq!(was.len(), 1);
        ada.post("/keys/rotations", rotation).await.problem(Code::Conflict);
        assert!(app.opened().await.iter().any(|it| it.1.contains("approval_policy")), "it is recorded");
    })
    .await;
}
