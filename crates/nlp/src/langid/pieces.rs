//! Cutting a text into words that can tell its language.

use super::scripts::{Script, script};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Letters of a word that are looked at.
const MOST_LETTERS: usize = 48;

/// A run of letters of one script.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// Where its chunk of text between spaces lies in the text, in bytes.
    pub start: usize,
    pub end: usize,
    pub script: Script,
    /// Lower case.
    pub letters: &'a [u32],
    /// Two to five Latin capitals: an abbreviation or a ticker, if the text has lower case elsewhere.
    pub short_capitals: bool,
}

/// Calls `each` with the words of a text, in order, while it says that it wants more.
pub(super) fn pieces(text: &str, mut each: impl FnMut(&Piece<'_>) -> bool) {
    let mut letters = Vec::with_capacity(MOST_LETTERS);
    let mut end = 0;
    for chunk in text.split_whitespace() {
        // Chunks come in order, so each begins at or after the end of the one before.
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        debug_assert!(start >= end);
        end = start + chunk.len();
        if is_name(chunk) {
            continue;
        }
        let whole: Cow<'_, str> = if chunk.is_ascii() || is_nfkc_quick(chunk.chars()) == IsNormalized::Yes {
            chunk.into()
        } else {
            chunk.nfkc().collect::<String>().into()
        };
        if !runs(&whole, &mut letters, |script, letters, short_capitals| {
            each(&Piece { start, end, script, letters, short_capitals })
        }) {
            return;
        }
    }
}

/// Cuts a chunk into runs of letters of one script. False when no more is wanted.
fn runs(chunk: &str, letters: &mut Vec<u32>, mut each: impl FnMut(Script, &[u32], bool) -> bool) -> bool {
    let mut chars = chunk.chars().peekable();
    while let Some(first) = chars.next() {
        let kind = script(first);
        // Digits with Latin letters: an amount, a hash, an address, an order number.
        if kind == Script::None {
            if first.is_ascii_digit() {
                while chars.next_if(char::is_ascii_alphanumeric).is_some() {}
            }
            continue;
        }
        letters.clear();
        letters.push(lower(first));
        let (mut capitals, mut length, mut code) = (usize::from(first.is_uppercase()), 1, false);
        while let Some(next) = chars.peek().copied() {
            let other = script(next);
            if other == kind {
                length += 1;
                capitals += usize::from(next.is_uppercase());
                if letters.len() < MOST_LETTERS {
                    letters.push(lower(next));
                }
            } else if kind == Script::Latin && next.is_ascii_digit() {
                code = true;
            } else if other != Script::None || !is_mark(next) {
                break;
            }
            chars.next();
        }
        // Nobody writes words so long, or with capitals strewn in.
        let strewn = kind == Script::Latin && length > 20 && capitals > 2 && capitals < length;
        if code || strewn || (kind == Script::Latin && is_term(letters, capitals == length)) {
            continue;
        }
        let short_capitals = kind == Script::Latin && capitals == length && (2..=5).contains(&length);
        if !each(kind, letters, short_capitals) {
            return false;
        }
    }
    true
}

/// Marks and joiners within words, which tables know nothing of.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && (matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{640}')
            || unicode_normalization::char::is_combining_mark(c))
}

fn lower(c: char) -> u32 {
    if c.is_ascii() { c.to_ascii_lowercase().into() } else { c.to_lowercase().next().unwrap_or(c).into() }
}

/// Links, mail addresses, handles, hosts and paths.
fn is_name(chunk: &str) -> bool {
    let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#' | '$' | '/'));
    if inner.starts_with(['@', '#', '$', '/']) || inner.contains("://") || inner.starts_with("www.") {
        return true;
    }
    if let Some((_, host)) = inner.split_once('@') {
        return host.contains('.');
    }
    let host = inner.split(['/', '?', ':']).next().unwrap_or_default();
    host.is_ascii()
        && host.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty() && ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it))
        })
}

/// Endings of hosts and files.
const ENDINGS: [&str; 36] = [
    "com", "net", "org", "io", "app", "xyz", "info", "dev", "finance", "exchange", "eth", "sol", "co", "me",
    "ai", "gg", "link", "live", "online", "site", "top", "vip", "club", "pro", "ru", "cn", "de", "uk", "jp",
    "kr", "br", "pdf", "png", "jpg", "jpeg", "csv",
];

/// Tickers and names that stand in texts of any language, whatever their case.
const TERMS: [&str; 48] = [
    "aave", "ada", "apk", "arb", "avax", "binance", "bitcoin", "bnb", "bsc", "btc", "busd", "bybit",
    "coinbase", "dai", "doge", "dogecoin", "erc", "eth", "ethereum", "eur", "faq", "gas", "kyc", "kraken",
    "ltc", "matic", "metamask", "nft", "okx", "otp", "pepe", "polygon", "qr", "sepa", "shib", "sms",
    "solana", "tron", "trx", "tx", "txid", "usd", "usdc", "usdt", "wbtc", "xlm", "xmr", "xrp",
];

/// Those that are words of some language, unless they are written in capitals.
const TERMS_IN_CAPITALS: [&str; 12] =
    ["ada", "arb", "dai", "gas", "link", "near", "one", "pepe", "sol", "ton", "uni", "dot"];

fn is_term(letters: &[u32], capitals: bool) -> bool {
    let same = |term: &str| {
        term.len() == letters.len()
            && term.bytes().zip(letters).all(|(byte, letter)| u32::from(byte) == *letter)
    };
    if letters.len() > 8 {
        return false;
    }
    let ambiguous = TERMS_IN_CAPITALS.iter().any(|it| same(it));
    if ambiguous { capitals } else { TERMS.iter().any(|it| same(it)) }
}
