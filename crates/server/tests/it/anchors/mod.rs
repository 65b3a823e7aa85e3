//! Anchors: heads of the ledger in the hands of others, and what they find when the past is rewritten.

mod calendars;
mod chain;
mod folder;
mod troubles;
mod witness;

use crate::support::{TestApp, each_engine_with};
use ombud_base::Random;
use ombud_ledger::note::VerifierKey;
use ombud_server::{
    config::Config,
    http::Problem,
    ledger,
    operations::witness::{Log, State, Witness},
};
use serde_json::Value as Json;
use std::{
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

/// What was made ready before the application started: its configuration names it.
pub struct Outside {
    folder: tempfile::TempDir,
    listener: TcpListener,
    pub witness_key: VerifierKey,
}

impl Outside {
    fn prepare() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("auditor")).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let state = folder.path().join("witness.json");
        let state = State::open(&state, Some("witness.test/w1"), Vec::new(), &Random::system()).unwrap();
        Self { witness_key: state.verifier().clone(), folder, listener }
    }

    /// The auditor's folder.
    pub fn auditor(&self) -> PathBuf {
        self.folder.path().join("auditor")
    }

    /// What the auditor has been given, one note after the other.
    pub fn notes(&self) -> Vec<String> {
        let found = ledger::anchors::read_folder(&self.auditor()).unwrap();
        assert!(found.read.unreadable.is_empty(), "{found:?}");
        found.read.notes.into_iter().map(|it| it.1).collect()
    }

    /// The witness's state for logs of these keys, as it is in the file.
    pub fn state(&self, logs: &[&VerifierKey]) -> State {
        let logs = logs.iter().map(|it| Log::parse(&it.to_string()).unwrap()).collect();
        State::open(&self.folder.path().join("witness.json"), None, logs, &Random::system()).unwrap()
    }

    /// Has `router` answer where the witness is asked.
    pub fn answer_by(&self, router: axum::Router) -> Running {
        let listener = tokio::net::TcpListener::from_std(self.listener.try_clone().unwrap()).unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let told = async move { drop(stopped.await) };
        let task = tokio::spawn(async move {
            axum::serve(listener, router).with_graceful_shutdown(told).await.unwrap();
        });
        Running { stop, task }
    }

    pub fn address(&self) -> SocketAddr {
        self.listener.local_addr().unwrap()
    }

    /// Starts the witness for the application's log.
    pub async fn start_witness(&self, app: &TestApp) -> Running {
        let state = self.state(&[&log_key(app).await]);
        self.answer_by(Witness::new(state, app.app.clock.clone()).router())
    }
}

/// A server that answers until it is stopped.
pub struct Running {
    stop: tokio::sync::oneshot::Sender<()>,
    task: tokio::task::JoinHandle<()>,
}

impl Running {
    /// Stops it, its connections as well.
    pub async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap();
    }
}

static PREPARED: Mutex<Vec<Outside>> = Mutex::new(Vec::new());

fn with_folder(config: &mut Config) {
    let outside = Outside::prepare();
    config.anchors.auditor_folder = Some(outside.auditor());
    config.anchors.allow_private = true;
    PREPARED.lock().unwrap().push(outside);
}

fn with_both(config: &mut Config) {
    with_folder(config);
    let prepared = PREPARED.lock().unwrap();
    let outside = prepared.last().unwrap();
    config.anchors.witnesses = vec![format!("{} http://{}", outside.witness_key, outside.address())];
}

/// On each engine, with an auditor's folder and a witness, who is not there yet.
pub async fn each_engine_with_anchors<F, Fut>(test: F)
where
    F: Fn(TestApp, Arc<Outside>) -> Fut + Copy + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    each_engine_with(with_both, move |app| test_of(app, test)).await;
}

/// The same with the folder alone.
pub async fn each_engine_with_folder<F, Fut>(test: F)
where
    F: Fn(TestApp, Arc<Outside>) -> Fut + Copy + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    each_engine_with(with_folder, move |app| test_of(app, test)).await;
}

/// Other tests of the same process prepare their own: the folder tells which is whose.
fn test_of<Fut>(app: TestApp, test: impl Fn(TestApp, Arc<Outside>) -> Fut) -> Fut {
    let folder = app.app.config.anchors.auditor_folder.clone().unwrap();
    let mut prepared = PREPARED.lock().unwrap();
    let at = prepared.iter().position(|it| it.auditor() == folder).unwrap();
    let outside = prepared.remove(at);
    drop(prepared);
    test(app, Arc::new(outside))
}

/// Signs the head as it is now.
pub async fn sign(app: &TestApp) -> ledger::Head {
    let ws = app.workspace;
    app.app.trust.settled().await;
    app.write(move |tx, app| Ok(ledger::sign(tx, app, ws)?)).await
}

/// The log's key.
pub async fn log_key(app: &TestApp) -> VerifierKey {
    sign(app).await;
    let ws = app.workspace;
    app.read(move |tx| ledger::identity(tx, ws)).await.unwrap().verifier
}

/// The log as a file, without contents.
pub async fn export(app: &TestApp) -> Vec<u8> {
    let ws = app.workspace;
    let written = app.app.db.snapshot::<_, Problem, _>(move |tx| {
        let mut bytes = Vec::new();
        ledger::export(tx, ws, &mut bytes, false).map_err(Problem::internal)?;
        Ok(bytes)
    });
    written.await.unwrap()
}

/// Time passes until everything is due again, and the jobs run.
pub async fn later(app: &TestApp) {
    app.advance(Duration::from_secs(3601));
    app.run_jobs().await;
}

/// The targets, as the API tells them: the folder, then the witness.
pub async fn targets(client: &crate::support::Client) -> Vec<Json> {
    client.get("/ledger/anchors").await.ok()["items"].as_array().unwrap().clone()
}

/// The sealed word of what was signed last, as a copy of the database of now has it.
pub async fn copied_word(app: &TestApp) -> Vec<u8> {
    let ws = app.workspace;
    app.read(move |tx| {
        tx.one("SELECT says FROM last_signed WHERE workspace_id = $1", &[ws.into()], |row| row.get(0))
    })
    .await
}

/// Takes away every event after the first `kept`, with everything that was made of them, and has the copied `word` of that time
/// again: an old backup was put back.
pub async fn roll_back(app: &TestApp, kept: i64, word: Vec<u8>) {
    let ws = app.workspace;
    app.write(move |tx, _| {
        let mut edge = ombud_ledger::Frontier::default();
        let entries = "SELECT entry FROM events WHERE workspace_id = $1 AND pos <= $2 ORDER BY pos";
        let leaves =
            tx.all(entries, &[ws.into(), kept.into()], |row| Ok(ombud_ledger::leaf_hash(row.bytes(0)?)))?;
        edge.append_many(leaves);
        for text in [
            "DELETE FROM messages WHERE workspace_id = $1 AND pos > $2",
            "DELETE FROM events WHERE workspace_id = $1 AND pos > $2",
            "DELETE FROM checkpoints WHERE workspace_id = $1 AND size > $2",
            "DELETE FROM anchors WHERE workspace_id = $1 AND size > $2",
        ] {
            tx.exec(text, &[ws.into(), kept.into()])?;
        }
        tx.exec("UPDATE last_signed SET says = $2 WHERE workspace_id = $1", &[ws.into(), (&word).into()])?;
        let head = "UPDATE event_heads SET pos = $2, edge = $3 WHERE workspace_id = $1";
        tx.exec(head, &[ws.into(), kept.into(), (&edge.to_bytes()).into()])?;
        Ok(())
    })
    .await;
}

/// How many events say that somebody outside has another head.
pub async fn refusals(app: &TestApp) -> usize {
    app.event_kinds().await.iter().filter(|it| *it == "security.anchor_refused").count()
}
