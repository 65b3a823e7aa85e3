//! The coins of a theft are followed by the program itself, bounded, and colleagues are alarmed where they reach an exchange.

use crate::{
    bot::Talk,
    report::{honest, network, node, theft},
    support::{TestApp, each_engine_with},
    talk::{Desk, only_case},
    theft::{HELP, desk_with_playbooks},
};
use ombud_server::config::Config;
use serde_json::{Value as Json, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3_700);

async fn knows_the_exchange(desk: &Desk) {
    let labels = json!([
        {"network": network(), "address": "0x00000000000000000000000000000000000e0c01", "kind": "exchange", "name": "Northwind Exchange"}
    ]);
    let known = json!({"version": 0, "platform": {"deposits": [], "assets": [], "labels": labels}});
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
