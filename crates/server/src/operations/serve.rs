//! `ombud serve`: everything started, and stopped without losing what was accepted.

use super::{demo, listen, logs, memory};
use crate::{
    app::App,
    config::{Config, Loaded, Origin},
    ombud::{Ombud, router},
    pages::{self, start_figures},
};
use anyhow::{Context, anyhow, bail};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use ombud_base::{Clock, Random};
use ombud_db::{Db, Options, schema_version};
use std::{
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::Write,
    net::SocketAddr,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    process::ExitCode,
    time::Duration,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// The longest that requests may take to end once the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// After so long the start is over: first requests are answered, what waited is done.
const SETTLED: Duration = Duration::from_secs(10);
/// How long an idle server is watched, again and again.
const MINUTE: Duration = Duration::from_secs(60);
/// A minute is quiet when less than this part of it was worked, of one core.
const QUIET_SHARE: u32 = 50;

/// Serves until SIGTERM or SIGINT.
pub fn serve(loaded: Loaded, demo: bool) -> anyhow::Result<ExitCode> {
    logs::start(&loaded.config.log)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(loaded, demo))?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the database of `config`, brings its tables up to date, and puts the program's parts together.
///
/// # Errors
/// When the database cannot be opened or migrated.
pub async fn open(config: Config, clock: Clock, random: Random) -> anyhow::Result<Ombud> {
    let db = open_database(&config).await?;
    db.migrate().await.context("the database cannot be migrated")?;
    Ombud::assemble(config, db, clock, random).await
}

/// Opens the database of `config`, whatever version it has.
///
/// # Errors
/// When it cannot be reached, or its folder cannot be made.
pub async fn open_database(config: &Config) -> anyhow::Result<Db> {
    let (url, connections) = (config.database_url(), config.database.connections);
    if url.starts_with("sqlite:") {
        make_folder(&config.server.data)?;
    }
    if let Some(path) = url.strip_prefix("sqlite:") {
        // SQLite gives its log the rights of the database. What cannot be made here, it says better itself.
        let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    }
    Db::open(&Options { url, connections }).await.context("the database cannot be opened")
}

/// Opens the database of `config`, which must have been brought up to date by this very version.
///
/// # Errors
/// As [`open_database`], and when it is not there yet or of another version.
pub async fn open_as_is(config: &Config) -> anyhow::Result<Db> {
    if let Some(path) = config.database_url().strip_prefix("sqlite:")
        && !Path::new(path).exists()
    {
        bail!("{path} does not exist; is this the right data folder?");
    }
    let db = open_database(config).await?;
    let applied = db.applied().await?;
    if applied != schema_version() {
        bail!(
            "the database has version {applied}, this program {}: run `ombud migrate` first",
            schema_version()
        );
    }
    Ok(db)
}

/// What is in the data folder is nobody's business but the server's.
pub(super) fn make_folder(data: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.with_context(|| format!("server.data {}", data.display()))
}

async fn run(loaded: Loaded, with_demo: bool) -> anyhow::Result<()> {
    let derived = matches!(loaded.origin("server.public_url"), Origin::Derived(_));
    let mut config = loaded.config;
    let listener = listen::bind(config.server.listen)?;
    let address = listener.local_addr()?;
    if derived && config.server.listen.port() == 0 {
        // The system chose the port only now.
        let url = config.server.public_url.trim_end_matches(":0");
        config.server.public_url = format!("{url}:{}", address.port());
    }
    let tls = listen::tls(&config.server).await?;
    let _alone = alone(&config)?;
    // The demo's platform is this very server.
    config.accounts.allow_private |= with_demo;
    if with_demo && tls.is_none() {
        config.chains.more = demo::chain::network(address)?;
    }
    let ombud = open(config, Clock::system(), Random::system()).await?;
    let app: &App = &ombud;
    if with_demo {
        fill_demo(app.clone()).await.context("the demo")?;
        demo::connect(app, address, tls.is_some()).await.context("the demo's platform")?;
    }

    start_figures().map_err(|problem| anyhow!("figures: {}", problem.detail))?;
    metrics::gauge!("ombud_process_start_seconds").set(app.now().seconds() as f64);
    let (stop, stopped) = watch::channel(false);
    let jobs = tokio::spawn({
        let (runner, mut stopped) = (ombud.runner(), stopped.clone());
        async move { runner.run(async move { drop(stopped.wait_for(|it| *it).await) }).await }
    });
    tokio::spawn(fold_figures());
    let handle = Handle::new();
    tokio::spawn(watch_signals(app.clone(), handle.clone(), tls.clone(), stop)?);
    ombud.start();
    tokio::spawn(settle());
    greet(app, address, tls.is_some(), with_demo);
    let mut router = router(&ombud);
    if with_demo {
        router =
            router.merge(pages::demo(app)).merge(demo::platform_routes(app)).merge(demo::chain::routes());
    }
    listen::run(listener, tls, handle, router).await?;
    wait_for_sockets(app).await;
    // A job that does not end in time runs again elsewhere, or after the next start, when its lease is over.
    match tokio::time::timeout(FAREWELL, jobs).await {
        Ok(ended) => ended.context("the jobs' runner")?,
        Err(_) => tracing::warn!("some jobs did not end in time"),
    }
    if tokio::time::timeout(FAREWELL, ombud.trust.settled()).await.is_err() {
        tracing::warn!("some looks at customers were not written down in time");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Keeps the data folder to this server until it is dropped, where the database is a file: two servers on one would each send only
/// what came to themselves. Of several on PostgreSQL each hears of what the others take.
fn alone(config: &Config) -> anyhow::Result<Option<File>> {
    if !config.database_url().starts_with("sqlite:") {
        return Ok(None);
    }
    let data = &config.server.data;
    make_folder(data)?;
    let folder = File::open(data).with_context(|| format!("server.data {}", data.display()))?;
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => bail!(
            "another `ombud serve` works in {}: stop it first, or give this one a folder of its own (--data)",
            data.display()
        ),
        // A file system without locks: nothing is known of others.
        Err(TryLockError::Error(error)) => {
            tracing::warn!(%error, "it cannot be told whether another server works in this data folder");
            Ok(None)
        }
    }
}

/// Once the start is over, and after each quiet minute, memory and code that are not needed are given back.
async fn settle() {
    let mut pause = SETTLED;
    loop {
        let before = memory::worked();
        tokio::time::sleep(pause).await;
        let quiet = pause == SETTLED || memory::worked().saturating_sub(before) < pause / QUIET_SHARE;
        if quiet {
            memory::give_back_free();
        }
        if quiet && let Err(error) = memory::give_back_code() {
            tracing::debug!(%error, "code stays in memory");
            return;
        }
        pause = MINUTE;
    }
}

/// The demo is told by a desk of its own whose clock is in the past. It has a runtime of its own as well: what that desk does
/// beside its requests ends with the runtime, and neither works on at a time that is over nor keeps its memory.
async fn fill_demo(app: App) -> anyhow::Result<()> {
    let filled = tokio::task::spawn_blocking(move || {
        let past = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let filled = past.block_on(demo::fill(&app));
        past.shutdown_timeout(FAREWELL);
        filled
    });
    filled.await?
}

/// The sockets outlive the requests that they began as: each says farewell first.
async fn wait_for_sockets(app: &App) {
    let gone = async {
        while app.hub.connections() != (0, 0) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    if tokio::time::timeout(Duration::from_secs(3), gone).await.is_err() {
        tracing::warn!("some sockets did not close in time");
    }
}

/// Histograms keep each sample until they are folded, also when nobody asks for the figures.
async fn fold_figures() {
    let mut turns = tokio::time::interval(Duration::from_secs(30));
    loop {
        turns.tick().await;
        if let Ok(handle) = start_figures() {
            handle.run_upkeep();
        }
    }
}

/// Waits for the operator's signals. The returned future ends once the server has been told to stop.
fn watch_signals(
    app: App,
    handle: Handle<SocketAddr>,
    tls: Option<RustlsConfig>,
    stop: watch::Sender<bool>,
) -> anyhow::Result<impl Future<Output = ()>> {
    let (mut term, mut int, mut hup) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?, signal(SignalKind::hangup())?);
    Ok(async move {
        loop {
            tokio::select! {
                _ = term.recv() => break,
                _ = int.recv() => break,
                _ = hup.recv() => reload(&app, tls.as_ref()).await,
            }
        }
        tracing::info!("stopping");
        app.hub.stop();
        stop.send_replace(true);
        app.hub.stop();
        handle.graceful_shutdown(Some(FAREWELL));
    })
}

async fn reload(app: &App, tls: Option<&RustlsConfig>) {
    let settings = &app.config.server;
    let (Some(tls), Some(certificate), Some(key)) = (tls, &settings.tls_certificate, &settings.tls_key)
    else {
        tracing::info!("nothing to load again: the server does not speak TLS itself");
        return;
    };
    match tls.reload_from_pem_file(certificate, key).await {
        Ok(()) => tracing::info!("the certificate was loaded again"),
        Err(error) => tracing::error!(%error, "the certificate cannot be loaded; the old one stays"),
    }
}

fn greet(app: &App, address: SocketAddr, encrypted: bool, with_demo: bool) {
    let url = &app.config.server.public_url;
    let mut text = format!(
        "Ombud {} listens on {}://{address}\n\n  console    {url}/console\n  API docs   {url}/api/docs\n",
        env!("CARGO_PKG_VERSION"),
        if encrypted { "https" } else { "http" },
    );
    if with_demo {
        text.push_str(&format!(
            "  customer   {url}/demo\n\nSign in to the console as (password: {})\n",
            demo::PASSWORD
        ));
        for (email, name, role) in demo::PEOPLE {
            text.push_str(&format!("  {email}   {role:<6} {name}\n"));
        }
    }
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush()); // a closed stdout must not keep it from serving
}
