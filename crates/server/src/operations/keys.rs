//! `ombud keys`: what there is, and changing each level.

use super::{cli::Configured, commands, open, open_as_is, told::told};
use crate::{
    config::{Loaded, load},
    customers,
    events::Actor,
    http::{Code, Problem},
    keys::{self, renew},
    rotation::{self, KeyLevel, Rotation, RotationState},
};
use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use ombud_base::{
    Clock, Random, Time, Uuid,
    id::{CustomerId, WorkspaceId},
    keyring::print_of,
};
use ombud_db::{DbError, Tx, sql};
use std::{fmt::Write as _, process::ExitCode};

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Print which keys there are, how old and how many, and how far changes have come. Never a key.
    #[command(after_help = "Example:\n  ombud keys show --config /etc/ombud/ombud.toml")]
    Show {
        #[command(flatten)]
        from: Configured,
    },
    /// Change the keys of one level.
    #[command(
        after_help = "Examples:\n  ombud keys rotate root\n  ombud keys rotate workspace\n  ombud keys rotate data"
    )]
    Rotate {
        #[command(subcommand)]
        level: RotateCommand,
    },
}

/// Which level.
#[derive(Debug, Subcommand)]
pub enum RotateCommand {
    /// Wrap every workspace key by another root key, at once.
    #[command(
        after_help = "Examples:\n  ombud keys rotate root                                    # by keys.root_next\n  \
        ombud keys rotate root --new file:/etc/ombud/root-2.key   # made if it is missing\n\n\
        While the desk works: 1. start every node with keys.root_next = \"file:…\"; 2. run this; 3. start every node with\n\
        keys.root = that key, and without keys.root_next. Keep the old key as long as backups that it wraps."
    )]
    Root {
        #[command(flatten)]
        from: Configured,
        /// The new root key, file:<path> (made if it is missing) or base64:<key>. Without: keys.root_next. A node that does
        /// not know it stops reading within a minute.
        #[arg(long, value_name = "KEY")]
        new: Option<String>,
    },
    /// Make a new workspace key, which wraps all data keys; the running server does the work.
    #[command(after_help = "Example:\n  ombud keys rotate workspace")]
    Workspace {
        #[command(flatten)]
        from: Configured,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
    },
    /// Make a new data key and seal with it all that the old one has sealed; the running server does the work.
    #[command(
        after_help = "Examples:\n  ombud keys rotate data            # of what is the workspace's own\n  \
        ombud keys rotate data --customer 0197c0de-0000-7000-8000-000000000001"
    )]
    Data {
        #[command(flatten)]
        from: Configured,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// Whose. Without: the workspace's own.
        #[arg(long, value_name = "ID")]
        customer: Option<CustomerId>,
    },
}

impl KeysCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// As its work says.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Show { from } => show(&load(&from.source())?),
            Self::Rotate { level: RotateCommand::Root { from, new } } => root(load(&from.source())?, new),
            Self::Rotate { level: RotateCommand::Workspace { from, workspace } } => {
                begin(load(&from.source())?, workspace, KeyLevel::Workspace, None)
            }
            Self::Rotate { level: RotateCommand::Data { from, workspace, customer } } => {
                begin(load(&from.source())?, workspace, KeyLevel::Data, customer)
            }
        }
    }
}

type Shown = (String, renew::State, i64, Vec<Rotation>);

fn show(loaded: &Loaded) -> anyhow::Result<ExitCode> {
    let (all, now): (Vec<Shown>, Time) = commands::run(async {
        let db = open_as_is(&loaded.config).await?;
        let read = db.read::<_, DbError, _>(|tx| {
            workspaces(tx)?
                .into_iter()
                .map(|(ws, slug)| {
                    let erased = customers::count_erased(tx, ws)?;
                    Ok((slug, renew::state(tx, ws)?, erased, rotation::latest(tx, ws)?))
                })
                .collect()
        });
        Ok((read.await?, Clock::system().now()))
    })?;
    let age = |it: Option<(Uuid, Time)>| {
        it.map_or_else(
            || "none yet".to_owned(),
            |(id, at)| format!("{id}, {} days old", now.since(at).as_secs() / 86_400),
        )
    };
    let mut text = String::new();
    for (slug, state, erased, rotations) in all {
        let root = state.root.as_deref().unwrap_or("none yet");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{slug}");
        let _ = writeln!(text, "  root key       {root}");
        let _ = writeln!(text, "  workspace key  {}", age(state.workspace_key));
        let _ = writeln!(text, "  own data key   {}", age(state.own));
        let _ = writeln!(text, "  customers      {} data keys", state.customers);
        if erased > 0 {
            let _ = writeln!(text, "  erased         {}, nothing to do", customers_of(erased));
        }
        let _ = writeln!(text, "  retired        {}", state.retired + state.retired_workspace_keys);
        for it in rotations.iter().take(10) {
            let _ = writeln!(text, "  {}", line(it));
        }
    }
    commands::print(&text)
}

fn line(it: &Rotation) -> String {
    let whose = it.customer.map(|id| format!(" of {id}")).unwrap_or_default();
    format!(
        "{} key{whose}: {}, {} of {} columns, {} sealed or wrapped anew, begun {}",
        it.level.word(),
        match it.state {
            RotationState::Erased => "customer erased, nothing to do",
            other => other.word(),
        },
        it.columns_done,
        it.columns,
        it.changed,
        it.started_at
    )
}

fn root(loaded: Loaded, new: Option<String>) -> anyhow::Result<ExitCode> {
    let (wrapped, print) = commands::run(async move {
        let random = Random::system();
        let ombud = open(loaded.config, Clock::system(), random.clone()).await?;
        let next = match new.as_deref() {
            // Which one keys.root_next names was found out when the keys were unlocked.
            None => ombud.db.read::<_, DbError, _>(|tx| Ok(tx.keyring()?.next_root().cloned())).await?,
            Some(text) => match text.strip_prefix("file:") {
                Some(path) => Some(keys::root::read_or_make(path.as_ref(), &random)?),
                None => keys::root::given("--new", text)?,
            },
        };
        let next = next.context("say which root key is to follow: --new file:<path>, or keys.root_next")?;
        let print = print_of(&next);
        let written = ombud.db.write::<_, DbError, _>(move |tx| renew::rewrap_workspace_keys(tx, &next));
        Ok((written.await?, print))
    })?;
    commands::print(&format!(
        "Wrapped {wrapped} workspace keys by the root key {print}. Start every node with it as keys.root, and keep the old one \
         as long as backups that it wraps.\n"
    ))
}

fn begin(
    loaded: Loaded,
    slug: Option<String>,
    level: KeyLevel,
    customer: Option<CustomerId>,
) -> anyhow::Result<ExitCode> {
    let begun: Begun = commands::run(async move {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let all = ombud.db.read::<_, DbError, _>(workspaces).await?;
        let names = || all.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ");
        let ws = match (&slug, all.as_slice()) {
            (None, [(only, _)]) => *only,
            (None, _) => bail!("--workspace is needed: there are {}", names()),
            (Some(slug), _) => {
                let found = all.iter().find(|it| it.1 == *slug);
                found
                    .map(|it| it.0)
                    .ok_or_else(|| anyhow!("--workspace: {slug:?} does not exist; there are {}", names()))?
            }
        };
        let parts = ombud.clone();
        let begun = ombud.db.write::<_, Problem, _>(move |tx| {
            let begun = rotation::begin(&parts, tx, ws, Actor::System, level, customer)?;
            Ok(Begun::Goes(begun.level, customers::count_erased(tx, ws)?))
        });
        begun.await.or_else(|problem| match (problem.code, customer) {
            // As it should be: whoever is erased has no key any more.
            (Code::Erased, Some(id)) => Ok(Begun::Erased(id)),
            _ => Err(told(problem)),
        })
    })?;
    commands::print(&begun.said())
}

/// What became of the wish to change keys.
enum Begun {
    /// It goes on; so many customers are erased and have no keys.
    Goes(KeyLevel, i64),
    /// The customer is erased, and has none.
    Erased(CustomerId),
}

impl Begun {
    fn said(&self) -> String {
        match self {
            Self::Erased(id) => {
                format!("The customer {id} is erased, and their keys are destroyed: nothing to do.\n")
            }
            Self::Goes(level, erased) => {
                let left = match (level, erased) {
                    (KeyLevel::Workspace, 1..) => {
                        format!(" Erased: {}, nothing to do.", customers_of(*erased))
                    }
                    _ => String::new(),
                };
                let level = level.word();
                format!(
                    "A new {level} key is in use. The server goes on with the rest; `ombud keys show` tells how far it has come.{left}\n"
                )
            }
        }
    }
}

fn customers_of(count: i64) -> String {
    if count == 1 { "1 customer".to_owned() } else { format!("{count} customers") }
}

fn workspaces(tx: &mut Tx<'_>) -> Result<Vec<(WorkspaceId, String)>, DbError> {
    tx.all(sql!("SELECT id, slug FROM workspaces ORDER BY slug LIMIT 100"), &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
