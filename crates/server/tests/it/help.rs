//! The help centre: what everybody reads, what nobody outside may, and what readers say of it.

use crate::support::{Answer, Client, TestApp, each_engine};
use ombud_server::http::Code;
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// Asks for a page, which stands beside the API.
pub async fn page(client: &Client, path: &str) -> Answer {
    client.get(&format!("/../..{path}")).await
}

/// Sends a form, as a browser without a script does.
async fn send(client: &Client, path: &str, form: &str) -> Answer {
    let kind = "application/x-www-form-urlencoded";
    client.raw(Method::POST, &format!("/../..{path}"), kind, form).await
}

pub async fn read(client: &Client, path: &str) -> String {
    let answer = page(client, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    // Templates write slashes so.
    answer.text.replace("&#x2f;", "/")
}

/// An editor's desk with a category.
pub struct Shop {
    pub admin: Client,
    category: String,
}

impl Shop {
    pub async fn open(app: &TestApp) -> Self {
        let admin = app.sign_in("Admin").await;
        let settings = json!({ "languages": ["en", "zh-CN", "ar"], "help_centre": true, "titles": {}, "color": null, "contact": null });
        admin.put("/knowledge/settings", settings).await.ok();
        let titles = json!({ "en": "Deposits", "zh-CN": "充值" });
        let made =
            admin.post("/knowledge/categories", json!({ "slug": "deposits", "titles": titles })).await.ok();
        let category = made["id"].as_str().unwrap().to_owned();
        Self { admin, category }
    }

    pub async fn topic(&self, slug: &str, internal: bool) -> String {
        let new = json!({ "slug": slug, "category": self.category, "lang": "en", "title": slug, "internal": internal });
        self.admin.post("/knowledge/topics", new).await.ok()["id"].as_str().unwrap().to_owned()
    }

    pub async fn draft(&self, topic: &str, lang: &str, title: &str, body: &str) {
        let path = format!("/knowledge/topics/{topic}/articles/{lang}");
        let base = self.admin.get(&path).await.json()["draft_version"].as_i64().unwrap_or(0);
        let content = json!({ "title": title, "summary": format!("{title}, in short."), "questions": [], "body": body });
        self.admin.put(&path, json!({ "content": content, "base_version": base })).await.ok();
    }

    pub async fn publish(&self, topic: &str, lang: &str, title: &str, body: &str) {
        self.draft(topic, lang, title, body).await;
        let path = format!("/knowledge/topics/{topic}/articles/{lang}/publish");
        self.admin.post(&path, json!({})).await.ok();
    }

    /// A topic with a published English article.
    pub async fn shown(&self, slug: &str, title: &str, body: &str) -> String {
        let topic = self.topic(slug, false).await;
        self.publish(&topic, "en", title, body).await;
        topic
    }

    async fn line(&self, topic: &str) -> Json {
        self.admin.get(&format!("/knowledge/topics/{topic}")).await.ok()
    }
}

const BODY: &str = "## Look at the network\n\nA [fee](fees) is due.\n\n## Wait\n\n> [!WARNING]\n> Never send twice.\n\n## Ask\n\n1. Open the app\n2. Tap *Help*\n";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_reads_what_is_published() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let fees = shop.shown("fees", "What does a deposit cost?", "Nothing.").await;
        let late = shop.shown("deposit-late", "My deposit has not arrived", BODY).await;
        shop.publish(&late, "zh-CN", "充值未到账", "## 查看网络\n\n请等待确认。").await;
        shop.admin.patch(&format!("/knowledge/topics/{late}"), json!({ "related": [fees] })).await.ok();
        let reader = app.anonymous();

        let home = read(&reader, "/help/en/").await;
        assert!(home.contains("<html lang=\"en\" dir=\"ltr\">"), "{home}");
        assert!(home.contains("href=\"/help/en/deposits/\"") && home.contains("2 articles"), "{home}");
        assert!(home.contains("My deposit has not arrived"), "what is read most");

        let article = read(&reader, "/help/en/a/deposit-late").await;
        let public = &app.base;
        for part in [
            "<h1>My deposit has not arrived</h1>".to_owned(),
            "<h2 id=\"s-look-at-the-network\">Look at the network</h2>".into(),
            "href=\"#s-look-at-the-network\"".into(),
            "<a href=\"/help/en/a/fees\">fee</a>".into(),
            "class=\"callout callout-warning\"".into(),
            "Last changed on 5 January 2026".into(),
            "<h2 id=\"related\">Related</h2>".into(),
            format!("<link rel=\"canonical\" href=\"{public}/help/en/a/deposit-late\">"),
            format!("hreflang=\"zh-CN\" href=\"{public}/help/zh-CN/a/deposit-late\""),
            format!("hreflang=\"x-default\" href=\"{public}/help/en/a/deposit-late\""),
            "<meta property=\"og:title\" content=\"My deposit has not arrived\">".into(),
            "action=\"/help/en/a/deposit-late/rate#rate\"".into(),
        ] {
            let plain = article.replace("&#x2f;", "/");
            assert!(plain.contains(&part), "{part}\n{plain}");
        }
        let data = article.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: Json = serde_json::from_str(data).unwrap();
        assert_eq!(data["@graph"][0]["headline"], "My deposit has not arrived");
        assert_eq!(data["@graph"][1]["mainEntity"][0]["name"], "My deposit has not arrived");

        let chinese = read(&reader, "/help/zh-CN/a/deposit-late").await;
        assert!(chinese.contains("<html lang=\"zh-CN\"") && chinese.contains("最后更新：2026 年 1 月 5 日"));
        // What is not there in Arabic is shown in English, inside a page that is written from right to left.
        let arabic = read(&reader, "/help/ar/a/fees").await;
        assert!(
            arabic.contains("<html lang=\"ar\" dir=\"rtl\">")
                && arabic.contains("<article lang=\"en\" dir=\"ltr\">")
        );
        assert!(arabic.contains(&format!("rel=\"canonical\" href=\"{public}/help/en/a/fees\"")), "{arabic}");

        assert!(read(&reader, "/help/zh-CN/deposits/").await.contains("充值未到账"));
        let found = read(&reader, "/help/en/search?q=not+arrived+deposit").await;
        assert!(found.contains("deposit-late") && found.contains("noindex"), "{found}");
        let suggested = page(&reader, "/help/en/suggest?q=deposit%20arrived").await.ok();
        assert_eq!(suggested["results"][0]["url"], "/help/en/a/deposit-late", "{suggested}");
        assert!(suggested["said"].as_str().unwrap().ends_with("results"), "{suggested}");
        assert!(read(&reader, "/help/en/search?q=").await.contains("Search the help"));

        let feed = read(&reader, "/help/en/feed.xml").await;
        assert!(feed.contains(&format!("<id>{public}/help/en/a/deposit-late</id>")), "{feed}");
        let map = read(&reader, "/help/sitemap.xml").await;
        for path in ["en/", "zh-CN/", "en/deposits/", "zh-CN/deposits/", "en/a/fees", "zh-CN/a/deposit-late"]
        {
            assert!(map.contains(&format!("<loc>{public}/help/{path}</loc>")), "{path}: {map}");
        }
        assert!(!map.contains("/help/zh-CN/a/fees") && !map.contains("/help/ar/"), "{map}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_leads_to_a_page_in_the_readers_language() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let topic = shop.shown("fees", "Fees", "None.").await;
        shop.publish(&topic, "zh-CN", "费用", "没有。").await;
        let mut reader = app.anonymous();
        let to = |answer: &Answer| answer.header("location").unwrap_or_default().to_owned();
        for (asked, path) in [("zh-TW,en;q=0.8", "/help/zh-CN/"), ("fr,en;q=0.5,zh;q=0.9", "/help/zh-CN/"), ("de", "/help/en/"), ("*", "/help/en/")] {
            reader.headers.insert("accept-language".into(), asked.into());
            for from in ["/help", "/help/"] {
                let answer = page(&reader, from).await;
                assert_eq!((to(&answer).as_str(), answer.header("vary")), (path, Some("Accept-Language")), "{asked}");
            }
        }
        for (from, path) in [
            ("/help/en", "/help/en/"),
            ("/help/en/deposits", "/help/en/deposits/"),
            ("/help/ZH-cn/a/fees", "/help/zh-CN/a/fees"),
            ("/help/zh/a/fees", "/help/zh-CN/a/fees"),
            ("/help/EN/search?q=a%26b", "/help/en/search?q=a%26b"),
        ] {
            assert_eq!(to(&page(&reader, from).await), path, "{from}");
        }
        for nowhere in ["/help/en/a/nothing", "/help/xx/", "/help/xx/a/fees", "/help/en/nothing/", "/help/en/a/b/c/d", "/help/en/a/fees/rate/x"] {
            let answer = page(&reader, nowhere).await;
            assert_eq!(answer.status, 404, "{nowhere}");
            assert!(answer.text.contains("role=\"search\"") && answer.text.contains("noindex"), "{nowhere}: {}", answer.text);
        }
        assert_eq!(page(&reader, "/help/en/contact").await.status, 404, "there is no inbox yet");
        let none = page(&reader, "/chat?lang=zh-CN").await;
        assert_eq!(none.status, 404);
        assert!(none.text.contains("lang=\"zh-CN\" dir=\"ltr\"") && none.text.contains("此地址没有聊天窗口"), "{}", none.text);
        let none = page(&reader, "/chat").await;
        assert!(none.text.contains("Is this desk yours?") && none.text.contains("&#x2f;console&#x2f;settings&#x2f;inboxes"), "{}", none.text);
        assert!(none.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
        reader.headers.insert("accept".into(), "text/html,*/*".into());
        let lost = page(&reader, "/nope").await;
        assert_eq!((lost.status, lost.header("content-type")), (404, Some("text/html; charset=utf-8")));
        assert!(lost.text.contains("There is nothing at this address") && lost.text.contains("href=\"&#x2f;chat\""), "{}", lost.text);
        reader.get("/nope").await.problem(Code::NotFound);
        reader.headers.remove("accept");
        page(&reader, "/nope").await.problem(Code::NotFound);
        let inbox = shop.admin.post("/inboxes", json!({ "name": "Website" })).await.ok();
        assert_eq!(to(&page(&reader, "/chat").await), format!("/chat?inbox={}", inbox["key"].as_str().unwrap()));
        for short in ["/api", "/api/"] {
            assert_eq!(to(&page(&reader, short).await), "/api/docs");
        }
        let chat = format!("/chat?inbox={}&lang=en", inbox["key"].as_str().unwrap());
        assert_eq!(to(&page(&reader, "/help/en/contact").await), chat);

        let first = page(&reader, "/help/en/a/fees").await;
        assert!(first.header("set-cookie").is_none(), "reading leaves no cookie");
        assert_eq!(first.header("cache-control"), Some("public, no-cache"));
        let policy = first.header("content-security-policy").unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe"));
        assert!(!first.text.contains(" style=") && !first.text.contains(" onclick"), "nothing that the policy forbids");
        reader.headers.insert("if-none-match".into(), first.header("etag").unwrap().into());
        assert_eq!(page(&reader, "/help/en/a/fees").await.status, 304);
        shop.publish(&topic, "en", "Fees", "Some.").await;
        let newer = page(&reader, "/help/en/a/fees").await;
        assert_eq!(newer.status, 200);
        assert!(newer.text.contains("Some."), "what was published is read at once");
        reader.headers.insert("accept-encoding".into(), "br".into());
        assert_eq!(page(&reader, "/help/en/a/fees").await.header("content-encoding"), Some("br"));
        reader.headers.remove("accept-encoding");

        let style = first.text.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let style = style.replace("&#x2f;", "/");
        let sent = page(&reader, &style).await;
        assert!(sent.text.contains("--accent: light-dark(#0d7669, #2bbfa8)"), "{}", sent.text);
        assert!(sent.header("cache-control").unwrap().contains("immutable"));
        let of_another = page(&reader, "/help/help.css?v=0123456789ab").await;
        assert_eq!(of_another.header("cache-control"), Some("public, no-cache"), "not ours: not kept");
        let settings = json!({ "languages": ["en"], "help_centre": true, "titles": { "en": "Ask us" }, "color": "#ff00aa", "contact": "https://nimbus.example/ask" });
        shop.admin.put("/knowledge/settings", settings).await.ok();
        let home = read(&reader, "/help/en/").await;
        assert!(home.contains("<title>Ask us</title>") && !home.contains(&style), "another colour, another address");
        assert_eq!(to(&page(&reader, "/help/en/contact").await), "https://nimbus.example/ask");
    })
    .await;
}

/// Every page and document that could give something away.
async fn everything(reader: &Client, words: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let query = words.replace(' ', "+");
    for lang in ["en", "zh-CN", "ar"] {
        for path in ["", "deposits/", "a/open", "feed.xml", "a/nothing"] {
            all.push(format!("/help/{lang}/{path}"));
        }
        for path in ["search", "suggest"] {
            all.push(format!("/help/{lang}/{path}?q={query}"));
        }
    }
    all.push("/help/sitemap.xml".into());
    let mut read = Vec::new();
    for path in all {
        let answer = page(reader, &path).await;
        read.push((path, answer.text.replace("&#x2f;", "/")));
    }
    read
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_public_cannot_be_reached() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let open = shop.shown("open", "Open to all", "See [this](secret-a), [this](secret-b), [this](secret-c), [this](secret-d).").await;
        let mut ids = Vec::new();
        // For staff alone; never published; waiting for a review; taken down; to be published tomorrow; for one country.
        let internal = shop.topic("secret-a", true).await;
        shop.publish(&internal, "en", "Zanzibar A", "The zanzibar limit is 5,000.").await;
        let draft = shop.topic("secret-b", false).await;
        shop.draft(&draft, "en", "Zanzibar B", "The zanzibar limit.").await;
        let review = shop.topic("secret-c", false).await;
        shop.draft(&review, "en", "Zanzibar C", "The zanzibar limit.").await;
        shop.admin.post(&format!("/knowledge/topics/{review}/articles/en/submit"), json!({})).await.ok();
        let retired = shop.shown("secret-d", "Zanzibar D", "The zanzibar limit.").await;
        read(&app.anonymous(), "/help/en/a/secret-d").await;
        shop.admin.post(&format!("/knowledge/topics/{retired}/articles/en/retire"), json!({})).await.ok();
        let later = shop.topic("secret-e", false).await;
        shop.draft(&later, "en", "Zanzibar E", "The zanzibar limit.").await;
        let at = json!({ "at": "2026-01-06T09:00:00Z" });
        shop.admin.post(&format!("/knowledge/topics/{later}/articles/en/publish"), at).await.ok();
        let regional = shop.shown("secret-f", "Zanzibar F", "The zanzibar limit.").await;
        shop.admin.patch(&format!("/knowledge/topics/{regional}"), json!({ "regions": ["US"] })).await.ok();
        // Public once, and then not any more.
        let hidden = shop.shown("secret-g", "Zanzibar G", "The zanzibar limit.").await;
        shop.admin.patch(&format!("/knowledge/topics/{hidden}"), json!({ "internal": true })).await.ok();
        ids.extend([internal, draft, review, retired, later, regional, hidden]);
        shop.admin.patch(&format!("/knowledge/topics/{open}"), json!({ "related": ids })).await.ok();
        // A newer text of what is public, not yet published.
        shop.draft(&open, "en", "Zanzibar open", "The zanzibar limit.").await;

        let reader = app.anonymous();
        for (path, text) in everything(&reader, "zanzibar limit").await {
            let text = text.replace("zanzibar+limit", "").replace("zanzibar limit", "");
            assert!(!text.to_lowercase().contains("zanzibar") && !text.contains("secret-"), "{path}: {text}");
        }
        assert!(read(&reader, "/help/en/").await.contains("1 article<"), "the hidden ones are not counted");
        for letter in 'a'..='g' {
            for lang in ["en", "zh-CN", "ar"] {
                let path = format!("/help/{lang}/a/secret-{letter}");
                assert_eq!(page(&reader, &path).await.status, 404, "{path}");
                assert_eq!(page(&reader, &format!("{path}?said=yes")).await.status, 404, "{path}");
                assert_eq!(send(&reader, &format!("{path}/rate"), "helped=yes").await.status, 404, "{path}");
            }
        }
        // Staff's own session opens nothing here either.
        assert_eq!(page(&shop.admin, "/help/en/a/secret-a").await.status, 404);
        app.advance(Duration::from_secs(24 * 3600));
        app.run_jobs().await;
        assert!(read(&reader, "/help/en/a/secret-e").await.contains("Zanzibar E"), "its time has come");

        let off = json!({ "languages": ["en", "zh-CN", "ar"], "help_centre": false, "titles": {}, "color": null, "contact": null });
        let admin = app.sign_in("Admin").await;
        admin.put("/knowledge/settings", off).await.ok();
        for (path, text) in everything(&reader, "open").await {
            assert!(!text.contains("Open to all"), "{path}: {text}");
        }
        for path in ["/help", "/help/", "/help/en/", "/help/en/a/open", "/help/sitemap.xml", "/help/en/feed.xml"] {
            assert_eq!(page(&reader, path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_workspace_is_not_shown_here() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        shop.shown("open", "Open to all", "Here.").await;
        let other = app.another_workspace("other").await;
        let admin = app.sign_in_to(other, "Admin").await;
        let titles = json!({ "titles": { "en": "Elsewhere" }, "slug": "elsewhere" });
        let category = admin.post("/knowledge/categories", titles).await.ok()["id"].clone();
        let theirs = Shop { admin, category: category.as_str().unwrap().to_owned() };
        theirs.shown("theirs", "Zanzibar", "Elsewhere.").await;
        let reader = app.anonymous();
        assert_eq!(page(&reader, "/help/en/a/theirs").await.status, 404);
        assert_eq!(page(&reader, "/help/en/elsewhere/").await.status, 404);
        for (path, text) in everything(&reader, "zanzibar").await {
            assert!(!text.contains("Zanzibar") && !text.contains("Elsewhere"), "{path}: {text}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_has_one_vote_and_says_nothing_secret_with_it() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let topic = shop.shown("fees", "Fees", "None.").await;
        let (anna, ben) = (app.anonymous(), app.anonymous());
        let counts = async || {
            let line = shop.line(&topic).await;
            (line["helped"].as_i64().unwrap(), line["not_helped"].as_i64().unwrap())
        };
        let rate = "/help/en/a/fees/rate";
        let answer = send(&anna, rate, "helped=yes").await;
        assert_eq!((answer.status, answer.header("location")), (303, Some("/help/en/a/fees?said=yes#rate")));
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite"), "{cookie}");
        send(&anna, rate, "helped=yes").await;
        assert_eq!(counts().await, (1, 0), "once, however often it is said");
        let thanked = page(&anna, "/help/en/a/fees?said=yes").await;
        assert!(thanked.text.contains("Thank you for telling us"));
        assert_eq!(thanked.header("cache-control"), Some("private, no-store"));

        assert_eq!(send(&anna, rate, "helped=no").await.header("location"), Some("/help/en/a/fees?said=no#rate"));
        assert_eq!(counts().await, (0, 1), "she has thought better of it");
        let why = read(&anna, "/help/en/a/fees?said=no").await;
        assert!(why.contains("value=\"out_of_date\"") && why.contains("maxlength=\"500\""), "{why}");
        let form = "helped=no&reason=out_of_date&text=It+says+legal+winner+thank+year+wave+sausage+worth+useful+legal+winner+thank+yellow";
        assert_eq!(send(&anna, rate, form).await.header("location"), Some("/help/en/a/fees?said=done#rate"));
        // Pressed again: what was told stays.
        send(&anna, rate, "helped=no").await;
        send(&ben, rate, "helped=no&reason=wrong").await;
        assert_eq!(counts().await, (0, 2));
        let said = shop.admin.get(&format!("/knowledge/topics/{topic}/ratings")).await.ok();
        let said = said["items"].as_array().unwrap().clone();
        assert_eq!(said.len(), 2, "{said:?}");
        let hers = said.iter().find(|it| it["reason"] == "out_of_date").unwrap();
        assert!(hers["words"].as_str().unwrap().starts_with("It says"), "{hers}");
        assert!(!hers.to_string().contains("sausage"), "{hers}");
        assert!(!app.opened().await.iter().any(|(_, text)| text.contains("sausage")));

        for wrong in ["", "helped=perhaps", "reason=wrong"] {
            send(&ben, rate, wrong).await.problem(Code::Invalid);
        }
        send(&ben, rate, &format!("helped=no&text={}", "a".repeat(20_000))).await.problem(Code::TooLarge);
        let mut stranger = app.anonymous();
        stranger.headers.insert("origin".into(), "https://evil.example".into());
        send(&stranger, rate, "helped=no").await.problem(Code::Forbidden);
        assert_eq!(counts().await, (0, 2));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_votes_a_hundred_times_by_forgetting_who_they_are() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let topic = shop.shown("fees", "Fees", "None.").await;
        let mut slowed = 0;
        for _ in 0..60 {
            let answer = send(&app.anonymous(), "/help/en/a/fees/rate", "helped=no").await;
            slowed += usize::from(answer.header("location").unwrap().contains("said=slow"));
        }
        let counted = shop.line(&topic).await["not_helped"].as_i64().unwrap();
        assert_eq!((slowed, counted), (40, 20));
        let told = read(&app.anonymous(), "/help/en/a/fees?said=slow").await;
        assert!(told.contains("try again in a minute"), "{told}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_shown_and_never_run() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let evil = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        shop.shown("evil", evil, &format!("{evil}\n\n[go](javascript:alert(3)) <a href=\"https://evil.example\">x</a>\n\n## {evil}\n\n## b\n\n## c")).await;
        let titles = json!({ "titles": { "en": evil } });
        shop.admin.patch(&format!("/knowledge/categories/{}", shop.category), titles).await.ok();
        let reader = app.anonymous();
        let query = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%20onfocus%3Dalert(1)";
        for path in [
            "/help/en/".to_owned(),
            "/help/en/deposits/".into(),
            "/help/en/a/evil".into(),
            "/help/en/feed.xml".into(),
            format!("/help/en/search?q={query}"),
            "/help/en/a/%3Cscript%3E".into(),
        ] {
            let text = page(&reader, &path).await.text;
            for bad in ["<script>", "<img", "javascript:", "<a href=\"https://evil", "\" onfocus"] {
                assert!(!text.contains(bad), "{path} has {bad}: {text}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_is_counted() {
    each_engine(|app| async move {
        let shop = Shop::open(&app).await;
        let topic = shop.shown("fees", "Fees", "None.").await;
        let reader = app.anonymous();
        for _ in 0..3 {
            read(&reader, "/help/en/a/fees").await;
        }
        read(&reader, "/help/en/a/fees?said=yes").await;
        page(&reader, "/help/en/a/nothing").await;
        app.app.library.write_views().await.unwrap();
        assert_eq!(shop.line(&topic).await["views"], 3);
    })
    .await;
}
