//! Numbers that lead to a person and are neither mail nor telephone: accounts at banks (ISO 13616), identity papers, network
//! addresses, and wallets' addresses of which a preview shows the beginning.

use super::{Leads, Personal};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Words after which a short number is that of a paper.
const PAPERS: [&str; 22] = [
    "passport",
    "id card",
    "identity card",
    "driving licence",
    "driver's license",
    "reisepass",
    "personalausweis",
    "passeport",
    "pasaporte",
    "passaporte",
    "passaporto",
    "паспорт",
    "pasaport",
    "hộ chiếu",
    "cccd",
    "护照",
    "護照",
    "身份证",
    "身分證",
    "パスポート",
    "여권",
    "주민등록",
];
/// How far from such a word the number may stand.
const NEAR: usize = 24;

/// All of them; all but one or two characters at each end is hidden, of a wallet's address all but four.
pub(super) fn found(chars: &[char]) -> Vec<Personal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begins = chars[at].is_ascii_alphanumeric() && (at == 0 || !chars[at - 1].is_ascii_alphanumeric());
        let value = if begins { number(chars, at) } else { None };
        match value {
            Some(it) => {
                at = it.to;
                found.push(it);
            }
            None => at += 1,
        }
    }
    found
}

/// The number that begins here.
fn number(chars: &[char], at: usize) -> Option<Personal> {
    let of = |kind, to: usize, (head, tail): (usize, usize)| {
        Some(Personal { kind, from: at, to, hidden: (at + head, to - tail) })
    };
    if let Some(end) = account(chars, at) {
        return of(Leads::Number, end, (2, 2));
    }
    if let Some(end) = network(chars, at) {
        return of(Leads::Network, end, (2, 2));
    }
    let length = chars[at..].iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    let (end, word) = (at + length, &chars[at..at + length]);
    if chinese_identity(word) {
        return of(Leads::Number, end, (2, 2));
    }
    if paper(word) && after_paper(chars, at) {
        return of(Leads::Number, end, (1, 2));
    }
    if (end == chars.len() || super::is_cut(chars, end)) && cut_address(word) {
        // As a whole address is shown: four at each end.
        return of(Leads::Wallet, end, (4, 4));
    }
    None
}

/// An IBAN, written together or in groups of four.
fn account(chars: &[char], at: usize) -> Option<usize> {
    let country = chars.get(at..at + 4)?;
    let (letters, digits) = country.split_at(2);
    if !letters.iter().all(char::is_ascii_uppercase) || !digits.iter().all(char::is_ascii_digit) {
        return None;
    }
    let mut plain = String::new();
    let mut end = at;
    let mut best = None;
    for (offset, it) in chars[at..].iter().enumerate() {
        if it.is_ascii_alphanumeric() {
            plain.push(it.to_ascii_uppercase());
            end = at + offset + 1;
        } else if *it != ' ' || !plain.len().is_multiple_of(4) {
            break;
        }
        if plain.len() > 34 {
            break;
        }
        let ends = !chars.get(end).is_some_and(|it| it.is_ascii_alphanumeric());
        if plain.len() >= 15 && ends && checks(&plain) {
            best = Some(end);
        }
    }
    best
}

/// Whether an account number's check digits fit: ISO 7064, MOD 97-10.
fn checks(plain: &str) -> bool {
    let (head, rest) = plain.split_at(4);
    let of = |sum: u32, it: char| match it.to_digit(36) {
        Some(value) if value > 9 => (sum * 100 + value) % 97,
        Some(value) => (sum * 10 + value) % 97,
        None => sum,
    };
    rest.chars().chain(head.chars()).fold(0, of) == 1
}

/// An address of IPv4 or IPv6.
fn network(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && matches!(chars[at - 1], '.' | ':') {
        return None;
    }
    let length =
        chars[at..].iter().take_while(|it| it.is_ascii_hexdigit() || matches!(it, '.' | ':')).count();
    if length < 7 {
        return None;
    }
    let text: String = chars[at..at + length].iter().collect();
    let text = text.trim_end_matches(['.', ':']);
    let six = text.matches(':').count() > 2 && text.parse::<Ipv6Addr>().is_ok();
    let four = text.matches('.').count() == 3 && text.parse::<Ipv4Addr>().is_ok();
    let end = at + text.chars().count();
    let ends = !chars.get(end).is_some_and(|it| it.is_ascii_alphanumeric());
    ((six || four) && ends && text.len() > 6).then_some(end)
}

/// A number of the People's Republic's identity card: 17 digits and a sign that checks them (GB 11643).
fn chinese_identity(word: &[char]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    if word.len() != 18 {
        return false;
    }
    let digits: Option<Vec<u32>> = word[..17].iter().map(|it| it.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        "10X98765432".chars().nth((sum % 11) as usize) == Some(word[17].to_ascii_uppercase())
    })
}

/// Six to twelve capitals and digits, most of them digits.
fn paper(word: &[char]) -> bool {
    let digits = word.iter().filter(|it| it.is_ascii_digit()).count();
    (6..=12).contains(&word.len())
        && digits * 2 > word.len()
        && word.iter().all(|it| it.is_ascii_digit() || it.is_ascii_uppercase())
}

fn after_paper(chars: &[char], at: usize) -> bool {
    let before: String = chars[at.saturating_sub(NEAR)..at].iter().flat_map(|it| it.to_lowercase()).collect();
    PAPERS.iter().any(|it| before.contains(it))
}

/// The beginning of an address: a whole one is known by its check, and a hash of 64 digits is none.
fn cut_address(word: &[char]) -> bool {
    let text: String = word.iter().collect();
    if let Some(digits) = text.strip_prefix("0x") {
        return (12..64).contains(&digits.len()) && digits.chars().all(|it| it.is_ascii_hexdigit());
    }
    let digits = word.iter().filter(|it| it.is_ascii_digit()).count();
    let letters = word.len() - digits;
    let hash = word.len() == 64 && word.iter().all(char::is_ascii_hexdigit);
    (20..=64).contains(&word.len()) && digits >= 3 && letters >= 3 && !hash
}
