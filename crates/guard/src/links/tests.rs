use proptest::prelude::*;

use super::words::{RULES, Words};
use super::{Kind, Official, Policy, Reason, Verdict, find, judge};
use crate::lists::Builder;

fn verdict(link: &str, official: &[&str]) -> Verdict {
    let official = Official::new(official);
    let mut list = Builder::new([7; 16]);
    list.block("drainer.example.net");
    let listed = list.build();
    judge(link, &Policy { official: &official, listed: &listed })
}

fn kind(link: &str, official: &[&str]) -> Kind {
    verdict(link, official).kind
}

const OWN: [&str; 2] = ["nimbusvault.com", "help.nimbusvault.io"];

#[test]
fn rules_that_are_compiled_in_can_be_read() {
    let words: Words = toml::from_str(RULES).unwrap();
    assert!(words.lures.contains("airdrop") && words.common.contains("kraken"));
    assert!(words.shorteners.contains("bit.ly") && words.owners.contains("google.com"));
    for word in words.common.iter().chain(&words.lures).chain(&words.field) {
        assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{word}");
    }
}

#[test]
fn official_hosts_are_told_as_browsers_take_them() {
    for link in [
        "https://nimbusvault.com",
        "nimbusvault.com.",
        "HTTPS://App.NimbusVault.com:8443/x?y#z",
        "https://user:pw@help.nimbusvault.io/x",
        "hxxps://nimbusvault[.]com/login",
        "hxxps[://]nimbusvault{dot}com",
        "nimbusvault (dot) com",
        "https:\\\\nimbusvault.com\\x",
        "https://nimbusvault.%63om/",
        "https://ｎｉｍｂｕｓvault。com/",
        "https://nim\u{ad}busvault.com/",
        "//nimbusvault.com/x",
        "https://nimbusvault.com/go?to=https://evil.example",
    ] {
        assert_eq!(kind(link, &OWN), Kind::Official, "{link}");
    }
}

#[test]
fn lookalikes_are_told_with_what_they_imitate() {
    for (link, reason) in [
        ("https://nimbusvault.com@evil.example/", Reason::UserInfo),
        ("https://nimbusvault.com%2f@evil.example/", Reason::UserInfo),
        ("https://nimbusvault.com.evil.example/", Reason::Subdomain),
        ("https://nimbusvault.com-login.example/", Reason::Subdomain),
        ("https://nimbusvault.xyz", Reason::OtherEnding),
        ("https://nimbus-vault.com", Reason::OtherEnding),
        ("https://nirnbusvault.com", Reason::Glyphs),
        ("https://n1mbusvau1t.com", Reason::Glyphs),
        ("https://nimbusvautl.com", Reason::Misspelt),
        ("https://nimbusvalt.com", Reason::Misspelt),
        ("https://nimbusvvault.com", Reason::Misspelt),
        ("https://nimbusvault-support.com", Reason::Within),
        ("https://secure-nimbusvault.io", Reason::Within),
        ("https://nimbusvault.vercel.app", Reason::OtherEnding),
        ("https://claim-nimbusvault.pages.dev", Reason::Within),
        ("https://wwwnimbusvault.com", Reason::Within),
        ("https://nimbusvault.evil.example", Reason::Within),
        ("https://nіmbuѕvault.com", Reason::Homograph),
        ("https://nimbusváult.com", Reason::Homograph),
        ("https://xn--nimbusvult-v7a.com", Reason::Homograph),
    ] {
        let verdict = verdict(link, &OWN);
        assert_eq!((verdict.kind, verdict.reason), (Kind::Lookalike, reason), "{link}");
        assert_eq!(verdict.imitates.as_deref(), Some("nimbusvault.com"), "{link}");
    }
}

#[test]
fn words_of_the_language_are_left_to_others() {
    for (link, official) in [
        ("https://krakenjs.com", "kraken.com"),
        ("https://www.ledgerinsights.com/news", "ledger.com"),
        ("https://gemini.google.com", "gemini.com"),
        ("https://optimistic.org", "optimism.io"),
        ("https://crypto.jobs", "crypto.com"),
        ("https://gatehouse.org", "gate.io"),
        ("https://medium.com/@nimbusvault/news", "nimbusvault.com"),
        ("https://github.com/kraken", "kraken.com"),
        ("http://192.168.0.1/nimbusvault.com", "nimbusvault.com"),
        ("https://okxyz.example", "okx.com"),
        ("https://bookx.com", "okx.com"),
    ] {
        assert_eq!(kind(link, &[official]), Kind::Clean, "{link}");
    }
    for (link, official) in [
        ("https://kraken-login.com", "kraken.com"),
        ("https://phantomwallet.top", "phantom.app"),
        ("https://kraken.co", "kraken.com"),
        ("https://okx-support.com", "okx.com"),
        ("https://okx.net", "okx.com"),
        ("https://okkx.com", "okx.com"),
        ("https://wwwokx.com", "okx.com"),
        ("https://wwwcrypto.com", "crypto.com"),
        ("https://sushi.com.wallet-portal.xyz", "sushi.com"),
    ] {
        assert_eq!(kind(link, &[official]), Kind::Lookalike, "{link}");
    }
}

#[test]
fn listed_hosts_come_before_lookalikes_and_own_hosts_before_both() {
    assert_eq!(kind("https://a.drainer.example.net/x", &OWN), Kind::Blocked);
    assert_eq!(kind("https://nimbusvault.com@drainer.example.net", &OWN), Kind::Blocked);
    assert_eq!(kind("https://a.drainer.example.net", &["drainer.example.net"]), Kind::Official);
    assert_eq!(kind("https://bit.ly/3abc", &OWN), Kind::Shortener);
    assert_eq!(kind("javascript:alert(1)", &OWN), Kind::Clean);
    assert_eq!(verdict("tel:+123", &OWN).reason, Reason::NoHost);
}

fn written(text: &str) -> Vec<String> {
    find(text).into_iter().map(|link| link.written).collect()
}

#[test]
fn links_are_found_in_sentences() {
    for (text, links) in [
        ("Go to https://a.example.com/x?y=1.", vec!["https://a.example.com/x?y=1"]),
        ("(see www.example.com)", vec!["www.example.com"]),
        ("см. пример: http://пример.рф/путь, и example.org!", vec!["http://пример.рф/путь", "example.org"]),
        ("请访问binance.com吗", vec!["binance.com"]),
        ("打开https://binance.com/zh，然后", vec!["https://binance.com/zh"]),
        ("it was hxxps://evil[.]example[.]com/login ok", vec!["hxxps://evil[.]example[.]com/login"]),
        ("it was evil (dot) com ok", vec!["evil (dot) com"]),
        ("go to nimbus-help dot com now", vec!["nimbus-help dot com"]),
        ("bіnance.com is fake", vec!["bіnance.com"]),
        ("support。trustwallet。com", vec!["support。trustwallet。com"]),
        ("mail me@example.com", vec!["me@example.com"]),
        ("[docs](https://docs.example.com/a_(b))", vec!["https://docs.example.com/a_(b)"]),
        ("e.g. 3.14 i.e. v1.2.3 and so on... no links.heere", vec![]),
        ("the dot com bubble", vec![]),
        ("sent 0.5 BTC.Please check", vec![]),
    ] {
        assert_eq!(written(text), links, "{text}");
    }
}

#[test]
fn spans_are_code_points() {
    let text = "привет 😀 example.com!";
    let link = find(text).remove(0);
    assert_eq!(text.chars().skip(link.start).take(link.end - link.start).collect::<String>(), "example.com");
}

#[test]
fn the_time_grows_with_the_text() {
    // Brackets and dots in all orders: a scan that begins anew at each would not come to an end.
    for unit in ["[", "(.", "a.", "[.]", "a(dot)", " dot ", "://", "http://a", "@", "。", "xn--"] {
        let text = unit.repeat(200_000 / unit.len());
        let begun = std::time::Instant::now();
        find(&text);
        assert!(begun.elapsed().as_secs() < 5, "{unit}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,80}") {
        let length = text.chars().count();
        let mut last = 0;
        for link in find(&text) {
            prop_assert!(last <= link.start && link.start < link.end && link.end <= length);
            let there: String = text.chars().skip(link.start).take(link.end - link.start).collect();
            prop_assert_eq!(there, link.written);
            last = link.end;
        }
        verdict(&text, &[text.as_str(), "nimbusvault.com"]);
    }

    #[test]
    fn nothing_panics_on_links(text in "(hxxps?|https?|ws)?(://|:|//)?[a-zа-я0-9.\\-@%:\\[\\](){}。]{0,40}(/.{0,8})?") {
        find(&text);
        verdict(&text, &OWN);
    }

    #[test]
    fn whatever_is_below_an_official_host_is_official(label in "[a-z0-9]{1,12}", path in "[a-z0-9/?#@:]{0,12}") {
        let link = format!("https://{label}.nimbusvault.com/{path}");
        prop_assert_eq!(kind(&link, &OWN), Kind::Official);
    }
}
