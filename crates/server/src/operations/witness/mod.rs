//! `ombud ledger witness`: a witness for the logs of others (c2sp.org/tlog-witness), small enough to run anywhere.
//!
//! It knows the logs that it was told of, remembers the last head of each that it has cosigned, and cosigns nothing that does
//! not go on from it. What it remembers is on the disk before it answers.

mod state;

pub use state::{Log, State};

use super::listen;
use anyhow::Context;
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path as PathOf, State as Parts},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use axum_server::Handle;
use ombud_base::Clock;
use ombud_ledger::witness::{AddCheckpoint, Refusal};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::signal::unix::{SignalKind, signal};
use tower_http::timeout::TimeoutLayer;

/// The longest request: a note with a hundred signatures and a proof fit well into it.
const MAX_BODY: usize = 64 * 1024;
/// The longest that a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A witness that answers. Cheap to clone.
#[derive(Clone)]
pub struct Witness {
    state: Arc<parking_lot::Mutex<State>>,
    clock: Clock,
}

impl Witness {
    /// With what it remembers.
    pub fn new(state: State, clock: Clock) -> Self {
        Self { state: Arc::new(parking_lot::Mutex::new(state)), clock }
    }

    /// What it answers.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/add-checkpoint", post(add_checkpoint))
            .route("/{origin}/checkpoint", get(checkpoint))
            .route("/key", get(key))
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
            .with_state(self.clone())
    }

    /// Serves until SIGTERM or SIGINT.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn serve(&self, address: SocketAddr) -> anyhow::Result<()> {
        let listener = listen::bind(address)?;
        let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let handle = Handle::new();
        let stop = handle.clone();
        tokio::spawn(async move {
            tokio::select! {
                _ = term.recv() => (),
                _ = int.recv() => (),
            }
            stop.graceful_shutdown(Some(PATIENCE));
        });
        listen::run(listener, None, handle, self.router()).await
    }
}

fn plain(status: StatusCode, text: impl Into<String>) -> Response {
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind)], text.into() + "\n").into_response()
}

/// What cannot be judged is refused with words; what may be the log's misbehaviour stands in this witness's log, too.
fn refused(refusal: &Refusal) -> Response {
    let status = match refusal {
        Refusal::Signature(_) => StatusCode::FORBIDDEN,
        Refusal::Malformed(_) => StatusCode::BAD_REQUEST,
        Refusal::Inconsistent(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict(size) => {
            let kind = HeaderValue::from_static("text/x.tlog.size");
            return (StatusCode::CONFLICT, [(header::CONTENT_TYPE, kind)], format!("{size}\n"))
                .into_response();
        }
    };
    plain(status, refusal.to_string())
}

async fn add_checkpoint(Parts(witness): Parts<Witness>, body: Bytes) -> Response {
    let request = std::str::from_utf8(&body).ok().map(AddCheckpoint::parse);
    let request = match request {
        Some(Ok(request)) => request,
        Some(Err(error)) => return plain(StatusCode::BAD_REQUEST, error.to_string()),
        None => return plain(StatusCode::BAD_REQUEST, "this is not UTF-8"),
    };
    let now = witness.clock.now().seconds().unsigned_abs();
    // Judged, stored and answered one after the other: the disk is waited for on a thread that may wait.
    let judged = tokio::task::spawn_blocking(move || witness.state.lock().add(&request, now));
    match judged.await {
        Ok(Ok(answer)) => {
            let kind = HeaderValue::from_static("text/plain; charset=utf-8");
            ([(header::CONTENT_TYPE, kind)], answer).into_response()
        }
        Ok(Err(state::Denied::Unknown)) => {
            plain(StatusCode::NOT_FOUND, "this witness does not know that log")
        }
        Ok(Err(state::Denied::Refused(refusal))) => {
            tracing::warn!(%refusal, "a checkpoint was not cosigned");
            refused(&refusal)
        }
        Ok(Err(state::Denied::Disk(error))) => {
            tracing::error!(
                error = format!("{error:#}"),
                "what was judged cannot be stored, so it is not cosigned"
            );
            plain(StatusCode::INTERNAL_SERVER_ERROR, "this witness cannot store what it has seen")
        }
        Err(error) => {
            tracing::error!(%error, "a request was not answered");
            plain(StatusCode::INTERNAL_SERVER_ERROR, "something went wrong here")
        }
    }
}

/// The last head of a log that was cosigned, by the SHA-256 of the log's origin.
async fn checkpoint(Parts(witness): Parts<Witness>, PathOf(origin): PathOf<String>) -> Response {
    let note = witness.state.lock().latest(&origin).map(str::to_owned);
    match note {
        Some(note) => {
            let kind = HeaderValue::from_static("text/plain; charset=utf-8");
            ([(header::CONTENT_TYPE, kind)], note).into_response()
        }
        None => plain(StatusCode::NOT_FOUND, "nothing of such a log was cosigned here"),
    }
}

async fn key(Parts(witness): Parts<Witness>) -> Response {
    let key = witness.state.lock().verifier().to_string();
    plain(StatusCode::OK, key)
}

/// How a witness is run.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The file that holds the witness's key and what it has seen. Made at the first start, together with a key.
    #[arg(long, value_name = "FILE")]
    state: std::path::PathBuf,
    /// The witness's name, by custom its address without https://. Needed at the first start.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The key of a log to be witnessed, as https://…/ledger/…/key shows it. Can be given again.
    #[arg(long, value_name = "KEY", required_unless_present = "show_key")]
    log: Vec<String>,
    /// Only print the witness's key, which the log's operator needs; makes the file if there is none.
    #[arg(long)]
    show_key: bool,
    /// The address to listen on. Put a proxy that speaks TLS in front.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
}

impl Options {
    /// Runs the witness until it is told to stop.
    pub fn run(self) -> anyhow::Result<std::process::ExitCode> {
        super::logs::start(&crate::config::Log::default())?;
        let logs = self.log.iter().map(|it| Log::parse(it)).collect::<anyhow::Result<Vec<_>>>()?;
        let random = ombud_base::Random::system();
        let state = State::open(&self.state, self.name.as_deref(), logs, &random)
            .with_context(|| self.state.display().to_string())?;
        if self.show_key {
            return super::commands::print(&format!("{}\n", state.verifier()));
        }
        let greeting = format!(
            "Witness {} listens on http://{}\n\n  its key   {}\n  in the ombud.toml of a log that it witnesses\n\n[anchors]\nwitnesses = [\"{} https://<its address>\"]\n",
            state.verifier().name(),
            self.listen,
            state.verifier(),
            state.verifier(),
        );
        super::commands::print(&greeting)?;
        let witness = Witness::new(state, Clock::system());
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?
            .block_on(witness.serve(self.listen))?;
        Ok(std::process::ExitCode::SUCCESS)
    }
}
