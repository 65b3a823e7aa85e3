//! What is stored is sealed: a stolen database, backup or write-ahead log tells nothing.

use crate::{
    places::Place,
    provider::{Provider, set},
    support::{TestApp, each_engine, each_engine_with},
    talk::{Desk, conversation_id, customer, desk, only_case},
};
use ombud_base::{Clock, Random, Uuid, sealed::Place as Cell};
use ombud_db::{Db, DbError, Options, Row, Tx};
use ombud_server::{
    access::{NewStaff, add_staff},
    config::Config,
    http::{Code, Problem},
    keys::{
        columns::{Part, SEALED},
        load, root,
    },
};
use serde_json::json;
use std::{collections::BTreeSet, path::Path, time::Duration};

/// Every sealed text, with its column. Each cell opens, or this panics.
pub fn opened(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, DbError> {
    let mut all = Vec::new();
    for column in SEALED {
        let name = format!("{}.{}", column.table, column.name);
        all.extend(column.open_all(tx)?.into_iter().map(|text| (name.clone(), text)));
    }
    Ok(all)
}

/// A message's text, of a row whose columns from `at` on are content, conversation and number.
pub fn body(row: &Row<'_>, at: usize) -> Result<String, DbError> {
    let place = Cell::new("messages.content").id(row.get::<Uuid>(at + 1)?).number(row.get(at + 2)?);
    let content = row.open(at, &place)?.unwrap_or_default();
    Ok(content.split_once('\0').map_or_else(String::new, |it| it.1.to_owned()))
}

/// A database with the keys of the place that it is from.
pub async fn unlock(db: Db, place: &Place) -> Db {
    let mut config = Config::default();
    config.server.data = place.folder().to_owned();
    let ring = root::unlock(&config, &db, &Random::system(), &Clock::system()).await.unwrap();
    db.with_keyring(ring, load)
}

/// Every sealed text of a copy of a place's database.
pub async fn of_file(file: &Path, place: &Place) -> Vec<(String, String)> {
    let db = Db::open(&Options { url: format!("sqlite:{}", file.display()), connections: 1 }).await.unwrap();
    unlock(db, place).await.read(opened).await.unwrap()
}

/// Columns of bytes that are not sealed, and need not be: hashes of random tokens, public keys, tokens under a key, wrapped
/// keys, public lists, positions, salted hashes of the ledger, an answer that only the caller's credentials open, and the hash of a sealed file or of evidence.
const OPEN: [&str; 47] = [
    "api_tokens.token_hash",
    "block_list_parts.data",
    "block_lists.digest",
    "canaries.mark",
    "case_evidence.sha256",
    "chain_watches.mark",
    "conversations.places",
    "customer_addresses.mark",
    "customer_proofs.session_hash",
    "customer_sessions.token_hash",
    "customer_words.token",
    "data_keys.wrapped",
    "embedded_texts.hash",
    "embedded_texts.vector",
    "event_heads.edge",
    "events.entry",
    "files.sha256",
    "followed_coins.mark",
    "freeze_tokens.token_hash",
    "idempotency.answer",
    "idempotency.key_hash",
    "idempotency.request_hash",
    "identities.lookup",
    "installation_keys.secret",
    "invitations.email_hash",
    "invitations.token_hash",
    "knowledge_pictures.bytes",
    "known_devices.token_hash",
    "ledger_nodes.hash",
    "login_failures.key_hash",
    "passkeys.credential_id",
    "proof_challenges.code_hash",
    "proof_challenges.session_hash",
    "proof_challenges.ticket_hash",
    "proof_sends.key_hash",
    "recoveries.claim_hash",
    "recoveries.payout_hash",
    "recovery_codes.code_hash",
    "replaced_sessions.token_hash",
    "scim_tokens.token_hash",
    "scim_users.user_hash",
    "search_parts.postings",
    "sso_used.mark",
    "staff.email_hash",
    "staff_sessions.token_hash",
    "stretches.places",
    "workspace_keys.wrapped",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_column_of_bytes_is_sealed_or_known_to_be_open() {
    each_engine(|app| async move {
        let sql = if app.on_sqlite() {
            "SELECT m.name || '.' || p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND p.type = 'BYTEA'"
        } else {
            "SELECT table_name || '.' || column_name FROM information_schema.columns \
             WHERE table_schema = 'public' AND data_type = 'bytea'"
        };
        let there: BTreeSet<String> =
            app.read(move |tx| tx.all(sql, &[], |row| row.get(0))).await.into_iter().collect();
        let sealed: BTreeSet<String> = SEALED.iter().map(|it| format!("{}.{}", it.table, it.name)).collect();
        let open: BTreeSet<String> = OPEN.iter().map(|it| (*it).to_owned()).collect();
        assert!(sealed.is_disjoint(&open) && sealed.is_subset(&there), "{:?}", sealed.difference(&there));
        let known: BTreeSet<&String> = sealed.union(&open).collect();
        let unknown: Vec<_> = there.iter().filter(|it| !known.contains(it)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(SEALED.iter().all(|it| it.row.iter().any(|part| matches!(part, Part::Id(_)))));
    })
    .await;
}

/// What is said at a desk, with a word that is nowhere else.
async fn talk(app: &TestApp) -> Vec<&'static str> {
    let desk = desk(app, json!({})).await;
    let anna = customer(app, &desk).await;
    let conversation = conversation_id();
    anna.client
        .patch(
            "/widget/customer",
            json!({"name": "Annabel Quartermain", "email": "annabel@quartermain.example"}),
        )
        .await
        .ok();
    anna.write(&conversation, "1", "my zebrafinch withdrawal hangs").await;
    let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
    let say = |id: &str, kind: &str, body: &str| json!({"id": id, "kind": kind, "body": body});
    let messages = format!("/cases/{case}/messages");
    desk.admin.post(&messages, say("n", "note", "the kingfisher ticket")).await.ok();
    desk.admin.patch(&format!("/cases/{case}"), json!({"subject": "Lost nightingale"})).await.ok();
    desk.admin
        .put(&format!("/cases/{case}/draft"), json!({"kind": "message", "body": "dear goldcrest"}))
        .await
        .ok();
    let later = json!({"id": "l", "body": "a waxwing follows", "send_at": "2026-01-05T10:00:00Z"});
    desk.admin.post(&messages, later).await.ok();
    let id =
        desk.admin.get(&format!("/cases/{case}")).await.ok()["customer"]["id"].as_str().unwrap().to_owned();
    desk.admin.patch(&format!("/customers/{id}"), json!({"note": "calls herself whinchat"})).await.ok();
    let hook = json!({"url": "https://hooks.example.com/siskin", "events": ["safety.list_failed"]});
    desk.admin.post("/webhooks", hook).await.ok();
    people(app, &desk).await;
    vec![
        "zebrafinch",
        "kingfisher",
        "nightingale",
        "goldcrest",
        "waxwing",
        "whinchat",
        "siskin",
        "Annabel",
        "annabel",
        "quartermain",
        "redstart",
        "firecrest",
        "bluethroat",
        "dotterel",
        "corncrake",
        "ptarmigan",
        "whimbrel",
        "dunlin",
        "turnstone",
    ]
}

/// Somebody who is staff and called by names of theirs, and somebody who is invited.
async fn people(app: &TestApp, desk: &Desk) {
    let mia = app.add_staff(app.workspace, "Agent", "redstart@example.com", None).await;
    let names = json!({"name": "Firecrest Lee", "display_name": "Bluethroat"});
    desk.admin.patch(&format!("/staff/{mia}"), names).await.ok();
    let roles = desk.admin.get("/roles").await.ok();
    let role =
        roles["items"].as_array().unwrap().iter().find(|it| it["name"] == "Agent").unwrap()["id"].clone();
    desk.admin.post("/invitations", json!({"email": "dotterel@example.com", "role": role})).await.ok();
    // Whom the provider brings.
    let provider = Provider::start().await;
    let admin = set(app, &provider, json!({})).await;
    let made = admin.post("/scim-tokens", json!({"name": "Provider"})).await.ok();
    let lou = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "Corncrake.Lou@example.com", "externalId": "ptarmigan-7",
        "name": {"givenName": "Whimbrel", "familyName": "Dunlin"}, "active": true,
        "emails": [{"primary": true, "value": "turnstone@example.com", "type": "work"}],
    });
    let answer = crate::support::plain()
        .post(format!("http://127.0.0.1:{}/scim/v2/Users", app.address.port()))
        .bearer_auth(made["token"].as_str().unwrap())
        .header("content-type", "application/scim+json")
        .body(lou.to_string())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status().as_u16(), 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_stored_can_be_read_without_the_root_key() {
    each_engine_with(
        |config| config.sso.allow_private = true,
        |app| async move {
            let words = talk(&app).await;
            app.run_jobs().await;
            let opened = app.opened().await;
            for word in &words {
                let kept = |text: &str| text.to_lowercase().contains(&word.to_lowercase());
                assert!(opened.iter().any(|(_, text)| kept(text)), "{word} is stored");
            }
            for (name, bytes) in app.files_of_the_database().await {
                for word in &words {
                    let found = bytes.windows(word.len()).any(|it| it.eq_ignore_ascii_case(word.as_bytes()));
                    assert!(!found, "{word} is in {name}");
                }
            }
            assert_eq!(
                app.sign_in("Admin").await.get("/search?q=zebrafinch").await.ok()["items"]
                    .as_array()
                    .unwrap()
                    .len(),
                1
            );
            let found = app.sign_in("Admin").await.get("/customers?q=quarter%20anna").await.ok();
            assert_eq!(found["items"][0]["name"], json!("Annabel Quartermain"), "{found}");
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_found_and_sorted_though_names_and_addresses_are_sealed() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let password = "correct horse battery";
        let mut ids = Vec::new();
        for (address, name) in [("c@example.com", "Bruno"), ("a@example.com", "Zoe"), ("b@example.com", "Anna")] {
            let id = app.add_staff(app.workspace, "Agent", address, Some(password)).await;
            desk.admin.patch(&format!("/staff/{id}"), json!({"name": name})).await.ok();
            ids.push(id);
        }
        let list = desk.admin.get("/staff").await.ok();
        let names: Vec<&str> = list["items"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
        let ours: Vec<&str> = names.into_iter().filter(|it| ["Bruno", "Zoe", "Anna"].contains(it)).collect();
        assert_eq!(ours, ["Anna", "Bruno", "Zoe"]);
        // Whatever the address is written like, and of two workspaces the older one, unless one is named.
        let beside = app.another_workspace("beside").await;
        app.add_staff(beside, "Agent", "a@example.com", Some(password)).await;
        for (given, workspace) in [(" A@Example.com ", None), ("a@example.com", Some("beside"))] {
            let client = app.anonymous();
            let body = json!({"email": given, "password": password, "workspace": workspace});
            assert_eq!(client.post("/auth/login", body).await.ok()["state"], "signed_in");
            let me = client.get("/auth/me").await.ok();
            assert_eq!(me["staff"]["id"] == json!(ids[1]), workspace.is_none(), "{me}");
            assert_eq!(me["staff"]["email"], "a@example.com");
        }
        // The same address twice in one workspace is refused as before, whoever wrote it how.
        let again = NewStaff {
            workspace: app.workspace,
            email: "A@example.com".into(),
            name: "Another".into(),
            role: "Agent".into(),
            password_hash: None,
        };
        let parts = app.app.clone();
        let refused = app.app.db.write::<_, Problem, _>(move |tx| add_staff(tx, &parts, &again)).await;
        assert_eq!(refused.unwrap_err().code, Code::Conflict);
        // The workspace's data key is changed: names and addresses are sealed by the new one, and found as before.
        app.prove_again().await;
        desk.admin.post("/keys/rotations", json!({"level": "data"})).await.ok();
        for _ in 0..4 {
            app.advance(Duration::from_secs(200));
            app.run_jobs().await;
        }
        let sql = "SELECT count(*) FROM (SELECT DISTINCT substr(name, 2, 16) AS key FROM staff WHERE workspace_id = $1) keys";
        let keys = app.read(move |tx| tx.one(sql, &[app.workspace.into()], |row| row.get::<i64>(0))).await;
        assert_eq!(keys, 1, "one key has sealed them all");
        let body = json!({"email": "a@example.com", "password": password});
        assert_eq!(app.anonymous().post("/auth/login", body).await.ok()["state"], "signed_in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cell_that_is_moved_or_changed_does_not_open() {
    each_engine_with(|config| config.sso.allow_private = true, |app| async move {
        talk(&app).await;
        let swap = "UPDATE customers SET name = (SELECT email FROM customers WHERE name IS NOT NULL LIMIT 1) WHERE name IS NOT NULL";
        app.write(move |tx, _| Ok(tx.exec(swap, &[])?)).await;
        let refused = app.app.db.read::<_, DbError, _>(opened).await;
        assert!(matches!(refused, Err(DbError::Sealed(_))), "{refused:?}");
    })
    .await;
}
