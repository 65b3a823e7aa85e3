//! The dashboard, figure by figure.

use crate::{
    support::each_engine,
    talk::{conversation_id, customer, desk, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_is_exact() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.post("/service-levels", json!({"name": "Fast", "first_reply_seconds": 600})).await.ok();
        let (lead, agent) = (app.sign_in("Lead").await, app.sign_in("Agent").await);
        let team = desk
            .admin
            .post("/teams", json!({"name": "Deposits", "members": [agent.staff.unwrap()]}))
            .await
            .ok();
        // Five customers write at 09:00, 09:01 …; the agent answers the first three after 60, 120 and 1200 seconds.
        let mut cases = Vec::new();
        for n in 0..5 {
            let customer = customer(&app, &desk).await;
            customer.write(&conversation_id(), "1", "hello").await;
            let page = desk.admin.get(&format!("/customers/{}/cases", customer.id)).await.ok();
            cases.push((page["items"][0]["id"].as_str().unwrap().to_owned(), customer));
            if n < 2 {
                app.advance(Duration::from_secs(60));
                app.run_jobs().await;
            }
        }
        let at = |n: usize, action: &str| format!("/cases/{}/{action}", cases[n].0);
        // Who answers a case that nobody owns becomes its owner. 09:02: case 0 waits for 120 s, 1 for 60, 2 to 4 for none.
        agent.post(&at(0, "assign"), json!({"assignee": agent.staff.unwrap()})).await.ok();
        agent.post(&at(0, "messages"), json!({"id": "a", "body": "answer"})).await.ok();
        agent.post(&at(1, "messages"), json!({"id": "a", "body": "answer"})).await.ok();
        agent.post(&at(1, "messages"), json!({"id": "b", "body": "and more"})).await.ok();
        app.advance(Duration::from_secs(1200));
        app.run_jobs().await;
        // 09:22: the others were missed at 09:12.
        agent.post(&at(2, "messages"), json!({"id": "a", "body": "answer"})).await.ok();
        agent.post(&at(2, "resolve"), json!({"reason": "Solved", "ask_rating": true})).await.ok();
        agent.post(&at(3, "assign"), json!({"team": team["id"]})).await.ok();
        agent.post(&at(4, "assign"), json!({"assignee": agent.staff.unwrap()})).await.ok();
        let board = lead.get("/dashboard?tz=UTC").await.ok();
        assert_eq!(
            (&board["open"], &board["unassigned"], &board["snoozed"]),
            (&json!(4), &json!(1), &json!(0)),
            "{board}"
        );
        assert_eq!(
            (&board["opened_today"], &board["resolved_today"], &board["breaches_today"]),
            (&json!(5), &json!(1), &json!(3))
        );
        let waiting = &board["waiting"];
        assert_eq!((&waiting["count"], &waiting["oldest_seconds"]), (&json!(2), &json!(1200)));
        let ages: Vec<i64> =
            waiting["ages"].as_array().unwrap().iter().map(|it| it["count"].as_i64().unwrap()).collect();
        assert_eq!(ages, [0, 0, 2, 0, 0, 0]);
        let first = &board["first_reply"];
        assert_eq!(
            (&first["count"], &first["median_seconds"], &first["p90_seconds"]),
            (&json!(3), &json!(120), &json!(1200))
        );
        let hourly = first["hourly"].as_array().unwrap();
        assert_eq!(hourly.len(), 10, "midnight to the hour that runs");
        assert_eq!(hourly[9], json!({"hour": "2026-01-05T09:00:00Z", "count": 3, "median_seconds": 120}));
        assert_eq!(hourly[0], json!({"hour": "2026-01-05T00:00:00Z", "count": 0, "median_seconds": null}));
        assert_eq!(board["volume"][9], json!({"hour": "2026-01-05T09:00:00Z", "opened": 5, "resolved": 1}));
        let mine = board["load"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["staff"] == json!(agent.staff.unwrap()))
            .unwrap();
        assert_eq!(
            (&mine["open"], &mine["waiting"], &mine["replies_today"]),
            (&json!(3), &json!(1), &json!(3)),
            "{mine}"
        );
        assert_eq!(mine["connected"], false, "no console of theirs is open");
        assert_eq!(
            board["csat"],
            json!({"answers": 0, "asked": 1, "score": null, "counts": [0, 0, 0, 0, 0]})
        );

        let of_team =
            lead.get(&format!("/dashboard?tz=UTC&team={}", team["id"].as_str().unwrap())).await.ok();
        assert_eq!(
            (&of_team["open"], &of_team["unassigned"], &of_team["opened_today"]),
            (&json!(1), &json!(1), &json!(1))
        );
        assert_eq!((&of_team["waiting"]["count"], &of_team["breaches_today"]), (&json!(1), &json!(1)));
        assert_eq!(of_team["load"].as_array().unwrap().len(), 1);
        assert_eq!(of_team["first_reply"]["count"], 0);

        // In Samoa (UTC+13) the day began at 11:00 UTC of the day before; in Honolulu it has just become Sunday's end.
        let samoa = lead.get("/dashboard?tz=Pacific/Apia").await.ok();
        assert_eq!((samoa["volume"].as_array().unwrap().len(), &samoa["opened_today"]), (23, &json!(5)));
        // Whoever comes is given what waits, so this is looked at last.
        let (_socket, _) = staff_socket(&app, &agent).await;
        let board = lead.get("/dashboard?tz=UTC").await.ok();
        let there = board["load"].as_array().unwrap().iter().filter(|it| it["connected"] == true);
        assert_eq!(there.map(|it| &it["staff"]).collect::<Vec<_>>(), [&json!(agent.staff.unwrap())]);
        app.advance(Duration::from_secs(24 * 3600));
        let lead = app.sign_in("Lead").await;
        let tomorrow = lead.get("/dashboard").await.ok();
        assert_eq!(
            (&tomorrow["opened_today"], &tomorrow["first_reply"]["count"], &tomorrow["open"]),
            (&json!(0), &json!(0), &json!(4))
        );
        assert_eq!(tomorrow["waiting"]["ages"][5]["count"], 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ratings_are_counted_by_those_who_were_asked() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        for score in [5, 4, 1, 0] {
            let customer = customer(&app, &desk).await;
            let conversation = conversation_id();
            customer.write(&conversation, "1", "hello").await;
            let page = desk.admin.get(&format!("/customers/{}/cases", customer.id)).await.ok();
            let case = format!("/cases/{}", page["items"][0]["id"].as_str().unwrap());
            desk.admin.post(&format!("{case}/messages"), json!({"id": "a", "body": "answer"})).await.ok();
            desk.admin
                .post(&format!("{case}/resolve"), json!({"reason": "Solved", "ask_rating": true}))
                .await
                .ok();
            app.run_jobs().await;
            if score > 0 {
                let path = format!("/widget/conversations/{conversation}/rating");
                customer.client.post(&path, json!({"score": score})).await.ok();
            }
        }
        let csat = desk.admin.get("/dashboard").await.ok()["csat"].clone();
        assert_eq!(
            (&csat["asked"], &csat["answers"], &csat["counts"]),
            (&json!(4), &json!(3), &json!([1, 0, 0, 1, 1]))
        );
        assert!((csat["score"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_desk_has_a_board_and_only_those_who_may_see_it_do() {
    each_engine(|app| async move {
        let (lead, agent) = (app.sign_in("Lead").await, app.sign_in("Agent").await);
        let board = lead.get("/dashboard").await.ok();
        assert_eq!(
            (&board["waiting"]["oldest_seconds"], &board["first_reply"]["median_seconds"]),
            (&Json::Null, &Json::Null)
        );
        agent.get("/dashboard").await.problem(Code::Forbidden);
        lead.get("/dashboard?tz=Nowhere/Land").await.problem(Code::Invalid);
        lead.get("/dashboard?tz=%00").await.problem(Code::Invalid);
        lead.get("/dashboard?team=0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b").await.problem(Code::Invalid);
        let other = app.another_workspace("other").await;
        let team = app
            .sign_in_to(other, "Admin")
            .await
            .post("/teams", json!({"name": "T", "members": []}))
            .await
            .ok();
        lead.get(&format!("/dashboard?team={}", team["id"].as_str().unwrap())).await.problem(Code::Invalid);
    })
    .await;
}
