//! A file's bytes as they lie on the disk: sealed piece by piece, so that however many fetch however large files, each holds one
//! piece in memory. A piece is bound to its file, its number and to being the last or not: none can be left out, put elsewhere or
//! added without the rest not opening.

use crate::keys::{self, Keychain, Owner};
use bytes::Bytes;
use futures_util::{Stream, stream};
use ombud_base::{id::FileId, sealed::Place};
use ombud_db::{Db, DbError, Tx};
use std::{io, path::Path};
use tokio::{fs::File, io::AsyncReadExt};

/// How much is sealed at once, in bytes.
pub(super) const PIECE: usize = 256 * 1024;
/// What sealing adds to each: version, id of the key, nonce and tag.
const ADDED: usize = 57;

fn place(id: FileId, at: usize, last: bool) -> Place {
    let at = i64::try_from(at).unwrap_or(i64::MAX / 2);
    Place::new("files").id(id.0).number(at * 2 + i64::from(last))
}

/// Seals a file.
///
/// # Errors
/// As [`Keychain::seal_bytes`].
pub(super) fn seal(chain: &Keychain, owner: Owner, id: FileId, plain: &[u8]) -> Result<Vec<u8>, DbError> {
    let count = plain.len().div_ceil(PIECE).max(1);
    let mut sealed = Vec::with_capacity(plain.len() + count * ADDED);
    for at in 0..count {
        let piece = plain.get(at * PIECE..((at + 1) * PIECE).min(plain.len())).unwrap_or_default();
        sealed.extend(chain.seal_bytes(owner, &place(id, at, at + 1 == count), piece)?);
    }
    Ok(sealed)
}

/// Opens a file; none where the key that opens it is gone.
///
/// # Errors
/// When a piece is not what it was.
pub(super) fn open(tx: &mut Tx<'_>, id: FileId, sealed: &[u8]) -> Result<Option<Vec<u8>>, DbError> {
    let count = sealed.len().div_ceil(PIECE + ADDED).max(1);
    let mut plain = Vec::with_capacity(sealed.len());
    for at in 0..count {
        let end = ((at + 1) * (PIECE + ADDED)).min(sealed.len());
        let cell = sealed.get(at * (PIECE + ADDED)..end).unwrap_or_default();
        match keys::open_bytes(tx, &place(id, at, at + 1 == count), cell)? {
            Some(piece) => plain.extend(piece),
            None => return Ok(None),
        }
    }
    Ok(Some(plain))
}

/// A file that is read piece by piece.
pub(super) struct Reading {
    db: Db,
    id: FileId,
    file: File,
    /// How many pieces there are, and the next one.
    count: usize,
    next: usize,
    /// Bytes of the whole, opened.
    pub(super) length: u64,
    first: Option<Bytes>,
}

impl Reading {
    /// Begins; none where there is no such file, or the key that opens it is gone.
    ///
    /// # Errors
    /// When the disk refuses, or the first piece is not what it was.
    pub(super) async fn begin(db: &Db, id: FileId, path: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(path).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let sealed = file.metadata().await?.len();
        let count = usize::try_from(sealed).unwrap_or(usize::MAX).div_ceil(PIECE + ADDED).max(1);
        let whole = ((count - 1) * (PIECE + ADDED)) as u64;
        if count > 1 && sealed - whole <= ADDED as u64 {
            // It was cut: nothing is sealed as a further piece of no bytes, and nobody would wait for one.
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the last piece of a file holds nothing"));
        }
        let length = sealed.saturating_sub((count * ADDED) as u64);
        let mut reading = Self { db: db.clone(), id, file, count, next: 0, length, first: None };
        reading.first = reading.piece().await?;
        Ok(reading.first.is_some().then_some(reading))
    }

    async fn piece(&mut self) -> io::Result<Option<Bytes>> {
        let mut cell = Vec::with_capacity(PIECE + ADDED);
        (&mut self.file).take((PIECE + ADDED) as u64).read_to_end(&mut cell).await?;
        let place = place(self.id, self.next, self.next + 1 == self.count);
        self.next += 1;
        let opened = self.db.read::<_, DbError, _>(move |tx| keys::open_bytes(tx, &place, &cell)).await;
        Ok(opened.map_err(io::Error::other)?.map(Bytes::from))
    }

    /// The pieces; one that does not open ends the connection before its length is reached, so that nobody takes a part for the
    /// whole.
    pub(super) fn into_stream(mut self) -> impl Stream<Item = io::Result<Bytes>> + Send {
        let first = self.first.take();
        stream::try_unfold((self, first), |(mut reading, ahead)| async move {
            let piece = match ahead {
                Some(piece) => piece,
                None if reading.next >= reading.count => return Ok(None),
                None => {
                    let gone = || io::Error::other("the key of a file was destroyed while it was sent");
                    reading.piece().await?.ok_or_else(gone)?
                }
            };
            Ok(Some((piece, (reading, None))))
        })
    }
}
