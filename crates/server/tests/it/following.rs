//! The coins of a theft are followed by the program itself, bounded, and colleagues are alarmed where they reach an exchange.

use crate::{
    bot::Talk,
    report::{honest, network, node, sha256, theft},
    support::{TestApp, each_engine_with},
    talk::{Desk, only_case, staff_socket},
    theft::{HELP, desk_with_playbooks},
};
use ombud_server::config::Config;
use serde_json::{Value as Json, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3_700);

async fn knows_the_exchange(desk: &Desk) {
    knows(desk, "exchange", "Northwind Exchange").await;
}

async fn knows(desk: &Desk, kind: &str, name: &str) {
    let labels = json!([
        {"network": network(), "address": "0x00000000000000000000000000000000000e0c01", "kind": kind, "name": name}
    ]);
    let version = desk.admin.get("/chains/platform").await.ok()["version"].clone();
    let known = json!({"version": version, "platform": {"deposits": [], "assets": [], "labels": labels}});
    desk.admin.put("/chains/platform", known).await.ok();
}

/// A robbed customer who gives the transaction in the form.
async fn robbed(app: &TestApp) -> (Desk, String) {
    let desk = desk_with_playbooks(app).await;
    knows_the_exchange(&desk).await;
    let mut talk = Talk::begin(app, &desk).await;
    let said = talk.say(HELP).await;
    let path = format!("/widget/conversations/{}/forms", talk.id);
    let answers =
        json!({"id": "f1", "message": said["seq"], "answers": [{"field": "hashes", "value": theft()}]});
    talk.customer.client.post(&path, answers).await.ok();
    let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
    (desk, case)
}

async fn lines(desk: &Desk, case: &str, code: &str) -> Vec<Json> {
    let all = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
    let own = all["items"].as_array().unwrap().iter().filter(|it| it["activity"]["code"] == code);
    own.map(|it| it["activity"]["args"].clone()).collect()
}

async fn evidence(desk: &Desk, case: &str) -> Vec<Json> {
    desk.admin.get(&format!("/cases/{case}/evidence")).await.ok()["items"].as_array().unwrap().clone()
}

async fn times(app: &TestApp) -> Vec<i64> {
    app.read(|tx| tx.all("SELECT times FROM followed_coins", &[], |row| row.get(0))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn coins_are_followed_kept_and_told_where_they_can_be_frozen() {
    each_engine_with(honest, |app: TestApp| async move {
        let (desk, case) = robbed(&app).await;
        app.run_jobs().await;
        let kept = evidence(&desk, &case).await;
        assert_eq!(kept.len(), 1, "{kept:?}");
        let stands = (&kept[0]["kind"], &kept[0]["name"], &kept[0]["kept_by"], &kept[0]["shared"]);
        assert_eq!(stands, (&json!("trace"), &json!("Ombud"), &Json::Null, &json!(false)));
        let reached = lines(&desk, &case, "coins_reached").await;
        assert_eq!(reached.len(), 1, "{reached:?}");
        assert_eq!(reached[0]["name"], "Northwind Exchange");
        assert!(reached[0]["transaction"].as_str().unwrap().starts_with("0x"), "{reached:?}");
        assert_eq!(lines(&desk, &case, "evidence_kept").await[0]["by"], "Ombud");
        assert!(app.event_kinds().await.contains(&"theft.followed".to_owned()));
        // The report vouches for it like for what a colleague kept.
        let event = app.event_kinds().await.into_iter().filter(|it| it == "evidence.kept").count();
        assert_eq!(event, 1);

        // Again each hour, and not without end; what says nothing new is not kept again, and nobody is alarmed twice.
        for _ in 0..11 {
            app.advance(HOUR);
            app.run_jobs().await;
        }
        let asked = times(&app).await;
        assert!(asked.len() == 1 && (1..=6).contains(&asked[0]), "{asked:?}");
        assert_eq!(evidence(&desk, &case).await.len(), 1);
        assert_eq!(lines(&desk, &case, "coins_reached").await.len(), 1);
        let waits: i64 = app
            .read(|tx| tx.one("SELECT count(*) FROM jobs WHERE kind = 'theft.follow'", &[], |row| row.get(0)))
            .await;
        assert_eq!(waits, 0, "it has an end");
        // What nobody of staff kept is vouched for like what they keep.
        let checked = crate::ledger::checked(&app).await;
        assert!(checked.is_good(), "{:?}", checked.faults);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_reached_is_told_with_what_to_do() {
    for (kind, alarmed) in
        [("mixer", true), ("bridge", true), ("sanctioned", true), ("exchange", true), ("service", false)]
    {
        each_engine_with(honest, move |app: TestApp| async move {
            let desk = desk_with_playbooks(&app).await;
            knows(&desk, kind, "Whirlpool").await;
            let mut talk = Talk::begin(&app, &desk).await;
            talk.say(&format!("{HELP} {}", theft())).await;
            let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
            desk.admin.patch(&format!("/cases/{case}"), json!({"priority": "normal"})).await.ok();
            desk.admin
                .post(&format!("/cases/{case}/assign"), json!({"assignee": desk.admin.staff}))
                .await
                .ok();
            let (mut socket, _) = staff_socket(&app, &desk.admin).await;
            app.run_jobs().await;
            let reached = lines(&desk, &case, "coins_reached").await;
            assert_eq!(reached.len(), usize::from(alarmed), "{kind}: {reached:?}");
            let priority = only_case(&desk.admin).await["priority"].clone();
            assert_eq!(priority, if alarmed { "urgent" } else { "normal" }, "{kind}");
            if alarmed {
                assert_eq!((&reached[0]["kind"], &reached[0]["name"]), (&json!(kind), &json!("Whirlpool")));
                assert_eq!(reached[0]["network"], "Demo chain", "by the name that people know");
                // What rings says which alarm it is, and the console finds the words.
                let rung = socket.next_of("notify").await;
                let said = (&rung["kind"], &rung["code"], &rung["args"]);
                let code = json!(format!("coins_{kind}"));
                assert_eq!(said, (&json!("alarm"), &code, &json!({"name": "Whirlpool"})), "{rung}");
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_victim_takes_along_where_the_coins_went_and_not_whom_staff_knows_there() {
    each_engine_with(honest, |app: TestApp| async move {
        let desk = desk_with_playbooks(&app).await;
        knows(&desk, "bridge", "Northwind Bridge").await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(&format!("{HELP} {}", theft())).await;
        app.run_jobs().await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let note = json!({"id": "n1", "kind": "note", "body": "zymurgy: she may be in on it"});
        desk.admin.post(&format!("/cases/{case}/messages"), note).await.ok();
        // What a colleague keeps of it shows no less; what is about something else is not the customer's.
        app.advance(Duration::from_millis(5));
        let kept = json!({"kind": "trace", "text": theft(), "network": network(), "depth": 3});
        desk.admin.post(&format!("/cases/{case}/evidence"), kept).await.ok();
        app.advance(Duration::from_millis(5));
        let other = json!({"kind": "look", "text": thief(&desk, &case).await});
        desk.admin.post(&format!("/cases/{case}/evidence"), other).await.ok();
        assert_eq!(evidence(&desk, &case).await.len(), 3);

        let own = format!("/widget/conversations/{}/report", talk.id);
        let answer = talk.customer.client.get(&own).await;
        let (text, report) = (answer.text.clone(), answer.ok());
        let shown = report["evidence"].as_array().unwrap();
        assert_eq!(shown.len(), 1, "the newest of that transaction: {shown:?}");
        assert_eq!((&shown[0]["kind"], &shown[0]["subject"]), (&json!("trace"), &json!(theft())));
        assert!(!shown[0]["trace"]["edges"].as_array().unwrap().is_empty());
        let nodes = shown[0]["trace"]["nodes"].as_array().unwrap();
        assert!(
            nodes.iter().all(|it| ["label", "label_kind", "end"].iter().all(|own| it[own].is_null())),
            "{nodes:?}"
        );
        for never in ["Northwind", "zymurgy"] {
            assert!(!text.contains(never), "{never}");
        }
        // The hash is of what stands there. That of what was kept would confirm guesses of the names.
        let at = text.find("\"trace\":").unwrap() + "\"trace\":".len();
        let mut read =
            serde_json::Deserializer::from_str(&text[at..]).into_iter::<Box<serde_json::value::RawValue>>();
        let raw = read.next().unwrap().unwrap();
        assert_eq!(shown[0]["sha256"], sha256(raw.get()));
        let path = format!("/cases/{case}/evidence/{}", shown[0]["id"].as_str().unwrap());
        let whole = desk.admin.get(&path).await.ok();
        let known = |it: &Json| it["label"] == "Northwind Bridge" && it["end"] == "unclear";
        assert!(whole["trace"]["nodes"].as_array().unwrap().iter().any(known), "{whole}");
        assert_eq!(
            (&shown[0]["bare"], text.contains(whole["sha256"].as_str().unwrap())),
            (&json!(true), false)
        );
        // A case that is no theft keeps to itself what nobody shared.
        desk.admin.patch(&format!("/cases/{case}"), json!({"type": "question"})).await.ok();
        assert_eq!(talk.customer.client.get(&own).await.ok()["evidence"], json!([]));
    })
    .await;
}

/// Where the stolen coins came first.
async fn thief(desk: &Desk, case: &str) -> String {
    let first = evidence(desk, case).await[0]["id"].as_str().unwrap().to_owned();
    let whole = desk.admin.get(&format!("/cases/{case}/evidence/{first}")).await.ok();
    whole["trace"]["edges"][0]["to"].as_str().unwrap().to_owned()
}

/// A node that knows the transaction and cannot say where anything went on to.
fn lame(config: &mut Config) {
    node(config, |question, said| match question["method"].as_str() {
        Some("eth_getLogs") => json!({"error": {"code": -32000, "message": "too busy"}}),
        _ => said,
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_seen_yet_is_tried_again_and_at_most_six_times() {
    each_engine_with(lame, |app: TestApp| async move {
        let (desk, case) = robbed(&app).await;
        for _ in 0..11 {
            app.run_jobs().await;
            app.advance(HOUR);
        }
        assert_eq!(times(&app).await, [6]);
        assert!(evidence(&desk, &case).await.len() <= 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_has_three_followed_and_nobody_where_it_is_off() {
    each_engine_with(honest, |app: TestApp| async move {
        let desk = desk_with_playbooks(&app).await;
        knows_the_exchange(&desk).await;
        desk.admin.patch("/workspace", json!({"follow_thefts": false})).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(&format!("{HELP} {}", theft())).await;
        app.run_jobs().await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        assert_eq!(evidence(&desk, &case).await.len(), 0, "it is off");
        assert!(times(&app).await.is_empty());

        desk.admin.patch("/workspace", json!({"follow_thefts": true})).await.ok();
        let others = [
            "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
            "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b",
            "0x28b51387db09288606988704abf8763bf006a87eb59cc059be10151d90d3f469",
        ];
        for (nth, hash) in others.iter().enumerate() {
            talk.customer.write(&talk.id, &format!("x{nth}"), &format!("also this one {hash}")).await;
        }
        for _ in 0..3 {
            app.run_jobs().await;
            app.advance(HOUR);
        }
        assert_eq!(times(&app).await.len(), 3, "the first three, however many come");
        assert_eq!(evidence(&desk, &case).await.len(), 1);
        // A case that is closed is followed no more.
        let before: i64 = times(&app).await.iter().sum();
        desk.admin.post(&format!("/cases/{case}/resolve"), json!({"reason": "Solved"})).await.ok();
        app.advance(HOUR);
        app.run_jobs().await;
        assert_eq!(times(&app).await.iter().sum::<i64>(), before);
    })
    .await;
}
