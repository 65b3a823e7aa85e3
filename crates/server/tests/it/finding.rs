//! What the search of the desk finds beside words of messages, how it is narrowed, and what it does not tell: parts of what is
//! masked, and words of others.

use crate::{
    search::{fill, index_holds},
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

async fn ask(client: &Client, q: &str, more: &str) -> Json {
    let q: String = form_urlencoded::byte_serialize(q.as_bytes()).collect();
    client.get(&format!("/search?q={q}{more}")).await.ok()
}

fn bodies(page: &Json) -> Vec<String> {
    let all = page["items"].as_array().unwrap().iter();
    all.map(|it| it["message"]["body"].as_str().unwrap().to_owned()).collect()
}

fn numbers(page: &Json) -> Vec<i64> {
    page["cases"].as_array().unwrap().iter().map(|it| it["number"].as_i64().unwrap()).collect()
}

fn names(page: &Json) -> Vec<String> {
    let all = page["customers"].as_array().unwrap().iter();
    all.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

fn finds_nothing(page: &Json) -> bool {
    ["items", "customers", "cases"].iter().all(|it| page[it] == json!([]))
        && page["next"].is_null()
        && page["instead"].is_null()
}

/// A customer with a name and an address who wrote; and their case.
async fn known(app: &TestApp, desk: &Desk, name: &str, email: &str, said: &str) -> (Customer, Json) {
    app.advance(Duration::from_secs(10));
    let who = customer(app, desk).await;
    who.client.patch("/widget/customer", json!({"name": name, "email": email})).await.ok();
    who.write(&conversation_id(), "1", said).await;
    let cases = desk.admin.get(&format!("/customers/{}/cases", who.id)).await.ok();
    (who, cases["items"][0].clone())
}

async fn searches_written(app: &TestApp) -> Vec<Json> {
    let workspace = app.workspace;
    let events = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 100_000)).await;
    events.iter().filter(|it| it.kind == "search.personal").map(|it| json!(it.data)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_of_what_is_masked_find_nothing_and_the_whole_is_written_down() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let wallet = "0x52908400098527886E0F7030069857D2E4169EE7";
        let anna = customer(&app, &desk).await;
        let said = format!(
            "Write to john.doe@gmail.com or call +49 151 2345 6789, passport C01X00T47, from 203.0.113.77, wallet {wallet} please"
        );
        anna.write(&conversation_id(), "1", &said).await;
        let check = async || {
            for part in [
                "john", "doe", "john.doe", "gmail", "gmail.com", "john.doe@gmail", "@gmail.com", "2345", "6789", "2345 6789",
                "151", "C01X00", "203.0.113", "0x529084", "0x5290…9EE7", "john please", "please 6789",
            ] {
                // Not even whoever sees everything has an index of parts.
                for client in [&agent, &desk.admin] {
                    let page = ask(client, part, "").await;
                    assert!(finds_nothing(&page) && page["recorded"] == false, "{part}: {page}");
                }
            }
            for whole in
                ["john.doe@gmail.com", "JOHN.doe@gmail.com please", "+4915123456789", "c01x00t47", "203.0.113.77", wallet]
            {
                let page = ask(&agent, whole, "").await;
                assert_eq!(page["items"].as_array().unwrap().len(), 1, "{whole}: {page}");
                let text = page.to_string();
                assert!(!text.contains("john.doe@gmail") && !text.contains("2345 67"), "{text}");
                assert!(!text.contains(&wallet[6..30]) && !text.contains("X00T"), "{text}");
                assert!(!page["items"][0]["marks"].as_array().unwrap().is_empty(), "{page}");
            }
            assert_eq!(ask(&agent, "please", "").await["items"].as_array().unwrap().len(), 1);
        };
        check().await;
        let written = searches_written(&app).await;
        // The number of a passport alone is known as one by nobody.
        assert_eq!(written.len(), 5, "{written:?}");
        assert_eq!(written[0], json!({"named": ["mail"], "found": 1}));
        assert_eq!(written[2], json!({"named": ["phone"], "found": 1}));
        assert!(!json!(written).to_string().contains("gmail"));
        // The same once the block is sealed; and the index has no token of a part.
        let eve = customer(&app, &desk).await;
        fill(&app, &eve.id, &desk.inbox).await;
        check().await;
        assert!(index_holds(&app, "please").await);
        for part in ["john", "gmail", "gmail.com", "2345", "c01x00t47", "203.0.113.77", wallet] {
            assert!(!index_holds(&app, part).await, "{part}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_addresses_raises_an_alert_however_few_are_right() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, other, security) =
            (app.sign_in("Agent").await, app.sign_in("Agent").await, app.sign_in("Security").await);
        security.put("/trust/rules", json!({"guesses_per_hour": 4})).await.problem(Code::Invalid);
        security.put("/trust/rules", json!({"guesses_per_hour": 6})).await.ok();
        known(&app, &desk, "Anna Berger", "anna@example.com", "hello").await;
        let rules = async || {
            let all = security.get("/trust/alerts?open=true").await.ok();
            let all = all["items"].as_array().unwrap().clone();
            let of = |it: &&Json| it["rule"] == "guessing";
            all.iter().find(of).cloned()
        };
        // One who looks up who writes to them finds them, and may be wrong a few times.
        for _ in 0..10 {
            assert_eq!(names(&ask(&other, "anna@example.com", "").await), ["Anna Berger"]);
        }
        for n in 0..5 {
            ask(&other, &format!("nobody{n}@example.com"), "").await;
        }
        assert_eq!(rules().await, None);
        // By the search and by the list of customers alike.
        for n in 0..3 {
            assert!(finds_nothing(&ask(&agent, &format!("guess{n}@example.com"), "").await));
            agent.get(&format!("/customers?q=guess{n}@example.org")).await.ok();
        }
        let alert = rules().await.unwrap();
        assert_eq!((&alert["counted"], &alert["severity"]), (&json!(6), &json!("high")), "{alert}");
        assert_eq!(alert["reader"]["id"], json!(agent.staff.unwrap()));
        ask(&agent, "guess9@example.com", "").await;
        assert_eq!(rules().await.unwrap()["counted"], 7);
        // Pages of the same question are no further guess; words are none at all.
        ask(&agent, "deposit withdrawal", "").await;
        assert_eq!(rules().await.unwrap()["counted"], 7);
        assert_eq!(searches_written(&app).await.len(), 10 + 5 + 6 + 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_and_cases_are_found_by_whoever_may_see_them_and_follow_their_changes() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, case) = known(&app, &desk, "Anne-Marie Bérger", "anna@example.com", "hello there").await;
        let (_, other) = known(&app, &desk, "王小明", "wang@example.com", "你好").await;
        let path = format!("/cases/{}", case["id"].as_str().unwrap());
        let subject = json!({"subject": "Refund of a kingfisher, mail kim@example.org"});
        desk.admin.patch(&path, subject).await.ok();
        for (q, name) in [
            ("berger", "Anne-Marie Bérger"),
            ("marie", "Anne-Marie Bérger"),
            ("anna@example.com", "Anne-Marie Bérger"),
            ("ANNA@example.com", "Anne-Marie Bérger"),
            ("小明", "王小明"),
            ("王", "王小明"),
        ] {
            // One sign is too little to look people up by here.
            let expected: &[&str] = if q.chars().count() < 2 { &[] } else { &[name] };
            assert_eq!(names(&ask(&agent, q, "").await), expected, "{q}");
        }
        assert!(finds_nothing(&ask(&agent, "anna@", "").await));
        let number = case["number"].as_i64().unwrap();
        for q in [
            "kingfisher",
            "refunds kingfishers",
            "kim@example.org",
            &format!("#{number}"),
            &number.to_string(),
        ] {
            assert_eq!(numbers(&ask(&agent, q, "").await), [number], "{q}");
        }
        assert!(
            finds_nothing(&ask(&agent, "kim", "").await)
                && finds_nothing(&ask(&agent, "example.org", "").await)
        );
        // Filters of cases narrow them; filters of messages leave messages alone.
        assert_eq!(numbers(&ask(&agent, "kingfisher", "&state=open").await), [number]);
        assert!(finds_nothing(&ask(&agent, "kingfisher", "&state=resolved&exact=true").await));
        assert!(finds_nothing(&ask(&agent, "kingfisher", "&from=customer&exact=true").await));
        // What changes is found as it is now.
        desk.admin.patch(&path, json!({"subject": "Refund of a heron"})).await.ok();
        assert!(finds_nothing(&ask(&agent, "kingfisher", "&exact=true").await));
        assert_eq!(numbers(&ask(&agent, "heron", "").await), [number]);
        anna.client.patch("/widget/customer", json!({"name": "Zoe Ziegler"})).await.ok();
        assert!(finds_nothing(&ask(&agent, "berger", "&exact=true").await));
        assert_eq!(names(&ask(&agent, "ziegler", "").await), ["Zoe Ziegler"]);
        // Another team's case is not there, by its number either.
        let secret = desk.admin.post("/teams", json!({"name": "Fraud", "members": []})).await.ok();
        desk.admin.post(&format!("{path}/assign"), json!({"team": secret["id"]})).await.ok();
        for q in ["heron", &format!("#{number}")] {
            assert!(finds_nothing(&ask(&agent, q, "").await), "{q}");
            assert_eq!(numbers(&ask(&desk.admin, q, "").await), [number]);
        }
        assert!(finds_nothing(&ask(&agent, "#999999", "").await));
        // Erased, nothing finds them.
        let reason = json!({"reason": "asked for it by mail"});
        desk.admin.post(&format!("/customers/{}/erase", anna.id), reason).await.ok();
        for q in ["heron", "ziegler", "anna@example.com"] {
            assert!(finds_nothing(&ask(&desk.admin, q, "&exact=true").await), "{q}");
        }
        let left: i64 = app.read(|tx| tx.one("SELECT count(*) FROM case_words", &[], |row| row.get(0))).await;
        assert_eq!(left, 0);
        assert_eq!(
            numbers(&ask(&agent, &other["number"].to_string(), "").await),
            [other["number"].as_i64().unwrap()]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn masked_names_are_found_whole() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        security.put("/trust/rules", json!({"mask_names": true})).await.ok();
        known(&app, &desk, "Anna Berger", "anna@example.com", "hello there").await;
        for part in ["anna", "berger", "ann"] {
            assert!(finds_nothing(&ask(&agent, part, "").await), "{part}");
        }
        assert_eq!(names(&ask(&agent, "Anna Berger", "").await), ["A••• B•••"]);
        assert_eq!(names(&ask(&desk.admin, "berger", "").await), ["Anna Berger"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_narrow_what_is_found_however_old_it_is() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let anna = customer(&app, &desk).await;
        let talk = conversation_id();
        anna.write(&talk, "1", "curlew one").await;
        let case = desk.admin.get(&format!("/cases?customer={}", anna.id)).await.ok()["items"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let path = format!("/cases/{case}/messages");
        app.advance(Duration::from_secs(3600));
        let later = app.app.now();
        desk.admin.post(&path, json!({"id": "s", "body": "curlew two"})).await.ok();
        desk.admin.post(&path, json!({"id": "n", "kind": "note", "body": "curlew three"})).await.ok();
        let file = anna.client.upload("/widget/files", "proof.txt", b"a receipt").await.ok();
        let with = json!({"id": "2", "body": "curlew four", "files": [file["id"]]});
        anna.client.post(&format!("/widget/conversations/{talk}/messages"), with).await.ok();
        let tag = desk.admin.post("/tags", json!({"name": "vip", "color": "#2a6fd0"})).await.ok();
        desk.admin.patch(&format!("/cases/{case}"), json!({"tags": [tag["id"]]})).await.ok();
        let (inbox, me) = (desk.inbox["id"].as_str().unwrap(), agent.staff.unwrap());
        let tag = tag["id"].as_str().unwrap();
        let check = async || {
            let all: Vec<(String, Vec<&str>)> = vec![
                ("".into(), vec!["curlew four", "curlew three", "curlew two", "curlew one"]),
                ("&from=customer".into(), vec!["curlew four", "curlew one"]),
                ("&from=staff".into(), vec!["curlew two"]),
                ("&from=note".into(), vec!["curlew three"]),
                ("&from=bot".into(), vec![]),
                ("&has_file=true".into(), vec!["curlew four"]),
                ("&state=open&from=staff".into(), vec!["curlew two"]),
                ("&state=resolved".into(), vec![]),
                (format!("&inbox={inbox}&from=note"), vec!["curlew three"]),
                (format!("&tag={tag}&from=note"), vec!["curlew three"]),
                (format!("&tag={inbox}"), vec![]),
                (format!("&team={inbox}"), vec![]),
                (format!("&assignee={me}"), vec![]),
                (format!("&until={later}"), vec!["curlew one"]),
                (format!("&since={later}"), vec!["curlew four", "curlew three", "curlew two"]),
                (format!("&since=2026-01-01T00:00:00Z&until={later}"), vec!["curlew one"]),
                (format!("&since=2024-01-01T00:00:00Z&until={later}"), vec!["curlew one"]),
                (format!("&since=1990-01-01T00:00:00Z&until={later}&from=customer"), vec!["curlew one"]),
                ("&since=2020-01-01T00:00:00Z&until=2020-02-01T00:00:00Z".into(), vec![]),
            ];
            for (filter, expected) in all {
                assert_eq!(bodies(&ask(&agent, "curlew", &filter).await), expected, "{filter}");
            }
        };
        check().await;
        // Page by page they are the same.
        let one = ask(&agent, "curlew", "&from=customer&limit=1").await;
        let next = one["next"].as_str().unwrap();
        let two = ask(&agent, "curlew", &format!("&from=customer&limit=1&cursor={next}")).await;
        assert_eq!((bodies(&one), bodies(&two)), (vec!["curlew four".into()], vec!["curlew one".into()]));
        // Sealed and below a whole block of others they are found as well.
        let eve = customer(&app, &desk).await;
        fill(&app, &eve.id, &desk.inbox).await;
        check().await;
        for (wrong, field) in [
            ("&from=eve", "from"),
            ("&state=lost", "state"),
            ("&inbox=7", "inbox"),
            ("&since=yesterday", "since"),
            ("&has_file=maybe", "has_file"),
        ] {
            let problem = agent.get(&format!("/search?q=curlew{wrong}")).await.problem(Code::Malformed);
            assert!(problem.to_string().contains(field), "{wrong}: {problem}");
        }
        let backwards = "/search?q=curlew&since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z";
        let problem = agent.get(backwards).await.problem(Code::Invalid);
        assert!(problem.to_string().contains("until"), "{problem}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typing_mistake_is_put_right_by_words_that_the_reader_sees_and_by_no_others() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, bob) = (customer(&app, &desk).await, customer(&app, &desk).await);
        anna.write(&conversation_id(), "1", "my withdrawal hangs, мой депозит тоже").await;
        bob.write(&conversation_id(), "1", "the goldfinch is ours alone, mail gold@finch.example").await;
        let cases = desk.admin.get(&format!("/cases?customer={}", bob.id)).await.ok();
        let bobs = cases["items"][0]["id"].as_str().unwrap().to_owned();
        let check = async || {
            for (typed, right) in [
                ("withdrawl", "withdrawal"),
                ("wihtdrawal", "withdrawal"),
                ("my withdrawwal", "my withdrawal"),
                ("дипозит", "депозит"),
            ] {
                let page = ask(&agent, typed, "").await;
                assert_eq!(page["instead"], right, "{typed}: {page}");
                assert_eq!(page["items"].as_array().unwrap().len(), 1, "{typed}");
                assert!(finds_nothing(&ask(&agent, typed, "&exact=true").await), "{typed}");
            }
            for none in ["witdrawl", "hagns2", "xithdrawl hagns", "fich", "finhc@finch.example"] {
                assert!(finds_nothing(&ask(&agent, none, "").await), "{none}");
            }
            assert_eq!(ask(&agent, "withdrawal", "").await["instead"], Json::Null);
        };
        check().await;
        assert_eq!(ask(&agent, "goldfinhc", "").await["instead"], "goldfinch");
        // What others are told is not told by a correction.
        let secret = desk.admin.post("/teams", json!({"name": "Fraud", "members": []})).await.ok();
        desk.admin.post(&format!("/cases/{bobs}/assign"), json!({"team": secret["id"]})).await.ok();
        assert!(finds_nothing(&ask(&agent, "goldfinhc", "").await));
        assert_eq!(ask(&desk.admin, "goldfinhc", "").await["instead"], "goldfinch");
        // Nor does a filter that they do not fit.
        assert!(finds_nothing(&ask(&agent, "withdrawl", "&from=staff").await));
        let eve = customer(&app, &desk).await;
        fill(&app, &eve.id, &desk.inbox).await;
        check().await;
        assert!(finds_nothing(&ask(&agent, "goldfinhc", "").await));
    })
    .await;
}
