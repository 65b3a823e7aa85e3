//! Service levels to the second: what runs, warns, is missed, pauses and goes on. The clock stands on Monday,
//! 2026-01-05, 09:00:00 UTC until a test moves it.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::Time;
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

const MINUTE: u64 = 60;
const HOUR: u64 = 3600;

struct Scene {
    app: TestApp,
    desk: Desk,
    customer: Customer,
    conversation: String,
    messages: AtomicU32,
}

impl Scene {
    async fn new(app: TestApp, level: Json) -> Self {
        let desk = desk(&app, json!({})).await;
        let mut level = level;
        if level["week"].is_array() {
            let hours = json!({"name": "Office", "time_zone": level["zone"], "week": level["week"], "holidays": level["holidays"]});
            let hours = desk.admin.post("/business-hours", hours).await.ok();
            let object = level.as_object_mut().unwrap();
            for name in ["week", "zone", "holidays"] {
                object.remove(name);
            }
            object.insert("business_hours".into(), hours["id"].clone());
        }
        level.as_object_mut().unwrap().entry("name").or_insert(json!("Level"));
        desk.admin.post("/service-levels", level).await.ok();
        let customer = customer(&app, &desk).await;
        Self { app, desk, customer, conversation: conversation_id(), messages: 0.into() }
    }

    fn message_id(&self) -> String {
        self.messages.fetch_add(1, Ordering::Relaxed).to_string()
    }

    async fn write(&self) {
        self.customer.write(&self.conversation, &self.message_id(), "hello").await;
    }

    async fn case(&self) -> Json {
        let page = self.desk.admin.get(&format!("/customers/{}/cases", self.customer.id)).await.ok();
        let id = page["items"][0]["id"].as_str().unwrap();
        self.desk.admin.get(&format!("/cases/{id}")).await.ok()
    }

    async fn act(&self, action: &str, body: Json) -> Json {
        let path = format!("/cases/{}/{action}", self.case().await["id"].as_str().unwrap());
        self.desk.admin.post(&path, body).await.ok()
    }

    async fn reply(&self) {
        self.act("messages", json!({"id": self.message_id(), "body": "an answer"})).await;
    }

    /// Moves the clock and lets everything happen that is due.
    async fn pass(&self, seconds: u64) {
        self.app.advance(Duration::from_secs(seconds));
        self.app.run_jobs().await;
    }

    /// The times and kinds of what clocks said.
    async fn said(&self) -> Vec<(String, String, String)> {
        let workspace = self.app.workspace;
        let events =
            self.app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 10_000)).await;
        let clocks = events.iter().filter(|it| it.kind.starts_with("clock."));
        let kind = |it: &Json| it["kind"].as_str().unwrap().to_owned();
        clocks.map(|it| (it.at.to_string(), it.kind.clone(), kind(&it.data))).collect()
    }

    async fn clocks(&self) -> Vec<Json> {
        self.case().await["clocks"].as_array().unwrap().clone()
    }

    async fn due(&self) -> Json {
        self.case().await["next_due"].clone()
    }
}

fn said(at: &str, what: &str, kind: &str) -> (String, String, String) {
    (at.into(), format!("clock.{what}"), kind.into())
}

fn clock(
    kind: &str,
    state: &str,
    warned: bool,
    started: &str,
    due: Option<&str>,
    ended: Option<&str>,
) -> Json {
    json!({"kind": kind, "state": state, "warned": warned, "started_at": started, "due_at": due, "ended_at": ended})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_reply_warns_and_is_missed_on_the_second() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"first_reply_seconds": 300, "warn_percent": 80})).await;
        scene.write().await;
        let expected = json!({"clock": "first_reply", "due_at": "2026-01-05T09:05:00Z", "state": "running"});
        assert_eq!(scene.due().await, expected);
        scene.pass(239).await;
        scene.write().await;
        assert_eq!(scene.said().await, []);
        scene.pass(1).await;
        assert_eq!(scene.said().await, [said("2026-01-05T09:04:00Z", "warned", "first_reply")]);
        assert_eq!(scene.due().await["state"], "warned");
        scene.pass(59).await;
        assert_eq!(scene.said().await.len(), 1);
        scene.pass(1).await;
        assert_eq!(scene.said().await[1..], [said("2026-01-05T09:05:00Z", "breached", "first_reply")]);
        assert_eq!(scene.due().await["state"], "breached");
        scene.pass(MINUTE).await;
        scene.reply().await;
        let expected = clock(
            "first_reply",
            "breached",
            true,
            "2026-01-05T09:00:00Z",
            Some("2026-01-05T09:05:00Z"),
            Some("2026-01-05T09:06:00Z"),
        );
        assert_eq!(scene.clocks().await, [expected]);
        assert_eq!(scene.due().await, Json::Null);
        scene.pass(HOUR).await;
        assert_eq!(scene.said().await.len(), 2, "nothing is left that could ring");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_in_time_meets_and_the_next_wait_has_its_own_clock() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"first_reply_seconds": 300, "next_reply_seconds": 600})).await;
        scene.write().await;
        scene.pass(300 - 1).await;
        scene.reply().await;
        scene.pass(HOUR).await;
        // 10:04:59. A note is no reply; a second message of the customer does not begin another wait.
        scene.write().await;
        scene.pass(MINUTE).await;
        scene.act("messages", json!({"id": "note", "kind": "note", "body": "who knows?"})).await;
        scene.write().await;
        let expected = json!({"clock": "next_reply", "due_at": "2026-01-05T10:14:59Z", "state": "running"});
        assert_eq!(scene.due().await, expected);
        scene.pass(9 * MINUTE - 1).await;
        scene.reply().await;
        let expected = [
            clock(
                "first_reply",
                "met",
                true,
                "2026-01-05T09:00:00Z",
                Some("2026-01-05T09:05:00Z"),
                Some("2026-01-05T09:04:59Z"),
            ),
            clock(
                "next_reply",
                "met",
                true,
                "2026-01-05T10:04:59Z",
                Some("2026-01-05T10:14:59Z"),
                Some("2026-01-05T10:14:58Z"),
            ),
        ];
        assert_eq!(scene.clocks().await, expected);
        scene.pass(HOUR).await;
        let kinds: Vec<_> = scene.said().await.into_iter().map(|it| (it.0, it.1)).collect();
        assert_eq!(
            kinds,
            [
                ("2026-01-05T09:04:59Z".into(), "clock.warned".into()),
                ("2026-01-05T10:14:58Z".into(), "clock.warned".into())
            ],
            "jobs ran late here, and noted when"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn episodes_count_every_wait_even_without_service_levels() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let scene = Scene { app, desk, customer, conversation: conversation_id(), messages: 0.into() };
        scene.write().await;
        scene.pass(100).await;
        scene.reply().await;
        scene.pass(10).await;
        scene.reply().await;
        scene.pass(10).await;
        scene.write().await;
        scene.pass(30).await;
        scene.act("resolve", json!({"reason": "Solved"})).await;
        scene.pass(10).await;
        scene.write().await;
        scene.pass(7).await;
        scene.reply().await;
        let episodes: Vec<(i64, Option<i64>, Option<i64>, bool)> = scene
            .app
            .read(|tx| {
                tx.all(
                    "SELECT started_at, replied_at, closed_at, first FROM episodes ORDER BY started_at",
                    &[],
                    |row| {
                        let second = |it: Time| it.seconds() - 1_767_603_600;
                        let (started, replied, closed): (Time, Option<Time>, Option<Time>) =
                            (row.get(0)?, row.get(1)?, row.get(2)?);
                        Ok((second(started), replied.map(second), closed.map(second), row.get(3)?))
                    },
                )
            })
            .await;
        let expected =
            [(0, Some(100), None, true), (120, None, Some(150), false), (160, Some(167), None, false)];
        assert_eq!(episodes, expected);
        assert_eq!((scene.due().await, scene.clocks().await), (Json::Null, vec![]));
    })
    .await;
}

fn office() -> Json {
    let week: Vec<Json> = (0..5).map(|day| json!({"day": day, "from": "09:00", "to": "17:00"})).collect();
    json!(week)
}

#[tokio::test(flavor = "multi_thread")]
async fn business_time_sleeps_at_night_and_on_holidays() {
    each_engine(|app| async move {
        // 09:00 UTC is 17:00 in Singapore: closed. Tuesday is a holiday. Two hours end on Wednesday, 11:00 there.
        let level = json!({
            "first_reply_seconds": 7200, "warn_percent": 50, "zone": "Asia/Singapore", "week": office(),
            "holidays": [{"date": "2026-01-06", "name": "Day off"}]
        });
        let scene = Scene::new(app, level).await;
        scene.write().await;
        assert_eq!(scene.due().await["due_at"], "2026-01-07T03:00:00Z");
        scene.pass(41 * HOUR - 1).await;
        assert_eq!(scene.said().await, []);
        scene.pass(1).await;
        assert_eq!(scene.said().await, [said("2026-01-07T02:00:00Z", "warned", "first_reply")]);
        scene.pass(HOUR).await;
        assert_eq!(scene.said().await[1], said("2026-01-07T03:00:00Z", "breached", "first_reply"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resolution_pauses_while_it_is_the_customers_turn_and_goes_on_when_reopened() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"resolution_seconds": 4 * HOUR, "warn_percent": 99})).await;
        scene.write().await;
        scene.pass(HOUR).await;
        scene.reply().await;
        scene.act("snooze", json!({"until": "2026-01-05T20:00:00Z"})).await;
        assert_eq!(
            (scene.due().await, scene.clocks().await[0]["state"].clone()),
            (Json::Null, json!("paused"))
        );
        scene.pass(5 * HOUR).await;
        // 15:00. The customer's answer wakes it: three hours are left.
        scene.write().await;
        assert_eq!(scene.due().await["due_at"], "2026-01-05T18:00:00Z");
        // Sleeping while the customer waits stops nothing.
        scene.act("snooze", json!({"until": "2026-01-05T20:00:00Z"})).await;
        assert_eq!(
            scene.due().await,
            json!({"clock": "resolution", "due_at": "2026-01-05T18:00:00Z", "state": "running"})
        );
        scene.pass(HOUR).await;
        scene.act("resolve", json!({"reason": "Solved"})).await;
        assert_eq!(scene.clocks().await[0]["state"], "met");
        scene.pass(10 * HOUR).await;
        assert_eq!(scene.said().await, []);
        // Tuesday, 02:00. Reopened by the customer, with two hours left; the hours while it was resolved do not count.
        scene.write().await;
        assert_eq!(
            scene.due().await,
            json!({"clock": "resolution", "due_at": "2026-01-06T04:00:00Z", "state": "running"})
        );
        scene.pass(2 * HOUR).await;
        assert_eq!(
            scene.said().await.last().unwrap(),
            &said("2026-01-06T04:00:00Z", "breached", "resolution")
        );
        scene.act("resolve", json!({"reason": "Solved"})).await;
        let clocks = scene.clocks().await;
        assert_eq!(
            (clocks.len(), &clocks[0]["state"]),
            (1, &json!("breached")),
            "what was missed stays missed"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_priority_counts_anew_from_the_start() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"name": "All", "priority_rank": 100, "first_reply_seconds": HOUR})).await;
        let urgent = json!({"name": "Urgent", "priority_rank": 1, "when": {"priorities": ["urgent"]}, "first_reply_seconds": 600});
        scene.desk.admin.post("/service-levels", urgent).await.ok();
        scene.write().await;
        assert_eq!(scene.due().await["due_at"], "2026-01-05T10:00:00Z");
        scene.pass(5 * MINUTE).await;
        let case = format!("/cases/{}", scene.case().await["id"].as_str().unwrap());
        scene.desk.admin.patch(&case, json!({"priority": "urgent"})).await.ok();
        assert_eq!(scene.due().await["due_at"], "2026-01-05T09:10:00Z");
        scene.desk.admin.patch(&case, json!({"priority": "normal"})).await.ok();
        assert_eq!(scene.due().await["due_at"], "2026-01-05T10:00:00Z");
        scene.pass(25 * MINUTE).await;
        assert_eq!(scene.said().await, [], "the timers moved with it");
        // 09:30: by the urgent target it is late already, and that is noted at once.
        scene.desk.admin.patch(&case, json!({"priority": "urgent"})).await.ok();
        assert_eq!(scene.said().await, [said("2026-01-05T09:30:00Z", "breached", "first_reply")]);
        assert_eq!(scene.due().await["state"], "breached");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_miss_is_noted_even_when_the_timer_is_late() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"first_reply_seconds": 300})).await;
        scene.write().await;
        // No job runs, as when the server was down; the reply itself shows that it came too late.
        scene.app.advance(Duration::from_secs(301));
        scene.reply().await;
        assert_eq!(scene.said().await, [said("2026-01-05T09:05:01Z", "breached", "first_reply")]);
        assert_eq!(scene.clocks().await[0]["state"], "breached");
        scene.pass(HOUR).await;
        assert_eq!(scene.said().await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_service_level_rings_no_more_and_an_inbox_may_have_its_own() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"name": "General", "first_reply_seconds": 300})).await;
        let strict = json!({"name": "Strict", "when": {"priorities": ["low"]}, "first_reply_seconds": 60});
        let strict = scene.desk.admin.post("/service-levels", strict).await.ok();
        let inbox = format!("/inboxes/{}", scene.desk.inbox["id"].as_str().unwrap());
        scene.desk.admin.patch(&inbox, json!({"service_level": strict["id"]})).await.ok();
        scene.write().await;
        assert_eq!(
            scene.due().await["due_at"],
            "2026-01-05T09:01:00Z",
            "the inbox's own goes before all rules"
        );
        let path = format!("/service-levels/{}", strict["id"].as_str().unwrap());
        scene.desk.admin.delete(&path).await.problem(Code::Conflict);
        scene.desk.admin.patch(&inbox, json!({"service_level": null})).await.ok();
        scene.desk.admin.delete(&path).await.ok();
        scene.pass(HOUR).await;
        assert_eq!((scene.said().await, scene.due().await), (vec![], Json::Null));
        // The next word brings the level that is there.
        scene.act("assign", json!({"assignee": scene.desk.admin.staff.unwrap()})).await;
        scene.reply().await;
        scene.write().await;
        assert_eq!(scene.due().await, Json::Null, "there is no target for further replies");
    })
    .await;
}

async fn fault(admin: &Client, level: Json) -> String {
    let problem = admin.post("/service-levels", level).await.problem(Code::Invalid);
    problem["errors"][0]["field"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn service_levels_are_checked_and_kept_in_order() {
    each_engine(|app| async move {
        let (admin, agent) = (app.sign_in("Admin").await, app.sign_in("Agent").await);
        let first = admin.post("/service-levels", json!({"name": "A", "first_reply_seconds": 60})).await.ok();
        assert_eq!(
            (&first["priority_rank"], &first["warn_percent"], &first["when"]),
            (&json!(10), &json!(80), &json!({}))
        );
        admin.post("/service-levels", json!({"name": "B", "resolution_seconds": 60})).await.ok();
        admin
            .post("/service-levels", json!({"name": "C", "next_reply_seconds": 60, "priority_rank": 1}))
            .await
            .ok();
        let listed = agent.get("/service-levels").await.ok();
        let names: Vec<_> =
            listed["items"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["C", "A", "B"]);
        agent
            .post("/service-levels", json!({"name": "D", "first_reply_seconds": 1}))
            .await
            .problem(Code::Forbidden);
        let nobody = "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b";
        for (level, at_fault) in [
            (json!({"first_reply_seconds": 1}), "name"),
            (json!({"name": "x"}), "first_reply_seconds"),
            (json!({"name": "x", "first_reply_seconds": 0}), "first_reply_seconds"),
            (json!({"name": "x", "resolution_seconds": 31_622_401}), "resolution_seconds"),
            (json!({"name": "x", "first_reply_seconds": 1, "warn_percent": 100}), "warn_percent"),
            (json!({"name": "x", "first_reply_seconds": 1, "business_hours": nobody}), "business_hours"),
            (json!({"name": "x", "first_reply_seconds": 1, "when": {"teams": [nobody]}}), "when.teams[0]"),
            (
                json!({"name": "x", "first_reply_seconds": 1, "when": {"inboxes": [nobody]}}),
                "when.inboxes[0]",
            ),
            (
                json!({"name": "x", "first_reply_seconds": 1, "when": {"priorities": ["huge"]}}),
                "when.priorities[0]",
            ),
        ] {
            assert_eq!(fault(&admin, level).await, at_fault);
        }
        let stranger = app.sign_in_to(app.another_workspace("other").await, "Admin").await;
        stranger
            .get(&format!("/service-levels/{}", first["id"].as_str().unwrap()))
            .await
            .problem(Code::NotFound);
        let hours =
            admin.post("/business-hours", json!({"name": "H", "time_zone": "UTC", "week": []})).await.ok();
        let foreign = json!({"name": "x", "first_reply_seconds": 1, "business_hours": hours["id"]});
        assert_eq!(fault(&stranger, foreign).await, "business_hours");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_is_due_whether_the_customer_has_written_or_not() {
    each_engine(|app| async move {
        let scene = Scene::new(app, json!({"update_seconds": 1800, "warn_percent": 50})).await;
        scene.write().await;
        let due = |at: &str, state: &str| json!({"clock": "update", "due_at": at, "state": state});
        assert_eq!(scene.due().await, due("2026-01-05T09:30:00Z", "running"));
        // The customer's words move nothing; each word of a person begins the next half hour, also the second in a row.
        scene.pass(10 * MINUTE).await;
        scene.write().await;
        assert_eq!(scene.due().await, due("2026-01-05T09:30:00Z", "running"));
        scene.reply().await;
        assert_eq!(scene.due().await, due("2026-01-05T09:40:00Z", "running"));
        scene.pass(5 * MINUTE).await;
        scene.reply().await;
        assert_eq!(scene.due().await, due("2026-01-05T09:45:00Z", "running"));
        // A note is no word to the customer, and sleep no excuse.
        scene.act("messages", json!({"id": scene.message_id(), "body": "for us", "kind": "note"})).await;
        scene.act("snooze", json!({"until": "2026-01-05T12:00:00Z"})).await;
        assert_eq!(scene.due().await, due("2026-01-05T09:45:00Z", "running"));
        scene.pass(15 * MINUTE).await;
        assert_eq!(scene.said().await, [said("2026-01-05T09:30:00Z", "warned", "update")]);
        scene.pass(15 * MINUTE).await;
        assert_eq!(scene.said().await[1..], [said("2026-01-05T09:45:00Z", "breached", "update")]);
        scene.reply().await;
        assert_eq!(scene.due().await, due("2026-01-05T10:15:00Z", "running"));
        scene.act("resolve", json!({"reason": "Solved"})).await;
        assert_eq!(scene.due().await, Json::Null, "{:?}", scene.clocks().await);
        scene.pass(HOUR).await;
        assert_eq!(scene.said().await.len(), 2);
    })
    .await;
}
