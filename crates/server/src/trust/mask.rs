//! Masks: what of a personal value may be seen. Pure.
//!
//! Enough is left to tell two people apart and to check what a customer says on the phone; too little to write to anybody, to
//! look them up elsewhere, or to guess the rest.

mod mails;
mod numbers;
mod phones;
mod plain;
#[cfg(test)]
mod tests;

use crate::words::words;
use ombud_guard::addresses::{Asked, find};
use plain::Plain;

/// Stands for what is not shown; how much it is, is not told.
pub const DOTS: &str = "•••";
/// Stands for each character of a text that is hidden in place.
const DOT: char = '•';

/// Whether a value comes from a masked screen.
pub fn is_masked(value: &str) -> bool {
    value.contains(DOTS)
}

/// `john.doe@gmail.com` as `j•••@g•••.com`.
pub fn email(value: &str) -> String {
    let Some((local, domain)) = value.rsplit_once('@') else { return other(value) };
    let (host, top) = domain.rsplit_once('.').unwrap_or((domain, ""));
    format!("{}{DOTS}@{}{DOTS}.{top}", first(local), first(host))
}

/// `John Doe` as `J••• D•••`.
pub fn name(value: &str) -> String {
    let words: Vec<String> = value.split_whitespace().map(|it| format!("{}{DOTS}", first(it))).collect();
    words.join(" ")
}

/// `0x12ab…9f3c`: the two ends of a wallet's address.
pub fn address(value: &str) -> String {
    let chars: Vec<char> = value.chars().collect();
    let head = if value.starts_with("0x") { 6 } else { 4 };
    if chars.len() < head + 8 {
        return other(value);
    }
    let head: String = chars.iter().take(head).collect();
    let tail: String = chars.iter().skip(chars.len() - 4).collect();
    format!("{head}…{tail}")
}

/// The last two characters of an id that is long enough to have others.
pub fn id(value: &str) -> String {
    let chars: Vec<char> = value.chars().collect();
    if chars.len() < 6 {
        return DOTS.into();
    }
    let tail: String = chars.iter().skip(chars.len() - 2).collect();
    format!("{DOTS}{tail}")
}

fn other(value: &str) -> String {
    format!("{}{DOTS}", first(value))
}

fn first(text: &str) -> String {
    text.chars().next().map(String::from).unwrap_or_default()
}

words! {
    /// What leads to a person in a text.
    Leads {
        /// A mail address.
        Mail = "mail",
        /// A telephone number.
        Phone = "phone",
        /// The number of an account at a bank, or of an identity paper.
        Number = "number",
        /// A network address.
        Network = "network",
        /// A wallet's address.
        Wallet = "wallet",
    }
}

/// A personal value within a text, in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// What it is.
    pub kind: Leads,
    /// Its first code point.
    pub from: usize,
    /// The code point after its last.
    pub to: usize,
    /// What of it is hidden.
    hidden: (usize, usize),
}

impl Personal {
    /// The whole of it, as two that are written differently are compared.
    pub fn whole(&self, chars: &[char]) -> String {
        let plain = Plain::of(chars.get(self.from..self.to).unwrap_or_default());
        let value: String = plain.chars.iter().collect();
        match self.kind {
            Leads::Mail => ombud_nlp::fold(&mails::whole(&plain.chars)),
            Leads::Network => ombud_nlp::fold(value.trim_end_matches(['.', '-'])),
            Leads::Phone => {
                let digits: String = value.chars().filter(char::is_ascii_digit).collect();
                digits.strip_prefix("00").map_or_else(|| digits.clone(), str::to_owned)
            }
            Leads::Number | Leads::Wallet => whole(&value),
        }
    }
}

/// What has no kind of its own to be told by, such as the number of a passport alone, as it is compared.
pub fn whole(value: &str) -> String {
    ombud_nlp::fold(value).chars().filter(|it| it.is_alphanumeric()).collect()
}

/// The personal values of a text: mail addresses, telephone numbers, account numbers (IBAN), numbers of identity papers,
/// network addresses and wallets' addresses. Of those that overlap each is there.
fn all(value: &str, chars: &[char]) -> Vec<Personal> {
    // Most texts have none, and every message comes by.
    let (mut at, mut brackets, mut digits) = (false, false, false);
    for it in chars {
        at |= matches!(it, '@' | '＠' | '﹫');
        brackets |= matches!(it, '(' | '[' | '{' | '<' | '（' | '［' | '｛' | '＜' | '【' | '〔');
        digits |= plain::is_digit(*it);
    }
    let long = |it: &[char]| it.len() > 12;
    let names = at || digits || chars.split(|it| !it.is_ascii_alphanumeric()).any(long);
    if !names && !brackets {
        return Vec::new();
    }
    let plain = Plain::of(chars);
    let mut found = if at || brackets { mails::found(&plain.chars) } else { Vec::new() };
    if digits {
        found.extend(phones::found(&plain.chars));
        found.extend(numbers::found(&plain.chars));
    }
    let mut found: Vec<Personal> = found.into_iter().map(|it| plain.back(it)).collect();
    if !names {
        return found;
    }
    // What may be the id of a transaction is public, and everybody works with it: a few networks write addresses like that, too.
    let address = |it: &ombud_guard::addresses::Spotted| {
        let is = |what| it.identities.iter().any(|one| one.valid() && one.asked == what);
        is(Asked::Address) && !is(Asked::Transaction)
    };
    let wallets = find(value).into_iter().filter(|it| address(it) && it.end - it.start > 12);
    found.extend(wallets.map(|it| {
        let hidden = (it.start + 4, it.end - 4);
        Personal { kind: Leads::Wallet, from: it.start, to: it.end, hidden }
    }));
    found
}

/// The personal values of a text, as [`text`] hides them, in order. Of those that overlap the longest: what is a part of
/// another is none.
pub fn personal(value: &str, chars: &[char]) -> Vec<Personal> {
    let mut found = all(value, chars);
    found.sort_by_key(|it| std::cmp::Reverse(it.to - it.from));
    let mut kept: Vec<Personal> = Vec::with_capacity(found.len());
    for it in found {
        if kept.iter().all(|other| it.to <= other.from || other.to <= it.from) {
            kept.push(it);
        }
    }
    kept.sort_by_key(|it| it.from);
    kept
}

/// The text without its personal values: a dot for each character of them, so that places stay as they are.
pub fn without(value: &str, chars: &[char]) -> String {
    let mut left = chars.to_vec();
    for it in all(value, chars) {
        left.iter_mut().take(it.to).skip(it.from).for_each(|it| *it = DOT);
    }
    left.into_iter().collect()
}

/// Hides mail addresses, telephone numbers, account numbers (IBAN), numbers of identity papers, network addresses and wallets'
/// addresses within a text, one dot for each character, so that what is known of the text's places stays true. Their first
/// characters stay, and the last two of a number.
pub fn text(value: &str) -> String {
    let mut chars: Vec<char> = value.chars().collect();
    for Personal { hidden: (from, to), .. } in all(value, &chars) {
        for char in chars.iter_mut().take(to).skip(from) {
            if !matches!(char, '@' | '.' | '＠' | '．') {
                *char = DOT;
            }
        }
    }
    chars.into_iter().collect()
}

/// A text that was changed where it was masked: what stands in it as `before` was shown is put back. None where dots are left that
/// stand for nothing, or where something that was hidden would not be any more.
pub fn restored(written: &str, before: &str) -> Option<String> {
    if !written.contains(DOT) || before.contains(DOT) {
        return Some(written.to_owned());
    }
    let chars: Vec<char> = before.chars().collect();
    let shown: Vec<char> = text(before).chars().collect();
    let mut whole = written.to_owned();
    let values = personal(before, &chars);
    for it in &values {
        let part = |of: &[char]| -> String { of.get(it.from..it.to).unwrap_or_default().iter().collect() };
        whole = whole.replacen(&part(&shown), &part(&chars), 1);
    }
    let left = !values.is_empty() && whole.contains(DOT);
    (!left && text(&whole) == text(written)).then_some(whole)
}

/// Whether a preview breaks off here: what ends here may go on.
fn is_cut(chars: &[char], end: usize) -> bool {
    chars.get(end..) == Some(&['…'])
}
