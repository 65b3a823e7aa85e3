//! The root key: 32 bytes that are in no database. They come from a file (made at the first start, `root.key` in the data
//! folder unless `keys.root` names another), or from the environment.

use super::kms::{self, Reference};
use crate::config::Config;
use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{Clock, Random, keyring::Keyring, sealed::Key};
use ombud_db::{Db, DbError, sql};
use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// The file in the data folder.
pub const FILE: &str = "root.key";

/// Where the root key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file; made if it is missing and nothing was sealed yet.
    File(PathBuf),
    /// The key itself, in base64: for `OMBUD_KEYS__ROOT` of the environment.
    Given,
    /// A key of a key management service wraps it.
    Service(Reference),
}

/// Where the configuration says that the root key is.
///
/// # Errors
/// When it says it in no way that is known.
pub fn source(config: &Config) -> anyhow::Result<Source> {
    let text = config.keys.root.expose().trim();
    if text.is_empty() {
        return Ok(Source::File(config.server.data.join(FILE)));
    }
    source_of("keys.root", text)
}

fn source_of(name: &str, text: &str) -> anyhow::Result<Source> {
    if let Some(path) = text.strip_prefix("file:") {
        return Ok(Source::File(path.into()));
    }
    if text.starts_with("base64:") {
        return Ok(Source::Given);
    }
    if let Some(reference) = Reference::read(text).with_context(|| name.to_owned())? {
        return Ok(Source::Service(reference));
    }
    bail!("{name} begins with none of file:, base64:, vault: and kms: (its value is not shown here)")
}

/// Reads a root key that must be there already, as `file:<path>` or `base64:<key>`; none of an empty text.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn given(name: &str, text: &str) -> anyhow::Result<Option<Key>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match source_of(name, text)? {
        Source::Given => decode(text.trim_start_matches("base64:")).with_context(|| name.to_owned()),
        Source::File(path) => {
            let read = fs::read_to_string(&path).with_context(|| format!("{name}: {}", path.display()))?;
            decode(read.trim()).with_context(|| path.display().to_string())
        }
        Source::Service(_) => {
            bail!("{name}: a key management service is named by keys.root_next in the configuration")
        }
    }
    .map(Some)
}

/// Reads a root key from a file, and makes it there if there is none.
///
/// # Errors
/// When the file holds something else, or cannot be written.
pub fn read_or_make(path: &Path, random: &Random) -> anyhow::Result<Key> {
    match fs::read_to_string(path) {
        Ok(text) => decode(text.trim()).with_context(|| path.display().to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => make(path, random),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// The root key, as far as it is read without the database; none where there is no file, or a service keeps it.
///
/// # Errors
/// When what is there cannot be read, or is no key.
pub fn at_hand(config: &Config) -> anyhow::Result<Option<Key>> {
    match source(config)? {
        Source::Given => {
            let text = config.keys.root.expose().trim().trim_start_matches("base64:");
            decode(text).context("keys.root").map(Some)
        }
        Source::File(path) => match fs::read_to_string(&path) {
            Ok(text) => decode(text.trim()).with_context(|| path.display().to_string()).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        },
        Source::Service(_) => Ok(None),
    }
}

/// By which root keys the database's keys are wrapped.
async fn prints(db: &Db) -> anyhow::Result<Vec<String>> {
    let all = db.read::<_, DbError, _>(|tx| {
        tx.all(sql!("SELECT DISTINCT wrapped_by FROM workspace_keys"), &[], |row| row.get(0))
    });
    Ok(all.await?)
}

/// The keyring of this installation, checked against what the database's keys are wrapped by.
///
/// # Errors
/// When the key is missing, not 32 bytes, or not the one that was used before; each with what to do.
pub async fn unlock(config: &Config, db: &Db, random: &Random, clock: &Clock) -> anyhow::Result<Keyring> {
    let next = next(config, (db, random, clock)).await?;
    ring(config, (db, random, clock), next).await
}

/// The keyring as [`unlock`] would find it, for whoever only looks: nothing is made. None before the first start.
///
/// # Errors
/// As [`unlock`].
pub async fn look(
    config: &Config,
    db: &Db,
    random: &Random,
    clock: &Clock,
) -> anyhow::Result<Option<Keyring>> {
    if at_hand(config)?.is_none() && prints(db).await?.is_empty() {
        return Ok(None);
    }
    let parts = (db, random, clock);
    let text = config.keys.root_next.expose().trim();
    let next = match Reference::read(text).context("keys.root_next")? {
        // A key that no start has asked for yet wraps nothing; whether it is missed, what is wrapped by it says.
        Some(reference) => kms::root(&reference, text, &config.keys, parts, true).await.ok(),
        None => given("keys.root_next", text)?,
    };
    ring(config, parts, next).await.map(Some)
}

async fn ring(
    config: &Config,
    (db, random, clock): (&Db, &Random, &Clock),
    next: Option<Key>,
) -> anyhow::Result<Keyring> {
    let prints = prints(db).await?;
    let root = match (at_hand(config)?, source(config)?) {
        (Some(key), _) => key,
        (None, Source::File(path)) => {
            if let Some(print) = prints.first() {
                bail!(
                    "the root key {print} is missing: {} does not exist, and without it nothing that is stored can be \
                     read. Put the file back, or say in keys.root where the key is",
                    path.display()
                );
            }
            make(&path, random)?
        }
        (None, Source::Service(reference)) => {
            let text = config.keys.root.expose().trim();
            kms::root(&reference, text, &config.keys, (db, random, clock), !prints.is_empty()).await?
        }
        (None, Source::Given) => bail!("keys.root: a root key is 32 bytes in base64"),
    };
    let ring = Keyring::with_next(root, next, random.clone(), clock.clone());
    if let Some(other) = prints.iter().find(|it| ring.root_of(it).is_none()) {
        bail!(
            "this root key is {}, but the database was sealed under {other}: give the right one by keys.root",
            ring.root_print()
        );
    }
    Ok(ring)
}

/// The root key that is to follow, if one is named.
///
/// # Errors
/// When it cannot be read, or its service does not unwrap it.
pub async fn next(
    config: &Config,
    (db, random, clock): (&Db, &Random, &Clock),
) -> anyhow::Result<Option<Key>> {
    let text = config.keys.root_next.expose().trim();
    match Reference::read(text).context("keys.root_next")? {
        Some(reference) => {
            kms::root(&reference, text, &config.keys, (db, random, clock), false).await.map(Some)
        }
        None => given("keys.root_next", text),
    }
}

fn decode(text: &str) -> anyhow::Result<Key> {
    let bytes = STANDARD.decode(text).context("a root key is 32 bytes in base64")?;
    Key::from_slice(&bytes).context("a root key is 32 bytes in base64")
}

/// Makes a key, and writes it so that a crash leaves the whole file or none.
fn make(path: &Path, random: &Random) -> anyhow::Result<Key> {
    let key = Key::generate(random);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let write = || -> std::io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        writeln!(file, "{}", STANDARD.encode(key.expose()))?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|it| it.error)?;
        fs::File::open(folder)?.sync_all()
    };
    write().with_context(|| format!("the root key cannot be written to {}", path.display()))?;
    tracing::info!(
        "made the root key {}: keep a copy of it elsewhere, and never beside a backup",
        path.display()
    );
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombud_base::Secret;

    fn config(root: &str) -> Config {
        let mut config = Config::default();
        config.keys.root = Secret::new(root.to_owned());
        config
    }

    #[test]
    fn where_the_key_is() {
        assert_eq!(source(&config("")).unwrap(), Source::File("data/root.key".into()));
        assert_eq!(
            source(&config("file:/etc/ombud/root.key")).unwrap(),
            Source::File("/etc/ombud/root.key".into())
        );
        assert_eq!(source(&config("base64:AAAA")).unwrap(), Source::Given);
        let refused = source(&config("hunter2")).unwrap_err().to_string();
        assert!(!refused.contains("hunter2"), "{refused}");
    }

    #[test]
    fn a_made_key_is_read_again_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let random = Random::seeded(3);
        let key = make(&path, &random).unwrap();
        assert_eq!(decode(fs::read_to_string(&path).unwrap().trim()).unwrap(), key);
        assert!(make(&path, &random).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o77, 0);
        }
        assert!(decode("AAAA").is_err() && decode("not base64").is_err());
    }
}
