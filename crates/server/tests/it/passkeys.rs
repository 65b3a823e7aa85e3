//! Passkeys and security keys, with one in software.

use crate::{
    authenticator::Authenticator,
    support::{Answer, Client, TestApp, each_engine},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

const PASSWORD: &str = "correct horse battery";

async fn signed_in(app: &TestApp, email: &str) -> Client {
    app.add_staff(app.workspace, "Agent", email, Some(PASSWORD)).await;
    let client = app.anonymous();
    assert_eq!(log_in(&client, email).await["state"], "signed_in");
    client
}

async fn log_in(client: &Client, email: &str) -> Json {
    client.post("/auth/login", json!({"email": email, "password": PASSWORD})).await.ok()
}

async fn add(client: &Client, key: &mut Authenticator) -> Answer {
    let options = client.post("/auth/passkeys/begin", json!({})).await.ok();
    assert_eq!(options["rp"]["id"], "localhost");
    let credential = key.create(&options);
    client.post("/auth/passkeys", json!({"name": "Blue key", "credential": credential})).await
}

async fn prove(client: &Client, login: &Json, passkey: Json) -> Answer {
    client.post("/auth/second-factor", json!({"challenge": login["challenge"], "passkey": passkey})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_signs_in_and_is_removed() {
    each_engine(|app| async move {
        let client = signed_in(&app, "mia@example.com").await;
        let mut key = Authenticator::new(&app.base, b"key of mia, sixteen and more");
        let added = add(&client, &mut key).await.ok();
        assert_eq!((&added["name"], &added["last_used_at"]), (&json!("Blue key"), &Json::Null));
        assert_eq!(client.get("/auth/me").await.ok()["second_factor"]["passkeys"], 1);
        let login = log_in(&client, "mia@example.com").await;
        assert_eq!((&login["state"], &login["methods"]), (&json!("second_factor"), &json!(["passkey"])));
        assert_eq!(login["passkey"]["rpId"], "localhost");
        let proof = key.get(&login["passkey"]);
        assert_eq!(prove(&client, &login, proof).await.ok()["state"], "signed_in");
        let list = client.get("/auth/passkeys").await.ok();
        assert_eq!(list["items"][0]["last_used_at"], "2026-01-05T09:00:00Z");
        let path = format!("/auth/passkeys/{}", added["id"].as_str().unwrap());
        signed_in(&app, "kim@example.com").await.delete(&path).await.problem(Code::NotFound);
        assert_eq!(client.delete(&path).await.status, 204);
        client.delete(&path).await.problem(Code::NotFound);
        assert_eq!(log_in(&client, "mia@example.com").await["state"], "signed_in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_for_another_page_or_another_question_is_refused() {
    each_engine(|app| async move {
        let client = signed_in(&app, "mia@example.com").await;
        let mut key = Authenticator::new(&app.base, b"key of mia, sixteen and more");
        add(&client, &mut key).await.ok();
        let login = log_in(&client, "mia@example.com").await;
        let good = key.get(&login["passkey"]);
        // Made on a look-alike page, or for another name.
        let mut phished = Authenticator { origin: "https://desk.evil.example".into(), ..key.clone() };
        prove(&client, &login, phished.get(&login["passkey"])).await.problem(Code::WrongCredentials);
        let mut elsewhere = Authenticator { rp_id: "evil.example".into(), ..key.clone() };
        prove(&client, &login, elsewhere.get(&login["passkey"])).await.problem(Code::WrongCredentials);
        let mut cut = good.clone();
        cut["response"]["signature"] = json!("MEUCIQDx");
        prove(&client, &login, cut).await.problem(Code::WrongCredentials);
        prove(&client, &login, good.clone()).await.ok();
        // Overheard and sent again.
        let next = log_in(&client, "mia@example.com").await;
        prove(&client, &next, good).await.problem(Code::WrongCredentials);
        // A copy of the key whose counter stayed behind.
        let mut copy = Authenticator { counter: 0, ..key.clone() };
        prove(&client, &next, copy.get(&next["passkey"])).await.problem(Code::WrongCredentials);
        for rubbish in [json!({}), json!("x"), json!([1]), json!({"id": "x"})] {
            let fresh = log_in(&client, "mia@example.com").await;
            let answer = prove(&client, &fresh, rubbish).await;
            assert!(matches!(answer.status, 401 | 429), "{answer:?}");
            app.advance(std::time::Duration::from_secs(120));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_cannot_add_anothers_key_nor_one_that_was_not_asked_for() {
    each_engine(|app| async move {
        let (mia, kim) = (signed_in(&app, "mia@example.com").await, signed_in(&app, "kim@example.com").await);
        let mut key = Authenticator::new(&app.base, b"key of mia, sixteen and more");
        let unasked = json!({"name": "x", "credential": key.create(&json!({"challenge": "AAAA"}))});
        mia.post("/auth/passkeys", unasked.clone()).await.problem(Code::Conflict);
        let options = mia.post("/auth/passkeys/begin", json!({})).await.ok();
        mia.post("/auth/passkeys", unasked).await.problem(Code::WrongCredentials);
        // The question was for this session, and for one key.
        let made = json!({"name": "x", "credential": key.create(&options)});
        kim.post("/auth/passkeys", made.clone()).await.problem(Code::Conflict);
        mia.post("/auth/passkeys", made.clone()).await.ok();
        mia.post("/auth/passkeys", made).await.problem(Code::Conflict);
        add(&kim, &mut key).await.problem(Code::Conflict);
        // Kim's sign-in is not opened by Mia's key.
        let mut other = Authenticator::new(&app.base, b"key of kim, sixteen and more");
        add(&kim, &mut other).await.ok();
        let login = log_in(&kim, "kim@example.com").await;
        prove(&kim, &login, key.get(&login["passkey"])).await.problem(Code::WrongCredentials);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_of_a_request_chooses_among_our_own_names() {
    each_engine(|app| async move {
        let mut client = signed_in(&app, "mia@example.com").await;
        let mut key = Authenticator::new(&app.base, b"key of mia, sixteen and more");
        add(&client, &mut key).await.ok();
        // The public address is `localhost` here; the Host of a request cannot name another one.
        client.headers.insert("host".into(), "evil.example".into());
        let login = log_in(&client, "mia@example.com").await;
        assert_eq!(login["passkey"]["rpId"], "localhost");
        let mut phished = Authenticator { origin: "http://evil.example".into(), ..key.clone() };
        prove(&client, &login, phished.get(&login["passkey"])).await.problem(Code::WrongCredentials);
    })
    .await;
}
