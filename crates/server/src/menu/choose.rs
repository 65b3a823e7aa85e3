//! What is offered on a page, of what is published. Nothing here asks a clock or a database.

use crate::{
    bot::THEFT,
    inboxes::MenuRule,
    knowledge::{Found, Shelf},
    playbooks::{Flows, Live},
    texts::Texts,
    words::words,
};
use ombud_nlp::fold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Topics and flows that are offered; by what is known of the customer at most so many of them.
const MOST: usize = 4;
const BY_STATE: usize = 2;

words! {
    /// Why something is offered.
    MenuReason {
        /// What is known of the customer.
        State = "state",
        /// The page that they are on.
        Page = "page",
        /// It is read most.
        Popular = "popular",
        /// It always is: help in a theft, and a person.
        Always = "always",
    }
}

/// What is known of a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MenuState {
    /// Their account is frozen.
    pub(super) frozen: bool,
    /// Something of it is held back.
    pub(super) held: bool,
    /// A withdrawal of theirs waits.
    pub(super) withdrawal: bool,
    /// A deposit of theirs waits.
    pub(super) deposit: bool,
    /// A transaction is watched for them.
    pub(super) watched: bool,
}

impl MenuState {
    /// What they are likely to ask, the most pressing first.
    fn intents(self) -> impl Iterator<Item = &'static str> {
        [
            (self.frozen, "security.unfreeze"),
            (self.held, "withdrawal.held"),
            (self.withdrawal, "withdrawal.pending"),
            (self.deposit, "deposit.missing"),
            (self.watched, "tx.status"),
        ]
        .into_iter()
        .filter_map(|(is, intent)| is.then_some(intent))
    }
}

/// Something that is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct MenuOffer {
    /// What stands on the button, and is sent by it.
    #[schema(example = "My withdrawal has not come")]
    pub(super) text: String,
    /// What it is: `topic:…`, `playbook:…`, `theft` or `person`.
    #[schema(example = "playbook:pending-withdrawal")]
    pub(super) offer: String,
    /// Why it is offered.
    pub(super) why: MenuReason,
}

/// What a menu is made of.
pub(super) struct Ground<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) flows: &'a Flows,
    /// The language of the reader (BCP 47).
    pub(super) lang: &'a str,
}

/// The first rule that a page's path fits.
pub(super) fn matched(rules: &[MenuRule], page: &str) -> Option<usize> {
    let path = path_of(page);
    rules.iter().position(|it| it.pages.iter().any(|pattern| fits(&pattern.to_lowercase(), &path)))
}

/// The path of a page's address, without what stands behind it; small letters.
pub(super) fn path_of(page: &str) -> String {
    let behind =
        page.split_once("://").map_or(page, |(_, rest)| rest.find('/').map_or("/", |at| rest.split_at(at).1));
    behind.split(['?', '#']).next().unwrap_or_default().to_lowercase()
}

/// Whether a path fits a pattern, in which `*` stands for anything.
fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    let mut rest = rest;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.ends_with(last)
}

impl Ground<'_> {
    /// What is offered, in its order.
    pub(super) fn menu(&self, rule: Option<&MenuRule>, state: MenuState) -> Vec<MenuOffer> {
        let mut all: Vec<MenuOffer> = Vec::new();
        for intent in state.intents() {
            if all.len() < BY_STATE {
                put(&mut all, self.of_intent(intent, MenuReason::State));
            }
        }
        for target in rule.iter().flat_map(|it| &it.offers) {
            put(&mut all, self.resolved(target, MenuReason::Page));
        }
        for found in self.shelf.popular(self.lang, MOST + 2) {
            // A theft has a button of its own.
            if !found.intents.iter().any(|it| it == THEFT) {
                put(&mut all, Some(topic(&found, MenuReason::Popular)));
            }
        }
        let texts = Texts::of_bot(Some(self.lang));
        for (id, offer) in [("bot-theft", "theft"), ("bot-person", "person")] {
            let text = texts.say(id, &[]);
            all.push(MenuOffer { text, offer: offer.to_owned(), why: MenuReason::Always });
        }
        all
    }

    /// What of what rules offer is not published.
    pub(super) fn unknown<'r>(&self, rules: &'r [MenuRule]) -> Vec<&'r str> {
        let all = rules.iter().flat_map(|it| &it.offers);
        all.filter(|it| self.resolved(it, MenuReason::Page).is_none()).map(String::as_str).collect()
    }

    fn resolved(&self, target: &str, why: MenuReason) -> Option<MenuOffer> {
        match target.split_once(':')? {
            ("topic", slug) => Some(topic(&self.shelf.found_of(slug, self.lang, "")?, why)),
            ("playbook", slug) => self.flow(self.flows.published.iter().find(|it| it.slug == slug)?, why),
            ("intent", intent) => self.of_intent(intent, why),
            _ => None,
        }
    }

    /// The flow that an intent begins, where it speaks the reader's language; else the topic that answers it, else that flow.
    fn of_intent(&self, intent: &str, why: MenuReason) -> Option<MenuOffer> {
        let begins = |it: &&std::sync::Arc<Live>| it.flow.intents.iter().any(|own| own == intent);
        let live = self.flows.published.iter().find(begins);
        let own = live.filter(|it| primary(it.flow.language(self.lang)) == primary(self.lang));
        let topics = || {
            let found = self.shelf.of_intent(intent, self.lang);
            let first = found.iter().find(|it| it.intents.first().is_some_and(|own| own == intent));
            first.or(found.first()).map(|it| topic(it, why))
        };
        own.and_then(|it| self.flow(it, why))
            .or_else(topics)
            .or_else(|| live.and_then(|it| self.flow(it, why)))
    }

    fn flow(&self, live: &Live, why: MenuReason) -> Option<MenuOffer> {
        let text = live.flow.text(&live.flow.titles, live.flow.language(self.lang))?;
        Some(MenuOffer { text: text.to_owned(), offer: format!("playbook:{}", live.slug), why })
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn topic(found: &Found, why: MenuReason) -> MenuOffer {
    MenuOffer { text: found.title.clone(), offer: format!("topic:{}", found.slug), why }
}

/// Adds something, unless there is enough, or the same is there.
fn put(all: &mut Vec<MenuOffer>, offer: Option<MenuOffer>) {
    let Some(offer) = offer.filter(|_| all.len() < MOST) else { return };
    if !all.iter().any(|it| it.offer == offer.offer || fold(&it.text) == fold(&offer.text)) {
        all.push(offer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inboxes::default_menu;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, path, yes) in [
            ("/withdraw", "/withdraw", true),
            ("/withdraw", "/withdraw/usdt", false),
            ("/withdraw*", "/withdraw/usdt", true),
            ("*/security/*", "/en/account/security/keys", true),
            ("*/security/*", "/en/security", false),
            ("*deposit*", "/de/wallet/deposits", true),
            ("/a*b*c", "/axbxc", true),
            ("/a*b*c", "/axcxb", false),
            ("*", "/anything", true),
            ("/a*a", "/a", false),
        ] {
            assert_eq!(fits(pattern, path), yes, "{pattern} {path}");
        }
    }

    #[test]
    fn the_path_alone_counts_and_the_first_rule_that_fits() {
        assert_eq!(path_of("https://x.example/En/Withdraw?token=abc#top"), "/en/withdraw");
        assert_eq!(path_of("/a?b"), "/a");
        assert_eq!(path_of("https://x.example"), "/");
        let rules = default_menu();
        let offers = |page: &str| matched(&rules, page).and_then(|it| rules.get(it)?.offers.first().cloned());
        assert_eq!(offers("/assets/withdraw/usdt").as_deref(), Some("intent:withdrawal.pending"));
        assert_eq!(offers("/zh-CN/deposit").as_deref(), Some("intent:deposit.missing"));
        assert_eq!(offers("/login").as_deref(), Some("intent:login.password"));
        assert_eq!(offers("/user/security").as_deref(), Some("intent:login.second_factor"));
        assert_eq!(offers("/"), None);
    }

    #[test]
    fn what_the_defaults_offer_is_in_the_tree() {
        for offer in default_menu().iter().flat_map(|it| &it.offers) {
            let intent = offer.strip_prefix("intent:").unwrap();
            assert!(crate::understanding::Tree::get().intent(intent).is_some(), "{intent}");
        }
        for intent in
            (MenuState { frozen: true, held: true, withdrawal: true, deposit: true, watched: true }).intents()
        {
            assert!(crate::understanding::Tree::get().intent(intent).is_some(), "{intent}");
        }
    }
}
