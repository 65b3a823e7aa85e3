//! Cases: lists, counts, and what staff do with them.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{conversation_id, customer, desk, only_case, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

async fn write_note(client: &Client, case: &str, id: &str, more: Json) -> Json {
    let mut body = json!({"id": id, "kind": "note", "body": "look"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post(&format!("/cases/{case}/messages"), body).await.ok()
}

async fn reply(client: &Client, case: &str, id: &str) -> Json {
    client.post(&format!("/cases/{case}/messages"), json!({"id": id, "body": "an answer"})).await.ok()
}

/// What the counts must be, counted from the lists themselves.
async fn assert_counts(client: &Client) {
    let counts = client.get("/cases/counts").await.ok();
    for view in ["mine", "unassigned", "team", "all", "waiting", "mentions", "snoozed"] {
        let mut listed = 0;
        let mut cursor = String::new();
        loop {
            let page = client.get(&format!("/cases?view={view}&limit=3{cursor}")).await.ok();
            listed += page["items"].as_array().unwrap().len();
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(counts[view], listed, "{view}: {counts}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_stay_right_through_everything() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let team = desk.admin.post("/teams", json!({"name": "Deposits", "members": [agent.staff.unwrap()]})).await.ok();
        let secret = desk.admin.post("/teams", json!({"name": "Fraud", "members": []})).await.ok();
        let mut cases = Vec::new();
        for n in 0..8 {
            let customer = customer(&app, &desk).await;
            customer.write(&conversation_id(), "1", &format!("case {n}")).await;
            app.advance(Duration::from_secs(2));
            let case = desk.admin.get("/cases?view=all").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
            cases.push((case, customer));
        }
        assert_counts(&agent).await;
        let at = |n: usize, action: &str| format!("/cases/{}/{action}", cases[n].0);
        agent.post(&at(0, "assign"), json!({"assignee": agent.staff.unwrap()})).await.ok();
        agent.post(&at(1, "assign"), json!({"team": team["id"]})).await.ok();
        desk.admin.post(&at(2, "assign"), json!({"team": secret["id"]})).await.ok();
        reply(&agent, &cases[3].0, "r").await;
        agent.post(&at(4, "snooze"), json!({"until": "2026-01-05T12:00:00Z"})).await.ok();
        agent.post(&at(5, "resolve"), json!({"reason": "Solved"})).await.ok();
        write_note(&desk.admin, &cases[6].0, "n", json!({"mentions": [agent.staff.unwrap()]})).await;
        assert_counts(&agent).await;
        assert_counts(&desk.admin).await;
        let counts = agent.get("/cases/counts").await.ok();
        let expected = json!({"mine": 2, "unassigned": 3, "team": 1, "all": 5, "waiting": 4, "mentions": 1, "snoozed": 1});
        for (view, n) in expected.as_object().unwrap() {
            assert_eq!(counts[view], *n, "{view}: {counts}");
        }
        agent.get(&format!("/cases/{}", cases[2].0)).await.problem(Code::NotFound);
        agent.post(&at(2, "resolve"), json!({"reason": "Solved"})).await.problem(Code::NotFound);

        app.advance(Duration::from_secs(4 * 3600));
        app.run_jobs().await;
        let conversation = conversation_of(&desk.admin, &cases[5].0).await;
        cases[5].1.write(&conversation, "again", "it is not solved").await;
        let reopened = agent.get(&format!("/cases/{}", cases[5].0)).await.ok();
        assert_eq!((&reopened["state"], &reopened["unread"]), (&json!("open"), &json!(2)));
        let woken = agent.get(&format!("/cases/{}", cases[4].0)).await.ok();
        assert_eq!(woken["state"], "open");
        assert_counts(&agent).await;
        let pos = agent.get(&format!("/cases/{}/messages", cases[6].0)).await.ok()["items"].as_array().unwrap().last().unwrap()["pos"].clone();
        agent.post(&at(6, "read"), json!({"pos": pos})).await;
        assert_eq!(agent.get("/cases/counts").await.ok()["mentions"], 0);
    })
    .await;
}

async fn conversation_of(client: &Client, case: &str) -> String {
    client.get(&format!("/cases/{case}")).await.ok()["conversations"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_and_order_lists_what_it_says() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let tag = desk.admin.post("/tags", json!({"name": "vip", "color": "#ff8800"})).await.ok();
        let team = desk.admin.post("/teams", json!({"name": "Deposits", "members": []})).await.ok();
        let me = desk.admin.staff.unwrap();
        let mut ids = Vec::new();
        for n in 0..7 {
            let customer = customer(&app, &desk).await;
            customer.write(&conversation_id(), "1", &format!("case {n}")).await;
            app.advance(Duration::from_secs(60));
            ids.push(desk.admin.get("/cases").await.ok()["items"][0].clone());
        }
        let id = |n: usize| ids[n]["id"].as_str().unwrap().to_owned();
        desk.admin
            .patch(&format!("/cases/{}", id(1)), json!({"priority": "urgent", "tags": [tag["id"]]}))
            .await
            .ok();
        desk.admin
            .post(&format!("/cases/{}/assign", id(2)), json!({"assignee": me, "team": team["id"]}))
            .await
            .ok();
        desk.admin
            .patch(&format!("/cases/{}", id(3)), json!({"tags": [tag["id"]], "subject": " Deposit "}))
            .await
            .ok();
        let listed = async |query: &str| -> Vec<i64> {
            let page = desk.admin.get(&format!("/cases?{query}")).await.ok();
            page["items"].as_array().unwrap().iter().map(|it| it["number"].as_i64().unwrap()).collect()
        };
        assert_eq!(listed("").await, [7, 6, 5, 4, 3, 2, 1]);
        assert_eq!(listed("sort=waiting").await, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(listed("view=waiting&limit=2").await, [1, 2]);
        assert_eq!(listed("sort=created&limit=3").await, [7, 6, 5]);
        assert_eq!(listed("priority=urgent").await, [2]);
        assert_eq!(listed(&format!("tag={}", tag["id"].as_str().unwrap())).await, [4, 2]);
        assert_eq!(listed(&format!("team={}", team["id"].as_str().unwrap())).await, [3]);
        assert_eq!(listed(&format!("assignee={me}&team={}", team["id"].as_str().unwrap())).await, [3]);
        assert_eq!(
            listed(&format!("inbox={}&priority=normal&limit=2", desk.inbox["id"].as_str().unwrap())).await,
            [7, 6]
        );
        assert_eq!(listed("language=en&view=unassigned").await, [7, 6, 5, 4, 2, 1]);
        assert_eq!(listed("state=resolved").await, [0_i64; 0]);
        for sort in ["activity", "waiting", "created"] {
            let (mut seen, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = desk.admin.get(&format!("/cases?sort={sort}&limit=2{cursor}")).await.ok();
                seen.extend(
                    page["items"].as_array().unwrap().iter().map(|it| it["number"].as_i64().unwrap()),
                );
                match page["next"].as_str() {
                    Some(next) => cursor = format!("&cursor={next}"),
                    None => break,
                }
            }
            assert_eq!(seen.len(), 7, "{sort}: {seen:?}");
            seen.sort_unstable();
            assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7]);
        }
        desk.admin.get("/cases?limit=0").await.problem(Code::Invalid);
        desk.admin.get("/cases?cursor=x").await.problem(Code::Invalid);
        desk.admin.get("/cases?view=none").await.problem(Code::Malformed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn merging_moves_conversations_and_splitting_brings_them_home() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, other) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let (first, second) = (conversation_id(), conversation_id());
        anna.write(&first, "1", "deposit").await;
        app.advance(Duration::from_secs(5));
        anna.write(&second, "1", "same deposit again").await;
        other.write(&conversation_id(), "1", "somebody else").await;
        let list = desk.admin.get("/cases?sort=created").await.ok();
        let id = |n: usize| list["items"][n]["id"].as_str().unwrap().to_owned();
        let (strangers, newer, older) = (id(0), id(1), id(2));
        desk.admin
            .post(&format!("/cases/{newer}/merge"), json!({"into": strangers}))
            .await
            .problem(Code::Conflict);
        let merged = desk.admin.post(&format!("/cases/{newer}/merge"), json!({"into": older})).await.ok();
        assert_eq!(merged["conversations"].as_array().unwrap().len(), 2);
        assert_eq!(merged["unread"], 2);
        anna.write(&second, "2", "any news?").await;
        let thread = desk.admin.get(&format!("/cases/{older}/messages")).await.ok();
        let bodies: Vec<&str> = thread["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["kind"] == "message")
            .map(|it| it["body"].as_str().unwrap())
            .collect();
        assert_eq!(bodies, ["deposit", "same deposit again", "any news?"], "one thread, in order");
        let gone = desk.admin.get(&format!("/cases/{newer}")).await.ok();
        assert_eq!((&gone["state"], &gone["merged_into"]), (&json!("merged"), &json!(older)));
        assert_counts(&desk.admin).await;
        desk.admin
            .post(&format!("/cases/{older}/split"), json!({"conversation": first}))
            .await
            .problem(Code::Conflict);
        desk.admin.post(&format!("/cases/{older}/split"), json!({"conversation": second})).await.ok();
        let home = desk.admin.get(&format!("/cases/{newer}")).await.ok();
        assert_eq!((&home["state"], home["conversations"].as_array().unwrap().len()), (&json!("open"), 1));
        assert_counts(&desk.admin).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scheduled_messages_are_sent_on_time_and_not_when_the_customer_was_faster() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        anna.write(&conversation, "1", "hello").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let path = format!("/cases/{case}/messages");
        desk.admin.post(&path, json!({"id": "now", "body": "we look into it"})).await.ok();
        let later = |id: &str, at: &str, cancel: bool| json!({"id": id, "body": id, "send_at": at, "cancel_on_reply": cancel});
        desk.admin.post(&path, later("sure", "2026-01-05T10:00:00Z", false)).await.ok();
        desk.admin.post(&path, later("nudge", "2026-01-05T10:00:00Z", true)).await.ok();
        let cancelled = desk.admin.post(&path, later("never", "2026-01-05T10:00:00Z", false)).await.ok();
        let id = cancelled["id"].as_str().unwrap();
        desk.admin.delete(&format!("/cases/{case}/scheduled/{id}")).await;
        desk.admin.post(&path, later("past", "2026-01-05T08:00:00Z", false)).await.problem(Code::Invalid);
        assert_eq!(desk.admin.get(&format!("/cases/{case}")).await.ok()["scheduled"].as_array().unwrap().len(), 2);
        app.advance(Duration::from_secs(60));
        anna.write(&conversation, "2", "thanks, solved").await;
        app.run_jobs().await;
        app.advance(Duration::from_secs(3539));
        app.run_jobs().await;
        let bodies = async || -> Vec<String> {
            let thread = desk.admin.get(&path).await.ok();
            let messages = thread["items"].as_array().unwrap().iter().filter(|it| it["kind"] == "message");
            messages.map(|it| it["body"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(bodies().await, ["hello", "we look into it", "thanks, solved"], "a second early, nothing is sent");
        app.advance(Duration::from_secs(1));
        app.run_jobs().await;
        assert_eq!(bodies().await, ["hello", "we look into it", "thanks, solved", "sure"]);
        app.run_jobs().await;
        assert_eq!(bodies().await.len(), 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheduled_message_that_may_not_be_sent_any_more_goes_back_to_its_writer() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let anna = customer(&app, &desk).await;
        anna.write(&conversation_id(), "1", "hello").await;
        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();
        let path = format!("/cases/{case}/messages");
        let text = "The form is at https://partner.example/form";
        agent.post(&path, json!({"id": "l", "body": text, "send_at": "2026-01-05T10:00:00Z"})).await.ok();
        agent.put(&format!("/cases/{case}/draft"), json!({"kind": "message", "body": "My notes"})).await.ok();
        let blocked = json!({"standing": "blocked", "host": "partner.example", "note": "sold to thieves"});
        desk.admin.post("/safety/hosts", blocked).await.ok();
        app.advance(Duration::from_secs(3600));
        app.run_jobs().await;
        let shown = agent.get(&format!("/cases/{case}")).await.ok();
        assert_eq!(shown["scheduled"], json!([]), "it is not tried for ever");
        assert_eq!(shown["draft"]["body"], json!(format!("My notes\n\n{text}")));
        let thread = agent.get(&path).await.ok();
        let last = thread["items"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["kind"], &last["public_seq"]), (&json!("activity"), &Json::Null), "{last}");
        assert_eq!(last["activity"]["code"], json!("not_sent"), "{last}");
        assert_eq!(last["activity"]["args"]["why"], json!("unsafe-reply"), "{last}");
        let mentioned = agent.get("/cases?view=mentions").await.ok();
        assert_eq!(mentioned["items"][0]["id"], json!(case), "{mentioned}");
        let failed: i64 = app
            .read(|tx| tx.one("SELECT count(*) FROM jobs WHERE failed = TRUE", &[], |row| row.get(0)))
            .await;
        assert_eq!(failed, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_whose_customer_stays_away_is_resolved_on_its_day_and_no_other_is() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, bob) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let (answered, waiting) = (conversation_id(), conversation_id());
        anna.write(&answered, "1", "hello").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        bob.write(&waiting, "1", "nobody answers me").await;
        reply(&desk.admin, &case, "r1").await;
        app.advance(Duration::from_secs(3600));
        app.prove_again().await;
        desk.admin.patch("/workspace", json!({"auto_resolve_days": 2})).await.ok();
        app.run_jobs().await;
        let id: ombud_base::id::CaseId = case.parse().unwrap();
        let state = async || -> String {
            app.read(move |tx| {
                tx.one("SELECT state FROM cases WHERE id = $1", &[id.into()], |row| row.get(0))
            })
            .await
        };
        app.advance(Duration::from_secs(47 * 3600 - 1));
        app.run_jobs().await;
        assert_eq!(state().await, "open", "a second early");
        app.advance(Duration::from_secs(1));
        app.run_jobs().await;
        assert_eq!(state().await, "resolved");
        let open: i64 = app
            .read(|tx| tx.one("SELECT count(*) FROM cases WHERE state = 'open'", &[], |row| row.get(0)))
            .await;
        assert_eq!(open, 1, "who waits for an answer keeps waiting");
        let admin = app.sign_in("Admin").await;
        anna.write(&answered, "2", "not done").await;
        assert_eq!(state().await, "open", "the customer's next word opens it again");
        admin.patch("/workspace", json!({"auto_resolve_days": null})).await.ok();
        reply(&admin, &case, "r2").await;
        app.advance(Duration::from_secs(30 * 24 * 3600));
        app.run_jobs().await;
        assert_eq!(state().await, "open", "never, once it is switched off");
        assert_counts(&app.sign_in("Admin").await).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_is_given_out_at_once_by_skill_and_free_capacity() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (able, unable) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        let skill = desk.admin.post("/skills", json!({"name": "Chinese"})).await.ok();
        desk.admin
            .patch(
                &format!("/staff/{}", able.staff.unwrap()),
                json!({"skills": [skill["id"]], "max_load": 2}),
            )
            .await
            .ok();
        let members = json!([able.staff.unwrap(), unable.staff.unwrap()]);
        let team =
            json!({"name": "Chinese desk", "members": members, "auto_assign": true, "skills": [skill["id"]]});
        let team = desk.admin.post("/teams", team).await.ok();
        desk.admin
            .patch(&format!("/inboxes/{}", desk.inbox["id"].as_str().unwrap()), json!({"team": team["id"]}))
            .await
            .ok();
        for client in [&able, &unable] {
            client.put("/presence", json!({"presence": "online"})).await.ok();
        }
        let mut customers = Vec::new();
        for n in 0..3 {
            let customer = customer(&app, &desk).await;
            customer.write(&conversation_id(), "1", &format!("case {n}")).await;
            customers.push(customer);
        }
        let unassigned = async |n: i64| {
            for _ in 0..100 {
                if desk.admin.get("/cases/counts").await.ok()["unassigned"] == n {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(30)).await;
            }
            panic!("not {n} unassigned: {}", desk.admin.get("/cases/counts").await.ok());
        };
        unassigned(3).await;
        let (_socket, _) = staff_socket(&app, &able).await;
        let (_other, _) = staff_socket(&app, &unable).await;
        unassigned(1).await;
        assert_eq!(able.get("/cases/counts").await.ok()["mine"], 2, "as much as they take on, no more");
        assert_eq!(unable.get("/cases/counts").await.ok()["mine"], 0, "not without the skill");
        let mine = able.get("/cases?view=mine").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        able.post(&format!("/cases/{mine}/resolve"), json!({"reason": "Solved"})).await.ok();
        unassigned(0).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_is_asked_for_given_changed_and_nobody_elses() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, mallory) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let conversation = conversation_id();
        anna.write(&conversation, "1", "hello").await;
        let path = format!("/widget/conversations/{conversation}/rating");
        anna.client.post(&path, json!({"score": 5})).await.problem(Code::Conflict);
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        reply(&desk.admin, &case, "r").await;
        desk.admin
            .post(&format!("/cases/{case}/resolve"), json!({"reason": "no such reason"}))
            .await
            .problem(Code::Invalid);
        desk.admin.post(&format!("/cases/{case}/resolve"), json!({"reason": "Solved"})).await.ok();
        let shown = anna.client.get("/widget/conversations").await.ok()["items"][0].clone();
        assert_eq!((&shown["state"], &shown["rating"]["asked"]), (&json!("resolved"), &json!(true)));
        for score in [0, 6] {
            anna.client.post(&path, json!({"score": score})).await.problem(Code::Invalid);
        }
        mallory.client.post(&path, json!({"score": 1})).await.problem(Code::NotFound);
        anna.client.post(&path, json!({"score": 2})).await.ok();
        anna.client.post(&path, json!({"score": 4, "comment": "quick"})).await.ok();
        let seen = desk.admin.get(&format!("/cases/{case}")).await.ok();
        assert_eq!((&seen["rating"]["score"], &seen["rating"]["comment"]), (&json!(4), &json!("quick")));
        let transcript =
            anna.client.get(&format!("/widget/conversations/{conversation}/transcript?format=txt")).await;
        assert!(
            transcript.text.contains("hello") && transcript.text.contains("an answer"),
            "{}",
            transcript.text
        );
        let number = seen["number"].as_i64().unwrap();
        assert!(
            transcript.text.contains(&format!("conversation #{number}\n"))
                && transcript.text.contains("] You\nhello"),
            "{}",
            transcript.text
        );
        let page = anna.client.get(&format!("/widget/conversations/{conversation}/transcript")).await.text;
        assert!(page.starts_with("<!doctype html><html lang=\"en\" dir=\"ltr\">"), "{page}");
        assert!(
            page.contains("· <bdi>You</bdi></header>") && page.contains(&format!("#{number}</h1>")),
            "{page}"
        );
        mallory
            .client
            .get(&format!("/widget/conversations/{conversation}/transcript"))
            .await
            .problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_along_is_in_the_customers_language_and_on_their_clock() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        let file = upload(&app, &anna.session, "receipt.bin", &[b'x'; 1536]).await.ok();
        let said = json!({"id": "1", "body": "hello", "files": [file["id"]]});
        anna.client.post(&format!("/widget/conversations/{conversation}/messages"), said).await.ok();
        let messages = anna.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
        let at: jiff::Timestamp = messages["items"][0]["at"].as_str().unwrap().parse().unwrap();
        let there = at.in_tz("Asia/Singapore").unwrap().strftime("%Y-%m-%d %H:%M:%S").to_string();
        let path = format!("/widget/conversations/{conversation}/transcript");

        let page = anna.client.get(&format!("{path}?lang=ar&tz=Asia/Singapore")).await.text;
        assert!(page.starts_with("<!doctype html><html lang=\"ar\" dir=\"rtl\">"), "{page}");
        assert!(page.contains(&format!("dir=\"ltr\">{there}</time> · <bdi>أنت</bdi>")), "{page}");
        assert!(page.contains("Asia/Singapore") && page.contains("UTC+08:00"), "{page}");
        assert!(page.contains("receipt.bin (1.5 كيلوبايت)"), "{page}");

        let text = anna.client.get(&format!("{path}?format=txt&lang=zh-CN&tz=Asia/Singapore")).await.text;
        assert!(text.contains(&format!("[{there}] 您\nhello\n")), "{text}");
        assert!(text.contains("receipt.bin（1.5 kB）") && text.contains("UTC+08:00"), "{text}");

        for wrong in ["tz=Mars/Olympus", "lang=x"] {
            anna.client.get(&format!("{path}?{wrong}")).await.problem(Code::Invalid);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_with_messages_and_open_only_by_their_signed_address() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, mallory) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let uploaded =
            upload(&app, &anna.session, "../../etc/passwd.html", b"<script>alert(1)</script>").await.ok();
        assert_eq!(
            (&uploaded["name"], &uploaded["media_type"]),
            (&json!("passwd.html"), &json!("text/html")),
            "{uploaded}"
        );
        let conversation = conversation_id();
        let stolen = json!({"id": "1", "body": "", "files": [uploaded["id"]]});
        mallory
            .client
            .post(&format!("/widget/conversations/{}/messages", conversation_id()), stolen.clone())
            .await
            .problem(Code::Invalid);
        anna.client
            .post(&format!("/widget/conversations/{conversation}/messages"), stolen.clone())
            .await
            .ok();
        let mut twice = stolen;
        twice["id"] = json!("2");
        anna.client
            .post(&format!("/widget/conversations/{conversation}/messages"), twice)
            .await
            .problem(Code::Invalid);
        let url = uploaded["url"].as_str().unwrap();
        let open = crate::support::get(format!("{}{url}", app.base)).await.unwrap();
        assert_eq!(
            open.headers()["content-type"],
            "application/octet-stream",
            "what is no picture never opens as a page of ours"
        );
        assert!(open.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(open.bytes().await.unwrap(), "<script>alert(1)</script>");
        let forged = url.replace("html", "png");
        assert_eq!(crate::support::get(format!("{}{forged}", app.base)).await.unwrap().status(), 404);
        app.advance(Duration::from_secs(2 * 3600));
        assert_eq!(
            crate::support::get(format!("{}{url}", app.base)).await.unwrap().status(),
            404,
            "an hour later it is closed"
        );
        upload(&app, &anna.session, "empty", b"").await.problem(Code::Invalid);
    })
    .await;
}

async fn upload(app: &TestApp, session: &str, name: &str, bytes: &[u8]) -> crate::support::Answer {
    let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name(name.to_owned());
    let form = reqwest::multipart::Form::new().part("file", part);
    let request = crate::support::plain()
        .post(format!("{}/api/v1/widget/files", app.base))
        .bearer_auth(session)
        .multipart(form);
    let response = request.send().await.unwrap();
    crate::support::Answer {
        bytes: Vec::new(),
        asked: "POST /widget/files".into(),
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        text: response.text().await.unwrap(),
    }
}

/// Where the bytes of the only file lie. Folders of files that have gone stay.
fn the_file(folder: &std::path::Path) -> Option<std::path::PathBuf> {
    let mut inside = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    inside.find_map(|it| if it.is_dir() { the_file(&it) } else { Some(it) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_is_sent_piece_by_piece_and_no_piece_can_be_moved() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let piece = 256 * 1024;
        // Ends on a piece, just before and just behind one.
        for size in [1, piece - 1, piece, piece + 1, 5 * piece] {
            let bytes: Vec<u8> = (0..size).map(|at| u8::try_from(at % 251).unwrap() | 0x80).collect();
            let file = upload(&app, &anna.session, "large.bin", &bytes).await.ok();
            let url = format!("{}{}", app.base, file["url"].as_str().unwrap());
            let answer = crate::support::get(&url).await.unwrap();
            assert_eq!(answer.headers()["content-length"], size.to_string().as_str());
            assert_eq!(answer.bytes().await.unwrap(), bytes, "{size}");
            let path = the_file(&app.app.config.server.data.join("files")).unwrap();
            let sealed = std::fs::read(&path).unwrap();
            assert!(!sealed.windows(64).any(|it| size > 64 && it == &bytes[..64]), "it is sealed");
            let cell = piece + 57;
            let mut wrong = vec![sealed[..sealed.len() - 1].to_vec(), [sealed.as_slice(), b"x"].concat()];
            if size == 5 * piece {
                wrong.push(sealed[..2 * cell].to_vec());
                wrong.push(sealed[cell..].to_vec());
                wrong.push([&sealed[cell..2 * cell], &sealed[..cell], &sealed[2 * cell..]].concat());
                wrong.push([sealed.as_slice(), &sealed[..cell]].concat());
            }
            for (at, bad) in wrong.iter().enumerate() {
                std::fs::write(&path, bad).unwrap();
                // Refused at once, or broken off: never a whole answer.
                let whole = match crate::support::get(&url).await {
                    Ok(answer) if answer.status() == 200 => answer.bytes().await.is_ok(),
                    _ => false,
                };
                assert!(!whole, "{size}: {at} was taken");
            }
            std::fs::remove_file(&path).unwrap();
            assert_eq!(crate::support::get(&url).await.unwrap().status(), 404);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idempotency_key_makes_a_request_count_once() {
    each_engine(|app| async move {
        let mut admin = app.sign_in("Admin").await;
        admin.headers.insert("idempotency-key".into(), "one".into());
        let first = admin.post("/tags", json!({"name": "vip", "color": "#112233"})).await;
        let again = admin.post("/tags", json!({"name": "vip", "color": "#112233"})).await;
        assert_eq!((first.status, &first.text), (again.status, &again.text));
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        admin.post("/tags", json!({"name": "other", "color": "#112233"})).await.problem(Code::Conflict);
        admin.headers.remove("idempotency-key");
        assert_eq!(admin.get("/tags").await.ok()["items"].as_array().unwrap().len(), 1);
    })
    .await;
}
