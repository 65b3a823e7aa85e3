//! The help centre at an address of its own, with its own look.

use crate::{
    help::{Shop, page},
    pictures::png,
    support::each_engine,
    talk::{conversation_id, customer, desk},
    viewer::sent,
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn at_its_own_address_nothing_but_the_help_centre_and_the_chat_answers() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        shop.shown("fees", "Fees", "Some.").await;
        let settings = shop.admin.get("/knowledge/settings").await.ok();
        let with = |field: &str, value: Json| {
            let mut changed = settings.clone();
            changed[field] = value;
            changed
        };
        for (field, value) in [
            ("address", json!("https://help.example.com/de")),
            ("address", json!("javascript:alert(1)")),
            ("logo", json!("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png")),
            ("cover", json!("../../etc/passwd")),
        ] {
            let problem =
                shop.admin.put("/knowledge/settings", with(field, value)).await.problem(Code::Invalid);
            assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        }
        let logo = shop.admin.upload("/knowledge/pictures", "logo.png", &png(9)).await.ok();
        let mut own = with("address", json!("http://Help.localhost"));
        (own["logo"], own["cover"]) = (logo["name"].clone(), logo["name"].clone());
        // Whoever only writes does not decide where readers are led.
        let editor = app.sign_in("Editor").await;
        editor.put("/knowledge/settings", own.clone()).await.problem(Code::Forbidden);
        let kept = shop.admin.put("/knowledge/settings", own.clone()).await.ok();
        (own["address"], own["color"]) = (kept["address"].clone(), json!("#112233"));
        editor.put("/knowledge/settings", own).await.ok();
        // Nobody shuts themselves out of the console.
        let mut inside = app.sign_in("Admin").await;
        inside.headers.insert("host".into(), "desk.internal:8080".into());
        let here = with("address", json!("http://desk.internal:8080"));
        inside.put("/knowledge/settings", here).await.problem(Code::Invalid);
        assert_eq!(kept["address"], "http://help.localhost");

        let mut reader = app.anonymous();
        let name = logo["name"].as_str().unwrap();
        assert_eq!(page(&reader, &format!("/help/pictures/{name}")).await.status, 200);
        reader.headers.insert("host".into(), "help.localhost".into());
        assert_eq!(page(&reader, "/").await.header("location"), Some("/help/"));
        let robots = page(&reader, "/robots.txt").await.text;
        assert!(robots.ends_with("Sitemap: http://help.localhost/help/sitemap.xml\n"), "{robots}");
        let article = page(&reader, "/help/en/a/fees").await.text.replace("&#x2f;", "/");
        for part in [
            "rel=\"canonical\" href=\"http://help.localhost/help/en/a/fees\"".to_owned(),
            format!("og:image\" content=\"http://help.localhost/help/pictures/{name}\""),
            format!("<img class=\"logo\" src=\"/help/pictures/{name}\""),
        ] {
            assert!(article.contains(&part), "{part}: {article}");
        }
        let map = page(&reader, "/help/sitemap.xml").await.text.replace("&#x2f;", "/");
        assert!(map.contains("<loc>http://help.localhost/help/en/a/fees<"), "{map}");
        assert_ne!(reader.get("/widget/menu").await.status, 404, "the chat works there");
        for hidden in [
            "/console/",
            "/console/sign-in",
            "/api/docs",
            "/docs",
            "/metrics",
            "/verify",
            "/scim/v2/Users",
            "/nope",
        ] {
            page(&reader, hidden).await.problem(Code::NotFound);
        }
        for hidden in ["/auth/me", "/cases", "/event-kinds"] {
            reader.get(hidden).await.problem(Code::NotFound);
        }
        let mut agent = app.sign_in("Admin").await;
        agent.headers.insert("host".into(), "help.localhost".into());
        agent.get("/cases").await.problem(Code::NotFound);
        reader.headers.insert("accept".into(), "text/html".into());
        let lost = page(&reader, "/console/").await;
        assert!(lost.status == 404 && lost.text.contains("role=\"search\""), "{}", lost.text);
        // What leads from the chat to the server's own page leads there.
        let verify = page(&reader, "/verify").await;
        assert!(verify.header("location").unwrap().ends_with("/verify"), "{verify:?}");

        // What is sent in the chat is seen in it.
        let desk = desk(&app, json!({})).await;
        let (mut anna, conversation) = (customer(&app, &desk).await, conversation_id());
        sent(&app, &anna, &conversation, "card.png", &png(3)).await;
        let thread = anna.client.get(&format!("/widget/conversations/{conversation}/messages")).await.ok();
        let url = thread["items"][0]["files"][0]["url"].as_str().unwrap().to_owned();
        anna.client.headers.insert("host".into(), "help.localhost".into());
        let seen = page(&anna.client, &url).await;
        assert_eq!((seen.status, &seen.bytes[..]), (200, &png(3)[..]));

        // The help centre's own pictures are not swept away.
        app.advance(Duration::from_hours(24 * 9));
        app.run_jobs().await;
        assert_eq!(page(&reader, &format!("/help/pictures/{name}")).await.status, 200);
    })
    .await;
}
