//! The ledger: everything that happened and everybody who read is in it, and whoever holds a file and a key can tell.

use crate::{
    operations,
    places::{each_place, ombud},
    support::{Client, TestApp, each_engine},
    talk::{Desk, conversation_id, customer, desk},
};
use ombud_db::DbError;
use ombud_ledger::{Checkpoint, Trust, Value, bundle, note::VerifierKey, proof, receipt};
use ombud_server::{
    conversations::types::{Insist, Kind, Post, Target},
    events::Actor,
    http::{Code, Problem},
    ledger::{self, check},
};
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A desk at which something was said, noted, cut out, read and changed.
pub async fn busy_desk(app: &TestApp) -> (Desk, crate::talk::Customer, String) {
    let desk = desk(app, json!({})).await;
    let anna = customer(app, &desk).await;
    anna.client
        .patch("/widget/customer", json!({"name": "Anna Berger", "email": "anna@example.com"}))
        .await
        .ok();
    let talk = conversation_id();
    anna.write(&talk, "1", "hello, where is my deposit?").await;
    let case = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
    let case = case["items"][0]["id"].as_str().unwrap().to_owned();
    let messages = format!("/cases/{case}/messages");
    desk.admin
        .post(&messages, json!({"id": "n", "kind": "note", "body": "looks like a wrong network"}))
        .await
        .ok();
    desk.admin.post(&messages, json!({"id": "r", "body": "Which network did you choose?"})).await.ok();
    anna.write(&talk, "2", "legal winner thank year wave sausage").await;
    anna.write(&talk, "3", "worth useful legal winner thank yellow").await;
    desk.admin.patch(&format!("/cases/{case}"), json!({"subject": "Deposit", "priority": "high"})).await.ok();
    desk.admin.get(&messages).await.ok();
    app.app.trust.settled().await;
    (desk, anna, talk)
}

/// Holds the workspace's ledger against the tables.
pub async fn checked(app: &TestApp) -> check::Report {
    app.app.trust.settled().await;
    let ws = app.workspace;
    app.app.db.snapshot::<_, DbError, _>(move |tx| check::check(tx, ws)).await.unwrap()
}

async fn sign(app: &TestApp) -> ledger::Head {
    let ws = app.workspace;
    app.write(move |tx, app| Ok(ledger::sign(tx, app, ws)?)).await
}

async fn export(app: &TestApp, contents: bool) -> Vec<u8> {
    let ws = app.workspace;
    sign(app).await;
    let written = app.app.db.snapshot::<_, Problem, _>(move |tx| {
        let mut bytes = Vec::new();
        ledger::export(tx, ws, &mut bytes, contents).map_err(Problem::internal)?;
        Ok(bytes)
    });
    written.await.unwrap()
}

pub fn trust(key: &VerifierKey) -> Trust {
    Trust { log: Some(key.clone()), ..Trust::default() }
}

pub async fn key(app: &TestApp, admin: &Client) -> VerifierKey {
    sign(app).await;
    admin.get("/ledger").await.ok()["key"].as_str().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_is_a_leaf_and_every_row_fits_its_own() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let report = checked(&app).await;
        assert!(report.is_good(), "{:?}", report.faults);
        assert_eq!((report.redacted, report.erased), (1, 0), "{report:?}");
        assert_eq!(report.leaves, app.event_kinds().await.len() as i64);
        let first = sign(&app).await;
        assert_eq!(first.size, report.leaves);
        assert_eq!(sign(&app).await, first, "nothing has happened since");
        for n in 0..300 {
            app.advance(Duration::from_millis(500));
            anna.write(&talk, &format!("m{n}"), &format!("message {n}")).await;
        }
        let second = sign(&app).await;
        let report = checked(&app).await;
        assert!(report.is_good() && report.checkpoints >= 2, "{report:?}");
        let shown = desk.admin.get("/ledger").await.ok();
        assert_eq!(
            (&shown["size"], &shown["checkpoint"]["size"]),
            (&json!(second.size), &json!(second.size))
        );
        let asked = desk.admin.post("/ledger/check", json!({})).await.ok();
        assert_eq!((&asked["fault_count"], &asked["redacted"]), (&json!(0), &json!(1)), "{asked}");
        let heads = desk.admin.get("/ledger/checkpoints").await.ok();
        assert_eq!(heads["items"][0]["note"], second.note);
        app.sign_in("Agent").await.get("/ledger").await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exported_log_is_verified_without_us() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let old = sign(&app).await;
        anna.write(&talk, "4", "Has it arrived by now?").await;
        let key = key(&app, &desk.admin).await;
        let file = export(&app, true).await;
        let with_old = Trust { checkpoints: vec![old.note.clone()], ..trust(&key) };
        let report = bundle::verify(&file[..], &with_old).unwrap();
        assert!(report.is_good(), "{:?}", report.faults);
        assert_eq!(
            (report.erased, report.key_is_trusted),
            (1, true),
            "the message that was cut has no content"
        );
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("Has it arrived by now?") && !text.contains("sausage"), "{text}");
        assert!(
            !bundle::verify(
                text.replace("Has it arrived by now?", "All is well, thank you.").as_bytes(),
                &trust(&key)
            )
            .unwrap()
            .is_good()
        );
        let bare = desk.admin.get("/ledger/export").await;
        assert!(bare.status == 200 && !bare.text.contains("content"), "{}", bare.text);
        let report = bundle::verify(bare.text.as_bytes(), &with_old).unwrap();
        assert!(report.is_good() && report.erased == report.leaves, "{report:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_gets_a_receipt_and_sees_who_read() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let path = format!("/widget/conversations/{talk}/receipt");
        let document = anna.client.get(&path).await;
        assert_eq!(document.status, 200, "{}", document.text);
        let key = key(&app, &desk.admin).await;
        let report = receipt::verify(document.text.as_bytes(), &trust(&key));
        assert!(report.is_good(), "{:?}", report.faults);
        let said: Vec<&str> = report
            .leaves
            .iter()
            .filter_map(|it| match it.content.as_ref()?.get("body")? {
                Value::Text(body) if !body.is_empty() => Some(body.as_ref()),
                _ => None,
            })
            .collect();
        let mark = "[seed phrase removed]";
        assert_eq!(said, ["hello, where is my deposit?", "Which network did you choose?", mark]);
        assert!(!document.text.contains("wrong network"), "a note is nothing for the customer");
        let other = customer(&app, &desk).await;
        other.client.get(&path).await.problem(Code::NotFound);
        let forged = document.text.replace("hello, where", "hello, there");
        assert!(!receipt::verify(forged.as_bytes(), &trust(&key)).is_good());

        let readers = anna.client.get("/widget/readers").await.ok();
        let opened = readers["items"].as_array().unwrap().iter().find(|it| it["what"] == "opened");
        assert!(opened.is_some_and(|it| it["name"].is_string()), "{readers}");
        assert_eq!(other.client.get("/widget/readers").await.ok()["items"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_tells_who_did_what_and_its_export_is_proved() {
    each_engine(|app| async move {
        let (desk, anna, _) = busy_desk(&app).await;
        let (admin, agent) = (desk.admin.staff.unwrap(), app.sign_in("Agent").await);
        let compliance = app.sign_in("Compliance").await;
        agent.get("/ledger/audit").await.problem(Code::Forbidden);
        let reads =
            compliance.get(&format!("/ledger/audit?customer={}&kind=customer.read", anna.id)).await.ok();
        let reads = reads["items"].as_array().unwrap();
        assert!(!reads.is_empty() && reads.iter().all(|it| it["by"]["id"] == json!(admin)), "{reads:?}");
        let changed = compliance.get(&format!("/ledger/audit?customer={}", anna.id)).await.ok().to_string();
        assert!(!changed.contains("anna@example.com"), "{changed}");
        let by_admin = compliance.get(&format!("/ledger/audit?actor={admin}&limit=2")).await.ok();
        assert_eq!(by_admin["items"].as_array().unwrap().len(), 2);
        let next = by_admin["next"].as_str().unwrap();
        let more = compliance.get(&format!("/ledger/audit?actor={admin}&limit=2&cursor={next}")).await.ok();
        assert!(more["items"][0]["position"].as_i64() < by_admin["items"][1]["position"].as_i64(), "{more}");
        let later = compliance.get("/ledger/audit?from=2027-01-01T00:00:00Z").await.ok();
        assert_eq!(later["items"], json!([]));
        compliance.get("/ledger/audit?kind=nonsense").await.problem(Code::Invalid);

        let wanted = json!({"customer": anna.id});
        compliance.post("/ledger/audit/export", wanted.clone()).await.problem(Code::Forbidden);
        let document = desk.admin.post("/ledger/audit/export", wanted).await;
        assert_eq!(document.status, 200, "{}", document.text);
        let report = receipt::verify(document.text.as_bytes(), &trust(&key(&app, &desk.admin).await));
        assert!(report.is_good() && !report.leaves.is_empty(), "{:?}", report.faults);
        assert!(document.text.contains("anna@example.com"));
        assert!(app.event_kinds().await.contains(&"security.audit_exported".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_of_many_lines_is_whole_or_says_where_the_rest_begins() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let key = key(&app, &desk.admin).await;
        let path = "/ledger/audit/export";
        let (by, conversation) = (anna.id.parse().unwrap(), talk.parse().unwrap());
        let inbox = desk.inbox["id"].as_str().unwrap().parse().unwrap();
        let posts = (0..1200).map(|n| {
            app.app.lane.post(Post {
                workspace: app.workspace,
                by: Actor::Customer(by),
                to: Target::Customer { customer: by, inbox, conversation },
                kind: Kind::Message,
                id: Some(format!("many{n}")),
                body: format!("line {n}"),
                files: Vec::new(),
                mentions: Vec::new(),
                seen: None,
                origin: None,
                insist: Insist::No,
                form: None,
            })
        });
        for posted in futures_util::future::join_all(posts).await {
            posted.unwrap();
        }
        let proved = |text: &str| -> Vec<u64> {
            let report = receipt::verify(text.as_bytes(), &trust(&key));
            assert!(report.is_good(), "{:?}", report.faults);
            report.leaves.iter().map(|it| it.index).collect()
        };
        let many = json!({"kind": "message.created"});
        let whole = desk.admin.post(path, many.clone()).await;
        assert_eq!((whole.status, whole.header("ombud-next")), (200, None));
        let all = proved(&whole.text);
        assert!(all.len() > 1200, "{}", all.len());

        // In parts, each a document of its own, which together hold the same lines, each once.
        let (mut parts, mut before) = (Vec::new(), Json::Null);
        loop {
            let mut asked = many.clone();
            (asked["limit"], asked["before"]) = (json!(500), before);
            let part = desk.admin.post(path, asked).await;
            assert_eq!(part.status, 200, "{}", part.text);
            let lines = proved(&part.text);
            assert!(lines.len() <= 500);
            parts.splice(0..0, lines);
            match part.header("ombud-next") {
                Some(next) => before = json!(next.parse::<i64>().unwrap()),
                None => break,
            }
        }
        assert_eq!(parts, all);
        let exported = app.event_kinds().await.iter().filter(|it| *it == "security.audit_exported").count();
        assert_eq!(exported, 4, "every part is recorded");
        for limit in [0, 10_001] {
            desk.admin.post(path, json!({"limit": limit})).await.problem(Code::Invalid);
        }
        let nothing = desk.admin.post(path, json!({"before": 1})).await;
        assert_eq!(proved(&nothing.text), [] as [u64; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_names_roles_and_finds_a_case_of_a_customer_on_every_page() {
    each_engine(|app| async move {
        let (desk, anna, _) = busy_desk(&app).await;
        let compliance = app.sign_in("Compliance").await;
        let roles = desk.admin.get("/roles").await.ok();
        let lead = roles["items"].as_array().unwrap().iter().find(|it| it["name"] == "Lead").unwrap().clone();
        let agent = app.sign_in("Agent").await.staff.unwrap();
        desk.admin.patch(&format!("/staff/{agent}"), json!({"role": lead["id"]})).await.ok();
        let changed = compliance.get("/ledger/audit?kind=staff.changed&limit=1").await.ok();
        let line = &changed["items"][0];
        assert_eq!(line["data"]["role"], lead["id"], "{line}");
        assert_eq!(line["names"][lead["id"].as_str().unwrap()], "Lead", "{line}");

        // Another case of the same customer lies between the lines of the first.
        let only = crate::talk::only_case(&desk.admin).await;
        let case = only["id"].as_str().unwrap().to_owned();
        let of_case = compliance.get(&format!("/ledger/audit?case={case}")).await.ok();
        let lines = of_case["items"].as_array().unwrap();
        assert!(!lines.is_empty() && lines.iter().all(|it| it["number"] == only["number"]), "{of_case}");
        anna.write(&conversation_id(), "other", "another matter").await;
        let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
        for turn in cases["items"].as_array().unwrap().iter().cycle().take(6) {
            app.advance(Duration::from_secs(3600));
            desk.admin.get(&format!("/cases/{}/messages", turn["id"].as_str().unwrap())).await.ok();
            app.app.trust.settled().await;
        }
        let path = format!("/ledger/audit?customer={}", anna.id);
        let all = compliance.get(&format!("{path}&limit=100")).await.ok();
        let of_case = all["items"].as_array().unwrap().iter().filter(|it| it["case"] == json!(case)).count();
        let (mut found, mut next) = (0, String::new());
        loop {
            let page = compliance.get(&format!("{path}&case={case}&limit=1{next}")).await.ok();
            found += page["items"].as_array().unwrap().len();
            match page["next"].as_str() {
                Some(cursor) => next = format!("&cursor={cursor}"),
                None => break,
            }
        }
        assert!(of_case >= 3 && of_case < all["items"].as_array().unwrap().len(), "{of_case} of {all}");
        assert_eq!(found, of_case);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_may_read_the_head_and_the_hashes() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        for n in 0..270 {
            app.advance(Duration::from_millis(500));
            anna.write(&talk, &format!("m{n}"), "and another one").await;
        }
        let key = key(&app, &desk.admin).await;
        let get = async |path: &str| {
            let url = format!("http://{}/ledger/test/{path}", app.address);
            let answer = crate::support::get(url).await.unwrap();
            (answer.status().as_u16(), answer.bytes().await.unwrap())
        };
        let (_, note) = get("checkpoint").await;
        let origin = desk.admin.get("/ledger").await.ok()["origin"].as_str().unwrap().to_owned();
        let head =
            Checkpoint::open(std::str::from_utf8(&note).unwrap(), &origin, &key, &[]).unwrap().checkpoint;
        assert_eq!(get("key").await.1, format!("{key}\n"));
        let mut tiles = proof::MemoryTiles::default();
        for tile in ombud_ledger::tiles::grown(0, head.size()) {
            let (status, bytes) = get(&tile.path()).await;
            assert_eq!((status, bytes.len()), (200, usize::from(tile.width) * 32), "{tile}");
            tiles.insert(tile.level, tile.index, bytes.to_vec());
        }
        assert_eq!(proof::root(head.size(), &mut tiles).unwrap(), *head.root());
        for path in ["tile/0/900", "tile/0/000.p/300", "tile/9/000", "tile/0/../key", "nothing"] {
            assert_eq!(get(path).await.0, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_changed_is_not_signed_again() {
    each_engine(|app| async move {
        let (_, anna, talk) = busy_desk(&app).await;
        sign(&app).await;
        // Whoever removes what they did, and makes the edge fit, cannot make the signed head fit.
        let last: i64 = app.read(|tx| tx.one("SELECT max(pos) FROM events", &[], |row| row.get(0))).await;
        let ws = app.workspace;
        app.write(move |tx, _| {
            let mut edge = ombud_ledger::Frontier::default();
            let kept = "SELECT entry FROM events WHERE workspace_id = $1 AND pos < $2 ORDER BY pos";
            let leaves =
                tx.all(kept, &[ws.into(), last.into()], |row| Ok(ombud_ledger::leaf_hash(row.bytes(0)?)))?;
            edge.append_many(leaves);
            tx.exec("DELETE FROM messages WHERE workspace_id = $1 AND pos >= $2", &[ws.into(), last.into()])?;
            tx.exec("DELETE FROM events WHERE workspace_id = $1 AND pos >= $2", &[ws.into(), last.into()])?;
            let head = "UPDATE event_heads SET pos = $2, edge = $3 WHERE workspace_id = $1";
            Ok(tx.exec(head, &[ws.into(), (last - 1).into(), (&edge.to_bytes()).into()])?)
        })
        .await;
        anna.write(&talk, "x", "something else in its place").await;
        anna.write(&talk, "y", "and one more").await;
        let signed = app.app.db.write::<_, DbError, _>({
            let app = app.app.clone();
            move |tx| ledger::sign(tx, &app, ws)
        });
        let refused = signed.await.unwrap_err().to_string();
        assert!(refused.contains("not the one that was signed"), "{refused}");
        let report = checked(&app).await;
        assert!(report.faults.iter().any(|it| it.what == check::What::Head), "{report:?}");
    })
    .await;
}

/// What the customer's and the staff's screens ask for exists for nobody else.
#[tokio::test(flavor = "multi_thread")]
async fn what_one_reads_oneself_is_recorded_once_a_minute() {
    each_engine(|app| async move {
        let (desk, anna, _) = busy_desk(&app).await;
        let count = async || {
            app.app.trust.settled().await;
            app.event_kinds().await.iter().filter(|it| *it == "customer.read").count()
        };
        let before = count().await;
        let agent = app.sign_in("Lead").await;
        for _ in 0..5 {
            agent.get(&format!("/customers/{}", anna.id)).await.ok();
        }
        assert_eq!(count().await, before + 1);
        app.advance(Duration::from_secs(61));
        agent.get(&format!("/customers/{}", anna.id)).await.ok();
        assert_eq!(count().await, before + 2);
        let _: Json = desk.admin.get("/ledger").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_is_accounted_for_and_a_key_that_only_went_missing_is_not() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let bob = customer(&app, &desk).await;
        bob.write(&conversation_id(), "1", "and what about me?").await;
        let key = key(&app, &desk.admin).await;
        let before = checked(&app).await;
        let body = json!({"reason": "asked for it by letter"});
        desk.admin.post(&format!("/customers/{}/erase", anna.id), body).await.ok();
        let report = checked(&app).await;
        assert!(report.is_good() && report.erased > 5, "{report:?}");
        assert!(report.leaves > before.leaves);
        let file = export(&app, true).await;
        let text = String::from_utf8(file).unwrap();
        assert!(
            text.contains("what about me?") && !text.contains("deposit") && !text.contains("anna@"),
            "{text}"
        );
        assert!(bundle::verify(text.as_bytes(), &trust(&key)).unwrap().is_good());
        let receipt = app.write({
            let (ws, talk) = (app.workspace, talk.parse().unwrap());
            move |tx, app| ledger::of_conversation(tx, app, ws, talk, ledger::Wanted::All)
        });
        let report = receipt::verify(receipt.await.as_bytes(), &trust(&key));
        assert!(report.is_good() && report.leaves.iter().all(|it| it.content.is_none()), "{report:?}");

        // Bob's key is taken away by somebody who has the database.
        let subject: ombud_base::Uuid = bob.id.parse().unwrap();
        let ids: Vec<ombud_base::Uuid> = app
            .write(move |tx, _| {
                let ids =
                    tx.all("SELECT id FROM data_keys WHERE subject_id = $1", &[subject.into()], |row| {
                        row.get(0)
                    })?;
                tx.exec("DELETE FROM data_keys WHERE subject_id = $1", &[subject.into()])?;
                Ok(ids)
            })
            .await;
        app.read(move |tx| {
            let ring = tx.keyring()?.clone();
            ids.iter().for_each(|id| ring.keep(*id, None));
            Ok(())
        })
        .await;
        let report = checked(&app).await;
        assert!(report.faults.iter().any(|it| it.what == check::What::Unreadable), "{report:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_written_into_a_file_that_verifies_without_the_server() {
    each_place(|place| async move {
        let (server, inbox) = operations::desk(&place).await;
        let anna = operations::Customer::arrive(&server, &inbox).await;
        anna.post(&server, "1", "my zebrafinch hangs", &[]).await.unwrap();
        let key = server.get("/ledger/desk/key").await.text().await.unwrap();
        drop(server);
        let path = place.folder().join("receipt.json");
        let out = path.to_str().unwrap();
        let told =
            place.run(&["ledger", "prove", "--conversation", &anna.conversation, "--out", out]).unwrap();
        assert!(told.contains(out) && !told.contains("zebrafinch"), "{told}");
        let written = std::fs::read_to_string(&path).unwrap();
        let printed = place.run(&["ledger", "prove", "--conversation", &anna.conversation]).unwrap();
        assert_eq!(written, printed, "the same as is printed");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&path).unwrap().permissions().mode() & 0o077,
                0,
                "its owner's alone"
            );
        }
        // Neither configuration nor database is asked: it is run beside them.
        let good = ombud(&["ledger", "verify", out, "--key", key.trim()], "").unwrap();
        assert!(good.contains("leaves proved") && good.contains("Everything fits."), "{good}");
        std::fs::write(&path, written.replacen("zebrafinch", "goldcrests", 1)).unwrap();
        assert_ne!(std::fs::read_to_string(&path).unwrap(), written, "it is in clear");
        ombud(&["ledger", "verify", out, "--key", key.trim()], "").unwrap_err();
        let nobody = "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b";
        let gone = place.folder().join("none.json");
        place
            .run(&["ledger", "prove", "--conversation", nobody, "--out", gone.to_str().unwrap()])
            .unwrap_err();
        assert!(!gone.exists());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_out_at_the_command_line_is_its_owners_alone_and_in_the_ledger() {
    each_place(|place| async move {
        let (mut server, inbox) = operations::desk(&place).await;
        let anna = operations::Customer::arrive(&server, &inbox).await;
        anna.post(&server, "1", "my zebrafinch hangs", &[]).await.unwrap();
        server.stop().await;
        let path = place.folder().join("ledger.jsonl");
        let out = path.to_str().unwrap();
        // What stood there, open to all, gives way.
        std::fs::write(&path, "something old").unwrap();
        let told = place.run(&["ledger", "export", "--out", out]).unwrap();
        let db = place.open().await;
        let kinds = async |db: &ombud_db::Db| -> Vec<String> {
            let all = db.read::<_, DbError, _>(|tx| {
                tx.all("SELECT kind FROM events ORDER BY pos", &[], |row| row.get(0))
            });
            all.await.unwrap()
        };
        let all = kinds(&db).await;
        assert!(told.contains(&format!("Wrote {} leaves", all.len())), "it is in its own file: {told}");
        assert_eq!(all.last().map(String::as_str), Some("ledger.exported"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "its owner's alone");
        }
        assert!(std::fs::read_to_string(&path).unwrap().contains("zebrafinch"), "it is in clear");
        let good = ombud(&["ledger", "verify", out], "").unwrap();
        assert!(good.contains("Everything fits."), "{good}");
        place.run(&["ledger", "prove", "--conversation", &anna.conversation]).unwrap();
        let nobody = "0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b";
        place.run(&["ledger", "prove", "--conversation", nobody]).unwrap_err();
        let all = kinds(&db).await;
        assert_eq!(all.iter().filter(|it| *it == "ledger.receipt_made").count(), 1, "{all:?}");
        let fits = place.run(&["ledger", "check"]).unwrap();
        assert!(fits.contains("Everything fits."), "{fits}");
        let nowhere = place.folder().join("no/such/folder/ledger.jsonl");
        place.run(&["ledger", "export", "--out", nowhere.to_str().unwrap()]).unwrap_err();
    })
    .await;
}
