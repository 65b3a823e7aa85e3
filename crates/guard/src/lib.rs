//! The guard stands between every inbound text and everything that could keep it.
//!
//! Customers paste seed phrases and private keys into chats, often because a thief told them to. [`inspect`]
//! finds such secrets and returns the text with marks in their place; only that may reach a database row,
//! a log line, an event, a search token or a provider.
//!
//! ```
//! let text = "my words are legal winner thank year wave sausage worth useful legal winner thank yellow ok?";
//! let inspection = ombud_guard::inspect(text);
//! assert_eq!(inspection.redacted.as_deref(), Some("my words are [seed phrase removed] ok?"));
//! assert_eq!(inspection.findings[0].kind, ombud_guard::Kind::SeedPhrase);
//! ```
//!
//! # What is found
//!
//! - **Seed phrases** of BIP-39 in English: 12, 15, 18, 21 or 24 words with a valid checksum, in any case,
//!   with spaces, line breaks, commas, list numbers, tags or other signs between. No word such as "seed" is asked
//!   for, since thieves ask for "the twelve words" or for nothing at all.
//! - **Private keys** in wallet import format, compressed or not, of any network, by their checksum; also
//!   when they are broken once or twice by white space.
//! - **Extended private keys** (xprv, yprv, zprv, tprv and their kin), by their checksum.
//! - **Private keys of 64 hex digits**, if words nearby say so. Without such words they are a transaction.
//!
//! # How the words of a phrase are judged
//!
//! Words of the list also make sentences, and stand beside phrases: "please verify this seed phrase" is five
//! of them. A window of twelve that begins too early passes its checksum one time in sixteen; taking it
//! alone would leave the tail of the true phrase readable. Therefore *all* windows that pass are cut out
//! together. Sentences made of nothing but listed words pass as often, and are told apart by their function
//! words ("this", "because", "will"): more than a third of a sentence, but hardly one in thirty of a draw.
//! Twelve listed words or more that are nearly without function words are no sentence, and are cut out whole:
//! without any window that passes they are a phrase with a mistake in it, found with less confidence.
//!
//! # Cost
//!
//! One pass over the bytes finds the runs of letters and digits. Each is looked up in the word list, which
//! takes a few nanoseconds; checksums are computed only for rows of twelve listed words, and keys are decoded
//! only if there is a long run. An ordinary message costs at most about a microsecond (`cargo bench -p
//! ombud-guard`), and the worst grows in proportion to its length.
//!
//! # Adding a kind of secret
//!
//! Add it to [`Kind`] with its mark, write a detector that pushes `Hit`s from the `Scan` of the message
//! (see `keys.rs`), and call it in [`inspect`] behind a condition that ordinary messages do not meet.
//! Detectors speak of positions in the cleaned text only; code points and overlaps are settled here.

pub mod addresses;
#[cfg(feature = "eval")]
pub mod eval;
mod keys;
pub mod links;
pub mod lists;
mod nearby;
pub mod outbound;
mod phrase;
mod text;
mod together;
mod words;

#[cfg(test)]
mod tests;

use text::{Scan, Text};
pub use together::{inspect_together, may_go_on};

/// A secret in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// What gave it away, as a phrase for staff.
    pub why: &'static str,
}

/// The kinds of secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The words of a wallet, from which all its keys are made.
    SeedPhrase,
    /// The key of one address, in hex digits.
    PrivateKey,
    /// The key of one address, in wallet import format.
    Wif,
    /// The key of a tree of addresses.
    ExtendedPrivateKey,
    /// A pair of Ed25519 keys, as Solana wallets export it.
    SolanaKey,
    /// A file that holds a key, encrypted by a password.
    Keystore,
    /// The secret with which programs act on an account.
    ApiSecret,
    /// The public half of an API secret, found beside it.
    ApiKey,
    /// What one-time passwords are made from.
    OneTimeSeed,
    /// The number of a payment card.
    Card,
    /// A password that is called one.
    Password,
    /// Codes that open an account once.
    RecoveryCode,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 12] = [
        Kind::SeedPhrase,
        Kind::PrivateKey,
        Kind::Wif,
        Kind::ExtendedPrivateKey,
        Kind::SolanaKey,
        Kind::Keystore,
        Kind::ApiSecret,
        Kind::ApiKey,
        Kind::OneTimeSeed,
        Kind::Card,
        Kind::Password,
        Kind::RecoveryCode,
    ];

    /// What stands in the place of the secret.
    pub fn mark(self) -> &'static str {
        match self {
            Kind::SeedPhrase => "[seed phrase removed]",
            Kind::PrivateKey | Kind::Wif | Kind::ExtendedPrivateKey | Kind::SolanaKey => {
                "[private key removed]"
            }
            Kind::Keystore => "[keystore removed]",
            Kind::ApiSecret => "[API secret removed]",
            Kind::ApiKey => "[API key removed]",
            Kind::OneTimeSeed => "[2FA key removed]",
            Kind::Card => "[card number removed]",
            Kind::Password => "[password removed]",
            Kind::RecoveryCode => "[recovery codes removed]",
        }
    }

    /// A stable name for events and statistics.
    pub fn name(self) -> &'static str {
        match self {
            Kind::SeedPhrase => "mnemonic",
            Kind::PrivateKey => "private_key",
            Kind::Wif => "wif",
            Kind::ExtendedPrivateKey => "xprv",
            Kind::SolanaKey => "solana_key",
            Kind::Keystore => "keystore",
            Kind::ApiSecret => "api_secret",
            Kind::ApiKey => "api_key",
            Kind::OneTimeSeed => "totp",
            Kind::Card => "card",
            Kind::Password => "password",
            Kind::RecoveryCode => "recovery_code",
        }
    }
}

/// What [`inspect`] found. It holds no secret: printing it is safe.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The secrets, in order, not overlapping.
    pub findings: Vec<Finding>,
    /// The text without them; `None` if there are none and the text can be kept as it is.
    pub redacted: Option<String>,
}

/// What a detector found, as bytes of the cleaned text.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: usize,
    end: usize,
    kind: Kind,
    confidence: u8,
    why: &'static str,
}

/// How often a text is looked at again after something was cut out of it.
const ROUNDS: usize = 8;

/// Finds the secrets in a text and cuts them out.
pub fn inspect(text: &str) -> Inspection {
    let mut findings = find(text);
    if findings.is_empty() {
        return Inspection::default();
    }
    // What stood between words and a string is gone now, so that the words may speak of it.
    let mut redacted = redact(text, &findings);
    for _ in 0..ROUNDS {
        let more = find(&redacted);
        if more.is_empty() {
            break;
        }
        let origin = |it: Finding| {
            let (start, end) =
                (before_cuts(&findings, it.start, false), before_cuts(&findings, it.end, true));
            Finding { start, end, ..it }
        };
        let more: Vec<Finding> = more.into_iter().map(origin).collect();
        findings.extend(more);
        join(&mut findings);
        redacted = redact(text, &findings);
    }
    Inspection { findings, redacted: Some(redacted) }
}

/// Looks once.
fn find(text: &str) -> Vec<Finding> {
    let cleaned = Text::new(text);
    let mut hits = Vec::new();
    let scan = Scan::new(cleaned.bytes());
    phrase::find(&cleaned, &scan, &mut hits);
    if scan.codes > 0 || scan.digits >= 15 || scan.may_hold_key() {
        keys::find(text, &cleaned, &scan, &mut hits);
    }
    settle(&cleaned, hits)
}

/// Where a code point of the redacted text was before the findings were cut out; within a mark, where what it
/// stands for begins or ends.
fn before_cuts(findings: &[Finding], at: usize, end: bool) -> usize {
    let mut place = at;
    for finding in findings {
        let mark = finding.kind.mark().chars().count();
        if place < finding.start + usize::from(end) {
            break;
        }
        if place < finding.start + mark + usize::from(end) {
            return if end { finding.end } else { finding.start };
        }
        place = place + finding.end - finding.start - mark;
    }
    place
}

/// Puts findings in order and joins those that overlap.
fn join(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|it| (it.start, it.end));
    findings.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
            if next.confidence > last.confidence {
                (last.kind, last.confidence, last.why) = (next.kind, next.confidence, next.why);
            }
        }
        overlap
    });
}

/// Hits as findings in the original, in order and joined where they overlap.
fn settle(cleaned: &Text, hits: Vec<Hit>) -> Vec<Finding> {
    let finding = |hit: Hit| {
        let (start, end) = cleaned.code_points(hit.start, hit.end);
        Finding { start, end, kind: hit.kind, confidence: hit.confidence, why: hit.why }
    };
    let mut findings: Vec<Finding> = hits.into_iter().map(finding).collect();
    join(&mut findings);
    findings
}

/// Replaces each finding by its mark.
fn redact(text: &str, findings: &[Finding]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let mut at = 0;
    for finding in findings {
        out.extend(chars.by_ref().take(finding.start - at));
        out.push_str(finding.kind.mark());
        chars.by_ref().take(finding.end - finding.start).for_each(drop);
        at = finding.end;
    }
    out.push_str(chars.as_str());
    out
}
