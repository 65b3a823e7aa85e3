//! The realtime protocol: acknowledged after the commit, once, in order, resumed without a gap.

use crate::{
    support::each_engine,
    talk::{Socket, conversation_id, customer, desk, only_case, staff_socket},
};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_and_an_agent_talk() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let agent = app.sign_in("Agent").await;
        let (mut agent_socket, _) = staff_socket(&app, &agent).await;
        let (mut socket, welcome) = customer.connect(&app, json!({})).await;
        assert_eq!(welcome["conversations"], json!([]));

        let conversation = conversation_id();
        socket
            .send(
                json!({"t": "send", "id": "a", "conversation": conversation, "body": "Where is my deposit?"}),
            )
            .await;
        let ack = socket.next_of("ack").await;
        assert_eq!((&ack["id"], &ack["seq"]), (&json!("a"), &json!(1)));
        let summary = agent_socket.next_of("case").await;
        assert_eq!(summary["case"]["preview"], "Where is my deposit?");
        assert_eq!(summary["case"]["unread"], 1);

        let case = summary["case"]["id"].clone();
        agent_socket.send(json!({"t": "open", "case": case, "after": 0})).await;
        let first = agent_socket.next_of("message").await;
        assert_eq!(first["message"]["body"], "Where is my deposit?");
        let opened = agent_socket.next_of("opened").await;
        agent_socket
            .send(json!({"t": "send", "id": "s", "case": case, "body": "On its way.", "seen": opened["pos"]}))
            .await;
        let acked = agent_socket.next_of("ack").await;
        assert!(acked["pos"].as_i64() > opened["pos"].as_i64());

        let joined = socket.next_of("message").await;
        assert_eq!(joined["message"]["system"]["code"], "agent_joined");
        let answer = socket.next_of("message").await;
        assert_eq!(
            (&answer["message"]["body"], &answer["message"]["seq"]),
            (&json!("On its way."), &json!(3))
        );
        assert_eq!(
            only_case(&agent).await["assignee"],
            agent.staff.unwrap().to_string(),
            "a reply takes what nobody has"
        );
        let state = socket.next_of("conversation").await;
        assert_eq!(state["conversation"]["state"], "waiting");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_is_stored_once_and_answered_alike() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let conversation = conversation_id();
        let first = customer.write(&conversation, "same", "hello").await;
        let (mut socket, _) = customer.connect(&app, json!({})).await;
        socket.send(json!({"t": "send", "id": "same", "conversation": conversation, "body": "hello"})).await;
        let again = socket.next_of("ack").await;
        assert_eq!((&again["seq"], &again["at"]), (&first["seq"], &first["at"]));
        for _ in 0..5 {
            socket
                .send(json!({"t": "send", "id": "burst", "conversation": conversation, "body": "twice"}))
                .await;
        }
        for _ in 0..5 {
            assert_eq!(socket.next_of("ack").await["seq"], 2);
        }
        let all = customer.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
        assert_eq!(all["items"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_gets_exactly_what_it_missed() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let agent = app.sign_in("Agent").await;
        let conversation = conversation_id();
        for n in 1..=250 {
            customer.write(&conversation, &format!("c{n}"), &format!("message {n}")).await;
            if n % 50 == 0 {
                let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();
                let note = json!({"id": format!("n{n}"), "kind": "note", "body": "customers never see this"});
                agent.post(&format!("/cases/{case}/messages"), note).await.ok();
            }
            if n % 15 == 0 {
                app.advance(std::time::Duration::from_secs(1));
            }
        }
        let (mut socket, welcome) = customer.connect(&app, json!({conversation.as_str(): 30})).await;
        assert_eq!(welcome["conversations"][0]["last_seq"], 250);
        for expected in 31..=250 {
            let message = socket.next_of("message").await;
            assert_eq!(message["message"]["seq"], expected);
            assert_eq!(message["message"]["body"], format!("message {expected}"));
        }
        customer.write(&conversation, "live", "and live").await;
        assert_eq!(socket.next_of("message").await["message"]["seq"], 251);
        socket.send(json!({"t": "more", "conversation": conversation, "after": 249})).await;
        assert_eq!(socket.next_of("message").await["message"]["seq"], 250);
        assert_eq!(socket.next_of("message").await["message"]["seq"], 251);

        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();
        let (mut staff, _) = staff_socket(&app, &agent).await;
        staff.send(json!({"t": "open", "case": case, "after": 0})).await;
        let (mut last_seq, mut notes) = (0, 0);
        for _ in 0..256 {
            let message = staff.next_of("message").await;
            let seq = message["message"]["seq"].as_i64().unwrap();
            assert_eq!(seq, last_seq + 1, "staff count everything, without a gap");
            last_seq = seq;
            notes += i64::from(message["message"]["kind"] == "note");
        }
        assert_eq!(notes, 5);
        staff.next_of("opened").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn polling_brings_what_a_socket_would() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let conversation = conversation_id();
        customer.write(&conversation, "1", "one").await;
        let got = customer
            .client
            .post("/widget/poll", json!({"seen": {conversation.as_str(): 0}, "wait_ms": 20000}))
            .await
            .ok();
        assert_eq!(got["frames"][1]["message"]["body"], "one");
        let empty = customer
            .client
            .post("/widget/poll", json!({"seen": {conversation.as_str(): 1}, "wait_ms": 50}))
            .await
            .ok();
        assert_eq!(empty["frames"].as_array().unwrap().len(), 1, "the welcome alone: {empty}");
        let waiting = tokio::spawn({
            let (client, seen) = (app.bearer(&customer.session), json!({conversation.as_str(): 1}));
            async move {
                loop {
                    // Hints end a poll as well: a client asks again.
                    let news =
                        client.post("/widget/poll", json!({"seen": seen, "wait_ms": 20000})).await.ok();
                    let frames = news["frames"].as_array().unwrap().clone();
                    if let Some(message) = frames.into_iter().find(|it| it["t"] == "message") {
                        return message;
                    }
                }
            }
        });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        customer.write(&conversation, "2", "two").await;
        assert_eq!(waiting.await.unwrap()["message"]["body"], "two");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hangs_up_while_they_poll_is_gone() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let conversation = conversation_id();
        customer.write(&conversation, "1", "one").await;
        let becomes_online = async |wanted: bool| {
            for _ in 0..200 {
                if only_case(&desk.admin).await["customer"]["online"] == wanted {
                    return;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            panic!("online should be {wanted} within ten seconds");
        };
        let seen = json!({conversation.as_str(): 1});
        let polls: Vec<_> = (0..3)
            .map(|_| {
                let (client, seen) = (app.bearer(&customer.session), seen.clone());
                tokio::spawn(async move {
                    client.post("/widget/poll", json!({"seen": seen, "wait_ms": 25000})).await
                })
            })
            .collect();
        becomes_online(true).await;
        polls.iter().for_each(tokio::task::JoinHandle::abort);
        becomes_online(false).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_see_nothing_and_reach_nothing() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, mallory) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let conversation = conversation_id();
        anna.write(&conversation, "1", "my address is …").await;
        let (mut socket, welcome) = mallory.connect(&app, json!({conversation.as_str(): 0})).await;
        assert_eq!(welcome["conversations"], json!([]), "naming a conversation does not show it");
        socket.send(json!({"t": "send", "id": "1", "conversation": conversation, "body": "I am Anna"})).await;
        assert_eq!(socket.next_of("nack").await["code"], "not-found");
        socket.send(json!({"t": "more", "conversation": conversation, "after": 0})).await;
        socket.send(json!({"t": "read", "conversation": conversation, "seq": 1})).await;
        socket.send(json!({"t": "ping"})).await;
        assert_eq!(socket.next().await.unwrap()["t"], "pong");
        mallory
            .client
            .get(&format!("/widget/conversations/{conversation}/messages"))
            .await
            .problem(ombud_server::http::Code::NotFound);
        mallory
            .client
            .get(&format!("/widget/conversations/{conversation}/transcript"))
            .await
            .problem(ombud_server::http::Code::NotFound);

        let elsewhere = app.another_workspace("elsewhere").await;
        let foreign = app.sign_in_to(elsewhere, "Admin").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let (mut staff, _) = staff_socket(&app, &foreign).await;
        staff.send(json!({"t": "open", "case": case, "after": 0})).await;
        staff.send(json!({"t": "send", "id": "x", "case": case, "body": "hello"})).await;
        assert_eq!(staff.next_of("nack").await["code"], "not-found");
        foreign.get(&format!("/cases/{case}")).await.problem(ombud_server::http::Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_of_the_protocol_is_refused_and_nothing_panics() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let mut nobody = Socket::connect(&app, "/ws/customer", &[]).await.unwrap();
        nobody.send(json!({"t": "hello", "v": 1, "session": "guessed"})).await;
        assert_eq!(nobody.close_code().await, 4401);
        for first in ["", "{}", "[]", "null", r#"{"t":"send"}"#, r#"{"t":"hello","v":2,"session":"x"}"#] {
            let mut socket = Socket::connect(&app, "/ws/customer", &[]).await.unwrap();
            socket.raw(first).await;
            assert_eq!(socket.close_code().await, 4400, "{first:?}");
        }
        for frame in ["{", r#"{"t":"send","id":7}"#, r#"{"t":"read","conversation":"x","seq":1}"#] {
            let (mut socket, _) = customer.connect(&app, json!({})).await;
            socket.raw(frame).await;
            assert_eq!(socket.close_code().await, 4400, "{frame:?}");
        }
        let (mut socket, _) = customer.connect(&app, json!({})).await;
        socket.send(json!({"t": "from-the-future", "x": 1})).await;
        let conversation = conversation_id();
        for (id, body, code) in [("1", "", "body-empty"), ("spaces are no id", "x", "invalid")] {
            socket.send(json!({"t": "send", "id": id, "conversation": conversation, "body": body})).await;
            assert_eq!(socket.next_of("nack").await["code"], code);
        }
        socket
            .send(
                json!({"t": "send", "id": "long", "conversation": conversation, "body": "x".repeat(16_001)}),
            )
            .await;
        assert_eq!(socket.next_of("nack").await["code"], "body-too-long");
        socket
            .send(
                json!({"t": "send", "id": "fits", "conversation": conversation, "body": "字".repeat(16_000)}),
            )
            .await;
        assert_eq!(socket.next_of("ack").await["seq"], 1, "the limit counts characters, not bytes");
        socket.raw(&format!(r#"{{"t":"ping","x":"{}"}}"#, "x".repeat(70_000))).await;
        assert!(matches!(socket.close_code().await, 1009 | 1006));
        let foreign =
            [("cookie", "ombud_session=x".to_owned()), ("origin", "https://evil.example".to_owned())];
        assert!(
            Socket::connect(&app, "/ws/staff", &foreign).await.is_err(),
            "another site's page gets no socket"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_slowed_down_and_nobody_else_is() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (loud, quiet) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let (mut socket, _) = loud.connect(&app, json!({})).await;
        let conversation = conversation_id();
        for n in 0..80 {
            socket
                .send(json!({"t": "send", "id": format!("{n}"), "conversation": conversation, "body": "x"}))
                .await;
        }
        let (mut acks, mut nacks) = (0, 0);
        while acks + nacks < 80 {
            match socket.next().await.unwrap()["t"].as_str().unwrap() {
                "ack" => acks += 1,
                "nack" => nacks += 1,
                _ => {}
            }
        }
        assert_eq!((acks, nacks), (60, 20), "a burst of three seconds passes, no more");
        quiet.write(&conversation_id(), "1", "me too").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ended_sessions_and_blocked_customers_lose_their_sockets() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let (mut socket, _) = customer.connect(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (mut staff, _) = staff_socket(&app, &agent).await;
        let disabled = json!({"state": "disabled"});
        desk.admin.patch(&format!("/staff/{}", agent.staff.unwrap()), disabled).await.ok();
        assert!(matches!(staff.close_code().await, 4401 | 1001));
        desk.admin.patch(&format!("/customers/{}", customer.id), json!({"blocked": true})).await.ok();
        assert_eq!(socket.close_code().await, 4401);
        let refused = customer.client.get("/widget/conversations").await;
        refused.problem(ombud_server::http::Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopping_server_says_so() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let (mut socket, _) = customer.connect(&app, json!({})).await;
        app.app.hub.stop();
        let bye = socket.next_of("bye").await;
        assert_eq!((&bye["code"], &bye["reason"]), (&json!(1001), &json!("restart")));
        assert_eq!(socket.close_code().await, 1001);
    })
    .await;
}
