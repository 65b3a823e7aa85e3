use crate::{
    Content, Hash, Salt,
    encoding::{Fixed, Hashes},
};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    io::{self, BufRead},
};

/// No line is longer; a leaf with more must be several.
const MAX_LINE: u64 = 16 << 20;

/// All that a line can have. One pass reads it, whatever it is; the keys tell which kind it is.
#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'a> {
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub vkey: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Fixed<16>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Fixed<32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tile: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashes: Option<Hashes>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<Cow<'a, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Cow<'a, str>>,
}

/// A line that makes sense.
pub(super) enum Kind<'a> {
    Header { format: Cow<'a, str>, origin: Cow<'a, str>, vkey: Cow<'a, str> },
    Leaf { index: u64, salt: Option<Salt>, content: Option<Content<'a>>, entry: Hash },
    Tile { index: u64, hashes: Vec<Hash> },
    Checkpoint(Cow<'a, str>),
    Anchor { kind: Cow<'a, str>, size: u64, proof: Cow<'a, str> },
}

impl<'a> Line<'a> {
    fn kind(mut self) -> Option<Kind<'a>> {
        let kind = if self.format.is_some() {
            Kind::Header { format: self.format.take()?, origin: self.origin.take()?, vkey: self.vkey.take()? }
        } else if let Some(index) = self.i.take() {
            let (salt, content) = (self.salt.take().map(|it| it.0), self.content.take());
            Kind::Leaf { index, salt, content, entry: self.entry.take()?.0 }
        } else if let Some(index) = self.tile.take() {
            Kind::Tile { index, hashes: self.hashes.take()?.0 }
        } else if let Some(kind) = self.anchor.take() {
            Kind::Anchor { kind, size: self.size.take()?, proof: self.proof.take()? }
        } else {
            Kind::Checkpoint(self.checkpoint.take()?)
        };
        self.is_empty().then_some(kind)
    }

    /// Whether nothing of another kind is left.
    fn is_empty(&self) -> bool {
        let header = self.format.is_some() || self.origin.is_some() || self.vkey.is_some();
        let leaf = self.i.is_some() || self.salt.is_some() || self.content.is_some() || self.entry.is_some();
        let tile = self.tile.is_some() || self.hashes.is_some();
        let anchor = self.anchor.is_some() || self.size.is_some() || self.proof.is_some();
        !(header || leaf || tile || anchor || self.checkpoint.is_some())
    }
}

/// Reads a line; in words what is wrong with it, without its content.
pub(super) fn parse(line: &[u8]) -> Result<Kind<'_>, String> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        let category = match error.classify() {
            serde_json::error::Category::Data => "an unknown or wrong value",
            _ => "not JSON",
        };
        format!("{category}, at column {}", error.column())
    })?;
    line.kind().ok_or_else(|| "neither a header, a leaf, a tile, a checkpoint nor an anchor".into())
}

type Numbered<'a> = (u64, Result<Kind<'a>, String>);

/// The lines of a reader, one at a time in one buffer.
pub(super) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), number: 0 }
    }

    /// The next line that is not empty: its number, and what it is or what is wrong with it.
    pub fn next(&mut self) -> io::Result<Option<Numbered<'_>>> {
        loop {
            self.buffer.clear();
            let read = io::Read::take(&mut self.input, MAX_LINE).read_until(b'\n', &mut self.buffer)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if read as u64 == MAX_LINE && self.buffer.last() != Some(&b'\n') {
                self.input.skip_until(b'\n')?;
                return Ok(Some((self.number, Err(format!("longer than {MAX_LINE} bytes")))));
            }
            if !self.buffer.trim_ascii().is_empty() {
                break;
            }
        }
        Ok(Some((self.number, parse(&self.buffer))))
    }
}
