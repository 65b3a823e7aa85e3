//! Who would abuse it that deposits are given back: another customer, a phisher, a bribed colleague, a program that asks again.

use crate::{
    platform::{Platform, vouch},
    proof::HostApp,
    recovery::{CHAIN, LITTLE, NEEDED, OURS, Scene, Writer, each_with_node, of_case, rule, step},
    support::Client,
    talk::{Customer, conversation_id},
    wallet_proof::Key,
};
use ombud_server::{customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use std::time::Duration;

/// The codes of the lines that staff reads in a case.
async fn lines(who: &Client, case: &str) -> Vec<String> {
    let thread = who.get(&format!("/cases/{case}/messages")).await.ok();
    let all = thread["items"].as_array().unwrap().iter();
    all.filter_map(|it| it["activity"]["code"].as_str().map(str::to_owned)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_ask_at_once_the_one_who_shows_it_gets_it_and_nobody_is_told_of_the_other() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(41);
        let hash = it.deposit(&key).await;
        let (anna, mallory) = (it.writer().await, it.writer().await);
        // A hash is public: whoever says it holds nothing by it.
        let (first, second) = tokio::join!(anna.ask(&hash), mallory.ask(&hash));
        let own = first.ok()["id"].as_str().unwrap().to_owned();
        let others = second.ok()["id"].as_str().unwrap().to_owned();
        // Asked for again, it is the same request.
        assert_eq!(mallory.asked(&hash).await, others);
        let twice = "recovery_claimed_twice".to_owned();
        for (here, there) in [(&anna, &mallory), (&mallory, &anna)] {
            let shown = of_case(&it.desk.admin, &here.case).await;
            assert_eq!(
                (&shown[0]["claimed_twice"], shown.as_array().unwrap().len()),
                (&json!(true), 1),
                "{shown}"
            );
            assert_eq!(shown[0]["rivals"][0]["case"], json!(there.case));
            let told = lines(&it.desk.admin, &here.case).await;
            assert_eq!(told.iter().filter(|it| **it == twice).count(), 1, "{told:?}");
            assert!(!here.lines().await.contains(&twice), "it is for staff alone");
        }
        it.sign(&anna, &own, &key).await.ok();
        assert_eq!(anna.seen(&own).await["state"], "needs_terms");
        // The other one is told honestly, and has no step left.
        let lost = mallory.seen(&others).await;
        assert_eq!((&lost["state"], &lost["refusal"]), (&json!("refused"), &json!("taken")));
        assert!(mallory.lines().await.contains(&"recovery_refused".to_owned()));
        let proof = format!("/widget/recoveries/{others}/proof");
        for by in ["person", "signature"] {
            mallory.who.client.post(&proof, json!({"by": by})).await.problem(Code::Conflict);
        }
        mallory.agree(&others, &Key::new(42).address()).await.problem(Code::Conflict);
        // Whoever comes from now on reads the same words as for what is not offered at all, and learns nothing.
        let carl = it.writer().await;
        let refused = carl.ask(&hash).await.problem(Code::Conflict);
        it.rules(json!([])).await.ok();
        let other = it.deposit(&Key::new(42)).await;
        let plain = carl.ask(&other).await.problem(Code::Conflict);
        assert_eq!((&refused["detail"], &refused["refusal"]), (&plain["detail"], &plain["refusal"]));
        it.rules(json!([rule("below_minimum")])).await.ok();
        for _ in 0..3 {
            carl.ask(&hash).await.problem(Code::Conflict);
            mallory.ask(&hash).await.problem(Code::Conflict);
        }
        let told = lines(&it.desk.admin, &carl.case).await;
        assert_eq!(told.iter().filter(|it| **it == twice).count(), 1, "{told:?}");
        let row = of_case(&it.desk.admin, &carl.case).await[0].clone();
        assert_eq!((&row["state"], &row["refusal"]), (&json!("refused"), &json!("duplicate")));
        let path = format!("/widget/recoveries/{}", row["id"].as_str().unwrap());
        carl.who.client.get(&path).await.problem(Code::NotFound);
        // Nor by what they may take along.
        let rules = json!({"export": {"level": "none", "max_age_minutes": 15}});
        it.app.prove_again().await;
        it.desk.admin.put("/proof/rules", rules).await.ok();
        let export = carl.who.client.get("/widget/export").await.ok().to_string();
        for word in ["duplicate", "claimed_twice", &anna.case, &anna.who.id] {
            assert!(!export.contains(word), "{word} is in the export");
        }
        assert!(it.app.event_kinds().await.contains(&"recovery.claimed_twice".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_who_show_nothing_keep_nobody_from_what_the_platform_or_a_person_says_is_theirs() {
    each_with_node(|it: Scene| async move {
        let platform = Platform::start(it.app.app.clock.clone()).await;
        let set = it.desk.admin.put("/platform", json!({"url": platform.url, "enabled": true})).await.ok();
        platform.trust(set["secret"].as_str().unwrap());
        let hash = it.deposit(&Key::new(56)).await;
        let mut guests = Vec::new();
        for _ in 0..3 {
            it.app.advance(Duration::from_secs(10));
            let guest = it.writer().await;
            let id = guest.asked(&hash).await;
            guests.push((guest, id));
        }
        // Each case hears of it once, however many come.
        for (guest, _) in &guests {
            let told = lines(&it.desk.admin, &guest.case).await;
            let twice = told.iter().filter(|it| *it == "recovery_claimed_twice").count();
            assert_eq!(twice, 1, "{told:?}");
        }
        platform.lists(CHAIN, &hash);
        let anna = it.writer().await;
        vouch(&it.app, &anna.who.id, "user-2", Proof::SignedToken).await;
        let id = anna.asked(&hash).await;
        let own = anna.seen(&id).await;
        assert_eq!((&own["state"], &own["proof"]), (&json!("needs_terms"), &json!("platform")));
        for (guest, id) in &guests {
            assert_eq!(guest.seen(id).await["refusal"], "taken");
        }

        // A person who checks decides it as well, between two who cannot sign.
        let hash = it.deposit(&Key::new(57)).await;
        let (bob, mallory) = (it.writer().await, it.writer().await);
        let (own, others) = (bob.asked(&hash).await, mallory.asked(&hash).await);
        for (who, id) in [(&mallory, &others), (&bob, &own)] {
            who.who
                .client
                .post(&format!("/widget/recoveries/{id}/proof"), json!({"by": "person"}))
                .await
                .ok();
        }
        let lead = it.app.sign_in("Lead").await;
        let theirs = json!({"theirs": true, "note": "The slip of the other exchange has this hash."});
        step(&lead, &own, "check", theirs.clone()).await.ok();
        assert_eq!(mallory.seen(&others).await["refusal"], "taken");
        step(&lead, &others, "check", theirs).await.problem(Code::Conflict);
        // Nobody of staff says of a request that somebody else was right: it is found out by itself.
        let taken = json!({"reason": "taken", "note": "I say so, nothing more."});
        step(&lead, &own, "refuse", taken).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_proof_is_asked_for_it_is_held_by_agreeing_and_gives_way_to_who_shows_it() {
    each_with_node(|it: Scene| async move {
        let platform = Platform::start(it.app.app.clock.clone()).await;
        let set = it.desk.admin.put("/platform", json!({"url": platform.url, "enabled": true})).await.ok();
        platform.trust(set["secret"].as_str().unwrap());
        let mut open = rule("below_minimum");
        open["signature"] = json!(false);
        it.rules(json!([open])).await.ok();
        let lead = it.app.sign_in("Lead").await;
        let back = Key::new(58).address();
        let hash = it.deposit(&Key::new(59)).await;
        let (bob, mallory) = (it.writer().await, it.writer().await);
        let (first, second) = (mallory.asked(&hash).await, bob.asked(&hash).await);
        mallory.agree(&first, &back).await.ok();
        assert_eq!(bob.seen(&second).await["refusal"], "taken");
        bob.agree(&second, &back).await.problem(Code::Conflict);
        // The customer whose own the platform says it is comes before anybody pays.
        platform.lists(CHAIN, &hash);
        let anna = it.writer().await;
        vouch(&it.app, &anna.who.id, "user-2", Proof::SignedToken).await;
        let own = anna.asked(&hash).await;
        assert_eq!(anna.seen(&own).await["state"], "needs_terms");
        assert_eq!(mallory.seen(&first).await["refusal"], "taken");
        step(&lead, &first, "take", json!({})).await.problem(Code::Conflict);
        // Once somebody pays, nothing is taken away from under them.
        let hash = it.deposit(&Key::new(59)).await;
        let id = mallory.asked(&hash).await;
        mallory.agree(&id, &back).await.ok();
        step(&lead, &id, "take", json!({})).await.ok();
        platform.lists(CHAIN, &hash);
        anna.ask(&hash).await.problem(Code::Conflict);
        assert_eq!(mallory.seen(&id).await["state"], "in_work");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_first_for_what_is_anothers_gets_nothing_and_keeps_it_from_nobody() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(43);
        let hash = it.deposit(&key).await;
        let (mallory, anna) = (it.writer().await, it.writer().await);
        let id = mallory.asked(&hash).await;
        it.sign(&mallory, &id, &Key::new(44)).await.problem(Code::WrongCredentials);
        mallory.agree(&id, &Key::new(44).address()).await.problem(Code::Conflict);
        // Another's request is not there.
        for path in ["", "/proof", "/terms", "/withdraw"] {
            let path = format!("/widget/recoveries/{id}{path}");
            let body = json!({"by": "person", "fee": "0.0001 ETH", "address": Key::new(44).address()});
            let answer = match path.ends_with(&id) {
                true => anna.who.client.get(&path).await,
                false if path.ends_with("proof") => {
                    anna.who.client.post(&path, json!({"by": "person"})).await
                }
                false if path.ends_with("terms") => {
                    let mut body = body;
                    body.as_object_mut().unwrap().remove("by");
                    anna.who.client.post(&path, body).await
                }
                false => anna.who.client.post(&path, json!({})).await,
            };
            answer.problem(Code::NotFound);
        }
        // In somebody else's conversation nothing is opened.
        let body =
            json!({"conversation": anna.conversation, "deposit": {"network": CHAIN, "transaction": hash}});
        mallory.who.client.post("/widget/recoveries", body).await.problem(Code::NotFound);
        // It keeps her from nothing meanwhile.
        anna.asked(&hash).await;
        let lead = it.app.sign_in("Lead").await;
        let why = json!({"reason": "not_theirs", "note": "Could not sign for the sender."});
        assert_eq!(step(&lead, &id, "refuse", why.clone()).await.ok()["state"], "refused");
        assert_eq!(mallory.seen(&id).await["refusal"], "not_theirs");
        step(&lead, &id, "refuse", why).await.problem(Code::Conflict);
        let id = anna.asked(&hash).await;
        anna.who.client.post(&format!("/widget/recoveries/{id}/withdraw"), json!({})).await.ok();
        // Nobody has to: two weeks without a step, and it is free, too.
        let id = mallory.asked(&hash).await;
        it.app.advance(Duration::from_secs(14 * 86_400 - 60));
        it.app.run_jobs().await;
        assert_eq!(mallory.seen(&id).await["state"], "needs_proof");
        it.app.advance(Duration::from_secs(120));
        it.app.run_jobs().await;
        assert_eq!(mallory.seen(&id).await["state"], "withdrawn");
        assert!(mallory.lines().await.contains(&"recovery_lapsed".to_owned()));
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        assert_eq!(anna.seen(&id).await["state"], "needs_terms");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn coins_go_back_to_no_address_that_would_lose_or_steal_them() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(45);
        let hash = it.deposit(&key).await;
        let anna = it.writer().await;
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        let own = key.address();
        // The same at both ends, another between.
        let like = format!("{}{}{}", &own[..8], "0".repeat(28), &own[36..]);
        for (address, why) in [
            ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "network"),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "form"),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA", "form"),
            (OURS, "ours"),
            ("0x0000000000000000000000000000000000000000", "nobody"),
            ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "known"),
            (&like, "lookalike"),
        ] {
            let refused = anna.agree(&id, address).await.problem(Code::Invalid);
            assert_eq!(refused["refusal"], json!(why), "{address}: {refused}");
        }
        let phrase =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        anna.agree(&id, phrase).await.problem(Code::SecretFound);
        assert_eq!(anna.seen(&id).await["state"], "needs_terms");
        // Said once, it stays: neither customer nor staff changes it.
        anna.agree(&id, &own).await.ok();
        anna.agree(&id, &Key::new(46).address()).await.problem(Code::Conflict);
        assert_eq!(anna.seen(&id).await["return_to"]["address"], json!(own));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_got_at_the_chat_alone_does_not_say_where_the_coins_go() {
    each_with_node(|it: Scene| async move {
        let key = Key::new(47);
        let hash = it.deposit(&key).await;
        let host = HostApp::of(&it.desk).await;
        let enter = async || {
            let begun = host.enter(&it.app, &it.desk, None, &host.token(&it.app, "user-9", &json!({}))).await;
            let session = begun["session"].as_str().unwrap().to_owned();
            let id = begun["customer"]["id"].as_str().unwrap().to_owned();
            Customer { client: it.app.bearer(&session), session, id }
        };
        let conversation = conversation_id();
        let phone = enter().await;
        phone.write(&conversation, "c1", "I want a person about my deposit").await;
        let case = crate::platform::case_of(&it.desk.admin, &phone).await;
        let anna = Writer { who: phone, conversation: conversation.clone(), case: case.clone() };
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        // The thief has a session of hers.
        let thief = Writer { who: enter().await, conversation, case };
        assert_eq!(thief.seen(&id).await["state"], "needs_terms");
        let refused = thief.agree(&id, &Key::new(48).address()).await.problem(Code::ProofRequired);
        assert_eq!(refused["refusal"], "device");
        it.sign(&thief, &id, &Key::new(48)).await.problem(Code::WrongCredentials);
        thief.agree(&id, &Key::new(48).address()).await.problem(Code::ProofRequired);
        anna.agree(&id, &key.address()).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_counts_once_and_only_where_it_went() {
    each_with_node(|it: Scene| async move {
        let (key, back) = (Key::new(49), Key::new(50).address());
        let lead = it.app.sign_in("Lead").await;
        let anna = it.writer().await;
        let mut ids = Vec::new();
        for _ in 0..2 {
            let hash = it.deposit(&key).await;
            let id = anna.asked(&hash).await;
            it.sign(&anna, &id, &key).await.ok();
            anna.agree(&id, &back).await.ok();
            step(&lead, &id, "take", json!({})).await.ok();
            ids.push((id, hash));
        }
        let (first, deposit) = ids[0].clone();
        let finish =
            async |id: &str, hash: &str| step(&lead, id, "finish", json!({"transaction": hash})).await;
        // The deposit itself, a payment to somebody else, one that is not settled, none at all.
        finish(&first, &deposit).await.problem(Code::Invalid);
        let other = it.pay(&Key::new(51).address(), LITTLE).await;
        finish(&first, &other).await.problem(Code::Invalid);
        let fresh = it.send(&Key::new(52).address(), &back, LITTLE).await;
        finish(&first, &fresh).await.problem(Code::Invalid);
        finish(&first, &format!("0x{}", "cd".repeat(32))).await.problem(Code::Invalid);
        finish(&first, "my cousin paid").await.problem(Code::Invalid);
        it.mine(NEEDED).await;
        finish(&first, &fresh).await.ok();
        // The same one for the second request: by itself, and written otherwise.
        let (second, _) = ids[1].clone();
        finish(&second, &fresh).await.problem(Code::Conflict);
        finish(&second, &fresh.to_uppercase().replace("0X", "0x")).await.problem(Code::Conflict);
        let own = it.pay(&back, LITTLE).await;
        finish(&second, &own).await.ok();
        assert_ne!(
            anna.seen(&first).await["payout"]["transaction"],
            anna.seen(&second).await["payout"]["transaction"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_elsewhere_and_who_is_limited_see_nothing() {
    each_with_node(|it: Scene| async move {
        let hash = it.deposit(&Key::new(53)).await;
        let anna = it.writer().await;
        let id = anna.asked(&hash).await;
        let other = it.app.another_workspace("other").await;
        let stranger = it.app.sign_in_to(other, "Admin").await;
        let team = it.desk.admin.post("/teams", json!({"name": "Payments", "emoji": "💸"})).await.ok();
        let to = json!({"team": team["id"]});
        it.desk.admin.post(&format!("/cases/{}/assign", anna.case), to).await.ok();
        // Security sees every team's cases; with a scope, those of its own alone.
        let limited = it.app.sign_in("Security").await;
        let elsewhere = it.desk.admin.post("/teams", json!({"name": "Others", "emoji": "🧊"})).await.ok();
        let scope = json!({"scope": {"teams": [elsewhere["id"]], "inboxes": [], "types": []}});
        let path = format!("/staff/{}", limited.staff.unwrap());
        it.app.prove_again().await;
        it.desk.admin.patch(&path, scope).await.ok();
        for who in [&stranger, &limited] {
            who.get(&format!("/cases/{}/recoveries", anna.case)).await.problem(Code::NotFound);
            let body = json!({"network": CHAIN, "transaction": hash});
            who.post(&format!("/cases/{}/recoveries", anna.case), body).await.problem(Code::NotFound);
            for (name, body) in [
                ("take", json!({})),
                ("check", json!({"theirs": true, "note": "I say so."})),
                ("refuse", json!({"reason": "other", "note": "I say so."})),
                ("finish", json!({"transaction": hash})),
            ] {
                step(who, &id, name, body).await.problem(Code::NotFound);
            }
            assert_eq!(who.get("/recoveries?state=needs_proof").await.ok()["items"], json!([]));
        }
        it.desk.admin.get("/recoveries?state=nonsense").await.problem(Code::Invalid);
        it.app.anonymous().get("/recoveries").await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_back_stays_given_back_when_its_customer_is_erased() {
    each_with_node(|it: Scene| async move {
        let (key, back) = (Key::new(54), Key::new(55).address());
        let hash = it.deposit(&key).await;
        let anna = it.writer().await;
        let id = anna.asked(&hash).await;
        it.sign(&anna, &id, &key).await.ok();
        anna.agree(&id, &back).await.ok();
        let lead = it.app.sign_in("Lead").await;
        step(&lead, &id, "take", json!({})).await.ok();
        step(&lead, &id, "finish", json!({"transaction": it.pay(&back, LITTLE).await})).await.ok();
        // One more, which is not done.
        let open = it.deposit(&key).await;
        anna.asked(&open).await;
        it.app.prove_again().await;
        let erase = json!({"reason": "Asked for by mail."});
        it.desk.admin.post(&format!("/customers/{}/erase", anna.who.id), erase).await.ok();
        it.app.run_jobs().await;
        let opened: Vec<(String, String)> = it.app.opened().await;
        let kept = opened.iter().filter(|it| it.1.contains(&back) || it.1.contains(&hash)).count();
        assert_eq!(kept, 0, "what was said of it can be read no more");
        let bob = it.writer().await;
        bob.ask(&hash).await.problem(Code::Conflict);
        let body: Json = bob.ask(&open).await.ok();
        assert_eq!(body["state"], "needs_proof");
    })
    .await;
}
