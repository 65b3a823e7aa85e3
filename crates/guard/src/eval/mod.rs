//! Judges the guard by files of examples with answers, and scans lines of JSON: what the command line offers
//! to whoever wants to see figures before trusting it. Each file of examples has a module of its own; a new
//! one reads lines with [`lines`], and gives its figures as one JSON object.

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use crate::{Finding, inspect};

mod addresses;
mod judge;
mod outbound;
mod poisoning;
mod secrets;
mod tally;
mod urls;

pub use addresses::{addresses, identities};
pub use judge::{Answer, judge};
pub use outbound::outbound;
pub use poisoning::poisoning;
pub use secrets::secrets;
pub use urls::{urls, verdicts};

/// Reads lines of JSON `{"id", "text"}` and writes for each `{"id", "spans", "redacted"}`. A line that is no such
/// object is told in `errors` with its number, never with its content, and the rest goes on. Says how many those were.
///
/// # Errors
///
/// When reading or writing fails.
pub fn scan(input: impl BufRead, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<usize> {
    let bad = lines(input, errors, "a string `text`", |line| {
        let Some(text) = field(line, "text") else { return Ok(false) };
        let inspection = inspect(text);
        let spans = spans(&inspection.findings);
        let redacted = inspection.redacted.as_deref().unwrap_or(text);
        writeln!(out, "{}", json!({ "id": id(line), "spans": spans, "redacted": redacted }))?;
        Ok(true)
    })?;
    out.flush()?;
    Ok(bad)
}

/// Calls `each` with what every line that is not empty holds. What is no JSON, or where `each` says `false` because it
/// is not an object with what is `needed`, is told in `errors` by its number alone. Gives the count of those.
pub(crate) fn lines(
    mut input: impl BufRead,
    errors: &mut dyn Write,
    needed: &str,
    mut each: impl FnMut(&Value) -> io::Result<bool>,
) -> io::Result<usize> {
    let mut line = Vec::new();
    let (mut number, mut bad) = (0, 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let read = match serde_json::from_slice(&line) {
                Ok(line) => each(&line)?,
                Err(_) => false,
            };
            if !read {
                bad += 1;
                let error = format!("not a JSON object with {needed}");
                writeln!(errors, "{}", json!({ "line": number, "error": error }))?;
            }
        }
        line.clear();
    }
    Ok(bad)
}

/// A string of an example.
pub(crate) fn field<'a>(line: &'a Value, name: &str) -> Option<&'a str> {
    line.get(name)?.as_str()
}

/// The id of an example; null where it has none.
pub(crate) fn id(line: &Value) -> Value {
    line.get("id").cloned().unwrap_or(Value::Null)
}

/// A part in percent, rounded to four places.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 * 1e6 / whole as f64).round() / 1e4 }
}

fn spans(findings: &[Finding]) -> Value {
    let span = |it: &Finding| {
        json!({
            "start": it.start,
            "end": it.end,
            "kind": it.kind.name(),
            "confidence": f64::from(it.confidence) / 100.0,
            "why": it.why,
        })
    };
    findings.iter().map(span).collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod verdict_tests;
