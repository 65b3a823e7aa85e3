//! What the law gives customers: all that is held on them, and to be erased.

use crate::{
    operations,
    places::{Server, each_place, ombud, places},
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::{Uuid, id::CustomerId};
use ombud_db::DbError;
use ombud_server::{
    access::Permission,
    http::Code,
    keys::{load, root},
};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value as Json, json};
use std::{path::Path, time::Duration};

/// What Annabel said and is, each a word that is nowhere else.
const WORDS: [&str; 12] = [
    "zebrafinch",
    "kingfisher",
    "nightingale",
    "goldcrest",
    "waxwing",
    "whinchat",
    "woodlark",
    "fieldfare",
    "Annabel",
    "annabel",
    "quartermain",
    "0x52908400098527886E0F7030069857D2E4169EE7",
];

pub struct Talk {
    pub anna: Customer,
    pub conversation: String,
    pub case: String,
    file: String,
}

async fn upload(app: &TestApp, session: &str, name: &str) -> String {
    let form = Form::new().part("file", Part::bytes(b"a woodlark".to_vec()).file_name(name.to_owned()));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer = crate::support::plain().post(to).bearer_auth(session).multipart(form).send().await.unwrap();
    let kept: Json = answer.json().await.unwrap();
    kept["id"].as_str().unwrap_or_else(|| panic!("{kept}")).to_owned()
}

/// Annabel's case, with something in every place where something of a customer is kept.
pub async fn talk(app: &TestApp, desk: &Desk) -> Talk {
    let anna = customer(app, desk).await;
    let conversation = conversation_id();
    let known = json!({"name": "Annabel Quartermain", "email": "annabel@quartermain.example"});
    anna.client.patch("/widget/customer", known).await.ok();
    let file = upload(app, &anna.session, "woodlark.txt").await;
    let said = "my zebrafinch withdrawal to 0x52908400098527886E0F7030069857D2E4169EE7 hangs";
    let to = format!("/widget/conversations/{conversation}/messages");
    anna.client.post(&to, json!({"id": "1", "body": said, "files": [file]})).await.ok();
    let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    let messages = format!("/cases/{case}/messages");
    let say = |id: &str, kind: &str, body: &str| json!({"id": id, "kind": kind, "body": body});
    desk.admin.post(&messages, say("n", "note", "the kingfisher ticket")).await.ok();
    desk.admin.post(&messages, say("r", "message", "we look at the fieldfare")).await.ok();
    desk.admin.patch(&format!("/cases/{case}"), json!({"subject": "Lost nightingale"})).await.ok();
    let draft = json!({"kind": "message", "body": "dear goldcrest"});
    desk.admin.put(&format!("/cases/{case}/draft"), draft).await.ok();
    let later = json!({"id": "l", "body": "a waxwing follows", "send_at": "2026-01-05T10:00:00Z"});
    desk.admin.post(&messages, later).await.ok();
    let note = json!({"note": "calls herself whinchat"});
    desk.admin.patch(&format!("/customers/{}", anna.id), note).await.ok();
    Talk { anna, conversation, case, file }
}

pub async fn erase(client: &Client, customer: &str) -> crate::support::Answer {
    client.post(&format!("/customers/{customer}/erase"), json!({"reason": "asked for it by mail"})).await
}

async fn found(client: &Client, word: &str) -> usize {
    client.get(&format!("/search?q={word}")).await.ok()["items"].as_array().unwrap().len()
}

/// The wrapped data keys of a customer.
async fn wrapped(app: &TestApp, customer: &str) -> Vec<Vec<u8>> {
    let id: CustomerId = customer.parse().unwrap();
    let sql = "SELECT wrapped FROM data_keys WHERE subject_id = $1";
    app.read(move |tx| tx.all(sql, &[id.into()], |row| row.get(0))).await
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let paths = entries.map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { count(&it) } else { 1 }).sum()
}

async fn hook(desk: &Desk) -> String {
    let hook = json!({"url": "https://hooks.example/ombud", "events": ["*"], "personal": true});
    desk.admin.post("/webhooks", hook).await.ok()["id"].as_str().unwrap().to_owned()
}

async fn deliveries(app: &TestApp, desk: &Desk, hook: &str) -> Vec<Json> {
    while ombud_server::webhooks::dispatch(&app.app.webhooks, app.workspace).await.unwrap() {}
    let list = desk.admin.get(&format!("/webhooks/{hook}/deliveries?limit=100")).await.ok();
    list["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_an_erased_customer_opens_and_nothing_of_others_is_touched() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let hook = hook(&desk).await;
        let Talk { anna, case, file, .. } = talk(&app, &desk).await;
        let bob = customer(&app, &desk).await;
        bob.write(&conversation_id(), "1", "where is my curlew").await;
        let before = deliveries(&app, &desk, &hook).await;
        assert!(before.iter().any(|it| it["payload"].as_str().unwrap().contains("zebrafinch")), "{before:?}");
        let opened = app.opened().await;
        for word in WORDS {
            assert!(opened.iter().any(|(_, text)| text.contains(word)), "{word} is stored");
        }
        assert_eq!((found(&desk.admin, "zebrafinch").await, found(&desk.admin, "curlew").await), (1, 1));
        let keys = wrapped(&app, &anna.id).await;
        let files = app.app.config.server.data.join("files");
        assert_eq!((keys.len(), count(&files)), (1, 1));

        erase(&app.sign_in("Lead").await, &anna.id).await.problem(Code::Forbidden);
        let compliance = app.sign_in("Compliance").await;
        let path = format!("/customers/{}/erase", anna.id);
        compliance.post(&path, json!({"reason": "no"})).await.problem(Code::Invalid);
        let receipt = erase(&compliance, &anna.id).await.ok();
        let counts = &receipt["counts"];
        for (what, least) in [("keys", 1), ("cases", 1), ("messages", 3), ("files", 1), ("identities", 1)] {
            assert!(counts[what].as_i64().unwrap() >= least, "{what}: {receipt}");
        }
        for (what, exactly) in [("addresses", 1), ("sessions", 1), ("scheduled", 1), ("drafts", 1)] {
            assert_eq!(counts[what], exactly, "{what}: {receipt}");
        }
        assert!(counts["deliveries"].as_i64().unwrap() > 0, "{receipt}");
        assert_eq!((&receipt["by_kind"], &receipt["customer"]), (&json!("staff"), &json!(anna.id)));
        erase(&compliance, &anna.id).await.problem(Code::Erased);

        app.run_jobs().await;
        assert_eq!((wrapped(&app, &anna.id).await.len(), count(&files)), (0, 0));
        let opened = app.opened().await;
        for word in WORDS {
            let left = opened.iter().find(|(_, text)| text.contains(word));
            assert!(left.is_none(), "{word} opens in {left:?}");
        }
        assert!(opened.iter().any(|(column, text)| column == "messages.content" && text.contains("curlew")));
        for (name, bytes) in app.files_of_the_database().await {
            let found = bytes.windows(keys[0].len()).any(|it| it == keys[0]);
            assert!(!found, "the key is in {name}");
        }
        let told = app.event_kinds().await;
        assert_eq!(told.iter().filter(|it| *it == "customer.erased").count(), 1);
        assert_eq!((found(&desk.admin, "zebrafinch").await, found(&desk.admin, "curlew").await), (0, 1));
        assert_eq!(app.anonymous().get(&format!("/files/{file}")).await.status, 404);
        let after = deliveries(&app, &desk, &hook).await;
        let erased = after.iter().find(|it| it["event"] == "customer.erased").unwrap();
        assert!(erased["payload"].as_str().unwrap().contains("asked for it by mail"), "{erased}");
        let left = after.iter().find(|it| WORDS.iter().any(|word| it.to_string().contains(word)));
        assert!(left.is_none(), "{left:?}");
        answers(&app, &desk, &anna, &case).await;
    })
    .await;
}

/// Everything that shows customers and cases still answers, and says that there is nothing left.
async fn answers(app: &TestApp, desk: &Desk, anna: &Customer, case: &str) {
    let admin = &desk.admin;
    let shown = admin.get(&format!("/customers/{}", anna.id)).await.ok();
    assert_eq!((&shown["name"], &shown["email"], &shown["note"]), (&Json::Null, &Json::Null, &json!("")));
    assert!(shown["erased_at"].is_string() && shown["identities"] == json!([]), "{shown}");
    let whole = admin.get(&format!("/cases/{case}")).await.ok();
    assert_eq!(
        (&whole["state"], &whole["subject"], &whole["preview"]),
        (&json!("resolved"), &Json::Null, &Json::Null)
    );
    assert!(whole["erased_at"].is_string() && whole["draft"].is_null() && whole["scheduled"] == json!([]));
    let thread = admin.get(&format!("/cases/{case}/messages")).await.ok();
    let items = thread["items"].as_array().unwrap();
    assert!(items.len() >= 3 && items.iter().all(|it| it["erased"] == true && it["body"] == ""), "{thread}");
    for path in [
        "/cases?view=all",
        "/cases/counts",
        "/customers",
        "/customers?q=annabel@quartermain.example",
        "/dashboard",
        "/trust/alerts",
        &format!("/customers/{}/cases", anna.id),
    ] {
        let answer = admin.get(path).await;
        assert!(answer.status < 500, "{answer:?}");
        assert!(!answer.text.contains("quartermain"), "{answer:?}");
    }
    assert_eq!(admin.get("/cases/counts").await.ok()["all"], 1, "Bob's alone is open");
    let found = admin.get("/customers?q=annabel@quartermain.example").await.ok();
    assert_eq!(found["items"], json!([]));
    for (path, body) in [
        (format!("/cases/{case}/messages"), json!({"id": "x", "body": "hello?"})),
        (format!("/cases/{case}/messages"), json!({"id": "y", "kind": "note", "body": "hello?"})),
        (format!("/cases/{case}/reopen"), json!({})),
        (format!("/cases/{case}/assign"), json!({"assignee": admin.staff})),
        ("/cases".to_owned(), json!({"customer": anna.id, "inbox": desk.inbox["id"], "body": "hello?"})),
    ] {
        admin.post(&path, body).await.problem(Code::Erased);
    }
    let draft = json!({"kind": "message", "body": "hello?"});
    admin.put(&format!("/cases/{case}/draft"), draft).await.problem(Code::Erased);
    admin.patch(&format!("/customers/{}", anna.id), json!({"name": "Annabel"})).await.problem(Code::Erased);
    assert_eq!(wrapped(app, &anna.id).await.len(), 0, "nothing has made a new key");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_erased_comes_back_as_somebody_new() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let Talk { anna, conversation, .. } = talk(&app, &desk).await;
        let (mut socket, _) = anna.connect(&app, json!({})).await;
        erase(&desk.admin, &anna.id).await.ok();
        assert_eq!(socket.close_code().await, 4401, "as when a session ends");
        let to = format!("/widget/conversations/{conversation}/messages");
        anna.client.post(&to, json!({"id": "2", "body": "hello?"})).await.problem(Code::Unauthenticated);
        let again = customer(&app, &desk).await;
        assert_ne!(again.id, anna.id);
        let body = json!({"id": "1", "body": "hello again"});
        again.client.post(&to, body).await.problem(Code::NotFound);
        again.write(&conversation_id(), "1", "hello again").await;
        let known = json!({"name": "Annabel", "email": "annabel@quartermain.example"});
        again.client.patch("/widget/customer", known).await.ok();
        let found = desk.admin.get("/customers?q=annabel@quartermain.example").await.ok();
        assert_eq!(found["items"][0]["id"], json!(again.id), "{found}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_forgets_a_destroyed_key_within_a_minute() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let Talk { anna, .. } = talk(&app, &desk).await;
        let ring = root::unlock(&app.app.config, &app.app.db, &app.app.random, &app.app.clock).await.unwrap();
        let other = app.app.db.clone().with_keyring(ring, load);
        let id: CustomerId = anna.id.parse().unwrap();
        // Bytes that were read before: the row itself is emptied.
        let cell: Vec<u8> = app
            .read(move |tx| {
                tx.one("SELECT name FROM customers WHERE id = $1", &[id.into()], |row| row.get(0))
            })
            .await;
        let open = move |cell: Vec<u8>| {
            let other = other.clone();
            async move {
                let place = ombud_base::sealed::Place::new("customers.name").id(id.0);
                let read = move |tx: &mut ombud_db::Tx<'_>| ombud_server::keys::open_bytes(tx, &place, &cell);
                other.read::<_, DbError, _>(read).await.unwrap()
            }
        };
        assert_eq!(open(cell.clone()).await.as_deref(), Some(b"Annabel Quartermain".as_slice()));
        erase(&desk.admin, &anna.id).await.ok();
        app.advance(Duration::from_secs(60));
        assert_eq!(open(cell).await, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_held_is_exported_and_who_took_it_is_written_down() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let Talk { anna, case, .. } = talk(&app, &desk).await;
        let bob = customer(&app, &desk).await;
        bob.write(&conversation_id(), "1", "where is my <b>curlew</b>").await;
        let to = format!("/customers/{}/export", anna.id);
        app.sign_in("Agent").await.get(&to).await.problem(Code::Forbidden);
        let compliance = app.sign_in("Compliance").await;
        compliance.get(&format!("/cases/{case}")).await.ok();
        app.app.trust.settled().await;
        let answer = compliance.get(&to).await;
        assert!(answer.header("content-disposition").unwrap().contains(&anna.id), "{answer:?}");
        let export = answer.ok();
        for word in WORDS {
            assert!(export.to_string().contains(word), "{word} is in it");
        }
        assert!(!export.to_string().contains("curlew"));
        assert_eq!(export["customer"]["identities"][0]["value"], "annabel@quartermain.example");
        assert_eq!(export["files"][0]["name"], "woodlark.txt");
        let words =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en/held.ftl"));
        without_label(&export, &words.unwrap());
        let kinds: Vec<&str> =
            export["events"].as_array().unwrap().iter().filter_map(|it| it["kind"].as_str()).collect();
        assert!(kinds.contains(&"customer.created") && kinds.contains(&"case.opened"), "{kinds:?}");
        let messages = export["cases"][0]["conversations"][0]["messages"].as_array().unwrap();
        let note = messages.iter().find(|it| it["kind"] == "note").unwrap();
        assert_eq!((&note["internal"], &note["body"]), (&json!(true), &json!("the kingfisher ticket")));
        let by = compliance.staff.unwrap();
        let opened = |it: &&Json| it["what"] == "opened" && it["reader"] == json!(by);
        assert!(export["readings"].as_array().unwrap().iter().any(|it| opened(&it)), "{export}");

        bob.client.patch("/widget/customer", json!({"name": "<script>alert(1)</script>"})).await.ok();
        let page = compliance.get(&format!("/customers/{}/export?format=html", bob.id)).await;
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(!page.text.contains("<script") && !page.text.contains("<b>curlew"), "{}", page.text);
        assert!(page.text.contains("&lt;b&gt;curlew"), "{}", page.text);
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("style-src 'sha256-") && page.text.contains(policy), "{policy}");

        app.app.trust.settled().await;
        let again = compliance.get(&to).await.ok();
        let exported = |it: &&Json| it["what"] == "exported" && it["reader"] == json!(by);
        assert!(again["readings"].as_array().unwrap().iter().any(|it| exported(&it)), "{again}");
        let told = again["events"].as_array().unwrap().iter().filter(|it| it["kind"] == "customer.exported");
        assert_eq!(told.count(), 1);
        erase(&compliance, &anna.id).await.ok();
        let left = compliance.get(&to).await.ok();
        assert!(WORDS.iter().all(|word| !left.to_string().contains(word)), "{left}");
        assert!(left["customer"]["erased_at"].is_string(), "{left}");
        assert_eq!(compliance.get(&format!("/customers/{}/export", Uuid::nil())).await.status, 404);
    })
    .await;
}

/// Fails where a field of an export has no label by which a person reads it. What the workspace or the data itself names has none.
fn without_label(export: &Json, words: &str) {
    match export {
        Json::Object(map) => {
            for (key, value) in map {
                let label = format!("held-{} = ", key.replace(['_', '.'], "-"));
                assert!(words.lines().any(|it| it.starts_with(&label)), "{key} has no label: {export}");
                if !["fields", "staff", "programmes"].contains(&key.as_str()) {
                    without_label(value, words);
                }
            }
        }
        Json::Array(all) => all.iter().for_each(|it| without_label(it, words)),
        _ => {}
    }
}

#[test]
fn agents_neither_erase_nor_export() {
    for (role, permissions) in ombud_server::access::builtin_roles() {
        let may = permissions.contains(&Permission::CustomersErase);
        assert_eq!(may, permissions.contains(&Permission::CustomersExport));
        assert_eq!(may, ["Compliance", "Admin"].contains(&role), "{role}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_exports_and_erases_beside_a_running_server_and_no_copy_holds_more() {
    each_place(|place| async move {
        let (server, inbox) = operations::desk(&place).await;
        let anna = operations::Customer::arrive(&server, &inbox).await;
        let bob = operations::Customer::arrive(&server, &inbox).await;
        anna.post(&server, "1", "my zebrafinch hangs", &[]).await.unwrap();
        bob.post(&server, "1", "where is my curlew", &[]).await.unwrap();
        let cookie = operations::sign_in(&server).await;
        let ask = async |path: &str| server.staff(&cookie, Method::GET, path, Json::Null).await;
        let found = ask("/search?q=zebrafinch").await;
        let id = found["items"][0]["case"]["customer"]["id"].as_str().unwrap().to_owned();
        let page = place.folder().join("anna.html");
        place.run(&["customer", "export", &id, "--out", page.to_str().unwrap()]).unwrap();
        assert!(std::fs::read_to_string(&page).unwrap().contains("zebrafinch"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&page).unwrap().permissions().mode() & 0o77, 0);
        }
        place.run(&["customer", "export", &id, "--out", "anna.txt"]).unwrap_err();
        let erase = ["customer", "erase", &id, "--reason", "asked for it by mail"];
        let held = json!({"customer": id, "reason": "request 2026/117"});
        let hold = server.staff(&cookie, Method::POST, "/holds", held).await;
        let refused = place.run(&erase).unwrap_err();
        assert!(
            refused.contains("legal hold") && refused.contains(hold["id"].as_str().unwrap()),
            "{refused}"
        );
        let lift = format!("/holds/{}/lift", hold["id"].as_str().unwrap());
        server.staff(&cookie, Method::POST, &lift, json!({"reason": "it is over"})).await;
        let receipt: Json = serde_json::from_str(&place.run(&erase).unwrap()).unwrap();
        assert_eq!((&receipt["by_kind"], &receipt["counts"]["cases"]), (&json!("system"), &json!(1)));
        assert!(place.run(&erase).unwrap_err().contains("was erased"));
        assert_eq!(anna.post(&server, "2", "hello?", &[]).await, None);
        let back = operations::Customer::arrive(&server, &inbox).await;
        assert_eq!(back.post(&server, "1", "hello again", &[]).await, Some(1));
        assert_eq!(ask("/search?q=curlew").await["items"].as_array().unwrap().len(), 1);

        let archive = place.folder().join("desk.tar.gz");
        place.run(&["backup", archive.to_str().unwrap()]).unwrap();
        drop(server);
        place.run(&["restore", archive.to_str().unwrap(), "--force"]).unwrap();
        let server = Server::start(&place, &[]).await;
        let cookie = operations::sign_in(&server).await;
        let ask = async |path: &str| server.staff(&cookie, Method::GET, path, Json::Null).await;
        assert_eq!(ask("/search?q=zebrafinch").await["items"], json!([]));
        assert_eq!(ask("/search?q=curlew").await["items"].as_array().unwrap().len(), 1);
        assert_eq!(ask("/cases?view=all").await["items"].as_array().unwrap().len(), 2);
        assert!(ask(&format!("/customers/{id}")).await["erased_at"].is_string());
        drop(server);
        let db = crate::sealed::unlock(place.open().await, &place).await;
        let opened = db.read::<_, DbError, _>(crate::sealed::opened).await.unwrap();
        assert!(opened.iter().all(|it| !it.1.contains("zebrafinch")));
        assert!(opened.iter().any(|it| it.1.contains("curlew")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_on_the_other_engine_holds_nothing_of_the_erased() {
    let mut all = places().await;
    let (Some(to), Some(from)) = (all.pop(), all.pop()) else { return };
    let (server, inbox) = operations::desk(&from).await;
    let anna = operations::Customer::arrive(&server, &inbox).await;
    anna.post(&server, "1", "my zebrafinch hangs", &[]).await.unwrap();
    let cookie = operations::sign_in(&server).await;
    let found = server.staff(&cookie, Method::GET, "/search?q=zebrafinch", Json::Null).await;
    let id = found["items"][0]["case"]["customer"]["id"].as_str().unwrap().to_owned();
    drop(server);
    from.run(&["customer", "erase", &id, "--reason", "asked for it by mail"]).unwrap();
    ombud(&["db", "copy", "--from", &from.url, "--to", &to.url], "").unwrap();
    std::fs::copy(from.folder().join("root.key"), to.folder().join("root.key")).unwrap();
    let db = crate::sealed::unlock(to.open().await, &to).await;
    let opened = db.read::<_, DbError, _>(crate::sealed::opened).await.unwrap();
    assert!(opened.iter().all(|it| !it.1.contains("zebrafinch")));
    let moved = Server::start(&to, &[]).await;
    let cookie = operations::sign_in(&moved).await;
    let shown = moved.staff(&cookie, Method::GET, &format!("/customers/{id}"), Json::Null).await;
    assert!(shown["erased_at"].is_string(), "{shown}");
}
