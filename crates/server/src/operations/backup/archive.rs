//! The archive: a gzipped tar with the database as one SQLite file, the uploaded files, and at its end a manifest.

use anyhow::{Context, anyhow, bail, ensure};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use ombud_base::Time;
use ombud_db::copy::TableSum;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Component, Path, PathBuf},
};

/// The format's number; a program refuses archives of a later one.
pub const FORMAT: u32 = 1;
/// The database's name in the archive.
pub const DATABASE: &str = "ombud.db";
const MANIFEST: &str = "manifest.json";
const FILES: &str = "files";

/// What is in an archive.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub program: String,
    pub schema: i64,
    pub made_at: Time,
    pub tables: Vec<Table>,
    pub entries: Vec<Entry>,
}

/// What a table held.
#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    name: String,
    rows: u64,
    checksum: String,
}

/// A file in the archive.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub path: String,
    size: u64,
    sha256: String,
}

impl From<&TableSum> for Table {
    fn from(sum: &TableSum) -> Self {
        Self { name: sum.name.clone(), rows: sum.rows, checksum: format!("{:032x}", sum.checksum) }
    }
}

impl TryFrom<&Table> for TableSum {
    type Error = anyhow::Error;

    fn try_from(table: &Table) -> anyhow::Result<Self> {
        let checksum = u128::from_str_radix(&table.checksum, 16).context("the manifest is damaged")?;
        Ok(Self { name: table.name.clone(), rows: table.rows, checksum })
    }
}

/// Writes the archive to `to`, readable by its owner alone, and returns the completed manifest.
pub fn pack(to: &Path, database: &Path, files: &Path, mut manifest: Manifest) -> anyhow::Result<Manifest> {
    let out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    // The database is mostly text and ids: a fast level is near the best one in size, at a third of its time.
    let mut tar = tar::Builder::new(GzEncoder::new(BufWriter::new(out), Compression::fast()));
    manifest.entries.push(add(&mut tar, database, DATABASE)?);
    for path in walk(files)? {
        let inside = path.strip_prefix(files)?;
        let name = Path::new(FILES).join(inside);
        let name = name.to_str().ok_or_else(|| anyhow!("{} has no name in UTF-8", path.display()))?;
        match add(&mut tar, &path, name) {
            Ok(entry) => manifest.entries.push(entry),
            // An upload that no message took is swept while the backup runs; no row refers to it.
            Err(error)
                if error
                    .downcast_ref::<io::Error>()
                    .is_some_and(|it| it.kind() == io::ErrorKind::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let text = serde_json::to_vec_pretty(&manifest)?;
    tar.append_data(&mut header(text.len() as u64), MANIFEST, text.as_slice())?;
    let out = tar.into_inner()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    out.sync_all()?;
    Ok(manifest)
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

fn add<W: Write>(tar: &mut tar::Builder<W>, path: &Path, name: &str) -> anyhow::Result<Entry> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut reading = Hashing { inner: BufReader::new(file).take(size), hash: Sha256::new(), size: 0 };
    tar.append_data(&mut header(size), name, &mut reading)?;
    ensure!(reading.size == size, "{} became shorter while it was read", path.display());
    Ok(reading.entry(name))
}

/// All files below a folder that may be missing, in order.
fn walk(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Unpacks an archive into `folder`, which must not exist, and compares every byte with the manifest.
pub fn unpack(archive: &Path, folder: &Path) -> anyhow::Result<Manifest> {
    let file = File::open(archive).with_context(|| archive.display().to_string())?;
    fs::create_dir(folder)?;
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let mut found = Vec::new();
    let mut manifest = None;
    for entry in tar.entries().context("this is no archive of `ombud backup`")? {
        let entry = entry.context("the archive is damaged or was cut off")?;
        let path = entry.path()?.into_owned();
        let name = path.to_str().map(str::to_owned).unwrap_or_default();
        ensure!(is_ours(&path), "the archive holds {}, which no backup holds", path.display());
        if name == MANIFEST {
            manifest =
                Some(serde_json::from_reader::<_, Manifest>(entry).context("the manifest is damaged")?);
            continue;
        }
        let target = folder.join(&path);
        fs::create_dir_all(target.parent().unwrap_or(folder))?;
        let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&target)?;
        let mut reading = Hashing { inner: entry, hash: Sha256::new(), size: 0 };
        io::copy(&mut reading, &mut out).with_context(|| format!("{name} is damaged"))?;
        out.sync_all()?;
        found.push(reading.entry(&name));
    }
    // To the very end, where the checksum of the whole is: a flaw may lie in what no row of the database uses.
    io::copy(&mut tar.into_inner(), &mut io::sink()).context("the archive is damaged or was cut off")?;
    let Some(manifest) = manifest else { bail!("the archive has no manifest: it was cut off") };
    ensure!(
        manifest.format <= FORMAT,
        "the archive was made by a later version of Ombud ({})",
        manifest.program
    );
    ensure!(manifest.entries.len() == found.len(), "the archive does not hold what its manifest says");
    for (expected, found) in manifest.entries.iter().zip(&found) {
        ensure!(expected == found, "{} is not what it was when it was saved", found.path);
    }
    Ok(manifest)
}

/// Nothing may leave the folder that the archive is unpacked into.
fn is_ours(path: &Path) -> bool {
    let mut parts = path.components();
    let plain = path.components().all(|it| matches!(it, Component::Normal(_)));
    let first = parts.next().map(|it| it.as_os_str().to_owned()).unwrap_or_default();
    let rest = parts.next().is_some();
    plain && ((first == FILES && rest) || (!rest && (first == DATABASE || first == MANIFEST)))
}

struct Hashing<R> {
    inner: R,
    hash: Sha256,
    size: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.hash.update(into.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }
}

impl<R> Hashing<R> {
    fn entry(self, name: &str) -> Entry {
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Entry { path: name.to_owned(), size: self.size, sha256 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_backup_holds_is_unpacked() {
        for good in ["ombud.db", "manifest.json", "files/a/b.png"] {
            assert!(is_ours(Path::new(good)), "{good}");
        }
        for wrong in ["../ombud.db", "/etc/passwd", "files/../../x", "files", "other", "ombud.db/x", ""] {
            assert!(!is_ours(Path::new(wrong)), "{wrong}");
        }
    }

    /// A good archive of a database and a file.
    fn good() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let (files, database, to) =
            (folder.path().join("files"), folder.path().join("db"), folder.path().join("archive"));
        fs::create_dir_all(files.join("a")).unwrap();
        fs::write(files.join("a/b.png"), b"a picture").unwrap();
        fs::write(&database, b"a database").unwrap();
        let manifest = Manifest {
            format: FORMAT,
            program: "test".into(),
            schema: 1,
            made_at: Time::from_micros(0),
            tables: Vec::new(),
            entries: Vec::new(),
        };
        pack(&to, &database, &files, manifest).unwrap();
        fs::read(to).unwrap()
    }

    /// Unpacks bytes in a folder where everything that lies beside is known.
    fn unpacked(bytes: &[u8]) -> (anyhow::Result<Manifest>, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        let (archive, inside) = (folder.path().join("archive"), folder.path().join("inside"));
        fs::write(&archive, bytes).unwrap();
        let result = unpack(&archive, &inside);
        let all = walk(folder.path()).unwrap();
        let outside = all.into_iter().filter(|it| *it != archive && !it.starts_with(&inside)).collect();
        (result, outside)
    }

    /// A tar whose entries have these names as they stand, whatever they are.
    fn named(names: &[(String, u8)]) -> Vec<u8> {
        let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
        for (name, kind) in names {
            let mut header = header(4);
            let bytes = name.as_bytes();
            let length = bytes.len().min(99);
            header.as_old_mut().name[..length].copy_from_slice(&bytes[..length]);
            let kind = [
                tar::EntryType::Regular,
                tar::EntryType::Symlink,
                tar::EntryType::Link,
                tar::EntryType::Directory,
            ][usize::from(*kind % 4)];
            header.set_entry_type(kind);
            if kind != tar::EntryType::Regular {
                header.set_size(0);
                header.as_old_mut().linkname[..11].copy_from_slice(b"/etc/passwd");
            }
            header.set_cksum();
            let data: &[u8] = if kind == tar::EntryType::Regular { b"evil" } else { b"" };
            tar.append(&header, data).unwrap();
        }
        tar.into_inner().unwrap().finish().unwrap()
    }

    proptest::proptest! {
        #![proptest_config(crate::files::damage::config())]

        #[test]
        fn no_damaged_archive_is_taken_for_a_good_one(mistakes in crate::files::damage::mistakes()) {
            let whole = good();
            let damaged = crate::files::damage::damaged(&whole, &mistakes);
            let (result, outside) = unpacked(&damaged);
            proptest::prop_assert!(outside.is_empty(), "{outside:?}");
            // What still unpacks holds what was saved: each byte was compared with the manifest.
            if let Ok(manifest) = result {
                proptest::prop_assert_eq!(manifest.entries.len(), 2);
            }
        }

        #[test]
        fn no_name_in_an_archive_leaves_its_folder(
            names in proptest::collection::vec(
                ("(\\.\\./|/|files/|a/|\\./|ombud\\.db|manifest\\.json|etc/passwd|x){0,5}", 0..4_u8), 1..5),
        ) {
            let (result, outside) = unpacked(&named(&names));
            proptest::prop_assert!(outside.is_empty(), "{outside:?}");
            proptest::prop_assert!(result.is_err(), "there is no manifest that fits");
        }
    }
}
