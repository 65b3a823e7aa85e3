//! Numbers of payment cards: a network's prefix, its length, and the check digit of Luhn.

use super::{Message, found};
use crate::text::Run;
use crate::{Hit, Kind};

/// Most groups that a number is written in: each digit alone.
const MOST_GROUPS: usize = 16;

/// Finds card numbers.
pub(super) fn find(message: &Message, hits: &mut Vec<Hit>) {
    let mut rest = message.scan.runs.as_slice();
    while let Some(first) = rest.first() {
        let number = number(message, rest).filter(|(_, end)| !found(hits, first.start, *end));
        let groups = number.map_or(1, |(groups, _)| groups);
        let why = "a payment card's prefix, length and check digit";
        hits.extend(number.map(|(_, end)| Hit {
            start: first.start,
            end,
            kind: Kind::Card,
            confidence: 95,
            why,
        }));
        rest = rest.get(groups..).unwrap_or_default();
    }
}

/// A number that begins with the first run: of how many groups, and where it ends.
fn number(message: &Message, runs: &[Run]) -> Option<(usize, usize)> {
    let mut digits: Vec<u8> = Vec::new();
    let mut sizes: Vec<usize> = Vec::new();
    for (i, run) in runs.iter().take(MOST_GROUPS).enumerate() {
        let text = message.run(run);
        let gap = i.checked_sub(1).and_then(|i| runs.get(i)).map(|last| message.bytes(last.end, run.start));
        let parted = gap.is_none_or(|gap| {
            let signs = gap.iter().filter(|b| !b.is_ascii_whitespace()).count();
            (1..=3).contains(&gap.len()) && signs <= 1 && gap.iter().all(|b| b" -.\t\r\n_/\x81".contains(b))
        });
        if !parted || digits.len() + text.len() > 16 || !text.iter().all(u8::is_ascii_digit) {
            return None;
        }
        digits.extend(text.iter().map(|b| b - b'0'));
        sizes.push(text.len());
        if digits.len() >= 15 && grouped(&sizes) && network(&digits) && luhn(&digits) {
            return Some((i + 1, run.end));
        }
    }
    None
}

/// Whether people write a card's number in such groups, and not an amount or a date.
fn grouped(sizes: &[usize]) -> bool {
    match sizes {
        [15 | 16]
        | [8, 8]
        | [8, 7]
        | [4, 6, 5]
        | [4, 4, 4, 3 | 4]
        | [4, 12]
        | [4, 11]
        | [6, 10]
        | [12, 4]
        | [4, 4, 8]
        | [4, 8, 4] => true,
        [5, 5, 5] | [6, 4, 6] | [4, 5, 6] | [8, 4, 4] => true,
        sizes => sizes.len() >= 7 && sizes.iter().all(|size| *size == 1 || *size == 2),
    }
}

fn network(digits: &[u8]) -> bool {
    let prefix = digits.iter().take(4).fold(0u32, |all, digit| all * 10 + u32::from(*digit));
    match digits.len() {
        15 => matches!(prefix / 100, 34 | 37),
        _ => matches!(
            prefix,
            4000..=4999 | 5100..=5599 | 2200..=2204 | 2221..=2720 | 6011 | 6440..=6599 | 6200..=6299 | 3528..=3589 | 3600..=3699
                | 3800..=3999 | 3000..=3059 | 8100..=8171 | 6334 | 6767 | 6759 | 6304 | 5018 | 5020 | 5038 | 5893
        ),
    }
}

fn luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let value = |(at, digit): (usize, &u8)| u32::from(if at % 2 == 1 { doubled(*digit) } else { *digit });
    digits.iter().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}
