//! Nobody answers twice: who has not read what is newer is told before a reply goes out.

use crate::{
    support::{Client, each_engine},
    talk::{conversation_id, customer, desk, only_case, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

/// Two write at the same time: the one who is slower is told; notes and one's own messages do not count.
async fn two_colleagues_answer(agent: &Client, other: &Client, case: &str) {
    let path = format!("/cases/{case}/messages");
    let before = agent.get(&path).await.ok();
    let seen = before["items"].as_array().unwrap().last().unwrap()["pos"].clone();
    let write = |id: &str, seen: &Json| json!({"id": id, "body": "It is on its way.", "seen": seen});
    agent.post(&path, write("mine", &seen)).await.ok();
    agent.post(&path, write("mine-too", &seen)).await.ok();
    other.post(&path, write("theirs", &seen)).await.problem(Code::NewerMessage);
    let read = agent.get(&format!("{path}?after={seen}")).await.ok();
    let latest = read["items"].as_array().unwrap().last().unwrap()["pos"].clone();
    let note = json!({"id": "a-note", "kind": "note", "body": "look"});
    agent.post(&path, note).await.ok();
    other.post(&path, write("theirs", &latest)).await.ok();
    let refused = agent.post(&path, write("mine-again", &latest)).await.problem(Code::NewerMessage);
    assert!(refused["detail"].as_str().unwrap().contains("answered"), "{refused}");
    let mut anyway = write("mine-again", &latest);
    anyway.as_object_mut().unwrap().remove("seen");
    agent.post(&path, anyway).await.ok();
}

/// Both wait in the lane together and are written by one transaction, most times; one of them is refused all the same.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_replies_in_the_same_moment_one_goes_out() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, agent) = (customer(&app, &desk).await, app.sign_in("Agent").await);
        let conversation = conversation_id();
        for round in 0..8 {
            anna.write(&conversation, &format!("q{round}"), "still waiting").await;
            let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
            let path = format!("/cases/{case}/messages");
            let thread = agent.get(&path).await.ok();
            let seen = thread["items"].as_array().unwrap().last().unwrap()["pos"].clone();
            let reply = |id: &str| json!({"id": format!("{id}{round}"), "body": "a reply", "seen": seen});
            let (one, two) =
                tokio::join!(agent.post(&path, reply("one")), desk.admin.post(&path, reply("two")));
            let refused = [one.status, two.status].iter().filter(|it| **it == 409).count();
            assert_eq!(refused, 1, "{round}");
            let after = agent.get(&format!("{path}?after={seen}")).await.ok();
            let replies = after["items"].as_array().unwrap().iter().filter(|it| it["kind"] == "message");
            assert_eq!(replies.count(), 1, "{round}: {after}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_answers_twice() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, agent) = (customer(&app, &desk).await, app.sign_in("Agent").await);
        let conversation = conversation_id();
        anna.write(&conversation, "1", "first").await;
        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();
        let thread = agent.get(&format!("/cases/{case}/messages")).await.ok();
        let seen = thread["items"][0]["pos"].clone();
        anna.write(&conversation, "2", "and one more thing").await;
        let late = json!({"id": "r", "body": "an answer to the first", "seen": seen});
        agent.post(&format!("/cases/{case}/messages"), late.clone()).await.problem(Code::NewerMessage);
        let thread = agent.get(&format!("/cases/{case}/messages?after={seen}")).await.ok();
        assert_eq!(thread["items"][0]["body"], "and one more thing");
        let mut again = late;
        again["seen"] = thread["items"][0]["pos"].clone();
        agent.post(&format!("/cases/{case}/messages"), again).await.ok();

        two_colleagues_answer(&agent, &desk.admin, &case).await;

        let (mut one, _) = staff_socket(&app, &agent).await;
        let (mut two, _) = staff_socket(&app, &desk.admin).await;
        one.send(json!({"t": "open", "case": case})).await;
        one.next_of("opened").await;
        two.send(json!({"t": "open", "case": case})).await;
        two.next_of("opened").await;
        let both = loop {
            let viewers = one.next_of("viewers").await;
            if viewers["staff"].as_array().unwrap().len() == 2 {
                break viewers;
            }
        };
        assert!(both["staff"].as_array().unwrap().iter().all(|it| it["typing"] == false));
        two.send(json!({"t": "typing", "case": case, "on": true})).await;
        while !one.next_of("viewers").await["staff"].as_array().unwrap().iter().any(|it| it["typing"] == true)
        {
        }
    })
    .await;
}
