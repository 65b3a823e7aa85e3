//! Knowledge: the life of an article, what readers get, what is brought in and out, and who tries to misuse it.

use crate::support::{Client, TestApp, each_engine};
use ombud_base::{Time, id::TopicId};
use ombud_server::{
    http::{ClientAddress, Code},
    knowledge::{Rating, RatingReason, Shelf},
};
use serde_json::{Value as Json, json};
use std::{sync::Arc, time::Duration};

pub fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text instead of {value}")).to_owned()
}

pub async fn category(admin: &Client) -> String {
    let new = json!({"titles": {"en": "Deposits", "zh-CN": "充值"}, "icon": "deposits"});
    text(&admin.post("/knowledge/categories", new).await.ok()["id"])
}

/// A topic with an English draft; answers its id.
pub async fn topic(admin: &Client, category: &str, slug: &str, title: &str) -> String {
    let new = json!({"slug": slug, "category": category, "lang": "en", "title": title});
    text(&admin.post("/knowledge/topics", new).await.ok()["id"])
}

fn article(topic: &str, lang: &str) -> String {
    format!("/knowledge/topics/{topic}/articles/{lang}")
}

fn content(title: &str, body: &str) -> Json {
    json!({"title": title, "summary": "In short.", "questions": [], "body": body})
}

async fn write(client: &Client, topic: &str, lang: &str, base: i64, content: Json) -> Json {
    client.put(&article(topic, lang), json!({"content": content, "base_version": base})).await.ok()
}

async fn publish(client: &Client, topic: &str, lang: &str) -> Json {
    client.post(&format!("{}/publish", article(topic, lang)), json!({})).await.ok()
}

pub async fn shelf(app: &TestApp) -> Arc<Shelf> {
    app.app.library.of(app.workspace).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_an_article() {
    each_engine(|app| async move {
        let (admin, editor, lead, agent) = (
            app.sign_in("Admin").await,
            app.sign_in("Editor").await,
            app.sign_in("Lead").await,
            app.sign_in("Agent").await,
        );
        let category = category(&editor).await;
        let id = topic(&lead, &category, "fees", "What are fees?").await;
        assert!(shelf(&app).await.article("en", "fees").is_none(), "a draft is nobody's business");

        let saved =
            write(&lead, &id, "en", 1, content("Fees of {{platform}}", "## Why\n\nSee [more](more).")).await;
        assert_eq!((saved["state"].clone(), saved["draft_version"].clone()), (json!("draft"), json!(2)));
        assert_eq!(saved["broken_links"][0]["href"], "more");
        let versions = agent.get(&format!("{}/versions", article(&id, "en"))).await.ok();
        assert_eq!(versions["items"].as_array().unwrap().len(), 1, "one sitting is one version: {versions}");

        agent
            .put(&article(&id, "en"), json!({"content": content("A", "B"), "base_version": 2}))
            .await
            .problem(Code::Forbidden);
        lead.post(&format!("{}/publish", article(&id, "en")), json!({})).await.problem(Code::Forbidden);
        let review = lead.post(&format!("{}/submit", article(&id, "en")), json!({})).await.ok();
        assert_eq!(review["state"], "in_review");
        let waiting = editor.get("/knowledge/topics?state=in_review").await.ok();
        assert_eq!(waiting["items"][0]["id"], id);
        let stale = json!({"version": 1});
        editor.post(&format!("{}/publish", article(&id, "en")), stale).await.problem(Code::Conflict);
        let public = publish(&editor, &id, "en").await;
        assert_eq!(
            (public["state"].clone(), public["published_version"].clone()),
            (json!("published"), json!(2))
        );

        let page = shelf(&app).await.article("en", "fees").unwrap().clone();
        assert_eq!((page.title.as_str(), page.headings[0].id.as_str()), ("Fees of Ombud", "s-why"));
        assert_eq!(page.plain.text(), "Why\nSee more.");
        assert!(!page.html.contains("<a "), "a link to what is not published is its text: {}", page.html);

        // A newer draft changes nothing for customers; then it does.
        app.advance(Duration::from_secs(3600));
        let draft = write(&lead, &id, "en", 2, content("Fees, newer", "Other words.")).await;
        assert_eq!(
            (draft["state"].clone(), draft["published"]["title"].clone()),
            (json!("published"), json!("Fees of {{platform}}"))
        );
        assert_eq!(shelf(&app).await.article("en", "fees").unwrap().title, "Fees of Ombud");
        publish(&admin, &id, "en").await;
        assert_eq!(shelf(&app).await.article("en", "fees").unwrap().title, "Fees, newer");

        // Retired: gone for customers, and a writer cannot bring it back by sending it for review.
        lead.post(&format!("{}/retire", article(&id, "en")), json!({})).await.problem(Code::Forbidden);
        editor.post(&format!("{}/retire", article(&id, "en")), json!({})).await.ok();
        assert!(shelf(&app).await.topic_named("fees").is_none());
        lead.post(&format!("{}/submit", article(&id, "en")), json!({})).await.problem(Code::Conflict);
        lead.post(&format!("{}/unretire", article(&id, "en")), json!({})).await.problem(Code::Forbidden);
        editor.post(&format!("{}/unretire", article(&id, "en")), json!({})).await.ok();
        assert!(shelf(&app).await.article("en", "fees").is_some());

        // An older version is put back as a draft.
        let back = lead.post(&format!("{}/restore", article(&id, "en")), json!({"version": 2})).await.ok();
        assert_eq!(
            (back["draft"]["title"].clone(), back["draft_version"].clone()),
            (json!("Fees of {{platform}}"), json!(4))
        );
        assert_eq!(shelf(&app).await.article("en", "fees").unwrap().title, "Fees, newer");
        let diff = agent.get(&format!("{}/versions/3/diff?against=2", article(&id, "en"))).await.ok();
        assert!(diff["title"].as_array().unwrap().iter().any(|it| it["op"] == "insert"), "{diff}");
        let versions = agent.get(&format!("{}/versions", article(&id, "en"))).await.ok();
        let numbers: Vec<i64> =
            versions["items"].as_array().unwrap().iter().map(|it| it["version"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [4, 3, 2]);
        assert_eq!(versions["items"][0]["note"], "restored from version 2");
        assert_eq!(
            (versions["items"][1]["published"].clone(), versions["items"][2]["published"].clone()),
            (json!(true), json!(false))
        );

        let kinds = app.event_kinds().await;
        for kind in ["knowledge.changed", "knowledge.published", "knowledge.retired"] {
            assert!(kinds.iter().any(|it| it == kind), "{kind}");
        }
        lead.delete(&format!("/knowledge/topics/{id}")).await.problem(Code::Forbidden);
        editor.delete(&format!("/knowledge/topics/{id}")).await.ok();
        assert!(shelf(&app).await.topic_named("fees").is_none());
        agent.get(&article(&id, "en")).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_at_once_do_not_overwrite_each_other() {
    each_engine(|app| async move {
        let (one, other) = (app.sign_in("Editor").await, app.sign_in("Editor").await);
        let id = topic(&one, &category(&one).await, "fees", "Fees").await;
        write(&one, &id, "en", 1, content("Mine", "a")).await;
        let late = json!({"content": content("Theirs", "b"), "base_version": 1});
        let problem = other.put(&article(&id, "en"), late).await.problem(Code::Conflict);
        assert_eq!(
            (&problem["newest"]["title"], &problem["yours"]["title"], &problem["newest_version"]),
            (&json!("Mine"), &json!("Theirs"), &json!(2))
        );
        // The same person's next save takes the version's place, and its number still moves: a base is never met twice.
        write(&one, &id, "en", 2, content("Mine, again", "a")).await;
        let late = json!({"content": content("Theirs", "b"), "base_version": 2});
        other.put(&article(&id, "en"), late).await.problem(Code::Conflict);
        write(&other, &id, "en", 3, content("Theirs", "b")).await;
        let versions = one.get(&format!("{}/versions", article(&id, "en"))).await.ok();
        assert_eq!(versions["items"].as_array().unwrap().len(), 2, "{versions}");
        // What is the same is no version.
        assert_eq!(write(&one, &id, "en", 4, content("Theirs", "b")).await["draft_version"], 4);
        let new = json!({"content": content("A", "b"), "base_version": 1});
        one.put(&article(&id, "zh-CN"), new).await.problem(Code::Conflict);
        let unknown = json!({"content": content("A", "b"), "base_version": 0});
        one.put(&article(&id, "fr"), unknown).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_published_at_its_second_and_as_it_was_agreed_to() {
    each_engine(|app| async move {
        let (editor, lead) = (app.sign_in("Editor").await, app.sign_in("Lead").await);
        let id = topic(&editor, &category(&editor).await, "fees", "Fees").await;
        write(&lead, &id, "en", 1, content("Agreed", "a")).await;
        let at = Time::from_micros(crate::support::START).plus_seconds(3600);
        let later = json!({"at": at, "version": 2});
        let scheduled = editor.post(&format!("{}/publish", article(&id, "en")), later).await.ok();
        assert_eq!((&scheduled["scheduled_for"], &scheduled["state"]), (&json!(at), &json!("draft")));
        // Somebody who may not publish goes on writing: that is not what comes out.
        write(&lead, &id, "en", 2, content("Slipped in", "b")).await;
        app.advance(Duration::from_secs(3599));
        app.run_jobs().await;
        assert!(shelf(&app).await.topic_named("fees").is_none());
        app.advance(Duration::from_secs(1));
        app.run_jobs().await;
        let page = shelf(&app).await.article("en", "fees").unwrap().clone();
        assert_eq!((page.title.as_str(), page.published_at), ("Agreed", at));
        let after = editor.get(&article(&id, "en")).await.ok();
        assert_eq!((&after["scheduled_for"], &after["published_version"]), (&Json::Null, &json!(2)));

        // Taken back, it does not come.
        let at = at.plus_seconds(3600);
        editor.post(&format!("{}/publish", article(&id, "en")), json!({"at": at})).await.ok();
        editor.post(&format!("{}/unschedule", article(&id, "en")), json!({})).await.ok();
        app.advance(Duration::from_secs(7200));
        app.run_jobs().await;
        assert_eq!(shelf(&app).await.article("en", "fees").unwrap().title, "Agreed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn translations_follow_their_original() {
    each_engine(|app| async move {
        let editor = app.sign_in("Editor").await;
        let id = topic(&editor, &category(&editor).await, "fees", "Fees").await;
        write(&editor, &id, "en", 1, content("Fees", "Fees depend on the network.")).await;
        write(&editor, &id, "zh-CN", 0, content("手续费", "手续费取决于网络。")).await;
        let listed = |query: &'static str| {
            let editor = &editor;
            async move { editor.get(&format!("/knowledge/topics?{query}")).await.ok()["items"].as_array().unwrap().len() }
        };
        assert_eq!((listed("missing=zh-CN").await, listed("missing=en").await), (1, 1));
        publish(&editor, &id, "en").await;
        let translated = publish(&editor, &id, "zh-CN").await;
        assert_eq!(translated["outdated"], false);
        assert_eq!((listed("missing=zh-CN").await, listed("missing=en").await, listed("missing=fr").await), (0, 0, 1));
        app.advance(Duration::from_secs(3600));
        write(&editor, &id, "en", 2, content("Fees", "Fees depend on much.")).await;
        assert_eq!(editor.get(&article(&id, "zh-CN")).await.ok()["outdated"], false, "a draft outdates nothing");
        publish(&editor, &id, "en").await;
        assert_eq!(editor.get(&article(&id, "zh-CN")).await.ok()["outdated"], true);
        assert_eq!((listed("missing=zh-CN").await, listed("missing=en").await), (1, 0));
        publish(&editor, &id, "zh-CN").await;
        assert_eq!(editor.get(&article(&id, "zh-CN")).await.ok()["outdated"], false);

        // Readers get their language, and the default one where it is missing, by questions in theirs too.
        let other = topic(&editor, &category_again(&editor).await, "memo", "Memo forgotten").await;
        let questions = json!({"questions": {"fr": ["j'ai oublié le mémo"], "zh-CN": ["忘记填写标签"]}, "intents": ["deposit.missing_memo"]});
        editor.patch(&format!("/knowledge/topics/{other}"), questions).await.ok();
        write(&editor, &other, "en", 1, content("Memo forgotten", "A memo names your account.")).await;
        publish(&editor, &other, "en").await;
        let shelf = shelf(&app).await;
        let found = shelf.search("网络手续费", "zh-CN", 5);
        assert_eq!((found[0].slug.as_str(), found[0].lang.as_str(), found[0].in_other_language), ("fees", "zh-CN", false));
        for (query, lang) in [("oublié mon mémo", "fr"), ("标签忘记填写了", "zh")] {
            let found = shelf.search(query, lang, 5);
            assert_eq!((found[0].slug.as_str(), found[0].lang.as_str(), found[0].in_other_language), ("memo", "en", true), "{query}");
        }
        assert_eq!(shelf.search("memo", "zh-CN", 5)[0].slug, "memo", "beside what is in one's language, the default one");
        assert_eq!(shelf.of_intent("deposit.missing_memo", "fr")[0].url, "/help/en/a/memo");
        assert_eq!(shelf.languages, ["en", "zh-CN"]);
    })
    .await;
}

async fn category_again(client: &Client) -> String {
    text(&client.get("/knowledge/categories").await.ok()["items"][0]["id"])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_for_staff_alone_is_never_public() {
    each_engine(|app| async move {
        let (editor, lead, agent) = (app.sign_in("Editor").await, app.sign_in("Lead").await, app.sign_in("Agent").await);
        let category = category(&editor).await;
        let id = topic(&editor, &category, "wire-room", "Escalation desk").await;
        editor.patch(&format!("/knowledge/topics/{id}"), json!({"internal": true, "intents": ["legal.police"], "questions": {"fr": ["bureau secret"]}})).await.ok();
        write(&editor, &id, "en", 1, content("Escalation desk", "Call zanzibar first, see [fees](fees).")).await;
        publish(&editor, &id, "en").await;
        let fees = topic(&editor, &category, "fees", "Fees").await;
        write(&editor, &fees, "en", 1, content("Fees", "See [the desk](wire-room).")).await;
        editor.patch(&format!("/knowledge/topics/{fees}"), json!({"related": [id]})).await.ok();
        publish(&editor, &fees, "en").await;

        let public = shelf(&app).await;
        assert!(public.topic_named("wire-room").is_none() && public.article("en", "wire-room").is_none());
        assert!(public.topics().all(|it| !it.internal));
        let known: TopicId = id.parse().unwrap();
        assert!(public.topic(known).is_none() && public.topics_for_intent("legal.police").is_empty());
        for (query, lang) in [("zanzibar", "en"), ("Escalation desk", "en"), ("bureau secret", "fr")] {
            assert!(public.search(query, lang, 10).iter().all(|it| it.slug != "wire-room"), "{query}");
        }
        let page = public.article("en", "fees").unwrap();
        assert!(!page.html.contains("wire-room") && public.topic_named("fees").unwrap().related.is_empty());
        assert!(public.most_read("en", 10).iter().all(|it| it.slug == "fees"));
        assert!(public.categories.iter().all(|it| !it.topics.contains(&known)));
        let (visitor, lang, words) = ([1; 16], "en".into(), String::new());
        let rating = Rating { visitor, topic: known, lang, helped: true, reason: None, words };
        assert_eq!(app.app.library.rate(app.workspace, rating).await.unwrap_err().code, Code::NotFound);

        // Staff finds it, by name and from inside.
        let hits = agent.get("/knowledge/search?q=zanzibar&lang=en").await.ok();
        assert_eq!((&hits["results"][0]["slug"], &hits["results"][0]["url"]), (&json!("wire-room"), &Json::Null));
        assert_eq!(agent.get("/knowledge/search?q=zanzibar&lang=en&internal=false").await.ok()["results"], json!([]));
        let staff = app.app.library.staff(app.workspace).await.unwrap();
        assert!(staff.article("en", "wire-room").unwrap().html.contains("/help/en/a/fees"));
        assert!(!staff.article("en", "fees").unwrap().html.contains("wire-room"), "a public page never links inside");
        app.anonymous().get("/knowledge/search?q=zanzibar&lang=en").await.problem(Code::Unauthenticated);

        // Who may write and not publish cannot make it public, by whichever way.
        lead.patch(&format!("/knowledge/topics/{id}"), json!({"internal": false})).await.problem(Code::Forbidden);
        let files = json!([{"path": "deposits/wire-room.en.md", "text": "---\ntitle: Escalation desk\ninternal: false\n---\nx"}]);
        let done = lead.post("/knowledge/import", json!({"format": "markdown", "files": files.clone()})).await.ok();
        assert_eq!(done["problems"][0]["file"], "wire-room", "{done}");
        lead.post("/knowledge/import", json!({"format": "markdown", "files": files, "publish": true})).await.problem(Code::Forbidden);
        assert!(shelf(&app).await.topic_named("wire-room").is_none());
        editor.patch(&format!("/knowledge/topics/{id}"), json!({"internal": false})).await.ok();
        assert!(shelf(&app).await.topic_named("wire-room").is_some(), "and who may, does");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_may_say_to_customers_is_not_published() {
    each_engine(|app| async move {
        let (editor, admin) = (app.sign_in("Editor").await, app.sign_in("Admin").await);
        let category = category(&editor).await;
        let id = topic(&editor, &category, "check", "Wallet check").await;
        let mut base = 1;
        for body in [
            "Please send us your recovery phrase so that we can check it.",
            "Please send us your **recovery** *phrase* here.",
            "请把您的助记词发给我们进行验证。",
            "| Step | Do |\n|---|---|\n| 1 | Send me your seed phrase |",
        ] {
            write(&editor, &id, "en", base, content("Wallet check", body)).await;
            base += 1;
            let problem = editor
                .post(&format!("{}/publish", article(&id, "en")), json!({}))
                .await
                .problem(Code::UnsafeReply);
            assert_eq!(
                (&problem["refusals"][0]["rule"], &problem["may_override"]),
                (&json!("asks_for_secret"), &json!(false)),
                "{body}"
            );
            let preview = editor
                .post("/knowledge/preview", json!({"lang": "en", "content": content("A", body)}))
                .await
                .ok();
            assert!(!preview["refusals"].as_array().unwrap().is_empty(), "{body}");
        }
        // In the title, in a question, in a link's address, in a category's title, in the help centre's.
        admin.post("/safety/hosts", json!({"host": "evil.example", "standing": "blocked"})).await.ok();
        for bad in [
            content("Send us your seed phrase", "a"),
            json!({"title": "A", "questions": ["Send us your seed phrase now"], "body": "a"}),
            content("A", "Look [here](https://evil.example/claim)."),
        ] {
            write(&editor, &id, "en", base, bad.clone()).await;
            base += 1;
            editor
                .post(&format!("{}/publish", article(&id, "en")), json!({}))
                .await
                .problem(Code::UnsafeReply);
        }
        let title = json!({"titles": {"en": "Send us your seed phrase"}});
        editor.post("/knowledge/categories", title.clone()).await.problem(Code::UnsafeReply);
        editor.patch(&format!("/knowledge/categories/{category}"), title).await.problem(Code::UnsafeReply);
        let settings = json!({"languages": ["en"], "contact": "https://evil.example/"});
        editor.put("/knowledge/settings", settings).await.problem(Code::UnsafeReply);
        editor
            .put("/knowledge/settings", json!({"languages": ["en"], "contact": "javascript:alert(1)"}))
            .await
            .problem(Code::Invalid);
        assert!(app.event_kinds().await.iter().filter(|it| *it == "guard.outbound_refused").count() >= 10);
        assert!(shelf(&app).await.topics().next().is_none());

        // A warning in the same words goes out; a host that is blocked until the time comes does not.
        write(
            &editor,
            &id,
            "en",
            base,
            content("Scams", "We never ask for your recovery phrase. Read [this](https://later.example/)."),
        )
        .await;
        let at = Time::from_micros(crate::support::START).plus_seconds(60);
        editor.post(&format!("{}/publish", article(&id, "en")), json!({"at": at})).await.ok();
        admin.post("/safety/hosts", json!({"host": "later.example", "standing": "blocked"})).await.ok();
        app.advance(Duration::from_secs(60));
        app.run_jobs().await;
        assert!(shelf(&app).await.topics().next().is_none());
        assert_eq!(editor.get(&article(&id, "en")).await.ok()["scheduled_for"], Json::Null);
        write(&editor, &id, "en", base + 1, content("Scams", "We never ask for your recovery phrase.")).await;
        publish(&editor, &id, "en").await;
        assert!(shelf(&app).await.article("en", "check").is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_counted_and_heard() {
    each_engine(|app| async move {
        let (editor, agent) = (app.sign_in("Editor").await, app.sign_in("Agent").await);
        let id = topic(&editor, &category(&editor).await, "fees", "Fees").await;
        let library = app.app.library.clone();
        // Whoever it helped is another reader than whoever it did not.
        let rating = |helped, words: &str| Rating {
            visitor: [u8::from(helped); 16],
            topic: id.parse().unwrap(),
            lang: "en".into(),
            helped,
            reason: (!helped).then_some(RatingReason::OutOfDate),
            words: words.into(),
        };
        assert_eq!(
            library.rate(app.workspace, rating(true, "")).await.unwrap_err().code,
            Code::NotFound,
            "a draft"
        );
        publish(&editor, &id, "en").await;
        library.rate(app.workspace, rating(true, "")).await.unwrap();
        app.advance(Duration::from_secs(1));
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        library.rate(app.workspace, rating(false, &format!("my words are {phrase}"))).await.unwrap();
        let long = library.rate(app.workspace, rating(false, &"长".repeat(501))).await.unwrap_err();
        assert_eq!(long.code, Code::Invalid);
        // One network is counted 20 times in an hour, however often it asks.
        let from = |address: &str| ClientAddress(address.parse().unwrap());
        let looks = ["192.0.2.1", "192.0.2.77", "198.51.100.1"].map(|it| (it, 15));
        for (address, times) in looks {
            for _ in 0..times {
                library.viewed(app.workspace, id.parse().unwrap(), from(address));
            }
        }
        library.write_views().await.unwrap();
        let topic = agent.get(&format!("/knowledge/topics/{id}")).await.ok();
        assert_eq!(
            (&topic["helped"], &topic["not_helped"], &topic["views"]),
            (&json!(1), &json!(1), &json!(35))
        );
        let said = agent.get(&format!("/knowledge/topics/{id}/ratings?limit=1")).await.ok();
        assert_eq!(
            (&said["items"][0]["helped"], &said["items"][0]["reason"]),
            (&json!(false), &json!("out_of_date"))
        );
        let words = text(&said["items"][0]["words"]);
        assert!(words.starts_with("my words are") && !words.contains("sausage"), "{words}");
        let next = text(&said["next"]);
        let rest = agent.get(&format!("/knowledge/topics/{id}/ratings?limit=1&cursor={next}")).await.ok();
        assert_eq!((&rest["items"][0]["helped"], &rest["next"]), (&json!(true), &Json::Null));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn categories_settings_and_lists() {
    each_engine(|app| async move {
        let (editor, lead, agent) = (app.sign_in("Editor").await, app.sign_in("Lead").await, app.sign_in("Agent").await);
        let first = category(&editor).await;
        let second = text(&lead.post("/knowledge/categories", json!({"titles": {"zh-CN": "提现"}, "slug": "withdrawals"})).await.ok()["id"]);
        agent.post("/knowledge/categories", json!({"titles": {"en": "A"}})).await.problem(Code::Forbidden);
        lead.post("/knowledge/categories", json!({"titles": {"en": "A"}, "slug": "search"})).await.problem(Code::Invalid);
        lead.post("/knowledge/categories", json!({"titles": {"en": "A"}, "slug": "withdrawals"})).await.problem(Code::Conflict);
        lead.post("/knowledge/categories/order", json!({"ids": [second]})).await.problem(Code::Invalid);
        let ordered = lead.post("/knowledge/categories/order", json!({"ids": [second, first]})).await.ok();
        assert_eq!(ordered["items"][0]["id"], second);

        let mut ids = Vec::new();
        for n in 0..3 {
            ids.push(topic(&lead, &first, &format!("t-{n}"), &format!("Topic {n}")).await);
            app.advance(Duration::from_secs(1));
        }
        lead.delete(&format!("/knowledge/categories/{first}")).await.problem(Code::Conflict);
        lead.delete(&format!("/knowledge/categories/{second}")).await.ok();
        let page = agent.get("/knowledge/topics?limit=2").await.ok();
        let slugs = |page: &Json| page["items"].as_array().unwrap().iter().map(|it| text(&it["slug"])).collect::<Vec<_>>();
        assert_eq!(slugs(&page), ["t-2", "t-1"]);
        let next = text(&page["next"]);
        let rest = agent.get(&format!("/knowledge/topics?limit=2&cursor={next}")).await.ok();
        assert_eq!((slugs(&rest), &rest["next"]), (vec!["t-0".to_owned()], &Json::Null));
        assert_eq!(slugs(&agent.get("/knowledge/topics?q=TOPIC%201").await.ok()), ["t-1"]);

        let now = Time::from_micros(crate::support::START);
        let change = json!({"review_by": now.plus_seconds(60), "tags": ["a", " a ", "b"], "related": [ids[1]], "regions": ["us"], "owner": lead.staff});
        let changed = lead.patch(&format!("/knowledge/topics/{}", ids[0]), change).await.ok();
        assert_eq!((&changed["tags"], &changed["regions"], &changed["stale"]), (&json!(["a", "b"]), &json!(["US"]), &json!(false)));
        app.advance(Duration::from_secs(60));
        assert_eq!(slugs(&agent.get("/knowledge/topics?stale=true").await.ok()), ["t-0"]);
        let wrong = json!({"related": [ids[0]], "regions": ["USA"], "slug": "Not A Slug", "category": second, "owner": "0197c0de-0000-7000-8000-000000000001"});
        let problem = lead.patch(&format!("/knowledge/topics/{}", ids[0]), wrong).await.problem(Code::Invalid);
        assert_eq!(problem["errors"].as_array().unwrap().len(), 5, "{problem}");

        // For whom a topic is: who does not say where they are gets what is for everywhere.
        write(&lead, &ids[0], "en", 1, content("Topic 0", "Staking yields.")).await;
        publish(&editor, &ids[0], "en").await;
        lead.patch(&format!("/knowledge/topics/{}", ids[0]), json!({"regions": []})).await.problem(Code::Forbidden);
        let found = |region| {
            let library = &app.app.library;
            async move { library.seen_from(app.workspace, region).await.unwrap().search("staking", "en", 5).len() }
        };
        assert_eq!((found(None).await, found(Some("DE")).await, found(Some("US")).await), (0, 0, 1));
        lead.delete(&format!("/knowledge/topics/{}", ids[1])).await.ok();
        assert_eq!(agent.get(&format!("/knowledge/topics/{}", ids[0])).await.ok()["related"], json!([]), "what is gone is nobody's relation");

        let settings = json!({"languages": ["zh-CN", "en"], "help_centre": false, "titles": {"en": "Help"}, "color": "#1D4ED8", "contact": "https://example.com/x"});
        lead.put("/knowledge/settings", settings.clone()).await.problem(Code::Forbidden);
        let kept = editor.put("/knowledge/settings", settings).await.ok();
        assert_eq!((&kept["color"], agent.get("/knowledge/settings").await.ok()), (&json!("#1d4ed8"), kept.clone()));
        assert!(!shelf(&app).await.settings.help_centre);
        editor.put("/knowledge/settings", json!({"languages": []})).await.problem(Code::Invalid);
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        stranger.get(&format!("/knowledge/topics/{}", ids[0])).await.problem(Code::NotFound);
        stranger.put(&article(&ids[0], "en"), json!({"content": content("A", "b"), "base_version": 2})).await.problem(Code::NotFound);
        assert_eq!(stranger.get("/knowledge/search?q=staking&lang=en").await.ok()["results"], json!([]));
    })
    .await;
}
