use super::{
    rules::{Calendars, Facts, same_language},
    types::{Routing, Rule, RuleOutcome, RuleTime, RuleWhen},
};
use crate::{
    clocks::Hours,
    customers::{Proof, Tier},
    understanding::Urgency,
};
use jiff::tz::TimeZone;
use ombud_base::{Time, id::BusinessHoursId};

fn at(text: &str) -> Time {
    let moment: jiff::Timestamp = text.parse().unwrap();
    Time::from_micros(moment.as_microsecond())
}

fn facts() -> Facts {
    Facts {
        inbox: None,
        language: Some("zh-CN".into()),
        intent: Some("deposit.missing".into()),
        urgency: Urgency::High,
        text: "My USDT deposit (TRC20) is missing".into(),
        tier: Tier::Vip,
        proof: Proof::SignedToken,
        kind: "question".into(),
        now: at("2026-01-05T22:59:59Z"),
    }
}

fn rule(name: &str, when: RuleWhen) -> Rule {
    Rule { id: name.into(), name: name.into(), enabled: true, when, outcome: RuleOutcome::default() }
}

fn fits(when: RuleWhen) -> bool {
    fits_at(when, &facts())
}

fn fits_at(when: RuleWhen, facts: &Facts) -> bool {
    let routing = Routing { rules: vec![rule("r", when)], ..Routing::default() };
    routing.tries(facts, &Calendars::new()).0.is_some()
}

#[test]
fn each_condition_holds_and_does_not() {
    let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let when = RuleWhen::default;
    assert!(fits(when()), "nothing said: all cases");
    for (languages, met) in [("zh", true), ("zh-CN", true), ("zh-TW", false), ("en", false)] {
        assert_eq!(fits(RuleWhen { languages: texts(&[languages]), ..when() }), met, "{languages}");
    }
    for (intents, met) in
        [("deposit", true), ("deposit.missing", true), ("dep", false), ("withdrawal", false)]
    {
        assert_eq!(fits(RuleWhen { intents: texts(&[intents]), ..when() }), met, "{intents}");
    }
    for (urgency, met) in [(Urgency::Normal, true), (Urgency::High, true), (Urgency::Urgent, false)] {
        assert_eq!(fits(RuleWhen { urgency: Some(urgency), ..when() }), met);
    }
    for (word, met) in
        [("usdt", true), ("trc20", true), ("usd", false), ("deposit (trc20)", true), ("rc20", false)]
    {
        assert_eq!(fits(RuleWhen { words: texts(&["nothing", word]), ..when() }), met, "{word}");
    }
    assert!(fits(RuleWhen { tiers: vec![Tier::Premium, Tier::Vip], ..when() }));
    assert!(!fits(RuleWhen { tiers: vec![Tier::Standard], ..when() }));
    assert!(fits(RuleWhen { proof: Some(Proof::EmailCode), ..when() }));
    assert!(!fits(RuleWhen { proof: Some(Proof::Passkey), ..when() }));
    assert!(fits(RuleWhen { types: texts(&["question"]), ..when() }));
    assert!(!fits(RuleWhen { types: texts(&["theft"]), ..when() }));
}

#[test]
fn words_of_scripts_without_spaces_are_found_within_others() {
    let chinese = Facts { text: "我的充值还没有到账".into(), ..facts() };
    assert!(fits_at(RuleWhen { words: vec!["充值".into()], ..RuleWhen::default() }, &chinese));
}

#[test]
fn times_are_exact_to_the_second_and_pass_midnight() {
    let night = |now: &str, days: Vec<u8>| {
        let time = RuleTime { time_zone: "UTC".into(), days, from: "23:00".into(), to: "06:00".into() };
        fits_at(RuleWhen { time: Some(time), ..RuleWhen::default() }, &Facts { now: at(now), ..facts() })
    };
    assert!(!night("2026-01-05T22:59:59Z", vec![]));
    assert!(night("2026-01-05T23:00:00Z", vec![]));
    assert!(night("2026-01-06T05:59:59Z", vec![]));
    assert!(!night("2026-01-06T06:00:00Z", vec![]));
    // What begins on Monday goes on until Tuesday's morning, and Monday's own morning belongs to Sunday.
    assert!(night("2026-01-06T05:59:59Z", vec![0]));
    assert!(!night("2026-01-05T05:59:59Z", vec![0]));
}

#[test]
fn hours_are_those_of_the_calendar() {
    let id = BusinessHoursId(ombud_base::Uuid::nil());
    let zone = TimeZone::get("UTC").unwrap();
    let calendars = Calendars::from([(id, Hours::new(zone, [(0, 9 * 3600, 17 * 3600)], &[]))]);
    let tries = |open: bool, now: &str| {
        let hours = Some(super::types::RuleHours { calendar: id, open });
        let rules = vec![rule("r", RuleWhen { hours, ..RuleWhen::default() })];
        Routing { rules, ..Routing::default() }
            .tries(&Facts { now: at(now), ..facts() }, &calendars)
            .0
            .is_some()
    };
    assert!(tries(true, "2026-01-05T09:00:00Z") && !tries(false, "2026-01-05T09:00:00Z"));
    assert!(!tries(true, "2026-01-05T17:00:00Z") && tries(false, "2026-01-05T17:00:00Z"));
}

#[test]
fn the_first_that_fits_takes_it_and_each_says_why() {
    let vip = RuleWhen { tiers: vec![Tier::Vip], ..RuleWhen::default() };
    let mut off = rule("off", RuleWhen::default());
    off.enabled = false;
    let english = RuleWhen { languages: vec!["en".into()], ..RuleWhen::default() };
    let rules = vec![off, rule("english", english), rule("vip", vip), rule("all", RuleWhen::default())];
    let (taken, trials) = Routing { rules, ..Routing::default() }.tries(&facts(), &Calendars::new());
    assert_eq!(taken, Some(2));
    let outcomes: Vec<_> = trials.iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, ["off", "no", "takes", "later"]);
    let check = trials.get(1).and_then(|it| it.checks.first()).unwrap();
    assert_eq!((check.condition, check.met, check.found.as_str()), ("languages", false, "zh-CN"));
}

#[test]
fn a_rule_that_takes_all_of_another_is_known() {
    let deposits = RuleWhen { intents: vec!["deposit".into()], ..RuleWhen::default() };
    let missing =
        RuleWhen { intents: vec!["deposit.missing".into()], tiers: vec![Tier::Vip], ..RuleWhen::default() };
    assert!(RuleWhen::default().takes_all_of(&deposits));
    assert!(deposits.takes_all_of(&missing) && !missing.takes_all_of(&deposits));
    let chinese = RuleWhen { languages: vec!["zh".into()], ..RuleWhen::default() };
    let simplified = RuleWhen { languages: vec!["zh-CN".into()], ..RuleWhen::default() };
    assert!(chinese.takes_all_of(&simplified) && !simplified.takes_all_of(&chinese));
    let urgent = RuleWhen { urgency: Some(Urgency::Urgent), ..RuleWhen::default() };
    let high = RuleWhen { urgency: Some(Urgency::High), ..RuleWhen::default() };
    assert!(high.takes_all_of(&urgent) && !urgent.takes_all_of(&high));
}

#[test]
fn languages_are_the_same_by_their_beginnings() {
    assert!(same_language("pt", "pt-BR") && same_language("zh-CN", "zh") && same_language("en", "EN"));
    assert!(!same_language("zh-CN", "zh-TW") && !same_language("e", "en-GB"));
}
