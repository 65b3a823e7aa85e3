//! Whoever can write to the database changes one thing: the check finds it, and says where.

use crate::{
    bot::{Talk, desk_with_bot},
    heads_gone::Theft,
    ledger::{busy_desk, checked},
    recovery::{self, LITTLE, each_with_node},
    support::{TestApp, each_engine},
    wallet_proof::Key,
};
use ombud_base::{Random, Uuid, Value, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_server::{
    http::Problem,
    ledger::{self, check},
};
use serde_json::json;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// How many edits are tried on each engine, unless `OMBUD_TAMPER` says otherwise.
const EDITS: usize = 200;

/// What was done, and the position that must be named; none where there is no position.
#[derive(Debug)]
struct Edit {
    #[allow(dead_code, reason = "shown when an edit is not found")]
    done: String,
    named: Option<i64>,
}

/// One edit of the database by somebody who knows it well.
struct Editor<'t, 'c> {
    tx: &'t mut Tx<'c>,
    ws: WorkspaceId,
    random: Random,
}

impl Editor<'_, '_> {
    fn below(&self, below: usize) -> usize {
        usize::try_from(self.random.below(below as u64)).unwrap()
    }

    fn position(&mut self, table: &str) -> i64 {
        let all: Vec<i64> = self
            .tx
            .all(
                &format!("SELECT pos FROM {table} WHERE workspace_id = $1 ORDER BY pos"),
                &[self.ws.into()],
                |row| row.get(0),
            )
            .unwrap();
        all[self.below(all.len())]
    }

    fn exec(&mut self, sql: &str, more: &[Value<'_>]) -> u64 {
        let mut values = vec![self.ws.into()];
        values.extend(more.iter().copied());
        self.tx.exec(sql, &values).unwrap()
    }

    /// Flips a bit of a cell.
    fn flip(&mut self, table: &str, column: &str, key: &str, at: i64) -> bool {
        let sql = format!("SELECT {column} FROM {table} WHERE workspace_id = $1 AND {key} = $2");
        let cell: Option<Vec<u8>> =
            self.tx.one(&sql, &[self.ws.into(), at.into()], |row| row.get(0)).unwrap();
        let Some(mut cell) = cell else { return false };
        let bit = self.below(cell.len() * 8);
        cell[bit / 8] ^= 1 << (bit % 8);
        let sql = format!("UPDATE {table} SET {column} = $3 WHERE workspace_id = $1 AND {key} = $2");
        self.exec(&sql, &[at.into(), (&cell).into()]) == 1
    }

    /// Puts another value into a column.
    fn set(&mut self, table: &str, column: &str, at: i64) -> bool {
        let random: [u8; 16] = self.random.bytes();
        let id = Uuid::from_bytes(random);
        let value: Value<'_> = match column {
            "at" | "seq" | "public_seq" => Value::Int(1 + self.random.below(1 << 40) as i64),
            "kind" if table == "messages" => Value::Text("note"),
            "author_kind" => Value::Text("system"),
            "kind" => Value::Text("case.woke"),
            "actor_kind" => Value::Text("bot"),
            "client_key" => Value::Text("another key"),
            _ => id.into(),
        };
        let same =
            format!("SELECT count(*) FROM {table} WHERE workspace_id = $1 AND pos = $2 AND {column} = $3");
        let same: i64 = self.tx.one(&same, &[self.ws.into(), at.into(), value], |row| row.get(0)).unwrap();
        let sql = format!("UPDATE {table} SET {column} = $3 WHERE workspace_id = $1 AND pos = $2");
        same == 0 && self.exec(&sql, &[at.into(), value]) == 1
    }

    fn swap(&mut self, table: &str, column: &str, a: i64, b: i64) -> bool {
        if a == b {
            return false;
        }
        let sql = format!("UPDATE {table} SET {column} = $3 WHERE workspace_id = $1 AND {column} = $2");
        for (from, to) in [(a, -7), (b, a), (-7, b)] {
            self.exec(&sql, &[Value::Int(from), Value::Int(to)]);
        }
        true
    }

    /// Tries one edit; none when it would change nothing.
    fn edit(&mut self) -> Option<Edit> {
        const OF_EVENTS: [&str; 6] = ["at", "kind", "actor_kind", "actor_id", "case_id", "customer_id"];
        const OF_MESSAGES: [&str; 8] =
            ["conversation_id", "seq", "public_seq", "at", "kind", "author_kind", "author_id", "client_key"];
        let (event, message) = (self.position("events"), self.position("messages"));
        let named = |done: String, at: i64| Some(Edit { done, named: Some(at) });
        let somewhere = |done: &str| Some(Edit { done: done.into(), named: None });
        match self.below(22) {
            0..4 => {
                let column = OF_EVENTS[self.below(OF_EVENTS.len())];
                self.set("events", column, event).then(|| named(format!("events.{column}"), event))?
            }
            4..8 => {
                let column = OF_MESSAGES[self.below(OF_MESSAGES.len())];
                self.set("messages", column, message).then(|| named(format!("messages.{column}"), message))?
            }
            8 => self
                .flip("messages", "content", "pos", message)
                .then(|| named("a message's content".into(), message))?,
            9 => self.flip("events", "data", "pos", event).then(|| named("an event's data".into(), event))?,
            10 => self.flip("events", "entry", "pos", event).then(|| named("an entry".into(), event))?,
            11 => {
                self.exec("DELETE FROM messages WHERE workspace_id = $1 AND pos = $2", &[message.into()]);
                named("a message removed".into(), message)
            }
            12 => {
                self.exec("DELETE FROM events WHERE workspace_id = $1 AND pos = $2", &[event.into()]);
                self.exec("DELETE FROM messages WHERE workspace_id = $1 AND pos = $2", &[event.into()]);
                named("an event removed".into(), event)
            }
            13 => {
                let other = self.position("events");
                let swapped = self.swap("events", "pos", event, other);
                swapped.then(|| named(format!("events {event} and {other} swapped"), event.min(other)))?
            }
            14 => {
                let other = self.position("messages");
                let swapped = self.swap("messages", "pos", message, other);
                swapped
                    .then(|| named(format!("messages {message} and {other} swapped"), message.min(other)))?
            }
            15 => {
                let sql = "UPDATE messages SET content = (SELECT content FROM messages WHERE workspace_id = $1 AND pos = $3) \
                           WHERE workspace_id = $1 AND pos = $2";
                let other = self.position("messages");
                self.exec(sql, &[message.into(), other.into()]);
                (message != other).then(|| named("another message's content".into(), message))?
            }
            16 => {
                let sql = "INSERT INTO events (workspace_id, pos, at, kind, actor_kind, actor_id, case_id, customer_id, data, entry) \
                           SELECT workspace_id, pos + 100000, at, kind, actor_kind, actor_id, case_id, customer_id, data, entry \
                           FROM events WHERE workspace_id = $1 AND pos = $2";
                self.exec(sql, &[event.into()]);
                somewhere("an event added")
            }
            17 => {
                let sql = "INSERT INTO messages (workspace_id, conversation_id, seq, public_seq, pos, at, kind, author_kind, \
                           author_id, content) SELECT workspace_id, conversation_id, seq, public_seq, -pos, at, kind, author_kind, \
                           author_id, content FROM messages WHERE workspace_id = $1 AND pos = $2";
                self.exec(sql, &[message.into()]);
                named("a message added".into(), -message)
            }
            18 => self.flip("ledger_nodes", "hash", "place", 0).then(|| somewhere("a node"))?,
            19 | 20 => self.taken_away(),
            _ => self.of_heads(),
        }
    }

    /// Takes signed heads away, or the end of the log with the heads over it.
    fn taken_away(&mut self) -> Option<Edit> {
        let sizes: Vec<i64> = self
            .tx
            .all(
                "SELECT size FROM checkpoints WHERE workspace_id = $1 ORDER BY size",
                &[self.ws.into()],
                |row| row.get(0),
            )
            .unwrap();
        let (oldest, newest) = (sizes[0], sizes[sizes.len() - 1]);
        let theft = match self.below(6) {
            0 => Theft::Head(oldest),
            1 => Theft::Head(sizes[sizes.len() / 2]),
            2 => Theft::Head(newest),
            3 => Theft::Heads,
            4 => Theft::Word,
            _ => Theft::Log(self.below(newest as usize) as i64),
        };
        theft.commit(self.tx, self.ws);
        let named = if let Theft::Log(kept) = theft { Some(kept + 1) } else { None };
        Some(Edit { done: format!("{theft:?} taken away"), named })
    }

    fn of_heads(&mut self) -> Option<Edit> {
        let somewhere = |done: &str| Some(Edit { done: done.into(), named: None });
        let head: i64 = self
            .tx
            .one("SELECT pos FROM event_heads WHERE workspace_id = $1", &[self.ws.into()], |row| row.get(0))
            .unwrap();
        match self.below(8) {
            0 => self.flip("event_heads", "edge", "pos", head).then(|| somewhere("the edge"))?,
            1 => {
                self.exec("UPDATE event_heads SET pos = pos - 1 WHERE workspace_id = $1", &[]);
                somewhere("the number of events")
            }
            2 => {
                self.exec("DELETE FROM ledger_nodes WHERE workspace_id = $1", &[]);
                somewhere("the nodes removed")
            }
            3 => {
                self.exec("UPDATE checkpoints SET size = size - 1 WHERE workspace_id = $1", &[]);
                somewhere("a head's size")
            }
            4 => {
                self.exec(
                    "UPDATE checkpoints SET note = replace(note, 'A', 'B') WHERE workspace_id = $1",
                    &[],
                );
                somewhere("a head's note")
            }
            5 => {
                self.exec(
                    "UPDATE ledgers SET origin = 'elsewhere.example/ledger' WHERE workspace_id = $1",
                    &[],
                );
                somewhere("the log's name")
            }
            6 => {
                let at = "SELECT max(size) FROM checkpoints WHERE workspace_id = $1";
                let newest = self.tx.one(at, &[self.ws.into()], |row| row.get(0)).unwrap();
                self.flip("checkpoints", "link", "size", newest).then(|| somewhere("a head's number"))?
            }
            _ => {
                self.exec("DELETE FROM ledgers WHERE workspace_id = $1", &[]);
                somewhere("the log's key removed")
            }
        }
    }
}

/// Checks after one statement, and takes it back.
pub async fn checked_after(app: &TestApp, sql: &'static str) -> check::Report {
    let (ws, found) = (app.workspace, Arc::new(Mutex::new(None)));
    let out = found.clone();
    let undone = app.app.db.write::<(), Problem, _>(move |tx| {
        tx.exec(sql, &[ws.into()])?;
        *out.lock().unwrap() = Some(check::check(tx, ws)?);
        Err(Problem::not_found())
    });
    assert_eq!(undone.await.unwrap_err().code.name(), "not-found", "{sql}");
    Arc::try_unwrap(found).unwrap().into_inner().unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_number_in_a_head_stops_the_check() {
    each_engine(|app| async move {
        let _ = busy_desk(&app).await;
        let ws = app.workspace;
        app.write(move |tx, app| Ok(ledger::sign(tx, app, ws)?)).await;
        app.app.trust.settled().await;
        for sql in [
            "UPDATE event_heads SET pos = -9223372036854775807 WHERE workspace_id = $1",
            "UPDATE event_heads SET pos = 9223372036854775807 WHERE workspace_id = $1",
            "UPDATE checkpoints SET size = -9223372036854775807 WHERE workspace_id = $1 AND size = \
             (SELECT max(size) FROM checkpoints WHERE workspace_id = $1)",
            "UPDATE checkpoints SET size = 9223372036854775807 WHERE workspace_id = $1 AND size = \
             (SELECT max(size) FROM checkpoints WHERE workspace_id = $1)",
        ] {
            let report = checked_after(&app, sql).await;
            assert!(!report.is_good(), "{sql}");
            assert!(
                report.faults.iter().all(|it| it.count >= 1 && it.position.is_none_or(|at| at >= 0)),
                "{sql}"
            );
        }
    })
    .await;
}

/// Makes an edit, checks, and takes it back.
async fn try_one(app: &TestApp, seed: u64) -> Option<(Edit, check::Report)> {
    let (ws, found) = (app.workspace, Arc::new(Mutex::new(None)));
    let out = found.clone();
    let undone = app.app.db.write::<(), Problem, _>(move |tx| {
        let random = Random::seeded(seed);
        let edit = Editor { tx, ws, random }.edit();
        if let Some(edit) = edit {
            *out.lock().unwrap() = Some((edit, check::check(tx, ws)?));
        }
        Err(Problem::not_found())
    });
    let error = undone.await.unwrap_err();
    assert_eq!(error.code.name(), "not-found", "{error:?}");
    Arc::try_unwrap(found).unwrap().into_inner().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_single_edit_is_found_and_named() {
    each_engine(|app| async move {
        let (_, anna, talk) = busy_desk(&app).await;
        for n in 0..260 {
            app.advance(Duration::from_millis(500));
            anna.write(&talk, &format!("m{n}"), &format!("line {n}")).await;
            if n % 100 == 50 {
                let ws = app.workspace;
                app.write(move |tx, app| Ok(ledger::sign(tx, app, ws)?)).await;
            }
        }
        let ws = app.workspace;
        app.app.trust.settled().await;
        let before = app.app.db.snapshot::<_, DbError, _>(move |tx| check::check(tx, ws)).await.unwrap();
        assert!(before.is_good() && before.leaves > 256 && before.checkpoints > 1, "{before:?}");
        let edits = std::env::var("OMBUD_TAMPER").map_or(EDITS, |it| it.parse().unwrap());
        let (mut made, mut seed) = (0, 0);
        while made < edits {
            seed += 1;
            let Some((edit, report)) = try_one(&app, seed).await else { continue };
            made += 1;
            assert!(!report.is_good(), "seed {seed}: {edit:?} was not found");
            if let Some(at) = edit.named {
                let names = |it: &check::Fault| {
                    it.position.is_some_and(|first| (first..first + it.count.max(1)).contains(&at))
                };
                assert!(report.faults.iter().any(names), "seed {seed}: {edit:?}: {:?}", report.faults);
            }
        }
        let after = app.app.db.snapshot::<_, DbError, _>(move |tx| check::check(tx, ws)).await.unwrap();
        assert!(after.is_good(), "every edit was taken back: {after:?}");
    })
    .await;
}

/// Each of these changes is found, and told as one of `what`, with what it is about.
pub async fn each_is_found(app: &TestApp, what: &str, all: &[&'static str]) {
    let before = checked(app).await;
    assert!(before.is_good(), "{:?}", before.faults);
    for sql in all {
        let report = checked_after(app, sql).await;
        assert!(report.faults.iter().any(|it| it.detail.contains(what)), "{sql}: {:?}", report.faults);
    }
    assert!(checked(app).await.is_good(), "every change was taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_a_recovery_in_the_database_is_found() {
    each_with_node(|it: recovery::Scene| async move {
        let (key, back) = (Key::new(61), Key::new(62).address());
        let hash = it.deposit(&key).await;
        let (anna, mallory) = (it.writer().await, it.writer().await);
        let (id, other) = (anna.asked(&hash).await, mallory.asked(&hash).await);
        assert!(checked(&it.app).await.is_good());
        it.sign(&anna, &id, &key).await.ok();
        it.writer().await.ask(&hash).await.problem(ombud_server::http::Code::Conflict);
        // One is refused because another was right, one was never begun: those are vouched for as well.
        assert_eq!(mallory.seen(&other).await["refusal"], "taken");
        let of_one = [
            "UPDATE recoveries SET proof = 'person' WHERE workspace_id = $1 AND proof = 'signature'",
            "UPDATE recoveries SET state = 'needs_terms' WHERE workspace_id = $1 AND state = 'refused'",
            "UPDATE recoveries SET refusal = 'duplicate' WHERE workspace_id = $1 AND refusal = 'taken'",
            "DELETE FROM recoveries WHERE workspace_id = $1 AND refusal = 'duplicate'",
        ];
        each_is_found(&it.app, "recovery", &of_one).await;
        anna.agree(&id, &back).await.ok();
        let of_money = [
            "UPDATE recoveries SET fee = '0 ETH' WHERE workspace_id = $1",
            "UPDATE recoveries SET days = days + 1 WHERE workspace_id = $1",
            "UPDATE recoveries SET return_to = NULL WHERE workspace_id = $1 AND state = 'ready'",
            "UPDATE recoveries SET return_to = facts WHERE workspace_id = $1 AND state = 'ready'",
            "UPDATE recoveries SET holds = FALSE WHERE workspace_id = $1 AND state = 'ready'",
            "UPDATE recoveries SET checked_by = NULL, taken_by = id WHERE workspace_id = $1 AND state = 'ready'",
            "UPDATE recoveries SET customer_id = case_id WHERE workspace_id = $1 AND state = 'ready'",
            "DELETE FROM recoveries WHERE workspace_id = $1",
        ];
        each_is_found(&it.app, "recovery", &of_money).await;
        let lead = it.app.sign_in("Lead").await;
        recovery::step(&lead, &id, "take", json!({})).await.ok();
        let paid = json!({"transaction": it.pay(&back, LITTLE).await});
        recovery::step(&lead, &id, "finish", paid).await.ok();
        let of_payment = [
            "UPDATE recoveries SET payout = NULL WHERE workspace_id = $1 AND state = 'done'",
            "UPDATE recoveries SET payout_hash = NULL WHERE workspace_id = $1 AND state = 'done'",
        ];
        each_is_found(&it.app, "recovery", &of_payment).await;
        // Who is erased leaves rows that say nothing, and no fault.
        it.app.prove_again().await;
        let erase = json!({"reason": "Asked for by mail."});
        it.desk.admin.post(&format!("/customers/{}/erase", anna.who.id), erase).await.ok();
        it.app.run_jobs().await;
        let report = checked(&it.app).await;
        assert!(report.is_good(), "{:?}", report.faults);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_an_answer_away_from_its_form_is_found() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        desk.admin.post("/playbooks/shipped", json!({"publish": true})).await.ok();
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say("HELP someone is stealing all my coins, they are moving them right now").await;
        let answers = json!({"id": "f1", "message": said["seq"], "answers": [
            {"field": "site", "value": "wallet-rescue.example"},
        ]});
        let path = format!("/widget/conversations/{}/forms", talk.id);
        talk.customer.client.post(&path, answers).await.ok();
        app.app.trust.settled().await;
        let all = [
            "DELETE FROM form_answers WHERE workspace_id = $1",
            "UPDATE form_answers SET asked = asked + 1 WHERE workspace_id = $1",
            "UPDATE form_answers SET pos = pos - 1 WHERE workspace_id = $1",
        ];
        each_is_found(&app, "answers a form", &all).await;
    })
    .await;
}
