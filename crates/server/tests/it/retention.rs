//! Retention rules and legal holds: what is destroyed, what stays, and that nobody gets around either.

use crate::{
    ledger::checked,
    planted::in_place,
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::{Value, keyring::expired_cell};
use ombud_server::{http::Code, ledger};
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};
use std::{path::Path, time::Duration};

const DAY: Duration = Duration::from_secs(86_400);

struct Talk {
    anna: Customer,
    conversation: String,
    case: String,
    file: String,
}

async fn upload(app: &TestApp, session: &str) -> String {
    let form = Form::new().part("file", Part::bytes(b"a woodlark".to_vec()).file_name("woodlark.txt"));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer = crate::support::plain().post(to).bearer_auth(session).multipart(form).send().await.unwrap();
    answer.json::<Json>().await.unwrap()["id"].as_str().unwrap().to_owned()
}

/// A case of a customer's own, with a word that is nowhere else in each place, resolved; `kind` is its type.
async fn resolved(app: &TestApp, desk: &Desk, kind: &str, word: &str) -> Talk {
    let anna = customer(app, desk).await;
    let conversation = conversation_id();
    let file = upload(app, &anna.session).await;
    let said = format!("my {word} withdrawal to 0x52908400098527886E0F7030069857D2E4169EE7 hangs");
    let to = format!("/widget/conversations/{conversation}/messages");
    anna.client.post(&to, json!({"id": "1", "body": said, "files": [file]})).await.ok();
    let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    let messages = format!("/cases/{case}/messages");
    let note = format!("the {word} ticket");
    desk.admin.post(&messages, json!({"id": "n", "kind": "note", "body": note})).await.ok();
    desk.admin.post(&messages, json!({"id": "r", "body": format!("we look at the {word}")})).await.ok();
    let change = json!({"subject": format!("Lost {word}"), "type": kind});
    desk.admin.patch(&format!("/cases/{case}"), change).await.ok();
    let draft = json!({"kind": "message", "body": format!("dear {word}")});
    desk.admin.put(&format!("/cases/{case}/draft"), draft).await.ok();
    desk.admin.post(&format!("/cases/{case}/resolve"), json!({"reason": "Solved"})).await.ok();
    Talk { anna, conversation, case, file }
}

/// Keeps rules, lets `days` and the hour of grace go by, and runs them.
async fn run(app: &TestApp, rules: Json, days: u32) {
    app.advance(DAY * days);
    app.sign_in("Compliance").await.put("/retention", rules).await.ok();
    app.run_jobs().await;
    app.advance(Duration::from_secs(3601));
    app.run_jobs().await;
    // Blocks of the index are sealed anew, and what the database holds of old rows is wiped, a little later.
    app.advance(Duration::from_secs(900));
    app.run_jobs().await;
}

async fn found(client: &Client, word: &str) -> usize {
    client.get(&format!("/search?q={word}")).await.ok()["items"].as_array().unwrap().len()
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let paths = entries.map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { count(&it) } else { 1 }).sum()
}

async fn thread(client: &Client, case: &str) -> Vec<Json> {
    client.get(&format!("/cases/{case}/messages")).await.ok()["items"].as_array().unwrap().clone()
}

async fn hold(client: &Client, on: Json) -> Json {
    let mut new = on;
    new["reason"] = "Request 2026/117 of the public prosecutor".into();
    let answer = client.post("/holds", new).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_goes_by_type_and_all_proofs_hold() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let question = resolved(&app, &desk, "question", "zebrafinch").await;
        let theft = resolved(&app, &desk, "theft", "kingfisher").await;
        let open = customer(&app, &desk).await;
        open.write(&conversation_id(), "1", "where is my curlew").await;
        let receipt = question.anna.client.get(&receipt_of(&question)).await;
        assert_eq!(receipt.status, 200, "{receipt:?}");
        let files = app.app.config.server.data.join("files");
        assert_eq!(count(&files), 2);

        let rules = json!({"messages_days": 365, "messages_by_type": {"theft": 3650}});
        app.advance(DAY * 366);
        let compliance = app.sign_in("Compliance").await;
        let preview = compliance.post("/retention/preview", rules.clone()).await.ok();
        assert_eq!((&preview["cases"], &preview["customers"]), (&json!(1), &json!(0)), "{preview}");
        let told = preview["messages"].as_i64().unwrap();
        run(&app, rules, 0).await;

        let admin = app.sign_in("Admin").await;
        let items = thread(&admin, &question.case).await;
        assert!(items.iter().all(|it| it["erased"] == true && it["body"] == ""), "{items:?}");
        assert_eq!(items.len() as i64, told);
        let whole = admin.get(&format!("/cases/{}", question.case)).await.ok();
        assert_eq!(
            (&whole["subject"], &whole["preview"], &whole["draft"]),
            (&Json::Null, &Json::Null, &Json::Null)
        );
        assert_eq!((&whole["state"], &whole["erased_at"]), (&json!("resolved"), &Json::Null), "{whole}");
        let kept = thread(&admin, &theft.case).await;
        assert!(kept.iter().any(|it| it["body"].as_str().unwrap().contains("kingfisher")), "{kept:?}");
        let finds = [
            found(&admin, "zebrafinch").await,
            found(&admin, "kingfisher").await,
            found(&admin, "curlew").await,
        ];
        assert_eq!((finds[0], finds[1] > 0, finds[2]), (0, true, 1));
        let opened = app.opened().await;
        let left =
            opened.iter().find(|(_, text)| text.contains("zebrafinch") || text.contains(&question.file));
        let expected = |column: &str| column == "events.data";
        assert!(left.is_none_or(|it| expected(&it.0) && !it.1.contains("zebrafinch")), "{left:?}");
        assert_eq!(count(&files), 1, "the file went with what was said");

        let report = checked(&app).await;
        assert!(report.is_good(), "{:?}", report.faults);
        assert!(report.expired >= told && report.erased == 0, "{report:?}");
        let trust = ombud_ledger::Trust::default();
        let verified = ombud_ledger::receipt::verify(receipt.text.as_bytes(), &trust);
        assert!(verified.faults.is_empty(), "a receipt that was given before still holds");
        let runs = admin.get("/retention/runs").await.ok();
        let last = &runs["items"][0];
        assert!(last["finished_at"].is_string() && last["failed"] == 0, "{runs}");
        assert_eq!((&last["cases"], &last["messages"], &last["files"]), (&json!(1), &json!(told), &json!(1)));
    })
    .await;
}

fn receipt_of(talk: &Talk) -> String {
    format!("/widget/conversations/{}/receipt", talk.conversation)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_again_goes_on_and_sees_what_is_gone() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        run(&app, json!({"messages_days": 30}), 31).await;
        let seen =
            talk.anna.client.get(&format!("/widget/conversations/{}/messages", talk.conversation)).await.ok();
        let first = &seen["items"][0];
        assert_eq!(
            (&first["from"], &first["system"]["code"]),
            (&json!("system"), &json!("expired")),
            "{seen}"
        );
        assert_eq!((&first["body"], &first["files"]), (&json!(""), &json!([])));
        // The same message again is known by its id still, and does not come twice.
        let again = talk.anna.write(&talk.conversation, "1", "my zebrafinch hangs").await;
        assert_eq!(again["seq"], first["seq"], "{again}");
        talk.anna.write(&talk.conversation, "2", "it hangs again, the goldcrest").await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "goldcrest").await, 1);
        run(&app, json!({"messages_days": 40}), 41).await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "goldcrest").await, 1, "the case is open");
        admin.post(&format!("/cases/{}/resolve", talk.case), json!({"reason": "Solved"})).await.ok();
        run(&app, json!({"messages_days": 30}), 31).await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "goldcrest").await, 0, "what came later goes with its own resolving");
        let report = checked(&app).await;
        assert!(report.is_good(), "{:?}", report.faults);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn long_talks_go_in_steps_and_a_stop_costs_nothing() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        for n in 0..450 {
            app.advance(Duration::from_millis(500));
            talk.anna
                .write(&talk.conversation, &format!("m{n}"), &format!("message {n} of the waxwing"))
                .await;
        }
        desk.admin.post(&format!("/cases/{}/resolve", talk.case), json!({"reason": "Solved"})).await.ok();
        run(&app, json!({"messages_days": 30}), 31).await;
        let steps = app.event_kinds().await.iter().filter(|it| *it == "messages.expired").count();
        assert!(steps >= 3, "{steps}");
        let opened = app.opened().await;
        assert!(!opened.iter().any(|it| it.1.contains("waxwing")));
        let report = checked(&app).await;
        assert!(report.is_good() && report.expired > 450, "{report:?}");
        run(&app, json!({"messages_days": 30, "files_days": 30}), 1).await;
        let again = app.event_kinds().await.iter().filter(|it| *it == "messages.expired").count();
        assert_eq!(again, steps, "nothing is destroyed twice");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_went_missing_is_a_fault() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        resolved(&app, &desk, "question", "zebrafinch").await;
        let bob = customer(&app, &desk).await;
        bob.write(&conversation_id(), "1", "where is my curlew").await;
        run(&app, json!({"messages_days": 30}), 31).await;
        assert!(checked(&app).await.is_good());
        let ws = app.workspace;
        let pos = app
            .read(move |tx| {
                tx.one(
                    "SELECT m.pos FROM messages m JOIN conversations v ON v.workspace_id = m.workspace_id AND v.id = \
                     m.conversation_id JOIN cases k ON k.workspace_id = v.workspace_id AND k.id = v.case_id \
                     WHERE m.workspace_id = $1 AND k.state = 'open' ORDER BY m.pos LIMIT 1",
                    &[ws.into()],
                    |row| row.get::<i64>(0),
                )
            })
            .await;
        let cell = expired_cell();
        app.write(move |tx, _| {
            let sql = "UPDATE messages SET content = $3 WHERE workspace_id = $1 AND pos = $2";
            Ok(tx.exec(sql, &[ws.into(), pos.into(), Value::Blob(&cell)])?)
        })
        .await;
        let report = checked(&app).await;
        assert_eq!(report.faults.iter().filter_map(|it| it.position).collect::<Vec<_>>(), [pos], "{report:?}");
        // Nor does an event that somebody forges speak for it: the position of the last one is changed to cover it.
        let changed = app
            .write(move |tx, _| {
                let sql = "UPDATE events SET kind = 'messages.expired' WHERE workspace_id = $1 AND pos = $2";
                Ok(tx.exec(sql, &[ws.into(), pos.into()])?)
            })
            .await;
        assert_eq!(changed, 1);
        assert!(!checked(&app).await.is_good());
        app.write(move |tx, app| {
            // The head is still signed: what is wrong is below it, and the check names it.
            ledger::sign(tx, app, ws).map(drop).map_err(Into::into)
        })
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_alone_and_customers_who_do_not_come_any_more() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        let files = app.app.config.server.data.join("files");
        run(&app, json!({"files_days": 30}), 31).await;
        assert_eq!(count(&files), 0);
        let admin = app.sign_in("Admin").await;
        let items = thread(&admin, &talk.case).await;
        let sent = items.iter().find(|it| it["files"] != json!([])).unwrap();
        let file = &sent["files"][0];
        assert_eq!((&file["gone"], &file["url"]), (&json!(true), &Json::Null));
        assert!(sent["body"].as_str().unwrap().contains("zebrafinch"), "what was said stays");

        let open = customer(&app, &desk).await;
        open.write(&conversation_id(), "1", "where is my curlew").await;
        let blocked = customer(&app, &desk).await;
        admin.patch(&format!("/customers/{}", blocked.id), json!({"blocked": true})).await.ok();
        run(&app, json!({"customers_days": 60}), 90).await;
        let admin = app.sign_in("Admin").await;
        let erased = |customer: Json| customer["erased_at"].is_string();
        assert!(erased(admin.get(&format!("/customers/{}", talk.anna.id)).await.ok()));
        assert!(!erased(admin.get(&format!("/customers/{}", open.id)).await.ok()), "a case is open");
        assert!(!erased(admin.get(&format!("/customers/{}", blocked.id)).await.ok()), "and would come back");
        let told = admin.get("/ledger/audit?kind=customer.erased").await.ok();
        assert_eq!(told["items"][0]["by"]["kind"], "system", "{told}");
        let report = checked(&app).await;
        assert!(report.is_good(), "{:?}", report.faults);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_stops_rules_and_erasing_until_it_is_lifted() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let held = resolved(&app, &desk, "question", "zebrafinch").await;
        let other = resolved(&app, &desk, "question", "kingfisher").await;
        let security = app.sign_in("Security").await;
        app.sign_in("Lead")
            .await
            .post("/holds", json!({"case": held.case, "reason": "why not"}))
            .await
            .problem(Code::Forbidden);
        security.post("/holds", json!({"reason": "nobody in particular"})).await.problem(Code::Invalid);
        security.post("/holds", json!({"case": held.case, "reason": "no"})).await.problem(Code::Invalid);
        let set = hold(&security, json!({"case": held.case})).await;
        assert_eq!((&set["customer"], &set["set_by_kind"]), (&json!(held.anna.id), &json!("staff")));
        let rules = json!({"messages_days": 30, "files_days": 30, "customers_days": 30});
        app.advance(DAY * 31);
        let compliance = app.sign_in("Compliance").await;
        let preview = compliance.post("/retention/preview", rules.clone()).await.ok();
        assert_eq!((&preview["cases"], &preview["customers"]), (&json!(1), &json!(1)), "{preview}");
        run(&app, rules, 0).await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "zebrafinch").await, 3);
        assert_eq!(found(&admin, "kingfisher").await, 0);
        assert!(admin.get(&format!("/customers/{}", other.anna.id)).await.ok()["erased_at"].is_string());

        let path = format!("/customers/{}/erase", held.anna.id);
        let refused =
            admin.post(&path, json!({"reason": "asked for it by mail"})).await.problem(Code::OnHold);
        assert_eq!(refused["holds"], json!([set["id"]]), "{refused}");
        assert!(refused["detail"].as_str().unwrap().contains(set["id"].as_str().unwrap()));
        told_to(&app, &held, &set).await;

        let lift = format!("/holds/{}/lift", set["id"].as_str().unwrap());
        app.sign_in("Agent")
            .await
            .post(&lift, json!({"reason": "it is over"}))
            .await
            .problem(Code::Forbidden);
        let security = app.sign_in("Security").await;
        security.post(&lift, json!({"reason": "Proceedings closed"})).await.ok();
        security.post(&lift, json!({"reason": "Proceedings closed"})).await.problem(Code::Conflict);
        let lifted = security.get("/holds?lifted=true").await.ok();
        assert_eq!(lifted["items"][0]["lift_reason"], "Proceedings closed");
        app.advance(DAY);
        app.run_jobs().await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "zebrafinch").await, 0, "the next run destroys what is too old by then");
        let report = checked(&app).await;
        assert!(report.is_good(), "{:?}", report.faults);
        let kinds = app.event_kinds().await;
        for kind in ["legal_hold.set", "legal_hold.lifted"] {
            assert_eq!(kinds.iter().filter(|it| *it == kind).count(), 1, "{kind}");
        }
    })
    .await;
}

/// Those who must know of a hold do, with the reason; agents see that there is one; whom it is about learns nothing.
async fn told_to(app: &TestApp, held: &Talk, set: &Json) {
    let of = format!("/holds?customer={}", held.anna.id);
    let agent = app.sign_in("Agent").await;
    let seen = agent.get(&of).await.ok();
    assert_eq!((&seen["items"][0]["id"], &seen["items"][0]["reason"]), (&set["id"], &Json::Null), "{seen}");
    assert!(seen["items"][0]["set_by"].is_null());
    agent.get("/holds").await.problem(Code::Forbidden);
    let compliance = app.sign_in("Compliance").await;
    let seen = compliance.get(&of).await.ok();
    assert!(seen["items"][0]["reason"].as_str().unwrap().contains("2026/117"), "{seen}");
    assert_eq!(compliance.get("/holds").await.ok()["items"].as_array().unwrap().len(), 1);
    let export = compliance.get(&format!("/customers/{}/export", held.anna.id)).await;
    assert!(export.status == 200 && !export.text.contains("legal_hold") && !export.text.contains("2026/117"));
    let audit =
        compliance.get(&format!("/ledger/audit?customer={}&kind=legal_hold.set", held.anna.id)).await.ok();
    assert_eq!(audit["items"].as_array().unwrap().len(), 1, "{audit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_a_talk_to_another_case_does_not_take_it_out_of_a_hold() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        let other = conversation_id();
        talk.anna.write(&other, "9", "another matter, the goldcrest").await;
        let cases = desk.admin.get(&format!("/customers/{}/cases", talk.anna.id)).await.ok();
        let second = cases["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap());
        let second = second.into_iter().find(|it| *it != talk.case).unwrap().to_owned();
        hold(&app.sign_in("Security").await, json!({"case": talk.case})).await;
        let merge = desk.admin.post(&format!("/cases/{second}/merge"), json!({"into": talk.case})).await;
        let merged = merge.status == 200;
        for case in [&second, &talk.case] {
            desk.admin.post(&format!("/cases/{case}/resolve"), json!({"reason": "Solved"})).await;
        }
        run(&app, json!({"messages_days": 30, "customers_days": 30}), 40).await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "goldcrest").await, 1, "merged: {merged}");
        assert_eq!(found(&admin, "zebrafinch").await, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_set_by_few_with_a_proof_and_can_be_taken_back() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        for role in ["Agent", "Lead", "Security"] {
            let client = app.sign_in(role).await;
            client.put("/retention", json!({"messages_days": 30})).await.problem(Code::Forbidden);
            client.post("/retention/preview", json!({"messages_days": 30})).await.problem(Code::Forbidden);
        }
        let compliance = app.sign_in("Compliance").await;
        for rules in [
            json!({"messages_days": 1}),
            json!({"customers_days": 29}),
            json!({"messages_by_type": {"stolen": 365}}),
            json!({"devices_days": 181}),
        ] {
            compliance.put("/retention", rules).await.problem(Code::Invalid);
        }
        app.advance(DAY * 31);
        let compliance = app.sign_in("Compliance").await;
        compliance.put("/retention", json!({"messages_days": 30})).await.ok();
        app.advance(Duration::from_secs(3000));
        app.run_jobs().await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "zebrafinch").await, 3, "the first run waits an hour");
        admin.put("/retention", json!({})).await.ok();
        app.advance(DAY * 2);
        app.run_jobs().await;
        let admin = app.sign_in("Admin").await;
        assert_eq!(found(&admin, "zebrafinch").await, 3, "taken back in time");
        assert_eq!(admin.get("/retention/runs").await.ok()["items"], json!([]));
        app.advance(Duration::from_secs(3600));
        admin.put("/retention", json!({"messages_days": 30})).await.problem(Code::StepUpRequired);
        assert_eq!(admin.get("/retention").await.ok()["messages_days"], 0);
        let told = admin.get("/ledger/audit?kind=settings.changed").await.ok();
        assert_eq!(told["items"][0]["data"]["subject"], "retention", "{told}");
        assert!(!talk.case.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn old_records_go_and_the_ledger_keeps_that_they_were() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let hook = json!({"url": "https://hooks.example/ombud", "events": ["message.created"]});
        desk.admin.post("/webhooks", hook).await.ok();
        let talk = resolved(&app, &desk, "question", "zebrafinch").await;
        while ombud_server::webhooks::dispatch(&app.app.webhooks, app.workspace).await.unwrap() {}
        let reveal = json!({"field": "email", "case": talk.case, "reason": "to call back"});
        talk.anna.client.patch("/widget/customer", json!({"email": "anna@example.com"})).await.ok();
        desk.admin.post(&format!("/cases/{}/reopen", talk.case), json!({})).await;
        let agent = app.sign_in("Agent").await;
        desk.admin.post(&format!("/cases/{}/assign", talk.case), json!({"assignee": agent.staff})).await.ok();
        agent.post(&format!("/customers/{}/reveals", talk.anna.id), reveal).await.ok();
        let ws = app.workspace;
        app.write(move |tx, _| {
            let sql = "UPDATE deliveries SET next_at = NULL, state = 'failed' WHERE workspace_id = $1";
            Ok(tx.exec(sql, &[ws.into()])?)
        })
        .await;
        app.advance(DAY * 31);
        let rules = json!({"deliveries_days": 7, "reveals_days": 30, "devices_days": 30, "alerts_days": 30});
        let compliance = app.sign_in("Compliance").await;
        let preview = compliance.post("/retention/preview", rules.clone()).await.ok();
        assert_eq!(preview["reveals"], 1, "{preview}");
        assert!(preview["deliveries"].as_i64().unwrap() > 0, "{preview}");
        run(&app, rules.clone(), 0).await;
        let compliance = app.sign_in("Compliance").await;
        let left = compliance.post("/retention/preview", rules).await.ok();
        assert!(left.as_object().unwrap().values().all(|it| *it == json!(0)), "{left}");
        let told = compliance.get("/ledger/audit?kind=customer.revealed").await.ok();
        assert_eq!(told["items"].as_array().unwrap().len(), 1, "{told}");
        assert!(app.event_kinds().await.iter().any(|it| it == "records.expired"));
        assert!(checked(&app).await.is_good());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_customers_stay() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let planted = desk
            .admin
            .post("/trust/canaries", json!({"inbox": desk.inbox["id"], "domain": "letters.example"}))
            .await;
        assert!(planted.status < 300, "{planted:?}");
        let id = in_place(&app, &planted.json()).await["customer"].as_str().unwrap().to_owned();
        run(&app, json!({"customers_days": 30}), 60).await;
        let admin = app.sign_in("Admin").await;
        assert!(admin.get(&format!("/customers/{id}")).await.ok()["erased_at"].is_null());
    })
    .await;
}
