//! Where an operator's binary runs: a data folder, and a database of either engine.

use ombud_base::Random;
use ombud_db::{Db, DbError, Options};
use reqwest::{Method, RequestBuilder, Response, header};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value as Json;
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

/// A data folder with a database.
pub struct Place {
    folder: TempDir,
    /// The database's URL.
    pub url: String,
}

impl Place {
    /// With the embedded database.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("ombud.db").display());
        Self { folder, url }
    }

    async fn postgres(server: &str) -> Self {
        let unique = u128::from_be_bytes(Random::system().bytes());
        let name = format!("ombud_place_{unique:032x}");
        let admin = Db::open(&Options { url: server.to_owned(), connections: 4 }).await.unwrap();
        let statement = format!("CREATE DATABASE {name}");
        admin.read::<_, DbError, _>(move |tx| tx.exec(&statement, &[])).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Self { folder: tempfile::tempdir().unwrap(), url: format!("{base}/{name}") }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Whether the database is the embedded one.
    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// The database itself.
    pub async fn open(&self) -> Db {
        Db::open(&Options { url: self.url.clone(), connections: 4 }).await.unwrap()
    }

    /// Runs a command here: what it printed, or where it failed, everything that it said.
    pub fn run(&self, command: &[&str]) -> Result<String, String> {
        self.run_in(command, "", &[])
    }

    /// Runs a command here that reads `input`.
    pub fn run_with_input(&self, command: &[&str], input: &str) -> Result<String, String> {
        self.run_in(command, input, &[])
    }

    /// Runs a command here with some environment.
    pub fn run_in(
        &self,
        command: &[&str],
        input: &str,
        environment: &[(&str, String)],
    ) -> Result<String, String> {
        let mut all = command.to_vec();
        let folder = self.folder.path().to_str().unwrap();
        all.extend(["--data", folder, "--database", &self.url]);
        run(&all, input, environment)
    }
}

/// A place of each engine that can be tried.
pub async fn places() -> Vec<Place> {
    let mut all = vec![Place::sqlite()];
    if let Ok(server) = std::env::var("OMBUD_TEST_POSTGRES") {
        all.push(Place::postgres(&server).await);
    }
    all
}

/// Runs `test` in a place of each engine.
pub async fn each_place<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    for place in places().await {
        eprintln!("-- in {}", place.url);
        test(place).await;
    }
}

/// Runs a command anywhere.
pub fn ombud(command: &[&str], input: &str) -> Result<String, String> {
    run(command, input, &[])
}

fn binary(command: &[&str], environment: &[(&str, String)]) -> Command {
    let mut binary = Command::new(env!("CARGO_BIN_EXE_ombud"));
    // A configuration that lies about must not change what is tested.
    binary.args(command).current_dir(std::env::temp_dir()).env_remove("OMBUD_CONFIG");
    binary.envs(environment.iter().map(|(name, value)| (*name, value.as_str())));
    binary
}

fn run(command: &[&str], input: &str, environment: &[(&str, String)]) -> Result<String, String> {
    let mut child = binary(command, environment)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may have ended already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    let ended = child.wait_with_output().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    if ended.status.success() { Ok(out) } else { Err(out + &String::from_utf8_lossy(&ended.stderr)) }
}

/// A running server.
pub struct Server {
    child: Option<Child>,
    /// Where it listens on this machine.
    pub port: u16,
    client: reqwest::Client,
}

impl Server {
    /// Starts one and waits until it is ready.
    pub async fn start(place: &Place, options: &[&str]) -> Self {
        Self::start_in(place, options, &[]).await
    }

    /// Starts one with some environment.
    pub async fn start_in(place: &Place, options: &[&str], environment: &[(&str, String)]) -> Self {
        Self::spawn(place, options, environment, Stdio::inherit())
    }

    /// Starts one whose log goes into a pipe that is closed at once.
    pub async fn start_deaf(place: &Place) -> Self {
        let mut server = Self::spawn(place, &[], &[], Stdio::piped());
        drop(server.child.as_mut().unwrap().stderr.take());
        server
    }

    /// Starts one whose log goes into a file.
    pub async fn start_logged(place: &Place, environment: &[(&str, String)], log: &Path) -> Self {
        Self::spawn(place, &[], environment, std::fs::File::create(log).unwrap().into())
    }

    fn spawn(place: &Place, options: &[&str], environment: &[(&str, String)], log: Stdio) -> Self {
        let client = crate::support::plain();
        let folder = place.folder().to_str().unwrap();
        let mut command =
            vec!["serve", "--listen", "127.0.0.1:0", "--data", folder, "--database", &place.url];
        command.extend(options);
        let mut child = binary(&command, environment).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().unwrap_or_else(|| panic!("it did not start: {:?}", child.wait()));
        let port = first.rsplit(':').next().unwrap().parse().unwrap();
        // The rest has to be read, or the server waits for it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child: Some(child), port, client }
    }

    /// The same address, without the process.
    pub fn address_only(&self) -> Self {
        Self { child: None, port: self.port, client: self.client.clone() }
    }

    /// A request to the API.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let base = format!("http://localhost:{}", self.port);
        self.client.request(method, format!("{base}/api/v1{path}")).header(header::ORIGIN, base)
    }

    /// Asks the API with a staff's cookie; it must answer well.
    pub async fn staff(&self, cookie: &str, method: Method, path: &str, body: Json) -> Json {
        let mut request = self.request(method, path).header(header::COOKIE, cookie);
        if !body.is_null() {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Waits until it can work.
    pub async fn ready(&self) {
        crate::support::ready(&format!("http://localhost:{}", self.port)).await;
    }

    /// Gets an address outside of the API.
    pub async fn get(&self, path: &str) -> Response {
        self.client.get(format!("http://localhost:{}{path}", self.port)).send().await.unwrap()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_child(self.child.as_ref().unwrap());
        kill_process(pid, signal).unwrap();
    }

    /// Stops it as an operator does; it has to end by itself and well, within its own bound.
    pub async fn stop(&mut self) {
        self.signal(Signal::TERM);
        let mut child = self.child.take().unwrap();
        let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
        let status =
            tokio::time::timeout(Duration::from_secs(14), ended).await.expect("it does not stop").unwrap();
        assert!(status.success(), "{status}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            drop(child.kill());
            drop(child.wait());
        }
    }
}
