//! Tokens: stable hashes of folded text.

use std::cell::RefCell;

use twox_hash::XxHash3_64;

use crate::fold::fold_into;
use crate::stem::stem;
use crate::words::{Gap, Word, Words};

/// Lengths at which the beginning of a code is indexed.
pub(crate) const BEGINNINGS: [usize; 7] = [6, 8, 10, 12, 16, 24, 32];

/// Length from which a code is indexed by its two ends.
const LONG_CODE: usize = 20;

thread_local! {
    // Every message passes here; the buffer saves an allocation for each. Nothing reads what a
    // message leaves in it, and the next one overwrites it.
    static FOLDED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Appends the tokens that make a message findable: sorted, each once.
///
/// Databases have signed integers only: store `token.cast_signed()`.
pub fn index_tokens(text: &str, out: &mut Vec<u64>) {
    let from = out.len();
    with_folded(text, |folded| push_tokens(folded, out));
    let mut kept = from;
    if let Some(added) = out.get_mut(from..) {
        added.sort_unstable();
    }
    for i in from..out.len() {
        if kept == from || out[kept - 1] != out[i] {
            out[kept] = out[i];
            kept += 1;
        }
    }
    out.truncate(kept);
}

/// Runs `work` on the folded text in a buffer that is kept between calls.
pub(crate) fn with_folded<T>(text: &str, work: impl FnOnce(&str) -> T) -> T {
    FOLDED.with(|buffer| {
        let mut folded = buffer.take();
        fold_into(text, &mut folded, None);
        let result = work(&folded);
        // A single huge message must not hold its memory for the life of the thread.
        if folded.capacity() <= 64 * 1024 {
            buffer.replace(folded);
        }
        result
    })
}

/// Hash of folded text.
pub(crate) fn token(folded: &str) -> u64 {
    XxHash3_64::oneshot(folded.as_bytes())
}

/// Token of a stem. No word begins with this sign, so it is no other token.
pub(crate) fn form_token(stem: &str, buffer: &mut String) -> u64 {
    buffer.clear();
    buffer.push('~');
    buffer.push_str(stem);
    token(buffer)
}

fn push_tokens(folded: &str, out: &mut Vec<u64>) {
    let slice = |start: usize, end: usize| folded.get(start..end).unwrap_or_default();
    let mut last: Option<Word> = None;
    let mut last_atom = 0;
    let mut buffer = String::new();
    for word in Words::new(folded) {
        let mut joined = word.joined();
        for (start, end) in word.atoms() {
            let atom = slice(start, end);
            out.push(token(atom));
            // A word that is its own stem is found as that: most words cost the index nothing.
            out.extend(stem(atom).filter(|it| it != atom).map(|it| form_token(&it, &mut buffer)));
            if joined {
                out.push(token(slice(last_atom, end)));
            }
            joined = true;
            last_atom = start;
        }
        let text = slice(word.start, word.end);
        if word.code {
            out.extend(BEGINNINGS.iter().map_while(|len| text.get(..*len)).map(token));
            if text.len() >= LONG_CODE {
                out.extend(ends_token(text, text));
            }
        }
        if let (Gap::Ellipsis(_), Some(last)) = (word.gap, last) {
            out.extend(ends_token(slice(last.start, last.end), text));
        }
        last = Some(word);
    }
}

/// The token of what a shortened code shows, from its first and last part, if they show enough.
pub(crate) fn ends_token(first: &str, last: &str) -> Option<u64> {
    let (head, tail) = (first.get(..head_len(first))?, last.get(last.len().checked_sub(4)?..)?);
    let ascii = first.is_ascii() && last.is_ascii();
    let digit = first.bytes().chain(last.bytes()).any(|b| b.is_ascii_digit());
    // Folding spells the ellipsis as three dots, so no other token has this sign.
    (ascii && digit).then(|| token(&format!("{head}…{tail}")))
}

/// How much of the beginning counts: four characters after `0x`.
fn head_len(code: &str) -> usize {
    if code.starts_with("0x") { 6 } else { 4 }
}
