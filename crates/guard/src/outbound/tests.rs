use proptest::prelude::*;

use super::words::{RULES, Rules, Vocabulary};
use super::{Refusal, Rule, refusals};
use crate::links::{Official, Policy};
use crate::lists::{Builder, HostList};

const REFUSED: &str = include_str!("../../tests/data/outbound/refused.txt");
const PASSED: &str = include_str!("../../tests/data/outbound/passed.txt");

fn refused(text: &str) -> Vec<Refusal> {
    let official = Official::new(["nimbusvault.com"]);
    let listed = HostList::default();
    refusals(text, &Policy { official: &official, listed: &listed })
}

/// Lines of a file, each with its language.
fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().filter_map(|line| line.split_once('\t'))
}

#[test]
fn rules_that_are_compiled_in_can_be_read() {
    let rules: Rules = toml::from_str(RULES).unwrap();
    assert_eq!(rules.languages.len(), 21);
    let vocabulary = Vocabulary::new(rules).unwrap();
    for (file, least) in [(REFUSED, 240), (PASSED, 340)] {
        assert!(lines(file).count() >= least);
        for language in &vocabulary.languages {
            assert!(lines(file).any(|(code, _)| code == language.code), "{}", language.code);
        }
    }
}

#[test]
fn what_thieves_write_is_refused() {
    let missed: Vec<_> = lines(REFUSED).filter(|(_, text)| refused(text).is_empty()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_honest_staff_write_passes() {
    let wrong: Vec<_> = lines(PASSED).filter(|(_, text)| !refused(text).is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_rule_is_told() {
    for (text, rule) in [
        ("Please send me your seed phrase.", Rule::Secret),
        ("Please install AnyDesk.", Rule::Remote),
        ("Please move your coins to a safe wallet.", Rule::Funds),
        ("See https://nimbusvault-support.com", Rule::LookalikeLink),
    ] {
        assert_eq!(refused(text).iter().map(|it| it.rule).collect::<Vec<_>>(), [rule], "{text}");
    }
    let official = Official::new(["nimbusvault.com"]);
    let mut list = Builder::new([1; 16]);
    list.block("drainer.example.net");
    let listed = list.build();
    let policy = Policy { official: &official, listed: &listed };
    let refusal = refusals("see hxxps://a.drainer[.]example[.]net", &policy);
    assert_eq!(refusal.iter().map(|it| it.rule).collect::<Vec<_>>(), [Rule::BlockedLink]);
    assert!(refusals("see https://nimbusvault.com/help", &policy).is_empty());
}

#[test]
fn spans_are_code_points_of_the_sentence() {
    let text = "Привет! 😀 Пришлите мне ваш па\u{301}роль, спасибо.";
    let refusal = refused(text).remove(0);
    let there: String = text.chars().skip(refusal.start).take(refusal.end - refusal.start).collect();
    assert_eq!(there, "Пришлите мне ваш па\u{301}роль");
}

#[test]
fn one_negation_does_not_excuse_the_next_sentence() {
    for text in [
        "We will never ask for your password. Send me your seed phrase.",
        "Never tell anyone! But tell me your password.",
        "I am not a thief, so give me the code you received.",
    ] {
        assert_eq!(refused(text).len(), 1, "{text}");
    }
}

#[test]
fn the_time_grows_with_the_text() {
    for unit in [
        "send me your seed phrase ",
        "never, ",
        "seed phrase ",
        "send ",
        "在这里输入助记词",
        "anydesk ",
        ",",
        "it. ",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let begun = std::time::Instant::now();
        refused(&text);
        assert!(begun.elapsed().as_secs() < 8, "{unit}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,120}") {
        refused(&text);
    }

    #[test]
    fn spans_lie_within(parts in prop::collection::vec(
        prop::sample::select(vec!["send me ", "seed phrase", "密码", "发给我", ", ", ". ", "ﬁ", "İ", "не ", "пароль ", "скажите ", "anydesk ", "install ", "👍", "e\u{301}"]),
        0..14,
    )) {
        let text = parts.concat();
        let length = text.chars().count();
        for refusal in refused(&text) {
            prop_assert!(refusal.start < refusal.end && refusal.end <= length);
        }
    }
}
