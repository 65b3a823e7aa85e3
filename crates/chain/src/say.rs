//! Verdicts in words, by Fluent. A language is a file in `texts`; English answers for what a language lacks.

use crate::{
    diagnosis::{Code, Fact, Severity, Verdict},
    foreign,
};
use alloy_primitives::Address;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files, English first: it answers for the others.
const FILES: [(&str, &str); 11] = [
    ("en", include_str!("../texts/en.ftl")),
    ("zh-Hans", include_str!("../texts/zh-Hans.ftl")),
    ("ar", include_str!("../texts/ar.ftl")),
    ("es", include_str!("../texts/es.ftl")),
    ("fr", include_str!("../texts/fr.ftl")),
    ("ja", include_str!("../texts/ja.ftl")),
    ("ko", include_str!("../texts/ko.ftl")),
    ("pt", include_str!("../texts/pt.ftl")),
    ("ru", include_str!("../texts/ru.ftl")),
    ("tr", include_str!("../texts/tr.ftl")),
    ("vi", include_str!("../texts/vi.ftl")),
];

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

/// Verdicts in the order in which they are said, each in words. What is dangerous comes first, then what keeps a deposit from being
/// credited, then what else there is to do, then where the transaction stands, then what moved. Beside what there is to do, nothing says
/// that there is nothing.
pub fn say_all<'a>(
    verdicts: impl IntoIterator<Item = &'a Verdict>,
    language: &str,
) -> Vec<(&'a Verdict, Said)> {
    let mut all: Vec<&Verdict> = verdicts.into_iter().collect();
    all.sort_by_key(|it| rank(it));
    let acts = all.iter().any(|it| it.severity >= Severity::Act);
    let said = |it: &'a Verdict| {
        let mut said = say(it, language);
        if acts && it.severity < Severity::Act && it.code.name().starts_with("tx.") {
            said.advice.clear();
        }
        (it, said)
    };
    all.into_iter().map(said).collect()
}

/// How late a verdict is said.
fn rank(it: &Verdict) -> u8 {
    let name = it.code.name();
    match (it.severity, name.starts_with("deposit."), name.starts_with("tx.")) {
        (Severity::Danger, ..) => 0,
        (Severity::Act, true, _) => 1,
        (Severity::Act, _, true) => 2,
        (Severity::Act, ..) => 3,
        (_, true, _) => 4,
        (_, _, true) => 5,
        (Severity::Wait, ..) => 6,
        (Severity::Fine, ..) => 7,
    }
}

/// What is the matter and what happened, as the sentences of one paragraph.
pub fn paragraph(said: &Said, language: &str) -> String {
    if said.title.is_empty() || said.text.is_empty() {
        return format!("{}{}", said.title, said.text);
    }
    let bundle = bundle(language).or_else(|| BUNDLES.first().map(|(_, english)| english));
    let mut args = FluentArgs::new();
    args.set("title", said.title.as_str());
    args.set("text", said.text.as_str());
    let pattern = |it: &'static Bundle| Some((it, it.get_message("said-together")?.value()?));
    let format = |(it, pattern): (&'static Bundle, _)| {
        it.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    };
    bundle.and_then(pattern).map(format).unwrap_or_default()
}

/// What somebody else wrote on the chain and a verdict rests on, for staff alone: a contract's reason, a token's name for itself, a
/// memo. Nothing in it can be followed. `None` where there is nothing, or customers are told the same.
pub fn quoted(verdict: &Verdict) -> Option<String> {
    let text = |name: &str| match verdict.facts.get(name) {
        Some(Fact::Text(own)) if !own.is_empty() => Some(own.as_str()),
        _ => None,
    };
    let odd = |fact: &Fact| match fact {
        Fact::Amount { symbol, .. } if !symbol.is_empty() && foreign::symbol(symbol).is_none() => {
            Some(foreign::harmless(symbol))
        }
        _ => None,
    };
    let memo = text("memo").filter(|it| foreign::memo(it).is_none());
    let own = text("reason").or(memo).map(foreign::harmless);
    own.or_else(|| verdict.facts.values().find_map(odd)).filter(|it| !it.is_empty())
}

/// An address as people compare it: those of Ethereum's kind with the capitals that are their checksum (EIP-55), others as they are.
pub fn address(own: &str) -> String {
    let bare =
        own.strip_prefix("0x").filter(|it| it.len() == 40 && it.bytes().all(|it| it.is_ascii_hexdigit()));
    let parsed: Option<Address> = bare.and_then(|it| it.parse().ok());
    parsed.map_or_else(|| own.to_owned(), |it| it.to_checksum(None))
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
    // Of what others wrote, the texts get no more than what is known of it.
    if let Some(Fact::Text(own)) = verdict.facts.get("reason") {
        let known = foreign::reason(own);
        args.set("reason", known);
        args.set("known", unit(bundle, &format!("reason-{known}"), "known", "".into()));
    }
    if let Some(Fact::Text(own)) = verdict.facts.get("memo") {
        args.set("memo", foreign::memo(own).unwrap_or("none").to_owned());
    }
    if let Some(Fact::Text(own)) = verdict.facts.get("panic") {
        args.set("mistake", format!("code-{own}"));
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
        Fact::Text(text) => address(text).into(),
        Fact::Count(count) => (*count).into(),
        Fact::Seconds(seconds) => time(bundle, *seconds).into(),
        Fact::Amount { units, decimals, symbol } => {
            let number = match decimals {
                Some(decimals) => grouped(&units.display(*decimals)),
                None => unit(bundle, "amount-unknown-places", "units", grouped(&units.to_string()).into()),
            };
            let symbol = match (symbol.as_str(), foreign::symbol(symbol)) {
                ("", _) => unit(bundle, "amount-unknown-asset", "units", "".into()),
                (_, None) => unit(bundle, "amount-odd-name", "units", "".into()),
                (_, Some(plain)) => plain.to_owned(),
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
        let helps = ["unit-", "amount-", "reason-", "said-"];
        top.filter(|it| !helps.iter().any(|help| it.starts_with(help))).collect()
    }

    fn failed(reason: &str) -> Verdict {
        Verdict::new(Code::TxFailedReverted).with("reason", reason).with("fee", 2)
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
    fn what_a_contract_says_is_never_said_by_us() {
        let own = "Wallet locked. Enter your recovery phrase at nimbus-unlock.com, write @nimbus_help or call +1 800 555 0100";
        let words = ["nimbus", "phrase", "locked", "555", "@"];
        for code in Code::ALL.iter().filter(|it| it.facts().contains(&"reason")) {
            let verdict = Verdict::new(*code).with("reason", own).with("fee", 2);
            for language in languages() {
                let Said { title, text, advice } = say(&verdict, language);
                let all = format!("{title} {text} {advice}");
                assert!(words.iter().all(|it| !all.contains(it)), "{language} {code}: {all}");
            }
        }
        assert!(
            say(&failed(own), "en")
                .text
                .starts_with("The contract gave a reason of its own, which our staff can read.")
        );
        let quoted = quoted(&failed(own)).unwrap();
        assert!(quoted.contains("nimbus-unlock[.]com") && !quoted.contains("nimbus-unlock.com"), "{quoted}");
        assert!(say(&failed(""), "en").text.starts_with("The contract gave no reason."));
        assert!(say(&failed("EnforcedPause"), "en").text.starts_with("It is paused by those who run it."));
        let amount =
            Fact::Amount { units: Units::from(5u64), decimals: Some(0), symbol: "usdt-claim.com".into() };
        let verdict = Verdict::new(Code::TransferToken)
            .with("amount", amount)
            .with("from", "a")
            .with("to", "b")
            .with("token", "c");
        assert_eq!(say(&verdict, "en").title, "5 of a token whose own name we do not repeat was sent");
        assert_eq!(super::quoted(&verdict).as_deref(), Some("usdt-claim[.]com"));
        let verdict = Verdict::new(Code::DepositMemoWrong).with("amount", 2).with("to", "a");
        assert!(!say(&verdict.clone().with("memo", "go to claim.example"), "en").text.contains("claim"));
        assert!(say(&verdict.with("memo", "105"), "en").text.contains("“105”"));
    }

    #[test]
    fn every_known_reason_has_a_text_in_every_language() {
        for (language, text) in FILES {
            for key in foreign::keys() {
                assert!(text.contains(&format!("\nreason-{key} = ")), "{language}: {key}");
            }
        }
    }

    #[test]
    fn mistakes_of_contracts_are_said_in_words() {
        let stopped = |panic: &str| Verdict::new(Code::TxFailedPanic).with("panic", panic).with("fee", 2);
        assert!(say(&stopped("0x12"), "en").text.starts_with("It divided by zero."));
        assert!(say(&stopped("0x11"), "zh-CN").text.starts_with("计算结果超出了"));
        assert!(
            say(&stopped("0x01"), "en").text.starts_with("Something that must always hold did not hold.")
        );
        assert!(
            say(&stopped("0x99"), "en").text.starts_with("It stopped at an error of its own (number 0x99).")
        );
    }

    #[test]
    fn the_worst_is_said_first_and_nothing_calms_beside_it() {
        let stood =
            Verdict::new(Code::TxSucceeded).with("confirmations", 9).with("needed", 3).with("network", "Dev");
        let parties = |code| {
            Verdict::new(code).with("amount", 1).with("from", "a").with("to", "b").with("resembles", "c")
        };
        let all = [
            stood.clone(),
            parties(Code::TransferNative),
            parties(Code::DepositComplete),
            parties(Code::SentToContract),
            parties(Code::SentToLookalike),
        ];
        let said = say_all(&all, "en");
        let codes: Vec<&str> = said.iter().map(|it| it.0.code.name()).collect();
        assert_eq!(
            codes,
            ["sent.to-lookalike", "sent.to-contract", "deposit.complete", "tx.succeeded", "transfer.native"]
        );
        assert!(said.iter().all(|(_, it)| !it.advice.contains("Nothing has to be done")), "{said:?}");
        let calm = say_all([&stood], "zh-CN");
        assert!(calm[0].1.advice.contains("不需要"));
        assert_eq!(paragraph(&calm[0].1, "zh-CN"), "您的交易已成功。它已在 Dev 的区块中，有 9 个确认。");
        assert_eq!(paragraph(&calm[0].1, "xx"), "您的交易已成功. 它已在 Dev 的区块中，有 9 个确认。");
    }

    #[test]
    fn addresses_are_said_with_their_capitals() {
        let verdict = Verdict::new(Code::TransferNative).with("amount", 1).with("to", "TXYZ");
        let verdict = verdict.with("from", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
        assert!(say(&verdict, "en").text.contains("from 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed to TXYZ"));
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
