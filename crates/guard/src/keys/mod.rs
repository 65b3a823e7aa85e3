//! Keys, and what else is secret by its form or by the words beside it.
//!
//! Each file finds one family: [`base58`] keys with a checksum, [`hex`] digits, [`solana`] pairs of keys,
//! [`documents`] (keystores and PEM), [`otp`] seeds, [`api`] secrets, [`card`] numbers, [`spoken`] passwords and codes.

mod api;
mod base58;
mod card;
mod documents;
mod hex;
mod otp;
mod pair;
mod solana;
mod spoken;

use crate::Hit;
use crate::nearby::Nearby;
use crate::text::{Run, Scan, Text};

/// What a detector looks at.
pub(crate) struct Message<'a> {
    pub cleaned: &'a Text<'a>,
    pub scan: &'a Scan<'a>,
    pub nearby: Nearby<'a>,
}

/// Fewest letters and digits of a string that words speak of no other behind it.
const LONG: usize = 24;

/// Finds keys.
pub(crate) fn find(text: &str, cleaned: &Text, scan: &Scan, hits: &mut Vec<Hit>) {
    let fences = scan
        .runs
        .iter()
        .filter(|run| run.end - run.start >= LONG)
        .map(|run| cleaned.code_points(run.start, run.end));
    let mut message = Message { cleaned, scan, nearby: Nearby::new(text, fences.collect()) };
    if scan.may_hold_key() {
        documents::find(&message, hits);
        base58::find(&mut message, hits);
        hex::find(&mut message, hits);
        solana::find(&mut message, hits);
    }
    if scan.digits >= 15 {
        card::find(&message, hits);
    }
    if scan.may_be_drawn() {
        otp::find(&mut message, hits);
        api::find(&mut message, hits);
    }
    spoken::find(&mut message, hits);
}

impl Message<'_> {
    pub fn bytes(&self, start: usize, end: usize) -> &[u8] {
        self.scan.bytes.get(start..end.min(self.scan.bytes.len())).unwrap_or_default()
    }

    pub fn run(&self, run: &Run) -> &[u8] {
        self.bytes(run.start, run.end)
    }
}

/// Whether a place is in what was found already.
fn found(hits: &[Hit], start: usize, end: usize) -> bool {
    hits.iter().any(|hit| hit.start < end && start < hit.end)
}

/// Whether run `i` goes on where the one before was broken by white space.
fn broken(scan: &Scan, runs: &[Run], i: usize) -> bool {
    let (Some(last), Some(next)) = (i.checked_sub(1).and_then(|i| runs.get(i)), runs.get(i)) else {
        return false;
    };
    let gap = scan.bytes.get(last.end..next.start).unwrap_or_default();
    let dash = gap.starts_with(b"-") || gap.starts_with(b"\\");
    let gap = if dash { gap.get(1..).unwrap_or_default() } else { gap };
    next.follows && gap.len() <= 4 && !gap.is_empty() && gap.iter().all(u8::is_ascii_whitespace)
}
