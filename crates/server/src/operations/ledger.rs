//! The ledger at the command line.

use super::{
    anchored::{self, Outside},
    auditor::{self, Kept},
    cli::Configured,
    commands::{fill_private, print, run, workspace, write_private},
    open_as_is,
    told::{NO_WORKSPACE, told},
    witness,
};
use crate::config::load;
use crate::{
    conversations::reading,
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    ledger::{self, Wanted, check},
    ombud::Ombud,
    upkeep::{self, Upkeep},
};
use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use ombud_base::{
    Clock, Random, Time,
    id::{ConversationId, WorkspaceId},
};
use ombud_db::DbError;
use ombud_ledger::{Fault, Head, Trust, bundle, receipt};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::File,
    io::{BufRead, BufReader, BufWriter, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Hold the whole ledger against the tables: what was changed, removed, added or moved is named.
    #[command(
        after_help = "Examples:\n  ombud ledger check\n  ombud ledger check --config /etc/ombud/ombud.toml --json\n\n\
        The exit code is 1 when something does not fit. The server may be running."
    )]
    Check {
        #[command(flatten)]
        at: At,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Sign the head as it is now and print it: keep it, or hand it to whoever is to check the log later.
    #[command(after_help = "Example:\n  ombud ledger checkpoint > checkpoint-$(date +%F).txt")]
    Checkpoint {
        #[command(flatten)]
        at: At,
    },
    /// Write the whole log to a file that is verified without Ombud's database.
    #[command(after_help = "Examples:\n  ombud ledger export --out ledger.jsonl\n  \
        ombud ledger export --out entries.jsonl --without-contents   # says nothing of what happened\n\n\
        With contents the file holds everything that anybody wrote, in clear: only its owner can read it, keep it so. \
        It is written\nwhole or not at all, and the ledger says that it was made.")]
    Export {
        #[command(flatten)]
        at: At,
        /// The file to write.
        #[arg(long, short, value_name = "FILE")]
        out: PathBuf,
        /// Only the entries of the leaves, and no contents.
        #[arg(long)]
        without_contents: bool,
    },
    /// Verify an exported log, or a receipt, offline: needs neither configuration nor database.
    #[command(after_help = "Examples:\n  ombud ledger verify ledger.jsonl\n  \
        ombud ledger verify ledger.jsonl --checkpoint last-year.txt --key desk.example/ledger/main+530d903a+AekyeRrm…\n  \
        ombud ledger verify receipt.json --key-file key.txt\n  \
        ombud ledger verify ledger.jsonl --key-file key.txt --auditor /mnt/auditor/ombud\n  \
        ombud ledger verify ledger.jsonl --evm-rpc https://rpc.example --bitcoin-header 0400…\n  \
        ombud ledger verify ledger.jsonl --witness witness.example/w1+1a2b3c4d+BAekyeRrm…\n\n\
        Without a key the file only proves to be in agreement with itself. The exit code is 1 when something is wrong.")]
    Verify {
        /// The file.
        file: PathBuf,
        /// A signed head that was seen before; the log must go on from it. Can be given again.
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
        /// The log's key, as https://…/ledger/…/key and the console show it.
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// A file with the log's key.
        #[arg(long, value_name = "FILE", conflicts_with = "key")]
        key_file: Option<PathBuf>,
        /// The key of a witness whose cosignature is looked for. Can be given again.
        #[arg(long, value_name = "KEY")]
        witness: Vec<String>,
        /// The folder that signed heads were written into: the log must agree with each of them.
        #[arg(long, value_name = "FOLDER")]
        auditor: Option<PathBuf>,
        /// A node of the chain that transactions are said to be on (JSON-RPC): are they?
        #[arg(long, value_name = "URL")]
        evm_rpc: Option<String>,
        /// The header of a block of Bitcoin, 160 hexadecimal digits: is it one that a timestamp leads to? Can be given again.
        #[arg(long, value_name = "HEX")]
        bitcoin_header: Vec<String>,
    },
    /// Run a witness for the logs of others: it cosigns each head that goes on from the last one, and nothing else.
    #[command(
        after_help = "Example:\n  ombud ledger witness --state witness.json --name witness.example/w1 \\\n    \
        --log desk.example/ledger/main+530d903a+AekyeRrm… --listen 127.0.0.1:8090\n\n\
        Prints the key that the operator of the log needs. Needs neither configuration nor database. Keep the file with \n\
        its key, and never put an old copy of it back: a witness that forgets what it has seen is none."
    )]
    Witness(witness::Options),
    /// Make the receipt of a conversation: its messages with the proofs that the log holds them.
    #[command(
        after_help = "Examples:\n  ombud ledger prove --conversation 0192f0c1-… --out receipt.json\n  \
        ombud ledger prove --conversation 0192f0c1-… --notes --out with-notes.json\n  \
        ombud ledger verify receipt.json --key-file key.txt     # anywhere, offline\n\n\
        The receipt is in clear. Its file is written whole or not at all, and only its owner can read it. Without --out it is printed.\n\
        The ledger says that it was made."
    )]
    Prove {
        #[command(flatten)]
        at: At,
        /// The conversation's id.
        #[arg(long, value_name = "ID")]
        conversation: ConversationId,
        /// What only staff see as well.
        #[arg(long)]
        notes: bool,
        /// The file to write. Without: standard output.
        #[arg(long, short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Which workspace's ledger.
#[derive(Debug, clap::Args)]
pub struct At {
    #[command(flatten)]
    from: Configured,
    /// The workspace, by its short name; needed where there are several.
    #[arg(long, value_name = "SLUG")]
    workspace: Option<String>,
}

impl LedgerCommand {
    /// Does it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Check { at, json } => {
                let report = at.with(async |ombud, ws| {
                    let report = ombud.db.snapshot::<_, DbError, _>(move |tx| check::check(tx, ws)).await?;
                    let (now, good) = (ombud.now(), report.is_good());
                    let noted = ombud.db.write::<_, DbError, _>(move |tx| {
                        upkeep::done(tx, Some(ws), Upkeep::LedgerCheck, now, good)
                    });
                    noted.await?;
                    Ok(report)
                })?;
                let text = if json { serde_json::to_string(&report)? + "\n" } else { checked(&report) };
                print(&text)?;
                Ok(code(report.is_good()))
            }
            Self::Checkpoint { at } => print(&at.with(async |ombud, ws| Ok(sign(ombud, ws).await?.note))?),
            Self::Export { at, out, without_contents } => export(at, out, !without_contents),
            Self::Witness(options) => options.run(),
            Self::Verify { file, checkpoint, key, key_file, witness, auditor, evm_rpc, bitcoin_header } => {
                let key = match key_file {
                    Some(path) => Some(read(&path)?.trim().to_owned()),
                    None => key,
                };
                let parsed = |text: String| text.parse().with_context(|| format!("{text} is no key"));
                let trust = Trust {
                    log: key.map(parsed).transpose()?,
                    checkpoints: checkpoint.iter().map(|it| read(it)).collect::<Result<_, _>>()?,
                    witnesses: witness.into_iter().map(parsed).collect::<Result<_, _>>()?,
                };
                let outside = Outside { rpc: evm_rpc, headers: anchored::headers(&bitcoin_header)? };
                verify(&file, trust, auditor.as_deref(), &outside)
            }
            Self::Prove { at, conversation, notes, out } => {
                prove(at, conversation, if notes { Wanted::All } else { Wanted::Public }, out)
            }
        }
    }
}

fn export(at: At, out: PathBuf, contents: bool) -> anyhow::Result<ExitCode> {
    let path = out.clone();
    let leaves = at.with(async move |ombud, ws| {
        let parts = ombud.clone();
        // Before the head is signed, so that the file says itself that it was made.
        let said = ombud.db.write::<_, DbError, _>(move |tx| {
            let mut journal = Journal::open(tx, ws, Actor::System, parts.now())?;
            journal.event(kinds::LEDGER_EXPORTED, None, &json!({"contents": contents}));
            journal.close(tx, &parts.hub)?;
            ledger::sign(tx, &parts, ws)
        });
        said.await?;
        let written = ombud.db.snapshot::<_, Problem, _>(move |tx| {
            fill_private(&out, |file| ledger::export(tx, ws, BufWriter::new(file), contents))
                .map_err(Problem::internal)
        });
        written.await.map_err(told)
    })?;
    print(&format!("Wrote {leaves} leaves to {}.\n", path.display()))
}

fn prove(
    at: At,
    conversation: ConversationId,
    wanted: Wanted,
    out: Option<PathBuf>,
) -> anyhow::Result<ExitCode> {
    let receipt = at.with(async move |ombud, ws| {
        let parts = ombud.clone();
        let made = ombud.db.write::<_, Problem, _>(move |tx| {
            let row = reading::conversation(tx, ws, conversation)?.ok_or_else(|| {
                Problem::new(
                    Code::NotFound,
                    format!("There is no conversation {conversation} in this workspace."),
                )
            })?;
            let mut journal = Journal::open(tx, ws, Actor::System, parts.now())?;
            let says = json!({"conversation": conversation, "notes": wanted == Wanted::All});
            journal.event_on(row.customer, Some(row.case), kinds::RECEIPT_MADE, &says);
            journal.close(tx, &parts.hub)?;
            ledger::of_conversation(tx, &parts, ws, conversation, wanted)
        });
        made.await.map_err(told)
    })?;
    let Some(path) = out else { return print(&(receipt + "\n")) };
    let shown = path.display();
    write_private(&path, &(receipt + "\n")).with_context(|| shown.to_string())?;
    print(&format!(
        "Wrote the receipt of {conversation} to {shown}. Verify it: ombud ledger verify {shown}\n"
    ))
}

impl At {
    fn with<T>(self, work: impl AsyncFnOnce(&Ombud, WorkspaceId) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let (config, slug) = (load(&self.from.source())?.config, self.workspace);
        run(async {
            let db = open_as_is(&config).await?;
            let ombud = Ombud::assemble(config, db, Clock::system(), Random::system()).await?;
            let found = ombud.db.read::<_, Problem, _>(move |tx| workspace(tx, slug.as_deref())).await;
            let found = found.map_err(told)?.ok_or_else(|| anyhow!(NO_WORKSPACE))?;
            work(&ombud, found).await
        })
    }
}

async fn sign(ombud: &Ombud, ws: WorkspaceId) -> anyhow::Result<ledger::Head> {
    let parts = ombud.clone();
    Ok(ombud.db.write::<_, DbError, _>(move |tx| ledger::sign(tx, &parts, ws)).await?)
}

fn code(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn checked(report: &check::Report) -> String {
    let mut text = format!(
        "{} events, {} of them erased, {} expired, {} messages redacted later; {} signed heads hold.\n",
        report.leaves, report.erased, report.expired, report.redacted, report.checkpoints
    );
    for it in &report.faults {
        let place = it.position.map(|first| match it.count {
            0 | 1 => format!("event {first}: "),
            count => format!("events {first} to {}: ", first + count - 1),
        });
        let _ = writeln!(text, "{}{} ({})", place.unwrap_or_default(), it.detail, it.what.word());
    }
    let more = report.fault_count - report.faults.len() as i64;
    if more > 0 {
        let _ = writeln!(text, "… and {more} more");
    }
    text.push_str(match report.fault_count {
        0 => "Everything fits.\n",
        _ => "The tables are NOT what was logged.\n",
    });
    text
}

/// Tells a receipt from a whole log by its first line, and verifies it.
fn verify(
    path: &Path,
    mut trust: Trust,
    folder: Option<&Path>,
    outside: &Outside,
) -> anyhow::Result<ExitCode> {
    const FIRST: u64 = 256;
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut first = Vec::new();
    BufReader::new(&file).take(FIRST).read_until(b'\n', &mut first)?;
    let is_receipt = String::from_utf8_lossy(&first).contains(receipt::FORMAT);
    let file = File::open(path)?;
    if is_receipt {
        if folder.is_some() {
            bail!("--auditor is for an exported ledger, and this is a receipt");
        }
        const MOST: u64 = 1 << 30;
        if file.metadata()?.len() > MOST {
            bail!("a receipt has no more than a gigabyte");
        }
        let mut document = Vec::new();
        BufReader::new(file).read_to_end(&mut document)?;
        let report = receipt::verify(&document, &trust);
        let what = format!("{} leaves proved", report.leaves.len());
        let head = report.head.as_ref();
        let cosigned =
            head.iter().flat_map(|head| head.witnesses.iter().map(|it| (it.0.clone(), (head.size, it.1))));
        let told = Told { what, origin: &report.origin, key_is_trusted: report.key_is_trusted, head };
        return told.tell(&cosigned.collect(), &report.faults, 0);
    }
    let kept = folder.map(|it| auditor::read(it, path, &mut trust)).transpose()?;
    let report = bundle::verify(BufReader::with_capacity(1 << 20, file), &trust)?;
    let what = format!(
        "{} leaves ({} without contents), {} signed heads hold",
        report.leaves, report.erased, report.checkpoints
    );
    let more = report.fault_count - report.faults.len() as u64;
    let head = report.head.as_ref();
    let told = Told { what, origin: &report.origin, key_is_trusted: report.key_is_trusted, head };
    let (said, carried) = outside.judge(&report)?;
    print(&(kept.as_ref().map(Kept::told).unwrap_or_default() + &said))?;
    let code = told.tell(&report.cosigned, &report.faults, more)?;
    Ok(if carried && kept.is_none_or(|it| it.is_good()) { code } else { ExitCode::FAILURE })
}

/// What is told of a file that was verified.
struct Told<'a> {
    what: String,
    origin: &'a str,
    key_is_trusted: bool,
    head: Option<&'a Head>,
}

impl Told<'_> {
    fn tell(
        &self,
        cosigned: &BTreeMap<String, (u64, u64)>,
        faults: &[Fault],
        more: u64,
    ) -> anyhow::Result<ExitCode> {
        let mut text = format!("{}: {}.\n", self.origin, self.what);
        if let Some(head) = self.head {
            let _ = writeln!(text, "The largest head that holds speaks for {} leaves.", head.size);
        }
        for (name, (size, at)) in cosigned {
            let at = Time::from_micros(0).plus_seconds(i64::try_from(*at).unwrap_or(0));
            let _ = writeln!(text, "Cosigned by {name}: the head of {size} leaves, at {at}.");
        }
        if !self.key_is_trusted {
            text.push_str("The key is the file's own: give the one that you trust by --key.\n");
        }
        for fault in faults {
            let _ = writeln!(text, "{fault}");
        }
        if more > 0 {
            let _ = writeln!(text, "… and {more} more");
        }
        let good = faults.is_empty() && more == 0;
        text.push_str(if good { "Everything fits.\n" } else { "This is NOT what was logged.\n" });
        print(&text)?;
        Ok(code(good))
    }
}
