//! The root key behind a key management service: Vault's transit engine and AWS KMS, by stand-ins that answer as the real ones are
//! documented to, mistakes included.

use crate::places::each_place;
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{Clock, Random, Secret};
use ombud_db::{Db, Options};
use ombud_server::{config::Config, keys::root};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// How the stand-in behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Well,
    Sealed,
    Denied,
    WrongKey,
    Silent,
    Nonsense,
}

#[derive(Clone)]
struct StandIn {
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<(String, HeaderMap, Value)>>>,
    address: std::net::SocketAddr,
}

impl StandIn {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let it = Self { mood: Arc::new(Mutex::new(Mood::Well)), asked: Arc::default(), address };
        let router = Router::new()
            .route("/v1/transit/{verb}/{name}", post(vault))
            .route("/", post(aws))
            .with_state(it.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        it
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn note(&self, verb: &str, headers: &HeaderMap, body: &Value) -> Mood {
        self.asked.lock().unwrap().push((verb.to_owned(), headers.clone(), body.clone()));
        *self.mood.lock().unwrap()
    }

    fn verbs(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|it| it.0.clone()).collect()
    }
}

fn problem(status: u16, body: Value) -> Response {
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

/// Not what Vault does to a text, but what goes in comes out again, and nothing of it can be read.
fn scrambled(text: &str) -> String {
    STANDARD.encode(text.bytes().rev().map(|it| it ^ 0x5a).collect::<Vec<_>>())
}

fn straight(text: &str) -> String {
    let bytes = STANDARD.decode(text).unwrap();
    String::from_utf8(bytes.iter().rev().map(|it| it ^ 0x5a).collect()).unwrap()
}

async fn vault(
    State(it): State<StandIn>,
    Path((verb, name)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    assert_eq!(name, "ombud");
    match it.note(&verb, &headers, &body) {
        Mood::Sealed => problem(503, json!({"errors": ["Vault is sealed"]})),
        Mood::Denied => problem(403, json!({"errors": ["1 error occurred:\n\t* permission denied\n\n"]})),
        Mood::WrongKey => problem(400, json!({"errors": ["cipher: message authentication failed"]})),
        Mood::Nonsense => Json(json!({"data": {}})).into_response(),
        Mood::Silent => {
            tokio::time::sleep(std::time::Duration::from_secs(60)).await;
            StatusCode::OK.into_response()
        }
        Mood::Well if verb == "encrypt" => {
            let wrapped = format!("vault:v1:{}", scrambled(body["plaintext"].as_str().unwrap()));
            Json(json!({"request_id": "1", "data": {"ciphertext": wrapped, "key_version": 1}}))
                .into_response()
        }
        Mood::Well => {
            let text = body["ciphertext"].as_str().unwrap().strip_prefix("vault:v1:").unwrap();
            Json(json!({"request_id": "2", "data": {"plaintext": straight(text)}})).into_response()
        }
    }
}

async fn aws(State(it): State<StandIn>, headers: HeaderMap, body: Bytes) -> Response {
    let body: Value = serde_json::from_slice(&body).unwrap();
    let verb = headers["x-amz-target"].to_str().unwrap().to_owned();
    assert_eq!(body["EncryptionContext"], json!({"ombud": "root key"}));
    let refuse = |kind: &str, message: &str| problem(400, json!({"__type": kind, "message": message}));
    match it.note(&verb, &headers, &body) {
        Mood::Denied => refuse("AccessDeniedException", "User is not authorized to perform: kms:Decrypt"),
        Mood::WrongKey => refuse("com.amazonaws.kms#IncorrectKeyException", ""),
        Mood::Sealed => refuse("DisabledException", "the key is disabled"),
        Mood::Nonsense | Mood::Silent => Json(json!({})).into_response(),
        Mood::Well if verb == "TrentService.Encrypt" => {
            let wrapped = scrambled(body["Plaintext"].as_str().unwrap());
            Json(json!({"CiphertextBlob": wrapped, "KeyId": body["KeyId"]})).into_response()
        }
        Mood::Well => {
            Json(json!({"Plaintext": straight(body["CiphertextBlob"].as_str().unwrap())})).into_response()
        }
    }
}

const ARN: &str = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn config(stand_in: &StandIn, service: &str) -> Config {
    let mut config = Config::default();
    let address = stand_in.address;
    config.keys.root = Secret::new(match service {
        "vault" => format!("vault:http://{address}/v1/transit/keys/ombud"),
        _ => format!("kms:{ARN}"),
    });
    config.keys.vault_token = Secret::new("hvs.token".into());
    config.keys.vault_namespace = "desk".into();
    config.keys.aws_endpoint = format!("http://{address}");
    config.keys.aws_access_key_id = "AKIDEXAMPLE".into();
    config.keys.aws_secret_access_key = Secret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into());
    config.keys.aws_session_token = Secret::new("session".into());
    config
}

async fn print(config: &Config, db: &Db) -> Result<String, String> {
    let ring = root::unlock(config, db, &Random::system(), &Clock::system()).await;
    ring.map(|it| it.root_print()).map_err(|error| format!("{error:#}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_root_key_is_made_once_wrapped_by_the_service_and_unwrapped_at_each_start() {
    drop(rustls::crypto::ring::default_provider().install_default());
    each_place(|place| async move {
        let stand_in = StandIn::start().await;
        let db = place.open().await;
        db.migrate().await.unwrap();
        for (service, verbs) in
            [("vault", ["encrypt", "decrypt"]), ("aws", ["TrentService.Encrypt", "TrentService.Decrypt"])]
        {
            let config = config(&stand_in, service);
            stand_in.asked.lock().unwrap().clear();
            let first = print(&config, &db).await.unwrap();
            assert_eq!(stand_in.verbs(), verbs);
            assert_eq!(print(&config, &db).await.unwrap(), first, "the same key at the next start");
            assert_eq!(stand_in.verbs().len(), 3, "it is not wrapped again");
            for (mood, says) in [
                (Mood::Sealed, if service == "vault" { "Unseal it" } else { "DisabledException" }),
                (Mood::Denied, if service == "vault" { "permission denied" } else { "kms:Decrypt on this key" }),
                (Mood::WrongKey, "another"),
                (Mood::Nonsense, "answered without"),
            ] {
                stand_in.set(mood);
                let refused = print(&config, &db).await.unwrap_err();
                assert!(refused.contains(says), "{service} {mood:?}: {refused}");
                assert!(!refused.contains("hvs.token") && !refused.contains("wJalr"), "{refused}");
            }
            stand_in.set(Mood::Well);
        }
        let asked = stand_in.asked.lock().unwrap().clone();
        let header = |name: &str| asked[0].1.get(name).map(|it| it.to_str().unwrap().to_owned());
        assert!(header("authorization").unwrap().contains("/eu-central-1/kms/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature="));
        assert_eq!((header("x-amz-security-token").as_deref(), &asked[0].2["KeyId"]), (Some("session"), &json!(ARN)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn vault_is_asked_with_its_token_and_namespace_and_waited_for_ten_seconds() {
    drop(rustls::crypto::ring::default_provider().install_default());
    let stand_in = StandIn::start().await;
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.db").display());
    let db = Db::open(&Options { url, connections: 1 }).await.unwrap();
    db.migrate().await.unwrap();
    let mut config = config(&stand_in, "vault");
    config.keys.vault_token = Secret::default();
    assert!(print(&config, &db).await.unwrap_err().contains("keys.vault_token is empty"));
    let token = folder.path().join("token");
    std::fs::write(&token, "hvs.from-a-file\n").unwrap();
    config.keys.vault_token = Secret::new(format!("file:{}", token.display()));
    print(&config, &db).await.unwrap();
    let headers = stand_in.asked.lock().unwrap()[0].1.clone();
    assert_eq!(headers["x-vault-token"], "hvs.from-a-file");
    assert_eq!(headers["x-vault-namespace"], "desk");
    stand_in.set(Mood::Silent);
    let refused = print(&config, &db).await.unwrap_err();
    assert!(refused.contains("no answer within 10 seconds"), "{refused}");
    config.keys.root = Secret::new("vault:http://127.0.0.1:1/v1/transit/keys/other".into());
    let refused = print(&config, &db).await.unwrap_err();
    assert!(refused.contains("refused"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_moves_behind_a_service() {
    each_place(|place| async move {
        let stand_in = StandIn::start().await;
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let service = format!("vault:http://{}/v1/transit/keys/ombud", stand_in.address);
        let token = || ("OMBUD_KEYS__VAULT_TOKEN", "hvs.token".to_owned());
        let both = [("OMBUD_KEYS__ROOT_NEXT", service.clone()), token()];
        let place = Arc::new(place);
        let run = async |command: &'static [&'static str], environment: Vec<(&'static str, String)>| {
            let place = place.clone();
            // The stand-in answers on this runtime: the command must not hold it up.
            tokio::task::spawn_blocking(move || place.run_in(command, "", &environment)).await.unwrap()
        };
        let told = run(&["keys", "rotate", "root"], both.to_vec()).await.unwrap();
        assert!(told.contains("Wrapped 1 workspace key"), "{told}");
        std::fs::remove_file(place.folder().join("root.key")).unwrap();
        let alone = vec![("OMBUD_KEYS__ROOT", service.clone()), token()];
        let again = run(&["keys", "rotate", "workspace"], alone.clone()).await.unwrap();
        assert!(again.contains("new workspace key"), "{again}");
        stand_in.set(Mood::Sealed);
        let refused = run(&["keys", "rotate", "data"], alone.clone()).await.unwrap_err();
        assert!(refused.contains("Vault is sealed"), "{refused}");
        stand_in.set(Mood::Well);
        let db = place.open().await;
        let lost = "DELETE FROM installation_keys WHERE name <> 'files'";
        db.write::<_, ombud_db::DbError, _>(move |tx| tx.exec(lost, &[])).await.unwrap();
        drop(db);
        let refused = run(&["keys", "rotate", "data"], alone).await.unwrap_err();
        assert!(refused.contains("missing from the database"), "{refused}");
    })
    .await;
}
