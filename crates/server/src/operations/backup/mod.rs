//! `ombud backup` and `ombud restore`: one archive for both engines, with the database of one moment, the files, and a
//! manifest by which both commands check every byte.

mod archive;
mod restore;

pub use restore::{Restored, restore};

use super::open_as_is;
use crate::{
    config::Config,
    upkeep::{self, Upkeep},
};
use anyhow::{Context, bail};
use archive::{DATABASE, Manifest, Table};
use ombud_base::Time;
use ombud_db::{Db, DbError, Options, copy, copy::TableSum, schema_version};
use std::path::Path;

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// Rows of all tables.
    pub rows: u64,
    /// Uploaded files.
    pub files: usize,
    /// The archive's size in bytes.
    pub bytes: u64,
}

/// Saves everything to `to` while the server may be serving, then restores the archive into a folder of its own and
/// compares. `to` appears only when that went well.
///
/// # Errors
/// Says what could not be read, written or verified.
pub async fn backup(config: &Config, to: &Path, now: Time, force: bool) -> anyhow::Result<Saved> {
    if to.exists() && !force {
        bail!("{} exists already; name another file, or overwrite it with --force", to.display());
    }
    let parent = to.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::Builder::new().prefix(".ombud-backup-").tempdir_in(parent);
    let beside = beside.with_context(|| format!("cannot write in {}", parent.display()))?;
    let db = open_as_is(config).await?;
    let sums =
        copy::save(&db, &beside.path().join(DATABASE)).await.context("the database cannot be saved")?;
    let manifest = Manifest {
        format: archive::FORMAT,
        program: env!("CARGO_PKG_VERSION").into(),
        schema: schema_version(),
        made_at: now,
        tables: sums.iter().map(Table::from).collect(),
        entries: Vec::new(),
    };
    let (made, files) = (beside.path().join("archive"), config.files_folder());
    let database = beside.path().join(DATABASE);
    let packed = made.clone();
    let manifest = blocking(move || archive::pack(&packed, &database, &files, manifest)).await?;
    let check = beside.path().join("check");
    verify(&made, &check).await.context("the archive does not restore; nothing was kept")?;
    let bytes = std::fs::metadata(&made)?.len();
    std::fs::rename(&made, to).with_context(|| format!("cannot write {}", to.display()))?;
    // The backup is made, whether or not this can be written down.
    let noted = db.write::<_, DbError, _>(move |tx| upkeep::done(tx, None, Upkeep::Backup, now, true)).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "that a backup was made could not be written down");
    }
    let rows = sums.iter().map(|it| it.rows).sum();
    Ok(Saved { rows, files: manifest.entries.len().saturating_sub(1), bytes })
}

/// Unpacks `archive` into `folder`, compares each byte with the manifest and each table with its checksum.
async fn verify(archive: &Path, folder: &Path) -> anyhow::Result<(Manifest, Db)> {
    let (source, target) = (archive.to_owned(), folder.to_owned());
    let manifest = blocking(move || archive::unpack(&source, &target)).await?;
    let url = format!("sqlite:{}", folder.join(DATABASE).display());
    let db = Db::open(&Options { url, connections: 1 }).await?;
    let expected = manifest.tables.iter().map(TableSum::try_from).collect::<Result<Vec<_>, _>>()?;
    let found = copy::sums(&db).await?;
    if expected.len() != found.len() {
        bail!("the archive's database has {} tables, its manifest says {}", found.len(), expected.len());
    }
    copy::compare(&expected, &found)?;
    Ok((manifest, db))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(work).await?
}
