//! Whether a rule fits. Nothing here asks a database or a clock.

use super::types::{Routing, RuleOutcome, RuleTime, RuleWhen};
use crate::{
    clocks::Hours,
    customers::{Proof, Tier},
    understanding::Urgency,
};
use jiff::tz::TimeZone;
use ombud_base::{
    Time,
    id::{BusinessHoursId, InboxId},
};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

const DAY: i64 = 86_400;

/// What is known of a case when it is routed.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its inbox.
    pub inbox: Option<InboxId>,
    /// The language of its words.
    pub language: Option<String>,
    /// What it is about, if that is sure enough.
    pub intent: Option<String>,
    /// How urgent its words are.
    pub urgency: Urgency,
    /// What the customer wrote.
    pub text: String,
    /// What the customer's business is worth.
    pub tier: Tier,
    /// How surely the customer has proved who they are.
    pub proof: Proof,
    /// Its type.
    pub kind: String,
    /// Now.
    pub now: Time,
}

/// Whether one condition of a rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RuleCheck)]
pub struct Check {
    /// Which: `inboxes`, `languages`, `intents`, `urgency`, `words`, `tiers`, `proof`, `types`, `hours`, `time`.
    #[schema(example = "tiers")]
    pub condition: &'static str,
    /// Whether it holds.
    pub met: bool,
    /// What the case has there: an id, a tag or a word; of `words` the one that was found; of `hours` `open` or `closed`; of `time`
    /// the time there.
    #[schema(example = "vip")]
    pub found: String,
}

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RuleTrial)]
pub struct Trial {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `takes`: the first that fits; `no`: it does not fit; `later`: it fits, but one before it takes the case; `off`: it is disabled.
    #[schema(example = "takes")]
    pub outcome: &'static str,
    /// Its conditions, one by one.
    pub checks: Vec<Check>,
}

/// The business hours that rules name.
pub type Calendars = HashMap<BusinessHoursId, Hours>;

impl Routing {
    /// Tries the rules in their order; tells which takes the case.
    pub fn tries(&self, facts: &Facts, calendars: &Calendars) -> (Option<usize>, Vec<Trial>) {
        let mut taken = None;
        let mut trials = Vec::with_capacity(self.rules.len());
        for (at, rule) in self.rules.iter().enumerate() {
            let checks = rule.when.checks(facts, calendars);
            let outcome = match (rule.enabled, checks.iter().all(|it| it.met), taken) {
                (false, ..) => "off",
                (true, false, _) => "no",
                (true, true, Some(_)) => "later",
                (true, true, None) => {
                    taken = Some(at);
                    "takes"
                }
            };
            trials.push(Trial { id: rule.id.clone(), name: rule.name.clone(), outcome, checks });
        }
        (taken, trials)
    }
}

impl RuleOutcome {
    /// Whether it says anything.
    pub fn says_something(&self) -> bool {
        *self != Self::default()
    }
}

/// Whether a language is meant by another tag: one begins like the other, so `zh` and `zh-CN` are, and `zh-CN` and `zh-TW` are not.
pub fn same_language(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_ascii_lowercase(), other.to_ascii_lowercase());
    let within = |long: &str, short: &str| long == short || long.starts_with(&format!("{short}-"));
    within(&one, &other) || within(&other, &one)
}

/// Whether an intent is this one, or of this group.
fn of_group(intent: &str, group: &str) -> bool {
    intent == group || intent.strip_prefix(group).is_some_and(|it| it.starts_with('.'))
}

/// Whether a text has a word or phrase; in scripts with spaces, not as a part of another word.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.trim().to_lowercase());
    let part = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() && it.is_ascii());
    let bounded = |at: usize| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|it| it.chars().next());
        !(part(before) && part(word.chars().next()) || part(after) && part(word.chars().next_back()))
    };
    !word.is_empty() && text.match_indices(&word).any(|(at, _)| bounded(at))
}

/// Seconds of the day of `HH:MM`.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |it: &str| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 3600 + minute * 60)
}

impl RuleTime {
    /// The times as business hours are counted, exact to the second: what goes past midnight belongs to the day on which it began.
    fn hours(&self) -> Option<Hours> {
        let (from, to) = (seconds(&self.from)?, seconds(&self.to)?);
        let days: Vec<usize> = if self.days.is_empty() {
            (0..7).collect()
        } else {
            self.days.iter().map(|it| usize::from(*it)).collect()
        };
        let mut spans = Vec::new();
        for day in days {
            if from < to {
                spans.push((day, from, to));
            } else {
                spans.push((day, from, DAY));
                spans.push(((day + 1) % 7, 0, to));
            }
        }
        spans.retain(|it| it.1 < it.2);
        Some(Hours::new(TimeZone::get(&self.time_zone).ok()?, spans, &[]))
    }

    /// What the clock there shows.
    fn shown(&self, now: Time) -> String {
        let moment = jiff::Timestamp::from_second(now.seconds());
        match (moment, TimeZone::get(&self.time_zone)) {
            (Ok(moment), Ok(zone)) => moment.to_zoned(zone).strftime("%a %H:%M:%S").to_string(),
            _ => String::new(),
        }
    }
}

impl RuleWhen {
    /// Whether each of its conditions holds.
    fn checks(&self, facts: &Facts, calendars: &Calendars) -> Vec<Check> {
        let mut all = Vec::new();
        let mut check = |condition, said: bool, met: bool, found: String| {
            if said {
                all.push(Check { condition, met, found });
            }
        };
        let id = facts.inbox.map(|it| it.to_string()).unwrap_or_default();
        let inbox = facts.inbox.is_some_and(|it| self.inboxes.contains(&it));
        check("inboxes", !self.inboxes.is_empty(), inbox, id);
        let language = facts.language.clone().unwrap_or_default();
        let spoken = self.languages.iter().any(|it| !language.is_empty() && same_language(&language, it));
        check("languages", !self.languages.is_empty(), spoken, language);
        let intent = facts.intent.clone().unwrap_or_default();
        let about = self.intents.iter().any(|it| of_group(&intent, it));
        check("intents", !self.intents.is_empty(), about, intent);
        let urgent = self.urgency.is_some_and(|it| facts.urgency >= it);
        check("urgency", self.urgency.is_some(), urgent, facts.urgency.word().into());
        let word = self.words.iter().find(|it| has_word(&facts.text, it));
        check("words", !self.words.is_empty(), word.is_some(), word.cloned().unwrap_or_default());
        check("tiers", !self.tiers.is_empty(), self.tiers.contains(&facts.tier), facts.tier.word().into());
        let proved = self.proof.is_some_and(|it| facts.proof >= it);
        check("proof", self.proof.is_some(), proved, facts.proof.word().into());
        check("types", !self.types.is_empty(), self.types.contains(&facts.kind), facts.kind.clone());
        if let Some(hours) = &self.hours {
            let open = calendars.get(&hours.calendar).map(|it| it.open_at(facts.now));
            let found = match open {
                Some(true) => "open",
                Some(false) => "closed",
                None => "",
            };
            check("hours", true, open == Some(hours.open), found.into());
        }
        if let Some(time) = &self.time {
            let open = time.hours().is_some_and(|it| it.open_at(facts.now));
            check("time", true, open, time.shown(facts.now));
        }
        all
    }

    /// Whether every case that `other` is for is one of this one's: then a rule with `other` behind it is never reached.
    pub(super) fn takes_all_of(&self, other: &Self) -> bool {
        fn within<T>(own: &[T], theirs: &[T], fits: impl Fn(&T, &T) -> bool) -> bool {
            own.is_empty()
                || (!theirs.is_empty() && theirs.iter().all(|it| own.iter().any(|own| fits(own, it))))
        }
        let narrower = |own: &String, it: &String| {
            let (own, it) = (own.to_ascii_lowercase(), it.to_ascii_lowercase());
            it == own || it.starts_with(&format!("{own}-"))
        };
        within(&self.inboxes, &other.inboxes, |a, b| a == b)
            && within(&self.languages, &other.languages, narrower)
            && within(&self.intents, &other.intents, |group, it| of_group(it, group))
            && self.urgency.is_none_or(|own| other.urgency.is_some_and(|it| it >= own))
            && within(&self.words, &other.words, |a, b| a.to_lowercase() == b.to_lowercase())
            && within(&self.tiers, &other.tiers, |a, b| a == b)
            && self.proof.is_none_or(|own| other.proof.is_some_and(|it| it >= own))
            && within(&self.types, &other.types, |a, b| a == b)
            && (self.hours.is_none() || self.hours == other.hours)
            && (self.time.is_none() || self.time == other.time)
    }
}
