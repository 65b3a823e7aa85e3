//! The text of a block list: read once when it comes, kept compressed in pieces of a bounded size, read back for the index.

use super::types::BadLine;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use ombud_guard::lists::{self, Builder, ReadError};
use sha2::{Digest, Sha256};
use std::io::{self, BufReader, Write};

/// The largest text of a list, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// The largest piece, in bytes: a row of it is written in a moment, so that messages do not wait for a list.
const PIECE: usize = 256 * 1024;
/// How many bad lines are shown.
const SHOWN: usize = 20;

/// A list's text, read.
pub(super) struct Content {
    /// The text, compressed and cut.
    pub(super) pieces: Vec<Vec<u8>>,
    /// Tells two texts apart.
    pub(super) digest: Vec<u8>,
    /// In what format it is.
    pub(super) format: &'static str,
    /// How many hosts it names, each counted once.
    pub(super) hosts: i64,
    /// How many lines say nothing.
    pub(super) bad_lines: i64,
    /// The first of them.
    pub(super) bad_samples: Vec<BadLine>,
}

impl Content {
    /// Reads a text.
    ///
    /// # Errors
    /// In words: it holds no hosts, or is no list at all.
    pub(super) fn of(text: &[u8]) -> Result<Self, String> {
        // The key matters to nobody: this index is only counted.
        let mut builder = Builder::new([0; 16]);
        let bad = builder.read(text).map_err(|error| error.to_string())?;
        let hosts = builder.build().len();
        if hosts == 0 {
            return Err("it names no host".into());
        }
        if bad.len() > hosts {
            let first = bad.first().map_or(0, |it| it.number);
            return Err(format!("it is no list of hosts: most of it cannot be read, as line {first}"));
        }
        Ok(Self {
            pieces: pieces(text).map_err(|error| error.to_string())?,
            digest: Sha256::digest(text).to_vec(),
            format: format_of(text),
            hosts: count(hosts),
            bad_lines: count(bad.len()),
            bad_samples: bad.into_iter().take(SHOWN).map(shown).collect(),
        })
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn shown(bad: lists::BadLine) -> BadLine {
    BadLine { line: count(bad.number), text: bad.text }
}

/// The format, as its first entry shows it.
fn format_of(text: &[u8]) -> &'static str {
    match text.trim_ascii_start().first() {
        Some(b'{') => return "json",
        Some(b'[') if !text.trim_ascii_start().starts_with(b"[Adblock") => return "json",
        _ => {}
    }
    let lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let entry = lines.into_iter().find(|it| !it.is_empty() && !it.starts_with(b"#") && !it.starts_with(b"!"));
    match entry.unwrap_or_default() {
        it if it.starts_with(b"||") || it.starts_with(b"@@||") || it.starts_with(b"[Adblock") => "adblock",
        it if it.iter().any(u8::is_ascii_whitespace) => "hosts",
        it if it.windows(3).any(|it| it == b"://") => "urls",
        _ => "plain",
    }
}

/// Compresses a list's text and cuts it into pieces.
fn pieces(text: &[u8]) -> io::Result<Vec<Vec<u8>>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text)?;
    Ok(packed.finish()?.chunks(PIECE).map(<[u8]>::to_vec).collect())
}

/// Reads the pieces of a list into an index in the making.
///
/// # Errors
/// When the pieces are not those of one text that [`Content::of`] took.
pub(super) fn read_back(pieces: &[Vec<u8>], builder: &mut Builder) -> Result<(), ReadError> {
    let packed = pieces.concat();
    let text = BufReader::with_capacity(64 * 1024, GzDecoder::new(packed.as_slice()));
    builder.read(text).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_entry() {
        let formats = [
            ("# hosts\n\n0.0.0.0 bad.example\n", "hosts"),
            ("! title\n||bad.example^\n", "adblock"),
            ("[Adblock Plus 2.0]\n||bad.example^\n", "adblock"),
            ("https://bad.example/login\nworse.example\n", "urls"),
            ("bad.example\nworse.example\n", "plain"),
            (r#"{"blacklist": ["bad.example"], "whitelist": []}"#, "json"),
            (r#" ["bad.example"]"#, "json"),
        ];
        for (text, format) in formats {
            let content = Content::of(text.as_bytes()).unwrap();
            assert_eq!(content.format, format, "{text}");
            assert!(content.hosts > 0 && content.bad_lines == 0, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let page =
            "<!DOCTYPE html>\n<html><body>\n<p>Sorry, try again later. bad.example</p>\n</body></html>\n";
        for text in ["", "# nothing\n", page, r#"{"error": "rate limited"}"#, "{"] {
            assert!(Content::of(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_long_text_comes_back_from_its_pieces() {
        let names: Vec<String> = (0_u64..60_000)
            .map(|n| format!("h{:x}.bad.example", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .collect();
        let content = Content::of(names.join("\n").as_bytes()).unwrap();
        assert!(content.pieces.len() > 1 && content.pieces.iter().all(|it| it.len() <= PIECE));
        let mut builder = Builder::new([7; 16]);
        read_back(&content.pieces, &mut builder).unwrap();
        let list = builder.build();
        assert_eq!(list.len(), names.len());
        assert!(names.iter().all(|it| list.holds(it)) && !list.holds("good.example"));
        assert!(read_back(content.pieces.get(1..).unwrap(), &mut Builder::new([7; 16])).is_err());
    }

    #[test]
    fn bad_lines_are_counted_and_the_first_shown() {
        let mut text: String = (0..50).map(|n| format!("h{n}.bad.example\n")).collect();
        text.extend((0..30).map(|n| format!("two words {n}\n")));
        let content = Content::of(text.as_bytes()).unwrap();
        assert_eq!((content.hosts, content.bad_lines, content.bad_samples.len()), (50, 30, 20));
        assert_eq!(content.bad_samples.first().map(|it| it.line), Some(51));
    }
}
