//! Viruses in uploads: a real clamd where `OMBUD_TEST_CLAMD` names its socket, and stand-ins that say and do what a clamd
//! should not.

use crate::{
    support::{TestApp, each_engine_with},
    talk::{Customer, customer, desk},
};
use ombud_server::config::Config;
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};
use std::{
    path::Path,
    sync::OnceLock,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// What the test's own signature finds.
const VIRUS: &[u8] = b"hello, this is an ombud-test-virus in a file";

async fn send(app: &TestApp, anna: &Customer, bytes: &[u8]) -> (u16, Json) {
    let form = Form::new().part("file", Part::bytes(bytes.to_vec()).file_name("a.txt"));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer =
        crate::support::plain().post(to).bearer_auth(&anna.session).multipart(form).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn told(app: &TestApp, kind: &str) -> Vec<Json> {
    let workspace = app.workspace;
    let all = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
    all.into_iter().filter(|it| it.kind == kind).map(|it| it.data).collect()
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let paths = entries.map(|it| it.unwrap().path());
    paths.map(|it| if it.is_dir() { count(&it) } else { 1 }).sum()
}

/// A clamd that answers everything with this; `None`: never.
async fn stand_in(answer: Option<&'static str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut all = Vec::new();
                let mut buffer = [0; 4096];
                while !all.ends_with(&[0; 4]) {
                    match stream.read(&mut buffer).await {
                        Ok(read) if read > 0 => all.extend_from_slice(&buffer[..read]),
                        _ => return,
                    }
                }
                match answer {
                    Some(answer) => drop(stream.write_all(answer.as_bytes()).await),
                    None => tokio::time::sleep(Duration::from_secs(60)).await,
                }
            });
        }
    });
    format!("tcp:{address}")
}

/// Set once for the test of this process: `each_engine_with` takes plain functions.
static AT: OnceLock<String> = OnceLock::new();

fn strict(config: &mut Config) {
    config.files.clamd = AT.get().cloned().unwrap_or_default();
    config.files.clamd_seconds = 1;
}

fn lax(config: &mut Config) {
    strict(config);
    config.files.clamd_down = "accept".into();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_clamd_finds_a_virus_and_nothing_of_it_is_kept() {
    let Ok(socket) = std::env::var("OMBUD_TEST_CLAMD") else { return };
    AT.set(format!("unix:{socket}")).unwrap();
    each_engine_with(
        |config| {
            strict(config);
            config.files.clamd_seconds = 30;
        },
        |app| async move {
            let desk = desk(&app, json!({})).await;
            let anna = customer(&app, &desk).await;
            let folder = app.app.config.server.data.join("files");
            let (status, said) = send(&app, &anna, VIRUS).await;
            assert_eq!((status, &said["code"]), (422, &json!("virus-found")), "{said}");
            assert!(said["detail"].as_str().unwrap().contains("Ombud.Test.Virus"), "{said}");
            assert_eq!(count(&folder), 0);
            let found = told(&app, "guard.virus_found").await;
            assert_eq!(found.len(), 1);
            assert!(found[0]["virus"].as_str().unwrap().starts_with("Ombud.Test.Virus"), "{found:?}");
            assert_eq!(send(&app, &anna, b"hello").await.0, 201);
            // Packed into an archive, it is found as well.
            let mut packed = std::io::Cursor::new(Vec::new());
            let mut writer = zip::ZipWriter::new(&mut packed);
            writer.start_file("inside.txt", zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut writer, VIRUS).unwrap();
            writer.finish().unwrap();
            assert_eq!(send(&app, &anna, packed.get_ref()).await.1["code"], "virus-found");
            // More than clamd takes is not scanned, and so not kept.
            let (status, said) = send(&app, &anna, &vec![b'a'; 2 * 1024 * 1024]).await;
            assert_eq!((status, &said["code"]), (503, &json!("unavailable")), "{said}");
            assert_eq!(count(&folder), 1);
        },
    )
    .await;
}

/// While there is no word of clamd's, a file is refused, or kept and told of, as the operator wants it.
async fn without_a_word(at: String) {
    AT.set(at).unwrap();
    each_engine_with(strict, |app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let begun = Instant::now();
        let (status, said) = send(&app, &anna, b"hello").await;
        assert_eq!((status, &said["code"]), (503, &json!("unavailable")), "{said}");
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(count(&app.app.config.server.data.join("files")), 0);
        assert_eq!(told(&app, "guard.file_unscanned").await, Vec::<Json>::new());
    })
    .await;
    each_engine_with(lax, |app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let (status, kept) = send(&app, &anna, b"hello").await;
        assert_eq!(status, 201, "{kept}");
        assert_eq!(told(&app, "guard.file_unscanned").await, [json!({"file": kept["id"]})]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clamd_is_not_there() {
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    without_a_word(format!("tcp:{address}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clamd_is_silent() {
    without_a_word(stand_in(None).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clamd_says_something_else() {
    without_a_word(stand_in(Some("OK\0")).await).await;
}
