//! Counts answers against those expected, by class.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::percent;

/// Answers, right and wrong.
#[derive(Default)]
pub(super) struct Tally {
    read: usize,
    judged: usize,
    right: usize,
    /// For each expected class, how often each answer was given.
    answers: BTreeMap<String, BTreeMap<String, usize>>,
    /// For each answer to a line, expected or not.
    given: BTreeMap<String, usize>,
}

impl Tally {
    /// An answer; `expected` is missing where the line has none.
    pub fn count(&mut self, expected: Option<&str>, given: &str) {
        self.read += 1;
        *self.given.entry(given.to_owned()).or_default() += 1;
        if let Some(expected) = expected {
            self.judged += 1;
            self.right += usize::from(expected == given);
            *self.answers.entry(expected.to_owned()).or_default().entry(given.to_owned()).or_default() += 1;
        }
    }

    /// Counts, the part that was right, and for each class how it was answered; `unread` lines could not be read.
    pub fn figures(&self, unread: usize) -> Value {
        let classes: BTreeMap<&str, Value> = self
            .answers
            .iter()
            .map(|(class, given)| {
                let of: usize = given.values().sum();
                let right = given.get(class).copied().unwrap_or(0);
                let figures =
                    json!({ "n": of, "right": right, "percent": percent(right, of), "given": given });
                (class.as_str(), figures)
            })
            .collect();
        json!({
            "lines": self.read,
            "unreadable": unread,
            "judged": self.judged,
            "right": self.right,
            "percent": percent(self.right, self.judged),
            "classes": classes,
            "given": self.given,
        })
    }
}
