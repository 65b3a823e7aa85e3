//! How long sessions live, from where one may come, and what needs a fresh proof.

use crate::{
    coverage::operations,
    support::{Client, TestApp, each_engine},
    talk::{Socket, staff_socket},
};
use ombud_db::DbError;
use ombud_server::{
    access::{Over, SENSITIVE, Standing, Who, standings},
    http::Code,
};
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::{net::Ipv4Addr, time::Duration};

const MINUTE: Duration = Duration::from_secs(60);
const PASSWORD: &str = "correct horse battery";

fn from(client: &mut Client, address: &str) {
    client.headers.insert("x-forwarded-for".into(), address.into());
}

/// Why a socket is closed.
async fn bye(socket: &mut Socket) -> Json {
    socket.next_of("bye").await["reason"].clone()
}

/// How a connection of a session stands.
async fn standing(app: &TestApp, client: &Client, session: &str) -> Standing {
    let who = Who::Staff { staff: client.staff.unwrap(), session: session.parse().unwrap() };
    let (ws, now, asked) = (app.workspace, app.app.now(), [(who, Ipv4Addr::LOCALHOST.into())]);
    let found = app.app.db.read::<_, DbError, _>(move |tx| standings(tx, ws, &asked, now)).await.unwrap();
    found.into_iter().next().unwrap()
}

/// Another browser of the same person.
async fn another(app: &TestApp, client: &Client) -> Client {
    let other = app.anonymous();
    other.set_cookie("ombud_session", &app.session_of(app.workspace, client.staff.unwrap()).await);
    other
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_it_idles_or_ages_also_while_its_socket_is_open() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let defaults = admin.get("/session-policy").await.ok();
        assert_eq!((&defaults["idle_minutes"], &defaults["proof_minutes"]), (&json!(720), &json!(15)));
        let agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await;
        admin.put("/session-policy", json!({"idle_minutes": 10, "longest_hours": 1})).await.ok();
        // What is done by the socket counts; that it is there, and pings, does not.
        app.advance(9 * MINUTE);
        socket.send(json!({"t": "close", "case": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"})).await;
        socket.send(json!({"t": "ping"})).await;
        socket.next_of("pong").await;
        app.advance(9 * MINUTE);
        agent.get("/auth/me").await.ok();
        socket.send(json!({"t": "ping"})).await;
        socket.next_of("pong").await;
        app.advance(10 * MINUTE);
        assert_eq!(bye(&mut socket).await, "idle");
        assert_eq!(socket.close_code().await, 4401);
        let refused = agent.get("/auth/me").await.problem(Code::Unauthenticated);
        assert_eq!(refused["reason"], "idle");

        let busy = app.sign_in("Agent").await;
        for _ in 0..11 {
            app.advance(5 * MINUTE);
            busy.get("/auth/me").await.ok();
        }
        app.advance(5 * MINUTE);
        assert_eq!(busy.get("/auth/me").await.problem(Code::Unauthenticated)["reason"], "aged");
        let setting = app.sign_in("Admin").await;
        setting.put("/session-policy", json!({"idle_minutes": 0, "longest_hours": 48})).await.ok();
        let never = app.sign_in("Admin").await;
        app.advance(47 * 60 * MINUTE);
        never.get("/auth/me").await.ok();
        // A longer rule lengthens nothing that was opened before.
        assert_eq!(setting.get("/auth/me").await.problem(Code::Unauthenticated)["reason"], "aged");
        for wrong in [
            json!({"idle_minutes": 4}),
            json!({"longest_hours": 0}),
            json!({"most_sessions": 101}),
            json!({"proof_minutes": 0}),
            json!({"allowed_networks": ["10.0.0.0/33"]}),
        ] {
            let fresh = another(&app, &never).await;
            fresh.put("/session-policy", wrong).await.problem(Code::Invalid);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_too_many_ends_the_oldest_and_tells_it() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        admin.put("/session-policy", json!({"most_sessions": 2})).await.ok();
        let first = app.sign_in("Agent").await;
        let oldest = first.get("/auth/sessions").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let (mut socket, _) = staff_socket(&app, &first).await;
        app.advance(MINUTE);
        let second = another(&app, &first).await;
        app.advance(MINUTE);
        let third = another(&app, &first).await;
        assert_eq!(bye(&mut socket).await, "replaced");
        // Whichever comes to a socket first, the notice or the look at who may stay, the reason is the same.
        assert_eq!(standing(&app, &first, &oldest).await, Standing::Over(Over::Replaced));
        // A device that was asleep meanwhile is told as well, and for good.
        assert_eq!(first.get("/auth/me").await.problem(Code::Unauthenticated)["reason"], "replaced");
        second.get("/auth/me").await.ok();
        let sessions = third.get("/auth/sessions").await.ok();
        let all = sessions["items"].as_array().unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(all.iter().filter(|it| it["current"] == true).count(), 1);
        assert_eq!((&all[0]["how"], &all[0]["last_address"]), (&json!("test"), &json!("127.0.0.1")));
        assert_eq!(third.delete("/auth/sessions").await.status, 204);
        let ended = second.get("/auth/me").await.problem(Code::Unauthenticated);
        assert_eq!(ended.get("reason"), None, "ended by hand");
        third.get("/auth/me").await.ok();
        let gone = all.iter().find(|it| it["current"] == false).unwrap()["id"].as_str().unwrap();
        assert_eq!(standing(&app, &first, gone).await, Standing::Gone);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_from_where_nobody_may_come_from() {
    each_engine(|app| async move {
        let mut admin = app.sign_in("Admin").await;
        from(&mut admin, "198.51.100.7");
        let away = admin.put("/session-policy", json!({"allowed_networks": ["203.0.113.0/24"]})).await;
        let problem = away.problem(Code::Invalid);
        assert!(problem["detail"].as_str().unwrap().contains("198.51.100.7"), "{problem}");
        let token = json!({"name": "n", "scopes": ["cases.view"]});
        let free = admin.post("/api-tokens", token).await.ok();
        let bound = json!({"name": "b", "scopes": ["cases.view"], "allowed_networks": ["203.0.113.9", "2001:db8::/32"]});
        let bound = admin.post("/api-tokens", bound).await.ok();
        assert_eq!(bound["allowed_networks"], json!(["203.0.113.9", "2001:db8::/32"]));
        let broken = json!({"name": "b", "scopes": [], "allowed_networks": ["here"]});
        admin.post("/api-tokens", broken).await.problem(Code::Invalid);

        let mut agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await; // from 127.0.0.1
        let policy = json!({"allowed_networks": ["198.51.100.7/24", "2001:db8::/32"]});
        let kept = admin.put("/session-policy", policy).await.ok();
        assert_eq!(kept["allowed_networks"], json!(["198.51.100.0/24", "2001:db8::/32"]));
        assert_eq!(bye(&mut socket).await, "address");
        agent.get("/auth/me").await.problem(Code::AddressNotAllowed);
        for (address, lets) in
            [("198.51.100.200", true), ("198.51.101.1", false), ("2001:db8::5", true), ("::ffff:198.51.100.1", true)]
        {
            from(&mut agent, address);
            assert_eq!(agent.get("/auth/me").await.status == 200, lets, "{address}");
        }
        // A token answers to its own list, else to the workspace's.
        for (token, address, lets) in [
            (&free, "198.51.100.9", true),
            (&free, "203.0.113.9", false),
            (&bound, "203.0.113.9", true),
            (&bound, "2001:db8:7::1", true),
            (&bound, "198.51.100.9", false),
        ] {
            let mut programme = app.bearer(token["token"].as_str().unwrap());
            from(&mut programme, address);
            assert_eq!(programme.get("/cases").await.status == 200, lets, "{} from {address}", token["name"]);
        }
        // A list that cannot be read is not the empty one.
        app.write(|tx, _| Ok(tx.exec("UPDATE api_tokens SET networks = 'all' WHERE name = 'b'", &[])?)).await;
        let mut programme = app.bearer(bound["token"].as_str().unwrap());
        from(&mut programme, "198.51.100.9");
        assert_eq!(programme.get("/cases").await.status, 500);
        // Only who has proved everything hears that it is the address.
        app.add_staff(app.workspace, "Agent", "mia@example.com", Some(PASSWORD)).await;
        let mut mia = app.anonymous();
        from(&mut mia, "203.0.113.50");
        let login = |password: &str| json!({"email": "mia@example.com", "password": password});
        mia.post("/auth/login", login("wrong horse battery")).await.problem(Code::WrongCredentials);
        mia.post("/auth/login", login(PASSWORD)).await.problem(Code::AddressNotAllowed);
        assert_eq!(mia.cookie("ombud_session"), None);
        from(&mut mia, "198.51.100.50");
        mia.post("/auth/login", login(PASSWORD)).await.ok();
        // The operator's way out.
        let workspace = app.workspace;
        let was = app.write(move |tx, app| ombud_server::access::unlock(tx, app, workspace)).await;
        assert_eq!(was, ["198.51.100.0/24", "2001:db8::/32"]);
        from(&mut agent, "203.0.113.1");
        agent.get("/auth/me").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sensitive_waits_for_a_proof() {
    each_engine(|app| async move {
        let all = operations();
        let admin = app.sign_in("Admin").await;
        let agent = app.sign_in("Agent").await;
        let made = admin.post("/api-tokens", json!({"name": "n", "scopes": ["tags.manage"]})).await.ok();
        app.advance(15 * MINUTE);
        for it in SENSITIVE {
            let name = format!("{} {}", it.method, it.path);
            let known =
                all.iter().find(|operation| operation.method == it.method && operation.path == it.path);
            let operation = known.unwrap_or_else(|| panic!("{name} is no operation"));
            let path = it
                .path
                .replace("{id}", "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b")
                .replace("{key}", "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1c");
            let method: Method = it.method.parse().unwrap();
            let body = (method != Method::GET).then(|| operation.body.clone().unwrap_or(json!({})));
            let asked = admin.send(method.clone(), &path, body.clone()).await;
            assert_eq!(asked.json()["code"], "step-up-required", "{name}: {asked:?}");
            // Who may not do it at all is refused without being asked for anything.
            let refused = agent.send(method, &path, body).await;
            assert!(refused.status >= 400, "{name}: {refused:?}");
            let asked = refused.json()["code"] == "step-up-required";
            assert_eq!(asked, it.permission.is_none(), "{name}: {refused:?}");
        }
        // What only looks, and what a programme does, waits for nothing.
        admin.get("/roles").await.ok();
        admin.get("/session-policy").await.ok();
        let programme = app.bearer(made["token"].as_str().unwrap());
        programme.post("/tags", json!({"name": "t", "color": "#0a7cff"})).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_proves_it_where_there_is_no_second_factor() {
    each_engine(|app| async move {
        app.add_staff(app.workspace, "Admin", "ada@example.com", Some(PASSWORD)).await;
        let mut ada = app.anonymous();
        ada.post("/auth/login", json!({"email": "ada@example.com", "password": PASSWORD})).await.ok();
        // The refusal is not what the same request gets once it was proved.
        ada.headers.insert("idempotency-key".into(), "night".into());
        let role = json!({"name": "Night", "permissions": []});
        app.advance(15 * MINUTE);
        ada.post("/roles", role.clone()).await.problem(Code::StepUpRequired);
        let asked = ada.post("/auth/step-up/begin", json!({})).await.ok();
        assert_eq!((&asked["password"], &asked["challenge"]), (&json!(true), &Json::Null));
        ada.post("/auth/step-up", json!({})).await.problem(Code::Invalid);
        ada.post("/auth/step-up", json!({"password": "wrong horse battery"}))
            .await
            .problem(Code::WrongCredentials);
        ada.post("/roles", role.clone()).await.problem(Code::StepUpRequired);
        ada.post("/auth/step-up", json!({"password": PASSWORD})).await.ok();
        let made = ada.post("/roles", role.clone()).await.ok();
        assert_eq!(ada.post("/roles", role).await.ok()["id"], made["id"], "carried out once");
        assert!(app.event_kinds().await.contains(&"staff.stepped_up".to_owned()));
        // Guessing is slowed down.
        for _ in 0..6 {
            ada.post("/auth/step-up", json!({"password": "wrong horse battery"})).await;
        }
        assert_eq!(ada.post("/auth/step-up", json!({"password": PASSWORD})).await.status, 429);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_proves_it_and_the_password_does_not() {
    each_engine(|app| async move {
        app.add_staff(app.workspace, "Admin", "ada@example.com", Some(PASSWORD)).await;
        let ada = app.anonymous();
        ada.post("/auth/login", json!({"email": "ada@example.com", "password": PASSWORD})).await.ok();
        let (secret, _) = crate::sign_in::enrol(&app, &ada).await;
        app.advance(15 * MINUTE);
        let asked = ada.post("/auth/step-up/begin", json!({})).await.ok();
        assert_eq!((&asked["password"], &asked["methods"]), (&json!(false), &json!(["totp", "recovery"])));
        ada.post("/auth/step-up", json!({"password": PASSWORD})).await.problem(Code::Invalid);
        let challenge = asked["challenge"].clone();
        let code = crate::sign_in::code_of(&app, &secret, 0);
        // The question opens no session, and nobody else answers it.
        let elsewhere = json!({"challenge": challenge, "totp": code});
        app.anonymous().post("/auth/second-factor", elsewhere.clone()).await.problem(Code::Unauthenticated);
        let other = app.sign_in("Admin").await;
        other.post("/auth/step-up", elsewhere.clone()).await.problem(Code::Conflict);
        ada.post("/auth/step-up", json!({"challenge": challenge, "totp": "000000"}))
            .await
            .problem(Code::WrongCredentials);
        ada.post("/auth/step-up", elsewhere.clone()).await.ok();
        ada.post("/roles", json!({"name": "Night", "permissions": []})).await.ok();
        ada.post("/auth/step-up", elsewhere).await.problem(Code::Conflict); // once
    })
    .await;
}
