//! Inboxes, what their widgets are told, and identity tokens as somebody would forge them.

use crate::{
    support::{Answer, Client, TestApp, each_engine},
    talk::desk,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

// Keys that were made for these tests and open nothing.
const EC_PRIVATE: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZC3GJaNQ8IbELr8I
DVsJ6n2jDwx2SPnGX90mqQUv5bChRANCAASiB1Td9afs93UW+AftJqt09THLZ3t1
Xgl2qRYln4wyUS6agq+lJZX8Lv0Cg+aWKifftNKv6PVORgn8UyKjPpmJ
-----END PRIVATE KEY-----
";
const EC_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEogdU3fWn7Pd1FvgH7SardPUxy2d7
dV4JdqkWJZ+MMlEumoKvpSWV/C79AoPmlion37TSr+j1TkYJ/FMioz6ZiQ==
-----END PUBLIC KEY-----
";
const ED_PRIVATE: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJHIV0lVryHKHspqOm0vzp+dzYVDInXNB36xZ66QXSPN
-----END PRIVATE KEY-----
";
const ED_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA1wfOBaA805zD+TbKuzPivpwON8i9WJN8nwMmvFCruv4=
-----END PUBLIC KEY-----
";
const P384_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEKvZgOFI7s/ntJaAJ6b9bbmV1n6Sk0YZw
3f8THSVwXUfnnqAq/EFIgVZq//d3dLdjw7W00HlepDNQVgG/AfspE/EqqcCt2qFK
6hZvYEVv+kKYkjUK3okben59A+K1fRv+
-----END PUBLIC KEY-----
";

fn header(algorithm: Algorithm, kid: &str) -> Header {
    Header { kid: Some(kid.into()), ..Header::new(algorithm) }
}

fn token(header: &Header, claims: &Json, key: &EncodingKey) -> String {
    jsonwebtoken::encode(header, claims, key).unwrap()
}

/// A token put together by hand, with any header.
fn by_hand(header: &Json, claims: &Json, signature: &str) -> String {
    let part = |it: &Json| URL_SAFE_NO_PAD.encode(it.to_string());
    format!("{}.{}.{signature}", part(header), part(claims))
}

struct Door {
    app: TestApp,
    admin: Client,
    key: String,
    keys: String,
}

impl Door {
    async fn new(app: TestApp) -> Self {
        let desk = desk(&app, json!({})).await;
        let keys = format!("/inboxes/{}/identity-keys", desk.inbox["id"].as_str().unwrap());
        Self { key: desk.inbox["key"].as_str().unwrap().to_owned(), admin: desk.admin, app, keys }
    }

    async fn add_key(&self, key: Json) -> Json {
        self.admin.post(&self.keys, key).await.ok()
    }

    async fn knock(&self, identity: &str) -> Answer {
        self.app.anonymous().post("/widget/sessions", json!({"inbox": self.key, "identity": identity})).await
    }

    #[track_caller]
    fn claims(&self, more: Json) -> Json {
        let mut claims = json!({"sub": "user-1", "exp": self.app.app.now().seconds() + 600});
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        claims
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inbox_has_a_key_a_snippet_and_a_look() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let inbox = admin.post("/inboxes", json!({"name": "Website"})).await.ok();
        let key = inbox["key"].as_str().unwrap();
        assert!(key.starts_with("ib_") && key.len() == 23, "{key}");
        let expected = format!(
            r##"<script src="{}/widget.js" data-inbox="{key}" data-color="#3b5bdb" async></script>"##,
            app.base
        );
        assert_eq!(inbox["snippet"], expected);
        agent.post("/inboxes", json!({"name": "Mine"})).await.problem(Code::Forbidden);
        let path = format!("/inboxes/{}", inbox["id"].as_str().unwrap());
        let look = json!({
            "brand": "", "color": "#FF0000", "position": "left", "launcher": "\"><b>Help",
            "greeting": {"en": "Hi", "zh-CN": "你好"}, "offline_text": {"en": "We are asleep."}
        });
        let change = json!({"look": look, "allowed_origins": ["https://Example.com"], "languages": ["en", "zh-CN"], "ask_email": "always"});
        let changed = admin.patch(&path, change).await.ok();
        let snippet = changed["snippet"].as_str().unwrap();
        assert!(snippet.contains(r##"data-color="#ff0000" data-word="&quot;&gt;&lt;b&gt;Help" async"##), "{snippet}");
        assert_eq!(changed["allowed_origins"], json!(["https://example.com"]));
        assert_eq!(agent.get(&path).await.ok(), changed);
        let public = app.anonymous().get(&format!("/widget/inboxes/{key}?language=zh-TW")).await.ok();
        assert_eq!((&public["greeting"], &public["color"], &public["open"]), (&json!("你好"), &json!("#ff0000"), &json!(true)));
        assert_eq!((&public["opens_at"], &public["position"], &public["ask_email"]), (&Json::Null, &json!("left"), &json!("always")));

        let wrong = json!({
            "name": "", "languages": ["EN"], "allowed_origins": ["https://example.com/path", "example.com", "https://*.example.com:x"],
            "look": {"color": "blue"}, "team": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b", "channel": "mail"
        });
        let problem = admin.patch(&path, wrong).await.problem(Code::Invalid);
        let faults: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap()).collect();
        let expected = [
            "name", "channel", "languages[0]", "allowed_origins[0]", "allowed_origins[1]", "allowed_origins[2]", "look.color", "team",
        ];
        assert_eq!(faults, expected);
        let stranger = app.sign_in_to(app.another_workspace("other").await, "Admin").await;
        stranger.get(&path).await.problem(Code::NotFound);
        stranger.delete(&path).await.problem(Code::NotFound);
        admin.delete(&path).await.ok();
        app.anonymous().get(&format!("/widget/inboxes/{key}")).await.problem(Code::NotFound);
        app.anonymous().get("/widget/inboxes/a%00b").await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inbox_that_was_written_to_is_disabled_and_not_deleted() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = crate::talk::customer(&app, &desk).await;
        customer.write(&crate::talk::conversation_id(), "1", "hello").await;
        let path = format!("/inboxes/{}", desk.inbox["id"].as_str().unwrap());
        desk.admin.delete(&path).await.problem(Code::Conflict);
        assert_eq!(desk.admin.patch(&path, json!({"enabled": false})).await.ok()["enabled"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_knows_when_somebody_is_there_again() {
    each_engine(|app| async move {
        // The test's clock stands on Monday, 2026-01-05, 09:00 UTC: 10:00 in Berlin.
        let admin = app.sign_in("Admin").await;
        let hours = json!({
            "name": "Berlin", "time_zone": "europe/berlin", "week": [{"day": 0, "from": "10:30", "to": "24:00"}, {"day": 1, "from": "00:00", "to": "01:00"}],
            "holidays": [{"date": "2026-01-12"}]
        });
        let hours = admin.post("/business-hours", hours).await.ok();
        assert_eq!((&hours["time_zone"], &hours["open_now"]), (&json!("Europe/Berlin"), &json!(false)));
        assert_eq!(hours["changes_at"], "2026-01-05T09:30:00Z");
        let desk = desk(&app, json!({"business_hours": hours["id"]})).await;
        let path = format!("/widget/inboxes/{}", desk.inbox["key"].as_str().unwrap());
        let closed = app.anonymous().get(&path).await.ok();
        assert_eq!((&closed["open"], &closed["opens_at"]), (&json!(false), &json!("2026-01-05T09:30:00Z")));
        app.advance(Duration::from_secs(1800));
        let open = app.anonymous().get(&path).await.ok();
        assert_eq!((&open["open"], &open["opens_at"]), (&json!(true), &Json::Null));
        let shown = admin.get(&format!("/business-hours/{}", hours["id"].as_str().unwrap())).await.ok();
        assert_eq!(shown["changes_at"], "2026-01-06T00:00:00Z", "the spans touch at midnight");
        app.advance(Duration::from_secs(15 * 3600));
        let closed = app.anonymous().get(&path).await.ok();
        assert_eq!(closed["opens_at"], "2026-01-12T23:00:00Z", "the next Monday is a holiday");
        let admin = app.sign_in("Admin").await;
        let wrong = json!({
            "name": "x", "time_zone": "Mars/Base", "holidays": [{"date": "2026-02-30"}],
            "week": [{"day": 7, "from": "9:00", "to": "24:01"}, {"day": 0, "from": "10:00", "to": "09:00"}, {"day": 1, "from": "09:00", "to": "12:00"}, {"day": 1, "from": "11:00", "to": "13:00"}]
        });
        let problem = admin.post("/business-hours", wrong).await.problem(Code::Invalid);
        let faults: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap()).collect();
        let expected = ["time_zone", "week[0].day", "week[0].from", "week[0].to", "week[1].to", "week[3]", "holidays[0].date"];
        assert_eq!(faults, expected);
        admin.delete(&format!("/business-hours/{}", hours["id"].as_str().unwrap())).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_token_signs_in_and_keys_rotate() {
    each_engine(|app| async move {
        let door = Door::new(app).await;
        let hs = door.add_key(json!({"algorithm": "HS256", "kid": "old"})).await;
        let secret = hs["secret"].as_str().unwrap().to_owned();
        assert_eq!(hs["public_key"], Json::Null);
        door.add_key(json!({"algorithm": "ES256", "kid": "ec", "public_key": EC_PUBLIC})).await;
        door.add_key(json!({"algorithm": "EdDSA", "kid": "ed", "public_key": ED_PUBLIC})).await;
        let claims = door.claims(json!({
            "email": "anna@example.com", "email_verified": true, "name": "Anna", "language": "de", "aud": ["x", door.key], "nbf": 0
        }));
        let by_secret = token(&header(Algorithm::HS256, "old"), &claims, &EncodingKey::from_secret(secret.as_bytes()));
        let first = door.knock(&by_secret).await.ok();
        let customer = &first["customer"];
        assert_eq!((&customer["name"], &customer["email"], &customer["proof"]), (&json!("Anna"), &json!("anna@example.com"), &json!("signed_token")));
        for (algorithm, kid, key) in [
            (Algorithm::ES256, "ec", EncodingKey::from_ec_pem(EC_PRIVATE.as_bytes()).unwrap()),
            (Algorithm::EdDSA, "ed", EncodingKey::from_ed_pem(ED_PRIVATE.as_bytes()).unwrap()),
        ] {
            let again = door.knock(&token(&header(algorithm, kid), &claims, &key)).await.ok();
            assert_eq!(again["customer"]["id"], customer["id"]);
        }
        let listed = door.admin.get(&door.keys).await.ok();
        assert!(!listed.to_string().contains(&secret), "the secret is shown once");
        assert_eq!(listed["items"][0]["last_used_at"], "2026-01-05T09:00:00Z");
        door.admin.delete(&format!("{}/{}", door.keys, hs["id"].as_str().unwrap())).await.ok();
        door.knock(&by_secret).await.problem(Code::WrongCredentials);
        let workspace = door.app.workspace;
        let events = door.app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
        assert!(events.iter().all(|it| !it.data.to_string().contains(&secret)), "no event holds the secret");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_damage_makes_or_keeps_a_token_good() {
    let cases: usize = std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(300);
    each_engine(move |app| async move {
        let door = Door::new(app).await;
        let hs = door.add_key(json!({"algorithm": "HS256", "kid": "hs"})).await;
        let secret = EncodingKey::from_secret(hs["secret"].as_str().unwrap().as_bytes());
        let random = ombud_base::Random::seeded(5);
        let below = |n: usize| usize::try_from(random.below(n.max(1) as u64)).unwrap();
        let signs = b"ABCxyz019-_.=+/ {}\"\\";
        for _ in 0..cases {
            let good = token(&header(Algorithm::HS256, "hs"), &door.claims(json!({})), &secret);
            let mut bad = good.clone().into_bytes();
            for _ in 0..=below(3) {
                let at = below(bad.len());
                match below(5) {
                    0 if at < bad.len() => bad[at] = signs[below(signs.len())],
                    1 => bad.insert(at, signs[below(signs.len())]),
                    2 if at < bad.len() => drop(bad.remove(at)),
                    3 => bad.truncate(at),
                    // A part of it in the place of another one.
                    _ => {
                        let parts: Vec<String> =
                            String::from_utf8_lossy(&bad).split('.').map(str::to_owned).collect();
                        let mixed = (0..3).map(|_| parts[below(parts.len())].as_str()).collect::<Vec<_>>();
                        bad = mixed.join(".").into_bytes();
                    }
                }
            }
            let bad = String::from_utf8(bad).unwrap();
            if bad == good {
                continue;
            }
            let answer = door.knock(&bad).await;
            assert!((400..500).contains(&answer.status), "{bad}: {answer:?}");
        }
        let good = token(&header(Algorithm::HS256, "hs"), &door.claims(json!({})), &secret);
        door.knock(&good).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_stale_and_foreign_tokens_are_refused() {
    each_engine(|app| async move {
        let door = Door::new(app).await;
        let hs = door.add_key(json!({"algorithm": "HS256", "kid": "hs"})).await;
        let secret = EncodingKey::from_secret(hs["secret"].as_str().unwrap().as_bytes());
        door.add_key(json!({"algorithm": "ES256", "kid": "ec", "public_key": EC_PUBLIC})).await;
        let ec = EncodingKey::from_ec_pem(EC_PRIVATE.as_bytes()).unwrap();
        let (now, good) = (door.app.app.now().seconds(), door.claims(json!({})));
        let hs_header = header(Algorithm::HS256, "hs");
        let sign = |claims: Json| token(&hs_header, &claims, &secret);
        door.knock(&sign(good.clone())).await.ok();
        let mut tampered = sign(good.clone());
        let middle = tampered.find('.').unwrap() + 5;
        let flipped = if tampered.as_bytes()[middle] == b'A' { "B" } else { "A" };
        tampered.replace_range(middle..=middle, flipped);
        let public_as_secret = EncodingKey::from_secret(EC_PUBLIC.as_bytes());
        let jwk = json!({"kty": "oct", "k": URL_SAFE_NO_PAD.encode("mine")});
        let own = EncodingKey::from_secret(b"mine");
        let forged: Vec<(&str, String)> = vec![
            ("no algorithm", by_hand(&json!({"alg": "none", "kid": "hs"}), &good, "")),
            ("no algorithm, in capitals", by_hand(&json!({"alg": "NONE", "kid": "hs"}), &good, "x")),
            ("the public key as a secret", token(&header(Algorithm::HS256, "ec"), &good, &public_as_secret)),
            ("another family", token(&header(Algorithm::ES256, "hs"), &good, &ec)),
            ("a longer hash", token(&header(Algorithm::HS512, "hs"), &good, &secret)),
            ("a key that it brings", {
                let mut bringing = header(Algorithm::HS256, "hs");
                bringing.jwk = serde_json::from_value(jwk).ok();
                token(&bringing, &good, &own)
            }),
            ("an unknown key", token(&header(Algorithm::HS256, "other"), &good, &secret)),
            ("a key with a NUL", token(&header(Algorithm::HS256, "h\0s"), &good, &secret)),
            ("no key", token(&Header::new(Algorithm::HS256), &good, &secret)),
            ("a critical extension", {
                let mut critical = header(Algorithm::HS256, "hs");
                critical.crit = Some(vec!["b64".into()]);
                token(&critical, &good, &secret)
            }),
            ("tampered with", tampered),
            ("no signature", sign(good.clone()).rsplit_once('.').unwrap().0.to_owned() + "."),
            ("expired", sign(json!({"sub": "u", "exp": now - 31}))),
            ("never expires", sign(json!({"sub": "u"}))),
            ("lives too long", sign(json!({"sub": "u", "exp": now + 3600 + 31}))),
            ("a text as exp", sign(json!({"sub": "u", "exp": "soon"}))),
            ("not yet", sign(door.claims(json!({"nbf": now + 31})))),
            ("for somebody else", sign(door.claims(json!({"aud": "other"})))),
            ("for nobody", sign(door.claims(json!({"aud": []})))),
            ("no subject", sign(json!({"exp": now + 60}))),
            ("an empty subject", sign(door.claims(json!({"sub": " "})))),
            ("a subject with a NUL", sign(door.claims(json!({"sub": "a\u{0}"})))),
            ("a list as subject", sign(door.claims(json!({"sub": ["u"]})))),
            ("a wrong address", sign(door.claims(json!({"email": "nowhere"})))),
            ("too long a name", sign(door.claims(json!({"name": "n".repeat(201)})))),
            ("too long", sign(door.claims(json!({"more": "n".repeat(4096)})))),
            ("garbage", "a.b.c".into()),
            ("nothing", ".".into()),
        ];
        for (what, token) in forged {
            let answer = door.knock(&token).await;
            assert_eq!((answer.status, what), (401, what), "{}", answer.text);
            // Only of a good token that is too old a page is told that a new one would help.
            let helps = answer.json()["code"] == "identity-expired";
            assert_eq!(helps, what == "expired", "{what}: {}", answer.text);
        }
        // Within the leeway, both ways; a number as subject.
        door.knock(&sign(json!({"sub": 7, "exp": now - 29}))).await.ok();
        door.knock(&sign(json!({"sub": "u", "exp": now + 3600 + 29, "nbf": now + 29}))).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_one_inbox_open_no_other_and_bad_keys_are_refused() {
    each_engine(|app| async move {
        let door = Door::new(app).await;
        let other = door.admin.post("/inboxes", json!({"name": "Other"})).await.ok();
        let keys = format!("/inboxes/{}/identity-keys", other["id"].as_str().unwrap());
        let foreign = door.admin.post(&keys, json!({"algorithm": "HS256", "kid": "k"})).await.ok();
        let secret = EncodingKey::from_secret(foreign["secret"].as_str().unwrap().as_bytes());
        let foreign = token(&header(Algorithm::HS256, "k"), &door.claims(json!({})), &secret);
        door.knock(&foreign).await.problem(Code::WrongCredentials);

        let jwk = |more: Json| {
            let mut jwk = json!({
                "kty": "EC", "crv": "P-256", "x": "ogdU3fWn7Pd1FvgH7SardPUxy2d7dV4JdqkWJZ-MMlE", "y": "LpqCr6Ullfwu_QKD5pYqJ9-00q_o9U5GCfxTIqM-mYk"
            });
            jwk.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            jwk.to_string()
        };
        let bad = [
            ("ES256", EC_PRIVATE.to_owned()),
            ("ES256", ED_PUBLIC.to_owned()),
            ("ES256", P384_PUBLIC.to_owned()),
            ("EdDSA", EC_PUBLIC.to_owned()),
            ("ES256", "hello".into()),
            ("ES256", jwk(json!({"d": "AAAA"}))),
            ("ES256", jwk(json!({"crv": "P-384"}))),
            ("ES256", jwk(json!({"x": "AAAA"}))),
            ("EdDSA", jwk(json!({}))),
            ("HS256", "secret".into()),
        ];
        for (algorithm, key) in bad {
            let problem = door.admin.post(&door.keys, json!({"algorithm": algorithm, "public_key": key})).await.problem(Code::Invalid);
            assert_eq!(problem["errors"][0]["field"], "public_key", "{algorithm} {key}");
        }
        door.admin.post(&door.keys, json!({"algorithm": "ES256"})).await.problem(Code::Invalid);
        door.admin.post(&door.keys, json!({"algorithm": "HS256", "kid": "a b"})).await.problem(Code::Invalid);
        door.admin.post(&door.keys, json!({"algorithm": "RS256"})).await.problem(Code::Malformed);
        door.add_key(json!({"algorithm": "ES256", "kid": "jwk", "public_key": jwk(json!({}))})).await;
        let ec = EncodingKey::from_ec_pem(EC_PRIVATE.as_bytes()).unwrap();
        door.knock(&token(&header(Algorithm::ES256, "jwk"), &door.claims(json!({})), &ec)).await.ok();
        door.admin.post(&door.keys, json!({"algorithm": "HS256", "kid": "jwk"})).await.problem(Code::Conflict);
        let agent = door.app.sign_in("Agent").await;
        agent.get(&door.keys).await.problem(Code::Forbidden);
    })
    .await;
}
