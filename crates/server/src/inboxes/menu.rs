//! Which topics and flows the chat offers before the first message, by the page that it stands on: rules as data.

use super::types::MenuRule;
use crate::http::Checks;

/// Rules of an inbox, pages of a rule, what one offers.
const RULES: usize = 20;
const PAGES: usize = 10;
const OFFERS: usize = 6;
/// Characters of a page's pattern, and of what is offered.
const LONGEST: usize = 200;
/// What may be offered: a topic, a playbook, or whatever is published on an intent.
pub const OFFERED: [&str; 3] = ["topic:", "playbook:", "intent:"];

/// What stands in the place of rules that nobody has written: by words that addresses have for what is done there.
pub fn default_menu() -> Vec<MenuRule> {
    let rule = |pages: &[&str], intents: &[&str]| MenuRule {
        pages: pages.iter().map(|it| format!("*{it}*")).collect(),
        offers: intents.iter().map(|it| format!("intent:{it}")).collect(),
    };
    vec![
        rule(
            &["withdraw", "payout", "cash-out"],
            &["withdrawal.pending", "withdrawal.limit", "withdrawal.held", "tx.fee"],
        ),
        rule(
            &["deposit", "top-up", "topup", "receive"],
            &["deposit.missing", "deposit.how", "deposit.wrong_network", "deposit.missing_memo"],
        ),
        rule(
            &["login", "log-in", "signin", "sign-in", "password"],
            &["login.password", "login.second_factor", "login.code_missing", "login.device"],
        ),
        rule(
            &["security", "2fa", "passkey", "devices"],
            &["login.second_factor", "security.phishing", "security.account_taken", "login.device"],
        ),
        rule(
            &["verif", "kyc", "identity"],
            &["verification.how", "verification.pending", "verification.rejected"],
        ),
        rule(
            &["fiat", "bank", "card", "p2p", "buy"],
            &["fiat.deposit", "fiat.card", "fiat.p2p", "fiat.withdrawal"],
        ),
        rule(&["bridge", "swap", "convert"], &["bridge.delayed", "swap.help", "tx.fee", "network.which"]),
        rule(&["trade", "order", "spot", "futures"], &["trade.order", "tx.fee"]),
        rule(&["stak", "earn"], &["staking.help"]),
        rule(&["wallet", "backup"], &["wallet.backup", "wallet.import", "tx.pending", "wallet.phrase_lost"]),
        rule(
            &["account", "profile", "settings"],
            &["account.contact_change", "account.history", "account.close"],
        ),
    ]
}

/// Looks at rules that somebody wrote.
pub fn check_menu(checks: &mut Checks, field: &str, rules: &[MenuRule]) {
    checks.count(field, rules, RULES);
    for (nth, rule) in rules.iter().enumerate().take(RULES) {
        let field = format!("{field}[{nth}]");
        checks.count(&format!("{field}.pages"), &rule.pages, PAGES);
        checks.count(&format!("{field}.offers"), &rule.offers, OFFERS);
        checks.expect(!rule.pages.is_empty(), format!("{field}.pages"), "must name a page");
        checks.expect(!rule.offers.is_empty(), format!("{field}.offers"), "must offer something");
        for (at, page) in rule.pages.iter().enumerate() {
            let good =
                !page.trim().is_empty() && page.chars().count() <= LONGEST && page.starts_with(['/', '*']);
            let detail = "must begin with / or *, such as /withdraw* or *deposit*";
            checks.expect(good, format!("{field}.pages[{at}]"), detail);
        }
        for (at, offer) in rule.offers.iter().enumerate() {
            let named = OFFERED.iter().any(|it| offer.strip_prefix(it).is_some_and(|it| !it.is_empty()));
            let good = named && offer.chars().count() <= LONGEST;
            let detail = "must be topic:, playbook: or intent: with a name behind it";
            checks.expect(good, format!("{field}.offers[{at}]"), detail);
        }
    }
}
