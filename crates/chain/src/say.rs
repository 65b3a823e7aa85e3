//! Verdicts in words, by Fluent. A language is a file in `texts`; English answers for what a language lacks.

use crate::diagnosis::{Code, Fact, Verdict};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files, English first: it answers for the others.
const FILES: [(&str, &str); 2] =
    [("en", include_str!("../texts/en.ftl")), ("zh-Hans", include_str!("../texts/zh-Hans.ftl"))];

static BUNDLES: LazyLock<Vec<(LanguageIdentifier, Bundle)>> =
    LazyLock::new(|| FILES.iter().filter_map(|(language, text)| open(language, text)).collect());

/// A verdict in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What is the matter, in one line.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What to do.
    pub advice: String,
}

/// Says a verdict in the language of a BCP 47 tag such as `zh-CN`; in English where there is no such language.
pub fn say(verdict: &Verdict, language: &str) -> Said {
    let told = bundle(language).and_then(|it| said(it, verdict));
    let told = told.or_else(|| BUNDLES.first().and_then(|(_, english)| said(english, verdict)));
    told.unwrap_or_else(|| Said {
        title: verdict.code.name().to_owned(),
        text: String::new(),
        advice: String::new(),
    })
}

/// The languages that there are texts in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(language, _)| *language)
}

fn open(language: &str, text: &str) -> Option<(LanguageIdentifier, Bundle)> {
    let id: LanguageIdentifier = language.parse().ok()?;
    let mut bundle = Bundle::new_concurrent(vec![id.clone()]);
    // Marks of direction would be copied along with addresses and amounts.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).ok()?;
    bundle.add_resource(resource).ok()?;
    Some((id, bundle))
}

/// Whether verdicts are said in the language of a BCP 47 tag; else [`say`] says them in English.
pub fn speaks(language: &str) -> bool {
    bundle(language).is_some()
}

/// The file whose language and script a reader of `language` reads. `zh` alone means the simplified script (CLDR, likely
/// subtags); to a reader of the traditional one (`zh-Hant`, `zh-TW`, `zh-HK`, `zh-MO`) simplified texts are foreign.
fn bundle(language: &str) -> Option<&'static Bundle> {
    let wanted: LanguageIdentifier = language.parse().ok()?;
    let traditional = wanted.script.is_some_and(|it| it.as_str() == "Hant")
        || (wanted.script.is_none()
            && wanted.region.is_some_and(|it| matches!(it.as_str(), "TW" | "HK" | "MO")));
    let near = |id: &LanguageIdentifier| {
        id.language == wanted.language && !(traditional && id.script.is_some_and(|it| it.as_str() == "Hans"))
    };
    BUNDLES.iter().find(|(id, _)| near(id)).map(|(_, bundle)| bundle)
}

/// The key of a code's text.
fn key(code: Code) -> String {
    code.name().replace('.', "-")
}

fn said(bundle: &Bundle, verdict: &Verdict) -> Option<Said> {
    let message = bundle.get_message(&key(verdict.code))?;
    let mut args = FluentArgs::new();
    for (name, fact) in &verdict.facts {
        args.set(name.as_str(), value(bundle, fact));
    }
    let format = |pattern| {
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    };
    let attribute = |name| message.get_attribute(name).and_then(|it| format(it.value()));
    Some(Said { title: format(message.value()?)?, text: attribute("text")?, advice: attribute("advice")? })
}

fn value(bundle: &Bundle, fact: &Fact) -> FluentValue<'static> {
    match fact {
        // Texts ask for `none` where something may not be known.
        Fact::Text(text) if text.is_empty() => "none".into(),
        Fact::Text(text) => text.clone().into(),
        Fact::Count(count) => (*count).into(),
        Fact::Seconds(seconds) => time(bundle, *seconds).into(),
        Fact::Amount { units, decimals, symbol } => {
            let number = match decimals {
                Some(decimals) => grouped(&units.display(*decimals)),
                None => unit(bundle, "amount-unknown-places", "units", grouped(&units.to_string()).into()),
            };
            let symbol = match symbol.as_str() {
                "" => unit(bundle, "amount-unknown-asset", "units", "".into()),
                symbol => symbol.to_owned(),
            };
            format!("{number} {symbol}").into()
        }
    }
}

fn unit(bundle: &Bundle, key: &str, name: &str, value: FluentValue<'static>) -> String {
    let pattern = bundle.get_message(key).and_then(|it| it.value());
    let mut args = FluentArgs::new();
    args.set(name.to_owned(), value);
    let format = |pattern| bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
    pattern.map(format).unwrap_or_default()
}

/// A length of time as people say it: rounded up, for nobody minds if it was sooner.
fn time(bundle: &Bundle, seconds: u64) -> String {
    let (key, count) = match seconds {
        0..90 => ("unit-seconds", seconds),
        90..5_400 => ("unit-minutes", seconds.div_ceil(60)),
        _ => ("unit-hours", seconds.div_ceil(3_600)),
    };
    unit(bundle, key, "count", count.into())
}

/// `1234567.5` as `1,234,567.5`.
fn grouped(number: &str) -> String {
    let (whole, places) = number.split_once('.').map_or((number, None), |(a, b)| (a, Some(b)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    places.map_or(out.clone(), |places| format!("{out}.{places}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Units;
    use std::collections::BTreeSet;

    /// The code's name for each message of a file, except for units.
    fn keys(text: &str) -> BTreeSet<String> {
        let line = |it: &str| it.split_once(" = ").map(|(key, _)| key.to_owned());
        let top = text.lines().filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(line);
        top.filter(|it| !it.starts_with("unit-") && !it.starts_with("amount-")).collect()
    }

    #[test]
    fn every_code_has_a_text_in_every_language_and_no_text_is_left_over() {
        let codes: BTreeSet<String> = Code::ALL.iter().map(|it| key(*it)).collect();
        for (language, text) in FILES {
            assert_eq!(keys(text), codes, "{language}");
        }
    }

    #[test]
    fn every_text_is_made_of_the_facts_that_its_code_promises() {
        for language in languages() {
            for code in Code::ALL {
                let mut verdict = Verdict::new(*code).with("network", "Ethereum");
                for name in code.facts() {
                    verdict = match *name {
                        "amount" | "sent" | "fee" | "minimum" | "balance" | "offered" | "needed" | "used"
                        | "limit" | "confirmations" | "missing" | "count" | "nonce" | "height" => {
                            verdict.with(name, 2)
                        }
                        name => verdict.with(name, "x"),
                    };
                }
                let said = said(bundle(language).unwrap(), &verdict);
                let said = said.unwrap_or_else(|| panic!("{language} {code}: a fact is missing"));
                for text in [&said.title, &said.text, &said.advice] {
                    assert!(
                        !text.is_empty() && !text.contains(['{', '}', '\u{2068}']),
                        "{language} {code}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn amounts_times_and_what_is_not_known_are_put_in_words() {
        let amount = Fact::Amount {
            units: Units::from(1_234_567_500_000u64),
            decimals: Some(6),
            symbol: "USDT".into(),
        };
        let verdict =
            Verdict::new(Code::TransferNative).with("amount", amount).with("from", "a").with("to", "b");
        assert_eq!(say(&verdict, "en").title, "1,234,567.5 USDT was sent");
        assert_eq!(say(&verdict, "zh-CN").title, "已转出 1,234,567.5 USDT");
        assert_eq!(say(&verdict, "zh-TW").title, "1,234,567.5 USDT was sent");
        assert_eq!(say(&verdict, "xx").title, say(&verdict, "not a tag").title);
        let verdict = Verdict::new(Code::TxConfirming).with("wait", Fact::Seconds(600));
        let verdict = verdict.with("confirmations", 2).with("needed", 12).with("missing", 10);
        assert!(
            say(&verdict, "en").text.ends_with("10 more take about 10 minutes."),
            "{}",
            say(&verdict, "en").text
        );
        let verdict = Verdict::new(Code::TxReplaced).with("by", "");
        assert!(say(&verdict, "en").text.starts_with("The sender sent another one in its place. This"));
        let unknown = Fact::Amount { units: Units::from(5u64), decimals: None, symbol: String::new() };
        let verdict =
            Verdict::new(Code::TransferNative).with("amount", unknown).with("from", "a").with("to", "b");
        assert_eq!(say(&verdict, "en").title, "5 smallest units of an asset without a name was sent");
    }
}
