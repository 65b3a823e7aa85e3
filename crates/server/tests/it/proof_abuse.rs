//! Proofs of customers, by those who want them without having what they show: guessing, flooding, borrowing somebody else's,
//! showing the same thing twice.

use crate::{
    authenticator::Authenticator,
    proof::{HostApp, add_passkey, ask, ask_code, asks, check, code, each_with_mail, prove, rules},
    support::{Client, TestApp},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::id::WorkspaceId;
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Goes on for so long that nothing before it counts.
fn next(app: &TestApp, seconds: i64) {
    app.advance(Duration::from_secs(seconds.unsigned_abs()));
}

/// Whether somebody new, on a device of their own, gets a code for an address.
async fn stranger_gets(app: &TestApp, desk: &Desk, address: &str) -> bool {
    app.advance(Duration::from_secs(5));
    let new = customer(app, desk).await;
    let answer = ask_code(&new.client, json!({"address": address})).await;
    assert!(matches!(answer.status, 201 | 429), "{answer:?}");
    answer.status == 201
}

fn wrong(good: &str) -> &'static str {
    if good == "00000000" { "00000001" } else { "00000000" }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_over_many_conversations_has_thirty_tries_a_day() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        next(&app, DAY);
        let before = mailbox.all().len();
        let mut tries = 0;
        for _ in 0..4 {
            for _ in 0..4 {
                app.advance(Duration::from_secs(5));
                let guesser = customer(&app, &desk).await;
                let sent = ask_code(&guesser.client, json!({"address": "bea@example.com"})).await;
                if sent.status == 429 {
                    continue;
                }
                app.run_jobs().await;
                let (challenge, good) = (sent.ok()["challenge"].clone(), mailbox.last().code());
                while check(&guesser.client, &challenge, wrong(&good)).await.status == 401 {
                    tries += 1;
                }
                // What was guessed too often is none any more, though it was right now.
                check(&guesser.client, &challenge, &good).await.problem(Code::NotFound);
            }
            next(&app, HOUR);
        }
        assert_eq!(tries, 30);
        assert_eq!(mailbox.all().len() - before, 6);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn spellings_of_one_mailbox_count_together_and_a_network_has_twenty() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let owner = customer(&app, &desk).await;
        prove(&app, &mailbox, &owner.client, "bea@example.com").await;
        next(&app, DAY);
        let mut got = Vec::new();
        for spelling in [
            "bea+1@example.com",
            "b.e.a@example.com",
            "BEA+x@Example.com",
            "bea@example.com",
            "b.ea+2@example.com",
        ] {
            got.push(stranger_gets(&app, &desk, spelling).await);
        }
        assert_eq!(got, [true, true, true, false, false]);
        // Each to another mailbox, all from one network: 17 are left of 20.
        let mut sent = 0;
        for n in 0..20 {
            sent += u32::from(stranger_gets(&app, &desk, &format!("p{n}@example.com")).await);
        }
        assert_eq!(sent, 17);
        // Neither keeps the owner of the mailbox from a code at a device that is known.
        let own = owner.client.get("/widget/proof").await.ok()["methods"]["emails"][0]["identity"].clone();
        ask_code(&owner.client, json!({"identity": own})).await.ok();
        // Half an hour later it is still full, wherever the clock's hour ends.
        next(&app, HOUR / 2);
        assert!(!stranger_gets(&app, &desk, "p1@example.com").await, "the same hour");
        next(&app, HOUR);
        assert!(stranger_gets(&app, &desk, "p1@example.com").await, "an hour later");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_session_does_not_fill_its_owners_mailbox() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        next(&app, DAY);
        let own = anna.client.get("/widget/proof").await.ok()["methods"]["emails"][0]["identity"].clone();
        let mut hours = Vec::new();
        for _ in 0..6 {
            let mut sent = 0;
            for _ in 0..7 {
                app.advance(Duration::from_secs(5));
                sent += u32::from(ask_code(&anna.client, json!({"identity": own})).await.status == 201);
            }
            hours.push(sent);
            next(&app, HOUR);
        }
        assert_eq!(hours, [5, 5, 5, 5, 0, 0], "five an hour for a session, twenty a day for a mailbox");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_a_customer_is_not_told() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let bea = customer(&app, &desk).await;
        prove(&app, &mailbox, &bea.client, "bea@example.com").await;
        next(&app, HOUR);
        let spy = customer(&app, &desk).await;
        let before = mailbox.all().len();
        let mut answers = Vec::new();
        for address in ["bea@example.com", "bob@example.com"] {
            let mut sent = ask_code(&spy.client, json!({"address": address})).await.ok();
            app.run_jobs().await;
            assert_eq!(mailbox.last().to, address, "both get the same mail");
            let good = mailbox.last().code();
            let refused = check(&spy.client, &sent["challenge"], wrong(&good)).await;
            sent["challenge"] = Json::Null;
            answers.push((sent, refused.status, refused.json()["detail"].clone()));
            assert_eq!(spy.client.get("/widget/proof").await.ok()["given"], json!([]));
        }
        assert_eq!(answers[0], answers[1]);
        // What the mail says is the same, too, but for the code.
        let texts: Vec<String> =
            mailbox.all()[before..].iter().map(|it| it.text.replace(&it.to, "")).collect();
        let plain = |text: &String| {
            let body = text.split("\r\n\r\n").skip(1).collect::<String>();
            body.chars().filter(|it| !it.is_ascii_digit()).collect::<String>()
        };
        assert_eq!(plain(&texts[0]), plain(&texts[1]));
    })
    .await;
}

/// A workspace beside the first, on the same server.
async fn desk_beside(app: &TestApp) -> (WorkspaceId, Desk) {
    let workspace = app.another_workspace("beside").await;
    let admin = app.sign_in_to(workspace, "Admin").await;
    let inbox = admin.post("/inboxes", json!({"name": "Website", "channel": "web"})).await.ok();
    (workspace, Desk { admin, inbox })
}

/// Answers a passkey's question.
async fn answer(client: &Client, challenge: &Json, credential: Json) -> crate::support::Answer {
    let body = json!({"challenge": challenge, "credential": credential});
    client.post("/widget/proof/passkey", body).await
}

async fn question(client: &Client) -> Json {
    client.post("/widget/proof/passkey/begin", json!({})).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_good_for_its_own_customer_and_workspace_alone() {
    each_with_mail(|app, mailbox| async move {
        let here = desk(&app, json!({})).await;
        let (_, there) = desk_beside(&app).await;
        let with_passkey = async |desk: &Desk, address: &str, id: &[u8]| -> (Customer, Authenticator) {
            let it = customer(&app, desk).await;
            prove(&app, &mailbox, &it.client, address).await;
            let mut key = Authenticator::new(&app.base, id);
            add_passkey(&app, &it, &mut key).await.ok();
            (it, key)
        };
        let (anna, mut annas) =
            with_passkey(&here, "anna@example.com", b"key of anna, sixteen and more").await;
        let (mallory, mut mallorys) =
            with_passkey(&here, "mallory@example.com", b"key of mallory, sixteen and more").await;
        // The same person beside, by the same address: another customer, whose passkey is another one.
        let (beside, mut besides) =
            with_passkey(&there, "anna@example.com", b"key of anna beside, sixteen and more").await;
        for key in [&mut mallorys, &mut besides] {
            let asked = question(&anna.client).await;
            let answered = key.get(&asked["options"]);
            answer(&anna.client, &asked["challenge"], answered).await.problem(Code::WrongCredentials);
        }
        // Her own answer, sent by others: the question was not theirs.
        let asked = question(&anna.client).await;
        let good = annas.get(&asked["options"]);
        for other in [&mallory, &beside] {
            answer(&other.client, &asked["challenge"], good.clone()).await.problem(Code::NotFound);
        }
        answer(&anna.client, &asked["challenge"], good.clone()).await.ok();
        // The same answer once more, to the same question and to a new one.
        answer(&anna.client, &asked["challenge"], good.clone()).await.problem(Code::NotFound);
        let asked = question(&anna.client).await;
        answer(&anna.client, &asked["challenge"], good).await.problem(Code::WrongCredentials);
        // A key that did not look who holds it.
        let asked = question(&anna.client).await;
        annas.verifies = false;
        let unverified = annas.get(&asked["options"]);
        answer(&anna.client, &asked["challenge"], unverified).await.problem(Code::WrongCredentials);
        // A copy of the key, which has counted less.
        annas.verifies = true;
        annas.counter = 0;
        let asked = question(&anna.client).await;
        let copied = annas.get(&asked["options"]);
        answer(&anna.client, &asked["challenge"], copied).await.problem(Code::WrongCredentials);
        let path = format!("/customers/{}/passkeys", anna.id);
        there.admin.delete(&path).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_apps_word_proves_once_and_for_its_own_person() {
    each_with_mail(|app, _| async move {
        let desk = desk(&app, json!({})).await;
        let host = HostApp::of(&desk).await;
        let first = host.token(&app, "anna", &json!({}));
        let begun = host.enter(&app, &desk, None, &first).await;
        let anna = app.bearer(begun["session"].as_str().unwrap());
        let talk = conversation_id();
        anna.post(&format!("/widget/conversations/{talk}/messages"), json!({"id": "1", "body": "hi"}))
            .await
            .ok();
        let path = format!("/customers/{}/cases", begun["customer"]["id"].as_str().unwrap());
        let case = desk.admin.get(&path).await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let id = ask(&desk, &case, "signed_token").await;
        let word =
            async |token: &str| anna.post("/widget/proof/token", json!({"identity": token, "ask": id})).await;
        // What opened the page was overheard; it answers nothing.
        word(&first).await.problem(Code::WrongCredentials);
        // Somebody else's, who has the same app.
        word(&host.token(&app, "mallory", &json!({}))).await.problem(Code::WrongCredentials);
        let good = host.token(&app, "anna", &json!({}));
        word(&good).await.ok();
        anna.post("/widget/proof/token", json!({"identity": good})).await.problem(Code::WrongCredentials);
        // Nor does the page renew by it what was proved a while ago.
        app.advance(Duration::from_secs(500));
        host.enter(&app, &desk, begun["session"].as_str(), &first).await;
        app.advance(Duration::from_secs(500));
        anna.get("/widget/export").await.problem(Code::ProofRequired);
        host.enter(&app, &desk, begun["session"].as_str(), &host.token(&app, "anna", &json!({}))).await;
        anna.get("/widget/export").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_brings_no_mailbox_and_no_other_case_along() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, first) = asks(&app, &desk).await;
        let mia = app.sign_in("Agent").await;
        desk.admin.post(&format!("/cases/{first}/assign"), json!({"assignee": mia.staff})).await.ok();
        // Proved in one case of hers.
        let id = ask(&desk, &first, "email_code").await;
        let body = json!({"address": "anna@example.com", "ask": id});
        let (challenge, good) = code(&app, &mailbox, &anna.client, body).await;
        check(&anna.client, &challenge, &good).await.ok();
        desk.admin.put("/proof/rules", rules("reveal", "email_code")).await.ok();
        anna.write(&conversation_id(), "c2", "Something else").await;
        let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
        let ids = cases["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap());
        let second = ids.clone().find(|it| *it != first).unwrap().to_owned();
        desk.admin.post(&format!("/cases/{second}/assign"), json!({"assignee": mia.staff})).await.ok();
        let reveals = format!("/customers/{}/reveals", anna.id);
        let reveal = |case: &str| json!({"field": "email", "reason": "She asked for it", "case": case});
        mia.post(&reveals, reveal(&second)).await.problem(Code::ProofRequired);
        // An agent writes a mailbox of their own into the customer's address: no code goes there.
        let change = json!({"email": "mia@evil.example"});
        mia.patch(&format!("/customers/{}", anna.id), change).await.ok();
        // Anna hears of it; what is mailed below is another mail.
        app.run_jobs().await;
        let own = anna.client.get("/widget/proof").await.ok();
        assert_eq!(own["methods"]["emails"].as_array().unwrap().len(), 1);
        assert_eq!(own["methods"]["emails"][0]["shown"], "a•••@e•••.com");
        let id = ask(&desk, &second, "email_code").await;
        let body = json!({"address": "mia@evil.example", "ask": id});
        ask_code(&anna.client, body).await.problem(Code::Invalid);
        // A puppet of the agent's proves its own mailbox in a case of its own; that case is not hers.
        let (puppet, _, third) = asks(&app, &desk).await;
        let id = ask(&desk, &third, "email_code").await;
        let body = json!({"address": "mia@evil.example", "ask": id});
        let (challenge, good) = code(&app, &mailbox, &puppet.client, body).await;
        check(&puppet.client, &challenge, &good).await.ok();
        let refused = mia.post(&reveals, reveal(&third)).await;
        assert!(matches!(refused.status, 404 | 422), "{refused:?}");
        desk.admin
            .post(&format!("/cases/{third}/merge"), json!({"into": second}))
            .await
            .problem(Code::Conflict);
        mia.post(&reveals, reveal(&second)).await.problem(Code::ProofRequired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_conversation_answers_nothing_in_it() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let id = ask(&desk, &case, "email_code").await;
        // Whoever was sent the link has a session of their own: nothing is there, not even that it is.
        let other = customer(&app, &desk).await;
        for path in ["messages", "transcript", "receipt"] {
            let path = format!("/widget/conversations/{conversation}/{path}");
            other.client.get(&path).await.problem(Code::NotFound);
        }
        other.client.get(&format!("/widget/proof/asks/{id}")).await.problem(Code::NotFound);
        prove(&app, &mailbox, &other.client, "mallory@example.com").await;
        for (path, body) in [
            ("/widget/proof/email", json!({"address": "mallory@example.com", "ask": id})),
            ("/widget/proof/token", json!({"identity": "x", "ask": id})),
        ] {
            let refused = other.client.post(path, body).await;
            assert!(matches!(refused.status, 401 | 404), "{refused:?}");
        }
        let asks = desk.admin.get(&format!("/cases/{case}/proof")).await.ok()["asks"].clone();
        assert_eq!((&asks[0]["state"], &asks[0]["tries"]), (&json!("open"), &json!(0)));
        anna.client.get(&format!("/widget/proof/asks/{id}")).await.ok();
    })
    .await;
}
