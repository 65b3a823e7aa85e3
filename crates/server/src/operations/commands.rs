//! What the commands do, apart from serving.

use super::{
    backup,
    cli::Cli,
    doctor::{self, Verdict},
    logs, open, seed,
    told::{NO_WORKSPACE, told},
};
use crate::{
    access::{NewStaff, NewWorkspace, create_workspace, hash_password, unlock},
    app::App,
    approvals::{policy_of, switch_off},
    config::{DEFAULTS, Loaded, Source, load},
    events::{Actor, Journal},
    http::Problem,
    posture,
    settings::Settings,
};
use anyhow::{anyhow, bail};
use clap::CommandFactory;
use ombud_base::{Clock, Random, id::WorkspaceId};
use ombud_db::{Db, DbError, Options, Tx, copy, pending, sql};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::{
    fs::File,
    io::{ErrorKind, Read, Write},
    path::Path,
    process::ExitCode,
    sync::mpsc,
};

/// Runs a command's work; what goes wrong on the way is logged.
pub fn run<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    logs::start(&crate::config::Log { filter: "warn".into(), ..crate::config::Log::default() })?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

/// Prints to standard output.
pub fn print(text: &str) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // `ombud config print | head` is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Writes a file that its owner alone can read, whole or not at all.
pub fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    fill_private(path, |file| file.write_all(text.as_bytes()))
}

/// The same, of what is too large to be held at once.
pub fn fill_private<T, E: From<std::io::Error>>(
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    let made = fill(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|it| it.error)?;
    Ok(made)
}

/// `ombud config print`.
pub fn print_config(source: Source, defaults: bool) -> anyhow::Result<ExitCode> {
    if defaults { print(DEFAULTS) } else { print(&load(&source)?.show()) }
}

/// `ombud openapi`.
pub fn openapi() -> anyhow::Result<ExitCode> {
    print(&(crate::ombud::document().to_pretty_json()? + "\n"))
}

/// `ombud completions`.
pub fn completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "ombud", &mut text);
    print(&String::from_utf8(text)?)
}

/// `ombud migrate`.
pub fn migrate(loaded: &Loaded, check: bool) -> anyhow::Result<ExitCode> {
    let config = &loaded.config;
    run(async {
        let db = super::open_database(config).await?;
        let missing = pending(db.applied().await?);
        if missing.is_empty() {
            return print("Nothing to do: the database is up to date.\n");
        }
        if check {
            print(&format!("Missing: {}\n", missing.join(", ")))?;
            return Ok(ExitCode::FAILURE);
        }
        db.migrate().await?;
        print(&format!("Applied: {}\n", missing.join(", ")))
    })
}

/// `ombud doctor`.
pub fn doctor(loaded: &Loaded) -> anyhow::Result<ExitCode> {
    let findings = run(async { Ok(doctor::examine(loaded, Clock::system().now()).await) })?;
    let worst = findings.iter().map(|it| it.verdict).max().unwrap_or(Verdict::Good);
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    print(&(lines.join("\n") + "\n"))?;
    Ok(if worst == Verdict::Bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// `ombud backup`.
pub fn backup(loaded: &Loaded, file: &Path, force: bool) -> anyhow::Result<ExitCode> {
    let saved = run(backup::backup(&loaded.config, file, Clock::system().now(), force))?;
    let text = format!(
        "Saved {} rows and {} files to {} ({} bytes); restored it aside and compared: all is there.\n",
        saved.rows,
        saved.files,
        file.display(),
        saved.bytes
    );
    print(&text)
}

/// `ombud restore`.
pub fn restore(loaded: &Loaded, file: &Path, force: bool) -> anyhow::Result<ExitCode> {
    let restored = run(backup::restore(&loaded.config, file, Clock::system().now(), force))?;
    let mut text = format!("Restored {} rows as of {}.\n", restored.rows, restored.made_at);
    if let Some(aside) = restored.replaced {
        text.push_str(&format!("What was there before is in {}.\n", aside.display()));
    }
    if let Some(why) = restored.locked {
        text.push_str(&format!("It cannot be read yet: {why}.\n"));
    }
    print(&text)
}

/// `ombud db copy`.
pub fn copy(from: String, to: String) -> anyhow::Result<ExitCode> {
    let copied = run(async {
        if from.strip_prefix("sqlite:").is_some_and(|path| !Path::new(path).exists()) {
            bail!("{from} does not exist");
        }
        let from = Db::open(&Options { url: from, connections: 4 }).await?;
        let to = Db::open(&Options { url: to, connections: 4 }).await?;
        to.migrate().await?;
        let (told, progress) = mpsc::channel::<(String, u64)>();
        let printer = std::thread::spawn(move || show_progress(&progress));
        let copied =
            copy::copy(&from, &to, move |table, rows| drop(told.send((table.to_owned(), rows)))).await;
        printer.join().map_err(|_| anyhow!("the progress cannot be shown"))?;
        Ok(copied?)
    })?;
    let rows: u64 = copied.iter().map(|it| it.rows).sum();
    let filled = copied.iter().filter(|it| it.rows > 0);
    let lines: Vec<String> =
        filled.map(|it| format!("  {:<22} {:>10}  {:032x}\n", it.name, it.rows, it.checksum)).collect();
    print(&format!(
        "{}Copied {rows} rows of {} tables; counts and checksums agree.\n",
        lines.concat(),
        copied.len()
    ))
}

/// One line that counts, on a terminal's standard error.
fn show_progress(progress: &mpsc::Receiver<(String, u64)>) {
    use std::io::IsTerminal;
    let mut out = std::io::stderr();
    let shown = out.is_terminal();
    let mut last = 0;
    for (table, rows) in progress {
        if shown && (rows < last || rows >= last + 10_000) {
            let _ = write!(out, "\r\x1b[K{table}: {rows}"); // a closed stderr must not stop the copy
            last = rows;
        }
    }
    if shown {
        let _ = write!(out, "\r\x1b[K");
    }
}

/// `ombud seed`.
pub fn seed(loaded: Loaded, messages: u64, open_cases: u64) -> anyhow::Result<ExitCode> {
    let seeded = run(async {
        let app = open(loaded.config, Clock::system(), Random::system()).await?;
        seed::seed(&app, messages, open_cases).await
    })?;
    print(&seeded)
}

/// Who is to be added.
#[derive(Debug)]
pub struct NewPerson {
    /// The address.
    pub email: String,
    /// The name.
    pub name: Option<String>,
    /// The role's name.
    pub role: String,
    /// The workspace's short name.
    pub workspace: Option<String>,
    /// Whether the password comes by standard input.
    pub password_stdin: bool,
}

/// `ombud staff add`.
pub fn add_staff(loaded: Loaded, new: NewPerson) -> anyhow::Result<ExitCode> {
    let password = if new.password_stdin { Some(read_password()?) } else { None };
    let text = run(async {
        let app = open(loaded.config, Clock::system(), Random::system()).await?;
        let part = app.clone();
        let added = app.db.write(move |tx| add(tx, &part, &new, password.as_deref())).await;
        added.map_err(told)
    })?;
    print(&text)
}

/// `ombud access unlock`.
pub fn unlock_access(loaded: Loaded, slug: Option<String>) -> anyhow::Result<ExitCode> {
    let was = run(async {
        let app = open(loaded.config, Clock::system(), Random::system()).await?;
        let part = app.clone();
        let done = app.db.write(move |tx| {
            let found = workspace(tx, slug.as_deref())?;
            let found = found.ok_or_else(|| Problem::invalid("workspace", NO_WORKSPACE))?;
            unlock(tx, &part, found)
        });
        done.await.map_err(told)
    })?;
    if was.is_empty() {
        return print("Nothing to do: staff may sign in from everywhere.\n");
    }
    print(&format!("Staff may sign in from everywhere again. The list was:\n{}\n", was.join("\n")))
}

/// `ombud access approvals`.
pub fn approvals(loaded: Loaded, slug: Option<String>, off: bool) -> anyhow::Result<ExitCode> {
    let groups = run(async {
        let app = open(loaded.config, Clock::system(), Random::system()).await?;
        let part = app.clone();
        let done = app.db.write(move |tx| {
            let found = workspace(tx, slug.as_deref())?;
            let found = found.ok_or_else(|| Problem::invalid("workspace", NO_WORKSPACE))?;
            if off { switch_off(tx, &part, found) } else { Ok(policy_of(tx, found)?.groups) }
        });
        done.await.map_err(told)
    })?;
    let names: Vec<&str> = groups.into_iter().map(|it| it.word()).collect();
    match (names.is_empty(), off) {
        (true, _) => print("Nothing needs a second person.\n"),
        (false, false) => print(&format!("These need a second person: {}\n", names.join(", "))),
        (false, true) => {
            print(&format!("Nothing needs a second person any more. It was: {}\n", names.join(", ")))
        }
    }
}

fn read_password() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().take(4096).read_to_string(&mut text)?;
    let password = text.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("no password came by standard input");
    }
    Ok(password.to_owned())
}

fn add(tx: &mut Tx<'_>, app: &App, new: &NewPerson, password: Option<&str>) -> Result<String, Problem> {
    let workspace = match workspace(tx, new.workspace.as_deref())? {
        Some(workspace) => workspace,
        None => {
            let settings = Settings::default();
            let made = create_workspace(
                tx,
                app,
                &NewWorkspace { slug: "desk".into(), name: settings.brand.clone(), settings },
            )?;
            let mut journal = Journal::open(tx, made, Actor::System, app.now())?;
            posture::protect(tx, &mut journal, app.now())?;
            journal.close(tx, &app.hub)?;
            made
        }
    };
    let url = &app.config.server.public_url;
    let Some(password) = password else {
        let token = crate::access::invite_as_operator(tx, app, workspace, &new.email, &new.role)?;
        // What stands behind the # is filled in by the page, and sent to no server.
        let name = new
            .name
            .as_deref()
            .map(|it| format!("#name={}", utf8_percent_encode(it, NON_ALPHANUMERIC)))
            .unwrap_or_default();
        return Ok(format!(
            "{} can join by this link, good once and for seven days:\n{url}/console/invite/{token}{name}\n",
            new.email
        ));
    };
    let name = new.name.clone().unwrap_or_else(|| new.email.split('@').next().unwrap_or_default().to_owned());
    if let Some(wrong) = crate::access::password_problem("password", password, &[&new.email, &name]) {
        return Err(Problem::invalid_fields(vec![wrong]));
    }
    let password_hash = Some(hash_password(password, &app.random)?);
    let staff = NewStaff { workspace, email: new.email.clone(), name, role: new.role.clone(), password_hash };
    crate::access::add_staff(tx, app, &staff)?;
    Ok(format!("{} can sign in at {url}/console\n", new.email))
}

/// The workspace of this short name, or the only one; none where there is none at all.
pub fn workspace(tx: &mut Tx<'_>, slug: Option<&str>) -> Result<Option<WorkspaceId>, Problem> {
    let all: Vec<(WorkspaceId, String)> = tx.all::<_>(
        sql!("SELECT id, slug FROM workspaces ORDER BY slug LIMIT 100"),
        &[],
        |row| -> Result<_, DbError> { Ok((row.get(0)?, row.get(1)?)) },
    )?;
    let names = || all.iter().map(|(_, slug)| slug.as_str()).collect::<Vec<_>>().join(", ");
    match (slug, all.as_slice()) {
        (None, []) => Ok(None),
        (None, [(only, _)]) => Ok(Some(*only)),
        (None, _) => Err(Problem::invalid("workspace", format!("is needed: there are {}", names()))),
        (Some(slug), _) => match all.iter().find(|(_, it)| it == slug) {
            Some((id, _)) => Ok(Some(*id)),
            None => {
                Err(Problem::invalid("workspace", format!("{slug:?} does not exist; there are {}", names())))
            }
        },
    }
}
