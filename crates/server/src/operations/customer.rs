//! `ombud customer`: what the law gives customers, at the machine.

use super::{cli::Configured, commands, open, told::told};
use crate::{
    config::load,
    events::Actor,
    http::Problem,
    privacy::{self, Receipt},
};
use anyhow::{Context, anyhow};
use clap::{Args, Subcommand};
use ombud_base::{
    Clock, Random,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be done with a customer.
#[derive(Debug, Subcommand)]
pub enum CustomerCommand {
    /// Write all that is held on a customer to a file: .json for programmes, .html to read and print.
    #[command(
        after_help = "Examples:\n  ombud customer export 0197c0de-0000-7000-8000-000000000001 --out anna.html\n  \
        ombud customer export 0197c0de-0000-7000-8000-000000000001 --out anna.json\n  \
        ombud customer export 0197c0de-0000-7000-8000-000000000001 --out anna.html --lang zh-CN --tz Asia/Shanghai\n\n\
        The file is in clear, notes of staff included. Only its owner can read it; keep it so."
    )]
    Export {
        #[command(flatten)]
        which: Which,
        /// The file to make; its end says how it is written.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The language of a page to read: en or zh-CN.
        #[arg(long, value_name = "LANGUAGE", default_value = "en")]
        lang: String,
        /// The time zone of a page to read, which it names.
        #[arg(long, value_name = "ZONE", default_value = "UTC")]
        tz: String,
    },
    /// Erase a customer for good: their keys are destroyed. Prints a receipt (JSON).
    #[command(after_help = "Example:\n  ombud customer erase 0197c0de-0000-7000-8000-000000000001 \
        --reason \"Asked for it by mail, ticket 4711\"\n\n\
        The server may be running; it deletes the bytes of files, and seals the index anew, within half a minute. It cannot be\n\
        undone. Backups that were made before hold what they held.")]
    Erase {
        #[command(flatten)]
        which: Which,
        /// Why: 3 to 500 characters. It is kept; do not name the customer in it.
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// Which customer, where.
#[derive(Debug, Args)]
pub struct Which {
    /// The customer's id, as the console's address and the API show it.
    id: CustomerId,
    #[command(flatten)]
    from: Configured,
}

impl CustomerCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// As its work says.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Export { which, out, lang, tz } => export(which, &out, &lang, &tz),
            Self::Erase { which, reason } => erase(which, reason),
        }
    }
}

fn erase(which: Which, reason: String) -> anyhow::Result<ExitCode> {
    let (id, loaded) = (which.id, load(&which.from.source())?);
    let receipt: Receipt = commands::run(async move {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let parts = ombud.clone();
        let written = ombud.db.write::<_, Problem, _>(move |tx| {
            let ws = workspace_of(tx, id)?.ok_or_else(Problem::not_found)?;
            privacy::erase(&parts, tx, ws, Actor::System, id, &reason)
        });
        written.await.map_err(|problem| said(id, problem))
    })?;
    commands::print(&(serde_json::to_string_pretty(&receipt)? + "\n"))
}

fn export(which: Which, out: &Path, lang: &str, tz: &str) -> anyhow::Result<ExitCode> {
    let end = out.extension().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
    if !["json", "html"].contains(&end.as_str()) {
        anyhow::bail!("--out ends in .json or .html, which says how the export is written");
    }
    let reader = privacy::Reader::new(lang, tz).map_err(|_| {
        anyhow!("--lang is a language such as en or zh-CN, --tz a time zone such as Europe/Berlin or UTC")
    })?;
    let (id, loaded, format) = (which.id, load(&which.from.source())?, end.clone());
    let export = commands::run(async move {
        let ombud = open(loaded.config, Clock::system(), Random::system()).await?;
        let parts = ombud.clone();
        let read = ombud.db.snapshot::<_, Problem, _>(move |tx| {
            let ws = workspace_of(tx, id)?.ok_or_else(Problem::not_found)?;
            Ok((ws, privacy::export(&parts, tx, ws, id)?))
        });
        let (ws, export) = read.await.map_err(|problem| said(id, problem))?;
        let parts = ombud.clone();
        let note = move |tx: &mut Tx<'_>| privacy::note(&parts, tx, ws, Actor::System, id, &format);
        ombud.db.write::<_, DbError, _>(note).await?;
        Ok(export)
    })?;
    let text = match end.as_str() {
        "html" => privacy::page(&export, &reader).map_err(|problem| said(id, problem))?,
        _ => serde_json::to_string_pretty(&export)? + "\n",
    };
    commands::write_private(out, &text).with_context(|| out.display().to_string())?;
    commands::print(&format!("Wrote all that is held on {id} to {}.\n", out.display()))
}

/// In which workspace a customer is: ids are unique everywhere.
fn workspace_of(tx: &mut Tx<'_>, id: CustomerId) -> Result<Option<WorkspaceId>, DbError> {
    let all: Vec<WorkspaceId> =
        tx.all(sql!("SELECT id FROM workspaces ORDER BY id"), &[], |row| row.get(0))?;
    for ws in all {
        if crate::customers::customer(tx, ws, id)?.is_some() {
            return Ok(Some(ws));
        }
    }
    Ok(None)
}

fn said(id: CustomerId, problem: Problem) -> anyhow::Error {
    match problem.code {
        crate::http::Code::NotFound => anyhow!("there is no customer {id} in this database"),
        _ => told(problem),
    }
}
