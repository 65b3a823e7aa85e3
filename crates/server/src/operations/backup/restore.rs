use super::{DATABASE, blocking, verify};
use crate::{config::Config, keys, operations::serve::make_folder};
use anyhow::{Context, bail};
use ombud_base::{Clock, Random, Time};
use ombud_db::{Db, Options, copy, schema_version};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// When the archive was made.
    pub made_at: Time,
    /// Rows of all tables.
    pub rows: u64,
    /// Where that which was there before has been put.
    pub replaced: Option<PathBuf>,
    /// Why what was restored cannot be read yet: no backup holds the root key.
    pub locked: Option<String>,
}

/// Puts the archive's database and files in the place that the configuration names. What is there already is only
/// replaced with `force`, and then kept aside (SQLite, files) or deleted (PostgreSQL).
///
/// # Errors
/// Says what is in the way or damaged; the old state is then untouched.
pub async fn restore(config: &Config, archive: &Path, now: Time, force: bool) -> anyhow::Result<Restored> {
    let data = &config.server.data;
    make_folder(data)?;
    let beside = tempfile::Builder::new().prefix(".ombud-restore-").tempdir_in(data)?;
    let unpacked = beside.path().join("unpacked");
    let (manifest, db) = verify(archive, &unpacked).await?;
    if manifest.schema > schema_version() {
        bail!(
            "the archive was made by Ombud {} with schema version {}; this program knows {}: restore with that version",
            manifest.program,
            manifest.schema,
            schema_version()
        );
    }
    db.migrate().await?;
    let sums = copy::sums(&db).await?;
    let target = Target::of(config).await?;
    let in_the_way = target.in_the_way(config).await?;
    if !in_the_way.is_empty() && !force {
        bail!(
            "{} would be replaced; stop the server, then say --force if that is what you want",
            in_the_way.join(" and ")
        );
    }
    let aside = data.join(format!("replaced-{}", now.timestamp().strftime("%Y%m%d-%H%M%S")));
    target.replace(db, &unpacked.join(DATABASE), &aside).await?;
    let kept = put_files(&unpacked.join("files"), &config.files_folder(), &aside)?;
    let restored = target.open().await?;
    let found = copy::sums(&restored).await?;
    copy::compare(&sums, &found).context("the database was restored, but reads back differently")?;
    let rows = sums.iter().map(|it| it.rows).sum();
    let locked = keys::root::unlock(config, &restored, &Random::system(), &Clock::system())
        .await
        .err()
        .map(|it| it.to_string());
    Ok(Restored {
        made_at: manifest.made_at,
        rows,
        replaced: (kept || aside.exists()).then_some(aside),
        locked,
    })
}

/// Where the database goes.
enum Target {
    File(PathBuf),
    Server(Db),
}

impl Target {
    async fn of(config: &Config) -> anyhow::Result<Self> {
        let url = config.database_url();
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Ok(Self::File(path.into()));
        }
        let db = Db::open(&Options { url, connections: config.database.connections }).await?;
        db.migrate().await?;
        Ok(Self::Server(db))
    }

    async fn open(&self) -> anyhow::Result<Db> {
        Ok(match self {
            Self::File(path) => {
                Db::open(&Options { url: format!("sqlite:{}", path.display()), connections: 1 }).await?
            }
            Self::Server(db) => db.clone(),
        })
    }

    async fn in_the_way(&self, config: &Config) -> anyhow::Result<Vec<String>> {
        let mut found = Vec::new();
        match self {
            Self::File(path) if path.exists() => found.push(format!("the database {}", path.display())),
            Self::File(_) => {}
            Self::Server(db) => {
                if let Some(table) = copy::first_filled(db).await? {
                    found.push(format!("what the database holds (table {table} has rows)"));
                }
            }
        }
        let files = config.files_folder();
        if fs::read_dir(&files).is_ok_and(|mut it| it.next().is_some()) {
            found.push(format!("the folder {}", files.display()));
        }
        Ok(found)
    }

    async fn replace(&self, db: Db, file: &Path, aside: &Path) -> anyhow::Result<()> {
        match self {
            Self::Server(target) => {
                copy::clear(target).await?;
                copy::copy(&db, target, |_, _| ()).await?;
            }
            Self::File(path) => {
                drop(db);
                copy::fold_log(file.to_owned()).await?;
                if path.exists() {
                    if copy::is_open_elsewhere(path.clone()).await? {
                        bail!("{} is in use: stop the server first", path.display());
                    }
                    for end in ["", "-wal", "-shm"] {
                        move_aside(&with_end(path, end), aside)?;
                    }
                }
                let (file, path) = (file.to_owned(), path.clone());
                blocking(move || move_file(&file, &path)).await?;
            }
        }
        Ok(())
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn move_aside(path: &Path, aside: &Path) -> anyhow::Result<bool> {
    let Some(name) = path.file_name().filter(|_| path.exists()) else { return Ok(false) };
    make_folder(aside)?;
    move_file(path, &aside.join(name))?;
    Ok(true)
}

/// The database may lie on another disk than the data folder.
fn move_file(from: &Path, to: &Path) -> anyhow::Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to).with_context(|| format!("cannot write {}", to.display()))?;
    fs::File::open(to)?.sync_all()?;
    Ok(fs::remove_file(from)?)
}

fn put_files(from: &Path, to: &Path, aside: &Path) -> anyhow::Result<bool> {
    let kept = move_aside_folder(to, aside)?;
    if from.exists() {
        fs::rename(from, to).with_context(|| format!("cannot write {}", to.display()))?;
        fs::set_permissions(to, fs::Permissions::from_mode(0o700))?;
    }
    Ok(kept)
}

fn move_aside_folder(folder: &Path, aside: &Path) -> anyhow::Result<bool> {
    if !fs::read_dir(folder).is_ok_and(|mut it| it.next().is_some()) {
        // An empty folder would only be in the way.
        let _ = fs::remove_dir(folder);
        return Ok(false);
    }
    make_folder(aside)?;
    fs::rename(folder, aside.join("files"))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_put_back_for_the_servers_user_alone() {
        let place = tempfile::tempdir().unwrap();
        let (from, to, aside) =
            (place.path().join("unpacked"), place.path().join("files"), place.path().join("aside"));
        fs::create_dir(&from).unwrap();
        fs::set_permissions(&from, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(from.join("one"), "sealed").unwrap();
        fs::create_dir(&to).unwrap();
        fs::write(to.join("before"), "sealed").unwrap();
        assert!(put_files(&from, &to, &aside).unwrap());
        assert!(to.join("one").exists() && aside.join("files/before").exists());
        for folder in [&to, &aside] {
            assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
