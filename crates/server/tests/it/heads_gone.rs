//! Whoever has the database and no key takes signed heads away, or the end of the log with them: it is found and named, and gets no
//! second signature.

use crate::{
    ledger::{busy_desk, checked},
    support::{TestApp, each_engine},
    tampering::checked_after,
};
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx};
use ombud_ledger::{Frontier, leaf_hash};
use ombud_server::{
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    ledger::{self, check},
    ombud::Ombud,
};
use serde_json::{Value as Json, json};
use std::sync::{Arc, Mutex};

/// What somebody takes away who has the database and no key, so that no trace is left that they could remove.
#[derive(Clone, Copy, Debug)]
pub enum Theft {
    /// The signed head of so many leaves.
    Head(i64),
    /// All signed heads.
    Heads,
    /// The sealed word of what was signed last.
    Word,
    /// All events after the first so many, with the messages, nodes and heads; what spoke of them is made to fit, the edge as well.
    Log(i64),
}

impl Theft {
    /// Does it.
    pub fn commit(self, tx: &mut Tx<'_>, ws: WorkspaceId) {
        match self {
            Self::Head(size) => {
                let text = "DELETE FROM checkpoints WHERE workspace_id = $1 AND size = $2";
                assert_eq!(tx.exec(text, &[ws.into(), size.into()]).unwrap(), 1);
            }
            Self::Heads => {
                tx.exec("DELETE FROM checkpoints WHERE workspace_id = $1", &[ws.into()]).unwrap();
            }
            Self::Word => {
                tx.exec("DELETE FROM last_signed WHERE workspace_id = $1", &[ws.into()]).unwrap();
            }
            Self::Log(kept) => cut(tx, ws, kept),
        }
    }
}

fn cut(tx: &mut Tx<'_>, ws: WorkspaceId, kept: i64) {
    let mut edge = Frontier::default();
    let entries = "SELECT entry FROM events WHERE workspace_id = $1 AND pos <= $2 ORDER BY pos";
    let leaves = tx.all(entries, &[ws.into(), kept.into()], |row| Ok(leaf_hash(row.bytes(0)?))).unwrap();
    edge.append_many(leaves);
    for text in [
        "DELETE FROM messages WHERE workspace_id = $1 AND pos > $2",
        "DELETE FROM events WHERE workspace_id = $1 AND pos > $2",
        "DELETE FROM ledger_nodes WHERE workspace_id = $1 AND level = 1 AND (place + 1) * 256 > $2",
        "DELETE FROM checkpoints WHERE workspace_id = $1 AND size > $2",
        "DELETE FROM anchors WHERE workspace_id = $1 AND size > $2",
        "DELETE FROM stretches WHERE workspace_id = $1 AND last_pos > $2",
        "DELETE FROM customer_addresses WHERE workspace_id = $1 AND pos > $2",
        "UPDATE cases SET preview_pos = NULL WHERE workspace_id = $1 AND preview_pos > $2",
        "UPDATE cases SET last_pos = $2 WHERE workspace_id = $1 AND last_pos > $2",
        "UPDATE cursors SET pos = $2 WHERE workspace_id = $1 AND pos > $2",
        "UPDATE event_heads SET settings_pos = $2 WHERE workspace_id = $1 AND settings_pos > $2",
        "UPDATE event_heads SET work_pos = $2 WHERE workspace_id = $1 AND work_pos > $2",
    ] {
        tx.exec(text, &[ws.into(), kept.into()]).unwrap();
    }
    let head = "UPDATE event_heads SET pos = $2, edge = $3 WHERE workspace_id = $1";
    tx.exec(head, &[ws.into(), kept.into(), (&edge.to_bytes()).into()]).unwrap();
}

/// What is found of a theft: by the check, by doctor and the screen, and by whoever is to sign.
struct Found {
    report: check::Report,
    trouble: Option<String>,
    refused: Option<String>,
}

impl Found {
    fn says(&self, what: &str) -> bool {
        self.report.faults.iter().any(|it| it.detail.contains(what))
    }
}

fn found(tx: &mut Tx<'_>, app: &Ombud, ws: WorkspaceId) -> Result<Found, Problem> {
    Ok(Found {
        report: check::check(tx, ws)?,
        trouble: ledger::trouble(tx, ws)?,
        refused: ledger::sign(tx, app, ws).err().map(|it| it.to_string()),
    })
}

/// What is found of a theft, which is then taken back.
async fn after(app: &TestApp, theft: Theft) -> Found {
    let (ws, seen) = (app.workspace, Arc::new(Mutex::new(None)));
    let (out, parts) = (seen.clone(), app.app.clone());
    let undone = app.app.db.write::<(), Problem, _>(move |tx| {
        theft.commit(tx, ws);
        *out.lock().unwrap() = Some(found(tx, &parts, ws)?);
        Err(Problem::not_found())
    });
    let error = undone.await.unwrap_err();
    assert_eq!(error.code.name(), "not-found", "{theft:?}: {error:?}");
    Arc::try_unwrap(seen).ok().unwrap().into_inner().unwrap().unwrap()
}

/// Appends events that are in nobody's way, and signs: how many there are then.
async fn grow(app: &TestApp, events: i64) -> Result<i64, String> {
    let ws = app.workspace;
    app.write(move |tx, app| {
        let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
        for _ in 0..events {
            journal.event(kinds::SETTINGS_CHANGED, None, &json!({"what": "workspace", "change": "changed"}));
        }
        Ok(journal.close(tx, &app.hub)?)
    })
    .await;
    let parts = app.app.clone();
    let signed = app.app.db.write::<_, DbError, _>(move |tx| ledger::sign(tx, &parts, ws)).await;
    signed.map(|it| it.size).map_err(|it| it.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_heads_away_or_cuts_the_log_is_found_and_gets_no_signature() {
    each_engine(|app| async move {
        let (desk, ..) = busy_desk(&app).await;
        // What was looked at is in the log, and perhaps signed by itself.
        app.app.trust.settled().await;
        let earlier = checked(&app).await.checkpoints;
        let mut sizes = Vec::new();
        for events in [1, 2, 3] {
            sizes.push(grow(&app, events).await.unwrap());
        }
        let [oldest, middle, newest] = sizes[..] else { panic!("{sizes:?}") };
        let before = checked(&app).await;
        assert!(before.is_good() && before.checkpoints == earlier + 3, "{before:?}");
        let all = before.checkpoints;
        assert_eq!(desk.admin.get("/ledger").await.ok()["trouble"], Json::Null);

        for (number, size) in (earlier + 1..).zip(&sizes) {
            let it = after(&app, Theft::Head(*size)).await;
            let named = format!("the signed head of number {number} is gone");
            assert!(it.says(&named) && it.says(&format!("for {size} events")), "{:?}", it.report.faults);
            assert!(it.trouble.is_some(), "doctor counts them");
            // Signing looks at the newest: what is in the middle is the check's and doctor's.
            assert_eq!(it.refused.is_some(), *size == newest, "{size}: {:?}", it.refused);
        }
        let it = after(&app, Theft::Heads).await;
        assert!(
            it.says(&format!("{all} signed heads are gone, of numbers 1 to {all}")),
            "{:?}",
            it.report.faults
        );
        assert!(it.trouble.is_some_and(|it| it.contains(&format!("{all} heads were signed"))));
        assert!(it.refused.is_some_and(|it| it.contains("restore a backup of before")));
        let it = after(&app, Theft::Word).await;
        assert!(it.says("the sealed word of what was signed last is gone"), "{:?}", it.report.faults);
        assert!(it.trouble.is_some() && it.refused.is_some());
        for kept in [oldest, middle, oldest + 1, newest - 1, 1, 0] {
            let it = after(&app, Theft::Log(kept)).await;
            let says = format!("a head of {newest} events was signed, and there are {kept}");
            assert!(it.says(&says), "{kept}: {:?}", it.report.faults);
            assert!(it.report.faults.iter().any(|it| it.position == Some(kept + 1)), "{kept}");
            assert!(it.trouble.is_some() && it.refused.is_some(), "{kept}: {:?}", it.refused);
        }
        assert!(checked(&app).await.is_good(), "every theft was taken back");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_second_head_is_signed_in_the_place_of_one_that_was_taken_away() {
    each_engine(|app| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let kept = grow(&app, 1).await.unwrap();
        let signed = grow(&app, 5).await.unwrap();
        let ws = app.workspace;
        app.app.trust.settled().await;
        app.write(move |tx, _| {
            Theft::Log(kept).commit(tx, ws);
            Ok(())
        })
        .await;
        // As many events as before, others; and then more.
        for events in [signed - kept, 3] {
            let refused = grow(&app, events).await.unwrap_err();
            assert!(refused.contains(&format!("the last was for {signed}")), "{refused}");
        }
        let report = checked(&app).await;
        let says = format!("the first {signed} events are not those that were signed last");
        assert!(report.faults.iter().any(|it| it.detail == says), "{:?}", report.faults);
        let shown = desk.admin.get("/ledger").await.ok();
        assert!(shown["trouble"].as_str().unwrap().contains("ombud ledger check"), "{shown}");
        let problem = desk.admin.post("/ledger/checkpoints", json!({})).await.problem(Code::LedgerUnsigned);
        assert!(problem["detail"].as_str().unwrap().contains("compare with the heads"), "{problem}");
        desk.admin.get("/ledger/export").await.problem(Code::LedgerUnsigned);
        anna.write(&talk, "4", "and what is written after that?").await;
        // Whoever wants a receipt is told the same: customers without what is not theirs to mend.
        let audit = desk.admin.post("/ledger/audit/export", json!({})).await.problem(Code::LedgerUnsigned);
        assert!(audit["detail"].as_str().unwrap().contains("ombud ledger check"), "{audit}");
        for what in ["receipt", "report", "report.pdf"] {
            let path = format!("/widget/conversations/{talk}/{what}");
            let told = anna.client.get(&path).await.problem(Code::LedgerUnsigned);
            let detail = told["detail"].as_str().unwrap();
            assert!(detail.contains("Your conversation is kept") && !detail.contains("ombud"), "{told}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_speaks_of_events_that_are_not_there_is_found() {
    each_engine(|app| async move {
        let _ = busy_desk(&app).await;
        assert!(checked(&app).await.is_good());
        for (sql, says) in [
            (
                "UPDATE cases SET last_pos = last_pos + 100000 WHERE workspace_id = $1",
                "rows of cases speak of event",
            ),
            ("UPDATE event_heads SET work_pos = 9223372036854775807 WHERE workspace_id = $1", "(work_pos)"),
            (
                "INSERT INTO cursors (workspace_id, name, pos) VALUES ($1, 'reader', 4000000)",
                "rows of cursors",
            ),
        ] {
            let report = checked_after(&app, sql).await;
            assert!(report.faults.iter().any(|it| it.detail.contains(says)), "{sql}: {:?}", report.faults);
        }
        assert!(checked(&app).await.is_good());
    })
    .await;
}
