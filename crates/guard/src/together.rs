//! Secrets that are split over messages which follow each other.

use std::collections::HashSet;

use crate::text::{Scan, Text};
use crate::{Finding, Hit, Inspection, join, phrase, redact, settle};

/// How much of the earlier messages is looked at, in bytes: twenty-four words and what people write around them.
const REACH: usize = 4096;

/// Inspects consecutive messages of one customer, the oldest first, for phrases that are split over them; gives one
/// [`Inspection`] for each.
///
/// The last message is inspected as by [`crate::inspect`]. The earlier ones went through the guard when they came:
/// of them only what belongs to a phrase that goes on in a later message is found. If the last message holds
/// no listed word, nothing of the earlier ones is read.
///
/// Words that come again and again are no phrase here: people count, and repeat themselves.
///
/// ```
/// assert!(ombud_guard::inspect_together(&["message 1"; 24]).iter().all(|it| it.findings.is_empty()));
/// ```
///
/// ```
/// let texts = ["I am on this page", "zoo zoo zoo zoo zoo zoo", "zoo zoo zoo zoo zoo wrong"];
/// let inspections = ombud_guard::inspect_together(&texts);
/// assert!(inspections[1..].iter().all(|it| it.redacted.as_deref() == Some("[seed phrase removed]")));
///
/// let texts = ["first half: legal winner thank year wave sausage", "worth useful legal winner thank yellow"];
/// let inspections = ombud_guard::inspect_together(&texts);
/// assert_eq!(inspections[0].redacted.as_deref(), Some("first half: [seed phrase removed]"));
/// assert_eq!(inspections[1].redacted.as_deref(), Some("[seed phrase removed]"));
/// ```
pub fn inspect_together(texts: &[&str]) -> Vec<Inspection> {
    let mut inspections = vec![Inspection::default(); texts.len()];
    let Some((last, earlier)) = texts.split_last() else { return inspections };
    let own = crate::inspect(last);
    let found = if earlier.is_empty() || !holds_words(last) { Vec::new() } else { across(texts) };
    for (inspection, (text, mut findings)) in inspections.iter_mut().zip(texts.iter().zip(found)) {
        if !findings.is_empty() {
            join(&mut findings);
            *inspection = Inspection { redacted: Some(redact(text, &findings)), findings };
        }
    }
    if let Some(inspection) = inspections.last_mut() {
        inspection.findings.extend(own.findings);
        join(&mut inspection.findings);
        inspection.redacted = (!inspection.findings.is_empty()).then(|| redact(last, &inspection.findings));
    }
    inspections
}

/// Whether a message may be a part of a phrase: hardly any other words than listed ones. For callers whose earlier messages
/// are dear to read before [`inspect_together`].
///
/// ```
/// assert!(ombud_guard::may_go_on("4. wave 5. sausage"));
/// assert!(!ombud_guard::may_go_on("Hello, my withdrawal from yesterday has not arrived yet."));
/// ```
pub fn may_go_on(text: &str) -> bool {
    let cleaned = Text::new(text);
    let (listed, others) = phrase::count_words(&cleaned, &Scan::new(cleaned.bytes()));
    listed > 0 && others <= listed
}

/// Whether a message holds a listed word.
fn holds_words(text: &str) -> bool {
    let cleaned = Text::new(text);
    phrase::holds_words(&cleaned, &Scan::new(cleaned.bytes()))
}

/// What phrases over several messages leave in each, in code points of that message.
fn across(texts: &[&str]) -> Vec<Vec<Finding>> {
    let mut from = texts.len();
    let mut len = 0;
    while let Some(text) = from.checked_sub(1).and_then(|at| texts.get(at)).filter(|_| len < REACH) {
        len += text.len() + 1;
        from -= 1;
    }
    let some = texts.get(from..).unwrap_or_default();
    let joined = some.join("\n");
    let cleaned = Text::new(&joined);
    let mut hits: Vec<Hit> = Vec::new();
    phrase::find(&cleaned, &Scan::new(cleaned.bytes()), &mut hits);
    let mut whole = settle(&cleaned, hits);
    whole.retain(|it| is_drawn(&joined, it));
    let mut start = 0;
    let mut split = vec![Vec::new(); from];
    for text in some {
        let end = start + text.chars().count();
        let inside = whole.iter().filter(|it| it.start < end && start < it.end);
        let part = |it: &Finding| Finding {
            start: it.start.max(start) - start,
            end: it.end.min(end) - start,
            ..*it
        };
        split.push(inside.map(part).collect());
        start = end + 1;
    }
    split
}

/// Fewest different words of a phrase over several messages.
const DIFFERENT: usize = 5;

/// Whether a phrase over several messages has as many different words as one that was drawn: people who count their messages,
/// or send the same one again and again, write a few listed words over and over, and one such row in sixteen passes.
fn is_drawn(joined: &str, finding: &Finding) -> bool {
    let inside: String = joined.chars().skip(finding.start).take(finding.end - finding.start).collect();
    let row: Vec<&str> = words(&inside).collect();
    let different = row.iter().collect::<HashSet<_>>().len();
    let characters: HashSet<char> =
        inside.chars().filter(|it| !it.is_ascii() && it.is_alphabetic()).collect();
    different >= DIFFERENT || characters.len() >= DIFFERENT || is_poor(&inside, &row)
}

/// Whether a row holds one word ten times and then another, as the phrases of no entropy do: wallets take them. Who counts
/// their messages has the word once in each, and not side by side.
fn is_poor(inside: &str, row: &[&str]) -> bool {
    let repeats = |window: &[&str]| window.windows(2).all(|pair| pair.first() == pair.last());
    let ends = |window: &[&str]| {
        window.split_last().is_some_and(|(last, same)| repeats(same) && !same.contains(last))
    };
    let side_by_side = |line: &str| words(line).collect::<Vec<_>>().windows(3).any(repeats);
    row.windows(11).any(ends) && inside.lines().any(side_by_side)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty())
}
