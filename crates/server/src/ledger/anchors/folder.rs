//! The auditor's folder: each head in a file of the day, which is only ever appended to.

use super::{
    Anchors,
    store::{Anchor, Trouble},
    work::{Failure, Outcome, Stop, Turn},
};
use crate::ledger::{Head, head, nodes::Nodes};
use ombud_base::Time;
use ombud_db::DbError;
use ombud_ledger::{Checkpoint, auditor, proof};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Heads that are written in one turn.
const AT_ONCE: i64 = 500;
/// The largest file that is read: a day has far less.
const MAX_FILE: u64 = 64 << 20;
/// The most that is read of all files together.
const MAX_FOLDER: u64 = 4 << 30;

pub(super) async fn step(anchors: &Anchors, turn: &Turn, folder: &Path) -> Result<Outcome, Stop> {
    let (ws, after) = (turn.workspace, turn.held());
    let found = anchors.db.read::<_, DbError, _>(move |tx| {
        let identity = head::identity(tx, ws)?.ok_or_else(|| head::broken("key"))?;
        Ok((identity, head::heads_after(tx, ws, after, AT_ONCE)?))
    });
    let (identity, heads) = found.await?;
    let place = folder.join(folder_name(&identity.origin));
    let outside = last_outside(place.clone()).await?;
    let mut heads = heads;
    if let Some(text) = outside {
        let seen = Checkpoint::open(&text, &identity.origin, &identity.verifier, &[]).map_err(|error| {
            Failure::new(
                Trouble::Forked,
                format!("the last head in {} is not ours: {error}", place.display()),
            )
        })?;
        let seen = seen.checkpoint;
        same_history(anchors, turn, &seen).await?;
        // A turn that ended between the files and the database begins with what is written already.
        let written = i64::try_from(seen.size()).unwrap_or(i64::MAX);
        heads.iter_mut().filter(|it| it.size <= written).for_each(|it| it.note.clear());
    }
    if heads.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let now = anchors.now();
    let rows: Vec<Anchor> = heads.iter().map(|it| Anchor::held(&turn.target, it.size, None, now)).collect();
    append(place, heads, now).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|it| it >= AT_ONCE);
    Ok(if is_full { Outcome::More(rows) } else { Outcome::Held(rows) })
}

/// The name of a log's folder: its own, with nothing in it that a file system could take for something else.
fn folder_name(origin: &str) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() || matches!(it, '.' | '-') { it } else { '_' };
    origin.chars().map(plain).collect()
}

/// Whether what the auditor has seen is the beginning of our log.
async fn same_history(anchors: &Anchors, turn: &Turn, seen: &Checkpoint) -> Result<(), Stop> {
    let (ws, ours, size) = (turn.workspace, turn.head.size.unsigned_abs(), seen.size());
    if size > ours {
        let detail = format!("the auditor has a head of {size} leaves, and there are {ours} here");
        return Err(Failure::new(Trouble::RolledBack, detail).into());
    }
    let root = anchors.db.read::<_, DbError, _>(move |tx| {
        Ok(proof::root(size, &mut Nodes { tx, workspace: ws }).map_err(|error| error.to_string()))
    });
    let root = root.await?.map_err(|detail| Failure::new(Trouble::Damaged, detail))?;
    if root != *seen.root() {
        let detail = format!("the auditor's head of {size} leaves has another root than this log had then");
        return Err(Failure::new(Trouble::Forked, detail).into());
    }
    Ok(())
}

/// The last head in the newest file that has one.
async fn last_outside(place: PathBuf) -> Result<Option<String>, Failure> {
    let shown = place.display().to_string();
    let read = tokio::task::spawn_blocking(move || -> io::Result<Option<String>> {
        let mut files = day_files(&place)?;
        while let Some(path) = files.pop() {
            if let Some(note) = auditor::last(&read_file(&path)?) {
                return Ok(Some(note));
            }
        }
        Ok(None)
    });
    read.await.map_err(io::Error::other).flatten().map_err(|error| unwritable(&shown, &error))
}

fn unwritable(place: &str, error: &io::Error) -> Failure {
    Failure::new(Trouble::Unwritable, format!("{place}: {error}"))
}

/// The files of a log's folder, in order; none where there is no folder.
fn day_files(place: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "txt") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read_file(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(io::Error::other(format!("{} has more than 64 MiB", path.display())));
    }
    // What is not text is no record, and will be told as such.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Appends heads to the file of the day, and returns once they are on the disk. One with no note is there already.
async fn append(place: PathBuf, heads: Vec<Head>, now: Time) -> Result<(), Failure> {
    let shown = place.display().to_string();
    let written = tokio::task::spawn_blocking(move || write(&place, &heads, now));
    written.await.map_err(io::Error::other).flatten().map_err(|error| unwritable(&shown, &error))
}

fn write(place: &Path, heads: &[Head], now: Time) -> io::Result<()> {
    let mut notes = heads.iter().map(|it| it.note.as_str()).filter(|it| !it.is_empty()).peekable();
    if notes.peek().is_none() {
        return Ok(());
    }
    // The folder itself is the operator's: where it is not mounted, nothing must be written into what is below.
    let parent = place.parent().unwrap_or(place);
    match fs::create_dir(place) {
        Ok(()) => File::open(parent)?.sync_all()?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (),
        Err(error) => return Err(error),
    }
    let path = place.join(format!("{}.txt", now.timestamp().strftime("%Y-%m-%d")));
    let is_new = !path.exists();
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(&path)?;
    let mut text = end_of(&mut file)?;
    let begin = text.len();
    for note in notes {
        let record = auditor::record(note, &text);
        text.push_str(&record);
    }
    // In one piece, so that two nodes cannot write into each other's records.
    file.write_all(text.get(begin..).unwrap_or_default().as_bytes())?;
    file.sync_all()?;
    if is_new {
        File::open(place)?.sync_all()?;
    }
    Ok(())
}

/// The last bytes of a file.
fn end_of(file: &mut File) -> io::Result<String> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(2)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    Ok(String::from_utf8_lossy(&end).into_owned())
}

/// What an auditor's folder holds, whichever logs.
#[derive(Debug, Default)]
pub struct ReadFolder {
    /// The signed heads, with the files that they stand in.
    pub read: auditor::Read,
    /// How many files there are.
    pub files: usize,
}

/// Reads an auditor's folder, or the folder of one log in it.
///
/// # Errors
/// When a file cannot be read.
pub fn read_folder(folder: &Path) -> io::Result<ReadFolder> {
    let mut places = vec![folder.to_owned()];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            places.push(path);
        }
    }
    places.sort();
    let (mut found, mut bytes) = (ReadFolder::default(), 0);
    for place in places {
        // Each log's files by themselves: the beginning of a record goes on in a file of the same log.
        let mut reader = auditor::Reader::default();
        for path in day_files(&place)? {
            let text = read_file(&path)?;
            bytes += text.len() as u64;
            if bytes > MAX_FOLDER {
                return Err(io::Error::other("the folder has more than 4 GiB"));
            }
            reader.add(&path.display().to_string(), &text);
            found.files += 1;
        }
        let auditor::Read { notes, unreadable, interrupted } = reader.finish();
        found.read.notes.extend(notes);
        found.read.unreadable.extend(unreadable);
        found.read.interrupted |= interrupted;
    }
    Ok(found)
}
