//! Pictures of articles: who sees them when, what is left of them, how they come in and go.

use crate::{
    help::{page, read},
    knowledge::{category, shelf, text, topic},
    support::{Client, TestApp, each_engine, each_engine_with},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use image::{ImageFormat, Rgb, RgbImage};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::{io::Cursor, time::Duration};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const WORDS: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// A picture of one colour.
pub fn png(shade: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbImage::from_pixel(900, 40, Rgb([shade, 99, 199]));
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

async fn upload(client: &Client, shade: u8) -> String {
    let made = client.upload("/knowledge/pictures", "screen.png", &png(shade)).await.ok();
    assert_eq!(
        (&made["width"], &made["height"], &made["media_type"]),
        (&json!(900), &json!(40), &json!("image/png"))
    );
    text(&made["name"])
}

async fn draft(client: &Client, topic: &str, body: &str) {
    let path = format!("/knowledge/topics/{topic}/articles/en");
    let base = client.get(&path).await.ok()["draft_version"].clone();
    let content = json!({"title": "Withdraw", "summary": "In short.", "questions": [], "body": body});
    client.put(&path, json!({"content": content, "base_version": base})).await.ok();
}

async fn step(client: &Client, topic: &str, step: &str) {
    client.post(&format!("/knowledge/topics/{topic}/articles/en/{step}"), json!({})).await.ok();
}

fn public(name: &str) -> String {
    format!("/help/pictures/{name}")
}

fn staff(name: &str) -> String {
    format!("/knowledge/pictures/{name}")
}

async fn kinds(app: &TestApp, kind: &str) -> usize {
    app.event_kinds().await.iter().filter(|it| *it == kind).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_public_with_the_article_that_shows_it_and_no_sooner() {
    each_engine(|app| async move {
        let (admin, agent, anyone) = (app.sign_in("Admin").await, app.sign_in("Agent").await, app.anonymous());
        let category = category(&admin).await;
        let (open, hidden) = (upload(&admin, 1).await, upload(&admin, 2).await);
        let id = topic(&admin, &category, "withdraw", "Withdraw").await;
        draft(&admin, &id, &format!("![Where to press](pictures/{open})")).await;

        // A draft: staff who may read knowledge see it, and nobody else knows that there is one.
        assert_eq!(page(&anyone, &public(&open)).await.status, 404);
        assert_eq!(anyone.get(&staff(&open)).await.status, 401);
        let seen = agent.get(&staff(&open)).await;
        assert_eq!((seen.status, seen.header("content-type")), (200, Some("image/png")));
        assert!(seen.header("cache-control").unwrap().starts_with("private"));
        let content = json!({"title": "W", "summary": "", "questions": [], "body": format!("![Where](pictures/{open})")});
        let preview =
            admin.post("/knowledge/preview", json!({"lang": "en", "content": content})).await.ok();
        assert!(text(&preview["html"]).contains(&format!("src=\"/api/v1/knowledge/pictures/{open}\"")), "{preview}");

        // An internal article that is published shows it to nobody outside.
        admin.patch(&format!("/knowledge/topics/{id}"), json!({"internal": true})).await.ok();
        step(&admin, &id, "publish").await;
        assert_eq!(page(&anyone, &public(&open)).await.status, 404);
        let page_for_staff = app.app.library.staff(app.workspace).await.unwrap();
        let internal = page_for_staff.article("en", "withdraw").unwrap().html.clone();
        assert!(internal.contains("/api/v1/knowledge/pictures/"), "{internal}");

        // For everybody, with its size, for ever under its name, and nothing but a picture.
        admin.patch(&format!("/knowledge/topics/{id}"), json!({"internal": false})).await.ok();
        let html = read(&anyone, "/help/en/a/withdraw").await;
        assert!(
            html.contains(&format!(
                "<img src=\"/help/pictures/{open}\" alt=\"Where to press\" width=\"900\" height=\"40\" loading=\"lazy\""
            )),
            "{html}"
        );
        let got = page(&anyone, &public(&open)).await;
        assert_eq!((got.status, got.header("content-type")), (200, Some("image/png")));
        assert_eq!(got.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(got.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(got.header("content-security-policy"), Some("default-src 'none'; sandbox"));
        assert_eq!(image::load_from_memory(&got.bytes).unwrap().width(), 900);
        assert_eq!(page(&anyone, &public(&hidden)).await.status, 404, "no article shows this one");

        // A newer draft without it changes nothing; taken down it is gone, also from memory.
        draft(&admin, &id, &format!("![Another](pictures/{hidden})")).await;
        assert_eq!(page(&anyone, &public(&open)).await.status, 200);
        assert_eq!(page(&anyone, &public(&hidden)).await.status, 404);
        step(&admin, &id, "retire").await;
        let gone = page(&anyone, &public(&open)).await;
        assert_eq!(gone.status, 404);
        assert!(!gone.header("cache-control").unwrap_or_default().contains("immutable"), "{gone:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_found_by_its_own_workspace_and_by_its_own_name_alone() {
    each_engine(|app| async move {
        let (admin, anyone) = (app.sign_in("Admin").await, app.anonymous());
        let open = upload(&admin, 1).await;
        assert_eq!(admin.get(&staff(&open)).await.status, 200);
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        assert_eq!(stranger.get(&staff(&open)).await.status, 404);
        for odd in ["..%2f..%2fombud.db", "x.png", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.svg"] {
            assert_eq!(page(&anyone, &public(odd)).await.status, 404, "{odd}");
            assert_eq!(admin.get(&staff(odd)).await.status, 404, "{odd}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_or_holds_a_secret_is_refused_with_the_reason() {
    each_engine(|app| async move {
        let (editor, agent) = (app.sign_in("Editor").await, app.sign_in("Agent").await);
        let put = async |name: &str, bytes: &[u8]| editor.upload("/knowledge/pictures", name, bytes).await;
        agent.upload("/knowledge/pictures", "a.png", &png(1)).await.problem(Code::Forbidden);

        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        let told = put("logo.png", svg).await.problem(Code::Invalid);
        assert!(
            told.to_string().contains("SVG can hold scripts") && told.to_string().contains("PNG"),
            "{told}"
        );
        let told = put("a.png", b"<html><script>alert(1)</script>").await.problem(Code::Invalid);
        assert!(told.to_string().contains("none of PNG"), "{told}");
        let code = qrcodegen_image::draw_png(WORDS).unwrap();
        let told = put("backup.png", &code).await.problem(Code::SecretFound);
        assert!(!told.to_string().contains("sausage"), "{told}");
        assert_eq!(kinds(&app, "guard.secret_removed").await, 1);

        // More than ten megabytes are not read, and a few bytes that say that they are very many pixels are not opened.
        let large = put("large.png", &vec![7; 10 * 1024 * 1024 + 1]).await;
        assert_eq!(large.status, 422, "{}", large.text);
        let huge = put("huge.png", &vec![7; 11 * 1024 * 1024]).await;
        assert!(matches!(huge.status, 400 | 413), "{} {}", huge.status, huge.text);
        let mut bomb = png(1);
        bomb[16..20].copy_from_slice(&[0, 0, 0xff, 0xff]);
        bomb[20..24].copy_from_slice(&[0, 0, 0xff, 0xff]);
        let told = put("bomb.png", &bomb).await.problem(Code::Invalid);
        assert!(told.to_string().contains("too many pixels"), "{told}");
        assert_eq!(kinds(&app, "knowledge.picture").await, 0, "nothing of all that was kept");

        // What hangs behind a picture, or was written into it, is not in what is kept.
        let mut carrier = png(3);
        carrier.extend_from_slice(b"<script>document.cookie</script> 52.5163N");
        let name = text(&put("carrier.png", &carrier).await.ok()["name"]);
        let kept = editor.get(&staff(&name)).await;
        assert!(!kept.text.contains("script") && !kept.text.contains("52.5163N"));
        assert_eq!(text(&put("the same.png", &png(3)).await.ok()["name"]), name, "alike is the same");
        assert_eq!(kinds(&app, "knowledge.picture").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clamd_looks_at_pictures_and_without_its_word_none_is_kept() {
    each_engine_with(
        |config| config.files.clamd = "127.0.0.1:1".into(),
        |app| async move {
            let editor = app.sign_in("Editor").await;
            let told =
                editor.upload("/knowledge/pictures", "a.png", &png(1)).await.problem(Code::Unavailable);
            assert!(told.to_string().contains("viruses"), "{told}");
            let files = json!([
                {"path": "fees/gas.en.md", "text": "---\ntitle: Gas\n---\n![Gas](gas.png)"},
                {"path": "fees/gas.png", "data": STANDARD.encode(png(1))},
            ]);
            let done =
                editor.post("/knowledge/import", json!({"format": "markdown", "files": files})).await.ok();
            assert_eq!((&done["created"], &done["pictures"]), (&json!(1), &json!(0)));
            assert!(text(&done["problems"][0]["what"]).contains("gas.png"), "{done}");
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_no_version_names_are_swept_and_the_others_stay() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let category = category(&admin).await;
        let (used, once, never) = (upload(&admin, 1).await, upload(&admin, 2).await, upload(&admin, 3).await);
        let id = topic(&admin, &category, "withdraw", "Withdraw").await;
        draft(&admin, &id, &format!("![a](pictures/{once})")).await;
        step(&admin, &id, "publish").await;
        app.advance(Duration::from_secs(3600));
        draft(&admin, &id, &format!("![a](pictures/{used})")).await;
        step(&admin, &id, "publish").await;
        let left = async || -> Vec<String> {
            app.read(|tx| tx.all("SELECT name FROM knowledge_pictures ORDER BY name", &[], |row| row.get(0)))
                .await
        };

        app.advance(Duration::from_secs(6 * 86_400));
        app.run_jobs().await;
        assert_eq!(left().await.len(), 3, "it may still be put into an article");
        app.advance(Duration::from_secs(3 * 86_400));
        app.run_jobs().await;
        let kept = left().await;
        let admin = app.sign_in_again(admin.staff.unwrap()).await;
        let left = kept;
        assert!(left.contains(&used) && left.contains(&once) && !left.contains(&never), "{left:?}");

        // The older version can be put back whole.
        admin.post(&format!("/knowledge/topics/{id}/articles/en/restore"), json!({"version": 2})).await.ok();
        let article = admin.get(&format!("/knowledge/topics/{id}/articles/en")).await.ok();
        assert_eq!(article["broken_links"], json!([]), "{article}");

        // With the topic go its pictures, the next time that one looks.
        admin.delete(&format!("/knowledge/topics/{id}")).await;
        app.advance(Duration::from_secs(86_400 + 60));
        app.run_jobs().await;
        let left: i64 =
            app.read(|tx| tx.one("SELECT count(*) FROM knowledge_pictures", &[], |row| row.get(0))).await;
        assert_eq!(left, 0);
        assert_eq!(kinds(&app, "knowledge.picture").await, 6, "each was told when it came and when it went");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_come_in_and_go_out_with_their_articles() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let page = "---\ntitle: Gas\n---\nBefore.\n\n![What gas costs](<../img/the gas.png> \"x\")\n\n![Gone](../img/none.png)\n\n\
                    ![Logo](../img/logo.svg)\n\n![Far](https://old.example/far.png)";
        let files = json!([
            {"path": "help/fees/gas.en.md", "text": page},
            {"path": "help/img/the gas.png", "data": STANDARD.encode(png(1))},
            {"path": "help/img/logo.svg", "data": STANDARD.encode("<svg xmlns='http://www.w3.org/2000/svg'/>")},
            {"path": "help/img/unused.png", "data": STANDARD.encode(png(2))},
        ]);
        let asked = json!({"format": "markdown", "files": files, "publish": true});
        let mut dry = asked.clone();
        dry["dry_run"] = json!(true);
        let looked = admin.post("/knowledge/import", dry).await.ok();
        let kept: i64 =
            app.read(|tx| tx.one("SELECT count(*) FROM knowledge_pictures", &[], |row| row.get(0))).await;
        assert_eq!(kept, 0, "a look keeps nothing");
        let done = admin.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!(done, looked);
        assert_eq!((&done["created"], &done["published"], &done["pictures"]), (&json!(1), &json!(1), &json!(1)));
        let told: Vec<String> = done["problems"].as_array().unwrap().iter().map(|it| text(&it["what"])).collect();
        assert_eq!(told.len(), 3, "{done}");
        assert!(told[0].contains("none.png") && told[0].contains("not among the files"), "{told:?}");
        assert!(told[1].contains("logo.svg") && told[1].contains("scripts"), "{told:?}");
        assert!(told[2].contains("far.png") && told[2].contains("was not fetched"), "{told:?}");
        let html = shelf(&app).await.article("en", "gas").unwrap().html.clone();
        assert_eq!(html.matches("<img").count(), 1, "{html}");
        assert!(!html.contains("ombud-import"), "{html}");
        let again = admin.post("/knowledge/import", asked).await.ok();
        assert_eq!((&again["unchanged"], &again["pictures"]), (&json!(1), &json!(0)), "{again}");

        // Out, and in again elsewhere: the picture goes along, and only what an article shows.
        let document = admin.get("/knowledge/export").await.ok();
        assert_eq!(document["pictures"].as_array().unwrap().len(), 1);
        let asked = json!({
            "format": "ombud", "publish": true, "files": [{"path": "k.json", "text": document.to_string()}]
        });
        let same = admin.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!((&same["unchanged"], &same["updated"], &same["pictures"]), (&json!(1), &json!(0), &json!(0)));
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        let there = stranger.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!((&there["created"], &there["pictures"]), (&json!(1), &json!(1)), "{there}");
        let shown = app.app.library.of(elsewhere).await.unwrap().article("en", "gas").unwrap().pictures.clone();
        assert_eq!(stranger.get(&staff(&shown[0])).await.status, 200);
        let twice = stranger.post("/knowledge/import", asked).await.ok();
        assert_eq!((&twice["unchanged"], &twice["pictures"]), (&json!(1), &json!(0)), "{twice}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_a_file_of_the_server_or_of_its_network_by_an_import() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let bodies = [
            "![a](../../../../../../etc/passwd)",
            "![a](file:///etc/passwd)",
            "![a](https://169.254.169.254/latest/meta-data)",
            "![a](https://127.0.0.1:1/x.png)",
            "![a](http://localhost/x.png)",
            "![a](https://localhost/x.png)",
            "![a](https://user:secret@old.example/x.png)",
        ];
        let file = |(at, body): (usize, &&str)| json!({"path": format!("fees/a{at}.en.md"), "text": format!("---\ntitle: A\n---\n{body}")});
        let files: Vec<Json> = bodies.iter().enumerate().map(file).collect();
        let asked = json!({"format": "markdown", "files": files, "fetch_pictures": true});
        let done = admin.post("/knowledge/import", asked).await.ok();
        assert_eq!((&done["created"], &done["pictures"]), (&json!(7), &json!(0)), "{done}");
        let told = done["problems"].to_string();
        assert!(told.matches("must not point to a private address").count() >= 3, "{told}");
        assert!(told.contains("must begin with https") && told.contains("must not carry a name"), "{told}");
    })
    .await;
}

/// A host that answers everything with this.
async fn host(answer: Vec<u8>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut asked = [0; 2048];
                let _ = stream.read(&mut asked).await;
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    answer.len()
                );
                let _ = stream.write_all(head.as_bytes()).await;
                let _ = stream.write_all(&answer).await;
            });
        }
    });
    format!("http://{address}")
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_at_addresses_are_fetched_where_one_asked_for_it() {
    each_engine_with(
        |config| config.safety.allow_private = true,
        |app| async move {
            let admin = app.sign_in("Admin").await;
            let (good, page, endless) =
                (host(png(7)).await, host(b"<html>a page</html>".to_vec()).await, host(vec![1; 11 * 1024 * 1024]).await);
            let body = format!("![a]({good}/a.png?x=1)\n\n![b]({good}/a.png?x=1)\n\n![c]({page}/c.png)\n\n![d]({endless}/d.png)");
            let files = json!([{"path": "fees/gas.en.md", "text": format!("---\ntitle: Gas\n---\n{body}")}]);
            let asked = |fetch: bool| json!({"format": "markdown", "files": files, "fetch_pictures": fetch});
            let done = admin.post("/knowledge/import", asked(false)).await.ok();
            assert_eq!((&done["created"], &done["pictures"]), (&json!(1), &json!(0)));
            assert_eq!(done["problems"].as_array().unwrap().len(), 3, "each is told once: {done}");
            let done = admin.post("/knowledge/import", asked(true)).await.ok();
            assert_eq!((&done["updated"], &done["pictures"]), (&json!(1), &json!(1)), "{done}");
            let told = done["problems"].to_string();
            assert!(told.contains("none of PNG") && told.contains("larger than 10 MiB"), "{told}");
            assert_eq!(done["problems"].as_array().unwrap().len(), 2, "{done}");
            let document = admin.get("/knowledge/export").await.ok();
            let kept = text(&document["topics"][0]["articles"][0]["content"]["body"]);
            assert_eq!(kept.matches("](pictures/").count(), 2, "{kept}");
            assert!(kept.contains(&format!("![c]({page}/c.png)")), "what was not taken can be tried again: {kept}");
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_was_exported_comes_in_as_it_went_out() {
    each_engine(|app| async move {
        let admin = app.sign_in("Admin").await;
        let page = "---\ntitle: \"What \\\"gas\\\" is: a \\\\ fee\"\nsummary: In short.\nquestions:\n  - why \"gas\"?\nintents: [fees]\n\
                    tags: [a, \"b, c\"]\nregions: [DE]\nreview_by: 2027-01-31\n---\n## Why\n\n1. Look\n\n   ![A picture](gas.png \"t\")\n\n[more](fees)";
        let files = json!([
            {"path": "fees/gas.en.md", "text": page},
            {"path": "fees/gas.zh-CN.md", "text": "---\ntitle: 矿工费\n---\n正文"},
            {"path": "fees/gas.questions.tsv", "text": "fr\tpourquoi\n"},
            {"path": "fees/gas.png", "data": STANDARD.encode(png(1))},
            {"path": "categories.toml", "text": "[[category]]\nslug = \"fees\"\ntitles = { en = \"Fees\", \"zh-CN\" = \"费用\" }\nicon = \"coins\"\n"},
        ]);
        let done = admin.post("/knowledge/import", json!({"format": "markdown", "files": files})).await.ok();
        assert_eq!((&done["created"], &done["pictures"], &done["problems"]), (&json!(2), &json!(1), &json!([])));
        let before = admin.get("/knowledge/export").await.ok();

        let workspace = app.workspace;
        let document = app.read(move |tx| ombud_server::knowledge::export(tx, workspace)).await;
        let files: Vec<Json> = ombud_server::knowledge::folder_files(&document)
            .into_iter()
            .map(|(path, bytes)| match String::from_utf8(bytes) {
                Ok(text) => json!({"path": path, "text": text}),
                Err(bytes) => json!({"path": path, "data": STANDARD.encode(bytes.into_bytes())}),
            })
            .collect();
        let asked = json!({"format": "markdown", "files": files});
        let same = admin.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!((&same["unchanged"], &same["topics_changed"]), (&json!(2), &json!(0)), "{same}");
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        let there = stranger.post("/knowledge/import", asked).await.ok();
        assert_eq!((&there["created"], &there["problems"]), (&json!(2), &json!([])), "{there}");
        assert_eq!(stranger.get("/knowledge/export").await.ok(), before);
    })
    .await;
}
