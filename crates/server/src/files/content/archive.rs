//! Zipped documents: OOXML (docx, xlsx, pptx), ODF, EPUB, and plain zip files with files in them.

use super::{Halt, Reading, Step, Why};
use quick_xml::{Reader, events::Event};
use std::io::{Cursor, Read};
use zip::{ZipArchive, result::ZipError};

/// The most entries that are read.
const ENTRIES_MOST: usize = 2000;
/// The largest entry, unpacked, in bytes.
const ENTRY_MOST: usize = 16 * 1024 * 1024;
/// The most bytes of one archive, unpacked.
const ALL_MOST: usize = 64 * 1024 * 1024;

/// Whether these bytes are a zip file.
pub fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads every entry: XML as its text, everything else as a file of its own.
pub fn read(reading: &mut Reading, bytes: &[u8], depth: u8) -> Step {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Halt::Unread(Why::Broken))?;
    if archive.len() > ENTRIES_MOST {
        reading.unread.get_or_insert(Why::TooLarge);
    }
    let mut left = ALL_MOST;
    for index in 0..archive.len().min(ENTRIES_MOST) {
        reading.in_time()?;
        reading.tolerate(|reading| {
            let (name, content) = entry(&mut archive, index, left)?;
            left -= content.len();
            reading.text(&name)?;
            if is_xml(&content) { xml(reading, &content) } else { reading.file(&content, depth + 1) }
        })?;
    }
    Ok(())
}

/// An entry's name and content. What the archive says of its size is not believed.
fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
) -> Result<(String, Vec<u8>), Halt> {
    let file = archive.by_index(index).map_err(|error| {
        Halt::Unread(match error {
            ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Why::Encrypted,
            ZipError::UnsupportedArchive(_) => Why::UnknownKind,
            _ => Why::Broken,
        })
    })?;
    let name = String::from_utf8_lossy(file.name_raw()).into_owned();
    let most = ENTRY_MOST.min(left);
    let mut content = Vec::new();
    let read = file.take(most as u64 + 1).read_to_end(&mut content);
    if content.len() > most {
        return Err(Halt::Unread(Why::TooLarge));
    }
    read.map_err(|_| Halt::Unread(Why::Broken))?;
    Ok((name, content))
}

fn is_xml(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<?xml") || text.starts_with(b"<w:") || text.starts_with(b"<office:")
}

/// Lets the guard read what a document shows: runs of a word are put together, paragraphs and cells apart. What stands in
/// attributes is read by itself.
fn xml(reading: &mut Reading, bytes: &[u8]) -> Step {
    let source = super::text::decode(bytes);
    let mut reader = Reader::from_str(&source);
    // A word processor's own mistakes are no reason to read nothing.
    reader.config_mut().check_end_names = false;
    let (mut shown, mut attributes) = (String::new(), String::new());
    loop {
        let event = reader.read_event().map_err(|_| Halt::Unread(Why::Broken));
        match event {
            Ok(Event::Text(text)) => shown.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => shown.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => shown.push_str(&resolved(&name)),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                attributes_of(&tag, &mut attributes);
                separate(&mut shown, tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => separate(&mut shown, tag.local_name().as_ref()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(halt) => {
                // What came before the mistake is looked at all the same.
                reading.text(&shown)?;
                return Err(halt);
            }
        }
    }
    reading.text(&shown)?;
    reading.text(&attributes)
}

fn attributes_of(tag: &quick_xml::events::BytesStart<'_>, into: &mut String) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        // Shorter ones are measures and names of styles.
        if attribute.value.len() >= 24 {
            into.push_str(&attribute.value);
            into.push('\n');
        }
    }
}

/// The character that `&name;` stands for.
fn resolved(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    let name = name.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}

/// What ends a line, a cell or a word on the page. Other elements are runs within a word.
fn separate(shown: &mut String, element: &str) {
    let between = [
        "p",
        "h",
        "ta",
        "br",
        "cr",
        "line-break",
        "s",
        "si",
        "c",
        "v",
        "tc",
        "table-cell",
        "row",
        "tr",
        "td",
        "th",
        "li",
        "div",
        "title",
        "dt",
        "dd",
        "comment",
    ];
    if between.contains(&element) && !shown.ends_with(char::is_whitespace) {
        shown.push('\n');
    }
}
