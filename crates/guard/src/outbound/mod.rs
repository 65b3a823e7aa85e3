//! What nobody who speaks for the workspace may write to a customer.
//!
//! A thief in the place of an agent, or an agent who is bribed, asks for a phrase, a code or remote access, sends a
//! link, or has the money moved to a "safe" wallet. [`refusals`] finds such sentences before they are sent. Warnings
//! against all that are written every day, in the same words; they must pass.
//!
//! # How a sentence is judged
//!
//! Each language has lists of words with roles (`rules/outbound.toml`). A sentence is refused for a word of asking
//! with a secret near it ("send me … your phrase"), or a word of giving with a secret and a place near it ("type …
//! your code … here"). A recovery phrase is worse than the rest: to have it written for a purpose of ours or in a place
//! of ours ("so that we can secure it", "in the form below") is refused with a word of any deed. A sentence passes if
//! the clause is negated ("never", but not "don't worry"), if it tells of thieves, if it asks about the secret and not
//! for it ("tell me whether …"), and, with words of giving and with purposes, if the customer is to use the secret where
//! it belongs ("in the app"). Remote access and moving money go the same way.
//!
//! # Adding a language
//!
//! Add its table to the rules and its lines to `tests/data/outbound`.

#[cfg(test)]
mod tests;
mod text;
mod words;

use std::ops::Range;

use crate::links::{Kind, Policy, find, judge};
use text::{Folded, Sentence, sentences};
use words::{Language, Marks, Order, Role, VOCABULARY};

/// What a refusal is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A phrase, key, password, code or card number is asked for.
    Secret,
    /// Remote access is asked for.
    Remote,
    /// The customer is to move money to a wallet of the writer's choice.
    Funds,
    /// A link leads to a listed host.
    BlockedLink,
    /// A link leads to a host made to be taken for the workspace's.
    LookalikeLink,
}

impl Rule {
    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Secret => "asks_for_secret",
            Rule::Remote => "asks_for_remote_access",
            Rule::Funds => "moves_funds",
            Rule::BlockedLink => "blocked_link",
            Rule::LookalikeLink => "lookalike_link",
        }
    }

    /// Why it must not be sent, for staff.
    pub fn why(self) -> &'static str {
        match self {
            Rule::Secret => "asks the customer for a phrase, key, password, code or card number; nobody may",
            Rule::Remote => "asks the customer for remote access or to share the screen; nobody may",
            Rule::Funds => "has the customer move money to another wallet; nobody may",
            Rule::BlockedLink => "links to a host on a list of phishing hosts",
            Rule::LookalikeLink => "links to a host made to be taken for ours",
        }
    }
}

/// A part of a text that must not be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// The rule that it breaks.
    pub rule: Rule,
    /// Why, as a sentence for staff.
    pub why: &'static str,
    /// The language whose words break the rule; `None` for a link.
    pub language: Option<&'static str>,
}

/// Finds what must not be sent to a customer, in order.
pub fn refusals(text: &str, policy: &Policy<'_>) -> Vec<Refusal> {
    let mut refusals = judge_words(text);
    for link in find(text) {
        let rule = match judge(&link.written, policy).kind {
            Kind::Blocked => Rule::BlockedLink,
            Kind::Lookalike => Rule::LookalikeLink,
            _ => continue,
        };
        refusals.push(Refusal { start: link.start, end: link.end, rule, why: rule.why(), language: None });
    }
    refusals.sort_by_key(|refusal| (refusal.start, refusal.end));
    // Languages share words, and expressions overlap: what lies together is refused once for a rule.
    refusals.dedup_by(|later, earlier| {
        let same = later.rule == earlier.rule && later.start < earlier.end;
        if same {
            earlier.end = earlier.end.max(later.end);
        }
        same
    });
    refusals
}

/// What the words of each language refuse, without links.
fn judge_words(text: &str) -> Vec<Refusal> {
    let Some(vocabulary) = VOCABULARY.as_ref() else { return Vec::new() };
    let folded = Folded::new(text);
    let all = vocabulary.marks(&folded.text);
    let sentences = sentences(&folded.text);
    let mut findings = Vec::new();
    for (language, marks) in vocabulary.languages.iter().zip(&all).filter(|(_, marks)| speaks(marks)) {
        for sentence in &sentences {
            findings.extend(Judged::new(&folded.text, language, marks, sentence).findings());
        }
    }
    let excused = spans(findings.iter().filter(|finding| finding.excused));
    let refused = findings.iter().filter(|finding| !finding.excused);
    // "Install" is a word of several languages, and only one of them knows the "do not" before it.
    let refused = refused.filter(|finding| {
        let after =
            excused.partition_point(|(rule, span)| (*rule, span.end) <= (finding.rule, finding.range.start));
        excused.get(after).is_none_or(|(rule, span)| *rule != finding.rule || span.start >= finding.range.end)
    });
    refused
        .map(|finding| {
            let (start, end) = folded.code_points(&finding.range);
            Refusal {
                start,
                end,
                rule: finding.rule,
                why: finding.rule.why(),
                language: Some(finding.language),
            }
        })
        .collect()
}

/// The ranges of findings for each rule, in order, those that overlap made one.
fn spans<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(Rule, Range<usize>)> {
    let mut spans: Vec<_> = findings.map(|finding| (finding.rule, finding.range.clone())).collect();
    spans.sort_by_key(|(rule, span)| (*rule, span.start));
    spans.dedup_by(|(later, span), (earlier, before)| {
        let overlap = later == earlier && span.start < before.end;
        if overlap {
            before.end = before.end.max(span.end);
        }
        overlap
    });
    spans
}

/// An expression that breaks a rule, unless something excuses it.
struct Finding {
    range: Range<usize>,
    language: &'static str,
    rule: Rule,
    excused: bool,
}

/// Whether there is anything of a language that could be refused.
fn speaks(marks: &Marks) -> bool {
    let has = |role: Role| !marks.of(role).is_empty();
    let deed = has(Role::Deed) || has(Role::Give);
    let phrase = deed && has(Role::Phrase) && (has(Role::Purpose) || has(Role::Place));
    let secret = has(Role::Object) && (has(Role::Ask) || (has(Role::Give) && has(Role::Here)));
    secret
        || phrase
        || has(Role::Direct)
        || has(Role::Remote)
        || (has(Role::Tool) && has(Role::Start))
        || (has(Role::Move) && has(Role::Safe))
}

/// A sentence before its judge.
struct Judged<'a> {
    text: &'a str,
    language: &'static Language,
    marks: &'a Marks,
    sentence: &'a Sentence,
    /// Where a negation ends that a comma follows: "never, under any circumstances, send me …". It reaches on.
    reaching: Option<usize>,
}

impl<'a> Judged<'a> {
    fn new(text: &'a str, language: &'static Language, marks: &'a Marks, sentence: &'a Sentence) -> Self {
        let whole = sentence.start..sentence.end;
        let reaching =
            marks.within(Role::Negation, &whole).find(|it| sentence.is_cut_behind(it.end)).map(|it| it.end);
        Judged { text, language, marks, sentence, reaching }
    }

    fn findings(&self) -> Vec<Finding> {
        let whole = self.sentence.start..self.sentence.end;
        let mut findings = Vec::new();
        for range in self.marks.within(Role::Direct, &whole) {
            self.put(range.clone(), Rule::Secret, &mut findings);
        }
        for ask in self.marks.within(Role::Ask, &whole) {
            let object = self.near(ask, Role::Object, self.language.order, self.language.reach);
            if let Some(object) = object.filter(|object| !self.is_about(ask, object)) {
                self.put(joined(ask, object), Rule::Secret, &mut findings);
            }
        }
        for give in self.marks.within(Role::Give, &whole) {
            let Some(object) = self.near(give, Role::Object, self.language.order, self.language.reach) else {
                continue;
            };
            let both = joined(give, object);
            let Some(here) = self.near(&both, Role::Here, Order::Any, self.language.reach) else { continue };
            let all = joined(&both, here);
            let elsewhere = self.marks.any(Role::Elsewhere, &self.sentence.clauses(&all));
            if !elsewhere && !self.is_about(give, object) {
                self.put(all, Rule::Secret, &mut findings);
            }
        }
        self.phrases(&mut findings);
        for range in self.marks.within(Role::Remote, &whole) {
            self.put(range.clone(), Rule::Remote, &mut findings);
        }
        for tool in self.marks.within(Role::Tool, &whole) {
            if let Some(start) = self.near(tool, Role::Start, Order::Any, 2 * self.language.reach) {
                self.put(joined(tool, start), Rule::Remote, &mut findings);
            }
        }
        for safe in self.marks.within(Role::Safe, &whole) {
            if let Some(moving) = self.near(safe, Role::Move, Order::Any, 2 * self.language.reach) {
                self.put(joined(safe, moving), Rule::Funds, &mut findings);
            }
        }
        findings
    }

    /// A phrase or key that is to be written for a purpose of ours, or in a place of ours: nobody here has any use for it.
    fn phrases(&self, findings: &mut Vec<Finding>) {
        let whole = self.sentence.start..self.sentence.end;
        let deeds = self.marks.within(Role::Give, &whole).chain(self.marks.within(Role::Deed, &whole));
        for deed in deeds {
            let phrase = self.near(deed, Role::Phrase, self.language.order, self.language.reach);
            let Some(phrase) = phrase.filter(|phrase| !self.is_about(deed, phrase)) else { continue };
            let both = joined(deed, phrase);
            let clauses = self.sentence.clauses(&both);
            for (role, belongs) in [(Role::Place, false), (Role::Purpose, true)] {
                let Some(ours) = self.near(&both, role, Order::Any, 2 * self.language.reach) else {
                    continue;
                };
                let all = joined(&both, ours);
                let elsewhere = belongs && self.marks.any(Role::Elsewhere, &self.sentence.clauses(&all));
                let apart = ours.start >= clauses.end || ours.end <= clauses.start;
                let told = apart && self.marks.any(Role::Condition, &(clauses.start..deed.start));
                if !elsewhere && !told {
                    self.put_of(all, &[clauses.clone(), self.sentence.clauses(ours)], Rule::Secret, findings);
                }
            }
        }
    }

    /// Puts down an expression, and whether what surrounds it turns its meaning.
    fn put(&self, range: Range<usize>, rule: Rule, findings: &mut Vec<Finding>) {
        let clauses = self.sentence.clauses(&range);
        self.put_of(range, &[clauses], rule, findings);
    }

    /// The same, where not all that lies within it can turn it: "write your phrase, not the password, so that we …".
    fn put_of(&self, range: Range<usize>, clauses: &[Range<usize>], rule: Rule, findings: &mut Vec<Finding>) {
        let start = clauses.iter().map(|it| it.start).min().unwrap_or(range.start);
        let turned =
            |it: &Range<usize>| self.marks.any(Role::Negation, it) || self.marks.any(Role::Warning, it);
        let excused = clauses.iter().any(turned) || self.reaching.is_some_and(|end| end <= start);
        findings.push(Finding { range, language: &self.language.code, rule, excused });
    }

    /// The nearest word of a role around a range, in the same sentence.
    fn near(&self, range: &Range<usize>, role: Role, order: Order, reach: usize) -> Option<&Range<usize>> {
        let whole = self.sentence.start..self.sentence.end;
        // The end of a word may reach into the range: in many languages one expression holds both.
        let after = self.marks.within(role, &(range.start..whole.end)).find(|it| it.end > range.end);
        let after = after.filter(|it| self.gap(range.end, it.start) <= reach);
        if after.is_some() || order == Order::After {
            return after;
        }
        let before = self.marks.last(role, &(whole.start..range.end));
        before.filter(|it| self.gap(it.end, range.start) <= reach)
    }

    /// How many characters lie between two places.
    fn gap(&self, start: usize, end: usize) -> usize {
        self.text.get(start..end.max(start)).map_or(0, |between| between.chars().count())
    }

    /// Whether the asking is about the secret: "tell me whether you have your phrase".
    fn is_about(&self, ask: &Range<usize>, object: &Range<usize>) -> bool {
        let between = if ask.start < object.start { ask.end..object.start } else { object.end..ask.start };
        between.start < between.end && self.marks.any(Role::About, &between)
    }
}

fn joined(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}
