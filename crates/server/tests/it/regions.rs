//! What is for some regions alone: a topic, or a part of an article. Nobody elsewhere gets a sentence of it, by whichever way.

use crate::{
    bot::{Talk, desk_with_bot},
    help::{page, read},
    support::{Client, TestApp, each_engine, each_engine_with},
};
use ombud_server::{http::Code, knowledge::Found};
use reqwest::Method;
use serde_json::{Value as Json, json};

const BODY: &str = "Staking is offered by our partner.\n\n:::region DE, FR\n## Zanzibar rule\n\nIn your country the zanzibar limit of \
                    500 euros holds, see [the zanzibar form](zanzibar).\n:::\n\n1. Open the app\n\n   :::region except US\n   Press \
                    mombasa.\n   :::\n2. Done\n";

/// A topic with a published English article.
async fn shown(admin: &Client, category: &Json, slug: &str, title: &str, body: &str) -> String {
    let new = json!({"slug": slug, "category": category, "lang": "en", "title": title});
    let topic = admin.post("/knowledge/topics", new).await.ok()["id"].as_str().unwrap().to_owned();
    write(admin, &topic, title, body).await;
    admin.post(&format!("/knowledge/topics/{topic}/articles/en/publish"), json!({})).await.ok();
    topic
}

async fn write(admin: &Client, topic: &str, title: &str, body: &str) {
    let path = format!("/knowledge/topics/{topic}/articles/en");
    let base = admin.get(&path).await.json()["draft_version"].as_i64().unwrap_or(0);
    let content =
        json!({"title": title, "summary": "", "questions": ["how does staking work"], "body": body});
    admin.put(&path, json!({"content": content, "base_version": base})).await.ok();
}

/// An article with parts for some regions, and a topic for Germany alone; beside them a plain one.
async fn centre(app: &TestApp) -> (Client, String) {
    let admin = app.sign_in("Admin").await;
    let category = json!({"slug": "staking", "titles": {"en": "Staking"}});
    let category = admin.post("/knowledge/categories", category).await.ok()["id"].clone();
    let german = shown(&admin, &category, "zanzibar", "The zanzibar form", "Fill it in.").await;
    admin.patch(&format!("/knowledge/topics/{german}"), json!({"regions": ["DE"]})).await.ok();
    let staking = shown(&admin, &category, "staking", "How does staking work?", BODY).await;
    shown(&admin, &category, "fees", "What are fees?", "A fee is what a transfer costs.").await;
    admin.patch(&format!("/knowledge/topics/{staking}"), json!({"related": [german]})).await.ok();
    (admin, staking)
}

fn from(app: &TestApp, region: Option<&str>) -> Client {
    let reader = app.anonymous();
    region.into_iter().for_each(|it| reader.set_cookie("ombud_region", it));
    reader
}

/// Everything public that could give something away.
async fn everything(reader: &Client) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for path in [
        "/help/en/",
        "/help/en/staking/",
        "/help/en/a/staking",
        "/help/en/a/staking?said=yes",
        "/help/en/a/zanzibar",
        "/help/en/a/fees",
        "/help/en/search?q=limit+of+500+euros",
        "/help/en/search?q=form",
        "/help/en/suggest?q=limit+of+500+euros",
        "/help/en/suggest?q=form+rule",
        "/help/en/feed.xml",
        "/help/sitemap.xml",
        "/help/en/a/nothing",
    ] {
        all.push((path.to_owned(), page(reader, path).await.text.replace("&#x2f;", "/")));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_elsewhere_gets_a_sentence_of_it() {
    each_engine(|app| async move {
        centre(&app).await;
        for region in [None, Some("US"), Some("ZZ"), Some("BR"), Some("de-DE"), Some("")] {
            for (path, text) in everything(&from(&app, region)).await {
                let text = text.to_lowercase();
                assert!(!text.contains("zanzibar"), "{region:?} {path}: {text}");
                assert!(!text.contains(":::"), "{region:?} {path}: {text}");
            }
        }
        let article = |region: Option<&'static str>| {
            let reader = from(&app, region);
            async move { read(&reader, "/help/en/a/staking").await }
        };
        for (region, zanzibar, mombasa) in [
            (Some("DE"), true, true),
            (Some("FR"), true, true),
            (Some("US"), false, false),
            (Some("BR"), false, true),
            (Some("ZZ"), false, true),
            (None, false, false),
        ] {
            let text = article(region).await;
            assert!(text.contains("offered by our partner") && text.contains("Done"), "{region:?}");
            assert_eq!(
                (text.contains("zanzibar limit"), text.contains("mombasa")),
                (zanzibar, mombasa),
                "{region:?}"
            );
        }
        // In France the part is there, and the German topic that it leads to is not; in Germany everything is.
        let french = article(Some("FR")).await;
        assert!(french.contains("id=\"s-zanzibar-rule\"") && !french.contains("/a/zanzibar"), "{french}");
        let german = article(Some("DE")).await;
        assert!(german.contains("<a href=\"/help/en/a/zanzibar\">the zanzibar form</a>"), "{german}");
        assert!(german.contains("<h2 id=\"related\">Related</h2>"), "{german}");
        let reader = from(&app, Some("DE"));
        assert!(read(&reader, "/help/en/a/zanzibar").await.contains("Fill it in"));
        let found = read(&reader, "/help/en/search?q=limit+of+500+euros").await;
        assert!(found.contains("zanzibar limit"), "the passage that answers: {found}");
        assert!(read(&reader, "/help/en/feed.xml").await.contains("zanzibar"));
        assert!(read(&reader, "/help/sitemap.xml").await.contains("/a/zanzibar"));
        assert_eq!(page(&from(&app, Some("FR")), "/help/en/a/zanzibar").await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_of_a_region_knows_no_word_of_another() {
    each_engine(|app| async move {
        centre(&app).await;
        let found = |region: Option<&'static str>, query: &'static str| {
            let library = app.app.library.clone();
            async move {
                let shelf = library.seen_from(app.workspace, region).await.unwrap();
                let all: Vec<Found> = shelf.search(query, "en", 5);
                (shelf, all)
            }
        };
        let score = |all: &[Found]| all.iter().find(|it| it.slug == "staking").map_or(0.0, |it| it.score);
        let (_, german) = found(Some("DE"), "zanzibar limit").await;
        assert!(
            score(&german) > 0.0 && german.iter().any(|it| it.extract.contains("zanzibar")),
            "{german:?}"
        );
        for region in [None, Some("US"), Some("BR")] {
            let (shelf, all) = found(region, "zanzibar limit").await;
            assert!(score(&all) == 0.0, "what they may not read finds nothing: {region:?} {all:?}");
            let text = format!("{:?} {all:?}", shelf.article("en", "staking"));
            assert!(!text.to_lowercase().contains("zanzibar"), "{region:?}: {text}");
            assert!(shelf.topic_named("zanzibar").is_none());
        }
        // Regions that are treated alike share a shelf; each state of the knowledge has its own.
        let one = |region: Option<&'static str>| async move { found(region, "fees").await.0 };
        let (brazil, japan, usa) = (one(Some("BR")).await, one(Some("JP")).await, one(Some("US")).await);
        assert!(std::sync::Arc::ptr_eq(&brazil, &japan) && !std::sync::Arc::ptr_eq(&brazil, &usa));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_says_where_they_are_and_pages_are_kept_for_them_alone() {
    each_engine(|app| async move {
        let (admin, staking) = centre(&app).await;
        let reader = app.anonymous();
        let before = page(&reader, "/help/en/a/staking").await;
        assert_eq!(before.header("cache-control"), Some("private, no-cache"));
        assert_eq!(before.header("vary"), Some("Accept-Encoding, Cookie"));
        assert!(before.text.contains("<option value=\"DE\">Germany</option>"), "{}", before.text);
        let kind = "application/x-www-form-urlencoded";
        let choose = |form: &'static str| reader.raw(Method::POST, "/../../help/en/region", kind, form);
        let sent = choose("region=DE&back=%2Fhelp%2Fen%2Fa%2Fstaking").await;
        assert_eq!((sent.status, sent.header("location")), (303, Some("/help/en/a/staking")));
        assert_eq!(reader.cookie("ombud_region").as_deref(), Some("DE"));
        let after = page(&reader, "/help/en/a/staking").await;
        assert!(after.text.contains("zanzibar limit"), "{}", after.text);
        assert!(after.text.contains("<option value=\"DE\" selected>"), "{}", after.text);
        assert_ne!(
            after.header("etag"),
            before.header("etag"),
            "what one browser has is not taken for another's"
        );
        let elsewhere = choose("region=FR&back=https%3A%2F%2Fevil.example%2F").await;
        assert_eq!(elsewhere.header("location"), Some("/help/en/"), "a form leads nowhere else");
        assert_eq!(reader.cookie("ombud_region").as_deref(), Some("FR"));
        choose("region=").await;
        assert_eq!(reader.cookie("ombud_region"), None);
        assert!(!read(&reader, "/help/en/a/staking").await.contains("zanzibar"));
        // Where all get the same, pages are anybody's again, and nothing is asked.
        write(&admin, &staking, "How does staking work?", "Staking is offered by our partner.").await;
        admin.post(&format!("/knowledge/topics/{staking}/articles/en/publish"), json!({})).await.ok();
        let german = admin.get("/knowledge/topics?q=zanzibar").await.ok()["items"][0]["id"].clone();
        admin
            .patch(&format!("/knowledge/topics/{}", german.as_str().unwrap()), json!({"regions": []}))
            .await
            .ok();
        let plain = page(&reader, "/help/en/a/staking").await;
        assert_eq!(plain.header("cache-control"), Some("public, no-cache"));
        assert_eq!(plain.header("vary"), Some("Accept-Encoding"));
        assert!(!plain.text.contains("<select"), "{}", plain.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trusted_proxy_says_where_readers_are_and_nobody_else_does() {
    let behind = |config: &mut ombud_server::config::Config| {
        config.server.country_header = "CF-IPCountry".into();
        config.server.trusted_proxies = vec!["127.0.0.0/8".into(), "::1".into()];
    };
    each_engine_with(behind, |app| async move {
        centre(&app).await;
        let mut reader = app.anonymous();
        reader.headers.insert("cf-ipcountry".into(), "DE".into());
        let german = read(&reader, "/help/en/a/staking").await;
        assert!(
            german.contains("zanzibar limit") && !german.contains("<select"),
            "there is nothing to choose"
        );
        // Whatever they say themselves: the proxy knows better.
        reader.headers.insert("cf-ipcountry".into(), "US".into());
        reader.set_cookie("ombud_region", "DE");
        let american = read(&reader, "/help/en/a/staking").await;
        assert!(!american.contains("zanzibar") && !american.contains("mombasa"), "{american}");
        // Where it does not know, they may.
        reader.headers.insert("cf-ipcountry".into(), "XX".into());
        assert!(read(&reader, "/help/en/a/staking").await.contains("zanzibar limit"));
    })
    .await;
    let direct = |config: &mut ombud_server::config::Config| {
        config.server.country_header = "CF-IPCountry".into();
        config.server.trusted_proxies = vec!["192.0.2.1".into()];
    };
    each_engine_with(direct, |app| async move {
        centre(&app).await;
        let mut reader = app.anonymous();
        reader.headers.insert("cf-ipcountry".into(), "DE".into());
        assert!(!read(&reader, "/help/en/a/staking").await.contains("zanzibar"), "anybody can send a header");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_says_to_nobody_what_is_for_others() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let category = desk.admin.get("/knowledge/categories").await.ok()["items"][0]["id"].clone();
        let body = "Staking pays rewards.\n\n:::region DE\nThe zanzibar rule of staking holds: how staking works here is by law.\n:::\n";
        shown(&desk.admin, &category, "staking", "How does staking work?", body).await;
        let german = shown(&desk.admin, &category, "german-staking", "The zanzibar rule of staking", "Zanzibar text.").await;
        desk.admin.patch(&format!("/knowledge/topics/{german}"), json!({"regions": ["DE"]})).await.ok();
        let field = json!({"on": "customer", "key": "country", "label": "Country", "type": "text"});
        desk.admin.post("/fields", field).await.ok();
        let settings = desk.admin.get("/knowledge/settings").await.ok();
        let with = |key: &str| {
            let mut changed = settings.clone();
            changed["region_field"] = json!(key);
            changed
        };
        desk.admin.put("/knowledge/settings", with("no_such_field")).await.problem(Code::Invalid);
        desk.admin.put("/knowledge/settings", with("country")).await.ok();

        for (country, hears) in [(None, false), (Some("US"), false), (Some("de"), true)] {
            let mut talk = Talk::begin(&app, &desk).await;
            if let Some(country) = country {
                let fields = json!({"fields": {"country": country}});
                desk.admin.patch(&format!("/customers/{}", talk.customer.id), fields).await.ok();
            }
            let said = talk.say("which zanzibar rule of staking holds, how does staking work here").await.to_string();
            assert_eq!(said.to_lowercase().contains("zanzibar"), hears, "{country:?}: {said}");
            let cases = desk.admin.get(&format!("/customers/{}/cases", talk.customer.id)).await.ok();
            let case = cases["items"][0]["id"].as_str().unwrap();
            let suggested = desk.admin.get(&format!("/cases/{case}/suggestions")).await.ok()["articles"].to_string();
            assert_eq!(suggested.to_lowercase().contains("zanzibar"), hears, "{country:?}: {suggested}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_sees_it_from_anywhere_and_a_slip_is_not_published() {
    each_engine(|app| async move {
        let (admin, staking) = centre(&app).await;
        let preview = |region: Json| {
            let content = json!({"title": "x", "summary": "", "questions": [], "body": BODY});
            let asked = json!({"lang": "en", "content": content, "region": region});
            let admin = &admin;
            async move { admin.post("/knowledge/preview", asked).await.ok() }
        };
        let all = preview(Json::Null).await;
        let html = all["html"].as_str().unwrap();
        assert!(html.contains("Only in: DE, FR") && html.contains("Not in: US"), "{html}");
        assert!(html.contains("zanzibar limit") && html.contains("mombasa"), "{html}");
        assert_eq!((&all["broken_links"], &all["refusals"]), (&json!([]), &json!([])), "{all}");
        for (region, zanzibar) in [("de", true), ("US", false), ("unknown", false)] {
            let seen = preview(json!(region)).await["html"].as_str().unwrap().to_owned();
            assert_eq!(seen.contains("zanzibar limit"), zanzibar, "{region}: {seen}");
            assert!(!seen.contains("Only in"), "{seen}");
        }
        let content = json!({"title": "x", "summary": "", "questions": [], "body": "x"});
        let wrong = json!({"lang": "en", "content": content, "region": "Germany"});
        admin.post("/knowledge/preview", wrong).await.problem(Code::Invalid);
        // Staff finds all of it, with whom it is for.
        let hits = admin.get("/knowledge/search?q=zanzibar+limit&lang=en&internal=false").await.ok();
        assert!(hits["results"].to_string().contains("zanzibar"), "{hits}");

        // What nobody may say is refused in a part for somebody, too; and a slip is told, and not published.
        let publish = format!("/knowledge/topics/{staking}/articles/en/publish");
        write(&admin, &staking, "x", "All.\n\n:::region DE\nSend us your recovery phrase.\n:::").await;
        admin.post(&publish, json!({})).await.problem(Code::UnsafeReply);
        for (slip, how) in [
            (":::region Germany\nx\n:::", "two letters"),
            ("a\n:::region UK\nx\n:::", "write `GB`"),
            (":::region DE, XX\nx\n:::", "no country"),
            (":::region DE\nx", "not ended"),
            ("x\n\n:::\n", "ends no part"),
            ("- :::region DE\n  x\n  :::", "line of its own"),
        ] {
            write(&admin, &staking, "x", slip).await;
            let problem = admin.post(&publish, json!({})).await.problem(Code::Invalid);
            assert!(problem.to_string().contains("line ") && problem.to_string().contains(how), "{problem}");
            let content = json!({"title": "x", "summary": "", "questions": [], "body": slip});
            let told = admin.post("/knowledge/preview", json!({"lang": "en", "content": content})).await.ok();
            assert_eq!(told["mistakes"][0], problem["mistakes"][0], "{told}");
        }
        for (code, how) in [("uk", "write GB"), ("XX", "two letters"), ("France", "two letters")] {
            let asked = json!({"regions": ["DE", code]});
            let problem =
                admin.patch(&format!("/knowledge/topics/{staking}"), asked).await.problem(Code::Invalid);
            assert!(problem.to_string().contains(how), "{problem}");
        }
        assert!(
            read(&from(&app, Some("DE")), "/help/en/a/staking").await.contains("zanzibar limit"),
            "as it was"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_out_and_comes_in_again() {
    each_engine(|app| async move {
        let (admin, _) = centre(&app).await;
        let document = admin.get("/knowledge/export").await.ok().to_string();
        assert!(document.contains(":::region DE, FR"), "{document}");
        let asked = json!({"format": "ombud", "files": [{"path": "knowledge.json", "text": document}], "publish": true});
        let again = admin.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!((&again["unchanged"], &again["problems"]), (&json!(3), &json!([])), "{again}");
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Editor").await;
        stranger.post("/knowledge/import", asked).await.ok();
        for (region, there) in [(None, false), (Some("DE"), true)] {
            let shelf = app.app.library.seen_from(elsewhere, region).await.unwrap();
            let text = format!("{:?}", shelf.article("en", "staking").unwrap());
            assert_eq!(text.contains("zanzibar"), there, "{region:?}: {text}");
        }
        // A folder of Markdown says it in the same words; a slip is told with its line, and the file stays out.
        let file = |name: &str, body: &str| json!({"path": format!("law/{name}.en.md"), "text": format!("---\ntitle: {name}\n---\n\n{body}")});
        let files = json!([file("good", "All.\n\n:::region EU\nEurope.\n:::"), file("bad", "All.\n\n:::region Europe\nNo.\n:::")]);
        let asked = json!({"format": "markdown", "files": files, "publish": true});
        let done = admin.post("/knowledge/import", asked).await.ok();
        assert_eq!((&done["published"], done["problems"].as_array().unwrap().len()), (&json!(1), 1), "{done}");
        assert!(done["problems"].to_string().contains("line 3"), "{done}");
        assert!(read(&from(&app, Some("MT")), "/help/en/a/good").await.contains("Europe."));
        assert!(!read(&from(&app, Some("GB")), "/help/en/a/good").await.contains("Europe."));
    })
    .await;
}
