//! Keys are changed while the desk works: nothing is lost, everything opens, and the old keys go.

use crate::{
    operations,
    places::{Server, each_place},
    support::{TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::id::CustomerId;
use ombud_server::{http::Code, keys::columns::SEALED};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value as Json, json};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

const GRACE: Duration = Duration::from_secs(181);

async fn begin(desk: &Desk, level: &str, customer: Option<&str>) -> Json {
    let new = json!({"level": level, "customer": customer});
    desk.admin.post("/keys/rotations", new).await.ok()
}

async fn latest(desk: &Desk) -> Json {
    desk.admin.get("/keys/rotations").await.ok()["items"][0].clone()
}

/// The keys that a customer has had and still has: ids, and whether each is retired.
async fn keys_of(app: &TestApp, customer: &str) -> Vec<bool> {
    let id: CustomerId = customer.parse().unwrap();
    let sql = "SELECT retired_at FROM data_keys WHERE subject_id = $1";
    app.read(move |tx| tx.all(sql, &[id.into()], |row| Ok(row.get::<Option<i64>>(0)?.is_some()))).await
}

async fn upload(app: &TestApp, session: &str) -> Json {
    let form = Form::new().part("file", Part::bytes(b"a woodlark".to_vec()).file_name("bird.txt"));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer = crate::support::plain().post(to).bearer_auth(session).multipart(form).send().await.unwrap();
    answer.json().await.unwrap()
}

/// A customer who writes one message after the other until told to stop; answers how many were acknowledged.
fn write_on(
    app: &TestApp,
    anna: &Customer,
    conversation: &str,
) -> (Arc<AtomicBool>, tokio::task::JoinHandle<usize>) {
    let stop = Arc::new(AtomicBool::new(false));
    let (client, clock, told) = (app.bearer(&anna.session), app.app.clock.clone(), stop.clone());
    let to = format!("/widget/conversations/{conversation}/messages");
    let writer = tokio::spawn(async move {
        let mut written = 0;
        while !told.load(Ordering::Relaxed) {
            let body = json!({"id": format!("w{written}"), "body": format!("message {written}")});
            client.post(&to, body).await.ok();
            written += 1;
            clock.advance(Duration::from_secs(1)); // so many messages of one customer would be told to slow down
        }
        written
    });
    (stop, writer)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_level_is_changed_while_messages_are_written() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let known = json!({"name": "Annabel Quartermain", "email": "annabel@quartermain.example"});
        anna.client.patch("/widget/customer", known).await.ok();
        let file = upload(&app, &anna.session).await;
        let conversation = conversation_id();
        let to = format!("/widget/conversations/{conversation}/messages");
        let first = json!({"id": "f", "body": "a file", "files": [file["id"]]});
        anna.client.post(&to, first).await.ok();
        let before = desk.admin.get("/keys").await.ok();
        desk.admin.post("/ledger/checkpoints", json!({})).await.ok();
        let (stop, writer) = write_on(&app, &anna, &conversation);

        app.sign_in("Agent").await.get("/keys").await.problem(Code::Forbidden);
        assert_eq!(begin(&desk, "workspace", None).await["state"], "waiting");
        app.run_jobs().await;
        assert_eq!(latest(&desk).await["state"], "closing");
        app.advance(GRACE);
        app.run_jobs().await;
        assert_eq!(latest(&desk).await["state"], "done", "{}", latest(&desk).await);

        for customer in [None, Some(anna.id.as_str())] {
            begin(&desk, "data", customer).await;
            let again = json!({"level": "data", "customer": customer});
            desk.admin.post("/keys/rotations", again).await.problem(Code::Conflict);
            app.run_jobs().await;
            assert_eq!(
                latest(&desk).await["state"],
                "waiting",
                "another node may still seal with the old one"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
            app.advance(GRACE);
            app.run_jobs().await;
            let done = latest(&desk).await;
            assert_eq!((&done["state"], &done["columns_done"]), (&json!("done"), &done["columns"]), "{done}");
            assert!(done["changed"].as_i64().unwrap() > 2, "{done}");
        }
        stop.store(true, Ordering::Relaxed);
        let written = writer.await.unwrap();
        assert!(written > 3, "{written}");
        assert_eq!(app.bodies(&conversation).await.len(), written + 1);
        assert_eq!(keys_of(&app, &anna.id).await, [false], "the old one is deleted");
        let opened = app.opened().await;
        assert!(opened.iter().any(|it| it.1 == "Annabel Quartermain"));
        let url = file["url"].as_str().unwrap();
        let shown = crate::support::get(format!("http://{}{url}", app.address)).await.unwrap();
        assert_eq!(shown.text().await.unwrap(), "a woodlark");
        let after = desk.admin.get("/keys").await.ok();
        assert_eq!(after["retired"], 0);
        for key in ["workspace", "own"] {
            assert_ne!(before[key]["id"], after[key]["id"]);
        }
        let found = desk.admin.get("/search?q=message").await.ok();
        assert!(!found["items"].as_array().unwrap().is_empty(), "{found}");
        // The sealed word of what was signed has come along: the next head is signed, and all of them are there.
        desk.admin.post("/ledger/checkpoints", json!({})).await.ok();
        assert_eq!(desk.admin.get("/ledger").await.ok()["trouble"], Json::Null);
        let told = app.event_kinds().await;
        assert_eq!(told.iter().filter(|it| *it == "security.keys_rotated").count(), 6);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_that_is_killed_goes_on_where_it_was() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let conversation = conversation_id();
        for n in 0..40 {
            anna.write(&conversation, &format!("m{n}"), &format!("message {n}")).await;
            app.advance(Duration::from_secs(1));
        }
        begin(&desk, "data", Some(&anna.id)).await;
        let (mut cut, mut tries) = (0, 0);
        app.advance(GRACE);
        while latest(&desk).await["finished_at"].is_null() {
            // The runner is dropped in the middle, as a node that dies; its lease runs out.
            let run = tokio::time::timeout(Duration::from_millis(8 + tries), app.run_jobs()).await;
            cut += usize::from(run.is_err());
            tries += 1;
            app.advance(Duration::from_secs(121));
            assert!(tries < 500, "{}", latest(&desk).await);
        }
        assert!(cut > 0, "it was never cut");
        let done = latest(&desk).await;
        assert_eq!(done["state"], "done", "{done}");
        assert_eq!(keys_of(&app, &anna.id).await, [false]);
        app.opened().await;
        assert_eq!(app.bodies(&conversation).await.len(), 40);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_is_erased_meanwhile_stays_erased() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        anna.write(&conversation_id(), "1", "my zebrafinch hangs").await;
        begin(&desk, "data", Some(&anna.id)).await;
        let reason = json!({"reason": "asked for it by mail"});
        let receipt = desk.admin.post(&format!("/customers/{}/erase", anna.id), reason).await.ok();
        assert_eq!(receipt["counts"]["keys"], 2, "the old one and the new one: {receipt}");
        app.advance(GRACE);
        app.run_jobs().await;
        assert_eq!(latest(&desk).await["state"], "erased");
        assert_eq!(desk.admin.get("/keys").await.ok()["erased"], 1);
        assert_eq!(keys_of(&app, &anna.id).await, [] as [bool; 0]);
        assert!(app.opened().await.iter().all(|it| !it.1.contains("zebrafinch")));
        let new = json!({"level": "data", "customer": anna.id});
        desk.admin.post("/keys/rotations", new).await.problem(Code::Erased);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_walked_in_the_order_of_their_primary_keys() {
    each_engine(|app| async move {
        if !app.on_sqlite() {
            return;
        }
        for column in SEALED {
            let sql = "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk";
            let table = column.table;
            let key: Vec<String> = app.read(move |tx| tx.all(sql, &[table.into()], |row| row.get(0))).await;
            let known: Vec<&str> =
                std::iter::once("workspace_id").chain(column.key.iter().map(|it| it.0)).collect();
            assert_eq!(key, known, "{table}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_changes_the_root_key() {
    each_place(|place| async move {
        let (server, inbox) = operations::desk(&place).await;
        let anna = operations::Customer::arrive(&server, &inbox).await;
        anna.post(&server, "1", "my zebrafinch hangs", &[]).await.unwrap();
        drop(server);
        let next = place.folder().join("root-2.key");
        let given = format!("file:{}", next.display());
        let before = place.run(&["keys", "show"]).unwrap();
        let told = place.run(&["keys", "rotate", "root", "--new", &given]).unwrap();
        assert!(told.contains("Wrapped 1 workspace key"), "{told}");
        let refused = place.run(&["keys", "rotate", "workspace"]).unwrap_err();
        assert!(refused.contains("sealed under"), "{refused}");
        // Who knows both opens what either has wrapped.
        let both = [("OMBUD_KEYS__ROOT_NEXT", given.clone())];
        let again = place.run_in(&["keys", "rotate", "root"], "", &both).unwrap();
        assert!(again.contains("Wrapped 0 workspace keys"), "{again}");
        let after = place.run_in(&["keys", "show"], "", &both).unwrap();
        assert_ne!(before.lines().nth(1), after.lines().nth(1), "{after}");
        assert_eq!(before.lines().nth(2), after.lines().nth(2), "the workspace's key is the same: {after}");
        let alone = [("OMBUD_KEYS__ROOT", given)];
        let begun = place.run_in(&["keys", "rotate", "data"], "", &alone).unwrap();
        assert!(begun.contains("new data key"), "{begun}");
        assert!(place.run_in(&["keys", "show"], "", &alone).unwrap().contains("data key: waiting"));
        // Whoever is erased is nothing lost: it is said, with how many.
        let server = Server::start_in(&place, &[], &alone).await;
        let ben = operations::Customer::arrive(&server, &inbox).await;
        drop(server);
        let erased =
            place.run_in(&["customer", "erase", &ben.id, "--reason", "asked for it"], "", &alone).unwrap();
        assert!(erased.contains(&ben.id), "{erased}");
        let none = place.run_in(&["keys", "rotate", "data", "--customer", &ben.id], "", &alone).unwrap();
        assert!(none.contains("is erased") && none.contains("nothing to do"), "{none}");
        let shown = place.run_in(&["keys", "show"], "", &alone).unwrap();
        assert!(shown.contains("erased         1 customer, nothing to do"), "{shown}");
        let begun = place.run_in(&["keys", "rotate", "workspace"], "", &alone).unwrap();
        assert!(begun.contains("Erased: 1 customer, nothing to do."), "{begun}");
        let server = Server::start_in(&place, &[], &alone).await;
        let cookie = operations::sign_in(&server).await;
        let found = server.staff(&cookie, Method::GET, "/search?q=zebrafinch", Json::Null).await;
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    })
    .await;
}
