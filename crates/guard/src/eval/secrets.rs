//! Secrets in messages: how many are found whole, and what is covered that is none.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use serde_json::{Map, Value, json};

use super::{field, id, lines, percent, spans};
use crate::{Finding, inspect};

/// How far from a secret letters may be covered without counting as excess, in code points.
const NEAR: usize = 16;

/// Judges [`inspect`] by lines of JSON `{"id", "text", "spans": [{"start", "end", "kind"}], "case", "source"}`, and
/// writes what it found as lines of `{"id", "spans"}`. Lines without `spans` count as read, and no more; those
/// with none in it, or with a `source` and no `spans` at all, are ordinary text in which nothing may be found.
///
/// A secret is found when each of its letters and digits is covered. An API key alone is optional.
///
/// # Errors
///
/// When reading or writing fails.
pub fn secrets(
    test: impl BufRead,
    mut predictions: Option<&mut dyn Write>,
    errors: &mut dyn Write,
) -> io::Result<Value> {
    let mut tally = Tally::default();
    let unread = lines(test, errors, "a string `text`", |line| {
        let Some(text) = field(line, "text") else { return Ok(false) };
        let findings = inspect(text).findings;
        tally.count(line, text, &findings);
        if let Some(out) = &mut predictions {
            writeln!(out, "{}", json!({ "id": id(line), "spans": spans(&findings) }))?;
        }
        Ok(true)
    })?;
    if let Some(out) = predictions {
        out.flush()?;
    }
    Ok(tally.figures(unread))
}

/// Of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    hits: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }

    fn figures(self, hits: &str) -> Value {
        json!({ "n": self.of, hits: self.hits, "percent": percent(self.hits, self.of) })
    }
}

#[derive(Default)]
struct Tally {
    lines: usize,
    all: Share,
    kinds: BTreeMap<String, Share>,
    named: Share,
    clean: Share,
    families: BTreeMap<String, Share>,
    covered: usize,
    excess: usize,
    missed: BTreeMap<String, usize>,
}

impl Tally {
    fn count(&mut self, line: &Value, text: &str, findings: &[Finding]) {
        self.lines += 1;
        let answers = line.get("spans").and_then(Value::as_array);
        if answers.is_none() && line.get("source").is_none() {
            return;
        }
        let mut letters: Vec<Letter> =
            text.chars().map(|c| Letter { counts: c.is_alphanumeric(), ..Letter::default() }).collect();
        for finding in findings {
            for letter in letters.get_mut(finding.start..finding.end).unwrap_or_default() {
                letter.covered = letter.counts;
            }
        }
        let answers = answers.map(Vec::as_slice).unwrap_or_default();
        if answers.is_empty() {
            self.count_clean(line, letters.iter().any(|it| it.covered));
            return;
        }
        for answer in answers {
            self.count_answer(line, answer, findings, &mut letters);
        }
        self.covered += letters.iter().filter(|it| it.covered).count();
        self.excess += letters.iter().filter(|it| it.covered && !it.near).count();
    }

    fn count_clean(&mut self, line: &Value, alarm: bool) {
        let family =
            line.get("case").or_else(|| line.get("source")).and_then(Value::as_str).unwrap_or("plain");
        let family = family.split('/').take(2).collect::<Vec<_>>().join("/");
        self.families.entry(family).or_default().add(alarm);
        self.clean.add(alarm);
    }

    fn count_answer(&mut self, line: &Value, answer: &Value, findings: &[Finding], letters: &mut [Letter]) {
        let place =
            |name: &str| answer.get(name).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
        let (Some(start), Some(end)) = (place("start"), place("end").map(|end| end.min(letters.len())))
        else {
            return;
        };
        let around = start.saturating_sub(NEAR)..end.saturating_add(NEAR).min(letters.len());
        letters.get_mut(around).unwrap_or_default().iter_mut().for_each(|it| it.near = true);
        let kind = answer.get("kind").and_then(Value::as_str).unwrap_or("secret");
        if kind == "api_key" {
            return;
        }
        let found = letters.get(start..end).is_some_and(|all| all.iter().all(|it| it.covered || !it.counts));
        self.all.add(found);
        self.kinds.entry(kind.to_owned()).or_default().add(found);
        if found {
            let same = |it: &Finding| it.kind.name() == kind && it.start < end && start < it.end;
            self.named.add(findings.iter().any(same));
        } else {
            let case = line.get("case").and_then(Value::as_str).unwrap_or(kind);
            *self.missed.entry(case.to_owned()).or_default() += 1;
        }
    }

    fn figures(self, unread: usize) -> Value {
        let map = |shares: BTreeMap<String, Share>, hits: &str| -> Map<String, Value> {
            shares.into_iter().map(|(name, share)| (name, share.figures(hits))).collect()
        };
        json!({
            "n": self.lines,
            "unreadable": unread,
            "secrets": self.all.figures("found"),
            "kinds": map(self.kinds, "found"),
            "kind_named": self.named.figures("right"),
            "clean": self.clean.figures("alarms"),
            "families": map(self.families, "alarms"),
            "excess": { "letters": self.covered, "excess": self.excess, "percent": percent(self.excess, self.covered) },
            "missed": self.missed,
        })
    }
}

#[derive(Clone, Copy, Default)]
struct Letter {
    /// Whether it is a letter or digit.
    counts: bool,
    covered: bool,
    near: bool,
}
