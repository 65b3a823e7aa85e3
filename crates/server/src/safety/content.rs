//! The text of a block list: read once when it comes, kept compressed in pieces of a bounded size, read back for the index.

use super::{
    kinds::ChainLabelKind,
    types::{BadLine, BlockList, ListNames},
};
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use ombud_chain::{
    labels::{self, Labels, Reading},
    platform::LabelKind,
};
use ombud_guard::lists::{self, Builder, ReadError};
use sha2::{Digest, Sha256};
use std::io::{self, BufReader, Read, Write};

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
    /// How many hosts or addresses it names, each counted once.
    pub(super) entries: i64,
    /// How many lines say nothing.
    pub(super) bad_lines: i64,
    /// The first of them.
    pub(super) bad_samples: Vec<BadLine>,
}

/// What a text is read as.
#[derive(Clone, Debug)]
pub(super) struct As {
    names: ListNames,
    /// Of addresses: what those are called that the list does not name, and what all of them are.
    name: String,
    label: Option<ChainLabelKind>,
    /// What the text must hash to, in hex.
    sha256: Option<String>,
}

impl As {
    /// What a list's text is read as.
    pub(super) fn of(list: &BlockList) -> Self {
        let BlockList { names, name, label, sha256, .. } = list;
        Self { names: *names, name: name.clone(), label: *label, sha256: sha256.clone() }
    }
}

impl Content {
    /// Reads a text.
    ///
    /// # Errors
    /// In words: it holds nothing, is no list at all, or another than was promised.
    pub(super) fn of(text: &[u8], how: &As) -> Result<Self, String> {
        let digest = Sha256::digest(text).to_vec();
        if let Some(why) = not_pinned(&digest, how.sha256.as_deref()) {
            return Err(why);
        }
        match how.names {
            ListNames::Hosts => Self::of_hosts(text, digest),
            ListNames::Addresses => Self::of_addresses(text, digest, how),
        }
    }

    fn of_addresses(text: &[u8], digest: Vec<u8>, how: &As) -> Result<Self, String> {
        let read = labels::read(text, &Reading { name: &how.name, kind: how.label.map(LabelKind::from) })?;
        let shown = |it: labels::BadLine| BadLine { line: count(it.number), text: it.text };
        Ok(Self {
            pieces: pieces(text).map_err(|error| error.to_string())?,
            digest,
            format: read.format.name(),
            entries: count(read.addresses),
            bad_lines: count(read.bad_lines),
            bad_samples: read.bad.into_iter().map(shown).collect(),
        })
    }

    fn of_hosts(text: &[u8], digest: Vec<u8>) -> Result<Self, String> {
        // The key matters to nobody: this index is only counted.
        let mut builder = Builder::new([0; 16]);
        let bad = builder.read(text).map_err(|error| error.to_string())?;
        let hosts = builder.build().len();
        if hosts == 0 {
            return Err("it names no host".into());
        }
        if bad.count > hosts {
            let first = bad.first.first().map_or(0, |it| it.number);
            return Err(format!("it is no list of hosts: most of it cannot be read, as line {first}"));
        }
        Ok(Self {
            pieces: pieces(text).map_err(|error| error.to_string())?,
            digest,
            format: format_of(text),
            entries: count(hosts),
            bad_lines: count(bad.count),
            bad_samples: bad.first.into_iter().take(SHOWN).map(shown).collect(),
        })
    }
}

/// Why a text of this digest is not the one that it must be, by its SHA-256 in hex; none where it is, or any text will do.
pub(super) fn not_pinned(digest: &[u8], pin: Option<&str>) -> Option<String> {
    let hex = data_encoding::HEXLOWER.encode(digest);
    pin.filter(|it| *it != hex).map(|_| format!("its SHA-256 is {hex}, and another one is set"))
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

/// The text of which these are the pieces.
///
/// # Errors
/// When they are not those of one text.
pub(super) fn text_of(pieces: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let (packed, mut text) = (pieces.concat(), Vec::new());
    GzDecoder::new(packed.as_slice()).take(LARGEST as u64 + 1).read_to_end(&mut text)?;
    Ok(text)
}

/// Reads the pieces of a list of addresses into what is known of them.
///
/// # Errors
/// In words, when they are not those of a text that [`Content::of`] took.
pub(super) fn labels_back(
    pieces: &[Vec<u8>],
    name: &str,
    label: Option<ChainLabelKind>,
    into: &mut Labels,
) -> Result<(), String> {
    let text = text_of(pieces).map_err(|error| error.to_string())?;
    into.add(labels::read(&text, &Reading { name, kind: label.map(LabelKind::from) })?.labels);
    Ok(())
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

    fn of(text: &[u8]) -> Result<Content, String> {
        let how = As { names: ListNames::Hosts, name: String::new(), label: None, sha256: None };
        Content::of(text, &how)
    }

    #[test]
    fn a_text_is_taken_that_hashes_to_what_was_promised() {
        let text = b"0x8589427373D6D84E98730D7795D8f6f8731FDA16\n";
        let mut how = As {
            names: ListNames::Addresses,
            name: "List".into(),
            label: Some(ChainLabelKind::Sanctioned),
            sha256: Some(data_encoding::HEXLOWER.encode(&Sha256::digest(text))),
        };
        let content = Content::of(text, &how).unwrap();
        assert_eq!((content.entries, content.format), (1, "plain"));
        assert_eq!(text_of(&content.pieces).unwrap(), text);
        let mut known = Labels::default();
        labels_back(&content.pieces, "List", how.label, &mut known).unwrap();
        assert_eq!(known.len(), 1);
        how.sha256 = Some("0".repeat(64));
        assert!(Content::of(text, &how).err().unwrap().contains("SHA-256"));
    }

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
            let content = of(text.as_bytes()).unwrap();
            assert_eq!(content.format, format, "{text}");
            assert!(content.entries > 0 && content.bad_lines == 0, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let page =
            "<!DOCTYPE html>\n<html><body>\n<p>Sorry, try again later. bad.example</p>\n</body></html>\n";
        for text in ["", "# nothing\n", page, r#"{"error": "rate limited"}"#, "{"] {
            assert!(of(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_long_text_comes_back_from_its_pieces() {
        let names: Vec<String> = (0_u64..60_000)
            .map(|n| format!("h{:x}.bad.example", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .collect();
        let content = of(names.join("\n").as_bytes()).unwrap();
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
        let content = of(text.as_bytes()).unwrap();
        assert_eq!((content.entries, content.bad_lines, content.bad_samples.len()), (50, 30, 20));
        assert_eq!(content.bad_samples.first().map(|it| it.line), Some(51));
    }
}
