//! Files at the guard: what holds a secret leaves nothing but the word that there was one.

use crate::{
    support::{TestApp, each_engine},
    talk::{customer, desk},
};
use ombud_server::events::{Event, read_events};
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};
use std::path::Path;

const WORDS: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

async fn send(app: &TestApp, session: &str, name: &str, bytes: &[u8]) -> (u16, Json) {
    let form = Form::new().part("file", Part::bytes(bytes.to_vec()).file_name(name.to_owned()));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer = crate::support::plain().post(to).bearer_auth(session).multipart(form).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn told(app: &TestApp, kind: &str) -> Vec<Json> {
    let workspace = app.workspace;
    let all: Vec<Event> = app.read(move |tx| read_events(tx, workspace, 0, 1000)).await;
    all.into_iter().filter(|it| it.kind == kind).map(|it| it.data).collect()
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let paths = entries.map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { count(&it) } else { 1 }).sum()
}

#[tokio::test]
async fn a_file_with_a_secret_is_refused_and_leaves_only_its_kinds() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let folder = app.app.config.server.data.join("files");
        let code = qrcodegen_image::draw_png(WORDS).unwrap();
        for (name, bytes) in [("notes.txt", WORDS.as_bytes()), ("backup.png", &code)] {
            let (status, said) = send(&app, &customer.session, name, bytes).await;
            assert_eq!((status, &said["code"]), (422, &json!("secret-found")), "{said}");
            assert!(said["detail"].as_str().unwrap().contains("(seed phrase)"), "{said}");
            assert!(!said.to_string().contains("legal"), "{said}");
        }
        assert_eq!(count(&folder), 0);
        let in_file = json!({"kinds": ["mnemonic"], "in": "file"});
        assert_eq!(told(&app, "guard.secret_removed").await, [in_file.clone(), in_file]);

        let (status, kept) = send(&app, &customer.session, &format!("{WORDS}.txt"), b"hello").await;
        assert_eq!((status, &kept["name"]), (201, &json!("[seed phrase removed].txt")));
        assert_eq!(count(&folder), 1);
        let last = told(&app, "guard.secret_removed").await.pop().unwrap();
        assert_eq!(last, json!({"kinds": ["mnemonic"], "in": "file_name"}));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_kept_and_said_to_be_unread() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let (status, kept) =
            send(&app, &customer.session, "a.pdf", b"%PDF-1.7 and nothing of the kind").await;
        assert_eq!(status, 201, "{kept}");
        assert_eq!(told(&app, "guard.file_unread").await, [json!({"file": kept["id"], "why": "broken"})]);
        assert_eq!(send(&app, &customer.session, "a.txt", b"hello").await.0, 201);
        assert_eq!(told(&app, "guard.file_unread").await.len(), 1);
    })
    .await;
}
