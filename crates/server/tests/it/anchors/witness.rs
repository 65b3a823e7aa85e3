//! The client and the witness, over HTTP.

use super::*;
use crate::{ledger::busy_desk, support::each_engine};
use axum::http::StatusCode;
use ombud_ledger::{
    Checkpoint, Frontier, Hash, Trust, bundle, leaf_hash,
    note::{Algorithm, Note, SignerKey},
    proof::{self, MemoryTiles},
    tiles::Growth,
    witness::AddCheckpoint,
};
use ombud_server::http::Code;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_cosigns_what_goes_on_and_its_cosignature_is_in_every_copy() {
    each_engine_with_anchors(|app, outside| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let witness = outside.start_witness(&app).await;
        let first = sign(&app).await;
        app.run_jobs().await;
        let shown = &targets(&desk.admin).await[1];
        assert_eq!(
            (&shown["kind"], &shown["name"]),
            (&json!("witness"), &json!("witness.test/w1")),
            "{shown}"
        );
        assert!(shown["held_size"].as_i64() >= Some(first.size) && shown["trouble"].is_null(), "{shown}");
        for n in 0..300 {
            app.advance(Duration::from_millis(700));
            anna.write(&talk, &format!("m{n}"), &format!("message {n}")).await;
        }
        let last = sign(&app).await.size;
        later(&app).await;
        let shown = targets(&desk.admin).await[1].clone();
        let (id, size) = (shown["id"].as_str().unwrap().to_owned(), shown["held_size"].as_i64().unwrap());
        assert!(size >= last, "{shown}");
        let key = log_key(&app).await;
        let origin = key.name().to_owned();
        let keys = [outside.witness_key.clone()];
        let cosigned = |note: &str| {
            Checkpoint::open(note, &origin, &key, &keys)
                .unwrap()
                .witnesses
                .first()
                .map(|it| it.timestamp.unwrap())
        };
        let at = cosigned(&desk.admin.get(&format!("/ledger/anchors/{id}/{size}")).await.text);
        assert!(at.is_some_and(|it| it > START_SECONDS), "{at:?}");
        let heads = desk.admin.get("/ledger/checkpoints").await.ok();
        let listed = heads["items"].as_array().unwrap().iter().find(|it| it["size"] == size).unwrap();
        assert_eq!(cosigned(listed["note"].as_str().unwrap()), at);
        assert_eq!(listed["anchors"].as_array().unwrap().len(), 2, "{listed}");
        let public =
            crate::support::get(format!("http://{}/ledger/test/checkpoint", app.address)).await.unwrap();
        assert_eq!(cosigned(&public.text().await.unwrap()), at);
        let trust = Trust { log: Some(key.clone()), witnesses: keys.to_vec(), ..Trust::default() };
        let report = bundle::verify(&export(&app).await[..], &trust).unwrap();
        assert!(report.is_good(), "{:?}", report.faults);
        assert_eq!(report.cosigned["witness.test/w1"], (size.unsigned_abs(), at.unwrap()));
        // What the witness itself hands out is the same, for whoever compares.
        let latest = format!("http://{}/{}/checkpoint", outside.address(), sha256(&origin));
        let latest = crate::support::get(latest).await.unwrap().text().await.unwrap();
        let same = listed["note"].as_str().unwrap().parse::<Note>().unwrap();
        assert_eq!(latest.parse::<Note>().unwrap().text(), same.text());
        witness.stop().await;
    })
    .await;
}

const START_SECONDS: u64 = crate::support::START as u64 / 1_000_000 - 1;

fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text).iter().map(|it| format!("{it:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_finds_a_log_that_was_rolled_back_or_forked() {
    each_engine_with_anchors(|app, outside| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let witness = outside.start_witness(&app).await;
        let early = sign(&app).await;
        let word = copied_word(&app).await;
        anna.write(&talk, "late", "Mia asked me for my password").await;
        let late = sign(&app).await;
        app.run_jobs().await;
        assert_eq!(targets(&desk.admin).await[1]["held_size"], late.size);
        roll_back(&app, early.size, word).await;
        later(&app).await;
        let hitch = |it: Vec<Json>| it[1]["trouble"].clone();
        // Looking into it is itself logged only while nothing has to be signed: the witness already has more.
        let trouble = hitch(targets(&desk.admin).await);
        assert_eq!(trouble["grave"], true, "{trouble}");
        for n in 0..6 {
            app.advance(Duration::from_secs(60));
            anna.write(&talk, &format!("n{n}"), "thank you, Mia").await;
        }
        sign(&app).await;
        later(&app).await;
        let trouble = hitch(targets(&desk.admin).await);
        assert_eq!((&trouble["code"], &trouble["grave"]), (&json!("forked"), &json!(true)), "{trouble}");
        assert!(refusals(&app).await >= 2);
        witness.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_was_away_or_knows_more_than_we_thought_is_caught_up_with() {
    each_engine_with_anchors(|app, outside| async move {
        let (desk, anna, talk) = busy_desk(&app).await;
        let away = axum::Router::new().fallback(|| async { StatusCode::BAD_GATEWAY });
        let away = outside.answer_by(away);
        sign(&app).await;
        app.run_jobs().await;
        let trouble = targets(&desk.admin).await[1]["trouble"].clone();
        assert_eq!(
            (&trouble["code"], &trouble["grave"]),
            (&json!("unreachable"), &json!(false)),
            "{trouble}"
        );
        away.stop().await;
        let witness = outside.start_witness(&app).await;
        later(&app).await;
        assert_eq!(targets(&desk.admin).await[1]["trouble"], Json::Null);
        // We forget what it has cosigned: it says how far it is, and is believed no further than its proof.
        let ws = app.workspace;
        app.write(move |tx, _| Ok(tx.exec("DELETE FROM anchors WHERE workspace_id = $1", &[ws.into()])?))
            .await;
        anna.write(&talk, "more", "and more").await;
        let head = sign(&app).await;
        later(&app).await;
        let held = targets(&desk.admin).await[1]["held_size"].as_i64();
        assert!(held >= Some(head.size), "{held:?}");
        // It starts anew with its file: nothing is forgotten.
        witness.stop().await;
        anna.write(&talk, "again", "and again").await;
        let head = sign(&app).await;
        let _witness = outside.start_witness(&app).await;
        later(&app).await;
        assert!(targets(&desk.admin).await[1]["held_size"].as_i64() >= Some(head.size));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anchor_is_asked_for_by_those_who_may_once_a_minute_and_is_recorded() {
    each_engine_with_anchors(|app, outside| async move {
        let (desk, ..) = busy_desk(&app).await;
        let _witness = outside.start_witness(&app).await;
        sign(&app).await;
        app.run_jobs().await;
        let id = targets(&desk.admin).await[1]["id"].as_str().unwrap().to_owned();
        let path = format!("/ledger/anchors/{id}");
        let before = targets(&desk.admin).await[1]["held_size"].as_i64().unwrap();
        let (lead, compliance) = (app.sign_in("Lead").await, app.sign_in("Compliance").await);
        lead.get("/ledger/anchors").await.problem(Code::Forbidden);
        lead.post(&path, json!({})).await.problem(Code::Forbidden);
        assert_eq!(targets(&compliance).await.len(), 2);
        compliance.post(&path, json!({})).await.problem(Code::Forbidden);
        desk.admin.post("/ledger/anchors/nobody", json!({})).await.problem(Code::NotFound);
        desk.admin.get(&format!("{path}/7")).await.problem(Code::NotFound);
        let asked = desk.admin.post(&path, json!({})).await;
        assert_eq!(asked.status, 202, "{}", asked.text);
        desk.admin.post(&path, json!({})).await.problem(Code::SlowDown);
        app.run_jobs().await;
        assert!(targets(&desk.admin).await[1]["held_size"].as_i64() > Some(before));
        let asked = app.event_kinds().await.iter().filter(|it| *it == "ledger.anchor_asked").count();
        assert_eq!(asked, 1);
        // Another workspace has the same targets, and nothing of this one's heads.
        let other = app.another_workspace("other").await;
        let stranger = app.sign_in_to(other, "Admin").await;
        assert_eq!(targets(&stranger).await[1]["held_size"], Json::Null);
        stranger.get(&format!("{path}/{before}")).await.problem(Code::NotFound);
    })
    .await;
}

/// A log of its own, to be told to a witness.
struct Chain {
    key: SignerKey,
    tiles: MemoryTiles,
    growth: Frontier,
    roots: Vec<Hash>,
}

impl Chain {
    fn new(name: &str, seed: u8) -> Self {
        let key = SignerKey::from_seed(name, Algorithm::Ed25519, &[seed; 32]).unwrap();
        let growth = Frontier::default();
        Self { key, tiles: MemoryTiles::default(), roots: vec![growth.root()], growth }
    }

    fn grow(mut self, leaves: u64, taste: u8) -> Self {
        for at in 0..leaves {
            let mut growth = Growth::new(self.growth);
            growth.append(leaf_hash(&[at.to_be_bytes().as_slice(), &[taste]].concat()));
            let (frontier, added) = growth.finish();
            self.tiles.add(added);
            self.roots.push(frontier.root());
            self.growth = frontier;
        }
        self
    }

    fn note(&self, size: u64) -> Note {
        let root = self.roots[usize::try_from(size).unwrap()];
        Checkpoint::new(self.key.verifier().name(), size, root).unwrap().sign(&self.key).unwrap()
    }

    fn request(&mut self, old: u64, new: u64) -> AddCheckpoint {
        let proof =
            if old == 0 { Vec::new() } else { proof::consistency(old, new, &mut self.tiles).unwrap() };
        AddCheckpoint { old, proof, checkpoint: self.note(new) }
    }
}

async fn post(outside: &Outside, body: impl Into<reqwest::Body>) -> (u16, String, String) {
    let url = format!("http://{}/add-checkpoint", outside.address());
    let answer = crate::support::plain().post(url).body(body).send().await.unwrap();
    let kind = answer.headers().get("content-type").map(|it| it.to_str().unwrap().to_owned());
    (answer.status().as_u16(), kind.unwrap_or_default(), answer.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_answers_as_the_protocol_says_and_cosigns_no_fork() {
    let outside = Outside::prepare();
    let mut log = Chain::new("log.test/a", 1).grow(40, 0);
    let clock = ombud_base::Clock::manual(ombud_base::Time::from_micros(crate::support::START));
    let key = log.key.verifier().clone();
    let serve = |outside: &Outside| {
        let state = outside.state(&[&key]);
        outside.answer_by(Witness::new(state, clock.clone()).router())
    };
    let server = serve(&outside);
    let mut other = Chain::new("log.test/b", 2).grow(3, 0);
    assert_eq!(post(&outside, other.request(0, 3).body()).await.0, 404, "an unknown log");
    let mut forger = Chain::new("log.test/a", 9).grow(3, 0);
    assert_eq!(post(&outside, forger.request(0, 3).body()).await.0, 403, "another key of the same name");
    let broken = log.request(0, 3).body().replace("\n3\n", "\n4\n");
    assert_eq!(post(&outside, broken).await.0, 403, "a text that was not signed");
    let mut fork = Chain::new("log.test/a", 1).grow(40, 1);
    for garbage in ["", "old 0", "old x\n\n", "old 00\n\nx", "\u{0}", "old 1\nnohash\n\nlog.test/a\n1\nx\n"] {
        assert_eq!(post(&outside, garbage).await.0, 400, "{garbage:?}");
    }
    assert_eq!(post(&outside, vec![0xff, 0xfe]).await.0, 400);
    assert_eq!(post(&outside, "x".repeat(66_000)).await.0, 413);

    let (status, _, answer) = post(&outside, log.request(0, 7).body()).await;
    assert_eq!(status, 200, "{answer}");
    let mut note = log.note(7);
    ombud_ledger::witness::add_answer(&mut note, &answer, std::slice::from_ref(&outside.witness_key))
        .unwrap();
    assert_eq!(answer.lines().count(), 1, "its own cosignature alone");
    let mut proved = log.request(0, 9);
    assert_eq!(post(&outside, proved.body()).await, (409, "text/x.tlog.size".into(), "7\n".into()));
    let mut backwards = log.request(0, 5);
    backwards.old = 7;
    assert_eq!(post(&outside, backwards.body()).await.0, 400, "smaller than what it goes on from");
    proved.old = 7;
    assert_eq!(post(&outside, proved.body()).await.0, 422, "without a proof");
    let mut again = log.request(7, 7);
    assert_eq!(post(&outside, again.body()).await.0, 200, "the same once more");
    again.proof = vec![[0; 32]];
    assert_eq!(post(&outside, again.body()).await.0, 422, "with a proof that nobody needs");
    assert_eq!(post(&outside, fork.request(7, 7).body()).await.0, 422, "the same size, another root");
    assert_eq!(post(&outside, fork.request(7, 40).body()).await.0, 422, "another history");
    let smaller = AddCheckpoint { old: 5, ..log.request(5, 6) };
    assert_eq!(post(&outside, smaller.body()).await.0, 409, "a roll-back");
    assert_eq!(post(&outside, log.request(7, 20).body()).await.0, 200);

    // It starts anew, and has forgotten nothing.
    server.stop().await;
    let server = serve(&outside);
    assert_eq!(post(&outside, log.request(0, 7).body()).await.2, "20\n");
    assert_eq!(post(&outside, fork.request(20, 40).body()).await.0, 422);
    assert_eq!(post(&outside, log.request(20, 40).body()).await.0, 200);
    let latest = format!("http://{}/{}/checkpoint", outside.address(), sha256("log.test/a"));
    let latest = crate::support::get(latest).await.unwrap().text().await.unwrap();
    let keys = [outside.witness_key.clone()];
    let opened = Checkpoint::open(&latest, "log.test/a", log.key.verifier(), &keys).unwrap();
    assert_eq!((opened.checkpoint.size(), opened.witnesses.len()), (40, 1));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_at_once_cannot_roll_a_witness_back() {
    let outside = Arc::new(Outside::prepare());
    let mut log = Chain::new("log.test/a", 1).grow(64, 0);
    let clock = ombud_base::Clock::manual(ombud_base::Time::from_micros(crate::support::START));
    let _server = outside.answer_by(Witness::new(outside.state(&[log.key.verifier()]), clock).router());
    assert_eq!(post(&outside, log.request(0, 1).body()).await.0, 200);
    let mut running = tokio::task::JoinSet::new();
    for new in 2..=64 {
        let (outside, body) = (outside.clone(), log.request(1, new).body());
        running.spawn(async move { post(&outside, body).await.0 });
    }
    let answers = running.join_all().await;
    assert_eq!(answers.iter().filter(|it| **it == 200).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|it| [200, 409].contains(it)), "{answers:?}");
}

#[test]
fn a_witness_takes_no_file_that_was_changed_is_open_to_others_or_in_use() {
    use std::os::unix::fs::PermissionsExt;
    let outside = Outside::prepare();
    let path = outside.folder.path().join("witness.json");
    let mut log = Chain::new("log.test/a", 1).grow(9, 0);
    let open = |name: Option<&str>| {
        let logs = vec![Log::parse(&log.key.verifier().to_string()).unwrap()];
        State::open(&path, name, logs, &Random::system()).map_err(|error| format!("{error:#}"))
    };
    let mut state = open(None).unwrap();
    let refused = open(None).err().unwrap();
    assert!(refused.contains("another witness"), "{refused}");
    state.add(&log.request(0, 9), 1_800_000_000).unwrap();
    drop(state);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let open = |name: Option<&str>| {
        let logs = vec![Log::parse(&log.key.verifier().to_string()).unwrap()];
        State::open(&path, name, logs, &Random::system()).map_err(|error| format!("{error:#}"))
    };
    let refused = open(Some("witness.test/w2")).err().unwrap();
    assert!(refused.contains("belongs to witness.test/w1"), "{refused}");
    let good = std::fs::read_to_string(&path).unwrap();
    for (what, text) in [
        ("a size", good.replace("\\n9\\n", "\\n8\\n")),
        ("half of it", good[..good.len() / 2].to_owned()),
        ("another format", good.replace("ombud-witness-1", "ombud-witness-2")),
        ("another place", good.replace("\"log.test/a\":", "\"log.test/b\":")),
    ] {
        assert_ne!(text, good, "{what}");
        std::fs::write(&path, text).unwrap();
        assert!(open(None).is_err(), "{what}");
    }
    std::fs::write(&path, &good).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = open(None).err().unwrap();
    assert!(refused.contains("chmod 600"), "{refused}");
    // A file that is gone takes its key with it: what begins anew is another witness.
    std::fs::remove_file(&path).unwrap();
    assert!(open(None).is_err(), "it has no name to begin with");
    let fresh = open(Some("witness.test/w1")).unwrap();
    assert_ne!(*fresh.verifier(), outside.witness_key);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_anchors_nothing_is_scheduled() {
    each_engine(|app| async move {
        let (desk, ..) = busy_desk(&app).await;
        sign(&app).await;
        assert!(targets(&desk.admin).await.is_empty());
        let jobs: i64 = app
            .read(|tx| {
                tx.one("SELECT count(*) FROM jobs WHERE kind = 'ledger.anchor'", &[], |row| row.get(0))
            })
            .await;
        assert_eq!(jobs, 0);
        assert_eq!(desk.admin.get("/ledger/checkpoints").await.ok()["items"][0]["anchors"], json!([]));
    })
    .await;
}
