//! Articles are found by what a question means, where a workspace has a model for that: without a common word, in another language,
//! and nothing that its reader may not read. What goes out is hidden and on record, and when the model is slow, wrong, spent or away,
//! words find alone.

use crate::{
    bot::{Talk, desk_with_bot},
    llm::{Embeds, KEY, Llm},
    platform::case_of,
    support::{Client, TestApp, each_engine, each_engine_with},
    talk::Desk,
};
use ombud_server::{
    config::Config,
    events::{Event, kinds, read_events},
    http::Code,
    models::meaning,
};
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

/// No word of it stands in the article that it means ([`dark`]).
const PARAPHRASE: &str = "flip over my night look";
const WALLET: &str = "0x52908400098527886E0F7030069857D2E4169EE7";
const HIDDEN: &str = "I am {email-1}, at {wallet-1}";
const TITLE: &str = "Switch to the dark theme";

fn open_doors(config: &mut Config) {
    config.models.allow_private = true;
}

fn settings(llm: &Llm, more: &Json) -> Json {
    let mut all = json!({
        "enabled": true, "url": llm.url, "model": "text-embedding-3-small", "query_prefix": "", "passage_prefix": "",
        "timeout_ms": 2000, "tokens_a_day": 1_000_000, "requests_a_minute": 600,
    });
    for (name, value) in more.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

async fn set(admin: &Client, llm: &Llm, more: Json) {
    admin.put("/embeddings", settings(llm, &more)).await.ok();
    assert_eq!(admin.put("/embeddings/key", json!({"key": KEY})).await.status, 204);
}

async fn category(admin: &Client) -> Json {
    let category = json!({"slug": "appearance", "titles": {"en": "Appearance"}});
    admin.post("/knowledge/categories", category).await.ok()["id"].clone()
}

/// A topic that is found by its words or its meaning alone: no intent says that it answers.
async fn publish(admin: &Client, category: &Json, slug: &str, title: &str, body: &str, more: Json) -> String {
    let topic = json!({"slug": slug, "category": category, "lang": "en", "title": title});
    let topic = admin.post("/knowledge/topics", topic).await.ok()["id"].as_str().unwrap().to_owned();
    admin.patch(&format!("/knowledge/topics/{topic}"), more).await.ok();
    write(admin, &topic, title, body).await;
    topic
}

async fn write(admin: &Client, topic: &str, title: &str, body: &str) {
    let article = format!("/knowledge/topics/{topic}/articles/en");
    let base = admin.get(&article).await.ok()["draft_version"].clone();
    let content = json!({"title": title, "summary": "", "questions": [], "body": body});
    admin.put(&article, json!({"base_version": base, "content": content})).await.ok();
    admin.post(&format!("{article}/publish"), json!({})).await.ok();
}

async fn dark(admin: &Client) -> String {
    let body = "Open Settings, then press Colours.";
    publish(admin, &category(admin).await, "dark-theme", TITLE, body, json!({})).await
}

/// Whatever is due is done, and what is published is looked for.
async fn catch_up(app: &TestApp) {
    meaning::look(&app.app.meaning).await.unwrap();
    app.run_jobs().await;
    meaning::look(&app.app.meaning).await.unwrap();
}

/// A desk that finds by meaning; what it was given for that is out of the way.
async fn desk_with_meaning(app: &TestApp) -> (Desk, Llm, String) {
    let (desk, llm) = (desk_with_bot(app).await, Llm::start().await);
    let topic = dark(&desk.admin).await;
    set(&desk.admin, &llm, json!({})).await;
    catch_up(app).await;
    assert!(!llm.was_given().is_empty());
    (desk, llm, topic)
}

async fn view(admin: &Client) -> Json {
    admin.get("/embeddings").await.ok()
}

/// The articles that somebody who tries a message is shown.
async fn tried(admin: &Client, text: &str) -> Vec<Json> {
    let tried = admin.post("/understanding/try", json!({"text": text, "language": "en"})).await.ok();
    tried["articles"].as_array().unwrap().clone()
}

fn is_dark(it: &Json) -> bool {
    it["path"] == "/help/en/a/dark-theme"
}

/// What is on record of what left.
async fn asked(app: &TestApp) -> Vec<Event> {
    let workspace = app.workspace;
    let all = app.read(move |tx| read_events(tx, workspace, 0, 10_000)).await;
    all.into_iter().filter(|it| it.kind == kinds::EMBEDDING_ASKED).collect()
}

async fn why(desk: &Desk, talk: &Talk<'_>) -> Json {
    let case = case_of(&desk.admin, &talk.customer).await;
    let thread = desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
    let said = thread["items"].as_array().unwrap().iter().rfind(|it| it["from"] == "bot").cloned();
    said.unwrap_or_else(|| panic!("the bot said nothing: {thread}"))["bot"]["why"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_shares_no_word_with_a_question_answers_it() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        dark(&desk.admin).await;
        assert!(!tried(&desk.admin, PARAPHRASE).await.iter().any(is_dark), "words do not find it");
        set(&desk.admin, &llm, json!({})).await;
        catch_up(&app).await;
        let now = view(&desk.admin).await;
        assert_eq!(
            (&now["articles"], &now["embedded"], &now["dimensions"]),
            (&json!(3), &json!(3), &json!(64))
        );
        assert!(now["failure"].is_null() && now["today"]["pieces"].as_i64().unwrap() >= 8, "{now}");
        let given = llm.was_given();
        assert!(given.iter().any(|it| it.starts_with(TITLE) && it.contains("Colours")), "{given:?}");

        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(PARAPHRASE).await;
        assert_eq!(said["bot"]["sources"][0]["path"], "/help/en/a/dark-theme", "{said}");
        assert!(said["body"].as_str().unwrap().contains("Open Settings"), "{said}");
        assert_eq!(llm.was_given(), [PARAPHRASE]);
        let why = why(&desk, &talk).await;
        let first = &why["candidates"][0];
        assert_eq!((&why["rule"], &first["slug"]), (&json!("answer"), &json!("dark-theme")), "{why}");
        assert!(first["by_meaning"] == true && first["similarity"].as_f64().unwrap() > 0.9, "{why}");

        // Staff is suggested the same, without another request for the same words.
        let case = case_of(&desk.admin, &talk.customer).await;
        let suggested = desk.admin.get(&format!("/cases/{case}/suggestions")).await.ok();
        let first = &suggested["articles"][0];
        assert!(is_dark(first) && first["by_meaning"] == true, "{suggested}");
        assert!(llm.was_given().is_empty());
        // A reader finds it, and not while they type.
        let reader = app.anonymous();
        let page = crate::help::page(&reader, "/help/en/search?q=flip+night+look").await.text;
        assert!(page.contains("dark-theme"), "{page}");
        let typing = crate::help::page(&reader, "/help/en/suggest?q=flip+night+looks").await.text;
        assert!(!typing.contains("dark-theme") && llm.was_given() == ["flip night look"], "{typing}");
        // In a language that has no article.
        let chinese = tried(&desk.admin, "切换 夜间 外观").await;
        assert!(chinese.iter().any(|it| is_dark(it) && it["by_meaning"] == true), "{chinese:?}");

        let left = asked(&app).await;
        let of: Vec<&str> = left.iter().map(|it| it.data["of"].as_str().unwrap()).collect();
        assert_eq!(of, ["articles", "question", "search", "try"]);
        assert_eq!(left[1].case.map(|it| it.to_string()).as_ref(), Some(&case));
        assert!(left[1].actor_kind == "bot" && !left[1].data.to_string().contains("night"), "{left:?}");
        // It is counted beside whoever waited for what was found.
        let mut today = Json::Null;
        for _ in 0..100 {
            today = view(&desk.admin).await["today"].clone();
            if today["questions"] == 3 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!((&today["questions"], &today["failed"]), (&json!(3), &json!(0)), "{today}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_near_without_being_the_same_is_offered_and_not_said() {
    each_engine_with(open_doors, |app| async move {
        let (desk, _llm, _) = desk_with_meaning(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("night look walrus piano").await;
        let why = why(&desk, &talk).await;
        let near = why["candidates"].as_array().unwrap().iter().find(|it| it["slug"] == "dark-theme");
        let near = near.unwrap_or_else(|| panic!("{why}"));
        assert!(near["by_meaning"] == true && near["score"].as_f64().unwrap() < 0.5, "{why}");
        assert_ne!(why["rule"], "answer", "{said}");
        // What has nothing to do with it is not even near.
        let far = tried(&desk.admin, "zebra lobster walrus umbrella").await;
        assert!(!far.iter().any(is_dark), "{far:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leads_to_somebody_does_not_leave_and_some_questions_stay() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm, _) = desk_with_meaning(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say("hi, my withdrawal is pending since 5 hours?? my mail is anna.lund@example.com").await;
        let given = llm.was_given();
        assert_eq!(given, ["hi, my withdrawal is pending since 5 hours?? my mail is {email-1}"]);
        // What cannot wait, names a transaction, held a secret, or is a click.
        let hash = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
        let phrase =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
        for stays in ["someone stole my coins".to_owned(), format!("flip {hash}"), format!("flip {phrase}")] {
            let talk = Talk::begin(&app, &desk).await;
            talk.customer.write(&talk.id, "m1", &stays).await;
            ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(llm.was_given(), Vec::<String>::new(), "{stays}");
        }
        let said = talk.say("night look zebra lobster").await;
        llm.was_given();
        if let Some(click) = crate::bot::choices(&said).first() {
            talk.say(click).await;
            assert!(llm.was_given().is_empty(), "{click}");
        }
        // What somebody stole is urgent with a model as without.
        let urgent =
            desk.admin.post("/understanding/try", json!({"text": "someone stole my coins"})).await.ok();
        assert_eq!(urgent["reading"]["urgency"], "urgent", "{urgent}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_a_model_that_hangs_or_lies() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm, _) = desk_with_meaning(&app).await;
        set(&desk.admin, &llm, json!({"timeout_ms": 300})).await;
        let known = "hi, my withdrawal is pending since 5 hours??";
        llm.embeds(Embeds::Hangs);
        let begun = Instant::now();
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(known).await;
        assert_eq!(said["bot"]["sources"][0]["path"], "/help/en/a/withdrawal-pending", "{said}");
        assert!(begun.elapsed() < Duration::from_millis(2_500), "{:?}", begun.elapsed());
        for lies in [
            Embeds::With(32),
            Embeds::TooFew,
            Embeds::Nonsense("NaN"),
            Embeds::Nonsense("null"),
            Embeds::Nonsense("1e39"),
            Embeds::Says(500, json!({"error": {"message": "overloaded"}}).to_string()),
            Embeds::Says(200, "<html>".into()),
        ] {
            llm.embeds(lies.clone());
            // Each begins without what was learnt of the last one.
            set(&desk.admin, &llm, json!({})).await;
            let came = desk.admin.post("/embeddings/try", json!({"question": PARAPHRASE})).await.ok();
            assert_eq!(
                (&came["outcome"], &came["dimensions"]),
                (&json!("failed"), &json!(0)),
                "{lies:?}: {came}"
            );
            let found = tried(&desk.admin, known).await;
            assert_eq!(found[0]["path"], "/help/en/a/withdrawal-pending", "{lies:?}");
        }
        // After three failures it rests, and is not asked.
        let _ = llm.was_given();
        set(&desk.admin, &llm, json!({})).await;
        for n in 0..4 {
            tried(&desk.admin, &format!("flip {n}")).await;
        }
        assert_eq!(llm.was_given().len(), 3);
        let now = view(&desk.admin).await;
        assert!(now["resting_until"].is_string() && now["last_failure"].is_string(), "{now}");
        llm.embeds(Embeds::Shuffled);
        app.advance(Duration::from_secs(31));
        let found = tried(&desk.admin, PARAPHRASE).await;
        assert!(found.iter().any(is_dark), "{found:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn articles_go_on_after_a_failure_and_only_what_changed_goes_out() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        let topic = dark(&desk.admin).await;
        llm.embeds(Embeds::TooFew);
        set(&desk.admin, &llm, json!({})).await;
        catch_up(&app).await;
        let now = view(&desk.admin).await;
        assert!(
            now["failure"].as_str().unwrap().contains("vectors") && now["failed_at"].is_string(),
            "{now}"
        );
        assert_eq!((&now["articles"], &now["embedded"]), (&json!(3), &json!(0)));
        assert!(!tried(&desk.admin, PARAPHRASE).await.iter().any(is_dark));
        // It is tried again by itself.
        llm.embeds(Embeds::Shuffled);
        llm.was_given();
        app.advance(Duration::from_secs(11));
        catch_up(&app).await;
        let now = view(&desk.admin).await;
        assert!(now["failure"].is_null() && now["embedded"] == 3, "{now}");
        let all = llm.was_given().len();
        assert!(all >= 8);
        assert!(
            tried(&desk.admin, PARAPHRASE).await.iter().any(is_dark),
            "by their numbers, not their places"
        );
        llm.was_given();

        // What is published anew: its changed pieces alone.
        write(&desk.admin, &topic, TITLE, "Open Settings, then press Moon.").await;
        catch_up(&app).await;
        assert_eq!(llm.was_given(), [format!("{TITLE}\nOpen Settings, then press Moon.")]);
        // Nothing, where nothing has changed.
        catch_up(&app).await;
        assert!(llm.was_given().is_empty());

        // What is retired is found no more, at once.
        desk.admin.post(&format!("/knowledge/topics/{topic}/articles/en/retire"), json!({})).await.ok();
        assert!(!tried(&desk.admin, PARAPHRASE).await.iter().any(is_dark));
        catch_up(&app).await;
        assert_eq!(view(&desk.admin).await["articles"], 2);
        let ws = app.workspace;
        let rows: i64 = app
            .read(move |tx| {
                let count = "SELECT count(*) FROM embedded_texts WHERE workspace_id = $1";
                tx.one(count, &[ws.into()], |row| row.get(0))
            })
            .await;
        assert_eq!(rows as usize, all - 2, "what stands for nothing is forgotten");

        // Another model embeds all of them anew; meanwhile nothing is found by the old vectors.
        llm.was_given();
        desk.admin.put("/embeddings", settings(&llm, &json!({"model": "other"}))).await.ok();
        let now = view(&desk.admin).await;
        assert!(now["has_key"] == true && now["embedded"] == 0 && now["dimensions"].is_null(), "{now}");
        llm.embeds(Embeds::With(32));
        catch_up(&app).await;
        let now = view(&desk.admin).await;
        assert_eq!((llm.was_given().len(), &now["dimensions"]), (all - 2, &json!(32)), "{now}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_that_its_reader_may_not_read() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        let (admin, category) = (&desk.admin, category(&desk.admin).await);
        let body = "Open Settings, then press Colours.";
        publish(admin, &category, "dark-theme", TITLE, body, json!({"regions": ["DE"]})).await;
        let parted = "Parted.\n\n:::region FR\nThe purple walrus hums.\n:::\n";
        publish(admin, &category, "parted", "Parted text", parted, json!({})).await;
        publish(admin, &category, "inside", "Lobster umbrella", "For staff.", json!({"internal": true}))
            .await;
        set(admin, &llm, json!({"passage_prefix": "passage:", "query_prefix": "query:"})).await;
        catch_up(&app).await;
        let given = llm.was_given();
        assert!(given.iter().all(|it| it.starts_with("passage: ")), "{given:?}");
        assert!(given.iter().any(|it| it.contains(TITLE)) && given.iter().any(|it| it.contains("walrus")));
        assert!(!given.iter().any(|it| it.contains("Lobster")), "what is for staff alone stays: {given:?}");

        let found = async |region: Option<&str>, query: &str| {
            let reader = app.anonymous();
            region.into_iter().for_each(|it| reader.set_cookie("ombud_region", it));
            crate::help::page(&reader, &format!("/help/en/search?q={query}")).await.text
        };
        assert!(found(Some("DE"), "flip+night+look").await.contains("dark-theme"));
        for region in [None, Some("FR"), Some("US")] {
            assert!(!found(region, "flip+night+look").await.contains("dark-theme"), "{region:?}");
        }
        assert!(llm.was_given().iter().all(|it| it == "query: flip night look"));
        // By a part that is not for them, nobody finds the article that has it.
        let part = "Parted text\nThe purple walrus hums.";
        assert!(given.iter().any(|it| it.contains(part) || it.contains("purple walrus hums")), "{given:?}");
        assert!(found(Some("FR"), "purple+walrus+hums").await.contains("Parted text"));
        for region in [None, Some("DE"), Some("US")] {
            assert!(!found(region, "purple+walrus+hums").await.contains("Parted text"), "{region:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_costs_no_more_than_it_may() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        let category = category(&desk.admin).await;
        publish(&desk.admin, &category, "dark-theme", TITLE, "Press it.", json!({})).await;
        let long: String = (0..1_100).map(|it| format!("paragraphs{it} ")).collect();
        publish(&desk.admin, &category, "long", "A long one", &long, json!({})).await;
        set(&desk.admin, &llm, json!({"tokens_a_day": 1000})).await;
        catch_up(&app).await;
        let now = view(&desk.admin).await;
        assert_eq!(now["failure"], "The day's tokens are spent.", "{now}");
        assert!(llm.was_given().is_empty() && now["tokens_left"] == 1000, "what is too much does not leave");
        // A question may still be asked of what is left, and no more than that.
        set(&desk.admin, &llm, json!({})).await;
        catch_up(&app).await;
        assert_eq!(view(&desk.admin).await["embedded"], 4);
        llm.was_given();
        desk.admin.put("/embeddings", settings(&llm, &json!({"requests_a_minute": 2}))).await.ok();
        app.advance(Duration::from_secs(60));
        for n in 0..4 {
            tried(&desk.admin, &format!("flip {n}")).await;
        }
        assert_eq!(llm.was_given().len(), 2, "the minute's requests");
        desk.admin.put("/embeddings", settings(&llm, &json!({"tokens_a_day": 1000}))).await.ok();
        app.advance(Duration::from_secs(60));
        let spent = desk.admin.post("/embeddings/try", json!({"question": PARAPHRASE})).await.ok();
        assert_eq!((&spent["outcome"], &spent["sent"]), (&json!("budget"), &Json::Null), "{spent}");
        assert!(view(&desk.admin).await["today"]["not_asked"].as_i64().unwrap() >= 3);
        app.advance(Duration::from_secs(86_400));
        let admin = app.sign_in("Admin").await;
        let tomorrow = admin.post("/embeddings/try", json!({"question": PARAPHRASE})).await.ok();
        assert_eq!(tomorrow["outcome"], "embedded", "{tomorrow}");
        assert!(is_dark(&tomorrow["found"][0]) && tomorrow["found"][0]["by_words"] == false, "{tomorrow}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_set_by_few_tried_before_it_is_on_and_off_nothing_leaves() {
    each_engine_with(open_doors, |app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        dark(&desk.admin).await;
        let agent = app.sign_in("Agent").await;
        agent.get("/embeddings").await.problem(Code::Forbidden);
        agent.put("/embeddings", settings(&llm, &json!({}))).await.problem(Code::Forbidden);
        agent.put("/embeddings/key", json!({"key": KEY})).await.problem(Code::Forbidden);
        desk.admin.put("/embeddings/key", json!({"key": KEY})).await.problem(Code::Conflict);
        let question = json!({"question": format!("I am bob@example.com, at {WALLET}")});
        desk.admin.post("/embeddings/try", question.clone()).await.problem(Code::Conflict);
        for (more, field) in [
            (json!({"url": "ftp://models.example"}), "url"),
            (json!({"url": format!("{}/embeddings", llm.url)}), "url"),
            (json!({"model": ""}), "model"),
            (json!({"source": "local"}), "source"),
            (json!({"timeout_ms": 5_000}), "timeout_ms"),
            (json!({"tokens_a_day": 0}), "tokens_a_day"),
            (json!({"query_prefix": "x".repeat(201)}), "query_prefix"),
        ] {
            let wrong = desk.admin.put("/embeddings", settings(&llm, &more)).await.problem(Code::Invalid);
            assert_eq!(wrong["errors"][0]["field"], field, "{wrong}");
        }
        set(&desk.admin, &llm, json!({"enabled": false})).await;
        catch_up(&app).await;
        let tried = desk.admin.post("/embeddings/try", question).await.ok();
        assert_eq!((&tried["outcome"], &tried["dimensions"]), (&json!("embedded"), &json!(64)), "{tried}");
        assert_eq!((&tried["sent"], &tried["found"]), (&json!(HIDDEN), &json!([])));
        assert_eq!(llm.was_given(), [HIDDEN], "and no article");
        Talk::begin(&app, &desk).await.say(PARAPHRASE).await;
        assert!(llm.was_given().is_empty() && !app.app.meaning.is_on(app.workspace));

        let shown = desk.admin.get("/embeddings").await;
        assert!(!shown.text.contains(KEY), "{}", shown.text);
        assert_eq!(shown.ok()["has_key"], true);
        let kept = app.opened().await;
        assert!(kept.iter().any(|it| it.0 == "embedders.api_key" && it.1 == KEY), "it is sealed");
        let told = desk.admin.get("/ledger/audit?kind=settings.changed").await;
        assert!(told.text.contains("\"embeddings\"") && !told.text.contains(KEY), "{}", told.text);
        desk.admin.put("/embeddings", settings(&llm, &json!({"url": "http://127.0.0.1:9/v1"}))).await.ok();
        assert_eq!(view(&desk.admin).await["has_key"], false, "whoever is there is not shown the key");
        app.sign_in("Admin").await;
        desk.admin.put("/approval-policy", json!({"groups": ["export"]})).await.ok();
        let asked = desk.admin.put("/embeddings", settings(&llm, &json!({}))).await;
        assert_eq!(asked.problem(Code::ApprovalRequired)["operation"], "embedding-change");
        desk.admin.put("/embeddings", settings(&llm, &json!({"enabled": false}))).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_leave_of_the_configuration_no_private_address_embeds() {
    each_engine(|app| async move {
        let (desk, llm) = (desk_with_bot(&app).await, Llm::start().await);
        let named = llm.url.replace("http://127.0.0.1", "https://localhost");
        for url in
            [llm.url.as_str(), named.as_str(), "https://169.254.169.254/v1", "http://models.example/v1"]
        {
            let set = desk.admin.put("/embeddings", settings(&llm, &json!({"url": url}))).await;
            assert_eq!(set.problem(Code::Invalid)["errors"][0]["field"], "url", "{url}");
        }
        assert!(llm.was_given().is_empty());
    })
    .await;
}
