//! OpenTimestamps: calendars that answer as real ones do, and some that do not.

use super::*;
use crate::ledger::busy_desk;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State as Parts},
    http::StatusCode,
    routing::{get, post},
};
use ombud_ledger::{
    Checkpoint,
    ots::{Attestation, Op, Proof, Timestamp, digest},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::process::Command;

/// A calendar: it promises at once, and keeps its promises when it is told to.
#[derive(Default)]
struct Calendar {
    url: String,
    kept: bool,
    /// What it answers instead, if anything.
    instead: Option<(u16, Vec<u8>)>,
}

type Shared = Arc<Mutex<Calendar>>;

async fn take(Parts(it): Parts<Shared>, body: Bytes) -> (StatusCode, Vec<u8>) {
    let it = it.lock().unwrap();
    assert_eq!(body.len(), 32);
    if let Some((status, bytes)) = &it.instead {
        return (StatusCode::from_u16(*status).unwrap(), bytes.clone());
    }
    let pending = Timestamp::of(Attestation::Pending(it.url.clone()));
    let promised = Timestamp::after(Op::Append(vec![7; 16]), Timestamp::after(Op::Sha256, pending));
    (StatusCode::OK, promised.to_bytes())
}

async fn keep(Parts(it): Parts<Shared>, Path(hex): Path<String>) -> (StatusCode, Vec<u8>) {
    let it = it.lock().unwrap();
    assert_eq!(hex.len(), 64);
    if let Some((status, bytes)) = &it.instead {
        return (StatusCode::from_u16(*status).unwrap(), bytes.clone());
    }
    if !it.kept {
        return (StatusCode::NOT_FOUND, b"Pending confirmation in Bitcoin blockchain".to_vec());
    }
    let block = Timestamp::of(Attestation::Bitcoin(812_345));
    let kept = Timestamp::after(
        Op::Prepend(vec![9; 32]),
        Timestamp::after(Op::Sha256, Timestamp::after(Op::Sha256, block)),
    );
    (StatusCode::OK, kept.to_bytes())
}

fn with_calendar(config: &mut Config) {
    let outside = Outside::prepare();
    config.anchors.ots_calendars = vec![format!("http://{}/", outside.address())];
    config.anchors.allow_private = true;
    PREPARED.lock().unwrap().push(outside);
}

fn calendar(app: &TestApp) -> (Outside, Shared, Running) {
    let named = app.app.config.anchors.ots_calendars[0].clone();
    let mut prepared = PREPARED.lock().unwrap();
    let at = prepared.iter().position(|it| named.contains(&it.address().to_string())).unwrap();
    let outside = prepared.remove(at);
    drop(prepared);
    let shared = Shared::default();
    shared.lock().unwrap().url = format!("http://{}", outside.address());
    let router = Router::new()
        .route("/digest", post(take))
        .route("/timestamp/{hex}", get(keep))
        .with_state(shared.clone());
    let running = outside.answer_by(router);
    (outside, shared, running)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_is_stamped_and_counts_once_it_is_in_a_block() {
    each_engine_with(with_calendar, |app| async move {
        let (_outside, shared, _running) = calendar(&app);
        let (desk, anna, talk) = busy_desk(&app).await;
        sign(&app).await;
        app.run_jobs().await;
        let shown = targets(&desk.admin).await.remove(0);
        let size = shown["sent_size"].as_i64().unwrap();
        assert_eq!((&shown["kind"], &shown["held_size"]), (&json!("ots"), &Json::Null), "{shown}");
        let path = format!("/ledger/anchors/ots/{size}");
        let file = reqwest_bytes(&app, &desk.admin, &path).await;
        let proof = Proof::parse(&file).unwrap();
        let listed = desk.admin.get("/ledger/checkpoints").await.ok();
        let listed =
            listed["items"].as_array().unwrap().iter().find(|it| it["size"] == size).unwrap().clone();
        let note = listed["note"].as_str().unwrap();
        let text = format!("{}\n", note.split_once("\n\n").unwrap().0);
        assert_eq!((proof.digest, proof.blocks().len(), proof.pending().len()), (digest(&text), 0, 1));

        // It is asked again and again, and no other head is handed out meanwhile.
        anna.write(&talk, "more", "and more").await;
        sign(&app).await;
        for _ in 0..3 {
            app.advance(Duration::from_secs(601));
            app.run_jobs().await;
        }
        assert_eq!(targets(&desk.admin).await[0]["sent_size"], size);
        shared.lock().unwrap().kept = true;
        app.advance(Duration::from_secs(601));
        app.run_jobs().await;
        let shown = targets(&desk.admin).await.remove(0);
        assert_eq!((&shown["held_size"], &shown["trouble"]), (&json!(size), &Json::Null), "{shown}");
        let proof = Proof::parse(&reqwest_bytes(&app, &desk.admin, &path).await).unwrap();
        let commitment = Sha256::digest([proof.digest.as_slice(), &[7; 16]].concat());
        let root: [u8; 32] =
            Sha256::digest(Sha256::digest([[9; 32].as_slice(), &commitment].concat())).into();
        assert_eq!(proof.blocks(), [(812_345, root)]);
        // The next one goes out by itself.
        later(&app).await;
        assert!(targets(&desk.admin).await[0]["sent_size"].as_i64() > Some(size));

        let (good, said) = verify(&app, &export(&app).await);
        let shown: String = root.iter().rev().map(|it| format!("{it:02x}")).collect();
        assert!(
            good && said.contains(&format!("in Bitcoin's block 812345, if its Merkle root is {shown}")),
            "{said}"
        );
        let other = Proof { digest: [1; 32], ..proof.clone() };
        let swapped =
            String::from_utf8(export(&app).await).unwrap().replace(&base64(&proof), &base64(&other));
        let (good, said) = verify(&app, swapped.as_bytes());
        assert!(!good && said.contains("a timestamp of something else"), "{said}");
        let _: Checkpoint = text.parse().unwrap();
    })
    .await;
}

fn base64(proof: &Proof) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(proof.to_bytes())
}

fn verify(app: &TestApp, file: &[u8]) -> (bool, String) {
    let path = app.app.config.server.data.join("exported.jsonl");
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ombud"));
    let output = command.args(["ledger", "verify", path.to_str().unwrap()]).output().unwrap();
    (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

/// The answer's bytes: a client of the tests reads text.
async fn reqwest_bytes(app: &TestApp, admin: &crate::support::Client, path: &str) -> Vec<u8> {
    let token = app.session_of(app.workspace, admin.staff.unwrap()).await;
    let url = format!("http://{}/api/v1{path}", app.address);
    let answer = crate::support::plain()
        .get(url)
        .header("cookie", format!("ombud_session={token}"))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap().to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_lies_or_breaks_leads_nowhere() {
    each_engine_with(with_calendar, |app| async move {
        let (_outside, shared, _running) = calendar(&app);
        let (desk, ..) = busy_desk(&app).await;
        sign(&app).await;
        let elsewhere = Timestamp::of(Attestation::Pending("http://127.0.0.1:1".into())).to_bytes();
        let cases: [(&str, u16, Vec<u8>); 6] = [
            ("unreachable", 503, Vec::new()),
            ("bad_answer", 302, Vec::new()),
            ("bad_answer", 404, Vec::new()),
            ("bad_answer", 200, b"<html>".to_vec()),
            ("bad_answer", 200, vec![0x08; 300]),
            ("bad_answer", 200, vec![0xf2; 20_000]),
        ];
        for (expected, status, body) in cases {
            shared.lock().unwrap().instead = Some((status, body));
            later(&app).await;
            let shown = targets(&desk.admin).await.remove(0);
            assert_eq!(shown["trouble"]["code"], expected, "{status}: {shown}");
            assert_eq!((&shown["sent_size"], &shown["held_size"]), (&Json::Null, &Json::Null));
        }
        // One that sends us elsewhere is not followed: what it promised is given up.
        shared.lock().unwrap().instead = Some((200, elsewhere));
        later(&app).await;
        assert!(targets(&desk.admin).await[0]["sent_size"].is_i64());
        later(&app).await;
        let shown = targets(&desk.admin).await.remove(0);
        assert_eq!(
            (&shown["trouble"]["code"], &shown["sent_size"]),
            (&json!("bad_answer"), &Json::Null),
            "{shown}"
        );
    })
    .await;
}
