//! Signing in, as somebody tries who should not get in.

use crate::support::{Client, TestApp, each_engine};
use ombud_server::http::Code;
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::time::Duration;
use totp_rs::{Algorithm, Builder, Secret};

const PASSWORD: &str = "correct horse battery";

/// Somebody who signs in by address and password.
async fn mia(app: &TestApp) -> Client {
    app.add_staff(app.workspace, "Agent", "mia@example.com", Some(PASSWORD)).await;
    app.anonymous()
}

async fn try_in(client: &Client, email: &str, password: &str) -> crate::support::Answer {
    client.post("/auth/login", json!({"email": email, "password": password})).await
}

async fn signed_in(client: &Client) {
    let login = try_in(client, "mia@example.com", PASSWORD).await.ok();
    assert_eq!(login, json!({"state": "signed_in"}));
}

/// The code that an authenticator app with this secret shows at the test's time, or some steps later.
pub fn code_of(app: &TestApp, secret: &str, steps: i64) -> String {
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_secret(Secret::try_from_base32(secret).unwrap())
        .with_digits(6)
        .with_step_duration(30)
        .build()
        .unwrap();
    totp.generate(u64::try_from(app.app.now().seconds() + 30 * steps).unwrap()).to_string()
}

/// Sets an authenticator app up; returns its secret and the recovery codes.
pub async fn enrol(app: &TestApp, client: &Client) -> (String, Vec<String>) {
    let setup = client.post("/auth/totp", json!({})).await.ok();
    let secret = setup["secret"].as_str().unwrap().to_owned();
    assert!(setup["url"].as_str().unwrap().starts_with("otpauth://totp/"), "{setup}");
    assert!(setup["qr"].as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
    client.post("/auth/totp/confirm", json!({"code": "000000"})).await.problem(Code::WrongCredentials);
    let codes = client.post("/auth/totp/confirm", json!({"code": code_of(app, &secret, 0)})).await.ok();
    let codes: Vec<String> = serde_json::from_value(codes["recovery_codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

/// The password's step; returns the challenge.
async fn challenge(client: &Client) -> Json {
    let login = try_in(client, "mia@example.com", PASSWORD).await.ok();
    assert_eq!(login["state"], "second_factor", "{login}");
    login["challenge"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_opens_a_session_and_signing_out_ends_it() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        client.get("/auth/me").await.problem(Code::Unauthenticated);
        let answer = try_in(&client, " Mia@Example.com ", PASSWORD).await;
        let cookies: Vec<_> =
            answer.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
        assert!(
            cookies[0].starts_with("ombud_session=") && cookies[1].starts_with("ombud_device="),
            "{cookies:?}"
        );
        for cookie in cookies {
            for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/;"] {
                assert!(cookie.contains(part), "{cookie}");
            }
            assert!(!cookie.contains("Secure"), "plain http could not send it back");
        }
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let me = client.get("/auth/me").await.ok();
        assert_eq!(me["staff"]["email"], "mia@example.com");
        assert_eq!(me["must_enrol"], false);
        assert!(me["permissions"].as_array().unwrap().contains(&json!("cases.reply")));
        assert!(!me.to_string().contains("argon2"));
        let token = client.cookie("ombud_session").unwrap();
        assert_eq!(client.post("/auth/logout", json!({})).await.status, 204);
        assert_eq!(client.cookie("ombud_session"), None);
        client.set_cookie("ombud_session", &token);
        client.get("/auth/me").await.problem(Code::Unauthenticated);
        let kinds = app.event_kinds().await;
        assert!(kinds.ends_with(&["staff.signed_in".into(), "staff.signed_out".into()]), "{kinds:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_does_not_tell_who_exists() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        let disabled = app.add_staff(app.workspace, "Agent", "gone@example.com", Some(PASSWORD)).await;
        app.write(move |tx, _| {
            tx.exec("UPDATE staff SET state = 'disabled' WHERE id = $1", &[disabled.into()])?;
            Ok(())
        })
        .await;
        app.add_staff(app.workspace, "Agent", "invited@example.com", None).await;
        let wrong = try_in(&client, "mia@example.com", "wrong horse battery").await;
        let body = wrong.text.clone();
        wrong.problem(Code::WrongCredentials);
        for email in ["nobody@example.com", "gone@example.com", "invited@example.com", "no address", ""] {
            let answer = try_in(&client, email, PASSWORD).await;
            assert_eq!(answer.text, body, "{email}");
            assert!(answer.header("set-cookie").is_none());
        }
        // Each of the refusals was written down, with nobody's name where there is nobody.
        let kinds = app.event_kinds().await;
        assert_eq!(kinds.iter().filter(|it| *it == "staff.sign_in_failed").count(), 6);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_takes_as_long_for_nobody() {
    each_engine(|app| async move {
        mia(&app).await;
        let mut medians = Vec::new();
        for email in ["mia@example.com", "nobody@example.com"] {
            let mut times = Vec::new();
            for n in 0..9 {
                let mut client = app.anonymous();
                client.headers.insert("x-forwarded-for".into(), format!("10.{n}.0.1"));
                let before = std::time::Instant::now();
                try_in(&client, email, "wrong horse battery").await.problem(Code::WrongCredentials);
                times.push(before.elapsed());
            }
            times.sort();
            medians.push(times[4]);
        }
        let (known, unknown) = (medians[0].as_secs_f64(), medians[1].as_secs_f64());
        assert!(unknown > 0.4 * known && unknown < 2.5 * known, "known {known}, unknown {unknown}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_becomes_slow_and_the_owner_still_gets_in() {
    each_engine(|app| async move {
        let owner = mia(&app).await;
        signed_in(&owner).await;
        let mut thief = app.anonymous();
        thief.headers.insert("x-forwarded-for".into(), "203.0.113.5".into());
        for _ in 0..5 {
            try_in(&thief, "mia@example.com", "guess guess guess").await.problem(Code::WrongCredentials);
        }
        let refused = try_in(&thief, "mia@example.com", "guess guess guess").await;
        assert_eq!(refused.header("retry-after"), Some("2"));
        refused.problem(Code::SlowDown);
        // A neighbour of the same network is the same thief, and the right password does not help either.
        thief.headers.insert("x-forwarded-for".into(), "203.0.113.99".into());
        try_in(&thief, "mia@example.com", PASSWORD).await.problem(Code::SlowDown);
        let mut waits = Vec::new();
        for _ in 0..10 {
            let refused = try_in(&thief, "mia@example.com", "guess").await;
            let wait = refused.header("retry-after").unwrap().parse().unwrap();
            refused.problem(Code::SlowDown);
            waits.push(wait);
            app.advance(Duration::from_secs(wait));
            try_in(&thief, "mia@example.com", "guess").await.problem(Code::WrongCredentials);
        }
        assert!(waits.is_sorted() && waits[9] > 500 && waits[9] <= 901, "{waits:?}");
        // The owner's network and browser are known, and not held up.
        owner.drop_cookie("ombud_session");
        signed_in(&owner).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_networks_cannot_guess_together_nor_lock_the_owner_out() {
    each_engine(|app| async move {
        let owner = mia(&app).await;
        signed_in(&owner).await;
        let mut thief = app.anonymous();
        let mut slowed = 0;
        for n in 0..60 {
            thief.headers.insert("x-forwarded-for".into(), format!("10.1.{n}.1"));
            slowed += u32::from(try_in(&thief, "mia@example.com", "guess guess").await.status == 429);
        }
        assert_eq!(slowed, 10, "fifty tries from everywhere, then all strangers wait");
        let known_network = app.anonymous();
        signed_in(&known_network).await;
        let mut known_browser = app.anonymous();
        known_browser.set_cookie("ombud_device", &owner.cookie("ombud_device").unwrap());
        known_browser.headers.insert("x-forwarded-for".into(), "198.51.100.77".into());
        signed_in(&known_browser).await;
        // Another one's device cookie opens nothing.
        let mut stranger = app.anonymous();
        stranger.set_cookie("ombud_device", "made-up");
        stranger.headers.insert("x-forwarded-for".into(), "198.18.7.7".into());
        try_in(&stranger, "mia@example.com", PASSWORD).await.problem(Code::SlowDown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_cannot_try_everybody() {
    each_engine(|app| async move {
        let mut thief = app.anonymous();
        thief.headers.insert("x-forwarded-for".into(), "2001:db8::1".into());
        for n in 0..100 {
            // Unknown accounts: without a password there is nothing to hash, so keep the tries cheap by one connection.
            try_in(&thief, &format!("person{n}@example.com"), "x").await.problem(Code::WrongCredentials);
        }
        try_in(&thief, "person100@example.com", "x").await.problem(Code::SlowDown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_at_the_same_time_are_all_counted() {
    each_engine(|app| async move {
        mia(&app).await;
        let mut thief = app.anonymous();
        thief.headers.insert("x-forwarded-for".into(), "203.0.113.5".into());
        let thief = std::sync::Arc::new(thief);
        let tries: Vec<_> = (0..30)
            .map(|_| {
                let thief = thief.clone();
                tokio::spawn(async move { try_in(&thief, "mia@example.com", "guess guess").await.status })
            })
            .collect();
        let mut judged = 0;
        for it in tries {
            judged += u32::from(it.await.unwrap() == 401);
        }
        assert_eq!(judged, 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_planted_is_never_given_rights() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        client.set_cookie("ombud_session", "planted");
        signed_in(&client).await;
        let token = client.cookie("ombud_session").unwrap();
        assert_ne!(token, "planted");
        // Signing in again, the session of before ends.
        signed_in(&client).await;
        assert_ne!(client.cookie("ombud_session").unwrap(), token);
        let old = app.anonymous();
        old.set_cookie("ombud_session", &token);
        old.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_that_another_site_caused_are_refused() {
    each_engine(|app| async move {
        let mut client = mia(&app).await;
        signed_in(&client).await;
        let own = client.headers.clone();
        let change = || json!({"name": "Mallory"});
        for origin in [None, Some("https://evil.example"), Some("null"), Some("http://localhost:1"), Some("")]
        {
            client.headers.remove("origin");
            if let Some(origin) = origin {
                client.headers.insert("origin".into(), origin.into());
            }
            client.patch("/auth/me", change()).await.problem(Code::Forbidden);
            client.post("/auth/logout", json!({})).await.problem(Code::Forbidden);
            client.get("/auth/me").await.ok();
        }
        client.headers.insert("origin".into(), "https://evil.example".into());
        try_in(&client, "mia@example.com", PASSWORD).await.problem(Code::Forbidden);
        client.headers = own;
        client
            .patch("/auth/me", json!({"name": "Mia Chen", "theme": "dark", "language": "zh-CN"}))
            .await
            .ok();
        let me = client.get("/auth/me").await.ok();
        assert_eq!((&me["staff"]["name"], &me["staff"]["theme"]), (&json!("Mia Chen"), &json!("dark")));
        // A page of ours that is reached under another name than `public_url`.
        client.headers.insert("host".into(), "desk.internal".into());
        client.patch("/auth/me", json!({"theme": "light"})).await.ok();
        client.headers.insert("origin".into(), "http://desk.internal".into());
        client.patch("/auth/me", json!({"theme": "light"})).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_run_out() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        app.advance(Duration::from_secs(11 * 3600));
        client.get("/auth/me").await.ok();
        app.advance(Duration::from_secs(11 * 3600));
        client.get("/auth/me").await.ok();
        app.advance(Duration::from_secs(12 * 3600));
        client.get("/auth/me").await.problem(Code::Unauthenticated);
        signed_in(&client).await;
        for _ in 0..15 {
            client.get("/auth/me").await.ok();
            app.advance(Duration::from_secs(11 * 3600));
        }
        client.get("/auth/me").await.ok();
        app.advance(Duration::from_secs(3 * 3600));
        client.get("/auth/me").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_sessions_are_listed_and_ended() {
    each_engine(|app| async move {
        let (here, there) = (mia(&app).await, app.anonymous());
        signed_in(&here).await;
        app.advance(Duration::from_secs(5));
        signed_in(&there).await;
        let stranger = app.sign_in("Admin").await;
        let list = here.get("/auth/sessions").await.ok();
        assert_eq!(list["items"].as_array().unwrap().len(), 2);
        assert_eq!(
            (&list["items"][0]["current"], &list["items"][1]["current"]),
            (&json!(false), &json!(true))
        );
        let other = list["items"][0]["id"].as_str().unwrap().to_owned();
        stranger.delete(&format!("/auth/sessions/{other}")).await.problem(Code::NotFound);
        there.get("/auth/me").await.ok();
        assert_eq!(here.delete(&format!("/auth/sessions/{other}")).await.status, 204);
        there.get("/auth/me").await.problem(Code::Unauthenticated);
        here.delete(&format!("/auth/sessions/{other}")).await.problem(Code::NotFound);
        signed_in(&there).await;
        assert_eq!(here.delete("/auth/sessions").await.status, 204);
        there.get("/auth/me").await.problem(Code::Unauthenticated);
        here.get("/auth/me").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_ends_the_other_sessions() {
    each_engine(|app| async move {
        let (here, there) = (mia(&app).await, app.anonymous());
        signed_in(&here).await;
        signed_in(&there).await;
        let change = |current: &str, new: &str| json!({"current": current, "new": new});
        for new in ["short", "mia@example.com", "aaaaaaaaaaaaaaaa", PASSWORD] {
            here.post("/auth/password", change(PASSWORD, new)).await.problem(Code::Invalid);
        }
        let next = "staple correct horse";
        for _ in 0..5 {
            here.post("/auth/password", change("wrong", next)).await.problem(Code::WrongCredentials);
        }
        here.post("/auth/password", change(PASSWORD, next)).await.problem(Code::SlowDown);
        app.advance(Duration::from_secs(2));
        assert_eq!(here.post("/auth/password", change(PASSWORD, next)).await.status, 204);
        here.get("/auth/me").await.ok();
        there.get("/auth/me").await.problem(Code::Unauthenticated);
        try_in(&there, "mia@example.com", PASSWORD).await.problem(Code::WrongCredentials);
        try_in(&there, "mia@example.com", next).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_counts_once() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        let (secret, _) = enrol(&app, &client).await;
        client.post("/auth/totp", json!({})).await.problem(Code::Conflict);
        let second = |challenge: &Json, code: String| json!({"challenge": challenge, "totp": code});
        // The code that set it up is used up.
        let first = challenge(&client).await;
        let used = second(&first, code_of(&app, &secret, 0));
        client.post("/auth/second-factor", used).await.problem(Code::WrongCredentials);
        // A clock that is one step ahead is fine, and uses up all until there.
        let ahead = code_of(&app, &secret, 1);
        client.post("/auth/second-factor", second(&first, ahead.clone())).await.ok();
        client.get("/auth/me").await.ok();
        app.advance(Duration::from_secs(30));
        let again = challenge(&client).await;
        client.post("/auth/second-factor", second(&again, ahead)).await.problem(Code::WrongCredentials);
        app.advance(Duration::from_secs(30));
        client.post("/auth/second-factor", second(&again, code_of(&app, &secret, 0))).await.ok();
        // A challenge is good for one sign-in.
        app.advance(Duration::from_secs(30));
        let reused = second(&again, code_of(&app, &secret, 0));
        client.post("/auth/second-factor", reused).await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_bears_five_tries_and_five_minutes() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        let (secret, _) = enrol(&app, &client).await;
        app.advance(Duration::from_secs(60));
        let first = challenge(&client).await;
        for _ in 0..5 {
            let answer =
                client.post("/auth/second-factor", json!({"challenge": first, "totp": "000000"})).await;
            if answer.status == 429 {
                app.advance(Duration::from_secs(answer.header("retry-after").unwrap().parse().unwrap()));
                let again = client.post("/auth/second-factor", json!({"challenge": first, "totp": "000000"}));
                again.await.problem(Code::WrongCredentials);
            } else {
                answer.problem(Code::WrongCredentials);
            }
        }
        app.advance(Duration::from_secs(60));
        let right = json!({"challenge": first, "totp": code_of(&app, &secret, 0)});
        client.post("/auth/second-factor", right).await.problem(Code::Unauthenticated);
        // Knowing the password does not buy more guesses: a new challenge does not wipe the count out.
        let second = challenge(&client).await;
        let guess = || json!({"challenge": second, "totp": "000000"});
        client.post("/auth/second-factor", guess()).await.problem(Code::WrongCredentials);
        client.post("/auth/second-factor", guess()).await.problem(Code::SlowDown);
        app.advance(Duration::from_secs(301));
        let late = json!({"challenge": second, "totp": code_of(&app, &secret, 0)});
        client.post("/auth/second-factor", late).await.problem(Code::Unauthenticated);
        let third = challenge(&client).await;
        app.advance(Duration::from_secs(120));
        let right = json!({"challenge": third, "totp": code_of(&app, &secret, 0)});
        client.post("/auth/second-factor", right).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_counts_once_and_fresh_ones_void_the_old() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        let (_, codes) = enrol(&app, &client).await;
        let prove = |challenge: Json, code: &str| json!({"challenge": challenge, "recovery": code});
        let answer = prove(challenge(&client).await, &codes[0].to_uppercase().replace('-', " "));
        client.post("/auth/second-factor", answer).await.ok();
        assert_eq!(client.get("/auth/me").await.ok()["second_factor"]["recovery_left"], 9);
        let answer = prove(challenge(&client).await, &codes[0]);
        client.post("/auth/second-factor", answer).await.problem(Code::WrongCredentials);
        let password = json!({"password": PASSWORD});
        client
            .post("/auth/recovery-codes", json!({"password": "wrong"}))
            .await
            .problem(Code::WrongCredentials);
        let fresh = client.post("/auth/recovery-codes", password.clone()).await.ok();
        let answer = prove(challenge(&client).await, &codes[1]);
        client.post("/auth/second-factor", answer).await.problem(Code::WrongCredentials);
        let answer = prove(challenge(&client).await, fresh["recovery_codes"][1].as_str().unwrap());
        client.post("/auth/second-factor", answer).await.ok();
        // Without a second factor the codes go.
        let wrong = client.send(Method::DELETE, "/auth/totp", Some(json!({"password": "wrong"}))).await;
        wrong.problem(Code::WrongCredentials);
        assert_eq!(client.send(Method::DELETE, "/auth/totp", Some(password.clone())).await.status, 204);
        assert_eq!(client.get("/auth/me").await.ok()["second_factor"]["recovery_left"], 0);
        client.post("/auth/recovery-codes", password).await.problem(Code::Conflict);
        signed_in(&client).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_compulsory_second_factor_shuts_everything_else() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        client.get("/tags").await.ok();
        let admin = app.sign_in("Admin").await;
        admin.patch("/workspace", json!({"require_second_factor": true})).await.ok();
        client.get("/tags").await.problem(Code::SecondFactorNeeded);
        admin.get("/workspace").await.problem(Code::SecondFactorNeeded);
        assert_eq!(client.get("/auth/me").await.ok()["must_enrol"], true);
        enrol(&app, &client).await;
        client.get("/tags").await.ok();
        assert_eq!(client.get("/auth/me").await.ok()["must_enrol"], false);
        let removal = client.send(Method::DELETE, "/auth/totp", Some(json!({"password": PASSWORD}))).await;
        removal.problem(Code::Conflict);
        client.get("/tags").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_in_two_workspaces_means_the_older_or_the_named_one() {
    each_engine(|app| async move {
        mia(&app).await;
        app.advance(Duration::from_secs(1));
        let other = app.another_workspace("other").await;
        app.add_staff(other, "Agent", "mia@example.com", Some("another good password")).await;
        let client = app.anonymous();
        signed_in(&client).await;
        assert_eq!(client.get("/auth/me").await.ok()["workspace"]["id"], json!(app.workspace));
        try_in(&client, "mia@example.com", "another good password").await.problem(Code::WrongCredentials);
        let named =
            json!({"email": "mia@example.com", "password": "another good password", "workspace": "other"});
        client.post("/auth/login", named).await.ok();
        assert_eq!(client.get("/auth/me").await.ok()["workspace"]["id"], json!(other));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_reaches_the_events() {
    each_engine(|app| async move {
        let client = mia(&app).await;
        signed_in(&client).await;
        let (secret, codes) = enrol(&app, &client).await;
        try_in(&client, "mia@example.com", "a mistyped password").await.problem(Code::WrongCredentials);
        let token = client.cookie("ombud_session").unwrap();
        let workspace = app.workspace;
        let events = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
        let all = events.iter().map(|it| it.data.to_string()).collect::<Vec<_>>().join("\n");
        for hidden in [&secret, &codes[0], &token, "mistyped", PASSWORD, "argon2"] {
            assert!(!all.contains(hidden), "{hidden} in {all}");
        }
    })
    .await;
}
