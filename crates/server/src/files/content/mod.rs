//! What an uploaded file says, read as far as its kind allows, so that the guard can look before anything is kept.
//!
//! Text, PDF, zipped documents (OOXML, ODF, EPUB, plain zip) and the QR codes of pictures are read. Everything is bounded:
//! time, text, pages, entries, depth, pixels, and how many files are read at once. A reader that panics has read nothing.
//!
//! To add a kind, add a file here with `read(reading, bytes, …) -> Step`, and tell it apart in [`Reading::file`].

mod archive;
pub(super) mod pdf;
pub(super) mod picture;
pub(super) mod text;

#[cfg(test)]
mod tests;

use bytes::Bytes;
use ombud_guard::Kind;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// The longest that one file may be read.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many files are read at once. A picture takes up to 200 MB while it is read.
static READERS: Semaphore = Semaphore::const_new(2);
/// The most text of one file, unpacked, in bytes.
const TEXT_MOST: usize = 32 * 1024 * 1024;
/// How deep files in files are read: a picture in a document in a zip file.
const DEPTH_MOST: u8 = 3;

/// What the guard says of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was read, and nothing was found.
    Clean,
    /// It holds these.
    Secrets(BTreeSet<Kind>),
    /// All of it or a part could not be read; nothing was found in the rest.
    Unread(Why),
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It asks for a password.
    Encrypted,
    /// It is not what it says that it is.
    Broken,
    /// It has more text, pages, entries or pixels than are read.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// Nothing here reads its kind.
    UnknownKind,
}

impl Why {
    /// The word in events.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::TooLarge => "too_large",
            Self::TooSlow => "too_slow",
            Self::UnknownKind => "unknown_kind",
        }
    }
}

/// Reads a file and lets the guard judge it.
pub(super) async fn judge(bytes: Bytes) -> Verdict {
    let reading = async {
        // The semaphore is never closed.
        let Ok(permit) = READERS.acquire().await else { return Verdict::Unread(Why::TooSlow) };
        let work = tokio::task::spawn_blocking(move || {
            let verdict = read(&bytes, Instant::now() + PATIENCE);
            drop(permit);
            verdict
        });
        work.await.unwrap_or(Verdict::Unread(Why::Broken))
    };
    tokio::time::timeout(PATIENCE, reading).await.unwrap_or(Verdict::Unread(Why::TooSlow))
}

fn read(bytes: &[u8], until: Instant) -> Verdict {
    let mut reading = Reading { until, left: TEXT_MOST, unread: None };
    match (reading.file(bytes, 0), reading.unread) {
        (Err(Halt::Found(kinds)), _) => Verdict::Secrets(kinds),
        (Err(Halt::Unread(why)), _) | (Ok(()), Some(why)) => Verdict::Unread(why),
        (Ok(()), None) => Verdict::Clean,
    }
}

/// Why reading ends before the end of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Halt {
    /// A secret was found: the rest does not matter.
    Found(BTreeSet<Kind>),
    /// A bound was reached, or nothing of it can be read.
    Unread(Why),
}

/// A step of reading.
pub(super) type Step = Result<(), Halt>;

/// One file while it is read.
pub(super) struct Reading {
    until: Instant,
    left: usize,
    unread: Option<Why>,
}

impl Reading {
    /// Reads a file, or one that lies in it.
    fn file(&mut self, bytes: &[u8], depth: u8) -> Step {
        if depth > DEPTH_MOST {
            return Err(Halt::Unread(Why::TooLarge));
        }
        if pdf::is(bytes) {
            pdf::read(self, bytes, depth)
        } else if archive::is(bytes) {
            archive::read(self, bytes, depth)
        } else if let Some(format) = picture::format(bytes) {
            self.tolerate(|it| picture::read(it, bytes, format))?;
            self.text(&text::printable(bytes))
        } else if text::is(bytes) {
            self.text(&text::decode(bytes))
        } else {
            self.unread = Some(Why::UnknownKind);
            self.text(&text::printable(bytes))
        }
    }

    /// Goes on after a part that cannot be read, and remembers that there was one.
    fn tolerate(&mut self, part: impl FnOnce(&mut Self) -> Step) -> Step {
        match part(self) {
            Err(Halt::Unread(why)) => {
                self.unread.get_or_insert(why);
                self.in_time()
            }
            other => other,
        }
    }

    fn in_time(&self) -> Step {
        if Instant::now() < self.until { Ok(()) } else { Err(Halt::Unread(Why::TooSlow)) }
    }

    /// Lets the guard look at text, part by part.
    fn text(&mut self, text: &str) -> Step {
        self.left = self.left.checked_sub(text.len()).ok_or(Halt::Unread(Why::TooLarge))?;
        for part in text::parts(text) {
            self.in_time()?;
            let kinds: BTreeSet<Kind> =
                ombud_guard::inspect(part).findings.iter().map(|it| it.kind).collect();
            if !kinds.is_empty() {
                return Err(Halt::Found(kinds));
            }
        }
        Ok(())
    }
}
