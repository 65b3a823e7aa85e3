//! Single sign-on: how it ends, what it may give, and what its settings may be.

use crate::{
    provider::{CLIENT, Key, Provider, SECRET, begin, finish, location, params, roles, set, sign_in},
    sso::{in_group, local, unsigned, word},
    support::{each_engine, each_engine_with},
    talk::staff_socket,
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";
const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_at_the_provider_is_out_here_at_once() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        set(&app, &provider, json!({})).await;
        let of = |sid: &str| json!({"groups": ["support"], "sid": sid});
        let (one, _) = sign_in(&app, &provider, "kim", &of("s1")).await;
        let (two, _) = sign_in(&app, &provider, "kim", &of("s2")).await;
        let (lou, _) = sign_in(&app, &provider, "lou", &of("s3")).await;
        let (mut socket, _) = staff_socket(&app, &one).await;
        let event = json!({"http://schemas.openid.net/event/backchannel-logout": {}});
        let token = |more: Json| {
            let now = app.app.now().seconds();
            let mut claims = json!({"iss": provider.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": "j", "events": event});
            for (name, value) in more.as_object().unwrap() {
                claims[name] = value.clone();
            }
            claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            claims
        };
        let say = async |token: &str| {
            let form = format!("logout_token={token}");
            let kind = "application/x-www-form-urlencoded";
            app.anonymous().raw(reqwest::Method::POST, "/auth/sso/back-channel-logout", kind, &form).await.status
        };
        let sign = |claims: &Json| provider.inner().key.sign(claims);
        // What is none: an ID token, one with a nonce, without an id, without anybody, of another client, forged, empty.
        let id_token = provider.claims(&app, "kim", &json!({"sid": "s1"}));
        for wrong in [
            sign(&id_token),
            sign(&token(json!({"sub": "kim", "nonce": "n"}))),
            sign(&token(json!({"sub": "kim", "jti": null}))),
            sign(&token(json!({}))),
            sign(&token(json!({"sub": "kim", "aud": "another"}))),
            sign(&token(json!({"sub": "kim", "iss": "https://evil.example"}))),
            sign(&token(json!({"sub": "kim", "events": {"else": {}}}))),
            Key::new("first").sign(&token(json!({"sub": "kim"}))),
            unsigned(&json!({"alg": "none"}), &token(json!({"sub": "kim"}))),
            "hello".into(),
            String::new(),
        ] {
            assert_eq!(say(&wrong).await, 400, "{wrong}");
        }
        one.get("/auth/me").await.ok();
        // One session.
        let first = sign(&token(json!({"sub": "kim", "sid": "s1", "jti": "j1"})));
        assert_eq!(say(&first).await, 200);
        assert_eq!(socket.next_of("bye").await["reason"], "provider");
        one.get("/auth/me").await.problem(Code::Unauthenticated);
        two.get("/auth/me").await.ok();
        // By the session alone, and somebody else's session under one's own name.
        assert_eq!(say(&sign(&token(json!({"sub": "lou", "sid": "s2", "jti": "j2"})))).await, 200);
        two.get("/auth/me").await.ok();
        assert_eq!(say(&sign(&token(json!({"sid": "s2", "jti": "j3"})))).await, 200);
        two.get("/auth/me").await.problem(Code::Unauthenticated);
        // All of somebody. The same word again ends nothing new.
        let all = sign(&token(json!({"sub": "kim", "jti": "j4"})));
        let (three, _) = sign_in(&app, &provider, "kim", &of("s4")).await;
        assert_eq!(say(&all).await, 200);
        three.get("/auth/me").await.problem(Code::Unauthenticated);
        let (four, _) = sign_in(&app, &provider, "kim", &of("s5")).await;
        assert_eq!(say(&all).await, 400, "it was used already");
        app.advance(20 * MINUTE);
        assert_eq!(say(&all).await, 400, "it is too old");
        four.get("/auth/me").await.ok();
        lou.get("/auth/me").await.ok();
        assert_eq!(say(&sign(&token(json!({"sub": "stranger", "jti": "j5"})))).await, 200);
        // Signing out here leads there.
        let url = lou.post("/auth/sso/sign-out", json!({})).await.ok()["url"].as_str().unwrap().to_owned();
        assert!(url.starts_with(&format!("{}/end?", provider.issuer)), "{url}");
        let asked = params(url.split_once('?').unwrap().1);
        assert_eq!(asked["post_logout_redirect_uri"], format!("{}/console/login", app.base));
        assert!(asked["id_token_hint"].starts_with("ey"), "{asked:?}");
        assert_eq!(lou.cookie("ombud_session"), None);
        let own = app.sign_in("Agent").await;
        assert_eq!(own.post("/auth/sso/sign-out", json!({})).await.ok()["url"], Json::Null);
        own.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_passwords_leave_a_way_in_for_the_day_the_provider_is_away() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["password_sign_in"] = json!(false);
        let refused = admin.put("/sso", settings.clone()).await.problem(Code::Invalid);
        assert_eq!(refused["errors"][0]["field"], "password_sign_in");
        let ada = app.add_staff(app.workspace, "Admin", "ada@example.com", Some(PASSWORD)).await;
        app.add_staff(app.workspace, "Agent", "mia@example.com", Some(PASSWORD)).await;
        let glass = app.sign_in_again(ada).await;
        let (secret, _) = crate::sign_in::enrol(&app, &glass).await;
        admin.put("/sso", settings.clone()).await.ok();
        assert_eq!(admin.get("/sso").await.ok()["break_glass"], json!(["ada"]));
        assert_eq!(app.anonymous().get("/auth/sso").await.ok()["password"], false);
        let try_in = async |email: &str, password: &str| {
            let client = app.anonymous();
            let answer = client.post("/auth/login", json!({"email": email, "password": password})).await;
            (client, answer)
        };
        // Only who has the right password hears that it opens nothing.
        try_in("mia@example.com", "wrong horse battery").await.1.problem(Code::WrongCredentials);
        let (mia, answer) = try_in("mia@example.com", PASSWORD).await;
        assert!(answer.problem(Code::Forbidden)["detail"].as_str().unwrap().contains("Keys & Co"));
        assert_eq!(mia.cookie("ombud_session"), None);
        let (client, answer) = try_in("ada@example.com", PASSWORD).await;
        let challenge = answer.ok()["challenge"].clone();
        let code = crate::sign_in::code_of(&app, &secret, 1);
        client.post("/auth/second-factor", json!({"challenge": challenge, "totp": code})).await.ok();
        // She cannot stop being the way in: not by her own hand, nor by others'.
        app.advance(MINUTE);
        let gone =
            client.send(reqwest::Method::DELETE, "/auth/totp", Some(json!({"password": PASSWORD}))).await;
        gone.problem(Code::Conflict);
        let path = format!("/staff/{ada}");
        admin.patch(&path, json!({"state": "disabled"})).await.problem(Code::Conflict);
        let agent = roles(&admin).await["Agent"].clone();
        admin.patch(&path, json!({"role": agent})).await.problem(Code::Conflict);
        admin.post(&format!("{path}/reset-second-factor"), json!({})).await.problem(Code::Conflict);
        // An invitation is a new password, and opens no more than one.
        let invite = async |role: &Json, email: &str| {
            let made = admin.post("/invitations", json!({"email": email, "role": role})).await.ok();
            let token = made["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            let accept = json!({"name": "New", "password": PASSWORD});
            app.anonymous().post(&format!("/invitations/{token}"), accept).await
        };
        invite(&agent, "new@example.com").await.problem(Code::Forbidden);
        invite(&agent, "mia@example.com").await.problem(Code::Forbidden);
        let admins = roles(&admin).await["Admin"].clone();
        invite(&admins, "second@example.com").await.ok();
        // Without the provider there is no rule.
        let without = admin.delete("/sso").await;
        assert_eq!(without.status, 204);
        try_in("mia@example.com", PASSWORD).await.1.ok();
        admin.delete("/sso").await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_by_a_group_what_they_could_not_give_by_hand() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let admins = roles(&admin).await["Admin"].clone();
        let security = app.sign_in("Security").await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["default_role"] = admins.clone();
        security.put("/sso", settings.clone()).await.problem(Code::Forbidden);
        app.sign_in("Agent").await.get("/sso").await.problem(Code::Forbidden);
        admin.put("/sso", settings.clone()).await.ok();
        // The secret is nowhere to be read.
        assert!(!admin.get("/sso").await.text.contains(SECRET));
        // With the rule of two persons, neither the settings nor a group give power alone.
        let (kim, _) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        let kim = kim.get("/auth/me").await.ok();
        admin.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        app.sign_in("Admin").await;
        let asked = admin.put("/sso", settings.clone()).await.problem(Code::ApprovalRequired);
        assert_eq!(asked["operation"], "sso-change");
        assert_eq!(admin.delete("/sso").await.problem(Code::ApprovalRequired)["operation"], "sso-remove");
        let (_, to) = sign_in(&app, &provider, "lou", &json!({})).await;
        assert_eq!(word(&to), "approval");
        let (again, _) = sign_in(&app, &provider, "kim", &json!({})).await;
        assert_eq!(again.get("/auth/me").await.ok()["staff"]["role"], kim["staff"]["role"], "kept");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_admin_stays_one_whatever_the_groups_say() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({"link": true})).await;
        let admins = roles(&admin).await["Admin"].clone();
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["mappings"].as_array_mut().unwrap().push(json!({"group": "bosses", "role": admins}));
        admin.put("/sso", settings).await.ok();
        let (boss, _) = sign_in(&app, &provider, "boss", &in_group("bosses")).await;
        assert_eq!(boss.get("/auth/me").await.ok()["staff"]["role"], admins);
        let agent = roles(&admin).await["Agent"].clone();
        boss.patch(&format!("/staff/{}", admin.staff.unwrap()), json!({"role": agent})).await.ok();
        let (boss, to) = sign_in(&app, &provider, "boss", &in_group("support")).await;
        assert_eq!(to, "/console/inbox/mine");
        assert_eq!(boss.get("/auth/me").await.ok()["staff"]["role"], admins);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_provider_ends_what_the_old_one_opened() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let (kim, _) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["name"] = json!("Renamed");
        admin.put("/sso", settings.clone()).await.ok();
        kim.get("/auth/me").await.ok();
        // A sign-in that was on its way comes too late.
        let (browser, url) = begin(&app).await;
        let query = provider.sign_in(&app, &url, "lou", &in_group("support"));
        settings["enabled"] = json!(false);
        admin.put("/sso", settings.clone()).await.ok();
        kim.get("/auth/me").await.problem(Code::Unauthenticated);
        admin.get("/auth/me").await.ok();
        assert_eq!(word(&finish(&browser, &query).await), "off");
        let (_, to) = (0, location(&app.anonymous().get("/auth/sso/start").await));
        assert_eq!(word(&to), "off");
        // Another issuer: whoever has the same subject there is a stranger.
        let second = Provider::start().await;
        settings["enabled"] = json!(true);
        settings["issuer"] = json!(second.issuer);
        admin.put("/sso", settings).await.ok();
        let (_, to) = sign_in(&app, &second, "kim", &in_group("support")).await;
        assert_eq!(word(&to), "no-link");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_is_no_way_to_look_around_behind_the_firewall() {
    each_engine(|app| async move {
        let provider = Provider::start().await;
        let admin = app.sign_in("Admin").await;
        for inside in [&provider.issuer, "http://login.example.com", "https://169.254.169.254", "https://[::1]/", "https://u:p@example.com"] {
            let settings = json!({"enabled": true, "name": "P", "issuer": inside, "client_id": "c"});
            let refused = admin.put("/sso", settings).await.problem(Code::Invalid);
            assert_eq!(refused["errors"][0]["field"], "issuer", "{inside}");
            let checked = admin.post("/sso/check", json!({"issuer": inside})).await.ok();
            assert_eq!(checked["good"], false, "{inside}");
        }
        assert_eq!(provider.inner().keys_read, 0);
        for wrong in [
            json!({"issuer": "https://login.example.com/.well-known/openid-configuration"}),
            json!({"issuer": "https://login.example.com?x"}),
            json!({"client_id": ""}),
            json!({"name": ""}),
            json!({"scopes": ["two words"]}),
            json!({"domains": ["*.example.com"]}),
            json!({"mappings": [{"group": ""}]}),
            json!({"mappings": [{"group": "g", "role": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"}]}),
            json!({"mappings": [{"group": "g", "teams": ["0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"]}]}),
            json!({"enabled": false, "password_sign_in": false}),
        ] {
            let mut settings = json!({"enabled": true, "name": "P", "issuer": "https://login.example.com", "client_id": "c"});
            for (name, value) in wrong.as_object().unwrap() {
                settings[name] = value.clone();
            }
            admin.put("/sso", settings).await.problem(Code::Invalid);
        }
    })
    .await;
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = app.sign_in("Admin").await;
        let checked = async || admin.post("/sso/check", json!({"issuer": provider.issuer})).await.ok();
        let good = checked().await;
        assert_eq!(
            (&good["good"], &good["keys"], &good["signs_out"]),
            (&json!(true), &json!(1), &json!(true)),
            "{good}"
        );
        provider.inner().more = json!({"issuer": "https://another.example"});
        assert_eq!(checked().await["good"], false);
        provider.inner().more = json!({"token_endpoint": "ftp://inside.example/token"});
        assert_eq!(checked().await["good"], false);
    })
    .await;
}
