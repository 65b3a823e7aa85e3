//! A wallet that was proved is taken away: by its owner, by staff, and by whoever would gain from it.

use crate::{
    proof::{self, asks, each_with_mail, prove, rules},
    recovery::{Scene, each_with_node},
    support::{Answer, Client, TestApp, each_engine},
    talk::{Customer, customer, desk},
    wallet_proof::Key,
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// Begins and signs.
async fn shows(client: &Client, key: &Key, ask: Option<&str>) -> Answer {
    let mut body = json!({"family": "ethereum", "address": key.address()});
    if let Some(ask) = ask {
        body["ask"] = json!(ask);
    }
    let asked = client.post("/widget/proof/wallet/begin", body).await.ok();
    let signature = key.sign(asked["text"].as_str().unwrap());
    client
        .post("/widget/proof/wallet", json!({"challenge": asked["challenge"], "signature": signature}))
        .await
}

async fn standing(anna: &Customer) -> Json {
    anna.client.get("/widget/proof").await.ok()
}

fn own(standing: &Json) -> String {
    format!("/widget/wallets/{}", standing["methods"]["wallets"][0]["identity"].as_str().unwrap())
}

async fn noted(app: &TestApp) -> usize {
    app.event_kinds().await.iter().filter(|it| *it == "proof.wallet").count()
}

async fn lines(anna: &Customer, conversation: &str) -> Vec<Json> {
    let page = anna.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
    let all = page["items"].as_array().unwrap().iter().map(|it| it["system"].clone());
    all.filter(|it| it["code"].as_str().is_some_and(|it| it.starts_with("proof_wallet"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn its_owner_takes_it_away_and_the_level_falls() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let key = Key::new(61);
        shows(&anna.client, &key, None).await.ok();
        let before = standing(&anna).await;
        assert_eq!(before["known"], "wallet");
        let path = own(&before);
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!(seen["known"], "wallet");
        // A stolen session alone, an hour later: no; nor another customer.
        app.advance(Duration::from_secs(3600));
        anna.client.delete(&path).await.problem(Code::ProofRequired);
        customer(&app, &desk).await.client.delete(&path).await.problem(Code::NotFound);
        app.anonymous().delete(&path).await.problem(Code::Unauthenticated);
        // What was shown by it counts, until it is gone.
        app.prove_again().await;
        desk.admin.put("/proof/rules", rules("readers", "passkey")).await.ok();
        shows(&anna.client, &key, None).await.ok();
        anna.client.get("/widget/readers").await.ok();
        assert_eq!(anna.client.delete(&path).await.status, 204);
        anna.client.get("/widget/readers").await.problem(Code::ProofRequired);
        anna.client.delete(&path).await.problem(Code::NotFound);
        let after = standing(&anna).await;
        assert_eq!((&after["known"], &after["methods"]["wallets"]), (&json!("none"), &json!([])));
        // Both sides read it; history keeps that it was shown.
        let told = lines(&anna, &conversation).await;
        assert_eq!(told[0]["code"], "proof_wallet_removed");
        assert!(told[0]["args"]["address"].as_str().unwrap().contains('…'), "{told:?}");
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!((&seen["known"], &seen["wallets"]), (&json!("none"), &json!([])));
        assert_eq!(seen["given"].as_array().unwrap().len(), 2, "{seen}");
        assert_eq!(noted(&app).await, 2, "added and removed");
        let listed = desk.admin.get(&format!("/customers/{}", anna.id)).await.ok();
        assert!(!listed["identities"].to_string().to_lowercase().contains(&key.address()), "{listed}");
        // They are a guest again, whom a mailbox makes known; the wallet comes back by the mailbox, and is worth that.
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        shows(&anna.client, &key, None).await.ok();
        assert_eq!(standing(&anna).await["known"], "email_code");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_holds_one_of_two_keys_does_not_take_the_surer_one_away() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let key = Key::new(62);
        // The wallet first: then the mailbox would be the weaker one.
        shows(&anna.client, &key, None).await.ok();
        let path = own(&standing(&anna).await);
        app.advance(Duration::from_secs(3600));
        // A thief's own wallet and mailbox are not taken in that session to begin with.
        let thief = Key::new(63);
        let body = json!({"family": "ethereum", "address": thief.address()});
        anna.client.post("/widget/proof/wallet/begin", body).await.problem(Code::ProofRequired);
        proof::ask_code(&anna.client, json!({"address": "thief@example.com"})).await.problem(Code::Invalid);
        anna.client.delete(&path).await.problem(Code::ProofRequired);
        // A text that is being signed while the wallet goes does not bring it back.
        let body = json!({"family": "ethereum", "address": key.address()});
        shows(&anna.client, &key, None).await.ok();
        let begun = anna.client.post("/widget/proof/wallet/begin", body).await.ok();
        anna.client.delete(&path).await.ok();
        let late =
            json!({"challenge": begun["challenge"], "signature": key.sign(begun["text"].as_str().unwrap())});
        anna.client.post("/widget/proof/wallet", late).await.problem(Code::NotFound);
        assert_eq!(standing(&anna).await["known"], "none");
        drop(mailbox);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_takes_one_away_with_a_reason_that_both_sides_can_see_was_given() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let key = Key::new(64);
        shows(&anna.client, &key, None).await.ok();
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        let path =
            format!("/cases/{case}/wallets/{}/remove", seen["wallets"][0]["identity"].as_str().unwrap());
        let why = json!({"reason": "Its key was stolen, by phone"});
        app.prove_again().await;
        app.sign_in("Agent").await.post(&path, why.clone()).await.problem(Code::Forbidden);
        let lead = app.sign_in("Lead").await;
        lead.post(&path, json!({"reason": "   .  "})).await.problem(Code::Invalid);
        lead.post(&path, json!({})).await.problem(Code::Malformed);
        lead.post(&path, json!({"reason": "x".repeat(501)})).await.problem(Code::Invalid);
        let elsewhere = app.another_workspace("elsewhere").await;
        app.sign_in_to(elsewhere, "Admin").await.post(&path, why.clone()).await.problem(Code::NotFound);
        // By the case of somebody else it is not there.
        let (_, _, other) = asks(&app, &desk).await;
        lead.post(&path.replace(&case, &other), why.clone()).await.problem(Code::NotFound);
        assert_eq!(lead.post(&path, why.clone()).await.status, 204);
        lead.post(&path, why.clone()).await.problem(Code::NotFound);
        assert_eq!(standing(&anna).await["known"], "none");
        let told = lines(&anna, &conversation).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["code"], "proof_wallet_taken");
        // The customer reads that it was done, not by whom and why; colleagues read all of it.
        assert_eq!(told[0]["args"].as_object().unwrap().len(), 1, "{told:?}");
        let thread = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        let mut lines_of_staff = thread["items"].as_array().unwrap().iter().map(|it| &it["activity"]);
        let line = lines_of_staff.find(|it| it["code"] == "proof_wallet_taken").unwrap();
        assert_eq!(line["args"]["reason"], "Its key was stolen, by phone");
        // Where power over others needs two, so does this.
        shows(&anna.client, &key, None).await.ok();
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        let path =
            format!("/cases/{case}/wallets/{}/remove", seen["wallets"][0]["identity"].as_str().unwrap());
        let second = app.sign_in("Admin").await;
        desk.admin.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        let asked = second.post(&path, why).await.problem(Code::ApprovalRequired);
        assert_eq!(asked["operation"], "wallet-remove");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lookalike_of_it_is_one_no_more() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let key = Key::new(65);
        let real = key.address();
        // The same ends, another middle.
        let fake = format!("{}{}{}", &real[..10], "4b1d97e06c35a8f2d4907be1", &real[34..]);
        shows(&anna.client, &key, None).await.ok();
        let warned = async |id: &str| {
            anna.write(&conversation, id, &format!("is it sent to {fake}")).await;
            let all = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
            let last =
                all["items"].as_array().unwrap().iter().rfind(|it| it["from"] == "customer").unwrap().clone();
            assert!(last["body"].as_str().unwrap().contains(&fake), "{last}");
            !last["addresses"][0]["poisoned"].is_null()
        };
        assert!(warned("c2").await, "while it is theirs");
        let path = own(&standing(&anna).await);
        anna.client.delete(&path).await.ok();
        assert!(!warned("c3").await, "once it is not");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deposit_that_it_signed_for_is_given_back_on_the_same_terms() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(66);
        let anna = it.writer().await;
        // Their own wallet, which sent the deposit.
        shows(&anna.who.client, &key, None).await.ok();
        let hash = it.deposit(&key).await;
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        let before = anna.seen(&id).await;
        assert_eq!((&before["state"], &before["proof"]), (&json!("needs_terms"), &json!("signature")));
        let path = own(&standing(&anna.who).await);
        shows(&anna.who.client, &key, None).await.ok();
        assert_eq!(anna.who.client.delete(&path).await.status, 204);
        assert_eq!(standing(&anna.who).await["known"], "none");
        let after = anna.seen(&id).await;
        for field in ["state", "proof", "fee", "days", "amount"] {
            assert_eq!(after[field], before[field], "{field}");
        }
        // The device that signed goes on; it is counted among what waits for staff from then on.
        let lead = it.app.sign_in("Lead").await;
        assert_eq!(lead.get("/recoveries/count").await.ok(), json!({"waiting": 0}));
        anna.agree(&id, &Key::new(67).address()).await.ok();
        assert_eq!(lead.get("/recoveries/count").await.ok(), json!({"waiting": 1}));
        it.app.sign_in("Agent").await.get("/recoveries/count").await.problem(Code::Forbidden);
        // The list by type finds its case, and not others.
        it.writer().await;
        let all = lead.get("/cases?view=all&type=deposit_recovery").await.ok();
        let numbers: Vec<&Json> = all["items"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
        assert_eq!(numbers, [&json!(anna.case)]);
        let rest = lead.get("/cases?view=all&type=question").await.ok();
        assert!(rest["items"].as_array().unwrap().iter().all(|it| it["type"] == "question"), "{rest}");
        assert_eq!(lead.get("/cases?view=all&type=no-such").await.ok()["items"], json!([]));
        // Whose case a team of others has, counts for them alone.
        let team = it.desk.admin.post("/teams", json!({"name": "Vault", "members": []})).await.ok();
        let role = json!({"name": "Payers", "permissions": ["cases.view", "recoveries.manage"]});
        it.app.prove_again().await;
        it.desk.admin.post("/roles", role).await.ok();
        let to = json!({"team": team["id"]});
        it.desk.admin.post(&format!("/cases/{}/assign", anna.case), to).await.ok();
        let payer = it.app.sign_in("Payers").await;
        assert_eq!(payer.get("/recoveries/count").await.ok(), json!({"waiting": 0}));
        assert_eq!(lead.get("/recoveries/count").await.ok(), json!({"waiting": 1}));
    })
    .await;
}
