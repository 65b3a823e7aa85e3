//! Staff by long poll, where WebSocket is blocked: the same frames, the same rules, nothing lost.

use crate::{
    support::{Client, each_engine},
    talk::{conversation_id, customer, desk, only_case, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A connection by long poll, as the console has one.
struct Polled<'a> {
    client: &'a Client,
    link: String,
    got: Vec<Json>,
}

impl<'a> Polled<'a> {
    async fn begin(client: &'a Client) -> Self {
        let first = client.post("/live/poll", json!({"wait_ms": 0})).await.ok();
        let link = first["link"].as_str().unwrap().to_owned();
        let got: Vec<Json> = first["frames"].as_array().unwrap().clone();
        assert_eq!(got[0]["t"], "welcome", "{first}");
        Self { client, link, got: got.into_iter().skip(1).collect() }
    }

    /// Waits until nothing more comes: hints, such as that somebody is here, end a poll as well.
    async fn quiet(&mut self) {
        for _ in 0..40 {
            let news = self.client.post("/live/poll", json!({"link": self.link, "wait_ms": 400})).await.ok();
            if news["frames"].as_array().unwrap().is_empty() {
                self.got.clear();
                return;
            }
        }
        panic!("it never rests");
    }

    async fn say(&self, frames: Json) {
        let sent = self.client.post("/live/frames", json!({"link": self.link, "frames": frames})).await;
        assert_eq!(sent.status, 204, "{sent:?}");
    }

    /// The next frame of this kind; others are passed over.
    async fn next_of(&mut self, kind: &str) -> Json {
        for _ in 0..40 {
            while !self.got.is_empty() {
                let frame = self.got.remove(0);
                if frame["t"] == kind {
                    return frame;
                }
            }
            let news = self.client.post("/live/poll", json!({"link": self.link, "wait_ms": 5000})).await.ok();
            self.got.extend(news["frames"].as_array().unwrap().iter().cloned());
        }
        panic!("no frame {kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_works_by_long_poll_and_misses_nothing() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (customer, conversation) = (customer(&app, &desk).await, conversation_id());
        customer.write(&conversation, "1", "message 1").await;
        let agent = app.sign_in("Agent").await;
        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();

        let mut polled = Polled::begin(&agent).await;
        polled.say(json!([{"t": "open", "case": case, "after": 0}])).await;
        assert_eq!(polled.next_of("message").await["message"]["body"], "message 1");
        let opened = polled.next_of("opened").await;
        // What comes while nobody asks is there when somebody does.
        for n in 2..=9 {
            customer.write(&conversation, &format!("{n}"), &format!("message {n}")).await;
        }
        let mut last = json!(null);
        for n in 2..=9 {
            let message = polled.next_of("message").await;
            assert_eq!(message["message"]["body"], format!("message {n}"));
            last = message["message"]["pos"].clone();
        }
        // Two frames of one request are carried out in their order; a repeated one once.
        let old = json!({"t": "send", "id": "s0", "case": case, "body": "Too early.", "seen": opened["pos"]});
        let new = json!({"t": "send", "id": "s1", "case": case, "body": "On its way.", "seen": last});
        polled.say(json!([old, new, new])).await;
        let refused = polled.next_of("nack").await;
        assert_eq!((&refused["id"], &refused["code"]), (&json!("s0"), &json!("newer-message")));
        let first = polled.next_of("ack").await;
        let again = polled.next_of("ack").await;
        assert_eq!((&first["pos"], &first["id"]), (&again["pos"], &json!("s1")));

        // A lost answer: the page begins anew from the last position that it has, and gets what it missed, once and in order.
        for n in 10..=12 {
            customer.write(&conversation, &format!("{n}"), &format!("message {n}")).await;
        }
        let mut fresh = Polled::begin(&agent).await;
        fresh.say(json!([{"t": "open", "case": case, "after": last}])).await;
        let mut bodies = Vec::new();
        while bodies.len() < 4 {
            let message = fresh.next_of("message").await["message"].clone();
            if message["kind"] == "message" {
                bodies.push(message["body"].as_str().unwrap().to_owned());
            }
        }
        assert_eq!(bodies, ["On its way.", "message 10", "message 11", "message 12"]);
        fresh.next_of("opened").await;

        // Whoever says that it is over is gone from the case at once.
        let (mut socket, _) = staff_socket(&app, &desk.admin).await;
        polled.client.post("/live/frames", json!({"link": polled.link, "over": true})).await;
        fresh.client.post("/live/frames", json!({"link": fresh.link, "over": true})).await;
        socket.send(json!({"t": "open", "case": case, "after": last})).await;
        let me = json!(agent.staff.unwrap().to_string());
        loop {
            let viewers = socket.next_of("viewers").await;
            if viewers["staff"].as_array().unwrap().iter().all(|it| it["id"] != me) {
                break;
            }
        }
        agent.post("/live/poll", json!({"link": fresh.link, "wait_ms": 0})).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_it_is_told_as_little_by_long_poll() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (customer, conversation) = (customer(&app, &desk).await, conversation_id());
        customer.write(&conversation, "1", "where is my shibboleth").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let team = desk.admin.post("/teams", json!({"name": "Payments"})).await.ok();
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"team": team["id"]})).await.ok();

        // An agent who is not of the team: not the messages, not the summary, and no reply.
        let agent = app.sign_in("Agent").await;
        let mut polled = Polled::begin(&agent).await;
        let reply = json!({"t": "send", "id": "x", "case": case, "body": "hello"});
        polled.say(json!([{"t": "open", "case": case, "after": 0}, reply])).await;
        assert_eq!(polled.next_of("nack").await["code"], "not-found");
        customer.write(&conversation, "2", "a second shibboleth").await;
        polled.say(json!([{"t": "ping"}])).await;
        loop {
            let news = agent.post("/live/poll", json!({"link": polled.link, "wait_ms": 5000})).await;
            assert!(!news.text.contains("shibboleth") && !news.text.contains(&case), "{}", news.text);
            if news.ok()["frames"].as_array().unwrap().iter().any(|it| it["t"] == "pong") {
                break;
            }
        }

        // Another's connection is not there: not for a colleague, not for the same person's other session, not for a token.
        let admins = Polled::begin(&desk.admin).await;
        let other = app.sign_in_again(desk.admin.staff.unwrap()).await;
        let token = json!({"name": "n", "scopes": ["cases.view"]});
        let token = desk.admin.post("/api-tokens", token).await.ok();
        let token = app.bearer(token["token"].as_str().unwrap());
        for thief in [&agent, &other, &token] {
            let poll = json!({"link": admins.link, "wait_ms": 0});
            thief.post("/live/poll", poll).await.problem(Code::NotFound);
            let frames = json!({"link": admins.link, "frames": [{"t": "ping"}], "over": true});
            thief.post("/live/frames", frames).await.problem(Code::NotFound);
        }
        customer.client.post("/live/poll", json!({})).await.problem(Code::Unauthenticated);
        app.anonymous().post("/live/poll", json!({})).await.problem(Code::Unauthenticated);
        let mut foreign = app.sign_in("Agent").await;
        foreign.headers.insert("origin".into(), "https://evil.example".into());
        assert!(
            foreign.post("/live/poll", json!({})).await.status >= 400,
            "another site's page gets nothing"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_ends_its_long_polls_and_polling_keeps_none_alive() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let polled = Polled::begin(&agent).await;
        let disabled = json!({"state": "disabled"});
        desk.admin.patch(&format!("/staff/{}", agent.staff.unwrap()), disabled).await.ok();
        let answer = agent.post("/live/poll", json!({"link": polled.link, "wait_ms": 20000})).await;
        assert_eq!(answer.status, 401, "{answer:?}");
        agent.post("/live/frames", json!({"link": polled.link})).await.problem(Code::Unauthenticated);

        let admin = app.sign_in("Admin").await;
        admin.put("/session-policy", json!({"idle_minutes": 10})).await.ok();
        let idle = app.sign_in("Agent").await;
        let polled = Polled::begin(&idle).await;
        for _ in 0..3 {
            app.advance(Duration::from_secs(180));
            idle.post("/live/poll", json!({"link": polled.link, "wait_ms": 0})).await.ok();
        }
        app.advance(Duration::from_secs(120));
        // Nothing was done for eleven minutes but to wait: the one that waits is told, or the next one is refused.
        let over = idle.post("/live/poll", json!({"link": polled.link, "wait_ms": 0})).await;
        assert_eq!(over.problem(Code::Unauthenticated)["reason"], "idle");

        // What is done counts.
        let busy = app.sign_in("Agent").await;
        let mut polled = Polled::begin(&busy).await;
        for _ in 0..3 {
            app.advance(Duration::from_secs(300));
            polled
                .say(json!([{"t": "close", "case": "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b"}, {"t": "ping"}]))
                .await;
            polled.next_of("pong").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_one_that_waits_is_told_that_its_session_ended() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let agent = app.sign_in("Agent").await;
        let mut polled = Polled::begin(&agent).await;
        polled.quiet().await;
        let ends = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            admin.patch(&format!("/staff/{}", agent.staff.unwrap()), json!({"state": "disabled"})).await.ok();
        };
        let begun = std::time::Instant::now();
        let told = async {
            loop {
                // Hints may come first; after the end there is nobody to answer any more.
                let wait = json!({"link": polled.link, "wait_ms": 25_000});
                let answer = agent.post("/live/poll", wait).await;
                let frames = answer.json()["frames"].as_array().cloned().unwrap_or_default();
                if answer.status == 401 || frames.iter().any(|it| it["t"] == "bye") {
                    return;
                }
            }
        };
        tokio::join!(told, ends);
        assert!(begun.elapsed() < Duration::from_secs(15), "it was not left to wait");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn long_polls_have_their_limits() {
    each_engine(|app| async move {
        let agent = app.sign_in("Agent").await;
        let mut polled = Polled::begin(&agent).await;
        polled.quiet().await;
        // One request waits at a connection.
        let wait = json!({"link": polled.link, "wait_ms": 1500});
        let (first, second) = tokio::join!(agent.post("/live/poll", wait.clone()), async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            agent.post("/live/poll", wait.clone()).await
        });
        first.ok();
        second.problem(Code::Conflict);

        // Of nine connections the one goes that was asked longest ago: pages that were closed do not count for ever.
        let mut links = vec![polled.link.clone()];
        for _ in 0..8 {
            links.push(Polled::begin(&agent).await.link);
        }
        let gone = agent.post("/live/poll", json!({"link": links[0], "wait_ms": 0})).await;
        gone.problem(Code::NotFound);
        // When somebody waits at each of them there is no room for a ninth; another session has its own.
        for link in &links[1..] {
            Polled { client: &agent, link: link.clone(), got: Vec::new() }.quiet().await;
        }
        let waits =
            links[1..].iter().map(|it| agent.post("/live/poll", json!({"link": it, "wait_ms": 3000})));
        let ninth = async {
            tokio::time::sleep(Duration::from_millis(1000)).await;
            let refused = agent.post("/live/poll", json!({"wait_ms": 0})).await;
            let colleague = app.sign_in("Agent").await;
            Polled::begin(&colleague).await;
            refused
        };
        let (_, ninth) = tokio::join!(futures_util::future::join_all(waits), ninth);
        assert_eq!(ninth.header("retry-after"), Some("30"));
        ninth.problem(Code::SlowDown);

        // What is said is bounded as on a socket.
        let many: Vec<Json> = (0..101).map(|_| json!({"t": "ping"})).collect();
        let polled = Polled { client: &agent, link: links[8].clone(), got: Vec::new() };
        let said = |frames: Json| json!({"link": polled.link, "frames": frames});
        let refused = agent.post("/live/frames", said(json!(many))).await.problem(Code::Invalid);
        assert_eq!(refused["errors"][0]["field"], "frames");
        let large = json!([{"t": "ping"}, {"t": "ping", "x": "x".repeat(70_000)}]);
        let refused = agent.post("/live/frames", said(large)).await.problem(Code::Invalid);
        assert_eq!(refused["errors"][0]["field"], "frames[1]");
        // What is not of the protocol ends the connection, and it says so.
        let mut polled = polled;
        polled.say(json!([{"t": "send", "id": 7}])).await;
        assert_eq!(polled.next_of("bye").await["code"], 4400);
    })
    .await;
}
