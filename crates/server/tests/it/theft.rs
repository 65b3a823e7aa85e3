//! A theft in progress: recognised, answered at once by what to do, a form and the button that freezes; and who would abuse it.

use crate::{
    bot::{Talk, choices, desk_with_bot, thread_of_staff},
    platform::{Mood, Scene, open_doors, vouch},
    support::{each_engine, each_engine_with},
    talk::{Desk, conversation_id, customer, only_case},
};
use ombud_server::{customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use std::time::Duration;

const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";
pub const HELP: &str = "HELP someone is stealing all my coins, they are moving them right now";
const HASH: &str = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";

pub async fn desk_with_playbooks(app: &crate::support::TestApp) -> Desk {
    let desk = desk_with_bot(app).await;
    let added = desk.admin.post("/playbooks/shipped", json!({"publish": true})).await.ok();
    assert!(added["added"].as_array().unwrap().iter().any(|it| it["slug"] == "theft"), "{added}");
    desk
}

fn field<'a>(said: &'a Json, id: &str) -> &'a Json {
    let form = said["bot"]["form"].as_array().unwrap_or_else(|| panic!("no form: {said}"));
    form.iter().find(|it| it["id"] == id).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_robbed_hears_what_to_do_at_once_and_tells_what_people_need() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let promise = json!({"name": "Thefts", "when": {"types": ["theft"]}, "update_seconds": 1800});
        desk.admin.post("/service-levels", promise).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(HELP).await;
        assert!(said["body"].as_str().unwrap().contains("1. Freeze your account"), "{said}");
        assert_eq!((&said["bot"]["freeze"], &field(&said, "still")["kind"]), (&json!(true), &json!("choice")));
        assert!(said["bot"]["why"].is_null(), "why is for staff: {said}");
        let case = only_case(&desk.admin).await;
        let stands = (&case["type"], &case["priority"], &case["bot"], &case["next_due"]["clock"]);
        assert_eq!(stands, (&json!("theft"), &json!("urgent"), &json!("handed_over"), &json!("update")));
        let lines = talk.messages().await;
        let promised = lines.iter().find(|it| it["system"]["code"] == "updates_promised").unwrap();
        assert_eq!(promised["system"]["args"]["minutes"], "30");

        let path = format!("/widget/conversations/{}/forms", talk.id);
        let answers = json!({"id": "f1", "message": said["seq"], "answers": [
            {"field": "hashes", "value": HASH}, {"field": "still", "value": field(&said, "still")["options"][0]},
        ]});
        let stored = talk.customer.client.post(&path, answers.clone()).await.ok();
        assert_eq!(talk.customer.client.post(&path, answers).await.ok()["seq"], stored["seq"], "stored once");
        let more = json!({"id": "f2", "message": said["seq"], "answers": [{"field": "site", "value": "wallet-rescue.example"}]});
        talk.customer.client.post(&path, more).await.ok();

        let lines = talk.messages().await;
        let given = lines.iter().find(|it| it["seq"] == stored["seq"]).unwrap();
        assert_eq!((&given["form"], &given["from"]), (&said["seq"], &json!("customer")));
        assert!(given["body"].as_str().unwrap().ends_with(HASH), "in the order of the questions: {given}");
        let id = case["id"].as_str().unwrap();
        let case = desk.admin.get(&format!("/cases/{id}")).await.ok();
        let form = &case["forms"][0];
        assert_eq!((&form["playbook"], &form["version"]), (&json!("theft"), &json!(1)));
        let told: Vec<&str> =
            form["fields"].as_array().unwrap().iter().filter_map(|it| it["answer"].as_str()).collect();
        assert_eq!(told, ["Yes, coins are leaving", HASH, "wallet-rescue.example"]);
        assert!(case["waiting_since"].is_string(), "somebody has to look");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missed_update_is_told_once_and_the_case_is_raised() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let promise = json!({"name": "All", "when": {}, "update_seconds": 1800});
        desk.admin.post("/service-levels", promise).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("I want to talk to a person").await;
        let case = only_case(&desk.admin).await;
        let (id, was) = (case["id"].as_str().unwrap().to_owned(), case["priority"].clone());
        assert_eq!(was, "normal");
        let told = async || {
            let all = talk.messages().await;
            all.into_iter().filter(|it| it["system"]["code"] == "updates_missed").collect::<Vec<_>>()
        };
        app.advance(Duration::from_secs(1799));
        app.run_jobs().await;
        assert!(told().await.is_empty(), "not before it is missed");
        app.advance(Duration::from_secs(2));
        app.run_jobs().await;
        let lines = told().await;
        assert_eq!((lines.len(), &lines[0]["system"]["args"]["minutes"]), (1, &json!("30")));
        assert_eq!(only_case(&desk.admin).await["priority"], "high");
        // Another priority, another hour: without an answer it is said once.
        desk.admin.patch(&format!("/cases/{id}"), json!({"priority": "low"})).await.ok();
        app.advance(Duration::from_secs(7200));
        app.run_jobs().await;
        assert_eq!(told().await.len(), 1, "once without an answer");
        // A word of a person begins the next promise; that one can be broken, too.
        let reply = json!({"id": "r1", "body": "We are still looking."});
        desk.admin.post(&format!("/cases/{id}/messages"), reply).await.ok();
        app.advance(Duration::from_secs(1801));
        app.run_jobs().await;
        assert_eq!(told().await.len(), 2);
        // Answered in time, nothing is said.
        let reply = json!({"id": "r2", "body": "Done."});
        desk.admin.post(&format!("/cases/{id}/messages"), reply).await.ok();
        desk.admin.post(&format!("/cases/{id}/resolve"), json!({"reason": "Solved"})).await.ok();
        app.advance(Duration::from_secs(7200));
        app.run_jobs().await;
        assert_eq!(told().await.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_of_the_greeting_leads_there_too() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let greeting = talk.say("Hello").await;
        let button = choices(&greeting).into_iter().find(|it| it == "My coins are being stolen").unwrap();
        assert_eq!(talk.say(&button).await["bot"]["freeze"], true);
        assert_eq!(only_case(&desk.admin).await["type"], "theft");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phrase_in_the_chat_is_an_alarm_whatever_was_asked_with_it() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(&format!("why is my withdrawal pending? my wallet is {PHRASE}")).await;
        assert!(said["body"].as_str().unwrap().contains("new wallet with a new phrase"), "{said}");
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["type"], &case["bot"]), (&json!("theft"), &json!("handed_over")));
        let flow = thread_of_staff(&desk).await.into_iter().find(|it| it["from"] == "bot").unwrap();
        assert_eq!(flow["bot"]["why"]["flow"]["playbook"], "phrase-exposed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_takes_no_secret_and_no_stranger() {
    each_engine(|app| async move {
        let desk = desk_with_playbooks(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(HELP).await;
        let path = format!("/widget/conversations/{}/forms", talk.id);
        let with = |id: &str, message: &Json, field: &str, value: &str| {
            json!({"id": id, "message": message, "answers": [{"field": field, "value": value}]})
        };
        let client = &talk.customer.client;
        client.post(&path, with("a", &said["seq"], "before", &format!("I typed {PHRASE}"))).await.ok();
        for (column, text) in app.opened().await {
            assert!(!text.contains("sausage worth useful"), "{column}");
        }
        let case = only_case(&desk.admin).await;
        assert!(!case["exposed"].is_null(), "a secret in a form is one that was exposed");
        let refused = client.post(&path, with("b", &said["seq"], "still", "Perhaps")).await;
        assert_eq!(refused.problem(Code::Invalid)["errors"][0]["field"], "answers[0].value");
        let refused = client.post(&path, with("c", &said["seq"], "other", "x")).await;
        assert_eq!(refused.problem(Code::Invalid)["errors"][0]["field"], "answers[0].field");
        let long = "x".repeat(2001);
        client.post(&path, with("d", &said["seq"], "amount", &long)).await.problem(Code::Invalid);
        // Their own words ask nothing, nor does what is not there.
        for message in [json!(1), json!(999), json!(-1), json!(0)] {
            client.post(&path, with("e", &message, "amount", "1 BTC")).await.problem(Code::NotFound);
        }
        let mallory = customer(&app, &desk).await;
        mallory.client.post(&path, with("f", &said["seq"], "amount", "1 BTC")).await.problem(Code::NotFound);
        app.anonymous().post(&path, with("g", &said["seq"], "amount", "1 BTC")).await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_freezes_their_account_by_one_press() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let client = &scene.anna.client;
        assert_eq!(
            client.get("/widget/freeze").await.ok(),
            json!({"by": "button", "state": null, "since": null})
        );
        let path = format!("/widget/conversations/{}/freeze", scene.conversation);
        assert_eq!(client.post(&path, json!({})).await.ok()["state"], "done");
        assert_eq!(client.post(&path, json!({})).await.ok()["state"], "done");
        assert_eq!(scene.platform.acted(), 1, "two presses are one freeze");
        let seen = client.get("/widget/freeze").await.ok();
        assert_eq!(seen["state"], "done");
        assert!(seen["since"].is_string(), "{seen}");
        let case = scene.desk.admin.get(&format!("/cases/{}", scene.case)).await.ok();
        assert_eq!((&case["type"], &case["priority"]), (&json!("theft"), &json!("urgent")));
        let thread = scene.desk.admin.get(&format!("/cases/{}/messages", scene.case)).await.ok();
        assert!(thread.to_string().contains("freeze_pressed_here"), "{thread}");

        // Who comes back much later still reads since when it is frozen.
        scene.app.advance(Duration::from_secs(1_200));
        assert_eq!(client.get("/widget/freeze").await.ok(), seen);

        // Refused: it can be tried again at once.
        scene.platform.be(Mood::Says(409, json!({"detail": "no"}).to_string()));
        assert_eq!(client.post(&path, json!({})).await.ok()["state"], "refused");
        scene.platform.be(Mood::Good);
        assert_eq!(client.post(&path, json!({})).await.ok()["state"], "done");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_freezes_anothers_account_from_a_chat() {
    each_engine_with(open_doors, |app| async move {
        let scene = Scene::new(app).await;
        let path = format!("/widget/conversations/{}/freeze", scene.conversation);
        let mallory = customer(&scene.app, &scene.desk).await;
        // Not signed in: by a token alone, and not in another's talk.
        assert_eq!(mallory.client.get("/widget/freeze").await.ok()["by"], "token");
        let own = conversation_id();
        mallory.write(&own, "c1", "hello").await;
        let own = format!("/widget/conversations/{own}/freeze");
        mallory.client.post(&own, json!({})).await.problem(Code::Conflict);
        // Who only claims an id has none; who has proved another one freezes that, and in their own talk alone.
        vouch(&scene.app, &mallory.id, "user-1b", Proof::None).await;
        mallory.client.post(&own, json!({})).await.problem(Code::Conflict);
        let eve = customer(&scene.app, &scene.desk).await;
        vouch(&scene.app, &eve.id, "user-2", Proof::SignedToken).await;
        eve.client.post(&path, json!({})).await.problem(Code::NotFound);
        assert_eq!(scene.platform.acted(), 0);
        scene.app.anonymous().post(&path, json!({})).await.problem(Code::Unauthenticated);
        let mut slow = 0;
        for _ in 0..30 {
            slow += usize::from(mallory.client.post(&own, json!({})).await.status == 429);
        }
        assert!(slow >= 5, "{slow} of 30 were too many");
        // Without a platform there is no button.
        let url = &scene.platform.url;
        scene.desk.admin.put("/platform", json!({"url": url, "enabled": false})).await.ok();
        assert_eq!(scene.anna.client.get("/widget/freeze").await.ok()["by"], "nothing");
    })
    .await;
}
