//! Witnesses that lie, break, or lead elsewhere.

use super::*;
use crate::ledger::busy_desk;
use axum::{
    Router,
    extract::State as Parts,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use ombud_ledger::{
    note::{Algorithm, SignerKey},
    witness::{AddCheckpoint, cosign},
};

type Lie = Arc<Mutex<Box<dyn FnMut(&AddCheckpoint) -> (u16, String) + Send>>>;

async fn answer(Parts(lie): Parts<Lie>, body: String) -> (StatusCode, HeaderMap, String) {
    let request = AddCheckpoint::parse(&body).unwrap();
    let (status, text) = {
        let mut lie = lie.lock().unwrap();
        (*lie)(&request)
    };
    let mut headers = HeaderMap::new();
    if status == 302 {
        headers.insert("location", "http://127.0.0.1:1/elsewhere".parse().unwrap());
    }
    (StatusCode::from_u16(status).unwrap(), headers, text)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_lies_or_breaks_is_not_believed() {
    each_engine_with_anchors(|app, outside| async move {
        let (desk, ..) = busy_desk(&app).await;
        let key = log_key(&app).await;
        let lie: Lie = Arc::new(Mutex::new(Box::new(|_| (500, String::new()))));
        let router = Router::new().route("/add-checkpoint", post(answer)).with_state(lie.clone());
        let _server = outside.answer_by(router);
        let stranger = SignerKey::from_seed("witness.test/w1", Algorithm::CosignatureV1, &[3; 32]).unwrap();
        let log = key.clone();
        let named = outside.witness_key.clone();
        let mut sizes = 0;
        type Boxed = Box<dyn FnMut(&AddCheckpoint) -> (u16, String) + Send>;
        let lies: Vec<(&str, Boxed)> = vec![
            ("unreachable", Box::new(|_| (503, "busy".into()))),
            ("unknown_log", Box::new(|_| (404, String::new()))),
            ("wrong_key", Box::new(|_| (403, String::new()))),
            ("forked", Box::new(|_| (422, String::new()))),
            ("bad_answer", Box::new(|_| (302, String::new()))),
            ("bad_answer", Box::new(|_| (418, String::new()))),
            ("bad_answer", Box::new(|_| (200, String::new()))),
            ("bad_answer", Box::new(|_| (200, "— witness.test/w1 AAAAAAAA\n".into()))),
            ("bad_answer", Box::new(move |it| (200, cosign(it, &log, &stranger, 1).unwrap().1))),
            (
                "bad_answer",
                Box::new(move |it| {
                    // The right name and key id, and a signature that is none.
                    let made = [named.id().to_be_bytes().as_slice(), &[7; 72]].concat();
                    let line = base64_of(&made);
                    let _ = it;
                    (200, format!("— witness.test/w1 {line}\n"))
                }),
            ),
            ("bad_answer", Box::new(|_| (200, "x".repeat(1 << 20)))),
            ("bad_answer", Box::new(|_| (409, "many\n".into()))),
            ("bad_answer", Box::new(|_| (409, "-3\n".into()))),
            ("bad_answer", Box::new(|_| (409, "99999999999999999999999\n".into()))),
            (
                "bad_answer",
                Box::new(move |_| {
                    sizes += 1;
                    (409, format!("{sizes}\n"))
                }),
            ),
            ("rolled_back", Box::new(|_| (409, "1000000\n".into()))),
        ];
        for (expected, next) in lies {
            *lie.lock().unwrap() = next;
            later(&app).await;
            let shown = targets(&desk.admin).await[1].clone();
            assert_eq!(shown["trouble"]["code"], expected, "{shown}");
            assert_eq!(shown["held_size"], Json::Null, "nothing of it is kept");
        }
        let heads = desk.admin.get("/ledger/checkpoints").await.ok().to_string();
        assert!(!heads.contains("— witness.test/w1"), "{heads}");
    })
    .await;
}

fn base64_of(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn guarded(config: &mut Config) {
    with_both(config);
    // As it is by default: nothing in here is reached, whatever name it goes by.
    config.anchors.allow_private = false;
    let line = &mut config.anchors.witnesses[0];
    *line = line.replace("http://127.0.0.1", "https://127.0.0.1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_cannot_be_used_to_reach_what_is_inside() {
    each_engine_with(guarded, |app| async move {
        let (desk, ..) = busy_desk(&app).await;
        sign(&app).await;
        app.run_jobs().await;
        let shown = targets(&desk.admin).await[1].clone();
        assert_eq!(shown["trouble"]["code"], "address", "{shown}");
    })
    .await;
}
