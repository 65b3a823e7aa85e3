//! The chain desk in the product: what a customer names is looked up, said and shown. The networks are nodes that say what real
//! ones said, from the recordings of `ombud-chain`; what each situation is, is tested there.

use crate::{
    bot::{Talk, choices, desk_with_bot, thread_of_staff},
    help::{page, read},
    support::{TestApp, each_engine, each_engine_with},
    talk::{Desk, only_case},
};
use axum::{Json as Body, Router, routing::post};
use ombud_server::{
    config::Config,
    customers::{self, IdentityKind, Proof},
    events::{Actor, Journal},
    http::Code,
};
use serde_json::{Value as Json, json};
use std::{
    net::TcpListener,
    sync::Arc,
    time::{Duration, Instant},
};

/// A recording: the question, what the nodes said, what comes out.
pub fn recording(name: &str) -> Json {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../chain/tests/recorded");
    let text = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What was asked for in a recording.
pub fn asked(name: &str) -> String {
    recording(name)["text"].as_str().unwrap().to_owned()
}

/// Starts a node that says what was recorded, and has the desk ask it.
pub fn with_node(config: &mut Config, name: &str) {
    let recorded = Arc::new(recording(name));
    let said = recorded.clone();
    let answer = move |Body(question): Body<Json>| {
        let same = |it: &&Json| ["method", "params"].iter().all(|part| it["body"][part] == question[part]);
        let all = said["exchanges"].as_array().unwrap();
        // A node knows nothing of a transaction that it never saw; what else was not recorded it does not offer.
        let unknown = question["method"].as_str().is_some_and(|it| it.starts_with("eth_getTransaction"));
        let answer = all.iter().find(same).map_or_else(
            || match unknown {
                true => json!({"jsonrpc": "2.0", "id": question["id"], "result": null}),
                false => json!({"jsonrpc": "2.0", "id": question["id"], "error": {"code": -32601, "message": "unknown"}}),
            },
            |it| it["answer"].clone(),
        );
        async move { Body(answer) }
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let here = format!("http://{}", listener.local_addr().unwrap());
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(answer))).await });
    let there = recorded["exchanges"][0]["url"].as_str().unwrap().trim_end_matches('/');
    let networks = recorded["config"].as_str().unwrap().replace(there, &here);
    std::fs::write(config.server.data.join("chains.toml"), networks).unwrap();
}

/// Has the workspace know what the recording's platform knew of others.
async fn knows(desk: &Desk, name: &str) {
    let known = recording(name)["platform"]["labels"].clone();
    let labels: Vec<Json> = known.as_array().unwrap().iter().map(|it| {
        json!({"network": it["chain"], "address": it["address"], "kind": it["kind"], "name": it["name"]})
    }).collect();
    let change = json!({"version": 0, "platform": {"deposits": [], "assets": [], "labels": labels}});
    desk.admin.put("/chains/platform", change).await.ok();
}

const SLIPPAGE: &str = "failures.a_price_that_moved.1";
const THIEF: &str = "approvals.to_a_thief_even_while_it_waits.1";
const CHEAP: &str = "pending.one_that_pays_too_little.1";

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_says_what_became_of_a_transaction_and_staff_sees_the_same() {
    each_engine_with(
        |it| with_node(it, SLIPPAGE),
        |app: TestApp| async move {
            let desk = desk_with_bot(&app).await;
            let mut talk = Talk::begin(&app, &desk).await;
            let hash = asked(SLIPPAGE);
            let said = talk.say(&format!("hi what happened to my swap {hash}??")).await;
            let body = said["body"].as_str().unwrap();
            assert!(body.contains("less than you allowed"), "{body}");
            assert_eq!(choices(&said).len(), 3, "{said}");
            assert!(said["bot"]["why"].is_null(), "why is for staff: {said}");
            let bot = thread_of_staff(&desk).await.into_iter().find(|it| it["from"] == "bot").unwrap();
            assert_eq!(bot["bot"]["why"]["rule"], "chain");
            assert_eq!(bot["bot"]["why"]["chain"][0], "tx.failed.slippage");

            let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
            let seen = desk.admin.get(&format!("/cases/{case}/chains?language=zh-CN")).await.ok();
            let found = &seen["items"][0]["found"][0];
            assert_eq!((&seen["items"][0]["asked"], &found["severity"]), (&json!(hash), &json!("act")));
            assert_eq!(found["transaction"]["status"], "failed");
            let title = found["verdicts"][0]["title"].as_str().unwrap();
            assert!(title.chars().any(|it| ('\u{4e00}'..'\u{9fff}').contains(&it)), "{title}");

            // Who may not see the case learns nothing of it, not even that it is there.
            let other = app.another_workspace("other").await;
            let stranger = app.sign_in_to(other, "Admin").await;
            stranger.get(&format!("/cases/{case}/chains")).await.problem(Code::NotFound);
            app.anonymous().get(&format!("/cases/{case}/chains")).await.problem(Code::Unauthenticated);

            // "No" after facts brings a person: more of them would be the same.
            let no = choices(&said)[1].clone();
            let said = talk.say(&no).await;
            assert!(choices(&said).is_empty(), "{said}");
            let case = only_case(&desk.admin).await;
            assert_eq!(case["bot"], "handed_over");
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_for_a_thief_cannot_wait() {
    each_engine_with(
        |it| with_node(it, THIEF),
        |app: TestApp| async move {
            let desk = desk_with_bot(&app).await;
            knows(&desk, THIEF).await;
            let mut talk = Talk::begin(&app, &desk).await;
            let said = talk.say(&format!("did i do this right? {}", asked(THIEF))).await;
            assert!(choices(&said).is_empty(), "{said}");
            let case = only_case(&desk.admin).await;
            assert_eq!((&case["priority"], &case["bot"]), (&json!("urgent"), &json!("handed_over")));
            let bot = thread_of_staff(&desk).await.into_iter().find(|it| it["from"] == "bot").unwrap();
            let rule = bot["bot"]["why"]["rule"].as_str().unwrap();
            assert!(rule.starts_with("hand_over:"), "{rule}");
            assert!(
                said["body"].as_str().unwrap().contains("Inferno"),
                "whoever is handed over hears it too: {said}"
            );
            let codes = bot["bot"]["why"]["chain"].as_array().unwrap();
            assert!(codes.contains(&json!("approval.drainer")), "{codes:?}");
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_tells_where_and_by_whom_and_knows_its_limits() {
    each_engine_with(|it| with_node(it, CHEAP), |app: TestApp| async move {
        let desk = desk_with_bot(&app).await;
        let look = desk.admin.post("/chains/look", json!({"text": asked(CHEAP)})).await.ok();
        let found = &look["found"][0];
        assert_eq!(found["verdicts"][0]["code"], "tx.pending.fee-low");
        assert!(found["host"].as_str().unwrap().starts_with("127.0.0.1:"), "{found}");
        let networks = desk.admin.get("/chains").await.ok();
        assert!(networks["items"][0]["endpoints"][0]["asked"].as_u64().unwrap() > 0, "{networks}");

        let unknown = json!({"text": "0x28b51387db09288606988704abf8763bf006a87eb59cc059be10151d90d3f469"});
        let look = desk.admin.post("/chains/look", unknown).await.ok();
        assert_eq!((&look["found"], &look["verdicts"][0]["code"]), (&json!([]), &json!("tx.not-found")));
        let look = desk.admin.post("/chains/look", json!({"text": "where is my money"})).await.ok();
        assert_eq!(look["verdicts"][0]["code"], "unreadable");
        let phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        desk.admin.post("/chains/look", json!({"text": phrase})).await.problem(Code::SecretFound);
        for wrong in [
            json!({"text": ""}),
            json!({"text": "x".repeat(301)}),
            json!({"text": asked(CHEAP), "network": "eip155:9"}),
            json!({"text": asked(CHEAP), "network": "../../etc"}),
        ] {
            desk.admin.post("/chains/look", wrong).await.problem(Code::Invalid);
        }
        for wrong in [json!({"depth": 0}), json!({"depth": 7}), json!({"text": "nothing"})] {
            let mut request = json!({"text": asked(CHEAP), "network": "eip155:31337", "depth": 3});
            request.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            desk.admin.post("/chains/trace", request).await.problem(Code::Invalid);
        }
    })
    .await;
}

const LOOKALIKE: &str = "moves.coins_to_a_poisoned_address.1";

#[tokio::test(flavor = "multi_thread")]
async fn a_lookalike_is_told_and_the_proved_wallet_stays_masked() {
    each_engine_with(
        |it| with_node(it, LOOKALIKE),
        |app: TestApp| async move {
            let desk = desk_with_bot(&app).await;
            let mut talk = Talk::begin(&app, &desk).await;
            let wallet = recording(LOOKALIKE)["platform"]["known"][0].as_str().unwrap().to_owned();
            let (workspace, id, proved) = (app.workspace, talk.customer.id.parse().unwrap(), wallet.clone());
            app.write(move |tx, parts| {
                let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
                let kind = IdentityKind::Wallet;
                customers::prove(tx, &mut journal, &parts.random, id, kind, &proved, Proof::Wallet)?;
                Ok(journal.close(tx, &parts.hub)?)
            })
            .await;
            let said = talk.say(&format!("did i send it right? {}", asked(LOOKALIKE))).await;
            let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
            let seen = desk.admin.get(&format!("/cases/{case}/chains")).await.ok();
            let codes: Vec<&Json> = seen["items"][0]["found"][0]["verdicts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| &it["code"])
                .collect();
            assert!(codes.contains(&&json!("sent.to-lookalike")), "{codes:?}");
            for told in [said.to_string(), seen.to_string()] {
                assert!(told.contains("0x7099…79c8"), "it is told what it looks like: {told}");
                assert!(!told.to_lowercase().contains(&wallet), "nobody is told the wallet whole: {told}");
            }
        },
    )
    .await;
}

/// A network that takes the question and never answers.
fn with_silence(config: &mut Config) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let here = format!("http://{}", listener.local_addr().unwrap());
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((socket, _)) = listener.accept().await {
            held.push(socket);
        }
    });
    let networks = format!("[[network]]\nid = \"eip155:1\"\nendpoints = [{{ url = \"{here}\" }}]\n");
    std::fs::write(config.server.data.join("chains.toml"), networks).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_hangs_keeps_nobody_else_waiting() {
    each_engine_with(with_silence, |app: TestApp| async move {
        let desk = desk_with_bot(&app).await;
        let slow = Talk::begin(&app, &desk).await;
        let begun = Instant::now();
        let hash = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
        slow.customer.write(&slow.id, "m0", &format!("my withdrawal is pending {hash}")).await;
        // The server's own turn takes it up.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut quick = Talk::begin(&app, &desk).await;
        let said = quick.say("my withdrawal is pending since 5 hours").await;
        assert!(said["body"].as_str().unwrap().contains("checks run"), "{said}");
        assert!(begun.elapsed() < Duration::from_millis(2500), "{:?}", begun.elapsed());
        // Then the other is told that nobody can see it now, and gets a person.
        for _ in 0..200 {
            let all = slow.messages().await;
            if let Some(said) = all.iter().rfind(|it| it["from"] == "bot") {
                let body = said["body"].as_str().unwrap();
                assert!(body.starts_with("We cannot see Ethereum right now"), "{said}");
                assert!(choices(said).is_empty(), "a person comes: {said}");
                assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nobody answered");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_platform_says_of_itself_is_checked_and_nobody_overwrites_another() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let agent = app.sign_in("Agent").await;
        let good = json!({
            "deposits": [{"networks": ["eip155:1"], "address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}],
            "assets": [{"network": "eip155:1", "contract": "0xdAC17F958D2ee523a2206206994597C13D831ec7",
                "symbol": "USDT", "decimals": 6, "minimum": "10.5"}],
            "labels": [{"address": "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "kind": "drainer", "name": "Of 3 May"}],
        });
        let change = json!({"version": 0, "platform": good});
        agent.put("/chains/platform", change.clone()).await.problem(Code::Forbidden);
        let kept = admin.put("/chains/platform", change.clone()).await.ok();
        assert_eq!(kept["version"], 1);
        assert_eq!(admin.get("/chains/platform").await.ok(), kept);
        let mut late = change.clone();
        late["platform"]["labels"] = json!([]);
        admin.put("/chains/platform", late).await.problem(Code::Conflict);
        assert!(app.event_kinds().await.contains(&"settings.changed".to_owned()));

        let wrong = [
            ("/platform/deposits/0/address", json!("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"), "platform.deposits.0.address"),
            ("/platform/deposits/0/networks", json!([]), "platform.deposits.0.networks"),
            ("/platform/deposits/0/networks", json!(["ethereum"]), "platform.deposits.0.network"),
            ("/platform/assets/0/minimum", json!("1.1234567"), "platform.assets.0.minimum"),
            ("/platform/assets/0/decimals", json!(99), "platform.assets.0.decimals"),
            ("/platform/assets/0/symbol", json!(" "), "platform.assets.0.symbol"),
            ("/platform/labels/0/name", json!("x".repeat(101)), "platform.labels.0.name"),
        ];
        for (place, value, field) in wrong {
            let mut change = json!({"version": 1, "platform": change["platform"]});
            *change.pointer_mut(place).unwrap() = value;
            let problem = admin.put("/chains/platform", change).await.problem(Code::Invalid);
            let fields: Vec<&str> =
                problem["errors"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap()).collect();
            assert!(fields.contains(&field), "{field}: {fields:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_checks_a_transaction_in_the_help_centre_and_not_without_end() {
    each_engine_with(
        |it| with_node(it, CHEAP),
        |app: TestApp| async move {
            desk_with_bot(&app).await;
            let reader = app.anonymous();
            assert!(read(&reader, "/help/en/").await.contains("/help/en/check"));
            assert!(read(&reader, "/help/en/check").await.contains("name=\"q\""));
            let hash = asked(CHEAP);
            let told = read(&reader, &format!("/help/en/check?q={hash}")).await;
            assert!(told.contains("check-act") && told.contains(&hash), "{told}");
            let phrase = "abandon+".repeat(11) + "about";
            let told = read(&reader, &format!("/help/en/check?q={phrase}")).await;
            assert!(told.contains("secret of your wallet") && !told.contains("abandon"), "{told}");
            let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
            let told = read(&reader, &format!("/help/en/check?q={hostile}")).await;
            assert!(!told.contains("<script>alert"), "{told}");
            let mut last = 200;
            for _ in 0..25 {
                last = page(&reader, &format!("/help/en/check?q={hash}")).await.status;
            }
            assert_eq!(last, 429);
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_waits_for_no_network() {
    each_engine_with(with_silence, |app: TestApp| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let begun = Instant::now();
        let hash = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
        talk.say(&format!("someone is stealing all my coins right now!! {hash}")).await;
        assert!(begun.elapsed() < Duration::from_millis(2500), "{:?}", begun.elapsed());
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["priority"], &case["bot"]), (&json!("urgent"), &json!("handed_over")));
    })
    .await;
}

const PHISHING: &str = "failures.a_reason_that_a_thief_wrote.1";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_contract_says_is_shown_to_staff_alone() {
    each_engine_with(
        |it| with_node(it, PHISHING),
        |app: TestApp| async move {
            let desk = desk_with_bot(&app).await;
            let mut talk = Talk::begin(&app, &desk).await;
            let hash = asked(PHISHING);
            let said = talk.say(&format!("why did this fail? {hash}")).await;
            let body = said["body"].as_str().unwrap();
            assert!(body.contains("a reason of its own, which our staff can read"), "{body}");
            let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
            let seen = desk.admin.get(&format!("/cases/{case}/chains")).await.ok();
            let verdict = &seen["items"][0]["found"][0]["verdicts"][0];
            let quoted = verdict["quoted"].as_str().unwrap();
            assert!(quoted.contains("nimbus-unlock[.]example") && !quoted.contains("555"), "{quoted}");
            let report = desk.admin.get(&format!("/cases/{case}/report")).await.ok();
            let told = [
                body.to_owned(),
                verdict["text"].to_string(),
                verdict["advice"].to_string(),
                report["named"].to_string(),
            ];
            for told in told {
                for word in ["nimbus", "phrase", "locked", "555"] {
                    assert!(!told.contains(word), "{word}: {told}");
                }
            }
        },
    )
    .await;
}

const TAKEN: &str = "approvals.one_by_which_a_thief_takes_tokens.1";

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_somebody_took_are_a_theft_and_lead_before_what_else_is_named() {
    each_engine_with(
        |it| with_node(it, TAKEN),
        |app: TestApp| async move {
            let desk = desk_with_bot(&app).await;
            let mut talk = Talk::begin(&app, &desk).await;
            let unknown = "0x28b51387db09288606988704abf8763bf006a87eb59cc059be10151d90d3f469";
            let said = talk.say(&format!("what are these two? {unknown} {}", asked(TAKEN))).await;
            let body = said["body"].as_str().unwrap();
            let (theft, other) =
                (body.find("Somebody else took these tokens"), body.find("0x28b513…d3f469: "));
            assert!(theft.is_some() && theft < other, "{body}");
            assert!(!body.contains("Nothing has to be done"), "{body}");
            let case = only_case(&desk.admin).await;
            assert_eq!((&case["priority"], &case["bot"]), (&json!("urgent"), &json!("handed_over")));
        },
    )
    .await;
}
