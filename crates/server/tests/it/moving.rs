//! Moving in from another help centre: what becomes of its articles, and what nobody gets in by them.

use crate::{
    knowledge::{shelf, text},
    pictures::png,
    support::each_engine,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value as Json, json};

fn zendesk() -> Vec<Json> {
    let file = |name: &str, text: &str| json!({"path": format!("dump/{name}.json"), "text": text});
    vec![
        file("articles", include_str!("moving/zendesk-articles.json")),
        file("translations", include_str!("moving/zendesk-translations.json")),
        file("sections", include_str!("moving/zendesk-sections.json")),
        file("categories", include_str!("moving/zendesk-categories.json")),
        file("attachments", include_str!("moving/zendesk-attachments.json")),
        json!({"path": "dump/attachments/360000000501/wallet page.png", "data": STANDARD.encode(png(5))}),
    ]
}

fn chatwoot() -> Vec<Json> {
    let file = |name: &str, text: &str| json!({"path": format!("{name}.json"), "text": text});
    vec![
        file("portals", include_str!("moving/chatwoot-portals.json")),
        file("categories", include_str!("moving/chatwoot-categories.json")),
        file("articles", include_str!("moving/chatwoot-articles.json")),
        json!({"path": "pictures/settings page.png", "data": STANDARD.encode(png(6))}),
    ]
}

fn told(done: &Json) -> Vec<String> {
    done["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{}: {}", text(&it["file"]), text(&it["what"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zendesk_guide_moves_in_with_its_languages_links_and_pictures() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let asked = json!({"format": "zendesk", "files": zendesk(), "publish": true});
        let mut dry = asked.clone();
        dry["dry_run"] = json!(true);
        let looked = admin.post("/knowledge/import", dry).await.ok();
        assert_eq!(admin.get("/knowledge/topics").await.ok()["items"], json!([]));
        let done = admin.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!(done, looked);
        // Four articles, one in Chinese, one in German; the two drafts are not published.
        let counts = ["created", "published", "pictures"].map(|it| done[it].as_i64().unwrap());
        assert_eq!(counts, [6, 4, 1], "{done}");
        let told = told(&done);
        assert!(told.iter().any(|it| it.contains("article 360000000033") && it.contains("user segment")), "{told:?}");
        assert!(told.iter().any(|it| it.contains("gone.png") && it.contains("was not fetched")), "{told:?}");
        assert!(told.iter().any(|it| it.contains("/hc/en-us/sections/360000000100") && it.contains("no article")), "{told:?}");
        assert_eq!(told.len(), 3, "{told:?}");

        let categories = admin.get("/knowledge/categories").await.ok();
        let slugs: Vec<String> = categories["items"].as_array().unwrap().iter().map(|it| text(&it["slug"])).collect();
        assert_eq!(slugs, ["deposits", "withdrawals"], "in their order");
        assert_eq!(categories["items"][1]["titles"], json!({"en": "Withdrawals", "zh-CN": "提币"}));

        let topics = admin.get("/knowledge/topics?q=how-to-withdraw").await.ok()["items"].clone();
        let topic = admin.get(&format!("/knowledge/topics/{}", text(&topics[0]["id"]))).await.ok();
        assert_eq!((&topic["tags"], &topic["original_lang"]), (&json!(["withdrawal", "network"]), &json!("en")));
        let article = admin.get(&format!("/knowledge/topics/{}/articles/en", text(&topic["id"]))).await.ok();
        let body = text(&article["draft"]["body"]);
        for part in [
            "## Before you start\n",
            "> [!WARNING]\n> **Never** send to an address from a message.\n>\n> See [the networks](supported-networks#s-networks).",
            "1. Open *Wallet*.",
            "![The wallet's page with Withdraw](pictures/",
            "[look at the fee](#s-what-it-costs)",
            "| **Coin** | **Fee** |\n| --- | --- |\n| BTC | 0.0002 \\| fixed |",
            "](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
            "![Lost](https://nimbus.zendesk.com/hc/article_attachments/360000000777/gone.png)",
        ] {
            assert!(body.contains(part), "{part}\nis not in\n{body}");
        }
        for gone in ["script", "onclick", "steal", "evil.example", "track.example", "display:none", "onmouseover"] {
            assert!(!body.contains(gone), "{gone} is in\n{body}");
        }

        let shelf = shelf(&app).await;
        let shown = shelf.article("en", "how-to-withdraw").unwrap();
        assert!(shown.html.contains("<a href=\"/help/en/a/supported-networks#s-networks\">"), "{}", shown.html);
        assert!(shown.html.contains("<img src=\"/help/pictures/") && shown.html.contains("class=\"video\""), "{}", shown.html);
        assert!(!shown.html.contains("javascript:") && shown.html.contains("&lt;b&gt;not bold"), "{}", shown.html);
        assert!(shelf.article("zh-CN", "how-to-withdraw").unwrap().html.contains("/help/en/a/supported-networks"));
        assert!(shelf.topic_named("for-our-vips").is_none(), "what some saw is not for everybody");
        assert!(shelf.topic_named("not-yet").is_none(), "a draft stays one");

        let again = admin.post("/knowledge/import", asked).await.ok();
        let counts = ["created", "updated", "unchanged", "published", "pictures"].map(|it| again[it].as_i64().unwrap());
        assert_eq!(counts, [0, 0, 6, 0, 0], "{again}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chatwoot_portal_moves_in_with_its_languages_links_and_pictures() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let asked = json!({"format": "chatwoot", "files": chatwoot(), "publish": true});
        let done = admin.post("/knowledge/import", asked.clone()).await.ok();
        let counts = ["created", "published", "pictures"].map(|it| done[it].as_i64().unwrap());
        assert_eq!(counts, [3, 2, 1], "{done}");
        let told = told(&done);
        assert!(
            told.len() == 1 && told[0].contains("none.png") && told[0].contains("was not fetched"),
            "{told:?}"
        );
        let categories = admin.get("/knowledge/categories").await.ok();
        assert_eq!(
            categories["items"][0]["titles"],
            json!({"en": "Security", "zh-CN": "安全"}),
            "{categories}"
        );
        assert_eq!(categories["items"].as_array().unwrap().len(), 1);

        let topics = admin.get("/knowledge/topics?q=lost-2fa-device").await.ok()["items"].clone();
        let id = text(&topics[0]["id"]);
        let article = admin.get(&format!("/knowledge/topics/{id}/articles/en")).await.ok();
        assert_eq!(article["draft"]["summary"], "What to do when the phone is gone.");
        let body = text(&article["draft"]["body"]);
        assert!(body.contains("   ![Where Security is](pictures/"), "{body}");
        assert!(body.contains("<https://www.youtube.com/watch?v=dQw4w9WgXcQ>"), "{body}");
        assert!(
            body.contains("[write to us](contact-us)") && body.contains("```\nhttps://stays.example\n```"),
            "{body}"
        );
        let shelf = shelf(&app).await;
        let shown = shelf.article("en", "lost-2fa-device").unwrap();
        assert!(
            shown.html.contains("class=\"video\"") && shown.html.contains("&lt;script&gt;"),
            "{}",
            shown.html
        );
        assert!(shelf.article("zh-CN", "lost-2fa-device").is_some(), "the translation is of the same topic");
        assert!(shelf.topic_named("contact-us").is_none() && shelf.topic_named("old-news").is_none());

        let again = admin.post("/knowledge/import", asked).await.ok();
        let counts = ["created", "updated", "unchanged", "published"].map(|it| again[it].as_i64().unwrap());
        assert_eq!(counts, [0, 0, 3, 0], "{again}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_export_is_told_and_keeps_nothing_else_out() {
    each_engine(|app| async move {
        let lead = app.sign_in("Lead").await;
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let article = |id: u64, title: &str, body: &str| {
            json!({"id": id, "title": title, "locale": "en-us", "source_locale": "en-us", "section_id": 1, "body": body})
        };
        let deep = format!("{}x", "<div>".repeat(5000));
        let articles = json!({"articles": [
            article(1, "Good", "<p>Fine.</p>"),
            article(2, "Leak", &format!("<p>{phrase}</p>")),
            article(3, "Deep", &deep),
            article(4, &"t".repeat(201), "<p>x</p>"),
            {"title": "no id", "body": "x"},
            article(5, "Good", "<p>The same name.</p>"),
        ]});
        let files = json!([
            {"path": "articles.json", "text": articles.to_string()},
            {"path": "broken.json", "text": "{\"articles\": [\n"},
            {"path": "other.json", "text": "{\"tickets\": [{\"id\": 1}]}"},
        ]);
        let done = lead.post("/knowledge/import", json!({"format": "zendesk", "files": files})).await.ok();
        assert_eq!((&done["created"], &done["published"]), (&json!(2), &json!(0)), "{done}");
        let told = told(&done);
        for part in [
            "the article  cannot be read",
            "broken.json: EOF",
            "article 2 en: it holds what looks like a recovery phrase",
            "article 3 en: its elements lie too deep",
            "article 4 en: title",
        ] {
            assert!(told.iter().any(|it| it.contains(part)), "{part} is not in {told:#?}");
        }
        assert!(!done.to_string().contains("sausage"), "{done}");
        let topics = lead.get("/knowledge/topics").await.ok()["items"].to_string();
        assert!(topics.contains("\"good\"") && topics.contains("\"good-5\""), "{topics}");

        // Nothing in it at all, or another file: it is said what to take.
        for (format, text) in [("zendesk", "{\"count\": 0}"), ("chatwoot", "{\"payload\": []}"), ("chatwoot", "nothing")] {
            let files = json!([{"path": "a.json", "text": text}]);
            let done = lead.post("/knowledge/import", json!({"format": format, "files": files})).await.ok();
            assert_eq!(done["created"], json!(0));
            assert!(text_of_how(&done).contains("take"), "{done}");
        }
    })
    .await;
}

fn text_of_how(done: &Json) -> String {
    text(&done["problems"][0]["how"])
}
