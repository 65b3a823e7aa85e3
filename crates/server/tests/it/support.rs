//! One test application: the real router on a real port, a clock that stands until it is moved, seeded randomness.
#![allow(dead_code, reason = "what every topic may use, whichever of them are there")]

use crate::databases::{self, FreshPostgres};
use ombud_base::{
    Clock, Random, Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{Db, DbError, Options, Tx};
use ombud_server::{
    access::{
        NewStaff, NewWorkspace, add_staff, create_workspace,
        sign_in::{Visit, open_session},
    },
    config::Config,
    events::{Actor, Journal},
    http::{ClientAddress, Problem},
    ombud::{Ombud, router},
    settings::Settings,
};
use reqwest::{Method, header};
use serde_json::Value as Json;
use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tempfile::TempDir;

/// Monday, 2026-01-05T09:00:00Z: where every test's clock begins.
pub const START: i64 = 1_767_603_600_000_000;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// Runs `test` on SQLite and, where `OMBUD_TEST_POSTGRES` names a server, on PostgreSQL, each time with an application
/// of its own.
pub async fn each_engine<F, Fut>(test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    each_engine_with(|_| {}, test).await;
}

/// The same with another configuration.
pub async fn each_engine_with<F, Fut>(configure: fn(&mut Config), test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let folder = tempfile::tempdir().unwrap();
    let url = databases::sqlite(&folder.path().join("test.db")).await;
    run_on("SQLite", &url, configure, &test).await;
    if let Ok(server) = std::env::var("OMBUD_TEST_POSTGRES") {
        let fresh = FreshPostgres::create(&server).await;
        let outcome = futures_util::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(run_on(
            "PostgreSQL",
            &fresh.url,
            configure,
            &test,
        )));
        let outcome = outcome.await;
        fresh.remove().await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    }
}

async fn run_on<F, Fut>(engine: &str, url: &str, configure: fn(&mut Config), test: &F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    eprintln!("-- on {engine}");
    let app = TestApp::start(url, configure).await;
    if let Err(error) = tokio::spawn(test(app)).await {
        std::panic::resume_unwind(error.into_panic());
    }
}

/// The running application.
pub struct TestApp {
    /// Its parts: the database, the clock, the hub.
    pub app: Ombud,
    /// `http://localhost:<port>`.
    pub base: String,
    /// Where it listens.
    pub address: SocketAddr,
    /// The workspace that every test begins with.
    pub workspace: WorkspaceId,
    http: reqwest::Client,
    server: tokio::task::JoinHandle<()>,
    _folder: Arc<TempDir>,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl TestApp {
    async fn start(url: &str, configure: fn(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let base = format!("http://localhost:{}", address.port());
        let mut config = Config::default();
        config.server.listen = address;
        config.server.public_url.clone_from(&base);
        config.server.data = folder.path().to_owned();
        config.server.trusted_proxies = vec!["127.0.0.1".into()];
        configure(&mut config);
        let db = Db::open(&Options { url: url.to_owned(), connections: 8 }).await.unwrap();
        db.migrate().await.unwrap();
        let clock = Clock::manual(Time::from_micros(START));
        let mut app = Ombud::assemble(config, db, clock, Random::seeded(7)).await.unwrap();
        // The lines that ship take a minute to be learnt from.
        app.learner = app.learner.with_base(crate::learning::base);
        app.start();
        let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        let http = client(address);
        let workspace = new_workspace(&app, "test").await;
        Self { app, base, address, workspace, http, server, _folder: Arc::new(folder) }
    }

    /// Whether the database is a file.
    pub fn on_sqlite(&self) -> bool {
        self.app.db.path().is_some()
    }

    /// What a thief would find in the database: its files, or on a server every table, as text and as the bytes of its columns.
    pub async fn files_of_the_database(&self) -> Vec<(String, Vec<u8>)> {
        let Some(path) = self.app.db.path() else { return self.read(tables_of_the_server).await };
        ["", "-wal"]
            .iter()
            .map(|end| format!("{}{end}", path.display()))
            .filter_map(|path| Some((path.clone(), std::fs::read(path).ok()?)))
            .collect()
    }

    /// Moves the clock.
    pub fn advance(&self, by: Duration) {
        self.app.clock.advance(by);
    }

    /// Runs every job that is due; returns how many ran.
    pub async fn run_jobs(&self) -> u64 {
        self.app.runner().run_due().await.unwrap()
    }

    /// Another workspace on the same server.
    pub async fn another_workspace(&self, slug: &str) -> WorkspaceId {
        new_workspace(&self.app, slug).await
    }

    /// Adds somebody with this role (by its name) and signs them in.
    pub async fn sign_in(&self, role: &str) -> Client {
        self.sign_in_to(self.workspace, role).await
    }

    /// Adds somebody with this role to a workspace and signs them in.
    pub async fn sign_in_to(&self, workspace: WorkspaceId, role: &str) -> Client {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let email = format!("{}{n}@example.com", role.to_lowercase().replace(' ', "-"));
        let staff = self.add_staff(workspace, role, &email, None).await;
        let mut client = self.anonymous();
        client.staff = Some(staff);
        client.set_cookie("ombud_session", &self.session_of(workspace, staff).await);
        client
    }

    /// Another session of somebody who is staff.
    pub async fn sign_in_again(&self, staff: StaffId) -> Client {
        let mut client = self.anonymous();
        client.staff = Some(staff);
        client.set_cookie("ombud_session", &self.session_of(self.workspace, staff).await);
        client
    }

    /// Adds somebody, with a password where one is given.
    pub async fn add_staff(
        &self,
        workspace: WorkspaceId,
        role: &str,
        email: &str,
        password: Option<&str>,
    ) -> StaffId {
        let password_hash =
            password.map(|it| ombud_server::access::hash_password(it, &self.app.random).unwrap());
        let new = NewStaff {
            workspace,
            email: email.into(),
            name: name_of(email),
            role: role.into(),
            password_hash,
        };
        self.write(move |tx, app| add_staff(tx, app, &new)).await
    }

    /// A session's token, without signing in.
    pub async fn session_of(&self, workspace: WorkspaceId, staff: StaffId) -> String {
        self.write(move |tx, app| {
            let visit = Visit {
                address: ClientAddress(Ipv4Addr::LOCALHOST.into()),
                agent: "test".into(),
                device: None,
            };
            let mut journal = Journal::open(tx, workspace, Actor::Staff(staff), app.now())?;
            let cookies = open_session(tx, app, &mut journal, staff, &visit, "test")?;
            journal.close(tx, &app.hub)?;
            Ok(cookies.session)
        })
        .await
    }

    /// Has everybody who is signed in prove again that it is them: after time has passed, what is sensitive would ask for it.
    pub async fn prove_again(&self) {
        self.write(|tx, app| {
            tx.exec("UPDATE staff_sessions SET proved_at = $1", &[app.now().into()])?;
            Ok(())
        })
        .await;
    }

    /// A client that is nobody yet: no cookies, our own Origin.
    pub fn anonymous(&self) -> Client {
        Client {
            base: self.base.clone(),
            http: self.http.clone(),
            cookies: Mutex::default(),
            headers: BTreeMap::from([("origin".into(), self.base.clone())]),
            staff: None,
        }
    }

    /// A programme with this token.
    pub fn bearer(&self, token: &str) -> Client {
        let mut client = self.anonymous();
        client.headers = BTreeMap::from([("authorization".into(), format!("Bearer {token}"))]);
        client
    }

    /// Writes to the database as an action does.
    pub async fn write<T: Send + 'static>(
        &self,
        mut f: impl FnMut(&mut Tx<'_>, &Ombud) -> Result<T, Problem> + Send + 'static,
    ) -> T {
        let app = self.app.clone();
        self.app.db.write(move |tx| f(tx, &app)).await.unwrap()
    }

    /// Reads from the database.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
    ) -> T {
        self.app.db.read(f).await.unwrap()
    }

    /// Every text that is sealed in the database, with its column.
    pub async fn opened(&self) -> Vec<(String, String)> {
        self.read(crate::sealed::opened).await
    }

    /// The texts of a conversation's messages, in order, without what only happened in it.
    pub async fn bodies(&self, conversation: &str) -> Vec<String> {
        let id: ombud_base::id::ConversationId = conversation.parse().unwrap();
        let sql = "SELECT content, workspace_id, pos FROM messages WHERE conversation_id = $1 AND kind = 'message' ORDER BY seq";
        self.read(move |tx| tx.all(sql, &[id.into()], |row| crate::sealed::body(row, 0))).await
    }

    /// The kinds of the workspace's events, in order; what was looked at so far is among them.
    pub async fn event_kinds(&self) -> Vec<String> {
        self.app.trust.settled().await;
        let workspace = self.workspace;
        let events = self.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 10_000)).await;
        events.into_iter().map(|it| it.kind).collect()
    }
}

fn name_of(email: &str) -> String {
    email.split('@').next().unwrap_or_default().to_owned()
}

/// A client for what is asked in clear: reading whom the system trusts took longer than most that is asked.
pub fn plain() -> reqwest::Client {
    in_clear().build().unwrap()
}

fn in_clear() -> reqwest::ClientBuilder {
    // Another test of the same process may have installed it before.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder().tls_certs_only([])
}

/// Waits until the server there can work.
pub async fn ready(base: &str) {
    for _ in 0..600 {
        if get(format!("{base}/readyz")).await.is_ok_and(|it| it.status() == 200) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{base} is not ready");
}

/// Gets an address in clear.
pub async fn get(url: impl reqwest::IntoUrl) -> Result<reqwest::Response, reqwest::Error> {
    plain().get(url).send().await
}

fn client(address: SocketAddr) -> reqwest::Client {
    in_clear().resolve("localhost", address).redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

async fn new_workspace(app: &Ombud, slug: &str) -> WorkspaceId {
    let new =
        NewWorkspace { slug: slug.into(), name: format!("{slug} exchange"), settings: Settings::default() };
    let parts = app.clone();
    app.db.write::<_, Problem, _>(move |tx| create_workspace(tx, &parts, &new)).await.unwrap()
}

/// Somebody who asks: a browser with cookies, or a programme.
pub struct Client {
    base: String,
    http: reqwest::Client,
    cookies: Mutex<BTreeMap<String, String>>,
    /// Sent with every request.
    pub headers: BTreeMap<String, String>,
    /// Who it is, where it was signed in by [`TestApp::sign_in`].
    pub staff: Option<StaffId>,
}

impl Client {
    /// Asks `/api/v1` + `path`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: Json) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    /// Puts JSON.
    pub async fn put(&self, path: &str, body: Json) -> Answer {
        self.send(Method::PUT, path, Some(body)).await
    }

    /// Patches by JSON.
    pub async fn patch(&self, path: &str, body: Json) -> Answer {
        self.send(Method::PATCH, path, Some(body)).await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// Sends any request with JSON.
    pub async fn send(&self, method: Method, path: &str, body: Option<Json>) -> Answer {
        self.exchange(method, path, |request| match &body {
            Some(body) => request.json(body),
            None => request,
        })
        .await
    }

    /// Sends a body of any type.
    pub async fn raw(&self, method: Method, path: &str, kind: &str, body: &str) -> Answer {
        let body = body.to_owned();
        self.exchange(method, path, |request| request.header(header::CONTENT_TYPE, kind).body(body.clone()))
            .await
    }

    /// Sends a form with a file.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        use reqwest::multipart::{Form, Part};
        self.exchange(Method::POST, path, |request| {
            let file = Part::bytes(bytes.to_vec()).file_name(name.to_owned());
            request.multipart(Form::new().part("file", file))
        })
        .await
    }

    /// Sends what `fill` makes of the request; keeps the cookies that come back.
    async fn exchange(
        &self,
        method: Method,
        path: &str,
        fill: impl Fn(reqwest::RequestBuilder) -> reqwest::RequestBuilder,
    ) -> Answer {
        let asked = format!("{method} {path}");
        let mut tries = 3;
        let mut request = self.http.request(method, format!("{}/api/v1{path}", self.base));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let response = loop {
            let request = request.try_clone().unwrap();
            match fill(request).send().await {
                Ok(response) => break response,
                // The server closes a connection whose body it has refused to read; the next request may meet the end of it.
                Err(error) if error.is_request() && !error.is_timeout() && tries > 0 => tries -= 1,
                Err(error) => panic!("{asked}: {error:?}"),
            }
        };
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap();
        Answer {
            asked,
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }

    /// Sets a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.into(), value.into());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Forgets a cookie.
    pub fn drop_cookie(&self, name: &str) {
        self.cookies.lock().unwrap().remove(name);
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// Method and path.
    pub asked: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: header::HeaderMap,
    /// The body.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body's JSON, `null` when there is none.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The JSON of an answer that must be a success.
    #[track_caller]
    pub fn ok(self) -> Json {
        assert!((200..300).contains(&self.status), "{} answered {} {}", self.asked, self.status, self.text);
        self.json()
    }

    /// The JSON of an answer that must be a problem of this code; the status must be the code's own.
    #[track_caller]
    pub fn problem(self, code: ombud_server::http::Code) -> Json {
        let json = self.json();
        let expected = (code.status().as_u16(), code.name());
        let actual = (self.status, json["code"].as_str().unwrap_or_default());
        assert_eq!(actual, expected, "{} answered {}", self.asked, self.text);
        json
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|it| it.to_str().ok())
    }
}

/// Every row of every table of a server.
fn tables_of_the_server(tx: &mut Tx<'_>) -> Result<Vec<(String, Vec<u8>)>, DbError> {
    let columns = "SELECT table_name, column_name, data_type = 'bytea' FROM information_schema.columns \
                   WHERE table_schema = 'public' ORDER BY 1, 2";
    let columns: Vec<(String, String, bool)> =
        tx.all(columns, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut all = Vec::new();
    for (table, column, bytes) in columns {
        let cell =
            if bytes { format!("\"{column}\"") } else { format!("convert_to(\"{column}\"::text, 'UTF8')") };
        let sql = format!("SELECT {cell} FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        let cells: Vec<Vec<u8>> = tx.all(&sql, &[], |row| row.get(0))?;
        all.push((format!("{table}.{column}"), cells.join(&b'\n')));
    }
    assert!(all.iter().any(|it| it.0 == "workspaces.id" && !it.1.is_empty()), "the dump sees nothing");
    Ok(all)
}
