//! Text in whatever bytes it comes.

use std::borrow::Cow;

/// How much the guard sees at once, in bytes.
const PART: usize = 256 * 1024;
/// How much of a part is seen again with the next one, so that nothing is cut in two.
const OVERLAP: usize = 8 * 1024;
/// The shortest run of printable characters in other bytes that is looked at.
const RUN: usize = 24;

/// Whether bytes that are of no other known kind are text: nothing in them but characters and white space.
pub fn is(bytes: &[u8]) -> bool {
    if utf16(bytes).is_some() {
        return true;
    }
    let other_kind = infer::get(bytes)
        .is_some_and(|it| !it.mime_type().starts_with("text/") && it.mime_type() != "application/rtf");
    let control = |byte: &&u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && **byte != 0x1b;
    // Old encodings are no UTF-8; a stray control character does not make a picture of a text.
    !other_kind && bytes.iter().filter(control).count() <= bytes.len() / 200
}

/// Text out of UTF-8, UTF-16 with or without its mark, and of other encodings what is ASCII in them.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match utf16(bytes) {
        Some((bytes, unit)) => {
            let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
            char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        None => String::from_utf8_lossy(bytes),
    }
}

/// Makes a unit of UTF-16 of its bytes.
type Unit = fn([u8; 2]) -> u16;

/// The bytes of UTF-16 after its mark, and how two of them make a unit. Without a mark it is told by its ASCII, of which
/// every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<(&[u8], Unit)> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some((rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Some((rest, u16::from_be_bytes)),
        _ => {}
    }
    let pairs = bytes.get(..bytes.len().min(512)).unwrap_or_default().as_chunks::<2>().0;
    let most = |ascii: fn(&&[u8; 2]) -> bool| {
        pairs.len() > 4 && pairs.iter().filter(ascii).count() * 10 > pairs.len() * 7
    };
    if most(|pair| matches!(pair, [1..=255, 0])) {
        Some((bytes, u16::from_le_bytes))
    } else if most(|pair| matches!(pair, [0, 1..=255])) {
        Some((bytes, u16::from_be_bytes))
    } else {
        None
    }
}

/// The longer runs of printable ASCII in any bytes, one in a line: names, comments and other text in pictures and the like.
pub fn printable(bytes: &[u8]) -> String {
    let printed = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    let runs = bytes.split(|byte| !printed(byte)).filter(|run| run.len() >= RUN);
    let mut all = String::new();
    for run in runs {
        all.push_str(&String::from_utf8_lossy(run));
        all.push('\n');
    }
    all
}

/// A text in parts that overlap.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest.take()?;
        if now.len() <= PART {
            return Some(now);
        }
        let (part, _) = now.split_at(now.floor_char_boundary(PART));
        rest = now.get(now.floor_char_boundary(PART - OVERLAP)..);
        Some(part)
    })
}
