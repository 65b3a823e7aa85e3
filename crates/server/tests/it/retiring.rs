//! What is taken back from readers is gone, and comes back as it was; what was never written in a language is read in another; and what
//! is called otherwise is still found.

use crate::{
    help::{Shop, page, read},
    knowledge::{shelf, text},
    support::{Client, each_engine},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

fn article(topic: &str, lang: &str) -> String {
    format!("/knowledge/topics/{topic}/articles/{lang}")
}

/// The slugs of the articles that a page lists, in order.
fn listed(page: &str) -> Vec<String> {
    let lines = page.split("<ul class=\"lines\">").skip(1).flat_map(|it| it.split("</ul>").take(1));
    let links = lines.flat_map(|it| it.split("<a href=\"").skip(1).collect::<Vec<_>>());
    let slugs = links.filter_map(|it| it.split('"').next()?.rsplit('/').next());
    slugs.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_retired_in_a_language_is_gone_for_its_readers() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let fees = shop.shown("fees", "What does a deposit cost?", "Nothing.").await;
        shop.publish(&fees, "zh-CN", "充值费用", "没有。").await;
        shop.admin.patch(&format!("/knowledge/topics/{fees}"), json!({"intents": ["tx.fee"]})).await.ok();
        let late = shop.shown("late", "My deposit is late", "See [the cost](fees).").await;
        shop.publish(&late, "zh-CN", "充值未到账", "见[费用](fees)。").await;
        shop.admin.patch(&format!("/knowledge/topics/{late}"), json!({"related": [fees]})).await.ok();
        let reader = app.anonymous();
        let linked = shop.admin.get(&format!("/knowledge/topics/{fees}")).await.ok();
        assert_eq!(linked["linked_from"][0]["topic"], json!(late), "{linked}");
        assert_eq!(linked["linked_from"].as_array().unwrap().len(), 2);

        shop.admin.post(&format!("{}/retire", article(&fees, "en")), json!({})).await.ok();
        let gone = page(&reader, "/help/en/a/fees").await;
        assert_eq!(gone.status, 404);
        assert!(gone.text.contains("role=\"search\"") && !gone.text.contains("充值费用"), "{}", gone.text);
        for path in [
            "/help/en/",
            "/help/en/deposits/",
            "/help/en/a/late",
            "/help/en/search?q=deposit+cost",
            "/help/en/feed.xml",
        ] {
            let text = read(&reader, path).await;
            assert!(!text.contains("a/fees") && !text.contains("充值费用"), "{path}: {text}");
        }
        let suggested = page(&reader, "/help/en/suggest?q=deposit%20cost").await.ok();
        assert!(!suggested.to_string().contains("fees"), "{suggested}");
        let map = read(&reader, "/help/sitemap.xml").await;
        assert!(!map.contains("/help/en/a/fees") && map.contains("/help/zh-CN/a/fees"), "{map}");
        let known = shelf(&app).await;
        assert!(known.found_of("fees", "en", "cost").is_none() && known.of_intent("tx.fee", "en").is_empty());
        assert!(known.popular("en", 9).iter().all(|it| it.slug != "fees"));
        assert!(known.search("充值费用", "en", 9).iter().all(|it| it.slug != "fees"));
        // Readers of Chinese keep it, and the way to it; the language's menu leads to no page that is gone.
        let chinese = read(&reader, "/help/zh-CN/a/fees").await;
        assert!(
            chinese.contains("充值费用") && chinese.contains("href=\"/help/en/\" hreflang=\"en\""),
            "{chinese}"
        );
        assert!(read(&reader, "/help/zh-CN/a/late").await.contains("href=\"/help/zh-CN/a/fees\""));

        // Its link is plain text now, and the list of topics says so.
        let broken = shop.admin.get("/knowledge/topics?broken=true").await.ok();
        assert_eq!(broken["items"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&broken["items"][0]["id"], &broken["items"][0]["broken_links"]),
            (&json!(late), &json!(1))
        );

        shop.admin.post(&format!("{}/unretire", article(&fees, "en")), json!({})).await.ok();
        assert_eq!(page(&reader, "/help/en/a/fees").await.status, 200);
        assert_eq!(shop.admin.get("/knowledge/topics?broken=true").await.ok()["items"], json!([]));
        let all = json!({"all_languages": true});
        shop.admin.post(&format!("{}/retire", article(&fees, "en")), all).await.ok();
        for lang in ["en", "zh-CN", "ar"] {
            assert_eq!(page(&reader, &format!("/help/{lang}/a/fees")).await.status, 404, "{lang}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_brought_back_is_what_was_published_and_a_host_blocked_meanwhile_keeps_it() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let topic = shop.shown("claim", "Claim", "Look [here](https://later.example/claim).").await;
        shop.admin.post(&format!("{}/retire", article(&topic, "en")), json!({})).await.ok();
        shop.admin.post("/safety/hosts", json!({"host": "later.example", "standing": "blocked"})).await.ok();
        let refused = shop.admin.post(&format!("{}/unretire", article(&topic, "en")), json!({})).await;
        let refused = refused.problem(Code::UnsafeReply);
        assert!(text(&refused["detail"]).contains("later.example"), "it names what it is about: {refused}");
    })
    .await;
}

async fn judged(admin: &Client, topic: &Json, lang: &str, content: &Json, internal: bool) -> usize {
    let asked = json!({"topic": topic, "lang": lang, "content": content, "internal": internal});
    admin.post("/knowledge/preview", asked).await.ok()["refusals"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ships_is_previewed_and_brought_back_as_it_is_published_and_stands_in_its_order() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        admin.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        let mut wary = Vec::new();
        let topics = admin.get("/knowledge/topics?limit=100").await.ok();
        for topic in topics["items"].as_array().unwrap() {
            assert_eq!(topic["broken_links"], json!(0), "{topic}");
            for lang in ["en", "zh-CN"] {
                let path = article(&text(&topic["id"]), lang);
                let there = admin.get(&path).await.ok();
                assert_eq!(judged(&admin, &topic["id"], lang, &there["draft"], false).await, 0, "{path}");
                if judged(&admin, &Json::Null, lang, &there["draft"], false).await > 0 {
                    wary.push(path);
                }
            }
        }
        assert!(wary.len() > 5, "as a new article these would be looked at: {wary:?}");
        for path in &wary {
            admin.post(&format!("{path}/retire"), json!({})).await.ok();
            let back = admin.post(&format!("{path}/unretire"), json!({})).await.ok();
            assert_eq!(back["state"], json!("published"), "{path}");
        }

        // Nobody has read or voted: what is asked most stands first.
        let reader = app.anonymous();
        let deposits = listed(&read(&reader, "/help/en/deposits/").await);
        assert_eq!(deposits[..2], ["deposit-not-arrived", "deposit-crypto"]);
        let home = listed(&read(&reader, "/help/en/").await);
        assert_eq!(home[..4], ["assets-stolen", "cannot-log-in", "verify-identity", "deposit-not-arrived"]);
        let popular = shelf(&app).await.popular("zh-CN", 3);
        assert!(
            popular.iter().all(|it| it.lang == "zh-CN") && popular[0].slug == "assets-stolen",
            "{popular:?}"
        );

        // What is found is said in sentences, and what is named first stands first.
        for (query, first) in [("withdrawal+pending", "withdrawal-pending"), ("提币", "")] {
            let lang = if first.is_empty() { "zh-CN" } else { "en" };
            let found = read(&reader, &format!("/help/{lang}/search?q={query}")).await;
            let slugs = listed(&found);
            assert!(first.is_empty() || slugs[0] == first, "{slugs:?}");
            for snippet in
                found.split("<p>").skip(1).filter_map(|it| it.split("</p>").next()).take(slugs.len())
            {
                let least = if first.is_empty() { 9 } else { 18 };
                assert!(snippet.chars().count() > least && !snippet.contains(" – "), "{query}: {snippet}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_with_one_article_lists_the_others_in_the_default_language_behind_it() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        for (slug, title) in [("alpha", "Alpha"), ("beta", "Beta")] {
            shop.shown(slug, title, "Text.").await;
        }
        let own = shop.shown("omega", "Omega", "Text.").await;
        shop.publish(&own, "ar", "أوميغا", "نص.").await;
        let chinese = shop.topic("zeta", false).await;
        shop.publish(&chinese, "zh-CN", "泽塔", "文。").await;
        let reader = app.anonymous();
        let home = read(&reader, "/help/ar/").await;
        let all = ["omega", "alpha", "beta", "zeta"];
        assert_eq!(listed(&home), all, "{home}");
        assert!(home.contains("<a href=\"/help/ar/a/alpha\" lang=\"en\" dir=\"ltr\">Alpha</a>"), "{home}");
        assert!(
            home.contains("<a href=\"/help/ar/a/omega\">أوميغا</a>") && !home.contains("noindex"),
            "{home}"
        );
        let category = read(&reader, "/help/ar/deposits/").await;
        assert_eq!(listed(&category), all, "{category}");
        let popular = shelf(&app).await.popular("ar", 2);
        assert_eq!(popular.iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(), ["omega", "alpha"]);
        // A list of others' languages alone is there for readers, and not for search engines.
        assert!(!read(&reader, "/help/sitemap.xml").await.contains("/help/ar/a/alpha"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_is_called_otherwise_is_found_by_its_former_names() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let fees = shop.shown("fees", "What does a deposit cost?", "Nothing.").await;
        shop.shown("late", "My deposit is late", "See [the cost](fees#s-why).").await;
        let reader = app.anonymous();
        let to = |path: &'static str| {
            let reader = &reader;
            async move {
                let answer = page(reader, path).await;
                (answer.status, answer.header("location").unwrap_or_default().to_owned())
            }
        };
        for slug in ["costs", "what-it-costs"] {
            shop.admin.patch(&format!("/knowledge/topics/{fees}"), json!({"slug": slug})).await.ok();
        }
        let now = (301, "/help/en/a/what-it-costs".to_owned());
        assert_eq!((to("/help/en/a/fees").await, to("/help/en/a/costs").await), (now.clone(), now.clone()));
        assert_eq!(to("/help/en/a/what-it-costs/").await, now, "a slash too many leads on");
        assert_eq!(to("/help/en/search/?q=a").await, (301, "/help/en/search?q=a".into()));
        assert_eq!(to("/help/en/a/never/").await.0, 301);
        assert!(read(&reader, "/help/en/a/late").await.contains("href=\"/help/en/a/what-it-costs#s-why\""));
        let topic = shop.admin.get(&format!("/knowledge/topics/{fees}")).await.ok();
        assert_eq!(topic["former_slugs"], json!(["costs", "fees"]), "{topic}");
        // Whoever has the name has it; and a topic that takes its own back leads nowhere else.
        shop.shown("costs", "Other costs", "Some.").await;
        assert!(read(&reader, "/help/en/a/costs").await.contains("Other costs"));
        shop.admin.patch(&format!("/knowledge/topics/{fees}"), json!({"slug": "fees"})).await.ok();
        assert_eq!(page(&reader, "/help/en/a/fees").await.status, 200);
    })
    .await;
}
