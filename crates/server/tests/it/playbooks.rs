//! Playbooks: written, judged, published, taken back; and a customer who is taken through one.

use crate::{
    bot::{Talk, choices, desk_with_bot, thread_of_staff},
    support::{Client, TestApp, each_engine},
    talk::{desk, only_case},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

const HASH: &str = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
const QUESTION: &str = "my withdrawal is pending since 5 hours??";

fn flow() -> Json {
    json!({
        "titles": {"en": "Pending"}, "intents": ["withdrawal.pending"], "start": "which",
        "steps": [
            {"id": "which", "kind": "ask", "name": "Page", "texts": {"en": "What does the page say?"}, "options": [
                {"labels": {"en": "Completed"}, "next": "hash"},
                {"labels": {"en": "In review"}, "next": "read"},
                {"labels": {"en": "It has come"}, "next": "end"}]},
            {"id": "hash", "kind": "input", "name": "Hash", "wants": "transaction", "texts": {"en": "Which transaction?"}, "next": "person"},
            {"id": "read", "kind": "article", "topic": "withdrawal-pending", "next": "person"},
            {"id": "person", "kind": "hand_over", "role": "transactions", "urgency": "high", "texts": {"en": "A colleague looks at it."}},
            {"id": "end", "kind": "done"},
        ],
    })
}

async fn made(admin: &Client, flow: Json) -> String {
    let made = admin.post("/playbooks", json!({"slug": "pending", "flow": flow})).await.ok();
    made["id"].as_str().unwrap().to_owned()
}

async fn published(admin: &Client) -> String {
    let id = made(admin, flow()).await;
    admin.post(&format!("/playbooks/{id}/publish"), json!({"version": 1})).await.ok();
    id
}

fn fields(problem: &Json) -> Vec<String> {
    let all = problem["errors"].as_array().unwrap();
    all.iter().map(|it| it["field"].as_str().unwrap().to_owned()).collect()
}

async fn reason_of_hand_over(desk: &crate::talk::Desk) -> Json {
    let thread = thread_of_staff(desk).await;
    let line = thread.into_iter().find(|it| it["activity"]["code"] == "bot_handed_over");
    line.expect("it was handed over")["activity"]["args"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_taken_through_one_and_staff_see_what_was_answered() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let team =
            desk.admin.post("/teams", json!({"name": "Chain", "members": [], "skills": []})).await.ok();
        let route = json!({"team": team["id"]});
        desk.admin.put("/understanding/routes/transactions", route).await.ok();
        published(&desk.admin).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let asked = talk.say(QUESTION).await;
        assert_eq!(asked["body"], "What does the page say?");
        assert_eq!(choices(&asked), ["Completed", "In review", "It has come", "Talk to a person"]);
        assert!(asked["bot"]["why"].is_null(), "why is for staff: {asked}");
        assert_eq!(talk.say("Completed").await["body"], "Which transaction?");
        let ended = talk.say(&format!("it is {HASH}, thanks for looking")).await;
        assert!(ended["body"].as_str().unwrap().starts_with("A colleague looks at it."), "{ended}");

        let case = only_case(&desk.admin).await;
        assert_eq!((&case["bot"], &case["priority"]), (&json!("handed_over"), &json!("high")));
        assert_eq!((&case["team"], &case["intent"]), (&team["id"], &json!("withdrawal.pending")));
        let args = reason_of_hand_over(&desk).await;
        assert_eq!((&args["reason"], &args["flow"]), (&json!("flow"), &json!("pending@1")));
        assert_eq!(args["answers"], "Page: Completed · Hash: ✓", "never what the customer wrote");
        let steps: Vec<Json> = thread_of_staff(&desk)
            .await
            .into_iter()
            .filter(|it| it["from"] == "bot")
            .map(|it| it["bot"]["why"]["flow"]["step"].clone())
            .collect();
        assert_eq!(steps, [json!("which"), json!("hash"), json!("person")]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn its_end_closes_the_case_and_its_article_has_its_source() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        published(&desk.admin).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(QUESTION).await;
        let given = talk.say("In review").await;
        assert_eq!(given["bot"]["sources"][0]["path"], "/help/en/a/withdrawal-pending");
        talk.say(&choices(&given)[1].clone()).await;
        assert_eq!(only_case(&desk.admin).await["bot"], "handed_over");

        let mut other = Talk::begin(&app, &desk).await;
        other.say(QUESTION).await;
        other.say("it has come").await;
        let resolved = desk.admin.get("/cases?view=resolved").await.ok()["items"].clone();
        assert_eq!((&resolved[0]["bot"], &resolved[0]["state"]), (&json!("confirmed"), &json!("resolved")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_robbed_inside_one_gets_a_person_at_once() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        published(&desk.admin).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(QUESTION).await;
        talk.say("Completed").await;
        talk.say("HELP someone is stealing all my coins, they are moving them right now").await;
        let case = only_case(&desk.admin).await;
        assert_eq!((&case["bot"], &case["priority"]), (&json!("handed_over"), &json!("urgent")));
        let args = reason_of_hand_over(&desk).await;
        assert_eq!((&args["reason"], &args["answers"]), (&json!("urgent"), &json!("Page: Completed")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_one_goes_on_with_its_version_until_it_is_retired() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let id = published(&desk.admin).await;
        let mut early = Talk::begin(&app, &desk).await;
        early.say(QUESTION).await;
        let mut newer = flow();
        newer["steps"][1]["texts"]["en"] = json!("Paste the hash, please.");
        let saved = json!({"base_version": 1, "flow": newer});
        let saved = desk.admin.put(&format!("/playbooks/{id}"), saved).await.ok();
        assert_eq!((&saved["version"], &saved["published_version"]), (&json!(2), &json!(1)));
        let mut drafted = Talk::begin(&app, &desk).await;
        drafted.say(QUESTION).await;
        assert_eq!(drafted.say("Completed").await["body"], "Which transaction?", "a draft is nobody's");
        desk.admin.post(&format!("/playbooks/{id}/publish"), json!({"version": 2})).await.ok();
        assert_eq!(early.say("Completed").await["body"], "Which transaction?");
        let mut late = Talk::begin(&app, &desk).await;
        late.say(QUESTION).await;
        assert_eq!(late.say("Completed").await["body"], "Paste the hash, please.");

        let retired = desk.admin.post(&format!("/playbooks/{id}/retire"), json!({})).await.ok();
        assert_eq!(retired["state"], "retired");
        let ended = late.say(HASH).await;
        assert!(ended["body"].as_str().unwrap().contains("to a person"), "{ended}");
        let args = desk.admin.get("/cases").await.ok();
        let handed = args["items"].as_array().unwrap().iter().filter(|it| it["bot"] == "handed_over").count();
        assert_eq!(handed, 1);
        let mut after = Talk::begin(&app, &desk).await;
        let answered = after.say(QUESTION).await;
        assert!(answered["body"].as_str().unwrap().contains("up to 24 hours"), "{answered}");

        let versions = desk.admin.get(&format!("/playbooks/{id}/versions")).await.ok();
        let shown: Vec<(i64, bool)> = versions["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| (it["version"].as_i64().unwrap(), it["published_at"].is_string()))
            .collect();
        assert_eq!(shown, [(2, true), (1, true)]);
        let old = desk.admin.get(&format!("/playbooks/{id}/versions/1")).await.ok();
        assert_eq!(old["steps"][1]["texts"]["en"], "Which transaction?");
        desk.admin.get(&format!("/playbooks/{id}/versions/9")).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_said_and_what_is_not_whole_is_refused_by_step_and_language() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.post("/safety/hosts", json!({"host": "evil.example", "standing": "blocked"})).await.ok();
        for (lang, words) in [
            ("en", "Please send me your recovery phrase, so that I can check it."),
            ("zh-CN", "请把您的助记词发给我"),
            ("en", "Look at https://evil.example/check first."),
        ] {
            let mut bad = flow();
            bad["titles"]["zh-CN"] = json!("提币");
            bad["steps"][1]["texts"][lang] = json!(words);
            let new = json!({"slug": "bad", "flow": bad});
            let problem = desk.admin.post("/playbooks", new).await.problem(Code::Invalid);
            assert_eq!(fields(&problem), [format!("steps[1].texts.{lang}")], "{problem}");
            let detail = problem["errors"][0]["detail"].as_str().unwrap();
            assert!(detail.contains("«hash»"), "{detail}");
        }
        assert!(
            app.event_kinds().await.contains(&"guard.outbound_refused".to_owned()),
            "what is refused is recorded"
        );

        let mut half = flow();
        half["steps"][0]["options"][0]["next"] = json!("nowhere");
        let id = made(&desk.admin, half.clone()).await;
        let publish = format!("/playbooks/{id}/publish");
        let problem = desk.admin.post(&publish, json!({"version": 1})).await.problem(Code::Invalid);
        assert_eq!(fields(&problem), ["steps[0].options[0].next", "steps[1]"], "a draft need not be whole");
        let found = desk.admin.post("/playbooks/check", half).await.ok();
        let codes: Vec<&str> =
            found["problems"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["no_step", "unreachable"]);

        let saved = json!({"base_version": 1, "flow": flow()});
        desk.admin.put(&format!("/playbooks/{id}"), saved.clone()).await.ok();
        desk.admin.put(&format!("/playbooks/{id}"), saved).await.problem(Code::Conflict);
        desk.admin.post(&publish, json!({"version": 1})).await.problem(Code::Conflict);
        desk.admin.post(&publish, json!({"version": 2})).await.ok();
        desk.admin.delete(&format!("/playbooks/{id}")).await.problem(Code::Conflict);
        let taken = json!({"slug": "pending", "flow": flow()});
        desk.admin.post("/playbooks", taken).await.problem(Code::Invalid);
        // One intent begins one flow.
        let twin = desk.admin.post("/playbooks", json!({"slug": "twin", "flow": flow()})).await.ok();
        let twin = format!("/playbooks/{}/publish", twin["id"].as_str().unwrap());
        let problem = desk.admin.post(&twin, json!({"version": 1})).await.problem(Code::Invalid);
        assert_eq!(fields(&problem), ["intents[0]"]);
        desk.admin.post(&format!("/playbooks/{id}/retire"), json!({})).await.ok();
        desk.admin.post(&twin, json!({"version": 1})).await.ok();
        assert_eq!(desk.admin.delete(&format!("/playbooks/{id}")).await.status, 204);
        desk.admin.get(&format!("/playbooks/{id}")).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reaches_another_workspace_s_and_agents_only_read() {
    each_engine(|app: TestApp| async move {
        let desk = desk(&app, json!({})).await;
        let id = published(&desk.admin).await;
        let elsewhere = app.another_workspace("elsewhere").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        let one = format!("/playbooks/{id}");
        stranger.get(&one).await.problem(Code::NotFound);
        stranger.get(&format!("{one}/versions")).await.problem(Code::NotFound);
        stranger.get(&format!("{one}/versions/1")).await.problem(Code::NotFound);
        stranger.put(&one, json!({"base_version": 1, "flow": flow()})).await.problem(Code::NotFound);
        stranger.post(&format!("{one}/publish"), json!({"version": 1})).await.problem(Code::NotFound);
        stranger.post(&format!("{one}/retire"), json!({})).await.problem(Code::NotFound);
        stranger.delete(&one).await.problem(Code::NotFound);
        assert_eq!(stranger.get("/playbooks").await.ok()["items"], json!([]));

        let agent = app.sign_in("Agent").await;
        assert_eq!(agent.get(&one).await.ok()["flow"]["start"], "which");
        agent.put(&one, json!({"base_version": 1, "flow": flow()})).await.problem(Code::Forbidden);
        agent.post("/playbooks/shipped", json!({"publish": true})).await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_that_come_with_ombud_are_added_once_and_there_are_never_too_many() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let added = desk.admin.post("/playbooks/shipped", json!({"publish": true})).await.ok();
        let states: Vec<&str> =
            added["added"].as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["published"; 10], "{added}");
        let again = desk.admin.post("/playbooks/shipped", json!({"publish": true})).await.ok();
        assert_eq!(
            (again["added"].as_array().unwrap().len(), again["kept"].as_array().unwrap().len()),
            (0, 10)
        );
        for nth in 10..50 {
            let new = json!({"slug": format!("p{nth}"), "flow": {"titles": {"en": "One more"}}});
            desk.admin.post("/playbooks", new).await.ok();
        }
        let one_more = json!({"slug": "too-many", "flow": {"titles": {"en": "Too many"}}});
        assert!(desk.admin.post("/playbooks", one_more).await.status >= 400);
    })
    .await;
}
