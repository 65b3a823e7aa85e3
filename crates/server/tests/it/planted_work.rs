//! Planted customers and those who do their work: nobody rings for what they met in a queue.

use crate::{
    planted::{carried, in_place, kept, pass},
    support::{Client, each_engine},
    talk::desk,
};
use ombud_server::trust::CanaryState;
use serde_json::{Value as Json, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_their_work_raises_no_alarm_where_a_canary_waits_for_people() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (security, honest, curious) =
            (app.sign_in("Security").await, app.sign_in("Agent").await, app.sign_in("Agent").await);
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let planted = security.post("/trust/canaries", new).await.ok();
        // Nobody talks there but people: the case waits in their queue, as others do.
        let asking = carried(&app, &planted, |it| it.canary.cases.len() == 1).await;
        assert_eq!(asking["state"], "asking");
        let path = format!("/cases/{}", asking["cases"][0].as_str().unwrap());
        honest.get(&path).await.ok();
        let alarms = async || {
            app.app.trust.settled().await;
            let found = security.get("/trust/alerts?open=true").await.ok();
            let all = found["items"].as_array().unwrap().clone();
            all.iter()
                .filter(|it| it["rule"] == "canary")
                .map(|it| it["reader"]["id"].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(alarms().await, Vec::<Json>::new());
        in_place(&app, &planted).await;
        honest.get(&path).await.ok();
        assert_eq!(alarms().await, Vec::<Json>::new(), "they knew it from their work");
        curious.get(&path).await.ok();
        assert_eq!(alarms().await, [json!(curious.staff.unwrap())]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_canary_that_was_blocked_is_no_trap_while_its_case_is_open() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (lead, honest, second) =
            (app.sign_in("Lead").await, app.sign_in("Agent").await, app.sign_in("Agent").await);
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let planted = app.sign_in("Security").await.post("/trust/canaries", new).await.ok();
        let asking = carried(&app, &planted, |it| it.canary.cases.len() == 1).await;
        let path = format!("/cases/{}", asking["cases"][0].as_str().unwrap());
        honest.get(&path).await.ok();
        let customer = format!("/customers/{}", asking["customer"].as_str().unwrap());
        lead.patch(&customer, json!({"blocked": true})).await.ok();
        // Some hours later, in which nothing came from there any more.
        let later = async |who: &Client| {
            pass(&app, Duration::from_secs(4 * 3600)).await;
            app.sign_in_again(who.staff.unwrap()).await
        };
        let second = later(&second).await;
        second.get(&path).await.ok();
        let alarms = async || {
            app.app.trust.settled().await;
            let security = app.sign_in("Security").await;
            let found = security.get("/trust/alerts?open=true").await.ok();
            let all = found["items"].as_array().unwrap().clone();
            let canary = all.iter().filter(|it| it["rule"] == "canary");
            canary.map(|it| it["reader"]["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(alarms().await, Vec::<Json>::new(), "it is in their queue");
        second.post(&format!("{path}/resolve"), json!({"reason": "Spam"})).await.ok();
        // Once it is closed, they know it from their work, and nobody else does.
        let honest = later(&honest).await;
        let it = kept(&app, &planted).await.unwrap();
        assert!(it.plan.is_none() && it.canary.state == CanaryState::InPlace);
        honest.get(&path).await.ok();
        app.sign_in_again(second.staff.unwrap()).await.get(&path).await.ok();
        assert_eq!(alarms().await, Vec::<Json>::new(), "they knew it from their work");
        let curious = app.sign_in("Agent").await;
        curious.get(&path).await.ok();
        assert_eq!(alarms().await, [json!(curious.staff.unwrap())]);
    })
    .await;
}
