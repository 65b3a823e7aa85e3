//! Single sign-on: who comes in by a provider's word, and how it would be abused.

use crate::{
    provider::{CLIENT, Key, Provider, SECRET, begin, finish, location, params, roles, set, sign_in},
    support::{TestApp, each_engine_with},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ombud_server::{config::Config, http::Code};
use serde_json::{Value as Json, json};
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";
const MINUTE: Duration = Duration::from_secs(60);

pub fn local(config: &mut Config) {
    config.sso.allow_private = true;
}

pub fn in_group(group: &str) -> Json {
    json!({"groups": [group]})
}

/// Why a browser is back at the sign-in page.
pub fn word(to: &str) -> &str {
    to.strip_prefix("/console/login?sso=").unwrap_or_else(|| panic!("{to}"))
}

/// The question behind the address that a browser was sent to.
fn question(to: &str) -> Json {
    let text = to.split_once("#second-factor=").unwrap_or_else(|| panic!("{to}")).1;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

/// What the audit has of failed sign-ins: the words.
async fn failures(app: &TestApp) -> Vec<String> {
    let workspace = app.workspace;
    let events = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 10_000)).await;
    let failed = events.into_iter().filter(|it| it.kind == "staff.sign_in_failed");
    failed
        .map(|it| serde_json::to_value(&it.data).unwrap()["why"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_sign_in_makes_a_member_and_groups_give_the_role() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let ways = app.anonymous().get("/auth/sso").await.ok();
        assert_eq!(ways, json!({"provider": "Keys & Co", "password": true}));
        let (kim, to) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        assert_eq!(to, "/console/inbox/mine");
        let me = kim.get("/auth/me").await.ok();
        let roles = roles(&admin).await;
        assert_eq!(
            (&me["staff"]["email"], &me["staff"]["role"]),
            (&json!("kim@example.com"), &roles["Agent"])
        );
        assert_eq!(
            (&me["has_password"], &me["sso"], &me["staff"]["name"]),
            (&json!(false), &json!(true), &json!("kim of the provider"))
        );
        let sessions = kim.get("/auth/sessions").await.ok();
        assert_eq!(sessions["items"][0]["how"], "oidc");
        // The account is the subject: another address is still the same person, and another subject with the address is not.
        let moved = json!({"groups": ["leads", "support"], "email": "kim.lee@example.com"});
        let (again, _) = sign_in(&app, &provider, "kim", &moved).await;
        let now = again.get("/auth/me").await.ok();
        assert_eq!((&now["staff"]["id"], &now["staff"]["role"]), (&me["staff"]["id"], &roles["Lead"]));
        let (other, to) =
            sign_in(&app, &provider, "mallory", &json!({"groups": ["support"], "email": "kim@example.com"}))
                .await;
        assert_eq!(word(&to), "no-link");
        other.get("/auth/me").await.problem(Code::Unauthenticated);
        // Out of every group, out of the desk.
        let (_, to) = sign_in(&app, &provider, "kim", &in_group("kitchen")).await;
        assert_eq!(word(&to), "no-role");
        let (_, to) = sign_in(&app, &provider, "lou", &json!({})).await;
        assert_eq!(word(&to), "no-role");
        assert_eq!(failures(&app).await, ["no-link", "no-role", "no-role"]);
        assert_eq!(admin.get("/sso").await.ok()["people"], 1);
        // Whoever is disabled here stays out, whatever the provider says.
        admin
            .patch(&format!("/staff/{}", me["staff"]["id"].as_str().unwrap()), json!({"state": "disabled"}))
            .await
            .ok();
        again.get("/auth/me").await.problem(Code::Unauthenticated);
        let (_, to) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        assert_eq!(word(&to), "disabled");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_follow_groups_and_what_the_token_leaves_out_is_asked_for() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = app.sign_in("Admin").await;
        let team = |name: &str| json!({"name": name});
        let cards = admin.post("/teams", team("Cards")).await.ok()["id"].clone();
        let nights = admin.post("/teams", team("Nights")).await.ok()["id"].clone();
        let agent = roles(&admin).await["Agent"].clone();
        let mappings = json!([
            {"group": "cards", "teams": [cards]},
            {"group": "staff", "role": agent},
        ]);
        set(&app, &provider, json!({"mappings": mappings, "groups_claim": "realm_access.roles"})).await;
        let thin = json!({"email": null, "name": null});
        provider.inner().userinfo = json!({
            "sub": "kim", "email": "kim@example.com", "email_verified": true, "name": "Kim Lee",
            "realm_access": {"roles": ["staff", "cards"]},
        });
        let (kim, _) = sign_in(&app, &provider, "kim", &thin).await;
        let me = kim.get("/auth/me").await.ok();
        assert_eq!((&me["staff"]["name"], &me["teams"]), (&json!("Kim Lee"), &json!([cards])));
        // A team that no group gives stays; one that a group gave goes with the group.
        let id = me["staff"]["id"].as_str().unwrap();
        admin.patch(&format!("/staff/{id}"), json!({"teams": [cards, nights]})).await.ok();
        provider.inner().userinfo["realm_access"]["roles"] = json!(["staff"]);
        let (kim, _) = sign_in(&app, &provider, "kim", &thin).await;
        assert_eq!(kim.get("/auth/me").await.ok()["teams"], json!([nights]));
        // Somebody else's word about somebody.
        provider.inner().userinfo["sub"] = json!("lou");
        let (_, to) = sign_in(&app, &provider, "kim", &thin).await;
        assert_eq!(word(&to), "token");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_in_the_browser_that_asked() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        set(&app, &provider, json!({})).await;
        let (browser, url) = begin(&app).await;
        let asked = params(url.split_once('?').unwrap().1);
        assert!(asked["scope"].starts_with("openid ") && asked["nonce"] != asked["state"], "{asked:?}");
        let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
        // Login CSRF: the attacker's answer in another browser opens nothing there.
        let (victim, _) = begin(&app).await;
        assert_eq!(word(&finish(&victim, &query).await), "expired");
        assert_eq!(victim.cookie("ombud_session"), None);
        // Another state than the browser's own.
        let swapped = query.replace(&asked["state"], &"A".repeat(43));
        assert_eq!(word(&finish(&browser, &swapped).await), "expired");
        // A code that was stolen elsewhere, brought into one's own sign-in: it is bound to who asked for it.
        let (thief, stolen_at) = begin(&app).await;
        let own = params(stolen_at.split_once('?').unwrap().1);
        let injected = query.replace(&asked["state"], &own["state"]);
        assert_eq!(word(&finish(&thief, &injected).await), "provider");
        // The code is gone by that, so a fresh one; and its answer is good once, cookie or not.
        let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
        let name = format!("ombud_sso_{}", &asked["state"][..12]);
        let cookie = browser.cookie(&name).unwrap();
        assert_eq!(finish(&browser, &query).await, "/console/inbox/mine");
        assert_eq!(browser.cookie(&name), None, "spent");
        assert_eq!(word(&finish(&browser, &query).await), "expired");
        browser.set_cookie(&name, &cookie);
        let again = provider.sign_in(&app, &url, "kim", &in_group("support"));
        assert_eq!(word(&finish(&browser, &again).await), "expired", "the nonce was used");
        // Too late.
        let (slow, url) = begin(&app).await;
        app.advance(11 * MINUTE);
        let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
        assert_eq!(word(&finish(&slow, &query).await), "expired");
        // A cookie that somebody has turned.
        let (turned, url) = begin(&app).await;
        let state = params(url.split_once('?').unwrap().1)["state"].clone();
        let name = format!("ombud_sso_{}", &state[..12]);
        let mut cookie = turned.cookie(&name).unwrap().into_bytes();
        let at = cookie.len() - 5;
        cookie[at] = if cookie[at] == b'A' { b'B' } else { b'A' };
        turned.set_cookie(&name, std::str::from_utf8(&cookie).unwrap());
        let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
        assert_eq!(word(&finish(&turned, &query).await), "expired");
        // Nothing at all, and the provider's refusal.
        let (browser, url) = begin(&app).await;
        assert_eq!(word(&finish(&browser, "").await), "expired");
        let state = params(url.split_once('?').unwrap().1)["state"].clone();
        assert_eq!(word(&finish(&browser, &format!("error=access_denied&state={state}")).await), "denied");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_anywhere_else() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        set(&app, &provider, json!({})).await;
        for next in [
            "//evil.example",
            "https%3A%2F%2Fevil.example",
            "%2F%5Cevil.example",
            "javascript:alert(1)",
            "/a%0d%0ax:y",
        ] {
            let mut browser = app.anonymous();
            browser.headers.remove("origin");
            let url = location(&browser.get(&format!("/auth/sso/start?next={next}")).await);
            assert!(url.starts_with(&provider.issuer), "{url}");
            let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
            assert_eq!(finish(&browser, &query).await, "/console/", "{next}");
        }
    })
    .await;
}

/// An ID token that is not what it must be: how it is made, of good claims and the provider's key.
type Forged = fn(&Provider, Json) -> String;

fn signed(provider: &Provider, claims: &Json) -> String {
    provider.inner().key.sign(claims)
}

pub fn unsigned(header: &Json, claims: &Json) -> String {
    let part = |it: &Json| URL_SAFE_NO_PAD.encode(it.to_string());
    format!("{}.{}.", part(header), part(claims))
}

fn by_secret(kid: &str, claims: &Json, secret: &[u8]) -> String {
    let header = Header { kid: Some(kid.into()), ..Header::new(Algorithm::HS256) };
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(secret)).unwrap()
}

fn with(claims: &Json, name: &str, value: Json) -> Json {
    let mut claims = claims.clone();
    claims[name] = value;
    claims
}

const FORGED: &[(&str, Forged)] = &[
    ("another issuer", |it, claims| signed(it, &with(&claims, "iss", json!("https://evil.example")))),
    ("another client", |it, claims| signed(it, &with(&claims, "aud", json!("another")))),
    ("several clients, given to none", |it, claims| {
        signed(it, &with(&claims, "aud", json!([CLIENT, "another"])))
    }),
    ("given to another client", |it, claims| {
        let claims = with(&claims, "aud", json!([CLIENT, "another"]));
        signed(it, &with(&claims, "azp", json!("another")))
    }),
    ("another nonce", |it, claims| signed(it, &with(&claims, "nonce", json!("mine")))),
    ("no nonce", |it, claims| signed(it, &with(&claims, "nonce", Json::Null))),
    ("no subject", |it, claims| signed(it, &with(&claims, "sub", json!("")))),
    ("a subject without end", |it, claims| signed(it, &with(&claims, "sub", json!("s".repeat(256))))),
    ("expired", |it, claims| signed(it, &with(&claims, "exp", json!(claims["iat"].as_i64().unwrap() - 61)))),
    ("old", |it, claims| signed(it, &with(&claims, "iat", json!(claims["iat"].as_i64().unwrap() - 700)))),
    ("of tomorrow", |it, claims| {
        signed(it, &with(&claims, "iat", json!(claims["iat"].as_i64().unwrap() + 90)))
    }),
    ("not good yet", |it, claims| {
        signed(it, &with(&claims, "nbf", json!(claims["iat"].as_i64().unwrap() + 90)))
    }),
    ("unsigned", |_, claims| unsigned(&json!({"alg": "none"}), &claims)),
    ("unsigned, with a key's name", |_, claims| unsigned(&json!({"alg": "none", "kid": "first"}), &claims)),
    ("by the client secret", |_, claims| by_secret("first", &claims, SECRET.as_bytes())),
    ("by the public key as a secret", |it, claims| {
        let public = json!(it.inner().key.public()).to_string();
        by_secret("first", &claims, public.as_bytes())
    }),
    ("by another key of the same name", |_, claims| Key::new("first").sign(&claims)),
    ("by a key that nobody knows", |_, claims| Key::new("mine").sign(&claims)),
    ("by a key that it brings", |_, claims| {
        let key = Key::new("mine");
        let token = key.sign(&claims);
        let header =
            json!({"alg": "ES256", "kid": "mine", "jwk": key.public(), "jku": "https://evil.example/jwks"});
        let (_, rest) = token.split_once('.').unwrap();
        format!("{}.{rest}", URL_SAFE_NO_PAD.encode(header.to_string()))
    }),
    ("no token", |_, _| "hello".into()),
    ("too long", |it, claims| signed(it, &with(&claims, "filler", json!("x".repeat(40_000))))),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_forged_token_opens_a_session() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        set(&app, &provider, json!({})).await;
        for (name, forge) in FORGED {
            let (browser, url) = begin(&app).await;
            let nonce = params(url.split_once('?').unwrap().1)["nonce"].clone();
            let claims = provider.claims(&app, "kim", &json!({"groups": ["support"], "nonce": nonce}));
            let query = provider.grant(&url, forge(&provider, claims));
            assert_eq!(word(&finish(&browser, &query).await), "token", "{name}");
            assert_eq!(browser.cookie("ombud_session"), None, "{name}");
        }
        // Signed in too long ago, for a sign-in that may be a week old.
        let longest = app.app.now().seconds() - 8 * 24 * 3600;
        let (_, to) =
            sign_in(&app, &provider, "kim", &json!({"groups": ["support"], "auth_time": longest})).await;
        assert_eq!(word(&to), "stale");
        // A key that was changed is learnt, and the old one is not believed any more; but not at everybody's bidding.
        let read = provider.inner().keys_read;
        app.advance(MINUTE);
        let old = std::mem::replace(&mut provider.inner().key, Key::new("second"));
        let (_, to) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        assert_eq!(to, "/console/inbox/mine");
        for _ in 0..3 {
            let (browser, url) = begin(&app).await;
            let nonce = params(url.split_once('?').unwrap().1)["nonce"].clone();
            let claims = provider.claims(&app, "kim", &json!({"groups": ["support"], "nonce": nonce}));
            let query = provider.grant(&url, old.sign(&claims));
            assert_eq!(word(&finish(&browser, &query).await), "token");
        }
        assert_eq!(provider.inner().keys_read, read + 1);
        // Another provider's answer in place of ours (RFC 9207).
        let (browser, url) = begin(&app).await;
        let query = provider.sign_in(&app, &url, "kim", &in_group("support"));
        let query = format!("{query}&iss=https%3A%2F%2Fevil.example");
        assert_eq!(word(&finish(&browser, &query).await), "mixed-up");
        provider.inner().more = json!({"authorization_response_iss_parameter_supported": true});
        app.advance(61 * MINUTE);
        let (_, to) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        assert_eq!(word(&to), "mixed-up", "it says that it names itself, and does not");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_address_hands_over_nothing() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(
            &app,
            &provider,
            json!({"link": true, "create": false, "domains": ["example.com"], "follow": false}),
        )
        .await;
        let mia = app.add_staff(app.workspace, "Agent", "mia@example.com", Some(PASSWORD)).await;
        let try_as = async |sub: &str, more: Json| sign_in(&app, &provider, sub, &more).await.1;
        // What leads to nobody.
        let no = json!({"email": "mia@example.com", "email_verified": false});
        assert_eq!(word(&try_as("x", no).await), "unverified");
        let silent = json!({"email": "mia@example.com", "email_verified": null});
        assert_eq!(word(&try_as("x", silent.clone()).await), "unverified");
        assert_eq!(word(&try_as("x", json!({"email": null})).await), "no-email");
        assert_eq!(word(&try_as("x", json!({"email": "mia@example.com.evil.example"})).await), "domain");
        assert_eq!(word(&try_as("x", json!({"email": "nobody@example.com"})).await), "no-account");
        // Once, and for one account of the provider's.
        let (browser, to) = sign_in(&app, &provider, "mia-1", &json!({"email": "Mia@Example.com"})).await;
        assert_eq!(to, "/console/inbox/mine");
        assert_eq!(browser.get("/auth/me").await.ok()["staff"]["id"], json!(mia));
        assert_eq!(word(&try_as("mia-2", json!({"email": "mia@example.com"})).await), "taken");
        // Whoever decides over others, without a second factor: an address is not enough.
        let ada = app.add_staff(app.workspace, "Admin", "ada@example.com", Some(PASSWORD)).await;
        assert_eq!(word(&try_as("ada", json!({})).await), "factor-first");
        // With one, it is asked for: also where the provider vouches for a factor of its own.
        let before = app.sign_in_again(ada).await;
        let (secret, _) = crate::sign_in::enrol(&app, &before).await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["factor_values"] = json!(["mfa"]);
        app.prove_again().await;
        admin.put("/sso", settings).await.ok();
        let (browser, to) = sign_in(&app, &provider, "ada", &json!({"amr": ["pwd", "mfa"]})).await;
        let asked = question(&to);
        assert!(to.starts_with("/console/login?next=%2Finbox%2Fmine#"), "{to}");
        assert_eq!(asked["state"], "second_factor");
        browser.get("/auth/me").await.problem(Code::Unauthenticated);
        let wrong = json!({"challenge": asked["challenge"], "totp": "000000"});
        browser.post("/auth/second-factor", wrong).await.problem(Code::WrongCredentials);
        assert_eq!(
            word(&try_as("ada-2", json!({"email": "ada@example.com", "email_verified": false})).await),
            "unverified"
        );
        let code = crate::sign_in::code_of(&app, &secret, 1);
        browser
            .post("/auth/second-factor", json!({"challenge": asked["challenge"], "totp": code}))
            .await
            .ok();
        let me = browser.get("/auth/me").await.ok();
        assert_eq!((&me["staff"]["id"], &me["sso"]), (&json!(ada), &json!(true)));
        // From then on she is known, and the provider's factor counts.
        let (_, to) = sign_in(&app, &provider, "ada", &json!({"amr": ["mfa"]})).await;
        assert_eq!(to, "/console/inbox/mine");
        let (_, to) = sign_in(&app, &provider, "ada", &json!({"amr": ["pwd"]})).await;
        assert_eq!(question(&to)["state"], "second_factor");
        // Where addresses are given out by the workspace itself, it may say so; but not against the provider's own word.
        let lou = app.add_staff(app.workspace, "Agent", "lou@example.com", None).await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["trust_email"] = json!(true);
        admin.put("/sso", settings).await.ok();
        assert_eq!(word(&try_as("lou", json!({"email_verified": false})).await), "unverified");
        let (browser, _) = sign_in(&app, &provider, "lou", &json!({"email_verified": null})).await;
        assert_eq!(browser.get("/auth/me").await.ok()["staff"]["id"], json!(lou));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_providers_factor_stands_in_only_where_it_vouches() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({"factor_values": ["mfa", "urn:strong"]})).await;
        let workspace = app.workspace;
        app.write(move |tx, _| {
            let settings = json!({"require_second_factor": true}).to_string();
            Ok(tx.exec(
                "UPDATE workspaces SET settings = $2 WHERE id = $1",
                &[workspace.into(), (&settings).into()],
            )?)
        })
        .await;
        drop(admin);
        let (kim, _) = sign_in(&app, &provider, "kim", &in_group("support")).await;
        assert_eq!(kim.get("/auth/me").await.ok()["must_enrol"], true);
        kim.get("/cases").await.problem(Code::SecondFactorNeeded);
        for strong in [json!({"amr": ["mfa"]}), json!({"acr": "urn:strong"})] {
            let mut more = strong;
            more["groups"] = json!(["support"]);
            let (kim, _) = sign_in(&app, &provider, "kim", &more).await;
            assert_eq!(kim.get("/auth/me").await.ok()["must_enrol"], false);
            kim.get("/cases").await.ok();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_made_at_the_provider_by_the_same_person_and_anew() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let admins = roles(&admin).await["Admin"].clone();
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["default_role"] = admins;
        admin.put("/sso", settings).await.ok();
        // Signing in is a proof as old as the sign-in at the provider.
        let hour_ago = app.app.now().seconds() - 3600;
        let (kim, _) = sign_in(&app, &provider, "kim", &json!({"auth_time": hour_ago})).await;
        let role = json!({"name": "Night", "permissions": []});
        kim.post("/roles", role.clone()).await.problem(Code::StepUpRequired);
        let asked = kim.post("/auth/step-up/begin", json!({})).await.ok();
        assert_eq!(
            (&asked["password"], &asked["sso"], &asked["methods"]),
            (&json!(false), &json!(true), &json!([]))
        );
        kim.post("/auth/step-up", json!({"password": PASSWORD})).await.problem(Code::Invalid);
        let again = async || {
            let url = kim.post("/auth/sso/step-up", json!({})).await.ok()["url"].as_str().unwrap().to_owned();
            let asked = params(url.split_once('?').unwrap().1);
            assert_eq!((asked["prompt"].as_str(), asked["max_age"].as_str()), ("login", "0"));
            assert_eq!(asked["login_hint"], "kim@example.com");
            url
        };
        // The browser's strict cookie does not come along with the provider's redirect: the session's is not needed.
        let session = kim.cookie("ombud_session").unwrap();
        for (sub, more, why) in [
            ("lou", json!({}), "somebody-else"),
            ("kim", json!({"auth_time": hour_ago}), "stale"),
            ("kim", json!({"auth_time": null}), "stale"),
        ] {
            let url = again().await;
            kim.drop_cookie("ombud_session");
            let to = finish(&kim, &provider.sign_in(&app, &url, sub, &more)).await;
            assert_eq!(to, format!("/console/proved?sso={why}"));
            assert_eq!(kim.cookie("ombud_session"), None, "it opens no session");
            kim.set_cookie("ombud_session", &session);
            kim.post("/roles", role.clone()).await.problem(Code::StepUpRequired);
        }
        let url = again().await;
        kim.drop_cookie("ombud_session");
        assert_eq!(finish(&kim, &provider.sign_in(&app, &url, "kim", &json!({}))).await, "/console/proved");
        kim.set_cookie("ombud_session", &session);
        kim.post("/roles", role).await.ok();
        // A session that the provider has not opened is not proved by it.
        let own = app.sign_in("Admin").await;
        assert_eq!(own.post("/auth/step-up/begin", json!({})).await.ok()["sso"], false);
        own.post("/auth/sso/step-up", json!({})).await.problem(Code::Conflict);
        // Who has no password sets a second factor up, and takes it away, by a fresh proof.
        crate::sign_in::enrol(&app, &kim).await;
        app.advance(16 * MINUTE);
        let gone = || kim.send(reqwest::Method::DELETE, "/auth/totp", Some(json!({"password": "none"})));
        gone().await.problem(Code::StepUpRequired);
        app.prove_again().await;
        gone().await.ok();
    })
    .await;
}
