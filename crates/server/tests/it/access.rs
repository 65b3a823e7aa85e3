//! Roles, invitations and API tokens, as somebody uses them who wants more than they were given.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{conversation_id, customer, desk, staff_socket},
};
use ombud_base::id::StaffId;
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// The id of a role.
async fn role(admin: &Client, name: &str) -> Json {
    let roles = admin.get("/roles").await.ok();
    let found = roles["items"].as_array().unwrap().iter().find(|it| it["name"] == name);
    found.unwrap_or_else(|| panic!("{name} in {roles}"))["id"].clone()
}

/// Creates a role and somebody who has it.
async fn somebody(app: &TestApp, admin: &Client, name: &str, permissions: &[&str]) -> Client {
    admin.post("/roles", json!({"name": name, "permissions": permissions})).await.ok();
    app.sign_in(name).await
}

fn path(staff: &Client) -> String {
    format!("/staff/{}", staff.staff.unwrap())
}

async fn token(client: &Client, scopes: &[&str]) -> Json {
    client.post("/api-tokens", json!({"name": "test", "scopes": scopes})).await.ok()
}

fn bearer(app: &TestApp, token: &Json) -> Client {
    app.bearer(token["token"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_created_changed_and_deleted() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let made =
            admin.post("/roles", json!({"name": " Night ", "permissions": ["cases.view", "cases.view"]}));
        let made = made.await.ok();
        assert_eq!((&made["name"], &made["permissions"]), (&json!("Night"), &json!(["cases.view"])));
        let path = format!("/roles/{}", made["id"].as_str().unwrap());
        assert_eq!(admin.get(&path).await.ok(), made);
        let taken = json!({"name": "Night", "permissions": []});
        admin.post("/roles", taken.clone()).await.problem(Code::Invalid);
        admin.post("/roles", json!({"name": "x", "permissions": ["fly"]})).await.problem(Code::Malformed);
        let night = app.sign_in("Night").await;
        night.get("/dashboard").await;
        admin.delete(&path).await.problem(Code::Conflict);
        let changed = admin.patch(&path, json!({"name": "Owls", "permissions": ["staff.view"]})).await.ok();
        assert_eq!(changed["staff"], 1);
        night.get("/staff").await.ok();
        let agent = role(&admin, "Agent").await;
        admin.patch(&format!("/staff/{}", night.staff.unwrap()), json!({"role": agent})).await.ok();
        assert_eq!(admin.delete(&path).await.status, 204);
        admin.get(&path).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn builtin_roles_stay() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        for name in ["Agent", "Lead", "Security", "Compliance", "Admin"] {
            let path = format!("/roles/{}", role(&admin, name).await.as_str().unwrap());
            admin.delete(&path).await.problem(Code::Conflict);
            admin.patch(&path, json!({"name": "Else"})).await.problem(Code::Conflict);
        }
        let path = |id: Json| format!("/roles/{}", id.as_str().unwrap());
        let top = path(role(&admin, "Admin").await);
        admin.patch(&top, json!({"permissions": ["cases.view"]})).await.problem(Code::Conflict);
        let agent = path(role(&admin, "Agent").await);
        admin.patch(&agent, json!({"permissions": ["cases.view"]})).await.ok();
        let all = admin.get("/permissions").await.ok()["items"].as_array().unwrap().len();
        assert_eq!(admin.get(&top).await.ok()["permissions"].as_array().unwrap().len(), all);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_what_they_lack() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let own = ["roles.manage", "staff.manage", "staff.view", "tokens.manage", "cases.view"];
        let people = somebody(&app, &admin, "People", &own).await;
        let agent = app.sign_in("Agent").await;
        // Not by a new role, nor by adding to a role, nor by adding to the own one.
        let grab = json!({"name": "Grab", "permissions": ["cases.view", "workspace.manage"]});
        people.post("/roles", grab).await.problem(Code::Forbidden);
        let mine = format!("/roles/{}", role(&admin, "People").await.as_str().unwrap());
        let more = json!({"permissions": ["roles.manage", "webhooks.manage"]});
        people.patch(&mine, more).await.problem(Code::Forbidden);
        // What one lacks can be taken away by nobody but those who have it.
        let lead = format!("/roles/{}", role(&admin, "Lead").await.as_str().unwrap());
        people.patch(&lead, json!({"permissions": ["cases.view"]})).await.problem(Code::Forbidden);
        // Not by giving a role: to oneself, to others, by an invitation.
        let top = role(&admin, "Admin").await;
        people.patch(&path(&people), json!({"role": top})).await.problem(Code::Forbidden);
        people.patch(&path(&agent), json!({"role": top})).await.problem(Code::Forbidden);
        let invitation = json!({"email": "friend@example.com", "role": top});
        people.post("/invitations", invitation).await.problem(Code::Forbidden);
        // Not by getting at somebody above: role, state, second factor, sessions, a new password.
        let email = admin.get("/auth/me").await.ok()["staff"]["email"].clone();
        let mine = role(&admin, "People").await;
        people.patch(&path(&admin), json!({"role": mine})).await.problem(Code::Forbidden);
        people.patch(&path(&admin), json!({"state": "disabled"})).await.problem(Code::Forbidden);
        let reset = format!("{}/reset-second-factor", path(&admin));
        people.post(&reset, json!({})).await.problem(Code::Forbidden);
        people.delete(&format!("{}/sessions", path(&admin))).await.problem(Code::Forbidden);
        people.post("/invitations", json!({"email": email, "role": mine})).await.problem(Code::Forbidden);
        // Not by a token.
        let wide = json!({"name": "x", "scopes": ["workspace.manage"]});
        people.post("/api-tokens", wide).await.problem(Code::Forbidden);
        admin.get("/auth/me").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_admin_stays() {
    each_engine(|app| async move {
        let first = app.sign_in("Admin").await;
        let agent = role(&first, "Agent").await;
        let demote = || json!({"role": agent});
        first.patch(&path(&first), demote()).await.problem(Code::Conflict);
        first.patch(&path(&first), json!({"state": "disabled"})).await.problem(Code::Conflict);
        let second = app.sign_in("Admin").await;
        second.patch(&path(&first), json!({"state": "disabled"})).await.ok();
        // A disabled admin does not count as one.
        second.patch(&path(&second), demote()).await.problem(Code::Conflict);
        second.patch(&path(&first), json!({"state": "active"})).await.ok();
        second.patch(&path(&second), demote()).await.ok();
        second.get("/api-tokens").await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_admins_cannot_demote_each_other_at_once() {
    each_engine(|app| async move {
        let (first, second) = (app.sign_in("Admin").await, app.sign_in("Admin").await);
        let agent = role(&first, "Agent").await;
        let (at_first, at_second) = (path(&first), path(&second));
        let (one, two) = tokio::join!(
            first.patch(&at_second, json!({"role": agent})),
            second.patch(&at_first, json!({"role": agent})),
        );
        assert!(one.status != 200 || two.status != 200, "{one:?} {two:?}");
        let admins = app
            .read(|tx| {
                tx.one(
                    "SELECT count(*) FROM staff s JOIN roles r ON r.id = s.role_id WHERE r.name = 'Admin'",
                    &[],
                    |row| row.get::<i64>(0),
                )
            })
            .await;
        assert_eq!(admins, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_disabled_is_out_at_once() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let own = ["tokens.manage", "staff.manage", "staff.view", "cases.view"];
        let mallory = somebody(&app, &admin, "Mallory", &own).await;
        let programme = bearer(&app, &token(&mallory, &["staff.view"]).await);
        let agent_like = json!({"email": "friend@example.com", "role": role(&admin, "Mallory").await});
        let link = mallory.post("/invitations", agent_like).await.ok()["link"].as_str().unwrap().to_owned();
        let opens = format!("/invitations/{}", link.rsplit('/').next().unwrap());
        programme.get("/staff").await.ok();
        app.anonymous().get(&opens).await.ok();
        let after = admin.patch(&path(&mallory), json!({"state": "disabled"})).await.ok();
        assert_eq!((&after["state"], &after["presence"]), (&json!("disabled"), &json!("offline")));
        mallory.get("/auth/me").await.problem(Code::Unauthenticated);
        programme.get("/staff").await.problem(Code::Unauthenticated);
        app.anonymous().get(&opens).await.problem(Code::NotFound);
        let left = app.read(|tx| tx.one("SELECT count(*) FROM staff_sessions", &[], |row| row.get::<i64>(0)));
        assert_eq!(left.await, 1, "the admin's own");
        admin.patch(&path(&mallory), json!({"state": "active"})).await.ok();
        mallory.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_disabled_keeps_no_work() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        for n in 0..25 {
            app.advance(Duration::from_secs(10));
            let customer = customer(&app, &desk).await;
            customer.write(&conversation_id(), "c1", "hello").await;
            let case = desk.admin.get(&format!("/customers/{}/cases", customer.id)).await.ok();
            let case = format!("/cases/{}", case["items"][0]["id"].as_str().unwrap());
            desk.admin.post(&format!("{case}/assign"), json!({"assignee": agent.staff})).await.ok();
            if n == 0 {
                let until = json!({"until": "2026-03-01T09:00:00Z"});
                desk.admin.post(&format!("{case}/snooze"), until).await.ok();
            }
        }
        let counts = desk.admin.get("/cases/counts").await.ok();
        assert_eq!((&counts["unassigned"], &counts["snoozed"]), (&json!(0), &json!(1)));
        desk.admin.patch(&path(&agent), json!({"state": "disabled"})).await.ok();
        app.run_jobs().await;
        let counts = desk.admin.get("/cases/counts").await.ok();
        assert_eq!((&counts["unassigned"], &counts["snoozed"]), (&json!(24), &json!(1)));
        assert_eq!(desk.admin.get(&path(&agent)).await.ok()["load"], 0);
        let left = app.read(|tx| {
            let statement = "SELECT count(*) FROM cases WHERE assignee_id IS NOT NULL";
            tx.one(statement, &[], |row| row.get::<i64>(0))
        });
        assert_eq!(left.await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_end_with_the_session() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let out = |agent: &Client| format!("/staff/{}/sessions", agent.staff.unwrap());
        let agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await;
        assert_eq!(desk.admin.delete(&out(&agent)).await.status, 204);
        assert_eq!(socket.close_code().await, 4401);
        let agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await;
        desk.admin.patch(&path(&agent), json!({"state": "disabled"})).await.ok();
        assert_eq!(socket.close_code().await, 4401);
        let agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await;
        agent.post("/auth/logout", json!({})).await.ok();
        assert_eq!(socket.close_code().await, 4401);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_good_once_and_for_a_week() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let team = admin.post("/teams", json!({"name": "Deposits"})).await.ok();
        let new = || async {
            let invitation = json!({"email": "Kim@example.com", "role": role(&admin, "Agent").await, "teams": [team["id"]]});
            let made = admin.post("/invitations", invitation).await.ok();
            format!("/invitations/{}", made["link"].as_str().unwrap().rsplit('/').next().unwrap())
        };
        let (first, second) = (new().await, new().await);
        let listed = admin.get("/invitations").await.ok();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "the second one replaces the first");
        assert!(listed["items"][0].get("link").is_none());
        let kim = app.anonymous();
        kim.get(&first).await.problem(Code::NotFound);
        let view = kim.get(&second).await.ok();
        assert_eq!((&view["email"], &view["role"]), (&json!("kim@example.com"), &json!("Agent")));
        let accept = |password: &str| json!({"name": "Kim Lee", "password": password});
        kim.post(&second, accept("too short")).await.problem(Code::Invalid);
        assert_eq!(kim.post(&second, accept("correct horse battery")).await.ok()["state"], "signed_in");
        let me = kim.get("/auth/me").await.ok();
        assert_eq!((&me["staff"]["name"], &me["teams"]), (&json!("Kim Lee"), &json!([team["id"]])));
        kim.post(&second, accept("staple correct horse")).await.problem(Code::NotFound);
        app.anonymous()
            .post("/auth/login", json!({"email": "kim@example.com", "password": "correct horse battery"}))
            .await
            .ok();
        let role_id = role(&admin, "Agent").await;
        let late = admin.post("/invitations", json!({"email": "lee@example.com", "role": role_id})).await.ok();
        let late = format!("/invitations/{}", late["link"].as_str().unwrap().rsplit('/').next().unwrap());
        app.advance(Duration::from_secs(7 * 24 * 3600));
        app.anonymous().get(&late).await.problem(Code::NotFound);
        app.anonymous().post(&late, accept("correct horse battery")).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_can_be_withdrawn_and_two_cannot_accept_it() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let agent = role(&admin, "Agent").await;
        let invite =
            async |email: &str| admin.post("/invitations", json!({"email": email, "role": agent})).await;
        let made = invite("kim@example.com").await.ok();
        let link = format!("/invitations/{}", made["link"].as_str().unwrap().rsplit('/').next().unwrap());
        assert_eq!(admin.delete(&format!("/invitations/{}", made["id"].as_str().unwrap())).await.status, 204);
        app.anonymous().get(&link).await.problem(Code::NotFound);
        invite("no address").await.problem(Code::Invalid);
        let made = invite("kim@example.com").await.ok();
        let link = format!("/invitations/{}", made["link"].as_str().unwrap().rsplit('/').next().unwrap());
        let accept = || json!({"name": "Kim", "password": "correct horse battery"});
        let (one, two) = (app.anonymous(), app.anonymous());
        let (one, two) = tokio::join!(one.post(&link, accept()), two.post(&link, accept()));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 404]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_to_staff_is_a_new_password_and_no_way_around_the_second_factor() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let mia = app.add_staff(app.workspace, "Agent", "mia@example.com", None).await;
        let agent = role(&admin, "Agent").await;
        let invite = || async {
            let made =
                admin.post("/invitations", json!({"email": "mia@example.com", "role": agent})).await.ok();
            format!("/invitations/{}", made["link"].as_str().unwrap().rsplit('/').next().unwrap())
        };
        let browser = app.anonymous();
        let accept = || json!({"name": "Mallory", "password": "correct horse battery"});
        assert_eq!(browser.post(&invite().await, accept()).await.ok()["state"], "signed_in");
        let me = browser.get("/auth/me").await.ok();
        assert_eq!(
            (&me["staff"]["id"], &me["staff"]["name"]),
            (&json!(mia), &json!("mia")),
            "the name stays"
        );
        give_second_factor(&app, mia).await;
        let other = app.anonymous();
        let login = other.post(&invite().await, accept()).await.ok();
        assert_eq!(login["state"], "second_factor");
        other.get("/auth/me").await.problem(Code::Unauthenticated);
        browser.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

async fn give_second_factor(app: &TestApp, staff: StaffId) {
    let workspace = app.workspace;
    app.write(move |tx, _| {
        let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        let place = ombud_base::sealed::Place::new("staff.totp_secret").id(staff.0);
        let sealed = ombud_server::keys::seal_own(tx, workspace, &place, secret)?;
        tx.exec("UPDATE staff SET totp_secret = $2 WHERE id = $1", &[staff.into(), (&sealed).into()])?;
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_reset_by_somebody_above() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        give_second_factor(&app, agent.staff.unwrap()).await;
        let reset = format!("{}/reset-second-factor", path(&agent));
        agent.post(&reset, json!({})).await.problem(Code::Forbidden);
        assert_eq!(admin.get(&path(&agent)).await.ok()["second_factor"], true);
        assert_eq!(admin.post(&reset, json!({})).await.status, 204);
        assert_eq!(admin.get(&path(&agent)).await.ok()["second_factor"], false);
        agent.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_never_does_more_than_its_maker() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let maker = somebody(&app, &admin, "Maker", &["tokens.manage", "staff.view", "tags.manage"]).await;
        let made = token(&maker, &["tokens.manage", "staff.view"]).await;
        let shown = made["token"].as_str().unwrap();
        assert!(shown.starts_with("omb_") && shown.len() == 47, "{shown}");
        let listed = maker.get("/api-tokens").await.ok();
        assert!(!listed.to_string().contains(shown) && listed["items"][0].get("token").is_none());
        let programme = bearer(&app, &made);
        programme.get("/staff").await.ok();
        programme.get("/tags").await.problem(Code::Forbidden);
        // It cannot make another one, nor has it an account.
        let more = json!({"name": "x", "scopes": ["staff.view"]});
        programme.post("/api-tokens", more).await.problem(Code::Forbidden);
        programme.get("/auth/me").await.problem(Code::Forbidden);
        programme.put("/presence", json!({"presence": "online"})).await.problem(Code::Forbidden);
        // What its maker loses, it loses.
        let role_path = format!("/roles/{}", role(&admin, "Maker").await.as_str().unwrap());
        admin.patch(&role_path, json!({"permissions": ["tokens.manage"]})).await.ok();
        programme.get("/staff").await.problem(Code::Forbidden);
        admin.patch(&role_path, json!({"permissions": ["tokens.manage", "staff.view"]})).await.ok();
        programme.get("/staff").await.ok();
        assert_eq!(maker.delete(&format!("/api-tokens/{}", made["id"].as_str().unwrap())).await.status, 204);
        programme.get("/staff").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_expire_and_their_last_use_is_known() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let past = json!({"name": "x", "scopes": [], "expires_at": "2020-01-01T00:00:00Z"});
        admin.post("/api-tokens", past).await.problem(Code::Invalid);
        let soon = json!({"name": "x", "scopes": ["staff.view"], "expires_at": "2026-01-05T10:00:00Z"});
        let made = admin.post("/api-tokens", soon).await.ok();
        let programme = bearer(&app, &made);
        programme.get("/staff").await.ok();
        let path = format!("/api-tokens/{}", made["id"].as_str().unwrap());
        let used = admin.get(&path).await.ok()["last_used_at"].clone();
        assert_eq!(used, "2026-01-05T09:00:00Z");
        app.advance(Duration::from_secs(30));
        programme.get("/staff").await.ok();
        assert_eq!(admin.get(&path).await.ok()["last_used_at"], used, "once a minute at most");
        app.advance(Duration::from_secs(40));
        programme.get("/staff").await.ok();
        assert_eq!(admin.get(&path).await.ok()["last_used_at"], "2026-01-05T09:01:10Z");
        app.advance(Duration::from_secs(3600));
        programme.get("/staff").await.problem(Code::Unauthenticated);
        for odd in ["omb_", "omb_x", "", "Basic"] {
            app.bearer(odd).get("/staff").await.problem(Code::Unauthenticated);
        }
    })
    .await;
}
