use super::rules::{Fee, Rule, Rules};
use crate::chains::{Stuck, StuckReason};

fn stuck(units: &str) -> Stuck {
    Stuck {
        network: "eip155:1".into(),
        network_name: "Ethereum".into(),
        transaction: "0xab".into(),
        transfer: 0,
        reason: StuckReason::BelowMinimum,
        from: "0x01".into(),
        to: "0x02".into(),
        units: units.into(),
        decimals: Some(6),
        amount: "4 USDT".into(),
        token: Some("0xDAC1".into()),
        symbol: Some("USDT".into()),
        memo: None,
        block: Some(7),
    }
}

fn rule(network: Option<&str>, token: Option<&str>, fee: Fee) -> Rule {
    Rule {
        reason: StuckReason::BelowMinimum,
        network: network.map(Into::into),
        token: token.map(Into::into),
        offered: true,
        fee,
        smallest: None,
        days: 7,
        signature: true,
    }
}

fn fixed(amount: &str, asset: &str) -> Fee {
    Fee::Fixed { amount: amount.into(), asset: asset.into() }
}

fn fee_of(rules: Vec<Rule>, units: &str) -> Option<String> {
    Rules { version: 3, rules }.terms(&stuck(units)).map(|it| it.fee)
}

#[test]
fn the_rule_that_names_most_counts() {
    let all = || {
        vec![
            rule(Some("eip155:1"), Some("0xdac1"), fixed("1", "USDT")),
            rule(Some("eip155:1"), None, fixed("2", "USDT")),
            rule(None, None, fixed("3", "USDT")),
        ]
    };
    assert_eq!(fee_of(all(), "4000000").as_deref(), Some("1 USDT"));
    assert_eq!(fee_of(all().split_off(1), "4000000").as_deref(), Some("2 USDT"));
    assert_eq!(fee_of(all().split_off(2), "4000000").as_deref(), Some("3 USDT"));
    assert_eq!(fee_of(Vec::new(), "4000000"), None, "nothing is offered until somebody says so");
    let other =
        vec![rule(Some("eip155:56"), None, Fee::None), rule(Some("eip155:1"), Some("native"), Fee::None)];
    assert_eq!(fee_of(other, "4000000"), None);
    // A rule that does not offer it stands before a wider one that does.
    let closed = Rule { offered: false, ..rule(Some("eip155:1"), None, Fee::None) };
    assert_eq!(fee_of(vec![rule(None, None, Fee::None), closed], "4000000"), None);
}

#[test]
fn a_fee_is_reckoned_without_loss_and_leaves_something() {
    let percent = |text: &str| vec![rule(None, None, Fee::Percent { percent: text.into() })];
    assert_eq!(fee_of(percent("1.5"), "4000000").as_deref(), Some("0.06 USDT (1.5 %)"));
    assert_eq!(fee_of(percent("0.01"), "1").as_deref(), Some("0 USDT (0.01 %)"), "rounded down");
    assert_eq!(fee_of(vec![rule(None, None, Fee::None)], "1").as_deref(), Some(""));
    // As much as arrived, and more.
    for units in ["4000000", "3999999"] {
        assert_eq!(fee_of(vec![rule(None, None, fixed("4", "usdt"))], units), None);
    }
    // In another coin nobody can compare it here.
    assert_eq!(fee_of(vec![rule(None, None, fixed("40", "TRX"))], "1").as_deref(), Some("40 TRX"));
}

#[test]
fn what_is_too_small_is_not_offered() {
    let smallest = |text: &str| {
        vec![Rule { smallest: Some(text.into()), ..rule(Some("eip155:1"), Some("0xdac1"), Fee::None) }]
    };
    assert!(fee_of(smallest("4"), "4000000").is_some());
    assert!(fee_of(smallest("4"), "3999999").is_none());
    let mut unknown = stuck("4000000");
    unknown.decimals = None;
    let rules = Rules { version: 1, rules: smallest("4") };
    assert!(rules.terms(&unknown).is_none(), "what nobody can count is left to a person");
}
