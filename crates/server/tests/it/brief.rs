//! What helps who answers: a case in few words, and a look at what is being written.

use crate::{
    bot::{Talk, choices, desk_with_bot},
    support::each_engine,
    talk::{conversation_id, customer, only_case},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_told_in_few_words_that_stand_in_it() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let level = json!({"name": "Fast", "first_reply_seconds": 600});
        desk.admin.post("/service-levels", level).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("hi, my withdrawal is pending since 5 hours??").await;
        let no = choices(&said)[1].clone();
        app.advance(Duration::from_secs(5));
        talk.say(&no).await;
        let hash = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";
        talk.say(&format!("I want to talk to a person about {hash}")).await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let brief = desk.admin.get(&format!("/cases/{case}/brief")).await.ok();
        assert_eq!(brief["first"]["text"], "hi, my withdrawal is pending since 5 hours??", "{brief}");
        assert!(brief["last"]["text"].as_str().unwrap().starts_with("I want to talk to a person"), "{brief}");
        assert_eq!((&brief["pressed"][0]["text"], &brief["written"]), (&json!(no), &json!(3)), "{brief}");
        assert_eq!(brief["named"][0]["text"], hash, "{brief}");
        let article = &brief["tried"][0];
        assert_eq!(
            (&article["step"], &article["path"]),
            (&json!("article"), &json!("/help/en/a/withdrawal-pending"))
        );
        assert_eq!((&article["helped"], &brief["handed_over"]), (&json!(false), &json!("asked")), "{brief}");
        assert_eq!(
            (&brief["case"]["intent"], &brief["intent_title"]["en"].is_string()),
            (&json!("withdrawal.pending"), &true)
        );
        assert_eq!(brief["promised"][0]["what"], "first_reply", "{brief}");
        assert_eq!((&brief["promised"][0]["missed"], &brief["cut"]), (&json!(false), &json!(false)));

        // A colleague replies, and writes one for later; what was promised is due by then.
        desk.admin
            .post(&format!("/cases/{case}/messages"), json!({"id": "r", "body": "I look into it."}))
            .await
            .ok();
        let later = json!({"id": "s", "body": "Any news?", "send_at": "2026-01-06T09:00:00Z"});
        desk.admin.post(&format!("/cases/{case}/messages"), later).await.ok();
        let brief = desk.admin.get(&format!("/cases/{case}/brief")).await.ok();
        assert_eq!(brief["tried"].as_array().unwrap().last().unwrap()["step"], "reply", "{brief}");
        let promised: Vec<&Json> =
            brief["promised"].as_array().unwrap().iter().map(|it| &it["what"]).collect();
        assert!(
            promised.contains(&&json!("scheduled")) && !promised.contains(&&json!("first_reply")),
            "{brief}"
        );

        // It shows the customer, so it is a look at them; and who does not see the case sees nothing.
        app.app.trust.settled().await;
        assert!(app.event_kinds().await.contains(&"customer.read".to_owned()));
        let limited = app.sign_in("Lead").await;
        let path = format!("/staff/{}", limited.staff.unwrap());
        desk.admin.patch(&path, json!({"scope": {"types": ["theft"]}})).await.ok();
        limited.get(&format!("/cases/{case}/brief")).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_customers_wrote_is_masked_in_it_where_the_reader_sees_it_masked() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let writer = customer(&app, &desk).await;
        writer.write(&conversation_id(), "1", "write to me at jane@example.org please").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let path = format!("/cases/{case}/brief");
        let seen = app.sign_in("Agent").await.get(&path).await.ok();
        assert!(!seen.to_string().contains("jane@example.org"), "{seen}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_written_is_looked_at_and_nothing_of_it_kept() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let writer = customer(&app, &desk).await;
        writer.client.patch("/widget/customer", json!({"language": "es"})).await.ok();
        writer.write(&conversation_id(), "1", "hola, mi retiro lleva horas pendiente y no llega nada").await;
        let case = only_case(&desk.admin).await;
        let agent = app.sign_in("Agent").await;
        let look = async |body: &str, case: Json| {
            agent.post("/replies/look", json!({"body": body, "case": case})).await.ok()["hints"].clone()
        };
        let kinds = |hints: &Json| -> Vec<String> {
            hints.as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap().to_owned()).collect()
        };
        let body = "You must wait. You will definitely get your money back, please be patient with us.";
        let hints = look(body, Json::Null).await;
        assert_eq!(kinds(&hints), ["command", "promise", "promise"], "{hints}");
        assert_eq!((&hints[0]["words"], &hints[0]["mended"]), (&json!("You must"), &json!("Please")));
        let hints = look("Please send us your recovery phrase so that we can verify you.", Json::Null).await;
        assert!(kinds(&hints).contains(&"refused".to_owned()), "{hints}");
        assert_eq!(kinds(&look("Your withdrawal is on its way.", Json::Null).await), [""; 0]);
        // The customer of this case writes in Spanish.
        let hints =
            look("Your withdrawal is on its way and will be there within the hour.", case["id"].clone())
                .await;
        assert_eq!(kinds(&hints), ["language"], "{hints}");
        let long = json!({"body": "x".repeat(16_001)});
        agent.post("/replies/look", long).await.problem(Code::Invalid);
        assert!(app.opened().await.iter().all(|it| !it.1.contains("get your money back")), "nothing is kept");
    })
    .await;
}
