use super::{FORMAT, line::Line};
use crate::{
    Content, Hash, Salt,
    encoding::{Fixed, Hashes},
    leaf_hash,
    note::VerifierKey,
    tiles::WIDTH,
};
use std::io::{self, Write};

/// Writes a bundle leaf by leaf; memory for one tile.
pub struct Writer<W> {
    out: W,
    size: u64,
    tile: Vec<Hash>,
}

impl<W: Write> Writer<W> {
    /// Begins a file. What is written should be buffered.
    ///
    /// # Errors
    /// When writing fails.
    pub fn new(out: W, origin: &str, key: &VerifierKey) -> io::Result<Self> {
        let mut writer = Self { out, size: 0, tile: Vec::with_capacity(usize::from(WIDTH)) };
        writer.line(&Line {
            format: Some(FORMAT.into()),
            origin: Some(origin.into()),
            vkey: Some(key.to_string().into()),
            ..Line::default()
        })?;
        Ok(writer)
    }

    /// How many leaves there are by now.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The next leaf, from the first of the log on; without its content where that was erased.
    ///
    /// # Errors
    /// When writing fails.
    pub fn leaf(&mut self, entry: &Hash, content: Option<(&Salt, &Content<'_>)>) -> io::Result<()> {
        let (salt, content) = content.unzip();
        self.line(&Line {
            i: Some(self.size),
            salt: salt.map(|it| Fixed(*it)),
            content: content.cloned(),
            entry: Some(Fixed(*entry)),
            ..Line::default()
        })?;
        self.tile.push(leaf_hash(entry));
        self.size += 1;
        if self.tile.len() == usize::from(WIDTH) { self.close_tile() } else { Ok(()) }
    }

    /// A signed checkpoint, as soon as all leaves that it speaks for are written.
    ///
    /// # Errors
    /// When writing fails.
    pub fn checkpoint(&mut self, note: &str) -> io::Result<()> {
        self.line(&Line { checkpoint: Some(note.into()), ..Line::default() })
    }

    /// What somebody outside gave for the checkpoint that was written last; see [`crate::bundle::KINDS`].
    ///
    /// # Errors
    /// When writing fails.
    pub fn anchor(&mut self, kind: &str, size: u64, proof: &str) -> io::Result<()> {
        let (kind, proof) = (Some(kind.into()), Some(proof.into()));
        self.line(&Line { anchor: kind, size: Some(size), proof, ..Line::default() })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(mut self) -> io::Result<W> {
        if !self.tile.is_empty() {
            self.close_tile()?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    fn close_tile(&mut self) -> io::Result<()> {
        let index = (self.size - 1) / u64::from(WIDTH);
        let hashes = std::mem::take(&mut self.tile);
        self.line(&Line { tile: Some(index), hashes: Some(Hashes(hashes)), ..Line::default() })
    }

    fn line(&mut self, line: &Line<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }
}
