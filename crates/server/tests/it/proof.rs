//! Customers prove who they are: codes by mail, passkeys, the app's token; staff asks for it, rules require it.

use crate::{
    authenticator::Authenticator,
    mailbox::Mailbox,
    support::{Answer, Client, TestApp, each_engine, each_engine_with},
    talk::{Customer, Desk, conversation_id, customer, desk, only_case},
};
use jsonwebtoken::{Algorithm, EncodingKey};
use ombud_base::Secret;
use ombud_server::{config::Config, http::Code};
use serde_json::{Value as Json, json};
use std::{
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// Where the server of the running test sends mail: `each_engine_with` takes no closure.
static MAIL: LazyLock<Mutex<String>> = LazyLock::new(Mutex::default);

/// How many identity tokens were signed.
static TOKENS: AtomicU64 = AtomicU64::new(0);

fn with_mail(config: &mut Config) {
    config.mail.url = Secret::new(MAIL.lock().unwrap().clone());
    config.mail.from = "Help <help@nimbus.example>".into();
}

/// Opens a mailbox and runs the test on each engine with it; tests with mail run one after another in one process.
pub async fn each_with_mail<F, Fut>(test: F)
where
    F: Fn(TestApp, Mailbox) -> Fut + Send + Sync + 'static + Clone,
    Fut: Future<Output = ()> + Send + 'static,
{
    let (mailbox, url) = Mailbox::open().await;
    MAIL.lock().unwrap().clone_from(&url);
    each_engine_with(with_mail, move |app| test(app, mailbox.clone())).await;
}

pub async fn ask_code(customer: &Client, body: Json) -> Answer {
    customer.post("/widget/proof/email", body).await
}

/// Has a code sent and reads it.
pub async fn code(app: &TestApp, mailbox: &Mailbox, customer: &Client, body: Json) -> (Json, String) {
    let sent = ask_code(customer, body).await.ok();
    app.run_jobs().await;
    (sent["challenge"].clone(), mailbox.last().code())
}

pub async fn check(customer: &Client, challenge: &Json, code: &str) -> Answer {
    customer.post("/widget/proof/email/check", json!({"challenge": challenge, "code": code})).await
}

/// Proves an address by its code.
pub async fn prove(app: &TestApp, mailbox: &Mailbox, customer: &Client, address: &str) -> Json {
    let (challenge, code) = code(app, mailbox, customer, json!({"address": address})).await;
    check(customer, &challenge, &code).await.ok()
}

/// A customer with a case; tells its id.
pub async fn asks(app: &TestApp, desk: &Desk) -> (Customer, String, String) {
    let anna = customer(app, desk).await;
    let conversation = conversation_id();
    anna.write(&conversation, "c1", "Where is my deposit?").await;
    let path = format!("/customers/{}/cases", anna.id);
    let cases = desk.admin.get(&path).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    (anna, conversation, case)
}

pub async fn ask(desk: &Desk, case: &str, level: &str) -> String {
    let asked = desk.admin.post(&format!("/cases/{case}/proof-asks"), json!({"level": level})).await.ok();
    asked["id"].as_str().unwrap().to_owned()
}

async fn lines(anna: &Customer, conversation: &str) -> Vec<String> {
    let path = format!("/widget/conversations/{conversation}/messages");
    let page = anna.client.get(&path).await.ok();
    let codes = page["items"].as_array().unwrap().iter();
    codes.filter_map(|it| it["system"]["code"].as_str().map(str::to_owned)).collect()
}

/// What was answered, where it is no JSON.
fn text(answer: Answer) -> String {
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.text
}

pub fn rules(name: &str, level: &str) -> Json {
    json!({name: {"level": level, "max_age_minutes": 15}})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_proves_a_mailbox_and_the_desk_knows_them_by_it() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let before = anna.client.get("/widget/proof").await.ok();
        assert_eq!((&before["known"], &before["methods"]["any_email"]), (&json!("none"), &json!(true)));
        assert_eq!(before["add_passkey"], Json::Null);
        let id = ask(&desk, &case, "email_code").await;
        let body = json!({"address": "Anna@Example.com", "ask": id});
        let (challenge, code) = code(&app, &mailbox, &anna.client, body).await;
        let mail = mailbox.last();
        assert_eq!(mail.to, "anna@example.com");
        assert!(mail.text.contains("Never tell this code") && mail.text.contains("Ombud"), "{}", mail.text);
        // Nothing of the code is kept in clear: not in the job, not in any column.
        let kept = app.opened().await;
        assert!(!kept.iter().any(|(_, text)| text.contains(&code)));
        for (name, bytes) in app.files_of_the_database().await {
            assert!(!bytes.windows(code.len()).any(|it| it == code.as_bytes()), "the code is in {name}");
        }
        let given = check(&anna.client, &challenge, &format!("{} {}", &code[..4], &code[4..])).await.ok();
        assert_eq!((&given["level"], &given["opens"]), (&json!("email_code"), &json!(false)));
        // Once.
        check(&anna.client, &challenge, &code).await.problem(Code::NotFound);
        let after = anna.client.get("/widget/proof").await.ok();
        assert_eq!((&after["known"], &after["methods"]["any_email"]), (&json!("email_code"), &json!(false)));
        assert_eq!(after["methods"]["emails"][0]["shown"], "a•••@e•••.com");
        assert_eq!(lines(&anna, &conversation).await, ["proof_asked", "proof_given"]);
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!((&seen["known"], &seen["asks"][0]["state"]), (&json!("email_code"), &json!("given")));
        assert_eq!(seen["given"][0]["here"], true);
        let agent = app.sign_in("Agent").await.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!(agent["given"][0]["by"], "a•••@e•••.com", "agents see it masked");
        let kinds = app.event_kinds().await;
        assert!(["proof.asked", "proof.given"].iter().all(|it| kinds.iter().any(|kind| kind == it)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_good_for_ten_minutes_five_tries_and_one_device() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let id = ask(&desk, &case, "email_code").await;
        let body = json!({"address": "anna@example.com", "ask": id});
        let (challenge, good) = code(&app, &mailbox, &anna.client, body.clone()).await;
        // Somebody who was told the code, or has the link, has not the device.
        let mallory = customer(&app, &desk).await;
        check(&mallory.client, &challenge, &good).await.problem(Code::NotFound);
        ask_code(&mallory.client, json!({"address": "m@example.com", "ask": id}))
            .await
            .problem(Code::NotFound);
        mallory.client.get(&format!("/widget/proof/asks/{id}")).await.problem(Code::NotFound);
        // A newer code makes the older one none.
        let (second, newer) = code(&app, &mailbox, &anna.client, body).await;
        check(&anna.client, &challenge, &good).await.problem(Code::NotFound);
        let wrong = if newer == "00000000" { "00000001" } else { "00000000" };
        for left in [4, 3, 2, 1, 0] {
            let refused = check(&anna.client, &second, wrong).await;
            assert_eq!((refused.status, &refused.json()["left"]), (401, &json!(left)), "{refused:?}");
        }
        check(&anna.client, &second, &newer).await.problem(Code::NotFound);
        assert_eq!(lines(&anna, &conversation).await, ["proof_asked", "proof_failed"]);
        let body = json!({"address": "anna@example.com", "ask": id});
        ask_code(&anna.client, body).await.problem(Code::Conflict);
        // Too late.
        app.advance(Duration::from_secs(3600));
        let (late, code) = code(&app, &mailbox, &anna.client, json!({"address": "anna@example.com"})).await;
        app.advance(Duration::from_secs(601));
        check(&anna.client, &late, &code).await.problem(Code::NotFound);
        let kinds = app.event_kinds().await;
        assert_eq!(kinds.iter().filter(|it| *it == "proof.failed").count(), 5);
        // Nobody answers: both sides are told.
        ask(&desk, &case, "email_code").await;
        app.advance(Duration::from_secs(901));
        app.run_jobs().await;
        assert_eq!(lines(&anna, &conversation).await.last().unwrap(), "proof_expired");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_floods_a_mailbox_or_learns_whose_it_is() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let owner = customer(&app, &desk).await;
        prove(&app, &mailbox, &owner.client, "bea@example.com").await;
        app.advance(Duration::from_secs(3600)); // her own first code counted for the address, too
        let sent = mailbox.all().len();
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for n in 0..5 {
            app.advance(Duration::from_secs(1));
            let (one, two) = (customer(&app, &desk).await, customer(&app, &desk).await);
            known.push(ask_code(&one.client, json!({"address": "bea@example.com"})).await.status);
            unknown.push(ask_code(&two.client, json!({"address": "nobody@example.com"})).await.status);
            assert_eq!(known, unknown, "after {n}");
        }
        assert_eq!(known, [201, 201, 201, 429, 429]);
        app.run_jobs().await;
        let to = |address: &str| mailbox.all()[sent..].iter().filter(|it| it.to == address).count();
        assert_eq!((to("bea@example.com"), to("nobody@example.com")), (3, 3));
        // Her own device still gets one: strangers do not lock her out.
        let own = owner.client.get("/widget/proof").await.ok()["methods"]["emails"][0]["identity"].clone();
        ask_code(&owner.client, json!({"identity": own})).await.ok();
        // One session does not spray either.
        let sprayer = customer(&app, &desk).await;
        let mut spray = Vec::new();
        for n in 0..7 {
            app.advance(Duration::from_secs(1));
            let address = format!("p{n}@example.com");
            spray.push(ask_code(&sprayer.client, json!({"address": address})).await.status);
        }
        assert_eq!(spray, [201, 201, 201, 201, 201, 429, 429]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_alone_opens_no_history_of_somebody_who_is_known_better() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (bea, talk, _) = asks(&app, &desk).await;
        prove(&app, &mailbox, &bea.client, "bea@example.com").await;
        // The same person on another device: what the guest wrote stays apart, what was before can be opened.
        let (guest, _, case) = asks(&app, &desk).await;
        guest.client.post("/widget/proof/open", json!({})).await.problem(Code::NotFound);
        let given = prove(&app, &mailbox, &guest.client, "bea@example.com").await;
        assert_eq!(given["opens"], true);
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        let given_there = &seen["given"][0];
        assert_eq!((&seen["known"], &given_there["another"]), (&json!("none"), &json!(true)));
        assert_eq!(given_there["another_customer"], json!(bea.id));
        let opened = guest.client.post("/widget/proof/open", json!({})).await.ok();
        let there = app.bearer(opened["session"].as_str().unwrap());
        let list = there.get("/widget/conversations").await.ok();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!(list["items"][0]["id"], json!(talk));
        // Ten minutes later the proof opens nothing any more.
        app.advance(Duration::from_secs(601));
        guest.client.post("/widget/proof/open", json!({})).await.problem(Code::NotFound);
        // Known by a passkey as well: the mailbox is not enough.
        let mut key = Authenticator::new(&app.base, b"key of bea, sixteen and more");
        let own = bea.client.get("/widget/proof").await.ok()["methods"]["emails"][0]["identity"].clone();
        let (challenge, code) = code(&app, &mailbox, &bea.client, json!({"identity": own})).await;
        check(&bea.client, &challenge, &code).await.ok();
        add_passkey(&app, &bea, &mut key).await.ok();
        app.advance(Duration::from_secs(3600));
        let thief = customer(&app, &desk).await;
        assert_eq!(prove(&app, &mailbox, &thief.client, "bea@example.com").await["opens"], false);
        thief.client.post("/widget/proof/open", json!({})).await.problem(Code::NotFound);
        // Unless the workspace says so.
        app.prove_again().await;
        desk.admin.put("/proof/rules", json!({"email_opens": "always"})).await.ok();
        thief.client.post("/widget/proof/open", json!({})).await.ok();
        desk.admin.put("/proof/rules", json!({"email_opens": "never"})).await.ok();
        thief.client.post("/widget/proof/open", json!({})).await.problem(Code::NotFound);
    })
    .await;
}

/// Makes a passkey as the page for it does.
pub async fn add_passkey(app: &TestApp, anna: &Customer, key: &mut Authenticator) -> Answer {
    let begun = anna.client.post("/widget/passkeys/begin", json!({})).await;
    if begun.status != 200 {
        return begun;
    }
    let ticket = begun.json()["ticket"].clone();
    let page = app.anonymous();
    let options = page.post("/widget/passkeys/open", json!({"ticket": ticket})).await.ok();
    assert_eq!(options["options"]["rp"]["name"], "Ombud");
    let credential = key.create(&options["options"]);
    page.post("/widget/passkeys", json!({"ticket": ticket, "name": "Phone", "credential": credential})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_by_who_is_known_and_steps_up() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let mut key = Authenticator::new(&app.base, b"key of anna, sixteen and more");
        add_passkey(&app, &anna, &mut key).await.problem(Code::Conflict);
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        let added = add_passkey(&app, &anna, &mut key).await.ok();
        assert_eq!(added["name"], "Phone");
        let id = ask(&desk, &case, "passkey").await;
        // A code is too low for it.
        let own = anna.client.get("/widget/proof").await.ok();
        let low = json!({"identity": own["methods"]["emails"][0]["identity"], "ask": id});
        ask_code(&anna.client, low).await.problem(Code::Invalid);
        let begin = async || anna.client.post("/widget/proof/passkey/begin", json!({"ask": id})).await.ok();
        let send = async |asked: &Json, credential: Json| {
            let body = json!({"challenge": asked["challenge"], "credential": credential});
            anna.client.post("/widget/proof/passkey", body).await
        };
        // A look-alike page, another key, and what was overheard.
        let asked = begin().await;
        let mut phished = Authenticator { origin: "https://desk.evil.example".into(), ..key.clone() };
        send(&asked, phished.get(&asked["options"])).await.problem(Code::WrongCredentials);
        let good = key.get(&asked["options"]);
        send(&asked, good.clone()).await.problem(Code::NotFound);
        let asked = begin().await;
        send(&asked, good).await.problem(Code::WrongCredentials);
        let asked = begin().await;
        assert_eq!(send(&asked, key.get(&asked["options"])).await.ok()["level"], "passkey");
        assert_eq!(lines(&anna, &conversation).await, ["proof_asked", "proof_given"]);
        // Another one needs a passkey; the mailbox does not bring one along any more.
        app.advance(Duration::from_secs(1800));
        let identity = json!({"identity": own["methods"]["emails"][0]["identity"]});
        let (challenge, code) = code(&app, &mailbox, &anna.client, identity).await;
        check(&anna.client, &challenge, &code).await.ok();
        let mut second = Authenticator::new(&app.base, b"second of anna, sixteen and more");
        add_passkey(&app, &anna, &mut second).await.problem(Code::ProofRequired);
        let path = format!("/widget/passkeys/{}", added["id"].as_str().unwrap());
        anna.client.delete(&path).await.problem(Code::ProofRequired);
        customer(&app, &desk).await.client.delete(&path).await.problem(Code::NotFound);
        // Lost: staff who may do so take them away, and what was proved with them.
        app.prove_again().await;
        let reset = format!("/customers/{}/passkeys", anna.id);
        app.sign_in("Agent").await.delete(&reset).await.problem(Code::Forbidden);
        assert_eq!(app.sign_in("Lead").await.delete(&reset).await.status, 204);
        assert_eq!(anna.client.get("/widget/proof").await.ok()["passkeys"], json!([]));
        // Where power over others needs two, so does this.
        let other = app.sign_in("Admin").await;
        desk.admin.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        let asked = other.delete(&reset).await;
        assert_eq!(asked.problem(Code::ApprovalRequired)["operation"], "passkeys-remove");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_session_brings_no_mailbox_along_and_a_ticket_is_good_once() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        ask_code(&anna.client, json!({"address": "thief@example.com"})).await.problem(Code::Invalid);
        let ticket = anna.client.post("/widget/passkeys/begin", json!({})).await.ok()["ticket"].clone();
        let mut key = Authenticator::new(&app.base, b"key of anna, sixteen and more");
        let page = app.anonymous();
        let options = page.post("/widget/passkeys/open", json!({"ticket": ticket})).await.ok();
        let made = key.create(&options["options"]);
        let new = json!({"ticket": ticket, "name": "Phone", "credential": made});
        page.post("/widget/passkeys", new.clone()).await.ok();
        page.post("/widget/passkeys", new).await.problem(Code::NotFound);
        page.post("/widget/passkeys/open", json!({"ticket": ticket})).await.problem(Code::NotFound);
        page.post("/widget/passkeys/open", json!({"ticket": "guess"})).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_cannot_say_that_it_was_given() {
    each_with_mail(|app, _| async move {
        let desk = desk(&app, json!({})).await;
        let (_, _, case) = asks(&app, &desk).await;
        let id = ask(&desk, &case, "email_code").await;
        let mia = app.sign_in("Agent").await;
        // No message of staff is a line of the system, and the customer's addresses do not know staff.
        let faked = json!({"id": "f", "kind": "activity", "body": "proof_given"});
        mia.post(&format!("/cases/{case}/messages"), faked).await.problem(Code::Invalid);
        let body = json!({"address": "mia@example.com", "ask": id});
        mia.post("/widget/proof/email", body).await.problem(Code::Unauthenticated);
        mia.post("/widget/proof/token", json!({"identity": "x", "ask": id}))
            .await
            .problem(Code::Unauthenticated);
        // A programme asks for nothing: there is always a person behind it.
        let asked = json!({"level": "email_code"});
        let scopes = json!({"name": "bot", "scopes": ["cases.view", "cases.view_all", "cases.reply"]});
        let token = desk.admin.post("/api-tokens", scopes).await.ok();
        let bot = app.bearer(token["token"].as_str().unwrap());
        bot.post(&format!("/cases/{case}/proof-asks"), asked).await.problem(Code::Forbidden);
        for level in ["none", "wallet"] {
            let body = json!({"level": level});
            mia.post(&format!("/cases/{case}/proof-asks"), body).await.problem(Code::Invalid);
        }
        // A reveal that needs a proof waits for one that was asked for in this very case.
        app.prove_again().await;
        desk.admin.put("/proof/rules", rules("reveal", "email_code")).await.ok();
        let customer = only_case(&desk.admin).await["customer"]["id"].as_str().unwrap().to_owned();
        let email = json!({"email": "anna@example.com"});
        let assignee = json!({"assignee": mia.staff});
        desk.admin.post(&format!("/cases/{case}/assign"), assignee).await.ok();
        mia.patch(&format!("/customers/{customer}"), email).await.ok();
        let reveal = json!({"field": "email", "reason": "She asked for it", "case": case});
        let path = format!("/customers/{customer}/reveals");
        mia.post(&path, reveal).await.problem(Code::ProofRequired);
        let open = &mia.get(&format!("/cases/{case}/proof")).await.ok()["asks"][0]["state"];
        assert_eq!(open, "open");
        assert_eq!(mia.delete(&format!("/cases/{case}/proof-asks/{id}")).await.status, 204);
        mia.delete(&format!("/cases/{case}/proof-asks/{id}")).await.problem(Code::Conflict);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_proved_elsewhere_does_not_count_for_a_case() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, case) = asks(&app, &desk).await;
        desk.admin.put("/proof/rules", rules("reveal", "email_code")).await.ok();
        let mia = app.sign_in("Agent").await;
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": mia.staff})).await.ok();
        // Proved on a device, and not because it was asked for here.
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        let reveal = json!({"field": "email", "reason": "She asked for it", "case": case});
        let path = format!("/customers/{}/reveals", anna.id);
        mia.post(&path, reveal.clone()).await.problem(Code::ProofRequired);
        let id = ask(&desk, &case, "email_code").await;
        let own = anna.client.get("/widget/proof").await.ok()["methods"]["emails"][0]["identity"].clone();
        let body = json!({"identity": own, "ask": id});
        let (challenge, code) = code(&app, &mailbox, &anna.client, body).await;
        check(&anna.client, &challenge, &code).await.ok();
        assert_eq!(mia.post(&path, reveal.clone()).await.ok()["value"], "anna@example.com");
        app.advance(Duration::from_secs(901));
        mia.post(&path, reveal).await.problem(Code::ProofRequired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_ask_for_a_fresh_proof_on_this_device() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let note = json!({"id": "n", "kind": "note", "body": "calls often, the kingfisher"});
        desk.admin.post(&format!("/cases/{case}/messages"), note).await.ok();
        let transcript = format!("/widget/conversations/{conversation}/transcript");
        text(anna.client.get(&transcript).await);
        let refused = anna.client.get("/widget/export").await;
        assert_eq!((refused.status, &refused.json()["level"]), (403, &json!("email_code")), "{refused:?}");
        let all = json!({
            "transcript": {"level": "email_code", "max_age_minutes": 15}, "readers": {"level": "email_code", "max_age_minutes": 15},
            "erasure": {"level": "email_code", "max_age_minutes": 15}
        });
        app.sign_in("Agent").await.put("/proof/rules", all.clone()).await.problem(Code::Forbidden);
        desk.admin.put("/proof/rules", all).await.ok();
        for path in [transcript.as_str(), "/widget/readers", "/widget/export"] {
            anna.client.get(path).await.problem(Code::ProofRequired);
        }
        anna.client.post("/widget/erasure", json!({})).await.problem(Code::ProofRequired);
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        text(anna.client.get(&transcript).await);
        anna.client.get("/widget/readers").await.ok();
        let export = anna.client.get("/widget/export").await.ok();
        assert_eq!(export["customer"]["email"], "anna@example.com");
        assert!(export.to_string().contains("Where is my deposit?"), "{export}");
        assert!(!export.to_string().contains("kingfisher"), "notes are staff's: {export}");
        let page = text(anna.client.get("/widget/export?format=html").await);
        assert!(page.contains("Where is my deposit?") && !page.contains("kingfisher"));
        // Erasing is asked for, and somebody answers; asked again, it is the same case.
        let first = anna.client.post("/widget/erasure", json!({})).await.ok();
        let again = anna.client.post("/widget/erasure", json!({})).await.ok();
        assert_eq!(first["id"], again["id"]);
        let list = desk.admin.get("/cases?view=all").await.ok();
        let request = list["items"].as_array().unwrap().iter().find(|it| it["type"] == "data_request").unwrap();
        assert_eq!(request["priority"], "high");
        assert!(request["waiting_since"].is_string(), "it has a clock: {request}");
        app.advance(Duration::from_secs(901));
        anna.client.get(&transcript).await.problem(Code::ProofRequired);
        // Whoever is another customer learns nothing, proved or not.
        let other = customer(&app, &desk).await;
        other.client.get(&transcript).await.problem(Code::NotFound);
        for bad in [rules("export", "wallet"), json!({"export": {"level": "none", "max_age_minutes": 0}})] {
            app.prove_again().await;
            desk.admin.put("/proof/rules", bad).await.problem(Code::Invalid);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_there_is_no_code() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, case) = asks(&app, &desk).await;
        let own = anna.client.get("/widget/proof").await.ok();
        assert_eq!(own["methods"]["any_email"], false);
        ask_code(&anna.client, json!({"address": "anna@example.com"})).await.problem(Code::Conflict);
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!(seen["reachable"], "none");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_proved_goes_with_an_erased_customer() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, case) = asks(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        let mut key = Authenticator::new(&app.base, b"key of anna, sixteen and more");
        add_passkey(&app, &anna, &mut key).await.ok();
        ask(&desk, &case, "passkey").await;
        app.prove_again().await;
        let reason = json!({"reason": "asked for it"});
        desk.admin.post(&format!("/customers/{}/erase", anna.id), reason).await.ok();
        for table in ["customer_proofs", "customer_passkeys", "proof_challenges"] {
            let count = format!("SELECT count(*) FROM {table}");
            let left = app.read(move |tx| tx.one(&count, &[], |row| row.get::<i64>(0))).await;
            assert_eq!(left, 0, "{table}");
        }
        // The ask that was open ends without a word.
        app.advance(Duration::from_secs(901));
        app.run_jobs().await;
    })
    .await;
}

/// Signs identity tokens as a host app does.
pub struct HostApp {
    kid: String,
    secret: String,
}

impl HostApp {
    pub async fn of(desk: &Desk) -> Self {
        let keys = format!("/inboxes/{}/identity-keys", desk.inbox["id"].as_str().unwrap());
        let made = desk.admin.post(&keys, json!({"kid": "app", "algorithm": "HS256"})).await.ok();
        Self { kid: "app".into(), secret: made["secret"].as_str().unwrap().to_owned() }
    }

    /// A token that says so; no two are alike.
    pub fn token(&self, app: &TestApp, sub: &str, more: &Json) -> String {
        let header = jsonwebtoken::Header {
            kid: Some(self.kid.clone()),
            ..jsonwebtoken::Header::new(Algorithm::HS256)
        };
        let jti = TOKENS.fetch_add(1, Ordering::Relaxed);
        let mut claims = json!({"sub": sub, "exp": app.app.now().seconds() + 600, "jti": jti});
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(self.secret.as_bytes())).unwrap()
    }

    pub async fn enter(&self, app: &TestApp, desk: &Desk, session: Option<&str>, token: &str) -> Json {
        let body = json!({"inbox": desk.inbox["key"], "session": session, "identity": token});
        app.anonymous().post("/widget/sessions", body).await.ok()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_apps_word_counts_for_its_own_person_and_where_it_was_asked() {
    each_with_mail(|app, _| async move {
        let desk = desk(&app, json!({})).await;
        let host = HostApp::of(&desk).await;
        let begun = host.enter(&app, &desk, None, &host.token(&app, "user-1", &json!({}))).await;
        let anna = app.bearer(begun["session"].as_str().unwrap());
        // The sign-in itself is a proof at this device, and no answer to what was asked in a case.
        anna.get("/widget/export").await.ok();
        let talk = conversation_id();
        anna.post(&format!("/widget/conversations/{talk}/messages"), json!({"id": "1", "body": "hi"}))
            .await
            .ok();
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let id = ask(&desk, &case, "signed_token").await;
        host.enter(&app, &desk, begun["session"].as_str(), &host.token(&app, "user-1", &json!({}))).await;
        let state =
            async || desk.admin.get(&format!("/cases/{case}/proof")).await.ok()["asks"][0]["state"].clone();
        assert_eq!(state().await, "open");
        let other = json!({"identity": host.token(&app, "user-2", &json!({})), "ask": id});
        anna.post("/widget/proof/token", other).await.problem(Code::WrongCredentials);
        let low = json!({"identity": host.token(&app, "user-1", &json!({})), "ask": id});
        assert_eq!(anna.post("/widget/proof/token", low).await.ok()["level"], "signed_token");
        assert_eq!(state().await, "given");
        // A passkey is above it, and so is asked for by itself.
        let id = ask(&desk, &case, "passkey").await;
        let body = json!({"identity": host.token(&app, "user-1", &json!({})), "ask": id});
        anna.post("/widget/proof/token", body).await.problem(Code::Invalid);
        // A session that began long ago proves nothing fresh.
        app.advance(Duration::from_secs(3600));
        anna.get("/widget/export").await.problem(Code::ProofRequired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_no_sign_in_and_goes_along_to_the_person_whom_the_app_vouches_for() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let host = HostApp::of(&desk).await;
        let guest = customer(&app, &desk).await;
        prove(&app, &mailbox, &guest.client, "anna@example.com").await;
        // An inbox for people who are signed in does not take a mailbox for it.
        let shut = desk.admin.post("/inboxes", json!({"name": "Signed in", "channel": "web"})).await.ok();
        let path = format!("/inboxes/{}", shut["id"].as_str().unwrap());
        desk.admin.patch(&path, json!({"identity_required": true})).await.ok();
        let knock = json!({"inbox": shut["key"], "session": guest.session});
        app.anonymous().post("/widget/sessions", knock).await.problem(Code::Unauthenticated);
        // The app vouches for the same mailbox: the same person. For another one: somebody else.
        let stranger = host.token(&app, "user-9", &json!({"email": "b@example.com", "email_verified": true}));
        let other = host.enter(&app, &desk, Some(&guest.session), &stranger).await;
        assert_ne!(other["customer"]["id"], json!(guest.id));
        let same = host.token(&app, "user-1", &json!({"email": "Anna@example.com", "email_verified": true}));
        let anna = host.enter(&app, &desk, Some(&guest.session), &same).await;
        assert_eq!(anna["customer"]["id"], json!(guest.id));
    })
    .await;
}
