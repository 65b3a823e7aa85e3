//! What of a customer's words goes to a model: secrets are cut out, and whatever leads to a person or to money is hidden behind
//! tokens such as `{email-1}`. What a token stands for never leaves; it is put back into an answer here.

use crate::{
    http::guarded,
    trust::mask::{self, Leads},
    words::words,
};
use ombud_guard::{
    addresses::{self, Asked},
    links,
};

words! {
    /// What is hidden.
    Hidden {
        /// A mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// The number of an account, a paper or a card.
        Number = "number",
        /// A network address.
        Host = "host",
        /// A wallet's address.
        Wallet = "wallet",
        /// The id of a transaction.
        Hash = "hash",
        /// A link.
        Link = "link",
        /// What the customer is called or known by.
        Name = "name",
    }
}

impl Hidden {
    /// Whether somebody could follow it, with money or on foot: an answer does not speak of it.
    pub const fn leads(self) -> bool {
        matches!(self, Self::Wallet | Self::Link | Self::Host)
    }
}

/// Something that was hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Taken {
    token: String,
    kind: Hidden,
    value: String,
}

/// A text as it may be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Redacted {
    /// The text.
    pub text: String,
    taken: Vec<Taken>,
}

/// A part of a text, in code points.
type Span = (usize, usize, Hidden);

/// The longest and the shortest that a customer's own name is looked for by, in characters.
const NAME: std::ops::RangeInclusive<usize> = 2..=200;

impl Redacted {
    /// Of what a customer wrote, who is called and known by `known`.
    pub fn of(text: &str, known: &[String]) -> Self {
        // Braces are what tokens are told by.
        let text = guarded(text.to_owned()).replace('{', "(").replace('}', ")");
        let chars: Vec<char> = text.chars().collect();
        let mut spans = spans(&text, &chars);
        for name in known {
            own(&chars, name, &mut spans);
        }
        let mut all = Self::default();
        let mut at = 0;
        for (from, to, kind) in merged(spans) {
            all.text.extend(chars.get(at..from).unwrap_or_default());
            let value: String = chars.get(from..to).unwrap_or_default().iter().collect();
            let token = all.token(kind, value);
            all.text.push_str(&token);
            at = to;
        }
        all.text.extend(chars.get(at..).unwrap_or_default());
        all
    }

    fn token(&mut self, kind: Hidden, value: String) -> String {
        if let Some(same) = self.taken.iter().find(|it| it.kind == kind && it.value == value) {
            return same.token.clone();
        }
        let number = self.taken.iter().filter(|it| it.kind == kind).count() + 1;
        let token = format!("{{{}-{number}}}", kind.word());
        self.taken.push(Taken { token: token.clone(), kind, value });
        token
    }

    /// What is written between braces in a text, with them.
    pub fn tokens(text: &str) -> Vec<&str> {
        let ends = |from: usize| text.get(from..).and_then(|it| it.find('}')).map(|it| from + it + 1);
        let all = text.match_indices('{').filter_map(|(from, _)| text.get(from..ends(from)?));
        all.collect()
    }

    /// What a token stands for; none: it is no token of this text.
    pub fn kind(&self, token: &str) -> Option<Hidden> {
        self.taken.iter().find(|it| it.token == token).map(|it| it.kind)
    }

    /// A text without the tokens of this one.
    pub fn bare(&self, text: &str) -> String {
        self.taken.iter().fold(text.to_owned(), |text, it| text.replace(&it.token, " "))
    }

    /// A text with what its tokens stand for.
    pub fn restored(&self, text: &str) -> String {
        self.taken.iter().fold(text.to_owned(), |text, it| text.replace(&it.token, &it.value))
    }
}

fn spans(text: &str, chars: &[char]) -> Vec<Span> {
    // Of two that are as long the first says what it is: a mail address is taken for a link as well.
    let personal = mask::personal(text, chars).into_iter().map(|it| {
        let kind = match it.kind {
            Leads::Mail => Hidden::Email,
            Leads::Phone => Hidden::Phone,
            Leads::Number => Hidden::Number,
            Leads::Network => Hidden::Host,
            Leads::Wallet => Hidden::Wallet,
        };
        (it.from, it.to, kind)
    });
    let mut all: Vec<Span> = personal.collect();
    all.extend(addresses::find(text).iter().map(|it| {
        let is = |what| it.identities.iter().any(|one| one.valid() && one.asked == what);
        // What may be either is hidden as what is the more dangerous to speak of.
        let kind = if is(Asked::Transaction) && !is(Asked::Address) { Hidden::Hash } else { Hidden::Wallet };
        (it.start, it.end, kind)
    }));
    all.extend(links::find(text).iter().map(|it| (it.start, it.end, Hidden::Link)));
    all
}

/// Where a customer's own name or id stands; of a name of several words each of them that is long enough.
fn own(chars: &[char], name: &str, spans: &mut Vec<Span>) {
    let words = name.split_whitespace().filter(|it| it.chars().count() > 2);
    for part in std::iter::once(name.trim()).chain(words) {
        let wanted: Vec<char> = part.chars().map(lower).collect();
        if !NAME.contains(&wanted.len()) {
            continue;
        }
        let spaced = wanted.iter().all(|it| it.is_alphanumeric() && (*it as u32) < 0x2e80);
        for (at, window) in chars.windows(wanted.len()).enumerate() {
            let to = at + wanted.len();
            let inside = |it: Option<&char>| spaced && it.is_some_and(|it| it.is_alphanumeric());
            let whole = !inside(at.checked_sub(1).and_then(|it| chars.get(it))) && !inside(chars.get(to));
            if whole && window.iter().copied().map(lower).eq(wanted.iter().copied()) {
                spans.push((at, to, Hidden::Name));
            }
        }
    }
}

fn lower(it: char) -> char {
    it.to_lowercase().next().unwrap_or(it)
}

/// In order, those that overlap as one: of the kind of the longest.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
    let mut all: Vec<(Span, usize)> = Vec::new();
    for (from, to, kind) in spans {
        match all.last_mut() {
            Some((last, longest)) if from < last.1 => {
                if to - from > *longest {
                    (last.2, *longest) = (kind, to - from);
                }
                last.1 = last.1.max(to);
            }
            _ => all.push(((from, to, kind), to - from)),
        }
    }
    all.into_iter().map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALLET: &str = "0x52908400098527886E0F7030069857D2E4169EE7";

    #[test]
    fn what_leads_to_a_person_or_to_money_stays_here() {
        let text = format!(
            "I am Anna Lund, anna@example.com, +44 20 7946 0958. I sent 5 USDT to {WALLET}, see https://evil.example/x?t=1. anna@example.com"
        );
        let redacted = Redacted::of(&text, &["Anna Lund".into(), "user-77".into()]);
        for gone in ["Anna", "Lund", "example", "7946", "0x5290", "https"] {
            assert!(!redacted.text.contains(gone), "{gone}: {}", redacted.text);
        }
        assert!(
            redacted.text.contains("{email-1}") && !redacted.text.contains("{email-2}"),
            "{}",
            redacted.text
        );
        assert!(redacted.text.contains("5 USDT"), "what is asked stays: {}", redacted.text);
        let wallet = Redacted::tokens(&redacted.text).into_iter().find(|it| it.contains("wallet")).unwrap();
        assert!(redacted.kind(wallet).unwrap().leads());
        assert_eq!(redacted.restored(&redacted.text), text);
    }

    #[test]
    fn a_secret_is_cut_and_a_brace_makes_no_token() {
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let redacted = Redacted::of(&format!("my words {phrase} and {{wallet-1}}"), &[]);
        assert!(
            !redacted.text.contains("sausage") && redacted.text.contains("removed]"),
            "{}",
            redacted.text
        );
        assert!(redacted.text.ends_with("(wallet-1)") && Redacted::tokens(&redacted.text).is_empty());
        assert_eq!(redacted.kind("{wallet-1}"), None);
    }

    #[test]
    fn names_are_hidden_as_words_and_not_within_others() {
        let redacted = Redacted::of("Ann's annual fee, ANN? 我是李雷雷", &["Ann".into(), "李雷".into()]);
        assert_eq!(redacted.text, "{name-1}'s annual fee, {name-2}? 我是{name-3}雷");
    }
}
