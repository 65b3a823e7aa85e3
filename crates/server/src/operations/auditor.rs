//! What `ombud ledger verify --auditor` reads: the heads in an auditor's folder, of the log that a file is of.

use crate::ledger::anchors::{ReadFolder, read_folder};
use anyhow::{Context, bail};
use ombud_ledger::{Trust, auditor::At};
use std::{
    fmt::Write,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

/// What was found in the folder.
pub struct Kept {
    heads: usize,
    files: usize,
    most: u64,
    unreadable: Vec<At>,
    shrunk: Vec<At>,
    interrupted: bool,
}

impl Kept {
    /// Whether the folder itself is sound.
    pub fn is_good(&self) -> bool {
        self.unreadable.is_empty() && self.shrunk.is_empty()
    }

    /// The same in words.
    pub fn told(&self) -> String {
        let mut text = format!(
            "The auditor's folder has {} heads in {} files; the largest speaks for {} leaves.\n",
            self.heads, self.files, self.most
        );
        for it in &self.unreadable {
            let _ = writeln!(text, "{}: line {}: this is no signed head", it.file, it.line);
        }
        for it in &self.shrunk {
            let _ = writeln!(
                text,
                "{}: line {}: it has fewer leaves than the head before: the log was rolled back",
                it.file, it.line
            );
        }
        if self.interrupted {
            text.push_str("The last record is not whole: its writer was interrupted.\n");
        }
        text
    }
}

/// Reads the folder, and has the heads of the log that `file` is of trusted: the file must agree with each of them.
///
/// # Errors
/// When something cannot be read, or the folder has no head of this log.
pub fn read(folder: &Path, file: &Path, trust: &mut Trust) -> anyhow::Result<Kept> {
    let origin = origin(file)?;
    let ReadFolder { read, files } = read_folder(folder).with_context(|| folder.display().to_string())?;
    let mut kept = Kept {
        heads: 0,
        files,
        most: 0,
        unreadable: read.unreadable,
        shrunk: Vec::new(),
        interrupted: read.interrupted,
    };
    for (at, note) in read.notes {
        let mut lines = note.lines();
        if lines.next() != Some(origin.as_str()) {
            continue;
        }
        // Verified with all others, by the same key; here only what their order says.
        let size = lines.next().and_then(|it| it.parse().ok()).unwrap_or(0);
        if size < kept.most {
            kept.shrunk.push(at);
        }
        kept.most = kept.most.max(size);
        kept.heads += 1;
        trust.checkpoints.push(note);
    }
    if kept.heads == 0 {
        bail!("{} has no head of {origin}", folder.display());
    }
    Ok(kept)
}

/// The name of the log that an exported file is of.
fn origin(file: &Path) -> anyhow::Result<String> {
    const FIRST: u64 = 1 << 16;
    let mut line = Vec::new();
    let input = File::open(file).with_context(|| file.display().to_string())?;
    BufReader::new(input).take(FIRST).read_until(b'\n', &mut line)?;
    let header: serde_json::Value = serde_json::from_slice(&line).context("the file has no header")?;
    let origin = header["origin"].as_str().context("the file's header names no log")?;
    Ok(origin.to_owned())
}
