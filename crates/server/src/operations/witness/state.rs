//! What a witness remembers: its key, and the last head of each log that it has cosigned, in one file.
//!
//! The key is in the same file on purpose: who loses the file loses the key with it, and cannot go on to cosign from
//! nothing under a name that others trust.

use anyhow::{Context, anyhow, bail};
use ombud_base::Random;
use ombud_ledger::{
    Checkpoint, Hash,
    note::{Algorithm, SignerKey, VerifierKey},
    witness::{AddCheckpoint, Refusal, cosign, judge},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

const FORMAT: &str = "ombud-witness-1";

/// A log that is witnessed.
#[derive(Clone, Debug)]
pub struct Log {
    /// Its key; its name is the log's origin.
    pub key: VerifierKey,
}

impl Log {
    /// From its key as text.
    ///
    /// # Errors
    /// When it is no key, or one for cosignatures.
    pub fn parse(vkey: &str) -> anyhow::Result<Self> {
        let key: VerifierKey = vkey.parse().with_context(|| format!("{vkey} is no key"))?;
        if key.algorithm() != Algorithm::Ed25519 {
            bail!("{vkey} is a witness's key, and not a log's");
        }
        Ok(Self { key })
    }
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: String,
    /// The witness's secret key.
    key: String,
    /// The last note of each origin that was cosigned, with both signatures.
    logs: BTreeMap<String, String>,
}

/// What a witness remembers, with the file in which it does.
pub struct State {
    path: PathBuf,
    /// Held as long as this lives, so that no second witness works with the same file.
    _lock: File,
    signer: SignerKey,
    logs: Vec<Log>,
    notes: BTreeMap<String, String>,
    seen: BTreeMap<String, (u64, Hash)>,
}

/// Why nothing was cosigned.
#[derive(Debug)]
pub enum Denied {
    /// The log is not one of those that are witnessed.
    Unknown,
    /// It may not be cosigned.
    Refused(Refusal),
    /// It could not be stored.
    Disk(anyhow::Error),
}

impl State {
    /// Reads the file, or makes it with a new key of this `name`.
    ///
    /// # Errors
    /// When it cannot be read or made, was changed by hand, belongs to another name, or is in use.
    pub fn open(path: &Path, name: Option<&str>, logs: Vec<Log>, random: &Random) -> anyhow::Result<Self> {
        let lock = lock(path)?;
        let stored = match File::open(path) {
            Ok(file) => {
                if file.metadata()?.permissions().mode() & 0o077 != 0 {
                    bail!("it holds a secret key, and others may read it: chmod 600 {}", path.display());
                }
                serde_json::from_reader(file).context("this is no witness's file, or it is damaged")?
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let name = name.context("there is no such file yet: give the witness's --name to begin")?;
                let key = SignerKey::from_seed(name, Algorithm::CosignatureV1, &random.bytes())?;
                let stored = Stored { format: FORMAT.into(), key: key.to_skey(), logs: BTreeMap::new() };
                store(path, &stored)?;
                stored
            }
            Err(error) => return Err(error.into()),
        };
        if stored.format != FORMAT {
            bail!("its format is {}, and not {FORMAT}", stored.format);
        }
        let signer: SignerKey = stored.key.parse().context("its key")?;
        if let Some(name) = name.filter(|it| *it != signer.verifier().name()) {
            bail!("it belongs to {}, and not to {name}", signer.verifier().name());
        }
        let seen = seen(&stored.logs, &signer, &logs)?;
        Ok(Self { path: path.to_owned(), _lock: lock, signer, logs, notes: stored.logs, seen })
    }

    /// The key that its cosignatures are verified by.
    pub fn verifier(&self) -> &VerifierKey {
        self.signer.verifier()
    }

    /// The last note of the log whose origin has this SHA-256, in hexadecimal.
    pub fn latest(&self, origin_hash: &str) -> Option<&str> {
        let hash =
            |origin: &str| Sha256::digest(origin).iter().map(|it| format!("{it:02x}")).collect::<String>();
        self.notes.iter().find(|it| hash(it.0) == origin_hash).map(|it| it.1.as_str())
    }

    /// Judges a request, remembers the checkpoint, and only then cosigns it.
    ///
    /// # Errors
    /// Why it is not cosigned.
    pub fn add(&mut self, request: &AddCheckpoint, now: u64) -> Result<String, Denied> {
        let origin = request.checkpoint.text().lines().next().unwrap_or_default();
        let log = self.logs.iter().find(|it| it.key.name() == origin).ok_or(Denied::Unknown)?.clone();
        let new = judge(request, &log.key, self.seen.get(origin).copied()).map_err(Denied::Refused)?;
        let (note, answer) =
            cosign(request, &log.key, &self.signer, now).map_err(|error| Denied::Disk(anyhow!(error)))?;
        let mut notes = self.notes.clone();
        notes.insert(origin.to_owned(), note.to_string());
        let stored = Stored { format: FORMAT.into(), key: self.signer.to_skey(), logs: notes };
        store(&self.path, &stored).map_err(Denied::Disk)?;
        self.seen.insert(origin.to_owned(), (new.size(), *new.root()));
        self.notes = stored.logs;
        Ok(answer)
    }
}

/// What the notes say, once this witness's own signature under each was verified: nobody else has written them.
fn seen(
    notes: &BTreeMap<String, String>,
    signer: &SignerKey,
    logs: &[Log],
) -> anyhow::Result<BTreeMap<String, (u64, Hash)>> {
    let own = [signer.verifier().clone()];
    let read = |(origin, text): (&String, &String)| -> anyhow::Result<(String, (u64, Hash))> {
        let note: ombud_ledger::note::Note = text.parse()?;
        note.verify(&own)?;
        let checkpoint: Checkpoint = note.text().parse()?;
        if checkpoint.origin() != origin {
            bail!("it stands at another log's place");
        }
        Ok((origin.clone(), (checkpoint.size(), *checkpoint.root())))
    };
    let all =
        notes.iter().map(|it| read(it).with_context(|| format!("what it remembers of {} was changed", it.0)));
    for log in logs {
        let twice = logs.iter().filter(|it| it.key.name() == log.key.name()).count() > 1;
        if twice {
            bail!("two keys of {} are given; a log has one", log.key.name());
        }
    }
    all.collect()
}

fn lock(path: &Path) -> anyhow::Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).open(&name);
    let file = file.with_context(|| format!("{}", Path::new(&name).display()))?;
    file.try_lock().map_err(|_| anyhow!("another witness works with this file"))?;
    Ok(file)
}

/// Writes the file anew beside the old one and puts it in its place, so that there is a whole one at any moment.
fn store(path: &Path, stored: &Stored) -> anyhow::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut file, stored)?;
    file.write_all(b"\n")?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    File::open(folder)?.sync_all()?;
    Ok(())
}
