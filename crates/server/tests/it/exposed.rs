//! The guard in conversations: secrets that customers write, and what staff may not write to them.

use crate::{
    support::{Answer, Client, each_engine},
    talk::{conversation_id, customer, desk, only_case, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

async fn reply_with(client: &Client, case: &str, id: &str, body: &str) -> Answer {
    client.post(&format!("/cases/{case}/messages"), json!({"id": id, "body": body})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seed_phrase_is_never_stored() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let phrase =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        anna.write(&conversation_id(), "1", &format!("my wallet is {phrase} please help")).await;
        let case = only_case(&desk.admin).await;
        let thread = desk.admin.get(&format!("/cases/{}/messages", case["id"].as_str().unwrap())).await.ok();
        assert_eq!(thread["items"][0]["body"], "my wallet is [seed phrase removed] please help");
        assert_eq!(thread["items"][0]["guard"][0]["kind"], "mnemonic");
        assert!(app.event_kinds().await.contains(&"guard.secret_removed".to_owned()));
        ombud_server::search::catch_up(&app.app.search).await.unwrap();
        assert_eq!(desk.admin.get("/search?q=abandon").await.ok()["items"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phrase_in_parts_is_cut_out_of_every_part() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, bob) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let (in_parts, word_by_word) = (conversation_id(), conversation_id());
        let (mut screen, _) = anna.connect(&app, json!({})).await;
        anna.write(&in_parts, "1", "hello, I lost my password yesterday, sir!").await;
        anna.write(&in_parts, "2", "legal winner thank year wave sausage").await;
        anna.write(&in_parts, "3", "worth useful legal winner thank yellow").await;
        let redacted = screen.next_of("redacted").await;
        assert_eq!(
            (&redacted["message"]["seq"], &redacted["message"]["body"]),
            (&json!(2), &json!("[seed phrase removed]"))
        );
        let words = "letter advice cage absurd amount doctor acoustic avoid letter advice cage above";
        for (n, word) in words.split(' ').enumerate() {
            bob.write(&word_by_word, &format!("w{n}"), word).await;
        }
        let mark = "[seed phrase removed]";
        assert_eq!(app.bodies(&in_parts).await, ["hello, I lost my password yesterday, sir!", mark, mark]);
        let left = app.bodies(&word_by_word).await.join(" ");
        assert!(words.split(' ').all(|it| !left.contains(it)), "{left}");
        for word in ["sausage", "acoustic"] {
            assert_eq!(desk.admin.get(&format!("/search?q={word}")).await.ok()["items"], json!([]));
        }
        app.run_jobs().await;
        let kept = app.opened().await;
        assert!(kept.iter().any(|(_, text)| text.contains("lost my password")));
        for (column, text) in kept {
            for word in ["sausage", "acoustic"] {
                assert!(!text.contains(word), "{word} is in {column}: {text}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_exposes_a_phrase_is_told_what_to_do_and_staff_see_it_until_they_have() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let phrase =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        let conversation = conversation_id();
        anna.write(&conversation, "1", phrase).await;
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["priority"], &case["exposed"]["kinds"]), (&json!("urgent"), &json!(["mnemonic"])));
        let id = case["id"].as_str().unwrap();
        let whole = desk.admin.get(&format!("/cases/{id}")).await.ok();
        let advice = whole["exposed_advice"]["text"].as_str().unwrap();
        assert!(
            advice.contains("Move everything") && whole["exposed_advice"]["language"] == "en",
            "{advice}"
        );
        reply_with(&desk.admin, id, "advice", advice).await.ok();
        let handled = format!("/cases/{id}/exposed/handled");
        let after = desk.admin.post(&handled, json!({})).await.ok();
        assert_eq!((&after["exposed"], &after["exposed_advice"]), (&Json::Null, &Json::Null));
        desk.admin.post(&handled, json!({})).await.problem(Code::Conflict);
        // Taken back, the card is as it was; a new secret after it was handled is a card of its own.
        let taken_back = format!("/cases/{id}/exposed/not-handled");
        let back = desk.admin.post(&taken_back, json!({})).await.ok();
        assert_eq!(back["exposed"], case["exposed"]);
        desk.admin.post(&taken_back, json!({})).await.problem(Code::Conflict);
        desk.admin.post(&handled, json!({})).await.ok();
        anna.write(&conversation, "2", "and my card is 4111 1111 1111 1111").await;
        let again = desk.admin.get(&format!("/cases/{id}")).await.ok();
        assert_eq!(again["exposed"]["kinds"], json!(["card"]));
        let kinds = app.event_kinds().await;
        assert!(kinds.contains(&"guard.secret_handled".to_owned()), "{kinds:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_to_a_customer_what_a_thief_would() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        anna.write(&conversation, "1", "hello").await;
        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();
        let ask = "Please send me your seed phrase so that I can check your wallet.";
        let refused = reply_with(&agent, &case, "r1", ask).await.problem(Code::UnsafeReply);
        assert_eq!(
            (&refused["may_override"], &refused["refusals"][0]["rule"]),
            (&json!(false), &json!("asks_for_secret"))
        );
        let despite = json!({"id": "r1", "body": ask, "despite": "because I say so"});
        agent.post(&format!("/cases/{case}/messages"), despite.clone()).await.problem(Code::Forbidden);
        let later = json!({"id": "l", "body": ask, "send_at": "2026-01-05T10:00:00Z"});
        agent.post(&format!("/cases/{case}/messages"), later).await.problem(Code::UnsafeReply);
        let (mut socket, _) = staff_socket(&app, &agent).await;
        socket.send(json!({"t": "send", "id": "s1", "case": case, "body": ask})).await;
        let nack = socket.next_of("nack").await;
        assert_eq!(
            (&nack["code"], &nack["refusals"][0]["rule"]),
            (&json!("unsafe-reply"), &json!("asks_for_secret"))
        );
        reply_with(&agent, &case, "r2", "Never share your seed phrase with anyone, not even with us.")
            .await
            .ok();
        agent
            .post(&format!("/cases/{case}/messages"), json!({"id": "n", "kind": "note", "body": ask}))
            .await
            .ok();
        let seen = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        let public = seen["items"].as_array().unwrap().iter().filter(|it| it["kind"] == "message").count();
        assert_eq!(public, 2, "{seen}");
        desk.admin
            .post(&format!("/cases/{case}/messages"), json!({"id": "o", "body": ask, "despite": "x"}))
            .await
            .problem(Code::Invalid);
        desk.admin.post(&format!("/cases/{case}/messages"), despite).await.ok();
        let kinds = app.event_kinds().await;
        let count = |kind: &str| kinds.iter().filter(|it| *it == kind).count();
        assert_eq!(
            (count("guard.outbound_refused"), count("guard.outbound_overridden")),
            (3, 1),
            "{kinds:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_cut_themselves_is_not_what_the_customer_exposed() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        anna.write(&conversation, "1", "hello").await;
        let id = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let phrase =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        let note = json!({"id": "n", "kind": "note", "body": format!("a test phrase: {phrase}")});
        let kept = desk.admin.post(&format!("/cases/{id}/messages"), note).await.ok();
        assert!(!kept["body"].as_str().unwrap().contains("abandon"), "{kept}");
        let case = desk.admin.get(&format!("/cases/{id}")).await.ok();
        assert_eq!((&case["exposed"], &case["priority"]), (&Json::Null, &json!("normal")));
        let (_socket, welcome) = anna.connect(&app, json!({})).await;
        assert!(!welcome.to_string().contains("secret_removed"), "{welcome}");
        assert!(app.event_kinds().await.contains(&"guard.secret_removed".to_owned()));
    })
    .await;
}
