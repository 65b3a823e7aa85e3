//! PDF: the text of its pages and forms, its strings (fields, notes, outlines), and the QR codes of its photographs.
//! Text that is only drawn or scanned is not read.

use super::{Halt, Reading, Step, Why, picture};
use lopdf::{
    Dictionary, Document, Encoding, Error, LoadOptions, Object, Stream, content::Content, decode_text_string,
};
use std::collections::BTreeMap;

/// The most pages that are read.
const PAGES_MOST: usize = 500;
/// The largest stream, unpacked, in bytes.
const STREAM_MOST: usize = 16 * 1024 * 1024;
/// A step back of so many thousandths of a letter's height is a space between words.
const WORD_GAP: f32 = 180.0;

/// Whether these bytes are a PDF: readers take up to a kilobyte before its mark.
pub fn is(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|it| it == b"%PDF-")
}

/// Reads a PDF.
pub fn read(reading: &mut Reading, bytes: &[u8], depth: u8) -> Step {
    let options = LoadOptions { max_decompressed_size: Some(STREAM_MOST), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| {
        let locked = matches!(error, Error::InvalidPassword | Error::Decryption(_));
        Halt::Unread(if locked { Why::Encrypted } else { Why::Broken })
    })?;
    if document.is_encrypted() {
        return Err(Halt::Unread(Why::Encrypted));
    }
    let mut words = Words::default();
    for (at, page) in document.page_iter().enumerate() {
        reading.in_time()?;
        if at == PAGES_MOST {
            reading.unread.get_or_insert(Why::TooLarge);
            break;
        }
        reading.tolerate(|reading| {
            let fonts = document.get_page_fonts(page).map_err(broken)?;
            let fonts = encodings(&document, fonts);
            let content = document.get_page_content_with_limit(page, STREAM_MOST).map_err(broken)?;
            words.take(&document, &fonts, &content, reading)
        })?;
    }
    for object in document.objects.values() {
        reading.in_time()?;
        reading.tolerate(|reading| match object {
            Object::Stream(stream) => stream_of(reading, &document, stream, &mut words, depth),
            other => strings(reading, other, 0),
        })?;
    }
    reading.text(&words.apart)?;
    reading.text(&words.together)
}

fn broken(error: Error) -> Halt {
    let large = matches!(error, Error::Decompress(_));
    Halt::Unread(if large { Why::TooLarge } else { Why::Broken })
}

/// Forms that pages show, and photographs.
fn stream_of(
    reading: &mut Reading,
    document: &Document,
    stream: &Stream,
    words: &mut Words,
    depth: u8,
) -> Step {
    let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    if kind == b"Form" {
        let fonts = form_fonts(document, &stream.dict);
        let content = stream.decompressed_content_with_limit(STREAM_MOST).map_err(broken)?;
        return words.take(document, &encodings(document, fonts), &content, reading);
    }
    let photograph = kind == b"Image" && picture::format(&stream.content).is_some();
    if photograph { reading.file(&stream.content, depth + 1) } else { Ok(()) }
}

fn form_fonts<'a>(document: &'a Document, form: &'a Dictionary) -> BTreeMap<Vec<u8>, &'a Dictionary> {
    let part = |of: &'a Dictionary, name: &[u8]| of.get_deref(name, document).and_then(Object::as_dict).ok();
    let fonts = part(form, b"Resources").and_then(|resources| part(resources, b"Font"));
    let fonts = fonts.into_iter().flat_map(Dictionary::iter);
    fonts
        .filter_map(|(name, font)| {
            let font = document.dereference(font).ok()?.1.as_dict().ok()?;
            Some((name.clone(), font))
        })
        .collect()
}

fn encodings<'a>(
    document: &'a Document,
    fonts: BTreeMap<Vec<u8>, &'a Dictionary>,
) -> BTreeMap<Vec<u8>, Encoding<'a>> {
    let known = |(name, font): (Vec<u8>, &'a Dictionary)| {
        let encoding = font.get_font_encoding_with_limit(document, STREAM_MOST).ok()?;
        Some((name, encoding))
    };
    fonts.into_iter().filter_map(known).collect()
}

/// The strings of an object that is no stream: what fields, notes and titles hold.
fn strings(reading: &mut Reading, object: &Object, depth: u8) -> Step {
    match object {
        Object::String(..) => reading.text(&decode_text_string(object).unwrap_or_default()),
        Object::Array(all) if depth < 16 => all.iter().try_for_each(|it| strings(reading, it, depth + 1)),
        Object::Dictionary(all) if depth < 16 => {
            all.iter().try_for_each(|(_, it)| strings(reading, it, depth + 1))
        }
        _ => Ok(()),
    }
}

/// What a document shows. Whether a move of the pen separates words cannot be told without the font's measures, so the
/// text is kept both ways.
#[derive(Default)]
struct Words {
    apart: String,
    together: String,
}

impl Words {
    /// Adds what a content stream shows.
    fn take(
        &mut self,
        document: &Document,
        fonts: &BTreeMap<Vec<u8>, Encoding<'_>>,
        content: &[u8],
        reading: &Reading,
    ) -> Step {
        let content = Content::decode(content).map_err(broken)?;
        let mut font = None;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Tf" => font = operation.operands.first().and_then(|it| fonts.get(it.as_name().ok()?)),
                "Tj" | "TJ" => self.show(font, &operation.operands),
                "'" | "\"" => {
                    self.end_line();
                    self.show(font, &operation.operands);
                }
                "Td" | "TD" | "Tm" if !self.apart.ends_with(char::is_whitespace) => self.apart.push(' '),
                "T*" | "ET" => self.end_line(),
                _ => {}
            }
            if self.apart.len() > reading.left / 2 {
                return Err(Halt::Unread(Why::TooLarge));
            }
        }
        let _ = document;
        self.end_line();
        Ok(())
    }

    fn end_line(&mut self) {
        self.apart.push('\n');
        self.together.push('\n');
    }

    fn push(&mut self, text: &str) {
        self.apart.push_str(text);
        self.together.push_str(text);
    }

    fn show(&mut self, font: Option<&Encoding<'_>>, operands: &[Object]) {
        for operand in operands {
            match operand {
                Object::String(bytes, _) => {
                    let decoded = font.and_then(|font| Document::decode_text(font, bytes).ok());
                    let text = decoded.unwrap_or_else(|| bytes.iter().map(|it| char::from(*it)).collect());
                    self.push(&text);
                }
                Object::Array(all) => self.show(font, all),
                Object::Integer(back) if *back as f32 <= -WORD_GAP => self.push(" "),
                Object::Real(back) if *back <= -WORD_GAP => self.push(" "),
                _ => {}
            }
        }
    }
}
