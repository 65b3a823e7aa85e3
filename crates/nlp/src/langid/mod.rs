//! Which language a text is in: one word, a message, or a text that mixes some.
//!
//! ```
//! use ombud_nlp::langid::{identify, identify_among};
//! assert_eq!(identify("wo ist meine Auszahlung?").lang, "de");
//! assert_eq!(identify("我的提币还没到账").lang, "zh");
//! assert_eq!(identify("0x52908400098527886E0F7030069857D2E4169EE7 250 USDT").lang, "und");
//! assert_eq!(identify_among("Var är mina pengar", &["da", "sv"]).lang, "sv");
//! ```
//!
//! Letters decide where a script has one language among those known ([`LANGUAGES`]). Latin, Cyrillic and Arabic letters, and
//! Chinese characters without Kana, are weighed by n-grams: for each letter of a word, how likely it is after the up to four
//! before it, edges of words being letters too. What is multiplied are probabilities of a language model with interpolated
//! absolute discounting, of which the n-grams are kept that tell the most beyond their shorter ends.
//!
//! Links, mail addresses, handles, hashes, addresses, amounts, order numbers, tickers and pictures decide nothing, and neither
//! do short words in capitals beside others. What is left empty is `und`, with confidence 0.
//!
//! The tables were learnt from news and web pages, from no message of a customer; `tools/langid` makes them, and
//! `NOTICE` beside the file tells whose work they are.

mod evidence;
mod model;
mod pieces;
mod scripts;
mod spans;

#[cfg(test)]
mod tests;

pub use spans::{Share, Span, shares, spans};

use evidence::Evidence;
use model::Model;

/// What a text is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// The language, BCP 47: one of [`LANGUAGES`], or `und`.
    pub lang: &'static str,
    /// The chance that it is right, 0 to 1.
    pub confidence: f32,
}

/// Nothing that could tell.
const UNKNOWN: Guess = Guess { lang: "und", confidence: 0.0 };

/// The languages that are told apart. `zh` is Chinese unless a character says that it is traditional, which is `zh-Hant`.
pub const LANGUAGES: [&str; 51] = [
    "am", "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "gu", "he", "hi", "hu",
    "hy", "id", "it", "ja", "ka", "kk", "km", "kn", "ko", "lo", "ml", "ms", "my", "nb", "nl", "pa", "pl",
    "pt", "ro", "ru", "si", "sr", "sv", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zh", "zh-Hant",
    "und",
];

/// The language of most of a text.
pub fn identify(text: &str) -> Guess {
    guess(text, None)
}

/// The likeliest of some languages, as `en`, `pt-BR`, `no` or `zh-Hant`; `und` when none of them is written in the letters of
/// the text. For a workspace that knows which languages its customers write.
pub fn identify_among(text: &str, langs: &[&str]) -> Guess {
    guess(text, Some(langs))
}

fn guess(text: &str, among: Option<&[&str]>) -> Guess {
    let model = Model::get();
    let (mut words, mut capitals) = (Evidence::default(), Evidence::default());
    let has_lower = text.bytes().any(|it| it.is_ascii_lowercase());
    pieces::pieces(text, |piece| {
        if has_lower && piece.short_capitals { capitals.add(model, piece) } else { words.add(model, piece) }
    });
    let best = words.guess(model, text, among);
    if best == UNKNOWN { capitals.guess(model, text, among) } else { best }
}
