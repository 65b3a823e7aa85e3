//! Masks: what of a personal value may be seen. Pure.
//!
//! Enough is left to tell two people apart and to check what a customer says on the phone; too little to write to anybody, to
//! look them up elsewhere, or to guess the rest.

mod numbers;

use crate::words::words;
use ombud_guard::addresses::{Asked, find};

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
        let value: String = chars.get(self.from..self.to).unwrap_or_default().iter().collect();
        match self.kind {
            Leads::Mail | Leads::Network => ombud_nlp::fold(value.trim_end_matches(['.', '-'])),
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
    let long = |it: &[char]| it.len() > 12;
    let may = chars.iter().any(|it| *it == '@' || it.is_ascii_digit())
        || chars.split(|it| !it.is_ascii_alphanumeric()).any(long);
    if !may {
        return Vec::new();
    }
    let mut found = emails(chars);
    found.extend(phones(chars));
    found.extend(numbers::found(chars));
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
            if !matches!(char, '@' | '.') {
                *char = DOT;
            }
        }
    }
    chars.into_iter().collect()
}

fn of_local(char: char) -> bool {
    char.is_alphanumeric() || "._%+-'".contains(char)
}

fn of_domain(char: char) -> bool {
    char.is_alphanumeric() || char == '-' || char == '.'
}

/// Whether a preview breaks off here: what ends here may go on.
fn is_cut(chars: &[char], end: usize) -> bool {
    chars.get(end..) == Some(&['…'])
}

/// Mail addresses; all but the first character is hidden.
fn emails(chars: &[char]) -> Vec<Personal> {
    let mut found = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|it| *it.1 == '@') {
        let before = chars.iter().take(at).rev().take_while(|it| of_local(**it)).count();
        let after = chars.iter().skip(at + 1).take_while(|it| of_domain(**it)).count();
        let domain: String = chars.iter().skip(at + 1).take(after).collect();
        let domain = domain.trim_end_matches(['.', '-']);
        let whole = domain.contains('.') || is_cut(chars, at + 1 + after);
        if before > 0 && whole {
            let (from, to) = (at - before, at + 1 + domain.chars().count());
            found.push(Personal { kind: Leads::Mail, from, to, hidden: (from + 1, to) });
        }
    }
    found
}

/// Telephone numbers; all but the last two digits is hidden. Other numbers (amounts, orders, times) stay: a number
/// has to begin with `+` or `00`, with a trunk's `0` (`0171 2345678`), or look like a Chinese mobile number, `555-123-4567` or
/// `98765 43210`.
fn phones(chars: &[char]) -> Vec<Personal> {
    let joins = |it: char| matches!(it, ' ' | '-' | '(' | ')' | '.' | '/');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        let begins = *char == '+' || *char == '(' || char.is_ascii_digit();
        let joined = at > 0 && chars.get(at - 1).is_some_and(|it| it.is_alphanumeric());
        if !begins || joined {
            at += 1;
            continue;
        }
        let rest = chars.get(at + 1..).unwrap_or_default();
        let run = 1 + rest.iter().take_while(|it| it.is_ascii_digit() || joins(**it)).count();
        let run = chars.get(at..at + run).unwrap_or_default();
        let length = run.iter().rposition(char::is_ascii_digit).map_or(0, |it| it + 1);
        let run = run.get(..length).unwrap_or_default();
        let digits: String = run.iter().filter(|it| it.is_ascii_digit()).collect();
        let groups: Vec<usize> =
            run.split(|it| !it.is_ascii_digit()).map(<[char]>::len).filter(|it| *it > 0).collect();
        let least = if is_cut(chars, at + length) { 4 } else { 8 };
        let abroad = (*char == '+' || digits.starts_with("00")) && (least..=15).contains(&digits.len());
        let chinese = digits.len() == 11 && digits.starts_with('1') && !run.contains(&'.');
        let american = groups == [3, 3, 4] && !run.contains(&'.');
        let indian =
            groups == [5, 5] && matches!(digits.as_bytes().first(), Some(b'6'..=b'9')) && !run.contains(&'.');
        let national = digits.starts_with('0')
            && !digits.starts_with("00")
            && (9..=12).contains(&digits.len())
            && !run.iter().any(|it| matches!(it, '.' | '/'))
            // A date with an hour behind it ends in two digits.
            && (groups.last().is_some_and(|it| *it > 2) || groups == [2; 5]);
        let ends = !chars.get(at + length).is_some_and(|it| it.is_alphabetic());
        if (abroad || chinese || american || indian || national) && ends {
            let (from, to) = (at, at + length);
            found.push(Personal { kind: Leads::Phone, from, to, hidden: (from, to.saturating_sub(2)) });
        }
        at += length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_masked() {
        assert_eq!(email("john.doe@gmail.com"), "j•••@g•••.com");
        assert_eq!(email("李@邮件.中国"), "李•••@邮•••.中国");
        assert_eq!(email("nonsense"), "n•••");
        assert_eq!(name("John  Doe"), "J••• D•••");
        assert_eq!(name("李雷"), "李•••");
        assert_eq!(address("0x52908400098527886e0f7030069857d2e4169ee7"), "0x5290…9ee7");
        assert_eq!(address("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"), "bc1q…5mdq");
        assert_eq!(address("short"), "s•••");
        assert_eq!((id("user-1042").as_str(), id("u1").as_str()), ("•••42", "•••"));
        assert!(is_masked(&email("a@b.cd")) && !is_masked("a • b"));
    }

    /// Of each value its kind and the whole of it.
    fn values(text: &str) -> Vec<(Leads, String)> {
        let chars: Vec<char> = text.chars().collect();
        personal(text, &chars).iter().map(|it| (it.kind, it.whole(&chars))).collect()
    }

    #[test]
    fn what_is_hidden_is_known_as_a_whole_however_it_is_written() {
        for (text, kind, whole) in [
            ("write to John.Doe@Gmail.com.", Leads::Mail, "john.doe@gmail.com"),
            ("+49 151 234 567 89 please", Leads::Phone, "4915123456789"),
            ("0049-151-23456789 please", Leads::Phone, "4915123456789"),
            ("call 138 1234 5678 now", Leads::Phone, "13812345678"),
            ("IBAN DE89 3704 0044 0532 0130 00", Leads::Number, "de89370400440532013000"),
            ("de: DE89370400440532013000.", Leads::Number, "de89370400440532013000"),
            ("my passport is C01X00T47", Leads::Number, "c01x00t47"),
            ("from 203.0.113.77 today", Leads::Network, "203.0.113.77"),
            (
                "to 0x52908400098527886E0F7030069857D2E4169EE7 today",
                Leads::Wallet,
                "0x52908400098527886e0f7030069857d2e4169ee7",
            ),
        ] {
            assert_eq!(values(text), [(kind, whole.to_owned())], "{text}");
        }
        // A telephone number that is the part of an address is no value of its own.
        assert_eq!(values("13812345678@example.com"), [(Leads::Mail, "13812345678@example.com".to_owned())]);
        assert_eq!(values("0.5 BTC at 12:30, order 20260105"), []);
        assert_eq!(values("hello there"), []);
    }

    #[test]
    fn nothing_of_a_value_is_left_in_the_rest() {
        for (said, left) in [
            ("write to john.doe@gmail.com.", "write to ••••••••••••••••••."),
            ("call 13812345678, please", "call •••••••••••, please"),
            ("护照号E12345678", "护照号•••••••••"),
        ] {
            let chars: Vec<char> = said.chars().collect();
            assert_eq!(without(said, &chars), left);
        }
    }

    #[test]
    fn texts_lose_what_leads_to_a_person_and_keep_their_places() {
        let eth = "0x52908400098527886E0F7030069857D2E4169EE7";
        for (said, shown) in [
            ("write to john.doe@gmail.com.", "write to j•••.•••@•••••.•••."),
            ("+49 151 234 567 89 please", "••••••••••••••••89 please"),
            ("call 13812345678", "call •••••••••78"),
            ("call 555-123-4567 now", "call ••••••••••67 now"),
            ("mobil 0171 2345678, 07911 123456", "mobil ••••••••••78, ••••••••••56"),
            ("98765 43210 is mine", "•••••••••10 is mine"),
            (
                "IBAN DE89 3704 0044 0532 0130 00, or GB82WEST12345698765432",
                "IBAN DE•••••••••••••••••••••••00, or GB••••••••••••••••••32",
            ),
            (
                "from 203.0.113.77 and 2001:db8:85a3::8a2e:370:7334.",
                "from 20•.•.•••.77 and 20••••••••••••••••••••••••34.",
            ),
            ("my passport is C01X00T47, 护照号E12345678", "my passport is C••••••47, 护照号E••••••78"),
            ("身份证 11010519491231002X", "身份证 11••••••••••••••2X"),
            ("06 12 34 56 78", "••••••••••••78"),
            ("on 05-01-2026 10:30, 05/01/2026 10:30", "on 05-01-2026 10:30, 05/01/2026 10:30"),
            ("0.00012 of 0.12345678 BTC", "0.00012 of 0.12345678 BTC"),
            ("version 1.2.3.4567 of 2026", "version 1.2.3.4567 of 2026"),
            ("0.5 BTC at 12:30, order 20260105, 1,000.00", "0.5 BTC at 12:30, order 20260105, 1,000.00"),
            ("2026-01-05 10:00", "2026-01-05 10:00"),
            ("@anna and a@b", "@anna and a@b"),
        ] {
            assert_eq!(text(said), shown);
            assert_eq!(text(said).chars().count(), said.chars().count());
        }
        // A preview ends in the middle of one.
        let cut = text("sent to 0x52908400098527886E0F70");
        assert!(cut.starts_with("sent to 0x52•") && cut.ends_with("•0F70"), "{cut}");
        let cut = text("sent to bc1qar0srrr7xfkvy5l643lydn");
        assert!(cut.starts_with("sent to bc1q•") && cut.ends_with("•lydn"), "{cut}");
        let cut = text("see 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836");
        assert!(cut.starts_with("see 0x9f•") && cut.ends_with("•5836"), "{cut}");
        let cut = text("sent to 0x52908400098527886E0F7030069857D2E4169…");
        assert!(cut.starts_with("sent to 0x52•") && cut.ends_with("•4169…"), "{cut}");
        for (said, shown) in [
            ("write to john.doe@gma…", "write to j•••.•••@•••…"),
            ("write to john.doe@…", "write to j•••.•••@…"),
            ("call +49 151 23…", "call ••••••••23…"),
            ("it is 5 °C…", "it is 5 °C…"),
        ] {
            assert_eq!(text(said), shown);
        }
        let hash = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";
        assert_eq!(text(hash), hash, "a transaction is public");
        let masked = text(&format!("to {eth} today"));
        assert!(masked.starts_with("to 0x52•") && masked.ends_with("•9EE7 today"), "{masked}");
    }
}
