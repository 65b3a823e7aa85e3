//! What the assistant is found worth: what was asked of it and what came of that, and how well it reads before anybody corrected it.

use crate::{
    bot::{Talk, choices, desk_with_bot},
    support::each_engine,
    talk::only_case,
};
use ombud_server::http::Code;
use serde_json::json;
use std::time::Duration;

const QUESTION: &str = "hi, my withdrawal is pending since 5 hours??";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_and_what_comes_of_it_is_counted_by_day_language_and_reason() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let figures = "/dashboard/assistant?days=2&tz=UTC";
        let none = desk.admin.get(figures).await.ok();
        assert_eq!(
            (&none["total"]["asked"], none["days"].as_array().unwrap().len()),
            (&json!(0), 2),
            "{none}"
        );

        // One is answered and says so; asked again after that, it is another question, which nobody says anything to.
        let mut confirmed = Talk::begin(&app, &desk).await;
        let said = confirmed.say(QUESTION).await;
        confirmed.say(&choices(&said)[0].clone()).await;
        confirmed.say(QUESTION).await;
        // Two get a person: one asks for it, one cannot wait. And one has a colleague who was faster.
        Talk::begin(&app, &desk).await.say("I want to talk to a person").await;
        Talk::begin(&app, &desk)
            .await
            .say("HELP someone stole all my coins they are moving them right now")
            .await;
        app.advance(Duration::from_secs(5));
        let mut taken = Talk::begin(&app, &desk).await;
        taken.customer.client.patch("/widget/customer", json!({"language": "es"})).await.ok();
        taken.say("mi retiro está pendiente desde hace cinco horas, no ha llegado nada").await;
        let case = desk.admin.get("/cases?view=all&limit=1").await.ok()["items"][0]["id"].clone();
        let reply = json!({"id": "r", "body": "I look into it."});
        desk.admin.post(&format!("/cases/{}/messages", case.as_str().unwrap()), reply).await.ok();

        let today = desk.admin.get(figures).await.ok();
        let total = &today["total"];
        assert_eq!(
            (&total["asked"], &total["confirmed"], &total["assumed"]),
            (&json!(5), &json!(1), &json!(0)),
            "{today}"
        );
        assert_eq!((&total["handed_over"], &total["taken_over"]), (&json!(2), &json!(1)), "{today}");
        assert_eq!(total["reasons"], json!({"asked": 1, "urgent": 1}), "{today}");
        assert_eq!(
            (&today["days"][0]["counts"]["asked"], &today["days"][1]["counts"]["asked"]),
            (&json!(0), &json!(5))
        );
        let of = |lang: &str| {
            let all = today["languages"].as_array().unwrap();
            all.iter().find(|it| it["language"] == lang).map(|it| it["counts"].clone())
        };
        assert_eq!(of("es").unwrap()["taken_over"], 1, "{today}");
        assert_eq!(of("en").unwrap()["confirmed"], 1, "{today}");

        // Silence for a day is counted apart, and on the day on which it is over.
        app.advance(Duration::from_secs(25 * 3600));
        app.run_jobs().await;
        let admin = app.sign_in("Admin").await;
        let later = admin.get(figures).await.ok();
        let days = &later["days"];
        assert_eq!(
            (&days[1]["counts"]["assumed"], &days[0]["counts"]["assumed"]),
            (&json!(1), &json!(0)),
            "{later}"
        );
        assert_eq!(
            (&days[0]["counts"]["asked"], &later["total"]["confirmed"]),
            (&json!(5), &json!(1)),
            "{later}"
        );
        assert_eq!((&later["tz"], &days[0]["from"]), (&json!("UTC"), &json!("2026-01-05T00:00:00Z")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn its_figures_are_for_who_sees_the_whole_desk() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let (lead, agent) = (app.sign_in("Lead").await, app.sign_in("Agent").await);
        lead.get("/dashboard/assistant").await.ok();
        agent.get("/dashboard/assistant").await.problem(Code::Forbidden);
        for days in ["0", "93"] {
            lead.get(&format!("/dashboard/assistant?days={days}")).await.problem(Code::Invalid);
        }
        lead.get("/dashboard/assistant?tz=Nowhere/Land").await.problem(Code::Invalid);
        let limited = app.sign_in("Lead").await;
        let path = format!("/staff/{}", limited.staff.unwrap());
        desk.admin.patch(&path, json!({"scope": {"types": ["theft"]}})).await.ok();
        limited.get("/dashboard/assistant").await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_fails_has_been_asked_all_the_same() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("hello").await;
        talk.customer.write(&talk.id, "late", QUESTION).await;
        app.advance(Duration::from_secs(120));
        let mut turns = 0;
        while only_case(&desk.admin).await["bot"] == "talks" && turns < 200 {
            ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
            turns += 1;
        }
        let total = desk.admin.get("/dashboard/assistant?days=1&tz=UTC").await.ok()["total"].clone();
        assert_eq!(total["asked"], 1, "one question, however many messages: {total}");
        let came = total["handed_over"].as_i64().unwrap() + total["answered"].as_i64().unwrap();
        assert_eq!(came, 1, "{total}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ships_has_figures_before_anybody_corrects_anything() {
    each_engine(|app| async move {
        let lead = app.sign_in("Lead").await;
        let quality = lead.get("/understanding/quality").await.ok();
        let ships = &quality["versions"][0];
        assert_eq!(
            (&ships["version"], &ships["in_use"], &ships["at"]),
            (&json!(0), &json!(true), &json!(null))
        );
        let of = &ships["figures"]["shipped"];
        let share = of["right"].as_f64().unwrap() / of["lines"].as_f64().unwrap();
        assert!(share > 0.6 && share < 1.0, "{of}");
        assert!(of["intents"].as_object().unwrap().len() > 45, "by intent: {of}");
    })
    .await;
}
