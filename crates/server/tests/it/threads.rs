//! Every part of a long thread, asked for from every place in it.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{conversation_id, customer, desk, only_case},
};
use serde_json::{Value as Json, json};
use std::time::Duration;

/// More than three stretches of places, and some that are not put away yet.
const MESSAGES: usize = 105;
/// Staff writes a note after so many of the customer's messages.
const NOTE_EACH: usize = 4;
const PAGE: usize = 7;

/// The numbers in the bodies on a page, in its order.
fn numbers(page: &Json) -> Vec<usize> {
    let items = page["items"].as_array().unwrap();
    items.iter().map(|it| it["body"].as_str().unwrap().parse().unwrap()).collect()
}

async fn write(
    app: &TestApp,
    agent: &Client,
    customer: &crate::talk::Customer,
    conversation: &str,
) -> Vec<(usize, bool)> {
    let (mut written, mut case) = (Vec::new(), None);
    for n in 0..MESSAGES {
        let public = n % NOTE_EACH != NOTE_EACH - 1;
        if public {
            customer.write(conversation, &format!("c{n}"), &n.to_string()).await;
        } else {
            if case.is_none() {
                case = Some(only_case(agent).await["id"].as_str().unwrap().to_owned());
            }
            let note = json!({"id": format!("n{n}"), "kind": "note", "body": n.to_string()});
            agent.post(&format!("/cases/{}/messages", case.as_deref().unwrap()), note).await.ok();
        }
        written.push((n, public));
        // Nobody writes that fast.
        app.advance(Duration::from_secs(1));
    }
    written
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_read_from_every_place_in_both_directions() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (customer, agent) = (customer(&app, &desk).await, app.sign_in("Agent").await);
        let conversation = conversation_id();
        let written = write(&app, &agent, &customer, &conversation).await;
        let case = only_case(&agent).await["id"].as_str().unwrap().to_owned();

        let thread = format!("/cases/{case}/messages?limit={PAGE}");
        let mut positions = Vec::new();
        let mut after = 0;
        loop {
            let page = agent.get(&format!("{thread}&after={after}")).await.ok();
            for item in page["items"].as_array().unwrap() {
                after = item["pos"].as_i64().unwrap();
                positions.push(after);
            }
            if page["more"] != true {
                break;
            }
        }
        assert_eq!(positions.len(), MESSAGES, "going forward, page by page, shows each once");
        for (n, pos) in positions.iter().enumerate() {
            let next = agent.get(&format!("{thread}&after={pos}")).await.ok();
            assert_eq!(numbers(&next), (n + 1..MESSAGES).take(PAGE).collect::<Vec<_>>());
            let before = agent.get(&format!("{thread}&before={pos}")).await.ok();
            assert_eq!(numbers(&before), (n.saturating_sub(PAGE)..n).collect::<Vec<_>>());
        }

        let public: Vec<usize> = written.iter().filter(|it| it.1).map(|it| it.0).collect();
        let own = format!("/widget/conversations/{conversation}/messages?limit={PAGE}");
        for seq in 0..=public.len() {
            let next = customer.client.get(&format!("{own}&after={seq}")).await.ok();
            assert_eq!(numbers(&next), public[seq..].iter().copied().take(PAGE).collect::<Vec<_>>());
            let before = customer.client.get(&format!("{own}&before={}", seq + 1)).await.ok();
            assert_eq!(numbers(&before), public[seq.saturating_sub(PAGE)..seq]);
        }
    })
    .await;
}
