//! Knowledge is brought in: what it becomes, what is told of, and what nobody gets in this way.

use crate::{
    knowledge::{category, shelf, text, topic},
    support::each_engine,
};
use ombud_server::http::Code;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn what_ombud_ships_with_comes_in_whole_and_once() {
    each_engine(|app| async move {
        let editor = app.sign_in("Editor").await;
        let dry = editor
            .post("/knowledge/import", json!({"format": "shipped", "publish": true, "dry_run": true}))
            .await
            .ok();
        assert_eq!(editor.get("/knowledge/topics").await.ok()["items"], json!([]), "a dry run keeps nothing");
        let first =
            editor.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        assert_eq!(first, dry);
        assert_eq!(first["problems"], json!([]));
        assert_eq!(
            (&first["created"], &first["published"], &first["unchanged"]),
            (&json!(180), &json!(180), &json!(0))
        );
        let shelf_before = shelf(&app).await;
        assert_eq!(shelf_before.topics().count(), 90);
        for article in shelf_before.topics().flat_map(|it| &it.articles) {
            assert!(
                !article.html.contains("{{")
                    && !article.plain.text().contains('|')
                    && !article.plain.text().contains("]("),
                "{}",
                article.url()
            );
        }
        let broken = editor.get("/knowledge/topics?missing=zh-CN").await.ok();
        assert_eq!(broken["items"], json!([]));
        let found = shelf_before.search("my deposit has not arrived", "en", 3);
        assert!(found.iter().any(|it| it.slug == "deposit-not-arrived"), "{found:?}");
        assert!(found.iter().all(|it| it.extract.chars().count() <= 280));

        let second =
            editor.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        let counted =
            ["created", "updated", "unchanged", "published", "topics_changed"].map(|it| &second[it]);
        assert_eq!(counted.map(|it| it.as_i64().unwrap()), [0, 0, 180, 0, 0]);

        // Out and in again: into another workspace, and into the same without a change.
        let document = editor.get("/knowledge/export").await.ok().to_string();
        let files = json!([{"path": "knowledge.json", "text": document}]);
        let asked = json!({"format": "ombud", "files": files, "publish": true});
        let same = editor.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!(
            (&same["unchanged"], &same["topics_changed"], &same["problems"]),
            (&json!(180), &json!(0), &json!([]))
        );
        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Editor").await;
        let there = stranger.post("/knowledge/import", asked).await.ok();
        // What the program brings with it is trusted; the same in a document is judged as anybody's, and what is refused is told.
        let problems = there["problems"].as_array().unwrap();
        assert!(problems.iter().all(|it| !text(&it["how"]).is_empty()), "{there}");
        let kept_out = problems.iter().filter(|it| text(&it["what"]).starts_with("it holds")).count();
        let unpublished = problems.iter().filter(|it| text(&it["what"]).starts_with("it was not")).count();
        assert!(kept_out + unpublished < 30, "{there}");
        assert_eq!(there["created"], json!(180 - kept_out));
        assert_eq!(there["published"], json!(180 - kept_out - unpublished));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_is_told_and_keeps_nothing_else_out() {
    each_engine(|app| async move {
        let lead = app.sign_in("Lead").await;
        let files = json!([
            {"path": "fees/gas.en.md", "text": "---\ntitle: Gas\nrelated: [nowhere]\n---\nA fee."},
            {"path": "fees/bad.en.md", "text": "---\ntitle: Bad\ncolour: red\n---\nx"},
            {"path": "fees/long.en.md", "text": format!("---\ntitle: {}\n---\nx", "a".repeat(201))},
            {"path": "fees/odd.english-and-more-than-that.md", "text": "---\ntitle: Odd\n---\nx"},
        ]);
        let done = lead.post("/knowledge/import", json!({"format": "markdown", "files": files})).await.ok();
        let told: Vec<(String, i64)> = done["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| (text(&it["file"]), it["line"].as_i64().unwrap()))
            .collect();
        assert_eq!((&done["created"], &done["published"]), (&json!(1), &json!(0)), "{done}");
        let expected =
            ["fees/bad.en.md", "fees/long.en.md", "fees/odd.english-and-more-than-that.md", "fees/gas.en.md"];
        assert_eq!(told.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), expected, "{done}");
        assert_eq!(told[0].1, 3);
        let broken =
            json!([{"path": "a.json", "text": "{\"format\": \"ombud.knowledge/1\",\n \"categories\": 1}"}]);
        let done = lead.post("/knowledge/import", json!({"format": "ombud", "files": broken})).await.ok();
        assert_eq!((&done["problems"][0]["line"], &done["created"]), (&json!(2), &json!(0)), "{done}");
        let id = topic(&lead, &category(&lead).await, "nul", "Nul").await;
        lead.get(&format!("/knowledge/topics/{id}/articles/%00en")).await.problem(Code::NotFound);
        lead.post("/knowledge/import", json!({"format": "markdown", "files": []}))
            .await
            .problem(Code::Invalid);
        // A file with a phrase in it is told of, and nothing of it is kept.
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let files = json!([{"path": "fees/leak.en.md", "text": format!("---\ntitle: Leak\n---\n{phrase}")}]);
        let done = lead.post("/knowledge/import", json!({"format": "markdown", "files": files})).await.ok();
        assert_eq!((&done["problems"][0]["file"], &done["created"]), (&json!("fees/leak.en.md"), &json!(0)));
        assert!(text(&done["problems"][0]["what"]).contains("phrase"), "{done}");
        assert!(!done.to_string().contains("sausage"), "{done}");
        let export = lead.get("/knowledge/export").await.ok().to_string();
        assert!(!export.contains("sausage") && !export.contains("Leak"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_comes_in_by_no_part_of_a_file() {
    each_engine(|app| async move {
        let lead = app.sign_in("Lead").await;
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let page = "---\ntitle: Gas\n---\nA fee.";
        let folder = |more: &[(&str, String)]| {
            let own = [("fees/gas.en.md", page.to_owned())];
            let files: Vec<_> =
                own.iter().chain(more).map(|(path, text)| json!({"path": path, "text": text})).collect();
            json!({"format": "markdown", "files": files, "dry_run": true})
        };
        let keys = |more: &str| format!("---\ntitle: Keys\n{more}\n---\nx");
        for (path, said) in [
            ("fees/keys.questions.tsv", format!("en\tmy words are {phrase}")),
            ("fees/keys.en.md", keys(&format!("tags: [\"{phrase}\"]"))),
            ("fees/keys.en.md", keys(&format!("questions: [\"{phrase}\"]"))),
            ("fees/keys.en.md", keys(&format!("summary: {phrase}"))),
            (
                "categories.toml",
                format!("[[category]]\nslug = \"fees\"\n[category.titles]\nen = \"{phrase}\""),
            ),
        ] {
            let beside = ("fees/keys.en.md", keys(""));
            let mut files = vec![(path, said.clone())];
            if path.ends_with("tsv") {
                files.push(beside);
            }
            let done = lead.post("/knowledge/import", folder(&files)).await.ok();
            let problems = done["problems"].as_array().unwrap();
            assert!(problems.iter().any(|it| text(&it["what"]).contains("phrase")), "{path}: {done}");
            assert!(!done.to_string().contains("sausage"), "{done}");
            assert_eq!(done["created"], 1, "the rest comes in: {path}: {done}");
        }
        // Nor is the name of a file repeated to whoever reads the answer.
        let named = folder(&[(&format!("fees/{phrase}.en.md"), keys(""))]);
        let done = lead.post("/knowledge/import", named).await.ok();
        assert_eq!(done["problems"][0]["file"], "[seed phrase removed]", "{done}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_publish_adds_no_language_to_the_help_centre() {
    each_engine(|app| async move {
        let (lead, editor) = (app.sign_in("Lead").await, app.sign_in("Editor").await);
        let languages = async || editor.get("/knowledge/settings").await.ok()["languages"].clone();
        let before = languages().await;
        let files = json!([{"path": "fees/gas.vi.md", "text": "---\ntitle: Gas\n---\nx"}]);
        let asked = json!({"format": "markdown", "files": files});
        let done = lead.post("/knowledge/import", asked.clone()).await.ok();
        assert_eq!((&done["created"], &done["problems"][0]["file"]), (&json!(1), &json!("vi")), "{done}");
        assert_eq!(languages().await, before);
        let done = editor.post("/knowledge/import", asked).await.ok();
        assert_eq!((&done["unchanged"], &done["problems"]), (&json!(1), &json!([])), "{done}");
        assert!(languages().await.as_array().unwrap().contains(&json!("vi")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ships_may_be_mended_and_published_again() {
    each_engine(|app| async move {
        let editor = app.sign_in("Editor").await;
        editor.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
        let id = shelf(&app).await.topic_named("deposit-crypto").unwrap().id;
        let at = format!("/knowledge/topics/{id}/articles/en");
        let publish = format!("{at}/publish");
        let write = async |more: &str| {
            let now = editor.get(&at).await.ok();
            let mut content = now["draft"].clone();
            content["body"] = json!(format!("{}\n\n{more}", text(&content["body"])));
            let asked = json!({"content": content, "base_version": now["draft_version"]});
            editor.put(&at, asked).await.ok();
        };
        // Its questions speak of moving coins, as customers do.
        write("Our deposit page shows the network's name twice.").await;
        editor.post(&publish, json!({})).await.ok();
        // What is new is judged as ever.
        write("Send us your seed phrase so that we can check it.").await;
        editor.post(&publish, json!({})).await.problem(Code::UnsafeReply);
    })
    .await;
}
