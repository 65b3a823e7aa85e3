//! Recorded answers: what real nodes said, kept as files, so that a diagnosis can be had again without them.
//!
//! A recording is a JSON file with the configuration, the text, what the platform knows, every exchange, and the diagnosis.
//! `OMBUD_TEST_RECORD=FOLDER` makes the live tests write one for each look.

#![allow(dead_code, reason = "each test program uses a part")]
#![allow(clippy::unwrap_used, reason = "benches use it as well, and they are no tests to clippy")]

use bytes::Bytes;
use ombud_base::Time;
use ombud_chain::{
    Chains, ChainsConfig, Diagnosis, Platform, PlatformData,
    adapter::BoxFuture,
    transport::{CannotTell, Fetch, HttpFetch, Request, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    path::Path,
    sync::{Arc, Mutex},
};

/// A question and its answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exchange {
    /// The endpoint's address with the path.
    pub url: String,
    /// What was posted.
    pub body: Option<Value>,
    /// The status of HTTP.
    pub status: u16,
    /// What came back: JSON, or a text where it is none.
    pub answer: Value,
}

/// A diagnosis with all that it was made from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recording {
    /// `[[network]]` entries.
    pub config: String,
    /// What was pasted.
    pub text: String,
    /// When.
    pub now: Time,
    /// What the platform knew.
    pub platform: PlatformData,
    /// What was asked and answered.
    pub exchanges: Vec<Exchange>,
    /// What has to come out.
    pub diagnosis: Diagnosis,
}

/// Asks by HTTP and writes down what is said.
pub struct Recorder {
    http: HttpFetch,
    exchanges: Mutex<Vec<Exchange>>,
}

impl Recorder {
    /// With nothing written down yet.
    pub fn start() -> Arc<Self> {
        Arc::new(Self { http: HttpFetch::new().unwrap(), exchanges: Mutex::default() })
    }

    /// What was written down.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap().clone()
    }
}

impl Fetch for Recorder {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        Box::pin(async move {
            let response = self.http.fetch(request.clone()).await?;
            let text = || Value::String(String::from_utf8_lossy(&response.body).into_owned());
            self.exchanges.lock().unwrap().push(Exchange {
                url: request.url.expose().clone(),
                body: request.body.map(|it| serde_json::from_slice(&it).unwrap()),
                status: response.status,
                answer: serde_json::from_slice(&response.body).unwrap_or_else(|_| text()),
            });
            Ok(response)
        })
    }
}

/// Answers what was recorded; nobody can be reached for anything else.
pub struct Replay(Vec<Exchange>);

impl Replay {
    /// From what was said.
    pub fn new(exchanges: Vec<Exchange>) -> Self {
        Self(exchanges)
    }
}

impl Fetch for Replay {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        let body: Option<Value> = request.body.map(|it| serde_json::from_slice(&it).unwrap());
        let same = |it: &&Exchange| it.url == *request.url.expose() && it.body == body;
        let answer = self.0.iter().find(same).map(|it| {
            let body = match &it.answer {
                Value::String(text) => text.clone(),
                json => json.to_string(),
            };
            Response { status: it.status, body: Bytes::from(body) }
        });
        Box::pin(async move { answer.ok_or(CannotTell::Unreachable) })
    }
}

/// Looks at a text by way of the network, and keeps all of it.
pub async fn record(config: String, text: &str, platform: &PlatformData, now: Time) -> Recording {
    let recorder = Recorder::start();
    let fetch: Arc<dyn Fetch> = Arc::<Recorder>::clone(&recorder);
    let desk = Chains::new(ChainsConfig::from_toml(&config).unwrap(), fetch).unwrap();
    let diagnosis = desk.diagnose(text, None, &Platform::new(platform.clone()), now).await;
    let exchanges = recorder.exchanges();
    Recording { config, text: text.to_owned(), now, platform: platform.clone(), exchanges, diagnosis }
}

impl Recording {
    /// Reads a file.
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Writes a file named after the running test.
    pub fn write(&self, folder: &Path) {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("look").replace("::", ".");
        let path = (1..).map(|at| folder.join(format!("{name}.{at}.json"))).find(|it| !it.exists()).unwrap();
        std::fs::write(path, format!("{}\n", serde_json::to_string(self).unwrap())).unwrap();
    }

    /// A desk that is told what was recorded.
    pub fn desk(&self) -> Chains {
        let fetch = Arc::new(Replay::new(self.exchanges.clone()));
        Chains::new(ChainsConfig::from_toml(&self.config).unwrap(), fetch).unwrap()
    }

    /// The diagnosis made again.
    pub async fn again(&self) -> Diagnosis {
        self.desk().diagnose(&self.text, None, &Platform::new(self.platform.clone()), self.now).await
    }
}
